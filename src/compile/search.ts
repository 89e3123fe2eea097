import { type AnyMachineSnapshot, transition } from 'xstate';
import type { Compiled, ListedEvent } from './compile.ts';
import { CompileError } from './fault.ts';
import { isKernel, type Kernel, kernelSource, type Progressing } from './kernel.ts';
import type { StatePredicate } from './predicate.ts';
import { random } from './walk.ts';

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

const fullest = 0.77;
const warmSteps = 8192;

/**
 * Explores every reachable state of a compiled machine.
 * @throws CompileError KLP1310–1313, with the state and event, when the machine leaves what was compiled
 */
export function search(compiled: Compiled, options: SearchOptions = {}): SearchResult {
  return new Search(compiled, options).run();
}

class Search {
  private readonly compiled: Compiled;
  private readonly options: SearchOptions;
  private readonly words: number;
  private readonly kernel: Kernel;
  private readonly depthFirst: boolean;
  private readonly keepParents: boolean;
  private log: Int32Array;
  private table: Int32Array;
  private parents: Int32Array;
  private stack: Int32Array;
  private readonly state: Progressing;
  private depth = 0;
  private levelEnd = 1;

  constructor(compiled: Compiled, options: SearchOptions) {
    this.compiled = compiled;
    this.options = options;
    this.words = compiled.words;
    this.depthFirst = options.order === 'depth';
    this.keepParents = options.parents ?? true;
    this.kernel = this.link();
    const capacity = Math.max(1 << 12, 4 * compiled.events.length);
    this.log = new Int32Array(capacity * this.words);
    this.table = new Int32Array(tableSlots(capacity) * this.words);
    this.parents = new Int32Array(this.keepParents ? capacity : 0);
    this.stack = new Int32Array(this.depthFirst ? capacity : 0);
    this.log.set(compiled.initial);
    this.state = {
      head: this.depthFirst ? 1 : 0,
      count: 1,
      transitions: 0,
      zero: compiled.initial.every((w) => w === 0),
      found: -1,
      invariant: -1,
      touch: 0,
    };
    this.kernel.insertAll(this.log, this.table, this.mask, 1);
    this.warmUp();
  }

  /**
   * Optimized code is thrown away at every branch the engine has not seen taken. A random walk, unlike the first levels
   * of a breadth-first search, soon takes them all.
   */
  private warmUp(): void {
    const { kernel, compiled, words } = this;
    const next = random(1);
    const at = new Int32Array(words);
    try {
      at.set(compiled.initial);
      for (let step = 0; step < warmSteps; step++) {
        const count = kernel.warm(at, 0);
        if (count === 0 || step % 512 === 511) {
          if (step === 0) return;
          at.set(compiled.initial);
          continue;
        }
        const pick = Math.floor(next() * count);
        for (let i = 0; i < words; i++) at[i] = compiled.successors[pick * words + i] ?? 0;
      }
    } catch {
      // What stops the walk will stop the search, which says where.
    }
  }

  private get mask(): number {
    return this.table.length / this.words - 1;
  }

  private link(): Kernel {
    const { compiled, words } = this;
    const args = Array.from({ length: words }, (_, i) => `w${i}`).join(',');
    const called: unknown[] = [];
    const functions = (this.options.invariants ?? []).map(({ holds }, i) => {
      const body = compiled.predicate(holds);
      if (body !== undefined) return `function I${i}(${args}){${body}}`;
      const call = (...state: number[]): boolean => holds(compiled.decode(state));
      const at = called.push(call) - 1;
      return `function I${i}(${args}){return C[${at}](${args});}`;
    });
    const values = args.replaceAll('w', 'n');
    const source = kernelSource({
      words,
      invariants: functions.map((_, i) => `I${i}(${values})`),
      done: `(()=>{${compiled.done}})()`,
      depthFirst: this.depthFirst,
      deadlock: this.options.deadlock ?? false,
      parents: this.keepParents,
    });
    const kernel = compiled.link(`${functions.join('\n')}\n${source}`, called);
    if (!isKernel(kernel)) throw new RangeError('no kernel');
    return kernel;
  }

  run(): SearchResult {
    const { state, options } = this;
    const first = this.checkInitial();
    if (first !== undefined) return first;
    const every = options.progressEvery ?? 1 << 16;
    let since = 0;
    for (;;) {
      const capacity = Math.floor(
        Math.min(this.log.length / this.words, (this.table.length / this.words) * fullest),
      );
      const room = Math.min(capacity, options.maxStates ?? Infinity) - this.compiled.events.length;
      // Levels end where the states found so far end: the slice stops there, so that the depth is exact.
      const slice = this.depthFirst ? 1 << 14 : Math.min(1 << 14, this.levelEnd - state.head);
      const before = state.head;
      let code: number;
      try {
        code =
          (options.steps ?? []).length > 0
            ? this.runWithSteps(room, slice)
            : this.kernel.run(this.log, this.table, this.mask, this.parents, this.stack, state, room, slice);
      } catch (e) {
        throw this.placed(e, before);
      }
      since += slice;
      if (!this.depthFirst && state.head === this.levelEnd && state.count > this.levelEnd) {
        this.depth++;
        this.levelEnd = state.count;
      }
      if (since >= every) {
        since = 0;
        options.onProgress?.(this.progress());
      }
      if (code === 3) return this.result('violated', this.property());
      if (code === 2) return this.result('deadlock', undefined);
      if (code === 1) {
        const why = this.grow();
        if (why !== undefined) return this.result('inconclusive', undefined, why);
      } else if (this.depthFirst ? state.head === 0 : state.head === state.count)
        return this.result('complete', undefined);
    }
  }

  private stepProperty: string | undefined;

  private property(): string | undefined {
    return this.state.invariant >= 0
      ? this.options.invariants?.[this.state.invariant]?.name
      : this.stepProperty;
  }

  /** With step properties, one state at a time: each step is decoded and shown to them before it is searched. */
  private runWithSteps(room: number, slice: number): number {
    const { compiled, state, words } = this;
    for (let i = 0; i < slice; i++) {
      if (this.depthFirst ? state.head === 0 : state.head === state.count) return 0;
      const here = this.depthFirst ? (this.stack[state.head - 1] ?? 0) : state.head;
      const count = compiled.expand(...this.log.subarray(here * words, (here + 1) * words));
      const before = compiled.decode(this.log, here * words);
      for (let j = 0; j < count; j++) {
        const event = compiled.events[compiled.successorEvents[j] ?? 0];
        if (event === undefined) continue;
        const after = compiled.decode(compiled.successors, j * words);
        const broken = this.options.steps?.find((s) => !s.holds(before, event, after));
        if (broken !== undefined) {
          this.stepProperty = broken.name;
          this.lastStep = { event, state: compiled.successors.slice(j * words, (j + 1) * words) };
          state.found = here;
          state.invariant = -1;
          return 3;
        }
      }
      const code = this.kernel.run(this.log, this.table, this.mask, this.parents, this.stack, state, room, 1);
      if (code !== 0) return code;
    }
    return 0;
  }

  private lastStep: TraceStep | undefined;

  private checkInitial(): SearchResult | undefined {
    const broken = this.options.invariants?.findIndex(
      ({ holds }) => !holds(this.compiled.decode(this.compiled.initial)),
    );
    if (broken === undefined || broken < 0) return undefined;
    this.state.found = 0;
    this.state.invariant = broken;
    return this.result('violated', this.property());
  }

  /** Doubles what is full. @returns why it cannot */
  private grow(): string | undefined {
    const { state, words, options } = this;
    const limit = options.maxStates;
    if (limit !== undefined && state.count >= limit - this.compiled.events.length)
      return `more than ${limit} states`;
    const margin = this.compiled.events.length;
    const capacity = this.log.length / words;
    const logFull = state.count > capacity - margin;
    const tableFull = state.count > (this.table.length / words) * fullest - margin;
    const more =
      (logFull ? this.log.byteLength + this.parents.byteLength + this.stack.byteLength : 0) +
      (tableFull ? this.table.byteLength : 0);
    const maxBytes = options.maxBytes ?? 2 ** 31;
    if (this.bytes() + more > maxBytes) return `more than ${maxBytes} bytes`;
    try {
      if (logFull) {
        this.log = doubled(this.log);
        this.parents = doubled(this.parents);
        this.stack = doubled(this.stack);
      }
      if (tableFull) {
        const size = this.table.length * 2;
        // The log holds every state: the old table can go before the new one comes.
        this.table = new Int32Array(0);
        this.table = new Int32Array(size);
        this.kernel.insertAll(this.log, this.table, this.mask, state.count);
      }
    } catch (e) {
      if (e instanceof RangeError) return `out of memory: ${e.message}`;
      throw e;
    }
    return undefined;
  }

  private bytes(): number {
    const perState = this.words * 4 + (this.keepParents ? 4 : 0) + (this.depthFirst ? 4 : 0);
    return this.table.byteLength + this.state.count * perState;
  }

  private progress(): SearchProgress {
    const { state } = this;
    const bytes = this.bytes();
    return {
      states: state.count,
      transitions: state.transitions,
      frontier: this.depthFirst ? state.head : state.count - state.head,
      depth: this.depth,
      bytes,
      bytesPerState: bytes / state.count,
    };
  }

  private result(verdict: SearchResult['verdict'], property: string | undefined, why?: string): SearchResult {
    const found = this.state.found;
    const trace = found >= 0 && verdict !== 'complete' ? this.traceTo(found) : undefined;
    return { ...this.progress(), verdict, property, why, trace };
  }

  private traceTo(index: number): Trace {
    if (!this.keepParents && index > 0) {
      // The same search again, with predecessors: it finds the same states in the same order.
      const again = new Search(this.compiled, {
        ...this.options,
        parents: true,
        maxStates: index + 1 + 2 * this.compiled.events.length,
      });
      const found = again.run();
      return found.trace ?? { initial: this.compiled.initial, steps: [] };
    }
    const { words } = this;
    const at = (i: number): Int32Array => this.log.slice(i * words, (i + 1) * words);
    const path = [index];
    for (let i = index; i > 0; ) {
      i = this.parents[i] ?? 0;
      path.unshift(i);
    }
    const steps: TraceStep[] = [];
    for (const [i, from] of path.entries()) {
      const to = path[i + 1];
      if (to === undefined) break;
      steps.push(stepTo(this.compiled, at(from), at(to)));
    }
    if (this.lastStep !== undefined) steps.push(this.lastStep);
    return { initial: this.compiled.initial, steps };
  }

  /** Says in which state generated code stopped. */
  private placed(e: unknown, before: number): unknown {
    if (!(e instanceof CompileError)) return e;
    const { compiled, words } = this;
    for (let i = before; i < this.state.count; i++) {
      const words0 = this.log.subarray(i * words, (i + 1) * words);
      try {
        compiled.expand(...words0);
      } catch {
        const snapshot = compiled.decode(words0);
        const state = `${JSON.stringify(snapshot.value)} ${JSON.stringify(snapshot.context)}`;
        const event = compiled.events.find((ev) => stopsAt(compiled, snapshot, ev));
        const on = event === undefined ? '' : ` on ${JSON.stringify(event)}`;
        return new CompileError(
          e.kind,
          e.chartPlace,
          `${e.message.slice(e.chartPlace.length + 2)}; in ${state}${on}`,
          e.hint,
        );
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

const tableSlots = (states: number): number => 2 ** Math.ceil(Math.log2(states / fullest + 1));

function doubled(array: Int32Array): Int32Array {
  const bigger = new Int32Array(array.length * 2);
  bigger.set(array);
  return bigger;
}
