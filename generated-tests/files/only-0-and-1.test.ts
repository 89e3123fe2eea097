// In the first version only the numbers 0 and 1 count
//
// Generated from spec/scenarios/files/only-0-and-1.yaml and machines/ by `npx klp generate files/only-0-and-1`; do not edit.
// 3 states, 35 transitions, 24 signatures of macrosteps;
// 1 test with 24 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('files/only-0-and-1');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    kpatch_one loaded: no
    kpatch_one enabled: no
    kpatch_one forced: no
    kpatch_one references: 0
    kpatch_one free queued: no
    kpatch_one / vmlinux loaded: no
    kpatch_one / vmlinux patched: no
    kpatch_one / vmlinux callbacks: clean
    reader alive: yes
    reader running: yes
    reader patch_state: -1
    reader pending: no
    reader stack: empty
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: write kpatch_one enabled 0 fails with EINVAL; write kpatch_one enabled 1 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    → 0
    listed: none → kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show/
  `);
  step(`
    > write kpatch_one enabled 0
    [notice] livepatch: disabling patch 'kpatch_one'
    → 0
    kpatch_one enabled: yes → no
    kpatch_one / vmlinux patched: yes → no
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
    → 0
    kpatch_one enabled: no → yes
    kpatch_one / vmlinux patched: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/kpatch_one/enabled: 0 → 1
  `);
  step(`
    > write kpatch_one enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > write kpatch_one enabled 00
    [notice] livepatch: disabling patch 'kpatch_one'
    → 0
    kpatch_one enabled: yes → no
    kpatch_one / vmlinux patched: yes → no
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > write kpatch_one enabled 00
    → -EINVAL: Invalid argument
  `);
  step(`
    > write kpatch_one enabled +1
    [notice] livepatch: enabling patch 'kpatch_one'
    → 0
    kpatch_one enabled: no → yes
    kpatch_one / vmlinux patched: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/kpatch_one/enabled: 0 → 1
  `);
  step(`
    > write kpatch_one enabled +1
    → -EINVAL: Invalid argument
  `);
  step(`
    > write kpatch_one enabled "0\\n"
    [notice] livepatch: disabling patch 'kpatch_one'
    → 0
    kpatch_one enabled: yes → no
    kpatch_one / vmlinux patched: yes → no
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > write kpatch_one enabled "0\\n"
    → -EINVAL: Invalid argument
  `);
  step(`
    > write kpatch_one enabled 01
    [notice] livepatch: enabling patch 'kpatch_one'
    → 0
    kpatch_one enabled: no → yes
    kpatch_one / vmlinux patched: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/kpatch_one/enabled: 0 → 1
  `);
  step(`
    > write kpatch_one enabled 01
    → -EINVAL: Invalid argument
  `);
  step(`
    > write kpatch_one enabled n
    → -EINVAL: Invalid argument
  `);
  step(`
    > write kpatch_one enabled 2
    → -EINVAL: Invalid argument
  `);
  step(`
    > write kpatch_one enabled 10
    → -EINVAL: Invalid argument
  `);
  step(`
    > write kpatch_one enabled " 0"
    → -EINVAL: Invalid argument
  `);
  step(`
    > write kpatch_one enabled "0 "
    → -EINVAL: Invalid argument
  `);
  step(`
    > write kpatch_one enabled x0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write kpatch_one enabled 0x0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write kpatch_one enabled 0x
    → -EINVAL: Invalid argument
  `);
  step(`
    > write kpatch_one enabled -0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write kpatch_one enabled ""
    → 0
  `);
  step(`
    > write kpatch_one enabled +
    → -EINVAL: Invalid argument
  `);
});
