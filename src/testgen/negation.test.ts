import { expect, test } from 'vitest';
import { system } from '../../machines/system.ts';
import { identityOf } from '../check/identity.ts';
import { generate } from './generate.ts';
import { guardNames, negateGuard } from './guards.ts';
import { replayDifference } from './replay.ts';
import { profileOf, shippedScenario } from './shipped.ts';

/** Small scenarios that together ask every guard; the first that shows a difference settles it. */
const ids = [
  'transitions/forced',
  'transitions/fake-signal',
  'transitions/first-taint',
  'transitions/fork-in-transition',
  'modules/kprobe-in-the-way',
  'modules/ftrace-switched-off',
  'callbacks/test-7',
  'callbacks/test-8',
  'replace/revert-some-upgrade-others',
  'replace/only-new-callbacks',
  'modules/rollback-of-earlier-patches',
  'states/refused-downgrade',
  'states/upgraded-and-taken-over',
  'shadow/handed-over',
];

/** Guards whose negation changes no suite, with the reason why it is the same machine. */
const equivalent: Readonly<Record<string, string>> = {};

const suites = ids.map((id) => {
  const scenario = shippedScenario(id);
  const model = system(scenario, profileOf(scenario));
  const generated = generate(scenario, model, identityOf(model.machine), 20_000);
  return { id, scenario, model, generated };
});

/** Where the suite of some scenario is another one under a mutated machine; `undefined`: nowhere. */
function driftUnder(guard: string): string | undefined {
  for (const { id, model, generated } of suites) {
    const mutant = negateGuard(model, guard);
    try {
      const where = replayDifference(mutant, generated.suite);
      if (where !== undefined) return `${id}: ${where}`;
    } catch (error) {
      // A machine that breaks makes `klp generate --check` fail too.
      return `${id}: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
  for (const { id, scenario, model, generated } of suites) {
    const mutant = negateGuard(model, guard);
    const again = generate(scenario, mutant, identityOf(mutant.machine), 20_000);
    if (again.file.text !== generated.file.text) return `${id}: regenerated`;
  }
  return undefined;
}

const names = guardNames(suites[0]?.model ?? expect.fail('no scenario'));

test('the machines have guards to negate', () => {
  expect(names.length).toBeGreaterThan(20);
  for (const name of Object.keys(equivalent)) expect(names).toContain(name);
});

test.each(names)('negating the guard %s is drift', (name) => {
  const drift = driftUnder(name);
  if (name in equivalent) expect(drift).toBeUndefined();
  else expect(drift, `${name}: no suite changes`).toBeDefined();
});
