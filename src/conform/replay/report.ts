import type { Paint } from '../../report/paint.ts';
import type { ProcTask } from './blockers.ts';
import { type Ending, ending, inWords } from './ending.ts';
import type { Log } from './reader.ts';
import { repairSaid } from './repair.ts';
import type { BootReplay } from './replay.ts';
import { type Told, tell } from './story.ts';

export interface BootReport {
  /** The profile whose rules held. */
  readonly kernel: string;
  readonly firstLine: number;
  /** The log has the boot's first lines. */
  readonly fromStart: boolean;
  readonly outcome: BootReplay['outcome'];
  /** Lines about livepatch, and how many of them the rules allow, from the first. */
  readonly checked: number;
  readonly allowed: number;
  readonly assumptions: readonly string[];
  readonly story: readonly Told[];
  readonly rejected?: {
    readonly line: number;
    readonly text: string;
    readonly reason: string;
    /** What one line's repair would mend. */
    readonly repair?: string;
    readonly guards: readonly string[];
    readonly allowed: readonly { readonly text: string; readonly event: string }[];
  };
  readonly ending?: Ending;
  /** Lines that the kernel prints and the rules do not speak of. */
  readonly skipped: readonly number[];
  /** A line that is not allowed, but comes right after a skipped one. */
  readonly unjudged?: { readonly line: number; readonly text: string };
}

export interface ReplayReport {
  readonly file: string;
  readonly kernel: string;
  readonly lines: number;
  /** The log has more lines about livepatch than are read. */
  readonly cut: boolean;
  readonly verdict: 'accepted' | 'rejected' | 'inconclusive';
  readonly boots: readonly BootReport[];
}

function bootReport(replay: BootReplay, proc: readonly ProcTask[]): BootReport {
  const { boot, parts, rejected } = replay;
  const end = ending(replay, proc);
  const sum = (of: (part: BootReplay['parts'][number]) => number): number =>
    parts.reduce((total, part) => total + of(part), 0);
  const running = parts.some((p) => p.running)
    ? ['the log lost its first lines: patches were there before it']
    : [];
  return {
    kernel: replay.kernel,
    firstLine: boot.firstLine,
    fromStart: boot.fromStart,
    outcome: replay.outcome,
    checked: sum((p) => p.demands.length),
    allowed: sum((p) => p.validation.allowed),
    assumptions: [...new Set([...running, ...parts.flatMap((p) => p.assumptions)])],
    story: parts.flatMap(tell),
    ...(rejected === undefined ? {} : { rejected: rejectedReport(rejected) }),
    ...(end === undefined ? {} : { ending: end }),
    skipped: replay.skipped.map((entry) => entry.number),
    ...(replay.unjudged === undefined
      ? {}
      : { unjudged: { line: replay.unjudged.number, text: replay.unjudged.text } }),
  };
}

function rejectedReport({
  entry,
  rejection,
  repair,
}: NonNullable<BootReplay['rejected']>): NonNullable<BootReport['rejected']> {
  const said = repair === undefined ? undefined : repairSaid(repair);
  return {
    line: entry.number,
    text: entry.text,
    ...rejection,
    ...(said === undefined ? {} : { repair: said }),
  };
}

/** Everything that a replay found, as data. @param proc tasks of a dump, about the last boot */
export function reportOf(
  file: string,
  kernel: string,
  log: Log,
  replays: readonly BootReplay[],
  proc: readonly ProcTask[],
): ReplayReport {
  const outcomes = replays.map((r) => r.outcome);
  return {
    file,
    kernel,
    lines: log.lines,
    cut: log.cut,
    verdict: outcomes.includes('rejected')
      ? 'rejected'
      : outcomes.includes('inconclusive') || log.cut
        ? 'inconclusive'
        : 'accepted',
    boots: replays.map((r, i) => bootReport(r, i === replays.length - 1 ? proc : [])),
  };
}

/** How long something has been going on at the end of the log. */
const duration = (seconds: number | undefined): string =>
  seconds === undefined || seconds < 1 ? '' : `, for ${Math.round(seconds)} s when the log ends`;

/** @param judged up to the log's last line; otherwise the state is that before the line that is not allowed */
function endingText(end: Ending, judged: boolean, paint: Paint): readonly string[] {
  const when = judged ? 'at the end' : 'before it';
  const lines = [`  ${when}: ${inWords(end.stack, end.transition)}`];
  if (end.inside !== undefined) {
    lines[0] = `  ${when}: in the middle of "${end.inside}", which leads to: ${inWords(end.stack, undefined)}`;
  }
  for (const other of end.or.slice(0, 4)) lines.push(`${' '.repeat(when.length)}or: ${other}`);
  if (end.forced)
    lines.push(paint.warn('  a transition was forced: tasks may have run old and new code together'));
  if (end.since !== undefined)
    lines[0] += `, since line ${end.since.line}${judged ? duration(end.since.seconds) : ''}`;
  if (end.note !== undefined) lines.push(`  ${end.note}`);
  if (end.transition !== undefined) {
    const shown = end.blockers.slice(0, 20);
    if (shown.length === 0 && end.note === undefined) {
      lines.push('  who blocks cannot be told: give a dump with --proc, or a log with debug lines');
    }
    for (const { pid, task, why, stack } of shown) {
      lines.push(`  blocks: ${task ?? 'task'} (pid ${pid}): ${why}`);
      for (const func of stack.slice(0, 6)) lines.push(`            ${paint.dim(func)}`);
    }
    if (end.blockers.length > shown.length) lines.push(`  … and ${end.blockers.length - shown.length} more`);
  }
  return lines;
}

const allAllowed = (checked: number): string =>
  checked === 0
    ? 'the rules do not speak of its lines about livepatch'
    : checked === 1
      ? 'the one line about livepatch is allowed'
      : `all ${checked} lines about livepatch are allowed`;

function bootText(boot: BootReport, number: number, of: number, paint: Paint): readonly string[] {
  const name = of === 1 ? 'log' : `boot ${number} (from line ${boot.firstLine})`;
  if (boot.checked === 0 && boot.skipped.length === 0) return [`${name}: nothing about livepatch`];
  const colour =
    boot.outcome === 'accepted' ? paint.good : boot.outcome === 'rejected' ? paint.bad : paint.warn;
  const count =
    boot.outcome === 'accepted'
      ? allAllowed(boot.checked)
      : boot.outcome === 'rejected'
        ? `${boot.allowed} of the lines about livepatch are allowed, the next one is not`
        : boot.unjudged !== undefined
          ? `${boot.allowed} of the lines about livepatch are allowed; what follows cannot be judged`
          : `more explanations than the limit after ${boot.allowed} of ${boot.checked} lines`;
  const lines = [`${name}: ${colour(boot.outcome)} by the rules of ${boot.kernel}; ${count}`];
  for (const told of boot.story) {
    const where = told.line === undefined ? '(no line)' : `line ${told.line}`;
    lines.push(
      `  ${where.padStart(10)}  ${told.event}${told.effect === '' ? '' : paint.dim(`  → ${told.effect}`)}`,
    );
  }
  if (boot.rejected !== undefined) {
    const { line, text, reason, repair, allowed } = boot.rejected;
    lines.push('', `  ${paint.bad('not allowed:')} line ${line}: ${text}`, `  why: ${reason}`);
    if (repair !== undefined) lines.push(`       ${repair}`);
    if (allowed.length > 0) lines.push('  allowed here:');
    for (const one of allowed) lines.push(`    ${one.text}  ${paint.dim(`(${one.event})`)}`);
    lines.push('');
  }
  if (boot.unjudged !== undefined) {
    lines.push('', `  not judged: line ${boot.unjudged.line}: ${boot.unjudged.text}`);
    lines.push('  why: the line before it is one that the rules do not speak of, and may be its cause', '');
  }
  if (boot.ending !== undefined) lines.push(...endingText(boot.ending, boot.outcome === 'accepted', paint));
  if (boot.assumptions.length > 0) {
    lines.push('  assumed:');
    for (const said of boot.assumptions) lines.push(`    ${said}`);
  }
  if (boot.skipped.length > 0) {
    const shown = boot.skipped.slice(0, 10).join(', ');
    lines.push(
      `  not checked, since the rules do not speak of them: line${boot.skipped.length === 1 ? '' : 's'} ${shown}`,
    );
  }
  return lines;
}

/** The report as text. */
export function reportText(report: ReplayReport, paint: Paint): readonly string[] {
  const lines = report.boots.flatMap((boot, i) => bootText(boot, i + 1, report.boots.length, paint));
  if (report.boots.length === 0) lines.push('the log is empty');
  if (report.cut)
    lines.push(paint.warn('the log has more lines about livepatch than the limit: the rest was not read'));
  return lines;
}
