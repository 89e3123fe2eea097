import type { AssignAction, Outcome } from './behaviour.ts';
import { member } from './condition-code.ts';
import type { Env } from './env.ts';
import { CompileError } from './fault.ts';
import { Forest, follow, isNarrowed, testedBy } from './forest.ts';
import type { Write } from './frame.ts';
import type { Variable } from './shape.ts';
import { kidsByValues, type Tree } from './tree.ts';
import type { Workshop } from './workshop.ts';

/** Leaves of a value tree: an index, or `same`, or `fault(stop)`. */
const same = -1;
const fault = (stop: number): number => -2 - stop;

/** Tables up to this many entries are preferred to chains of tests. */
export const tableLimit = 1 << 16;

/** Emits an assign: every new value is computed from the old context, then all are written. */
export function emitAssign(shop: Workshop, env: Env, action: AssignAction, event: number): void {
  const writes: Write[] = [];
  const parts = shop.behaviour.assign(action, event);
  for (const part of parts) {
    if (part.kind === 'call') {
      writes.push(...shop.fallback.assign(shop, env, action, event, part, parts.length === 1));
      continue;
    }
    for (const [i, variable] of part.variables.entries()) {
      const write = valueCode(shop, env, indexTree(shop, part.tree, i, action.place), variable);
      if (write !== undefined) writes.push(write);
    }
  }
  commit(shop, env, writes);
}

function commit(shop: Workshop, env: Env, writes: readonly Write[]): void {
  const [only] = writes;
  if (writes.length === 1 && only !== undefined) {
    shop.frame.write(only.variable, only.code, env, only.values);
    return;
  }
  // Values that are not constant may read what is about to be written.
  const staged = writes.map((w) => {
    if (/^(-?\d+|R\[\d+\])$/.test(w.code)) return w;
    const name = shop.frame.local('t');
    shop.frame.out(`${name}=${w.code};`);
    return { ...w, code: name };
  });
  shop.frame.writeAll(staged, env);
}

type ValueTree = Tree<Outcome<readonly number[] | undefined>>;

const indexTrees = new WeakMap<Workshop, Map<ValueTree, Tree<number>[]>>();

/** The tree of one variable of a part. */
function indexTree(shop: Workshop, tree: ValueTree, part: number, place: string): Tree<number> {
  let byTree = indexTrees.get(shop);
  if (byTree === undefined) {
    byTree = new Map();
    indexTrees.set(shop, byTree);
  }
  let trees = byTree.get(tree);
  if (trees === undefined) {
    trees = [];
    byTree.set(tree, trees);
  }
  const found = trees[part] ?? makeIndexTree(shop, tree, part, place);
  trees[part] = found;
  return found;
}

function makeIndexTree(shop: Workshop, tree: ValueTree, part: number, place: string): Tree<number> {
  const forest = new Forest<number>(String);
  return forest.plant(tree, (o) => {
    if (o.ok) return o.value?.[part] ?? same;
    const kind = o.why.startsWith('throws') ? 'throws' : 'domain';
    return fault(shop.stopId(kind, place, o.why));
  });
}

/** The code of a variable's new value; `undefined` when it does not change. */
function valueCode(shop: Workshop, env: Env, full: Tree<number>, variable: Variable): Write | undefined {
  const forest = new Forest<number>(String);
  const tree = isNarrowed(full, env)
    ? forest.under(
        forest.plant(full, (v) => v),
        env,
      )
    : full;
  if (tree.kind === 'leaf') {
    const { value } = tree;
    if (value === same) return undefined;
    if (value < same) shop.frame.out(`X(${fault(value)});`);
    return { variable, code: String(Math.max(value, 0)), values: [Math.max(value, 0)] };
  }
  const tests = [...(testedBy(tree) ?? [])];
  const results = reachable(tree, env);
  const values = [...results].filter((v) => v >= 0).sort((a, b) => a - b);
  const tracked = results.has(same) || values.length > 64 ? undefined : values;
  const [single] = tests;
  if (tests.length === 1 && single !== undefined) {
    const possible = env.possible(single);
    const at = (i: number): number => follow(tree, () => i) ?? same;
    if (single === variable && possible.every((i) => at(i) === i || at(i) === same)) return undefined;
    const first = possible[0] ?? 0;
    const offset = at(first) - first;
    if (possible.every((i) => at(i) >= 0 && at(i) - i === offset)) {
      const x = shop.frame.expr(single, env);
      return {
        variable,
        code: offset === 0 ? x : offset > 0 ? `${x}+${offset}` : `${x}-${-offset}`,
        values: tracked,
      };
    }
  }
  const size = tests.reduce((n, v) => n * v.size, 1);
  const inner = size <= tableLimit ? tableCode(shop, env, tree, tests) : chainCode(shop, env, tree);
  const faults = [...results].some((v) => v < same);
  if (!faults && !results.has(same)) return { variable, code: inner, values: tracked };
  const name = shop.frame.local('t');
  shop.frame.out(`${name}=${inner};`);
  if (faults) shop.frame.out(`if(${name}<${same})X(${-2}-${name});`);
  const code = results.has(same) ? `(${name}===${same}?${shop.frame.expr(variable, env)}:${name})` : name;
  return { variable, code, values: tracked };
}

function reachable(tree: Tree<number>, env: Env): ReadonlySet<number> {
  const out = new Set<number>();
  const seen = new Set<Tree<number>>();
  const walk = (t: Tree<number>): void => {
    if (seen.has(t)) return;
    seen.add(t);
    if (t.kind === 'leaf') out.add(t.value);
    else if (t.kind === 'test') {
      for (const i of env.possible(t.variable)) {
        const kid = t.kids[i];
        if (kid !== undefined) walk(kid);
      }
    }
  };
  walk(tree);
  return out;
}

const tableNames = new WeakMap<Workshop, Map<Tree<number>, string>>();

/** A tree over these variables as a table, looked up. */
export function tableCode(shop: Workshop, env: Env, tree: Tree<number>, tests: readonly Variable[]): string {
  let names = tableNames.get(shop);
  if (names === undefined) {
    names = new Map();
    tableNames.set(shop, names);
  }
  let name = names.get(tree);
  if (name === undefined) {
    name = tableOf(shop, tree, tests);
    names.set(tree, name);
  }
  const index = tests.reduce((code, v) => {
    const x = shop.frame.expr(v, env);
    return code === '' ? x : `(${code})*${v.size}+${x}`;
  }, '');
  return `${name}[${index}]`;
}

function tableOf(shop: Workshop, tree: Tree<number>, tests: readonly Variable[]): string {
  const size = tests.reduce((n, v) => n * v.size, 1);
  const values: number[] = [];
  const at = new Map<Variable, number>();
  for (let i = 0; i < size; i++) {
    let rest = i;
    for (const v of [...tests].reverse()) {
      at.set(v, rest % v.size);
      rest = Math.floor(rest / v.size);
    }
    values.push(follow(tree, (v) => at.get(v) ?? 0) ?? same);
  }
  return shop.table(values);
}

function chainCode(shop: Workshop, env: Env, tree: Tree<number>): string {
  if (tree.kind === 'leaf') return String(tree.value);
  if (tree.kind === 'check') throw new CompileError('construct', 'assign', 'an assign that checks guards');
  let code = '';
  const order = kidsByValues(tree.kids, env.possible(tree.variable));
  for (const [i, [kid, values]] of order.entries()) {
    const inner = chainCode(shop, env.narrow(tree.variable, values), kid);
    code += i === order.length - 1 ? inner : `${member(tree.variable, values, env, shop)}?${inner}:`;
    if (code.length > 20_000) throw new CompileError('width', 'assign', 'an assign too wide to write out');
  }
  return `(${code})`;
}
