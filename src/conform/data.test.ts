import { expect, test } from 'vitest';
import { system } from '../../machines/system.ts';
import { parseEvent } from '../../spec/event-name.ts';
import { profile } from '../../spec/kernels/profiles.ts';
import { parseScenario } from '../../spec/scenario.ts';
import { identityOf } from '../check/identity.ts';
import { observationText } from '../testgen/outcome.ts';
import { shippedScenario } from '../testgen/shipped.ts';
import { lockstep } from './lockstep.ts';
import { bootEngine, type Subject } from './subject.ts';

/** Two cumulative patches that modify state 1 as the kernel's selftest modules do, and a shadow variable. */
const scenario = parseScenario(
  `
title: States on the engine
source: a unit test
kernel: "6.12"
tainted: true
patches:
  one:
    states: [{ id: 1, version: 1 }]
    replace: true
    objects: { vmlinux: { callbacks: &callbacks {
      pre_patch: { effects: [{ allocate: 1, when: no previous }, { getOrAllocShadow: "obj#7" }] },
      post_patch: { effects: [{ set: 1, when: no previous }, { takeOver: 1, when: previous }] },
      pre_unpatch: { effects: [{ restore: 1 }] },
      post_unpatch: { effects: [{ free: 1, when: no previous }, { freeShadows: 7 }] } } } }
  two:
    states: [{ id: 1, version: 2 }]
    replace: true
    objects: { vmlinux: { callbacks: *callbacks } }
expect: { verdict: holds }
`,
  'states.yaml',
);

const effects = (subject: Subject, name: string): readonly string[] =>
  subject
    .apply(parseEvent(name))
    .filter((o) => o.kind === 'effect')
    .map(observationText);

test('a state is modified, taken over by the next patch, restored and freed', () => {
  const subject = bootEngine(scenario, profile('6.12'));
  expect(subject.view().data).toEqual({
    states: { 1: { version: 0, pointers: { one: null, two: null }, spaces: {} } },
    shadows: {},
  });
  expect(effects(subject, 'load one')).toEqual([
    'effect allocate 1 in pre_patch for vmlinux of one: done',
    'effect getOrAllocShadow obj#7 in pre_patch for vmlinux of one: done',
    'effect set 1 in post_patch for vmlinux of one: done',
  ]);
  const restore = subject.snapshot();
  const key = subject.key();
  expect(effects(subject, 'load two')).toEqual([
    'effect getOrAllocShadow obj#7 in pre_patch for vmlinux of two: found',
    'effect takeOver 1 in post_patch for vmlinux of two: done',
  ]);
  expect(subject.view().data?.states[1]).toEqual({
    version: 2,
    pointers: { one: 'one', two: 'one' },
    spaces: { one: 0 },
  });
  expect(effects(subject, 'write two enabled 0')).toEqual([
    'effect restore 1 in pre_unpatch for vmlinux of two: done',
    'effect free 1 in post_unpatch for vmlinux of two: done',
    'effect freeShadows 7 in post_unpatch for vmlinux of two: done',
  ]);
  expect(subject.view().data).toEqual({
    states: { 1: { version: 0, pointers: { one: 'one', two: null }, spaces: {} } },
    shadows: {},
  });
  restore();
  expect(subject.key()).toBe(key);
  expect(subject.view().data?.states[1]?.version).toBe(1);
});

test.each(['4.12', '4.15', '4.16', 'proposal-2018-v7'])(
  '%s: a module whose exit has effects is unregistered by it, on the machine as on the engine',
  (kernel) => {
    const { story: _, ...freed } = shippedScenario('shadow/freed-in-exit');
    const rules = profile(kernel);
    const model = system(freed, rules);
    const options = { limit: 2000, differences: 1 };
    const result = lockstep(model, identityOf(model.machine), () => bootEngine(freed, rules), options);
    expect(result).toMatchObject({ differences: [], complete: true });
    expect(result.transitions).toBeGreaterThan(500);
  },
);
