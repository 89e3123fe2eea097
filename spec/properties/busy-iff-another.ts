import { errno } from '../errno.ts';
import type { Scenario } from '../scenario-types.ts';
import type { PatchName, Step, View } from '../vocabulary.ts';
import { fits } from './compatible-list.ts';
import { errnoOf, linesOf, patchSpec, profileOf } from './looking.ts';
import type { StepProperty } from './property.ts';
import { conflict } from './sets-apart.ts';

/** The patch that the step would enable or disable, apart from reversing what it is in; `undefined` when none. */
function turned({ before, event }: Step, scenario: Scenario): PatchName | undefined {
  if (event.type === 'load') return event.patch;
  if (event.type !== 'write' || event.file !== 'enabled') return undefined;
  const enabled = before.patches[event.patch]?.enabled === true;
  // A replaced patch that is still registered can never be enabled again (the proposal of 2018).
  if (before.transition?.patch === event.patch || !before.list.includes(event.patch)) return undefined;
  if (enabled) return event.value === '0' ? event.patch : undefined;
  return event.value === '1' && profileOf(scenario)?.reenable === true ? event.patch : undefined;
}

const otherInTransition = (view: View, patch: PatchName): boolean =>
  view.transition !== null && view.transition.patch !== patch;

/** A replace patch and those listed name some function by position 0 and by 1, on a kernel where that is not the same (§6). */
function namesTwice({ before }: Step, scenario: Scenario, patch: PatchName): boolean {
  if (profileOf(scenario)?.sympos0is1 !== false || patchSpec(scenario, patch)?.replace !== true) return false;
  const named = new Set(
    [patch, ...before.list].flatMap((name) =>
      (patchSpec(scenario, name)?.objects ?? []).flatMap((o) => o.funcs.map((f) => `${f.func},${f.sympos}`)),
    ),
  );
  return [...named].some((name) => name.endsWith(',0') && named.has(name.replace(/,0$/, ',1')));
}

/** Something that is asked of a loaded patch before the transition is. */
function hasOtherFault(step: Step, scenario: Scenario, patch: PatchName): boolean {
  if (step.event.type !== 'load') return false;
  return (
    patchSpec(scenario, patch)?.mistake !== undefined ||
    scenario.reliableStacks === false ||
    fits(step, scenario) === false ||
    namesTwice(step, scenario, patch) ||
    linesOf(step).some((line) => line.includes('unresolvable ambiguity')) ||
    step.before.list.some((other) => conflict(scenario, patch, other))
  );
}

/** Before 5.1: one below is not enabled yet, or one above is enabled still. */
function outOfOrder({ before }: Step, scenario: Scenario, patch: PatchName): boolean {
  if (profileOf(scenario)?.order !== 'stack') return false;
  const enabled = (name: PatchName | undefined): boolean | undefined =>
    name === undefined ? undefined : before.patches[name]?.enabled;
  const at = before.list.indexOf(patch);
  if (enabled(patch) === true) return enabled(before.list[at + 1]) === true;
  return enabled(at < 0 ? before.list.at(-1) : before.list[at - 1]) === false;
}

/** What -EBUSY means to whoever gets it: try again when the other transition is over. */
export const busyIffAnother: StepProperty = {
  kind: 'step',
  id: 'busy-iff-another',
  statement:
    'Enabling or disabling that is refused says -EBUSY exactly while another patch is in transition, unless the patch itself was at fault; or because a handler could not be registered, or (before 5.1) out of order.',
  why: 'Tools take -EBUSY for "wait and try again" and anything else for "never": a wrong answer waits for ever, or drops a fix.',
  source: 'semantics.md §2.1 step 5, §2.2, §6 order',
  holds: (step, scenario) => {
    const patch = turned(step, scenario);
    const result = errnoOf(step);
    // That it is refused at all is one-transition.
    if (patch === undefined || result === 0) return true;
    const another = otherInTransition(step.before, patch);
    if (result !== errno('EBUSY')) return !another || hasOtherFault(step, scenario, patch);
    return (
      another ||
      outOfOrder(step, scenario, patch) ||
      linesOf(step).some((line) => line.includes('failed to register ftrace handler'))
    );
  },
  witness: (step, scenario) => {
    const patch = turned(step, scenario);
    return patch !== undefined && otherInTransition(step.before, patch);
  },
};
