import { expect, test } from 'vitest';
import { PackedStates } from './states.ts';

test('states are numbered in the order found, each once, however many', () => {
  const states = new PackedStates(2, new Int32Array([-1, -1]));
  const numbers: number[] = [];
  for (let i = 0; i < 5000; i++) {
    // Every state comes twice: the second time it is known.
    for (let again = 0; again < 2; again++) {
      const words = Int32Array.of(i % 7, Math.imul(i, 0x10001));
      const found = states.find(words, 0);
      numbers.push(found >= 0 ? found : states.add(words, 0, ~found));
    }
  }
  expect(states.count).toBe(5000);
  expect(numbers).toEqual(Array.from({ length: 10_000 }, (_, i) => i >> 1));
});

test('bits that can be derived do not tell states apart, but must agree', () => {
  const states = new PackedStates(1, Int32Array.of(0x0f));
  states.add(Int32Array.of(0x13), 0, ~states.find(Int32Array.of(0x13), 0));
  expect(states.find(Int32Array.of(0x23), 0)).toBe(0);
  expect(states.derived).toBe(false);
  expect(states.find(Int32Array.of(0x13), 0)).toBe(0);
  expect(states.derived).toBe(true);
  expect(states.find(Int32Array.of(0x14), 0)).toBeLessThan(0);
});
