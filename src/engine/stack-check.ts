/** Whether a task's stack allows it to be moved (semantics.md §2.3). */
import type { FuncId, Version } from '../../spec/vocabulary.ts';
import type { Kernel } from './kernel.ts';
import { record } from './log.ts';
import { funcBelow } from './site.ts';
import type { Func, KernelState, Patch, Task } from './state.ts';

const isInside = (task: Task, func: FuncId, version: Version): boolean =>
  task.frames.some(
    (f) =>
      f.func === func &&
      (version === 'original' || f.version === 'original'
        ? f.version === version
        : f.version.patch === version.patch),
  );

/** The version of a function that no task may be inside when it moves to the target. */
function excluded(s: KernelState, patch: Patch, func: Func, site: FuncId): Version {
  // A nop's new function is the original.
  if (s.target === 0) return func.nop ? 'original' : { patch: patch.name };
  const below = funcBelow(s, site, patch.name);
  return below === undefined || below.nop ? 'original' : below.version;
}

/** The function that keeps a task from moving; `undefined` when its stack is free of excluded ones. */
function blocker(s: KernelState, patch: Patch, task: Task): Func | undefined {
  for (const obj of patch.objects) {
    if (!obj.patched) continue;
    for (const func of obj.funcs) {
      if (func.site !== null && isInside(task, func.site, excluded(s, patch, func, func.site))) return func;
    }
  }
  return undefined;
}

/** Why a task cannot be moved by its stack now, with the debug line that says so; `undefined` when it can. */
function refusalOf(
  k: Kernel,
  patch: Patch,
  task: Task,
  self: boolean,
): { site: string; why: string } | undefined {
  if (task.running && !self) return { site: 'running', why: 'is running' };
  if (!task.reliable) return { site: 'unreliable', why: 'has an unreliable stack' };
  const s = k.state;
  const func = blocker(s, patch, task);
  return func === undefined ? undefined : { site: 'sleeping', why: `is sleeping on function ${func.name}` };
}

/**
 * Tries to move a task to the target by its stack.
 * @param self the task checks itself, so it may be running
 * @returns whether it is on the target's side now
 */
export function trySwitchTask(k: Kernel, patch: Patch, task: Task, self: boolean): boolean {
  const s = k.state;
  if (s.target === -1 || task.patchState === s.target) return true;
  if (!k.reliableStacks) return false;
  const refusal = refusalOf(k, patch, task, self);
  if (refusal !== undefined) {
    // Kept out of what is observed: semantics.md does not list these lines, and the selftests switch them off.
    if (s.debug.has(`klp_try_switch_task/${refusal.site}`)) {
      record(k, 'debug', `livepatch: klp_try_switch_task: ${task.name}:${task.pid} ${refusal.why}`);
    }
    return false;
  }
  task.pending = false;
  task.patchState = s.target;
  return true;
}
