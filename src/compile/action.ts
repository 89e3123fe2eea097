import type { AnyStateMachine } from 'xstate';
import { CompileError } from './fault.ts';
import { type Fn, isFn, isRecord } from './guard.ts';

/** An action with the names resolved; only what changes the state or the queue is told apart. */
export type Action =
  | { readonly kind: 'note' }
  /** A custom action that the caller wants told of. */
  | { readonly kind: 'observe'; readonly type: string; readonly params: unknown; readonly place: string }
  | {
      readonly kind: 'assign';
      readonly assignment: unknown;
      readonly params: unknown;
      readonly place: string;
    }
  | { readonly kind: 'raise'; readonly event: unknown; readonly params: unknown; readonly place: string }
  | { readonly kind: 'collect'; readonly fn: Fn; readonly params: unknown; readonly place: string };

export interface ActionScope {
  readonly machine: AnyStateMachine;
  readonly place: string;
  readonly observe: Observe;
}

/** Which custom actions are to be observed. */
export type Observe = (action: { readonly type: string }) => boolean;

const observations = new Set(['xstate.log', 'xstate.emit', 'xstate.cancel']);

/**
 * Resolves a list of actions as XState does.
 * @param own the list of a state node, where XState itself put the raises of `after`
 * @throws CompileError for spawn, stop, send and delayed raise
 */
export function readActions(list: readonly unknown[], scope: ActionScope, own = false): readonly Action[] {
  return list.map((action) => readAction(action, scope, own));
}

export function readAction(action: unknown, scope: ActionScope, own = false): Action {
  const { machine, place } = scope;
  const inline = isFn(action);
  const name = inline
    ? action.name
    : typeof action === 'string'
      ? action
      : isRecord(action)
        ? String(action.type)
        : '?';
  const resolved: unknown = inline ? action : Reflect.get(machine.implementations.actions, name);
  const params = !inline && isRecord(action) ? action.params : undefined;
  const at = inline ? place : `${place} "${name}"`;
  if (!isFn(resolved) || !('resolve' in resolved)) {
    const custom = name === '' ? '(anonymous)' : name;
    return scope.observe({ type: custom })
      ? { kind: 'observe', type: custom, params, place: at }
      : { kind: 'note' };
  }
  const type: unknown = Reflect.get(resolved, 'type');
  switch (type) {
    case 'xstate.assign':
      return { kind: 'assign', assignment: Reflect.get(resolved, 'assignment'), params, place: at };
    case 'xstate.raise': {
      const event: unknown = Reflect.get(resolved, 'event');
      const delay: unknown = Reflect.get(resolved, 'delay');
      if (delay !== undefined) {
        if (own && isRecord(event) && String(event.type).startsWith('xstate.after.')) return { kind: 'note' };
        throw new CompileError(
          'delayedRaise',
          at,
          'raises with a delay: a pending event would be part of the state',
          'use `after`, which is explored as a timeout that may happen at any time',
        );
      }
      return { kind: 'raise', event, params, place: at };
    }
    case 'xstate.enqueueActions': {
      const fn: unknown = Reflect.get(resolved, 'collect');
      if (!isFn(fn)) throw new CompileError('construct', at, 'enqueueActions without a function');
      return { kind: 'collect', fn, params, place: at };
    }
    case 'xstate.spawnChild':
    case 'xstate.stopChild':
      throw new CompileError('spawn', at, 'spawns or stops an actor: actors are outside the subset');
    case 'xstate.sendTo':
      throw new CompileError(
        'send',
        at,
        'sends to an actor: actors are outside the subset',
        'raise the event',
      );
    default:
      if (typeof type === 'string' && observations.has(type)) return { kind: 'note' };
      throw new CompileError('construct', at, `an action of an unknown kind, ${String(type)}`);
  }
}
