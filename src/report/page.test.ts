import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { klp } from '../cli/testing.ts';
import { escapeHtml } from './escape.ts';
import { page } from './page.ts';

test('the page has verdict, story, statement, statecharts, and needs nothing from elsewhere', async () => {
  const path = join(tmpdir(), `klp-page-${process.pid}.html`);
  try {
    const { code } = await klp('check', 'states/leak-on-failure', '--report', path);
    expect(code).toBe(11);
    const html = readFileSync(path, 'utf8');
    expect(html).toContain('Violated: no-space-lost');
    expect(html).toContain('<b>load console_v1 broken=-22</b>');
    expect(html).toContain('| livepatch: pre-patch callback failed for object');
    expect(html.match(/<svg /g)?.length).toBeGreaterThan(2);
    expect(html).not.toMatch(/<script|<link rel="stylesheet|https?:/);
    // Every element that is opened is closed.
    for (const name of ['section', 'table', 'tr', 'td', 'ol', 'li', 'svg', 'g', 'div', 'p']) {
      const opened = html.match(new RegExp(`<${name}[ >]`, 'g'))?.length;
      expect([name, html.match(new RegExp(`</${name}>`, 'g'))?.length]).toEqual([name, opened]);
    }
  } finally {
    rmSync(path, { force: true });
  }
});

test('what comes from files is shown, not interpreted', () => {
  const told = {
    name: '<b>',
    title: '"&\'',
    rules: '',
    again: [],
    verdict: 'holds' as const,
    states: 1,
    transitions: 0,
    depth: 0,
    milliseconds: 0,
    properties: [],
  };
  const html = page('</title><script>', [{ told }]);
  expect(html).not.toContain('<script>');
  expect(html).toContain(escapeHtml('<b>'));
  expect(html).toContain('&#34;&#38;&#39;');
});
