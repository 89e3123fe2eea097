import { and, assign, createMachine, enqueueActions, not, or, raise, setup } from 'xstate';
import { bool, int, list, mirror, oneOf, vec } from '../../../spec/domain.ts';
import { type CorpusEntry, entry } from './entry.ts';

type N = { n: number };

/** Context, guards with params, lists, and what is too wide to be tabulated. */
export const data: readonly CorpusEntry[] = [
  entry(
    'a counter with bounds',
    4,
    ['INC', 'DEC'],
    createMachine({
      context: { n: 0 },
      meta: { domains: { n: int(0, 3) } },
      on: {
        INC: {
          guard: ({ context }) => context.n < 3,
          actions: assign({ n: ({ context }) => context.n + 1 }),
        },
        DEC: {
          guard: ({ context }) => context.n > 0,
          actions: assign({ n: ({ context }) => context.n - 1 }),
        },
      },
    }),
  ),
  entry(
    'functions that catch everything',
    4,
    ['INC'],
    createMachine({
      context: { n: 0 },
      meta: { domains: { n: int(0, 3) } },
      on: {
        INC: {
          guard: ({ context }) => {
            try {
              return context.n < 3;
            } catch {
              return false;
            }
          },
          actions: assign({
            n: ({ context }) => {
              try {
                return context.n + 1;
              } catch {
                return 0;
              }
            },
          }),
        },
      },
    }),
  ),
  entry(
    'one guard with params that only look alike',
    2,
    ['NUMBER', 'TEXT', 'LIST', 'NOTHING'],
    setup({ guards: { isOne: (_, params: { readonly v: unknown }) => params.v === 1 } }).createMachine({
      initial: 'a',
      states: {
        a: {
          on: {
            NUMBER: { guard: { type: 'isOne', params: { v: 1 } }, target: 'b' },
            TEXT: { guard: { type: 'isOne', params: { v: '1' } }, target: 'c' },
            LIST: { guard: { type: 'isOne', params: { v: [1] } }, target: 'c' },
            NOTHING: { guard: { type: 'isOne', params: { v: undefined } }, target: 'c' },
          },
        },
        b: {},
        c: {},
      },
    }),
  ),
  entry(
    'an assign that swaps two fields',
    2,
    ['SWAP'],
    createMachine({
      context: { a: 1, b: 2 },
      meta: { domains: { a: int(0, 3), b: int(0, 3) } },
      on: { SWAP: { actions: assign({ a: ({ context }) => context.b, b: ({ context }) => context.a }) } },
    }),
  ),
  entry(
    'two assigns, the second of which sees the first',
    3,
    ['E'],
    createMachine({
      context: { a: 0, b: 0 },
      meta: { domains: { a: int(0, 2), b: int(0, 2) } },
      on: {
        E: {
          actions: [
            assign({ a: ({ context }) => (context.a + 1) % 3 }),
            assign({ b: ({ context }) => context.a }),
          ],
        },
      },
    }),
  ),
  entry(
    'guards with params, and their combinations',
    4,
    ['E', 'F', 'G'],
    setup({
      types: { context: {} as N },
      guards: {
        is: ({ context }, params: { readonly n: number }) => context.n === params.n,
        odd: ({ context }) => context.n % 2 === 1,
        oddOrZero: or(['odd', { type: 'is', params: { n: 0 } }]),
      },
      actions: { set: assign((_, params: { readonly n: number }) => ({ n: params.n })) },
    }).createMachine({
      context: { n: 0 },
      meta: { domains: { n: int(0, 3) } },
      on: {
        E: {
          guard: and(['oddOrZero', not({ type: 'is', params: { n: 3 } })]),
          actions: { type: 'set', params: ({ context }) => ({ n: context.n + 1 }) },
        },
        F: { guard: { type: 'is', params: { n: 2 } }, actions: { type: 'set', params: { n: 3 } } },
        G: { guard: 'odd', actions: { type: 'set', params: { n: 0 } } },
      },
    }),
  ),
  entry(
    'functions that close over variables',
    3,
    ['E1', 'E2'],
    createMachine({
      context: { n: 0 },
      meta: { domains: { n: int(0, 2) } },
      on: Object.fromEntries(
        [1, 2].map((k) => [
          `E${k}`,
          { guard: ({ context }: { context: N }) => context.n === k - 1, actions: assign({ n: k }) },
        ]),
      ),
    }),
  ),
  entry(
    'an ordered list without repetition',
    16,
    [1, 2, 3].flatMap((item) => [
      { type: 'PUSH', item },
      { type: 'DROP', item },
    ]),
    createMachine({
      types: { context: {} as { order: readonly number[] } },
      context: { order: [] },
      meta: { domains: { order: list(3, int(1, 3), { distinct: true }) } },
      on: {
        PUSH: {
          guard: ({ context, event }) => !context.order.includes(event.item),
          actions: assign({ order: ({ context, event }) => [...context.order, event.item] }),
        },
        DROP: {
          guard: ({ context, event }) => context.order.includes(event.item),
          actions: assign({
            order: ({ context, event }) => context.order.filter((i: number) => i !== event.item),
          }),
        },
      },
    }),
  ),
  entry(
    'a list too long to be one variable',
    // Lists over 0..3 of length 0..4: 1 + 4 + 16 + 64 + 256.
    341,
    [...[0, 1, 2, 3].map((item) => ({ type: 'PUSH', item })), { type: 'POP' }],
    createMachine({
      types: { context: {} as { stack: readonly number[] } },
      context: { stack: [] },
      meta: { domains: { stack: list(4, int(0, 3)) } },
      on: {
        PUSH: {
          guard: ({ context }) => context.stack.length < 4,
          actions: assign({ stack: ({ context, event }) => [...context.stack, event.item] }),
        },
        POP: {
          guard: ({ context }) => context.stack.length > 0,
          actions: assign({ stack: ({ context }) => context.stack.slice(0, -1) }),
        },
      },
    }),
  ),
  entry(
    'a vector, changed in one place',
    // Three entries of 0..4.
    125,
    [0, 1, 2].map((at) => ({ type: 'BUMP', at })),
    createMachine({
      types: { context: {} as { v: readonly number[] } },
      context: { v: [0, 0, 0] },
      meta: { domains: { v: vec(3, int(0, 4)) } },
      on: {
        BUMP: {
          actions: assign({
            v: ({ context, event }) =>
              context.v.map((x: number, i: number) => (i === event.at ? (x + 1) % 5 : x)),
          }),
        },
      },
    }),
  ),
  entry(
    'text, truth and nothing as values',
    4,
    ['NEXT', 'FLIP'],
    createMachine({
      types: { context: {} as { light: string; blink: boolean } },
      context: { light: 'red', blink: false },
      meta: { domains: { light: oneOf('red', 'green'), blink: bool() } },
      on: {
        NEXT: { actions: assign({ light: ({ context }) => (context.light === 'red' ? 'green' : 'red') }) },
        FLIP: { actions: assign({ blink: ({ context }) => !context.blink }) },
      },
    }),
  ),
  entry(
    'a mirror, which follows a region',
    2,
    ['T'],
    createMachine({
      context: { on: 0 },
      meta: { domains: { on: mirror(int(0, 1), 'the region') } },
      initial: 'off',
      states: {
        off: { on: { T: { target: 'on', actions: assign({ on: 1 }) } } },
        on: { on: { T: { target: 'off', actions: assign({ on: 0 }) } } },
      },
    }),
  ),
  entry(
    'actions enqueued by conditions',
    3,
    ['E'],
    createMachine({
      context: { n: 0 },
      meta: { domains: { n: int(0, 2) } },
      on: {
        E: {
          actions: enqueueActions(({ context, enqueue, check }) => {
            if (check(({ context: c }) => c.n < 2)) enqueue.assign({ n: context.n + 1 });
            else enqueue.raise({ type: 'CLEAR' });
            enqueue({ type: 'seen', params: { n: context.n } });
          }),
        },
        CLEAR: { actions: assign({ n: 0 }) },
      },
    }),
  ),
  entry(
    'a raise that depends on the context',
    3,
    ['E'],
    createMachine({
      context: { n: 0 },
      meta: { domains: { n: int(0, 2) } },
      on: {
        E: { actions: raise(({ context }) => ({ type: context.n === 2 ? 'CLEAR' : 'ADD' })) },
        ADD: { actions: assign({ n: ({ context }) => context.n + 1 }) },
        CLEAR: { actions: assign({ n: 0 }) },
      },
    }),
  ),
  entry(
    'integers too wide to be tabulated, whose source is read',
    // 0, 1, 3, 7, … 2^13 - 1, then back to 0.
    14,
    ['GROW'],
    createMachine({
      context: { n: 0 },
      meta: { domains: { n: int(0, 10_000) } },
      on: {
        GROW: [
          {
            guard: ({ context }) => context.n * 2 + 1 <= 10_000,
            actions: assign(({ context }) => ({ n: context.n * 2 + 1 })),
          },
          { actions: assign({ n: 0 }) },
        ],
      },
    }),
  ),
  entry(
    'integers too wide to be tabulated, whose functions close over a variable and are called',
    11,
    ['STEP'],
    createMachine({
      context: { n: 0 },
      meta: { domains: { n: int(0, 10_000) } },
      on: Object.fromEntries(
        [1000].map((k) => [
          'STEP',
          [
            {
              guard: ({ context }: { context: N }) => context.n + k <= 10_000,
              actions: assign({ n: ({ context }: { context: N }) => context.n + k }),
            },
            { actions: assign({ n: 0 }) },
          ],
        ]),
      ),
    }),
  ),
];
