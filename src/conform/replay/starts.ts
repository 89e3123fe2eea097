import type { EventType } from '../../../spec/vocabulary.ts';
import type { Edge } from '../steps.ts';
import type { Config, Demand, Validator } from './validate.ts';

/** What brings a system from boot to where it may be when its log begins, faults and tasks' steps aside. */
export const settling: ReadonlySet<EventType> = new Set<EventType>([
  'load',
  'unload',
  'free',
  'write',
  'loadModule',
  'unloadModule',
]);

/**
 * Where a log that lost its start can begin: with any patches enabled in any order and any modules loaded, at rest or with
 * a transition held up, or in the middle of an operation whose next line is the log's first.
 */
export function runningStarts(
  validator: Validator,
  first: Demand | undefined,
  limit: number,
): readonly Config[] {
  const { steps } = validator;
  const starts: Config[] = [];
  const queue: { readonly state: number; readonly heldUp: boolean }[] = [{ state: 0, heldUp: false }];
  const seen = new Set([0]);
  for (let i = 0; i < queue.length && i < limit; i++) {
    const at = queue[i];
    if (at === undefined) break;
    starts.push(...validator.start(at.state));
    for (const edge of steps.edges(at.state)) {
      starts.push(...within(validator, edge, first));
      if (seen.has(edge.to)) continue;
      const { event } = edge;
      // Somebody on a CPU holds up the operation that comes next; from there nothing more is tried.
      if (event.type === 'wake' && !at.heldUp) queue.push({ state: edge.to, heldUp: true });
      else if (settling.has(event.type) && (event.type !== 'load' || event.params === undefined)) {
        if (at.heldUp) {
          starts.push(...validator.start(edge.to));
          for (const next of steps.edges(edge.to)) starts.push(...within(validator, next, first));
        } else queue.push({ state: edge.to, heldUp: false });
      } else continue;
      seen.add(edge.to);
    }
  }
  return starts;
}

/** The places inside a step at which its next line is this one. */
function within(validator: Validator, edge: Edge, first: Demand | undefined): readonly Config[] {
  return ([0, 1] as const).flatMap((phase) =>
    validator
      .visible(edge, phase)
      .flatMap((line, offset) =>
        offset > 0 && line.text === first?.text
          ? validator.start(edge.to).map((config) => ({ ...config, edge, offset, phase }))
          : [],
      ),
  );
}
