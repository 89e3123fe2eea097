/**
 * Every condition of the rules, by name. A guard reads the context and its parameters and nothing else, so that it can
 * be replaced alone (`machine.provide`) and compiled. Sources: the section of semantics.md in each comment.
 */
import type { Context } from './context.ts';

interface Args {
  readonly context: Context;
}

export const guards = {
  /** A livepatch was announced before, since boot (§2.1 step 6). */
  tainted: ({ context }: Args) => context.tainted,

  /** Some patch is in transition (§2.1 step 5, §2.2). */
  busy: ({ context }: Args) => context.transition !== 0,

  /** This patch is the one in transition (§2.6). */
  inTransition: ({ context }: Args, params: { readonly patch: number }) =>
    context.transition === params.patch,

  /** One of the patches with which this one is not compatible is installed, i.e. listed (§4). */
  incompatible: ({ context }: Args, params: { readonly with: readonly number[] }) =>
    context.list.some((patch) => params.with.includes(patch)),

  /** A function is named by position 0 and by position 1, by listed patches or this one (§6: not everywhere the same). */
  bothThere: (
    { context }: Args,
    params: { readonly patch: number; readonly zero: readonly number[]; readonly one: readonly number[] },
  ) =>
    [params.zero, params.one].every((patches) =>
      patches.some((patch) => patch === params.patch || context.list.includes(patch)),
    ),

  /** Of the listed patches of other sets that have a function of this patch, this is the first (replace_set proposal). */
  sharesFunction: (
    { context }: Args,
    params: { readonly first: number; readonly among: readonly number[] },
  ) => context.list.find((patch) => params.among.includes(patch)) === params.first,

  /** Of the listed patches of other sets that have a state id of this patch, this is the first (replace_set proposal). */
  sharesState: ({ context }: Args, params: { readonly first: number; readonly among: readonly number[] }) =>
    context.list.find((patch) => params.among.includes(patch)) === params.first,

  /** Its module reference is never dropped (§2.3 force). */
  forced: ({ context }: Args, params: { readonly patch: number }) =>
    context.forced[params.patch - 1] === true,

  /** This patch is listed before the one in transition, which replaces it: its completion removes it (§2.4). */
  replaced: ({ context }: Args, params: { readonly patch: number; readonly by: readonly number[] }) =>
    params.by.includes(context.transition) &&
    context.list.includes(params.patch) &&
    context.list.indexOf(params.patch) < context.list.indexOf(context.transition),

  /** Some patch below it on the stack is not enabled (§6 order). */
  belowDisabled: ({ context }: Args, params: { readonly patch: number }) =>
    context.list
      .slice(
        0,
        context.list.includes(params.patch) ? context.list.indexOf(params.patch) : context.list.length,
      )
      .some((patch) => context.enabled[patch - 1] === false),

  /** Some patch above it on the stack is enabled (§6 order). */
  aboveEnabled: ({ context }: Args, params: { readonly patch: number }) =>
    context.list
      .slice(context.list.indexOf(params.patch) + 1)
      .some((patch) => context.enabled[patch - 1] === true),

  /** It is registered, but neither enabled nor in transition (§6: modules come and go without it). */
  dormant: ({ context }: Args, params: { readonly patch: number }) =>
    context.enabled[params.patch - 1] === false && context.transition !== params.patch,

  /** A module parameter has this value. */
  param: ({ context }: Args, params: { readonly param: number; readonly value: number }) =>
    context.params[params.param] === params.value,

  /**
   * The ftrace handler is not there yet and cannot be registered: ftrace is off, or a kprobe with a post handler has
   * the function (§2.1 step 7).
   */
  handlerRefused: ({ context }: Args, params: { readonly site: number; readonly needsFtrace: boolean }) =>
    context.stacks[params.site]?.length === 0 &&
    ((params.needsFtrace && !context.ftraceEnabled) || context.kprobes[params.site] === true),

  /** The patch has this nop. */
  hasNop: ({ context }: Args, params: { readonly nop: number }) => context.nops[params.nop] === true,

  /** Some function is patched, so its handler is registered. */
  anyHandler: ({ context }: Args) => context.stacks.some((stack) => stack.length > 0),

  /** The function's handler is registered. */
  hasHandler: ({ context }: Args, params: { readonly site: number }) =>
    (context.stacks[params.site]?.length ?? 0) > 0,

  /** The target module is there; -1 is vmlinux, which always is (§2.6). */
  loaded: ({ context }: Args, params: { readonly module: number }) =>
    params.module < 0 || context.loaded[params.module] === true,

  /** Of the patches that may touch a module, this is the next one listed after another one; 0: the first (§2.6). */
  next: (
    { context }: Args,
    params: { readonly after: number; readonly patch: number; readonly among: readonly number[] },
  ) =>
    context.list
      .slice(context.list.indexOf(params.after) + 1)
      .find((patch) => params.among.includes(patch)) === params.patch,

  /** The patch has this object only because it replaces others that have it (§2.1 step 4). */
  hasDynamic: ({ context }: Args, params: { readonly object: number }) =>
    context.dynamic[params.object] === true,

  /** No task is in one of these functions, in whichever version: the module's code can be left alone. */
  unused: ({ context }: Args, params: { readonly funcs: readonly number[]; readonly versions: number }) =>
    context.frames.every((frames) =>
      frames.every((frame) => !params.funcs.includes((frame - (frame % params.versions)) / params.versions)),
    ),

  /** The task is on a CPU. */
  running: ({ context }: Args, params: { readonly task: number }) => context.running[params.task] === true,

  /** The task is off the CPU. */
  sleeping: ({ context }: Args, params: { readonly task: number }) => context.running[params.task] === false,

  /** The task is running in no function of the kernel. */
  atBoundary: ({ context }: Args, params: { readonly task: number }) =>
    context.running[params.task] === true && context.frames[params.task]?.length === 0,

  /** The task is running in a function. */
  inFunction: ({ context }: Args, params: { readonly task: number }) =>
    context.running[params.task] === true && (context.frames[params.task]?.length ?? 0) > 0,

  /** The innermost function of the task, and its version. */
  innermost: ({ context }: Args, params: { readonly task: number; readonly frame: number }) =>
    context.frames[params.task]?.at(-1) === params.frame,

  /** The task is running and its calls may nest one deeper. */
  canCall: ({ context }: Args, params: { readonly task: number; readonly depth: number }) =>
    context.running[params.task] === true && (context.frames[params.task]?.length ?? 0) < params.depth,

  /**
   * The version of a function that a call runs (§2.7): the newest on the func_stack; if that one is in transition and
   * the task is unpatched, the next one down; the original when there is none or it is a nop. Without ftrace
   * there is no redirection (§6 ftrace_enabled=0).
   */
  runs: (
    { context }: Args,
    params: {
      readonly site: number;
      readonly version: number;
      readonly state: -1 | 0 | 1;
      readonly patches: number;
    },
  ) =>
    (context.ftraceEnabled ? (context.stacks[params.site] ?? []) : [])
      .slice(
        params.state === 0 &&
          context.transition !== 0 &&
          [context.transition, context.transition + params.patches].includes(
            context.stacks[params.site]?.[0] ?? 0,
          )
          ? 1
          : 0,
      )
      .slice(0, 1)
      .map((entry) => (entry > params.patches ? 0 : entry))
      .concat(0)[0] === params.version,

  /**
   * The stack check (§2.3), for one function: what is to be replaced there is not on the task's stack. When patching,
   * that is the version below the patch's own on the func_stack, or the original; when unpatching, its own.
   */
  clear: (
    { context }: Args,
    params: {
      readonly task: number;
      readonly site: number;
      readonly to: 0 | 1;
      readonly patches: number;
    },
  ) =>
    (context.frames[params.task] ?? []).every((frame) => {
      const version = frame % (params.patches + 1);
      if (frame - version !== params.site * (params.patches + 1)) return true;
      const stack = context.stacks[params.site] ?? [];
      const own = stack.findIndex(
        (entry) => entry === context.transition || entry === context.transition + params.patches,
      );
      if (own < 0) return true;
      const entry = stack[own + params.to] ?? 0;
      return version !== (entry > params.patches ? 0 : entry);
    }),

  /** The child that a fork would make does not exist. */
  absent: ({ context }: Args, params: { readonly task: number }) => context.alive[params.task] === false,

  /** So many attempts of this transition have failed since it was started or reversed (§2.3). */
  attempts: ({ context }: Args, params: { readonly count: number }) => context.attempts === params.count,

  // -------------------------------------------------------------------------------------------- §4, spec/effects.ts

  /**
   * `klp_get_prev_state` finds something (§4): a transition is running, and a patch listed before the one in
   * transition has the state.
   */
  previous: ({ context }: Args, params: { readonly slots: readonly number[]; readonly finds: boolean }) =>
    (context.transition !== 0 &&
      context.list
        .slice(0, context.list.indexOf(context.transition))
        .some((patch) => (params.slots[patch - 1] ?? -1) >= 0)) === params.finds,

  /** The last such patch has a pointer to take over. */
  previousPointer: ({ context }: Args, params: { readonly slots: readonly number[] }) =>
    context.transition !== 0 &&
    (context.pointers[
      params.slots[
        (context.list
          .slice(0, context.list.indexOf(context.transition))
          .findLast((patch) => (params.slots[patch - 1] ?? -1) >= 0) ?? 0) - 1
      ] ?? -1
    ] ?? 0) !== 0,

  /** The patch's `klp_state.data` points nowhere. */
  nullPointer: ({ context }: Args, params: { readonly slot: number }) => context.pointers[params.slot] === 0,

  /** It points to a space that is not allocated any more. */
  dangling: ({ context }: Args, params: { readonly slot: number; readonly slots: readonly number[] }) =>
    context.spaces[params.slots[(context.pointers[params.slot] ?? 0) - 1] ?? -1] === 0,

  /** It points to a space in which this version is saved. */
  saved: (
    { context }: Args,
    params: { readonly slot: number; readonly slots: readonly number[]; readonly version: number },
  ) => context.spaces[params.slots[(context.pointers[params.slot] ?? 0) - 1] ?? -1] === params.version + 1,

  /** The space that the patch allocates is allocated already. */
  allocated: ({ context }: Args, params: { readonly slot: number }) => context.spaces[params.slot] !== 0,

  /** The late relocations to an object are written (§2.6). */
  relocated: ({ context }: Args, params: { readonly object: number }) =>
    context.relocated[params.object] === true,

  /** Some shadow variable of this id is there (§5). */
  anyShadow: ({ context }: Args, params: { readonly shadows: readonly number[] }) =>
    params.shadows.some((shadow) => context.shadows[shadow] !== 0),
};
