// 4.0: the core taints the kernel, when it enables a patch
//
// Generated from spec/scenarios/legacy/tainted-when-enabled.yaml and machines/ by `npx klp generate legacy/tainted-when-enabled`; do not edit.
// 3 states, 10 transitions, 8 signatures of macrosteps;
// 1 test with 9 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('legacy/tainted-when-enabled');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    empty_fix loaded: no
    empty_fix enabled: no
    empty_fix forced: no
    empty_fix references: 0
    empty_fix free queued: no
    empty_fix / vmlinux loaded: no
    empty_fix / vmlinux patched: no
    empty_fix / vmlinux callbacks: clean
    fix loaded: no
    fix enabled: no
    fix forced: no
    fix references: 0
    fix free queued: no
    fix / vmlinux loaded: no
    fix / vmlinux patched: no
    fix / vmlinux callbacks: clean
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: no
    kernel.ftrace_enabled: 1
  `);
});

test('1: load empty_fix fails with EINVAL; write fix enabled 0 fails with EINVAL; write fix enabled 1 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load empty_fix
    → -EINVAL: Invalid argument
  `);
  step(`
    > load fix
    [notice] livepatch: tainting kernel with TAINT_LIVEPATCH
    [notice] livepatch: enabling patch 'fix'
    → 0
    listed: none → fix
    fix loaded: no → yes
    fix enabled: no → yes
    fix references: 0 → 1
    fix / vmlinux loaded: no → yes
    fix / vmlinux patched: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fix
    handler vmlinux:cmdline_proc_show: none → registered
    TAINT_LIVEPATCH: no → yes
    + /sys/kernel/livepatch/fix/
    + /sys/kernel/livepatch/fix/enabled: 1
    + /sys/kernel/livepatch/fix/vmlinux/
    + /sys/kernel/livepatch/fix/vmlinux/cmdline_proc_show/
  `);
  step(`
    > write fix enabled 0
    [notice] livepatch: disabling patch 'fix'
    → 0
    fix enabled: yes → no
    fix / vmlinux patched: yes → no
    func_stack vmlinux:cmdline_proc_show: fix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/fix/enabled: 1 → 0
  `);
  step(`
    > write fix enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write fix enabled 1
    [notice] livepatch: enabling patch 'fix'
    → 0
    fix enabled: no → yes
    fix / vmlinux patched: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fix
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/fix/enabled: 0 → 1
  `);
  step(`
    > write fix enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload fix
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > write fix enabled 0
    [notice] livepatch: disabling patch 'fix'
    → 0
    fix enabled: yes → no
    fix / vmlinux patched: yes → no
    func_stack vmlinux:cmdline_proc_show: fix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/fix/enabled: 1 → 0
  `);
  step(`
    > unload fix
    → -EAGAIN: Resource temporarily unavailable
  `);
});
