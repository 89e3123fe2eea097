/** Runs one target here, in this process. */
import fc from 'fast-check';
import type { Answer, AnyTarget } from './target.ts';

export interface RunOptions {
  readonly seed: number;
  readonly runs: number;
  /** fast-check's path to a counterexample: only that one. */
  readonly path?: string | undefined;
  /** Told before each input is tried, counting from 1. */
  readonly started?: ((run: number) => void) | undefined;
}

export interface Crash {
  /** The shrunk input. */
  readonly input: string;
  readonly message: string;
  readonly path: string;
}

export interface Fuzzed {
  readonly target: string;
  readonly seed: number;
  /** Inputs tried; those of shrinking are not counted. */
  readonly runs: number;
  /** How often which answer was given, the most frequent first. */
  readonly answers: readonly (readonly [Answer, number])[];
  readonly crash?: Crash;
}

/** Tries `runs` inputs; ends at the first crash, which is shrunk. */
export const fuzz = (target: AnyTarget, { seed, runs, path, started }: RunOptions): Promise<Fuzzed> =>
  target.use(async ({ name, input, attempt, show }) => {
    const answers = new Map<Answer, number>();
    let tried = 0;
    const details = await fc.check(
      fc.asyncProperty(input, async (value) => {
        started?.(++tried);
        const given = await attempt(value);
        answers.set(given, (answers.get(given) ?? 0) + 1);
      }),
      { seed, numRuns: runs, ...(path === undefined ? {} : { path }) },
    );
    const [value] = details.counterexample ?? [];
    const error: unknown = details.errorInstance;
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      target: name,
      seed,
      runs: details.numRuns,
      answers: [...answers].sort((a, b) => b[1] - a[1]),
      ...(value === undefined
        ? {}
        : { crash: { input: show(value), message, path: details.counterexamplePath ?? '' } }),
    };
  });

/** The input of one run, by its number: for a run that never came back. */
export const inputOf = (target: AnyTarget, seed: number, run: number): string =>
  target.use(({ input, show }) => {
    const value = fc.sample(input, { seed, numRuns: run }).at(-1);
    return value === undefined ? '' : show(value);
  });
