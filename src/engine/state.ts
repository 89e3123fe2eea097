/**
 * The whole state of a simulated kernel as plain data, and its copy.
 *
 * Kept cheap to copy because lockstep runs take and restore a snapshot at every explored state: what changes often and
 * is small is copied; lists are replaced, never changed in place, so that copies can share them; descriptions and code
 * are shared.
 */
import type {
  CallbackPhase,
  FuncId,
  LogLevel,
  ObjectName,
  PatchName,
  TaskName,
  Version,
} from '../../spec/vocabulary.ts';
import type { Callback, CodeDesc, FunctionDesc, ModuleDesc, ParamValue, PatchDesc } from './description.ts';

/** Code in memory: a description bound to the module it belongs to. */
export interface Code {
  readonly desc: CodeDesc;
  /** `vmlinux` or a module. */
  readonly owner: string;
  readonly body: Body;
}

/** How code is called: nothing but the call. */
export type Body = (task: Task, arg: unknown) => unknown;

/** A function of vmlinux or of a loaded module, in memory. */
export interface KernelSymbol {
  readonly desc: FunctionDesc;
  readonly site: FuncId;
  readonly code: Code;
}
/** Symbols of one object, by name, in the order of their positions. */
export type SymbolTable = ReadonlyMap<string, readonly KernelSymbol[]>;

/** An entry of a func_stack; what it runs is fixed when it is pushed. */
export interface StackFunc {
  readonly patch: PatchName;
  readonly nop: boolean;
  /** `null` for a nop: the original. */
  readonly code: Code | null;
  readonly version: Version;
}

/** A site with a non-empty func_stack. */
export interface SiteState {
  /** Newest first. */
  stack: readonly StackFunc[];
  /** The ftrace handler is registered. */
  handler: boolean;
}

/** One function replacement of an enabled patch (`klp_func`). */
export interface Func {
  readonly name: string;
  readonly sympos: number;
  readonly nop: boolean;
  /** The new function; `null` for a nop. */
  readonly code: Code | null;
  readonly sized: boolean;
  /** The resolved address of the old function; `null` while the object is not loaded. */
  site: FuncId | null;
}

export interface Obj {
  readonly name: ObjectName;
  readonly callbacks: Readonly<Partial<Record<string, Callback>>>;
  /** Made by replace. */
  readonly dynamic: boolean;
  funcs: Func[];
  /** The target is there (`obj->mod`); always true for vmlinux. */
  loaded: boolean;
  patched: boolean;
  postUnpatchEnabled: boolean;
}

export interface Patch {
  readonly name: PatchName;
  readonly desc: PatchDesc;
  readonly replace: boolean;
  /** Which patches it replaces, and which replace it: those of its set; without sets all are in one, 0. */
  readonly replaceSet: number;
  /** It switches without asking tasks, and its module stays (semantics.md §6 consistency). */
  readonly immediate: boolean;
  enabled: boolean;
  forced: boolean;
  /** On the list of patches. */
  listed: boolean;
  /** Its funcs' `transition` flags: set and cleared together (semantics.md §2.1 step 6, §2.4). */
  inTransition: boolean;
  /** The worker that frees it is queued. */
  freeing: boolean;
  /** `<P>/` exists. */
  inSysfs: boolean;
  objects: Obj[];
}

export interface Module {
  readonly name: string;
  readonly desc: ModuleDesc;
  readonly symbols: SymbolTable;
  state: 'COMING' | 'LIVE' | 'GOING';
  /** The livepatch core's; nobody else takes any. */
  references: number;
  /** Objects to which its late relocations are written. */
  readonly relocated: Set<ObjectName>;
  params: Record<string, ParamValue>;
  /** The module's static variables; values are shared by copies: replace them, do not change them in place. */
  vars: Map<string, unknown>;
}

/** A function on a task's stack. */
export interface CodeFrame {
  readonly func: FuncId;
  readonly version: Version;
  readonly code: Code;
}

export interface Task {
  readonly name: TaskName;
  readonly pid: number;
  readonly kind: 'user' | 'kthread' | 'idle';
  readonly reliable: boolean;
  /** A signal wakes it from sleep. */
  readonly interruptible: boolean;
  /** Idle task of a CPU that is offline. */
  readonly offline: boolean;
  patchState: -1 | 0 | 1;
  pending: boolean;
  running: boolean;
  /** Outermost first. */
  frames: readonly CodeFrame[];
}

export interface LogRecord {
  readonly seq: number;
  /** Microseconds since boot. */
  readonly time: number;
  readonly level: LogLevel;
  readonly line: string;
  readonly previous: LogRecord | null;
}

/** A variable in the shadow of an object, by (object, id) (semantics.md §5). */
export interface ShadowVariable {
  readonly obj: unknown;
  readonly id: number;
  data: unknown;
}

export interface KernelState {
  /** Microseconds since boot, for the log; whoever has a clock sets it. */
  time: number;
  log: LogRecord | null;
  tainted: boolean;
  ftraceEnabled: boolean;
  /** `klp_transition_patch`, `klp_target_state`; they are set and cleared together. */
  transition: PatchName | null;
  target: -1 | 0 | 1;
  /** Failed attempts since the transition started or was reversed. */
  signals: number;
  /** Some transition was forced (profiles with one global flag). */
  everForced: boolean;
  /** klp_get_prev_state has warned. */
  prevStateWarned: boolean;
  /** The ftrace handler has warned that it was called from inside itself. */
  recursionWarned: boolean;
  nextPid: number;
  /** Instances of patches whose modules are loaded, in enable order (the listed ones are the list). */
  patches: Patch[];
  modules: Map<string, Module>;
  tasks: Map<TaskName, Task>;
  sites: Map<FuncId, SiteState>;
  kprobes: Set<FuncId>;
  /** Where each patch × object stands in its callbacks: an instrument for View, read by no rule. */
  ledger: Map<PatchName, Map<ObjectName, CallbackPhase>>;
  shadows: ShadowVariable[];
  /** Functions whose debug line is switched on (dynamic debug). */
  debug: Set<string>;
}

/** A state that shares nothing mutable with `s`. */
export function copyState(s: KernelState): KernelState {
  const patches: Patch[] = [];
  for (const p of s.patches) patches.push({ ...p, objects: p.objects.map(copyObj) });
  const modules = new Map<string, Module>();
  for (const [name, m] of s.modules)
    modules.set(name, {
      ...m,
      relocated: new Set(m.relocated),
      params: { ...m.params },
      vars: new Map(m.vars),
    });
  const tasks = new Map<TaskName, Task>();
  for (const [name, t] of s.tasks) tasks.set(name, { ...t });
  const sites = new Map<FuncId, SiteState>();
  for (const [id, site] of s.sites) sites.set(id, { ...site });
  const ledger = new Map<PatchName, Map<ObjectName, CallbackPhase>>();
  for (const [name, phases] of s.ledger) ledger.set(name, new Map(phases));
  return {
    ...s,
    patches,
    modules,
    tasks,
    sites,
    ledger,
    kprobes: new Set(s.kprobes),
    shadows: s.shadows.map((v) => ({ ...v })),
    debug: new Set(s.debug),
  };
}

const copyObj = (o: Obj): Obj => ({ ...o, funcs: o.funcs.map((f) => ({ ...f })) });
