/** A run of a system as it was seen: events, observations, Views. */
import type { AnyMachineSnapshot } from 'xstate';
import type { SystemModel } from '../../machines/system.ts';
import type { Step, View } from '../../spec/vocabulary.ts';
import type { ReturnedAction } from './machine-system.ts';
import type { TransitionSystem } from './transition-system.ts';

export interface Trace {
  /** Before the first event. */
  readonly start: View;
  readonly steps: readonly Step[];
}

/**
 * The run that the events, by number, lead along. It ends early where an event is not possible or the machine is at fault:
 * then the last step says nothing but its event.
 */
export function traceOf(
  model: SystemModel,
  system: TransitionSystem<AnyMachineSnapshot, readonly ReturnedAction[]>,
  path: readonly number[],
): Trace {
  let state = system.initial;
  let before = model.view(state);
  const start = before;
  const steps: Step[] = [];
  for (const number of path) {
    const event = model.events[number]?.event;
    if (event === undefined) throw new RangeError(`no event ${number}`);
    let reached: AnyMachineSnapshot | undefined;
    let actions: readonly ReturnedAction[] = [];
    try {
      system.successors(state, (taken, next, note) => {
        if (taken !== number) return;
        reached = next;
        actions = note;
      });
    } catch {
      // The fault itself is reported beside the trace.
    }
    if (reached === undefined) {
      steps.push({ before, event, observations: [], after: before });
      break;
    }
    state = reached;
    const after = model.view(state);
    steps.push({ before, event, observations: model.observations(actions), after });
    before = after;
  }
  return { start, steps };
}
