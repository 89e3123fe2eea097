import { describe, expect, test } from 'vitest';
import { linux_6_12 } from '../../spec/kernels/6.12.ts';
import type { KernelProfile } from '../../spec/vocabulary.ts';
import {
  boot,
  createTask,
  disable,
  enabledFile,
  linesDuring,
  livepatch,
  object,
  runs,
  sleeper,
  target,
} from './testing.ts';

const documented: KernelProfile = { ...linux_6_12, cancelLine: 'canceling transition' };
const demo = livepatch('livepatch_callbacks_demo', [
  object('vmlinux', [], true),
  object('livepatch_callbacks_mod', [], true),
  object('livepatch_callbacks_busymod', ['busymod_work_func'], true),
]);
const P = 'livepatch_callbacks_demo';
const mod = target('livepatch_callbacks_mod');

describe('the documented callback test cases', () => {
  test('Test 2: load livepatch, load target, disable, unload livepatch, unload target', () => {
    const k = boot(documented);
    const lines = linesDuring(k, () => {
      expect(k.insmod(demo)).toBe(0);
      expect(k.insmod(mod)).toBe(0);
      expect(disable(k, P)).toBe(0);
      k.freeWork(P);
      expect(k.rmmod(P)).toBe(0);
      expect(k.rmmod(mod.name)).toBe(0);
    });
    expect(lines).toEqual([
      `livepatch: enabling patch '${P}'`,
      `livepatch: '${P}': initializing patching transition`,
      `${P}: pre_patch_callback: vmlinux`,
      `livepatch: '${P}': starting patching transition`,
      `livepatch: '${P}': completing patching transition`,
      `${P}: post_patch_callback: vmlinux`,
      `livepatch: '${P}': patching complete`,
      `livepatch: applying patch '${P}' to loading module 'livepatch_callbacks_mod'`,
      `${P}: pre_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_COMING] Full formed, running module_init`,
      `${P}: post_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_COMING] Full formed, running module_init`,
      'livepatch_callbacks_mod: livepatch_callbacks_mod_init',
      `livepatch: '${P}': initializing unpatching transition`,
      `${P}: pre_unpatch_callback: vmlinux`,
      `${P}: pre_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state`,
      `livepatch: '${P}': starting unpatching transition`,
      `livepatch: '${P}': completing unpatching transition`,
      `${P}: post_unpatch_callback: vmlinux`,
      `${P}: post_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state`,
      `livepatch: '${P}': unpatching complete`,
      'livepatch_callbacks_mod: livepatch_callbacks_mod_exit',
    ]);
  });

  test('Test 6: vmlinux pre_patch returns -ENODEV', () => {
    const k = boot(documented);
    k.insmod(mod);
    const lines = linesDuring(k, () => expect(k.insmod(demo, { pre_patch_ret: -19 })).toBe(-19));
    expect(lines).toEqual([
      `livepatch: enabling patch '${P}'`,
      `livepatch: '${P}': initializing patching transition`,
      `${P}: pre_patch_callback: vmlinux`,
      "livepatch: pre-patch callback failed for object 'vmlinux'",
      `livepatch: failed to enable patch '${P}'`,
      `livepatch: '${P}': canceling transition, going to unpatch`,
      `livepatch: '${P}': completing unpatching transition`,
      `livepatch: '${P}': unpatching complete`,
    ]);
    expect(k.isLoaded(P)).toBe(false);
    expect(k.list('/sys/kernel/livepatch')).toEqual([]);
  });

  test('Test 7: a coming module whose pre_patch returns -ENODEV is refused', () => {
    const k = boot(documented);
    k.insmod(demo);
    expect(k.write(`/sys/module/${P}/parameters/pre_patch_ret`, '-19\n')).toBe(0);
    const lines = linesDuring(k, () => expect(k.insmod(mod)).toBe(-19));
    expect(lines).toEqual([
      `livepatch: applying patch '${P}' to loading module 'livepatch_callbacks_mod'`,
      `${P}: pre_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_COMING] Full formed, running module_init`,
      "livepatch: pre-patch callback failed for object 'livepatch_callbacks_mod'",
      `livepatch: patch '${P}' failed for module 'livepatch_callbacks_mod', refusing to load module 'livepatch_callbacks_mod'`,
    ]);
    expect(k.isLoaded('livepatch_callbacks_mod')).toBe(false);
  });

  test('Test 9: a task in the busy module holds the transition up; it is reversed', () => {
    const k = boot(documented);
    k.insmod(target('livepatch_callbacks_busymod', ['busymod_work_func']));
    sleeper(k, 'kworker', 'livepatch_callbacks_busymod:busymod_work_func');
    k.insmod(demo);
    k.insmod(mod);
    k.rmmod(mod.name);
    const lines = linesDuring(k, () => {
      expect(disable(k, P)).toBe(0);
      k.retryWork();
    });
    expect(lines).toEqual([
      `livepatch: '${P}': reversing transition from patching to unpatching`,
      `livepatch: '${P}': starting unpatching transition`,
      `livepatch: '${P}': completing unpatching transition`,
      `${P}: post_unpatch_callback: vmlinux`,
      `${P}: post_unpatch_callback: livepatch_callbacks_busymod -> [MODULE_STATE_LIVE] Normal state`,
      `livepatch: '${P}': unpatching complete`,
    ]);
  });
});

describe('a snapshot', () => {
  test('brings everything back, any number of times', () => {
    const k = boot(linux_6_12);
    k.insmod(livepatch('P', [object('vmlinux', ['f'])]));
    sleeper(k, 't', 'vmlinux:f');
    const scope = {
      patches: [{ name: 'P', objects: ['vmlinux'] }],
      modules: [],
      tasks: ['t'],
      sites: ['vmlinux:f' as const],
    };
    const before = k.view(scope);
    const snapshot = k.snapshot();
    const site = k.site('vmlinux:f');
    for (let i = 0; i < 2; i++) {
      disable(k, 'P');
      k.write('/sys/kernel/livepatch/P/force', '1');
      k.retryWork();
      k.freeWork('P');
      expect(k.read(enabledFile('P'))).toBe(-2);
      expect(runs(k, 't', 'vmlinux:f')).toBe('vmlinux:f');
      k.restore(snapshot);
      expect(k.view(scope)).toEqual(before);
      expect(runs(k, 't', 'vmlinux:f')).toBe('P:new_f');
      expect(k.site('vmlinux:f')).toBe(site);
    }
  });

  test('is cheap: a small kernel is copied and restored in well under a millisecond', () => {
    const k = boot(linux_6_12);
    for (const p of ['P', 'Q', 'R']) k.insmod(livepatch(p, [object('vmlinux', ['f', 'g'], true)]));
    for (const t of ['a', 'b', 'c']) createTask(k, { name: t, kind: 'user' });
    const snapshot = k.snapshot();
    for (let i = 0; i < 20_000; i++) {
      k.restore(snapshot);
      k.snapshot();
    }
    expect(k.view({ patches: [], modules: [], tasks: [], sites: [] }).list).toEqual(['P', 'Q', 'R']);
  });
});
