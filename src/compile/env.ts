import type { ChartTransition } from './chart.ts';
import type { Variable } from './shape.ts';

/** Sets of possible values are tracked up to this size. */
const trackLimit = 64;

/** Sets of indices by variable; never changed, but copied. */
type Sets = readonly (readonly number[] | undefined)[];

const noSets: Sets = [];
function withSet(sets: Sets, v: Variable, values: readonly number[] | undefined): Sets {
  const copy = sets.slice();
  while (copy.length <= v.id) copy.push(undefined);
  copy[v.id] = values;
  return copy;
}

/** What either holds, of the variables that both know. */
const union = (a: Sets, b: Sets): Sets =>
  a.map((ours, id) => {
    const theirs = b[id];
    if (ours === undefined || theirs === undefined || ours === theirs) return theirs && ours;
    return [...new Set([...ours, ...theirs])].sort((x, y) => x - y);
  });

const noVariables: ReadonlySet<Variable> = new Set();
const noTruth: ReadonlyMap<ChartTransition, boolean> = new Map();

const ranges: (readonly number[])[] = [];

/** 0, 1, … up to `size`. */
function allOf(size: number): readonly number[] {
  if (size > 4096) return Array.from({ length: size }, (_, i) => i);
  let all = ranges[size];
  if (all === undefined) {
    all = Array.from({ length: size }, (_, i) => i);
    ranges[size] = all;
  }
  return all;
}

/**
 * What is known of the state at one point of the generated code. Cluster variables keep the configuration before the
 * microstep until its end, as XState's snapshot does.
 */
export class Env {
  /** Possible indices, where fewer than all. */
  private sets: Sets;
  /** Variables whose current value is in their `y` local; all others are unchanged since the entry of the function. */
  written: ReadonlySet<Variable>;
  /** What was possible before the first write. */
  private before: Sets;
  /** Raised events still to be processed, as ids; only when not `dynamic`. */
  queue: readonly number[];
  /** The queue is in the run-time array. */
  dynamic: boolean;
  /** Did an action run? Then the step is a transition even when nothing changed. 'maybe': see the local `g`. */
  acted: boolean | 'maybe';
  /** Did the current microstep assign, or change the configuration? 'maybe': compare. */
  changed: boolean | 'maybe';
  /** The machine reached its final state. */
  done: boolean;
  /** Guards of eventless transitions already decided in this selection. */
  truth: ReadonlyMap<ChartTransition, boolean>;
  /** Microsteps unrolled so far. */
  depth: number;

  /** Shares everything with `from`: what is changed is copied first. */
  constructor(from?: Env) {
    this.sets = from?.sets ?? noSets;
    this.written = from?.written ?? noVariables;
    this.before = from?.before ?? noSets;
    this.queue = from?.queue ?? [];
    this.dynamic = from?.dynamic ?? false;
    this.acted = from?.acted ?? false;
    this.changed = from?.changed ?? false;
    this.done = from?.done ?? false;
    this.truth = from?.truth ?? noTruth;
    this.depth = from?.depth ?? 0;
  }

  clone(): Env {
    return new Env(this);
  }

  possible(v: Variable): readonly number[] {
    return this.sets[v.id] ?? allOf(v.size);
  }

  known(v: Variable): number | undefined {
    if (v.size === 1) return 0;
    const set = this.sets[v.id];
    return set?.length === 1 ? set[0] : undefined;
  }

  /** Is the variable's set of possible values narrower than its domain? */
  isNarrow(v: Variable): boolean {
    return this.sets[v.id] !== undefined;
  }

  narrow(v: Variable, values: readonly number[]): Env {
    const next = this.clone();
    if (values.length === 1 || v.size <= trackLimit) next.sets = withSet(this.sets, v, values);
    return next;
  }

  /** Records a write; `values` are the possible new indices, `undefined` when not tracked. */
  write(v: Variable, values: readonly number[] | undefined): void {
    if (!this.written.has(v)) {
      this.before = withSet(this.before, v, this.possible(v));
      this.written = new Set(this.written).add(v);
    }
    const tracked = values !== undefined && (values.length === 1 || v.size <= trackLimit);
    this.sets = withSet(this.sets, v, tracked ? values : undefined);
  }

  /** Is the state certainly another than on entry? */
  get moved(): boolean {
    return this.before.some(
      (before, id) => before !== undefined && this.sets[id]?.every((i) => !before.includes(i)) === true,
    );
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
    if (this.sets !== other.sets) next.sets = union(this.sets, other.sets);
    if (this.written !== other.written) next.written = new Set([...this.written, ...other.written]);
    if (this.before !== other.before) next.before = union(this.before, other.before);
    if (this.acted !== other.acted) next.acted = 'maybe';
    if (this.changed !== other.changed) next.changed = 'maybe';
    next.truth = noTruth;
    return next;
  }
}
