import { expect, test } from 'vitest';
import { lineDifference } from './line-difference.ts';

test('equal lists have none', () => {
  expect(lineDifference(['a', 'b'], ['a', 'b'])).toEqual([]);
});

test('shows what is missing, added and swapped, with three lines around', () => {
  expect(lineDifference(['1', '2', '3', '4', 'x', '5'], ['1', '2', '3', '4', '5', 'y'])).toEqual([
    ' 2',
    ' 3',
    ' 4',
    '-x',
    ' 5',
    '+y',
  ]);
  expect(lineDifference(['a', 'b'], ['b', 'a'])).toEqual(['-a', ' b', '+a']);
  expect(lineDifference(['a'], [])).toEqual(['-a']);
});
