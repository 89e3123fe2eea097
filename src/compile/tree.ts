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

/** Thrown by a traced read of something the current run does not know yet. */
class Need {
  readonly variable: Variable | undefined;
  readonly guard: Guard | undefined;
  constructor(variable: Variable | undefined, guard: Guard | undefined) {
    this.variable = variable;
    this.guard = guard;
  }
}

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

class Grower<R> implements Probe {
  private readonly fn: (probe: Probe) => R;
  private readonly limit: number;
  /** By variable. */
  private readonly known: (number | undefined)[] = [];
  private readonly checks: boolean[] = [];
  private asked = 0;
  private leaves = 0;

  constructor(fn: (probe: Probe) => R, limit: number) {
    this.fn = fn;
    this.limit = limit;
  }

  read(variable: Variable): number {
    if (variable.size === 1) return 0;
    const value = this.known[variable.id];
    if (value === undefined) throw new Need(variable, undefined);
    return value;
  }

  check(guard: Guard): boolean {
    const answer = this.checks[this.asked++];
    if (answer === undefined) throw new Need(undefined, guard);
    return answer;
  }

  grow(): Tree<R> {
    const { known, checks, limit } = this;
    this.asked = 0;
    let need: Need;
    try {
      const value = this.fn(this);
      if (++this.leaves > limit) throw new TooWide();
      return { kind: 'leaf', value };
    } catch (e) {
      if (!(e instanceof Need)) throw e;
      need = e;
    }
    const { variable, guard } = need;
    if (guard !== undefined) {
      checks.push(false);
      const no = this.grow();
      checks[checks.length - 1] = true;
      const yes = this.grow();
      checks.pop();
      return { kind: 'check', guard, no, yes };
    }
    if (variable === undefined || variable.size > limit) throw new TooWide();
    const kids: Tree<R>[] = [];
    for (let i = 0; i < variable.size; i++) {
      known[variable.id] = i;
      kids.push(this.grow());
    }
    known[variable.id] = undefined;
    return { kind: 'test', variable, kids };
  }
}

/** Was this thrown by a probe? Functions under trace must let it pass. */
export const isNeed = (e: unknown): boolean => e instanceof Need;

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
