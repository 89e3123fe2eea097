import { attempts, isForce, movedTasks, tasksOf } from './looking.ts';
import type { StepProperty } from './property.ts';

/** A stack that is changing cannot be checked. */
export const onlySelfWhenRunning: StepProperty = {
  kind: 'step',
  id: 'only-self-when-running',
  statement:
    'A task that is on a CPU is moved only by itself: on its way to user space, in the idle loop, in cond_resched; force aside.',
  why: 'Its stack changes while it is read: it may enter the excluded function right after the check.',
  source: 'semantics.md §2.3 stack check, kernel exit',
  holds: (step, scenario) =>
    isForce(step) ||
    movedTasks(step, scenario).every((name) => {
      if (step.before.tasks[name]?.running !== true) return true;
      const { event } = step;
      return (event.type === 'exitKernel' || event.type === 'resched') && event.task === name;
    }),
  witness: (step) =>
    attempts(step) &&
    tasksOf(step.after).some(([name, t]) => t.pending && step.before.tasks[name]?.running === true),
};
