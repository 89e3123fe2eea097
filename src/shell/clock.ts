/**
 * The clock of a computer: time passes only here, and the kernel's background work runs when it is due: free workers at
 * once, the retry of a completion a second after the attempt before (semantics.md §2.3).
 */
import type { Kernel } from '../engine/kernel.ts';

/** Microseconds between two completion attempts. */
const retryPeriod = 1_000_000;

export class Clock {
  readonly #kernel: Kernel;
  /** When the next attempt is due, in microseconds since boot; `undefined` outside a transition. */
  #due: number | undefined;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Lets time pass, in microseconds. */
  advance(microseconds: number): void {
    const { state } = this.#kernel;
    const end = state.time + microseconds;
    for (;;) {
      for (const patch of state.patches) if (patch.freeing) this.#kernel.freeWork(patch.name);
      // Nothing starts a transition while time passes: one that is new started now.
      if (state.transition === null) this.#due = undefined;
      else this.#due ??= state.time + retryPeriod;
      if (this.#due === undefined || this.#due > end) break;
      state.time = this.#due;
      this.#due = undefined;
      this.#kernel.retryWork();
    }
    state.time = end;
  }
}
