/** The abstract state of the whole system, read from a snapshot of the system machine. */
import type { AnyMachineSnapshot, StateValue } from 'xstate';
import type {
  CallbackPhase,
  Frame,
  ObjectView,
  PatchView,
  SiteView,
  StackEntry,
  StateView,
  SystemDataView,
  TaskView,
  Version,
  View,
} from '../spec/vocabulary.ts';
import type { Context } from './context.ts';
import { debugView } from './debug.ts';
import { moduleKey } from './module.ts';
import { objectKey } from './object.ts';
import { patchKey } from './patch-kit.ts';
import type { ObjectPlan, PatchPlan, Plan, StatePlan } from './plan.ts';
import { shadowKey } from './shadow.ts';
import { stateKey } from './state.ts';
import { sysfs } from './sysfs.ts';
import { taskKey } from './task.ts';

/** Where the charts of a snapshot stand. */
export interface Standing {
  readonly context: Context;
  /** The active state of a region, outermost key first, e.g. `['loaded', 'present', 'patching']`. */
  readonly at: (region: string) => readonly string[];
}

const path = (value: StateValue | undefined): readonly string[] => {
  if (value === undefined) return [];
  if (typeof value === 'string') return [value];
  const [first] = Object.entries(value);
  return first === undefined ? [] : [first[0], ...path(first[1])];
};

/** What is read of a snapshot. */
export interface Seen extends Pick<AnyMachineSnapshot, 'value' | 'context'> {
  /**
   * Present when the object shows another state later, and its View shall do so too: each part is then read when it is
   * looked at, and again each time, so that a property's result can be remembered by the little that it read
   * (src/check/packed). It is told how to read each part, and gives what is to be called instead.
   */
  readonly live?: Part;
}

export type Part = <T>(read: () => T) => () => T;

export const standing = (snapshot: Seen): Standing => ({
  get context() {
    return snapshot.context;
  },
  at: (region) => {
    const value: StateValue = snapshot.value;
    return path(typeof value === 'string' ? undefined : value[region]);
  },
});

const phases: readonly CallbackPhase[] = ['clean', 'prepared', 'live', 'leaving'];

/** Where a patch × object stands in its callbacks. */
export const phaseOf = (s: Standing, patch: PatchPlan, object: ObjectPlan): CallbackPhase =>
  phases.find((phase) => phase === s.at(objectKey(patch, object))[0]) ?? 'clean';

/** What is true of a patch in each of its states. */
export const factsOf = (s: Standing, patch: PatchPlan) => {
  const [outer, inner, state] = s.at(patchKey(patch));
  const present = inner === 'present';
  const replaced = state === 'replaced' || state === 'replaced, kept';
  return {
    loaded: outer === 'loaded',
    /** Its directory is there. */
    present,
    /** Its objects have directories. */
    registered: present && state !== 'freeing',
    listed: present && state !== 'freeing' && !replaced,
    enabled: present && (state === 'enabled' || state === 'patching'),
    moving: present && (state === 'patching' || state === 'unpatching'),
    target: state === 'patching' ? (1 as const) : (0 as const),
    freeing: present && state === 'freeing',
  };
};

/** The core holds a reference on its module. Freed: it is dropped, unless it was forced. */
const isReferenced = (s: Standing, plan: Plan, patch: PatchPlan): boolean => {
  const [outer, inner, state] = s.at(patchKey(patch));
  if (inner === 'present') {
    return (state !== 'disabled' && state !== 'replaced') || plan.profile.moduleRemoval === 'never';
  }
  return outer === 'loaded' && s.context.forced[patch.number - 1] === true;
};

export const isLoaded = (s: Standing, plan: Plan, module: number): boolean => {
  const name = plan.modules[module]?.name;
  return name === undefined || s.at(moduleKey(name))[0] !== 'absent';
};

/** Shows the snapshot that it was turned to last. */
class Cursor {
  private snapshot: Seen;

  constructor(snapshot: Seen) {
    this.snapshot = snapshot;
  }

  turn(snapshot: Seen): void {
    this.snapshot = snapshot;
  }

  get value(): StateValue {
    return this.snapshot.value;
  }

  get context(): AnyMachineSnapshot['context'] {
    return this.snapshot.context;
  }
}

const cursors = new WeakMap<Plan, { readonly cursor: Cursor; readonly live: View }>();
const live = new WeakMap<Seen, View>();

/** @returns the complete View; the sysfs tree is predicted from the charts, by sysfs.ts */
export function view(plan: Plan, snapshot: Seen): View {
  if (snapshot.live !== undefined) {
    let found = live.get(snapshot);
    if (found === undefined) {
      found = liveView(plan, standing(snapshot), snapshot.live);
      live.set(snapshot, found);
    }
    return found;
  }
  let kept = cursors.get(plan);
  if (kept === undefined) {
    const cursor = new Cursor(snapshot);
    kept = { cursor, live: liveView(plan, standing(cursor), (read) => read) };
    cursors.set(plan, kept);
  }
  kept.cursor.turn(snapshot);
  return copied(kept.live);
}

/** The same data, none of it live. */
function copied<T>(value: T): T;
function copied(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copied);
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) copy[key] = copied(item);
  return copy;
}

/** The fields of an object: what reads one each time that it is looked at, or what it is for good. */
type Fields<T> = { readonly [K in keyof T]: T[K] | (() => T[K]) };

function partly<T extends object>(fields: Fields<T>, part: Part): T;
function partly(fields: Readonly<Record<string, unknown>>, part: Part): object {
  const made = {};
  for (const [key, field] of Object.entries(fields)) {
    const how = typeof field === 'function' ? { get: part((): unknown => field()) } : { value: field };
    Object.defineProperty(made, key, { ...how, enumerable: true, configurable: true });
  }
  return made;
}

/** Every part is read from `s` when it is looked at. */
function liveView(plan: Plan, s: Standing, part: Part): View {
  const name = (number: number): string => plan.patches[number - 1]?.name ?? '';
  const moving = (): View['transition'] => {
    const patch = plan.patches.find((p) => factsOf(s, p).moving);
    return patch === undefined ? null : { patch: patch.name, target: factsOf(s, patch).target };
  };
  return partly<View>(
    {
      transition: moving,
      list: () => s.context.list.map(name),
      patches: Object.fromEntries(plan.patches.map((p) => [p.name, patchView(s, plan, p, part)])),
      modules: partly(
        Object.fromEntries(plan.modules.map((m, i) => [m.name, () => isLoaded(s, plan, i)])),
        part,
      ),
      tasks: Object.fromEntries(plan.tasks.map((t, i) => [t.name, taskView(s, plan, i, taskKey(t), part)])),
      sites: Object.fromEntries(
        plan.funcs.slice(0, plan.sites).map((f, site) => [f.id, siteView(s, plan, site, part)]),
      ),
      sysfs: () => sysfs(plan, s),
      tainted: () => s.context.tainted,
      ftraceEnabled: () => s.context.ftraceEnabled,
      ...(plan.effects.length === 0 ? {} : { data: data(plan, s, part) }),
      ...(debugView(plan, []) === undefined ? {} : { debug: () => debugView(plan, s.context.debug) }),
    },
    part,
  );
}

function patchView(s: Standing, plan: Plan, patch: PatchPlan, part: Part): PatchView {
  const facts = (): ReturnType<typeof factsOf> => factsOf(s, patch);
  const value = (i: number): string =>
    patch.params[i]?.values[s.context.params[patch.firstParam + i] ?? 0] ?? '';
  return partly<PatchView>(
    {
      loaded: () => facts().loaded,
      enabled: () => facts().enabled,
      // Before 5.1 one flag stands for all modules there are (§6).
      forced: () => facts().loaded && s.context.forced[patch.number - 1] === true,
      references: () => (isReferenced(s, plan, patch) ? 1 : 0),
      freeing: () => facts().freeing,
      params: () =>
        facts().loaded ? Object.fromEntries(patch.params.map((p, i) => [p.name, value(i)])) : {},
      objects: Object.fromEntries(
        patch.objects.map((o) => [
          o.name,
          partly<ObjectView>(
            {
              loaded: () => facts().listed && isLoaded(s, plan, o.module),
              patched: () => phaseOf(s, patch, o) !== 'clean',
              // Where a switch is immediate there are no such phases to be seen.
              callbacks: () => (plan.profile.consistency === 'immediate' ? 'clean' : phaseOf(s, patch, o)),
            },
            part,
          ),
        ]),
      ),
    },
    part,
  );
}

function siteView(s: Standing, plan: Plan, site: number, part: Part): SiteView {
  const count = plan.patches.length;
  const name = (number: number): string => plan.patches[number - 1]?.name ?? '';
  const entry = (e: number): StackEntry =>
    e > count ? { patch: name(e - count), nop: true } : { patch: name(e), nop: false };
  return partly<SiteView>(
    {
      stack: () => (s.context.stacks[site] ?? []).map(entry),
      handler: () => (s.context.stacks[site] ?? []).length > 0,
    },
    part,
  );
}

function taskView(s: Standing, plan: Plan, index: number, key: string, part: Part): TaskView {
  const frame = (code: number): Frame => {
    const version = code % plan.versions;
    const func = plan.funcs[(code - version) / plan.versions];
    const patch = plan.patches[version - 1];
    const ran: Version = patch === undefined ? 'original' : { patch: patch.name };
    return { func: func?.id ?? ':', version: ran };
  };
  const side = (): TaskView['state'] => {
    const [, on] = s.at(key);
    return on === 'unpatched' ? 0 : on === 'patched' ? 1 : -1;
  };
  return partly<TaskView>(
    {
      alive: () => s.at(key)[0] === 'alive',
      state: side,
      pending: () => s.at(key)[2] === 'pending',
      running: () => s.context.running[index] === true,
      frames: () => (s.context.frames[index] ?? []).map(frame),
    },
    part,
  );
}

/** What callbacks did to the system (spec/effects.ts). */
function data(plan: Plan, s: Standing, part: Part): SystemDataView {
  const shadows = (): SystemDataView['shadows'] =>
    Object.fromEntries(
      plan.shadows.flatMap((shadow) => {
        const maker = s.at(shadowKey(shadow))[0] ?? 'absent';
        return maker === 'absent' ? [] : [[shadow, maker.replace('made by ', '')]];
      }),
    );
  return partly<SystemDataView>(
    {
      states: Object.fromEntries(
        plan.states.map((state) => [String(state.id), stateView(plan, s, state, part)]),
      ),
      shadows,
    },
    part,
  );
}

function stateView(plan: Plan, s: Standing, state: StatePlan, part: Part): StateView {
  const name = (patch: number): string | null => plan.patches[patch - 1]?.name ?? null;
  const owners = plan.patches.flatMap((p) => {
    const slot = state.slots[p.number - 1] ?? -1;
    return slot < 0 ? [] : [{ owner: p.name, slot }];
  });
  const spaces = (): StateView['spaces'] =>
    Object.fromEntries(
      owners.flatMap(({ owner, slot }) => {
        const space = s.context.spaces[slot] ?? 0;
        return space === 0 ? [] : [[owner, space - 1]];
      }),
    );
  return partly<StateView>(
    {
      version: () => Number(s.at(stateKey(state))[0]?.replace('version ', '').replace('original', '0') ?? 0),
      pointers: partly(
        Object.fromEntries(
          owners.map(({ owner, slot }) => [owner, () => name(s.context.pointers[slot] ?? 0)]),
        ),
        part,
      ),
      spaces,
    },
    part,
  );
}
