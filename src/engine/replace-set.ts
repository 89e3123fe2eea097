/** Replace sets: what two patches of different sets may not share (docs/explanation/replace-set.md, Loading). */
import type { Kernel } from './kernel.ts';
import { listed } from './patch.ts';
import type { Patch } from './state.ts';

/** The first function of a patch that another one has too, whichever of its symbols; `undefined` when there is none. */
function sharedFunction(patch: Patch, other: Patch): string | undefined {
  for (const obj of patch.objects) {
    const theirs = other.objects.find((o) => o.name === obj.name);
    const shared = obj.funcs.find((f) => theirs?.funcs.some((g) => g.name === f.name));
    if (shared !== undefined) return `function '${shared.name}' of object '${obj.name}'`;
  }
  return undefined;
}

/** The first state id of a patch that another one has too. */
function sharedState(patch: Patch, other: Patch): string | undefined {
  const shared = patch.desc.states?.find((s) => other.desc.states?.some((t) => t.id === s.id));
  return shared === undefined ? undefined : `state id ${shared.id}`;
}

/**
 * What a patch has in common with a listed one of another set: a function, else a state id.
 * @returns the end of the line that refuses it, or `undefined`; always so on kernels without sets
 */
export function conflictOf(k: Kernel, patch: Patch): string | undefined {
  const others = listed(k).filter((p) => p.replaceSet !== patch.replaceSet);
  for (const shared of [sharedFunction, sharedState]) {
    for (const other of others) {
      const what = shared(patch, other);
      if (what !== undefined) return `conflicts with (${other.name}) of another replace set: ${what}`;
    }
  }
  return undefined;
}
