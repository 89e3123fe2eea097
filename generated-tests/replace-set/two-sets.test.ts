// Two sets side by side, one of them upgraded
//
// Generated from spec/scenarios/replace-set/two-sets.yaml and machines/ by `npx klp generate replace-set/two-sets`; do not edit.
// 6560 states, 77704 transitions, 98 signatures of macrosteps;
// 9 tests with 182 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('replace-set/two-sets');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    fixes_v1 loaded: no
    fixes_v1 enabled: no
    fixes_v1 forced: no
    fixes_v1 references: 0
    fixes_v1 free queued: no
    fixes_v1 / vmlinux loaded: no
    fixes_v1 / vmlinux patched: no
    fixes_v1 / vmlinux callbacks: clean
    fixes_v2 loaded: no
    fixes_v2 enabled: no
    fixes_v2 forced: no
    fixes_v2 references: 0
    fixes_v2 free queued: no
    fixes_v2 / vmlinux loaded: no
    fixes_v2 / vmlinux patched: no
    fixes_v2 / vmlinux callbacks: clean
    tuning loaded: no
    tuning enabled: no
    tuning forced: no
    tuning references: 0
    tuning free queued: no
    tuning / vmlinux loaded: no
    tuning / vmlinux patched: no
    tuning / vmlinux callbacks: clean
    reader alive: yes
    reader running: no
    reader patch_state: -1
    reader pending: no
    reader stack: empty
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    func_stack vmlinux:loadavg_proc_show: empty
    handler vmlinux:loadavg_proc_show: none
    func_stack vmlinux:meminfo_proc_show: empty
    handler vmlinux:meminfo_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load tuning completes patching; write tuning enabled 0 stays in transition; exitKernel reader moves reader; …', () => {
  const { step } = boot();
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    callback pre_patch of tuning for vmlinux
    [info] tuning: pre_patch_callback: vmlinux
    [notice] livepatch: 'tuning': starting patching transition
    [debug] livepatch: 'tuning': completing patching transition
    callback post_patch of tuning for vmlinux
    [info] tuning: post_patch_callback: vmlinux
    [notice] livepatch: 'tuning': patching complete
    → 0
    listed: none → tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → live
    func_stack vmlinux:loadavg_proc_show: empty → tuning
    handler vmlinux:loadavg_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 0
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/loadavg_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    callback pre_unpatch of tuning for vmlinux
    [info] tuning: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: none → tuning (to unpatched)
    tuning enabled: yes → no
    tuning / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    /sys/kernel/livepatch/tuning/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > write tuning enabled 1
    [debug] livepatch: 'tuning': reversing transition from unpatching to patching
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: tuning (to unpatched) → tuning (to patched)
    tuning enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    callback post_patch of tuning for vmlinux
    [info] tuning: post_patch_callback: vmlinux
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    tuning / vmlinux callbacks: leaving → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
});

test('2: load fixes_v1 completes patching; write fixes_v1 enabled 0 stays in transition; retry completes unpatching; …', () => {
  const { step } = boot();
  step(`
    > load fixes_v1
    [notice] livepatch: enabling patch 'fixes_v1'
    [debug] livepatch: 'fixes_v1': initializing patching transition
    [notice] livepatch: 'fixes_v1': starting patching transition
    [debug] livepatch: 'fixes_v1': completing patching transition
    [notice] livepatch: 'fixes_v1': patching complete
    → 0
    listed: none → fixes_v1
    fixes_v1 loaded: no → yes
    fixes_v1 enabled: no → yes
    fixes_v1 references: 0 → 1
    fixes_v1 / vmlinux loaded: no → yes
    fixes_v1 / vmlinux patched: no → yes
    fixes_v1 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fixes_v1
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → fixes_v1
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fixes_v1/
    + /sys/kernel/livepatch/fixes_v1/enabled: 1
    + /sys/kernel/livepatch/fixes_v1/force
    + /sys/kernel/livepatch/fixes_v1/replace_set: 1
    + /sys/kernel/livepatch/fixes_v1/transition: 0
    + /sys/kernel/livepatch/fixes_v1/vmlinux/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/patched: 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write fixes_v1 enabled 0
    [debug] livepatch: 'fixes_v1': initializing unpatching transition
    [notice] livepatch: 'fixes_v1': starting unpatching transition
    → 0
    transition: none → fixes_v1 (to unpatched)
    fixes_v1 enabled: yes → no
    fixes_v1 / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fixes_v1/enabled: 1 → 0
    /sys/kernel/livepatch/fixes_v1/transition: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes_v1': completing unpatching transition
    [notice] livepatch: 'fixes_v1': unpatching complete
    transition: fixes_v1 (to unpatched) → none
    listed: fixes_v1 → none
    fixes_v1 free queued: no → yes
    fixes_v1 / vmlinux loaded: yes → no
    fixes_v1 / vmlinux patched: yes → no
    fixes_v1 / vmlinux callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: fixes_v1 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: fixes_v1 → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/fixes_v1/transition: 1 → 0
    - /sys/kernel/livepatch/fixes_v1/vmlinux/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/patched
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    callback pre_patch of tuning for vmlinux
    [info] tuning: pre_patch_callback: vmlinux
    [notice] livepatch: 'tuning': starting patching transition
    [debug] livepatch: 'tuning': completing patching transition
    callback post_patch of tuning for vmlinux
    [info] tuning: post_patch_callback: vmlinux
    [notice] livepatch: 'tuning': patching complete
    → 0
    listed: none → tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → live
    func_stack vmlinux:loadavg_proc_show: empty → tuning
    handler vmlinux:loadavg_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 0
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/loadavg_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    callback pre_unpatch of tuning for vmlinux
    [info] tuning: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: none → tuning (to unpatched)
    tuning enabled: yes → no
    tuning / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    /sys/kernel/livepatch/tuning/transition: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing unpatching transition
    callback post_unpatch of tuning for vmlinux
    [info] tuning: post_unpatch_callback: vmlinux
    [notice] livepatch: 'tuning': unpatching complete
    transition: tuning (to unpatched) → none
    listed: tuning → none
    tuning free queued: no → yes
    tuning / vmlinux loaded: yes → no
    tuning / vmlinux patched: yes → no
    tuning / vmlinux callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:loadavg_proc_show: tuning → empty
    handler vmlinux:loadavg_proc_show: registered → none
    /sys/kernel/livepatch/tuning/transition: 1 → 0
    - /sys/kernel/livepatch/tuning/vmlinux/
    - /sys/kernel/livepatch/tuning/vmlinux/loadavg_proc_show,1/
    - /sys/kernel/livepatch/tuning/vmlinux/patched
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fixes_v2
    [notice] livepatch: enabling patch 'fixes_v2'
    [debug] livepatch: 'fixes_v2': initializing patching transition
    [notice] livepatch: 'fixes_v2': starting patching transition
    → 0
    transition: none → fixes_v2 (to patched)
    listed: none → fixes_v2
    fixes_v2 loaded: no → yes
    fixes_v2 enabled: no → yes
    fixes_v2 references: 0 → 1
    fixes_v2 / vmlinux loaded: no → yes
    fixes_v2 / vmlinux patched: no → yes
    fixes_v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → fixes_v2
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fixes_v2/
    + /sys/kernel/livepatch/fixes_v2/enabled: 1
    + /sys/kernel/livepatch/fixes_v2/force
    + /sys/kernel/livepatch/fixes_v2/replace_set: 1
    + /sys/kernel/livepatch/fixes_v2/transition: 1
    + /sys/kernel/livepatch/fixes_v2/vmlinux/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/patched: 1
  `);
  step(`
    > write fixes_v2 force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write fixes_v2 enabled 0
    [debug] livepatch: 'fixes_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'fixes_v2': starting unpatching transition
    → 0
    transition: fixes_v2 (to patched) → fixes_v2 (to unpatched)
    fixes_v2 enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/fixes_v2/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes_v2': completing unpatching transition
    [notice] livepatch: 'fixes_v2': unpatching complete
    transition: fixes_v2 (to unpatched) → none
    listed: fixes_v2 → none
    fixes_v2 free queued: no → yes
    fixes_v2 / vmlinux loaded: yes → no
    fixes_v2 / vmlinux patched: yes → no
    fixes_v2 / vmlinux callbacks: prepared → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:meminfo_proc_show: fixes_v2 → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/fixes_v2/transition: 1 → 0
    - /sys/kernel/livepatch/fixes_v2/vmlinux/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/patched
  `);
});

test('3: load fixes_v1 stays in transition; load fixes_v2 fails with EBUSY; exitKernel reader moves reader; …', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > exitKernel reader
  `);
  step(`
    > load fixes_v1
    [notice] livepatch: enabling patch 'fixes_v1'
    [debug] livepatch: 'fixes_v1': initializing patching transition
    [notice] livepatch: 'fixes_v1': starting patching transition
    → 0
    transition: none → fixes_v1 (to patched)
    listed: none → fixes_v1
    fixes_v1 loaded: no → yes
    fixes_v1 enabled: no → yes
    fixes_v1 references: 0 → 1
    fixes_v1 / vmlinux loaded: no → yes
    fixes_v1 / vmlinux patched: no → yes
    fixes_v1 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fixes_v1
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → fixes_v1
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fixes_v1/
    + /sys/kernel/livepatch/fixes_v1/enabled: 1
    + /sys/kernel/livepatch/fixes_v1/force
    + /sys/kernel/livepatch/fixes_v1/replace_set: 1
    + /sys/kernel/livepatch/fixes_v1/transition: 1
    + /sys/kernel/livepatch/fixes_v1/vmlinux/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/patched: 1
  `);
  step(`
    > load fixes_v2
    → -EBUSY: Device or resource busy
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes_v1': completing patching transition
    [notice] livepatch: 'fixes_v1': patching complete
    transition: fixes_v1 (to patched) → none
    fixes_v1 / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/fixes_v1/transition: 1 → 0
  `);
  step(`
    > write fixes_v1 enabled 0
    [debug] livepatch: 'fixes_v1': initializing unpatching transition
    [notice] livepatch: 'fixes_v1': starting unpatching transition
    → 0
    transition: none → fixes_v1 (to unpatched)
    fixes_v1 enabled: yes → no
    fixes_v1 / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fixes_v1/enabled: 1 → 0
    /sys/kernel/livepatch/fixes_v1/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes_v1': completing unpatching transition
    [notice] livepatch: 'fixes_v1': unpatching complete
    transition: fixes_v1 (to unpatched) → none
    listed: fixes_v1 → none
    fixes_v1 free queued: no → yes
    fixes_v1 / vmlinux loaded: yes → no
    fixes_v1 / vmlinux patched: yes → no
    fixes_v1 / vmlinux callbacks: leaving → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: fixes_v1 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: fixes_v1 → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/fixes_v1/transition: 1 → 0
    - /sys/kernel/livepatch/fixes_v1/vmlinux/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/patched
  `);
  step(`
    > load fixes_v2
    [notice] livepatch: enabling patch 'fixes_v2'
    [debug] livepatch: 'fixes_v2': initializing patching transition
    [notice] livepatch: 'fixes_v2': starting patching transition
    → 0
    transition: none → fixes_v2 (to patched)
    listed: none → fixes_v2
    fixes_v2 loaded: no → yes
    fixes_v2 enabled: no → yes
    fixes_v2 references: 0 → 1
    fixes_v2 / vmlinux loaded: no → yes
    fixes_v2 / vmlinux patched: no → yes
    fixes_v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → fixes_v2
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fixes_v2/
    + /sys/kernel/livepatch/fixes_v2/enabled: 1
    + /sys/kernel/livepatch/fixes_v2/force
    + /sys/kernel/livepatch/fixes_v2/replace_set: 1
    + /sys/kernel/livepatch/fixes_v2/transition: 1
    + /sys/kernel/livepatch/fixes_v2/vmlinux/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/patched: 1
  `);
  step(`
    > write fixes_v2 enabled 0
    [debug] livepatch: 'fixes_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'fixes_v2': starting unpatching transition
    → 0
    transition: fixes_v2 (to patched) → fixes_v2 (to unpatched)
    fixes_v2 enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/fixes_v2/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes_v2': completing unpatching transition
    [notice] livepatch: 'fixes_v2': unpatching complete
    transition: fixes_v2 (to unpatched) → none
    listed: fixes_v2 → none
    fixes_v2 free queued: no → yes
    fixes_v2 / vmlinux loaded: yes → no
    fixes_v2 / vmlinux patched: yes → no
    fixes_v2 / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:meminfo_proc_show: fixes_v2 → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/fixes_v2/transition: 1 → 0
    - /sys/kernel/livepatch/fixes_v2/vmlinux/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/patched
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    callback pre_patch of tuning for vmlinux
    [info] tuning: pre_patch_callback: vmlinux
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: none → tuning (to patched)
    listed: none → tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:loadavg_proc_show: empty → tuning
    handler vmlinux:loadavg_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 1
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/loadavg_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': reversing transition from patching to unpatching
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: tuning (to patched) → tuning (to unpatched)
    tuning enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing unpatching transition
    callback post_unpatch of tuning for vmlinux
    [info] tuning: post_unpatch_callback: vmlinux
    [notice] livepatch: 'tuning': unpatching complete
    transition: tuning (to unpatched) → none
    listed: tuning → none
    tuning free queued: no → yes
    tuning / vmlinux loaded: yes → no
    tuning / vmlinux patched: yes → no
    tuning / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:loadavg_proc_show: tuning → empty
    handler vmlinux:loadavg_proc_show: registered → none
    /sys/kernel/livepatch/tuning/transition: 1 → 0
    - /sys/kernel/livepatch/tuning/vmlinux/
    - /sys/kernel/livepatch/tuning/vmlinux/loadavg_proc_show,1/
    - /sys/kernel/livepatch/tuning/vmlinux/patched
  `);
  step(`
    > free fixes_v1
    fixes_v1 references: 1 → 0
    fixes_v1 free queued: yes → no
    - /sys/kernel/livepatch/fixes_v1/
    - /sys/kernel/livepatch/fixes_v1/enabled
    - /sys/kernel/livepatch/fixes_v1/force
    - /sys/kernel/livepatch/fixes_v1/replace_set
    - /sys/kernel/livepatch/fixes_v1/transition
  `);
  step(`
    > unload fixes_v1
    → 0
    fixes_v1 loaded: yes → no
  `);
  step(`
    > load fixes_v1
    [notice] livepatch: enabling patch 'fixes_v1'
    [debug] livepatch: 'fixes_v1': initializing patching transition
    [notice] livepatch: 'fixes_v1': starting patching transition
    → 0
    transition: none → fixes_v1 (to patched)
    listed: none → fixes_v1
    fixes_v1 loaded: no → yes
    fixes_v1 enabled: no → yes
    fixes_v1 references: 0 → 1
    fixes_v1 / vmlinux loaded: no → yes
    fixes_v1 / vmlinux patched: no → yes
    fixes_v1 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fixes_v1
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → fixes_v1
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fixes_v1/
    + /sys/kernel/livepatch/fixes_v1/enabled: 1
    + /sys/kernel/livepatch/fixes_v1/force
    + /sys/kernel/livepatch/fixes_v1/replace_set: 1
    + /sys/kernel/livepatch/fixes_v1/transition: 1
    + /sys/kernel/livepatch/fixes_v1/vmlinux/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/patched: 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes_v1': completing patching transition
    [notice] livepatch: 'fixes_v1': patching complete
    transition: fixes_v1 (to patched) → none
    fixes_v1 / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/fixes_v1/transition: 1 → 0
  `);
});

test('4: load fixes_v1 fails with EBUSY; write fixes_v2 enabled 1 reverses; write fixes_v2 force 1 forces; …', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fixes_v2
    [notice] livepatch: enabling patch 'fixes_v2'
    [debug] livepatch: 'fixes_v2': initializing patching transition
    [notice] livepatch: 'fixes_v2': starting patching transition
    → 0
    transition: none → fixes_v2 (to patched)
    listed: none → fixes_v2
    fixes_v2 loaded: no → yes
    fixes_v2 enabled: no → yes
    fixes_v2 references: 0 → 1
    fixes_v2 / vmlinux loaded: no → yes
    fixes_v2 / vmlinux patched: no → yes
    fixes_v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → fixes_v2
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fixes_v2/
    + /sys/kernel/livepatch/fixes_v2/enabled: 1
    + /sys/kernel/livepatch/fixes_v2/force
    + /sys/kernel/livepatch/fixes_v2/replace_set: 1
    + /sys/kernel/livepatch/fixes_v2/transition: 1
    + /sys/kernel/livepatch/fixes_v2/vmlinux/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/patched: 1
  `);
  step(`
    > load fixes_v1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write fixes_v2 enabled 0
    [debug] livepatch: 'fixes_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'fixes_v2': starting unpatching transition
    → 0
    transition: fixes_v2 (to patched) → fixes_v2 (to unpatched)
    fixes_v2 enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/fixes_v2/enabled: 1 → 0
  `);
  step(`
    > write fixes_v2 enabled 1
    [debug] livepatch: 'fixes_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'fixes_v2': starting patching transition
    → 0
    transition: fixes_v2 (to unpatched) → fixes_v2 (to patched)
    fixes_v2 enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/fixes_v2/enabled: 0 → 1
  `);
  step(`
    > write fixes_v2 force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write fixes_v2 enabled 0
    [debug] livepatch: 'fixes_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'fixes_v2': starting unpatching transition
    → 0
    transition: fixes_v2 (to patched) → fixes_v2 (to unpatched)
    fixes_v2 enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/fixes_v2/enabled: 1 → 0
  `);
  step(`
    > write fixes_v2 enabled 1
    [debug] livepatch: 'fixes_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'fixes_v2': starting patching transition
    → 0
    transition: fixes_v2 (to unpatched) → fixes_v2 (to patched)
    fixes_v2 enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/fixes_v2/enabled: 0 → 1
  `);
  step(`
    > write fixes_v2 force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the original
    reader stack: empty → vmlinux:cmdline_proc_show (original)
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes_v2': completing patching transition
    [notice] livepatch: 'fixes_v2': patching complete
    transition: fixes_v2 (to patched) → none
    fixes_v2 / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/fixes_v2/transition: 1 → 0
  `);
  step(`
    > write fixes_v2 enabled 0
    [debug] livepatch: 'fixes_v2': initializing unpatching transition
    [notice] livepatch: 'fixes_v2': starting unpatching transition
    → 0
    transition: none → fixes_v2 (to unpatched)
    fixes_v2 enabled: yes → no
    fixes_v2 / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fixes_v2/enabled: 1 → 0
    /sys/kernel/livepatch/fixes_v2/transition: 0 → 1
  `);
  step(`
    > write fixes_v2 force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    fixes_v2 forced: no → yes
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > write fixes_v2 force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes_v2': completing unpatching transition
    [notice] livepatch: 'fixes_v2': unpatching complete
    transition: fixes_v2 (to unpatched) → none
    listed: fixes_v2 → none
    fixes_v2 free queued: no → yes
    fixes_v2 / vmlinux loaded: yes → no
    fixes_v2 / vmlinux patched: yes → no
    fixes_v2 / vmlinux callbacks: leaving → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:meminfo_proc_show: fixes_v2 → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/fixes_v2/transition: 1 → 0
    - /sys/kernel/livepatch/fixes_v2/vmlinux/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/patched
  `);
  step(`
    > load fixes_v1
    [notice] livepatch: enabling patch 'fixes_v1'
    [debug] livepatch: 'fixes_v1': initializing patching transition
    [notice] livepatch: 'fixes_v1': starting patching transition
    → 0
    transition: none → fixes_v1 (to patched)
    listed: none → fixes_v1
    fixes_v1 loaded: no → yes
    fixes_v1 enabled: no → yes
    fixes_v1 references: 0 → 1
    fixes_v1 / vmlinux loaded: no → yes
    fixes_v1 / vmlinux patched: no → yes
    fixes_v1 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fixes_v1
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → fixes_v1
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fixes_v1/
    + /sys/kernel/livepatch/fixes_v1/enabled: 1
    + /sys/kernel/livepatch/fixes_v1/force
    + /sys/kernel/livepatch/fixes_v1/replace_set: 1
    + /sys/kernel/livepatch/fixes_v1/transition: 1
    + /sys/kernel/livepatch/fixes_v1/vmlinux/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/patched: 1
  `);
  step(`
    > resched reader
  `);
  step(`
    > write fixes_v1 enabled 0
    [debug] livepatch: 'fixes_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'fixes_v1': starting unpatching transition
    → 0
    transition: fixes_v1 (to patched) → fixes_v1 (to unpatched)
    fixes_v1 enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/fixes_v1/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes_v1': completing unpatching transition
    [notice] livepatch: 'fixes_v1': unpatching complete
    transition: fixes_v1 (to unpatched) → none
    listed: fixes_v1 → none
    fixes_v1 free queued: no → yes
    fixes_v1 / vmlinux loaded: yes → no
    fixes_v1 / vmlinux patched: yes → no
    fixes_v1 / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: fixes_v1 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: fixes_v1 → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/fixes_v1/transition: 1 → 0
    - /sys/kernel/livepatch/fixes_v1/vmlinux/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/patched
  `);
  step(`
    > free fixes_v2
    fixes_v2 free queued: yes → no
    - /sys/kernel/livepatch/fixes_v2/
    - /sys/kernel/livepatch/fixes_v2/enabled
    - /sys/kernel/livepatch/fixes_v2/force
    - /sys/kernel/livepatch/fixes_v2/replace_set
    - /sys/kernel/livepatch/fixes_v2/transition
  `);
  step(`
    > unload fixes_v2
    → -EAGAIN: Resource temporarily unavailable
  `);
});

test('5: write fixes_v1 enabled 0 completes unpatching; write fixes_v1 enabled 0 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load fixes_v1
    [notice] livepatch: enabling patch 'fixes_v1'
    [debug] livepatch: 'fixes_v1': initializing patching transition
    [notice] livepatch: 'fixes_v1': starting patching transition
    [debug] livepatch: 'fixes_v1': completing patching transition
    [notice] livepatch: 'fixes_v1': patching complete
    → 0
    listed: none → fixes_v1
    fixes_v1 loaded: no → yes
    fixes_v1 enabled: no → yes
    fixes_v1 references: 0 → 1
    fixes_v1 / vmlinux loaded: no → yes
    fixes_v1 / vmlinux patched: no → yes
    fixes_v1 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fixes_v1
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → fixes_v1
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fixes_v1/
    + /sys/kernel/livepatch/fixes_v1/enabled: 1
    + /sys/kernel/livepatch/fixes_v1/force
    + /sys/kernel/livepatch/fixes_v1/replace_set: 1
    + /sys/kernel/livepatch/fixes_v1/transition: 0
    + /sys/kernel/livepatch/fixes_v1/vmlinux/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/patched: 1
  `);
  step(`
    > write fixes_v1 enabled 0
    [debug] livepatch: 'fixes_v1': initializing unpatching transition
    [notice] livepatch: 'fixes_v1': starting unpatching transition
    [debug] livepatch: 'fixes_v1': completing unpatching transition
    [notice] livepatch: 'fixes_v1': unpatching complete
    → 0
    listed: fixes_v1 → none
    fixes_v1 enabled: yes → no
    fixes_v1 free queued: no → yes
    fixes_v1 / vmlinux loaded: yes → no
    fixes_v1 / vmlinux patched: yes → no
    fixes_v1 / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: fixes_v1 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: fixes_v1 → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/fixes_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/fixes_v1/vmlinux/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/patched
  `);
  step(`
    > write fixes_v1 enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write fixes_v1 enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload fixes_v1
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free fixes_v1
    fixes_v1 references: 1 → 0
    fixes_v1 free queued: yes → no
    - /sys/kernel/livepatch/fixes_v1/
    - /sys/kernel/livepatch/fixes_v1/enabled
    - /sys/kernel/livepatch/fixes_v1/force
    - /sys/kernel/livepatch/fixes_v1/replace_set
    - /sys/kernel/livepatch/fixes_v1/transition
  `);
  step(`
    > unload fixes_v1
    → 0
    fixes_v1 loaded: yes → no
  `);
  step(`
    > load fixes_v2
    [notice] livepatch: enabling patch 'fixes_v2'
    [debug] livepatch: 'fixes_v2': initializing patching transition
    [notice] livepatch: 'fixes_v2': starting patching transition
    [debug] livepatch: 'fixes_v2': completing patching transition
    [notice] livepatch: 'fixes_v2': patching complete
    → 0
    listed: none → fixes_v2
    fixes_v2 loaded: no → yes
    fixes_v2 enabled: no → yes
    fixes_v2 references: 0 → 1
    fixes_v2 / vmlinux loaded: no → yes
    fixes_v2 / vmlinux patched: no → yes
    fixes_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → fixes_v2
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fixes_v2/
    + /sys/kernel/livepatch/fixes_v2/enabled: 1
    + /sys/kernel/livepatch/fixes_v2/force
    + /sys/kernel/livepatch/fixes_v2/replace_set: 1
    + /sys/kernel/livepatch/fixes_v2/transition: 0
    + /sys/kernel/livepatch/fixes_v2/vmlinux/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/patched: 1
  `);
  step(`
    > load fixes_v1
    [notice] livepatch: enabling patch 'fixes_v1'
    [debug] livepatch: 'fixes_v1': initializing patching transition
    [notice] livepatch: 'fixes_v1': starting patching transition
    [debug] livepatch: 'fixes_v1': completing patching transition
    [notice] livepatch: 'fixes_v1': patching complete
    → 0
    listed: fixes_v2 → fixes_v1
    fixes_v1 loaded: no → yes
    fixes_v1 enabled: no → yes
    fixes_v1 references: 0 → 1
    fixes_v1 / vmlinux loaded: no → yes
    fixes_v1 / vmlinux patched: no → yes
    fixes_v1 / vmlinux callbacks: clean → live
    fixes_v2 enabled: yes → no
    fixes_v2 free queued: no → yes
    fixes_v2 / vmlinux loaded: yes → no
    fixes_v2 / vmlinux patched: yes → no
    fixes_v2 / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: empty → fixes_v1
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: fixes_v2 → fixes_v1
    /sys/kernel/livepatch/fixes_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/fixes_v2/vmlinux/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/patched
    + /sys/kernel/livepatch/fixes_v1/
    + /sys/kernel/livepatch/fixes_v1/enabled: 1
    + /sys/kernel/livepatch/fixes_v1/force
    + /sys/kernel/livepatch/fixes_v1/replace_set: 1
    + /sys/kernel/livepatch/fixes_v1/transition: 0
    + /sys/kernel/livepatch/fixes_v1/vmlinux/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/patched: 1
  `);
  step(`
    > write fixes_v2 enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write fixes_v2 enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > write fixes_v2 force 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload fixes_v2
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free fixes_v2
    fixes_v2 references: 1 → 0
    fixes_v2 free queued: yes → no
    - /sys/kernel/livepatch/fixes_v2/
    - /sys/kernel/livepatch/fixes_v2/enabled
    - /sys/kernel/livepatch/fixes_v2/force
    - /sys/kernel/livepatch/fixes_v2/replace_set
    - /sys/kernel/livepatch/fixes_v2/transition
  `);
  step(`
    > unload fixes_v2
    → 0
    fixes_v2 loaded: yes → no
  `);
  step(`
    > load fixes_v2
    [notice] livepatch: enabling patch 'fixes_v2'
    [debug] livepatch: 'fixes_v2': initializing patching transition
    [notice] livepatch: 'fixes_v2': starting patching transition
    [debug] livepatch: 'fixes_v2': completing patching transition
    [notice] livepatch: 'fixes_v2': patching complete
    → 0
    listed: fixes_v1 → fixes_v2
    fixes_v1 enabled: yes → no
    fixes_v1 free queued: no → yes
    fixes_v1 / vmlinux loaded: yes → no
    fixes_v1 / vmlinux patched: yes → no
    fixes_v1 / vmlinux callbacks: live → clean
    fixes_v2 loaded: no → yes
    fixes_v2 enabled: no → yes
    fixes_v2 references: 0 → 1
    fixes_v2 / vmlinux loaded: no → yes
    fixes_v2 / vmlinux patched: no → yes
    fixes_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: fixes_v1 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: fixes_v1 → fixes_v2
    /sys/kernel/livepatch/fixes_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/fixes_v1/vmlinux/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/patched
    + /sys/kernel/livepatch/fixes_v2/
    + /sys/kernel/livepatch/fixes_v2/enabled: 1
    + /sys/kernel/livepatch/fixes_v2/force
    + /sys/kernel/livepatch/fixes_v2/replace_set: 1
    + /sys/kernel/livepatch/fixes_v2/transition: 0
    + /sys/kernel/livepatch/fixes_v2/vmlinux/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/patched: 1
  `);
  step(`
    > write fixes_v2 enabled 0
    [debug] livepatch: 'fixes_v2': initializing unpatching transition
    [notice] livepatch: 'fixes_v2': starting unpatching transition
    [debug] livepatch: 'fixes_v2': completing unpatching transition
    [notice] livepatch: 'fixes_v2': unpatching complete
    → 0
    listed: fixes_v2 → none
    fixes_v2 enabled: yes → no
    fixes_v2 free queued: no → yes
    fixes_v2 / vmlinux loaded: yes → no
    fixes_v2 / vmlinux patched: yes → no
    fixes_v2 / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: fixes_v2 → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/fixes_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/fixes_v2/vmlinux/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/patched
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    callback pre_patch of tuning for vmlinux
    [info] tuning: pre_patch_callback: vmlinux
    [notice] livepatch: 'tuning': starting patching transition
    [debug] livepatch: 'tuning': completing patching transition
    callback post_patch of tuning for vmlinux
    [info] tuning: post_patch_callback: vmlinux
    [notice] livepatch: 'tuning': patching complete
    → 0
    listed: none → tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → live
    func_stack vmlinux:loadavg_proc_show: empty → tuning
    handler vmlinux:loadavg_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 0
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/loadavg_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    callback pre_unpatch of tuning for vmlinux
    [info] tuning: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'tuning': starting unpatching transition
    [debug] livepatch: 'tuning': completing unpatching transition
    callback post_unpatch of tuning for vmlinux
    [info] tuning: post_unpatch_callback: vmlinux
    [notice] livepatch: 'tuning': unpatching complete
    → 0
    listed: tuning → none
    tuning enabled: yes → no
    tuning free queued: no → yes
    tuning / vmlinux loaded: yes → no
    tuning / vmlinux patched: yes → no
    tuning / vmlinux callbacks: live → clean
    func_stack vmlinux:loadavg_proc_show: tuning → empty
    handler vmlinux:loadavg_proc_show: registered → none
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    - /sys/kernel/livepatch/tuning/vmlinux/
    - /sys/kernel/livepatch/tuning/vmlinux/loadavg_proc_show,1/
    - /sys/kernel/livepatch/tuning/vmlinux/patched
  `);
  step(`
    > write tuning enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write tuning enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload tuning
    → -EAGAIN: Resource temporarily unavailable
  `);
});

test('6: retry completes patching; write fixes_v1 enabled 1 reverses; retry completes the reversal to patching; …', () => {
  const { step } = boot();
  step(`
    > load fixes_v1
    [notice] livepatch: enabling patch 'fixes_v1'
    [debug] livepatch: 'fixes_v1': initializing patching transition
    [notice] livepatch: 'fixes_v1': starting patching transition
    [debug] livepatch: 'fixes_v1': completing patching transition
    [notice] livepatch: 'fixes_v1': patching complete
    → 0
    listed: none → fixes_v1
    fixes_v1 loaded: no → yes
    fixes_v1 enabled: no → yes
    fixes_v1 references: 0 → 1
    fixes_v1 / vmlinux loaded: no → yes
    fixes_v1 / vmlinux patched: no → yes
    fixes_v1 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fixes_v1
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → fixes_v1
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fixes_v1/
    + /sys/kernel/livepatch/fixes_v1/enabled: 1
    + /sys/kernel/livepatch/fixes_v1/force
    + /sys/kernel/livepatch/fixes_v1/replace_set: 1
    + /sys/kernel/livepatch/fixes_v1/transition: 0
    + /sys/kernel/livepatch/fixes_v1/vmlinux/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/patched: 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fixes_v2
    [notice] livepatch: enabling patch 'fixes_v2'
    [debug] livepatch: 'fixes_v2': initializing patching transition
    [notice] livepatch: 'fixes_v2': starting patching transition
    → 0
    transition: none → fixes_v2 (to patched)
    listed: fixes_v1 → fixes_v1, fixes_v2
    fixes_v2 loaded: no → yes
    fixes_v2 enabled: no → yes
    fixes_v2 references: 0 → 1
    fixes_v2 / vmlinux loaded: no → yes
    fixes_v2 / vmlinux patched: no → yes
    fixes_v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: fixes_v1 → fixes_v2 (nop) over fixes_v1
    func_stack vmlinux:meminfo_proc_show: fixes_v1 → fixes_v2 over fixes_v1
    + /sys/kernel/livepatch/fixes_v2/
    + /sys/kernel/livepatch/fixes_v2/enabled: 1
    + /sys/kernel/livepatch/fixes_v2/force
    + /sys/kernel/livepatch/fixes_v2/replace_set: 1
    + /sys/kernel/livepatch/fixes_v2/transition: 1
    + /sys/kernel/livepatch/fixes_v2/vmlinux/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/patched: 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes_v2': completing patching transition
    [notice] livepatch: 'fixes_v2': patching complete
    transition: fixes_v2 (to patched) → none
    listed: fixes_v1, fixes_v2 → fixes_v2
    fixes_v1 enabled: yes → no
    fixes_v1 free queued: no → yes
    fixes_v1 / vmlinux loaded: yes → no
    fixes_v1 / vmlinux patched: yes → no
    fixes_v1 / vmlinux callbacks: live → clean
    fixes_v2 / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: fixes_v2 (nop) over fixes_v1 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: fixes_v2 over fixes_v1 → fixes_v2
    /sys/kernel/livepatch/fixes_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/fixes_v1/vmlinux/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/patched
    /sys/kernel/livepatch/fixes_v2/transition: 1 → 0
    - /sys/kernel/livepatch/fixes_v2/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > free fixes_v1
    fixes_v1 references: 1 → 0
    fixes_v1 free queued: yes → no
    - /sys/kernel/livepatch/fixes_v1/
    - /sys/kernel/livepatch/fixes_v1/enabled
    - /sys/kernel/livepatch/fixes_v1/force
    - /sys/kernel/livepatch/fixes_v1/replace_set
    - /sys/kernel/livepatch/fixes_v1/transition
  `);
  step(`
    > unload fixes_v1
    → 0
    fixes_v1 loaded: yes → no
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fixes_v1
    [notice] livepatch: enabling patch 'fixes_v1'
    [debug] livepatch: 'fixes_v1': initializing patching transition
    [notice] livepatch: 'fixes_v1': starting patching transition
    → 0
    transition: none → fixes_v1 (to patched)
    listed: fixes_v2 → fixes_v2, fixes_v1
    fixes_v1 loaded: no → yes
    fixes_v1 enabled: no → yes
    fixes_v1 references: 0 → 1
    fixes_v1 / vmlinux loaded: no → yes
    fixes_v1 / vmlinux patched: no → yes
    fixes_v1 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fixes_v1
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: fixes_v2 → fixes_v1 over fixes_v2
    + /sys/kernel/livepatch/fixes_v1/
    + /sys/kernel/livepatch/fixes_v1/enabled: 1
    + /sys/kernel/livepatch/fixes_v1/force
    + /sys/kernel/livepatch/fixes_v1/replace_set: 1
    + /sys/kernel/livepatch/fixes_v1/transition: 1
    + /sys/kernel/livepatch/fixes_v1/vmlinux/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/patched: 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes_v1': completing patching transition
    [notice] livepatch: 'fixes_v1': patching complete
    transition: fixes_v1 (to patched) → none
    listed: fixes_v2, fixes_v1 → fixes_v1
    fixes_v1 / vmlinux callbacks: prepared → live
    fixes_v2 enabled: yes → no
    fixes_v2 free queued: no → yes
    fixes_v2 / vmlinux loaded: yes → no
    fixes_v2 / vmlinux patched: yes → no
    fixes_v2 / vmlinux callbacks: live → clean
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:meminfo_proc_show: fixes_v1 over fixes_v2 → fixes_v1
    /sys/kernel/livepatch/fixes_v1/transition: 1 → 0
    /sys/kernel/livepatch/fixes_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/fixes_v2/vmlinux/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/patched
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write fixes_v1 enabled 0
    [debug] livepatch: 'fixes_v1': initializing unpatching transition
    [notice] livepatch: 'fixes_v1': starting unpatching transition
    → 0
    transition: none → fixes_v1 (to unpatched)
    fixes_v1 enabled: yes → no
    fixes_v1 / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fixes_v1/enabled: 1 → 0
    /sys/kernel/livepatch/fixes_v1/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > write fixes_v1 enabled 1
    [debug] livepatch: 'fixes_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'fixes_v1': starting patching transition
    → 0
    transition: fixes_v1 (to unpatched) → fixes_v1 (to patched)
    fixes_v1 enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/fixes_v1/enabled: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes_v1': completing patching transition
    [notice] livepatch: 'fixes_v1': patching complete
    transition: fixes_v1 (to patched) → none
    fixes_v1 / vmlinux callbacks: leaving → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/fixes_v1/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    callback pre_patch of tuning for vmlinux
    [info] tuning: pre_patch_callback: vmlinux
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: none → tuning (to patched)
    listed: fixes_v1 → fixes_v1, tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:loadavg_proc_show: empty → tuning
    handler vmlinux:loadavg_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 1
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/loadavg_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': reversing transition from patching to unpatching
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: tuning (to patched) → tuning (to unpatched)
    tuning enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing unpatching transition
    callback post_unpatch of tuning for vmlinux
    [info] tuning: post_unpatch_callback: vmlinux
    [notice] livepatch: 'tuning': unpatching complete
    transition: tuning (to unpatched) → none
    listed: fixes_v1, tuning → fixes_v1
    tuning free queued: no → yes
    tuning / vmlinux loaded: yes → no
    tuning / vmlinux patched: yes → no
    tuning / vmlinux callbacks: prepared → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:loadavg_proc_show: tuning → empty
    handler vmlinux:loadavg_proc_show: registered → none
    /sys/kernel/livepatch/tuning/transition: 1 → 0
    - /sys/kernel/livepatch/tuning/vmlinux/
    - /sys/kernel/livepatch/tuning/vmlinux/loadavg_proc_show,1/
    - /sys/kernel/livepatch/tuning/vmlinux/patched
  `);
});

test('7: write fixes_v2 replace_set 1 fails with EACCES; write fixes_v2 enabled 0 fails with EBUSY; load tuning fails with EBUSY; …', () => {
  const { step } = boot();
  step(`
    > load fixes_v2
    [notice] livepatch: enabling patch 'fixes_v2'
    [debug] livepatch: 'fixes_v2': initializing patching transition
    [notice] livepatch: 'fixes_v2': starting patching transition
    [debug] livepatch: 'fixes_v2': completing patching transition
    [notice] livepatch: 'fixes_v2': patching complete
    → 0
    listed: none → fixes_v2
    fixes_v2 loaded: no → yes
    fixes_v2 enabled: no → yes
    fixes_v2 references: 0 → 1
    fixes_v2 / vmlinux loaded: no → yes
    fixes_v2 / vmlinux patched: no → yes
    fixes_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → fixes_v2
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fixes_v2/
    + /sys/kernel/livepatch/fixes_v2/enabled: 1
    + /sys/kernel/livepatch/fixes_v2/force
    + /sys/kernel/livepatch/fixes_v2/replace_set: 1
    + /sys/kernel/livepatch/fixes_v2/transition: 0
    + /sys/kernel/livepatch/fixes_v2/vmlinux/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/patched: 1
  `);
  step(`
    > write fixes_v2 replace_set 1
    → -EACCES: Permission denied
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fixes_v1
    [notice] livepatch: enabling patch 'fixes_v1'
    [debug] livepatch: 'fixes_v1': initializing patching transition
    [notice] livepatch: 'fixes_v1': starting patching transition
    → 0
    transition: none → fixes_v1 (to patched)
    listed: fixes_v2 → fixes_v2, fixes_v1
    fixes_v1 loaded: no → yes
    fixes_v1 enabled: no → yes
    fixes_v1 references: 0 → 1
    fixes_v1 / vmlinux loaded: no → yes
    fixes_v1 / vmlinux patched: no → yes
    fixes_v1 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fixes_v1
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: fixes_v2 → fixes_v1 over fixes_v2
    + /sys/kernel/livepatch/fixes_v1/
    + /sys/kernel/livepatch/fixes_v1/enabled: 1
    + /sys/kernel/livepatch/fixes_v1/force
    + /sys/kernel/livepatch/fixes_v1/replace_set: 1
    + /sys/kernel/livepatch/fixes_v1/transition: 1
    + /sys/kernel/livepatch/fixes_v1/vmlinux/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/patched: 1
  `);
  step(`
    > write fixes_v1 enabled 0
    [debug] livepatch: 'fixes_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'fixes_v1': starting unpatching transition
    → 0
    transition: fixes_v1 (to patched) → fixes_v1 (to unpatched)
    fixes_v1 enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/fixes_v1/enabled: 1 → 0
  `);
  step(`
    > write fixes_v1 enabled 1
    [debug] livepatch: 'fixes_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'fixes_v1': starting patching transition
    → 0
    transition: fixes_v1 (to unpatched) → fixes_v1 (to patched)
    fixes_v1 enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/fixes_v1/enabled: 0 → 1
  `);
  step(`
    > write fixes_v2 enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > load tuning
    → -EBUSY: Device or resource busy
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the original
    reader stack: empty → vmlinux:cmdline_proc_show (original)
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (original) → empty
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write fixes_v1 enabled 0
    [debug] livepatch: 'fixes_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'fixes_v1': starting unpatching transition
    → 0
    transition: fixes_v1 (to patched) → fixes_v1 (to unpatched)
    fixes_v1 enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/fixes_v1/enabled: 1 → 0
  `);
  step(`
    > write fixes_v1 enabled 1
    [debug] livepatch: 'fixes_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'fixes_v1': starting patching transition
    → 0
    transition: fixes_v1 (to unpatched) → fixes_v1 (to patched)
    fixes_v1 enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/fixes_v1/enabled: 0 → 1
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of fixes_v1
    reader stack: empty → vmlinux:cmdline_proc_show (fixes_v1)
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes_v1': completing patching transition
    [notice] livepatch: 'fixes_v1': patching complete
    transition: fixes_v1 (to patched) → none
    listed: fixes_v2, fixes_v1 → fixes_v1
    fixes_v1 / vmlinux callbacks: prepared → live
    fixes_v2 enabled: yes → no
    fixes_v2 free queued: no → yes
    fixes_v2 / vmlinux loaded: yes → no
    fixes_v2 / vmlinux patched: yes → no
    fixes_v2 / vmlinux callbacks: live → clean
    reader patch_state: 1 → -1
    func_stack vmlinux:meminfo_proc_show: fixes_v1 over fixes_v2 → fixes_v1
    /sys/kernel/livepatch/fixes_v1/transition: 1 → 0
    /sys/kernel/livepatch/fixes_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/fixes_v2/vmlinux/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/patched
  `);
  step(`
    > write fixes_v1 enabled 0
    [debug] livepatch: 'fixes_v1': initializing unpatching transition
    [notice] livepatch: 'fixes_v1': starting unpatching transition
    → 0
    transition: none → fixes_v1 (to unpatched)
    fixes_v1 enabled: yes → no
    fixes_v1 / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fixes_v1/enabled: 1 → 0
    /sys/kernel/livepatch/fixes_v1/transition: 0 → 1
  `);
  step(`
    > retry
  `);
  step(`
    > write fixes_v1 enabled 1
    [debug] livepatch: 'fixes_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'fixes_v1': starting patching transition
    → 0
    transition: fixes_v1 (to unpatched) → fixes_v1 (to patched)
    fixes_v1 enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/fixes_v1/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes_v1': completing patching transition
    [notice] livepatch: 'fixes_v1': patching complete
    transition: fixes_v1 (to patched) → none
    fixes_v1 / vmlinux callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/fixes_v1/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    callback pre_patch of tuning for vmlinux
    [info] tuning: pre_patch_callback: vmlinux
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: none → tuning (to patched)
    listed: fixes_v1 → fixes_v1, tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:loadavg_proc_show: empty → tuning
    handler vmlinux:loadavg_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 1
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/loadavg_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > write fixes_v1 enabled 0
    → -EBUSY: Device or resource busy
  `);
});

test('8: enter reader vmlinux:cmdline_proc_show runs the one of fixes_v1; retry completes patching; …', () => {
  const { step } = boot();
  step(`
    > load fixes_v1
    [notice] livepatch: enabling patch 'fixes_v1'
    [debug] livepatch: 'fixes_v1': initializing patching transition
    [notice] livepatch: 'fixes_v1': starting patching transition
    [debug] livepatch: 'fixes_v1': completing patching transition
    [notice] livepatch: 'fixes_v1': patching complete
    → 0
    listed: none → fixes_v1
    fixes_v1 loaded: no → yes
    fixes_v1 enabled: no → yes
    fixes_v1 references: 0 → 1
    fixes_v1 / vmlinux loaded: no → yes
    fixes_v1 / vmlinux patched: no → yes
    fixes_v1 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fixes_v1
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → fixes_v1
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fixes_v1/
    + /sys/kernel/livepatch/fixes_v1/enabled: 1
    + /sys/kernel/livepatch/fixes_v1/force
    + /sys/kernel/livepatch/fixes_v1/replace_set: 1
    + /sys/kernel/livepatch/fixes_v1/transition: 0
    + /sys/kernel/livepatch/fixes_v1/vmlinux/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/patched: 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fixes_v2
    [notice] livepatch: enabling patch 'fixes_v2'
    [debug] livepatch: 'fixes_v2': initializing patching transition
    [notice] livepatch: 'fixes_v2': starting patching transition
    → 0
    transition: none → fixes_v2 (to patched)
    listed: fixes_v1 → fixes_v1, fixes_v2
    fixes_v2 loaded: no → yes
    fixes_v2 enabled: no → yes
    fixes_v2 references: 0 → 1
    fixes_v2 / vmlinux loaded: no → yes
    fixes_v2 / vmlinux patched: no → yes
    fixes_v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: fixes_v1 → fixes_v2 (nop) over fixes_v1
    func_stack vmlinux:meminfo_proc_show: fixes_v1 → fixes_v2 over fixes_v1
    + /sys/kernel/livepatch/fixes_v2/
    + /sys/kernel/livepatch/fixes_v2/enabled: 1
    + /sys/kernel/livepatch/fixes_v2/force
    + /sys/kernel/livepatch/fixes_v2/replace_set: 1
    + /sys/kernel/livepatch/fixes_v2/transition: 1
    + /sys/kernel/livepatch/fixes_v2/vmlinux/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/patched: 1
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of fixes_v1
    reader stack: empty → vmlinux:cmdline_proc_show (fixes_v1)
  `);
  step(`
    > write fixes_v2 force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    fixes_v1 forced: no → yes
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes_v2': completing patching transition
    [notice] livepatch: 'fixes_v2': patching complete
    transition: fixes_v2 (to patched) → none
    listed: fixes_v1, fixes_v2 → fixes_v2
    fixes_v1 enabled: yes → no
    fixes_v1 free queued: no → yes
    fixes_v1 / vmlinux loaded: yes → no
    fixes_v1 / vmlinux patched: yes → no
    fixes_v1 / vmlinux callbacks: live → clean
    fixes_v2 / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    func_stack vmlinux:cmdline_proc_show: fixes_v2 (nop) over fixes_v1 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: fixes_v2 over fixes_v1 → fixes_v2
    /sys/kernel/livepatch/fixes_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/fixes_v1/vmlinux/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/patched
    /sys/kernel/livepatch/fixes_v2/transition: 1 → 0
    - /sys/kernel/livepatch/fixes_v2/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > free fixes_v1
    fixes_v1 free queued: yes → no
    - /sys/kernel/livepatch/fixes_v1/
    - /sys/kernel/livepatch/fixes_v1/enabled
    - /sys/kernel/livepatch/fixes_v1/force
    - /sys/kernel/livepatch/fixes_v1/replace_set
    - /sys/kernel/livepatch/fixes_v1/transition
  `);
  step(`
    > unload fixes_v1
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    callback pre_patch of tuning for vmlinux
    [info] tuning: pre_patch_callback: vmlinux
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: none → tuning (to patched)
    listed: fixes_v2 → fixes_v2, tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:loadavg_proc_show: empty → tuning
    handler vmlinux:loadavg_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 1
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/loadavg_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > resched reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    callback post_patch of tuning for vmlinux
    [info] tuning: post_patch_callback: vmlinux
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    tuning / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    callback pre_unpatch of tuning for vmlinux
    [info] tuning: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: none → tuning (to unpatched)
    tuning enabled: yes → no
    tuning / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    /sys/kernel/livepatch/tuning/transition: 0 → 1
  `);
  step(`
    > resched reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing unpatching transition
    callback post_unpatch of tuning for vmlinux
    [info] tuning: post_unpatch_callback: vmlinux
    [notice] livepatch: 'tuning': unpatching complete
    transition: tuning (to unpatched) → none
    listed: fixes_v2, tuning → fixes_v2
    tuning free queued: no → yes
    tuning / vmlinux loaded: yes → no
    tuning / vmlinux patched: yes → no
    tuning / vmlinux callbacks: leaving → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:loadavg_proc_show: tuning → empty
    handler vmlinux:loadavg_proc_show: registered → none
    /sys/kernel/livepatch/tuning/transition: 1 → 0
    - /sys/kernel/livepatch/tuning/vmlinux/
    - /sys/kernel/livepatch/tuning/vmlinux/loadavg_proc_show,1/
    - /sys/kernel/livepatch/tuning/vmlinux/patched
  `);
  step(`
    > write fixes_v2 enabled 0
    [debug] livepatch: 'fixes_v2': initializing unpatching transition
    [notice] livepatch: 'fixes_v2': starting unpatching transition
    → 0
    transition: none → fixes_v2 (to unpatched)
    fixes_v2 enabled: yes → no
    fixes_v2 / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fixes_v2/enabled: 1 → 0
    /sys/kernel/livepatch/fixes_v2/transition: 0 → 1
  `);
  step(`
    > write fixes_v2 force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    fixes_v2 forced: no → yes
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > write fixes_v2 enabled 1
    [debug] livepatch: 'fixes_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'fixes_v2': starting patching transition
    → 0
    transition: fixes_v2 (to unpatched) → fixes_v2 (to patched)
    fixes_v2 enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/fixes_v2/enabled: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes_v2': completing patching transition
    [notice] livepatch: 'fixes_v2': patching complete
    transition: fixes_v2 (to patched) → none
    fixes_v2 / vmlinux callbacks: leaving → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/fixes_v2/transition: 1 → 0
  `);
  step(`
    > free tuning
    tuning references: 1 → 0
    tuning free queued: yes → no
    - /sys/kernel/livepatch/tuning/
    - /sys/kernel/livepatch/tuning/enabled
    - /sys/kernel/livepatch/tuning/force
    - /sys/kernel/livepatch/tuning/replace_set
    - /sys/kernel/livepatch/tuning/transition
  `);
  step(`
    > unload tuning
    → 0
    tuning loaded: yes → no
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    callback pre_patch of tuning for vmlinux
    [info] tuning: pre_patch_callback: vmlinux
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: none → tuning (to patched)
    listed: fixes_v2 → fixes_v2, tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:loadavg_proc_show: empty → tuning
    handler vmlinux:loadavg_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 1
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/loadavg_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    callback post_patch of tuning for vmlinux
    [info] tuning: post_patch_callback: vmlinux
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    tuning / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
});

test('9: write tuning enabled 1 reverses; retry completes the reversal to patching; write tuning enabled 0 fails with EBUSY; …', () => {
  const { step } = boot();
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    callback pre_patch of tuning for vmlinux
    [info] tuning: pre_patch_callback: vmlinux
    [notice] livepatch: 'tuning': starting patching transition
    [debug] livepatch: 'tuning': completing patching transition
    callback post_patch of tuning for vmlinux
    [info] tuning: post_patch_callback: vmlinux
    [notice] livepatch: 'tuning': patching complete
    → 0
    listed: none → tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → live
    func_stack vmlinux:loadavg_proc_show: empty → tuning
    handler vmlinux:loadavg_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 0
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/loadavg_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    callback pre_unpatch of tuning for vmlinux
    [info] tuning: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: none → tuning (to unpatched)
    tuning enabled: yes → no
    tuning / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    /sys/kernel/livepatch/tuning/transition: 0 → 1
  `);
  step(`
    > write tuning enabled 1
    [debug] livepatch: 'tuning': reversing transition from unpatching to patching
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: tuning (to unpatched) → tuning (to patched)
    tuning enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/tuning/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    callback post_patch of tuning for vmlinux
    [info] tuning: post_patch_callback: vmlinux
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    tuning / vmlinux callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
  step(`
    > load fixes_v1
    [notice] livepatch: enabling patch 'fixes_v1'
    [debug] livepatch: 'fixes_v1': initializing patching transition
    [notice] livepatch: 'fixes_v1': starting patching transition
    → 0
    transition: none → fixes_v1 (to patched)
    listed: tuning → tuning, fixes_v1
    fixes_v1 loaded: no → yes
    fixes_v1 enabled: no → yes
    fixes_v1 references: 0 → 1
    fixes_v1 / vmlinux loaded: no → yes
    fixes_v1 / vmlinux patched: no → yes
    fixes_v1 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fixes_v1
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → fixes_v1
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fixes_v1/
    + /sys/kernel/livepatch/fixes_v1/enabled: 1
    + /sys/kernel/livepatch/fixes_v1/force
    + /sys/kernel/livepatch/fixes_v1/replace_set: 1
    + /sys/kernel/livepatch/fixes_v1/transition: 1
    + /sys/kernel/livepatch/fixes_v1/vmlinux/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/patched: 1
  `);
  step(`
    > write tuning enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write fixes_v1 enabled 0
    [debug] livepatch: 'fixes_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'fixes_v1': starting unpatching transition
    → 0
    transition: fixes_v1 (to patched) → fixes_v1 (to unpatched)
    fixes_v1 enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/fixes_v1/enabled: 1 → 0
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of fixes_v1
    reader stack: empty → vmlinux:cmdline_proc_show (fixes_v1)
  `);
  step(`
    > resched reader
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (fixes_v1) → empty
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes_v1': completing unpatching transition
    [notice] livepatch: 'fixes_v1': unpatching complete
    transition: fixes_v1 (to unpatched) → none
    listed: tuning, fixes_v1 → tuning
    fixes_v1 free queued: no → yes
    fixes_v1 / vmlinux loaded: yes → no
    fixes_v1 / vmlinux patched: yes → no
    fixes_v1 / vmlinux callbacks: prepared → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: fixes_v1 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: fixes_v1 → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/fixes_v1/transition: 1 → 0
    - /sys/kernel/livepatch/fixes_v1/vmlinux/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/patched
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fixes_v2
    [notice] livepatch: enabling patch 'fixes_v2'
    [debug] livepatch: 'fixes_v2': initializing patching transition
    [notice] livepatch: 'fixes_v2': starting patching transition
    → 0
    transition: none → fixes_v2 (to patched)
    listed: tuning → tuning, fixes_v2
    fixes_v2 loaded: no → yes
    fixes_v2 enabled: no → yes
    fixes_v2 references: 0 → 1
    fixes_v2 / vmlinux loaded: no → yes
    fixes_v2 / vmlinux patched: no → yes
    fixes_v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → fixes_v2
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fixes_v2/
    + /sys/kernel/livepatch/fixes_v2/enabled: 1
    + /sys/kernel/livepatch/fixes_v2/force
    + /sys/kernel/livepatch/fixes_v2/replace_set: 1
    + /sys/kernel/livepatch/fixes_v2/transition: 1
    + /sys/kernel/livepatch/fixes_v2/vmlinux/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/patched: 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes_v2': completing patching transition
    [notice] livepatch: 'fixes_v2': patching complete
    transition: fixes_v2 (to patched) → none
    fixes_v2 / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/fixes_v2/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write fixes_v2 enabled 0
    [debug] livepatch: 'fixes_v2': initializing unpatching transition
    [notice] livepatch: 'fixes_v2': starting unpatching transition
    → 0
    transition: none → fixes_v2 (to unpatched)
    fixes_v2 enabled: yes → no
    fixes_v2 / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fixes_v2/enabled: 1 → 0
    /sys/kernel/livepatch/fixes_v2/transition: 0 → 1
  `);
  step(`
    > write fixes_v2 enabled 1
    [debug] livepatch: 'fixes_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'fixes_v2': starting patching transition
    → 0
    transition: fixes_v2 (to unpatched) → fixes_v2 (to patched)
    fixes_v2 enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/fixes_v2/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes_v2': completing patching transition
    [notice] livepatch: 'fixes_v2': patching complete
    transition: fixes_v2 (to patched) → none
    fixes_v2 / vmlinux callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/fixes_v2/transition: 1 → 0
  `);
  step(`
    > write fixes_v2 enabled 0
    [debug] livepatch: 'fixes_v2': initializing unpatching transition
    [notice] livepatch: 'fixes_v2': starting unpatching transition
    → 0
    transition: none → fixes_v2 (to unpatched)
    fixes_v2 enabled: yes → no
    fixes_v2 / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fixes_v2/enabled: 1 → 0
    /sys/kernel/livepatch/fixes_v2/transition: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes_v2': completing unpatching transition
    [notice] livepatch: 'fixes_v2': unpatching complete
    transition: fixes_v2 (to unpatched) → none
    listed: tuning, fixes_v2 → tuning
    fixes_v2 free queued: no → yes
    fixes_v2 / vmlinux loaded: yes → no
    fixes_v2 / vmlinux patched: yes → no
    fixes_v2 / vmlinux callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:meminfo_proc_show: fixes_v2 → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/fixes_v2/transition: 1 → 0
    - /sys/kernel/livepatch/fixes_v2/vmlinux/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/patched
  `);
});
