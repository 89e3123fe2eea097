// The previous state is asked for when a target module comes
//
// Generated from spec/scenarios/states/asked-outside-a-transition.yaml and machines/ by `npx klp generate states/asked-outside-a-transition`; do not edit.
// 276 states, 970 transitions, 30 signatures of macrosteps;
// 5 tests with 43 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('states/asked-outside-a-transition');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    fix loaded: no
    fix enabled: no
    fix forced: no
    fix references: 0
    fix free queued: no
    fix / driver loaded: no
    fix / driver patched: no
    fix / driver callbacks: clean
    more loaded: no
    more enabled: no
    more forced: no
    more references: 0
    more free queued: no
    more / vmlinux loaded: no
    more / vmlinux patched: no
    more / vmlinux callbacks: clean
    plain loaded: no
    plain enabled: no
    plain forced: no
    plain references: 0
    plain free queued: no
    plain / vmlinux loaded: no
    plain / vmlinux patched: no
    plain / vmlinux callbacks: clean
    module driver loaded: no
    reader alive: yes
    reader running: no
    reader patch_state: -1
    reader pending: no
    reader stack: vmlinux:cmdline_proc_show (original)
    func_stack driver:xmit: empty
    handler driver:xmit: none
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    func_stack vmlinux:meminfo_proc_show: empty
    handler vmlinux:meminfo_proc_show: none
    state 1 version: 0
    state 1 data of fix: null
    state 1 data of more: null
    state 7 version: 0
    state 7 data of fix: null
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load more stays in transition; load fix fails with EBUSY', () => {
  const { step } = boot();
  step(`
    > load more
    [notice] livepatch: enabling patch 'more'
    [debug] livepatch: 'more': initializing patching transition
    [notice] livepatch: 'more': starting patching transition
    → 0
    transition: none → more (to patched)
    listed: none → more
    more loaded: no → yes
    more enabled: no → yes
    more references: 0 → 1
    more / vmlinux loaded: no → yes
    more / vmlinux patched: no → yes
    more / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → more
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/more/
    + /sys/kernel/livepatch/more/enabled: 1
    + /sys/kernel/livepatch/more/force
    + /sys/kernel/livepatch/more/replace: 0
    + /sys/kernel/livepatch/more/transition: 1
    + /sys/kernel/livepatch/more/vmlinux/
    + /sys/kernel/livepatch/more/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/more/vmlinux/patched: 1
  `);
  step(`
    > load fix
    → -EBUSY: Device or resource busy
  `);
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

test('2: load fix stays in transition; retry completes patching with driver', () => {
  const { step } = boot();
  step(`
    > loadModule driver
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fix
    [notice] livepatch: enabling patch 'fix'
    [debug] livepatch: 'fix': initializing patching transition
    callback pre_patch of fix for driver (LIVE)
    [info] fix: pre_patch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [info] fix: nobody had it
    [notice] livepatch: 'fix': starting patching transition
    → 0
    transition: none → fix (to patched)
    listed: none → fix
    fix loaded: no → yes
    fix enabled: no → yes
    fix references: 0 → 1
    fix / driver loaded: no → yes
    fix / driver patched: no → yes
    fix / driver callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack driver:xmit: empty → fix
    handler driver:xmit: none → registered
    + /sys/kernel/livepatch/fix/
    + /sys/kernel/livepatch/fix/driver/
    + /sys/kernel/livepatch/fix/driver/patched: 1
    + /sys/kernel/livepatch/fix/driver/xmit,1/
    + /sys/kernel/livepatch/fix/enabled: 1
    + /sys/kernel/livepatch/fix/force
    + /sys/kernel/livepatch/fix/replace: 0
    + /sys/kernel/livepatch/fix/transition: 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix': completing patching transition
    [notice] livepatch: 'fix': patching complete
    transition: fix (to patched) → none
    fix / driver callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/fix/transition: 1 → 0
  `);
});

test('3: load fix completes patching with driver; load plain fails with EBUSY', () => {
  const { step } = boot();
  step(`
    > loadModule driver
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > load fix
    [notice] livepatch: enabling patch 'fix'
    [debug] livepatch: 'fix': initializing patching transition
    callback pre_patch of fix for driver (LIVE)
    [info] fix: pre_patch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [info] fix: nobody had it
    [notice] livepatch: 'fix': starting patching transition
    [debug] livepatch: 'fix': completing patching transition
    [notice] livepatch: 'fix': patching complete
    → 0
    listed: none → fix
    fix loaded: no → yes
    fix enabled: no → yes
    fix references: 0 → 1
    fix / driver loaded: no → yes
    fix / driver patched: no → yes
    fix / driver callbacks: clean → live
    func_stack driver:xmit: empty → fix
    handler driver:xmit: none → registered
    + /sys/kernel/livepatch/fix/
    + /sys/kernel/livepatch/fix/driver/
    + /sys/kernel/livepatch/fix/driver/patched: 1
    + /sys/kernel/livepatch/fix/driver/xmit,1/
    + /sys/kernel/livepatch/fix/enabled: 1
    + /sys/kernel/livepatch/fix/force
    + /sys/kernel/livepatch/fix/replace: 0
    + /sys/kernel/livepatch/fix/transition: 0
  `);
  step(`
    > unloadModule driver
    callback pre_unpatch of fix for driver (GOING)
    [info] fix: pre_unpatch_callback: driver -> [MODULE_STATE_GOING] Going away
    [warning] WARNING: at kernel/livepatch/state.c klp_get_prev_state
    effect share 1 in pre_unpatch for driver of fix: null
    [notice] livepatch: reverting patch 'fix' on unloading module 'driver'
    → 0
    fix / driver loaded: yes → no
    fix / driver patched: yes → no
    fix / driver callbacks: live → clean
    module driver loaded: yes → no
    func_stack driver:xmit: fix → empty
    handler driver:xmit: registered → none
    /sys/kernel/livepatch/fix/driver/patched: 1 → 0
  `);
  step(`
    > load more
    [notice] livepatch: enabling patch 'more'
    [debug] livepatch: 'more': initializing patching transition
    [notice] livepatch: 'more': starting patching transition
    → 0
    transition: none → more (to patched)
    listed: fix → fix, more
    more loaded: no → yes
    more enabled: no → yes
    more references: 0 → 1
    more / vmlinux loaded: no → yes
    more / vmlinux patched: no → yes
    more / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → more
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/more/
    + /sys/kernel/livepatch/more/enabled: 1
    + /sys/kernel/livepatch/more/force
    + /sys/kernel/livepatch/more/replace: 0
    + /sys/kernel/livepatch/more/transition: 1
    + /sys/kernel/livepatch/more/vmlinux/
    + /sys/kernel/livepatch/more/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/more/vmlinux/patched: 1
  `);
  step(`
    > load plain
    → -EBUSY: Device or resource busy
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'fix' to loading module 'driver'
    callback pre_patch of fix for driver (COMING)
    [info] fix: pre_patch_callback: driver -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] fix: somebody had it
    → 0
    fix / driver loaded: no → yes
    fix / driver patched: no → yes
    fix / driver callbacks: clean → live
    module driver loaded: no → yes
    func_stack driver:xmit: empty → fix
    handler driver:xmit: none → registered
    /sys/kernel/livepatch/fix/driver/patched: 0 → 1
  `);
  step(`
    > retry
  `);
});

test('4: load plain completes patching; load fix completes patching; retry completes patching', () => {
  const { step } = boot();
  step(`
    > load plain
    [notice] livepatch: enabling patch 'plain'
    [debug] livepatch: 'plain': initializing patching transition
    [notice] livepatch: 'plain': starting patching transition
    [debug] livepatch: 'plain': completing patching transition
    [notice] livepatch: 'plain': patching complete
    → 0
    listed: none → plain
    plain loaded: no → yes
    plain enabled: no → yes
    plain references: 0 → 1
    plain / vmlinux loaded: no → yes
    plain / vmlinux patched: no → yes
    plain / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → plain
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/plain/
    + /sys/kernel/livepatch/plain/enabled: 1
    + /sys/kernel/livepatch/plain/force
    + /sys/kernel/livepatch/plain/replace: 0
    + /sys/kernel/livepatch/plain/transition: 0
    + /sys/kernel/livepatch/plain/vmlinux/
    + /sys/kernel/livepatch/plain/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/plain/vmlinux/patched: 1
  `);
  step(`
    > load fix
    [notice] livepatch: enabling patch 'fix'
    [debug] livepatch: 'fix': initializing patching transition
    [notice] livepatch: 'fix': starting patching transition
    [debug] livepatch: 'fix': completing patching transition
    [notice] livepatch: 'fix': patching complete
    → 0
    listed: plain → plain, fix
    fix loaded: no → yes
    fix enabled: no → yes
    fix references: 0 → 1
    + /sys/kernel/livepatch/fix/
    + /sys/kernel/livepatch/fix/driver/
    + /sys/kernel/livepatch/fix/driver/patched: 0
    + /sys/kernel/livepatch/fix/driver/xmit,1/
    + /sys/kernel/livepatch/fix/enabled: 1
    + /sys/kernel/livepatch/fix/force
    + /sys/kernel/livepatch/fix/replace: 0
    + /sys/kernel/livepatch/fix/transition: 0
  `);
  step(`
    > load more
    [notice] livepatch: enabling patch 'more'
    [debug] livepatch: 'more': initializing patching transition
    [notice] livepatch: 'more': starting patching transition
    → 0
    transition: none → more (to patched)
    listed: plain, fix → plain, fix, more
    more loaded: no → yes
    more enabled: no → yes
    more references: 0 → 1
    more / vmlinux loaded: no → yes
    more / vmlinux patched: no → yes
    more / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → more
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/more/
    + /sys/kernel/livepatch/more/enabled: 1
    + /sys/kernel/livepatch/more/force
    + /sys/kernel/livepatch/more/replace: 0
    + /sys/kernel/livepatch/more/transition: 1
    + /sys/kernel/livepatch/more/vmlinux/
    + /sys/kernel/livepatch/more/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/more/vmlinux/patched: 1
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'fix' to loading module 'driver'
    callback pre_patch of fix for driver (COMING)
    [info] fix: pre_patch_callback: driver -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] fix: somebody had it
    → 0
    fix / driver loaded: no → yes
    fix / driver patched: no → yes
    fix / driver callbacks: clean → live
    module driver loaded: no → yes
    func_stack driver:xmit: empty → fix
    handler driver:xmit: none → registered
    /sys/kernel/livepatch/fix/driver/patched: 0 → 1
  `);
  step(`
    > unloadModule driver
    callback pre_unpatch of fix for driver (GOING)
    [info] fix: pre_unpatch_callback: driver -> [MODULE_STATE_GOING] Going away
    effect share 1 in pre_unpatch for driver of fix: null
    [notice] livepatch: reverting patch 'fix' on unloading module 'driver'
    → 0
    fix / driver loaded: yes → no
    fix / driver patched: yes → no
    fix / driver callbacks: live → clean
    module driver loaded: yes → no
    func_stack driver:xmit: fix → empty
    handler driver:xmit: registered → none
    /sys/kernel/livepatch/fix/driver/patched: 1 → 0
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
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'more': completing patching transition
    [notice] livepatch: 'more': patching complete
    transition: more (to patched) → none
    more / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/more/transition: 1 → 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'fix' to loading module 'driver'
    callback pre_patch of fix for driver (COMING)
    [info] fix: pre_patch_callback: driver -> [MODULE_STATE_COMING] Full formed, running module_init
    [warning] WARNING: at kernel/livepatch/state.c klp_get_prev_state
    [info] fix: nobody had it
    → 0
    fix / driver loaded: no → yes
    fix / driver patched: no → yes
    fix / driver callbacks: clean → live
    module driver loaded: no → yes
    func_stack driver:xmit: empty → fix
    handler driver:xmit: none → registered
    /sys/kernel/livepatch/fix/driver/patched: 0 → 1
  `);
  step(`
    > unloadModule driver
    callback pre_unpatch of fix for driver (GOING)
    [info] fix: pre_unpatch_callback: driver -> [MODULE_STATE_GOING] Going away
    effect share 1 in pre_unpatch for driver of fix: null
    [notice] livepatch: reverting patch 'fix' on unloading module 'driver'
    → 0
    fix / driver loaded: yes → no
    fix / driver patched: yes → no
    fix / driver callbacks: live → clean
    module driver loaded: yes → no
    func_stack driver:xmit: fix → empty
    handler driver:xmit: registered → none
    /sys/kernel/livepatch/fix/driver/patched: 1 → 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'fix' to loading module 'driver'
    callback pre_patch of fix for driver (COMING)
    [info] fix: pre_patch_callback: driver -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] fix: nobody had it
    → 0
    fix / driver loaded: no → yes
    fix / driver patched: no → yes
    fix / driver callbacks: clean → live
    module driver loaded: no → yes
    func_stack driver:xmit: empty → fix
    handler driver:xmit: none → registered
    /sys/kernel/livepatch/fix/driver/patched: 0 → 1
  `);
});

test('5: load plain stays in transition; load more fails with EBUSY; retry completes patching; load fix stays in transition; …', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load plain
    [notice] livepatch: enabling patch 'plain'
    [debug] livepatch: 'plain': initializing patching transition
    [notice] livepatch: 'plain': starting patching transition
    → 0
    transition: none → plain (to patched)
    listed: none → plain
    plain loaded: no → yes
    plain enabled: no → yes
    plain references: 0 → 1
    plain / vmlinux loaded: no → yes
    plain / vmlinux patched: no → yes
    plain / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → plain
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/plain/
    + /sys/kernel/livepatch/plain/enabled: 1
    + /sys/kernel/livepatch/plain/force
    + /sys/kernel/livepatch/plain/replace: 0
    + /sys/kernel/livepatch/plain/transition: 1
    + /sys/kernel/livepatch/plain/vmlinux/
    + /sys/kernel/livepatch/plain/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/plain/vmlinux/patched: 1
  `);
  step(`
    > load more
    → -EBUSY: Device or resource busy
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'plain': completing patching transition
    [notice] livepatch: 'plain': patching complete
    transition: plain (to patched) → none
    plain / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/plain/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load fix
    [notice] livepatch: enabling patch 'fix'
    [debug] livepatch: 'fix': initializing patching transition
    [notice] livepatch: 'fix': starting patching transition
    → 0
    transition: none → fix (to patched)
    listed: plain → plain, fix
    fix loaded: no → yes
    fix enabled: no → yes
    fix references: 0 → 1
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/fix/
    + /sys/kernel/livepatch/fix/driver/
    + /sys/kernel/livepatch/fix/driver/patched: 0
    + /sys/kernel/livepatch/fix/driver/xmit,1/
    + /sys/kernel/livepatch/fix/enabled: 1
    + /sys/kernel/livepatch/fix/force
    + /sys/kernel/livepatch/fix/replace: 0
    + /sys/kernel/livepatch/fix/transition: 1
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'fix' to loading module 'driver'
    callback pre_patch of fix for driver (COMING)
    [info] fix: pre_patch_callback: driver -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] fix: nobody had it
    → 0
    fix / driver loaded: no → yes
    fix / driver patched: no → yes
    fix / driver callbacks: clean → prepared
    module driver loaded: no → yes
    func_stack driver:xmit: empty → fix
    handler driver:xmit: none → registered
    /sys/kernel/livepatch/fix/driver/patched: 0 → 1
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'fix' on unloading module 'driver'
    → 0
    fix / driver loaded: yes → no
    fix / driver patched: yes → no
    fix / driver callbacks: prepared → clean
    module driver loaded: yes → no
    func_stack driver:xmit: fix → empty
    handler driver:xmit: registered → none
    /sys/kernel/livepatch/fix/driver/patched: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix': completing patching transition
    [notice] livepatch: 'fix': patching complete
    transition: fix (to patched) → none
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/fix/transition: 1 → 0
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
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > load more
    [notice] livepatch: enabling patch 'more'
    [debug] livepatch: 'more': initializing patching transition
    [notice] livepatch: 'more': starting patching transition
    [debug] livepatch: 'more': completing patching transition
    [notice] livepatch: 'more': patching complete
    → 0
    listed: plain, fix → plain, fix, more
    more loaded: no → yes
    more enabled: no → yes
    more references: 0 → 1
    more / vmlinux loaded: no → yes
    more / vmlinux patched: no → yes
    more / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → more
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/more/
    + /sys/kernel/livepatch/more/enabled: 1
    + /sys/kernel/livepatch/more/force
    + /sys/kernel/livepatch/more/replace: 0
    + /sys/kernel/livepatch/more/transition: 0
    + /sys/kernel/livepatch/more/vmlinux/
    + /sys/kernel/livepatch/more/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/more/vmlinux/patched: 1
  `);
});
