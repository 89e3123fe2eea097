import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KlpError } from '../../../spec/error.ts';
import { findSuite, selftestsPath } from './suite.ts';

describe('finding the selftests in a kernel tree', () => {
  let tree = '';
  const put = (path: string, text: string): void => {
    mkdirSync(join(tree, path, '..'), { recursive: true });
    writeFileSync(join(tree, path), text);
  };
  beforeEach(() => {
    tree = mkdtempSync(join(tmpdir(), 'klp-suite-'));
    put(`${selftestsPath}/functions.sh`, 'insmod "test_modules/$mod.ko"\n');
    put(`${selftestsPath}/Makefile`, 'TEST_PROGS := \\\n\ttest-b.sh \\\n\ttest-a.sh\n');
    put(`${selftestsPath}/test-a.sh`, 'start_test "one"\nstart_test "two"\n');
    put(`${selftestsPath}/test-b.sh`, 'start_test "three"\n');
    put(`${selftestsPath}/test-c.sh`, '');
  });
  afterEach(() => rmSync(tree, { recursive: true }));

  it('in the order of its Makefile, with the titles of the tests', () => {
    const { scripts } = findSuite(tree);
    expect(scripts.map((s) => [s.name, s.tests])).toEqual([
      ['test-b.sh', ['three']],
      ['test-a.sh', ['one', 'two']],
      ['test-c.sh', []],
    ]);
  });

  it.each([
    ['6', '1', '6.1'],
    ['6', '8', '6.4'],
    ['6', '12', '6.12'],
    ['7', '0', '6.14'],
    ['5', '10', '5.5'],
    ['3', '19', '4.0'],
  ])('of Linux %s.%s they run on the closest known kernel, %s', (version, patchlevel, kernel) => {
    put('Makefile', `VERSION = ${version}\nPATCHLEVEL = ${patchlevel}\n`);
    expect(findSuite(tree).kernel).toBe(kernel);
    expect(findSuite(join(tree, selftestsPath)).kernel).toBe(kernel);
  });

  it('without a version, by how the scripts load modules', () => {
    expect(findSuite(join(tree, selftestsPath)).kernel).toBe('6.12');
    put(`${selftestsPath}/functions.sh`, 'modprobe "$mod"\n');
    expect(findSuite(join(tree, selftestsPath)).kernel).toBe('6.1');
  });

  it.each(['/nowhere', '.'])('says so when %s has none', (path) => {
    const at = path === '.' ? join(tree, 'tools') : path;
    expect(() => findSuite(at)).toThrow(KlpError);
  });
});
