import { describe, expect, test } from 'vitest';
import { errno } from '../spec/errno.ts';
import type { ParamSpec } from '../spec/parameters.ts';
import { givenParams, type Reading, reading, writing } from './parameters.ts';

const int: ParamSpec = { type: 'int', mode: 0o644, values: ['0'] };
const bool: ParamSpec = { type: 'bool', mode: 0o644, values: ['N'] };
const list: ParamSpec = { type: 'array of int', max: 2, mode: 0o644, values: [''] };

const read = (spec: ParamSpec, text: string | null): Reading => reading({ name: 'p', spec }, text);

// lib/kstrtox.c: kstrtoint() with base 0, kstrtobool().
test.each<[ParamSpec, string | null, Reading]>([
  [int, '-0x13', { value: '-19' }],
  [int, '+023\n', { value: '19' }],
  [int, '-0', { value: '0' }],
  [int, '-2147483648', { value: '-2147483648' }],
  [int, '2147483648', { refused: 'ERANGE' }],
  [int, '18446744073709551616 or so', { refused: 'ERANGE' }],
  [int, '4294967296 or so', { refused: 'EINVAL' }],
  [int, '09', { refused: 'EINVAL' }],
  [int, '0x', { refused: 'EINVAL' }],
  [int, '', { refused: 'EINVAL' }],
  [int, null, { refused: 'EINVAL' }],
  [bool, 'yes, please', { value: 'Y' }],
  [bool, 'OFF', { value: 'N' }],
  [bool, null, { value: 'Y' }],
  [bool, '', { refused: 'EINVAL' }],
  [list, '0x1,2\n', { value: '1,2' }],
  [list, '1,,2', { value: '1', refused: 'EINVAL' }],
  [list, '4294967296', { value: '', refused: 'ERANGE' }],
  [list, '1,2,3', { value: '1,2', refused: 'EINVAL', says: 'p: can only take 2 arguments' }],
])('a parameter %o that is given %j', (spec, text, expected) => {
  expect(read(spec, text)).toEqual(expected);
});

test('a file is opened against its mode with -EACCES, even to write nothing', () => {
  expect(writing({ name: 'p', spec: { ...int, mode: 0o444 } }, '')).toEqual({ refused: 'EACCES' });
  expect(writing({ name: 'p', spec: { ...int, mode: 0o200 } }, '')).toBe('nothing');
});

describe('insmod', () => {
  const demo = {
    name: 'demo',
    params: [
      { name: 'the_level', spec: int },
      { name: 'pids', spec: list },
    ],
  };

  test('reads on after a fault; the last one counts', () => {
    const {
      values,
      lines,
      errno: result,
    } = givenParams(demo, { the_level: '1x', pids: '7,4294967296', no: '1' });
    expect([...values]).toEqual([['pids', '7']]);
    expect(lines.map((l) => l.text)).toEqual([
      "demo: `1x' invalid for parameter `the_level'",
      "demo: `7' invalid for parameter `pids'",
      "demo: unknown parameter 'no' ignored",
    ]);
    expect(result).toBe(errno('ERANGE'));
  });

  test('takes a dash for an underscore, and prints the name as it was given', () => {
    expect([...givenParams(demo, { 'the-level': '1' }).values]).toEqual([['the_level', '1']]);
    expect(givenParams(demo, { 'the-level': '' }).lines[0]?.text).toBe(
      "demo: `' invalid for parameter `the-level'",
    );
  });
});
