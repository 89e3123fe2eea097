import type { StepProperty } from './property.ts';

/** A contract between a patch and those it was built on; livepatch itself knows nothing of it. */
export const neededPatchStays: StepProperty = {
  kind: 'step',
  id: 'needed-patch-stays',
  statement: 'No patch is disabled while another one that was built on top of it stays enabled.',
  why: 'The upper patch calls code or relies on data that the lower one brought.',
  source:
    "cumulative-patches.rst (remove a patch that is in the middle of the stack); author's declaration requires",
  holds: ({ before, after }, scenario) =>
    scenario.patches.every(
      ({ name, requires }) =>
        requires === undefined ||
        before.patches[name]?.enabled !== true ||
        after.patches[name]?.enabled !== true ||
        requires.every((r) => before.patches[r]?.enabled !== true || after.patches[r]?.enabled === true),
    ),
  witness: ({ before }, scenario) =>
    scenario.patches.some(
      ({ name, requires }) =>
        requires !== undefined &&
        before.patches[name]?.enabled === true &&
        requires.some((r) => before.patches[r]?.enabled === true),
    ),
};
