// Before 5.1: a module that calls the core out of order
//
// Generated from spec/scenarios/legacy/calls-out-of-order.yaml and machines/ by `npx klp generate legacy/calls-out-of-order`; do not edit.
// 70 states, 482 transitions, 53 signatures of macrosteps;
// 4 tests with 88 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('legacy/calls-out-of-order');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    basefix loaded: no
    basefix enabled: no
    basefix forced: no
    basefix references: 0
    basefix free queued: no
    basefix / vmlinux loaded: no
    basefix / vmlinux patched: no
    basefix / vmlinux callbacks: clean
    netfix loaded: no
    netfix enabled: no
    netfix forced: no
    netfix references: 0
    netfix free queued: no
    netfix / vmlinux loaded: no
    netfix / vmlinux patched: no
    netfix / vmlinux callbacks: clean
    worker alive: yes
    worker running: no
    worker patch_state: -1
    worker pending: no
    worker stack: empty
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    func_stack vmlinux:meminfo_proc_show: empty
    handler vmlinux:meminfo_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load netfix completes patching; load basefix completes patching; write basefix enabled 0 completes unpatching; …', () => {
  const { step } = boot();
  step(`
    > load netfix
    [info] netfix: klp_enable_patch: -22
    [info] netfix: klp_disable_patch: -22
    [info] netfix: klp_unregister_patch: -22
    [info] netfix: klp_disable_patch: -22
    [notice] livepatch: enabling patch 'netfix'
    [debug] livepatch: 'netfix': initializing patching transition
    [notice] livepatch: 'netfix': starting patching transition
    [debug] livepatch: 'netfix': completing patching transition
    [notice] livepatch: 'netfix': patching complete
    → 0
    listed: none → netfix
    netfix loaded: no → yes
    netfix enabled: no → yes
    netfix references: 0 → 1
    netfix / vmlinux loaded: no → yes
    netfix / vmlinux patched: no → yes
    netfix / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → netfix
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/netfix/
    + /sys/kernel/livepatch/netfix/enabled: 1
    + /sys/kernel/livepatch/netfix/transition: 0
    + /sys/kernel/livepatch/netfix/vmlinux/
    + /sys/kernel/livepatch/netfix/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load basefix
    [notice] livepatch: enabling patch 'basefix'
    [debug] livepatch: 'basefix': initializing patching transition
    [notice] livepatch: 'basefix': starting patching transition
    [debug] livepatch: 'basefix': completing patching transition
    [notice] livepatch: 'basefix': patching complete
    → 0
    listed: netfix → netfix, basefix
    basefix loaded: no → yes
    basefix enabled: no → yes
    basefix references: 0 → 1
    basefix / vmlinux loaded: no → yes
    basefix / vmlinux patched: no → yes
    basefix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → basefix
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/basefix/
    + /sys/kernel/livepatch/basefix/enabled: 1
    + /sys/kernel/livepatch/basefix/transition: 0
    + /sys/kernel/livepatch/basefix/vmlinux/
    + /sys/kernel/livepatch/basefix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write basefix enabled 0
    [debug] livepatch: 'basefix': initializing unpatching transition
    [notice] livepatch: 'basefix': starting unpatching transition
    [debug] livepatch: 'basefix': completing unpatching transition
    [notice] livepatch: 'basefix': unpatching complete
    → 0
    basefix enabled: yes → no
    basefix references: 1 → 0
    basefix / vmlinux patched: yes → no
    basefix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: basefix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/basefix/enabled: 1 → 0
  `);
  step(`
    > write netfix enabled 0
    [debug] livepatch: 'netfix': initializing unpatching transition
    [notice] livepatch: 'netfix': starting unpatching transition
    [debug] livepatch: 'netfix': completing unpatching transition
    [notice] livepatch: 'netfix': unpatching complete
    → 0
    netfix enabled: yes → no
    netfix references: 1 → 0
    netfix / vmlinux patched: yes → no
    netfix / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: netfix → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/netfix/enabled: 1 → 0
  `);
  step(`
    > write basefix enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write netfix enabled 1
    [notice] livepatch: enabling patch 'netfix'
    [debug] livepatch: 'netfix': initializing patching transition
    [notice] livepatch: 'netfix': starting patching transition
    → 0
    transition: none → netfix (to patched)
    netfix enabled: no → yes
    netfix references: 0 → 1
    netfix / vmlinux patched: no → yes
    netfix / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → netfix
    handler vmlinux:meminfo_proc_show: none → registered
    /sys/kernel/livepatch/netfix/enabled: 0 → 1
    /sys/kernel/livepatch/netfix/transition: 0 → 1
  `);
  step(`
    > write basefix enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix': completing patching transition
    [notice] livepatch: 'netfix': patching complete
    transition: netfix (to patched) → none
    netfix / vmlinux callbacks: prepared → live
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/netfix/transition: 1 → 0
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write netfix enabled 0
    [debug] livepatch: 'netfix': initializing unpatching transition
    [notice] livepatch: 'netfix': starting unpatching transition
    → 0
    transition: none → netfix (to unpatched)
    netfix enabled: yes → no
    netfix / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/netfix/enabled: 1 → 0
    /sys/kernel/livepatch/netfix/transition: 0 → 1
  `);
  step(`
    > write netfix enabled 1
    [debug] livepatch: 'netfix': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix': starting patching transition
    → 0
    transition: netfix (to unpatched) → netfix (to patched)
    netfix enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/netfix/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix': completing patching transition
    [notice] livepatch: 'netfix': patching complete
    transition: netfix (to patched) → none
    netfix / vmlinux callbacks: leaving → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/netfix/transition: 1 → 0
  `);
});

test('2: load netfix stays in transition; load basefix fails with EBUSY; write netfix enabled 0 reverses; …', () => {
  const { step } = boot();
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load netfix
    [info] netfix: klp_enable_patch: -22
    [info] netfix: klp_disable_patch: -22
    [info] netfix: klp_unregister_patch: -22
    [info] netfix: klp_disable_patch: -22
    [notice] livepatch: enabling patch 'netfix'
    [debug] livepatch: 'netfix': initializing patching transition
    [notice] livepatch: 'netfix': starting patching transition
    → 0
    transition: none → netfix (to patched)
    listed: none → netfix
    netfix loaded: no → yes
    netfix enabled: no → yes
    netfix references: 0 → 1
    netfix / vmlinux loaded: no → yes
    netfix / vmlinux patched: no → yes
    netfix / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → netfix
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/netfix/
    + /sys/kernel/livepatch/netfix/enabled: 1
    + /sys/kernel/livepatch/netfix/transition: 1
    + /sys/kernel/livepatch/netfix/vmlinux/
    + /sys/kernel/livepatch/netfix/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load basefix
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write netfix enabled 0
    [debug] livepatch: 'netfix': reversing transition from patching to unpatching
    [notice] livepatch: 'netfix': starting unpatching transition
    → 0
    transition: netfix (to patched) → netfix (to unpatched)
    netfix enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/netfix/enabled: 1 → 0
  `);
  step(`
    > write netfix enabled 1
    [debug] livepatch: 'netfix': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix': starting patching transition
    → 0
    transition: netfix (to unpatched) → netfix (to patched)
    netfix enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/netfix/enabled: 0 → 1
  `);
  step(`
    > retry
  `);
  step(`
    > write netfix enabled 0
    [debug] livepatch: 'netfix': reversing transition from patching to unpatching
    [notice] livepatch: 'netfix': starting unpatching transition
    → 0
    transition: netfix (to patched) → netfix (to unpatched)
    netfix enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/netfix/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix': completing unpatching transition
    [notice] livepatch: 'netfix': unpatching complete
    transition: netfix (to unpatched) → none
    netfix references: 1 → 0
    netfix / vmlinux patched: yes → no
    netfix / vmlinux callbacks: prepared → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:meminfo_proc_show: netfix → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/netfix/transition: 1 → 0
  `);
  step(`
    > load basefix
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write netfix enabled 1
    [notice] livepatch: enabling patch 'netfix'
    [debug] livepatch: 'netfix': initializing patching transition
    [notice] livepatch: 'netfix': starting patching transition
    → 0
    transition: none → netfix (to patched)
    netfix enabled: no → yes
    netfix references: 0 → 1
    netfix / vmlinux patched: no → yes
    netfix / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → netfix
    handler vmlinux:meminfo_proc_show: none → registered
    /sys/kernel/livepatch/netfix/enabled: 0 → 1
    /sys/kernel/livepatch/netfix/transition: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix': completing patching transition
    [notice] livepatch: 'netfix': patching complete
    transition: netfix (to patched) → none
    netfix / vmlinux callbacks: prepared → live
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/netfix/transition: 1 → 0
  `);
  step(`
    > load basefix
    [notice] livepatch: enabling patch 'basefix'
    [debug] livepatch: 'basefix': initializing patching transition
    [notice] livepatch: 'basefix': starting patching transition
    [debug] livepatch: 'basefix': completing patching transition
    [notice] livepatch: 'basefix': patching complete
    → 0
    listed: netfix → netfix, basefix
    basefix loaded: no → yes
    basefix enabled: no → yes
    basefix references: 0 → 1
    basefix / vmlinux loaded: no → yes
    basefix / vmlinux patched: no → yes
    basefix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → basefix
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/basefix/
    + /sys/kernel/livepatch/basefix/enabled: 1
    + /sys/kernel/livepatch/basefix/transition: 0
    + /sys/kernel/livepatch/basefix/vmlinux/
    + /sys/kernel/livepatch/basefix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write netfix enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write basefix enabled 0
    [debug] livepatch: 'basefix': initializing unpatching transition
    [notice] livepatch: 'basefix': starting unpatching transition
    → 0
    transition: none → basefix (to unpatched)
    basefix enabled: yes → no
    basefix / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/basefix/enabled: 1 → 0
    /sys/kernel/livepatch/basefix/transition: 0 → 1
  `);
  step(`
    > write basefix enabled 1
    [debug] livepatch: 'basefix': reversing transition from unpatching to patching
    [notice] livepatch: 'basefix': starting patching transition
    → 0
    transition: basefix (to unpatched) → basefix (to patched)
    basefix enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/basefix/enabled: 0 → 1
  `);
  step(`
    > write basefix enabled 0
    [debug] livepatch: 'basefix': reversing transition from patching to unpatching
    [notice] livepatch: 'basefix': starting unpatching transition
    → 0
    transition: basefix (to patched) → basefix (to unpatched)
    basefix enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/basefix/enabled: 1 → 0
  `);
  step(`
    > write netfix enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write basefix enabled 1
    [debug] livepatch: 'basefix': reversing transition from unpatching to patching
    [notice] livepatch: 'basefix': starting patching transition
    → 0
    transition: basefix (to unpatched) → basefix (to patched)
    basefix enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/basefix/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'basefix': completing patching transition
    [notice] livepatch: 'basefix': patching complete
    transition: basefix (to patched) → none
    basefix / vmlinux callbacks: leaving → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/basefix/transition: 1 → 0
  `);
  step(`
    > write basefix enabled 0
    [debug] livepatch: 'basefix': initializing unpatching transition
    [notice] livepatch: 'basefix': starting unpatching transition
    → 0
    transition: none → basefix (to unpatched)
    basefix enabled: yes → no
    basefix / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/basefix/enabled: 1 → 0
    /sys/kernel/livepatch/basefix/transition: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'basefix': completing unpatching transition
    [notice] livepatch: 'basefix': unpatching complete
    transition: basefix (to unpatched) → none
    basefix references: 1 → 0
    basefix / vmlinux patched: yes → no
    basefix / vmlinux callbacks: leaving → clean
    worker patch_state: 1 → -1
    worker pending: yes → no
    func_stack vmlinux:cmdline_proc_show: basefix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/basefix/transition: 1 → 0
  `);
});

test('3: load netfix fails with EBUSY; write basefix enabled 1 stays in transition; write basefix enabled 0 reverses; …', () => {
  const { step } = boot();
  step(`
    > load basefix
    [notice] livepatch: enabling patch 'basefix'
    [debug] livepatch: 'basefix': initializing patching transition
    [notice] livepatch: 'basefix': starting patching transition
    [debug] livepatch: 'basefix': completing patching transition
    [notice] livepatch: 'basefix': patching complete
    → 0
    listed: none → basefix
    basefix loaded: no → yes
    basefix enabled: no → yes
    basefix references: 0 → 1
    basefix / vmlinux loaded: no → yes
    basefix / vmlinux patched: no → yes
    basefix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → basefix
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/basefix/
    + /sys/kernel/livepatch/basefix/enabled: 1
    + /sys/kernel/livepatch/basefix/transition: 0
    + /sys/kernel/livepatch/basefix/vmlinux/
    + /sys/kernel/livepatch/basefix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write basefix enabled 0
    [debug] livepatch: 'basefix': initializing unpatching transition
    [notice] livepatch: 'basefix': starting unpatching transition
    [debug] livepatch: 'basefix': completing unpatching transition
    [notice] livepatch: 'basefix': unpatching complete
    → 0
    basefix enabled: yes → no
    basefix references: 1 → 0
    basefix / vmlinux patched: yes → no
    basefix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: basefix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/basefix/enabled: 1 → 0
  `);
  step(`
    > load netfix
    [info] netfix: klp_enable_patch: -22
    [info] netfix: klp_disable_patch: -22
    [info] netfix: klp_unregister_patch: -22
    [info] netfix: klp_disable_patch: -22
    → -EBUSY: Device or resource busy
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write basefix enabled 1
    [notice] livepatch: enabling patch 'basefix'
    [debug] livepatch: 'basefix': initializing patching transition
    [notice] livepatch: 'basefix': starting patching transition
    → 0
    transition: none → basefix (to patched)
    basefix enabled: no → yes
    basefix references: 0 → 1
    basefix / vmlinux patched: no → yes
    basefix / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → basefix
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/basefix/enabled: 0 → 1
    /sys/kernel/livepatch/basefix/transition: 0 → 1
  `);
  step(`
    > write basefix enabled 0
    [debug] livepatch: 'basefix': reversing transition from patching to unpatching
    [notice] livepatch: 'basefix': starting unpatching transition
    → 0
    transition: basefix (to patched) → basefix (to unpatched)
    basefix enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/basefix/enabled: 1 → 0
  `);
  step(`
    > write basefix enabled 1
    [debug] livepatch: 'basefix': reversing transition from unpatching to patching
    [notice] livepatch: 'basefix': starting patching transition
    → 0
    transition: basefix (to unpatched) → basefix (to patched)
    basefix enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/basefix/enabled: 0 → 1
  `);
  step(`
    > load netfix
    [info] netfix: klp_enable_patch: -22
    [info] netfix: klp_disable_patch: -22
    [info] netfix: klp_unregister_patch: -22
    [info] netfix: klp_disable_patch: -22
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write basefix enabled 0
    [debug] livepatch: 'basefix': reversing transition from patching to unpatching
    [notice] livepatch: 'basefix': starting unpatching transition
    → 0
    transition: basefix (to patched) → basefix (to unpatched)
    basefix enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/basefix/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'basefix': completing unpatching transition
    [notice] livepatch: 'basefix': unpatching complete
    transition: basefix (to unpatched) → none
    basefix references: 1 → 0
    basefix / vmlinux patched: yes → no
    basefix / vmlinux callbacks: prepared → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: basefix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/basefix/transition: 1 → 0
  `);
  step(`
    > write basefix enabled 1
    [notice] livepatch: enabling patch 'basefix'
    [debug] livepatch: 'basefix': initializing patching transition
    [notice] livepatch: 'basefix': starting patching transition
    → 0
    transition: none → basefix (to patched)
    basefix enabled: no → yes
    basefix references: 0 → 1
    basefix / vmlinux patched: no → yes
    basefix / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → basefix
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/basefix/enabled: 0 → 1
    /sys/kernel/livepatch/basefix/transition: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'basefix': completing patching transition
    [notice] livepatch: 'basefix': patching complete
    transition: basefix (to patched) → none
    basefix / vmlinux callbacks: prepared → live
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/basefix/transition: 1 → 0
  `);
  step(`
    > load netfix
    [info] netfix: klp_enable_patch: -22
    [info] netfix: klp_disable_patch: -22
    [info] netfix: klp_unregister_patch: -22
    [info] netfix: klp_disable_patch: -22
    [notice] livepatch: enabling patch 'netfix'
    [debug] livepatch: 'netfix': initializing patching transition
    [notice] livepatch: 'netfix': starting patching transition
    [debug] livepatch: 'netfix': completing patching transition
    [notice] livepatch: 'netfix': patching complete
    → 0
    listed: basefix → basefix, netfix
    netfix loaded: no → yes
    netfix enabled: no → yes
    netfix references: 0 → 1
    netfix / vmlinux loaded: no → yes
    netfix / vmlinux patched: no → yes
    netfix / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → netfix
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/netfix/
    + /sys/kernel/livepatch/netfix/enabled: 1
    + /sys/kernel/livepatch/netfix/transition: 0
    + /sys/kernel/livepatch/netfix/vmlinux/
    + /sys/kernel/livepatch/netfix/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write netfix enabled 0
    [debug] livepatch: 'netfix': initializing unpatching transition
    [notice] livepatch: 'netfix': starting unpatching transition
    [debug] livepatch: 'netfix': completing unpatching transition
    [notice] livepatch: 'netfix': unpatching complete
    → 0
    netfix enabled: yes → no
    netfix references: 1 → 0
    netfix / vmlinux patched: yes → no
    netfix / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: netfix → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/netfix/enabled: 1 → 0
  `);
  step(`
    > write basefix enabled 0
    [debug] livepatch: 'basefix': initializing unpatching transition
    [notice] livepatch: 'basefix': starting unpatching transition
    [debug] livepatch: 'basefix': completing unpatching transition
    [notice] livepatch: 'basefix': unpatching complete
    → 0
    basefix enabled: yes → no
    basefix references: 1 → 0
    basefix / vmlinux patched: yes → no
    basefix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: basefix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/basefix/enabled: 1 → 0
  `);
  step(`
    > write netfix enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > unload netfix
    [info] netfix: klp_disable_patch: -22
    [info] netfix: klp_enable_patch: -16
    [info] netfix: klp_unregister_patch: -22
    [info] netfix: klp_disable_patch: -22
    [info] netfix: klp_enable_patch: -22
    → 0
    listed: basefix, netfix → basefix
    netfix loaded: yes → no
    netfix / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/netfix/
    - /sys/kernel/livepatch/netfix/enabled
    - /sys/kernel/livepatch/netfix/transition
    - /sys/kernel/livepatch/netfix/vmlinux/
    - /sys/kernel/livepatch/netfix/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write basefix enabled 1
    [notice] livepatch: enabling patch 'basefix'
    [debug] livepatch: 'basefix': initializing patching transition
    [notice] livepatch: 'basefix': starting patching transition
    [debug] livepatch: 'basefix': completing patching transition
    [notice] livepatch: 'basefix': patching complete
    → 0
    basefix enabled: no → yes
    basefix references: 0 → 1
    basefix / vmlinux patched: no → yes
    basefix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → basefix
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/basefix/enabled: 0 → 1
  `);
  step(`
    > load netfix
    [info] netfix: klp_enable_patch: -22
    [info] netfix: klp_disable_patch: -22
    [info] netfix: klp_unregister_patch: -22
    [info] netfix: klp_disable_patch: -22
    [notice] livepatch: enabling patch 'netfix'
    [debug] livepatch: 'netfix': initializing patching transition
    [notice] livepatch: 'netfix': starting patching transition
    [debug] livepatch: 'netfix': completing patching transition
    [notice] livepatch: 'netfix': patching complete
    → 0
    listed: basefix → basefix, netfix
    netfix loaded: no → yes
    netfix enabled: no → yes
    netfix references: 0 → 1
    netfix / vmlinux loaded: no → yes
    netfix / vmlinux patched: no → yes
    netfix / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → netfix
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/netfix/
    + /sys/kernel/livepatch/netfix/enabled: 1
    + /sys/kernel/livepatch/netfix/transition: 0
    + /sys/kernel/livepatch/netfix/vmlinux/
    + /sys/kernel/livepatch/netfix/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write netfix enabled 0
    [debug] livepatch: 'netfix': initializing unpatching transition
    [notice] livepatch: 'netfix': starting unpatching transition
    [debug] livepatch: 'netfix': completing unpatching transition
    [notice] livepatch: 'netfix': unpatching complete
    → 0
    netfix enabled: yes → no
    netfix references: 1 → 0
    netfix / vmlinux patched: yes → no
    netfix / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: netfix → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/netfix/enabled: 1 → 0
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write basefix enabled 0
    [debug] livepatch: 'basefix': initializing unpatching transition
    [notice] livepatch: 'basefix': starting unpatching transition
    → 0
    transition: none → basefix (to unpatched)
    basefix enabled: yes → no
    basefix / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/basefix/enabled: 1 → 0
    /sys/kernel/livepatch/basefix/transition: 0 → 1
  `);
  step(`
    > write netfix enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > unload netfix
    [info] netfix: klp_disable_patch: -22
    [info] netfix: klp_enable_patch: -16
    [info] netfix: klp_unregister_patch: -22
    [info] netfix: klp_disable_patch: -22
    [info] netfix: klp_enable_patch: -22
    → 0
    listed: basefix, netfix → basefix
    netfix loaded: yes → no
    netfix / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/netfix/
    - /sys/kernel/livepatch/netfix/enabled
    - /sys/kernel/livepatch/netfix/transition
    - /sys/kernel/livepatch/netfix/vmlinux/
    - /sys/kernel/livepatch/netfix/vmlinux/meminfo_proc_show,1/
  `);
});

test('4: write basefix enabled 0 fails with EINVAL; write basefix enabled 1 fails with EINVAL; unload basefix fails with EAGAIN; …', () => {
  const { step } = boot();
  step(`
    > load basefix
    [notice] livepatch: enabling patch 'basefix'
    [debug] livepatch: 'basefix': initializing patching transition
    [notice] livepatch: 'basefix': starting patching transition
    [debug] livepatch: 'basefix': completing patching transition
    [notice] livepatch: 'basefix': patching complete
    → 0
    listed: none → basefix
    basefix loaded: no → yes
    basefix enabled: no → yes
    basefix references: 0 → 1
    basefix / vmlinux loaded: no → yes
    basefix / vmlinux patched: no → yes
    basefix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → basefix
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/basefix/
    + /sys/kernel/livepatch/basefix/enabled: 1
    + /sys/kernel/livepatch/basefix/transition: 0
    + /sys/kernel/livepatch/basefix/vmlinux/
    + /sys/kernel/livepatch/basefix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write basefix enabled 0
    [debug] livepatch: 'basefix': initializing unpatching transition
    [notice] livepatch: 'basefix': starting unpatching transition
    [debug] livepatch: 'basefix': completing unpatching transition
    [notice] livepatch: 'basefix': unpatching complete
    → 0
    basefix enabled: yes → no
    basefix references: 1 → 0
    basefix / vmlinux patched: yes → no
    basefix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: basefix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/basefix/enabled: 1 → 0
  `);
  step(`
    > write basefix enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write basefix enabled 1
    [notice] livepatch: enabling patch 'basefix'
    [debug] livepatch: 'basefix': initializing patching transition
    [notice] livepatch: 'basefix': starting patching transition
    [debug] livepatch: 'basefix': completing patching transition
    [notice] livepatch: 'basefix': patching complete
    → 0
    basefix enabled: no → yes
    basefix references: 0 → 1
    basefix / vmlinux patched: no → yes
    basefix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → basefix
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/basefix/enabled: 0 → 1
  `);
  step(`
    > write basefix enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload basefix
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > load netfix
    [info] netfix: klp_enable_patch: -22
    [info] netfix: klp_disable_patch: -22
    [info] netfix: klp_unregister_patch: -22
    [info] netfix: klp_disable_patch: -22
    [notice] livepatch: enabling patch 'netfix'
    [debug] livepatch: 'netfix': initializing patching transition
    [notice] livepatch: 'netfix': starting patching transition
    [debug] livepatch: 'netfix': completing patching transition
    [notice] livepatch: 'netfix': patching complete
    → 0
    listed: basefix → basefix, netfix
    netfix loaded: no → yes
    netfix enabled: no → yes
    netfix references: 0 → 1
    netfix / vmlinux loaded: no → yes
    netfix / vmlinux patched: no → yes
    netfix / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → netfix
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/netfix/
    + /sys/kernel/livepatch/netfix/enabled: 1
    + /sys/kernel/livepatch/netfix/transition: 0
    + /sys/kernel/livepatch/netfix/vmlinux/
    + /sys/kernel/livepatch/netfix/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write basefix enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write netfix enabled 0
    [debug] livepatch: 'netfix': initializing unpatching transition
    [notice] livepatch: 'netfix': starting unpatching transition
    [debug] livepatch: 'netfix': completing unpatching transition
    [notice] livepatch: 'netfix': unpatching complete
    → 0
    netfix enabled: yes → no
    netfix references: 1 → 0
    netfix / vmlinux patched: yes → no
    netfix / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: netfix → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/netfix/enabled: 1 → 0
  `);
  step(`
    > write netfix enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write netfix enabled 1
    [notice] livepatch: enabling patch 'netfix'
    [debug] livepatch: 'netfix': initializing patching transition
    [notice] livepatch: 'netfix': starting patching transition
    [debug] livepatch: 'netfix': completing patching transition
    [notice] livepatch: 'netfix': patching complete
    → 0
    netfix enabled: no → yes
    netfix references: 0 → 1
    netfix / vmlinux patched: no → yes
    netfix / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → netfix
    handler vmlinux:meminfo_proc_show: none → registered
    /sys/kernel/livepatch/netfix/enabled: 0 → 1
  `);
  step(`
    > write netfix enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload netfix
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write netfix enabled 0
    [debug] livepatch: 'netfix': initializing unpatching transition
    [notice] livepatch: 'netfix': starting unpatching transition
    → 0
    transition: none → netfix (to unpatched)
    netfix enabled: yes → no
    netfix / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/netfix/enabled: 1 → 0
    /sys/kernel/livepatch/netfix/transition: 0 → 1
  `);
  step(`
    > write basefix enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write netfix enabled 1
    [debug] livepatch: 'netfix': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix': starting patching transition
    → 0
    transition: netfix (to unpatched) → netfix (to patched)
    netfix enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/netfix/enabled: 0 → 1
  `);
  step(`
    > write netfix enabled 0
    [debug] livepatch: 'netfix': reversing transition from patching to unpatching
    [notice] livepatch: 'netfix': starting unpatching transition
    → 0
    transition: netfix (to patched) → netfix (to unpatched)
    netfix enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/netfix/enabled: 1 → 0
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix': completing unpatching transition
    [notice] livepatch: 'netfix': unpatching complete
    transition: netfix (to unpatched) → none
    netfix references: 1 → 0
    netfix / vmlinux patched: yes → no
    netfix / vmlinux callbacks: leaving → clean
    worker patch_state: 1 → -1
    worker pending: yes → no
    func_stack vmlinux:meminfo_proc_show: netfix → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/netfix/transition: 1 → 0
  `);
  step(`
    > unload netfix
    [info] netfix: klp_disable_patch: -22
    [info] netfix: klp_enable_patch: -19
    [info] netfix: klp_unregister_patch: -22
    [info] netfix: klp_disable_patch: -22
    [info] netfix: klp_enable_patch: -22
    → 0
    listed: basefix, netfix → basefix
    netfix loaded: yes → no
    netfix / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/netfix/
    - /sys/kernel/livepatch/netfix/enabled
    - /sys/kernel/livepatch/netfix/transition
    - /sys/kernel/livepatch/netfix/vmlinux/
    - /sys/kernel/livepatch/netfix/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write basefix enabled 0
    [debug] livepatch: 'basefix': initializing unpatching transition
    [notice] livepatch: 'basefix': starting unpatching transition
    [debug] livepatch: 'basefix': completing unpatching transition
    [notice] livepatch: 'basefix': unpatching complete
    → 0
    basefix enabled: yes → no
    basefix references: 1 → 0
    basefix / vmlinux patched: yes → no
    basefix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: basefix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/basefix/enabled: 1 → 0
  `);
  step(`
    > unload basefix
    → 0
    listed: basefix → none
    basefix loaded: yes → no
    basefix / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/basefix/
    - /sys/kernel/livepatch/basefix/enabled
    - /sys/kernel/livepatch/basefix/transition
    - /sys/kernel/livepatch/basefix/vmlinux/
    - /sys/kernel/livepatch/basefix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load basefix
    [notice] livepatch: enabling patch 'basefix'
    [debug] livepatch: 'basefix': initializing patching transition
    [notice] livepatch: 'basefix': starting patching transition
    → 0
    transition: none → basefix (to patched)
    listed: none → basefix
    basefix loaded: no → yes
    basefix enabled: no → yes
    basefix references: 0 → 1
    basefix / vmlinux loaded: no → yes
    basefix / vmlinux patched: no → yes
    basefix / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → basefix
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/basefix/
    + /sys/kernel/livepatch/basefix/enabled: 1
    + /sys/kernel/livepatch/basefix/transition: 1
    + /sys/kernel/livepatch/basefix/vmlinux/
    + /sys/kernel/livepatch/basefix/vmlinux/cmdline_proc_show,1/
  `);
});
