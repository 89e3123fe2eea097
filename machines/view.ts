/** The abstract state of the whole system, read from a snapshot of the system machine. */
import type { AnyMachineSnapshot, StateValue } from 'xstate';
import type {
  CallbackPhase,
  Frame,
  ObjectView,
  PatchView,
  SiteView,
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
import type { ObjectPlan, PatchPlan, Plan } from './plan.ts';
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

export const standing = (snapshot: AnyMachineSnapshot): Standing => {
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
    /** Registered, but not enabled (before 5.1). */
    disabled: present && (state === 'disabled' || state === 'kept'),
    freeing: present && state === 'freeing',
    /** Freed: the reference is dropped, unless it was forced. */
    referenced: present
      ? (state !== 'disabled' && state !== 'replaced') || never
      : outer === 'loaded' && s.context.forced[patch.number - 1] === true,
  };
};

export const isLoaded = (s: Standing, plan: Plan, module: number): boolean => {
  const name = plan.modules[module]?.name;
  return name === undefined || s.at(moduleKey(name))[0] !== 'absent';
};

/** @returns the complete View; the sysfs tree is predicted from the charts, by sysfs.ts */
export function view(plan: Plan, snapshot: AnyMachineSnapshot): View {
  const s = standing(snapshot);
  const { context } = s;
  const name = (number: number): string => plan.patches[number - 1]?.name ?? '';
  const moving = plan.patches.find((p) => factsOf(s, plan, p).moving);
  return {
    transition: moving === undefined ? null : { patch: moving.name, target: factsOf(s, plan, moving).target },
    list: context.list.map(name),
    patches: Object.fromEntries(plan.patches.map((p) => [p.name, patchView(s, plan, p)])),
    modules: Object.fromEntries(plan.modules.map((m, i) => [m.name, isLoaded(s, plan, i)])),
    tasks: Object.fromEntries(plan.tasks.map((t, i) => [t.name, taskView(s, plan, i, taskKey(t))])),
    sites: Object.fromEntries(
      plan.funcs.slice(0, plan.sites).map((f, site): [string, SiteView] => {
        const stack = context.stacks[site] ?? [];
        const count = plan.patches.length;
        return [
          f.id,
          {
            stack: stack.map((e) =>
              e > count ? { patch: name(e - count), nop: true } : { patch: name(e), nop: false },
            ),
            handler: stack.length > 0,
          },
        ];
      }),
    ),
    sysfs: sysfs(plan, s),
    tainted: context.tainted,
    ftraceEnabled: context.ftraceEnabled,
    ...(plan.effects.length === 0 ? {} : { data: data(plan, s) }),
  };
}

function patchView(s: Standing, plan: Plan, patch: PatchPlan): PatchView {
  const facts = factsOf(s, plan, patch);
  const value = (i: number): number =>
    patch.params[i]?.values[s.context.params[patch.firstParam + i] ?? 0] ?? 0;
  return {
    loaded: facts.loaded,
    enabled: facts.enabled,
    // Before 5.1 one flag stands for all modules there are (§6).
    forced: facts.loaded && s.context.forced[patch.number - 1] === true,
    references: facts.referenced ? 1 : 0,
    freeing: facts.freeing,
    params: facts.loaded ? Object.fromEntries(patch.params.map((p, i) => [p.name, value(i)])) : {},
    objects: Object.fromEntries(
      patch.objects.map((o): [string, ObjectView] => {
        const callbacks = phaseOf(s, patch, o);
        return [
          o.name,
          {
            loaded: o.module < 0 ? facts.listed : facts.listed && isLoaded(s, plan, o.module),
            patched: callbacks !== 'clean',
            // Where a switch is immediate there are no such phases to be seen.
            callbacks: plan.profile.consistency === 'immediate' ? 'clean' : callbacks,
          },
        ];
      }),
    ),
  };
}

function taskView(s: Standing, plan: Plan, index: number, key: string): TaskView {
  const [outer, side, flag] = s.at(key);
  const alive = outer === 'alive';
  const frames = (s.context.frames[index] ?? []).map((code): Frame => {
    const version = code % plan.versions;
    const func = plan.funcs[(code - version) / plan.versions];
    const patch = plan.patches[version - 1];
    const ran: Version = patch === undefined ? 'original' : { patch: patch.name };
    return { func: func?.id ?? ':', version: ran };
  });
  return {
    alive,
    state: side === 'unpatched' ? 0 : side === 'patched' ? 1 : -1,
    pending: flag === 'pending',
    running: s.context.running[index] === true,
    frames,
  };
}

/** What callbacks did to the system (spec/effects.ts). */
function data(plan: Plan, s: Standing): SystemDataView {
  const name = (patch: number): string | null => plan.patches[patch - 1]?.name ?? null;
  return {
    states: Object.fromEntries(
      plan.states.map((state): [string, StateView] => {
        const owners = plan.patches.flatMap((p) => {
          const slot = state.slots[p.number - 1] ?? -1;
          return slot < 0 ? [] : [{ owner: p.name, slot }];
        });
        return [
          String(state.id),
          {
            version: Number(s.at(stateKey(state))[0]?.replace('version ', '').replace('original', '0') ?? 0),
            pointers: Object.fromEntries(
              owners.map(({ owner, slot }) => [owner, name(s.context.pointers[slot] ?? 0)]),
            ),
            spaces: Object.fromEntries(
              owners.flatMap(({ owner, slot }) => {
                const space = s.context.spaces[slot] ?? 0;
                return space === 0 ? [] : [[owner, space - 1]];
              }),
            ),
          },
        ];
      }),
    ),
    shadows: Object.fromEntries(
      plan.shadows.flatMap((shadow) => {
        const maker = s.at(shadowKey(shadow))[0] ?? 'absent';
        return maker === 'absent' ? [] : [[shadow, maker.replace('made by ', '')]];
      }),
    ),
  };
}
