import type { PatchName, View } from '../vocabulary.ts';
import { tasksOf } from './looking.ts';
import type { Invariant } from './property.ts';

/** Patches whose new functions some task is in. */
const inUse = (view: View): readonly PatchName[] =>
  tasksOf(view).flatMap(([, task]) =>
    task.frames.flatMap((frame) => (frame.version === 'original' ? [] : [frame.version.patch])),
  );

/** Code that runs is not taken away. */
export const codeStays: Invariant = {
  kind: 'invariant',
  id: 'code-stays',
  statement: "While a task is inside a patch's new function, the patch's module is loaded.",
  why: 'The task would return into freed memory.',
  source: 'semantics.md §2.3 force, §2.4, §2.6; livepatch.rst, Removing',
  holds: (view) => inUse(view).every((patch) => view.patches[patch]?.loaded === true),
  witness: (view) => inUse(view).length > 0,
};
