// Before 5.18 a patch that was forced over stays for ever
//
// Generated from spec/scenarios/replace/forced-over-before-5.18.yaml and machines/ by `npx klp generate replace/forced-over-before-5.18`; do not edit.
// 354 states, 2109 transitions, 43 signatures of macrosteps;
// 11 tests with 92 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('replace/forced-over-before-5.18');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    fix_all loaded: no
    fix_all enabled: no
    fix_all forced: no
    fix_all references: 0
    fix_all free queued: no
    fix_all / vmlinux loaded: no
    fix_all / vmlinux patched: no
    fix_all / vmlinux callbacks: clean
    fix_first loaded: no
    fix_first enabled: no
    fix_first forced: no
    fix_first references: 0
    fix_first free queued: no
    fix_first / vmlinux loaded: no
    fix_first / vmlinux patched: no
    fix_first / vmlinux callbacks: clean
    fix_second loaded: no
    fix_second enabled: no
    fix_second forced: no
    fix_second references: 0
    fix_second free queued: no
    fix_second / vmlinux loaded: no
    fix_second / vmlinux patched: no
    fix_second / vmlinux callbacks: clean
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

test('1: enter reader vmlinux:cmdline_proc_show runs the original; load first stays in transition; load all fails with EBUSY', () => {
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
    > load fix_first
    [notice] livepatch: enabling patch 'fix_first'
    [debug] livepatch: 'fix_first': initializing patching transition
    [notice] livepatch: 'fix_first': starting patching transition
    → 0
    transition: none → fix_first (to patched)
    listed: none → fix_first
    fix_first loaded: no → yes
    fix_first enabled: no → yes
    fix_first references: 0 → 1
    fix_first / vmlinux loaded: no → yes
    fix_first / vmlinux patched: no → yes
    fix_first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fix_first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix_first/
    + /sys/kernel/livepatch/fix_first/enabled: 1
    + /sys/kernel/livepatch/fix_first/force
    + /sys/kernel/livepatch/fix_first/transition: 1
    + /sys/kernel/livepatch/fix_first/vmlinux/
    + /sys/kernel/livepatch/fix_first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load fix_all
    → -EBUSY: Device or resource busy
  `);
});

test('2: load second completes patching; load all stays in transition; retry completes patching', () => {
  const { step } = boot();
  step(`
    > load fix_second
    [notice] livepatch: enabling patch 'fix_second'
    [debug] livepatch: 'fix_second': initializing patching transition
    [notice] livepatch: 'fix_second': starting patching transition
    [debug] livepatch: 'fix_second': completing patching transition
    [notice] livepatch: 'fix_second': patching complete
    → 0
    listed: none → fix_second
    fix_second loaded: no → yes
    fix_second enabled: no → yes
    fix_second references: 0 → 1
    fix_second / vmlinux loaded: no → yes
    fix_second / vmlinux patched: no → yes
    fix_second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fix_second
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix_second/
    + /sys/kernel/livepatch/fix_second/enabled: 1
    + /sys/kernel/livepatch/fix_second/force
    + /sys/kernel/livepatch/fix_second/transition: 0
    + /sys/kernel/livepatch/fix_second/vmlinux/
    + /sys/kernel/livepatch/fix_second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fix_all
    [notice] livepatch: enabling patch 'fix_all'
    [debug] livepatch: 'fix_all': initializing patching transition
    [notice] livepatch: 'fix_all': starting patching transition
    → 0
    transition: none → fix_all (to patched)
    listed: fix_second → fix_second, fix_all
    fix_all loaded: no → yes
    fix_all enabled: no → yes
    fix_all references: 0 → 1
    fix_all / vmlinux loaded: no → yes
    fix_all / vmlinux patched: no → yes
    fix_all / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: fix_second → fix_all over fix_second
    + /sys/kernel/livepatch/fix_all/
    + /sys/kernel/livepatch/fix_all/enabled: 1
    + /sys/kernel/livepatch/fix_all/force
    + /sys/kernel/livepatch/fix_all/transition: 1
    + /sys/kernel/livepatch/fix_all/vmlinux/
    + /sys/kernel/livepatch/fix_all/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_all': completing patching transition
    [notice] livepatch: 'fix_all': patching complete
    transition: fix_all (to patched) → none
    listed: fix_second, fix_all → fix_all
    fix_all / vmlinux callbacks: prepared → live
    fix_second enabled: yes → no
    fix_second free queued: no → yes
    fix_second / vmlinux loaded: yes → no
    fix_second / vmlinux patched: yes → no
    fix_second / vmlinux callbacks: live → clean
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: fix_all over fix_second → fix_all
    /sys/kernel/livepatch/fix_all/transition: 1 → 0
    /sys/kernel/livepatch/fix_second/enabled: 1 → 0
    - /sys/kernel/livepatch/fix_second/vmlinux/
    - /sys/kernel/livepatch/fix_second/vmlinux/cmdline_proc_show,1/
  `);
});

test('3: load first completes patching; retry completes patching', () => {
  const { step } = boot();
  step(`
    > load fix_first
    [notice] livepatch: enabling patch 'fix_first'
    [debug] livepatch: 'fix_first': initializing patching transition
    [notice] livepatch: 'fix_first': starting patching transition
    [debug] livepatch: 'fix_first': completing patching transition
    [notice] livepatch: 'fix_first': patching complete
    → 0
    listed: none → fix_first
    fix_first loaded: no → yes
    fix_first enabled: no → yes
    fix_first references: 0 → 1
    fix_first / vmlinux loaded: no → yes
    fix_first / vmlinux patched: no → yes
    fix_first / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fix_first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix_first/
    + /sys/kernel/livepatch/fix_first/enabled: 1
    + /sys/kernel/livepatch/fix_first/force
    + /sys/kernel/livepatch/fix_first/transition: 0
    + /sys/kernel/livepatch/fix_first/vmlinux/
    + /sys/kernel/livepatch/fix_first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fix_all
    [notice] livepatch: enabling patch 'fix_all'
    [debug] livepatch: 'fix_all': initializing patching transition
    [notice] livepatch: 'fix_all': starting patching transition
    → 0
    transition: none → fix_all (to patched)
    listed: fix_first → fix_first, fix_all
    fix_all loaded: no → yes
    fix_all enabled: no → yes
    fix_all references: 0 → 1
    fix_all / vmlinux loaded: no → yes
    fix_all / vmlinux patched: no → yes
    fix_all / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: fix_first → fix_all over fix_first
    + /sys/kernel/livepatch/fix_all/
    + /sys/kernel/livepatch/fix_all/enabled: 1
    + /sys/kernel/livepatch/fix_all/force
    + /sys/kernel/livepatch/fix_all/transition: 1
    + /sys/kernel/livepatch/fix_all/vmlinux/
    + /sys/kernel/livepatch/fix_all/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_all': completing patching transition
    [notice] livepatch: 'fix_all': patching complete
    transition: fix_all (to patched) → none
    listed: fix_first, fix_all → fix_all
    fix_all / vmlinux callbacks: prepared → live
    fix_first enabled: yes → no
    fix_first free queued: no → yes
    fix_first / vmlinux loaded: yes → no
    fix_first / vmlinux patched: yes → no
    fix_first / vmlinux callbacks: live → clean
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: fix_all over fix_first → fix_all
    /sys/kernel/livepatch/fix_all/transition: 1 → 0
    /sys/kernel/livepatch/fix_first/enabled: 1 → 0
    - /sys/kernel/livepatch/fix_first/vmlinux/
    - /sys/kernel/livepatch/fix_first/vmlinux/cmdline_proc_show,1/
  `);
});

test('4: load all completes patching; enter reader vmlinux:cmdline_proc_show runs the one of first', () => {
  const { step } = boot();
  step(`
    > load fix_second
    [notice] livepatch: enabling patch 'fix_second'
    [debug] livepatch: 'fix_second': initializing patching transition
    [notice] livepatch: 'fix_second': starting patching transition
    [debug] livepatch: 'fix_second': completing patching transition
    [notice] livepatch: 'fix_second': patching complete
    → 0
    listed: none → fix_second
    fix_second loaded: no → yes
    fix_second enabled: no → yes
    fix_second references: 0 → 1
    fix_second / vmlinux loaded: no → yes
    fix_second / vmlinux patched: no → yes
    fix_second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fix_second
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix_second/
    + /sys/kernel/livepatch/fix_second/enabled: 1
    + /sys/kernel/livepatch/fix_second/force
    + /sys/kernel/livepatch/fix_second/transition: 0
    + /sys/kernel/livepatch/fix_second/vmlinux/
    + /sys/kernel/livepatch/fix_second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load fix_all
    [notice] livepatch: enabling patch 'fix_all'
    [debug] livepatch: 'fix_all': initializing patching transition
    [notice] livepatch: 'fix_all': starting patching transition
    [debug] livepatch: 'fix_all': completing patching transition
    [notice] livepatch: 'fix_all': patching complete
    → 0
    listed: fix_second → fix_all
    fix_all loaded: no → yes
    fix_all enabled: no → yes
    fix_all references: 0 → 1
    fix_all / vmlinux loaded: no → yes
    fix_all / vmlinux patched: no → yes
    fix_all / vmlinux callbacks: clean → live
    fix_second enabled: yes → no
    fix_second free queued: no → yes
    fix_second / vmlinux loaded: yes → no
    fix_second / vmlinux patched: yes → no
    fix_second / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: fix_second → fix_all
    /sys/kernel/livepatch/fix_second/enabled: 1 → 0
    - /sys/kernel/livepatch/fix_second/vmlinux/
    - /sys/kernel/livepatch/fix_second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_all/
    + /sys/kernel/livepatch/fix_all/enabled: 1
    + /sys/kernel/livepatch/fix_all/force
    + /sys/kernel/livepatch/fix_all/transition: 0
    + /sys/kernel/livepatch/fix_all/vmlinux/
    + /sys/kernel/livepatch/fix_all/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load fix_first
    [notice] livepatch: enabling patch 'fix_first'
    [debug] livepatch: 'fix_first': initializing patching transition
    [notice] livepatch: 'fix_first': starting patching transition
    [debug] livepatch: 'fix_first': completing patching transition
    [notice] livepatch: 'fix_first': patching complete
    → 0
    listed: fix_all → fix_all, fix_first
    fix_first loaded: no → yes
    fix_first enabled: no → yes
    fix_first references: 0 → 1
    fix_first / vmlinux loaded: no → yes
    fix_first / vmlinux patched: no → yes
    fix_first / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: fix_all → fix_first over fix_all
    + /sys/kernel/livepatch/fix_first/
    + /sys/kernel/livepatch/fix_first/enabled: 1
    + /sys/kernel/livepatch/fix_first/force
    + /sys/kernel/livepatch/fix_first/transition: 0
    + /sys/kernel/livepatch/fix_first/vmlinux/
    + /sys/kernel/livepatch/fix_first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of fix_first
    reader stack: empty → vmlinux:cmdline_proc_show (fix_first)
  `);
});

test('5: load all completes patching; enter reader vmlinux:cmdline_proc_show runs the one of all', () => {
  const { step } = boot();
  step(`
    > load fix_all
    [notice] livepatch: enabling patch 'fix_all'
    [debug] livepatch: 'fix_all': initializing patching transition
    [notice] livepatch: 'fix_all': starting patching transition
    [debug] livepatch: 'fix_all': completing patching transition
    [notice] livepatch: 'fix_all': patching complete
    → 0
    listed: none → fix_all
    fix_all loaded: no → yes
    fix_all enabled: no → yes
    fix_all references: 0 → 1
    fix_all / vmlinux loaded: no → yes
    fix_all / vmlinux patched: no → yes
    fix_all / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fix_all
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix_all/
    + /sys/kernel/livepatch/fix_all/enabled: 1
    + /sys/kernel/livepatch/fix_all/force
    + /sys/kernel/livepatch/fix_all/transition: 0
    + /sys/kernel/livepatch/fix_all/vmlinux/
    + /sys/kernel/livepatch/fix_all/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of fix_all
    reader stack: empty → vmlinux:cmdline_proc_show (fix_all)
  `);
  step(`
    > load fix_first
    [notice] livepatch: enabling patch 'fix_first'
    [debug] livepatch: 'fix_first': initializing patching transition
    [notice] livepatch: 'fix_first': starting patching transition
    → 0
    transition: none → fix_first (to patched)
    listed: fix_all → fix_all, fix_first
    fix_first loaded: no → yes
    fix_first enabled: no → yes
    fix_first references: 0 → 1
    fix_first / vmlinux loaded: no → yes
    fix_first / vmlinux patched: no → yes
    fix_first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: fix_all → fix_first over fix_all
    + /sys/kernel/livepatch/fix_first/
    + /sys/kernel/livepatch/fix_first/enabled: 1
    + /sys/kernel/livepatch/fix_first/force
    + /sys/kernel/livepatch/fix_first/transition: 1
    + /sys/kernel/livepatch/fix_first/vmlinux/
    + /sys/kernel/livepatch/fix_first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > retry
  `);
});

test('6: load all completes patching; load second stays in transition; retry completes patching', () => {
  const { step } = boot();
  step(`
    > load fix_first
    [notice] livepatch: enabling patch 'fix_first'
    [debug] livepatch: 'fix_first': initializing patching transition
    [notice] livepatch: 'fix_first': starting patching transition
    [debug] livepatch: 'fix_first': completing patching transition
    [notice] livepatch: 'fix_first': patching complete
    → 0
    listed: none → fix_first
    fix_first loaded: no → yes
    fix_first enabled: no → yes
    fix_first references: 0 → 1
    fix_first / vmlinux loaded: no → yes
    fix_first / vmlinux patched: no → yes
    fix_first / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fix_first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix_first/
    + /sys/kernel/livepatch/fix_first/enabled: 1
    + /sys/kernel/livepatch/fix_first/force
    + /sys/kernel/livepatch/fix_first/transition: 0
    + /sys/kernel/livepatch/fix_first/vmlinux/
    + /sys/kernel/livepatch/fix_first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load fix_all
    [notice] livepatch: enabling patch 'fix_all'
    [debug] livepatch: 'fix_all': initializing patching transition
    [notice] livepatch: 'fix_all': starting patching transition
    [debug] livepatch: 'fix_all': completing patching transition
    [notice] livepatch: 'fix_all': patching complete
    → 0
    listed: fix_first → fix_all
    fix_all loaded: no → yes
    fix_all enabled: no → yes
    fix_all references: 0 → 1
    fix_all / vmlinux loaded: no → yes
    fix_all / vmlinux patched: no → yes
    fix_all / vmlinux callbacks: clean → live
    fix_first enabled: yes → no
    fix_first free queued: no → yes
    fix_first / vmlinux loaded: yes → no
    fix_first / vmlinux patched: yes → no
    fix_first / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: fix_first → fix_all
    /sys/kernel/livepatch/fix_first/enabled: 1 → 0
    - /sys/kernel/livepatch/fix_first/vmlinux/
    - /sys/kernel/livepatch/fix_first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_all/
    + /sys/kernel/livepatch/fix_all/enabled: 1
    + /sys/kernel/livepatch/fix_all/force
    + /sys/kernel/livepatch/fix_all/transition: 0
    + /sys/kernel/livepatch/fix_all/vmlinux/
    + /sys/kernel/livepatch/fix_all/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fix_second
    [notice] livepatch: enabling patch 'fix_second'
    [debug] livepatch: 'fix_second': initializing patching transition
    [notice] livepatch: 'fix_second': starting patching transition
    → 0
    transition: none → fix_second (to patched)
    listed: fix_all → fix_all, fix_second
    fix_second loaded: no → yes
    fix_second enabled: no → yes
    fix_second references: 0 → 1
    fix_second / vmlinux loaded: no → yes
    fix_second / vmlinux patched: no → yes
    fix_second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: fix_all → fix_second over fix_all
    + /sys/kernel/livepatch/fix_second/
    + /sys/kernel/livepatch/fix_second/enabled: 1
    + /sys/kernel/livepatch/fix_second/force
    + /sys/kernel/livepatch/fix_second/transition: 1
    + /sys/kernel/livepatch/fix_second/vmlinux/
    + /sys/kernel/livepatch/fix_second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_second': completing patching transition
    [notice] livepatch: 'fix_second': patching complete
    transition: fix_second (to patched) → none
    fix_second / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/fix_second/transition: 1 → 0
  `);
});

test('7: write second force 1 forces; retry completes patching; unload second fails with EAGAIN', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fix_second
    [notice] livepatch: enabling patch 'fix_second'
    [debug] livepatch: 'fix_second': initializing patching transition
    [notice] livepatch: 'fix_second': starting patching transition
    → 0
    transition: none → fix_second (to patched)
    listed: none → fix_second
    fix_second loaded: no → yes
    fix_second enabled: no → yes
    fix_second references: 0 → 1
    fix_second / vmlinux loaded: no → yes
    fix_second / vmlinux patched: no → yes
    fix_second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fix_second
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix_second/
    + /sys/kernel/livepatch/fix_second/enabled: 1
    + /sys/kernel/livepatch/fix_second/force
    + /sys/kernel/livepatch/fix_second/transition: 1
    + /sys/kernel/livepatch/fix_second/vmlinux/
    + /sys/kernel/livepatch/fix_second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write fix_second force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    fix_second forced: no → yes
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_second': completing patching transition
    [notice] livepatch: 'fix_second': patching complete
    transition: fix_second (to patched) → none
    fix_second / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/fix_second/transition: 1 → 0
  `);
  step(`
    > load fix_all
    [notice] livepatch: enabling patch 'fix_all'
    [debug] livepatch: 'fix_all': initializing patching transition
    [notice] livepatch: 'fix_all': starting patching transition
    [debug] livepatch: 'fix_all': completing patching transition
    [notice] livepatch: 'fix_all': patching complete
    → 0
    listed: fix_second → fix_all
    fix_all loaded: no → yes
    fix_all enabled: no → yes
    fix_all references: 0 → 1
    fix_all / vmlinux loaded: no → yes
    fix_all / vmlinux patched: no → yes
    fix_all / vmlinux callbacks: clean → live
    fix_second enabled: yes → no
    fix_second free queued: no → yes
    fix_second / vmlinux loaded: yes → no
    fix_second / vmlinux patched: yes → no
    fix_second / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: fix_second → fix_all
    /sys/kernel/livepatch/fix_second/enabled: 1 → 0
    - /sys/kernel/livepatch/fix_second/vmlinux/
    - /sys/kernel/livepatch/fix_second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_all/
    + /sys/kernel/livepatch/fix_all/enabled: 1
    + /sys/kernel/livepatch/fix_all/force
    + /sys/kernel/livepatch/fix_all/transition: 0
    + /sys/kernel/livepatch/fix_all/vmlinux/
    + /sys/kernel/livepatch/fix_all/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > free fix_second
    fix_second free queued: yes → no
    - /sys/kernel/livepatch/fix_second/
    - /sys/kernel/livepatch/fix_second/enabled
    - /sys/kernel/livepatch/fix_second/force
    - /sys/kernel/livepatch/fix_second/transition
  `);
  step(`
    > unload fix_second
    → -EAGAIN: Resource temporarily unavailable
  `);
});

test('8: load all completes patching; unload first fails with EAGAIN', () => {
  const { step } = boot();
  step(`
    > load fix_first
    [notice] livepatch: enabling patch 'fix_first'
    [debug] livepatch: 'fix_first': initializing patching transition
    [notice] livepatch: 'fix_first': starting patching transition
    [debug] livepatch: 'fix_first': completing patching transition
    [notice] livepatch: 'fix_first': patching complete
    → 0
    listed: none → fix_first
    fix_first loaded: no → yes
    fix_first enabled: no → yes
    fix_first references: 0 → 1
    fix_first / vmlinux loaded: no → yes
    fix_first / vmlinux patched: no → yes
    fix_first / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fix_first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix_first/
    + /sys/kernel/livepatch/fix_first/enabled: 1
    + /sys/kernel/livepatch/fix_first/force
    + /sys/kernel/livepatch/fix_first/transition: 0
    + /sys/kernel/livepatch/fix_first/vmlinux/
    + /sys/kernel/livepatch/fix_first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fix_second
    [notice] livepatch: enabling patch 'fix_second'
    [debug] livepatch: 'fix_second': initializing patching transition
    [notice] livepatch: 'fix_second': starting patching transition
    → 0
    transition: none → fix_second (to patched)
    listed: fix_first → fix_first, fix_second
    fix_second loaded: no → yes
    fix_second enabled: no → yes
    fix_second references: 0 → 1
    fix_second / vmlinux loaded: no → yes
    fix_second / vmlinux patched: no → yes
    fix_second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: fix_first → fix_second over fix_first
    + /sys/kernel/livepatch/fix_second/
    + /sys/kernel/livepatch/fix_second/enabled: 1
    + /sys/kernel/livepatch/fix_second/force
    + /sys/kernel/livepatch/fix_second/transition: 1
    + /sys/kernel/livepatch/fix_second/vmlinux/
    + /sys/kernel/livepatch/fix_second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write fix_second force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    fix_first forced: no → yes
    fix_second forced: no → yes
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_second': completing patching transition
    [notice] livepatch: 'fix_second': patching complete
    transition: fix_second (to patched) → none
    fix_second / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/fix_second/transition: 1 → 0
  `);
  step(`
    > load fix_all
    [notice] livepatch: enabling patch 'fix_all'
    [debug] livepatch: 'fix_all': initializing patching transition
    [notice] livepatch: 'fix_all': starting patching transition
    [debug] livepatch: 'fix_all': completing patching transition
    [notice] livepatch: 'fix_all': patching complete
    → 0
    listed: fix_first, fix_second → fix_all
    fix_all loaded: no → yes
    fix_all enabled: no → yes
    fix_all references: 0 → 1
    fix_all / vmlinux loaded: no → yes
    fix_all / vmlinux patched: no → yes
    fix_all / vmlinux callbacks: clean → live
    fix_first enabled: yes → no
    fix_first free queued: no → yes
    fix_first / vmlinux loaded: yes → no
    fix_first / vmlinux patched: yes → no
    fix_first / vmlinux callbacks: live → clean
    fix_second enabled: yes → no
    fix_second free queued: no → yes
    fix_second / vmlinux loaded: yes → no
    fix_second / vmlinux patched: yes → no
    fix_second / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: fix_second over fix_first → fix_all
    /sys/kernel/livepatch/fix_first/enabled: 1 → 0
    - /sys/kernel/livepatch/fix_first/vmlinux/
    - /sys/kernel/livepatch/fix_first/vmlinux/cmdline_proc_show,1/
    /sys/kernel/livepatch/fix_second/enabled: 1 → 0
    - /sys/kernel/livepatch/fix_second/vmlinux/
    - /sys/kernel/livepatch/fix_second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_all/
    + /sys/kernel/livepatch/fix_all/enabled: 1
    + /sys/kernel/livepatch/fix_all/force
    + /sys/kernel/livepatch/fix_all/transition: 0
    + /sys/kernel/livepatch/fix_all/vmlinux/
    + /sys/kernel/livepatch/fix_all/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > free fix_first
    fix_first free queued: yes → no
    - /sys/kernel/livepatch/fix_first/
    - /sys/kernel/livepatch/fix_first/enabled
    - /sys/kernel/livepatch/fix_first/force
    - /sys/kernel/livepatch/fix_first/transition
  `);
  step(`
    > unload fix_first
    → -EAGAIN: Resource temporarily unavailable
  `);
});

test('9: enter reader vmlinux:cmdline_proc_show runs the one of second; retry completes patching', () => {
  const { step } = boot();
  step(`
    > load fix_second
    [notice] livepatch: enabling patch 'fix_second'
    [debug] livepatch: 'fix_second': initializing patching transition
    [notice] livepatch: 'fix_second': starting patching transition
    [debug] livepatch: 'fix_second': completing patching transition
    [notice] livepatch: 'fix_second': patching complete
    → 0
    listed: none → fix_second
    fix_second loaded: no → yes
    fix_second enabled: no → yes
    fix_second references: 0 → 1
    fix_second / vmlinux loaded: no → yes
    fix_second / vmlinux patched: no → yes
    fix_second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fix_second
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix_second/
    + /sys/kernel/livepatch/fix_second/enabled: 1
    + /sys/kernel/livepatch/fix_second/force
    + /sys/kernel/livepatch/fix_second/transition: 0
    + /sys/kernel/livepatch/fix_second/vmlinux/
    + /sys/kernel/livepatch/fix_second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fix_first
    [notice] livepatch: enabling patch 'fix_first'
    [debug] livepatch: 'fix_first': initializing patching transition
    [notice] livepatch: 'fix_first': starting patching transition
    → 0
    transition: none → fix_first (to patched)
    listed: fix_second → fix_second, fix_first
    fix_first loaded: no → yes
    fix_first enabled: no → yes
    fix_first references: 0 → 1
    fix_first / vmlinux loaded: no → yes
    fix_first / vmlinux patched: no → yes
    fix_first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: fix_second → fix_first over fix_second
    + /sys/kernel/livepatch/fix_first/
    + /sys/kernel/livepatch/fix_first/enabled: 1
    + /sys/kernel/livepatch/fix_first/force
    + /sys/kernel/livepatch/fix_first/transition: 1
    + /sys/kernel/livepatch/fix_first/vmlinux/
    + /sys/kernel/livepatch/fix_first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of fix_second
    reader stack: empty → vmlinux:cmdline_proc_show (fix_second)
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (fix_second) → empty
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_first': completing patching transition
    [notice] livepatch: 'fix_first': patching complete
    transition: fix_first (to patched) → none
    fix_first / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/fix_first/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fix_all
    [notice] livepatch: enabling patch 'fix_all'
    [debug] livepatch: 'fix_all': initializing patching transition
    [notice] livepatch: 'fix_all': starting patching transition
    → 0
    transition: none → fix_all (to patched)
    listed: fix_second, fix_first → fix_second, fix_first, fix_all
    fix_all loaded: no → yes
    fix_all enabled: no → yes
    fix_all references: 0 → 1
    fix_all / vmlinux loaded: no → yes
    fix_all / vmlinux patched: no → yes
    fix_all / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: fix_first over fix_second → fix_all over fix_first over fix_second
    + /sys/kernel/livepatch/fix_all/
    + /sys/kernel/livepatch/fix_all/enabled: 1
    + /sys/kernel/livepatch/fix_all/force
    + /sys/kernel/livepatch/fix_all/transition: 1
    + /sys/kernel/livepatch/fix_all/vmlinux/
    + /sys/kernel/livepatch/fix_all/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_all': completing patching transition
    [notice] livepatch: 'fix_all': patching complete
    transition: fix_all (to patched) → none
    listed: fix_second, fix_first, fix_all → fix_all
    fix_all / vmlinux callbacks: prepared → live
    fix_first enabled: yes → no
    fix_first free queued: no → yes
    fix_first / vmlinux loaded: yes → no
    fix_first / vmlinux patched: yes → no
    fix_first / vmlinux callbacks: live → clean
    fix_second enabled: yes → no
    fix_second free queued: no → yes
    fix_second / vmlinux loaded: yes → no
    fix_second / vmlinux patched: yes → no
    fix_second / vmlinux callbacks: live → clean
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: fix_all over fix_first over fix_second → fix_all
    /sys/kernel/livepatch/fix_all/transition: 1 → 0
    /sys/kernel/livepatch/fix_first/enabled: 1 → 0
    - /sys/kernel/livepatch/fix_first/vmlinux/
    - /sys/kernel/livepatch/fix_first/vmlinux/cmdline_proc_show,1/
    /sys/kernel/livepatch/fix_second/enabled: 1 → 0
    - /sys/kernel/livepatch/fix_second/vmlinux/
    - /sys/kernel/livepatch/fix_second/vmlinux/cmdline_proc_show,1/
  `);
});

test('10: load first fails with EBUSY; enter reader vmlinux:cmdline_proc_show runs the original; retry completes patching; …', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fix_all
    [notice] livepatch: enabling patch 'fix_all'
    [debug] livepatch: 'fix_all': initializing patching transition
    [notice] livepatch: 'fix_all': starting patching transition
    → 0
    transition: none → fix_all (to patched)
    listed: none → fix_all
    fix_all loaded: no → yes
    fix_all enabled: no → yes
    fix_all references: 0 → 1
    fix_all / vmlinux loaded: no → yes
    fix_all / vmlinux patched: no → yes
    fix_all / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fix_all
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix_all/
    + /sys/kernel/livepatch/fix_all/enabled: 1
    + /sys/kernel/livepatch/fix_all/force
    + /sys/kernel/livepatch/fix_all/transition: 1
    + /sys/kernel/livepatch/fix_all/vmlinux/
    + /sys/kernel/livepatch/fix_all/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load fix_first
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
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_all': completing patching transition
    [notice] livepatch: 'fix_all': patching complete
    transition: fix_all (to patched) → none
    fix_all / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/fix_all/transition: 1 → 0
  `);
  step(`
    > load fix_first
    [notice] livepatch: enabling patch 'fix_first'
    [debug] livepatch: 'fix_first': initializing patching transition
    [notice] livepatch: 'fix_first': starting patching transition
    [debug] livepatch: 'fix_first': completing patching transition
    [notice] livepatch: 'fix_first': patching complete
    → 0
    listed: fix_all → fix_all, fix_first
    fix_first loaded: no → yes
    fix_first enabled: no → yes
    fix_first references: 0 → 1
    fix_first / vmlinux loaded: no → yes
    fix_first / vmlinux patched: no → yes
    fix_first / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: fix_all → fix_first over fix_all
    + /sys/kernel/livepatch/fix_first/
    + /sys/kernel/livepatch/fix_first/enabled: 1
    + /sys/kernel/livepatch/fix_first/force
    + /sys/kernel/livepatch/fix_first/transition: 0
    + /sys/kernel/livepatch/fix_first/vmlinux/
    + /sys/kernel/livepatch/fix_first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fix_second
    [notice] livepatch: enabling patch 'fix_second'
    [debug] livepatch: 'fix_second': initializing patching transition
    [notice] livepatch: 'fix_second': starting patching transition
    → 0
    transition: none → fix_second (to patched)
    listed: fix_all, fix_first → fix_all, fix_first, fix_second
    fix_second loaded: no → yes
    fix_second enabled: no → yes
    fix_second references: 0 → 1
    fix_second / vmlinux loaded: no → yes
    fix_second / vmlinux patched: no → yes
    fix_second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: fix_first over fix_all → fix_second over fix_first over fix_all
    + /sys/kernel/livepatch/fix_second/
    + /sys/kernel/livepatch/fix_second/enabled: 1
    + /sys/kernel/livepatch/fix_second/force
    + /sys/kernel/livepatch/fix_second/transition: 1
    + /sys/kernel/livepatch/fix_second/vmlinux/
    + /sys/kernel/livepatch/fix_second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of fix_first
    reader stack: empty → vmlinux:cmdline_proc_show (fix_first)
  `);
});

test('11: unload first fails with EAGAIN; write second force 1 fails with EINVAL; unload second fails with EAGAIN; …', () => {
  const { step } = boot();
  step(`
    > load fix_first
    [notice] livepatch: enabling patch 'fix_first'
    [debug] livepatch: 'fix_first': initializing patching transition
    [notice] livepatch: 'fix_first': starting patching transition
    [debug] livepatch: 'fix_first': completing patching transition
    [notice] livepatch: 'fix_first': patching complete
    → 0
    listed: none → fix_first
    fix_first loaded: no → yes
    fix_first enabled: no → yes
    fix_first references: 0 → 1
    fix_first / vmlinux loaded: no → yes
    fix_first / vmlinux patched: no → yes
    fix_first / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fix_first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix_first/
    + /sys/kernel/livepatch/fix_first/enabled: 1
    + /sys/kernel/livepatch/fix_first/force
    + /sys/kernel/livepatch/fix_first/transition: 0
    + /sys/kernel/livepatch/fix_first/vmlinux/
    + /sys/kernel/livepatch/fix_first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > unload fix_first
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > load fix_second
    [notice] livepatch: enabling patch 'fix_second'
    [debug] livepatch: 'fix_second': initializing patching transition
    [notice] livepatch: 'fix_second': starting patching transition
    [debug] livepatch: 'fix_second': completing patching transition
    [notice] livepatch: 'fix_second': patching complete
    → 0
    listed: fix_first → fix_first, fix_second
    fix_second loaded: no → yes
    fix_second enabled: no → yes
    fix_second references: 0 → 1
    fix_second / vmlinux loaded: no → yes
    fix_second / vmlinux patched: no → yes
    fix_second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: fix_first → fix_second over fix_first
    + /sys/kernel/livepatch/fix_second/
    + /sys/kernel/livepatch/fix_second/enabled: 1
    + /sys/kernel/livepatch/fix_second/force
    + /sys/kernel/livepatch/fix_second/transition: 0
    + /sys/kernel/livepatch/fix_second/vmlinux/
    + /sys/kernel/livepatch/fix_second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write fix_second force 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload fix_second
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > load fix_all
    [notice] livepatch: enabling patch 'fix_all'
    [debug] livepatch: 'fix_all': initializing patching transition
    [notice] livepatch: 'fix_all': starting patching transition
    [debug] livepatch: 'fix_all': completing patching transition
    [notice] livepatch: 'fix_all': patching complete
    → 0
    listed: fix_first, fix_second → fix_all
    fix_all loaded: no → yes
    fix_all enabled: no → yes
    fix_all references: 0 → 1
    fix_all / vmlinux loaded: no → yes
    fix_all / vmlinux patched: no → yes
    fix_all / vmlinux callbacks: clean → live
    fix_first enabled: yes → no
    fix_first free queued: no → yes
    fix_first / vmlinux loaded: yes → no
    fix_first / vmlinux patched: yes → no
    fix_first / vmlinux callbacks: live → clean
    fix_second enabled: yes → no
    fix_second free queued: no → yes
    fix_second / vmlinux loaded: yes → no
    fix_second / vmlinux patched: yes → no
    fix_second / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: fix_second over fix_first → fix_all
    /sys/kernel/livepatch/fix_first/enabled: 1 → 0
    - /sys/kernel/livepatch/fix_first/vmlinux/
    - /sys/kernel/livepatch/fix_first/vmlinux/cmdline_proc_show,1/
    /sys/kernel/livepatch/fix_second/enabled: 1 → 0
    - /sys/kernel/livepatch/fix_second/vmlinux/
    - /sys/kernel/livepatch/fix_second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_all/
    + /sys/kernel/livepatch/fix_all/enabled: 1
    + /sys/kernel/livepatch/fix_all/force
    + /sys/kernel/livepatch/fix_all/transition: 0
    + /sys/kernel/livepatch/fix_all/vmlinux/
    + /sys/kernel/livepatch/fix_all/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > free fix_first
    fix_first references: 1 → 0
    fix_first free queued: yes → no
    - /sys/kernel/livepatch/fix_first/
    - /sys/kernel/livepatch/fix_first/enabled
    - /sys/kernel/livepatch/fix_first/force
    - /sys/kernel/livepatch/fix_first/transition
  `);
  step(`
    > unload fix_first
    → 0
    fix_first loaded: yes → no
  `);
  step(`
    > free fix_second
    fix_second references: 1 → 0
    fix_second free queued: yes → no
    - /sys/kernel/livepatch/fix_second/
    - /sys/kernel/livepatch/fix_second/enabled
    - /sys/kernel/livepatch/fix_second/force
    - /sys/kernel/livepatch/fix_second/transition
  `);
  step(`
    > unload fix_second
    → 0
    fix_second loaded: yes → no
  `);
  step(`
    > unload fix_all
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fix_first
    [notice] livepatch: enabling patch 'fix_first'
    [debug] livepatch: 'fix_first': initializing patching transition
    [notice] livepatch: 'fix_first': starting patching transition
    → 0
    transition: none → fix_first (to patched)
    listed: fix_all → fix_all, fix_first
    fix_first loaded: no → yes
    fix_first enabled: no → yes
    fix_first references: 0 → 1
    fix_first / vmlinux loaded: no → yes
    fix_first / vmlinux patched: no → yes
    fix_first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: fix_all → fix_first over fix_all
    + /sys/kernel/livepatch/fix_first/
    + /sys/kernel/livepatch/fix_first/enabled: 1
    + /sys/kernel/livepatch/fix_first/force
    + /sys/kernel/livepatch/fix_first/transition: 1
    + /sys/kernel/livepatch/fix_first/vmlinux/
    + /sys/kernel/livepatch/fix_first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load fix_second
    → -EBUSY: Device or resource busy
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of fix_all
    reader stack: empty → vmlinux:cmdline_proc_show (fix_all)
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (fix_all) → empty
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_first': completing patching transition
    [notice] livepatch: 'fix_first': patching complete
    transition: fix_first (to patched) → none
    fix_first / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/fix_first/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fix_second
    [notice] livepatch: enabling patch 'fix_second'
    [debug] livepatch: 'fix_second': initializing patching transition
    [notice] livepatch: 'fix_second': starting patching transition
    → 0
    transition: none → fix_second (to patched)
    listed: fix_all, fix_first → fix_all, fix_first, fix_second
    fix_second loaded: no → yes
    fix_second enabled: no → yes
    fix_second references: 0 → 1
    fix_second / vmlinux loaded: no → yes
    fix_second / vmlinux patched: no → yes
    fix_second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: fix_first over fix_all → fix_second over fix_first over fix_all
    + /sys/kernel/livepatch/fix_second/
    + /sys/kernel/livepatch/fix_second/enabled: 1
    + /sys/kernel/livepatch/fix_second/force
    + /sys/kernel/livepatch/fix_second/transition: 1
    + /sys/kernel/livepatch/fix_second/vmlinux/
    + /sys/kernel/livepatch/fix_second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write fix_second force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    fix_all forced: no → yes
    fix_first forced: no → yes
    fix_second forced: no → yes
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write fix_second force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of fix_second
    reader stack: empty → vmlinux:cmdline_proc_show (fix_second)
  `);
});
