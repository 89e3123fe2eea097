import type { Invariant } from './property.ts';

/** What is allocated is somebody's. */
export const noSpaceLost: Invariant = {
  kind: 'invariant',
  id: 'no-space-lost',
  statement: 'Outside a transition all data allocated for a system state belong to a listed patch.',
  why: 'Nobody can free them any more: each load leaks.',
  source: 'semantics.md §4; system-state.rst, Expected usage (clean up its own mess in case of error)',
  holds: (view) =>
    view.transition !== null ||
    Object.values(view.data?.states ?? {}).every((state) =>
      Object.keys(state.spaces).every((space) => view.list.some((patch) => state.pointers[patch] === space)),
    ),
  witness: (view) =>
    view.transition === null &&
    Object.values(view.data?.states ?? {}).some((state) => Object.keys(state.spaces).length > 0),
};
