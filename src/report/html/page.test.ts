import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { system } from '../../../machines/system.ts';
import { identityOf } from '../../check/identity.ts';
import { klp } from '../../cli/testing.ts';
import { profileOf, shippedScenario } from '../../testgen/shipped.ts';
import type { ToldCheck } from '../told.ts';
import { htmlReport } from './page.ts';
import { visitsOf } from './visits.ts';

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

describe('visits', () => {
  test('count the states of a search by state node, and what was taken', () => {
    const scenario = shippedScenario('transitions/stuck-task-reversed');
    const { machine, events } = system(scenario, profileOf(scenario));
    const found = visitsOf(
      machine,
      events.map((e) => e.send),
      {},
    );
    expect(found.states).toBe(scenario.expect.states);
    // Each region is somewhere in every state, in exactly one of its children.
    const of = (id: string): number => found.visited.get(id) ?? 0;
    expect(of('core')).toBe(found.states);
    expect(of('system.core.idle') + of('system.core.waiting')).toBe(found.states);
    // Nobody is born in this scenario, and nobody ends.
    expect(found.nodes.missed).toEqual(['task reader absent']);
    expect(found.events.reduce((a, b) => a + b)).toBe(scenario.expect.transitions);
  });

  test('tell what was never taken', () => {
    const machine = createMachine({
      id: 'm',
      initial: 'a',
      states: {
        a: { on: { go: 'b', no: { guard: () => false, target: 'c' } } },
        b: {},
        c: { on: { go: 'a' } },
      },
    });
    const found = visitsOf(machine, [{ type: 'go' }, { type: 'no' }], {}, identityOf(machine, 'plain'));
    expect(found.nodes).toEqual({ all: 3, missed: ['m.c'] });
    expect(found.transitions).toEqual({ all: 3, missed: ['m.a no#0', 'm.c go#0'] });
    expect(found.events).toEqual([1, 0]);
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
  const visits = {
    states: 1,
    visited: new Map(),
    nodes: { all: 1, missed: [evil] },
    transitions: { all: 1, missed: [evil] },
    events: [0],
  };
  const html = htmlReport(evil, [{ told, unexpected: [evil], events: [evil], visits, chart: '' }]);
  expect(html.match(/<script>/g)).toHaveLength(1);
  expect(unbalanced(html)).toEqual([]);
});
