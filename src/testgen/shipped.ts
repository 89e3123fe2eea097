import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KlpError } from '../../spec/error.ts';
import { profiles } from '../../spec/kernels/profiles.ts';
import { loadScenario } from '../../spec/scenario.ts';
import type { Scenario } from '../../spec/scenario-types.ts';
import { didYouMean } from '../../spec/suggest.ts';
import type { KernelProfile } from '../../spec/vocabulary.ts';

/** The project's root folder. */
export const root = resolve(import.meta.dirname, '../..');

const folder = join(root, 'spec/scenarios');

/** Ids of all shipped scenarios, in the order of their paths. */
export const allIds = (): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => path.slice(0, -'.yaml'.length).replaceAll('\\', '/'))
    .sort();

const isLarge = (id: string): boolean => id.startsWith('large/');

/**
 * Those in spec/scenarios/large: the compiled search takes them in seconds, but stepping through their millions of
 * transitions one by one would take hours. They are checked, and nothing is generated from them.
 */
export const largeIds = (): readonly string[] => allIds().filter(isLarge);

/** The others: whatever goes through every transition of a scenario goes through these. */
export const shippedIds = (): readonly string[] => allIds().filter((id) => !isLarge(id));

/** The shipped scenario of that id. @throws KlpError KLP1401 (no such scenario), else as loadScenario */
export function shippedScenario(id: string): Scenario {
  if (!allIds().includes(id)) {
    throw new KlpError('KLP1401', `no shipped scenario has the id "${id}"`, {
      hint: didYouMean(id, allIds()),
    });
  }
  return loadScenario(join(folder, `${id}.yaml`));
}

/** A scenario by its id, or by the path of its file from the current folder. */
export const scenarioAt = (idOrPath: string): Scenario =>
  idOrPath.endsWith('.yaml') ? loadScenario(idOrPath) : shippedScenario(idOrPath);

/** The kernel profile that a scenario names. @throws KlpError KLP1402 */
export function profileOf(scenario: Scenario): KernelProfile {
  const profile = profiles.find((p) => p.name === scenario.kernel);
  if (profile === undefined) {
    throw new KlpError('KLP1402', `no kernel profile is named "${scenario.kernel}"`, {
      hint: didYouMean(
        scenario.kernel,
        profiles.map((p) => p.name),
      ),
    });
  }
  return profile;
}
