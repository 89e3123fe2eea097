/** GNU options that just-bash's commands lack and kernel scripts use. */
import type { Command } from 'just-bash';
import { command, original } from './result.ts';

/** `--format X`, `--format=X` → `-c X`. */
const stat = command('stat', (args, ctx) => {
  const out: string[] = [];
  for (const arg of args) {
    if (arg === '--format') out.push('-c');
    else if (arg.startsWith('--format=')) out.push('-c', arg.slice('--format='.length));
    else if (arg !== '--dereference' && arg !== '-L') out.push(arg);
  }
  return original('stat', out, ctx);
});

const comm = command('comm', (args, ctx) =>
  original(
    'comm',
    args.filter((a) => a !== '--nocheck-order'),
    ctx,
  ),
);

/** `-upr --label A --label B`: a unified diff with the files called by their labels. */
const diff = command('diff', async (args, ctx) => {
  const labels: string[] = [];
  const rest: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--label' || arg === '-L') labels.push(args[++i] ?? '');
    else if (arg.startsWith('--label=')) labels.push(arg.slice('--label='.length));
    else if (/^-[a-zA-Z]+$/.test(arg)) {
      const known = arg.replace(/[prN]/g, '');
      if (known !== '-') rest.push(known);
    } else rest.push(arg);
  }
  const result = await original('diff', rest, ctx);
  const [from, to] = labels;
  const stdout = result.stdout
    .replace(/^=+\n/, '')
    .replace(/^--- .*$/m, (line) => (from === undefined ? line : `--- ${from}`))
    .replace(/^\+\+\+ .*$/m, (line) => (to === undefined ? line : `+++ ${to}`));
  return { ...result, stdout };
});

const withArgument = new Set(['-A', '-B', '-C', '-m', '-f', '--include', '--exclude']);

/** Several `-e`: just-bash takes only the last; they become one pattern of alternatives. */
const grep = command('grep', (args, ctx) => {
  const patterns: string[] = [];
  const rest: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '--') {
      rest.push(...args.slice(i));
      break;
    }
    const long = /^--regexp=(.*)$/s.exec(arg);
    const short = /^-([a-zA-Z]*)e(.*)$/s.exec(arg);
    if (long) patterns.push(long[1] ?? '');
    else if (arg === '--regexp') patterns.push(args[++i] ?? '');
    else if (short && !arg.startsWith('--')) {
      if (short[1]) rest.push(`-${short[1]}`);
      patterns.push(short[2] || (args[++i] ?? ''));
    } else {
      rest.push(arg);
      if (withArgument.has(arg)) rest.push(args[++i] ?? '');
    }
  }
  if (patterns.length < 2) return original('grep', args, ctx);
  const flags = rest.filter((a) => /^-[a-zA-Z]+$/.test(a)).join('');
  if (flags.includes('F')) {
    const literal = patterns.map((p) => p.replace(/[\\.[\]*^$+?(){}|]/g, '\\$&'));
    const noFixed = rest.map((a) => (/^-[a-zA-Z]+$/.test(a) ? a.replaceAll('F', 'E') : a));
    return original('grep', [...noFixed, '-e', literal.join('|')], ctx);
  }
  const or = /[EP]/.test(flags) ? '|' : '\\|';
  return original('grep', [...rest, '-e', patterns.join(or)], ctx);
});

export const gnu: readonly Command[] = [stat, comm, diff, grep];
