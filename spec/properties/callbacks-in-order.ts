import type { CallbackName, ObjectName, PatchName } from '../vocabulary.ts';
import { callbacksOf, patchSpec } from './looking.ts';
import type { StepProperty } from './property.ts';

/** The author's order of objects is kept. */
export const callbacksInOrder: StepProperty = {
  kind: 'step',
  id: 'callbacks-in-order',
  statement: "An operation calls each kind of callback once per object, in the order of the patch's objects.",
  why: 'A later object may rely on what the callback of an earlier one prepared.',
  source: 'semantics.md §2.1 step 7, §2.4 ("for each loaded object in order")',
  holds: (step, scenario) => {
    if (step.event.type === 'loadModule' || step.event.type === 'unloadModule') return true;
    const last = new Map<`${PatchName} ${CallbackName}`, number>();
    return callbacksOf(step).every((c) => {
      const at = position(c.object, patchSpec(scenario, c.patch)?.objects ?? []);
      const before = last.get(`${c.patch} ${c.callback}`) ?? -1;
      last.set(`${c.patch} ${c.callback}`, at);
      return at > before;
    });
  },
  witness: (step) => {
    const calls = callbacksOf(step);
    return calls.some((c, i) =>
      calls.some((d, j) => j < i && d.callback === c.callback && d.object !== c.object),
    );
  },
};

const position = (name: ObjectName, objects: readonly { readonly name: ObjectName }[]): number =>
  objects.findIndex((o) => o.name === name);
