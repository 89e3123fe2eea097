// A kernel without states lets the older patch in after the newer
//
// Generated from spec/scenarios/states/kernel-without-states.yaml and machines/ by `npx klp generate states/kernel-without-states`; do not edit.
// 15 states, 52 transitions, 14 signatures of macrosteps;
// 1 test with 14 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('states/kernel-without-states');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    fix_v1 loaded: no
    fix_v1 enabled: no
    fix_v1 forced: no
    fix_v1 references: 0
    fix_v1 free queued: no
    fix_v1 / vmlinux loaded: no
    fix_v1 / vmlinux patched: no
    fix_v1 / vmlinux callbacks: clean
    fix_v2 loaded: no
    fix_v2 enabled: no
    fix_v2 forced: no
    fix_v2 references: 0
    fix_v2 free queued: no
    fix_v2 / vmlinux loaded: no
    fix_v2 / vmlinux patched: no
    fix_v2 / vmlinux callbacks: clean
    state 1 version: 0
    state 1 data of fix_v1: null
    state 1 data of fix_v2: null
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load v1 completes patching; write v1 enabled 0 completes unpatching; write v1 enabled 0 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load fix_v1
    [notice] livepatch: enabling patch 'fix_v1'
    [debug] livepatch: 'fix_v1': initializing patching transition
    callback pre_patch of fix_v1 for vmlinux
    [info] fix_v1: pre_patch_callback: vmlinux
    [info] fix_v1: the first
    [notice] livepatch: 'fix_v1': starting patching transition
    [debug] livepatch: 'fix_v1': completing patching transition
    [notice] livepatch: 'fix_v1': patching complete
    → 0
    listed: none → fix_v1
    fix_v1 loaded: no → yes
    fix_v1 enabled: no → yes
    fix_v1 references: 0 → 1
    fix_v1 / vmlinux loaded: no → yes
    fix_v1 / vmlinux patched: no → yes
    fix_v1 / vmlinux callbacks: clean → live
    + /sys/kernel/livepatch/fix_v1/
    + /sys/kernel/livepatch/fix_v1/enabled: 1
    + /sys/kernel/livepatch/fix_v1/force
    + /sys/kernel/livepatch/fix_v1/transition: 0
    + /sys/kernel/livepatch/fix_v1/vmlinux/
  `);
  step(`
    > write fix_v1 enabled 0
    [debug] livepatch: 'fix_v1': initializing unpatching transition
    [notice] livepatch: 'fix_v1': starting unpatching transition
    [debug] livepatch: 'fix_v1': completing unpatching transition
    [notice] livepatch: 'fix_v1': unpatching complete
    → 0
    listed: fix_v1 → none
    fix_v1 enabled: yes → no
    fix_v1 free queued: no → yes
    fix_v1 / vmlinux loaded: yes → no
    fix_v1 / vmlinux patched: yes → no
    fix_v1 / vmlinux callbacks: live → clean
    /sys/kernel/livepatch/fix_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/fix_v1/vmlinux/
  `);
  step(`
    > write fix_v1 enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload fix_v1
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free fix_v1
    fix_v1 references: 1 → 0
    fix_v1 free queued: yes → no
    - /sys/kernel/livepatch/fix_v1/
    - /sys/kernel/livepatch/fix_v1/enabled
    - /sys/kernel/livepatch/fix_v1/force
    - /sys/kernel/livepatch/fix_v1/transition
  `);
  step(`
    > unload fix_v1
    → 0
    fix_v1 loaded: yes → no
  `);
  step(`
    > load fix_v2
    [notice] livepatch: enabling patch 'fix_v2'
    [debug] livepatch: 'fix_v2': initializing patching transition
    callback pre_patch of fix_v2 for vmlinux
    [info] fix_v2: pre_patch_callback: vmlinux
    [info] fix_v2: the first
    [notice] livepatch: 'fix_v2': starting patching transition
    [debug] livepatch: 'fix_v2': completing patching transition
    [notice] livepatch: 'fix_v2': patching complete
    → 0
    listed: none → fix_v2
    fix_v2 loaded: no → yes
    fix_v2 enabled: no → yes
    fix_v2 references: 0 → 1
    fix_v2 / vmlinux loaded: no → yes
    fix_v2 / vmlinux patched: no → yes
    fix_v2 / vmlinux callbacks: clean → live
    + /sys/kernel/livepatch/fix_v2/
    + /sys/kernel/livepatch/fix_v2/enabled: 1
    + /sys/kernel/livepatch/fix_v2/force
    + /sys/kernel/livepatch/fix_v2/transition: 0
    + /sys/kernel/livepatch/fix_v2/vmlinux/
  `);
  step(`
    > load fix_v1
    [notice] livepatch: enabling patch 'fix_v1'
    [debug] livepatch: 'fix_v1': initializing patching transition
    callback pre_patch of fix_v1 for vmlinux
    [info] fix_v1: pre_patch_callback: vmlinux
    [info] fix_v1: the first
    [notice] livepatch: 'fix_v1': starting patching transition
    [debug] livepatch: 'fix_v1': completing patching transition
    [notice] livepatch: 'fix_v1': patching complete
    → 0
    listed: fix_v2 → fix_v1
    fix_v1 loaded: no → yes
    fix_v1 enabled: no → yes
    fix_v1 references: 0 → 1
    fix_v1 / vmlinux loaded: no → yes
    fix_v1 / vmlinux patched: no → yes
    fix_v1 / vmlinux callbacks: clean → live
    fix_v2 enabled: yes → no
    fix_v2 free queued: no → yes
    fix_v2 / vmlinux loaded: yes → no
    fix_v2 / vmlinux patched: yes → no
    fix_v2 / vmlinux callbacks: live → clean
    /sys/kernel/livepatch/fix_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/fix_v2/vmlinux/
    + /sys/kernel/livepatch/fix_v1/
    + /sys/kernel/livepatch/fix_v1/enabled: 1
    + /sys/kernel/livepatch/fix_v1/force
    + /sys/kernel/livepatch/fix_v1/transition: 0
    + /sys/kernel/livepatch/fix_v1/vmlinux/
  `);
  step(`
    > write fix_v2 enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload fix_v2
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free fix_v2
    fix_v2 references: 1 → 0
    fix_v2 free queued: yes → no
    - /sys/kernel/livepatch/fix_v2/
    - /sys/kernel/livepatch/fix_v2/enabled
    - /sys/kernel/livepatch/fix_v2/force
    - /sys/kernel/livepatch/fix_v2/transition
  `);
  step(`
    > unload fix_v2
    → 0
    fix_v2 loaded: yes → no
  `);
  step(`
    > load fix_v2
    [notice] livepatch: enabling patch 'fix_v2'
    [debug] livepatch: 'fix_v2': initializing patching transition
    callback pre_patch of fix_v2 for vmlinux
    [info] fix_v2: pre_patch_callback: vmlinux
    [info] fix_v2: the first
    [notice] livepatch: 'fix_v2': starting patching transition
    [debug] livepatch: 'fix_v2': completing patching transition
    [notice] livepatch: 'fix_v2': patching complete
    → 0
    listed: fix_v1 → fix_v2
    fix_v1 enabled: yes → no
    fix_v1 free queued: no → yes
    fix_v1 / vmlinux loaded: yes → no
    fix_v1 / vmlinux patched: yes → no
    fix_v1 / vmlinux callbacks: live → clean
    fix_v2 loaded: no → yes
    fix_v2 enabled: no → yes
    fix_v2 references: 0 → 1
    fix_v2 / vmlinux loaded: no → yes
    fix_v2 / vmlinux patched: no → yes
    fix_v2 / vmlinux callbacks: clean → live
    /sys/kernel/livepatch/fix_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/fix_v1/vmlinux/
    + /sys/kernel/livepatch/fix_v2/
    + /sys/kernel/livepatch/fix_v2/enabled: 1
    + /sys/kernel/livepatch/fix_v2/force
    + /sys/kernel/livepatch/fix_v2/transition: 0
    + /sys/kernel/livepatch/fix_v2/vmlinux/
  `);
  step(`
    > write fix_v2 enabled 0
    [debug] livepatch: 'fix_v2': initializing unpatching transition
    [notice] livepatch: 'fix_v2': starting unpatching transition
    [debug] livepatch: 'fix_v2': completing unpatching transition
    [notice] livepatch: 'fix_v2': unpatching complete
    → 0
    listed: fix_v2 → none
    fix_v2 enabled: yes → no
    fix_v2 free queued: no → yes
    fix_v2 / vmlinux loaded: yes → no
    fix_v2 / vmlinux patched: yes → no
    fix_v2 / vmlinux callbacks: live → clean
    /sys/kernel/livepatch/fix_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/fix_v2/vmlinux/
  `);
});
