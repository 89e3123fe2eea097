import type { StateView, View } from '../vocabulary.ts';
import type { Invariant } from './property.ts';

const states = (view: View): readonly StateView[] => Object.values(view.data?.states ?? {});

/** Nothing is freed while another patch owns it. */
export const ownedDataStays: Invariant = {
  kind: 'invariant',
  id: 'owned-data-stays',
  statement: 'The data that a listed patch keeps for a system state are allocated.',
  why: 'Another patch freed them, for instance when its own enabling was reversed; the next restore reads freed memory.',
  source: 'semantics.md §4; mail of N. Stange, June 24, 2019; system-state.rst, Expected usage',
  holds: (view) =>
    states(view).every((state) =>
      view.list.every((patch) => {
        const space = state.pointers[patch];
        return space === undefined || space === null || state.spaces[space] !== undefined;
      }),
    ),
  witness: (view) =>
    states(view).some((s) => view.list.filter((p) => (s.pointers[p] ?? null) !== null).length > 1),
};
