// Before 5.1: a target module comes and goes while the patch is registered but disabled
//
// Generated from spec/scenarios/legacy/module-comes-while-disabled.yaml and machines/ by `npx klp generate legacy/module-comes-while-disabled`; do not edit.
// 6 states, 20 transitions, 16 signatures of macrosteps;
// 1 test with 19 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('legacy/module-comes-while-disabled');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    netfix loaded: no
    netfix enabled: no
    netfix forced: no
    netfix references: 0
    netfix free queued: no
    netfix / e1000 loaded: no
    netfix / e1000 patched: no
    netfix / e1000 callbacks: clean
    module e1000 loaded: no
    func_stack e1000:e1000_xmit_frame: empty
    handler e1000:e1000_xmit_frame: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load netfix completes patching; write netfix enabled 0 completes unpatching; write netfix enabled 0 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load netfix
    [notice] livepatch: enabling patch 'netfix'
    [debug] livepatch: 'netfix': initializing patching transition
    [notice] livepatch: 'netfix': starting patching transition
    [debug] livepatch: 'netfix': completing patching transition
    [notice] livepatch: 'netfix': patching complete
    → 0
    listed: none → netfix
    netfix loaded: no → yes
    netfix enabled: no → yes
    netfix references: 0 → 1
    + /sys/kernel/livepatch/netfix/
    + /sys/kernel/livepatch/netfix/e1000/
    + /sys/kernel/livepatch/netfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix/enabled: 1
    + /sys/kernel/livepatch/netfix/transition: 0
  `);
  step(`
    > write netfix enabled 0
    [debug] livepatch: 'netfix': initializing unpatching transition
    [notice] livepatch: 'netfix': starting unpatching transition
    [debug] livepatch: 'netfix': completing unpatching transition
    [notice] livepatch: 'netfix': unpatching complete
    → 0
    netfix enabled: yes → no
    netfix references: 1 → 0
    /sys/kernel/livepatch/netfix/enabled: 1 → 0
  `);
  step(`
    > write netfix enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write netfix enabled 1
    [notice] livepatch: enabling patch 'netfix'
    [debug] livepatch: 'netfix': initializing patching transition
    [notice] livepatch: 'netfix': starting patching transition
    [debug] livepatch: 'netfix': completing patching transition
    [notice] livepatch: 'netfix': patching complete
    → 0
    netfix enabled: no → yes
    netfix references: 0 → 1
    /sys/kernel/livepatch/netfix/enabled: 0 → 1
  `);
  step(`
    > write netfix enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload netfix
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix' to loading module 'e1000'
    callback pre_patch of netfix for e1000 (COMING)
    [info] netfix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of netfix for e1000 (COMING)
    [info] netfix: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix / e1000 loaded: no → yes
    netfix / e1000 patched: no → yes
    netfix / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix
    handler e1000:e1000_xmit_frame: none → registered
  `);
  step(`
    > write netfix enabled 0
    [debug] livepatch: 'netfix': initializing unpatching transition
    callback pre_unpatch of netfix for e1000 (LIVE)
    [info] netfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix': starting unpatching transition
    [debug] livepatch: 'netfix': completing unpatching transition
    callback post_unpatch of netfix for e1000 (LIVE)
    [info] netfix: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix': unpatching complete
    → 0
    netfix enabled: yes → no
    netfix references: 1 → 0
    netfix / e1000 patched: yes → no
    netfix / e1000 callbacks: live → clean
    func_stack e1000:e1000_xmit_frame: netfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/netfix/enabled: 1 → 0
  `);
  step(`
    > write netfix enabled 1
    [notice] livepatch: enabling patch 'netfix'
    [debug] livepatch: 'netfix': initializing patching transition
    callback pre_patch of netfix for e1000 (LIVE)
    [info] netfix: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix': starting patching transition
    [debug] livepatch: 'netfix': completing patching transition
    callback post_patch of netfix for e1000 (LIVE)
    [info] netfix: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix': patching complete
    → 0
    netfix enabled: no → yes
    netfix references: 0 → 1
    netfix / e1000 patched: no → yes
    netfix / e1000 callbacks: clean → live
    func_stack e1000:e1000_xmit_frame: empty → netfix
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix/enabled: 0 → 1
  `);
  step(`
    > unloadModule e1000
    callback pre_unpatch of netfix for e1000 (GOING)
    [info] netfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'netfix' on unloading module 'e1000'
    callback post_unpatch of netfix for e1000 (GOING)
    [info] netfix: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    netfix / e1000 loaded: yes → no
    netfix / e1000 patched: yes → no
    netfix / e1000 callbacks: live → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: netfix → empty
    handler e1000:e1000_xmit_frame: registered → none
  `);
  step(`
    > write netfix enabled 0
    [debug] livepatch: 'netfix': initializing unpatching transition
    [notice] livepatch: 'netfix': starting unpatching transition
    [debug] livepatch: 'netfix': completing unpatching transition
    [notice] livepatch: 'netfix': unpatching complete
    → 0
    netfix enabled: yes → no
    netfix references: 1 → 0
    /sys/kernel/livepatch/netfix/enabled: 1 → 0
  `);
  step(`
    > unload netfix
    → 0
    listed: netfix → none
    netfix loaded: yes → no
    - /sys/kernel/livepatch/netfix/
    - /sys/kernel/livepatch/netfix/e1000/
    - /sys/kernel/livepatch/netfix/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix/enabled
    - /sys/kernel/livepatch/netfix/transition
  `);
  step(`
    > loadModule e1000
    → 0
    module e1000 loaded: no → yes
  `);
  step(`
    > load netfix
    [notice] livepatch: enabling patch 'netfix'
    [debug] livepatch: 'netfix': initializing patching transition
    callback pre_patch of netfix for e1000 (LIVE)
    [info] netfix: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix': starting patching transition
    [debug] livepatch: 'netfix': completing patching transition
    callback post_patch of netfix for e1000 (LIVE)
    [info] netfix: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix': patching complete
    → 0
    listed: none → netfix
    netfix loaded: no → yes
    netfix enabled: no → yes
    netfix references: 0 → 1
    netfix / e1000 loaded: no → yes
    netfix / e1000 patched: no → yes
    netfix / e1000 callbacks: clean → live
    func_stack e1000:e1000_xmit_frame: empty → netfix
    handler e1000:e1000_xmit_frame: none → registered
    + /sys/kernel/livepatch/netfix/
    + /sys/kernel/livepatch/netfix/e1000/
    + /sys/kernel/livepatch/netfix/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix/enabled: 1
    + /sys/kernel/livepatch/netfix/transition: 0
  `);
  step(`
    > write netfix enabled 0
    [debug] livepatch: 'netfix': initializing unpatching transition
    callback pre_unpatch of netfix for e1000 (LIVE)
    [info] netfix: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix': starting unpatching transition
    [debug] livepatch: 'netfix': completing unpatching transition
    callback post_unpatch of netfix for e1000 (LIVE)
    [info] netfix: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix': unpatching complete
    → 0
    netfix enabled: yes → no
    netfix references: 1 → 0
    netfix / e1000 patched: yes → no
    netfix / e1000 callbacks: live → clean
    func_stack e1000:e1000_xmit_frame: netfix → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/netfix/enabled: 1 → 0
  `);
  step(`
    > unloadModule e1000
    → 0
    netfix / e1000 loaded: yes → no
    module e1000 loaded: yes → no
  `);
  step(`
    > loadModule e1000
    → 0
    netfix / e1000 loaded: no → yes
    module e1000 loaded: no → yes
  `);
  step(`
    > unload netfix
    → 0
    listed: netfix → none
    netfix loaded: yes → no
    netfix / e1000 loaded: yes → no
    - /sys/kernel/livepatch/netfix/
    - /sys/kernel/livepatch/netfix/e1000/
    - /sys/kernel/livepatch/netfix/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix/enabled
    - /sys/kernel/livepatch/netfix/transition
  `);
  step(`
    > unloadModule e1000
    → 0
    module e1000 loaded: yes → no
  `);
});
