// A mistaken stack: the shadow variables are never freed
//
// Generated from spec/scenarios/shadow/left-behind.yaml and machines/ by `npx klp generate shadow/left-behind`; do not edit.
// 38 states, 189 transitions, 32 signatures of macrosteps;
// 4 tests with 64 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('shadow/left-behind');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    shadow_v1 loaded: no
    shadow_v1 enabled: no
    shadow_v1 forced: no
    shadow_v1 references: 0
    shadow_v1 free queued: no
    shadow_v1 / vmlinux loaded: no
    shadow_v1 / vmlinux patched: no
    shadow_v1 / vmlinux callbacks: clean
    init alive: yes
    init running: no
    init patch_state: -1
    init pending: no
    init stack: empty
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load shadow_v1 stays in transition; exitKernel init moves init; write shadow_v1 enabled 0 reverses; …', () => {
  const { step } = boot();
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    [notice] livepatch: 'shadow_v1': starting patching transition
    → 0
    transition: none → shadow_v1 (to patched)
    listed: none → shadow_v1
    shadow_v1 loaded: no → yes
    shadow_v1 enabled: no → yes
    shadow_v1 references: 0 → 1
    shadow_v1 / vmlinux loaded: no → yes
    shadow_v1 / vmlinux patched: no → yes
    shadow_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v1
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 0
    + /sys/kernel/livepatch/shadow_v1/transition: 1
    + /sys/kernel/livepatch/shadow_v1/vmlinux/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/patched: 1
  `);
  step(`
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > write shadow_v1 enabled 0
    [debug] livepatch: 'shadow_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'shadow_v1': starting unpatching transition
    → 0
    transition: shadow_v1 (to patched) → shadow_v1 (to unpatched)
    shadow_v1 enabled: yes → no
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v1/enabled: 1 → 0
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v1': completing unpatching transition
    [notice] livepatch: 'shadow_v1': unpatching complete
    transition: shadow_v1 (to unpatched) → none
    listed: shadow_v1 → none
    shadow_v1 free queued: no → yes
    shadow_v1 / vmlinux loaded: yes → no
    shadow_v1 / vmlinux patched: yes → no
    shadow_v1 / vmlinux callbacks: prepared → clean
    init patch_state: 1 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: shadow_v1 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/shadow_v1/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v1/vmlinux/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/patched
  `);
});

test('2: retry completes patching; write shadow_v1 enabled 0 stays in transition; exitKernel init moves init; …', () => {
  const { step } = boot();
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    [notice] livepatch: 'shadow_v1': starting patching transition
    → 0
    transition: none → shadow_v1 (to patched)
    listed: none → shadow_v1
    shadow_v1 loaded: no → yes
    shadow_v1 enabled: no → yes
    shadow_v1 references: 0 → 1
    shadow_v1 / vmlinux loaded: no → yes
    shadow_v1 / vmlinux patched: no → yes
    shadow_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v1
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 0
    + /sys/kernel/livepatch/shadow_v1/transition: 1
    + /sys/kernel/livepatch/shadow_v1/vmlinux/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/patched: 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v1': completing patching transition
    callback post_patch of shadow_v1 for vmlinux
    [info] shadow_v1: post_patch_callback: vmlinux
    effect allocShadow dummy#7 in post_patch for vmlinux of shadow_v1: done
    [notice] livepatch: 'shadow_v1': patching complete
    transition: shadow_v1 (to patched) → none
    shadow_v1 / vmlinux callbacks: prepared → live
    init patch_state: 0 → -1
    init pending: yes → no
    /sys/kernel/livepatch/shadow_v1/transition: 1 → 0
    + shadow dummy#7: made by shadow_v1
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > write shadow_v1 enabled 0
    [debug] livepatch: 'shadow_v1': initializing unpatching transition
    [notice] livepatch: 'shadow_v1': starting unpatching transition
    → 0
    transition: none → shadow_v1 (to unpatched)
    shadow_v1 enabled: yes → no
    shadow_v1 / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v1/enabled: 1 → 0
    /sys/kernel/livepatch/shadow_v1/transition: 0 → 1
  `);
  step(`
    > exitKernel init
    init patch_state: 1 → 0
    init pending: yes → no
  `);
  step(`
    > write shadow_v1 enabled 1
    [debug] livepatch: 'shadow_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'shadow_v1': starting patching transition
    → 0
    transition: shadow_v1 (to unpatched) → shadow_v1 (to patched)
    shadow_v1 enabled: no → yes
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v1/enabled: 0 → 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v1': completing patching transition
    callback post_patch of shadow_v1 for vmlinux
    [info] shadow_v1: post_patch_callback: vmlinux
    [warning] Duplicate shadow variable <dummy, 7>
    effect allocShadow dummy#7 in post_patch for vmlinux of shadow_v1: duplicate
    [notice] livepatch: 'shadow_v1': patching complete
    transition: shadow_v1 (to patched) → none
    shadow_v1 / vmlinux callbacks: leaving → live
    init patch_state: 0 → -1
    init pending: yes → no
    /sys/kernel/livepatch/shadow_v1/transition: 1 → 0
  `);
});

test('3: resched init moves init; retry completes patching; retry completes the reversal to patching; retry completes unpatching; …', () => {
  const { step } = boot();
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    [notice] livepatch: 'shadow_v1': starting patching transition
    → 0
    transition: none → shadow_v1 (to patched)
    listed: none → shadow_v1
    shadow_v1 loaded: no → yes
    shadow_v1 enabled: no → yes
    shadow_v1 references: 0 → 1
    shadow_v1 / vmlinux loaded: no → yes
    shadow_v1 / vmlinux patched: no → yes
    shadow_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v1
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 0
    + /sys/kernel/livepatch/shadow_v1/transition: 1
    + /sys/kernel/livepatch/shadow_v1/vmlinux/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/patched: 1
  `);
  step(`
    > resched init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v1': completing patching transition
    callback post_patch of shadow_v1 for vmlinux
    [info] shadow_v1: post_patch_callback: vmlinux
    effect allocShadow dummy#7 in post_patch for vmlinux of shadow_v1: done
    [notice] livepatch: 'shadow_v1': patching complete
    transition: shadow_v1 (to patched) → none
    shadow_v1 / vmlinux callbacks: prepared → live
    init patch_state: 1 → -1
    /sys/kernel/livepatch/shadow_v1/transition: 1 → 0
    + shadow dummy#7: made by shadow_v1
  `);
  step(`
    > write shadow_v1 enabled 0
    [debug] livepatch: 'shadow_v1': initializing unpatching transition
    [notice] livepatch: 'shadow_v1': starting unpatching transition
    → 0
    transition: none → shadow_v1 (to unpatched)
    shadow_v1 enabled: yes → no
    shadow_v1 / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v1/enabled: 1 → 0
    /sys/kernel/livepatch/shadow_v1/transition: 0 → 1
  `);
  step(`
    > resched init
    init patch_state: 1 → 0
    init pending: yes → no
  `);
  step(`
    > write shadow_v1 enabled 1
    [debug] livepatch: 'shadow_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'shadow_v1': starting patching transition
    → 0
    transition: shadow_v1 (to unpatched) → shadow_v1 (to patched)
    shadow_v1 enabled: no → yes
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v1/enabled: 0 → 1
  `);
  step(`
    > retry
  `);
  step(`
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v1': completing patching transition
    callback post_patch of shadow_v1 for vmlinux
    [info] shadow_v1: post_patch_callback: vmlinux
    [warning] Duplicate shadow variable <dummy, 7>
    effect allocShadow dummy#7 in post_patch for vmlinux of shadow_v1: duplicate
    [notice] livepatch: 'shadow_v1': patching complete
    transition: shadow_v1 (to patched) → none
    shadow_v1 / vmlinux callbacks: leaving → live
    init patch_state: 1 → -1
    /sys/kernel/livepatch/shadow_v1/transition: 1 → 0
  `);
  step(`
    > write shadow_v1 enabled 0
    [debug] livepatch: 'shadow_v1': initializing unpatching transition
    [notice] livepatch: 'shadow_v1': starting unpatching transition
    → 0
    transition: none → shadow_v1 (to unpatched)
    shadow_v1 enabled: yes → no
    shadow_v1 / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v1/enabled: 1 → 0
    /sys/kernel/livepatch/shadow_v1/transition: 0 → 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v1': completing unpatching transition
    [notice] livepatch: 'shadow_v1': unpatching complete
    transition: shadow_v1 (to unpatched) → none
    listed: shadow_v1 → none
    shadow_v1 free queued: no → yes
    shadow_v1 / vmlinux loaded: yes → no
    shadow_v1 / vmlinux patched: yes → no
    shadow_v1 / vmlinux callbacks: leaving → clean
    init patch_state: 1 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: shadow_v1 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/shadow_v1/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v1/vmlinux/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/patched
  `);
  step(`
    > free shadow_v1
    shadow_v1 references: 1 → 0
    shadow_v1 free queued: yes → no
    - /sys/kernel/livepatch/shadow_v1/
    - /sys/kernel/livepatch/shadow_v1/enabled
    - /sys/kernel/livepatch/shadow_v1/force
    - /sys/kernel/livepatch/shadow_v1/replace
    - /sys/kernel/livepatch/shadow_v1/transition
  `);
  step(`
    > unload shadow_v1
    → 0
    shadow_v1 loaded: yes → no
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    [notice] livepatch: 'shadow_v1': starting patching transition
    → 0
    transition: none → shadow_v1 (to patched)
    listed: none → shadow_v1
    shadow_v1 loaded: no → yes
    shadow_v1 enabled: no → yes
    shadow_v1 references: 0 → 1
    shadow_v1 / vmlinux loaded: no → yes
    shadow_v1 / vmlinux patched: no → yes
    shadow_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v1
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 0
    + /sys/kernel/livepatch/shadow_v1/transition: 1
    + /sys/kernel/livepatch/shadow_v1/vmlinux/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/patched: 1
  `);
  step(`
    > write shadow_v1 enabled 0
    [debug] livepatch: 'shadow_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'shadow_v1': starting unpatching transition
    → 0
    transition: shadow_v1 (to patched) → shadow_v1 (to unpatched)
    shadow_v1 enabled: yes → no
    init pending: yes → no
    /sys/kernel/livepatch/shadow_v1/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v1': completing unpatching transition
    [notice] livepatch: 'shadow_v1': unpatching complete
    transition: shadow_v1 (to unpatched) → none
    listed: shadow_v1 → none
    shadow_v1 free queued: no → yes
    shadow_v1 / vmlinux loaded: yes → no
    shadow_v1 / vmlinux patched: yes → no
    shadow_v1 / vmlinux callbacks: prepared → clean
    init patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: shadow_v1 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/shadow_v1/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v1/vmlinux/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/patched
  `);
  step(`
    > free shadow_v1
    shadow_v1 references: 1 → 0
    shadow_v1 free queued: yes → no
    - /sys/kernel/livepatch/shadow_v1/
    - /sys/kernel/livepatch/shadow_v1/enabled
    - /sys/kernel/livepatch/shadow_v1/force
    - /sys/kernel/livepatch/shadow_v1/replace
    - /sys/kernel/livepatch/shadow_v1/transition
  `);
  step(`
    > unload shadow_v1
    → 0
    shadow_v1 loaded: yes → no
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    [notice] livepatch: 'shadow_v1': starting patching transition
    → 0
    transition: none → shadow_v1 (to patched)
    listed: none → shadow_v1
    shadow_v1 loaded: no → yes
    shadow_v1 enabled: no → yes
    shadow_v1 references: 0 → 1
    shadow_v1 / vmlinux loaded: no → yes
    shadow_v1 / vmlinux patched: no → yes
    shadow_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v1
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 0
    + /sys/kernel/livepatch/shadow_v1/transition: 1
    + /sys/kernel/livepatch/shadow_v1/vmlinux/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/patched: 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v1': completing patching transition
    callback post_patch of shadow_v1 for vmlinux
    [info] shadow_v1: post_patch_callback: vmlinux
    [warning] Duplicate shadow variable <dummy, 7>
    effect allocShadow dummy#7 in post_patch for vmlinux of shadow_v1: duplicate
    [notice] livepatch: 'shadow_v1': patching complete
    transition: shadow_v1 (to patched) → none
    shadow_v1 / vmlinux callbacks: prepared → live
    init patch_state: 0 → -1
    init pending: yes → no
    /sys/kernel/livepatch/shadow_v1/transition: 1 → 0
  `);
});

test('4: load shadow_v1 completes patching; write shadow_v1 enabled 0 completes unpatching; …', () => {
  const { step } = boot();
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    [notice] livepatch: 'shadow_v1': starting patching transition
    [debug] livepatch: 'shadow_v1': completing patching transition
    callback post_patch of shadow_v1 for vmlinux
    [info] shadow_v1: post_patch_callback: vmlinux
    effect allocShadow dummy#7 in post_patch for vmlinux of shadow_v1: done
    [notice] livepatch: 'shadow_v1': patching complete
    → 0
    listed: none → shadow_v1
    shadow_v1 loaded: no → yes
    shadow_v1 enabled: no → yes
    shadow_v1 references: 0 → 1
    shadow_v1 / vmlinux loaded: no → yes
    shadow_v1 / vmlinux patched: no → yes
    shadow_v1 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v1
    handler vmlinux:cmdline_proc_show: none → registered
    + shadow dummy#7: made by shadow_v1
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 0
    + /sys/kernel/livepatch/shadow_v1/transition: 0
    + /sys/kernel/livepatch/shadow_v1/vmlinux/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/patched: 1
  `);
  step(`
    > write shadow_v1 enabled 0
    [debug] livepatch: 'shadow_v1': initializing unpatching transition
    [notice] livepatch: 'shadow_v1': starting unpatching transition
    [debug] livepatch: 'shadow_v1': completing unpatching transition
    [notice] livepatch: 'shadow_v1': unpatching complete
    → 0
    listed: shadow_v1 → none
    shadow_v1 enabled: yes → no
    shadow_v1 free queued: no → yes
    shadow_v1 / vmlinux loaded: yes → no
    shadow_v1 / vmlinux patched: yes → no
    shadow_v1 / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: shadow_v1 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/shadow_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_v1/vmlinux/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/patched
  `);
  step(`
    > write shadow_v1 enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write shadow_v1 enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload shadow_v1
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free shadow_v1
    shadow_v1 references: 1 → 0
    shadow_v1 free queued: yes → no
    - /sys/kernel/livepatch/shadow_v1/
    - /sys/kernel/livepatch/shadow_v1/enabled
    - /sys/kernel/livepatch/shadow_v1/force
    - /sys/kernel/livepatch/shadow_v1/replace
    - /sys/kernel/livepatch/shadow_v1/transition
  `);
  step(`
    > unload shadow_v1
    → 0
    shadow_v1 loaded: yes → no
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    [notice] livepatch: 'shadow_v1': starting patching transition
    [debug] livepatch: 'shadow_v1': completing patching transition
    callback post_patch of shadow_v1 for vmlinux
    [info] shadow_v1: post_patch_callback: vmlinux
    [warning] Duplicate shadow variable <dummy, 7>
    effect allocShadow dummy#7 in post_patch for vmlinux of shadow_v1: duplicate
    [notice] livepatch: 'shadow_v1': patching complete
    → 0
    listed: none → shadow_v1
    shadow_v1 loaded: no → yes
    shadow_v1 enabled: no → yes
    shadow_v1 references: 0 → 1
    shadow_v1 / vmlinux loaded: no → yes
    shadow_v1 / vmlinux patched: no → yes
    shadow_v1 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v1
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 0
    + /sys/kernel/livepatch/shadow_v1/transition: 0
    + /sys/kernel/livepatch/shadow_v1/vmlinux/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/patched: 1
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > write shadow_v1 enabled 0
    [debug] livepatch: 'shadow_v1': initializing unpatching transition
    [notice] livepatch: 'shadow_v1': starting unpatching transition
    → 0
    transition: none → shadow_v1 (to unpatched)
    shadow_v1 enabled: yes → no
    shadow_v1 / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v1/enabled: 1 → 0
    /sys/kernel/livepatch/shadow_v1/transition: 0 → 1
  `);
  step(`
    > write shadow_v1 enabled 1
    [debug] livepatch: 'shadow_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'shadow_v1': starting patching transition
    → 0
    transition: shadow_v1 (to unpatched) → shadow_v1 (to patched)
    shadow_v1 enabled: no → yes
    init pending: yes → no
    /sys/kernel/livepatch/shadow_v1/enabled: 0 → 1
  `);
  step(`
    > write shadow_v1 enabled 0
    [debug] livepatch: 'shadow_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'shadow_v1': starting unpatching transition
    → 0
    transition: shadow_v1 (to patched) → shadow_v1 (to unpatched)
    shadow_v1 enabled: yes → no
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v1/enabled: 1 → 0
  `);
  step(`
    > exitKernel init
    init patch_state: 1 → 0
    init pending: yes → no
  `);
  step(`
    > write shadow_v1 enabled 1
    [debug] livepatch: 'shadow_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'shadow_v1': starting patching transition
    → 0
    transition: shadow_v1 (to unpatched) → shadow_v1 (to patched)
    shadow_v1 enabled: no → yes
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v1/enabled: 0 → 1
  `);
  step(`
    > write shadow_v1 enabled 0
    [debug] livepatch: 'shadow_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'shadow_v1': starting unpatching transition
    → 0
    transition: shadow_v1 (to patched) → shadow_v1 (to unpatched)
    shadow_v1 enabled: yes → no
    init pending: yes → no
    /sys/kernel/livepatch/shadow_v1/enabled: 1 → 0
  `);
  step(`
    > exitKernel init
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v1': completing unpatching transition
    [notice] livepatch: 'shadow_v1': unpatching complete
    transition: shadow_v1 (to unpatched) → none
    listed: shadow_v1 → none
    shadow_v1 free queued: no → yes
    shadow_v1 / vmlinux loaded: yes → no
    shadow_v1 / vmlinux patched: yes → no
    shadow_v1 / vmlinux callbacks: leaving → clean
    init patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: shadow_v1 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/shadow_v1/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v1/vmlinux/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/patched
  `);
  step(`
    > free shadow_v1
    shadow_v1 references: 1 → 0
    shadow_v1 free queued: yes → no
    - /sys/kernel/livepatch/shadow_v1/
    - /sys/kernel/livepatch/shadow_v1/enabled
    - /sys/kernel/livepatch/shadow_v1/force
    - /sys/kernel/livepatch/shadow_v1/replace
    - /sys/kernel/livepatch/shadow_v1/transition
  `);
  step(`
    > unload shadow_v1
    → 0
    shadow_v1 loaded: yes → no
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    [notice] livepatch: 'shadow_v1': starting patching transition
    → 0
    transition: none → shadow_v1 (to patched)
    listed: none → shadow_v1
    shadow_v1 loaded: no → yes
    shadow_v1 enabled: no → yes
    shadow_v1 references: 0 → 1
    shadow_v1 / vmlinux loaded: no → yes
    shadow_v1 / vmlinux patched: no → yes
    shadow_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v1
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 0
    + /sys/kernel/livepatch/shadow_v1/transition: 1
    + /sys/kernel/livepatch/shadow_v1/vmlinux/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/patched: 1
  `);
  step(`
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v1': completing patching transition
    callback post_patch of shadow_v1 for vmlinux
    [info] shadow_v1: post_patch_callback: vmlinux
    [warning] Duplicate shadow variable <dummy, 7>
    effect allocShadow dummy#7 in post_patch for vmlinux of shadow_v1: duplicate
    [notice] livepatch: 'shadow_v1': patching complete
    transition: shadow_v1 (to patched) → none
    shadow_v1 / vmlinux callbacks: prepared → live
    init patch_state: 1 → -1
    /sys/kernel/livepatch/shadow_v1/transition: 1 → 0
  `);
});
