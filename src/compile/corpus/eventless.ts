import { and, assign, createMachine, not, raise, stateIn } from 'xstate';
import { bool, int } from '../../../spec/domain.ts';
import { type CorpusEntry, entry } from './entry.ts';

/** Eventless transitions and raised events: what happens inside one macrostep. */
export const eventless: readonly CorpusEntry[] = [
  entry(
    'a chain of transient states',
    2,
    ['GO'],
    createMachine({
      initial: 'a',
      states: { a: { on: { GO: 't1' } }, t1: { always: 't2' }, t2: { always: 'end' }, end: {} },
    }),
  ),
  entry(
    'an eventless loop that counts',
    2,
    ['GO'],
    createMachine({
      initial: 'a',
      context: { n: 0 },
      meta: { domains: { n: int(0, 10) } },
      states: {
        a: { on: { GO: 'loop' } },
        loop: {
          always: [
            {
              guard: ({ context }) => context.n < 10,
              actions: assign({ n: ({ context }) => context.n + 1 }),
            },
            { target: 'end' },
          ],
        },
        end: {},
      },
    }),
  ),
  entry(
    'an eventless choice by context',
    6,
    ['FLIP', 'GO', 'BACK'],
    createMachine({
      initial: 'a',
      context: { flag: false },
      meta: { domains: { flag: bool() } },
      states: {
        a: { on: { FLIP: { actions: assign({ flag: ({ context }) => !context.flag }) }, GO: 'choice' } },
        choice: { always: [{ guard: ({ context }) => context.flag, target: 'yes' }, { target: 'no' }] },
        yes: { on: { BACK: 'a', FLIP: 'no' } },
        no: { on: { BACK: 'a', FLIP: 'yes' } },
      },
    }),
  ),
  entry(
    'raised events, first in, first out',
    3,
    ['GO'],
    createMachine({
      initial: 'a',
      context: { log: 0 },
      meta: { domains: { log: int(0, 99) } },
      states: {
        a: { on: { GO: { target: 'b', actions: [raise({ type: 'ONE' }), raise({ type: 'TWO' })] } } },
        b: {
          on: {
            ONE: { actions: assign({ log: ({ context }) => (context.log * 10 + 1) % 100 }) },
            TWO: { target: 'c', actions: assign({ log: ({ context }) => (context.log * 10 + 2) % 100 }) },
          },
        },
        c: { on: { GO: 'd' } },
        d: {},
      },
    }),
  ),
  entry(
    'events raised on exit, in the transition and on entry, in that order',
    2,
    ['GO'],
    createMachine({
      context: { log: 0 },
      meta: { domains: { log: int(0, 999) } },
      on: Object.fromEntries(
        ['X1', 'X2', 'X3'].map((type, i) => [
          type,
          { actions: assign({ log: ({ context }) => (context.log * 10 + i + 1) % 1000 }) },
        ]),
      ),
      initial: 'a',
      states: {
        a: { exit: raise({ type: 'X1' }), on: { GO: { target: 'b', actions: raise({ type: 'X2' }) } } },
        b: { entry: raise({ type: 'X3' }) },
      },
    }),
  ),
  entry(
    'eventless transitions before raised events',
    2,
    ['GO'],
    createMachine({
      initial: 'a',
      states: {
        a: { on: { GO: { target: 'b', actions: raise({ type: 'R' }) } } },
        b: { on: { R: 'wrong' }, always: 'c' },
        c: { on: { R: 'right' } },
        right: {},
        wrong: {},
      },
    }),
  ),
  entry(
    'a chain of raises across regions',
    2,
    ['GO'],
    createMachine({
      type: 'parallel',
      states: {
        x: {
          initial: 'a',
          states: { a: { on: { GO: { target: 'b', actions: raise({ type: 'R1' }) } } }, b: {} },
        },
        y: {
          initial: 'a',
          states: { a: { on: { R1: { target: 'b', actions: raise({ type: 'R2' }) } } }, b: {} },
        },
        z: { initial: 'a', states: { a: { on: { R2: 'b' } }, b: {} } },
      },
    }),
  ),
  entry(
    'a payload that travels through raises',
    4,
    [1, 2, 3].map((n) => ({ type: 'SET', n })),
    createMachine({
      types: { events: {} as { type: 'SET'; n: number } | { type: 'STORE'; value: number } },
      type: 'parallel',
      context: { n: 0 },
      meta: { domains: { n: int(0, 3) } },
      states: {
        x: {
          on: {
            SET: {
              actions: raise(({ event }) => ({ type: 'STORE' as const, value: 'n' in event ? event.n : 0 })),
            },
          },
        },
        y: { on: { STORE: { actions: assign({ n: ({ event }) => ('value' in event ? event.value : 0) }) } } },
      },
    }),
  ),
  entry(
    'a raise that several regions answer with raises',
    2,
    ['GO'],
    createMachine({
      types: { context: {} as { n: number } },
      type: 'parallel',
      context: { n: 0 },
      meta: { domains: { n: int(0, 3) } },
      states: {
        core: {
          initial: 'a',
          states: { a: { on: { GO: { target: 'b', actions: raise({ type: 'ASK' }) } } }, b: {} },
          on: { ANSWER: { actions: assign({ n: ({ context }) => context.n + 1 }) } },
        },
        ...Object.fromEntries(
          ['t1', 't2', 't3'].map((t) => [
            t,
            {
              initial: 'a',
              states: { a: { on: { ASK: { target: 'b', actions: raise({ type: 'ANSWER' }) } } }, b: {} },
            },
          ]),
        ),
      },
    }),
  ),
  entry(
    'an eventless transition that waits for another region',
    4,
    ['X', 'Y'],
    createMachine({
      type: 'parallel',
      states: {
        x: { initial: 'a', states: { a: { on: { X: 'b' } }, b: {} } },
        y: { initial: 'a', states: { a: { on: { Y: 'b' } }, b: {} } },
        both: {
          initial: 'no',
          states: {
            no: { always: { guard: and([stateIn({ x: 'b' }), stateIn({ y: 'b' })]), target: 'yes' } },
            yes: {},
          },
        },
      },
    }),
  ),
  entry(
    'an eventless transition that looks at the event',
    2,
    ['A', 'B'],
    createMachine({
      initial: 'a',
      states: { a: { always: { guard: ({ event }) => event.type === 'B', target: 'b' } }, b: {} },
    }),
  ),
  entry(
    'eventless transitions in two regions at once, whose order does not matter',
    2,
    ['GO'],
    createMachine({
      type: 'parallel',
      states: {
        go: { initial: 'a', states: { a: { on: { GO: 'b' } }, b: {} } },
        x: { initial: 'a', states: { a: { always: { guard: stateIn({ go: 'b' }), target: 'b' } }, b: {} } },
        y: {
          initial: 'a',
          states: { a: { always: { guard: not(stateIn({ go: 'a' })), target: 'b' } }, b: {} },
        },
      },
    }),
  ),
];
