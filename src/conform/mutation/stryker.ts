import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { root } from '../../testgen/shipped.ts';
import { type Mutant, mutantOf } from './mutant.ts';

/** The engine: what mistakes are put into. Its unit tests and what serves only them are no part of it. */
export const mutated: readonly string[] = [
  'src/engine/**/*.ts',
  '!src/engine/**/*.test.ts',
  '!src/engine/testing.ts',
];

export interface StrykerRun {
  /** Stryker's patterns: files, or `file:line:column-line:column`; lines from 1, columns from 0. */
  readonly mutate?: readonly string[];
  /** Also try whether each killed mutant shows in lockstep. */
  readonly lockstep?: boolean;
  readonly concurrency: number;
}

/**
 * Runs StrykerJS with the generated tests alone.
 * @returns every mutant with what became of it, in the order of files and places
 */
export async function runStryker(run: StrykerRun): Promise<readonly Mutant[]> {
  // The processes that Stryker starts load TypeScript, and our collector where a test says `vitest`.
  process.env.TSX_TSCONFIG_PATH = join(import.meta.dirname, 'collector.tsconfig.json');
  process.env.NODE_OPTIONS = `--import=${import.meta.resolve('tsx')}`;
  const klp = { klp: { lockstep: run.lockstep === true } };
  const results = await new Stryker({
    ...klp,
    configFile: join(import.meta.dirname, 'stryker.config.json'),
    plugins: [join(import.meta.dirname, 'runner.ts')],
    mutate: [...(run.mutate ?? mutated)],
    concurrency: run.concurrency,
  }).runMutationTest();
  return results.map((r) => mutantOf(r, root)).sort(byPlace);
}

const byPlace = (a: Mutant, b: Mutant): number =>
  (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
  a.line - b.line ||
  a.column - b.column ||
  (a.replacement < b.replacement ? -1 : a.replacement > b.replacement ? 1 : 0);
