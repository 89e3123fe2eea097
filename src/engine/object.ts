/** Objects of a patch: setting up, nops, patching and unpatching (semantics.md §2.1 step 4 and 7, §2.4). */
import { errno } from '../../spec/errno.ts';
import type { ObjectName } from '../../spec/vocabulary.ts';
import { VMLINUX } from '../../spec/vocabulary.ts';
import type { Kernel } from './kernel.ts';
import { klp } from './log.ts';
import { type CompleteObject, listedOfSet } from './patch.ts';
import { writeRelocations } from './relocations.ts';
import { popFunc, pushFunc } from './site.ts';
import type { Func, Obj, Patch } from './state.ts';
import { bindCode, findSymbol } from './symbols.ts';

/** Names of the kernel's limits: MODULE_NAME_LEN, KSYM_NAME_LEN. */
const MODULE_NAME_LEN = 56;
const KSYM_NAME_LEN = 512;

/** Whether an object's code is there: vmlinux, or a module from its coming to its going, its init and exit included. */
const isThere = (k: Kernel, name: ObjectName): boolean => name === VMLINUX || k.state.modules.has(name);

const newObject = (k: Kernel, name: ObjectName, callbacks: Obj['callbacks'], dynamic: boolean): Obj => ({
  name,
  callbacks,
  dynamic,
  funcs: [],
  loaded: isThere(k, name),
  patched: false,
  postUnpatchEnabled: false,
});

/** Objects as the author gave them; nothing is checked or resolved yet. */
export function objectsFrom(k: Kernel, owner: string, descs: readonly CompleteObject[]): Obj[] {
  return descs.map((desc) => {
    const obj = newObject(k, desc.name ?? VMLINUX, desc.callbacks ?? {}, false);
    obj.funcs = desc.funcs.map((f) => ({
      name: f.oldName ?? '',
      sympos: f.sympos ?? 0,
      nop: false,
      code: f.newFunc === undefined ? null : bindCode(k, f.newFunc, owner),
      sized: f.newFunc?.sized !== false,
      site: null,
    }));
    return obj;
  });
}

const sameFunc = (k: Kernel, a: Func, b: Func): boolean =>
  a.name === b.name &&
  (a.sympos === b.sympos || (k.profile.sympos0is1 && Math.max(a.sympos, 1) === Math.max(b.sympos, 1)));

/** Adds a nop for every func of every listed patch of its set that a replace patch does not have itself. */
export function addNops(k: Kernel, patch: Patch): void {
  for (const old of listedOfSet(k, patch)) {
    for (const oldObj of old.objects) {
      let obj = patch.objects.find((o) => o.name === oldObj.name);
      if (obj === undefined) {
        obj = newObject(k, oldObj.name, {}, true);
        patch.objects.push(obj);
      }
      for (const oldFunc of oldObj.funcs) {
        if (obj.funcs.some((f) => sameFunc(k, f, oldFunc))) continue;
        obj.funcs.push({
          name: oldFunc.name,
          sympos: oldFunc.sympos,
          nop: true,
          code: null,
          sized: true,
          site: null,
        });
      }
    }
  }
}

/** Checks one func and makes its directory. */
function initFunc(k: Kernel, func: Func, directories: Set<string>): number {
  if (func.name === '' || (func.code === null && !func.nop)) return errno('EINVAL');
  if (func.name.length >= KSYM_NAME_LEN) return errno('EINVAL');
  const directory = funcDirectory(k, func);
  if (directories.has(directory)) return errno('EEXIST');
  directories.add(directory);
  return 0;
}

/** The name of a func's directory: sympos 0 shows as 1. */
export const funcDirectory = (k: Kernel, func: Func): string =>
  k.profile.funcDirectory === 'name' ? func.name : `${func.name},${Math.max(func.sympos, 1)}`;

/** Resolves the functions of an object that is there. @returns 0 or a negative errno after a line in the log */
export function initObjectLoaded(k: Kernel, patch: Patch, obj: Obj): number {
  if (obj.name !== VMLINUX) {
    const ret = writeRelocations(k, k.context(patch.name).module, obj.name);
    if (ret !== 0) return ret;
  }
  for (const func of obj.funcs) {
    const symbol = findSymbol(k, obj.name, func.name, func.sympos);
    if (typeof symbol === 'number') return symbol;
    func.site = symbol.site;
    if (symbol.desc.sized === false) {
      klp(k, 'err', `kallsyms size lookup failed for '${func.name}'`);
      return errno('ENOENT');
    }
    if (!func.sized) {
      klp(k, 'err', `kallsyms size lookup failed for '${func.name}' replacement`);
      return errno('ENOENT');
    }
  }
  return 0;
}

/** Sets up all objects of a patch in order. @returns 0 or the first error */
export function initObjects(k: Kernel, patch: Patch): number {
  const objectDirectories = new Set<string>();
  for (const obj of patch.objects) {
    if (obj.name.length >= MODULE_NAME_LEN) return errno('EINVAL');
    if (objectDirectories.has(obj.name)) return errno('EEXIST');
    objectDirectories.add(obj.name);
    const funcDirectories = new Set<string>();
    for (const func of obj.funcs) {
      const ret = initFunc(k, func, funcDirectories);
      if (ret !== 0) return ret;
    }
    if (!obj.loaded) continue;
    const ret = initObjectLoaded(k, patch, obj);
    if (ret !== 0) return ret;
  }
  return 0;
}

/** Pushes all funcs of an object; on failure none stays. @returns 0 or a negative errno */
export function patchObject(k: Kernel, patch: Patch, obj: Obj): number {
  for (const [done, func] of obj.funcs.entries()) {
    const ret = pushFunc(k, patch, func);
    if (ret !== 0) {
      for (const pushed of obj.funcs.slice(0, done)) popFunc(k, patch, pushed);
      return ret;
    }
  }
  obj.patched = true;
  return 0;
}

export function unpatchObject(k: Kernel, patch: Patch, obj: Obj): void {
  if (!obj.patched) return;
  for (const func of obj.funcs) popFunc(k, patch, func);
  obj.patched = false;
}

export function unpatchObjects(k: Kernel, patch: Patch): void {
  for (const obj of patch.objects) unpatchObject(k, patch, obj);
}

/** Drops nops and dynamic objects, from the func_stacks and from the patch (semantics.md §2.4). */
export function discardNops(k: Kernel, patch: Patch): void {
  for (const obj of patch.objects) {
    for (const func of obj.funcs) if (func.nop && obj.patched) popFunc(k, patch, func);
    obj.funcs = obj.funcs.filter((f) => !f.nop);
  }
  patch.objects = patch.objects.filter((o) => !o.dynamic);
}

/** Forgets the addresses in an object that goes. */
export function forgetObject(obj: Obj): void {
  obj.loaded = false;
  for (const func of obj.funcs) func.site = null;
}
