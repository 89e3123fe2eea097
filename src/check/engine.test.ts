/** Both engines say the same: verdicts, witnesses, figures, deadlocks, runs, faults. */
import { describe, expect, test } from 'vitest';
import { type AnyStateMachine, assign, createMachine, type EventObject, setup } from 'xstate';
import { int, mirror, oneOf } from '../../spec/domain.ts';
import { properties } from '../../spec/properties/all.ts';
import { profileOf, shippedIds, shippedScenario } from '../testgen/shipped.ts';
import type { Engine } from './engine.ts';
import { checkMachine, type MachineProperty } from './machine-check.ts';
import { MachineFault } from './machine-fault.ts';
import { mutations } from './mutations/all.ts';
import { action } from './mutations/mutate.ts';
import { shipped } from './mutations/scenarios.ts';
import { checkScenario, type ScenarioCheckOptions, type ScenarioReport } from './scenario-check.ts';
import {
  counter,
  lockEvents,
  mutex,
  mutexEvents,
  operation,
  opposedLocks,
  player,
  toEvents,
} from './toys.ts';

/** All that the engines must agree on. */
const told = ({ made: _, milliseconds: __, ...rest }: ScenarioReport): unknown => rest;

/** Scenarios with at most this many states are compared whole; larger ones up to here. */
const most = 60;

describe('scenarios', () => {
  test.each(shippedIds().map((id, i) => ({ id, i })))(
    '$id',
    ({ id, i }) => {
      const scenario = shippedScenario(id);
      const by = (engine: Engine, translateFrom?: number): ScenarioReport =>
        checkScenario(scenario, id, { properties, engine, translateFrom, limits: { states: most } });
      const compiled = by('compiled');
      expect(told(compiled)).toEqual(told(by('interpreted')));
      // Every fifth, for time.
      if (i % 5 === 0) expect(told(by('compiled', 0)), 'as WebAssembly').toEqual(told(compiled));
      expect(compiled.made.engine === 'compiled' || compiled.made.why !== undefined).toBe(true);
    },
    60_000,
  );

  test('the first violation alone, or what was asked for by name', () => {
    const scenario = shippedScenario('shadow/left-behind');
    const by = (engine: Engine, options: Partial<ScenarioCheckOptions>): unknown =>
      told(checkScenario(scenario, 'x', { properties, engine, ...options }));
    for (const options of [{ first: true }, { requested: ['fork-inherits'] }, { properties: [] }])
      expect(by('compiled', options)).toEqual(by('interpreted', options));
  });

  test('coverage is counted by XState’s own steps', () => {
    const scenario = shippedScenario('transitions/kthread-never-leaves');
    const { made, chart } = checkScenario(scenario, 'x', { properties, coverage: true });
    expect([made.engine, chart === undefined]).toEqual(['interpreted', false]);
  });
});

/** Changed guards, actions, charts and Views; every fifth, for time. */
const some = mutations.filter((_, i) => i % 5 === 0);

describe('changed rules', () => {
  test.each(some.map((m) => [m.property, m] as const))(
    'of %s',
    (_, m) => {
      const { name, scenario } = m.mistaken ?? m.place;
      const by = (engine: Engine): ScenarioReport =>
        checkScenario(scenario, name, { properties, engine }, m.change?.(scenario, profileOf(scenario)));
      const compiled = by('compiled');
      expect(compiled.made.engine).toBe('compiled');
      expect(told(compiled)).toEqual(told(by('interpreted')));
    },
    60_000,
  );

  test.each([
    ['a value leaves its domain', action('pop', ({ context }) => ({ stacks: context.stacks }))],
    ['a mirror is not kept', action('endTransition', ({ context }) => ({ transition: context.transition }))],
  ])('%s: the same fault, by the same run', (_, change) => {
    const { name, scenario } = shipped('transitions/stuck-task-reversed');
    const by = (engine: Engine): unknown => {
      try {
        checkScenario(scenario, name, { properties: [], engine }, change(scenario, profileOf(scenario)));
        return undefined;
      } catch (error) {
        return error instanceof MachineFault ? [error.code, error.message, error.trace] : error;
      }
    };
    const compiled = by('compiled');
    expect(compiled).toBeInstanceOf(Array);
    expect(compiled).toEqual(by('interpreted'));
  });
});

const timed = createMachine({
  initial: 'idle',
  states: { idle: { on: { go: 'busy' } }, busy: { after: { 500: 'idle' }, on: { go: 'stuck' } }, stuck: {} },
});

const withMirror = setup({
  types: { context: {} as { readonly half: number; readonly whole: number } },
  actions: {
    add: assign({ whole: ({ context }) => (context.whole + 1) % 4, half: ({ context }) => context.half }),
  },
}).createMachine({
  context: { half: 0, whole: 0 },
  meta: { domains: { whole: int(0, 3), half: mirror(oneOf(0, 1), 'whole') } },
  on: {
    add: { actions: 'add' },
    half: { actions: assign({ half: ({ context }) => 1 - context.half }) },
  },
});

const toys: readonly (readonly [string, AnyStateMachine, readonly string[]])[] = [
  ['mutex', mutex(true), mutexEvents],
  ['free mutex', mutex(false), mutexEvents],
  ['locks in opposite order', opposedLocks(), lockEvents],
  ['counter', counter(5), ['add', 'zero']],
  ['counter that leaves its domain', counter(5, 3), ['add', 'zero']],
  ['history', player(), ['play', 'stop', 'power']],
  ['operation', operation('answers'), ['go']],
  ['a raised event that nobody hears', operation('unheard'), ['go']],
  ['one that is ignored on purpose', operation('ignored'), ['go']],
  ['a step that ends in a transient state', operation('stays'), ['go']],
  ['a delay', timed, ['go']],
  ['a mirror that is none', withMirror, ['add', 'half']],
  ['an event ignored on purpose', createMachine({ on: { go: {} } }), ['go']],
];

const watched: readonly MachineProperty[] = [
  { kind: 'invariant', id: 'value', statement: 'x', holds: ({ value }) => JSON.stringify(value).length < 40 },
  {
    kind: 'step',
    id: 'moves',
    statement: 'x',
    holds: ({ before, after }) => JSON.stringify(before.value) !== JSON.stringify(after.value),
    witness: ({ event, actions }) => event.type.length > 2 || actions.length > 0,
  },
  {
    kind: 'step',
    id: 'matches',
    statement: 'x',
    holds: ({ before, event }) => event.type !== 'go' || !before.matches('busy'),
    witness: ({ after }) => after.tags.size >= 0,
  },
];

describe('any machine', () => {
  test.each(toys)('%s', (_, machine, types) => {
    const by = (engine: Engine, first: boolean): unknown => {
      const events: readonly EventObject[] = toEvents(types);
      const { verdict, result } = checkMachine({ machine, events, properties: watched, engine, first });
      const { path, edges: __, fault, ...exploration } = result.exploration;
      return {
        verdict,
        exploration,
        fault: fault === undefined ? undefined : [fault.error.code, fault.error.message, fault.path],
        deadlock: result.deadlock === undefined ? undefined : [result.deadlock, path(result.deadlock.state)],
        properties: result.properties.map(({ property, ...found }) => ({ id: property.id, ...found })),
      };
    };
    for (const first of [false, true]) expect(by('compiled', first)).toEqual(by('interpreted', first));
  });

  test('what cannot be compiled is interpreted, and it is said why', () => {
    const { made, result } = checkMachine({
      machine: createMachine({ on: { go: {} } }),
      events: toEvents(['go']),
    });
    expect(made).toMatchObject({ engine: 'interpreted', why: { code: 'KLP1305' } });
    expect(result.exploration).toMatchObject({ states: 1, transitions: 1 });
  });

  test('ends of delays are events', () => {
    const { result } = checkMachine({ machine: timed });
    expect(result.exploration).toMatchObject({ states: 3, transitions: 3 });
    expect(result.deadlock?.kind).toBe('still');
  });
});
