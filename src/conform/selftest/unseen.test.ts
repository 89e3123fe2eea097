import { describe, expect, it } from 'vitest';
import { Kernel } from '../../engine/kernel.ts';
import { selftestMutants } from './mutants.ts';
import { rules } from './unseen.ts';

describe('rules that no selftest of the kernel looks at', () => {
  it.each(Object.keys(rules))('%s', (title) => {
    expect(rules[title]?.(Kernel)).toBe(true);
  });

  it('each guards against a mutant of the engine', () => {
    const guarded = selftestMutants.map((m) => m.unseen).filter((title) => title !== undefined);
    expect(guarded.toSorted()).toEqual(Object.keys(rules).toSorted());
  });
});
