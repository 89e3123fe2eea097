import type { PatchName, Step } from '../vocabulary.ts';
import { callbacksOf } from './looking.ts';
import type { StepProperty } from './property.ts';

/** The patch whose callbacks an operation of the core may run; `undefined`: any that has the module. */
function owner({ before, event }: Step): PatchName | null | undefined {
  switch (event.type) {
    case 'load':
      return event.patch;
    case 'write':
      return event.file === 'enabled' ? event.patch : null;
    case 'retry':
      return before.transition?.patch ?? null;
    case 'loadModule':
    case 'unloadModule':
      return undefined;
    default:
      return null;
  }
}

/** Replaced patches are not asked. */
export const onlyItsCallbacks: StepProperty = {
  kind: 'step',
  id: 'only-its-callbacks',
  statement:
    'A transition runs callbacks of its own patch only, never those of the patches it replaces; a module load or unload runs those of listed patches for that module.',
  why: 'The new cumulative patch knows what is to be kept; the old one would tear it down.',
  source: 'semantics.md §2.4; cumulative-patches.rst, Limitations',
  holds: (step) => {
    const mine = owner(step);
    const { event, before } = step;
    return callbacksOf(step).every((c) => {
      if (mine !== undefined) return c.patch === mine;
      const module = event.type === 'loadModule' || event.type === 'unloadModule' ? event.module : undefined;
      return c.object === module && before.list.includes(c.patch);
    });
  },
  witness: (step) => {
    if (callbacksOf(step).length === 0) return false;
    return step.before.list.some((p) => !step.after.list.includes(p) && p !== owner(step));
  },
};
