import { eachTask } from './each-task.ts';
import { attempts, isForce, isMoved } from './looking.ts';

/** A stack that is changing cannot be checked. */
export const onlySelfWhenRunning = eachTask({
  id: 'only-self-when-running',
  statement:
    'A task that is on a CPU is moved only by itself: on its way to user space, in the idle loop, in cond_resched; force aside.',
  why: 'Its stack changes while it is read: it may enter the excluded function right after the check.',
  source: 'semantics.md §2.3 stack check, kernel exit',
  holds: ({ step, name, before, after, scenario }) => {
    if (isForce(step) || !before.running || !isMoved(step, before, after, scenario)) return true;
    const { event } = step;
    return (event.type === 'exitKernel' || event.type === 'resched') && event.task === name;
  },
  witness: ({ step, before, after }) => attempts(step) && after.alive && after.pending && before.running,
});
