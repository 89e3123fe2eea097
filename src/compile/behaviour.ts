import { assign, cancel, emit, raise } from 'xstate';
import { type Action, type ActionScope, readAction } from './action.ts';
import { CompileError } from './fault.ts';
import { Forest } from './forest.ts';
import { type Fn, type Guard, isFn, isRecord, readGuard } from './guard.ts';
import type { Layout } from './layout.ts';
import { contextProbe, eventProbe, noActor, noSpawn, resolveParams, traced, typeOf } from './probe.ts';
import { indicesOf, type Shape, type Variable, variablesOf } from './shape.ts';
import { growTree, type Probe, TooWide, type Tree } from './tree.ts';

export type CallGuard = Guard & { readonly kind: 'call' };
export type AssignAction = Action & { readonly kind: 'assign' };
export type RaiseAction = Action & { readonly kind: 'raise' };
export type ObserveAction = Action & { readonly kind: 'observe' };
export type CollectAction = Action & { readonly kind: 'collect' };

/** A result, or why there is none: the message of what the function threw, or how the value leaves its domain. */
export type Outcome<R> =
  | { readonly ok: true; readonly value: R }
  | { readonly ok: false; readonly why: string };

/** What an assign makes of one field, or of one entry of a vector. */
export type AssignPart =
  | {
      readonly kind: 'tree';
      readonly field: string;
      readonly variables: readonly Variable[];
      /** Packed indices; `undefined` when the field is not assigned. */
      readonly tree: Tree<Outcome<readonly number[] | undefined>>;
    }
  /** Reads too much to be tabulated: to be inlined or called. `pick`: `fn` returns an object that holds the field. */
  | {
      readonly kind: 'call';
      readonly field: string | undefined;
      readonly fn: Fn | undefined;
      readonly pick: boolean;
    };

/** Results per function, params and event; one for all events where the function never looked at the event. */
class Remembered<T> {
  private readonly kept = new Map<object, Map<number, T>>();
  private readonly probes: EventProbes;

  constructor(probes: EventProbes) {
    this.probes = probes;
  }

  of(key: object, event: number, grow: (event: object) => T, onSeen?: () => void): T {
    let byEvent = this.kept.get(key);
    if (byEvent === undefined) {
      byEvent = new Map();
      this.kept.set(key, byEvent);
    }
    const found = byEvent.get(whatever) ?? byEvent.get(event);
    if (found !== undefined) return found;
    const { probes } = this;
    probes.seen = false;
    const made = grow(probes.of(event));
    const { seen } = probes;
    if (seen) onSeen?.();
    byEvent.set(seen ? event : whatever, made);
    return made;
  }
}

/** The events as functions see them; `seen` tells whether one was looked at. */
class EventProbes {
  seen = false;
  private readonly probes: object[] = [];
  private readonly eventOf: (id: number) => object;

  constructor(eventOf: (id: number) => object) {
    this.eventOf = eventOf;
  }

  of(event: number): object {
    let probe = this.probes[event];
    if (probe === undefined) {
      probe = eventProbe(this.eventOf(event), () => {
        this.seen = true;
      });
      this.probes[event] = probe;
    }
    return probe;
  }
}

/** Stands for every event. */
const whatever = -1;

const limits = { guard: 32_768, assign: 8192, raise: 512, collect: 256, observe: 4096 };

/** Runs of functions on probes, after which only small trees are grown: what is left over is called. */
const patience = 50_000;
const impatient = 512;

/** How one guard or action function was compiled, for the report. */
export interface FunctionUse {
  readonly place: string;
  readonly name: string;
  how: 'tabulated' | 'inlined' | 'called';
  why: string;
}

/** Runs the machine's functions on probes to learn what they do. Results are kept per function, params and event. */
export class Behaviour {
  readonly layout: Layout;
  readonly uses: FunctionUse[] = [];
  private runs = 0;
  private readonly useByName = new Map<string, FunctionUse>();
  /** By function and params, as text: the first guard with them, which stands for all. */
  private readonly firstGuards = new Map<Fn, Map<string, CallGuard>>();
  private readonly stands = new Map<CallGuard, CallGuard>();
  /** Of those that stand for others: which looked at the event. */
  private readonly eventReaders = new Set<CallGuard>();
  private readonly events: {
    readonly eventOf: (id: number) => object;
    readonly intern: (event: object) => number;
  };
  private readonly guards: Remembered<{ tree: Tree<Outcome<boolean>> | undefined }>;
  private readonly assigns: Remembered<readonly AssignPart[]>;
  private readonly raises: Remembered<Tree<Outcome<number>>>;
  private readonly collects: Remembered<Tree<Outcome<readonly Action[]>>>;
  private readonly observed: Remembered<{ tree: Tree<Outcome<number>> | undefined }>;

  constructor(
    layout: Layout,
    events: { readonly eventOf: (id: number) => object; readonly intern: (event: object) => number },
  ) {
    this.layout = layout;
    this.events = events;
    const probes = new EventProbes(events.eventOf);
    this.guards = new Remembered(probes);
    this.assigns = new Remembered(probes);
    this.raises = new Remembered(probes);
    this.collects = new Remembered(probes);
    this.observed = new Remembered(probes);
  }

  /** @returns the guard's tree, or `undefined` when it reads too much to be tabulated */
  guard(guard: CallGuard, event: number): Tree<Outcome<boolean>> | undefined {
    const known = this.stands.get(guard);
    const first = known ?? this.firstLike(guard);
    const { fn, params } = first;
    const { tree } = this.guards.of(
      first,
      event,
      (ev) =>
        this.grow(
          limits.guard,
          (probe) => {
            const context = contextProbe(this.layout.fields, probe);
            const args = { context, event: ev };
            return Boolean(fn(args, resolveParams(params, args)));
          },
          new Forest<Outcome<boolean>>((o) => (o.ok ? String(o.value) : `!${o.why}`)),
        ),
      () => this.eventReaders.add(first),
    );
    if (known === undefined && tree !== undefined) this.useOf(guard, `guard ${guard.name}`, 'tabulated', '');
    return tree;
  }

  /** Did a guard that was run look at the event? */
  looksAtEvent(guard: CallGuard): boolean {
    return this.eventReaders.has(this.stands.get(guard) ?? guard);
  }

  private firstLike(guard: CallGuard): CallGuard {
    const text = textOf(guard.params);
    let first = guard;
    if (text !== undefined) {
      const byParams = this.firstGuards.get(guard.fn) ?? new Map<string, CallGuard>();
      this.firstGuards.set(guard.fn, byParams);
      first = byParams.get(text) ?? guard;
      byParams.set(text, first);
    }
    this.stands.set(guard, first);
    return first;
  }

  /** Notes for the report how a function was compiled; the worst way counts. */
  useOf(of: { readonly place: string }, name: string, how: FunctionUse['how'], why: string): void {
    const key = `${of.place}\n${name}`;
    const found = this.useByName.get(key);
    if (found === undefined) {
      const use: FunctionUse = { place: of.place, name, how, why };
      this.useByName.set(key, use);
      this.uses.push(use);
    } else if (how === 'called') {
      found.how = how;
      found.why = why;
    }
  }

  private grow<R>(
    limit: number,
    fn: (probe: Probe) => R,
    forest: Forest<Outcome<R>>,
  ): { tree: Tree<Outcome<R>> | undefined } {
    try {
      const most = this.runs > patience ? Math.min(limit, impatient) : limit;
      const tree = growTree<Outcome<R>>((probe) => {
        this.runs++;
        try {
          return { ok: true, value: traced(() => fn(probe)) };
        } catch (e) {
          if (e instanceof CompileError) throw e;
          if (e instanceof Left) return { ok: false, why: e.why };
          return { ok: false, why: `throws ${e instanceof Error ? e.message : String(e)}` };
        }
      }, most);
      return { tree: tree.kind === 'leaf' ? tree : forest.plant(tree, (o) => o) };
    } catch (e) {
      if (e instanceof TooWide) {
        return { tree: undefined };
      }
      throw e;
    }
  }

  private shapeOf(field: string, place: string): Shape {
    const shape = this.layout.fields.get(field);
    if (shape === undefined) {
      throw new CompileError(
        'context',
        place,
        `assigns "${field}", which has no domain`,
        'add it to meta.domains',
      );
    }
    return shape;
  }

  /**
   * What an assign makes of each context field. Vectors are traced entry by entry, so that an entry's new value depends
   * on what that entry reads alone.
   */
  assign(action: AssignAction, event: number): readonly AssignPart[] {
    const { assignment, params, place } = action;
    const parts = this.assigns.of(action, event, (ev): readonly AssignPart[] => {
      const run = (fn: Fn, probe: Probe): unknown => {
        const context = contextProbe(this.layout.fields, probe);
        const self = noActor('self', place);
        const system = noActor('system', place);
        return fn(
          { context, event: ev, self, system, spawn: noSpawn(place) },
          resolveParams(params, { context, event: ev }),
        );
      };
      if (isFn(assignment)) return this.assignOfObject(assignment, (probe) => run(assignment, probe), place);
      if (!isRecord(assignment)) return [];
      return Object.keys(assignment).flatMap((field) => {
        const given = assignment[field];
        const fn = isFn(given) ? given : undefined;
        return this.partsOf(
          field,
          fn,
          false,
          (probe) => ({ value: fn === undefined ? given : run(fn, probe) }),
          place,
        );
      });
    });
    for (const part of parts) {
      if (part.kind === 'tree') this.useOf(action, `assign ${part.field}`, 'tabulated', '');
    }
    return parts;
  }

  /** The parts of an assign that is one function returning an object. */
  private assignOfObject(fn: Fn, run: (probe: Probe) => unknown, place: string): readonly AssignPart[] {
    const forest = new Forest<Outcome<string>>((o) => (o.ok ? o.value : `!${o.why}`));
    const { tree } = this.grow<string>(
      limits.assign,
      (probe) => {
        const update = run(probe);
        return isRecord(update) ? JSON.stringify(Object.keys(update)) : '[]';
      },
      forest,
    );
    if (tree === undefined) return [{ kind: 'call', field: undefined, fn, pick: false }];
    const fields = new Set<string>();
    const gather = (t: Tree<Outcome<string>>): void => {
      if (t.kind === 'test') for (const kid of new Set(t.kids)) gather(kid);
      else if (t.kind === 'leaf' && t.value.ok) for (const key of keysOf(t.value.value)) fields.add(key);
    };
    gather(tree);
    const parts = [...fields].flatMap((field) =>
      this.partsOf(
        field,
        fn,
        true,
        (probe) => {
          const update = run(probe);
          return isRecord(update) && field in update ? { value: update[field] } : undefined;
        },
        place,
      ),
    );
    if (parts.length > 0 || fields.size > 0) return parts;
    // Nothing is assigned; but a throw is a throw.
    const threw = new Forest<Outcome<readonly number[] | undefined>>((o) => (o.ok ? '-' : `!${o.why}`));
    const failing = threw.plant(tree, (o) => (o.ok ? { ok: true, value: undefined } : o));
    const [first] = this.layout.fields;
    return first === undefined || (failing.kind === 'leaf' && failing.value.ok)
      ? []
      : [{ kind: 'tree', field: first[0], variables: variablesOf(first[1]), tree: failing }];
  }

  /** One part per entry of a vector, else one. */
  private partsOf(
    field: string,
    fn: Fn | undefined,
    pick: boolean,
    made: (probe: Probe) => { readonly value: unknown } | undefined,
    place: string,
  ): readonly AssignPart[] {
    const parts: AssignPart[] = [];
    const forest = new Forest<Outcome<readonly number[] | undefined>>((o) =>
      o.ok ? String(o.value) : `!${o.why}`,
    );
    const split = (shape: Shape, name: string, at: (value: unknown) => unknown): boolean => {
      if (shape.kind === 'vec') {
        return shape.items.every((item, i) =>
          split(item, `${name}[${i}]`, (value) => entryOf(at(value), i, shape.items.length, name)),
        );
      }
      const { tree } = this.grow<readonly number[] | undefined>(
        limits.assign,
        (probe) => {
          const update = made(probe);
          if (update === undefined) return undefined;
          const indices = indicesOf(shape, at(update.value), name);
          if (typeof indices === 'string') throw new Left(indices);
          return indices;
        },
        forest,
      );
      if (tree === undefined) return false;
      parts.push({ kind: 'tree', field, variables: variablesOf(shape), tree });
      return true;
    };
    return split(this.shapeOf(field, place), field, (v) => v) ? parts : [{ kind: 'call', field, fn, pick }];
  }

  /** The event ids a raise may put into the queue. */
  raise(action: RaiseAction, event: number): Tree<Outcome<number>> {
    const { event: given, params, place } = action;
    const forest = new Forest<Outcome<number>>((o) => (o.ok ? String(o.value) : `!${o.why}`));
    return this.raises.of(action, event, (ev) => {
      const { tree } = this.grow(
        limits.raise,
        (probe) => {
          if (!isFn(given)) return this.internEvent(given, place);
          const context = contextProbe(this.layout.fields, probe);
          const resolved = resolveParams(params, { context, event: ev });
          return this.internEvent(
            given(
              { context, event: ev, self: noActor('self', place), system: noActor('system', place) },
              resolved,
            ),
            place,
          );
        },
        forest,
      );
      if (tree === undefined) throw tooWide(place, 'the raised event');
      return tree;
    });
  }

  private internEvent(event: unknown, place: string): number {
    const copy = plain(event);
    if (typeOf(copy) === undefined || !isRecord(copy)) {
      throw new CompileError('construct', place, `raises ${JSON.stringify(copy)}, which is not an event`);
    }
    return this.events.intern(copy);
  }

  /**
   * What `code` makes of the params that an observed action may have.
   * @returns `undefined` when they read too much to be tabulated
   */
  observe(
    action: ObserveAction,
    event: number,
    code: (params: unknown) => number,
  ): Tree<Outcome<number>> | undefined {
    const { params } = action;
    const kept = this.observed.of(action, event, (ev) =>
      this.grow(
        limits.observe,
        (probe) => {
          const context = contextProbe(this.layout.fields, probe);
          return code(isFn(params) ? plain(params({ context, event: ev })) : params);
        },
        new Forest<Outcome<number>>((o) => (o.ok ? String(o.value) : `!${o.why}`)),
      ),
    );
    if (kept.tree !== undefined && isFn(params))
      this.useOf(action, `params of ${action.type}`, 'tabulated', '');
    return kept.tree;
  }

  /** The lists of actions an `enqueueActions` may enqueue. */
  collect(action: CollectAction, event: number): Tree<Outcome<readonly Action[]>> {
    const { fn, params, place } = action;
    let serial = 0;
    const forest = new Forest<Outcome<readonly Action[]>>((o) =>
      o.ok ? (o.value.length === 0 ? '-' : `#${serial++}`) : `!${o.why}`,
    );
    return this.collects.of(action, event, (ev) => {
      const { machine, observe } = this.layout.chart;
      const scope: ActionScope = { machine, place, observe };
      const { tree } = this.grow<readonly Action[]>(
        limits.collect,
        (probe) => {
          const list: unknown[] = [];
          const enqueue = Object.assign((a: unknown) => void list.push(a), {
            assign: (a: Parameters<typeof assign>[0]) => void list.push(assign(a)),
            raise: (e: Parameters<typeof raise>[0], o?: Parameters<typeof raise>[1]) =>
              void list.push(raise(e, o)),
            cancel: (id: Parameters<typeof cancel>[0]) => void list.push(cancel(id)),
            emit: (e: Parameters<typeof emit>[0]) => void list.push(emit(e)),
            sendTo: () => {
              throw new CompileError('send', place, 'enqueues sendTo: actors are outside the subset');
            },
            sendParent: () => {
              throw new CompileError('send', place, 'enqueues sendParent: actors are outside the subset');
            },
            spawnChild: noSpawn(place),
            stopChild: noSpawn(place),
          });
          const context = contextProbe(this.layout.fields, probe);
          const resolved = resolveParams(params, { context, event: ev });
          fn(
            {
              context,
              event: ev,
              enqueue,
              check: (guard: unknown) => probe.check(readGuard(guard, machine, place)),
              self: noActor('self', place),
              system: noActor('system', place),
            },
            resolved,
          );
          return list.map((a) => {
            const read = readAction(a, scope);
            // Its params were computed here and may hold probes.
            return read.kind === 'observe' && !isFn(read.params)
              ? { ...read, params: plain(read.params) }
              : read;
          });
        },
        forest,
      );
      if (tree === undefined) throw tooWide(place, 'the enqueued list');
      return tree;
    });
  }
}

/** Params as text, where equal ones have equal texts: nothing, one value, or a record of values. */
function textOf(params: unknown): string | undefined {
  if (params === undefined) return '';
  if (!isRecord(params)) return isFn(params) || typeof params === 'symbol' ? undefined : valueText(params);
  if (Object.getPrototypeOf(params) !== Object.prototype) return undefined;
  let text = '';
  for (const key of Object.keys(params)) {
    const value = params[key];
    if (isRecord(value) || isFn(value) || typeof value === 'symbol') return undefined;
    text += `${JSON.stringify(key)}:${valueText(value)},`;
  }
  return text;
}

const valueText = (value: unknown): string =>
  typeof value === 'string'
    ? JSON.stringify(value)
    : `${Object.is(value, -0) ? '-' : ''}${String(value)}${typeof value === 'bigint' ? 'n' : ''}`;

/** A value that leaves its domain. */
class Left {
  readonly why: string;
  constructor(why: string) {
    this.why = why;
  }
}

const keysOf = (json: string): readonly string[] => {
  const keys: unknown = JSON.parse(json);
  return Array.isArray(keys) ? keys.map(String) : [];
};

/** An entry of what was assigned to a vector. */
function entryOf(value: unknown, i: number, length: number, name: string): unknown {
  if (!Array.isArray(value)) throw new Left(`${name} is not an array`);
  if (value.length !== length) throw new Left(`${name} has ${value.length} elements, not ${length}`);
  return value[i];
}

const tooWide = (place: string, what: string): CompileError =>
  new CompileError(
    'width',
    place,
    `${what} depends on too many combinations of context values`,
    'narrow the domains of what it reads',
  );

/** A copy without probes, so that it can be kept. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return Array.from(value, plain);
  if (isRecord(value)) return Object.fromEntries(Object.keys(value).map((k) => [k, plain(value[k])]));
  return value;
}
