import { Arena, type Arrays, fullest } from './arena.ts';
import type { Compiled } from './compile.ts';
import { asJavaScript, asWebAssembly, type KernelCode, type Outside } from './kernel-code.ts';

/** Generated code of a search, and what it needs. */
export interface RunnerPlan {
  /**
   * @param large for many states, and what can be translated: lists the successors of a state and looks them up at once, so
   * that their cache misses overlap. Otherwise each is visited as it is found, which is faster before code is optimized
   */
  readonly source: (large: boolean) => string;
  readonly arrays: Arrays;
  /** What it keeps between two calls, apart from the memory. */
  readonly globals: readonly string[];
  /** The functions that are called from here; `put` and `spread` are among them. */
  readonly functions: readonly string[];
  readonly outside: Outside;
  readonly maxBytes: number;
  /** Above this many states the code is translated. */
  readonly translateFrom: number;
}

/**
 * Generated code over a log of states and a table of them: run as JavaScript at first, as WebAssembly once there are many
 * states (as JavaScript still, where WebAssembly gets no memory).
 */
export class Runner {
  arena: Arena;
  code: KernelCode;
  /** Slots of the table. */
  slots = 0;
  private readonly compiled: Compiled;
  private readonly plan: RunnerPlan;
  private readonly margin: number;
  private translated = false;

  constructor(compiled: Compiled, plan: RunnerPlan) {
    this.compiled = compiled;
    this.plan = plan;
    this.margin = compiled.events.length;
    let fit = plainSlots;
    while (fit * fullest < 8 * this.margin) fit *= 2;
    this.arena = new Arena(compiled, plan.arrays, plan.maxBytes, fit);
    this.code = this.build(false);
    this.slots = Math.min(firstSlots, this.arena.mostSlots);
    while (this.slots * fullest < 4 * this.margin) this.slots *= 2;
  }

  /** To be called with the number of states before they become more. */
  before(states: number): void {
    if (states > this.plan.translateFrom) this.translate(states);
  }

  private build(large: boolean): KernelCode {
    const { arena, compiled, plan } = this;
    const source = plan.source(large);
    return arena.memory === undefined
      ? asJavaScript(source, compiled, arena, plan.outside, plan.functions, plan.globals)
      : asWebAssembly(source, compiled, arena, arena.memory, plan.outside);
  }

  /** Goes on as WebAssembly, in a memory that has all the room there may be. @returns `false` when it has already */
  translate(states: number): boolean {
    if (this.translated) return false;
    const { arena, code, compiled, plan } = this;
    this.translated = true;
    this.arena = new Arena(compiled, plan.arrays, plan.maxBytes);
    this.arena.take(arena, states, this.slots);
    this.code = this.build(true).continue(code, plan.globals);
    return true;
  }

  /** What the code keeps. */
  global(name: string): number {
    return this.code.global(name).value;
  }

  /** States there may be before one more is expanded: its successors have room then. */
  get room(): number {
    return this.capacity - this.margin;
  }

  /** States the table holds before it must grow. */
  get capacity(): number {
    return Math.floor(this.slots * fullest);
  }

  /** Makes room in the table. @returns `false` when there is none */
  grow(states: number): boolean {
    if (states <= this.room) return true;
    if (this.slots * 2 > this.arena.mostSlots) this.translate(states);
    if (this.slots * 2 > this.arena.mostSlots) return false;
    this.doubleTable();
    return true;
  }

  /**
   * Doubles the table where it lies. Slot by slot, each entry moves to its place under the new mask, which is where it
   * was or as far into the new half; what lies before the first empty slot may belong to the end and comes last.
   */
  private doubleTable(): void {
    const { slots } = this;
    const { slot } = this.plan.arrays;
    const { table } = this.arena;
    let first = 0;
    while (table.subarray(first * slot, (first + 1) * slot).some((w) => w !== 0)) first++;
    const lead = table.slice(0, first * slot);
    table.fill(0, 0, first * slot);
    this.slots = slots * 2;
    this.code.call('spread', first * slot, slots * slot, this.slots - 1);
    for (let i = 0; i < first; i++)
      this.code.call('put', ...lead.subarray(i * slot, (i + 1) * slot), this.slots - 1);
  }
}

/** Slots of the first table, where there is room for as many. */
const firstSlots = 1 << 15;
/** Slots there is room for before the code is translated. */
const plainSlots = 1 << 16;
