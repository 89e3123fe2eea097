import fc from 'fast-check';
import { expect, test } from 'vitest';
import { system } from '../../machines/system.ts';
import { eventName } from '../../spec/event-name.ts';
import { profileOf } from '../testgen/shipped.ts';
import { randomScenario } from './random-scenario.ts';
import { bootEngine } from './subject.ts';
import { walk } from './walk.ts';

const kernels = [
  '6.12',
  'proposal-replace-set',
  'proposal-2018-v7',
  '6.14',
  '6.4',
  '6.1',
  '5.18',
  '5.5',
  '5.1',
  '4.16',
  '4.15',
  '4.12',
  '4.0',
] as const;

test('machine and engine agree on random walks through random scenarios', () => {
  // Shrinks to the smallest scenario and, within it, to the shortest walk; fast-check prints seed and path.
  fc.assert(
    fc.property(randomScenario(kernels), fc.nat(), (scenario, seed) => {
      const profile = profileOf(scenario);
      const boot = () => bootEngine(scenario, profile);
      const { counterexample } = walk(system(scenario, profile), boot, { seed, runs: 2, length: 400 });
      expect(counterexample).toBeUndefined();
    }),
    { numRuns: 100, verbose: 0 },
  );
});

test('the scenarios are worth walking: every kind of event occurs', () => {
  const kinds = new Set(
    fc
      .sample(randomScenario(kernels), { numRuns: 100, seed: 1 })
      .flatMap((s) => s.alphabet.map((e) => eventName(e).split(' ')[0])),
  );
  expect([...kinds].sort()).toEqual(
    [
      ...[
        'enter',
        'exit',
        'exitKernel',
        'fork',
        'free',
        'kprobe',
        'leave',
        'load',
        'loadModule',
        'resched',
        'retry',
      ],
      ...['setParam', 'sleep', 'sysctl', 'unload', 'unloadModule', 'wake', 'write'],
    ].sort(),
  );
});

test('so do replace sets, positions, effects of every kind and architectures without reliable stacks', () => {
  const scenarios = fc.sample(randomScenario(kernels), { numRuns: 300, seed: 1 });
  const patches = scenarios.flatMap((s) => s.patches);
  const callbacks = patches.flatMap((p) => p.objects.flatMap((o) => Object.values(o.callbacks)));
  expect(scenarios.some((s) => s.reliableStacks === false)).toBe(true);
  expect(new Set(patches.map((p) => p.replaceSet))).toEqual(new Set([undefined, 0, 1, 2]));
  expect(new Set(patches.flatMap((p) => p.objects.flatMap((o) => o.funcs.map((f) => f.sympos))))).toEqual(
    new Set([0, 1]),
  );
  expect([...new Set(callbacks.flatMap((c) => c.effects ?? []).map((e) => e.effect))].sort()).toEqual([
    ...['allocShadow', 'allocate', 'fail', 'free', 'freeShadow', 'freeShadows', 'getOrAllocShadow', 'print'],
    ...['restore', 'set', 'share', 'takeOver'],
  ]);
});
