/**
 * Steps in classes: those with the same event, the same trace, that change the same bits. Within a class the state after
 * follows from the state before, and so do the answers to all that is asked (families.ts). Steps are judged in batches,
 * class by class.
 */
import { type Found, mostSteps } from '../../compile/explorer.ts';
import type { Answers } from './answers.ts';
import { Batch } from './batch.ts';
import { longestSpan } from './combinations.ts';
import type { Families, Family } from './families.ts';
import type { Questions, Tell } from './questions.ts';
import { withRoom } from './room.ts';

/** Steps of a batch from which on it is judged: those of a slice come at once, and it may hold two. */
const most = mostSteps;

export class StepClasses<Look, Event extends object, Step> {
  private readonly questions: Questions<Look, Event, Step>;
  private readonly answers: Answers;
  private readonly words: number;
  private readonly families: Families<Look, Event, Step>;
  private readonly told: Tell;
  /** Entries of a class: event, trace, bits changed. */
  private keys: Int32Array;
  private slots = new Int32Array(1 << 8);
  /** Classes so far. */
  count = 0;
  /** By class: its families, and since which version of them. */
  private readonly members: (readonly Family[])[] = [];
  private readonly versions: number[] = [];
  /** The batch: the class of each step, the number of the state before it; how many of each class. */
  private classes: Int32Array = new Int32Array(64);
  private befores: Int32Array = new Int32Array(64);
  private length = 0;
  private sizes: Int32Array = new Int32Array(64);
  /** The steps of one class, among all those of the batch sorted by class. */
  private readonly batch = new Batch();

  constructor(
    questions: Questions<Look, Event, Step>,
    answers: Answers,
    words: number,
    families: Families<Look, Event, Step>,
    told: Tell,
  ) {
    this.questions = questions;
    this.answers = answers;
    this.words = words;
    this.families = families;
    this.told = told;
    this.keys = new Int32Array((words + 2) << 7);
  }

  get bytes(): number {
    return (
      this.keys.byteLength + this.slots.byteLength + 8 * this.classes.length + this.batch.from.byteLength
    );
  }

  /** Steps between states of the log, to be judged with their batches. */
  add(log: Int32Array, { steps, from, classes }: Found): void {
    if (steps === 0) return;
    const span = (from[steps - 1] ?? 0) - (this.befores[0] ?? 0);
    if (this.length > 0 && (this.length + steps > 2 * most || span >= longestSpan)) this.judge(log);
    this.classes = withRoom(this.classes, this.length + steps - 1);
    this.befores = withRoom(this.befores, this.length + steps - 1);
    this.classes.set(classes.subarray(0, steps), this.length);
    this.befores.set(from.subarray(0, steps), this.length);
    this.length += steps;
    if (this.length >= most) this.judge(log);
  }

  /** Asks everything about the steps of the batch. */
  judge(log: Int32Array): void {
    const { sizes, classes, befores, batch, keys, answers, length, words } = this;
    if (length === 0) return;
    batch.from = withRoom(batch.from, length - 1);
    const { from } = batch;
    for (let i = 0; i < length; i++) {
      const made = classes[i] ?? 0;
      sizes[made] = (sizes[made] ?? 0) + 1;
    }
    const ends = new Int32Array(this.count);
    for (let made = 0, sum = 0; made < this.count; made++) {
      ends[made] = sum;
      sum += sizes[made] ?? 0;
    }
    for (let i = 0; i < length; i++) {
      const made = classes[i] ?? 0;
      const at = ends[made] ?? 0;
      ends[made] = at + 1;
      from[at] = befores[i] ?? 0;
    }
    batch.log = log;
    batch.least = befores[0] ?? 0;
    batch.most = (befores[length - 1] ?? 0) + 1;
    batch.changes = keys;
    this.length = 0;
    this.families.newBatch();
    this.questions.newBatch();
    for (let made = 0, begin = 0; made < ends.length; made++) {
      const end = ends[made] ?? 0;
      if (begin === end) continue;
      batch.begin = begin;
      batch.end = end;
      batch.at = made * (words + 2) + 2;
      batch.event = keys[batch.at - 2] ?? 0;
      batch.trace = keys[batch.at - 1] ?? 0;
      for (const { always, first } of this.familiesOf(made)) {
        answers.times[always] = (answers.times[always] ?? 0) + end - begin;
        if (answers.notable[always] === 1) this.told(always, from[begin] ?? 0, batch.event);
        this.questions.judge(first, batch, this.told);
      }
      this.families.refresh();
      begin = end;
    }
    sizes.fill(0);
  }

  /** The number of a class. @param changed the bits that its steps change, by word */
  of(event: number, trace: number, changed: ArrayLike<number>): number {
    const { words, keys, slots } = this;
    const mask = slots.length - 1;
    for (let slot = hashOf(event, trace, changed, 0, words) & mask; ; slot = (slot + 1) & mask) {
      const found = (slots[slot] ?? 0) - 1;
      if (found < 0) return this.newClass(slot, event, trace, changed);
      const at = found * (words + 2);
      if (keys[at] !== event || keys[at + 1] !== trace) continue;
      let i = 0;
      while (i < words && keys[at + 2 + i] === changed[i]) i++;
      if (i === words) return found;
    }
  }

  private familiesOf(made: number): readonly Family[] {
    const { families } = this;
    const known = this.members[made];
    if (known !== undefined && this.versions[made] === families.version) return known;
    this.versions[made] = families.version;
    const found = families.of(this.batch);
    this.members[made] = found;
    families.refresh();
    return found;
  }

  private newClass(slot: number, event: number, trace: number, changed: ArrayLike<number>): number {
    const { words } = this;
    const made = this.count++;
    const at = made * (words + 2);
    this.keys = withRoom(this.keys, at + words + 1);
    this.keys[at] = event;
    this.keys[at + 1] = trace;
    for (let i = 0; i < words; i++) this.keys[at + 2 + i] = changed[i] ?? 0;
    this.slots[slot] = made + 1;
    if (this.count * 2 > this.slots.length) this.grow();
    this.sizes = withRoom(this.sizes, made);
    return made;
  }

  private grow(): void {
    const { words, keys } = this;
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let made = 0; made < this.count; made++) {
      const at = made * (words + 2);
      let slot = hashOf(keys[at] ?? 0, keys[at + 1] ?? 0, keys, at + 2, words) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = made + 1;
    }
    this.slots = slots;
  }
}

function hashOf(event: number, trace: number, changed: ArrayLike<number>, at: number, words: number): number {
  let h = Math.imul(event + 1, 0x85ebca6b) ^ Math.imul(trace + 1, 0xc2b2ae35);
  for (let i = 0; i < words; i++) {
    h = Math.imul(h ^ (changed[at + i] ?? 0), 0x9e3779b1);
    h ^= h >>> 15;
  }
  return h ^ (h >>> 11);
}
