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
  private readonly hashes: Int32Array;
  /** The bits that can be derived agree, too, between the state looked for last and the one found. */
  derived = true;
  private slots = new Int32Array(1 << 10);
  private room = Math.floor((1 << 10) * fullest);

  /** @param most states that are looked for at once */
  constructor(words: number, masks: Int32Array, most = 1) {
    this.words = words;
    this.masks = masks;
    this.hashes = new Int32Array(most);
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

  /**
   * Hashes states that will be looked for, one after the other from the start of `from`. What memory has to fetch for them
   * is asked for at once, not for one after the other.
   * @returns nothing of use: what was read must be used
   */
  ahead(from: Int32Array, count: number): number {
    const { slots, words, hashes } = this;
    const mask = slots.length - 1;
    let touched = 0;
    for (let i = 0; i < count; i++) {
      const h = this.hash(from, i * words);
      hashes[i] = h;
      touched ^= slots[h & mask] ?? 0;
    }
    return touched;
  }

  /** Looks for the i-th state of those that were hashed: see `find`. */
  findNext(from: Int32Array, i: number): number {
    return this.findAt(from, i * this.words, this.hashes[i] ?? 0);
  }

  /** @returns the number of the state; below 0 when it is new, then `~` the place where `add` is to put it */
  find(from: Int32Array, at: number): number {
    return this.findAt(from, at, this.hash(from, at));
  }

  private findAt(from: Int32Array, at: number, hash: number): number {
    const { slots, log, words, masks } = this;
    const mask = slots.length - 1;
    let p = hash & mask;
    for (;;) {
      const found = (slots[p] ?? 0) - 1;
      if (found < 0) return ~p;
      const there = found * words;
      let rest = 0;
      let i = 0;
      for (; i < words; i++) {
        const differs = (log[there + i] ?? 0) ^ (from[at + i] ?? 0);
        if ((differs & (masks[i] ?? 0)) !== 0) break;
        rest |= differs;
      }
      if (i === words) {
        this.derived = rest === 0;
        return found;
      }
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
}
