import { assign, createMachine, raise } from 'xstate';
import { int } from '../../../spec/domain.ts';
import { type CorpusEntry, entry } from './entry.ts';

/** Final states, `onDone`, and timeouts. */
export const final: readonly CorpusEntry[] = [
  entry(
    'a machine that ends',
    2,
    ['E'],
    createMachine({ initial: 'a', states: { a: { on: { E: 'end' } }, end: { type: 'final' } } }),
  ),
  entry(
    'onDone of a compound state',
    3,
    ['E'],
    createMachine({
      initial: 'p',
      states: {
        p: {
          initial: 'a',
          onDone: 'q',
          states: { a: { on: { E: 'b' } }, b: { on: { E: 'end' } }, end: { type: 'final' } },
        },
        q: {},
      },
    }),
  ),
  entry(
    'onDone of a parallel state, when the last region ends',
    4,
    ['X', 'Y'],
    createMachine({
      initial: 'p',
      states: {
        p: {
          type: 'parallel',
          onDone: 'q',
          states: {
            x: { initial: 'a', states: { a: { on: { X: 'end' } }, end: { type: 'final' } } },
            y: { initial: 'a', states: { a: { on: { Y: 'end' } }, end: { type: 'final' } } },
          },
        },
        q: {},
      },
    }),
  ),
  entry(
    'all regions that end in one step',
    2,
    ['E'],
    createMachine({
      initial: 'p',
      states: {
        p: {
          type: 'parallel',
          onDone: 'q',
          states: {
            x: { initial: 'a', states: { a: { on: { E: 'end' } }, end: { type: 'final' } } },
            y: { initial: 'a', states: { a: { on: { E: 'end' } }, end: { type: 'final' } } },
          },
        },
        q: {},
      },
    }),
  ),
  entry(
    'a region of a parallel root that ends before the others, and one that comes back',
    4,
    ['X', 'Y', 'BACK'],
    createMachine({
      type: 'parallel',
      states: {
        x: { initial: 'a', on: { BACK: '.a' }, states: { a: { on: { X: 'end' } }, end: { type: 'final' } } },
        y: { initial: 'a', states: { a: { on: { Y: 'end' } }, end: { type: 'final' } } },
      },
    }),
  ),
  entry(
    'the output of a final state, which onDone reads',
    3,
    ['ONE', 'TWO'],
    createMachine({
      context: { n: 0 },
      meta: { domains: { n: int(0, 2) } },
      initial: 'p',
      states: {
        p: {
          initial: 'a',
          onDone: { target: 'q', actions: assign({ n: ({ event }) => event.output }) },
          states: {
            a: { on: { ONE: 'one', TWO: 'two' } },
            one: { type: 'final', output: 1 },
            two: { type: 'final', output: ({ context }: { context: { n: number } }) => context.n + 2 },
          },
        },
        q: {},
      },
    }),
  ),
  entry(
    'exit actions of a machine that ends, and raises that are dropped',
    2,
    ['E'],
    createMachine({
      context: { n: 0 },
      meta: { domains: { n: int(0, 3) } },
      exit: assign({ n: ({ context }) => context.n + 1 }),
      initial: 'a',
      states: {
        a: { on: { E: { target: 'end', actions: raise({ type: 'LATE' }) } } },
        end: { type: 'final', exit: assign({ n: 2 }) },
      },
      on: { LATE: { actions: assign({ n: 0 }) } },
    }),
  ),
  entry(
    'a timeout, which may happen at any time',
    3,
    ['E'],
    createMachine({
      initial: 'a',
      states: { a: { after: { 1000: 'late' }, on: { E: 'b' } }, b: {}, late: {} },
    }),
  ),
  entry(
    'two timeouts of nested states, one by name',
    4,
    ['E'],
    createMachine(
      {
        initial: 'p',
        states: {
          p: { initial: 'a', after: { slow: 'out' }, states: { a: { after: { 10: 'b' } }, b: {} } },
          out: { on: { E: 'end' } },
          end: { after: { 5: { guard: () => false, target: 'p' } } },
        },
      },
      { delays: { slow: 500 } },
    ),
  ),
];
