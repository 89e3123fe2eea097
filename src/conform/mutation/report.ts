import type { Judged } from './equivalents.ts';
import { detected, type Mutant } from './mutant.ts';

const one = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 70)} … ${line.slice(-27)}` : line;
};

/** A mutant on one line: where, which kind, what became what. */
export const mutantLine = (m: Mutant): string =>
  `${m.file}:${m.line}:${m.column} ${m.mutator}${m.fate === 'no coverage' ? ' (no coverage)' : ''}: ${one(m.original)} → ${one(m.replacement)}`;

/** Detected ones in percent of all; what no test reaches counts as survived. */
export const score = (mutants: readonly Mutant[]): number =>
  mutants.length === 0 ? 100 : (100 * mutants.filter(detected).length) / mutants.length;

const percent = (value: number): string => `${value.toFixed(1)} %`;

const count = (mutants: readonly Mutant[], fate: Mutant['fate']): number =>
  mutants.filter((m) => m.fate === fate).length;

/** Scores by file, the worst first, and the total. */
export function scoreTable(mutants: readonly Mutant[]): readonly string[] {
  const files = [...new Set(mutants.map((m) => m.file))].map((file) => ({
    name: file,
    its: mutants.filter((m) => m.file === file),
  }));
  files.sort((a, b) => score(a.its) - score(b.its) || (a.name < b.name ? -1 : 1));
  const row = (name: string, its: readonly Mutant[]): string =>
    [
      name.padEnd(32),
      String(its.length).padStart(8),
      String(count(its, 'killed')).padStart(7),
      String(count(its, 'timeout')).padStart(8),
      String(count(its, 'survived')).padStart(9),
      String(count(its, 'no coverage')).padStart(12),
      percent(score(its)).padStart(9),
    ].join('');
  return [
    `${'file'.padEnd(32)} mutants killed timeout survived no coverage    score`,
    ...files.map(({ name, its }) => row(name, its)),
    row('all', mutants),
  ];
}

/** Mutants that a test kills although machine and engine do not part ways in its scenario: the tests assert more. */
export const withoutDifference = (mutants: readonly Mutant[]): readonly Mutant[] =>
  mutants.filter((m) => m.fate === 'killed' && !m.killedBy.some((by) => by.startsWith('lockstep ')));

/** The undetected ones, the listed ones last, and what is wrong with the list. */
export function survivorLines({ survivors, equivalent, stale }: Judged): readonly string[] {
  return [
    ...(survivors.length === 0 ? [] : [`${survivors.length} survivors`, ...survivors.map(mutantLine)]),
    ...(equivalent.length === 0
      ? []
      : [`${equivalent.length} that are listed as equivalent`, ...equivalent.map(mutantLine)]),
    ...stale.map(
      (e) =>
        `listed as equivalent, but killed or gone: ${e.file} ${e.mutator}: ${one(e.original)} → ${one(e.replacement)}`,
    ),
  ];
}
