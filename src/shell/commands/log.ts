/** dmesg. */
import type { Command } from 'just-bash';
import type { LogLevel } from '../../../spec/vocabulary.ts';
import type { Computer } from '../computer.ts';
import { command, ok } from './result.ts';

/** Priorities as `dmesg -l` and `-x` name them. */
const levelNames: Readonly<Record<LogLevel, string>> = {
  err: 'err',
  warning: 'warn',
  notice: 'notice',
  info: 'info',
  debug: 'debug',
};

/** `    5.123456`: seconds since boot. */
export function seconds(microseconds: number): string {
  const whole = String(Math.floor(microseconds / 1_000_000)).padStart(5);
  return `${whole}.${String(microseconds % 1_000_000).padStart(6, '0')}`;
}

/** `[Thu Jan  1 00:00:05 2026] ` */
function humanStamp(microseconds: number): string {
  const [day, date, month, year, time] = new Date(microseconds / 1000).toUTCString().split(' ');
  return `[${day?.replace(',', '')} ${month} ${String(Number(date)).padStart(2)} ${time} ${year}] `;
}

const flagOf: Readonly<Record<string, string>> = {
  '--notime': 't',
  '--ctime': 'T',
  '--read-clear': 'c',
  '--clear': 'C',
  '--decode': 'x',
  '--color=never': '',
  '--level': 'l',
};

export function dmesg(computer: Computer): Command {
  return command('dmesg', (args) => {
    const { kernel } = computer;
    const flags = args
      .filter((a) => a.startsWith('-'))
      .map((a) => flagOf[a.replace(/^(--level)=.*/, '$1')] ?? a.replace(/^-/, ''))
      .join('');
    const at = args.findIndex((a) => a === '-l' || a === '--level');
    const listed = args.find((a) => a.startsWith('--level='))?.slice('--level='.length) ?? args[at + 1];
    const levels = flags.includes('l') ? listed?.split(',') : undefined;

    const records = kernel.log(computer.clearedLog);
    const last = records.at(-1);
    if (/c/i.test(flags) && last !== undefined) computer.clearedLog = last.seq;
    if (flags.includes('C')) return ok();

    let text = '';
    for (const { level, time, line } of records) {
      if (levels !== undefined && !levels.includes(levelNames[level])) continue;
      if (flags.includes('x')) text += `kern  :${levelNames[level].padEnd(6)}: `;
      if (flags.includes('T')) text += humanStamp(computer.now() - kernel.state.time + time);
      else if (!flags.includes('t')) text += `[${seconds(time)}] `;
      text += `${line}\n`;
    }
    return ok(text);
  });
}
