// A function of the same name in another object is another function
//
// Generated from spec/scenarios/replace-set/same-name-elsewhere.yaml and machines/ by `npx klp generate replace-set/same-name-elsewhere`; do not edit.
// 243 states, 1692 transitions, 30 signatures of macrosteps;
// 2 tests with 39 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('replace-set/same-name-elsewhere');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    core_v1 loaded: no
    core_v1 enabled: no
    core_v1 forced: no
    core_v1 references: 0
    core_v1 free queued: no
    core_v1 / vmlinux loaded: no
    core_v1 / vmlinux patched: no
    core_v1 / vmlinux callbacks: clean
    core_v2 loaded: no
    core_v2 enabled: no
    core_v2 forced: no
    core_v2 references: 0
    core_v2 free queued: no
    core_v2 / vmlinux loaded: no
    core_v2 / vmlinux patched: no
    core_v2 / vmlinux callbacks: clean
    driver_fix loaded: no
    driver_fix enabled: no
    driver_fix forced: no
    driver_fix references: 0
    driver_fix free queued: no
    driver_fix / driver loaded: no
    driver_fix / driver patched: no
    driver_fix / driver callbacks: clean
    driver_other loaded: no
    driver_other enabled: no
    driver_other forced: no
    driver_other references: 0
    driver_other free queued: no
    driver_other / driver loaded: no
    driver_other / driver patched: no
    driver_other / driver callbacks: clean
    driver_other / vmlinux loaded: no
    driver_other / vmlinux patched: no
    driver_other / vmlinux callbacks: clean
    module driver loaded: yes
    func_stack driver:setup: empty
    handler driver:setup: none
    func_stack driver:setup,2: empty
    handler driver:setup,2: none
    func_stack vmlinux:setup: empty
    handler vmlinux:setup: none
    func_stack vmlinux:show: empty
    handler vmlinux:show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load core_v1 completes patching with driver; load driver_other fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load core_v1
    [notice] livepatch: enabling patch 'core_v1'
    [debug] livepatch: 'core_v1': initializing patching transition
    [notice] livepatch: 'core_v1': starting patching transition
    [debug] livepatch: 'core_v1': completing patching transition
    [notice] livepatch: 'core_v1': patching complete
    → 0
    listed: none → core_v1
    core_v1 loaded: no → yes
    core_v1 enabled: no → yes
    core_v1 references: 0 → 1
    core_v1 / vmlinux loaded: no → yes
    core_v1 / vmlinux patched: no → yes
    core_v1 / vmlinux callbacks: clean → live
    func_stack vmlinux:setup: empty → core_v1
    handler vmlinux:setup: none → registered
    func_stack vmlinux:show: empty → core_v1
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/core_v1/
    + /sys/kernel/livepatch/core_v1/enabled: 1
    + /sys/kernel/livepatch/core_v1/force
    + /sys/kernel/livepatch/core_v1/replace_set: 1
    + /sys/kernel/livepatch/core_v1/transition: 0
    + /sys/kernel/livepatch/core_v1/vmlinux/
    + /sys/kernel/livepatch/core_v1/vmlinux/patched: 1
    + /sys/kernel/livepatch/core_v1/vmlinux/setup,1/
    + /sys/kernel/livepatch/core_v1/vmlinux/show,1/
  `);
  step(`
    > load driver_other
    [err] livepatch: Livepatch patch (driver_other) conflicts with (core_v1) of another replace set: function 'show' of object 'vmlinux'
    → -EINVAL: Invalid argument
  `);
  step(`
    > write core_v1 enabled 0
    [debug] livepatch: 'core_v1': initializing unpatching transition
    [notice] livepatch: 'core_v1': starting unpatching transition
    [debug] livepatch: 'core_v1': completing unpatching transition
    [notice] livepatch: 'core_v1': unpatching complete
    → 0
    listed: core_v1 → none
    core_v1 enabled: yes → no
    core_v1 free queued: no → yes
    core_v1 / vmlinux loaded: yes → no
    core_v1 / vmlinux patched: yes → no
    core_v1 / vmlinux callbacks: live → clean
    func_stack vmlinux:setup: core_v1 → empty
    handler vmlinux:setup: registered → none
    func_stack vmlinux:show: core_v1 → empty
    handler vmlinux:show: registered → none
    /sys/kernel/livepatch/core_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/core_v1/vmlinux/
    - /sys/kernel/livepatch/core_v1/vmlinux/patched
    - /sys/kernel/livepatch/core_v1/vmlinux/setup,1/
    - /sys/kernel/livepatch/core_v1/vmlinux/show,1/
  `);
  step(`
    > load driver_fix
    [notice] livepatch: enabling patch 'driver_fix'
    [debug] livepatch: 'driver_fix': initializing patching transition
    [notice] livepatch: 'driver_fix': starting patching transition
    [debug] livepatch: 'driver_fix': completing patching transition
    [notice] livepatch: 'driver_fix': patching complete
    → 0
    listed: none → driver_fix
    driver_fix loaded: no → yes
    driver_fix enabled: no → yes
    driver_fix references: 0 → 1
    driver_fix / driver loaded: no → yes
    driver_fix / driver patched: no → yes
    driver_fix / driver callbacks: clean → live
    func_stack driver:setup: empty → driver_fix
    handler driver:setup: none → registered
    + /sys/kernel/livepatch/driver_fix/
    + /sys/kernel/livepatch/driver_fix/driver/
    + /sys/kernel/livepatch/driver_fix/driver/patched: 1
    + /sys/kernel/livepatch/driver_fix/driver/setup,1/
    + /sys/kernel/livepatch/driver_fix/enabled: 1
    + /sys/kernel/livepatch/driver_fix/force
    + /sys/kernel/livepatch/driver_fix/replace_set: 2
    + /sys/kernel/livepatch/driver_fix/transition: 0
  `);
  step(`
    > load driver_other
    [err] livepatch: Livepatch patch (driver_other) conflicts with (driver_fix) of another replace set: function 'setup' of object 'driver'
    → -EINVAL: Invalid argument
  `);
  step(`
    > write driver_fix enabled 0
    [debug] livepatch: 'driver_fix': initializing unpatching transition
    [notice] livepatch: 'driver_fix': starting unpatching transition
    [debug] livepatch: 'driver_fix': completing unpatching transition
    [notice] livepatch: 'driver_fix': unpatching complete
    → 0
    listed: driver_fix → none
    driver_fix enabled: yes → no
    driver_fix free queued: no → yes
    driver_fix / driver loaded: yes → no
    driver_fix / driver patched: yes → no
    driver_fix / driver callbacks: live → clean
    func_stack driver:setup: driver_fix → empty
    handler driver:setup: registered → none
    - /sys/kernel/livepatch/driver_fix/driver/
    - /sys/kernel/livepatch/driver_fix/driver/patched
    - /sys/kernel/livepatch/driver_fix/driver/setup,1/
    /sys/kernel/livepatch/driver_fix/enabled: 1 → 0
  `);
  step(`
    > load driver_other
    [notice] livepatch: enabling patch 'driver_other'
    [debug] livepatch: 'driver_other': initializing patching transition
    [notice] livepatch: 'driver_other': starting patching transition
    [debug] livepatch: 'driver_other': completing patching transition
    [notice] livepatch: 'driver_other': patching complete
    → 0
    listed: none → driver_other
    driver_other loaded: no → yes
    driver_other enabled: no → yes
    driver_other references: 0 → 1
    driver_other / driver loaded: no → yes
    driver_other / driver patched: no → yes
    driver_other / driver callbacks: clean → live
    driver_other / vmlinux loaded: no → yes
    driver_other / vmlinux patched: no → yes
    driver_other / vmlinux callbacks: clean → live
    func_stack driver:setup,2: empty → driver_other
    handler driver:setup,2: none → registered
    func_stack vmlinux:show: empty → driver_other
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/driver_other/
    + /sys/kernel/livepatch/driver_other/driver/
    + /sys/kernel/livepatch/driver_other/driver/patched: 1
    + /sys/kernel/livepatch/driver_other/driver/setup,2/
    + /sys/kernel/livepatch/driver_other/enabled: 1
    + /sys/kernel/livepatch/driver_other/force
    + /sys/kernel/livepatch/driver_other/replace_set: 3
    + /sys/kernel/livepatch/driver_other/transition: 0
    + /sys/kernel/livepatch/driver_other/vmlinux/
    + /sys/kernel/livepatch/driver_other/vmlinux/patched: 1
    + /sys/kernel/livepatch/driver_other/vmlinux/show,1/
  `);
  step(`
    > write driver_other enabled 0
    [debug] livepatch: 'driver_other': initializing unpatching transition
    [notice] livepatch: 'driver_other': starting unpatching transition
    [debug] livepatch: 'driver_other': completing unpatching transition
    [notice] livepatch: 'driver_other': unpatching complete
    → 0
    listed: driver_other → none
    driver_other enabled: yes → no
    driver_other free queued: no → yes
    driver_other / driver loaded: yes → no
    driver_other / driver patched: yes → no
    driver_other / driver callbacks: live → clean
    driver_other / vmlinux loaded: yes → no
    driver_other / vmlinux patched: yes → no
    driver_other / vmlinux callbacks: live → clean
    func_stack driver:setup,2: driver_other → empty
    handler driver:setup,2: registered → none
    func_stack vmlinux:show: driver_other → empty
    handler vmlinux:show: registered → none
    - /sys/kernel/livepatch/driver_other/driver/
    - /sys/kernel/livepatch/driver_other/driver/patched
    - /sys/kernel/livepatch/driver_other/driver/setup,2/
    /sys/kernel/livepatch/driver_other/enabled: 1 → 0
    - /sys/kernel/livepatch/driver_other/vmlinux/
    - /sys/kernel/livepatch/driver_other/vmlinux/patched
    - /sys/kernel/livepatch/driver_other/vmlinux/show,1/
  `);
  step(`
    > free driver_other
    driver_other references: 1 → 0
    driver_other free queued: yes → no
    - /sys/kernel/livepatch/driver_other/
    - /sys/kernel/livepatch/driver_other/enabled
    - /sys/kernel/livepatch/driver_other/force
    - /sys/kernel/livepatch/driver_other/replace_set
    - /sys/kernel/livepatch/driver_other/transition
  `);
  step(`
    > unload driver_other
    → 0
    driver_other loaded: yes → no
  `);
  step(`
    > free core_v1
    core_v1 references: 1 → 0
    core_v1 free queued: yes → no
    - /sys/kernel/livepatch/core_v1/
    - /sys/kernel/livepatch/core_v1/enabled
    - /sys/kernel/livepatch/core_v1/force
    - /sys/kernel/livepatch/core_v1/replace_set
    - /sys/kernel/livepatch/core_v1/transition
  `);
  step(`
    > unload core_v1
    → 0
    core_v1 loaded: yes → no
  `);
  step(`
    > load driver_other
    [notice] livepatch: enabling patch 'driver_other'
    [debug] livepatch: 'driver_other': initializing patching transition
    [notice] livepatch: 'driver_other': starting patching transition
    [debug] livepatch: 'driver_other': completing patching transition
    [notice] livepatch: 'driver_other': patching complete
    → 0
    listed: none → driver_other
    driver_other loaded: no → yes
    driver_other enabled: no → yes
    driver_other references: 0 → 1
    driver_other / driver loaded: no → yes
    driver_other / driver patched: no → yes
    driver_other / driver callbacks: clean → live
    driver_other / vmlinux loaded: no → yes
    driver_other / vmlinux patched: no → yes
    driver_other / vmlinux callbacks: clean → live
    func_stack driver:setup,2: empty → driver_other
    handler driver:setup,2: none → registered
    func_stack vmlinux:show: empty → driver_other
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/driver_other/
    + /sys/kernel/livepatch/driver_other/driver/
    + /sys/kernel/livepatch/driver_other/driver/patched: 1
    + /sys/kernel/livepatch/driver_other/driver/setup,2/
    + /sys/kernel/livepatch/driver_other/enabled: 1
    + /sys/kernel/livepatch/driver_other/force
    + /sys/kernel/livepatch/driver_other/replace_set: 3
    + /sys/kernel/livepatch/driver_other/transition: 0
    + /sys/kernel/livepatch/driver_other/vmlinux/
    + /sys/kernel/livepatch/driver_other/vmlinux/patched: 1
    + /sys/kernel/livepatch/driver_other/vmlinux/show,1/
  `);
  step(`
    > load core_v1
    [err] livepatch: Livepatch patch (core_v1) conflicts with (driver_other) of another replace set: function 'show' of object 'vmlinux'
    → -EINVAL: Invalid argument
  `);
});

test('2: write core_v1 enabled 0 fails with EINVAL; unload core_v1 fails with EAGAIN; load core_v2 completes patching with driver; …', () => {
  const { step } = boot();
  step(`
    > load core_v1
    [notice] livepatch: enabling patch 'core_v1'
    [debug] livepatch: 'core_v1': initializing patching transition
    [notice] livepatch: 'core_v1': starting patching transition
    [debug] livepatch: 'core_v1': completing patching transition
    [notice] livepatch: 'core_v1': patching complete
    → 0
    listed: none → core_v1
    core_v1 loaded: no → yes
    core_v1 enabled: no → yes
    core_v1 references: 0 → 1
    core_v1 / vmlinux loaded: no → yes
    core_v1 / vmlinux patched: no → yes
    core_v1 / vmlinux callbacks: clean → live
    func_stack vmlinux:setup: empty → core_v1
    handler vmlinux:setup: none → registered
    func_stack vmlinux:show: empty → core_v1
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/core_v1/
    + /sys/kernel/livepatch/core_v1/enabled: 1
    + /sys/kernel/livepatch/core_v1/force
    + /sys/kernel/livepatch/core_v1/replace_set: 1
    + /sys/kernel/livepatch/core_v1/transition: 0
    + /sys/kernel/livepatch/core_v1/vmlinux/
    + /sys/kernel/livepatch/core_v1/vmlinux/patched: 1
    + /sys/kernel/livepatch/core_v1/vmlinux/setup,1/
    + /sys/kernel/livepatch/core_v1/vmlinux/show,1/
  `);
  step(`
    > write core_v1 enabled 0
    [debug] livepatch: 'core_v1': initializing unpatching transition
    [notice] livepatch: 'core_v1': starting unpatching transition
    [debug] livepatch: 'core_v1': completing unpatching transition
    [notice] livepatch: 'core_v1': unpatching complete
    → 0
    listed: core_v1 → none
    core_v1 enabled: yes → no
    core_v1 free queued: no → yes
    core_v1 / vmlinux loaded: yes → no
    core_v1 / vmlinux patched: yes → no
    core_v1 / vmlinux callbacks: live → clean
    func_stack vmlinux:setup: core_v1 → empty
    handler vmlinux:setup: registered → none
    func_stack vmlinux:show: core_v1 → empty
    handler vmlinux:show: registered → none
    /sys/kernel/livepatch/core_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/core_v1/vmlinux/
    - /sys/kernel/livepatch/core_v1/vmlinux/patched
    - /sys/kernel/livepatch/core_v1/vmlinux/setup,1/
    - /sys/kernel/livepatch/core_v1/vmlinux/show,1/
  `);
  step(`
    > write core_v1 enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload core_v1
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free core_v1
    core_v1 references: 1 → 0
    core_v1 free queued: yes → no
    - /sys/kernel/livepatch/core_v1/
    - /sys/kernel/livepatch/core_v1/enabled
    - /sys/kernel/livepatch/core_v1/force
    - /sys/kernel/livepatch/core_v1/replace_set
    - /sys/kernel/livepatch/core_v1/transition
  `);
  step(`
    > unload core_v1
    → 0
    core_v1 loaded: yes → no
  `);
  step(`
    > load core_v2
    [notice] livepatch: enabling patch 'core_v2'
    [debug] livepatch: 'core_v2': initializing patching transition
    [notice] livepatch: 'core_v2': starting patching transition
    [debug] livepatch: 'core_v2': completing patching transition
    [notice] livepatch: 'core_v2': patching complete
    → 0
    listed: none → core_v2
    core_v2 loaded: no → yes
    core_v2 enabled: no → yes
    core_v2 references: 0 → 1
    core_v2 / vmlinux loaded: no → yes
    core_v2 / vmlinux patched: no → yes
    core_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:setup: empty → core_v2
    handler vmlinux:setup: none → registered
    + /sys/kernel/livepatch/core_v2/
    + /sys/kernel/livepatch/core_v2/enabled: 1
    + /sys/kernel/livepatch/core_v2/force
    + /sys/kernel/livepatch/core_v2/replace_set: 1
    + /sys/kernel/livepatch/core_v2/transition: 0
    + /sys/kernel/livepatch/core_v2/vmlinux/
    + /sys/kernel/livepatch/core_v2/vmlinux/patched: 1
    + /sys/kernel/livepatch/core_v2/vmlinux/setup,1/
  `);
  step(`
    > load core_v1
    [notice] livepatch: enabling patch 'core_v1'
    [debug] livepatch: 'core_v1': initializing patching transition
    [notice] livepatch: 'core_v1': starting patching transition
    [debug] livepatch: 'core_v1': completing patching transition
    [notice] livepatch: 'core_v1': patching complete
    → 0
    listed: core_v2 → core_v1
    core_v1 loaded: no → yes
    core_v1 enabled: no → yes
    core_v1 references: 0 → 1
    core_v1 / vmlinux loaded: no → yes
    core_v1 / vmlinux patched: no → yes
    core_v1 / vmlinux callbacks: clean → live
    core_v2 enabled: yes → no
    core_v2 free queued: no → yes
    core_v2 / vmlinux loaded: yes → no
    core_v2 / vmlinux patched: yes → no
    core_v2 / vmlinux callbacks: live → clean
    func_stack vmlinux:setup: core_v2 → core_v1
    func_stack vmlinux:show: empty → core_v1
    handler vmlinux:show: none → registered
    /sys/kernel/livepatch/core_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/core_v2/vmlinux/
    - /sys/kernel/livepatch/core_v2/vmlinux/patched
    - /sys/kernel/livepatch/core_v2/vmlinux/setup,1/
    + /sys/kernel/livepatch/core_v1/
    + /sys/kernel/livepatch/core_v1/enabled: 1
    + /sys/kernel/livepatch/core_v1/force
    + /sys/kernel/livepatch/core_v1/replace_set: 1
    + /sys/kernel/livepatch/core_v1/transition: 0
    + /sys/kernel/livepatch/core_v1/vmlinux/
    + /sys/kernel/livepatch/core_v1/vmlinux/patched: 1
    + /sys/kernel/livepatch/core_v1/vmlinux/setup,1/
    + /sys/kernel/livepatch/core_v1/vmlinux/show,1/
  `);
  step(`
    > write core_v2 enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload core_v2
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free core_v2
    core_v2 references: 1 → 0
    core_v2 free queued: yes → no
    - /sys/kernel/livepatch/core_v2/
    - /sys/kernel/livepatch/core_v2/enabled
    - /sys/kernel/livepatch/core_v2/force
    - /sys/kernel/livepatch/core_v2/replace_set
    - /sys/kernel/livepatch/core_v2/transition
  `);
  step(`
    > unload core_v2
    → 0
    core_v2 loaded: yes → no
  `);
  step(`
    > load core_v2
    [notice] livepatch: enabling patch 'core_v2'
    [debug] livepatch: 'core_v2': initializing patching transition
    [notice] livepatch: 'core_v2': starting patching transition
    [debug] livepatch: 'core_v2': completing patching transition
    [notice] livepatch: 'core_v2': patching complete
    → 0
    listed: core_v1 → core_v2
    core_v1 enabled: yes → no
    core_v1 free queued: no → yes
    core_v1 / vmlinux loaded: yes → no
    core_v1 / vmlinux patched: yes → no
    core_v1 / vmlinux callbacks: live → clean
    core_v2 loaded: no → yes
    core_v2 enabled: no → yes
    core_v2 references: 0 → 1
    core_v2 / vmlinux loaded: no → yes
    core_v2 / vmlinux patched: no → yes
    core_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:setup: core_v1 → core_v2
    func_stack vmlinux:show: core_v1 → empty
    handler vmlinux:show: registered → none
    /sys/kernel/livepatch/core_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/core_v1/vmlinux/
    - /sys/kernel/livepatch/core_v1/vmlinux/patched
    - /sys/kernel/livepatch/core_v1/vmlinux/setup,1/
    - /sys/kernel/livepatch/core_v1/vmlinux/show,1/
    + /sys/kernel/livepatch/core_v2/
    + /sys/kernel/livepatch/core_v2/enabled: 1
    + /sys/kernel/livepatch/core_v2/force
    + /sys/kernel/livepatch/core_v2/replace_set: 1
    + /sys/kernel/livepatch/core_v2/transition: 0
    + /sys/kernel/livepatch/core_v2/vmlinux/
    + /sys/kernel/livepatch/core_v2/vmlinux/patched: 1
    + /sys/kernel/livepatch/core_v2/vmlinux/setup,1/
  `);
  step(`
    > write core_v2 enabled 0
    [debug] livepatch: 'core_v2': initializing unpatching transition
    [notice] livepatch: 'core_v2': starting unpatching transition
    [debug] livepatch: 'core_v2': completing unpatching transition
    [notice] livepatch: 'core_v2': unpatching complete
    → 0
    listed: core_v2 → none
    core_v2 enabled: yes → no
    core_v2 free queued: no → yes
    core_v2 / vmlinux loaded: yes → no
    core_v2 / vmlinux patched: yes → no
    core_v2 / vmlinux callbacks: live → clean
    func_stack vmlinux:setup: core_v2 → empty
    handler vmlinux:setup: registered → none
    /sys/kernel/livepatch/core_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/core_v2/vmlinux/
    - /sys/kernel/livepatch/core_v2/vmlinux/patched
    - /sys/kernel/livepatch/core_v2/vmlinux/setup,1/
  `);
  step(`
    > load driver_fix
    [notice] livepatch: enabling patch 'driver_fix'
    [debug] livepatch: 'driver_fix': initializing patching transition
    [notice] livepatch: 'driver_fix': starting patching transition
    [debug] livepatch: 'driver_fix': completing patching transition
    [notice] livepatch: 'driver_fix': patching complete
    → 0
    listed: none → driver_fix
    driver_fix loaded: no → yes
    driver_fix enabled: no → yes
    driver_fix references: 0 → 1
    driver_fix / driver loaded: no → yes
    driver_fix / driver patched: no → yes
    driver_fix / driver callbacks: clean → live
    func_stack driver:setup: empty → driver_fix
    handler driver:setup: none → registered
    + /sys/kernel/livepatch/driver_fix/
    + /sys/kernel/livepatch/driver_fix/driver/
    + /sys/kernel/livepatch/driver_fix/driver/patched: 1
    + /sys/kernel/livepatch/driver_fix/driver/setup,1/
    + /sys/kernel/livepatch/driver_fix/enabled: 1
    + /sys/kernel/livepatch/driver_fix/force
    + /sys/kernel/livepatch/driver_fix/replace_set: 2
    + /sys/kernel/livepatch/driver_fix/transition: 0
  `);
  step(`
    > write driver_fix enabled 0
    [debug] livepatch: 'driver_fix': initializing unpatching transition
    [notice] livepatch: 'driver_fix': starting unpatching transition
    [debug] livepatch: 'driver_fix': completing unpatching transition
    [notice] livepatch: 'driver_fix': unpatching complete
    → 0
    listed: driver_fix → none
    driver_fix enabled: yes → no
    driver_fix free queued: no → yes
    driver_fix / driver loaded: yes → no
    driver_fix / driver patched: yes → no
    driver_fix / driver callbacks: live → clean
    func_stack driver:setup: driver_fix → empty
    handler driver:setup: registered → none
    - /sys/kernel/livepatch/driver_fix/driver/
    - /sys/kernel/livepatch/driver_fix/driver/patched
    - /sys/kernel/livepatch/driver_fix/driver/setup,1/
    /sys/kernel/livepatch/driver_fix/enabled: 1 → 0
  `);
  step(`
    > write driver_fix enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload driver_fix
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free driver_fix
    driver_fix references: 1 → 0
    driver_fix free queued: yes → no
    - /sys/kernel/livepatch/driver_fix/
    - /sys/kernel/livepatch/driver_fix/enabled
    - /sys/kernel/livepatch/driver_fix/force
    - /sys/kernel/livepatch/driver_fix/replace_set
    - /sys/kernel/livepatch/driver_fix/transition
  `);
  step(`
    > unload driver_fix
    → 0
    driver_fix loaded: yes → no
  `);
  step(`
    > load driver_other
    [notice] livepatch: enabling patch 'driver_other'
    [debug] livepatch: 'driver_other': initializing patching transition
    [notice] livepatch: 'driver_other': starting patching transition
    [debug] livepatch: 'driver_other': completing patching transition
    [notice] livepatch: 'driver_other': patching complete
    → 0
    listed: none → driver_other
    driver_other loaded: no → yes
    driver_other enabled: no → yes
    driver_other references: 0 → 1
    driver_other / driver loaded: no → yes
    driver_other / driver patched: no → yes
    driver_other / driver callbacks: clean → live
    driver_other / vmlinux loaded: no → yes
    driver_other / vmlinux patched: no → yes
    driver_other / vmlinux callbacks: clean → live
    func_stack driver:setup,2: empty → driver_other
    handler driver:setup,2: none → registered
    func_stack vmlinux:show: empty → driver_other
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/driver_other/
    + /sys/kernel/livepatch/driver_other/driver/
    + /sys/kernel/livepatch/driver_other/driver/patched: 1
    + /sys/kernel/livepatch/driver_other/driver/setup,2/
    + /sys/kernel/livepatch/driver_other/enabled: 1
    + /sys/kernel/livepatch/driver_other/force
    + /sys/kernel/livepatch/driver_other/replace_set: 3
    + /sys/kernel/livepatch/driver_other/transition: 0
    + /sys/kernel/livepatch/driver_other/vmlinux/
    + /sys/kernel/livepatch/driver_other/vmlinux/patched: 1
    + /sys/kernel/livepatch/driver_other/vmlinux/show,1/
  `);
  step(`
    > load driver_fix
    [err] livepatch: Livepatch patch (driver_fix) conflicts with (driver_other) of another replace set: function 'setup' of object 'driver'
    → -EINVAL: Invalid argument
  `);
  step(`
    > write driver_other enabled 0
    [debug] livepatch: 'driver_other': initializing unpatching transition
    [notice] livepatch: 'driver_other': starting unpatching transition
    [debug] livepatch: 'driver_other': completing unpatching transition
    [notice] livepatch: 'driver_other': unpatching complete
    → 0
    listed: driver_other → none
    driver_other enabled: yes → no
    driver_other free queued: no → yes
    driver_other / driver loaded: yes → no
    driver_other / driver patched: yes → no
    driver_other / driver callbacks: live → clean
    driver_other / vmlinux loaded: yes → no
    driver_other / vmlinux patched: yes → no
    driver_other / vmlinux callbacks: live → clean
    func_stack driver:setup,2: driver_other → empty
    handler driver:setup,2: registered → none
    func_stack vmlinux:show: driver_other → empty
    handler vmlinux:show: registered → none
    - /sys/kernel/livepatch/driver_other/driver/
    - /sys/kernel/livepatch/driver_other/driver/patched
    - /sys/kernel/livepatch/driver_other/driver/setup,2/
    /sys/kernel/livepatch/driver_other/enabled: 1 → 0
    - /sys/kernel/livepatch/driver_other/vmlinux/
    - /sys/kernel/livepatch/driver_other/vmlinux/patched
    - /sys/kernel/livepatch/driver_other/vmlinux/show,1/
  `);
  step(`
    > write driver_other enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload driver_other
    → -EAGAIN: Resource temporarily unavailable
  `);
});
