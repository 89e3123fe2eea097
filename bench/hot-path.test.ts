import { expect, test } from 'vitest';
import { linux_6_12 } from '../spec/kernels/6.12.ts';
import { Kernel } from '../src/engine/kernel.ts';
import { usualKernel, usualTask } from '../src/shell/usual.ts';
import { allocated, measureHotPath } from './hot-path.ts';

const kernelOf = (run: (arg: unknown) => unknown) => {
  const k = new Kernel({
    ...usualKernel,
    profile: linux_6_12,
    functions: [{ name: 'f', run: (_ctx, _task, arg) => run(arg) }],
  });
  return { site: k.site('vmlinux:f'), task: k.createTask(usualTask({ name: 't', kind: 'user' })) };
};

test('the benchmark measures every figure of the issue', () => {
  const cases = measureHotPath({ rounds: 1, calls: 20_000, allocationCalls: 100_000 });
  expect(cases.map((c) => `${c.name}: ${c.limit} ${c.unit}`)).toEqual([
    'unpatched call, 1 sites: 1.1 x',
    'patched call, 1 patched functions: 1.25 x',
    'in transition, 1 patched functions: more than a bare call: 10 ns',
    'unpatched call, 100 sites: 1.1 x',
    'patched call, 100 patched functions: 1.25 x',
    'in transition, 100 patched functions: more than a bare call: 10 ns',
    'unpatched call, 10000 sites: 1.1 x',
    'patched call, 10000 patched functions: 1.25 x',
    'in transition, 10000 patched functions: more than a bare call: 10 ns',
    'func_stack of depth 8 beside depth 1: 1.1 x',
    'allocated over 10^5 calls, patched: 0 bytes',
    'allocated over 10^5 calls, in transition: 0 bytes',
  ]);
});

test('an allocation per call is seen', () => {
  const kept: unknown[] = [];
  const { site, task } = kernelOf((arg) => {
    kept[0] = { arg };
    return arg;
  });
  expect(allocated([site], task, 100_000)).toBeGreaterThan(1_000_000);
});
