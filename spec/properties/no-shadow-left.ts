import { patchSpec } from './looking.ts';
import type { Invariant } from './property.ts';

const idOf = (shadow: string): number => Number(shadow.slice(shadow.lastIndexOf('#') + 1));

/** Shadow variables survive whoever made them: somebody must free them. */
export const noShadowLeft: Invariant = {
  kind: 'invariant',
  id: 'no-shadow-left',
  statement: 'Outside a transition every shadow variable is of an id that a listed patch uses.',
  why: "It is attached to its object for ever, and the next patch that allocates it finds a stranger's data.",
  source: 'semantics.md §5; shadow-vars.rst',
  holds: (view, scenario) =>
    view.transition !== null ||
    Object.keys(view.data?.shadows ?? {}).every((shadow) =>
      view.list.some((p) => (patchSpec(scenario, p)?.usesShadows ?? []).includes(idOf(shadow))),
    ),
  witness: (view) => view.transition === null && Object.keys(view.data?.shadows ?? {}).length > 0,
};
