/** Patches as the core keeps them: instances, the list, references on their modules. */

import type { FuncDesc, ObjectDesc, PatchDesc } from './description.ts';
import type { Kernel } from './kernel.ts';
import { known } from './known.ts';
import { objectsFrom } from './object.ts';
import type { Module, Patch } from './state.ts';

/** An object with its functions, of which there may be none. */
export interface CompleteObject extends ObjectDesc {
  readonly funcs: readonly FuncDesc[];
}

/**
 * The author's objects up to the end of the list: the first unnamed one without funcs.
 * @returns `undefined` when a named one has no funcs
 */
export function objectList(objects: readonly ObjectDesc[]): readonly CompleteObject[] | undefined {
  const list: CompleteObject[] = [];
  for (const { funcs, ...object } of objects) {
    if (funcs !== undefined) list.push({ ...object, funcs });
    else if (object.name === null) break;
    else return undefined;
  }
  return list;
}

/** Whether the patch is to replace others, as its author says; with replace sets every patch does. */
const replaceFlag = (k: Kernel, desc: PatchDesc): boolean =>
  k.profile.replaceSets || (k.profile.replace && desc.replace === true);

/** The patch as the core keeps it, not yet initialised. */
export function newPatch(
  k: Kernel,
  module: Module,
  desc: PatchDesc,
  objects: readonly CompleteObject[],
): Patch {
  return {
    name: module.name,
    desc,
    replace: replaceFlag(k, desc),
    replaceSet: k.profile.replaceSets ? (desc.replaceSet ?? 0) : 0,
    immediate: k.profile.consistency === 'per-task or immediate' && desc.immediate === true,
    enabled: false,
    forced: false,
    // Nobody looks while it is being set up.
    listed: true,
    inTransition: false,
    freeing: false,
    inSysfs: true,
    objects: objectsFrom(k, module.name, objects),
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
export const transitionPatch = (k: Kernel): Patch =>
  known(
    k.state.patches.find((p) => p.name === k.state.transition),
    'a transition that is going on',
  );

export function takeReference(k: Kernel, patch: Patch): void {
  k.context(patch.name).module.references++;
}

/** Gives a reference back, unless the patch may never be unloaded (semantics.md §2.3, §6 "patch module removable"). */
export function dropReference(k: Kernel, patch: Patch): void {
  const { module } = k.context(patch.name);
  if (module.references === 0 || patch.immediate || patch.forced || k.state.everForced) return;
  module.references--;
}

/** Forgets an instance: its module is gone, or it never got enabled. */
export function dropPatch(k: Kernel, patch: Patch): void {
  k.state.patches = k.state.patches.filter((p) => p !== patch);
}
