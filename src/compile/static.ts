import type { Action } from './action.ts';
import { type ChartNode, type ChartTransition, isBelow } from './chart.ts';
import { above, domainOf, type EntrySet, entrySet, type Recorded, type TransitionDomain } from './sets.ts';

const asked: unique symbol = Symbol('asked for history');

const asks: Recorded = () => {
  throw asked;
};

interface Static {
  readonly domain: TransitionDomain;
  readonly entry: EntrySet;
}

const found = new WeakMap<ChartTransition, Static | 'history'>();

/** Domain and entry set of a transition, where they do not depend on recorded history. */
function staticOf(t: ChartTransition): Static | 'history' {
  let s = found.get(t);
  if (s === undefined) {
    try {
      s = { domain: domainOf(t, asks), entry: entrySet(t, asks) };
    } catch (e) {
      if (e !== asked) throw e;
      s = 'history';
    }
    found.set(t, s);
  }
  return s;
}

function known(t: ChartTransition): Static {
  const s = staticOf(t);
  if (s === 'history') throw new RangeError(`${t.place} depends on history`);
  return s;
}

/** The domain of a transition, by what history has recorded. */
export const domainBy = (t: ChartTransition, recorded: Recorded): TransitionDomain => {
  const s = staticOf(t);
  return s === 'history' ? domainOf(t, recorded) : s.domain;
};

/** The entry set of a transition, by what history has recorded. */
export const entryBy = (t: ChartTransition, recorded: Recorded): EntrySet => {
  const s = staticOf(t);
  return s === 'history' ? entrySet(t, recorded) : s.entry;
};

/** Does what the transition exits or enters depend on recorded history? */
export const needsHistory = (t: ChartTransition): boolean => staticOf(t) === 'history';

/** The domain of a transition that needs no history. */
export const staticDomain = (t: ChartTransition): TransitionDomain => known(t).domain;

/** The entry set of a transition that needs no history. */
export const staticEntry = (t: ChartTransition): EntrySet => known(t).entry;

/** Does the transition enter a final state? */
export function mayEnd(t: ChartTransition): boolean {
  return needsHistory(t) || staticEntry(t).enter.some((n) => n.kind === 'final');
}

const raises = (actions: readonly Action[]): boolean =>
  actions.some((a) => a.kind === 'raise' || a.kind === 'collect');

/**
 * May taking the transition put an event into the queue?
 * @param exiting the states that do something when they are left
 */
export function mayRaise(t: ChartTransition, exiting: readonly ChartNode[]): boolean {
  if (raises(t.actions) || mayEnd(t)) return true;
  if (t.targets === undefined || t.targets.length === 0) return false;
  const domain = staticDomain(t);
  if (exiting.some((n) => raises(n.exit) && (domain === above || isBelow(n, domain)))) return true;
  const { enter, byDefault } = staticEntry(t);
  return enter.some((n) => raises(n.entry) || (byDefault.has(n) && raises(n.initialActions)));
}
