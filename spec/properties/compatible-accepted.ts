import { errno } from '../errno.ts';
import { fits } from './compatible-list.ts';
import { errnoOf, linesOf, patchSpec, setsOf } from './looking.ts';
import type { StepProperty } from './property.ts';
import { conflict } from './sets-apart.ts';

/** Incompatible is not a word for everything. */
export const compatibleAccepted: StepProperty = {
  kind: 'step',
  id: 'compatible-accepted',
  statement:
    'Only a patch that is incompatible with a listed one is refused as incompatible, and when it is refused, it is for that, with -EINVAL, before any other reason but a mistake in the patch itself; so is one that conflicts with a listed one of another replace set, before that.',
  why: 'A fix that is refused for no reason, or for the wrong one, is not installed.',
  source: 'semantics.md §2.1 steps 1 and 2, §4',
  holds: (step, scenario) => {
    const compatible = fits(step, scenario);
    if (compatible === undefined || step.event.type !== 'load') return true;
    const { patch } = step.event;
    const apart = step.before.list.every((other) => !conflict(scenario, patch, other));
    const said = (text: string): boolean => linesOf(step).some((l) => l.includes(text));
    if (said('of another replace set')) return !apart && errnoOf(step) === errno('EINVAL');
    if (said('is not compatible with the already installed livepatches'))
      return apart && !compatible && errnoOf(step) === errno('EINVAL');
    // That an incompatible one is not let in is compatible-list, that a conflicting one is not is sets-apart.
    // A mistake of its author may be noticed first (§2.1 step 1).
    return (compatible && apart) || errnoOf(step) === 0 || patchSpec(scenario, patch)?.mistake !== undefined;
  },
  witness: (step, scenario) =>
    step.event.type === 'load' &&
    step.before.list.some(
      (p) => setsOf(scenario) !== undefined || (patchSpec(scenario, p)?.states.length ?? 0) > 0,
    ),
};
