/** Patches as the core keeps them: instances, the list, references on their modules. */

import type { ObjectDesc, PatchDesc } from './description.ts';
import type { Kernel } from './kernel.ts';
import { objectsFrom } from './object.ts';
import type { Module, Patch } from './state.ts';

/** The author's objects up to the end of the list: the first unnamed one without funcs. */
export function objectList(objects: readonly ObjectDesc[]): readonly ObjectDesc[] {
  const end = objects.findIndex((o) => o.name === null && o.funcs === undefined);
  return end < 0 ? objects : objects.slice(0, end);
}

/** Whether the patch is to replace others, as the author or a module parameter says; with replace sets every patch does. */
function replaceFlag(k: Kernel, module: Module, desc: PatchDesc): boolean {
  if (k.profile.replaceSets) return true;
  const flag = desc.replace ?? false;
  return k.profile.replace && (typeof flag === 'boolean' ? flag : Boolean(module.params[flag.param]));
}

/** The patch as the core keeps it, not yet initialised. */
export function newPatch(k: Kernel, module: Module, desc: PatchDesc): Patch {
  return {
    name: module.name,
    desc,
    replace: replaceFlag(k, module, desc),
    replaceSet: k.profile.replaceSets ? (desc.replaceSet ?? 0) : 0,
    enabled: false,
    forced: false,
    listed: false,
    inTransition: false,
    reference: false,
    freeing: false,
    inSysfs: true,
    objects: objectsFrom(k, module.name, objectList(desc.objects ?? [])),
  };
}

/** Listed patches, oldest first. */
export const listed = (k: Kernel): Patch[] => k.state.patches.filter((p) => p.listed);

/** Listed patches that a patch replaces or is replaced by, itself included: those of its set. */
export const listedOfSet = (k: Kernel, patch: Patch): Patch[] =>
  listed(k).filter((p) => p.replaceSet === patch.replaceSet);

export const patchNamed = (k: Kernel, name: string): Patch | undefined =>
  k.state.patches.find((p) => p.name === name);

/** `klp_transition_patch` */
export const transitionPatch = (k: Kernel): Patch | undefined =>
  k.state.transition === null ? undefined : patchNamed(k, k.state.transition);

export function takeReference(k: Kernel, patch: Patch): void {
  const module = k.state.modules.get(patch.name);
  if (module !== undefined) module.references++;
  patch.reference = true;
}

/** Gives the reference back, unless the patch may never be unloaded (semantics.md §2.3, §6 "patch module removable"). */
export function dropReference(k: Kernel, patch: Patch): void {
  const never = k.profile.moduleRemoval === 'never' || patch.desc.immediate === true;
  if (!patch.reference || never || patch.forced || k.state.everForced) return;
  const module = k.state.modules.get(patch.name);
  if (module !== undefined) module.references--;
  patch.reference = false;
}

/** Forgets an instance: its module is gone, or it never got enabled. */
export function dropPatch(k: Kernel, patch: Patch): void {
  k.state.patches = k.state.patches.filter((p) => p !== patch);
}
