/** What computers have in common, so that only what is special about one has to be said. */
import type { KernelConfig } from '../engine/kernel.ts';
import type { TaskDesc } from '../engine/task.ts';

/** A machine with reliable stacks, on which no livepatch has been loaded yet. */
export const usualKernel: Pick<KernelConfig, 'reliableStacks' | 'tainted' | 'initialised'> = {
  reliableStacks: true,
  tainted: false,
  initialised: true,
};

/** A task as most are: its stack is reliable, a signal wakes it, it is on a CPU and in no function. */
export const usualTask = (special: Pick<TaskDesc, 'name' | 'kind'> & Partial<TaskDesc>): TaskDesc => ({
  reliable: true,
  interruptible: true,
  offline: false,
  running: true,
  inside: [],
  ...special,
});
