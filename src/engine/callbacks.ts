/** Running an object's callbacks (semantics.md §2.1 step 7, §2.4, §2.6). */
import type { CallbackName, ModuleState, Observation } from '../../spec/vocabulary.ts';
import { VMLINUX } from '../../spec/vocabulary.ts';
import type { Kernel } from './kernel.ts';
import { known } from './known.ts';
import { noteCallback } from './ledger.ts';
import type { Obj, Patch } from './state.ts';

function run(k: Kernel, patch: Patch, obj: Obj, callback: CallbackName): number {
  const fn = k.profile.callbacks ? obj.callbacks[callback] : undefined;
  let ret = 0;
  if (fn !== undefined) {
    const moduleState: ModuleState =
      obj.name === VMLINUX ? null : known(k.state.modules.get(obj.name), obj.name).state;
    const seen: Observation = {
      kind: 'callback',
      patch: patch.name,
      object: obj.name,
      callback,
      module: moduleState,
      returns: 0,
    };
    const at = k.observations.push(seen) - 1;
    const returned = fn({
      ctx: k.context(patch.name),
      patch: patch.name,
      object: obj.name,
      callback,
      moduleState,
    });
    if (callback === 'pre_patch') {
      ret = returned;
      k.observations[at] = { ...seen, returns: ret };
    }
  }
  noteCallback(k.state, patch.name, obj.name, callback, ret);
  return ret;
}

/** 0, or the errno with which the author's callback refuses. Only a success entitles to post_unpatch. */
export function prePatch(k: Kernel, patch: Patch, obj: Obj): number {
  const ret = run(k, patch, obj, 'pre_patch');
  obj.postUnpatchEnabled = ret === 0;
  return ret;
}

export function postPatch(k: Kernel, patch: Patch, obj: Obj): void {
  run(k, patch, obj, 'post_patch');
}

export function preUnpatch(k: Kernel, patch: Patch, obj: Obj): void {
  run(k, patch, obj, 'pre_unpatch');
}

/** Runs only if pre_patch had succeeded and post_unpatch has not run since (semantics.md §2.4). */
export function postUnpatch(k: Kernel, patch: Patch, obj: Obj): void {
  if (obj.postUnpatchEnabled) run(k, patch, obj, 'post_unpatch');
  obj.postUnpatchEnabled = false;
}
