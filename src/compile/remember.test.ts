import { expect, it } from 'vitest';
import { type AnyMachineSnapshot, assign, createMachine } from 'xstate';
import { int, vec } from '../../spec/domain.ts';
import { compile } from './compile.ts';
import { remember, rememberStep } from './remember.ts';

const machine = createMachine({
  type: 'parallel',
  context: { cells: [0, 0, 0], wide: 0 },
  meta: { domains: { cells: vec(3, int(0, 1000)), wide: int(0, 1_000_000) } },
  states: {
    lamp: {
      initial: 'off',
      states: {
        off: { on: { SWITCH: 'on' } },
        on: {
          initial: 'dim',
          states: {
            dim: { on: { SWITCH: 'bright' } },
            bright: { on: { SWITCH: '#(machine).lamp.off' } },
          },
        },
      },
    },
    sink: {},
  },
  on: {
    COUNT: {
      actions: assign({
        cells: ({ context }) => context.cells.map((c: number, i: number) => (c + i + 1) % 1001),
        wide: ({ context }) => (context.wide + 70_001) % 1_000_001,
      }),
    },
  },
});
const compiled = compile(machine, { events: [{ type: 'SWITCH' }, { type: 'COUNT' }] });

/** The states of a walk, one after the other in one array, and decoded. */
function walk(steps: number): { readonly log: Int32Array; readonly decoded: readonly AnyMachineSnapshot[] } {
  const log = new Int32Array(compiled.words * steps);
  const decoded: AnyMachineSnapshot[] = [];
  let words = compiled.initial;
  for (let i = 0; i < steps; i++) {
    log.set(words, i * compiled.words);
    decoded.push(compiled.decode(words));
    const count = compiled.expandAt(log, i * compiled.words);
    words = compiled.successors.slice((i % count) * compiled.words, ((i % count) + 1) * compiled.words);
  }
  return { log, decoded };
}
const { log, decoded } = walk(60);

const questions: Readonly<Record<string, (s: AnyMachineSnapshot) => unknown>> = {
  'a region': (s) => s.value.lamp,
  'a state within': (s) => s.matches({ lamp: { on: 'bright' } }),
  'one entry of a vector': (s) => s.context.cells[1],
  'a field of many values': (s) => s.context.wide % 7 === 0,
  'all entries': (s) => s.context.cells.reduce((a: number, b: number) => a + b, 0),
  'the whole value': (s) => JSON.stringify(s.value),
  'what only the whole state says': (s) => `${s.status} ${s._nodes.length}`,
  nothing: () => 42,
};

it.each(Object.entries(questions))('remembers a function that reads %s', (_, ask) => {
  const remembered = remember(compiled, ask);
  for (const again of [false, true]) {
    const { runs } = remembered.cost;
    for (const [i, snapshot] of decoded.entries())
      expect(remembered(log, i * compiled.words)).toEqual(ask(snapshot));
    if (again) expect(remembered.cost.runs).toBe(runs);
  }
});

it('runs a function once for each combination of what it reads, not for each state', () => {
  const remembered = remember(compiled, (s) => s.matches('lamp.on') && s.value.sink !== undefined);
  for (let i = 0; i < decoded.length; i++) remembered(log, i * compiled.words);
  expect(remembered.cost.runs).toBe(3);
});

it('tells keys apart', () => {
  const remembered = remember(compiled, (s, key) => `${key} ${s.matches('lamp.off')}`);
  expect([0, 1, 40, 0, 1, 40].map((key) => remembered(log, 0, key))).toEqual([
    '0 true',
    '1 true',
    '40 true',
    '0 true',
    '1 true',
    '40 true',
  ]);
  expect(remembered.cost.runs).toBe(3);
});

it('remembers what two states say', () => {
  const remembered = rememberStep(compiled, (before, after) =>
    before.matches('lamp.off') ? after.context.cells[0] - before.context.cells[0] : 'lit',
  );
  for (const again of [false, true]) {
    const { runs } = remembered.cost;
    for (let i = 1; i < decoded.length; i++) {
      const before = decoded[i - 1];
      const expected = before?.matches('lamp.off')
        ? decoded[i]?.context.cells[0] - before.context.cells[0]
        : 'lit';
      expect(remembered(log, (i - 1) * compiled.words, log, i * compiled.words)).toBe(expected);
    }
    if (again) expect(remembered.cost.runs).toBe(runs);
  }
});

it('answers without remembering where there is no room', () => {
  const remembered = remember(compiled, (s) => s.context.wide, { maxBytes: 64 });
  for (const [i, snapshot] of decoded.entries())
    expect(remembered(log, i * compiled.words)).toBe(snapshot.context.wide);
  expect(remembered.cost.runs).toBe(decoded.length);
});

it('throws what the function throws, each time', () => {
  const remembered = remember(compiled, (s) => {
    if (s.matches('lamp.off')) throw new Error('dark');
    return true;
  });
  for (const _ of [1, 2]) expect(() => remembered(log, 0)).toThrow('dark');
});
