import { type AnyMachineSnapshot, transition } from 'xstate';
import type { Compiled, ListedEvent } from './compile.ts';
import { CompileError } from './fault.ts';
import { ended, Kernel } from './kernel.ts';
import { type StatePredicate, viewOf } from './predicate.ts';

export interface Invariant {
  readonly name: string;
  readonly holds: StatePredicate;
}

/** A property of steps, on packed states: slow to decode, so compare words where possible. */
export interface StepProperty {
  readonly name: string;
  readonly holds: (before: AnyMachineSnapshot, event: ListedEvent, after: AnyMachineSnapshot) => boolean;
}

export interface SearchOptions {
  /** Breadth-first (default) gives shortest traces. */
  readonly order?: 'breadth' | 'depth';
  readonly invariants?: readonly Invariant[];
  readonly steps?: readonly StepProperty[];
  /** Report a state, not final, in which no event is handled. */
  readonly deadlock?: boolean;
  /** Bytes the tables may take; default 2 GiB. Beyond: inconclusive. */
  readonly maxBytes?: number;
  readonly maxStates?: number;
  /** Keep predecessors (default). Without, a trace is found by searching again. */
  readonly parents?: boolean;
  readonly onProgress?: (progress: SearchProgress) => void;
  /**
   * States from which on the search runs as WebAssembly; default 32,768: below, translating costs more than it saves.
   * Results are the same.
   */
  readonly translateFrom?: number;
  /** States expanded between two reports. */
  readonly progressEvery?: number;
}

export interface SearchProgress {
  readonly states: number;
  readonly transitions: number;
  readonly frontier: number;
  readonly depth: number;
  readonly bytes: number;
  readonly bytesPerState: number;
}

export interface TraceStep {
  readonly event: ListedEvent;
  readonly state: Int32Array;
}

/** A path from the initial state. */
export interface Trace {
  readonly initial: Int32Array;
  readonly steps: readonly TraceStep[];
}

export interface SearchResult extends SearchProgress {
  readonly verdict: 'complete' | 'violated' | 'deadlock' | 'inconclusive';
  /** The invariant or step property that fails. */
  readonly property: string | undefined;
  /** Why the search stopped early. */
  readonly why: string | undefined;
  readonly trace: Trace | undefined;
}

const slice = 1 << 14;

/**
 * Explores every reachable state of a compiled machine.
 * @throws CompileError KLP1310–1315, with the state and event, when the machine leaves what was compiled
 */
export function search(compiled: Compiled, options: SearchOptions = {}): SearchResult {
  return new Search(compiled, options).run();
}

class Search {
  private readonly compiled: Compiled;
  private readonly options: SearchOptions;
  private readonly kernel: Kernel;
  private readonly depthFirst: boolean;
  private readonly keepParents: boolean;
  private depth = 0;
  private levelEnd = 1;
  private transitions = 0;
  private found = -1;
  private broken: string | undefined;
  private lastStep: TraceStep | undefined;

  constructor(compiled: Compiled, options: SearchOptions) {
    this.compiled = compiled;
    this.options = options;
    this.depthFirst = options.order === 'depth';
    this.keepParents = options.parents ?? true;
    const called: ((...words: number[]) => boolean)[] = [];
    const invariants = (options.invariants ?? []).map(({ holds }) => {
      const body = compiled.predicate(holds);
      if (body === undefined) called.push((...words) => holds(viewOf(compiled.decode(words))));
      return body;
    });
    this.kernel = new Kernel(compiled, {
      invariants,
      called,
      depthFirst: this.depthFirst,
      deadlock: options.deadlock ?? false,
      parents: this.keepParents,
      maxBytes: options.maxBytes ?? 2 ** 31,
      translateFrom: options.translateFrom ?? 1 << 15,
    });
    this.kernel.start(compiled.initial);
  }

  run(): SearchResult {
    const { kernel, options } = this;
    const first = options.invariants?.find(
      ({ holds }) => !holds(viewOf(this.compiled.decode(this.compiled.initial))),
    );
    if (first !== undefined) return this.violation(0, first.name);
    const every = options.progressEvery ?? 1 << 18;
    let since = 0;
    for (;;) {
      const capacity = Math.min(kernel.capacity, options.maxStates ?? Infinity);
      const room = capacity - this.compiled.events.length;
      // A level ends where the states found before it end: the slice stops there, so that the depth is exact.
      const most = this.depthFirst ? slice : Math.min(slice, this.levelEnd - kernel.head);
      const before = kernel.head;
      let code: number;
      try {
        code = (options.steps ?? []).length > 0 ? this.runWithSteps(room, most) : this.runSlice(room, most);
      } catch (e) {
        throw this.placed(e, this.depthFirst ? 0 : before);
      }
      since += most;
      if (!this.depthFirst && kernel.head === this.levelEnd && kernel.count > this.levelEnd) {
        this.depth++;
        this.levelEnd = kernel.count;
      }
      if (since >= every) {
        since = 0;
        options.onProgress?.(this.progress());
      }
      if (code === ended.invariant) return this.violation(this.found, this.broken);
      if (code === ended.deadlock) return this.result('deadlock', undefined);
      if (code === ended.room) {
        const why = this.grow();
        if (why !== undefined) return this.result('inconclusive', undefined, why);
      } else if (kernel.head === (this.depthFirst ? 0 : kernel.count))
        return this.result('complete', undefined);
    }
  }

  private runSlice(room: number, most: number): number {
    const { kernel } = this;
    const code = kernel.run(room, most);
    this.transitions += kernel.transitions;
    this.found = kernel.found;
    if (code === ended.invariant) this.broken = this.options.invariants?.[kernel.invariant]?.name;
    return code;
  }

  /** With step properties, one state at a time: each step is decoded and shown to them before it is searched. */
  private runWithSteps(room: number, most: number): number {
    const { compiled, kernel } = this;
    const { words } = compiled;
    for (let i = 0; i < most && kernel.head !== (this.depthFirst ? 0 : kernel.count); i++) {
      const here = this.depthFirst ? kernel.top : kernel.head;
      const from = kernel.stateAt(here);
      const count = compiled.expand(...from);
      const before = compiled.decode(from);
      for (let j = 0; j < count; j++) {
        const event = compiled.events[compiled.successorEvents[j] ?? 0];
        if (event === undefined) continue;
        const after = compiled.decode(compiled.successors, j * words);
        const broken = this.options.steps?.find((s) => !s.holds(before, event, after));
        if (broken !== undefined) {
          this.broken = broken.name;
          this.lastStep = { event, state: compiled.successors.slice(j * words, (j + 1) * words) };
          this.found = here;
          return ended.invariant;
        }
      }
      const code = this.runSlice(room, 1);
      if (code !== ended.slice) return code;
    }
    return ended.slice;
  }

  /** Doubles the table. @returns why it cannot */
  private grow(): string | undefined {
    const { maxStates } = this.options;
    if (maxStates !== undefined && this.kernel.count > maxStates - this.compiled.events.length)
      return `more than ${maxStates} states`;
    if (!this.kernel.grow()) return `more than ${this.options.maxBytes ?? 2 ** 31} bytes`;
    return undefined;
  }

  private progress(): SearchProgress {
    const { kernel } = this;
    const { bytes } = kernel;
    return {
      states: kernel.count,
      transitions: this.transitions,
      frontier: this.depthFirst ? kernel.head : kernel.count - kernel.head,
      depth: this.depth,
      bytes,
      bytesPerState: bytes / kernel.count,
    };
  }

  private violation(found: number, property: string | undefined): SearchResult {
    this.found = found;
    return this.result('violated', property);
  }

  private result(verdict: SearchResult['verdict'], property: string | undefined, why?: string): SearchResult {
    const told = verdict === 'violated' || verdict === 'deadlock';
    return { ...this.progress(), verdict, property, why, trace: told ? this.traceTo(this.found) : undefined };
  }

  private traceTo(index: number): Trace {
    const { compiled, kernel } = this;
    if (!this.keepParents && index > 0) {
      // The same search again, with predecessors: it finds the same states in the same order.
      const again = new Search(compiled, { ...this.options, parents: true }).run();
      if (again.trace !== undefined) return again.trace;
    }
    const at = (i: number): Int32Array => kernel.stateAt(i);
    const path = [index];
    for (let i = index; i > 0; ) {
      i = kernel.parents[i] ?? 0;
      path.unshift(i);
    }
    const steps: TraceStep[] = [];
    for (const [i, from] of path.entries()) {
      const to = path[i + 1];
      if (to !== undefined) steps.push(stepTo(compiled, at(from), at(to)));
    }
    if (this.lastStep !== undefined) steps.push(this.lastStep);
    return { initial: compiled.initial, steps };
  }

  /** Says in which state and on which event generated code stopped. */
  private placed(e: unknown, before: number): unknown {
    if (!(e instanceof CompileError)) return e;
    const { compiled, kernel } = this;
    for (let i = before; i < kernel.count; i++) {
      const words = kernel.stateAt(i);
      try {
        compiled.expand(...words);
      } catch {
        const snapshot = compiled.decode(words);
        const state = `${JSON.stringify(snapshot.value)} ${JSON.stringify(snapshot.context)}`;
        // XState would run on where a macrostep does not end.
        const event =
          e.kind === 'endless' ? undefined : compiled.events.find((ev) => stopsAt(compiled, snapshot, ev));
        const on = event === undefined ? '' : ` on ${JSON.stringify(event)}`;
        const what = e.message.slice(e.chartPlace.length + 2);
        return new CompileError(e.kind, e.chartPlace, `${what}; in ${state}${on}`, e.hint);
      }
    }
    return e;
  }
}

function stopsAt(compiled: Compiled, snapshot: AnyMachineSnapshot, event: ListedEvent): boolean {
  try {
    compiled.encode(transition(compiled.machine, snapshot, event)[0]);
    return false;
  } catch {
    return true;
  }
}

/** The event that leads from one state to another. */
function stepTo(compiled: Compiled, from: Int32Array, to: Int32Array): TraceStep {
  const count = compiled.expand(...from);
  for (let i = 0; i < count; i++) {
    const event = compiled.events[compiled.successorEvents[i] ?? 0];
    if (event !== undefined && to.every((w, j) => w === compiled.successors[i * compiled.words + j]))
      return { event, state: to };
  }
  throw new RangeError('a predecessor does not lead to its state: a defect of the search');
}
