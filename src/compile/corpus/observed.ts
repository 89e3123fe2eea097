import { assign, createMachine, enqueueActions, raise } from 'xstate';
import { int, list, vec } from '../../../spec/domain.ts';
import { type CorpusEntry, entry } from './entry.ts';

const by = (event: object): number => Number(Reflect.get(event, 'by'));

type N = { context: { n: number } };

/** Custom actions, which change nothing but are to be told of in order. */
export const observed: readonly CorpusEntry[] = [
  entry(
    'exit, transition and entry, with constant and computed params',
    4,
    ['E'],
    createMachine({
      context: { n: 0 },
      meta: { domains: { n: int(0, 1) } },
      initial: 'a',
      states: {
        a: { exit: ['left', { type: 'left', params: { state: 'a' } }], on: { E: 'b' } },
        b: {
          entry: { type: 'entered', params: ({ context }: N) => ({ n: context.n }) },
          on: {
            E: {
              target: 'a',
              actions: [
                { type: 'told', params: ({ context }: N) => ({ before: context.n }) },
                assign({ n: ({ context }) => 1 - context.n }),
                { type: 'told', params: ({ context }: N) => ({ after: context.n }) },
              ],
            },
          },
        },
      },
    }),
  ),
  entry(
    'raised events and eventless transitions, each telling in its turn',
    2,
    ['E'],
    createMachine({
      initial: 'a',
      states: {
        a: {
          on: { E: { target: 'b', actions: [raise({ type: 'R' }), raise({ type: 'S' }), 'first'] } },
        },
        b: {
          on: {
            R: { actions: ['second', raise({ type: 'T' })] },
            S: { actions: ['third'] },
            T: { target: 'c', actions: ['fourth'] },
          },
        },
        c: { always: { target: 'd', actions: ['fifth'] } },
        d: { entry: ['sixth'] },
      },
    }),
  ),
  entry(
    'regions that tell of the same event',
    4,
    ['E', 'F'],
    createMachine({
      type: 'parallel',
      states: Object.fromEntries(
        ['p', 'q'].map((region) => [
          region,
          {
            initial: 'a',
            states: {
              a: { exit: `left ${region}`, on: { E: { target: 'b', actions: `moved ${region}` } } },
              b: { entry: `entered ${region}`, on: { [region === 'p' ? 'E' : 'F']: 'a' } },
            },
          },
        ]),
      ),
    }),
  ),
  entry(
    'params of the event, and of an enqueued action',
    3,
    [1, 2].map((by) => ({ type: 'E', by })),
    createMachine({
      types: { context: {} as { n: number } },
      context: { n: 0 },
      meta: { domains: { n: int(0, 2) } },
      on: {
        E: {
          actions: [
            { type: 'asked', params: ({ event }: { event: object }) => ({ by: by(event) }) },
            enqueueActions(({ enqueue, context, event }) => {
              enqueue.assign({ n: (context.n + by(event)) % 3 });
              if (context.n > 0) enqueue({ type: 'computed', params: { from: [context.n, undefined] } });
              enqueue(function named() {});
            }),
          ],
        },
      },
    }),
  ),
  entry(
    'params that read too much to be tabulated',
    7 ** 3,
    [0, 1, 2].map((at) => ({ type: 'E', at })),
    createMachine({
      types: { context: {} as { cells: readonly number[]; text: readonly number[] } },
      context: { cells: [0, 0, 0, 0, 0, 0, 0], text: [] },
      meta: { domains: { cells: vec(7, int(0, 6)), text: list(2, int(0, 1)) } },
      on: {
        E: {
          actions: [
            assign({
              cells: ({ context, event }) =>
                context.cells.map((c: number, i: number) => (i === event.at ? (c + 1) % 7 : c)),
            }),
            { type: 'all', params: ({ context }: { context: object }) => ({ ...context }) },
          ],
        },
      },
    }),
  ),
  entry(
    'a final state whose exits tell',
    2,
    ['E'],
    createMachine({
      initial: 'a',
      exit: 'over',
      states: {
        a: { on: { E: { target: 'end', actions: raise({ type: 'dropped' }) } } },
        end: { type: 'final', entry: 'ended', exit: 'closed' },
      },
      on: { dropped: { actions: 'never' } },
    }),
  ),
];
