import type { Scenario } from '../scenario-types.ts';
import { eachTask } from './each-task.ts';
import { attempts, isForce, isMoved } from './looking.ts';

const isReliable = (scenario: Scenario, task: string): boolean =>
  scenario.tasks.find((t) => t.name === task)?.reliable !== false;

/** A stack that cannot be read tells nothing. */
export const unreliableStays = eachTask({
  id: 'unreliable-stays',
  statement:
    'A task whose stack cannot be unwound reliably is moved only where nothing of the kernel is on it; force aside.',
  why: 'The excluded function may be on the part of the stack that was not seen.',
  source: 'semantics.md §2.3 stack check; reliable-stacktrace.rst',
  holds: ({ step, name, before, after, scenario }) =>
    isReliable(scenario, name) ||
    isForce(step) ||
    !isMoved(step, before, after, scenario) ||
    (step.event.type === 'exitKernel' && step.event.task === name),
  witness: ({ step, name, before, after, scenario }) =>
    !isReliable(scenario, name) && attempts(step) && after.alive && after.pending && !before.running,
});
