// The first version: a stack without consistency
//
// Generated from spec/scenarios/legacy/stack-2014.yaml and machines/ by `npx klp generate legacy/stack-2014`; do not edit.
// 76 states, 517 transitions, 27 signatures of macrosteps;
// 4 tests with 40 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('legacy/stack-2014');

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
    kpatch_two loaded: no
    kpatch_two enabled: no
    kpatch_two forced: no
    kpatch_two references: 0
    kpatch_two free queued: no
    kpatch_two / vmlinux loaded: no
    kpatch_two / vmlinux patched: no
    kpatch_two / vmlinux callbacks: clean
    reader alive: yes
    reader running: no
    reader patch_state: -1
    reader pending: no
    reader stack: empty
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load one fails with EBUSY', () => {
  const { step } = boot();
  step(`
    > load kpatch_two
    [notice] livepatch: enabling patch 'kpatch_two'
    → 0
    listed: none → kpatch_two
    kpatch_two loaded: no → yes
    kpatch_two enabled: no → yes
    kpatch_two references: 0 → 1
    kpatch_two / vmlinux loaded: no → yes
    kpatch_two / vmlinux patched: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_two
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_two/
    + /sys/kernel/livepatch/kpatch_two/enabled: 1
    + /sys/kernel/livepatch/kpatch_two/vmlinux/
    + /sys/kernel/livepatch/kpatch_two/vmlinux/cmdline_proc_show/
  `);
  step(`
    > write kpatch_two enabled 0
    [notice] livepatch: disabling patch 'kpatch_two'
    → 0
    kpatch_two enabled: yes → no
    kpatch_two / vmlinux patched: yes → no
    func_stack vmlinux:cmdline_proc_show: kpatch_two → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_two/enabled: 1 → 0
  `);
  step(`
    > load kpatch_one
    → -EBUSY: Device or resource busy
  `);
});

test('2: write two enabled 0 fails with EBUSY; write one enabled 1 fails with EBUSY', () => {
  const { step } = boot();
  step(`
    > load kpatch_two
    [notice] livepatch: enabling patch 'kpatch_two'
    → 0
    listed: none → kpatch_two
    kpatch_two loaded: no → yes
    kpatch_two enabled: no → yes
    kpatch_two references: 0 → 1
    kpatch_two / vmlinux loaded: no → yes
    kpatch_two / vmlinux patched: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_two
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_two/
    + /sys/kernel/livepatch/kpatch_two/enabled: 1
    + /sys/kernel/livepatch/kpatch_two/vmlinux/
    + /sys/kernel/livepatch/kpatch_two/vmlinux/cmdline_proc_show/
  `);
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    → 0
    listed: kpatch_two → kpatch_two, kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    func_stack vmlinux:cmdline_proc_show: kpatch_two → kpatch_one over kpatch_two
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show/
  `);
  step(`
    > write kpatch_two enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write kpatch_one enabled 0
    [notice] livepatch: disabling patch 'kpatch_one'
    → 0
    kpatch_one enabled: yes → no
    kpatch_one / vmlinux patched: yes → no
    func_stack vmlinux:cmdline_proc_show: kpatch_one over kpatch_two → kpatch_two
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > write kpatch_two enabled 0
    [notice] livepatch: disabling patch 'kpatch_two'
    → 0
    kpatch_two enabled: yes → no
    kpatch_two / vmlinux patched: yes → no
    func_stack vmlinux:cmdline_proc_show: kpatch_two → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_two/enabled: 1 → 0
  `);
  step(`
    > write kpatch_one enabled 1
    → -EBUSY: Device or resource busy
  `);
});

test('3: load two fails with EBUSY; enter reader vmlinux:cmdline_proc_show runs the one of one', () => {
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
    > load kpatch_two
    → -EBUSY: Device or resource busy
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
    > wake reader
    reader running: no → yes
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of kpatch_one
    reader stack: empty → vmlinux:cmdline_proc_show (kpatch_one)
  `);
});

test('4: write one enabled 0 fails with EINVAL; write one enabled 1 fails with EINVAL; unload one fails with EAGAIN; …', () => {
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
    > unload kpatch_one
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > load kpatch_two
    [notice] livepatch: enabling patch 'kpatch_two'
    → 0
    listed: kpatch_one → kpatch_one, kpatch_two
    kpatch_two loaded: no → yes
    kpatch_two enabled: no → yes
    kpatch_two references: 0 → 1
    kpatch_two / vmlinux loaded: no → yes
    kpatch_two / vmlinux patched: no → yes
    func_stack vmlinux:cmdline_proc_show: kpatch_one → kpatch_two over kpatch_one
    + /sys/kernel/livepatch/kpatch_two/
    + /sys/kernel/livepatch/kpatch_two/enabled: 1
    + /sys/kernel/livepatch/kpatch_two/vmlinux/
    + /sys/kernel/livepatch/kpatch_two/vmlinux/cmdline_proc_show/
  `);
  step(`
    > write kpatch_one enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write kpatch_two enabled 0
    [notice] livepatch: disabling patch 'kpatch_two'
    → 0
    kpatch_two enabled: yes → no
    kpatch_two / vmlinux patched: yes → no
    func_stack vmlinux:cmdline_proc_show: kpatch_two over kpatch_one → kpatch_one
    /sys/kernel/livepatch/kpatch_two/enabled: 1 → 0
  `);
  step(`
    > write kpatch_two enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write kpatch_two enabled 1
    [notice] livepatch: enabling patch 'kpatch_two'
    → 0
    kpatch_two enabled: no → yes
    kpatch_two / vmlinux patched: no → yes
    func_stack vmlinux:cmdline_proc_show: kpatch_one → kpatch_two over kpatch_one
    /sys/kernel/livepatch/kpatch_two/enabled: 0 → 1
  `);
  step(`
    > write kpatch_two enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload kpatch_two
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of kpatch_two
    reader stack: empty → vmlinux:cmdline_proc_show (kpatch_two)
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (kpatch_two) → empty
  `);
  step(`
    > exitKernel reader
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > write kpatch_two enabled 0
    [notice] livepatch: disabling patch 'kpatch_two'
    → 0
    kpatch_two enabled: yes → no
    kpatch_two / vmlinux patched: yes → no
    func_stack vmlinux:cmdline_proc_show: kpatch_two over kpatch_one → kpatch_one
    /sys/kernel/livepatch/kpatch_two/enabled: 1 → 0
  `);
  step(`
    > unload kpatch_two
    → -EAGAIN: Resource temporarily unavailable
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
    > unload kpatch_one
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > write kpatch_two enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the original
    reader stack: empty → vmlinux:cmdline_proc_show (original)
  `);
});
