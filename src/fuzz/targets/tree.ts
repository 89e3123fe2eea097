/** Kernel trees, as `klp selftest` looks for tests in them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { findSuite, selftestsPath } from '../../conform/selftest/suite.ts';
import { anyText, mutated } from '../mutate.ts';
import { answer, target } from '../target.ts';

const makefile = 'VERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 0\n';
const programs = 'TEST_PROGS := \\\n\ttest-a.sh \\\n\ttest-b.sh\n\ninclude ../lib.mk\n';
const script = '#!/bin/bash\n. $(dirname $0)/functions.sh\nstart_test "one"\nload_lp x\nstart_test "two"\n';
const words = ['VERSION', 'PATCHLEVEL', ' = ', '99999', 'start_test "', 'TEST_PROGS', '\\', '\n', '/'];

/** A name of a file that is in the tree, with what is in it. */
const file = (name: string, text: string): fc.Arbitrary<readonly [string, string]> =>
  fc.tuple(fc.constant(name), fc.oneof(mutated([text], words), anyText(words)));

const files = fc.record(
  {
    makefile: file('Makefile', makefile),
    programs: file(`${selftestsPath}/Makefile`, programs),
    functions: file(`${selftestsPath}/functions.sh`, 'insmod "test_modules/$mod.ko"\n'),
    a: file(`${selftestsPath}/test-a.sh`, script),
    b: file(`${selftestsPath}/test-b.sh`, script),
  },
  { requiredKeys: [] },
);

export const treeTargets = [
  target<Partial<Record<string, readonly [string, string]>>>({
    name: 'tree',
    what: 'kernel trees with livepatch selftests',
    share: 2,
    input: files,
    attempt: (given) =>
      answer(() => {
        const tree = mkdtempSync(join(tmpdir(), 'klp-fuzz-'));
        try {
          for (const found of Object.values(given)) {
            if (found === undefined) continue;
            const path = join(tree, found[0]);
            mkdirSync(dirname(path), { recursive: true });
            writeFileSync(path, found[1]);
          }
          const { kernel, scripts } = findSuite(tree);
          return `${scripts.length} scripts for ${kernel}`;
        } finally {
          rmSync(tree, { recursive: true });
        }
      }),
    show: (given) => JSON.stringify(given),
  }),
];
