// 4.12 on an architecture that cannot unwind stacks: immediate patches only
//
// Generated from spec/scenarios/legacy/immediate-without-reliable-stacks.yaml and machines/ by `npx klp generate legacy/immediate-without-reliable-stacks`; do not edit.
// 32 states, 192 transitions, 21 signatures of macrosteps;
// 3 tests with 25 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('legacy/immediate-without-reliable-stacks');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    consistent_fix loaded: no
    consistent_fix enabled: no
    consistent_fix forced: no
    consistent_fix references: 0
    consistent_fix free queued: no
    consistent_fix / vmlinux loaded: no
    consistent_fix / vmlinux patched: no
    consistent_fix / vmlinux callbacks: clean
    quick_fix loaded: no
    quick_fix enabled: no
    quick_fix forced: no
    quick_fix references: 0
    quick_fix free queued: no
    quick_fix / driver loaded: no
    quick_fix / driver patched: no
    quick_fix / driver callbacks: clean
    quick_fix / vmlinux loaded: no
    quick_fix / vmlinux patched: no
    quick_fix / vmlinux callbacks: clean
    module driver loaded: no
    reader alive: yes
    reader running: no
    reader patch_state: -1
    reader pending: no
    reader stack: vmlinux:cmdline_proc_show (original)
    func_stack driver:driver_xmit: empty
    handler driver:driver_xmit: none
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: loadModule driver; unloadModule driver', () => {
  const { step } = boot();
  step(`
    > loadModule driver
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > unloadModule driver
    → 0
    module driver loaded: yes → no
  `);
});

test('2: load quick_fix completes patching with driver', () => {
  const { step } = boot();
  step(`
    > loadModule driver
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > load quick_fix
    [notice] livepatch: enabling patch 'quick_fix'
    [notice] livepatch: 'quick_fix': patching...
    [notice] livepatch: 'quick_fix': patching complete
    → 0
    listed: none → quick_fix
    quick_fix loaded: no → yes
    quick_fix enabled: no → yes
    quick_fix references: 0 → 1
    quick_fix / driver loaded: no → yes
    quick_fix / driver patched: no → yes
    quick_fix / driver callbacks: clean → live
    quick_fix / vmlinux loaded: no → yes
    quick_fix / vmlinux patched: no → yes
    quick_fix / vmlinux callbacks: clean → live
    func_stack driver:driver_xmit: empty → quick_fix
    handler driver:driver_xmit: none → registered
    func_stack vmlinux:cmdline_proc_show: empty → quick_fix
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/quick_fix/
    + /sys/kernel/livepatch/quick_fix/driver/
    + /sys/kernel/livepatch/quick_fix/driver/driver_xmit,1/
    + /sys/kernel/livepatch/quick_fix/enabled: 1
    + /sys/kernel/livepatch/quick_fix/transition: 0
    + /sys/kernel/livepatch/quick_fix/vmlinux/
    + /sys/kernel/livepatch/quick_fix/vmlinux/cmdline_proc_show,1/
  `);
});

test('3: load consistent_fix fails with ENOSYS; load quick_fix completes patching; write quick_fix enabled 0 completes unpatching; …', () => {
  const { step } = boot();
  step(`
    > load consistent_fix
    [err] livepatch: This architecture doesn't have support for the livepatch consistency model.
    → -ENOSYS: Function not implemented
  `);
  step(`
    > load quick_fix
    [notice] livepatch: enabling patch 'quick_fix'
    [notice] livepatch: 'quick_fix': patching...
    [notice] livepatch: 'quick_fix': patching complete
    → 0
    listed: none → quick_fix
    quick_fix loaded: no → yes
    quick_fix enabled: no → yes
    quick_fix references: 0 → 1
    quick_fix / vmlinux loaded: no → yes
    quick_fix / vmlinux patched: no → yes
    quick_fix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → quick_fix
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/quick_fix/
    + /sys/kernel/livepatch/quick_fix/driver/
    + /sys/kernel/livepatch/quick_fix/driver/driver_xmit,1/
    + /sys/kernel/livepatch/quick_fix/enabled: 1
    + /sys/kernel/livepatch/quick_fix/transition: 0
    + /sys/kernel/livepatch/quick_fix/vmlinux/
    + /sys/kernel/livepatch/quick_fix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write quick_fix enabled 0
    [notice] livepatch: 'quick_fix': unpatching...
    [notice] livepatch: 'quick_fix': unpatching complete
    → 0
    quick_fix enabled: yes → no
    quick_fix / vmlinux patched: yes → no
    quick_fix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: quick_fix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/quick_fix/enabled: 1 → 0
  `);
  step(`
    > write quick_fix enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write quick_fix enabled 1
    [notice] livepatch: enabling patch 'quick_fix'
    [notice] livepatch: 'quick_fix': patching...
    [notice] livepatch: 'quick_fix': patching complete
    → 0
    quick_fix enabled: no → yes
    quick_fix / vmlinux patched: no → yes
    quick_fix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → quick_fix
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/quick_fix/enabled: 0 → 1
  `);
  step(`
    > write quick_fix enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload quick_fix
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'quick_fix' to loading module 'driver'
    → 0
    quick_fix / driver loaded: no → yes
    quick_fix / driver patched: no → yes
    quick_fix / driver callbacks: clean → live
    module driver loaded: no → yes
    func_stack driver:driver_xmit: empty → quick_fix
    handler driver:driver_xmit: none → registered
  `);
  step(`
    > write quick_fix enabled 0
    [notice] livepatch: 'quick_fix': unpatching...
    [notice] livepatch: 'quick_fix': unpatching complete
    → 0
    quick_fix enabled: yes → no
    quick_fix / driver patched: yes → no
    quick_fix / driver callbacks: live → clean
    quick_fix / vmlinux patched: yes → no
    quick_fix / vmlinux callbacks: live → clean
    func_stack driver:driver_xmit: quick_fix → empty
    handler driver:driver_xmit: registered → none
    func_stack vmlinux:cmdline_proc_show: quick_fix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/quick_fix/enabled: 1 → 0
  `);
  step(`
    > write quick_fix enabled 1
    [notice] livepatch: enabling patch 'quick_fix'
    [notice] livepatch: 'quick_fix': patching...
    [notice] livepatch: 'quick_fix': patching complete
    → 0
    quick_fix enabled: no → yes
    quick_fix / driver patched: no → yes
    quick_fix / driver callbacks: clean → live
    quick_fix / vmlinux patched: no → yes
    quick_fix / vmlinux callbacks: clean → live
    func_stack driver:driver_xmit: empty → quick_fix
    handler driver:driver_xmit: none → registered
    func_stack vmlinux:cmdline_proc_show: empty → quick_fix
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/quick_fix/enabled: 0 → 1
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'quick_fix' on unloading module 'driver'
    → 0
    quick_fix / driver loaded: yes → no
    quick_fix / driver patched: yes → no
    quick_fix / driver callbacks: live → clean
    module driver loaded: yes → no
    func_stack driver:driver_xmit: quick_fix → empty
    handler driver:driver_xmit: registered → none
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (original) → empty
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of quick_fix
    reader stack: empty → vmlinux:cmdline_proc_show (quick_fix)
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > write quick_fix enabled 0
    [notice] livepatch: 'quick_fix': unpatching...
    [notice] livepatch: 'quick_fix': unpatching complete
    → 0
    quick_fix enabled: yes → no
    quick_fix / vmlinux patched: yes → no
    quick_fix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: quick_fix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/quick_fix/enabled: 1 → 0
  `);
  step(`
    > loadModule driver
    → 0
    quick_fix / driver loaded: no → yes
    module driver loaded: no → yes
  `);
  step(`
    > unloadModule driver
    → 0
    quick_fix / driver loaded: yes → no
    module driver loaded: yes → no
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (quick_fix) → empty
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the original
    reader stack: empty → vmlinux:cmdline_proc_show (original)
  `);
});
