import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mutate } from '../mutants.ts';
import { selftestMutants } from './mutants.ts';

describe('mutants of the engine for the selftests', () => {
  it.each(selftestMutants.map((m) => [m.name, m] as const))(
    '%s: its place is there exactly once',
    (_name, mutant) => {
      const text = readFileSync(new URL(`../../engine/${mutant.file}`, import.meta.url), 'utf8');
      expect(mutate(mutant, text)).not.toBe(text);
    },
  );

  it('there are at least twelve, with different names', () => {
    expect(new Set(selftestMutants.map((m) => m.name)).size).toBe(selftestMutants.length);
    expect(selftestMutants.length).toBeGreaterThanOrEqual(12);
  });
});
