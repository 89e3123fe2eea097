import type { KlpEvent } from '../../../spec/vocabulary.ts';
import type { Pairs, Place } from './pairs.ts';
import type { Reached } from './runner.ts';
import { type Facts, news, onlyIn } from './view-difference.ts';

/** How a difference that nobody outside can see comes to be seen. */
export interface Consequence {
  /** The events that follow the difference's own; the last one is seen to differ. */
  readonly events: readonly KlpEvent[];
  readonly a: readonly string[];
  readonly b: readonly string[];
}

/** What of an event is seen from outside, if it differs: results, log and code, then files. */
function seen(
  x: Reached | undefined,
  y: Reached | undefined,
  before: Place,
  after: Place | undefined,
): Facts | undefined {
  if (x === undefined || y === undefined) {
    const said = (side: Reached | undefined): readonly string[] => {
      if (side === undefined) return ['impossible'];
      return side.observations.length === 0 ? ['possible'] : side.observations;
    };
    return { a: said(x), b: said(y) };
  }
  if (x.observations.join('\n') !== y.observations.join('\n')) return onlyIn(x.observations, y.observations);
  if (after === undefined) return undefined;
  const files = news(after.difference.sysfs, before.difference.sysfs);
  return files.a.length > 0 ? files : undefined;
}

/** Work of the kernel's own: that it is queued on one side only is not seen, what it does is. */
const isInside = (event: KlpEvent): boolean => event.type === 'free' || event.type === 'retry';

/**
 * The shortest way on from a pair of states that differ in what only the core knows (a mark, a reference) to an event
 * whose result, log, code or files differ.
 * @param limit the largest number of pairs looked at
 */
export function consequence(pairs: Pairs, from: Place, limit: number): Consequence | undefined {
  const queue: { readonly place: Place; readonly events: readonly KlpEvent[] }[] = [
    { place: from, events: [] },
  ];
  const known = new Set([from.key]);
  for (const { place, events } of queue) {
    const [fromA, fromB] = [pairs.a.steps(place.a), pairs.b.steps(place.b)];
    for (const [number, { event }] of pairs.a.model.events.entries()) {
      const [x, y] = [fromA.get(number), fromB.get(number)];
      const both = x !== undefined && y !== undefined;
      if ((x === undefined && y === undefined) || (!both && isInside(event))) continue;
      if (x?.fault !== undefined || y?.fault !== undefined) continue;
      const after = both ? pairs.at(x.next, y.next) : undefined;
      const found = seen(x, y, place, after);
      if (found !== undefined) return { events: [...events, event], ...found };
      if (after === undefined || known.has(after.key) || known.size >= limit) continue;
      known.add(after.key);
      queue.push({ place: after, events: [...events, event] });
    }
  }
  return undefined;
}
