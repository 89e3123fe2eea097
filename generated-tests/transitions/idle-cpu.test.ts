// An idle CPU holds the transition up until it passes its loop
//
// Generated from spec/scenarios/transitions/idle-cpu.yaml and machines/ by `npx klp generate transitions/idle-cpu`; do not edit.
// 14 states, 74 transitions, 20 signatures of macrosteps;
// 1 test with 24 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('transitions/idle-cpu');

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
    blind alive: yes
    blind running: no
    blind patch_state: -1
    blind pending: no
    blind stack: empty
    swapper alive: yes
    swapper running: yes
    swapper patch_state: -1
    swapper pending: no
    swapper stack: empty
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load livepatch_sample stays in transition; write livepatch_sample enabled 0 reverses; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    the CPU of swapper is woken
    → 0
    transition: none → livepatch_sample (to patched)
    listed: none → livepatch_sample
    livepatch_sample loaded: no → yes
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux loaded: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → prepared
    blind patch_state: -1 → 0
    blind pending: no → yes
    swapper patch_state: -1 → 0
    swapper pending: no → yes
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
    blind pending: yes → no
    swapper pending: yes → no
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
    blind pending: no → yes
    swapper pending: no → yes
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
    > exitKernel swapper
    swapper patch_state: 0 → 1
    swapper pending: yes → no
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    blind pending: yes → no
    swapper pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 1
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    blind pending: no → yes
    swapper pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > exitKernel swapper
  `);
  step(`
    > wake blind
    blind running: no → yes
  `);
  step(`
    > resched blind
  `);
  step(`
    > sleep blind
    blind running: yes → no
  `);
  step(`
    > retry
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    blind pending: yes → no
    swapper pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > exitKernel swapper
    swapper patch_state: 1 → 0
    swapper pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    callback post_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': unpatching complete
    transition: livepatch_sample (to unpatched) → none
    listed: livepatch_sample → none
    livepatch_sample free queued: no → yes
    livepatch_sample / vmlinux loaded: yes → no
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: prepared → clean
    blind patch_state: 0 → -1
    swapper patch_state: 0 → -1
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
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    the CPU of swapper is woken
    → 0
    transition: none → livepatch_sample (to patched)
    listed: none → livepatch_sample
    livepatch_sample loaded: no → yes
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux loaded: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → prepared
    blind patch_state: -1 → 0
    blind pending: no → yes
    swapper patch_state: -1 → 0
    swapper pending: no → yes
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
    the CPU of swapper is woken
  `);
  step(`
    > exitKernel swapper
    swapper patch_state: 0 → 1
    swapper pending: yes → no
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    blind pending: yes → no
    swapper pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > retry
    the CPU of swapper is woken
  `);
});
