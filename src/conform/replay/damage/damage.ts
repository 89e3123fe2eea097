import fc from 'fast-check';
import { classify } from '../grammar.ts';
import { parseLine } from '../line.ts';

/** What is done to one line of a log. */
export const damageKinds = ['drop', 'swap', 'double', 'invent'] as const;
export type DamageKind = (typeof damageKinds)[number];

/** A log with one line damaged. */
export interface Damaged {
  readonly kind: DamageKind;
  /** The damaged line, from 1, in the log before. */
  readonly line: number;
  /** What it said, without its timestamp. */
  readonly text: string;
  /** What stands in its place or beside it: the line it was swapped with, the line that was put in. */
  readonly other: string | undefined;
  readonly lines: readonly string[];
}

/** What stands before the kernel's own words. */
const stampOf = (line: string): string => line.slice(0, line.length - textOf(line).length);
const textOf = (line: string): string => parseLine(line, 1).text;

/**
 * Every line × every kind of damage: left out; changed places with the next one, if that says something else (the
 * timestamps stay where they are); said twice; another line of the same log put in before it.
 * @param seed which other line is put in where; always one that says something about livepatch
 */
export function damagesOf(lines: readonly string[], seed: number): readonly Damaged[] {
  const about = [...new Set(lines.map(textOf))].filter((text) => {
    const { kind } = classify(text);
    return kind === 'core' || kind === 'callback';
  });
  const picks = fc.sample(fc.nat(), { seed, numRuns: lines.length });
  const found: Damaged[] = [];
  for (const [i, line] of lines.entries()) {
    const text = textOf(line);
    if (text === '') continue;
    const damaged = (kind: DamageKind, other: string | undefined, result: readonly string[]): void => {
      found.push({ kind, line: i + 1, text, other, lines: result });
    };
    damaged('drop', undefined, lines.toSpliced(i, 1));
    const next = lines[i + 1];
    const nextText = next === undefined ? '' : textOf(next);
    if (next !== undefined && nextText !== '' && nextText !== text) {
      damaged('swap', nextText, lines.toSpliced(i, 2, stampOf(line) + nextText, stampOf(next) + text));
    }
    damaged('double', undefined, lines.toSpliced(i + 1, 0, line));
    const strangers = about.filter((other) => other !== text);
    const stranger = strangers[(picks[i] ?? 0) % Math.max(strangers.length, 1)];
    if (stranger !== undefined) damaged('invent', stranger, lines.toSpliced(i, 0, stampOf(line) + stranger));
  }
  return found;
}
