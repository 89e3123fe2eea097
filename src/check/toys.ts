/** Small statecharts that have nothing to do with livepatch, for the tests of the checker itself. */
import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  and,
  assign,
  type EventObject,
  not,
  raise,
  setup,
  stateIn,
} from 'xstate';
import { int } from '../../spec/domain.ts';
import type { Question } from './check.ts';
import { machineSystem, type ReturnedAction } from './machine-system.ts';
import type { CheckedProperty } from './properties.ts';

export interface ToyStep {
  readonly before: string;
  readonly event: string;
  readonly actions: readonly string[];
  readonly after: string;
}

/** A question whose looks are the snapshot's value and context as JSON, and whose events are types. */
export function ask(
  machine: AnyStateMachine,
  events: readonly string[],
  properties: readonly CheckedProperty<string, ToyStep>[] = [],
  pending?: (look: string) => boolean,
): Question<AnyMachineSnapshot, readonly ReturnedAction[], string, EventObject, ToyStep> {
  return {
    system: machineSystem(machine, toEvents(events)),
    events: toEvents(events),
    look: (snapshot) => JSON.stringify({ value: snapshot.value, context: snapshot.context }),
    step: (before, event, actions, after) => ({
      before: before(),
      event: event().type,
      actions: actions().map((a) => a.type),
      after: after(),
    }),
    properties,
    ...(pending === undefined ? {} : { pending }),
  };
}

export const toEvents = (types: readonly string[]): readonly EventObject[] => types.map((type) => ({ type }));

export const invariant = (
  id: string,
  holds: (look: string) => boolean,
  witness: (look: string) => boolean,
): CheckedProperty<string, ToyStep> => ({
  kind: 'invariant',
  id,
  statement: `${id}.`,
  why: 'a test',
  source: 'a test',
  holds,
  witness,
});

export const stepProperty = (
  id: string,
  holds: (step: ToyStep) => boolean,
  witness: (step: ToyStep) => boolean,
): CheckedProperty<string, ToyStep> => ({
  kind: 'step',
  id,
  statement: `${id}.`,
  why: 'a test',
  source: 'a test',
  holds,
  witness,
});

/** Two processes, each idle, trying, or inside; `guarded`: none goes in while the other is. */
export function mutex(guarded: boolean): AnyStateMachine {
  const free = (other: string) => (guarded ? not(stateIn({ [other]: 'inside' })) : () => true);
  return setup({
    guards: { aIsOut: free('a'), bIsOut: free('b') },
    actions: { enter: () => {} },
  }).createMachine({
    type: 'parallel',
    states: {
      a: {
        initial: 'idle',
        states: {
          idle: { on: { tryA: 'trying' } },
          trying: { on: { goA: { guard: 'bIsOut', target: 'inside', actions: 'enter' } } },
          inside: { on: { leaveA: 'idle' } },
        },
      },
      b: {
        initial: 'idle',
        states: {
          idle: { on: { tryB: 'trying' } },
          trying: { on: { goB: { guard: 'aIsOut', target: 'inside', actions: 'enter' } } },
          inside: { on: { leaveB: 'idle' } },
        },
      },
    },
  });
}

export const mutexEvents = ['tryA', 'goA', 'leaveA', 'tryB', 'goB', 'leaveB'];

/** Two processes that take two locks in opposite order: p x then y, q y then x. */
export const opposedLocks = (): AnyStateMachine =>
  setup({
    guards: {
      xFree: and([not(stateIn({ p: 'one' })), not(stateIn({ p: 'both' })), not(stateIn({ q: 'both' }))]),
      yFree: and([not(stateIn({ q: 'one' })), not(stateIn({ q: 'both' })), not(stateIn({ p: 'both' }))]),
    },
  }).createMachine({
    type: 'parallel',
    states: {
      p: {
        initial: 'none',
        states: {
          none: { on: { p1: { guard: 'xFree', target: 'one' } } },
          one: { on: { p2: { guard: 'yFree', target: 'both' } } },
          both: { on: { p3: 'none' } },
        },
      },
      q: {
        initial: 'none',
        states: {
          none: { on: { q1: { guard: 'yFree', target: 'one' } } },
          one: { on: { q2: { guard: 'xFree', target: 'both' } } },
          both: { on: { q3: 'none' } },
        },
      },
    },
  });

export const lockEvents = ['p1', 'p2', 'p3', 'q1', 'q2', 'q3'];

/** A counter from 0 to `most`; `add` goes on where `declared` ends when that is smaller. */
export const counter = (most: number, declared = most): AnyStateMachine =>
  setup({
    types: { context: {} as { readonly n: number } },
    guards: { below: ({ context }) => context.n < most },
    actions: { add: assign({ n: ({ context }) => context.n + 1 }), zero: assign({ n: 0 }) },
  }).createMachine({
    context: { n: 0 },
    meta: { domains: { n: int(0, declared) } },
    on: { add: { guard: 'below', actions: 'add' }, zero: { actions: 'zero' } },
  });

/** A player that remembers, when it is switched off, whether it played: only history tells two of its states apart. */
export const player = (): AnyStateMachine =>
  setup({}).createMachine({
    initial: 'on',
    states: {
      on: {
        initial: 'stopped',
        states: {
          stopped: { on: { play: 'playing' } },
          playing: { on: { stop: 'stopped' } },
          last: { type: 'history' },
        },
        on: { power: 'off' },
      },
      off: { on: { power: 'on.last' } },
    },
  });

/** An operation in two phases. `answers`: the second phase is entered by a raised event; else nobody hears it. */
export const operation = (how: 'answers' | 'unheard' | 'ignored' | 'stays'): AnyStateMachine =>
  setup({ actions: { ask: raise({ type: 'asked' }) } }).createMachine({
    initial: 'ready',
    states: {
      ready: {
        on: {
          go:
            how === 'unheard' || how === 'ignored'
              ? { target: 'done', actions: 'ask' }
              : { target: 'busy', actions: how === 'answers' ? 'ask' : [] },
        },
      },
      busy: { tags: ['transient'], on: { asked: 'done' } },
      done: { on: { go: 'ready', ...(how === 'ignored' ? { asked: {} } : {}) } },
    },
  });
