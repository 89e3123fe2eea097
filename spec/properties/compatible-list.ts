import type { PatchSpec, Scenario } from '../scenario-types.ts';
import type { Step } from '../vocabulary.ts';
import { errnoOf, patchSpec, setsOf } from './looking.ts';
import type { StepProperty } from './property.ts';

/** `newer` can live with what `older` did to the system (semantics.md §4). */
export const isCompatible = (newer: PatchSpec, older: PatchSpec): boolean =>
  older.states.every((s) => {
    const own = newer.states.find((n) => n.id === s.id);
    return own === undefined ? !newer.replace : own.version >= s.version;
  });

/** A patch is loaded that is compatible with every listed one; `undefined` when none is loaded. */
export function fits({ before, event }: Step, scenario: Scenario): boolean | undefined {
  if (event.type !== 'load') return undefined;
  const newer = patchSpec(scenario, event.patch);
  const sets = setsOf(scenario);
  return before.list.every((name) => {
    const older = patchSpec(scenario, name);
    // Patches of other sets have other states (sets-apart); with its own set it has to do as one that replaces.
    if (sets !== undefined && older !== undefined && newer !== undefined) {
      return sets.get(name) !== sets.get(event.patch) || isCompatible({ ...newer, replace: true }, older);
    }
    return newer === undefined || older === undefined || isCompatible(newer, older);
  });
}

/** No stack with a patch that cannot handle what it stands on. It is about loads: a replace may leave no stack to look at. */
export const compatibleList: StepProperty = {
  kind: 'step',
  id: 'compatible-list',
  statement:
    'Every patch that is let in is compatible with those listed (with replace sets: of its set): it knows their states in the same or a higher version, or leaves them alone and replaces nothing.',
  why: 'A patch that takes a state for an older variant of it, or forgets it, breaks the running system or its restoration.',
  source: 'semantics.md §4; system-state.rst, Livepatch compatibility',
  holds: (step, scenario) => fits(step, scenario) !== false || errnoOf(step) !== 0,
  witness: (step, scenario) => fits(step, scenario) === false,
};
