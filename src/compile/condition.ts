import type { CallGuard, Outcome } from './behaviour.ts';
import { type ChartNode, isAtomic } from './chart.ts';
import type { Env } from './env.ts';
import { CompileError } from './fault.ts';
import { Forest, follow, testedBy } from './forest.ts';
import type { Frame } from './frame.ts';
import { type Guard, isRecord } from './guard.ts';
import { type Layout, leafRange } from './layout.ts';
import type { Variable } from './shape.ts';
import type { Tree } from './tree.ts';

/** A condition on the state, for one event. */
export type Condition =
  | boolean
  | { readonly kind: 'tree'; readonly tree: Tree<Outcome<boolean>>; readonly place: string }
  | { readonly kind: 'range'; readonly variable: Variable; readonly lo: number; readonly hi: number }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | {
      readonly kind: 'code';
      readonly reads: readonly Variable[];
      readonly code: (expr: (v: Variable) => string) => string;
    };

export const all = (of: readonly Condition[]): Condition => combine('and', of);
export const any = (of: readonly Condition[]): Condition => combine('or', of);

function combine(kind: 'and' | 'or', of: readonly Condition[]): Condition {
  const stop = kind === 'or';
  const rest: Condition[] = [];
  for (const c of of) {
    if (c === stop) {
      // What comes before may throw; keep it only when it is not plain.
      if (rest.length === 0) return stop;
      rest.push(c);
      break;
    }
    if (typeof c !== 'boolean') rest.push(c);
  }
  const [only] = rest;
  if (only === undefined) return !stop;
  return rest.length === 1 ? only : { kind, of: rest };
}

export const negate = (c: Condition): Condition => (typeof c === 'boolean' ? !c : { kind: 'not', of: c });

/** Is a node in the configuration? */
export function activeWhen(layout: Layout, node: ChartNode): Condition {
  const [cluster, lo, hi] = leafRange(layout, node);
  const owner = cluster.owner === undefined ? true : activeWhen(layout, cluster.owner);
  if (lo === 0 && hi === cluster.leaves.length - 1) return owner;
  return all([owner, { kind: 'range', variable: cluster.variable, lo, hi }]);
}

/**
 * `stateIn`, as XState's matchesState decides it.
 * @throws CompileError when an `#id` does not exist
 */
export function inWhen(
  layout: Layout,
  value: unknown,
  place: string,
  warn: (text: string) => void,
): Condition {
  const { chart } = layout;
  if (typeof value === 'string' && value.startsWith('#')) {
    const id = value.slice(1);
    const node = chart.nodes.find((n) => n.id === id) ?? byPath(layout, value);
    if (node === undefined) throw new CompileError('missing', place, `stateIn("${value}") names no state`);
    return activeWhen(layout, node);
  }
  const expanded = typeof value === 'string' ? fromPath(value.split('.')) : value;
  return matches(layout, chart.root, expanded, place, warn);
}

function byPath(layout: Layout, id: string): ChartNode | undefined {
  try {
    const source = layout.chart.machine.getStateNodeById(id);
    return layout.chart.nodes.find((n) => n.source === source);
  } catch {
    return undefined;
  }
}

const fromPath = (path: readonly string[]): unknown => {
  const [head, ...tail] = path;
  return tail.length === 0 ? head : { [head ?? '']: fromPath(tail) };
};

function matches(
  layout: Layout,
  node: ChartNode,
  value: unknown,
  place: string,
  warn: (text: string) => void,
): Condition {
  const child = (key: string): ChartNode | undefined => {
    const found = node.children.find((c) => c.key === key);
    if (found === undefined)
      warn(`${place}: stateIn names "${key}", which #${node.id} does not have: never true`);
    return found;
  };
  if (typeof value === 'string') {
    const found = child(value);
    return found === undefined ? false : activeWhen(layout, found);
  }
  if (!isRecord(value)) return false;
  return all(
    Object.keys(value).map((key) => {
      const found = child(key);
      if (found === undefined) return false;
      const inner = value[key];
      if (isAtomic(found))
        return node.kind === 'parallel' && isRecord(inner) && Object.keys(inner).length === 0;
      return all([activeWhen(layout, found), matches(layout, found, inner, place, warn)]);
    }),
  );
}

/** What turns guards into conditions: the tables, and code for what is not tabulated. */
export interface GuardSource {
  readonly layout: Layout;
  readonly tree: (guard: CallGuard, event: number) => Tree<Outcome<boolean>> | undefined;
  readonly fallback: (guard: CallGuard, event: number) => Condition;
  readonly warn: (text: string) => void;
}

export function conditionOf(guard: Guard | undefined, event: number, from: GuardSource): Condition {
  if (guard === undefined) return true;
  switch (guard.kind) {
    case 'in':
      return inWhen(from.layout, guard.value, guard.place, from.warn);
    case 'and':
      return all(guard.of.map((g) => conditionOf(g, event, from)));
    case 'or':
      return any(guard.of.map((g) => conditionOf(g, event, from)));
    case 'not':
      return negate(conditionOf(guard.of, event, from));
    case 'call': {
      const tree = from.tree(guard, event);
      if (tree === undefined) return from.fallback(guard, event);
      if (tree.kind === 'leaf' && tree.value.ok) return tree.value.value;
      return { kind: 'tree', tree, place: guard.place };
    }
  }
}

const forest = (): Forest<Outcome<boolean>> => new Forest((o) => (o.ok ? String(o.value) : `!${o.why}`));

/** The condition as far as `env` does not decide it. */
export function under(c: Condition, env: Env): Condition {
  if (typeof c === 'boolean') return c;
  switch (c.kind) {
    case 'and':
    case 'or':
      return combine(
        c.kind,
        c.of.map((x) => under(x, env)),
      );
    case 'not':
      return negate(under(c.of, env));
    case 'code':
      return c;
    case 'range': {
      const values = env.possible(c.variable);
      const inside = values.filter((i) => i >= c.lo && i <= c.hi).length;
      return inside === 0 ? false : inside === values.length ? true : c;
    }
    case 'tree': {
      const trees = forest();
      const tree = trees.under(
        trees.plant(c.tree, (o) => o),
        env,
      );
      return tree.kind === 'leaf' && tree.value.ok
        ? tree.value.value
        : { kind: 'tree', tree, place: c.place };
    }
  }
}

/** What is known when the condition came out as `truth`. */
export function narrowBy(c: Condition, truth: boolean, env: Env): Env {
  if (typeof c === 'boolean') return env.clone();
  switch (c.kind) {
    case 'and':
    case 'or':
      return (c.kind === 'and') === truth ? c.of.reduce((e, x) => narrowBy(x, truth, e), env) : env.clone();
    case 'not':
      return narrowBy(c.of, !truth, env);
    case 'code':
      return env.clone();
    case 'range':
      return env.narrow(
        c.variable,
        env.possible(c.variable).filter((i) => (i >= c.lo && i <= c.hi) === truth),
      );
    case 'tree': {
      const { tree } = c;
      if (tree.kind !== 'test' || tree.variable.size > 4096) return env.clone();
      const values = env.possible(tree.variable).filter((i) => {
        const kid = tree.kids[i];
        return kid === undefined || kid.kind !== 'leaf' || (kid.value.ok && kid.value.value === truth);
      });
      if (values.length === 0) return env.clone();
      const next = env.narrow(tree.variable, values);
      const kids = new Set(values.map((i) => tree.kids[i]));
      const [only] = kids;
      return kids.size === 1 && only !== undefined && only.kind !== 'leaf'
        ? narrowBy({ kind: 'tree', tree: only, place: c.place }, truth, next)
        : next;
    }
  }
}

/** What writes conditions into a frame. */
export interface ConditionWriter {
  readonly frame: Frame;
  readonly table: (values: readonly number[]) => string;
  /** Code of an expression that stops the search with a message. */
  readonly stop: (kind: 'throws', place: string, why: string) => string;
}

/** A condition as a JavaScript expression. */
export function codeOf(c: Condition, env: Env, to: ConditionWriter): string {
  if (typeof c === 'boolean') return String(c);
  switch (c.kind) {
    case 'and':
      return `(${c.of.map((x) => codeOf(x, env, to)).join('&&')})`;
    case 'or':
      return `(${c.of.map((x) => codeOf(x, env, to)).join('||')})`;
    case 'not':
      return `!${codeOf(c.of, env, to)}`;
    case 'code':
      return c.code((v) => to.frame.expr(v, env));
    case 'range':
      return member(
        c.variable,
        env.possible(c.variable).filter((i) => i >= c.lo && i <= c.hi),
        env,
        to,
      );
    case 'tree':
      return tableOf(c.tree, env, to) ?? codeOfTree(c.tree, c.place, env, to);
  }
}

/** A large tree over few variables, as a table. */
function tableOf(tree: Tree<Outcome<boolean>>, env: Env, to: ConditionWriter): string | undefined {
  const tests = [...(testedBy(tree) ?? [])];
  const size = tests.reduce((n, v) => n * v.size, 1);
  if (size > largestTable || sizeOf(tree, longestChain) <= longestChain) return undefined;
  const values: number[] = [];
  const at = new Map<Variable, number>();
  for (let i = 0; i < size; i++) {
    let rest = i;
    for (let t = tests.length - 1; t >= 0; t--) {
      const v = tests[t];
      if (v === undefined) continue;
      at.set(v, rest % v.size);
      rest = Math.floor(rest / v.size);
    }
    const outcome = follow(tree, (v) => at.get(v) ?? 0);
    // Where the function throws, a table would hide it.
    if (outcome?.ok !== true) return undefined;
    values.push(outcome.value ? 1 : 0);
  }
  const index = tests.reduce((code, v) => {
    const x = to.frame.expr(v, env);
    return code === '' ? x : `(${code})*${v.size}+${x}`;
  }, '');
  return `(${to.table(values)}[${index}]!==0)`;
}

const largestTable = 1 << 20;
/** Trees up to this many tests are written as tests. */
const longestChain = 24;

/** The number of different tests of a tree, counted up to just beyond `limit`. */
function sizeOf(tree: Tree<Outcome<boolean>>, limit: number): number {
  const seen = new Set<Tree<Outcome<boolean>>>();
  const walk = (t: Tree<Outcome<boolean>>): void => {
    if (t.kind !== 'test' || seen.has(t) || seen.size > limit) return;
    seen.add(t);
    for (const kid of new Set(t.kids)) walk(kid);
  };
  walk(tree);
  return seen.size;
}

function codeOfTree(tree: Tree<Outcome<boolean>>, place: string, env: Env, to: ConditionWriter): string {
  if (tree.kind === 'leaf')
    return tree.value.ok ? String(tree.value.value) : to.stop('throws', place, tree.value.why);
  if (tree.kind === 'check') throw new CompileError('construct', place, 'a guard that checks guards');
  const groups = new Map<Tree<Outcome<boolean>>, number[]>();
  for (const i of env.possible(tree.variable)) {
    const kid = tree.kids[i];
    if (kid === undefined) continue;
    const group = groups.get(kid);
    if (group === undefined) groups.set(kid, [i]);
    else group.push(i);
  }
  const order = [...groups].sort((a, b) => a[1].length - b[1].length);
  let code = '';
  for (const [i, [kid, values]] of order.entries()) {
    const inner = codeOfTree(kid, place, env.narrow(tree.variable, values), to);
    if (i === order.length - 1) {
      code += inner;
      break;
    }
    const test = member(tree.variable, values, env, to);
    const last = order.length === i + 2;
    const other = last ? order[i + 1] : undefined;
    const otherCode =
      other === undefined ? undefined : codeOfTree(other[0], place, env.narrow(tree.variable, other[1]), to);
    if (otherCode === 'false') return `(${code}${inner === 'true' ? test : `(${test}&&${inner})`})`;
    if (otherCode === 'true' && inner === 'false') return `(${code}!${test})`;
    if (inner === 'true' && otherCode !== undefined) return `(${code}(${test}||${otherCode}))`;
    if (inner === 'false' && otherCode !== undefined) return `(${code}(!${test}&&${otherCode}))`;
    code += `${test}?${inner}:`;
  }
  return `(${code})`;
}

/** Is the variable one of `values`? Written as the cheapest test. */
export function member(
  v: Variable,
  values: readonly number[],
  env: Env,
  to: Pick<ConditionWriter, 'frame' | 'table'>,
): string {
  const possible = env.possible(v);
  if (values.length === 0) return 'false';
  if (values.length === possible.length) return 'true';
  const x = to.frame.expr(v, env);
  if (values.length === 1) return `(${x}===${values[0]})`;
  const others = possible.filter((i) => !values.includes(i));
  if (others.length === 1) return `(${x}!==${others[0]})`;
  const first = values[0] ?? 0;
  const final = values[values.length - 1] ?? 0;
  if (!others.some((i) => i >= first && i <= final)) {
    const low = others.some((i) => i < first) ? `${x}>=${first}` : '';
    const high = others.some((i) => i > final) ? `${x}<=${final}` : '';
    return `(${[low, high].filter((s) => s !== '').join('&&')})`;
  }
  if (v.size <= 32) return `(((${values.reduce((m, i) => m | (1 << i), 0)}>>>${x})&1)!==0)`;
  const set = new Set(values);
  return `(${to.table(Array.from({ length: v.size }, (_, i) => (set.has(i) ? 1 : 0)))}[${x}]!==0)`;
}
