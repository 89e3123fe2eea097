import type { Scenario } from '../../spec/scenario-types.ts';
import { shippedIds, shippedScenario } from './shipped.ts';

/** Scenarios that are one and the same system and differ in what they tell: they share their generated tests. */
export interface SuiteOwner {
  /** The first of them, in whose file the tests stand. */
  readonly scenario: Scenario;
  /** Ids of the others. */
  readonly twins: readonly string[];
}

/** The owners of all generated suites; each shipped scenario is one or a twin of one. */
export function suiteOwners(): readonly SuiteOwner[] {
  const bySystem = new Map<string, { readonly scenario: Scenario; readonly twins: string[] }>();
  for (const id of shippedIds()) {
    const scenario = shippedScenario(id);
    const key = systemOf(scenario);
    const owner = bySystem.get(key);
    if (owner === undefined) bySystem.set(key, { scenario, twins: [] });
    else owner.twins.push(id);
  }
  return [...bySystem.values()];
}

/** The owner of a scenario's suite. @throws KlpError KLP1401 (no such scenario) */
export function suiteOwner(id: string, owners: readonly SuiteOwner[]): SuiteOwner {
  const key = systemOf(shippedScenario(id));
  const owner = owners.find((o) => systemOf(o.scenario) === key);
  if (owner === undefined) throw new Error(`no owner for ${id}`);
  return owner;
}

/** All of a scenario that machine and engine are made from. */
const systemOf = ({ kernel, tainted, signals, patches, modules, tasks, alphabet }: Scenario): string =>
  JSON.stringify([kernel, tainted, signals, patches, modules, tasks, alphabet]);
