import type { Guard } from './guard.ts';
import type { Variable } from './shape.ts';

/**
 * A function of the packed state, found by running it: at each test the function first needed that variable.
 * Exact for pure functions, whatever they close over.
 */
export type Tree<R> =
  | { readonly kind: 'leaf'; readonly value: R }
  | { readonly kind: 'test'; readonly variable: Variable; readonly kids: readonly Tree<R>[] }
  | { readonly kind: 'check'; readonly guard: Guard; readonly no: Tree<R>; readonly yes: Tree<R> };

/** What a traced function may ask. */
export interface Probe {
  read(variable: Variable): number;
  check(guard: Guard): boolean;
}

/** The tree would be larger than allowed. */
export class TooWide extends Error {}

/**
 * Runs `fn` for every combination of what it reads.
 * @param limit the greatest number of leaves
 * @throws TooWide beyond the limit
 */
export function growTree<R>(fn: (probe: Probe) => R, limit: number): Tree<R> {
  return new Grower(fn, limit).grow();
}

/** Something that the present run asked, and what the runs before it led to that were answered otherwise. */
interface Open<R> {
  readonly variable: Variable | undefined;
  readonly guard: Guard | undefined;
  readonly kids: Tree<R>[];
}

/** One run for each leaf: what a run asks first is answered with 0, or no; the last answer that can change does. */
class Grower<R> implements Probe {
  private readonly fn: (probe: Probe) => R;
  private readonly limit: number;
  /** By variable. */
  private readonly known: (number | undefined)[] = [];
  private readonly checks: boolean[] = [];
  private asked = 0;
  /** What the present run asked, in order. */
  private readonly open: Open<R>[] = [];

  constructor(fn: (probe: Probe) => R, limit: number) {
    this.fn = fn;
    this.limit = limit;
  }

  read(variable: Variable): number {
    if (variable.size === 1) return 0;
    const value = this.known[variable.id];
    if (value !== undefined) return value;
    this.known[variable.id] = 0;
    this.open.push({ variable, guard: undefined, kids: [] });
    return 0;
  }

  check(guard: Guard): boolean {
    const at = this.asked++;
    const answer = this.checks[at];
    if (answer !== undefined) return answer;
    this.checks[at] = false;
    this.open.push({ variable: undefined, guard, kids: [] });
    return false;
  }

  grow(): Tree<R> {
    for (let leaves = 1; ; leaves++) {
      this.asked = 0;
      const value = this.fn(this);
      if (leaves > this.limit) throw new TooWide();
      const whole = this.close({ kind: 'leaf', value });
      if (whole !== undefined) return whole;
    }
  }

  /** Notes where a run led. @returns the whole tree, when no answer is left to change */
  private close(leaf: Tree<R>): Tree<R> | undefined {
    const { open, known, checks, limit } = this;
    let tree = leaf;
    for (;;) {
      const last = open.at(-1);
      if (last === undefined) return tree;
      const { variable, guard, kids } = last;
      kids.push(tree);
      if (variable !== undefined) {
        if (variable.size > limit) throw new TooWide();
        if (kids.length < variable.size) {
          known[variable.id] = kids.length;
          return undefined;
        }
        known[variable.id] = undefined;
        tree = { kind: 'test', variable, kids };
      } else if (guard !== undefined) {
        const [no, yes] = kids;
        if (no === undefined || yes === undefined) {
          checks[checks.length - 1] = true;
          return undefined;
        }
        checks.pop();
        tree = { kind: 'check', guard, no, yes };
      }
      open.pop();
    }
  }
}

/** The kids that the values of a variable lead to, each with its values. Kids are shared when equal, so identity groups them. */
export function kidsByValues<R>(
  kids: readonly Tree<R>[],
  values: Iterable<number>,
): (readonly [kid: Tree<R>, values: readonly number[]])[] {
  const groups = new Map<Tree<R>, number[]>();
  for (const i of values) {
    const kid = kids[i];
    if (kid === undefined) continue;
    const group = groups.get(kid);
    if (group === undefined) groups.set(kid, [i]);
    else group.push(i);
  }
  return [...groups];
}
