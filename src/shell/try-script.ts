/** Runs a script on a computer that has just been booted, for tests. */
import { testModules, testPrograms } from '../conform/selftest/modules/all.ts';
import { Computer } from './computer.ts';
import { kernelNamed } from './kernels.ts';
import { rootShell } from './root-shell.ts';
import { runScript } from './shell.ts';

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
  readonly computer: Computer;
}

export async function tryScript(
  script: string,
  { kernel = '6.12', cpus = 1 }: { readonly kernel?: string; readonly cpus?: number } = {},
): Promise<Outcome> {
  const profile = kernelNamed(kernel);
  if (profile === undefined) throw new Error(`no kernel ${kernel}`);
  const computer = new Computer({ profile, modules: testModules(), programs: testPrograms(), cpus });
  let stdout = '';
  let stderr = '';
  const shell = rootShell({
    computer,
    modulesIn: '/root',
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
  });
  const status = await runScript(shell, script);
  return { stdout, stderr, status, computer };
}
