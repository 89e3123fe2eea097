// The proposal of 2018: a kprobe on a function that only needs a nop
//
// Generated from spec/scenarios/legacy/proposal-2018-nop-refused.yaml and machines/ by `npx klp generate legacy/proposal-2018-nop-refused`; do not edit.
// 20 states, 114 transitions, 26 signatures of macrosteps;
// 2 tests with 39 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('legacy/proposal-2018-nop-refused');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    cumulative loaded: no
    cumulative enabled: no
    cumulative forced: no
    cumulative references: 0
    cumulative free queued: no
    cumulative / vmlinux loaded: no
    cumulative / vmlinux patched: no
    cumulative / vmlinux callbacks: clean
    kpatch_one loaded: no
    kpatch_one enabled: no
    kpatch_one forced: no
    kpatch_one references: 0
    kpatch_one free queued: no
    kpatch_one / vmlinux loaded: no
    kpatch_one / vmlinux patched: no
    kpatch_one / vmlinux callbacks: clean
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    func_stack vmlinux:meminfo_proc_show: empty
    handler vmlinux:meminfo_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load kpatch_one completes patching; write kpatch_one enabled 0 completes unpatching; load cumulative completes patching; …', () => {
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
    cumulative / vmlinux loaded: no → yes
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → live
    kpatch_one / vmlinux loaded: yes → no
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/cumulative/
    + /sys/kernel/livepatch/cumulative/enabled: 1
    + /sys/kernel/livepatch/cumulative/force
    + /sys/kernel/livepatch/cumulative/signal
    + /sys/kernel/livepatch/cumulative/transition: 0
    + /sys/kernel/livepatch/cumulative/vmlinux/
    + /sys/kernel/livepatch/cumulative/vmlinux/meminfo_proc_show,1/
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
    cumulative / vmlinux patched: yes → no
    cumulative / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: cumulative → empty
    handler vmlinux:meminfo_proc_show: registered → none
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
    [notice] livepatch: 'cumulative': starting patching transition
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    → 0
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
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
  step(`
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': initializing unpatching transition
    [notice] livepatch: 'cumulative': starting unpatching transition
    [debug] livepatch: 'cumulative': completing unpatching transition
    [notice] livepatch: 'cumulative': unpatching complete
    → 0
    cumulative enabled: yes → no
    cumulative references: 1 → 0
    cumulative / vmlinux patched: yes → no
    cumulative / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: cumulative → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
  `);
  step(`
    > unload cumulative
    → 0
    listed: cumulative, kpatch_one → kpatch_one
    cumulative loaded: yes → no
    cumulative / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/cumulative/
    - /sys/kernel/livepatch/cumulative/enabled
    - /sys/kernel/livepatch/cumulative/force
    - /sys/kernel/livepatch/cumulative/signal
    - /sys/kernel/livepatch/cumulative/transition
    - /sys/kernel/livepatch/cumulative/vmlinux/
    - /sys/kernel/livepatch/cumulative/vmlinux/meminfo_proc_show,1/
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

test('2: write kpatch_one enabled 0 fails with EINVAL; write kpatch_one enabled 1 completes patching; …', () => {
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
    [notice] livepatch: 'cumulative': starting patching transition
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    → 0
    listed: kpatch_one → cumulative
    cumulative loaded: no → yes
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / vmlinux loaded: no → yes
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → live
    kpatch_one enabled: yes → no
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux loaded: yes → no
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
    + /sys/kernel/livepatch/cumulative/
    + /sys/kernel/livepatch/cumulative/enabled: 1
    + /sys/kernel/livepatch/cumulative/force
    + /sys/kernel/livepatch/cumulative/signal
    + /sys/kernel/livepatch/cumulative/transition: 0
    + /sys/kernel/livepatch/cumulative/vmlinux/
    + /sys/kernel/livepatch/cumulative/vmlinux/meminfo_proc_show,1/
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
    [notice] livepatch: 'cumulative': starting unpatching transition
    [debug] livepatch: 'cumulative': completing unpatching transition
    [notice] livepatch: 'cumulative': unpatching complete
    → 0
    cumulative enabled: yes → no
    cumulative references: 1 → 0
    cumulative / vmlinux patched: yes → no
    cumulative / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: cumulative → empty
    handler vmlinux:meminfo_proc_show: registered → none
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
    [notice] livepatch: 'cumulative': starting patching transition
    [debug] livepatch: 'cumulative': completing patching transition
    [notice] livepatch: 'cumulative': patching complete
    → 0
    cumulative enabled: no → yes
    cumulative references: 0 → 1
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
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
    listed: cumulative, kpatch_one → cumulative
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
    > write cumulative enabled 0
    [debug] livepatch: 'cumulative': initializing unpatching transition
    [notice] livepatch: 'cumulative': starting unpatching transition
    [debug] livepatch: 'cumulative': completing unpatching transition
    [notice] livepatch: 'cumulative': unpatching complete
    → 0
    cumulative enabled: yes → no
    cumulative references: 1 → 0
    cumulative / vmlinux patched: yes → no
    cumulative / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: cumulative → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/cumulative/enabled: 1 → 0
  `);
  step(`
    > unload cumulative
    → 0
    listed: cumulative → none
    cumulative loaded: yes → no
    cumulative / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/cumulative/
    - /sys/kernel/livepatch/cumulative/enabled
    - /sys/kernel/livepatch/cumulative/force
    - /sys/kernel/livepatch/cumulative/signal
    - /sys/kernel/livepatch/cumulative/transition
    - /sys/kernel/livepatch/cumulative/vmlinux/
    - /sys/kernel/livepatch/cumulative/vmlinux/meminfo_proc_show,1/
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
    cumulative / vmlinux loaded: no → yes
    cumulative / vmlinux patched: no → yes
    cumulative / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → cumulative
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/cumulative/
    + /sys/kernel/livepatch/cumulative/enabled: 1
    + /sys/kernel/livepatch/cumulative/force
    + /sys/kernel/livepatch/cumulative/signal
    + /sys/kernel/livepatch/cumulative/transition: 0
    + /sys/kernel/livepatch/cumulative/vmlinux/
    + /sys/kernel/livepatch/cumulative/vmlinux/meminfo_proc_show,1/
  `);
});
