// The disabling of a patch that lies under another is reversed
//
// Generated from spec/scenarios/stacks/lower-one-reversed.yaml and machines/ by `npx klp generate stacks/lower-one-reversed`; do not edit.
// 664 states, 4246 transitions, 63 signatures of macrosteps;
// 10 tests with 140 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('stacks/lower-one-reversed');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    base loaded: no
    base enabled: no
    base forced: no
    base references: 0
    base free queued: no
    base / vmlinux loaded: no
    base / vmlinux patched: no
    base / vmlinux callbacks: clean
    top loaded: no
    top enabled: no
    top forced: no
    top references: 0
    top free queued: no
    top / vmlinux loaded: no
    top / vmlinux patched: no
    top / vmlinux callbacks: clean
    dreamer alive: yes
    dreamer running: no
    dreamer patch_state: -1
    dreamer pending: no
    dreamer stack: vmlinux:show (original)
    runner alive: yes
    runner running: no
    runner patch_state: -1
    runner pending: no
    runner stack: empty
    func_stack vmlinux:show: empty
    handler vmlinux:show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load base stays in transition; retry completes patching', () => {
  const { step } = boot();
  step(`
    > wake dreamer
    dreamer running: no → yes
  `);
  step(`
    > leave dreamer
    dreamer stack: vmlinux:show (original) → empty
  `);
  step(`
    > wake runner
    runner running: no → yes
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    dreamer patch_state: -1 → 0
    dreamer pending: no → yes
    runner patch_state: -1 → 0
    runner pending: no → yes
    func_stack vmlinux:show: empty → base
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/replace: 0
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/patched: 1
    + /sys/kernel/livepatch/base/vmlinux/show,1/
  `);
  step(`
    > sleep dreamer
    dreamer running: yes → no
  `);
  step(`
    > sleep runner
    runner running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: prepared → live
    dreamer patch_state: 0 → -1
    dreamer pending: yes → no
    runner patch_state: 0 → -1
    runner pending: yes → no
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
});

test('2: load base stays in transition; write base enabled 0 reverses; retry completes the reversal to unpatching', () => {
  const { step } = boot();
  step(`
    > wake dreamer
    dreamer running: no → yes
  `);
  step(`
    > leave dreamer
    dreamer stack: vmlinux:show (original) → empty
  `);
  step(`
    > sleep dreamer
    dreamer running: yes → no
  `);
  step(`
    > wake runner
    runner running: no → yes
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    dreamer patch_state: -1 → 1
    runner patch_state: -1 → 0
    runner pending: no → yes
    func_stack vmlinux:show: empty → base
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/replace: 0
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/patched: 1
    + /sys/kernel/livepatch/base/vmlinux/show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    dreamer pending: no → yes
    runner pending: yes → no
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    transition: base (to unpatched) → none
    listed: base → none
    base free queued: no → yes
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: prepared → clean
    dreamer patch_state: 1 → -1
    dreamer pending: yes → no
    runner patch_state: 0 → -1
    func_stack vmlinux:show: base → empty
    handler vmlinux:show: registered → none
    /sys/kernel/livepatch/base/transition: 1 → 0
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/patched
    - /sys/kernel/livepatch/base/vmlinux/show,1/
  `);
});

test('3: load base stays in transition; write base enabled 0 reverses; retry completes the reversal to unpatching; …', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    dreamer patch_state: -1 → 0
    dreamer pending: no → yes
    runner patch_state: -1 → 1
    func_stack vmlinux:show: empty → base
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/replace: 0
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/patched: 1
    + /sys/kernel/livepatch/base/vmlinux/show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    dreamer pending: yes → no
    runner pending: no → yes
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    transition: base (to unpatched) → none
    listed: base → none
    base free queued: no → yes
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: prepared → clean
    dreamer patch_state: 0 → -1
    runner patch_state: 1 → -1
    runner pending: yes → no
    func_stack vmlinux:show: base → empty
    handler vmlinux:show: registered → none
    /sys/kernel/livepatch/base/transition: 1 → 0
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/patched
    - /sys/kernel/livepatch/base/vmlinux/show,1/
  `);
  step(`
    > wake dreamer
    dreamer running: no → yes
  `);
  step(`
    > leave dreamer
    dreamer stack: vmlinux:show (original) → empty
  `);
  step(`
    > wake runner
    runner running: no → yes
  `);
  step(`
    > load top
    [notice] livepatch: enabling patch 'top'
    [debug] livepatch: 'top': initializing patching transition
    [notice] livepatch: 'top': starting patching transition
    → 0
    transition: none → top (to patched)
    listed: none → top
    top loaded: no → yes
    top enabled: no → yes
    top references: 0 → 1
    top / vmlinux loaded: no → yes
    top / vmlinux patched: no → yes
    top / vmlinux callbacks: clean → prepared
    dreamer patch_state: -1 → 0
    dreamer pending: no → yes
    runner patch_state: -1 → 0
    runner pending: no → yes
    func_stack vmlinux:show: empty → top
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/top/
    + /sys/kernel/livepatch/top/enabled: 1
    + /sys/kernel/livepatch/top/force
    + /sys/kernel/livepatch/top/replace: 0
    + /sys/kernel/livepatch/top/transition: 1
    + /sys/kernel/livepatch/top/vmlinux/
    + /sys/kernel/livepatch/top/vmlinux/patched: 1
    + /sys/kernel/livepatch/top/vmlinux/show,1/
  `);
  step(`
    > sleep dreamer
    dreamer running: yes → no
  `);
  step(`
    > retry
    dreamer patch_state: 0 → 1
    dreamer pending: yes → no
  `);
});

test('4: write base force 1 forces; write base enabled 0 reverses; retry completes the reversal to unpatching; retry moves runner', () => {
  const { step } = boot();
  step(`
    > wake runner
    runner running: no → yes
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    dreamer patch_state: -1 → 0
    dreamer pending: no → yes
    runner patch_state: -1 → 0
    runner pending: no → yes
    func_stack vmlinux:show: empty → base
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/replace: 0
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/patched: 1
    + /sys/kernel/livepatch/base/vmlinux/show,1/
  `);
  step(`
    > write base force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    dreamer patch_state: 0 → 1
    dreamer pending: yes → no
    runner patch_state: 0 → 1
    runner pending: yes → no
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    dreamer pending: no → yes
    runner pending: no → yes
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > write base force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    base forced: no → yes
    dreamer patch_state: 1 → 0
    dreamer pending: yes → no
    runner patch_state: 1 → 0
    runner pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    transition: base (to unpatched) → none
    listed: base → none
    base free queued: no → yes
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: prepared → clean
    dreamer patch_state: 0 → -1
    runner patch_state: 0 → -1
    func_stack vmlinux:show: base → empty
    handler vmlinux:show: registered → none
    /sys/kernel/livepatch/base/transition: 1 → 0
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/patched
    - /sys/kernel/livepatch/base/vmlinux/show,1/
  `);
  step(`
    > load top
    [notice] livepatch: enabling patch 'top'
    [debug] livepatch: 'top': initializing patching transition
    [notice] livepatch: 'top': starting patching transition
    → 0
    transition: none → top (to patched)
    listed: none → top
    top loaded: no → yes
    top enabled: no → yes
    top references: 0 → 1
    top / vmlinux loaded: no → yes
    top / vmlinux patched: no → yes
    top / vmlinux callbacks: clean → prepared
    dreamer patch_state: -1 → 0
    dreamer pending: no → yes
    runner patch_state: -1 → 0
    runner pending: no → yes
    func_stack vmlinux:show: empty → top
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/top/
    + /sys/kernel/livepatch/top/enabled: 1
    + /sys/kernel/livepatch/top/force
    + /sys/kernel/livepatch/top/replace: 0
    + /sys/kernel/livepatch/top/transition: 1
    + /sys/kernel/livepatch/top/vmlinux/
    + /sys/kernel/livepatch/top/vmlinux/patched: 1
    + /sys/kernel/livepatch/top/vmlinux/show,1/
  `);
  step(`
    > sleep runner
    runner running: yes → no
  `);
  step(`
    > retry
    runner patch_state: 0 → 1
    runner pending: yes → no
  `);
});

test('5: write base force 1 forces; retry moves runner; write base enabled 1 reverses; retry completes patching; …', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    dreamer patch_state: -1 → 0
    dreamer pending: no → yes
    runner patch_state: -1 → 1
    func_stack vmlinux:show: empty → base
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/replace: 0
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/patched: 1
    + /sys/kernel/livepatch/base/vmlinux/show,1/
  `);
  step(`
    > write base force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    dreamer patch_state: 0 → 1
    dreamer pending: yes → no
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    dreamer pending: no → yes
    runner pending: no → yes
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > wake dreamer
    dreamer running: no → yes
  `);
  step(`
    > retry
    runner patch_state: 1 → 0
    runner pending: yes → no
  `);
  step(`
    > write base enabled 1
    [debug] livepatch: 'base': reversing transition from unpatching to patching
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: base (to unpatched) → base (to patched)
    base enabled: no → yes
    dreamer pending: yes → no
    runner pending: no → yes
    /sys/kernel/livepatch/base/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: prepared → live
    dreamer patch_state: 1 → -1
    runner patch_state: 0 → -1
    runner pending: yes → no
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > wake runner
    runner running: no → yes
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: none → base (to unpatched)
    base enabled: yes → no
    base / vmlinux callbacks: live → leaving
    dreamer patch_state: -1 → 1
    dreamer pending: no → yes
    runner patch_state: -1 → 1
    runner pending: no → yes
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/base/transition: 0 → 1
  `);
  step(`
    > sleep dreamer
    dreamer running: yes → no
  `);
  step(`
    > sleep runner
    runner running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    transition: base (to unpatched) → none
    listed: base → none
    base free queued: no → yes
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: leaving → clean
    dreamer patch_state: 1 → -1
    dreamer pending: yes → no
    runner patch_state: 1 → -1
    runner pending: yes → no
    func_stack vmlinux:show: base → empty
    handler vmlinux:show: registered → none
    /sys/kernel/livepatch/base/transition: 1 → 0
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/patched
    - /sys/kernel/livepatch/base/vmlinux/show,1/
  `);
});

test('6: write base force 1 forces; write base enabled 1 reverses; retry completes the reversal to unpatching; …', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    dreamer patch_state: -1 → 0
    dreamer pending: no → yes
    runner patch_state: -1 → 1
    func_stack vmlinux:show: empty → base
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/replace: 0
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/patched: 1
    + /sys/kernel/livepatch/base/vmlinux/show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    dreamer pending: yes → no
    runner pending: no → yes
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > write base force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    base forced: no → yes
    runner patch_state: 1 → 0
    runner pending: yes → no
  `);
  step(`
    > write base enabled 1
    [debug] livepatch: 'base': reversing transition from unpatching to patching
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: base (to unpatched) → base (to patched)
    base enabled: no → yes
    dreamer pending: no → yes
    runner pending: no → yes
    /sys/kernel/livepatch/base/enabled: 0 → 1
  `);
  step(`
    > write base force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    dreamer patch_state: 0 → 1
    dreamer pending: yes → no
    runner patch_state: 0 → 1
    runner pending: yes → no
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    dreamer pending: no → yes
    runner pending: no → yes
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    transition: base (to unpatched) → none
    listed: base → none
    base free queued: no → yes
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: prepared → clean
    dreamer patch_state: 1 → -1
    dreamer pending: yes → no
    runner patch_state: 1 → -1
    runner pending: yes → no
    func_stack vmlinux:show: base → empty
    handler vmlinux:show: registered → none
    /sys/kernel/livepatch/base/transition: 1 → 0
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/patched
    - /sys/kernel/livepatch/base/vmlinux/show,1/
  `);
  step(`
    > wake dreamer
    dreamer running: no → yes
  `);
  step(`
    > leave dreamer
    dreamer stack: vmlinux:show (original) → empty
  `);
  step(`
    > sleep dreamer
    dreamer running: yes → no
  `);
  step(`
    > wake runner
    runner running: no → yes
  `);
  step(`
    > load top
    [notice] livepatch: enabling patch 'top'
    [debug] livepatch: 'top': initializing patching transition
    [notice] livepatch: 'top': starting patching transition
    → 0
    transition: none → top (to patched)
    listed: none → top
    top loaded: no → yes
    top enabled: no → yes
    top references: 0 → 1
    top / vmlinux loaded: no → yes
    top / vmlinux patched: no → yes
    top / vmlinux callbacks: clean → prepared
    dreamer patch_state: -1 → 1
    runner patch_state: -1 → 0
    runner pending: no → yes
    func_stack vmlinux:show: empty → top
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/top/
    + /sys/kernel/livepatch/top/enabled: 1
    + /sys/kernel/livepatch/top/force
    + /sys/kernel/livepatch/top/replace: 0
    + /sys/kernel/livepatch/top/transition: 1
    + /sys/kernel/livepatch/top/vmlinux/
    + /sys/kernel/livepatch/top/vmlinux/patched: 1
    + /sys/kernel/livepatch/top/vmlinux/show,1/
  `);
  step(`
    > sleep runner
    runner running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'top': completing patching transition
    [notice] livepatch: 'top': patching complete
    transition: top (to patched) → none
    top / vmlinux callbacks: prepared → live
    dreamer patch_state: 1 → -1
    runner patch_state: 0 → -1
    runner pending: yes → no
    /sys/kernel/livepatch/top/transition: 1 → 0
  `);
});

test('7: load top stays in transition; load base fails with EBUSY; retry completes patching; load base completes patching; …', () => {
  const { step } = boot();
  step(`
    > load top
    [notice] livepatch: enabling patch 'top'
    [debug] livepatch: 'top': initializing patching transition
    [notice] livepatch: 'top': starting patching transition
    → 0
    transition: none → top (to patched)
    listed: none → top
    top loaded: no → yes
    top enabled: no → yes
    top references: 0 → 1
    top / vmlinux loaded: no → yes
    top / vmlinux patched: no → yes
    top / vmlinux callbacks: clean → prepared
    dreamer patch_state: -1 → 0
    dreamer pending: no → yes
    runner patch_state: -1 → 1
    func_stack vmlinux:show: empty → top
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/top/
    + /sys/kernel/livepatch/top/enabled: 1
    + /sys/kernel/livepatch/top/force
    + /sys/kernel/livepatch/top/replace: 0
    + /sys/kernel/livepatch/top/transition: 1
    + /sys/kernel/livepatch/top/vmlinux/
    + /sys/kernel/livepatch/top/vmlinux/patched: 1
    + /sys/kernel/livepatch/top/vmlinux/show,1/
  `);
  step(`
    > load base
    → -EBUSY: Device or resource busy
  `);
  step(`
    > retry
  `);
  step(`
    > wake dreamer
    dreamer running: no → yes
  `);
  step(`
    > leave dreamer
    dreamer stack: vmlinux:show (original) → empty
  `);
  step(`
    > sleep dreamer
    dreamer running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'top': completing patching transition
    [notice] livepatch: 'top': patching complete
    transition: top (to patched) → none
    top / vmlinux callbacks: prepared → live
    dreamer patch_state: 0 → -1
    dreamer pending: yes → no
    runner patch_state: 1 → -1
    /sys/kernel/livepatch/top/transition: 1 → 0
  `);
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    → 0
    listed: top → top, base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → live
    func_stack vmlinux:show: top → base over top
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/replace: 0
    + /sys/kernel/livepatch/base/transition: 0
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/patched: 1
    + /sys/kernel/livepatch/base/vmlinux/show,1/
  `);
  step(`
    > wake dreamer
    dreamer running: no → yes
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: none → base (to unpatched)
    base enabled: yes → no
    base / vmlinux callbacks: live → leaving
    dreamer patch_state: -1 → 1
    dreamer pending: no → yes
    runner patch_state: -1 → 0
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/base/transition: 0 → 1
  `);
  step(`
    > write base enabled 1
    [debug] livepatch: 'base': reversing transition from unpatching to patching
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: base (to unpatched) → base (to patched)
    base enabled: no → yes
    dreamer pending: yes → no
    runner pending: no → yes
    /sys/kernel/livepatch/base/enabled: 0 → 1
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    dreamer pending: no → yes
    runner pending: yes → no
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > write base force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    base forced: no → yes
    dreamer patch_state: 1 → 0
    dreamer pending: yes → no
  `);
  step(`
    > write base enabled 1
    [debug] livepatch: 'base': reversing transition from unpatching to patching
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: base (to unpatched) → base (to patched)
    base enabled: no → yes
    dreamer pending: no → yes
    runner pending: no → yes
    /sys/kernel/livepatch/base/enabled: 0 → 1
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    dreamer pending: yes → no
    runner pending: yes → no
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > write base force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    transition: base (to unpatched) → none
    listed: top, base → top
    base free queued: no → yes
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: leaving → clean
    dreamer patch_state: 0 → -1
    runner patch_state: 0 → -1
    func_stack vmlinux:show: base over top → top
    /sys/kernel/livepatch/base/transition: 1 → 0
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/patched
    - /sys/kernel/livepatch/base/vmlinux/show,1/
  `);
});

test('8: write base enabled 0 fails with EINVAL; write base enabled 1 reverses; write base enabled 1 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    dreamer patch_state: -1 → 0
    dreamer pending: no → yes
    runner patch_state: -1 → 1
    func_stack vmlinux:show: empty → base
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/replace: 0
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/patched: 1
    + /sys/kernel/livepatch/base/vmlinux/show,1/
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    dreamer pending: yes → no
    runner pending: no → yes
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > write base enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write base enabled 1
    [debug] livepatch: 'base': reversing transition from unpatching to patching
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: base (to unpatched) → base (to patched)
    base enabled: no → yes
    dreamer pending: no → yes
    runner pending: yes → no
    /sys/kernel/livepatch/base/enabled: 0 → 1
  `);
  step(`
    > write base enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > write base force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    dreamer patch_state: 0 → 1
    dreamer pending: yes → no
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    dreamer pending: no → yes
    runner pending: no → yes
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > write base enabled 1
    [debug] livepatch: 'base': reversing transition from unpatching to patching
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: base (to unpatched) → base (to patched)
    base enabled: no → yes
    dreamer pending: yes → no
    runner pending: yes → no
    /sys/kernel/livepatch/base/enabled: 0 → 1
  `);
  step(`
    > write base force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
  `);
  step(`
    > load top
    → -EBUSY: Device or resource busy
  `);
  step(`
    > wake dreamer
    dreamer running: no → yes
  `);
  step(`
    > leave dreamer
    dreamer stack: vmlinux:show (original) → empty
  `);
  step(`
    > sleep dreamer
    dreamer running: yes → no
  `);
  step(`
    > wake runner
    runner running: no → yes
  `);
  step(`
    > sleep runner
    runner running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: prepared → live
    dreamer patch_state: 1 → -1
    runner patch_state: 1 → -1
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    → 0
    listed: base → none
    base enabled: yes → no
    base free queued: no → yes
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: live → clean
    func_stack vmlinux:show: base → empty
    handler vmlinux:show: registered → none
    /sys/kernel/livepatch/base/enabled: 1 → 0
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/patched
    - /sys/kernel/livepatch/base/vmlinux/show,1/
  `);
  step(`
    > write base force 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > load top
    [notice] livepatch: enabling patch 'top'
    [debug] livepatch: 'top': initializing patching transition
    [notice] livepatch: 'top': starting patching transition
    [debug] livepatch: 'top': completing patching transition
    [notice] livepatch: 'top': patching complete
    → 0
    listed: none → top
    top loaded: no → yes
    top enabled: no → yes
    top references: 0 → 1
    top / vmlinux loaded: no → yes
    top / vmlinux patched: no → yes
    top / vmlinux callbacks: clean → live
    func_stack vmlinux:show: empty → top
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/top/
    + /sys/kernel/livepatch/top/enabled: 1
    + /sys/kernel/livepatch/top/force
    + /sys/kernel/livepatch/top/replace: 0
    + /sys/kernel/livepatch/top/transition: 0
    + /sys/kernel/livepatch/top/vmlinux/
    + /sys/kernel/livepatch/top/vmlinux/patched: 1
    + /sys/kernel/livepatch/top/vmlinux/show,1/
  `);
});

test('9: write base force 1 forces; retry completes the reversal to patching; write base enabled 0 fails with EBUSY; …', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    dreamer patch_state: -1 → 0
    dreamer pending: no → yes
    runner patch_state: -1 → 1
    func_stack vmlinux:show: empty → base
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/replace: 0
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/patched: 1
    + /sys/kernel/livepatch/base/vmlinux/show,1/
  `);
  step(`
    > write base force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    dreamer patch_state: 0 → 1
    dreamer pending: yes → no
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    dreamer pending: no → yes
    runner pending: no → yes
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > wake dreamer
    dreamer running: no → yes
  `);
  step(`
    > retry
    runner patch_state: 1 → 0
    runner pending: yes → no
  `);
  step(`
    > write base enabled 1
    [debug] livepatch: 'base': reversing transition from unpatching to patching
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: base (to unpatched) → base (to patched)
    base enabled: no → yes
    dreamer pending: yes → no
    runner pending: no → yes
    /sys/kernel/livepatch/base/enabled: 0 → 1
  `);
  step(`
    > write base force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    runner patch_state: 0 → 1
    runner pending: yes → no
  `);
  step(`
    > wake runner
    runner running: no → yes
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: prepared → live
    dreamer patch_state: 1 → -1
    runner patch_state: 1 → -1
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: none → base (to unpatched)
    base enabled: yes → no
    base / vmlinux callbacks: live → leaving
    dreamer patch_state: -1 → 1
    dreamer pending: no → yes
    runner patch_state: -1 → 1
    runner pending: no → yes
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/base/transition: 0 → 1
  `);
  step(`
    > write base enabled 1
    [debug] livepatch: 'base': reversing transition from unpatching to patching
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: base (to unpatched) → base (to patched)
    base enabled: no → yes
    dreamer pending: yes → no
    runner pending: yes → no
    /sys/kernel/livepatch/base/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: leaving → live
    dreamer patch_state: 1 → -1
    runner patch_state: 1 → -1
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > load top
    [notice] livepatch: enabling patch 'top'
    [debug] livepatch: 'top': initializing patching transition
    [notice] livepatch: 'top': starting patching transition
    → 0
    transition: none → top (to patched)
    listed: base → base, top
    top loaded: no → yes
    top enabled: no → yes
    top references: 0 → 1
    top / vmlinux loaded: no → yes
    top / vmlinux patched: no → yes
    top / vmlinux callbacks: clean → prepared
    dreamer patch_state: -1 → 0
    dreamer pending: no → yes
    runner patch_state: -1 → 0
    runner pending: no → yes
    func_stack vmlinux:show: base → top over base
    + /sys/kernel/livepatch/top/
    + /sys/kernel/livepatch/top/enabled: 1
    + /sys/kernel/livepatch/top/force
    + /sys/kernel/livepatch/top/replace: 0
    + /sys/kernel/livepatch/top/transition: 1
    + /sys/kernel/livepatch/top/vmlinux/
    + /sys/kernel/livepatch/top/vmlinux/patched: 1
    + /sys/kernel/livepatch/top/vmlinux/show,1/
  `);
  step(`
    > write base enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > sleep dreamer
    dreamer running: yes → no
  `);
  step(`
    > sleep runner
    runner running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'top': completing patching transition
    [notice] livepatch: 'top': patching complete
    transition: top (to patched) → none
    top / vmlinux callbacks: prepared → live
    dreamer patch_state: 0 → -1
    dreamer pending: yes → no
    runner patch_state: 0 → -1
    runner pending: yes → no
    /sys/kernel/livepatch/top/transition: 1 → 0
  `);
  step(`
    > wake runner
    runner running: no → yes
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: none → base (to unpatched)
    base enabled: yes → no
    base / vmlinux callbacks: live → leaving
    dreamer patch_state: -1 → 0
    runner patch_state: -1 → 1
    runner pending: no → yes
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/base/transition: 0 → 1
  `);
  step(`
    > sleep runner
    runner running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    transition: base (to unpatched) → none
    listed: base, top → top
    base free queued: no → yes
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: leaving → clean
    dreamer patch_state: 0 → -1
    runner patch_state: 1 → -1
    runner pending: yes → no
    func_stack vmlinux:show: top over base → top
    /sys/kernel/livepatch/base/transition: 1 → 0
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/patched
    - /sys/kernel/livepatch/base/vmlinux/show,1/
  `);
});

test('10: retry moves dreamer; retry completes patching; retry completes the reversal to patching; retry completes unpatching', () => {
  const { step } = boot();
  step(`
    > load base
    [notice] livepatch: enabling patch 'base'
    [debug] livepatch: 'base': initializing patching transition
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: none → base (to patched)
    listed: none → base
    base loaded: no → yes
    base enabled: no → yes
    base references: 0 → 1
    base / vmlinux loaded: no → yes
    base / vmlinux patched: no → yes
    base / vmlinux callbacks: clean → prepared
    dreamer patch_state: -1 → 0
    dreamer pending: no → yes
    runner patch_state: -1 → 1
    func_stack vmlinux:show: empty → base
    handler vmlinux:show: none → registered
    + /sys/kernel/livepatch/base/
    + /sys/kernel/livepatch/base/enabled: 1
    + /sys/kernel/livepatch/base/force
    + /sys/kernel/livepatch/base/replace: 0
    + /sys/kernel/livepatch/base/transition: 1
    + /sys/kernel/livepatch/base/vmlinux/
    + /sys/kernel/livepatch/base/vmlinux/patched: 1
    + /sys/kernel/livepatch/base/vmlinux/show,1/
  `);
  step(`
    > write base force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    dreamer patch_state: 0 → 1
    dreamer pending: yes → no
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': reversing transition from patching to unpatching
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: base (to patched) → base (to unpatched)
    base enabled: yes → no
    dreamer pending: no → yes
    runner pending: no → yes
    /sys/kernel/livepatch/base/enabled: 1 → 0
  `);
  step(`
    > wake runner
    runner running: no → yes
  `);
  step(`
    > retry
    dreamer patch_state: 1 → 0
    dreamer pending: yes → no
  `);
  step(`
    > write base enabled 1
    [debug] livepatch: 'base': reversing transition from unpatching to patching
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: base (to unpatched) → base (to patched)
    base enabled: no → yes
    dreamer pending: no → yes
    runner pending: yes → no
    /sys/kernel/livepatch/base/enabled: 0 → 1
  `);
  step(`
    > wake dreamer
    dreamer running: no → yes
  `);
  step(`
    > leave dreamer
    dreamer stack: vmlinux:show (original) → empty
  `);
  step(`
    > sleep dreamer
    dreamer running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: prepared → live
    dreamer patch_state: 0 → -1
    dreamer pending: yes → no
    runner patch_state: 1 → -1
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: none → base (to unpatched)
    base enabled: yes → no
    base / vmlinux callbacks: live → leaving
    dreamer patch_state: -1 → 0
    runner patch_state: -1 → 1
    runner pending: no → yes
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/base/transition: 0 → 1
  `);
  step(`
    > write base enabled 1
    [debug] livepatch: 'base': reversing transition from unpatching to patching
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: base (to unpatched) → base (to patched)
    base enabled: no → yes
    dreamer pending: no → yes
    runner pending: yes → no
    /sys/kernel/livepatch/base/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: leaving → live
    dreamer patch_state: 0 → -1
    dreamer pending: yes → no
    runner patch_state: 1 → -1
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: none → base (to unpatched)
    base enabled: yes → no
    base / vmlinux callbacks: live → leaving
    dreamer patch_state: -1 → 0
    runner patch_state: -1 → 1
    runner pending: no → yes
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/base/transition: 0 → 1
  `);
  step(`
    > write base force 1
    [warning] livepatch: forcing remaining tasks to the patched state
    → 0
    base forced: no → yes
    runner patch_state: 1 → 0
    runner pending: yes → no
  `);
  step(`
    > write base enabled 1
    [debug] livepatch: 'base': reversing transition from unpatching to patching
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: base (to unpatched) → base (to patched)
    base enabled: no → yes
    dreamer pending: no → yes
    runner pending: no → yes
    /sys/kernel/livepatch/base/enabled: 0 → 1
  `);
  step(`
    > sleep runner
    runner running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: leaving → live
    dreamer patch_state: 0 → -1
    dreamer pending: yes → no
    runner patch_state: 0 → -1
    runner pending: yes → no
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > wake dreamer
    dreamer running: no → yes
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: none → base (to unpatched)
    base enabled: yes → no
    base / vmlinux callbacks: live → leaving
    dreamer patch_state: -1 → 1
    dreamer pending: no → yes
    runner patch_state: -1 → 0
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/base/transition: 0 → 1
  `);
  step(`
    > write base enabled 1
    [debug] livepatch: 'base': reversing transition from unpatching to patching
    [notice] livepatch: 'base': starting patching transition
    → 0
    transition: base (to unpatched) → base (to patched)
    base enabled: no → yes
    dreamer pending: yes → no
    runner pending: no → yes
    /sys/kernel/livepatch/base/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing patching transition
    [notice] livepatch: 'base': patching complete
    transition: base (to patched) → none
    base / vmlinux callbacks: leaving → live
    dreamer patch_state: 1 → -1
    runner patch_state: 0 → -1
    runner pending: yes → no
    /sys/kernel/livepatch/base/transition: 1 → 0
  `);
  step(`
    > write base enabled 0
    [debug] livepatch: 'base': initializing unpatching transition
    [notice] livepatch: 'base': starting unpatching transition
    → 0
    transition: none → base (to unpatched)
    base enabled: yes → no
    base / vmlinux callbacks: live → leaving
    dreamer patch_state: -1 → 1
    dreamer pending: no → yes
    runner patch_state: -1 → 0
    /sys/kernel/livepatch/base/enabled: 1 → 0
    /sys/kernel/livepatch/base/transition: 0 → 1
  `);
  step(`
    > sleep dreamer
    dreamer running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'base': completing unpatching transition
    [notice] livepatch: 'base': unpatching complete
    transition: base (to unpatched) → none
    listed: base → none
    base free queued: no → yes
    base / vmlinux loaded: yes → no
    base / vmlinux patched: yes → no
    base / vmlinux callbacks: leaving → clean
    dreamer patch_state: 1 → -1
    dreamer pending: yes → no
    runner patch_state: 0 → -1
    func_stack vmlinux:show: base → empty
    handler vmlinux:show: registered → none
    /sys/kernel/livepatch/base/transition: 1 → 0
    - /sys/kernel/livepatch/base/vmlinux/
    - /sys/kernel/livepatch/base/vmlinux/patched
    - /sys/kernel/livepatch/base/vmlinux/show,1/
  `);
});
