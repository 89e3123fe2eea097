import { type ChartNode, type ChartTransition, isBelow } from './chart.ts';

/** What a history node stands for now; `undefined` when nothing is recorded. */
export type Recorded = (history: ChartNode) => readonly ChartNode[] | undefined;

/** Above the root: the domain of a transition of the root that re-enters it. */
export const above: unique symbol = Symbol('above the root');
export type TransitionDomain = ChartNode | typeof above;

const empty = (d: TransitionDomain): boolean => d !== above && d.children.length === 0;

/** Does a domain cover what is inside another, so that the two exit sets meet? */
export function domainsMeet(a: TransitionDomain, b: TransitionDomain): boolean {
  if (empty(a) || empty(b)) return false;
  if (a === above || b === above || a === b) return true;
  return isBelow(a, b) || isBelow(b, a);
}

function properAncestors(node: ChartNode, upTo: ChartNode | undefined): ChartNode[] {
  const out: ChartNode[] = [];
  if (node === upTo) return out;
  for (let at = node.parent; at !== undefined && at !== upTo; at = at.parent) out.push(at);
  return out;
}

function effectiveTargets(targets: readonly ChartNode[], recorded: Recorded): readonly ChartNode[] {
  const out = new Set<ChartNode>();
  for (const target of targets) {
    if (target.kind !== 'history') out.add(target);
    else for (const n of recorded(target) ?? effectiveTargets(target.defaultTargets, recorded)) out.add(n);
  }
  return [...out];
}

/** The state below which a transition exits everything (SCXML's transition domain, as XState computes it). */
export function domainOf(t: ChartTransition, recorded: Recorded): TransitionDomain {
  const targets = effectiveTargets(t.targets ?? [], recorded);
  if (!t.reenter && targets.every((n) => n === t.source || isBelow(n, t.source))) return t.source;
  const [head, ...tail] = [...targets, t.source];
  if (head !== undefined) {
    for (const ancestor of properAncestors(head, undefined)) {
      if (tail.every((n) => isBelow(n, ancestor))) return ancestor;
    }
  }
  if (t.reenter) return above;
  let root = t.source;
  while (root.parent !== undefined) root = root.parent;
  return root;
}

export interface EntrySet {
  /** In document order. */
  readonly enter: readonly ChartNode[];
  /** States whose initial actions run. */
  readonly byDefault: ReadonlySet<ChartNode>;
}

/** The states a transition enters. Transitions of one microstep have disjoint domains, so their sets are independent. */
export function entrySet(t: ChartTransition, recorded: Recorded): EntrySet {
  const enter = new Set<ChartNode>();
  const byDefault = new Set<ChartNode>();
  const domain = domainOf(t, recorded);
  const limit = domain === above ? undefined : domain;

  const addAncestors = (ancestors: readonly ChartNode[], within: ChartNode | undefined): void => {
    for (const a of ancestors) {
      if (within === undefined || isBelow(a, within)) enter.add(a);
      if (a.kind === 'parallel') {
        for (const region of a.children) {
          if ([...enter].some((n) => isBelow(n, region))) continue;
          enter.add(region);
          addDescendants(region);
        }
      }
    }
  };
  const addDescendants = (node: ChartNode): void => {
    if (node.kind === 'history') {
      const nodes = recorded(node);
      const targets = nodes ?? node.defaultTargets;
      for (const n of targets) {
        enter.add(n);
        if (nodes === undefined && node.defaultIsParentInitial && node.parent !== undefined)
          byDefault.add(node.parent);
        addDescendants(n);
      }
      for (const n of targets) addAncestors(properAncestors(n, node.parent), undefined);
    } else if (node.kind === 'compound' && node.initial !== undefined) {
      if (node.initial.kind !== 'history') {
        enter.add(node.initial);
        byDefault.add(node.initial);
      }
      addDescendants(node.initial);
      addAncestors(properAncestors(node.initial, node), undefined);
    } else if (node.kind === 'parallel') {
      for (const region of node.children) {
        if ([...enter].some((n) => isBelow(n, region))) continue;
        enter.add(region);
        byDefault.add(region);
        addDescendants(region);
      }
    }
  };

  for (const target of t.targets ?? []) {
    if (target.kind !== 'history' && (t.source !== target || t.source !== domain || t.reenter)) {
      enter.add(target);
      byDefault.add(target);
    }
    addDescendants(target);
  }
  for (const target of effectiveTargets(t.targets ?? [], recorded)) {
    const ancestors = properAncestors(target, limit);
    if (limit?.kind === 'parallel') ancestors.push(limit);
    addAncestors(ancestors, t.source.parent === undefined && t.reenter ? undefined : limit);
  }
  return { enter: [...enter].sort((a, b) => a.order - b.order), byDefault };
}
