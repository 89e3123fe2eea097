import {
  type AssignAction,
  type AssignPart,
  type CallGuard,
  type ObserveAction,
  plain,
} from './behaviour.ts';
import { CompileError } from './fault.ts';
import { Tests, Trees } from './growing-trees.ts';
import { isRecord } from './guard.ts';
import { contextProbe, noActor, noSpawn, resolveParams, traced } from './probe.ts';
import { indicesOf, type Shape, type Variable, variablesOf } from './shape.ts';

/** What calling a function of the machine cost so far. */
export interface CallCount {
  readonly place: string;
  readonly name: string;
  calls: number;
  /** Calls not answered from what an earlier one remembered. */
  misses: number;
  /** Time they took; calls that were answered from memory are sampled. */
  milliseconds: number;
}

/** Bytes of what is remembered of one function; beyond, it is run each time. */
const mostBytes = 2 ** 26;
/** One in so many calls that are answered from memory is timed. */
const timedHits = 64;

/**
 * Runs a function on the current context, which lies in `registers` by variable. What it read, in that order, leads to
 * its result in a tree: a pure function that reads the same values again is not run again.
 */
export function remembering<R>(
  registers: Int32Array,
  count: CallCount,
  run: (read: (variable: Variable) => number) => R,
): () => R {
  const trees = new Trees(mostBytes);
  const tests = new Tests();
  const root = trees.root();
  const results: { readonly value: R }[] = [];
  const places = new Map<R, number>();
  const register = (id: number): number => registers[id] ?? 0;
  const learn = (): R => {
    tests.clear();
    const value = run((variable) => {
      const index = register(variable.id);
      tests.field(variable.id, index, 0, variable.bits);
      return index;
    });
    const place = places.get(value) ?? results.push({ value }) - 1;
    places.set(value, place);
    trees.insert(root, tests, place);
    return value;
  };
  return () => {
    const timed = ++count.calls % timedHits === 0;
    const start = timed ? performance.now() : 0;
    const { nodes } = trees;
    let p = nodes[root] ?? 0;
    while (p > 0)
      p = nodes[p + 3 + ((register(nodes[p] ?? 0) >>> (nodes[p + 1] ?? 0)) & (nodes[p + 2] ?? 0))] ?? 0;
    const found = p < 0 ? results[~p] : undefined;
    if (found !== undefined) {
      if (timed) count.milliseconds += (performance.now() - start) * timedHits;
      return found.value;
    }
    count.misses++;
    const begun = performance.now();
    try {
      return learn();
    } finally {
      count.milliseconds += performance.now() - begun;
    }
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
      const made = traced(() =>
        fn?.(
          { context, event, self, system, spawn: noSpawn(place) },
          resolveParams(params, { context, event }),
        ),
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
