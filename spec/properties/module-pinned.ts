import type { Scenario } from '../scenario-types.ts';
import type { PatchName, View } from '../vocabulary.ts';
import { isImmediate, profileOf } from './looking.ts';
import type { Invariant } from './property.ts';

/** The core may still need the patch's module. */
function isNeeded(view: View, name: PatchName, scenario: Scenario): boolean {
  const patch = view.patches[name];
  const profile = profileOf(scenario);
  if (patch === undefined) return false;
  if (patch.forced) return true;
  if (profile?.moduleRemoval === 'never' || isImmediate(scenario, name)) return patch.loaded;
  // Before 5.1 a registered patch that is not enabled may go: its module unregisters it.
  if (profile?.api === 'register') return patch.enabled || view.transition?.patch === name;
  return view.list.includes(name) || patch.freeing;
}

/** The core holds the module as long as it may need it, and no longer. */
export const modulePinned: Invariant = {
  kind: 'invariant',
  id: 'module-pinned',
  statement:
    "The core holds one reference on a patch's module exactly while the patch is listed, waits to be freed, or was forced (before 5.1: while it is enabled or in transition; in the first version, and of an immediate patch, always).",
  why: 'Without it the module can go while its code runs; with one too many it can never be removed.',
  source: 'semantics.md §2.1 step 3, §2.4; historic-bugs.md S6',
  holds: (view, scenario) =>
    Object.entries(view.patches).every(
      ([name, p]) =>
        p.references === (isNeeded(view, name, scenario) ? 1 : 0) && (p.references === 0 || p.loaded),
    ),
  witness: (view) => Object.values(view.patches).some((p) => p.references > 0),
};
