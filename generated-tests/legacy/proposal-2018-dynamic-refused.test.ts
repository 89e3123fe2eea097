// The proposal of 2018: a kprobe on a function of an object that only needs nops
//
// Generated from spec/scenarios/legacy/proposal-2018-dynamic-refused.yaml and machines/ by `npx klp generate legacy/proposal-2018-dynamic-refused`; do not edit.
// 40 states, 268 transitions, 38 signatures of macrosteps;
// 4 tests with 63 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('legacy/proposal-2018-dynamic-refused');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    cumulative loaded: no
    cumulative enabled: no
    cumulative forced: no
    cumulative references: 0
    cumulative free queued: no
    cumulative / nic loaded: no
    cumulative / nic patched: no
    cumulative / nic callbacks: clean
    kpatch_one loaded: no
    kpatch_one enabled: no
    kpatch_one forced: no
    kpatch_one references: 0
    kpatch_one free queued: no
    kpatch_one / vmlinux loaded: no
    kpatch_one / vmlinux patched: no
    kpatch_one / vmlinux callbacks: clean
    module nic loaded: yes
    func_stack nic:nic_send: empty
    handler nic:nic_send: none
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load kpatch_one completes patching with nic; write kpatch_one enabled 0 completes unpatching with nic; …', () => {
  const { step } = boot();
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    → 0
    listed: none → kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/force
    + /sys/kernel/livepatch/kpatch_one/signal
    + /sys/kernel/livepatch/kpatch_one/transition: 0
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write kpatch_one enabled 0
    [debug] livepatch: 'kpatch_one': initializing unpatching transition
    [notice] livepatch: 'kpatch_one': starting unpatching transition
    [debug] livepatch: 'kpatch_one': completing unpatching transition
    [notice] livepatch: 'kpatch_one': unpatching complete
    → 0
    kpatch_one enabled: yes → no
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > kprobe on vmlinux:cmdline_proc_show
    → 0
  `);
  step(`
    > load cumulative
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    callback pre_patch of cumulative for nic (LIVE)
    [info] cumulative: pre_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [err] livepatch: failed to register ftrace handler for function 'cmdline_proc_show' (-16)
    [warning] livepatch: failed to patch object 'vmlinux'
    [warning] livepatch: failed to enable patch 'cumulative'
    [debug] livepatch: 'cumulative': canceling transition, going to unpatch
    [debug] livepatch: 'cumulative': completing unpatching transition
    callback post_unpatch of cumulative for nic (LIVE)
    [info] cumulative: post_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'cumulative': unpatching complete
    → -EBUSY: Device or resource busy
  `);
  step(`
    > unloadModule nic
    → 0
    module nic loaded: yes → no
  `);
  step(`
    > load cumulative
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [err] livepatch: failed to register ftrace handler for function 'cmdline_proc_show' (-16)
    [warning] livepatch: failed to patch object 'vmlinux'
    [warning] livepatch: failed to enable patch 'cumulative'
    [debug] livepatch: 'cumulative': canceling transition, going to unpatch
    [debug] livepatch: 'cumulative': completing unpatching transition
    [notice] livepatch: 'cumulative': unpatching complete
    → -EBUSY: Device or resource busy
  `);
});

test('2: load cumulative completes patching; write cumulative enabled 0 completes unpatching', () => {
  const { step } = boot();
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    → 0
    listed: none → kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/force
    + /sys/kernel/livepatch/kpatch_one/signal
    + /sys/kernel/livepatch/kpatch_one/transition: 0
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > unloadModule nic
    → 0
    module nic loaded: yes → no
  `);
  step(`
    > load cumulative
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [notice] livepatch: 'cumulative': starting patching transition
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    → 0
    listed: kpatch_one → cumulative
    cumulative loaded: no → yes
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    kpatch_one enabled: yes → no
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux loaded: yes → no
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
    + /sys/kernel/livepatch/cumulative/
    + /sys/kernel/livepatch/cumulative/enabled: 1
    + /sys/kernel/livepatch/cumulative/force
    + /sys/kernel/livepatch/cumulative/nic/
    + /sys/kernel/livepatch/cumulative/nic/nic_send,1/
    + /sys/kernel/livepatch/cumulative/signal
    + /sys/kernel/livepatch/cumulative/transition: 0
  `);
  step(`
    > unload kpatch_one
    → 0
    kpatch_one loaded: yes → no
    - /sys/kernel/livepatch/kpatch_one/
    - /sys/kernel/livepatch/kpatch_one/enabled
    - /sys/kernel/livepatch/kpatch_one/force
    - /sys/kernel/livepatch/kpatch_one/signal
    - /sys/kernel/livepatch/kpatch_one/transition
    - /sys/kernel/livepatch/kpatch_one/vmlinux/
    - /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    → 0
    listed: cumulative → cumulative, kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/force
    + /sys/kernel/livepatch/kpatch_one/signal
    + /sys/kernel/livepatch/kpatch_one/transition: 0
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write kpatch_one enabled 0
    [debug] livepatch: 'kpatch_one': initializing unpatching transition
    [notice] livepatch: 'kpatch_one': starting unpatching transition
    [debug] livepatch: 'kpatch_one': completing unpatching transition
    [notice] livepatch: 'kpatch_one': unpatching complete
    → 0
    kpatch_one enabled: yes → no
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': initializing unpatching transition
    [notice] livepatch: 'cumulative': starting unpatching transition
    [debug] livepatch: 'cumulative': completing unpatching transition
    [notice] livepatch: 'cumulative': unpatching complete
    → 0
    cumulative enabled: yes → no
    cumulative references: 1 → 0
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
  `);
  step(`
    > unload cumulative
    → 0
    listed: cumulative, kpatch_one → kpatch_one
    cumulative loaded: yes → no
    - /sys/kernel/livepatch/cumulative/
    - /sys/kernel/livepatch/cumulative/enabled
    - /sys/kernel/livepatch/cumulative/force
    - /sys/kernel/livepatch/cumulative/nic/
    - /sys/kernel/livepatch/cumulative/nic/nic_send,1/
    - /sys/kernel/livepatch/cumulative/signal
    - /sys/kernel/livepatch/cumulative/transition
  `);
  step(`
    > load cumulative
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [notice] livepatch: 'cumulative': starting patching transition
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    → 0
    listed: kpatch_one → cumulative
    cumulative loaded: no → yes
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    kpatch_one / vmlinux loaded: yes → no
    + /sys/kernel/livepatch/cumulative/
    + /sys/kernel/livepatch/cumulative/enabled: 1
    + /sys/kernel/livepatch/cumulative/force
    + /sys/kernel/livepatch/cumulative/nic/
    + /sys/kernel/livepatch/cumulative/nic/nic_send,1/
    + /sys/kernel/livepatch/cumulative/signal
    + /sys/kernel/livepatch/cumulative/transition: 0
  `);
});

test('3: load cumulative completes patching with nic; write cumulative enabled 0 completes unpatching with nic; …', () => {
  const { step } = boot();
  step(`
    > load cumulative
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    callback pre_patch of cumulative for nic (LIVE)
    [info] cumulative: pre_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'cumulative': starting patching transition
    [debug] livepatch: 'cumulative': completing patching transition
    callback post_patch of cumulative for nic (LIVE)
    [info] cumulative: post_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'cumulative': patching complete
    → 0
    listed: none → cumulative
    cumulative loaded: no → yes
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / nic loaded: no → yes
    cumulative / nic patched: no → yes
    cumulative / nic callbacks: clean → live
    func_stack nic:nic_send: empty → cumulative
    handler nic:nic_send: none → registered
    + /sys/kernel/livepatch/cumulative/
    + /sys/kernel/livepatch/cumulative/enabled: 1
    + /sys/kernel/livepatch/cumulative/force
    + /sys/kernel/livepatch/cumulative/nic/
    + /sys/kernel/livepatch/cumulative/nic/nic_send,1/
    + /sys/kernel/livepatch/cumulative/signal
    + /sys/kernel/livepatch/cumulative/transition: 0
  `);
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': initializing unpatching transition
    callback pre_unpatch of cumulative for nic (LIVE)
    [info] cumulative: pre_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'cumulative': starting unpatching transition
    [debug] livepatch: 'cumulative': completing unpatching transition
    callback post_unpatch of cumulative for nic (LIVE)
    [info] cumulative: post_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'cumulative': unpatching complete
    → 0
    cumulative enabled: yes → no
    cumulative references: 1 → 0
    cumulative / nic patched: yes → no
    cumulative / nic callbacks: live → clean
    func_stack nic:nic_send: cumulative → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
  `);
  step(`
    > unload cumulative
    → 0
    listed: cumulative → none
    cumulative loaded: yes → no
    cumulative / nic loaded: yes → no
    - /sys/kernel/livepatch/cumulative/
    - /sys/kernel/livepatch/cumulative/enabled
    - /sys/kernel/livepatch/cumulative/force
    - /sys/kernel/livepatch/cumulative/nic/
    - /sys/kernel/livepatch/cumulative/nic/nic_send,1/
    - /sys/kernel/livepatch/cumulative/signal
    - /sys/kernel/livepatch/cumulative/transition
  `);
  step(`
    > unloadModule nic
    → 0
    module nic loaded: yes → no
  `);
  step(`
    > load cumulative
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [notice] livepatch: 'cumulative': starting patching transition
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    → 0
    listed: none → cumulative
    cumulative loaded: no → yes
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    + /sys/kernel/livepatch/cumulative/
    + /sys/kernel/livepatch/cumulative/enabled: 1
    + /sys/kernel/livepatch/cumulative/force
    + /sys/kernel/livepatch/cumulative/nic/
    + /sys/kernel/livepatch/cumulative/nic/nic_send,1/
    + /sys/kernel/livepatch/cumulative/signal
    + /sys/kernel/livepatch/cumulative/transition: 0
  `);
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': initializing unpatching transition
    [notice] livepatch: 'cumulative': starting unpatching transition
    [debug] livepatch: 'cumulative': completing unpatching transition
    [notice] livepatch: 'cumulative': unpatching complete
    → 0
    cumulative enabled: yes → no
    cumulative references: 1 → 0
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
  `);
  step(`
    > loadModule nic
    → 0
    cumulative / nic loaded: no → yes
    module nic loaded: no → yes
  `);
  step(`
    > unloadModule nic
    → 0
    cumulative / nic loaded: yes → no
    module nic loaded: yes → no
  `);
  step(`
    > unload cumulative
    → 0
    listed: cumulative → none
    cumulative loaded: yes → no
    - /sys/kernel/livepatch/cumulative/
    - /sys/kernel/livepatch/cumulative/enabled
    - /sys/kernel/livepatch/cumulative/force
    - /sys/kernel/livepatch/cumulative/nic/
    - /sys/kernel/livepatch/cumulative/nic/nic_send,1/
    - /sys/kernel/livepatch/cumulative/signal
    - /sys/kernel/livepatch/cumulative/transition
  `);
  step(`
    > loadModule nic
    → 0
    module nic loaded: no → yes
  `);
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    → 0
    listed: none → kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/force
    + /sys/kernel/livepatch/kpatch_one/signal
    + /sys/kernel/livepatch/kpatch_one/transition: 0
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write kpatch_one enabled 0
    [debug] livepatch: 'kpatch_one': initializing unpatching transition
    [notice] livepatch: 'kpatch_one': starting unpatching transition
    [debug] livepatch: 'kpatch_one': completing unpatching transition
    [notice] livepatch: 'kpatch_one': unpatching complete
    → 0
    kpatch_one enabled: yes → no
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > unload kpatch_one
    → 0
    listed: kpatch_one → none
    kpatch_one loaded: yes → no
    kpatch_one / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/kpatch_one/
    - /sys/kernel/livepatch/kpatch_one/enabled
    - /sys/kernel/livepatch/kpatch_one/force
    - /sys/kernel/livepatch/kpatch_one/signal
    - /sys/kernel/livepatch/kpatch_one/transition
    - /sys/kernel/livepatch/kpatch_one/vmlinux/
    - /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    → 0
    listed: none → kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/force
    + /sys/kernel/livepatch/kpatch_one/signal
    + /sys/kernel/livepatch/kpatch_one/transition: 0
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write kpatch_one enabled 0
    [debug] livepatch: 'kpatch_one': initializing unpatching transition
    [notice] livepatch: 'kpatch_one': starting unpatching transition
    [debug] livepatch: 'kpatch_one': completing unpatching transition
    [notice] livepatch: 'kpatch_one': unpatching complete
    → 0
    kpatch_one enabled: yes → no
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > load cumulative
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    callback pre_patch of cumulative for nic (LIVE)
    [info] cumulative: pre_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'cumulative': starting patching transition
    [debug] livepatch: 'cumulative': completing patching transition
    callback post_patch of cumulative for nic (LIVE)
    [info] cumulative: post_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'cumulative': patching complete
    → 0
    listed: kpatch_one → cumulative
    cumulative loaded: no → yes
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / nic loaded: no → yes
    cumulative / nic patched: no → yes
    cumulative / nic callbacks: clean → live
    kpatch_one / vmlinux loaded: yes → no
    func_stack nic:nic_send: empty → cumulative
    handler nic:nic_send: none → registered
    + /sys/kernel/livepatch/cumulative/
    + /sys/kernel/livepatch/cumulative/enabled: 1
    + /sys/kernel/livepatch/cumulative/force
    + /sys/kernel/livepatch/cumulative/nic/
    + /sys/kernel/livepatch/cumulative/nic/nic_send,1/
    + /sys/kernel/livepatch/cumulative/signal
    + /sys/kernel/livepatch/cumulative/transition: 0
  `);
  step(`
    > unload kpatch_one
    → 0
    kpatch_one loaded: yes → no
    - /sys/kernel/livepatch/kpatch_one/
    - /sys/kernel/livepatch/kpatch_one/enabled
    - /sys/kernel/livepatch/kpatch_one/force
    - /sys/kernel/livepatch/kpatch_one/signal
    - /sys/kernel/livepatch/kpatch_one/transition
    - /sys/kernel/livepatch/kpatch_one/vmlinux/
    - /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    → 0
    listed: cumulative → cumulative, kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/force
    + /sys/kernel/livepatch/kpatch_one/signal
    + /sys/kernel/livepatch/kpatch_one/transition: 0
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write kpatch_one enabled 0
    [debug] livepatch: 'kpatch_one': initializing unpatching transition
    [notice] livepatch: 'kpatch_one': starting unpatching transition
    [debug] livepatch: 'kpatch_one': completing unpatching transition
    [notice] livepatch: 'kpatch_one': unpatching complete
    → 0
    kpatch_one enabled: yes → no
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': initializing unpatching transition
    callback pre_unpatch of cumulative for nic (LIVE)
    [info] cumulative: pre_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'cumulative': starting unpatching transition
    [debug] livepatch: 'cumulative': completing unpatching transition
    callback post_unpatch of cumulative for nic (LIVE)
    [info] cumulative: post_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'cumulative': unpatching complete
    → 0
    cumulative enabled: yes → no
    cumulative references: 1 → 0
    cumulative / nic patched: yes → no
    cumulative / nic callbacks: live → clean
    func_stack nic:nic_send: cumulative → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
  `);
  step(`
    > write kpatch_one enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write cumulative enabled 1
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    callback pre_patch of cumulative for nic (LIVE)
    [info] cumulative: pre_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'cumulative': starting patching transition
    [debug] livepatch: 'cumulative': completing patching transition
    callback post_patch of cumulative for nic (LIVE)
    [info] cumulative: post_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'cumulative': patching complete
    → 0
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / nic patched: no → yes
    cumulative / nic callbacks: clean → live
    func_stack nic:nic_send: empty → cumulative
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/cumulative/enabled: 0 → 1
  `);
  step(`
    > kprobe on vmlinux:cmdline_proc_show
    → 0
  `);
  step(`
    > write kpatch_one enabled 1
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [err] livepatch: failed to register ftrace handler for function 'cmdline_proc_show' (-16)
    [warning] livepatch: failed to patch object 'vmlinux'
    [warning] livepatch: failed to enable patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': canceling transition, going to unpatch
    [debug] livepatch: 'kpatch_one': completing unpatching transition
    [notice] livepatch: 'kpatch_one': unpatching complete
    → -EBUSY: Device or resource busy
  `);
});

test('4: write kpatch_one enabled 0 fails with EINVAL; write kpatch_one enabled 1 completes patching with nic; …', () => {
  const { step } = boot();
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    → 0
    listed: none → kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/force
    + /sys/kernel/livepatch/kpatch_one/signal
    + /sys/kernel/livepatch/kpatch_one/transition: 0
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write kpatch_one enabled 0
    [debug] livepatch: 'kpatch_one': initializing unpatching transition
    [notice] livepatch: 'kpatch_one': starting unpatching transition
    [debug] livepatch: 'kpatch_one': completing unpatching transition
    [notice] livepatch: 'kpatch_one': unpatching complete
    → 0
    kpatch_one enabled: yes → no
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > write kpatch_one enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write kpatch_one enabled 1
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    → 0
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/kpatch_one/enabled: 0 → 1
  `);
  step(`
    > write kpatch_one enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload kpatch_one
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > load cumulative
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    callback pre_patch of cumulative for nic (LIVE)
    [info] cumulative: pre_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'cumulative': starting patching transition
    [debug] livepatch: 'cumulative': completing patching transition
    callback post_patch of cumulative for nic (LIVE)
    [info] cumulative: post_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'cumulative': patching complete
    → 0
    listed: kpatch_one → cumulative
    cumulative loaded: no → yes
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / nic loaded: no → yes
    cumulative / nic patched: no → yes
    cumulative / nic callbacks: clean → live
    kpatch_one enabled: yes → no
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux loaded: yes → no
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: live → clean
    func_stack nic:nic_send: empty → cumulative
    handler nic:nic_send: none → registered
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
    + /sys/kernel/livepatch/cumulative/
    + /sys/kernel/livepatch/cumulative/enabled: 1
    + /sys/kernel/livepatch/cumulative/force
    + /sys/kernel/livepatch/cumulative/nic/
    + /sys/kernel/livepatch/cumulative/nic/nic_send,1/
    + /sys/kernel/livepatch/cumulative/signal
    + /sys/kernel/livepatch/cumulative/transition: 0
  `);
  step(`
    > unload kpatch_one
    → 0
    kpatch_one loaded: yes → no
    - /sys/kernel/livepatch/kpatch_one/
    - /sys/kernel/livepatch/kpatch_one/enabled
    - /sys/kernel/livepatch/kpatch_one/force
    - /sys/kernel/livepatch/kpatch_one/signal
    - /sys/kernel/livepatch/kpatch_one/transition
    - /sys/kernel/livepatch/kpatch_one/vmlinux/
    - /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': initializing unpatching transition
    callback pre_unpatch of cumulative for nic (LIVE)
    [info] cumulative: pre_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'cumulative': starting unpatching transition
    [debug] livepatch: 'cumulative': completing unpatching transition
    callback post_unpatch of cumulative for nic (LIVE)
    [info] cumulative: post_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'cumulative': unpatching complete
    → 0
    cumulative enabled: yes → no
    cumulative references: 1 → 0
    cumulative / nic patched: yes → no
    cumulative / nic callbacks: live → clean
    func_stack nic:nic_send: cumulative → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
  `);
  step(`
    > load kpatch_one
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write cumulative enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write cumulative enabled 1
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    callback pre_patch of cumulative for nic (LIVE)
    [info] cumulative: pre_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'cumulative': starting patching transition
    [debug] livepatch: 'cumulative': completing patching transition
    callback post_patch of cumulative for nic (LIVE)
    [info] cumulative: post_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'cumulative': patching complete
    → 0
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / nic patched: no → yes
    cumulative / nic callbacks: clean → live
    func_stack nic:nic_send: empty → cumulative
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/cumulative/enabled: 0 → 1
  `);
  step(`
    > write cumulative enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload cumulative
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > unloadModule nic
    callback pre_unpatch of cumulative for nic (GOING)
    [info] cumulative: pre_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'cumulative' on unloading module 'nic'
    callback post_unpatch of cumulative for nic (GOING)
    [info] cumulative: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    → 0
    cumulative / nic loaded: yes → no
    cumulative / nic patched: yes → no
    cumulative / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_send: cumulative → empty
    handler nic:nic_send: registered → none
  `);
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': initializing unpatching transition
    [notice] livepatch: 'cumulative': starting unpatching transition
    [debug] livepatch: 'cumulative': completing unpatching transition
    [notice] livepatch: 'cumulative': unpatching complete
    → 0
    cumulative enabled: yes → no
    cumulative references: 1 → 0
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
  `);
  step(`
    > write cumulative enabled 1
    [notice] livepatch: enabling patch 'cumulative'
    [debug] livepatch: 'cumulative': initializing patching transition
    [notice] livepatch: 'cumulative': starting patching transition
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    → 0
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    /sys/kernel/livepatch/cumulative/enabled: 0 → 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'cumulative' to loading module 'nic'
    callback pre_patch of cumulative for nic (COMING)
    [info] cumulative: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of cumulative for nic (COMING)
    [info] cumulative: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    cumulative / nic loaded: no → yes
    cumulative / nic patched: no → yes
    cumulative / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_send: empty → cumulative
    handler nic:nic_send: none → registered
  `);
  step(`
    > kprobe on vmlinux:cmdline_proc_show
    → 0
  `);
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [err] livepatch: failed to register ftrace handler for function 'cmdline_proc_show' (-16)
    [warning] livepatch: failed to patch object 'vmlinux'
    [warning] livepatch: failed to enable patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': canceling transition, going to unpatch
    [debug] livepatch: 'kpatch_one': completing unpatching transition
    [notice] livepatch: 'kpatch_one': unpatching complete
    → -EBUSY: Device or resource busy
  `);
  step(`
    > kprobe off vmlinux:cmdline_proc_show
    → 0
  `);
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [debug] livepatch: 'kpatch_one': initializing patching transition
    [notice] livepatch: 'kpatch_one': starting patching transition
    [debug] livepatch: 'kpatch_one': completing patching transition
    [notice] livepatch: 'kpatch_one': patching complete
    → 0
    listed: cumulative → cumulative, kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/force
    + /sys/kernel/livepatch/kpatch_one/signal
    + /sys/kernel/livepatch/kpatch_one/transition: 0
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write cumulative enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > kprobe on vmlinux:cmdline_proc_show
    → -EBUSY: Device or resource busy
  `);
});
