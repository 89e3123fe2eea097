import { system } from '../../../machines/system.ts';
import type { Scenario } from '../../../spec/scenario-types.ts';
import type { KernelProfile } from '../../../spec/vocabulary.ts';
import { Steps } from '../steps.ts';
import { Demands, isSkippedText } from './demands.ts';
import type { Evidence } from './evidence.ts';
import type { Inference } from './infer.ts';
import { type Left, startsAfter } from './left.ts';
import type { Entry } from './reader.ts';
import { type Repair, repair, repairSaid } from './repair.ts';
import { runningStarts } from './starts.ts';
import type { debugRange } from './stretches.ts';
import { type Demand, type Validation, Validator } from './validate.ts';

/** A stretch of a boot, and what is known before it. */
export interface Stretch {
  /** What all lines of the boot tell. */
  readonly all: Evidence;
  /** Lines between which debug lines were printed. */
  readonly range: ReturnType<typeof debugRange>;
  readonly entries: readonly Entry[];
  readonly commands: boolean;
  readonly profile: KernelProfile;
  /** A livepatch was loaded before. */
  readonly tainted: boolean;
  /** Target modules of which it is known whether they are loaded. */
  readonly loaded: ReadonlyMap<string, boolean>;
  readonly left: readonly Left[];
  /** Numbers of lines that nothing speaks of. */
  readonly skippedLines: ReadonlySet<number>;
}

/** One stretch of a boot, explained by one scenario. */
export interface Part {
  readonly scenario: Scenario;
  readonly assumptions: readonly string[];
  /** It began in a system that was running already. */
  readonly running: boolean;
  readonly demands: readonly Demand[];
  readonly validation: Validation;
  readonly validator: Validator;
  /** What one line more, one less, or two in the other order would change, when it is rejected. */
  readonly repair: Repair | undefined;
}

/** A single line's repair makes all of it legal. */
export const mends = ({ repair: found }: Part): boolean =>
  found !== undefined && repairSaid(found) !== undefined;

/** Of two explanations of the same lines: one that accepts them, one that lacks a single line, one that gets further. */
export const isBetter = (a: Part, b: Part): boolean => {
  const rank = (p: Part): number => (p.validation.outcome === 'accepted' ? 2 : mends(p) ? 1 : 0);
  return rank(a) === rank(b) ? a.validation.allowed > b.validation.allowed : rank(a) > rank(b);
};

export interface CheckOptions {
  /** The scenario that was given, if one was. */
  readonly scenario: Scenario | undefined;
  /** That a system was running already was only guessed. */
  readonly guessesStart: boolean;
  /** Most explanations kept at a time. */
  readonly limit: number;
}

/** Checks stretches with scenarios. What it finds out about a system is kept for the next stretch. */
export class PartChecker {
  readonly #options: CheckOptions;
  readonly #skippedTexts = new Map<string, boolean>();
  readonly #steps = new Map<string, Steps>();

  constructor(options: CheckOptions) {
    this.#options = options;
  }

  #isSkippedText(text: string): boolean {
    let skipped = this.#skippedTexts.get(text);
    if (skipped === undefined) {
      skipped = isSkippedText(text, this.#options.scenario);
      this.#skippedTexts.set(text, skipped);
    }
    return skipped;
  }

  /** Stretches of a log often tell of the same system: its states and steps are found once. */
  #stepsOf(scenario: Scenario, profile: KernelProfile): Steps {
    const key = JSON.stringify([scenario, profile]);
    const known = this.#steps.get(key);
    if (known !== undefined) return known;
    if (this.#steps.size >= mostSystems) this.#steps.clear();
    const steps = new Steps(system(scenario, profile));
    this.#steps.set(key, steps);
    return steps;
  }

  /**
   * @param inference what the scenario was inferred by, if it was
   * @param running the stretch begins in a system that was running already
   */
  check(
    { entries, commands, profile, range, left, skippedLines }: Stretch,
    scenario: Scenario,
    assumptions: readonly string[],
    inference: Inference | undefined,
    running: boolean,
  ): Part {
    const steps = this.#stepsOf(scenario, profile);
    const reader = new Demands(scenario, inference?.moduleLines, skippedLines);
    const demands = entries.flatMap((entry) => {
      const demand = reader.of(entry, commands);
      return demand === undefined ? [] : [demand];
    });

    // Line numbers become places among the demands.
    const place = (line: number): number => {
      const at = demands.findIndex((d) => d.line >= line);
      return at < 0 ? demands.length : at;
    };
    const debug =
      range === undefined
        ? undefined
        : { first: place(range.first), last: range.last > 1e15 ? range.last : place(range.last) };
    // A start that was only guessed is not worth all the time that one that was asked for may take.
    const guessed = running && this.#options.guessesStart;
    const limit = guessed ? Math.min(this.#options.limit, mostGuessed) : this.#options.limit;
    const isHidden = (text: string): boolean =>
      inference?.isHidden?.(text) === true || this.#isSkippedText(text);
    const validator = new Validator(steps, {
      debug,
      commands,
      unloadsAtOnce: !commands && profile.api === 'enable',
      limit,
      isHidden,
    });
    const from = running
      ? runningStarts(validator, demands[0], Math.min(limit, mostStarts))
      : startsAfter(validator, left);
    const validation = validator.run(demands, from);
    const mended = validation.outcome === 'rejected' ? repair(validator, validation, demands) : undefined;
    return { scenario, assumptions, running, demands, validation, validator, repair: mended };
  }
}

/** Most systems whose states are kept. */
const mostSystems = 20;

/** Most explanations kept at a time when it is only guessed that the log lost its start. */
const mostGuessed = 3000;

/** Most states in which a log that lost its start is tried, nearest to boot first; more would take long and seldom help. */
const mostStarts = 300;
