/**
 * The abstract state of the whole system, read from a snapshot of the system machine. Each part is read when it is first
 * looked at: a property's result can then be remembered by the little that it read (src/check/packed).
 */
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
export type Seen = Pick<AnyMachineSnapshot, 'value' | 'context'>;

export const standing = (snapshot: Seen): Standing => {
  const value: StateValue = snapshot.value;
  return {
    context: snapshot.context,
    at: (region) => path(typeof value === 'string' ? undefined : value[region]),
  };
};

const phases: readonly CallbackPhase[] = ['clean', 'prepared', 'live', 'leaving'];

/** Where a patch × object stands in its callbacks. */
export const phaseOf = (s: Standing, patch: PatchPlan, object: ObjectPlan): CallbackPhase =>
  phases.find((phase) => phase === s.at(objectKey(patch, object))[0]) ?? 'clean';

/** What is true of a patch in each of its states. */
export const factsOf = (s: Standing, plan: Plan, patch: PatchPlan) => {
  const never = plan.profile.moduleRemoval === 'never';
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
    /** Freed: the reference is dropped, unless it was forced. */
    get referenced() {
      if (present) return (state !== 'disabled' && state !== 'replaced') || never;
      return outer === 'loaded' && s.context.forced[patch.number - 1] === true;
    },
  };
};

export const isLoaded = (s: Standing, plan: Plan, module: number): boolean => {
  const name = plan.modules[module]?.name;
  return name === undefined || s.at(moduleKey(name))[0] !== 'absent';
};

/** Computed when it is first asked for. */
const once = <T>(compute: () => T): (() => T) => {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
};

/** A field that is computed when it is first read, for objects whose keys are only known at run time. */
export const lazily = (object: object, key: string, compute: () => unknown): void => {
  Object.defineProperty(object, key, { get: once(compute), enumerable: true, configurable: true });
};

/** @returns the complete View, each part read when it is looked at; the sysfs tree is predicted by sysfs.ts */
export function view(plan: Plan, snapshot: Seen): View {
  const s = standing(snapshot);
  const name = (number: number): string => plan.patches[number - 1]?.name ?? '';
  const transition = once((): View['transition'] => {
    const moving = plan.patches.find((p) => factsOf(s, plan, p).moving);
    return moving === undefined ? null : { patch: moving.name, target: factsOf(s, plan, moving).target };
  });
  const list = once(() => s.context.list.map(name));
  const patches = once(() => Object.fromEntries(plan.patches.map((p) => [p.name, patchView(s, plan, p)])));
  const modules = once(() => {
    const loaded: Record<string, boolean> = {};
    for (const [i, m] of plan.modules.entries()) lazily(loaded, m.name, () => isLoaded(s, plan, i));
    return loaded;
  });
  const tasks = once(() =>
    Object.fromEntries(plan.tasks.map((t, i) => [t.name, taskView(s, plan, i, taskKey(t))])),
  );
  const sites = once(() =>
    Object.fromEntries(plan.funcs.slice(0, plan.sites).map((f, site) => [f.id, siteView(s, plan, site)])),
  );
  const files = once(() => sysfs(plan, s));
  const seen: View = {
    get transition() {
      return transition();
    },
    get list() {
      return list();
    },
    get patches() {
      return patches();
    },
    get modules() {
      return modules();
    },
    get tasks() {
      return tasks();
    },
    get sites() {
      return sites();
    },
    get sysfs() {
      return files();
    },
    get tainted() {
      return s.context.tainted;
    },
    get ftraceEnabled() {
      return s.context.ftraceEnabled;
    },
  };
  if (plan.effects.length > 0) lazily(seen, 'data', () => data(plan, s));
  return seen;
}

function patchView(s: Standing, plan: Plan, patch: PatchPlan): PatchView {
  const facts = once(() => factsOf(s, plan, patch));
  const value = (i: number): number =>
    patch.params[i]?.values[s.context.params[patch.firstParam + i] ?? 0] ?? 0;
  const params = once(() =>
    facts().loaded ? Object.fromEntries(patch.params.map((p, i) => [p.name, value(i)])) : {},
  );
  const objects = once(() =>
    Object.fromEntries(patch.objects.map((o) => [o.name, objectView(s, plan, patch, o, facts)])),
  );
  return {
    get loaded() {
      return facts().loaded;
    },
    get enabled() {
      return facts().enabled;
    },
    // Before 5.1 one flag stands for all modules there are (§6).
    get forced() {
      return facts().loaded && s.context.forced[patch.number - 1] === true;
    },
    get references() {
      return facts().referenced ? 1 : 0;
    },
    get freeing() {
      return facts().freeing;
    },
    get params() {
      return params();
    },
    get objects() {
      return objects();
    },
  };
}

function objectView(
  s: Standing,
  plan: Plan,
  patch: PatchPlan,
  object: ObjectPlan,
  facts: () => ReturnType<typeof factsOf>,
): ObjectView {
  const phase = once(() => phaseOf(s, patch, object));
  return {
    get loaded() {
      return object.module < 0 ? facts().listed : facts().listed && isLoaded(s, plan, object.module);
    },
    get patched() {
      return phase() !== 'clean';
    },
    // Where a switch is immediate there are no such phases to be seen.
    get callbacks() {
      return plan.profile.consistency === 'immediate' ? 'clean' : phase();
    },
  };
}

function siteView(s: Standing, plan: Plan, site: number): SiteView {
  const count = plan.patches.length;
  const name = (number: number): string => plan.patches[number - 1]?.name ?? '';
  const stack = once(() =>
    (s.context.stacks[site] ?? []).map(
      (e): StackEntry => (e > count ? { patch: name(e - count), nop: true } : { patch: name(e), nop: false }),
    ),
  );
  return {
    get stack() {
      return stack();
    },
    get handler() {
      return stack().length > 0;
    },
  };
}

function taskView(s: Standing, plan: Plan, index: number, key: string): TaskView {
  const at = once(() => s.at(key));
  const frames = once(() =>
    (s.context.frames[index] ?? []).map((code): Frame => {
      const version = code % plan.versions;
      const func = plan.funcs[(code - version) / plan.versions];
      const patch = plan.patches[version - 1];
      const ran: Version = patch === undefined ? 'original' : { patch: patch.name };
      return { func: func?.id ?? ':', version: ran };
    }),
  );
  return {
    get alive() {
      return at()[0] === 'alive';
    },
    get state() {
      const side = at()[1];
      return side === 'unpatched' ? 0 : side === 'patched' ? 1 : -1;
    },
    get pending() {
      return at()[2] === 'pending';
    },
    get running() {
      return s.context.running[index] === true;
    },
    get frames() {
      return frames();
    },
  };
}

/** What callbacks did to the system (spec/effects.ts). */
function data(plan: Plan, s: Standing): SystemDataView {
  const states = once(() =>
    Object.fromEntries(plan.states.map((state) => [String(state.id), stateView(plan, s, state)])),
  );
  const shadows = once(() =>
    Object.fromEntries(
      plan.shadows.flatMap((shadow) => {
        const maker = s.at(shadowKey(shadow))[0] ?? 'absent';
        return maker === 'absent' ? [] : [[shadow, maker.replace('made by ', '')]];
      }),
    ),
  );
  return {
    get states() {
      return states();
    },
    get shadows() {
      return shadows();
    },
  };
}

function stateView(plan: Plan, s: Standing, state: StatePlan): StateView {
  const name = (patch: number): string | null => plan.patches[patch - 1]?.name ?? null;
  const owners = plan.patches.flatMap((p) => {
    const slot = state.slots[p.number - 1] ?? -1;
    return slot < 0 ? [] : [{ owner: p.name, slot }];
  });
  const pointers = once(() => {
    const found: Record<string, string | null> = {};
    for (const { owner, slot } of owners) lazily(found, owner, () => name(s.context.pointers[slot] ?? 0));
    return found;
  });
  const spaces = once(() =>
    Object.fromEntries(
      owners.flatMap(({ owner, slot }) => {
        const space = s.context.spaces[slot] ?? 0;
        return space === 0 ? [] : [[owner, space - 1]];
      }),
    ),
  );
  return {
    get version() {
      return Number(s.at(stateKey(state))[0]?.replace('version ', '').replace('original', '0') ?? 0);
    },
    get pointers() {
      return pointers();
    },
    get spaces() {
      return spaces();
    },
  };
}
