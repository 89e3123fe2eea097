// A reversed upgrade leaves the older patch its state
//
// Generated from spec/scenarios/states/kept-on-reversal.yaml and machines/ by `npx klp generate states/kept-on-reversal`; do not edit.
// The same system, another story: states/refused-downgrade, states/upgraded-and-taken-over.
// 260 states, 1944 transitions, 59 signatures of macrosteps;
// 7 tests with 127 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('states/kept-on-reversal');

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
    console_v2 loaded: no
    console_v2 enabled: no
    console_v2 forced: no
    console_v2 references: 0
    console_v2 free queued: no
    console_v2 / vmlinux loaded: no
    console_v2 / vmlinux patched: no
    console_v2 / vmlinux callbacks: clean
    init alive: yes
    init running: no
    init patch_state: -1
    init pending: no
    init stack: empty
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    state 1 version: 0
    state 1 data of console_v1: null
    state 1 data of console_v2: null
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load v1 completes patching; load v2 stays in transition; retry completes patching', () => {
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
    > wake init
    init running: no → yes
  `);
  step(`
    > load console_v2
    [notice] livepatch: enabling patch 'console_v2'
    [debug] livepatch: 'console_v2': initializing patching transition
    callback pre_patch of console_v2 for vmlinux
    [info] console_v2: pre_patch_callback: vmlinux
    effect share 1 in pre_patch for vmlinux of console_v2: done
    [info] console_v2: allocate_loglevel_state: space to store console_loglevel already allocated
    [notice] livepatch: 'console_v2': starting patching transition
    → 0
    transition: none → console_v2 (to patched)
    listed: console_v1 → console_v1, console_v2
    console_v2 loaded: no → yes
    console_v2 enabled: no → yes
    console_v2 references: 0 → 1
    console_v2 / vmlinux loaded: no → yes
    console_v2 / vmlinux patched: no → yes
    console_v2 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: console_v1 → console_v2 over console_v1
    state 1 data of console_v2: null → console_v1
    + /sys/kernel/livepatch/console_v2/
    + /sys/kernel/livepatch/console_v2/enabled: 1
    + /sys/kernel/livepatch/console_v2/force
    + /sys/kernel/livepatch/console_v2/replace: 1
    + /sys/kernel/livepatch/console_v2/transition: 1
    + /sys/kernel/livepatch/console_v2/vmlinux/
    + /sys/kernel/livepatch/console_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v2/vmlinux/patched: 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'console_v2': completing patching transition
    callback post_patch of console_v2 for vmlinux
    [info] console_v2: post_patch_callback: vmlinux
    effect takeOver 1 in post_patch for vmlinux of console_v2: done
    [info] console_v2: fix_console_loglevel: taking over the console_loglevel change
    [notice] livepatch: 'console_v2': patching complete
    transition: console_v2 (to patched) → none
    listed: console_v1, console_v2 → console_v2
    console_v1 enabled: yes → no
    console_v1 free queued: no → yes
    console_v1 / vmlinux loaded: yes → no
    console_v1 / vmlinux patched: yes → no
    console_v1 / vmlinux callbacks: live → clean
    console_v2 / vmlinux callbacks: prepared → live
    init patch_state: 0 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: console_v2 over console_v1 → console_v2
    state 1 version: 1 → 2
    /sys/kernel/livepatch/console_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/console_v1/vmlinux/
    - /sys/kernel/livepatch/console_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/console_v1/vmlinux/patched
    /sys/kernel/livepatch/console_v2/transition: 1 → 0
  `);
});

test('2: load v1 stays in transition; retry completes patching; exitKernel init moves init; …', () => {
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
    > load console_v2
    [notice] livepatch: enabling patch 'console_v2'
    [debug] livepatch: 'console_v2': initializing patching transition
    callback pre_patch of console_v2 for vmlinux
    [info] console_v2: pre_patch_callback: vmlinux
    effect share 1 in pre_patch for vmlinux of console_v2: done
    [info] console_v2: allocate_loglevel_state: space to store console_loglevel already allocated
    [notice] livepatch: 'console_v2': starting patching transition
    → 0
    transition: none → console_v2 (to patched)
    listed: console_v1 → console_v1, console_v2
    console_v2 loaded: no → yes
    console_v2 enabled: no → yes
    console_v2 references: 0 → 1
    console_v2 / vmlinux loaded: no → yes
    console_v2 / vmlinux patched: no → yes
    console_v2 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: console_v1 → console_v2 over console_v1
    state 1 data of console_v2: null → console_v1
    + /sys/kernel/livepatch/console_v2/
    + /sys/kernel/livepatch/console_v2/enabled: 1
    + /sys/kernel/livepatch/console_v2/force
    + /sys/kernel/livepatch/console_v2/replace: 1
    + /sys/kernel/livepatch/console_v2/transition: 1
    + /sys/kernel/livepatch/console_v2/vmlinux/
    + /sys/kernel/livepatch/console_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v2/vmlinux/patched: 1
  `);
  step(`
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'console_v2': completing patching transition
    callback post_patch of console_v2 for vmlinux
    [info] console_v2: post_patch_callback: vmlinux
    effect takeOver 1 in post_patch for vmlinux of console_v2: done
    [info] console_v2: fix_console_loglevel: taking over the console_loglevel change
    [notice] livepatch: 'console_v2': patching complete
    transition: console_v2 (to patched) → none
    listed: console_v1, console_v2 → console_v2
    console_v1 enabled: yes → no
    console_v1 free queued: no → yes
    console_v1 / vmlinux loaded: yes → no
    console_v1 / vmlinux patched: yes → no
    console_v1 / vmlinux callbacks: live → clean
    console_v2 / vmlinux callbacks: prepared → live
    init patch_state: 1 → -1
    func_stack vmlinux:cmdline_proc_show: console_v2 over console_v1 → console_v2
    state 1 version: 1 → 2
    /sys/kernel/livepatch/console_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/console_v1/vmlinux/
    - /sys/kernel/livepatch/console_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/console_v1/vmlinux/patched
    /sys/kernel/livepatch/console_v2/transition: 1 → 0
  `);
  step(`
    > write console_v2 enabled 0
    [debug] livepatch: 'console_v2': initializing unpatching transition
    callback pre_unpatch of console_v2 for vmlinux
    [info] console_v2: pre_unpatch_callback: vmlinux
    effect restore 1 in pre_unpatch for vmlinux of console_v2: done
    [info] console_v2: restore_console_loglevel: restoring console_loglevel
    [notice] livepatch: 'console_v2': starting unpatching transition
    → 0
    transition: none → console_v2 (to unpatched)
    console_v2 enabled: yes → no
    console_v2 / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    state 1 version: 2 → 0
    /sys/kernel/livepatch/console_v2/enabled: 1 → 0
    /sys/kernel/livepatch/console_v2/transition: 0 → 1
  `);
  step(`
    > exitKernel init
    init patch_state: 1 → 0
    init pending: yes → no
  `);
  step(`
    > write console_v2 enabled 1
    [debug] livepatch: 'console_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'console_v2': starting patching transition
    → 0
    transition: console_v2 (to unpatched) → console_v2 (to patched)
    console_v2 enabled: no → yes
    init pending: no → yes
    /sys/kernel/livepatch/console_v2/enabled: 0 → 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'console_v2': completing patching transition
    callback post_patch of console_v2 for vmlinux
    [info] console_v2: post_patch_callback: vmlinux
    effect set 1 in post_patch for vmlinux of console_v2: done
    [info] console_v2: fix_console_loglevel: fixing console_loglevel
    [notice] livepatch: 'console_v2': patching complete
    transition: console_v2 (to patched) → none
    console_v2 / vmlinux callbacks: leaving → live
    init patch_state: 0 → -1
    init pending: yes → no
    state 1 version: 0 → 2
    /sys/kernel/livepatch/console_v2/transition: 1 → 0
  `);
});

test('3: load v2 stays in transition; write v2 enabled 0 reverses; retry completes the reversal to unpatching; …', () => {
  const { step } = boot();
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load console_v2
    [notice] livepatch: enabling patch 'console_v2'
    [debug] livepatch: 'console_v2': initializing patching transition
    callback pre_patch of console_v2 for vmlinux
    [info] console_v2: pre_patch_callback: vmlinux
    effect allocate 1 in pre_patch for vmlinux of console_v2: done
    [info] console_v2: allocate_loglevel_state: allocating space to store console_loglevel
    [notice] livepatch: 'console_v2': starting patching transition
    → 0
    transition: none → console_v2 (to patched)
    listed: none → console_v2
    console_v2 loaded: no → yes
    console_v2 enabled: no → yes
    console_v2 references: 0 → 1
    console_v2 / vmlinux loaded: no → yes
    console_v2 / vmlinux patched: no → yes
    console_v2 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → console_v2
    handler vmlinux:cmdline_proc_show: none → registered
    state 1 data of console_v2: null → console_v2
    + state 1 space of console_v2: saves version 0
    + /sys/kernel/livepatch/console_v2/
    + /sys/kernel/livepatch/console_v2/enabled: 1
    + /sys/kernel/livepatch/console_v2/force
    + /sys/kernel/livepatch/console_v2/replace: 1
    + /sys/kernel/livepatch/console_v2/transition: 1
    + /sys/kernel/livepatch/console_v2/vmlinux/
    + /sys/kernel/livepatch/console_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v2/vmlinux/patched: 1
  `);
  step(`
    > write console_v2 enabled 0
    [debug] livepatch: 'console_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'console_v2': starting unpatching transition
    → 0
    transition: console_v2 (to patched) → console_v2 (to unpatched)
    console_v2 enabled: yes → no
    init pending: yes → no
    /sys/kernel/livepatch/console_v2/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'console_v2': completing unpatching transition
    callback post_unpatch of console_v2 for vmlinux
    [info] console_v2: post_unpatch_callback: vmlinux
    effect free 1 in post_unpatch for vmlinux of console_v2: done
    [info] console_v2: free_loglevel_state: freeing space for the stored console_loglevel
    [notice] livepatch: 'console_v2': unpatching complete
    transition: console_v2 (to unpatched) → none
    listed: console_v2 → none
    console_v2 free queued: no → yes
    console_v2 / vmlinux loaded: yes → no
    console_v2 / vmlinux patched: yes → no
    console_v2 / vmlinux callbacks: prepared → clean
    init patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: console_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    state 1 data of console_v2: console_v2 → null
    - state 1 space of console_v2
    /sys/kernel/livepatch/console_v2/transition: 1 → 0
    - /sys/kernel/livepatch/console_v2/vmlinux/
    - /sys/kernel/livepatch/console_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/console_v2/vmlinux/patched
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
    > free console_v2
    console_v2 references: 1 → 0
    console_v2 free queued: yes → no
    - /sys/kernel/livepatch/console_v2/
    - /sys/kernel/livepatch/console_v2/enabled
    - /sys/kernel/livepatch/console_v2/force
    - /sys/kernel/livepatch/console_v2/replace
    - /sys/kernel/livepatch/console_v2/transition
  `);
  step(`
    > unload console_v2
    → 0
    console_v2 loaded: yes → no
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load console_v2
    [notice] livepatch: enabling patch 'console_v2'
    [debug] livepatch: 'console_v2': initializing patching transition
    callback pre_patch of console_v2 for vmlinux
    [info] console_v2: pre_patch_callback: vmlinux
    effect allocate 1 in pre_patch for vmlinux of console_v2: done
    [info] console_v2: allocate_loglevel_state: allocating space to store console_loglevel
    [notice] livepatch: 'console_v2': starting patching transition
    → 0
    transition: none → console_v2 (to patched)
    listed: none → console_v2
    console_v2 loaded: no → yes
    console_v2 enabled: no → yes
    console_v2 references: 0 → 1
    console_v2 / vmlinux loaded: no → yes
    console_v2 / vmlinux patched: no → yes
    console_v2 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → console_v2
    handler vmlinux:cmdline_proc_show: none → registered
    state 1 data of console_v2: null → console_v2
    + state 1 space of console_v2: saves version 0
    + /sys/kernel/livepatch/console_v2/
    + /sys/kernel/livepatch/console_v2/enabled: 1
    + /sys/kernel/livepatch/console_v2/force
    + /sys/kernel/livepatch/console_v2/replace: 1
    + /sys/kernel/livepatch/console_v2/transition: 1
    + /sys/kernel/livepatch/console_v2/vmlinux/
    + /sys/kernel/livepatch/console_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v2/vmlinux/patched: 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'console_v2': completing patching transition
    callback post_patch of console_v2 for vmlinux
    [info] console_v2: post_patch_callback: vmlinux
    effect set 1 in post_patch for vmlinux of console_v2: done
    [info] console_v2: fix_console_loglevel: fixing console_loglevel
    [notice] livepatch: 'console_v2': patching complete
    transition: console_v2 (to patched) → none
    console_v2 / vmlinux callbacks: prepared → live
    init patch_state: 0 → -1
    init pending: yes → no
    state 1 version: 0 → 2
    /sys/kernel/livepatch/console_v2/transition: 1 → 0
  `);
});

test('4: write v2 enabled 0 reverses; retry completes the reversal to unpatching; write v1 enabled 0 stays in transition; …', () => {
  const { step } = boot();
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load console_v2
    [notice] livepatch: enabling patch 'console_v2'
    [debug] livepatch: 'console_v2': initializing patching transition
    callback pre_patch of console_v2 for vmlinux
    [info] console_v2: pre_patch_callback: vmlinux
    effect allocate 1 in pre_patch for vmlinux of console_v2: done
    [info] console_v2: allocate_loglevel_state: allocating space to store console_loglevel
    [notice] livepatch: 'console_v2': starting patching transition
    → 0
    transition: none → console_v2 (to patched)
    listed: none → console_v2
    console_v2 loaded: no → yes
    console_v2 enabled: no → yes
    console_v2 references: 0 → 1
    console_v2 / vmlinux loaded: no → yes
    console_v2 / vmlinux patched: no → yes
    console_v2 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → console_v2
    handler vmlinux:cmdline_proc_show: none → registered
    state 1 data of console_v2: null → console_v2
    + state 1 space of console_v2: saves version 0
    + /sys/kernel/livepatch/console_v2/
    + /sys/kernel/livepatch/console_v2/enabled: 1
    + /sys/kernel/livepatch/console_v2/force
    + /sys/kernel/livepatch/console_v2/replace: 1
    + /sys/kernel/livepatch/console_v2/transition: 1
    + /sys/kernel/livepatch/console_v2/vmlinux/
    + /sys/kernel/livepatch/console_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v2/vmlinux/patched: 1
  `);
  step(`
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > write console_v2 enabled 0
    [debug] livepatch: 'console_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'console_v2': starting unpatching transition
    → 0
    transition: console_v2 (to patched) → console_v2 (to unpatched)
    console_v2 enabled: yes → no
    init pending: no → yes
    /sys/kernel/livepatch/console_v2/enabled: 1 → 0
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'console_v2': completing unpatching transition
    callback post_unpatch of console_v2 for vmlinux
    [info] console_v2: post_unpatch_callback: vmlinux
    effect free 1 in post_unpatch for vmlinux of console_v2: done
    [info] console_v2: free_loglevel_state: freeing space for the stored console_loglevel
    [notice] livepatch: 'console_v2': unpatching complete
    transition: console_v2 (to unpatched) → none
    listed: console_v2 → none
    console_v2 free queued: no → yes
    console_v2 / vmlinux loaded: yes → no
    console_v2 / vmlinux patched: yes → no
    console_v2 / vmlinux callbacks: prepared → clean
    init patch_state: 1 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: console_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    state 1 data of console_v2: console_v2 → null
    - state 1 space of console_v2
    /sys/kernel/livepatch/console_v2/transition: 1 → 0
    - /sys/kernel/livepatch/console_v2/vmlinux/
    - /sys/kernel/livepatch/console_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/console_v2/vmlinux/patched
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
  step(`
    > free console_v2
    console_v2 references: 1 → 0
    console_v2 free queued: yes → no
    - /sys/kernel/livepatch/console_v2/
    - /sys/kernel/livepatch/console_v2/enabled
    - /sys/kernel/livepatch/console_v2/force
    - /sys/kernel/livepatch/console_v2/replace
    - /sys/kernel/livepatch/console_v2/transition
  `);
  step(`
    > unload console_v2
    → 0
    console_v2 loaded: yes → no
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load console_v2
    [notice] livepatch: enabling patch 'console_v2'
    [debug] livepatch: 'console_v2': initializing patching transition
    callback pre_patch of console_v2 for vmlinux
    [info] console_v2: pre_patch_callback: vmlinux
    effect share 1 in pre_patch for vmlinux of console_v2: done
    [info] console_v2: allocate_loglevel_state: space to store console_loglevel already allocated
    [notice] livepatch: 'console_v2': starting patching transition
    → 0
    transition: none → console_v2 (to patched)
    listed: console_v1 → console_v1, console_v2
    console_v2 loaded: no → yes
    console_v2 enabled: no → yes
    console_v2 references: 0 → 1
    console_v2 / vmlinux loaded: no → yes
    console_v2 / vmlinux patched: no → yes
    console_v2 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: console_v1 → console_v2 over console_v1
    state 1 data of console_v2: null → console_v1
    + /sys/kernel/livepatch/console_v2/
    + /sys/kernel/livepatch/console_v2/enabled: 1
    + /sys/kernel/livepatch/console_v2/force
    + /sys/kernel/livepatch/console_v2/replace: 1
    + /sys/kernel/livepatch/console_v2/transition: 1
    + /sys/kernel/livepatch/console_v2/vmlinux/
    + /sys/kernel/livepatch/console_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v2/vmlinux/patched: 1
  `);
  step(`
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > write console_v2 enabled 0
    [debug] livepatch: 'console_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'console_v2': starting unpatching transition
    → 0
    transition: console_v2 (to patched) → console_v2 (to unpatched)
    console_v2 enabled: yes → no
    init pending: no → yes
    /sys/kernel/livepatch/console_v2/enabled: 1 → 0
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'console_v2': completing unpatching transition
    callback post_unpatch of console_v2 for vmlinux
    [info] console_v2: post_unpatch_callback: vmlinux
    [info] console_v2: free_loglevel_state: keeping space to store console_loglevel
    [notice] livepatch: 'console_v2': unpatching complete
    transition: console_v2 (to unpatched) → none
    listed: console_v1, console_v2 → console_v1
    console_v2 free queued: no → yes
    console_v2 / vmlinux loaded: yes → no
    console_v2 / vmlinux patched: yes → no
    console_v2 / vmlinux callbacks: prepared → clean
    init patch_state: 1 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: console_v2 over console_v1 → console_v1
    /sys/kernel/livepatch/console_v2/transition: 1 → 0
    - /sys/kernel/livepatch/console_v2/vmlinux/
    - /sys/kernel/livepatch/console_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/console_v2/vmlinux/patched
  `);
});

test('5: load v2 completes patching; write v2 enabled 1 reverses; retry completes unpatching; resched init moves init; …', () => {
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
    > load console_v2
    [notice] livepatch: enabling patch 'console_v2'
    [debug] livepatch: 'console_v2': initializing patching transition
    callback pre_patch of console_v2 for vmlinux
    [info] console_v2: pre_patch_callback: vmlinux
    effect share 1 in pre_patch for vmlinux of console_v2: done
    [info] console_v2: allocate_loglevel_state: space to store console_loglevel already allocated
    [notice] livepatch: 'console_v2': starting patching transition
    [debug] livepatch: 'console_v2': completing patching transition
    callback post_patch of console_v2 for vmlinux
    [info] console_v2: post_patch_callback: vmlinux
    effect takeOver 1 in post_patch for vmlinux of console_v2: done
    [info] console_v2: fix_console_loglevel: taking over the console_loglevel change
    [notice] livepatch: 'console_v2': patching complete
    → 0
    listed: console_v1 → console_v2
    console_v1 enabled: yes → no
    console_v1 free queued: no → yes
    console_v1 / vmlinux loaded: yes → no
    console_v1 / vmlinux patched: yes → no
    console_v1 / vmlinux callbacks: live → clean
    console_v2 loaded: no → yes
    console_v2 enabled: no → yes
    console_v2 references: 0 → 1
    console_v2 / vmlinux loaded: no → yes
    console_v2 / vmlinux patched: no → yes
    console_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: console_v1 → console_v2
    state 1 version: 1 → 2
    state 1 data of console_v2: null → console_v1
    /sys/kernel/livepatch/console_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/console_v1/vmlinux/
    - /sys/kernel/livepatch/console_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/console_v1/vmlinux/patched
    + /sys/kernel/livepatch/console_v2/
    + /sys/kernel/livepatch/console_v2/enabled: 1
    + /sys/kernel/livepatch/console_v2/force
    + /sys/kernel/livepatch/console_v2/replace: 1
    + /sys/kernel/livepatch/console_v2/transition: 0
    + /sys/kernel/livepatch/console_v2/vmlinux/
    + /sys/kernel/livepatch/console_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v2/vmlinux/patched: 1
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > write console_v2 enabled 0
    [debug] livepatch: 'console_v2': initializing unpatching transition
    callback pre_unpatch of console_v2 for vmlinux
    [info] console_v2: pre_unpatch_callback: vmlinux
    effect restore 1 in pre_unpatch for vmlinux of console_v2: done
    [info] console_v2: restore_console_loglevel: restoring console_loglevel
    [notice] livepatch: 'console_v2': starting unpatching transition
    → 0
    transition: none → console_v2 (to unpatched)
    console_v2 enabled: yes → no
    console_v2 / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    state 1 version: 2 → 0
    /sys/kernel/livepatch/console_v2/enabled: 1 → 0
    /sys/kernel/livepatch/console_v2/transition: 0 → 1
  `);
  step(`
    > write console_v2 enabled 1
    [debug] livepatch: 'console_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'console_v2': starting patching transition
    → 0
    transition: console_v2 (to unpatched) → console_v2 (to patched)
    console_v2 enabled: no → yes
    init pending: yes → no
    /sys/kernel/livepatch/console_v2/enabled: 0 → 1
  `);
  step(`
    > write console_v2 enabled 0
    [debug] livepatch: 'console_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'console_v2': starting unpatching transition
    → 0
    transition: console_v2 (to patched) → console_v2 (to unpatched)
    console_v2 enabled: yes → no
    init pending: no → yes
    /sys/kernel/livepatch/console_v2/enabled: 1 → 0
  `);
  step(`
    > exitKernel init
    init patch_state: 1 → 0
    init pending: yes → no
  `);
  step(`
    > write console_v2 enabled 1
    [debug] livepatch: 'console_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'console_v2': starting patching transition
    → 0
    transition: console_v2 (to unpatched) → console_v2 (to patched)
    console_v2 enabled: no → yes
    init pending: no → yes
    /sys/kernel/livepatch/console_v2/enabled: 0 → 1
  `);
  step(`
    > write console_v2 enabled 0
    [debug] livepatch: 'console_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'console_v2': starting unpatching transition
    → 0
    transition: console_v2 (to patched) → console_v2 (to unpatched)
    console_v2 enabled: yes → no
    init pending: yes → no
    /sys/kernel/livepatch/console_v2/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'console_v2': completing unpatching transition
    callback post_unpatch of console_v2 for vmlinux
    [info] console_v2: post_unpatch_callback: vmlinux
    effect free 1 in post_unpatch for vmlinux of console_v2: done
    [info] console_v2: free_loglevel_state: freeing space for the stored console_loglevel
    [notice] livepatch: 'console_v2': unpatching complete
    transition: console_v2 (to unpatched) → none
    listed: console_v2 → none
    console_v2 free queued: no → yes
    console_v2 / vmlinux loaded: yes → no
    console_v2 / vmlinux patched: yes → no
    console_v2 / vmlinux callbacks: leaving → clean
    init patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: console_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    state 1 data of console_v2: console_v1 → null
    - state 1 space of console_v1
    /sys/kernel/livepatch/console_v2/transition: 1 → 0
    - /sys/kernel/livepatch/console_v2/vmlinux/
    - /sys/kernel/livepatch/console_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/console_v2/vmlinux/patched
  `);
  step(`
    > free console_v2
    console_v2 references: 1 → 0
    console_v2 free queued: yes → no
    - /sys/kernel/livepatch/console_v2/
    - /sys/kernel/livepatch/console_v2/enabled
    - /sys/kernel/livepatch/console_v2/force
    - /sys/kernel/livepatch/console_v2/replace
    - /sys/kernel/livepatch/console_v2/transition
  `);
  step(`
    > unload console_v2
    → 0
    console_v2 loaded: yes → no
  `);
  step(`
    > load console_v2
    [notice] livepatch: enabling patch 'console_v2'
    [debug] livepatch: 'console_v2': initializing patching transition
    callback pre_patch of console_v2 for vmlinux
    [info] console_v2: pre_patch_callback: vmlinux
    effect allocate 1 in pre_patch for vmlinux of console_v2: done
    [info] console_v2: allocate_loglevel_state: allocating space to store console_loglevel
    [notice] livepatch: 'console_v2': starting patching transition
    → 0
    transition: none → console_v2 (to patched)
    listed: none → console_v2
    console_v2 loaded: no → yes
    console_v2 enabled: no → yes
    console_v2 references: 0 → 1
    console_v2 / vmlinux loaded: no → yes
    console_v2 / vmlinux patched: no → yes
    console_v2 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → console_v2
    handler vmlinux:cmdline_proc_show: none → registered
    state 1 data of console_v2: null → console_v2
    + state 1 space of console_v2: saves version 0
    + /sys/kernel/livepatch/console_v2/
    + /sys/kernel/livepatch/console_v2/enabled: 1
    + /sys/kernel/livepatch/console_v2/force
    + /sys/kernel/livepatch/console_v2/replace: 1
    + /sys/kernel/livepatch/console_v2/transition: 1
    + /sys/kernel/livepatch/console_v2/vmlinux/
    + /sys/kernel/livepatch/console_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v2/vmlinux/patched: 1
  `);
  step(`
    > resched init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'console_v2': completing patching transition
    callback post_patch of console_v2 for vmlinux
    [info] console_v2: post_patch_callback: vmlinux
    effect set 1 in post_patch for vmlinux of console_v2: done
    [info] console_v2: fix_console_loglevel: fixing console_loglevel
    [notice] livepatch: 'console_v2': patching complete
    transition: console_v2 (to patched) → none
    console_v2 / vmlinux callbacks: prepared → live
    init patch_state: 1 → -1
    state 1 version: 0 → 2
    /sys/kernel/livepatch/console_v2/transition: 1 → 0
  `);
  step(`
    > write console_v2 enabled 0
    [debug] livepatch: 'console_v2': initializing unpatching transition
    callback pre_unpatch of console_v2 for vmlinux
    [info] console_v2: pre_unpatch_callback: vmlinux
    effect restore 1 in pre_unpatch for vmlinux of console_v2: done
    [info] console_v2: restore_console_loglevel: restoring console_loglevel
    [notice] livepatch: 'console_v2': starting unpatching transition
    → 0
    transition: none → console_v2 (to unpatched)
    console_v2 enabled: yes → no
    console_v2 / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    state 1 version: 2 → 0
    /sys/kernel/livepatch/console_v2/enabled: 1 → 0
    /sys/kernel/livepatch/console_v2/transition: 0 → 1
  `);
  step(`
    > resched init
    init patch_state: 1 → 0
    init pending: yes → no
  `);
  step(`
    > write console_v2 enabled 1
    [debug] livepatch: 'console_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'console_v2': starting patching transition
    → 0
    transition: console_v2 (to unpatched) → console_v2 (to patched)
    console_v2 enabled: no → yes
    init pending: no → yes
    /sys/kernel/livepatch/console_v2/enabled: 0 → 1
  `);
  step(`
    > retry
  `);
  step(`
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'console_v2': completing patching transition
    callback post_patch of console_v2 for vmlinux
    [info] console_v2: post_patch_callback: vmlinux
    effect set 1 in post_patch for vmlinux of console_v2: done
    [info] console_v2: fix_console_loglevel: fixing console_loglevel
    [notice] livepatch: 'console_v2': patching complete
    transition: console_v2 (to patched) → none
    console_v2 / vmlinux callbacks: leaving → live
    init patch_state: 1 → -1
    state 1 version: 0 → 2
    /sys/kernel/livepatch/console_v2/transition: 1 → 0
  `);
  step(`
    > write console_v2 enabled 0
    [debug] livepatch: 'console_v2': initializing unpatching transition
    callback pre_unpatch of console_v2 for vmlinux
    [info] console_v2: pre_unpatch_callback: vmlinux
    effect restore 1 in pre_unpatch for vmlinux of console_v2: done
    [info] console_v2: restore_console_loglevel: restoring console_loglevel
    [notice] livepatch: 'console_v2': starting unpatching transition
    → 0
    transition: none → console_v2 (to unpatched)
    console_v2 enabled: yes → no
    console_v2 / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    state 1 version: 2 → 0
    /sys/kernel/livepatch/console_v2/enabled: 1 → 0
    /sys/kernel/livepatch/console_v2/transition: 0 → 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'console_v2': completing unpatching transition
    callback post_unpatch of console_v2 for vmlinux
    [info] console_v2: post_unpatch_callback: vmlinux
    effect free 1 in post_unpatch for vmlinux of console_v2: done
    [info] console_v2: free_loglevel_state: freeing space for the stored console_loglevel
    [notice] livepatch: 'console_v2': unpatching complete
    transition: console_v2 (to unpatched) → none
    listed: console_v2 → none
    console_v2 free queued: no → yes
    console_v2 / vmlinux loaded: yes → no
    console_v2 / vmlinux patched: yes → no
    console_v2 / vmlinux callbacks: leaving → clean
    init patch_state: 1 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: console_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    state 1 data of console_v2: console_v2 → null
    - state 1 space of console_v2
    /sys/kernel/livepatch/console_v2/transition: 1 → 0
    - /sys/kernel/livepatch/console_v2/vmlinux/
    - /sys/kernel/livepatch/console_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/console_v2/vmlinux/patched
  `);
});

test('6: write v1 enabled 0 completes unpatching; write v1 enabled 0 fails with EINVAL; write v1 enabled 1 fails with EINVAL; …', () => {
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
    > load console_v2
    [notice] livepatch: enabling patch 'console_v2'
    [debug] livepatch: 'console_v2': initializing patching transition
    callback pre_patch of console_v2 for vmlinux
    [info] console_v2: pre_patch_callback: vmlinux
    effect allocate 1 in pre_patch for vmlinux of console_v2: done
    [info] console_v2: allocate_loglevel_state: allocating space to store console_loglevel
    [notice] livepatch: 'console_v2': starting patching transition
    [debug] livepatch: 'console_v2': completing patching transition
    callback post_patch of console_v2 for vmlinux
    [info] console_v2: post_patch_callback: vmlinux
    effect set 1 in post_patch for vmlinux of console_v2: done
    [info] console_v2: fix_console_loglevel: fixing console_loglevel
    [notice] livepatch: 'console_v2': patching complete
    → 0
    listed: none → console_v2
    console_v2 loaded: no → yes
    console_v2 enabled: no → yes
    console_v2 references: 0 → 1
    console_v2 / vmlinux loaded: no → yes
    console_v2 / vmlinux patched: no → yes
    console_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → console_v2
    handler vmlinux:cmdline_proc_show: none → registered
    state 1 version: 0 → 2
    state 1 data of console_v2: null → console_v2
    + state 1 space of console_v2: saves version 0
    + /sys/kernel/livepatch/console_v2/
    + /sys/kernel/livepatch/console_v2/enabled: 1
    + /sys/kernel/livepatch/console_v2/force
    + /sys/kernel/livepatch/console_v2/replace: 1
    + /sys/kernel/livepatch/console_v2/transition: 0
    + /sys/kernel/livepatch/console_v2/vmlinux/
    + /sys/kernel/livepatch/console_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v2/vmlinux/patched: 1
  `);
  step(`
    > load console_v1
    [err] livepatch: Livepatch patch (console_v1) is not compatible with the already installed livepatches.
    → -EINVAL: Invalid argument
  `);
  step(`
    > write console_v2 enabled 0
    [debug] livepatch: 'console_v2': initializing unpatching transition
    callback pre_unpatch of console_v2 for vmlinux
    [info] console_v2: pre_unpatch_callback: vmlinux
    effect restore 1 in pre_unpatch for vmlinux of console_v2: done
    [info] console_v2: restore_console_loglevel: restoring console_loglevel
    [notice] livepatch: 'console_v2': starting unpatching transition
    [debug] livepatch: 'console_v2': completing unpatching transition
    callback post_unpatch of console_v2 for vmlinux
    [info] console_v2: post_unpatch_callback: vmlinux
    effect free 1 in post_unpatch for vmlinux of console_v2: done
    [info] console_v2: free_loglevel_state: freeing space for the stored console_loglevel
    [notice] livepatch: 'console_v2': unpatching complete
    → 0
    listed: console_v2 → none
    console_v2 enabled: yes → no
    console_v2 free queued: no → yes
    console_v2 / vmlinux loaded: yes → no
    console_v2 / vmlinux patched: yes → no
    console_v2 / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: console_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    state 1 version: 2 → 0
    state 1 data of console_v2: console_v2 → null
    - state 1 space of console_v2
    /sys/kernel/livepatch/console_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/console_v2/vmlinux/
    - /sys/kernel/livepatch/console_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/console_v2/vmlinux/patched
  `);
  step(`
    > write console_v2 enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write console_v2 enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload console_v2
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free console_v2
    console_v2 references: 1 → 0
    console_v2 free queued: yes → no
    - /sys/kernel/livepatch/console_v2/
    - /sys/kernel/livepatch/console_v2/enabled
    - /sys/kernel/livepatch/console_v2/force
    - /sys/kernel/livepatch/console_v2/replace
    - /sys/kernel/livepatch/console_v2/transition
  `);
  step(`
    > unload console_v2
    → 0
    console_v2 loaded: yes → no
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
    > load console_v2
    → -EBUSY: Device or resource busy
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
});

test('7: retry completes the reversal to patching; write v1 enabled 0 fails with EBUSY; …', () => {
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
    > load console_v2
    [notice] livepatch: enabling patch 'console_v2'
    [debug] livepatch: 'console_v2': initializing patching transition
    callback pre_patch of console_v2 for vmlinux
    [info] console_v2: pre_patch_callback: vmlinux
    effect share 1 in pre_patch for vmlinux of console_v2: done
    [info] console_v2: allocate_loglevel_state: space to store console_loglevel already allocated
    [notice] livepatch: 'console_v2': starting patching transition
    → 0
    transition: none → console_v2 (to patched)
    listed: console_v1 → console_v1, console_v2
    console_v2 loaded: no → yes
    console_v2 enabled: no → yes
    console_v2 references: 0 → 1
    console_v2 / vmlinux loaded: no → yes
    console_v2 / vmlinux patched: no → yes
    console_v2 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: console_v1 → console_v2 over console_v1
    state 1 data of console_v2: null → console_v1
    + /sys/kernel/livepatch/console_v2/
    + /sys/kernel/livepatch/console_v2/enabled: 1
    + /sys/kernel/livepatch/console_v2/force
    + /sys/kernel/livepatch/console_v2/replace: 1
    + /sys/kernel/livepatch/console_v2/transition: 1
    + /sys/kernel/livepatch/console_v2/vmlinux/
    + /sys/kernel/livepatch/console_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v2/vmlinux/patched: 1
  `);
  step(`
    > write console_v1 enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write console_v2 enabled 0
    [debug] livepatch: 'console_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'console_v2': starting unpatching transition
    → 0
    transition: console_v2 (to patched) → console_v2 (to unpatched)
    console_v2 enabled: yes → no
    init pending: yes → no
    /sys/kernel/livepatch/console_v2/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'console_v2': completing unpatching transition
    callback post_unpatch of console_v2 for vmlinux
    [info] console_v2: post_unpatch_callback: vmlinux
    [info] console_v2: free_loglevel_state: keeping space to store console_loglevel
    [notice] livepatch: 'console_v2': unpatching complete
    transition: console_v2 (to unpatched) → none
    listed: console_v1, console_v2 → console_v1
    console_v2 free queued: no → yes
    console_v2 / vmlinux loaded: yes → no
    console_v2 / vmlinux patched: yes → no
    console_v2 / vmlinux callbacks: prepared → clean
    init patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: console_v2 over console_v1 → console_v1
    /sys/kernel/livepatch/console_v2/transition: 1 → 0
    - /sys/kernel/livepatch/console_v2/vmlinux/
    - /sys/kernel/livepatch/console_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/console_v2/vmlinux/patched
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
    console_v1 / vmlinux callbacks: prepared → live
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
