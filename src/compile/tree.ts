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
  const known = new Map<number, number>();
  const checks: boolean[] = [];
  let leaves = 0;
  const grow = (): Tree<R> => {
    let asked = 0;
    const probe: Probe = {
      read: (variable) => {
        if (variable.size === 1) return 0;
        const value = known.get(variable.id);
        if (value === undefined) throw new Need(variable, undefined);
        return value;
      },
      check: (guard) => {
        const answer = checks[asked++];
        if (answer === undefined) throw new Need(undefined, guard);
        return answer;
      },
    };
    let need: Need;
    try {
      const value = fn(probe);
      if (++leaves > limit) throw new TooWide();
      return { kind: 'leaf', value };
    } catch (e) {
      if (!(e instanceof Need)) throw e;
      need = e;
    }
    const { variable, guard } = need;
    if (guard !== undefined) {
      checks.push(false);
      const no = grow();
      checks[checks.length - 1] = true;
      const yes = grow();
      checks.pop();
      return { kind: 'check', guard, no, yes };
    }
    if (variable === undefined || variable.size > limit) throw new TooWide();
    const kids: Tree<R>[] = [];
    for (let i = 0; i < variable.size; i++) {
      known.set(variable.id, i);
      kids.push(grow());
    }
    known.delete(variable.id);
    return { kind: 'test', variable, kids };
  };
  return grow();
}

/** Was this thrown by a probe? Functions under trace must let it pass. */
export const isNeed = (e: unknown): boolean => e instanceof Need;
