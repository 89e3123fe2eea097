import { describe, expect, it } from 'vitest';
import type { KernelProfile } from '../../../spec/vocabulary.ts';
import { kernelNamed } from '../../shell/kernels.ts';
import { hasOldName, rename } from './rename.ts';
import { describeDifference, runSuite, summary } from './run.ts';
import { cachedSource, sourceVersions } from './sources.ts';
import { findSuite, renamedSuite, type Suite } from './suite.ts';

function profileOf(name: string): KernelProfile {
  const profile = kernelNamed(name);
  if (profile === undefined) throw new Error(`no kernel ${name}`);
  return profile;
}

/** How many tests each of Debian's kernels has. */
const tests: Readonly<Record<string, number>> = { '6.1': 22, '6.12': 25 };

describe.each(sourceVersions)("the kernel's own selftests, Linux %s", (version) => {
  const tree = cachedSource(version);
  if (tree === undefined) {
    it.skip('not run: no sources in the cache; `npm run test:selftests` gets them', () => {});
    return;
  }
  const suite = findSuite(tree);
  const profile = profileOf(suite.kernel);

  it('pass unmodified', async () => {
    const result = await runSuite(suite, { profile });
    expect(result.differences.map(describeDifference)).toEqual([]);
    expect(summary(result)).toBe(`${tests[version]} passed, 0 failed`);
  });

  it('pass with every module and function renamed: nothing is made to measure for a name', async () => {
    const renamed = renamedSuite(suite, rename);
    expect(renamed.scripts.some((s) => hasOldName(s.text))).toBe(false);
    expect(suite.scripts.every((s) => hasOldName(s.text))).toBe(true);
    const result = await runSuite(renamed, { profile, naming: rename, cpus: 1 });
    expect(result.differences.map(describeDifference)).toEqual([]);
    expect(summary(result)).toBe(`${tests[version]} passed, 0 failed`);
  });

  it('fail when only the scripts are renamed', async () => {
    const result = await runSuite(renamedSuite(suite, rename), { profile, failFast: true });
    expect(result.differences).toHaveLength(1);
  });
});

describe('the verdict on a script', () => {
  const functions = [
    'function start_test { echo -n "TEST: $1 ... "; }',
    'function check { if [[ "$1" == "$2" ]]; then echo ok; else',
    '  echo -e "not ok\\n\\n$(diff -upr --label expected --label result <(echo "$1") <(echo "$2"))\\n"',
    '  echo "ERROR: failed" >&2; exit 1; fi; }',
  ].join('\n');
  const suiteOf = (text: string): Suite => ({
    directory: '',
    kernel: '6.12',
    files: { 'functions.sh': functions },
    scripts: [
      {
        name: 'test-x.sh',
        text: `. $(dirname $0)/functions.sh\n${text}`,
        tests: [...text.matchAll(/start_test "(.*)"/g)].map((m) => m[1] ?? ''),
      },
    ],
  });
  const run = (text: string, only?: string) =>
    runSuite(suiteOf(text), { profile: profileOf('6.12'), ...(only === undefined ? {} : { only }) });

  it('counts what passed, failed and never began, and shows the first difference', async () => {
    const result = await run(
      'start_test "one"\ncheck a a\nstart_test "two"\ncheck "a\nb\nc" "a\nB\nc"\nstart_test "three"\ncheck a a\n',
    );
    expect(summary(result)).toBe('1 passed, 1 failed, 1 not run');
    expect(result.differences.map(describeDifference)).toEqual([
      'first difference: test-x.sh: "two"\n  expected: b\n  got:      B',
    ]);
  });

  it('is a failure when the script dies in a test or before the first', async () => {
    const inside = await run('start_test "one"\necho "ERROR: lost" >&2\nexit 1\n');
    expect(summary(inside)).toBe('0 passed, 1 failed');
    expect(inside.differences.map(describeDifference)).toEqual([
      'first difference: test-x.sh: "one": ERROR: lost',
    ]);
    const before = await run('exit 4\nstart_test "one"\n');
    expect(summary(before)).toBe('0 passed, 0 failed, 1 not run');
    expect(before.differences.map(describeDifference)).toEqual([
      'first difference: test-x.sh: exit status 4',
    ]);
  });

  it('is a failure when it ends well but with fewer tests than it has', async () => {
    const result = await run('start_test "one"\ncheck a a\nexit 0\nstart_test "two"\n');
    expect(result.differences).toHaveLength(1);
  });

  it('may be asked for one script or one test', async () => {
    const text = 'start_test "one"\ncheck a a\nstart_test "two"\ncheck a a\n';
    expect(summary(await run(text, 'test-x'))).toBe('2 passed, 0 failed');
    expect(summary(await run(text, 'two'))).toBe('1 passed, 0 failed');
    expect((await run(text, 'three')).results).toEqual([]);
  });
});
