// Two replace patches, both registered, neither enabled
//
// Generated from spec/scenarios/legacy/two-registered-replaces.yaml and machines/ by `npx klp generate legacy/two-registered-replaces`; do not edit.
// 1472 states, 15140 transitions, 152 signatures of macrosteps;
// 28 tests with 549 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('legacy/two-registered-replaces');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    base loaded: no
    base enabled: no
    base forced: no
    base references: 0
    base free queued: no
    base / vmlinux loaded: no
    base / vmlinux patched: no
    base / vmlinux callbacks: clean
    first loaded: no
    first enabled: no
    first forced: no
    first references: 0
    first free queued: no
    first / vmlinux loaded: no
    first / vmlinux patched: no
    first / vmlinux callbacks: clean
    second loaded: no
    second enabled: no
    second forced: no
    second references: 0
    second free queued: no
    second / vmlinux loaded: no
    second / vmlinux patched: no
    second / vmlinux callbacks: clean
    reader alive: yes
    reader running: yes
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

test('1: load base stays in transition; exitKernel reader moves reader; retry completes patching; load second stays in transition; …', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: base → base, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base → second over base
    func_stack vmlinux:meminfo_proc_show: base → second (nop) over base
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': reversing transition from patching to unpatching
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: second (to patched) → second (to unpatched)
    second enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    transition: second (to unpatched) → none
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: second over base → base
    func_stack vmlinux:meminfo_proc_show: second (nop) over base → base
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    → 0
    listed: base, second → first
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → live
    second / vmlinux loaded: yes → no
    func_stack vmlinux:cmdline_proc_show: base → first
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 0
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
});

test('2: load first stays in transition; retry completes patching', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: base → base, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base → second over base
    func_stack vmlinux:meminfo_proc_show: base → second (nop) over base
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': reversing transition from patching to unpatching
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: second (to patched) → second (to unpatched)
    second enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    transition: second (to unpatched) → none
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: second over base → base
    func_stack vmlinux:meminfo_proc_show: second (nop) over base → base
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: base, second → base, second, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base → first over base
    func_stack vmlinux:meminfo_proc_show: base → first (nop) over base
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    listed: base, second, first → first
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    first / vmlinux callbacks: prepared → live
    second / vmlinux loaded: yes → no
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: first over base → first
    func_stack vmlinux:meminfo_proc_show: first (nop) over base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/first/transition: 1 → 0
    - /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
});

test('3: write first enabled 0 reverses; retry completes the reversal to unpatching; retry completes patching', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: base → base, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base → first over base
    func_stack vmlinux:meminfo_proc_show: base → first (nop) over base
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': reversing transition from patching to unpatching
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: first (to patched) → first (to unpatched)
    first enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    transition: first (to unpatched) → none
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: first over base → base
    func_stack vmlinux:meminfo_proc_show: first (nop) over base → base
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: base, first → base, first, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base → second over base
    func_stack vmlinux:meminfo_proc_show: base → second (nop) over base
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    listed: base, first, second → second
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    first / vmlinux loaded: yes → no
    second / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: second over base → second
    func_stack vmlinux:meminfo_proc_show: second (nop) over base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/second/transition: 1 → 0
    - /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
});

test('4: write first enabled 1 completes patching', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: base → base, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base → second over base
    func_stack vmlinux:meminfo_proc_show: base → second (nop) over base
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': reversing transition from patching to unpatching
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: second (to patched) → second (to unpatched)
    second enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    transition: second (to unpatched) → none
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: second over base → base
    func_stack vmlinux:meminfo_proc_show: second (nop) over base → base
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: base, second → base, second, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base → first over base
    func_stack vmlinux:meminfo_proc_show: base → first (nop) over base
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': reversing transition from patching to unpatching
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: first (to patched) → first (to unpatched)
    first enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    transition: first (to unpatched) → none
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: first over base → base
    func_stack vmlinux:meminfo_proc_show: first (nop) over base → base
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > write first enabled 1
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    → 0
    listed: base, second, first → first
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → live
    second / vmlinux loaded: yes → no
    func_stack vmlinux:cmdline_proc_show: base → first
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/first/enabled: 0 → 1
    - /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
});

test('5: write second enabled 1 completes patching', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: base → base, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base → first over base
    func_stack vmlinux:meminfo_proc_show: base → first (nop) over base
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': reversing transition from patching to unpatching
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: first (to patched) → first (to unpatched)
    first enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    transition: first (to unpatched) → none
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: first over base → base
    func_stack vmlinux:meminfo_proc_show: first (nop) over base → base
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: base, first → base, first, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base → second over base
    func_stack vmlinux:meminfo_proc_show: base → second (nop) over base
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': reversing transition from patching to unpatching
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: second (to patched) → second (to unpatched)
    second enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    transition: second (to unpatched) → none
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: second over base → base
    func_stack vmlinux:meminfo_proc_show: second (nop) over base → base
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > write second enabled 1
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    → 0
    listed: base, first, second → second
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    first / vmlinux loaded: yes → no
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: base → second
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/second/enabled: 0 → 1
    - /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
});

test('6: write second enabled 1 completes patching; load base completes patching; write base enabled 0 completes unpatching; …', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: base → base, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base → second over base
    func_stack vmlinux:meminfo_proc_show: base → second (nop) over base
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': reversing transition from patching to unpatching
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: second (to patched) → second (to unpatched)
    second enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    transition: second (to unpatched) → none
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: second over base → base
    func_stack vmlinux:meminfo_proc_show: second (nop) over base → base
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > write second enabled 1
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    → 0
    listed: base, second → second
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: base → second
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/second/enabled: 0 → 1
    - /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: second → second, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: second → base over second
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    → 0
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: base over second → second
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: second, base → second, base, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: second → first over second
    func_stack vmlinux:meminfo_proc_show: empty → first (nop)
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': reversing transition from patching to unpatching
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: first (to patched) → first (to unpatched)
    first enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    transition: first (to unpatched) → none
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: first over second → second
    func_stack vmlinux:meminfo_proc_show: first (nop) → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > write first enabled 1
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    → 0
    listed: second, base, first → first
    base / vmlinux loaded: yes → no
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → live
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux loaded: yes → no
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: second → first
    /sys/kernel/livepatch/first/enabled: 0 → 1
    - /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
});

test('7: load second completes patching; write first enabled 1 completes patching', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: base → base, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base → first over base
    func_stack vmlinux:meminfo_proc_show: base → first (nop) over base
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': reversing transition from patching to unpatching
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: first (to patched) → first (to unpatched)
    first enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    transition: first (to unpatched) → none
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: first over base → base
    func_stack vmlinux:meminfo_proc_show: first (nop) over base → base
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    → 0
    listed: base, first → second
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    first / vmlinux loaded: yes → no
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: base → second
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 0
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: second → second, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: second → base over second
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > unload first
    → 0
    first loaded: yes → no
    - /sys/kernel/livepatch/first/
    - /sys/kernel/livepatch/first/enabled
    - /sys/kernel/livepatch/first/force
    - /sys/kernel/livepatch/first/signal
    - /sys/kernel/livepatch/first/transition
    - /sys/kernel/livepatch/first/vmlinux/
    - /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: second, base → second, base, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base over second → first over base over second
    func_stack vmlinux:meminfo_proc_show: base → first (nop) over base
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': reversing transition from patching to unpatching
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: first (to patched) → first (to unpatched)
    first enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    transition: first (to unpatched) → none
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: first over base over second → base over second
    func_stack vmlinux:meminfo_proc_show: first (nop) over base → base
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > write first enabled 1
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    → 0
    listed: second, base, first → first
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → live
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux loaded: yes → no
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: base over second → first
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/first/enabled: 0 → 1
    - /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
});

test('8: write first enabled 1 completes patching; write second enabled 1 completes patching', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: base → base, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base → first over base
    func_stack vmlinux:meminfo_proc_show: base → first (nop) over base
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': reversing transition from patching to unpatching
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: first (to patched) → first (to unpatched)
    first enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    transition: first (to unpatched) → none
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: first over base → base
    func_stack vmlinux:meminfo_proc_show: first (nop) over base → base
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > write first enabled 1
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    → 0
    listed: base, first → first
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: base → first
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/first/enabled: 0 → 1
    - /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: first → first, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: first → base over first
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    → 0
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: base over first → first
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: first, base → first, base, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: first → second over first
    func_stack vmlinux:meminfo_proc_show: empty → second (nop)
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': reversing transition from patching to unpatching
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: second (to patched) → second (to unpatched)
    second enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    transition: second (to unpatched) → none
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: second over first → first
    func_stack vmlinux:meminfo_proc_show: second (nop) → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > write second enabled 1
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    → 0
    listed: first, base, second → second
    base / vmlinux loaded: yes → no
    first enabled: yes → no
    first references: 1 → 0
    first / vmlinux loaded: yes → no
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: first → second
    /sys/kernel/livepatch/first/enabled: 1 → 0
    /sys/kernel/livepatch/second/enabled: 0 → 1
    - /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
});

test('9: write base enabled 0 reverses; retry completes the reversal to unpatching; retry completes patching; …', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    transition: base (to unpatched) → none
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: base → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: base → base, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → second
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → second (nop)
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    listed: base, second → second
    base / vmlinux loaded: yes → no
    second / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    func_stack vmlinux:meminfo_proc_show: second (nop) → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/second/transition: 1 → 0
    - /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: second → second, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: second → first over second
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': reversing transition from patching to unpatching
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: first (to patched) → first (to unpatched)
    first enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    transition: first (to unpatched) → none
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: first over second → second
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > write first enabled 1
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    → 0
    listed: second, first → first
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → live
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux loaded: yes → no
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: second → first
    /sys/kernel/livepatch/first/enabled: 0 → 1
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > unload second
    → 0
    second loaded: yes → no
    - /sys/kernel/livepatch/second/
    - /sys/kernel/livepatch/second/enabled
    - /sys/kernel/livepatch/second/force
    - /sys/kernel/livepatch/second/signal
    - /sys/kernel/livepatch/second/transition
    - /sys/kernel/livepatch/second/vmlinux/
    - /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: first → first, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: first → second over first
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': reversing transition from patching to unpatching
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: second (to patched) → second (to unpatched)
    second enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    transition: second (to unpatched) → none
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: second over first → first
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > write second enabled 1
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    → 0
    listed: first, second → second
    first enabled: yes → no
    first references: 1 → 0
    first / vmlinux loaded: yes → no
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: first → second
    /sys/kernel/livepatch/first/enabled: 1 → 0
    /sys/kernel/livepatch/second/enabled: 0 → 1
  `);
});

test('10: retry completes patching; write first enabled 0 completes unpatching; write second enabled 1 completes patching', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: base → base, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base → second over base
    func_stack vmlinux:meminfo_proc_show: base → second (nop) over base
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': reversing transition from patching to unpatching
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: second (to patched) → second (to unpatched)
    second enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    transition: second (to unpatched) → none
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: second over base → base
    func_stack vmlinux:meminfo_proc_show: second (nop) over base → base
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: base, second → base, second, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base → first over base
    func_stack vmlinux:meminfo_proc_show: base → first (nop) over base
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    listed: base, second, first → first
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    first / vmlinux callbacks: prepared → live
    second / vmlinux loaded: yes → no
    reader patch_state: 1 → -1
    func_stack vmlinux:cmdline_proc_show: first over base → first
    func_stack vmlinux:meminfo_proc_show: first (nop) over base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/first/transition: 1 → 0
    - /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: first → first, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: first → base over first
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > unload second
    → 0
    second loaded: yes → no
    - /sys/kernel/livepatch/second/
    - /sys/kernel/livepatch/second/enabled
    - /sys/kernel/livepatch/second/force
    - /sys/kernel/livepatch/second/signal
    - /sys/kernel/livepatch/second/transition
    - /sys/kernel/livepatch/second/vmlinux/
    - /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    transition: base (to unpatched) → none
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: base over first → first
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: first, base → first, base, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: first → second over first
    func_stack vmlinux:meminfo_proc_show: empty → second (nop)
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': reversing transition from patching to unpatching
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: second (to patched) → second (to unpatched)
    second enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    transition: second (to unpatched) → none
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: second over first → first
    func_stack vmlinux:meminfo_proc_show: second (nop) → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': initializing unpatching transition
    [notice] livepatch: 'first': starting unpatching transition
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    → 0
    first enabled: yes → no
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: first → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > write second enabled 1
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    → 0
    listed: first, base, second → second
    base / vmlinux loaded: yes → no
    first / vmlinux loaded: yes → no
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → second
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/second/enabled: 0 → 1
    - /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
});

test('11: retry completes patching; write second enabled 0 completes unpatching; write first enabled 1 completes patching', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: base → base, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base → first over base
    func_stack vmlinux:meminfo_proc_show: base → first (nop) over base
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': reversing transition from patching to unpatching
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: first (to patched) → first (to unpatched)
    first enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    transition: first (to unpatched) → none
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: first over base → base
    func_stack vmlinux:meminfo_proc_show: first (nop) over base → base
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: base, first → base, first, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base → second over base
    func_stack vmlinux:meminfo_proc_show: base → second (nop) over base
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    listed: base, first, second → second
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    first / vmlinux loaded: yes → no
    second / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    func_stack vmlinux:cmdline_proc_show: second over base → second
    func_stack vmlinux:meminfo_proc_show: second (nop) over base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/second/transition: 1 → 0
    - /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: second → second, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: second → base over second
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > unload first
    → 0
    first loaded: yes → no
    - /sys/kernel/livepatch/first/
    - /sys/kernel/livepatch/first/enabled
    - /sys/kernel/livepatch/first/force
    - /sys/kernel/livepatch/first/signal
    - /sys/kernel/livepatch/first/transition
    - /sys/kernel/livepatch/first/vmlinux/
    - /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    transition: base (to unpatched) → none
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: base over second → second
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: second, base → second, base, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: second → first over second
    func_stack vmlinux:meminfo_proc_show: empty → first (nop)
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': reversing transition from patching to unpatching
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: first (to patched) → first (to unpatched)
    first enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    transition: first (to unpatched) → none
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: first over second → second
    func_stack vmlinux:meminfo_proc_show: first (nop) → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': initializing unpatching transition
    [notice] livepatch: 'second': starting unpatching transition
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    → 0
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: second → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > write first enabled 1
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    → 0
    listed: second, base, first → first
    base / vmlinux loaded: yes → no
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → live
    second / vmlinux loaded: yes → no
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/first/enabled: 0 → 1
    - /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
});

test('12: retry completes patching; write second enabled 1 completes patching; write base enabled 0 stays in transition; …', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: base → base, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base → first over base
    func_stack vmlinux:meminfo_proc_show: base → first (nop) over base
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    listed: base, first → first
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    first / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    func_stack vmlinux:cmdline_proc_show: first over base → first
    func_stack vmlinux:meminfo_proc_show: first (nop) over base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/first/transition: 1 → 0
    - /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: first → first, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: first → second over first
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': reversing transition from patching to unpatching
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: second (to patched) → second (to unpatched)
    second enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    transition: second (to unpatched) → none
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: second over first → first
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': initializing unpatching transition
    [notice] livepatch: 'first': starting unpatching transition
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    → 0
    first enabled: yes → no
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: first → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > write second enabled 1
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    → 0
    listed: first, second → second
    first / vmlinux loaded: yes → no
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → second
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/second/enabled: 0 → 1
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: second → second, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: second → base over second
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: none → base (to unpatched)
    base enabled: yes → no
    base / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/base/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > write base enabled 1
    [debug] livepatch: 'base': reversing transition from unpatching to patching
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: base (to unpatched) → base (to patched)
    base enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/base/enabled: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: leaving → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
});

test('13: write first enabled 0 reverses; retry completes the reversal to unpatching; retry completes patching; …', () => {
  const { step } = boot();
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: none → first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': reversing transition from patching to unpatching
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: first (to patched) → first (to unpatched)
    first enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    transition: first (to unpatched) → none
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: prepared → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: first → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: first → first, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → second
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    listed: first, second → second
    first / vmlinux loaded: yes → no
    second / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: second → second, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: second → base over second
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > unload first
    → 0
    first loaded: yes → no
    - /sys/kernel/livepatch/first/
    - /sys/kernel/livepatch/first/enabled
    - /sys/kernel/livepatch/first/force
    - /sys/kernel/livepatch/first/signal
    - /sys/kernel/livepatch/first/transition
    - /sys/kernel/livepatch/first/vmlinux/
    - /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: second, base → second, base, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base over second → first over base over second
    func_stack vmlinux:meminfo_proc_show: base → first (nop) over base
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    listed: second, base, first → first
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    first / vmlinux callbacks: prepared → live
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux loaded: yes → no
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    reader patch_state: 1 → -1
    func_stack vmlinux:cmdline_proc_show: first over base over second → first
    func_stack vmlinux:meminfo_proc_show: first (nop) over base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/first/transition: 1 → 0
    - /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': initializing unpatching transition
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: none → first (to unpatched)
    first enabled: yes → no
    first / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/first/enabled: 1 → 0
    /sys/kernel/livepatch/first/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > write first enabled 1
    [debug] livepatch: 'first': reversing transition from unpatching to patching
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: first (to unpatched) → first (to patched)
    first enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/first/enabled: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    first / vmlinux callbacks: leaving → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
});

test('14: write base enabled 0 reverses; retry completes the reversal to unpatching; retry completes patching; …', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    transition: base (to unpatched) → none
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: prepared → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: base → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: base → base, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → first (nop)
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    listed: base, first → first
    base / vmlinux loaded: yes → no
    first / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:meminfo_proc_show: first (nop) → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/first/transition: 1 → 0
    - /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: first → first, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: first → base over first
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    → 0
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: base over first → first
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': initializing unpatching transition
    [notice] livepatch: 'first': starting unpatching transition
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    → 0
    first enabled: yes → no
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: first → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    → 0
    listed: first, base → second
    base / vmlinux loaded: yes → no
    first / vmlinux loaded: yes → no
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → second
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 0
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > unload first
    → 0
    first loaded: yes → no
    - /sys/kernel/livepatch/first/
    - /sys/kernel/livepatch/first/enabled
    - /sys/kernel/livepatch/first/force
    - /sys/kernel/livepatch/first/signal
    - /sys/kernel/livepatch/first/transition
    - /sys/kernel/livepatch/first/vmlinux/
    - /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': initializing unpatching transition
    [notice] livepatch: 'second': starting unpatching transition
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    → 0
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: second → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: second → second, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    listed: second, first → first
    first / vmlinux callbacks: prepared → live
    second / vmlinux loaded: yes → no
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
});

test('15: retry completes patching', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: base → base, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base → first over base
    func_stack vmlinux:meminfo_proc_show: base → first (nop) over base
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    listed: base, first → first
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    first / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: first over base → first
    func_stack vmlinux:meminfo_proc_show: first (nop) over base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/first/transition: 1 → 0
    - /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: first → first, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: first → base over first
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    → 0
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: base over first → first
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: first, base → first, base, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: first → second over first
    func_stack vmlinux:meminfo_proc_show: empty → second (nop)
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    listed: first, base, second → second
    base / vmlinux loaded: yes → no
    first enabled: yes → no
    first references: 1 → 0
    first / vmlinux loaded: yes → no
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    second / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: second over first → second
    func_stack vmlinux:meminfo_proc_show: second (nop) → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/first/enabled: 1 → 0
    /sys/kernel/livepatch/second/transition: 1 → 0
    - /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': initializing unpatching transition
    [notice] livepatch: 'second': starting unpatching transition
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    → 0
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: second → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > unload second
    → 0
    listed: second → none
    second loaded: yes → no
    second / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/second/
    - /sys/kernel/livepatch/second/enabled
    - /sys/kernel/livepatch/second/force
    - /sys/kernel/livepatch/second/signal
    - /sys/kernel/livepatch/second/transition
    - /sys/kernel/livepatch/second/vmlinux/
    - /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: base → base, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base → second over base
    func_stack vmlinux:meminfo_proc_show: base → second (nop) over base
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    listed: base, second → second
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    second / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    func_stack vmlinux:cmdline_proc_show: second over base → second
    func_stack vmlinux:meminfo_proc_show: second (nop) over base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/second/transition: 1 → 0
    - /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
});

test('16: retry completes patching', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    transition: base (to unpatched) → none
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: base → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: base → base, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → second
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → second (nop)
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    listed: base, second → second
    base / vmlinux loaded: yes → no
    second / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:meminfo_proc_show: second (nop) → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/second/transition: 1 → 0
    - /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: second → second, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: second → base over second
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    → 0
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: base over second → second
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: second, base → second, base, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: second → first over second
    func_stack vmlinux:meminfo_proc_show: empty → first (nop)
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    listed: second, base, first → first
    base / vmlinux loaded: yes → no
    first / vmlinux callbacks: prepared → live
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux loaded: yes → no
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: first over second → first
    func_stack vmlinux:meminfo_proc_show: first (nop) → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/first/transition: 1 → 0
    - /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: first → first, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: first → base over first
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    → 0
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: base over first → first
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > unload second
    → 0
    second loaded: yes → no
    - /sys/kernel/livepatch/second/
    - /sys/kernel/livepatch/second/enabled
    - /sys/kernel/livepatch/second/force
    - /sys/kernel/livepatch/second/signal
    - /sys/kernel/livepatch/second/transition
    - /sys/kernel/livepatch/second/vmlinux/
    - /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: first, base → first, base, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: first → second over first
    func_stack vmlinux:meminfo_proc_show: empty → second (nop)
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    listed: first, base, second → second
    base / vmlinux loaded: yes → no
    first enabled: yes → no
    first references: 1 → 0
    first / vmlinux loaded: yes → no
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    second / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    func_stack vmlinux:cmdline_proc_show: second over first → second
    func_stack vmlinux:meminfo_proc_show: second (nop) → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/first/enabled: 1 → 0
    /sys/kernel/livepatch/second/transition: 1 → 0
    - /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
});

test('17: retry completes patching; write first enabled 1 completes patching', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: base → base, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base → second over base
    func_stack vmlinux:meminfo_proc_show: base → second (nop) over base
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    listed: base, second → second
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    second / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: second over base → second
    func_stack vmlinux:meminfo_proc_show: second (nop) over base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/second/transition: 1 → 0
    - /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': initializing unpatching transition
    [notice] livepatch: 'second': starting unpatching transition
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    → 0
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: second → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: second → second, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': reversing transition from patching to unpatching
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: first (to patched) → first (to unpatched)
    first enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    transition: first (to unpatched) → none
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: first → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > write first enabled 1
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    → 0
    listed: second, first → first
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → live
    second / vmlinux loaded: yes → no
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/first/enabled: 0 → 1
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: first → first, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: first → base over first
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    → 0
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: base over first → first
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': initializing unpatching transition
    [notice] livepatch: 'first': starting unpatching transition
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    → 0
    first enabled: yes → no
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: first → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > unload second
    → 0
    second loaded: yes → no
    - /sys/kernel/livepatch/second/
    - /sys/kernel/livepatch/second/enabled
    - /sys/kernel/livepatch/second/force
    - /sys/kernel/livepatch/second/signal
    - /sys/kernel/livepatch/second/transition
    - /sys/kernel/livepatch/second/vmlinux/
    - /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: first, base → first, base, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → second
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → second (nop)
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    listed: first, base, second → second
    base / vmlinux loaded: yes → no
    first / vmlinux loaded: yes → no
    second / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    func_stack vmlinux:meminfo_proc_show: second (nop) → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/second/transition: 1 → 0
    - /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
});

test('18: retry completes patching; write base enabled 1 fails with EBUSY; load first completes patching; …', () => {
  const { step } = boot();
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: none → second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → second
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    second / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: second → second, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: second → base over second
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    → 0
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: base over second → second
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': initializing unpatching transition
    [notice] livepatch: 'second': starting unpatching transition
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    → 0
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: second → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > write base enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    → 0
    listed: second, base → first
    base / vmlinux loaded: yes → no
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → live
    second / vmlinux loaded: yes → no
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 0
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': initializing unpatching transition
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: none → first (to unpatched)
    first enabled: yes → no
    first / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/first/enabled: 1 → 0
    /sys/kernel/livepatch/first/transition: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    transition: first (to unpatched) → none
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: first → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > unload first
    → 0
    listed: first → none
    first loaded: yes → no
    first / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/first/
    - /sys/kernel/livepatch/first/enabled
    - /sys/kernel/livepatch/first/force
    - /sys/kernel/livepatch/first/signal
    - /sys/kernel/livepatch/first/transition
    - /sys/kernel/livepatch/first/vmlinux/
    - /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    → 0
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: base → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    → 0
    listed: base → first
    base / vmlinux loaded: yes → no
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 0
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: first → first, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: first → base over first
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    → 0
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: base over first → first
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > unload second
    → 0
    second loaded: yes → no
    - /sys/kernel/livepatch/second/
    - /sys/kernel/livepatch/second/enabled
    - /sys/kernel/livepatch/second/force
    - /sys/kernel/livepatch/second/signal
    - /sys/kernel/livepatch/second/transition
    - /sys/kernel/livepatch/second/vmlinux/
    - /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    → 0
    listed: first, base → second
    base / vmlinux loaded: yes → no
    first enabled: yes → no
    first references: 1 → 0
    first / vmlinux loaded: yes → no
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: first → second
    /sys/kernel/livepatch/first/enabled: 1 → 0
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 0
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
});

test('19: write second enabled 0 reverses; retry completes the reversal to unpatching; write second enabled 1 completes patching; …', () => {
  const { step } = boot();
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: none → second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → second
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': reversing transition from patching to unpatching
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: second (to patched) → second (to unpatched)
    second enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    transition: second (to unpatched) → none
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: prepared → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: second → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > write second enabled 1
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    → 0
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → second
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/second/enabled: 0 → 1
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: second → second, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: second → base over second
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: second, base → second, base, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base over second → first over base over second
    func_stack vmlinux:meminfo_proc_show: base → first (nop) over base
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    listed: second, base, first → first
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    first / vmlinux callbacks: prepared → live
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux loaded: yes → no
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: first over base over second → first
    func_stack vmlinux:meminfo_proc_show: first (nop) over base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/first/transition: 1 → 0
    - /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: first → first, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: first → base over first
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > unload second
    → 0
    second loaded: yes → no
    - /sys/kernel/livepatch/second/
    - /sys/kernel/livepatch/second/enabled
    - /sys/kernel/livepatch/second/force
    - /sys/kernel/livepatch/second/signal
    - /sys/kernel/livepatch/second/transition
    - /sys/kernel/livepatch/second/vmlinux/
    - /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: first, base → first, base, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base over first → second over base over first
    func_stack vmlinux:meminfo_proc_show: base → second (nop) over base
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    listed: first, base, second → second
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    first enabled: yes → no
    first references: 1 → 0
    first / vmlinux loaded: yes → no
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    second / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: second over base over first → second
    func_stack vmlinux:meminfo_proc_show: second (nop) over base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/first/enabled: 1 → 0
    /sys/kernel/livepatch/second/transition: 1 → 0
    - /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': initializing unpatching transition
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: none → second (to unpatched)
    second enabled: yes → no
    second / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/second/enabled: 1 → 0
    /sys/kernel/livepatch/second/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > write second enabled 1
    [debug] livepatch: 'second': reversing transition from unpatching to patching
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: second (to unpatched) → second (to patched)
    second enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/second/enabled: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    second / vmlinux callbacks: leaving → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
});

test('20: write base enabled 1 fails with EBUSY; retry completes patching; write base enabled 1 reverses; …', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    transition: base (to unpatched) → none
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: base → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: base → base, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → first (nop)
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    listed: base, first → first
    base / vmlinux loaded: yes → no
    first / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    func_stack vmlinux:meminfo_proc_show: first (nop) → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/first/transition: 1 → 0
    - /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: first → first, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: first → second over first
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    listed: first, second → second
    first enabled: yes → no
    first references: 1 → 0
    first / vmlinux loaded: yes → no
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    second / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: second over first → second
    /sys/kernel/livepatch/first/enabled: 1 → 0
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: second → second, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: second → base over second
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: none → base (to unpatched)
    base enabled: yes → no
    base / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/base/transition: 0 → 1
  `);
  step(`
    > write base enabled 1
    [debug] livepatch: 'base': reversing transition from unpatching to patching
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: base (to unpatched) → base (to patched)
    base enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/base/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: none → base (to unpatched)
    base enabled: yes → no
    base / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/base/transition: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    transition: base (to unpatched) → none
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: base over second → second
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > unload first
    → 0
    first loaded: yes → no
    - /sys/kernel/livepatch/first/
    - /sys/kernel/livepatch/first/enabled
    - /sys/kernel/livepatch/first/force
    - /sys/kernel/livepatch/first/signal
    - /sys/kernel/livepatch/first/transition
    - /sys/kernel/livepatch/first/vmlinux/
    - /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: second, base → second, base, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: second → first over second
    func_stack vmlinux:meminfo_proc_show: empty → first (nop)
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    listed: second, base, first → first
    base / vmlinux loaded: yes → no
    first / vmlinux callbacks: prepared → live
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux loaded: yes → no
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    reader patch_state: 1 → -1
    func_stack vmlinux:cmdline_proc_show: first over second → first
    func_stack vmlinux:meminfo_proc_show: first (nop) → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/first/transition: 1 → 0
    - /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
});

test('21: load second completes patching; retry completes patching; retry completes unpatching', () => {
  const { step } = boot();
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    → 0
    listed: base → second
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: base → second
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 0
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: second → second, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: second → first over second
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    listed: second, first → first
    first / vmlinux callbacks: prepared → live
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux loaded: yes → no
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    reader patch_state: 1 → -1
    func_stack vmlinux:cmdline_proc_show: first over second → first
    /sys/kernel/livepatch/first/transition: 1 → 0
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > unload second
    → 0
    second loaded: yes → no
    - /sys/kernel/livepatch/second/
    - /sys/kernel/livepatch/second/enabled
    - /sys/kernel/livepatch/second/force
    - /sys/kernel/livepatch/second/signal
    - /sys/kernel/livepatch/second/transition
    - /sys/kernel/livepatch/second/vmlinux/
    - /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: first → first, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: first → second over first
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    listed: first, second → second
    first enabled: yes → no
    first references: 1 → 0
    first / vmlinux loaded: yes → no
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    second / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    func_stack vmlinux:cmdline_proc_show: second over first → second
    /sys/kernel/livepatch/first/enabled: 1 → 0
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': initializing unpatching transition
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: none → second (to unpatched)
    second enabled: yes → no
    second / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/second/enabled: 1 → 0
    /sys/kernel/livepatch/second/transition: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    transition: second (to unpatched) → none
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: second → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > unload second
    → 0
    listed: second → none
    second loaded: yes → no
    second / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/second/
    - /sys/kernel/livepatch/second/enabled
    - /sys/kernel/livepatch/second/force
    - /sys/kernel/livepatch/second/signal
    - /sys/kernel/livepatch/second/transition
    - /sys/kernel/livepatch/second/vmlinux/
    - /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    → 0
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: base → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    → 0
    listed: base → second
    base / vmlinux loaded: yes → no
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → second
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 0
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > unload first
    → 0
    first loaded: yes → no
    - /sys/kernel/livepatch/first/
    - /sys/kernel/livepatch/first/enabled
    - /sys/kernel/livepatch/first/force
    - /sys/kernel/livepatch/first/signal
    - /sys/kernel/livepatch/first/transition
    - /sys/kernel/livepatch/first/vmlinux/
    - /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: second → second, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: second → first over second
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    listed: second, first → first
    first / vmlinux callbacks: prepared → live
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux loaded: yes → no
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: first over second → first
    /sys/kernel/livepatch/first/transition: 1 → 0
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
});

test('22: write second enabled 0 fails with EINVAL; write second enabled 1 fails with EINVAL; unload second fails with EAGAIN; …', () => {
  const { step } = boot();
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: none → second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → second
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': reversing transition from patching to unpatching
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: second (to patched) → second (to unpatched)
    second enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > write second enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write second enabled 1
    [debug] livepatch: 'second': reversing transition from unpatching to patching
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: second (to unpatched) → second (to patched)
    second enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/second/enabled: 0 → 1
  `);
  step(`
    > write second enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload second
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': reversing transition from patching to unpatching
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: second (to patched) → second (to unpatched)
    second enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    transition: second (to unpatched) → none
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: second → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > load base
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write second enabled 1
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → second
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/second/enabled: 0 → 1
    /sys/kernel/livepatch/second/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': reversing transition from patching to unpatching
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: second (to patched) → second (to unpatched)
    second enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > write second enabled 1
    [debug] livepatch: 'second': reversing transition from unpatching to patching
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: second (to unpatched) → second (to patched)
    second enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/second/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    second / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': initializing unpatching transition
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: none → second (to unpatched)
    second enabled: yes → no
    second / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/second/enabled: 1 → 0
    /sys/kernel/livepatch/second/transition: 0 → 1
  `);
  step(`
    > write second enabled 1
    [debug] livepatch: 'second': reversing transition from unpatching to patching
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: second (to unpatched) → second (to patched)
    second enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/second/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    second / vmlinux callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: second → second, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: second → base over second
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write second enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    → 0
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: base over second → second
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > write base enabled 1
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: second → base over second
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    /sys/kernel/livepatch/base/enabled: 0 → 1
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    → 0
    listed: second, base → first
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → live
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux loaded: yes → no
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: base over second → first
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/second/enabled: 1 → 0
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 0
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
});

test('23: write second enabled 1 completes patching; retry completes patching', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    transition: base (to unpatched) → none
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: base → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: base → base, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → second
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → second (nop)
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': reversing transition from patching to unpatching
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: second (to patched) → second (to unpatched)
    second enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    transition: second (to unpatched) → none
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: second → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: second (nop) → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > write second enabled 1
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    → 0
    listed: base, second → second
    base / vmlinux loaded: yes → no
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → second
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/second/enabled: 0 → 1
    - /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: second → second, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: second → base over second
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    → 0
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: base over second → second
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': initializing unpatching transition
    [notice] livepatch: 'second': starting unpatching transition
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    → 0
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: second → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: second, base → second, base, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → first (nop)
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    listed: second, base, first → first
    base / vmlinux loaded: yes → no
    first / vmlinux callbacks: prepared → live
    second / vmlinux loaded: yes → no
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:meminfo_proc_show: first (nop) → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/first/transition: 1 → 0
    - /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: first → first, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: first → base over first
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > unload second
    → 0
    second loaded: yes → no
    - /sys/kernel/livepatch/second/
    - /sys/kernel/livepatch/second/enabled
    - /sys/kernel/livepatch/second/force
    - /sys/kernel/livepatch/second/signal
    - /sys/kernel/livepatch/second/transition
    - /sys/kernel/livepatch/second/vmlinux/
    - /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: first, base → first, base, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base over first → second over base over first
    func_stack vmlinux:meminfo_proc_show: base → second (nop) over base
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': reversing transition from patching to unpatching
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: second (to patched) → second (to unpatched)
    second enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    transition: second (to unpatched) → none
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: second over base over first → base over first
    func_stack vmlinux:meminfo_proc_show: second (nop) over base → base
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > write second enabled 1
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    → 0
    listed: first, base, second → second
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    first enabled: yes → no
    first references: 1 → 0
    first / vmlinux loaded: yes → no
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: base over first → second
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/first/enabled: 1 → 0
    /sys/kernel/livepatch/second/enabled: 0 → 1
    - /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
});

test('24: write first enabled 1 completes patching; retry completes patching', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    transition: base (to unpatched) → none
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: base → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: base → base, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → first (nop)
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': reversing transition from patching to unpatching
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: first (to patched) → first (to unpatched)
    first enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    transition: first (to unpatched) → none
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: first → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: first (nop) → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > write first enabled 1
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    → 0
    listed: base, first → first
    base / vmlinux loaded: yes → no
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/first/enabled: 0 → 1
    - /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: first → first, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: first → base over first
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    → 0
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: base over first → first
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': initializing unpatching transition
    [notice] livepatch: 'first': starting unpatching transition
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    → 0
    first enabled: yes → no
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: first → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: first, base → first, base, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → second
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → second (nop)
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    listed: first, base, second → second
    base / vmlinux loaded: yes → no
    first / vmlinux loaded: yes → no
    second / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:meminfo_proc_show: second (nop) → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/second/transition: 1 → 0
    - /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: second → second, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: second → base over second
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    → 0
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: base over second → second
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > unload first
    → 0
    first loaded: yes → no
    - /sys/kernel/livepatch/first/
    - /sys/kernel/livepatch/first/enabled
    - /sys/kernel/livepatch/first/force
    - /sys/kernel/livepatch/first/signal
    - /sys/kernel/livepatch/first/transition
    - /sys/kernel/livepatch/first/vmlinux/
    - /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': initializing unpatching transition
    [notice] livepatch: 'second': starting unpatching transition
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    → 0
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: second → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: second, base → second, base, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → first (nop)
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    listed: second, base, first → first
    base / vmlinux loaded: yes → no
    first / vmlinux callbacks: prepared → live
    second / vmlinux loaded: yes → no
    reader patch_state: 1 → -1
    func_stack vmlinux:meminfo_proc_show: first (nop) → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/first/transition: 1 → 0
    - /sys/kernel/livepatch/first/vmlinux/meminfo_proc_show,1/
  `);
});

test('25: retry completes patching; load second completes patching; load first completes patching; retry completes unpatching; …', () => {
  const { step } = boot();
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: none → first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    first / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: first → first, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: first → base over first
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    → 0
    listed: first, base → second
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    first enabled: yes → no
    first references: 1 → 0
    first / vmlinux loaded: yes → no
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: base over first → second
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/first/enabled: 1 → 0
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 0
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > unload first
    → 0
    first loaded: yes → no
    - /sys/kernel/livepatch/first/
    - /sys/kernel/livepatch/first/enabled
    - /sys/kernel/livepatch/first/force
    - /sys/kernel/livepatch/first/signal
    - /sys/kernel/livepatch/first/transition
    - /sys/kernel/livepatch/first/vmlinux/
    - /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': initializing unpatching transition
    [notice] livepatch: 'second': starting unpatching transition
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    → 0
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: second → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    → 0
    listed: second → first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → live
    second / vmlinux loaded: yes → no
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 0
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': initializing unpatching transition
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: none → first (to unpatched)
    first enabled: yes → no
    first / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/first/enabled: 1 → 0
    /sys/kernel/livepatch/first/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    transition: first (to unpatched) → none
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: leaving → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: first → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > unload second
    → 0
    second loaded: yes → no
    - /sys/kernel/livepatch/second/
    - /sys/kernel/livepatch/second/enabled
    - /sys/kernel/livepatch/second/force
    - /sys/kernel/livepatch/second/signal
    - /sys/kernel/livepatch/second/transition
    - /sys/kernel/livepatch/second/vmlinux/
    - /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: first → first, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → second
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write first enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    listed: first, second → second
    first / vmlinux loaded: yes → no
    second / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': initializing unpatching transition
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: none → second (to unpatched)
    second enabled: yes → no
    second / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/second/enabled: 1 → 0
    /sys/kernel/livepatch/second/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    transition: second (to unpatched) → none
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: leaving → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: second → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > unload first
    → 0
    first loaded: yes → no
    - /sys/kernel/livepatch/first/
    - /sys/kernel/livepatch/first/enabled
    - /sys/kernel/livepatch/first/force
    - /sys/kernel/livepatch/first/signal
    - /sys/kernel/livepatch/first/transition
    - /sys/kernel/livepatch/first/vmlinux/
    - /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: second → second, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write second enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    listed: second, first → first
    first / vmlinux callbacks: prepared → live
    second / vmlinux loaded: yes → no
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
});

test('26: load first completes patching; write first enabled 1 completes patching; load second completes patching; …', () => {
  const { step } = boot();
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    → 0
    listed: base → first
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: base → first
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 0
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': initializing unpatching transition
    [notice] livepatch: 'first': starting unpatching transition
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    → 0
    first enabled: yes → no
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: first → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > write first enabled 1
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    → 0
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/first/enabled: 0 → 1
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    → 0
    listed: first → second
    first enabled: yes → no
    first references: 1 → 0
    first / vmlinux loaded: yes → no
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: first → second
    /sys/kernel/livepatch/first/enabled: 1 → 0
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 0
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > unload first
    → 0
    first loaded: yes → no
    - /sys/kernel/livepatch/first/
    - /sys/kernel/livepatch/first/enabled
    - /sys/kernel/livepatch/first/force
    - /sys/kernel/livepatch/first/signal
    - /sys/kernel/livepatch/first/transition
    - /sys/kernel/livepatch/first/vmlinux/
    - /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    → 0
    listed: second → first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → live
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux loaded: yes → no
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: second → first
    /sys/kernel/livepatch/second/enabled: 1 → 0
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 0
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > unload second
    → 0
    second loaded: yes → no
    - /sys/kernel/livepatch/second/
    - /sys/kernel/livepatch/second/enabled
    - /sys/kernel/livepatch/second/force
    - /sys/kernel/livepatch/second/signal
    - /sys/kernel/livepatch/second/transition
    - /sys/kernel/livepatch/second/vmlinux/
    - /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': initializing unpatching transition
    [notice] livepatch: 'first': starting unpatching transition
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    → 0
    first enabled: yes → no
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: first → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > unload first
    → 0
    listed: first → none
    first loaded: yes → no
    first / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/first/
    - /sys/kernel/livepatch/first/enabled
    - /sys/kernel/livepatch/first/force
    - /sys/kernel/livepatch/first/signal
    - /sys/kernel/livepatch/first/transition
    - /sys/kernel/livepatch/first/vmlinux/
    - /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    → 0
    listed: none → first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 0
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': initializing unpatching transition
    [notice] livepatch: 'first': starting unpatching transition
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    → 0
    first enabled: yes → no
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: first → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    → 0
    listed: first → second
    first / vmlinux loaded: yes → no
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → second
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 0
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': initializing unpatching transition
    [notice] livepatch: 'second': starting unpatching transition
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    → 0
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: second → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > write second enabled 1
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    → 0
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → second
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/second/enabled: 0 → 1
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': initializing unpatching transition
    [notice] livepatch: 'second': starting unpatching transition
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    → 0
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: second → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > unload second
    → 0
    listed: second → none
    second loaded: yes → no
    second / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/second/
    - /sys/kernel/livepatch/second/enabled
    - /sys/kernel/livepatch/second/force
    - /sys/kernel/livepatch/second/signal
    - /sys/kernel/livepatch/second/transition
    - /sys/kernel/livepatch/second/vmlinux/
    - /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    → 0
    listed: none → second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → second
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 0
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > unload base
    → 0
    base loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: second → second, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: second → base over second
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write second enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    → 0
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: base over second → second
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > unload first
    → 0
    first loaded: yes → no
    - /sys/kernel/livepatch/first/
    - /sys/kernel/livepatch/first/enabled
    - /sys/kernel/livepatch/first/force
    - /sys/kernel/livepatch/first/signal
    - /sys/kernel/livepatch/first/transition
    - /sys/kernel/livepatch/first/vmlinux/
    - /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    → 0
    listed: second, base → first
    base / vmlinux loaded: yes → no
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → live
    second enabled: yes → no
    second references: 1 → 0
    second / vmlinux loaded: yes → no
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: second → first
    /sys/kernel/livepatch/second/enabled: 1 → 0
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 0
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
});

test('27: write first enabled 0 fails with EINVAL; write first enabled 1 fails with EINVAL; unload first fails with EAGAIN; …', () => {
  const { step } = boot();
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: none → first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': reversing transition from patching to unpatching
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: first (to patched) → first (to unpatched)
    first enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > write first enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write first enabled 1
    [debug] livepatch: 'first': reversing transition from unpatching to patching
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: first (to unpatched) → first (to patched)
    first enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/first/enabled: 0 → 1
  `);
  step(`
    > write first enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload first
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': reversing transition from patching to unpatching
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: first (to patched) → first (to unpatched)
    first enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    transition: first (to unpatched) → none
    first references: 1 → 0
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: first → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > write first enabled 1
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/first/enabled: 0 → 1
    /sys/kernel/livepatch/first/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': reversing transition from patching to unpatching
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: first (to patched) → first (to unpatched)
    first enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > write first enabled 1
    [debug] livepatch: 'first': reversing transition from unpatching to patching
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: first (to unpatched) → first (to patched)
    first enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/first/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    first / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': initializing unpatching transition
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: none → first (to unpatched)
    first enabled: yes → no
    first / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/first/enabled: 1 → 0
    /sys/kernel/livepatch/first/transition: 0 → 1
  `);
  step(`
    > write first enabled 1
    [debug] livepatch: 'first': reversing transition from unpatching to patching
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: first (to unpatched) → first (to patched)
    first enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/first/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    first / vmlinux callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: first → first, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: first → base over first
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write first enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > write first enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: first, base → first, base, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: base over first → second over base over first
    func_stack vmlinux:meminfo_proc_show: base → second (nop) over base
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/signal
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    listed: first, base, second → second
    base enabled: yes → no
    base references: 1 → 0
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    first enabled: yes → no
    first references: 1 → 0
    first / vmlinux loaded: yes → no
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    second / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    func_stack vmlinux:cmdline_proc_show: second over base over first → second
    func_stack vmlinux:meminfo_proc_show: second (nop) over base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/first/enabled: 1 → 0
    /sys/kernel/livepatch/second/transition: 1 → 0
    - /sys/kernel/livepatch/second/vmlinux/meminfo_proc_show,1/
  `);
});

test('28: write base enabled 0 fails with EINVAL; write base enabled 1 fails with EINVAL; unload base fails with EAGAIN; …', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/signal
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > write base enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write base enabled 1
    [debug] livepatch: 'base': reversing transition from unpatching to patching
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: base (to unpatched) → base (to patched)
    base enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/base/enabled: 0 → 1
  `);
  step(`
    > write base enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload base
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > load first
    → -EBUSY: Device or resource busy
  `);
  step(`
    > load second
    → -EBUSY: Device or resource busy
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > write base enabled 1
    [debug] livepatch: 'base': reversing transition from unpatching to patching
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: base (to unpatched) → base (to patched)
    base enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/base/enabled: 0 → 1
  `);
  step(`
    > exitKernel reader
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: none → base (to unpatched)
    base enabled: yes → no
    base / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/base/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    transition: base (to unpatched) → none
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: leaving → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: base → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > write base enabled 1
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → base
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → base
    handler vmlinux:meminfo_proc_show: none → registered
    /sys/kernel/livepatch/base/enabled: 0 → 1
    /sys/kernel/livepatch/base/transition: 0 → 1
  `);
  step(`
    > retry
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    transition: base (to unpatched) → none
    base references: 1 → 0
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: base → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: base → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > unload base
    → 0
    listed: base → none
    base loaded: yes → no
    base / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/base/
    - /sys/kernel/livepatch/base/enabled
    - /sys/kernel/livepatch/base/force
    - /sys/kernel/livepatch/base/signal
    - /sys/kernel/livepatch/base/transition
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/base/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: none → first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/signal
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load base
    → -EBUSY: Device or resource busy
  `);
});
