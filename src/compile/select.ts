import { type ChartNode, type ChartTransition, isBelow } from './chart.ts';
import { under } from './condition.ts';
import { member } from './condition-code.ts';
import type { Env } from './env.ts';
import { type Cluster, leafRange } from './layout.ts';
import { domainsMeet } from './sets.ts';
import { mayEnd, mayRaise, needsHistory, staticDomain } from './static.ts';
import type { Selected, ThenSelected, Workshop } from './workshop.ts';

/** More combinations of regions than this are not unrolled but selected one region at a time. */
const unrollLimit = 6;
/** Up to this many transitions, the case that one of them is taken alone is unrolled. */
const aloneLimit = 24;

/** A group of leaves of one cluster with the same handlers. */
interface Group {
  readonly leaves: number[];
  /** A parallel leaf whose regions are asked first. */
  readonly inner: ChartNode | undefined;
  readonly candidates: readonly ChartTransition[];
}

/** Which nodes have transitions for one event, or eventless ones. */
class Table {
  /** Only nodes that have some. */
  private readonly lists = new Map<ChartNode, readonly ChartTransition[]>();
  private readonly nodes: readonly ChartNode[];
  /** Groups of a cluster, for the leaves that were last possible. */
  readonly groups = new Map<
    Cluster,
    { readonly possible: readonly number[]; readonly groups: readonly Group[] }
  >();

  constructor(
    shop: Workshop,
    nodes: readonly ChartNode[],
    transitions: (node: ChartNode) => readonly ChartTransition[],
    event: number,
  ) {
    const alike = new Map<string, ChartTransition>();
    for (const node of nodes) {
      const list = decided(shop, transitions(node), event).map((t) =>
        shop.condition(t.guard, event) === true ? firstLike(t, alike) : t,
      );
      if (list.length > 0) this.lists.set(node, list);
    }
    this.nodes = [...this.lists.keys()];
  }

  of(node: ChartNode): readonly ChartTransition[] {
    return this.lists.get(node) ?? none;
  }

  /** Does anything below the node handle the event? */
  handledBelow(node: ChartNode): boolean {
    return this.nodes.some((n) => isBelow(n, node));
  }

  /** All that a cluster and what is below it may take, in document order. */
  within(cluster: Cluster): readonly ChartTransition[] {
    const found: ChartTransition[] = [];
    for (const [n, list] of this.lists) if (n === cluster.top || isBelow(n, cluster.top)) found.push(...list);
    return found;
  }
}

const none: readonly ChartTransition[] = [];

const tables = new WeakMap<
  Workshop,
  { readonly on: Map<number, Table>; readonly always: Map<number, Table> }
>();

function tableOf(shop: Workshop, kind: 'on' | 'always', event: number, make: () => Table): Table {
  let kept = tables.get(shop);
  if (kept === undefined) {
    kept = { on: new Map(), always: new Map() };
    tables.set(shop, kept);
  }
  let table = kept[kind].get(event);
  if (table === undefined) {
    table = make();
    kept[kind].set(event, table);
  }
  return table;
}

/** The handlers of an event, less those whose guard the event alone decides. */
const handlersOf = (shop: Workshop, event: number): Table =>
  tableOf(shop, 'on', event, () => {
    const candidates = shop.candidatesOf(event);
    return new Table(shop, [...candidates.keys()], (n) => candidates.get(n) ?? none, event);
  });

/** Eventless transitions, less those whose guard the event alone decides. */
export const eventlessOf = (shop: Workshop, event: number): Table =>
  tableOf(shop, 'always', event, () => new Table(shop, shop.eventless, (n) => n.always, event));

function decided(
  shop: Workshop,
  list: readonly ChartTransition[],
  event: number,
): readonly ChartTransition[] {
  const out: ChartTransition[] = [];
  for (const t of list) {
    const c = shop.condition(t.guard, event);
    if (c === false) continue;
    out.push(t);
    if (c === true) break;
  }
  return out;
}

/** The sources of transitions that are taken for another one, because they do the same. */
const others = new WeakMap<ChartTransition, Set<ChartNode>>();

/**
 * Transitions that are taken whatever the state do the same when they lead to the same states from siblings without
 * children, and run no actions: what is left and entered follows from their domain.
 */
function firstLike(t: ChartTransition, alike: Map<string, ChartTransition>): ChartTransition {
  const { source, targets } = t;
  if (source.kind !== 'atomic' || targets === undefined || t.actions.length > 0 || needsHistory(t)) return t;
  if (staticDomain(t) === source) return t;
  const key = `${source.parent?.order} ${t.reenter} ${targets.map((n) => n.order).join()}`;
  const first = alike.get(key);
  if (first === undefined) {
    alike.set(key, t);
    return t;
  }
  const sources = others.get(first) ?? new Set();
  others.set(first, sources.add(source));
  return first;
}

function groupsOf(cluster: Cluster, env: Env, handlers: Table): readonly Group[] {
  const possible = env.possible(cluster.variable);
  const kept = handlers.groups.get(cluster);
  if (kept?.possible === possible) return kept.groups;
  const groups = findGroups(cluster, possible, handlers);
  handlers.groups.set(cluster, { possible, groups });
  return groups;
}

function findGroups(cluster: Cluster, possible: readonly number[], handlers: Table): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const i of possible) {
    const leaf = cluster.leaves[i];
    if (leaf === undefined) continue;
    const candidates: ChartTransition[] = [];
    for (
      let at: ChartNode | undefined = leaf;
      at !== undefined;
      at = at === cluster.top ? undefined : at.parent
    ) {
      candidates.push(...handlers.of(at));
    }
    const inner = leaf.kind === 'parallel' && handlers.handledBelow(leaf) ? leaf : undefined;
    const key = `${inner?.order ?? ''}:${candidates.map((t) => t.index).join(',')}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { leaves: [i], inner, candidates });
    else group.leaves.push(i);
  }
  return [...groups.values()].sort((a, b) => weight(a) - weight(b));
}

/** Groups that handle nothing come last, to end as the `else` that is not written. */
const weight = (g: Group): number => (g.inner === undefined && g.candidates.length === 0 ? 1 : 0);

const regionsOf = (shop: Workshop, parallel: ChartNode): readonly Cluster[] =>
  shop.layout.clusters.filter((c) => c.owner === parallel);

/**
 * Emits the selection of transitions for an event, innermost first, as XState's transitionNode does, and continues in
 * every branch with what is selected there.
 */
export function selectForEvent(shop: Workshop, env: Env, event: number, then: ThenSelected): void {
  const root = shop.layout.clusters[0];
  if (root === undefined) {
    then(env, []);
    return;
  }
  selectInCluster(shop, root, env, event, then);
}

function selectInCluster(
  shop: Workshop,
  cluster: Cluster,
  env: Env,
  event: number,
  then: ThenSelected,
): void {
  eachGroup(shop, cluster, groupsOf(cluster, env, handlersOf(shop, event)), 0, env, (group, e) =>
    selectInGroup(shop, group, e, event, then),
  );
}

/** Emits a branch per group of a cluster's leaves; the last is what remains. */
function eachGroup(
  shop: Workshop,
  cluster: Cluster,
  groups: readonly Group[],
  at: number,
  env: Env,
  body: (group: Group, env: Env) => void,
): void {
  const group = groups[at];
  if (group === undefined) return;
  const inside = env.narrow(cluster.variable, group.leaves);
  if (at === groups.length - 1) {
    body(group, inside);
    return;
  }
  shop.frame.out(`if(${member(cluster.variable, group.leaves, env, shop)}){`);
  body(group, inside);
  shop.otherwise(() => {
    const rest = env.possible(cluster.variable).filter((i) => !group.leaves.includes(i));
    eachGroup(shop, cluster, groups, at + 1, env.narrow(cluster.variable, rest), body);
  });
}

function selectInGroup(shop: Workshop, group: Group, env: Env, event: number, then: ThenSelected): void {
  if (group.inner === undefined) {
    tryCandidates(shop, group.candidates, 0, env, event, then);
    return;
  }
  selectInRegions(shop, group.inner, env, event, (e, selected) =>
    selected.length > 0 ? then(e, selected) : tryCandidates(shop, group.candidates, 0, e, event, then),
  );
}

function tryCandidates(
  shop: Workshop,
  candidates: readonly ChartTransition[],
  at: number,
  env: Env,
  event: number,
  then: ThenSelected,
): void {
  const t = candidates[at];
  if (t === undefined) {
    then(env, []);
    return;
  }
  shop.branch(
    shop.condition(t.guard, event),
    env,
    (e) => then(e, [{ t, when: undefined }]),
    (e) => tryCandidates(shop, candidates, at + 1, e, event, then),
  );
}

function selectInRegions(
  shop: Workshop,
  parallel: ChartNode,
  env: Env,
  event: number,
  then: ThenSelected,
): void {
  const handlers = handlersOf(shop, event);
  const regions = regionsOf(shop, parallel).filter(
    (c) => handlers.of(c.top).length > 0 || handlers.handledBelow(c.top),
  );
  if (selectAtOnce(shop, regions, env, event, handlers, then)) return;
  selectOneByOne(shop, regions, 0, env, event, [], then);
}

function selectOneByOne(
  shop: Workshop,
  regions: readonly Cluster[],
  at: number,
  env: Env,
  event: number,
  chosen: readonly Selected[],
  then: ThenSelected,
): void {
  const region = regions[at];
  if (region === undefined) {
    then(env, chosen);
    return;
  }
  selectInCluster(shop, region, env, event, (e, selected) =>
    selectOneByOne(shop, regions, at + 1, e, event, [...chosen, ...selected], then),
  );
}

/**
 * Emits a selector per region instead of a branch per combination, where there are many combinations and the
 * transitions cannot disturb each other.
 * @returns whether it did
 */
export function selectAtOnce(
  shop: Workshop,
  regions: readonly Cluster[],
  env: Env,
  event: number,
  handlers: Table,
  then: ThenSelected,
): boolean {
  let combinations = 1;
  let open = 0;
  for (const region of regions) {
    const ways = waysThrough(shop, region, env, event, handlers);
    if (ways > 1) open++;
    combinations *= ways;
  }
  if (!shop.frame.apart || open < 2 || combinations <= (shop.frame.unroll ? unrollLimit : 2)) return false;
  // A nested parallel state would need its selectors joined again.
  if (regions.some((r) => groupsOf(r, env, handlers).some((g) => g.inner !== undefined))) return false;
  const perRegion = regions.map((r) => handlers.within(r));
  const every = perRegion.flat();
  if (every.some((t) => needsHistory(t) || mayEnd(t))) return false;
  for (const [i, mine] of perRegion.entries()) {
    for (const theirs of perRegion.slice(i + 1)) {
      for (const a of mine) {
        for (const b of theirs) {
          if (targets(a) && targets(b) && domainsMeet(staticDomain(a), staticDomain(b))) return false;
        }
      }
    }
  }
  const selected: Selected[] = [];
  const names: string[] = [];
  for (const region of regions) {
    const name = shop.frame.local('s');
    names.push(name);
    const mine: ChartTransition[] = [];
    shop.frame.out(`${name}=0;`);
    emitSelector(shop, region, env, event, handlers, (t) => {
      if (!mine.includes(t)) mine.push(t);
      shop.frame.out(`${name}=${mine.indexOf(t) + 1};`);
    });
    for (const [i, t] of mine.entries()) selected.push({ t, when: `${name}===${i + 1}` });
  }
  if (selected.length === 0) {
    then(env, []);
    return true;
  }
  shop.frame.out(`if((${names.join('|')})!==0){`);
  const alone =
    shop.frame.unroll && selected.length <= aloneLimit && selected.some((s) => mayRaise(s.t, shop.exiting));
  if (alone) {
    // Usually only one region takes part: then what it raises is known, and the chain can be unrolled.
    const count = names.map((n) => `(${n}===0?0:1)`).join('+');
    const step = (at: number): void => {
      const one = selected[at];
      if (one === undefined) return;
      const last = at === selected.length - 1;
      if (!last) shop.frame.out(`if(${one.when}){`);
      then(underSource(shop, env, one.t), [{ t: one.t, when: undefined }]);
      if (!last) shop.otherwise(() => step(at + 1));
    };
    shop.frame.out(`if(${count}===1){`);
    step(0);
    shop.frame.out('}else{');
  }
  then(env.clone(), selected);
  if (alone) shop.frame.out('}');
  shop.otherwise(() => then(env.clone(), []));
  return true;
}

/** What is known of the configuration because a transition's source is active. */
export function underSource(shop: Workshop, env: Env, t: ChartTransition): Env {
  const [cluster, lo, hi] = leafRange(shop.layout, t.source);
  const like = others.get(t);
  return env.narrow(
    cluster.variable,
    env
      .possible(cluster.variable)
      .filter((i) => (i >= lo && i <= hi) || like?.has(cluster.leaves[i] ?? t.source) === true),
  );
}

const targets = (t: ChartTransition): boolean => t.targets !== undefined && t.targets.length > 0;

/** How many different outcomes a region has; nested parallel states count as four. */
function waysThrough(shop: Workshop, cluster: Cluster, env: Env, event: number, handlers: Table): number {
  let ways = 0;
  for (const group of groupsOf(cluster, env, handlers)) {
    if (group.inner !== undefined) ways += 4;
    let open = true;
    for (const t of group.candidates) {
      const c = under(shop.condition(t.guard, event), env);
      if (c === false) continue;
      ways++;
      if (c === true) {
        open = false;
        break;
      }
    }
    if (open) ways++;
  }
  return ways;
}

function emitSelector(
  shop: Workshop,
  cluster: Cluster,
  env: Env,
  event: number,
  handlers: Table,
  choose: (t: ChartTransition) => void,
): void {
  eachGroup(shop, cluster, groupsOf(cluster, env, handlers), 0, env, (group, e) =>
    chooseAmong(shop, group.candidates, 0, e, event, choose),
  );
}

function chooseAmong(
  shop: Workshop,
  candidates: readonly ChartTransition[],
  at: number,
  env: Env,
  event: number,
  choose: (t: ChartTransition) => void,
): void {
  const t = candidates[at];
  if (t === undefined) return;
  shop.branch(
    shop.condition(t.guard, event),
    env,
    () => choose(t),
    (e) => chooseAmong(shop, candidates, at + 1, e, event, choose),
  );
}
