import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../testgen/shipped.ts';
import { mutants, mutate } from './mutants.ts';

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly broken: readonly string[];
}

/** The generated tests of a few scenarios, run on an engine with a mistake in its text. */
function generatedTests(mutant: string): Outcome {
  const run = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/tsx/dist/cli.mjs'),
      join(root, 'src/conform/run-mutant.ts'),
      mutant,
      'generated-tests/callbacks',
      'generated-tests/transitions',
    ],
    { cwd: root, encoding: 'utf8' },
  );
  const last = run.stdout.trim().split('\n').at(-1) ?? '';
  if (run.status !== 0 || last === '') throw new Error(run.stderr);
  return JSON.parse(last);
}

test('without a mistake the generated tests pass', () => {
  const { passed, failed, broken } = generatedTests('none');
  expect({ failed, broken }).toEqual({ failed: 0, broken: [] });
  expect(passed).toBeGreaterThan(50);
});

test.each(mutants)('$name: generated tests turn red', (mutant) => {
  const text = readFileSync(join(root, 'src/engine', mutant.file), 'utf8');
  expect(mutate(mutant, text)).not.toBe(text);
  const { failed, broken } = generatedTests(mutant.name);
  // Red by an assertion, not because the mistake keeps the engine from loading.
  expect(broken).toEqual([]);
  expect(failed).toBeGreaterThan(0);
});
