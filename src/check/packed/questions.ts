/**
 * Questions that are asked of steps of one class (classes.ts), in groups. What the answers of a group are follows from a
 * signature of the state before the step: from all that any of its questions ever needed. They are looked up by the
 * signature's number, which the groups of all classes have from one column (columns.ts), and asked where it is new.
 */
import { type Tests, Trees } from '../../compile/growing-trees.ts';
import { type Answers, answerBits } from './answers.ts';
import type { Batch } from './batch.ts';
import { type Column, Columns } from './columns.ts';
import type { Memory } from './memory.ts';
import { withRoom } from './room.ts';
import { mostTests, type Signature, Signatures } from './signature.ts';

/** Questions that are answered together. */
export interface Group {
  asks: readonly number[];
  /** `undefined` without a root: asked each time. */
  signature: Signature | undefined;
  column: Column;
  /** By 1 + the number in the column: the number of the answers, below 0 when they are notable; 0: not known. */
  known: Int32Array;
  /** Of a question that depends on much, but mostly on little: a tree of tests; 0: none. Then by bits, not signature. */
  root: number;
  bits: Int32Array;
  /** The numbers of its answers, by their bits. */
  numbers: Map<number, number>;
  /** How often it was looked at, how often what it said was not known. */
  looks: number;
  learnt: number;
  /** The first step that it is asked about in a batch that was begun without it. */
  start: number;
  next: Group | undefined;
}

/** Told of notable answers: the number of the state before the step, and the event. */
export type Tell = (answers: number, before: number, event: number) => void;

/** Questions in a group: their answers are one number. */
const mostAsks = 32 / answerBits;

/** Bytes for trees. */
const mostBytes = 2 ** 28;

/** From so many on it is asked whether looking up saves enough. */
const someLearnt = 400;

/** Of a group that learns more often than once in so many looks, the questions are parted. */
const worth = 4;

/**
 * Counts the answers to steps as far as they are known and not notable: this is the innermost loop of a check.
 * @returns the first step that is not counted
 */
function look(
  known: Int32Array,
  numbers: Int32Array,
  combinations: Int32Array,
  from: Int32Array,
  least: number,
  begin: number,
  end: number,
  times: Float64Array,
): number {
  // Most answers are the same as those before: they are added up first.
  let same = 1;
  let count = 0;
  let i = begin;
  for (; i < end; i++) {
    const given = known[numbers[combinations[(from[i] ?? 0) - least] ?? 0] ?? 0] ?? 0;
    if (given === same) count++;
    else {
      if (given <= 0) break;
      times[same] = (times[same] ?? 0) + count;
      same = given;
      count = 1;
    }
  }
  times[same] = (times[same] ?? 0) + count;
  return i;
}

/** Adds bits of a word. @returns they were not all there */
function more(bits: Int32Array, word: number, added: number): boolean {
  const is = bits[word] ?? 0;
  bits[word] = is | added;
  return bits[word] !== is;
}

export class Questions<Look, Event extends object, Step> {
  private readonly memory: Memory<Look, Event, Step>;
  private readonly answers: Answers;
  private readonly words: number;
  private readonly signatures = new Signatures();
  private readonly trees = new Trees(mostBytes);
  private all: Group[] = [];
  private readonly columns = new Columns();
  /** The present batch: its number, its log. */
  private turn = 0;
  private log: Int32Array = new Int32Array(0);
  private growths = 0;

  constructor(memory: Memory<Look, Event, Step>, answers: Answers, words: number) {
    this.memory = memory;
    this.answers = answers;
    this.words = words;
  }

  get bytes(): number {
    const known = this.all.reduce((sum, group) => sum + group.known.byteLength, 0);
    return this.signatures.bytes + this.trees.bytes + this.columns.bytes + known;
  }

  /** Groups of these questions; the first of them. */
  groups(asks: readonly number[]): Group | undefined {
    let first: Group | undefined;
    for (let begin = 0; begin < asks.length; begin += mostAsks)
      first = this.newGroup(asks.slice(begin, begin + mostAsks), first, 0);
    return first;
  }

  private newGroup(asks: readonly number[], next: Group | undefined, start: number): Group {
    const signature = this.signatures.of([]);
    const group: Group = {
      asks,
      signature,
      column: this.columnOf(signature),
      known: new Int32Array(2),
      root: 0,
      bits: new Int32Array(this.words),
      numbers: new Map(),
      looks: 0,
      learnt: 0,
      start,
      next,
    };
    this.all.push(group);
    return group;
  }

  private columnOf(signature: Signature): Column {
    return this.columns.of(signature, () => this.bitsOf(signature));
  }

  private bitsOf({ tests }: Signature): Int32Array {
    const bits = new Int32Array(this.words);
    for (const { what, shift, mask } of tests) this.addBits(bits, what, shift, mask);
    return bits;
  }

  /** Of these chains of groups nothing will be asked any more. */
  drop(chains: readonly (Group | undefined)[]): void {
    const left = new Set<Group>();
    for (const first of chains)
      for (let group = first; group !== undefined; group = group.next) left.add(group);
    this.all = this.all.filter((group) => !left.has(group));
  }

  /** From now on steps are of another batch. */
  newBatch(): void {
    this.turn++;
    if (this.memory.parts.growths !== this.growths) this.restart();
    else this.columns.share();
  }

  /**
   * Asks groups about steps of one class.
   * @param first of the groups
   */
  judge(first: Group | undefined, batch: Batch, told: Tell): void {
    this.log = batch.log;
    for (let group = first; group !== undefined; group = group.next) {
      this.judgeGroup(group, batch, told);
      group.start = 0;
    }
  }

  private judgeGroup(group: Group, batch: Batch, told: Tell): void {
    const { from, least, end, event } = batch;
    const { answers, turn } = this;
    const begin = Math.max(batch.begin, group.start);
    group.looks += end - begin;
    for (let i = begin; i < end; i++) {
      const { column } = group;
      const numbers = column.of(turn, batch);
      const combinations = column.combinations.of(turn, batch);
      group.known = withRoom(group.known, column.count);
      i = look(group.known, numbers, combinations, from, least, i, end, answers.times);
      if (i === end) return;
      const known = group.known[numbers[combinations[(from[i] ?? 0) - least] ?? 0] ?? 0] ?? 0;
      const given = known < 0 ? -known : this.ask(group, batch, i);
      answers.times[given] = (answers.times[given] ?? 0) + 1;
      if (answers.mustBeTold(given)) told(given, from[i] ?? 0, event);
    }
  }

  private readonly numberOfPart = (part: number, at: number): number => {
    const { memory, log } = this;
    const known = memory.parts.find(part, log, at);
    if (known >= 0) return known;
    memory.setBefore(log, at);
    return memory.before.number(part);
  };

  /** Answers about a step that are not known by its state's number, or that somebody must be told of. */
  private ask(group: Group, batch: Batch, step: number): number {
    const { memory } = this;
    const state = batch.from[step] ?? 0;
    const number = this.numberOf(group, batch, state);
    const known = group.known[number] ?? 0;
    if (known !== 0) return Math.abs(known);
    memory.setBefore(batch.log, state * this.words);
    if (group.root !== 0) {
      const answers = memory.walk(this.trees, group.root);
      if (memory.parts.growths !== this.growths) this.restart();
      else if (answers >= 0) {
        this.know(group, number, answers);
        return answers;
      }
    }
    memory.setStep(batch.changes, batch.at, batch.event, batch.trace);
    return this.learn(group, batch, step);
  }

  /** 1 + the number of a state in the group's column. */
  private numberOf(group: Group, batch: Batch, state: number): number {
    for (;;) {
      const { column } = group;
      const combination = column.combinations.of(this.turn, batch)[state - batch.least] ?? 0;
      column.of(this.turn, batch);
      const number = column.number(combination, batch.log, this.numberOfPart);
      if (this.memory.parts.growths === this.growths) return number;
      this.restart();
    }
  }

  private know(group: Group, number: number, answers: number): void {
    group.known = withRoom(group.known, number);
    group.known[number] = this.answers.mustBeTold(answers) ? -answers : answers;
  }

  /**
   * Forgets what all groups know. Where a step changes none of the bits that a part follows from, the part is taken to be
   * the same after it: what rests on that is void when the part follows from more.
   */
  private restart(): void {
    this.growths = this.memory.parts.growths;
    this.trees.clear();
    this.columns.restart((signature) => this.bitsOf(signature));
    for (const group of this.all) {
      group.known.fill(0);
      if (group.root === 0) continue;
      group.root = this.trees.root();
      group.bits.fill(0);
      group.column = this.columns.ofBits(group.bits);
    }
  }

  /** @returns the bits were not all there */
  private addBits(bits: Int32Array, what: number, shift: number, mask: number): boolean {
    if (what >= 0) return more(bits, what, mask << shift);
    const all = this.memory.parts.bits(~what >> 1);
    let added = false;
    for (let word = 0; word < bits.length; word++) if (more(bits, word, all[word] ?? 0)) added = true;
    return added;
  }

  private learn(group: Group, batch: Batch, step: number): number {
    const { memory } = this;
    memory.forget();
    const { asks } = group;
    const direct = group.root === 0 && group.signature === undefined;
    let packed = 0;
    for (let i = 0; i < asks.length; i++) {
      const ask = asks[i] ?? 0;
      packed |= (direct ? memory.answer(ask) : memory.answerNeeding(ask)) << (answerBits * i);
    }
    let answers = group.numbers.get(packed);
    if (answers === undefined) {
      const mask = 2 ** answerBits - 1;
      answers = this.answers.add(
        asks,
        asks.map((_, i) => (packed >>> (answerBits * i)) & mask),
      );
      group.numbers.set(packed, answers);
    }
    // What was needed may rest on less than is known now.
    if (memory.parts.growths !== this.growths) this.restart();
    else if (!direct) this.remember(group, answers, batch, step);
    return answers;
  }

  private remember(group: Group, answers: number, batch: Batch, step: number): void {
    const { needed } = this.memory;
    group.learnt++;
    const hopeless = group.learnt > someLearnt && group.learnt * worth > group.looks;
    if (group.signature === undefined) {
      if (hopeless) group.root = 0;
      else {
        this.trees.insert(group.root, needed, answers);
        this.knowBy(group, needed);
      }
      return;
    }
    const signature = this.signatures.with(group.signature, needed);
    if (signature.tests.length > mostTests || hopeless) {
      this.split(group, step + 1);
      return;
    }
    if (signature !== group.signature) {
      group.signature = signature;
      group.column = this.columnOf(signature);
      group.known.fill(0);
    }
    const { growths } = this;
    const number = this.numberOf(group, batch, batch.from[step] ?? 0);
    if (growths === this.growths) this.know(group, number, answers);
  }

  /** What a tree knows is known by the bits of these tests, too. */
  private knowBy(group: Group, { what, shifts, masks, length }: Tests): void {
    let added = false;
    for (let i = 0; i < length; i++) {
      if (this.addBits(group.bits, what[i] ?? 0, shifts[i] ?? 0, masks[i] ?? 0)) added = true;
    }
    if (!added) return;
    group.known.fill(0);
    group.column = this.columns.ofBits(group.bits);
  }

  /** Two groups, each with half of the questions, depend on less each. One question alone gets a tree. */
  private split(group: Group, following: number): void {
    const half = group.asks.length >> 1;
    group.looks = 0;
    group.learnt = 0;
    group.known.fill(0);
    group.numbers = new Map();
    if (half === 0) {
      group.root = this.trees.root();
      group.signature = undefined;
      group.column = this.columns.ofBits(group.bits);
      return;
    }
    group.next = this.newGroup(group.asks.slice(half), group.next, following);
    group.asks = group.asks.slice(0, half);
    group.signature = this.signatures.of([]);
    group.column = this.columnOf(group.signature);
  }
}
