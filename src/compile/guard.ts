import { type AnyStateMachine, and, not, or } from 'xstate';
import { CompileError } from './fault.ts';

/** A function whose source we did not write. */
export type Fn = (...args: readonly unknown[]) => unknown;
export const isFn = (x: unknown): x is Fn => typeof x === 'function';
export const isRecord = (x: unknown): x is Readonly<Record<string, unknown>> =>
  typeof x === 'object' && x !== null;

/** A guard with the names resolved. */
export type Guard =
  | {
      readonly kind: 'call';
      readonly fn: Fn;
      readonly params: unknown;
      readonly name: string;
      readonly place: string;
    }
  | { readonly kind: 'in'; readonly value: unknown; readonly place: string }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Guard[] }
  | { readonly kind: 'not'; readonly of: Guard };

const checks = {
  and: Reflect.get(and([]), 'check') as unknown,
  or: Reflect.get(or([]), 'check') as unknown,
  not: Reflect.get(not('x'), 'check') as unknown,
};

/**
 * Resolves a guard as XState does: by name in the machine's implementations, `and`/`or`/`not`/`stateIn` by structure.
 * @throws CompileError when a named guard is not implemented
 */
export function readGuard(guard: unknown, machine: AnyStateMachine, place: string, depth = 0): Guard {
  if (depth > 50) throw new CompileError('missing', place, 'guards that name each other in a circle');
  const inline = isFn(guard);
  const name = inline
    ? guard.name
    : typeof guard === 'string'
      ? guard
      : isRecord(guard)
        ? String(guard.type)
        : '?';
  const resolved: unknown = inline ? guard : Reflect.get(machine.implementations.guards, name);
  if (resolved === undefined)
    throw new CompileError('missing', place, `the guard "${name}" is not implemented`);
  if (!isFn(resolved)) return readGuard(resolved, machine, place, depth + 1);
  if (!('check' in resolved)) {
    const params = !inline && isRecord(guard) ? guard.params : undefined;
    return { kind: 'call', fn: resolved, params, name: name === '' ? 'inline' : name, place };
  }
  if ('stateValue' in resolved) return { kind: 'in', value: resolved.stateValue, place };
  const inner: unknown = Reflect.get(resolved, 'guards');
  if (!Array.isArray(inner))
    throw new CompileError('construct', place, `a guard of an unknown kind, "${name}"`);
  const of = inner.map((g: unknown) => readGuard(g, machine, place, depth + 1));
  if (resolved.check === checks.and) return { kind: 'and', of };
  if (resolved.check === checks.or) return { kind: 'or', of };
  const [first] = of;
  if (resolved.check !== checks.not || first === undefined) {
    throw new CompileError('construct', place, `a guard of an unknown kind, "${name}"`);
  }
  return { kind: 'not', of: first };
}
