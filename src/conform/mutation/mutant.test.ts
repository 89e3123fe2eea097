import { expect, test } from 'vitest';
import { detected, type Fate, type Mutant, pattern, textBetween } from './mutant.ts';
import { score, scoreTable, withoutDifference } from './report.ts';

const at = (line: number, column: number) => ({ line, column });

test('places count from 1, and the end is not included', () => {
  expect(textBetween('abcd\nefgh\nijkl', at(1, 2), at(1, 4))).toBe('bc');
  expect(textBetween('abcd\nefgh\nijkl', at(1, 3), at(3, 2))).toBe('cd\nefgh\ni');
});

test('a pattern has lines from 1 and columns from 0', () => {
  expect(pattern('x.ts', at(3, 1), at(4, 8))).toBe('x.ts:3:0-4:7');
});

const mutant = (file: string, fate: Fate, killedBy: readonly string[] = []): Mutant => ({
  file,
  line: 1,
  column: 1,
  pattern: '',
  mutator: 'StringLiteral',
  original: "'a'",
  replacement: '""',
  fate,
  killedBy,
});

test('what is killed or loops is detected; what no test reaches counts as survived', () => {
  const all = (['killed', 'timeout', 'survived', 'no coverage'] as const).map((fate) => mutant('x.ts', fate));
  expect(all.map(detected)).toEqual([true, true, false, false]);
  expect(score(all)).toBe(50);
  expect(score([])).toBe(100);
});

test('the table has the worst file first and the total last', () => {
  const rows = scoreTable([mutant('good.ts', 'killed'), mutant('bad.ts', 'survived')]);
  expect(rows.map((row) => row.split(' ')[0])).toEqual(['file', 'bad.ts', 'good.ts', 'all']);
  expect(rows.at(-1)).toContain('50.0 %');
});

test('a mutant that only a test kills is told, one that lockstep sees too is not', () => {
  const both = mutant('x.ts', 'killed', ['a/b 1', 'lockstep a/b']);
  const one = mutant('x.ts', 'killed', ['a/b 1']);
  expect(withoutDifference([both, one, mutant('x.ts', 'survived')])).toEqual([one]);
});
