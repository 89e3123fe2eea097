/** Which combination of some bits each state has: the combinations seen are numbered from 0. */

import type { Batch } from './batch.ts';
import { withRoom } from './room.ts';

/** States that a batch may span. */
export const longestSpan = 1 << 13;

function bitCount(words: Int32Array): number {
  let count = 0;
  for (const word of words) for (let left = word; left !== 0; left &= left - 1) count++;
  return count;
}

/** Words of a combination that are looked at at once, if there are no more. */
const atOnce = 3;
const factors = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35] as const;

/** The hash of one word more. */
const mix = (h: number, word: number, i: number): number =>
  (i < atOnce ? h : (h << 7) | (h >>> 25)) ^ Math.imul(word, factors[i % atOnce] ?? 1);

/**
 * The numbers of known combinations, for states one after the other from `first` on; the same as `number`, written out: this
 * is done for each state.
 * @returns the first state whose combination is not known
 */
function findKnown(
  log: Int32Array,
  start: number,
  words: number,
  first: number,
  length: number,
  places: Int32Array,
  masks: Int32Array,
  keys: Int32Array,
  slots: Int32Array,
  numbers: Int32Array,
): number {
  const [place0 = 0, place1 = 0, place2 = 0] = places;
  const [mask0 = 0, mask1 = 0, mask2 = 0] = masks;
  const [factor0, factor1, factor2] = factors;
  const last = slots.length - 1;
  for (let i = first, at = start + first * words; i < length; i++, at += words) {
    const word0 = (log[at + place0] ?? 0) & mask0;
    const word1 = (log[at + place1] ?? 0) & mask1;
    const word2 = (log[at + place2] ?? 0) & mask2;
    const h = Math.imul(word0, factor0) ^ Math.imul(word1, factor1) ^ Math.imul(word2, factor2);
    let slot = (h ^ (h >>> 15)) & last;
    let number = slots[slot] ?? 0;
    while (
      number > 0 &&
      (keys[number * 3 - 3] !== word0 || keys[number * 3 - 2] !== word1 || keys[number * 3 - 1] !== word2)
    ) {
      slot = (slot + 1) & last;
      number = slots[slot] ?? 0;
    }
    if (number === 0) return i;
    numbers[i] = number - 1;
  }
  return length;
}

export class Combinations {
  /** By word: the bits. */
  readonly bits: Int32Array;
  /** How many bits they are. */
  readonly size: number;
  /** Combinations seen. */
  count = 0;
  /** By combination: where in the log the first state that has it lies. */
  examples: Int32Array = new Int32Array(8);
  private readonly words: number;
  /** The words that some of the bits are in; the bits there. At least so many as are looked at at once. */
  private readonly places: Int32Array;
  private readonly masks: Int32Array;
  /** The combinations seen, one after the other; an open-addressing table of 1 + their numbers. */
  private keys: Int32Array;
  private slots = new Int32Array(16);
  private turn = 0;
  /** Of the present batch: the combination of each state. */
  private numbers = new Int32Array(0);
  private readonly parts: (Int32Array | undefined)[] = [];

  constructor(bits: Int32Array) {
    const places: number[] = [];
    for (const [word, mask] of bits.entries()) if (mask !== 0) places.push(word);
    const masks = places.map((word) => bits[word] ?? 0);
    while (places.length < atOnce) {
      places.push(0);
      masks.push(0);
    }
    this.bits = bits.slice();
    this.words = bits.length;
    this.places = Int32Array.from(places);
    this.masks = Int32Array.from(masks);
    this.keys = new Int32Array(places.length << 3);
    this.size = bitCount(bits);
  }

  get bytes(): number {
    const parts = this.parts.reduce((sum, numbers) => sum + (numbers?.byteLength ?? 0), 0);
    return this.keys.byteLength + this.slots.byteLength + this.numbers.byteLength + parts;
  }

  /** Does all that follows from these bits follow from the combination? */
  cover(bits: Int32Array): boolean {
    return bits.every((mask, word) => (mask & ~(this.bits[word] ?? 0)) === 0);
  }

  /** @param turn another one for each batch, above 0. @returns for each state of the batch its combination */
  of(turn: number, batch: Batch): Int32Array {
    if (this.turn !== turn) this.show(turn, batch);
    return this.numbers;
  }

  /** By combination: 1 + the number of a part's value; 0: not known. */
  part(part: number): Int32Array {
    let known = this.parts[part];
    if (known === undefined) {
      known = new Int32Array(this.examples.length);
      this.parts[part] = known;
    }
    return known;
  }

  private show(turn: number, { log, least, most }: Batch): void {
    const length = most - least;
    const { words } = this;
    this.turn = turn;
    if (this.numbers.length < length) this.numbers = new Int32Array(Math.min(2 * length, longestSpan));
    for (let i = 0; i < length; i++) {
      if (this.places.length === atOnce) {
        const { places, masks, keys, slots, numbers } = this;
        i = findKnown(log, least * words, words, i, length, places, masks, keys, slots, numbers);
        if (i === length) break;
      }
      this.numbers[i] = this.number(log, (least + i) * words);
    }
  }

  private number(words: Int32Array, at: number): number {
    const { places, masks, keys, slots } = this;
    const { length } = places;
    let h = 0;
    for (let i = 0; i < length; i++) h = mix(h, (words[at + (places[i] ?? 0)] ?? 0) & (masks[i] ?? 0), i);
    const last = slots.length - 1;
    for (let slot = (h ^ (h >>> 15)) & last; ; slot = (slot + 1) & last) {
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
    this.keys = withRoom(this.keys, key + length);
    for (let i = 0; i < length; i++)
      this.keys[key + i] = (words[at + (places[i] ?? 0)] ?? 0) & (masks[i] ?? 0);
    if (number === this.examples.length) {
      this.examples = withRoom(this.examples, number);
      for (const [part, known] of this.parts.entries())
        if (known !== undefined) this.parts[part] = withRoom(known, number);
    }
    this.examples[number] = at;
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
      for (let i = 0; i < length; i++) h = mix(h, keys[number * length + i] ?? 0, i);
      let slot = (h ^ (h >>> 15)) & last;
      while (slots[slot] !== 0) slot = (slot + 1) & last;
      slots[slot] = number + 1;
    }
    this.slots = slots;
  }
}
