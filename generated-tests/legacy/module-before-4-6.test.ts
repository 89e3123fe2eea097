// The first version: a module comes and goes, and a kprobe is in the way
//
// Generated from spec/scenarios/legacy/module-before-4-6.yaml and machines/ by `npx klp generate legacy/module-before-4-6`; do not edit.
// 8 states, 34 transitions, 26 signatures of macrosteps;
// 3 tests with 35 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('legacy/module-before-4-6');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    kpatch_one loaded: no
    kpatch_one enabled: no
    kpatch_one forced: no
    kpatch_one references: 0
    kpatch_one free queued: no
    kpatch_one / driver loaded: no
    kpatch_one / driver patched: no
    kpatch_one / driver callbacks: clean
    kpatch_one / vmlinux loaded: no
    kpatch_one / vmlinux patched: no
    kpatch_one / vmlinux callbacks: clean
    module driver loaded: no
    func_stack driver:driver_xmit: empty
    handler driver:driver_xmit: none
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: loadModule driver; load kpatch_one; write kpatch_one enabled 0; kprobe on driver:driver_xmit; …', () => {
  const { step } = boot();
  step(`
    > loadModule driver
    [info] driver: hello
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    → 0
    listed: none → kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / driver loaded: no → yes
    kpatch_one / driver patched: no → yes
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    func_stack driver:driver_xmit: empty → kpatch_one
    handler driver:driver_xmit: none → registered
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/driver/
    + /sys/kernel/livepatch/kpatch_one/driver/driver_xmit/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show/
  `);
  step(`
    > write kpatch_one enabled 0
    [notice] livepatch: disabling patch 'kpatch_one'
    → 0
    kpatch_one enabled: yes → no
    kpatch_one / driver patched: yes → no
    kpatch_one / vmlinux patched: yes → no
    func_stack driver:driver_xmit: kpatch_one → empty
    handler driver:driver_xmit: registered → none
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > kprobe on driver:driver_xmit
    → 0
  `);
  step(`
    > kprobe off driver:driver_xmit
    → 0
  `);
});

test('2: loadModule driver init=-19 fails with ENODEV; load kpatch_one fails with EBUSY', () => {
  const { step } = boot();
  step(`
    > loadModule driver init=-19
    [info] driver: hello
    → -ENODEV: No such device
  `);
  step(`
    > loadModule driver
    [info] driver: hello
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > unloadModule driver
    [info] driver: bye
    → 0
    module driver loaded: yes → no
  `);
  step(`
    > loadModule driver
    [info] driver: hello
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > kprobe on driver:driver_xmit
    → 0
  `);
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [err] livepatch: failed to register ftrace handler for function 'driver_xmit' (-16)
    [notice] livepatch: disabling patch 'kpatch_one'
    → -EBUSY: Device or resource busy
  `);
  step(`
    > unloadModule driver
    [info] driver: bye
    → 0
    module driver loaded: yes → no
  `);
});

test('3: write kpatch_one enabled 0 fails with EINVAL; write kpatch_one enabled 1 fails with EINVAL; …', () => {
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
    + /sys/kernel/livepatch/kpatch_one/driver/
    + /sys/kernel/livepatch/kpatch_one/driver/driver_xmit/
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
    > loadModule driver
    [notice] livepatch: applying patch 'kpatch_one' to loading module 'driver'
    [info] driver: hello
    → 0
    kpatch_one / driver loaded: no → yes
    kpatch_one / driver patched: no → yes
    module driver loaded: no → yes
    func_stack driver:driver_xmit: empty → kpatch_one
    handler driver:driver_xmit: none → registered
  `);
  step(`
    > write kpatch_one enabled 0
    [notice] livepatch: disabling patch 'kpatch_one'
    → 0
    kpatch_one enabled: yes → no
    kpatch_one / driver patched: yes → no
    kpatch_one / vmlinux patched: yes → no
    func_stack driver:driver_xmit: kpatch_one → empty
    handler driver:driver_xmit: registered → none
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > write kpatch_one enabled 1
    [notice] livepatch: enabling patch 'kpatch_one'
    → 0
    kpatch_one enabled: no → yes
    kpatch_one / driver patched: no → yes
    kpatch_one / vmlinux patched: no → yes
    func_stack driver:driver_xmit: empty → kpatch_one
    handler driver:driver_xmit: none → registered
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/kpatch_one/enabled: 0 → 1
  `);
  step(`
    > unloadModule driver
    [info] driver: bye
    [notice] livepatch: reverting patch 'kpatch_one' on unloading module 'driver'
    → 0
    kpatch_one / driver loaded: yes → no
    kpatch_one / driver patched: yes → no
    module driver loaded: yes → no
    func_stack driver:driver_xmit: kpatch_one → empty
    handler driver:driver_xmit: registered → none
  `);
  step(`
    > loadModule driver init=-19
    [notice] livepatch: applying patch 'kpatch_one' to loading module 'driver'
    [info] driver: hello
    [notice] livepatch: reverting patch 'kpatch_one' on unloading module 'driver'
    → -ENODEV: No such device
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
    > loadModule driver
    [info] driver: hello
    → 0
    kpatch_one / driver loaded: no → yes
    module driver loaded: no → yes
  `);
  step(`
    > unloadModule driver
    [info] driver: bye
    → 0
    kpatch_one / driver loaded: yes → no
    module driver loaded: yes → no
  `);
  step(`
    > loadModule driver init=-19
    [info] driver: hello
    → -ENODEV: No such device
  `);
  step(`
    > loadModule driver
    [info] driver: hello
    → 0
    kpatch_one / driver loaded: no → yes
    module driver loaded: no → yes
  `);
  step(`
    > kprobe on driver:driver_xmit
    → 0
  `);
  step(`
    > write kpatch_one enabled 1
    [notice] livepatch: enabling patch 'kpatch_one'
    [err] livepatch: failed to register ftrace handler for function 'driver_xmit' (-16)
    [notice] livepatch: disabling patch 'kpatch_one'
    → -EBUSY: Device or resource busy
  `);
  step(`
    > unloadModule driver
    [info] driver: bye
    → 0
    kpatch_one / driver loaded: yes → no
    module driver loaded: yes → no
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
    > loadModule driver
    [notice] livepatch: applying patch 'kpatch_one' to loading module 'driver'
    [info] driver: hello
    → 0
    kpatch_one / driver loaded: no → yes
    kpatch_one / driver patched: no → yes
    module driver loaded: no → yes
    func_stack driver:driver_xmit: empty → kpatch_one
    handler driver:driver_xmit: none → registered
  `);
  step(`
    > kprobe on driver:driver_xmit
    → -EBUSY: Device or resource busy
  `);
});
