// A patch with two states hands over each of them
//
// Generated from spec/scenarios/states/two-ids.yaml and machines/ by `npx klp generate states/two-ids`; do not edit.
// 104 states, 554 transitions, 23 signatures of macrosteps;
// 3 tests with 27 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('states/two-ids');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    both_v1 loaded: no
    both_v1 enabled: no
    both_v1 forced: no
    both_v1 references: 0
    both_v1 free queued: no
    both_v1 / vmlinux loaded: no
    both_v1 / vmlinux patched: no
    both_v1 / vmlinux callbacks: clean
    both_v2 loaded: no
    both_v2 enabled: no
    both_v2 forced: no
    both_v2 references: 0
    both_v2 free queued: no
    both_v2 / vmlinux loaded: no
    both_v2 / vmlinux patched: no
    both_v2 / vmlinux callbacks: clean
    plain loaded: no
    plain enabled: no
    plain forced: no
    plain references: 0
    plain free queued: no
    plain / vmlinux loaded: no
    plain / vmlinux patched: no
    plain / vmlinux callbacks: clean
    func_stack vmlinux:meminfo_proc_show: empty
    handler vmlinux:meminfo_proc_show: none
    state 1 version: 0
    state 1 data of both_v1: null
    state 1 data of both_v2: null
    state 2 version: 0
    state 2 data of both_v1: null
    state 2 data of both_v2: null
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load plain completes patching; load both_v2 completes patching', () => {
  const { step } = boot();
  step(`
    > load plain
    [notice] livepatch: enabling patch 'plain'
    [debug] livepatch: 'plain': initializing patching transition
    [notice] livepatch: 'plain': starting patching transition
    [debug] livepatch: 'plain': completing patching transition
    [notice] livepatch: 'plain': patching complete
    → 0
    listed: none → plain
    plain loaded: no → yes
    plain enabled: no → yes
    plain references: 0 → 1
    plain / vmlinux loaded: no → yes
    plain / vmlinux patched: no → yes
    plain / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → plain
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/plain/
    + /sys/kernel/livepatch/plain/enabled: 1
    + /sys/kernel/livepatch/plain/force
    + /sys/kernel/livepatch/plain/replace: 0
    + /sys/kernel/livepatch/plain/transition: 0
    + /sys/kernel/livepatch/plain/vmlinux/
    + /sys/kernel/livepatch/plain/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/plain/vmlinux/patched: 1
  `);
  step(`
    > load both_v2
    [notice] livepatch: enabling patch 'both_v2'
    [debug] livepatch: 'both_v2': initializing patching transition
    callback pre_patch of both_v2 for vmlinux
    [info] both_v2: pre_patch_callback: vmlinux
    effect allocate 1 in pre_patch for vmlinux of both_v2: done
    effect allocate 2 in pre_patch for vmlinux of both_v2: done
    [notice] livepatch: 'both_v2': starting patching transition
    [debug] livepatch: 'both_v2': completing patching transition
    callback post_patch of both_v2 for vmlinux
    [info] both_v2: post_patch_callback: vmlinux
    effect set 1 in post_patch for vmlinux of both_v2: done
    effect set 2 in post_patch for vmlinux of both_v2: done
    [notice] livepatch: 'both_v2': patching complete
    → 0
    listed: plain → both_v2
    both_v2 loaded: no → yes
    both_v2 enabled: no → yes
    both_v2 references: 0 → 1
    both_v2 / vmlinux loaded: no → yes
    both_v2 / vmlinux patched: no → yes
    both_v2 / vmlinux callbacks: clean → live
    plain enabled: yes → no
    plain free queued: no → yes
    plain / vmlinux loaded: yes → no
    plain / vmlinux patched: yes → no
    plain / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: plain → empty
    handler vmlinux:meminfo_proc_show: registered → none
    state 1 version: 0 → 2
    state 1 data of both_v2: null → both_v2
    state 2 version: 0 → 6
    state 2 data of both_v2: null → both_v2
    /sys/kernel/livepatch/plain/enabled: 1 → 0
    - /sys/kernel/livepatch/plain/vmlinux/
    - /sys/kernel/livepatch/plain/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/plain/vmlinux/patched
    + state 1 space of both_v2: saves version 0
    + state 2 space of both_v2: saves version 0
    + /sys/kernel/livepatch/both_v2/
    + /sys/kernel/livepatch/both_v2/enabled: 1
    + /sys/kernel/livepatch/both_v2/force
    + /sys/kernel/livepatch/both_v2/replace: 1
    + /sys/kernel/livepatch/both_v2/transition: 0
    + /sys/kernel/livepatch/both_v2/vmlinux/
    + /sys/kernel/livepatch/both_v2/vmlinux/patched: 1
  `);
});

test('2: load both_v1 completes patching; load both_v2 completes patching', () => {
  const { step } = boot();
  step(`
    > load both_v1
    [notice] livepatch: enabling patch 'both_v1'
    [debug] livepatch: 'both_v1': initializing patching transition
    callback pre_patch of both_v1 for vmlinux
    [info] both_v1: pre_patch_callback: vmlinux
    effect allocate 1 in pre_patch for vmlinux of both_v1: done
    effect allocate 2 in pre_patch for vmlinux of both_v1: done
    [notice] livepatch: 'both_v1': starting patching transition
    [debug] livepatch: 'both_v1': completing patching transition
    callback post_patch of both_v1 for vmlinux
    [info] both_v1: post_patch_callback: vmlinux
    effect set 1 in post_patch for vmlinux of both_v1: done
    effect set 2 in post_patch for vmlinux of both_v1: done
    [notice] livepatch: 'both_v1': patching complete
    → 0
    listed: none → both_v1
    both_v1 loaded: no → yes
    both_v1 enabled: no → yes
    both_v1 references: 0 → 1
    both_v1 / vmlinux loaded: no → yes
    both_v1 / vmlinux patched: no → yes
    both_v1 / vmlinux callbacks: clean → live
    state 1 version: 0 → 1
    state 1 data of both_v1: null → both_v1
    state 2 version: 0 → 5
    state 2 data of both_v1: null → both_v1
    + state 1 space of both_v1: saves version 0
    + state 2 space of both_v1: saves version 0
    + /sys/kernel/livepatch/both_v1/
    + /sys/kernel/livepatch/both_v1/enabled: 1
    + /sys/kernel/livepatch/both_v1/force
    + /sys/kernel/livepatch/both_v1/replace: 1
    + /sys/kernel/livepatch/both_v1/transition: 0
    + /sys/kernel/livepatch/both_v1/vmlinux/
    + /sys/kernel/livepatch/both_v1/vmlinux/patched: 1
  `);
  step(`
    > load plain
    [notice] livepatch: enabling patch 'plain'
    [debug] livepatch: 'plain': initializing patching transition
    [notice] livepatch: 'plain': starting patching transition
    [debug] livepatch: 'plain': completing patching transition
    [notice] livepatch: 'plain': patching complete
    → 0
    listed: both_v1 → both_v1, plain
    plain loaded: no → yes
    plain enabled: no → yes
    plain references: 0 → 1
    plain / vmlinux loaded: no → yes
    plain / vmlinux patched: no → yes
    plain / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → plain
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/plain/
    + /sys/kernel/livepatch/plain/enabled: 1
    + /sys/kernel/livepatch/plain/force
    + /sys/kernel/livepatch/plain/replace: 0
    + /sys/kernel/livepatch/plain/transition: 0
    + /sys/kernel/livepatch/plain/vmlinux/
    + /sys/kernel/livepatch/plain/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/plain/vmlinux/patched: 1
  `);
  step(`
    > load both_v2
    [notice] livepatch: enabling patch 'both_v2'
    [debug] livepatch: 'both_v2': initializing patching transition
    callback pre_patch of both_v2 for vmlinux
    [info] both_v2: pre_patch_callback: vmlinux
    effect share 1 in pre_patch for vmlinux of both_v2: done
    effect share 2 in pre_patch for vmlinux of both_v2: done
    [notice] livepatch: 'both_v2': starting patching transition
    [debug] livepatch: 'both_v2': completing patching transition
    callback post_patch of both_v2 for vmlinux
    [info] both_v2: post_patch_callback: vmlinux
    effect takeOver 1 in post_patch for vmlinux of both_v2: done
    effect takeOver 2 in post_patch for vmlinux of both_v2: done
    [notice] livepatch: 'both_v2': patching complete
    → 0
    listed: both_v1, plain → both_v2
    both_v1 enabled: yes → no
    both_v1 free queued: no → yes
    both_v1 / vmlinux loaded: yes → no
    both_v1 / vmlinux patched: yes → no
    both_v1 / vmlinux callbacks: live → clean
    both_v2 loaded: no → yes
    both_v2 enabled: no → yes
    both_v2 references: 0 → 1
    both_v2 / vmlinux loaded: no → yes
    both_v2 / vmlinux patched: no → yes
    both_v2 / vmlinux callbacks: clean → live
    plain enabled: yes → no
    plain free queued: no → yes
    plain / vmlinux loaded: yes → no
    plain / vmlinux patched: yes → no
    plain / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: plain → empty
    handler vmlinux:meminfo_proc_show: registered → none
    state 1 version: 1 → 2
    state 1 data of both_v2: null → both_v1
    state 2 version: 5 → 6
    state 2 data of both_v2: null → both_v1
    /sys/kernel/livepatch/both_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/both_v1/vmlinux/
    - /sys/kernel/livepatch/both_v1/vmlinux/patched
    /sys/kernel/livepatch/plain/enabled: 1 → 0
    - /sys/kernel/livepatch/plain/vmlinux/
    - /sys/kernel/livepatch/plain/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/plain/vmlinux/patched
    + /sys/kernel/livepatch/both_v2/
    + /sys/kernel/livepatch/both_v2/enabled: 1
    + /sys/kernel/livepatch/both_v2/force
    + /sys/kernel/livepatch/both_v2/replace: 1
    + /sys/kernel/livepatch/both_v2/transition: 0
    + /sys/kernel/livepatch/both_v2/vmlinux/
    + /sys/kernel/livepatch/both_v2/vmlinux/patched: 1
  `);
});

test('3: write plain enabled 0 completes unpatching; write plain enabled 0 fails with EINVAL; unload plain fails with EAGAIN; …', () => {
  const { step } = boot();
  step(`
    > load plain
    [notice] livepatch: enabling patch 'plain'
    [debug] livepatch: 'plain': initializing patching transition
    [notice] livepatch: 'plain': starting patching transition
    [debug] livepatch: 'plain': completing patching transition
    [notice] livepatch: 'plain': patching complete
    → 0
    listed: none → plain
    plain loaded: no → yes
    plain enabled: no → yes
    plain references: 0 → 1
    plain / vmlinux loaded: no → yes
    plain / vmlinux patched: no → yes
    plain / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → plain
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/plain/
    + /sys/kernel/livepatch/plain/enabled: 1
    + /sys/kernel/livepatch/plain/force
    + /sys/kernel/livepatch/plain/replace: 0
    + /sys/kernel/livepatch/plain/transition: 0
    + /sys/kernel/livepatch/plain/vmlinux/
    + /sys/kernel/livepatch/plain/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/plain/vmlinux/patched: 1
  `);
  step(`
    > write plain enabled 0
    [debug] livepatch: 'plain': initializing unpatching transition
    [notice] livepatch: 'plain': starting unpatching transition
    [debug] livepatch: 'plain': completing unpatching transition
    [notice] livepatch: 'plain': unpatching complete
    → 0
    listed: plain → none
    plain enabled: yes → no
    plain free queued: no → yes
    plain / vmlinux loaded: yes → no
    plain / vmlinux patched: yes → no
    plain / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: plain → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/plain/enabled: 1 → 0
    - /sys/kernel/livepatch/plain/vmlinux/
    - /sys/kernel/livepatch/plain/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/plain/vmlinux/patched
  `);
  step(`
    > write plain enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload plain
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free plain
    plain references: 1 → 0
    plain free queued: yes → no
    - /sys/kernel/livepatch/plain/
    - /sys/kernel/livepatch/plain/enabled
    - /sys/kernel/livepatch/plain/force
    - /sys/kernel/livepatch/plain/replace
    - /sys/kernel/livepatch/plain/transition
  `);
  step(`
    > unload plain
    → 0
    plain loaded: yes → no
  `);
  step(`
    > load both_v1
    [notice] livepatch: enabling patch 'both_v1'
    [debug] livepatch: 'both_v1': initializing patching transition
    callback pre_patch of both_v1 for vmlinux
    [info] both_v1: pre_patch_callback: vmlinux
    effect allocate 1 in pre_patch for vmlinux of both_v1: done
    effect allocate 2 in pre_patch for vmlinux of both_v1: done
    [notice] livepatch: 'both_v1': starting patching transition
    [debug] livepatch: 'both_v1': completing patching transition
    callback post_patch of both_v1 for vmlinux
    [info] both_v1: post_patch_callback: vmlinux
    effect set 1 in post_patch for vmlinux of both_v1: done
    effect set 2 in post_patch for vmlinux of both_v1: done
    [notice] livepatch: 'both_v1': patching complete
    → 0
    listed: none → both_v1
    both_v1 loaded: no → yes
    both_v1 enabled: no → yes
    both_v1 references: 0 → 1
    both_v1 / vmlinux loaded: no → yes
    both_v1 / vmlinux patched: no → yes
    both_v1 / vmlinux callbacks: clean → live
    state 1 version: 0 → 1
    state 1 data of both_v1: null → both_v1
    state 2 version: 0 → 5
    state 2 data of both_v1: null → both_v1
    + state 1 space of both_v1: saves version 0
    + state 2 space of both_v1: saves version 0
    + /sys/kernel/livepatch/both_v1/
    + /sys/kernel/livepatch/both_v1/enabled: 1
    + /sys/kernel/livepatch/both_v1/force
    + /sys/kernel/livepatch/both_v1/replace: 1
    + /sys/kernel/livepatch/both_v1/transition: 0
    + /sys/kernel/livepatch/both_v1/vmlinux/
    + /sys/kernel/livepatch/both_v1/vmlinux/patched: 1
  `);
  step(`
    > write both_v1 enabled 0
    [debug] livepatch: 'both_v1': initializing unpatching transition
    callback pre_unpatch of both_v1 for vmlinux
    [info] both_v1: pre_unpatch_callback: vmlinux
    effect restore 2 in pre_unpatch for vmlinux of both_v1: done
    effect restore 1 in pre_unpatch for vmlinux of both_v1: done
    [notice] livepatch: 'both_v1': starting unpatching transition
    [debug] livepatch: 'both_v1': completing unpatching transition
    callback post_unpatch of both_v1 for vmlinux
    [info] both_v1: post_unpatch_callback: vmlinux
    effect free 1 in post_unpatch for vmlinux of both_v1: done
    effect free 2 in post_unpatch for vmlinux of both_v1: done
    [notice] livepatch: 'both_v1': unpatching complete
    → 0
    listed: both_v1 → none
    both_v1 enabled: yes → no
    both_v1 free queued: no → yes
    both_v1 / vmlinux loaded: yes → no
    both_v1 / vmlinux patched: yes → no
    both_v1 / vmlinux callbacks: live → clean
    state 1 version: 1 → 0
    state 1 data of both_v1: both_v1 → null
    - state 1 space of both_v1
    state 2 version: 5 → 0
    state 2 data of both_v1: both_v1 → null
    - state 2 space of both_v1
    /sys/kernel/livepatch/both_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/both_v1/vmlinux/
    - /sys/kernel/livepatch/both_v1/vmlinux/patched
  `);
  step(`
    > write both_v1 enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload both_v1
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free both_v1
    both_v1 references: 1 → 0
    both_v1 free queued: yes → no
    - /sys/kernel/livepatch/both_v1/
    - /sys/kernel/livepatch/both_v1/enabled
    - /sys/kernel/livepatch/both_v1/force
    - /sys/kernel/livepatch/both_v1/replace
    - /sys/kernel/livepatch/both_v1/transition
  `);
  step(`
    > unload both_v1
    → 0
    both_v1 loaded: yes → no
  `);
  step(`
    > load both_v2
    [notice] livepatch: enabling patch 'both_v2'
    [debug] livepatch: 'both_v2': initializing patching transition
    callback pre_patch of both_v2 for vmlinux
    [info] both_v2: pre_patch_callback: vmlinux
    effect allocate 1 in pre_patch for vmlinux of both_v2: done
    effect allocate 2 in pre_patch for vmlinux of both_v2: done
    [notice] livepatch: 'both_v2': starting patching transition
    [debug] livepatch: 'both_v2': completing patching transition
    callback post_patch of both_v2 for vmlinux
    [info] both_v2: post_patch_callback: vmlinux
    effect set 1 in post_patch for vmlinux of both_v2: done
    effect set 2 in post_patch for vmlinux of both_v2: done
    [notice] livepatch: 'both_v2': patching complete
    → 0
    listed: none → both_v2
    both_v2 loaded: no → yes
    both_v2 enabled: no → yes
    both_v2 references: 0 → 1
    both_v2 / vmlinux loaded: no → yes
    both_v2 / vmlinux patched: no → yes
    both_v2 / vmlinux callbacks: clean → live
    state 1 version: 0 → 2
    state 1 data of both_v2: null → both_v2
    state 2 version: 0 → 6
    state 2 data of both_v2: null → both_v2
    + state 1 space of both_v2: saves version 0
    + state 2 space of both_v2: saves version 0
    + /sys/kernel/livepatch/both_v2/
    + /sys/kernel/livepatch/both_v2/enabled: 1
    + /sys/kernel/livepatch/both_v2/force
    + /sys/kernel/livepatch/both_v2/replace: 1
    + /sys/kernel/livepatch/both_v2/transition: 0
    + /sys/kernel/livepatch/both_v2/vmlinux/
    + /sys/kernel/livepatch/both_v2/vmlinux/patched: 1
  `);
  step(`
    > load both_v1
    [err] livepatch: Livepatch patch (both_v1) is not compatible with the already installed livepatches.
    → -EINVAL: Invalid argument
  `);
  step(`
    > write both_v2 enabled 0
    [debug] livepatch: 'both_v2': initializing unpatching transition
    callback pre_unpatch of both_v2 for vmlinux
    [info] both_v2: pre_unpatch_callback: vmlinux
    effect restore 1 in pre_unpatch for vmlinux of both_v2: done
    effect restore 2 in pre_unpatch for vmlinux of both_v2: done
    [notice] livepatch: 'both_v2': starting unpatching transition
    [debug] livepatch: 'both_v2': completing unpatching transition
    callback post_unpatch of both_v2 for vmlinux
    [info] both_v2: post_unpatch_callback: vmlinux
    effect free 1 in post_unpatch for vmlinux of both_v2: done
    effect free 2 in post_unpatch for vmlinux of both_v2: done
    [notice] livepatch: 'both_v2': unpatching complete
    → 0
    listed: both_v2 → none
    both_v2 enabled: yes → no
    both_v2 free queued: no → yes
    both_v2 / vmlinux loaded: yes → no
    both_v2 / vmlinux patched: yes → no
    both_v2 / vmlinux callbacks: live → clean
    state 1 version: 2 → 0
    state 1 data of both_v2: both_v2 → null
    - state 1 space of both_v2
    state 2 version: 6 → 0
    state 2 data of both_v2: both_v2 → null
    - state 2 space of both_v2
    /sys/kernel/livepatch/both_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/both_v2/vmlinux/
    - /sys/kernel/livepatch/both_v2/vmlinux/patched
  `);
  step(`
    > write both_v2 enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload both_v2
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free both_v2
    both_v2 references: 1 → 0
    both_v2 free queued: yes → no
    - /sys/kernel/livepatch/both_v2/
    - /sys/kernel/livepatch/both_v2/enabled
    - /sys/kernel/livepatch/both_v2/force
    - /sys/kernel/livepatch/both_v2/replace
    - /sys/kernel/livepatch/both_v2/transition
  `);
  step(`
    > unload both_v2
    → 0
    both_v2 loaded: yes → no
  `);
  step(`
    > load plain
    [notice] livepatch: enabling patch 'plain'
    [debug] livepatch: 'plain': initializing patching transition
    [notice] livepatch: 'plain': starting patching transition
    [debug] livepatch: 'plain': completing patching transition
    [notice] livepatch: 'plain': patching complete
    → 0
    listed: none → plain
    plain loaded: no → yes
    plain enabled: no → yes
    plain references: 0 → 1
    plain / vmlinux loaded: no → yes
    plain / vmlinux patched: no → yes
    plain / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → plain
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/plain/
    + /sys/kernel/livepatch/plain/enabled: 1
    + /sys/kernel/livepatch/plain/force
    + /sys/kernel/livepatch/plain/replace: 0
    + /sys/kernel/livepatch/plain/transition: 0
    + /sys/kernel/livepatch/plain/vmlinux/
    + /sys/kernel/livepatch/plain/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/plain/vmlinux/patched: 1
  `);
  step(`
    > load both_v1
    [notice] livepatch: enabling patch 'both_v1'
    [debug] livepatch: 'both_v1': initializing patching transition
    callback pre_patch of both_v1 for vmlinux
    [info] both_v1: pre_patch_callback: vmlinux
    effect allocate 1 in pre_patch for vmlinux of both_v1: done
    effect allocate 2 in pre_patch for vmlinux of both_v1: done
    [notice] livepatch: 'both_v1': starting patching transition
    [debug] livepatch: 'both_v1': completing patching transition
    callback post_patch of both_v1 for vmlinux
    [info] both_v1: post_patch_callback: vmlinux
    effect set 1 in post_patch for vmlinux of both_v1: done
    effect set 2 in post_patch for vmlinux of both_v1: done
    [notice] livepatch: 'both_v1': patching complete
    → 0
    listed: plain → both_v1
    both_v1 loaded: no → yes
    both_v1 enabled: no → yes
    both_v1 references: 0 → 1
    both_v1 / vmlinux loaded: no → yes
    both_v1 / vmlinux patched: no → yes
    both_v1 / vmlinux callbacks: clean → live
    plain enabled: yes → no
    plain free queued: no → yes
    plain / vmlinux loaded: yes → no
    plain / vmlinux patched: yes → no
    plain / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: plain → empty
    handler vmlinux:meminfo_proc_show: registered → none
    state 1 version: 0 → 1
    state 1 data of both_v1: null → both_v1
    state 2 version: 0 → 5
    state 2 data of both_v1: null → both_v1
    /sys/kernel/livepatch/plain/enabled: 1 → 0
    - /sys/kernel/livepatch/plain/vmlinux/
    - /sys/kernel/livepatch/plain/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/plain/vmlinux/patched
    + state 1 space of both_v1: saves version 0
    + state 2 space of both_v1: saves version 0
    + /sys/kernel/livepatch/both_v1/
    + /sys/kernel/livepatch/both_v1/enabled: 1
    + /sys/kernel/livepatch/both_v1/force
    + /sys/kernel/livepatch/both_v1/replace: 1
    + /sys/kernel/livepatch/both_v1/transition: 0
    + /sys/kernel/livepatch/both_v1/vmlinux/
    + /sys/kernel/livepatch/both_v1/vmlinux/patched: 1
  `);
  step(`
    > load both_v2
    [notice] livepatch: enabling patch 'both_v2'
    [debug] livepatch: 'both_v2': initializing patching transition
    callback pre_patch of both_v2 for vmlinux
    [info] both_v2: pre_patch_callback: vmlinux
    effect share 1 in pre_patch for vmlinux of both_v2: done
    effect share 2 in pre_patch for vmlinux of both_v2: done
    [notice] livepatch: 'both_v2': starting patching transition
    [debug] livepatch: 'both_v2': completing patching transition
    callback post_patch of both_v2 for vmlinux
    [info] both_v2: post_patch_callback: vmlinux
    effect takeOver 1 in post_patch for vmlinux of both_v2: done
    effect takeOver 2 in post_patch for vmlinux of both_v2: done
    [notice] livepatch: 'both_v2': patching complete
    → 0
    listed: both_v1 → both_v2
    both_v1 enabled: yes → no
    both_v1 free queued: no → yes
    both_v1 / vmlinux loaded: yes → no
    both_v1 / vmlinux patched: yes → no
    both_v1 / vmlinux callbacks: live → clean
    both_v2 loaded: no → yes
    both_v2 enabled: no → yes
    both_v2 references: 0 → 1
    both_v2 / vmlinux loaded: no → yes
    both_v2 / vmlinux patched: no → yes
    both_v2 / vmlinux callbacks: clean → live
    state 1 version: 1 → 2
    state 1 data of both_v2: null → both_v1
    state 2 version: 5 → 6
    state 2 data of both_v2: null → both_v1
    /sys/kernel/livepatch/both_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/both_v1/vmlinux/
    - /sys/kernel/livepatch/both_v1/vmlinux/patched
    + /sys/kernel/livepatch/both_v2/
    + /sys/kernel/livepatch/both_v2/enabled: 1
    + /sys/kernel/livepatch/both_v2/force
    + /sys/kernel/livepatch/both_v2/replace: 1
    + /sys/kernel/livepatch/both_v2/transition: 0
    + /sys/kernel/livepatch/both_v2/vmlinux/
    + /sys/kernel/livepatch/both_v2/vmlinux/patched: 1
  `);
});
