/** sleep and date by the simulated clock. */
import type { Command } from 'just-bash';
import type { Computer } from '../computer.ts';
import { command, fail, ok, original } from './result.ts';

const unit: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 };

/** Seconds of one of sleep's arguments: `.1`, `2`, `1m`; NaN for anything else. */
function seconds(text: string): number {
  const found = /^(\d+\.?\d*|\.\d+)([smhd]?)$/.exec(text);
  return found ? Number(found[1]) * (unit[found[2] ?? ''] ?? Number.NaN) : Number.NaN;
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** `2026-01-01 00:00:05.123456000+00:00` */
function rfc3339(microseconds: number, precision: string): string {
  const date = new Date(Math.floor(microseconds / 1000));
  const day = `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
  if (precision === 'date') return day;
  const time = `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}`;
  const nanoseconds = precision === 'ns' ? `.${pad((microseconds % 1_000_000) * 1000, 9)}` : '';
  return `${day} ${time}${nanoseconds}+00:00`;
}

export function timeCommands(computer: Computer): Command[] {
  return [
    command('sleep', async (args) => {
      if (args.length === 0) return fail('sleep: missing operand');
      const wrong = args.find((a) => Number.isNaN(seconds(a)));
      if (wrong !== undefined) return fail(`sleep: invalid time interval ‘${wrong}’`);
      // No time really passes, but Ctrl-C and input get their turn.
      await new Promise((resolve) => setImmediate(resolve));
      computer.pass(args.reduce((sum, a) => sum + seconds(a), 0) * 1_000_000);
      return ok();
    }),
    command('date', async (args, ctx) => {
      const format = args.map((a) => /^--rfc-3339=(date|seconds|ns)$/.exec(a)?.[1]).find((f) => f);
      if (format !== undefined) return ok(`${rfc3339(computer.now(), format)}\n`);
      if (args.some((a) => a === '-d' || a === '-s' || a.startsWith('--')))
        return original('date', args, ctx);
      return original('date', ['-d', `@${Math.floor(computer.now() / 1_000_000)}`, ...args], ctx);
    }),
  ];
}
