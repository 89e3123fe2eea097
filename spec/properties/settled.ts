import type { Scenario } from '../scenario-types.ts';
import type { FuncId, PatchName, View } from '../vocabulary.ts';
import { patchSpec, tasksOf } from './looking.ts';
import type { Invariant } from './property.ts';

/** Enabled patches that replace a function whose object is there, newest first. */
const expected = (view: View, func: FuncId, scenario: Scenario): readonly PatchName[] =>
  view.list
    .filter(
      (name) =>
        view.patches[name]?.enabled === true &&
        patchSpec(scenario, name)?.objects.some(
          (o) => view.patches[name]?.objects[o.name]?.loaded === true && o.funcs.some((f) => f.func === func),
        ) === true,
    )
    .reverse();

/** What a completed transition leaves behind. */
export const settled: Invariant = {
  kind: 'invariant',
  id: 'settled',
  statement:
    'Outside a transition no task is pending or has a patch_state, and each func_stack holds exactly the enabled patches that replace the function, in the order they were enabled, without nops.',
  why: 'A leftover would decide which code runs in the next transition, or keep it from ending.',
  source: 'semantics.md §2.4, §2.7',
  holds: (view, scenario) => {
    if (view.transition !== null) return true;
    if (tasksOf(view).some(([, task]) => task.state !== -1 || task.pending)) return false;
    return Object.entries(view.sites).every(([id, site]) => {
      const [object = '', func = ''] = id.split(':');
      const patches = expected(view, `${object}:${func}`, scenario);
      return (
        site.stack.length === patches.length &&
        site.stack.every((entry, i) => entry.patch === patches[i] && !entry.nop)
      );
    });
  },
  witness: (view) => view.transition === null && Object.values(view.patches).some((p) => p.enabled),
};
