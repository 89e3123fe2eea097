// A cumulative patch that does not know an installed state is refused; a plain one is not
//
// Generated from spec/scenarios/states/refused-without-the-state.yaml and machines/ by `npx klp generate states/refused-without-the-state`; do not edit.
// 776 states, 7606 transitions, 90 signatures of macrosteps;
// 12 tests with 200 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('states/refused-without-the-state');

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
    forgetful loaded: no
    forgetful enabled: no
    forgetful forced: no
    forgetful references: 0
    forgetful free queued: no
    forgetful / vmlinux loaded: no
    forgetful / vmlinux patched: no
    forgetful / vmlinux callbacks: clean
    modest loaded: no
    modest enabled: no
    modest forced: no
    modest references: 0
    modest free queued: no
    modest / vmlinux loaded: no
    modest / vmlinux patched: no
    modest / vmlinux callbacks: clean
    init alive: yes
    init running: no
    init patch_state: -1
    init pending: no
    init stack: empty
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    func_stack vmlinux:meminfo_proc_show: empty
    handler vmlinux:meminfo_proc_show: none
    state 1 version: 0
    state 1 data of console_v1: null
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load forgetful completes patching; load modest completes patching; load console_v1 stays in transition; …', () => {
  const { step } = boot();
  step(`
    > load forgetful
    [notice] livepatch: enabling patch 'forgetful'
    [debug] livepatch: 'forgetful': initializing patching transition
    [notice] livepatch: 'forgetful': starting patching transition
    [debug] livepatch: 'forgetful': completing patching transition
    [notice] livepatch: 'forgetful': patching complete
    → 0
    listed: none → forgetful
    forgetful loaded: no → yes
    forgetful enabled: no → yes
    forgetful references: 0 → 1
    forgetful / vmlinux loaded: no → yes
    forgetful / vmlinux patched: no → yes
    forgetful / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → forgetful
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/forgetful/
    + /sys/kernel/livepatch/forgetful/enabled: 1
    + /sys/kernel/livepatch/forgetful/force
    + /sys/kernel/livepatch/forgetful/replace: 1
    + /sys/kernel/livepatch/forgetful/transition: 0
    + /sys/kernel/livepatch/forgetful/vmlinux/
    + /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/forgetful/vmlinux/patched: 1
  `);
  step(`
    > load modest
    [notice] livepatch: enabling patch 'modest'
    [debug] livepatch: 'modest': initializing patching transition
    [notice] livepatch: 'modest': starting patching transition
    [debug] livepatch: 'modest': completing patching transition
    [notice] livepatch: 'modest': patching complete
    → 0
    listed: forgetful → forgetful, modest
    modest loaded: no → yes
    modest enabled: no → yes
    modest references: 0 → 1
    modest / vmlinux loaded: no → yes
    modest / vmlinux patched: no → yes
    modest / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → modest
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/modest/
    + /sys/kernel/livepatch/modest/enabled: 1
    + /sys/kernel/livepatch/modest/force
    + /sys/kernel/livepatch/modest/replace: 0
    + /sys/kernel/livepatch/modest/transition: 0
    + /sys/kernel/livepatch/modest/vmlinux/
    + /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/modest/vmlinux/patched: 1
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
    listed: forgetful, modest → forgetful, modest, console_v1
    console_v1 loaded: no → yes
    console_v1 enabled: no → yes
    console_v1 references: 0 → 1
    console_v1 / vmlinux loaded: no → yes
    console_v1 / vmlinux patched: no → yes
    console_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: forgetful → console_v1 over forgetful
    func_stack vmlinux:meminfo_proc_show: modest → console_v1 (nop) over modest
    state 1 data of console_v1: null → console_v1
    + state 1 space of console_v1: saves version 0
    + /sys/kernel/livepatch/console_v1/
    + /sys/kernel/livepatch/console_v1/enabled: 1
    + /sys/kernel/livepatch/console_v1/force
    + /sys/kernel/livepatch/console_v1/replace: 1
    + /sys/kernel/livepatch/console_v1/transition: 1
    + /sys/kernel/livepatch/console_v1/vmlinux/
    + /sys/kernel/livepatch/console_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v1/vmlinux/meminfo_proc_show,1/
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
    listed: forgetful, modest, console_v1 → console_v1
    console_v1 / vmlinux callbacks: prepared → live
    forgetful enabled: yes → no
    forgetful free queued: no → yes
    forgetful / vmlinux loaded: yes → no
    forgetful / vmlinux patched: yes → no
    forgetful / vmlinux callbacks: live → clean
    modest enabled: yes → no
    modest free queued: no → yes
    modest / vmlinux loaded: yes → no
    modest / vmlinux patched: yes → no
    modest / vmlinux callbacks: live → clean
    init patch_state: 0 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: console_v1 over forgetful → console_v1
    func_stack vmlinux:meminfo_proc_show: console_v1 (nop) over modest → empty
    handler vmlinux:meminfo_proc_show: registered → none
    state 1 version: 0 → 1
    /sys/kernel/livepatch/console_v1/transition: 1 → 0
    - /sys/kernel/livepatch/console_v1/vmlinux/meminfo_proc_show,1/
    /sys/kernel/livepatch/forgetful/enabled: 1 → 0
    - /sys/kernel/livepatch/forgetful/vmlinux/
    - /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/forgetful/vmlinux/patched
    /sys/kernel/livepatch/modest/enabled: 1 → 0
    - /sys/kernel/livepatch/modest/vmlinux/
    - /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/modest/vmlinux/patched
  `);
});

test('2: write forgetful enabled 0 stays in transition; retry completes unpatching; retry completes patching', () => {
  const { step } = boot();
  step(`
    > load forgetful
    [notice] livepatch: enabling patch 'forgetful'
    [debug] livepatch: 'forgetful': initializing patching transition
    [notice] livepatch: 'forgetful': starting patching transition
    [debug] livepatch: 'forgetful': completing patching transition
    [notice] livepatch: 'forgetful': patching complete
    → 0
    listed: none → forgetful
    forgetful loaded: no → yes
    forgetful enabled: no → yes
    forgetful references: 0 → 1
    forgetful / vmlinux loaded: no → yes
    forgetful / vmlinux patched: no → yes
    forgetful / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → forgetful
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/forgetful/
    + /sys/kernel/livepatch/forgetful/enabled: 1
    + /sys/kernel/livepatch/forgetful/force
    + /sys/kernel/livepatch/forgetful/replace: 1
    + /sys/kernel/livepatch/forgetful/transition: 0
    + /sys/kernel/livepatch/forgetful/vmlinux/
    + /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/forgetful/vmlinux/patched: 1
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > write forgetful enabled 0
    [debug] livepatch: 'forgetful': initializing unpatching transition
    [notice] livepatch: 'forgetful': starting unpatching transition
    → 0
    transition: none → forgetful (to unpatched)
    forgetful enabled: yes → no
    forgetful / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    /sys/kernel/livepatch/forgetful/enabled: 1 → 0
    /sys/kernel/livepatch/forgetful/transition: 0 → 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'forgetful': completing unpatching transition
    [notice] livepatch: 'forgetful': unpatching complete
    transition: forgetful (to unpatched) → none
    listed: forgetful → none
    forgetful free queued: no → yes
    forgetful / vmlinux loaded: yes → no
    forgetful / vmlinux patched: yes → no
    forgetful / vmlinux callbacks: leaving → clean
    init patch_state: 1 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: forgetful → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/forgetful/transition: 1 → 0
    - /sys/kernel/livepatch/forgetful/vmlinux/
    - /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/forgetful/vmlinux/patched
  `);
  step(`
    > load modest
    [notice] livepatch: enabling patch 'modest'
    [debug] livepatch: 'modest': initializing patching transition
    [notice] livepatch: 'modest': starting patching transition
    [debug] livepatch: 'modest': completing patching transition
    [notice] livepatch: 'modest': patching complete
    → 0
    listed: none → modest
    modest loaded: no → yes
    modest enabled: no → yes
    modest references: 0 → 1
    modest / vmlinux loaded: no → yes
    modest / vmlinux patched: no → yes
    modest / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → modest
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/modest/
    + /sys/kernel/livepatch/modest/enabled: 1
    + /sys/kernel/livepatch/modest/force
    + /sys/kernel/livepatch/modest/replace: 0
    + /sys/kernel/livepatch/modest/transition: 0
    + /sys/kernel/livepatch/modest/vmlinux/
    + /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/modest/vmlinux/patched: 1
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
    listed: modest → modest, console_v1
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
    func_stack vmlinux:meminfo_proc_show: modest → console_v1 (nop) over modest
    state 1 data of console_v1: null → console_v1
    + state 1 space of console_v1: saves version 0
    + /sys/kernel/livepatch/console_v1/
    + /sys/kernel/livepatch/console_v1/enabled: 1
    + /sys/kernel/livepatch/console_v1/force
    + /sys/kernel/livepatch/console_v1/replace: 1
    + /sys/kernel/livepatch/console_v1/transition: 1
    + /sys/kernel/livepatch/console_v1/vmlinux/
    + /sys/kernel/livepatch/console_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v1/vmlinux/meminfo_proc_show,1/
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
    listed: modest, console_v1 → console_v1
    console_v1 / vmlinux callbacks: prepared → live
    modest enabled: yes → no
    modest free queued: no → yes
    modest / vmlinux loaded: yes → no
    modest / vmlinux patched: yes → no
    modest / vmlinux callbacks: live → clean
    init patch_state: 0 → -1
    init pending: yes → no
    func_stack vmlinux:meminfo_proc_show: console_v1 (nop) over modest → empty
    handler vmlinux:meminfo_proc_show: registered → none
    state 1 version: 0 → 1
    /sys/kernel/livepatch/console_v1/transition: 1 → 0
    - /sys/kernel/livepatch/console_v1/vmlinux/meminfo_proc_show,1/
    /sys/kernel/livepatch/modest/enabled: 1 → 0
    - /sys/kernel/livepatch/modest/vmlinux/
    - /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/modest/vmlinux/patched
  `);
});

test('3: load forgetful stays in transition; retry completes patching; exitKernel init moves init', () => {
  const { step } = boot();
  step(`
    > load modest
    [notice] livepatch: enabling patch 'modest'
    [debug] livepatch: 'modest': initializing patching transition
    [notice] livepatch: 'modest': starting patching transition
    [debug] livepatch: 'modest': completing patching transition
    [notice] livepatch: 'modest': patching complete
    → 0
    listed: none → modest
    modest loaded: no → yes
    modest enabled: no → yes
    modest references: 0 → 1
    modest / vmlinux loaded: no → yes
    modest / vmlinux patched: no → yes
    modest / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → modest
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/modest/
    + /sys/kernel/livepatch/modest/enabled: 1
    + /sys/kernel/livepatch/modest/force
    + /sys/kernel/livepatch/modest/replace: 0
    + /sys/kernel/livepatch/modest/transition: 0
    + /sys/kernel/livepatch/modest/vmlinux/
    + /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/modest/vmlinux/patched: 1
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load forgetful
    [notice] livepatch: enabling patch 'forgetful'
    [debug] livepatch: 'forgetful': initializing patching transition
    [notice] livepatch: 'forgetful': starting patching transition
    → 0
    transition: none → forgetful (to patched)
    listed: modest → modest, forgetful
    forgetful loaded: no → yes
    forgetful enabled: no → yes
    forgetful references: 0 → 1
    forgetful / vmlinux loaded: no → yes
    forgetful / vmlinux patched: no → yes
    forgetful / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → forgetful
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: modest → forgetful (nop) over modest
    + /sys/kernel/livepatch/forgetful/
    + /sys/kernel/livepatch/forgetful/enabled: 1
    + /sys/kernel/livepatch/forgetful/force
    + /sys/kernel/livepatch/forgetful/replace: 1
    + /sys/kernel/livepatch/forgetful/transition: 1
    + /sys/kernel/livepatch/forgetful/vmlinux/
    + /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/forgetful/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/forgetful/vmlinux/patched: 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'forgetful': completing patching transition
    [notice] livepatch: 'forgetful': patching complete
    transition: forgetful (to patched) → none
    listed: modest, forgetful → forgetful
    forgetful / vmlinux callbacks: prepared → live
    modest enabled: yes → no
    modest free queued: no → yes
    modest / vmlinux loaded: yes → no
    modest / vmlinux patched: yes → no
    modest / vmlinux callbacks: live → clean
    init patch_state: 0 → -1
    init pending: yes → no
    func_stack vmlinux:meminfo_proc_show: forgetful (nop) over modest → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/forgetful/transition: 1 → 0
    - /sys/kernel/livepatch/forgetful/vmlinux/meminfo_proc_show,1/
    /sys/kernel/livepatch/modest/enabled: 1 → 0
    - /sys/kernel/livepatch/modest/vmlinux/
    - /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/modest/vmlinux/patched
  `);
  step(`
    > free modest
    modest references: 1 → 0
    modest free queued: yes → no
    - /sys/kernel/livepatch/modest/
    - /sys/kernel/livepatch/modest/enabled
    - /sys/kernel/livepatch/modest/force
    - /sys/kernel/livepatch/modest/replace
    - /sys/kernel/livepatch/modest/transition
  `);
  step(`
    > unload modest
    → 0
    modest loaded: yes → no
  `);
  step(`
    > load modest
    [notice] livepatch: enabling patch 'modest'
    [debug] livepatch: 'modest': initializing patching transition
    [notice] livepatch: 'modest': starting patching transition
    [debug] livepatch: 'modest': completing patching transition
    [notice] livepatch: 'modest': patching complete
    → 0
    listed: forgetful → forgetful, modest
    modest loaded: no → yes
    modest enabled: no → yes
    modest references: 0 → 1
    modest / vmlinux loaded: no → yes
    modest / vmlinux patched: no → yes
    modest / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → modest
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/modest/
    + /sys/kernel/livepatch/modest/enabled: 1
    + /sys/kernel/livepatch/modest/force
    + /sys/kernel/livepatch/modest/replace: 0
    + /sys/kernel/livepatch/modest/transition: 0
    + /sys/kernel/livepatch/modest/vmlinux/
    + /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/modest/vmlinux/patched: 1
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
    listed: forgetful, modest → forgetful, modest, console_v1
    console_v1 loaded: no → yes
    console_v1 enabled: no → yes
    console_v1 references: 0 → 1
    console_v1 / vmlinux loaded: no → yes
    console_v1 / vmlinux patched: no → yes
    console_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: forgetful → console_v1 over forgetful
    func_stack vmlinux:meminfo_proc_show: modest → console_v1 (nop) over modest
    state 1 data of console_v1: null → console_v1
    + state 1 space of console_v1: saves version 0
    + /sys/kernel/livepatch/console_v1/
    + /sys/kernel/livepatch/console_v1/enabled: 1
    + /sys/kernel/livepatch/console_v1/force
    + /sys/kernel/livepatch/console_v1/replace: 1
    + /sys/kernel/livepatch/console_v1/transition: 1
    + /sys/kernel/livepatch/console_v1/vmlinux/
    + /sys/kernel/livepatch/console_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v1/vmlinux/meminfo_proc_show,1/
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
    listed: forgetful, modest, console_v1 → console_v1
    console_v1 / vmlinux callbacks: prepared → live
    forgetful enabled: yes → no
    forgetful free queued: no → yes
    forgetful / vmlinux loaded: yes → no
    forgetful / vmlinux patched: yes → no
    forgetful / vmlinux callbacks: live → clean
    modest enabled: yes → no
    modest free queued: no → yes
    modest / vmlinux loaded: yes → no
    modest / vmlinux patched: yes → no
    modest / vmlinux callbacks: live → clean
    init patch_state: 1 → -1
    func_stack vmlinux:cmdline_proc_show: console_v1 over forgetful → console_v1
    func_stack vmlinux:meminfo_proc_show: console_v1 (nop) over modest → empty
    handler vmlinux:meminfo_proc_show: registered → none
    state 1 version: 0 → 1
    /sys/kernel/livepatch/console_v1/transition: 1 → 0
    - /sys/kernel/livepatch/console_v1/vmlinux/meminfo_proc_show,1/
    /sys/kernel/livepatch/forgetful/enabled: 1 → 0
    - /sys/kernel/livepatch/forgetful/vmlinux/
    - /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/forgetful/vmlinux/patched
    /sys/kernel/livepatch/modest/enabled: 1 → 0
    - /sys/kernel/livepatch/modest/vmlinux/
    - /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/modest/vmlinux/patched
  `);
});

test('4: write forgetful enabled 0 reverses; retry completes the reversal to unpatching; …', () => {
  const { step } = boot();
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load forgetful
    [notice] livepatch: enabling patch 'forgetful'
    [debug] livepatch: 'forgetful': initializing patching transition
    [notice] livepatch: 'forgetful': starting patching transition
    → 0
    transition: none → forgetful (to patched)
    listed: none → forgetful
    forgetful loaded: no → yes
    forgetful enabled: no → yes
    forgetful references: 0 → 1
    forgetful / vmlinux loaded: no → yes
    forgetful / vmlinux patched: no → yes
    forgetful / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → forgetful
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/forgetful/
    + /sys/kernel/livepatch/forgetful/enabled: 1
    + /sys/kernel/livepatch/forgetful/force
    + /sys/kernel/livepatch/forgetful/replace: 1
    + /sys/kernel/livepatch/forgetful/transition: 1
    + /sys/kernel/livepatch/forgetful/vmlinux/
    + /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/forgetful/vmlinux/patched: 1
  `);
  step(`
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > write forgetful enabled 0
    [debug] livepatch: 'forgetful': reversing transition from patching to unpatching
    [notice] livepatch: 'forgetful': starting unpatching transition
    → 0
    transition: forgetful (to patched) → forgetful (to unpatched)
    forgetful enabled: yes → no
    init pending: no → yes
    /sys/kernel/livepatch/forgetful/enabled: 1 → 0
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'forgetful': completing unpatching transition
    [notice] livepatch: 'forgetful': unpatching complete
    transition: forgetful (to unpatched) → none
    listed: forgetful → none
    forgetful free queued: no → yes
    forgetful / vmlinux loaded: yes → no
    forgetful / vmlinux patched: yes → no
    forgetful / vmlinux callbacks: prepared → clean
    init patch_state: 1 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: forgetful → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/forgetful/transition: 1 → 0
    - /sys/kernel/livepatch/forgetful/vmlinux/
    - /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/forgetful/vmlinux/patched
  `);
  step(`
    > load modest
    [notice] livepatch: enabling patch 'modest'
    [debug] livepatch: 'modest': initializing patching transition
    [notice] livepatch: 'modest': starting patching transition
    [debug] livepatch: 'modest': completing patching transition
    [notice] livepatch: 'modest': patching complete
    → 0
    listed: none → modest
    modest loaded: no → yes
    modest enabled: no → yes
    modest references: 0 → 1
    modest / vmlinux loaded: no → yes
    modest / vmlinux patched: no → yes
    modest / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → modest
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/modest/
    + /sys/kernel/livepatch/modest/enabled: 1
    + /sys/kernel/livepatch/modest/force
    + /sys/kernel/livepatch/modest/replace: 0
    + /sys/kernel/livepatch/modest/transition: 0
    + /sys/kernel/livepatch/modest/vmlinux/
    + /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/modest/vmlinux/patched: 1
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > write modest enabled 0
    [debug] livepatch: 'modest': initializing unpatching transition
    [notice] livepatch: 'modest': starting unpatching transition
    → 0
    transition: none → modest (to unpatched)
    modest enabled: yes → no
    modest / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    /sys/kernel/livepatch/modest/enabled: 1 → 0
    /sys/kernel/livepatch/modest/transition: 0 → 1
  `);
  step(`
    > exitKernel init
    init patch_state: 1 → 0
    init pending: yes → no
  `);
  step(`
    > write modest enabled 1
    [debug] livepatch: 'modest': reversing transition from unpatching to patching
    [notice] livepatch: 'modest': starting patching transition
    → 0
    transition: modest (to unpatched) → modest (to patched)
    modest enabled: no → yes
    init pending: no → yes
    /sys/kernel/livepatch/modest/enabled: 0 → 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'modest': completing patching transition
    [notice] livepatch: 'modest': patching complete
    transition: modest (to patched) → none
    modest / vmlinux callbacks: leaving → live
    init patch_state: 0 → -1
    init pending: yes → no
    /sys/kernel/livepatch/modest/transition: 1 → 0
  `);
});

test('5: retry completes patching; load modest stays in transition; write modest enabled 0 reverses; …', () => {
  const { step } = boot();
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load forgetful
    [notice] livepatch: enabling patch 'forgetful'
    [debug] livepatch: 'forgetful': initializing patching transition
    [notice] livepatch: 'forgetful': starting patching transition
    → 0
    transition: none → forgetful (to patched)
    listed: none → forgetful
    forgetful loaded: no → yes
    forgetful enabled: no → yes
    forgetful references: 0 → 1
    forgetful / vmlinux loaded: no → yes
    forgetful / vmlinux patched: no → yes
    forgetful / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → forgetful
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/forgetful/
    + /sys/kernel/livepatch/forgetful/enabled: 1
    + /sys/kernel/livepatch/forgetful/force
    + /sys/kernel/livepatch/forgetful/replace: 1
    + /sys/kernel/livepatch/forgetful/transition: 1
    + /sys/kernel/livepatch/forgetful/vmlinux/
    + /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/forgetful/vmlinux/patched: 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'forgetful': completing patching transition
    [notice] livepatch: 'forgetful': patching complete
    transition: forgetful (to patched) → none
    forgetful / vmlinux callbacks: prepared → live
    init patch_state: 0 → -1
    init pending: yes → no
    /sys/kernel/livepatch/forgetful/transition: 1 → 0
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
    listed: forgetful → forgetful, console_v1
    console_v1 loaded: no → yes
    console_v1 enabled: no → yes
    console_v1 references: 0 → 1
    console_v1 / vmlinux loaded: no → yes
    console_v1 / vmlinux patched: no → yes
    console_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: forgetful → console_v1 over forgetful
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
    listed: forgetful, console_v1 → console_v1
    console_v1 / vmlinux callbacks: prepared → live
    forgetful enabled: yes → no
    forgetful free queued: no → yes
    forgetful / vmlinux loaded: yes → no
    forgetful / vmlinux patched: yes → no
    forgetful / vmlinux callbacks: live → clean
    init patch_state: 0 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: console_v1 over forgetful → console_v1
    state 1 version: 0 → 1
    /sys/kernel/livepatch/console_v1/transition: 1 → 0
    /sys/kernel/livepatch/forgetful/enabled: 1 → 0
    - /sys/kernel/livepatch/forgetful/vmlinux/
    - /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/forgetful/vmlinux/patched
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load modest
    [notice] livepatch: enabling patch 'modest'
    [debug] livepatch: 'modest': initializing patching transition
    [notice] livepatch: 'modest': starting patching transition
    → 0
    transition: none → modest (to patched)
    listed: console_v1 → console_v1, modest
    modest loaded: no → yes
    modest enabled: no → yes
    modest references: 0 → 1
    modest / vmlinux loaded: no → yes
    modest / vmlinux patched: no → yes
    modest / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → modest
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/modest/
    + /sys/kernel/livepatch/modest/enabled: 1
    + /sys/kernel/livepatch/modest/force
    + /sys/kernel/livepatch/modest/replace: 0
    + /sys/kernel/livepatch/modest/transition: 1
    + /sys/kernel/livepatch/modest/vmlinux/
    + /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/modest/vmlinux/patched: 1
  `);
  step(`
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > write modest enabled 0
    [debug] livepatch: 'modest': reversing transition from patching to unpatching
    [notice] livepatch: 'modest': starting unpatching transition
    → 0
    transition: modest (to patched) → modest (to unpatched)
    modest enabled: yes → no
    init pending: no → yes
    /sys/kernel/livepatch/modest/enabled: 1 → 0
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'modest': completing unpatching transition
    [notice] livepatch: 'modest': unpatching complete
    transition: modest (to unpatched) → none
    listed: console_v1, modest → console_v1
    modest free queued: no → yes
    modest / vmlinux loaded: yes → no
    modest / vmlinux patched: yes → no
    modest / vmlinux callbacks: prepared → clean
    init patch_state: 1 → -1
    init pending: yes → no
    func_stack vmlinux:meminfo_proc_show: modest → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/modest/transition: 1 → 0
    - /sys/kernel/livepatch/modest/vmlinux/
    - /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/modest/vmlinux/patched
  `);
});

test('6: retry completes patching; write console_v1 enabled 0 reverses; retry completes the reversal to unpatching; …', () => {
  const { step } = boot();
  step(`
    > load modest
    [notice] livepatch: enabling patch 'modest'
    [debug] livepatch: 'modest': initializing patching transition
    [notice] livepatch: 'modest': starting patching transition
    [debug] livepatch: 'modest': completing patching transition
    [notice] livepatch: 'modest': patching complete
    → 0
    listed: none → modest
    modest loaded: no → yes
    modest enabled: no → yes
    modest references: 0 → 1
    modest / vmlinux loaded: no → yes
    modest / vmlinux patched: no → yes
    modest / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → modest
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/modest/
    + /sys/kernel/livepatch/modest/enabled: 1
    + /sys/kernel/livepatch/modest/force
    + /sys/kernel/livepatch/modest/replace: 0
    + /sys/kernel/livepatch/modest/transition: 0
    + /sys/kernel/livepatch/modest/vmlinux/
    + /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/modest/vmlinux/patched: 1
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load forgetful
    [notice] livepatch: enabling patch 'forgetful'
    [debug] livepatch: 'forgetful': initializing patching transition
    [notice] livepatch: 'forgetful': starting patching transition
    → 0
    transition: none → forgetful (to patched)
    listed: modest → modest, forgetful
    forgetful loaded: no → yes
    forgetful enabled: no → yes
    forgetful references: 0 → 1
    forgetful / vmlinux loaded: no → yes
    forgetful / vmlinux patched: no → yes
    forgetful / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → forgetful
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: modest → forgetful (nop) over modest
    + /sys/kernel/livepatch/forgetful/
    + /sys/kernel/livepatch/forgetful/enabled: 1
    + /sys/kernel/livepatch/forgetful/force
    + /sys/kernel/livepatch/forgetful/replace: 1
    + /sys/kernel/livepatch/forgetful/transition: 1
    + /sys/kernel/livepatch/forgetful/vmlinux/
    + /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/forgetful/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/forgetful/vmlinux/patched: 1
  `);
  step(`
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'forgetful': completing patching transition
    [notice] livepatch: 'forgetful': patching complete
    transition: forgetful (to patched) → none
    listed: modest, forgetful → forgetful
    forgetful / vmlinux callbacks: prepared → live
    modest enabled: yes → no
    modest free queued: no → yes
    modest / vmlinux loaded: yes → no
    modest / vmlinux patched: yes → no
    modest / vmlinux callbacks: live → clean
    init patch_state: 1 → -1
    func_stack vmlinux:meminfo_proc_show: forgetful (nop) over modest → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/forgetful/transition: 1 → 0
    - /sys/kernel/livepatch/forgetful/vmlinux/meminfo_proc_show,1/
    /sys/kernel/livepatch/modest/enabled: 1 → 0
    - /sys/kernel/livepatch/modest/vmlinux/
    - /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/modest/vmlinux/patched
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
    listed: forgetful → forgetful, console_v1
    console_v1 loaded: no → yes
    console_v1 enabled: no → yes
    console_v1 references: 0 → 1
    console_v1 / vmlinux loaded: no → yes
    console_v1 / vmlinux patched: no → yes
    console_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: forgetful → console_v1 over forgetful
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
    listed: forgetful, console_v1 → forgetful
    console_v1 free queued: no → yes
    console_v1 / vmlinux loaded: yes → no
    console_v1 / vmlinux patched: yes → no
    console_v1 / vmlinux callbacks: prepared → clean
    init patch_state: 1 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: console_v1 over forgetful → forgetful
    state 1 data of console_v1: console_v1 → null
    - state 1 space of console_v1
    /sys/kernel/livepatch/console_v1/transition: 1 → 0
    - /sys/kernel/livepatch/console_v1/vmlinux/
    - /sys/kernel/livepatch/console_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/console_v1/vmlinux/patched
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > write forgetful enabled 0
    [debug] livepatch: 'forgetful': initializing unpatching transition
    [notice] livepatch: 'forgetful': starting unpatching transition
    → 0
    transition: none → forgetful (to unpatched)
    forgetful enabled: yes → no
    forgetful / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    /sys/kernel/livepatch/forgetful/enabled: 1 → 0
    /sys/kernel/livepatch/forgetful/transition: 0 → 1
  `);
  step(`
    > exitKernel init
    init patch_state: 1 → 0
    init pending: yes → no
  `);
  step(`
    > write forgetful enabled 1
    [debug] livepatch: 'forgetful': reversing transition from unpatching to patching
    [notice] livepatch: 'forgetful': starting patching transition
    → 0
    transition: forgetful (to unpatched) → forgetful (to patched)
    forgetful enabled: no → yes
    init pending: no → yes
    /sys/kernel/livepatch/forgetful/enabled: 0 → 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'forgetful': completing patching transition
    [notice] livepatch: 'forgetful': patching complete
    transition: forgetful (to patched) → none
    forgetful / vmlinux callbacks: leaving → live
    init patch_state: 0 → -1
    init pending: yes → no
    /sys/kernel/livepatch/forgetful/transition: 1 → 0
  `);
});

test('7: load forgetful completes patching; load console_v1 fails with EBUSY; write forgetful enabled 1 reverses; …', () => {
  const { step } = boot();
  step(`
    > load modest
    [notice] livepatch: enabling patch 'modest'
    [debug] livepatch: 'modest': initializing patching transition
    [notice] livepatch: 'modest': starting patching transition
    [debug] livepatch: 'modest': completing patching transition
    [notice] livepatch: 'modest': patching complete
    → 0
    listed: none → modest
    modest loaded: no → yes
    modest enabled: no → yes
    modest references: 0 → 1
    modest / vmlinux loaded: no → yes
    modest / vmlinux patched: no → yes
    modest / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → modest
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/modest/
    + /sys/kernel/livepatch/modest/enabled: 1
    + /sys/kernel/livepatch/modest/force
    + /sys/kernel/livepatch/modest/replace: 0
    + /sys/kernel/livepatch/modest/transition: 0
    + /sys/kernel/livepatch/modest/vmlinux/
    + /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/modest/vmlinux/patched: 1
  `);
  step(`
    > load forgetful
    [notice] livepatch: enabling patch 'forgetful'
    [debug] livepatch: 'forgetful': initializing patching transition
    [notice] livepatch: 'forgetful': starting patching transition
    [debug] livepatch: 'forgetful': completing patching transition
    [notice] livepatch: 'forgetful': patching complete
    → 0
    listed: modest → forgetful
    forgetful loaded: no → yes
    forgetful enabled: no → yes
    forgetful references: 0 → 1
    forgetful / vmlinux loaded: no → yes
    forgetful / vmlinux patched: no → yes
    forgetful / vmlinux callbacks: clean → live
    modest enabled: yes → no
    modest free queued: no → yes
    modest / vmlinux loaded: yes → no
    modest / vmlinux patched: yes → no
    modest / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: empty → forgetful
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: modest → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/modest/enabled: 1 → 0
    - /sys/kernel/livepatch/modest/vmlinux/
    - /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/modest/vmlinux/patched
    + /sys/kernel/livepatch/forgetful/
    + /sys/kernel/livepatch/forgetful/enabled: 1
    + /sys/kernel/livepatch/forgetful/force
    + /sys/kernel/livepatch/forgetful/replace: 1
    + /sys/kernel/livepatch/forgetful/transition: 0
    + /sys/kernel/livepatch/forgetful/vmlinux/
    + /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/forgetful/vmlinux/patched: 1
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > write forgetful enabled 0
    [debug] livepatch: 'forgetful': initializing unpatching transition
    [notice] livepatch: 'forgetful': starting unpatching transition
    → 0
    transition: none → forgetful (to unpatched)
    forgetful enabled: yes → no
    forgetful / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    /sys/kernel/livepatch/forgetful/enabled: 1 → 0
    /sys/kernel/livepatch/forgetful/transition: 0 → 1
  `);
  step(`
    > load console_v1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write forgetful enabled 1
    [debug] livepatch: 'forgetful': reversing transition from unpatching to patching
    [notice] livepatch: 'forgetful': starting patching transition
    → 0
    transition: forgetful (to unpatched) → forgetful (to patched)
    forgetful enabled: no → yes
    init pending: yes → no
    /sys/kernel/livepatch/forgetful/enabled: 0 → 1
  `);
  step(`
    > write forgetful enabled 0
    [debug] livepatch: 'forgetful': reversing transition from patching to unpatching
    [notice] livepatch: 'forgetful': starting unpatching transition
    → 0
    transition: forgetful (to patched) → forgetful (to unpatched)
    forgetful enabled: yes → no
    init pending: no → yes
    /sys/kernel/livepatch/forgetful/enabled: 1 → 0
  `);
  step(`
    > retry
  `);
  step(`
    > write forgetful enabled 1
    [debug] livepatch: 'forgetful': reversing transition from unpatching to patching
    [notice] livepatch: 'forgetful': starting patching transition
    → 0
    transition: forgetful (to unpatched) → forgetful (to patched)
    forgetful enabled: no → yes
    init pending: yes → no
    /sys/kernel/livepatch/forgetful/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'forgetful': completing patching transition
    [notice] livepatch: 'forgetful': patching complete
    transition: forgetful (to patched) → none
    forgetful / vmlinux callbacks: leaving → live
    init patch_state: 1 → -1
    /sys/kernel/livepatch/forgetful/transition: 1 → 0
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
    listed: forgetful → forgetful, console_v1
    console_v1 loaded: no → yes
    console_v1 enabled: no → yes
    console_v1 references: 0 → 1
    console_v1 / vmlinux loaded: no → yes
    console_v1 / vmlinux patched: no → yes
    console_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: forgetful → console_v1 over forgetful
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
    > write forgetful enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > resched init
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
    listed: forgetful, console_v1 → console_v1
    console_v1 / vmlinux callbacks: prepared → live
    forgetful enabled: yes → no
    forgetful free queued: no → yes
    forgetful / vmlinux loaded: yes → no
    forgetful / vmlinux patched: yes → no
    forgetful / vmlinux callbacks: live → clean
    init patch_state: 1 → -1
    func_stack vmlinux:cmdline_proc_show: console_v1 over forgetful → console_v1
    state 1 version: 0 → 1
    /sys/kernel/livepatch/console_v1/transition: 1 → 0
    /sys/kernel/livepatch/forgetful/enabled: 1 → 0
    - /sys/kernel/livepatch/forgetful/vmlinux/
    - /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/forgetful/vmlinux/patched
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

test('8: write forgetful enabled 0 completes unpatching; load console_v1 completes patching; write console_v1 enabled 1 reverses; …', () => {
  const { step } = boot();
  step(`
    > load forgetful
    [notice] livepatch: enabling patch 'forgetful'
    [debug] livepatch: 'forgetful': initializing patching transition
    [notice] livepatch: 'forgetful': starting patching transition
    [debug] livepatch: 'forgetful': completing patching transition
    [notice] livepatch: 'forgetful': patching complete
    → 0
    listed: none → forgetful
    forgetful loaded: no → yes
    forgetful enabled: no → yes
    forgetful references: 0 → 1
    forgetful / vmlinux loaded: no → yes
    forgetful / vmlinux patched: no → yes
    forgetful / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → forgetful
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/forgetful/
    + /sys/kernel/livepatch/forgetful/enabled: 1
    + /sys/kernel/livepatch/forgetful/force
    + /sys/kernel/livepatch/forgetful/replace: 1
    + /sys/kernel/livepatch/forgetful/transition: 0
    + /sys/kernel/livepatch/forgetful/vmlinux/
    + /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/forgetful/vmlinux/patched: 1
  `);
  step(`
    > write forgetful enabled 0
    [debug] livepatch: 'forgetful': initializing unpatching transition
    [notice] livepatch: 'forgetful': starting unpatching transition
    [debug] livepatch: 'forgetful': completing unpatching transition
    [notice] livepatch: 'forgetful': unpatching complete
    → 0
    listed: forgetful → none
    forgetful enabled: yes → no
    forgetful free queued: no → yes
    forgetful / vmlinux loaded: yes → no
    forgetful / vmlinux patched: yes → no
    forgetful / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: forgetful → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/forgetful/enabled: 1 → 0
    - /sys/kernel/livepatch/forgetful/vmlinux/
    - /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/forgetful/vmlinux/patched
  `);
  step(`
    > load modest
    [notice] livepatch: enabling patch 'modest'
    [debug] livepatch: 'modest': initializing patching transition
    [notice] livepatch: 'modest': starting patching transition
    [debug] livepatch: 'modest': completing patching transition
    [notice] livepatch: 'modest': patching complete
    → 0
    listed: none → modest
    modest loaded: no → yes
    modest enabled: no → yes
    modest references: 0 → 1
    modest / vmlinux loaded: no → yes
    modest / vmlinux patched: no → yes
    modest / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → modest
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/modest/
    + /sys/kernel/livepatch/modest/enabled: 1
    + /sys/kernel/livepatch/modest/force
    + /sys/kernel/livepatch/modest/replace: 0
    + /sys/kernel/livepatch/modest/transition: 0
    + /sys/kernel/livepatch/modest/vmlinux/
    + /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/modest/vmlinux/patched: 1
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
    listed: modest → console_v1
    console_v1 loaded: no → yes
    console_v1 enabled: no → yes
    console_v1 references: 0 → 1
    console_v1 / vmlinux loaded: no → yes
    console_v1 / vmlinux patched: no → yes
    console_v1 / vmlinux callbacks: clean → live
    modest enabled: yes → no
    modest free queued: no → yes
    modest / vmlinux loaded: yes → no
    modest / vmlinux patched: yes → no
    modest / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: empty → console_v1
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: modest → empty
    handler vmlinux:meminfo_proc_show: registered → none
    state 1 version: 0 → 1
    state 1 data of console_v1: null → console_v1
    /sys/kernel/livepatch/modest/enabled: 1 → 0
    - /sys/kernel/livepatch/modest/vmlinux/
    - /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/modest/vmlinux/patched
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
    > exitKernel init
  `);
  step(`
    > sleep init
    init running: yes → no
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
    > resched init
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
});

test('9: load console_v1 completes patching; write console_v1 enabled 0 completes unpatching; …', () => {
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
    > load forgetful
    [notice] livepatch: enabling patch 'forgetful'
    [debug] livepatch: 'forgetful': initializing patching transition
    [notice] livepatch: 'forgetful': starting patching transition
    [debug] livepatch: 'forgetful': completing patching transition
    [notice] livepatch: 'forgetful': patching complete
    → 0
    listed: none → forgetful
    forgetful loaded: no → yes
    forgetful enabled: no → yes
    forgetful references: 0 → 1
    forgetful / vmlinux loaded: no → yes
    forgetful / vmlinux patched: no → yes
    forgetful / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → forgetful
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/forgetful/
    + /sys/kernel/livepatch/forgetful/enabled: 1
    + /sys/kernel/livepatch/forgetful/force
    + /sys/kernel/livepatch/forgetful/replace: 1
    + /sys/kernel/livepatch/forgetful/transition: 0
    + /sys/kernel/livepatch/forgetful/vmlinux/
    + /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/forgetful/vmlinux/patched: 1
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
    listed: forgetful → console_v1
    console_v1 loaded: no → yes
    console_v1 enabled: no → yes
    console_v1 references: 0 → 1
    console_v1 / vmlinux loaded: no → yes
    console_v1 / vmlinux patched: no → yes
    console_v1 / vmlinux callbacks: clean → live
    forgetful enabled: yes → no
    forgetful free queued: no → yes
    forgetful / vmlinux loaded: yes → no
    forgetful / vmlinux patched: yes → no
    forgetful / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: forgetful → console_v1
    state 1 version: 0 → 1
    state 1 data of console_v1: null → console_v1
    /sys/kernel/livepatch/forgetful/enabled: 1 → 0
    - /sys/kernel/livepatch/forgetful/vmlinux/
    - /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/forgetful/vmlinux/patched
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
    > write forgetful enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write forgetful enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload forgetful
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free forgetful
    forgetful references: 1 → 0
    forgetful free queued: yes → no
    - /sys/kernel/livepatch/forgetful/
    - /sys/kernel/livepatch/forgetful/enabled
    - /sys/kernel/livepatch/forgetful/force
    - /sys/kernel/livepatch/forgetful/replace
    - /sys/kernel/livepatch/forgetful/transition
  `);
  step(`
    > unload forgetful
    → 0
    forgetful loaded: yes → no
  `);
  step(`
    > load forgetful
    [err] livepatch: Livepatch patch (forgetful) is not compatible with the already installed livepatches.
    → -EINVAL: Invalid argument
  `);
  step(`
    > load modest
    [notice] livepatch: enabling patch 'modest'
    [debug] livepatch: 'modest': initializing patching transition
    [notice] livepatch: 'modest': starting patching transition
    [debug] livepatch: 'modest': completing patching transition
    [notice] livepatch: 'modest': patching complete
    → 0
    listed: console_v1 → console_v1, modest
    modest loaded: no → yes
    modest enabled: no → yes
    modest references: 0 → 1
    modest / vmlinux loaded: no → yes
    modest / vmlinux patched: no → yes
    modest / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → modest
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/modest/
    + /sys/kernel/livepatch/modest/enabled: 1
    + /sys/kernel/livepatch/modest/force
    + /sys/kernel/livepatch/modest/replace: 0
    + /sys/kernel/livepatch/modest/transition: 0
    + /sys/kernel/livepatch/modest/vmlinux/
    + /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/modest/vmlinux/patched: 1
  `);
  step(`
    > write modest enabled 0
    [debug] livepatch: 'modest': initializing unpatching transition
    [notice] livepatch: 'modest': starting unpatching transition
    [debug] livepatch: 'modest': completing unpatching transition
    [notice] livepatch: 'modest': unpatching complete
    → 0
    listed: console_v1, modest → console_v1
    modest enabled: yes → no
    modest free queued: no → yes
    modest / vmlinux loaded: yes → no
    modest / vmlinux patched: yes → no
    modest / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: modest → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/modest/enabled: 1 → 0
    - /sys/kernel/livepatch/modest/vmlinux/
    - /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/modest/vmlinux/patched
  `);
  step(`
    > write modest enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write modest enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload modest
    → -EAGAIN: Resource temporarily unavailable
  `);
});

test('10: load modest fails with EBUSY; retry completes patching; write modest enabled 0 reverses; …', () => {
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
    > load modest
    → -EBUSY: Device or resource busy
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
    > load modest
    [notice] livepatch: enabling patch 'modest'
    [debug] livepatch: 'modest': initializing patching transition
    [notice] livepatch: 'modest': starting patching transition
    → 0
    transition: none → modest (to patched)
    listed: console_v1 → console_v1, modest
    modest loaded: no → yes
    modest enabled: no → yes
    modest references: 0 → 1
    modest / vmlinux loaded: no → yes
    modest / vmlinux patched: no → yes
    modest / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → modest
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/modest/
    + /sys/kernel/livepatch/modest/enabled: 1
    + /sys/kernel/livepatch/modest/force
    + /sys/kernel/livepatch/modest/replace: 0
    + /sys/kernel/livepatch/modest/transition: 1
    + /sys/kernel/livepatch/modest/vmlinux/
    + /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/modest/vmlinux/patched: 1
  `);
  step(`
    > write modest enabled 0
    [debug] livepatch: 'modest': reversing transition from patching to unpatching
    [notice] livepatch: 'modest': starting unpatching transition
    → 0
    transition: modest (to patched) → modest (to unpatched)
    modest enabled: yes → no
    init pending: yes → no
    /sys/kernel/livepatch/modest/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'modest': completing unpatching transition
    [notice] livepatch: 'modest': unpatching complete
    transition: modest (to unpatched) → none
    listed: console_v1, modest → console_v1
    modest free queued: no → yes
    modest / vmlinux loaded: yes → no
    modest / vmlinux patched: yes → no
    modest / vmlinux callbacks: prepared → clean
    init patch_state: 0 → -1
    func_stack vmlinux:meminfo_proc_show: modest → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/modest/transition: 1 → 0
    - /sys/kernel/livepatch/modest/vmlinux/
    - /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/modest/vmlinux/patched
  `);
  step(`
    > free modest
    modest references: 1 → 0
    modest free queued: yes → no
    - /sys/kernel/livepatch/modest/
    - /sys/kernel/livepatch/modest/enabled
    - /sys/kernel/livepatch/modest/force
    - /sys/kernel/livepatch/modest/replace
    - /sys/kernel/livepatch/modest/transition
  `);
  step(`
    > unload modest
    → 0
    modest loaded: yes → no
  `);
  step(`
    > load modest
    [notice] livepatch: enabling patch 'modest'
    [debug] livepatch: 'modest': initializing patching transition
    [notice] livepatch: 'modest': starting patching transition
    → 0
    transition: none → modest (to patched)
    listed: console_v1 → console_v1, modest
    modest loaded: no → yes
    modest enabled: no → yes
    modest references: 0 → 1
    modest / vmlinux loaded: no → yes
    modest / vmlinux patched: no → yes
    modest / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → modest
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/modest/
    + /sys/kernel/livepatch/modest/enabled: 1
    + /sys/kernel/livepatch/modest/force
    + /sys/kernel/livepatch/modest/replace: 0
    + /sys/kernel/livepatch/modest/transition: 1
    + /sys/kernel/livepatch/modest/vmlinux/
    + /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/modest/vmlinux/patched: 1
  `);
  step(`
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'modest': completing patching transition
    [notice] livepatch: 'modest': patching complete
    transition: modest (to patched) → none
    modest / vmlinux callbacks: prepared → live
    init patch_state: 1 → -1
    /sys/kernel/livepatch/modest/transition: 1 → 0
  `);
  step(`
    > write modest enabled 0
    [debug] livepatch: 'modest': initializing unpatching transition
    [notice] livepatch: 'modest': starting unpatching transition
    → 0
    transition: none → modest (to unpatched)
    modest enabled: yes → no
    modest / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    /sys/kernel/livepatch/modest/enabled: 1 → 0
    /sys/kernel/livepatch/modest/transition: 0 → 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'modest': completing unpatching transition
    [notice] livepatch: 'modest': unpatching complete
    transition: modest (to unpatched) → none
    listed: console_v1, modest → console_v1
    modest free queued: no → yes
    modest / vmlinux loaded: yes → no
    modest / vmlinux patched: yes → no
    modest / vmlinux callbacks: leaving → clean
    init patch_state: 1 → -1
    init pending: yes → no
    func_stack vmlinux:meminfo_proc_show: modest → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/modest/transition: 1 → 0
    - /sys/kernel/livepatch/modest/vmlinux/
    - /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/modest/vmlinux/patched
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
    > wake init
    init running: no → yes
  `);
  step(`
    > load forgetful
    [notice] livepatch: enabling patch 'forgetful'
    [debug] livepatch: 'forgetful': initializing patching transition
    [notice] livepatch: 'forgetful': starting patching transition
    → 0
    transition: none → forgetful (to patched)
    listed: none → forgetful
    forgetful loaded: no → yes
    forgetful enabled: no → yes
    forgetful references: 0 → 1
    forgetful / vmlinux loaded: no → yes
    forgetful / vmlinux patched: no → yes
    forgetful / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → forgetful
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/forgetful/
    + /sys/kernel/livepatch/forgetful/enabled: 1
    + /sys/kernel/livepatch/forgetful/force
    + /sys/kernel/livepatch/forgetful/replace: 1
    + /sys/kernel/livepatch/forgetful/transition: 1
    + /sys/kernel/livepatch/forgetful/vmlinux/
    + /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/forgetful/vmlinux/patched: 1
  `);
  step(`
    > write forgetful enabled 0
    [debug] livepatch: 'forgetful': reversing transition from patching to unpatching
    [notice] livepatch: 'forgetful': starting unpatching transition
    → 0
    transition: forgetful (to patched) → forgetful (to unpatched)
    forgetful enabled: yes → no
    init pending: yes → no
    /sys/kernel/livepatch/forgetful/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'forgetful': completing unpatching transition
    [notice] livepatch: 'forgetful': unpatching complete
    transition: forgetful (to unpatched) → none
    listed: forgetful → none
    forgetful free queued: no → yes
    forgetful / vmlinux loaded: yes → no
    forgetful / vmlinux patched: yes → no
    forgetful / vmlinux callbacks: prepared → clean
    init patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: forgetful → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/forgetful/transition: 1 → 0
    - /sys/kernel/livepatch/forgetful/vmlinux/
    - /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/forgetful/vmlinux/patched
  `);
});

test('11: load forgetful fails with EBUSY; retry completes patching; retry completes unpatching', () => {
  const { step } = boot();
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load modest
    [notice] livepatch: enabling patch 'modest'
    [debug] livepatch: 'modest': initializing patching transition
    [notice] livepatch: 'modest': starting patching transition
    → 0
    transition: none → modest (to patched)
    listed: none → modest
    modest loaded: no → yes
    modest enabled: no → yes
    modest references: 0 → 1
    modest / vmlinux loaded: no → yes
    modest / vmlinux patched: no → yes
    modest / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → modest
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/modest/
    + /sys/kernel/livepatch/modest/enabled: 1
    + /sys/kernel/livepatch/modest/force
    + /sys/kernel/livepatch/modest/replace: 0
    + /sys/kernel/livepatch/modest/transition: 1
    + /sys/kernel/livepatch/modest/vmlinux/
    + /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/modest/vmlinux/patched: 1
  `);
  step(`
    > load forgetful
    → -EBUSY: Device or resource busy
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'modest': completing patching transition
    [notice] livepatch: 'modest': patching complete
    transition: modest (to patched) → none
    modest / vmlinux callbacks: prepared → live
    init patch_state: 0 → -1
    init pending: yes → no
    /sys/kernel/livepatch/modest/transition: 1 → 0
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
    listed: modest → modest, console_v1
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
    func_stack vmlinux:meminfo_proc_show: modest → console_v1 (nop) over modest
    state 1 data of console_v1: null → console_v1
    + state 1 space of console_v1: saves version 0
    + /sys/kernel/livepatch/console_v1/
    + /sys/kernel/livepatch/console_v1/enabled: 1
    + /sys/kernel/livepatch/console_v1/force
    + /sys/kernel/livepatch/console_v1/replace: 1
    + /sys/kernel/livepatch/console_v1/transition: 1
    + /sys/kernel/livepatch/console_v1/vmlinux/
    + /sys/kernel/livepatch/console_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v1/vmlinux/meminfo_proc_show,1/
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
    listed: modest, console_v1 → console_v1
    console_v1 / vmlinux callbacks: prepared → live
    modest enabled: yes → no
    modest free queued: no → yes
    modest / vmlinux loaded: yes → no
    modest / vmlinux patched: yes → no
    modest / vmlinux callbacks: live → clean
    init patch_state: 1 → -1
    func_stack vmlinux:meminfo_proc_show: console_v1 (nop) over modest → empty
    handler vmlinux:meminfo_proc_show: registered → none
    state 1 version: 0 → 1
    /sys/kernel/livepatch/console_v1/transition: 1 → 0
    - /sys/kernel/livepatch/console_v1/vmlinux/meminfo_proc_show,1/
    /sys/kernel/livepatch/modest/enabled: 1 → 0
    - /sys/kernel/livepatch/modest/vmlinux/
    - /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/modest/vmlinux/patched
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
    > load forgetful
    [notice] livepatch: enabling patch 'forgetful'
    [debug] livepatch: 'forgetful': initializing patching transition
    [notice] livepatch: 'forgetful': starting patching transition
    → 0
    transition: none → forgetful (to patched)
    listed: none → forgetful
    forgetful loaded: no → yes
    forgetful enabled: no → yes
    forgetful references: 0 → 1
    forgetful / vmlinux loaded: no → yes
    forgetful / vmlinux patched: no → yes
    forgetful / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → forgetful
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/forgetful/
    + /sys/kernel/livepatch/forgetful/enabled: 1
    + /sys/kernel/livepatch/forgetful/force
    + /sys/kernel/livepatch/forgetful/replace: 1
    + /sys/kernel/livepatch/forgetful/transition: 1
    + /sys/kernel/livepatch/forgetful/vmlinux/
    + /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/forgetful/vmlinux/patched: 1
  `);
  step(`
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'forgetful': completing patching transition
    [notice] livepatch: 'forgetful': patching complete
    transition: forgetful (to patched) → none
    forgetful / vmlinux callbacks: prepared → live
    init patch_state: 1 → -1
    /sys/kernel/livepatch/forgetful/transition: 1 → 0
  `);
  step(`
    > write forgetful enabled 0
    [debug] livepatch: 'forgetful': initializing unpatching transition
    [notice] livepatch: 'forgetful': starting unpatching transition
    → 0
    transition: none → forgetful (to unpatched)
    forgetful enabled: yes → no
    forgetful / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    /sys/kernel/livepatch/forgetful/enabled: 1 → 0
    /sys/kernel/livepatch/forgetful/transition: 0 → 1
  `);
  step(`
    > exitKernel init
    init patch_state: 1 → 0
    init pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'forgetful': completing unpatching transition
    [notice] livepatch: 'forgetful': unpatching complete
    transition: forgetful (to unpatched) → none
    listed: forgetful → none
    forgetful free queued: no → yes
    forgetful / vmlinux loaded: yes → no
    forgetful / vmlinux patched: yes → no
    forgetful / vmlinux callbacks: leaving → clean
    init patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: forgetful → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/forgetful/transition: 1 → 0
    - /sys/kernel/livepatch/forgetful/vmlinux/
    - /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/forgetful/vmlinux/patched
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
});

test('12: load console_v1 completes patching; write console_v1 enabled 0 fails with EBUSY; write modest enabled 1 reverses; …', () => {
  const { step } = boot();
  step(`
    > load forgetful
    [notice] livepatch: enabling patch 'forgetful'
    [debug] livepatch: 'forgetful': initializing patching transition
    [notice] livepatch: 'forgetful': starting patching transition
    [debug] livepatch: 'forgetful': completing patching transition
    [notice] livepatch: 'forgetful': patching complete
    → 0
    listed: none → forgetful
    forgetful loaded: no → yes
    forgetful enabled: no → yes
    forgetful references: 0 → 1
    forgetful / vmlinux loaded: no → yes
    forgetful / vmlinux patched: no → yes
    forgetful / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → forgetful
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/forgetful/
    + /sys/kernel/livepatch/forgetful/enabled: 1
    + /sys/kernel/livepatch/forgetful/force
    + /sys/kernel/livepatch/forgetful/replace: 1
    + /sys/kernel/livepatch/forgetful/transition: 0
    + /sys/kernel/livepatch/forgetful/vmlinux/
    + /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/forgetful/vmlinux/patched: 1
  `);
  step(`
    > load modest
    [notice] livepatch: enabling patch 'modest'
    [debug] livepatch: 'modest': initializing patching transition
    [notice] livepatch: 'modest': starting patching transition
    [debug] livepatch: 'modest': completing patching transition
    [notice] livepatch: 'modest': patching complete
    → 0
    listed: forgetful → forgetful, modest
    modest loaded: no → yes
    modest enabled: no → yes
    modest references: 0 → 1
    modest / vmlinux loaded: no → yes
    modest / vmlinux patched: no → yes
    modest / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → modest
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/modest/
    + /sys/kernel/livepatch/modest/enabled: 1
    + /sys/kernel/livepatch/modest/force
    + /sys/kernel/livepatch/modest/replace: 0
    + /sys/kernel/livepatch/modest/transition: 0
    + /sys/kernel/livepatch/modest/vmlinux/
    + /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/modest/vmlinux/patched: 1
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
    listed: forgetful, modest → console_v1
    console_v1 loaded: no → yes
    console_v1 enabled: no → yes
    console_v1 references: 0 → 1
    console_v1 / vmlinux loaded: no → yes
    console_v1 / vmlinux patched: no → yes
    console_v1 / vmlinux callbacks: clean → live
    forgetful enabled: yes → no
    forgetful free queued: no → yes
    forgetful / vmlinux loaded: yes → no
    forgetful / vmlinux patched: yes → no
    forgetful / vmlinux callbacks: live → clean
    modest enabled: yes → no
    modest free queued: no → yes
    modest / vmlinux loaded: yes → no
    modest / vmlinux patched: yes → no
    modest / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: forgetful → console_v1
    func_stack vmlinux:meminfo_proc_show: modest → empty
    handler vmlinux:meminfo_proc_show: registered → none
    state 1 version: 0 → 1
    state 1 data of console_v1: null → console_v1
    /sys/kernel/livepatch/forgetful/enabled: 1 → 0
    - /sys/kernel/livepatch/forgetful/vmlinux/
    - /sys/kernel/livepatch/forgetful/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/forgetful/vmlinux/patched
    /sys/kernel/livepatch/modest/enabled: 1 → 0
    - /sys/kernel/livepatch/modest/vmlinux/
    - /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/modest/vmlinux/patched
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
    > free modest
    modest references: 1 → 0
    modest free queued: yes → no
    - /sys/kernel/livepatch/modest/
    - /sys/kernel/livepatch/modest/enabled
    - /sys/kernel/livepatch/modest/force
    - /sys/kernel/livepatch/modest/replace
    - /sys/kernel/livepatch/modest/transition
  `);
  step(`
    > unload modest
    → 0
    modest loaded: yes → no
  `);
  step(`
    > load modest
    [notice] livepatch: enabling patch 'modest'
    [debug] livepatch: 'modest': initializing patching transition
    [notice] livepatch: 'modest': starting patching transition
    [debug] livepatch: 'modest': completing patching transition
    [notice] livepatch: 'modest': patching complete
    → 0
    listed: console_v1 → console_v1, modest
    modest loaded: no → yes
    modest enabled: no → yes
    modest references: 0 → 1
    modest / vmlinux loaded: no → yes
    modest / vmlinux patched: no → yes
    modest / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → modest
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/modest/
    + /sys/kernel/livepatch/modest/enabled: 1
    + /sys/kernel/livepatch/modest/force
    + /sys/kernel/livepatch/modest/replace: 0
    + /sys/kernel/livepatch/modest/transition: 0
    + /sys/kernel/livepatch/modest/vmlinux/
    + /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/modest/vmlinux/patched: 1
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > write modest enabled 0
    [debug] livepatch: 'modest': initializing unpatching transition
    [notice] livepatch: 'modest': starting unpatching transition
    → 0
    transition: none → modest (to unpatched)
    modest enabled: yes → no
    modest / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    /sys/kernel/livepatch/modest/enabled: 1 → 0
    /sys/kernel/livepatch/modest/transition: 0 → 1
  `);
  step(`
    > write console_v1 enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write modest enabled 1
    [debug] livepatch: 'modest': reversing transition from unpatching to patching
    [notice] livepatch: 'modest': starting patching transition
    → 0
    transition: modest (to unpatched) → modest (to patched)
    modest enabled: no → yes
    init pending: yes → no
    /sys/kernel/livepatch/modest/enabled: 0 → 1
  `);
  step(`
    > write modest enabled 0
    [debug] livepatch: 'modest': reversing transition from patching to unpatching
    [notice] livepatch: 'modest': starting unpatching transition
    → 0
    transition: modest (to patched) → modest (to unpatched)
    modest enabled: yes → no
    init pending: no → yes
    /sys/kernel/livepatch/modest/enabled: 1 → 0
  `);
  step(`
    > write modest enabled 1
    [debug] livepatch: 'modest': reversing transition from unpatching to patching
    [notice] livepatch: 'modest': starting patching transition
    → 0
    transition: modest (to unpatched) → modest (to patched)
    modest enabled: no → yes
    init pending: yes → no
    /sys/kernel/livepatch/modest/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'modest': completing patching transition
    [notice] livepatch: 'modest': patching complete
    transition: modest (to patched) → none
    modest / vmlinux callbacks: leaving → live
    init patch_state: 1 → -1
    /sys/kernel/livepatch/modest/transition: 1 → 0
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
    > write modest enabled 0
    → -EBUSY: Device or resource busy
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
    > wake init
    init running: no → yes
  `);
  step(`
    > write modest enabled 0
    [debug] livepatch: 'modest': initializing unpatching transition
    [notice] livepatch: 'modest': starting unpatching transition
    → 0
    transition: none → modest (to unpatched)
    modest enabled: yes → no
    modest / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    /sys/kernel/livepatch/modest/enabled: 1 → 0
    /sys/kernel/livepatch/modest/transition: 0 → 1
  `);
  step(`
    > exitKernel init
    init patch_state: 1 → 0
    init pending: yes → no
  `);
  step(`
    > write modest enabled 1
    [debug] livepatch: 'modest': reversing transition from unpatching to patching
    [notice] livepatch: 'modest': starting patching transition
    → 0
    transition: modest (to unpatched) → modest (to patched)
    modest enabled: no → yes
    init pending: no → yes
    /sys/kernel/livepatch/modest/enabled: 0 → 1
  `);
  step(`
    > write modest enabled 0
    [debug] livepatch: 'modest': reversing transition from patching to unpatching
    [notice] livepatch: 'modest': starting unpatching transition
    → 0
    transition: modest (to patched) → modest (to unpatched)
    modest enabled: yes → no
    init pending: yes → no
    /sys/kernel/livepatch/modest/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'modest': completing unpatching transition
    [notice] livepatch: 'modest': unpatching complete
    transition: modest (to unpatched) → none
    listed: console_v1, modest → console_v1
    modest free queued: no → yes
    modest / vmlinux loaded: yes → no
    modest / vmlinux patched: yes → no
    modest / vmlinux callbacks: leaving → clean
    init patch_state: 0 → -1
    func_stack vmlinux:meminfo_proc_show: modest → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/modest/transition: 1 → 0
    - /sys/kernel/livepatch/modest/vmlinux/
    - /sys/kernel/livepatch/modest/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/modest/vmlinux/patched
  `);
});
