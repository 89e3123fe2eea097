/** Questions that several properties ask of a View or a Step; facts read off, no rules of livepatch. */
import { profiles } from '../kernels/profiles.ts';
import { replaceSets } from '../replace-set.ts';
import type { PatchSpec, Scenario } from '../scenario-types.ts';
import {
  type CallbackName,
  type FuncId,
  type KernelProfile,
  type ModuleState,
  type ObjectName,
  type PatchName,
  type StackEntry,
  type Step,
  type TaskName,
  type TaskView,
  type Version,
  type View,
  VMLINUX,
} from '../vocabulary.ts';

export const patchSpec = (scenario: Scenario, name: PatchName): PatchSpec | undefined =>
  scenario.patches.find((p) => p.name === name);

/** The scenario's kernel; `undefined` for a name that nobody knows. */
export const profileOf = (scenario: Scenario): KernelProfile | undefined =>
  profiles.find((p) => p.name === scenario.kernel);

/** Its transitions ask no task: a kernel of 4.12 to 4.15 that leaves this to the patch (semantics.md §6 consistency). */
export const isImmediate = (scenario: Scenario, name: PatchName): boolean =>
  profileOf(scenario)?.consistency === 'per-task or immediate' &&
  patchSpec(scenario, name)?.immediate === true;

const numbered = new WeakMap<Scenario, ReadonlyMap<PatchName, number>>();

/** The replace set of each patch; `undefined` where the scenario's kernel has no sets (docs/explanation/replace-set.md). */
export function setsOf(scenario: Scenario): ReadonlyMap<PatchName, number> | undefined {
  if (profileOf(scenario)?.replaceSets !== true) return undefined;
  const known = numbered.get(scenario);
  if (known !== undefined) return known;
  const sets = replaceSets(scenario.patches);
  const byName = new Map(scenario.patches.map((p, i) => [p.name, sets[i] ?? 0]));
  numbered.set(scenario, byName);
  return byName;
}

/** `newer` is one that takes `older` away, if that is listed before it: with `replace` any, with sets one of its own. */
export function takesAway(scenario: Scenario, newer: PatchName, older: PatchName): boolean {
  const sets = setsOf(scenario);
  return sets === undefined
    ? patchSpec(scenario, newer)?.replace === true
    : newer !== older && sets.get(newer) === sets.get(older);
}

export const objectOf = (func: FuncId): ObjectName => func.slice(0, func.indexOf(':'));

/** The object is there: vmlinux always is. */
export const isLoaded = (view: View, object: ObjectName): boolean =>
  object === VMLINUX || view.modules[object] === true;

export const tasksOf = (view: View): readonly (readonly [TaskName, TaskView])[] =>
  Object.entries(view.tasks).filter(([, task]) => task.alive);

export const sameVersion = (a: Version, b: Version): boolean =>
  a === 'original' || b === 'original' ? a === b : a.patch === b.patch;

/** The code that an entry of a func_stack stands for: a nop's is the original (semantics.md §2.7); so is that of none. */
export const versionOf = (entry: StackEntry | undefined): Version =>
  entry === undefined || entry.nop ? 'original' : { patch: entry.patch };

/** The operation's result; `undefined` for a step that has none. */
export const errnoOf = (step: Step): number | undefined => {
  for (const o of step.observations) if (o.kind === 'errno') return o.errno;
  return undefined;
};

export const linesOf = (step: Step): readonly string[] =>
  step.observations.flatMap((o) => (o.kind === 'log' ? [o.line] : []));

export interface SeenCallback {
  readonly patch: PatchName;
  readonly object: ObjectName;
  readonly callback: CallbackName;
  readonly module: ModuleState;
  readonly returns: number;
}

export const callbacksOf = (step: Step): readonly SeenCallback[] =>
  step.observations.flatMap((o) => (o.kind === 'callback' ? [o] : []));

/** `patch` was listed and left the list although it was not the one in transition: it was replaced (semantics.md §2.4). */
export const wasReplaced = ({ before, event, after }: Step, patch: PatchName): boolean =>
  before.list.includes(patch) &&
  !after.list.includes(patch) &&
  before.transition?.patch !== patch &&
  !(event.type === 'write' && event.patch === patch);

/** The side that a step's completion ended on, and of which patch; `undefined` when nothing was completed. */
export function completed(step: Step): { readonly patch: PatchName; readonly target: 0 | 1 } | undefined {
  for (const line of linesOf(step)) {
    const words = /^livepatch: '(.*)': completing (patching|unpatching) transition$/.exec(line);
    if (words?.[1] !== undefined) return { patch: words[1], target: words[2] === 'patching' ? 1 : 0 };
  }
  return undefined;
}

/** The transition that a step moved tasks in, with the side they were to reach; also one that began or ended in it. */
export function movedIn(
  step: Step,
  scenario: Scenario,
): { readonly patch: PatchName; readonly target: 0 | 1 } | undefined {
  const move = step.after.transition ?? completed(step);
  return move === undefined || isImmediate(scenario, move.patch) ? undefined : move;
}

/** Where a task stood before the step, as far as the transition that the step ended up in is concerned. */
export function sideBefore(step: Step, task: TaskView, patch: PatchName): 0 | 1 | -1 {
  if (step.before.transition?.patch === patch) return task.state;
  // The transition began in this step: everybody started on the side it began from. Before 5.1 a disabled patch may be
  // enabled again.
  return step.event.type === 'load' || step.before.patches[patch]?.enabled === false ? 0 : 1;
}

/** The step moved the task to the target of its transition. */
export function isMoved(step: Step, before: TaskView, after: TaskView, scenario: Scenario): boolean {
  const move = movedIn(step, scenario);
  if (move === undefined || !before.alive || !after.alive) return false;
  const reached = step.after.transition === null || after.state === move.target;
  return reached && sideBefore(step, before, move.patch) !== move.target;
}

/**
 * Code that no task may be in when it is moved: per function the version that the transition takes out of use. Looked up
 * function by function: most tasks are in none, and what nobody asks for need not be known.
 */
export function excludedCode(step: Step, scenario: Scenario): (func: FuncId) => Version | undefined {
  const move = movedIn(step, scenario);
  if (move === undefined) return () => undefined;
  const { patch, target } = move;
  return (func) => {
    const stack = step.before.sites[func]?.stack;
    if (stack === undefined || !isLoaded(step.before, objectOf(func))) return undefined;
    const at = stack.findIndex((e) => e.patch === patch);
    if (target === 0) return at >= 0 ? versionOf(stack[at]) : undefined;
    if (at >= 0) return versionOf(stack[at + 1]);
    if (step.before.transition?.patch === patch) return undefined;
    // The step itself pushed the patch's functions, and nops for those that a replace takes back.
    const spec = patchSpec(scenario, patch);
    const own = spec?.objects.some((o) => o.funcs.some((f) => f.func === func)) === true;
    const reverts = stack.some((e) => takesAway(scenario, patch, e.patch));
    return own || reverts ? versionOf(stack[0]) : undefined;
  };
}

/** The task is in code that the step's transition takes out of use. */
export const isInExcluded = (task: TaskView, excluded: (func: FuncId) => Version | undefined): boolean =>
  task.frames.some((frame) => {
    const version = excluded(frame.func);
    return version !== undefined && sameVersion(version, frame.version);
  });

export const isForce = (step: Step): boolean => step.event.type === 'write' && step.event.file === 'force';

/** The step may run a completion attempt: at the start of a transition, and in the retry work. */
export const attempts = (step: Step): boolean =>
  step.event.type === 'retry' ||
  step.event.type === 'load' ||
  (step.event.type === 'write' && step.event.file === 'enabled' && step.before.transition === null);
