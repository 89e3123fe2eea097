import type { StepProperty } from './property.ts';

/** Nobody knows when forced code is left. */
export const forcedForEver: StepProperty = {
  kind: 'step',
  id: 'forced-for-ever',
  statement: 'A patch that was marked forced stays marked, and its module stays loaded, for ever.',
  why: 'A task that was moved by force may still be inside its functions, and nobody looks any more.',
  source: 'semantics.md §2.3 force; livepatch.rst, Removing; historic-bugs.md A02',
  holds: ({ before, after }) =>
    Object.entries(before.patches).every(
      ([name, p]) =>
        !p.forced || (after.patches[name]?.forced === true && after.patches[name]?.loaded === true),
    ),
  witness: ({ before }) => Object.values(before.patches).some((p) => p.forced),
};
