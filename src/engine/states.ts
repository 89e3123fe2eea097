/** System states that patches modify, and their compatibility (semantics.md §4). */
import type { PatchName } from '../../spec/vocabulary.ts';
import type { PatchDesc, StateDesc } from './description.ts';
import type { Kernel } from './kernel.ts';
import { print } from './log.ts';
import { listed, listedOfSet } from './patch.ts';
import type { Patch } from './state.ts';

const find = (desc: PatchDesc, id: number): StateDesc | undefined => desc.states?.find((s) => s.id === id);

/** Whether a patch can deal with the states that the listed patches of its set have left. */
export function isCompatible(k: Kernel, patch: Patch): boolean {
  for (const old of listedOfSet(k, patch)) {
    for (const state of old.desc.states ?? []) {
      const own = find(patch.desc, state.id);
      if (own === undefined ? patch.replace : own.version < state.version) return false;
    }
  }
  return true;
}

/** `klp_get_state`: the state `id` of a patch. */
export function getState(k: Kernel, patch: PatchName, id: number): StateDesc | undefined {
  const desc = k.state.modules.get(patch)?.desc.patch;
  return desc && find(desc, id);
}

/**
 * `klp_get_prev_state`: the state `id` of the last patch listed before the one in transition that has it.
 * Outside a transition it warns, once per boot, and finds nothing. Before 5.5 there is no such function: a patch built for
 * such a kernel has nobody to ask.
 */
export function getPrevState(k: Kernel, id: number): StateDesc | undefined {
  const s = k.state;
  if (!k.profile.states) return undefined;
  if (s.transition === null) {
    if (!s.prevStateWarned) print(k, 'warning', 'WARNING: at kernel/livepatch/state.c klp_get_prev_state');
    s.prevStateWarned = true;
    return undefined;
  }
  let last: StateDesc | undefined;
  for (const patch of listed(k)) {
    if (patch.name === s.transition) break;
    last = find(patch.desc, id) ?? last;
  }
  return last;
}
