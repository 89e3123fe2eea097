/** All states as one class of steps, that lead from each to itself: what is asked of a state alone. */
import { longestSpan } from './combinations.ts';
import type { Group, Questions, Tell } from './questions.ts';

export class StateClass<Look, Event extends object, Step> {
  private readonly questions: Questions<Look, Event, Step>;
  private readonly told: Tell;
  private readonly first: Group | undefined;
  /** The batch: all states from this one on. */
  private least = 0;
  private length = 0;
  private readonly from = new Int32Array(longestSpan);
  private readonly changes: Int32Array;

  constructor(questions: Questions<Look, Event, Step>, words: number, asks: readonly number[], told: Tell) {
    this.questions = questions;
    this.changes = new Int32Array(words);
    this.told = told;
    this.first = questions.groups([asks]);
  }

  /** The next state, to be judged with its batch. */
  add(number: number, log: Int32Array): void {
    if (this.length === longestSpan) this.judge(log);
    this.from[this.length++] = number;
  }

  /** Asks everything about the states of the batch. */
  judge(log: Int32Array): void {
    const { from, least, length, changes } = this;
    const batch = { log, from, least, most: least + length, begin: 0, end: length };
    this.questions.newBatch();
    this.questions.judge(this.first, { ...batch, changes, at: 0, event: -1, trace: 0 }, this.told);
    this.least += length;
    this.length = 0;
  }
}
