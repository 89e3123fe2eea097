// A coming module is refused by the second of two patches
//
// Generated from spec/scenarios/modules/rollback-of-earlier-patches.yaml and machines/ by `npx klp generate modules/rollback-of-earlier-patches`; do not edit.
// 470 states, 4811 transitions, 102 signatures of macrosteps;
// 9 tests with 185 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('modules/rollback-of-earlier-patches');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    hotfix loaded: no
    hotfix enabled: no
    hotfix forced: no
    hotfix references: 0
    hotfix free queued: no
    hotfix / e1000 loaded: no
    hotfix / e1000 patched: no
    hotfix / e1000 callbacks: clean
    tuning loaded: no
    tuning enabled: no
    tuning forced: no
    tuning references: 0
    tuning free queued: no
    tuning / e1000 loaded: no
    tuning / e1000 patched: no
    tuning / e1000 callbacks: clean
    module e1000 loaded: no
    sender alive: yes
    sender running: yes
    sender patch_state: -1
    sender pending: no
    sender stack: empty
    func_stack e1000:e1000_xmit_frame: empty
    handler e1000:e1000_xmit_frame: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load tuning stays in transition; exitKernel sender moves sender; retry completes patching with e1000; …', () => {
  const { step } = boot();
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
    sender patch_state: -1 → 0
    sender pending: no → yes
    + tuning parameter ret: 0
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/e1000/
    + /sys/kernel/livepatch/tuning/e1000/patched: 0
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace: 0
    + /sys/kernel/livepatch/tuning/transition: 1
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    → 0
    tuning / e1000 loaded: no → yes
    tuning / e1000 patched: no → yes
    tuning / e1000 callbacks: clean → prepared
    module e1000 loaded: no → yes
    /sys/kernel/livepatch/tuning/e1000/patched: 0 → 1
  `);
  step(`
    > exitKernel sender
    sender patch_state: 0 → 1
    sender pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    callback post_patch of tuning for e1000 (LIVE)
    [info] tuning: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    tuning / e1000 callbacks: prepared → live
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for e1000 (LIVE)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: none → hotfix (to patched)
    listed: tuning → tuning, hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / e1000 loaded: no → yes
    hotfix / e1000 patched: no → yes
    hotfix / e1000 callbacks: clean → prepared
    sender patch_state: -1 → 0
    sender pending: no → yes
    func_stack e1000:e1000_xmit_frame: empty → hotfix
    handler e1000:e1000_xmit_frame: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 1
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 1
  `);
  step(`
    > exitKernel sender
    sender patch_state: 0 → 1
    sender pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for e1000 (LIVE)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / e1000 callbacks: prepared → live
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    callback pre_unpatch of tuning for e1000 (LIVE)
    [info] tuning: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: none → tuning (to unpatched)
    tuning enabled: yes → no
    tuning / e1000 callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    /sys/kernel/livepatch/tuning/transition: 0 → 1
  `);
  step(`
    > unloadModule e1000
    [info] e1000: bye
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    callback pre_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: live → clean
    tuning / e1000 loaded: yes → no
    tuning / e1000 patched: yes → no
    tuning / e1000 callbacks: leaving → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/hotfix/e1000/patched: 1 → 0
    /sys/kernel/livepatch/tuning/e1000/patched: 1 → 0
  `);
});

test('2: load hotfix stays in transition; load tuning stays in transition', () => {
  const { step } = boot();
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
    sender patch_state: -1 → 0
    sender pending: no → yes
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 0
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 1
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    → 0
    hotfix / e1000 loaded: no → yes
    hotfix / e1000 patched: no → yes
    hotfix / e1000 callbacks: clean → prepared
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → hotfix
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/hotfix/e1000/patched: 0 → 1
  `);
  step(`
    > exitKernel sender
    sender patch_state: 0 → 1
    sender pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for e1000 (LIVE)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / e1000 callbacks: prepared → live
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    callback pre_patch of tuning for e1000 (LIVE)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: none → tuning (to patched)
    listed: hotfix → hotfix, tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / e1000 loaded: no → yes
    tuning / e1000 patched: no → yes
    tuning / e1000 callbacks: clean → prepared
    sender patch_state: -1 → 0
    sender pending: no → yes
    + tuning parameter ret: 0
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/e1000/
    + /sys/kernel/livepatch/tuning/e1000/patched: 1
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace: 0
    + /sys/kernel/livepatch/tuning/transition: 1
  `);
  step(`
    > exitKernel sender
    sender patch_state: 0 → 1
    sender pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    callback post_patch of tuning for e1000 (LIVE)
    [info] tuning: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    tuning / e1000 callbacks: prepared → live
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    callback pre_unpatch of tuning for e1000 (LIVE)
    [info] tuning: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: none → tuning (to unpatched)
    tuning enabled: yes → no
    tuning / e1000 callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    /sys/kernel/livepatch/tuning/transition: 0 → 1
  `);
  step(`
    > unloadModule e1000
    [info] e1000: bye
    callback pre_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: live → clean
    tuning / e1000 loaded: yes → no
    tuning / e1000 patched: yes → no
    tuning / e1000 callbacks: leaving → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/hotfix/e1000/patched: 1 → 0
    /sys/kernel/livepatch/tuning/e1000/patched: 1 → 0
  `);
});

test('3: retry completes patching; loadModule e1000 init=-19 fails with ENODEV; write hotfix enabled 0 stays in transition; …', () => {
  const { step } = boot();
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
    sender patch_state: -1 → 0
    sender pending: no → yes
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 0
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 1
  `);
  step(`
    > exitKernel sender
    sender patch_state: 0 → 1
    sender pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: none → tuning (to patched)
    listed: hotfix → hotfix, tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    sender patch_state: -1 → 0
    sender pending: no → yes
    + tuning parameter ret: 0
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/e1000/
    + /sys/kernel/livepatch/tuning/e1000/patched: 0
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace: 0
    + /sys/kernel/livepatch/tuning/transition: 1
  `);
  step(`
    > exitKernel sender
    sender patch_state: 0 → 1
    sender pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of hotfix for e1000 (COMING)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of tuning for e1000 (COMING)
    [info] tuning: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    → 0
    hotfix / e1000 loaded: no → yes
    hotfix / e1000 patched: no → yes
    hotfix / e1000 callbacks: clean → live
    tuning / e1000 loaded: no → yes
    tuning / e1000 patched: no → yes
    tuning / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → hotfix
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/hotfix/e1000/patched: 0 → 1
    /sys/kernel/livepatch/tuning/e1000/patched: 0 → 1
  `);
  step(`
    > unloadModule e1000
    [info] e1000: bye
    callback pre_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    callback pre_unpatch of tuning for e1000 (GOING)
    [info] tuning: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: live → clean
    tuning / e1000 loaded: yes → no
    tuning / e1000 patched: yes → no
    tuning / e1000 callbacks: live → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/hotfix/e1000/patched: 1 → 0
    /sys/kernel/livepatch/tuning/e1000/patched: 1 → 0
  `);
  step(`
    > loadModule e1000 init=-19
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of hotfix for e1000 (COMING)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of tuning for e1000 (COMING)
    [info] tuning: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    callback pre_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    callback pre_unpatch of tuning for e1000 (GOING)
    [info] tuning: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → -ENODEV: No such device
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    /sys/kernel/livepatch/hotfix/transition: 0 → 1
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of tuning for e1000 (COMING)
    [info] tuning: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    → 0
    hotfix / e1000 loaded: no → yes
    hotfix / e1000 patched: no → yes
    hotfix / e1000 callbacks: clean → prepared
    tuning / e1000 loaded: no → yes
    tuning / e1000 patched: no → yes
    tuning / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → hotfix
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/hotfix/e1000/patched: 0 → 1
    /sys/kernel/livepatch/tuning/e1000/patched: 0 → 1
  `);
  step(`
    > unloadModule e1000
    [info] e1000: bye
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    callback pre_unpatch of tuning for e1000 (GOING)
    [info] tuning: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: prepared → clean
    tuning / e1000 loaded: yes → no
    tuning / e1000 patched: yes → no
    tuning / e1000 callbacks: live → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/hotfix/e1000/patched: 1 → 0
    /sys/kernel/livepatch/tuning/e1000/patched: 1 → 0
  `);
  step(`
    > loadModule e1000 init=-19
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of tuning for e1000 (COMING)
    [info] tuning: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    callback pre_unpatch of tuning for e1000 (GOING)
    [info] tuning: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → -ENODEV: No such device
  `);
  step(`
    > setParam tuning ret -12
    → 0
    tuning parameter ret: 0 → -12
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING) returns -ENOMEM
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [warning] livepatch: pre-patch callback failed for object 'e1000'
    [warning] livepatch: patch 'tuning' failed for module 'e1000', refusing to load module 'e1000'
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (COMING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → -ENOMEM: Cannot allocate memory
  `);
  step(`
    > loadModule e1000 init=-19
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING) returns -ENOMEM
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [warning] livepatch: pre-patch callback failed for object 'e1000'
    [warning] livepatch: patch 'tuning' failed for module 'e1000', refusing to load module 'e1000'
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (COMING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → -ENOMEM: Cannot allocate memory
  `);
  step(`
    > write hotfix enabled 1
    [debug] livepatch: 'hotfix': reversing transition from unpatching to patching
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: hotfix (to unpatched) → hotfix (to patched)
    hotfix enabled: no → yes
    sender pending: yes → no
    /sys/kernel/livepatch/hotfix/enabled: 0 → 1
  `);
  step(`
    > setParam tuning ret 0
    → 0
    tuning parameter ret: -12 → 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of tuning for e1000 (COMING)
    [info] tuning: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    → 0
    hotfix / e1000 loaded: no → yes
    hotfix / e1000 patched: no → yes
    hotfix / e1000 callbacks: clean → prepared
    tuning / e1000 loaded: no → yes
    tuning / e1000 patched: no → yes
    tuning / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → hotfix
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/hotfix/e1000/patched: 0 → 1
    /sys/kernel/livepatch/tuning/e1000/patched: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for e1000 (LIVE)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / e1000 callbacks: prepared → live
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    callback pre_unpatch of hotfix for e1000 (LIVE)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / e1000 callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    /sys/kernel/livepatch/hotfix/transition: 0 → 1
  `);
  step(`
    > unloadModule e1000
    [info] e1000: bye
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    callback pre_unpatch of tuning for e1000 (GOING)
    [info] tuning: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: leaving → clean
    tuning / e1000 loaded: yes → no
    tuning / e1000 patched: yes → no
    tuning / e1000 callbacks: live → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/hotfix/e1000/patched: 1 → 0
    /sys/kernel/livepatch/tuning/e1000/patched: 1 → 0
  `);
});

test('4: loadModule e1000 fails with ENOMEM; loadModule e1000 init=-19 fails with ENOMEM; …', () => {
  const { step } = boot();
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
    sender patch_state: -1 → 0
    sender pending: no → yes
    + tuning parameter ret: 0
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/e1000/
    + /sys/kernel/livepatch/tuning/e1000/patched: 0
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace: 0
    + /sys/kernel/livepatch/tuning/transition: 1
  `);
  step(`
    > setParam tuning ret -12
    → 0
    tuning parameter ret: 0 → -12
  `);
  step(`
    > exitKernel sender
    sender patch_state: 0 → 1
    sender pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: none → hotfix (to patched)
    listed: tuning → tuning, hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    sender patch_state: -1 → 0
    sender pending: no → yes
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 0
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 1
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING) returns -ENOMEM
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [warning] livepatch: pre-patch callback failed for object 'e1000'
    [warning] livepatch: patch 'tuning' failed for module 'e1000', refusing to load module 'e1000'
    → -ENOMEM: Cannot allocate memory
  `);
  step(`
    > loadModule e1000 init=-19
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING) returns -ENOMEM
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [warning] livepatch: pre-patch callback failed for object 'e1000'
    [warning] livepatch: patch 'tuning' failed for module 'e1000', refusing to load module 'e1000'
    → -ENOMEM: Cannot allocate memory
  `);
  step(`
    > setParam tuning ret 0
    → 0
    tuning parameter ret: -12 → 0
  `);
  step(`
    > exitKernel sender
    sender patch_state: 0 → 1
    sender pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of tuning for e1000 (COMING)
    [info] tuning: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of hotfix for e1000 (COMING)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    → 0
    hotfix / e1000 loaded: no → yes
    hotfix / e1000 patched: no → yes
    hotfix / e1000 callbacks: clean → live
    tuning / e1000 loaded: no → yes
    tuning / e1000 patched: no → yes
    tuning / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → hotfix
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/hotfix/e1000/patched: 0 → 1
    /sys/kernel/livepatch/tuning/e1000/patched: 0 → 1
  `);
  step(`
    > unloadModule e1000
    [info] e1000: bye
    callback pre_unpatch of tuning for e1000 (GOING)
    [info] tuning: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    callback pre_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: live → clean
    tuning / e1000 loaded: yes → no
    tuning / e1000 patched: yes → no
    tuning / e1000 callbacks: live → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/hotfix/e1000/patched: 1 → 0
    /sys/kernel/livepatch/tuning/e1000/patched: 1 → 0
  `);
  step(`
    > loadModule e1000 init=-19
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of tuning for e1000 (COMING)
    [info] tuning: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of hotfix for e1000 (COMING)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    callback pre_unpatch of tuning for e1000 (GOING)
    [info] tuning: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    callback pre_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → -ENODEV: No such device
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: none → tuning (to unpatched)
    tuning enabled: yes → no
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    /sys/kernel/livepatch/tuning/transition: 0 → 1
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of hotfix for e1000 (COMING)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    → 0
    hotfix / e1000 loaded: no → yes
    hotfix / e1000 patched: no → yes
    hotfix / e1000 callbacks: clean → live
    tuning / e1000 loaded: no → yes
    tuning / e1000 patched: no → yes
    tuning / e1000 callbacks: clean → prepared
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → hotfix
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/hotfix/e1000/patched: 0 → 1
    /sys/kernel/livepatch/tuning/e1000/patched: 0 → 1
  `);
  step(`
    > unloadModule e1000
    [info] e1000: bye
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    callback pre_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: live → clean
    tuning / e1000 loaded: yes → no
    tuning / e1000 patched: yes → no
    tuning / e1000 callbacks: prepared → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/hotfix/e1000/patched: 1 → 0
    /sys/kernel/livepatch/tuning/e1000/patched: 1 → 0
  `);
  step(`
    > loadModule e1000 init=-19
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of hotfix for e1000 (COMING)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    callback pre_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → -ENODEV: No such device
  `);
  step(`
    > write tuning enabled 1
    [debug] livepatch: 'tuning': reversing transition from unpatching to patching
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: tuning (to unpatched) → tuning (to patched)
    tuning enabled: no → yes
    sender pending: yes → no
    /sys/kernel/livepatch/tuning/enabled: 0 → 1
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of hotfix for e1000 (COMING)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    → 0
    hotfix / e1000 loaded: no → yes
    hotfix / e1000 patched: no → yes
    hotfix / e1000 callbacks: clean → live
    tuning / e1000 loaded: no → yes
    tuning / e1000 patched: no → yes
    tuning / e1000 callbacks: clean → prepared
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → hotfix
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/hotfix/e1000/patched: 0 → 1
    /sys/kernel/livepatch/tuning/e1000/patched: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    callback post_patch of tuning for e1000 (LIVE)
    [info] tuning: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    tuning / e1000 callbacks: prepared → live
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    callback pre_unpatch of hotfix for e1000 (LIVE)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / e1000 callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    /sys/kernel/livepatch/hotfix/transition: 0 → 1
  `);
  step(`
    > unloadModule e1000
    [info] e1000: bye
    callback pre_unpatch of tuning for e1000 (GOING)
    [info] tuning: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: leaving → clean
    tuning / e1000 loaded: yes → no
    tuning / e1000 patched: yes → no
    tuning / e1000 callbacks: live → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/hotfix/e1000/patched: 1 → 0
    /sys/kernel/livepatch/tuning/e1000/patched: 1 → 0
  `);
});

test('5: loadModule e1000 init=-19 fails with ENODEV; exitKernel sender moves sender; retry completes unpatching with e1000; …', () => {
  const { step } = boot();
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
    sender patch_state: -1 → 0
    sender pending: no → yes
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 0
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 1
  `);
  step(`
    > exitKernel sender
    sender patch_state: 0 → 1
    sender pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of hotfix for e1000 (COMING)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    → 0
    hotfix / e1000 loaded: no → yes
    hotfix / e1000 patched: no → yes
    hotfix / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → hotfix
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/hotfix/e1000/patched: 0 → 1
  `);
  step(`
    > unloadModule e1000
    [info] e1000: bye
    callback pre_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: live → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/hotfix/e1000/patched: 1 → 0
  `);
  step(`
    > loadModule e1000 init=-19
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of hotfix for e1000 (COMING)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    callback pre_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → -ENODEV: No such device
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of hotfix for e1000 (COMING)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    → 0
    hotfix / e1000 loaded: no → yes
    hotfix / e1000 patched: no → yes
    hotfix / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → hotfix
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/hotfix/e1000/patched: 0 → 1
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    callback pre_unpatch of hotfix for e1000 (LIVE)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / e1000 callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    /sys/kernel/livepatch/hotfix/transition: 0 → 1
  `);
  step(`
    > unloadModule e1000
    [info] e1000: bye
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: leaving → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/hotfix/e1000/patched: 1 → 0
  `);
  step(`
    > write hotfix enabled 1
    [debug] livepatch: 'hotfix': reversing transition from unpatching to patching
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: hotfix (to unpatched) → hotfix (to patched)
    hotfix enabled: no → yes
    sender pending: yes → no
    /sys/kernel/livepatch/hotfix/enabled: 0 → 1
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    → 0
    hotfix / e1000 loaded: no → yes
    hotfix / e1000 patched: no → yes
    hotfix / e1000 callbacks: clean → prepared
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → hotfix
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/hotfix/e1000/patched: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for e1000 (LIVE)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / e1000 callbacks: prepared → live
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    callback pre_unpatch of hotfix for e1000 (LIVE)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / e1000 callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    /sys/kernel/livepatch/hotfix/transition: 0 → 1
  `);
  step(`
    > exitKernel sender
    sender patch_state: 1 → 0
    sender pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing unpatching transition
    callback post_unpatch of hotfix for e1000 (LIVE)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': unpatching complete
    transition: hotfix (to unpatched) → none
    listed: hotfix → none
    hotfix free queued: no → yes
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: leaving → clean
    sender patch_state: 0 → -1
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/hotfix/e1000/
    - /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/hotfix/e1000/patched
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    callback pre_patch of tuning for e1000 (LIVE)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: none → tuning (to patched)
    listed: none → tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / e1000 loaded: no → yes
    tuning / e1000 patched: no → yes
    tuning / e1000 callbacks: clean → prepared
    sender patch_state: -1 → 0
    sender pending: no → yes
    + tuning parameter ret: 0
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/e1000/
    + /sys/kernel/livepatch/tuning/e1000/patched: 1
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace: 0
    + /sys/kernel/livepatch/tuning/transition: 1
  `);
  step(`
    > exitKernel sender
    sender patch_state: 0 → 1
    sender pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    callback post_patch of tuning for e1000 (LIVE)
    [info] tuning: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    tuning / e1000 callbacks: prepared → live
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    callback pre_unpatch of tuning for e1000 (LIVE)
    [info] tuning: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: none → tuning (to unpatched)
    tuning enabled: yes → no
    tuning / e1000 callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
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
    sender pending: yes → no
    /sys/kernel/livepatch/tuning/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    callback post_patch of tuning for e1000 (LIVE)
    [info] tuning: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    tuning / e1000 callbacks: leaving → live
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    callback pre_unpatch of tuning for e1000 (LIVE)
    [info] tuning: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: none → tuning (to unpatched)
    tuning enabled: yes → no
    tuning / e1000 callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    /sys/kernel/livepatch/tuning/transition: 0 → 1
  `);
  step(`
    > exitKernel sender
    sender patch_state: 1 → 0
    sender pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing unpatching transition
    callback post_unpatch of tuning for e1000 (LIVE)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'tuning': unpatching complete
    transition: tuning (to unpatched) → none
    listed: tuning → none
    tuning free queued: no → yes
    tuning / e1000 loaded: yes → no
    tuning / e1000 patched: yes → no
    tuning / e1000 callbacks: leaving → clean
    sender patch_state: 0 → -1
    - /sys/kernel/livepatch/tuning/e1000/
    - /sys/kernel/livepatch/tuning/e1000/patched
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
});

test('6: enter sender e1000:e1000_xmit_frame runs the original; write hotfix enabled 0 reverses; …', () => {
  const { step } = boot();
  step(`
    > loadModule e1000
    [info] e1000: Intel(R) PRO/1000 Network Driver
    → 0
    module e1000 loaded: no → yes
  `);
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for e1000 (LIVE)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: none → hotfix (to patched)
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / e1000 loaded: no → yes
    hotfix / e1000 patched: no → yes
    hotfix / e1000 callbacks: clean → prepared
    sender patch_state: -1 → 0
    sender pending: no → yes
    func_stack e1000:e1000_xmit_frame: empty → hotfix
    handler e1000:e1000_xmit_frame: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 1
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 1
  `);
  step(`
    > enter sender e1000:e1000_xmit_frame
    sender runs e1000:e1000_xmit_frame, the original
    sender stack: empty → e1000:e1000_xmit_frame (original)
  `);
  step(`
    > leave sender
    sender stack: e1000:e1000_xmit_frame (original) → empty
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
    sender pending: yes → no
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing unpatching transition
    callback post_unpatch of hotfix for e1000 (LIVE)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': unpatching complete
    transition: hotfix (to unpatched) → none
    listed: hotfix → none
    hotfix free queued: no → yes
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: prepared → clean
    sender patch_state: 0 → -1
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/hotfix/e1000/
    - /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/hotfix/e1000/patched
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    callback pre_patch of tuning for e1000 (LIVE)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: none → tuning (to patched)
    listed: none → tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / e1000 loaded: no → yes
    tuning / e1000 patched: no → yes
    tuning / e1000 callbacks: clean → prepared
    sender patch_state: -1 → 0
    sender pending: no → yes
    + tuning parameter ret: 0
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/e1000/
    + /sys/kernel/livepatch/tuning/e1000/patched: 1
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace: 0
    + /sys/kernel/livepatch/tuning/transition: 1
  `);
  step(`
    > setParam tuning ret 0
    → 0
  `);
  step(`
    > setParam tuning ret -12
    → 0
    tuning parameter ret: 0 → -12
  `);
  step(`
    > setParam tuning ret 0
    → 0
    tuning parameter ret: -12 → 0
  `);
  step(`
    > unload tuning
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > unloadModule e1000
    [info] e1000: bye
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    tuning / e1000 loaded: yes → no
    tuning / e1000 patched: yes → no
    tuning / e1000 callbacks: prepared → clean
    module e1000 loaded: yes → no
    /sys/kernel/livepatch/tuning/e1000/patched: 1 → 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    → 0
    tuning / e1000 loaded: no → yes
    tuning / e1000 patched: no → yes
    tuning / e1000 callbacks: clean → prepared
    module e1000 loaded: no → yes
    /sys/kernel/livepatch/tuning/e1000/patched: 0 → 1
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': reversing transition from patching to unpatching
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: tuning (to patched) → tuning (to unpatched)
    tuning enabled: yes → no
    sender pending: yes → no
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing unpatching transition
    callback post_unpatch of tuning for e1000 (LIVE)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'tuning': unpatching complete
    transition: tuning (to unpatched) → none
    listed: tuning → none
    tuning free queued: no → yes
    tuning / e1000 loaded: yes → no
    tuning / e1000 patched: yes → no
    tuning / e1000 callbacks: prepared → clean
    sender patch_state: 0 → -1
    - /sys/kernel/livepatch/tuning/e1000/
    - /sys/kernel/livepatch/tuning/e1000/patched
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
  step(`
    > free tuning
    tuning references: 1 → 0
    tuning free queued: yes → no
    - /sys/kernel/livepatch/tuning/
    - /sys/kernel/livepatch/tuning/enabled
    - /sys/kernel/livepatch/tuning/force
    - /sys/kernel/livepatch/tuning/replace
    - /sys/kernel/livepatch/tuning/transition
  `);
  step(`
    > unload tuning
    → 0
    tuning loaded: yes → no
    - tuning parameter ret
  `);
  step(`
    > unloadModule e1000
    [info] e1000: bye
    → 0
    module e1000 loaded: yes → no
  `);
  step(`
    > loadModule e1000 init=-19
    [info] e1000: Intel(R) PRO/1000 Network Driver
    → -ENODEV: No such device
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
    sender patch_state: -1 → 0
    sender pending: no → yes
    + tuning parameter ret: 0
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/e1000/
    + /sys/kernel/livepatch/tuning/e1000/patched: 0
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace: 0
    + /sys/kernel/livepatch/tuning/transition: 1
  `);
  step(`
    > loadModule e1000 init=-19
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → -ENODEV: No such device
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': reversing transition from patching to unpatching
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: tuning (to patched) → tuning (to unpatched)
    tuning enabled: yes → no
    sender pending: yes → no
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing unpatching transition
    [notice] livepatch: 'tuning': unpatching complete
    transition: tuning (to unpatched) → none
    listed: tuning → none
    tuning free queued: no → yes
    sender patch_state: 0 → -1
    - /sys/kernel/livepatch/tuning/e1000/
    - /sys/kernel/livepatch/tuning/e1000/patched
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
});

test('7: enter sender e1000:e1000_xmit_frame runs the original; loadModule e1000 fails with ENOMEM; …', () => {
  const { step } = boot();
  step(`
    > loadModule e1000
    [info] e1000: Intel(R) PRO/1000 Network Driver
    → 0
    module e1000 loaded: no → yes
  `);
  step(`
    > enter sender e1000:e1000_xmit_frame
    sender runs e1000:e1000_xmit_frame, the original
    sender stack: empty → e1000:e1000_xmit_frame (original)
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    callback pre_patch of tuning for e1000 (LIVE)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: none → tuning (to patched)
    listed: none → tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / e1000 loaded: no → yes
    tuning / e1000 patched: no → yes
    tuning / e1000 callbacks: clean → prepared
    sender patch_state: -1 → 0
    sender pending: no → yes
    + tuning parameter ret: 0
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/e1000/
    + /sys/kernel/livepatch/tuning/e1000/patched: 1
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace: 0
    + /sys/kernel/livepatch/tuning/transition: 1
  `);
  step(`
    > leave sender
    sender stack: e1000:e1000_xmit_frame (original) → empty
  `);
  step(`
    > exitKernel sender
    sender patch_state: 0 → 1
    sender pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    callback post_patch of tuning for e1000 (LIVE)
    [info] tuning: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    tuning / e1000 callbacks: prepared → live
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    callback pre_unpatch of tuning for e1000 (LIVE)
    [info] tuning: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: none → tuning (to unpatched)
    tuning enabled: yes → no
    tuning / e1000 callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
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
    sender pending: yes → no
    /sys/kernel/livepatch/tuning/enabled: 0 → 1
  `);
  step(`
    > unloadModule e1000
    [info] e1000: bye
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    tuning / e1000 loaded: yes → no
    tuning / e1000 patched: yes → no
    tuning / e1000 callbacks: leaving → clean
    module e1000 loaded: yes → no
    /sys/kernel/livepatch/tuning/e1000/patched: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: none → tuning (to unpatched)
    tuning enabled: yes → no
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    /sys/kernel/livepatch/tuning/transition: 0 → 1
  `);
  step(`
    > setParam tuning ret -12
    → 0
    tuning parameter ret: 0 → -12
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING) returns -ENOMEM
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [warning] livepatch: pre-patch callback failed for object 'e1000'
    [warning] livepatch: patch 'tuning' failed for module 'e1000', refusing to load module 'e1000'
    → -ENOMEM: Cannot allocate memory
  `);
  step(`
    > loadModule e1000 init=-19
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING) returns -ENOMEM
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [warning] livepatch: pre-patch callback failed for object 'e1000'
    [warning] livepatch: patch 'tuning' failed for module 'e1000', refusing to load module 'e1000'
    → -ENOMEM: Cannot allocate memory
  `);
  step(`
    > write tuning enabled 1
    [debug] livepatch: 'tuning': reversing transition from unpatching to patching
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: tuning (to unpatched) → tuning (to patched)
    tuning enabled: no → yes
    sender pending: yes → no
    /sys/kernel/livepatch/tuning/enabled: 0 → 1
  `);
  step(`
    > setParam tuning ret 0
    → 0
    tuning parameter ret: -12 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of tuning for e1000 (COMING)
    [info] tuning: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    → 0
    tuning / e1000 loaded: no → yes
    tuning / e1000 patched: no → yes
    tuning / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    /sys/kernel/livepatch/tuning/e1000/patched: 0 → 1
  `);
  step(`
    > unloadModule e1000
    [info] e1000: bye
    callback pre_unpatch of tuning for e1000 (GOING)
    [info] tuning: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    tuning / e1000 loaded: yes → no
    tuning / e1000 patched: yes → no
    tuning / e1000 callbacks: live → clean
    module e1000 loaded: yes → no
    /sys/kernel/livepatch/tuning/e1000/patched: 1 → 0
  `);
  step(`
    > loadModule e1000 init=-19
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of tuning for e1000 (COMING)
    [info] tuning: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    callback pre_unpatch of tuning for e1000 (GOING)
    [info] tuning: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → -ENODEV: No such device
  `);
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: none → hotfix (to patched)
    listed: tuning → tuning, hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    sender patch_state: -1 → 0
    sender pending: no → yes
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 0
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 1
  `);
  step(`
    > write tuning enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of tuning for e1000 (COMING)
    [info] tuning: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    → 0
    hotfix / e1000 loaded: no → yes
    hotfix / e1000 patched: no → yes
    hotfix / e1000 callbacks: clean → prepared
    tuning / e1000 loaded: no → yes
    tuning / e1000 patched: no → yes
    tuning / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → hotfix
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/hotfix/e1000/patched: 0 → 1
    /sys/kernel/livepatch/tuning/e1000/patched: 0 → 1
  `);
  step(`
    > unloadModule e1000
    [info] e1000: bye
    callback pre_unpatch of tuning for e1000 (GOING)
    [info] tuning: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: prepared → clean
    tuning / e1000 loaded: yes → no
    tuning / e1000 patched: yes → no
    tuning / e1000 callbacks: live → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/hotfix/e1000/patched: 1 → 0
    /sys/kernel/livepatch/tuning/e1000/patched: 1 → 0
  `);
  step(`
    > loadModule e1000 init=-19
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of tuning for e1000 (COMING)
    [info] tuning: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    callback pre_unpatch of tuning for e1000 (GOING)
    [info] tuning: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → -ENODEV: No such device
  `);
});

test('8: loadModule e1000 init=-19 fails with ENODEV; enter sender e1000:e1000_xmit_frame runs the one of hotfix; …', () => {
  const { step } = boot();
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
    sender patch_state: -1 → 0
    sender pending: no → yes
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 0
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 1
  `);
  step(`
    > loadModule e1000 init=-19
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → -ENODEV: No such device
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    → 0
    hotfix / e1000 loaded: no → yes
    hotfix / e1000 patched: no → yes
    hotfix / e1000 callbacks: clean → prepared
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → hotfix
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/hotfix/e1000/patched: 0 → 1
  `);
  step(`
    > exitKernel sender
    sender patch_state: 0 → 1
    sender pending: yes → no
  `);
  step(`
    > enter sender e1000:e1000_xmit_frame
    sender runs e1000:e1000_xmit_frame, the one of hotfix
    sender stack: empty → e1000:e1000_xmit_frame (hotfix)
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for e1000 (LIVE)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / e1000 callbacks: prepared → live
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    callback pre_unpatch of hotfix for e1000 (LIVE)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / e1000 callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
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
    sender pending: yes → no
    /sys/kernel/livepatch/hotfix/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for e1000 (LIVE)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / e1000 callbacks: leaving → live
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    callback pre_patch of tuning for e1000 (LIVE)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: none → tuning (to patched)
    listed: hotfix → hotfix, tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / e1000 loaded: no → yes
    tuning / e1000 patched: no → yes
    tuning / e1000 callbacks: clean → prepared
    sender patch_state: -1 → 0
    sender pending: no → yes
    + tuning parameter ret: 0
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/e1000/
    + /sys/kernel/livepatch/tuning/e1000/patched: 1
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace: 0
    + /sys/kernel/livepatch/tuning/transition: 1
  `);
  step(`
    > write hotfix enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > setParam tuning ret -12
    → 0
    tuning parameter ret: 0 → -12
  `);
  step(`
    > setParam tuning ret -12
    → 0
  `);
  step(`
    > leave sender
    sender stack: e1000:e1000_xmit_frame (hotfix) → empty
  `);
  step(`
    > unloadModule e1000
    [info] e1000: bye
    callback pre_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: live → clean
    tuning / e1000 loaded: yes → no
    tuning / e1000 patched: yes → no
    tuning / e1000 callbacks: prepared → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/hotfix/e1000/patched: 1 → 0
    /sys/kernel/livepatch/tuning/e1000/patched: 1 → 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of hotfix for e1000 (COMING)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING) returns -ENOMEM
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [warning] livepatch: pre-patch callback failed for object 'e1000'
    [warning] livepatch: patch 'tuning' failed for module 'e1000', refusing to load module 'e1000'
    callback pre_unpatch of hotfix for e1000 (COMING)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (COMING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → -ENOMEM: Cannot allocate memory
  `);
  step(`
    > loadModule e1000 init=-19
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of hotfix for e1000 (COMING)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING) returns -ENOMEM
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [warning] livepatch: pre-patch callback failed for object 'e1000'
    [warning] livepatch: patch 'tuning' failed for module 'e1000', refusing to load module 'e1000'
    callback pre_unpatch of hotfix for e1000 (COMING)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (COMING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → -ENOMEM: Cannot allocate memory
  `);
  step(`
    > setParam tuning ret 0
    → 0
    tuning parameter ret: -12 → 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of hotfix for e1000 (COMING)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    → 0
    hotfix / e1000 loaded: no → yes
    hotfix / e1000 patched: no → yes
    hotfix / e1000 callbacks: clean → live
    tuning / e1000 loaded: no → yes
    tuning / e1000 patched: no → yes
    tuning / e1000 callbacks: clean → prepared
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → hotfix
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/hotfix/e1000/patched: 0 → 1
    /sys/kernel/livepatch/tuning/e1000/patched: 0 → 1
  `);
  step(`
    > enter sender e1000:e1000_xmit_frame
    sender runs e1000:e1000_xmit_frame, the one of hotfix
    sender stack: empty → e1000:e1000_xmit_frame (hotfix)
  `);
  step(`
    > leave sender
    sender stack: e1000:e1000_xmit_frame (hotfix) → empty
  `);
  step(`
    > unloadModule e1000
    [info] e1000: bye
    callback pre_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: live → clean
    tuning / e1000 loaded: yes → no
    tuning / e1000 patched: yes → no
    tuning / e1000 callbacks: prepared → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/hotfix/e1000/patched: 1 → 0
    /sys/kernel/livepatch/tuning/e1000/patched: 1 → 0
  `);
  step(`
    > loadModule e1000 init=-19
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of hotfix for e1000 (COMING)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'tuning' to loading module 'e1000'
    callback pre_patch of tuning for e1000 (COMING)
    [info] tuning: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    callback pre_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'tuning' on unloading module 'e1000'
    callback post_unpatch of tuning for e1000 (GOING)
    [info] tuning: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → -ENODEV: No such device
  `);
  step(`
    > exitKernel sender
    sender patch_state: 0 → 1
    sender pending: yes → no
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': reversing transition from patching to unpatching
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: tuning (to patched) → tuning (to unpatched)
    tuning enabled: yes → no
    sender pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
  `);
});

test('9: write hotfix enabled 0 fails with EINVAL; write hotfix enabled 1 reverses; write hotfix enabled 1 fails with EINVAL; …', () => {
  const { step } = boot();
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
    sender patch_state: -1 → 0
    sender pending: no → yes
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 0
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 1
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': reversing transition from patching to unpatching
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: hotfix (to patched) → hotfix (to unpatched)
    hotfix enabled: yes → no
    sender pending: yes → no
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
  `);
  step(`
    > write hotfix enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write hotfix enabled 1
    [debug] livepatch: 'hotfix': reversing transition from unpatching to patching
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: hotfix (to unpatched) → hotfix (to patched)
    hotfix enabled: no → yes
    sender pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 0 → 1
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
    > load tuning
    → -EBUSY: Device or resource busy
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] e1000: Intel(R) PRO/1000 Network Driver
    → 0
    hotfix / e1000 loaded: no → yes
    hotfix / e1000 patched: no → yes
    hotfix / e1000 callbacks: clean → prepared
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → hotfix
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/hotfix/e1000/patched: 0 → 1
  `);
  step(`
    > unloadModule e1000
    [info] e1000: bye
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'e1000'
    callback post_unpatch of hotfix for e1000 (GOING)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: prepared → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/hotfix/e1000/patched: 1 → 0
  `);
  step(`
    > exitKernel sender
    sender patch_state: 0 → 1
    sender pending: yes → no
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': reversing transition from patching to unpatching
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: hotfix (to patched) → hotfix (to unpatched)
    hotfix enabled: yes → no
    sender pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
  `);
  step(`
    > write hotfix enabled 1
    [debug] livepatch: 'hotfix': reversing transition from unpatching to patching
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: hotfix (to unpatched) → hotfix (to patched)
    hotfix enabled: no → yes
    sender pending: yes → no
    /sys/kernel/livepatch/hotfix/enabled: 0 → 1
  `);
  step(`
    > exitKernel sender
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    /sys/kernel/livepatch/hotfix/transition: 0 → 1
  `);
  step(`
    > exitKernel sender
    sender patch_state: 1 → 0
    sender pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing unpatching transition
    [notice] livepatch: 'hotfix': unpatching complete
    transition: hotfix (to unpatched) → none
    listed: hotfix → none
    hotfix free queued: no → yes
    sender patch_state: 0 → -1
    - /sys/kernel/livepatch/hotfix/e1000/
    - /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/hotfix/e1000/patched
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > free hotfix
    hotfix references: 1 → 0
    hotfix free queued: yes → no
    - /sys/kernel/livepatch/hotfix/
    - /sys/kernel/livepatch/hotfix/enabled
    - /sys/kernel/livepatch/hotfix/force
    - /sys/kernel/livepatch/hotfix/replace
    - /sys/kernel/livepatch/hotfix/transition
  `);
  step(`
    > unload hotfix
    → 0
    hotfix loaded: yes → no
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
    sender patch_state: -1 → 0
    sender pending: no → yes
    + tuning parameter ret: 0
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/e1000/
    + /sys/kernel/livepatch/tuning/e1000/patched: 0
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace: 0
    + /sys/kernel/livepatch/tuning/transition: 1
  `);
  step(`
    > load hotfix
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': reversing transition from patching to unpatching
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: tuning (to patched) → tuning (to unpatched)
    tuning enabled: yes → no
    sender pending: yes → no
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
  `);
  step(`
    > write tuning enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write tuning enabled 1
    [debug] livepatch: 'tuning': reversing transition from unpatching to patching
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: tuning (to unpatched) → tuning (to patched)
    tuning enabled: no → yes
    sender pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 0 → 1
  `);
  step(`
    > write tuning enabled 1
    → -EINVAL: Invalid argument
  `);
});
