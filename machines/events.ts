/**
 * The event types of the charts. External events come from outside, one at a time; all others are raised inside a
 * macrostep by the chart that took the external event, or by one that it set going.
 *
 * Names of patches, objects, modules, tasks and functions are part of the type: one chart owns each external event.
 */

import type { EffectName } from '../spec/vocabulary.ts';

/** From outside (spec/vocabulary.ts). */
export type External =
  /**
   * `load.<patch>`: the index of each parameter's value, in the order of the patch's parameters. With a number behind it
   * when the kernel has something to say about them (plan.ts, remarkable).
   */
  | { readonly type: `load.${string}`; readonly params: readonly number[] }
  | { readonly type: `unload.${string}` }
  /** `write.<patch>.<file>.<1|0|bad|nothing>`: what the written text means (semantics.md §3). */
  | { readonly type: `write.${string}` }
  /**
   * `setParam.<patch>`: which of the patch's parameters, and the index of its new value. When it is refused or nothing was
   * written: `setParam.<patch>.<errno|too many for a parameter|nothing>`; an array may have another value even so.
   */
  | { readonly type: `setParam.${string}`; readonly param: number; readonly value?: number }
  /** `loadModule.<module>.<what its init returns>`, and a number as for `load` */
  | { readonly type: `loadModule.${string}` }
  | { readonly type: `unloadModule.${string}` }
  /** `enter.<task>.<function>` */
  | { readonly type: `enter.${string}` }
  | { readonly type: `leave.${string}` }
  | { readonly type: `exitKernel.${string}` }
  | { readonly type: `resched.${string}` }
  | { readonly type: `sleep.${string}` }
  | { readonly type: `wake.${string}` }
  /** `fork.<task>.<child>` */
  | { readonly type: `fork.${string}` }
  | { readonly type: `exit.${string}` }
  | { readonly type: 'retry' }
  | { readonly type: `free.${string}` }
  | { readonly type: `sysctl.ftrace_enabled.${0 | 1}` }
  /** `debug.<number of the query>` */
  | { readonly type: `debug.${number}` }
  /** `kprobe.<function>.<on|off>` */
  | { readonly type: `kprobe.${string}` };

/** Raised: the phases of an operation, in the order in which semantics.md §2 lists them. */
export type Internal =
  /** The module loader calls the patch's init. */
  | { readonly type: `insert.${string}` }
  | { readonly type: 'init.patching' | 'init.unpatching' }
  /** The same for an immediate patch, of which no task hears (§6 consistency). */
  | { readonly type: 'init.immediate' }
  /** `<callback>.<patch>.<object>`: the object's turn; the last one raises what follows the round. */
  | { readonly type: `pre_patch.${string}` }
  | { readonly type: `pre_unpatch.${string}` }
  | { readonly type: `post_patch.${string}` }
  | { readonly type: `post_unpatch.${string}` }
  /** An object of the patch could not be patched. */
  | { readonly type: `failed.${string}` }
  /** The turn of the objects that the patch has only because it replaces others, where these can fail. */
  | { readonly type: `dynamic.${string}` }
  | { readonly type: 'start.patching' | 'start.unpatching' }
  /** Every pending task is tried by a stack check; then the core looks at the result. */
  | { readonly type: 'attempt' | 'attempted' }
  | { readonly type: 'signal' | 'reverse' | 'force' | 'complete' }
  /** The post callbacks have run. */
  | { readonly type: `finish.${string}` }
  /** Patches listed before the one in transition are replaced. */
  | { readonly type: 'replaced' }
  | { readonly type: 'done' }
  /** A target module's coming handling: `apply.<patch>.<module>`, answered by `applied…` or `refused.<module>`. */
  | { readonly type: `coming.${string}` | `apply.${string}` | `applied.${string}` | `refused.${string}` }
  /** … its rollback, and its going handling. */
  | { readonly type: `rollback.${string}` | `rolledBack.${string}` }
  | { readonly type: `going.${string}` | `revert.${string}` | `reverted.${string}` }
  /** The module is gone, and its functions with it. */
  | { readonly type: `gone.${string}` }
  /** An effect of a callback or of a module's exit: `<effect>.<patch>.<object>.<callback>.<n>` or `….<patch>.exit.<n>`. */
  | { readonly type: `${EffectName | 'print'}.${string}` }
  /** `klp_get_prev_state` is called. */
  | { readonly type: 'ask' }
  /** All effects have happened: `returned.<patch>.<object>` or `returned.<patch>`. */
  | { readonly type: `returned.${string}` }
  /** `born.<child>.<where the parent stands>` */
  | { readonly type: `born.${string}` };

export type ChartEvent = External | Internal;
