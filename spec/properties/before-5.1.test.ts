/** Properties whose meaning depends on the interface before 5.1, where patches are registered and unregistered. */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../scenario-types.ts';
import { live, log, patch, scenario, step, task, view } from './made.ts';
import { modulePinned } from './module-pinned.ts';
import { sysfsTrue } from './sysfs-true.ts';
import { taskConsistency } from './task-consistency.ts';

const on = (kernel: string): Scenario => ({ ...scenario, kernel });

/** a is registered, loaded and disabled. */
const registered = (references: number) =>
  view({ list: ['a'], patches: { a: patch('a', 'clean', { loaded: true, references }) } });

describe('module-pinned', () => {
  it('in 4.0 a module is pinned as long as it is there', () => {
    expect(modulePinned.holds(registered(1), on('4.0'))).toBe(true);
    expect(modulePinned.holds(registered(0), on('4.0'))).toBe(false);
  });

  it('in 4.16 a module is pinned while its patch is enabled or in transition', () => {
    expect(modulePinned.holds(registered(0), on('4.16'))).toBe(true);
    expect(modulePinned.holds(registered(1), on('4.16'))).toBe(false);
    expect(modulePinned.holds(view(live), on('4.16'))).toBe(true);
    const leaving = patch('a', 'leaving', { enabled: false });
    expect(
      modulePinned.holds(
        view({ ...live, transition: { patch: 'a', target: 0 }, patches: { a: leaving } }),
        on('4.16'),
      ),
    ).toBe(true);
  });
});

describe('an immediate patch, where the kernel knows such', () => {
  const immediate = (kernel: string): Scenario => ({
    ...on(kernel),
    patches: scenario.patches.map((p) => ({ ...p, immediate: true })),
  });

  it('is pinned as long as its module is there', () => {
    expect(modulePinned.holds(registered(1), immediate('4.15'))).toBe(true);
    expect(modulePinned.holds(registered(0), immediate('4.15'))).toBe(false);
    expect(modulePinned.holds(registered(0), immediate('4.16'))).toBe(true);
  });

  it('moves no task', () => {
    const inside = task({ frames: [{ func: 'vmlinux:f', version: 'original' }] });
    const enabled = step({ tasks: { t: inside } }, 'load a', { ...live, tasks: { t: inside } }, [
      log("livepatch: 'a': completing patching transition"),
    ]);
    expect(taskConsistency.holds(enabled, immediate('4.15'))).toBe(true);
    expect(taskConsistency.holds(enabled, immediate('4.16'))).toBe(false);
  });
});

describe('sysfs-true', () => {
  const files = {
    'a/': '',
    'a/enabled': '0',
    'a/vmlinux/': '',
    'a/vmlinux/f,1/': '',
    'a/mod/': '',
    'a/mod/g,1/': '',
  };

  it('in 4.16 a registered patch keeps its files, listed or not', () => {
    const replaced = view({ patches: { a: patch('a', 'clean', { loaded: true }) }, sysfs: files });
    expect(sysfsTrue.holds(replaced, on('4.16'))).toBe(true);
    expect(sysfsTrue.holds(replaced, on('6.12'))).toBe(false);
    expect(sysfsTrue.holds({ ...replaced, sysfs: {} }, on('4.16'))).toBe(false);
  });

  it('in 4.0 a function has a directory of its bare name', () => {
    const { 'a/vmlinux/f,1/': _f, 'a/mod/g,1/': _g, ...others } = files;
    const bare = view({
      patches: { a: patch('a', 'clean', { loaded: true, references: 1 }) },
      sysfs: { ...others, 'a/vmlinux/f/': '', 'a/mod/g/': '' },
    });
    expect(sysfsTrue.holds(bare, on('4.0'))).toBe(true);
  });
});
