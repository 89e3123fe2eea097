import type { StepProperty } from './property.ts';

type InRules = Omit<StepProperty, 'kind' | 'holds' | 'witness' | 'rules'> &
  Required<Pick<StepProperty, 'rules'>>;

/** A property of steps that says several things, each of little: it holds where all of them do. */
export const allOf = (said: InRules): StepProperty => ({
  kind: 'step',
  ...said,
  holds: (step, scenario) => said.rules(scenario).every((rule) => rule.holds(step, scenario)),
  witness: (step, scenario) => said.rules(scenario).some((rule) => rule.witness(step, scenario)),
});
