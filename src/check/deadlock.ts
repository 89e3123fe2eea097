/**
 * Where a system gets stuck. Two kinds (design.md, "Checker"):
 * `still`: every possible event leads back to the same state;
 * `pending`: something is going on, and from here on no way leads to a state in which it is over.
 */
import type { Edges, Exploration } from './explore.ts';

export interface Deadlock {
  readonly kind: 'still' | 'pending';
  /** The nearest such state, by number. */
  readonly state: number;
}

/**
 * The nearest state whose possible events all lead back to it.
 * @param ends states in which the system has ended on purpose
 */
export function stillState({ expanded, edges }: Exploration, ends: ReadonlySet<number>): number | undefined {
  for (let state = 0; state < expanded; state++)
    if (edges.first.at(state) === endOf(edges, state) && !ends.has(state)) return state;
  return undefined;
}

const endOf = ({ first, to }: Edges, state: number): number =>
  state + 1 < first.length ? (first.items[state + 1] ?? to.length) : to.length;

/**
 * The nearest state in which something is pending and from which no state without is reachable.
 * Only a complete exploration can tell.
 * @param isPending one entry per state, 1 where something is going on
 */
export function endlesslyPending(exploration: Exploration, isPending: Uint8Array): number | undefined {
  const { states, edges } = exploration;
  const first = edges.first.items;
  const to = edges.to.items;
  const reaches = isPending.map((pending) => 1 - pending);
  // What is over is mostly found late: from the last state to the first, a few rounds are enough.
  for (let changed = true; changed; ) {
    changed = false;
    for (let state = states - 1; state >= 0; state--) {
      if (reaches[state] === 1) continue;
      const end = endOf(edges, state);
      let at = first[state] ?? end;
      while (at < end && reaches[to[at] ?? 0] === 0) at++;
      if (at === end) continue;
      reaches[state] = 1;
      changed = true;
    }
  }
  const stuck = reaches.indexOf(0);
  return stuck < 0 ? undefined : stuck;
}
