// Position 0 and position 1 are one function to a patch that replaces
//
// Generated from spec/scenarios/replace/positions-match.yaml and machines/ by `npx klp generate replace/positions-match`; do not edit.
// 98 states, 482 transitions, 36 signatures of macrosteps;
// 6 tests with 64 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('replace/positions-match');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    other loaded: no
    other enabled: no
    other forced: no
    other references: 0
    other free queued: no
    other / vmlinux loaded: no
    other / vmlinux patched: no
    other / vmlinux callbacks: clean
    v1 loaded: no
    v1 enabled: no
    v1 forced: no
    v1 references: 0
    v1 free queued: no
    v1 / vmlinux loaded: no
    v1 / vmlinux patched: no
    v1 / vmlinux callbacks: clean
    v2 loaded: no
    v2 enabled: no
    v2 forced: no
    v2 references: 0
    v2 free queued: no
    v2 / vmlinux loaded: no
    v2 / vmlinux patched: no
    v2 / vmlinux callbacks: clean
    reader alive: yes
    reader running: no
    reader patch_state: -1
    reader pending: no
    reader stack: empty
    func_stack vmlinux:show: empty
    handler vmlinux:show: none
    func_stack vmlinux:store: empty
    handler vmlinux:store: none
    func_stack vmlinux:store,2: empty
    handler vmlinux:store,2: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load other stays in transition; retry completes patching', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load other
    [notice] livepatch: enabling patch 'other'
    [debug] livepatch: 'other': initializing patching transition
    [notice] livepatch: 'other': starting patching transition
    → 0
    transition: none → other (to patched)
    listed: none → other
    other loaded: no → yes
    other enabled: no → yes
    other references: 0 → 1
    other / vmlinux loaded: no → yes
    other / vmlinux patched: no → yes
    other / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:show: empty → other
    handler vmlinux:show: none → registered
    func_stack vmlinux:store,2: empty → other
    handler vmlinux:store,2: none → registered
    + /sys/kernel/livepatch/other/
    + /sys/kernel/livepatch/other/enabled: 1
    + /sys/kernel/livepatch/other/force
    + /sys/kernel/livepatch/other/replace: 1
    + /sys/kernel/livepatch/other/transition: 1
    + /sys/kernel/livepatch/other/vmlinux/
    + /sys/kernel/livepatch/other/vmlinux/patched: 1
    + /sys/kernel/livepatch/other/vmlinux/show,1/
    + /sys/kernel/livepatch/other/vmlinux/store,2/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'other': completing patching transition
    [notice] livepatch: 'other': patching complete
    transition: other (to patched) → none
    other / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/other/transition: 1 → 0
  `);
});

test('2: load v2 stays in transition; retry completes patching', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load v2
    [notice] livepatch: enabling patch 'v2'
    [debug] livepatch: 'v2': initializing patching transition
    [notice] livepatch: 'v2': starting patching transition
    → 0
    transition: none → v2 (to patched)
    listed: none → v2
    v2 loaded: no → yes
    v2 enabled: no → yes
    v2 references: 0 → 1
    v2 / vmlinux loaded: no → yes
    v2 / vmlinux patched: no → yes
    v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:show: empty → v2
    handler vmlinux:show: none → registered
    func_stack vmlinux:store: empty → v2
    handler vmlinux:store: none → registered
    + /sys/kernel/livepatch/v2/
    + /sys/kernel/livepatch/v2/enabled: 1
    + /sys/kernel/livepatch/v2/force
    + /sys/kernel/livepatch/v2/replace: 1
    + /sys/kernel/livepatch/v2/transition: 1
    + /sys/kernel/livepatch/v2/vmlinux/
    + /sys/kernel/livepatch/v2/vmlinux/patched: 1
    + /sys/kernel/livepatch/v2/vmlinux/show,1/
    + /sys/kernel/livepatch/v2/vmlinux/store,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'v2': completing patching transition
    [notice] livepatch: 'v2': patching complete
    transition: v2 (to patched) → none
    v2 / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/v2/transition: 1 → 0
  `);
});

test('3: load other completes patching; load v1 fails with EBUSY; retry completes patching', () => {
  const { step } = boot();
  step(`
    > load other
    [notice] livepatch: enabling patch 'other'
    [debug] livepatch: 'other': initializing patching transition
    [notice] livepatch: 'other': starting patching transition
    [debug] livepatch: 'other': completing patching transition
    [notice] livepatch: 'other': patching complete
    → 0
    listed: none → other
    other loaded: no → yes
    other enabled: no → yes
    other references: 0 → 1
    other / vmlinux loaded: no → yes
    other / vmlinux patched: no → yes
    other / vmlinux callbacks: clean → live
    func_stack vmlinux:show: empty → other
    handler vmlinux:show: none → registered
    func_stack vmlinux:store,2: empty → other
    handler vmlinux:store,2: none → registered
    + /sys/kernel/livepatch/other/
    + /sys/kernel/livepatch/other/enabled: 1
    + /sys/kernel/livepatch/other/force
    + /sys/kernel/livepatch/other/replace: 1
    + /sys/kernel/livepatch/other/transition: 0
    + /sys/kernel/livepatch/other/vmlinux/
    + /sys/kernel/livepatch/other/vmlinux/patched: 1
    + /sys/kernel/livepatch/other/vmlinux/show,1/
    + /sys/kernel/livepatch/other/vmlinux/store,2/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load v2
    [notice] livepatch: enabling patch 'v2'
    [debug] livepatch: 'v2': initializing patching transition
    [notice] livepatch: 'v2': starting patching transition
    → 0
    transition: none → v2 (to patched)
    listed: other → other, v2
    v2 loaded: no → yes
    v2 enabled: no → yes
    v2 references: 0 → 1
    v2 / vmlinux loaded: no → yes
    v2 / vmlinux patched: no → yes
    v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:show: other → v2 over other
    func_stack vmlinux:store: empty → v2
    handler vmlinux:store: none → registered
    func_stack vmlinux:store,2: other → v2 (nop) over other
    + /sys/kernel/livepatch/v2/
    + /sys/kernel/livepatch/v2/enabled: 1
    + /sys/kernel/livepatch/v2/force
    + /sys/kernel/livepatch/v2/replace: 1
    + /sys/kernel/livepatch/v2/transition: 1
    + /sys/kernel/livepatch/v2/vmlinux/
    + /sys/kernel/livepatch/v2/vmlinux/patched: 1
    + /sys/kernel/livepatch/v2/vmlinux/show,1/
    + /sys/kernel/livepatch/v2/vmlinux/store,1/
    + /sys/kernel/livepatch/v2/vmlinux/store,2/
  `);
  step(`
    > load v1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'v2': completing patching transition
    [notice] livepatch: 'v2': patching complete
    transition: v2 (to patched) → none
    listed: other, v2 → v2
    other enabled: yes → no
    other free queued: no → yes
    other / vmlinux loaded: yes → no
    other / vmlinux patched: yes → no
    other / vmlinux callbacks: live → clean
    v2 / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:show: v2 over other → v2
    func_stack vmlinux:store,2: v2 (nop) over other → empty
    handler vmlinux:store,2: registered → none
    /sys/kernel/livepatch/other/enabled: 1 → 0
    - /sys/kernel/livepatch/other/vmlinux/
    - /sys/kernel/livepatch/other/vmlinux/patched
    - /sys/kernel/livepatch/other/vmlinux/show,1/
    - /sys/kernel/livepatch/other/vmlinux/store,2/
    /sys/kernel/livepatch/v2/transition: 1 → 0
    - /sys/kernel/livepatch/v2/vmlinux/store,2/
  `);
});

test('4: load v2 completes patching; load v1 stays in transition; load other fails with EBUSY; retry completes patching', () => {
  const { step } = boot();
  step(`
    > load v2
    [notice] livepatch: enabling patch 'v2'
    [debug] livepatch: 'v2': initializing patching transition
    [notice] livepatch: 'v2': starting patching transition
    [debug] livepatch: 'v2': completing patching transition
    [notice] livepatch: 'v2': patching complete
    → 0
    listed: none → v2
    v2 loaded: no → yes
    v2 enabled: no → yes
    v2 references: 0 → 1
    v2 / vmlinux loaded: no → yes
    v2 / vmlinux patched: no → yes
    v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:show: empty → v2
    handler vmlinux:show: none → registered
    func_stack vmlinux:store: empty → v2
    handler vmlinux:store: none → registered
    + /sys/kernel/livepatch/v2/
    + /sys/kernel/livepatch/v2/enabled: 1
    + /sys/kernel/livepatch/v2/force
    + /sys/kernel/livepatch/v2/replace: 1
    + /sys/kernel/livepatch/v2/transition: 0
    + /sys/kernel/livepatch/v2/vmlinux/
    + /sys/kernel/livepatch/v2/vmlinux/patched: 1
    + /sys/kernel/livepatch/v2/vmlinux/show,1/
    + /sys/kernel/livepatch/v2/vmlinux/store,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load v1
    [notice] livepatch: enabling patch 'v1'
    [debug] livepatch: 'v1': initializing patching transition
    [notice] livepatch: 'v1': starting patching transition
    → 0
    transition: none → v1 (to patched)
    listed: v2 → v2, v1
    v1 loaded: no → yes
    v1 enabled: no → yes
    v1 references: 0 → 1
    v1 / vmlinux loaded: no → yes
    v1 / vmlinux patched: no → yes
    v1 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:show: v2 → v1 over v2
    func_stack vmlinux:store: v2 → v1 over v2
    + /sys/kernel/livepatch/v1/
    + /sys/kernel/livepatch/v1/enabled: 1
    + /sys/kernel/livepatch/v1/force
    + /sys/kernel/livepatch/v1/replace: 1
    + /sys/kernel/livepatch/v1/transition: 1
    + /sys/kernel/livepatch/v1/vmlinux/
    + /sys/kernel/livepatch/v1/vmlinux/patched: 1
    + /sys/kernel/livepatch/v1/vmlinux/show,1/
    + /sys/kernel/livepatch/v1/vmlinux/store,1/
  `);
  step(`
    > load other
    → -EBUSY: Device or resource busy
  `);
  step(`
    > retry
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'v1': completing patching transition
    [notice] livepatch: 'v1': patching complete
    transition: v1 (to patched) → none
    listed: v2, v1 → v1
    v1 / vmlinux callbacks: prepared → live
    v2 enabled: yes → no
    v2 free queued: no → yes
    v2 / vmlinux loaded: yes → no
    v2 / vmlinux patched: yes → no
    v2 / vmlinux callbacks: live → clean
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:show: v1 over v2 → v1
    func_stack vmlinux:store: v1 over v2 → v1
    /sys/kernel/livepatch/v1/transition: 1 → 0
    /sys/kernel/livepatch/v2/enabled: 1 → 0
    - /sys/kernel/livepatch/v2/vmlinux/
    - /sys/kernel/livepatch/v2/vmlinux/patched
    - /sys/kernel/livepatch/v2/vmlinux/show,1/
    - /sys/kernel/livepatch/v2/vmlinux/store,1/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load other
    [notice] livepatch: enabling patch 'other'
    [debug] livepatch: 'other': initializing patching transition
    [notice] livepatch: 'other': starting patching transition
    → 0
    transition: none → other (to patched)
    listed: v1 → v1, other
    other loaded: no → yes
    other enabled: no → yes
    other references: 0 → 1
    other / vmlinux loaded: no → yes
    other / vmlinux patched: no → yes
    other / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:show: v1 → other over v1
    func_stack vmlinux:store: v1 → other (nop) over v1
    func_stack vmlinux:store,2: empty → other
    handler vmlinux:store,2: none → registered
    + /sys/kernel/livepatch/other/
    + /sys/kernel/livepatch/other/enabled: 1
    + /sys/kernel/livepatch/other/force
    + /sys/kernel/livepatch/other/replace: 1
    + /sys/kernel/livepatch/other/transition: 1
    + /sys/kernel/livepatch/other/vmlinux/
    + /sys/kernel/livepatch/other/vmlinux/patched: 1
    + /sys/kernel/livepatch/other/vmlinux/show,1/
    + /sys/kernel/livepatch/other/vmlinux/store,1/
    + /sys/kernel/livepatch/other/vmlinux/store,2/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'other': completing patching transition
    [notice] livepatch: 'other': patching complete
    transition: other (to patched) → none
    listed: v1, other → other
    other / vmlinux callbacks: prepared → live
    v1 enabled: yes → no
    v1 free queued: no → yes
    v1 / vmlinux loaded: yes → no
    v1 / vmlinux patched: yes → no
    v1 / vmlinux callbacks: live → clean
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:show: other over v1 → other
    func_stack vmlinux:store: other (nop) over v1 → empty
    handler vmlinux:store: registered → none
    /sys/kernel/livepatch/other/transition: 1 → 0
    - /sys/kernel/livepatch/other/vmlinux/store,1/
    /sys/kernel/livepatch/v1/enabled: 1 → 0
    - /sys/kernel/livepatch/v1/vmlinux/
    - /sys/kernel/livepatch/v1/vmlinux/patched
    - /sys/kernel/livepatch/v1/vmlinux/show,1/
    - /sys/kernel/livepatch/v1/vmlinux/store,1/
  `);
});

test('5: load v2 fails with EBUSY; retry completes patching', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load v1
    [notice] livepatch: enabling patch 'v1'
    [debug] livepatch: 'v1': initializing patching transition
    [notice] livepatch: 'v1': starting patching transition
    → 0
    transition: none → v1 (to patched)
    listed: none → v1
    v1 loaded: no → yes
    v1 enabled: no → yes
    v1 references: 0 → 1
    v1 / vmlinux loaded: no → yes
    v1 / vmlinux patched: no → yes
    v1 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:show: empty → v1
    handler vmlinux:show: none → registered
    func_stack vmlinux:store: empty → v1
    handler vmlinux:store: none → registered
    + /sys/kernel/livepatch/v1/
    + /sys/kernel/livepatch/v1/enabled: 1
    + /sys/kernel/livepatch/v1/force
    + /sys/kernel/livepatch/v1/replace: 1
    + /sys/kernel/livepatch/v1/transition: 1
    + /sys/kernel/livepatch/v1/vmlinux/
    + /sys/kernel/livepatch/v1/vmlinux/patched: 1
    + /sys/kernel/livepatch/v1/vmlinux/show,1/
    + /sys/kernel/livepatch/v1/vmlinux/store,1/
  `);
  step(`
    > load v2
    → -EBUSY: Device or resource busy
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'v1': completing patching transition
    [notice] livepatch: 'v1': patching complete
    transition: v1 (to patched) → none
    v1 / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/v1/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load v2
    [notice] livepatch: enabling patch 'v2'
    [debug] livepatch: 'v2': initializing patching transition
    [notice] livepatch: 'v2': starting patching transition
    → 0
    transition: none → v2 (to patched)
    listed: v1 → v1, v2
    v2 loaded: no → yes
    v2 enabled: no → yes
    v2 references: 0 → 1
    v2 / vmlinux loaded: no → yes
    v2 / vmlinux patched: no → yes
    v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:show: v1 → v2 over v1
    func_stack vmlinux:store: v1 → v2 over v1
    + /sys/kernel/livepatch/v2/
    + /sys/kernel/livepatch/v2/enabled: 1
    + /sys/kernel/livepatch/v2/force
    + /sys/kernel/livepatch/v2/replace: 1
    + /sys/kernel/livepatch/v2/transition: 1
    + /sys/kernel/livepatch/v2/vmlinux/
    + /sys/kernel/livepatch/v2/vmlinux/patched: 1
    + /sys/kernel/livepatch/v2/vmlinux/show,1/
    + /sys/kernel/livepatch/v2/vmlinux/store,1/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'v2': completing patching transition
    [notice] livepatch: 'v2': patching complete
    transition: v2 (to patched) → none
    listed: v1, v2 → v2
    v1 enabled: yes → no
    v1 free queued: no → yes
    v1 / vmlinux loaded: yes → no
    v1 / vmlinux patched: yes → no
    v1 / vmlinux callbacks: live → clean
    v2 / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:show: v2 over v1 → v2
    func_stack vmlinux:store: v2 over v1 → v2
    /sys/kernel/livepatch/v1/enabled: 1 → 0
    - /sys/kernel/livepatch/v1/vmlinux/
    - /sys/kernel/livepatch/v1/vmlinux/patched
    - /sys/kernel/livepatch/v1/vmlinux/show,1/
    - /sys/kernel/livepatch/v1/vmlinux/store,1/
    /sys/kernel/livepatch/v2/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load other
    [notice] livepatch: enabling patch 'other'
    [debug] livepatch: 'other': initializing patching transition
    [notice] livepatch: 'other': starting patching transition
    → 0
    transition: none → other (to patched)
    listed: v2 → v2, other
    other loaded: no → yes
    other enabled: no → yes
    other references: 0 → 1
    other / vmlinux loaded: no → yes
    other / vmlinux patched: no → yes
    other / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:show: v2 → other over v2
    func_stack vmlinux:store: v2 → other (nop) over v2
    func_stack vmlinux:store,2: empty → other
    handler vmlinux:store,2: none → registered
    + /sys/kernel/livepatch/other/
    + /sys/kernel/livepatch/other/enabled: 1
    + /sys/kernel/livepatch/other/force
    + /sys/kernel/livepatch/other/replace: 1
    + /sys/kernel/livepatch/other/transition: 1
    + /sys/kernel/livepatch/other/vmlinux/
    + /sys/kernel/livepatch/other/vmlinux/patched: 1
    + /sys/kernel/livepatch/other/vmlinux/show,1/
    + /sys/kernel/livepatch/other/vmlinux/store,1/
    + /sys/kernel/livepatch/other/vmlinux/store,2/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'other': completing patching transition
    [notice] livepatch: 'other': patching complete
    transition: other (to patched) → none
    listed: v2, other → other
    other / vmlinux callbacks: prepared → live
    v2 enabled: yes → no
    v2 free queued: no → yes
    v2 / vmlinux loaded: yes → no
    v2 / vmlinux patched: yes → no
    v2 / vmlinux callbacks: live → clean
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:show: other over v2 → other
    func_stack vmlinux:store: other (nop) over v2 → empty
    handler vmlinux:store: registered → none
    /sys/kernel/livepatch/other/transition: 1 → 0
    - /sys/kernel/livepatch/other/vmlinux/store,1/
    /sys/kernel/livepatch/v2/enabled: 1 → 0
    - /sys/kernel/livepatch/v2/vmlinux/
    - /sys/kernel/livepatch/v2/vmlinux/patched
    - /sys/kernel/livepatch/v2/vmlinux/show,1/
    - /sys/kernel/livepatch/v2/vmlinux/store,1/
  `);
  step(`
    > free v1
    v1 references: 1 → 0
    v1 free queued: yes → no
    - /sys/kernel/livepatch/v1/
    - /sys/kernel/livepatch/v1/enabled
    - /sys/kernel/livepatch/v1/force
    - /sys/kernel/livepatch/v1/replace
    - /sys/kernel/livepatch/v1/transition
  `);
  step(`
    > unload v1
    → 0
    v1 loaded: yes → no
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load v1
    [notice] livepatch: enabling patch 'v1'
    [debug] livepatch: 'v1': initializing patching transition
    [notice] livepatch: 'v1': starting patching transition
    → 0
    transition: none → v1 (to patched)
    listed: other → other, v1
    v1 loaded: no → yes
    v1 enabled: no → yes
    v1 references: 0 → 1
    v1 / vmlinux loaded: no → yes
    v1 / vmlinux patched: no → yes
    v1 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack vmlinux:show: other → v1 over other
    func_stack vmlinux:store: empty → v1
    handler vmlinux:store: none → registered
    func_stack vmlinux:store,2: other → v1 (nop) over other
    + /sys/kernel/livepatch/v1/
    + /sys/kernel/livepatch/v1/enabled: 1
    + /sys/kernel/livepatch/v1/force
    + /sys/kernel/livepatch/v1/replace: 1
    + /sys/kernel/livepatch/v1/transition: 1
    + /sys/kernel/livepatch/v1/vmlinux/
    + /sys/kernel/livepatch/v1/vmlinux/patched: 1
    + /sys/kernel/livepatch/v1/vmlinux/show,1/
    + /sys/kernel/livepatch/v1/vmlinux/store,1/
    + /sys/kernel/livepatch/v1/vmlinux/store,2/
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'v1': completing patching transition
    [notice] livepatch: 'v1': patching complete
    transition: v1 (to patched) → none
    listed: other, v1 → v1
    other enabled: yes → no
    other free queued: no → yes
    other / vmlinux loaded: yes → no
    other / vmlinux patched: yes → no
    other / vmlinux callbacks: live → clean
    v1 / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack vmlinux:show: v1 over other → v1
    func_stack vmlinux:store,2: v1 (nop) over other → empty
    handler vmlinux:store,2: registered → none
    /sys/kernel/livepatch/other/enabled: 1 → 0
    - /sys/kernel/livepatch/other/vmlinux/
    - /sys/kernel/livepatch/other/vmlinux/patched
    - /sys/kernel/livepatch/other/vmlinux/show,1/
    - /sys/kernel/livepatch/other/vmlinux/store,2/
    /sys/kernel/livepatch/v1/transition: 1 → 0
    - /sys/kernel/livepatch/v1/vmlinux/store,2/
  `);
});

test('6: load v1 completes patching; unload v1 fails with EAGAIN; load v2 completes patching; unload v2 fails with EAGAIN; …', () => {
  const { step } = boot();
  step(`
    > load v1
    [notice] livepatch: enabling patch 'v1'
    [debug] livepatch: 'v1': initializing patching transition
    [notice] livepatch: 'v1': starting patching transition
    [debug] livepatch: 'v1': completing patching transition
    [notice] livepatch: 'v1': patching complete
    → 0
    listed: none → v1
    v1 loaded: no → yes
    v1 enabled: no → yes
    v1 references: 0 → 1
    v1 / vmlinux loaded: no → yes
    v1 / vmlinux patched: no → yes
    v1 / vmlinux callbacks: clean → live
    func_stack vmlinux:show: empty → v1
    handler vmlinux:show: none → registered
    func_stack vmlinux:store: empty → v1
    handler vmlinux:store: none → registered
    + /sys/kernel/livepatch/v1/
    + /sys/kernel/livepatch/v1/enabled: 1
    + /sys/kernel/livepatch/v1/force
    + /sys/kernel/livepatch/v1/replace: 1
    + /sys/kernel/livepatch/v1/transition: 0
    + /sys/kernel/livepatch/v1/vmlinux/
    + /sys/kernel/livepatch/v1/vmlinux/patched: 1
    + /sys/kernel/livepatch/v1/vmlinux/show,1/
    + /sys/kernel/livepatch/v1/vmlinux/store,1/
  `);
  step(`
    > unload v1
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > load v2
    [notice] livepatch: enabling patch 'v2'
    [debug] livepatch: 'v2': initializing patching transition
    [notice] livepatch: 'v2': starting patching transition
    [debug] livepatch: 'v2': completing patching transition
    [notice] livepatch: 'v2': patching complete
    → 0
    listed: v1 → v2
    v1 enabled: yes → no
    v1 free queued: no → yes
    v1 / vmlinux loaded: yes → no
    v1 / vmlinux patched: yes → no
    v1 / vmlinux callbacks: live → clean
    v2 loaded: no → yes
    v2 enabled: no → yes
    v2 references: 0 → 1
    v2 / vmlinux loaded: no → yes
    v2 / vmlinux patched: no → yes
    v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:show: v1 → v2
    func_stack vmlinux:store: v1 → v2
    /sys/kernel/livepatch/v1/enabled: 1 → 0
    - /sys/kernel/livepatch/v1/vmlinux/
    - /sys/kernel/livepatch/v1/vmlinux/patched
    - /sys/kernel/livepatch/v1/vmlinux/show,1/
    - /sys/kernel/livepatch/v1/vmlinux/store,1/
    + /sys/kernel/livepatch/v2/
    + /sys/kernel/livepatch/v2/enabled: 1
    + /sys/kernel/livepatch/v2/force
    + /sys/kernel/livepatch/v2/replace: 1
    + /sys/kernel/livepatch/v2/transition: 0
    + /sys/kernel/livepatch/v2/vmlinux/
    + /sys/kernel/livepatch/v2/vmlinux/patched: 1
    + /sys/kernel/livepatch/v2/vmlinux/show,1/
    + /sys/kernel/livepatch/v2/vmlinux/store,1/
  `);
  step(`
    > free v1
    v1 references: 1 → 0
    v1 free queued: yes → no
    - /sys/kernel/livepatch/v1/
    - /sys/kernel/livepatch/v1/enabled
    - /sys/kernel/livepatch/v1/force
    - /sys/kernel/livepatch/v1/replace
    - /sys/kernel/livepatch/v1/transition
  `);
  step(`
    > unload v1
    → 0
    v1 loaded: yes → no
  `);
  step(`
    > load v1
    [notice] livepatch: enabling patch 'v1'
    [debug] livepatch: 'v1': initializing patching transition
    [notice] livepatch: 'v1': starting patching transition
    [debug] livepatch: 'v1': completing patching transition
    [notice] livepatch: 'v1': patching complete
    → 0
    listed: v2 → v1
    v1 loaded: no → yes
    v1 enabled: no → yes
    v1 references: 0 → 1
    v1 / vmlinux loaded: no → yes
    v1 / vmlinux patched: no → yes
    v1 / vmlinux callbacks: clean → live
    v2 enabled: yes → no
    v2 free queued: no → yes
    v2 / vmlinux loaded: yes → no
    v2 / vmlinux patched: yes → no
    v2 / vmlinux callbacks: live → clean
    func_stack vmlinux:show: v2 → v1
    func_stack vmlinux:store: v2 → v1
    /sys/kernel/livepatch/v2/enabled: 1 → 0
    - /sys/kernel/livepatch/v2/vmlinux/
    - /sys/kernel/livepatch/v2/vmlinux/patched
    - /sys/kernel/livepatch/v2/vmlinux/show,1/
    - /sys/kernel/livepatch/v2/vmlinux/store,1/
    + /sys/kernel/livepatch/v1/
    + /sys/kernel/livepatch/v1/enabled: 1
    + /sys/kernel/livepatch/v1/force
    + /sys/kernel/livepatch/v1/replace: 1
    + /sys/kernel/livepatch/v1/transition: 0
    + /sys/kernel/livepatch/v1/vmlinux/
    + /sys/kernel/livepatch/v1/vmlinux/patched: 1
    + /sys/kernel/livepatch/v1/vmlinux/show,1/
    + /sys/kernel/livepatch/v1/vmlinux/store,1/
  `);
  step(`
    > unload v2
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free v2
    v2 references: 1 → 0
    v2 free queued: yes → no
    - /sys/kernel/livepatch/v2/
    - /sys/kernel/livepatch/v2/enabled
    - /sys/kernel/livepatch/v2/force
    - /sys/kernel/livepatch/v2/replace
    - /sys/kernel/livepatch/v2/transition
  `);
  step(`
    > unload v2
    → 0
    v2 loaded: yes → no
  `);
  step(`
    > load other
    [notice] livepatch: enabling patch 'other'
    [debug] livepatch: 'other': initializing patching transition
    [notice] livepatch: 'other': starting patching transition
    [debug] livepatch: 'other': completing patching transition
    [notice] livepatch: 'other': patching complete
    → 0
    listed: v1 → other
    other loaded: no → yes
    other enabled: no → yes
    other references: 0 → 1
    other / vmlinux loaded: no → yes
    other / vmlinux patched: no → yes
    other / vmlinux callbacks: clean → live
    v1 enabled: yes → no
    v1 free queued: no → yes
    v1 / vmlinux loaded: yes → no
    v1 / vmlinux patched: yes → no
    v1 / vmlinux callbacks: live → clean
    func_stack vmlinux:show: v1 → other
    func_stack vmlinux:store: v1 → empty
    handler vmlinux:store: registered → none
    func_stack vmlinux:store,2: empty → other
    handler vmlinux:store,2: none → registered
    /sys/kernel/livepatch/v1/enabled: 1 → 0
    - /sys/kernel/livepatch/v1/vmlinux/
    - /sys/kernel/livepatch/v1/vmlinux/patched
    - /sys/kernel/livepatch/v1/vmlinux/show,1/
    - /sys/kernel/livepatch/v1/vmlinux/store,1/
    + /sys/kernel/livepatch/other/
    + /sys/kernel/livepatch/other/enabled: 1
    + /sys/kernel/livepatch/other/force
    + /sys/kernel/livepatch/other/replace: 1
    + /sys/kernel/livepatch/other/transition: 0
    + /sys/kernel/livepatch/other/vmlinux/
    + /sys/kernel/livepatch/other/vmlinux/patched: 1
    + /sys/kernel/livepatch/other/vmlinux/show,1/
    + /sys/kernel/livepatch/other/vmlinux/store,2/
  `);
  step(`
    > load v2
    [notice] livepatch: enabling patch 'v2'
    [debug] livepatch: 'v2': initializing patching transition
    [notice] livepatch: 'v2': starting patching transition
    [debug] livepatch: 'v2': completing patching transition
    [notice] livepatch: 'v2': patching complete
    → 0
    listed: other → v2
    other enabled: yes → no
    other free queued: no → yes
    other / vmlinux loaded: yes → no
    other / vmlinux patched: yes → no
    other / vmlinux callbacks: live → clean
    v2 loaded: no → yes
    v2 enabled: no → yes
    v2 references: 0 → 1
    v2 / vmlinux loaded: no → yes
    v2 / vmlinux patched: no → yes
    v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:show: other → v2
    func_stack vmlinux:store: empty → v2
    handler vmlinux:store: none → registered
    func_stack vmlinux:store,2: other → empty
    handler vmlinux:store,2: registered → none
    /sys/kernel/livepatch/other/enabled: 1 → 0
    - /sys/kernel/livepatch/other/vmlinux/
    - /sys/kernel/livepatch/other/vmlinux/patched
    - /sys/kernel/livepatch/other/vmlinux/show,1/
    - /sys/kernel/livepatch/other/vmlinux/store,2/
    + /sys/kernel/livepatch/v2/
    + /sys/kernel/livepatch/v2/enabled: 1
    + /sys/kernel/livepatch/v2/force
    + /sys/kernel/livepatch/v2/replace: 1
    + /sys/kernel/livepatch/v2/transition: 0
    + /sys/kernel/livepatch/v2/vmlinux/
    + /sys/kernel/livepatch/v2/vmlinux/patched: 1
    + /sys/kernel/livepatch/v2/vmlinux/show,1/
    + /sys/kernel/livepatch/v2/vmlinux/store,1/
  `);
  step(`
    > unload other
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free other
    other references: 1 → 0
    other free queued: yes → no
    - /sys/kernel/livepatch/other/
    - /sys/kernel/livepatch/other/enabled
    - /sys/kernel/livepatch/other/force
    - /sys/kernel/livepatch/other/replace
    - /sys/kernel/livepatch/other/transition
  `);
  step(`
    > unload other
    → 0
    other loaded: yes → no
  `);
  step(`
    > load other
    [notice] livepatch: enabling patch 'other'
    [debug] livepatch: 'other': initializing patching transition
    [notice] livepatch: 'other': starting patching transition
    [debug] livepatch: 'other': completing patching transition
    [notice] livepatch: 'other': patching complete
    → 0
    listed: v2 → other
    other loaded: no → yes
    other enabled: no → yes
    other references: 0 → 1
    other / vmlinux loaded: no → yes
    other / vmlinux patched: no → yes
    other / vmlinux callbacks: clean → live
    v2 enabled: yes → no
    v2 free queued: no → yes
    v2 / vmlinux loaded: yes → no
    v2 / vmlinux patched: yes → no
    v2 / vmlinux callbacks: live → clean
    func_stack vmlinux:show: v2 → other
    func_stack vmlinux:store: v2 → empty
    handler vmlinux:store: registered → none
    func_stack vmlinux:store,2: empty → other
    handler vmlinux:store,2: none → registered
    /sys/kernel/livepatch/v2/enabled: 1 → 0
    - /sys/kernel/livepatch/v2/vmlinux/
    - /sys/kernel/livepatch/v2/vmlinux/patched
    - /sys/kernel/livepatch/v2/vmlinux/show,1/
    - /sys/kernel/livepatch/v2/vmlinux/store,1/
    + /sys/kernel/livepatch/other/
    + /sys/kernel/livepatch/other/enabled: 1
    + /sys/kernel/livepatch/other/force
    + /sys/kernel/livepatch/other/replace: 1
    + /sys/kernel/livepatch/other/transition: 0
    + /sys/kernel/livepatch/other/vmlinux/
    + /sys/kernel/livepatch/other/vmlinux/patched: 1
    + /sys/kernel/livepatch/other/vmlinux/show,1/
    + /sys/kernel/livepatch/other/vmlinux/store,2/
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > free v1
    v1 references: 1 → 0
    v1 free queued: yes → no
    - /sys/kernel/livepatch/v1/
    - /sys/kernel/livepatch/v1/enabled
    - /sys/kernel/livepatch/v1/force
    - /sys/kernel/livepatch/v1/replace
    - /sys/kernel/livepatch/v1/transition
  `);
  step(`
    > unload v1
    → 0
    v1 loaded: yes → no
  `);
  step(`
    > load v1
    [notice] livepatch: enabling patch 'v1'
    [debug] livepatch: 'v1': initializing patching transition
    [notice] livepatch: 'v1': starting patching transition
    [debug] livepatch: 'v1': completing patching transition
    [notice] livepatch: 'v1': patching complete
    → 0
    listed: other → v1
    other enabled: yes → no
    other free queued: no → yes
    other / vmlinux loaded: yes → no
    other / vmlinux patched: yes → no
    other / vmlinux callbacks: live → clean
    v1 loaded: no → yes
    v1 enabled: no → yes
    v1 references: 0 → 1
    v1 / vmlinux loaded: no → yes
    v1 / vmlinux patched: no → yes
    v1 / vmlinux callbacks: clean → live
    func_stack vmlinux:show: other → v1
    func_stack vmlinux:store: empty → v1
    handler vmlinux:store: none → registered
    func_stack vmlinux:store,2: other → empty
    handler vmlinux:store,2: registered → none
    /sys/kernel/livepatch/other/enabled: 1 → 0
    - /sys/kernel/livepatch/other/vmlinux/
    - /sys/kernel/livepatch/other/vmlinux/patched
    - /sys/kernel/livepatch/other/vmlinux/show,1/
    - /sys/kernel/livepatch/other/vmlinux/store,2/
    + /sys/kernel/livepatch/v1/
    + /sys/kernel/livepatch/v1/enabled: 1
    + /sys/kernel/livepatch/v1/force
    + /sys/kernel/livepatch/v1/replace: 1
    + /sys/kernel/livepatch/v1/transition: 0
    + /sys/kernel/livepatch/v1/vmlinux/
    + /sys/kernel/livepatch/v1/vmlinux/patched: 1
    + /sys/kernel/livepatch/v1/vmlinux/show,1/
    + /sys/kernel/livepatch/v1/vmlinux/store,1/
  `);
});
