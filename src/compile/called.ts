import {
  type AssignAction,
  type AssignPart,
  type CallGuard,
  type ObserveAction,
  plain,
} from './behaviour.ts';
import { CompileError } from './fault.ts';
import { isRecord } from './guard.ts';
import { contextProbe, noActor, noSpawn, resolveParams } from './probe.ts';
import { indicesOf, type Shape, type Variable, variablesOf } from './shape.ts';

/** What calling a function of the machine cost so far. */
export interface CallCount {
  readonly place: string;
  readonly name: string;
  calls: number;
  /** Calls not answered from what an earlier one remembered. */
  misses: number;
}

/** What remembers at most this many nodes; beyond, functions are run each time. */
const mostRemembered = 1 << 20;

type Memory<R> =
  | { readonly variable: Variable; readonly kids: Map<number, Memory<R>> }
  | { readonly value: R };

/**
 * Runs a function on the current context, which lies in `registers` by variable. What it read, in that order, leads to
 * its result in a tree: a pure function that reads the same values again is not run again.
 */
export function remembering<R>(
  registers: Int32Array,
  count: CallCount,
  run: (read: (variable: Variable) => number) => R,
): () => R {
  let root: Memory<R> | undefined;
  let size = 0;
  return () => {
    count.calls++;
    let at = root;
    while (at !== undefined && 'kids' in at) at = at.kids.get(registers[at.variable.id] ?? 0);
    if (at !== undefined) return at.value;
    count.misses++;
    const seen = new Set<Variable>();
    const value = run((variable) => {
      if (variable.size > 1) seen.add(variable);
      return registers[variable.id] ?? 0;
    });
    if (size + seen.size < mostRemembered) {
      size += seen.size + 1;
      const order = [...seen];
      const leaf: Memory<R> = { value };
      const first = order[0];
      if (first === undefined || root === undefined)
        root = first === undefined ? leaf : { variable: first, kids: new Map() };
      let node: Memory<R> = root;
      for (const [i, variable] of order.entries()) {
        if (!('kids' in node)) break;
        const key = registers[variable.id] ?? 0;
        const following = order[i + 1];
        let next = node.kids.get(key);
        if (next === undefined) {
          next = following === undefined ? leaf : { variable: following, kids: new Map() };
          node.kids.set(key, next);
        }
        node = next;
      }
    }
    return value;
  };
}

/** A guard called with the context in the registers. */
export function calledGuard(
  fields: ReadonlyMap<string, Shape>,
  registers: Int32Array,
  guard: CallGuard,
  event: object,
  count: CallCount,
): () => boolean {
  return remembering(registers, count, (read) => {
    const args = { context: contextProbe(fields, { read }), event };
    try {
      return Boolean(guard.fn(args, resolveParams(guard.params, args)));
    } catch (e) {
      throw stopped(e, guard.place);
    }
  });
}

/** An assign called with the context in the registers, where it leaves the new one. */
export function calledAssign(
  fields: ReadonlyMap<string, Shape>,
  registers: Int32Array,
  action: AssignAction,
  { field, fn, pick }: AssignPart & { readonly kind: 'call' },
  event: object,
  count: CallCount,
): () => readonly (readonly [number, number])[] {
  const { place, params } = action;
  const pack = (name: string, value: unknown): readonly (readonly [number, number])[] => {
    const shape = fields.get(name);
    if (shape === undefined)
      throw new CompileError('context', place, `assigns "${name}", which has no domain`);
    const indices = indicesOf(shape, value, name);
    if (typeof indices === 'string') throw new CompileError('domain', place, indices);
    return variablesOf(shape).map((v, i) => [v.id, indices[i] ?? 0]);
  };
  return remembering(registers, count, (read) => {
    const context = contextProbe(fields, { read });
    try {
      const self = noActor('self', place);
      const system = noActor('system', place);
      const made = fn?.(
        { context, event, self, system, spawn: noSpawn(place) },
        resolveParams(params, { context, event }),
      );
      if (field !== undefined && !pick) return pack(field, made);
      if (field !== undefined) return isRecord(made) && field in made ? pack(field, made[field]) : [];
      return isRecord(made) ? Object.keys(made).flatMap((name) => pack(name, made[name])) : [];
    } catch (e) {
      throw stopped(e, place);
    }
  });
}

/** The code of an observed action whose params are computed from the context in the registers. */
export function calledParams(
  fields: ReadonlyMap<string, Shape>,
  registers: Int32Array,
  action: ObserveAction,
  event: object,
  count: CallCount,
  code: (params: unknown) => number,
): () => number {
  return remembering(registers, count, (read) => {
    try {
      return code(plain(resolveParams(action.params, { context: contextProbe(fields, { read }), event })));
    } catch (e) {
      throw stopped(e, action.place);
    }
  });
}

const stopped = (e: unknown, place: string): CompileError =>
  e instanceof CompileError
    ? e
    : new CompileError('throws', place, `throws ${e instanceof Error ? e.message : String(e)}`);
