import { assign, cancel, emit, raise } from 'xstate';
import { type Action, type ActionScope, readAction } from './action.ts';
import { CompileError } from './fault.ts';
import { Forest } from './forest.ts';
import { type Fn, type Guard, isFn, isRecord, readGuard } from './guard.ts';
import type { Layout } from './layout.ts';
import { contextProbe, eventProbe, noActor, noSpawn, resolveParams, typeOf } from './probe.ts';
import { indicesOf, type Shape } from './shape.ts';
import { growTree, isNeed, type Probe, TooWide, type Tree } from './tree.ts';

export type CallGuard = Guard & { readonly kind: 'call' };
export type AssignAction = Action & { readonly kind: 'assign' };
export type RaiseAction = Action & { readonly kind: 'raise' };
export type CollectAction = Action & { readonly kind: 'collect' };

/** A result, or why there is none: the message of what the function threw, or how the value leaves its domain. */
export type Outcome<R> =
  | { readonly ok: true; readonly value: R }
  | { readonly ok: false; readonly why: string };

/** Packed indices of one context field after an assign; `undefined` when the field is not assigned. */
export type Update = ReadonlyMap<string, readonly number[]>;

/** One traced assign: the function-form in one tree, the object-form in a tree per field. */
export type AssignTrees = readonly {
  readonly fields: readonly string[];
  readonly tree: Tree<Outcome<Update>>;
}[];

interface Remembered<T> {
  /** -1: whatever the event. */
  readonly byEvent: Map<number, T>;
}

const limits = { guard: 4096, assign: 4096, raise: 512, collect: 256 };

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
  /** Guards that looked at the event. */
  readonly eventReaders = new Set<Guard>();
  private readonly events: {
    readonly eventOf: (id: number) => object;
    readonly intern: (event: object) => number;
  };
  private readonly memory = new Map<object, Remembered<unknown>>();

  constructor(
    layout: Layout,
    events: { readonly eventOf: (id: number) => object; readonly intern: (event: object) => number },
  ) {
    this.layout = layout;
    this.events = events;
  }

  /** Keeps what `grow` finds for the event, or for all events when it never looked at it. */
  private remember<T>(key: object, event: number, grow: (event: object) => T, onSeen?: () => void): T {
    let kept = this.memory.get(key);
    if (kept === undefined) {
      kept = { byEvent: new Map() };
      this.memory.set(key, kept);
    }
    const found = kept.byEvent.get(-1) ?? kept.byEvent.get(event);
    if (found !== undefined) return found as T;
    let seen = false;
    const made = grow(
      eventProbe(this.events.eventOf(event), () => {
        seen = true;
      }),
    );
    if (seen) onSeen?.();
    kept.byEvent.set(seen ? event : -1, made);
    return made;
  }

  /** @returns the guard's tree, or `undefined` when it reads too much to be tabulated */
  guard(guard: CallGuard, event: number): Tree<Outcome<boolean>> | undefined {
    const forest = new Forest<Outcome<boolean>>((o) => (o.ok ? String(o.value) : `!${o.why}`));
    const kept = this.remember<{ tree: Tree<Outcome<boolean>> | undefined }>(
      guard,
      event,
      (ev) =>
        this.grow(
          limits.guard,
          (probe) => {
            const context = contextProbe(this.layout.fields, probe.read);
            const args = { context, event: ev };
            return Boolean(guard.fn(args, resolveParams(guard.params, args)));
          },
          forest,
        ),
      () => this.eventReaders.add(guard),
    );
    if (kept.tree !== undefined) this.useOf(guard, `guard ${guard.name}`, 'tabulated', '');
    return kept.tree;
  }

  /** Notes for the report how a function was compiled; the worst way counts. */
  useOf(of: { readonly place: string }, name: string, how: FunctionUse['how'], why: string): void {
    const found = this.uses.find((u) => u.place === of.place && u.name === name);
    if (found === undefined) this.uses.push({ place: of.place, name, how, why });
    else if (how === 'called') {
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
      const tree = growTree<Outcome<R>>((probe) => {
        try {
          return { ok: true, value: fn(probe) };
        } catch (e) {
          if (isNeed(e) || e instanceof CompileError) throw e;
          if (e instanceof Left) return { ok: false, why: e.message };
          return { ok: false, why: `throws ${e instanceof Error ? e.message : String(e)}` };
        }
      }, limit);
      return { tree: forest.plant(tree, (o) => o) };
    } catch (e) {
      if (e instanceof TooWide) return { tree: undefined };
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

  /** @returns a tree per group of fields; a tree is `undefined` when the function reads too much */
  assign(
    action: AssignAction,
    event: number,
  ): readonly {
    fields: readonly string[] | undefined;
    tree: Tree<Outcome<Update>> | undefined;
    fn: Fn | undefined;
  }[] {
    const { assignment, params, place } = action;
    const forest = new Forest<Outcome<Update>>((o) => (o.ok ? JSON.stringify([...o.value]) : `!${o.why}`));
    const kept = this.remember(action, event, (ev) => {
      const run = (fn: Fn, probe: Probe): unknown => {
        const context = contextProbe(this.layout.fields, probe.read);
        const resolved = resolveParams(params, { context, event: ev });
        return fn(
          {
            context,
            event: ev,
            self: noActor('self', place),
            system: noActor('system', place),
            spawn: noSpawn(place),
          },
          resolved,
        );
      };
      const pack = (field: string, value: unknown): readonly number[] => {
        const indices = indicesOf(this.shapeOf(field, place), value, field);
        if (typeof indices === 'string') throw new Left(indices);
        return indices;
      };
      if (isFn(assignment)) {
        const { tree } = this.grow<Update>(
          limits.assign,
          (probe) => {
            const update = run(assignment, probe);
            if (!isRecord(update)) return new Map();
            return new Map(Object.keys(update).map((field) => [field, pack(field, update[field])]));
          },
          forest,
        );
        return [{ fields: undefined, tree, fn: assignment }];
      }
      if (!isRecord(assignment)) return [];
      return Object.keys(assignment).map((field) => {
        const given = assignment[field];
        this.shapeOf(field, place);
        const { tree } = this.grow<Update>(
          limits.assign,
          (probe) => new Map([[field, pack(field, isFn(given) ? run(given, probe) : given)]]),
          forest,
        );
        return { fields: [field], tree, fn: isFn(given) ? given : undefined };
      });
    });
    for (const k of kept) {
      if (k.tree !== undefined)
        this.useOf(action, `assign ${k.fields?.join(',') ?? ''}`.trim(), 'tabulated', '');
    }
    return kept;
  }

  /** The event ids a raise may put into the queue. */
  raise(action: RaiseAction, event: number): Tree<Outcome<number>> {
    const { event: given, params, place } = action;
    const forest = new Forest<Outcome<number>>((o) => (o.ok ? String(o.value) : `!${o.why}`));
    return this.remember(action, event, (ev) => {
      const { tree } = this.grow(
        limits.raise,
        (probe) => {
          if (!isFn(given)) return this.internEvent(given, place);
          const context = contextProbe(this.layout.fields, probe.read);
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

  /** The lists of actions an `enqueueActions` may enqueue. */
  collect(action: CollectAction, event: number): Tree<Outcome<readonly Action[]>> {
    const { fn, params, place } = action;
    let serial = 0;
    const forest = new Forest<Outcome<readonly Action[]>>((o) =>
      o.ok ? (o.value.length === 0 ? '-' : `#${serial++}`) : `!${o.why}`,
    );
    return this.remember(action, event, (ev) => {
      const { machine } = this.layout.chart;
      const scope: ActionScope = { machine, place };
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
          const context = contextProbe(this.layout.fields, probe.read);
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
          return list.map((a) => readAction(a, scope));
        },
        forest,
      );
      if (tree === undefined) throw tooWide(place, 'the enqueued list');
      return tree;
    });
  }
}

class Left extends Error {}

const tooWide = (place: string, what: string): CompileError =>
  new CompileError(
    'width',
    place,
    `${what} depends on too many combinations of context values`,
    'narrow the domains of what it reads',
  );

/** A copy without probes, so that it can be kept. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return Array.from(value, plain);
  if (isRecord(value)) return Object.fromEntries(Object.keys(value).map((k) => [k, plain(value[k])]));
  return value;
}
