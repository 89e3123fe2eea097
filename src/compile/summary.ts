import type { CompileReport } from './compile.ts';

/**
 * What became of a machine, in a few lines for people: how its functions were compiled, what is called at run time and
 * what that cost so far.
 * @param milliseconds of the search, to say what share of it the calls took
 */
export function summary(report: CompileReport, milliseconds?: number): readonly string[] {
  const { functions, calls, queued, bits, words, sourceLength } = report;
  const how = (kind: (typeof functions)[number]['how']): number =>
    functions.filter((f) => f.how === kind).length;
  const lines = [
    `${bits} bits a state, in ${words} ${words === 1 ? 'word' : 'words'}; ${Math.ceil(sourceLength / 1000)} kB of code` +
      (queued.length === 0 ? '' : `, ${queued.length} events over a queue at run time`),
    `functions: ${how('tabulated')} tabulated, ${how('inlined')} inlined, ${how('called')} called`,
  ];
  const made = calls.filter((c) => c.calls > 0).sort((a, b) => b.milliseconds - a.milliseconds);
  if (made.length === 0) return lines;
  const total = made.reduce((sum, c) => sum + c.milliseconds, 0);
  const share = milliseconds === undefined ? '' : `, ${percent(total / milliseconds)} of the search`;
  const sum = (of: 'calls' | 'misses'): number => made.reduce((n, c) => n + c[of], 0);
  lines.push(`calls: ${sum('calls')}, ${sum('misses')} of them run, ${total.toFixed(1)} ms${share}`);
  for (const c of made.slice(0, most)) {
    const why = functions.find((f) => f.place === c.place && f.name === c.name)?.why ?? '';
    lines.push(
      `  ${c.place} ${c.name}${why === '' ? '' : ` (${why})`}: ${c.calls}, ${c.misses} run, ${c.milliseconds.toFixed(1)} ms`,
    );
  }
  if (made.length > most) lines.push(`  and ${made.length - most} more`);
  return lines;
}

/** Functions told of one by one. */
const most = 5;

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
