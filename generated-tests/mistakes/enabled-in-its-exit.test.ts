// A module cannot enable its patch when it goes
//
// Generated from spec/scenarios/mistakes/enabled-in-its-exit.yaml and machines/ by `npx klp generate mistakes/enabled-in-its-exit`; do not edit.
// 15 states, 66 transitions, 17 signatures of macrosteps;
// 1 test with 19 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('mistakes/enabled-in-its-exit');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    console_fix loaded: no
    console_fix enabled: no
    console_fix forced: no
    console_fix references: 0
    console_fix free queued: no
    console_fix / vmlinux loaded: no
    console_fix / vmlinux patched: no
    console_fix / vmlinux callbacks: clean
    console_new loaded: no
    console_new enabled: no
    console_new forced: no
    console_new references: 0
    console_new free queued: no
    console_new / vmlinux loaded: no
    console_new / vmlinux patched: no
    console_new / vmlinux callbacks: clean
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load fix completes patching; write fix enabled 0 completes unpatching; write fix enabled 0 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load console_fix
    [notice] livepatch: enabling patch 'console_fix'
    [debug] livepatch: 'console_fix': initializing patching transition
    [notice] livepatch: 'console_fix': starting patching transition
    [debug] livepatch: 'console_fix': completing patching transition
    [notice] livepatch: 'console_fix': patching complete
    → 0
    listed: none → console_fix
    console_fix loaded: no → yes
    console_fix enabled: no → yes
    console_fix references: 0 → 1
    console_fix / vmlinux loaded: no → yes
    console_fix / vmlinux patched: no → yes
    console_fix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → console_fix
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/console_fix/
    + /sys/kernel/livepatch/console_fix/enabled: 1
    + /sys/kernel/livepatch/console_fix/force
    + /sys/kernel/livepatch/console_fix/replace: 0
    + /sys/kernel/livepatch/console_fix/transition: 0
    + /sys/kernel/livepatch/console_fix/vmlinux/
    + /sys/kernel/livepatch/console_fix/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_fix/vmlinux/patched: 1
  `);
  step(`
    > write console_fix enabled 0
    [debug] livepatch: 'console_fix': initializing unpatching transition
    [notice] livepatch: 'console_fix': starting unpatching transition
    [debug] livepatch: 'console_fix': completing unpatching transition
    [notice] livepatch: 'console_fix': unpatching complete
    → 0
    listed: console_fix → none
    console_fix enabled: yes → no
    console_fix free queued: no → yes
    console_fix / vmlinux loaded: yes → no
    console_fix / vmlinux patched: yes → no
    console_fix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: console_fix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/console_fix/enabled: 1 → 0
    - /sys/kernel/livepatch/console_fix/vmlinux/
    - /sys/kernel/livepatch/console_fix/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/console_fix/vmlinux/patched
  `);
  step(`
    > write console_fix enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write console_fix enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload console_fix
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free console_fix
    console_fix references: 1 → 0
    console_fix free queued: yes → no
    - /sys/kernel/livepatch/console_fix/
    - /sys/kernel/livepatch/console_fix/enabled
    - /sys/kernel/livepatch/console_fix/force
    - /sys/kernel/livepatch/console_fix/replace
    - /sys/kernel/livepatch/console_fix/transition
  `);
  step(`
    > unload console_fix
    [info] console_fix: klp_enable_patch: -19
    → 0
    console_fix loaded: yes → no
  `);
  step(`
    > load console_new
    [notice] livepatch: enabling patch 'console_new'
    [debug] livepatch: 'console_new': initializing patching transition
    [notice] livepatch: 'console_new': starting patching transition
    [debug] livepatch: 'console_new': completing patching transition
    [notice] livepatch: 'console_new': patching complete
    → 0
    listed: none → console_new
    console_new loaded: no → yes
    console_new enabled: no → yes
    console_new references: 0 → 1
    console_new / vmlinux loaded: no → yes
    console_new / vmlinux patched: no → yes
    console_new / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → console_new
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/console_new/
    + /sys/kernel/livepatch/console_new/enabled: 1
    + /sys/kernel/livepatch/console_new/force
    + /sys/kernel/livepatch/console_new/replace: 1
    + /sys/kernel/livepatch/console_new/transition: 0
    + /sys/kernel/livepatch/console_new/vmlinux/
    + /sys/kernel/livepatch/console_new/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_new/vmlinux/patched: 1
  `);
  step(`
    > load console_fix
    [err] livepatch: Livepatch patch (console_fix) is not compatible with the already installed livepatches.
    → -EINVAL: Invalid argument
  `);
  step(`
    > write console_new enabled 0
    [debug] livepatch: 'console_new': initializing unpatching transition
    [notice] livepatch: 'console_new': starting unpatching transition
    [debug] livepatch: 'console_new': completing unpatching transition
    [notice] livepatch: 'console_new': unpatching complete
    → 0
    listed: console_new → none
    console_new enabled: yes → no
    console_new free queued: no → yes
    console_new / vmlinux loaded: yes → no
    console_new / vmlinux patched: yes → no
    console_new / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: console_new → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/console_new/enabled: 1 → 0
    - /sys/kernel/livepatch/console_new/vmlinux/
    - /sys/kernel/livepatch/console_new/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/console_new/vmlinux/patched
  `);
  step(`
    > write console_new enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write console_new enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload console_new
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free console_new
    console_new references: 1 → 0
    console_new free queued: yes → no
    - /sys/kernel/livepatch/console_new/
    - /sys/kernel/livepatch/console_new/enabled
    - /sys/kernel/livepatch/console_new/force
    - /sys/kernel/livepatch/console_new/replace
    - /sys/kernel/livepatch/console_new/transition
  `);
  step(`
    > unload console_new
    → 0
    console_new loaded: yes → no
  `);
  step(`
    > load console_fix
    [notice] livepatch: enabling patch 'console_fix'
    [debug] livepatch: 'console_fix': initializing patching transition
    [notice] livepatch: 'console_fix': starting patching transition
    [debug] livepatch: 'console_fix': completing patching transition
    [notice] livepatch: 'console_fix': patching complete
    → 0
    listed: none → console_fix
    console_fix loaded: no → yes
    console_fix enabled: no → yes
    console_fix references: 0 → 1
    console_fix / vmlinux loaded: no → yes
    console_fix / vmlinux patched: no → yes
    console_fix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → console_fix
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/console_fix/
    + /sys/kernel/livepatch/console_fix/enabled: 1
    + /sys/kernel/livepatch/console_fix/force
    + /sys/kernel/livepatch/console_fix/replace: 0
    + /sys/kernel/livepatch/console_fix/transition: 0
    + /sys/kernel/livepatch/console_fix/vmlinux/
    + /sys/kernel/livepatch/console_fix/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_fix/vmlinux/patched: 1
  `);
  step(`
    > load console_new
    [notice] livepatch: enabling patch 'console_new'
    [debug] livepatch: 'console_new': initializing patching transition
    [notice] livepatch: 'console_new': starting patching transition
    [debug] livepatch: 'console_new': completing patching transition
    [notice] livepatch: 'console_new': patching complete
    → 0
    listed: console_fix → console_new
    console_fix enabled: yes → no
    console_fix free queued: no → yes
    console_fix / vmlinux loaded: yes → no
    console_fix / vmlinux patched: yes → no
    console_fix / vmlinux callbacks: live → clean
    console_new loaded: no → yes
    console_new enabled: no → yes
    console_new references: 0 → 1
    console_new / vmlinux loaded: no → yes
    console_new / vmlinux patched: no → yes
    console_new / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: console_fix → console_new
    /sys/kernel/livepatch/console_fix/enabled: 1 → 0
    - /sys/kernel/livepatch/console_fix/vmlinux/
    - /sys/kernel/livepatch/console_fix/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/console_fix/vmlinux/patched
    + /sys/kernel/livepatch/console_new/
    + /sys/kernel/livepatch/console_new/enabled: 1
    + /sys/kernel/livepatch/console_new/force
    + /sys/kernel/livepatch/console_new/replace: 1
    + /sys/kernel/livepatch/console_new/transition: 0
    + /sys/kernel/livepatch/console_new/vmlinux/
    + /sys/kernel/livepatch/console_new/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/console_new/vmlinux/patched: 1
  `);
  step(`
    > free console_fix
    console_fix references: 1 → 0
    console_fix free queued: yes → no
    - /sys/kernel/livepatch/console_fix/
    - /sys/kernel/livepatch/console_fix/enabled
    - /sys/kernel/livepatch/console_fix/force
    - /sys/kernel/livepatch/console_fix/replace
    - /sys/kernel/livepatch/console_fix/transition
  `);
  step(`
    > unload console_fix
    [err] livepatch: Livepatch patch (console_fix) is not compatible with the already installed livepatches.
    [info] console_fix: klp_enable_patch: -22
    → 0
    console_fix loaded: yes → no
  `);
});
