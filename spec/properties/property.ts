import type { Scenario } from '../scenario-types.ts';
import type { Step, View } from '../vocabulary.ts';

interface Described {
  /** Stable and short, kebab-case; also the file's name. */
  readonly id: string;
  /** One sentence an expert can agree or disagree with. */
  readonly statement: string;
  /** What goes wrong for whom when it does not hold. */
  readonly why: string;
  /** The rule it comes from: semantics.md § or a kernel document's section. */
  readonly source: string;
}

/** Must hold in every stable state. */
export interface Invariant extends Described {
  readonly kind: 'invariant';
  readonly holds: (view: View, scenario: Scenario) => boolean;
  /** A state in which the property had a chance to fail: seen at least once, or the property was vacuous. */
  readonly witness: (view: View, scenario: Scenario) => boolean;
}

/** What must hold of a step. */
export interface StepRule {
  readonly holds: (step: Step, scenario: Scenario) => boolean;
  /** A step in which the property had a chance to fail. */
  readonly witness: (step: Step, scenario: Scenario) => boolean;
}

/** Must hold of every step. */
export interface StepProperty extends Described, StepRule {
  readonly kind: 'step';
  /**
   * The same in several rules, with what each is about (a task): it holds where all of them do, and each has its own
   * chances to fail. A checker remembers less of rules that look at little (src/check/packed).
   */
  readonly rules?: (scenario: Scenario) => readonly (StepRule & { readonly about?: string })[];
}

/** Written once, evaluated on the machine (exhaustively) and on the engine (in lockstep and random runs). */
export type Property = Invariant | StepProperty;
