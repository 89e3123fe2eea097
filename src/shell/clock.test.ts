import { expect, test } from 'vitest';
import { linux_6_12 } from '../../spec/kernels/6.12.ts';
import { Kernel } from '../engine/kernel.ts';
import { Clock } from './clock.ts';
import { usualKernel, usualTask } from './usual.ts';

/** A kernel whose one task keeps a patch in transition for as long as it does not leave the kernel. */
function stuck(): { readonly kernel: Kernel; readonly clock: Clock } {
  const kernel = new Kernel({ ...usualKernel, profile: linux_6_12, functions: [{ name: 'f' }] });
  kernel.createTask(usualTask({ name: 't', kind: 'user' }));
  const objects = [{ name: null, funcs: [{ oldName: 'f', newFunc: { name: 'new_f' } }] }];
  kernel.insmod({ name: 'P', patch: { objects } });
  return { kernel, clock: new Clock(kernel) };
}

test('a completion is retried every second', () => {
  const { kernel, clock } = stuck();
  for (const time of [999_999, 1_000_000, 1_999_999, 2_000_000, 3_500_000]) {
    clock.advance(time - kernel.state.time);
    expect([time, kernel.state.time, kernel.state.signals]).toEqual([time, time, 1 + Math.floor(time / 1e6)]);
  }
  kernel.exitKernel('t');
  clock.advance(499_999);
  expect(kernel.state.transition).toBe('P');
  clock.advance(1);
  expect(kernel.state.transition).toBeNull();
  expect(kernel.log().at(-1)).toMatchObject({ time: 4_000_000, line: "livepatch: 'P': patching complete" });
});

test('the second of a new transition begins with it', () => {
  const { kernel, clock } = stuck();
  clock.advance(300_000);
  kernel.exitKernel('t');
  clock.advance(5_000_000);
  kernel.write('/sys/kernel/livepatch/P/enabled', '0');
  const attempts = kernel.state.signals;
  clock.advance(999_999);
  expect(kernel.state.signals).toBe(attempts);
  clock.advance(1);
  expect(kernel.state.signals).toBe(attempts + 1);
});

test('a disabled patch is freed as soon as time passes', () => {
  const { kernel, clock } = stuck();
  kernel.exitKernel('t');
  clock.advance(1_000_000);
  kernel.sleep('t');
  kernel.write('/sys/kernel/livepatch/P/enabled', '0');
  expect(kernel.rmmod('P')).toBe(-11);
  clock.advance(1);
  expect(kernel.rmmod('P')).toBe(0);
});
