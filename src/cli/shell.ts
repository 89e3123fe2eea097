import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { KlpError } from '../../spec/error.ts';
import { loadScenario } from '../../spec/scenario.ts';
import { VMLINUX } from '../../spec/vocabulary.ts';
import { Data } from '../conform/data.ts';
import { compileModules } from '../conform/modules.ts';
import { testModules, testPrograms } from '../conform/selftest/modules/all.ts';
import { Computer, type ComputerConfig } from '../shell/computer.ts';
import { terminal } from '../shell/interactive.ts';
import { kernelNamed, kernelNames } from '../shell/kernels.ts';
import { rootShell } from '../shell/root-shell.ts';
import { runScript, runShell } from '../shell/shell.ts';
import type { Io } from './io.ts';
import { pathOf } from './scenario-path.ts';

interface Options {
  readonly kernel: string;
  readonly cpus: number;
  readonly scenario?: string;
}

const examples = `
Examples:
  klp shell                                            a prompt; ls *.ko shows what can be loaded
  klp shell try.sh --kernel 6.1                        run a script on another kernel
  klp shell --scenario my-stack.yaml --cpus 2          with my patches, modules and tasks
  echo 'insmod test_klp_livepatch.ko' | klp shell`;

/** What a scenario brings to the computer: its patches and modules as files, its tasks. */
function fromScenario(arg: string): Pick<ComputerConfig, 'modules' | 'functions' | 'tasks'> {
  const scenario = loadScenario(pathOf(arg));
  const compiled = compileModules(scenario, new Data(scenario));
  return {
    modules: [
      ...scenario.patches.map((p) => compiled.patch(p.name)),
      ...scenario.modules.map((m) => compiled.module(m.name, 0)),
    ],
    functions: compiled.vmlinux,
    // Those inside a module's function can only come once the module is loaded.
    tasks: scenario.tasks
      .filter((t) => t.alive && t.inside.every((f) => f.startsWith(`${VMLINUX}:`)))
      .map((t) => compiled.task(t.name)),
  };
}

/** A number of CPUs as commander's parser of an option. */
export function parseCpus(text: string): number {
  const cpus = Number(text);
  if (!Number.isInteger(cpus) || cpus < 1 || cpus > 128)
    throw new InvalidArgumentError('It must be 1 to 128.');
  return cpus;
}

const readScript = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new KlpError('KLP1500', `cannot read ${path}`, {
      why: error instanceof Error ? error.message : String(error),
      hint: 'give the path of a shell script, or none for a shell',
    });
  }
};

/** `klp shell`: a root shell on a computer that runs the simulated kernel; its exit code is the shell's. */
export function register(program: Command, io: Io): void {
  program
    .command('shell')
    .description('a root shell on the simulated kernel: load livepatches, write to sysfs, read dmesg')
    .argument('[script]', 'a shell script to run; without it: commands from a pipe, or a prompt')
    .option('--kernel <name>', `kernel to boot: ${kernelNames.join(', ')}`, '6.12')
    .option(
      '--scenario <scenario>',
      "a scenario whose patches, modules and tasks are there instead of the selftests'",
    )
    .option('--cpus <n>', 'number of CPUs; another CPU idles until a retry looks at it again', parseCpus, 1)
    .addHelpText('after', examples)
    .action(async (script: string | undefined, options: Options) => {
      const profile = kernelNamed(options.kernel);
      if (profile === undefined)
        throw new KlpError('KLP1503', `no kernel is named "${options.kernel}"`, {
          hint: `one of ${kernelNames.join(', ')}`,
        });
      const text = script === undefined ? undefined : readScript(script);
      const computer = new Computer({
        profile,
        cpus: options.cpus,
        ...(options.scenario === undefined
          ? { modules: testModules(), programs: testPrograms() }
          : fromScenario(options.scenario)),
      });
      const shell = rootShell({
        computer,
        modulesIn: '/root',
        stdout: (output) => process.stdout.write(output),
        stderr: (output) => process.stderr.write(output),
      });
      if (text !== undefined) {
        io.exit(await runScript(shell, text));
        return;
      }
      const isTerminal = process.stdin.isTTY === true;
      if (isTerminal)
        process.stdout.write(
          `Linux ${profile.name}, simulated, ${options.cpus} CPU${options.cpus === 1 ? '' : 's'}. ` +
            'Livepatches to try: ls *.ko. Leave with exit or Ctrl-D.\n',
        );
      let running = new AbortController();
      const input = terminal({
        input: process.stdin,
        output: process.stdout,
        isTerminal,
        prompt: '# ',
        shell,
        idle: (ms) => computer.pass(ms * 1000),
        interrupt: () => running.abort(),
      });
      try {
        // After Ctrl-C there is a new shell on the same computer; its variables and functions are gone.
        do {
          running = new AbortController();
          const limits = isTerminal ? { maxRounds: 300_000 } : {};
          io.exit(await runShell({ ...shell, ...limits, signal: running.signal }, input.next));
        } while (running.signal.aborted);
      } finally {
        input.close();
      }
    });
}
