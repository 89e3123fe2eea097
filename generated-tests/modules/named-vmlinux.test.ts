// A module named vmlinux is refused
//
// Generated from spec/scenarios/modules/named-vmlinux.yaml and machines/ by `npx klp generate modules/named-vmlinux`; do not edit.
// 4 states, 11 transitions, 7 signatures of macrosteps;
// 1 test with 7 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('modules/named-vmlinux');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    fix loaded: no
    fix enabled: no
    fix forced: no
    fix references: 0
    fix free queued: no
    fix / vmlinux loaded: no
    fix / vmlinux patched: no
    fix / vmlinux callbacks: clean
    module vmlinux loaded: no
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load fix completes patching; write fix enabled 0 completes unpatching; write fix enabled 0 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load fix
    [notice] livepatch: enabling patch 'fix'
    [debug] livepatch: 'fix': initializing patching transition
    callback pre_patch of fix for vmlinux
    [info] fix: pre_patch_callback: vmlinux
    [notice] livepatch: 'fix': starting patching transition
    [debug] livepatch: 'fix': completing patching transition
    callback post_patch of fix for vmlinux
    [info] fix: post_patch_callback: vmlinux
    [notice] livepatch: 'fix': patching complete
    → 0
    listed: none → fix
    fix loaded: no → yes
    fix enabled: no → yes
    fix references: 0 → 1
    fix / vmlinux loaded: no → yes
    fix / vmlinux patched: no → yes
    fix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fix
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix/
    + /sys/kernel/livepatch/fix/enabled: 1
    + /sys/kernel/livepatch/fix/force
    + /sys/kernel/livepatch/fix/replace: 0
    + /sys/kernel/livepatch/fix/transition: 0
    + /sys/kernel/livepatch/fix/vmlinux/
    + /sys/kernel/livepatch/fix/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix/vmlinux/patched: 1
  `);
  step(`
    > write fix enabled 0
    [debug] livepatch: 'fix': initializing unpatching transition
    callback pre_unpatch of fix for vmlinux
    [info] fix: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'fix': starting unpatching transition
    [debug] livepatch: 'fix': completing unpatching transition
    callback post_unpatch of fix for vmlinux
    [info] fix: post_unpatch_callback: vmlinux
    [notice] livepatch: 'fix': unpatching complete
    → 0
    listed: fix → none
    fix enabled: yes → no
    fix free queued: no → yes
    fix / vmlinux loaded: yes → no
    fix / vmlinux patched: yes → no
    fix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: fix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/fix/enabled: 1 → 0
    - /sys/kernel/livepatch/fix/vmlinux/
    - /sys/kernel/livepatch/fix/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fix/vmlinux/patched
  `);
  step(`
    > write fix enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload fix
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free fix
    fix references: 1 → 0
    fix free queued: yes → no
    - /sys/kernel/livepatch/fix/
    - /sys/kernel/livepatch/fix/enabled
    - /sys/kernel/livepatch/fix/force
    - /sys/kernel/livepatch/fix/replace
    - /sys/kernel/livepatch/fix/transition
  `);
  step(`
    > unload fix
    → 0
    fix loaded: yes → no
  `);
  step(`
    > loadModule vmlinux
    [err] livepatch: vmlinux.ko: invalid module name
    → -EINVAL: Invalid argument
  `);
});
