/** Small kernels, modules and readings of them for the engine's unit tests. */
import type { CallbackName, FuncId, KernelProfile, Observation } from '../../spec/vocabulary.ts';
import { VMLINUX } from '../../spec/vocabulary.ts';
import type { Callback, FunctionDesc, ModuleDesc, ObjectDesc, PatchDesc } from './description.ts';
import { Kernel, type KernelConfig } from './kernel.ts';
import type { Task } from './state.ts';
import type { TaskDesc } from './task.ts';

/** A kernel with functions `f`, `g`, `h` in vmlinux; tainted, so that the taint line does not get in the way. */
export function boot(profile: KernelProfile, config: Partial<KernelConfig> = {}): Kernel {
  return new Kernel({
    profile,
    functions: [named('f'), named('g'), named('h')],
    tainted: true,
    reliableStacks: true,
    initialised: true,
    ...config,
  });
}

/** A function that computes who it is, e.g. `vmlinux:f`. */
export const named = (name: string): FunctionDesc => ({ name, run: (ctx) => `${ctx.name}:${name}` });

const states = {
  LIVE: '[MODULE_STATE_LIVE] Normal state',
  COMING: '[MODULE_STATE_COMING] Full formed, running module_init',
  GOING: '[MODULE_STATE_GOING] Going away',
};

/** Prints what the kernel's own samples print; pre_patch returns the parameter `pre_patch_ret` if there is one. */
const sample: Callback = ({ ctx, callback, object, moduleState }) => {
  ctx.print(`${callback}_callback: ${object}${moduleState === null ? '' : ` -> ${states[moduleState]}`}`);
  return callback === 'pre_patch' ? ctx.param('pre_patch_ret') : 0;
};

export const allCallbacks: Record<CallbackName, Callback> = {
  pre_patch: sample,
  post_patch: sample,
  pre_unpatch: sample,
  post_unpatch: sample,
};

/** Functions to patch, each by `new_<name>`; names may carry a position: `f,2`. */
export function object(name: string, funcs: readonly string[], callbacks = false): ObjectDesc {
  return {
    name: name === VMLINUX ? null : name,
    funcs: funcs.map((f) => {
      const [oldName = '', sympos = '0'] = f.split(',');
      return { oldName, sympos: Number(sympos), newFunc: named(`new_${oldName}`) };
    }),
    ...(callbacks ? { callbacks: allCallbacks } : {}),
  };
}

/** A livepatch of the given objects, with a parameter `pre_patch_ret`. */
export function livepatch(
  name: string,
  objects: readonly ObjectDesc[],
  more: Partial<PatchDesc> = {},
): ModuleDesc {
  return { name, params: { pre_patch_ret: { type: 'int', initial: 0 } }, patch: { objects, ...more } };
}

/** A target module that prints in its init and exit; `init` is what its init returns. */
export function target(name: string, functions: readonly string[] = [], init = 0): ModuleDesc {
  return {
    name,
    functions: functions.map(named),
    init: (ctx) => {
      ctx.print(`${name}_init`);
      return init;
    },
    exit: (ctx) => ctx.print(`${name}_exit`),
  };
}

export const enabledFile = (patch: string): string => `/sys/kernel/livepatch/${patch}/enabled`;

export const disable = (k: Kernel, patch: string): number => k.write(enabledFile(patch), '0\n');

/** The lines among observations. */
export const linesOf = (observations: readonly Observation[]): string[] =>
  observations.filter((o) => o.kind === 'log').map((o) => o.line);

/** The lines that an operation printed. */
export function linesDuring(k: Kernel, operation: () => unknown): string[] {
  k.takeObservations();
  operation();
  return linesOf(k.takeObservations());
}

/** The callbacks that an operation ran, e.g. `P pre_patch vmlinux` or `P pre_patch mod COMING`. */
export function callbacksDuring(k: Kernel, operation: () => unknown): string[] {
  k.takeObservations();
  operation();
  return k
    .takeObservations()
    .filter((o) => o.kind === 'callback')
    .map((o) => `${o.patch} ${o.callback} ${o.object}${o.module === null ? '' : ` ${o.module}`}`);
}

/** What a test has to say of a task; for the rest it is as most are. */
type SomeTask = Pick<TaskDesc, 'name' | 'kind'> & Partial<TaskDesc>;

const complete = (task: SomeTask): TaskDesc => ({
  reliable: true,
  interruptible: true,
  offline: false,
  running: true,
  inside: [],
  ...task,
});

export const createTask = (k: Kernel, task: SomeTask): Task => k.createTask(complete(task));

export const fork = (k: Kernel, parent: string, child: SomeTask): Task => k.fork(parent, complete(child));

/** Patches whose free worker is queued. */
export const freeing = (k: Kernel): readonly string[] =>
  k.state.patches.filter((p) => p.freeing).map((p) => p.name);

/** Creates a sleeping user task inside a function, in the version that it gets when called now. */
export function sleeper(k: Kernel, name: string, func: FuncId): void {
  createTask(k, { name, kind: 'user' });
  k.enter(name, func);
  k.sleep(name);
}

/** Who runs when `task` calls `func`, e.g. `vmlinux:f` or `P:new_f`. */
export const runs = (k: Kernel, task: string, func: FuncId): unknown => k.call(func, task);
