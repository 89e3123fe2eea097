import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Mutant as StrykerMutant } from '@stryker-mutator/api/core';

/** `timeout`: it loops for ever. `no coverage`: no test reaches it, so it counts as survived. */
export type Fate = 'killed' | 'timeout' | 'survived' | 'no coverage';

/** One mistake in the engine and what became of it. */
export interface Mutant {
  /** Path from the project's root. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** The pattern that makes Stryker mutate this place. */
  readonly pattern: string;
  /** Stryker's name of the kind of mistake. */
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
  readonly fate: Fate;
  /** The test that killed it, and `lockstep SCENARIO` where that was tried and differed, too. */
  readonly killedBy: readonly string[];
}

/** Stryker's result as ours. @throws Error when Stryker could not tell what became of it */
export function mutantOf(result: StrykerMutant, root: string): Mutant {
  const { start, end } = result.location;
  const file = relative(root, join(root, relative(root, result.fileName))).replaceAll('\\', '/');
  return {
    file,
    line: start.line,
    column: start.column,
    pattern: pattern(file, start, end),
    mutator: result.mutatorName,
    original: textBetween(readFileSync(result.fileName, 'utf8'), start, end),
    replacement: result.replacement,
    fate: fateOf(result),
    killedBy: result.killedBy ?? [],
  };
}

function fateOf({ status, statusReason, fileName, location }: StrykerMutant): Fate {
  switch (status) {
    case 'Killed':
      return 'killed';
    case 'Timeout':
      return 'timeout';
    case 'Survived':
      return 'survived';
    case 'NoCoverage':
      return 'no coverage';
    default:
      throw new Error(`${fileName}:${location.start.line}: ${status}: ${statusReason ?? ''}`);
  }
}

/** Stryker's pattern for a place: its lines count from 1, its columns from 0; `start` and `end` here from 1. */
export const pattern = (file: string, start: Place, end: Place): string =>
  `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;

interface Place {
  readonly line: number;
  readonly column: number;
}

/** What stands between two places of a text, both counted from 1, the second not included. */
export function textBetween(text: string, start: Place, end: Place): string {
  const lines = text.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, i) => line.slice(i === 0 ? start.column - 1 : 0, i === last ? end.column - 1 : line.length))
    .join('\n');
}

/** Found out: a test failed, or the loop was ended. */
export const detected = ({ fate }: Mutant): boolean => fate === 'killed' || fate === 'timeout';
