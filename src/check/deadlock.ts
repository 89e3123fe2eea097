/**
 * Where a system gets stuck. Two kinds (design.md, "Checker"):
 * `still`: every possible event leads back to the same state;
 * `pending`: something is going on, and from here on no way leads to a state in which it is over.
 */
import type { Exploration } from './explore.ts';
import { IntList } from './int-list.ts';

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
  const moves = new Uint8Array(expanded);
  for (const state of ends) if (state < expanded) moves[state] = 1;
  for (let i = 0; i < edges.from.length; i++) {
    const from = edges.from.at(i);
    if (edges.to.at(i) !== from) moves[from] = 1;
  }
  const at = moves.indexOf(0);
  return at < 0 ? undefined : at;
}

/**
 * The nearest state in which something is pending and from which no state without is reachable.
 * Only a complete exploration can tell.
 * @param isPending one entry per state, 1 where something is going on
 */
export function endlesslyPending(exploration: Exploration, isPending: Uint8Array): number | undefined {
  const { states, edges } = exploration;
  // Predecessors by state, as one list of edges sorted by target (counting sort).
  const offsets = new Int32Array(states + 1);
  for (let i = 0; i < edges.to.length; i++) {
    const slot = edges.to.at(i) + 1;
    offsets[slot] = (offsets[slot] ?? 0) + 1;
  }
  for (let i = 1; i <= states; i++) offsets[i] = (offsets[i] ?? 0) + (offsets[i - 1] ?? 0);
  const cursor = offsets.slice();
  const sources = new Int32Array(edges.to.length);
  for (let i = 0; i < edges.to.length; i++) {
    const to = edges.to.at(i);
    const at = cursor[to] ?? 0;
    sources[at] = edges.from.at(i);
    cursor[to] = at + 1;
  }
  const reaches = new Uint8Array(states);
  const queue = new IntList();
  for (let state = 0; state < states; state++) {
    if (isPending[state] === 1) continue;
    reaches[state] = 1;
    queue.push(state);
  }
  for (let i = 0; i < queue.length; i++) {
    const to = queue.at(i);
    for (let at = offsets[to] ?? 0; at < (offsets[to + 1] ?? 0); at++) {
      const from = sources[at] ?? 0;
      if (reaches[from] === 1) continue;
      reaches[from] = 1;
      queue.push(from);
    }
  }
  const stuck = reaches.indexOf(0);
  return stuck < 0 ? undefined : stuck;
}
