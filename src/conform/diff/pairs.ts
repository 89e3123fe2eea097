import type { AnyMachineSnapshot } from 'xstate';
import type { Reached, Runner } from './runner.ts';
import { type ViewDifference, viewDifference } from './view-difference.ts';

/** A state of each of two systems, reached by the same events. */
export interface Place {
  /** Equal for equal pairs. */
  readonly key: string;
  readonly a: AnyMachineSnapshot;
  readonly b: AnyMachineSnapshot;
  readonly difference: ViewDifference;
}

/** Looks at pairs of states of two systems; how two states differ is worked out once. */
export class Pairs {
  readonly a: Runner;
  readonly b: Runner;
  readonly #differences = new Map<string, ViewDifference>();

  constructor(a: Runner, b: Runner) {
    this.a = a;
    this.b = b;
  }

  get initial(): Place {
    const [a, b] = [this.a.initial, this.b.initial];
    return this.#place(a, this.a.key(a), b, this.b.key(b));
  }

  /** Where two steps lead. */
  after(x: Reached, y: Reached): Place {
    return this.#place(x.next, x.key, y.next, y.key);
  }

  #place(a: AnyMachineSnapshot, keyA: string, b: AnyMachineSnapshot, keyB: string): Place {
    const key = `${keyA.length} ${keyA}${keyB}`;
    const known = this.#differences.get(key);
    if (known !== undefined) return { key, a, b, difference: known };
    const difference = viewDifference(this.a.facts(a, keyA), this.b.facts(b, keyB));
    this.#differences.set(key, difference);
    return { key, a, b, difference };
  }
}

/** The two states differ in more than what their sysfs trees look like. */
export const isApart = ({ difference }: Place): boolean => difference.core.a.length > 0;
