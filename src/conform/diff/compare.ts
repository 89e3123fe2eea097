import type { SystemModel } from '../../../machines/system.ts';
import type { Property } from '../../../spec/properties/property.ts';
import type { Scenario } from '../../../spec/scenario-types.ts';
import type { KernelProfile } from '../../../spec/vocabulary.ts';
import { MachineFault } from '../../check/machine-fault.ts';
import { checkScenario } from '../../check/scenario-check.ts';
import { consequence, isHidden } from './consequence.ts';
import { anonymous } from './names.ts';
import { Pairs } from './pairs.ts';
import { type BehaviourDifference, type Product, product } from './product.ts';
import { ProfileRules } from './profile-rules.ts';
import { Runner } from './runner.ts';
import type { Side } from './side.ts';

/** How the behaviours of two systems are related, over the events and states that were compared. */
export type Refinement = 'equal' | 'B refines A' | 'A refines B' | 'neither';

export interface PropertyChange {
  readonly id: string;
  readonly a: string;
  readonly b: string;
}

export interface ScenarioComparison {
  readonly scenario: string;
  readonly pairs: number;
  readonly transitions: number;
  readonly complete: boolean;
  readonly refinement: Refinement;
  /** Differences by the rule they come from; the rule met first stands first. */
  readonly rules: readonly { readonly rule: string; readonly differences: readonly BehaviourDifference[] }[];
  /** Events of only one of two scenarios, which are not compared. */
  readonly only?: { readonly a: readonly string[]; readonly b: readonly string[] };
  /** Properties whose verdict is another one. */
  readonly properties: readonly PropertyChange[];
}

/**
 * B refines A when whatever B does, A does as well, seen from outside: B may only refuse to know an event. An event that
 * both know and answer differently makes it neither.
 */
export function refinement({ differences: all }: Product): Refinement {
  const differences = all.filter((d) => !d.apart);
  if (differences.length === 0) return 'equal';
  if (differences.every((d) => d.who === 'a')) return 'B refines A';
  if (differences.every((d) => d.who === 'b')) return 'A refines B';
  return 'neither';
}

/** The relation that holds over several scenarios. */
export function overallRefinement(all: readonly Refinement[]): Refinement {
  const kinds = new Set(all.filter((r) => r !== 'equal'));
  if (kinds.size === 0) return 'equal';
  const [only] = kinds;
  return kinds.size === 1 && only !== undefined ? only : 'neither';
}

export interface CompareOptions {
  /** The largest number of pairs of states, and of states of each side. */
  readonly limit: number;
  /** How many pairs of differing states are followed beyond that. */
  readonly beyond: number;
  readonly properties: readonly Property[];
}

/** Compares two sets of rules on one scenario. */
export function compare(scenario: Scenario, a: Side, b: Side, options: CompareOptions): ScenarioComparison {
  const built = [build(scenario, a), build(scenario, b)] as const;
  const [one, other] = built;
  if (typeof one === 'string' || typeof other === 'string') return notBuilt(scenario, built);
  const sameCode = a.profile !== undefined && b.profile !== undefined;
  const found = product(one, other, anonymous(scenario), { ...options, sameCode });
  const rules = new Map<string, BehaviourDifference[]>();
  const keys =
    a.profile === undefined || b.profile === undefined
      ? undefined
      : new ProfileRules(scenario, a.profile, b.profile);
  const known = new Set<string>();
  let both: Pairs | undefined;
  const whole = (): Pairs => {
    both ??= new Pairs(new Runner(one), new Runner(other));
    return both;
  };
  for (const difference of found.differences) {
    const byKey = keys?.ruleOf(difference);
    const [key] = byKey?.alone ?? [];
    // Where states differ already and no other rule makes the difference, what they differ in does.
    if (difference.apart && (keys === undefined ? !difference.changed : byKey === undefined)) continue;
    const rule = byKey?.words ?? difference.rule;
    const parts = rule.split(', ');
    // Beyond a difference of states all is consequence, but for what an unseen rule does.
    if (difference.apart && parts.every((part) => known.has(part))) continue;
    for (const part of parts) known.add(part);
    const pairs = (): Pairs | undefined => {
      if (keys === undefined) return whole();
      return key === undefined || byKey?.alone.length !== 1 ? undefined : keys.isolated(key);
    };
    const between = isHidden(difference) ? pairs() : undefined;
    const shows = between === undefined ? undefined : consequence(between, difference, options.beyond);
    const told = { ...difference, rule, ...(shows === undefined ? {} : { shows }) };
    const group = rules.get(rule);
    if (group === undefined) rules.set(rule, [told]);
    else group.push(told);
  }
  return {
    scenario: scenario.id,
    pairs: found.pairs,
    transitions: found.transitions,
    complete: found.complete,
    refinement: refinement(found),
    rules: [...rules].map(([rule, differences]) => ({ rule, differences })),
    // Equal behaviour has equal verdicts; a search of each side would say nothing new.
    properties:
      found.differences.length === 0 || options.properties.length === 0
        ? []
        : changedVerdicts([scenario, a], [scenario, b], options),
  };
}

/** The system, or why there is none: rules of another kernel may not know what a scenario has. */
function build(scenario: Scenario, side: Side): SystemModel | string {
  try {
    return side.model(scenario);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function notBuilt(
  scenario: Scenario,
  [one, other]: readonly [SystemModel | string, SystemModel | string],
): ScenarioComparison {
  const said = (side: SystemModel | string): readonly string[] =>
    typeof side === 'string' ? [`there is no such system: ${side}`] : ['there is one'];
  const difference: BehaviourDifference = {
    trace: [],
    event: { type: 'retry' },
    what: 'start',
    rule: '(the machine cannot be built)',
    changed: true,
    a: said(one),
    b: said(other),
    signature: 'not built',
    apart: false,
    count: 1,
    who: 'both',
  };
  return {
    scenario: scenario.id,
    pairs: 0,
    transitions: 0,
    complete: false,
    refinement: 'neither',
    rules: [{ rule: difference.rule, differences: [difference] }],
    properties: [],
  };
}

/** The scenario as a kernel takes it: properties ask for its kernel, and a flag that it does not know says nothing. */
const asKnownTo = ({ name, replace }: KernelProfile, scenario: Scenario): Scenario => ({
  ...scenario,
  kernel: name,
  patches: scenario.patches.map((p) => ({ ...p, replace: p.replace && replace })),
});

/** Properties that hold of one scenario under one side's rules and not of the other. */
export function changedVerdicts(
  a: readonly [Scenario, Side],
  b: readonly [Scenario, Side],
  { limit, properties }: CompareOptions,
): readonly PropertyChange[] {
  const verdicts = ([scenario, side]: readonly [Scenario, Side]): ReadonlyMap<string, string> => {
    try {
      const report = checkScenario(
        side.profile === undefined ? scenario : asKnownTo(side.profile, scenario),
        scenario.id,
        { properties, limits: { states: limit } },
        side.model(scenario),
      );
      const all = report.properties.map((p): [string, string] => [p.id, p.verdict]);
      if (report.deadlock !== undefined) all.push(['(deadlock)', 'there is one']);
      return new Map(all);
    } catch (error) {
      // A machine that breaks off has no verdicts; where it does is told by the differences.
      if (error instanceof MachineFault) return new Map([['(the machine itself)', 'at fault']]);
      throw error;
    }
  };
  const [before, after] = [verdicts(a), verdicts(b)];
  if (before.has('(the machine itself)') !== after.has('(the machine itself)')) {
    const said = (side: ReadonlyMap<string, string>): string => side.get('(the machine itself)') ?? 'sound';
    return [{ id: '(the machine itself)', a: said(before), b: said(after) }];
  }
  const changes = [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [x, y] = [before.get(id) ?? 'none', after.get(id) ?? 'none'];
    return x === y ? [] : [{ id, a: x, b: y }];
  });
  // A search that was stopped on one side says nothing of what it had not found by then.
  const undecided = changes.filter(
    ({ a: x, b: y }) => [x, y].includes('inconclusive') && ![x, y].includes('violated'),
  );
  const [first] = undecided;
  if (first === undefined) return changes;
  const word = (verdict: string): string => (verdict === 'inconclusive' ? 'not decided' : 'decided');
  return [
    ...changes.filter((change) => !undecided.includes(change)),
    { id: `(${undecided.length} other properties)`, a: word(first.a), b: word(first.b) },
  ];
}
