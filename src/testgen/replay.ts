import type { SystemModel } from '../../machines/system.ts';
import { eventName } from '../../spec/event-name.ts';
import { Recorder } from './macrostep.ts';
import type { Suite } from './model.ts';
import { look, outcome } from './outcome.ts';

/**
 * Walks the paths of a suite on another machine for the same scenario.
 *
 * A difference proves that this machine's own suite cannot be the same text: that text would hold this path with this
 * machine's outcome. So a mutated rule that shows here shows as drift, without exploring the mutated machine.
 *
 * @returns the event at which the first difference is seen, in words; `undefined` when there is none
 */
export function replayDifference(
  model: SystemModel,
  { initial, paths }: Pick<Suite, 'initial' | 'paths'>,
): string | undefined {
  const recorder = new Recorder(model.machine);
  const sends = new Map(model.events.map(({ event, send }) => [eventName(event), send]));
  if (look(model.view(recorder.initial)).join('\n') !== look(initial).join('\n')) return 'the start';
  for (const path of paths) {
    let at = recorder.initial;
    for (const step of path) {
      const name = eventName(step.event);
      const send = sends.get(name);
      if (send === undefined) return name;
      const done = recorder.step(at, send);
      if (!done.handled) return name;
      const seen = outcome(model.observations(done.actions), model.view(at), model.view(done.next));
      if (seen.join('\n') !== outcome(step.observations, step.before, step.after).join('\n')) return name;
      at = done.next;
    }
  }
  return undefined;
}
