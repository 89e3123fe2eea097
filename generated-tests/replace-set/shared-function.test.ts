// Sets may not share a function
//
// Generated from spec/scenarios/replace-set/shared-function.yaml and machines/ by `npx klp generate replace-set/shared-function`; do not edit.
// 1392 states, 13824 transitions, 87 signatures of macrosteps;
// 8 tests with 167 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('replace-set/shared-function');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    fixes loaded: no
    fixes enabled: no
    fixes forced: no
    fixes references: 0
    fixes free queued: no
    fixes / vmlinux loaded: no
    fixes / vmlinux patched: no
    fixes / vmlinux callbacks: clean
    hotfix loaded: no
    hotfix enabled: no
    hotfix forced: no
    hotfix references: 0
    hotfix free queued: no
    hotfix / vmlinux loaded: no
    hotfix / vmlinux patched: no
    hotfix / vmlinux callbacks: clean
    tuning loaded: no
    tuning enabled: no
    tuning forced: no
    tuning references: 0
    tuning free queued: no
    tuning / vmlinux loaded: no
    tuning / vmlinux patched: no
    tuning / vmlinux callbacks: clean
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

test('1: load hotfix completes patching; write hotfix enabled 0 stays in transition; exitKernel reader moves reader; …', () => {
  const { step } = boot();
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    [notice] livepatch: 'hotfix': starting patching transition
    [debug] livepatch: 'hotfix': completing patching transition
    [notice] livepatch: 'hotfix': patching complete
    → 0
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → hotfix
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → hotfix
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace_set: 3
    + /sys/kernel/livepatch/hotfix/transition: 0
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    /sys/kernel/livepatch/hotfix/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > write hotfix enabled 1
    [debug] livepatch: 'hotfix': reversing transition from unpatching to patching
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: hotfix (to unpatched) → hotfix (to patched)
    hotfix enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / vmlinux callbacks: leaving → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
});

test('2: load hotfix stays in transition; exitKernel reader moves reader; write hotfix enabled 0 reverses; …', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: none → hotfix (to patched)
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → hotfix
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → hotfix
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace_set: 3
    + /sys/kernel/livepatch/hotfix/transition: 1
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': reversing transition from patching to unpatching
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: hotfix (to patched) → hotfix (to unpatched)
    hotfix enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing unpatching transition
    [notice] livepatch: 'hotfix': unpatching complete
    transition: hotfix (to unpatched) → none
    listed: hotfix → none
    hotfix free queued: no → yes
    hotfix / vmlinux loaded: yes → no
    hotfix / vmlinux patched: yes → no
    hotfix / vmlinux callbacks: prepared → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: hotfix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: hotfix → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
    - /sys/kernel/livepatch/hotfix/vmlinux/
    - /sys/kernel/livepatch/hotfix/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/patched
  `);
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    → 0
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / vmlinux loaded: no → yes
    fixes / vmlinux patched: no → yes
    fixes / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fixes
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/replace_set: 1
    + /sys/kernel/livepatch/fixes/transition: 0
    + /sys/kernel/livepatch/fixes/vmlinux/
    + /sys/kernel/livepatch/fixes/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes/vmlinux/patched: 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': initializing unpatching transition
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: none → fixes (to unpatched)
    fixes enabled: yes → no
    fixes / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
    /sys/kernel/livepatch/fixes/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > write fixes enabled 1
    [debug] livepatch: 'fixes': reversing transition from unpatching to patching
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: fixes (to unpatched) → fixes (to patched)
    fixes enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    transition: fixes (to patched) → none
    fixes / vmlinux callbacks: leaving → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/fixes/transition: 1 → 0
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    [notice] livepatch: 'tuning': starting patching transition
    [debug] livepatch: 'tuning': completing patching transition
    [notice] livepatch: 'tuning': patching complete
    → 0
    listed: fixes → fixes, tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → tuning
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 0
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: none → tuning (to unpatched)
    tuning enabled: yes → no
    tuning / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    /sys/kernel/livepatch/tuning/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > write tuning enabled 1
    [debug] livepatch: 'tuning': reversing transition from unpatching to patching
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: tuning (to unpatched) → tuning (to patched)
    tuning enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    tuning / vmlinux callbacks: leaving → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
});

test('3: load hotfix fails with EINVAL; write fixes enabled 1 reverses; write fixes enabled 0 reverses; …', () => {
  const { step } = boot();
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    → 0
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / vmlinux loaded: no → yes
    fixes / vmlinux patched: no → yes
    fixes / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fixes
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/replace_set: 1
    + /sys/kernel/livepatch/fixes/transition: 0
    + /sys/kernel/livepatch/fixes/vmlinux/
    + /sys/kernel/livepatch/fixes/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes/vmlinux/patched: 1
  `);
  step(`
    > load hotfix
    [err] livepatch: Livepatch patch (hotfix) conflicts with (fixes) of another replace set: function 'cmdline_proc_show' of object 'vmlinux'
    → -EINVAL: Invalid argument
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': initializing unpatching transition
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: none → fixes (to unpatched)
    fixes enabled: yes → no
    fixes / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
    /sys/kernel/livepatch/fixes/transition: 0 → 1
  `);
  step(`
    > write fixes enabled 1
    [debug] livepatch: 'fixes': reversing transition from unpatching to patching
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: fixes (to unpatched) → fixes (to patched)
    fixes enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/fixes/enabled: 0 → 1
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': reversing transition from patching to unpatching
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: fixes (to patched) → fixes (to unpatched)
    fixes enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
  `);
  step(`
    > load tuning
    → -EBUSY: Device or resource busy
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of fixes
    reader stack: empty → vmlinux:cmdline_proc_show (fixes)
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (fixes) → empty
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > write fixes enabled 1
    [debug] livepatch: 'fixes': reversing transition from unpatching to patching
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: fixes (to unpatched) → fixes (to patched)
    fixes enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 0 → 1
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': reversing transition from patching to unpatching
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: fixes (to patched) → fixes (to unpatched)
    fixes enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
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
    [debug] livepatch: 'fixes': completing unpatching transition
    [notice] livepatch: 'fixes': unpatching complete
    transition: fixes (to unpatched) → none
    listed: fixes → none
    fixes free queued: no → yes
    fixes / vmlinux loaded: yes → no
    fixes / vmlinux patched: yes → no
    fixes / vmlinux callbacks: leaving → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: fixes → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/fixes/transition: 1 → 0
    - /sys/kernel/livepatch/fixes/vmlinux/
    - /sys/kernel/livepatch/fixes/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fixes/vmlinux/patched
  `);
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: none → hotfix (to patched)
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → hotfix
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → hotfix
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace_set: 3
    + /sys/kernel/livepatch/hotfix/transition: 1
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': reversing transition from patching to unpatching
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: hotfix (to patched) → hotfix (to unpatched)
    hotfix enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
  `);
  step(`
    > write hotfix enabled 1
    [debug] livepatch: 'hotfix': reversing transition from unpatching to patching
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: hotfix (to unpatched) → hotfix (to patched)
    hotfix enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 0 → 1
  `);
  step(`
    > retry
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': reversing transition from patching to unpatching
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: hotfix (to patched) → hotfix (to unpatched)
    hotfix enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing unpatching transition
    [notice] livepatch: 'hotfix': unpatching complete
    transition: hotfix (to unpatched) → none
    listed: hotfix → none
    hotfix free queued: no → yes
    hotfix / vmlinux loaded: yes → no
    hotfix / vmlinux patched: yes → no
    hotfix / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: hotfix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: hotfix → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
    - /sys/kernel/livepatch/hotfix/vmlinux/
    - /sys/kernel/livepatch/hotfix/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/patched
  `);
});

test('4: write fixes enabled 0 completes unpatching; write fixes enabled 0 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    → 0
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / vmlinux loaded: no → yes
    fixes / vmlinux patched: no → yes
    fixes / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fixes
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/replace_set: 1
    + /sys/kernel/livepatch/fixes/transition: 0
    + /sys/kernel/livepatch/fixes/vmlinux/
    + /sys/kernel/livepatch/fixes/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes/vmlinux/patched: 1
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': initializing unpatching transition
    [notice] livepatch: 'fixes': starting unpatching transition
    [debug] livepatch: 'fixes': completing unpatching transition
    [notice] livepatch: 'fixes': unpatching complete
    → 0
    listed: fixes → none
    fixes enabled: yes → no
    fixes free queued: no → yes
    fixes / vmlinux loaded: yes → no
    fixes / vmlinux patched: yes → no
    fixes / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: fixes → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
    - /sys/kernel/livepatch/fixes/vmlinux/
    - /sys/kernel/livepatch/fixes/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fixes/vmlinux/patched
  `);
  step(`
    > write fixes enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write fixes enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload fixes
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free fixes
    fixes references: 1 → 0
    fixes free queued: yes → no
    - /sys/kernel/livepatch/fixes/
    - /sys/kernel/livepatch/fixes/enabled
    - /sys/kernel/livepatch/fixes/force
    - /sys/kernel/livepatch/fixes/replace_set
    - /sys/kernel/livepatch/fixes/transition
  `);
  step(`
    > unload fixes
    → 0
    fixes loaded: yes → no
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    [notice] livepatch: 'tuning': starting patching transition
    [debug] livepatch: 'tuning': completing patching transition
    [notice] livepatch: 'tuning': patching complete
    → 0
    listed: none → tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → tuning
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 0
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    [notice] livepatch: 'tuning': starting unpatching transition
    [debug] livepatch: 'tuning': completing unpatching transition
    [notice] livepatch: 'tuning': unpatching complete
    → 0
    listed: tuning → none
    tuning enabled: yes → no
    tuning free queued: no → yes
    tuning / vmlinux loaded: yes → no
    tuning / vmlinux patched: yes → no
    tuning / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: tuning → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    - /sys/kernel/livepatch/tuning/vmlinux/
    - /sys/kernel/livepatch/tuning/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/tuning/vmlinux/patched
  `);
  step(`
    > write tuning enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write tuning enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload tuning
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free tuning
    tuning references: 1 → 0
    tuning free queued: yes → no
    - /sys/kernel/livepatch/tuning/
    - /sys/kernel/livepatch/tuning/enabled
    - /sys/kernel/livepatch/tuning/force
    - /sys/kernel/livepatch/tuning/replace_set
    - /sys/kernel/livepatch/tuning/transition
  `);
  step(`
    > unload tuning
    → 0
    tuning loaded: yes → no
  `);
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    [notice] livepatch: 'hotfix': starting patching transition
    [debug] livepatch: 'hotfix': completing patching transition
    [notice] livepatch: 'hotfix': patching complete
    → 0
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → hotfix
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → hotfix
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace_set: 3
    + /sys/kernel/livepatch/hotfix/transition: 0
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > load fixes
    [err] livepatch: Livepatch patch (fixes) conflicts with (hotfix) of another replace set: function 'cmdline_proc_show' of object 'vmlinux'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load tuning
    [err] livepatch: Livepatch patch (tuning) conflicts with (hotfix) of another replace set: function 'meminfo_proc_show' of object 'vmlinux'
    → -EINVAL: Invalid argument
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    [notice] livepatch: 'hotfix': starting unpatching transition
    [debug] livepatch: 'hotfix': completing unpatching transition
    [notice] livepatch: 'hotfix': unpatching complete
    → 0
    listed: hotfix → none
    hotfix enabled: yes → no
    hotfix free queued: no → yes
    hotfix / vmlinux loaded: yes → no
    hotfix / vmlinux patched: yes → no
    hotfix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: hotfix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: hotfix → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    - /sys/kernel/livepatch/hotfix/vmlinux/
    - /sys/kernel/livepatch/hotfix/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/patched
  `);
  step(`
    > write hotfix enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write hotfix enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload hotfix
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free hotfix
    hotfix references: 1 → 0
    hotfix free queued: yes → no
    - /sys/kernel/livepatch/hotfix/
    - /sys/kernel/livepatch/hotfix/enabled
    - /sys/kernel/livepatch/hotfix/force
    - /sys/kernel/livepatch/hotfix/replace_set
    - /sys/kernel/livepatch/hotfix/transition
  `);
  step(`
    > unload hotfix
    → 0
    hotfix loaded: yes → no
  `);
});

test('5: load tuning stays in transition; retry completes patching; retry completes unpatching; load fixes stays in transition; …', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: none → tuning (to patched)
    listed: none → tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → tuning
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 1
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    tuning / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    [notice] livepatch: 'tuning': starting unpatching transition
    [debug] livepatch: 'tuning': completing unpatching transition
    [notice] livepatch: 'tuning': unpatching complete
    → 0
    listed: tuning → none
    tuning enabled: yes → no
    tuning free queued: no → yes
    tuning / vmlinux loaded: yes → no
    tuning / vmlinux patched: yes → no
    tuning / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: tuning → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    - /sys/kernel/livepatch/tuning/vmlinux/
    - /sys/kernel/livepatch/tuning/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/tuning/vmlinux/patched
  `);
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    [notice] livepatch: 'hotfix': starting patching transition
    [debug] livepatch: 'hotfix': completing patching transition
    [notice] livepatch: 'hotfix': patching complete
    → 0
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → hotfix
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → hotfix
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace_set: 3
    + /sys/kernel/livepatch/hotfix/transition: 0
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    /sys/kernel/livepatch/hotfix/transition: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing unpatching transition
    [notice] livepatch: 'hotfix': unpatching complete
    transition: hotfix (to unpatched) → none
    listed: hotfix → none
    hotfix free queued: no → yes
    hotfix / vmlinux loaded: yes → no
    hotfix / vmlinux patched: yes → no
    hotfix / vmlinux callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: hotfix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: hotfix → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
    - /sys/kernel/livepatch/hotfix/vmlinux/
    - /sys/kernel/livepatch/hotfix/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/patched
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: none → fixes (to patched)
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / vmlinux loaded: no → yes
    fixes / vmlinux patched: no → yes
    fixes / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fixes
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/replace_set: 1
    + /sys/kernel/livepatch/fixes/transition: 1
    + /sys/kernel/livepatch/fixes/vmlinux/
    + /sys/kernel/livepatch/fixes/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes/vmlinux/patched: 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': reversing transition from patching to unpatching
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: fixes (to patched) → fixes (to unpatched)
    fixes enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing unpatching transition
    [notice] livepatch: 'fixes': unpatching complete
    transition: fixes (to unpatched) → none
    listed: fixes → none
    fixes free queued: no → yes
    fixes / vmlinux loaded: yes → no
    fixes / vmlinux patched: yes → no
    fixes / vmlinux callbacks: prepared → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: fixes → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/fixes/transition: 1 → 0
    - /sys/kernel/livepatch/fixes/vmlinux/
    - /sys/kernel/livepatch/fixes/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fixes/vmlinux/patched
  `);
  step(`
    > free tuning
    tuning references: 1 → 0
    tuning free queued: yes → no
    - /sys/kernel/livepatch/tuning/
    - /sys/kernel/livepatch/tuning/enabled
    - /sys/kernel/livepatch/tuning/force
    - /sys/kernel/livepatch/tuning/replace_set
    - /sys/kernel/livepatch/tuning/transition
  `);
  step(`
    > unload tuning
    → 0
    tuning loaded: yes → no
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: none → tuning (to patched)
    listed: none → tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → tuning
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 1
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': reversing transition from patching to unpatching
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: tuning (to patched) → tuning (to unpatched)
    tuning enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing unpatching transition
    [notice] livepatch: 'tuning': unpatching complete
    transition: tuning (to unpatched) → none
    listed: tuning → none
    tuning free queued: no → yes
    tuning / vmlinux loaded: yes → no
    tuning / vmlinux patched: yes → no
    tuning / vmlinux callbacks: prepared → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:meminfo_proc_show: tuning → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/tuning/transition: 1 → 0
    - /sys/kernel/livepatch/tuning/vmlinux/
    - /sys/kernel/livepatch/tuning/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/tuning/vmlinux/patched
  `);
});

test('6: write tuning enabled 0 fails with EBUSY; retry completes patching; write tuning enabled 1 reverses; …', () => {
  const { step } = boot();
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    [notice] livepatch: 'tuning': starting patching transition
    [debug] livepatch: 'tuning': completing patching transition
    [notice] livepatch: 'tuning': patching complete
    → 0
    listed: none → tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → tuning
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 0
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: none → fixes (to patched)
    listed: tuning → tuning, fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / vmlinux loaded: no → yes
    fixes / vmlinux patched: no → yes
    fixes / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fixes
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/replace_set: 1
    + /sys/kernel/livepatch/fixes/transition: 1
    + /sys/kernel/livepatch/fixes/vmlinux/
    + /sys/kernel/livepatch/fixes/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes/vmlinux/patched: 1
  `);
  step(`
    > write tuning enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    transition: fixes (to patched) → none
    fixes / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/fixes/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: none → tuning (to unpatched)
    tuning enabled: yes → no
    tuning / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    /sys/kernel/livepatch/tuning/transition: 0 → 1
  `);
  step(`
    > write tuning enabled 1
    [debug] livepatch: 'tuning': reversing transition from unpatching to patching
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: tuning (to unpatched) → tuning (to patched)
    tuning enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/tuning/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    tuning / vmlinux callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: none → tuning (to unpatched)
    tuning enabled: yes → no
    tuning / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    /sys/kernel/livepatch/tuning/transition: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing unpatching transition
    [notice] livepatch: 'tuning': unpatching complete
    transition: tuning (to unpatched) → none
    listed: tuning, fixes → fixes
    tuning free queued: no → yes
    tuning / vmlinux loaded: yes → no
    tuning / vmlinux patched: yes → no
    tuning / vmlinux callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:meminfo_proc_show: tuning → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/tuning/transition: 1 → 0
    - /sys/kernel/livepatch/tuning/vmlinux/
    - /sys/kernel/livepatch/tuning/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/tuning/vmlinux/patched
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': initializing unpatching transition
    [notice] livepatch: 'fixes': starting unpatching transition
    [debug] livepatch: 'fixes': completing unpatching transition
    [notice] livepatch: 'fixes': unpatching complete
    → 0
    listed: fixes → none
    fixes enabled: yes → no
    fixes free queued: no → yes
    fixes / vmlinux loaded: yes → no
    fixes / vmlinux patched: yes → no
    fixes / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: fixes → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
    - /sys/kernel/livepatch/fixes/vmlinux/
    - /sys/kernel/livepatch/fixes/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fixes/vmlinux/patched
  `);
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    [notice] livepatch: 'hotfix': starting patching transition
    [debug] livepatch: 'hotfix': completing patching transition
    [notice] livepatch: 'hotfix': patching complete
    → 0
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → hotfix
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → hotfix
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace_set: 3
    + /sys/kernel/livepatch/hotfix/transition: 0
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    /sys/kernel/livepatch/hotfix/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing unpatching transition
    [notice] livepatch: 'hotfix': unpatching complete
    transition: hotfix (to unpatched) → none
    listed: hotfix → none
    hotfix free queued: no → yes
    hotfix / vmlinux loaded: yes → no
    hotfix / vmlinux patched: yes → no
    hotfix / vmlinux callbacks: leaving → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: hotfix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: hotfix → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
    - /sys/kernel/livepatch/hotfix/vmlinux/
    - /sys/kernel/livepatch/hotfix/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/patched
  `);
  step(`
    > free tuning
    tuning references: 1 → 0
    tuning free queued: yes → no
    - /sys/kernel/livepatch/tuning/
    - /sys/kernel/livepatch/tuning/enabled
    - /sys/kernel/livepatch/tuning/force
    - /sys/kernel/livepatch/tuning/replace_set
    - /sys/kernel/livepatch/tuning/transition
  `);
  step(`
    > unload tuning
    → 0
    tuning loaded: yes → no
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: none → tuning (to patched)
    listed: none → tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → tuning
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 1
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    tuning / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
});

test('7: resched reader moves reader; retry completes patching; write fixes enabled 0 fails with EBUSY; …', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: none → fixes (to patched)
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / vmlinux loaded: no → yes
    fixes / vmlinux patched: no → yes
    fixes / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fixes
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/replace_set: 1
    + /sys/kernel/livepatch/fixes/transition: 1
    + /sys/kernel/livepatch/fixes/vmlinux/
    + /sys/kernel/livepatch/fixes/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes/vmlinux/patched: 1
  `);
  step(`
    > resched reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    transition: fixes (to patched) → none
    fixes / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/fixes/transition: 1 → 0
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: none → tuning (to patched)
    listed: fixes → fixes, tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → tuning
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 1
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > write fixes enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of fixes
    reader stack: empty → vmlinux:cmdline_proc_show (fixes)
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': reversing transition from patching to unpatching
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: tuning (to patched) → tuning (to unpatched)
    tuning enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing unpatching transition
    [notice] livepatch: 'tuning': unpatching complete
    transition: tuning (to unpatched) → none
    listed: fixes, tuning → fixes
    tuning free queued: no → yes
    tuning / vmlinux loaded: yes → no
    tuning / vmlinux patched: yes → no
    tuning / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:meminfo_proc_show: tuning → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/tuning/transition: 1 → 0
    - /sys/kernel/livepatch/tuning/vmlinux/
    - /sys/kernel/livepatch/tuning/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/tuning/vmlinux/patched
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': initializing unpatching transition
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: none → fixes (to unpatched)
    fixes enabled: yes → no
    fixes / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
    /sys/kernel/livepatch/fixes/transition: 0 → 1
  `);
  step(`
    > write fixes enabled 1
    [debug] livepatch: 'fixes': reversing transition from unpatching to patching
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: fixes (to unpatched) → fixes (to patched)
    fixes enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/fixes/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    transition: fixes (to patched) → none
    fixes / vmlinux callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/fixes/transition: 1 → 0
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': initializing unpatching transition
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: none → fixes (to unpatched)
    fixes enabled: yes → no
    fixes / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
    /sys/kernel/livepatch/fixes/transition: 0 → 1
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (fixes) → empty
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing unpatching transition
    [notice] livepatch: 'fixes': unpatching complete
    transition: fixes (to unpatched) → none
    listed: fixes → none
    fixes free queued: no → yes
    fixes / vmlinux loaded: yes → no
    fixes / vmlinux patched: yes → no
    fixes / vmlinux callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: fixes → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/fixes/transition: 1 → 0
    - /sys/kernel/livepatch/fixes/vmlinux/
    - /sys/kernel/livepatch/fixes/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fixes/vmlinux/patched
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: none → hotfix (to patched)
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → hotfix
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → hotfix
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace_set: 3
    + /sys/kernel/livepatch/hotfix/transition: 1
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    /sys/kernel/livepatch/hotfix/transition: 0 → 1
  `);
  step(`
    > write hotfix enabled 1
    [debug] livepatch: 'hotfix': reversing transition from unpatching to patching
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: hotfix (to unpatched) → hotfix (to patched)
    hotfix enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/hotfix/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / vmlinux callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
});

test('8: load hotfix fails with EINVAL; load fixes fails with EBUSY; enter reader vmlinux:cmdline_proc_show runs the original; …', () => {
  const { step } = boot();
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    [notice] livepatch: 'tuning': starting patching transition
    [debug] livepatch: 'tuning': completing patching transition
    [notice] livepatch: 'tuning': patching complete
    → 0
    listed: none → tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → tuning
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 0
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > load hotfix
    [err] livepatch: Livepatch patch (hotfix) conflicts with (tuning) of another replace set: function 'meminfo_proc_show' of object 'vmlinux'
    → -EINVAL: Invalid argument
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: none → tuning (to unpatched)
    tuning enabled: yes → no
    tuning / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    /sys/kernel/livepatch/tuning/transition: 0 → 1
  `);
  step(`
    > load fixes
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write tuning enabled 1
    [debug] livepatch: 'tuning': reversing transition from unpatching to patching
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: tuning (to unpatched) → tuning (to patched)
    tuning enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/tuning/enabled: 0 → 1
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': reversing transition from patching to unpatching
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: tuning (to patched) → tuning (to unpatched)
    tuning enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the original
    reader stack: empty → vmlinux:cmdline_proc_show (original)
  `);
  step(`
    > resched reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing unpatching transition
    [notice] livepatch: 'tuning': unpatching complete
    transition: tuning (to unpatched) → none
    listed: tuning → none
    tuning free queued: no → yes
    tuning / vmlinux loaded: yes → no
    tuning / vmlinux patched: yes → no
    tuning / vmlinux callbacks: leaving → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:meminfo_proc_show: tuning → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/tuning/transition: 1 → 0
    - /sys/kernel/livepatch/tuning/vmlinux/
    - /sys/kernel/livepatch/tuning/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/tuning/vmlinux/patched
  `);
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: none → fixes (to patched)
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / vmlinux loaded: no → yes
    fixes / vmlinux patched: no → yes
    fixes / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fixes
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/replace_set: 1
    + /sys/kernel/livepatch/fixes/transition: 1
    + /sys/kernel/livepatch/fixes/vmlinux/
    + /sys/kernel/livepatch/fixes/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fixes/vmlinux/patched: 1
  `);
  step(`
    > resched reader
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': reversing transition from patching to unpatching
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: fixes (to patched) → fixes (to unpatched)
    fixes enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing unpatching transition
    [notice] livepatch: 'fixes': unpatching complete
    transition: fixes (to unpatched) → none
    listed: fixes → none
    fixes free queued: no → yes
    fixes / vmlinux loaded: yes → no
    fixes / vmlinux patched: yes → no
    fixes / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: fixes → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/fixes/transition: 1 → 0
    - /sys/kernel/livepatch/fixes/vmlinux/
    - /sys/kernel/livepatch/fixes/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/fixes/vmlinux/patched
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (original) → empty
  `);
  step(`
    > exitKernel reader
  `);
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: none → hotfix (to patched)
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → hotfix
    handler vmlinux:cmdline_proc_show: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → hotfix
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace_set: 3
    + /sys/kernel/livepatch/hotfix/transition: 1
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': reversing transition from patching to unpatching
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: hotfix (to patched) → hotfix (to unpatched)
    hotfix enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
  `);
  step(`
    > write hotfix enabled 1
    [debug] livepatch: 'hotfix': reversing transition from unpatching to patching
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: hotfix (to unpatched) → hotfix (to patched)
    hotfix enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/hotfix/enabled: 0 → 1
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of hotfix
    reader stack: empty → vmlinux:cmdline_proc_show (hotfix)
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    /sys/kernel/livepatch/hotfix/transition: 0 → 1
  `);
  step(`
    > resched reader
  `);
});
