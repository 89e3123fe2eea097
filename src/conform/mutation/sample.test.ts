import { expect, test } from 'vitest';
import { allMutants, sample } from './sample.ts';

test('the same seed takes the same sample, another seed another one, nothing twice', () => {
  const all = Array.from({ length: 1_000 }, (_, i) => i);
  const one = sample(all, 50, 7);
  expect(sample(all, 50, 7)).toEqual(one);
  expect(sample(all, 50, 8)).not.toEqual(one);
  expect(new Set(one).size).toBe(50);
});

test('a sample as large as all there is takes all', () => {
  expect([...sample([1, 2, 3], 10, 1)].sort()).toEqual([1, 2, 3]);
});

test('the engine has mutants, in no test of its own, each at a place that Stryker can be told', async () => {
  const all = await allMutants();
  expect(all.length).toBeGreaterThan(2_000);
  for (const { pattern } of all) {
    expect(pattern).toMatch(/^src\/engine\/[\w-]+\.ts:\d+:\d+-\d+:\d+$/);
    expect(pattern).not.toMatch(/\.test\.ts|testing\.ts/);
  }
});
