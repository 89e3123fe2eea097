/**
 * The interface before 5.1: register, enable, disable, unregister (semantics.md §6; the mail of November 2014).
 *
 * A registered patch is on the list, enabled or not. In 4.0 a switch is immediate; from 4.12 on it is the same
 * transition as today's, except that the patch stays registered afterwards.
 */
import { errno } from '../../spec/errno.ts';
import type { PatchName } from '../../spec/vocabulary.ts';
import type { PatchDesc } from './description.ts';
import { checkPatch, startDisabling, startEnabling } from './enable.ts';
import type { Kernel } from './kernel.ts';
import { klp } from './log.ts';
import { addNops, initObjects, patchObject, unpatchObjects } from './object.ts';
import { dropPatch, listed, newPatch, patchNamed, takeReference } from './patch.ts';
import type { Module, Patch } from './state.ts';
import { taint } from './taint.ts';
import { freeStart } from './transition.ts';

const registered = (k: Kernel, name: PatchName): Patch | undefined => listed(k).find((p) => p.name === name);

/** Makes a patch known: checks, symbols, sysfs; nothing is redirected. @returns 0 or a negative errno */
export function registerPatch(k: Kernel, module: Module, desc: PatchDesc): number {
  const objects = checkPatch(k, module, desc);
  if (typeof objects === 'number') return objects;
  if (objects === undefined) return errno('EINVAL');
  const patch = newPatch(k, module, desc, objects);
  k.state.patches.push(patch);
  if (patch.replace) addNops(k, patch);
  const ret = initObjects(k, patch);
  if (ret !== 0) {
    dropPatch(k, patch);
    return ret;
  }
  // Where modules can never be unloaded, the reference is taken here and kept.
  if (k.profile.moduleRemoval === 'never') takeReference(k, patch);
  return 0;
}

const isImmediate = (k: Kernel): boolean => k.profile.consistency === 'immediate';

/** Enables a registered patch; only the first disabled one may be. @returns 0 or a negative errno */
export function enablePatch(k: Kernel, name: PatchName): number {
  const patch = registered(k, name);
  if (patch === undefined) return errno('EINVAL');
  if (k.state.transition !== null) return errno('EBUSY');
  if (patch.enabled) return errno('EINVAL');
  const list = listed(k);
  const below = list[list.indexOf(patch) - 1];
  // A replace patch takes the place of disabled ones too (only in the proposal of 2018 do the two meet).
  if (!patch.replace && below?.enabled === false) return errno('EBUSY');
  if (isImmediate(k)) return enableAtOnce(k, patch);
  if (k.context(name).module.state === 'GOING') return errno('ENODEV');
  takeReference(k, patch);
  return startEnabling(k, patch);
}

function enableAtOnce(k: Kernel, patch: Patch): number {
  if (k.profile.tainter === 'core') taint(k, 'livepatch');
  klp(k, 'notice', `enabling patch '${patch.name}'`);
  for (const obj of patch.objects) {
    if (!obj.loaded) continue;
    const ret = patchObject(k, patch, obj);
    if (ret !== 0) {
      klp(k, 'notice', `disabling patch '${patch.name}'`);
      unpatchObjects(k, patch);
      return ret;
    }
  }
  patch.enabled = true;
  return 0;
}

/** Disables an enabled patch; only the last enabled one may be. @returns 0 or a negative errno */
export function disablePatch(k: Kernel, name: PatchName): number {
  const patch = registered(k, name);
  if (patch === undefined) return errno('EINVAL');
  if (!patch.enabled) return errno('EINVAL');
  const list = listed(k);
  if (list[list.indexOf(patch) + 1]?.enabled) return errno('EBUSY');
  if (!isImmediate(k)) return startDisabling(k, patch);
  klp(k, 'notice', `disabling patch '${patch.name}'`);
  unpatchObjects(k, patch);
  patch.enabled = false;
  return 0;
}

/** Forgets a disabled patch, and with it its sysfs directory. @returns 0, -EINVAL if unknown, -EBUSY while enabled */
export function unregisterPatch(k: Kernel, name: PatchName): number {
  // A replaced patch is on the list no more, but still registered.
  const patch = patchNamed(k, name);
  if (patch === undefined) return errno('EINVAL');
  if (patch.enabled) return errno('EBUSY');
  freeStart(k, patch);
  dropPatch(k, patch);
  return 0;
}
