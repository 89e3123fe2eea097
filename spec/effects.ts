/**
 * What the callbacks of a scenario do to the system's state and to shadow variables.
 *
 * This page says what each effect means; it computes nothing. Machine and engine each do it their own way and must
 * agree on `View.data` and on the `effect` observations.
 *
 * ## What there is
 *
 * *A system state*, named by a `klp_state` id (semantics.md §4). Per id:
 * - `version`: which variant of the modification the running system carries; 0 is the original, unmodified system.
 *   It is what the callbacks change (in the kernel's selftest: console_loglevel);
 * - `pointers`: for each patch that declares the id, where its `klp_state.data` points: `null`, or the *space* that the
 *   named patch allocated. The pointer lives in the patch module's own memory: it is `null` when the module is loaded,
 *   and when the module goes away it is forgotten (`null`), whatever it pointed to;
 * - `spaces`: the spaces that are allocated now, by the patch that allocated them, each with the version saved in it
 *   (0 at first). A space outlives the module that allocated it. A pointer to a space that is not in `spaces` dangles.
 *
 * *A shadow variable*, named `<pointer>#<id>` (semantics.md §5): present or not, with the patch that made it.
 *
 * At the start every version is 0 and there is no space and no shadow variable.
 *
 * ## When an effect happens
 *
 * A callback is entered (observation `callback`), prints its own line, and then
 * 1. when its `returns` is not 0 it returns that: no effects;
 * 2. otherwise its effects happen in order. An effect whose condition does not hold is passed over, without an
 *    observation. One that happens first does what the table below says, then gives the observation `effect` with its
 *    outcome, then, if it has `prints`, the log line (info) `<patch>: <text>`;
 * 3. `fail` ends the callback, which returns its number; the effects before it stay done. With a parameter whose value
 *    is 0 it does nothing. It gives no `effect` observation. Only pre_patch may have it. What the callback will return is
 *    known when it is entered (conditions and parameters do not change meanwhile): `returns` of its observation says it.
 *
 * A patch's `exit` effects happen when its module is unloaded, before its pointers are forgotten. They print no line of
 * their own and have no condition. They do not happen when its init failed.
 *
 * Condition `previous`: `klp_get_prev_state(id)` finds something, that is: some transition is running, and a patch listed
 * before the one in transition declares the id. `previous: false`: it does not. Outside a transition the question itself
 * is warned of, once per boot; it is asked by every condition, and by `share` and `takeOver`. *The previous pointer* is that of the last such patch.
 * Kernels without states (profile key states) have no such function: there the condition never holds and the previous
 * pointer is null, as in a patch that its author has built for such a kernel.
 *
 * A completion's callbacks run inside the transition: patches that a replace removes are still listed during post_patch
 * (profile key replacedUntilPostPatch), and a patch whose enabling was reversed or whose disabling completes is still
 * listed itself, but never *before* itself.
 *
 * ## What an effect does (P is the patch, i the id, v P's version of it, mine its pointer)
 *
 * | effect | outcome | what it does |
 * |---|---|---|
 * | allocate i | done | space(P) := 0; mine := P |
 * | | lost | the same, when space(P) was already allocated: the old one can never be freed |
 * | set i | done | the saved value of *mine := version; version := v |
 * | restore i | done | version := the saved value of *mine |
 * | share i | done | mine := the previous pointer |
 * | takeOver i | done | mine := the previous pointer; version := v |
 * | free i | done | the space *mine is freed; mine := null |
 * | set, restore, free | null | mine is null: nothing (set and restore crash a real kernel; kfree(NULL) is harmless) |
 * | set, restore, free | dangling | *mine is not allocated any more: nothing is changed (a use after free, or a double free) |
 * | share, takeOver | null | there is no previous state, or its pointer is null: nothing |
 * | allocShadow k | done / duplicate | k is made by P / it was there: nothing, and the kernel warns |
 * | getOrAllocShadow k | done / found | k is made by P / it was there: nothing |
 * | allocShadow, getOrAllocShadow | failed | its constructor (`ctor`) refused: nothing, and the kernel says so |
 * | freeShadow k | done / absent | k is freed / it was not there: nothing |
 * | freeShadows i | done / absent | all `…#i` are freed / there was none: nothing |
 * | freeShadow, freeShadows | | the same with and without destructor (`dtor`), which only looks on |
 * | print | – | nothing, and no observation `effect`: only its log line |
 *
 * Lines of the kernel tell a shadow variable by `<pointer, id>`, the id in hexadecimal, unsigned, 64 bits wide. A pointer is printed
 * as a number that means nothing outside (`%p`); here it is the name that the scenario gives it.
 *
 * Sources: Documentation/livepatch/system-state.rst, shadow-vars.rst; lib/livepatch/test_klp_state*.c for the roles.
 */
import type { ShadowName } from './vocabulary.ts';

export interface EffectCondition {
  /** The id that `klp_get_prev_state` is asked for. */
  readonly state: number;
  /** Whether it must find something. */
  readonly previous: boolean;
}

interface Conditional {
  /** Absent: always. */
  readonly when?: EffectCondition;
  /** Printed once the effect happened, after `<patch>: `. */
  readonly prints?: string;
}

export interface StateEffect extends Conditional {
  readonly effect: 'allocate' | 'set' | 'restore' | 'share' | 'takeOver' | 'free';
  /** The `klp_state` id. */
  readonly state: number;
}

export interface ShadowEffect extends Conditional {
  readonly effect: 'allocShadow' | 'getOrAllocShadow' | 'freeShadow';
  readonly shadow: ShadowName;
  /** What the constructor returns, or that there is none; absent: 0. Kernels before 4.17 have no constructors. */
  readonly ctor?: number | 'none';
  /** There is no destructor; absent: one that does nothing. */
  readonly dtor?: 'none';
}

export interface FreeShadowsEffect extends Conditional {
  readonly effect: 'freeShadows';
  /** The shadow id: every variable of it, on whatever pointer. */
  readonly id: number;
  readonly dtor?: 'none';
}

/** Makes pre_patch return a number, constant or the value of a module parameter. */
export interface FailEffect extends Conditional {
  readonly effect: 'fail';
  readonly errno: number | { readonly param: string };
}

/** Only prints. */
export interface PrintEffect extends Conditional {
  readonly effect: 'print';
  readonly prints: string;
}

export type Effect = StateEffect | ShadowEffect | FreeShadowsEffect | FailEffect | PrintEffect;
