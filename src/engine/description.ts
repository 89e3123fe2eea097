/**
 * What an author compiles into a .ko: the description from which the engine loads a module.
 *
 * Descriptions are immutable and shared: nothing of a running kernel is ever written into them.
 */
import type { CallbackName, ModuleState, ObjectName, PatchName } from '../../spec/vocabulary.ts';
import type { ModuleContext } from './context.ts';
import type { Task } from './state.ts';

/** A piece of simulated machine code. */
export interface CodeDesc {
  readonly name: string;
  /** What a call computes (Kernel.call, the hot path); absent: nothing. */
  readonly run?: (ctx: ModuleContext, task: Task, arg: unknown) => unknown;
  /** What a task does when it enters (Kernel.enter) and leaves (Kernel.leave), e.g. print. */
  readonly enter?: (ctx: ModuleContext, task: Task) => void;
  readonly leave?: (ctx: ModuleContext, task: Task) => void;
}

/** A function of vmlinux or a module. Two of the same name are two symbols: positions 1, 2, … in this order. */
export interface FunctionDesc extends CodeDesc {
  /** The compiler left room for ftrace; default true. */
  readonly traceable?: boolean;
  /** Its size can be looked up; default true. */
  readonly sized?: boolean;
}

/** One function replacement (`struct klp_func`). */
export interface FuncDesc {
  readonly oldName?: string;
  /** Its size can be looked up unless `sized` is false. */
  readonly newFunc?: CodeDesc & { readonly sized?: boolean };
  /** 0 (default): the symbol must be unique. */
  readonly sympos?: number;
}

export interface CallbackContext {
  readonly ctx: ModuleContext;
  readonly patch: PatchName;
  readonly object: ObjectName;
  readonly callback: CallbackName;
  /** State of the target module; `null` for vmlinux. */
  readonly moduleState: ModuleState;
}

/** The result counts for pre_patch only: 0, or a negative errno that refuses. */
export type Callback = (context: CallbackContext) => number;

/** `struct klp_object`. */
export interface ObjectDesc {
  /** `null`: vmlinux. */
  readonly name: ObjectName | null;
  /** Absent with a name: -EINVAL; absent without one: ends the list. */
  readonly funcs?: readonly FuncDesc[];
  readonly callbacks?: Readonly<Partial<Record<CallbackName, Callback>>>;
}

/** A system state that a patch modifies (`struct klp_state`); id ≠ 0. */
export interface StateDesc {
  readonly id: number;
  readonly version: number;
}

/** An entry of a `.klp.rela.OBJECT.SECTION` section (Documentation/livepatch/module-elf-format). */
export interface RelocationDesc {
  /** `.klp.rela.OBJECT.SECTION` */
  readonly section: string;
  /** `.klp.sym.OBJECT.SYMBOL,SYMPOS` */
  readonly symbol: string;
  /** Marked SHN_LIVEPATCH; default true. */
  readonly marked?: boolean;
}

/** `struct klp_patch`. */
export interface PatchDesc {
  readonly objects?: readonly ObjectDesc[];
  readonly states?: readonly StateDesc[];
  readonly replace?: boolean;
  /** The set within which it replaces, on kernels with replace sets, where every patch replaces; default 0. */
  readonly replaceSet?: number;
  /** No consistency model for this patch (4.12 to 4.15 only). */
  readonly immediate?: boolean;
  readonly relocations?: readonly RelocationDesc[];
}

export type ParamValue = number | boolean | readonly number[];

interface ParamBase {
  readonly initial: ParamValue;
  /** File mode below `/sys/module/<m>/parameters`; 0 (default 0o644): no file. */
  readonly mode?: number;
}
export type ParamDesc =
  | (ParamBase & { readonly type: 'int' | 'bool' })
  /** Its length is a variable of its own, so that only what was given shows. */
  | (ParamBase & { readonly type: 'intArray'; readonly max: number });

export interface ModuleDesc {
  readonly name: string;
  /** `MODULE_INFO(livepatch, "Y")`; default: whether there is a patch. */
  readonly livepatch?: boolean;
  readonly params?: Readonly<Record<string, ParamDesc>>;
  readonly functions?: readonly FunctionDesc[];
  readonly patch?: PatchDesc;
  /** Default: enable the patch if there is one (profiles with register: register, enable, on failure unregister). */
  readonly init?: (ctx: ModuleContext) => number;
  /** Default: nothing (profiles with register: unregister). */
  readonly exit?: (ctx: ModuleContext) => void;
}
