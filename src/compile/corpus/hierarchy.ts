import { createMachine } from 'xstate';
import { type CorpusEntry, entry } from './entry.ts';

/** Atomic and compound states: where transitions lead, and who handles an event. */
export const hierarchy: readonly CorpusEntry[] = [
  entry(
    'a toggle',
    2,
    ['T'],
    createMachine({ initial: 'off', states: { off: { on: { T: 'on' } }, on: { on: { T: 'off' } } } }),
  ),
  entry(
    'a child that takes an event before its parent',
    3,
    ['E'],
    createMachine({
      initial: 'p',
      states: {
        p: { initial: 'a', on: { E: 'out' }, states: { a: { on: { E: 'b' } }, b: {} } },
        out: {},
      },
    }),
  ),
  entry(
    'a forbidden transition, which keeps the parent from handling',
    2,
    ['E', 'F'],
    createMachine({
      initial: 'p',
      states: {
        p: {
          initial: 'a',
          on: { E: '#gone' },
          states: { a: { on: { E: {}, F: 'b' } }, b: { on: { E: undefined, F: 'a' } } },
        },
        gone: { id: 'gone' },
      },
    }),
  ),
  entry(
    'a target given by id, two levels down, from outside',
    3,
    ['IN', 'OUT'],
    createMachine({
      initial: 'home',
      states: {
        home: { on: { IN: '#deep' } },
        tree: {
          initial: 'branch',
          on: { OUT: 'home' },
          states: {
            branch: {
              initial: 'leaf',
              on: { IN: '.leaf' },
              states: { leaf: {}, other: { id: 'deep', on: { IN: 'leaf' } } },
            },
          },
        },
      },
    }),
  ),
  entry(
    'wildcard and partial wildcard handlers, longest first',
    4,
    ['a.x', 'a.y', 'b', 'c'],
    createMachine({
      initial: 'i',
      states: {
        i: { on: { 'a.x': 'exact', 'a.*': 'partial', '*': 'any' } },
        exact: { on: { '*': 'i' } },
        partial: { on: { '*': 'i' } },
        any: { on: { b: 'i' } },
      },
    }),
  ),
  entry(
    'a self-transition that re-enters, and one that does not',
    2,
    ['R', 'S', 'N'],
    createMachine({
      initial: 'p',
      states: {
        p: {
          initial: 'a',
          on: { R: { target: 'p', reenter: true }, S: 'p' },
          states: { a: { on: { N: 'b' } }, b: { exit: 'left' } },
        },
      },
    }),
  ),
  entry(
    'a root that handles what no state does',
    2,
    ['RESET', 'GO'],
    createMachine({ initial: 'a', on: { RESET: '.a' }, states: { a: { on: { GO: 'b' } }, b: {} } }),
  ),
  entry(
    'several candidates, the first whose guard passes',
    3,
    [
      { type: 'E', n: 0 },
      { type: 'E', n: 1 },
      { type: 'E', n: 2 },
    ].map((e) => e),
    createMachine({
      initial: 'a',
      states: {
        a: {
          on: {
            E: [
              { guard: ({ event }) => event.n === 1, target: 'b' },
              { guard: ({ event }) => event.n >= 1, target: 'c' },
            ],
          },
        },
        b: { on: { E: 'a' } },
        c: {},
      },
    }),
  ),
];
