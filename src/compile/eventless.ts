import { type ChartNode, type ChartTransition, isBelow } from './chart.ts';
import { member } from './condition-code.ts';
import type { Env } from './env.ts';
import type { Cluster } from './layout.ts';
import { eventlessOf, selectAtOnce } from './select.ts';
import { domainsMeet, type TransitionDomain } from './sets.ts';
import { domainBy, needsHistory, staticDomain, staticEntry } from './static.ts';
import type { Selected, Then, ThenSelected, Workshop } from './workshop.ts';

/** Has the machine eventless transitions at all? */
export const hasAlways = (shop: Workshop): boolean => shop.eventless.length > 0;

/**
 * May an eventless transition be enabled in a state that was stable before? By looking at the event, or by having
 * changed nothing when it was last taken.
 */
export function isRestless(shop: Workshop): boolean {
  return shop.chart.nodes.some((n) =>
    n.always.some((t) => mayStay(t) || (t.guard !== undefined && shop.readsEvent(t.guard))),
  );
}

/** May the transition lead to the configuration it came from? */
function mayStay(t: ChartTransition): boolean {
  if (t.targets === undefined || t.targets.length === 0 || needsHistory(t)) return true;
  return staticDomain(t) === t.source || staticEntry(t).enter.includes(t.source);
}

/**
 * Emits the selection of eventless transitions. Several at once are refused where their order matters: XState takes
 * them in the order in which their states were entered, which is no part of a state.
 */
export function selectEventless(shop: Workshop, env: Env, event: number, then: ThenSelected): void {
  const root = shop.layout.clusters[0];
  if (root === undefined) {
    then(env, []);
    return;
  }
  const joined: ThenSelected = (e, selected) => checkedJoin(shop, e, selected, then);
  const each: ThenChosen = (e, chosen) => {
    const selected = [...new Set(chosen)].map((t): Selected => ({ t, when: undefined }));
    checked(shop, e, selected, then);
  };
  inCluster(shop, root, [], env, event, [], each, joined);
}

type ThenChosen = (env: Env, chosen: readonly ChartTransition[]) => void;

function inCluster(
  shop: Workshop,
  cluster: Cluster,
  inherited: readonly ChartTransition[],
  env: Env,
  event: number,
  chosen: readonly ChartTransition[],
  then: ThenChosen,
  joined: ThenSelected | undefined,
): void {
  const groups = new Map<
    string,
    { leaves: number[]; inner: ChartNode | undefined; own: readonly ChartTransition[] }
  >();
  for (const i of env.possible(cluster.variable)) {
    const leaf = cluster.leaves[i];
    if (leaf === undefined) continue;
    const own: ChartTransition[] = [];
    for (
      let at: ChartNode | undefined = leaf;
      at !== undefined;
      at = at === cluster.top ? undefined : at.parent
    )
      own.push(...eventlessOf(shop, event).of(at));
    const inner =
      leaf.kind === 'parallel' && shop.chart.nodes.some((n) => isBelow(n, leaf) && n.always.length > 0)
        ? leaf
        : undefined;
    const key = `${inner?.order ?? ''}:${own.map((t) => t.index).join(',')}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { leaves: [i], inner, own });
    else group.leaves.push(i);
  }
  const order = [...groups.values()].sort((a, b) => b.own.length - a.own.length);
  const enter = (group: (typeof order)[number], e: Env): void => {
    const list = [...group.own, ...inherited];
    if (group.inner === undefined) {
      attempt(shop, list, 0, e, event, chosen, then);
      return;
    }
    const regions = shop.layout.clusters.filter((c) => c.owner === group.inner);
    if (list.length === 0 && joined !== undefined) {
      const busy = regions.filter((r) =>
        shop.chart.nodes.some((n) => (n === r.top || isBelow(n, r.top)) && n.always.length > 0),
      );
      if (selectAtOnce(shop, busy, e, event, eventlessOf(shop, event), joined)) return;
    }
    const step = (at: number, e2: Env, sofar: readonly ChartTransition[]): void => {
      const region = regions[at];
      if (region === undefined) {
        then(e2, sofar);
        return;
      }
      inCluster(shop, region, list, e2, event, sofar, (e3, more) => step(at + 1, e3, more), undefined);
    };
    step(0, e, chosen);
  };
  const step = (at: number, e: Env): void => {
    const group = order[at];
    if (group === undefined) return;
    if (at === order.length - 1) {
      enter(group, e.narrow(cluster.variable, group.leaves));
      return;
    }
    shop.frame.out(`if(${member(cluster.variable, group.leaves, e, shop)}){`);
    enter(group, e.narrow(cluster.variable, group.leaves));
    shop.otherwise(() => {
      const rest = e.possible(cluster.variable).filter((i) => !group.leaves.includes(i));
      step(at + 1, e.narrow(cluster.variable, rest));
    });
  };
  step(0, env);
}

function attempt(
  shop: Workshop,
  list: readonly ChartTransition[],
  at: number,
  env: Env,
  event: number,
  chosen: readonly ChartTransition[],
  then: ThenChosen,
): void {
  const t = list[at];
  if (t === undefined) {
    then(env, chosen);
    return;
  }
  const yes: Then = (e) => then(e, [...chosen, t]);
  const no: Then = (e) => attempt(shop, list, at + 1, e, event, chosen, then);
  const decided = env.truth.get(t);
  if (decided !== undefined) {
    decided ? yes(env) : no(env);
    return;
  }
  const knowing = (e: Env, truth: boolean): Env => {
    const next = e.clone();
    next.truth = new Map(e.truth).set(t, truth);
    return next;
  };
  shop.branch(
    shop.condition(t.guard, event),
    env,
    (e) => yes(knowing(e, true)),
    (e) => no(knowing(e, false)),
  );
}

/** Refuses what depends on the order of entry. */
function checked(shop: Workshop, env: Env, selected: readonly Selected[], then: ThenSelected): void {
  if (selected.length < 2) {
    then(env, selected);
    return;
  }
  const place = selected.map((s) => s.t.place).join(' and ');
  const acting = selected.filter((s) => s.t.actions.length > 0);
  const domain = (t: ChartTransition): TransitionDomain | undefined =>
    t.targets === undefined || t.targets.length === 0 ? undefined : domainBy(t, () => undefined);
  const clash = selected.some((a, i) =>
    selected.slice(i + 1).some((b) => {
      const da = domain(a.t);
      const db = domain(b.t);
      if (da === undefined || db === undefined || !domainsMeet(da, db)) return false;
      return !isBelow(a.t.source, b.t.source) && !isBelow(b.t.source, a.t.source);
    }),
  );
  if (acting.length > 1 || clash || selected.some((s) => needsHistory(s.t))) {
    shop.frame.out(`${shop.stop('simultaneous', place, simultaneous)};`);
    return;
  }
  then(env, selected);
}

/** The same, where selectors say at run time which transitions are enabled; their domains are known not to meet. */
function checkedJoin(shop: Workshop, env: Env, selected: readonly Selected[], then: ThenSelected): void {
  const acting = selected.filter((s) => s.t.actions.length > 0 && s.when !== undefined);
  if (acting.length > 1) {
    const place = acting.map((s) => s.t.place).join(' and ');
    const count = acting.map((s) => `(${s.when}?1:0)`).join('+');
    shop.frame.out(`if(${count}>1)${shop.stop('simultaneous', place, simultaneous)};`);
  }
  then(env, selected);
}

export const simultaneous =
  'eventless transitions enabled at once in several regions: XState takes them in the order in which their states were entered, which is no part of a state';
