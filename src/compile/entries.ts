import type { Action } from './action.ts';
import { activeWhen } from './active.ts';
import type { ChartNode } from './chart.ts';
import { isBelow } from './chart.ts';
import { all, any, type Condition } from './condition.ts';
import type { Env } from './env.ts';
import { guarded, type Move, recordedBy, targeted } from './move.ts';
import { emitRaise, runActions } from './run-actions.ts';
import { above, type EntrySet } from './sets.ts';
import { domainBy, entryBy } from './static.ts';
import type { Then, Workshop } from './workshop.ts';

export function emitEntries(
  shop: Workshop,
  env: Env,
  event: number,
  moves: readonly Move[],
  then: Then,
): void {
  shop.withKnown(
    env,
    (read) => {
      const recorded = recordedBy(shop, read);
      return moves.map((move) => ({
        move,
        set: targeted(move.t) ? entryBy(move.t, recorded) : none,
        torn: targeted(move.t) && domainBy(move.t, recorded) !== move.domain ? move.t.place : undefined,
      }));
    },
    (e, sets) => {
      const torn = sets.find((x) => x.torn !== undefined)?.torn ?? nested(sets);
      if (torn !== undefined) {
        shop.frame.out(`${shop.stop('history', torn, tornHistory)};`);
        return;
      }
      const order = sets
        .flatMap(({ move, set }) => set.enter.map((node) => ({ node, move, set })))
        .sort((a, b) => a.node.order - b.node.order);
      if (order.every((x) => isQuiet(x.node))) {
        place(shop, e, event, sets, then);
        return;
      }
      const step = (at: number, e2: Env, completed: readonly ChartNode[]): void => {
        const x = order[at];
        if (x === undefined) {
          place(shop, e2, event, sets, then);
          return;
        }
        const actions = x.set.byDefault.has(x.node)
          ? [...x.node.entry, ...x.node.initialActions]
          : x.node.entry;
        const entered = new Set(order.slice(0, at + 1).map((o) => o.node));
        const next: Then = (e3) =>
          x.node.kind === 'final'
            ? emitFinal(shop, e3, event, x.node, finalUnder(shop, moves, entered), completed, (e4, more) =>
                step(at + 1, e4, more),
              )
            : step(at + 1, e3, completed);
        if (actions.length === 0) {
          next(e2);
          return;
        }
        guarded(shop, e2, x.move, (inner, end) => runActions(shop, actions, 0, inner, event, end), next);
      };
      step(0, e, []);
    },
  );
}

/** Does entering the node only change the configuration? */
const isQuiet = (node: ChartNode): boolean =>
  node.kind !== 'final' && node.entry.length === 0 && node.initialActions.length === 0;

/** A move that enters below what another one exits, without exiting anything itself, so that neither preempts the other. */
function nested(sets: readonly { readonly move: Move; readonly set: EntrySet }[]): string | undefined {
  const entering = sets.filter((x) => x.set.enter.length > 0);
  for (const inner of entering) {
    for (const outer of entering) {
      if (inner === outer || inner.move.domain === undefined || outer.move.domain === undefined) continue;
      if (inner.move.domain === above || inner.move.when !== undefined) continue;
      const { domain } = outer.move;
      if (domain === above || domain === inner.move.domain || isBelow(inner.move.domain, domain))
        return inner.move.t.place;
    }
  }
  return undefined;
}

const tornHistory =
  'targets history that the same step records: XState exits by the old record and enters by the new one, and may end in two states at once';

const none: EntrySet = { enter: [], byDefault: new Set() };

/** The done events of a final state that was entered, and the end of the machine. */
function emitFinal(
  shop: Workshop,
  env: Env,
  event: number,
  node: ChartNode,
  isFinal: (node: ChartNode) => Condition,
  completed: readonly ChartNode[],
  then: (env: Env, completed: readonly ChartNode[]) => void,
): void {
  const { parent } = node;
  const climb = (at: ChartNode | undefined, e: Env, sofar: readonly ChartNode[]): void => {
    if (at === undefined) {
      const end = e.clone();
      end.done = true;
      then(end, sofar);
      return;
    }
    if (at.kind !== 'parallel' || sofar.includes(at)) {
      then(e, sofar);
      return;
    }
    shop.branch(
      isFinal(at),
      e,
      (yes) => pushDone(shop, yes, event, at, (e2) => climb(at.parent, e2, [...sofar, at])),
      (no) => then(no, sofar),
    );
  };
  const marker = parent?.kind === 'parallel' ? parent : parent?.parent;
  if (parent?.kind === 'compound')
    pushDone(shop, env, event, parent, (e) => climb(marker, e, completed), node);
  else climb(marker, env, completed);
}

function pushDone(
  shop: Workshop,
  env: Env,
  event: number,
  of: ChartNode,
  then: Then,
  final?: ChartNode,
): void {
  const type = `xstate.done.state.${of.id}`;
  const output: unknown = final?.source.output;
  const make =
    typeof output === 'function'
      ? (args: { context: unknown; event: unknown }): object => ({
          type,
          output: Reflect.apply(output, undefined, [args]),
        })
      : { type, output };
  const action = doneActions(shop, of, final, make);
  if (action.kind === 'raise') emitRaise(shop, env, event, action, then);
}

const madeDone = new WeakMap<Workshop, Map<string, Action>>();

function doneActions(shop: Workshop, of: ChartNode, final: ChartNode | undefined, make: unknown): Action {
  let kept = madeDone.get(shop);
  if (kept === undefined) {
    kept = new Map();
    madeDone.set(shop, kept);
  }
  const key = `${of.id} ${final?.id ?? ''}`;
  let action = kept.get(key);
  if (action === undefined) {
    action = { kind: 'raise', event: make, params: undefined, place: `#${of.id} done` };
    kept.set(key, action);
  }
  return action;
}

/** Is a node in a final state, with the states entered so far and those not exited? */
function finalUnder(
  shop: Workshop,
  moves: readonly Move[],
  entered: ReadonlySet<ChartNode>,
): (node: ChartNode) => Condition {
  const isIn = (n: ChartNode): Condition => {
    if (entered.has(n)) return true;
    const exited = moves.some((m) => m.domain !== undefined && (m.domain === above || isBelow(n, m.domain)));
    return exited ? false : activeWhen(shop.layout, n);
  };
  const isFinal = (node: ChartNode): Condition => {
    if (node.kind === 'compound') return any(node.children.filter((c) => c.kind === 'final').map(isIn));
    if (node.kind === 'parallel') return all(node.children.map(isFinal));
    return node.kind === 'final';
  };
  return isFinal;
}

/** Writes the new configuration. */
export function place(
  shop: Workshop,
  env: Env,
  event: number,
  sets: readonly { readonly move: Move; readonly set: EntrySet }[],
  then: Then,
  at = 0,
): void {
  const x = sets[at];
  if (x === undefined) {
    if (env.done) endMachine(shop, env, event, then);
    else then(env);
    return;
  }
  if (x.move.domain === undefined || x.set.enter.length === 0) {
    place(shop, env, event, sets, then, at + 1);
    return;
  }
  guarded(
    shop,
    env,
    x.move,
    (inner, end) => {
      const next = inner.clone();
      placeOne(shop, next, x.move, x.set);
      end(next);
    },
    (next) => place(shop, next, event, sets, then, at + 1),
  );
}

function placeOne(shop: Workshop, env: Env, move: Move, set: EntrySet): void {
  const { domain } = move;
  const own = domain === undefined || domain === above ? undefined : shop.layout.clusterOf.get(domain);
  for (const cluster of shop.layout.clusters) {
    // Only what lies in or below the domain is entered.
    if (own !== undefined && cluster !== own && domain !== above && !isBelow(cluster.top, domain)) continue;
    const leaf = cluster.leaves.findIndex((l) => set.enter.includes(l));
    const below = domain === above || (domain !== undefined && isBelow(cluster.top, domain));
    if (leaf < 0 && !below) continue;
    const value = Math.max(leaf, 0);
    const before = env.possible(cluster.variable);
    if (before.length === 1 && before[0] === value) continue;
    if (!before.includes(value)) env.changed = true;
    else if (env.changed !== true) env.changed = 'maybe';
    shop.frame.write(cluster.variable, String(value), env, [value]);
  }
}

/** The machine is done: every active state exits, and what was raised is dropped. */
function endMachine(shop: Workshop, env: Env, event: number, then: Then): void {
  const nodes = shop.chart.nodes.filter((n) => n.kind !== 'history' && n.exit.length > 0).reverse();
  const step = (at: number, e: Env): void => {
    const node = nodes[at];
    if (node === undefined) {
      const end = e.clone();
      end.queue = [];
      then(end);
      return;
    }
    shop.frame.merge(
      (end) =>
        shop.branch(
          activeWhen(shop.layout, node),
          e,
          (yes) => runActions(shop, node.exit, 0, yes, event, end),
          end,
        ),
      (next) => step(at + 1, next),
    );
  };
  step(0, env);
}
