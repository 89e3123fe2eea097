/**
 * A scenario as the program sees it: patches, target modules, tasks, and what may happen to them.
 * The file format (YAML), its schema and its errors are in scenario.ts; this is what loading one gives.
 */
import type { Effect } from './effects.ts';
import type { Mistake } from './mistakes.ts';
import type { ParamSpec } from './parameters.ts';
import type {
  CallbackName,
  FuncId,
  KlpEvent,
  ModuleName,
  ObjectName,
  PatchName,
  TaskName,
} from './vocabulary.ts';

/** A callback: what it returns (pre_patch only; the name of a module parameter or a constant), and what it does. */
export interface CallbackSpec {
  readonly returns: number | { readonly param: string };
  /** What it does to system states and shadow variables; absent: nothing. */
  readonly effects?: readonly Effect[];
}

export interface FuncSpec {
  readonly func: FuncId;
  /** The new function's name. */
  readonly newFunc: string;
  /** 0: the symbol must be unique. */
  readonly sympos: number;
  /** What the new function prints when it is entered and left, without the module's prefix; absent: nothing. */
  readonly prints?: { readonly enter?: string; readonly leave?: string };
}

export interface ObjectSpec {
  readonly name: ObjectName;
  readonly funcs: readonly FuncSpec[];
  /** Functions of the object that the patch's code refers to by late relocations; absent: none. */
  readonly relocations?: readonly { readonly func: FuncId; readonly sympos: number }[];
  readonly callbacks: Readonly<Partial<Record<CallbackName, CallbackSpec>>>;
}

export interface PatchSpec {
  readonly name: PatchName;
  readonly replace: boolean;
  /** Its replace set, for kernels that have sets; absent: spec/replace-set.ts says which. */
  readonly replaceSet?: number;
  /** Without consistency model, on kernels that leave that to the patch (4.12 to 4.15); absent: with it. */
  readonly immediate?: boolean;
  readonly states: readonly { readonly id: number; readonly version: number }[];
  /** What is wrong with its first object, that object's first function, or its init and exit; absent: nothing. */
  readonly mistake?: Mistake;
  readonly params: Readonly<Record<string, ParamSpec>>;
  /** Names that insmod may be given though the module has no such parameter. */
  readonly unknownParams?: readonly string[];
  readonly objects: readonly ObjectSpec[];
  /** What its module's exit does; absent: nothing. */
  readonly exit?: readonly Effect[];
  /** Patches whose code or data its author built on: it must never be enabled when one of them is taken away. */
  readonly requires?: readonly PatchName[];
  /** Ids of the shadow variables that its new functions use while it is enabled. */
  readonly usesShadows?: readonly number[];
}

export interface ModuleSpec {
  readonly name: ModuleName;
  /** Functions that tasks may call or patches may patch, with what the original prints. */
  readonly functions: readonly {
    readonly func: FuncId;
    readonly prints?: { readonly enter?: string; readonly leave?: string };
  }[];
  /** What becomes of their values is not modelled, only what insmod says; absent: none. */
  readonly params?: Readonly<Record<string, ParamSpec>>;
  readonly unknownParams?: readonly string[];
  /** What init and exit print, without the module's prefix; absent: nothing. */
  readonly init?: string;
  readonly exit?: string;
  /** Loaded when the scenario starts. */
  readonly loaded: boolean;
}

export interface TaskSpec {
  readonly name: TaskName;
  readonly kind: 'user' | 'kthread' | 'idle';
  /** The functions it may call. */
  readonly calls: readonly FuncId[];
  /** How deep its calls may nest. */
  readonly depth: number;
  /** Whether it can leave the CPU, and whether a signal wakes it then. */
  readonly sleeps: 'never' | 'interruptible' | 'uninterruptible';
  /** Its stack can be unwound reliably. */
  readonly reliable: boolean;
  /** The idle task of a CPU that is offline; absent: it is no such. */
  readonly offline?: boolean;
  /** On a CPU at the start. */
  readonly running: boolean;
  /** In these functions at the start, outermost first, in the original version. */
  readonly inside: readonly FuncId[];
  /** Exists at the start; otherwise it comes from a fork. */
  readonly alive: boolean;
}

export interface Scenario {
  /** Stable, from the file's path below spec/scenarios/ without the extension, e.g. `callbacks/test-9`. */
  readonly id: string;
  readonly title: string;
  /** Where the story comes from. */
  readonly source: string;
  /** Name of a profile in spec/kernels/. */
  readonly kernel: string;
  /** A livepatch was loaded before, since boot: no taint line any more. */
  readonly tainted: boolean;
  /**
   * Model the count of failed retries, so that the fake signal is sent on the 15th (semantics.md §2.3). Otherwise the
   * scenario speaks of transitions with fewer than 15 failed attempts, and the count is not part of the state.
   */
  readonly signals: boolean;
  /** The architecture can unwind stacks reliably; absent: it can. Where it cannot, no stack check ever succeeds. */
  readonly reliableStacks?: boolean;
  /** The livepatch core came up at boot; absent: it did. */
  readonly initialised?: boolean;
  readonly patches: readonly PatchSpec[];
  readonly modules: readonly ModuleSpec[];
  readonly tasks: readonly TaskSpec[];
  /** Every event that may happen, in a fixed order. */
  readonly alphabet: readonly KlpEvent[];
  /** The told story, if there is one, with the log it must print. */
  readonly story?: { readonly steps: readonly KlpEvent[]; readonly log: readonly string[] };
  readonly expect: {
    readonly verdict: 'holds' | 'violated' | 'deadlock' | 'unwitnessed' | 'inconclusive';
    /** The violated property. */
    readonly property?: string;
    readonly states?: number;
    readonly transitions?: number;
    readonly depth?: number;
  };
}
