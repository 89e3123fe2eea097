/**
 * Runs vitest over the tests named on the command line with one mistake in the engine:
 *
 *     npx tsx src/conform/run-mutant.ts "stack check skipped" generated-tests/callbacks
 *
 * Prints `{ passed, failed, failedNames }` as JSON on its last line; the mistake's place not being there is an error.
 */
import { startVitest } from 'vitest/node';
import { type Mutant, mutants, mutate } from './mutants.ts';

const [name, ...filters] = process.argv.slice(2);
const mutant: Mutant | undefined = mutants.find((m) => m.name === name);
if (name !== 'none' && mutant === undefined) throw new Error(`no mutant is named "${name}"`);

const vitest = await startVitest(
  'test',
  filters,
  {
    config: false,
    watch: false,
    include: ['generated-tests/**/*.test.ts'],
    reporters: [{}],
    testTimeout: 120_000,
  },
  {
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        transform: (code: string, id: string) =>
          mutant !== undefined && id.endsWith(`/src/engine/${mutant.file}`)
            ? mutate(mutant, code)
            : undefined,
      },
    ],
  },
);
const tests = vitest.state
  .getTestModules()
  .flatMap((file) => [...file.children.allTests()].map((test) => ({ file: file.moduleId, test })));
const failed = tests.filter(({ test }) => test.result().state === 'failed');
const broken = vitest.state.getTestModules().flatMap((file) => file.errors().map((e) => e.message));
await vitest.close();
console.log(
  JSON.stringify({
    passed: tests.length - failed.length,
    failed: failed.length,
    broken,
    failedNames: failed.map(({ test }) => test.name),
  }),
);
process.exit(0);
