import { expect, test } from 'vitest';
import { emit, testFile } from './emit.ts';
import { toyIdentity, toyModel } from './fixtures/toy.ts';
import { suite } from './model.ts';

test('a file reads: what it comes from, the start, then one test per path with every outcome', () => {
  const made = suite(toyModel, toyIdentity, { longest: 25, states: 100 });
  expect(testFile('a/toy')).toBe('generated-tests/a/toy.test.ts');
  expect(emit({ id: 'a/toy', title: 'A toy' }, made)).toBe(`// A toy
//
// Generated from spec/scenarios/a/toy.yaml and machines/ by \`npx klp generate a/toy\`; do not edit.
// 4 states, 12 transitions, 7 signatures of macrosteps;
// 1 test with 7 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('a/toy');

test('0: the system as it starts', () => {
  boot().looks(\`
    transition: none
    listed: none
    module m loaded: no
    TAINT_LIVEPATCH: no
    kernel.ftrace_enabled: 1
  \`);
});

test('1: loadModule m fails with EBUSY', () => {
  const { step } = boot();
  step(\`
    > loadModule m
    → 0
    module m loaded: no → yes
  \`);
  step(\`
    > unloadModule m
    → 0
    module m loaded: yes → no
  \`);
  step(\`
    > sysctl kernel.ftrace_enabled 0
    → 0
    kernel.ftrace_enabled: 1 → 0
  \`);
  step(\`
    > loadModule m
    → -EBUSY: Device or resource busy
  \`);
  step(\`
    > sysctl kernel.ftrace_enabled 0
    → 0
  \`);
  step(\`
    > sysctl kernel.ftrace_enabled 1
    → 0
    kernel.ftrace_enabled: 0 → 1
  \`);
  step(\`
    > sysctl kernel.ftrace_enabled 1
    → 0
  \`);
});
`);
});

test('what would end a template literal or start an expression is escaped', () => {
  const made = suite(toyModel, toyIdentity, { longest: 25, states: 100 });
  const [path = []] = made.paths;
  const dollar = '$';
  const lines = `a \`tick\`, a ${dollar}{dollar}, a back\\slash`;
  const told = path.map((step) => ({
    ...step,
    observations: [{ kind: 'log' as const, level: 'info' as const, line: lines }],
  }));
  const text = emit({ id: 'toy', title: 'A toy' }, { ...made, paths: [told] });
  expect(text).toContain(`    [info] a \\\`tick\\\`, a \\${dollar}{dollar}, a back\\\\slash\n`);
});
