import { describe, expect, test } from 'vitest';
import { type AnyStateMachine, type AnyStateNode, createActor } from 'xstate';
import { outside } from '../spec/domain.ts';
import { profile } from '../spec/kernels/profiles.ts';
import { loadScenario } from '../spec/scenario.ts';
import type { Scenario } from '../spec/scenario-types.ts';
import { alone } from './alone.ts';
import { system } from './system.ts';
import * as fixtures from './testing/fixtures.ts';
import { domainsOf, type Found, search } from './testing/search.ts';
import { standing } from './view.ts';

const scenarios: Readonly<Record<string, Scenario>> = {
  'one patch': fixtures.onePatch(),
  'two stacked patches': fixtures.twoPatches(false),
  'a replacing patch': fixtures.twoPatches(true),
  'the documented callback modules': fixtures.callbackTests(0),
  ...Object.fromEntries(
    [
      'states/free-on-reversal',
      'states/allocation-fails',
      'shadow/handed-over',
      'shadow/freed-in-exit',
      'modules/comes-during-replace',
      'modules/kprobe-in-the-way',
      'modules/rollback-of-earlier-patches',
      'transitions/fork-in-transition',
      'transitions/fake-signal',
      'transitions/forced',
      'legacy/stack-2014',
      'legacy/proposal-2018',
      'replace-set/states',
      'replace-set/one-module-two-sets',
      'parameters/lists',
      'parameters/refused-at-load',
      'parameters/of-a-target-module',
    ].map((id) => [id, loadScenario(`spec/scenarios/${id}.yaml`)]),
  ),
};

const nodes = (node: AnyStateNode): readonly AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap((child) => nodes(child)),
];

/** The types of the events that a machine's transitions raise. */
const raised = (machine: AnyStateMachine): ReadonlySet<string> =>
  new Set(
    nodes(machine.root)
      .flatMap((n) => [...n.transitions.values()].flat())
      .flatMap((t) => t.actions)
      .flatMap((a) =>
        typeof a === 'function' && 'event' in a ? [Reflect.get(Object(a.event), 'type')] : [],
      ),
  );

const accepted = (machine: AnyStateMachine): ReadonlySet<string> =>
  new Set(nodes(machine.root).flatMap((n) => [...n.transitions.keys()]));

const external =
  /^(load|unload|write|setParam|loadModule|unloadModule|enter|leave|exitKernel|resched|sleep|wake|fork|exit|free|kprobe|sysctl|debug)\.|^retry$|^xstate\./;

describe.each(Object.entries(scenarios))('%s', (_, scenario) => {
  const model = system(scenario, profile(scenario.kernel));
  const { machine } = model;
  const domains = domainsOf(model);
  let found: Found | undefined;
  const states = () => {
    found ??= search(model);
    return found.states;
  };

  test('every raised event has a handler somewhere', () => {
    const on = accepted(machine);
    expect([...raised(machine)].filter((type) => !on.has(type))).toEqual([]);
  });

  test('every event of the alphabet has a handler, unless the kernel has no such thing', () => {
    const on = accepted(machine);
    const { condResched, api } = profile(scenario.kernel);
    const unknown = model.events
      .map(({ send }) => send.type)
      .filter((type) => !on.has(type))
      .filter((type) => condResched || !type.startsWith('resched.'))
      .filter((type) => api === 'enable' || !type.startsWith('free.'));
    expect(unknown).toEqual([]);
  });

  test('the context holds exactly what is declared', () => {
    const { context } = createActor(machine).getSnapshot();
    expect(Object.keys(context).sort()).toEqual(Object.keys(domains).sort());
    for (const [name, domain] of Object.entries(domains))
      expect(outside(domain, context[name], name)).toBe(undefined);
  });

  test('every transition names its rule', () => {
    const silent = nodes(machine.root).flatMap((n) =>
      [...n.transitions.values()].flat().filter((t) => (t.description ?? '') === ''),
    );
    expect(silent.map((t) => `${t.source.id} ${t.eventType}`)).toEqual([]);
  });

  test('no eventless transition, no history: nothing that XState resolves by the order of entry', () => {
    expect(nodes(machine.root).filter((n) => (n.always ?? []).length > 0 || n.type === 'history')).toEqual(
      [],
    );
  });

  test('no reachable state is in the middle of an operation', () => {
    expect(
      states()
        .filter((s) => s.hasTag('transient'))
        .map((s) => s.value),
    ).toEqual([]);
  });

  test('mirrors tell what the charts tell', () => {
    for (const state of states()) {
      const view = model.view(state);
      const s = standing(state);
      const moving = s.context.transition === 0 ? null : scenario.patches[s.context.transition - 1]?.name;
      expect(moving).toBe(view.transition?.patch ?? null);
      expect(s.context.loaded).toEqual(scenario.modules.map((m) => view.modules[m.name]));
      expect(s.context.alive).toEqual(scenario.tasks.map((t) => view.tasks[t.name]?.alive));
    }
  });

  test('no raised event is lost: each one is taken by some chart at the moment it comes', () => {
    states();
    expect([...(found?.lost ?? ['not searched'])]).toEqual([]);
  });
});

test('every kind of internal event that some chart waits for is raised in some scenario', () => {
  const machines = Object.values(scenarios).map((s) => system(s, profile(s.kernel)).machine);
  const kinds = (types: Iterable<string>) => new Set([...types].map((type) => type.split('.')[0]));
  const sent = kinds(machines.flatMap((m) => [...raised(m)]));
  const waitedFor = kinds(machines.flatMap((m) => [...accepted(m)].filter((type) => !external.test(type))));
  expect([...waitedFor].filter((kind) => !sent.has(kind))).toEqual([]);
});

test.each(Object.entries(alone))('the %s chart can be opened alone', (_, machine) => {
  const snapshot = createActor(machine).getSnapshot();
  expect(snapshot.status).toBe('active');
  expect(nodes(machine.root).length).toBeGreaterThan(2);
});
