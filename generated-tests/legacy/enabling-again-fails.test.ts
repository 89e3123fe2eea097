// Before 5.1: enabling again fails before the second object's turn
//
// Generated from spec/scenarios/legacy/enabling-again-fails.yaml and machines/ by `npx klp generate legacy/enabling-again-fails`; do not edit.
// 5 states, 21 transitions, 12 signatures of macrosteps;
// 1 test with 16 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('legacy/enabling-again-fails');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    netfix loaded: no
    netfix enabled: no
    netfix forced: no
    netfix references: 0
    netfix free queued: no
    netfix / driver loaded: no
    netfix / driver patched: no
    netfix / driver callbacks: clean
    netfix / vmlinux loaded: no
    netfix / vmlinux patched: no
    netfix / vmlinux callbacks: clean
    module driver loaded: yes
    func_stack driver:driver_xmit: empty
    handler driver:driver_xmit: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load netfix completes patching with driver; write netfix enabled 0 completes unpatching with driver; …', () => {
  const { step } = boot();
  step(`
    > load netfix
    [notice] livepatch: enabling patch 'netfix'
    [debug] livepatch: 'netfix': initializing patching transition
    callback pre_patch of netfix for vmlinux
    [info] netfix: pre_patch_callback: vmlinux
    callback pre_patch of netfix for driver (LIVE)
    [info] netfix: pre_patch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix': starting patching transition
    [debug] livepatch: 'netfix': completing patching transition
    [notice] livepatch: 'netfix': patching complete
    → 0
    listed: none → netfix
    netfix loaded: no → yes
    netfix enabled: no → yes
    netfix references: 0 → 1
    netfix / driver loaded: no → yes
    netfix / driver patched: no → yes
    netfix / driver callbacks: clean → live
    netfix / vmlinux loaded: no → yes
    netfix / vmlinux patched: no → yes
    netfix / vmlinux callbacks: clean → live
    func_stack driver:driver_xmit: empty → netfix
    handler driver:driver_xmit: none → registered
    + netfix parameter ret: 0
    + /sys/kernel/livepatch/netfix/
    + /sys/kernel/livepatch/netfix/driver/
    + /sys/kernel/livepatch/netfix/driver/driver_xmit,1/
    + /sys/kernel/livepatch/netfix/enabled: 1
    + /sys/kernel/livepatch/netfix/transition: 0
    + /sys/kernel/livepatch/netfix/vmlinux/
  `);
  step(`
    > write netfix enabled 0
    [debug] livepatch: 'netfix': initializing unpatching transition
    [notice] livepatch: 'netfix': starting unpatching transition
    [debug] livepatch: 'netfix': completing unpatching transition
    callback post_unpatch of netfix for vmlinux
    [info] netfix: post_unpatch_callback: vmlinux
    callback post_unpatch of netfix for driver (LIVE)
    [info] netfix: post_unpatch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix': unpatching complete
    → 0
    netfix enabled: yes → no
    netfix references: 1 → 0
    netfix / driver patched: yes → no
    netfix / driver callbacks: live → clean
    netfix / vmlinux patched: yes → no
    netfix / vmlinux callbacks: live → clean
    func_stack driver:driver_xmit: netfix → empty
    handler driver:driver_xmit: registered → none
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
    callback pre_patch of netfix for vmlinux
    [info] netfix: pre_patch_callback: vmlinux
    callback pre_patch of netfix for driver (LIVE)
    [info] netfix: pre_patch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix': starting patching transition
    [debug] livepatch: 'netfix': completing patching transition
    [notice] livepatch: 'netfix': patching complete
    → 0
    netfix enabled: no → yes
    netfix references: 0 → 1
    netfix / driver patched: no → yes
    netfix / driver callbacks: clean → live
    netfix / vmlinux patched: no → yes
    netfix / vmlinux callbacks: clean → live
    func_stack driver:driver_xmit: empty → netfix
    handler driver:driver_xmit: none → registered
    /sys/kernel/livepatch/netfix/enabled: 0 → 1
  `);
  step(`
    > write netfix enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam netfix ret 0
    → 0
  `);
  step(`
    > setParam netfix ret -19
    → 0
    netfix parameter ret: 0 → -19
  `);
  step(`
    > setParam netfix ret 0
    → 0
    netfix parameter ret: -19 → 0
  `);
  step(`
    > unload netfix
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > write netfix enabled 0
    [debug] livepatch: 'netfix': initializing unpatching transition
    [notice] livepatch: 'netfix': starting unpatching transition
    [debug] livepatch: 'netfix': completing unpatching transition
    callback post_unpatch of netfix for vmlinux
    [info] netfix: post_unpatch_callback: vmlinux
    callback post_unpatch of netfix for driver (LIVE)
    [info] netfix: post_unpatch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix': unpatching complete
    → 0
    netfix enabled: yes → no
    netfix references: 1 → 0
    netfix / driver patched: yes → no
    netfix / driver callbacks: live → clean
    netfix / vmlinux patched: yes → no
    netfix / vmlinux callbacks: live → clean
    func_stack driver:driver_xmit: netfix → empty
    handler driver:driver_xmit: registered → none
    /sys/kernel/livepatch/netfix/enabled: 1 → 0
  `);
  step(`
    > unload netfix
    → 0
    listed: netfix → none
    netfix loaded: yes → no
    - netfix parameter ret
    netfix / driver loaded: yes → no
    netfix / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/netfix/
    - /sys/kernel/livepatch/netfix/driver/
    - /sys/kernel/livepatch/netfix/driver/driver_xmit,1/
    - /sys/kernel/livepatch/netfix/enabled
    - /sys/kernel/livepatch/netfix/transition
    - /sys/kernel/livepatch/netfix/vmlinux/
  `);
  step(`
    > load netfix
    [notice] livepatch: enabling patch 'netfix'
    [debug] livepatch: 'netfix': initializing patching transition
    callback pre_patch of netfix for vmlinux
    [info] netfix: pre_patch_callback: vmlinux
    callback pre_patch of netfix for driver (LIVE)
    [info] netfix: pre_patch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix': starting patching transition
    [debug] livepatch: 'netfix': completing patching transition
    [notice] livepatch: 'netfix': patching complete
    → 0
    listed: none → netfix
    netfix loaded: no → yes
    netfix enabled: no → yes
    netfix references: 0 → 1
    netfix / driver loaded: no → yes
    netfix / driver patched: no → yes
    netfix / driver callbacks: clean → live
    netfix / vmlinux loaded: no → yes
    netfix / vmlinux patched: no → yes
    netfix / vmlinux callbacks: clean → live
    func_stack driver:driver_xmit: empty → netfix
    handler driver:driver_xmit: none → registered
    + netfix parameter ret: 0
    + /sys/kernel/livepatch/netfix/
    + /sys/kernel/livepatch/netfix/driver/
    + /sys/kernel/livepatch/netfix/driver/driver_xmit,1/
    + /sys/kernel/livepatch/netfix/enabled: 1
    + /sys/kernel/livepatch/netfix/transition: 0
    + /sys/kernel/livepatch/netfix/vmlinux/
  `);
  step(`
    > setParam netfix ret -19
    → 0
    netfix parameter ret: 0 → -19
  `);
  step(`
    > setParam netfix ret -19
    → 0
  `);
  step(`
    > write netfix enabled 0
    [debug] livepatch: 'netfix': initializing unpatching transition
    [notice] livepatch: 'netfix': starting unpatching transition
    [debug] livepatch: 'netfix': completing unpatching transition
    callback post_unpatch of netfix for vmlinux
    [info] netfix: post_unpatch_callback: vmlinux
    callback post_unpatch of netfix for driver (LIVE)
    [info] netfix: post_unpatch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix': unpatching complete
    → 0
    netfix enabled: yes → no
    netfix references: 1 → 0
    netfix / driver patched: yes → no
    netfix / driver callbacks: live → clean
    netfix / vmlinux patched: yes → no
    netfix / vmlinux callbacks: live → clean
    func_stack driver:driver_xmit: netfix → empty
    handler driver:driver_xmit: registered → none
    /sys/kernel/livepatch/netfix/enabled: 1 → 0
  `);
  step(`
    > write netfix enabled 1
    [notice] livepatch: enabling patch 'netfix'
    [debug] livepatch: 'netfix': initializing patching transition
    callback pre_patch of netfix for vmlinux returns -ENODEV
    [info] netfix: pre_patch_callback: vmlinux
    [warning] livepatch: pre-patch callback failed for object 'vmlinux'
    [warning] livepatch: failed to enable patch 'netfix'
    [debug] livepatch: 'netfix': canceling transition, going to unpatch
    [debug] livepatch: 'netfix': completing unpatching transition
    [notice] livepatch: 'netfix': unpatching complete
    → -ENODEV: No such device
  `);
});
