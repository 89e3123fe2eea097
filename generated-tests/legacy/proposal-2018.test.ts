// Atomic replace as it was proposed in February 2018
//
// Generated from spec/scenarios/legacy/proposal-2018.yaml and machines/ by `npx klp generate legacy/proposal-2018`; do not edit.
// 296 states, 2310 transitions, 73 signatures of macrosteps;
// 8 tests with 156 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('legacy/proposal-2018');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    cumulative loaded: no
    cumulative enabled: no
    cumulative forced: no
    cumulative references: 0
    cumulative free queued: no
    cumulative / vmlinux loaded: no
    cumulative / vmlinux patched: no
    cumulative / vmlinux callbacks: clean
    kpatch_one loaded: no
    kpatch_one enabled: no
    kpatch_one forced: no
    kpatch_one references: 0
    kpatch_one free queued: no
    kpatch_one / vmlinux loaded: no
    kpatch_one / vmlinux patched: no
    kpatch_one / vmlinux callbacks: clean
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

test('1: load kpatch_one completes patching; load cumulative stays in transition; write cumulative enabled 0 reverses; …', () => {
  const { step } = boot();
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    → 0
    listed: none → kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/force
    + /sys/kernel/livepatch/kpatch_one/signal
    + /sys/kernel/livepatch/kpatch_one/transition: 0
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load cumulative
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [notice] livepatch: 'cumulative': starting patching transition
    → 0
    transition: none → cumulative (to patched)
    listed: kpatch_one → kpatch_one, cumulative
    cumulative loaded: no → yes
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / vmlinux loaded: no → yes
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: kpatch_one → cumulative (nop) over kpatch_one
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/cumulative/
    + /sys/kernel/livepatch/cumulative/enabled: 1
    + /sys/kernel/livepatch/cumulative/force
    + /sys/kernel/livepatch/cumulative/signal
    + /sys/kernel/livepatch/cumulative/transition: 1
    + /sys/kernel/livepatch/cumulative/vmlinux/
    + /sys/kernel/livepatch/cumulative/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/cumulative/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': reversing transition from patching to unpatching
    [notice] livepatch: 'cumulative': starting unpatching transition
    → 0
    transition: cumulative (to patched) → cumulative (to unpatched)
    cumulative enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'cumulative': completing unpatching transition
    [notice] livepatch: 'cumulative': unpatching complete
    transition: cumulative (to unpatched) → none
    cumulative references: 1 → 0
    cumulative / vmlinux patched: yes → no
    cumulative / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: cumulative (nop) over kpatch_one → kpatch_one
    func_stack vmlinux:meminfo_proc_show: cumulative → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/cumulative/transition: 1 → 0
  `);
  step(`
    > write kpatch_one enabled 0
    [debug] livepatch: 'kpatch_one': initializing unpatching transition
    [notice] livepatch: 'kpatch_one': starting unpatching transition
    → 0
    transition: none → kpatch_one (to unpatched)
    kpatch_one enabled: yes → no
    kpatch_one / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
    /sys/kernel/livepatch/kpatch_one/transition: 0 → 1
  `);
  step(`
    > write cumulative enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'kpatch_one': completing unpatching transition
    [notice] livepatch: 'kpatch_one': unpatching complete
    transition: kpatch_one (to unpatched) → none
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/transition: 1 → 0
  `);
  step(`
    > write cumulative enabled 1
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [notice] livepatch: 'cumulative': starting patching transition
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    → 0
    listed: kpatch_one, cumulative → cumulative
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → live
    kpatch_one / vmlinux loaded: yes → no
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
    /sys/kernel/livepatch/cumulative/enabled: 0 → 1
    - /sys/kernel/livepatch/cumulative/vmlinux/cmdline_proc_show,1/
  `);
});

test('2: exitKernel reader moves reader; write kpatch_one enabled 1 reverses; retry completes the reversal to patching; …', () => {
  const { step } = boot();
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    → 0
    listed: none → kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/force
    + /sys/kernel/livepatch/kpatch_one/signal
    + /sys/kernel/livepatch/kpatch_one/transition: 0
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write kpatch_one enabled 0
    [debug] livepatch: 'kpatch_one': initializing unpatching transition
    [notice] livepatch: 'kpatch_one': starting unpatching transition
    → 0
    transition: none → kpatch_one (to unpatched)
    kpatch_one enabled: yes → no
    kpatch_one / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
    /sys/kernel/livepatch/kpatch_one/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > write kpatch_one enabled 1
    [debug] livepatch: 'kpatch_one': reversing transition from unpatching to patching
    [notice] livepatch: 'kpatch_one': starting patching transition
    → 0
    transition: kpatch_one (to unpatched) → kpatch_one (to patched)
    kpatch_one enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/kpatch_one/enabled: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    transition: kpatch_one (to patched) → none
    kpatch_one / vmlinux callbacks: leaving → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/kpatch_one/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load cumulative
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [notice] livepatch: 'cumulative': starting patching transition
    → 0
    transition: none → cumulative (to patched)
    listed: kpatch_one → kpatch_one, cumulative
    cumulative loaded: no → yes
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / vmlinux loaded: no → yes
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: kpatch_one → cumulative (nop) over kpatch_one
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/cumulative/
    + /sys/kernel/livepatch/cumulative/enabled: 1
    + /sys/kernel/livepatch/cumulative/force
    + /sys/kernel/livepatch/cumulative/signal
    + /sys/kernel/livepatch/cumulative/transition: 1
    + /sys/kernel/livepatch/cumulative/vmlinux/
    + /sys/kernel/livepatch/cumulative/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/cumulative/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': reversing transition from patching to unpatching
    [notice] livepatch: 'cumulative': starting unpatching transition
    → 0
    transition: cumulative (to patched) → cumulative (to unpatched)
    cumulative enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'cumulative': completing unpatching transition
    [notice] livepatch: 'cumulative': unpatching complete
    transition: cumulative (to unpatched) → none
    cumulative references: 1 → 0
    cumulative / vmlinux patched: yes → no
    cumulative / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: cumulative (nop) over kpatch_one → kpatch_one
    func_stack vmlinux:meminfo_proc_show: cumulative → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/cumulative/transition: 1 → 0
  `);
  step(`
    > write cumulative enabled 1
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [notice] livepatch: 'cumulative': starting patching transition
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    → 0
    listed: kpatch_one, cumulative → cumulative
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → live
    kpatch_one enabled: yes → no
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux loaded: yes → no
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
    /sys/kernel/livepatch/cumulative/enabled: 0 → 1
    - /sys/kernel/livepatch/cumulative/vmlinux/cmdline_proc_show,1/
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
});

test('3: retry completes patching; load kpatch_one stays in transition; exitKernel reader moves reader; …', () => {
  const { step } = boot();
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    → 0
    listed: none → kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/force
    + /sys/kernel/livepatch/kpatch_one/signal
    + /sys/kernel/livepatch/kpatch_one/transition: 0
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load cumulative
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [notice] livepatch: 'cumulative': starting patching transition
    → 0
    transition: none → cumulative (to patched)
    listed: kpatch_one → kpatch_one, cumulative
    cumulative loaded: no → yes
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / vmlinux loaded: no → yes
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: kpatch_one → cumulative (nop) over kpatch_one
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/cumulative/
    + /sys/kernel/livepatch/cumulative/enabled: 1
    + /sys/kernel/livepatch/cumulative/force
    + /sys/kernel/livepatch/cumulative/signal
    + /sys/kernel/livepatch/cumulative/transition: 1
    + /sys/kernel/livepatch/cumulative/vmlinux/
    + /sys/kernel/livepatch/cumulative/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/cumulative/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    transition: cumulative (to patched) → none
    listed: kpatch_one, cumulative → cumulative
    cumulative / vmlinux callbacks: prepared → live
    kpatch_one enabled: yes → no
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux loaded: yes → no
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: live → clean
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: cumulative (nop) over kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/cumulative/transition: 1 → 0
    - /sys/kernel/livepatch/cumulative/vmlinux/cmdline_proc_show,1/
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > unload kpatch_one
    → 0
    kpatch_one loaded: yes → no
    - /sys/kernel/livepatch/kpatch_one/
    - /sys/kernel/livepatch/kpatch_one/enabled
    - /sys/kernel/livepatch/kpatch_one/force
    - /sys/kernel/livepatch/kpatch_one/signal
    - /sys/kernel/livepatch/kpatch_one/transition
    - /sys/kernel/livepatch/kpatch_one/vmlinux/
    - /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    → 0
    transition: none → kpatch_one (to patched)
    listed: cumulative → cumulative, kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/force
    + /sys/kernel/livepatch/kpatch_one/signal
    + /sys/kernel/livepatch/kpatch_one/transition: 1
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write kpatch_one enabled 0
    [debug] livepatch: 'kpatch_one': reversing transition from patching to unpatching
    [notice] livepatch: 'kpatch_one': starting unpatching transition
    → 0
    transition: kpatch_one (to patched) → kpatch_one (to unpatched)
    kpatch_one enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'kpatch_one': completing unpatching transition
    [notice] livepatch: 'kpatch_one': unpatching complete
    transition: kpatch_one (to unpatched) → none
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: prepared → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/transition: 1 → 0
  `);
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': initializing unpatching transition
    [notice] livepatch: 'cumulative': starting unpatching transition
    [debug] livepatch: 'cumulative': completing unpatching transition
    [notice] livepatch: 'cumulative': unpatching complete
    → 0
    cumulative enabled: yes → no
    cumulative references: 1 → 0
    cumulative / vmlinux patched: yes → no
    cumulative / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: cumulative → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
  `);
  step(`
    > unload cumulative
    → 0
    listed: cumulative, kpatch_one → kpatch_one
    cumulative loaded: yes → no
    cumulative / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/cumulative/
    - /sys/kernel/livepatch/cumulative/enabled
    - /sys/kernel/livepatch/cumulative/force
    - /sys/kernel/livepatch/cumulative/signal
    - /sys/kernel/livepatch/cumulative/transition
    - /sys/kernel/livepatch/cumulative/vmlinux/
    - /sys/kernel/livepatch/cumulative/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load cumulative
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [notice] livepatch: 'cumulative': starting patching transition
    → 0
    transition: none → cumulative (to patched)
    listed: kpatch_one → kpatch_one, cumulative
    cumulative loaded: no → yes
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / vmlinux loaded: no → yes
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → cumulative (nop)
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/cumulative/
    + /sys/kernel/livepatch/cumulative/enabled: 1
    + /sys/kernel/livepatch/cumulative/force
    + /sys/kernel/livepatch/cumulative/signal
    + /sys/kernel/livepatch/cumulative/transition: 1
    + /sys/kernel/livepatch/cumulative/vmlinux/
    + /sys/kernel/livepatch/cumulative/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/cumulative/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    transition: cumulative (to patched) → none
    listed: kpatch_one, cumulative → cumulative
    cumulative / vmlinux callbacks: prepared → live
    kpatch_one / vmlinux loaded: yes → no
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: cumulative (nop) → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/cumulative/transition: 1 → 0
    - /sys/kernel/livepatch/cumulative/vmlinux/cmdline_proc_show,1/
  `);
});

test('4: retry completes patching; write kpatch_one enabled 1 reverses; retry completes the reversal to patching; …', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    → 0
    transition: none → kpatch_one (to patched)
    listed: none → kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/force
    + /sys/kernel/livepatch/kpatch_one/signal
    + /sys/kernel/livepatch/kpatch_one/transition: 1
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    transition: kpatch_one (to patched) → none
    kpatch_one / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/kpatch_one/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write kpatch_one enabled 0
    [debug] livepatch: 'kpatch_one': initializing unpatching transition
    [notice] livepatch: 'kpatch_one': starting unpatching transition
    → 0
    transition: none → kpatch_one (to unpatched)
    kpatch_one enabled: yes → no
    kpatch_one / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
    /sys/kernel/livepatch/kpatch_one/transition: 0 → 1
  `);
  step(`
    > write kpatch_one enabled 1
    [debug] livepatch: 'kpatch_one': reversing transition from unpatching to patching
    [notice] livepatch: 'kpatch_one': starting patching transition
    → 0
    transition: kpatch_one (to unpatched) → kpatch_one (to patched)
    kpatch_one enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/kpatch_one/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    transition: kpatch_one (to patched) → none
    kpatch_one / vmlinux callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/kpatch_one/transition: 1 → 0
  `);
  step(`
    > write kpatch_one enabled 0
    [debug] livepatch: 'kpatch_one': initializing unpatching transition
    [notice] livepatch: 'kpatch_one': starting unpatching transition
    → 0
    transition: none → kpatch_one (to unpatched)
    kpatch_one enabled: yes → no
    kpatch_one / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
    /sys/kernel/livepatch/kpatch_one/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'kpatch_one': completing unpatching transition
    [notice] livepatch: 'kpatch_one': unpatching complete
    transition: kpatch_one (to unpatched) → none
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: leaving → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/transition: 1 → 0
  `);
  step(`
    > load cumulative
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [notice] livepatch: 'cumulative': starting patching transition
    → 0
    transition: none → cumulative (to patched)
    listed: kpatch_one → kpatch_one, cumulative
    cumulative loaded: no → yes
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / vmlinux loaded: no → yes
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → cumulative (nop)
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/cumulative/
    + /sys/kernel/livepatch/cumulative/enabled: 1
    + /sys/kernel/livepatch/cumulative/force
    + /sys/kernel/livepatch/cumulative/signal
    + /sys/kernel/livepatch/cumulative/transition: 1
    + /sys/kernel/livepatch/cumulative/vmlinux/
    + /sys/kernel/livepatch/cumulative/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/cumulative/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    transition: cumulative (to patched) → none
    listed: kpatch_one, cumulative → cumulative
    cumulative / vmlinux callbacks: prepared → live
    kpatch_one / vmlinux loaded: yes → no
    reader patch_state: 1 → -1
    func_stack vmlinux:cmdline_proc_show: cumulative (nop) → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/cumulative/transition: 1 → 0
    - /sys/kernel/livepatch/cumulative/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': initializing unpatching transition
    [notice] livepatch: 'cumulative': starting unpatching transition
    → 0
    transition: none → cumulative (to unpatched)
    cumulative enabled: yes → no
    cumulative / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
    /sys/kernel/livepatch/cumulative/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > write cumulative enabled 1
    [debug] livepatch: 'cumulative': reversing transition from unpatching to patching
    [notice] livepatch: 'cumulative': starting patching transition
    → 0
    transition: cumulative (to unpatched) → cumulative (to patched)
    cumulative enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/cumulative/enabled: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    transition: cumulative (to patched) → none
    cumulative / vmlinux callbacks: leaving → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/cumulative/transition: 1 → 0
  `);
});

test('5: write kpatch_one enabled 0 completes unpatching; load cumulative completes patching; …', () => {
  const { step } = boot();
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    → 0
    listed: none → kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/force
    + /sys/kernel/livepatch/kpatch_one/signal
    + /sys/kernel/livepatch/kpatch_one/transition: 0
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write kpatch_one enabled 0
    [debug] livepatch: 'kpatch_one': initializing unpatching transition
    [notice] livepatch: 'kpatch_one': starting unpatching transition
    [debug] livepatch: 'kpatch_one': completing unpatching transition
    [notice] livepatch: 'kpatch_one': unpatching complete
    → 0
    kpatch_one enabled: yes → no
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > load cumulative
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [notice] livepatch: 'cumulative': starting patching transition
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    → 0
    listed: kpatch_one → cumulative
    cumulative loaded: no → yes
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / vmlinux loaded: no → yes
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → live
    kpatch_one / vmlinux loaded: yes → no
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/cumulative/
    + /sys/kernel/livepatch/cumulative/enabled: 1
    + /sys/kernel/livepatch/cumulative/force
    + /sys/kernel/livepatch/cumulative/signal
    + /sys/kernel/livepatch/cumulative/transition: 0
    + /sys/kernel/livepatch/cumulative/vmlinux/
    + /sys/kernel/livepatch/cumulative/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': initializing unpatching transition
    [notice] livepatch: 'cumulative': starting unpatching transition
    [debug] livepatch: 'cumulative': completing unpatching transition
    [notice] livepatch: 'cumulative': unpatching complete
    → 0
    cumulative enabled: yes → no
    cumulative references: 1 → 0
    cumulative / vmlinux patched: yes → no
    cumulative / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: cumulative → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write cumulative enabled 1
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [notice] livepatch: 'cumulative': starting patching transition
    → 0
    transition: none → cumulative (to patched)
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
    /sys/kernel/livepatch/cumulative/enabled: 0 → 1
    /sys/kernel/livepatch/cumulative/transition: 0 → 1
  `);
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': reversing transition from patching to unpatching
    [notice] livepatch: 'cumulative': starting unpatching transition
    → 0
    transition: cumulative (to patched) → cumulative (to unpatched)
    cumulative enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'cumulative': completing unpatching transition
    [notice] livepatch: 'cumulative': unpatching complete
    transition: cumulative (to unpatched) → none
    cumulative references: 1 → 0
    cumulative / vmlinux patched: yes → no
    cumulative / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:meminfo_proc_show: cumulative → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/cumulative/transition: 1 → 0
  `);
  step(`
    > write cumulative enabled 1
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [notice] livepatch: 'cumulative': starting patching transition
    → 0
    transition: none → cumulative (to patched)
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
    /sys/kernel/livepatch/cumulative/enabled: 0 → 1
    /sys/kernel/livepatch/cumulative/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    transition: cumulative (to patched) → none
    cumulative / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/cumulative/transition: 1 → 0
  `);
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': initializing unpatching transition
    [notice] livepatch: 'cumulative': starting unpatching transition
    → 0
    transition: none → cumulative (to unpatched)
    cumulative enabled: yes → no
    cumulative / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
    /sys/kernel/livepatch/cumulative/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'cumulative': completing unpatching transition
    [notice] livepatch: 'cumulative': unpatching complete
    transition: cumulative (to unpatched) → none
    cumulative references: 1 → 0
    cumulative / vmlinux patched: yes → no
    cumulative / vmlinux callbacks: leaving → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:meminfo_proc_show: cumulative → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/cumulative/transition: 1 → 0
  `);
  step(`
    > unload kpatch_one
    → 0
    kpatch_one loaded: yes → no
    - /sys/kernel/livepatch/kpatch_one/
    - /sys/kernel/livepatch/kpatch_one/enabled
    - /sys/kernel/livepatch/kpatch_one/force
    - /sys/kernel/livepatch/kpatch_one/signal
    - /sys/kernel/livepatch/kpatch_one/transition
    - /sys/kernel/livepatch/kpatch_one/vmlinux/
    - /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > unload cumulative
    → 0
    listed: cumulative → none
    cumulative loaded: yes → no
    cumulative / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/cumulative/
    - /sys/kernel/livepatch/cumulative/enabled
    - /sys/kernel/livepatch/cumulative/force
    - /sys/kernel/livepatch/cumulative/signal
    - /sys/kernel/livepatch/cumulative/transition
    - /sys/kernel/livepatch/cumulative/vmlinux/
    - /sys/kernel/livepatch/cumulative/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    → 0
    transition: none → kpatch_one (to patched)
    listed: none → kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/force
    + /sys/kernel/livepatch/kpatch_one/signal
    + /sys/kernel/livepatch/kpatch_one/transition: 1
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load cumulative
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write kpatch_one enabled 0
    [debug] livepatch: 'kpatch_one': reversing transition from patching to unpatching
    [notice] livepatch: 'kpatch_one': starting unpatching transition
    → 0
    transition: kpatch_one (to patched) → kpatch_one (to unpatched)
    kpatch_one enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'kpatch_one': completing unpatching transition
    [notice] livepatch: 'kpatch_one': unpatching complete
    transition: kpatch_one (to unpatched) → none
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/transition: 1 → 0
  `);
  step(`
    > write kpatch_one enabled 1
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    → 0
    transition: none → kpatch_one (to patched)
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/kpatch_one/enabled: 0 → 1
    /sys/kernel/livepatch/kpatch_one/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    transition: kpatch_one (to patched) → none
    kpatch_one / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/kpatch_one/transition: 1 → 0
  `);
});

test('6: write kpatch_one enabled 0 fails with EBUSY; enter reader vmlinux:cmdline_proc_show runs the one of kpatch_one; …', () => {
  const { step } = boot();
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    → 0
    listed: none → kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/force
    + /sys/kernel/livepatch/kpatch_one/signal
    + /sys/kernel/livepatch/kpatch_one/transition: 0
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load cumulative
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [notice] livepatch: 'cumulative': starting patching transition
    → 0
    transition: none → cumulative (to patched)
    listed: kpatch_one → kpatch_one, cumulative
    cumulative loaded: no → yes
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / vmlinux loaded: no → yes
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: kpatch_one → cumulative (nop) over kpatch_one
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/cumulative/
    + /sys/kernel/livepatch/cumulative/enabled: 1
    + /sys/kernel/livepatch/cumulative/force
    + /sys/kernel/livepatch/cumulative/signal
    + /sys/kernel/livepatch/cumulative/transition: 1
    + /sys/kernel/livepatch/cumulative/vmlinux/
    + /sys/kernel/livepatch/cumulative/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/cumulative/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > write kpatch_one enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of kpatch_one
    reader stack: empty → vmlinux:cmdline_proc_show (kpatch_one)
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (kpatch_one) → empty
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    transition: cumulative (to patched) → none
    listed: kpatch_one, cumulative → cumulative
    cumulative / vmlinux callbacks: prepared → live
    kpatch_one enabled: yes → no
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux loaded: yes → no
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: live → clean
    reader patch_state: 1 → -1
    func_stack vmlinux:cmdline_proc_show: cumulative (nop) over kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/cumulative/transition: 1 → 0
    - /sys/kernel/livepatch/cumulative/vmlinux/cmdline_proc_show,1/
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': initializing unpatching transition
    [notice] livepatch: 'cumulative': starting unpatching transition
    → 0
    transition: none → cumulative (to unpatched)
    cumulative enabled: yes → no
    cumulative / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
    /sys/kernel/livepatch/cumulative/transition: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'cumulative': completing unpatching transition
    [notice] livepatch: 'cumulative': unpatching complete
    transition: cumulative (to unpatched) → none
    cumulative references: 1 → 0
    cumulative / vmlinux patched: yes → no
    cumulative / vmlinux callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:meminfo_proc_show: cumulative → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/cumulative/transition: 1 → 0
  `);
  step(`
    > unload kpatch_one
    → 0
    kpatch_one loaded: yes → no
    - /sys/kernel/livepatch/kpatch_one/
    - /sys/kernel/livepatch/kpatch_one/enabled
    - /sys/kernel/livepatch/kpatch_one/force
    - /sys/kernel/livepatch/kpatch_one/signal
    - /sys/kernel/livepatch/kpatch_one/transition
    - /sys/kernel/livepatch/kpatch_one/vmlinux/
    - /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write cumulative enabled 1
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [notice] livepatch: 'cumulative': starting patching transition
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    → 0
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
    /sys/kernel/livepatch/cumulative/enabled: 0 → 1
  `);
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    → 0
    listed: cumulative → cumulative, kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/force
    + /sys/kernel/livepatch/kpatch_one/signal
    + /sys/kernel/livepatch/kpatch_one/transition: 0
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write kpatch_one enabled 0
    [debug] livepatch: 'kpatch_one': initializing unpatching transition
    [notice] livepatch: 'kpatch_one': starting unpatching transition
    [debug] livepatch: 'kpatch_one': completing unpatching transition
    [notice] livepatch: 'kpatch_one': unpatching complete
    → 0
    kpatch_one enabled: yes → no
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': initializing unpatching transition
    [notice] livepatch: 'cumulative': starting unpatching transition
    [debug] livepatch: 'cumulative': completing unpatching transition
    [notice] livepatch: 'cumulative': unpatching complete
    → 0
    cumulative enabled: yes → no
    cumulative references: 1 → 0
    cumulative / vmlinux patched: yes → no
    cumulative / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: cumulative → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
  `);
  step(`
    > write kpatch_one enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write cumulative enabled 1
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [notice] livepatch: 'cumulative': starting patching transition
    → 0
    transition: none → cumulative (to patched)
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
    /sys/kernel/livepatch/cumulative/enabled: 0 → 1
    /sys/kernel/livepatch/cumulative/transition: 0 → 1
  `);
  step(`
    > write kpatch_one enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': reversing transition from patching to unpatching
    [notice] livepatch: 'cumulative': starting unpatching transition
    → 0
    transition: cumulative (to patched) → cumulative (to unpatched)
    cumulative enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'cumulative': completing unpatching transition
    [notice] livepatch: 'cumulative': unpatching complete
    transition: cumulative (to unpatched) → none
    cumulative references: 1 → 0
    cumulative / vmlinux patched: yes → no
    cumulative / vmlinux callbacks: prepared → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:meminfo_proc_show: cumulative → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/cumulative/transition: 1 → 0
  `);
});

test('7: load cumulative completes patching; write cumulative enabled 0 fails with EBUSY; load kpatch_one fails with EBUSY; …', () => {
  const { step } = boot();
  step(`
    > load cumulative
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [notice] livepatch: 'cumulative': starting patching transition
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    → 0
    listed: none → cumulative
    cumulative loaded: no → yes
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / vmlinux loaded: no → yes
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/cumulative/
    + /sys/kernel/livepatch/cumulative/enabled: 1
    + /sys/kernel/livepatch/cumulative/force
    + /sys/kernel/livepatch/cumulative/signal
    + /sys/kernel/livepatch/cumulative/transition: 0
    + /sys/kernel/livepatch/cumulative/vmlinux/
    + /sys/kernel/livepatch/cumulative/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    → 0
    listed: cumulative → cumulative, kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/force
    + /sys/kernel/livepatch/kpatch_one/signal
    + /sys/kernel/livepatch/kpatch_one/transition: 0
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write cumulative enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write kpatch_one enabled 0
    [debug] livepatch: 'kpatch_one': initializing unpatching transition
    [notice] livepatch: 'kpatch_one': starting unpatching transition
    [debug] livepatch: 'kpatch_one': completing unpatching transition
    [notice] livepatch: 'kpatch_one': unpatching complete
    → 0
    kpatch_one enabled: yes → no
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > unload kpatch_one
    → 0
    listed: cumulative, kpatch_one → cumulative
    kpatch_one loaded: yes → no
    kpatch_one / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/kpatch_one/
    - /sys/kernel/livepatch/kpatch_one/enabled
    - /sys/kernel/livepatch/kpatch_one/force
    - /sys/kernel/livepatch/kpatch_one/signal
    - /sys/kernel/livepatch/kpatch_one/transition
    - /sys/kernel/livepatch/kpatch_one/vmlinux/
    - /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': initializing unpatching transition
    [notice] livepatch: 'cumulative': starting unpatching transition
    [debug] livepatch: 'cumulative': completing unpatching transition
    [notice] livepatch: 'cumulative': unpatching complete
    → 0
    cumulative enabled: yes → no
    cumulative references: 1 → 0
    cumulative / vmlinux patched: yes → no
    cumulative / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: cumulative → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
  `);
  step(`
    > unload cumulative
    → 0
    listed: cumulative → none
    cumulative loaded: yes → no
    cumulative / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/cumulative/
    - /sys/kernel/livepatch/cumulative/enabled
    - /sys/kernel/livepatch/cumulative/force
    - /sys/kernel/livepatch/cumulative/signal
    - /sys/kernel/livepatch/cumulative/transition
    - /sys/kernel/livepatch/cumulative/vmlinux/
    - /sys/kernel/livepatch/cumulative/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load cumulative
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [notice] livepatch: 'cumulative': starting patching transition
    → 0
    transition: none → cumulative (to patched)
    listed: none → cumulative
    cumulative loaded: no → yes
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / vmlinux loaded: no → yes
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/cumulative/
    + /sys/kernel/livepatch/cumulative/enabled: 1
    + /sys/kernel/livepatch/cumulative/force
    + /sys/kernel/livepatch/cumulative/signal
    + /sys/kernel/livepatch/cumulative/transition: 1
    + /sys/kernel/livepatch/cumulative/vmlinux/
    + /sys/kernel/livepatch/cumulative/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > load kpatch_one
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': reversing transition from patching to unpatching
    [notice] livepatch: 'cumulative': starting unpatching transition
    → 0
    transition: cumulative (to patched) → cumulative (to unpatched)
    cumulative enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
  `);
  step(`
    > write cumulative enabled 1
    [debug] livepatch: 'cumulative': reversing transition from unpatching to patching
    [notice] livepatch: 'cumulative': starting patching transition
    → 0
    transition: cumulative (to unpatched) → cumulative (to patched)
    cumulative enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/cumulative/enabled: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    transition: cumulative (to patched) → none
    cumulative / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/cumulative/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': initializing unpatching transition
    [notice] livepatch: 'cumulative': starting unpatching transition
    → 0
    transition: none → cumulative (to unpatched)
    cumulative enabled: yes → no
    cumulative / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
    /sys/kernel/livepatch/cumulative/transition: 0 → 1
  `);
  step(`
    > write cumulative enabled 1
    [debug] livepatch: 'cumulative': reversing transition from unpatching to patching
    [notice] livepatch: 'cumulative': starting patching transition
    → 0
    transition: cumulative (to unpatched) → cumulative (to patched)
    cumulative enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/cumulative/enabled: 0 → 1
  `);
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': reversing transition from patching to unpatching
    [notice] livepatch: 'cumulative': starting unpatching transition
    → 0
    transition: cumulative (to patched) → cumulative (to unpatched)
    cumulative enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
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
    > write cumulative enabled 1
    [debug] livepatch: 'cumulative': reversing transition from unpatching to patching
    [notice] livepatch: 'cumulative': starting patching transition
    → 0
    transition: cumulative (to unpatched) → cumulative (to patched)
    cumulative enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/cumulative/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    transition: cumulative (to patched) → none
    cumulative / vmlinux callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/cumulative/transition: 1 → 0
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (original) → empty
  `);
  step(`
    > exitKernel reader
  `);
});

test('8: write kpatch_one enabled 0 fails with EINVAL; write kpatch_one enabled 1 completes patching; …', () => {
  const { step } = boot();
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    → 0
    listed: none → kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/force
    + /sys/kernel/livepatch/kpatch_one/signal
    + /sys/kernel/livepatch/kpatch_one/transition: 0
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write kpatch_one enabled 0
    [debug] livepatch: 'kpatch_one': initializing unpatching transition
    [notice] livepatch: 'kpatch_one': starting unpatching transition
    [debug] livepatch: 'kpatch_one': completing unpatching transition
    [notice] livepatch: 'kpatch_one': unpatching complete
    → 0
    kpatch_one enabled: yes → no
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > write kpatch_one enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write kpatch_one enabled 1
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    → 0
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/kpatch_one/enabled: 0 → 1
  `);
  step(`
    > write kpatch_one enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload kpatch_one
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > load cumulative
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [notice] livepatch: 'cumulative': starting patching transition
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    → 0
    listed: kpatch_one → cumulative
    cumulative loaded: no → yes
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / vmlinux loaded: no → yes
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → live
    kpatch_one enabled: yes → no
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux loaded: yes → no
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
    + /sys/kernel/livepatch/cumulative/
    + /sys/kernel/livepatch/cumulative/enabled: 1
    + /sys/kernel/livepatch/cumulative/force
    + /sys/kernel/livepatch/cumulative/signal
    + /sys/kernel/livepatch/cumulative/transition: 0
    + /sys/kernel/livepatch/cumulative/vmlinux/
    + /sys/kernel/livepatch/cumulative/vmlinux/meminfo_proc_show,1/
  `);
  step(`
    > unload kpatch_one
    → 0
    kpatch_one loaded: yes → no
    - /sys/kernel/livepatch/kpatch_one/
    - /sys/kernel/livepatch/kpatch_one/enabled
    - /sys/kernel/livepatch/kpatch_one/force
    - /sys/kernel/livepatch/kpatch_one/signal
    - /sys/kernel/livepatch/kpatch_one/transition
    - /sys/kernel/livepatch/kpatch_one/vmlinux/
    - /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': initializing unpatching transition
    [notice] livepatch: 'cumulative': starting unpatching transition
    [debug] livepatch: 'cumulative': completing unpatching transition
    [notice] livepatch: 'cumulative': unpatching complete
    → 0
    cumulative enabled: yes → no
    cumulative references: 1 → 0
    cumulative / vmlinux patched: yes → no
    cumulative / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: cumulative → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
  `);
  step(`
    > load kpatch_one
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write cumulative enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write cumulative enabled 1
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [notice] livepatch: 'cumulative': starting patching transition
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    → 0
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
    /sys/kernel/livepatch/cumulative/enabled: 0 → 1
  `);
  step(`
    > write cumulative enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload cumulative
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    → 0
    transition: none → kpatch_one (to patched)
    listed: cumulative → cumulative, kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/force
    + /sys/kernel/livepatch/kpatch_one/signal
    + /sys/kernel/livepatch/kpatch_one/transition: 1
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write kpatch_one enabled 0
    [debug] livepatch: 'kpatch_one': reversing transition from patching to unpatching
    [notice] livepatch: 'kpatch_one': starting unpatching transition
    → 0
    transition: kpatch_one (to patched) → kpatch_one (to unpatched)
    kpatch_one enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > write kpatch_one enabled 1
    [debug] livepatch: 'kpatch_one': reversing transition from unpatching to patching
    [notice] livepatch: 'kpatch_one': starting patching transition
    → 0
    transition: kpatch_one (to unpatched) → kpatch_one (to patched)
    kpatch_one enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/kpatch_one/enabled: 0 → 1
  `);
  step(`
    > write cumulative enabled 0
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
    > write kpatch_one enabled 0
    [debug] livepatch: 'kpatch_one': reversing transition from patching to unpatching
    [notice] livepatch: 'kpatch_one': starting unpatching transition
    → 0
    transition: kpatch_one (to patched) → kpatch_one (to unpatched)
    kpatch_one enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > write kpatch_one enabled 1
    [debug] livepatch: 'kpatch_one': reversing transition from unpatching to patching
    [notice] livepatch: 'kpatch_one': starting patching transition
    → 0
    transition: kpatch_one (to unpatched) → kpatch_one (to patched)
    kpatch_one enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/kpatch_one/enabled: 0 → 1
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of kpatch_one
    reader stack: empty → vmlinux:cmdline_proc_show (kpatch_one)
  `);
});
