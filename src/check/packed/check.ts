/** Checks a compiled machine: the same question, the same result as check.ts gives, at compiled speed. */
import type { AnyMachineSnapshot } from 'xstate';
import type { Compiled } from '../../compile/compile.ts';
import type { ObservedAction } from '../../compile/traces.ts';
import { type CheckOptions, type CheckResult, concluded, eventOf, type Question } from '../check.ts';
import type { ReturnedAction } from '../machine-system.ts';
import { explorePacked, explorerOf } from './explore.ts';
import { Judge } from './judge.ts';
import type { LiveState } from './parts.ts';

export interface PackedOptions extends CheckOptions {
  /** States from which on compiled code runs as WebAssembly; default 8,192. Results are the same. */
  readonly translateFrom?: number | undefined;
}

/** What the search took. */
export interface PackedCost {
  /** Bytes for states, ways, edges, and what is remembered of properties. */
  readonly bytes: number;
  /** How many different classes of steps there were. */
  readonly classes: number;
  /** How often a property was run; all else was looked up. */
  readonly runs: number;
}

export interface PackedQuestion<Look, Event extends object, Step>
  extends Omit<Question<AnyMachineSnapshot, readonly ReturnedAction[], Look, Event, Step>, 'seen'> {
  readonly live: (state: LiveState) => Look;
}

/**
 * @param compiled of the same machine and events as the question's system; observes every action that a step shows
 * @throws CannotGoOn when the compiled code stops where XState does not
 */
export function checkPacked<Look, Event extends object, Step>(
  compiled: Compiled,
  question: PackedQuestion<Look, Event, Step>,
  options: PackedOptions = {},
): { readonly result: CheckResult; readonly cost: PackedCost } {
  const judge = new Judge(compiled, {
    ...question,
    step: (before, event, note: () => readonly ObservedAction[], after) =>
      question.step(before, event, note, after),
  });
  const { classOf } = judge;
  const explorer = explorerOf(compiled, classOf, options);
  const exploration = explorePacked(
    compiled,
    question.system,
    explorer,
    {
      states: (first, end) => judge.tellStates(explorer.log, first, end),
      steps: classOf === undefined ? undefined : (found) => judge.tellSteps(explorer.log, found),
      interpreted: (from, fromNumber, event, actions, to) => {
        const seen = question.step(
          () => question.look(from),
          () => eventOf(question.events, event),
          () => actions,
          () => question.look(to),
        );
        judge.interpreted(seen, fromNumber, event);
      },
      progress: options.progress,
      enough: options.first === true ? () => judge.judge(explorer.log) : undefined,
    },
    options.limits ?? {},
    options.clock ?? (() => performance.now()),
  );
  judge.judge(explorer.log);
  const { bytes, classes, runs } = judge.cost;
  const edges = 4 * (exploration.edges.first.length + exploration.edges.to.length);
  return {
    result: concluded(exploration, (complete) => judge.results(complete), judge.pending, judge.ended),
    cost: { bytes: bytes + explorer.bytes + edges, classes, runs },
  };
}
