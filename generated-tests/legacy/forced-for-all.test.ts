// Forced before 5.1: one flag, and no module can be removed any more
//
// Generated from spec/scenarios/legacy/forced-for-all.yaml and machines/ by `npx klp generate legacy/forced-for-all`; do not edit.
// 568 states, 5376 transitions, 88 signatures of macrosteps;
// 8 tests with 175 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('legacy/forced-for-all');

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
    other loaded: no
    other enabled: no
    other forced: no
    other references: 0
    other free queued: no
    other / vmlinux loaded: no
    other / vmlinux patched: no
    other / vmlinux callbacks: clean
    worker alive: yes
    worker running: no
    worker patch_state: -1
    worker pending: no
    worker stack: empty
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    func_stack vmlinux:uptime_proc_show: empty
    handler vmlinux:uptime_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load other completes patching; load livepatch_sample completes patching; …', () => {
  const { step } = boot();
  step(`
    > load other
    [notice] livepatch: enabling patch 'other'
    [debug] livepatch: 'other': initializing patching transition
    [notice] livepatch: 'other': starting patching transition
    [debug] livepatch: 'other': completing patching transition
    [notice] livepatch: 'other': patching complete
    → 0
    listed: none → other
    other loaded: no → yes
    other enabled: no → yes
    other references: 0 → 1
    other / vmlinux loaded: no → yes
    other / vmlinux patched: no → yes
    other / vmlinux callbacks: clean → live
    func_stack vmlinux:uptime_proc_show: empty → other
    handler vmlinux:uptime_proc_show: none → registered
    + /sys/kernel/livepatch/other/
    + /sys/kernel/livepatch/other/enabled: 1
    + /sys/kernel/livepatch/other/force
    + /sys/kernel/livepatch/other/signal
    + /sys/kernel/livepatch/other/transition: 0
    + /sys/kernel/livepatch/other/vmlinux/
    + /sys/kernel/livepatch/other/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > load livepatch_sample
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    callback post_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': patching complete
    → 0
    listed: other → other, livepatch_sample
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
    callback pre_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    callback post_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_unpatch_callback: vmlinux
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
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write other enabled 0
    [debug] livepatch: 'other': initializing unpatching transition
    [notice] livepatch: 'other': starting unpatching transition
    → 0
    transition: none → other (to unpatched)
    other enabled: yes → no
    other / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/other/enabled: 1 → 0
    /sys/kernel/livepatch/other/transition: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write other force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    livepatch_sample forced: no → yes
    other forced: no → yes
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > write other enabled 1
    [debug] livepatch: 'other': reversing transition from unpatching to patching
    [notice] livepatch: 'other': starting patching transition
    → 0
    transition: other (to unpatched) → other (to patched)
    other enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/other/enabled: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'other': completing patching transition
    [notice] livepatch: 'other': patching complete
    transition: other (to patched) → none
    other / vmlinux callbacks: leaving → live
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/other/transition: 1 → 0
  `);
});

test('2: write livepatch_sample enabled 0 stays in transition; retry completes unpatching; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    callback post_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_patch_callback: vmlinux
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
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    callback pre_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_unpatch_callback: vmlinux
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
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    callback post_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': unpatching complete
    transition: livepatch_sample (to unpatched) → none
    livepatch_sample references: 1 → 0
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: leaving → clean
    worker patch_state: 1 → -1
    worker pending: yes → no
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 1
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    callback post_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_patch_callback: vmlinux
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
    > load other
    [notice] livepatch: enabling patch 'other'
    [debug] livepatch: 'other': initializing patching transition
    [notice] livepatch: 'other': starting patching transition
    [debug] livepatch: 'other': completing patching transition
    [notice] livepatch: 'other': patching complete
    → 0
    listed: livepatch_sample → livepatch_sample, other
    other loaded: no → yes
    other enabled: no → yes
    other references: 0 → 1
    other / vmlinux loaded: no → yes
    other / vmlinux patched: no → yes
    other / vmlinux callbacks: clean → live
    func_stack vmlinux:uptime_proc_show: empty → other
    handler vmlinux:uptime_proc_show: none → registered
    + /sys/kernel/livepatch/other/
    + /sys/kernel/livepatch/other/enabled: 1
    + /sys/kernel/livepatch/other/force
    + /sys/kernel/livepatch/other/signal
    + /sys/kernel/livepatch/other/transition: 0
    + /sys/kernel/livepatch/other/vmlinux/
    + /sys/kernel/livepatch/other/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write other enabled 0
    [debug] livepatch: 'other': initializing unpatching transition
    [notice] livepatch: 'other': starting unpatching transition
    → 0
    transition: none → other (to unpatched)
    other enabled: yes → no
    other / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/other/enabled: 1 → 0
    /sys/kernel/livepatch/other/transition: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'other': completing unpatching transition
    [notice] livepatch: 'other': unpatching complete
    transition: other (to unpatched) → none
    other references: 1 → 0
    other / vmlinux patched: yes → no
    other / vmlinux callbacks: leaving → clean
    worker patch_state: 1 → -1
    worker pending: yes → no
    func_stack vmlinux:uptime_proc_show: other → empty
    handler vmlinux:uptime_proc_show: registered → none
    /sys/kernel/livepatch/other/transition: 1 → 0
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write other enabled 1
    [notice] livepatch: enabling patch 'other'
    [debug] livepatch: 'other': initializing patching transition
    [notice] livepatch: 'other': starting patching transition
    → 0
    transition: none → other (to patched)
    other enabled: no → yes
    other references: 0 → 1
    other / vmlinux patched: no → yes
    other / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:uptime_proc_show: empty → other
    handler vmlinux:uptime_proc_show: none → registered
    /sys/kernel/livepatch/other/enabled: 0 → 1
    /sys/kernel/livepatch/other/transition: 0 → 1
  `);
  step(`
    > write other force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    livepatch_sample forced: no → yes
    other forced: no → yes
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > write other enabled 0
    [debug] livepatch: 'other': reversing transition from patching to unpatching
    [notice] livepatch: 'other': starting unpatching transition
    → 0
    transition: other (to patched) → other (to unpatched)
    other enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/other/enabled: 1 → 0
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'other': completing unpatching transition
    [notice] livepatch: 'other': unpatching complete
    transition: other (to unpatched) → none
    other / vmlinux patched: yes → no
    other / vmlinux callbacks: prepared → clean
    worker patch_state: 1 → -1
    worker pending: yes → no
    func_stack vmlinux:uptime_proc_show: other → empty
    handler vmlinux:uptime_proc_show: registered → none
    /sys/kernel/livepatch/other/transition: 1 → 0
  `);
  step(`
    > write other enabled 1
    [notice] livepatch: enabling patch 'other'
    [debug] livepatch: 'other': initializing patching transition
    [notice] livepatch: 'other': starting patching transition
    [debug] livepatch: 'other': completing patching transition
    [notice] livepatch: 'other': patching complete
    → 0
    other enabled: no → yes
    other / vmlinux patched: no → yes
    other / vmlinux callbacks: clean → live
    func_stack vmlinux:uptime_proc_show: empty → other
    handler vmlinux:uptime_proc_show: none → registered
    /sys/kernel/livepatch/other/enabled: 0 → 1
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write other enabled 0
    [debug] livepatch: 'other': initializing unpatching transition
    [notice] livepatch: 'other': starting unpatching transition
    → 0
    transition: none → other (to unpatched)
    other enabled: yes → no
    other / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/other/enabled: 1 → 0
    /sys/kernel/livepatch/other/transition: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'other': completing unpatching transition
    [notice] livepatch: 'other': unpatching complete
    transition: other (to unpatched) → none
    other / vmlinux patched: yes → no
    other / vmlinux callbacks: leaving → clean
    worker patch_state: 1 → -1
    worker pending: yes → no
    func_stack vmlinux:uptime_proc_show: other → empty
    handler vmlinux:uptime_proc_show: registered → none
    /sys/kernel/livepatch/other/transition: 1 → 0
  `);
});

test('3: write other enabled 0 fails with EBUSY; write other enabled 0 completes unpatching; …', () => {
  const { step } = boot();
  step(`
    > load other
    [notice] livepatch: enabling patch 'other'
    [debug] livepatch: 'other': initializing patching transition
    [notice] livepatch: 'other': starting patching transition
    [debug] livepatch: 'other': completing patching transition
    [notice] livepatch: 'other': patching complete
    → 0
    listed: none → other
    other loaded: no → yes
    other enabled: no → yes
    other references: 0 → 1
    other / vmlinux loaded: no → yes
    other / vmlinux patched: no → yes
    other / vmlinux callbacks: clean → live
    func_stack vmlinux:uptime_proc_show: empty → other
    handler vmlinux:uptime_proc_show: none → registered
    + /sys/kernel/livepatch/other/
    + /sys/kernel/livepatch/other/enabled: 1
    + /sys/kernel/livepatch/other/force
    + /sys/kernel/livepatch/other/signal
    + /sys/kernel/livepatch/other/transition: 0
    + /sys/kernel/livepatch/other/vmlinux/
    + /sys/kernel/livepatch/other/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > load livepatch_sample
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    callback post_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': patching complete
    → 0
    listed: other → other, livepatch_sample
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
    > write other enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    callback pre_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    callback post_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_unpatch_callback: vmlinux
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
    > write other enabled 0
    [debug] livepatch: 'other': initializing unpatching transition
    [notice] livepatch: 'other': starting unpatching transition
    [debug] livepatch: 'other': completing unpatching transition
    [notice] livepatch: 'other': unpatching complete
    → 0
    other enabled: yes → no
    other references: 1 → 0
    other / vmlinux patched: yes → no
    other / vmlinux callbacks: live → clean
    func_stack vmlinux:uptime_proc_show: other → empty
    handler vmlinux:uptime_proc_show: registered → none
    /sys/kernel/livepatch/other/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > unload other
    → 0
    listed: other, livepatch_sample → livepatch_sample
    other loaded: yes → no
    other / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/other/
    - /sys/kernel/livepatch/other/enabled
    - /sys/kernel/livepatch/other/force
    - /sys/kernel/livepatch/other/signal
    - /sys/kernel/livepatch/other/transition
    - /sys/kernel/livepatch/other/vmlinux/
    - /sys/kernel/livepatch/other/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write livepatch_sample enabled 1
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: none → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
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
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    callback post_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': unpatching complete
    transition: livepatch_sample (to unpatched) → none
    livepatch_sample references: 1 → 0
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: prepared → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
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
    > load other
    [notice] livepatch: enabling patch 'other'
    [debug] livepatch: 'other': initializing patching transition
    [notice] livepatch: 'other': starting patching transition
    → 0
    transition: none → other (to patched)
    listed: none → other
    other loaded: no → yes
    other enabled: no → yes
    other references: 0 → 1
    other / vmlinux loaded: no → yes
    other / vmlinux patched: no → yes
    other / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:uptime_proc_show: empty → other
    handler vmlinux:uptime_proc_show: none → registered
    + /sys/kernel/livepatch/other/
    + /sys/kernel/livepatch/other/enabled: 1
    + /sys/kernel/livepatch/other/force
    + /sys/kernel/livepatch/other/signal
    + /sys/kernel/livepatch/other/transition: 1
    + /sys/kernel/livepatch/other/vmlinux/
    + /sys/kernel/livepatch/other/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > write other enabled 0
    [debug] livepatch: 'other': reversing transition from patching to unpatching
    [notice] livepatch: 'other': starting unpatching transition
    → 0
    transition: other (to patched) → other (to unpatched)
    other enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/other/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'other': completing unpatching transition
    [notice] livepatch: 'other': unpatching complete
    transition: other (to unpatched) → none
    other references: 1 → 0
    other / vmlinux patched: yes → no
    other / vmlinux callbacks: prepared → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:uptime_proc_show: other → empty
    handler vmlinux:uptime_proc_show: registered → none
    /sys/kernel/livepatch/other/transition: 1 → 0
  `);
  step(`
    > load livepatch_sample
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write other enabled 1
    [notice] livepatch: enabling patch 'other'
    [debug] livepatch: 'other': initializing patching transition
    [notice] livepatch: 'other': starting patching transition
    → 0
    transition: none → other (to patched)
    other enabled: no → yes
    other references: 0 → 1
    other / vmlinux patched: no → yes
    other / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:uptime_proc_show: empty → other
    handler vmlinux:uptime_proc_show: none → registered
    /sys/kernel/livepatch/other/enabled: 0 → 1
    /sys/kernel/livepatch/other/transition: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'other': completing patching transition
    [notice] livepatch: 'other': patching complete
    transition: other (to patched) → none
    other / vmlinux callbacks: prepared → live
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/other/transition: 1 → 0
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write other enabled 0
    [debug] livepatch: 'other': initializing unpatching transition
    [notice] livepatch: 'other': starting unpatching transition
    → 0
    transition: none → other (to unpatched)
    other enabled: yes → no
    other / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/other/enabled: 1 → 0
    /sys/kernel/livepatch/other/transition: 0 → 1
  `);
  step(`
    > write other enabled 1
    [debug] livepatch: 'other': reversing transition from unpatching to patching
    [notice] livepatch: 'other': starting patching transition
    → 0
    transition: other (to unpatched) → other (to patched)
    other enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/other/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'other': completing patching transition
    [notice] livepatch: 'other': patching complete
    transition: other (to patched) → none
    other / vmlinux callbacks: leaving → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/other/transition: 1 → 0
  `);
});

test('4: load livepatch_sample fails with EBUSY; write other force 1 forces; …', () => {
  const { step } = boot();
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load other
    [notice] livepatch: enabling patch 'other'
    [debug] livepatch: 'other': initializing patching transition
    [notice] livepatch: 'other': starting patching transition
    → 0
    transition: none → other (to patched)
    listed: none → other
    other loaded: no → yes
    other enabled: no → yes
    other references: 0 → 1
    other / vmlinux loaded: no → yes
    other / vmlinux patched: no → yes
    other / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:uptime_proc_show: empty → other
    handler vmlinux:uptime_proc_show: none → registered
    + /sys/kernel/livepatch/other/
    + /sys/kernel/livepatch/other/enabled: 1
    + /sys/kernel/livepatch/other/force
    + /sys/kernel/livepatch/other/signal
    + /sys/kernel/livepatch/other/transition: 1
    + /sys/kernel/livepatch/other/vmlinux/
    + /sys/kernel/livepatch/other/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > load livepatch_sample
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write other force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    other forced: no → yes
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > write other force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
  `);
  step(`
    > enter worker vmlinux:cmdline_proc_show
    worker runs vmlinux:cmdline_proc_show, the original
    worker stack: empty → vmlinux:cmdline_proc_show (original)
  `);
  step(`
    > retry
    [debug] livepatch: 'other': completing patching transition
    [notice] livepatch: 'other': patching complete
    transition: other (to patched) → none
    other / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/other/transition: 1 → 0
  `);
  step(`
    > load livepatch_sample
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: none → livepatch_sample (to patched)
    listed: other → other, livepatch_sample
    livepatch_sample loaded: no → yes
    livepatch_sample enabled: no → yes
    livepatch_sample forced: no → yes
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
    + /sys/kernel/livepatch/livepatch_sample/signal
    + /sys/kernel/livepatch/livepatch_sample/transition: 1
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write other enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write livepatch_sample force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    callback post_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': unpatching complete
    transition: livepatch_sample (to unpatched) → none
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: prepared → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write other enabled 0
    [debug] livepatch: 'other': initializing unpatching transition
    [notice] livepatch: 'other': starting unpatching transition
    [debug] livepatch: 'other': completing unpatching transition
    [notice] livepatch: 'other': unpatching complete
    → 0
    other enabled: yes → no
    other / vmlinux patched: yes → no
    other / vmlinux callbacks: live → clean
    func_stack vmlinux:uptime_proc_show: other → empty
    handler vmlinux:uptime_proc_show: registered → none
    /sys/kernel/livepatch/other/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write other enabled 1
    [notice] livepatch: enabling patch 'other'
    [debug] livepatch: 'other': initializing patching transition
    [notice] livepatch: 'other': starting patching transition
    [debug] livepatch: 'other': completing patching transition
    [notice] livepatch: 'other': patching complete
    → 0
    other enabled: no → yes
    other / vmlinux patched: no → yes
    other / vmlinux callbacks: clean → live
    func_stack vmlinux:uptime_proc_show: empty → other
    handler vmlinux:uptime_proc_show: none → registered
    /sys/kernel/livepatch/other/enabled: 0 → 1
  `);
  step(`
    > write other enabled 0
    [debug] livepatch: 'other': initializing unpatching transition
    [notice] livepatch: 'other': starting unpatching transition
    [debug] livepatch: 'other': completing unpatching transition
    [notice] livepatch: 'other': unpatching complete
    → 0
    other enabled: yes → no
    other / vmlinux patched: yes → no
    other / vmlinux callbacks: live → clean
    func_stack vmlinux:uptime_proc_show: other → empty
    handler vmlinux:uptime_proc_show: registered → none
    /sys/kernel/livepatch/other/enabled: 1 → 0
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write other enabled 1
    [notice] livepatch: enabling patch 'other'
    [debug] livepatch: 'other': initializing patching transition
    [notice] livepatch: 'other': starting patching transition
    → 0
    transition: none → other (to patched)
    other enabled: no → yes
    other / vmlinux patched: no → yes
    other / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:uptime_proc_show: empty → other
    handler vmlinux:uptime_proc_show: none → registered
    /sys/kernel/livepatch/other/enabled: 0 → 1
    /sys/kernel/livepatch/other/transition: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write other enabled 0
    [debug] livepatch: 'other': reversing transition from patching to unpatching
    [notice] livepatch: 'other': starting unpatching transition
    → 0
    transition: other (to patched) → other (to unpatched)
    other enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/other/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'other': completing unpatching transition
    [notice] livepatch: 'other': unpatching complete
    transition: other (to unpatched) → none
    other / vmlinux patched: yes → no
    other / vmlinux callbacks: prepared → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:uptime_proc_show: other → empty
    handler vmlinux:uptime_proc_show: registered → none
    /sys/kernel/livepatch/other/transition: 1 → 0
  `);
});

test('5: write livepatch_sample enabled 1 reverses; write livepatch_sample force 1 forces; load other fails with EBUSY; …', () => {
  const { step } = boot();
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load livepatch_sample
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
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
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 1
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write livepatch_sample force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    livepatch_sample forced: no → yes
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 1
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write livepatch_sample force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
  `);
  step(`
    > load other
    → -EBUSY: Device or resource busy
  `);
  step(`
    > enter worker vmlinux:cmdline_proc_show
    worker runs vmlinux:cmdline_proc_show, the one of livepatch_sample
    worker stack: empty → vmlinux:cmdline_proc_show (livepatch_sample)
  `);
  step(`
    > leave worker
    worker stack: vmlinux:cmdline_proc_show (livepatch_sample) → empty
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing patching transition
    callback post_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    callback pre_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    callback post_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': unpatching complete
    → 0
    livepatch_sample enabled: yes → no
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
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    callback post_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': patching complete
    → 0
    livepatch_sample enabled: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    callback pre_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    callback post_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': unpatching complete
    → 0
    livepatch_sample enabled: yes → no
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > load other
    → -EBUSY: Device or resource busy
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write livepatch_sample enabled 1
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: none → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
  step(`
    > enter worker vmlinux:cmdline_proc_show
    worker runs vmlinux:cmdline_proc_show, the original
    worker stack: empty → vmlinux:cmdline_proc_show (original)
  `);
  step(`
    > retry
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
  `);
});

test('6: write other enabled 1 fails with EBUSY; retry completes unpatching; write other enabled 1 completes patching; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    callback post_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_patch_callback: vmlinux
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
    > load other
    [notice] livepatch: enabling patch 'other'
    [debug] livepatch: 'other': initializing patching transition
    [notice] livepatch: 'other': starting patching transition
    [debug] livepatch: 'other': completing patching transition
    [notice] livepatch: 'other': patching complete
    → 0
    listed: livepatch_sample → livepatch_sample, other
    other loaded: no → yes
    other enabled: no → yes
    other references: 0 → 1
    other / vmlinux loaded: no → yes
    other / vmlinux patched: no → yes
    other / vmlinux callbacks: clean → live
    func_stack vmlinux:uptime_proc_show: empty → other
    handler vmlinux:uptime_proc_show: none → registered
    + /sys/kernel/livepatch/other/
    + /sys/kernel/livepatch/other/enabled: 1
    + /sys/kernel/livepatch/other/force
    + /sys/kernel/livepatch/other/signal
    + /sys/kernel/livepatch/other/transition: 0
    + /sys/kernel/livepatch/other/vmlinux/
    + /sys/kernel/livepatch/other/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > write other enabled 0
    [debug] livepatch: 'other': initializing unpatching transition
    [notice] livepatch: 'other': starting unpatching transition
    [debug] livepatch: 'other': completing unpatching transition
    [notice] livepatch: 'other': unpatching complete
    → 0
    other enabled: yes → no
    other references: 1 → 0
    other / vmlinux patched: yes → no
    other / vmlinux callbacks: live → clean
    func_stack vmlinux:uptime_proc_show: other → empty
    handler vmlinux:uptime_proc_show: registered → none
    /sys/kernel/livepatch/other/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    callback pre_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    callback post_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_unpatch_callback: vmlinux
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
    > write other enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write livepatch_sample enabled 1
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: none → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
  step(`
    > write other enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write livepatch_sample force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    livepatch_sample forced: no → yes
    other forced: no → yes
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing patching transition
    callback post_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    callback pre_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_unpatch_callback: vmlinux
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
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    callback post_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': unpatching complete
    transition: livepatch_sample (to unpatched) → none
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: leaving → clean
    worker patch_state: 1 → -1
    worker pending: yes → no
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 1
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    callback post_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': patching complete
    → 0
    livepatch_sample enabled: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > write other enabled 1
    [notice] livepatch: enabling patch 'other'
    [debug] livepatch: 'other': initializing patching transition
    [notice] livepatch: 'other': starting patching transition
    [debug] livepatch: 'other': completing patching transition
    [notice] livepatch: 'other': patching complete
    → 0
    other enabled: no → yes
    other references: 0 → 1
    other / vmlinux patched: no → yes
    other / vmlinux callbacks: clean → live
    func_stack vmlinux:uptime_proc_show: empty → other
    handler vmlinux:uptime_proc_show: none → registered
    /sys/kernel/livepatch/other/enabled: 0 → 1
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write other enabled 0
    [debug] livepatch: 'other': initializing unpatching transition
    [notice] livepatch: 'other': starting unpatching transition
    → 0
    transition: none → other (to unpatched)
    other enabled: yes → no
    other / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/other/enabled: 1 → 0
    /sys/kernel/livepatch/other/transition: 0 → 1
  `);
  step(`
    > write other force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'other': completing unpatching transition
    [notice] livepatch: 'other': unpatching complete
    transition: other (to unpatched) → none
    other / vmlinux patched: yes → no
    other / vmlinux callbacks: leaving → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:uptime_proc_show: other → empty
    handler vmlinux:uptime_proc_show: registered → none
    /sys/kernel/livepatch/other/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    callback pre_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_unpatch_callback: vmlinux
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
    > write livepatch_sample force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > write livepatch_sample enabled 1
    [debug] livepatch: 'livepatch_sample': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: livepatch_sample (to unpatched) → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing patching transition
    callback post_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: leaving → live
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
});

test('7: retry completes the reversal to patching; retry completes unpatching; retry completes patching; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    callback post_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_patch_callback: vmlinux
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
    callback pre_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    callback post_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_unpatch_callback: vmlinux
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
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    callback post_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_patch_callback: vmlinux
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
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    callback pre_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_unpatch_callback: vmlinux
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
    > write livepatch_sample enabled 1
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
    callback post_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: leaving → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    callback pre_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_unpatch_callback: vmlinux
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
    > write livepatch_sample force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    livepatch_sample forced: no → yes
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    callback post_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': unpatching complete
    transition: livepatch_sample (to unpatched) → none
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: leaving → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 1
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: none → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing patching transition
    callback post_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': patching complete
    transition: livepatch_sample (to patched) → none
    livepatch_sample / vmlinux callbacks: prepared → live
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
  step(`
    > load other
    [notice] livepatch: enabling patch 'other'
    [debug] livepatch: 'other': initializing patching transition
    [notice] livepatch: 'other': starting patching transition
    [debug] livepatch: 'other': completing patching transition
    [notice] livepatch: 'other': patching complete
    → 0
    listed: livepatch_sample → livepatch_sample, other
    other loaded: no → yes
    other enabled: no → yes
    other forced: no → yes
    other references: 0 → 1
    other / vmlinux loaded: no → yes
    other / vmlinux patched: no → yes
    other / vmlinux callbacks: clean → live
    func_stack vmlinux:uptime_proc_show: empty → other
    handler vmlinux:uptime_proc_show: none → registered
    + /sys/kernel/livepatch/other/
    + /sys/kernel/livepatch/other/enabled: 1
    + /sys/kernel/livepatch/other/force
    + /sys/kernel/livepatch/other/signal
    + /sys/kernel/livepatch/other/transition: 0
    + /sys/kernel/livepatch/other/vmlinux/
    + /sys/kernel/livepatch/other/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > write other enabled 0
    [debug] livepatch: 'other': initializing unpatching transition
    [notice] livepatch: 'other': starting unpatching transition
    [debug] livepatch: 'other': completing unpatching transition
    [notice] livepatch: 'other': unpatching complete
    → 0
    other enabled: yes → no
    other / vmlinux patched: yes → no
    other / vmlinux callbacks: live → clean
    func_stack vmlinux:uptime_proc_show: other → empty
    handler vmlinux:uptime_proc_show: registered → none
    /sys/kernel/livepatch/other/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    callback pre_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    callback post_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': unpatching complete
    → 0
    livepatch_sample enabled: yes → no
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write other enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write livepatch_sample enabled 1
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    → 0
    transition: none → livepatch_sample (to patched)
    livepatch_sample enabled: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/livepatch_sample/enabled: 0 → 1
    /sys/kernel/livepatch/livepatch_sample/transition: 0 → 1
  `);
  step(`
    > write other enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write livepatch_sample force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    → 0
    transition: livepatch_sample (to patched) → livepatch_sample (to unpatched)
    livepatch_sample enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    callback post_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': unpatching complete
    transition: livepatch_sample (to unpatched) → none
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: prepared → clean
    worker patch_state: 1 → -1
    worker pending: yes → no
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/transition: 1 → 0
  `);
});

test('8: write livepatch_sample enabled 0 fails with EINVAL; write livepatch_sample enabled 1 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    callback post_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_patch_callback: vmlinux
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
    callback pre_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    callback post_unpatch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_unpatch_callback: vmlinux
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
    > write livepatch_sample enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample enabled 1
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    callback post_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: post_patch_callback: vmlinux
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
    > write livepatch_sample enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_sample force 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload livepatch_sample
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > load other
    [notice] livepatch: enabling patch 'other'
    [debug] livepatch: 'other': initializing patching transition
    [notice] livepatch: 'other': starting patching transition
    [debug] livepatch: 'other': completing patching transition
    [notice] livepatch: 'other': patching complete
    → 0
    listed: livepatch_sample → livepatch_sample, other
    other loaded: no → yes
    other enabled: no → yes
    other references: 0 → 1
    other / vmlinux loaded: no → yes
    other / vmlinux patched: no → yes
    other / vmlinux callbacks: clean → live
    func_stack vmlinux:uptime_proc_show: empty → other
    handler vmlinux:uptime_proc_show: none → registered
    + /sys/kernel/livepatch/other/
    + /sys/kernel/livepatch/other/enabled: 1
    + /sys/kernel/livepatch/other/force
    + /sys/kernel/livepatch/other/signal
    + /sys/kernel/livepatch/other/transition: 0
    + /sys/kernel/livepatch/other/vmlinux/
    + /sys/kernel/livepatch/other/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > write livepatch_sample enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write other enabled 0
    [debug] livepatch: 'other': initializing unpatching transition
    [notice] livepatch: 'other': starting unpatching transition
    [debug] livepatch: 'other': completing unpatching transition
    [notice] livepatch: 'other': unpatching complete
    → 0
    other enabled: yes → no
    other references: 1 → 0
    other / vmlinux patched: yes → no
    other / vmlinux callbacks: live → clean
    func_stack vmlinux:uptime_proc_show: other → empty
    handler vmlinux:uptime_proc_show: registered → none
    /sys/kernel/livepatch/other/enabled: 1 → 0
  `);
  step(`
    > write other enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write other enabled 1
    [notice] livepatch: enabling patch 'other'
    [debug] livepatch: 'other': initializing patching transition
    [notice] livepatch: 'other': starting patching transition
    [debug] livepatch: 'other': completing patching transition
    [notice] livepatch: 'other': patching complete
    → 0
    other enabled: no → yes
    other references: 0 → 1
    other / vmlinux patched: no → yes
    other / vmlinux callbacks: clean → live
    func_stack vmlinux:uptime_proc_show: empty → other
    handler vmlinux:uptime_proc_show: none → registered
    /sys/kernel/livepatch/other/enabled: 0 → 1
  `);
  step(`
    > write other enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > write other force 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload other
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write other enabled 0
    [debug] livepatch: 'other': initializing unpatching transition
    [notice] livepatch: 'other': starting unpatching transition
    → 0
    transition: none → other (to unpatched)
    other enabled: yes → no
    other / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/other/enabled: 1 → 0
    /sys/kernel/livepatch/other/transition: 0 → 1
  `);
  step(`
    > write livepatch_sample enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write other enabled 1
    [debug] livepatch: 'other': reversing transition from unpatching to patching
    [notice] livepatch: 'other': starting patching transition
    → 0
    transition: other (to unpatched) → other (to patched)
    other enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/other/enabled: 0 → 1
  `);
  step(`
    > write other enabled 0
    [debug] livepatch: 'other': reversing transition from patching to unpatching
    [notice] livepatch: 'other': starting unpatching transition
    → 0
    transition: other (to patched) → other (to unpatched)
    other enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/other/enabled: 1 → 0
  `);
  step(`
    > write other force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    livepatch_sample forced: no → yes
    other forced: no → yes
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > write other enabled 1
    [debug] livepatch: 'other': reversing transition from unpatching to patching
    [notice] livepatch: 'other': starting patching transition
    → 0
    transition: other (to unpatched) → other (to patched)
    other enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/other/enabled: 0 → 1
  `);
  step(`
    > write other enabled 0
    [debug] livepatch: 'other': reversing transition from patching to unpatching
    [notice] livepatch: 'other': starting unpatching transition
    → 0
    transition: other (to patched) → other (to unpatched)
    other enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/other/enabled: 1 → 0
  `);
  step(`
    > write other force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
  `);
  step(`
    > enter worker vmlinux:cmdline_proc_show
    worker runs vmlinux:cmdline_proc_show, the one of livepatch_sample
    worker stack: empty → vmlinux:cmdline_proc_show (livepatch_sample)
  `);
});
