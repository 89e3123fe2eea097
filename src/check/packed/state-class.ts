/** All states as one class of steps, that lead from each to itself: what is asked of a state alone. */
import { Batch } from './batch.ts';
import { longestSpan } from './combinations.ts';
import type { Group, Questions, Tell } from './questions.ts';

export class StateClass<Look, Event extends object, Step> {
  private readonly questions: Questions<Look, Event, Step>;
  private readonly told: Tell;
  private readonly first: Group | undefined;
  /** All states that were not judged yet. */
  private readonly batch = new Batch();

  constructor(questions: Questions<Look, Event, Step>, words: number, asks: readonly number[], told: Tell) {
    this.questions = questions;
    this.batch.changes = new Int32Array(words);
    this.batch.from = new Int32Array(longestSpan);
    this.batch.event = -1;
    this.told = told;
    this.first = questions.groups(asks);
  }

  /** The next states, to be judged with their batches. */
  add(first: number, end: number, log: Int32Array): void {
    const { batch } = this;
    for (let number = first; number < end; number++) {
      if (batch.end === longestSpan) this.judge(log);
      batch.from[batch.end++] = number;
    }
  }

  /** Asks everything about the states of the batch. */
  judge(log: Int32Array): void {
    const { batch, questions } = this;
    batch.log = log;
    batch.most = batch.least + batch.end;
    questions.newBatch();
    questions.judge(this.first, batch, this.told);
    batch.least = batch.most;
    batch.end = 0;
  }
}
