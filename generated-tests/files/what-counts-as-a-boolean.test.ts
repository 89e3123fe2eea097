// What counts as a boolean
//
// Generated from spec/scenarios/files/what-counts-as-a-boolean.yaml and machines/ by `npx klp generate files/what-counts-as-a-boolean`; do not edit.
// 24 states, 714 transitions, 92 signatures of macrosteps;
// 5 tests with 125 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('files/what-counts-as-a-boolean');

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
    worker alive: yes
    worker running: yes
    worker patch_state: -1
    worker pending: no
    worker stack: vmlinux:cmdline_proc_show (original)
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load livepatch_sample stays in transition; resched worker moves worker; retry completes patching; …', () => {
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
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/replace: 0
    + /sys/kernel/livepatch/livepatch_sample/transition: 1
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/patched: 1
  `);
  step(`
    > leave worker
    worker stack: vmlinux:cmdline_proc_show (original) → empty
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled of
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: none → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    livepatch_sample / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
  step(`
    > resched worker
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    [notice] livepatch: 'livepatch_sample': unpatching complete
    transition: livepatch_sample (to unpatched) → none
    listed: livepatch_sample → none
    livepatch_sample free queued: no → yes
    livepatch_sample / vmlinux loaded: yes → no
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: leaving → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/patched
  `);
  step(`
    > free livepatch_sample
    livepatch_sample references: 1 → 0
    livepatch_sample free queued: yes → no
    - /sys/kernel/livepatch/livepatch_sample/
    - /sys/kernel/livepatch/livepatch_sample/enabled
    - /sys/kernel/livepatch/livepatch_sample/force
    - /sys/kernel/livepatch/livepatch_sample/replace
    - /sys/kernel/livepatch/livepatch_sample/transition
  `);
  step(`
    > unload livepatch_sample
    → 0
    livepatch_sample loaded: yes → no
  `);
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
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/replace: 0
    + /sys/kernel/livepatch/livepatch_sample/transition: 1
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/patched: 1
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled OFF
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: none → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    livepatch_sample / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled Y
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: leaving → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 01
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: none → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    livepatch_sample / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled Y
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: leaving → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled "0\\n"
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: none → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    livepatch_sample / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled Y
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: leaving → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled F
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: none → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    livepatch_sample / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled Y
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: leaving → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled no1
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: none → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    livepatch_sample / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
});

test('2: enter worker vmlinux:cmdline_proc_show runs the original; write livepatch_sample enabled n reverses; …', () => {
  const { step } = boot();
  step(`
    > leave worker
    worker stack: vmlinux:cmdline_proc_show (original) → empty
  `);
  step(`
    > enter worker vmlinux:cmdline_proc_show
    worker runs vmlinux:cmdline_proc_show, the original
    worker stack: empty → vmlinux:cmdline_proc_show (original)
  `);
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
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/replace: 0
    + /sys/kernel/livepatch/livepatch_sample/transition: 1
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/patched: 1
  `);
  step(`
    > write livepatch_sample enabled n
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled F
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled "1 or not"
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled n
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled no1
    → -EINVAL: Invalid argument
  `);
  step(`
    > leave worker
    worker stack: vmlinux:cmdline_proc_show (original) → empty
  `);
  step(`
    > write livepatch_sample enabled Y
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > write livepatch_sample enabled OFF
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > resched worker
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > write livepatch_sample enabled Y
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > write livepatch_sample enabled 01
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 10
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled "0\\n"
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled y
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled F
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled "1 or not"
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled no1
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled Y
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled false
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: none → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    livepatch_sample / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
});

test('3: write livepatch_sample enabled xon fails with EINVAL; write livepatch_sample force 2 fails with EINVAL; …', () => {
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
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/replace: 0
    + /sys/kernel/livepatch/livepatch_sample/transition: 1
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/patched: 1
  `);
  step(`
    > write livepatch_sample enabled xon
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled xoff
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample force 2
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample force off
    → 0
  `);
  step(`
    > write livepatch_sample force ""
    → 0
  `);
  step(`
    > write livepatch_sample transition 1
    → -EACCES: Permission denied
  `);
  step(`
    > write livepatch_sample replace x
    → -EACCES: Permission denied
  `);
  step(`
    > leave worker
    worker stack: vmlinux:cmdline_proc_show (original) → empty
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > enter worker vmlinux:cmdline_proc_show
    worker runs vmlinux:cmdline_proc_show, the one of livepatch_sample
    worker stack: empty → vmlinux:cmdline_proc_show (livepatch_sample)
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled n
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: none → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    livepatch_sample / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
  step(`
    > resched worker
  `);
  step(`
    > write livepatch_sample enabled Y
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: leaving → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled No
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: none → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    livepatch_sample / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled t
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled n
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled True
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled No
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled on
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled false
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled ON
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled of
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
});

test('4: write livepatch_sample enabled ON fails with EINVAL', () => {
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
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/replace: 0
    + /sys/kernel/livepatch/livepatch_sample/transition: 1
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/patched: 1
  `);
  step(`
    > write livepatch_sample enabled ON
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled 01
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled of
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled on
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled 10
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled "0\\n"
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled OFF
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled ON
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled y
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled F
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 01
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled 10
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled "1 or not"
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled 2
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled -1
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled " 1"
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled " 0"
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled "\\n"
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled ""
    → 0
  `);
  step(`
    > write livepatch_sample enabled o
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled ox
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled no1
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled "0\\n"
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled y
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
});

test('5: unload livepatch_sample fails with EAGAIN; enter worker vmlinux:cmdline_proc_show runs the original; …', () => {
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
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/replace: 0
    + /sys/kernel/livepatch/livepatch_sample/transition: 1
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/patched: 1
  `);
  step(`
    > unload livepatch_sample
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > leave worker
    worker stack: vmlinux:cmdline_proc_show (original) → empty
  `);
  step(`
    > enter worker vmlinux:cmdline_proc_show
    worker runs vmlinux:cmdline_proc_show, the original
    worker stack: empty → vmlinux:cmdline_proc_show (original)
  `);
  step(`
    > resched worker
  `);
  step(`
    > retry
  `);
  step(`
    > write livepatch_sample enabled n
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    [notice] livepatch: 'livepatch_sample': unpatching complete
    transition: livepatch_sample (to unpatched) → none
    listed: livepatch_sample → none
    livepatch_sample free queued: no → yes
    livepatch_sample / vmlinux loaded: yes → no
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: prepared → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/patched
  `);
  step(`
    > free livepatch_sample
    livepatch_sample references: 1 → 0
    livepatch_sample free queued: yes → no
    - /sys/kernel/livepatch/livepatch_sample/
    - /sys/kernel/livepatch/livepatch_sample/enabled
    - /sys/kernel/livepatch/livepatch_sample/force
    - /sys/kernel/livepatch/livepatch_sample/replace
    - /sys/kernel/livepatch/livepatch_sample/transition
  `);
  step(`
    > unload livepatch_sample
    → 0
    livepatch_sample loaded: yes → no
  `);
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
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/replace: 0
    + /sys/kernel/livepatch/livepatch_sample/transition: 1
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/patched: 1
  `);
  step(`
    > write livepatch_sample enabled Y
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled No
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled n
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled Y
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled t
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled false
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled No
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled t
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled True
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled of
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled false
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled True
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled on
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled OFF
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
});
