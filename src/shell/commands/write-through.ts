/**
 * Commands that write their output to a redirected kernel file themselves, so that write(2)'s errno is theirs:
 * `bash: echo: write error: Device or resource busy`, exit code 1.
 */
import type { Command } from 'just-bash';
import { errnoText } from '../../../spec/errno.ts';
import type { KernelFs } from '../kernel-fs.ts';
import { command, fail, original } from './result.ts';

/** Of bash itself; the others are programs and name only themselves in their errors. */
const builtins = ['echo', 'printf'];
const programs = ['cut', 'head', 'sed', 'seq', 'sort', 'tail', 'tr'];

const toText = (stdout: string, isBytes: boolean): string =>
  isBytes ? Buffer.from(stdout, 'latin1').toString('utf8') : stdout;

export function writeThrough(fs: KernelFs): Command[] {
  const through = (name: string, prefix: string): Command =>
    command(name, async (args, ctx) => {
      // Taken before the command runs: what it runs itself may open files too.
      const opened = fs.takeOpened();
      if (opened?.refused !== undefined) return fail(`bash: ${opened.path}: ${errnoText(opened.refused)}`);
      const denied = name === 'cat' ? unreadable(fs, args, ctx.cwd) : '';
      const result = denied === '' ? await original(name, args, ctx) : fail(denied);
      if (opened === undefined || result.stdout === '') return result;
      const bytes = result.stdoutKind === 'bytes' || result.stdoutEncoding === 'binary';
      const written = opened.node.write?.(toText(result.stdout, bytes)) ?? 0;
      if (written >= 0) return { ...result, stdout: '' };
      const message = `${prefix}write error: ${errnoText(written)}\n`;
      return { stdout: '', stderr: result.stderr + message, exitCode: 1 };
    });
  const tee = command('tee', async (args, ctx) => {
    const before = fs.failures;
    const result = await original('tee', args, ctx);
    let stderr = result.stderr;
    for (const { path, errno } of fs.takeFailed(before)) stderr += `tee: ${path}: ${errnoText(errno)}\n`;
    return stderr === result.stderr ? result : { ...result, stderr, exitCode: 1 };
  });
  return [
    ...builtins.map((name) => through(name, `bash: ${name}: `)),
    ...['cat', ...programs].map((name) => through(name, `${name}: `)),
    tee,
  ];
}

/** cat's message for a kernel file that may only be written; just-bash says that there is none. */
function unreadable(fs: KernelFs, args: readonly string[], cwd: string): string {
  return args
    .filter((a) => !a.startsWith('-'))
    .filter((a) => {
      const node = fs.find(fs.resolvePath(cwd, a));
      return node?.kind === 'file' && node.read === undefined;
    })
    .map((a) => `cat: ${a}: Permission denied\n`)
    .join('');
}
