import { expect, test } from 'vitest';
import { type Written, written } from './sysfs-text.ts';

const today = { booleans: 'kstrtobool' } as const;
const in4_0 = { booleans: '0 or 1' } as const;

test.each<[string, Written]>([
  ['1', '1'],
  ['0\n', '0'],
  ['y', '1'],
  ['T', '1'],
  ['nope', '0'],
  ['10', '1'],
  ['01', '0'],
  ['on', '1'],
  ['Off', '0'],
  ['o', 'bad'],
  [' 1', 'bad'],
  ['2', 'bad'],
  ['-1', 'bad'],
  ['\n', 'bad'],
  ['', 'nothing'],
])('§3: %j means %s', (text, meaning) => {
  expect(written(text, today)).toBe(meaning);
});

test.each<[string, Written]>([
  ['1', '1'],
  ['0\n', '0'],
  ['y', 'bad'],
  ['10', 'bad'],
])('§3, 4.0: %j means %s', (text, meaning) => {
  expect(written(text, in4_0)).toBe(meaning);
});
