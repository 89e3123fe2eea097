/**
 * The whole system of one scenario: all charts in parallel regions of one machine.
 *
 * One external event is one macrostep. Each external event belongs to one chart; everything after it is raised, in the
 * order in which semantics.md §2 lists the phases, so the order of the actions is the order of the log.
 */
import { type AnyStateMachine, and, type EventObject, not, stateIn } from 'xstate';
import type { Scenario } from '../spec/scenario-types.ts';
import type { KernelProfile, KlpEvent, Observation, View } from '../spec/vocabulary.ts';
import { type Charts, charts, domains, initialContext } from './charts.ts';
import { eventFor } from './event-for.ts';
import type { External } from './events.ts';
import { observations, type ReturnedAction } from './observe.ts';
import { plan as planned } from './plan.ts';
import { rules, stateNode } from './rules.ts';
import { pendingIds } from './task.ts';
import { type Seen, view } from './view.ts';

/** The spec of one scenario, as the checker, the generator and the lockstep use it. */
export interface SystemModel {
  readonly machine: AnyStateMachine;
  /**
   * The scenario's alphabet, in order. An event that is not possible now is not handled: the snapshot stays the same and
   * there is no action. One that is possible changes the snapshot or has an action, if only `observe.nothing`.
   */
  readonly events: readonly { readonly event: KlpEvent; readonly send: EventObject }[];
  readonly view: (snapshot: Seen) => View;
  /** From the ordered actions that `transition()` returned. */
  readonly observations: (actions: readonly ReturnedAction[]) => readonly Observation[];
}

/**
 * Composes the charts of a scenario under a kernel profile.
 * @param change makes other rules of the charts: a mutation of what no guard or action decides
 */
export function system(
  scenario: Scenario,
  profile: KernelProfile,
  change: (charts: Charts) => Charts = (same) => same,
): SystemModel {
  const plan = planned(scenario, profile);
  const all = change(charts(plan));
  const machine = rules
    .createMachine({
      id: 'system',
      type: 'parallel',
      context: initialContext(plan),
      meta: { domains: domains(plan) },
      options: { maxIterations: 1000 },
      states: Object.fromEntries(Object.entries(all).map(([key, chart]) => [key, stateNode(chart)])),
    })
    .provide({ guards: { settled: settled(plan.tasks.flatMap(pendingIds)) } });
  return {
    machine,
    events: scenario.alphabet.map((event): { event: KlpEvent; send: External } => ({
      event,
      send: eventFor(plan, event),
    })),
    view: (snapshot) => view(plan, snapshot),
    observations,
  };
}

/** No task's chart is in a pending state. */
const settled = (ids: readonly string[]) => and(ids.map((id) => not(stateIn(`#${id}`))));
