/** Lists of answers to lists of questions, each once, by a number above 0; and how often each was given. */

/** An answer's bits: the property holds; it had a chance to fail. Of pending and ended states: they are. */
export const holds = 1;
export const witness = 2;

/** An answer has this many bits. */
export const answerBits = 2;

/** A question, and an answer to it. */
export interface Answer {
  readonly ask: number;
  readonly given: number;
}

export class Answers {
  /** How often each list was given. */
  times = new Float64Array(64);
  private readonly lists: (readonly Answer[])[] = [[]];
  private readonly telling: (readonly Answer[])[] = [[]];
  private readonly isNotable: (ask: number, answer: number) => boolean;

  constructor(isNotable: (ask: number, answer: number) => boolean) {
    this.isNotable = isNotable;
  }

  /** A new list. @returns its number */
  add(asks: readonly number[], answers: readonly number[]): number {
    const list = asks.map((ask, i) => ({ ask, given: answers[i] ?? 0 }));
    const number = this.lists.push(list) - 1;
    if (number >= this.times.length) {
      const times = new Float64Array(number * 2);
      times.set(this.times);
      this.times = times;
    }
    this.telling.push(list.filter(({ ask, given }) => this.isNotable(ask, given)));
    return number;
  }

  /** Must somebody be told of a list each time? */
  mustBeTold(number: number): boolean {
    return this.toTell(number).length > 0;
  }

  /** Those answers of a list that somebody must be told of. */
  toTell(number: number): readonly Answer[] {
    return this.telling[number] ?? [];
  }

  /** Every answer that was given, with how often. */
  forAll(visit: (ask: number, given: number, times: number) => void): void {
    for (const [number, list] of this.lists.entries()) {
      const times = this.times[number] ?? 0;
      if (times > 0) for (const { ask, given } of list) visit(ask, given, times);
    }
  }
}
