import { eventName } from '../../../spec/event-name.ts';
import type { KlpEvent } from '../../../spec/vocabulary.ts';
import type { Pairs, Place } from './pairs.ts';
import type { BehaviourDifference } from './product.ts';
import type { Reached } from './runner.ts';
import { type Facts, factName, news, onlyIn } from './view-difference.ts';

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

/** Facts that only the core knows, or its debugger. */
const hidden = / (forced|references|free queued|callbacks)$|^(func_stack|handler|state|shadow) /;

/** The states differ in nothing that somebody outside could look up. */
export const isHidden = ({ what, a, b }: BehaviourDifference): boolean =>
  what === 'state' && [...a, ...b].every((line) => hidden.test(factName(line)));

/** The pair of states that a run leads to; `undefined` when one side cannot run it. */
function follow(pairs: Pairs, trace: readonly KlpEvent[]): Place | undefined {
  const numbers = new Map(pairs.a.model.events.map(({ event }, i) => [eventName(event), i]));
  let place = pairs.initial;
  for (const event of trace) {
    const number = numbers.get(eventName(event)) ?? -1;
    const [x, y] = [pairs.a.steps(place.a).get(number), pairs.b.steps(place.b).get(number)];
    if (x === undefined || y === undefined || x.fault !== undefined || y.fault !== undefined)
      return undefined;
    place = pairs.after(x, y);
  }
  return place;
}

/**
 * The shortest way on from where a difference that nobody sees was made to an event whose result, log, code or files
 * differ.
 * @param pairs two systems that differ in its rule, best in no other
 * @param limit the largest number of pairs looked at
 */
export function consequence(
  pairs: Pairs,
  { trace }: BehaviourDifference,
  limit: number,
): Consequence | undefined {
  const from = follow(pairs, trace);
  if (from === undefined) return undefined;
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
      const after = both ? pairs.after(x, y) : undefined;
      const found = seen(x, y, place, after);
      if (found !== undefined) return { events: [...events, event], ...found };
      if (after === undefined || known.has(after.key) || known.size >= limit) continue;
      known.add(after.key);
      queue.push({ place: after, events: [...events, event] });
    }
  }
  return undefined;
}
