import type { Compiled } from './compile.ts';
import type { Region } from './wasm.ts';

declare global {
  /** The part of the engine's interface that is used here; Node's types do not declare it. */
  namespace WebAssembly {
    class Memory {
      constructor(size: { readonly initial: number; readonly maximum: number });
      readonly buffer: ArrayBuffer;
    }
  }
}

/** The arrays that a search needs beside those of `expand`, by the names that generated code has for them; in integers. */
export interface Arrays {
  /** Of a slot of the table `K`. */
  readonly slot: number;
  /** Of each state; the log `L` among them. */
  readonly perState: Readonly<Record<string, number>>;
  /** What has the same size from the start. */
  readonly fixed: Readonly<Record<string, number>>;
}

/** How full a table may become. */
export const fullest = 0.77;

const fewestSlots = 1 << 12;
const low = 64;
const pageBytes = 65536;

/**
 * The memory of a search. Log and table lie at fixed places, as large as they may become: pages that are not touched
 * take no room, so that neither is copied when it grows.
 */
export class Arena {
  /** Every array, by the name that generated code has for it. */
  readonly regions: ReadonlyMap<string, Region>;
  /** Slots the table may grow to. */
  readonly mostSlots: number;
  readonly buffer: ArrayBuffer;
  /** Where WebAssembly is to work on it, and the system has the address space that its memories want. */
  readonly memory: WebAssembly.Memory | undefined;
  readonly log: Int32Array;
  readonly table: Int32Array;
  private readonly arrays: Arrays;

  /** @param fit room for this many slots and no more; otherwise as many as `maxBytes` allow, for WebAssembly */
  constructor(compiled: Compiled, arrays: Arrays, maxBytes: number, fit?: number) {
    const regions = new Map<string, Region>();
    let at = low;
    const place = (name: string, count: number, bytes: 1 | 2 | 4): void => {
      regions.set(name, { base: at, bytes, count });
      at = Math.ceil((at + count * bytes) / low) * low;
    };
    for (const [i, table] of compiled.tables.entries()) {
      place(`T${i}`, table.length, table.BYTES_PER_ELEMENT === 4 ? 4 : table.BYTES_PER_ELEMENT === 2 ? 2 : 1);
    }
    const events = compiled.events.length;
    place('O', events * compiled.words, 4);
    place('HH', events, 4);
    place('Q', 8192, 4);
    place('R', compiled.registers.length, 4);
    for (const [name, count] of Object.entries(arrays.fixed)) place(name, count, 4);

    const perState = Object.entries(arrays.perState);
    const bytesPerState = perState.reduce((sum, [, words]) => sum + 4 * words, 0);
    const available = Math.min(maxBytes, 2 ** 32 - 2 * pageBytes) - at - 4 * low;
    const needs = (slots: number): number =>
      slots * arrays.slot * 4 + Math.ceil(slots * fullest + events) * bytesPerState;
    let slots = fewestSlots;
    while (needs(slots * 2) <= available && slots !== fit) slots *= 2;
    this.mostSlots = slots;
    const states = Math.ceil(slots * fullest + events);
    place('K', slots * arrays.slot, 4);
    for (const [name, words] of perState) place(name, states * words, 4);
    const pages = Math.ceil(at / pageBytes) + 1;
    this.memory = fit === undefined ? memoryOf(pages) : undefined;
    this.buffer = this.memory?.buffer ?? new ArrayBuffer(pages * pageBytes);
    this.arrays = arrays;
    this.regions = regions;
    this.log = this.integers('L');
    this.table = this.integers('K');
    for (const [i, table] of compiled.tables.entries()) this.view(`T${i}`).set(table);
  }

  /** An array of generated code. */
  view(name: string): Int8Array | Int16Array | Int32Array {
    const { base, bytes, count } = this.region(name);
    const Kind = bytes === 4 ? Int32Array : bytes === 2 ? Int16Array : Int8Array;
    return new Kind(this.buffer, base, count);
  }

  integers(name: string): Int32Array {
    const { base, count } = this.region(name);
    return new Int32Array(this.buffer, base, count);
  }

  private region(name: string): Region {
    const found = this.regions.get(name);
    if (found === undefined) throw new RangeError(`no array ${name}`);
    return found;
  }

  /** Takes over what a smaller one holds: so many states, and slots of the table. */
  take(other: Arena, states: number, slots: number): void {
    for (const [name, words] of Object.entries(this.arrays.perState)) {
      const from = other.integers(name);
      this.integers(name).set(from.subarray(0, Math.min(from.length, states * words)));
    }
    this.table.set(other.table.subarray(0, slots * this.arrays.slot));
  }
}

function memoryOf(pages: number): WebAssembly.Memory | undefined {
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
