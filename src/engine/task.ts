/** Tasks: what they do of their own accord (vocabulary.ts says when each is possible). */
import type { FuncId, TaskName } from '../../spec/vocabulary.ts';
import type { Kernel } from './kernel.ts';
import { known } from './known.ts';
import { transitionPatch } from './patch.ts';
import { choose, siteOf } from './site.ts';
import { trySwitchTask } from './stack-check.ts';
import type { CodeFrame, Task } from './state.ts';
import { symbolAt } from './symbols.ts';
import { updateTask } from './transition.ts';

export interface TaskDesc {
  readonly name: TaskName;
  /** 0 for idle tasks, which have no directory in /proc; default: the next free one. */
  readonly pid?: number;
  readonly kind: 'user' | 'kthread' | 'idle';
  /** Its stack can be unwound reliably. */
  readonly reliable: boolean;
  /** A signal wakes it from sleep. */
  readonly interruptible: boolean;
  /** Idle task of an offline CPU. */
  readonly offline: boolean;
  /** On a CPU. */
  readonly running: boolean;
  /** In these functions, outermost first, in the original version. */
  readonly inside: readonly FuncId[];
}

/** The task of that name. @throws Error when it does not exist */
export const taskNamed = (k: Kernel, name: TaskName): Task => known(k.state.tasks.get(name), name);

const originalFrame = (k: Kernel, func: FuncId): CodeFrame => ({
  func,
  version: 'original',
  code: known(symbolAt(k, func), func).code,
});

/** A task from nowhere, on the side where everything is: outside a transition -1, in one its target. */
export function createTask(k: Kernel, desc: TaskDesc): Task {
  const s = k.state;
  const task: Task = {
    name: desc.name,
    pid: desc.pid ?? s.nextPid++,
    kind: desc.kind,
    reliable: desc.reliable,
    interruptible: desc.interruptible,
    offline: desc.offline,
    patchState: s.target,
    pending: false,
    running: desc.running,
    frames: desc.inside.map((f) => originalFrame(k, f)),
  };
  s.tasks.set(task.name, task);
  return task;
}

/** A task like its parent: it inherits patch_state and the pending flag (semantics.md §1). */
export function fork(k: Kernel, parent: TaskName, desc: TaskDesc): Task {
  const { patchState, pending } = taskNamed(k, parent);
  const child = createTask(k, desc);
  child.patchState = patchState;
  child.pending = pending;
  return child;
}

export function exit(k: Kernel, name: TaskName): void {
  k.state.tasks.delete(taskNamed(k, name).name);
}

/** Calls a function: the version that the handler chooses is on the stack until `leave`. */
export function enter(k: Kernel, name: TaskName, func: FuncId): void {
  const task = taskNamed(k, name);
  const choice = choose(siteOf(k, func), task);
  const code = known(choice.code, func);
  const { version } = choice;
  task.frames = [...task.frames, { func, version, code }];
  k.observations.push({ kind: 'ran', task: name, func, version });
  code.desc.enter?.(k.context(code.owner), task);
}

/** Returns from the innermost function. */
export function leave(k: Kernel, name: TaskName): void {
  const task = taskNamed(k, name);
  const frame = known(task.frames.at(-1), `a function that ${name} is in`);
  task.frames = task.frames.slice(0, -1);
  frame.code.desc.leave?.(k.context(frame.code.owner), task);
}

/** Return to user space, or a pass of the idle loop: nothing of the kernel is on the stack. */
export function exitKernel(k: Kernel, name: TaskName): void {
  updateTask(k, taskNamed(k, name));
}

/** `cond_resched`: a pending task checks its own stack (6.4 to 6.15). */
export function resched(k: Kernel, name: TaskName): void {
  const task = taskNamed(k, name);
  if (k.profile.condResched && task.pending) trySwitchTask(k, transitionPatch(k), task, true);
}
