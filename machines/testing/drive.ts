/** Drives a system machine for the tests of the charts. */
import { type AnyMachineSnapshot, initialTransition, transition } from 'xstate';
import type { Scenario } from '../../spec/scenario-types.ts';
import type { KernelProfile, KlpEvent, Observation, View } from '../../spec/vocabulary.ts';
import { type SystemModel, system } from '../system.ts';
import { profile as standard } from './fixtures.ts';

export interface Driver {
  readonly model: SystemModel;
  /** One event. @throws when it is not possible now */
  readonly step: (event: KlpEvent) => readonly Observation[];
  /** Whether the event is handled now. */
  readonly possible: (event: KlpEvent) => boolean;
  readonly view: () => View;
  /** The log lines of several events. */
  readonly log: (...events: readonly KlpEvent[]) => readonly string[];
  /** The result of one event. */
  readonly errno: (event: KlpEvent) => number | undefined;
}

export const lines = (observations: readonly Observation[]): readonly string[] =>
  observations.flatMap((o) => (o.kind === 'log' ? [o.line] : []));

/** Starts a scenario; every event that is stepped must be in its alphabet or is added to it. */
export function drive(scenario: Scenario, profile: KernelProfile = standard): Driver {
  const model = system(scenario, profile);
  let snapshot: AnyMachineSnapshot = initialTransition(model.machine)[0];
  const sendFor = (event: KlpEvent) => {
    const found = model.events.find((e) => JSON.stringify(e.event) === JSON.stringify(event));
    if (found === undefined) throw new Error(`not in the alphabet: ${JSON.stringify(event)}`);
    return found.send;
  };
  const step = (event: KlpEvent): readonly Observation[] => {
    const [next, actions] = transition(model.machine, snapshot, sendFor(event));
    if (next === snapshot && actions.length === 0)
      throw new Error(`not possible now: ${JSON.stringify(event)}`);
    snapshot = next;
    return model.observations(actions);
  };
  return {
    model,
    step,
    possible: (event) => {
      const [next, actions] = transition(model.machine, snapshot, sendFor(event));
      return next !== snapshot || actions.length > 0;
    },
    view: () => model.view(snapshot),
    log: (...events) => events.flatMap((e) => lines(step(e))),
    errno: (event) => {
      const last = step(event).at(-1);
      return last?.kind === 'errno' ? last.errno : undefined;
    },
  };
}
