/** Whether a task's stack allows it to be moved (semantics.md §2.3). */
import type { Kernel } from './kernel.ts';
import { known } from './known.ts';
import { record } from './log.ts';
import { funcBelow } from './site.ts';
import type { Code, Func, Patch, Task } from './state.ts';
import { symbolAt } from './symbols.ts';

/** The code that no task may be inside when it moves to the target. */
function excluded(k: Kernel, patch: Patch, func: Func): Code {
  const site = known(func.site, func.name);
  const left = k.state.target === 0 ? func : funcBelow(k.state, site, patch.name);
  // A nop's new function is the original.
  return left?.code ?? known(symbolAt(k, site), site).code;
}

/** The function that keeps a task from moving; `undefined` when its stack is free of excluded ones. */
function blocker(k: Kernel, patch: Patch, task: Task): Func | undefined {
  for (const obj of patch.objects) {
    if (!obj.patched) continue;
    for (const func of obj.funcs) {
      const code = excluded(k, patch, func);
      if (task.frames.some((f) => f.code === code)) return func;
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
  const func = blocker(k, patch, task);
  return func === undefined ? undefined : { site: 'sleeping', why: `is sleeping on function ${func.name}` };
}

/**
 * Tries to move a task to the target by its stack.
 * @param self the task checks itself, so it may be running
 * @returns whether it is on the target's side now
 */
export function trySwitchTask(k: Kernel, patch: Patch, task: Task, self: boolean): boolean {
  const s = k.state;
  if (task.patchState === s.target) return true;
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
