/** The functions of the simulated kernel proper: those that fill files of /proc, and system calls. */
import type { FunctionDesc } from '../engine/description.ts';
import { bootCommandLine } from './boot-command-line.ts';

/** What a file's show function writes into (`struct seq_file`). */
export interface SeqFile {
  text: string;
}

export const isSeqFile = (arg: unknown): arg is SeqFile =>
  typeof arg === 'object' && arg !== null && 'text' in arg && typeof arg.text === 'string';

/** Appends to the seq_file that a show function was given. */
export function seqPrintf(arg: unknown, text: string): number {
  if (isSeqFile(arg)) arg.text += text;
  return 0;
}

/** What functions are called instead of their names in the kernel's sources; the identity for the real thing. */
export type Naming = (name: string) => string;

/** Which function of vmlinux fills which file. */
export const procFiles: Readonly<Record<string, string>> = {
  '/proc/cmdline': 'cmdline_proc_show',
  '/proc/meminfo': 'meminfo_proc_show',
  '/proc/version': 'version_proc_show',
  '/proc/uptime': 'uptime_proc_show',
};

const functions: readonly FunctionDesc[] = [
  { name: 'cmdline_proc_show', run: (_ctx, _task, seq) => seqPrintf(seq, `${bootCommandLine}\n`) },
  {
    name: 'meminfo_proc_show',
    run: (_ctx, _task, seq) =>
      seqPrintf(
        seq,
        'MemTotal:        2030520 kB\nMemFree:         1480344 kB\nMemAvailable:    1688112 kB\n',
      ),
  },
  {
    name: 'version_proc_show',
    run: (ctx, _task, seq) =>
      seqPrintf(seq, `Linux version ${ctx.kernel.profile.name} (klp-spec simulated kernel) #1 SMP\n`),
  },
  {
    name: 'uptime_proc_show',
    run: (ctx, _task, seq) => {
      const uptime = (ctx.kernel.state.time / 1_000_000).toFixed(2);
      return seqPrintf(seq, `${uptime} ${uptime}\n`);
    },
  },
  { name: '__x64_sys_getpid', run: (_ctx, task) => task.pid },
];

export const vmlinux = (naming: Naming): readonly FunctionDesc[] =>
  functions.map((f) => ({ ...f, name: naming(f.name) }));
