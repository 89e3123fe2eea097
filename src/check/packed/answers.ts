/** Lists of answers to lists of questions, each once, by a number above 0; and how often each was given. */

/** An answer's bits: the property holds; it had a chance to fail. Of pending and ended states: they are. */
export const holds = 1;
export const witness = 2;

/** An answer has this many bits. */
export const answerBits = 2;

export class Answers {
  /** How often each list was given. */
  times = new Float64Array(64);
  /** 1: somebody must be told of it each time. */
  notable = new Uint8Array(64);
  private readonly lists: { readonly asks: readonly number[]; readonly answers: readonly number[] }[] = [
    { asks: [], answers: [] },
  ];
  private readonly isNotable: (ask: number, answer: number) => boolean;

  constructor(isNotable: (ask: number, answer: number) => boolean) {
    this.isNotable = isNotable;
  }

  /** A new list. @returns its number */
  add(asks: readonly number[], answers: readonly number[]): number {
    const number = this.lists.push({ asks, answers }) - 1;
    if (number >= this.times.length) {
      const times = new Float64Array(number * 2);
      times.set(this.times);
      this.times = times;
      const notable = new Uint8Array(number * 2);
      notable.set(this.notable);
      this.notable = notable;
    }
    this.notable[number] = asks.some((ask, i) => this.isNotable(ask, answers[i] ?? 0)) ? 1 : 0;
    return number;
  }

  /** The answers of a list, each with the question that it is an answer to. */
  forEach(number: number, visit: (ask: number, answer: number) => void): void {
    const list = this.lists[number];
    if (list === undefined) return;
    for (let i = 0; i < list.asks.length; i++) visit(list.asks[i] ?? 0, list.answers[i] ?? 0);
  }

  /** Every answer that was given, with how often. */
  forAll(visit: (ask: number, answer: number, times: number) => void): void {
    for (let number = 0; number < this.lists.length; number++) {
      const times = this.times[number] ?? 0;
      if (times > 0) this.forEach(number, (ask, answer) => visit(ask, answer, times));
    }
  }
}
