import { KlpError } from '../../spec/error.ts';
import type { Scenario } from '../../spec/scenario-types.ts';
import { comparableIds, shippedScenario } from './shipped.ts';

/** Scenarios that are one and the same system and differ in what they tell: they share their generated tests. */
export interface SuiteOwner {
  /** The first of them, in whose file the tests stand. */
  readonly scenario: Scenario;
  /** Ids of the others. */
  readonly twins: readonly string[];
}

/** The owners of all generated suites, each scenario that machine and engine can both run being one or a twin. */
export function suiteOwners(): readonly SuiteOwner[] {
  const bySystem = new Map<string, { readonly scenario: Scenario; readonly twins: string[] }>();
  for (const id of comparableIds()) {
    const scenario = shippedScenario(id);
    const key = systemOf(scenario);
    const owner = bySystem.get(key);
    if (owner === undefined) bySystem.set(key, { scenario, twins: [] });
    else owner.twins.push(id);
  }
  return [...bySystem.values()];
}

/**
 * The owner of a scenario's suite.
 * @throws KlpError KLP1401 (no such scenario), KLP1403 (machine and engine cannot both run it)
 */
export function suiteOwner(id: string, owners: readonly SuiteOwner[]): SuiteOwner {
  const owner = owners.find((o) => o.scenario.id === id || o.twins.includes(id));
  if (owner !== undefined) return owner;
  const { kernel } = shippedScenario(id);
  throw new KlpError('KLP1403', `no tests are generated for ${id}`, {
    why: `the charts do not describe the kernel ${kernel} that it names; only the engine does`,
  });
}

/** All of a scenario that machine and engine are made from. */
const systemOf = ({ kernel, tainted, signals, patches, modules, tasks, alphabet }: Scenario): string =>
  JSON.stringify([kernel, tainted, signals, patches, modules, tasks, alphabet]);
