import { expect, test } from 'vitest';
import { errno } from '../spec/errno.ts';
import { intParam } from '../spec/parameters.ts';
import type { KlpEvent, ObjectView } from '../spec/vocabulary.ts';
import { drive } from './testing/drive.ts';
import {
  alphabet,
  insmod,
  load,
  moduleOf,
  objectOf,
  patchOf,
  returning,
  scenarioOf,
  withEvents,
} from './testing/fixtures.ts';

const parts = {
  patches: [
    patchOf(
      'A',
      [objectOf('vmlinux', ['f'], returning()), objectOf('mod', ['g', 'h'], returning({ param: 'ret' }))],
      { params: { ret: intParam(0, -19) } },
    ),
  ],
  modules: [moduleOf('mod', { loaded: true })],
  tasks: [],
};
const scenario = scenarioOf({ ...parts, alphabet: alphabet(parts) });
const ftrace = (value: 0 | 1): KlpEvent => ({ type: 'sysctl', name: 'kernel.ftrace_enabled', value });
const kprobe = (func: `${string}:${string}`, on: boolean): KlpEvent => ({ type: 'kprobe', func, on });
const phases = (objects: Readonly<Record<string, ObjectView>> | undefined) =>
  Object.fromEntries(Object.entries(objects ?? {}).map(([name, o]) => [name, o.callbacks]));

test('§2.1 step 7: pre_patch fails; post_unpatch runs exactly where pre_patch returned 0', () => {
  const { log, view } = drive(scenario);
  expect(log(load('A', { ret: -19 }))).toEqual([
    "livepatch: enabling patch 'A'",
    "livepatch: 'A': initializing patching transition",
    'A: pre_patch_callback: vmlinux',
    'A: pre_patch_callback: mod -> [MODULE_STATE_LIVE] Normal state',
    "livepatch: pre-patch callback failed for object 'mod'",
    "livepatch: failed to enable patch 'A'",
    "livepatch: 'A': canceling patching transition, going to unpatch",
    "livepatch: 'A': completing unpatching transition",
    'A: post_unpatch_callback: vmlinux',
    "livepatch: 'A': unpatching complete",
  ]);
  expect(view().sites['vmlinux:f']?.stack).toEqual([]);
});

test('§2.1 step 7: only loaded objects are patched', () => {
  const d = drive({ ...scenario, modules: [moduleOf('mod')] });
  d.step(load('A'));
  expect(phases(d.view().patches.A?.objects)).toEqual({ vmlinux: 'live', mod: 'clean' });
  d.step(insmod('mod'));
  expect(phases(d.view().patches.A?.objects)).toEqual({ vmlinux: 'live', mod: 'live' });
});

test('§2.1 step 7: no handler without ftrace; the object’s pre_patch had succeeded, so post_unpatch runs', () => {
  const { step, log, view, errno: result } = drive(withEvents(scenario, ftrace(0), ftrace(1)));
  step(ftrace(0));
  expect(log(load('A'))).toEqual([
    "livepatch: enabling patch 'A'",
    "livepatch: 'A': initializing patching transition",
    'A: pre_patch_callback: vmlinux',
    "livepatch: failed to register ftrace handler for function 'f' (-16)",
    "livepatch: failed to patch object 'vmlinux'",
    "livepatch: failed to enable patch 'A'",
    "livepatch: 'A': canceling patching transition, going to unpatch",
    "livepatch: 'A': completing unpatching transition",
    'A: post_unpatch_callback: vmlinux',
    "livepatch: 'A': unpatching complete",
  ]);
  expect(view().patches.A?.loaded).toBe(false);
  expect(result(load('A'))).toBe(errno('EBUSY'));
  step(ftrace(1));
  step(load('A'));
  expect(result(ftrace(0))).toBe(errno('EBUSY'));
});

test('§2.6 coming: a kprobe in the way refuses the module, after post_unpatch', () => {
  const d = drive(
    withEvents({ ...scenario, modules: [moduleOf('mod')] }, ftrace(0), kprobe('vmlinux:f', true)),
  );
  d.step(load('A'));
  expect(d.errno(kprobe('vmlinux:f', true))).toBe(errno('EBUSY'));
});

test('§2.1 step 7: the first function whose handler is refused is named', () => {
  const probe = kprobe('mod:h', true);
  const { step, log } = drive(withEvents(scenario, probe, kprobe('mod:h', false)));
  step(probe);
  expect(log(load('A'))).toContain("livepatch: failed to register ftrace handler for function 'h' (-16)");
  step(kprobe('mod:h', false));
  expect(log(load('A')).at(-1)).toBe("livepatch: 'A': patching complete");
});
