import { expect, test } from 'vitest';
import { errno } from '../spec/errno.ts';
import type { CallbackSpec } from '../spec/scenario-types.ts';
import { drive } from './testing/drive.ts';
import {
  alphabet,
  disable,
  enter,
  insmod,
  load,
  moduleOf,
  objectOf,
  of,
  patchOf,
  retry,
  returning,
  rmmod,
  scenarioOf,
  taskOf,
  withEvents,
} from './testing/fixtures.ts';

/** A and B patch mod:g; `ret` is what B's pre_patch returns there. */
const two = (ret: CallbackSpec['returns'], init = 0) => {
  const parts = {
    patches: [
      patchOf('A', [objectOf('mod', ['g'], returning())]),
      patchOf('B', [objectOf('mod', ['g'], returning(ret))]),
    ],
    modules: [moduleOf('mod', { init: 'init', exit: 'exit' })],
    tasks: [taskOf('t1', ['mod:g'], { running: false, sleeps: 'uninterruptible' })],
  };
  return drive(withEvents(scenarioOf({ ...parts, alphabet: alphabet(parts) }), insmod('mod', init)));
};
const coming = '[MODULE_STATE_COMING] Full formed, running module_init';
const going = '[MODULE_STATE_GOING] Going away';

test('§2.6 coming: the listed patches in order, then its init', () => {
  const { step, log, view } = two(0);
  step(load('A'));
  step(load('B'));
  expect(log(insmod('mod', 0))).toEqual([
    "livepatch: applying patch 'A' to loading module 'mod'",
    `A: pre_patch_callback: mod -> ${coming}`,
    `A: post_patch_callback: mod -> ${coming}`,
    "livepatch: applying patch 'B' to loading module 'mod'",
    `B: pre_patch_callback: mod -> ${coming}`,
    `B: post_patch_callback: mod -> ${coming}`,
    'mod: init',
  ]);
  expect(view().sites['mod:g']?.stack.map((e) => e.patch)).toEqual(['B', 'A']);
});

test('§2.6 coming: a failing pre_patch refuses the module; what was applied before is reverted, state COMING', () => {
  const { step, log, view, errno: result } = two(-19);
  step(load('A'));
  step(load('B'));
  expect(log(insmod('mod', 0))).toEqual([
    "livepatch: applying patch 'A' to loading module 'mod'",
    `A: pre_patch_callback: mod -> ${coming}`,
    `A: post_patch_callback: mod -> ${coming}`,
    "livepatch: applying patch 'B' to loading module 'mod'",
    `B: pre_patch_callback: mod -> ${coming}`,
    "livepatch: pre-patch callback failed for object 'mod'",
    "livepatch: patch 'B' failed for module 'mod', refusing to load module 'mod'",
    `A: pre_unpatch_callback: mod -> ${coming}`,
    "livepatch: reverting patch 'A' on unloading module 'mod'",
    `A: post_unpatch_callback: mod -> ${coming}`,
  ]);
  expect(view().modules.mod).toBe(false);
  expect(view().sites['mod:g']?.stack).toEqual([]);
  expect(result(insmod('mod', 0))).toBe(errno('ENODEV'));
});

test('§2.6 going: also after its init failed, without its exit', () => {
  const { step, log, view } = two(0, -12);
  step(load('A'));
  expect(log(insmod('mod', -12))).toEqual([
    "livepatch: applying patch 'A' to loading module 'mod'",
    `A: pre_patch_callback: mod -> ${coming}`,
    `A: post_patch_callback: mod -> ${coming}`,
    'mod: init',
    `A: pre_unpatch_callback: mod -> ${going}`,
    "livepatch: reverting patch 'A' on unloading module 'mod'",
    `A: post_unpatch_callback: mod -> ${going}`,
  ]);
  expect(view().modules.mod).toBe(false);
});

test('§2.6: in transition there is neither post_patch when it comes nor pre_unpatch when it goes', () => {
  const { step, log } = two(0);
  for (const event of [insmod('mod', 0), of('t1', 'wake'), load('A'), rmmod('mod')]) step(event);
  expect(log(insmod('mod', 0))).toEqual([
    "livepatch: applying patch 'A' to loading module 'mod'",
    `A: pre_patch_callback: mod -> ${coming}`,
    'mod: init',
  ]);
  expect(log(rmmod('mod'))).toEqual([
    'mod: exit',
    "livepatch: reverting patch 'A' on unloading module 'mod'",
    `A: post_unpatch_callback: mod -> ${going}`,
  ]);
});

test('§2.6: while a patch is being unpatched a coming module is patched, and post_unpatch runs at completion', () => {
  const { step, log, view } = two(0);
  step(load('A'));
  step(of('t1', 'wake'));
  step(disable('A'));
  expect(log(insmod('mod', 0)).at(1)).toBe(`A: pre_patch_callback: mod -> ${coming}`);
  expect(view().patches.A?.objects.mod).toEqual({ loaded: true, patched: true, callbacks: 'prepared' });
  step(of('t1', 'sleep'));
  expect(log(retry)).toContain('A: post_unpatch_callback: mod -> [MODULE_STATE_LIVE] Normal state');
});

test('a module is not unloaded while a task is in its code, in whichever version', () => {
  const { step, possible } = two(0);
  step(load('A'));
  for (const event of [insmod('mod', 0), of('t1', 'wake'), enter('t1', 'mod:g')]) step(event);
  expect(possible(rmmod('mod'))).toBe(false);
  step(of('t1', 'leave'));
  expect(possible(rmmod('mod'))).toBe(true);
});
