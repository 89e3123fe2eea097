/**
 * What properties say of packed states and steps, remembered by what they read: a state or step that agrees with an
 * earlier one in all that a property looked at is judged by looking it up.
 */
import type { Compiled } from '../../compile/compile.ts';
import { Tests, Trees } from '../../compile/growing-trees.ts';
import type { ObservedAction } from '../../compile/traces.ts';
import { EventFields } from './events.ts';
import { type LiveState, Parts, Side } from './parts.ts';

/**
 * What is asked of a step, or of a state alone: then only the look before is taken, and the step leads from the state to
 * itself. The answer is a small number (answers.ts).
 */
export type Ask<Look, Step> = (before: () => Look, step: () => Step) => number;

/** How states and steps are shown to what asks about them. */
export interface Shown<Look, Event extends object, Step> {
  /** @param state what is made of it must not remember what it read: it shows another state later */
  readonly live: (state: LiveState) => Look;
  readonly events: readonly Event[];
  /** Event and note are read when they are asked for. */
  readonly step: (
    before: () => Look,
    event: () => Event,
    note: () => readonly ObservedAction[],
    after: () => Look,
  ) => Step;
}

/** Bytes that may be spent on remembering; beyond, what is not known is asked each time. */
const mostBytes = 2 ** 28;

/** How numbers of parts, events and traces are tested: small ones at once, others by their digits after that. */
const small = 15;
const digits = 5;

export const digit = (number: number, at: number): number =>
  at === 0 ? Math.min(number, small) : ((number - small) >>> (4 * (at - 1))) & 15;

/** All digits of a number, four bits each. */
const digitsOf = (number: number): number => (number < small ? number : small | ((number - small) << 4));

export class Memory<Look, Event extends object, Step> {
  readonly trees = new Trees(mostBytes);
  /** What the last answers depend on, as bits of the state before the step. */
  readonly needed = new Tests();
  /** How often a property was run. */
  runs = 0;
  /** Goes up when a question turns out to read something more. */
  private widenings = 0;
  readonly parts: Parts;
  /** What the question that is asked has read. */
  private readonly reads = new Tests();
  /** The words before a step, those after it, the digits of its event and its trace, whether it changes nothing. */
  private readonly frame: Int32Array;
  private readonly size: number;
  private readonly compiled: Compiled;
  private readonly shown: Shown<Look, Event, Step>;
  readonly before: Side;
  private readonly after: Side;
  private readonly asks: readonly Ask<Look, Step>[];
  private readonly roots: readonly number[];
  /** By question: the bits, by word, of the states on either side that it was seen to read; the parts. */
  private readonly readBits: readonly Int32Array[];
  private readonly readParts: readonly Set<number>[];
  /** Parts that are in `needed`, by side: the turn in which they came there. */
  private readonly neededParts: number[] = [];
  private turn = 0;
  private event = 0;
  private readonly events: EventFields<Event>;
  private trace = 0;

  constructor(compiled: Compiled, shown: Shown<Look, Event, Step>, asks: readonly Ask<Look, Step>[]) {
    const { words } = compiled;
    const { reads } = this;
    this.parts = new Parts(this.trees, words);
    this.size = words;
    this.compiled = compiled;
    this.shown = shown;
    this.asks = asks;
    const frame = new Int32Array(2 * words + 3);
    this.frame = frame;
    const side = (base: number, bit: 0 | 1): Side =>
      new Side(compiled, this.parts, {
        field: (word, shift, bits) => reads.field(base + word, frame[base + word] ?? 0, shift, bits),
        part: (part, number) => this.readNumber(~(2 * part + bit), number),
      });
    this.events = new EventFields(
      shown.events,
      (field, number) => this.readNumber(frame.length + field, number),
      () => this.readWord(2 * words),
    );
    this.before = side(0, 0);
    this.after = side(words, 1);
    this.roots = asks.map(() => this.trees.root());
    this.readBits = asks.map(() => new Int32Array(words));
    this.readParts = asks.map(() => new Set());
  }

  /** Goes up when some question turns out to read more. */
  get widened(): number {
    return this.widenings + this.parts.growths;
  }

  /** The bits, by word, of the states on either side of a step that a question was seen to read, itself or in parts. */
  bits(ask: number): Int32Array {
    const bits = Int32Array.from(this.readBits[ask] ?? []);
    for (const part of this.readParts[ask] ?? [])
      for (const [word, mask] of this.parts.bits(part).entries()) bits[word] = (bits[word] ?? 0) | mask;
    return bits;
  }

  /** Sets the state before the steps that `step` is asked about. */
  setBefore(words: Int32Array, at: number): void {
    const { frame, size } = this;
    for (let i = 0; i < size; i++) frame[i] = words[at + i] ?? 0;
    this.before.show(frame, 0);
  }

  /**
   * Sets the rest of the step that `step` is asked about, and forgets what was needed.
   * @param changes from `at` on: the bits that the step changes, by word
   */
  setStep(changes: Int32Array, at: number, event: number, trace: number): void {
    const { frame, size } = this;
    let same = 1;
    for (let i = 0; i < size; i++) {
      const changed = changes[at + i] ?? 0;
      if (changed !== 0) same = 0;
      frame[size + i] = (frame[i] ?? 0) ^ changed;
    }
    this.event = event;
    this.trace = trace;
    frame[2 * size] = digitsOf(event);
    frame[2 * size + 1] = digitsOf(trace);
    frame[2 * size + 2] = same;
    this.after.show(frame, size);
    this.forget();
  }

  /** Forgets what was needed. */
  forget(): void {
    this.needed.clear();
    this.turn++;
  }

  /** Asks about the step that was set. */
  answer(ask: number): number {
    const known = this.walk(this.trees, this.roots[ask] ?? 0);
    return known < 0 ? this.learn(ask) : known;
  }

  /**
   * The same; what of the state before it the answer depends on is added to `needed`. Steps with the same event and trace
   * that change the same bits: what is after follows from what was before.
   */
  answerNeeding(ask: number): number {
    const { nodes } = this.trees;
    let p = nodes[this.roots[ask] ?? 0] ?? 0;
    while (p > 0) {
      const what = nodes[p] ?? 0;
      this.need(what, nodes[p + 1] ?? 0, nodes[p + 2] ?? 0);
      p = this.kid(nodes, p, what);
    }
    if (p < 0) return ~p;
    const answer = this.learn(ask);
    const { what, shifts, masks, length } = this.reads;
    for (let i = 0; i < length; i++) this.need(what[i] ?? 0, shifts[i] ?? 0, masks[i] ?? 0);
    return answer;
  }

  /** @returns what a tree knows of the step that was set, or of the state before it; -1: nothing */
  walk(trees: Trees, root: number): number {
    const { nodes } = trees;
    let p = nodes[root] ?? 0;
    while (p > 0) p = this.kid(nodes, p, nodes[p] ?? 0);
    return p < 0 ? ~p : -1;
  }

  private kid(nodes: Int32Array, p: number, what: number): number {
    const shift = nodes[p + 1] ?? 0;
    const fields = this.frame.length;
    if (what >= fields)
      return nodes[p + 3 + digit(this.events.number(what - fields, this.event), shift)] ?? 0;
    if (what >= 0) return nodes[p + 3 + (((this.frame[what] ?? 0) >>> shift) & (nodes[p + 2] ?? 0))] ?? 0;
    const part = ~what >> 1;
    const side = (~what & 1) === 1 && this.changes(part) ? this.after : this.before;
    const number = side.turns[part] === side.turn ? (side.numbers[part] ?? 0) : side.number(part);
    return nodes[p + 3 + digit(number, shift)] ?? 0;
  }

  /** A number was read that is tested by its digits. */
  private readNumber(what: number, number: number): void {
    for (let at = 0; at <= (number < small ? 0 : digits); at++)
      this.reads.add(what, at, 15, digit(number, at));
  }

  /** The same of one whose digits lie in the frame. */
  private readWord(word: number): void {
    const found = this.frame[word] ?? 0;
    this.reads.field(word, found, 0, 4);
    if ((found & 15) === small) this.reads.field(word, found, 4, 4 * digits);
  }

  /** Notes that an answer depends on a field or a part. */
  private need(what: number, shift: number, mask: number): void {
    const { frame, size, needed } = this;
    if (what >= 0) {
      if (what < 2 * size) {
        const word = what % size;
        needed.add(word, shift, mask, ((frame[word] ?? 0) >>> shift) & mask);
      }
      return;
    }
    const part = ~what >> 1;
    if ((~what & 1) === 0 || !this.changes(part)) {
      needed.add(~(2 * part), shift, mask, digit(this.before.number(part), shift));
      return;
    }
    if (this.neededParts[part] === this.turn) return;
    this.neededParts[part] = this.turn;
    const { nodes } = this.trees;
    let p = nodes[this.parts.root(part)] ?? 0;
    while (p > 0) {
      const word = nodes[p] ?? 0;
      const from = nodes[p + 1] ?? 0;
      const bits = nodes[p + 2] ?? 0;
      needed.add(word, from, bits, ((frame[word] ?? 0) >>> from) & bits);
      p = nodes[p + 3 + (((frame[size + word] ?? 0) >>> from) & bits)] ?? 0;
    }
  }

  /**
   * May the step that was set change a part? If not, none of the bits that the part of the state before follows from are
   * changed, once that part was read.
   */
  private changes(part: number): boolean {
    const { frame, size } = this;
    this.before.number(part);
    const bits = this.parts.bits(part);
    for (let i = 0; i < size; i++) {
      if ((((frame[i] ?? 0) ^ (frame[size + i] ?? 0)) & (bits[i] ?? 0)) !== 0) return true;
    }
    return false;
  }

  private readonly look = (): Look => this.shown.live(this.before);

  private readonly step = (): Step => {
    const { frame, reads, size } = this;
    return this.shown.step(
      this.look,
      () => this.events.of(this.event),
      () => {
        this.readWord(2 * size + 1);
        return this.compiled.trace(this.trace);
      },
      () => {
        // Of a step that changes nothing both sides are the same, and need not be compared.
        reads.field(2 * size + 2, frame[2 * size + 2] ?? 0, 0, 1);
        return this.shown.live(frame[2 * size + 2] === 1 ? this.before : this.after);
      },
    );
  };

  private learn(ask: number): number {
    const { reads } = this;
    reads.clear();
    this.runs++;
    const answer = this.asks[ask]?.(this.look, this.step) ?? 0;
    this.trees.insert(this.roots[ask] ?? 0, reads, answer);
    this.noteReads(ask);
    return answer;
  }

  private noteReads(ask: number): void {
    const { what, shifts, masks, length } = this.reads;
    const { size } = this;
    const bits = this.readBits[ask];
    const parts = this.readParts[ask];
    if (bits === undefined || parts === undefined) return;
    for (let i = 0; i < length; i++) {
      const of = what[i] ?? 0;
      if (of < 0) {
        if (!parts.has(~of >> 1)) this.widenings++;
        parts.add(~of >> 1);
      } else if (of < 2 * size) {
        const all = (bits[of % size] ?? 0) | ((masks[i] ?? 0) << (shifts[i] ?? 0));
        if (all !== bits[of % size]) this.widenings++;
        bits[of % size] = all;
      }
    }
  }
}
