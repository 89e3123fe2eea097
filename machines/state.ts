/** System states and their versions (semantics.md §4). */
import type { PatchPlan, Plan } from './plan.ts';

/**
 * The patches with which a patch is not compatible when they are listed: it has one of their states in a lower version,
 * or lacks it although it replaces them.
 */
export const incompatibleWith = (plan: Plan, patch: PatchPlan): readonly number[] =>
  plan.profile.states
    ? plan.patches
        .filter((old) =>
          old.spec.states.some(({ id, version }) => {
            const own = patch.spec.states.find((s) => s.id === id);
            return own === undefined ? patch.spec.replace : own.version < version;
          }),
        )
        .map((old) => old.number)
    : [];
