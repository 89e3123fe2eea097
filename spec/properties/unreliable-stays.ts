import type { Scenario } from '../scenario-types.ts';
import { attempts, isForce, movedTasks, tasksOf } from './looking.ts';
import type { StepProperty } from './property.ts';

const isReliable = (scenario: Scenario, task: string): boolean =>
  scenario.tasks.find((t) => t.name === task)?.reliable !== false;

/** A stack that cannot be read tells nothing. */
export const unreliableStays: StepProperty = {
  kind: 'step',
  id: 'unreliable-stays',
  statement:
    'A task whose stack cannot be unwound reliably is moved only where nothing of the kernel is on it; force aside.',
  why: 'The excluded function may be on the part of the stack that was not seen.',
  source: 'semantics.md §2.3 stack check; reliable-stacktrace.rst',
  holds: (step, scenario) =>
    isForce(step) ||
    movedTasks(step, scenario).every(
      (name) => isReliable(scenario, name) || (step.event.type === 'exitKernel' && step.event.task === name),
    ),
  witness: (step, scenario) =>
    attempts(step) &&
    tasksOf(step.after).some(
      ([name, t]) => t.pending && !isReliable(scenario, name) && step.before.tasks[name]?.running === false,
    ),
};
