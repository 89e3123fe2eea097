/** What a fuzz target is, and what counts as an answer. */
import type fc from 'fast-check';
import { describeError, KlpError } from '../../spec/error.ts';
import { codeGroups } from '../../spec/error-codes.ts';

/** How an input was answered: a word such as `accepted`, or the code of the refusal; counted in the table of a run. */
export type Answer = string;

export interface Target<Input> {
  readonly name: string;
  /** What is read, in a few words. */
  readonly what: string;
  /** Of how many runs of the whole this target has one; the dear ones have fewer. */
  readonly share: number;
  readonly input: fc.Arbitrary<Input>;
  /** Gives the input to what is tested. Whatever it throws is a crash. */
  readonly attempt: (input: Input) => Answer | Promise<Answer>;
  /** The input as a person would give it. */
  readonly show: (input: Input) => string;
}

/** A target whose input type nobody but itself knows. */
export interface AnyTarget {
  readonly name: string;
  readonly what: string;
  readonly share: number;
  /** Calls `use` with the target and its type. */
  readonly use: <R>(use: <Input>(target: Target<Input>) => R) => R;
}

export const target = <Input>(it: Target<Input>): AnyTarget => ({
  name: it.name,
  what: it.what,
  share: it.share,
  use: (use) => use(it),
});

const described: ReadonlySet<string> = new Set(codeGroups.flatMap((g) => g.codes.map((c) => c.code)));

/** A refusal must be a KlpError with a described code and a message, at a place that exists. */
export function refusal(error: unknown, text?: string): Answer {
  if (!(error instanceof KlpError)) throw error;
  if (!described.has(error.code)) throw new Error(`${error.code} is not described in spec/error-codes.ts`);
  if (error.message.trim() === '') throw new Error(`${error.code} comes without a message`);
  if (!describeError(error).includes(`[${error.code}]`)) throw new Error(`${error.code} is not shown`);
  const lines = text?.split('\n').length ?? Number.POSITIVE_INFINITY;
  if (error.line !== undefined && (error.line < 1 || error.line > lines)) {
    throw new Error(`${error.code} points to line ${error.line} of ${lines}`);
  }
  return error.code;
}

/** Runs `use`; a refusal is an answer. */
export function answer(use: () => Answer, text?: string): Answer {
  try {
    return use();
  } catch (error) {
    return refusal(error, text);
  }
}
