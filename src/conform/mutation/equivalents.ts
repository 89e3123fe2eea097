import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { detected, type Mutant } from './mutant.ts';

/** A mutant that no test can kill, because the engine behaves the same with it. */
export interface Equivalent {
  readonly file: string;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
  readonly why: string;
}

/** Where people write them down. */
export const equivalentsFile = join(import.meta.dirname, 'equivalents.yaml');

const form = z.array(
  z.strictObject({
    why: z.string().min(1),
    file: z.string(),
    mutants: z.array(z.strictObject({ mutator: z.string(), original: z.string(), replacement: z.string() })),
  }),
);

/** Reads the list. @throws ZodError when it is not in the form that it says at its top */
export const readEquivalents = (path: string = equivalentsFile): readonly Equivalent[] =>
  form
    .parse(parse(readFileSync(path, 'utf8')) ?? [])
    .flatMap(({ why, file, mutants }) => mutants.map((m) => ({ ...m, why, file })));

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Neither the line nor the layout counts, so that the list outlives what moves its places. */
const key = (m: Pick<Mutant, 'file' | 'mutator' | 'original' | 'replacement'>): string =>
  [m.file, m.mutator, squeeze(m.original), squeeze(m.replacement)].join('\n');

/** What the list says about the outcome of a full run. */
export interface Judged {
  /** Listed and not detected: they count neither for nor against. */
  readonly equivalent: readonly Mutant[];
  /** Not detected, not listed. */
  readonly survivors: readonly Mutant[];
  /** What is wrong with the list: lines that no mutant fits any more, or only detected ones. */
  readonly stale: readonly Equivalent[];
}

/** Holds the list against mutants. A sample leaves most lines without a mutant: `stale` speaks of full runs. */
export function judge(mutants: readonly Mutant[], list: readonly Equivalent[]): Judged {
  const listed = new Set(list.map(key));
  const undetected = mutants.filter((m) => !detected(m));
  const alive = new Set(undetected.map(key));
  return {
    equivalent: undetected.filter((m) => listed.has(key(m))),
    survivors: undetected.filter((m) => !listed.has(key(m))),
    stale: list.filter((e) => !alive.has(key(e))),
  };
}
