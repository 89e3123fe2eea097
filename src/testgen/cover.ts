import type { Edge, Graph } from './graph.ts';

/** A path from the initial state: its edges, in order. */
export type Walk = readonly Edge[];

export interface CoverOptions {
  /** Longest test, in steps; longer only where a signature lies deeper than that. */
  readonly longest: number;
}

/**
 * Few, short paths that take every signature of the graph at least once.
 *
 * Greedy: go on from where the path stands to the nearest macrostep with a signature not yet seen, as long as that is
 * not much farther than starting anew would be; then start anew. Afterwards what other paths cover anyway is taken off
 * the ends. Deterministic: ties fall to the earlier event of the alphabet.
 */
export function cover(graph: Graph, options: CoverOptions): readonly Walk[] {
  const missing = new Set(graph.signatures.keys());
  const walks: Edge[][] = [];
  while (missing.size > 0) {
    const walk: Edge[] = [];
    let at = 0;
    for (;;) {
      const way = nearest(graph, at, missing);
      if (way === undefined) break;
      if (walk.length > 0) {
        const anew = nearest(graph, 0, missing);
        const far = anew === undefined ? Number.POSITIVE_INFINITY : anew.length;
        if (walk.length + way.length > options.longest || way.length > far + patience) break;
      }
      for (const edge of way) {
        walk.push(edge);
        missing.delete(edge.signature);
        at = edge.to;
      }
    }
    if (walk.length === 0) throw new Error('a signature that no path from the initial state takes');
    walks.push(walk);
  }
  return trim(walks);
}

/** How many steps more a longer test may cost than a further one: a test has a price too, its reader's. */
const patience = 2;

/** The shortest way from a state to an edge with a missing signature, that edge included. */
function nearest(graph: Graph, start: number, missing: ReadonlySet<number>): Walk | undefined {
  const via = new Map<number, { readonly from: number; readonly edge: Edge }>();
  const queue = [start];
  const back = (from: number, last: Edge): Walk => {
    const way = [last];
    for (let at = from; at !== start; ) {
      const step = via.get(at);
      if (step === undefined) throw new Error('breadth-first search lost its way');
      way.push(step.edge);
      at = step.from;
    }
    return way.reverse();
  };
  for (const from of queue) {
    for (const edge of graph.edges[from] ?? []) {
      if (missing.has(edge.signature)) return back(from, edge);
      if (edge.to !== start && !via.has(edge.to)) {
        via.set(edge.to, { from, edge });
        queue.push(edge.to);
      }
    }
  }
  return undefined;
}

/** Drops walks, and ends of walks, whose signatures others take too. */
function trim(walks: readonly Edge[][]): readonly Walk[] {
  const count = new Map<number, number>();
  for (const { signature } of walks.flat()) count.set(signature, (count.get(signature) ?? 0) + 1);
  const take = (edge: Edge): void => {
    count.set(edge.signature, (count.get(edge.signature) ?? 0) - 1);
  };
  const shortestFirst = [...walks.keys()].sort(
    (a, b) => (walks[a]?.length ?? 0) - (walks[b]?.length ?? 0) || a - b,
  );
  const kept = new Map<number, Walk>();
  for (const i of shortestFirst) {
    const walk = [...(walks[i] ?? [])];
    for (
      let last = walk.at(-1);
      last !== undefined && (count.get(last.signature) ?? 0) > 1;
      last = walk.at(-1)
    ) {
      take(last);
      walk.pop();
    }
    if (walk.length > 0) kept.set(i, walk);
  }
  return [...walks.keys()].flatMap((i) => {
    const walk = kept.get(i);
    return walk === undefined ? [] : [walk];
  });
}
