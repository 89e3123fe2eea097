import { describe, expect, it } from 'vitest';
import {
  type AnyEventObject,
  assign,
  createMachine,
  enqueueActions,
  fromPromise,
  raise,
  sendTo,
  spawnChild,
  stateIn,
} from 'xstate';
import { bool, int } from '../../spec/domain.ts';
import { compile } from './compile.ts';
import { type FaultKind, faultCodes } from './fault.ts';
import { search } from './search.ts';

const events = [{ type: 'E' }, { type: 'F' }];

/** What is outside the subset, where, and by which code it is refused. */
const refused: readonly (readonly [string, FaultKind, RegExp, () => unknown])[] = [
  [
    'invoke',
    'invoke',
    /#m\.a: invokes "job"/,
    () =>
      createMachine({
        id: 'm',
        initial: 'a',
        states: { a: { invoke: { id: 'job', src: fromPromise(async () => 1) } } },
      }),
  ],
  [
    'spawnChild',
    'spawn',
    /#m entry/,
    () => createMachine({ id: 'm', entry: spawnChild(fromPromise(async () => 1)) }),
  ],
  [
    'spawn inside an assign',
    'spawn',
    /#m on E/,
    () =>
      createMachine({
        id: 'm',
        context: { n: 0 },
        meta: { domains: { n: int(0, 1) } },
        on: { E: { actions: assign(({ spawn }) => ({ n: spawn(fromPromise(async () => 1)) ? 1 : 0 })) } },
      }),
  ],
  [
    'sendTo',
    'send',
    /#m on E/,
    () => createMachine({ id: 'm', on: { E: { actions: sendTo('other', { type: 'X' }) } } }),
  ],
  [
    'a raise with a delay',
    'delayedRaise',
    /#m on E: raises with a delay/,
    () => createMachine({ id: 'm', on: { E: { actions: raise({ type: 'F' }, { delay: 10 }) } } }),
  ],
  [
    'one that is caught where it is thrown',
    'self',
    /`self\.id`/,
    () =>
      createMachine({
        context: { n: 0 },
        meta: { domains: { n: int(0, 1) } },
        on: {
          E: {
            actions: assign({
              n: ({ self }) => {
                try {
                  return self.id === '' ? 0 : 1;
                } catch {
                  return 0;
                }
              },
            }),
          },
        },
      }),
  ],
  [
    'a guard that looks at self',
    'self',
    /`self\.id`/,
    () =>
      createMachine({
        id: 'm',
        on: { E: { actions: enqueueActions(({ self, enqueue }) => enqueue({ type: self.id })) } },
      }),
  ],
  [
    'context that cannot be encoded',
    'context',
    /context\.seen: no domain/,
    () => createMachine({ id: 'm', context: { seen: new Set([1]) }, on: { E: {} } }),
  ],
  [
    'an assign to a field without a domain',
    'context',
    /assigns "other"/,
    () =>
      createMachine({
        id: 'm',
        types: { context: {} as { n?: number; other?: number } },
        context: { n: 0 },
        meta: { domains: { n: int(0, 1) } },
        on: { E: { actions: assign(() => ({ other: 1 })) } },
      }),
  ],
  [
    'a guard that is not implemented',
    'missing',
    /"nowhere"/,
    () => createMachine({ id: 'm', on: { E: { guard: 'nowhere', actions: 'x' } } }),
  ],
  [
    'stateIn of an id that does not exist',
    'missing',
    /#typo/,
    () =>
      createMachine({
        id: 'm',
        initial: 'a',
        states: { a: { on: { E: { guard: stateIn('#typo'), target: 'b' } } }, b: {} },
      }),
  ],
  [
    'a delay that is not implemented',
    'missing',
    /"soon"/,
    () => createMachine({ id: 'm', initial: 'a', states: { a: { after: { soon: 'b' } }, b: {} } }),
  ],
];

describe('the compiler refuses by name and place', () => {
  it.each(refused)('%s', (_, kind, message, machine) => {
    const made = machine();
    if (!isMachine(made)) throw new TypeError('no machine');
    expect(() => compile(made, { events })).toThrow(
      expect.objectContaining({ code: faultCodes[kind], message: expect.stringMatching(message) }),
    );
  });

  it('an empty list of events', () => {
    expect(() => compile(createMachine({ id: 'm' }), { events: [] })).toThrow(
      expect.objectContaining({ code: faultCodes.events }),
    );
  });
});

const isMachine = (x: unknown): x is ReturnType<typeof createMachine> =>
  typeof x === 'object' && x !== null && 'getInitialSnapshot' in x;

describe('the generated code stops', () => {
  it('where eventless transitions with actions are enabled in two regions at once', () => {
    const region = (by: number) => ({
      initial: 'a',
      states: {
        a: {
          always: {
            guard: stateIn({ go: 'b' }),
            target: 'b',
            actions: assign<{ n: number }, AnyEventObject, undefined, AnyEventObject, never>({ n: () => by }),
          },
        },
        b: {},
      },
    });
    const machine = createMachine({
      id: 'm',
      type: 'parallel',
      context: { n: 0 },
      meta: { domains: { n: int(0, 2) } },
      states: { go: { initial: 'a', states: { a: { on: { E: 'b' } }, b: {} } }, x: region(1), y: region(2) },
    });
    expect(() => search(compile(machine, { events }))).toThrow(
      expect.objectContaining({
        code: faultCodes.simultaneous,
        message: expect.stringMatching(/#m\.x\.a always and #m\.y\.a always/),
      }),
    );
  });

  it('where a macrostep does not end', () => {
    const machine = createMachine({
      id: 'm',
      initial: 'a',
      states: { a: { on: { E: 'b' } }, b: { always: 'c' }, c: { always: 'b' } },
    });
    expect(() => search(compile(machine, { events }))).toThrow(
      expect.objectContaining({ code: faultCodes.endless }),
    );
  });

  // Found by random machines: XState makes a new snapshot for an assign, so that it selects again.
  it('where an eventless transition assigns, in some states only, what is there already', () => {
    const machine = createMachine({
      id: 'm',
      context: { n: 0, flag: false },
      meta: { domains: { n: int(0, 1), flag: bool() } },
      on: {
        E: { actions: assign({ n: ({ context }) => 1 - context.n }) },
        F: { actions: assign({ flag: ({ context }) => !context.flag }) },
      },
      always: {
        guard: ({ context }) => context.n === 1,
        actions: enqueueActions(({ enqueue, context }) => {
          if (context.flag) enqueue.assign({ n: 1 });
        }),
      },
    });
    const compiled = compile(machine, { events });
    expect(() => search(compiled)).toThrow(expect.objectContaining({ code: faultCodes.endless }));
    const stays = compiled.encode(
      machine.resolveState({ value: {}, context: { n: 1, flag: false }, historyValue: {} }),
    );
    expect(() => compiled.expandAt(stays, 0)).toThrow(expect.objectContaining({ code: faultCodes.endless }));
    expect(compiled.expandAt(compiled.initial, 0)).toBe(2);
  });

  it('where a guard throws', () => {
    const machine = createMachine({
      id: 'm',
      context: { n: 0 },
      meta: { domains: { n: int(0, 2) } },
      on: {
        E: { actions: assign({ n: 1 }) },
        F: {
          guard: ({ context }) => {
            if (context.n === 1) throw new Error('one!');
            return false;
          },
          actions: 'x',
        },
      },
    });
    expect(() => search(compile(machine, { events }))).toThrow(
      expect.objectContaining({ code: faultCodes.throws, message: expect.stringMatching(/one!.*"n":1/) }),
    );
  });

  it('where history is recorded and targeted by the same step', () => {
    const machine = createMachine({
      id: 'm',
      initial: 'c',
      states: {
        c: {
          initial: 'p',
          states: {
            p: {
              type: 'parallel',
              states: { x: { on: { E: '#h' } }, y: {}, h: { type: 'history', history: 'deep', id: 'h' } },
            },
          },
        },
      },
    });
    expect(() => search(compile(machine, { events }))).toThrow(
      expect.objectContaining({ code: faultCodes.history }),
    );
  });
});
