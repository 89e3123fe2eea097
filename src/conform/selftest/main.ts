/**
 * `npm run test:selftests`: the livepatch selftests of Debian's kernel sources on the engine.
 *
 * Options: `--kernel 6.12` only that one; `--renamed` with other names for all modules and functions; `--mutants` each
 * on an engine with a mistake in it. Exit code 15 when something differs.
 */
import { parseArgs } from 'node:util';
import { kernelNamed } from '../../shell/kernels.ts';
import { type SelftestMutant, selftestMutants } from './mutants.ts';
import { mutatedKernel } from './mutated-kernel.ts';
import { rename } from './rename.ts';
import { describeDifference, type RunOptions, runSuite, type SuiteResult, summary } from './run.ts';
import { source, sourceVersions } from './sources.ts';
import { findSuite, renamedSuite, type Suite } from './suite.ts';
import { unseenBy } from './unseen.ts';

const { values } = parseArgs({
  options: {
    kernel: { type: 'string' },
    renamed: { type: 'boolean', default: false },
    mutants: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
  },
});

const print = (text: string): void => console.log(text);

/** The suites that can be had; what cannot is said in one line. */
function suites(): Suite[] {
  const found: Suite[] = [];
  for (const version of sourceVersions.filter((v) => values.kernel === undefined || v === values.kernel)) {
    const { tree, missing } = source(version, print);
    if (tree === undefined) print(`kernel ${version}: selftests not run: ${missing}`);
    else found.push(findSuite(tree));
  }
  return found;
}

function run(suite: Suite, options: Omit<RunOptions, 'profile'>): Promise<SuiteResult> {
  const profile = kernelNamed(suite.kernel);
  if (profile === undefined) throw new Error(`no kernel is named ${suite.kernel}`);
  return runSuite(suite, { profile, ...options });
}

async function runAll(all: readonly Suite[]): Promise<boolean> {
  let right = true;
  for (const suite of all) {
    const options = values.quiet ? {} : { output: (text: string) => void process.stdout.write(text) };
    const result = values.renamed
      ? await run(renamedSuite(suite, rename), { ...options, naming: rename })
      : await run(suite, options);
    for (const difference of result.differences) print(describeDifference(difference));
    print(`kernel ${suite.kernel}${values.renamed ? ', renamed' : ''}: ${summary(result)}`);
    right &&= result.differences.length === 0;
  }
  return right;
}

/**
 * The first test that a mutant fails; `undefined` when it passes all. On one CPU nothing but the tasks' stacks can hold
 * a transition up; on two an idle CPU makes it wait for a retry.
 */
async function caughtBy(all: readonly Suite[], mutant: SelftestMutant): Promise<string | undefined> {
  const kernel = await mutatedKernel(mutant);
  for (const suite of all) {
    for (const cpus of [1, 2]) {
      const { differences } = await run(suite, { kernel, cpus, failFast: true });
      const [first] = differences;
      if (first === undefined) continue;
      const place = first.test === undefined ? first.script : `${first.script} "${first.test}"`;
      return `${suite.kernel} ${place}`;
    }
  }
  return undefined;
}

async function runMutants(all: readonly Suite[]): Promise<boolean> {
  let right = true;
  const count = { selftests: 0, unit: 0, none: 0 };
  for (const mutant of selftestMutants) {
    const by = await caughtBy(all, mutant);
    if (by !== undefined) {
      count.selftests++;
      print(`caught      ${mutant.name}: ${by}`);
      continue;
    }
    const unit = mutant.unseen !== undefined && unseenBy(await mutatedKernel(mutant), mutant.unseen);
    if (unit) count.unit++;
    else count.none++;
    right &&= unit;
    print(
      `${unit ? 'caught here ' : 'NOT CAUGHT  '}${mutant.name}: no selftest sees it${unit ? `; "${mutant.unseen}" does` : ''}`,
    );
  }
  print(
    `${selftestMutants.length} mutants: ${count.selftests} caught by selftests, ` +
      `${count.unit} by a test of ours, ${count.none} by none`,
  );
  return right;
}

const all = suites();
const right = values.mutants ? all.length === 0 || (await runMutants(all)) : await runAll(all);
if (!right) process.exitCode = 15;
