/**
 * Which replace set each patch is in, for kernels that have sets (docs/explanation/replace-set.md). Facts of a
 * scenario, no rule: what a set does is written in machines/ and in src/engine/.
 */
import type { PatchSpec } from './scenario-types.ts';

/** What decides the set of a patch. */
export type SetOf = Pick<PatchSpec, 'replace' | 'replaceSet'>;

/**
 * The set of every patch, in the order of the patches: the one it says; else the common set 0 for one with `replace`; else
 * one of its own, the lowest number from 1 on that no other has.
 */
export function replaceSets(patches: readonly SetOf[]): readonly number[] {
  const taken = new Set(patches.flatMap(({ replaceSet }) => (replaceSet === undefined ? [] : [replaceSet])));
  let next = 1;
  const own = (): number => {
    while (taken.has(next)) next++;
    return next++;
  };
  return patches.map(({ replace, replaceSet }) => replaceSet ?? (replace ? 0 : own()));
}
