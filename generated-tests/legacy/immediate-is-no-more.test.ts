// 4.16: what a patch says about being immediate is understood no more
//
// Generated from spec/scenarios/legacy/immediate-is-no-more.yaml and machines/ by `npx klp generate legacy/immediate-is-no-more`; do not edit.
// 28 states, 134 transitions, 25 signatures of macrosteps;
// 2 tests with 41 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('legacy/immediate-is-no-more');

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

test('1: load quick_fix stays in transition; retry completes patching; write quick_fix enabled 0 stays in transition; …', () => {
  const { step } = boot();
  step(`
    > load quick_fix
    [notice] livepatch: enabling patch 'quick_fix'
    [debug] livepatch: 'quick_fix': initializing patching transition
    [notice] livepatch: 'quick_fix': starting patching transition
    → 0
    transition: none → quick_fix (to patched)
    listed: none → quick_fix
    quick_fix loaded: no → yes
    quick_fix enabled: no → yes
    quick_fix references: 0 → 1
    quick_fix / vmlinux loaded: no → yes
    quick_fix / vmlinux patched: no → yes
    quick_fix / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → quick_fix
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/quick_fix/
    + /sys/kernel/livepatch/quick_fix/enabled: 1
    + /sys/kernel/livepatch/quick_fix/force
    + /sys/kernel/livepatch/quick_fix/signal
    + /sys/kernel/livepatch/quick_fix/transition: 1
    + /sys/kernel/livepatch/quick_fix/vmlinux/
    + /sys/kernel/livepatch/quick_fix/vmlinux/cmdline_proc_show,1/
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
    [debug] livepatch: 'quick_fix': completing patching transition
    [notice] livepatch: 'quick_fix': patching complete
    transition: quick_fix (to patched) → none
    quick_fix / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/quick_fix/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write quick_fix enabled 0
    [debug] livepatch: 'quick_fix': initializing unpatching transition
    [notice] livepatch: 'quick_fix': starting unpatching transition
    → 0
    transition: none → quick_fix (to unpatched)
    quick_fix enabled: yes → no
    quick_fix / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/quick_fix/enabled: 1 → 0
    /sys/kernel/livepatch/quick_fix/transition: 0 → 1
  `);
  step(`
    > write quick_fix enabled 1
    [debug] livepatch: 'quick_fix': reversing transition from unpatching to patching
    [notice] livepatch: 'quick_fix': starting patching transition
    → 0
    transition: quick_fix (to unpatched) → quick_fix (to patched)
    quick_fix enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/quick_fix/enabled: 0 → 1
  `);
  step(`
    > write quick_fix enabled 0
    [debug] livepatch: 'quick_fix': reversing transition from patching to unpatching
    [notice] livepatch: 'quick_fix': starting unpatching transition
    → 0
    transition: quick_fix (to patched) → quick_fix (to unpatched)
    quick_fix enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/quick_fix/enabled: 1 → 0
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of quick_fix
    reader stack: empty → vmlinux:cmdline_proc_show (quick_fix)
  `);
  step(`
    > write quick_fix enabled 1
    [debug] livepatch: 'quick_fix': reversing transition from unpatching to patching
    [notice] livepatch: 'quick_fix': starting patching transition
    → 0
    transition: quick_fix (to unpatched) → quick_fix (to patched)
    quick_fix enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/quick_fix/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'quick_fix': completing patching transition
    [notice] livepatch: 'quick_fix': patching complete
    transition: quick_fix (to patched) → none
    quick_fix / vmlinux callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/quick_fix/transition: 1 → 0
  `);
  step(`
    > write quick_fix enabled 0
    [debug] livepatch: 'quick_fix': initializing unpatching transition
    [notice] livepatch: 'quick_fix': starting unpatching transition
    → 0
    transition: none → quick_fix (to unpatched)
    quick_fix enabled: yes → no
    quick_fix / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/quick_fix/enabled: 1 → 0
    /sys/kernel/livepatch/quick_fix/transition: 0 → 1
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (quick_fix) → empty
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'quick_fix': completing unpatching transition
    [notice] livepatch: 'quick_fix': unpatching complete
    transition: quick_fix (to unpatched) → none
    quick_fix references: 1 → 0
    quick_fix / vmlinux patched: yes → no
    quick_fix / vmlinux callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: quick_fix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/quick_fix/transition: 1 → 0
  `);
});

test('2: write quick_fix enabled 0 reverses; write quick_fix enabled 0 fails with EINVAL; write quick_fix enabled 1 reverses; …', () => {
  const { step } = boot();
  step(`
    > load quick_fix
    [notice] livepatch: enabling patch 'quick_fix'
    [debug] livepatch: 'quick_fix': initializing patching transition
    [notice] livepatch: 'quick_fix': starting patching transition
    → 0
    transition: none → quick_fix (to patched)
    listed: none → quick_fix
    quick_fix loaded: no → yes
    quick_fix enabled: no → yes
    quick_fix references: 0 → 1
    quick_fix / vmlinux loaded: no → yes
    quick_fix / vmlinux patched: no → yes
    quick_fix / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → quick_fix
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/quick_fix/
    + /sys/kernel/livepatch/quick_fix/enabled: 1
    + /sys/kernel/livepatch/quick_fix/force
    + /sys/kernel/livepatch/quick_fix/signal
    + /sys/kernel/livepatch/quick_fix/transition: 1
    + /sys/kernel/livepatch/quick_fix/vmlinux/
    + /sys/kernel/livepatch/quick_fix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write quick_fix enabled 0
    [debug] livepatch: 'quick_fix': reversing transition from patching to unpatching
    [notice] livepatch: 'quick_fix': starting unpatching transition
    → 0
    transition: quick_fix (to patched) → quick_fix (to unpatched)
    quick_fix enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/quick_fix/enabled: 1 → 0
  `);
  step(`
    > write quick_fix enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write quick_fix enabled 1
    [debug] livepatch: 'quick_fix': reversing transition from unpatching to patching
    [notice] livepatch: 'quick_fix': starting patching transition
    → 0
    transition: quick_fix (to unpatched) → quick_fix (to patched)
    quick_fix enabled: no → yes
    reader pending: no → yes
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
    > write quick_fix enabled 0
    [debug] livepatch: 'quick_fix': reversing transition from patching to unpatching
    [notice] livepatch: 'quick_fix': starting unpatching transition
    → 0
    transition: quick_fix (to patched) → quick_fix (to unpatched)
    quick_fix enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/quick_fix/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'quick_fix': completing unpatching transition
    [notice] livepatch: 'quick_fix': unpatching complete
    transition: quick_fix (to unpatched) → none
    quick_fix references: 1 → 0
    quick_fix / vmlinux patched: yes → no
    quick_fix / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: quick_fix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/quick_fix/transition: 1 → 0
  `);
  step(`
    > write quick_fix enabled 1
    [notice] livepatch: enabling patch 'quick_fix'
    [debug] livepatch: 'quick_fix': initializing patching transition
    [notice] livepatch: 'quick_fix': starting patching transition
    → 0
    transition: none → quick_fix (to patched)
    quick_fix enabled: no → yes
    quick_fix references: 0 → 1
    quick_fix / vmlinux patched: no → yes
    quick_fix / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → quick_fix
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/quick_fix/enabled: 0 → 1
    /sys/kernel/livepatch/quick_fix/transition: 0 → 1
  `);
  step(`
    > write quick_fix enabled 0
    [debug] livepatch: 'quick_fix': reversing transition from patching to unpatching
    [notice] livepatch: 'quick_fix': starting unpatching transition
    → 0
    transition: quick_fix (to patched) → quick_fix (to unpatched)
    quick_fix enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/quick_fix/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'quick_fix': completing unpatching transition
    [notice] livepatch: 'quick_fix': unpatching complete
    transition: quick_fix (to unpatched) → none
    quick_fix references: 1 → 0
    quick_fix / vmlinux patched: yes → no
    quick_fix / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: quick_fix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/quick_fix/transition: 1 → 0
  `);
  step(`
    > unload quick_fix
    → 0
    listed: quick_fix → none
    quick_fix loaded: yes → no
    quick_fix / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/quick_fix/
    - /sys/kernel/livepatch/quick_fix/enabled
    - /sys/kernel/livepatch/quick_fix/force
    - /sys/kernel/livepatch/quick_fix/signal
    - /sys/kernel/livepatch/quick_fix/transition
    - /sys/kernel/livepatch/quick_fix/vmlinux/
    - /sys/kernel/livepatch/quick_fix/vmlinux/cmdline_proc_show,1/
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
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (original) → empty
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > load quick_fix
    [notice] livepatch: enabling patch 'quick_fix'
    [debug] livepatch: 'quick_fix': initializing patching transition
    [notice] livepatch: 'quick_fix': starting patching transition
    [debug] livepatch: 'quick_fix': completing patching transition
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
    + /sys/kernel/livepatch/quick_fix/force
    + /sys/kernel/livepatch/quick_fix/signal
    + /sys/kernel/livepatch/quick_fix/transition: 0
    + /sys/kernel/livepatch/quick_fix/vmlinux/
    + /sys/kernel/livepatch/quick_fix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write quick_fix enabled 0
    [debug] livepatch: 'quick_fix': initializing unpatching transition
    [notice] livepatch: 'quick_fix': starting unpatching transition
    [debug] livepatch: 'quick_fix': completing unpatching transition
    [notice] livepatch: 'quick_fix': unpatching complete
    → 0
    quick_fix enabled: yes → no
    quick_fix references: 1 → 0
    quick_fix / vmlinux patched: yes → no
    quick_fix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: quick_fix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/quick_fix/enabled: 1 → 0
  `);
  step(`
    > write quick_fix enabled 1
    [notice] livepatch: enabling patch 'quick_fix'
    [debug] livepatch: 'quick_fix': initializing patching transition
    [notice] livepatch: 'quick_fix': starting patching transition
    [debug] livepatch: 'quick_fix': completing patching transition
    [notice] livepatch: 'quick_fix': patching complete
    → 0
    quick_fix enabled: no → yes
    quick_fix references: 0 → 1
    quick_fix / vmlinux patched: no → yes
    quick_fix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → quick_fix
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/quick_fix/enabled: 0 → 1
  `);
});
