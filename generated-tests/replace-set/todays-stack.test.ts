// A stack of today: two hot fixes, a tracer, a cumulative patch
//
// Generated from spec/scenarios/replace-set/todays-stack.yaml and machines/ by `npx klp generate replace-set/todays-stack`; do not edit.
// 1048 states, 8642 transitions, 72 signatures of macrosteps;
// 11 tests with 136 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('replace-set/todays-stack');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    fix_newer loaded: no
    fix_newer enabled: no
    fix_newer forced: no
    fix_newer references: 0
    fix_newer free queued: no
    fix_newer / vmlinux loaded: no
    fix_newer / vmlinux patched: no
    fix_newer / vmlinux callbacks: clean
    fix_older loaded: no
    fix_older enabled: no
    fix_older forced: no
    fix_older references: 0
    fix_older free queued: no
    fix_older / vmlinux loaded: no
    fix_older / vmlinux patched: no
    fix_older / vmlinux callbacks: clean
    fixes loaded: no
    fixes enabled: no
    fixes forced: no
    fixes references: 0
    fixes free queued: no
    fixes / vmlinux loaded: no
    fixes / vmlinux patched: no
    fixes / vmlinux callbacks: clean
    tracer loaded: no
    tracer enabled: no
    tracer forced: no
    tracer references: 0
    tracer free queued: no
    tracer / nic loaded: no
    tracer / nic patched: no
    tracer / nic callbacks: clean
    module nic loaded: no
    reader alive: yes
    reader running: yes
    reader patch_state: -1
    reader pending: no
    reader stack: empty
    func_stack nic:nic_poll: empty
    handler nic:nic_poll: none
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    func_stack vmlinux:meminfo_proc_show: empty
    handler vmlinux:meminfo_proc_show: none
    func_stack vmlinux:uptime_proc_show: empty
    handler vmlinux:uptime_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load tracer stays in transition; exitKernel reader moves reader; retry completes patching with nic; …', () => {
  const { step } = boot();
  step(`
    > load tracer
    [notice] livepatch: enabling patch 'tracer'
    [debug] livepatch: 'tracer': initializing patching transition
    [notice] livepatch: 'tracer': starting patching transition
    → 0
    transition: none → tracer (to patched)
    listed: none → tracer
    tracer loaded: no → yes
    tracer enabled: no → yes
    tracer references: 0 → 1
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/tracer/
    + /sys/kernel/livepatch/tracer/enabled: 1
    + /sys/kernel/livepatch/tracer/force
    + /sys/kernel/livepatch/tracer/nic/
    + /sys/kernel/livepatch/tracer/nic/nic_poll,1/
    + /sys/kernel/livepatch/tracer/nic/patched: 0
    + /sys/kernel/livepatch/tracer/replace: 0
    + /sys/kernel/livepatch/tracer/transition: 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'tracer' to loading module 'nic'
    → 0
    tracer / nic loaded: no → yes
    tracer / nic patched: no → yes
    tracer / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → tracer
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/tracer/nic/patched: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tracer': completing patching transition
    [notice] livepatch: 'tracer': patching complete
    transition: tracer (to patched) → none
    tracer / nic callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/tracer/transition: 1 → 0
  `);
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: none → fixes (to patched)
    listed: tracer → tracer, fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / vmlinux loaded: no → yes
    fixes / vmlinux patched: no → yes
    fixes / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack nic:nic_poll: tracer → fixes (nop) over tracer
    func_stack vmlinux:uptime_proc_show: empty → fixes
    handler vmlinux:uptime_proc_show: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/nic/
    + /sys/kernel/livepatch/fixes/nic/nic_poll,1/
    + /sys/kernel/livepatch/fixes/nic/patched: 1
    + /sys/kernel/livepatch/fixes/replace: 1
    + /sys/kernel/livepatch/fixes/transition: 1
    + /sys/kernel/livepatch/fixes/vmlinux/
    + /sys/kernel/livepatch/fixes/vmlinux/patched: 1
    + /sys/kernel/livepatch/fixes/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > write fixes force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    tracer forced: no → yes
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    transition: fixes (to patched) → none
    listed: tracer, fixes → fixes
    fixes / vmlinux callbacks: prepared → live
    tracer enabled: yes → no
    tracer free queued: no → yes
    tracer / nic loaded: yes → no
    tracer / nic patched: yes → no
    tracer / nic callbacks: live → clean
    reader patch_state: 1 → -1
    func_stack nic:nic_poll: fixes (nop) over tracer → empty
    handler nic:nic_poll: registered → none
    - /sys/kernel/livepatch/fixes/nic/
    - /sys/kernel/livepatch/fixes/nic/nic_poll,1/
    - /sys/kernel/livepatch/fixes/nic/patched
    /sys/kernel/livepatch/fixes/transition: 1 → 0
    /sys/kernel/livepatch/tracer/enabled: 1 → 0
    - /sys/kernel/livepatch/tracer/nic/
    - /sys/kernel/livepatch/tracer/nic/nic_poll,1/
    - /sys/kernel/livepatch/tracer/nic/patched
  `);
});

test('2: retry completes patching; unload tracer fails with EAGAIN', () => {
  const { step } = boot();
  step(`
    > load tracer
    [notice] livepatch: enabling patch 'tracer'
    [debug] livepatch: 'tracer': initializing patching transition
    [notice] livepatch: 'tracer': starting patching transition
    → 0
    transition: none → tracer (to patched)
    listed: none → tracer
    tracer loaded: no → yes
    tracer enabled: no → yes
    tracer references: 0 → 1
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/tracer/
    + /sys/kernel/livepatch/tracer/enabled: 1
    + /sys/kernel/livepatch/tracer/force
    + /sys/kernel/livepatch/tracer/nic/
    + /sys/kernel/livepatch/tracer/nic/nic_poll,1/
    + /sys/kernel/livepatch/tracer/nic/patched: 0
    + /sys/kernel/livepatch/tracer/replace: 0
    + /sys/kernel/livepatch/tracer/transition: 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tracer': completing patching transition
    [notice] livepatch: 'tracer': patching complete
    transition: tracer (to patched) → none
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/tracer/transition: 1 → 0
  `);
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: none → fixes (to patched)
    listed: tracer → tracer, fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / vmlinux loaded: no → yes
    fixes / vmlinux patched: no → yes
    fixes / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:uptime_proc_show: empty → fixes
    handler vmlinux:uptime_proc_show: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/nic/
    + /sys/kernel/livepatch/fixes/nic/nic_poll,1/
    + /sys/kernel/livepatch/fixes/nic/patched: 0
    + /sys/kernel/livepatch/fixes/replace: 1
    + /sys/kernel/livepatch/fixes/transition: 1
    + /sys/kernel/livepatch/fixes/vmlinux/
    + /sys/kernel/livepatch/fixes/vmlinux/patched: 1
    + /sys/kernel/livepatch/fixes/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > write fixes force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    tracer forced: no → yes
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    transition: fixes (to patched) → none
    listed: tracer, fixes → fixes
    fixes / vmlinux callbacks: prepared → live
    tracer enabled: yes → no
    tracer free queued: no → yes
    reader patch_state: 1 → -1
    - /sys/kernel/livepatch/fixes/nic/
    - /sys/kernel/livepatch/fixes/nic/nic_poll,1/
    - /sys/kernel/livepatch/fixes/nic/patched
    /sys/kernel/livepatch/fixes/transition: 1 → 0
    /sys/kernel/livepatch/tracer/enabled: 1 → 0
    - /sys/kernel/livepatch/tracer/nic/
    - /sys/kernel/livepatch/tracer/nic/nic_poll,1/
    - /sys/kernel/livepatch/tracer/nic/patched
  `);
  step(`
    > free tracer
    tracer free queued: yes → no
    - /sys/kernel/livepatch/tracer/
    - /sys/kernel/livepatch/tracer/enabled
    - /sys/kernel/livepatch/tracer/force
    - /sys/kernel/livepatch/tracer/replace
    - /sys/kernel/livepatch/tracer/transition
  `);
  step(`
    > unload tracer
    → -EAGAIN: Resource temporarily unavailable
  `);
});

test('3: retry completes patching with nic; load tracer stays in transition; write tracer enabled 0 stays in transition', () => {
  const { step } = boot();
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: none → fixes (to patched)
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / vmlinux loaded: no → yes
    fixes / vmlinux patched: no → yes
    fixes / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:uptime_proc_show: empty → fixes
    handler vmlinux:uptime_proc_show: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/replace: 1
    + /sys/kernel/livepatch/fixes/transition: 1
    + /sys/kernel/livepatch/fixes/vmlinux/
    + /sys/kernel/livepatch/fixes/vmlinux/patched: 1
    + /sys/kernel/livepatch/fixes/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > write fixes force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > loadModule nic
    → 0
    module nic loaded: no → yes
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    transition: fixes (to patched) → none
    fixes / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/fixes/transition: 1 → 0
  `);
  step(`
    > load tracer
    [notice] livepatch: enabling patch 'tracer'
    [debug] livepatch: 'tracer': initializing patching transition
    [notice] livepatch: 'tracer': starting patching transition
    → 0
    transition: none → tracer (to patched)
    listed: fixes → fixes, tracer
    tracer loaded: no → yes
    tracer enabled: no → yes
    tracer references: 0 → 1
    tracer / nic loaded: no → yes
    tracer / nic patched: no → yes
    tracer / nic callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack nic:nic_poll: empty → tracer
    handler nic:nic_poll: none → registered
    + /sys/kernel/livepatch/tracer/
    + /sys/kernel/livepatch/tracer/enabled: 1
    + /sys/kernel/livepatch/tracer/force
    + /sys/kernel/livepatch/tracer/nic/
    + /sys/kernel/livepatch/tracer/nic/nic_poll,1/
    + /sys/kernel/livepatch/tracer/nic/patched: 1
    + /sys/kernel/livepatch/tracer/replace: 0
    + /sys/kernel/livepatch/tracer/transition: 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tracer': completing patching transition
    [notice] livepatch: 'tracer': patching complete
    transition: tracer (to patched) → none
    tracer / nic callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/tracer/transition: 1 → 0
  `);
  step(`
    > write tracer enabled 0
    [debug] livepatch: 'tracer': initializing unpatching transition
    [notice] livepatch: 'tracer': starting unpatching transition
    → 0
    transition: none → tracer (to unpatched)
    tracer enabled: yes → no
    tracer / nic callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/tracer/enabled: 1 → 0
    /sys/kernel/livepatch/tracer/transition: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'tracer' on unloading module 'nic'
    → 0
    tracer / nic loaded: yes → no
    tracer / nic patched: yes → no
    tracer / nic callbacks: leaving → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: tracer → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/tracer/nic/patched: 1 → 0
  `);
});

test('4: write fixes enabled 0 reverses', () => {
  const { step } = boot();
  step(`
    > load tracer
    [notice] livepatch: enabling patch 'tracer'
    [debug] livepatch: 'tracer': initializing patching transition
    [notice] livepatch: 'tracer': starting patching transition
    → 0
    transition: none → tracer (to patched)
    listed: none → tracer
    tracer loaded: no → yes
    tracer enabled: no → yes
    tracer references: 0 → 1
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/tracer/
    + /sys/kernel/livepatch/tracer/enabled: 1
    + /sys/kernel/livepatch/tracer/force
    + /sys/kernel/livepatch/tracer/nic/
    + /sys/kernel/livepatch/tracer/nic/nic_poll,1/
    + /sys/kernel/livepatch/tracer/nic/patched: 0
    + /sys/kernel/livepatch/tracer/replace: 0
    + /sys/kernel/livepatch/tracer/transition: 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tracer': completing patching transition
    [notice] livepatch: 'tracer': patching complete
    transition: tracer (to patched) → none
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/tracer/transition: 1 → 0
  `);
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: none → fixes (to patched)
    listed: tracer → tracer, fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / vmlinux loaded: no → yes
    fixes / vmlinux patched: no → yes
    fixes / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:uptime_proc_show: empty → fixes
    handler vmlinux:uptime_proc_show: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/nic/
    + /sys/kernel/livepatch/fixes/nic/nic_poll,1/
    + /sys/kernel/livepatch/fixes/nic/patched: 0
    + /sys/kernel/livepatch/fixes/replace: 1
    + /sys/kernel/livepatch/fixes/transition: 1
    + /sys/kernel/livepatch/fixes/vmlinux/
    + /sys/kernel/livepatch/fixes/vmlinux/patched: 1
    + /sys/kernel/livepatch/fixes/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'tracer' to loading module 'nic'
    [notice] livepatch: applying patch 'fixes' to loading module 'nic'
    → 0
    tracer / nic loaded: no → yes
    tracer / nic patched: no → yes
    tracer / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → fixes (nop) over tracer
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/fixes/nic/patched: 0 → 1
    /sys/kernel/livepatch/tracer/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'tracer' on unloading module 'nic'
    [notice] livepatch: reverting patch 'fixes' on unloading module 'nic'
    → 0
    tracer / nic loaded: yes → no
    tracer / nic patched: yes → no
    tracer / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: fixes (nop) over tracer → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/fixes/nic/patched: 1 → 0
    /sys/kernel/livepatch/tracer/nic/patched: 1 → 0
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': reversing transition from patching to unpatching
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: fixes (to patched) → fixes (to unpatched)
    fixes enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'tracer' to loading module 'nic'
    [notice] livepatch: applying patch 'fixes' to loading module 'nic'
    → 0
    tracer / nic loaded: no → yes
    tracer / nic patched: no → yes
    tracer / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → fixes (nop) over tracer
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/fixes/nic/patched: 0 → 1
    /sys/kernel/livepatch/tracer/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'tracer' on unloading module 'nic'
    [notice] livepatch: reverting patch 'fixes' on unloading module 'nic'
    → 0
    tracer / nic loaded: yes → no
    tracer / nic patched: yes → no
    tracer / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: fixes (nop) over tracer → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/fixes/nic/patched: 1 → 0
    /sys/kernel/livepatch/tracer/nic/patched: 1 → 0
  `);
});

test('5: load fixes fails with EBUSY; write tracer enabled 0 reverses; exitKernel reader moves reader; …', () => {
  const { step } = boot();
  step(`
    > load tracer
    [notice] livepatch: enabling patch 'tracer'
    [debug] livepatch: 'tracer': initializing patching transition
    [notice] livepatch: 'tracer': starting patching transition
    → 0
    transition: none → tracer (to patched)
    listed: none → tracer
    tracer loaded: no → yes
    tracer enabled: no → yes
    tracer references: 0 → 1
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/tracer/
    + /sys/kernel/livepatch/tracer/enabled: 1
    + /sys/kernel/livepatch/tracer/force
    + /sys/kernel/livepatch/tracer/nic/
    + /sys/kernel/livepatch/tracer/nic/nic_poll,1/
    + /sys/kernel/livepatch/tracer/nic/patched: 0
    + /sys/kernel/livepatch/tracer/replace: 0
    + /sys/kernel/livepatch/tracer/transition: 1
  `);
  step(`
    > load fixes
    → -EBUSY: Device or resource busy
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write tracer enabled 0
    [debug] livepatch: 'tracer': reversing transition from patching to unpatching
    [notice] livepatch: 'tracer': starting unpatching transition
    → 0
    transition: tracer (to patched) → tracer (to unpatched)
    tracer enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/tracer/enabled: 1 → 0
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'tracer' to loading module 'nic'
    → 0
    tracer / nic loaded: no → yes
    tracer / nic patched: no → yes
    tracer / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → tracer
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/tracer/nic/patched: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'tracer': completing unpatching transition
    [notice] livepatch: 'tracer': unpatching complete
    transition: tracer (to unpatched) → none
    listed: tracer → none
    tracer free queued: no → yes
    tracer / nic loaded: yes → no
    tracer / nic patched: yes → no
    tracer / nic callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack nic:nic_poll: tracer → empty
    handler nic:nic_poll: registered → none
    - /sys/kernel/livepatch/tracer/nic/
    - /sys/kernel/livepatch/tracer/nic/nic_poll,1/
    - /sys/kernel/livepatch/tracer/nic/patched
    /sys/kernel/livepatch/tracer/transition: 1 → 0
  `);
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: none → fixes (to patched)
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / vmlinux loaded: no → yes
    fixes / vmlinux patched: no → yes
    fixes / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:uptime_proc_show: empty → fixes
    handler vmlinux:uptime_proc_show: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/replace: 1
    + /sys/kernel/livepatch/fixes/transition: 1
    + /sys/kernel/livepatch/fixes/vmlinux/
    + /sys/kernel/livepatch/fixes/vmlinux/patched: 1
    + /sys/kernel/livepatch/fixes/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > write fixes force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': reversing transition from patching to unpatching
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: fixes (to patched) → fixes (to unpatched)
    fixes enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
  `);
});

test('6: write fixes enabled 0 stays in transition', () => {
  const { step } = boot();
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: none → fixes (to patched)
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / vmlinux loaded: no → yes
    fixes / vmlinux patched: no → yes
    fixes / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:uptime_proc_show: empty → fixes
    handler vmlinux:uptime_proc_show: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/replace: 1
    + /sys/kernel/livepatch/fixes/transition: 1
    + /sys/kernel/livepatch/fixes/vmlinux/
    + /sys/kernel/livepatch/fixes/vmlinux/patched: 1
    + /sys/kernel/livepatch/fixes/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > write fixes force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > loadModule nic
    → 0
    module nic loaded: no → yes
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    transition: fixes (to patched) → none
    fixes / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/fixes/transition: 1 → 0
  `);
  step(`
    > load tracer
    [notice] livepatch: enabling patch 'tracer'
    [debug] livepatch: 'tracer': initializing patching transition
    [notice] livepatch: 'tracer': starting patching transition
    → 0
    transition: none → tracer (to patched)
    listed: fixes → fixes, tracer
    tracer loaded: no → yes
    tracer enabled: no → yes
    tracer references: 0 → 1
    tracer / nic loaded: no → yes
    tracer / nic patched: no → yes
    tracer / nic callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack nic:nic_poll: empty → tracer
    handler nic:nic_poll: none → registered
    + /sys/kernel/livepatch/tracer/
    + /sys/kernel/livepatch/tracer/enabled: 1
    + /sys/kernel/livepatch/tracer/force
    + /sys/kernel/livepatch/tracer/nic/
    + /sys/kernel/livepatch/tracer/nic/nic_poll,1/
    + /sys/kernel/livepatch/tracer/nic/patched: 1
    + /sys/kernel/livepatch/tracer/replace: 0
    + /sys/kernel/livepatch/tracer/transition: 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tracer': completing patching transition
    [notice] livepatch: 'tracer': patching complete
    transition: tracer (to patched) → none
    tracer / nic callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/tracer/transition: 1 → 0
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'tracer' on unloading module 'nic'
    → 0
    tracer / nic loaded: yes → no
    tracer / nic patched: yes → no
    tracer / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: tracer → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/tracer/nic/patched: 1 → 0
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': initializing unpatching transition
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: none → fixes (to unpatched)
    fixes enabled: yes → no
    fixes / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
    /sys/kernel/livepatch/fixes/transition: 0 → 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'tracer' to loading module 'nic'
    → 0
    tracer / nic loaded: no → yes
    tracer / nic patched: no → yes
    tracer / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → tracer
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/tracer/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'tracer' on unloading module 'nic'
    → 0
    tracer / nic loaded: yes → no
    tracer / nic patched: yes → no
    tracer / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: tracer → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/tracer/nic/patched: 1 → 0
  `);
});

test('7: load fix_older fails with EBUSY; write fixes enabled 0 fails with EINVAL; write fixes force 1 forces; …', () => {
  const { step } = boot();
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: none → fixes (to patched)
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / vmlinux loaded: no → yes
    fixes / vmlinux patched: no → yes
    fixes / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:uptime_proc_show: empty → fixes
    handler vmlinux:uptime_proc_show: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/replace: 1
    + /sys/kernel/livepatch/fixes/transition: 1
    + /sys/kernel/livepatch/fixes/vmlinux/
    + /sys/kernel/livepatch/fixes/vmlinux/patched: 1
    + /sys/kernel/livepatch/fixes/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > load fix_older
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': reversing transition from patching to unpatching
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: fixes (to patched) → fixes (to unpatched)
    fixes enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
  `);
  step(`
    > write fixes enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write fixes force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    fixes forced: no → yes
  `);
  step(`
    > loadModule nic
    → 0
    module nic loaded: no → yes
  `);
  step(`
    > unloadModule nic
    → 0
    module nic loaded: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing unpatching transition
    [notice] livepatch: 'fixes': unpatching complete
    transition: fixes (to unpatched) → none
    listed: fixes → none
    fixes free queued: no → yes
    fixes / vmlinux loaded: yes → no
    fixes / vmlinux patched: yes → no
    fixes / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:uptime_proc_show: fixes → empty
    handler vmlinux:uptime_proc_show: registered → none
    /sys/kernel/livepatch/fixes/transition: 1 → 0
    - /sys/kernel/livepatch/fixes/vmlinux/
    - /sys/kernel/livepatch/fixes/vmlinux/patched
    - /sys/kernel/livepatch/fixes/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > write fixes force 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > write fixes replace 0
    → -EACCES: Permission denied
  `);
  step(`
    > load fix_newer
    [notice] livepatch: enabling patch 'fix_newer'
    [debug] livepatch: 'fix_newer': initializing patching transition
    [notice] livepatch: 'fix_newer': starting patching transition
    → 0
    transition: none → fix_newer (to patched)
    listed: none → fix_newer
    fix_newer loaded: no → yes
    fix_newer enabled: no → yes
    fix_newer references: 0 → 1
    fix_newer / vmlinux loaded: no → yes
    fix_newer / vmlinux patched: no → yes
    fix_newer / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → fix_newer
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fix_newer/
    + /sys/kernel/livepatch/fix_newer/enabled: 1
    + /sys/kernel/livepatch/fix_newer/force
    + /sys/kernel/livepatch/fix_newer/replace: 0
    + /sys/kernel/livepatch/fix_newer/transition: 1
    + /sys/kernel/livepatch/fix_newer/vmlinux/
    + /sys/kernel/livepatch/fix_newer/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fix_newer/vmlinux/patched: 1
  `);
  step(`
    > load fix_older
    [err] livepatch: Livepatch patch (fix_older) is not compatible with the already installed livepatches.
    → -EINVAL: Invalid argument
  `);
});

test('8: load fix_older stays in transition; write tracer enabled 0 fails with EBUSY; retry completes patching with nic; …', () => {
  const { step } = boot();
  step(`
    > load tracer
    [notice] livepatch: enabling patch 'tracer'
    [debug] livepatch: 'tracer': initializing patching transition
    [notice] livepatch: 'tracer': starting patching transition
    → 0
    transition: none → tracer (to patched)
    listed: none → tracer
    tracer loaded: no → yes
    tracer enabled: no → yes
    tracer references: 0 → 1
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/tracer/
    + /sys/kernel/livepatch/tracer/enabled: 1
    + /sys/kernel/livepatch/tracer/force
    + /sys/kernel/livepatch/tracer/nic/
    + /sys/kernel/livepatch/tracer/nic/nic_poll,1/
    + /sys/kernel/livepatch/tracer/nic/patched: 0
    + /sys/kernel/livepatch/tracer/replace: 0
    + /sys/kernel/livepatch/tracer/transition: 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tracer': completing patching transition
    [notice] livepatch: 'tracer': patching complete
    transition: tracer (to patched) → none
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/tracer/transition: 1 → 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'tracer' to loading module 'nic'
    → 0
    tracer / nic loaded: no → yes
    tracer / nic patched: no → yes
    tracer / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → tracer
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/tracer/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'tracer' on unloading module 'nic'
    → 0
    tracer / nic loaded: yes → no
    tracer / nic patched: yes → no
    tracer / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: tracer → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/tracer/nic/patched: 1 → 0
  `);
  step(`
    > load fix_older
    [notice] livepatch: enabling patch 'fix_older'
    [debug] livepatch: 'fix_older': initializing patching transition
    [notice] livepatch: 'fix_older': starting patching transition
    → 0
    transition: none → fix_older (to patched)
    listed: tracer → tracer, fix_older
    fix_older loaded: no → yes
    fix_older enabled: no → yes
    fix_older references: 0 → 1
    fix_older / vmlinux loaded: no → yes
    fix_older / vmlinux patched: no → yes
    fix_older / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fix_older
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix_older/
    + /sys/kernel/livepatch/fix_older/enabled: 1
    + /sys/kernel/livepatch/fix_older/force
    + /sys/kernel/livepatch/fix_older/replace: 0
    + /sys/kernel/livepatch/fix_older/transition: 1
    + /sys/kernel/livepatch/fix_older/vmlinux/
    + /sys/kernel/livepatch/fix_older/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_older/vmlinux/patched: 1
  `);
  step(`
    > write tracer enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'tracer' to loading module 'nic'
    → 0
    tracer / nic loaded: no → yes
    tracer / nic patched: no → yes
    tracer / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → tracer
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/tracer/nic/patched: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_older': completing patching transition
    [notice] livepatch: 'fix_older': patching complete
    transition: fix_older (to patched) → none
    fix_older / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/fix_older/transition: 1 → 0
  `);
  step(`
    > write tracer enabled 0
    [debug] livepatch: 'tracer': initializing unpatching transition
    [notice] livepatch: 'tracer': starting unpatching transition
    → 0
    transition: none → tracer (to unpatched)
    tracer enabled: yes → no
    tracer / nic callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/tracer/enabled: 1 → 0
    /sys/kernel/livepatch/tracer/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tracer': completing unpatching transition
    [notice] livepatch: 'tracer': unpatching complete
    transition: tracer (to unpatched) → none
    listed: tracer, fix_older → fix_older
    tracer free queued: no → yes
    tracer / nic loaded: yes → no
    tracer / nic patched: yes → no
    tracer / nic callbacks: leaving → clean
    reader patch_state: 0 → -1
    func_stack nic:nic_poll: tracer → empty
    handler nic:nic_poll: registered → none
    - /sys/kernel/livepatch/tracer/nic/
    - /sys/kernel/livepatch/tracer/nic/nic_poll,1/
    - /sys/kernel/livepatch/tracer/nic/patched
    /sys/kernel/livepatch/tracer/transition: 1 → 0
  `);
});

test('9: write fixes force 1 forces; retry completes unpatching; write tracer enabled 0 stays in transition', () => {
  const { step } = boot();
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: none → fixes (to patched)
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / vmlinux loaded: no → yes
    fixes / vmlinux patched: no → yes
    fixes / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:uptime_proc_show: empty → fixes
    handler vmlinux:uptime_proc_show: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/replace: 1
    + /sys/kernel/livepatch/fixes/transition: 1
    + /sys/kernel/livepatch/fixes/vmlinux/
    + /sys/kernel/livepatch/fixes/vmlinux/patched: 1
    + /sys/kernel/livepatch/fixes/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > loadModule nic
    → 0
    module nic loaded: no → yes
  `);
  step(`
    > unloadModule nic
    → 0
    module nic loaded: yes → no
  `);
  step(`
    > write fixes force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write fixes force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    transition: fixes (to patched) → none
    fixes / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/fixes/transition: 1 → 0
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': initializing unpatching transition
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: none → fixes (to unpatched)
    fixes enabled: yes → no
    fixes / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
    /sys/kernel/livepatch/fixes/transition: 0 → 1
  `);
  step(`
    > write fixes force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    fixes forced: no → yes
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing unpatching transition
    [notice] livepatch: 'fixes': unpatching complete
    transition: fixes (to unpatched) → none
    listed: fixes → none
    fixes free queued: no → yes
    fixes / vmlinux loaded: yes → no
    fixes / vmlinux patched: yes → no
    fixes / vmlinux callbacks: leaving → clean
    reader patch_state: 0 → -1
    func_stack vmlinux:uptime_proc_show: fixes → empty
    handler vmlinux:uptime_proc_show: registered → none
    /sys/kernel/livepatch/fixes/transition: 1 → 0
    - /sys/kernel/livepatch/fixes/vmlinux/
    - /sys/kernel/livepatch/fixes/vmlinux/patched
    - /sys/kernel/livepatch/fixes/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > load tracer
    [notice] livepatch: enabling patch 'tracer'
    [debug] livepatch: 'tracer': initializing patching transition
    [notice] livepatch: 'tracer': starting patching transition
    → 0
    transition: none → tracer (to patched)
    listed: none → tracer
    tracer loaded: no → yes
    tracer enabled: no → yes
    tracer references: 0 → 1
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/tracer/
    + /sys/kernel/livepatch/tracer/enabled: 1
    + /sys/kernel/livepatch/tracer/force
    + /sys/kernel/livepatch/tracer/nic/
    + /sys/kernel/livepatch/tracer/nic/nic_poll,1/
    + /sys/kernel/livepatch/tracer/nic/patched: 0
    + /sys/kernel/livepatch/tracer/replace: 0
    + /sys/kernel/livepatch/tracer/transition: 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tracer': completing patching transition
    [notice] livepatch: 'tracer': patching complete
    transition: tracer (to patched) → none
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/tracer/transition: 1 → 0
  `);
  step(`
    > write tracer enabled 0
    [debug] livepatch: 'tracer': initializing unpatching transition
    [notice] livepatch: 'tracer': starting unpatching transition
    → 0
    transition: none → tracer (to unpatched)
    tracer enabled: yes → no
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/tracer/enabled: 1 → 0
    /sys/kernel/livepatch/tracer/transition: 0 → 1
  `);
});

test('10: load fix_newer fails with EBUSY; load tracer fails with EBUSY; load fixes fails with EINVAL; retry completes patching; …', () => {
  const { step } = boot();
  step(`
    > load fix_older
    [notice] livepatch: enabling patch 'fix_older'
    [debug] livepatch: 'fix_older': initializing patching transition
    [notice] livepatch: 'fix_older': starting patching transition
    → 0
    transition: none → fix_older (to patched)
    listed: none → fix_older
    fix_older loaded: no → yes
    fix_older enabled: no → yes
    fix_older references: 0 → 1
    fix_older / vmlinux loaded: no → yes
    fix_older / vmlinux patched: no → yes
    fix_older / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fix_older
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix_older/
    + /sys/kernel/livepatch/fix_older/enabled: 1
    + /sys/kernel/livepatch/fix_older/force
    + /sys/kernel/livepatch/fix_older/replace: 0
    + /sys/kernel/livepatch/fix_older/transition: 1
    + /sys/kernel/livepatch/fix_older/vmlinux/
    + /sys/kernel/livepatch/fix_older/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_older/vmlinux/patched: 1
  `);
  step(`
    > load fix_newer
    → -EBUSY: Device or resource busy
  `);
  step(`
    > load tracer
    → -EBUSY: Device or resource busy
  `);
  step(`
    > load fixes
    [err] livepatch: Livepatch patch (fixes) is not compatible with the already installed livepatches.
    → -EINVAL: Invalid argument
  `);
  step(`
    > loadModule nic
    → 0
    module nic loaded: no → yes
  `);
  step(`
    > unloadModule nic
    → 0
    module nic loaded: yes → no
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > exitKernel reader
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_older': completing patching transition
    [notice] livepatch: 'fix_older': patching complete
    transition: fix_older (to patched) → none
    fix_older / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/fix_older/transition: 1 → 0
  `);
  step(`
    > load fix_newer
    [notice] livepatch: enabling patch 'fix_newer'
    [debug] livepatch: 'fix_newer': initializing patching transition
    [notice] livepatch: 'fix_newer': starting patching transition
    → 0
    transition: none → fix_newer (to patched)
    listed: fix_older → fix_older, fix_newer
    fix_newer loaded: no → yes
    fix_newer enabled: no → yes
    fix_newer references: 0 → 1
    fix_newer / vmlinux loaded: no → yes
    fix_newer / vmlinux patched: no → yes
    fix_newer / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:meminfo_proc_show: empty → fix_newer
    handler vmlinux:meminfo_proc_show: none → registered
    + /sys/kernel/livepatch/fix_newer/
    + /sys/kernel/livepatch/fix_newer/enabled: 1
    + /sys/kernel/livepatch/fix_newer/force
    + /sys/kernel/livepatch/fix_newer/replace: 0
    + /sys/kernel/livepatch/fix_newer/transition: 1
    + /sys/kernel/livepatch/fix_newer/vmlinux/
    + /sys/kernel/livepatch/fix_newer/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fix_newer/vmlinux/patched: 1
  `);
  step(`
    > retry
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_newer': completing patching transition
    [notice] livepatch: 'fix_newer': patching complete
    transition: fix_newer (to patched) → none
    fix_newer / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/fix_newer/transition: 1 → 0
  `);
  step(`
    > load tracer
    [notice] livepatch: enabling patch 'tracer'
    [debug] livepatch: 'tracer': initializing patching transition
    [notice] livepatch: 'tracer': starting patching transition
    → 0
    transition: none → tracer (to patched)
    listed: fix_older, fix_newer → fix_older, fix_newer, tracer
    tracer loaded: no → yes
    tracer enabled: no → yes
    tracer references: 0 → 1
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/tracer/
    + /sys/kernel/livepatch/tracer/enabled: 1
    + /sys/kernel/livepatch/tracer/force
    + /sys/kernel/livepatch/tracer/nic/
    + /sys/kernel/livepatch/tracer/nic/nic_poll,1/
    + /sys/kernel/livepatch/tracer/nic/patched: 0
    + /sys/kernel/livepatch/tracer/replace: 0
    + /sys/kernel/livepatch/tracer/transition: 1
  `);
  step(`
    > write tracer enabled 0
    [debug] livepatch: 'tracer': reversing transition from patching to unpatching
    [notice] livepatch: 'tracer': starting unpatching transition
    → 0
    transition: tracer (to patched) → tracer (to unpatched)
    tracer enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/tracer/enabled: 1 → 0
  `);
  step(`
    > write tracer enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload tracer
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'tracer' to loading module 'nic'
    → 0
    tracer / nic loaded: no → yes
    tracer / nic patched: no → yes
    tracer / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → tracer
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/tracer/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'tracer' on unloading module 'nic'
    → 0
    tracer / nic loaded: yes → no
    tracer / nic patched: yes → no
    tracer / nic callbacks: prepared → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: tracer → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/tracer/nic/patched: 1 → 0
  `);
});

test('11: retry completes unpatching; write fixes enabled 0 fails with EBUSY', () => {
  const { step } = boot();
  step(`
    > load tracer
    [notice] livepatch: enabling patch 'tracer'
    [debug] livepatch: 'tracer': initializing patching transition
    [notice] livepatch: 'tracer': starting patching transition
    → 0
    transition: none → tracer (to patched)
    listed: none → tracer
    tracer loaded: no → yes
    tracer enabled: no → yes
    tracer references: 0 → 1
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/tracer/
    + /sys/kernel/livepatch/tracer/enabled: 1
    + /sys/kernel/livepatch/tracer/force
    + /sys/kernel/livepatch/tracer/nic/
    + /sys/kernel/livepatch/tracer/nic/nic_poll,1/
    + /sys/kernel/livepatch/tracer/nic/patched: 0
    + /sys/kernel/livepatch/tracer/replace: 0
    + /sys/kernel/livepatch/tracer/transition: 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'tracer' to loading module 'nic'
    → 0
    tracer / nic loaded: no → yes
    tracer / nic patched: no → yes
    tracer / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → tracer
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/tracer/nic/patched: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tracer': completing patching transition
    [notice] livepatch: 'tracer': patching complete
    transition: tracer (to patched) → none
    tracer / nic callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/tracer/transition: 1 → 0
  `);
  step(`
    > write tracer enabled 0
    [debug] livepatch: 'tracer': initializing unpatching transition
    [notice] livepatch: 'tracer': starting unpatching transition
    → 0
    transition: none → tracer (to unpatched)
    tracer enabled: yes → no
    tracer / nic callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/tracer/enabled: 1 → 0
    /sys/kernel/livepatch/tracer/transition: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'tracer' on unloading module 'nic'
    → 0
    tracer / nic loaded: yes → no
    tracer / nic patched: yes → no
    tracer / nic callbacks: leaving → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: tracer → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/tracer/nic/patched: 1 → 0
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tracer': completing unpatching transition
    [notice] livepatch: 'tracer': unpatching complete
    transition: tracer (to unpatched) → none
    listed: tracer → none
    tracer free queued: no → yes
    reader patch_state: 0 → -1
    - /sys/kernel/livepatch/tracer/nic/
    - /sys/kernel/livepatch/tracer/nic/nic_poll,1/
    - /sys/kernel/livepatch/tracer/nic/patched
    /sys/kernel/livepatch/tracer/transition: 1 → 0
  `);
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: none → fixes (to patched)
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / vmlinux loaded: no → yes
    fixes / vmlinux patched: no → yes
    fixes / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:uptime_proc_show: empty → fixes
    handler vmlinux:uptime_proc_show: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/replace: 1
    + /sys/kernel/livepatch/fixes/transition: 1
    + /sys/kernel/livepatch/fixes/vmlinux/
    + /sys/kernel/livepatch/fixes/vmlinux/patched: 1
    + /sys/kernel/livepatch/fixes/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > write fixes force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    transition: fixes (to patched) → none
    fixes / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/fixes/transition: 1 → 0
  `);
  step(`
    > loadModule nic
    → 0
    module nic loaded: no → yes
  `);
  step(`
    > unloadModule nic
    → 0
    module nic loaded: yes → no
  `);
  step(`
    > load fix_older
    [notice] livepatch: enabling patch 'fix_older'
    [debug] livepatch: 'fix_older': initializing patching transition
    [notice] livepatch: 'fix_older': starting patching transition
    → 0
    transition: none → fix_older (to patched)
    listed: fixes → fixes, fix_older
    fix_older loaded: no → yes
    fix_older enabled: no → yes
    fix_older references: 0 → 1
    fix_older / vmlinux loaded: no → yes
    fix_older / vmlinux patched: no → yes
    fix_older / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → fix_older
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix_older/
    + /sys/kernel/livepatch/fix_older/enabled: 1
    + /sys/kernel/livepatch/fix_older/force
    + /sys/kernel/livepatch/fix_older/replace: 0
    + /sys/kernel/livepatch/fix_older/transition: 1
    + /sys/kernel/livepatch/fix_older/vmlinux/
    + /sys/kernel/livepatch/fix_older/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/fix_older/vmlinux/patched: 1
  `);
  step(`
    > write fixes enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > free tracer
    tracer references: 1 → 0
    tracer free queued: yes → no
    - /sys/kernel/livepatch/tracer/
    - /sys/kernel/livepatch/tracer/enabled
    - /sys/kernel/livepatch/tracer/force
    - /sys/kernel/livepatch/tracer/replace
    - /sys/kernel/livepatch/tracer/transition
  `);
  step(`
    > unload tracer
    → 0
    tracer loaded: yes → no
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fix_older': completing patching transition
    [notice] livepatch: 'fix_older': patching complete
    transition: fix_older (to patched) → none
    fix_older / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/fix_older/transition: 1 → 0
  `);
  step(`
    > load tracer
    [notice] livepatch: enabling patch 'tracer'
    [debug] livepatch: 'tracer': initializing patching transition
    [notice] livepatch: 'tracer': starting patching transition
    → 0
    transition: none → tracer (to patched)
    listed: fixes, fix_older → fixes, fix_older, tracer
    tracer loaded: no → yes
    tracer enabled: no → yes
    tracer references: 0 → 1
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/tracer/
    + /sys/kernel/livepatch/tracer/enabled: 1
    + /sys/kernel/livepatch/tracer/force
    + /sys/kernel/livepatch/tracer/nic/
    + /sys/kernel/livepatch/tracer/nic/nic_poll,1/
    + /sys/kernel/livepatch/tracer/nic/patched: 0
    + /sys/kernel/livepatch/tracer/replace: 0
    + /sys/kernel/livepatch/tracer/transition: 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'tracer' to loading module 'nic'
    → 0
    tracer / nic loaded: no → yes
    tracer / nic patched: no → yes
    tracer / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → tracer
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/tracer/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'tracer' on unloading module 'nic'
    → 0
    tracer / nic loaded: yes → no
    tracer / nic patched: yes → no
    tracer / nic callbacks: prepared → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: tracer → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/tracer/nic/patched: 1 → 0
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tracer': completing patching transition
    [notice] livepatch: 'tracer': patching complete
    transition: tracer (to patched) → none
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/tracer/transition: 1 → 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'tracer' to loading module 'nic'
    → 0
    tracer / nic loaded: no → yes
    tracer / nic patched: no → yes
    tracer / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → tracer
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/tracer/nic/patched: 0 → 1
  `);
});
