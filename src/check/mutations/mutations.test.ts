/** Each property can fail: its changed rule, or its mistaken stack, breaks it and no other. */
import { describe, expect, test } from 'vitest';
import { charts as drawn } from '../../../machines/charts.ts';
import { plan } from '../../../machines/plan.ts';
import { properties } from '../../../spec/properties/all.ts';
import { profileOf } from '../../testgen/shipped.ts';
import { checkScenario, type ScenarioReport } from '../scenario-check.ts';
import { mutations } from './all.ts';
import { acting, action, at, charts, transitionsAt } from './mutate.ts';
import { bare, type Place, shipped } from './scenarios.ts';

const broken = ({ properties: checked }: ScenarioReport): readonly string[] =>
  checked.filter((p) => p.verdict === 'violated').map((p) => p.id);

const checked = ({ name, scenario }: Place, change = charts(), of = properties): ScenarioReport =>
  checkScenario(scenario, name, { properties: of }, change(scenario, profileOf(scenario)));

describe.each(mutations.map((m) => [m.property, m] as const))('%s', (property, m) => {
  test(`holds, and is broken alone: ${m.what}`, () => {
    const before = checked(m.place);
    expect(broken(before)).toEqual([]);

    const after = checked(m.mistaken ?? m.place, m.change);
    expect(broken(after)).toEqual(
      properties.map((p) => p.id).filter((id) => id === property || m.also?.[id] !== undefined),
    );
    // "No other" is said of all states only when all were seen.
    expect([before.bound, after.bound]).toEqual([undefined, undefined]);
    const { trace } = after.properties.find((p) => p.id === property) ?? {};
    expect(trace?.steps.length).toBeGreaterThan(0);
  }, 30_000);
});

test('every property has one mutation, in the order of the properties', () => {
  expect(mutations.map((m) => m.property)).toEqual(properties.map((p) => p.id));
});

test('what is changed and where is told in words', () => {
  for (const m of mutations) {
    expect(m.what).toMatch(/^[A-Za-z].*\.$/);
    for (const [id, reason] of Object.entries(m.also ?? {})) {
      expect(properties.map((p) => p.id)).toContain(id);
      expect(reason.length).toBeGreaterThan(20);
    }
  }
});

describe('changing a rule', () => {
  const place = 'patch fix > loaded > present > patching > complete';

  test('changes nothing else', () => {
    const all = drawn(plan(bare.scenario, profileOf(bare.scenario)));
    const changed = at(place, () => [])(all);
    expect(changed).not.toEqual(all);
    expect(at(place, () => transitionsAt(all, place))(changed)['patch fix']).toMatchObject({
      states: { loaded: { states: { enabling: all['patch fix']?.states?.loaded?.states?.enabling } } },
    });
    expect({ ...changed, 'patch fix': undefined }).toEqual({ ...all, 'patch fix': undefined });
  });

  test('needs a place where there is one', () => {
    const all = drawn(plan(bare.scenario, profileOf(bare.scenario)));
    expect(() => acting('patch fix > loaded > present > dreaming > complete', (a) => a)(all)).toThrow(
      RangeError,
    );
    expect(() => acting('patch fix > loaded > present > patching > dream', (a) => a)(all)).toThrow(
      RangeError,
    );
  });
});

describe('a changed rule that makes the machine faulty', () => {
  const stuck = shipped('transitions/stuck-task-reversed');
  const withoutPop = action('pop', ({ context }) => ({ stacks: context.stacks }));

  test('is a fault, though what was broken on the way is told', () => {
    const told = (ids: readonly string[]) =>
      checked(
        stuck,
        withoutPop,
        properties.filter((p) => ids.includes(p.id)),
      );
    expect(() => told([])).toThrow(/leaves its domain/);
    expect(told(['nothing-left'])).toMatchObject({ verdict: 'violated', bound: 'fault' });
  });

  test('is a fault where a mirror is not kept, also when every property holds', () => {
    const kept = action('endTransition', ({ context }) => ({ transition: context.transition }));
    expect(() => checked(shipped('callbacks/test-1'), kept)).toThrow(/"transition" is no mirror/);
  });
});
