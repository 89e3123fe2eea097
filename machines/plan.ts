/**
 * A scenario with everything numbered, so that contexts hold small integers and charts hold constants.
 *
 * Patches are numbered from 1 (0 stands for none, or for the original code); functions, modules, tasks and module
 * parameters from 0. Functions that some patch patches ("sites") come first.
 */
import type { Effect } from '../spec/effects.ts';
import { positionOf, symbolOf } from '../spec/func-id.ts';
import { replaceSets } from '../spec/replace-set.ts';
import type {
  FuncSpec,
  ModuleSpec,
  ObjectSpec,
  PatchSpec,
  Scenario,
  TaskSpec,
} from '../spec/scenario-types.ts';
import {
  type CallbackName,
  type FuncId,
  type KernelProfile,
  type ShadowName,
  VMLINUX,
} from '../spec/vocabulary.ts';
import { type Given, type ParamPlan, paramsOf, remarkable } from './parameters.ts';

/** One function of the system, and what it prints in each version. */
export interface FuncPlan {
  readonly id: FuncId;
  readonly name: string;
  readonly object: string;
  /** The target module it belongs to; -1 for vmlinux. */
  readonly module: number;
  /** How many functions of that name its object has. */
  readonly alike: number;
  /** The patches that patch it, in scenario order, by number, with what each says about it. */
  readonly versions: ReadonlyMap<number, FuncSpec>;
}

export interface PatchPlan {
  readonly number: number;
  readonly spec: PatchSpec;
  readonly name: string;
  /** Its replace set; asked only by a kernel that has sets (docs/explanation/replace-set.md). */
  readonly set: number;
  /** Its module parameters are `params[first]` … in the context. */
  readonly firstParam: number;
  readonly params: readonly ParamPlan[];
  /** What insmod may be given that the kernel has something to say about. */
  readonly remarkable: readonly Given[];
  readonly objects: readonly ObjectPlan[];
  /** Every site that it patches itself. */
  readonly sites: readonly number[];
  /** The patches, by number, that it replaces when they are listed before it: all others, or those of its set. */
  readonly replaces: readonly number[];
  /**
   * Where its nops and its dynamic objects begin in the context. Since 5.1 only the patch in transition has any, so all
   * begin at 0; before, a registered one keeps its own (§6 proposal of 2018).
   */
  readonly firstNop: number;
  readonly firstDynamic: number;
  /** Sites that these patch and this one does not: where it may need a nop (semantics.md §2.1 step 4). */
  readonly foreign: readonly number[];
  /** Those of them in objects that the patch does not have itself. */
  readonly dynamicSites: readonly number[];
  /** What gets a nop there may lack a handler, so that it can be refused: until 5.1 a listed patch may be disabled. */
  readonly registersNops: boolean;
}

export interface ObjectPlan {
  readonly spec: ObjectSpec;
  readonly name: string;
  /** Number of the target module; -1 for vmlinux. */
  readonly module: number;
  readonly sites: readonly number[];
  /** Where the context says whether its late relocations are written; -1: it has none, or they are vmlinux's. */
  readonly relocated: number;
  /** Foreign sites in the same object. */
  readonly nops: readonly number[];
}

/** One effect of one callback, or of a patch module's exit (spec/effects.ts). */
export interface EffectPlan {
  readonly effect: Effect;
  readonly patch: number;
  readonly patchName: string;
  readonly object: string | null;
  readonly callback: CallbackName | 'exit';
  /** What follows the effect's kind in its event's type. */
  readonly place: string;
}

/** A klp_state id (semantics.md §4). */
export interface StatePlan {
  readonly id: number;
  /** Every version that a patch gives it, 0 first. */
  readonly versions: readonly number[];
  /** For each patch, by number less one: where its pointer and its space stand in the context; -1 when it lacks the id. */
  readonly slots: readonly number[];
}

export interface Plan {
  readonly scenario: Scenario;
  readonly profile: KernelProfile;
  readonly funcs: readonly FuncPlan[];
  /** How many of the functions are sites. */
  readonly sites: number;
  readonly patches: readonly PatchPlan[];
  /** Names of the objects that patches have, each once. */
  readonly objects: readonly string[];
  readonly modules: readonly ModuleSpec[];
  readonly tasks: readonly TaskSpec[];
  readonly params: readonly ParamPlan[];
  readonly effects: readonly EffectPlan[];
  readonly states: readonly StatePlan[];
  /** Objects of patches that have late relocations. */
  readonly relocated: number;
  /** Pointers, and spaces, that patches have for their states. */
  readonly slots: number;
  /** Shadow variables that some effect makes or frees; `#<id>` stands for an id of which there is none. */
  readonly shadows: readonly ShadowName[];
  /** Frame codes are `function * versions + version`. */
  readonly versions: number;
}

const objectOf = (id: FuncId): string => id.slice(0, id.indexOf(':'));

/** Numbers everything in a scenario, in the order of the scenario. */
export function plan(scenario: Scenario, profile: KernelProfile): Plan {
  const { modules, tasks } = scenario;
  const setOf = replaceSets(scenario.patches);
  const patches = scenario.patches.map((p, i) => ({
    ...p,
    // Before atomic replace there was no such flag (§6); where there are sets, a patch replaces whoever shares its own.
    replace:
      profile.replace &&
      (profile.replaceSets ? setOf.some((set, k) => k !== i && set === setOf[i]) : p.replace),
    // Only from 4.12 to 4.15 it was left to the patch (§6 consistency).
    immediate: profile.consistency === 'per-task or immediate' && p.immediate === true,
  }));
  const sites = new Set(patches.flatMap((p) => p.objects.flatMap((o) => o.funcs.map((f) => f.func))));
  const ids = [...new Set<FuncId>([...sites, ...tasks.flatMap((t) => [...t.calls, ...t.inside])])];
  const mentioned = [...ids, ...modules.flatMap((m) => m.functions.map((f) => f.func))];
  const moduleNumber = (object: string): number =>
    object === VMLINUX ? -1 : modules.findIndex((m) => m.name === object);
  const funcs = ids.map((id): FuncPlan => {
    const object = objectOf(id);
    const versions = new Map<number, FuncSpec>();
    for (const [i, patch] of patches.entries()) {
      for (const { funcs: own } of patch.objects) {
        for (const func of own) if (func.func === id) versions.set(i + 1, func);
      }
    }
    const alike = mentioned.filter((other) => objectOf(other) === object && symbolOf(other) === symbolOf(id));
    return {
      id,
      name: symbolOf(id),
      object,
      module: moduleNumber(object),
      alike: Math.max(...alike.map(positionOf)),
      versions,
    };
  });
  const numberOf = (id: FuncId): number => ids.indexOf(id);
  let firstParam = 0;
  let relocated = 0;
  const objects = [...new Set(patches.flatMap((p) => p.objects.map((o) => o.name)))];
  const planned = patches.map((spec, i): PatchPlan => {
    const params = paramsOf(spec.name, spec.params, scenario.alphabet);
    const own = spec.objects.flatMap((o) => o.funcs.map((f) => numberOf(f.func)));
    const replaces = patches.flatMap((_, k) =>
      k !== i && spec.replace && (!profile.replaceSets || setOf[k] === setOf[i]) ? [k + 1] : [],
    );
    const foreign = [...sites]
      .filter((id) =>
        replaces.some((q) => patches[q - 1]?.objects.some((o) => o.funcs.some((f) => f.func === id))),
      )
      .map(numberOf)
      .filter((s) => !own.includes(s));
    const dynamicSites = foreign.filter((s) => !spec.objects.some((o) => o.name === funcs[s]?.object));
    const patch: PatchPlan = {
      number: i + 1,
      spec,
      name: spec.name,
      set: setOf[i] ?? 0,
      firstParam,
      params,
      remarkable: remarkable({ name: spec.name, params }, scenario.alphabet),
      sites: own,
      replaces,
      firstNop: keepsNops(profile) ? i * sites.size : 0,
      firstDynamic: keepsNops(profile) ? i * objects.length : 0,
      foreign,
      dynamicSites,
      registersNops: keepsNops(profile) && dynamicSites.length > 0,
      objects: spec.objects.map((o) => ({
        spec: o,
        name: o.name,
        module: moduleNumber(o.name),
        sites: o.funcs.map((f) => numberOf(f.func)),
        relocated: o.name !== VMLINUX && (o.relocations ?? []).length > 0 ? relocated++ : -1,
        nops: foreign.filter((s) => funcs[s]?.object === o.name),
      })),
    };
    firstParam += params.length;
    return patch;
  });
  const effects = planned.flatMap(effectsOf);
  const { states, slots } = statesOf(patches);
  return {
    scenario,
    profile,
    effects,
    states,
    slots,
    relocated,
    shadows: shadowsOf(effects),
    funcs,
    sites: sites.size,
    patches: planned,
    objects,
    modules,
    tasks,
    params: planned.flatMap((p) => p.params),
    versions: patches.length + 1,
  };
}

const callbackNames = ['pre_patch', 'post_patch', 'pre_unpatch', 'post_unpatch'] as const;

const effectsOf = ({ number, name, spec }: PatchPlan): readonly EffectPlan[] => {
  const own = { patch: number, patchName: name };
  return [
    ...spec.objects.flatMap((o) =>
      callbackNames.flatMap((callback) =>
        (o.callbacks[callback]?.effects ?? []).map(
          (effect, i): EffectPlan => ({
            ...own,
            effect,
            object: o.name,
            callback,
            place: `${name}.${o.name}.${callback}.${i}`,
          }),
        ),
      ),
    ),
    ...(spec.exit ?? []).map(
      (effect, i): EffectPlan => ({
        ...own,
        effect,
        object: null,
        callback: 'exit',
        place: `${name}.exit.${i}`,
      }),
    ),
  ];
};

const statesOf = (patches: readonly PatchSpec[]): { states: readonly StatePlan[]; slots: number } => {
  const ids = [...new Set(patches.flatMap((p) => p.states.map((s) => s.id)))];
  let slots = 0;
  const states = ids.map((id): StatePlan => {
    const versions = new Set([
      0,
      ...patches.flatMap((p) => p.states.filter((s) => s.id === id).map((s) => s.version)),
    ]);
    return {
      id,
      versions: [...versions].sort((a, b) => a - b),
      slots: patches.map((p) => (p.states.some((s) => s.id === id) ? slots++ : -1)),
    };
  });
  return { states, slots };
};

const shadowsOf = (effects: readonly EffectPlan[]): readonly ShadowName[] => {
  const names = new Set(effects.flatMap(({ effect }) => ('shadow' in effect ? [effect.shadow] : [])));
  for (const { effect } of effects) {
    if (effect.effect !== 'freeShadows') continue;
    if (![...names].some((n) => shadowId(n) === effect.id)) names.add(`#${effect.id}`);
  }
  return [...names];
};

/** The id of a shadow variable. */
export const shadowId = (name: ShadowName): number => Number(name.slice(name.lastIndexOf('#') + 1));

/** The code of a function on a task's stack in the version of a patch (0: the original). */
export const frameCode = ({ versions }: Pick<Plan, 'versions'>, func: number, version: number): number =>
  func * versions + version;

/** The patches, by number, whose completed patching takes a patch away that is listed before them. */
export const replacers = (plan: Plan, patch: PatchPlan): readonly number[] =>
  plan.patches.flatMap((q) => (q.replaces.includes(patch.number) ? [q.number] : []));

const keepsNops = (profile: KernelProfile): boolean => profile.api === 'register' && profile.replace;

/** How many patches have nops and dynamic objects of their own at a time. */
export const nopRows = ({ profile, patches }: Pick<Plan, 'profile' | 'patches'>): number =>
  keepsNops(profile) ? patches.length : 1;
