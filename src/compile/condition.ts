import { inWhen } from './active.ts';
import type { CallGuard, Outcome } from './behaviour.ts';
import type { Env } from './env.ts';
import { Forest, isNarrowed } from './forest.ts';
import type { Guard } from './guard.ts';
import type { Layout } from './layout.ts';
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
  const end = of.indexOf(stop);
  // What comes before may throw; it is kept unless it is plain. What comes after is not reached.
  const rest: Condition[] = (end < 0 ? of : of.slice(0, end)).filter((c) => typeof c !== 'boolean');
  if (end >= 0) {
    if (rest.length === 0) return stop;
    rest.push(stop);
  }
  const [only] = rest;
  if (only === undefined) return !stop;
  return rest.length === 1 ? only : { kind, of: rest };
}

export const negate = (c: Condition): Condition => (typeof c === 'boolean' ? !c : { kind: 'not', of: c });

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
      return inGuard(guard, from);
    case 'and':
    case 'or': {
      const of: Condition[] = [];
      for (const g of guard.of) {
        const c = conditionOf(g, event, from);
        of.push(c);
        // What decides it ends it, as in XState.
        if (c === (guard.kind === 'or')) break;
      }
      return combine(guard.kind, of);
    }
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

const inside = new WeakMap<Guard, Condition>();

function inGuard(guard: Guard & { readonly kind: 'in' }, from: GuardSource): Condition {
  let c = inside.get(guard);
  if (c === undefined) {
    c = inWhen(from.layout, guard.value, guard.place, from.warn);
    inside.set(guard, c);
  }
  return c;
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
      if (!isNarrowed(c.tree, env)) return c;
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
