import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { setup } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import { checkMachine } from '../check/machine-check.ts';
import { machine, properties } from './fixtures/kettle.ts';
import { klp } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'klp-machine-'));
afterAll(() => rmSync(folder, { recursive: true }));

const kettle = 'src/cli/fixtures/kettle.ts';

describe('a mistake that only history shows', () => {
  test('is found, by a shortest run', async () => {
    const { code, out } = await klp('check', '--machine', kettle);
    expect(code).toBe(11);
    expect(out).toMatch(/^kettle: violated\n/);
    const events = [...out.matchAll(/^ {2}\d {2}(\w+)$/gm)].map(([, event]) => event);
    expect(events).toEqual(['start', 'powerCut', 'drain', 'power']);
    expect(out).toContain('heater: off → on.heating\n');
    expect(out.trimEnd().split('\n').at(-1)).toBe(
      `  Reproduce: npx klp check --machine ${kettle} --property never-heats-empty`,
    );
  });

  test('is missed by xstate/graph, which merges states that differ in history only', () => {
    const types = ['start', 'stop', 'drain', 'fill', 'powerCut', 'power'];
    const adjacency = getAdjacencyMap(machine, { events: types.map((type) => ({ type })) });
    const invariant = properties.find((p) => p.kind === 'invariant');
    const broken = Object.values(adjacency).filter(({ state }) => invariant?.holds(state) === false);
    expect(broken).toEqual([]);
    expect(Object.keys(adjacency)).toHaveLength(5);
  });

  test('its JSON has the same run', async () => {
    const told = JSON.parse((await klp('check', '--machine', kettle, '--json')).out);
    expect(told).toMatchObject({ name: 'kettle', verdict: 'violated' });
    expect(told.properties[0].story.map((s: { event: string }) => s.event)).toEqual([
      'start',
      'powerCut',
      'drain',
      'power',
    ]);
  });
});

test('a property can be asked for by name', async () => {
  expect((await klp('check', '--machine', kettle, '--property', 'starts-with-water')).code).toBe(0);
  const { code, err } = await klp('check', '--machine', kettle, '--property', 'starts');
  expect([code, err.includes('KLP2202')]).toEqual([1, true]);
});

describe('context without declared domains', () => {
  const counting = (first: unknown) =>
    setup({}).createMachine({
      context: { n: first },
      initial: 'a',
      states: { a: { on: { go: 'b' } }, b: { type: 'final' } },
    });

  test.each([[1], ['x'], [null], [undefined], [[1, { a: 2 }]], [new Set([1])], [new Map([[1, 2]])]])(
    'is told apart by its plain data: %s',
    (value) => {
      const { verdict, result } = checkMachine({ machine: counting(value) });
      // A final state is an end, not a deadlock.
      expect([verdict, result.exploration.states]).toEqual(['holds', 2]);
    },
  );

  test.each([
    [() => 1, 'is a function'],
    [new Date(0), 'is an instance of a class'],
  ])('%s is refused', (value, why) => {
    const { result } = checkMachine({ machine: counting(value) });
    expect(result.exploration.fault?.error.code).toBe('KLP2006');
    expect(result.exploration.fault?.error.message).toContain(why);
  });
});

describe('a module that is none: one message, exit 1', () => {
  test.each([
    ['missing.ts', undefined, 'there is no such module'],
    ['empty.mjs', 'export const x = 1;', 'exports no XState machine'],
    ['syntax.mjs', 'export const = 1;', 'cannot be loaded'],
    ['throws.mjs', 'throw new Error("at the start");', 'at the start'],
  ])('%s', async (name, text, message) => {
    const path = join(folder, name);
    if (text !== undefined) writeFileSync(path, text);
    const { code, out, err } = await klp('check', '--machine', path);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(message);
    expect(err).toContain('[KLP2204]');
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('nor with scenarios beside it', async () => {
    expect((await klp('check', '--machine', kettle, 'callbacks/test-1')).err).toContain('KLP2200');
  });
});
