/** All states as one class of steps, that lead from each to itself: what is asked of a state alone. */
import type { Group, Questions, Tell } from './questions.ts';

/** States of a batch. */
const most = 1 << 14;

export class StateClass<Look, Event extends object, Step> {
  private readonly questions: Questions<Look, Event, Step>;
  private readonly words: number;
  private readonly told: Tell;
  private readonly first: Group | undefined;
  /** Where the states of the batch lie. */
  private readonly at = new Int32Array(most);
  private length = 0;

  constructor(questions: Questions<Look, Event, Step>, words: number, asks: readonly number[], told: Tell) {
    this.questions = questions;
    this.words = words;
    this.told = told;
    this.first = questions.groups([asks]);
  }

  /** The next state, to be judged with its batch. */
  add(number: number, log: Int32Array): void {
    if (this.length === most) this.judge(log);
    this.at[this.length++] = number * this.words;
  }

  /** Asks everything about the states of the batch. */
  judge(log: Int32Array): void {
    const { at, length } = this;
    this.questions.judge(
      this.first,
      { log, from: at, to: at, begin: 0, end: length, event: -1, trace: 0 },
      this.told,
    );
    this.length = 0;
  }
}
