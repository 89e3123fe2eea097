/** The module loader, and the livepatch core's part in it (semantics.md §2.6). */
import { errno } from '../../spec/errno.ts';
import { VMLINUX } from '../../spec/vocabulary.ts';
import { postPatch, postUnpatch, prePatch, preUnpatch } from './callbacks.ts';
import type { ModuleDesc } from './description.ts';
import type { Kernel } from './kernel.ts';
import { klp } from './log.ts';
import { forgetObject, initObjectLoaded, patchObject, unpatchObject } from './object.ts';
import { initialParams, type Params, parseParams } from './params.ts';
import { listed, patchNamed } from './patch.ts';
import { clearRelocations, writeRelocations } from './relocations.ts';
import { refreshAllSites } from './site.ts';
import type { Module, Obj, Patch } from './state.ts';
import { buildSymbols } from './symbols.ts';
import { taint } from './taint.ts';

/**
 * Loads a module.
 * @returns 0; -EEXIST when one of that name is loaded; what the livepatch core or its init returned
 */
export function insmod(k: Kernel, desc: ModuleDesc, params: Params): number {
  const s = k.state;
  if (s.modules.has(desc.name)) return errno('EEXIST');
  if (k.profile.tainter === 'loader' && (desc.livepatch ?? desc.patch !== undefined)) taint(k, desc.name);
  const module: Module = {
    name: desc.name,
    desc,
    symbols: buildSymbols(k, desc.name, desc.functions),
    state: 'COMING',
    references: 0,
    relocated: new Set(),
    params: initialParams(desc),
    vars: new Map(),
  };
  const unresolved = writeRelocations(k, module, VMLINUX);
  if (unresolved !== 0) return unresolved;
  s.modules.set(module.name, module);
  refreshAllSites(k);
  const refused = moduleComing(k, module);
  if (refused !== 0) {
    forget(k, module);
    return refused;
  }
  const ret = parseParams(k, module, params) || init(k, module);
  if (ret < 0) {
    module.state = 'GOING';
    moduleGoing(k, module);
    forget(k, module);
    return ret;
  }
  module.state = 'LIVE';
  return 0;
}

function init(k: Kernel, module: Module): number {
  const ctx = k.context(module.name);
  if (module.desc.init !== undefined) return module.desc.init(ctx);
  if (module.desc.patch === undefined) return 0;
  if (k.profile.api === 'enable') return ctx.enablePatch();
  const ret = ctx.registerPatch();
  if (ret !== 0) return ret;
  const enabled = ctx.enablePatch();
  if (enabled !== 0) ctx.unregisterPatch();
  return enabled;
}

/** @throws Error when the core still has the module's patch: a kernel would crash on freed memory */
function forget(k: Kernel, module: Module): void {
  const patch = patchNamed(k, module.name);
  if (patch?.inSysfs) throw new Error(`module ${module.name} is freed while its livepatch is still known`);
  k.state.patches = k.state.patches.filter((p) => p !== patch);
  k.state.modules.delete(module.name);
  refreshAllSites(k);
}

/** Some task is in a function of the module, in whichever version (vocabulary.ts, unloadModule). */
const isBusy = (k: Kernel, module: string): boolean =>
  [...k.state.tasks.values()].some((t) => t.frames.some((f) => f.func.startsWith(`${module}:`)));

/**
 * Removes a module.
 * @returns 0; -ENOENT when it is not loaded; -EAGAIN while references are held; -EBUSY while it comes or goes
 * @throws Error when a task is still in its code after its exit: the caller must wait for that (vocabulary.ts)
 */
export function rmmod(k: Kernel, name: string): number {
  const module = k.state.modules.get(name);
  if (module === undefined) return errno('ENOENT');
  if (module.state !== 'LIVE') return errno('EBUSY');
  if (module.references > 0) return errno('EAGAIN');
  module.state = 'GOING';
  const ctx = k.context(name);
  if (module.desc.exit !== undefined) module.desc.exit(ctx);
  else ctx.unregisterPatch();
  if (isBusy(k, name)) throw new Error(`rmmod ${name}: a task is still in its code`);
  moduleGoing(k, module);
  forget(k, module);
  return 0;
}

/** The object of a patch that a module is. */
function objectOf(patch: Patch, module: Module): Obj | undefined {
  return module.name === VMLINUX ? undefined : patch.objects.find((o) => o.name === module.name);
}

/** Before 5.1 a listed patch may be disabled; then it only resolves a coming module's symbols. */
const isActive = (k: Kernel, patch: Patch): boolean => patch.enabled || k.state.transition === patch.name;

/** Patches a module before its init runs. @returns 0 or the errno with which its load is refused */
function moduleComing(k: Kernel, module: Module): number {
  if (module.name === VMLINUX && k.profile.refusesModuleVmlinux) {
    klp(k, 'err', 'vmlinux.ko: invalid module name');
    return errno('EINVAL');
  }
  for (const patch of listed(k)) {
    const obj = objectOf(patch, module);
    if (obj === undefined) continue;
    const ret = applyTo(k, patch, obj);
    if (ret === 0) continue;
    if (k.profile.comingFailure === 'warns') continue;
    klp(
      k,
      'warning',
      `patch '${patch.name}' failed for module '${module.name}', refusing to load module '${module.name}'`,
    );
    forgetObject(obj);
    if (k.profile.comingFailure === 'refuses and rolls back') revert(k, module, patch);
    else leaveStale(k, module);
    return ret;
  }
  return 0;
}

/** What earlier patches did to a refused module stayed until 4.14; but their objects are not there. */
function leaveStale(k: Kernel, module: Module): void {
  for (const patch of listed(k)) {
    const obj = objectOf(patch, module);
    if (obj !== undefined) obj.loaded = false;
  }
}

function applyTo(k: Kernel, patch: Patch, obj: Obj): number {
  const warns = k.profile.comingFailure === 'warns';
  obj.loaded = true;
  let ret = initObjectLoaded(k, patch, obj);
  if (ret !== 0) {
    const line = warns
      ? `failed to apply patch '${patch.name}' to module '${obj.name}' (${ret})`
      : `failed to initialize patch '${patch.name}' for module '${obj.name}' (${ret})`;
    klp(k, 'warning', line);
    return ret;
  }
  if (!isActive(k, patch)) return 0;
  klp(k, 'notice', `applying patch '${patch.name}' to loading module '${obj.name}'`);
  if (obj.patched) {
    klp(k, 'warning', `failed to apply patch '${patch.name}' to module '${obj.name}' (${errno('EINVAL')})`);
    return errno('EINVAL');
  }
  ret = prePatch(k, patch, obj);
  if (ret !== 0) {
    klp(k, 'warning', `pre-patch callback failed for object '${obj.name}'`);
    return ret;
  }
  ret = patchObject(k, patch, obj);
  if (ret !== 0) {
    klp(k, 'warning', `failed to apply patch '${patch.name}' to module '${obj.name}' (${ret})`);
    postUnpatch(k, patch, obj);
    return ret;
  }
  if (k.state.transition !== patch.name) postPatch(k, patch, obj);
  return 0;
}

/** Reverts all listed patches, oldest first, from a module that goes; only those before `limit` if there is one. */
function revert(k: Kernel, module: Module, limit: Patch | undefined): void {
  for (const patch of listed(k)) {
    if (patch === limit) break;
    const obj = objectOf(patch, module);
    if (obj === undefined) continue;
    if (isActive(k, patch)) {
      if (k.state.transition !== patch.name) preUnpatch(k, patch, obj);
      klp(k, 'notice', `reverting patch '${patch.name}' on unloading module '${module.name}'`);
      unpatchObject(k, patch, obj);
      postUnpatch(k, patch, obj);
    }
    clearRelocations(k, patch, obj);
    forgetObject(obj);
  }
}

/** After its exit ran, or after its init or parameters failed. */
function moduleGoing(k: Kernel, module: Module): void {
  for (const site of [...k.state.kprobes]) {
    if (site.startsWith(`${module.name}:`)) k.state.kprobes.delete(site);
  }
  revert(k, module, undefined);
}
