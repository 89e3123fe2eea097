import type { Seen } from './lazy-state.ts';

/** Fields wider than this are tested in several steps: no node has more than 256 kids. */
const widest = 8;

/**
 * Results by what was read, as decision trees in one typed array. A node at `p` is word, shift, mask, then a kid for each
 * value: 0 unknown, above 0 another node, below 0 the result `~kid`.
 */
export class GrowingTree<R> {
  nodes = new Int32Array(1 << 10);
  /** One tree per key. */
  roots = new Int32Array(16);
  readonly results: { readonly value: R }[] = [];
  /** How often the function itself was run. */
  runs = 0;
  private readonly places = new Map<R, number>();
  private free = 1;
  private readonly most: number;
  /** The fields read in the current run. */
  private readonly seen = new Set<number>();
  private readonly path: { readonly word: number; readonly shift: number; readonly bits: number }[] = [];

  constructor(maxBytes: number) {
    this.most = maxBytes / 4;
  }

  get bytes(): number {
    return this.nodes.byteLength + this.roots.byteLength;
  }

  /** Runs the function and remembers its result by what it read, in that order. */
  learn(key: number, read: (word: number) => number, run: (seen: Seen) => R): R {
    const { path, seen } = this;
    this.runs++;
    path.length = 0;
    seen.clear();
    const value = run((word, shift, bits) => {
      const field = word * 32 + shift;
      if (seen.has(field)) return;
      seen.add(field);
      for (let from = 0; from < bits; from += widest)
        path.push({ word, shift: shift + from, bits: Math.min(widest, bits - from) });
    });
    this.insert(key, read, value);
    return value;
  }

  private insert(key: number, read: (word: number) => number, value: R): void {
    if (key >= this.roots.length) {
      const roots = new Int32Array(Math.max(key + 1, this.roots.length * 2));
      roots.set(this.roots);
      this.roots = roots;
    }
    // Where the next node, or the result, is to be written: in `nodes`, or, at first, in `roots`.
    let slot = -1;
    for (const { word, shift, bits } of this.path) {
      let p = (slot < 0 ? this.roots[key] : this.nodes[slot]) ?? 0;
      if (p === 0) {
        p = this.add(word, shift, 2 ** bits - 1);
        if (p === 0) return;
        this.put(key, slot, p);
      } else if (p < 0 || this.nodes[p] !== word || this.nodes[p + 1] !== shift) {
        throw new RangeError('a function to be remembered reads something that is no part of the state');
      }
      slot = p + 3 + ((read(word) >>> shift) & (2 ** bits - 1));
    }
    let place = this.places.get(value);
    if (place === undefined) {
      place = this.results.push({ value }) - 1;
      this.places.set(value, place);
    }
    this.put(key, slot, ~place);
  }

  private put(key: number, slot: number, to: number): void {
    if (slot < 0) this.roots[key] = to;
    else this.nodes[slot] = to;
  }

  /** @returns 0 when there is no more room */
  private add(word: number, shift: number, mask: number): number {
    const p = this.free;
    const end = p + 4 + mask;
    if (end > this.most) return 0;
    if (end > this.nodes.length) {
      const nodes = new Int32Array(Math.max(this.nodes.length * 2, end));
      nodes.set(this.nodes);
      this.nodes = nodes;
    }
    this.nodes[p] = word;
    this.nodes[p + 1] = shift;
    this.nodes[p + 2] = mask;
    this.free = end;
    return p;
  }
}
