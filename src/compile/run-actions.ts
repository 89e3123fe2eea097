import type { Action } from './action.ts';
import { emitAssign } from './assign.ts';
import type { Outcome } from './behaviour.ts';
import { conditionOf } from './condition.ts';
import { member } from './condition-code.ts';
import type { Env } from './env.ts';
import { emitObserve, emitObserved, plainRun } from './observe.ts';
import { kidsByValues, type Tree } from './tree.ts';
import type { Then, Workshop } from './workshop.ts';

/** Emits actions in order. Later actions see the assigns of earlier ones. */
export function runActions(
  shop: Workshop,
  actions: readonly Action[],
  at: number,
  env: Env,
  event: number,
  then: Then,
): void {
  const action = actions[at];
  if (action === undefined) {
    then(env);
    return;
  }
  switch (action.kind) {
    case 'note':
      runActions(shop, actions, at + 1, acting(shop, env), event, then);
      return;
    case 'observe': {
      const e = acting(shop, env);
      const run = plainRun(actions, at);
      if (run.length === 0) emitObserve(shop, e, action, event);
      else emitObserved(shop, run);
      runActions(shop, actions, at + Math.max(1, run.length), e, event, then);
      return;
    }
    case 'assign': {
      const e = acting(shop, env);
      changing(shop, e);
      emitAssign(shop, e, action, event);
      runActions(shop, actions, at + 1, e, event, then);
      return;
    }
    case 'raise':
      emitRaise(shop, acting(shop, env), event, action, (e) =>
        runActions(shop, actions, at + 1, e, event, then),
      );
      return;
    case 'collect': {
      const tree = shop.behaviour.collect(action, event);
      shop.frame.merge(
        (end) =>
          branchTree(shop, tree, env, event, action.place, (e, list) =>
            runActions(shop, list, 0, e, event, end),
          ),
        (e) => runActions(shop, actions, at + 1, e, event, then),
      );
      return;
    }
  }
}

/** Notes that an action runs, or that the state changed: the step is a transition, whatever follows. */
export function acting(shop: Workshop, env: Env): Env {
  const next = env.clone();
  if (env.acted !== true) {
    next.acted = true;
    if (shop.frame.kind === 'event') shop.frame.locals.add('g');
    shop.frame.out(shop.frame.kind === 'event' ? 'g=1;' : 'ga=1;');
  }
  return next;
}

/**
 * Notes that XState makes a new snapshot here, whatever is in it: eventless transitions are selected again after it, so
 * that one which assigns what is already there never ends.
 */
export function changing(shop: Workshop, env: Env): void {
  env.changed = true;
  if (shop.frame.kind === 'always') shop.frame.out('gc=1;');
}

export function emitRaise(
  shop: Workshop,
  env: Env,
  event: number,
  action: Action & { kind: 'raise' },
  then: Then,
): void {
  const tree = shop.behaviour.raise(action, event);
  branchTree(shop, tree, env, event, action.place, (e, id) => {
    const next = e.clone();
    if (next.dynamic) shop.frame.out(`Q[qt++]=${id};`);
    else next.queue = [...next.queue, id];
    then(next);
  });
}

/** Moves what is queued into the run-time queue. */
export function toDynamic(shop: Workshop, env: Env): void {
  if (env.dynamic) return;
  if (shop.frame.kind === 'event') shop.frame.out('qh=0;qt=0;');
  for (const id of env.queue) shop.frame.out(`Q[qt++]=${id};`);
  env.queue = [];
  env.dynamic = true;
}

/** One branch per leaf of a tree. */
function branchTree<R>(
  shop: Workshop,
  tree: Tree<Outcome<R>>,
  env: Env,
  event: number,
  place: string,
  then: (env: Env, value: R) => void,
): void {
  if (tree.kind === 'leaf') {
    if (tree.value.ok) {
      then(env, tree.value.value);
      return;
    }
    shop.frame.out(`${shop.stop('throws', place, tree.value.why)};`);
    return;
  }
  if (tree.kind === 'check') {
    shop.branch(
      conditionOf(tree.guard, event, shop.guards),
      env,
      (e) => branchTree(shop, tree.yes, e, event, place, then),
      (e) => branchTree(shop, tree.no, e, event, place, then),
    );
    return;
  }
  const order = kidsByValues(tree.kids, env.possible(tree.variable));
  const step = (at: number, e: Env): void => {
    const group = order[at];
    if (group === undefined) return;
    const [kid, values] = group;
    if (at === order.length - 1) {
      branchTree(shop, kid, e.narrow(tree.variable, values), event, place, then);
      return;
    }
    shop.frame.out(`if(${member(tree.variable, values, e, shop)}){`);
    branchTree(shop, kid, e.narrow(tree.variable, values), event, place, then);
    shop.otherwise(() => {
      const rest = e.possible(tree.variable).filter((i) => !values.includes(i));
      step(at + 1, e.narrow(tree.variable, rest));
    });
  };
  step(0, env);
}
