import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Batch } from './batch.ts';
import { Combinations } from './combinations.ts';

/** States of so many words with few different values in each, so that combinations come again; which bits count. */
const states = fc.integer({ min: 1, max: 6 }).chain((words) =>
  fc.record({
    words: fc.constant(words),
    masks: fc.array(fc.integer(), { minLength: words, maxLength: words }),
    log: fc.array(fc.constantFrom(0, 1, -1, 0x7fff0000, 0x12345678, -0x80000000), {
      minLength: 4 * words,
      maxLength: 400 * words,
    }),
  }),
);

test('two states have the same combination exactly where they agree in the bits that count', () => {
  fc.assert(
    fc.property(states, ({ words, masks, log }) => {
      const combinations = new Combinations(Int32Array.from(masks));
      const seen = new Map<string, number>();
      const most = Math.floor(log.length / words);
      const batch = new Batch();
      batch.log = Int32Array.from(log);
      // In two batches: what was seen in the first is known in the second.
      for (const [turn, least, end] of [
        [1, 0, most >> 1],
        [2, most >> 1, most],
      ] as const) {
        batch.least = least;
        batch.most = end;
        const numbers = combinations.of(turn, batch);
        for (let state = least; state < end; state++) {
          const bits = masks.map((mask, word) => mask & (log[state * words + word] ?? 0)).join();
          const number = numbers[state - least] ?? -1;
          if (!seen.has(bits)) {
            expect(number).toBe(seen.size);
            expect(combinations.examples[number]).toBe(state * words);
          }
          expect(seen.get(bits) ?? seen.size).toBe(number);
          seen.set(bits, number);
        }
      }
      expect(combinations.count).toBe(seen.size);
    }),
    { numRuns: 200 },
  );
});
