import type { PatchSpec, Scenario } from '../scenario-types.ts';
import type { View } from '../vocabulary.ts';
import { patchSpec } from './looking.ts';
import type { Invariant } from './property.ts';

const modifies = (patch: PatchSpec, id: number): boolean =>
  patch.objects.some((o) =>
    Object.values(o.callbacks).some((c) =>
      (c?.effects ?? []).some((e) => (e.effect === 'set' || e.effect === 'takeOver') && e.state === id),
    ),
  );

/** Each state that enabled patches modify, with the version of the newest of them. */
function wanted(view: View, scenario: Scenario): ReadonlyMap<number, number> {
  const versions = new Map<number, number>();
  for (const name of view.list) {
    const patch = patchSpec(scenario, name);
    if (patch === undefined || view.patches[name]?.enabled !== true) continue;
    for (const { id, version } of patch.states) if (modifies(patch, id)) versions.set(id, version);
  }
  return versions;
}

/** An enabled patch finds the state as it made it. */
export const stateInEffect: Invariant = {
  kind: 'invariant',
  id: 'state-in-effect',
  statement:
    'Outside a transition each system state is in the version that the newest enabled patch with that state gave it.',
  why: 'The new code relies on the modification; after a reversal the old code relies on its own again.',
  source:
    'semantics.md §4; system-state.rst, Supported scenarios (modify, take over, restore the previous state)',
  holds: (view, scenario) =>
    view.transition !== null ||
    view.data === undefined ||
    [...wanted(view, scenario)].every(([id, version]) => view.data?.states[String(id)]?.version === version),
  witness: (view, scenario) => view.transition === null && wanted(view, scenario).size > 0,
};
