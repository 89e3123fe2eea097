// 4.15: an immediate patch below one that should wait for its tasks
//
// Generated from spec/scenarios/legacy/immediate.yaml and machines/ by `npx klp generate legacy/immediate`; do not edit.
// 124 states, 906 transitions, 42 signatures of macrosteps;
// 4 tests with 63 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('legacy/immediate');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    quick_fix loaded: no
    quick_fix enabled: no
    quick_fix forced: no
    quick_fix references: 0
    quick_fix free queued: no
    quick_fix / vmlinux loaded: no
    quick_fix / vmlinux patched: no
    quick_fix / vmlinux callbacks: clean
    slow_fix loaded: no
    slow_fix enabled: no
    slow_fix forced: no
    slow_fix references: 0
    slow_fix free queued: no
    slow_fix / vmlinux loaded: no
    slow_fix / vmlinux patched: no
    slow_fix / vmlinux callbacks: clean
    reader alive: yes
    reader running: no
    reader patch_state: -1
    reader pending: no
    reader stack: empty
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load slow_fix completes patching; load quick_fix completes patching; write quick_fix enabled 0 completes unpatching; …', () => {
  const { step } = boot();
  step(`
    > load slow_fix
    [notice] livepatch: enabling patch 'slow_fix'
    [debug] livepatch: 'slow_fix': initializing patching transition
    [notice] livepatch: 'slow_fix': starting patching transition
    [debug] livepatch: 'slow_fix': completing patching transition
    [notice] livepatch: 'slow_fix': patching complete
    → 0
    listed: none → slow_fix
    slow_fix loaded: no → yes
    slow_fix enabled: no → yes
    slow_fix references: 0 → 1
    slow_fix / vmlinux loaded: no → yes
    slow_fix / vmlinux patched: no → yes
    slow_fix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → slow_fix
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/slow_fix/
    + /sys/kernel/livepatch/slow_fix/enabled: 1
    + /sys/kernel/livepatch/slow_fix/transition: 0
    + /sys/kernel/livepatch/slow_fix/vmlinux/
    + /sys/kernel/livepatch/slow_fix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load quick_fix
    [notice] livepatch: enabling patch 'quick_fix'
    [debug] livepatch: 'quick_fix': initializing patching transition
    callback pre_patch of quick_fix for vmlinux
    [info] quick_fix: pre_patch_callback: vmlinux
    [notice] livepatch: 'quick_fix': starting patching transition
    [debug] livepatch: 'quick_fix': completing patching transition
    callback post_patch of quick_fix for vmlinux
    [info] quick_fix: post_patch_callback: vmlinux
    [notice] livepatch: 'quick_fix': patching complete
    → 0
    listed: slow_fix → slow_fix, quick_fix
    quick_fix loaded: no → yes
    quick_fix enabled: no → yes
    quick_fix references: 0 → 1
    quick_fix / vmlinux loaded: no → yes
    quick_fix / vmlinux patched: no → yes
    quick_fix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: slow_fix → quick_fix over slow_fix
    + /sys/kernel/livepatch/quick_fix/
    + /sys/kernel/livepatch/quick_fix/enabled: 1
    + /sys/kernel/livepatch/quick_fix/transition: 0
    + /sys/kernel/livepatch/quick_fix/vmlinux/
    + /sys/kernel/livepatch/quick_fix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write quick_fix enabled 0
    [debug] livepatch: 'quick_fix': initializing unpatching transition
    callback pre_unpatch of quick_fix for vmlinux
    [info] quick_fix: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'quick_fix': starting unpatching transition
    [debug] livepatch: 'quick_fix': completing unpatching transition
    callback post_unpatch of quick_fix for vmlinux
    [info] quick_fix: post_unpatch_callback: vmlinux
    [notice] livepatch: 'quick_fix': unpatching complete
    → 0
    quick_fix enabled: yes → no
    quick_fix / vmlinux patched: yes → no
    quick_fix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: quick_fix over slow_fix → slow_fix
    /sys/kernel/livepatch/quick_fix/enabled: 1 → 0
  `);
  step(`
    > write slow_fix enabled 0
    [debug] livepatch: 'slow_fix': initializing unpatching transition
    [notice] livepatch: 'slow_fix': starting unpatching transition
    [debug] livepatch: 'slow_fix': completing unpatching transition
    [notice] livepatch: 'slow_fix': unpatching complete
    → 0
    slow_fix enabled: yes → no
    slow_fix references: 1 → 0
    slow_fix / vmlinux patched: yes → no
    slow_fix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: slow_fix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/slow_fix/enabled: 1 → 0
  `);
  step(`
    > write quick_fix enabled 1
    → -EBUSY: Device or resource busy
  `);
});

test('2: enter reader vmlinux:cmdline_proc_show runs the original; load slow_fix stays in transition; …', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the original
    reader stack: empty → vmlinux:cmdline_proc_show (original)
  `);
  step(`
    > load quick_fix
    [notice] livepatch: enabling patch 'quick_fix'
    [debug] livepatch: 'quick_fix': initializing patching transition
    callback pre_patch of quick_fix for vmlinux
    [info] quick_fix: pre_patch_callback: vmlinux
    [notice] livepatch: 'quick_fix': starting patching transition
    [debug] livepatch: 'quick_fix': completing patching transition
    callback post_patch of quick_fix for vmlinux
    [info] quick_fix: post_patch_callback: vmlinux
    [notice] livepatch: 'quick_fix': patching complete
    → 0
    listed: none → quick_fix
    quick_fix loaded: no → yes
    quick_fix enabled: no → yes
    quick_fix references: 0 → 1
    quick_fix / vmlinux loaded: no → yes
    quick_fix / vmlinux patched: no → yes
    quick_fix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → quick_fix
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/quick_fix/
    + /sys/kernel/livepatch/quick_fix/enabled: 1
    + /sys/kernel/livepatch/quick_fix/transition: 0
    + /sys/kernel/livepatch/quick_fix/vmlinux/
    + /sys/kernel/livepatch/quick_fix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load slow_fix
    [notice] livepatch: enabling patch 'slow_fix'
    [debug] livepatch: 'slow_fix': initializing patching transition
    [notice] livepatch: 'slow_fix': starting patching transition
    → 0
    transition: none → slow_fix (to patched)
    listed: quick_fix → quick_fix, slow_fix
    slow_fix loaded: no → yes
    slow_fix enabled: no → yes
    slow_fix references: 0 → 1
    slow_fix / vmlinux loaded: no → yes
    slow_fix / vmlinux patched: no → yes
    slow_fix / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: quick_fix → slow_fix over quick_fix
    + /sys/kernel/livepatch/slow_fix/
    + /sys/kernel/livepatch/slow_fix/enabled: 1
    + /sys/kernel/livepatch/slow_fix/transition: 1
    + /sys/kernel/livepatch/slow_fix/vmlinux/
    + /sys/kernel/livepatch/slow_fix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (original) → empty
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of quick_fix
    reader stack: empty → vmlinux:cmdline_proc_show (quick_fix)
  `);
  step(`
    > write slow_fix enabled 0
    [debug] livepatch: 'slow_fix': reversing transition from patching to unpatching
    [notice] livepatch: 'slow_fix': starting unpatching transition
    → 0
    transition: slow_fix (to patched) → slow_fix (to unpatched)
    slow_fix enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/slow_fix/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'slow_fix': completing unpatching transition
    [notice] livepatch: 'slow_fix': unpatching complete
    transition: slow_fix (to unpatched) → none
    slow_fix references: 1 → 0
    slow_fix / vmlinux patched: yes → no
    slow_fix / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: slow_fix over quick_fix → quick_fix
    /sys/kernel/livepatch/slow_fix/transition: 1 → 0
  `);
  step(`
    > write quick_fix enabled 0
    [debug] livepatch: 'quick_fix': initializing unpatching transition
    callback pre_unpatch of quick_fix for vmlinux
    [info] quick_fix: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'quick_fix': starting unpatching transition
    [debug] livepatch: 'quick_fix': completing unpatching transition
    callback post_unpatch of quick_fix for vmlinux
    [info] quick_fix: post_unpatch_callback: vmlinux
    [notice] livepatch: 'quick_fix': unpatching complete
    → 0
    quick_fix enabled: yes → no
    quick_fix / vmlinux patched: yes → no
    quick_fix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: quick_fix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/quick_fix/enabled: 1 → 0
  `);
  step(`
    > write slow_fix enabled 1
    → -EBUSY: Device or resource busy
  `);
});

test('3: load quick_fix fails with EBUSY; write slow_fix enabled 1 reverses; …', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load slow_fix
    [notice] livepatch: enabling patch 'slow_fix'
    [debug] livepatch: 'slow_fix': initializing patching transition
    [notice] livepatch: 'slow_fix': starting patching transition
    → 0
    transition: none → slow_fix (to patched)
    listed: none → slow_fix
    slow_fix loaded: no → yes
    slow_fix enabled: no → yes
    slow_fix references: 0 → 1
    slow_fix / vmlinux loaded: no → yes
    slow_fix / vmlinux patched: no → yes
    slow_fix / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → slow_fix
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/slow_fix/
    + /sys/kernel/livepatch/slow_fix/enabled: 1
    + /sys/kernel/livepatch/slow_fix/transition: 1
    + /sys/kernel/livepatch/slow_fix/vmlinux/
    + /sys/kernel/livepatch/slow_fix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load quick_fix
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write slow_fix enabled 0
    [debug] livepatch: 'slow_fix': reversing transition from patching to unpatching
    [notice] livepatch: 'slow_fix': starting unpatching transition
    → 0
    transition: slow_fix (to patched) → slow_fix (to unpatched)
    slow_fix enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/slow_fix/enabled: 1 → 0
  `);
  step(`
    > write slow_fix enabled 1
    [debug] livepatch: 'slow_fix': reversing transition from unpatching to patching
    [notice] livepatch: 'slow_fix': starting patching transition
    → 0
    transition: slow_fix (to unpatched) → slow_fix (to patched)
    slow_fix enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/slow_fix/enabled: 0 → 1
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the original
    reader stack: empty → vmlinux:cmdline_proc_show (original)
  `);
  step(`
    > retry
  `);
  step(`
    > write slow_fix enabled 0
    [debug] livepatch: 'slow_fix': reversing transition from patching to unpatching
    [notice] livepatch: 'slow_fix': starting unpatching transition
    → 0
    transition: slow_fix (to patched) → slow_fix (to unpatched)
    slow_fix enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/slow_fix/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'slow_fix': completing unpatching transition
    [notice] livepatch: 'slow_fix': unpatching complete
    transition: slow_fix (to unpatched) → none
    slow_fix references: 1 → 0
    slow_fix / vmlinux patched: yes → no
    slow_fix / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: slow_fix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/slow_fix/transition: 1 → 0
  `);
  step(`
    > load quick_fix
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write slow_fix enabled 1
    [notice] livepatch: enabling patch 'slow_fix'
    [debug] livepatch: 'slow_fix': initializing patching transition
    [notice] livepatch: 'slow_fix': starting patching transition
    → 0
    transition: none → slow_fix (to patched)
    slow_fix enabled: no → yes
    slow_fix references: 0 → 1
    slow_fix / vmlinux patched: no → yes
    slow_fix / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → slow_fix
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/slow_fix/enabled: 0 → 1
    /sys/kernel/livepatch/slow_fix/transition: 0 → 1
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (original) → empty
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'slow_fix': completing patching transition
    [notice] livepatch: 'slow_fix': patching complete
    transition: slow_fix (to patched) → none
    slow_fix / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/slow_fix/transition: 1 → 0
  `);
  step(`
    > load quick_fix
    [notice] livepatch: enabling patch 'quick_fix'
    [debug] livepatch: 'quick_fix': initializing patching transition
    callback pre_patch of quick_fix for vmlinux
    [info] quick_fix: pre_patch_callback: vmlinux
    [notice] livepatch: 'quick_fix': starting patching transition
    [debug] livepatch: 'quick_fix': completing patching transition
    callback post_patch of quick_fix for vmlinux
    [info] quick_fix: post_patch_callback: vmlinux
    [notice] livepatch: 'quick_fix': patching complete
    → 0
    listed: slow_fix → slow_fix, quick_fix
    quick_fix loaded: no → yes
    quick_fix enabled: no → yes
    quick_fix references: 0 → 1
    quick_fix / vmlinux loaded: no → yes
    quick_fix / vmlinux patched: no → yes
    quick_fix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: slow_fix → quick_fix over slow_fix
    + /sys/kernel/livepatch/quick_fix/
    + /sys/kernel/livepatch/quick_fix/enabled: 1
    + /sys/kernel/livepatch/quick_fix/transition: 0
    + /sys/kernel/livepatch/quick_fix/vmlinux/
    + /sys/kernel/livepatch/quick_fix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write slow_fix enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of quick_fix
    reader stack: empty → vmlinux:cmdline_proc_show (quick_fix)
  `);
  step(`
    > write quick_fix enabled 0
    [debug] livepatch: 'quick_fix': initializing unpatching transition
    callback pre_unpatch of quick_fix for vmlinux
    [info] quick_fix: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'quick_fix': starting unpatching transition
    [debug] livepatch: 'quick_fix': completing unpatching transition
    callback post_unpatch of quick_fix for vmlinux
    [info] quick_fix: post_unpatch_callback: vmlinux
    [notice] livepatch: 'quick_fix': unpatching complete
    → 0
    quick_fix enabled: yes → no
    quick_fix / vmlinux patched: yes → no
    quick_fix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: quick_fix over slow_fix → slow_fix
    /sys/kernel/livepatch/quick_fix/enabled: 1 → 0
  `);
  step(`
    > write slow_fix enabled 0
    [debug] livepatch: 'slow_fix': initializing unpatching transition
    [notice] livepatch: 'slow_fix': starting unpatching transition
    → 0
    transition: none → slow_fix (to unpatched)
    slow_fix enabled: yes → no
    slow_fix / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/slow_fix/enabled: 1 → 0
    /sys/kernel/livepatch/slow_fix/transition: 0 → 1
  `);
  step(`
    > write quick_fix enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write slow_fix enabled 1
    [debug] livepatch: 'slow_fix': reversing transition from unpatching to patching
    [notice] livepatch: 'slow_fix': starting patching transition
    → 0
    transition: slow_fix (to unpatched) → slow_fix (to patched)
    slow_fix enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/slow_fix/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'slow_fix': completing patching transition
    [notice] livepatch: 'slow_fix': patching complete
    transition: slow_fix (to patched) → none
    slow_fix / vmlinux callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/slow_fix/transition: 1 → 0
  `);
});

test('4: write quick_fix enabled 0 fails with EINVAL; write quick_fix enabled 1 completes patching; …', () => {
  const { step } = boot();
  step(`
    > load quick_fix
    [notice] livepatch: enabling patch 'quick_fix'
    [debug] livepatch: 'quick_fix': initializing patching transition
    callback pre_patch of quick_fix for vmlinux
    [info] quick_fix: pre_patch_callback: vmlinux
    [notice] livepatch: 'quick_fix': starting patching transition
    [debug] livepatch: 'quick_fix': completing patching transition
    callback post_patch of quick_fix for vmlinux
    [info] quick_fix: post_patch_callback: vmlinux
    [notice] livepatch: 'quick_fix': patching complete
    → 0
    listed: none → quick_fix
    quick_fix loaded: no → yes
    quick_fix enabled: no → yes
    quick_fix references: 0 → 1
    quick_fix / vmlinux loaded: no → yes
    quick_fix / vmlinux patched: no → yes
    quick_fix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → quick_fix
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/quick_fix/
    + /sys/kernel/livepatch/quick_fix/enabled: 1
    + /sys/kernel/livepatch/quick_fix/transition: 0
    + /sys/kernel/livepatch/quick_fix/vmlinux/
    + /sys/kernel/livepatch/quick_fix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write quick_fix enabled 0
    [debug] livepatch: 'quick_fix': initializing unpatching transition
    callback pre_unpatch of quick_fix for vmlinux
    [info] quick_fix: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'quick_fix': starting unpatching transition
    [debug] livepatch: 'quick_fix': completing unpatching transition
    callback post_unpatch of quick_fix for vmlinux
    [info] quick_fix: post_unpatch_callback: vmlinux
    [notice] livepatch: 'quick_fix': unpatching complete
    → 0
    quick_fix enabled: yes → no
    quick_fix / vmlinux patched: yes → no
    quick_fix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: quick_fix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/quick_fix/enabled: 1 → 0
  `);
  step(`
    > write quick_fix enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write quick_fix enabled 1
    [notice] livepatch: enabling patch 'quick_fix'
    [debug] livepatch: 'quick_fix': initializing patching transition
    callback pre_patch of quick_fix for vmlinux
    [info] quick_fix: pre_patch_callback: vmlinux
    [notice] livepatch: 'quick_fix': starting patching transition
    [debug] livepatch: 'quick_fix': completing patching transition
    callback post_patch of quick_fix for vmlinux
    [info] quick_fix: post_patch_callback: vmlinux
    [notice] livepatch: 'quick_fix': patching complete
    → 0
    quick_fix enabled: no → yes
    quick_fix / vmlinux patched: no → yes
    quick_fix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → quick_fix
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/quick_fix/enabled: 0 → 1
  `);
  step(`
    > write quick_fix enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload quick_fix
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > load slow_fix
    [notice] livepatch: enabling patch 'slow_fix'
    [debug] livepatch: 'slow_fix': initializing patching transition
    [notice] livepatch: 'slow_fix': starting patching transition
    [debug] livepatch: 'slow_fix': completing patching transition
    [notice] livepatch: 'slow_fix': patching complete
    → 0
    listed: quick_fix → quick_fix, slow_fix
    slow_fix loaded: no → yes
    slow_fix enabled: no → yes
    slow_fix references: 0 → 1
    slow_fix / vmlinux loaded: no → yes
    slow_fix / vmlinux patched: no → yes
    slow_fix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: quick_fix → slow_fix over quick_fix
    + /sys/kernel/livepatch/slow_fix/
    + /sys/kernel/livepatch/slow_fix/enabled: 1
    + /sys/kernel/livepatch/slow_fix/transition: 0
    + /sys/kernel/livepatch/slow_fix/vmlinux/
    + /sys/kernel/livepatch/slow_fix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write quick_fix enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write slow_fix enabled 0
    [debug] livepatch: 'slow_fix': initializing unpatching transition
    [notice] livepatch: 'slow_fix': starting unpatching transition
    [debug] livepatch: 'slow_fix': completing unpatching transition
    [notice] livepatch: 'slow_fix': unpatching complete
    → 0
    slow_fix enabled: yes → no
    slow_fix references: 1 → 0
    slow_fix / vmlinux patched: yes → no
    slow_fix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: slow_fix over quick_fix → quick_fix
    /sys/kernel/livepatch/slow_fix/enabled: 1 → 0
  `);
  step(`
    > write slow_fix enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write slow_fix enabled 1
    [notice] livepatch: enabling patch 'slow_fix'
    [debug] livepatch: 'slow_fix': initializing patching transition
    [notice] livepatch: 'slow_fix': starting patching transition
    [debug] livepatch: 'slow_fix': completing patching transition
    [notice] livepatch: 'slow_fix': patching complete
    → 0
    slow_fix enabled: no → yes
    slow_fix references: 0 → 1
    slow_fix / vmlinux patched: no → yes
    slow_fix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: quick_fix → slow_fix over quick_fix
    /sys/kernel/livepatch/slow_fix/enabled: 0 → 1
  `);
  step(`
    > write slow_fix enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload slow_fix
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write slow_fix enabled 0
    [debug] livepatch: 'slow_fix': initializing unpatching transition
    [notice] livepatch: 'slow_fix': starting unpatching transition
    → 0
    transition: none → slow_fix (to unpatched)
    slow_fix enabled: yes → no
    slow_fix / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/slow_fix/enabled: 1 → 0
    /sys/kernel/livepatch/slow_fix/transition: 0 → 1
  `);
  step(`
    > write quick_fix enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write slow_fix enabled 1
    [debug] livepatch: 'slow_fix': reversing transition from unpatching to patching
    [notice] livepatch: 'slow_fix': starting patching transition
    → 0
    transition: slow_fix (to unpatched) → slow_fix (to patched)
    slow_fix enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/slow_fix/enabled: 0 → 1
  `);
  step(`
    > write slow_fix enabled 0
    [debug] livepatch: 'slow_fix': reversing transition from patching to unpatching
    [notice] livepatch: 'slow_fix': starting unpatching transition
    → 0
    transition: slow_fix (to patched) → slow_fix (to unpatched)
    slow_fix enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/slow_fix/enabled: 1 → 0
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of slow_fix
    reader stack: empty → vmlinux:cmdline_proc_show (slow_fix)
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (slow_fix) → empty
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'slow_fix': completing unpatching transition
    [notice] livepatch: 'slow_fix': unpatching complete
    transition: slow_fix (to unpatched) → none
    slow_fix references: 1 → 0
    slow_fix / vmlinux patched: yes → no
    slow_fix / vmlinux callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: slow_fix over quick_fix → quick_fix
    /sys/kernel/livepatch/slow_fix/transition: 1 → 0
  `);
  step(`
    > unload slow_fix
    → 0
    listed: quick_fix, slow_fix → quick_fix
    slow_fix loaded: yes → no
    slow_fix / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/slow_fix/
    - /sys/kernel/livepatch/slow_fix/enabled
    - /sys/kernel/livepatch/slow_fix/transition
    - /sys/kernel/livepatch/slow_fix/vmlinux/
    - /sys/kernel/livepatch/slow_fix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write quick_fix enabled 0
    [debug] livepatch: 'quick_fix': initializing unpatching transition
    callback pre_unpatch of quick_fix for vmlinux
    [info] quick_fix: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'quick_fix': starting unpatching transition
    [debug] livepatch: 'quick_fix': completing unpatching transition
    callback post_unpatch of quick_fix for vmlinux
    [info] quick_fix: post_unpatch_callback: vmlinux
    [notice] livepatch: 'quick_fix': unpatching complete
    → 0
    quick_fix enabled: yes → no
    quick_fix / vmlinux patched: yes → no
    quick_fix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: quick_fix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/quick_fix/enabled: 1 → 0
  `);
  step(`
    > load slow_fix
    → -EBUSY: Device or resource busy
  `);
});
