import { attempts, excludedCode, isForce, isInExcluded, movedTasks, tasksOf } from './looking.ts';
import type { StepProperty } from './property.ts';

/** Per-task consistency, the heart of the consistency model. */
export const taskConsistency: StepProperty = {
  kind: 'step',
  id: 'task-consistency',
  statement:
    'No task is moved to the other side of a transition while it is inside a function that the transition takes out of use; force and immediate patches aside.',
  why: 'The task would run old and new code in one call chain: changed locking, data or meaning would meet unchanged callers.',
  source: 'semantics.md §2.3 stack check; livepatch.rst, Consistency model',
  holds: (step, scenario) => {
    if (isForce(step)) return true;
    const excluded = excludedCode(step, scenario);
    return movedTasks(step, scenario).every((name) => {
      const task = step.before.tasks[name];
      return task === undefined || !isInExcluded(task, excluded);
    });
  },
  witness: (step, scenario) => {
    if (!attempts(step) && step.event.type !== 'resched') return false;
    const excluded = excludedCode(step, scenario);
    return tasksOf(step.before).some(([name, task]) => {
      const after = step.after.tasks[name];
      return after?.pending === true && isInExcluded(task, excluded);
    });
  },
};
