// A patch modifies a system state and restores it when it is disabled
//
// Generated from spec/scenarios/states/new-and-restored.yaml and machines/ by `npx klp generate states/new-and-restored`; do not edit.
// 24 states, 122 transitions, 29 signatures of macrosteps;
// 3 tests with 59 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('states/new-and-restored');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    console_v1 loaded: no
    console_v1 enabled: no
    console_v1 forced: no
    console_v1 references: 0
    console_v1 free queued: no
    console_v1 / vmlinux loaded: no
    console_v1 / vmlinux patched: no
    console_v1 / vmlinux callbacks: clean
    init alive: yes
    init running: no
    init patch_state: -1
    init pending: no
    init stack: empty
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    state 1 version: 0
    state 1 data of console_v1: null
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load console_v1 stays in transition; exitKernel init moves init; write console_v1 enabled 0 reverses; …', () => {
  const { step } = boot();
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load console_v1
    [notice] livepatch: enabling patch 'console_v1'
    [debug] livepatch: 'console_v1': initializing patching transition
    callback pre_patch of console_v1 for vmlinux
    [info] console_v1: pre_patch_callback: vmlinux
    effect allocate 1 in pre_patch for vmlinux of console_v1: done
    [info] console_v1: allocate_loglevel_state: allocating space to store console_loglevel
    [notice] livepatch: 'console_v1': starting patching transition
    → 0
    transition: none → console_v1 (to patched)
    listed: none → console_v1
    console_v1 loaded: no → yes
    console_v1 enabled: no → yes
    console_v1 references: 0 → 1
    console_v1 / vmlinux loaded: no → yes
    console_v1 / vmlinux patched: no → yes
    console_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → console_v1
    handler vmlinux:cmdline_proc_show: none → registered
    state 1 data of console_v1: null → console_v1
    + state 1 space of console_v1: saves version 0
    + /sys/kernel/livepatch/console_v1/
    + /sys/kernel/livepatch/console_v1/enabled: 1
    + /sys/kernel/livepatch/console_v1/force
    + /sys/kernel/livepatch/console_v1/replace: 1
    + /sys/kernel/livepatch/console_v1/transition: 1
    + /sys/kernel/livepatch/console_v1/vmlinux/
    + /sys/kernel/livepatch/console_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v1/vmlinux/patched: 1
  `);
  step(`
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > write console_v1 enabled 0
    [debug] livepatch: 'console_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'console_v1': starting unpatching transition
    → 0
    transition: console_v1 (to patched) → console_v1 (to unpatched)
    console_v1 enabled: yes → no
    init pending: no → yes
    /sys/kernel/livepatch/console_v1/enabled: 1 → 0
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'console_v1': completing unpatching transition
    callback post_unpatch of console_v1 for vmlinux
    [info] console_v1: post_unpatch_callback: vmlinux
    effect free 1 in post_unpatch for vmlinux of console_v1: done
    [info] console_v1: free_loglevel_state: freeing space for the stored console_loglevel
    [notice] livepatch: 'console_v1': unpatching complete
    transition: console_v1 (to unpatched) → none
    listed: console_v1 → none
    console_v1 free queued: no → yes
    console_v1 / vmlinux loaded: yes → no
    console_v1 / vmlinux patched: yes → no
    console_v1 / vmlinux callbacks: prepared → clean
    init patch_state: 1 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: console_v1 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    state 1 data of console_v1: console_v1 → null
    - state 1 space of console_v1
    /sys/kernel/livepatch/console_v1/transition: 1 → 0
    - /sys/kernel/livepatch/console_v1/vmlinux/
    - /sys/kernel/livepatch/console_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/console_v1/vmlinux/patched
  `);
  step(`
    > free console_v1
    console_v1 references: 1 → 0
    console_v1 free queued: yes → no
    - /sys/kernel/livepatch/console_v1/
    - /sys/kernel/livepatch/console_v1/enabled
    - /sys/kernel/livepatch/console_v1/force
    - /sys/kernel/livepatch/console_v1/replace
    - /sys/kernel/livepatch/console_v1/transition
  `);
  step(`
    > unload console_v1
    → 0
    console_v1 loaded: yes → no
  `);
  step(`
    > load console_v1
    [notice] livepatch: enabling patch 'console_v1'
    [debug] livepatch: 'console_v1': initializing patching transition
    callback pre_patch of console_v1 for vmlinux
    [info] console_v1: pre_patch_callback: vmlinux
    effect allocate 1 in pre_patch for vmlinux of console_v1: done
    [info] console_v1: allocate_loglevel_state: allocating space to store console_loglevel
    [notice] livepatch: 'console_v1': starting patching transition
    [debug] livepatch: 'console_v1': completing patching transition
    callback post_patch of console_v1 for vmlinux
    [info] console_v1: post_patch_callback: vmlinux
    effect set 1 in post_patch for vmlinux of console_v1: done
    [info] console_v1: fix_console_loglevel: fixing console_loglevel
    [notice] livepatch: 'console_v1': patching complete
    → 0
    listed: none → console_v1
    console_v1 loaded: no → yes
    console_v1 enabled: no → yes
    console_v1 references: 0 → 1
    console_v1 / vmlinux loaded: no → yes
    console_v1 / vmlinux patched: no → yes
    console_v1 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → console_v1
    handler vmlinux:cmdline_proc_show: none → registered
    state 1 version: 0 → 1
    state 1 data of console_v1: null → console_v1
    + state 1 space of console_v1: saves version 0
    + /sys/kernel/livepatch/console_v1/
    + /sys/kernel/livepatch/console_v1/enabled: 1
    + /sys/kernel/livepatch/console_v1/force
    + /sys/kernel/livepatch/console_v1/replace: 1
    + /sys/kernel/livepatch/console_v1/transition: 0
    + /sys/kernel/livepatch/console_v1/vmlinux/
    + /sys/kernel/livepatch/console_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v1/vmlinux/patched: 1
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > write console_v1 enabled 0
    [debug] livepatch: 'console_v1': initializing unpatching transition
    callback pre_unpatch of console_v1 for vmlinux
    [info] console_v1: pre_unpatch_callback: vmlinux
    effect restore 1 in pre_unpatch for vmlinux of console_v1: done
    [info] console_v1: restore_console_loglevel: restoring console_loglevel
    [notice] livepatch: 'console_v1': starting unpatching transition
    → 0
    transition: none → console_v1 (to unpatched)
    console_v1 enabled: yes → no
    console_v1 / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    state 1 version: 1 → 0
    /sys/kernel/livepatch/console_v1/enabled: 1 → 0
    /sys/kernel/livepatch/console_v1/transition: 0 → 1
  `);
  step(`
    > exitKernel init
    init patch_state: 1 → 0
    init pending: yes → no
  `);
  step(`
    > write console_v1 enabled 1
    [debug] livepatch: 'console_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'console_v1': starting patching transition
    → 0
    transition: console_v1 (to unpatched) → console_v1 (to patched)
    console_v1 enabled: no → yes
    init pending: no → yes
    /sys/kernel/livepatch/console_v1/enabled: 0 → 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'console_v1': completing patching transition
    callback post_patch of console_v1 for vmlinux
    [info] console_v1: post_patch_callback: vmlinux
    effect set 1 in post_patch for vmlinux of console_v1: done
    [info] console_v1: fix_console_loglevel: fixing console_loglevel
    [notice] livepatch: 'console_v1': patching complete
    transition: console_v1 (to patched) → none
    console_v1 / vmlinux callbacks: leaving → live
    init patch_state: 0 → -1
    init pending: yes → no
    state 1 version: 0 → 1
    /sys/kernel/livepatch/console_v1/transition: 1 → 0
  `);
});

test('2: write console_v1 enabled 0 reverses; retry completes the reversal to unpatching; retry completes patching; …', () => {
  const { step } = boot();
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load console_v1
    [notice] livepatch: enabling patch 'console_v1'
    [debug] livepatch: 'console_v1': initializing patching transition
    callback pre_patch of console_v1 for vmlinux
    [info] console_v1: pre_patch_callback: vmlinux
    effect allocate 1 in pre_patch for vmlinux of console_v1: done
    [info] console_v1: allocate_loglevel_state: allocating space to store console_loglevel
    [notice] livepatch: 'console_v1': starting patching transition
    → 0
    transition: none → console_v1 (to patched)
    listed: none → console_v1
    console_v1 loaded: no → yes
    console_v1 enabled: no → yes
    console_v1 references: 0 → 1
    console_v1 / vmlinux loaded: no → yes
    console_v1 / vmlinux patched: no → yes
    console_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → console_v1
    handler vmlinux:cmdline_proc_show: none → registered
    state 1 data of console_v1: null → console_v1
    + state 1 space of console_v1: saves version 0
    + /sys/kernel/livepatch/console_v1/
    + /sys/kernel/livepatch/console_v1/enabled: 1
    + /sys/kernel/livepatch/console_v1/force
    + /sys/kernel/livepatch/console_v1/replace: 1
    + /sys/kernel/livepatch/console_v1/transition: 1
    + /sys/kernel/livepatch/console_v1/vmlinux/
    + /sys/kernel/livepatch/console_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v1/vmlinux/patched: 1
  `);
  step(`
    > retry
  `);
  step(`
    > write console_v1 enabled 0
    [debug] livepatch: 'console_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'console_v1': starting unpatching transition
    → 0
    transition: console_v1 (to patched) → console_v1 (to unpatched)
    console_v1 enabled: yes → no
    init pending: yes → no
    /sys/kernel/livepatch/console_v1/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'console_v1': completing unpatching transition
    callback post_unpatch of console_v1 for vmlinux
    [info] console_v1: post_unpatch_callback: vmlinux
    effect free 1 in post_unpatch for vmlinux of console_v1: done
    [info] console_v1: free_loglevel_state: freeing space for the stored console_loglevel
    [notice] livepatch: 'console_v1': unpatching complete
    transition: console_v1 (to unpatched) → none
    listed: console_v1 → none
    console_v1 free queued: no → yes
    console_v1 / vmlinux loaded: yes → no
    console_v1 / vmlinux patched: yes → no
    console_v1 / vmlinux callbacks: prepared → clean
    init patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: console_v1 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    state 1 data of console_v1: console_v1 → null
    - state 1 space of console_v1
    /sys/kernel/livepatch/console_v1/transition: 1 → 0
    - /sys/kernel/livepatch/console_v1/vmlinux/
    - /sys/kernel/livepatch/console_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/console_v1/vmlinux/patched
  `);
  step(`
    > free console_v1
    console_v1 references: 1 → 0
    console_v1 free queued: yes → no
    - /sys/kernel/livepatch/console_v1/
    - /sys/kernel/livepatch/console_v1/enabled
    - /sys/kernel/livepatch/console_v1/force
    - /sys/kernel/livepatch/console_v1/replace
    - /sys/kernel/livepatch/console_v1/transition
  `);
  step(`
    > unload console_v1
    → 0
    console_v1 loaded: yes → no
  `);
  step(`
    > load console_v1
    [notice] livepatch: enabling patch 'console_v1'
    [debug] livepatch: 'console_v1': initializing patching transition
    callback pre_patch of console_v1 for vmlinux
    [info] console_v1: pre_patch_callback: vmlinux
    effect allocate 1 in pre_patch for vmlinux of console_v1: done
    [info] console_v1: allocate_loglevel_state: allocating space to store console_loglevel
    [notice] livepatch: 'console_v1': starting patching transition
    → 0
    transition: none → console_v1 (to patched)
    listed: none → console_v1
    console_v1 loaded: no → yes
    console_v1 enabled: no → yes
    console_v1 references: 0 → 1
    console_v1 / vmlinux loaded: no → yes
    console_v1 / vmlinux patched: no → yes
    console_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → console_v1
    handler vmlinux:cmdline_proc_show: none → registered
    state 1 data of console_v1: null → console_v1
    + state 1 space of console_v1: saves version 0
    + /sys/kernel/livepatch/console_v1/
    + /sys/kernel/livepatch/console_v1/enabled: 1
    + /sys/kernel/livepatch/console_v1/force
    + /sys/kernel/livepatch/console_v1/replace: 1
    + /sys/kernel/livepatch/console_v1/transition: 1
    + /sys/kernel/livepatch/console_v1/vmlinux/
    + /sys/kernel/livepatch/console_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v1/vmlinux/patched: 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'console_v1': completing patching transition
    callback post_patch of console_v1 for vmlinux
    [info] console_v1: post_patch_callback: vmlinux
    effect set 1 in post_patch for vmlinux of console_v1: done
    [info] console_v1: fix_console_loglevel: fixing console_loglevel
    [notice] livepatch: 'console_v1': patching complete
    transition: console_v1 (to patched) → none
    console_v1 / vmlinux callbacks: prepared → live
    init patch_state: 0 → -1
    init pending: yes → no
    state 1 version: 0 → 1
    /sys/kernel/livepatch/console_v1/transition: 1 → 0
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > write console_v1 enabled 0
    [debug] livepatch: 'console_v1': initializing unpatching transition
    callback pre_unpatch of console_v1 for vmlinux
    [info] console_v1: pre_unpatch_callback: vmlinux
    effect restore 1 in pre_unpatch for vmlinux of console_v1: done
    [info] console_v1: restore_console_loglevel: restoring console_loglevel
    [notice] livepatch: 'console_v1': starting unpatching transition
    → 0
    transition: none → console_v1 (to unpatched)
    console_v1 enabled: yes → no
    console_v1 / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    state 1 version: 1 → 0
    /sys/kernel/livepatch/console_v1/enabled: 1 → 0
    /sys/kernel/livepatch/console_v1/transition: 0 → 1
  `);
  step(`
    > resched init
    init patch_state: 1 → 0
    init pending: yes → no
  `);
  step(`
    > write console_v1 enabled 1
    [debug] livepatch: 'console_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'console_v1': starting patching transition
    → 0
    transition: console_v1 (to unpatched) → console_v1 (to patched)
    console_v1 enabled: no → yes
    init pending: no → yes
    /sys/kernel/livepatch/console_v1/enabled: 0 → 1
  `);
  step(`
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'console_v1': completing patching transition
    callback post_patch of console_v1 for vmlinux
    [info] console_v1: post_patch_callback: vmlinux
    effect set 1 in post_patch for vmlinux of console_v1: done
    [info] console_v1: fix_console_loglevel: fixing console_loglevel
    [notice] livepatch: 'console_v1': patching complete
    transition: console_v1 (to patched) → none
    console_v1 / vmlinux callbacks: leaving → live
    init patch_state: 1 → -1
    state 1 version: 0 → 1
    /sys/kernel/livepatch/console_v1/transition: 1 → 0
  `);
  step(`
    > write console_v1 enabled 0
    [debug] livepatch: 'console_v1': initializing unpatching transition
    callback pre_unpatch of console_v1 for vmlinux
    [info] console_v1: pre_unpatch_callback: vmlinux
    effect restore 1 in pre_unpatch for vmlinux of console_v1: done
    [info] console_v1: restore_console_loglevel: restoring console_loglevel
    [notice] livepatch: 'console_v1': starting unpatching transition
    → 0
    transition: none → console_v1 (to unpatched)
    console_v1 enabled: yes → no
    console_v1 / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    state 1 version: 1 → 0
    /sys/kernel/livepatch/console_v1/enabled: 1 → 0
    /sys/kernel/livepatch/console_v1/transition: 0 → 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'console_v1': completing unpatching transition
    callback post_unpatch of console_v1 for vmlinux
    [info] console_v1: post_unpatch_callback: vmlinux
    effect free 1 in post_unpatch for vmlinux of console_v1: done
    [info] console_v1: free_loglevel_state: freeing space for the stored console_loglevel
    [notice] livepatch: 'console_v1': unpatching complete
    transition: console_v1 (to unpatched) → none
    listed: console_v1 → none
    console_v1 free queued: no → yes
    console_v1 / vmlinux loaded: yes → no
    console_v1 / vmlinux patched: yes → no
    console_v1 / vmlinux callbacks: leaving → clean
    init patch_state: 1 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: console_v1 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    state 1 data of console_v1: console_v1 → null
    - state 1 space of console_v1
    /sys/kernel/livepatch/console_v1/transition: 1 → 0
    - /sys/kernel/livepatch/console_v1/vmlinux/
    - /sys/kernel/livepatch/console_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/console_v1/vmlinux/patched
  `);
});

test('3: write console_v1 enabled 0 completes unpatching; write console_v1 enabled 0 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load console_v1
    [notice] livepatch: enabling patch 'console_v1'
    [debug] livepatch: 'console_v1': initializing patching transition
    callback pre_patch of console_v1 for vmlinux
    [info] console_v1: pre_patch_callback: vmlinux
    effect allocate 1 in pre_patch for vmlinux of console_v1: done
    [info] console_v1: allocate_loglevel_state: allocating space to store console_loglevel
    [notice] livepatch: 'console_v1': starting patching transition
    [debug] livepatch: 'console_v1': completing patching transition
    callback post_patch of console_v1 for vmlinux
    [info] console_v1: post_patch_callback: vmlinux
    effect set 1 in post_patch for vmlinux of console_v1: done
    [info] console_v1: fix_console_loglevel: fixing console_loglevel
    [notice] livepatch: 'console_v1': patching complete
    → 0
    listed: none → console_v1
    console_v1 loaded: no → yes
    console_v1 enabled: no → yes
    console_v1 references: 0 → 1
    console_v1 / vmlinux loaded: no → yes
    console_v1 / vmlinux patched: no → yes
    console_v1 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → console_v1
    handler vmlinux:cmdline_proc_show: none → registered
    state 1 version: 0 → 1
    state 1 data of console_v1: null → console_v1
    + state 1 space of console_v1: saves version 0
    + /sys/kernel/livepatch/console_v1/
    + /sys/kernel/livepatch/console_v1/enabled: 1
    + /sys/kernel/livepatch/console_v1/force
    + /sys/kernel/livepatch/console_v1/replace: 1
    + /sys/kernel/livepatch/console_v1/transition: 0
    + /sys/kernel/livepatch/console_v1/vmlinux/
    + /sys/kernel/livepatch/console_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v1/vmlinux/patched: 1
  `);
  step(`
    > write console_v1 enabled 0
    [debug] livepatch: 'console_v1': initializing unpatching transition
    callback pre_unpatch of console_v1 for vmlinux
    [info] console_v1: pre_unpatch_callback: vmlinux
    effect restore 1 in pre_unpatch for vmlinux of console_v1: done
    [info] console_v1: restore_console_loglevel: restoring console_loglevel
    [notice] livepatch: 'console_v1': starting unpatching transition
    [debug] livepatch: 'console_v1': completing unpatching transition
    callback post_unpatch of console_v1 for vmlinux
    [info] console_v1: post_unpatch_callback: vmlinux
    effect free 1 in post_unpatch for vmlinux of console_v1: done
    [info] console_v1: free_loglevel_state: freeing space for the stored console_loglevel
    [notice] livepatch: 'console_v1': unpatching complete
    → 0
    listed: console_v1 → none
    console_v1 enabled: yes → no
    console_v1 free queued: no → yes
    console_v1 / vmlinux loaded: yes → no
    console_v1 / vmlinux patched: yes → no
    console_v1 / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: console_v1 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    state 1 version: 1 → 0
    state 1 data of console_v1: console_v1 → null
    - state 1 space of console_v1
    /sys/kernel/livepatch/console_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/console_v1/vmlinux/
    - /sys/kernel/livepatch/console_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/console_v1/vmlinux/patched
  `);
  step(`
    > write console_v1 enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write console_v1 enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload console_v1
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free console_v1
    console_v1 references: 1 → 0
    console_v1 free queued: yes → no
    - /sys/kernel/livepatch/console_v1/
    - /sys/kernel/livepatch/console_v1/enabled
    - /sys/kernel/livepatch/console_v1/force
    - /sys/kernel/livepatch/console_v1/replace
    - /sys/kernel/livepatch/console_v1/transition
  `);
  step(`
    > unload console_v1
    → 0
    console_v1 loaded: yes → no
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load console_v1
    [notice] livepatch: enabling patch 'console_v1'
    [debug] livepatch: 'console_v1': initializing patching transition
    callback pre_patch of console_v1 for vmlinux
    [info] console_v1: pre_patch_callback: vmlinux
    effect allocate 1 in pre_patch for vmlinux of console_v1: done
    [info] console_v1: allocate_loglevel_state: allocating space to store console_loglevel
    [notice] livepatch: 'console_v1': starting patching transition
    → 0
    transition: none → console_v1 (to patched)
    listed: none → console_v1
    console_v1 loaded: no → yes
    console_v1 enabled: no → yes
    console_v1 references: 0 → 1
    console_v1 / vmlinux loaded: no → yes
    console_v1 / vmlinux patched: no → yes
    console_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → console_v1
    handler vmlinux:cmdline_proc_show: none → registered
    state 1 data of console_v1: null → console_v1
    + state 1 space of console_v1: saves version 0
    + /sys/kernel/livepatch/console_v1/
    + /sys/kernel/livepatch/console_v1/enabled: 1
    + /sys/kernel/livepatch/console_v1/force
    + /sys/kernel/livepatch/console_v1/replace: 1
    + /sys/kernel/livepatch/console_v1/transition: 1
    + /sys/kernel/livepatch/console_v1/vmlinux/
    + /sys/kernel/livepatch/console_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v1/vmlinux/patched: 1
  `);
  step(`
    > write console_v1 enabled 0
    [debug] livepatch: 'console_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'console_v1': starting unpatching transition
    → 0
    transition: console_v1 (to patched) → console_v1 (to unpatched)
    console_v1 enabled: yes → no
    init pending: yes → no
    /sys/kernel/livepatch/console_v1/enabled: 1 → 0
  `);
  step(`
    > write console_v1 enabled 1
    [debug] livepatch: 'console_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'console_v1': starting patching transition
    → 0
    transition: console_v1 (to unpatched) → console_v1 (to patched)
    console_v1 enabled: no → yes
    init pending: no → yes
    /sys/kernel/livepatch/console_v1/enabled: 0 → 1
  `);
  step(`
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > write console_v1 enabled 0
    [debug] livepatch: 'console_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'console_v1': starting unpatching transition
    → 0
    transition: console_v1 (to patched) → console_v1 (to unpatched)
    console_v1 enabled: yes → no
    init pending: no → yes
    /sys/kernel/livepatch/console_v1/enabled: 1 → 0
  `);
  step(`
    > write console_v1 enabled 1
    [debug] livepatch: 'console_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'console_v1': starting patching transition
    → 0
    transition: console_v1 (to unpatched) → console_v1 (to patched)
    console_v1 enabled: no → yes
    init pending: yes → no
    /sys/kernel/livepatch/console_v1/enabled: 0 → 1
  `);
  step(`
    > exitKernel init
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'console_v1': completing patching transition
    callback post_patch of console_v1 for vmlinux
    [info] console_v1: post_patch_callback: vmlinux
    effect set 1 in post_patch for vmlinux of console_v1: done
    [info] console_v1: fix_console_loglevel: fixing console_loglevel
    [notice] livepatch: 'console_v1': patching complete
    transition: console_v1 (to patched) → none
    console_v1 / vmlinux callbacks: prepared → live
    init patch_state: 1 → -1
    state 1 version: 0 → 1
    /sys/kernel/livepatch/console_v1/transition: 1 → 0
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > write console_v1 enabled 0
    [debug] livepatch: 'console_v1': initializing unpatching transition
    callback pre_unpatch of console_v1 for vmlinux
    [info] console_v1: pre_unpatch_callback: vmlinux
    effect restore 1 in pre_unpatch for vmlinux of console_v1: done
    [info] console_v1: restore_console_loglevel: restoring console_loglevel
    [notice] livepatch: 'console_v1': starting unpatching transition
    → 0
    transition: none → console_v1 (to unpatched)
    console_v1 enabled: yes → no
    console_v1 / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    state 1 version: 1 → 0
    /sys/kernel/livepatch/console_v1/enabled: 1 → 0
    /sys/kernel/livepatch/console_v1/transition: 0 → 1
  `);
  step(`
    > exitKernel init
    init patch_state: 1 → 0
    init pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'console_v1': completing unpatching transition
    callback post_unpatch of console_v1 for vmlinux
    [info] console_v1: post_unpatch_callback: vmlinux
    effect free 1 in post_unpatch for vmlinux of console_v1: done
    [info] console_v1: free_loglevel_state: freeing space for the stored console_loglevel
    [notice] livepatch: 'console_v1': unpatching complete
    transition: console_v1 (to unpatched) → none
    listed: console_v1 → none
    console_v1 free queued: no → yes
    console_v1 / vmlinux loaded: yes → no
    console_v1 / vmlinux patched: yes → no
    console_v1 / vmlinux callbacks: leaving → clean
    init patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: console_v1 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    state 1 data of console_v1: console_v1 → null
    - state 1 space of console_v1
    /sys/kernel/livepatch/console_v1/transition: 1 → 0
    - /sys/kernel/livepatch/console_v1/vmlinux/
    - /sys/kernel/livepatch/console_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/console_v1/vmlinux/patched
  `);
  step(`
    > free console_v1
    console_v1 references: 1 → 0
    console_v1 free queued: yes → no
    - /sys/kernel/livepatch/console_v1/
    - /sys/kernel/livepatch/console_v1/enabled
    - /sys/kernel/livepatch/console_v1/force
    - /sys/kernel/livepatch/console_v1/replace
    - /sys/kernel/livepatch/console_v1/transition
  `);
  step(`
    > unload console_v1
    → 0
    console_v1 loaded: yes → no
  `);
  step(`
    > load console_v1
    [notice] livepatch: enabling patch 'console_v1'
    [debug] livepatch: 'console_v1': initializing patching transition
    callback pre_patch of console_v1 for vmlinux
    [info] console_v1: pre_patch_callback: vmlinux
    effect allocate 1 in pre_patch for vmlinux of console_v1: done
    [info] console_v1: allocate_loglevel_state: allocating space to store console_loglevel
    [notice] livepatch: 'console_v1': starting patching transition
    → 0
    transition: none → console_v1 (to patched)
    listed: none → console_v1
    console_v1 loaded: no → yes
    console_v1 enabled: no → yes
    console_v1 references: 0 → 1
    console_v1 / vmlinux loaded: no → yes
    console_v1 / vmlinux patched: no → yes
    console_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → console_v1
    handler vmlinux:cmdline_proc_show: none → registered
    state 1 data of console_v1: null → console_v1
    + state 1 space of console_v1: saves version 0
    + /sys/kernel/livepatch/console_v1/
    + /sys/kernel/livepatch/console_v1/enabled: 1
    + /sys/kernel/livepatch/console_v1/force
    + /sys/kernel/livepatch/console_v1/replace: 1
    + /sys/kernel/livepatch/console_v1/transition: 1
    + /sys/kernel/livepatch/console_v1/vmlinux/
    + /sys/kernel/livepatch/console_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v1/vmlinux/patched: 1
  `);
  step(`
    > resched init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
});
