/** What the code of a module sees of the kernel: its own name, parameters and variables, and the exported functions. */
import type { LogLevel, PatchName } from '../../spec/vocabulary.ts';
import type { PatchDesc, StateDesc } from './description.ts';
import { enablePatch } from './enable.ts';
import type { Kernel } from './kernel.ts';
import { known } from './known.ts';
import * as legacy from './legacy.ts';
import { print } from './log.ts';
import * as shadow from './shadow.ts';
import type { Module, ShadowVariable } from './state.ts';
import { getPrevState, getState } from './states.ts';

/** Holds no state of its own, so that it outlives snapshots. */
export class ModuleContext {
  readonly kernel: Kernel;
  /** The module's name; `vmlinux` for the kernel's own code, which has neither parameters nor variables here. */
  readonly name: string;

  constructor(kernel: Kernel, name: string) {
    this.kernel = kernel;
    this.name = name;
  }

  /** The module itself, while it is loaded. */
  get module(): Module {
    return known(this.kernel.state.modules.get(this.name), this.name);
  }

  /** A parameter that is a number; a boolean counts as 0 or 1. */
  param(name: string): number {
    return Number(known(this.module.params[name], name));
  }

  /** A static variable of the module. */
  get(variable: string): unknown {
    return this.module.vars.get(variable);
  }

  /** Sets a static variable. Snapshots share the value: replace it, do not change it in place. */
  set(variable: string, value: unknown): void {
    this.module.vars.set(variable, value);
  }

  /** `pr_info` and its kin with the usual prefix `module: `. */
  print(text: string, level: LogLevel = 'info'): void {
    print(this.kernel, level, `${this.name}: ${text}`);
  }

  /**
   * `klp_enable_patch`.
   * @param patch what the module's init made of its patch, if it did; only since 5.1
   * @returns 0 or a negative errno
   */
  enablePatch(patch = this.patch): number {
    return this.kernel.profile.api === 'enable'
      ? enablePatch(this.kernel, this.module, patch)
      : legacy.enablePatch(this.kernel, this.name);
  }

  /** `klp_register_patch` (before 5.1). */
  registerPatch(): number {
    return legacy.registerPatch(this.kernel, this.module, this.patch);
  }

  /** `klp_disable_patch` (before 5.1). */
  disablePatch(): number {
    return legacy.disablePatch(this.kernel, this.name);
  }

  /** `klp_unregister_patch` (before 5.1). */
  unregisterPatch(): number {
    return legacy.unregisterPatch(this.kernel, this.name);
  }

  /** `klp_get_state` of this or another patch. */
  getState(id: number, patch: PatchName = this.name): StateDesc | undefined {
    return getState(this.kernel, patch, id);
  }

  /** `klp_get_prev_state` */
  getPrevState(id: number): StateDesc | undefined {
    return getPrevState(this.kernel, id);
  }

  shadowGet(obj: unknown, id: number): ShadowVariable | undefined {
    return shadow.shadowGet(this.kernel, obj, id);
  }

  shadowAlloc(
    obj: unknown,
    id: number,
    data: unknown,
    construct?: shadow.Constructor,
  ): ShadowVariable | undefined {
    return shadow.shadowAlloc(this.kernel, obj, id, data, construct);
  }

  shadowGetOrAlloc(
    obj: unknown,
    id: number,
    data: unknown,
    construct?: shadow.Constructor,
  ): ShadowVariable | undefined {
    return shadow.shadowGetOrAlloc(this.kernel, obj, id, data, construct);
  }

  shadowFree(obj: unknown, id: number, destruct?: shadow.Destructor): void {
    shadow.shadowFree(this.kernel, obj, id, destruct);
  }

  shadowFreeAll(id: number, destruct?: shadow.Destructor): void {
    shadow.shadowFreeAll(this.kernel, id, destruct);
  }

  get patch(): PatchDesc {
    return this.module.desc.patch ?? {};
  }
}
