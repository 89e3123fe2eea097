import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant as StrykerMutant } from '@stryker-mutator/api/core';
import type { Logger } from '@stryker-mutator/api/logging';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { random } from '../../compile/walk.ts';
import { root } from '../../testgen/shipped.ts';
import { type Mutant, pattern } from './mutant.ts';

const never = (): boolean => false;
const quiet = (): void => {};
const silent: Logger = {
  isTraceEnabled: never,
  isDebugEnabled: never,
  isInfoEnabled: never,
  isWarnEnabled: never,
  isErrorEnabled: never,
  isFatalEnabled: never,
  trace: quiet,
  debug: quiet,
  info: quiet,
  warn: quiet,
  error: quiet,
  fatal: quiet,
};

/** A mutant that was not tried yet. */
export type Chosen = Pick<Mutant, 'pattern' | 'mutator' | 'replacement'>;

/** All mutants of the engine, in the order of files and places; nothing is run. */
export async function allMutants(): Promise<readonly Chosen[]> {
  const folder = 'src/engine';
  const files = readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'testing.ts')
    .sort()
    .map((name) => `${folder}/${name}`);
  const { mutants } = await new Instrumenter(silent).instrument(
    files.map((name) => ({ name, mutate: true, content: readFileSync(join(root, name), 'utf8') })),
    { plugins: null, ignorers: [], excludedMutations: [] },
  );
  return mutants.map(chosen);
}

/** The instrumenter counts lines and columns from 0. */
function chosen({ fileName, location: { start, end }, mutatorName, replacement }: StrykerMutant): Chosen {
  const fromOne = ({ line, column }: typeof start): typeof start => ({ line: line + 1, column: column + 1 });
  return { pattern: pattern(fileName, fromOne(start), fromOne(end)), mutator: mutatorName, replacement };
}

/** So many of them, without putting any back: the same for the same seed. */
export function sample<T>(all: readonly T[], size: number, seed: number): readonly T[] {
  const rest = [...all];
  const next = random(seed);
  const taken: T[] = [];
  while (taken.length < size && rest.length > 0) {
    taken.push(...rest.splice(Math.floor(next() * rest.length), 1));
  }
  return taken;
}
