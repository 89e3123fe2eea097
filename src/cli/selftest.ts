import type { Command } from 'commander';
import { KlpError } from '../../spec/error.ts';
import { describeDifference, runSuite, summary } from '../conform/selftest/run.ts';
import { findSuite } from '../conform/selftest/suite.ts';
import { kernelNamed, kernelNames } from '../shell/kernels.ts';
import { exitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { parseCpus } from './shell.ts';

interface Options {
  readonly kernel?: string;
  readonly test?: string;
  readonly cpus: number;
  readonly json?: boolean;
}

const examples = `
Examples:
  klp selftest ~/src/linux                             every test of the tree, on the kernel closest to it
  klp selftest ~/src/linux --test test-callbacks --cpus 1
  klp selftest ~/src/linux --kernel 6.1 --json`;

/** `klp selftest`: the kernel's own livepatch selftests, unmodified, on the engine; exit 15 when one fails. */
export function register(program: Command, io: Io): void {
  program
    .command('selftest')
    .description("run a kernel tree's livepatch selftests, unmodified, on the simulated kernel")
    .argument('<path>', 'a kernel tree, or its tools/testing/selftests/livepatch')
    .option(
      '--kernel <name>',
      `kernel to run them on: ${kernelNames.join(', ')}; default: closest to the tree`,
    )
    .option('--test <name>', 'only this script (test-callbacks) or the test of this title')
    .option('--cpus <n>', 'number of CPUs', parseCpus, 2)
    .option('--json', 'print JSON')
    .addHelpText('after', examples)
    .action(async (path: string, options: Options) => {
      const suite = findSuite(path);
      const name = options.kernel ?? suite.kernel;
      const profile = kernelNamed(name);
      if (profile === undefined)
        throw new KlpError('KLP1503', `no kernel is named "${name}"`, {
          hint: `one of ${kernelNames.join(', ')}`,
        });
      const result = await runSuite(suite, {
        profile,
        cpus: options.cpus,
        ...(options.test === undefined ? {} : { only: options.test }),
        ...(options.json === true ? {} : { output: (text: string) => process.stdout.write(text) }),
      });
      if (result.results.length === 0)
        throw new KlpError('KLP1504', `no test is named "${options.test}"`, {
          hint: `scripts: ${suite.scripts.map((s) => s.name.replace(/\.sh$/, '')).join(', ')}`,
        });
      if (result.differences.length > 0) io.exit(exitCode.conformance);
      if (options.json === true) {
        io.out(JSON.stringify({ kernel: name, ...result }, null, 2));
        return;
      }
      for (const difference of result.differences) io.out(describeDifference(difference));
      io.out(`kernel ${name}: ${summary(result)}`);
    });
}
