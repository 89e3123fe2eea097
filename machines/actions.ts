/**
 * Everything that the rules do to lists and numbers, by name. An action reads the context, the event and its parameters
 * and nothing else, so that it can be replaced alone (`machine.provide`) and compiled.
 */
import type { Context } from './context.ts';
import type { ChartEvent } from './events.ts';

interface Args {
  readonly context: Context;
  readonly event: ChartEvent;
}
type Change = Partial<Context>;
/** Which entries of a list are a patch's own: from `from`, up to but not including `to`. */
interface Range {
  readonly from: number;
  readonly to: number;
}

export const changes = {
  taint: (): Change => ({ tainted: true }),

  // -------------------------------------------------------------------------------------------- patch

  /** The module loader sets the parameters that insmod gave, the others to their default. */
  setParams: (
    { context, event }: Args,
    params: { readonly first: number; readonly count: number },
  ): Change => ({
    params: context.params.map((value, i) =>
      i >= params.first && i < params.first + params.count && 'params' in event
        ? (event.params[i - params.first] ?? 0)
        : value,
    ),
  }),

  setParam: ({ context, event }: Args, params: { readonly first: number }): Change => ({
    params: context.params.map((value, i) =>
      'param' in event && event.value !== undefined && i === params.first + event.param ? event.value : value,
    ),
  }),

  /** The module is gone, and its parameters with it. */
  forgetParams: ({ context }: Args, params: { readonly first: number; readonly count: number }): Change => ({
    params: context.params.map((value, i) =>
      i >= params.first && i < params.first + params.count ? 0 : value,
    ),
  }),

  /** At the end of the list (semantics.md §2.1 step 4). */
  list: ({ context }: Args, params: { readonly patch: number }): Change => ({
    list: [...context.list, params.patch],
  }),

  unlist: ({ context }: Args, params: { readonly patch: number }): Change => ({
    list: context.list.filter((patch) => patch !== params.patch),
  }),

  /** The patches before this one that it replaces leave the list (semantics.md §2.4). */
  unlistReplaced: (
    { context }: Args,
    params: { readonly patch: number; readonly replaces: readonly number[] },
  ): Change => ({
    list: context.list.filter(
      (patch, i) => i >= context.list.indexOf(params.patch) || !params.replaces.includes(patch),
    ),
  }),

  /**
   * A nop for every function of a listed patch that this patch replaces and does not patch itself, a dynamic object for
   * every object that it does not have, also for one without functions (semantics.md §2.1 step 4). What a registered patch
   * has of these itself counts as well; since 5.1 none has any by then.
   */
  addNops: (
    { context }: Args,
    params: {
      readonly nops: Range;
      readonly foreign: readonly number[];
      readonly sitesOf: readonly (readonly number[])[];
      readonly nopsOf: readonly number[];
      readonly dynamic: Range;
      readonly objects: readonly number[];
      readonly objectsOf: readonly (readonly number[])[];
      readonly dynamicOf: readonly number[];
    },
  ): Change => ({
    dynamic: context.dynamic.map((was, i) =>
      i < params.dynamic.from || i >= params.dynamic.to
        ? was
        : !params.objects.includes(i - params.dynamic.from) &&
          context.list.some(
            (patch) =>
              params.objectsOf[patch - 1]?.includes(i - params.dynamic.from) === true ||
              context.dynamic[(params.dynamicOf[patch - 1] ?? 0) + i - params.dynamic.from] === true,
          ),
    ),
    nops: context.nops.map((was, i) =>
      i < params.nops.from || i >= params.nops.to
        ? was
        : params.foreign.includes(i - params.nops.from) &&
          context.list.some(
            (patch) =>
              params.sitesOf[patch - 1]?.includes(i - params.nops.from) === true ||
              context.nops[(params.nopsOf[patch - 1] ?? 0) + i - params.nops.from] === true,
          ),
    ),
  }),

  dropNops: ({ context }: Args, params: { readonly nops: Range; readonly dynamic: Range }): Change => ({
    nops: context.nops.map((was, i) => was && (i < params.nops.from || i >= params.nops.to)),
    dynamic: context.dynamic.map((was, i) => was && (i < params.dynamic.from || i >= params.dynamic.to)),
  }),

  beginTransition: (_: Args, params: { readonly patch: number }): Change => ({ transition: params.patch }),
  endTransition: (): Change => ({ transition: 0 }),

  /** These patches keep their module for ever (semantics.md §2.3 force; §6: which ones differs). */
  markForced: (
    { context }: Args,
    params: {
      readonly patch: number;
      readonly replaces: readonly number[];
      readonly which: 'this' | 'replaced' | 'listed' | 'all';
    },
  ): Change => ({
    forced: context.forced.map(
      (forced, i) =>
        forced ||
        params.which === 'all' ||
        (params.which === 'this'
          ? i + 1 === params.patch
          : context.list.includes(i + 1) && (params.which === 'listed' || params.replaces.includes(i + 1))),
    ),
  }),

  /** Only the interface before 5.1 looks at it. */
  setEnabled: ({ context }: Args, params: { readonly patch: number; readonly to: boolean }): Change => ({
    enabled: context.enabled.map((was, i) => (i + 1 === params.patch ? params.to : was)),
  }),

  // -------------------------------------------------------------------------------------------- func_stacks

  /** A function goes on top of its func_stack. */
  push: ({ context }: Args, params: { readonly patch: number; readonly site: number }): Change => ({
    stacks: context.stacks.map((stack, site) => (site === params.site ? [params.patch, ...stack] : stack)),
  }),

  /** A nop goes on top of the func_stack, if the patch has one there and the object (-1: vmlinux) is loaded. */
  pushNop: (
    { context }: Args,
    params: {
      readonly patch: number;
      readonly patches: number;
      readonly site: number;
      readonly nop: number;
      readonly module: number;
    },
  ): Change => ({
    stacks: context.stacks.map((stack, site) =>
      site === params.site &&
      context.nops[params.nop] === true &&
      (params.module < 0 || context.loaded[params.module] === true)
        ? [params.patch + params.patches, ...stack]
        : stack,
    ),
  }),

  /** The patch's function, or nop, leaves a func_stack. */
  pop: (
    { context }: Args,
    params: { readonly patch: number; readonly patches: number; readonly site: number },
  ): Change => ({
    stacks: context.stacks.map((stack, site) =>
      site === params.site
        ? stack.filter((entry) => entry !== params.patch && entry !== params.patch + params.patches)
        : stack,
    ),
  }),

  /** The functions of the patches that this one replaces leave a func_stack, then this one's nop (§2.4). */
  popReplaced: (
    { context }: Args,
    params: {
      readonly patch: number;
      readonly patches: number;
      readonly replaces: readonly number[];
      readonly site: number;
    },
  ): Change => ({
    stacks: context.stacks.map((stack, site) =>
      site === params.site
        ? stack.filter(
            (entry) =>
              entry <= params.patches &&
              (context.list.indexOf(entry) >= context.list.indexOf(params.patch) ||
                !params.replaces.includes(entry)),
          )
        : stack,
    ),
  }),

  // -------------------------------------------------------------------------------------------- module

  setLoaded: ({ context }: Args, params: { readonly module: number; readonly to: boolean }): Change => ({
    loaded: context.loaded.map((was, i) => (i === params.module ? params.to : was)),
  }),

  // -------------------------------------------------------------------------------------------- task

  call: ({ context }: Args, params: { readonly task: number; readonly frame: number }): Change => ({
    frames: context.frames.map((frames, i) => (i === params.task ? [...frames, params.frame] : frames)),
  }),

  return: ({ context }: Args, params: { readonly task: number }): Change => ({
    frames: context.frames.map((frames, i) => (i === params.task ? frames.slice(0, -1) : frames)),
  }),

  takeCpu: ({ context }: Args, params: { readonly task: number }): Change => ({
    running: context.running.map((was, i) => (i === params.task ? true : was)),
  }),

  leaveCpu: ({ context }: Args, params: { readonly task: number }): Change => ({
    running: context.running.map((was, i) => (i === params.task ? false : was)),
  }),

  beBorn: ({ context }: Args, params: { readonly task: number }): Change => ({
    alive: context.alive.map((was, i) => (i === params.task ? true : was)),
    running: context.running.map((was, i) => (i === params.task ? true : was)),
  }),

  die: ({ context }: Args, params: { readonly task: number }): Change => ({
    alive: context.alive.map((was, i) => (i === params.task ? false : was)),
    running: context.running.map((was, i) => (i === params.task ? false : was)),
  }),

  // -------------------------------------------------------------------------------------------- core

  /** Up to the 30th, then again from the 16th: what follows repeats every 15 (semantics.md §2.3). */
  countAttempt: ({ context }: Args): Change => ({
    attempts: context.attempts === 30 ? 16 : context.attempts + 1,
  }),
  resetAttempts: (): Change => ({ attempts: 0 }),

  setFtrace: (_: Args, params: { readonly to: boolean }): Change => ({ ftraceEnabled: params.to }),

  setDebug: (
    { context }: Args,
    params: { readonly on: readonly number[]; readonly off: readonly number[] },
  ): Change => ({
    debug: context.debug.map((was, i) =>
      params.on.includes(i) ? true : params.off.includes(i) ? false : was,
    ),
  }),

  setKprobe: ({ context }: Args, params: { readonly func: number; readonly to: boolean }): Change => ({
    kprobes: context.kprobes.map((was, i) => (i === params.func ? params.to : was)),
  }),

  // -------------------------------------------------------------------------------------------- spec/effects.ts

  /** A space of its own, with version 0 in it; the patch points to it. */
  allocate: ({ context }: Args, params: { readonly slot: number; readonly patch: number }): Change => ({
    spaces: context.spaces.map((space, i) => (i === params.slot ? 1 : space)),
    pointers: context.pointers.map((pointer, i) => (i === params.slot ? params.patch : pointer)),
  }),

  /** The version of the running system goes into the space that the patch points to. */
  save: (
    { context }: Args,
    params: { readonly slot: number; readonly slots: readonly number[]; readonly version: number },
  ): Change => ({
    spaces: context.spaces.map((space, i) =>
      i === params.slots[(context.pointers[params.slot] ?? 0) - 1] ? params.version + 1 : space,
    ),
  }),

  /** The patch points to where the previous one points. */
  takeOver: (
    { context }: Args,
    params: { readonly slot: number; readonly slots: readonly number[] },
  ): Change => ({
    pointers: context.pointers.map((pointer, i) =>
      i === params.slot
        ? (context.pointers[
            params.slots[
              (context.list
                .slice(0, context.list.indexOf(context.transition))
                .findLast((patch) => (params.slots[patch - 1] ?? -1) >= 0) ?? 0) - 1
            ] ?? -1
          ] ?? 0)
        : pointer,
    ),
  }),

  /** The space that the patch points to is freed, and the pointer cleared. */
  free: (
    { context }: Args,
    params: { readonly slot: number; readonly slots: readonly number[] },
  ): Change => ({
    spaces: context.spaces.map((space, i) =>
      i === params.slots[(context.pointers[params.slot] ?? 0) - 1] ? 0 : space,
    ),
    pointers: context.pointers.map((pointer, i) => (i === params.slot ? 0 : pointer)),
  }),

  /** The patch's module is gone, and its pointers with it. */
  forgetPointers: ({ context }: Args, params: { readonly slots: readonly number[] }): Change => ({
    pointers: context.pointers.map((pointer, i) => (params.slots.includes(i) ? 0 : pointer)),
  }),

  /** Late relocations to an object are written, or cleared (semantics.md §2.6). */
  relocate: ({ context }: Args, params: { readonly object: number; readonly to: boolean }): Change => ({
    relocated: context.relocated.map((was, i) => (i === params.object ? params.to : was)),
  }),

  /** They are written if the object's module is there. */
  relocateLoaded: (
    { context }: Args,
    params: { readonly object: number; readonly module: number },
  ): Change => ({
    relocated: context.relocated.map((was, i) =>
      i === params.object ? context.loaded[params.module] === true : was,
    ),
  }),

  setShadow: ({ context }: Args, params: { readonly shadow: number; readonly to: number }): Change => ({
    shadows: context.shadows.map((maker, i) => (i === params.shadow ? params.to : maker)),
  }),
};
