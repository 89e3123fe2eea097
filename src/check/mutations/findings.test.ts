/** What docs/explanation/findings.md says would close a finding does, and breaks nothing else. */
import { expect, test } from 'vitest';
import { properties } from '../../../spec/properties/all.ts';
import { profileOf } from '../../testgen/shipped.ts';
import { checkScenario } from '../scenario-check.ts';
import { acting, charts, guard, type Mutation } from './mutate.ts';
import { shipped } from './scenarios.ts';

const broken = (id: string, change: Mutation): readonly string[] => {
  const { name, scenario } = shipped(id);
  const report = checkScenario(scenario, name, { properties }, change(scenario, profileOf(scenario)));
  expect(report.bound).toBeUndefined();
  return report.properties.filter((p) => p.verdict === 'violated').map((p) => p.id);
};

/** When patching, no version below the patch's own may be on the task's stack, nor the original. */
const everyVersionBelow = guard('clear', ({ context }, { task, site, to, patches }) =>
  (context.frames[task] ?? []).every((frame) => {
    const version = frame % (patches + 1);
    if (frame - version !== site * (patches + 1)) return true;
    const stack = (context.stacks[site] ?? []).map((entry) => (entry > patches ? 0 : entry));
    const own = (context.stacks[site] ?? []).findIndex(
      (entry) => entry === context.transition || entry === context.transition + patches,
    );
    if (own < 0) return true;
    return to === 0 ? version !== stack[own] : ![...stack.slice(own + 1), 0].includes(version);
  }),
);

test('code that a force left a task in stays, when the stack check looks at every version below', () => {
  expect(broken('replace/forced-over-then-replaced', charts())).toEqual(['code-stays']);
  expect(broken('replace/forced-over-then-replaced', everyVersionBelow)).toEqual([]);
  // Where nobody forced, or what was forced is gone, it is the same check.
  for (const id of ['stacks/two-on-one-function', 'replace/cumulative-upgrade', 'transitions/forced']) {
    expect(broken(id, everyVersionBelow)).toEqual([]);
  }
});

test('so it does when force marks every listed patch, at the price of keeping more than is removed', () => {
  const marksListed = charts(
    acting('patch fix_second > loaded > present > patching > write.fix_second.force.1', (actions) => [
      { type: 'markForced', params: { patch: 0, replaces: [], which: 'listed' } },
      ...actions,
    ]),
  );
  expect(broken('replace/forced-over-then-replaced', marksListed)).toEqual(['force-marks-leaving']);
});
