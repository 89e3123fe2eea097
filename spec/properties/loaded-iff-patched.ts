import { isLoaded } from './looking.ts';
import type { Invariant } from './property.ts';

/** A target module never runs unpatched under an enabled patch. */
export const loadedIffPatched: Invariant = {
  kind: 'invariant',
  id: 'loaded-iff-patched',
  statement:
    'A patch that is enabled or in transition has patched exactly those of its objects that are loaded.',
  why: 'A vulnerable module that comes later would run unpatched although the patch says it is enabled.',
  source: 'semantics.md §2.6; historic-bugs.md S8, S9',
  holds: (view) =>
    Object.entries(view.patches).every(
      ([name, p]) =>
        (!p.enabled && view.transition?.patch !== name) ||
        Object.entries(p.objects).every(
          ([object, o]) => o.patched === isLoaded(view, object) && o.loaded === isLoaded(view, object),
        ),
    ),
  witness: (view) =>
    Object.values(view.patches).some(
      (p) => p.enabled && Object.entries(p.objects).some(([object]) => view.modules[object] === true),
    ),
};
