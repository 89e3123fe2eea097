import { expect, test } from 'vitest';
import { errno } from '../spec/errno.ts';
import { profile } from '../spec/kernels/profiles.ts';
import { drive } from './testing/drive.ts';
import {
  disable,
  enable,
  enter,
  force,
  load,
  of,
  retry,
  twoPatches,
  unload,
  withEvents,
} from './testing/fixtures.ts';

const on = (kernel: string) => drive(withEvents(twoPatches(false), force('A'), force('B')), profile(kernel));
const f = 'vmlinux:f';

test('§6, 4.0: a switch is immediate, whoever is inside', () => {
  const { step, log, view } = on('4.0');
  step(enter('t1', f));
  expect(log(load('A'))).toEqual(["livepatch: enabling patch 'A'"]);
  expect(view().transition).toBe(null);
  step(of('t1', 'leave'));
  expect(step(enter('t1', f))[0]).toMatchObject({ version: { patch: 'A' } });
});

test('§6, 4.0: the stack is taken down from its top and built up from its bottom; modules stay for ever', () => {
  const { step, errno: result, log } = on('4.0');
  step(load('A'));
  step(load('B'));
  expect(result(disable('A'))).toBe(errno('EBUSY'));
  expect(log(disable('B'), disable('A'))).toEqual([
    "livepatch: disabling patch 'B'",
    "livepatch: disabling patch 'A'",
  ]);
  expect(result(enable('B'))).toBe(errno('EBUSY'));
  expect(result(enable('A'))).toBe(0);
  expect(result(unload('B'))).toBe(errno('EAGAIN'));
});

test('§6, 4.12: task by task; a disabled patch stays registered, may be enabled again, and be unregistered', () => {
  const { step, log, view, errno: result } = on('4.12');
  expect(log(load('A'))).toEqual(["livepatch: enabling patch 'A'", "livepatch: 'A': patching..."]);
  step(of('t1', 'exitKernel'));
  expect(log(retry)).toEqual(["livepatch: 'A': patching complete"]);
  step(disable('A'));
  expect(result(unload('A'))).toBe(errno('EAGAIN'));
  step(of('t1', 'exitKernel'));
  step(retry);
  expect(view().list).toEqual(['A']);
  expect(view().sysfs['A/enabled']).toBe('0');
  expect(result(enable('A'))).toBe(0);
  for (const event of [disable('A'), retry]) step(event);
  expect(result(unload('A'))).toBe(0);
  expect(view().sysfs).toEqual({});
});

test('§6, 4.16: one force, and no module reference is dropped any more', () => {
  const { step, errno: result } = on('4.16');
  for (const event of [load('A'), force('A'), retry]) step(event);
  for (const event of [load('B'), of('t1', 'exitKernel'), retry]) step(event);
  for (const event of [disable('B'), of('t1', 'exitKernel'), retry]) step(event);
  expect(result(unload('B'))).toBe(errno('EAGAIN'));
});
