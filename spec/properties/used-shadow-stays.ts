import type { Scenario } from '../scenario-types.ts';
import type { Step } from '../vocabulary.ts';
import type { StepProperty } from './property.ts';

const idOf = (shadow: string): number => Number(shadow.slice(shadow.lastIndexOf('#') + 1));

const used = (step: Step, scenario: Scenario, id: number): boolean =>
  scenario.patches.some(
    (p) => step.after.patches[p.name]?.enabled === true && (p.usesShadows ?? []).includes(id),
  );

/** Shadow variables go when their users do. */
export const usedShadowStays: StepProperty = {
  kind: 'step',
  id: 'used-shadow-stays',
  statement: 'No shadow variable is freed while an enabled patch uses variables of its id.',
  why: 'The running new code would find its data gone, or use them after they were freed.',
  source: 'semantics.md §5; cumulative-patches.rst, Limitations (not blindly remove them in module_exit)',
  holds: (step, scenario) =>
    Object.keys(step.before.data?.shadows ?? {}).every(
      (shadow) =>
        Object.hasOwn(step.after.data?.shadows ?? {}, shadow) || !used(step, scenario, idOf(shadow)),
    ),
  witness: (step, scenario) =>
    Object.keys(step.before.data?.shadows ?? {}).some((shadow) => used(step, scenario, idOf(shadow))),
};
