/** Two ways to search the same question: compiled code over packed words, and XState's own steps. */

import type { AnyStateMachine } from 'xstate';
import { type Compiled, compile, type ListedEvent } from '../compile/compile.ts';
import { CompileError } from '../compile/fault.ts';
import { summary } from '../compile/summary.ts';
import { type CheckResult, check } from './check.ts';
import { checkPacked, type PackedOptions, type PackedQuestion } from './packed/check.ts';
import { CannotGoOn } from './packed/explore.ts';

/** `compiled` falls back to `interpreted` where it must, and says why. The results are the same. */
export type Engine = 'compiled' | 'interpreted';

/** How a search was made. */
export type Made =
  | {
      readonly engine: 'compiled';
      /** Milliseconds for compiling, and for the search with all that is asked. */
      readonly compiling: number;
      readonly searching: number;
      /** Bytes for states, ways, edges and what is remembered of properties. */
      readonly bytes: number;
      /** What became of the machine's functions, and what calls cost, in lines. */
      readonly code: readonly string[];
      /** How many different classes of steps there were, and how often a property was run. */
      readonly classes: number;
      readonly runs: number;
    }
  | {
      readonly engine: 'interpreted';
      readonly searching: number;
      /** Why not compiled, if that was wanted: the compiler's code and words. */
      readonly why?: { readonly code: string; readonly message: string };
    };

export interface EngineOptions extends PackedOptions {
  /** Default: compiled. */
  readonly engine?: Engine | undefined;
}

/** What is compiled for a search: which actions step properties see, and where a lost raised event is a mistake. */
export const compiledFor = (
  machine: AnyStateMachine,
  events: readonly ListedEvent[],
  observe: (type: string) => boolean,
): Compiled => compile(machine, { events, observe: ({ type }) => observe(type), heard: true });

/**
 * Searches the whole system with the engine that is asked for.
 * @param compiling the machine of the question's system, compiled; what it refuses (CompileError) is interpreted
 */
export function checkWith<Look, Event extends object, Step>(
  question: PackedQuestion<Look, Event, Step>,
  compiling: () => Compiled,
  options: EngineOptions,
): { readonly result: CheckResult; readonly made: Made } {
  const clock = options.clock ?? (() => performance.now());
  let why: CompileError | undefined;
  if (options.engine !== 'interpreted') {
    try {
      const start = clock();
      const compiled = compiling();
      const begin = clock();
      const { result, cost } = checkPacked(compiled, question, options);
      const searching = clock() - begin;
      return {
        result,
        made: {
          engine: 'compiled',
          compiling: begin - start,
          searching,
          code: summary(compiled.report, searching),
          ...cost,
        },
      };
    } catch (error) {
      if (error instanceof CannotGoOn) why = error.error;
      else if (error instanceof CompileError) why = error;
      else throw error;
    }
  }
  const start = clock();
  const result = check(question, options);
  return {
    result,
    made: {
      engine: 'interpreted',
      searching: clock() - start,
      ...(why === undefined ? {} : { why: { code: why.code, message: why.message } }),
    },
  };
}
