/**
 * The ftrace handler spelled out, call by call (semantics.md §2.7): the reference for the choices that site.ts makes
 * ahead, and the place of the one rule that a choice made ahead cannot show, recursion.
 */
import type { FuncId, Version } from '../../spec/vocabulary.ts';
import type { Kernel } from './kernel.ts';
import { print } from './log.ts';
import type { StackFunc, Task } from './state.ts';

/**
 * The rule as it stands: walk the func_stack.
 * @param transition whether the newest func is in transition; only then the task's state is looked at
 */
export function walk(stack: readonly StackFunc[], transition: boolean, patchState: -1 | 0 | 1): Version {
  const func = transition && patchState === 0 ? stack[1] : stack[0];
  return func === undefined || func.nop ? 'original' : func.version;
}

/** Contexts that may interrupt one another; within one, the handler must not run again. */
export type ExecutionContext = 'task' | 'softirq' | 'irq' | 'nmi';

/**
 * One run of the handler.
 * @param during what else happens while it runs, e.g. a tracer that calls another patched function
 * @returns the version that the call runs
 */
export function runHandler(
  k: Kernel,
  site: FuncId,
  task: Task,
  context: ExecutionContext,
  during: () => void = () => {},
): Version {
  if (k.handlerContexts.has(context)) {
    const s = k.state;
    if (!s.recursionWarned) print(k, 'warning', 'WARNING: at kernel/livepatch/patch.c klp_ftrace_handler');
    s.recursionWarned = true;
    return 'original';
  }
  k.handlerContexts.add(context);
  during();
  const stack = k.state.sites.get(site)?.stack ?? [];
  const newest = stack[0];
  const transition = k.state.patches.some((p) => p.name === newest?.patch && p.inTransition);
  const version = walk(stack, transition, task.patchState);
  k.handlerContexts.delete(context);
  return version;
}
