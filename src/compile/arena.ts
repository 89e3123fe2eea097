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

export interface ArenaOptions {
  readonly parents: boolean;
  readonly depthFirst: boolean;
  readonly maxBytes: number;
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
  /** Only where WebAssembly is to work on it. */
  readonly memory: WebAssembly.Memory | undefined;
  readonly log: Int32Array;
  readonly parents: Int32Array;
  readonly stack: Int32Array;
  readonly table: Int32Array;

  /** @param fit room for this many slots and no more; otherwise as many as `maxBytes` allow, for WebAssembly */
  constructor(compiled: Compiled, options: ArenaOptions, fit?: number) {
    const { words } = compiled;
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
    place('O', events * words, 4);
    place('HH', events, 4);
    place('Q', 8192, 4);
    place('R', compiled.registers.length, 4);

    const perState = words * 4 + (options.parents ? 4 : 0) + (options.depthFirst ? 4 : 0);
    const available = Math.min(options.maxBytes, 2 ** 32 - 2 * pageBytes) - at - 4 * low;
    const needs = (slots: number): number =>
      slots * words * 4 + Math.ceil(slots * fullest + events) * perState;
    let slots = fewestSlots;
    while (needs(slots * 2) <= available && slots !== fit) slots *= 2;
    this.mostSlots = slots;
    const states = Math.ceil(slots * fullest + events);
    place('K', slots * words, 4);
    place('Par', options.parents ? states : 0, 4);
    place('Stack', options.depthFirst ? states : 0, 4);
    place('S', states * words, 4);
    const pages = Math.ceil(at / pageBytes) + 1;
    this.memory = fit === undefined ? new WebAssembly.Memory({ initial: pages, maximum: pages }) : undefined;
    this.buffer = this.memory?.buffer ?? new ArrayBuffer(pages * pageBytes);
    this.regions = regions;
    this.log = this.integers('S');
    this.parents = this.integers('Par');
    this.stack = this.integers('Stack');
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

  /** Takes over what a smaller one holds: so many states, of which so many wait on the stack, and slots of the table. */
  take(other: Arena, words: number, states: number, slots: number): void {
    this.log.set(other.log.subarray(0, Math.min(other.log.length, states * words)));
    if (this.parents.length > 0) this.parents.set(other.parents.subarray(0, states));
    if (this.stack.length > 0) this.stack.set(other.stack.subarray(0, states));
    this.table.set(other.table.subarray(0, slots * words));
  }
}
