import { expect, test } from 'vitest';
import { replaceSets } from './replace-set.ts';

test('a patch is in the set that it says', () => {
  expect(
    replaceSets([
      { replace: true, replaceSet: 7 },
      { replace: false, replaceSet: 7 },
    ]),
  ).toEqual([7, 7]);
});

test('patches with replace share the set 0, the others have one each', () => {
  expect(replaceSets([{ replace: false }, { replace: true }, { replace: false }, { replace: true }])).toEqual(
    [1, 0, 2, 0],
  );
});

test('a set of its own is never one that another patch says', () => {
  expect(
    replaceSets([
      { replace: false },
      { replace: true, replaceSet: 1 },
      { replace: false },
      { replace: true, replaceSet: 3 },
    ]),
  ).toEqual([2, 1, 4, 3]);
});
