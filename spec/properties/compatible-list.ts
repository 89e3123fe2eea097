import type { PatchSpec } from '../scenario-types.ts';
import { patchSpec } from './looking.ts';
import type { Invariant } from './property.ts';

/** `newer` can live with what `older` did to the system (semantics.md §4). */
export const isCompatible = (newer: PatchSpec, older: PatchSpec): boolean =>
  older.states.every((s) => {
    const own = newer.states.find((n) => n.id === s.id);
    return own === undefined ? !newer.replace : own.version >= s.version;
  });

/** No stack with a patch that cannot handle what it stands on. */
export const compatibleList: Invariant = {
  kind: 'invariant',
  id: 'compatible-list',
  statement:
    'Every listed patch is compatible with those listed before it: it knows their states in the same or a higher version, or leaves them alone and replaces nothing.',
  why: 'A patch that takes a state for an older variant of it, or forgets it, breaks the running system or its restoration.',
  source: 'semantics.md §4; system-state.rst, Livepatch compatibility',
  holds: (view, scenario) =>
    view.list.every((name, i) =>
      view.list.slice(0, i).every((earlier) => {
        const newer = patchSpec(scenario, name);
        const older = patchSpec(scenario, earlier);
        return newer === undefined || older === undefined || isCompatible(newer, older);
      }),
    ),
  witness: (view, scenario) =>
    view.list.length > 1 && view.list.some((name) => (patchSpec(scenario, name)?.states.length ?? 0) > 0),
};
