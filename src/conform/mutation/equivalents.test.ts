import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../testgen/shipped.ts';
import { type Equivalent, judge, readEquivalents } from './equivalents.ts';
import type { Fate, Mutant } from './mutant.ts';

const mutant = (replacement: string, fate: Fate, line = 1): Mutant => ({
  file: 'src/engine/x.ts',
  line,
  column: 1,
  pattern: `src/engine/x.ts:${line}:0-${line}:5`,
  mutator: 'ConditionalExpression',
  original: 'a  ===\n  b',
  replacement,
  fate,
  killedBy: [],
});
const listed = (replacement: string): Equivalent => ({
  file: 'src/engine/x.ts',
  mutator: 'ConditionalExpression',
  original: 'a === b',
  replacement,
  why: 'both are one',
});

test('a listed mutant is found by its text, wherever it stands and however it is laid out', () => {
  const alive = mutant('true', 'survived', 77);
  expect(judge([alive], [listed('true')])).toEqual({ equivalent: [alive], survivors: [], stale: [] });
});

test('an undetected mutant that is not listed is a survivor, covered or not', () => {
  const [a, b] = [mutant('true', 'survived'), mutant('false', 'no coverage')];
  expect(judge([a, b, mutant('b', 'killed'), mutant('c', 'timeout')], []).survivors).toEqual([a, b]);
});

test('a listed mutant that is killed, or is there no more, is stale', () => {
  const list = [listed('true'), listed('false')];
  expect(judge([mutant('true', 'killed')], list).stale).toEqual(list);
});

test('every listed mutant stands in a file that is there, with a reason', () => {
  for (const { file, why } of readEquivalents()) {
    expect(existsSync(join(root, file)), file).toBe(true);
    expect(why).not.toBe('');
  }
});
