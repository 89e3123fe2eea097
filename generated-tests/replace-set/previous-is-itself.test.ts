// Asked while another set is in transition, a patch finds itself as the previous one
//
// Generated from spec/scenarios/replace-set/previous-is-itself.yaml and machines/ by `npx klp generate replace-set/previous-is-itself`; do not edit.
// 664 states, 5444 transitions, 73 signatures of macrosteps;
// 7 tests with 143 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('replace-set/previous-is-itself');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    fixes loaded: no
    fixes enabled: no
    fixes forced: no
    fixes references: 0
    fixes free queued: no
    fixes / nic loaded: no
    fixes / nic patched: no
    fixes / nic callbacks: clean
    tuning loaded: no
    tuning enabled: no
    tuning forced: no
    tuning references: 0
    tuning free queued: no
    tuning / vmlinux loaded: no
    tuning / vmlinux patched: no
    tuning / vmlinux callbacks: clean
    module nic loaded: no
    worker alive: yes
    worker running: no
    worker patch_state: -1
    worker pending: no
    worker stack: empty
    func_stack nic:nic_send: empty
    handler nic:nic_send: none
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    state 1 version: 0
    state 1 data of fixes: null
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load tuning completes patching; write tuning enabled 0 stays in transition; resched worker moves worker; …', () => {
  const { step } = boot();
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    [notice] livepatch: 'tuning': starting patching transition
    [debug] livepatch: 'tuning': completing patching transition
    [notice] livepatch: 'tuning': patching complete
    → 0
    listed: none → tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → tuning
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 0
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: none → tuning (to unpatched)
    tuning enabled: yes → no
    tuning / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    /sys/kernel/livepatch/tuning/transition: 0 → 1
  `);
  step(`
    > resched worker
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > write tuning enabled 1
    [debug] livepatch: 'tuning': reversing transition from unpatching to patching
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: tuning (to unpatched) → tuning (to patched)
    tuning enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    tuning / vmlinux callbacks: leaving → live
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    → 0
    listed: tuning → tuning, fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/nic/
    + /sys/kernel/livepatch/fixes/nic/nic_send,1/
    + /sys/kernel/livepatch/fixes/nic/patched: 0
    + /sys/kernel/livepatch/fixes/replace_set: 1
    + /sys/kernel/livepatch/fixes/transition: 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'fixes' to loading module 'nic'
    callback pre_patch of fixes for nic (COMING)
    [info] fixes: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [warning] WARNING: at kernel/livepatch/state.c klp_get_prev_state
    [info] fixes: nothing is there yet
    → 0
    fixes / nic loaded: no → yes
    fixes / nic patched: no → yes
    fixes / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_send: empty → fixes
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/fixes/nic/patched: 0 → 1
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': initializing unpatching transition
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: none → fixes (to unpatched)
    fixes enabled: yes → no
    fixes / nic callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
    /sys/kernel/livepatch/fixes/transition: 0 → 1
  `);
  step(`
    > resched worker
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > write fixes enabled 1
    [debug] livepatch: 'fixes': reversing transition from unpatching to patching
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: fixes (to unpatched) → fixes (to patched)
    fixes enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    transition: fixes (to patched) → none
    fixes / nic callbacks: leaving → live
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/fixes/transition: 1 → 0
  `);
});

test('2: write fixes enabled 0 completes unpatching; write fixes enabled 0 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    → 0
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/nic/
    + /sys/kernel/livepatch/fixes/nic/nic_send,1/
    + /sys/kernel/livepatch/fixes/nic/patched: 0
    + /sys/kernel/livepatch/fixes/replace_set: 1
    + /sys/kernel/livepatch/fixes/transition: 0
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': initializing unpatching transition
    [notice] livepatch: 'fixes': starting unpatching transition
    [debug] livepatch: 'fixes': completing unpatching transition
    [notice] livepatch: 'fixes': unpatching complete
    → 0
    listed: fixes → none
    fixes enabled: yes → no
    fixes free queued: no → yes
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
    - /sys/kernel/livepatch/fixes/nic/
    - /sys/kernel/livepatch/fixes/nic/nic_send,1/
    - /sys/kernel/livepatch/fixes/nic/patched
  `);
  step(`
    > write fixes enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write fixes enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload fixes
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free fixes
    fixes references: 1 → 0
    fixes free queued: yes → no
    - /sys/kernel/livepatch/fixes/
    - /sys/kernel/livepatch/fixes/enabled
    - /sys/kernel/livepatch/fixes/force
    - /sys/kernel/livepatch/fixes/replace_set
    - /sys/kernel/livepatch/fixes/transition
  `);
  step(`
    > unload fixes
    → 0
    fixes loaded: yes → no
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    [notice] livepatch: 'tuning': starting patching transition
    [debug] livepatch: 'tuning': completing patching transition
    [notice] livepatch: 'tuning': patching complete
    → 0
    listed: none → tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → tuning
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 0
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    [notice] livepatch: 'tuning': starting unpatching transition
    [debug] livepatch: 'tuning': completing unpatching transition
    [notice] livepatch: 'tuning': unpatching complete
    → 0
    listed: tuning → none
    tuning enabled: yes → no
    tuning free queued: no → yes
    tuning / vmlinux loaded: yes → no
    tuning / vmlinux patched: yes → no
    tuning / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: tuning → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    - /sys/kernel/livepatch/tuning/vmlinux/
    - /sys/kernel/livepatch/tuning/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/tuning/vmlinux/patched
  `);
  step(`
    > write tuning enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write tuning enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload tuning
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free tuning
    tuning references: 1 → 0
    tuning free queued: yes → no
    - /sys/kernel/livepatch/tuning/
    - /sys/kernel/livepatch/tuning/enabled
    - /sys/kernel/livepatch/tuning/force
    - /sys/kernel/livepatch/tuning/replace_set
    - /sys/kernel/livepatch/tuning/transition
  `);
  step(`
    > unload tuning
    → 0
    tuning loaded: yes → no
  `);
  step(`
    > loadModule nic
    → 0
    module nic loaded: no → yes
  `);
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    callback pre_patch of fixes for nic (LIVE)
    [info] fixes: pre_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [info] fixes: nothing is there yet
    [notice] livepatch: 'fixes': starting patching transition
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    → 0
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / nic loaded: no → yes
    fixes / nic patched: no → yes
    fixes / nic callbacks: clean → live
    func_stack nic:nic_send: empty → fixes
    handler nic:nic_send: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/nic/
    + /sys/kernel/livepatch/fixes/nic/nic_send,1/
    + /sys/kernel/livepatch/fixes/nic/patched: 1
    + /sys/kernel/livepatch/fixes/replace_set: 1
    + /sys/kernel/livepatch/fixes/transition: 0
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': initializing unpatching transition
    [notice] livepatch: 'fixes': starting unpatching transition
    [debug] livepatch: 'fixes': completing unpatching transition
    [notice] livepatch: 'fixes': unpatching complete
    → 0
    listed: fixes → none
    fixes enabled: yes → no
    fixes free queued: no → yes
    fixes / nic loaded: yes → no
    fixes / nic patched: yes → no
    fixes / nic callbacks: live → clean
    func_stack nic:nic_send: fixes → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
    - /sys/kernel/livepatch/fixes/nic/
    - /sys/kernel/livepatch/fixes/nic/nic_send,1/
    - /sys/kernel/livepatch/fixes/nic/patched
  `);
  step(`
    > unloadModule nic
    → 0
    module nic loaded: yes → no
  `);
});

test('3: load fixes completes patching with nic; load tuning stays in transition; resched worker moves worker; …', () => {
  const { step } = boot();
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    → 0
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/nic/
    + /sys/kernel/livepatch/fixes/nic/nic_send,1/
    + /sys/kernel/livepatch/fixes/nic/patched: 0
    + /sys/kernel/livepatch/fixes/replace_set: 1
    + /sys/kernel/livepatch/fixes/transition: 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'fixes' to loading module 'nic'
    callback pre_patch of fixes for nic (COMING)
    [info] fixes: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [warning] WARNING: at kernel/livepatch/state.c klp_get_prev_state
    [info] fixes: nothing is there yet
    → 0
    fixes / nic loaded: no → yes
    fixes / nic patched: no → yes
    fixes / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_send: empty → fixes
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/fixes/nic/patched: 0 → 1
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': initializing unpatching transition
    [notice] livepatch: 'fixes': starting unpatching transition
    [debug] livepatch: 'fixes': completing unpatching transition
    [notice] livepatch: 'fixes': unpatching complete
    → 0
    listed: fixes → none
    fixes enabled: yes → no
    fixes free queued: no → yes
    fixes / nic loaded: yes → no
    fixes / nic patched: yes → no
    fixes / nic callbacks: live → clean
    func_stack nic:nic_send: fixes → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
    - /sys/kernel/livepatch/fixes/nic/
    - /sys/kernel/livepatch/fixes/nic/nic_send,1/
    - /sys/kernel/livepatch/fixes/nic/patched
  `);
  step(`
    > free fixes
    fixes references: 1 → 0
    fixes free queued: yes → no
    - /sys/kernel/livepatch/fixes/
    - /sys/kernel/livepatch/fixes/enabled
    - /sys/kernel/livepatch/fixes/force
    - /sys/kernel/livepatch/fixes/replace_set
    - /sys/kernel/livepatch/fixes/transition
  `);
  step(`
    > unload fixes
    → 0
    fixes loaded: yes → no
  `);
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    callback pre_patch of fixes for nic (LIVE)
    [info] fixes: pre_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [info] fixes: nothing is there yet
    [notice] livepatch: 'fixes': starting patching transition
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    → 0
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / nic loaded: no → yes
    fixes / nic patched: no → yes
    fixes / nic callbacks: clean → live
    func_stack nic:nic_send: empty → fixes
    handler nic:nic_send: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/nic/
    + /sys/kernel/livepatch/fixes/nic/nic_send,1/
    + /sys/kernel/livepatch/fixes/nic/patched: 1
    + /sys/kernel/livepatch/fixes/replace_set: 1
    + /sys/kernel/livepatch/fixes/transition: 0
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'fixes' on unloading module 'nic'
    → 0
    fixes / nic loaded: yes → no
    fixes / nic patched: yes → no
    fixes / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_send: fixes → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/fixes/nic/patched: 1 → 0
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: none → tuning (to patched)
    listed: fixes → fixes, tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → tuning
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 1
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'fixes' to loading module 'nic'
    callback pre_patch of fixes for nic (COMING)
    [info] fixes: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] fixes: taking over what is there
    → 0
    fixes / nic loaded: no → yes
    fixes / nic patched: no → yes
    fixes / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_send: empty → fixes
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/fixes/nic/patched: 0 → 1
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': reversing transition from patching to unpatching
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: tuning (to patched) → tuning (to unpatched)
    tuning enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing unpatching transition
    [notice] livepatch: 'tuning': unpatching complete
    transition: tuning (to unpatched) → none
    listed: fixes, tuning → fixes
    tuning free queued: no → yes
    tuning / vmlinux loaded: yes → no
    tuning / vmlinux patched: yes → no
    tuning / vmlinux callbacks: prepared → clean
    worker patch_state: 1 → -1
    worker pending: yes → no
    func_stack vmlinux:cmdline_proc_show: tuning → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/tuning/transition: 1 → 0
    - /sys/kernel/livepatch/tuning/vmlinux/
    - /sys/kernel/livepatch/tuning/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/tuning/vmlinux/patched
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': initializing unpatching transition
    [notice] livepatch: 'fixes': starting unpatching transition
    [debug] livepatch: 'fixes': completing unpatching transition
    [notice] livepatch: 'fixes': unpatching complete
    → 0
    listed: fixes → none
    fixes enabled: yes → no
    fixes free queued: no → yes
    fixes / nic loaded: yes → no
    fixes / nic patched: yes → no
    fixes / nic callbacks: live → clean
    func_stack nic:nic_send: fixes → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
    - /sys/kernel/livepatch/fixes/nic/
    - /sys/kernel/livepatch/fixes/nic/nic_send,1/
    - /sys/kernel/livepatch/fixes/nic/patched
  `);
  step(`
    > free fixes
    fixes references: 1 → 0
    fixes free queued: yes → no
    - /sys/kernel/livepatch/fixes/
    - /sys/kernel/livepatch/fixes/enabled
    - /sys/kernel/livepatch/fixes/force
    - /sys/kernel/livepatch/fixes/replace_set
    - /sys/kernel/livepatch/fixes/transition
  `);
  step(`
    > unload fixes
    → 0
    fixes loaded: yes → no
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    callback pre_patch of fixes for nic (LIVE)
    [info] fixes: pre_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [info] fixes: nothing is there yet
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: none → fixes (to patched)
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / nic loaded: no → yes
    fixes / nic patched: no → yes
    fixes / nic callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack nic:nic_send: empty → fixes
    handler nic:nic_send: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/nic/
    + /sys/kernel/livepatch/fixes/nic/nic_send,1/
    + /sys/kernel/livepatch/fixes/nic/patched: 1
    + /sys/kernel/livepatch/fixes/replace_set: 1
    + /sys/kernel/livepatch/fixes/transition: 1
  `);
});

test('4: load fixes stays in transition; write fixes enabled 0 reverses; retry completes the reversal to unpatching with nic; …', () => {
  const { step } = boot();
  step(`
    > wake worker
    worker running: no → yes
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
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/nic/
    + /sys/kernel/livepatch/fixes/nic/nic_send,1/
    + /sys/kernel/livepatch/fixes/nic/patched: 0
    + /sys/kernel/livepatch/fixes/replace_set: 1
    + /sys/kernel/livepatch/fixes/transition: 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'fixes' to loading module 'nic'
    callback pre_patch of fixes for nic (COMING)
    [info] fixes: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] fixes: nothing is there yet
    → 0
    fixes / nic loaded: no → yes
    fixes / nic patched: no → yes
    fixes / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_send: empty → fixes
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/fixes/nic/patched: 0 → 1
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': reversing transition from patching to unpatching
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: fixes (to patched) → fixes (to unpatched)
    fixes enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing unpatching transition
    [notice] livepatch: 'fixes': unpatching complete
    transition: fixes (to unpatched) → none
    listed: fixes → none
    fixes free queued: no → yes
    fixes / nic loaded: yes → no
    fixes / nic patched: yes → no
    fixes / nic callbacks: prepared → clean
    worker patch_state: 0 → -1
    func_stack nic:nic_send: fixes → empty
    handler nic:nic_send: registered → none
    - /sys/kernel/livepatch/fixes/nic/
    - /sys/kernel/livepatch/fixes/nic/nic_send,1/
    - /sys/kernel/livepatch/fixes/nic/patched
    /sys/kernel/livepatch/fixes/transition: 1 → 0
  `);
  step(`
    > free fixes
    fixes references: 1 → 0
    fixes free queued: yes → no
    - /sys/kernel/livepatch/fixes/
    - /sys/kernel/livepatch/fixes/enabled
    - /sys/kernel/livepatch/fixes/force
    - /sys/kernel/livepatch/fixes/replace_set
    - /sys/kernel/livepatch/fixes/transition
  `);
  step(`
    > unload fixes
    → 0
    fixes loaded: yes → no
  `);
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    callback pre_patch of fixes for nic (LIVE)
    [info] fixes: pre_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [info] fixes: nothing is there yet
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: none → fixes (to patched)
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / nic loaded: no → yes
    fixes / nic patched: no → yes
    fixes / nic callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack nic:nic_send: empty → fixes
    handler nic:nic_send: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/nic/
    + /sys/kernel/livepatch/fixes/nic/nic_send,1/
    + /sys/kernel/livepatch/fixes/nic/patched: 1
    + /sys/kernel/livepatch/fixes/replace_set: 1
    + /sys/kernel/livepatch/fixes/transition: 1
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    transition: fixes (to patched) → none
    fixes / nic callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/fixes/transition: 1 → 0
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: none → tuning (to patched)
    listed: fixes → fixes, tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → tuning
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 1
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > write fixes enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': reversing transition from patching to unpatching
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: tuning (to patched) → tuning (to unpatched)
    tuning enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing unpatching transition
    [notice] livepatch: 'tuning': unpatching complete
    transition: tuning (to unpatched) → none
    listed: fixes, tuning → fixes
    tuning free queued: no → yes
    tuning / vmlinux loaded: yes → no
    tuning / vmlinux patched: yes → no
    tuning / vmlinux callbacks: prepared → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: tuning → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/tuning/transition: 1 → 0
    - /sys/kernel/livepatch/tuning/vmlinux/
    - /sys/kernel/livepatch/tuning/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/tuning/vmlinux/patched
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'fixes' on unloading module 'nic'
    → 0
    fixes / nic loaded: yes → no
    fixes / nic patched: yes → no
    fixes / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_send: fixes → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/fixes/nic/patched: 1 → 0
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': initializing unpatching transition
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: none → fixes (to unpatched)
    fixes enabled: yes → no
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
    /sys/kernel/livepatch/fixes/transition: 0 → 1
  `);
  step(`
    > write fixes enabled 1
    [debug] livepatch: 'fixes': reversing transition from unpatching to patching
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: fixes (to unpatched) → fixes (to patched)
    fixes enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/fixes/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    transition: fixes (to patched) → none
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/fixes/transition: 1 → 0
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': initializing unpatching transition
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: none → fixes (to unpatched)
    fixes enabled: yes → no
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
    /sys/kernel/livepatch/fixes/transition: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing unpatching transition
    [notice] livepatch: 'fixes': unpatching complete
    transition: fixes (to unpatched) → none
    listed: fixes → none
    fixes free queued: no → yes
    worker patch_state: 1 → -1
    worker pending: yes → no
    - /sys/kernel/livepatch/fixes/nic/
    - /sys/kernel/livepatch/fixes/nic/nic_send,1/
    - /sys/kernel/livepatch/fixes/nic/patched
    /sys/kernel/livepatch/fixes/transition: 1 → 0
  `);
});

test('5: retry completes patching with nic; retry completes unpatching with nic; write fixes enabled 0 reverses; …', () => {
  const { step } = boot();
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    → 0
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/nic/
    + /sys/kernel/livepatch/fixes/nic/nic_send,1/
    + /sys/kernel/livepatch/fixes/nic/patched: 0
    + /sys/kernel/livepatch/fixes/replace_set: 1
    + /sys/kernel/livepatch/fixes/transition: 0
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: none → tuning (to patched)
    listed: fixes → fixes, tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → tuning
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 1
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'fixes' to loading module 'nic'
    callback pre_patch of fixes for nic (COMING)
    [info] fixes: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] fixes: taking over what is there
    → 0
    fixes / nic loaded: no → yes
    fixes / nic patched: no → yes
    fixes / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_send: empty → fixes
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/fixes/nic/patched: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    tuning / vmlinux callbacks: prepared → live
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': initializing unpatching transition
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: none → fixes (to unpatched)
    fixes enabled: yes → no
    fixes / nic callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
    /sys/kernel/livepatch/fixes/transition: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing unpatching transition
    [notice] livepatch: 'fixes': unpatching complete
    transition: fixes (to unpatched) → none
    listed: fixes, tuning → tuning
    fixes free queued: no → yes
    fixes / nic loaded: yes → no
    fixes / nic patched: yes → no
    fixes / nic callbacks: leaving → clean
    worker patch_state: 1 → -1
    worker pending: yes → no
    func_stack nic:nic_send: fixes → empty
    handler nic:nic_send: registered → none
    - /sys/kernel/livepatch/fixes/nic/
    - /sys/kernel/livepatch/fixes/nic/nic_send,1/
    - /sys/kernel/livepatch/fixes/nic/patched
    /sys/kernel/livepatch/fixes/transition: 1 → 0
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: none → tuning (to unpatched)
    tuning enabled: yes → no
    tuning / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    /sys/kernel/livepatch/tuning/transition: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing unpatching transition
    [notice] livepatch: 'tuning': unpatching complete
    transition: tuning (to unpatched) → none
    listed: tuning → none
    tuning free queued: no → yes
    tuning / vmlinux loaded: yes → no
    tuning / vmlinux patched: yes → no
    tuning / vmlinux callbacks: leaving → clean
    worker patch_state: 1 → -1
    worker pending: yes → no
    func_stack vmlinux:cmdline_proc_show: tuning → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/tuning/transition: 1 → 0
    - /sys/kernel/livepatch/tuning/vmlinux/
    - /sys/kernel/livepatch/tuning/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/tuning/vmlinux/patched
  `);
  step(`
    > free fixes
    fixes references: 1 → 0
    fixes free queued: yes → no
    - /sys/kernel/livepatch/fixes/
    - /sys/kernel/livepatch/fixes/enabled
    - /sys/kernel/livepatch/fixes/force
    - /sys/kernel/livepatch/fixes/replace_set
    - /sys/kernel/livepatch/fixes/transition
  `);
  step(`
    > unload fixes
    → 0
    fixes loaded: yes → no
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    callback pre_patch of fixes for nic (LIVE)
    [info] fixes: pre_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [info] fixes: nothing is there yet
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: none → fixes (to patched)
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / nic loaded: no → yes
    fixes / nic patched: no → yes
    fixes / nic callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack nic:nic_send: empty → fixes
    handler nic:nic_send: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/nic/
    + /sys/kernel/livepatch/fixes/nic/nic_send,1/
    + /sys/kernel/livepatch/fixes/nic/patched: 1
    + /sys/kernel/livepatch/fixes/replace_set: 1
    + /sys/kernel/livepatch/fixes/transition: 1
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': reversing transition from patching to unpatching
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: fixes (to patched) → fixes (to unpatched)
    fixes enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing unpatching transition
    [notice] livepatch: 'fixes': unpatching complete
    transition: fixes (to unpatched) → none
    listed: fixes → none
    fixes free queued: no → yes
    fixes / nic loaded: yes → no
    fixes / nic patched: yes → no
    fixes / nic callbacks: prepared → clean
    worker patch_state: 1 → -1
    worker pending: yes → no
    func_stack nic:nic_send: fixes → empty
    handler nic:nic_send: registered → none
    - /sys/kernel/livepatch/fixes/nic/
    - /sys/kernel/livepatch/fixes/nic/nic_send,1/
    - /sys/kernel/livepatch/fixes/nic/patched
    /sys/kernel/livepatch/fixes/transition: 1 → 0
  `);
});

test('6: load tuning fails with EBUSY; retry completes unpatching; write tuning enabled 1 reverses; …', () => {
  const { step } = boot();
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    → 0
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/nic/
    + /sys/kernel/livepatch/fixes/nic/nic_send,1/
    + /sys/kernel/livepatch/fixes/nic/patched: 0
    + /sys/kernel/livepatch/fixes/replace_set: 1
    + /sys/kernel/livepatch/fixes/transition: 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'fixes' to loading module 'nic'
    callback pre_patch of fixes for nic (COMING)
    [info] fixes: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [warning] WARNING: at kernel/livepatch/state.c klp_get_prev_state
    [info] fixes: nothing is there yet
    → 0
    fixes / nic loaded: no → yes
    fixes / nic patched: no → yes
    fixes / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_send: empty → fixes
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/fixes/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'fixes' on unloading module 'nic'
    → 0
    fixes / nic loaded: yes → no
    fixes / nic patched: yes → no
    fixes / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_send: fixes → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/fixes/nic/patched: 1 → 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'fixes' to loading module 'nic'
    callback pre_patch of fixes for nic (COMING)
    [info] fixes: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] fixes: nothing is there yet
    → 0
    fixes / nic loaded: no → yes
    fixes / nic patched: no → yes
    fixes / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_send: empty → fixes
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/fixes/nic/patched: 0 → 1
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': initializing unpatching transition
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: none → fixes (to unpatched)
    fixes enabled: yes → no
    fixes / nic callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
    /sys/kernel/livepatch/fixes/transition: 0 → 1
  `);
  step(`
    > write fixes enabled 1
    [debug] livepatch: 'fixes': reversing transition from unpatching to patching
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: fixes (to unpatched) → fixes (to patched)
    fixes enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/fixes/enabled: 0 → 1
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': reversing transition from patching to unpatching
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: fixes (to patched) → fixes (to unpatched)
    fixes enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
  `);
  step(`
    > load tuning
    → -EBUSY: Device or resource busy
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'fixes' on unloading module 'nic'
    → 0
    fixes / nic loaded: yes → no
    fixes / nic patched: yes → no
    fixes / nic callbacks: leaving → clean
    module nic loaded: yes → no
    func_stack nic:nic_send: fixes → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/fixes/nic/patched: 1 → 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'fixes' to loading module 'nic'
    callback pre_patch of fixes for nic (COMING)
    [info] fixes: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] fixes: nothing is there yet
    → 0
    fixes / nic loaded: no → yes
    fixes / nic patched: no → yes
    fixes / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_send: empty → fixes
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/fixes/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'fixes' on unloading module 'nic'
    → 0
    fixes / nic loaded: yes → no
    fixes / nic patched: yes → no
    fixes / nic callbacks: prepared → clean
    module nic loaded: yes → no
    func_stack nic:nic_send: fixes → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/fixes/nic/patched: 1 → 0
  `);
  step(`
    > resched worker
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > write fixes enabled 1
    [debug] livepatch: 'fixes': reversing transition from unpatching to patching
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: fixes (to unpatched) → fixes (to patched)
    fixes enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 0 → 1
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': reversing transition from patching to unpatching
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: fixes (to patched) → fixes (to unpatched)
    fixes enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing unpatching transition
    [notice] livepatch: 'fixes': unpatching complete
    transition: fixes (to unpatched) → none
    listed: fixes → none
    fixes free queued: no → yes
    worker patch_state: 0 → -1
    - /sys/kernel/livepatch/fixes/nic/
    - /sys/kernel/livepatch/fixes/nic/nic_send,1/
    - /sys/kernel/livepatch/fixes/nic/patched
    /sys/kernel/livepatch/fixes/transition: 1 → 0
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    [notice] livepatch: 'tuning': starting patching transition
    [debug] livepatch: 'tuning': completing patching transition
    [notice] livepatch: 'tuning': patching complete
    → 0
    listed: none → tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → tuning
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 0
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: none → tuning (to unpatched)
    tuning enabled: yes → no
    tuning / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    /sys/kernel/livepatch/tuning/transition: 0 → 1
  `);
  step(`
    > retry
  `);
  step(`
    > write tuning enabled 1
    [debug] livepatch: 'tuning': reversing transition from unpatching to patching
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: tuning (to unpatched) → tuning (to patched)
    tuning enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/tuning/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    tuning / vmlinux callbacks: leaving → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
});

test('7: load fixes fails with EBUSY; retry completes patching; write tuning enabled 0 fails with EBUSY; …', () => {
  const { step } = boot();
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load tuning
    [notice] livepatch: enabling patch 'tuning'
    [debug] livepatch: 'tuning': initializing patching transition
    [notice] livepatch: 'tuning': starting patching transition
    → 0
    transition: none → tuning (to patched)
    listed: none → tuning
    tuning loaded: no → yes
    tuning enabled: no → yes
    tuning references: 0 → 1
    tuning / vmlinux loaded: no → yes
    tuning / vmlinux patched: no → yes
    tuning / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → tuning
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/tuning/
    + /sys/kernel/livepatch/tuning/enabled: 1
    + /sys/kernel/livepatch/tuning/force
    + /sys/kernel/livepatch/tuning/replace_set: 2
    + /sys/kernel/livepatch/tuning/transition: 1
    + /sys/kernel/livepatch/tuning/vmlinux/
    + /sys/kernel/livepatch/tuning/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/tuning/vmlinux/patched: 1
  `);
  step(`
    > load fixes
    → -EBUSY: Device or resource busy
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing patching transition
    [notice] livepatch: 'tuning': patching complete
    transition: tuning (to patched) → none
    tuning / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/tuning/transition: 1 → 0
  `);
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: none → fixes (to patched)
    listed: tuning → tuning, fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/nic/
    + /sys/kernel/livepatch/fixes/nic/nic_send,1/
    + /sys/kernel/livepatch/fixes/nic/patched: 0
    + /sys/kernel/livepatch/fixes/replace_set: 1
    + /sys/kernel/livepatch/fixes/transition: 1
  `);
  step(`
    > write tuning enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    transition: fixes (to patched) → none
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/fixes/transition: 1 → 0
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write tuning enabled 0
    [debug] livepatch: 'tuning': initializing unpatching transition
    [notice] livepatch: 'tuning': starting unpatching transition
    → 0
    transition: none → tuning (to unpatched)
    tuning enabled: yes → no
    tuning / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/tuning/enabled: 1 → 0
    /sys/kernel/livepatch/tuning/transition: 0 → 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'fixes' to loading module 'nic'
    callback pre_patch of fixes for nic (COMING)
    [info] fixes: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] fixes: nothing is there yet
    → 0
    fixes / nic loaded: no → yes
    fixes / nic patched: no → yes
    fixes / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_send: empty → fixes
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/fixes/nic/patched: 0 → 1
  `);
  step(`
    > resched worker
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'tuning': completing unpatching transition
    [notice] livepatch: 'tuning': unpatching complete
    transition: tuning (to unpatched) → none
    listed: tuning, fixes → fixes
    tuning free queued: no → yes
    tuning / vmlinux loaded: yes → no
    tuning / vmlinux patched: yes → no
    tuning / vmlinux callbacks: leaving → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:cmdline_proc_show: tuning → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/tuning/transition: 1 → 0
    - /sys/kernel/livepatch/tuning/vmlinux/
    - /sys/kernel/livepatch/tuning/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/tuning/vmlinux/patched
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': initializing unpatching transition
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: none → fixes (to unpatched)
    fixes enabled: yes → no
    fixes / nic callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
    /sys/kernel/livepatch/fixes/transition: 0 → 1
  `);
  step(`
    > write fixes enabled 1
    [debug] livepatch: 'fixes': reversing transition from unpatching to patching
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: fixes (to unpatched) → fixes (to patched)
    fixes enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/fixes/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    transition: fixes (to patched) → none
    fixes / nic callbacks: leaving → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/fixes/transition: 1 → 0
  `);
  step(`
    > write fixes enabled 0
    [debug] livepatch: 'fixes': initializing unpatching transition
    [notice] livepatch: 'fixes': starting unpatching transition
    → 0
    transition: none → fixes (to unpatched)
    fixes enabled: yes → no
    fixes / nic callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/fixes/enabled: 1 → 0
    /sys/kernel/livepatch/fixes/transition: 0 → 1
  `);
  step(`
    > resched worker
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing unpatching transition
    [notice] livepatch: 'fixes': unpatching complete
    transition: fixes (to unpatched) → none
    listed: fixes → none
    fixes free queued: no → yes
    fixes / nic loaded: yes → no
    fixes / nic patched: yes → no
    fixes / nic callbacks: leaving → clean
    worker patch_state: 0 → -1
    func_stack nic:nic_send: fixes → empty
    handler nic:nic_send: registered → none
    - /sys/kernel/livepatch/fixes/nic/
    - /sys/kernel/livepatch/fixes/nic/nic_send,1/
    - /sys/kernel/livepatch/fixes/nic/patched
    /sys/kernel/livepatch/fixes/transition: 1 → 0
  `);
  step(`
    > free fixes
    fixes references: 1 → 0
    fixes free queued: yes → no
    - /sys/kernel/livepatch/fixes/
    - /sys/kernel/livepatch/fixes/enabled
    - /sys/kernel/livepatch/fixes/force
    - /sys/kernel/livepatch/fixes/replace_set
    - /sys/kernel/livepatch/fixes/transition
  `);
  step(`
    > unload fixes
    → 0
    fixes loaded: yes → no
  `);
  step(`
    > load fixes
    [notice] livepatch: enabling patch 'fixes'
    [debug] livepatch: 'fixes': initializing patching transition
    callback pre_patch of fixes for nic (LIVE)
    [info] fixes: pre_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [info] fixes: nothing is there yet
    [notice] livepatch: 'fixes': starting patching transition
    → 0
    transition: none → fixes (to patched)
    listed: none → fixes
    fixes loaded: no → yes
    fixes enabled: no → yes
    fixes references: 0 → 1
    fixes / nic loaded: no → yes
    fixes / nic patched: no → yes
    fixes / nic callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack nic:nic_send: empty → fixes
    handler nic:nic_send: none → registered
    + /sys/kernel/livepatch/fixes/
    + /sys/kernel/livepatch/fixes/enabled: 1
    + /sys/kernel/livepatch/fixes/force
    + /sys/kernel/livepatch/fixes/nic/
    + /sys/kernel/livepatch/fixes/nic/nic_send,1/
    + /sys/kernel/livepatch/fixes/nic/patched: 1
    + /sys/kernel/livepatch/fixes/replace_set: 1
    + /sys/kernel/livepatch/fixes/transition: 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'fixes': completing patching transition
    [notice] livepatch: 'fixes': patching complete
    transition: fixes (to patched) → none
    fixes / nic callbacks: prepared → live
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/fixes/transition: 1 → 0
  `);
});
