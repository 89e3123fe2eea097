import { expect } from 'vitest';
import { parseEvent } from '../../spec/event-name.ts';
import { bootEngine } from '../conform/subject.ts';
import { look, outcome } from './outcome.ts';
import { profileOf, shippedScenario } from './shipped.ts';

/** What a generated test does to the engine. */
export interface Run {
  /** The state of the system is exactly this: one fact per line. */
  readonly looks: (expected: string) => void;
  /** `> ` and the name of an event on the first line: it is possible, and its complete outcome is the other lines. */
  readonly step: (story: string) => void;
}

/**
 * The engine set up for a shipped scenario, for generated tests.
 * @param id e.g. `callbacks/test-9`
 * @returns a function that boots a fresh system
 */
export function engine(id: string): () => Run {
  const scenario = shippedScenario(id);
  const profile = profileOf(scenario);
  return () => {
    const subject = bootEngine(scenario, profile);
    let number = 0;
    return {
      looks: (expected) => expect(look(subject.view()).join('\n')).toBe(dedent(expected)),
      step: (story) => {
        const expected = dedent(story);
        const name = expected.split('\n', 1)[0]?.slice('> '.length) ?? '';
        const event = parseEvent(name);
        number++;
        if (!subject.possible(event))
          expect.fail(`step ${number}: the engine says that "${name}" cannot happen`);
        const before = subject.view();
        const restore = number % 5 === 0 ? subject.snapshot() : undefined;
        const happens = (): string =>
          [`> ${name}`, ...outcome(subject.apply(event), before, subject.view())].join('\n');
        expect(happens(), `step ${number}: ${name}`).toBe(expected);
        // What a snapshot remembers is all that matters to what happens next.
        if (restore === undefined) return;
        restore();
        subject.checkCalls();
        expect(happens(), `step ${number} once more, from a snapshot: ${name}`).toBe(expected);
      },
    };
  };
}

/** Takes off the first and last line break and the four columns that every line starts with. */
const dedent = (text: string): string =>
  text
    .split('\n')
    .slice(1, -1)
    .map((line) => line.slice(4))
    .join('\n');
