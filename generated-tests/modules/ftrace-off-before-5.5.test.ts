// Before 5.5 ftrace can be switched off under a patch
//
// Generated from spec/scenarios/modules/ftrace-off-before-5.5.yaml and machines/ by `npx klp generate modules/ftrace-off-before-5.5`; do not edit.
// 64 states, 316 transitions, 19 signatures of macrosteps;
// 4 tests with 27 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('modules/ftrace-off-before-5.5');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    fix loaded: no
    fix enabled: no
    fix forced: no
    fix references: 0
    fix free queued: no
    fix / vmlinux loaded: no
    fix / vmlinux patched: no
    fix / vmlinux callbacks: clean
    reader alive: yes
    reader running: no
    reader patch_state: -1
    reader pending: no
    reader stack: empty
    func_stack vmlinux:show: empty
    handler vmlinux:show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load fix stays in transition; retry completes patching', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fix
    [notice] livepatch: enabling patch 'fix'
    [debug] livepatch: 'fix': initializing patching transition
    [notice] livepatch: 'fix': starting patching transition
    → 0
    transition: none → fix (to patched)
    listed: none → fix
    fix loaded: no → yes
    fix enabled: no → yes
    fix references: 0 → 1
    fix / vmlinux loaded: no → yes
    fix / vmlinux patched: no → yes
    fix / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:show: empty → fix
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/fix/
    + /sys/kernel/livepatch/fix/enabled: 1
    + /sys/kernel/livepatch/fix/force
    + /sys/kernel/livepatch/fix/transition: 1
    + /sys/kernel/livepatch/fix/vmlinux/
    + /sys/kernel/livepatch/fix/vmlinux/show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix': completing patching transition
    [notice] livepatch: 'fix': patching complete
    transition: fix (to patched) → none
    fix / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/fix/transition: 1 → 0
  `);
});

test('2: write fix enabled 0 reverses; enter reader vmlinux:show runs the original; retry completes the reversal to unpatching', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fix
    [notice] livepatch: enabling patch 'fix'
    [debug] livepatch: 'fix': initializing patching transition
    [notice] livepatch: 'fix': starting patching transition
    → 0
    transition: none → fix (to patched)
    listed: none → fix
    fix loaded: no → yes
    fix enabled: no → yes
    fix references: 0 → 1
    fix / vmlinux loaded: no → yes
    fix / vmlinux patched: no → yes
    fix / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:show: empty → fix
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/fix/
    + /sys/kernel/livepatch/fix/enabled: 1
    + /sys/kernel/livepatch/fix/force
    + /sys/kernel/livepatch/fix/transition: 1
    + /sys/kernel/livepatch/fix/vmlinux/
    + /sys/kernel/livepatch/fix/vmlinux/show,1/
  `);
  step(`
    > write fix enabled 0
    [debug] livepatch: 'fix': reversing transition from patching to unpatching
    [notice] livepatch: 'fix': starting unpatching transition
    → 0
    transition: fix (to patched) → fix (to unpatched)
    fix enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/fix/enabled: 1 → 0
  `);
  step(`
    > enter reader vmlinux:show
    reader runs vmlinux:show, the original
    reader stack: empty → vmlinux:show (original)
  `);
  step(`
    > retry
    [debug] livepatch: 'fix': completing unpatching transition
    [notice] livepatch: 'fix': unpatching complete
    transition: fix (to unpatched) → none
    listed: fix → none
    fix free queued: no → yes
    fix / vmlinux loaded: yes → no
    fix / vmlinux patched: yes → no
    fix / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:show: fix → empty
    handler vmlinux:show: registered → none
    /sys/kernel/livepatch/fix/transition: 1 → 0
    - /sys/kernel/livepatch/fix/vmlinux/
    - /sys/kernel/livepatch/fix/vmlinux/show,1/
  `);
});

test('3: load fix completes patching; write fix enabled 0 stays in transition; enter reader vmlinux:show runs the one of fix; …', () => {
  const { step } = boot();
  step(`
    > load fix
    [notice] livepatch: enabling patch 'fix'
    [debug] livepatch: 'fix': initializing patching transition
    [notice] livepatch: 'fix': starting patching transition
    [debug] livepatch: 'fix': completing patching transition
    [notice] livepatch: 'fix': patching complete
    → 0
    listed: none → fix
    fix loaded: no → yes
    fix enabled: no → yes
    fix references: 0 → 1
    fix / vmlinux loaded: no → yes
    fix / vmlinux patched: no → yes
    fix / vmlinux callbacks: clean → live
    func_stack vmlinux:show: empty → fix
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/fix/
    + /sys/kernel/livepatch/fix/enabled: 1
    + /sys/kernel/livepatch/fix/force
    + /sys/kernel/livepatch/fix/transition: 0
    + /sys/kernel/livepatch/fix/vmlinux/
    + /sys/kernel/livepatch/fix/vmlinux/show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write fix enabled 0
    [debug] livepatch: 'fix': initializing unpatching transition
    [notice] livepatch: 'fix': starting unpatching transition
    → 0
    transition: none → fix (to unpatched)
    fix enabled: yes → no
    fix / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fix/enabled: 1 → 0
    /sys/kernel/livepatch/fix/transition: 0 → 1
  `);
  step(`
    > enter reader vmlinux:show
    reader runs vmlinux:show, the one of fix
    reader stack: empty → vmlinux:show (fix)
  `);
  step(`
    > retry
  `);
  step(`
    > leave reader
    reader stack: vmlinux:show (fix) → empty
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix': completing unpatching transition
    [notice] livepatch: 'fix': unpatching complete
    transition: fix (to unpatched) → none
    listed: fix → none
    fix free queued: no → yes
    fix / vmlinux loaded: yes → no
    fix / vmlinux patched: yes → no
    fix / vmlinux callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:show: fix → empty
    handler vmlinux:show: registered → none
    /sys/kernel/livepatch/fix/transition: 1 → 0
    - /sys/kernel/livepatch/fix/vmlinux/
    - /sys/kernel/livepatch/fix/vmlinux/show,1/
  `);
});

test('4: write fix enabled 0 completes unpatching; write fix enabled 0 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load fix
    [notice] livepatch: enabling patch 'fix'
    [debug] livepatch: 'fix': initializing patching transition
    [notice] livepatch: 'fix': starting patching transition
    [debug] livepatch: 'fix': completing patching transition
    [notice] livepatch: 'fix': patching complete
    → 0
    listed: none → fix
    fix loaded: no → yes
    fix enabled: no → yes
    fix references: 0 → 1
    fix / vmlinux loaded: no → yes
    fix / vmlinux patched: no → yes
    fix / vmlinux callbacks: clean → live
    func_stack vmlinux:show: empty → fix
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/fix/
    + /sys/kernel/livepatch/fix/enabled: 1
    + /sys/kernel/livepatch/fix/force
    + /sys/kernel/livepatch/fix/transition: 0
    + /sys/kernel/livepatch/fix/vmlinux/
    + /sys/kernel/livepatch/fix/vmlinux/show,1/
  `);
  step(`
    > write fix enabled 0
    [debug] livepatch: 'fix': initializing unpatching transition
    [notice] livepatch: 'fix': starting unpatching transition
    [debug] livepatch: 'fix': completing unpatching transition
    [notice] livepatch: 'fix': unpatching complete
    → 0
    listed: fix → none
    fix enabled: yes → no
    fix free queued: no → yes
    fix / vmlinux loaded: yes → no
    fix / vmlinux patched: yes → no
    fix / vmlinux callbacks: live → clean
    func_stack vmlinux:show: fix → empty
    handler vmlinux:show: registered → none
    /sys/kernel/livepatch/fix/enabled: 1 → 0
    - /sys/kernel/livepatch/fix/vmlinux/
    - /sys/kernel/livepatch/fix/vmlinux/show,1/
  `);
  step(`
    > write fix enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > free fix
    fix references: 1 → 0
    fix free queued: yes → no
    - /sys/kernel/livepatch/fix/
    - /sys/kernel/livepatch/fix/enabled
    - /sys/kernel/livepatch/fix/force
    - /sys/kernel/livepatch/fix/transition
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > enter reader vmlinux:show
    reader runs vmlinux:show, the original
    reader stack: empty → vmlinux:show (original)
  `);
  step(`
    > leave reader
    reader stack: vmlinux:show (original) → empty
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > sysctl kernel.ftrace_enabled 0
    → 0
    kernel.ftrace_enabled: 1 → 0
  `);
  step(`
    > sysctl kernel.ftrace_enabled 1
    → 0
    kernel.ftrace_enabled: 0 → 1
  `);
});
