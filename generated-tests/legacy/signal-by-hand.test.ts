// Before 5.1: stragglers are signalled by hand
//
// Generated from spec/scenarios/legacy/signal-by-hand.yaml and machines/ by `npx klp generate legacy/signal-by-hand`; do not edit.
// 44 states, 273 transitions, 37 signatures of macrosteps;
// 3 tests with 70 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('legacy/signal-by-hand');

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
    reader alive: yes
    reader running: no
    reader patch_state: -1
    reader pending: no
    reader stack: vmlinux:cmdline_proc_show (original)
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load livepatch_sample stays in transition; retry completes patching; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: none → livepatch_sample (to patched)
    listed: none → livepatch_sample
    livepatch_sample loaded: no → yes
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux loaded: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/signal
    + /sys/kernel/livepatch/livepatch_sample/transition: 1
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
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
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: none → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    livepatch_sample / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > write livepatch_sample signal 1
    [notice] livepatch: signaling remaining tasks
    → 0
    reader running: no → yes
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > write livepatch_sample enabled 1
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: leaving → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    [notice] livepatch: 'livepatch_sample': unpatching complete
    → 0
    livepatch_sample enabled: yes → no
    livepatch_sample references: 1 → 0
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write livepatch_sample enabled 1
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: none → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    [notice] livepatch: 'livepatch_sample': unpatching complete
    transition: livepatch_sample (to unpatched) → none
    livepatch_sample references: 1 → 0
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: prepared → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
});

test('2: enter reader vmlinux:cmdline_proc_show runs the original; load livepatch_sample completes patching; …', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
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
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (original) → empty
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > load livepatch_sample
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    → 0
    listed: none → livepatch_sample
    livepatch_sample loaded: no → yes
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux loaded: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/signal
    + /sys/kernel/livepatch/livepatch_sample/transition: 0
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    [notice] livepatch: 'livepatch_sample': unpatching complete
    → 0
    livepatch_sample enabled: yes → no
    livepatch_sample references: 1 → 0
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 1
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    → 0
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write livepatch_sample signal 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    [notice] livepatch: 'livepatch_sample': unpatching complete
    → 0
    livepatch_sample enabled: yes → no
    livepatch_sample references: 1 → 0
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > unload livepatch_sample
    → 0
    listed: livepatch_sample → none
    livepatch_sample loaded: yes → no
    livepatch_sample / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/livepatch_sample/
    - /sys/kernel/livepatch/livepatch_sample/enabled
    - /sys/kernel/livepatch/livepatch_sample/force
    - /sys/kernel/livepatch/livepatch_sample/signal
    - /sys/kernel/livepatch/livepatch_sample/transition
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load livepatch_sample
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    → 0
    listed: none → livepatch_sample
    livepatch_sample loaded: no → yes
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux loaded: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/signal
    + /sys/kernel/livepatch/livepatch_sample/transition: 0
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: none → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    livepatch_sample / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    [notice] livepatch: 'livepatch_sample': unpatching complete
    transition: livepatch_sample (to unpatched) → none
    livepatch_sample references: 1 → 0
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: leaving → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 1
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: none → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: none → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    livepatch_sample / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
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
    reader pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: none → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    livepatch_sample / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    [notice] livepatch: 'livepatch_sample': unpatching complete
    transition: livepatch_sample (to unpatched) → none
    livepatch_sample references: 1 → 0
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
});

test('3: write livepatch_sample enabled 0 reverses; write livepatch_sample enabled 0 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: none → livepatch_sample (to patched)
    listed: none → livepatch_sample
    livepatch_sample loaded: no → yes
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux loaded: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/signal
    + /sys/kernel/livepatch/livepatch_sample/transition: 1
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    reader pending: yes → no
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
    reader pending: no → yes
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
    > wake reader
    reader running: no → yes
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
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
  `);
  step(`
    > write livepatch_sample signal 1
    [notice] livepatch: signaling remaining tasks
    → 0
    reader running: no → yes
  `);
  step(`
    > write livepatch_sample signal 1
    [notice] livepatch: signaling remaining tasks
    → 0
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    [notice] livepatch: 'livepatch_sample': unpatching complete
    transition: livepatch_sample (to unpatched) → none
    livepatch_sample references: 1 → 0
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 1
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: none → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample signal 1
    [notice] livepatch: signaling remaining tasks
    → 0
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (original) → empty
  `);
  step(`
    > exitKernel reader
  `);
  step(`
    > write livepatch_sample enabled 1
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 1
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of livepatch_sample
    reader stack: empty → vmlinux:cmdline_proc_show (livepatch_sample)
  `);
});
