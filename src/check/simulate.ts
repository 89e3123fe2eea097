/** One run of a scenario, on the machine or on the engine. */
import type { AnyMachineSnapshot } from 'xstate';
import { system } from '../../machines/system.ts';
import type { Scenario } from '../../spec/scenario-types.ts';
import type { KernelProfile, KlpEvent, Step } from '../../spec/vocabulary.ts';
import { bootEngine } from '../conform/subject.ts';
import { machineSystem, type ReturnedAction } from './machine-system.ts';
import type { Trace } from './trace.ts';

export interface Simulation {
  readonly trace: Trace;
  /** The first event that was not possible; the run ends before it. */
  readonly refused?: KlpEvent;
}

/** The events, one after the other, on the system machine. */
export function simulateOnMachine(
  scenario: Scenario,
  profile: KernelProfile,
  events: readonly KlpEvent[],
): Simulation {
  const model = system({ ...scenario, alphabet: events }, profile);
  let snapshot: AnyMachineSnapshot | undefined;
  const steps: Step[] = [];
  const start = model.view(machineSystem(model.machine, []).initial);
  let before = start;
  for (const { event, send } of model.events) {
    const single = machineSystem(model.machine, [send]);
    let taken: { readonly next: AnyMachineSnapshot; readonly actions: readonly ReturnedAction[] } | undefined;
    single.successors(snapshot ?? single.initial, (_, next, actions) => {
      taken = { next, actions };
    });
    if (taken === undefined) return { trace: { start, steps }, refused: event };
    snapshot = taken.next;
    const after = model.view(taken.next);
    steps.push({ before, event, observations: model.observations(taken.actions), after });
    before = after;
  }
  return { trace: { start, steps } };
}

/** The events, one after the other, on the engine. */
export function simulateOnEngine(
  scenario: Scenario,
  profile: KernelProfile,
  events: readonly KlpEvent[],
): Simulation {
  const subject = bootEngine(scenario, profile);
  const start = subject.view();
  const steps: Step[] = [];
  let before = start;
  for (const event of events) {
    if (!subject.possible(event)) return { trace: { start, steps }, refused: event };
    const observations = subject.apply(event);
    const after = subject.view();
    steps.push({ before, event, observations, after });
    before = after;
  }
  return { trace: { start, steps } };
}
