import type { Action } from './action.ts';
import { emitAssign } from './assign.ts';
import type { Outcome } from './behaviour.ts';
import type { ChartNode, ChartTransition } from './chart.ts';
import { isBelow } from './chart.ts';
import { activeWhen, all, any, type Condition, conditionOf, member } from './condition.ts';
import type { Env } from './env.ts';
import { leafRange, recordedNodes } from './layout.ts';
import { underSource } from './select.ts';
import {
  above,
  domainOf,
  domainsMeet,
  type EntrySet,
  entrySet,
  type Recorded,
  type TransitionDomain,
} from './sets.ts';
import type { Variable } from './shape.ts';
import { exitable, mayRaise } from './static.ts';
import type { Tree } from './tree.ts';
import type { Selected, Then, Workshop } from './workshop.ts';

/** A selected transition with what it exits and enters. */
interface Move {
  readonly t: ChartTransition;
  readonly when: string | undefined;
  readonly domain: TransitionDomain | undefined;
}

const targeted = (t: ChartTransition): boolean => t.targets !== undefined && t.targets.length > 0;

/**
 * Emits one microstep: all exits (last first), then all transition actions, then all entries, then the new
 * configuration. The order is SCXML's, as XState's microstep() has it.
 */
export function emitMicrostep(
  shop: Workshop,
  env: Env,
  event: number,
  selected: readonly Selected[],
  then: Then,
): void {
  const start = env.clone();
  start.changed = false;
  start.truth.clear();
  if (++start.depth > 60) throw new RangeError('microsteps unrolled without end');
  const conditional = selected.some((s) => s.when !== undefined);
  if (conditional && !start.dynamic && selected.some((s) => mayRaise(s.t, shop.chart.nodes)))
    toDynamic(shop, start);
  // Domains come from the history before the exits, entries from the history after them.
  shop.withKnown(
    start,
    (read) => {
      const recorded = recordedBy(shop, read);
      return selected.map(
        (s): Move => ({ ...s, domain: targeted(s.t) ? domainOf(s.t, recorded) : undefined }),
      );
    },
    (e, moves) => {
      const kept = conditional ? moves : withoutConflicts(moves);
      emitExits(shop, e, event, kept, (e2) =>
        emitEach(
          shop,
          e2,
          kept,
          (e3, move, end) => runActions(shop, move.t.actions, 0, e3, event, end),
          (e3) => emitEntries(shop, e3, event, kept, then),
        ),
      );
    },
  );
}

const recordedBy =
  (shop: Workshop, read: (v: Variable) => number): Recorded =>
  (history) => {
    const slot = shop.layout.histories.get(history);
    return slot === undefined ? undefined : recordedNodes(shop.layout, slot, read);
  };

function withoutConflicts(moves: readonly Move[]): readonly Move[] {
  let kept: Move[] = [];
  for (const move of moves) {
    const beaten: Move[] = [];
    let preempted = false;
    for (const other of kept) {
      if (move.domain === undefined || other.domain === undefined || !domainsMeet(move.domain, other.domain))
        continue;
      if (isBelow(move.t.source, other.t.source)) beaten.push(other);
      else {
        preempted = true;
        break;
      }
    }
    if (!preempted) kept = [...kept.filter((k) => !beaten.includes(k)), move];
  }
  return kept;
}

/** Runs `body` for each move in order, inside its condition when it has one. */
function emitEach(
  shop: Workshop,
  env: Env,
  moves: readonly Move[],
  body: (env: Env, move: Move, end: Then) => void,
  then: Then,
): void {
  const step = (at: number, e: Env): void => {
    const move = moves[at];
    if (move === undefined) {
      then(e);
      return;
    }
    guarded(
      shop,
      e,
      move,
      (inner, end) => body(inner, move, end),
      (next) => step(at + 1, next),
    );
  };
  step(0, env);
}

/** Emits `body` where the move is taken; both ends continue with `then`. */
function guarded(
  shop: Workshop,
  env: Env,
  move: Move,
  body: (env: Env, end: Then) => void,
  then: Then,
): void {
  if (move.when === undefined) {
    body(env, then);
    return;
  }
  const { when } = move;
  shop.frame.merge((end) => {
    shop.frame.out(`if(${when}){`);
    const mark = shop.frame.lines.length;
    body(underSource(shop, env, move.t), end);
    if (shop.frame.lines.length === mark) shop.frame.lines.length = mark - 1;
    else shop.frame.out('}');
    end(env.clone());
  }, then);
}

function emitExits(shop: Workshop, env: Env, event: number, moves: readonly Move[], then: Then): void {
  const exits: { node: ChartNode; move: Move }[] = [];
  for (const move of moves) {
    if (move.domain === undefined) continue;
    for (const node of exitable(shop.chart.nodes, move.domain)) {
      if (node.exit.length > 0 || node.histories.length > 0) exits.push({ node, move });
    }
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
        next.changed = true;
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

function emitEntries(shop: Workshop, env: Env, event: number, moves: readonly Move[], then: Then): void {
  shop.withKnown(
    env,
    (read) => {
      const recorded = recordedBy(shop, read);
      return moves.map((move) => ({
        move,
        set: targeted(move.t) ? entrySet(move.t, recorded) : none,
        torn: targeted(move.t) && domainOf(move.t, recorded) !== move.domain ? move.t.place : undefined,
      }));
    },
    (e, sets) => {
      const torn = sets.find((x) => x.torn !== undefined)?.torn;
      if (torn !== undefined) {
        shop.frame.out(`${shop.stop('history', torn, tornHistory)};`);
        return;
      }
      const order = sets
        .flatMap(({ move, set }) => set.enter.map((node) => ({ node, move, set })))
        .sort((a, b) => a.node.order - b.node.order);
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
function place(
  shop: Workshop,
  env: Env,
  event: number,
  sets: readonly { readonly move: Move; readonly set: EntrySet }[],
  then: Then,
): void {
  const write = (at: number, e: Env): void => {
    const x = sets[at];
    if (x === undefined) {
      if (e.done) {
        endMachine(shop, e, event, then);
        return;
      }
      then(e);
      return;
    }
    if (x.move.domain === undefined || x.set.enter.length === 0) {
      write(at + 1, e);
      return;
    }
    guarded(
      shop,
      e,
      x.move,
      (inner, end) => {
        const next = inner.clone();
        placeOne(shop, next, x.move, x.set);
        end(next);
      },
      (next) => write(at + 1, next),
    );
  };
  write(0, env);
}

function placeOne(shop: Workshop, env: Env, move: Move, set: EntrySet): void {
  const { domain } = move;
  for (const cluster of shop.layout.clusters) {
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
  const next: Then = (e) => runActions(shop, actions, at + 1, e, event, then);
  switch (action.kind) {
    case 'note':
      next(acting(shop, env));
      return;
    case 'assign': {
      const e = acting(shop, env);
      e.changed = true;
      emitAssign(shop, e, action, event);
      next(e);
      return;
    }
    case 'raise':
      emitRaise(shop, acting(shop, env), event, action, next);
      return;
    case 'collect': {
      const tree = shop.behaviour.collect(action, event);
      shop.frame.merge(
        (end) =>
          branchTree(shop, tree, env, event, action.place, (e, list) =>
            runActions(shop, list, 0, e, event, end),
          ),
        next,
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

function emitRaise(
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
    else next.queue.push(id);
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
  // Kids are shared when equal, so identity groups them.
  const groups = new Map<Tree<Outcome<R>>, number[]>();
  for (const i of env.possible(tree.variable)) {
    const kid = tree.kids[i];
    if (kid === undefined) continue;
    const group = groups.get(kid);
    if (group === undefined) groups.set(kid, [i]);
    else group.push(i);
  }
  const order = [...groups];
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
