// A kprobe in a module goes when the module goes
//
// Generated from spec/scenarios/modules/kprobe-goes-with-its-module.yaml and machines/ by `npx klp generate modules/kprobe-goes-with-its-module`; do not edit.
// 20 states, 95 transitions, 22 signatures of macrosteps;
// 2 tests with 36 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('modules/kprobe-goes-with-its-module');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    hotfix loaded: no
    hotfix enabled: no
    hotfix forced: no
    hotfix references: 0
    hotfix free queued: no
    hotfix / driver loaded: no
    hotfix / driver patched: no
    hotfix / driver callbacks: clean
    hotfix / vmlinux loaded: no
    hotfix / vmlinux patched: no
    hotfix / vmlinux callbacks: clean
    module driver loaded: no
    func_stack driver:driver_xmit: empty
    handler driver:driver_xmit: none
    func_stack vmlinux:dev_queue_xmit: empty
    handler vmlinux:dev_queue_xmit: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load hotfix fails with EBUSY; load hotfix completes patching with driver; kprobe on driver:driver_xmit fails with EBUSY; …', () => {
  const { step } = boot();
  step(`
    > kprobe on vmlinux:dev_queue_xmit
    → 0
  `);
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    [err] livepatch: failed to register ftrace handler for function 'dev_queue_xmit' (-16)
    [warning] livepatch: failed to patch object 'vmlinux'
    [warning] livepatch: failed to enable patch 'hotfix'
    [debug] livepatch: 'hotfix': canceling patching transition, going to unpatch
    [debug] livepatch: 'hotfix': completing unpatching transition
    [notice] livepatch: 'hotfix': unpatching complete
    → -EBUSY: Device or resource busy
  `);
  step(`
    > loadModule driver
    [info] driver: hello
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > kprobe off vmlinux:dev_queue_xmit
    → 0
  `);
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for driver (LIVE)
    [info] hotfix: pre_patch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': starting patching transition
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for driver (LIVE)
    [info] hotfix: post_patch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': patching complete
    → 0
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / driver loaded: no → yes
    hotfix / driver patched: no → yes
    hotfix / driver callbacks: clean → live
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → live
    func_stack driver:driver_xmit: empty → hotfix
    handler driver:driver_xmit: none → registered
    func_stack vmlinux:dev_queue_xmit: empty → hotfix
    handler vmlinux:dev_queue_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/driver/
    + /sys/kernel/livepatch/hotfix/driver/driver_xmit,1/
    + /sys/kernel/livepatch/hotfix/driver/patched: 1
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 0
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > kprobe on driver:driver_xmit
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    callback pre_unpatch of hotfix for driver (LIVE)
    [info] hotfix: pre_unpatch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': starting unpatching transition
    [debug] livepatch: 'hotfix': completing unpatching transition
    callback post_unpatch of hotfix for driver (LIVE)
    [info] hotfix: post_unpatch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': unpatching complete
    → 0
    listed: hotfix → none
    hotfix enabled: yes → no
    hotfix free queued: no → yes
    hotfix / driver loaded: yes → no
    hotfix / driver patched: yes → no
    hotfix / driver callbacks: live → clean
    hotfix / vmlinux loaded: yes → no
    hotfix / vmlinux patched: yes → no
    hotfix / vmlinux callbacks: live → clean
    func_stack driver:driver_xmit: hotfix → empty
    handler driver:driver_xmit: registered → none
    func_stack vmlinux:dev_queue_xmit: hotfix → empty
    handler vmlinux:dev_queue_xmit: registered → none
    - /sys/kernel/livepatch/hotfix/driver/
    - /sys/kernel/livepatch/hotfix/driver/driver_xmit,1/
    - /sys/kernel/livepatch/hotfix/driver/patched
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
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
    > kprobe on driver:driver_xmit
    → 0
  `);
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for driver (LIVE)
    [info] hotfix: pre_patch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [err] livepatch: failed to register ftrace handler for function 'driver_xmit' (-16)
    [warning] livepatch: failed to patch object 'driver'
    [warning] livepatch: failed to enable patch 'hotfix'
    [debug] livepatch: 'hotfix': canceling patching transition, going to unpatch
    [debug] livepatch: 'hotfix': completing unpatching transition
    callback post_unpatch of hotfix for driver (LIVE)
    [info] hotfix: post_unpatch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': unpatching complete
    → -EBUSY: Device or resource busy
  `);
});

test('2: load hotfix completes patching; write hotfix enabled 0 completes unpatching; write hotfix enabled 0 fails with EINVAL; …', () => {
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
    func_stack vmlinux:dev_queue_xmit: empty → hotfix
    handler vmlinux:dev_queue_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/driver/
    + /sys/kernel/livepatch/hotfix/driver/driver_xmit,1/
    + /sys/kernel/livepatch/hotfix/driver/patched: 0
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
    func_stack vmlinux:dev_queue_xmit: hotfix → empty
    handler vmlinux:dev_queue_xmit: registered → none
    - /sys/kernel/livepatch/hotfix/driver/
    - /sys/kernel/livepatch/hotfix/driver/driver_xmit,1/
    - /sys/kernel/livepatch/hotfix/driver/patched
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
    > loadModule driver
    [info] driver: hello
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    callback pre_patch of hotfix for driver (LIVE)
    [info] hotfix: pre_patch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': starting patching transition
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for driver (LIVE)
    [info] hotfix: post_patch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': patching complete
    → 0
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / driver loaded: no → yes
    hotfix / driver patched: no → yes
    hotfix / driver callbacks: clean → live
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → live
    func_stack driver:driver_xmit: empty → hotfix
    handler driver:driver_xmit: none → registered
    func_stack vmlinux:dev_queue_xmit: empty → hotfix
    handler vmlinux:dev_queue_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/driver/
    + /sys/kernel/livepatch/hotfix/driver/driver_xmit,1/
    + /sys/kernel/livepatch/hotfix/driver/patched: 1
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
    callback pre_unpatch of hotfix for driver (LIVE)
    [info] hotfix: pre_unpatch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': starting unpatching transition
    [debug] livepatch: 'hotfix': completing unpatching transition
    callback post_unpatch of hotfix for driver (LIVE)
    [info] hotfix: post_unpatch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': unpatching complete
    → 0
    listed: hotfix → none
    hotfix enabled: yes → no
    hotfix free queued: no → yes
    hotfix / driver loaded: yes → no
    hotfix / driver patched: yes → no
    hotfix / driver callbacks: live → clean
    hotfix / vmlinux loaded: yes → no
    hotfix / vmlinux patched: yes → no
    hotfix / vmlinux callbacks: live → clean
    func_stack driver:driver_xmit: hotfix → empty
    handler driver:driver_xmit: registered → none
    func_stack vmlinux:dev_queue_xmit: hotfix → empty
    handler vmlinux:dev_queue_xmit: registered → none
    - /sys/kernel/livepatch/hotfix/driver/
    - /sys/kernel/livepatch/hotfix/driver/driver_xmit,1/
    - /sys/kernel/livepatch/hotfix/driver/patched
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    - /sys/kernel/livepatch/hotfix/vmlinux/
    - /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    - /sys/kernel/livepatch/hotfix/vmlinux/patched
  `);
  step(`
    > unloadModule driver
    [info] driver: bye
    → 0
    module driver loaded: yes → no
  `);
  step(`
    > kprobe on vmlinux:dev_queue_xmit
    → 0
  `);
  step(`
    > kprobe off vmlinux:dev_queue_xmit
    → 0
  `);
  step(`
    > loadModule driver
    [info] driver: hello
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > kprobe on driver:driver_xmit
    → 0
  `);
  step(`
    > unloadModule driver
    [info] driver: bye
    → 0
    module driver loaded: yes → no
  `);
  step(`
    > loadModule driver
    [info] driver: hello
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > kprobe on driver:driver_xmit
    → 0
  `);
  step(`
    > kprobe off driver:driver_xmit
    → 0
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
    callback pre_patch of hotfix for driver (LIVE)
    [info] hotfix: pre_patch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': starting patching transition
    [debug] livepatch: 'hotfix': completing patching transition
    callback post_patch of hotfix for driver (LIVE)
    [info] hotfix: post_patch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'hotfix': patching complete
    → 0
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / driver loaded: no → yes
    hotfix / driver patched: no → yes
    hotfix / driver callbacks: clean → live
    hotfix / vmlinux loaded: no → yes
    hotfix / vmlinux patched: no → yes
    hotfix / vmlinux callbacks: clean → live
    func_stack driver:driver_xmit: empty → hotfix
    handler driver:driver_xmit: none → registered
    func_stack vmlinux:dev_queue_xmit: empty → hotfix
    handler vmlinux:dev_queue_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/driver/
    + /sys/kernel/livepatch/hotfix/driver/driver_xmit,1/
    + /sys/kernel/livepatch/hotfix/driver/patched: 1
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 0
    + /sys/kernel/livepatch/hotfix/vmlinux/
    + /sys/kernel/livepatch/hotfix/vmlinux/dev_queue_xmit,1/
    + /sys/kernel/livepatch/hotfix/vmlinux/patched: 1
  `);
  step(`
    > unloadModule driver
    [info] driver: bye
    callback pre_unpatch of hotfix for driver (GOING)
    [info] hotfix: pre_unpatch_callback: driver -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'hotfix' on unloading module 'driver'
    callback post_unpatch of hotfix for driver (GOING)
    [info] hotfix: post_unpatch_callback: driver -> [MODULE_STATE_GOING] Going away
    → 0
    hotfix / driver loaded: yes → no
    hotfix / driver patched: yes → no
    hotfix / driver callbacks: live → clean
    module driver loaded: yes → no
    func_stack driver:driver_xmit: hotfix → empty
    handler driver:driver_xmit: registered → none
    /sys/kernel/livepatch/hotfix/driver/patched: 1 → 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'hotfix' to loading module 'driver'
    callback pre_patch of hotfix for driver (COMING)
    [info] hotfix: pre_patch_callback: driver -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of hotfix for driver (COMING)
    [info] hotfix: post_patch_callback: driver -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] driver: hello
    → 0
    hotfix / driver loaded: no → yes
    hotfix / driver patched: no → yes
    hotfix / driver callbacks: clean → live
    module driver loaded: no → yes
    func_stack driver:driver_xmit: empty → hotfix
    handler driver:driver_xmit: none → registered
    /sys/kernel/livepatch/hotfix/driver/patched: 0 → 1
  `);
  step(`
    > kprobe on vmlinux:dev_queue_xmit
    → -EBUSY: Device or resource busy
  `);
});
