/**
 * Questions that are asked of steps of one class (classes.ts), in groups. What the answers of a group are follows from
 * some bits of the state before the step: from all bits that any of its questions ever needed. They are looked up by
 * these bits, then by the signature, which tells fewer states apart, and asked only where both know nothing.
 */
import { type Tests, Trees } from '../../compile/growing-trees.ts';
import { type Answers, answerBits } from './answers.ts';
import { MaskedTable } from './masked-table.ts';
import type { Memory } from './memory.ts';
import { mostTests, type Signature, Signatures } from './signature.ts';

/** Questions that are answered together. */
export interface Group {
  asks: readonly number[];
  /** The bits of the state before that its answers were seen to follow from; what is known by them. */
  readonly bits: Int32Array;
  readonly known: MaskedTable;
  /** `undefined` without a root: asked each time. */
  signature: Signature | undefined;
  /** By signature: 1 + the number of the answers; 0 where they are not known. */
  bySignature: Int32Array;
  /** Of a question that depends on much, but mostly on little: a tree of tests; 0: none. */
  root: number;
  /** The numbers of its answers, by their bits. */
  numbers: Map<number, number>;
  /** How often it was looked at, how often what it said was not known. */
  looks: number;
  learnt: number;
  /** The first step that it is asked about in a batch that was begun without it. */
  start: number;
  next: Group | undefined;
}

/** Steps of one class. */
export interface Batch {
  readonly log: Int32Array;
  /** Where the states before and after each step lie in the log. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Its first step, and the one after its last. */
  readonly begin: number;
  readonly end: number;
  readonly event: number;
  readonly trace: number;
}

/** Told of notable answers: where the state before the step lies, and the event. */
export type Tell = (answers: number, before: number, event: number) => void;

/** Questions in a group: their answers are one number. */
const mostAsks = 32 / answerBits;

/** Bytes for trees. */
const mostBytes = 2 ** 28;

/** From so many on it is asked whether looking up saves enough. */
const someLearnt = 400;

/** Of a group that learns more often than once in so many looks, the questions are parted. */
const worth = 4;

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
  private readonly all: Group[] = [];
  /** The answers to each step of a batch, as far as they are known. */
  private found = new Int32Array(0);
  private growths = 0;
  /** How often something that was known became void. */
  private forgot = 0;
  /** What was learnt last may be remembered. */
  private sure = true;

  constructor(memory: Memory<Look, Event, Step>, answers: Answers, words: number) {
    this.memory = memory;
    this.answers = answers;
    this.words = words;
  }

  get bytes(): number {
    const tables = this.all.reduce((sum, g) => sum + g.known.bytes + g.bySignature.byteLength, 0);
    return this.signatures.bytes + this.trees.bytes + tables;
  }

  /** Groups of these questions, each list apart; the first of them. */
  groups(lists: readonly (readonly number[])[]): Group | undefined {
    let first: Group | undefined;
    for (const asks of lists) {
      for (let begin = 0; begin < asks.length; begin += mostAsks)
        first = this.newGroup(asks.slice(begin, begin + mostAsks), first, 0);
    }
    return first;
  }

  private newGroup(asks: readonly number[], next: Group | undefined, start: number): Group {
    const group: Group = {
      asks,
      bits: new Int32Array(this.words),
      known: new MaskedTable(),
      signature: this.signatures.of([]),
      bySignature: new Int32Array(1),
      root: 0,
      numbers: new Map(),
      looks: 0,
      learnt: 0,
      start,
      next,
    };
    this.all.push(group);
    return group;
  }

  /**
   * Asks groups about a batch of steps of one class.
   * @param first of the groups
   */
  judge(first: Group | undefined, batch: Batch, told: Tell): void {
    if (this.found.length < batch.from.length) this.found = new Int32Array(batch.from.length);
    if (this.memory.parts.growths !== this.growths) this.restart();
    for (let group = first; group !== undefined; group = group.next) {
      this.judgeGroup(group, batch, told);
      group.start = 0;
    }
  }

  private judgeGroup(group: Group, batch: Batch, told: Tell): void {
    const { found, answers } = this;
    const { log, from, end, event } = batch;
    const begin = Math.max(batch.begin, group.start);
    let { forgot } = this;
    group.looks += end - begin;
    group.known.findAll(log, from, begin, end, found);
    for (let i = begin; i < end; i++) {
      let given = found[i] ?? 0;
      if (given < 0) {
        given = group.known.find(log, from[i] ?? 0);
        if (given < 0) given = this.ask(group, batch, i);
        if (this.forgot !== forgot) {
          forgot = this.forgot;
          group.known.findAll(log, from, i + 1, end, found);
        }
      }
      answers.times[given] = (answers.times[given] ?? 0) + 1;
      if (answers.notable[given] === 1) told(given, from[i] ?? 0, event);
    }
  }

  /** Asks a group that does not know the bits of the state before a step. @returns the number of the answers */
  private ask(group: Group, { log, from, to, event, trace }: Batch, step: number): number {
    const { memory } = this;
    const before = from[step] ?? 0;
    memory.setBefore(log, before);
    let answers = -1;
    if (group.root !== 0) answers = memory.walk(this.trees, group.root);
    else if (group.signature !== undefined)
      answers = (group.bySignature[group.signature.of(memory.before, memory.frame)] ?? 0) - 1;
    if (memory.parts.growths !== this.growths) {
      this.restart();
      answers = -1;
    }
    this.sure = true;
    if (answers < 0) {
      memory.setStep(log, to[step] ?? 0, event, trace);
      answers = this.learn(group, step + 1);
    }
    if (this.sure) group.known.put(log, before, answers);
    return answers;
  }

  /**
   * Forgets what all groups know. Where a step changes none of the bits that a part follows from, the part is taken to be
   * the same after it: what rests on that is void when the part follows from more.
   */
  private restart(): void {
    this.forgot++;
    this.trees.clear();
    for (const group of this.all) {
      group.bySignature.fill(0);
      group.bits.fill(0);
      for (const { what, shift, mask } of group.signature?.tests ?? [])
        this.addBits(group, what, shift, mask);
      group.known.clear(group.bits);
      if (group.root !== 0) group.root = this.trees.root();
    }
    this.growths = this.memory.parts.growths;
  }

  /** @returns the bits were not all there */
  private addBits({ bits }: Group, what: number, shift: number, mask: number): boolean {
    if (what >= 0) return more(bits, what, mask << shift);
    const all = this.memory.parts.bits(~what >> 1);
    let added = false;
    for (let word = 0; word < bits.length; word++) if (more(bits, word, all[word] ?? 0)) added = true;
    return added;
  }

  private learn(group: Group, following: number): number {
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
    this.sure = !direct;
    // What was needed may rest on less than is known now.
    if (memory.parts.growths !== this.growths) {
      this.restart();
      this.sure = false;
    }
    if (this.sure) this.remember(group, answers, following);
    return answers;
  }

  private remember(group: Group, answers: number, following: number): void {
    const { memory } = this;
    const { needed } = memory;
    group.learnt++;
    const hopeless = group.learnt > someLearnt && group.learnt * worth > group.looks;
    if (group.signature === undefined) {
      if (hopeless) {
        group.root = 0;
        this.sure = false;
      } else {
        this.trees.insert(group.root, needed, answers);
        this.knowBy(group, needed);
      }
      return;
    }
    const signature = this.signatures.with(group.signature, needed);
    if (signature !== group.signature) {
      group.signature = signature;
      group.bySignature.fill(0);
      this.knowBy(group, needed);
    }
    if (signature.tests.length > mostTests || hopeless) {
      this.split(group, following);
      this.sure = false;
      return;
    }
    const at = signature.of(memory.before, memory.frame);
    if (at >= group.bySignature.length) {
      const longer = new Int32Array(Math.max(at + 1, group.bySignature.length * 2));
      longer.set(group.bySignature);
      group.bySignature = longer;
    }
    group.bySignature[at] = 1 + answers;
  }

  /** What a group knows is known by the bits of these tests, too. */
  private knowBy(group: Group, { what, shifts, masks, length }: Tests): void {
    let added = false;
    for (let i = 0; i < length; i++) {
      if (this.addBits(group, what[i] ?? 0, shifts[i] ?? 0, masks[i] ?? 0)) added = true;
    }
    if (added) group.known.clear(group.bits);
  }

  /** Two groups, each with half of the questions, depend on less each. One question alone gets a tree. */
  private split(group: Group, following: number): void {
    const half = group.asks.length >> 1;
    this.forgot++;
    group.looks = 0;
    group.learnt = 0;
    group.bySignature = new Int32Array(1);
    group.bits.fill(0);
    group.known.clear(group.bits);
    group.numbers = new Map();
    if (half === 0) {
      group.root = this.trees.root();
      group.signature = undefined;
      return;
    }
    group.next = this.newGroup(group.asks.slice(half), group.next, following);
    group.asks = group.asks.slice(0, half);
    group.signature = this.signatures.of([]);
  }
}
