import { type SystemModel, system } from '../../../machines/system.ts';
import { eventName } from '../../../spec/event-name.ts';
import type { Scenario } from '../../../spec/scenario-types.ts';
import { Recorder } from '../../testgen/macrostep.ts';
import { facts } from '../../testgen/outcome.ts';
import { profileOf } from '../../testgen/shipped.ts';
import { type CompareOptions, changedVerdicts, refinement, type ScenarioComparison } from './compare.ts';
import { anonymous } from './names.ts';
import { type BehaviourDifference, product } from './product.ts';
import type { Side } from './side.ts';

/**
 * Compares two scenarios, each under its own kernel, over the events that both have. What only one of them has – a patch,
 * an object, a task – is not looked at; its events are listed.
 */
export function compareScenarios(
  one: Scenario,
  other: Scenario,
  options: CompareOptions,
): ScenarioComparison {
  const [a, b] = [own(one), own(other)];
  const [modelA, modelB] = [a.model(one), b.model(other)];
  const byName = new Map(modelB.events.map((e) => [eventName(e.event), e]));
  const shared = modelA.events.filter(({ event }) => byName.has(eventName(event)));
  const names = new Set(shared.map(({ event }) => eventName(event)));
  const missing = ({ events }: SystemModel): readonly string[] =>
    events.map(({ event }) => eventName(event)).filter((name) => !names.has(name));
  const found = product(
    { ...modelA, events: shared },
    { ...modelB, events: shared.flatMap(({ event }) => byName.get(eventName(event)) ?? []) },
    anonymous({
      patches: [...one.patches, ...other.patches],
      modules: [...one.modules, ...other.modules],
      tasks: [...one.tasks, ...other.tasks],
    }),
    { limit: options.limit, beyond: 0, except: ofOne(modelA, modelB) },
  );
  const rules = new Map<string, BehaviourDifference[]>();
  for (const d of found.differences) rules.set(d.rule, [...(rules.get(d.rule) ?? []), d]);
  return {
    scenario: `${one.id} and ${other.id}`,
    pairs: found.pairs,
    transitions: found.transitions,
    complete: found.complete,
    refinement: refinement(found),
    rules: [...rules].map(([rule, differences]) => ({ rule, differences })),
    only: { a: missing(modelA), b: missing(modelB) },
    properties: changedVerdicts([one, a], [other, b], options),
  };
}

/** Facts that one of two systems has at its start and the other has not: they are about what is not there. */
function ofOne(a: SystemModel, b: SystemModel): ReadonlySet<string> {
  const [x, y] = [a, b].map((model) => facts(model.view(new Recorder(model.machine).initial)));
  if (x === undefined || y === undefined) return new Set();
  return new Set([...x.keys(), ...y.keys()].filter((name) => x.has(name) !== y.has(name)));
}

const own = (scenario: Scenario): Side => {
  const profile = profileOf(scenario);
  return { name: scenario.id, what: scenario.id, profile, model: (s) => system(s, profile) };
};
