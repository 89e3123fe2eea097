/** Enabling and disabling a patch (semantics.md §2.1, §2.2). */
import { errno } from '../../spec/errno.ts';
import { prePatch, preUnpatch } from './callbacks.ts';
import type { PatchDesc } from './description.ts';
import type { Kernel } from './kernel.ts';
import { klp } from './log.ts';
import { addNops, initObjects, patchObject } from './object.ts';
import { type CompleteObject, dropPatch, newPatch, objectList, takeReference } from './patch.ts';
import { conflictOf } from './replace-set.ts';
import type { Module, Patch } from './state.ts';
import { isCompatible } from './states.ts';
import {
  cancelTransition,
  freeFinish,
  freeStart,
  initTransition,
  startTransition,
  tryComplete,
} from './transition.ts';

/**
 * Step 1: what is wrong with the patch itself.
 * @returns its objects, or a negative errno; `undefined`: objects are missing, which is told after all else (before 5.17)
 */
export function checkPatch(
  k: Kernel,
  module: Module,
  desc: PatchDesc,
): readonly CompleteObject[] | number | undefined {
  const objects = desc.objects && objectList(desc.objects);
  if (objects === undefined && k.profile.missingObjects === 'first') return errno('EINVAL');
  if (module.desc.livepatch === false) {
    klp(k, 'err', `module ${module.name} is not marked as a livepatch module`);
    return errno('EINVAL');
  }
  if (!k.initialised) return errno('ENODEV');
  if (k.reliableStacks) return objects;
  const rule = k.profile.noReliableStacks;
  const line = "This architecture doesn't have support for the livepatch consistency model.";
  if (rule === 'ignored') return objects;
  if (rule === 'warning') {
    klp(k, 'warning', line);
    klp(k, 'warning', 'The livepatch transition may never complete.');
    return objects;
  }
  if (rule === 'needs immediate' && desc.immediate === true) return objects;
  klp(k, 'err', line);
  return rule === 'needs immediate' ? errno('ENOSYS') : rule;
}

/** Step 2: why a patch may not be beside the listed ones, in the words of the log; `undefined` when it may. */
function misfitOf(k: Kernel, patch: Patch): string | undefined {
  const other = conflictOf(k, patch);
  if (other !== undefined) return other;
  return k.profile.states && !isCompatible(k, patch)
    ? 'is not compatible with the already installed livepatches.'
    : undefined;
}

/** klp_enable_patch since 5.1. @returns 0 or the errno with which the module load is refused */
export function enablePatch(k: Kernel, module: Module, desc: PatchDesc): number {
  const s = k.state;
  const objects = checkPatch(k, module, desc);
  if (typeof objects === 'number') return objects;
  const patch = newPatch(k, module, desc, objects ?? []);
  const misfit = misfitOf(k, patch);
  if (misfit !== undefined) {
    klp(k, 'err', `Livepatch patch (${patch.name}) ${misfit}`);
    return errno('EINVAL');
  }
  if (objects === undefined) return errno('EINVAL');
  if (module.state === 'GOING') return errno('ENODEV');
  s.patches.push(patch);
  takeReference(k, patch);
  if (patch.replace) addNops(k, patch);
  let ret = initObjects(k, patch);
  if (ret === 0) ret = startEnabling(k, patch);
  if (ret !== 0) {
    freeStart(k, patch);
    freeFinish(k, patch);
    dropPatch(k, patch);
  }
  return ret;
}

/** Steps 5 to 8: from the first line to the first completion attempt. @returns 0 or a negative errno */
export function startEnabling(k: Kernel, patch: Patch): number {
  if (k.state.transition !== null) return errno('EBUSY');
  klp(k, 'notice', `enabling patch '${patch.name}'`);
  initTransition(k, patch, 1);
  for (const obj of patch.objects) {
    if (!obj.loaded) continue;
    let ret = prePatch(k, patch, obj);
    if (ret !== 0) {
      klp(k, 'warning', `pre-patch callback failed for object '${obj.name}'`);
    } else {
      ret = patchObject(k, patch, obj);
      if (ret !== 0) klp(k, 'warning', `failed to patch object '${obj.name}'`);
    }
    if (ret !== 0) {
      klp(k, 'warning', `failed to enable patch '${patch.name}'`);
      cancelTransition(k, patch);
      return ret;
    }
  }
  startTransition(k, patch);
  patch.enabled = true;
  tryComplete(k);
  return 0;
}

/** Starts the unpatching of a patch, which must be enabled. @returns 0 or a negative errno */
export function startDisabling(k: Kernel, patch: Patch): number {
  if (k.state.transition !== null) return errno('EBUSY');
  initTransition(k, patch, 0);
  for (const obj of patch.objects) if (obj.patched) preUnpatch(k, patch, obj);
  startTransition(k, patch);
  patch.enabled = false;
  tryComplete(k);
  return 0;
}
