import type { Compiled } from './compile.ts';

/** A small seeded generator (mulberry32): the same seed, the same walk, on every machine. */
export function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Walks at random and calls `visit` for every state; stops when `visit` returns `false`.
 * @param steps in all; after `restart` of them, or where nothing leads on, the walk starts again
 */
export function walk(
  compiled: Compiled,
  seed: number,
  steps: number,
  restart: number,
  visit: (state: Int32Array, event: number) => boolean,
): void {
  const next = random(seed);
  const { words, successors, successorEvents } = compiled;
  let state = compiled.initial.slice();
  for (let step = 0, since = 0; step < steps; step++) {
    const count = since >= restart ? 0 : compiled.expand(...state);
    if (count === 0) {
      if (since === 0) return;
      state = compiled.initial.slice();
      since = 0;
      continue;
    }
    since++;
    const pick = Math.floor(next() * count);
    state = successors.slice(pick * words, (pick + 1) * words);
    if (!visit(state, successorEvents[pick] ?? 0)) return;
  }
}
