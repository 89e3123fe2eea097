// The pre_patch of the first of two objects refuses
//
// Generated from spec/scenarios/callbacks/first-of-two-refuses.yaml and machines/ by `npx klp generate callbacks/first-of-two-refuses`; do not edit.
// 8 states, 18 transitions, 11 signatures of macrosteps;
// 3 tests with 13 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('callbacks/first-of-two-refuses');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    both loaded: no
    both enabled: no
    both forced: no
    both references: 0
    both free queued: no
    both / driver loaded: no
    both / driver patched: no
    both / driver callbacks: clean
    both / vmlinux loaded: no
    both / vmlinux patched: no
    both / vmlinux callbacks: clean
    module driver loaded: yes
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load both ret=0 completes patching', () => {
  const { step } = boot();
  step(`
    > unloadModule driver
    → 0
    module driver loaded: yes → no
  `);
  step(`
    > load both ret=0
    [notice] livepatch: enabling patch 'both'
    [debug] livepatch: 'both': initializing patching transition
    callback pre_patch of both for vmlinux
    [info] both: pre_patch_callback: vmlinux
    [notice] livepatch: 'both': starting patching transition
    [debug] livepatch: 'both': completing patching transition
    callback post_patch of both for vmlinux
    [info] both: post_patch_callback: vmlinux
    [notice] livepatch: 'both': patching complete
    → 0
    listed: none → both
    both loaded: no → yes
    both enabled: no → yes
    both references: 0 → 1
    both / vmlinux loaded: no → yes
    both / vmlinux patched: no → yes
    both / vmlinux callbacks: clean → live
    + both parameter ret: 0
    + /sys/kernel/livepatch/both/
    + /sys/kernel/livepatch/both/driver/
    + /sys/kernel/livepatch/both/driver/patched: 0
    + /sys/kernel/livepatch/both/enabled: 1
    + /sys/kernel/livepatch/both/force
    + /sys/kernel/livepatch/both/replace: 0
    + /sys/kernel/livepatch/both/transition: 0
    + /sys/kernel/livepatch/both/vmlinux/
    + /sys/kernel/livepatch/both/vmlinux/patched: 1
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'both' to loading module 'driver'
    callback pre_patch of both for driver (COMING)
    [info] both: pre_patch_callback: driver -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of both for driver (COMING)
    [info] both: post_patch_callback: driver -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    both / driver loaded: no → yes
    both / driver patched: no → yes
    both / driver callbacks: clean → live
    module driver loaded: no → yes
    /sys/kernel/livepatch/both/driver/patched: 0 → 1
  `);
});

test('2: load both ret=0 completes patching with driver; write both enabled 0 completes unpatching', () => {
  const { step } = boot();
  step(`
    > load both ret=0
    [notice] livepatch: enabling patch 'both'
    [debug] livepatch: 'both': initializing patching transition
    callback pre_patch of both for vmlinux
    [info] both: pre_patch_callback: vmlinux
    callback pre_patch of both for driver (LIVE)
    [info] both: pre_patch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'both': starting patching transition
    [debug] livepatch: 'both': completing patching transition
    callback post_patch of both for vmlinux
    [info] both: post_patch_callback: vmlinux
    callback post_patch of both for driver (LIVE)
    [info] both: post_patch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'both': patching complete
    → 0
    listed: none → both
    both loaded: no → yes
    both enabled: no → yes
    both references: 0 → 1
    both / driver loaded: no → yes
    both / driver patched: no → yes
    both / driver callbacks: clean → live
    both / vmlinux loaded: no → yes
    both / vmlinux patched: no → yes
    both / vmlinux callbacks: clean → live
    + both parameter ret: 0
    + /sys/kernel/livepatch/both/
    + /sys/kernel/livepatch/both/driver/
    + /sys/kernel/livepatch/both/driver/patched: 1
    + /sys/kernel/livepatch/both/enabled: 1
    + /sys/kernel/livepatch/both/force
    + /sys/kernel/livepatch/both/replace: 0
    + /sys/kernel/livepatch/both/transition: 0
    + /sys/kernel/livepatch/both/vmlinux/
    + /sys/kernel/livepatch/both/vmlinux/patched: 1
  `);
  step(`
    > unloadModule driver
    callback pre_unpatch of both for driver (GOING)
    [info] both: pre_unpatch_callback: driver -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'both' on unloading module 'driver'
    callback post_unpatch of both for driver (GOING)
    [info] both: post_unpatch_callback: driver -> [MODULE_STATE_GOING] Going away
    → 0
    both / driver loaded: yes → no
    both / driver patched: yes → no
    both / driver callbacks: live → clean
    module driver loaded: yes → no
    /sys/kernel/livepatch/both/driver/patched: 1 → 0
  `);
  step(`
    > write both enabled 0
    [debug] livepatch: 'both': initializing unpatching transition
    callback pre_unpatch of both for vmlinux
    [info] both: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'both': starting unpatching transition
    [debug] livepatch: 'both': completing unpatching transition
    callback post_unpatch of both for vmlinux
    [info] both: post_unpatch_callback: vmlinux
    [notice] livepatch: 'both': unpatching complete
    → 0
    listed: both → none
    both enabled: yes → no
    both free queued: no → yes
    both / vmlinux loaded: yes → no
    both / vmlinux patched: yes → no
    both / vmlinux callbacks: live → clean
    - /sys/kernel/livepatch/both/driver/
    - /sys/kernel/livepatch/both/driver/patched
    /sys/kernel/livepatch/both/enabled: 1 → 0
    - /sys/kernel/livepatch/both/vmlinux/
    - /sys/kernel/livepatch/both/vmlinux/patched
  `);
});

test('3: load both fails with ENODEV; write both enabled 0 completes unpatching with driver; …', () => {
  const { step } = boot();
  step(`
    > load both
    [notice] livepatch: enabling patch 'both'
    [debug] livepatch: 'both': initializing patching transition
    callback pre_patch of both for vmlinux returns -ENODEV
    [info] both: pre_patch_callback: vmlinux
    [warning] livepatch: pre-patch callback failed for object 'vmlinux'
    [warning] livepatch: failed to enable patch 'both'
    [debug] livepatch: 'both': canceling patching transition, going to unpatch
    [debug] livepatch: 'both': completing unpatching transition
    [notice] livepatch: 'both': unpatching complete
    → -ENODEV: No such device
  `);
  step(`
    > load both ret=0
    [notice] livepatch: enabling patch 'both'
    [debug] livepatch: 'both': initializing patching transition
    callback pre_patch of both for vmlinux
    [info] both: pre_patch_callback: vmlinux
    callback pre_patch of both for driver (LIVE)
    [info] both: pre_patch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'both': starting patching transition
    [debug] livepatch: 'both': completing patching transition
    callback post_patch of both for vmlinux
    [info] both: post_patch_callback: vmlinux
    callback post_patch of both for driver (LIVE)
    [info] both: post_patch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'both': patching complete
    → 0
    listed: none → both
    both loaded: no → yes
    both enabled: no → yes
    both references: 0 → 1
    both / driver loaded: no → yes
    both / driver patched: no → yes
    both / driver callbacks: clean → live
    both / vmlinux loaded: no → yes
    both / vmlinux patched: no → yes
    both / vmlinux callbacks: clean → live
    + both parameter ret: 0
    + /sys/kernel/livepatch/both/
    + /sys/kernel/livepatch/both/driver/
    + /sys/kernel/livepatch/both/driver/patched: 1
    + /sys/kernel/livepatch/both/enabled: 1
    + /sys/kernel/livepatch/both/force
    + /sys/kernel/livepatch/both/replace: 0
    + /sys/kernel/livepatch/both/transition: 0
    + /sys/kernel/livepatch/both/vmlinux/
    + /sys/kernel/livepatch/both/vmlinux/patched: 1
  `);
  step(`
    > write both enabled 0
    [debug] livepatch: 'both': initializing unpatching transition
    callback pre_unpatch of both for vmlinux
    [info] both: pre_unpatch_callback: vmlinux
    callback pre_unpatch of both for driver (LIVE)
    [info] both: pre_unpatch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'both': starting unpatching transition
    [debug] livepatch: 'both': completing unpatching transition
    callback post_unpatch of both for vmlinux
    [info] both: post_unpatch_callback: vmlinux
    callback post_unpatch of both for driver (LIVE)
    [info] both: post_unpatch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'both': unpatching complete
    → 0
    listed: both → none
    both enabled: yes → no
    both free queued: no → yes
    both / driver loaded: yes → no
    both / driver patched: yes → no
    both / driver callbacks: live → clean
    both / vmlinux loaded: yes → no
    both / vmlinux patched: yes → no
    both / vmlinux callbacks: live → clean
    - /sys/kernel/livepatch/both/driver/
    - /sys/kernel/livepatch/both/driver/patched
    /sys/kernel/livepatch/both/enabled: 1 → 0
    - /sys/kernel/livepatch/both/vmlinux/
    - /sys/kernel/livepatch/both/vmlinux/patched
  `);
  step(`
    > write both enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > free both
    both references: 1 → 0
    both free queued: yes → no
    - /sys/kernel/livepatch/both/
    - /sys/kernel/livepatch/both/enabled
    - /sys/kernel/livepatch/both/force
    - /sys/kernel/livepatch/both/replace
    - /sys/kernel/livepatch/both/transition
  `);
  step(`
    > unloadModule driver
    → 0
    module driver loaded: yes → no
  `);
  step(`
    > loadModule driver
    → 0
    module driver loaded: no → yes
  `);
});
