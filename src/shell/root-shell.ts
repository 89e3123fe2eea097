/** A computer with a shell on it: file system, commands, modules laid out, ready to run. */

import { record } from '../engine/log.ts';
import { gnu } from './commands/gnu.ts';
import { kmod } from './commands/kmod.ts';
import { dmesg } from './commands/log.ts';
import { ls } from './commands/ls.ts';
import { command, ok } from './commands/result.ts';
import { sysctl } from './commands/sysctl.ts';
import { systemCommands } from './commands/system.ts';
import { task } from './commands/task.ts';
import { timeCommands } from './commands/time.ts';
import type { Computer } from './computer.ts';
import { kernelNode } from './kernel-files.ts';
import { KernelFs } from './kernel-fs.ts';
import { moduleDirectory, moduleFile } from './module-file.ts';
import { readWrite } from './nodes.ts';
import type { ShellOptions } from './shell.ts';

/** Microseconds that a command takes. */
const commandTime = 100;

export interface RootShellConfig {
  readonly computer: Computer;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Files to put in place, by absolute path. */
  readonly files?: Readonly<Record<string, string>>;
  /** A directory besides /lib/modules in which the modules' files are. */
  readonly modulesIn?: string;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

/** What runShell needs, for a computer. */
export function rootShell(config: RootShellConfig): ShellOptions {
  const { computer } = config;
  const { kernel } = computer;
  const cwd = config.cwd ?? '/root';
  const fs = new KernelFs();
  for (const directory of [
    cwd,
    '/root',
    '/tmp',
    '/dev',
    '/bin',
    '/usr/bin',
    `/lib/modules/${computer.release}/build`,
  ])
    fs.mkdirSync(directory, { recursive: true });
  for (const root of ['/sys', '/proc']) {
    const node = kernelNode(kernel, root);
    if (node !== undefined) fs.mount(root, node);
  }
  fs.mount(
    '/dev/kmsg',
    readWrite(
      () => '',
      (text) => {
        for (const line of text.replace(/\n$/, '').split('\n')) record(kernel, 'notice', line);
        return 0;
      },
    ),
  );
  for (const name of computer.modules.keys()) {
    fs.writeFileSync(`${moduleDirectory(computer.release)}/${name}.ko`, moduleFile(name));
    if (config.modulesIn !== undefined) fs.writeFileSync(`${config.modulesIn}/${name}.ko`, moduleFile(name));
  }
  for (const [path, content] of Object.entries(config.files ?? {})) fs.writeFileSync(path, content);

  return {
    fs,
    commands: [
      ...gnu,
      ...kmod(computer, fs),
      ...systemCommands(computer),
      ...timeCommands(computer),
      ls(fs),
      sysctl(fs),
      dmesg(computer),
      task(computer),
      command('clear', () => ok('\x1b[H\x1b[2J')),
    ],
    cwd,
    ...(config.env === undefined ? {} : { env: config.env }),
    stdout: config.stdout,
    stderr: config.stderr,
    sleep: (ms) => computer.pass(ms * 1000),
    onCommand: () => computer.pass(commandTime),
  };
}
