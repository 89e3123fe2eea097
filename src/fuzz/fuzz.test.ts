import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KlpError } from '../../spec/error.ts';
import { fuzz, inputOf } from './run.ts';
import { refusal, target } from './target.ts';
import { targets } from './targets/all.ts';

/** The sample of every test run; `npm run fuzz` goes on with other seeds. */
const seed = 20_141_125;
const sample = 400;

describe('everything that reads files or input answers whatever it is given', () => {
  const whole = targets.reduce((sum, t) => sum + t.share, 0);
  test.each(targets)(`$name: $what (seed ${seed})`, async (it) => {
    const runs = Math.max(12, Math.round((sample * it.share) / whole));
    const { crash, answers } = await fuzz(it, { seed, runs });
    expect(crash).toBeUndefined();
    // A target that gives always the same answer tries nothing.
    expect(answers.length).toBeGreaterThan(1);
  });
});

describe('what counts as a crash', () => {
  const upTo = (attempt: (n: number) => string) =>
    target({ name: 'toy', what: '', share: 1, input: fc.nat(1000), attempt, show: String });

  test('an exception, with the smallest input, and the path that leads to it again', async () => {
    const toy = upTo((n) => {
      if (n > 41) throw new TypeError('too much');
      return 'fine';
    });
    const { crash } = await fuzz(toy, { seed, runs: 200 });
    expect(crash).toMatchObject({ input: '42', message: expect.stringContaining('too much') });
    const again = await fuzz(toy, { seed, runs: 1, path: crash?.path });
    expect(again.crash?.input).toBe('42');
  });

  test('a refusal without a message, with an unknown code, or at a line that is not there', () => {
    expect(refusal(new KlpError('KLP1003', 'no YAML', { file: 'x', line: 2 }), 'a\nb')).toBe('KLP1003');
    expect(() => refusal(new KlpError('KLP1003', ' '))).toThrow('without a message');
    expect(() => refusal(new KlpError('KLP1', 'x'))).toThrow('not described');
    expect(() => refusal(new KlpError('KLP1003', 'x', { file: 'x', line: 3 }), 'a\nb')).toThrow(
      'line 3 of 2',
    );
    expect(() => refusal(new RangeError('stack'))).toThrow('stack');
  });

  test('an input that never came back is known by its number', async () => {
    const seen: number[] = [];
    const toy = upTo((n) => {
      seen.push(n);
      return 'fine';
    });
    await fuzz(toy, { seed, runs: 30 });
    expect(inputOf(toy, seed, 17)).toBe(String(seen[16]));
  });
});
