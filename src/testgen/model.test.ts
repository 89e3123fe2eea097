import { expect, test } from 'vitest';
import { eventName } from '../../spec/event-name.ts';
import { coverage } from './coverage.ts';
import { toyIdentity, toyModel } from './fixtures/toy.ts';
import { explore } from './graph.ts';
import { guardNames, negateGuard } from './guards.ts';
import { suite } from './model.ts';
import { title } from './title.ts';

const options = { longest: 25, states: 100 };

test('explores every macrostep and names the chart transitions it took', () => {
  const graph = explore(toyModel, toyIdentity, 100);
  expect(graph.states).toHaveLength(4);
  expect(graph.transitions).toBe(12);
  expect([...graph.signatures].sort()).toEqual([
    'toy.ftrace.off off#0',
    'toy.ftrace.off on#0',
    'toy.ftrace.on off#0',
    'toy.ftrace.on on#0',
    'toy.module.in unload#0',
    'toy.module.out load#0',
    'toy.module.out load#1',
  ]);
  expect(() => explore(toyModel, toyIdentity, 3)).toThrow('more than 3 states');
});

test('paths through @xstate/test take every signature and carry observations and views', () => {
  const { paths } = suite(toyModel, toyIdentity, options);
  expect(paths.map((path) => path.map((s) => eventName(s.event)))).toEqual([
    [
      'loadModule m',
      'unloadModule m',
      'sysctl kernel.ftrace_enabled 0',
      'loadModule m',
      'sysctl kernel.ftrace_enabled 0',
      'sysctl kernel.ftrace_enabled 1',
      'sysctl kernel.ftrace_enabled 1',
    ],
  ]);
  const refused = paths[0]?.[3];
  expect(refused?.observations).toEqual([{ kind: 'errno', errno: -16 }]);
  expect(refused?.before.ftraceEnabled).toBe(false);
  expect(title(paths[0] ?? [])).toBe('loadModule m fails with EBUSY');
});

test('a negated guard changes what the tests say', () => {
  expect(guardNames(toyModel)).toEqual(['ftraceIsOn']);
  const [path] = suite(negateGuard(toyModel, 'ftraceIsOn'), toyIdentity, options).paths;
  expect(path?.[0]?.observations).toEqual([{ kind: 'errno', errno: -16 }]);
});

test('coverage counts what the paths take', () => {
  const made = suite(toyModel, toyIdentity, options);
  expect(coverage(made, toyModel, toyIdentity)).toMatchObject({
    states: { taken: 3, all: 4 },
    macrosteps: { taken: 7, all: 12 },
    signatures: { taken: 7, all: 7 },
    charted: { taken: 7, all: 7 },
    guards: { taken: 2, all: 2 },
    untaken: [],
    unanswered: [],
  });
});
