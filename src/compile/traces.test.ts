import { expect, it } from 'vitest';
import { assign, createMachine, raise } from 'xstate';
import { int } from '../../spec/domain.ts';
import { compile } from './compile.ts';
import { Traces } from './traces.ts';

it('gives equal sequences equal numbers, however they were put together', () => {
  const traces = new Traces();
  const [a, b, c] = ['a', 'b', 'c'].map((type) => traces.code(type, undefined, 'here'));
  if (a === undefined || b === undefined || c === undefined) throw new Error('no codes');
  const oneByOne = [a, b, c].reduce(traces.next, 0);
  expect(traces.next(0, traces.run([a, b, c]))).toBe(oneByOne);
  expect(traces.next(traces.next(0, traces.run([a, b])), c)).toBe(oneByOne);
  expect(traces.next(traces.next(0, a), c)).not.toBe(oneByOne);
  expect(traces.trace(oneByOne).map((x) => x.type)).toEqual(['a', 'b', 'c']);
  expect(traces.trace(0)).toEqual([]);
});

it('tells params apart, absent and undefined ones too', () => {
  const traces = new Traces();
  const params: readonly unknown[] = [
    undefined,
    null,
    {},
    { a: undefined },
    { a: null },
    Number.NaN,
    'NaN',
    [1],
  ];
  expect(new Set(params.map((p) => traces.code('t', p, 'here'))).size).toBe(params.length);
  expect(traces.code('t', { a: [1] }, 'here')).toBe(traces.code('t', { a: [1] }, 'there'));
  expect(() => traces.code('t', { f: () => 1 }, 'here')).toThrow(/here/);
});

it('keeps many sequences', () => {
  const traces = new Traces();
  const codes = Array.from({ length: 10 }, (_, i) => traces.code('n', i, 'here'));
  const at = (n: number): number => [...String(n)].reduce((t, d) => traces.next(t, codes[Number(d)] ?? 0), 0);
  const ids = Array.from({ length: 3000 }, (_, n) => at(n));
  expect(new Set(ids).size).toBe(3000);
  expect(traces.trace(at(2718)).map((a) => a.params)).toEqual([2, 7, 1, 8]);
});

const machine = createMachine({
  context: { n: 0 },
  meta: { domains: { n: int(0, 5) } },
  on: {
    E: {
      actions: [
        { type: 'say', params: { text: 'once' } },
        assign({ n: ({ context }) => (context.n + 1) % 6 }),
        { type: 'say', params: ({ context }: { context: { n: number } }) => ({ n: context.n }) },
        raise({ type: 'R' }),
        { type: 'hush' },
      ],
    },
    R: { actions: { type: 'say', params: { text: 'raised' } } },
  },
});
const events = [{ type: 'E' }];

it('shows the actions asked for, and no others', () => {
  const compiled = compile(machine, { events, observe: ({ type }) => type === 'say' });
  compiled.expandAt(compiled.initial, 0);
  expect(compiled.trace(compiled.successorTraces[0] ?? 0)).toEqual([
    { type: 'say', params: { text: 'once' } },
    { type: 'say', params: { n: 1 } },
    { type: 'say', params: { text: 'raised' } },
  ]);
});

it('costs the search nothing, and nothing at all where nothing is asked for', () => {
  const plain = compile(machine, { events });
  for (const successors of ['listed', 'visited'] as const) {
    const form = { successors, events: true, traces: false };
    expect(plain.code(form)).toBe(compile(machine, { events, observe: () => true }).code(form));
  }
  plain.expandAt(plain.initial, 0);
  expect(plain.trace(plain.successorTraces[0] ?? -1)).toEqual([]);
});
