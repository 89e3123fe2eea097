// Test 7: A pre-patch callback for a coming module fails: the module is refused
//
// Generated from spec/scenarios/callbacks/test-7.yaml and machines/ by `npx klp generate callbacks/test-7`; do not edit.
// 108 states, 786 transitions, 56 signatures of macrosteps;
// 8 tests with 145 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('callbacks/test-7');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    livepatch_callbacks_demo loaded: no
    livepatch_callbacks_demo enabled: no
    livepatch_callbacks_demo forced: no
    livepatch_callbacks_demo references: 0
    livepatch_callbacks_demo free queued: no
    livepatch_callbacks_demo / livepatch_callbacks_busymod loaded: no
    livepatch_callbacks_demo / livepatch_callbacks_busymod patched: no
    livepatch_callbacks_demo / livepatch_callbacks_busymod callbacks: clean
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: no
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: no
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: clean
    livepatch_callbacks_demo / vmlinux loaded: no
    livepatch_callbacks_demo / vmlinux patched: no
    livepatch_callbacks_demo / vmlinux callbacks: clean
    module livepatch_callbacks_busymod loaded: no
    module livepatch_callbacks_mod loaded: no
    shell alive: yes
    shell running: no
    shell patch_state: -1
    shell pending: no
    shell stack: empty
    func_stack livepatch_callbacks_busymod:busymod_work_func: empty
    handler livepatch_callbacks_busymod:busymod_work_func: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load demo completes patching; write demo enabled 0 stays in transition; retry completes unpatching with mod', () => {
  const { step } = boot();
  step(`
    > load livepatch_callbacks_demo
    [notice] livepatch: enabling patch 'livepatch_callbacks_demo'
    [debug] livepatch: 'livepatch_callbacks_demo': initializing patching transition
    callback pre_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    [debug] livepatch: 'livepatch_callbacks_demo': completing patching transition
    callback post_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': patching complete
    → 0
    listed: none → livepatch_callbacks_demo
    livepatch_callbacks_demo loaded: no → yes
    livepatch_callbacks_demo enabled: no → yes
    livepatch_callbacks_demo references: 0 → 1
    livepatch_callbacks_demo / vmlinux loaded: no → yes
    livepatch_callbacks_demo / vmlinux patched: no → yes
    livepatch_callbacks_demo / vmlinux callbacks: clean → live
    + livepatch_callbacks_demo parameter pre_patch_ret: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/force
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/replace: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched: 1
  `);
  step(`
    > loadModule livepatch_callbacks_mod
    [notice] livepatch: applying patch 'livepatch_callbacks_demo' to loading module 'livepatch_callbacks_mod'
    callback pre_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (COMING)
    [info] livepatch_callbacks_demo: pre_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (COMING)
    [info] livepatch_callbacks_demo: post_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] livepatch_callbacks_mod: livepatch_callbacks_mod_init
    → 0
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: clean → live
    module livepatch_callbacks_mod loaded: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 0 → 1
  `);
  step(`
    > wake shell
    shell running: no → yes
  `);
  step(`
    > write livepatch_callbacks_demo enabled 0
    [debug] livepatch: 'livepatch_callbacks_demo': initializing unpatching transition
    callback pre_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_unpatch_callback: vmlinux
    callback pre_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: pre_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': starting unpatching transition
    → 0
    transition: none → livepatch_callbacks_demo (to unpatched)
    livepatch_callbacks_demo enabled: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: live → leaving
    livepatch_callbacks_demo / vmlinux callbacks: live → leaving
    shell patch_state: -1 → 1
    shell pending: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 0 → 1
  `);
  step(`
    > sleep shell
    shell running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_callbacks_demo': completing unpatching transition
    callback post_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_unpatch_callback: vmlinux
    callback post_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: post_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': unpatching complete
    transition: livepatch_callbacks_demo (to unpatched) → none
    listed: livepatch_callbacks_demo → none
    livepatch_callbacks_demo free queued: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: leaving → clean
    livepatch_callbacks_demo / vmlinux loaded: yes → no
    livepatch_callbacks_demo / vmlinux patched: yes → no
    livepatch_callbacks_demo / vmlinux callbacks: leaving → clean
    shell patch_state: 1 → -1
    shell pending: yes → no
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1 → 0
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched
  `);
});

test('2: write demo enabled 0 stays in transition; exitKernel shell moves shell; write demo enabled 1 reverses; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_callbacks_demo
    [notice] livepatch: enabling patch 'livepatch_callbacks_demo'
    [debug] livepatch: 'livepatch_callbacks_demo': initializing patching transition
    callback pre_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    [debug] livepatch: 'livepatch_callbacks_demo': completing patching transition
    callback post_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': patching complete
    → 0
    listed: none → livepatch_callbacks_demo
    livepatch_callbacks_demo loaded: no → yes
    livepatch_callbacks_demo enabled: no → yes
    livepatch_callbacks_demo references: 0 → 1
    livepatch_callbacks_demo / vmlinux loaded: no → yes
    livepatch_callbacks_demo / vmlinux patched: no → yes
    livepatch_callbacks_demo / vmlinux callbacks: clean → live
    + livepatch_callbacks_demo parameter pre_patch_ret: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/force
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/replace: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched: 1
  `);
  step(`
    > wake shell
    shell running: no → yes
  `);
  step(`
    > write livepatch_callbacks_demo enabled 0
    [debug] livepatch: 'livepatch_callbacks_demo': initializing unpatching transition
    callback pre_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': starting unpatching transition
    → 0
    transition: none → livepatch_callbacks_demo (to unpatched)
    livepatch_callbacks_demo enabled: yes → no
    livepatch_callbacks_demo / vmlinux callbacks: live → leaving
    shell patch_state: -1 → 1
    shell pending: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 0 → 1
  `);
  step(`
    > loadModule livepatch_callbacks_mod
    [notice] livepatch: applying patch 'livepatch_callbacks_demo' to loading module 'livepatch_callbacks_mod'
    callback pre_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (COMING)
    [info] livepatch_callbacks_demo: pre_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] livepatch_callbacks_mod: livepatch_callbacks_mod_init
    → 0
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: clean → prepared
    module livepatch_callbacks_mod loaded: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 0 → 1
  `);
  step(`
    > exitKernel shell
    shell patch_state: 1 → 0
    shell pending: yes → no
  `);
  step(`
    > write livepatch_callbacks_demo enabled 1
    [debug] livepatch: 'livepatch_callbacks_demo': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    → 0
    transition: livepatch_callbacks_demo (to unpatched) → livepatch_callbacks_demo (to patched)
    livepatch_callbacks_demo enabled: no → yes
    shell pending: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 0 → 1
  `);
  step(`
    > sleep shell
    shell running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_callbacks_demo': completing patching transition
    callback post_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_patch_callback: vmlinux
    callback post_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: post_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': patching complete
    transition: livepatch_callbacks_demo (to patched) → none
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: prepared → live
    livepatch_callbacks_demo / vmlinux callbacks: leaving → live
    shell patch_state: 0 → -1
    shell pending: yes → no
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1 → 0
  `);
});

test('3: write demo enabled 1 reverses; retry completes the reversal to patching with mod; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_callbacks_demo
    [notice] livepatch: enabling patch 'livepatch_callbacks_demo'
    [debug] livepatch: 'livepatch_callbacks_demo': initializing patching transition
    callback pre_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    [debug] livepatch: 'livepatch_callbacks_demo': completing patching transition
    callback post_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': patching complete
    → 0
    listed: none → livepatch_callbacks_demo
    livepatch_callbacks_demo loaded: no → yes
    livepatch_callbacks_demo enabled: no → yes
    livepatch_callbacks_demo references: 0 → 1
    livepatch_callbacks_demo / vmlinux loaded: no → yes
    livepatch_callbacks_demo / vmlinux patched: no → yes
    livepatch_callbacks_demo / vmlinux callbacks: clean → live
    + livepatch_callbacks_demo parameter pre_patch_ret: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/force
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/replace: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched: 1
  `);
  step(`
    > wake shell
    shell running: no → yes
  `);
  step(`
    > write livepatch_callbacks_demo enabled 0
    [debug] livepatch: 'livepatch_callbacks_demo': initializing unpatching transition
    callback pre_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': starting unpatching transition
    → 0
    transition: none → livepatch_callbacks_demo (to unpatched)
    livepatch_callbacks_demo enabled: yes → no
    livepatch_callbacks_demo / vmlinux callbacks: live → leaving
    shell patch_state: -1 → 1
    shell pending: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 0 → 1
  `);
  step(`
    > write livepatch_callbacks_demo enabled 1
    [debug] livepatch: 'livepatch_callbacks_demo': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    → 0
    transition: livepatch_callbacks_demo (to unpatched) → livepatch_callbacks_demo (to patched)
    livepatch_callbacks_demo enabled: no → yes
    shell pending: yes → no
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 0 → 1
  `);
  step(`
    > loadModule livepatch_callbacks_mod
    [notice] livepatch: applying patch 'livepatch_callbacks_demo' to loading module 'livepatch_callbacks_mod'
    callback pre_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (COMING)
    [info] livepatch_callbacks_demo: pre_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] livepatch_callbacks_mod: livepatch_callbacks_mod_init
    → 0
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: clean → prepared
    module livepatch_callbacks_mod loaded: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_callbacks_demo': completing patching transition
    callback post_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_patch_callback: vmlinux
    callback post_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: post_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': patching complete
    transition: livepatch_callbacks_demo (to patched) → none
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: prepared → live
    livepatch_callbacks_demo / vmlinux callbacks: leaving → live
    shell patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1 → 0
  `);
  step(`
    > write livepatch_callbacks_demo enabled 0
    [debug] livepatch: 'livepatch_callbacks_demo': initializing unpatching transition
    callback pre_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_unpatch_callback: vmlinux
    callback pre_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: pre_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': starting unpatching transition
    → 0
    transition: none → livepatch_callbacks_demo (to unpatched)
    livepatch_callbacks_demo enabled: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: live → leaving
    livepatch_callbacks_demo / vmlinux callbacks: live → leaving
    shell patch_state: -1 → 1
    shell pending: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 0 → 1
  `);
  step(`
    > unloadModule livepatch_callbacks_mod
    [info] livepatch_callbacks_mod: livepatch_callbacks_mod_exit
    [notice] livepatch: reverting patch 'livepatch_callbacks_demo' on unloading module 'livepatch_callbacks_mod'
    callback post_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (GOING)
    [info] livepatch_callbacks_demo: post_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_GOING] Going away
    → 0
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: leaving → clean
    module livepatch_callbacks_mod loaded: yes → no
    /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 1 → 0
  `);
  step(`
    > loadModule livepatch_callbacks_mod
    [notice] livepatch: applying patch 'livepatch_callbacks_demo' to loading module 'livepatch_callbacks_mod'
    callback pre_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (COMING)
    [info] livepatch_callbacks_demo: pre_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] livepatch_callbacks_mod: livepatch_callbacks_mod_init
    → 0
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: clean → prepared
    module livepatch_callbacks_mod loaded: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 0 → 1
  `);
  step(`
    > exitKernel shell
    shell patch_state: 1 → 0
    shell pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_callbacks_demo': completing unpatching transition
    callback post_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_unpatch_callback: vmlinux
    callback post_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: post_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': unpatching complete
    transition: livepatch_callbacks_demo (to unpatched) → none
    listed: livepatch_callbacks_demo → none
    livepatch_callbacks_demo free queued: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: prepared → clean
    livepatch_callbacks_demo / vmlinux loaded: yes → no
    livepatch_callbacks_demo / vmlinux patched: yes → no
    livepatch_callbacks_demo / vmlinux callbacks: leaving → clean
    shell patch_state: 0 → -1
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1 → 0
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched
  `);
  step(`
    > free livepatch_callbacks_demo
    livepatch_callbacks_demo references: 1 → 0
    livepatch_callbacks_demo free queued: yes → no
    - /sys/kernel/livepatch/livepatch_callbacks_demo/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/enabled
    - /sys/kernel/livepatch/livepatch_callbacks_demo/force
    - /sys/kernel/livepatch/livepatch_callbacks_demo/replace
    - /sys/kernel/livepatch/livepatch_callbacks_demo/transition
  `);
  step(`
    > unload livepatch_callbacks_demo
    → 0
    livepatch_callbacks_demo loaded: yes → no
    - livepatch_callbacks_demo parameter pre_patch_ret
  `);
  step(`
    > load livepatch_callbacks_demo
    [notice] livepatch: enabling patch 'livepatch_callbacks_demo'
    [debug] livepatch: 'livepatch_callbacks_demo': initializing patching transition
    callback pre_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_patch_callback: vmlinux
    callback pre_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: pre_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    → 0
    transition: none → livepatch_callbacks_demo (to patched)
    listed: none → livepatch_callbacks_demo
    livepatch_callbacks_demo loaded: no → yes
    livepatch_callbacks_demo enabled: no → yes
    livepatch_callbacks_demo references: 0 → 1
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: clean → prepared
    livepatch_callbacks_demo / vmlinux loaded: no → yes
    livepatch_callbacks_demo / vmlinux patched: no → yes
    livepatch_callbacks_demo / vmlinux callbacks: clean → prepared
    shell patch_state: -1 → 0
    shell pending: no → yes
    + livepatch_callbacks_demo parameter pre_patch_ret: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/force
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/replace: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched: 1
  `);
  step(`
    > unloadModule livepatch_callbacks_mod
    [info] livepatch_callbacks_mod: livepatch_callbacks_mod_exit
    [notice] livepatch: reverting patch 'livepatch_callbacks_demo' on unloading module 'livepatch_callbacks_mod'
    callback post_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (GOING)
    [info] livepatch_callbacks_demo: post_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_GOING] Going away
    → 0
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: prepared → clean
    module livepatch_callbacks_mod loaded: yes → no
    /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 1 → 0
  `);
  step(`
    > exitKernel shell
    shell patch_state: 0 → 1
    shell pending: yes → no
  `);
  step(`
    > write livepatch_callbacks_demo enabled 0
    [debug] livepatch: 'livepatch_callbacks_demo': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_callbacks_demo': starting unpatching transition
    → 0
    transition: livepatch_callbacks_demo (to patched) → livepatch_callbacks_demo (to unpatched)
    livepatch_callbacks_demo enabled: yes → no
    shell pending: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1 → 0
  `);
  step(`
    > sleep shell
    shell running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_callbacks_demo': completing unpatching transition
    callback post_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': unpatching complete
    transition: livepatch_callbacks_demo (to unpatched) → none
    listed: livepatch_callbacks_demo → none
    livepatch_callbacks_demo free queued: no → yes
    livepatch_callbacks_demo / vmlinux loaded: yes → no
    livepatch_callbacks_demo / vmlinux patched: yes → no
    livepatch_callbacks_demo / vmlinux callbacks: prepared → clean
    shell patch_state: 1 → -1
    shell pending: yes → no
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1 → 0
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched
  `);
});

test('4: retry completes patching with mod; retry completes the reversal to patching with mod; …', () => {
  const { step } = boot();
  step(`
    > loadModule livepatch_callbacks_mod
    [info] livepatch_callbacks_mod: livepatch_callbacks_mod_init
    → 0
    module livepatch_callbacks_mod loaded: no → yes
  `);
  step(`
    > wake shell
    shell running: no → yes
  `);
  step(`
    > load livepatch_callbacks_demo
    [notice] livepatch: enabling patch 'livepatch_callbacks_demo'
    [debug] livepatch: 'livepatch_callbacks_demo': initializing patching transition
    callback pre_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_patch_callback: vmlinux
    callback pre_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: pre_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    → 0
    transition: none → livepatch_callbacks_demo (to patched)
    listed: none → livepatch_callbacks_demo
    livepatch_callbacks_demo loaded: no → yes
    livepatch_callbacks_demo enabled: no → yes
    livepatch_callbacks_demo references: 0 → 1
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: clean → prepared
    livepatch_callbacks_demo / vmlinux loaded: no → yes
    livepatch_callbacks_demo / vmlinux patched: no → yes
    livepatch_callbacks_demo / vmlinux callbacks: clean → prepared
    shell patch_state: -1 → 0
    shell pending: no → yes
    + livepatch_callbacks_demo parameter pre_patch_ret: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/force
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/replace: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched: 1
  `);
  step(`
    > sleep shell
    shell running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_callbacks_demo': completing patching transition
    callback post_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_patch_callback: vmlinux
    callback post_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: post_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': patching complete
    transition: livepatch_callbacks_demo (to patched) → none
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: prepared → live
    livepatch_callbacks_demo / vmlinux callbacks: prepared → live
    shell patch_state: 0 → -1
    shell pending: yes → no
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1 → 0
  `);
  step(`
    > wake shell
    shell running: no → yes
  `);
  step(`
    > write livepatch_callbacks_demo enabled 0
    [debug] livepatch: 'livepatch_callbacks_demo': initializing unpatching transition
    callback pre_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_unpatch_callback: vmlinux
    callback pre_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: pre_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': starting unpatching transition
    → 0
    transition: none → livepatch_callbacks_demo (to unpatched)
    livepatch_callbacks_demo enabled: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: live → leaving
    livepatch_callbacks_demo / vmlinux callbacks: live → leaving
    shell patch_state: -1 → 1
    shell pending: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 0 → 1
  `);
  step(`
    > write livepatch_callbacks_demo enabled 1
    [debug] livepatch: 'livepatch_callbacks_demo': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    → 0
    transition: livepatch_callbacks_demo (to unpatched) → livepatch_callbacks_demo (to patched)
    livepatch_callbacks_demo enabled: no → yes
    shell pending: yes → no
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_callbacks_demo': completing patching transition
    callback post_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_patch_callback: vmlinux
    callback post_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: post_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': patching complete
    transition: livepatch_callbacks_demo (to patched) → none
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: leaving → live
    livepatch_callbacks_demo / vmlinux callbacks: leaving → live
    shell patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1 → 0
  `);
  step(`
    > write livepatch_callbacks_demo enabled 0
    [debug] livepatch: 'livepatch_callbacks_demo': initializing unpatching transition
    callback pre_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_unpatch_callback: vmlinux
    callback pre_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: pre_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': starting unpatching transition
    → 0
    transition: none → livepatch_callbacks_demo (to unpatched)
    livepatch_callbacks_demo enabled: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: live → leaving
    livepatch_callbacks_demo / vmlinux callbacks: live → leaving
    shell patch_state: -1 → 1
    shell pending: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 0 → 1
  `);
  step(`
    > exitKernel shell
    shell patch_state: 1 → 0
    shell pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_callbacks_demo': completing unpatching transition
    callback post_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_unpatch_callback: vmlinux
    callback post_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: post_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': unpatching complete
    transition: livepatch_callbacks_demo (to unpatched) → none
    listed: livepatch_callbacks_demo → none
    livepatch_callbacks_demo free queued: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: leaving → clean
    livepatch_callbacks_demo / vmlinux loaded: yes → no
    livepatch_callbacks_demo / vmlinux patched: yes → no
    livepatch_callbacks_demo / vmlinux callbacks: leaving → clean
    shell patch_state: 0 → -1
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1 → 0
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched
  `);
  step(`
    > free livepatch_callbacks_demo
    livepatch_callbacks_demo references: 1 → 0
    livepatch_callbacks_demo free queued: yes → no
    - /sys/kernel/livepatch/livepatch_callbacks_demo/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/enabled
    - /sys/kernel/livepatch/livepatch_callbacks_demo/force
    - /sys/kernel/livepatch/livepatch_callbacks_demo/replace
    - /sys/kernel/livepatch/livepatch_callbacks_demo/transition
  `);
  step(`
    > unload livepatch_callbacks_demo
    → 0
    livepatch_callbacks_demo loaded: yes → no
    - livepatch_callbacks_demo parameter pre_patch_ret
  `);
  step(`
    > load livepatch_callbacks_demo
    [notice] livepatch: enabling patch 'livepatch_callbacks_demo'
    [debug] livepatch: 'livepatch_callbacks_demo': initializing patching transition
    callback pre_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_patch_callback: vmlinux
    callback pre_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: pre_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    → 0
    transition: none → livepatch_callbacks_demo (to patched)
    listed: none → livepatch_callbacks_demo
    livepatch_callbacks_demo loaded: no → yes
    livepatch_callbacks_demo enabled: no → yes
    livepatch_callbacks_demo references: 0 → 1
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: clean → prepared
    livepatch_callbacks_demo / vmlinux loaded: no → yes
    livepatch_callbacks_demo / vmlinux patched: no → yes
    livepatch_callbacks_demo / vmlinux callbacks: clean → prepared
    shell patch_state: -1 → 0
    shell pending: no → yes
    + livepatch_callbacks_demo parameter pre_patch_ret: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/force
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/replace: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched: 1
  `);
  step(`
    > exitKernel shell
    shell patch_state: 0 → 1
    shell pending: yes → no
  `);
  step(`
    > write livepatch_callbacks_demo enabled 0
    [debug] livepatch: 'livepatch_callbacks_demo': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_callbacks_demo': starting unpatching transition
    → 0
    transition: livepatch_callbacks_demo (to patched) → livepatch_callbacks_demo (to unpatched)
    livepatch_callbacks_demo enabled: yes → no
    shell pending: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1 → 0
  `);
  step(`
    > sleep shell
    shell running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_callbacks_demo': completing unpatching transition
    callback post_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_unpatch_callback: vmlinux
    callback post_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: post_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': unpatching complete
    transition: livepatch_callbacks_demo (to unpatched) → none
    listed: livepatch_callbacks_demo → none
    livepatch_callbacks_demo free queued: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: prepared → clean
    livepatch_callbacks_demo / vmlinux loaded: yes → no
    livepatch_callbacks_demo / vmlinux patched: yes → no
    livepatch_callbacks_demo / vmlinux callbacks: prepared → clean
    shell patch_state: 1 → -1
    shell pending: yes → no
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1 → 0
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched
  `);
});

test('5: retry completes the reversal to unpatching with mod; load demo completes patching with mod; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_callbacks_demo
    [notice] livepatch: enabling patch 'livepatch_callbacks_demo'
    [debug] livepatch: 'livepatch_callbacks_demo': initializing patching transition
    callback pre_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    [debug] livepatch: 'livepatch_callbacks_demo': completing patching transition
    callback post_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': patching complete
    → 0
    listed: none → livepatch_callbacks_demo
    livepatch_callbacks_demo loaded: no → yes
    livepatch_callbacks_demo enabled: no → yes
    livepatch_callbacks_demo references: 0 → 1
    livepatch_callbacks_demo / vmlinux loaded: no → yes
    livepatch_callbacks_demo / vmlinux patched: no → yes
    livepatch_callbacks_demo / vmlinux callbacks: clean → live
    + livepatch_callbacks_demo parameter pre_patch_ret: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/force
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/replace: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched: 1
  `);
  step(`
    > wake shell
    shell running: no → yes
  `);
  step(`
    > write livepatch_callbacks_demo enabled 0
    [debug] livepatch: 'livepatch_callbacks_demo': initializing unpatching transition
    callback pre_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': starting unpatching transition
    → 0
    transition: none → livepatch_callbacks_demo (to unpatched)
    livepatch_callbacks_demo enabled: yes → no
    livepatch_callbacks_demo / vmlinux callbacks: live → leaving
    shell patch_state: -1 → 1
    shell pending: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 0 → 1
  `);
  step(`
    > loadModule livepatch_callbacks_mod
    [notice] livepatch: applying patch 'livepatch_callbacks_demo' to loading module 'livepatch_callbacks_mod'
    callback pre_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (COMING)
    [info] livepatch_callbacks_demo: pre_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] livepatch_callbacks_mod: livepatch_callbacks_mod_init
    → 0
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: clean → prepared
    module livepatch_callbacks_mod loaded: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 0 → 1
  `);
  step(`
    > sleep shell
    shell running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_callbacks_demo': completing unpatching transition
    callback post_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_unpatch_callback: vmlinux
    callback post_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: post_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': unpatching complete
    transition: livepatch_callbacks_demo (to unpatched) → none
    listed: livepatch_callbacks_demo → none
    livepatch_callbacks_demo free queued: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: prepared → clean
    livepatch_callbacks_demo / vmlinux loaded: yes → no
    livepatch_callbacks_demo / vmlinux patched: yes → no
    livepatch_callbacks_demo / vmlinux callbacks: leaving → clean
    shell patch_state: 1 → -1
    shell pending: yes → no
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1 → 0
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched
  `);
  step(`
    > free livepatch_callbacks_demo
    livepatch_callbacks_demo references: 1 → 0
    livepatch_callbacks_demo free queued: yes → no
    - /sys/kernel/livepatch/livepatch_callbacks_demo/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/enabled
    - /sys/kernel/livepatch/livepatch_callbacks_demo/force
    - /sys/kernel/livepatch/livepatch_callbacks_demo/replace
    - /sys/kernel/livepatch/livepatch_callbacks_demo/transition
  `);
  step(`
    > unload livepatch_callbacks_demo
    → 0
    livepatch_callbacks_demo loaded: yes → no
    - livepatch_callbacks_demo parameter pre_patch_ret
  `);
  step(`
    > load livepatch_callbacks_demo
    [notice] livepatch: enabling patch 'livepatch_callbacks_demo'
    [debug] livepatch: 'livepatch_callbacks_demo': initializing patching transition
    callback pre_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_patch_callback: vmlinux
    callback pre_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: pre_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    [debug] livepatch: 'livepatch_callbacks_demo': completing patching transition
    callback post_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_patch_callback: vmlinux
    callback post_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: post_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': patching complete
    → 0
    listed: none → livepatch_callbacks_demo
    livepatch_callbacks_demo loaded: no → yes
    livepatch_callbacks_demo enabled: no → yes
    livepatch_callbacks_demo references: 0 → 1
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: clean → live
    livepatch_callbacks_demo / vmlinux loaded: no → yes
    livepatch_callbacks_demo / vmlinux patched: no → yes
    livepatch_callbacks_demo / vmlinux callbacks: clean → live
    + livepatch_callbacks_demo parameter pre_patch_ret: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/force
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/replace: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched: 1
  `);
  step(`
    > wake shell
    shell running: no → yes
  `);
  step(`
    > write livepatch_callbacks_demo enabled 0
    [debug] livepatch: 'livepatch_callbacks_demo': initializing unpatching transition
    callback pre_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_unpatch_callback: vmlinux
    callback pre_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: pre_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': starting unpatching transition
    → 0
    transition: none → livepatch_callbacks_demo (to unpatched)
    livepatch_callbacks_demo enabled: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: live → leaving
    livepatch_callbacks_demo / vmlinux callbacks: live → leaving
    shell patch_state: -1 → 1
    shell pending: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 0 → 1
  `);
  step(`
    > exitKernel shell
    shell patch_state: 1 → 0
    shell pending: yes → no
  `);
  step(`
    > write livepatch_callbacks_demo enabled 1
    [debug] livepatch: 'livepatch_callbacks_demo': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    → 0
    transition: livepatch_callbacks_demo (to unpatched) → livepatch_callbacks_demo (to patched)
    livepatch_callbacks_demo enabled: no → yes
    shell pending: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 0 → 1
  `);
  step(`
    > sleep shell
    shell running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_callbacks_demo': completing patching transition
    callback post_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_patch_callback: vmlinux
    callback post_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: post_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': patching complete
    transition: livepatch_callbacks_demo (to patched) → none
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: leaving → live
    livepatch_callbacks_demo / vmlinux callbacks: leaving → live
    shell patch_state: 0 → -1
    shell pending: yes → no
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1 → 0
  `);
  step(`
    > unloadModule livepatch_callbacks_mod
    [info] livepatch_callbacks_mod: livepatch_callbacks_mod_exit
    callback pre_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (GOING)
    [info] livepatch_callbacks_demo: pre_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'livepatch_callbacks_demo' on unloading module 'livepatch_callbacks_mod'
    callback post_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (GOING)
    [info] livepatch_callbacks_demo: post_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_GOING] Going away
    → 0
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: live → clean
    module livepatch_callbacks_mod loaded: yes → no
    /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 1 → 0
  `);
  step(`
    > wake shell
    shell running: no → yes
  `);
  step(`
    > write livepatch_callbacks_demo enabled 0
    [debug] livepatch: 'livepatch_callbacks_demo': initializing unpatching transition
    callback pre_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': starting unpatching transition
    → 0
    transition: none → livepatch_callbacks_demo (to unpatched)
    livepatch_callbacks_demo enabled: yes → no
    livepatch_callbacks_demo / vmlinux callbacks: live → leaving
    shell patch_state: -1 → 1
    shell pending: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 0 → 1
  `);
  step(`
    > exitKernel shell
    shell patch_state: 1 → 0
    shell pending: yes → no
  `);
  step(`
    > write livepatch_callbacks_demo enabled 1
    [debug] livepatch: 'livepatch_callbacks_demo': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    → 0
    transition: livepatch_callbacks_demo (to unpatched) → livepatch_callbacks_demo (to patched)
    livepatch_callbacks_demo enabled: no → yes
    shell pending: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 0 → 1
  `);
  step(`
    > sleep shell
    shell running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_callbacks_demo': completing patching transition
    callback post_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': patching complete
    transition: livepatch_callbacks_demo (to patched) → none
    livepatch_callbacks_demo / vmlinux callbacks: leaving → live
    shell patch_state: 0 → -1
    shell pending: yes → no
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1 → 0
  `);
});

test('6: write demo enabled 0 reverses; retry completes the reversal to unpatching with mod; retry completes patching with mod; …', () => {
  const { step } = boot();
  step(`
    > loadModule livepatch_callbacks_mod
    [info] livepatch_callbacks_mod: livepatch_callbacks_mod_init
    → 0
    module livepatch_callbacks_mod loaded: no → yes
  `);
  step(`
    > wake shell
    shell running: no → yes
  `);
  step(`
    > load livepatch_callbacks_demo
    [notice] livepatch: enabling patch 'livepatch_callbacks_demo'
    [debug] livepatch: 'livepatch_callbacks_demo': initializing patching transition
    callback pre_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_patch_callback: vmlinux
    callback pre_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: pre_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    → 0
    transition: none → livepatch_callbacks_demo (to patched)
    listed: none → livepatch_callbacks_demo
    livepatch_callbacks_demo loaded: no → yes
    livepatch_callbacks_demo enabled: no → yes
    livepatch_callbacks_demo references: 0 → 1
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: clean → prepared
    livepatch_callbacks_demo / vmlinux loaded: no → yes
    livepatch_callbacks_demo / vmlinux patched: no → yes
    livepatch_callbacks_demo / vmlinux callbacks: clean → prepared
    shell patch_state: -1 → 0
    shell pending: no → yes
    + livepatch_callbacks_demo parameter pre_patch_ret: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/force
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/replace: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched: 1
  `);
  step(`
    > write livepatch_callbacks_demo enabled 0
    [debug] livepatch: 'livepatch_callbacks_demo': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_callbacks_demo': starting unpatching transition
    → 0
    transition: livepatch_callbacks_demo (to patched) → livepatch_callbacks_demo (to unpatched)
    livepatch_callbacks_demo enabled: yes → no
    shell pending: yes → no
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_callbacks_demo': completing unpatching transition
    callback post_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_unpatch_callback: vmlinux
    callback post_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: post_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': unpatching complete
    transition: livepatch_callbacks_demo (to unpatched) → none
    listed: livepatch_callbacks_demo → none
    livepatch_callbacks_demo free queued: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: prepared → clean
    livepatch_callbacks_demo / vmlinux loaded: yes → no
    livepatch_callbacks_demo / vmlinux patched: yes → no
    livepatch_callbacks_demo / vmlinux callbacks: prepared → clean
    shell patch_state: 0 → -1
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1 → 0
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched
  `);
  step(`
    > free livepatch_callbacks_demo
    livepatch_callbacks_demo references: 1 → 0
    livepatch_callbacks_demo free queued: yes → no
    - /sys/kernel/livepatch/livepatch_callbacks_demo/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/enabled
    - /sys/kernel/livepatch/livepatch_callbacks_demo/force
    - /sys/kernel/livepatch/livepatch_callbacks_demo/replace
    - /sys/kernel/livepatch/livepatch_callbacks_demo/transition
  `);
  step(`
    > unload livepatch_callbacks_demo
    → 0
    livepatch_callbacks_demo loaded: yes → no
    - livepatch_callbacks_demo parameter pre_patch_ret
  `);
  step(`
    > load livepatch_callbacks_demo
    [notice] livepatch: enabling patch 'livepatch_callbacks_demo'
    [debug] livepatch: 'livepatch_callbacks_demo': initializing patching transition
    callback pre_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_patch_callback: vmlinux
    callback pre_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: pre_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    → 0
    transition: none → livepatch_callbacks_demo (to patched)
    listed: none → livepatch_callbacks_demo
    livepatch_callbacks_demo loaded: no → yes
    livepatch_callbacks_demo enabled: no → yes
    livepatch_callbacks_demo references: 0 → 1
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: clean → prepared
    livepatch_callbacks_demo / vmlinux loaded: no → yes
    livepatch_callbacks_demo / vmlinux patched: no → yes
    livepatch_callbacks_demo / vmlinux callbacks: clean → prepared
    shell patch_state: -1 → 0
    shell pending: no → yes
    + livepatch_callbacks_demo parameter pre_patch_ret: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/force
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/replace: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched: 1
  `);
  step(`
    > exitKernel shell
    shell patch_state: 0 → 1
    shell pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_callbacks_demo': completing patching transition
    callback post_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_patch_callback: vmlinux
    callback post_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: post_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': patching complete
    transition: livepatch_callbacks_demo (to patched) → none
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: prepared → live
    livepatch_callbacks_demo / vmlinux callbacks: prepared → live
    shell patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1 → 0
  `);
  step(`
    > write livepatch_callbacks_demo enabled 0
    [debug] livepatch: 'livepatch_callbacks_demo': initializing unpatching transition
    callback pre_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_unpatch_callback: vmlinux
    callback pre_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: pre_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': starting unpatching transition
    → 0
    transition: none → livepatch_callbacks_demo (to unpatched)
    livepatch_callbacks_demo enabled: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: live → leaving
    livepatch_callbacks_demo / vmlinux callbacks: live → leaving
    shell patch_state: -1 → 1
    shell pending: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 0 → 1
  `);
  step(`
    > unloadModule livepatch_callbacks_mod
    [info] livepatch_callbacks_mod: livepatch_callbacks_mod_exit
    [notice] livepatch: reverting patch 'livepatch_callbacks_demo' on unloading module 'livepatch_callbacks_mod'
    callback post_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (GOING)
    [info] livepatch_callbacks_demo: post_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_GOING] Going away
    → 0
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: leaving → clean
    module livepatch_callbacks_mod loaded: yes → no
    /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 1 → 0
  `);
  step(`
    > write livepatch_callbacks_demo enabled 1
    [debug] livepatch: 'livepatch_callbacks_demo': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    → 0
    transition: livepatch_callbacks_demo (to unpatched) → livepatch_callbacks_demo (to patched)
    livepatch_callbacks_demo enabled: no → yes
    shell pending: yes → no
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_callbacks_demo': completing patching transition
    callback post_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': patching complete
    transition: livepatch_callbacks_demo (to patched) → none
    livepatch_callbacks_demo / vmlinux callbacks: leaving → live
    shell patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1 → 0
  `);
  step(`
    > write livepatch_callbacks_demo enabled 0
    [debug] livepatch: 'livepatch_callbacks_demo': initializing unpatching transition
    callback pre_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': starting unpatching transition
    → 0
    transition: none → livepatch_callbacks_demo (to unpatched)
    livepatch_callbacks_demo enabled: yes → no
    livepatch_callbacks_demo / vmlinux callbacks: live → leaving
    shell patch_state: -1 → 1
    shell pending: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 0 → 1
  `);
  step(`
    > sleep shell
    shell running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_callbacks_demo': completing unpatching transition
    callback post_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': unpatching complete
    transition: livepatch_callbacks_demo (to unpatched) → none
    listed: livepatch_callbacks_demo → none
    livepatch_callbacks_demo free queued: no → yes
    livepatch_callbacks_demo / vmlinux loaded: yes → no
    livepatch_callbacks_demo / vmlinux patched: yes → no
    livepatch_callbacks_demo / vmlinux callbacks: leaving → clean
    shell patch_state: 1 → -1
    shell pending: yes → no
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1 → 0
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched
  `);
  step(`
    > free livepatch_callbacks_demo
    livepatch_callbacks_demo references: 1 → 0
    livepatch_callbacks_demo free queued: yes → no
    - /sys/kernel/livepatch/livepatch_callbacks_demo/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/enabled
    - /sys/kernel/livepatch/livepatch_callbacks_demo/force
    - /sys/kernel/livepatch/livepatch_callbacks_demo/replace
    - /sys/kernel/livepatch/livepatch_callbacks_demo/transition
  `);
  step(`
    > unload livepatch_callbacks_demo
    → 0
    livepatch_callbacks_demo loaded: yes → no
    - livepatch_callbacks_demo parameter pre_patch_ret
  `);
  step(`
    > wake shell
    shell running: no → yes
  `);
  step(`
    > load livepatch_callbacks_demo
    [notice] livepatch: enabling patch 'livepatch_callbacks_demo'
    [debug] livepatch: 'livepatch_callbacks_demo': initializing patching transition
    callback pre_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    → 0
    transition: none → livepatch_callbacks_demo (to patched)
    listed: none → livepatch_callbacks_demo
    livepatch_callbacks_demo loaded: no → yes
    livepatch_callbacks_demo enabled: no → yes
    livepatch_callbacks_demo references: 0 → 1
    livepatch_callbacks_demo / vmlinux loaded: no → yes
    livepatch_callbacks_demo / vmlinux patched: no → yes
    livepatch_callbacks_demo / vmlinux callbacks: clean → prepared
    shell patch_state: -1 → 0
    shell pending: no → yes
    + livepatch_callbacks_demo parameter pre_patch_ret: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/force
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/replace: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched: 1
  `);
  step(`
    > sleep shell
    shell running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_callbacks_demo': completing patching transition
    callback post_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': patching complete
    transition: livepatch_callbacks_demo (to patched) → none
    livepatch_callbacks_demo / vmlinux callbacks: prepared → live
    shell patch_state: 0 → -1
    shell pending: yes → no
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1 → 0
  `);
});

test('7: retry completes patching; retry completes unpatching; resched shell moves shell; …', () => {
  const { step } = boot();
  step(`
    > wake shell
    shell running: no → yes
  `);
  step(`
    > load livepatch_callbacks_demo
    [notice] livepatch: enabling patch 'livepatch_callbacks_demo'
    [debug] livepatch: 'livepatch_callbacks_demo': initializing patching transition
    callback pre_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    → 0
    transition: none → livepatch_callbacks_demo (to patched)
    listed: none → livepatch_callbacks_demo
    livepatch_callbacks_demo loaded: no → yes
    livepatch_callbacks_demo enabled: no → yes
    livepatch_callbacks_demo references: 0 → 1
    livepatch_callbacks_demo / vmlinux loaded: no → yes
    livepatch_callbacks_demo / vmlinux patched: no → yes
    livepatch_callbacks_demo / vmlinux callbacks: clean → prepared
    shell patch_state: -1 → 0
    shell pending: no → yes
    + livepatch_callbacks_demo parameter pre_patch_ret: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/force
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/replace: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched: 1
  `);
  step(`
    > write livepatch_callbacks_demo enabled 0
    [debug] livepatch: 'livepatch_callbacks_demo': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_callbacks_demo': starting unpatching transition
    → 0
    transition: livepatch_callbacks_demo (to patched) → livepatch_callbacks_demo (to unpatched)
    livepatch_callbacks_demo enabled: yes → no
    shell pending: yes → no
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1 → 0
  `);
  step(`
    > write livepatch_callbacks_demo enabled 1
    [debug] livepatch: 'livepatch_callbacks_demo': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    → 0
    transition: livepatch_callbacks_demo (to unpatched) → livepatch_callbacks_demo (to patched)
    livepatch_callbacks_demo enabled: no → yes
    shell pending: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 0 → 1
  `);
  step(`
    > loadModule livepatch_callbacks_mod
    [notice] livepatch: applying patch 'livepatch_callbacks_demo' to loading module 'livepatch_callbacks_mod'
    callback pre_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (COMING)
    [info] livepatch_callbacks_demo: pre_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] livepatch_callbacks_mod: livepatch_callbacks_mod_init
    → 0
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: clean → prepared
    module livepatch_callbacks_mod loaded: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 0 → 1
  `);
  step(`
    > unloadModule livepatch_callbacks_mod
    [info] livepatch_callbacks_mod: livepatch_callbacks_mod_exit
    [notice] livepatch: reverting patch 'livepatch_callbacks_demo' on unloading module 'livepatch_callbacks_mod'
    callback post_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (GOING)
    [info] livepatch_callbacks_demo: post_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_GOING] Going away
    → 0
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: prepared → clean
    module livepatch_callbacks_mod loaded: yes → no
    /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 1 → 0
  `);
  step(`
    > exitKernel shell
    shell patch_state: 0 → 1
    shell pending: yes → no
  `);
  step(`
    > write livepatch_callbacks_demo enabled 0
    [debug] livepatch: 'livepatch_callbacks_demo': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_callbacks_demo': starting unpatching transition
    → 0
    transition: livepatch_callbacks_demo (to patched) → livepatch_callbacks_demo (to unpatched)
    livepatch_callbacks_demo enabled: yes → no
    shell pending: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1 → 0
  `);
  step(`
    > write livepatch_callbacks_demo enabled 1
    [debug] livepatch: 'livepatch_callbacks_demo': reversing transition from unpatching to patching
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    → 0
    transition: livepatch_callbacks_demo (to unpatched) → livepatch_callbacks_demo (to patched)
    livepatch_callbacks_demo enabled: no → yes
    shell pending: yes → no
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_callbacks_demo': completing patching transition
    callback post_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': patching complete
    transition: livepatch_callbacks_demo (to patched) → none
    livepatch_callbacks_demo / vmlinux callbacks: prepared → live
    shell patch_state: 1 → -1
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1 → 0
  `);
  step(`
    > write livepatch_callbacks_demo enabled 0
    [debug] livepatch: 'livepatch_callbacks_demo': initializing unpatching transition
    callback pre_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': starting unpatching transition
    → 0
    transition: none → livepatch_callbacks_demo (to unpatched)
    livepatch_callbacks_demo enabled: yes → no
    livepatch_callbacks_demo / vmlinux callbacks: live → leaving
    shell patch_state: -1 → 1
    shell pending: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1 → 0
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 0 → 1
  `);
  step(`
    > exitKernel shell
    shell patch_state: 1 → 0
    shell pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_callbacks_demo': completing unpatching transition
    callback post_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': unpatching complete
    transition: livepatch_callbacks_demo (to unpatched) → none
    listed: livepatch_callbacks_demo → none
    livepatch_callbacks_demo free queued: no → yes
    livepatch_callbacks_demo / vmlinux loaded: yes → no
    livepatch_callbacks_demo / vmlinux patched: yes → no
    livepatch_callbacks_demo / vmlinux callbacks: leaving → clean
    shell patch_state: 0 → -1
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1 → 0
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched
  `);
  step(`
    > free livepatch_callbacks_demo
    livepatch_callbacks_demo references: 1 → 0
    livepatch_callbacks_demo free queued: yes → no
    - /sys/kernel/livepatch/livepatch_callbacks_demo/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/enabled
    - /sys/kernel/livepatch/livepatch_callbacks_demo/force
    - /sys/kernel/livepatch/livepatch_callbacks_demo/replace
    - /sys/kernel/livepatch/livepatch_callbacks_demo/transition
  `);
  step(`
    > unload livepatch_callbacks_demo
    → 0
    livepatch_callbacks_demo loaded: yes → no
    - livepatch_callbacks_demo parameter pre_patch_ret
  `);
  step(`
    > load livepatch_callbacks_demo
    [notice] livepatch: enabling patch 'livepatch_callbacks_demo'
    [debug] livepatch: 'livepatch_callbacks_demo': initializing patching transition
    callback pre_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    → 0
    transition: none → livepatch_callbacks_demo (to patched)
    listed: none → livepatch_callbacks_demo
    livepatch_callbacks_demo loaded: no → yes
    livepatch_callbacks_demo enabled: no → yes
    livepatch_callbacks_demo references: 0 → 1
    livepatch_callbacks_demo / vmlinux loaded: no → yes
    livepatch_callbacks_demo / vmlinux patched: no → yes
    livepatch_callbacks_demo / vmlinux callbacks: clean → prepared
    shell patch_state: -1 → 0
    shell pending: no → yes
    + livepatch_callbacks_demo parameter pre_patch_ret: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/force
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/replace: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched: 1
  `);
  step(`
    > resched shell
    shell patch_state: 0 → 1
    shell pending: yes → no
  `);
  step(`
    > write livepatch_callbacks_demo enabled 0
    [debug] livepatch: 'livepatch_callbacks_demo': reversing transition from patching to unpatching
    [notice] livepatch: 'livepatch_callbacks_demo': starting unpatching transition
    → 0
    transition: livepatch_callbacks_demo (to patched) → livepatch_callbacks_demo (to unpatched)
    livepatch_callbacks_demo enabled: yes → no
    shell pending: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1 → 0
  `);
  step(`
    > resched shell
    shell patch_state: 1 → 0
    shell pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'livepatch_callbacks_demo': completing unpatching transition
    callback post_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': unpatching complete
    transition: livepatch_callbacks_demo (to unpatched) → none
    listed: livepatch_callbacks_demo → none
    livepatch_callbacks_demo free queued: no → yes
    livepatch_callbacks_demo / vmlinux loaded: yes → no
    livepatch_callbacks_demo / vmlinux patched: yes → no
    livepatch_callbacks_demo / vmlinux callbacks: prepared → clean
    shell patch_state: 0 → -1
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched
    /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1 → 0
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched
  `);
  step(`
    > free livepatch_callbacks_demo
    livepatch_callbacks_demo references: 1 → 0
    livepatch_callbacks_demo free queued: yes → no
    - /sys/kernel/livepatch/livepatch_callbacks_demo/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/enabled
    - /sys/kernel/livepatch/livepatch_callbacks_demo/force
    - /sys/kernel/livepatch/livepatch_callbacks_demo/replace
    - /sys/kernel/livepatch/livepatch_callbacks_demo/transition
  `);
  step(`
    > unload livepatch_callbacks_demo
    → 0
    livepatch_callbacks_demo loaded: yes → no
    - livepatch_callbacks_demo parameter pre_patch_ret
  `);
  step(`
    > load livepatch_callbacks_demo
    [notice] livepatch: enabling patch 'livepatch_callbacks_demo'
    [debug] livepatch: 'livepatch_callbacks_demo': initializing patching transition
    callback pre_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    → 0
    transition: none → livepatch_callbacks_demo (to patched)
    listed: none → livepatch_callbacks_demo
    livepatch_callbacks_demo loaded: no → yes
    livepatch_callbacks_demo enabled: no → yes
    livepatch_callbacks_demo references: 0 → 1
    livepatch_callbacks_demo / vmlinux loaded: no → yes
    livepatch_callbacks_demo / vmlinux patched: no → yes
    livepatch_callbacks_demo / vmlinux callbacks: clean → prepared
    shell patch_state: -1 → 0
    shell pending: no → yes
    + livepatch_callbacks_demo parameter pre_patch_ret: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/force
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/replace: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched: 1
  `);
  step(`
    > retry
  `);
});

test('8: write demo enabled 0 completes unpatching; write demo enabled 0 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_callbacks_demo
    [notice] livepatch: enabling patch 'livepatch_callbacks_demo'
    [debug] livepatch: 'livepatch_callbacks_demo': initializing patching transition
    callback pre_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    [debug] livepatch: 'livepatch_callbacks_demo': completing patching transition
    callback post_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': patching complete
    → 0
    listed: none → livepatch_callbacks_demo
    livepatch_callbacks_demo loaded: no → yes
    livepatch_callbacks_demo enabled: no → yes
    livepatch_callbacks_demo references: 0 → 1
    livepatch_callbacks_demo / vmlinux loaded: no → yes
    livepatch_callbacks_demo / vmlinux patched: no → yes
    livepatch_callbacks_demo / vmlinux callbacks: clean → live
    + livepatch_callbacks_demo parameter pre_patch_ret: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/force
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/replace: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched: 1
  `);
  step(`
    > write livepatch_callbacks_demo enabled 0
    [debug] livepatch: 'livepatch_callbacks_demo': initializing unpatching transition
    callback pre_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': starting unpatching transition
    [debug] livepatch: 'livepatch_callbacks_demo': completing unpatching transition
    callback post_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_unpatch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': unpatching complete
    → 0
    listed: livepatch_callbacks_demo → none
    livepatch_callbacks_demo enabled: yes → no
    livepatch_callbacks_demo free queued: no → yes
    livepatch_callbacks_demo / vmlinux loaded: yes → no
    livepatch_callbacks_demo / vmlinux patched: yes → no
    livepatch_callbacks_demo / vmlinux callbacks: live → clean
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1 → 0
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched
  `);
  step(`
    > write livepatch_callbacks_demo enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write livepatch_callbacks_demo enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_callbacks_demo pre_patch_ret -19
    → 0
    livepatch_callbacks_demo parameter pre_patch_ret: 0 → -19
  `);
  step(`
    > setParam livepatch_callbacks_demo pre_patch_ret -19
    → 0
  `);
  step(`
    > unload livepatch_callbacks_demo
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free livepatch_callbacks_demo
    livepatch_callbacks_demo references: 1 → 0
    livepatch_callbacks_demo free queued: yes → no
    - /sys/kernel/livepatch/livepatch_callbacks_demo/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/enabled
    - /sys/kernel/livepatch/livepatch_callbacks_demo/force
    - /sys/kernel/livepatch/livepatch_callbacks_demo/replace
    - /sys/kernel/livepatch/livepatch_callbacks_demo/transition
  `);
  step(`
    > unload livepatch_callbacks_demo
    → 0
    livepatch_callbacks_demo loaded: yes → no
    - livepatch_callbacks_demo parameter pre_patch_ret
  `);
  step(`
    > load livepatch_callbacks_demo pre_patch_ret=-19
    [notice] livepatch: enabling patch 'livepatch_callbacks_demo'
    [debug] livepatch: 'livepatch_callbacks_demo': initializing patching transition
    callback pre_patch of livepatch_callbacks_demo for vmlinux returns -ENODEV
    [info] livepatch_callbacks_demo: pre_patch_callback: vmlinux
    [warning] livepatch: pre-patch callback failed for object 'vmlinux'
    [warning] livepatch: failed to enable patch 'livepatch_callbacks_demo'
    [debug] livepatch: 'livepatch_callbacks_demo': canceling transition, going to unpatch
    [debug] livepatch: 'livepatch_callbacks_demo': completing unpatching transition
    [notice] livepatch: 'livepatch_callbacks_demo': unpatching complete
    → -ENODEV: No such device
  `);
  step(`
    > loadModule livepatch_callbacks_mod
    [info] livepatch_callbacks_mod: livepatch_callbacks_mod_init
    → 0
    module livepatch_callbacks_mod loaded: no → yes
  `);
  step(`
    > load livepatch_callbacks_demo
    [notice] livepatch: enabling patch 'livepatch_callbacks_demo'
    [debug] livepatch: 'livepatch_callbacks_demo': initializing patching transition
    callback pre_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_patch_callback: vmlinux
    callback pre_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: pre_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    [debug] livepatch: 'livepatch_callbacks_demo': completing patching transition
    callback post_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_patch_callback: vmlinux
    callback post_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: post_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': patching complete
    → 0
    listed: none → livepatch_callbacks_demo
    livepatch_callbacks_demo loaded: no → yes
    livepatch_callbacks_demo enabled: no → yes
    livepatch_callbacks_demo references: 0 → 1
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: clean → live
    livepatch_callbacks_demo / vmlinux loaded: no → yes
    livepatch_callbacks_demo / vmlinux patched: no → yes
    livepatch_callbacks_demo / vmlinux callbacks: clean → live
    + livepatch_callbacks_demo parameter pre_patch_ret: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/force
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/replace: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched: 1
  `);
  step(`
    > write livepatch_callbacks_demo enabled 0
    [debug] livepatch: 'livepatch_callbacks_demo': initializing unpatching transition
    callback pre_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_unpatch_callback: vmlinux
    callback pre_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: pre_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': starting unpatching transition
    [debug] livepatch: 'livepatch_callbacks_demo': completing unpatching transition
    callback post_unpatch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_unpatch_callback: vmlinux
    callback post_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (LIVE)
    [info] livepatch_callbacks_demo: post_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_callbacks_demo': unpatching complete
    → 0
    listed: livepatch_callbacks_demo → none
    livepatch_callbacks_demo enabled: yes → no
    livepatch_callbacks_demo free queued: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: live → clean
    livepatch_callbacks_demo / vmlinux loaded: yes → no
    livepatch_callbacks_demo / vmlinux patched: yes → no
    livepatch_callbacks_demo / vmlinux callbacks: live → clean
    /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1 → 0
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched
  `);
  step(`
    > unloadModule livepatch_callbacks_mod
    [info] livepatch_callbacks_mod: livepatch_callbacks_mod_exit
    → 0
    module livepatch_callbacks_mod loaded: yes → no
  `);
  step(`
    > wake shell
    shell running: no → yes
  `);
  step(`
    > exitKernel shell
  `);
  step(`
    > sleep shell
    shell running: yes → no
  `);
  step(`
    > free livepatch_callbacks_demo
    livepatch_callbacks_demo references: 1 → 0
    livepatch_callbacks_demo free queued: yes → no
    - /sys/kernel/livepatch/livepatch_callbacks_demo/
    - /sys/kernel/livepatch/livepatch_callbacks_demo/enabled
    - /sys/kernel/livepatch/livepatch_callbacks_demo/force
    - /sys/kernel/livepatch/livepatch_callbacks_demo/replace
    - /sys/kernel/livepatch/livepatch_callbacks_demo/transition
  `);
  step(`
    > unload livepatch_callbacks_demo
    → 0
    livepatch_callbacks_demo loaded: yes → no
    - livepatch_callbacks_demo parameter pre_patch_ret
  `);
  step(`
    > load livepatch_callbacks_demo
    [notice] livepatch: enabling patch 'livepatch_callbacks_demo'
    [debug] livepatch: 'livepatch_callbacks_demo': initializing patching transition
    callback pre_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': starting patching transition
    [debug] livepatch: 'livepatch_callbacks_demo': completing patching transition
    callback post_patch of livepatch_callbacks_demo for vmlinux
    [info] livepatch_callbacks_demo: post_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_callbacks_demo': patching complete
    → 0
    listed: none → livepatch_callbacks_demo
    livepatch_callbacks_demo loaded: no → yes
    livepatch_callbacks_demo enabled: no → yes
    livepatch_callbacks_demo references: 0 → 1
    livepatch_callbacks_demo / vmlinux loaded: no → yes
    livepatch_callbacks_demo / vmlinux patched: no → yes
    livepatch_callbacks_demo / vmlinux callbacks: clean → live
    + livepatch_callbacks_demo parameter pre_patch_ret: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/enabled: 1
    + /sys/kernel/livepatch/livepatch_callbacks_demo/force
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/busymod_work_func,1/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_busymod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/replace: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/transition: 0
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/
    + /sys/kernel/livepatch/livepatch_callbacks_demo/vmlinux/patched: 1
  `);
  step(`
    > loadModule livepatch_callbacks_mod
    [notice] livepatch: applying patch 'livepatch_callbacks_demo' to loading module 'livepatch_callbacks_mod'
    callback pre_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (COMING)
    [info] livepatch_callbacks_demo: pre_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (COMING)
    [info] livepatch_callbacks_demo: post_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] livepatch_callbacks_mod: livepatch_callbacks_mod_init
    → 0
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: no → yes
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: clean → live
    module livepatch_callbacks_mod loaded: no → yes
    /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 0 → 1
  `);
  step(`
    > unloadModule livepatch_callbacks_mod
    [info] livepatch_callbacks_mod: livepatch_callbacks_mod_exit
    callback pre_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (GOING)
    [info] livepatch_callbacks_demo: pre_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'livepatch_callbacks_demo' on unloading module 'livepatch_callbacks_mod'
    callback post_unpatch of livepatch_callbacks_demo for livepatch_callbacks_mod (GOING)
    [info] livepatch_callbacks_demo: post_unpatch_callback: livepatch_callbacks_mod -> [MODULE_STATE_GOING] Going away
    → 0
    livepatch_callbacks_demo / livepatch_callbacks_mod loaded: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod patched: yes → no
    livepatch_callbacks_demo / livepatch_callbacks_mod callbacks: live → clean
    module livepatch_callbacks_mod loaded: yes → no
    /sys/kernel/livepatch/livepatch_callbacks_demo/livepatch_callbacks_mod/patched: 1 → 0
  `);
  step(`
    > setParam livepatch_callbacks_demo pre_patch_ret -19
    → 0
    livepatch_callbacks_demo parameter pre_patch_ret: 0 → -19
  `);
  step(`
    > loadModule livepatch_callbacks_mod
    [notice] livepatch: applying patch 'livepatch_callbacks_demo' to loading module 'livepatch_callbacks_mod'
    callback pre_patch of livepatch_callbacks_demo for livepatch_callbacks_mod (COMING) returns -ENODEV
    [info] livepatch_callbacks_demo: pre_patch_callback: livepatch_callbacks_mod -> [MODULE_STATE_COMING] Full formed, running module_init
    [warning] livepatch: pre-patch callback failed for object 'livepatch_callbacks_mod'
    [warning] livepatch: patch 'livepatch_callbacks_demo' failed for module 'livepatch_callbacks_mod', refusing to load module 'livepatch_callbacks_mod'
    → -ENODEV: No such device
  `);
});
