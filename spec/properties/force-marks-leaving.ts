import type { Step } from '../vocabulary.ts';
import { errnoOf, takesAway } from './looking.ts';
import type { StepProperty } from './property.ts';

/** A write to `force` that was taken and is not a no. */
const forces = (step: Step): boolean =>
  step.event.type === 'write' &&
  step.event.file === 'force' &&
  step.event.patch === step.before.transition?.patch &&
  /^([1yYtT]|[oO][nN])/.test(step.event.value) &&
  errnoOf(step) === 0;

/** Only what goes away is dangerous. */
export const forceMarksLeaving: StepProperty = {
  kind: 'step',
  id: 'force-marks-leaving',
  statement:
    'Force marks exactly the patches that the running transition removes: the patch itself when it is disabled, all other listed ones (with replace sets: of its set) when it replaces them; nothing else marks any.',
  why: 'Too few marks let code be freed that still runs; too many keep modules for nothing.',
  source: 'semantics.md §2.3 force, §6 (6.1: only the patches being removed are marked forced)',
  holds: (step, scenario) =>
    Object.entries(step.after.patches).every(([name, p]) => {
      const was = step.before.patches[name]?.forced === true;
      const { transition } = step.before;
      // That a mark stays is forced-for-ever.
      if (!forces(step) || transition === null) return !p.forced || was;
      const leaves =
        transition.target === 0
          ? name === transition.patch
          : name !== transition.patch &&
            step.before.list.includes(name) &&
            takesAway(scenario, transition.patch, name);
      return p.forced === (was || leaves);
    }),
  witness: forces,
};
