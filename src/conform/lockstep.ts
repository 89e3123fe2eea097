import type { AnyMachineSnapshot } from 'xstate';
import type { SystemModel } from '../../machines/system.ts';
import type { KlpEvent, View } from '../../spec/vocabulary.ts';
import type { Identity } from '../check/identity.ts';
import { Recorder } from '../testgen/macrostep.ts';
import { facts, observationText } from '../testgen/outcome.ts';
import type { Subject } from './subject.ts';

/** Where machine and engine part ways. */
export interface Difference {
  /** The events that lead there, a shortest such run; the last one is the event that differs, unless `what` is `start`. */
  readonly trace: readonly KlpEvent[];
  /** `possible`: one side knows the event, the other does not. */
  readonly what: 'start' | 'possible' | 'observations' | 'view';
  /** The same thing as each side shows it, one fact per line. */
  readonly machine: readonly string[];
  readonly engine: readonly string[];
}

export interface Lockstep {
  /** States of the machine that were reached. */
  readonly states: number;
  /** Pairs of a machine's state with an engine's state; more than `states` where the engine remembers more. */
  readonly pairs: number;
  /** Transitions of the machine, each run on the engine; from every engine state that goes with the machine's state. */
  readonly transitions: number;
  /** Events that both sides refused as impossible, over all pairs. */
  readonly impossible: number;
  readonly differences: readonly Difference[];
  /** `limit` stopped it: not everything was compared. */
  readonly complete: boolean;
}

interface Pair {
  readonly machine: AnyMachineSnapshot;
  /** Puts the engine back into its state of this pair. */
  readonly restore: () => void;
  readonly parent: number;
  readonly event: KlpEvent | undefined;
}

/**
 * Explores machine and engine together, breadth first: in every reachable pair of states every event of the alphabet
 * is offered to both. Both must find it possible or both not; observations in order and the View afterwards must be
 * equal. A pair that differs is reported and not followed.
 *
 * Pairs are told apart by the machine's identity and all of the engine's memory, so a state that the engine hides from
 * the View cannot slip through where two paths meet.
 *
 * @param options.limit the largest number of pairs
 * @param options.differences stop after so many
 */
export function lockstep(
  model: SystemModel,
  identity: Identity,
  boot: () => Subject,
  options: { readonly limit: number; readonly differences: number },
): Lockstep {
  const recorder = new Recorder(model.machine);
  const subject = boot();
  const states = new Set<string>();
  const seen = new Set<string>();
  const pairs: Pair[] = [];
  const differences: Difference[] = [];
  const edges = new Set<string>();
  let impossible = 0;
  let complete = true;

  const trace = (at: number, last?: KlpEvent): readonly KlpEvent[] => {
    const events = last === undefined ? [] : [last];
    for (let pair = pairs[at]; pair?.event !== undefined; pair = pairs[pair.parent]) events.push(pair.event);
    return events.reverse();
  };
  const discover = (machine: AnyMachineSnapshot, parent: number, event: KlpEvent | undefined): string => {
    const state = identity(machine);
    states.add(state);
    const key = `${state}\n${subject.key()}`;
    if (!seen.has(key)) {
      seen.add(key);
      pairs.push({ machine, restore: subject.snapshot(), parent, event });
    }
    return state;
  };

  const start = viewDifference(model.view(recorder.initial), subject.view());
  if (start !== undefined) differences.push({ trace: [], what: 'start', ...start });
  else discover(recorder.initial, -1, undefined);

  search: for (let at = 0; at < pairs.length; at++) {
    const pair = pairs[at];
    if (pair === undefined) break;
    if (pairs.length > options.limit) {
      complete = false;
      break;
    }
    const from = identity(pair.machine);
    pair.restore();
    // A restore must not leave sites as they were.
    subject.checkCalls();
    let fresh = true;
    for (const [number, { event, send }] of model.events.entries()) {
      const step = recorder.step(pair.machine, send);
      if (!fresh) pair.restore();
      fresh = true;
      const possible = subject.possible(event);
      let difference: Omit<Difference, 'trace'> | undefined;
      if (possible !== step.handled) {
        difference = {
          what: 'possible',
          machine: [step.handled ? 'possible' : 'impossible'],
          engine: [possible ? 'possible' : 'impossible'],
        };
      } else if (possible) {
        fresh = false;
        edges.add(`${number} ${from}`);
        const machine = model.observations(step.actions).map(observationText);
        const engine = subject.apply(event).map(observationText);
        const view = viewDifference(model.view(step.next), subject.view());
        if (machine.join('\n') !== engine.join('\n')) difference = { what: 'observations', machine, engine };
        else if (view !== undefined) difference = { what: 'view', ...view };
        else discover(step.next, at, event);
      } else impossible++;
      if (difference !== undefined) {
        differences.push({ trace: trace(at, event), ...difference });
        if (differences.length >= options.differences) break search;
      }
    }
    // A pair that has been left is needed for traces only: let its snapshot go.
    pairs[at] = { ...pair, restore: () => {} };
  }
  return {
    states: states.size,
    pairs: pairs.length,
    transitions: edges.size,
    impossible,
    differences,
    complete,
  };
}

/** The facts in which two Views differ, as each side has them; `undefined` when they are equal. */
export function viewDifference(
  machine: View,
  engine: View,
): { readonly machine: readonly string[]; readonly engine: readonly string[] } | undefined {
  const a = facts(machine);
  const b = facts(engine);
  const keys = [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key));
  if (keys.length === 0) return undefined;
  const show = (side: ReadonlyMap<string, string>): readonly string[] =>
    keys.map((key) => `${key}: ${side.get(key) ?? '(absent)'}`);
  return { machine: show(a), engine: show(b) };
}
