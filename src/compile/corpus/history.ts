import { createMachine } from 'xstate';
import { type CorpusEntry, entry } from './entry.ts';

/** History is part of a state: two states that look alike differ when they will return to different places. */
export const history: readonly CorpusEntry[] = [
  entry(
    'shallow history of a compound state',
    // a and b before the first OFF; rest remembering a or b; then a remembering a, b remembering a or b.
    7,
    ['NEXT', 'OFF', 'ON'],
    createMachine({
      initial: 'work',
      states: {
        work: {
          initial: 'a',
          on: { OFF: 'rest' },
          states: { a: { on: { NEXT: 'b' } }, b: {}, h: { type: 'history' } },
        },
        rest: { on: { ON: 'work.h' } },
      },
    }),
  ),
  entry(
    'shallow history, which forgets what lies deeper',
    9,
    ['NEXT', 'OFF', 'ON'],
    createMachine({
      initial: 'work',
      states: {
        work: {
          initial: 'a',
          on: { OFF: 'rest' },
          states: {
            a: { initial: 'x', states: { x: { on: { NEXT: 'y' } }, y: { on: { NEXT: '#b' } } } },
            b: { id: 'b' },
            h: { type: 'history' },
          },
        },
        rest: { on: { ON: 'work.h' } },
      },
    }),
  ),
  entry(
    'deep history, which remembers what lies deeper',
    12,
    ['NEXT', 'OFF', 'ON'],
    createMachine({
      initial: 'work',
      states: {
        work: {
          initial: 'a',
          on: { OFF: 'rest' },
          states: {
            a: { initial: 'x', states: { x: { on: { NEXT: 'y' } }, y: { on: { NEXT: '#b' } } } },
            b: { id: 'b' },
            h: { type: 'history', history: 'deep' },
          },
        },
        rest: { on: { ON: 'work.h' } },
      },
    }),
  ),
  entry(
    'deep history of a parallel state',
    24,
    ['X', 'Y', 'OFF', 'ON'],
    createMachine({
      initial: 'p',
      states: {
        p: {
          type: 'parallel',
          on: { OFF: 'rest' },
          states: {
            x: { initial: 'a', states: { a: { on: { X: 'b' } }, b: { on: { X: 'a' } } } },
            y: { initial: 'a', states: { a: { on: { Y: 'b' } }, b: { on: { Y: 'a' } } } },
            h: { type: 'history', history: 'deep' },
          },
        },
        rest: { on: { ON: 'p.h' } },
      },
    }),
  ),
  entry(
    'shallow history of a parallel state, which remembers only that it was there',
    9,
    ['X', 'Y', 'OFF', 'ON'],
    createMachine({
      initial: 'p',
      states: {
        p: {
          type: 'parallel',
          on: { OFF: 'rest' },
          states: {
            x: { initial: 'a', states: { a: { on: { X: 'b' } }, b: { on: { X: 'a' } } } },
            y: { initial: 'a', states: { a: { on: { Y: 'b' } }, b: { on: { Y: 'a' } } } },
            h: { type: 'history' },
          },
        },
        rest: { on: { ON: 'p.h' } },
      },
    }),
  ),
  entry(
    'a history default other than the initial state',
    4,
    ['ON', 'OFF', 'NEXT'],
    createMachine({
      initial: 'rest',
      states: {
        rest: { on: { ON: 'work.h' } },
        work: {
          initial: 'a',
          on: { OFF: 'rest' },
          states: { a: {}, b: {}, h: { type: 'history', target: 'b' } },
        },
      },
    }),
  ),
  entry(
    'history as the initial state',
    7,
    ['NEXT', 'OFF', 'ON'],
    createMachine({
      initial: 'work',
      states: {
        work: {
          initial: 'h',
          on: { OFF: 'rest' },
          states: { a: { on: { NEXT: 'b' } }, b: {}, h: { type: 'history', target: 'a' } },
        },
        rest: { on: { ON: 'work' } },
      },
    }),
  ),
  entry(
    'history of a region inside a parallel state that goes on',
    14,
    ['NEXT', 'OFF', 'ON', 'Y'],
    createMachine({
      type: 'parallel',
      states: {
        x: {
          initial: 'work',
          states: {
            work: {
              initial: 'a',
              on: { OFF: 'rest' },
              states: { a: { on: { NEXT: 'b' } }, b: {}, h: { type: 'history' } },
            },
            rest: { on: { ON: 'work.h' } },
          },
        },
        y: { initial: 'a', states: { a: { on: { Y: 'b' } }, b: { on: { Y: 'a' } } } },
      },
    }),
  ),
];
