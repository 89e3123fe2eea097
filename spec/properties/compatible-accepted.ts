import { errno } from '../errno.ts';
import { isCompatible } from './compatible-list.ts';
import { errnoOf, linesOf, patchSpec } from './looking.ts';
import type { StepProperty } from './property.ts';

/** Incompatible is not a word for everything. */
export const compatibleAccepted: StepProperty = {
  kind: 'step',
  id: 'compatible-accepted',
  statement:
    'Only a patch that is incompatible with a listed one is refused as incompatible, and then with -EINVAL before anything else is tried.',
  why: 'A fix that is refused for no reason is not installed.',
  source: 'semantics.md §2.1 step 2, §4',
  holds: (step, scenario) => {
    if (step.event.type !== 'load') return true;
    const newer = patchSpec(scenario, step.event.patch);
    if (newer === undefined) return false;
    const fits = step.before.list.every((name) => {
      const older = patchSpec(scenario, name);
      return older === undefined || isCompatible(newer, older);
    });
    const refused = linesOf(step).some((l) =>
      l.includes('is not compatible with the already installed livepatches'),
    );
    return refused === !fits && (fits || errnoOf(step) === errno('EINVAL'));
  },
  witness: (step, scenario) =>
    step.event.type === 'load' &&
    step.before.list.some((p) => (patchSpec(scenario, p)?.states.length ?? 0) > 0),
};
