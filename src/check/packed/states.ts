/** States found so far, as packed words in the order found, each once: an open-addressing table over a log. */

/** How full the table may become. */
const fullest = 0.7;

export class PackedStates {
  /** Words of the states, one after the other; replaced when it grows. */
  log: Int32Array;
  count = 0;
  readonly words: number;
  /** For each word the bits by which states are told apart; the others can be derived from them. */
  private readonly masks: Int32Array;
  private readonly masked: boolean;
  private slots = new Int32Array(1 << 10);
  private room = Math.floor((1 << 10) * fullest);

  constructor(words: number, masks: Int32Array) {
    this.words = words;
    this.masks = masks;
    this.masked = masks.some((m) => m !== -1);
    this.log = new Int32Array(words << 10);
  }

  get bytes(): number {
    return this.log.byteLength + this.slots.byteLength;
  }

  private hash(from: Int32Array, at: number): number {
    const { words, masks } = this;
    let h = 0;
    for (let i = 0; i < words; i++) {
      h = Math.imul(h ^ ((from[at + i] ?? 0) & (masks[i] ?? 0)), 0x9e3779b1);
      h ^= h >>> 15;
    }
    h = Math.imul(h, 0x2c1b3c6d);
    return h ^ (h >>> 13);
  }

  /** @returns the number of the state; below 0 when it is new, then `~` the place where `add` is to put it */
  find(from: Int32Array, at: number): number {
    const { slots, log, words, masks } = this;
    const mask = slots.length - 1;
    let p = this.hash(from, at) & mask;
    for (;;) {
      const found = (slots[p] ?? 0) - 1;
      if (found < 0) return ~p;
      const there = found * words;
      let i = 0;
      while (i < words && (((log[there + i] ?? 0) ^ (from[at + i] ?? 0)) & (masks[i] ?? 0)) === 0) i++;
      if (i === words) return found;
      p = (p + 1) & mask;
    }
  }

  /** @param place what `find` said just before. @returns the state's number */
  add(from: Int32Array, at: number, place: number): number {
    const { words } = this;
    const number = this.count++;
    if ((number + 1) * words > this.log.length) {
      const log = new Int32Array(this.log.length * 2);
      log.set(this.log);
      this.log = log;
    }
    for (let i = 0; i < words; i++) this.log[number * words + i] = from[at + i] ?? 0;
    this.slots[place] = number + 1;
    if (number >= this.room) this.grow();
    return number;
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let state = 0; state < this.count; state++) {
      let p = this.hash(this.log, state * this.words) & mask;
      while (slots[p] !== 0) p = (p + 1) & mask;
      slots[p] = state + 1;
    }
    this.slots = slots;
    this.room = Math.floor(slots.length * fullest);
  }

  /** Do the bits that can be derived agree, too, with those of the same state when it was found? */
  derived(state: number, from: Int32Array, at: number): boolean {
    if (!this.masked) return true;
    for (let i = 0; i < this.words; i++)
      if (this.log[state * this.words + i] !== (from[at + i] ?? 0)) return false;
    return true;
  }
}
