// A module that only the old patch touches comes and goes while a replace patch is in transition
//
// Generated from spec/scenarios/modules/comes-during-replace.yaml and machines/ by `npx klp generate modules/comes-during-replace`; do not edit.
// 672 states, 6328 transitions, 156 signatures of macrosteps;
// 19 tests with 426 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('modules/comes-during-replace');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    netfix_v1 loaded: no
    netfix_v1 enabled: no
    netfix_v1 forced: no
    netfix_v1 references: 0
    netfix_v1 free queued: no
    netfix_v1 / e1000 loaded: no
    netfix_v1 / e1000 patched: no
    netfix_v1 / e1000 callbacks: clean
    netfix_v1 / ixgbe loaded: no
    netfix_v1 / ixgbe patched: no
    netfix_v1 / ixgbe callbacks: clean
    netfix_v2 loaded: no
    netfix_v2 enabled: no
    netfix_v2 forced: no
    netfix_v2 references: 0
    netfix_v2 free queued: no
    netfix_v2 / vmlinux loaded: no
    netfix_v2 / vmlinux patched: no
    netfix_v2 / vmlinux callbacks: clean
    module e1000 loaded: no
    module ixgbe loaded: no
    reader alive: yes
    reader running: no
    reader patch_state: -1
    reader pending: no
    reader stack: empty
    func_stack e1000:e1000_xmit_frame: empty
    handler e1000:e1000_xmit_frame: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load netfix_v1 completes patching; load netfix_v2 stays in transition; exitKernel reader moves reader; …', () => {
  const { step } = boot();
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load netfix_v2
    [notice] livepatch: enabling patch 'netfix_v2'
    [debug] livepatch: 'netfix_v2': initializing patching transition
    [notice] livepatch: 'netfix_v2': starting patching transition
    → 0
    transition: none → netfix_v2 (to patched)
    listed: netfix_v1 → netfix_v1, netfix_v2
    netfix_v2 loaded: no → yes
    netfix_v2 enabled: no → yes
    netfix_v2 references: 0 → 1
    netfix_v2 / vmlinux loaded: no → yes
    netfix_v2 / vmlinux patched: no → yes
    netfix_v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack e1000:e1000_xmit_frame: netfix_v1 → netfix_v2 (nop) over netfix_v1
    + /sys/kernel/livepatch/netfix_v2/
    + /sys/kernel/livepatch/netfix_v2/e1000/
    + /sys/kernel/livepatch/netfix_v2/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v2/e1000/patched: 1
    + /sys/kernel/livepatch/netfix_v2/enabled: 1
    + /sys/kernel/livepatch/netfix_v2/force
    + /sys/kernel/livepatch/netfix_v2/ixgbe/
    + /sys/kernel/livepatch/netfix_v2/ixgbe/patched: 1
    + /sys/kernel/livepatch/netfix_v2/replace: 1
    + /sys/kernel/livepatch/netfix_v2/transition: 1
    + /sys/kernel/livepatch/netfix_v2/vmlinux/
    + /sys/kernel/livepatch/netfix_v2/vmlinux/patched: 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v2': completing patching transition
    callback post_patch of netfix_v2 for vmlinux
    [info] netfix_v2: post_patch_callback: vmlinux
    [notice] livepatch: 'netfix_v2': patching complete
    transition: netfix_v2 (to patched) → none
    listed: netfix_v1, netfix_v2 → netfix_v2
    netfix_v1 enabled: yes → no
    netfix_v1 free queued: no → yes
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: live → clean
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: live → clean
    netfix_v2 / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    func_stack e1000:e1000_xmit_frame: netfix_v2 (nop) over netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    - /sys/kernel/livepatch/netfix_v2/e1000/
    - /sys/kernel/livepatch/netfix_v2/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v2/e1000/patched
    - /sys/kernel/livepatch/netfix_v2/ixgbe/
    - /sys/kernel/livepatch/netfix_v2/ixgbe/patched
    /sys/kernel/livepatch/netfix_v2/transition: 1 → 0
  `);
});

test('2: retry completes patching with ixgbe; load netfix_v1 completes patching with ixgbe; …', () => {
  const { step } = boot();
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load netfix_v2
    [notice] livepatch: enabling patch 'netfix_v2'
    [debug] livepatch: 'netfix_v2': initializing patching transition
    [notice] livepatch: 'netfix_v2': starting patching transition
    → 0
    transition: none → netfix_v2 (to patched)
    listed: netfix_v1 → netfix_v1, netfix_v2
    netfix_v2 loaded: no → yes
    netfix_v2 enabled: no → yes
    netfix_v2 references: 0 → 1
    netfix_v2 / vmlinux loaded: no → yes
    netfix_v2 / vmlinux patched: no → yes
    netfix_v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/netfix_v2/
    + /sys/kernel/livepatch/netfix_v2/e1000/
    + /sys/kernel/livepatch/netfix_v2/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v2/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v2/enabled: 1
    + /sys/kernel/livepatch/netfix_v2/force
    + /sys/kernel/livepatch/netfix_v2/ixgbe/
    + /sys/kernel/livepatch/netfix_v2/ixgbe/patched: 1
    + /sys/kernel/livepatch/netfix_v2/replace: 1
    + /sys/kernel/livepatch/netfix_v2/transition: 1
    + /sys/kernel/livepatch/netfix_v2/vmlinux/
    + /sys/kernel/livepatch/netfix_v2/vmlinux/patched: 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v2': completing patching transition
    callback post_patch of netfix_v2 for vmlinux
    [info] netfix_v2: post_patch_callback: vmlinux
    [notice] livepatch: 'netfix_v2': patching complete
    transition: netfix_v2 (to patched) → none
    listed: netfix_v1, netfix_v2 → netfix_v2
    netfix_v1 enabled: yes → no
    netfix_v1 free queued: no → yes
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: live → clean
    netfix_v2 / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    - /sys/kernel/livepatch/netfix_v2/e1000/
    - /sys/kernel/livepatch/netfix_v2/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v2/e1000/patched
    - /sys/kernel/livepatch/netfix_v2/ixgbe/
    - /sys/kernel/livepatch/netfix_v2/ixgbe/patched
    /sys/kernel/livepatch/netfix_v2/transition: 1 → 0
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: netfix_v2 → netfix_v2, netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / ixgbe callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > write netfix_v1 enabled 1
    [debug] livepatch: 'netfix_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: netfix_v1 (to unpatched) → netfix_v1 (to patched)
    netfix_v1 enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/enabled: 0 → 1
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → prepared
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing patching transition
    callback post_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': patching complete
    transition: netfix_v1 (to patched) → none
    netfix_v1 / e1000 callbacks: prepared → live
    netfix_v1 / ixgbe callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    callback pre_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / e1000 callbacks: live → leaving
    netfix_v1 / ixgbe callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > unloadModule e1000
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'e1000'
    callback post_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: leaving → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 1 → 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → prepared
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    callback post_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    callback post_unpatch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': unpatching complete
    transition: netfix_v1 (to unpatched) → none
    listed: netfix_v2, netfix_v1 → netfix_v2
    netfix_v1 free queued: no → yes
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: prepared → clean
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: leaving → clean
    reader patch_state: 0 → -1
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
});

test('3: retry completes unpatching with ixgbe; retry completes patching with ixgbe; load netfix_v1 stays in transition; …', () => {
  const { step } = boot();
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / ixgbe callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    callback post_unpatch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': unpatching complete
    transition: netfix_v1 (to unpatched) → none
    listed: netfix_v1 → none
    netfix_v1 free queued: no → yes
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load netfix_v2
    [notice] livepatch: enabling patch 'netfix_v2'
    [debug] livepatch: 'netfix_v2': initializing patching transition
    [notice] livepatch: 'netfix_v2': starting patching transition
    → 0
    transition: none → netfix_v2 (to patched)
    listed: netfix_v1 → netfix_v1, netfix_v2
    netfix_v2 loaded: no → yes
    netfix_v2 enabled: no → yes
    netfix_v2 references: 0 → 1
    netfix_v2 / vmlinux loaded: no → yes
    netfix_v2 / vmlinux patched: no → yes
    netfix_v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/netfix_v2/
    + /sys/kernel/livepatch/netfix_v2/e1000/
    + /sys/kernel/livepatch/netfix_v2/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v2/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v2/enabled: 1
    + /sys/kernel/livepatch/netfix_v2/force
    + /sys/kernel/livepatch/netfix_v2/ixgbe/
    + /sys/kernel/livepatch/netfix_v2/ixgbe/patched: 1
    + /sys/kernel/livepatch/netfix_v2/replace: 1
    + /sys/kernel/livepatch/netfix_v2/transition: 1
    + /sys/kernel/livepatch/netfix_v2/vmlinux/
    + /sys/kernel/livepatch/netfix_v2/vmlinux/patched: 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v2': completing patching transition
    callback post_patch of netfix_v2 for vmlinux
    [info] netfix_v2: post_patch_callback: vmlinux
    [notice] livepatch: 'netfix_v2': patching complete
    transition: netfix_v2 (to patched) → none
    listed: netfix_v1, netfix_v2 → netfix_v2
    netfix_v1 enabled: yes → no
    netfix_v1 free queued: no → yes
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: live → clean
    netfix_v2 / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    - /sys/kernel/livepatch/netfix_v2/e1000/
    - /sys/kernel/livepatch/netfix_v2/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v2/e1000/patched
    - /sys/kernel/livepatch/netfix_v2/ixgbe/
    - /sys/kernel/livepatch/netfix_v2/ixgbe/patched
    /sys/kernel/livepatch/netfix_v2/transition: 1 → 0
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: none → netfix_v1 (to patched)
    listed: netfix_v2 → netfix_v2, netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: netfix_v1 (to patched) → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    callback post_unpatch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': unpatching complete
    transition: netfix_v1 (to unpatched) → none
    listed: netfix_v2, netfix_v1 → netfix_v2
    netfix_v1 free queued: no → yes
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: prepared → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
});

test('4: retry completes patching with e1000; load netfix_v1 completes patching with e1000; …', () => {
  const { step } = boot();
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load netfix_v2
    [notice] livepatch: enabling patch 'netfix_v2'
    [debug] livepatch: 'netfix_v2': initializing patching transition
    [notice] livepatch: 'netfix_v2': starting patching transition
    → 0
    transition: none → netfix_v2 (to patched)
    listed: netfix_v1 → netfix_v1, netfix_v2
    netfix_v2 loaded: no → yes
    netfix_v2 enabled: no → yes
    netfix_v2 references: 0 → 1
    netfix_v2 / vmlinux loaded: no → yes
    netfix_v2 / vmlinux patched: no → yes
    netfix_v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack e1000:e1000_xmit_frame: netfix_v1 → netfix_v2 (nop) over netfix_v1
    + /sys/kernel/livepatch/netfix_v2/
    + /sys/kernel/livepatch/netfix_v2/e1000/
    + /sys/kernel/livepatch/netfix_v2/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v2/e1000/patched: 1
    + /sys/kernel/livepatch/netfix_v2/enabled: 1
    + /sys/kernel/livepatch/netfix_v2/force
    + /sys/kernel/livepatch/netfix_v2/ixgbe/
    + /sys/kernel/livepatch/netfix_v2/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v2/replace: 1
    + /sys/kernel/livepatch/netfix_v2/transition: 1
    + /sys/kernel/livepatch/netfix_v2/vmlinux/
    + /sys/kernel/livepatch/netfix_v2/vmlinux/patched: 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v2': completing patching transition
    callback post_patch of netfix_v2 for vmlinux
    [info] netfix_v2: post_patch_callback: vmlinux
    [notice] livepatch: 'netfix_v2': patching complete
    transition: netfix_v2 (to patched) → none
    listed: netfix_v1, netfix_v2 → netfix_v2
    netfix_v1 enabled: yes → no
    netfix_v1 free queued: no → yes
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: live → clean
    netfix_v2 / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v2 (nop) over netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    - /sys/kernel/livepatch/netfix_v2/e1000/
    - /sys/kernel/livepatch/netfix_v2/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v2/e1000/patched
    - /sys/kernel/livepatch/netfix_v2/ixgbe/
    - /sys/kernel/livepatch/netfix_v2/ixgbe/patched
    /sys/kernel/livepatch/netfix_v2/transition: 1 → 0
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    callback post_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: netfix_v2 → netfix_v2, netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 1
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    callback pre_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / e1000 callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > write netfix_v1 enabled 1
    [debug] livepatch: 'netfix_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: netfix_v1 (to unpatched) → netfix_v1 (to patched)
    netfix_v1 enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/enabled: 0 → 1
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → prepared
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing patching transition
    callback post_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': patching complete
    transition: netfix_v1 (to patched) → none
    netfix_v1 / e1000 callbacks: leaving → live
    netfix_v1 / ixgbe callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    callback pre_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / e1000 callbacks: live → leaving
    netfix_v1 / ixgbe callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > write netfix_v1 enabled 1
    [debug] livepatch: 'netfix_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: netfix_v1 (to unpatched) → netfix_v1 (to patched)
    netfix_v1 enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/enabled: 0 → 1
  `);
  step(`
    > unloadModule e1000
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'e1000'
    callback post_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: leaving → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    transition: netfix_v1 (to patched) → none
    netfix_v1 / ixgbe callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / ixgbe callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    callback post_unpatch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': unpatching complete
    transition: netfix_v1 (to unpatched) → none
    listed: netfix_v2, netfix_v1 → netfix_v2
    netfix_v1 free queued: no → yes
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: leaving → clean
    reader patch_state: 0 → -1
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
});

test('5: retry completes patching with e1000; load netfix_v1 stays in transition; …', () => {
  const { step } = boot();
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load netfix_v2
    [notice] livepatch: enabling patch 'netfix_v2'
    [debug] livepatch: 'netfix_v2': initializing patching transition
    [notice] livepatch: 'netfix_v2': starting patching transition
    → 0
    transition: none → netfix_v2 (to patched)
    listed: netfix_v1 → netfix_v1, netfix_v2
    netfix_v2 loaded: no → yes
    netfix_v2 enabled: no → yes
    netfix_v2 references: 0 → 1
    netfix_v2 / vmlinux loaded: no → yes
    netfix_v2 / vmlinux patched: no → yes
    netfix_v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack e1000:e1000_xmit_frame: netfix_v1 → netfix_v2 (nop) over netfix_v1
    + /sys/kernel/livepatch/netfix_v2/
    + /sys/kernel/livepatch/netfix_v2/e1000/
    + /sys/kernel/livepatch/netfix_v2/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v2/e1000/patched: 1
    + /sys/kernel/livepatch/netfix_v2/enabled: 1
    + /sys/kernel/livepatch/netfix_v2/force
    + /sys/kernel/livepatch/netfix_v2/ixgbe/
    + /sys/kernel/livepatch/netfix_v2/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v2/replace: 1
    + /sys/kernel/livepatch/netfix_v2/transition: 1
    + /sys/kernel/livepatch/netfix_v2/vmlinux/
    + /sys/kernel/livepatch/netfix_v2/vmlinux/patched: 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v2': completing patching transition
    callback post_patch of netfix_v2 for vmlinux
    [info] netfix_v2: post_patch_callback: vmlinux
    [notice] livepatch: 'netfix_v2': patching complete
    transition: netfix_v2 (to patched) → none
    listed: netfix_v1, netfix_v2 → netfix_v2
    netfix_v1 enabled: yes → no
    netfix_v1 free queued: no → yes
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: live → clean
    netfix_v2 / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    func_stack e1000:e1000_xmit_frame: netfix_v2 (nop) over netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    - /sys/kernel/livepatch/netfix_v2/e1000/
    - /sys/kernel/livepatch/netfix_v2/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v2/e1000/patched
    - /sys/kernel/livepatch/netfix_v2/ixgbe/
    - /sys/kernel/livepatch/netfix_v2/ixgbe/patched
    /sys/kernel/livepatch/netfix_v2/transition: 1 → 0
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: none → netfix_v1 (to patched)
    listed: netfix_v2 → netfix_v2, netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 1
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 1
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → prepared
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: netfix_v1 (to patched) → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    callback post_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    callback post_unpatch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': unpatching complete
    transition: netfix_v1 (to unpatched) → none
    listed: netfix_v2, netfix_v1 → netfix_v2
    netfix_v1 free queued: no → yes
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: prepared → clean
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: prepared → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    callback pre_patch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    callback post_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: netfix_v2 → netfix_v2, netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 1
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    callback pre_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / e1000 callbacks: live → leaving
    netfix_v1 / ixgbe callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    callback post_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    callback post_unpatch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': unpatching complete
    transition: netfix_v1 (to unpatched) → none
    listed: netfix_v2, netfix_v1 → netfix_v2
    netfix_v1 free queued: no → yes
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: leaving → clean
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
});

test('6: load netfix_v2 completes patching with e1000; write netfix_v1 enabled 0 completes unpatching with e1000 and ixgbe; …', () => {
  const { step } = boot();
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > load netfix_v2
    [notice] livepatch: enabling patch 'netfix_v2'
    [debug] livepatch: 'netfix_v2': initializing patching transition
    [notice] livepatch: 'netfix_v2': starting patching transition
    [debug] livepatch: 'netfix_v2': completing patching transition
    callback post_patch of netfix_v2 for vmlinux
    [info] netfix_v2: post_patch_callback: vmlinux
    [notice] livepatch: 'netfix_v2': patching complete
    → 0
    listed: netfix_v1 → netfix_v2
    netfix_v1 enabled: yes → no
    netfix_v1 free queued: no → yes
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: live → clean
    netfix_v2 loaded: no → yes
    netfix_v2 enabled: no → yes
    netfix_v2 references: 0 → 1
    netfix_v2 / vmlinux loaded: no → yes
    netfix_v2 / vmlinux patched: no → yes
    netfix_v2 / vmlinux callbacks: clean → live
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    + /sys/kernel/livepatch/netfix_v2/
    + /sys/kernel/livepatch/netfix_v2/enabled: 1
    + /sys/kernel/livepatch/netfix_v2/force
    + /sys/kernel/livepatch/netfix_v2/replace: 1
    + /sys/kernel/livepatch/netfix_v2/transition: 0
    + /sys/kernel/livepatch/netfix_v2/vmlinux/
    + /sys/kernel/livepatch/netfix_v2/vmlinux/patched: 1
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    callback post_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: netfix_v2 → netfix_v2, netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 1
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > unloadModule e1000
    callback pre_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'e1000'
    callback post_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: live → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 1 → 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    callback pre_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    callback post_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    callback post_unpatch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': unpatching complete
    → 0
    listed: netfix_v2, netfix_v1 → netfix_v2
    netfix_v1 enabled: yes → no
    netfix_v1 free queued: no → yes
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: live → clean
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: live → clean
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    callback pre_patch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    callback post_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: netfix_v2 → netfix_v2, netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 1
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > unloadModule ixgbe
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'ixgbe'
    callback post_unpatch of netfix_v1 for ixgbe (GOING)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: live → clean
    module ixgbe loaded: yes → no
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    callback pre_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / e1000 callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > unloadModule e1000
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'e1000'
    callback post_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: leaving → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 1 → 0
  `);
  step(`
    > write netfix_v1 enabled 1
    [debug] livepatch: 'netfix_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: netfix_v1 (to unpatched) → netfix_v1 (to patched)
    netfix_v1 enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    transition: netfix_v1 (to patched) → none
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    [notice] livepatch: 'netfix_v1': unpatching complete
    transition: netfix_v1 (to unpatched) → none
    listed: netfix_v2, netfix_v1 → netfix_v2
    netfix_v1 free queued: no → yes
    reader patch_state: 1 → -1
    reader pending: yes → no
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
});

test('7: write netfix_v1 enabled 1 reverses; retry completes the reversal to patching with e1000; …', () => {
  const { step } = boot();
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    callback pre_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / e1000 callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > write netfix_v1 enabled 1
    [debug] livepatch: 'netfix_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: netfix_v1 (to unpatched) → netfix_v1 (to patched)
    netfix_v1 enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing patching transition
    callback post_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': patching complete
    transition: netfix_v1 (to patched) → none
    netfix_v1 / e1000 callbacks: leaving → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    callback pre_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / e1000 callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → prepared
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > write netfix_v1 enabled 1
    [debug] livepatch: 'netfix_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: netfix_v1 (to unpatched) → netfix_v1 (to patched)
    netfix_v1 enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing patching transition
    callback post_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': patching complete
    transition: netfix_v1 (to patched) → none
    netfix_v1 / e1000 callbacks: leaving → live
    netfix_v1 / ixgbe callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > unloadModule e1000
    callback pre_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'e1000'
    callback post_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: live → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / ixgbe callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → prepared
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > write netfix_v1 enabled 1
    [debug] livepatch: 'netfix_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: netfix_v1 (to unpatched) → netfix_v1 (to patched)
    netfix_v1 enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing patching transition
    callback post_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': patching complete
    transition: netfix_v1 (to patched) → none
    netfix_v1 / e1000 callbacks: prepared → live
    netfix_v1 / ixgbe callbacks: leaving → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
});

test('8: retry completes the reversal to unpatching with e1000 and ixgbe; …', () => {
  const { step } = boot();
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    callback pre_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / e1000 callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → prepared
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    callback post_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    callback post_unpatch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': unpatching complete
    transition: netfix_v1 (to unpatched) → none
    listed: netfix_v1 → none
    netfix_v1 free queued: no → yes
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: leaving → clean
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: prepared → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    callback pre_patch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    callback post_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 1
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    callback pre_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / e1000 callbacks: live → leaving
    netfix_v1 / ixgbe callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > write netfix_v1 enabled 1
    [debug] livepatch: 'netfix_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: netfix_v1 (to unpatched) → netfix_v1 (to patched)
    netfix_v1 enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing patching transition
    callback post_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': patching complete
    transition: netfix_v1 (to patched) → none
    netfix_v1 / e1000 callbacks: leaving → live
    netfix_v1 / ixgbe callbacks: leaving → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > unloadModule e1000
    callback pre_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'e1000'
    callback post_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: live → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / ixgbe callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > write netfix_v1 enabled 1
    [debug] livepatch: 'netfix_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: netfix_v1 (to unpatched) → netfix_v1 (to patched)
    netfix_v1 enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    transition: netfix_v1 (to patched) → none
    netfix_v1 / ixgbe callbacks: leaving → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
});

test('9: retry completes unpatching with e1000; write netfix_v2 enabled 0 reverses; …', () => {
  const { step } = boot();
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    callback pre_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / e1000 callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    callback post_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': unpatching complete
    transition: netfix_v1 (to unpatched) → none
    listed: netfix_v1 → none
    netfix_v1 free queued: no → yes
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load netfix_v2
    [notice] livepatch: enabling patch 'netfix_v2'
    [debug] livepatch: 'netfix_v2': initializing patching transition
    [notice] livepatch: 'netfix_v2': starting patching transition
    → 0
    transition: none → netfix_v2 (to patched)
    listed: none → netfix_v2
    netfix_v2 loaded: no → yes
    netfix_v2 enabled: no → yes
    netfix_v2 references: 0 → 1
    netfix_v2 / vmlinux loaded: no → yes
    netfix_v2 / vmlinux patched: no → yes
    netfix_v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/netfix_v2/
    + /sys/kernel/livepatch/netfix_v2/enabled: 1
    + /sys/kernel/livepatch/netfix_v2/force
    + /sys/kernel/livepatch/netfix_v2/replace: 1
    + /sys/kernel/livepatch/netfix_v2/transition: 1
    + /sys/kernel/livepatch/netfix_v2/vmlinux/
    + /sys/kernel/livepatch/netfix_v2/vmlinux/patched: 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write netfix_v2 enabled 0
    [debug] livepatch: 'netfix_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'netfix_v2': starting unpatching transition
    → 0
    transition: netfix_v2 (to patched) → netfix_v2 (to unpatched)
    netfix_v2 enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v2/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v2': completing unpatching transition
    [notice] livepatch: 'netfix_v2': unpatching complete
    transition: netfix_v2 (to unpatched) → none
    listed: netfix_v2 → none
    netfix_v2 free queued: no → yes
    netfix_v2 / vmlinux loaded: yes → no
    netfix_v2 / vmlinux patched: yes → no
    netfix_v2 / vmlinux callbacks: prepared → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v2/transition: 1 → 0
    - /sys/kernel/livepatch/netfix_v2/vmlinux/
    - /sys/kernel/livepatch/netfix_v2/vmlinux/patched
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > loadModule ixgbe
    → 0
    module ixgbe loaded: no → yes
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    callback pre_patch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: none → netfix_v1 (to patched)
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → prepared
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 1
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing patching transition
    callback post_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': patching complete
    transition: netfix_v1 (to patched) → none
    netfix_v1 / e1000 callbacks: prepared → live
    netfix_v1 / ixgbe callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    callback pre_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / e1000 callbacks: live → leaving
    netfix_v1 / ixgbe callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    callback post_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    callback post_unpatch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': unpatching complete
    transition: netfix_v1 (to unpatched) → none
    listed: netfix_v1 → none
    netfix_v1 free queued: no → yes
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: leaving → clean
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: leaving → clean
    reader patch_state: 0 → -1
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
});

test('10: retry completes patching; write netfix_v2 enabled 0 stays in transition; write netfix_v2 enabled 1 reverses; …', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load netfix_v2
    [notice] livepatch: enabling patch 'netfix_v2'
    [debug] livepatch: 'netfix_v2': initializing patching transition
    [notice] livepatch: 'netfix_v2': starting patching transition
    → 0
    transition: none → netfix_v2 (to patched)
    listed: none → netfix_v2
    netfix_v2 loaded: no → yes
    netfix_v2 enabled: no → yes
    netfix_v2 references: 0 → 1
    netfix_v2 / vmlinux loaded: no → yes
    netfix_v2 / vmlinux patched: no → yes
    netfix_v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/netfix_v2/
    + /sys/kernel/livepatch/netfix_v2/enabled: 1
    + /sys/kernel/livepatch/netfix_v2/force
    + /sys/kernel/livepatch/netfix_v2/replace: 1
    + /sys/kernel/livepatch/netfix_v2/transition: 1
    + /sys/kernel/livepatch/netfix_v2/vmlinux/
    + /sys/kernel/livepatch/netfix_v2/vmlinux/patched: 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v2': completing patching transition
    callback post_patch of netfix_v2 for vmlinux
    [info] netfix_v2: post_patch_callback: vmlinux
    [notice] livepatch: 'netfix_v2': patching complete
    transition: netfix_v2 (to patched) → none
    netfix_v2 / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v2/transition: 1 → 0
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: netfix_v2 → netfix_v2, netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v2 enabled 0
    [debug] livepatch: 'netfix_v2': initializing unpatching transition
    [notice] livepatch: 'netfix_v2': starting unpatching transition
    → 0
    transition: none → netfix_v2 (to unpatched)
    netfix_v2 enabled: yes → no
    netfix_v2 / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v2/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v2/transition: 0 → 1
  `);
  step(`
    > unloadModule ixgbe
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'ixgbe'
    callback post_unpatch of netfix_v1 for ixgbe (GOING)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: live → clean
    module ixgbe loaded: yes → no
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1 → 0
  `);
  step(`
    > write netfix_v2 enabled 1
    [debug] livepatch: 'netfix_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix_v2': starting patching transition
    → 0
    transition: netfix_v2 (to unpatched) → netfix_v2 (to patched)
    netfix_v2 enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v2/enabled: 0 → 1
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > unloadModule e1000
    callback pre_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'e1000'
    callback post_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: live → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 1 → 0
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
  `);
  step(`
    > unloadModule ixgbe
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'ixgbe'
    callback post_unpatch of netfix_v1 for ixgbe (GOING)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: live → clean
    module ixgbe loaded: yes → no
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1 → 0
  `);
  step(`
    > write netfix_v2 enabled 0
    [debug] livepatch: 'netfix_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'netfix_v2': starting unpatching transition
    → 0
    transition: netfix_v2 (to patched) → netfix_v2 (to unpatched)
    netfix_v2 enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v2/enabled: 1 → 0
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > write netfix_v2 enabled 1
    [debug] livepatch: 'netfix_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix_v2': starting patching transition
    → 0
    transition: netfix_v2 (to unpatched) → netfix_v2 (to patched)
    netfix_v2 enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v2/enabled: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v2': completing patching transition
    callback post_patch of netfix_v2 for vmlinux
    [info] netfix_v2: post_patch_callback: vmlinux
    [notice] livepatch: 'netfix_v2': patching complete
    transition: netfix_v2 (to patched) → none
    netfix_v2 / vmlinux callbacks: leaving → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v2/transition: 1 → 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    callback pre_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / e1000 callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > write netfix_v1 enabled 1
    [debug] livepatch: 'netfix_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: netfix_v1 (to unpatched) → netfix_v1 (to patched)
    netfix_v1 enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing patching transition
    callback post_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': patching complete
    transition: netfix_v1 (to patched) → none
    netfix_v1 / e1000 callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
});

test('11: load netfix_v1 stays in transition; load netfix_v2 fails with EBUSY; write netfix_v1 enabled 0 reverses; …', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: none → netfix_v1 (to patched)
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 1
  `);
  step(`
    > load netfix_v2
    → -EBUSY: Device or resource busy
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → prepared
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > unloadModule e1000
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'e1000'
    callback post_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: prepared → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 1 → 0
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → prepared
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
  `);
  step(`
    > unloadModule ixgbe
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'ixgbe'
    callback post_unpatch of netfix_v1 for ixgbe (GOING)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: prepared → clean
    module ixgbe loaded: yes → no
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1 → 0
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: netfix_v1 (to patched) → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    [notice] livepatch: 'netfix_v1': unpatching complete
    transition: netfix_v1 (to unpatched) → none
    listed: netfix_v1 → none
    netfix_v1 free queued: no → yes
    reader patch_state: 0 → -1
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > load netfix_v2
    [notice] livepatch: enabling patch 'netfix_v2'
    [debug] livepatch: 'netfix_v2': initializing patching transition
    [notice] livepatch: 'netfix_v2': starting patching transition
    → 0
    transition: none → netfix_v2 (to patched)
    listed: none → netfix_v2
    netfix_v2 loaded: no → yes
    netfix_v2 enabled: no → yes
    netfix_v2 references: 0 → 1
    netfix_v2 / vmlinux loaded: no → yes
    netfix_v2 / vmlinux patched: no → yes
    netfix_v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/netfix_v2/
    + /sys/kernel/livepatch/netfix_v2/enabled: 1
    + /sys/kernel/livepatch/netfix_v2/force
    + /sys/kernel/livepatch/netfix_v2/replace: 1
    + /sys/kernel/livepatch/netfix_v2/transition: 1
    + /sys/kernel/livepatch/netfix_v2/vmlinux/
    + /sys/kernel/livepatch/netfix_v2/vmlinux/patched: 1
  `);
  step(`
    > write netfix_v2 enabled 0
    [debug] livepatch: 'netfix_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'netfix_v2': starting unpatching transition
    → 0
    transition: netfix_v2 (to patched) → netfix_v2 (to unpatched)
    netfix_v2 enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v2/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v2': completing unpatching transition
    [notice] livepatch: 'netfix_v2': unpatching complete
    transition: netfix_v2 (to unpatched) → none
    listed: netfix_v2 → none
    netfix_v2 free queued: no → yes
    netfix_v2 / vmlinux loaded: yes → no
    netfix_v2 / vmlinux patched: yes → no
    netfix_v2 / vmlinux callbacks: prepared → clean
    reader patch_state: 0 → -1
    /sys/kernel/livepatch/netfix_v2/transition: 1 → 0
    - /sys/kernel/livepatch/netfix_v2/vmlinux/
    - /sys/kernel/livepatch/netfix_v2/vmlinux/patched
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > loadModule e1000
    → 0
    module e1000 loaded: no → yes
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: none → netfix_v1 (to patched)
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 1
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 1
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: netfix_v1 (to patched) → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    callback post_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': unpatching complete
    transition: netfix_v1 (to unpatched) → none
    listed: netfix_v1 → none
    netfix_v1 free queued: no → yes
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > loadModule ixgbe
    → 0
    module ixgbe loaded: no → yes
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    callback pre_patch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: none → netfix_v1 (to patched)
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → prepared
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 1
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 1
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: netfix_v1 (to patched) → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    callback post_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    callback post_unpatch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': unpatching complete
    transition: netfix_v1 (to unpatched) → none
    listed: netfix_v1 → none
    netfix_v1 free queued: no → yes
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: prepared → clean
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
});

test('12: load netfix_v2 completes patching with ixgbe; retry completes the reversal to patching with ixgbe; …', () => {
  const { step } = boot();
  step(`
    > loadModule ixgbe
    → 0
    module ixgbe loaded: no → yes
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > load netfix_v2
    [notice] livepatch: enabling patch 'netfix_v2'
    [debug] livepatch: 'netfix_v2': initializing patching transition
    [notice] livepatch: 'netfix_v2': starting patching transition
    [debug] livepatch: 'netfix_v2': completing patching transition
    callback post_patch of netfix_v2 for vmlinux
    [info] netfix_v2: post_patch_callback: vmlinux
    [notice] livepatch: 'netfix_v2': patching complete
    → 0
    listed: netfix_v1 → netfix_v2
    netfix_v1 enabled: yes → no
    netfix_v1 free queued: no → yes
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: live → clean
    netfix_v2 loaded: no → yes
    netfix_v2 enabled: no → yes
    netfix_v2 references: 0 → 1
    netfix_v2 / vmlinux loaded: no → yes
    netfix_v2 / vmlinux patched: no → yes
    netfix_v2 / vmlinux callbacks: clean → live
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    + /sys/kernel/livepatch/netfix_v2/
    + /sys/kernel/livepatch/netfix_v2/enabled: 1
    + /sys/kernel/livepatch/netfix_v2/force
    + /sys/kernel/livepatch/netfix_v2/replace: 1
    + /sys/kernel/livepatch/netfix_v2/transition: 0
    + /sys/kernel/livepatch/netfix_v2/vmlinux/
    + /sys/kernel/livepatch/netfix_v2/vmlinux/patched: 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v2 enabled 0
    [debug] livepatch: 'netfix_v2': initializing unpatching transition
    [notice] livepatch: 'netfix_v2': starting unpatching transition
    → 0
    transition: none → netfix_v2 (to unpatched)
    netfix_v2 enabled: yes → no
    netfix_v2 / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v2/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v2/transition: 0 → 1
  `);
  step(`
    > retry
  `);
  step(`
    > write netfix_v2 enabled 1
    [debug] livepatch: 'netfix_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix_v2': starting patching transition
    → 0
    transition: netfix_v2 (to unpatched) → netfix_v2 (to patched)
    netfix_v2 enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v2/enabled: 0 → 1
  `);
  step(`
    > unloadModule ixgbe
    → 0
    module ixgbe loaded: yes → no
  `);
  step(`
    > loadModule ixgbe
    → 0
    module ixgbe loaded: no → yes
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v2': completing patching transition
    callback post_patch of netfix_v2 for vmlinux
    [info] netfix_v2: post_patch_callback: vmlinux
    [notice] livepatch: 'netfix_v2': patching complete
    transition: netfix_v2 (to patched) → none
    netfix_v2 / vmlinux callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/netfix_v2/transition: 1 → 0
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: none → netfix_v1 (to patched)
    listed: netfix_v2 → netfix_v2, netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 1
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: netfix_v1 (to patched) → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
  `);
  step(`
    > write netfix_v1 enabled 1
    [debug] livepatch: 'netfix_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: netfix_v1 (to unpatched) → netfix_v1 (to patched)
    netfix_v1 enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 0 → 1
  `);
  step(`
    > write netfix_v2 enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → prepared
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > unloadModule e1000
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'e1000'
    callback post_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: prepared → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 1 → 0
  `);
  step(`
    > unloadModule ixgbe
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'ixgbe'
    callback post_unpatch of netfix_v1 for ixgbe (GOING)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: prepared → clean
    module ixgbe loaded: yes → no
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1 → 0
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → prepared
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: netfix_v1 (to patched) → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
  `);
  step(`
    > write netfix_v1 enabled 1
    [debug] livepatch: 'netfix_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: netfix_v1 (to unpatched) → netfix_v1 (to patched)
    netfix_v1 enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    transition: netfix_v1 (to patched) → none
    netfix_v1 / ixgbe callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
});

test('13: retry completes patching with e1000 and ixgbe; retry completes the reversal to unpatching with e1000 and ixgbe', () => {
  const { step } = boot();
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load netfix_v2
    [notice] livepatch: enabling patch 'netfix_v2'
    [debug] livepatch: 'netfix_v2': initializing patching transition
    [notice] livepatch: 'netfix_v2': starting patching transition
    → 0
    transition: none → netfix_v2 (to patched)
    listed: netfix_v1 → netfix_v1, netfix_v2
    netfix_v2 loaded: no → yes
    netfix_v2 enabled: no → yes
    netfix_v2 references: 0 → 1
    netfix_v2 / vmlinux loaded: no → yes
    netfix_v2 / vmlinux patched: no → yes
    netfix_v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack e1000:e1000_xmit_frame: netfix_v1 → netfix_v2 (nop) over netfix_v1
    + /sys/kernel/livepatch/netfix_v2/
    + /sys/kernel/livepatch/netfix_v2/e1000/
    + /sys/kernel/livepatch/netfix_v2/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v2/e1000/patched: 1
    + /sys/kernel/livepatch/netfix_v2/enabled: 1
    + /sys/kernel/livepatch/netfix_v2/force
    + /sys/kernel/livepatch/netfix_v2/ixgbe/
    + /sys/kernel/livepatch/netfix_v2/ixgbe/patched: 1
    + /sys/kernel/livepatch/netfix_v2/replace: 1
    + /sys/kernel/livepatch/netfix_v2/transition: 1
    + /sys/kernel/livepatch/netfix_v2/vmlinux/
    + /sys/kernel/livepatch/netfix_v2/vmlinux/patched: 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v2': completing patching transition
    callback post_patch of netfix_v2 for vmlinux
    [info] netfix_v2: post_patch_callback: vmlinux
    [notice] livepatch: 'netfix_v2': patching complete
    transition: netfix_v2 (to patched) → none
    listed: netfix_v1, netfix_v2 → netfix_v2
    netfix_v1 enabled: yes → no
    netfix_v1 free queued: no → yes
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: live → clean
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: live → clean
    netfix_v2 / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v2 (nop) over netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    - /sys/kernel/livepatch/netfix_v2/e1000/
    - /sys/kernel/livepatch/netfix_v2/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v2/e1000/patched
    - /sys/kernel/livepatch/netfix_v2/ixgbe/
    - /sys/kernel/livepatch/netfix_v2/ixgbe/patched
    /sys/kernel/livepatch/netfix_v2/transition: 1 → 0
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    callback pre_patch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    callback post_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: netfix_v2 → netfix_v2, netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 1
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > unloadModule e1000
    callback pre_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'e1000'
    callback post_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: live → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / ixgbe callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → prepared
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    callback post_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    callback post_unpatch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': unpatching complete
    transition: netfix_v1 (to unpatched) → none
    listed: netfix_v2, netfix_v1 → netfix_v2
    netfix_v1 free queued: no → yes
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: prepared → clean
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    callback pre_patch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    callback post_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: netfix_v2 → netfix_v2, netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 1
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > unloadModule ixgbe
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'ixgbe'
    callback post_unpatch of netfix_v1 for ixgbe (GOING)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: live → clean
    module ixgbe loaded: yes → no
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    callback pre_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / e1000 callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → prepared
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    callback post_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    callback post_unpatch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': unpatching complete
    transition: netfix_v1 (to unpatched) → none
    listed: netfix_v2, netfix_v1 → netfix_v2
    netfix_v1 free queued: no → yes
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: leaving → clean
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: prepared → clean
    reader patch_state: 0 → -1
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
});

test('14: retry completes patching; retry completes patching with e1000; retry completes unpatching with e1000; …', () => {
  const { step } = boot();
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load netfix_v2
    [notice] livepatch: enabling patch 'netfix_v2'
    [debug] livepatch: 'netfix_v2': initializing patching transition
    [notice] livepatch: 'netfix_v2': starting patching transition
    → 0
    transition: none → netfix_v2 (to patched)
    listed: netfix_v1 → netfix_v1, netfix_v2
    netfix_v2 loaded: no → yes
    netfix_v2 enabled: no → yes
    netfix_v2 references: 0 → 1
    netfix_v2 / vmlinux loaded: no → yes
    netfix_v2 / vmlinux patched: no → yes
    netfix_v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/netfix_v2/
    + /sys/kernel/livepatch/netfix_v2/e1000/
    + /sys/kernel/livepatch/netfix_v2/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v2/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v2/enabled: 1
    + /sys/kernel/livepatch/netfix_v2/force
    + /sys/kernel/livepatch/netfix_v2/ixgbe/
    + /sys/kernel/livepatch/netfix_v2/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v2/replace: 1
    + /sys/kernel/livepatch/netfix_v2/transition: 1
    + /sys/kernel/livepatch/netfix_v2/vmlinux/
    + /sys/kernel/livepatch/netfix_v2/vmlinux/patched: 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v2': completing patching transition
    callback post_patch of netfix_v2 for vmlinux
    [info] netfix_v2: post_patch_callback: vmlinux
    [notice] livepatch: 'netfix_v2': patching complete
    transition: netfix_v2 (to patched) → none
    listed: netfix_v1, netfix_v2 → netfix_v2
    netfix_v1 enabled: yes → no
    netfix_v1 free queued: no → yes
    netfix_v2 / vmlinux callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    - /sys/kernel/livepatch/netfix_v2/e1000/
    - /sys/kernel/livepatch/netfix_v2/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v2/e1000/patched
    - /sys/kernel/livepatch/netfix_v2/ixgbe/
    - /sys/kernel/livepatch/netfix_v2/ixgbe/patched
    /sys/kernel/livepatch/netfix_v2/transition: 1 → 0
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > loadModule e1000
    → 0
    module e1000 loaded: no → yes
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: none → netfix_v1 (to patched)
    listed: netfix_v2 → netfix_v2, netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 1
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing patching transition
    callback post_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': patching complete
    transition: netfix_v1 (to patched) → none
    netfix_v1 / e1000 callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    callback pre_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / e1000 callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    callback post_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': unpatching complete
    transition: netfix_v1 (to unpatched) → none
    listed: netfix_v2, netfix_v1 → netfix_v2
    netfix_v1 free queued: no → yes
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: leaving → clean
    reader patch_state: 0 → -1
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: none → netfix_v1 (to patched)
    listed: netfix_v2 → netfix_v2, netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 1
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 1
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → prepared
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing patching transition
    callback post_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': patching complete
    transition: netfix_v1 (to patched) → none
    netfix_v1 / e1000 callbacks: prepared → live
    netfix_v1 / ixgbe callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    callback pre_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / e1000 callbacks: live → leaving
    netfix_v1 / ixgbe callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > write netfix_v1 enabled 1
    [debug] livepatch: 'netfix_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: netfix_v1 (to unpatched) → netfix_v1 (to patched)
    netfix_v1 enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing patching transition
    callback post_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': patching complete
    transition: netfix_v1 (to patched) → none
    netfix_v1 / e1000 callbacks: leaving → live
    netfix_v1 / ixgbe callbacks: leaving → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
});

test('15: retry completes patching; retry completes the reversal to unpatching with ixgbe; retry completes patching with ixgbe; …', () => {
  const { step } = boot();
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load netfix_v2
    [notice] livepatch: enabling patch 'netfix_v2'
    [debug] livepatch: 'netfix_v2': initializing patching transition
    [notice] livepatch: 'netfix_v2': starting patching transition
    → 0
    transition: none → netfix_v2 (to patched)
    listed: none → netfix_v2
    netfix_v2 loaded: no → yes
    netfix_v2 enabled: no → yes
    netfix_v2 references: 0 → 1
    netfix_v2 / vmlinux loaded: no → yes
    netfix_v2 / vmlinux patched: no → yes
    netfix_v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/netfix_v2/
    + /sys/kernel/livepatch/netfix_v2/enabled: 1
    + /sys/kernel/livepatch/netfix_v2/force
    + /sys/kernel/livepatch/netfix_v2/replace: 1
    + /sys/kernel/livepatch/netfix_v2/transition: 1
    + /sys/kernel/livepatch/netfix_v2/vmlinux/
    + /sys/kernel/livepatch/netfix_v2/vmlinux/patched: 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v2': completing patching transition
    callback post_patch of netfix_v2 for vmlinux
    [info] netfix_v2: post_patch_callback: vmlinux
    [notice] livepatch: 'netfix_v2': patching complete
    transition: netfix_v2 (to patched) → none
    netfix_v2 / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/netfix_v2/transition: 1 → 0
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: none → netfix_v1 (to patched)
    listed: netfix_v2 → netfix_v2, netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 1
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: netfix_v1 (to patched) → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → prepared
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    callback post_unpatch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': unpatching complete
    transition: netfix_v1 (to unpatched) → none
    listed: netfix_v2, netfix_v1 → netfix_v2
    netfix_v1 free queued: no → yes
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: prepared → clean
    reader patch_state: 0 → -1
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: none → netfix_v1 (to patched)
    listed: netfix_v2 → netfix_v2, netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    transition: netfix_v1 (to patched) → none
    netfix_v1 / ixgbe callbacks: prepared → live
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / ixgbe callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > unloadModule ixgbe
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'ixgbe'
    callback post_unpatch of netfix_v1 for ixgbe (GOING)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: leaving → clean
    module ixgbe loaded: yes → no
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1 → 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → prepared
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    callback post_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': unpatching complete
    transition: netfix_v1 (to unpatched) → none
    listed: netfix_v2, netfix_v1 → netfix_v2
    netfix_v1 free queued: no → yes
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: prepared → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    callback post_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: netfix_v2 → netfix_v2, netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 1
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v2 enabled 0
    [debug] livepatch: 'netfix_v2': initializing unpatching transition
    [notice] livepatch: 'netfix_v2': starting unpatching transition
    → 0
    transition: none → netfix_v2 (to unpatched)
    netfix_v2 enabled: yes → no
    netfix_v2 / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v2/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v2/transition: 0 → 1
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
  `);
});

test('16: write netfix_v1 enabled 0 fails with EBUSY; retry completes patching', () => {
  const { step } = boot();
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load netfix_v2
    [notice] livepatch: enabling patch 'netfix_v2'
    [debug] livepatch: 'netfix_v2': initializing patching transition
    [notice] livepatch: 'netfix_v2': starting patching transition
    → 0
    transition: none → netfix_v2 (to patched)
    listed: netfix_v1 → netfix_v1, netfix_v2
    netfix_v2 loaded: no → yes
    netfix_v2 enabled: no → yes
    netfix_v2 references: 0 → 1
    netfix_v2 / vmlinux loaded: no → yes
    netfix_v2 / vmlinux patched: no → yes
    netfix_v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/netfix_v2/
    + /sys/kernel/livepatch/netfix_v2/e1000/
    + /sys/kernel/livepatch/netfix_v2/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v2/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v2/enabled: 1
    + /sys/kernel/livepatch/netfix_v2/force
    + /sys/kernel/livepatch/netfix_v2/ixgbe/
    + /sys/kernel/livepatch/netfix_v2/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v2/replace: 1
    + /sys/kernel/livepatch/netfix_v2/transition: 1
    + /sys/kernel/livepatch/netfix_v2/vmlinux/
    + /sys/kernel/livepatch/netfix_v2/vmlinux/patched: 1
  `);
  step(`
    > write netfix_v1 enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'netfix_v2' to loading module 'e1000'
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v2 (nop) over netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
    /sys/kernel/livepatch/netfix_v2/e1000/patched: 0 → 1
  `);
  step(`
    > unloadModule e1000
    callback pre_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'e1000'
    callback post_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'netfix_v2' on unloading module 'e1000'
    → 0
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: live → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v2 (nop) over netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 1 → 0
    /sys/kernel/livepatch/netfix_v2/e1000/patched: 1 → 0
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'netfix_v2' to loading module 'ixgbe'
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
    /sys/kernel/livepatch/netfix_v2/ixgbe/patched: 0 → 1
  `);
  step(`
    > unloadModule ixgbe
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'ixgbe'
    callback post_unpatch of netfix_v1 for ixgbe (GOING)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'netfix_v2' on unloading module 'ixgbe'
    → 0
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: live → clean
    module ixgbe loaded: yes → no
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1 → 0
    /sys/kernel/livepatch/netfix_v2/ixgbe/patched: 1 → 0
  `);
  step(`
    > write netfix_v2 enabled 0
    [debug] livepatch: 'netfix_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'netfix_v2': starting unpatching transition
    → 0
    transition: netfix_v2 (to patched) → netfix_v2 (to unpatched)
    netfix_v2 enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v2/enabled: 1 → 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'netfix_v2' to loading module 'e1000'
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v2 (nop) over netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
    /sys/kernel/livepatch/netfix_v2/e1000/patched: 0 → 1
  `);
  step(`
    > unloadModule e1000
    callback pre_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'e1000'
    callback post_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'netfix_v2' on unloading module 'e1000'
    → 0
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: live → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v2 (nop) over netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 1 → 0
    /sys/kernel/livepatch/netfix_v2/e1000/patched: 1 → 0
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'netfix_v2' to loading module 'ixgbe'
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
    /sys/kernel/livepatch/netfix_v2/ixgbe/patched: 0 → 1
  `);
  step(`
    > unloadModule ixgbe
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'ixgbe'
    callback post_unpatch of netfix_v1 for ixgbe (GOING)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'netfix_v2' on unloading module 'ixgbe'
    → 0
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: live → clean
    module ixgbe loaded: yes → no
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1 → 0
    /sys/kernel/livepatch/netfix_v2/ixgbe/patched: 1 → 0
  `);
  step(`
    > write netfix_v2 enabled 1
    [debug] livepatch: 'netfix_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix_v2': starting patching transition
    → 0
    transition: netfix_v2 (to unpatched) → netfix_v2 (to patched)
    netfix_v2 enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v2/enabled: 0 → 1
  `);
  step(`
    > exitKernel reader
    reader patch_state: 0 → 1
    reader pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v2': completing patching transition
    callback post_patch of netfix_v2 for vmlinux
    [info] netfix_v2: post_patch_callback: vmlinux
    [notice] livepatch: 'netfix_v2': patching complete
    transition: netfix_v2 (to patched) → none
    listed: netfix_v1, netfix_v2 → netfix_v2
    netfix_v1 enabled: yes → no
    netfix_v1 free queued: no → yes
    netfix_v2 / vmlinux callbacks: prepared → live
    reader patch_state: 1 → -1
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    - /sys/kernel/livepatch/netfix_v2/e1000/
    - /sys/kernel/livepatch/netfix_v2/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v2/e1000/patched
    - /sys/kernel/livepatch/netfix_v2/ixgbe/
    - /sys/kernel/livepatch/netfix_v2/ixgbe/patched
    /sys/kernel/livepatch/netfix_v2/transition: 1 → 0
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: none → netfix_v1 (to patched)
    listed: netfix_v2 → netfix_v2, netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 1
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    transition: netfix_v1 (to patched) → none
    reader patch_state: 0 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v2 enabled 0
    [debug] livepatch: 'netfix_v2': initializing unpatching transition
    [notice] livepatch: 'netfix_v2': starting unpatching transition
    → 0
    transition: none → netfix_v2 (to unpatched)
    netfix_v2 enabled: yes → no
    netfix_v2 / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v2/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v2/transition: 0 → 1
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > unloadModule e1000
    callback pre_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'e1000'
    callback post_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: live → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 1 → 0
  `);
});

test('17: load netfix_v2 completes patching with e1000 and ixgbe; load netfix_v1 fails with EBUSY; …', () => {
  const { step } = boot();
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
  `);
  step(`
    > unloadModule ixgbe
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'ixgbe'
    callback post_unpatch of netfix_v1 for ixgbe (GOING)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: live → clean
    module ixgbe loaded: yes → no
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1 → 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
  `);
  step(`
    > load netfix_v2
    [notice] livepatch: enabling patch 'netfix_v2'
    [debug] livepatch: 'netfix_v2': initializing patching transition
    [notice] livepatch: 'netfix_v2': starting patching transition
    [debug] livepatch: 'netfix_v2': completing patching transition
    callback post_patch of netfix_v2 for vmlinux
    [info] netfix_v2: post_patch_callback: vmlinux
    [notice] livepatch: 'netfix_v2': patching complete
    → 0
    listed: netfix_v1 → netfix_v2
    netfix_v1 enabled: yes → no
    netfix_v1 free queued: no → yes
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: live → clean
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: live → clean
    netfix_v2 loaded: no → yes
    netfix_v2 enabled: no → yes
    netfix_v2 references: 0 → 1
    netfix_v2 / vmlinux loaded: no → yes
    netfix_v2 / vmlinux patched: no → yes
    netfix_v2 / vmlinux callbacks: clean → live
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    + /sys/kernel/livepatch/netfix_v2/
    + /sys/kernel/livepatch/netfix_v2/enabled: 1
    + /sys/kernel/livepatch/netfix_v2/force
    + /sys/kernel/livepatch/netfix_v2/replace: 1
    + /sys/kernel/livepatch/netfix_v2/transition: 0
    + /sys/kernel/livepatch/netfix_v2/vmlinux/
    + /sys/kernel/livepatch/netfix_v2/vmlinux/patched: 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v2 enabled 0
    [debug] livepatch: 'netfix_v2': initializing unpatching transition
    [notice] livepatch: 'netfix_v2': starting unpatching transition
    → 0
    transition: none → netfix_v2 (to unpatched)
    netfix_v2 enabled: yes → no
    netfix_v2 / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v2/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v2/transition: 0 → 1
  `);
  step(`
    > write netfix_v2 enabled 1
    [debug] livepatch: 'netfix_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix_v2': starting patching transition
    → 0
    transition: netfix_v2 (to unpatched) → netfix_v2 (to patched)
    netfix_v2 enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v2/enabled: 0 → 1
  `);
  step(`
    > unloadModule e1000
    → 0
    module e1000 loaded: yes → no
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > load netfix_v1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write netfix_v2 enabled 0
    [debug] livepatch: 'netfix_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'netfix_v2': starting unpatching transition
    → 0
    transition: netfix_v2 (to patched) → netfix_v2 (to unpatched)
    netfix_v2 enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v2/enabled: 1 → 0
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v2': completing unpatching transition
    [notice] livepatch: 'netfix_v2': unpatching complete
    transition: netfix_v2 (to unpatched) → none
    listed: netfix_v2 → none
    netfix_v2 free queued: no → yes
    netfix_v2 / vmlinux loaded: yes → no
    netfix_v2 / vmlinux patched: yes → no
    netfix_v2 / vmlinux callbacks: leaving → clean
    reader patch_state: 1 → -1
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v2/transition: 1 → 0
    - /sys/kernel/livepatch/netfix_v2/vmlinux/
    - /sys/kernel/livepatch/netfix_v2/vmlinux/patched
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    callback pre_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    → 0
    transition: none → netfix_v1 (to unpatched)
    netfix_v1 enabled: yes → no
    netfix_v1 / e1000 callbacks: live → leaving
    netfix_v1 / ixgbe callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v1/transition: 0 → 1
  `);
  step(`
    > unloadModule e1000
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'e1000'
    callback post_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: leaving → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 1 → 0
  `);
  step(`
    > unloadModule ixgbe
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'ixgbe'
    callback post_unpatch of netfix_v1 for ixgbe (GOING)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: leaving → clean
    module ixgbe loaded: yes → no
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 1 → 0
  `);
  step(`
    > write netfix_v1 enabled 1
    [debug] livepatch: 'netfix_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix_v1': starting patching transition
    → 0
    transition: netfix_v1 (to unpatched) → netfix_v1 (to patched)
    netfix_v1 enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v1/enabled: 0 → 1
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → prepared
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v1': completing patching transition
    callback post_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': patching complete
    transition: netfix_v1 (to patched) → none
    netfix_v1 / e1000 callbacks: prepared → live
    reader patch_state: 1 → -1
    /sys/kernel/livepatch/netfix_v1/transition: 1 → 0
  `);
});

test('18: load netfix_v2 completes patching; retry completes unpatching; write netfix_v1 enabled 0 completes unpatching with ixgbe', () => {
  const { step } = boot();
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > load netfix_v2
    [notice] livepatch: enabling patch 'netfix_v2'
    [debug] livepatch: 'netfix_v2': initializing patching transition
    [notice] livepatch: 'netfix_v2': starting patching transition
    [debug] livepatch: 'netfix_v2': completing patching transition
    callback post_patch of netfix_v2 for vmlinux
    [info] netfix_v2: post_patch_callback: vmlinux
    [notice] livepatch: 'netfix_v2': patching complete
    → 0
    listed: netfix_v1 → netfix_v2
    netfix_v1 enabled: yes → no
    netfix_v1 free queued: no → yes
    netfix_v2 loaded: no → yes
    netfix_v2 enabled: no → yes
    netfix_v2 references: 0 → 1
    netfix_v2 / vmlinux loaded: no → yes
    netfix_v2 / vmlinux patched: no → yes
    netfix_v2 / vmlinux callbacks: clean → live
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
    + /sys/kernel/livepatch/netfix_v2/
    + /sys/kernel/livepatch/netfix_v2/enabled: 1
    + /sys/kernel/livepatch/netfix_v2/force
    + /sys/kernel/livepatch/netfix_v2/replace: 1
    + /sys/kernel/livepatch/netfix_v2/transition: 0
    + /sys/kernel/livepatch/netfix_v2/vmlinux/
    + /sys/kernel/livepatch/netfix_v2/vmlinux/patched: 1
  `);
  step(`
    > loadModule e1000
    → 0
    module e1000 loaded: no → yes
  `);
  step(`
    > unloadModule e1000
    → 0
    module e1000 loaded: yes → no
  `);
  step(`
    > loadModule ixgbe
    → 0
    module ixgbe loaded: no → yes
  `);
  step(`
    > unloadModule ixgbe
    → 0
    module ixgbe loaded: yes → no
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > write netfix_v2 enabled 0
    [debug] livepatch: 'netfix_v2': initializing unpatching transition
    [notice] livepatch: 'netfix_v2': starting unpatching transition
    → 0
    transition: none → netfix_v2 (to unpatched)
    netfix_v2 enabled: yes → no
    netfix_v2 / vmlinux callbacks: live → leaving
    reader patch_state: -1 → 1
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v2/enabled: 1 → 0
    /sys/kernel/livepatch/netfix_v2/transition: 0 → 1
  `);
  step(`
    > write netfix_v2 enabled 1
    [debug] livepatch: 'netfix_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix_v2': starting patching transition
    → 0
    transition: netfix_v2 (to unpatched) → netfix_v2 (to patched)
    netfix_v2 enabled: no → yes
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v2/enabled: 0 → 1
  `);
  step(`
    > write netfix_v2 enabled 0
    [debug] livepatch: 'netfix_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'netfix_v2': starting unpatching transition
    → 0
    transition: netfix_v2 (to patched) → netfix_v2 (to unpatched)
    netfix_v2 enabled: yes → no
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v2/enabled: 1 → 0
  `);
  step(`
    > loadModule e1000
    → 0
    module e1000 loaded: no → yes
  `);
  step(`
    > unloadModule e1000
    → 0
    module e1000 loaded: yes → no
  `);
  step(`
    > loadModule ixgbe
    → 0
    module ixgbe loaded: no → yes
  `);
  step(`
    > unloadModule ixgbe
    → 0
    module ixgbe loaded: yes → no
  `);
  step(`
    > exitKernel reader
    reader patch_state: 1 → 0
    reader pending: yes → no
  `);
  step(`
    > exitKernel reader
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'netfix_v2': completing unpatching transition
    [notice] livepatch: 'netfix_v2': unpatching complete
    transition: netfix_v2 (to unpatched) → none
    listed: netfix_v2 → none
    netfix_v2 free queued: no → yes
    netfix_v2 / vmlinux loaded: yes → no
    netfix_v2 / vmlinux patched: yes → no
    netfix_v2 / vmlinux callbacks: leaving → clean
    reader patch_state: 0 → -1
    /sys/kernel/livepatch/netfix_v2/transition: 1 → 0
    - /sys/kernel/livepatch/netfix_v2/vmlinux/
    - /sys/kernel/livepatch/netfix_v2/vmlinux/patched
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'e1000'
    callback pre_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of netfix_v1 for e1000 (COMING)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 0 → 1
  `);
  step(`
    > unloadModule e1000
    callback pre_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'netfix_v1' on unloading module 'e1000'
    callback post_unpatch of netfix_v1 for e1000 (GOING)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_GOING] Going away
    → 0
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: live → clean
    module e1000 loaded: yes → no
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    /sys/kernel/livepatch/netfix_v1/e1000/patched: 1 → 0
  `);
  step(`
    > loadModule ixgbe
    [notice] livepatch: applying patch 'netfix_v1' to loading module 'ixgbe'
    callback pre_patch of netfix_v1 for ixgbe (COMING)
    [info] netfix_v1: pre_patch_callback: ixgbe -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    netfix_v1 / ixgbe loaded: no → yes
    netfix_v1 / ixgbe patched: no → yes
    netfix_v1 / ixgbe callbacks: clean → live
    module ixgbe loaded: no → yes
    /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0 → 1
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    callback post_unpatch of netfix_v1 for ixgbe (LIVE)
    [info] netfix_v1: post_unpatch_callback: ixgbe -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': unpatching complete
    → 0
    listed: netfix_v1 → none
    netfix_v1 enabled: yes → no
    netfix_v1 free queued: no → yes
    netfix_v1 / ixgbe loaded: yes → no
    netfix_v1 / ixgbe patched: yes → no
    netfix_v1 / ixgbe callbacks: live → clean
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
  `);
});

test('19: write netfix_v1 enabled 0 completes unpatching; write netfix_v1 enabled 0 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 0
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    [notice] livepatch: 'netfix_v1': unpatching complete
    → 0
    listed: netfix_v1 → none
    netfix_v1 enabled: yes → no
    netfix_v1 free queued: no → yes
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
  `);
  step(`
    > write netfix_v1 enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write netfix_v1 enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload netfix_v1
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free netfix_v1
    netfix_v1 references: 1 → 0
    netfix_v1 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v1/
    - /sys/kernel/livepatch/netfix_v1/enabled
    - /sys/kernel/livepatch/netfix_v1/force
    - /sys/kernel/livepatch/netfix_v1/replace
    - /sys/kernel/livepatch/netfix_v1/transition
  `);
  step(`
    > unload netfix_v1
    → 0
    netfix_v1 loaded: yes → no
  `);
  step(`
    > load netfix_v2
    [notice] livepatch: enabling patch 'netfix_v2'
    [debug] livepatch: 'netfix_v2': initializing patching transition
    [notice] livepatch: 'netfix_v2': starting patching transition
    [debug] livepatch: 'netfix_v2': completing patching transition
    callback post_patch of netfix_v2 for vmlinux
    [info] netfix_v2: post_patch_callback: vmlinux
    [notice] livepatch: 'netfix_v2': patching complete
    → 0
    listed: none → netfix_v2
    netfix_v2 loaded: no → yes
    netfix_v2 enabled: no → yes
    netfix_v2 references: 0 → 1
    netfix_v2 / vmlinux loaded: no → yes
    netfix_v2 / vmlinux patched: no → yes
    netfix_v2 / vmlinux callbacks: clean → live
    + /sys/kernel/livepatch/netfix_v2/
    + /sys/kernel/livepatch/netfix_v2/enabled: 1
    + /sys/kernel/livepatch/netfix_v2/force
    + /sys/kernel/livepatch/netfix_v2/replace: 1
    + /sys/kernel/livepatch/netfix_v2/transition: 0
    + /sys/kernel/livepatch/netfix_v2/vmlinux/
    + /sys/kernel/livepatch/netfix_v2/vmlinux/patched: 1
  `);
  step(`
    > write netfix_v2 enabled 0
    [debug] livepatch: 'netfix_v2': initializing unpatching transition
    [notice] livepatch: 'netfix_v2': starting unpatching transition
    [debug] livepatch: 'netfix_v2': completing unpatching transition
    [notice] livepatch: 'netfix_v2': unpatching complete
    → 0
    listed: netfix_v2 → none
    netfix_v2 enabled: yes → no
    netfix_v2 free queued: no → yes
    netfix_v2 / vmlinux loaded: yes → no
    netfix_v2 / vmlinux patched: yes → no
    netfix_v2 / vmlinux callbacks: live → clean
    /sys/kernel/livepatch/netfix_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/netfix_v2/vmlinux/
    - /sys/kernel/livepatch/netfix_v2/vmlinux/patched
  `);
  step(`
    > write netfix_v2 enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write netfix_v2 enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload netfix_v2
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free netfix_v2
    netfix_v2 references: 1 → 0
    netfix_v2 free queued: yes → no
    - /sys/kernel/livepatch/netfix_v2/
    - /sys/kernel/livepatch/netfix_v2/enabled
    - /sys/kernel/livepatch/netfix_v2/force
    - /sys/kernel/livepatch/netfix_v2/replace
    - /sys/kernel/livepatch/netfix_v2/transition
  `);
  step(`
    > unload netfix_v2
    → 0
    netfix_v2 loaded: yes → no
  `);
  step(`
    > loadModule e1000
    → 0
    module e1000 loaded: no → yes
  `);
  step(`
    > load netfix_v1
    [notice] livepatch: enabling patch 'netfix_v1'
    [debug] livepatch: 'netfix_v1': initializing patching transition
    callback pre_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting patching transition
    [debug] livepatch: 'netfix_v1': completing patching transition
    callback post_patch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': patching complete
    → 0
    listed: none → netfix_v1
    netfix_v1 loaded: no → yes
    netfix_v1 enabled: no → yes
    netfix_v1 references: 0 → 1
    netfix_v1 / e1000 loaded: no → yes
    netfix_v1 / e1000 patched: no → yes
    netfix_v1 / e1000 callbacks: clean → live
    func_stack e1000:e1000_xmit_frame: empty → netfix_v1
    handler e1000:e1000_xmit_frame: none → registered
    + /sys/kernel/livepatch/netfix_v1/
    + /sys/kernel/livepatch/netfix_v1/e1000/
    + /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    + /sys/kernel/livepatch/netfix_v1/e1000/patched: 1
    + /sys/kernel/livepatch/netfix_v1/enabled: 1
    + /sys/kernel/livepatch/netfix_v1/force
    + /sys/kernel/livepatch/netfix_v1/ixgbe/
    + /sys/kernel/livepatch/netfix_v1/ixgbe/patched: 0
    + /sys/kernel/livepatch/netfix_v1/replace: 0
    + /sys/kernel/livepatch/netfix_v1/transition: 0
  `);
  step(`
    > write netfix_v1 enabled 0
    [debug] livepatch: 'netfix_v1': initializing unpatching transition
    callback pre_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: pre_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': starting unpatching transition
    [debug] livepatch: 'netfix_v1': completing unpatching transition
    callback post_unpatch of netfix_v1 for e1000 (LIVE)
    [info] netfix_v1: post_unpatch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'netfix_v1': unpatching complete
    → 0
    listed: netfix_v1 → none
    netfix_v1 enabled: yes → no
    netfix_v1 free queued: no → yes
    netfix_v1 / e1000 loaded: yes → no
    netfix_v1 / e1000 patched: yes → no
    netfix_v1 / e1000 callbacks: live → clean
    func_stack e1000:e1000_xmit_frame: netfix_v1 → empty
    handler e1000:e1000_xmit_frame: registered → none
    - /sys/kernel/livepatch/netfix_v1/e1000/
    - /sys/kernel/livepatch/netfix_v1/e1000/e1000_xmit_frame,1/
    - /sys/kernel/livepatch/netfix_v1/e1000/patched
    /sys/kernel/livepatch/netfix_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/netfix_v1/ixgbe/
    - /sys/kernel/livepatch/netfix_v1/ixgbe/patched
  `);
  step(`
    > unloadModule e1000
    → 0
    module e1000 loaded: yes → no
  `);
  step(`
    > loadModule ixgbe
    → 0
    module ixgbe loaded: no → yes
  `);
  step(`
    > unloadModule ixgbe
    → 0
    module ixgbe loaded: yes → no
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > load netfix_v2
    [notice] livepatch: enabling patch 'netfix_v2'
    [debug] livepatch: 'netfix_v2': initializing patching transition
    [notice] livepatch: 'netfix_v2': starting patching transition
    → 0
    transition: none → netfix_v2 (to patched)
    listed: none → netfix_v2
    netfix_v2 loaded: no → yes
    netfix_v2 enabled: no → yes
    netfix_v2 references: 0 → 1
    netfix_v2 / vmlinux loaded: no → yes
    netfix_v2 / vmlinux patched: no → yes
    netfix_v2 / vmlinux callbacks: clean → prepared
    reader patch_state: -1 → 0
    reader pending: no → yes
    + /sys/kernel/livepatch/netfix_v2/
    + /sys/kernel/livepatch/netfix_v2/enabled: 1
    + /sys/kernel/livepatch/netfix_v2/force
    + /sys/kernel/livepatch/netfix_v2/replace: 1
    + /sys/kernel/livepatch/netfix_v2/transition: 1
    + /sys/kernel/livepatch/netfix_v2/vmlinux/
    + /sys/kernel/livepatch/netfix_v2/vmlinux/patched: 1
  `);
  step(`
    > write netfix_v2 enabled 0
    [debug] livepatch: 'netfix_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'netfix_v2': starting unpatching transition
    → 0
    transition: netfix_v2 (to patched) → netfix_v2 (to unpatched)
    netfix_v2 enabled: yes → no
    reader pending: yes → no
    /sys/kernel/livepatch/netfix_v2/enabled: 1 → 0
  `);
  step(`
    > write netfix_v2 enabled 1
    [debug] livepatch: 'netfix_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'netfix_v2': starting patching transition
    → 0
    transition: netfix_v2 (to unpatched) → netfix_v2 (to patched)
    netfix_v2 enabled: no → yes
    reader pending: no → yes
    /sys/kernel/livepatch/netfix_v2/enabled: 0 → 1
  `);
  step(`
    > loadModule e1000
    → 0
    module e1000 loaded: no → yes
  `);
});
