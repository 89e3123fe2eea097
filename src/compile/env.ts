import type { ChartTransition } from './chart.ts';
import type { Variable } from './shape.ts';

/** Sets of possible values are tracked up to this size. */
const trackLimit = 64;

/**
 * What is known of the state at one point of the generated code. Cluster variables keep the configuration before the
 * microstep until its end, as XState's snapshot does.
 */
export class Env {
  /** Possible indices, where fewer than all. */
  private readonly sets: Map<Variable, readonly number[]>;
  /** Variables whose current value is in their `y` local; all others are unchanged since the entry of the function. */
  readonly written: Set<Variable>;
  /** What was possible before the first write. */
  private readonly before: Map<Variable, readonly number[]>;
  /** Raised events still to be processed, as ids; only when not `dynamic`. */
  queue: number[];
  /** The queue is in the run-time array. */
  dynamic: boolean;
  /** Did an action run? Then the step is a transition even when nothing changed. 'maybe': see the local `g`. */
  acted: boolean | 'maybe';
  /** Did the current microstep assign, or change the configuration? 'maybe': compare. */
  changed: boolean | 'maybe';
  /** The machine reached its final state. */
  done: boolean;
  /** Guards of eventless transitions already decided in this selection. */
  readonly truth: Map<ChartTransition, boolean>;
  /** Microsteps unrolled so far. */
  depth: number;

  constructor(from?: Env) {
    this.sets = new Map(from?.sets);
    this.written = new Set(from?.written);
    this.before = new Map(from?.before);
    this.queue = from === undefined ? [] : [...from.queue];
    this.dynamic = from?.dynamic ?? false;
    this.acted = from?.acted ?? false;
    this.changed = from?.changed ?? false;
    this.done = from?.done ?? false;
    this.truth = new Map(from?.truth);
    this.depth = from?.depth ?? 0;
  }

  clone(): Env {
    return new Env(this);
  }

  possible(v: Variable): readonly number[] {
    const set = this.sets.get(v);
    if (set !== undefined) return set;
    return Array.from({ length: v.size }, (_, i) => i);
  }

  known(v: Variable): number | undefined {
    if (v.size === 1) return 0;
    const set = this.sets.get(v);
    return set?.length === 1 ? set[0] : undefined;
  }

  /** Is the variable's set of possible values narrower than its domain? */
  isNarrow(v: Variable): boolean {
    return this.sets.has(v);
  }

  narrow(v: Variable, values: readonly number[]): Env {
    const next = this.clone();
    if (values.length === 1 || v.size <= trackLimit) next.sets.set(v, values);
    return next;
  }

  /** Records a write; `values` are the possible new indices, `undefined` when not tracked. */
  write(v: Variable, values: readonly number[] | undefined): void {
    if (!this.written.has(v)) this.before.set(v, this.possible(v));
    this.written.add(v);
    if (values === undefined || (values.length > 1 && v.size > trackLimit)) this.sets.delete(v);
    else this.sets.set(v, values);
  }

  /** Is the state certainly another than on entry? */
  get moved(): boolean {
    for (const [v, before] of this.before) {
      const now = this.sets.get(v);
      if (now?.every((i) => !before.includes(i))) return true;
    }
    return false;
  }

  /** Same queue, so that the code after a branch can be shared? */
  meets(other: Env): boolean {
    return (
      this.dynamic === other.dynamic &&
      this.done === other.done &&
      this.depth === other.depth &&
      this.queue.length === other.queue.length &&
      this.queue.every((e, i) => e === other.queue[i])
    );
  }

  /** What holds after either of two branches. */
  join(other: Env): Env {
    const next = this.clone();
    for (const [v, set] of this.sets) {
      const theirs = other.sets.get(v);
      if (theirs === undefined) next.sets.delete(v);
      else
        next.sets.set(
          v,
          [...new Set([...set, ...theirs])].sort((a, b) => a - b),
        );
    }
    for (const v of other.written) next.written.add(v);
    next.before.clear();
    for (const [v, set] of this.before) {
      const theirs = other.before.get(v);
      if (theirs !== undefined) next.before.set(v, [...new Set([...set, ...theirs])]);
    }
    if (this.acted !== other.acted) next.acted = 'maybe';
    if (this.changed !== other.changed) next.changed = 'maybe';
    next.truth.clear();
    return next;
  }
}
