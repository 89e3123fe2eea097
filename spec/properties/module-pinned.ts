import type { Invariant } from './property.ts';

/** The core holds the module as long as it may need it, and no longer. */
export const modulePinned: Invariant = {
  kind: 'invariant',
  id: 'module-pinned',
  statement:
    "The core holds one reference on a patch's module exactly while the patch is listed, waits to be freed, or was forced.",
  why: 'Without it the module can go while its code runs; with one too many it can never be removed.',
  source: 'semantics.md §2.1 step 3, §2.4; historic-bugs.md S6',
  holds: (view) =>
    Object.entries(view.patches).every(
      ([name, p]) =>
        p.references === (view.list.includes(name) || p.freeing || p.forced ? 1 : 0) &&
        (p.references === 0 || p.loaded),
    ),
  witness: (view) => Object.values(view.patches).some((p) => p.references > 0),
};
