/** What a comparison says about one changed rule of the machines. */
import { expect, it } from 'vitest';
import { type SystemModel, system } from '../../../machines/system.ts';
import { profileOf, shippedScenario } from '../../testgen/shipped.ts';
import { compare, type ScenarioComparison } from './compare.ts';
import { loadedSide } from './side.ts';

type Change = NonNullable<Parameters<typeof system>[2]>;

const properties: readonly never[] = [];
function changed(
  id: string,
  mutant: (model: SystemModel) => SystemModel,
  change?: Change,
): ScenarioComparison {
  const scenario = shippedScenario(id);
  const profile = profileOf(scenario);
  const sides = [
    loadedSide('before', 'ours', (s, p) => system(s, p), [profile]),
    loadedSide('after', 'changed', (s, p) => mutant(system(s, p, change)), [profile]),
  ] as const;
  return compare(scenario, ...sides, { limit: 10_000, beyond: 100, properties });
}
const same = (model: SystemModel): SystemModel => model;
const rules = ({ rules: found }: ScenarioComparison): readonly string[] => found.map((r) => r.rule);

it('a negated guard: what follows from it is not told as a rule of its own', () => {
  const found = changed('callbacks/test-1', (model) => {
    const { forced } = model.machine.implementations.guards;
    if (typeof forced !== 'function') throw new Error('there is no guard "forced"');
    const guards = { forced: (args: never, params: never) => !forced(args, params) };
    return { ...model, machine: model.machine.provide({ guards }) };
  });
  expect(rules(found)).toEqual(['guard forced']);
  expect(found.rules[0]?.differences[0]).toMatchObject({
    event: { type: 'unload' },
    a: ['→ 0'],
    b: ['→ -EAGAIN: Resource temporarily unavailable'],
  });
});

it('a transition taken out: named by its chart and its paragraph', () => {
  const found = changed('transitions/disable-reversed', same, (charts) => {
    const key = 'object livepatch_sample/vmlinux';
    const chart = charts[key];
    const leaving = chart?.states?.leaving;
    const { 'post_patch.livepatch_sample.vmlinux': _, ...on } = leaving?.on ?? {};
    return { ...charts, [key]: { ...chart, states: { ...chart?.states, leaving: { ...leaving, on } } } };
  });
  expect(rules(found)).toEqual([
    'chart object PATCH/vmlinux.leaving on post_patch.PATCH.vmlinux (§2.5: a reversed disable ends as a patching)',
  ]);
  expect(found.rules[0]?.differences.map((d) => d.what)).toEqual(['fault']);
});

it('an action taken out, so that a value leaves its domain later: told up to where it is seen', () => {
  const found = changed('replace/cumulative-upgrade', (model) => ({
    ...model,
    machine: model.machine.provide({ actions: { popReplaced: () => {} } }),
  }));
  expect(rules(found)).toEqual(['action popReplaced']);
  const [first] = found.rules[0]?.differences ?? [];
  expect(first).toMatchObject({ what: 'state', event: { type: 'load', patch: 'fixes_v2' } });
  // The old function comes back when the new patch is disabled.
  expect(first?.shows?.a.join()).toContain('the original');
  expect(first?.shows?.b.join()).toContain('the one of fixes_v1');
});
