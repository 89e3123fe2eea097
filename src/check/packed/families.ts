/**
 * What is asked of classes of steps (classes.ts), topic by topic. The questions of a topic read some bits only: classes
 * with the same event and trace that change the same of these are one family, and know the same answers.
 */
import type { Answers } from './answers.ts';
import type { Batch } from './batch.ts';
import type { Memory } from './memory.ts';
import type { Group, Questions } from './questions.ts';

/** The steps of some classes, as one topic's questions see them. */
export interface Family {
  /** The answers that are the same in all of it. */
  readonly always: number;
  /** The first group of the other questions. */
  readonly first: Group | undefined;
}

export class Families<Look, Event extends object, Step> {
  private readonly memory: Memory<Look, Event, Step>;
  private readonly questions: Questions<Look, Event, Step>;
  private readonly answers: Answers;
  private readonly words: number;
  /** By topic: its questions; the bits, by word, that they were seen to read. */
  private readonly topics: readonly (readonly number[])[];
  private readonly bits: readonly Int32Array[];
  private readonly known = new Map<string, Family>();
  private readonly left: Family[] = [];
  private growths = 0;
  /** Goes up when a topic turns out to read more: families that were got before are each good for one class only. */
  version = 1;

  constructor(
    memory: Memory<Look, Event, Step>,
    questions: Questions<Look, Event, Step>,
    answers: Answers,
    words: number,
    topics: readonly (readonly number[])[],
  ) {
    this.memory = memory;
    this.questions = questions;
    this.answers = answers;
    this.words = words;
    this.topics = topics;
    this.bits = topics.map(() => new Int32Array(words));
  }

  /** The families that a class belongs to, by topic. @param example some of its steps */
  of(example: Batch): readonly Family[] {
    const { words } = this;
    const { changes, at, event, trace } = example;
    const changed = changes.subarray(at, at + words);
    const same = changed.every((bits) => bits === 0);
    return this.topics.map((asks, topic) => {
      const seen = changed.map((bits, word) => bits & (this.bits[topic]?.[word] ?? 0));
      const key = `${topic} ${event} ${trace} ${same} ${seen.join()}`;
      let family = this.known.get(key);
      if (family === undefined) {
        family = this.make(asks, example);
        this.known.set(key, family);
      }
      return family;
    });
  }

  /** Before a batch, when no step is being judged: nothing of older versions is of use any more. */
  newBatch(): void {
    this.refresh();
    if (this.left.length === 0) return;
    this.questions.drop(this.left.map(({ first }) => first));
    this.left.length = 0;
  }

  /** To be called after something may have been read that was not read before. */
  refresh(): void {
    const { memory, bits } = this;
    if (memory.widened === this.growths) return;
    this.growths = memory.widened;
    let wider = false;
    for (const [topic, asks] of this.topics.entries()) {
      const known = bits[topic];
      if (known === undefined) continue;
      for (const ask of asks) {
        const read = memory.bits(ask);
        for (let word = 0; word < known.length; word++) {
          const all = (known[word] ?? 0) | (read[word] ?? 0);
          if (all !== known[word]) wider = true;
          known[word] = all;
        }
      }
    }
    if (!wider) return;
    this.version++;
    this.left.push(...this.known.values());
    this.known.clear();
  }

  /** What does not depend on the state before is asked once, of an example; all else in each step. */
  private make(asks: readonly number[], { log, from, begin, changes, at, event, trace }: Batch): Family {
    const { memory } = this;
    memory.setBefore(log, (from[begin] ?? 0) * this.words);
    memory.setStep(changes, at, event, trace);
    const varies: { readonly ask: number; readonly needs: number }[] = [];
    const fixed: number[] = [];
    const answers: number[] = [];
    for (const ask of asks) {
      memory.forget();
      const answer = memory.answerNeeding(ask);
      if (memory.needed.length > 0) varies.push({ ask, needs: memory.needed.length });
      else {
        fixed.push(ask);
        answers.push(answer);
      }
    }
    // Those that depend on much come last: they are the first to be parted from the others.
    varies.sort((a, b) => a.needs - b.needs);
    return {
      always: this.answers.add(fixed, answers),
      first: this.questions.groups(varies.map(({ ask }) => ask)),
    };
  }
}
