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
  private keys: Int32Array = new Int32Array(64);
  private readonly numbers = new Map<string, number>();
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
  }

  /** Classes so far. */
  get count(): number {
    return this.numbers.size;
  }

  get bytes(): number {
    return this.keys.byteLength + 8 * this.classes.length + this.batch.from.byteLength;
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
        if (answers.mustBeTold(always)) this.told(always, from[begin] ?? 0, batch.event);
        this.questions.judge(first, batch, this.told);
      }
      this.families.refresh();
      begin = end;
    }
    sizes.fill(0);
  }

  /** The number of a class. @param changed the bits that its steps change, by word */
  of(event: number, trace: number, changed: readonly number[]): number {
    const { words } = this;
    const key = `${event} ${trace} ${changed.join()}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const made = this.count;
    this.numbers.set(key, made);
    this.keys = withRoom(this.keys, (made + 1) * (words + 2) - 1);
    this.keys.set([event, trace, ...changed], made * (words + 2));
    this.sizes = withRoom(this.sizes, made);
    return made;
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
}
