// Two tools count the only function of its name differently
//
// Generated from spec/scenarios/replace/positions-0-and-1.yaml and machines/ by `npx klp generate replace/positions-0-and-1`; do not edit.
// 852 states, 6486 transitions, 55 signatures of macrosteps;
// 6 tests with 98 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('replace/positions-0-and-1');

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

test('1: load fixes_v2 stays in transition; retry completes patching', () => {
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
    func_stack vmlinux:cmdline_proc_show: empty → fixes_v2
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → fixes_v2
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fixes_v2/
    + /sys/kernel/livepatch/fixes_v2/enabled: 1
    + /sys/kernel/livepatch/fixes_v2/force
    + /sys/kernel/livepatch/fixes_v2/replace: 1
    + /sys/kernel/livepatch/fixes_v2/stack_order: 1
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
    fixes_v2 / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/fixes_v2/transition: 1 → 0
  `);
});

test('2: load fixes_v1 completes patching; load tuning stays in transition; …', () => {
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
    + /sys/kernel/livepatch/fixes_v1/
    + /sys/kernel/livepatch/fixes_v1/enabled: 1
    + /sys/kernel/livepatch/fixes_v1/force
    + /sys/kernel/livepatch/fixes_v1/replace: 0
    + /sys/kernel/livepatch/fixes_v1/stack_order: 1
    + /sys/kernel/livepatch/fixes_v1/transition: 0
    + /sys/kernel/livepatch/fixes_v1/vmlinux/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/patched: 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
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
    + /sys/kernel/livepatch/tuning/replace: 0
    + /sys/kernel/livepatch/tuning/stack_order: 2
    + /sys/kernel/livepatch/tuning/transition: 1
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/loadavg_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of fixes_v1
    reader stack: empty → vmlinux:cmdline_proc_show (fixes_v1)
  `);
});

test('3: load fixes_v2 fails with EBUSY; retry completes patching; load fixes_v1 stays in transition; …', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
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
    + /sys/kernel/livepatch/tuning/replace: 0
    + /sys/kernel/livepatch/tuning/stack_order: 1
    + /sys/kernel/livepatch/tuning/transition: 1
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/loadavg_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > load fixes_v2
    → -EBUSY: Device or resource busy
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    tuning / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/tuning/transition: 1 → 0
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
    + /sys/kernel/livepatch/fixes_v1/
    + /sys/kernel/livepatch/fixes_v1/enabled: 1
    + /sys/kernel/livepatch/fixes_v1/force
    + /sys/kernel/livepatch/fixes_v1/replace: 0
    + /sys/kernel/livepatch/fixes_v1/stack_order: 2
    + /sys/kernel/livepatch/fixes_v1/transition: 1
    + /sys/kernel/livepatch/fixes_v1/vmlinux/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/patched: 1
  `);
  step(`
    > write tuning enabled 0
    → -EBUSY: Device or resource busy
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
    listed: tuning, fixes_v1 → tuning
    fixes_v1 free queued: no → yes
    fixes_v1 / vmlinux loaded: yes → no
    fixes_v1 / vmlinux patched: yes → no
    fixes_v1 / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: fixes_v1 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/fixes_v1/stack_order: 2 → 1
    /sys/kernel/livepatch/fixes_v1/transition: 1 → 0
    - /sys/kernel/livepatch/fixes_v1/vmlinux/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/patched
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
    func_stack vmlinux:cmdline_proc_show: empty → fixes_v2
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:loadavg_proc_show: tuning → fixes_v2 (nop) over tuning
    func_stack vmlinux:meminfo_proc_show: empty → fixes_v2
    handler vmlinux:meminfo_proc_show: none → registered
    /sys/kernel/livepatch/fixes_v1/stack_order: 1 → 2
    + /sys/kernel/livepatch/fixes_v2/
    + /sys/kernel/livepatch/fixes_v2/enabled: 1
    + /sys/kernel/livepatch/fixes_v2/force
    + /sys/kernel/livepatch/fixes_v2/replace: 1
    + /sys/kernel/livepatch/fixes_v2/stack_order: 2
    + /sys/kernel/livepatch/fixes_v2/transition: 1
    + /sys/kernel/livepatch/fixes_v2/vmlinux/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/loadavg_proc_show,1/
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
    listed: tuning, fixes_v2 → fixes_v2
    fixes_v2 / vmlinux callbacks: prepared → live
    tuning enabled: yes → no
    tuning free queued: no → yes
    tuning / vmlinux loaded: yes → no
    tuning / vmlinux patched: yes → no
    tuning / vmlinux callbacks: live → clean
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:loadavg_proc_show: fixes_v2 (nop) over tuning → empty
    handler vmlinux:loadavg_proc_show: registered → none
    /sys/kernel/livepatch/fixes_v1/stack_order: 2 → 1
    /sys/kernel/livepatch/fixes_v2/stack_order: 2 → 1
    /sys/kernel/livepatch/fixes_v2/transition: 1 → 0
    - /sys/kernel/livepatch/fixes_v2/vmlinux/loadavg_proc_show,1/
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
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
    - /sys/kernel/livepatch/fixes_v1/replace
    - /sys/kernel/livepatch/fixes_v1/stack_order
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
    [debug] livepatch: 'fixes_v1': completing patching transition
    [notice] livepatch: 'fixes_v1': patching complete
    → 0
    listed: fixes_v2 → fixes_v2, fixes_v1
    fixes_v1 loaded: no → yes
    fixes_v1 enabled: no → yes
    fixes_v1 references: 0 → 1
    fixes_v1 / vmlinux loaded: no → yes
    fixes_v1 / vmlinux patched: no → yes
    fixes_v1 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: fixes_v2 → fixes_v1 over fixes_v2
    /sys/kernel/livepatch/tuning/stack_order: 1 → 2
    + /sys/kernel/livepatch/fixes_v1/
    + /sys/kernel/livepatch/fixes_v1/enabled: 1
    + /sys/kernel/livepatch/fixes_v1/force
    + /sys/kernel/livepatch/fixes_v1/replace: 0
    + /sys/kernel/livepatch/fixes_v1/stack_order: 2
    + /sys/kernel/livepatch/fixes_v1/transition: 0
    + /sys/kernel/livepatch/fixes_v1/vmlinux/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/patched: 1
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
    > write fixes_v1 enabled 0
    → -EBUSY: Device or resource busy
  `);
});

test('4: load fixes_v2 completes patching; load fixes_v1 fails with EBUSY; …', () => {
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
    func_stack vmlinux:cmdline_proc_show: empty → fixes_v2
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → fixes_v2
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fixes_v2/
    + /sys/kernel/livepatch/fixes_v2/enabled: 1
    + /sys/kernel/livepatch/fixes_v2/force
    + /sys/kernel/livepatch/fixes_v2/replace: 1
    + /sys/kernel/livepatch/fixes_v2/stack_order: 1
    + /sys/kernel/livepatch/fixes_v2/transition: 0
    + /sys/kernel/livepatch/fixes_v2/vmlinux/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/patched: 1
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
    > load fixes_v1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of fixes_v2
    reader stack: empty → vmlinux:cmdline_proc_show (fixes_v2)
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (fixes_v2) → empty
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
    fixes_v2 / vmlinux callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: fixes_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: fixes_v2 → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/fixes_v2/stack_order: 1 → 0
    /sys/kernel/livepatch/fixes_v2/transition: 1 → 0
    - /sys/kernel/livepatch/fixes_v2/vmlinux/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/patched
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    [notice] livepatch: 'tuning': starting patching transition
    [debug] livepatch: 'tuning': completing patching transition
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
    /sys/kernel/livepatch/fixes_v2/stack_order: 0 → 1
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace: 0
    + /sys/kernel/livepatch/tuning/stack_order: 1
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
    /sys/kernel/livepatch/fixes_v2/stack_order: 1 → 0
    /sys/kernel/livepatch/tuning/stack_order: 1 → 0
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
    /sys/kernel/livepatch/fixes_v2/stack_order: 0 → 1
    /sys/kernel/livepatch/tuning/stack_order: 0 → 1
    + /sys/kernel/livepatch/fixes_v1/
    + /sys/kernel/livepatch/fixes_v1/enabled: 1
    + /sys/kernel/livepatch/fixes_v1/force
    + /sys/kernel/livepatch/fixes_v1/replace: 0
    + /sys/kernel/livepatch/fixes_v1/stack_order: 1
    + /sys/kernel/livepatch/fixes_v1/transition: 1
    + /sys/kernel/livepatch/fixes_v1/vmlinux/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
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
    /sys/kernel/livepatch/fixes_v1/stack_order: 1 → 0
    /sys/kernel/livepatch/fixes_v1/transition: 1 → 0
    - /sys/kernel/livepatch/fixes_v1/vmlinux/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/patched
    /sys/kernel/livepatch/fixes_v2/stack_order: 1 → 0
    /sys/kernel/livepatch/tuning/stack_order: 1 → 0
  `);
  step(`
    > free fixes_v1
    fixes_v1 references: 1 → 0
    fixes_v1 free queued: yes → no
    - /sys/kernel/livepatch/fixes_v1/
    - /sys/kernel/livepatch/fixes_v1/enabled
    - /sys/kernel/livepatch/fixes_v1/force
    - /sys/kernel/livepatch/fixes_v1/replace
    - /sys/kernel/livepatch/fixes_v1/stack_order
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
    /sys/kernel/livepatch/fixes_v2/stack_order: 0 → 1
    /sys/kernel/livepatch/tuning/stack_order: 0 → 1
    + /sys/kernel/livepatch/fixes_v1/
    + /sys/kernel/livepatch/fixes_v1/enabled: 1
    + /sys/kernel/livepatch/fixes_v1/force
    + /sys/kernel/livepatch/fixes_v1/replace: 0
    + /sys/kernel/livepatch/fixes_v1/stack_order: 1
    + /sys/kernel/livepatch/fixes_v1/transition: 1
    + /sys/kernel/livepatch/fixes_v1/vmlinux/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
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
    + /sys/kernel/livepatch/fixes_v1/
    + /sys/kernel/livepatch/fixes_v1/enabled: 1
    + /sys/kernel/livepatch/fixes_v1/force
    + /sys/kernel/livepatch/fixes_v1/replace: 0
    + /sys/kernel/livepatch/fixes_v1/stack_order: 1
    + /sys/kernel/livepatch/fixes_v1/transition: 0
    + /sys/kernel/livepatch/fixes_v1/vmlinux/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
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
    /sys/kernel/livepatch/fixes_v1/enabled: 1 → 0
    /sys/kernel/livepatch/fixes_v1/stack_order: 1 → 0
    - /sys/kernel/livepatch/fixes_v1/vmlinux/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/patched
  `);
  step(`
    > write fixes_v1 enabled 0
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
    - /sys/kernel/livepatch/fixes_v1/replace
    - /sys/kernel/livepatch/fixes_v1/stack_order
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
    func_stack vmlinux:cmdline_proc_show: empty → fixes_v2
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → fixes_v2
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fixes_v2/
    + /sys/kernel/livepatch/fixes_v2/enabled: 1
    + /sys/kernel/livepatch/fixes_v2/force
    + /sys/kernel/livepatch/fixes_v2/replace: 1
    + /sys/kernel/livepatch/fixes_v2/stack_order: 1
    + /sys/kernel/livepatch/fixes_v2/transition: 0
    + /sys/kernel/livepatch/fixes_v2/vmlinux/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/cmdline_proc_show,1/
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
    func_stack vmlinux:cmdline_proc_show: fixes_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: fixes_v2 → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/fixes_v2/enabled: 1 → 0
    /sys/kernel/livepatch/fixes_v2/stack_order: 1 → 0
    - /sys/kernel/livepatch/fixes_v2/vmlinux/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/patched
  `);
  step(`
    > write fixes_v2 enabled 0
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
    - /sys/kernel/livepatch/fixes_v2/replace
    - /sys/kernel/livepatch/fixes_v2/stack_order
    - /sys/kernel/livepatch/fixes_v2/transition
  `);
  step(`
    > unload fixes_v2
    → 0
    fixes_v2 loaded: yes → no
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    [notice] livepatch: 'tuning': starting patching transition
    [debug] livepatch: 'tuning': completing patching transition
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
    + /sys/kernel/livepatch/tuning/replace: 0
    + /sys/kernel/livepatch/tuning/stack_order: 1
    + /sys/kernel/livepatch/tuning/transition: 0
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/loadavg_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > load fixes_v2
    [notice] livepatch: enabling patch 'fixes_v2'
    [debug] livepatch: 'fixes_v2': initializing patching transition
    [notice] livepatch: 'fixes_v2': starting patching transition
    [debug] livepatch: 'fixes_v2': completing patching transition
    [notice] livepatch: 'fixes_v2': patching complete
    → 0
    listed: tuning → fixes_v2
    fixes_v2 loaded: no → yes
    fixes_v2 enabled: no → yes
    fixes_v2 references: 0 → 1
    fixes_v2 / vmlinux loaded: no → yes
    fixes_v2 / vmlinux patched: no → yes
    fixes_v2 / vmlinux callbacks: clean → live
    tuning enabled: yes → no
    tuning free queued: no → yes
    tuning / vmlinux loaded: yes → no
    tuning / vmlinux patched: yes → no
    tuning / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: empty → fixes_v2
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:loadavg_proc_show: tuning → empty
    handler vmlinux:loadavg_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: empty → fixes_v2
    handler vmlinux:meminfo_proc_show: none → registered
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    - /sys/kernel/livepatch/tuning/vmlinux/
    - /sys/kernel/livepatch/tuning/vmlinux/loadavg_proc_show,1/
    - /sys/kernel/livepatch/tuning/vmlinux/patched
    + /sys/kernel/livepatch/fixes_v2/
    + /sys/kernel/livepatch/fixes_v2/enabled: 1
    + /sys/kernel/livepatch/fixes_v2/force
    + /sys/kernel/livepatch/fixes_v2/replace: 1
    + /sys/kernel/livepatch/fixes_v2/stack_order: 1
    + /sys/kernel/livepatch/fixes_v2/transition: 0
    + /sys/kernel/livepatch/fixes_v2/vmlinux/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/patched: 1
  `);
  step(`
    > write tuning enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload tuning
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free tuning
    tuning references: 1 → 0
    tuning free queued: yes → no
    - /sys/kernel/livepatch/tuning/
    - /sys/kernel/livepatch/tuning/enabled
    - /sys/kernel/livepatch/tuning/force
    - /sys/kernel/livepatch/tuning/replace
    - /sys/kernel/livepatch/tuning/stack_order
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
    func_stack vmlinux:cmdline_proc_show: fixes_v2 → fixes_v1 over fixes_v2
    + /sys/kernel/livepatch/fixes_v1/
    + /sys/kernel/livepatch/fixes_v1/enabled: 1
    + /sys/kernel/livepatch/fixes_v1/force
    + /sys/kernel/livepatch/fixes_v1/replace: 0
    + /sys/kernel/livepatch/fixes_v1/stack_order: 2
    + /sys/kernel/livepatch/fixes_v1/transition: 1
    + /sys/kernel/livepatch/fixes_v1/vmlinux/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
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
    > write fixes_v2 enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > load tuning
    → -EBUSY: Device or resource busy
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of fixes_v2
    reader stack: empty → vmlinux:cmdline_proc_show (fixes_v2)
  `);
});

test('6: load fixes_v2 fails with EEXIST; write tuning enabled 0 completes unpatching; …', () => {
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
    + /sys/kernel/livepatch/fixes_v1/
    + /sys/kernel/livepatch/fixes_v1/enabled: 1
    + /sys/kernel/livepatch/fixes_v1/force
    + /sys/kernel/livepatch/fixes_v1/replace: 0
    + /sys/kernel/livepatch/fixes_v1/stack_order: 1
    + /sys/kernel/livepatch/fixes_v1/transition: 0
    + /sys/kernel/livepatch/fixes_v1/vmlinux/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes_v1/vmlinux/patched: 1
  `);
  step(`
    > load fixes_v2
    → -EEXIST: File exists
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    [notice] livepatch: 'tuning': starting patching transition
    [debug] livepatch: 'tuning': completing patching transition
    [notice] livepatch: 'tuning': patching complete
    → 0
    listed: fixes_v1 → fixes_v1, tuning
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
    + /sys/kernel/livepatch/tuning/replace: 0
    + /sys/kernel/livepatch/tuning/stack_order: 2
    + /sys/kernel/livepatch/tuning/transition: 0
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/loadavg_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    [notice] livepatch: 'tuning': starting unpatching transition
    [debug] livepatch: 'tuning': completing unpatching transition
    [notice] livepatch: 'tuning': unpatching complete
    → 0
    listed: fixes_v1, tuning → fixes_v1
    tuning enabled: yes → no
    tuning free queued: no → yes
    tuning / vmlinux loaded: yes → no
    tuning / vmlinux patched: yes → no
    tuning / vmlinux callbacks: live → clean
    func_stack vmlinux:loadavg_proc_show: tuning → empty
    handler vmlinux:loadavg_proc_show: registered → none
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    /sys/kernel/livepatch/tuning/stack_order: 2 → 1
    - /sys/kernel/livepatch/tuning/vmlinux/
    - /sys/kernel/livepatch/tuning/vmlinux/loadavg_proc_show,1/
    - /sys/kernel/livepatch/tuning/vmlinux/patched
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
  `);
  step(`
    > wake reader
    reader running: no → yes
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
    listed: fixes_v1 → none
    fixes_v1 free queued: no → yes
    fixes_v1 / vmlinux loaded: yes → no
    fixes_v1 / vmlinux patched: yes → no
    fixes_v1 / vmlinux callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: fixes_v1 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/fixes_v1/stack_order: 1 → 0
    /sys/kernel/livepatch/fixes_v1/transition: 1 → 0
    - /sys/kernel/livepatch/fixes_v1/vmlinux/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fixes_v1/vmlinux/patched
    /sys/kernel/livepatch/tuning/stack_order: 1 → 0
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
    func_stack vmlinux:cmdline_proc_show: empty → fixes_v2
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → fixes_v2
    handler vmlinux:meminfo_proc_show: none → registered
    /sys/kernel/livepatch/fixes_v1/stack_order: 0 → 1
    /sys/kernel/livepatch/tuning/stack_order: 0 → 1
    + /sys/kernel/livepatch/fixes_v2/
    + /sys/kernel/livepatch/fixes_v2/enabled: 1
    + /sys/kernel/livepatch/fixes_v2/force
    + /sys/kernel/livepatch/fixes_v2/replace: 1
    + /sys/kernel/livepatch/fixes_v2/stack_order: 1
    + /sys/kernel/livepatch/fixes_v2/transition: 1
    + /sys/kernel/livepatch/fixes_v2/vmlinux/
    + /sys/kernel/livepatch/fixes_v2/vmlinux/cmdline_proc_show,1/
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
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the original
    reader stack: empty → vmlinux:cmdline_proc_show (original)
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
    func_stack vmlinux:cmdline_proc_show: fixes_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: fixes_v2 → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/fixes_v1/stack_order: 1 → 0
    /sys/kernel/livepatch/fixes_v2/stack_order: 1 → 0
    /sys/kernel/livepatch/fixes_v2/transition: 1 → 0
    - /sys/kernel/livepatch/fixes_v2/vmlinux/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fixes_v2/vmlinux/patched
    /sys/kernel/livepatch/tuning/stack_order: 1 → 0
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (original) → empty
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the original
    reader stack: empty → vmlinux:cmdline_proc_show (original)
  `);
  step(`
    > free tuning
    tuning references: 1 → 0
    tuning free queued: yes → no
    - /sys/kernel/livepatch/tuning/
    - /sys/kernel/livepatch/tuning/enabled
    - /sys/kernel/livepatch/tuning/force
    - /sys/kernel/livepatch/tuning/replace
    - /sys/kernel/livepatch/tuning/stack_order
    - /sys/kernel/livepatch/tuning/transition
  `);
  step(`
    > unload tuning
    → 0
    tuning loaded: yes → no
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
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
    /sys/kernel/livepatch/fixes_v1/stack_order: 0 → 1
    /sys/kernel/livepatch/fixes_v2/stack_order: 0 → 1
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace: 0
    + /sys/kernel/livepatch/tuning/stack_order: 1
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
    /sys/kernel/livepatch/fixes_v1/stack_order: 1 → 0
    /sys/kernel/livepatch/fixes_v2/stack_order: 1 → 0
    /sys/kernel/livepatch/tuning/stack_order: 1 → 0
    /sys/kernel/livepatch/tuning/transition: 1 → 0
    - /sys/kernel/livepatch/tuning/vmlinux/
    - /sys/kernel/livepatch/tuning/vmlinux/loadavg_proc_show,1/
    - /sys/kernel/livepatch/tuning/vmlinux/patched
  `);
});
