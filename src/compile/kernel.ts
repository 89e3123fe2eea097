import { Arena, fullest } from './arena.ts';
import type { Compiled } from './compile.ts';
import { asJavaScript, asWebAssembly, type KernelCode } from './kernel-code.ts';
import { kernelGlobals, kernelSource } from './kernel-source.ts';
import type { PredicateCode } from './program.ts';

export interface KernelOptions {
  /** Does each invariant hold? `undefined`: call the next one of `called`. */
  readonly invariants: readonly (PredicateCode | undefined)[];
  readonly called: readonly ((...words: number[]) => boolean)[];
  readonly depthFirst: boolean;
  readonly deadlock: boolean;
  readonly parents: boolean;
  readonly maxBytes: number;
  /** Above this many states the code is translated. */
  readonly translateFrom: number;
}

/** Why a slice of work ended. */
export const ended = { slice: 0, room: 1, deadlock: 2, invariant: 3 } as const;

/**
 * The inner loop of a search, generated for one machine: run as JavaScript at first, as WebAssembly once there are many
 * states.
 *
 * States lie one after the other in a log, in the order found; an open-addressing table holds the same words, so that a
 * hit costs one cache miss; the all-zero state is not stored there.
 */
export class Kernel {
  readonly words: number;
  private arena: Arena;
  private slots = 0;
  /** Without predecessors, breadth-first, the log is a ring of the states that wait: this is its mask, else -1. */
  private ring: number;
  private readonly margin: number;
  private readonly compiled: Compiled;
  private readonly options: KernelOptions;
  private code: KernelCode;
  private translated = false;

  constructor(compiled: Compiled, options: KernelOptions) {
    this.compiled = compiled;
    this.options = options;
    this.words = compiled.words;
    this.margin = compiled.events.length;
    this.ring = options.parents || options.depthFirst ? -1 : firstRing - 1;
    let fit = plainSlots;
    while (fit * fullest < 8 * this.margin) fit *= 2;
    this.arena = new Arena(compiled, options, fit);
    this.code = asJavaScript(this.source(false), compiled, this.arena, options.called, kernelGlobals);
  }

  private source(ahead: boolean): string {
    return `${this.compiled.source}\n${kernelSource(this.compiled, this.options, ahead)}`;
  }

  /** Goes on as WebAssembly, in a memory that has all the room there may be. @returns `false` when it has already */
  private translate(): boolean {
    if (this.translated) return false;
    const { arena, compiled, options } = this;
    this.translated = true;
    this.arena = new Arena(compiled, options);
    this.arena.take(arena, this.words, this.count, this.slots);
    this.code = asWebAssembly(this.source(true), compiled, this.arena, options.called).continue(
      this.code,
      kernelGlobals,
    );
    return true;
  }

  /** Predecessors, by state. */
  get parents(): Int32Array {
    return this.arena.parents;
  }
  /** Breadth-first: the next state to expand. Depth-first: the height of the stack. */
  get head(): number {
    return this.code.global('khead').value;
  }
  /** Depth-first: the next state to expand. */
  get top(): number {
    return this.arena.stack[this.head - 1] ?? 0;
  }
  get count(): number {
    return this.code.global('kcount').value;
  }
  /** Transitions of the last slice. */
  get transitions(): number {
    return this.code.global('ktransitions').value;
  }
  /** The state that ended the last slice, if one did. */
  get found(): number {
    return this.code.global('kfound').value;
  }
  get invariant(): number {
    return this.code.global('kwhich').value;
  }

  /** Starts with one state. */
  start(initial: Int32Array): void {
    let slots = Math.min(firstSlots, this.arena.mostSlots);
    while (slots * fullest < 4 * this.margin) slots *= 2;
    this.slots = slots;
    this.arena.log.set(initial);
    this.code.global('kcount').value = 1;
    this.code.call('start');
    if (initial.some((w) => w !== 0)) this.code.call('put', ...initial, slots - 1);
  }

  /** Expands up to `most` states. @returns why it ended: see `ended` */
  run(room: number, most: number): number {
    if (this.count > this.options.translateFrom) this.translate();
    const held = this.ring === -1 ? room : Math.min(room, this.head + this.ring - this.margin);
    return this.code.call('run', held, most, this.slots - 1, this.ring);
  }

  /** A state of the log, by the order in which it was found; without predecessors only while it waits. */
  stateAt(index: number): Int32Array {
    const at = (index & this.ring) * this.words;
    return this.arena.log.slice(at, at + this.words);
  }

  /** Makes room. @returns `false` when there is none */
  grow(): boolean {
    if (this.ring !== -1 && this.count > this.head + this.ring - this.margin)
      return this.doubleRing() || (this.translate() && this.doubleRing());
    // The ring may have emptied meanwhile.
    if (this.count <= this.capacity - this.margin) return true;
    if (this.slots * 2 > this.arena.mostSlots) this.translate();
    if (this.slots * 2 > this.arena.mostSlots) return false;
    this.doubleTable();
    return true;
  }

  /** States the table holds before it must grow. */
  get capacity(): number {
    return Math.floor(this.slots * fullest);
  }

  /**
   * Doubles the table where it lies. Slot by slot, each entry moves to its place under the new mask, which is where it
   * was or as far into the new half; what lies before the first empty slot may belong to the end and comes last.
   */
  private doubleTable(): void {
    const { words, slots } = this;
    const { table } = this.arena;
    let first = 0;
    while (table.subarray(first * words, (first + 1) * words).some((w) => w !== 0)) first++;
    const lead = table.slice(0, first * words);
    table.fill(0, 0, first * words);
    this.slots = slots * 2;
    this.code.call('spread', first * words, slots * words, this.slots - 1);
    for (let i = 0; i < first; i++)
      this.code.call('put', ...lead.subarray(i * words, (i + 1) * words), this.slots - 1);
  }

  /** Doubles the ring of waiting states: those that lie in its second half by the new mask move there. */
  private doubleRing(): boolean {
    const { words } = this;
    const { log } = this.arena;
    const size = this.ring + 1;
    if (size * 2 * words > log.length) return false;
    const { head, count } = this;
    for (let i = head; i < count; i++) {
      if ((i & size) === 0) continue;
      const at = (i & (size - 1)) * words;
      log.copyWithin(at + size * words, at, at + words);
    }
    this.ring = size * 2 - 1;
    return true;
  }

  /** Bytes of memory in use. */
  get bytes(): number {
    const states = this.ring === -1 ? this.count : this.ring + 1;
    return (
      this.slots * this.words * 4 +
      states * this.words * 4 +
      (this.arena.parents.length > 0 ? this.count * 4 : 0) +
      (this.arena.stack.length > 0 ? this.count * 4 : 0)
    );
  }
}

/** Slots of the first table, where there is room for as many. */
const firstSlots = 1 << 15;
/** Slots there is room for before the code is translated. */
const plainSlots = 1 << 16;
const firstRing = 1 << 12;
