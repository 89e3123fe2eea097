import { expect, test } from 'vitest';
import { system } from '../../machines/system.ts';
import { identityOf } from '../check/identity.ts';
import { drift } from './files.ts';
import { generate } from './generate.ts';
import { guardNames, negateGuard } from './guards.ts';
import { replayDifference } from './replay.ts';
import { profileOf, root } from './shipped.ts';
import { suiteOwner, suiteOwners } from './suites.ts';

/** Small scenarios that together ask every guard; the first that shows a difference settles it. */
const ids = [
  'transitions/forced',
  'transitions/fake-signal',
  'transitions/first-taint',
  'transitions/fork-in-transition',
  'legacy/stack-2014',
  'legacy/proposal-2018',
  'legacy/proposal-2018-nop-refused',
  'legacy/module-comes-while-disabled',
  'modules/kprobe-in-the-way',
  'modules/ftrace-switched-off',
  'callbacks/test-7',
  'callbacks/test-8',
  'replace/revert-some-upgrade-others',
  'replace/positions-0-and-1',
  'modules/comes-during-replace',
  'relocations/come-again',
  'modules/rollback-of-earlier-patches',
  'states/kept-on-reversal',
  'states/refused-without-the-state',
  'states/free-on-reversal',
  'states/allocation-fails',
  'states/leak-on-failure',
  'shadow/handed-over',
  'shadow/left-behind',
  'shadow/two-of-one-id',
  'replace-set/shared-function',
  'replace-set/states',
];

/** Guards whose negation changes no suite, with the reason why it is the same machine. */
const equivalent: Readonly<Record<string, string>> = {};

const owners = suiteOwners();
const suites = ids.map((id) => {
  const { scenario, twins } = suiteOwner(id, owners);
  const model = system(scenario, profileOf(scenario));
  const generated = generate(scenario, model, identityOf(model.machine), 20_000, twins);
  return { id: scenario.id, twins, scenario, model, generated };
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
  for (const { id, scenario, twins, model, generated } of suites) {
    const mutant = negateGuard(model, guard);
    const again = generate(scenario, mutant, identityOf(mutant.machine), 20_000, twins);
    if (again.file.text !== generated.file.text) return `${id}: regenerated`;
  }
  return undefined;
}

const names = guardNames(suites[0]?.model ?? expect.fail('no scenario'));

test.each(suites)('the tests of $id stand as generated', ({ generated }) => {
  expect(drift(root, [generated.file])).toEqual([]);
});

test('the machines have guards to negate', () => {
  expect(names.length).toBeGreaterThan(20);
  for (const name of Object.keys(equivalent)) expect(names).toContain(name);
});

test.each(names)('negating the guard %s is drift', (name) => {
  const where = driftUnder(name);
  if (name in equivalent) expect(where).toBeUndefined();
  else expect(where, `${name}: no suite changes`).toBeDefined();
});
