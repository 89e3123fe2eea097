/** Signatures of the state before a step: a number for each combination of answers to a list of tests. */

import type { Tests } from '../../compile/growing-trees.ts';
import type { Combinations } from './combinations.ts';
import { digit } from './memory.ts';

/** Words of a combination; four bits for a test. */
const words = 4;
const perWord = 8;
const entry = words + 1;

/** More tests than this make no signature. */
export const mostTests = words * perWord;

/** One test: what (a word of the state, or a part), a shift, a mask. */
export interface Test {
  readonly what: number;
  readonly shift: number;
  readonly mask: number;
}

/** A list of tests, and the combinations of their answers that were seen. */
export class Signature {
  readonly tests: readonly Test[];
  private readonly places: ReadonlySet<number>;
  private readonly what: Int32Array;
  private readonly shifts: Int32Array;
  private readonly masks: Int32Array;
  private readonly key = new Int32Array(words);
  private table = new Int32Array(entry << 4);
  private count = 0;

  constructor(tests: readonly Test[]) {
    this.tests = tests;
    this.places = new Set(tests.map((t) => t.what * 32 + t.shift));
    this.what = Int32Array.from(tests, (t) => t.what);
    this.shifts = Int32Array.from(tests, (t) => t.shift);
    this.masks = Int32Array.from(tests, (t) => t.mask);
  }

  get bytes(): number {
    return this.table.byteLength;
  }

  has({ what, shift }: Pick<Test, 'what' | 'shift'>): boolean {
    return this.places.has(what * 32 + shift);
  }

  /**
   * The number of the states with a combination of bits that it follows from.
   * @param log where a state with that combination lies. @param numberOf a part's number in that state
   */
  of(
    log: Int32Array,
    combinations: Combinations,
    combination: number,
    numberOf: (part: number, at: number) => number,
  ): number {
    const { what, shifts, masks, key } = this;
    const example = combinations.examples[combination] ?? 0;
    let at = 0;
    for (let word = 0; word < words; word++) {
      let bits = 0;
      for (let i = 0; i < perWord && at < what.length; i++, at++) {
        const of = what[at] ?? 0;
        const shift = shifts[at] ?? 0;
        let value: number;
        if (of >= 0) value = ((log[example + of] ?? 0) >>> shift) & (masks[at] ?? 0);
        else {
          const part = ~of >> 1;
          const known = combinations.part(part);
          let number = known[combination] ?? 0;
          if (number === 0) {
            number = 1 + numberOf(part, example);
            known[combination] = number;
          }
          value = digit(number - 1, shift);
        }
        bits |= value << (4 * i);
      }
      key[word] = bits;
    }
    return this.find();
  }

  private slot(): number {
    const { key, table } = this;
    const mask = table.length / entry - 1;
    let h = 0;
    for (let i = 0; i < words; i++) {
      h = Math.imul(h ^ (key[i] ?? 0), 0x9e3779b1);
      h ^= h >>> 15;
    }
    for (let p = h & mask; ; p = (p + 1) & mask) {
      const at = p * entry;
      if (table[at + words] === 0) return at;
      let i = 0;
      while (i < words && table[at + i] === key[i]) i++;
      if (i === words) return at;
    }
  }

  private find(): number {
    let at = this.slot();
    const known = this.table[at + words] ?? 0;
    if (known !== 0) return known - 1;
    if (this.count * entry * 2 > this.table.length) {
      this.grow();
      at = this.slot();
    }
    for (let i = 0; i < words; i++) this.table[at + i] = this.key[i] ?? 0;
    this.table[at + words] = ++this.count;
    return this.count - 1;
  }

  private grow(): void {
    const old = this.table;
    const present = this.key.slice();
    this.table = new Int32Array(old.length * 2);
    for (let at = 0; at < old.length; at += entry) {
      if (old[at + words] === 0) continue;
      this.key.set(old.subarray(at, at + words));
      const to = this.slot();
      this.table.set(old.subarray(at, at + entry), to);
    }
    this.key.set(present);
  }
}

/** Signatures by their tests, each once. */
export class Signatures {
  private readonly known = new Map<string, Signature>();

  get bytes(): number {
    let bytes = 0;
    for (const s of this.known.values()) bytes += s.bytes;
    return bytes;
  }

  of(tests: readonly Test[]): Signature {
    const sorted = [...tests].sort((a, b) => a.what - b.what || a.shift - b.shift);
    const key = sorted.map((t) => `${t.what}.${t.shift}.${t.mask}`).join();
    let found = this.known.get(key);
    if (found === undefined) {
      found = new Signature(sorted);
      this.known.set(key, found);
    }
    return found;
  }

  /** @returns the signature with further tests, or the same one when it has them all */
  with(signature: Signature, needed: Tests): Signature {
    const more: Test[] = [];
    for (let i = 0; i < needed.length; i++) {
      const what = needed.what[i] ?? 0;
      const shift = needed.shifts[i] ?? 0;
      if (!signature.has({ what, shift })) more.push({ what, shift, mask: needed.masks[i] ?? 0 });
    }
    return more.length === 0 ? signature : this.of([...signature.tests, ...more]);
  }
}
