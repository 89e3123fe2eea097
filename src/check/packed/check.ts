/** Checks a compiled machine: the same question, the same result as check.ts gives, at compiled speed. */
import type { AnyMachineSnapshot } from 'xstate';
import type { Compiled } from '../../compile/compile.ts';
import type { ObservedAction } from '../../compile/traces.ts';
import { type CheckOptions, type CheckResult, concluded, eventOf, type Question } from '../check.ts';
import type { ReturnedAction } from '../machine-system.ts';
import { explorePacked, identityMasks } from './explore.ts';
import { Judge } from './judge.ts';
import type { LiveState } from './parts.ts';
import { PackedStates } from './states.ts';

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
  options: CheckOptions = {},
): { readonly result: CheckResult; readonly cost: PackedCost } {
  const states = new PackedStates(compiled.words, identityMasks(compiled), compiled.events.length);
  const judge = new Judge(compiled, states, {
    ...question,
    step: (before, event, note: () => readonly ObservedAction[], after) =>
      question.step(before, event, note, after),
  });
  const exploration = explorePacked(
    compiled,
    question.system,
    states,
    {
      state: (number) => judge.state(number),
      step: judge.looksAtSteps ? (from, event, trace, to) => judge.step(from, event, trace, to) : undefined,
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
      enough: () => options.first === true && judge.judge(),
    },
    options.limits ?? {},
    options.clock ?? (() => performance.now()),
  );
  judge.judge();
  const { bytes, classes, runs } = judge.cost;
  const ways = 4 * (2 * exploration.states + exploration.expanded + exploration.transitions);
  return {
    result: concluded(exploration, (complete) => judge.results(complete), judge.pending, judge.ended),
    cost: { bytes: bytes + states.bytes + ways, classes, runs },
  };
}
