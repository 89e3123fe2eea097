/**
 * Every property can fail: for each one a mutation of the rules that breaks it. A guard or an action is replaced by name,
 * or a transition of the charts is changed; the checker must then find a run that breaks the property.
 */
import { describe, expect, test } from 'vitest';
import { type AnyStateMachine, createMachine } from 'xstate';
import { system } from '../../machines/system.ts';
import { properties } from '../../spec/properties/all.ts';
import { profileOf, shippedIds, shippedScenario } from '../testgen/shipped.ts';
import { checkScenario } from './scenario-check.ts';

type Mutate = (machine: AnyStateMachine) => AnyStateMachine;

const guard =
  (name: string, value: boolean): Mutate =>
  (machine) =>
    machine.provide({ guards: { [name]: () => value } });

const dropped =
  (action: string): Mutate =>
  (machine) =>
    machine.provide({ actions: { [action]: () => {} } });

const both =
  (...mutations: readonly Mutate[]): Mutate =>
  (machine) =>
    mutations.reduce((mutated, mutation) => mutation(mutated), machine);

type Config = Parameters<typeof createMachine>[0];
type Part = Record<string, unknown>;
const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isConfig = (value: unknown): value is Config => isPart(value);

/** A changed copy of the charts: `change` sees every node of the configuration, parents first. */
const chart =
  (change: (node: Part, key: string) => Part): Mutate =>
  (machine) => {
    const walk = (node: unknown, key: string): unknown => {
      if (!isPart(node)) return node;
      const changed = change(node, key);
      if (!isPart(changed.states)) return changed;
      const states = Object.entries(changed.states).map(([k, child]) => [k, walk(child, k)]);
      return { ...changed, states: Object.fromEntries(states) };
    };
    const config = walk(machine.config, 'system');
    if (!isConfig(config)) throw new Error('not a configuration');
    const copy: AnyStateMachine = createMachine(config);
    return copy.provide(machine.implementations);
  };

const isCallback = (action: unknown, name: string): boolean =>
  isPart(action) &&
  action.type === 'observe.callback' &&
  isPart(action.params) &&
  action.params.callback === name;

/** Changes the list of actions of every transition. */
const actions = (change: (list: readonly unknown[]) => readonly unknown[]): Mutate =>
  chart((node) => {
    const one = (t: unknown): unknown => {
      if (Array.isArray(t)) return t.map(one);
      return isPart(t) && Array.isArray(t.actions) ? { ...t, actions: change(t.actions) } : t;
    };
    const on = isPart(node.on) ? Object.entries(node.on).map(([event, t]) => [event, one(t)]) : [];
    return { ...node, ...(isPart(node.on) ? { on: Object.fromEntries(on) } : {}), always: one(node.always) };
  });

const leftOut = (callback: string): Mutate => actions((list) => list.filter((a) => !isCallback(a, callback)));
const twice = (callback: string): Mutate =>
  actions((list) => list.flatMap((a) => (isCallback(a, callback) ? [a, a] : [a])));

const toldLive = (action: unknown): unknown =>
  isPart(action) &&
  action.type === 'observe.callback' &&
  isPart(action.params) &&
  action.params.module !== null
    ? { ...action, params: { ...action.params, module: 'LIVE' } }
    : action;

/** In one state of a chart an event does what it, or another one, does elsewhere. */
const handledLike = (from: string, events: Readonly<Record<string, string>>, at: string): Mutate => {
  return (machine) => {
    let source: Part = {};
    chart((node, key) => {
      if (key === from && isPart(node.on)) source = node.on;
      return node;
    })(machine);
    const added = Object.fromEntries(Object.entries(events).map(([event, like]) => [event, source[like]]));
    return chart((node, key) =>
      key === at && isPart(node.on) ? { ...node, on: { ...node.on, ...added } } : node,
    )(machine);
  };
};

const mutations: Readonly<
  Record<string, { readonly what: string; readonly scenario: string; readonly by: Mutate }>
> = {
  'one-transition': {
    what: 'a second transition may start while one is running',
    scenario: 'stacks/two-on-one-function',
    by: both(
      guard('busy', false),
      handledLike(
        'idle',
        { 'init.patching': 'init.patching', 'init.unpatching': 'init.unpatching' },
        'waiting',
      ),
    ),
  },
  'task-consistency': {
    what: 'every stack is clear',
    scenario: 'transitions/forced',
    by: guard('clear', true),
  },
  'only-self-when-running': {
    what: 'a running task is checked by others',
    scenario: 'transitions/fork-in-transition',
    by: guard('sleeping', true),
  },
  'unreliable-stays': {
    what: 'a transition completes whoever is pending',
    scenario: 'transitions/idle-cpu',
    by: guard('settled', true),
  },
  'right-code': {
    what: 'every version is the one that runs',
    scenario: 'transitions/forced',
    by: guard('runs', true),
  },
  'code-stays': {
    what: 'a module can be removed while tasks are in it',
    scenario: 'callbacks/test-9',
    by: guard('unused', true),
  },
  'callback-pairing': {
    what: 'post_unpatch is left out',
    scenario: 'callbacks/test-1',
    by: leftOut('post_unpatch'),
  },
  'callbacks-in-order': {
    what: 'pre_patch is called twice',
    scenario: 'callbacks/test-1',
    by: twice('pre_patch'),
  },
  settled: {
    what: 'functions are not pushed',
    scenario: 'transitions/fork-in-transition',
    by: dropped('push'),
  },
  'loaded-iff-patched': {
    what: 'no patch is applied to a coming module',
    scenario: 'callbacks/test-7',
    by: guard('next', false),
  },
  'reversal-only-turns': {
    what: 'a reversal attempts to complete at once',
    scenario: 'transitions/stuck-task-reversed',
    by: handledLike('waiting', { reverse: 'retry' }, 'waiting'),
  },
  'retry-completes': {
    what: 'nobody is ever settled',
    scenario: 'transitions/idle-cpu',
    by: guard('settled', false),
  },
  'ends-in-attempt': {
    what: 'a reversal attempts to complete at once',
    scenario: 'transitions/stuck-task-reversed',
    by: handledLike('waiting', { reverse: 'retry' }, 'waiting'),
  },
  'wakes-only-interruptible': {
    what: 'signals are sent at any attempt',
    scenario: 'transitions/fake-signal',
    by: guard('attempts', true),
  },
  'module-pinned': {
    what: 'replaced patches stay',
    scenario: 'replace/reversed-over-a-nop',
    by: guard('replaced', false),
  },
  'unload-iff-free': {
    what: 'every patch counts as forced',
    scenario: 'transitions/idle-cpu',
    by: guard('forced', true),
  },
  'force-marks-leaving': {
    what: 'force marks nobody',
    scenario: 'transitions/forced',
    by: dropped('markForced'),
  },
  'forced-for-ever': {
    what: 'a mark is ignored',
    scenario: 'transitions/forced',
    by: guard('forced', false),
  },
  'compatible-list': {
    what: 'nothing is ever incompatible',
    scenario: 'states/refused-downgrade',
    by: guard('incompatible', false),
  },
  'compatible-accepted': {
    what: 'every patch is refused as incompatible',
    scenario: 'states/refused-downgrade',
    by: guard('incompatible', true),
  },
  'callback-module-state': {
    what: 'every callback is told that the module is live',
    scenario: 'callbacks/test-1',
    by: actions((list) => list.map(toldLive)),
  },
  'ftrace-on-while-patched': {
    what: 'ftrace can be switched off while functions are patched',
    scenario: 'modules/ftrace-switched-off',
    by: guard('anyHandler', false),
  },
  'sysfs-true': { what: 'a patch is not listed', scenario: 'transitions/idle-cpu', by: dropped('list') },
  'nothing-left': {
    what: 'functions are not popped',
    scenario: 'transitions/stuck-task-reversed',
    by: dropped('pop'),
  },
  'taint-once': {
    what: 'the taint is forgotten',
    scenario: 'transitions/idle-cpu',
    by: guard('tainted', false),
  },
};

describe.each(Object.entries(mutations))('%s', (id, { what, scenario: name, by }) => {
  test(`is broken when ${what}`, () => {
    const scenario = shippedScenario(name);
    const model = system(scenario, profileOf(scenario));
    const own = properties.filter((p) => p.id === id);
    const mutated = { ...model, machine: by(model.machine) };
    const options = { properties: own, limits: { states: 5000 } };
    expect(checkScenario(scenario, name, options, model).properties).toMatchObject([
      { id, verdict: 'holds' },
    ]);
    const report = checkScenario(scenario, name, { ...options, first: true }, mutated);
    expect(report.properties).toMatchObject([{ id, verdict: 'violated' }]);
  });
});

/** About what authors do, not the rules: a shipped scenario with an author's mistake breaks each. */
const brokenByScenario = [
  'needed-patch-stays',
  'owned-data-stays',
  'no-space-lost',
  'state-restored',
  'used-shadow-stays',
  'no-shadow-left',
];

/** Broken by hand-made steps only (spec/properties/*.test.ts): a mutation of the charts is still wanted. */
const open = [
  'pending-iff-behind',
  'callbacks-in-phase',
  'only-its-callbacks',
  'handler-iff-stack',
  'fork-inherits',
  'replaced-are-gone',
  'refusal-changes-nothing',
  'no-dangling-use',
  'state-in-effect',
];

test('no property is left out', () => {
  const covered = [...Object.keys(mutations), ...brokenByScenario, ...open];
  expect([...covered].sort()).toEqual(properties.map((p) => p.id).sort());
});

test.each(brokenByScenario)('%s is broken by a shipped scenario', (id) => {
  const scenarios = shippedIds().map(shippedScenario);
  expect(scenarios.some((s) => s.expect.verdict === 'violated' && s.expect.property === id)).toBe(true);
});

test('a changed copy of the charts without a change is the same system', () => {
  const scenario = shippedScenario('callbacks/test-9');
  const model = system(scenario, profileOf(scenario));
  const copy = { ...model, machine: chart((node) => node)(model.machine) };
  const figures = ({ states, transitions, depth }: ReturnType<typeof checkScenario>) => [
    states,
    transitions,
    depth,
  ];
  expect(figures(checkScenario(scenario, '', { properties: [] }, copy))).toEqual(
    figures(checkScenario(scenario, '', { properties: [] }, model)),
  );
});

test('a property that was broken on the way is told, though the mutated machine is at fault further on', () => {
  const scenario = shippedScenario('transitions/stuck-task-reversed');
  const model = system(scenario, profileOf(scenario));
  const mutated = { ...model, machine: dropped('pop')(model.machine) };
  const told = (ids: readonly string[]) =>
    checkScenario(scenario, '', { properties: properties.filter((p) => ids.includes(p.id)) }, mutated);
  expect(() => told([])).toThrow(/leaves its domain/);
  expect(told(['nothing-left'])).toMatchObject({ verdict: 'violated', bound: 'fault' });
});

test('a mirror that is not kept is a fault, also where every property holds', () => {
  const scenario = shippedScenario('callbacks/test-1');
  const model = system(scenario, profileOf(scenario));
  const mutated = { ...model, machine: dropped('endTransition')(model.machine) };
  expect(() => checkScenario(scenario, '', { properties }, mutated)).toThrow(/"transition" is no mirror/);
});
