/**
 * What can be done to a system with livepatches, what can be seen of it, and what its abstract state is.
 *
 * Machine and engine meet only here: types and names, no rules. When an event is *possible* is said here too, because
 * it is a fact of the environment (a task that is asleep calls nothing), not a rule of livepatch. What an event *does*
 * is in semantics.md and is written twice: in machines/ and in src/engine/.
 */

/** A livepatch module's name, e.g. `livepatch_callbacks_demo`. */
export type PatchName = string;
/** A target module's name, e.g. `livepatch_callbacks_mod`. */
export type ModuleName = string;
/** `vmlinux` or a target module's name. */
export type ObjectName = string;
/**
 * A function of an object, written `object:function`, e.g. `vmlinux:cmdline_proc_show`. Where an object has several functions
 * of one name, `object:function,2` is the second of them, and so on.
 */
export type FuncId = `${string}:${string}`;
export type TaskName = string;
/** Module parameters that insmod is given, in order: the text after `=`, or `null` for a name alone. */
export type GivenParams = Readonly<Record<string, string | null>>;

/** The kernel proper, as an object of a patch. */
export const VMLINUX = 'vmlinux';

// ---------------------------------------------------------------------------------------------- events

/**
 * Everything that comes from outside. One event is one operation under `klp_mutex`, or one step of one task.
 *
 * | event | stands for | possible when |
 * |---|---|---|
 * | load | insmod of a livepatch, with module parameters | its module is not loaded |
 * | unload | rmmod of a livepatch | its module is loaded |
 * | write | write(2) to `/sys/kernel/livepatch/<patch>/<file>` | the file exists |
 * | setParam | write(2) to `/sys/module/<patch>/parameters/<param>` | the patch's module is loaded, the parameter has a file |
 * | loadModule | insmod of a target module, with module parameters; `init` is what its init returns (0 when absent) | it is not loaded |
 * | unloadModule | rmmod of a target module; it waits for the module's code to be left | loaded, no task is in a function of it (in whichever version) |
 * | enter | the task calls a function | alive, running, the function's object is loaded, depth left, the task does call it |
 * | leave | the task returns from its innermost function | alive, running, in a function |
 * | exitKernel | return to user space (user) or a pass of the idle loop (idle) | not a kthread; alive, running, in no function |
 * | resched | the task passes `cond_resched` | the profile has the hook; alive, running, pending |
 * | sleep | the task blocks or is preempted: it leaves the CPU | not idle; alive, running |
 * | wake | it is on a CPU again | alive, not running |
 * | fork | the task makes `child` | alive, running, the child does not exist |
 * | exit | the task ends | alive, running, in no function |
 * | retry | the delayed work that retries the completion runs | a transition is going on |
 * | free | the worker that frees a disabled or replaced patch runs | it is queued for that patch |
 * | sysctl | write to `kernel.ftrace_enabled` | always |
 * | debug | write to `/sys/kernel/debug/dynamic_debug/control`: which debug lines the kernel log takes | always |
 * | kprobe | a kprobe with a post handler is put on a function, or taken off | its object is loaded; on: none is there, off: one is |
 *
 * A fault is an argument (`init`, `params`) or an earlier `setParam`, never a free flag.
 */
export type KlpEvent =
  | { readonly type: 'load'; readonly patch: PatchName; readonly params?: GivenParams }
  | { readonly type: 'unload'; readonly patch: PatchName }
  | { readonly type: 'write'; readonly patch: PatchName; readonly file: string; readonly value: string }
  | { readonly type: 'setParam'; readonly patch: PatchName; readonly param: string; readonly value: string }
  | {
      readonly type: 'loadModule';
      readonly module: ModuleName;
      readonly init?: number;
      readonly params?: GivenParams;
    }
  | { readonly type: 'unloadModule'; readonly module: ModuleName }
  | { readonly type: 'enter'; readonly task: TaskName; readonly func: FuncId }
  | { readonly type: 'leave'; readonly task: TaskName }
  | { readonly type: 'exitKernel'; readonly task: TaskName }
  | { readonly type: 'resched'; readonly task: TaskName }
  | { readonly type: 'sleep'; readonly task: TaskName }
  | { readonly type: 'wake'; readonly task: TaskName }
  | { readonly type: 'fork'; readonly task: TaskName; readonly child: TaskName }
  | { readonly type: 'exit'; readonly task: TaskName }
  | { readonly type: 'retry' }
  | { readonly type: 'free'; readonly patch: PatchName }
  | { readonly type: 'sysctl'; readonly name: 'kernel.ftrace_enabled'; readonly value: 0 | 1 }
  | { readonly type: 'debug'; readonly query: string }
  | { readonly type: 'kprobe'; readonly func: FuncId; readonly on: boolean };

export type EventType = KlpEvent['type'];

// ---------------------------------------------------------------------------------------------- observations

export type CallbackName = 'pre_patch' | 'post_patch' | 'pre_unpatch' | 'post_unpatch';

/** State of the target module that a callback sees; `null` for vmlinux. */
export type ModuleState = 'COMING' | 'LIVE' | 'GOING' | null;

/** Which code a call ran: the original, or the new function of a patch. */
export type Version = 'original' | { readonly patch: PatchName };

/** What a callback can do to a system state or a shadow variable (spec/effects.ts). */
export type EffectName =
  | 'allocate'
  | 'set'
  | 'restore'
  | 'share'
  | 'takeOver'
  | 'free'
  | 'allocShadow'
  | 'getOrAllocShadow'
  | 'freeShadow'
  | 'freeShadows';

/** How it went (spec/effects.ts has the table). */
export type EffectOutcome =
  | 'done'
  | 'lost'
  | 'null'
  | 'dangling'
  | 'duplicate'
  | 'found'
  | 'failed'
  | 'absent';

/** A shadow variable: the object it is attached to and its id, e.g. `dummy1#1`. */
export type ShadowName = `${string}#${number}`;

/** `debug` lines are visible only with dynamic debug on. */
export type LogLevel = 'err' | 'warning' | 'notice' | 'info' | 'debug';

/**
 * What can be seen of one event, in order. `line` is a line of the kernel log without its timestamp. `errno` is the
 * result of the operation, 0 or a negative number, always last and present exactly for load, unload, write, setParam,
 * loadModule, unloadModule, sysctl and kprobe. A callback is observed when it is entered, before the lines it prints.
 */
export type Observation =
  | { readonly kind: 'log'; readonly level: LogLevel; readonly line: string }
  | {
      readonly kind: 'callback';
      readonly patch: PatchName;
      readonly object: ObjectName;
      readonly callback: CallbackName;
      readonly module: ModuleState;
      /** What a pre_patch callback returns; 0 for the others. */
      readonly returns: number;
    }
  | {
      /** One effect of a callback, or of the patch module's exit (spec/effects.ts); only in scenarios that declare effects. */
      readonly kind: 'effect';
      readonly patch: PatchName;
      /** `null` for the module's exit. */
      readonly object: ObjectName | null;
      readonly callback: CallbackName | 'exit';
      readonly effect: EffectName;
      /** The `klp_state` id, the shadow variable, or the shadow id, as text. */
      readonly subject: string;
      readonly outcome: EffectOutcome;
    }
  | { readonly kind: 'ran'; readonly task: TaskName; readonly func: FuncId; readonly version: Version }
  | {
      /** The CPU on which this idle task is pending is woken, so that it passes its loop (semantics.md §2.3, 5.18+). */
      readonly kind: 'kick';
      readonly task: TaskName;
    }
  | { readonly kind: 'errno'; readonly errno: number };

// ---------------------------------------------------------------------------------------------- abstract state

/**
 * Where a patch × object stands in its callbacks. An absent callback counts as one that ran and returned 0.
 * clean —pre_patch returned 0→ prepared —post_patch→ live —pre_unpatch→ leaving —post_unpatch→ clean;
 * prepared —post_unpatch→ clean (cancelled or reversed); leaving —post_patch→ live (reversed disable);
 * a replaced patch's objects become clean without a callback (semantics.md §2.4).
 */
export type CallbackPhase = 'clean' | 'prepared' | 'live' | 'leaving';

export interface ObjectView {
  /** The target is there, between its coming and its going handling; always true for vmlinux while the patch is listed. */
  readonly loaded: boolean;
  /** Its functions are on their func_stacks. */
  readonly patched: boolean;
  readonly callbacks: CallbackPhase;
}

export interface PatchView {
  /** Its module is loaded. */
  readonly loaded: boolean;
  readonly enabled: boolean;
  readonly forced: boolean;
  /** References of the core on the patch's module: 0 or 1. */
  readonly references: number;
  /** The worker that frees it is queued. */
  readonly freeing: boolean;
  /** Values of its module parameters, as the kernel spells them; empty when the module is not loaded. */
  readonly params: Readonly<Record<string, string>>;
  /** The objects its author gave it, by name; not the dynamic ones. */
  readonly objects: Readonly<Record<ObjectName, ObjectView>>;
}

/** One function on a task's stack, in the version that runs there. */
export interface Frame {
  readonly func: FuncId;
  readonly version: Version;
}

export interface TaskView {
  readonly alive: boolean;
  /** `patch_state`: -1 idle, 0 unpatched, 1 patched. */
  readonly state: -1 | 0 | 1;
  /** TIF_PATCH_PENDING. */
  readonly pending: boolean;
  /** On a CPU. */
  readonly running: boolean;
  /** Outermost first. */
  readonly frames: readonly Frame[];
}

/** An entry of a func_stack. */
export interface StackEntry {
  readonly patch: PatchName;
  readonly nop: boolean;
}

export interface SiteView {
  /** Newest first. */
  readonly stack: readonly StackEntry[];
  /** The ftrace handler is registered. */
  readonly handler: boolean;
}

/** One system state that patches modify (spec/effects.ts). */
export interface StateView {
  /** The variant of the modification that the running system carries; 0: the original. */
  readonly version: number;
  /** For each patch that declares the id: which patch's space its `klp_state.data` points to. */
  readonly pointers: Readonly<Record<PatchName, PatchName | null>>;
  /** The allocated spaces, by the patch that allocated them, with the version saved in each. */
  readonly spaces: Readonly<Record<PatchName, number>>;
}

/** What callbacks did to the system (spec/effects.ts). */
export interface SystemDataView {
  /** By `klp_state` id; every id that a patch of the scenario declares. */
  readonly states: Readonly<Record<string, StateView>>;
  /** The shadow variables there are, with the patch that made each. */
  readonly shadows: Readonly<Record<ShadowName, PatchName>>;
}

/** The abstract state of the whole system, the same from a machine's snapshot and from the engine. */
export interface View {
  readonly transition: { readonly patch: PatchName; readonly target: 0 | 1 } | null;
  /** Listed patches, oldest first. */
  readonly list: readonly PatchName[];
  /** Every patch of the scenario. */
  readonly patches: Readonly<Record<PatchName, PatchView>>;
  /** Every target module of the scenario: loaded or not. */
  readonly modules: Readonly<Record<ModuleName, boolean>>;
  /** Every task of the scenario. */
  readonly tasks: Readonly<Record<TaskName, TaskView>>;
  /** Every function that a patch of the scenario patches; nops included. */
  readonly sites: Readonly<Record<FuncId, SiteView>>;
  /**
   * The tree below `/sys/kernel/livepatch`, by relative path: a directory ends in `/` and maps to the empty string, a
   * readable file maps to its value without the newline, a write-only file to the empty string. Sorted by path is not promised.
   */
  readonly sysfs: Readonly<Record<string, string>>;
  /** TAINT_LIVEPATCH. */
  readonly tainted: boolean;
  /** kernel.ftrace_enabled. */
  readonly ftraceEnabled: boolean;
  /** Present exactly in scenarios with a `debug` event: what the control file shows, by `file:line`. */
  readonly debug?: Readonly<Record<string, string>>;
  /** Present exactly in scenarios in which some callback or exit has effects. */
  readonly data?: SystemDataView;
}

/** One step of a run. */
export interface Step {
  readonly before: View;
  readonly event: KlpEvent;
  readonly observations: readonly Observation[];
  readonly after: View;
}

// ---------------------------------------------------------------------------------------------- kernel profiles

/** What differs between kernels, as an outside observer sees it (semantics.md §6). Values live in spec/kernels/. */
export interface KernelProfile {
  /** `6.12`, or a proposal's name. */
  readonly name: string;
  /** `judged`: its behaviour was compared with an outside judge (selftests, a real kernel); else `unverified`. */
  readonly status: 'judged' | 'unverified';
  readonly api: 'register' | 'enable';
  readonly consistency: 'immediate' | 'per-task or immediate' | 'per-task';
  /** What enabling says on an architecture without reliable stacks; a number is the errno that refuses it. */
  readonly noReliableStacks: 'ignored' | 'needs immediate' | 'warning' | number;
  /** A patch without objects, or with one without functions, is refused before all else is looked at (5.17+), or after it. */
  readonly missingObjects: 'first' | 'last';
  /** Who taints the kernel for the first livepatch: the core when it is enabled, or the module loader when it comes (4.9+). */
  readonly tainter: 'core' | 'loader';
  /** `stack`: enable only the first disabled one, disable only the last enabled one. */
  readonly order: 'stack' | 'any';
  /** Writing 1 to the `enabled` file of a disabled patch enables it. */
  readonly reenable: boolean;
  /** Reversal of a running transition by writing the opposite value. */
  readonly reversal: boolean;
  readonly moduleRemoval: 'never' | 'after disable' | 'unless forced';
  readonly forced: 'none' | 'one flag' | 'every patch' | 'patches being removed';
  readonly sysfsAfterDisable: 'stays' | 'until unregister' | 'goes';
  readonly replace: boolean;
  /** Patches are in numbered sets and replace only within theirs (docs/explanation/replace-set.md). */
  readonly replaceSets: boolean;
  /** Replaced patches leave the list after post_patch (5.5+), not before. */
  readonly replacedUntilPostPatch: boolean;
  readonly callbacks: boolean;
  readonly shadowVariables: 'none' | 'plain' | 'constructors';
  readonly states: boolean;
  readonly retry: boolean;
  readonly fakeSignal: 'none' | 'manual' | 'automatic';
  readonly force: boolean;
  /** A failed attempt wakes the CPUs whose idle tasks are pending (5.18+). */
  readonly kicksIdle: boolean;
  /** Pending running tasks check their own stack in cond_resched (6.4 to 6.15). */
  readonly condResched: boolean;
  readonly comingFailure: 'warns' | 'refuses' | 'refuses and rolls back';
  /**
   * Late relocations to a target module that comes again: they are written over; the architecture (x86) refuses to write over
   * them (4.15+); they are cleared when the module goes (6.3+), and not written over.
   */
  readonly reloadWithRelocations: 'works' | 'refused' | 'cleared';
  readonly ftraceDisable: 'drops redirection' | 'busy while patched';
  /** Files of `<P>/`. */
  readonly patchFiles: readonly (
    | 'enabled'
    | 'transition'
    | 'signal'
    | 'force'
    | 'replace'
    | 'stack_order'
    | 'replace_set'
  )[];
  /** `<O>/patched` exists (6.1+). */
  readonly objectPatchedFile: boolean;
  readonly funcDirectory: 'name' | 'name,sympos';
  /** Booleans in sysfs: any of the kernel's spellings, or only 0 and 1. */
  readonly booleans: 'kstrtobool' | '0 or 1';
  /** A module named vmlinux is refused (5.8+). */
  readonly refusesModuleVmlinux: boolean;
  /** sympos 0 and 1 name the same function when two patches are matched (6.19 and both Debian kernels). */
  readonly sympos0is1: boolean;
  /** The debug line of a cancelled enable (semantics.md §2.1 step 7). */
  readonly cancelLine: 'canceling transition' | 'canceling patching transition';
}
