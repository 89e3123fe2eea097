import type { View } from '../vocabulary.ts';
import type { StepProperty } from './property.ts';

const claimed = (view: View): readonly string[] =>
  Object.keys(view.patches).filter((p) => view.sysfs[`${p}/transition`] === '1');

/** At most one transition, and the same one until it is over. */
export const oneTransition: StepProperty = {
  kind: 'step',
  id: 'one-transition',
  statement:
    'Only one patch is in transition at a time, and no other can start until its transition is over.',
  why: 'Each task has a single patch_state: with two transitions it could not say which code it runs.',
  source: 'semantics.md §2.1 step 5, §2.2; livepatch.rst, Consistency model',
  holds: ({ before, after }) => {
    const [first, ...others] = claimed(after);
    if (others.length > 0 || first !== after.transition?.patch) return false;
    return (
      before.transition === null ||
      after.transition === null ||
      before.transition.patch === after.transition.patch
    );
  },
  witness: ({ before, event }) =>
    before.transition !== null &&
    (event.type === 'load' || (event.type === 'write' && event.file === 'enabled')) &&
    event.patch !== before.transition.patch,
};
