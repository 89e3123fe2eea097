import type { Scenario } from '../scenario-types.ts';
import type { View } from '../vocabulary.ts';
import { patchSpec } from './looking.ts';
import type { Invariant } from './property.ts';

const unowned = (view: View, scenario: Scenario): readonly string[] =>
  Object.keys(view.data?.states ?? {}).filter(
    (id) => !view.list.some((p) => patchSpec(scenario, p)?.states.some((s) => String(s.id) === id) === true),
  );

/** Nothing of a state is left when it is disabled. */
export const stateRestored: Invariant = {
  kind: 'invariant',
  id: 'state-restored',
  statement: 'Outside a transition a system state that no listed patch declares is the original one.',
  why: 'The original code does not know the modification.',
  source: 'semantics.md §4; system-state.rst, Supported scenarios (restore the original state)',
  holds: (view, scenario) =>
    view.transition !== null || unowned(view, scenario).every((id) => view.data?.states[id]?.version === 0),
  // The chance to fail comes when the patch is gone but its module is not: then it was disabled.
  witness: (view, scenario) =>
    view.transition === null &&
    unowned(view, scenario).some((id) =>
      scenario.patches.some(
        (p) => view.patches[p.name]?.loaded === true && p.states.some((s) => String(s.id) === id),
      ),
    ),
};
