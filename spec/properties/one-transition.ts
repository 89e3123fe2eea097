import type { StepProperty } from './property.ts';

/** At most one transition, and the same one until it is over. */
export const oneTransition: StepProperty = {
  kind: 'step',
  id: 'one-transition',
  statement:
    'Only one patch is in transition at a time, and no other can start until its transition is over.',
  why: 'Each task has a single patch_state: with two transitions it could not say which code it runs.',
  source: 'semantics.md §2.1 step 5, §2.2; livepatch.rst, Consistency model',
  // That a View shows every transition there is, is sysfs-true.
  holds: ({ before, after }) =>
    before.transition === null ||
    after.transition === null ||
    before.transition.patch === after.transition.patch,
  witness: ({ before, event }) =>
    (event.type === 'load' || (event.type === 'write' && event.file === 'enabled')) &&
    before.transition !== null &&
    event.patch !== before.transition.patch,
};
