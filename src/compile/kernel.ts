import type { Compiled } from './compile.ts';
import { asJavaScript, asWebAssembly, type KernelCode, type KernelWorld } from './kernel-code.ts';
import { kernelGlobals, kernelSource } from './kernel-source.ts';
import type { Region } from './wasm.ts';

export interface KernelOptions {
  /** Function bodies over w0, w1, …: does the invariant hold? `undefined`: call `called[i]`. */
  readonly invariants: readonly (string | undefined)[];
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

/** How full the table may become. */
const fullest = 0.77;

const low = 64;
const pageBytes = 65536;

/**
 * The inner loop of a search, generated for one machine: run as JavaScript at first, as WebAssembly once there are many
 * states.
 *
 * States lie one after the other in a log, in the order found; an open-addressing table holds the same words, so that a
 * hit costs one cache miss; the all-zero state is not stored there. Log and table lie in one memory at fixed places:
 * pages that are not touched take no room, so that neither is copied when it grows.
 */
export class Kernel {
  readonly words: number;
  /** Slots the table may grow to. */
  readonly mostSlots: number;
  readonly log: Int32Array;
  readonly parents: Int32Array;
  private readonly stack: Int32Array;
  private readonly table: Int32Array;
  private slots = 0;
  /** Without predecessors, breadth-first, the log is a ring of the states that wait: this is its mask, else -1. */
  private ring: number;
  private readonly margin: number;
  private readonly source: string;
  private readonly world: KernelWorld;
  private code: KernelCode;
  private translated = false;
  private readonly translateFrom: number;

  constructor(compiled: Compiled, options: KernelOptions) {
    const { words } = compiled;
    this.words = words;
    this.translateFrom = options.translateFrom;
    this.margin = compiled.events.length;
    this.ring = options.parents || options.depthFirst ? -1 : firstRing - 1;
    const regions = new Map<string, Region>();
    let at = low;
    const place = (name: string, count: number, bytes: 1 | 2 | 4): number => {
      const base = at;
      regions.set(name, { base, bytes, count });
      at = Math.ceil((at + count * bytes) / low) * low;
      return base;
    };
    for (const [i, table] of compiled.tables.entries()) {
      place(`T${i}`, table.length, table.BYTES_PER_ELEMENT === 4 ? 4 : table.BYTES_PER_ELEMENT === 2 ? 2 : 1);
    }
    const events = compiled.events.length;
    place('O', events * words, 4);
    place('V', events, 4);
    place('HH', events, 4);
    place('Q', 8192, 4);
    place('R', compiled.registers.length, 4);

    const perState = words * 4 + (options.parents ? 4 : 0) + (options.depthFirst ? 4 : 0);
    const available = Math.min(options.maxBytes, 2 ** 32 - 2 * pageBytes) - at - 4 * low;
    const needs = (slots: number): number =>
      slots * words * 4 + Math.ceil(slots * fullest + events) * perState;
    let slots = fewestSlots;
    while (needs(slots * 2) <= available) slots *= 2;
    this.mostSlots = slots;
    const states = Math.ceil(slots * fullest + events);
    const tableBase = place('K', slots * words, 4);
    const parentsBase = place('Par', options.parents ? states : 0, 4);
    const stackBase = place('Stack', options.depthFirst ? states : 0, 4);
    const logBase = place('S', states * words, 4);
    const pages = Math.ceil(at / pageBytes) + 1;
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });

    for (const [i, table] of compiled.tables.entries()) {
      const base = regions.get(`T${i}`)?.base ?? 0;
      const Kind =
        table.BYTES_PER_ELEMENT === 4 ? Int32Array : table.BYTES_PER_ELEMENT === 2 ? Int16Array : Int8Array;
      new Kind(memory.buffer, base, table.length).set(table);
    }
    this.log = new Int32Array(memory.buffer, logBase, states * words);
    this.parents = new Int32Array(memory.buffer, parentsBase, options.parents ? states : 0);
    this.stack = new Int32Array(memory.buffer, stackBase, options.depthFirst ? states : 0);
    this.table = new Int32Array(memory.buffer, tableBase, slots * words);

    this.source = `${compiled.source}\n${kernelSource(compiled, options)}`;
    this.world = { compiled, memory, regions, called: options.called };
    this.code = asJavaScript(this.source, this.world, kernelGlobals);
  }

  /** Breadth-first: the next state to expand. Depth-first: the height of the stack. */
  get head(): number {
    return this.code.global('khead').value;
  }
  /** Depth-first: the next state to expand. */
  get top(): number {
    return this.stack[this.head - 1] ?? 0;
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
    let slots = Math.min(firstSlots, this.mostSlots);
    while (slots * fullest < 4 * this.margin) slots *= 2;
    this.slots = slots;
    this.log.set(initial);
    this.code.global('kcount').value = 1;
    this.code.call('start');
    if (initial.some((w) => w !== 0)) this.code.call('put', ...initial, slots - 1);
  }

  /** Expands up to `most` states. @returns why it ended: see `ended` */
  run(room: number, most: number): number {
    if (!this.translated && this.count > this.translateFrom) {
      this.code = asWebAssembly(this.source, this.world).continue(this.code, kernelGlobals);
      this.translated = true;
    }
    const held = this.ring === -1 ? room : Math.min(room, this.head + this.ring - this.margin);
    return this.code.call('run', held, most, this.slots - 1, this.ring);
  }

  /** A state of the log, by the order in which it was found; without predecessors only while it waits. */
  stateAt(index: number): Int32Array {
    const at = (index & this.ring) * this.words;
    return this.log.slice(at, at + this.words);
  }

  /** Makes room. @returns `false` when there is none */
  grow(): boolean {
    if (this.ring !== -1 && this.count > this.head + this.ring - this.margin) return this.doubleRing();
    // The ring may have emptied meanwhile.
    if (this.count <= this.capacity - this.margin) return true;
    if (this.slots * 2 > this.mostSlots) return false;
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
    let first = 0;
    while (this.table.subarray(first * words, (first + 1) * words).some((w) => w !== 0)) first++;
    const lead = this.table.slice(0, first * words);
    this.table.fill(0, 0, first * words);
    this.slots = slots * 2;
    this.code.call('spread', first * words, slots * words, this.slots - 1);
    for (let i = 0; i < first; i++)
      this.code.call('put', ...lead.subarray(i * words, (i + 1) * words), this.slots - 1);
  }

  /** Doubles the ring of waiting states: those that lie in its second half by the new mask move there. */
  private doubleRing(): boolean {
    const { words } = this;
    const size = this.ring + 1;
    if (size * 2 * words > this.log.length) return false;
    const { head, count } = this;
    for (let i = head; i < count; i++) {
      if ((i & size) === 0) continue;
      const at = (i & (size - 1)) * words;
      this.log.copyWithin(at + size * words, at, at + words);
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
      (this.parents.length > 0 ? this.count * 4 : 0) +
      (this.stack.length > 0 ? this.count * 4 : 0)
    );
  }
}

/** Slots of the first table, where there is room for as many; and the fewest there may be. */
const firstSlots = 1 << 15;
const fewestSlots = 1 << 12;
const firstRing = 1 << 12;
