// The idle task of an offline CPU is moved at once
//
// Generated from spec/scenarios/transitions/offline-cpu.yaml and machines/ by `npx klp generate transitions/offline-cpu`; do not edit.
// 20 states, 93 transitions, 30 signatures of macrosteps;
// 3 tests with 57 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('transitions/offline-cpu');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    livepatch_sample loaded: no
    livepatch_sample enabled: no
    livepatch_sample forced: no
    livepatch_sample references: 0
    livepatch_sample free queued: no
    livepatch_sample / vmlinux loaded: no
    livepatch_sample / vmlinux patched: no
    livepatch_sample / vmlinux callbacks: clean
    swapper_0 alive: yes
    swapper_0 running: yes
    swapper_0 patch_state: -1
    swapper_0 pending: no
    swapper_0 stack: empty
    swapper_1 alive: yes
    swapper_1 running: no
    swapper_1 patch_state: -1
    swapper_1 pending: no
    swapper_1 stack: empty
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load livepatch_sample stays in transition; exitKernel swapper_0 moves swapper_0; retry completes patching; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample
    [warning] livepatch: This architecture doesn't have support for the livepatch consistency model.
    [warning] livepatch: The livepatch transition may never complete.
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    [notice] livepatch: 'livepatch_sample': starting patching transition
    the CPU of swapper_0 is woken
    → 0
    transition: none → livepatch_sample (to patched)
    listed: none → livepatch_sample
    livepatch_sample loaded: no → yes
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux loaded: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → prepared
    swapper_0 patch_state: -1 → 0
    swapper_0 pending: no → yes
    swapper_1 patch_state: -1 → 1
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/replace: 0
    + /sys/kernel/livepatch/livepatch_sample/transition: 1
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/patched: 1
  `);
  step(`
    > exitKernel swapper_0
    swapper_0 patch_state: 0 → 1
    swapper_0 pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: prepared → live
    swapper_0 patch_state: 1 → -1
    swapper_1 patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    the CPU of swapper_0 is woken
    → 0
    transition: none → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    livepatch_sample / vmlinux callbacks: live → leaving
    swapper_0 patch_state: -1 → 1
    swapper_0 pending: no → yes
    swapper_1 patch_state: -1 → 0
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
  step(`
    > exitKernel swapper_0
    swapper_0 patch_state: 1 → 0
    swapper_0 pending: yes → no
  `);
  step(`
    > write livepatch_sample enabled 1
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    swapper_0 pending: no → yes
    swapper_1 pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > retry
    the CPU of swapper_0 is woken
    swapper_1 patch_state: 0 → 1
    swapper_1 pending: yes → no
  `);
  step(`
    > exitKernel swapper_0
    swapper_0 patch_state: 0 → 1
    swapper_0 pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: leaving → live
    swapper_0 patch_state: 1 → -1
    swapper_1 patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
});

test('2: write livepatch_sample enabled 0 reverses; retry moves swapper_1; write livepatch_sample enabled 1 reverses; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample
    [warning] livepatch: This architecture doesn't have support for the livepatch consistency model.
    [warning] livepatch: The livepatch transition may never complete.
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    [notice] livepatch: 'livepatch_sample': starting patching transition
    the CPU of swapper_0 is woken
    → 0
    transition: none → livepatch_sample (to patched)
    listed: none → livepatch_sample
    livepatch_sample loaded: no → yes
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux loaded: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → prepared
    swapper_0 patch_state: -1 → 0
    swapper_0 pending: no → yes
    swapper_1 patch_state: -1 → 1
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/replace: 0
    + /sys/kernel/livepatch/livepatch_sample/transition: 1
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/patched: 1
  `);
  step(`
    > exitKernel swapper_0
    swapper_0 patch_state: 0 → 1
    swapper_0 pending: yes → no
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    swapper_0 pending: no → yes
    swapper_1 pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > retry
    the CPU of swapper_0 is woken
    swapper_1 patch_state: 1 → 0
    swapper_1 pending: yes → no
  `);
  step(`
    > retry
    the CPU of swapper_0 is woken
  `);
  step(`
    > write livepatch_sample enabled 1
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    swapper_0 pending: yes → no
    swapper_1 pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: prepared → live
    swapper_0 patch_state: 1 → -1
    swapper_1 patch_state: 0 → -1
    swapper_1 pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    the CPU of swapper_0 is woken
    → 0
    transition: none → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    livepatch_sample / vmlinux callbacks: live → leaving
    swapper_0 patch_state: -1 → 1
    swapper_0 pending: no → yes
    swapper_1 patch_state: -1 → 0
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled 1
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    swapper_0 pending: yes → no
    swapper_1 pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: leaving → live
    swapper_0 patch_state: 1 → -1
    swapper_1 patch_state: 0 → -1
    swapper_1 pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    the CPU of swapper_0 is woken
    → 0
    transition: none → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    livepatch_sample / vmlinux callbacks: live → leaving
    swapper_0 patch_state: -1 → 1
    swapper_0 pending: no → yes
    swapper_1 patch_state: -1 → 0
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
  step(`
    > exitKernel swapper_0
    swapper_0 patch_state: 1 → 0
    swapper_0 pending: yes → no
  `);
  step(`
    > write livepatch_sample enabled 1
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    swapper_0 pending: no → yes
    swapper_1 pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > retry
    the CPU of swapper_0 is woken
    swapper_1 patch_state: 0 → 1
    swapper_1 pending: yes → no
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    swapper_0 pending: yes → no
    swapper_1 pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    [notice] livepatch: 'livepatch_sample': unpatching complete
    transition: livepatch_sample (to unpatched) → none
    listed: livepatch_sample → none
    livepatch_sample free queued: no → yes
    livepatch_sample / vmlinux loaded: yes → no
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: leaving → clean
    swapper_0 patch_state: 0 → -1
    swapper_1 patch_state: 1 → -1
    swapper_1 pending: yes → no
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/patched
  `);
  step(`
    > free livepatch_sample
    livepatch_sample references: 1 → 0
    livepatch_sample free queued: yes → no
    - /sys/kernel/livepatch/livepatch_sample/
    - /sys/kernel/livepatch/livepatch_sample/enabled
    - /sys/kernel/livepatch/livepatch_sample/force
    - /sys/kernel/livepatch/livepatch_sample/replace
    - /sys/kernel/livepatch/livepatch_sample/transition
  `);
  step(`
    > unload livepatch_sample
    → 0
    livepatch_sample loaded: yes → no
  `);
  step(`
    > load livepatch_sample
    [warning] livepatch: This architecture doesn't have support for the livepatch consistency model.
    [warning] livepatch: The livepatch transition may never complete.
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    [notice] livepatch: 'livepatch_sample': starting patching transition
    the CPU of swapper_0 is woken
    → 0
    transition: none → livepatch_sample (to patched)
    listed: none → livepatch_sample
    livepatch_sample loaded: no → yes
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux loaded: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → prepared
    swapper_0 patch_state: -1 → 0
    swapper_0 pending: no → yes
    swapper_1 patch_state: -1 → 1
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/replace: 0
    + /sys/kernel/livepatch/livepatch_sample/transition: 1
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/patched: 1
  `);
  step(`
    > exitKernel swapper_0
    swapper_0 patch_state: 0 → 1
    swapper_0 pending: yes → no
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    swapper_0 pending: no → yes
    swapper_1 pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > retry
    the CPU of swapper_0 is woken
    swapper_1 patch_state: 1 → 0
    swapper_1 pending: yes → no
  `);
  step(`
    > exitKernel swapper_0
    swapper_0 patch_state: 1 → 0
    swapper_0 pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    [notice] livepatch: 'livepatch_sample': unpatching complete
    transition: livepatch_sample (to unpatched) → none
    listed: livepatch_sample → none
    livepatch_sample free queued: no → yes
    livepatch_sample / vmlinux loaded: yes → no
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: prepared → clean
    swapper_0 patch_state: 0 → -1
    swapper_1 patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/patched
  `);
});

test('3: write livepatch_sample enabled 0 fails with EINVAL; write livepatch_sample enabled 1 reverses; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample
    [warning] livepatch: This architecture doesn't have support for the livepatch consistency model.
    [warning] livepatch: The livepatch transition may never complete.
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    [notice] livepatch: 'livepatch_sample': starting patching transition
    the CPU of swapper_0 is woken
    → 0
    transition: none → livepatch_sample (to patched)
    listed: none → livepatch_sample
    livepatch_sample loaded: no → yes
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux loaded: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → prepared
    swapper_0 patch_state: -1 → 0
    swapper_0 pending: no → yes
    swapper_1 patch_state: -1 → 1
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/replace: 0
    + /sys/kernel/livepatch/livepatch_sample/transition: 1
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/patched: 1
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    swapper_0 pending: yes → no
    swapper_1 pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled 1
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    swapper_0 pending: no → yes
    swapper_1 pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload livepatch_sample
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > exitKernel swapper_0
    swapper_0 patch_state: 0 → 1
    swapper_0 pending: yes → no
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    swapper_0 pending: no → yes
    swapper_1 pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 1
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    swapper_0 pending: yes → no
    swapper_1 pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > exitKernel swapper_0
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: prepared → live
    swapper_0 patch_state: 1 → -1
    swapper_1 patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    the CPU of swapper_0 is woken
    → 0
    transition: none → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    livepatch_sample / vmlinux callbacks: live → leaving
    swapper_0 patch_state: -1 → 1
    swapper_0 pending: no → yes
    swapper_1 patch_state: -1 → 0
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled 1
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    swapper_0 pending: yes → no
    swapper_1 pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    swapper_0 pending: no → yes
    swapper_1 pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > exitKernel swapper_0
    swapper_0 patch_state: 1 → 0
    swapper_0 pending: yes → no
  `);
  step(`
    > write livepatch_sample enabled 1
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    swapper_0 pending: no → yes
    swapper_1 pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    swapper_0 pending: yes → no
    swapper_1 pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    [notice] livepatch: 'livepatch_sample': unpatching complete
    transition: livepatch_sample (to unpatched) → none
    listed: livepatch_sample → none
    livepatch_sample free queued: no → yes
    livepatch_sample / vmlinux loaded: yes → no
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: leaving → clean
    swapper_0 patch_state: 0 → -1
    swapper_1 patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/patched
  `);
  step(`
    > free livepatch_sample
    livepatch_sample references: 1 → 0
    livepatch_sample free queued: yes → no
    - /sys/kernel/livepatch/livepatch_sample/
    - /sys/kernel/livepatch/livepatch_sample/enabled
    - /sys/kernel/livepatch/livepatch_sample/force
    - /sys/kernel/livepatch/livepatch_sample/replace
    - /sys/kernel/livepatch/livepatch_sample/transition
  `);
  step(`
    > unload livepatch_sample
    → 0
    livepatch_sample loaded: yes → no
  `);
  step(`
    > load livepatch_sample
    [warning] livepatch: This architecture doesn't have support for the livepatch consistency model.
    [warning] livepatch: The livepatch transition may never complete.
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    [notice] livepatch: 'livepatch_sample': starting patching transition
    the CPU of swapper_0 is woken
    → 0
    transition: none → livepatch_sample (to patched)
    listed: none → livepatch_sample
    livepatch_sample loaded: no → yes
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux loaded: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → prepared
    swapper_0 patch_state: -1 → 0
    swapper_0 pending: no → yes
    swapper_1 patch_state: -1 → 1
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/replace: 0
    + /sys/kernel/livepatch/livepatch_sample/transition: 1
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/patched: 1
  `);
  step(`
    > retry
    the CPU of swapper_0 is woken
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    swapper_0 pending: yes → no
    swapper_1 pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    [notice] livepatch: 'livepatch_sample': unpatching complete
    transition: livepatch_sample (to unpatched) → none
    listed: livepatch_sample → none
    livepatch_sample free queued: no → yes
    livepatch_sample / vmlinux loaded: yes → no
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: prepared → clean
    swapper_0 patch_state: 0 → -1
    swapper_1 patch_state: 1 → -1
    swapper_1 pending: yes → no
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/patched
  `);
});
