import { errnoOf } from './looking.ts';
import type { StepProperty } from './property.ts';

/** rmmod does what the reference says. */
export const unloadIffFree: StepProperty = {
  kind: 'step',
  id: 'unload-iff-free',
  statement: "A patch's module can be removed exactly when nobody holds a reference on it.",
  why: 'Removed too early its code is run after it was freed; not removable it cannot be updated without a reboot.',
  source: 'semantics.md §2.4, §2.6; livepatch.rst, Removing',
  holds: (step) => {
    if (step.event.type !== 'unload') return true;
    const { patch } = step.event;
    const free = step.before.patches[patch]?.references === 0;
    return (errnoOf(step) === 0) === free && (step.after.patches[patch]?.loaded === false) === free;
  },
  witness: ({ before, event }) => event.type === 'unload' && before.patches[event.patch]?.references !== 0,
};
