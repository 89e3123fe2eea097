// A module comes while its patch is being disabled
//
// Generated from spec/scenarios/modules/coming-while-leaving.yaml and machines/ by `npx klp generate modules/coming-while-leaving`; do not edit.
// 112 states, 720 transitions, 58 signatures of macrosteps;
// 8 tests with 144 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('modules/coming-while-leaving');

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
    hotfix / vmlinux loaded: no
    hotfix / vmlinux patched: no
    hotfix / vmlinux callbacks: clean
    module e1000 loaded: no
    sender alive: yes
    sender running: no
    sender patch_state: -1
    sender pending: no
    sender stack: empty
    func_stack e1000:e1000_xmit_frame: empty
    handler e1000:e1000_xmit_frame: none
    func_stack vmlinux:dev_queue_xmit: empty
    handler vmlinux:dev_queue_xmit: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load hotfix completes patching; write hotfix enabled 0 stays in transition; …', () => {
  const { step } = boot();
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for vmlinux
    [info] hotfix: pre_patch_callback: vmlinux
    [notice] livepatch: 'hotfix': starting patching transition
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for vmlinux
    [info] hotfix: post_patch_callback: vmlinux
    [notice] livepatch: 'hotfix': patching complete
    → 0
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → live
    func_stack vmlinux:dev_queue_xmit: empty → hotfix
    handler vmlinux:dev_queue_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 0
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 0
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    callback pre_unpatch of hotfix for vmlinux
    [info] hotfix: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / vmlinux callbacks: live → leaving
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
    > sleep sender
    sender running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing unpatching transition
    callback post_unpatch of hotfix for vmlinux
    [info] hotfix: post_unpatch_callback: vmlinux
    callback post_unpatch of hotfix for e1000 (LIVE)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': unpatching complete
    transition: hotfix (to unpatched) → none
    listed: hotfix → none
    hotfix free queued: no → yes
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: prepared → clean
    hotfix / vmlinux loaded: yes → no
    hotfix / vmlinux patched: yes → no
    hotfix / vmlinux callbacks: leaving → clean
    sender patch_state: 1 → -1
    sender pending: yes → no
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    func_stack vmlinux:dev_queue_xmit: hotfix → empty
    handler vmlinux:dev_queue_xmit: registered → none
    - /sys/kernel/livepatch/hotfix/e1000/
    - /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/hotfix/e1000/patched
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
    - /sys/kernel/livepatch/hotfix/vmlinux/
    - /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/patched
  `);
});

test('2: exitKernel sender moves sender; write hotfix enabled 1 reverses; retry completes the reversal to patching with e1000', () => {
  const { step } = boot();
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for vmlinux
    [info] hotfix: pre_patch_callback: vmlinux
    [notice] livepatch: 'hotfix': starting patching transition
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for vmlinux
    [info] hotfix: post_patch_callback: vmlinux
    [notice] livepatch: 'hotfix': patching complete
    → 0
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → live
    func_stack vmlinux:dev_queue_xmit: empty → hotfix
    handler vmlinux:dev_queue_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 0
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 0
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    callback pre_unpatch of hotfix for vmlinux
    [info] hotfix: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / vmlinux callbacks: live → leaving
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
    sender patch_state: 1 → 0
    sender pending: yes → no
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
    > sleep sender
    sender running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for vmlinux
    [info] hotfix: post_patch_callback: vmlinux
    callback post_patch of hotfix for e1000 (LIVE)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / e1000 callbacks: prepared → live
    hotfix / vmlinux callbacks: leaving → live
    sender patch_state: 0 → -1
    sender pending: yes → no
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
});

test('3: retry completes unpatching; write hotfix enabled 0 stays in transition; retry completes unpatching with e1000', () => {
  const { step } = boot();
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for vmlinux
    [info] hotfix: pre_patch_callback: vmlinux
    [notice] livepatch: 'hotfix': starting patching transition
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for vmlinux
    [info] hotfix: post_patch_callback: vmlinux
    [notice] livepatch: 'hotfix': patching complete
    → 0
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → live
    func_stack vmlinux:dev_queue_xmit: empty → hotfix
    handler vmlinux:dev_queue_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 0
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 0
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    callback pre_unpatch of hotfix for vmlinux
    [info] hotfix: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / vmlinux callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    /sys/kernel/livepatch/hotfix/transition: 0 → 1
  `);
  step(`
    > sleep sender
    sender running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing unpatching transition
    callback post_unpatch of hotfix for vmlinux
    [info] hotfix: post_unpatch_callback: vmlinux
    [notice] livepatch: 'hotfix': unpatching complete
    transition: hotfix (to unpatched) → none
    listed: hotfix → none
    hotfix free queued: no → yes
    hotfix / vmlinux loaded: yes → no
    hotfix / vmlinux patched: yes → no
    hotfix / vmlinux callbacks: leaving → clean
    sender patch_state: 1 → -1
    sender pending: yes → no
    func_stack vmlinux:dev_queue_xmit: hotfix → empty
    handler vmlinux:dev_queue_xmit: registered → none
    - /sys/kernel/livepatch/hotfix/e1000/
    - /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/hotfix/e1000/patched
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
    - /sys/kernel/livepatch/hotfix/vmlinux/
    - /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/patched
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
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for vmlinux
    [info] hotfix: pre_patch_callback: vmlinux
    [notice] livepatch: 'hotfix': starting patching transition
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for vmlinux
    [info] hotfix: post_patch_callback: vmlinux
    [notice] livepatch: 'hotfix': patching complete
    → 0
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → live
    func_stack vmlinux:dev_queue_xmit: empty → hotfix
    handler vmlinux:dev_queue_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 0
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 0
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of hotfix for e1000 (COMING)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
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
    > wake sender
    sender running: no → yes
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    callback pre_unpatch of hotfix for vmlinux
    [info] hotfix: pre_unpatch_callback: vmlinux
    callback pre_unpatch of hotfix for e1000 (LIVE)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / e1000 callbacks: live → leaving
    hotfix / vmlinux callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    /sys/kernel/livepatch/hotfix/transition: 0 → 1
  `);
  step(`
    > sleep sender
    sender running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing unpatching transition
    callback post_unpatch of hotfix for vmlinux
    [info] hotfix: post_unpatch_callback: vmlinux
    callback post_unpatch of hotfix for e1000 (LIVE)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': unpatching complete
    transition: hotfix (to unpatched) → none
    listed: hotfix → none
    hotfix free queued: no → yes
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: leaving → clean
    hotfix / vmlinux loaded: yes → no
    hotfix / vmlinux patched: yes → no
    hotfix / vmlinux callbacks: leaving → clean
    sender patch_state: 1 → -1
    sender pending: yes → no
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    func_stack vmlinux:dev_queue_xmit: hotfix → empty
    handler vmlinux:dev_queue_xmit: registered → none
    - /sys/kernel/livepatch/hotfix/e1000/
    - /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/hotfix/e1000/patched
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
    - /sys/kernel/livepatch/hotfix/vmlinux/
    - /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/patched
  `);
});

test('4: write hotfix enabled 0 completes unpatching; write hotfix enabled 0 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for vmlinux
    [info] hotfix: pre_patch_callback: vmlinux
    [notice] livepatch: 'hotfix': starting patching transition
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for vmlinux
    [info] hotfix: post_patch_callback: vmlinux
    [notice] livepatch: 'hotfix': patching complete
    → 0
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → live
    func_stack vmlinux:dev_queue_xmit: empty → hotfix
    handler vmlinux:dev_queue_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 0
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 0
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    callback pre_unpatch of hotfix for vmlinux
    [info] hotfix: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'hotfix': starting unpatching transition
    [debug] livepatch: 'hotfix': completing unpatching transition
    callback post_unpatch of hotfix for vmlinux
    [info] hotfix: post_unpatch_callback: vmlinux
    [notice] livepatch: 'hotfix': unpatching complete
    → 0
    listed: hotfix → none
    hotfix enabled: yes → no
    hotfix free queued: no → yes
    hotfix / vmlinux loaded: yes → no
    hotfix / vmlinux patched: yes → no
    hotfix / vmlinux callbacks: live → clean
    func_stack vmlinux:dev_queue_xmit: hotfix → empty
    handler vmlinux:dev_queue_xmit: registered → none
    - /sys/kernel/livepatch/hotfix/e1000/
    - /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/hotfix/e1000/patched
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    - /sys/kernel/livepatch/hotfix/vmlinux/
    - /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
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
    - /sys/kernel/livepatch/hotfix/replace
    - /sys/kernel/livepatch/hotfix/transition
  `);
  step(`
    > unload hotfix
    → 0
    hotfix loaded: yes → no
  `);
  step(`
    > loadModule e1000
    → 0
    module e1000 loaded: no → yes
  `);
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for vmlinux
    [info] hotfix: pre_patch_callback: vmlinux
    callback pre_patch of hotfix for e1000 (LIVE)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': starting patching transition
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for vmlinux
    [info] hotfix: post_patch_callback: vmlinux
    callback post_patch of hotfix for e1000 (LIVE)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': patching complete
    → 0
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / e1000 loaded: no → yes
    hotfix / e1000 patched: no → yes
    hotfix / e1000 callbacks: clean → live
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → live
    func_stack e1000:e1000_xmit_frame: empty → hotfix
    handler e1000:e1000_xmit_frame: none → registered
    func_stack vmlinux:dev_queue_xmit: empty → hotfix
    handler vmlinux:dev_queue_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 1
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 0
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    callback pre_unpatch of hotfix for vmlinux
    [info] hotfix: pre_unpatch_callback: vmlinux
    callback pre_unpatch of hotfix for e1000 (LIVE)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': starting unpatching transition
    [debug] livepatch: 'hotfix': completing unpatching transition
    callback post_unpatch of hotfix for vmlinux
    [info] hotfix: post_unpatch_callback: vmlinux
    callback post_unpatch of hotfix for e1000 (LIVE)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': unpatching complete
    → 0
    listed: hotfix → none
    hotfix enabled: yes → no
    hotfix free queued: no → yes
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: live → clean
    hotfix / vmlinux loaded: yes → no
    hotfix / vmlinux patched: yes → no
    hotfix / vmlinux callbacks: live → clean
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    func_stack vmlinux:dev_queue_xmit: hotfix → empty
    handler vmlinux:dev_queue_xmit: registered → none
    - /sys/kernel/livepatch/hotfix/e1000/
    - /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/hotfix/e1000/patched
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    - /sys/kernel/livepatch/hotfix/vmlinux/
    - /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/patched
  `);
  step(`
    > unloadModule e1000
    → 0
    module e1000 loaded: yes → no
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > enter sender vmlinux:dev_queue_xmit
    sender runs vmlinux:dev_queue_xmit, the original
    sender stack: empty → vmlinux:dev_queue_xmit (original)
  `);
  step(`
    > leave sender
    sender stack: vmlinux:dev_queue_xmit (original) → empty
  `);
  step(`
    > exitKernel sender
  `);
  step(`
    > sleep sender
    sender running: yes → no
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
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for vmlinux
    [info] hotfix: pre_patch_callback: vmlinux
    [notice] livepatch: 'hotfix': starting patching transition
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for vmlinux
    [info] hotfix: post_patch_callback: vmlinux
    [notice] livepatch: 'hotfix': patching complete
    → 0
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → live
    func_stack vmlinux:dev_queue_xmit: empty → hotfix
    handler vmlinux:dev_queue_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 0
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 0
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of hotfix for e1000 (COMING)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
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
});

test('5: load hotfix stays in transition; exitKernel sender moves sender; write hotfix enabled 0 reverses; …', () => {
  const { step } = boot();
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for vmlinux
    [info] hotfix: pre_patch_callback: vmlinux
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
    sender patch_state: -1 → 0
    sender pending: no → yes
    func_stack vmlinux:dev_queue_xmit: empty → hotfix
    handler vmlinux:dev_queue_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 0
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 1
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
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
    > sleep sender
    sender running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing unpatching transition
    callback post_unpatch of hotfix for vmlinux
    [info] hotfix: post_unpatch_callback: vmlinux
    [notice] livepatch: 'hotfix': unpatching complete
    transition: hotfix (to unpatched) → none
    listed: hotfix → none
    hotfix free queued: no → yes
    hotfix / vmlinux loaded: yes → no
    hotfix / vmlinux patched: yes → no
    hotfix / vmlinux callbacks: prepared → clean
    sender patch_state: 1 → -1
    sender pending: yes → no
    func_stack vmlinux:dev_queue_xmit: hotfix → empty
    handler vmlinux:dev_queue_xmit: registered → none
    - /sys/kernel/livepatch/hotfix/e1000/
    - /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/hotfix/e1000/patched
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
    - /sys/kernel/livepatch/hotfix/vmlinux/
    - /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/patched
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
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for vmlinux
    [info] hotfix: pre_patch_callback: vmlinux
    [notice] livepatch: 'hotfix': starting patching transition
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for vmlinux
    [info] hotfix: post_patch_callback: vmlinux
    [notice] livepatch: 'hotfix': patching complete
    → 0
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → live
    func_stack vmlinux:dev_queue_xmit: empty → hotfix
    handler vmlinux:dev_queue_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 0
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 0
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    callback pre_unpatch of hotfix for vmlinux
    [info] hotfix: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / vmlinux callbacks: live → leaving
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
    > sleep sender
    sender running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for vmlinux
    [info] hotfix: post_patch_callback: vmlinux
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / vmlinux callbacks: leaving → live
    sender patch_state: 0 → -1
    sender pending: yes → no
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of hotfix for e1000 (COMING)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
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
    > wake sender
    sender running: no → yes
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    callback pre_unpatch of hotfix for vmlinux
    [info] hotfix: pre_unpatch_callback: vmlinux
    callback pre_unpatch of hotfix for e1000 (LIVE)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / e1000 callbacks: live → leaving
    hotfix / vmlinux callbacks: live → leaving
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
    > sleep sender
    sender running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for vmlinux
    [info] hotfix: post_patch_callback: vmlinux
    callback post_patch of hotfix for e1000 (LIVE)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / e1000 callbacks: leaving → live
    hotfix / vmlinux callbacks: leaving → live
    sender patch_state: 0 → -1
    sender pending: yes → no
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
});

test('6: write hotfix enabled 0 reverses; enter sender vmlinux:dev_queue_xmit runs the original; …', () => {
  const { step } = boot();
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for vmlinux
    [info] hotfix: pre_patch_callback: vmlinux
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
    sender patch_state: -1 → 0
    sender pending: no → yes
    func_stack vmlinux:dev_queue_xmit: empty → hotfix
    handler vmlinux:dev_queue_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 0
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 1
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
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
    > loadModule e1000
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
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
    > enter sender vmlinux:dev_queue_xmit
    sender runs vmlinux:dev_queue_xmit, the original
    sender stack: empty → vmlinux:dev_queue_xmit (original)
  `);
  step(`
    > resched sender
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
    callback post_unpatch of hotfix for vmlinux
    [info] hotfix: post_unpatch_callback: vmlinux
    [notice] livepatch: 'hotfix': unpatching complete
    transition: hotfix (to unpatched) → none
    listed: hotfix → none
    hotfix free queued: no → yes
    hotfix / vmlinux loaded: yes → no
    hotfix / vmlinux patched: yes → no
    hotfix / vmlinux callbacks: prepared → clean
    sender patch_state: 0 → -1
    func_stack vmlinux:dev_queue_xmit: hotfix → empty
    handler vmlinux:dev_queue_xmit: registered → none
    - /sys/kernel/livepatch/hotfix/e1000/
    - /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/hotfix/e1000/patched
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
    - /sys/kernel/livepatch/hotfix/vmlinux/
    - /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/patched
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
    > loadModule e1000
    → 0
    module e1000 loaded: no → yes
  `);
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for vmlinux
    [info] hotfix: pre_patch_callback: vmlinux
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
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → prepared
    sender patch_state: -1 → 0
    sender pending: no → yes
    func_stack e1000:e1000_xmit_frame: empty → hotfix
    handler e1000:e1000_xmit_frame: none → registered
    func_stack vmlinux:dev_queue_xmit: empty → hotfix
    handler vmlinux:dev_queue_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 1
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 1
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
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
    callback post_unpatch of hotfix for vmlinux
    [info] hotfix: post_unpatch_callback: vmlinux
    callback post_unpatch of hotfix for e1000 (LIVE)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': unpatching complete
    transition: hotfix (to unpatched) → none
    listed: hotfix → none
    hotfix free queued: no → yes
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: prepared → clean
    hotfix / vmlinux loaded: yes → no
    hotfix / vmlinux patched: yes → no
    hotfix / vmlinux callbacks: prepared → clean
    sender patch_state: 0 → -1
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    func_stack vmlinux:dev_queue_xmit: hotfix → empty
    handler vmlinux:dev_queue_xmit: registered → none
    - /sys/kernel/livepatch/hotfix/e1000/
    - /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/hotfix/e1000/patched
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
    - /sys/kernel/livepatch/hotfix/vmlinux/
    - /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/patched
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
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for vmlinux
    [info] hotfix: pre_patch_callback: vmlinux
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
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → prepared
    sender patch_state: -1 → 0
    sender pending: no → yes
    func_stack e1000:e1000_xmit_frame: empty → hotfix
    handler e1000:e1000_xmit_frame: none → registered
    func_stack vmlinux:dev_queue_xmit: empty → hotfix
    handler vmlinux:dev_queue_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 1
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 1
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > leave sender
    sender stack: vmlinux:dev_queue_xmit (original) → empty
  `);
  step(`
    > exitKernel sender
    sender patch_state: 0 → 1
    sender pending: yes → no
  `);
  step(`
    > enter sender vmlinux:dev_queue_xmit
    sender runs vmlinux:dev_queue_xmit, the one of hotfix
    sender stack: empty → vmlinux:dev_queue_xmit (hotfix)
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for vmlinux
    [info] hotfix: post_patch_callback: vmlinux
    callback post_patch of hotfix for e1000 (LIVE)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / e1000 callbacks: prepared → live
    hotfix / vmlinux callbacks: prepared → live
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
});

test('7: write hotfix enabled 1 reverses; retry completes the reversal to patching; …', () => {
  const { step } = boot();
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for vmlinux
    [info] hotfix: pre_patch_callback: vmlinux
    [notice] livepatch: 'hotfix': starting patching transition
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for vmlinux
    [info] hotfix: post_patch_callback: vmlinux
    [notice] livepatch: 'hotfix': patching complete
    → 0
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → live
    func_stack vmlinux:dev_queue_xmit: empty → hotfix
    handler vmlinux:dev_queue_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 0
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 0
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    callback pre_unpatch of hotfix for vmlinux
    [info] hotfix: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / vmlinux callbacks: live → leaving
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
    callback post_patch of hotfix for vmlinux
    [info] hotfix: post_patch_callback: vmlinux
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / vmlinux callbacks: leaving → live
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    callback pre_unpatch of hotfix for vmlinux
    [info] hotfix: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / vmlinux callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    /sys/kernel/livepatch/hotfix/transition: 0 → 1
  `);
  step(`
    > enter sender vmlinux:dev_queue_xmit
    sender runs vmlinux:dev_queue_xmit, the one of hotfix
    sender stack: empty → vmlinux:dev_queue_xmit (hotfix)
  `);
  step(`
    > resched sender
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
    callback post_patch of hotfix for vmlinux
    [info] hotfix: post_patch_callback: vmlinux
    callback post_patch of hotfix for e1000 (LIVE)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / e1000 callbacks: prepared → live
    hotfix / vmlinux callbacks: leaving → live
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    callback pre_unpatch of hotfix for vmlinux
    [info] hotfix: pre_unpatch_callback: vmlinux
    callback pre_unpatch of hotfix for e1000 (LIVE)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / e1000 callbacks: live → leaving
    hotfix / vmlinux callbacks: live → leaving
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
    callback post_patch of hotfix for vmlinux
    [info] hotfix: post_patch_callback: vmlinux
    callback post_patch of hotfix for e1000 (LIVE)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / e1000 callbacks: leaving → live
    hotfix / vmlinux callbacks: leaving → live
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    callback pre_unpatch of hotfix for vmlinux
    [info] hotfix: pre_unpatch_callback: vmlinux
    callback pre_unpatch of hotfix for e1000 (LIVE)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / e1000 callbacks: live → leaving
    hotfix / vmlinux callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    /sys/kernel/livepatch/hotfix/transition: 0 → 1
  `);
  step(`
    > leave sender
    sender stack: vmlinux:dev_queue_xmit (hotfix) → empty
  `);
  step(`
    > exitKernel sender
    sender patch_state: 1 → 0
    sender pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing unpatching transition
    callback post_unpatch of hotfix for vmlinux
    [info] hotfix: post_unpatch_callback: vmlinux
    callback post_unpatch of hotfix for e1000 (LIVE)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': unpatching complete
    transition: hotfix (to unpatched) → none
    listed: hotfix → none
    hotfix free queued: no → yes
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: leaving → clean
    hotfix / vmlinux loaded: yes → no
    hotfix / vmlinux patched: yes → no
    hotfix / vmlinux callbacks: leaving → clean
    sender patch_state: 0 → -1
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    func_stack vmlinux:dev_queue_xmit: hotfix → empty
    handler vmlinux:dev_queue_xmit: registered → none
    - /sys/kernel/livepatch/hotfix/e1000/
    - /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/hotfix/e1000/patched
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
    - /sys/kernel/livepatch/hotfix/vmlinux/
    - /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/patched
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
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for vmlinux
    [info] hotfix: pre_patch_callback: vmlinux
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
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → prepared
    sender patch_state: -1 → 0
    sender pending: no → yes
    func_stack e1000:e1000_xmit_frame: empty → hotfix
    handler e1000:e1000_xmit_frame: none → registered
    func_stack vmlinux:dev_queue_xmit: empty → hotfix
    handler vmlinux:dev_queue_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 1
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 1
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
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
    > sleep sender
    sender running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing unpatching transition
    callback post_unpatch of hotfix for vmlinux
    [info] hotfix: post_unpatch_callback: vmlinux
    callback post_unpatch of hotfix for e1000 (LIVE)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': unpatching complete
    transition: hotfix (to unpatched) → none
    listed: hotfix → none
    hotfix free queued: no → yes
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: prepared → clean
    hotfix / vmlinux loaded: yes → no
    hotfix / vmlinux patched: yes → no
    hotfix / vmlinux callbacks: prepared → clean
    sender patch_state: 1 → -1
    sender pending: yes → no
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    func_stack vmlinux:dev_queue_xmit: hotfix → empty
    handler vmlinux:dev_queue_xmit: registered → none
    - /sys/kernel/livepatch/hotfix/e1000/
    - /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/hotfix/e1000/patched
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
    - /sys/kernel/livepatch/hotfix/vmlinux/
    - /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/patched
  `);
});

test('8: resched sender moves sender; retry completes patching; retry completes unpatching; …', () => {
  const { step } = boot();
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for vmlinux
    [info] hotfix: pre_patch_callback: vmlinux
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
    sender patch_state: -1 → 0
    sender pending: no → yes
    func_stack vmlinux:dev_queue_xmit: empty → hotfix
    handler vmlinux:dev_queue_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 0
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 1
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > resched sender
    sender patch_state: 0 → 1
    sender pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for vmlinux
    [info] hotfix: post_patch_callback: vmlinux
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / vmlinux callbacks: prepared → live
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    callback pre_unpatch of hotfix for vmlinux
    [info] hotfix: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / vmlinux callbacks: live → leaving
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
    callback post_unpatch of hotfix for vmlinux
    [info] hotfix: post_unpatch_callback: vmlinux
    [notice] livepatch: 'hotfix': unpatching complete
    transition: hotfix (to unpatched) → none
    listed: hotfix → none
    hotfix free queued: no → yes
    hotfix / vmlinux loaded: yes → no
    hotfix / vmlinux patched: yes → no
    hotfix / vmlinux callbacks: leaving → clean
    sender patch_state: 0 → -1
    func_stack vmlinux:dev_queue_xmit: hotfix → empty
    handler vmlinux:dev_queue_xmit: registered → none
    - /sys/kernel/livepatch/hotfix/e1000/
    - /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/hotfix/e1000/patched
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
    - /sys/kernel/livepatch/hotfix/vmlinux/
    - /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/patched
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
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for vmlinux
    [info] hotfix: pre_patch_callback: vmlinux
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
    sender patch_state: -1 → 0
    sender pending: no → yes
    func_stack vmlinux:dev_queue_xmit: empty → hotfix
    handler vmlinux:dev_queue_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 0
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 1
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > sleep sender
    sender running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for vmlinux
    [info] hotfix: post_patch_callback: vmlinux
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / vmlinux callbacks: prepared → live
    sender patch_state: 0 → -1
    sender pending: yes → no
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    callback pre_unpatch of hotfix for vmlinux
    [info] hotfix: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / vmlinux callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    /sys/kernel/livepatch/hotfix/transition: 0 → 1
  `);
  step(`
    > resched sender
    sender patch_state: 1 → 0
    sender pending: yes → no
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'hotfix' to loading module 'e1000'
    callback pre_patch of hotfix for e1000 (COMING)
    [info] hotfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
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
    [debug] livepatch: 'hotfix': completing unpatching transition
    callback post_unpatch of hotfix for vmlinux
    [info] hotfix: post_unpatch_callback: vmlinux
    callback post_unpatch of hotfix for e1000 (LIVE)
    [info] hotfix: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': unpatching complete
    transition: hotfix (to unpatched) → none
    listed: hotfix → none
    hotfix free queued: no → yes
    hotfix / e1000 loaded: yes → no
    hotfix / e1000 patched: yes → no
    hotfix / e1000 callbacks: prepared → clean
    hotfix / vmlinux loaded: yes → no
    hotfix / vmlinux patched: yes → no
    hotfix / vmlinux callbacks: leaving → clean
    sender patch_state: 0 → -1
    func_stack e1000:e1000_xmit_frame: hotfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    func_stack vmlinux:dev_queue_xmit: hotfix → empty
    handler vmlinux:dev_queue_xmit: registered → none
    - /sys/kernel/livepatch/hotfix/e1000/
    - /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/hotfix/e1000/patched
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
    - /sys/kernel/livepatch/hotfix/vmlinux/
    - /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/patched
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
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for vmlinux
    [info] hotfix: pre_patch_callback: vmlinux
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
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → prepared
    sender patch_state: -1 → 0
    sender pending: no → yes
    func_stack e1000:e1000_xmit_frame: empty → hotfix
    handler e1000:e1000_xmit_frame: none → registered
    func_stack vmlinux:dev_queue_xmit: empty → hotfix
    handler vmlinux:dev_queue_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/e1000/
    + /sys/kernel/livepatch/hotfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/hotfix/e1000/patched: 1
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 1
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > sleep sender
    sender running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for vmlinux
    [info] hotfix: post_patch_callback: vmlinux
    callback post_patch of hotfix for e1000 (LIVE)
    [info] hotfix: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / e1000 callbacks: prepared → live
    hotfix / vmlinux callbacks: prepared → live
    sender patch_state: 0 → -1
    sender pending: yes → no
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    callback pre_unpatch of hotfix for vmlinux
    [info] hotfix: pre_unpatch_callback: vmlinux
    callback pre_unpatch of hotfix for e1000 (LIVE)
    [info] hotfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / e1000 callbacks: live → leaving
    hotfix / vmlinux callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    /sys/kernel/livepatch/hotfix/transition: 0 → 1
  `);
  step(`
    > unloadModule e1000
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
});
