/** Who and where we are, and processes: id, uname, getconf, nproc, mktemp, kill, wait. */
import type { Command } from 'just-bash';
import { backgroundCommand, backgroundPid } from '../background.ts';
import type { Computer } from '../computer.ts';
import { command, fail, ok } from './result.ts';

function uname(computer: Computer, args: readonly string[]): string {
  const { release } = computer;
  const fields: Readonly<Record<string, string>> = {
    s: 'Linux',
    n: 'localhost',
    r: release,
    v: '#1 SMP PREEMPT_DYNAMIC',
    m: 'x86_64',
    o: 'GNU/Linux',
  };
  const letters = args.join('').replaceAll('-', '').replaceAll('a', 'snrvmo') || 's';
  return [...'snrvmo']
    .filter((l) => letters.includes(l))
    .map((l) => fields[l])
    .join(' ');
}

export function systemCommands(computer: Computer): Command[] {
  let temporary = 0;
  const getconf: Readonly<Record<string, () => number>> = {
    _NPROCESSORS_ONLN: () => computer.cpus,
    _NPROCESSORS_CONF: () => computer.cpus,
    PAGE_SIZE: () => 4096,
    PAGESIZE: () => 4096,
    CLK_TCK: () => 100,
  };
  return [
    command('id', (args) => {
      if (args.length === 0) return ok('uid=0(root) gid=0(root) groups=0(root)\n');
      return ok(args.join('').includes('n') ? 'root\n' : '0\n');
    }),
    command('uname', (args) => ok(`${uname(computer, args)}\n`)),
    command('nproc', () => ok(`${computer.cpus}\n`)),
    command('getconf', ([name]) => {
      const value = getconf[name ?? ''];
      return value === undefined
        ? fail(`getconf: Unrecognized variable \`${name ?? ''}'`, 2)
        : ok(`${value()}\n`);
    }),
    command('mktemp', async (args, ctx) => {
      const template = args.find((a) => a.includes('XXX')) ?? 'tmp.XXXXXXXXXX';
      const name = template.replace(/X{3,}$/, (xs) =>
        (++temporary).toString(36).toUpperCase().padStart(xs.length, '0'),
      );
      const path = name.startsWith('/') ? name : `/tmp/${name}`;
      if (args.includes('-d')) await ctx.fs.mkdir(path, { recursive: true });
      else {
        await ctx.fs.mkdir(path.slice(0, path.lastIndexOf('/')) || '/', { recursive: true });
        await ctx.fs.writeFile(path, '');
      }
      return ok(`${path}\n`);
    }),
    command('kill', (args) => {
      const pids = args.filter((a) => !a.startsWith('-'));
      if (pids.length === 0) return fail('kill: usage: kill [-s sigspec | -n signum | -sigspec] pid', 2);
      const missing = pids.filter((p) => !computer.kill(Number(p)));
      if (missing.length === 0) return ok();
      return fail(missing.map((p) => `bash: kill: (${p}) - No such process\n`).join(''));
    }),
    // Nothing runs in the background but programs that end only when they are killed: there is nothing to wait for.
    command('wait', () => ok()),
    command(backgroundCommand, async ([text], ctx) => {
      const argv = (text ?? '').trim().split(/\s+/);
      const pid = computer.spawn(argv);
      await ctx.assignShellVariable?.(backgroundPid, String(pid));
      // A command that is no simulated program runs to its end at once.
      if (computer.isProgram(argv)) return ok();
      return ctx.exec === undefined ? ok() : ctx.exec(text ?? '', { cwd: ctx.cwd });
    }),
  ];
}
