import { errno } from '../errno.ts';
import { fits } from './compatible-list.ts';
import { errnoOf, linesOf, patchSpec } from './looking.ts';
import type { StepProperty } from './property.ts';

/** Incompatible is not a word for everything. */
export const compatibleAccepted: StepProperty = {
  kind: 'step',
  id: 'compatible-accepted',
  statement:
    'Only a patch that is incompatible with a listed one is refused as incompatible, and when it is refused, it is for that, with -EINVAL, before any other reason.',
  why: 'A fix that is refused for no reason, or for the wrong one, is not installed.',
  source: 'semantics.md §2.1 step 2, §4',
  holds: (step, scenario) => {
    const compatible = fits(step, scenario);
    if (compatible === undefined) return true;
    const refused = linesOf(step).some((l) =>
      l.includes('is not compatible with the already installed livepatches'),
    );
    if (refused) return !compatible && errnoOf(step) === errno('EINVAL');
    // That an incompatible one is not let in is compatible-list.
    return compatible || errnoOf(step) === 0;
  },
  witness: (step, scenario) =>
    step.event.type === 'load' &&
    step.before.list.some((p) => (patchSpec(scenario, p)?.states.length ?? 0) > 0),
};
