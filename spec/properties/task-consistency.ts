import { eachTask } from './each-task.ts';
import { attempts, excludedCode, isForce, isInExcluded, isMoved } from './looking.ts';

/** Per-task consistency, the heart of the consistency model. */
export const taskConsistency = eachTask({
  id: 'task-consistency',
  statement:
    'No task is moved to the other side of a transition while it is inside a function that the transition takes out of use; force and immediate patches aside.',
  why: 'The task would run old and new code in one call chain: changed locking, data or meaning would meet unchanged callers.',
  source: 'semantics.md §2.3 stack check; livepatch.rst, Consistency model',
  holds: ({ step, before, after, scenario }) =>
    isForce(step) ||
    !isMoved(step, before, after, scenario) ||
    !isInExcluded(before, excludedCode(step, scenario)),
  witness: ({ step, before, after, scenario }) =>
    (attempts(step) || step.event.type === 'resched') &&
    before.alive &&
    after.pending &&
    isInExcluded(before, excludedCode(step, scenario)),
});
