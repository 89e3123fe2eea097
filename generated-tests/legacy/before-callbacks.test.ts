// 4.12: transitions per task, before callbacks
//
// Generated from spec/scenarios/legacy/before-callbacks.yaml and machines/ by `npx klp generate legacy/before-callbacks`; do not edit.
// 252 states, 1694 transitions, 62 signatures of macrosteps;
// 6 tests with 112 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('legacy/before-callbacks');

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
    kpatch_two / driver loaded: no
    kpatch_two / driver patched: no
    kpatch_two / driver callbacks: clean
    module driver loaded: no
    reader alive: yes
    reader running: no
    reader patch_state: -1
    reader pending: no
    reader stack: empty
    func_stack driver:driver_xmit: empty
    handler driver:driver_xmit: none
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load kpatch_two completes patching; write kpatch_two enabled 0 stays in transition; …', () => {
  const { step } = boot();
  step(`
    > load kpatch_two
    [notice] livepatch: enabling patch 'kpatch_two'
    [notice] livepatch: 'kpatch_two': patching...
    [notice] livepatch: 'kpatch_two': patching complete
    → 0
    listed: none → kpatch_two
    kpatch_two loaded: no → yes
    kpatch_two enabled: no → yes
    kpatch_two references: 0 → 1
    + /sys/kernel/livepatch/kpatch_two/
    + /sys/kernel/livepatch/kpatch_two/driver/
    + /sys/kernel/livepatch/kpatch_two/driver/driver_xmit,1/
    + /sys/kernel/livepatch/kpatch_two/enabled: 1
    + /sys/kernel/livepatch/kpatch_two/transition: 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'kpatch_two' to loading module 'driver'
    [info] driver: hello
    → 0
    kpatch_two / driver loaded: no → yes
    kpatch_two / driver patched: no → yes
    kpatch_two / driver callbacks: clean → live
    module driver loaded: no → yes
    func_stack driver:driver_xmit: empty → kpatch_two
    handler driver:driver_xmit: none → registered
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write kpatch_two enabled 0
    [notice] livepatch: 'kpatch_two': unpatching...
    → 0
    transition: none → kpatch_two (to unpatched)
    kpatch_two enabled: yes → no
    kpatch_two / driver callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/kpatch_two/enabled: 1 → 0
    /sys/kernel/livepatch/kpatch_two/transition: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [notice] livepatch: 'kpatch_two': unpatching complete
    transition: kpatch_two (to unpatched) → none
    kpatch_two references: 1 → 0
    kpatch_two / driver patched: yes → no
    kpatch_two / driver callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack driver:driver_xmit: kpatch_two → empty
    handler driver:driver_xmit: registered → none
    /sys/kernel/livepatch/kpatch_two/transition: 1 → 0
  `);
});

test('2: load kpatch_two stays in transition; retry completes patching; load kpatch_one completes patching; …', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load kpatch_two
    [notice] livepatch: enabling patch 'kpatch_two'
    [notice] livepatch: 'kpatch_two': patching...
    → 0
    transition: none → kpatch_two (to patched)
    listed: none → kpatch_two
    kpatch_two loaded: no → yes
    kpatch_two enabled: no → yes
    kpatch_two references: 0 → 1
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/kpatch_two/
    + /sys/kernel/livepatch/kpatch_two/driver/
    + /sys/kernel/livepatch/kpatch_two/driver/driver_xmit,1/
    + /sys/kernel/livepatch/kpatch_two/enabled: 1
    + /sys/kernel/livepatch/kpatch_two/transition: 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [notice] livepatch: 'kpatch_two': patching complete
    transition: kpatch_two (to patched) → none
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/kpatch_two/transition: 1 → 0
  `);
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [notice] livepatch: 'kpatch_one': patching...
    [notice] livepatch: 'kpatch_one': patching complete
    → 0
    listed: kpatch_two → kpatch_two, kpatch_one
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
    + /sys/kernel/livepatch/kpatch_one/transition: 0
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write kpatch_one enabled 0
    [notice] livepatch: 'kpatch_one': unpatching...
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
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write kpatch_two enabled 0
    [notice] livepatch: 'kpatch_two': unpatching...
    → 0
    transition: none → kpatch_two (to unpatched)
    kpatch_two enabled: yes → no
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/kpatch_two/enabled: 1 → 0
    /sys/kernel/livepatch/kpatch_two/transition: 0 → 1
  `);
  step(`
    > write kpatch_one enabled 1
    → -EBUSY: Device or resource busy
  `);
});

test('3: write kpatch_two enabled 0 completes unpatching; load kpatch_one fails with EBUSY; retry completes unpatching; …', () => {
  const { step } = boot();
  step(`
    > load kpatch_two
    [notice] livepatch: enabling patch 'kpatch_two'
    [notice] livepatch: 'kpatch_two': patching...
    [notice] livepatch: 'kpatch_two': patching complete
    → 0
    listed: none → kpatch_two
    kpatch_two loaded: no → yes
    kpatch_two enabled: no → yes
    kpatch_two references: 0 → 1
    + /sys/kernel/livepatch/kpatch_two/
    + /sys/kernel/livepatch/kpatch_two/driver/
    + /sys/kernel/livepatch/kpatch_two/driver/driver_xmit,1/
    + /sys/kernel/livepatch/kpatch_two/enabled: 1
    + /sys/kernel/livepatch/kpatch_two/transition: 0
  `);
  step(`
    > write kpatch_two enabled 0
    [notice] livepatch: 'kpatch_two': unpatching...
    [notice] livepatch: 'kpatch_two': unpatching complete
    → 0
    kpatch_two enabled: yes → no
    kpatch_two references: 1 → 0
    /sys/kernel/livepatch/kpatch_two/enabled: 1 → 0
  `);
  step(`
    > load kpatch_one
    → -EBUSY: Device or resource busy
  `);
  step(`
    > unload kpatch_two
    → 0
    listed: kpatch_two → none
    kpatch_two loaded: yes → no
    - /sys/kernel/livepatch/kpatch_two/
    - /sys/kernel/livepatch/kpatch_two/driver/
    - /sys/kernel/livepatch/kpatch_two/driver/driver_xmit,1/
    - /sys/kernel/livepatch/kpatch_two/enabled
    - /sys/kernel/livepatch/kpatch_two/transition
  `);
  step(`
    > load kpatch_two
    [notice] livepatch: enabling patch 'kpatch_two'
    [notice] livepatch: 'kpatch_two': patching...
    [notice] livepatch: 'kpatch_two': patching complete
    → 0
    listed: none → kpatch_two
    kpatch_two loaded: no → yes
    kpatch_two enabled: no → yes
    kpatch_two references: 0 → 1
    + /sys/kernel/livepatch/kpatch_two/
    + /sys/kernel/livepatch/kpatch_two/driver/
    + /sys/kernel/livepatch/kpatch_two/driver/driver_xmit,1/
    + /sys/kernel/livepatch/kpatch_two/enabled: 1
    + /sys/kernel/livepatch/kpatch_two/transition: 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write kpatch_two enabled 0
    [notice] livepatch: 'kpatch_two': unpatching...
    → 0
    transition: none → kpatch_two (to unpatched)
    kpatch_two enabled: yes → no
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/kpatch_two/enabled: 1 → 0
    /sys/kernel/livepatch/kpatch_two/transition: 0 → 1
  `);
  step(`
    > load kpatch_one
    → -EBUSY: Device or resource busy
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [notice] livepatch: 'kpatch_two': unpatching complete
    transition: kpatch_two (to unpatched) → none
    kpatch_two references: 1 → 0
    reader patch_state: 1 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/kpatch_two/transition: 1 → 0
  `);
  step(`
    > unload kpatch_two
    → 0
    listed: kpatch_two → none
    kpatch_two loaded: yes → no
    - /sys/kernel/livepatch/kpatch_two/
    - /sys/kernel/livepatch/kpatch_two/driver/
    - /sys/kernel/livepatch/kpatch_two/driver/driver_xmit,1/
    - /sys/kernel/livepatch/kpatch_two/enabled
    - /sys/kernel/livepatch/kpatch_two/transition
  `);
  step(`
    > load kpatch_two
    [notice] livepatch: enabling patch 'kpatch_two'
    [notice] livepatch: 'kpatch_two': patching...
    [notice] livepatch: 'kpatch_two': patching complete
    → 0
    listed: none → kpatch_two
    kpatch_two loaded: no → yes
    kpatch_two enabled: no → yes
    kpatch_two references: 0 → 1
    + /sys/kernel/livepatch/kpatch_two/
    + /sys/kernel/livepatch/kpatch_two/driver/
    + /sys/kernel/livepatch/kpatch_two/driver/driver_xmit,1/
    + /sys/kernel/livepatch/kpatch_two/enabled: 1
    + /sys/kernel/livepatch/kpatch_two/transition: 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'kpatch_two' to loading module 'driver'
    [info] driver: hello
    → 0
    kpatch_two / driver loaded: no → yes
    kpatch_two / driver patched: no → yes
    kpatch_two / driver callbacks: clean → live
    module driver loaded: no → yes
    func_stack driver:driver_xmit: empty → kpatch_two
    handler driver:driver_xmit: none → registered
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write kpatch_two enabled 0
    [notice] livepatch: 'kpatch_two': unpatching...
    → 0
    transition: none → kpatch_two (to unpatched)
    kpatch_two enabled: yes → no
    kpatch_two / driver callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/kpatch_two/enabled: 1 → 0
    /sys/kernel/livepatch/kpatch_two/transition: 0 → 1
  `);
  step(`
    > unloadModule driver
    [info] driver: bye
    [notice] livepatch: reverting patch 'kpatch_two' on unloading module 'driver'
    → 0
    kpatch_two / driver loaded: yes → no
    kpatch_two / driver patched: yes → no
    kpatch_two / driver callbacks: leaving → clean
    module driver loaded: yes → no
    func_stack driver:driver_xmit: kpatch_two → empty
    handler driver:driver_xmit: registered → none
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'kpatch_two' to loading module 'driver'
    [info] driver: hello
    → 0
    kpatch_two / driver loaded: no → yes
    kpatch_two / driver patched: no → yes
    kpatch_two / driver callbacks: clean → prepared
    module driver loaded: no → yes
    func_stack driver:driver_xmit: empty → kpatch_two
    handler driver:driver_xmit: none → registered
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [notice] livepatch: 'kpatch_two': unpatching complete
    transition: kpatch_two (to unpatched) → none
    kpatch_two references: 1 → 0
    kpatch_two / driver patched: yes → no
    kpatch_two / driver callbacks: prepared → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack driver:driver_xmit: kpatch_two → empty
    handler driver:driver_xmit: registered → none
    /sys/kernel/livepatch/kpatch_two/transition: 1 → 0
  `);
  step(`
    > unload kpatch_two
    → 0
    listed: kpatch_two → none
    kpatch_two loaded: yes → no
    kpatch_two / driver loaded: yes → no
    - /sys/kernel/livepatch/kpatch_two/
    - /sys/kernel/livepatch/kpatch_two/driver/
    - /sys/kernel/livepatch/kpatch_two/driver/driver_xmit,1/
    - /sys/kernel/livepatch/kpatch_two/enabled
    - /sys/kernel/livepatch/kpatch_two/transition
  `);
  step(`
    > load kpatch_two
    [notice] livepatch: enabling patch 'kpatch_two'
    [notice] livepatch: 'kpatch_two': patching...
    [notice] livepatch: 'kpatch_two': patching complete
    → 0
    listed: none → kpatch_two
    kpatch_two loaded: no → yes
    kpatch_two enabled: no → yes
    kpatch_two references: 0 → 1
    kpatch_two / driver loaded: no → yes
    kpatch_two / driver patched: no → yes
    kpatch_two / driver callbacks: clean → live
    func_stack driver:driver_xmit: empty → kpatch_two
    handler driver:driver_xmit: none → registered
    + /sys/kernel/livepatch/kpatch_two/
    + /sys/kernel/livepatch/kpatch_two/driver/
    + /sys/kernel/livepatch/kpatch_two/driver/driver_xmit,1/
    + /sys/kernel/livepatch/kpatch_two/enabled: 1
    + /sys/kernel/livepatch/kpatch_two/transition: 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [notice] livepatch: 'kpatch_one': patching...
    → 0
    transition: none → kpatch_one (to patched)
    listed: kpatch_two → kpatch_two, kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/transition: 1
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write kpatch_two enabled 0
    → -EBUSY: Device or resource busy
  `);
});

test('4: retry completes patching; write kpatch_one enabled 0 fails with EBUSY; …', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [notice] livepatch: 'kpatch_one': patching...
    → 0
    transition: none → kpatch_one (to patched)
    listed: none → kpatch_one
    kpatch_one loaded: no → yes
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux loaded: no → yes
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/kpatch_one/
    + /sys/kernel/livepatch/kpatch_one/enabled: 1
    + /sys/kernel/livepatch/kpatch_one/transition: 1
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [notice] livepatch: 'kpatch_one': patching complete
    transition: kpatch_one (to patched) → none
    kpatch_one / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/kpatch_one/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load kpatch_two
    [notice] livepatch: enabling patch 'kpatch_two'
    [notice] livepatch: 'kpatch_two': patching...
    → 0
    transition: none → kpatch_two (to patched)
    listed: kpatch_one → kpatch_one, kpatch_two
    kpatch_two loaded: no → yes
    kpatch_two enabled: no → yes
    kpatch_two references: 0 → 1
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/kpatch_two/
    + /sys/kernel/livepatch/kpatch_two/driver/
    + /sys/kernel/livepatch/kpatch_two/driver/driver_xmit,1/
    + /sys/kernel/livepatch/kpatch_two/enabled: 1
    + /sys/kernel/livepatch/kpatch_two/transition: 1
  `);
  step(`
    > write kpatch_one enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write kpatch_two enabled 0
    [notice] livepatch: 'kpatch_two': unpatching...
    → 0
    transition: kpatch_two (to patched) → kpatch_two (to unpatched)
    kpatch_two enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/kpatch_two/enabled: 1 → 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'kpatch_two' to loading module 'driver'
    [info] driver: hello
    → 0
    kpatch_two / driver loaded: no → yes
    kpatch_two / driver patched: no → yes
    kpatch_two / driver callbacks: clean → prepared
    module driver loaded: no → yes
    func_stack driver:driver_xmit: empty → kpatch_two
    handler driver:driver_xmit: none → registered
  `);
  step(`
    > unloadModule driver
    [info] driver: bye
    [notice] livepatch: reverting patch 'kpatch_two' on unloading module 'driver'
    → 0
    kpatch_two / driver loaded: yes → no
    kpatch_two / driver patched: yes → no
    kpatch_two / driver callbacks: prepared → clean
    module driver loaded: yes → no
    func_stack driver:driver_xmit: kpatch_two → empty
    handler driver:driver_xmit: registered → none
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of kpatch_one
    reader stack: empty → vmlinux:cmdline_proc_show (kpatch_one)
  `);
  step(`
    > retry
    [notice] livepatch: 'kpatch_two': unpatching complete
    transition: kpatch_two (to unpatched) → none
    kpatch_two references: 1 → 0
    reader patch_state: 0 → -1
    /sys/kernel/livepatch/kpatch_two/transition: 1 → 0
  `);
  step(`
    > write kpatch_one enabled 0
    [notice] livepatch: 'kpatch_one': unpatching...
    → 0
    transition: none → kpatch_one (to unpatched)
    kpatch_one enabled: yes → no
    kpatch_one / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
    /sys/kernel/livepatch/kpatch_one/transition: 0 → 1
  `);
  step(`
    > write kpatch_one enabled 1
    [notice] livepatch: 'kpatch_one': patching...
    → 0
    transition: kpatch_one (to unpatched) → kpatch_one (to patched)
    kpatch_one enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/kpatch_one/enabled: 0 → 1
  `);
  step(`
    > retry
    [notice] livepatch: 'kpatch_one': patching complete
    transition: kpatch_one (to patched) → none
    kpatch_one / vmlinux callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/kpatch_one/transition: 1 → 0
  `);
  step(`
    > unload kpatch_two
    → 0
    listed: kpatch_one, kpatch_two → kpatch_one
    kpatch_two loaded: yes → no
    - /sys/kernel/livepatch/kpatch_two/
    - /sys/kernel/livepatch/kpatch_two/driver/
    - /sys/kernel/livepatch/kpatch_two/driver/driver_xmit,1/
    - /sys/kernel/livepatch/kpatch_two/enabled
    - /sys/kernel/livepatch/kpatch_two/transition
  `);
  step(`
    > loadModule driver
    [info] driver: hello
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > load kpatch_two
    [notice] livepatch: enabling patch 'kpatch_two'
    [notice] livepatch: 'kpatch_two': patching...
    → 0
    transition: none → kpatch_two (to patched)
    listed: kpatch_one → kpatch_one, kpatch_two
    kpatch_two loaded: no → yes
    kpatch_two enabled: no → yes
    kpatch_two references: 0 → 1
    kpatch_two / driver loaded: no → yes
    kpatch_two / driver patched: no → yes
    kpatch_two / driver callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack driver:driver_xmit: empty → kpatch_two
    handler driver:driver_xmit: none → registered
    + /sys/kernel/livepatch/kpatch_two/
    + /sys/kernel/livepatch/kpatch_two/driver/
    + /sys/kernel/livepatch/kpatch_two/driver/driver_xmit,1/
    + /sys/kernel/livepatch/kpatch_two/enabled: 1
    + /sys/kernel/livepatch/kpatch_two/transition: 1
  `);
  step(`
    > write kpatch_two enabled 0
    [notice] livepatch: 'kpatch_two': unpatching...
    → 0
    transition: kpatch_two (to patched) → kpatch_two (to unpatched)
    kpatch_two enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/kpatch_two/enabled: 1 → 0
  `);
  step(`
    > retry
    [notice] livepatch: 'kpatch_two': unpatching complete
    transition: kpatch_two (to unpatched) → none
    kpatch_two references: 1 → 0
    kpatch_two / driver patched: yes → no
    kpatch_two / driver callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack driver:driver_xmit: kpatch_two → empty
    handler driver:driver_xmit: registered → none
    /sys/kernel/livepatch/kpatch_two/transition: 1 → 0
  `);
  step(`
    > unload kpatch_two
    → 0
    listed: kpatch_one, kpatch_two → kpatch_one
    kpatch_two loaded: yes → no
    kpatch_two / driver loaded: yes → no
    - /sys/kernel/livepatch/kpatch_two/
    - /sys/kernel/livepatch/kpatch_two/driver/
    - /sys/kernel/livepatch/kpatch_two/driver/driver_xmit,1/
    - /sys/kernel/livepatch/kpatch_two/enabled
    - /sys/kernel/livepatch/kpatch_two/transition
  `);
  step(`
    > load kpatch_two
    [notice] livepatch: enabling patch 'kpatch_two'
    [notice] livepatch: 'kpatch_two': patching...
    → 0
    transition: none → kpatch_two (to patched)
    listed: kpatch_one → kpatch_one, kpatch_two
    kpatch_two loaded: no → yes
    kpatch_two enabled: no → yes
    kpatch_two references: 0 → 1
    kpatch_two / driver loaded: no → yes
    kpatch_two / driver patched: no → yes
    kpatch_two / driver callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack driver:driver_xmit: empty → kpatch_two
    handler driver:driver_xmit: none → registered
    + /sys/kernel/livepatch/kpatch_two/
    + /sys/kernel/livepatch/kpatch_two/driver/
    + /sys/kernel/livepatch/kpatch_two/driver/driver_xmit,1/
    + /sys/kernel/livepatch/kpatch_two/enabled: 1
    + /sys/kernel/livepatch/kpatch_two/transition: 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [notice] livepatch: 'kpatch_two': patching complete
    transition: kpatch_two (to patched) → none
    kpatch_two / driver callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/kpatch_two/transition: 1 → 0
  `);
});

test('5: unload kpatch_two fails with EAGAIN; write kpatch_two enabled 0 fails with EBUSY; …', () => {
  const { step } = boot();
  step(`
    > load kpatch_two
    [notice] livepatch: enabling patch 'kpatch_two'
    [notice] livepatch: 'kpatch_two': patching...
    [notice] livepatch: 'kpatch_two': patching complete
    → 0
    listed: none → kpatch_two
    kpatch_two loaded: no → yes
    kpatch_two enabled: no → yes
    kpatch_two references: 0 → 1
    + /sys/kernel/livepatch/kpatch_two/
    + /sys/kernel/livepatch/kpatch_two/driver/
    + /sys/kernel/livepatch/kpatch_two/driver/driver_xmit,1/
    + /sys/kernel/livepatch/kpatch_two/enabled: 1
    + /sys/kernel/livepatch/kpatch_two/transition: 0
  `);
  step(`
    > unload kpatch_two
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'kpatch_two' to loading module 'driver'
    [info] driver: hello
    → 0
    kpatch_two / driver loaded: no → yes
    kpatch_two / driver patched: no → yes
    kpatch_two / driver callbacks: clean → live
    module driver loaded: no → yes
    func_stack driver:driver_xmit: empty → kpatch_two
    handler driver:driver_xmit: none → registered
  `);
  step(`
    > unloadModule driver
    [info] driver: bye
    [notice] livepatch: reverting patch 'kpatch_two' on unloading module 'driver'
    → 0
    kpatch_two / driver loaded: yes → no
    kpatch_two / driver patched: yes → no
    kpatch_two / driver callbacks: live → clean
    module driver loaded: yes → no
    func_stack driver:driver_xmit: kpatch_two → empty
    handler driver:driver_xmit: registered → none
  `);
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [notice] livepatch: 'kpatch_one': patching...
    [notice] livepatch: 'kpatch_one': patching complete
    → 0
    listed: kpatch_two → kpatch_two, kpatch_one
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
    + /sys/kernel/livepatch/kpatch_one/transition: 0
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write kpatch_two enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write kpatch_one enabled 0
    [notice] livepatch: 'kpatch_one': unpatching...
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
    > write kpatch_two enabled 0
    [notice] livepatch: 'kpatch_two': unpatching...
    [notice] livepatch: 'kpatch_two': unpatching complete
    → 0
    kpatch_two enabled: yes → no
    kpatch_two references: 1 → 0
    /sys/kernel/livepatch/kpatch_two/enabled: 1 → 0
  `);
  step(`
    > write kpatch_one enabled 1
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
  step(`
    > unload kpatch_two
    → 0
    listed: kpatch_two, kpatch_one → kpatch_one
    kpatch_two loaded: yes → no
    - /sys/kernel/livepatch/kpatch_two/
    - /sys/kernel/livepatch/kpatch_two/driver/
    - /sys/kernel/livepatch/kpatch_two/driver/driver_xmit,1/
    - /sys/kernel/livepatch/kpatch_two/enabled
    - /sys/kernel/livepatch/kpatch_two/transition
  `);
  step(`
    > write kpatch_one enabled 1
    [notice] livepatch: enabling patch 'kpatch_one'
    [notice] livepatch: 'kpatch_one': patching...
    → 0
    transition: none → kpatch_one (to patched)
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/kpatch_one/enabled: 0 → 1
    /sys/kernel/livepatch/kpatch_one/transition: 0 → 1
  `);
  step(`
    > write kpatch_one enabled 0
    [notice] livepatch: 'kpatch_one': unpatching...
    → 0
    transition: kpatch_one (to patched) → kpatch_one (to unpatched)
    kpatch_one enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > write kpatch_one enabled 1
    [notice] livepatch: 'kpatch_one': patching...
    → 0
    transition: kpatch_one (to unpatched) → kpatch_one (to patched)
    kpatch_one enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/kpatch_one/enabled: 0 → 1
  `);
  step(`
    > load kpatch_two
    → -EBUSY: Device or resource busy
  `);
  step(`
    > retry
  `);
  step(`
    > write kpatch_one enabled 0
    [notice] livepatch: 'kpatch_one': unpatching...
    → 0
    transition: kpatch_one (to patched) → kpatch_one (to unpatched)
    kpatch_one enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > retry
    [notice] livepatch: 'kpatch_one': unpatching complete
    transition: kpatch_one (to unpatched) → none
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/transition: 1 → 0
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
    > write kpatch_one enabled 1
    [notice] livepatch: enabling patch 'kpatch_one'
    [notice] livepatch: 'kpatch_one': patching...
    → 0
    transition: none → kpatch_one (to patched)
    kpatch_one enabled: no → yes
    kpatch_one references: 0 → 1
    kpatch_one / vmlinux patched: no → yes
    kpatch_one / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → kpatch_one
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/kpatch_one/enabled: 0 → 1
    /sys/kernel/livepatch/kpatch_one/transition: 0 → 1
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (original) → empty
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the original
    reader stack: empty → vmlinux:cmdline_proc_show (original)
  `);
});

test('6: write kpatch_one enabled 0 fails with EINVAL; write kpatch_one enabled 1 completes patching; …', () => {
  const { step } = boot();
  step(`
    > load kpatch_one
    [notice] livepatch: enabling patch 'kpatch_one'
    [notice] livepatch: 'kpatch_one': patching...
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
    + /sys/kernel/livepatch/kpatch_one/transition: 0
    + /sys/kernel/livepatch/kpatch_one/vmlinux/
    + /sys/kernel/livepatch/kpatch_one/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write kpatch_one enabled 0
    [notice] livepatch: 'kpatch_one': unpatching...
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
    [notice] livepatch: 'kpatch_one': patching...
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
    > load kpatch_two
    [notice] livepatch: enabling patch 'kpatch_two'
    [notice] livepatch: 'kpatch_two': patching...
    [notice] livepatch: 'kpatch_two': patching complete
    → 0
    listed: kpatch_one → kpatch_one, kpatch_two
    kpatch_two loaded: no → yes
    kpatch_two enabled: no → yes
    kpatch_two references: 0 → 1
    + /sys/kernel/livepatch/kpatch_two/
    + /sys/kernel/livepatch/kpatch_two/driver/
    + /sys/kernel/livepatch/kpatch_two/driver/driver_xmit,1/
    + /sys/kernel/livepatch/kpatch_two/enabled: 1
    + /sys/kernel/livepatch/kpatch_two/transition: 0
  `);
  step(`
    > write kpatch_one enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write kpatch_two enabled 0
    [notice] livepatch: 'kpatch_two': unpatching...
    [notice] livepatch: 'kpatch_two': unpatching complete
    → 0
    kpatch_two enabled: yes → no
    kpatch_two references: 1 → 0
    /sys/kernel/livepatch/kpatch_two/enabled: 1 → 0
  `);
  step(`
    > write kpatch_two enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload kpatch_two
    → 0
    listed: kpatch_one, kpatch_two → kpatch_one
    kpatch_two loaded: yes → no
    - /sys/kernel/livepatch/kpatch_two/
    - /sys/kernel/livepatch/kpatch_two/driver/
    - /sys/kernel/livepatch/kpatch_two/driver/driver_xmit,1/
    - /sys/kernel/livepatch/kpatch_two/enabled
    - /sys/kernel/livepatch/kpatch_two/transition
  `);
  step(`
    > loadModule driver
    [info] driver: hello
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > load kpatch_two
    [notice] livepatch: enabling patch 'kpatch_two'
    [notice] livepatch: 'kpatch_two': patching...
    [notice] livepatch: 'kpatch_two': patching complete
    → 0
    listed: kpatch_one → kpatch_one, kpatch_two
    kpatch_two loaded: no → yes
    kpatch_two enabled: no → yes
    kpatch_two references: 0 → 1
    kpatch_two / driver loaded: no → yes
    kpatch_two / driver patched: no → yes
    kpatch_two / driver callbacks: clean → live
    func_stack driver:driver_xmit: empty → kpatch_two
    handler driver:driver_xmit: none → registered
    + /sys/kernel/livepatch/kpatch_two/
    + /sys/kernel/livepatch/kpatch_two/driver/
    + /sys/kernel/livepatch/kpatch_two/driver/driver_xmit,1/
    + /sys/kernel/livepatch/kpatch_two/enabled: 1
    + /sys/kernel/livepatch/kpatch_two/transition: 0
  `);
  step(`
    > write kpatch_two enabled 0
    [notice] livepatch: 'kpatch_two': unpatching...
    [notice] livepatch: 'kpatch_two': unpatching complete
    → 0
    kpatch_two enabled: yes → no
    kpatch_two references: 1 → 0
    kpatch_two / driver patched: yes → no
    kpatch_two / driver callbacks: live → clean
    func_stack driver:driver_xmit: kpatch_two → empty
    handler driver:driver_xmit: registered → none
    /sys/kernel/livepatch/kpatch_two/enabled: 1 → 0
  `);
  step(`
    > unloadModule driver
    [info] driver: bye
    → 0
    kpatch_two / driver loaded: yes → no
    module driver loaded: yes → no
  `);
  step(`
    > loadModule driver
    [info] driver: hello
    → 0
    kpatch_two / driver loaded: no → yes
    module driver loaded: no → yes
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write kpatch_one enabled 0
    [notice] livepatch: 'kpatch_one': unpatching...
    → 0
    transition: none → kpatch_one (to unpatched)
    kpatch_one enabled: yes → no
    kpatch_one / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
    /sys/kernel/livepatch/kpatch_one/transition: 0 → 1
  `);
  step(`
    > write kpatch_one enabled 1
    [notice] livepatch: 'kpatch_one': patching...
    → 0
    transition: kpatch_one (to unpatched) → kpatch_one (to patched)
    kpatch_one enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/kpatch_one/enabled: 0 → 1
  `);
  step(`
    > write kpatch_one enabled 0
    [notice] livepatch: 'kpatch_one': unpatching...
    → 0
    transition: kpatch_one (to patched) → kpatch_one (to unpatched)
    kpatch_one enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/kpatch_one/enabled: 1 → 0
  `);
  step(`
    > enter reader vmlinux:cmdline_proc_show
    reader runs vmlinux:cmdline_proc_show, the one of kpatch_one
    reader stack: empty → vmlinux:cmdline_proc_show (kpatch_one)
  `);
  step(`
    > leave reader
    reader stack: vmlinux:cmdline_proc_show (kpatch_one) → empty
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [notice] livepatch: 'kpatch_one': unpatching complete
    transition: kpatch_one (to unpatched) → none
    kpatch_one references: 1 → 0
    kpatch_one / vmlinux patched: yes → no
    kpatch_one / vmlinux callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack vmlinux:cmdline_proc_show: kpatch_one → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/kpatch_one/transition: 1 → 0
  `);
  step(`
    > unload kpatch_two
    → 0
    listed: kpatch_one, kpatch_two → kpatch_one
    kpatch_two loaded: yes → no
    kpatch_two / driver loaded: yes → no
    - /sys/kernel/livepatch/kpatch_two/
    - /sys/kernel/livepatch/kpatch_two/driver/
    - /sys/kernel/livepatch/kpatch_two/driver/driver_xmit,1/
    - /sys/kernel/livepatch/kpatch_two/enabled
    - /sys/kernel/livepatch/kpatch_two/transition
  `);
  step(`
    > load kpatch_two
    → -EBUSY: Device or resource busy
  `);
});
