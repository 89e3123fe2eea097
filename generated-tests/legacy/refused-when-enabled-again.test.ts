// Before 5.1: post_unpatch does not run twice
//
// Generated from spec/scenarios/legacy/refused-when-enabled-again.yaml and machines/ by `npx klp generate legacy/refused-when-enabled-again`; do not edit.
// 5 states, 17 transitions, 10 signatures of macrosteps;
// 1 test with 12 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('legacy/refused-when-enabled-again');

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

test('1: load both completes patching with driver; write both enabled 0 completes unpatching with driver; …', () => {
  const { step } = boot();
  step(`
    > load both
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
    + /sys/kernel/livepatch/both/enabled: 1
    + /sys/kernel/livepatch/both/force
    + /sys/kernel/livepatch/both/signal
    + /sys/kernel/livepatch/both/transition: 0
    + /sys/kernel/livepatch/both/vmlinux/
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
    both enabled: yes → no
    both references: 1 → 0
    both / driver patched: yes → no
    both / driver callbacks: live → clean
    both / vmlinux patched: yes → no
    both / vmlinux callbacks: live → clean
    /sys/kernel/livepatch/both/enabled: 1 → 0
  `);
  step(`
    > write both enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write both enabled 1
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
    both enabled: no → yes
    both references: 0 → 1
    both / driver patched: no → yes
    both / driver callbacks: clean → live
    both / vmlinux patched: no → yes
    both / vmlinux callbacks: clean → live
    /sys/kernel/livepatch/both/enabled: 0 → 1
  `);
  step(`
    > write both enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam both ret 0
    → 0
  `);
  step(`
    > setParam both ret -19
    → 0
    both parameter ret: 0 → -19
  `);
  step(`
    > setParam both ret 0
    → 0
    both parameter ret: -19 → 0
  `);
  step(`
    > setParam both ret -19
    → 0
    both parameter ret: 0 → -19
  `);
  step(`
    > setParam both ret -19
    → 0
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
    both enabled: yes → no
    both references: 1 → 0
    both / driver patched: yes → no
    both / driver callbacks: live → clean
    both / vmlinux patched: yes → no
    both / vmlinux callbacks: live → clean
    /sys/kernel/livepatch/both/enabled: 1 → 0
  `);
  step(`
    > write both enabled 1
    [notice] livepatch: enabling patch 'both'
    [debug] livepatch: 'both': initializing patching transition
    callback pre_patch of both for vmlinux returns -ENODEV
    [info] both: pre_patch_callback: vmlinux
    [warning] livepatch: pre-patch callback failed for object 'vmlinux'
    [warning] livepatch: failed to enable patch 'both'
    [debug] livepatch: 'both': canceling transition, going to unpatch
    [debug] livepatch: 'both': completing unpatching transition
    [notice] livepatch: 'both': unpatching complete
    → -ENODEV: No such device
  `);
});
