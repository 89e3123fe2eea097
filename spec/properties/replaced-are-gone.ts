import { takesAway } from './looking.ts';
import type { Invariant } from './property.ts';

/** Cumulative means alone. */
export const replacedAreGone: Invariant = {
  kind: 'invariant',
  id: 'replaced-are-gone',
  statement:
    'Outside a transition no patch that was enabled before an enabled replace patch is still enabled; with replace sets, none of its set.',
  why: 'A cumulative patch contains all fixes: an older one left under it would come back when it is disabled.',
  source: 'semantics.md §2.4; cumulative-patches.rst, Usage',
  holds: (view, scenario) =>
    view.transition !== null ||
    view.list.every(
      (name, i) =>
        view.patches[name]?.enabled !== true ||
        view.list
          .slice(0, i)
          .every((older) => view.patches[older]?.enabled !== true || !takesAway(scenario, name, older)),
    ),
  witness: (view, scenario) =>
    view.transition === null &&
    scenario.patches.length > 1 &&
    view.list.some(
      (p) =>
        view.patches[p]?.enabled === true &&
        scenario.patches.some(({ name }) => name !== p && takesAway(scenario, p, name)),
    ),
};
