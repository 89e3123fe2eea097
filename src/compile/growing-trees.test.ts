import { expect, test } from 'vitest';
import { Tests, Trees } from './growing-trees.ts';

/** What a tree says of a word, following its nodes; undefined: not known. */
function look({ nodes }: Trees, root: number, word: number): number | undefined {
  let p = nodes[root] ?? 0;
  while (p > 0) p = nodes[p + 3 + ((word >>> (nodes[p + 1] ?? 0)) & (nodes[p + 2] ?? 0))] ?? 0;
  return p < 0 ? ~p : undefined;
}

/** Remembers that for this word, after reading these fields of it, the result was so. */
function learn(
  trees: Trees,
  root: number,
  word: number,
  fields: readonly (readonly [number, number])[],
  result: number,
) {
  const tests = new Tests();
  tests.clear();
  for (const [shift, bits] of fields) tests.field(0, word, shift, bits);
  trees.insert(root, tests, result);
}

test('a result is known wherever all agrees that was read, and nowhere else', () => {
  const trees = new Trees(1 << 20);
  const root = trees.root();
  learn(trees, root, 0b1010, [[0, 2]], 7);
  expect(look(trees, root, 0b1110)).toBe(7);
  expect(look(trees, root, 0b1011)).toBeUndefined();
  learn(
    trees,
    root,
    0b1011,
    [
      [0, 2],
      [2, 9],
    ],
    8,
  );
  expect(look(trees, root, 0b1011)).toBe(8);
  expect(look(trees, root, 0b1110)).toBe(7);
  expect(look(trees, root, 0b1111)).toBeUndefined();
});

test('what reads otherwise for the same values is no function of the state', () => {
  const trees = new Trees(1 << 20);
  const root = trees.root();
  learn(
    trees,
    root,
    0,
    [
      [0, 2],
      [4, 1],
    ],
    1,
  );
  expect(() =>
    learn(
      trees,
      root,
      0,
      [
        [0, 2],
        [5, 1],
      ],
      1,
    ),
  ).toThrow(RangeError);
});

test('beyond its bytes nothing is remembered, and nothing else happens', () => {
  const trees = new Trees(16);
  const root = trees.root();
  learn(
    trees,
    root,
    3,
    [
      [0, 4],
      [4, 4],
    ],
    1,
  );
  expect(look(trees, root, 3)).toBeUndefined();
});
