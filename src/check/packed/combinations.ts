/** Which combination of some bits each state has: the combinations seen are numbered from 0. */

/** The states of a batch: their words, one state after the other from `least` on in the log, to before `most`. */
export interface Span {
  readonly log: Int32Array;
  readonly least: number;
  readonly most: number;
}

/** States that a batch may span. */
export const longestSpan = 1 << 13;

export class Combinations {
  /** By word: the bits. */
  readonly bits: Int32Array;
  /** How many bits they are. */
  readonly size: number;
  /** Combinations seen. */
  count = 0;
  private readonly words: number;
  /** The words that some of the bits are in; the bits there. */
  private readonly places: Int32Array;
  private readonly masks: Int32Array;
  /** The combinations seen, one after the other; an open-addressing table of 1 + their numbers. */
  private keys: Int32Array;
  private slots = new Int32Array(16);
  private numbers = new Int32Array(0);
  private turn = 0;

  constructor(bits: Int32Array) {
    const places: number[] = [];
    for (const [word, mask] of bits.entries()) if (mask !== 0) places.push(word);
    this.bits = bits.slice();
    this.words = bits.length;
    this.places = Int32Array.from(places);
    this.masks = Int32Array.from(places, (word) => bits[word] ?? 0);
    this.keys = new Int32Array(places.length << 3);
    let size = 0;
    for (const mask of this.masks) for (let left = mask; left !== 0; left &= left - 1) size++;
    this.size = size;
  }

  get bytes(): number {
    return this.keys.byteLength + this.slots.byteLength + this.numbers.byteLength;
  }

  /** Does all that follows from these bits follow from the combination? */
  cover(bits: Int32Array): boolean {
    return bits.every((mask, word) => (mask & ~(this.bits[word] ?? 0)) === 0);
  }

  /** @param turn another one for each batch, above 0. @returns for each state of the batch its combination */
  of(turn: number, { log, least, most }: Span): Int32Array {
    if (this.turn !== turn) {
      this.turn = turn;
      const length = most - least;
      if (this.numbers.length < length) this.numbers = new Int32Array(Math.min(2 * length, longestSpan));
      for (let i = 0; i < length; i++) this.numbers[i] = this.number(log, (least + i) * this.words);
    }
    return this.numbers;
  }

  private number(words: Int32Array, at: number): number {
    const { places, masks, keys, slots } = this;
    const { length } = places;
    let h = 0;
    for (let i = 0; i < length; i++) {
      h = Math.imul(h ^ ((words[at + (places[i] ?? 0)] ?? 0) & (masks[i] ?? 0)), 0x9e3779b1);
      h ^= h >>> 15;
    }
    const last = slots.length - 1;
    for (let slot = h & last; ; slot = (slot + 1) & last) {
      const number = (slots[slot] ?? 0) - 1;
      if (number < 0) return this.add(words, at, slot);
      const key = number * length;
      let i = 0;
      while (i < length && keys[key + i] === ((words[at + (places[i] ?? 0)] ?? 0) & (masks[i] ?? 0))) i++;
      if (i === length) return number;
    }
  }

  private add(words: Int32Array, at: number, slot: number): number {
    const { places, masks } = this;
    const { length } = places;
    const number = this.count++;
    const key = number * length;
    if (key + length > this.keys.length) {
      const keys = new Int32Array(this.keys.length * 2);
      keys.set(this.keys);
      this.keys = keys;
    }
    for (let i = 0; i < length; i++)
      this.keys[key + i] = (words[at + (places[i] ?? 0)] ?? 0) & (masks[i] ?? 0);
    this.slots[slot] = number + 1;
    if (this.count * 2 > this.slots.length) this.grow();
    return number;
  }

  private grow(): void {
    const { keys } = this;
    const { length } = this.places;
    const slots = new Int32Array(this.slots.length * 2);
    const last = slots.length - 1;
    for (let number = 0; number < this.count; number++) {
      let h = 0;
      for (let i = 0; i < length; i++) {
        h = Math.imul(h ^ (keys[number * length + i] ?? 0), 0x9e3779b1);
        h ^= h >>> 15;
      }
      let slot = h & last;
      while (slots[slot] !== 0) slot = (slot + 1) & last;
      slots[slot] = number + 1;
    }
    this.slots = slots;
  }
}
