/** What a command leaves behind. */
import { type Command, defineCommand, type ExecResult, type ResolvedCommandContext } from 'just-bash';

export type Run = (args: readonly string[], ctx: ResolvedCommandContext) => ExecResult | Promise<ExecResult>;

export const ok = (stdout = ''): ExecResult => ({ stdout, stderr: '', exitCode: 0 });

export const fail = (stderr: string, exitCode = 1): ExecResult => ({
  stdout: '',
  stderr: stderr === '' || stderr.endsWith('\n') ? stderr : `${stderr}\n`,
  exitCode,
});

export const command = (name: string, run: Run): Command =>
  defineCommand(name, async (args, ctx) => run(args, ctx));

/** Runs just-bash's own command of this name. */
export async function original(
  name: string,
  args: readonly string[],
  ctx: ResolvedCommandContext,
): Promise<ExecResult> {
  return ctx.origCommand === undefined
    ? fail(`bash: ${name}: command not found`, 127)
    : ctx.origCommand([...args]);
}
