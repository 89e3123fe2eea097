import type { Scenario } from '../scenario-types.ts';
import type { Step, TaskName, TaskView } from '../vocabulary.ts';
import { allOf } from './all-of.ts';
import type { StepProperty } from './property.ts';

/** A step and one of its tasks. */
export interface TaskStep {
  readonly step: Step;
  readonly name: TaskName;
  readonly before: TaskView;
  readonly after: TaskView;
  readonly scenario: Scenario;
}

interface TaskProperty extends Omit<StepProperty, 'kind' | 'holds' | 'witness' | 'rules'> {
  readonly holds: (seen: TaskStep) => boolean;
  /** The property had a chance to fail with this task. */
  readonly witness: (seen: TaskStep) => boolean;
}

function of(step: Step, name: TaskName, scenario: Scenario): TaskStep | undefined {
  const before = step.before.tasks[name];
  const after = step.after.tasks[name];
  return before === undefined || after === undefined ? undefined : { step, name, before, after, scenario };
}

/**
 * A property of steps that is about each task alone. The checker asks about every task apart: what it remembers of one
 * does not depend on where the others are.
 */
export const eachTask = ({ holds, witness, ...said }: TaskProperty): StepProperty =>
  allOf({
    ...said,
    rules: ({ tasks }) =>
      tasks.map(({ name }) => ({
        about: name,
        holds: (step, scenario) => {
          const seen = of(step, name, scenario);
          return seen === undefined || holds(seen);
        },
        witness: (step, scenario) => {
          const seen = of(step, name, scenario);
          return seen !== undefined && witness(seen);
        },
      })),
  });
