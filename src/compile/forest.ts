import type { Env } from './env.ts';
import type { Guard } from './guard.ts';
import type { Variable } from './shape.ts';
import type { Tree } from './tree.ts';

/** Trees with equal subtrees shared and idle tests removed. Leaves are told apart by `key`. */
export class Forest<R> {
  /** Made when there is something to share: most trees are a single leaf. */
  private shared: { readonly nodes: Map<string, Tree<R>>; readonly ids: Map<Tree<R>, number> } | undefined;
  private readonly key: (value: R) => string;

  constructor(key: (value: R) => string) {
    this.key = key;
  }

  private get interned(): { readonly nodes: Map<string, Tree<R>>; readonly ids: Map<Tree<R>, number> } {
    this.shared ??= { nodes: new Map(), ids: new Map() };
    return this.shared;
  }

  private intern(key: string, make: () => Tree<R>): Tree<R> {
    const { nodes, ids } = this.interned;
    const found = nodes.get(key);
    if (found !== undefined) return found;
    const made = make();
    nodes.set(key, made);
    ids.set(made, ids.size);
    return made;
  }

  leaf(value: R): Tree<R> {
    return this.intern(`L${this.key(value)}`, () => ({ kind: 'leaf', value }));
  }

  test(variable: Variable, kids: readonly Tree<R>[]): Tree<R> {
    const [first] = kids;
    if (first !== undefined && kids.every((k) => k === first)) return first;
    const key = `T${variable.id}:${kids.map((k) => this.interned.ids.get(k)).join(',')}`;
    return this.intern(key, () => ({ kind: 'test', variable, kids }));
  }

  check(guard: Guard, no: Tree<R>, yes: Tree<R>): Tree<R> {
    return no === yes ? no : { kind: 'check', guard, no, yes };
  }

  /** Shares the subtrees of `tree`, with `change` applied to the leaves. */
  plant<S>(tree: Tree<S>, change: (value: S) => R): Tree<R> {
    switch (tree.kind) {
      case 'leaf':
        return this.leaf(change(tree.value));
      case 'test':
        return this.test(
          tree.variable,
          tree.kids.map((k) => this.plant(k, change)),
        );
      case 'check':
        return this.check(tree.guard, this.plant(tree.no, change), this.plant(tree.yes, change));
    }
  }

  /** The tree as far as `env` does not decide it; an undecided test keeps the kids that cannot be reached. */
  under(tree: Tree<R>, env: Env): Tree<R> {
    if (tree.kind === 'leaf') return tree;
    if (tree.kind === 'check')
      return this.check(tree.guard, this.under(tree.no, env), this.under(tree.yes, env));
    const values = env.possible(tree.variable);
    const live = values.map((i) => tree.kids[i]).filter((k) => k !== undefined);
    const [first] = live;
    if (first !== undefined && live.every((k) => k === first)) return this.under(first, env);
    const memo = new Map<Tree<R>, Tree<R>>();
    const kids = [...tree.kids];
    for (const i of values) {
      const kid = tree.kids[i];
      if (kid === undefined) continue;
      let done = memo.get(kid);
      if (done === undefined) {
        done = this.under(kid, env);
        memo.set(kid, done);
      }
      kids[i] = done;
    }
    const after = values.map((i) => kids[i]);
    const [head] = after;
    if (head !== undefined && after.every((k) => k === head)) return head;
    return this.test(tree.variable, kids);
  }
}

/** The variables a tree tests, added to `into`. @returns `undefined` when it also asks guards */
export function testedBy<R>(tree: Tree<R>, into: Set<Variable> = new Set()): Set<Variable> | undefined {
  const seen = new Set([tree]);
  // A set is walked to its end, also when it grows meanwhile.
  for (const t of seen) {
    if (t.kind === 'check') return undefined;
    if (t.kind === 'leaf') continue;
    into.add(t.variable);
    for (const kid of t.kids) seen.add(kid);
  }
  return into;
}

/** Has the tree more than this many different tests? */
export function isLarger<R>(tree: Tree<R>, tests: number): boolean {
  if (tree.kind !== 'test') return false;
  const seen = new Set([tree]);
  for (const t of seen) {
    if (seen.size > tests) return true;
    for (const kid of t.kids) if (kid.kind === 'test') seen.add(kid);
  }
  return false;
}

const testedVariables = new WeakMap<object, ReadonlySet<Variable> | 'guards'>();

/** Does `env` know more of any variable that the tree tests than its domain? If not, it decides nothing. */
export function isNarrowed<R>(tree: Tree<R>, env: Env): boolean {
  let tested = testedVariables.get(tree);
  if (tested === undefined) {
    tested = testedBy(tree) ?? 'guards';
    testedVariables.set(tree, tested);
  }
  if (tested === 'guards') return true;
  for (const v of tested) if (env.isNarrow(v)) return true;
  return false;
}

/** Follows a tree without guards to its leaf. */
export function follow<R>(tree: Tree<R>, read: (variable: Variable) => number): R | undefined {
  let at = tree;
  while (at.kind === 'test') {
    const next = at.kids[read(at.variable)];
    if (next === undefined) return undefined;
    at = next;
  }
  return at.kind === 'leaf' ? at.value : undefined;
}
