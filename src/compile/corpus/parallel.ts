import { assign, createMachine, stateIn } from 'xstate';
import { bool, int } from '../../../spec/domain.ts';
import { type CorpusEntry, entry } from './entry.ts';

const toggle = (event: string) => ({
  initial: 'a',
  states: { a: { on: { [event]: 'b' } }, b: { on: { [event]: 'a' } } },
});

/** Of its four states `d` leads to itself on the event that leads there from the others. */
const rotating = (initial: string) => ({
  initial,
  states: {
    a: { on: { STEP: 'b', OUT: 'd' } },
    b: { on: { STEP: 'c', OUT: { target: 'd', reenter: true } } },
    c: { on: { STEP: 'a', OUT: 'd' } },
    d: {
      entry: assign({ odd: ({ context }: { readonly context: { readonly odd: boolean } }) => !context.odd }),
      on: { OUT: 'd', IN: 'a' },
    },
  },
});

/** Comes back to where it was. */
const remembering = (region: string, initial: string) => ({
  initial: 'in',
  states: {
    in: {
      initial,
      states: {
        a: { on: { STEP: 'b', OUT: `#${region}` } },
        b: { on: { STEP: 'c', OUT: `#${region}` } },
        c: { on: { STEP: 'a', OUT: `#${region}` } },
        again: { type: 'history' as const },
      },
    },
    out: { id: region, on: { IN: 'in.again' } },
  },
});

/** Parallel states: regions together, order across regions, conflicts. */
export const parallel: readonly CorpusEntry[] = [
  entry(
    'independent regions',
    8,
    ['X', 'Y', 'Z'],
    createMachine({ type: 'parallel', states: { x: toggle('X'), y: toggle('Y'), z: toggle('Z') } }),
  ),
  entry(
    'one event for several regions',
    2,
    ['X'],
    createMachine({ type: 'parallel', states: { x: toggle('X'), y: toggle('X'), z: toggle('X') } }),
  ),
  entry(
    'a region that leaves the parallel state while another would step',
    5,
    ['E', 'F', 'B'],
    createMachine({
      initial: 'p',
      states: {
        p: {
          type: 'parallel',
          states: {
            x: { initial: 'a', states: { a: { on: { E: '#out' } }, b: {} } },
            y: { initial: 'a', states: { a: { on: { E: 'b', F: 'b' } }, b: { on: { F: 'c' } }, c: {} } },
            z: {},
          },
        },
        out: { id: 'out', on: { B: 'p', F: 'far' } },
        far: {},
      },
    }),
  ),
  entry(
    'a parallel state inside a region, and its default entry',
    5,
    ['IN', 'OUT', 'X', 'Y'],
    createMachine({
      type: 'parallel',
      states: {
        outer: {
          initial: 'flat',
          states: {
            flat: { on: { IN: 'deep' } },
            deep: { type: 'parallel', on: { OUT: 'flat' }, states: { x: toggle('X'), y: toggle('Y') } },
          },
        },
        still: {},
      },
    }),
  ),
  entry(
    'transition actions of regions in document order, seen by the context',
    // First x, then y: n becomes 4n + 2 mod 8, so 0, 2, 2, …
    2,
    ['E', 'R'],
    createMachine({
      type: 'parallel',
      context: { n: 0 },
      meta: { domains: { n: int(0, 7) } },
      on: { R: { actions: assign({ n: 0 }) } },
      states: {
        x: { on: { E: { actions: assign({ n: ({ context }) => (context.n * 2 + 1) % 8 }) } } },
        y: { on: { E: { actions: assign({ n: ({ context }) => (context.n * 2) % 8 }) } } },
      },
    }),
  ),
  entry(
    'exits last first, then transition actions, then entries first to last',
    2,
    ['E'],
    createMachine({
      type: 'parallel',
      context: { log: 0 },
      meta: { domains: { log: int(0, 4095) } },
      states: Object.fromEntries(
        ['x', 'y'].map((region, i) => [
          region,
          {
            initial: 'a',
            states: {
              a: {
                exit: assign({ log: ({ context }) => (context.log * 4 + i) % 4096 }),
                on: {
                  E: { target: 'b', actions: assign({ log: ({ context }) => (context.log * 4 + 2) % 4096 }) },
                },
              },
              b: { entry: assign({ log: ({ context }) => (context.log * 4 + 2 + i) % 4096 }) },
            },
          },
        ]),
      ),
    }),
  ),
  entry(
    'a guard on a sibling region, which sees the configuration before the step',
    // aaa, baa, cba, cbb, cab.
    5,
    ['E'],
    createMachine({
      type: 'parallel',
      states: {
        x: {
          initial: 'a',
          states: {
            a: { on: { E: { guard: stateIn({ y: 'a' }), target: 'b' } } },
            b: { on: { E: 'c' } },
            c: {},
          },
        },
        y: {
          initial: 'a',
          states: {
            a: { on: { E: { guard: stateIn({ x: 'b' }), target: 'b' } } },
            b: { on: { E: { guard: stateIn('#back'), target: 'a' } } },
          },
        },
        z: {
          initial: 'a',
          states: { a: { on: { E: { guard: stateIn({ y: 'b' }), target: 'b' } } }, b: { id: 'back' } },
        },
      },
    }),
  ),
  entry(
    'a region that re-enters, which re-enters its siblings',
    4,
    ['X', 'Y', 'R'],
    createMachine({
      type: 'parallel',
      states: {
        x: { ...toggle('X'), on: { R: { target: 'x', reenter: true } } },
        y: toggle('Y'),
      },
    }),
  ),
  entry(
    'two targets in one transition',
    5,
    ['GO', 'X', 'Y', 'OUT'],
    createMachine({
      initial: 'i',
      states: {
        i: { on: { GO: ['#xb', '#yb'] } },
        p: {
          type: 'parallel',
          on: { OUT: '#i' },
          states: {
            x: { initial: 'a', states: { a: { on: { X: 'b' } }, b: { id: 'xb', on: { X: 'a' } } } },
            y: { initial: 'a', states: { a: { on: { Y: 'b' } }, b: { id: 'yb', on: { Y: 'a' } } } },
          },
        },
        home: { id: 'i', always: 'i' },
      },
    }),
  ),
  // Three rotations of (a, b, c); out at once, which turns `odd`; in; three of (a, a, a); and those two again with `odd` back.
  entry(
    'siblings that lead to the same state, in several regions at once',
    11,
    ['STEP', 'OUT', 'IN'],
    createMachine({
      type: 'parallel',
      context: { odd: false },
      meta: { domains: { odd: bool() } },
      states: { x: rotating('a'), y: rotating('b'), z: rotating('c') },
    }),
  ),
  // Three rotations before anything is recorded; out with three records; in again, three rotations with each of them.
  entry(
    'siblings that lead out, in several regions at once, where what was left is recorded',
    15,
    ['STEP', 'OUT', 'IN'],
    createMachine({
      type: 'parallel',
      states: { x: remembering('x', 'a'), y: remembering('y', 'b'), z: remembering('z', 'c') },
    }),
  ),
];
