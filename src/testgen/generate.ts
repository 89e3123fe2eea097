import type { SystemModel } from '../../machines/system.ts';
import type { Scenario } from '../../spec/scenario-types.ts';
import type { Identity } from '../check/identity.ts';
import { emit, testFile } from './emit.ts';
import type { GeneratedFile } from './files.ts';
import { type Suite, suite } from './model.ts';

/** Longest generated test, in steps: what a person still reads as one story. */
export const longest = 25;

/** What a scenario's generated tests amount to. */
export interface Figures {
  readonly states: number;
  readonly transitions: number;
  readonly signatures: number;
  readonly tests: number;
  readonly steps: number;
}

export interface Generated {
  readonly file: GeneratedFile;
  readonly figures: Figures;
  readonly suite: Suite;
}

/**
 * The generated tests of one scenario.
 * @param limit the largest number of states of its machine; more throw KlpError KLP1403
 * @param twins ids of scenarios whose tests these are too (suites.ts)
 */
export function generate(
  scenario: Scenario,
  model: SystemModel,
  identity: Identity,
  limit: number,
  twins: readonly string[] = [],
): Generated {
  const made = suite(model, identity, { longest, states: limit });
  return {
    file: { path: testFile(scenario.id), text: emit(scenario, made, twins) },
    figures: {
      states: made.graph.states.length,
      transitions: made.graph.transitions,
      signatures: made.graph.signatures.length,
      tests: made.paths.length,
      steps: made.paths.reduce((n, path) => n + path.length, 0),
    },
    suite: made,
  };
}
