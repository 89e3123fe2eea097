import type { Action } from './action.ts';
import { type ChartNode, type ChartTransition, isBelow } from './chart.ts';
import { above, domainOf, type EntrySet, entrySet, type Recorded, type TransitionDomain } from './sets.ts';

class Asked extends Error {}

const asks: Recorded = () => {
  throw new Asked();
};

/** Does what the transition exits or enters depend on recorded history? */
export function needsHistory(t: ChartTransition): boolean {
  try {
    entrySet(t, asks);
    return false;
  } catch (e) {
    if (e instanceof Asked) return true;
    throw e;
  }
}

/** The domain of a transition that needs no history. */
export const staticDomain = (t: ChartTransition): TransitionDomain => domainOf(t, asks);

/** The entry set of a transition that needs no history. */
export const staticEntry = (t: ChartTransition): EntrySet => entrySet(t, asks);

/** Does the transition enter a final state? */
export function mayEnd(t: ChartTransition): boolean {
  return needsHistory(t) || entrySet(t, asks).enter.some((n) => n.kind === 'final');
}

const raises = (actions: readonly Action[]): boolean =>
  actions.some((a) => a.kind === 'raise' || a.kind === 'collect');

/** May taking the transition put an event into the queue? */
export function mayRaise(t: ChartTransition, nodes: readonly ChartNode[]): boolean {
  if (raises(t.actions) || mayEnd(t)) return true;
  if (t.targets === undefined || t.targets.length === 0) return false;
  const domain = staticDomain(t);
  if (exitable(nodes, domain).some((n) => raises(n.exit))) return true;
  const { enter, byDefault } = entrySet(t, asks);
  return enter.some((n) => raises(n.entry) || (byDefault.has(n) && raises(n.initialActions)));
}

/** What a transition with this domain exits, when active; innermost and last first. */
export function exitable(nodes: readonly ChartNode[], domain: TransitionDomain): readonly ChartNode[] {
  return nodes.filter((n) => n.kind !== 'history' && (domain === above || isBelow(n, domain))).reverse();
}
