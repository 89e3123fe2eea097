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
