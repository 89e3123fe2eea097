import { profile } from '../../../../spec/kernels/profiles.ts';
import { mayBeModuleText } from '../evidence.ts';
import { classify } from '../grammar.ts';
import { parseLine } from '../line.ts';
import { type Boot, readLog } from '../reader.ts';
import { type BootReplay, BootReplayer } from '../replay.ts';
import { type Damaged, damagesOf } from './damage.ts';
import { Oracle } from './oracle.ts';

/**
 * What became of one damage. Accepted: not seen; untold: nor can somebody who knows the patches see it. Exact: seen at the
 * damaged line. First: later, where somebody who knows the patches sees it first, too. Late: later than that. Early: a
 * line before the damage is blamed.
 */
export const ends = ['exact', 'first', 'late', 'early', 'too much', 'accepted', 'untold'] as const;
export type End = (typeof ends)[number];

/** What a line says, as far as the reader of a log sees it. */
export type LineClass =
  | 'core'
  | 'callback'
  | 'command'
  | 'result'
  | 'taint'
  | 'blocker'
  | 'init or exit'
  | "a module's own text"
  /** Of the test script, or of others. */
  | 'frame';

/** @param owners modules and patches of the log */
export function classOf(text: string, owners: ReadonlySet<string>): LineClass {
  const kind = classify(text);
  switch (kind.kind) {
    case 'core':
    case 'callback':
    case 'result':
    case 'taint':
    case 'blocker':
      return kind.kind;
    case 'command':
      return 'command';
    case 'unknown':
      return 'core';
    case 'other':
      if (text.startsWith('% ')) return 'command';
      if (/_(?:init|exit)$/.test(text)) return 'init or exit';
      return owners.has(kind.owner) ? "a module's own text" : 'frame';
    case 'boot':
    case 'test':
      return 'frame';
    default:
      return kind satisfies never;
  }
}

/**
 * How a replay of the damaged log saw the damage. Exact: at the damaged line or the line that was put in; of two that
 * changed places at either; of one that is missing at the first line after the gap that is checked at all.
 */
export function endOf(
  damaged: Damaged,
  replay: BootReplay | undefined,
  firstKnown: (boot: Boot) => number | undefined,
): End {
  if (replay === undefined) return 'untold';
  if (replay.outcome === 'accepted') return firstKnown(replay.boot) === undefined ? 'untold' : 'accepted';
  if (replay.rejected === undefined) return 'too much';
  const at = replay.rejected.entry.number;
  const { line, kind } = damaged;
  if (at < line) return 'early';
  const last = kind === 'drop' ? following(replay, line) : kind === 'invent' ? line : line + 1;
  if (at <= last) return 'exact';
  const known = firstKnown(replay.boot);
  return known === undefined || at <= known ? 'first' : 'late';
}

/** The first line from this one on that is checked. */
function following({ parts }: BootReplay, line: number): number {
  const checked = parts.flatMap((part) => part.demands.map((d) => d.line));
  return checked.find((number) => number >= line) ?? line;
}

/** Modules that a log loads or names. */
export const ownersOf = (lines: readonly string[]): ReadonlySet<string> =>
  new Set(
    lines.flatMap((line) => {
      const kind = classify(parseLine(line, 1).text);
      if (kind.kind === 'callback') return [kind.patch, kind.object];
      if (kind.kind === 'core') return [kind.patch, kind.object].flatMap((n) => (n === undefined ? [] : [n]));
      return kind.kind === 'command' && 'module' in kind.command ? [kind.command.module] : [];
    }),
  );

/** One damage, tried. */
export interface Trial {
  readonly damaged: Damaged;
  /** What the damaged line says. */
  readonly of: LineClass;
  readonly end: End;
  /** The line at which the replay rejects. */
  readonly at: number | undefined;
}

/**
 * Damages a log in every way and replays each of the results without a scenario.
 * @param every only each such damage, beginning with the first
 * @throws Error when the log is not accepted as it is
 */
export async function* trials(
  log: { readonly name: string; readonly kernel: string; readonly lines: readonly string[] },
  seed: number,
  every = 1,
): AsyncIterable<Trial> {
  const rules = profile(log.kernel);
  const replayer = new BootReplayer({
    profile: rules,
    scenario: undefined,
    start: 'auto',
    debug: 'auto',
    commands: 'auto',
    limit: 20_000,
  });
  const encoder = new TextEncoder();
  /** The first boot that is not accepted, else the first. */
  const replay = async (lines: readonly string[]): Promise<BootReplay | undefined> => {
    const bytes = encoder.encode(`${lines.join('\n')}\n`);
    const { boots } = await readLog([bytes], { limit: 100_000, keep: mayBeModuleText });
    const replays = boots.map((boot) => replayer.run(boot));
    return replays.find((r) => r.outcome !== 'accepted') ?? replays[0];
  };
  const whole = await replay(log.lines);
  if (whole?.outcome !== 'accepted') throw new Error(`${log.name} is not accepted as it is`);
  const oracle = new Oracle(whole, rules);
  const owners = ownersOf(log.lines);
  for (const [i, damaged] of damagesOf(log.lines, seed).entries()) {
    if (i % every !== 0) continue;
    const found = await replay(damaged.lines);
    yield {
      damaged,
      of: classOf(damaged.text, owners),
      end: endOf(damaged, found, (boot) =>
        oracle.firstKnown(boot, damaged.line, damaged.lines.length - log.lines.length),
      ),
      at: found?.rejected?.entry.number,
    };
  }
}
