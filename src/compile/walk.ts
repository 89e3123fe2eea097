import type { Compiled } from './compile.ts';
import type { Invariant, Trace, TraceStep } from './search.ts';

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

export interface SwarmOptions {
  readonly seed: number;
  readonly walks: number;
  /** Steps of one walk. */
  readonly steps: number;
  readonly invariants: readonly Invariant[];
  /**
   * Each walk takes events from a random half of the alphabet only (default): walks that never reload a module, say,
   * get further than walks that do everything.
   */
  readonly halves?: boolean;
}

export interface SwarmResult {
  readonly verdict: 'violated' | 'inconclusive';
  readonly seed: number;
  readonly steps: number;
  readonly property: string | undefined;
  /** Not the shortest. */
  readonly trace: Trace | undefined;
}

/** Walks at random, many times, and checks the invariants on the way. What it does not find is not proved absent. */
export function swarm(compiled: Compiled, options: SwarmOptions): SwarmResult {
  const { seed, invariants } = options;
  const tests = invariants.map(({ name, holds }) => ({ name, test: compiled.tester(holds) }));
  const broken = (state: Int32Array): string | undefined => tests.find(({ test }) => !test(...state))?.name;
  const next = random(seed);
  const { words, successors, successorEvents, initial } = compiled;
  const atStart = broken(initial);
  if (atStart !== undefined) {
    return { verdict: 'violated', seed, steps: 0, property: atStart, trace: { initial, steps: [] } };
  }
  let taken = 0;
  for (let walk = 0; walk < options.walks; walk++) {
    const allowed = compiled.events.map(() => !(options.halves ?? true) || next() < 0.5);
    const steps: TraceStep[] = [];
    let state = initial;
    while (steps.length < options.steps) {
      const count = compiled.expand(...state);
      const open: number[] = [];
      for (let i = 0; i < count; i++) if (allowed[successorEvents[i] ?? 0] === true) open.push(i);
      const pick = open[Math.floor(next() * open.length)];
      if (pick === undefined) break;
      const event = compiled.events[successorEvents[pick] ?? 0];
      if (event === undefined) break;
      state = successors.slice(pick * words, (pick + 1) * words);
      steps.push({ event, state });
      taken++;
      const property = broken(state);
      if (property !== undefined)
        return { verdict: 'violated', seed, steps: taken, property, trace: { initial, steps } };
    }
  }
  return { verdict: 'inconclusive', seed, steps: taken, property: undefined, trace: undefined };
}
