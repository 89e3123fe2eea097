/**
 * What the states of a batch are by small numbers: what a signature tells of each, or which of some bits it has. Either
 * follows from some bits of the state. Columns whose bits are among those of another one use its combinations: most are
 * looked up once for many columns.
 */
import type { Batch } from './batch.ts';
import { Combinations } from './combinations.ts';
import { withRoom } from './room.ts';
import type { Signature } from './signature.ts';

/** Combinations with more than this are not used for other columns: too few states have the same. */
const mostShared = 1 << 13;

export class Column {
  readonly signature: Signature | undefined;
  /** By word: the bits that its numbers follow from. */
  bits: Int32Array;
  combinations: Combinations;
  /** By combination: 1 + the number; 0: not known yet. */
  numbers: Int32Array = new Int32Array(8);
  /** The greatest of these so far. */
  count = 0;

  constructor(signature: Signature | undefined, bits: Int32Array, combinations: Combinations) {
    this.signature = signature;
    this.bits = bits;
    this.combinations = combinations;
  }

  /** Follows from other bits, or from another combination of them, from now on. */
  use(bits: Int32Array, combinations: Combinations): void {
    this.bits = bits;
    this.combinations = combinations;
    this.numbers.fill(0);
  }

  /** 1 + the number of each state of a batch, by its combination; 0: not known yet. */
  of(turn: number, batch: Batch): Int32Array {
    this.combinations.of(turn, batch);
    this.numbers = withRoom(this.numbers, this.combinations.count);
    return this.numbers;
  }

  /**
   * 1 + the number of a combination of the batch that was asked for last.
   * @param numberOf a part's number in a state of the log
   */
  number(combination: number, log: Int32Array, numberOf: (part: number, at: number) => number): number {
    const known = this.numbers[combination] ?? 0;
    if (known !== 0) return known;
    const { signature, combinations } = this;
    const number = 1 + (signature?.of(log, combinations, combination, numberOf) ?? this.count);
    this.count = Math.max(this.count, number);
    this.numbers[combination] = number;
    return number;
  }
}

export class Columns {
  private readonly bySignature = new Map<Signature, Column>();
  private readonly byBits = new Map<string, Column>();
  private all: Combinations[] = [];
  /** Combinations that were few enough to be shared when that was last asked. */
  private few = 0;

  get bytes(): number {
    let bytes = 0;
    for (const column of [...this.bySignature.values(), ...this.byBits.values()])
      bytes += column.numbers.byteLength;
    for (const combinations of this.all) bytes += combinations.bytes;
    return bytes;
  }

  /** The column of a signature. @param bits that it follows from */
  of(signature: Signature, bits: () => Int32Array): Column {
    let column = this.bySignature.get(signature);
    if (column === undefined) {
      const from = bits();
      column = new Column(signature, from, this.choose(from));
      this.bySignature.set(signature, column);
    }
    return column;
  }

  /** The column that tells apart what differs in these bits. */
  ofBits(bits: Int32Array): Column {
    const key = bits.join();
    let column = this.byBits.get(key);
    if (column === undefined) {
      const from = bits.slice();
      column = new Column(undefined, from, this.choose(from));
      this.byBits.set(key, column);
    }
    return column;
  }

  /** Before a batch: each column takes the combinations that most others use. */
  share(): void {
    const few = this.all.filter((c) => c.count <= mostShared).length;
    if (few === this.few) return;
    for (const column of [...this.bySignature.values(), ...this.byBits.values()]) {
      const combinations = this.choose(column.bits);
      if (combinations !== column.combinations) column.use(column.bits, combinations);
    }
    this.few = this.all.filter((c) => c.count <= mostShared).length;
  }

  /** Forgets what follows from what. @param bits that a signature follows from */
  restart(bits: (signature: Signature) => Int32Array): void {
    this.all = [];
    this.byBits.clear();
    for (const [signature, column] of this.bySignature) {
      const from = bits(signature);
      column.use(from, this.choose(from));
    }
  }

  /** The combinations of most bits, these among them, that are not too many; or those of just these bits. */
  private choose(bits: Int32Array): Combinations {
    let best: Combinations | undefined;
    for (const combinations of this.all) {
      if (!combinations.cover(bits)) continue;
      const own = combinations.bits.every((mask, word) => mask === bits[word]);
      if (!own && combinations.count > mostShared) continue;
      if (best === undefined || combinations.size > best.size) best = combinations;
    }
    if (best === undefined) {
      best = new Combinations(bits);
      this.all.push(best);
    }
    return best;
  }
}
