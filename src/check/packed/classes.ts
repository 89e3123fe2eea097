/**
 * Steps in classes: those with the same event, the same trace, that change the same bits. Within a class the state after
 * follows from the state before, and so do the answers to all that is asked; most answers are the same in all of a class.
 */
import { type Ask, digit, type Memory } from './memory.ts';
import { Trees } from './trees.ts';

/** Bytes for what each class remembers. */
const mostBytes = 2 ** 28;

/**
 * A group of questions is split where together they depend on so much that it must be learnt this often; a question that
 * is alone is then asked each time.
 */
const mostLearnt = 2000;

/** The same answers to the same questions. */
interface Answers {
  readonly asks: readonly number[];
  readonly answers: readonly number[];
}

export class StepClasses<Look, Event extends object, Step> {
  private readonly memory: Memory<Look, Event, Step>;
  private readonly words: number;
  private readonly asks: readonly number[];
  private readonly trees = new Trees(mostBytes);
  /** Entries of a class: event, trace, bits changed. */
  private keys: Int32Array;
  private slots = new Int32Array(1 << 8);
  /** Classes so far. */
  count = 0;
  /** By class: its first group of questions. */
  private readonly first: number[] = [];
  /** By group: the next one of its class, its tree (0: none), its questions, how often it learnt. */
  private readonly nextGroup: number[] = [];
  private readonly roots: number[] = [];
  private readonly questions: (readonly number[])[] = [];
  private readonly learnt: number[] = [];
  /** By group: what its root holds from the beginning. */
  private readonly fixed: (number | undefined)[] = [];
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
    return this.trees.bytes + this.keys.byteLength + this.slots.byteLength;
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
    const { roots, nextGroup, memory } = this;
    let set = false;
    let group = this.first[this.classOf(log, before, after, event, trace)] ?? -1;
    while (group >= 0) {
      const root = roots[group] ?? 0;
      const next = nextGroup[group] ?? -1;
      let found = root === 0 ? 0 : this.walk(root, log, before);
      if (memory.parts.growths !== this.growths) {
        this.restart();
        found = 0;
      }
      let answers = ~found;
      if (found === 0) {
        if (!set) memory.setStep(log, after, event, trace);
        set = true;
        answers = root === 0 ? this.direct(group) : this.learn(group);
      }
      this.times[answers] = (this.times[answers] ?? 0) + 1;
      if (this.isNew[answers] === 1) {
        this.isNew[answers] = 0;
        this.tell(answers, tell);
      }
      group = next;
    }
  }

  /** @returns `~` the answers; 0: not known */
  private walk(root: number, log: Int32Array, before: number): number {
    const { nodes } = this.trees;
    const side = this.memory.before;
    let p = nodes[root] ?? 0;
    while (p > 0) {
      const what = nodes[p] ?? 0;
      if (what >= 0) {
        const bits = (log[before + what] ?? 0) >>> (nodes[p + 1] ?? 0);
        p = nodes[p + 3 + (bits & (nodes[p + 2] ?? 0))] ?? 0;
      } else {
        const part = ~what >> 1;
        const number = side.turns[part] === side.turn ? (side.numbers[part] ?? 0) : side.number(part);
        p = nodes[p + 3 + digit(number, nodes[p + 1] ?? 0)] ?? 0;
      }
    }
    return p;
  }

  /**
   * Forgets what all classes know. Where a step changes none of the bits that a part follows from, the part is taken to be
   * the same after it: what rests on that is void when the part follows from more.
   */
  private restart(): void {
    this.trees.clear();
    for (const [group, root] of this.roots.entries()) {
      if (root === 0) continue;
      const made = this.trees.root();
      this.roots[group] = made;
      this.trees.nodes[made] = this.fixed[group] ?? 0;
      this.learnt[group] = 0;
    }
    this.growths = this.memory.parts.growths;
  }

  private tell(number: number, tell: (ask: number, answer: number) => void): void {
    const found = this.given[number];
    for (const [i, ask] of (found?.asks ?? []).entries()) tell(ask, found?.answers[i] ?? 0);
  }

  /** Every answer that was given, with how often. */
  forEach(visit: (ask: number, answer: number, times: number) => void): void {
    for (const [number, { asks, answers }] of this.given.entries()) {
      const times = this.times[number] ?? 0;
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
    const group = this.newGroup(fixed, asks.length > 0 ? this.newGroup(asks, -1) : -1);
    this.fixed[group] = ~this.numberOf(fixed, answers);
    this.trees.nodes[this.roots[group] ?? 0] = this.fixed[group] ?? 0;
    this.first.push(group);
    return made;
  }

  private newGroup(asks: readonly number[], next: number): number {
    const group = this.roots.push(this.trees.root()) - 1;
    this.nextGroup.push(next);
    this.questions.push(asks);
    this.learnt.push(0);
    return group;
  }

  private learn(group: number): number {
    const { memory } = this;
    const asks = this.questions[group] ?? [];
    memory.forget();
    const answers = this.numberOf(
      asks,
      asks.map((ask) => memory.stepNeeding(ask)),
    );
    const root = this.roots[group] ?? 0;
    // What was needed may rest on less than is known now.
    if (memory.parts.growths !== this.growths) {
      this.restart();
      return answers;
    }
    this.trees.insert(root, memory.needed, answers);
    this.learnt[group] = (this.learnt[group] ?? 0) + 1;
    if ((this.learnt[group] ?? 0) > mostLearnt) this.split(group);
    return answers;
  }

  /** Asks a question of which what a class remembers is of no use. */
  private direct(group: number): number {
    const asks = this.questions[group] ?? [];
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

  /** Two groups, each with half of the questions, learn less often each. */
  private split(group: number): void {
    const asks = this.questions[group] ?? [];
    if (asks.length < 2) {
      this.roots[group] = 0;
      return;
    }
    const half = asks.length >> 1;
    const other = this.newGroup(asks.slice(half), this.nextGroup[group] ?? -1);
    this.nextGroup[group] = other;
    this.questions[group] = asks.slice(0, half);
    this.roots[group] = this.trees.root();
    this.learnt[group] = 0;
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
