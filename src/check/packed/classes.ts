/**
 * Steps in classes: those with the same event, the same trace, that change the same bits. Within a class the state after
 * follows from the state before, and so do the answers to all that is asked; most answers are the same in all of a class.
 */

import { Trees } from '../../compile/growing-trees.ts';
import { type Ask, digit, type Memory } from './memory.ts';
import { mostTests, type Signature, Signatures } from './signature.ts';

/**
 * Questions of a class that are answered together: what the answers are follows from a signature of the state before.
 * Without one they are asked each time.
 */
interface Group {
  asks: readonly number[];
  signature: Signature | undefined;
  /** Of a question that depends on much, but mostly on little: a tree of tests; 0: none. */
  root: number;
  /** By signature: 1 + the number of the answers; 0 where they are not known. */
  answers: Int32Array;
  /** How often it was looked at, how often what it said was not known. */
  looks: number;
  learnt: number;
  next: Group | undefined;
}

/** Bytes for trees. */
const mostBytes = 2 ** 28;

/** From so many on it is asked whether looking up saves enough. */
const someLearnt = 400;

/** Of a group that learns more often than once in so many looks, the questions are parted. */
const worth = 4;

/** The same answers to the same questions. */
interface Answers {
  readonly asks: readonly number[];
  readonly answers: readonly number[];
}

export class StepClasses<Look, Event extends object, Step> {
  private readonly memory: Memory<Look, Event, Step>;
  private readonly words: number;
  private readonly asks: readonly number[];
  private readonly signatures = new Signatures();
  private readonly trees = new Trees(mostBytes);
  private tables = 0;
  /** Entries of a class: event, trace, bits changed. */
  private keys: Int32Array;
  private slots = new Int32Array(1 << 8);
  /** Classes so far. */
  count = 0;
  /** By class: its first group of questions. */
  private readonly first: (Group | undefined)[] = [];
  private readonly groups: Group[] = [];
  /** By class: the answers that are the same in all of it, and how many steps it has. */
  private readonly always: number[] = [];
  private steps = new Float64Array(64);
  private growths = 0;
  /** Different answers, by number: how often they were given; which of them were never looked at. */
  private readonly given: Answers[] = [];
  private readonly numbers = new Map<string, number>();
  private times = new Float64Array(64);
  private isNew = new Uint8Array(64);
  /** The number of each answer to a question alone. */
  private readonly alone: (number | undefined)[] = [];

  constructor(memory: Memory<Look, Event, Step>, words: number, asks: readonly Ask<Step>[]) {
    this.memory = memory;
    this.words = words;
    this.asks = asks.map((_, i) => i);
    this.keys = new Int32Array((words + 2) << 7);
  }

  get bytes(): number {
    return (
      this.signatures.bytes +
      this.trees.bytes +
      4 * this.tables +
      this.keys.byteLength +
      this.slots.byteLength
    );
  }

  /**
   * Asks everything about one step from the state that the memory was set to.
   * @param tell told the answers when they are given for the first time
   */
  judge(
    log: Int32Array,
    before: number,
    after: number,
    event: number,
    trace: number,
    tell: (ask: number, answer: number) => void,
  ): void {
    const { memory } = this;
    let set = false;
    const made = this.classOf(log, before, after, event, trace);
    const steps = this.steps[made] ?? 0;
    this.steps[made] = steps + 1;
    const always = this.always[made] ?? 0;
    if (steps === 0 && this.isNew[always] === 1) {
      this.isNew[always] = 0;
      this.tell(always, tell);
    }
    let group = this.first[made];
    while (group !== undefined) {
      const { next, signature } = group;
      let answers = -1;
      group.looks++;
      if (group.root !== 0) answers = this.walk(group.root);
      else if (signature !== undefined) {
        answers = (group.answers[signature.of(memory.before, memory.frame)] ?? 0) - 1;
      }
      if (memory.parts.growths !== this.growths) {
        this.restart();
        answers = -1;
      }
      if (answers < 0) {
        if (!set) memory.setStep(log, after, event, trace);
        set = true;
        answers = signature === undefined ? this.direct(group.asks) : this.learn(group);
      }
      this.times[answers] = (this.times[answers] ?? 0) + 1;
      if (this.isNew[answers] === 1) {
        this.isNew[answers] = 0;
        this.tell(answers, tell);
      }
      group = next;
    }
  }

  /** @returns the answers that a tree knows for the state before the step; -1: none */
  private walk(root: number): number {
    const { nodes } = this.trees;
    const { before: side, frame } = this.memory;
    let p = nodes[root] ?? 0;
    while (p > 0) {
      const what = nodes[p] ?? 0;
      const shift = nodes[p + 1] ?? 0;
      if (what >= 0) p = nodes[p + 3 + (((frame[what] ?? 0) >>> shift) & (nodes[p + 2] ?? 0))] ?? 0;
      else {
        const part = ~what >> 1;
        const number = side.turns[part] === side.turn ? (side.numbers[part] ?? 0) : side.number(part);
        p = nodes[p + 3 + digit(number, shift)] ?? 0;
      }
    }
    return p < 0 ? ~p : -1;
  }

  /**
   * Forgets what all classes know. Where a step changes none of the bits that a part follows from, the part is taken to be
   * the same after it: what rests on that is void when the part follows from more.
   */
  private restart(): void {
    this.trees.clear();
    for (const group of this.groups) {
      group.answers.fill(0);
      if (group.root !== 0) group.root = this.trees.root();
    }
    this.growths = this.memory.parts.growths;
  }

  private tell(number: number, tell: (ask: number, answer: number) => void): void {
    const found = this.given[number];
    for (const [i, ask] of (found?.asks ?? []).entries()) tell(ask, found?.answers[i] ?? 0);
  }

  /** Every answer that was given, with how often. */
  forEach(visit: (ask: number, answer: number, times: number) => void): void {
    const all = this.times.slice();
    for (const [made, always] of this.always.entries()) {
      all[always] = (all[always] ?? 0) + (this.steps[made] ?? 0);
    }
    for (const [number, { asks, answers }] of this.given.entries()) {
      const times = all[number] ?? 0;
      for (const [i, ask] of asks.entries()) visit(ask, answers[i] ?? 0, times);
    }
  }

  private classOf(log: Int32Array, before: number, after: number, event: number, trace: number): number {
    const { words, keys, slots } = this;
    const mask = slots.length - 1;
    let h = Math.imul(event + 1, 0x85ebca6b) ^ Math.imul(trace + 1, 0xc2b2ae35);
    for (let i = 0; i < words; i++) {
      h = Math.imul(h ^ (log[before + i] ?? 0) ^ (log[after + i] ?? 0), 0x9e3779b1);
      h ^= h >>> 15;
    }
    let p = (h ^ (h >>> 11)) & mask;
    for (;;) {
      const found = (slots[p] ?? 0) - 1;
      if (found < 0) break;
      const at = found * (words + 2);
      if (keys[at] === event && keys[at + 1] === trace) {
        let i = 0;
        while (i < words && keys[at + 2 + i] === ((log[before + i] ?? 0) ^ (log[after + i] ?? 0))) i++;
        if (i === words) return found;
      }
      p = (p + 1) & mask;
    }
    return this.newClass(p, log, before, after, event, trace);
  }

  /** A class that was not seen before: what depends on the state before in its first step is asked in each. */
  private newClass(
    slot: number,
    log: Int32Array,
    before: number,
    after: number,
    event: number,
    trace: number,
  ): number {
    const { words, memory } = this;
    const made = this.count++;
    const at = made * (words + 2);
    if (at + words + 2 > this.keys.length) {
      const keys = new Int32Array(this.keys.length * 2);
      keys.set(this.keys);
      this.keys = keys;
    }
    this.keys[at] = event;
    this.keys[at + 1] = trace;
    for (let i = 0; i < words; i++) this.keys[at + 2 + i] = (log[before + i] ?? 0) ^ (log[after + i] ?? 0);
    this.slots[slot] = made + 1;
    if (this.count * 2 > this.slots.length) this.grow();
    const varies: { readonly ask: number; readonly needs: number }[] = [];
    memory.setStep(log, after, event, trace);
    const fixed: number[] = [];
    const answers: number[] = [];
    for (const ask of this.asks) {
      memory.forget();
      const answer = memory.stepNeeding(ask);
      if (memory.needed.length > 0) varies.push({ ask, needs: memory.needed.length });
      else {
        fixed.push(ask);
        answers.push(answer);
      }
    }
    // Those that depend on much come last: they are the first to be parted from the others.
    const asks = varies.sort((a, b) => a.needs - b.needs).map((v) => v.ask);
    this.always.push(this.numberOf(fixed, answers));
    this.first.push(asks.length > 0 ? this.newGroup(asks, undefined) : undefined);
    if (made >= this.steps.length) {
      const steps = new Float64Array(this.steps.length * 2);
      steps.set(this.steps);
      this.steps = steps;
    }
    return made;
  }

  private newGroup(asks: readonly number[], next: Group | undefined): Group {
    const group: Group = {
      asks,
      signature: this.signatures.of([]),
      root: 0,
      answers: new Int32Array(1),
      looks: 0,
      learnt: 0,
      next,
    };
    this.groups.push(group);
    return group;
  }

  private learn(group: Group): number {
    const { memory } = this;
    memory.forget();
    const answers = this.numberOf(
      group.asks,
      group.asks.map((ask) => memory.stepNeeding(ask)),
    );
    // What was needed may rest on less than is known now.
    if (memory.parts.growths !== this.growths) {
      this.restart();
      return answers;
    }
    if (group.signature === undefined) return answers;
    group.learnt++;
    const hopeless = group.learnt > someLearnt && group.learnt * worth > group.looks;
    if (group.root !== 0) {
      if (hopeless) {
        group.root = 0;
        group.signature = undefined;
      } else this.trees.insert(group.root, memory.needed, answers);
      return answers;
    }
    const signature = this.signatures.with(group.signature, memory.needed);
    if (signature !== group.signature) {
      group.signature = signature;
      group.answers.fill(0);
    }
    if (signature.tests.length > mostTests || hopeless) {
      this.split(group);
      return answers;
    }
    const at = signature.of(memory.before, memory.frame);
    if (at >= group.answers.length) {
      const more = new Int32Array(Math.max(at + 1, group.answers.length * 2));
      more.set(group.answers);
      this.tables += more.length - group.answers.length;
      group.answers = more;
    }
    group.answers[at] = 1 + answers;
    return answers;
  }

  /** Two groups, each with half of the questions, depend on less each. One question alone gets a tree. */
  private split(group: Group): void {
    const half = group.asks.length >> 1;
    group.looks = 0;
    group.learnt = 0;
    group.answers = new Int32Array(1);
    if (half === 0) {
      group.root = this.trees.root();
      return;
    }
    group.next = this.newGroup(group.asks.slice(half), group.next);
    group.asks = group.asks.slice(0, half);
    group.signature = this.signatures.of([]);
  }

  /** Asks questions of which what a class remembers is of no use. */
  private direct(asks: readonly number[]): number {
    const [only] = asks;
    if (only === undefined || asks.length > 1) {
      return this.numberOf(
        asks,
        asks.map((ask) => this.memory.step(ask)),
      );
    }
    const answer = this.memory.step(only);
    const place = only * 4 + answer;
    let number = this.alone[place];
    if (number === undefined) {
      number = this.numberOf(asks, [answer]);
      this.alone[place] = number;
    }
    return number;
  }

  private numberOf(asks: readonly number[], answers: readonly number[]): number {
    const key = `${asks.join()}=${answers.join()}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.given.push({ asks, answers }) - 1;
    this.numbers.set(key, number);
    if (number >= this.times.length) {
      const times = new Float64Array(this.times.length * 2);
      times.set(this.times);
      this.times = times;
      const isNew = new Uint8Array(this.isNew.length * 2);
      isNew.set(this.isNew);
      this.isNew = isNew;
    }
    this.isNew[number] = 1;
    return number;
  }

  private grow(): void {
    const { words, keys } = this;
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let made = 0; made < this.count; made++) {
      const at = made * (words + 2);
      let h = Math.imul((keys[at] ?? 0) + 1, 0x85ebca6b) ^ Math.imul((keys[at + 1] ?? 0) + 1, 0xc2b2ae35);
      for (let i = 0; i < words; i++) {
        h = Math.imul(h ^ (keys[at + 2 + i] ?? 0), 0x9e3779b1);
        h ^= h >>> 15;
      }
      let p = (h ^ (h >>> 11)) & mask;
      while (slots[p] !== 0) p = (p + 1) & mask;
      slots[p] = made + 1;
    }
    this.slots = slots;
  }
}
