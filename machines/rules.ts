/**
 * The vocabulary of all charts: XState's `setup()` with every guard and action by name.
 *
 * Charts say when; guards.ts and actions.ts say under which condition and what. Replacing one of them by
 * `machine.provide({ guards: { clear: () => true } })` is a mutation of exactly one rule.
 */
import { and, assign, not, setup } from 'xstate';
import type { Domains } from '../spec/domain.ts';
import { changes } from './actions.ts';
import type { Context } from './context.ts';
import type { ChartEvent, Internal } from './events.ts';
import { guards } from './guards.ts';
import type { Callback, EffectSeen, Errno, Kick, Line, Ran } from './observe.ts';

export const rules = setup({
  types: {
    context: {} as Context,
    events: {} as ChartEvent,
    meta: {} as { readonly domains: Domains },
  },
  guards: {
    ...guards,
    /** Nobody is pending (semantics.md §2.3). It looks at the tasks' charts, so system.ts supplies it. */
    settled: () => false,
  },
  actions: {
    // Seen from outside: nothing happens here, `transition()` returns them (observe.ts).
    'observe.log': (_, _line: Line) => {},
    'observe.callback': (_, _callback: Callback) => {},
    'observe.effect': (_, _effect: EffectSeen) => {},
    'observe.ran': (_, _ran: Ran) => {},
    'observe.kick': (_, _kick: Kick) => {},
    'observe.errno': (_, _errno: Errno) => {},
    /** Possible, and nothing comes of it. */
    'observe.nothing': () => {},

    taint: assign(changes.taint),
    setParams: assign(changes.setParams),
    setParam: assign(changes.setParam),
    forgetParams: assign(changes.forgetParams),
    list: assign(changes.list),
    unlist: assign(changes.unlist),
    unlistReplaced: assign(changes.unlistReplaced),
    addNops: assign(changes.addNops),
    dropNops: assign(changes.dropNops),
    beginTransition: assign(changes.beginTransition),
    endTransition: assign(changes.endTransition),
    markForced: assign(changes.markForced),
    setEnabled: assign(changes.setEnabled),
    push: assign(changes.push),
    pushNop: assign(changes.pushNop),
    pop: assign(changes.pop),
    popReplaced: assign(changes.popReplaced),
    setLoaded: assign(changes.setLoaded),
    call: assign(changes.call),
    return: assign(changes.return),
    takeCpu: assign(changes.takeCpu),
    leaveCpu: assign(changes.leaveCpu),
    beBorn: assign(changes.beBorn),
    die: assign(changes.die),
    countAttempt: assign(changes.countAttempt),
    resetAttempts: assign(changes.resetAttempts),
    setFtrace: assign(changes.setFtrace),
    setDebug: assign(changes.setDebug),
    setKprobe: assign(changes.setKprobe),
    allocate: assign(changes.allocate),
    save: assign(changes.save),
    takeOver: assign(changes.takeOver),
    free: assign(changes.free),
    forgetPointers: assign(changes.forgetPointers),
    relocate: assign(changes.relocate),
    relocateLoaded: assign(changes.relocateLoaded),
    setShadow: assign(changes.setShadow),
  },
});

type Guards = typeof guards;
type GuardParams<K extends keyof Guards> = Parameters<Guards[K]> extends [unknown, infer P] ? P : undefined;
declare const composite: unique symbol;
/** Guards joined by `all` or `no`. */
interface Composite {
  readonly [composite]: never;
}
/** A guard by name, with its parameters; or several joined. */
export type GuardRef =
  | {
      [K in keyof Guards]: GuardParams<K> extends undefined
        ? K
        : { readonly type: K; readonly params: GuardParams<K> };
    }[keyof Guards]
  | 'settled'
  | Composite;

type Changes = typeof changes;
type ChangeParams<K extends keyof Changes> =
  Parameters<Changes[K]> extends [unknown, infer P] ? P : undefined;
declare const raised: unique symbol;
interface Raise {
  readonly [raised]: never;
}
/** An action by name, with its parameters; or an event to be raised. */
export type ActionRef =
  | {
      [K in keyof Changes]: ChangeParams<K> extends undefined
        ? K
        : { readonly type: K; readonly params: ChangeParams<K> };
    }[keyof Changes]
  | { readonly type: 'observe.log'; readonly params: Line }
  | { readonly type: 'observe.callback'; readonly params: Callback }
  | { readonly type: 'observe.effect'; readonly params: EffectSeen }
  | { readonly type: 'observe.ran'; readonly params: Ran }
  | { readonly type: 'observe.kick'; readonly params: Kick }
  | { readonly type: 'observe.errno'; readonly params: Errno }
  | { readonly type: 'observe.nothing' }
  | Raise;

/** One transition of a chart, with the rule it comes from. */
export interface Transition {
  readonly guard?: GuardRef;
  readonly target?: string;
  readonly actions?: readonly ActionRef[];
  readonly description: string;
}

/** A state node of a chart: XState's configuration, as far as the charts use it. */
export interface Chart {
  readonly id?: string;
  readonly initial?: string;
  readonly tags?: readonly ['transient'];
  readonly states?: Readonly<Record<string, Chart>>;
  /** By event type; a test compares the keys with what is sent and raised. */
  readonly on?: Readonly<Record<string, Transition | readonly Transition[]>>;
}

// XState's own types for joined guards and raises ask for the context of one place in one machine; these three casts
// are the only ones.
/** All of these hold. */
export const all = (of: readonly GuardRef[]): GuardRef => and(of as never) as unknown as Composite;
/** This does not hold. */
export const no = (of: GuardRef): GuardRef => not(of as never) as unknown as Composite;
/** Puts an event at the end of the macrostep's queue. */
export const raise = (event: Internal): Raise => rules.raise(event) as unknown as Raise;

type StateNode = Parameters<typeof rules.createStateConfig>[0];
/** The chart as XState's `createMachine` takes it. */
export const stateNode = (chart: Chart): StateNode => chart as StateNode;
