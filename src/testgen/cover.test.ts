import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cover } from './cover.ts';
import type { Edge, Graph } from './graph.ts';

const graph = (edges: readonly (readonly Edge[])[]): Graph => {
  const signatures = [...new Set(edges.flat().map((e) => e.signature))].sort((a, b) => a - b);
  return {
    states: [],
    edges,
    signatures: signatures.map(String),
    transitions: edges.flat().length,
    taken: new Set(),
  };
};

test('a cycle of three signatures is one test of three steps', () => {
  const g = graph([
    [{ event: 0, to: 1, signature: 0 }],
    [{ event: 1, to: 2, signature: 1 }],
    [{ event: 2, to: 0, signature: 2 }],
  ]);
  expect(cover(g, { longest: 25 }).map((w) => w.map((e) => e.event))).toEqual([[0, 1, 2]]);
});

test('starts anew where going on would be much farther', () => {
  // From 0: event 0 leads into a long chain whose end alone leads back; event 1 is another signature of state 0.
  const chain = 9;
  const edges: Edge[][] = [
    [
      { event: 0, to: 1, signature: 0 },
      { event: 1, to: 0, signature: 1 },
    ],
  ];
  for (let i = 1; i < chain; i++) edges.push([{ event: 2, to: (i + 1) % chain, signature: 0 }]);
  expect(cover(graph(edges), { longest: 25 }).map((w) => w.map((e) => e.event))).toEqual([[0], [1]]);
});

test('every signature is taken, by paths of the graph, none without need', () => {
  const edge = (states: number) =>
    fc.record({ event: fc.nat(3), to: fc.nat(states - 1), signature: fc.nat(9) });
  const edges = fc
    .integer({ min: 1, max: 8 })
    .chain((n) => fc.array(fc.array(edge(n), { maxLength: 4 }), { minLength: n, maxLength: n }));
  fc.assert(
    fc.property(edges, (all) => {
      // Only what is reachable counts, and signatures are numbered from 0.
      const reached = [0];
      for (const s of reached) {
        for (const e of all[s] ?? []) if (!reached.includes(e.to)) reached.push(e.to);
      }
      const names = [...new Set(reached.flatMap((s) => (all[s] ?? []).map((e) => e.signature)))];
      const g = graph(
        all.map((out, s) =>
          reached.includes(s) ? out.map((e) => ({ ...e, signature: names.indexOf(e.signature) })) : [],
        ),
      );
      const walks = cover(g, { longest: 6 });
      for (const walk of walks) {
        let at = 0;
        for (const e of walk) {
          expect(g.edges[at]).toContain(e);
          at = e.to;
        }
      }
      const taken = (some: typeof walks) => new Set(some.flat().map((e) => e.signature)).size;
      expect(taken(walks)).toBe(names.length);
      for (const i of walks.keys()) expect(taken(walks.toSpliced(i, 1))).toBeLessThan(names.length);
    }),
  );
});
