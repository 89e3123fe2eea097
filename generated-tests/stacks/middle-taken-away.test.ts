// A mistaken stack: the lower patch can be taken away from under the upper one
//
// Generated from spec/scenarios/stacks/middle-taken-away.yaml and machines/ by `npx klp generate stacks/middle-taken-away`; do not edit.
// 356 states, 2831 transitions, 63 signatures of macrosteps;
// 6 tests with 121 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('stacks/middle-taken-away');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    fix_one loaded: no
    fix_one enabled: no
    fix_one forced: no
    fix_one references: 0
    fix_one free queued: no
    fix_one / vmlinux loaded: no
    fix_one / vmlinux patched: no
    fix_one / vmlinux callbacks: clean
    fix_two loaded: no
    fix_two enabled: no
    fix_two forced: no
    fix_two references: 0
    fix_two free queued: no
    fix_two / vmlinux loaded: no
    fix_two / vmlinux patched: no
    fix_two / vmlinux callbacks: clean
    reader alive: yes
    reader running: no
    reader patch_state: -1
    reader pending: no
    reader stack: empty
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    func_stack vmlinux:meminfo_proc_show: empty
    handler vmlinux:meminfo_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load two completes patching; write two enabled 0 stays in transition; exitKernel reader moves reader; …', () => {
  const { step } = boot();
  step(`
    > load fix_two
    [notice] livepatch: enabling patch 'fix_two'
    [debug] livepatch: 'fix_two': initializing patching transition
    [notice] livepatch: 'fix_two': starting patching transition
    [debug] livepatch: 'fix_two': completing patching transition
    [notice] livepatch: 'fix_two': patching complete
    → 0
    listed: none → fix_two
    fix_two loaded: no → yes
    fix_two enabled: no → yes
    fix_two references: 0 → 1
    fix_two / vmlinux loaded: no → yes
    fix_two / vmlinux patched: no → yes
    fix_two / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fix_two
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → fix_two
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fix_two/
    + /sys/kernel/livepatch/fix_two/enabled: 1
    + /sys/kernel/livepatch/fix_two/force
    + /sys/kernel/livepatch/fix_two/replace: 0
    + /sys/kernel/livepatch/fix_two/transition: 0
    + /sys/kernel/livepatch/fix_two/vmlinux/
    + /sys/kernel/livepatch/fix_two/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_two/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fix_two/vmlinux/patched: 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write fix_two enabled 0
    [debug] livepatch: 'fix_two': initializing unpatching transition
    [notice] livepatch: 'fix_two': starting unpatching transition
    → 0
    transition: none → fix_two (to unpatched)
    fix_two enabled: yes → no
    fix_two / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fix_two/enabled: 1 → 0
    /sys/kernel/livepatch/fix_two/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > write fix_two enabled 1
    [debug] livepatch: 'fix_two': reversing transition from unpatching to patching
    [notice] livepatch: 'fix_two': starting patching transition
    → 0
    transition: fix_two (to unpatched) → fix_two (to patched)
    fix_two enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/fix_two/enabled: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_two': completing patching transition
    [notice] livepatch: 'fix_two': patching complete
    transition: fix_two (to patched) → none
    fix_two / vmlinux callbacks: leaving → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/fix_two/transition: 1 → 0
  `);
});

test('2: retry completes unpatching; load one stays in transition; exitKernel reader moves reader; write one enabled 0 reverses; …', () => {
  const { step } = boot();
  step(`
    > load fix_two
    [notice] livepatch: enabling patch 'fix_two'
    [debug] livepatch: 'fix_two': initializing patching transition
    [notice] livepatch: 'fix_two': starting patching transition
    [debug] livepatch: 'fix_two': completing patching transition
    [notice] livepatch: 'fix_two': patching complete
    → 0
    listed: none → fix_two
    fix_two loaded: no → yes
    fix_two enabled: no → yes
    fix_two references: 0 → 1
    fix_two / vmlinux loaded: no → yes
    fix_two / vmlinux patched: no → yes
    fix_two / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fix_two
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → fix_two
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fix_two/
    + /sys/kernel/livepatch/fix_two/enabled: 1
    + /sys/kernel/livepatch/fix_two/force
    + /sys/kernel/livepatch/fix_two/replace: 0
    + /sys/kernel/livepatch/fix_two/transition: 0
    + /sys/kernel/livepatch/fix_two/vmlinux/
    + /sys/kernel/livepatch/fix_two/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_two/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fix_two/vmlinux/patched: 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write fix_two enabled 0
    [debug] livepatch: 'fix_two': initializing unpatching transition
    [notice] livepatch: 'fix_two': starting unpatching transition
    → 0
    transition: none → fix_two (to unpatched)
    fix_two enabled: yes → no
    fix_two / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fix_two/enabled: 1 → 0
    /sys/kernel/livepatch/fix_two/transition: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_two': completing unpatching transition
    [notice] livepatch: 'fix_two': unpatching complete
    transition: fix_two (to unpatched) → none
    listed: fix_two → none
    fix_two free queued: no → yes
    fix_two / vmlinux loaded: yes → no
    fix_two / vmlinux patched: yes → no
    fix_two / vmlinux callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: fix_two → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: fix_two → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/fix_two/transition: 1 → 0
    - /sys/kernel/livepatch/fix_two/vmlinux/
    - /sys/kernel/livepatch/fix_two/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fix_two/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fix_two/vmlinux/patched
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fix_one
    [notice] livepatch: enabling patch 'fix_one'
    [debug] livepatch: 'fix_one': initializing patching transition
    [notice] livepatch: 'fix_one': starting patching transition
    → 0
    transition: none → fix_one (to patched)
    listed: none → fix_one
    fix_one loaded: no → yes
    fix_one enabled: no → yes
    fix_one references: 0 → 1
    fix_one / vmlinux loaded: no → yes
    fix_one / vmlinux patched: no → yes
    fix_one / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fix_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix_one/
    + /sys/kernel/livepatch/fix_one/enabled: 1
    + /sys/kernel/livepatch/fix_one/force
    + /sys/kernel/livepatch/fix_one/replace: 0
    + /sys/kernel/livepatch/fix_one/transition: 1
    + /sys/kernel/livepatch/fix_one/vmlinux/
    + /sys/kernel/livepatch/fix_one/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_one/vmlinux/patched: 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write fix_one enabled 0
    [debug] livepatch: 'fix_one': reversing transition from patching to unpatching
    [notice] livepatch: 'fix_one': starting unpatching transition
    → 0
    transition: fix_one (to patched) → fix_one (to unpatched)
    fix_one enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/fix_one/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_one': completing unpatching transition
    [notice] livepatch: 'fix_one': unpatching complete
    transition: fix_one (to unpatched) → none
    listed: fix_one → none
    fix_one free queued: no → yes
    fix_one / vmlinux loaded: yes → no
    fix_one / vmlinux patched: yes → no
    fix_one / vmlinux callbacks: prepared → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: fix_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/fix_one/transition: 1 → 0
    - /sys/kernel/livepatch/fix_one/vmlinux/
    - /sys/kernel/livepatch/fix_one/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fix_one/vmlinux/patched
  `);
  step(`
    > free fix_two
    fix_two references: 1 → 0
    fix_two free queued: yes → no
    - /sys/kernel/livepatch/fix_two/
    - /sys/kernel/livepatch/fix_two/enabled
    - /sys/kernel/livepatch/fix_two/force
    - /sys/kernel/livepatch/fix_two/replace
    - /sys/kernel/livepatch/fix_two/transition
  `);
  step(`
    > unload fix_two
    → 0
    fix_two loaded: yes → no
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fix_two
    [notice] livepatch: enabling patch 'fix_two'
    [debug] livepatch: 'fix_two': initializing patching transition
    [notice] livepatch: 'fix_two': starting patching transition
    → 0
    transition: none → fix_two (to patched)
    listed: none → fix_two
    fix_two loaded: no → yes
    fix_two enabled: no → yes
    fix_two references: 0 → 1
    fix_two / vmlinux loaded: no → yes
    fix_two / vmlinux patched: no → yes
    fix_two / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fix_two
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → fix_two
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fix_two/
    + /sys/kernel/livepatch/fix_two/enabled: 1
    + /sys/kernel/livepatch/fix_two/force
    + /sys/kernel/livepatch/fix_two/replace: 0
    + /sys/kernel/livepatch/fix_two/transition: 1
    + /sys/kernel/livepatch/fix_two/vmlinux/
    + /sys/kernel/livepatch/fix_two/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_two/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fix_two/vmlinux/patched: 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write fix_two enabled 0
    [debug] livepatch: 'fix_two': reversing transition from patching to unpatching
    [notice] livepatch: 'fix_two': starting unpatching transition
    → 0
    transition: fix_two (to patched) → fix_two (to unpatched)
    fix_two enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/fix_two/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_two': completing unpatching transition
    [notice] livepatch: 'fix_two': unpatching complete
    transition: fix_two (to unpatched) → none
    listed: fix_two → none
    fix_two free queued: no → yes
    fix_two / vmlinux loaded: yes → no
    fix_two / vmlinux patched: yes → no
    fix_two / vmlinux callbacks: prepared → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: fix_two → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: fix_two → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/fix_two/transition: 1 → 0
    - /sys/kernel/livepatch/fix_two/vmlinux/
    - /sys/kernel/livepatch/fix_two/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fix_two/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fix_two/vmlinux/patched
  `);
});

test('3: load one completes patching; write one enabled 0 fails with EBUSY; …', () => {
  const { step } = boot();
  step(`
    > load fix_one
    [notice] livepatch: enabling patch 'fix_one'
    [debug] livepatch: 'fix_one': initializing patching transition
    [notice] livepatch: 'fix_one': starting patching transition
    [debug] livepatch: 'fix_one': completing patching transition
    [notice] livepatch: 'fix_one': patching complete
    → 0
    listed: none → fix_one
    fix_one loaded: no → yes
    fix_one enabled: no → yes
    fix_one references: 0 → 1
    fix_one / vmlinux loaded: no → yes
    fix_one / vmlinux patched: no → yes
    fix_one / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fix_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix_one/
    + /sys/kernel/livepatch/fix_one/enabled: 1
    + /sys/kernel/livepatch/fix_one/force
    + /sys/kernel/livepatch/fix_one/replace: 0
    + /sys/kernel/livepatch/fix_one/transition: 0
    + /sys/kernel/livepatch/fix_one/vmlinux/
    + /sys/kernel/livepatch/fix_one/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_one/vmlinux/patched: 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fix_two
    [notice] livepatch: enabling patch 'fix_two'
    [debug] livepatch: 'fix_two': initializing patching transition
    [notice] livepatch: 'fix_two': starting patching transition
    → 0
    transition: none → fix_two (to patched)
    listed: fix_one → fix_one, fix_two
    fix_two loaded: no → yes
    fix_two enabled: no → yes
    fix_two references: 0 → 1
    fix_two / vmlinux loaded: no → yes
    fix_two / vmlinux patched: no → yes
    fix_two / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: fix_one → fix_two over fix_one
    func_stack vmlinux:meminfo_proc_show: empty → fix_two
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fix_two/
    + /sys/kernel/livepatch/fix_two/enabled: 1
    + /sys/kernel/livepatch/fix_two/force
    + /sys/kernel/livepatch/fix_two/replace: 0
    + /sys/kernel/livepatch/fix_two/transition: 1
    + /sys/kernel/livepatch/fix_two/vmlinux/
    + /sys/kernel/livepatch/fix_two/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_two/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fix_two/vmlinux/patched: 1
  `);
  step(`
    > write fix_one enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of fix_one
    reader stack: empty → vmlinux:cmdline_proc_show (fix_one)
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (fix_one) → empty
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_two': completing patching transition
    [notice] livepatch: 'fix_two': patching complete
    transition: fix_two (to patched) → none
    fix_two / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/fix_two/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write fix_one enabled 0
    [debug] livepatch: 'fix_one': initializing unpatching transition
    [notice] livepatch: 'fix_one': starting unpatching transition
    → 0
    transition: none → fix_one (to unpatched)
    fix_one enabled: yes → no
    fix_one / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fix_one/enabled: 1 → 0
    /sys/kernel/livepatch/fix_one/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of fix_two
    reader stack: empty → vmlinux:cmdline_proc_show (fix_two)
  `);
  step(`
    > write fix_one enabled 1
    [debug] livepatch: 'fix_one': reversing transition from unpatching to patching
    [notice] livepatch: 'fix_one': starting patching transition
    → 0
    transition: fix_one (to unpatched) → fix_one (to patched)
    fix_one enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/fix_one/enabled: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_one': completing patching transition
    [notice] livepatch: 'fix_one': patching complete
    transition: fix_one (to patched) → none
    fix_one / vmlinux callbacks: leaving → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/fix_one/transition: 1 → 0
  `);
  step(`
    > write fix_two enabled 0
    [debug] livepatch: 'fix_two': initializing unpatching transition
    [notice] livepatch: 'fix_two': starting unpatching transition
    → 0
    transition: none → fix_two (to unpatched)
    fix_two enabled: yes → no
    fix_two / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fix_two/enabled: 1 → 0
    /sys/kernel/livepatch/fix_two/transition: 0 → 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (fix_two) → empty
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_two': completing unpatching transition
    [notice] livepatch: 'fix_two': unpatching complete
    transition: fix_two (to unpatched) → none
    listed: fix_one, fix_two → fix_one
    fix_two free queued: no → yes
    fix_two / vmlinux loaded: yes → no
    fix_two / vmlinux patched: yes → no
    fix_two / vmlinux callbacks: leaving → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: fix_two over fix_one → fix_one
    func_stack vmlinux:meminfo_proc_show: fix_two → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/fix_two/transition: 1 → 0
    - /sys/kernel/livepatch/fix_two/vmlinux/
    - /sys/kernel/livepatch/fix_two/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fix_two/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fix_two/vmlinux/patched
  `);
});

test('4: enter reader vmlinux:cmdline_proc_show runs the original; retry completes patching; resched reader moves reader; …', () => {
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
    > load fix_one
    [notice] livepatch: enabling patch 'fix_one'
    [debug] livepatch: 'fix_one': initializing patching transition
    [notice] livepatch: 'fix_one': starting patching transition
    → 0
    transition: none → fix_one (to patched)
    listed: none → fix_one
    fix_one loaded: no → yes
    fix_one enabled: no → yes
    fix_one references: 0 → 1
    fix_one / vmlinux loaded: no → yes
    fix_one / vmlinux patched: no → yes
    fix_one / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fix_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix_one/
    + /sys/kernel/livepatch/fix_one/enabled: 1
    + /sys/kernel/livepatch/fix_one/force
    + /sys/kernel/livepatch/fix_one/replace: 0
    + /sys/kernel/livepatch/fix_one/transition: 1
    + /sys/kernel/livepatch/fix_one/vmlinux/
    + /sys/kernel/livepatch/fix_one/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_one/vmlinux/patched: 1
  `);
  step(`
    > resched reader
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
    > retry
    [debug] livepatch: 'fix_one': completing patching transition
    [notice] livepatch: 'fix_one': patching complete
    transition: fix_one (to patched) → none
    fix_one / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/fix_one/transition: 1 → 0
  `);
  step(`
    > write fix_one enabled 0
    [debug] livepatch: 'fix_one': initializing unpatching transition
    [notice] livepatch: 'fix_one': starting unpatching transition
    → 0
    transition: none → fix_one (to unpatched)
    fix_one enabled: yes → no
    fix_one / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fix_one/enabled: 1 → 0
    /sys/kernel/livepatch/fix_one/transition: 0 → 1
  `);
  step(`
    > resched reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_one': completing unpatching transition
    [notice] livepatch: 'fix_one': unpatching complete
    transition: fix_one (to unpatched) → none
    listed: fix_one → none
    fix_one free queued: no → yes
    fix_one / vmlinux loaded: yes → no
    fix_one / vmlinux patched: yes → no
    fix_one / vmlinux callbacks: leaving → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: fix_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/fix_one/transition: 1 → 0
    - /sys/kernel/livepatch/fix_one/vmlinux/
    - /sys/kernel/livepatch/fix_one/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fix_one/vmlinux/patched
  `);
  step(`
    > load fix_two
    [notice] livepatch: enabling patch 'fix_two'
    [debug] livepatch: 'fix_two': initializing patching transition
    [notice] livepatch: 'fix_two': starting patching transition
    → 0
    transition: none → fix_two (to patched)
    listed: none → fix_two
    fix_two loaded: no → yes
    fix_two enabled: no → yes
    fix_two references: 0 → 1
    fix_two / vmlinux loaded: no → yes
    fix_two / vmlinux patched: no → yes
    fix_two / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fix_two
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → fix_two
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fix_two/
    + /sys/kernel/livepatch/fix_two/enabled: 1
    + /sys/kernel/livepatch/fix_two/force
    + /sys/kernel/livepatch/fix_two/replace: 0
    + /sys/kernel/livepatch/fix_two/transition: 1
    + /sys/kernel/livepatch/fix_two/vmlinux/
    + /sys/kernel/livepatch/fix_two/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_two/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fix_two/vmlinux/patched: 1
  `);
  step(`
    > write fix_two enabled 0
    [debug] livepatch: 'fix_two': reversing transition from patching to unpatching
    [notice] livepatch: 'fix_two': starting unpatching transition
    → 0
    transition: fix_two (to patched) → fix_two (to unpatched)
    fix_two enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/fix_two/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_two': completing unpatching transition
    [notice] livepatch: 'fix_two': unpatching complete
    transition: fix_two (to unpatched) → none
    listed: fix_two → none
    fix_two free queued: no → yes
    fix_two / vmlinux loaded: yes → no
    fix_two / vmlinux patched: yes → no
    fix_two / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: fix_two → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: fix_two → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/fix_two/transition: 1 → 0
    - /sys/kernel/livepatch/fix_two/vmlinux/
    - /sys/kernel/livepatch/fix_two/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fix_two/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fix_two/vmlinux/patched
  `);
  step(`
    > free fix_one
    fix_one references: 1 → 0
    fix_one free queued: yes → no
    - /sys/kernel/livepatch/fix_one/
    - /sys/kernel/livepatch/fix_one/enabled
    - /sys/kernel/livepatch/fix_one/force
    - /sys/kernel/livepatch/fix_one/replace
    - /sys/kernel/livepatch/fix_one/transition
  `);
  step(`
    > unload fix_one
    → 0
    fix_one loaded: yes → no
  `);
  step(`
    > load fix_one
    [notice] livepatch: enabling patch 'fix_one'
    [debug] livepatch: 'fix_one': initializing patching transition
    [notice] livepatch: 'fix_one': starting patching transition
    → 0
    transition: none → fix_one (to patched)
    listed: none → fix_one
    fix_one loaded: no → yes
    fix_one enabled: no → yes
    fix_one references: 0 → 1
    fix_one / vmlinux loaded: no → yes
    fix_one / vmlinux patched: no → yes
    fix_one / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fix_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix_one/
    + /sys/kernel/livepatch/fix_one/enabled: 1
    + /sys/kernel/livepatch/fix_one/force
    + /sys/kernel/livepatch/fix_one/replace: 0
    + /sys/kernel/livepatch/fix_one/transition: 1
    + /sys/kernel/livepatch/fix_one/vmlinux/
    + /sys/kernel/livepatch/fix_one/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_one/vmlinux/patched: 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_one': completing patching transition
    [notice] livepatch: 'fix_one': patching complete
    transition: fix_one (to patched) → none
    fix_one / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/fix_one/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write fix_one enabled 0
    [debug] livepatch: 'fix_one': initializing unpatching transition
    [notice] livepatch: 'fix_one': starting unpatching transition
    → 0
    transition: none → fix_one (to unpatched)
    fix_one enabled: yes → no
    fix_one / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fix_one/enabled: 1 → 0
    /sys/kernel/livepatch/fix_one/transition: 0 → 1
  `);
  step(`
    > write fix_one enabled 1
    [debug] livepatch: 'fix_one': reversing transition from unpatching to patching
    [notice] livepatch: 'fix_one': starting patching transition
    → 0
    transition: fix_one (to unpatched) → fix_one (to patched)
    fix_one enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/fix_one/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_one': completing patching transition
    [notice] livepatch: 'fix_one': patching complete
    transition: fix_one (to patched) → none
    fix_one / vmlinux callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/fix_one/transition: 1 → 0
  `);
  step(`
    > write fix_one enabled 0
    [debug] livepatch: 'fix_one': initializing unpatching transition
    [notice] livepatch: 'fix_one': starting unpatching transition
    → 0
    transition: none → fix_one (to unpatched)
    fix_one enabled: yes → no
    fix_one / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fix_one/enabled: 1 → 0
    /sys/kernel/livepatch/fix_one/transition: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_one': completing unpatching transition
    [notice] livepatch: 'fix_one': unpatching complete
    transition: fix_one (to unpatched) → none
    listed: fix_one → none
    fix_one free queued: no → yes
    fix_one / vmlinux loaded: yes → no
    fix_one / vmlinux patched: yes → no
    fix_one / vmlinux callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: fix_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/fix_one/transition: 1 → 0
    - /sys/kernel/livepatch/fix_one/vmlinux/
    - /sys/kernel/livepatch/fix_one/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fix_one/vmlinux/patched
  `);
});

test('5: load one fails with EBUSY; resched reader moves reader; write two enabled 1 reverses; …', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fix_two
    [notice] livepatch: enabling patch 'fix_two'
    [debug] livepatch: 'fix_two': initializing patching transition
    [notice] livepatch: 'fix_two': starting patching transition
    → 0
    transition: none → fix_two (to patched)
    listed: none → fix_two
    fix_two loaded: no → yes
    fix_two enabled: no → yes
    fix_two references: 0 → 1
    fix_two / vmlinux loaded: no → yes
    fix_two / vmlinux patched: no → yes
    fix_two / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fix_two
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → fix_two
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fix_two/
    + /sys/kernel/livepatch/fix_two/enabled: 1
    + /sys/kernel/livepatch/fix_two/force
    + /sys/kernel/livepatch/fix_two/replace: 0
    + /sys/kernel/livepatch/fix_two/transition: 1
    + /sys/kernel/livepatch/fix_two/vmlinux/
    + /sys/kernel/livepatch/fix_two/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_two/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fix_two/vmlinux/patched: 1
  `);
  step(`
    > load fix_one
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write fix_two enabled 0
    [debug] livepatch: 'fix_two': reversing transition from patching to unpatching
    [notice] livepatch: 'fix_two': starting unpatching transition
    → 0
    transition: fix_two (to patched) → fix_two (to unpatched)
    fix_two enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/fix_two/enabled: 1 → 0
  `);
  step(`
    > write fix_two enabled 1
    [debug] livepatch: 'fix_two': reversing transition from unpatching to patching
    [notice] livepatch: 'fix_two': starting patching transition
    → 0
    transition: fix_two (to unpatched) → fix_two (to patched)
    fix_two enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/fix_two/enabled: 0 → 1
  `);
  step(`
    > resched reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write fix_two enabled 0
    [debug] livepatch: 'fix_two': reversing transition from patching to unpatching
    [notice] livepatch: 'fix_two': starting unpatching transition
    → 0
    transition: fix_two (to patched) → fix_two (to unpatched)
    fix_two enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/fix_two/enabled: 1 → 0
  `);
  step(`
    > write fix_two enabled 1
    [debug] livepatch: 'fix_two': reversing transition from unpatching to patching
    [notice] livepatch: 'fix_two': starting patching transition
    → 0
    transition: fix_two (to unpatched) → fix_two (to patched)
    fix_two enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/fix_two/enabled: 0 → 1
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of fix_two
    reader stack: empty → vmlinux:cmdline_proc_show (fix_two)
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_two': completing patching transition
    [notice] livepatch: 'fix_two': patching complete
    transition: fix_two (to patched) → none
    fix_two / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/fix_two/transition: 1 → 0
  `);
  step(`
    > write fix_two enabled 0
    [debug] livepatch: 'fix_two': initializing unpatching transition
    [notice] livepatch: 'fix_two': starting unpatching transition
    → 0
    transition: none → fix_two (to unpatched)
    fix_two enabled: yes → no
    fix_two / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fix_two/enabled: 1 → 0
    /sys/kernel/livepatch/fix_two/transition: 0 → 1
  `);
  step(`
    > retry
  `);
  step(`
    > write fix_two enabled 1
    [debug] livepatch: 'fix_two': reversing transition from unpatching to patching
    [notice] livepatch: 'fix_two': starting patching transition
    → 0
    transition: fix_two (to unpatched) → fix_two (to patched)
    fix_two enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/fix_two/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_two': completing patching transition
    [notice] livepatch: 'fix_two': patching complete
    transition: fix_two (to patched) → none
    fix_two / vmlinux callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/fix_two/transition: 1 → 0
  `);
  step(`
    > load fix_one
    [notice] livepatch: enabling patch 'fix_one'
    [debug] livepatch: 'fix_one': initializing patching transition
    [notice] livepatch: 'fix_one': starting patching transition
    → 0
    transition: none → fix_one (to patched)
    listed: fix_two → fix_two, fix_one
    fix_one loaded: no → yes
    fix_one enabled: no → yes
    fix_one references: 0 → 1
    fix_one / vmlinux loaded: no → yes
    fix_one / vmlinux patched: no → yes
    fix_one / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: fix_two → fix_one over fix_two
    + /sys/kernel/livepatch/fix_one/
    + /sys/kernel/livepatch/fix_one/enabled: 1
    + /sys/kernel/livepatch/fix_one/force
    + /sys/kernel/livepatch/fix_one/replace: 0
    + /sys/kernel/livepatch/fix_one/transition: 1
    + /sys/kernel/livepatch/fix_one/vmlinux/
    + /sys/kernel/livepatch/fix_one/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_one/vmlinux/patched: 1
  `);
  step(`
    > write fix_two enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write fix_one enabled 0
    [debug] livepatch: 'fix_one': reversing transition from patching to unpatching
    [notice] livepatch: 'fix_one': starting unpatching transition
    → 0
    transition: fix_one (to patched) → fix_one (to unpatched)
    fix_one enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/fix_one/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_one': completing unpatching transition
    [notice] livepatch: 'fix_one': unpatching complete
    transition: fix_one (to unpatched) → none
    listed: fix_two, fix_one → fix_two
    fix_one free queued: no → yes
    fix_one / vmlinux loaded: yes → no
    fix_one / vmlinux patched: yes → no
    fix_one / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: fix_one over fix_two → fix_two
    /sys/kernel/livepatch/fix_one/transition: 1 → 0
    - /sys/kernel/livepatch/fix_one/vmlinux/
    - /sys/kernel/livepatch/fix_one/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fix_one/vmlinux/patched
  `);
  step(`
    > write fix_two enabled 0
    [debug] livepatch: 'fix_two': initializing unpatching transition
    [notice] livepatch: 'fix_two': starting unpatching transition
    → 0
    transition: none → fix_two (to unpatched)
    fix_two enabled: yes → no
    fix_two / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fix_two/enabled: 1 → 0
    /sys/kernel/livepatch/fix_two/transition: 0 → 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > resched reader
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (fix_two) → empty
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > exitKernel reader
  `);
});

test('6: write one enabled 0 completes unpatching; write one enabled 0 fails with EINVAL; write one enabled 1 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load fix_one
    [notice] livepatch: enabling patch 'fix_one'
    [debug] livepatch: 'fix_one': initializing patching transition
    [notice] livepatch: 'fix_one': starting patching transition
    [debug] livepatch: 'fix_one': completing patching transition
    [notice] livepatch: 'fix_one': patching complete
    → 0
    listed: none → fix_one
    fix_one loaded: no → yes
    fix_one enabled: no → yes
    fix_one references: 0 → 1
    fix_one / vmlinux loaded: no → yes
    fix_one / vmlinux patched: no → yes
    fix_one / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fix_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix_one/
    + /sys/kernel/livepatch/fix_one/enabled: 1
    + /sys/kernel/livepatch/fix_one/force
    + /sys/kernel/livepatch/fix_one/replace: 0
    + /sys/kernel/livepatch/fix_one/transition: 0
    + /sys/kernel/livepatch/fix_one/vmlinux/
    + /sys/kernel/livepatch/fix_one/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_one/vmlinux/patched: 1
  `);
  step(`
    > write fix_one enabled 0
    [debug] livepatch: 'fix_one': initializing unpatching transition
    [notice] livepatch: 'fix_one': starting unpatching transition
    [debug] livepatch: 'fix_one': completing unpatching transition
    [notice] livepatch: 'fix_one': unpatching complete
    → 0
    listed: fix_one → none
    fix_one enabled: yes → no
    fix_one free queued: no → yes
    fix_one / vmlinux loaded: yes → no
    fix_one / vmlinux patched: yes → no
    fix_one / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: fix_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/fix_one/enabled: 1 → 0
    - /sys/kernel/livepatch/fix_one/vmlinux/
    - /sys/kernel/livepatch/fix_one/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fix_one/vmlinux/patched
  `);
  step(`
    > write fix_one enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write fix_one enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload fix_one
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free fix_one
    fix_one references: 1 → 0
    fix_one free queued: yes → no
    - /sys/kernel/livepatch/fix_one/
    - /sys/kernel/livepatch/fix_one/enabled
    - /sys/kernel/livepatch/fix_one/force
    - /sys/kernel/livepatch/fix_one/replace
    - /sys/kernel/livepatch/fix_one/transition
  `);
  step(`
    > unload fix_one
    → 0
    fix_one loaded: yes → no
  `);
  step(`
    > load fix_two
    [notice] livepatch: enabling patch 'fix_two'
    [debug] livepatch: 'fix_two': initializing patching transition
    [notice] livepatch: 'fix_two': starting patching transition
    [debug] livepatch: 'fix_two': completing patching transition
    [notice] livepatch: 'fix_two': patching complete
    → 0
    listed: none → fix_two
    fix_two loaded: no → yes
    fix_two enabled: no → yes
    fix_two references: 0 → 1
    fix_two / vmlinux loaded: no → yes
    fix_two / vmlinux patched: no → yes
    fix_two / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fix_two
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → fix_two
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fix_two/
    + /sys/kernel/livepatch/fix_two/enabled: 1
    + /sys/kernel/livepatch/fix_two/force
    + /sys/kernel/livepatch/fix_two/replace: 0
    + /sys/kernel/livepatch/fix_two/transition: 0
    + /sys/kernel/livepatch/fix_two/vmlinux/
    + /sys/kernel/livepatch/fix_two/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_two/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fix_two/vmlinux/patched: 1
  `);
  step(`
    > write fix_two enabled 0
    [debug] livepatch: 'fix_two': initializing unpatching transition
    [notice] livepatch: 'fix_two': starting unpatching transition
    [debug] livepatch: 'fix_two': completing unpatching transition
    [notice] livepatch: 'fix_two': unpatching complete
    → 0
    listed: fix_two → none
    fix_two enabled: yes → no
    fix_two free queued: no → yes
    fix_two / vmlinux loaded: yes → no
    fix_two / vmlinux patched: yes → no
    fix_two / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: fix_two → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: fix_two → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/fix_two/enabled: 1 → 0
    - /sys/kernel/livepatch/fix_two/vmlinux/
    - /sys/kernel/livepatch/fix_two/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fix_two/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fix_two/vmlinux/patched
  `);
  step(`
    > write fix_two enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write fix_two enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload fix_two
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free fix_two
    fix_two references: 1 → 0
    fix_two free queued: yes → no
    - /sys/kernel/livepatch/fix_two/
    - /sys/kernel/livepatch/fix_two/enabled
    - /sys/kernel/livepatch/fix_two/force
    - /sys/kernel/livepatch/fix_two/replace
    - /sys/kernel/livepatch/fix_two/transition
  `);
  step(`
    > unload fix_two
    → 0
    fix_two loaded: yes → no
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fix_one
    [notice] livepatch: enabling patch 'fix_one'
    [debug] livepatch: 'fix_one': initializing patching transition
    [notice] livepatch: 'fix_one': starting patching transition
    → 0
    transition: none → fix_one (to patched)
    listed: none → fix_one
    fix_one loaded: no → yes
    fix_one enabled: no → yes
    fix_one references: 0 → 1
    fix_one / vmlinux loaded: no → yes
    fix_one / vmlinux patched: no → yes
    fix_one / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fix_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix_one/
    + /sys/kernel/livepatch/fix_one/enabled: 1
    + /sys/kernel/livepatch/fix_one/force
    + /sys/kernel/livepatch/fix_one/replace: 0
    + /sys/kernel/livepatch/fix_one/transition: 1
    + /sys/kernel/livepatch/fix_one/vmlinux/
    + /sys/kernel/livepatch/fix_one/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_one/vmlinux/patched: 1
  `);
  step(`
    > write fix_one enabled 0
    [debug] livepatch: 'fix_one': reversing transition from patching to unpatching
    [notice] livepatch: 'fix_one': starting unpatching transition
    → 0
    transition: fix_one (to patched) → fix_one (to unpatched)
    fix_one enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/fix_one/enabled: 1 → 0
  `);
  step(`
    > write fix_one enabled 1
    [debug] livepatch: 'fix_one': reversing transition from unpatching to patching
    [notice] livepatch: 'fix_one': starting patching transition
    → 0
    transition: fix_one (to unpatched) → fix_one (to patched)
    fix_one enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/fix_one/enabled: 0 → 1
  `);
  step(`
    > load fix_two
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
    > write fix_one enabled 0
    [debug] livepatch: 'fix_one': reversing transition from patching to unpatching
    [notice] livepatch: 'fix_one': starting unpatching transition
    → 0
    transition: fix_one (to patched) → fix_one (to unpatched)
    fix_one enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/fix_one/enabled: 1 → 0
  `);
  step(`
    > write fix_one enabled 1
    [debug] livepatch: 'fix_one': reversing transition from unpatching to patching
    [notice] livepatch: 'fix_one': starting patching transition
    → 0
    transition: fix_one (to unpatched) → fix_one (to patched)
    fix_one enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/fix_one/enabled: 0 → 1
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of fix_one
    reader stack: empty → vmlinux:cmdline_proc_show (fix_one)
  `);
});
