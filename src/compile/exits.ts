import { activeWhen } from './active.ts';
import type { ChartNode } from './chart.ts';
import { isBelow } from './chart.ts';
import type { Env } from './env.ts';
import { leafRange } from './layout.ts';
import { guarded, type Move } from './move.ts';
import { acting, changing, runActions } from './run-actions.ts';
import { above } from './sets.ts';
import type { Variable } from './shape.ts';
import type { Then, Workshop } from './workshop.ts';

export function emitExits(shop: Workshop, env: Env, event: number, moves: readonly Move[], then: Then): void {
  const exits: { node: ChartNode; move: Move }[] = [];
  for (const move of moves) {
    if (move.domain === undefined) continue;
    for (const node of shop.exiting) {
      if (move.domain === above || isBelow(node, move.domain)) exits.push({ node, move });
    }
  }
  if (exits.length === 0) {
    then(env);
    return;
  }
  exits.sort((a, b) => b.node.order - a.node.order);
  const withHistory = exits.filter((x) => x.node.histories.length > 0);
  const withActions = exits.filter((x) => x.node.exit.length > 0);
  const whileActive = (
    x: (typeof exits)[number],
    e: Env,
    body: (e: Env, end: Then) => void,
    next: Then,
  ): void =>
    guarded(
      shop,
      e,
      x.move,
      (inner, end) =>
        shop.frame.merge(
          (end2) => shop.branch(activeWhen(shop.layout, x.node), inner, (yes) => body(yes, end2), end2),
          end,
        ),
      next,
    );
  const exit = (at: number, e: Env): void => {
    const x = withActions[at];
    if (x === undefined) {
      then(e);
      return;
    }
    whileActive(
      x,
      e,
      (inner, end) => runActions(shop, x.node.exit, 0, inner, event, end),
      (next) => exit(at + 1, next),
    );
  };
  const record = (at: number, e: Env): void => {
    const x = withHistory[at];
    if (x === undefined) {
      exit(0, e);
      return;
    }
    whileActive(
      x,
      e,
      (inner, end) => {
        // XState makes a new snapshot then, though nothing else may have changed.
        const next = acting(shop, inner);
        for (const history of x.node.histories) recordHistory(shop, next, history);
        changing(shop, next);
        end(next);
      },
      (next) => record(at + 1, next),
    );
  };
  record(0, env);
}

function recordHistory(shop: Workshop, env: Env, history: ChartNode): void {
  const slot = shop.layout.histories.get(history);
  const { parent } = history;
  if (slot === undefined || parent === undefined) return;
  const [cluster, lo] = leafRange(shop.layout, parent);
  if (history.history === 'shallow' && parent.kind === 'parallel') {
    shop.frame.write(slot.variable, '1', env, [1]);
    return;
  }
  const index = cluster.leaves.map((leaf, i) =>
    history.history === 'deep'
      ? 1 + i - lo
      : 1 + parent.children.findIndex((c) => c === leaf || isBelow(leaf, c)),
  );
  copyThrough(shop, env, cluster.variable, slot.variable, index);
  for (const copy of slot.copies) copyThrough(shop, env, copy.cluster.variable, copy.variable, undefined);
}

/** `to` = map[`from`], or `from` itself. */
function copyThrough(
  shop: Workshop,
  env: Env,
  from: Variable,
  to: Variable,
  map: readonly number[] | undefined,
): void {
  const values = env.possible(from);
  const mapped =
    map === undefined ? values : [...new Set(values.map((i) => map[i] ?? 0))].sort((a, b) => a - b);
  const expr = shop.frame.expr(from, env);
  const [only] = mapped;
  if (mapped.length === 1) shop.frame.write(to, String(only), env, mapped);
  else
    shop.frame.write(
      to,
      map === undefined ? expr : `${shop.table(map.map((i) => Math.max(i, 0)))}[${expr}]`,
      env,
      mapped,
    );
}
