/**
 * A bash on a simulated computer: one just-bash execution that asks for command after command until there are none.
 *
 * One execution, so that functions, variables and the working directory live on between commands; command after
 * command, so that output streams. What just-bash lacks of bash is added around it: `trap … EXIT` through an alias of
 * `exit`, background processes (background.ts), failing writes (kernel-fs.ts).
 */
import { Bash, type Command } from 'just-bash';
import { errnoText } from '../../spec/errno.ts';
import { backgroundPid, withoutBackground } from './background.ts';
import { command, fail, ok } from './commands/result.ts';
import { writeThrough } from './commands/write-through.ts';
import type { KernelFs } from './kernel-fs.ts';
import { type FileNode, writeOnly } from './nodes.ts';
import { commands as commandsOf } from './reader.ts';

export interface ShellOptions {
  readonly fs: KernelFs;
  readonly commands: readonly Command[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Simulated time passes in `sleep`. */
  readonly sleep: (ms: number) => void;
  /** A simple command starts. */
  readonly onCommand?: () => void;
  /** Ends the shell with status 130 at the next command that lets other things happen (sleep does). */
  readonly signal?: AbortSignal;
  /** Largest number of rounds of a loop; default: no limit. A loop of builtins alone cannot be interrupted. */
  readonly maxRounds?: number;
}

/** The next command's text, for a shell that stands in `cwd`; `null` at the end of input. */
export type NextCommand = (cwd: string) => string | null | Promise<string | null>;

const out = '/dev/.klp-stdout';
const err = '/dev/.klp-stderr';

/**
 * `__klp_status` fails with the last command's status, so that `$?` is right in the next; inside `if`, where
 * `set -e` does not mind. The group's redirections are what makes output stream.
 */
const main = `
shopt -s expand_aliases
${backgroundPid}=
__klp_exit() {
  __klp_rc=$?
  case $# in 0) ;; *) __klp_rc=$1 ;; esac
  case $BASHPID in $$) __klp_take_trap EXIT; eval "$__klp_trap" ;; esac
  builtin exit "$__klp_rc"
}
alias exit=__klp_exit
while __klp_next "$__klp_rc"; do
  { if __klp_status; then eval "$__klp_line"; else eval "$__klp_line"; fi; } > ${out} 2> ${err}
  __klp_rc=$?
done
{ __klp_exit "$__klp_rc"; } > ${out} 2> ${err}
`;

/** Runs commands until the input ends or one of them exits; the shell's exit status. */
export async function runShell(options: ShellOptions, next: NextCommand): Promise<number> {
  const { fs } = options;
  let status = 0;
  const traps = new Map<string, string>();

  const sink = (write: (text: string) => void): FileNode =>
    writeOnly((text) => {
      write(text);
      return 0;
    });
  fs.mount(out, sink(options.stdout));
  fs.mount(err, sink(options.stderr));
  const reportFailures = (): void => {
    for (const { path, operation, errno } of fs.takeFailed())
      options.stderr(
        operation === 'open'
          ? `bash: ${path}: ${errnoText(errno)}\n`
          : `bash: ${path}: write error: ${errnoText(errno)}\n`,
      );
  };

  const internal: Command[] = [
    command('__klp_next', async ([last], ctx) => {
      status = Number(last ?? 0);
      reportFailures();
      const line = await next(ctx.cwd);
      if (line === null) return fail('');
      await ctx.assignShellVariable?.('__klp_line', withoutBackground(line));
      return ok();
    }),
    command('__klp_status', () => ({ stdout: '', stderr: '', exitCode: status })),
    command('__klp_take_trap', async ([name], ctx) => {
      await ctx.assignShellVariable?.('__klp_trap', traps.get(name ?? '') ?? ':');
      traps.delete(name ?? '');
      return ok();
    }),
    command('trap', (args) => {
      const [action, ...signals] = args[0] === '--' ? args.slice(1) : args;
      if (action === undefined || action === '-p')
        return ok([...traps].map(([name, text]) => `trap -- '${text}' ${name}\n`).join(''));
      for (const signal of signals) {
        const name = signal === '0' ? 'EXIT' : signal.replace(/^SIG/, '');
        if (action === '-') traps.delete(name);
        else traps.set(name, action);
      }
      return ok();
    }),
  ];

  const bash = new Bash({
    fs,
    cwd: options.cwd,
    env: { HOME: '/root', USER: 'root', PATH: '/usr/sbin:/usr/bin:/sbin:/bin', ...options.env },
    customCommands: [...options.commands, ...writeThrough(fs), ...internal],
    processInfo: { pid: 700, ppid: 1, uid: 0, gid: 0 },
    // The scripts are the user's own, and it would block the clock and cost 1.7 times as much.
    defenseInDepth: false,
    sleep: async (ms) => options.sleep(ms),
    coverage: {
      hit: (feature) => {
        if (!feature.startsWith('bash:cmd:')) return;
        fs.forgetOpened();
        options.onCommand?.();
      },
    },
    // A shell has none. (Some of just-bash's commands do not take Infinity.)
    executionLimits: {
      maxCommandCount: Number.MAX_SAFE_INTEGER,
      maxLoopIterations: options.maxRounds ?? Number.MAX_SAFE_INTEGER,
      maxExecutionTimeMs: Infinity,
      maxWorkUnits: Number.MAX_SAFE_INTEGER,
      maxOutputSize: Number.MAX_SAFE_INTEGER,
      maxLiveBytes: Number.MAX_SAFE_INTEGER,
      maxInputBytes: Number.MAX_SAFE_INTEGER,
      maxTraversalWork: Number.MAX_SAFE_INTEGER,
    },
  });
  const result = await bash.exec(main, {
    rawScript: true,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  reportFailures();
  if (options.signal?.aborted) return 130;
  options.stdout(result.stdout);
  options.stderr(result.stderr);
  return result.exitCode;
}

/** Runs a script; the shell's exit status. */
export function runScript(options: ShellOptions, script: string): Promise<number> {
  const all = commandsOf(script);
  return runShell(options, () => {
    const { value, done } = all.next();
    return done ? null : value;
  });
}
