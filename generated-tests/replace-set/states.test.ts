// State versions count within a set, state ids between sets
//
// Generated from spec/scenarios/replace-set/states.yaml and machines/ by `npx klp generate replace-set/states`; do not edit.
// 420 states, 3807 transitions, 34 signatures of macrosteps;
// 2 tests with 40 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('replace-set/states');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    audit loaded: no
    audit enabled: no
    audit forced: no
    audit references: 0
    audit free queued: no
    audit / vmlinux loaded: no
    audit / vmlinux patched: no
    audit / vmlinux callbacks: clean
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
    rescue loaded: no
    rescue enabled: no
    rescue forced: no
    rescue references: 0
    rescue free queued: no
    rescue / vmlinux loaded: no
    rescue / vmlinux patched: no
    rescue / vmlinux callbacks: clean
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    func_stack vmlinux:loadavg_proc_show: empty
    handler vmlinux:loadavg_proc_show: none
    func_stack vmlinux:meminfo_proc_show: empty
    handler vmlinux:meminfo_proc_show: none
    state 1 version: 0
    state 1 data of console_v1: null
    state 1 data of console_v2: null
    state 1 data of rescue: null
    state 2 version: 0
    state 2 data of audit: null
    state 3 version: 0
    state 3 data of rescue: null
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load console_v1 completes patching; load console_v2 completes patching; load rescue fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load console_v1
    [notice] livepatch: enabling patch 'console_v1'
    [debug] livepatch: 'console_v1': initializing patching transition
    callback pre_patch of console_v1 for vmlinux
    [info] console_v1: pre_patch_callback: vmlinux
    effect allocate 1 in pre_patch for vmlinux of console_v1: done
    [notice] livepatch: 'console_v1': starting patching transition
    [debug] livepatch: 'console_v1': completing patching transition
    callback post_patch of console_v1 for vmlinux
    [info] console_v1: post_patch_callback: vmlinux
    effect set 1 in post_patch for vmlinux of console_v1: done
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
    + /sys/kernel/livepatch/console_v1/replace_set: 1
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
    [notice] livepatch: 'console_v2': starting patching transition
    [debug] livepatch: 'console_v2': completing patching transition
    callback post_patch of console_v2 for vmlinux
    [info] console_v2: post_patch_callback: vmlinux
    effect takeOver 1 in post_patch for vmlinux of console_v2: done
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
    + /sys/kernel/livepatch/console_v2/replace_set: 1
    + /sys/kernel/livepatch/console_v2/transition: 0
    + /sys/kernel/livepatch/console_v2/vmlinux/
    + /sys/kernel/livepatch/console_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v2/vmlinux/patched: 1
  `);
  step(`
    > load rescue
    [err] livepatch: Livepatch patch (rescue) conflicts with (console_v2) of another replace set: state id 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > write console_v2 enabled 0
    [debug] livepatch: 'console_v2': initializing unpatching transition
    callback pre_unpatch of console_v2 for vmlinux
    [info] console_v2: pre_unpatch_callback: vmlinux
    effect restore 1 in pre_unpatch for vmlinux of console_v2: done
    [notice] livepatch: 'console_v2': starting unpatching transition
    [debug] livepatch: 'console_v2': completing unpatching transition
    callback post_unpatch of console_v2 for vmlinux
    [info] console_v2: post_unpatch_callback: vmlinux
    effect free 1 in post_unpatch for vmlinux of console_v2: done
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
    state 1 data of console_v2: console_v1 → null
    - state 1 space of console_v1
    /sys/kernel/livepatch/console_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/console_v2/vmlinux/
    - /sys/kernel/livepatch/console_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/console_v2/vmlinux/patched
  `);
  step(`
    > load rescue
    [notice] livepatch: enabling patch 'rescue'
    [debug] livepatch: 'rescue': initializing patching transition
    [notice] livepatch: 'rescue': starting patching transition
    [debug] livepatch: 'rescue': completing patching transition
    [notice] livepatch: 'rescue': patching complete
    → 0
    listed: none → rescue
    rescue loaded: no → yes
    rescue enabled: no → yes
    rescue references: 0 → 1
    rescue / vmlinux loaded: no → yes
    rescue / vmlinux patched: no → yes
    rescue / vmlinux callbacks: clean → live
    func_stack vmlinux:loadavg_proc_show: empty → rescue
    handler vmlinux:loadavg_proc_show: none → registered
    + /sys/kernel/livepatch/rescue/
    + /sys/kernel/livepatch/rescue/enabled: 1
    + /sys/kernel/livepatch/rescue/force
    + /sys/kernel/livepatch/rescue/replace_set: 3
    + /sys/kernel/livepatch/rescue/transition: 0
    + /sys/kernel/livepatch/rescue/vmlinux/
    + /sys/kernel/livepatch/rescue/vmlinux/loadavg_proc_show,1/
    + /sys/kernel/livepatch/rescue/vmlinux/patched: 1
  `);
  step(`
    > write rescue enabled 0
    [debug] livepatch: 'rescue': initializing unpatching transition
    [notice] livepatch: 'rescue': starting unpatching transition
    [debug] livepatch: 'rescue': completing unpatching transition
    [notice] livepatch: 'rescue': unpatching complete
    → 0
    listed: rescue → none
    rescue enabled: yes → no
    rescue free queued: no → yes
    rescue / vmlinux loaded: yes → no
    rescue / vmlinux patched: yes → no
    rescue / vmlinux callbacks: live → clean
    func_stack vmlinux:loadavg_proc_show: rescue → empty
    handler vmlinux:loadavg_proc_show: registered → none
    /sys/kernel/livepatch/rescue/enabled: 1 → 0
    - /sys/kernel/livepatch/rescue/vmlinux/
    - /sys/kernel/livepatch/rescue/vmlinux/loadavg_proc_show,1/
    - /sys/kernel/livepatch/rescue/vmlinux/patched
  `);
  step(`
    > write rescue enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write rescue enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload rescue
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free rescue
    rescue references: 1 → 0
    rescue free queued: yes → no
    - /sys/kernel/livepatch/rescue/
    - /sys/kernel/livepatch/rescue/enabled
    - /sys/kernel/livepatch/rescue/force
    - /sys/kernel/livepatch/rescue/replace_set
    - /sys/kernel/livepatch/rescue/transition
  `);
  step(`
    > unload rescue
    → 0
    rescue loaded: yes → no
  `);
  step(`
    > free console_v1
    console_v1 references: 1 → 0
    console_v1 free queued: yes → no
    - /sys/kernel/livepatch/console_v1/
    - /sys/kernel/livepatch/console_v1/enabled
    - /sys/kernel/livepatch/console_v1/force
    - /sys/kernel/livepatch/console_v1/replace_set
    - /sys/kernel/livepatch/console_v1/transition
  `);
  step(`
    > unload console_v1
    → 0
    console_v1 loaded: yes → no
    state 1 data of console_v1: console_v1 → null
  `);
  step(`
    > load console_v1
    [notice] livepatch: enabling patch 'console_v1'
    [debug] livepatch: 'console_v1': initializing patching transition
    callback pre_patch of console_v1 for vmlinux
    [info] console_v1: pre_patch_callback: vmlinux
    effect allocate 1 in pre_patch for vmlinux of console_v1: done
    [notice] livepatch: 'console_v1': starting patching transition
    [debug] livepatch: 'console_v1': completing patching transition
    callback post_patch of console_v1 for vmlinux
    [info] console_v1: post_patch_callback: vmlinux
    effect set 1 in post_patch for vmlinux of console_v1: done
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
    + /sys/kernel/livepatch/console_v1/replace_set: 1
    + /sys/kernel/livepatch/console_v1/transition: 0
    + /sys/kernel/livepatch/console_v1/vmlinux/
    + /sys/kernel/livepatch/console_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_v1/vmlinux/patched: 1
  `);
  step(`
    > load rescue
    [err] livepatch: Livepatch patch (rescue) conflicts with (console_v1) of another replace set: state id 1
    → -EINVAL: Invalid argument
  `);
});

test('2: write console_v1 enabled 0 completes unpatching; write console_v1 enabled 0 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load console_v1
    [notice] livepatch: enabling patch 'console_v1'
    [debug] livepatch: 'console_v1': initializing patching transition
    callback pre_patch of console_v1 for vmlinux
    [info] console_v1: pre_patch_callback: vmlinux
    effect allocate 1 in pre_patch for vmlinux of console_v1: done
    [notice] livepatch: 'console_v1': starting patching transition
    [debug] livepatch: 'console_v1': completing patching transition
    callback post_patch of console_v1 for vmlinux
    [info] console_v1: post_patch_callback: vmlinux
    effect set 1 in post_patch for vmlinux of console_v1: done
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
    + /sys/kernel/livepatch/console_v1/replace_set: 1
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
    [notice] livepatch: 'console_v1': starting unpatching transition
    [debug] livepatch: 'console_v1': completing unpatching transition
    callback post_unpatch of console_v1 for vmlinux
    [info] console_v1: post_unpatch_callback: vmlinux
    effect free 1 in post_unpatch for vmlinux of console_v1: done
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
    - /sys/kernel/livepatch/console_v1/replace_set
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
    [notice] livepatch: 'console_v2': starting patching transition
    [debug] livepatch: 'console_v2': completing patching transition
    callback post_patch of console_v2 for vmlinux
    [info] console_v2: post_patch_callback: vmlinux
    effect set 1 in post_patch for vmlinux of console_v2: done
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
    + /sys/kernel/livepatch/console_v2/replace_set: 1
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
    [notice] livepatch: 'console_v2': starting unpatching transition
    [debug] livepatch: 'console_v2': completing unpatching transition
    callback post_unpatch of console_v2 for vmlinux
    [info] console_v2: post_unpatch_callback: vmlinux
    effect free 1 in post_unpatch for vmlinux of console_v2: done
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
    - /sys/kernel/livepatch/console_v2/replace_set
    - /sys/kernel/livepatch/console_v2/transition
  `);
  step(`
    > unload console_v2
    → 0
    console_v2 loaded: yes → no
  `);
  step(`
    > load audit
    [notice] livepatch: enabling patch 'audit'
    [debug] livepatch: 'audit': initializing patching transition
    callback pre_patch of audit for vmlinux
    [info] audit: pre_patch_callback: vmlinux
    effect allocate 2 in pre_patch for vmlinux of audit: done
    [notice] livepatch: 'audit': starting patching transition
    [debug] livepatch: 'audit': completing patching transition
    callback post_patch of audit for vmlinux
    [info] audit: post_patch_callback: vmlinux
    effect set 2 in post_patch for vmlinux of audit: done
    [notice] livepatch: 'audit': patching complete
    → 0
    listed: none → audit
    audit loaded: no → yes
    audit enabled: no → yes
    audit references: 0 → 1
    audit / vmlinux loaded: no → yes
    audit / vmlinux patched: no → yes
    audit / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → audit
    handler vmlinux:meminfo_proc_show: none → registered
    state 2 version: 0 → 1
    state 2 data of audit: null → audit
    + state 2 space of audit: saves version 0
    + /sys/kernel/livepatch/audit/
    + /sys/kernel/livepatch/audit/enabled: 1
    + /sys/kernel/livepatch/audit/force
    + /sys/kernel/livepatch/audit/replace_set: 2
    + /sys/kernel/livepatch/audit/transition: 0
    + /sys/kernel/livepatch/audit/vmlinux/
    + /sys/kernel/livepatch/audit/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/audit/vmlinux/patched: 1
  `);
  step(`
    > write audit enabled 0
    [debug] livepatch: 'audit': initializing unpatching transition
    callback pre_unpatch of audit for vmlinux
    [info] audit: pre_unpatch_callback: vmlinux
    effect restore 2 in pre_unpatch for vmlinux of audit: done
    [notice] livepatch: 'audit': starting unpatching transition
    [debug] livepatch: 'audit': completing unpatching transition
    callback post_unpatch of audit for vmlinux
    [info] audit: post_unpatch_callback: vmlinux
    effect free 2 in post_unpatch for vmlinux of audit: done
    [notice] livepatch: 'audit': unpatching complete
    → 0
    listed: audit → none
    audit enabled: yes → no
    audit free queued: no → yes
    audit / vmlinux loaded: yes → no
    audit / vmlinux patched: yes → no
    audit / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: audit → empty
    handler vmlinux:meminfo_proc_show: registered → none
    state 2 version: 1 → 0
    state 2 data of audit: audit → null
    - state 2 space of audit
    /sys/kernel/livepatch/audit/enabled: 1 → 0
    - /sys/kernel/livepatch/audit/vmlinux/
    - /sys/kernel/livepatch/audit/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/audit/vmlinux/patched
  `);
  step(`
    > write audit enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write audit enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload audit
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free audit
    audit references: 1 → 0
    audit free queued: yes → no
    - /sys/kernel/livepatch/audit/
    - /sys/kernel/livepatch/audit/enabled
    - /sys/kernel/livepatch/audit/force
    - /sys/kernel/livepatch/audit/replace_set
    - /sys/kernel/livepatch/audit/transition
  `);
  step(`
    > unload audit
    → 0
    audit loaded: yes → no
  `);
  step(`
    > load rescue
    [notice] livepatch: enabling patch 'rescue'
    [debug] livepatch: 'rescue': initializing patching transition
    [notice] livepatch: 'rescue': starting patching transition
    [debug] livepatch: 'rescue': completing patching transition
    [notice] livepatch: 'rescue': patching complete
    → 0
    listed: none → rescue
    rescue loaded: no → yes
    rescue enabled: no → yes
    rescue references: 0 → 1
    rescue / vmlinux loaded: no → yes
    rescue / vmlinux patched: no → yes
    rescue / vmlinux callbacks: clean → live
    func_stack vmlinux:loadavg_proc_show: empty → rescue
    handler vmlinux:loadavg_proc_show: none → registered
    + /sys/kernel/livepatch/rescue/
    + /sys/kernel/livepatch/rescue/enabled: 1
    + /sys/kernel/livepatch/rescue/force
    + /sys/kernel/livepatch/rescue/replace_set: 3
    + /sys/kernel/livepatch/rescue/transition: 0
    + /sys/kernel/livepatch/rescue/vmlinux/
    + /sys/kernel/livepatch/rescue/vmlinux/loadavg_proc_show,1/
    + /sys/kernel/livepatch/rescue/vmlinux/patched: 1
  `);
  step(`
    > load console_v1
    [err] livepatch: Livepatch patch (console_v1) conflicts with (rescue) of another replace set: state id 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > load console_v2
    [err] livepatch: Livepatch patch (console_v2) conflicts with (rescue) of another replace set: state id 1
    → -EINVAL: Invalid argument
  `);
});
