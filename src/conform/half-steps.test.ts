/** Machine and engine on rules that no shipped scenario has under its own kernel: other kernels, and halves of steps. */
import { expect, it } from 'vitest';
import { system } from '../../machines/system.ts';
import { profile } from '../../spec/kernels/profiles.ts';
import type { KernelProfile } from '../../spec/vocabulary.ts';
import { identityOf } from '../check/identity.ts';
import { shippedScenario } from '../testgen/shipped.ts';
import { type Lockstep, lockstep } from './lockstep.ts';
import { bootEngine } from './subject.ts';

function compared(id: string, kernel: KernelProfile): Lockstep {
  const scenario = shippedScenario(id);
  const model = system(scenario, kernel);
  const options = { limit: 10_000, differences: 1 };
  return lockstep(model, identityOf(model.machine), () => bootEngine(scenario, kernel), options);
}

it.each([
  [
    'states/restored-on-reversal',
    '5.5 with replaced patches gone before post_patch',
    { replacedUntilPostPatch: false },
  ],
  ['states/restored-on-reversal', '5.5 without states', { states: false }],
] as const)('%s, %s', (id, _name, change) => {
  const result = compared(id, { ...profile('5.5'), ...change });
  expect(result).toMatchObject({ differences: [], complete: true });
  expect(result.states).toBeGreaterThan(100);
});

// semantics.md §6: refused up to 5.1, with another errno up to 5.0; idle CPUs are woken since 5.18.
it.each([
  ['transitions/no-reliable-stacks', '4.12', 4],
  ['transitions/no-reliable-stacks', '5.1', 4],
  ['transitions/no-reliable-stacks', '5.5', 48],
  ['transitions/idle-cpu', '5.5', 14],
  ['transitions/idle-cpu', '5.18', 14],
  ['legacy/signal-by-hand', '5.1', 48],
])('%s under %s', (id, kernel, states) => {
  expect(compared(id, profile(kernel))).toMatchObject({ differences: [], complete: true, states });
});
