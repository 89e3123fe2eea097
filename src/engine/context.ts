/** What the code of a module sees of the kernel: its own name, parameters and variables, and the exported functions. */
import type { LogLevel, PatchName } from '../../spec/vocabulary.ts';
import { VMLINUX } from '../../spec/vocabulary.ts';
import type { ParamValue, PatchDesc, StateDesc } from './description.ts';
import { enablePatch } from './enable.ts';
import type { Kernel } from './kernel.ts';
import { known } from './known.ts';
import * as legacy from './legacy.ts';
import { print } from './log.ts';
import * as shadow from './shadow.ts';
import type { ExtraFile, Module, ShadowVariable } from './state.ts';
import { getPrevState, getState } from './states.ts';

/** Holds no state of its own, so that it outlives snapshots. */
export class ModuleContext {
  readonly kernel: Kernel;
  /** The module's name; `vmlinux` for the kernel's own code. */
  readonly name: string;

  constructor(kernel: Kernel, name: string) {
    this.kernel = kernel;
    this.name = name;
  }

  /** The module itself, while it is loaded. */
  get module(): Module {
    return known(this.kernel.state.modules.get(this.name), this.name);
  }

  /** An integer parameter; booleans count as 0 and 1, anything else as 0. */
  param(name: string): number {
    const value = this.module.params[name];
    return typeof value === 'number' ? value : Number(value === true);
  }

  /** An integer array parameter. */
  paramList(name: string): readonly number[] {
    const value = this.module.params[name];
    return Array.isArray(value) ? value : [];
  }

  setParam(name: string, value: ParamValue): void {
    this.module.params[name] = value;
  }

  /** A static variable of the module. */
  get(variable: string): unknown {
    return this.module.vars.get(variable);
  }

  /** Sets a static variable. Snapshots share the value: replace it, do not change it in place. */
  set(variable: string, value: unknown): void {
    this.module.vars.set(variable, value);
  }

  /** `pr_info` and its kin with the usual prefix `module: `; code of vmlinux prints as is. */
  print(text: string, level: LogLevel = 'info'): void {
    print(this.kernel, level, this.name === VMLINUX ? text : `${this.name}: ${text}`);
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

  /** Puts a file below /sys or /proc, e.g. `/sys/kernel/NAME/value`. */
  addFile(path: string, file: ExtraFile): void {
    this.kernel.state.files.set(path, file);
  }

  removeFile(path: string): void {
    this.kernel.state.files.delete(path);
  }

  get patch(): PatchDesc {
    return this.module.desc.patch ?? {};
  }
}
