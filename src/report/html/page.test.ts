import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import type { CoveredState } from '../../check/coverage.ts';
import { klp } from '../../cli/testing.ts';
import type { ToldCheck } from '../told.ts';
import { htmlReport } from './page.ts';

const folder = mkdtempSync(join(tmpdir(), 'klp-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Tags that are opened and not closed, or closed and not opened; empty: the page is well nested. */
function unbalanced(html: string): readonly string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  const alone = /^(meta|link|br|!doctype)$/;
  for (const [, close, tag = '', rest = ''] of html
    .replaceAll(/<(style|script)>[\s\S]*?<\/\1>/g, '')
    .matchAll(/<(\/?)([!a-z][\w-]*)([^>]*)>/gi)) {
    if (alone.test(tag) || rest.endsWith('/')) continue;
    if (close === '') open.push(tag);
    else if (open.at(-1) === tag) open.pop();
    else wrong.push(`</${tag}> in <${open.at(-1)}>`);
  }
  return [...wrong, ...open];
}

const idsOf = (html: string): readonly string[] =>
  [...html.matchAll(/ id="([^"]*)"/g)].flatMap((m) => (m[1] === undefined ? [] : [m[1]]));

describe('klp check --report', () => {
  const path = join(folder, 'out.html');
  const ids = ['states/leak-on-failure', 'transitions/first-taint'];

  test('writes one file with verdicts, stories, coverage and charts; the check says what it always says', async () => {
    const plain = await klp('check', ...ids, '--jobs', '1');
    const { code, out } = await klp('check', ...ids, '--jobs', '1', '--report', path);
    const untimed = (text: string): string => text.replaceAll(/[\d.]+ s\b/g, '');
    expect([code, untimed(out)]).toEqual([11, untimed(plain.out)]);

    const html = readFileSync(path, 'utf8');
    expect(unbalanced(html)).toEqual([]);
    expect(new Set(idsOf(html)).size).toBe(idsOf(html).length);
    // Nothing is loaded from elsewhere.
    expect(html.match(/(?:src|href)="(?!#|data:)[^"]*"|@import|url\((?!#)/g)).toBeNull();
    expect(html.match(/<svg /g)).toHaveLength(2);
    // The story that check tells, step by step.
    expect(html).toContain('no-space-lost: the shortest way to it, 1 event<');
    expect(html).toContain('<span class="event mono">load console_v1 broken=-22</span>');
    expect(html).toContain("failed to enable patch 'console_v1'");
    expect(html).toContain(
      'npx klp check spec/scenarios/states/leak-on-failure.yaml --property no-space-lost',
    );
    expect(html.match(/<details class="story" open>/g)).toHaveLength(1);
  });

  test('where it cannot be written, says so', async () => {
    const { code, err } = await klp('check', 'transitions/first-taint', '--report', '/nowhere/at/all.html');
    expect(code).toBe(1);
    expect(err).toContain('KLP2302');
  });

  test('of any machine', async () => {
    const xstate = pathToFileURL(
      join(import.meta.dirname, '../../../node_modules/xstate/dist/xstate.esm.js'),
    ).href;
    const module = join(folder, 'door.ts');
    writeFileSync(
      module,
      `import { createMachine } from '${xstate}';
export const machine = createMachine({ id: 'door', initial: 'shut', states: {
  shut: { on: { open: 'wide' } }, wide: { on: { close: 'shut' } }, gone: {} } });`,
    );
    const page = join(folder, 'door.html');
    const { code } = await klp('check', '--machine', module, '--report', page);
    expect([code, existsSync(page)]).toEqual([0, true]);
    const html = readFileSync(page, 'utf8');
    expect(html).toContain('2 of 3');
    expect(html).toContain('<li>door.gone</li>');
  });
});

test('nothing that a scenario says becomes markup', () => {
  const evil = '</p><script>alert(1)</script>"';
  const told: ToldCheck = {
    name: evil,
    title: evil,
    rules: evil,
    again: ['check', evil],
    verdict: 'violated',
    states: 1,
    transitions: 0,
    depth: 0,
    milliseconds: 0,
    properties: [
      {
        id: evil,
        statement: evil,
        why: evil,
        source: evil,
        verdict: 'violated',
        couldFailIn: 1,
        story: [{ number: 1, event: evil, log: [evil], seen: [evil], changed: [evil] }],
      },
    ],
    deadlock: { kind: 'still', story: [] },
  };
  const state: CoveredState = {
    id: evil,
    key: evil,
    kind: 'atomic',
    transient: false,
    visited: 0,
    passed: false,
    states: [],
    transitions: [{ event: evil, guard: evil, targets: [evil], taken: 0 }],
  };
  const coverage: CoveredState = { ...state, states: [state, { ...state, transient: true }] };
  const html = htmlReport(evil, [{ told, unexpected: [evil], coverage, chart: '' }]);
  expect(html.match(/<script>/g)).toHaveLength(1);
  expect(unbalanced(html)).toEqual([]);
});
