// The position in the stack can be read
//
// Generated from spec/scenarios/files/stack-order.yaml and machines/ by `npx klp generate files/stack-order`; do not edit.
// 378 states, 2536 transitions, 45 signatures of macrosteps;
// 6 tests with 89 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('files/stack-order');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    first loaded: no
    first enabled: no
    first forced: no
    first references: 0
    first free queued: no
    first / vmlinux loaded: no
    first / vmlinux patched: no
    first / vmlinux callbacks: clean
    second loaded: no
    second enabled: no
    second forced: no
    second references: 0
    second free queued: no
    second / vmlinux loaded: no
    second / vmlinux patched: no
    second / vmlinux callbacks: clean
    third loaded: no
    third enabled: no
    third forced: no
    third references: 0
    third free queued: no
    third / vmlinux loaded: no
    third / vmlinux patched: no
    third / vmlinux callbacks: clean
    worker alive: yes
    worker running: yes
    worker patch_state: -1
    worker pending: no
    worker stack: empty
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    func_stack vmlinux:uptime_proc_show: empty
    handler vmlinux:uptime_proc_show: none
    func_stack vmlinux:version_proc_show: empty
    handler vmlinux:version_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load first stays in transition; resched worker moves worker; retry completes patching; load third stays in transition', () => {
  const { step } = boot();
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: none → first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/replace: 0
    + /sys/kernel/livepatch/first/stack_order: 1
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/patched: 1
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    first / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > load third
    [notice] livepatch: enabling patch 'third'
    [debug] livepatch: 'third': initializing patching transition
    [notice] livepatch: 'third': starting patching transition
    → 0
    transition: none → third (to patched)
    listed: first → first, third
    third loaded: no → yes
    third enabled: no → yes
    third references: 0 → 1
    third / vmlinux loaded: no → yes
    third / vmlinux patched: no → yes
    third / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: first → third (nop) over first
    func_stack vmlinux:version_proc_show: empty → third
    handler vmlinux:version_proc_show: none → registered
    + /sys/kernel/livepatch/third/
    + /sys/kernel/livepatch/third/enabled: 1
    + /sys/kernel/livepatch/third/force
    + /sys/kernel/livepatch/third/replace: 1
    + /sys/kernel/livepatch/third/stack_order: 2
    + /sys/kernel/livepatch/third/transition: 1
    + /sys/kernel/livepatch/third/vmlinux/
    + /sys/kernel/livepatch/third/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/third/vmlinux/patched: 1
    + /sys/kernel/livepatch/third/vmlinux/version_proc_show,1/
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'third': completing patching transition
    [notice] livepatch: 'third': patching complete
    transition: third (to patched) → none
    listed: first, third → third
    first enabled: yes → no
    first free queued: no → yes
    first / vmlinux loaded: yes → no
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    third / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    func_stack vmlinux:cmdline_proc_show: third (nop) over first → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/first/enabled: 1 → 0
    - /sys/kernel/livepatch/first/vmlinux/
    - /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/first/vmlinux/patched
    /sys/kernel/livepatch/third/stack_order: 2 → 1
    /sys/kernel/livepatch/third/transition: 1 → 0
    - /sys/kernel/livepatch/third/vmlinux/cmdline_proc_show,1/
  `);
});

test('2: load second stays in transition; retry completes patching', () => {
  const { step } = boot();
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: none → first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/replace: 0
    + /sys/kernel/livepatch/first/stack_order: 1
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/patched: 1
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    first / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: first → first, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:uptime_proc_show: empty → second
    handler vmlinux:uptime_proc_show: none → registered
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/replace: 0
    + /sys/kernel/livepatch/second/stack_order: 2
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/patched: 1
    + /sys/kernel/livepatch/second/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    second / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > load third
    [notice] livepatch: enabling patch 'third'
    [debug] livepatch: 'third': initializing patching transition
    [notice] livepatch: 'third': starting patching transition
    → 0
    transition: none → third (to patched)
    listed: first, second → first, second, third
    third loaded: no → yes
    third enabled: no → yes
    third references: 0 → 1
    third / vmlinux loaded: no → yes
    third / vmlinux patched: no → yes
    third / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: first → third (nop) over first
    func_stack vmlinux:uptime_proc_show: second → third (nop) over second
    func_stack vmlinux:version_proc_show: empty → third
    handler vmlinux:version_proc_show: none → registered
    + /sys/kernel/livepatch/third/
    + /sys/kernel/livepatch/third/enabled: 1
    + /sys/kernel/livepatch/third/force
    + /sys/kernel/livepatch/third/replace: 1
    + /sys/kernel/livepatch/third/stack_order: 3
    + /sys/kernel/livepatch/third/transition: 1
    + /sys/kernel/livepatch/third/vmlinux/
    + /sys/kernel/livepatch/third/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/third/vmlinux/patched: 1
    + /sys/kernel/livepatch/third/vmlinux/uptime_proc_show,1/
    + /sys/kernel/livepatch/third/vmlinux/version_proc_show,1/
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'third': completing patching transition
    [notice] livepatch: 'third': patching complete
    transition: third (to patched) → none
    listed: first, second, third → third
    first enabled: yes → no
    first free queued: no → yes
    first / vmlinux loaded: yes → no
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: live → clean
    second enabled: yes → no
    second free queued: no → yes
    second / vmlinux loaded: yes → no
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    third / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    func_stack vmlinux:cmdline_proc_show: third (nop) over first → empty
    handler vmlinux:cmdline_proc_show: registered → none
    func_stack vmlinux:uptime_proc_show: third (nop) over second → empty
    handler vmlinux:uptime_proc_show: registered → none
    /sys/kernel/livepatch/first/enabled: 1 → 0
    - /sys/kernel/livepatch/first/vmlinux/
    - /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/first/vmlinux/patched
    /sys/kernel/livepatch/second/enabled: 1 → 0
    /sys/kernel/livepatch/second/stack_order: 2 → 1
    - /sys/kernel/livepatch/second/vmlinux/
    - /sys/kernel/livepatch/second/vmlinux/patched
    - /sys/kernel/livepatch/second/vmlinux/uptime_proc_show,1/
    /sys/kernel/livepatch/third/stack_order: 3 → 1
    /sys/kernel/livepatch/third/transition: 1 → 0
    - /sys/kernel/livepatch/third/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/third/vmlinux/uptime_proc_show,1/
  `);
});

test('3: write first enabled 0 reverses; resched worker moves worker; retry completes the reversal to unpatching; …', () => {
  const { step } = boot();
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: none → first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/replace: 0
    + /sys/kernel/livepatch/first/stack_order: 1
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/patched: 1
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': reversing transition from patching to unpatching
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: first (to patched) → first (to unpatched)
    first enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > resched worker
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    transition: first (to unpatched) → none
    listed: first → none
    first free queued: no → yes
    first / vmlinux loaded: yes → no
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: prepared → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: first → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/first/stack_order: 1 → 0
    /sys/kernel/livepatch/first/transition: 1 → 0
    - /sys/kernel/livepatch/first/vmlinux/
    - /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/first/vmlinux/patched
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: none → second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:uptime_proc_show: empty → second
    handler vmlinux:uptime_proc_show: none → registered
    /sys/kernel/livepatch/first/stack_order: 0 → 1
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/replace: 0
    + /sys/kernel/livepatch/second/stack_order: 1
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/patched: 1
    + /sys/kernel/livepatch/second/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > retry
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': reversing transition from patching to unpatching
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: second (to patched) → second (to unpatched)
    second enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > resched worker
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    transition: second (to unpatched) → none
    listed: second → none
    second free queued: no → yes
    second / vmlinux loaded: yes → no
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: prepared → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:uptime_proc_show: second → empty
    handler vmlinux:uptime_proc_show: registered → none
    /sys/kernel/livepatch/first/stack_order: 1 → 0
    /sys/kernel/livepatch/second/stack_order: 1 → 0
    /sys/kernel/livepatch/second/transition: 1 → 0
    - /sys/kernel/livepatch/second/vmlinux/
    - /sys/kernel/livepatch/second/vmlinux/patched
    - /sys/kernel/livepatch/second/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > load third
    [notice] livepatch: enabling patch 'third'
    [debug] livepatch: 'third': initializing patching transition
    [notice] livepatch: 'third': starting patching transition
    → 0
    transition: none → third (to patched)
    listed: none → third
    third loaded: no → yes
    third enabled: no → yes
    third references: 0 → 1
    third / vmlinux loaded: no → yes
    third / vmlinux patched: no → yes
    third / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:version_proc_show: empty → third
    handler vmlinux:version_proc_show: none → registered
    /sys/kernel/livepatch/first/stack_order: 0 → 1
    /sys/kernel/livepatch/second/stack_order: 0 → 1
    + /sys/kernel/livepatch/third/
    + /sys/kernel/livepatch/third/enabled: 1
    + /sys/kernel/livepatch/third/force
    + /sys/kernel/livepatch/third/replace: 1
    + /sys/kernel/livepatch/third/stack_order: 1
    + /sys/kernel/livepatch/third/transition: 1
    + /sys/kernel/livepatch/third/vmlinux/
    + /sys/kernel/livepatch/third/vmlinux/patched: 1
    + /sys/kernel/livepatch/third/vmlinux/version_proc_show,1/
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > write third enabled 0
    [debug] livepatch: 'third': reversing transition from patching to unpatching
    [notice] livepatch: 'third': starting unpatching transition
    → 0
    transition: third (to patched) → third (to unpatched)
    third enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/third/enabled: 1 → 0
  `);
});

test('4: write first enabled 0 fails with EBUSY; write first enabled 0 stays in transition; …', () => {
  const { step } = boot();
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: none → first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/replace: 0
    + /sys/kernel/livepatch/first/stack_order: 1
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/patched: 1
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    first / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: first → first, second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:uptime_proc_show: empty → second
    handler vmlinux:uptime_proc_show: none → registered
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/replace: 0
    + /sys/kernel/livepatch/second/stack_order: 2
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/patched: 1
    + /sys/kernel/livepatch/second/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > write first enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    second / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': initializing unpatching transition
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: none → first (to unpatched)
    first enabled: yes → no
    first / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/first/enabled: 1 → 0
    /sys/kernel/livepatch/first/transition: 0 → 1
  `);
  step(`
    > write second enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > resched worker
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    transition: first (to unpatched) → none
    listed: first, second → second
    first free queued: no → yes
    first / vmlinux loaded: yes → no
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: leaving → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: first → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/first/transition: 1 → 0
    - /sys/kernel/livepatch/first/vmlinux/
    - /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/first/vmlinux/patched
    /sys/kernel/livepatch/second/stack_order: 2 → 1
  `);
  step(`
    > load third
    [notice] livepatch: enabling patch 'third'
    [debug] livepatch: 'third': initializing patching transition
    [notice] livepatch: 'third': starting patching transition
    → 0
    transition: none → third (to patched)
    listed: second → second, third
    third loaded: no → yes
    third enabled: no → yes
    third references: 0 → 1
    third / vmlinux loaded: no → yes
    third / vmlinux patched: no → yes
    third / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:uptime_proc_show: second → third (nop) over second
    func_stack vmlinux:version_proc_show: empty → third
    handler vmlinux:version_proc_show: none → registered
    /sys/kernel/livepatch/first/stack_order: 1 → 2
    + /sys/kernel/livepatch/third/
    + /sys/kernel/livepatch/third/enabled: 1
    + /sys/kernel/livepatch/third/force
    + /sys/kernel/livepatch/third/replace: 1
    + /sys/kernel/livepatch/third/stack_order: 2
    + /sys/kernel/livepatch/third/transition: 1
    + /sys/kernel/livepatch/third/vmlinux/
    + /sys/kernel/livepatch/third/vmlinux/patched: 1
    + /sys/kernel/livepatch/third/vmlinux/uptime_proc_show,1/
    + /sys/kernel/livepatch/third/vmlinux/version_proc_show,1/
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'third': completing patching transition
    [notice] livepatch: 'third': patching complete
    transition: third (to patched) → none
    listed: second, third → third
    second enabled: yes → no
    second free queued: no → yes
    second / vmlinux loaded: yes → no
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: live → clean
    third / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    func_stack vmlinux:uptime_proc_show: third (nop) over second → empty
    handler vmlinux:uptime_proc_show: registered → none
    /sys/kernel/livepatch/first/stack_order: 2 → 1
    /sys/kernel/livepatch/second/enabled: 1 → 0
    - /sys/kernel/livepatch/second/vmlinux/
    - /sys/kernel/livepatch/second/vmlinux/patched
    - /sys/kernel/livepatch/second/vmlinux/uptime_proc_show,1/
    /sys/kernel/livepatch/third/stack_order: 2 → 1
    /sys/kernel/livepatch/third/transition: 1 → 0
    - /sys/kernel/livepatch/third/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > free first
    first references: 1 → 0
    first free queued: yes → no
    - /sys/kernel/livepatch/first/
    - /sys/kernel/livepatch/first/enabled
    - /sys/kernel/livepatch/first/force
    - /sys/kernel/livepatch/first/replace
    - /sys/kernel/livepatch/first/stack_order
    - /sys/kernel/livepatch/first/transition
  `);
  step(`
    > unload first
    → 0
    first loaded: yes → no
  `);
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: third → third, first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/second/stack_order: 1 → 2
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/replace: 0
    + /sys/kernel/livepatch/first/stack_order: 2
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/patched: 1
  `);
  step(`
    > write third enabled 0
    → -EBUSY: Device or resource busy
  `);
});

test('5: write second enabled 0 stays in transition; retry completes unpatching; retry completes patching; …', () => {
  const { step } = boot();
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: none → first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/replace: 0
    + /sys/kernel/livepatch/first/stack_order: 1
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/patched: 1
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing patching transition
    [notice] livepatch: 'first': patching complete
    transition: first (to patched) → none
    first / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/first/transition: 1 → 0
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': initializing unpatching transition
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: none → first (to unpatched)
    first enabled: yes → no
    first / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/first/enabled: 1 → 0
    /sys/kernel/livepatch/first/transition: 0 → 1
  `);
  step(`
    > resched worker
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    transition: first (to unpatched) → none
    listed: first → none
    first free queued: no → yes
    first / vmlinux loaded: yes → no
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: leaving → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: first → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/first/stack_order: 1 → 0
    /sys/kernel/livepatch/first/transition: 1 → 0
    - /sys/kernel/livepatch/first/vmlinux/
    - /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/first/vmlinux/patched
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: none → second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:uptime_proc_show: empty → second
    handler vmlinux:uptime_proc_show: none → registered
    /sys/kernel/livepatch/first/stack_order: 0 → 1
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/replace: 0
    + /sys/kernel/livepatch/second/stack_order: 1
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/patched: 1
    + /sys/kernel/livepatch/second/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing patching transition
    [notice] livepatch: 'second': patching complete
    transition: second (to patched) → none
    second / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/second/transition: 1 → 0
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': initializing unpatching transition
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: none → second (to unpatched)
    second enabled: yes → no
    second / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/second/enabled: 1 → 0
    /sys/kernel/livepatch/second/transition: 0 → 1
  `);
  step(`
    > resched worker
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    transition: second (to unpatched) → none
    listed: second → none
    second free queued: no → yes
    second / vmlinux loaded: yes → no
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: leaving → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:uptime_proc_show: second → empty
    handler vmlinux:uptime_proc_show: registered → none
    /sys/kernel/livepatch/first/stack_order: 1 → 0
    /sys/kernel/livepatch/second/stack_order: 1 → 0
    /sys/kernel/livepatch/second/transition: 1 → 0
    - /sys/kernel/livepatch/second/vmlinux/
    - /sys/kernel/livepatch/second/vmlinux/patched
    - /sys/kernel/livepatch/second/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > load third
    [notice] livepatch: enabling patch 'third'
    [debug] livepatch: 'third': initializing patching transition
    [notice] livepatch: 'third': starting patching transition
    → 0
    transition: none → third (to patched)
    listed: none → third
    third loaded: no → yes
    third enabled: no → yes
    third references: 0 → 1
    third / vmlinux loaded: no → yes
    third / vmlinux patched: no → yes
    third / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:version_proc_show: empty → third
    handler vmlinux:version_proc_show: none → registered
    /sys/kernel/livepatch/first/stack_order: 0 → 1
    /sys/kernel/livepatch/second/stack_order: 0 → 1
    + /sys/kernel/livepatch/third/
    + /sys/kernel/livepatch/third/enabled: 1
    + /sys/kernel/livepatch/third/force
    + /sys/kernel/livepatch/third/replace: 1
    + /sys/kernel/livepatch/third/stack_order: 1
    + /sys/kernel/livepatch/third/transition: 1
    + /sys/kernel/livepatch/third/vmlinux/
    + /sys/kernel/livepatch/third/vmlinux/patched: 1
    + /sys/kernel/livepatch/third/vmlinux/version_proc_show,1/
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'third': completing patching transition
    [notice] livepatch: 'third': patching complete
    transition: third (to patched) → none
    third / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/third/transition: 1 → 0
  `);
  step(`
    > write third enabled 0
    [debug] livepatch: 'third': initializing unpatching transition
    [notice] livepatch: 'third': starting unpatching transition
    → 0
    transition: none → third (to unpatched)
    third enabled: yes → no
    third / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/third/enabled: 1 → 0
    /sys/kernel/livepatch/third/transition: 0 → 1
  `);
  step(`
    > resched worker
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'third': completing unpatching transition
    [notice] livepatch: 'third': unpatching complete
    transition: third (to unpatched) → none
    listed: third → none
    third free queued: no → yes
    third / vmlinux loaded: yes → no
    third / vmlinux patched: yes → no
    third / vmlinux callbacks: leaving → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:version_proc_show: third → empty
    handler vmlinux:version_proc_show: registered → none
    /sys/kernel/livepatch/first/stack_order: 1 → 0
    /sys/kernel/livepatch/second/stack_order: 1 → 0
    /sys/kernel/livepatch/third/stack_order: 1 → 0
    /sys/kernel/livepatch/third/transition: 1 → 0
    - /sys/kernel/livepatch/third/vmlinux/
    - /sys/kernel/livepatch/third/vmlinux/patched
    - /sys/kernel/livepatch/third/vmlinux/version_proc_show,1/
  `);
});

test('6: write first enabled 0 reverses; write first enabled 0 fails with EINVAL; unload first fails with EAGAIN; …', () => {
  const { step } = boot();
  step(`
    > load first
    [notice] livepatch: enabling patch 'first'
    [debug] livepatch: 'first': initializing patching transition
    [notice] livepatch: 'first': starting patching transition
    → 0
    transition: none → first (to patched)
    listed: none → first
    first loaded: no → yes
    first enabled: no → yes
    first references: 0 → 1
    first / vmlinux loaded: no → yes
    first / vmlinux patched: no → yes
    first / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → first
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/first/
    + /sys/kernel/livepatch/first/enabled: 1
    + /sys/kernel/livepatch/first/force
    + /sys/kernel/livepatch/first/replace: 0
    + /sys/kernel/livepatch/first/stack_order: 1
    + /sys/kernel/livepatch/first/transition: 1
    + /sys/kernel/livepatch/first/vmlinux/
    + /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/first/vmlinux/patched: 1
  `);
  step(`
    > write first enabled 0
    [debug] livepatch: 'first': reversing transition from patching to unpatching
    [notice] livepatch: 'first': starting unpatching transition
    → 0
    transition: first (to patched) → first (to unpatched)
    first enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/first/enabled: 1 → 0
  `);
  step(`
    > write first enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload first
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > load second
    → -EBUSY: Device or resource busy
  `);
  step(`
    > load third
    → -EBUSY: Device or resource busy
  `);
  step(`
    > retry
    [debug] livepatch: 'first': completing unpatching transition
    [notice] livepatch: 'first': unpatching complete
    transition: first (to unpatched) → none
    listed: first → none
    first free queued: no → yes
    first / vmlinux loaded: yes → no
    first / vmlinux patched: yes → no
    first / vmlinux callbacks: prepared → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: first → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/first/stack_order: 1 → 0
    /sys/kernel/livepatch/first/transition: 1 → 0
    - /sys/kernel/livepatch/first/vmlinux/
    - /sys/kernel/livepatch/first/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/first/vmlinux/patched
  `);
  step(`
    > free first
    first references: 1 → 0
    first free queued: yes → no
    - /sys/kernel/livepatch/first/
    - /sys/kernel/livepatch/first/enabled
    - /sys/kernel/livepatch/first/force
    - /sys/kernel/livepatch/first/replace
    - /sys/kernel/livepatch/first/stack_order
    - /sys/kernel/livepatch/first/transition
  `);
  step(`
    > unload first
    → 0
    first loaded: yes → no
  `);
  step(`
    > load second
    [notice] livepatch: enabling patch 'second'
    [debug] livepatch: 'second': initializing patching transition
    [notice] livepatch: 'second': starting patching transition
    → 0
    transition: none → second (to patched)
    listed: none → second
    second loaded: no → yes
    second enabled: no → yes
    second references: 0 → 1
    second / vmlinux loaded: no → yes
    second / vmlinux patched: no → yes
    second / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:uptime_proc_show: empty → second
    handler vmlinux:uptime_proc_show: none → registered
    + /sys/kernel/livepatch/second/
    + /sys/kernel/livepatch/second/enabled: 1
    + /sys/kernel/livepatch/second/force
    + /sys/kernel/livepatch/second/replace: 0
    + /sys/kernel/livepatch/second/stack_order: 1
    + /sys/kernel/livepatch/second/transition: 1
    + /sys/kernel/livepatch/second/vmlinux/
    + /sys/kernel/livepatch/second/vmlinux/patched: 1
    + /sys/kernel/livepatch/second/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > load first
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write second enabled 0
    [debug] livepatch: 'second': reversing transition from patching to unpatching
    [notice] livepatch: 'second': starting unpatching transition
    → 0
    transition: second (to patched) → second (to unpatched)
    second enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/second/enabled: 1 → 0
  `);
  step(`
    > write second enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload second
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > retry
    [debug] livepatch: 'second': completing unpatching transition
    [notice] livepatch: 'second': unpatching complete
    transition: second (to unpatched) → none
    listed: second → none
    second free queued: no → yes
    second / vmlinux loaded: yes → no
    second / vmlinux patched: yes → no
    second / vmlinux callbacks: prepared → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:uptime_proc_show: second → empty
    handler vmlinux:uptime_proc_show: registered → none
    /sys/kernel/livepatch/second/stack_order: 1 → 0
    /sys/kernel/livepatch/second/transition: 1 → 0
    - /sys/kernel/livepatch/second/vmlinux/
    - /sys/kernel/livepatch/second/vmlinux/patched
    - /sys/kernel/livepatch/second/vmlinux/uptime_proc_show,1/
  `);
  step(`
    > free second
    second references: 1 → 0
    second free queued: yes → no
    - /sys/kernel/livepatch/second/
    - /sys/kernel/livepatch/second/enabled
    - /sys/kernel/livepatch/second/force
    - /sys/kernel/livepatch/second/replace
    - /sys/kernel/livepatch/second/stack_order
    - /sys/kernel/livepatch/second/transition
  `);
  step(`
    > unload second
    → 0
    second loaded: yes → no
  `);
  step(`
    > load third
    [notice] livepatch: enabling patch 'third'
    [debug] livepatch: 'third': initializing patching transition
    [notice] livepatch: 'third': starting patching transition
    → 0
    transition: none → third (to patched)
    listed: none → third
    third loaded: no → yes
    third enabled: no → yes
    third references: 0 → 1
    third / vmlinux loaded: no → yes
    third / vmlinux patched: no → yes
    third / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:version_proc_show: empty → third
    handler vmlinux:version_proc_show: none → registered
    + /sys/kernel/livepatch/third/
    + /sys/kernel/livepatch/third/enabled: 1
    + /sys/kernel/livepatch/third/force
    + /sys/kernel/livepatch/third/replace: 1
    + /sys/kernel/livepatch/third/stack_order: 1
    + /sys/kernel/livepatch/third/transition: 1
    + /sys/kernel/livepatch/third/vmlinux/
    + /sys/kernel/livepatch/third/vmlinux/patched: 1
    + /sys/kernel/livepatch/third/vmlinux/version_proc_show,1/
  `);
  step(`
    > write third enabled 0
    [debug] livepatch: 'third': reversing transition from patching to unpatching
    [notice] livepatch: 'third': starting unpatching transition
    → 0
    transition: third (to patched) → third (to unpatched)
    third enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/third/enabled: 1 → 0
  `);
  step(`
    > write third enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload third
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > retry
    [debug] livepatch: 'third': completing unpatching transition
    [notice] livepatch: 'third': unpatching complete
    transition: third (to unpatched) → none
    listed: third → none
    third free queued: no → yes
    third / vmlinux loaded: yes → no
    third / vmlinux patched: yes → no
    third / vmlinux callbacks: prepared → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:version_proc_show: third → empty
    handler vmlinux:version_proc_show: registered → none
    /sys/kernel/livepatch/third/stack_order: 1 → 0
    /sys/kernel/livepatch/third/transition: 1 → 0
    - /sys/kernel/livepatch/third/vmlinux/
    - /sys/kernel/livepatch/third/vmlinux/patched
    - /sys/kernel/livepatch/third/vmlinux/version_proc_show,1/
  `);
  step(`
    > free third
    third references: 1 → 0
    third free queued: yes → no
    - /sys/kernel/livepatch/third/
    - /sys/kernel/livepatch/third/enabled
    - /sys/kernel/livepatch/third/force
    - /sys/kernel/livepatch/third/replace
    - /sys/kernel/livepatch/third/stack_order
    - /sys/kernel/livepatch/third/transition
  `);
  step(`
    > unload third
    → 0
    third loaded: yes → no
  `);
});
