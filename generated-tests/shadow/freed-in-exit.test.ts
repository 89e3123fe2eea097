// A mistaken stack: the replaced module frees the shadow variables when it is removed
//
// Generated from spec/scenarios/shadow/freed-in-exit.yaml and machines/ by `npx klp generate shadow/freed-in-exit`; do not edit.
// 226 states, 1705 transitions, 86 signatures of macrosteps;
// 13 tests with 261 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('shadow/freed-in-exit');

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
    shadow_v2 loaded: no
    shadow_v2 enabled: no
    shadow_v2 forced: no
    shadow_v2 references: 0
    shadow_v2 free queued: no
    shadow_v2 / vmlinux loaded: no
    shadow_v2 / vmlinux patched: no
    shadow_v2 / vmlinux callbacks: clean
    init alive: yes
    init running: no
    init patch_state: -1
    init pending: no
    init stack: empty
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    state 1 version: 0
    state 1 data of shadow_v1: null
    state 1 data of shadow_v2: null
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load v1 completes patching; load v2 stays in transition; retry completes patching; …', () => {
  const { step } = boot();
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: done
    [notice] livepatch: 'shadow_v1': starting patching transition
    [debug] livepatch: 'shadow_v1': completing patching transition
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
    + /sys/kernel/livepatch/shadow_v1/replace: 1
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
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: found
    [notice] livepatch: 'shadow_v2': starting patching transition
    → 0
    transition: none → shadow_v2 (to patched)
    listed: shadow_v1 → shadow_v1, shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: shadow_v1 → shadow_v2 over shadow_v1
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 1
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v2': completing patching transition
    [notice] livepatch: 'shadow_v2': patching complete
    transition: shadow_v2 (to patched) → none
    listed: shadow_v1, shadow_v2 → shadow_v2
    shadow_v1 enabled: yes → no
    shadow_v1 free queued: no → yes
    shadow_v1 / vmlinux loaded: yes → no
    shadow_v1 / vmlinux patched: yes → no
    shadow_v1 / vmlinux callbacks: live → clean
    shadow_v2 / vmlinux callbacks: prepared → live
    init patch_state: 0 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: shadow_v2 over shadow_v1 → shadow_v2
    /sys/kernel/livepatch/shadow_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_v1/vmlinux/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/patched
    /sys/kernel/livepatch/shadow_v2/transition: 1 → 0
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > write shadow_v2 enabled 0
    [debug] livepatch: 'shadow_v2': initializing unpatching transition
    [notice] livepatch: 'shadow_v2': starting unpatching transition
    → 0
    transition: none → shadow_v2 (to unpatched)
    shadow_v2 enabled: yes → no
    shadow_v2 / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
    /sys/kernel/livepatch/shadow_v2/transition: 0 → 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v2': completing unpatching transition
    callback post_unpatch of shadow_v2 for vmlinux
    [info] shadow_v2: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': unpatching complete
    transition: shadow_v2 (to unpatched) → none
    listed: shadow_v2 → none
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: leaving → clean
    init patch_state: 1 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    - shadow dummy#7
    /sys/kernel/livepatch/shadow_v2/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
  `);
});

test('2: load v2 completes patching; load v1 stays in transition; retry completes patching; load v2 stays in transition; …', () => {
  const { step } = boot();
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': starting patching transition
    [debug] livepatch: 'shadow_v2': completing patching transition
    [notice] livepatch: 'shadow_v2': patching complete
    → 0
    listed: none → shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v2
    handler vmlinux:cmdline_proc_show: none → registered
    + shadow dummy#7: made by shadow_v2
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 0
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: found
    [notice] livepatch: 'shadow_v1': starting patching transition
    → 0
    transition: none → shadow_v1 (to patched)
    listed: shadow_v2 → shadow_v2, shadow_v1
    shadow_v1 loaded: no → yes
    shadow_v1 enabled: no → yes
    shadow_v1 references: 0 → 1
    shadow_v1 / vmlinux loaded: no → yes
    shadow_v1 / vmlinux patched: no → yes
    shadow_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → shadow_v1 over shadow_v2
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 1
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
    [notice] livepatch: 'shadow_v1': patching complete
    transition: shadow_v1 (to patched) → none
    listed: shadow_v2, shadow_v1 → shadow_v1
    shadow_v1 / vmlinux callbacks: prepared → live
    shadow_v2 enabled: yes → no
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: live → clean
    init patch_state: 0 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: shadow_v1 over shadow_v2 → shadow_v1
    /sys/kernel/livepatch/shadow_v1/transition: 1 → 0
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
  `);
  step(`
    > free shadow_v2
    shadow_v2 references: 1 → 0
    shadow_v2 free queued: yes → no
    - /sys/kernel/livepatch/shadow_v2/
    - /sys/kernel/livepatch/shadow_v2/enabled
    - /sys/kernel/livepatch/shadow_v2/force
    - /sys/kernel/livepatch/shadow_v2/replace
    - /sys/kernel/livepatch/shadow_v2/transition
  `);
  step(`
    > unload shadow_v2
    → 0
    shadow_v2 loaded: yes → no
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: found
    [notice] livepatch: 'shadow_v2': starting patching transition
    → 0
    transition: none → shadow_v2 (to patched)
    listed: shadow_v1 → shadow_v1, shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: shadow_v1 → shadow_v2 over shadow_v1
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 1
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > write shadow_v2 enabled 0
    [debug] livepatch: 'shadow_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'shadow_v2': starting unpatching transition
    → 0
    transition: shadow_v2 (to patched) → shadow_v2 (to unpatched)
    shadow_v2 enabled: yes → no
    init pending: yes → no
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v2': completing unpatching transition
    callback post_unpatch of shadow_v2 for vmlinux
    [info] shadow_v2: post_unpatch_callback: vmlinux
    [notice] livepatch: 'shadow_v2': unpatching complete
    transition: shadow_v2 (to unpatched) → none
    listed: shadow_v1, shadow_v2 → shadow_v1
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: prepared → clean
    init patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: shadow_v2 over shadow_v1 → shadow_v1
    /sys/kernel/livepatch/shadow_v2/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
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
    > retry
    [debug] livepatch: 'shadow_v1': completing unpatching transition
    callback post_unpatch of shadow_v1 for vmlinux
    [info] shadow_v1: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v1: done
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
    - shadow dummy#7
    /sys/kernel/livepatch/shadow_v1/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v1/vmlinux/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/patched
  `);
});

test('3: load v1 completes patching; retry completes unpatching', () => {
  const { step } = boot();
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': starting patching transition
    [debug] livepatch: 'shadow_v2': completing patching transition
    [notice] livepatch: 'shadow_v2': patching complete
    → 0
    listed: none → shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v2
    handler vmlinux:cmdline_proc_show: none → registered
    + shadow dummy#7: made by shadow_v2
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 0
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: found
    [notice] livepatch: 'shadow_v1': starting patching transition
    [debug] livepatch: 'shadow_v1': completing patching transition
    [notice] livepatch: 'shadow_v1': patching complete
    → 0
    listed: shadow_v2 → shadow_v1
    shadow_v1 loaded: no → yes
    shadow_v1 enabled: no → yes
    shadow_v1 references: 0 → 1
    shadow_v1 / vmlinux loaded: no → yes
    shadow_v1 / vmlinux patched: no → yes
    shadow_v1 / vmlinux callbacks: clean → live
    shadow_v2 enabled: yes → no
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → shadow_v1
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 1
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
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v1': completing unpatching transition
    callback post_unpatch of shadow_v1 for vmlinux
    [info] shadow_v1: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v1: done
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
    - shadow dummy#7
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
    > free shadow_v2
    shadow_v2 references: 1 → 0
    shadow_v2 free queued: yes → no
    - /sys/kernel/livepatch/shadow_v2/
    - /sys/kernel/livepatch/shadow_v2/enabled
    - /sys/kernel/livepatch/shadow_v2/force
    - /sys/kernel/livepatch/shadow_v2/replace
    - /sys/kernel/livepatch/shadow_v2/transition
  `);
  step(`
    > unload shadow_v2
    → 0
    shadow_v2 loaded: yes → no
  `);
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': starting patching transition
    [debug] livepatch: 'shadow_v2': completing patching transition
    [notice] livepatch: 'shadow_v2': patching complete
    → 0
    listed: none → shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v2
    handler vmlinux:cmdline_proc_show: none → registered
    + shadow dummy#7: made by shadow_v2
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 0
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > unload shadow_v1
    effect freeShadows 7 in exit of shadow_v1: done
    → 0
    shadow_v1 loaded: yes → no
    - shadow dummy#7
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > write shadow_v2 enabled 0
    [debug] livepatch: 'shadow_v2': initializing unpatching transition
    [notice] livepatch: 'shadow_v2': starting unpatching transition
    → 0
    transition: none → shadow_v2 (to unpatched)
    shadow_v2 enabled: yes → no
    shadow_v2 / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
    /sys/kernel/livepatch/shadow_v2/transition: 0 → 1
  `);
  step(`
    > exitKernel init
    init patch_state: 1 → 0
    init pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v2': completing unpatching transition
    callback post_unpatch of shadow_v2 for vmlinux
    [info] shadow_v2: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v2: absent
    [notice] livepatch: 'shadow_v2': unpatching complete
    transition: shadow_v2 (to unpatched) → none
    listed: shadow_v2 → none
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: leaving → clean
    init patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/shadow_v2/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
  `);
});

test('4: write v2 enabled 1 reverses; retry completes the reversal to patching; exitKernel init moves init; …', () => {
  const { step } = boot();
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': starting patching transition
    [debug] livepatch: 'shadow_v2': completing patching transition
    [notice] livepatch: 'shadow_v2': patching complete
    → 0
    listed: none → shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v2
    handler vmlinux:cmdline_proc_show: none → registered
    + shadow dummy#7: made by shadow_v2
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 0
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > write shadow_v2 enabled 0
    [debug] livepatch: 'shadow_v2': initializing unpatching transition
    [notice] livepatch: 'shadow_v2': starting unpatching transition
    → 0
    transition: none → shadow_v2 (to unpatched)
    shadow_v2 enabled: yes → no
    shadow_v2 / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
    /sys/kernel/livepatch/shadow_v2/transition: 0 → 1
  `);
  step(`
    > exitKernel init
    init patch_state: 1 → 0
    init pending: yes → no
  `);
  step(`
    > write shadow_v2 enabled 1
    [debug] livepatch: 'shadow_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'shadow_v2': starting patching transition
    → 0
    transition: shadow_v2 (to unpatched) → shadow_v2 (to patched)
    shadow_v2 enabled: no → yes
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v2/enabled: 0 → 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v2': completing patching transition
    [notice] livepatch: 'shadow_v2': patching complete
    transition: shadow_v2 (to patched) → none
    shadow_v2 / vmlinux callbacks: leaving → live
    init patch_state: 0 → -1
    init pending: yes → no
    /sys/kernel/livepatch/shadow_v2/transition: 1 → 0
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: found
    [notice] livepatch: 'shadow_v1': starting patching transition
    [debug] livepatch: 'shadow_v1': completing patching transition
    [notice] livepatch: 'shadow_v1': patching complete
    → 0
    listed: shadow_v2 → shadow_v1
    shadow_v1 loaded: no → yes
    shadow_v1 enabled: no → yes
    shadow_v1 references: 0 → 1
    shadow_v1 / vmlinux loaded: no → yes
    shadow_v1 / vmlinux patched: no → yes
    shadow_v1 / vmlinux callbacks: clean → live
    shadow_v2 enabled: yes → no
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → shadow_v1
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 1
    + /sys/kernel/livepatch/shadow_v1/transition: 0
    + /sys/kernel/livepatch/shadow_v1/vmlinux/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/patched: 1
  `);
  step(`
    > free shadow_v2
    shadow_v2 references: 1 → 0
    shadow_v2 free queued: yes → no
    - /sys/kernel/livepatch/shadow_v2/
    - /sys/kernel/livepatch/shadow_v2/enabled
    - /sys/kernel/livepatch/shadow_v2/force
    - /sys/kernel/livepatch/shadow_v2/replace
    - /sys/kernel/livepatch/shadow_v2/transition
  `);
  step(`
    > unload shadow_v2
    → 0
    shadow_v2 loaded: yes → no
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: found
    [notice] livepatch: 'shadow_v2': starting patching transition
    → 0
    transition: none → shadow_v2 (to patched)
    listed: shadow_v1 → shadow_v1, shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: shadow_v1 → shadow_v2 over shadow_v1
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 1
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > write shadow_v2 enabled 0
    [debug] livepatch: 'shadow_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'shadow_v2': starting unpatching transition
    → 0
    transition: shadow_v2 (to patched) → shadow_v2 (to unpatched)
    shadow_v2 enabled: yes → no
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v2': completing unpatching transition
    callback post_unpatch of shadow_v2 for vmlinux
    [info] shadow_v2: post_unpatch_callback: vmlinux
    [notice] livepatch: 'shadow_v2': unpatching complete
    transition: shadow_v2 (to unpatched) → none
    listed: shadow_v1, shadow_v2 → shadow_v1
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: prepared → clean
    init patch_state: 1 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: shadow_v2 over shadow_v1 → shadow_v1
    /sys/kernel/livepatch/shadow_v2/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
  `);
});

test('5: load v1 stays in transition; load v2 fails with EBUSY; write v1 enabled 0 reverses; …', () => {
  const { step } = boot();
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: done
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
    + shadow dummy#7: made by shadow_v1
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 1
    + /sys/kernel/livepatch/shadow_v1/transition: 1
    + /sys/kernel/livepatch/shadow_v1/vmlinux/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/patched: 1
  `);
  step(`
    > load shadow_v2
    → -EBUSY: Device or resource busy
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
    callback post_unpatch of shadow_v1 for vmlinux
    [info] shadow_v1: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v1: done
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
    - shadow dummy#7
    /sys/kernel/livepatch/shadow_v1/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v1/vmlinux/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/patched
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': starting patching transition
    → 0
    transition: none → shadow_v2 (to patched)
    listed: none → shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v2
    handler vmlinux:cmdline_proc_show: none → registered
    + shadow dummy#7: made by shadow_v2
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 1
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > write shadow_v2 enabled 0
    [debug] livepatch: 'shadow_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'shadow_v2': starting unpatching transition
    → 0
    transition: shadow_v2 (to patched) → shadow_v2 (to unpatched)
    shadow_v2 enabled: yes → no
    init pending: yes → no
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v2': completing unpatching transition
    callback post_unpatch of shadow_v2 for vmlinux
    [info] shadow_v2: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': unpatching complete
    transition: shadow_v2 (to unpatched) → none
    listed: shadow_v2 → none
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: prepared → clean
    init patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    - shadow dummy#7
    /sys/kernel/livepatch/shadow_v2/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
  `);
  step(`
    > free shadow_v2
    shadow_v2 references: 1 → 0
    shadow_v2 free queued: yes → no
    - /sys/kernel/livepatch/shadow_v2/
    - /sys/kernel/livepatch/shadow_v2/enabled
    - /sys/kernel/livepatch/shadow_v2/force
    - /sys/kernel/livepatch/shadow_v2/replace
    - /sys/kernel/livepatch/shadow_v2/transition
  `);
  step(`
    > unload shadow_v2
    → 0
    shadow_v2 loaded: yes → no
  `);
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': starting patching transition
    → 0
    transition: none → shadow_v2 (to patched)
    listed: none → shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v2
    handler vmlinux:cmdline_proc_show: none → registered
    + shadow dummy#7: made by shadow_v2
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 1
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v2': completing patching transition
    [notice] livepatch: 'shadow_v2': patching complete
    transition: shadow_v2 (to patched) → none
    shadow_v2 / vmlinux callbacks: prepared → live
    init patch_state: 0 → -1
    init pending: yes → no
    /sys/kernel/livepatch/shadow_v2/transition: 1 → 0
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > write shadow_v2 enabled 0
    [debug] livepatch: 'shadow_v2': initializing unpatching transition
    [notice] livepatch: 'shadow_v2': starting unpatching transition
    → 0
    transition: none → shadow_v2 (to unpatched)
    shadow_v2 enabled: yes → no
    shadow_v2 / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
    /sys/kernel/livepatch/shadow_v2/transition: 0 → 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v2': completing unpatching transition
    callback post_unpatch of shadow_v2 for vmlinux
    [info] shadow_v2: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': unpatching complete
    transition: shadow_v2 (to unpatched) → none
    listed: shadow_v2 → none
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: leaving → clean
    init patch_state: 1 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    - shadow dummy#7
    /sys/kernel/livepatch/shadow_v2/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
  `);
});

test('6: load v2 completes patching; write v1 enabled 0 reverses; retry completes the reversal to unpatching; …', () => {
  const { step } = boot();
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': starting patching transition
    [debug] livepatch: 'shadow_v2': completing patching transition
    [notice] livepatch: 'shadow_v2': patching complete
    → 0
    listed: none → shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v2
    handler vmlinux:cmdline_proc_show: none → registered
    + shadow dummy#7: made by shadow_v2
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 0
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: found
    [notice] livepatch: 'shadow_v1': starting patching transition
    [debug] livepatch: 'shadow_v1': completing patching transition
    [notice] livepatch: 'shadow_v1': patching complete
    → 0
    listed: shadow_v2 → shadow_v1
    shadow_v1 loaded: no → yes
    shadow_v1 enabled: no → yes
    shadow_v1 references: 0 → 1
    shadow_v1 / vmlinux loaded: no → yes
    shadow_v1 / vmlinux patched: no → yes
    shadow_v1 / vmlinux callbacks: clean → live
    shadow_v2 enabled: yes → no
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → shadow_v1
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 1
    + /sys/kernel/livepatch/shadow_v1/transition: 0
    + /sys/kernel/livepatch/shadow_v1/vmlinux/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/patched: 1
  `);
  step(`
    > free shadow_v2
    shadow_v2 references: 1 → 0
    shadow_v2 free queued: yes → no
    - /sys/kernel/livepatch/shadow_v2/
    - /sys/kernel/livepatch/shadow_v2/enabled
    - /sys/kernel/livepatch/shadow_v2/force
    - /sys/kernel/livepatch/shadow_v2/replace
    - /sys/kernel/livepatch/shadow_v2/transition
  `);
  step(`
    > unload shadow_v2
    → 0
    shadow_v2 loaded: yes → no
  `);
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: found
    [notice] livepatch: 'shadow_v2': starting patching transition
    [debug] livepatch: 'shadow_v2': completing patching transition
    [notice] livepatch: 'shadow_v2': patching complete
    → 0
    listed: shadow_v1 → shadow_v2
    shadow_v1 enabled: yes → no
    shadow_v1 free queued: no → yes
    shadow_v1 / vmlinux loaded: yes → no
    shadow_v1 / vmlinux patched: yes → no
    shadow_v1 / vmlinux callbacks: live → clean
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: shadow_v1 → shadow_v2
    /sys/kernel/livepatch/shadow_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_v1/vmlinux/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/patched
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 0
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
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
    effect freeShadows 7 in exit of shadow_v1: done
    → 0
    shadow_v1 loaded: yes → no
    - shadow dummy#7
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: done
    [notice] livepatch: 'shadow_v1': starting patching transition
    → 0
    transition: none → shadow_v1 (to patched)
    listed: shadow_v2 → shadow_v2, shadow_v1
    shadow_v1 loaded: no → yes
    shadow_v1 enabled: no → yes
    shadow_v1 references: 0 → 1
    shadow_v1 / vmlinux loaded: no → yes
    shadow_v1 / vmlinux patched: no → yes
    shadow_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → shadow_v1 over shadow_v2
    + shadow dummy#7: made by shadow_v1
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 1
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
    callback post_unpatch of shadow_v1 for vmlinux
    [info] shadow_v1: post_unpatch_callback: vmlinux
    [notice] livepatch: 'shadow_v1': unpatching complete
    transition: shadow_v1 (to unpatched) → none
    listed: shadow_v2, shadow_v1 → shadow_v2
    shadow_v1 free queued: no → yes
    shadow_v1 / vmlinux loaded: yes → no
    shadow_v1 / vmlinux patched: yes → no
    shadow_v1 / vmlinux callbacks: prepared → clean
    init patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: shadow_v1 over shadow_v2 → shadow_v2
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
    effect freeShadows 7 in exit of shadow_v1: done
    → 0
    shadow_v1 loaded: yes → no
    - shadow dummy#7
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: done
    [notice] livepatch: 'shadow_v1': starting patching transition
    → 0
    transition: none → shadow_v1 (to patched)
    listed: shadow_v2 → shadow_v2, shadow_v1
    shadow_v1 loaded: no → yes
    shadow_v1 enabled: no → yes
    shadow_v1 references: 0 → 1
    shadow_v1 / vmlinux loaded: no → yes
    shadow_v1 / vmlinux patched: no → yes
    shadow_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → shadow_v1 over shadow_v2
    + shadow dummy#7: made by shadow_v1
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 1
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
    [notice] livepatch: 'shadow_v1': patching complete
    transition: shadow_v1 (to patched) → none
    listed: shadow_v2, shadow_v1 → shadow_v1
    shadow_v1 / vmlinux callbacks: prepared → live
    shadow_v2 enabled: yes → no
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: live → clean
    init patch_state: 1 → -1
    func_stack vmlinux:cmdline_proc_show: shadow_v1 over shadow_v2 → shadow_v1
    /sys/kernel/livepatch/shadow_v1/transition: 1 → 0
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
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
    [notice] livepatch: 'shadow_v1': patching complete
    transition: shadow_v1 (to patched) → none
    shadow_v1 / vmlinux callbacks: leaving → live
    init patch_state: 0 → -1
    init pending: yes → no
    /sys/kernel/livepatch/shadow_v1/transition: 1 → 0
  `);
});

test('7: write v1 enabled 0 completes unpatching; retry completes the reversal to unpatching; load v2 completes patching', () => {
  const { step } = boot();
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: done
    [notice] livepatch: 'shadow_v1': starting patching transition
    [debug] livepatch: 'shadow_v1': completing patching transition
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
    + /sys/kernel/livepatch/shadow_v1/replace: 1
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
    callback post_unpatch of shadow_v1 for vmlinux
    [info] shadow_v1: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v1: done
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
    - shadow dummy#7
    /sys/kernel/livepatch/shadow_v1/enabled: 1 → 0
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
    > wake init
    init running: no → yes
  `);
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': starting patching transition
    → 0
    transition: none → shadow_v2 (to patched)
    listed: none → shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v2
    handler vmlinux:cmdline_proc_show: none → registered
    + shadow dummy#7: made by shadow_v2
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 1
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > unload shadow_v1
    effect freeShadows 7 in exit of shadow_v1: done
    → 0
    shadow_v1 loaded: yes → no
    - shadow dummy#7
  `);
  step(`
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > write shadow_v2 enabled 0
    [debug] livepatch: 'shadow_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'shadow_v2': starting unpatching transition
    → 0
    transition: shadow_v2 (to patched) → shadow_v2 (to unpatched)
    shadow_v2 enabled: yes → no
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v2': completing unpatching transition
    callback post_unpatch of shadow_v2 for vmlinux
    [info] shadow_v2: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v2: absent
    [notice] livepatch: 'shadow_v2': unpatching complete
    transition: shadow_v2 (to unpatched) → none
    listed: shadow_v2 → none
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: prepared → clean
    init patch_state: 1 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/shadow_v2/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: done
    [notice] livepatch: 'shadow_v1': starting patching transition
    [debug] livepatch: 'shadow_v1': completing patching transition
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
    + /sys/kernel/livepatch/shadow_v1/replace: 1
    + /sys/kernel/livepatch/shadow_v1/transition: 0
    + /sys/kernel/livepatch/shadow_v1/vmlinux/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/patched: 1
  `);
  step(`
    > free shadow_v2
    shadow_v2 references: 1 → 0
    shadow_v2 free queued: yes → no
    - /sys/kernel/livepatch/shadow_v2/
    - /sys/kernel/livepatch/shadow_v2/enabled
    - /sys/kernel/livepatch/shadow_v2/force
    - /sys/kernel/livepatch/shadow_v2/replace
    - /sys/kernel/livepatch/shadow_v2/transition
  `);
  step(`
    > unload shadow_v2
    → 0
    shadow_v2 loaded: yes → no
  `);
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: found
    [notice] livepatch: 'shadow_v2': starting patching transition
    [debug] livepatch: 'shadow_v2': completing patching transition
    [notice] livepatch: 'shadow_v2': patching complete
    → 0
    listed: shadow_v1 → shadow_v2
    shadow_v1 enabled: yes → no
    shadow_v1 free queued: no → yes
    shadow_v1 / vmlinux loaded: yes → no
    shadow_v1 / vmlinux patched: yes → no
    shadow_v1 / vmlinux callbacks: live → clean
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: shadow_v1 → shadow_v2
    /sys/kernel/livepatch/shadow_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_v1/vmlinux/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/patched
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 0
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
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
    effect freeShadows 7 in exit of shadow_v1: done
    → 0
    shadow_v1 loaded: yes → no
    - shadow dummy#7
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: done
    [notice] livepatch: 'shadow_v1': starting patching transition
    → 0
    transition: none → shadow_v1 (to patched)
    listed: shadow_v2 → shadow_v2, shadow_v1
    shadow_v1 loaded: no → yes
    shadow_v1 enabled: no → yes
    shadow_v1 references: 0 → 1
    shadow_v1 / vmlinux loaded: no → yes
    shadow_v1 / vmlinux patched: no → yes
    shadow_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → shadow_v1 over shadow_v2
    + shadow dummy#7: made by shadow_v1
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 1
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
    callback post_unpatch of shadow_v1 for vmlinux
    [info] shadow_v1: post_unpatch_callback: vmlinux
    [notice] livepatch: 'shadow_v1': unpatching complete
    transition: shadow_v1 (to unpatched) → none
    listed: shadow_v2, shadow_v1 → shadow_v2
    shadow_v1 free queued: no → yes
    shadow_v1 / vmlinux loaded: yes → no
    shadow_v1 / vmlinux patched: yes → no
    shadow_v1 / vmlinux callbacks: prepared → clean
    init patch_state: 1 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: shadow_v1 over shadow_v2 → shadow_v2
    /sys/kernel/livepatch/shadow_v1/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v1/vmlinux/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/patched
  `);
});

test('8: write v2 enabled 0 completes unpatching; resched init moves init; write v1 enabled 1 reverses; retry completes patching; …', () => {
  const { step } = boot();
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: done
    [notice] livepatch: 'shadow_v1': starting patching transition
    [debug] livepatch: 'shadow_v1': completing patching transition
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
    + /sys/kernel/livepatch/shadow_v1/replace: 1
    + /sys/kernel/livepatch/shadow_v1/transition: 0
    + /sys/kernel/livepatch/shadow_v1/vmlinux/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/patched: 1
  `);
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: found
    [notice] livepatch: 'shadow_v2': starting patching transition
    [debug] livepatch: 'shadow_v2': completing patching transition
    [notice] livepatch: 'shadow_v2': patching complete
    → 0
    listed: shadow_v1 → shadow_v2
    shadow_v1 enabled: yes → no
    shadow_v1 free queued: no → yes
    shadow_v1 / vmlinux loaded: yes → no
    shadow_v1 / vmlinux patched: yes → no
    shadow_v1 / vmlinux callbacks: live → clean
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: shadow_v1 → shadow_v2
    /sys/kernel/livepatch/shadow_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_v1/vmlinux/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/patched
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 0
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > write shadow_v2 enabled 0
    [debug] livepatch: 'shadow_v2': initializing unpatching transition
    [notice] livepatch: 'shadow_v2': starting unpatching transition
    [debug] livepatch: 'shadow_v2': completing unpatching transition
    callback post_unpatch of shadow_v2 for vmlinux
    [info] shadow_v2: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': unpatching complete
    → 0
    listed: shadow_v2 → none
    shadow_v2 enabled: yes → no
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    - shadow dummy#7
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
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
    effect freeShadows 7 in exit of shadow_v1: absent
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
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: done
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
    + shadow dummy#7: made by shadow_v1
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 1
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
    > resched init
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
    > retry
    [debug] livepatch: 'shadow_v1': completing patching transition
    [notice] livepatch: 'shadow_v1': patching complete
    transition: shadow_v1 (to patched) → none
    shadow_v1 / vmlinux callbacks: prepared → live
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
    > exitKernel init
    init patch_state: 1 → 0
    init pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v1': completing unpatching transition
    callback post_unpatch of shadow_v1 for vmlinux
    [info] shadow_v1: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v1: done
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
    - shadow dummy#7
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
    effect freeShadows 7 in exit of shadow_v1: absent
    → 0
    shadow_v1 loaded: yes → no
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: done
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
    + shadow dummy#7: made by shadow_v1
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 1
    + /sys/kernel/livepatch/shadow_v1/transition: 1
    + /sys/kernel/livepatch/shadow_v1/vmlinux/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/patched: 1
  `);
  step(`
    > retry
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
    callback post_unpatch of shadow_v1 for vmlinux
    [info] shadow_v1: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v1: done
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
    - shadow dummy#7
    /sys/kernel/livepatch/shadow_v1/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v1/vmlinux/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/patched
  `);
});

test('9: write v2 enabled 0 fails with EBUSY; retry completes the reversal to unpatching; write v2 enabled 1 reverses; …', () => {
  const { step } = boot();
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': starting patching transition
    [debug] livepatch: 'shadow_v2': completing patching transition
    [notice] livepatch: 'shadow_v2': patching complete
    → 0
    listed: none → shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v2
    handler vmlinux:cmdline_proc_show: none → registered
    + shadow dummy#7: made by shadow_v2
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 0
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: found
    [notice] livepatch: 'shadow_v1': starting patching transition
    → 0
    transition: none → shadow_v1 (to patched)
    listed: shadow_v2 → shadow_v2, shadow_v1
    shadow_v1 loaded: no → yes
    shadow_v1 enabled: no → yes
    shadow_v1 references: 0 → 1
    shadow_v1 / vmlinux loaded: no → yes
    shadow_v1 / vmlinux patched: no → yes
    shadow_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → shadow_v1 over shadow_v2
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 1
    + /sys/kernel/livepatch/shadow_v1/transition: 1
    + /sys/kernel/livepatch/shadow_v1/vmlinux/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/patched: 1
  `);
  step(`
    > write shadow_v2 enabled 0
    → -EBUSY: Device or resource busy
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
    callback post_unpatch of shadow_v1 for vmlinux
    [info] shadow_v1: post_unpatch_callback: vmlinux
    [notice] livepatch: 'shadow_v1': unpatching complete
    transition: shadow_v1 (to unpatched) → none
    listed: shadow_v2, shadow_v1 → shadow_v2
    shadow_v1 free queued: no → yes
    shadow_v1 / vmlinux loaded: yes → no
    shadow_v1 / vmlinux patched: yes → no
    shadow_v1 / vmlinux callbacks: prepared → clean
    init patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: shadow_v1 over shadow_v2 → shadow_v2
    /sys/kernel/livepatch/shadow_v1/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v1/vmlinux/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/patched
  `);
  step(`
    > write shadow_v2 enabled 0
    [debug] livepatch: 'shadow_v2': initializing unpatching transition
    [notice] livepatch: 'shadow_v2': starting unpatching transition
    → 0
    transition: none → shadow_v2 (to unpatched)
    shadow_v2 enabled: yes → no
    shadow_v2 / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
    /sys/kernel/livepatch/shadow_v2/transition: 0 → 1
  `);
  step(`
    > write shadow_v2 enabled 1
    [debug] livepatch: 'shadow_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'shadow_v2': starting patching transition
    → 0
    transition: shadow_v2 (to unpatched) → shadow_v2 (to patched)
    shadow_v2 enabled: no → yes
    init pending: yes → no
    /sys/kernel/livepatch/shadow_v2/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v2': completing patching transition
    [notice] livepatch: 'shadow_v2': patching complete
    transition: shadow_v2 (to patched) → none
    shadow_v2 / vmlinux callbacks: leaving → live
    init patch_state: 1 → -1
    /sys/kernel/livepatch/shadow_v2/transition: 1 → 0
  `);
  step(`
    > write shadow_v2 enabled 0
    [debug] livepatch: 'shadow_v2': initializing unpatching transition
    [notice] livepatch: 'shadow_v2': starting unpatching transition
    → 0
    transition: none → shadow_v2 (to unpatched)
    shadow_v2 enabled: yes → no
    shadow_v2 / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
    /sys/kernel/livepatch/shadow_v2/transition: 0 → 1
  `);
  step(`
    > exitKernel init
    init patch_state: 1 → 0
    init pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v2': completing unpatching transition
    callback post_unpatch of shadow_v2 for vmlinux
    [info] shadow_v2: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': unpatching complete
    transition: shadow_v2 (to unpatched) → none
    listed: shadow_v2 → none
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: leaving → clean
    init patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    - shadow dummy#7
    /sys/kernel/livepatch/shadow_v2/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
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
    effect freeShadows 7 in exit of shadow_v1: absent
    → 0
    shadow_v1 loaded: yes → no
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: done
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
    + shadow dummy#7: made by shadow_v1
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 1
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
    [notice] livepatch: 'shadow_v1': patching complete
    transition: shadow_v1 (to patched) → none
    shadow_v1 / vmlinux callbacks: prepared → live
    init patch_state: 0 → -1
    init pending: yes → no
    /sys/kernel/livepatch/shadow_v1/transition: 1 → 0
  `);
  step(`
    > free shadow_v2
    shadow_v2 references: 1 → 0
    shadow_v2 free queued: yes → no
    - /sys/kernel/livepatch/shadow_v2/
    - /sys/kernel/livepatch/shadow_v2/enabled
    - /sys/kernel/livepatch/shadow_v2/force
    - /sys/kernel/livepatch/shadow_v2/replace
    - /sys/kernel/livepatch/shadow_v2/transition
  `);
  step(`
    > unload shadow_v2
    → 0
    shadow_v2 loaded: yes → no
  `);
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: found
    [notice] livepatch: 'shadow_v2': starting patching transition
    [debug] livepatch: 'shadow_v2': completing patching transition
    [notice] livepatch: 'shadow_v2': patching complete
    → 0
    listed: shadow_v1 → shadow_v2
    shadow_v1 enabled: yes → no
    shadow_v1 free queued: no → yes
    shadow_v1 / vmlinux loaded: yes → no
    shadow_v1 / vmlinux patched: yes → no
    shadow_v1 / vmlinux callbacks: live → clean
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: shadow_v1 → shadow_v2
    /sys/kernel/livepatch/shadow_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_v1/vmlinux/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/patched
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 0
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
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
    effect freeShadows 7 in exit of shadow_v1: done
    → 0
    shadow_v1 loaded: yes → no
    - shadow dummy#7
  `);
  step(`
    > write shadow_v2 enabled 0
    [debug] livepatch: 'shadow_v2': initializing unpatching transition
    [notice] livepatch: 'shadow_v2': starting unpatching transition
    [debug] livepatch: 'shadow_v2': completing unpatching transition
    callback post_unpatch of shadow_v2 for vmlinux
    [info] shadow_v2: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v2: absent
    [notice] livepatch: 'shadow_v2': unpatching complete
    → 0
    listed: shadow_v2 → none
    shadow_v2 enabled: yes → no
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
  `);
});

test('10: load v1 fails with EBUSY; retry completes the reversal to unpatching; retry completes patching; …', () => {
  const { step } = boot();
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': starting patching transition
    → 0
    transition: none → shadow_v2 (to patched)
    listed: none → shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v2
    handler vmlinux:cmdline_proc_show: none → registered
    + shadow dummy#7: made by shadow_v2
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 1
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > load shadow_v1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > write shadow_v2 enabled 0
    [debug] livepatch: 'shadow_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'shadow_v2': starting unpatching transition
    → 0
    transition: shadow_v2 (to patched) → shadow_v2 (to unpatched)
    shadow_v2 enabled: yes → no
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v2': completing unpatching transition
    callback post_unpatch of shadow_v2 for vmlinux
    [info] shadow_v2: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': unpatching complete
    transition: shadow_v2 (to unpatched) → none
    listed: shadow_v2 → none
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: prepared → clean
    init patch_state: 1 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    - shadow dummy#7
    /sys/kernel/livepatch/shadow_v2/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: done
    [notice] livepatch: 'shadow_v1': starting patching transition
    [debug] livepatch: 'shadow_v1': completing patching transition
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
    + /sys/kernel/livepatch/shadow_v1/replace: 1
    + /sys/kernel/livepatch/shadow_v1/transition: 0
    + /sys/kernel/livepatch/shadow_v1/vmlinux/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/patched: 1
  `);
  step(`
    > free shadow_v2
    shadow_v2 references: 1 → 0
    shadow_v2 free queued: yes → no
    - /sys/kernel/livepatch/shadow_v2/
    - /sys/kernel/livepatch/shadow_v2/enabled
    - /sys/kernel/livepatch/shadow_v2/force
    - /sys/kernel/livepatch/shadow_v2/replace
    - /sys/kernel/livepatch/shadow_v2/transition
  `);
  step(`
    > unload shadow_v2
    → 0
    shadow_v2 loaded: yes → no
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: found
    [notice] livepatch: 'shadow_v2': starting patching transition
    → 0
    transition: none → shadow_v2 (to patched)
    listed: shadow_v1 → shadow_v1, shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: shadow_v1 → shadow_v2 over shadow_v1
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 1
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v2': completing patching transition
    [notice] livepatch: 'shadow_v2': patching complete
    transition: shadow_v2 (to patched) → none
    listed: shadow_v1, shadow_v2 → shadow_v2
    shadow_v1 enabled: yes → no
    shadow_v1 free queued: no → yes
    shadow_v1 / vmlinux loaded: yes → no
    shadow_v1 / vmlinux patched: yes → no
    shadow_v1 / vmlinux callbacks: live → clean
    shadow_v2 / vmlinux callbacks: prepared → live
    init patch_state: 1 → -1
    func_stack vmlinux:cmdline_proc_show: shadow_v2 over shadow_v1 → shadow_v2
    /sys/kernel/livepatch/shadow_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_v1/vmlinux/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/patched
    /sys/kernel/livepatch/shadow_v2/transition: 1 → 0
  `);
  step(`
    > write shadow_v2 enabled 0
    [debug] livepatch: 'shadow_v2': initializing unpatching transition
    [notice] livepatch: 'shadow_v2': starting unpatching transition
    → 0
    transition: none → shadow_v2 (to unpatched)
    shadow_v2 enabled: yes → no
    shadow_v2 / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
    /sys/kernel/livepatch/shadow_v2/transition: 0 → 1
  `);
  step(`
    > exitKernel init
    init patch_state: 1 → 0
    init pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v2': completing unpatching transition
    callback post_unpatch of shadow_v2 for vmlinux
    [info] shadow_v2: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': unpatching complete
    transition: shadow_v2 (to unpatched) → none
    listed: shadow_v2 → none
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: leaving → clean
    init patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    - shadow dummy#7
    /sys/kernel/livepatch/shadow_v2/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
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
    > free shadow_v2
    shadow_v2 references: 1 → 0
    shadow_v2 free queued: yes → no
    - /sys/kernel/livepatch/shadow_v2/
    - /sys/kernel/livepatch/shadow_v2/enabled
    - /sys/kernel/livepatch/shadow_v2/force
    - /sys/kernel/livepatch/shadow_v2/replace
    - /sys/kernel/livepatch/shadow_v2/transition
  `);
  step(`
    > unload shadow_v2
    → 0
    shadow_v2 loaded: yes → no
  `);
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': starting patching transition
    → 0
    transition: none → shadow_v2 (to patched)
    listed: none → shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v2
    handler vmlinux:cmdline_proc_show: none → registered
    + shadow dummy#7: made by shadow_v2
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 1
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > unload shadow_v1
    effect freeShadows 7 in exit of shadow_v1: done
    → 0
    shadow_v1 loaded: yes → no
    - shadow dummy#7
  `);
  step(`
    > write shadow_v2 enabled 0
    [debug] livepatch: 'shadow_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'shadow_v2': starting unpatching transition
    → 0
    transition: shadow_v2 (to patched) → shadow_v2 (to unpatched)
    shadow_v2 enabled: yes → no
    init pending: yes → no
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v2': completing unpatching transition
    callback post_unpatch of shadow_v2 for vmlinux
    [info] shadow_v2: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v2: absent
    [notice] livepatch: 'shadow_v2': unpatching complete
    transition: shadow_v2 (to unpatched) → none
    listed: shadow_v2 → none
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: prepared → clean
    init patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/shadow_v2/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
  `);
});

test('11: retry completes the reversal to unpatching; retry completes unpatching', () => {
  const { step } = boot();
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: done
    [notice] livepatch: 'shadow_v1': starting patching transition
    [debug] livepatch: 'shadow_v1': completing patching transition
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
    + /sys/kernel/livepatch/shadow_v1/replace: 1
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
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: found
    [notice] livepatch: 'shadow_v2': starting patching transition
    → 0
    transition: none → shadow_v2 (to patched)
    listed: shadow_v1 → shadow_v1, shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: shadow_v1 → shadow_v2 over shadow_v1
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 1
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > write shadow_v2 enabled 0
    [debug] livepatch: 'shadow_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'shadow_v2': starting unpatching transition
    → 0
    transition: shadow_v2 (to patched) → shadow_v2 (to unpatched)
    shadow_v2 enabled: yes → no
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v2': completing unpatching transition
    callback post_unpatch of shadow_v2 for vmlinux
    [info] shadow_v2: post_unpatch_callback: vmlinux
    [notice] livepatch: 'shadow_v2': unpatching complete
    transition: shadow_v2 (to unpatched) → none
    listed: shadow_v1, shadow_v2 → shadow_v1
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: prepared → clean
    init patch_state: 1 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: shadow_v2 over shadow_v1 → shadow_v1
    /sys/kernel/livepatch/shadow_v2/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
  `);
  step(`
    > free shadow_v2
    shadow_v2 references: 1 → 0
    shadow_v2 free queued: yes → no
    - /sys/kernel/livepatch/shadow_v2/
    - /sys/kernel/livepatch/shadow_v2/enabled
    - /sys/kernel/livepatch/shadow_v2/force
    - /sys/kernel/livepatch/shadow_v2/replace
    - /sys/kernel/livepatch/shadow_v2/transition
  `);
  step(`
    > unload shadow_v2
    → 0
    shadow_v2 loaded: yes → no
  `);
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: found
    [notice] livepatch: 'shadow_v2': starting patching transition
    [debug] livepatch: 'shadow_v2': completing patching transition
    [notice] livepatch: 'shadow_v2': patching complete
    → 0
    listed: shadow_v1 → shadow_v2
    shadow_v1 enabled: yes → no
    shadow_v1 free queued: no → yes
    shadow_v1 / vmlinux loaded: yes → no
    shadow_v1 / vmlinux patched: yes → no
    shadow_v1 / vmlinux callbacks: live → clean
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: shadow_v1 → shadow_v2
    /sys/kernel/livepatch/shadow_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_v1/vmlinux/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/patched
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 0
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
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
    effect freeShadows 7 in exit of shadow_v1: done
    → 0
    shadow_v1 loaded: yes → no
    - shadow dummy#7
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > write shadow_v2 enabled 0
    [debug] livepatch: 'shadow_v2': initializing unpatching transition
    [notice] livepatch: 'shadow_v2': starting unpatching transition
    → 0
    transition: none → shadow_v2 (to unpatched)
    shadow_v2 enabled: yes → no
    shadow_v2 / vmlinux callbacks: live → leaving
    init patch_state: -1 → 1
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
    /sys/kernel/livepatch/shadow_v2/transition: 0 → 1
  `);
  step(`
    > sleep init
    init running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v2': completing unpatching transition
    callback post_unpatch of shadow_v2 for vmlinux
    [info] shadow_v2: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v2: absent
    [notice] livepatch: 'shadow_v2': unpatching complete
    transition: shadow_v2 (to unpatched) → none
    listed: shadow_v2 → none
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: leaving → clean
    init patch_state: 1 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/shadow_v2/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
  `);
  step(`
    > free shadow_v2
    shadow_v2 references: 1 → 0
    shadow_v2 free queued: yes → no
    - /sys/kernel/livepatch/shadow_v2/
    - /sys/kernel/livepatch/shadow_v2/enabled
    - /sys/kernel/livepatch/shadow_v2/force
    - /sys/kernel/livepatch/shadow_v2/replace
    - /sys/kernel/livepatch/shadow_v2/transition
  `);
  step(`
    > unload shadow_v2
    → 0
    shadow_v2 loaded: yes → no
  `);
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': starting patching transition
    [debug] livepatch: 'shadow_v2': completing patching transition
    [notice] livepatch: 'shadow_v2': patching complete
    → 0
    listed: none → shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v2
    handler vmlinux:cmdline_proc_show: none → registered
    + shadow dummy#7: made by shadow_v2
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 0
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: found
    [notice] livepatch: 'shadow_v1': starting patching transition
    → 0
    transition: none → shadow_v1 (to patched)
    listed: shadow_v2 → shadow_v2, shadow_v1
    shadow_v1 loaded: no → yes
    shadow_v1 enabled: no → yes
    shadow_v1 references: 0 → 1
    shadow_v1 / vmlinux loaded: no → yes
    shadow_v1 / vmlinux patched: no → yes
    shadow_v1 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → shadow_v1 over shadow_v2
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 1
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
    callback post_unpatch of shadow_v1 for vmlinux
    [info] shadow_v1: post_unpatch_callback: vmlinux
    [notice] livepatch: 'shadow_v1': unpatching complete
    transition: shadow_v1 (to unpatched) → none
    listed: shadow_v2, shadow_v1 → shadow_v2
    shadow_v1 free queued: no → yes
    shadow_v1 / vmlinux loaded: yes → no
    shadow_v1 / vmlinux patched: yes → no
    shadow_v1 / vmlinux callbacks: prepared → clean
    init patch_state: 1 → -1
    init pending: yes → no
    func_stack vmlinux:cmdline_proc_show: shadow_v1 over shadow_v2 → shadow_v2
    /sys/kernel/livepatch/shadow_v1/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v1/vmlinux/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/patched
  `);
});

test('12: write v2 enabled 0 completes unpatching; resched init moves init; retry completes the reversal to patching; …', () => {
  const { step } = boot();
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': starting patching transition
    [debug] livepatch: 'shadow_v2': completing patching transition
    [notice] livepatch: 'shadow_v2': patching complete
    → 0
    listed: none → shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v2
    handler vmlinux:cmdline_proc_show: none → registered
    + shadow dummy#7: made by shadow_v2
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 0
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > write shadow_v2 enabled 0
    [debug] livepatch: 'shadow_v2': initializing unpatching transition
    [notice] livepatch: 'shadow_v2': starting unpatching transition
    [debug] livepatch: 'shadow_v2': completing unpatching transition
    callback post_unpatch of shadow_v2 for vmlinux
    [info] shadow_v2: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': unpatching complete
    → 0
    listed: shadow_v2 → none
    shadow_v2 enabled: yes → no
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    - shadow dummy#7
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: done
    [notice] livepatch: 'shadow_v1': starting patching transition
    [debug] livepatch: 'shadow_v1': completing patching transition
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
    + /sys/kernel/livepatch/shadow_v1/replace: 1
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
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v1': completing patching transition
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
    callback post_unpatch of shadow_v1 for vmlinux
    [info] shadow_v1: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v1: done
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
    - shadow dummy#7
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
    > free shadow_v2
    shadow_v2 references: 1 → 0
    shadow_v2 free queued: yes → no
    - /sys/kernel/livepatch/shadow_v2/
    - /sys/kernel/livepatch/shadow_v2/enabled
    - /sys/kernel/livepatch/shadow_v2/force
    - /sys/kernel/livepatch/shadow_v2/replace
    - /sys/kernel/livepatch/shadow_v2/transition
  `);
  step(`
    > unload shadow_v2
    → 0
    shadow_v2 loaded: yes → no
  `);
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': starting patching transition
    [debug] livepatch: 'shadow_v2': completing patching transition
    [notice] livepatch: 'shadow_v2': patching complete
    → 0
    listed: none → shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v2
    handler vmlinux:cmdline_proc_show: none → registered
    + shadow dummy#7: made by shadow_v2
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 0
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > unload shadow_v1
    effect freeShadows 7 in exit of shadow_v1: done
    → 0
    shadow_v1 loaded: yes → no
    - shadow dummy#7
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: done
    [notice] livepatch: 'shadow_v1': starting patching transition
    [debug] livepatch: 'shadow_v1': completing patching transition
    [notice] livepatch: 'shadow_v1': patching complete
    → 0
    listed: shadow_v2 → shadow_v1
    shadow_v1 loaded: no → yes
    shadow_v1 enabled: no → yes
    shadow_v1 references: 0 → 1
    shadow_v1 / vmlinux loaded: no → yes
    shadow_v1 / vmlinux patched: no → yes
    shadow_v1 / vmlinux callbacks: clean → live
    shadow_v2 enabled: yes → no
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → shadow_v1
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
    + shadow dummy#7: made by shadow_v1
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 1
    + /sys/kernel/livepatch/shadow_v1/transition: 0
    + /sys/kernel/livepatch/shadow_v1/vmlinux/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v1/vmlinux/patched: 1
  `);
  step(`
    > free shadow_v2
    shadow_v2 references: 1 → 0
    shadow_v2 free queued: yes → no
    - /sys/kernel/livepatch/shadow_v2/
    - /sys/kernel/livepatch/shadow_v2/enabled
    - /sys/kernel/livepatch/shadow_v2/force
    - /sys/kernel/livepatch/shadow_v2/replace
    - /sys/kernel/livepatch/shadow_v2/transition
  `);
  step(`
    > unload shadow_v2
    → 0
    shadow_v2 loaded: yes → no
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: found
    [notice] livepatch: 'shadow_v2': starting patching transition
    → 0
    transition: none → shadow_v2 (to patched)
    listed: shadow_v1 → shadow_v1, shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: shadow_v1 → shadow_v2 over shadow_v1
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 1
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > write shadow_v1 enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write shadow_v2 enabled 0
    [debug] livepatch: 'shadow_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'shadow_v2': starting unpatching transition
    → 0
    transition: shadow_v2 (to patched) → shadow_v2 (to unpatched)
    shadow_v2 enabled: yes → no
    init pending: yes → no
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'shadow_v2': completing unpatching transition
    callback post_unpatch of shadow_v2 for vmlinux
    [info] shadow_v2: post_unpatch_callback: vmlinux
    [notice] livepatch: 'shadow_v2': unpatching complete
    transition: shadow_v2 (to unpatched) → none
    listed: shadow_v1, shadow_v2 → shadow_v1
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: prepared → clean
    init patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: shadow_v2 over shadow_v1 → shadow_v1
    /sys/kernel/livepatch/shadow_v2/transition: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
  `);
});

test('13: write v1 enabled 0 fails with EINVAL; write v1 enabled 1 fails with EINVAL; unload v1 fails with EAGAIN; …', () => {
  const { step } = boot();
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: done
    [notice] livepatch: 'shadow_v1': starting patching transition
    [debug] livepatch: 'shadow_v1': completing patching transition
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
    + /sys/kernel/livepatch/shadow_v1/replace: 1
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
    callback post_unpatch of shadow_v1 for vmlinux
    [info] shadow_v1: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v1: done
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
    - shadow dummy#7
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
    effect freeShadows 7 in exit of shadow_v1: absent
    → 0
    shadow_v1 loaded: yes → no
  `);
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': starting patching transition
    [debug] livepatch: 'shadow_v2': completing patching transition
    [notice] livepatch: 'shadow_v2': patching complete
    → 0
    listed: none → shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v2
    handler vmlinux:cmdline_proc_show: none → registered
    + shadow dummy#7: made by shadow_v2
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 0
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > load shadow_v1
    [notice] livepatch: enabling patch 'shadow_v1'
    [debug] livepatch: 'shadow_v1': initializing patching transition
    callback pre_patch of shadow_v1 for vmlinux
    [info] shadow_v1: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v1: found
    [notice] livepatch: 'shadow_v1': starting patching transition
    [debug] livepatch: 'shadow_v1': completing patching transition
    [notice] livepatch: 'shadow_v1': patching complete
    → 0
    listed: shadow_v2 → shadow_v1
    shadow_v1 loaded: no → yes
    shadow_v1 enabled: no → yes
    shadow_v1 references: 0 → 1
    shadow_v1 / vmlinux loaded: no → yes
    shadow_v1 / vmlinux patched: no → yes
    shadow_v1 / vmlinux callbacks: clean → live
    shadow_v2 enabled: yes → no
    shadow_v2 free queued: no → yes
    shadow_v2 / vmlinux loaded: yes → no
    shadow_v2 / vmlinux patched: yes → no
    shadow_v2 / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: shadow_v2 → shadow_v1
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_v2/vmlinux/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v2/vmlinux/patched
    + /sys/kernel/livepatch/shadow_v1/
    + /sys/kernel/livepatch/shadow_v1/enabled: 1
    + /sys/kernel/livepatch/shadow_v1/force
    + /sys/kernel/livepatch/shadow_v1/replace: 1
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
    callback post_unpatch of shadow_v1 for vmlinux
    [info] shadow_v1: post_unpatch_callback: vmlinux
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_v1: done
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
    - shadow dummy#7
    /sys/kernel/livepatch/shadow_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_v1/vmlinux/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_v1/vmlinux/patched
  `);
  step(`
    > write shadow_v2 enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write shadow_v2 enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload shadow_v2
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free shadow_v2
    shadow_v2 references: 1 → 0
    shadow_v2 free queued: yes → no
    - /sys/kernel/livepatch/shadow_v2/
    - /sys/kernel/livepatch/shadow_v2/enabled
    - /sys/kernel/livepatch/shadow_v2/force
    - /sys/kernel/livepatch/shadow_v2/replace
    - /sys/kernel/livepatch/shadow_v2/transition
  `);
  step(`
    > unload shadow_v2
    → 0
    shadow_v2 loaded: yes → no
  `);
  step(`
    > wake init
    init running: no → yes
  `);
  step(`
    > load shadow_v2
    [notice] livepatch: enabling patch 'shadow_v2'
    [debug] livepatch: 'shadow_v2': initializing patching transition
    callback pre_patch of shadow_v2 for vmlinux
    [info] shadow_v2: pre_patch_callback: vmlinux
    effect getOrAllocShadow dummy#7 in pre_patch for vmlinux of shadow_v2: done
    [notice] livepatch: 'shadow_v2': starting patching transition
    → 0
    transition: none → shadow_v2 (to patched)
    listed: none → shadow_v2
    shadow_v2 loaded: no → yes
    shadow_v2 enabled: no → yes
    shadow_v2 references: 0 → 1
    shadow_v2 / vmlinux loaded: no → yes
    shadow_v2 / vmlinux patched: no → yes
    shadow_v2 / vmlinux callbacks: clean → prepared
    init patch_state: -1 → 0
    init pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → shadow_v2
    handler vmlinux:cmdline_proc_show: none → registered
    + shadow dummy#7: made by shadow_v2
    + /sys/kernel/livepatch/shadow_v2/
    + /sys/kernel/livepatch/shadow_v2/enabled: 1
    + /sys/kernel/livepatch/shadow_v2/force
    + /sys/kernel/livepatch/shadow_v2/replace: 1
    + /sys/kernel/livepatch/shadow_v2/transition: 1
    + /sys/kernel/livepatch/shadow_v2/vmlinux/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_v2/vmlinux/patched: 1
  `);
  step(`
    > write shadow_v2 enabled 0
    [debug] livepatch: 'shadow_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'shadow_v2': starting unpatching transition
    → 0
    transition: shadow_v2 (to patched) → shadow_v2 (to unpatched)
    shadow_v2 enabled: yes → no
    init pending: yes → no
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
  `);
  step(`
    > write shadow_v2 enabled 1
    [debug] livepatch: 'shadow_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'shadow_v2': starting patching transition
    → 0
    transition: shadow_v2 (to unpatched) → shadow_v2 (to patched)
    shadow_v2 enabled: no → yes
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v2/enabled: 0 → 1
  `);
  step(`
    > exitKernel init
    init patch_state: 0 → 1
    init pending: yes → no
  `);
  step(`
    > write shadow_v2 enabled 0
    [debug] livepatch: 'shadow_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'shadow_v2': starting unpatching transition
    → 0
    transition: shadow_v2 (to patched) → shadow_v2 (to unpatched)
    shadow_v2 enabled: yes → no
    init pending: no → yes
    /sys/kernel/livepatch/shadow_v2/enabled: 1 → 0
  `);
  step(`
    > write shadow_v2 enabled 1
    [debug] livepatch: 'shadow_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'shadow_v2': starting patching transition
    → 0
    transition: shadow_v2 (to unpatched) → shadow_v2 (to patched)
    shadow_v2 enabled: no → yes
    init pending: yes → no
    /sys/kernel/livepatch/shadow_v2/enabled: 0 → 1
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
    [debug] livepatch: 'shadow_v2': completing patching transition
    [notice] livepatch: 'shadow_v2': patching complete
    transition: shadow_v2 (to patched) → none
    shadow_v2 / vmlinux callbacks: prepared → live
    init patch_state: 1 → -1
    /sys/kernel/livepatch/shadow_v2/transition: 1 → 0
  `);
});
