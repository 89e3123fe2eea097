import { expect, test } from 'vitest';
import * as collector from './collector.ts';

test('a collected test can be run again and again, and fails as its comparison fails', () => {
  let seen = 'a';
  collector.test('compares', () => collector.expect(seen, 'step 1').toBe('a'));
  const [collected] = collector.takeTests();
  expect(collected?.name).toBe('compares');
  collected?.run();
  seen = 'b';
  expect(() => collected?.run()).toThrow('step 1');
  expect(collector.takeTests()).toEqual([]);
});

test('what must not happen fails', () => {
  expect(() => collector.expect.fail('impossible')).toThrow('impossible');
});
