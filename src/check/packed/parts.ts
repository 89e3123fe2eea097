/**
 * Parts of what properties see of a state (a task's side, the list of patches): what each is in a state follows from few
 * of its bits, and is remembered by those. Equal values have equal numbers.
 */
import type { Compiled } from '../../compile/compile.ts';
import { Tests, type Trees } from '../../compile/growing-trees.ts';
import { LazyState } from '../../compile/lazy-state.ts';

/** A packed state as a snapshot that is decoded where it is looked at; shows another state later. */
export interface LiveState {
  readonly snapshot: ReturnType<LazyState['of']>;
  /** Gives what is to be called instead of what reads a part of the state, so that it is remembered. */
  readonly part: <T>(read: () => T) => () => T;
}

/** What the digits by which numbers are tested can tell apart (memory.ts). */
const mostValues = 2 ** 20;

/** The values that a part was seen to have, by number. */
interface Known {
  readonly root: number;
  readonly numbers: Map<unknown, number>;
  readonly bits: Int32Array;
}

/** The parts of states, whichever side of a step they are on: the n-th that one side declares is the n-th of the other. */
export class Parts {
  readonly trees: Trees;
  readonly known: Known[] = [];
  /** Of the part that is being read. */
  readonly tests = new Tests();
  /** Goes up when a part turns out to follow from more bits than were known. */
  growths = 0;
  private readonly words: number;

  constructor(trees: Trees, words: number) {
    this.trees = trees;
    this.words = words;
  }

  declare(part: number): void {
    this.known[part] ??= {
      root: this.trees.root(),
      numbers: new Map(),
      bits: new Int32Array(this.words),
    };
  }

  /** The bits that a part was seen to follow from, by word. */
  bits(part: number): Int32Array {
    const known = this.known[part];
    if (known === undefined) throw new RangeError(`no part ${part}`);
    return known.bits;
  }

  /** The tree of a part. */
  root(part: number): number {
    return this.known[part]?.root ?? 0;
  }

  /** The number of the value that a part has in a state; -1: not known. */
  find(part: number, words: Int32Array, at: number): number {
    const { nodes } = this.trees;
    let p = nodes[this.root(part)] ?? 0;
    while (p > 0) {
      const bits = (words[at + (nodes[p] ?? 0)] ?? 0) >>> (nodes[p + 1] ?? 0);
      p = nodes[p + 3 + (bits & (nodes[p + 2] ?? 0))] ?? 0;
    }
    return p < 0 ? ~p : -1;
  }

  /** The number of a value just read with `tests`. */
  learnt(part: number, value: unknown): number {
    const known = this.known[part];
    if (known === undefined) throw new RangeError(`no part ${part}`);
    const key = typeof value === 'object' && value !== null ? `\u0000${JSON.stringify(value)}` : value;
    let number = known.numbers.get(key);
    if (number === undefined) {
      number = known.numbers.size;
      if (number >= mostValues) throw new RangeError('a part of a state has too many values');
      known.numbers.set(key, number);
    }
    const { what, shifts, masks, length } = this.tests;
    for (let i = 0; i < length; i++) {
      const word = what[i] ?? 0;
      const bits = (known.bits[word] ?? 0) | ((masks[i] ?? 0) << (shifts[i] ?? 0));
      if (bits !== known.bits[word]) this.growths++;
      known.bits[word] = bits;
    }
    this.trees.insert(known.root, this.tests, number);
    return number;
  }
}

/** Told what a question reads: a field of the state itself, or a part with its number. */
export interface Reader {
  field(word: number, shift: number, bits: number): void;
  part(part: number, number: number): void;
}

/** One of the states that a question is about, as it sees it. */
export class Side implements LiveState {
  readonly snapshot: LiveState['snapshot'];
  private readonly parts: Parts;
  private readonly lazy: LazyState;
  private readonly reader: Reader;
  private words: Int32Array;
  private at = 0;
  private reading = false;
  /** How each part is read. */
  private readonly reads: (() => unknown)[] = [];
  /** The parts' numbers in the present state, and the turn in which they were found. */
  numbers = new Int32Array(64);
  turns = new Int32Array(64);
  turn = 1;

  constructor(compiled: Compiled, parts: Parts, reader: Reader) {
    this.parts = parts;
    this.reader = reader;
    this.lazy = new LazyState(compiled);
    this.words = compiled.initial;
    this.snapshot = this.lazy.of(this.words, 0, this.seen);
  }

  private readonly seen = (word: number, shift: number, bits: number): void => {
    if (this.reading) this.parts.tests.field(word, this.words[this.at + word] ?? 0, shift, bits);
    else this.reader.field(word, shift, bits);
  };

  /** Shows another state from now on. */
  show(words: Int32Array, at: number): void {
    this.words = words;
    this.at = at;
    this.turn++;
    this.lazy.of(words, at, this.seen);
  }

  readonly part = <T>(read: () => T): (() => T) => {
    const part = this.reads.push(read) - 1;
    this.parts.declare(part);
    if (part >= this.turns.length) {
      this.numbers = new Int32Array(part * 2);
      this.turns = new Int32Array(part * 2);
    }
    const values: { readonly value: T }[] = [];
    return () => {
      // A part that is read for another one: what it reads counts for that.
      if (this.reading) return read();
      const number = this.number(part);
      this.reader.part(part, number);
      let known = values[number];
      if (known === undefined) {
        known = { value: this.aside(read) };
        values[number] = known;
      }
      return known.value;
    };
  };

  /** Reads without telling anybody. */
  private aside<T>(read: () => T): T {
    this.reading = true;
    this.parts.tests.clear();
    try {
      return read();
    } finally {
      this.reading = false;
    }
  }

  /** The number of a part's value in the present state. */
  number(part: number): number {
    if (this.turns[part] === this.turn) return this.numbers[part] ?? 0;
    const known = this.parts.find(part, this.words, this.at);
    const number = known < 0 ? this.learn(part) : known;
    this.turns[part] = this.turn;
    this.numbers[part] = number;
    return number;
  }

  private learn(part: number): number {
    const read = this.reads[part];
    if (read === undefined) throw new RangeError(`no part ${part}`);
    return this.parts.learnt(part, this.aside(read));
  }
}
