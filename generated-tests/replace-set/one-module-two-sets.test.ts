// Two sets patch one module, and an upgrade of one drops it
//
// Generated from spec/scenarios/replace-set/one-module-two-sets.yaml and machines/ by `npx klp generate replace-set/one-module-two-sets`; do not edit.
// 1720 states, 18040 transitions, 172 signatures of macrosteps;
// 17 tests with 373 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('replace-set/one-module-two-sets');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    extra loaded: no
    extra enabled: no
    extra forced: no
    extra references: 0
    extra free queued: no
    extra / nic loaded: no
    extra / nic patched: no
    extra / nic callbacks: clean
    net_v1 loaded: no
    net_v1 enabled: no
    net_v1 forced: no
    net_v1 references: 0
    net_v1 free queued: no
    net_v1 / nic loaded: no
    net_v1 / nic patched: no
    net_v1 / nic callbacks: clean
    net_v2 loaded: no
    net_v2 enabled: no
    net_v2 forced: no
    net_v2 references: 0
    net_v2 free queued: no
    net_v2 / vmlinux loaded: no
    net_v2 / vmlinux patched: no
    net_v2 / vmlinux callbacks: clean
    module nic loaded: no
    worker alive: yes
    worker running: yes
    worker patch_state: -1
    worker pending: no
    worker stack: empty
    func_stack nic:nic_poll: empty
    handler nic:nic_poll: none
    func_stack nic:nic_send: empty
    handler nic:nic_send: none
    func_stack vmlinux:dev_ioctl: empty
    handler vmlinux:dev_ioctl: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load extra completes patching with nic; load net_v2 completes patching with nic; load net_v1 stays in transition', () => {
  const { step } = boot();
  step(`
    > loadModule nic
    → 0
    module nic loaded: no → yes
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > load extra
    [notice] livepatch: enabling patch 'extra'
    [debug] livepatch: 'extra': initializing patching transition
    callback pre_patch of extra for nic (LIVE)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': starting patching transition
    [debug] livepatch: 'extra': completing patching transition
    callback post_patch of extra for nic (LIVE)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': patching complete
    → 0
    listed: none → extra
    extra loaded: no → yes
    extra enabled: no → yes
    extra references: 0 → 1
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    + /sys/kernel/livepatch/extra/
    + /sys/kernel/livepatch/extra/enabled: 1
    + /sys/kernel/livepatch/extra/force
    + /sys/kernel/livepatch/extra/nic/
    + /sys/kernel/livepatch/extra/nic/nic_poll,1/
    + /sys/kernel/livepatch/extra/nic/patched: 1
    + /sys/kernel/livepatch/extra/replace_set: 2
    + /sys/kernel/livepatch/extra/transition: 0
  `);
  step(`
    > load net_v2
    [notice] livepatch: enabling patch 'net_v2'
    [debug] livepatch: 'net_v2': initializing patching transition
    [notice] livepatch: 'net_v2': starting patching transition
    [debug] livepatch: 'net_v2': completing patching transition
    [notice] livepatch: 'net_v2': patching complete
    → 0
    listed: extra → extra, net_v2
    net_v2 loaded: no → yes
    net_v2 enabled: no → yes
    net_v2 references: 0 → 1
    net_v2 / vmlinux loaded: no → yes
    net_v2 / vmlinux patched: no → yes
    net_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:dev_ioctl: empty → net_v2
    handler vmlinux:dev_ioctl: none → registered
    + /sys/kernel/livepatch/net_v2/
    + /sys/kernel/livepatch/net_v2/enabled: 1
    + /sys/kernel/livepatch/net_v2/force
    + /sys/kernel/livepatch/net_v2/replace_set: 1
    + /sys/kernel/livepatch/net_v2/transition: 0
    + /sys/kernel/livepatch/net_v2/vmlinux/
    + /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v2/vmlinux/patched: 1
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    → 0
    transition: none → net_v1 (to patched)
    listed: extra, net_v2 → extra, net_v2, net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    func_stack vmlinux:dev_ioctl: net_v2 → net_v1 (nop) over net_v2
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 1
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 1
    + /sys/kernel/livepatch/net_v1/vmlinux/
    + /sys/kernel/livepatch/net_v1/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v1/vmlinux/patched: 1
  `);
  step(`
    > unloadModule nic
    callback pre_unpatch of extra for nic (GOING)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: live → clean
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: prepared → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
  `);
});

test('2: load net_v2 stays in transition; resched worker moves worker; retry completes patching with nic; …', () => {
  const { step } = boot();
  step(`
    > load net_v2
    [notice] livepatch: enabling patch 'net_v2'
    [debug] livepatch: 'net_v2': initializing patching transition
    [notice] livepatch: 'net_v2': starting patching transition
    → 0
    transition: none → net_v2 (to patched)
    listed: none → net_v2
    net_v2 loaded: no → yes
    net_v2 enabled: no → yes
    net_v2 references: 0 → 1
    net_v2 / vmlinux loaded: no → yes
    net_v2 / vmlinux patched: no → yes
    net_v2 / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:dev_ioctl: empty → net_v2
    handler vmlinux:dev_ioctl: none → registered
    + /sys/kernel/livepatch/net_v2/
    + /sys/kernel/livepatch/net_v2/enabled: 1
    + /sys/kernel/livepatch/net_v2/force
    + /sys/kernel/livepatch/net_v2/replace_set: 1
    + /sys/kernel/livepatch/net_v2/transition: 1
    + /sys/kernel/livepatch/net_v2/vmlinux/
    + /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v2/vmlinux/patched: 1
  `);
  step(`
    > loadModule nic
    → 0
    module nic loaded: no → yes
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v2': completing patching transition
    [notice] livepatch: 'net_v2': patching complete
    transition: net_v2 (to patched) → none
    net_v2 / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/net_v2/transition: 1 → 0
  `);
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    → 0
    transition: none → net_v1 (to patched)
    listed: net_v2 → net_v2, net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    func_stack vmlinux:dev_ioctl: net_v2 → net_v1 (nop) over net_v2
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 1
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 1
    + /sys/kernel/livepatch/net_v1/vmlinux/
    + /sys/kernel/livepatch/net_v1/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v1/vmlinux/patched: 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    transition: net_v1 (to patched) → none
    listed: net_v2, net_v1 → net_v1
    net_v1 / nic callbacks: prepared → live
    net_v2 enabled: yes → no
    net_v2 free queued: no → yes
    net_v2 / vmlinux loaded: yes → no
    net_v2 / vmlinux patched: yes → no
    net_v2 / vmlinux callbacks: live → clean
    worker patch_state: 0 → -1
    worker pending: yes → no
    func_stack vmlinux:dev_ioctl: net_v1 (nop) over net_v2 → empty
    handler vmlinux:dev_ioctl: registered → none
    /sys/kernel/livepatch/net_v1/transition: 1 → 0
    - /sys/kernel/livepatch/net_v1/vmlinux/
    - /sys/kernel/livepatch/net_v1/vmlinux/dev_ioctl,1/
    - /sys/kernel/livepatch/net_v1/vmlinux/patched
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/net_v2/vmlinux/
    - /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    - /sys/kernel/livepatch/net_v2/vmlinux/patched
  `);
  step(`
    > free net_v2
    net_v2 references: 1 → 0
    net_v2 free queued: yes → no
    - /sys/kernel/livepatch/net_v2/
    - /sys/kernel/livepatch/net_v2/enabled
    - /sys/kernel/livepatch/net_v2/force
    - /sys/kernel/livepatch/net_v2/replace_set
    - /sys/kernel/livepatch/net_v2/transition
  `);
  step(`
    > unload net_v2
    → 0
    net_v2 loaded: yes → no
  `);
  step(`
    > load net_v2
    [notice] livepatch: enabling patch 'net_v2'
    [debug] livepatch: 'net_v2': initializing patching transition
    [notice] livepatch: 'net_v2': starting patching transition
    [debug] livepatch: 'net_v2': completing patching transition
    [notice] livepatch: 'net_v2': patching complete
    → 0
    listed: net_v1 → net_v2
    net_v1 enabled: yes → no
    net_v1 free queued: no → yes
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: live → clean
    net_v2 loaded: no → yes
    net_v2 enabled: no → yes
    net_v2 references: 0 → 1
    net_v2 / vmlinux loaded: no → yes
    net_v2 / vmlinux patched: no → yes
    net_v2 / vmlinux callbacks: clean → live
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    func_stack vmlinux:dev_ioctl: empty → net_v2
    handler vmlinux:dev_ioctl: none → registered
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/net_v1/nic/
    - /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v1/nic/patched
    + /sys/kernel/livepatch/net_v2/
    + /sys/kernel/livepatch/net_v2/enabled: 1
    + /sys/kernel/livepatch/net_v2/force
    + /sys/kernel/livepatch/net_v2/replace_set: 1
    + /sys/kernel/livepatch/net_v2/transition: 0
    + /sys/kernel/livepatch/net_v2/vmlinux/
    + /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v2/vmlinux/patched: 1
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write net_v2 enabled 0
    [debug] livepatch: 'net_v2': initializing unpatching transition
    [notice] livepatch: 'net_v2': starting unpatching transition
    → 0
    transition: none → net_v2 (to unpatched)
    net_v2 enabled: yes → no
    net_v2 / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
    /sys/kernel/livepatch/net_v2/transition: 0 → 1
  `);
  step(`
    > resched worker
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > write net_v2 enabled 1
    [debug] livepatch: 'net_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'net_v2': starting patching transition
    → 0
    transition: net_v2 (to unpatched) → net_v2 (to patched)
    net_v2 enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/net_v2/enabled: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v2': completing patching transition
    [notice] livepatch: 'net_v2': patching complete
    transition: net_v2 (to patched) → none
    net_v2 / vmlinux callbacks: leaving → live
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/net_v2/transition: 1 → 0
  `);
});

test('3: retry completes patching with nic; write net_v1 enabled 0 stays in transition; write net_v1 enabled 1 reverses; …', () => {
  const { step } = boot();
  step(`
    > load net_v2
    [notice] livepatch: enabling patch 'net_v2'
    [debug] livepatch: 'net_v2': initializing patching transition
    [notice] livepatch: 'net_v2': starting patching transition
    → 0
    transition: none → net_v2 (to patched)
    listed: none → net_v2
    net_v2 loaded: no → yes
    net_v2 enabled: no → yes
    net_v2 references: 0 → 1
    net_v2 / vmlinux loaded: no → yes
    net_v2 / vmlinux patched: no → yes
    net_v2 / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:dev_ioctl: empty → net_v2
    handler vmlinux:dev_ioctl: none → registered
    + /sys/kernel/livepatch/net_v2/
    + /sys/kernel/livepatch/net_v2/enabled: 1
    + /sys/kernel/livepatch/net_v2/force
    + /sys/kernel/livepatch/net_v2/replace_set: 1
    + /sys/kernel/livepatch/net_v2/transition: 1
    + /sys/kernel/livepatch/net_v2/vmlinux/
    + /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v2/vmlinux/patched: 1
  `);
  step(`
    > loadModule nic
    → 0
    module nic loaded: no → yes
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v2': completing patching transition
    [notice] livepatch: 'net_v2': patching complete
    transition: net_v2 (to patched) → none
    net_v2 / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/net_v2/transition: 1 → 0
  `);
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    → 0
    transition: none → net_v1 (to patched)
    listed: net_v2 → net_v2, net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    func_stack vmlinux:dev_ioctl: net_v2 → net_v1 (nop) over net_v2
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 1
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 1
    + /sys/kernel/livepatch/net_v1/vmlinux/
    + /sys/kernel/livepatch/net_v1/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v1/vmlinux/patched: 1
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    transition: net_v1 (to patched) → none
    listed: net_v2, net_v1 → net_v1
    net_v1 / nic callbacks: prepared → live
    net_v2 enabled: yes → no
    net_v2 free queued: no → yes
    net_v2 / vmlinux loaded: yes → no
    net_v2 / vmlinux patched: yes → no
    net_v2 / vmlinux callbacks: live → clean
    worker patch_state: 1 → -1
    func_stack vmlinux:dev_ioctl: net_v1 (nop) over net_v2 → empty
    handler vmlinux:dev_ioctl: registered → none
    /sys/kernel/livepatch/net_v1/transition: 1 → 0
    - /sys/kernel/livepatch/net_v1/vmlinux/
    - /sys/kernel/livepatch/net_v1/vmlinux/dev_ioctl,1/
    - /sys/kernel/livepatch/net_v1/vmlinux/patched
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/net_v2/vmlinux/
    - /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    - /sys/kernel/livepatch/net_v2/vmlinux/patched
  `);
  step(`
    > write net_v1 enabled 0
    [debug] livepatch: 'net_v1': initializing unpatching transition
    [notice] livepatch: 'net_v1': starting unpatching transition
    → 0
    transition: none → net_v1 (to unpatched)
    net_v1 enabled: yes → no
    net_v1 / nic callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
    /sys/kernel/livepatch/net_v1/transition: 0 → 1
  `);
  step(`
    > resched worker
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > write net_v1 enabled 1
    [debug] livepatch: 'net_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'net_v1': starting patching transition
    → 0
    transition: net_v1 (to unpatched) → net_v1 (to patched)
    net_v1 enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/net_v1/enabled: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    transition: net_v1 (to patched) → none
    net_v1 / nic callbacks: leaving → live
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/net_v1/transition: 1 → 0
  `);
  step(`
    > load extra
    [notice] livepatch: enabling patch 'extra'
    [debug] livepatch: 'extra': initializing patching transition
    callback pre_patch of extra for nic (LIVE)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': starting patching transition
    [debug] livepatch: 'extra': completing patching transition
    callback post_patch of extra for nic (LIVE)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': patching complete
    → 0
    listed: net_v1 → net_v1, extra
    extra loaded: no → yes
    extra enabled: no → yes
    extra references: 0 → 1
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    + /sys/kernel/livepatch/extra/
    + /sys/kernel/livepatch/extra/enabled: 1
    + /sys/kernel/livepatch/extra/force
    + /sys/kernel/livepatch/extra/nic/
    + /sys/kernel/livepatch/extra/nic/nic_poll,1/
    + /sys/kernel/livepatch/extra/nic/patched: 1
    + /sys/kernel/livepatch/extra/replace_set: 2
    + /sys/kernel/livepatch/extra/transition: 0
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write extra enabled 0
    [debug] livepatch: 'extra': initializing unpatching transition
    callback pre_unpatch of extra for nic (LIVE)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': starting unpatching transition
    → 0
    transition: none → extra (to unpatched)
    extra enabled: yes → no
    extra / nic callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/extra/enabled: 1 → 0
    /sys/kernel/livepatch/extra/transition: 0 → 1
  `);
  step(`
    > resched worker
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > write extra enabled 1
    [debug] livepatch: 'extra': reversing transition from unpatching to patching
    [notice] livepatch: 'extra': starting patching transition
    → 0
    transition: extra (to unpatched) → extra (to patched)
    extra enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/extra/enabled: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'extra': completing patching transition
    callback post_patch of extra for nic (LIVE)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': patching complete
    transition: extra (to patched) → none
    extra / nic callbacks: leaving → live
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/extra/transition: 1 → 0
  `);
});

test('4: load net_v1 stays in transition; retry completes patching; write net_v1 enabled 1 reverses; …', () => {
  const { step } = boot();
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    → 0
    transition: none → net_v1 (to patched)
    listed: none → net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 0
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 1
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    transition: net_v1 (to patched) → none
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/net_v1/transition: 1 → 0
  `);
  step(`
    > load net_v2
    [notice] livepatch: enabling patch 'net_v2'
    [debug] livepatch: 'net_v2': initializing patching transition
    [notice] livepatch: 'net_v2': starting patching transition
    → 0
    transition: none → net_v2 (to patched)
    listed: net_v1 → net_v1, net_v2
    net_v2 loaded: no → yes
    net_v2 enabled: no → yes
    net_v2 references: 0 → 1
    net_v2 / vmlinux loaded: no → yes
    net_v2 / vmlinux patched: no → yes
    net_v2 / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:dev_ioctl: empty → net_v2
    handler vmlinux:dev_ioctl: none → registered
    + /sys/kernel/livepatch/net_v2/
    + /sys/kernel/livepatch/net_v2/enabled: 1
    + /sys/kernel/livepatch/net_v2/force
    + /sys/kernel/livepatch/net_v2/nic/
    + /sys/kernel/livepatch/net_v2/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v2/nic/patched: 0
    + /sys/kernel/livepatch/net_v2/replace_set: 1
    + /sys/kernel/livepatch/net_v2/transition: 1
    + /sys/kernel/livepatch/net_v2/vmlinux/
    + /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v2/vmlinux/patched: 1
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v2': completing patching transition
    [notice] livepatch: 'net_v2': patching complete
    transition: net_v2 (to patched) → none
    listed: net_v1, net_v2 → net_v2
    net_v1 enabled: yes → no
    net_v1 free queued: no → yes
    net_v2 / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/net_v1/nic/
    - /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v1/nic/patched
    - /sys/kernel/livepatch/net_v2/nic/
    - /sys/kernel/livepatch/net_v2/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v2/nic/patched
    /sys/kernel/livepatch/net_v2/transition: 1 → 0
  `);
  step(`
    > free net_v1
    net_v1 references: 1 → 0
    net_v1 free queued: yes → no
    - /sys/kernel/livepatch/net_v1/
    - /sys/kernel/livepatch/net_v1/enabled
    - /sys/kernel/livepatch/net_v1/force
    - /sys/kernel/livepatch/net_v1/replace_set
    - /sys/kernel/livepatch/net_v1/transition
  `);
  step(`
    > unload net_v1
    → 0
    net_v1 loaded: yes → no
  `);
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    → 0
    transition: none → net_v1 (to patched)
    listed: net_v2 → net_v2, net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:dev_ioctl: net_v2 → net_v1 (nop) over net_v2
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 0
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 1
    + /sys/kernel/livepatch/net_v1/vmlinux/
    + /sys/kernel/livepatch/net_v1/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v1/vmlinux/patched: 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    transition: net_v1 (to patched) → none
    listed: net_v2, net_v1 → net_v1
    net_v2 enabled: yes → no
    net_v2 free queued: no → yes
    net_v2 / vmlinux loaded: yes → no
    net_v2 / vmlinux patched: yes → no
    net_v2 / vmlinux callbacks: live → clean
    worker patch_state: 0 → -1
    worker pending: yes → no
    func_stack vmlinux:dev_ioctl: net_v1 (nop) over net_v2 → empty
    handler vmlinux:dev_ioctl: registered → none
    /sys/kernel/livepatch/net_v1/transition: 1 → 0
    - /sys/kernel/livepatch/net_v1/vmlinux/
    - /sys/kernel/livepatch/net_v1/vmlinux/dev_ioctl,1/
    - /sys/kernel/livepatch/net_v1/vmlinux/patched
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/net_v2/vmlinux/
    - /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    - /sys/kernel/livepatch/net_v2/vmlinux/patched
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    → 0
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write net_v1 enabled 0
    [debug] livepatch: 'net_v1': initializing unpatching transition
    [notice] livepatch: 'net_v1': starting unpatching transition
    → 0
    transition: none → net_v1 (to unpatched)
    net_v1 enabled: yes → no
    net_v1 / nic callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
    /sys/kernel/livepatch/net_v1/transition: 0 → 1
  `);
  step(`
    > write net_v1 enabled 1
    [debug] livepatch: 'net_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'net_v1': starting patching transition
    → 0
    transition: net_v1 (to unpatched) → net_v1 (to patched)
    net_v1 enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/net_v1/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    transition: net_v1 (to patched) → none
    net_v1 / nic callbacks: leaving → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/net_v1/transition: 1 → 0
  `);
  step(`
    > write net_v1 enabled 0
    [debug] livepatch: 'net_v1': initializing unpatching transition
    [notice] livepatch: 'net_v1': starting unpatching transition
    → 0
    transition: none → net_v1 (to unpatched)
    net_v1 enabled: yes → no
    net_v1 / nic callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
    /sys/kernel/livepatch/net_v1/transition: 0 → 1
  `);
  step(`
    > resched worker
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v1': completing unpatching transition
    [notice] livepatch: 'net_v1': unpatching complete
    transition: net_v1 (to unpatched) → none
    listed: net_v1 → none
    net_v1 free queued: no → yes
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: leaving → clean
    worker patch_state: 0 → -1
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    - /sys/kernel/livepatch/net_v1/nic/
    - /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v1/nic/patched
    /sys/kernel/livepatch/net_v1/transition: 1 → 0
  `);
});

test('5: retry completes patching; load net_v2 completes patching; load extra completes patching; …', () => {
  const { step } = boot();
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    → 0
    transition: none → net_v1 (to patched)
    listed: none → net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 0
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    transition: net_v1 (to patched) → none
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/net_v1/transition: 1 → 0
  `);
  step(`
    > load net_v2
    [notice] livepatch: enabling patch 'net_v2'
    [debug] livepatch: 'net_v2': initializing patching transition
    [notice] livepatch: 'net_v2': starting patching transition
    [debug] livepatch: 'net_v2': completing patching transition
    [notice] livepatch: 'net_v2': patching complete
    → 0
    listed: net_v1 → net_v2
    net_v1 enabled: yes → no
    net_v1 free queued: no → yes
    net_v2 loaded: no → yes
    net_v2 enabled: no → yes
    net_v2 references: 0 → 1
    net_v2 / vmlinux loaded: no → yes
    net_v2 / vmlinux patched: no → yes
    net_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:dev_ioctl: empty → net_v2
    handler vmlinux:dev_ioctl: none → registered
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/net_v1/nic/
    - /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v1/nic/patched
    + /sys/kernel/livepatch/net_v2/
    + /sys/kernel/livepatch/net_v2/enabled: 1
    + /sys/kernel/livepatch/net_v2/force
    + /sys/kernel/livepatch/net_v2/replace_set: 1
    + /sys/kernel/livepatch/net_v2/transition: 0
    + /sys/kernel/livepatch/net_v2/vmlinux/
    + /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v2/vmlinux/patched: 1
  `);
  step(`
    > load extra
    [notice] livepatch: enabling patch 'extra'
    [debug] livepatch: 'extra': initializing patching transition
    [notice] livepatch: 'extra': starting patching transition
    [debug] livepatch: 'extra': completing patching transition
    [notice] livepatch: 'extra': patching complete
    → 0
    listed: net_v2 → net_v2, extra
    extra loaded: no → yes
    extra enabled: no → yes
    extra references: 0 → 1
    + /sys/kernel/livepatch/extra/
    + /sys/kernel/livepatch/extra/enabled: 1
    + /sys/kernel/livepatch/extra/force
    + /sys/kernel/livepatch/extra/nic/
    + /sys/kernel/livepatch/extra/nic/nic_poll,1/
    + /sys/kernel/livepatch/extra/nic/patched: 0
    + /sys/kernel/livepatch/extra/replace_set: 2
    + /sys/kernel/livepatch/extra/transition: 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
  `);
  step(`
    > write extra enabled 0
    [debug] livepatch: 'extra': initializing unpatching transition
    callback pre_unpatch of extra for nic (LIVE)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': starting unpatching transition
    [debug] livepatch: 'extra': completing unpatching transition
    callback post_unpatch of extra for nic (LIVE)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': unpatching complete
    → 0
    listed: net_v2, extra → net_v2
    extra enabled: yes → no
    extra free queued: no → yes
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: live → clean
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/extra/enabled: 1 → 0
    - /sys/kernel/livepatch/extra/nic/
    - /sys/kernel/livepatch/extra/nic/nic_poll,1/
    - /sys/kernel/livepatch/extra/nic/patched
  `);
  step(`
    > free net_v1
    net_v1 references: 1 → 0
    net_v1 free queued: yes → no
    - /sys/kernel/livepatch/net_v1/
    - /sys/kernel/livepatch/net_v1/enabled
    - /sys/kernel/livepatch/net_v1/force
    - /sys/kernel/livepatch/net_v1/replace_set
    - /sys/kernel/livepatch/net_v1/transition
  `);
  step(`
    > unload net_v1
    → 0
    net_v1 loaded: yes → no
  `);
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    → 0
    listed: net_v2 → net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → live
    net_v2 enabled: yes → no
    net_v2 free queued: no → yes
    net_v2 / vmlinux loaded: yes → no
    net_v2 / vmlinux patched: yes → no
    net_v2 / vmlinux callbacks: live → clean
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    func_stack vmlinux:dev_ioctl: net_v2 → empty
    handler vmlinux:dev_ioctl: registered → none
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/net_v2/vmlinux/
    - /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    - /sys/kernel/livepatch/net_v2/vmlinux/patched
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 1
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 0
  `);
  step(`
    > write net_v1 enabled 0
    [debug] livepatch: 'net_v1': initializing unpatching transition
    [notice] livepatch: 'net_v1': starting unpatching transition
    [debug] livepatch: 'net_v1': completing unpatching transition
    [notice] livepatch: 'net_v1': unpatching complete
    → 0
    listed: net_v1 → none
    net_v1 enabled: yes → no
    net_v1 free queued: no → yes
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: live → clean
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/net_v1/nic/
    - /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v1/nic/patched
  `);
  step(`
    > free net_v1
    net_v1 references: 1 → 0
    net_v1 free queued: yes → no
    - /sys/kernel/livepatch/net_v1/
    - /sys/kernel/livepatch/net_v1/enabled
    - /sys/kernel/livepatch/net_v1/force
    - /sys/kernel/livepatch/net_v1/replace_set
    - /sys/kernel/livepatch/net_v1/transition
  `);
  step(`
    > unload net_v1
    → 0
    net_v1 loaded: yes → no
  `);
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    → 0
    listed: none → net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → live
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 1
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 0
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    → 0
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    → 0
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write net_v1 enabled 0
    [debug] livepatch: 'net_v1': initializing unpatching transition
    [notice] livepatch: 'net_v1': starting unpatching transition
    → 0
    transition: none → net_v1 (to unpatched)
    net_v1 enabled: yes → no
    net_v1 / nic callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
    /sys/kernel/livepatch/net_v1/transition: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    → 0
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: leaving → clean
    module nic loaded: yes → no
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v1': completing unpatching transition
    [notice] livepatch: 'net_v1': unpatching complete
    transition: net_v1 (to unpatched) → none
    listed: net_v1 → none
    net_v1 free queued: no → yes
    worker patch_state: 1 → -1
    worker pending: yes → no
    - /sys/kernel/livepatch/net_v1/nic/
    - /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v1/nic/patched
    /sys/kernel/livepatch/net_v1/transition: 1 → 0
  `);
});

test('6: write net_v2 enabled 0 fails with EBUSY; retry completes patching; load extra stays in transition; …', () => {
  const { step } = boot();
  step(`
    > load net_v2
    [notice] livepatch: enabling patch 'net_v2'
    [debug] livepatch: 'net_v2': initializing patching transition
    [notice] livepatch: 'net_v2': starting patching transition
    → 0
    transition: none → net_v2 (to patched)
    listed: none → net_v2
    net_v2 loaded: no → yes
    net_v2 enabled: no → yes
    net_v2 references: 0 → 1
    net_v2 / vmlinux loaded: no → yes
    net_v2 / vmlinux patched: no → yes
    net_v2 / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:dev_ioctl: empty → net_v2
    handler vmlinux:dev_ioctl: none → registered
    + /sys/kernel/livepatch/net_v2/
    + /sys/kernel/livepatch/net_v2/enabled: 1
    + /sys/kernel/livepatch/net_v2/force
    + /sys/kernel/livepatch/net_v2/replace_set: 1
    + /sys/kernel/livepatch/net_v2/transition: 1
    + /sys/kernel/livepatch/net_v2/vmlinux/
    + /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v2/vmlinux/patched: 1
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
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v2': completing patching transition
    [notice] livepatch: 'net_v2': patching complete
    transition: net_v2 (to patched) → none
    net_v2 / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/net_v2/transition: 1 → 0
  `);
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    → 0
    transition: none → net_v1 (to patched)
    listed: net_v2 → net_v2, net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:dev_ioctl: net_v2 → net_v1 (nop) over net_v2
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 0
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 1
    + /sys/kernel/livepatch/net_v1/vmlinux/
    + /sys/kernel/livepatch/net_v1/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v1/vmlinux/patched: 1
  `);
  step(`
    > write net_v2 enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    → 0
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    → 0
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: prepared → clean
    module nic loaded: yes → no
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    transition: net_v1 (to patched) → none
    listed: net_v2, net_v1 → net_v1
    net_v2 enabled: yes → no
    net_v2 free queued: no → yes
    net_v2 / vmlinux loaded: yes → no
    net_v2 / vmlinux patched: yes → no
    net_v2 / vmlinux callbacks: live → clean
    worker patch_state: 1 → -1
    func_stack vmlinux:dev_ioctl: net_v1 (nop) over net_v2 → empty
    handler vmlinux:dev_ioctl: registered → none
    /sys/kernel/livepatch/net_v1/transition: 1 → 0
    - /sys/kernel/livepatch/net_v1/vmlinux/
    - /sys/kernel/livepatch/net_v1/vmlinux/dev_ioctl,1/
    - /sys/kernel/livepatch/net_v1/vmlinux/patched
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/net_v2/vmlinux/
    - /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    - /sys/kernel/livepatch/net_v2/vmlinux/patched
  `);
  step(`
    > load extra
    [notice] livepatch: enabling patch 'extra'
    [debug] livepatch: 'extra': initializing patching transition
    [notice] livepatch: 'extra': starting patching transition
    → 0
    transition: none → extra (to patched)
    listed: net_v1 → net_v1, extra
    extra loaded: no → yes
    extra enabled: no → yes
    extra references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/extra/
    + /sys/kernel/livepatch/extra/enabled: 1
    + /sys/kernel/livepatch/extra/force
    + /sys/kernel/livepatch/extra/nic/
    + /sys/kernel/livepatch/extra/nic/nic_poll,1/
    + /sys/kernel/livepatch/extra/nic/patched: 0
    + /sys/kernel/livepatch/extra/replace_set: 2
    + /sys/kernel/livepatch/extra/transition: 1
  `);
  step(`
    > write net_v1 enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → prepared
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: prepared → clean
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'extra': completing patching transition
    [notice] livepatch: 'extra': patching complete
    transition: extra (to patched) → none
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/extra/transition: 1 → 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    callback pre_unpatch of extra for nic (GOING)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: live → clean
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
  `);
  step(`
    > write net_v1 enabled 0
    [debug] livepatch: 'net_v1': initializing unpatching transition
    [notice] livepatch: 'net_v1': starting unpatching transition
    [debug] livepatch: 'net_v1': completing unpatching transition
    [notice] livepatch: 'net_v1': unpatching complete
    → 0
    listed: net_v1, extra → extra
    net_v1 enabled: yes → no
    net_v1 free queued: no → yes
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/net_v1/nic/
    - /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v1/nic/patched
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    callback pre_unpatch of extra for nic (GOING)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
  `);
});

test('7: retry completes patching; load net_v1 completes patching; write net_v1 enabled 0 stays in transition; …', () => {
  const { step } = boot();
  step(`
    > load net_v2
    [notice] livepatch: enabling patch 'net_v2'
    [debug] livepatch: 'net_v2': initializing patching transition
    [notice] livepatch: 'net_v2': starting patching transition
    → 0
    transition: none → net_v2 (to patched)
    listed: none → net_v2
    net_v2 loaded: no → yes
    net_v2 enabled: no → yes
    net_v2 references: 0 → 1
    net_v2 / vmlinux loaded: no → yes
    net_v2 / vmlinux patched: no → yes
    net_v2 / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:dev_ioctl: empty → net_v2
    handler vmlinux:dev_ioctl: none → registered
    + /sys/kernel/livepatch/net_v2/
    + /sys/kernel/livepatch/net_v2/enabled: 1
    + /sys/kernel/livepatch/net_v2/force
    + /sys/kernel/livepatch/net_v2/replace_set: 1
    + /sys/kernel/livepatch/net_v2/transition: 1
    + /sys/kernel/livepatch/net_v2/vmlinux/
    + /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v2/vmlinux/patched: 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v2': completing patching transition
    [notice] livepatch: 'net_v2': patching complete
    transition: net_v2 (to patched) → none
    net_v2 / vmlinux callbacks: prepared → live
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/net_v2/transition: 1 → 0
  `);
  step(`
    > load extra
    [notice] livepatch: enabling patch 'extra'
    [debug] livepatch: 'extra': initializing patching transition
    [notice] livepatch: 'extra': starting patching transition
    [debug] livepatch: 'extra': completing patching transition
    [notice] livepatch: 'extra': patching complete
    → 0
    listed: net_v2 → net_v2, extra
    extra loaded: no → yes
    extra enabled: no → yes
    extra references: 0 → 1
    + /sys/kernel/livepatch/extra/
    + /sys/kernel/livepatch/extra/enabled: 1
    + /sys/kernel/livepatch/extra/force
    + /sys/kernel/livepatch/extra/nic/
    + /sys/kernel/livepatch/extra/nic/nic_poll,1/
    + /sys/kernel/livepatch/extra/nic/patched: 0
    + /sys/kernel/livepatch/extra/replace_set: 2
    + /sys/kernel/livepatch/extra/transition: 0
  `);
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    → 0
    listed: net_v2, extra → extra, net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    net_v2 enabled: yes → no
    net_v2 free queued: no → yes
    net_v2 / vmlinux loaded: yes → no
    net_v2 / vmlinux patched: yes → no
    net_v2 / vmlinux callbacks: live → clean
    func_stack vmlinux:dev_ioctl: net_v2 → empty
    handler vmlinux:dev_ioctl: registered → none
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/net_v2/vmlinux/
    - /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    - /sys/kernel/livepatch/net_v2/vmlinux/patched
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 0
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    callback pre_unpatch of extra for nic (GOING)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: live → clean
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write net_v1 enabled 0
    [debug] livepatch: 'net_v1': initializing unpatching transition
    [notice] livepatch: 'net_v1': starting unpatching transition
    → 0
    transition: none → net_v1 (to unpatched)
    net_v1 enabled: yes → no
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
    /sys/kernel/livepatch/net_v1/transition: 0 → 1
  `);
  step(`
    > write extra enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    callback pre_unpatch of extra for nic (GOING)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: live → clean
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: prepared → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
  `);
  step(`
    > write net_v1 enabled 1
    [debug] livepatch: 'net_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'net_v1': starting patching transition
    → 0
    transition: net_v1 (to unpatched) → net_v1 (to patched)
    net_v1 enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/net_v1/enabled: 0 → 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    transition: net_v1 (to patched) → none
    net_v1 / nic callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/net_v1/transition: 1 → 0
  `);
  step(`
    > write net_v1 enabled 0
    [debug] livepatch: 'net_v1': initializing unpatching transition
    [notice] livepatch: 'net_v1': starting unpatching transition
    → 0
    transition: none → net_v1 (to unpatched)
    net_v1 enabled: yes → no
    net_v1 / nic callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
    /sys/kernel/livepatch/net_v1/transition: 0 → 1
  `);
  step(`
    > unloadModule nic
    callback pre_unpatch of extra for nic (GOING)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: live → clean
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: leaving → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v1': completing unpatching transition
    [notice] livepatch: 'net_v1': unpatching complete
    transition: net_v1 (to unpatched) → none
    listed: extra, net_v1 → extra
    net_v1 free queued: no → yes
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: prepared → clean
    worker patch_state: 1 → -1
    worker pending: yes → no
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    - /sys/kernel/livepatch/net_v1/nic/
    - /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v1/nic/patched
    /sys/kernel/livepatch/net_v1/transition: 1 → 0
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write extra enabled 0
    [debug] livepatch: 'extra': initializing unpatching transition
    callback pre_unpatch of extra for nic (LIVE)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': starting unpatching transition
    → 0
    transition: none → extra (to unpatched)
    extra enabled: yes → no
    extra / nic callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/extra/enabled: 1 → 0
    /sys/kernel/livepatch/extra/transition: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: leaving → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
  `);
});

test('8: write net_v2 enabled 0 reverses; retry completes the reversal to unpatching; write extra enabled 0 reverses; …', () => {
  const { step } = boot();
  step(`
    > load net_v2
    [notice] livepatch: enabling patch 'net_v2'
    [debug] livepatch: 'net_v2': initializing patching transition
    [notice] livepatch: 'net_v2': starting patching transition
    → 0
    transition: none → net_v2 (to patched)
    listed: none → net_v2
    net_v2 loaded: no → yes
    net_v2 enabled: no → yes
    net_v2 references: 0 → 1
    net_v2 / vmlinux loaded: no → yes
    net_v2 / vmlinux patched: no → yes
    net_v2 / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:dev_ioctl: empty → net_v2
    handler vmlinux:dev_ioctl: none → registered
    + /sys/kernel/livepatch/net_v2/
    + /sys/kernel/livepatch/net_v2/enabled: 1
    + /sys/kernel/livepatch/net_v2/force
    + /sys/kernel/livepatch/net_v2/replace_set: 1
    + /sys/kernel/livepatch/net_v2/transition: 1
    + /sys/kernel/livepatch/net_v2/vmlinux/
    + /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v2/vmlinux/patched: 1
  `);
  step(`
    > write net_v2 enabled 0
    [debug] livepatch: 'net_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'net_v2': starting unpatching transition
    → 0
    transition: net_v2 (to patched) → net_v2 (to unpatched)
    net_v2 enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v2': completing unpatching transition
    [notice] livepatch: 'net_v2': unpatching complete
    transition: net_v2 (to unpatched) → none
    listed: net_v2 → none
    net_v2 free queued: no → yes
    net_v2 / vmlinux loaded: yes → no
    net_v2 / vmlinux patched: yes → no
    net_v2 / vmlinux callbacks: prepared → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:dev_ioctl: net_v2 → empty
    handler vmlinux:dev_ioctl: registered → none
    /sys/kernel/livepatch/net_v2/transition: 1 → 0
    - /sys/kernel/livepatch/net_v2/vmlinux/
    - /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    - /sys/kernel/livepatch/net_v2/vmlinux/patched
  `);
  step(`
    > load extra
    [notice] livepatch: enabling patch 'extra'
    [debug] livepatch: 'extra': initializing patching transition
    [notice] livepatch: 'extra': starting patching transition
    → 0
    transition: none → extra (to patched)
    listed: none → extra
    extra loaded: no → yes
    extra enabled: no → yes
    extra references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/extra/
    + /sys/kernel/livepatch/extra/enabled: 1
    + /sys/kernel/livepatch/extra/force
    + /sys/kernel/livepatch/extra/nic/
    + /sys/kernel/livepatch/extra/nic/nic_poll,1/
    + /sys/kernel/livepatch/extra/nic/patched: 0
    + /sys/kernel/livepatch/extra/replace_set: 2
    + /sys/kernel/livepatch/extra/transition: 1
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > write extra enabled 0
    [debug] livepatch: 'extra': reversing transition from patching to unpatching
    [notice] livepatch: 'extra': starting unpatching transition
    → 0
    transition: extra (to patched) → extra (to unpatched)
    extra enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/extra/enabled: 1 → 0
  `);
  step(`
    > write extra enabled 1
    [debug] livepatch: 'extra': reversing transition from unpatching to patching
    [notice] livepatch: 'extra': starting patching transition
    → 0
    transition: extra (to unpatched) → extra (to patched)
    extra enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/extra/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'extra': completing patching transition
    [notice] livepatch: 'extra': patching complete
    transition: extra (to patched) → none
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/extra/transition: 1 → 0
  `);
  step(`
    > write extra enabled 0
    [debug] livepatch: 'extra': initializing unpatching transition
    [notice] livepatch: 'extra': starting unpatching transition
    → 0
    transition: none → extra (to unpatched)
    extra enabled: yes → no
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/extra/enabled: 1 → 0
    /sys/kernel/livepatch/extra/transition: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'extra': completing unpatching transition
    [notice] livepatch: 'extra': unpatching complete
    transition: extra (to unpatched) → none
    listed: extra → none
    extra free queued: no → yes
    worker patch_state: 1 → -1
    worker pending: yes → no
    - /sys/kernel/livepatch/extra/nic/
    - /sys/kernel/livepatch/extra/nic/nic_poll,1/
    - /sys/kernel/livepatch/extra/nic/patched
    /sys/kernel/livepatch/extra/transition: 1 → 0
  `);
  step(`
    > free net_v2
    net_v2 references: 1 → 0
    net_v2 free queued: yes → no
    - /sys/kernel/livepatch/net_v2/
    - /sys/kernel/livepatch/net_v2/enabled
    - /sys/kernel/livepatch/net_v2/force
    - /sys/kernel/livepatch/net_v2/replace_set
    - /sys/kernel/livepatch/net_v2/transition
  `);
  step(`
    > unload net_v2
    → 0
    net_v2 loaded: yes → no
  `);
  step(`
    > load net_v2
    [notice] livepatch: enabling patch 'net_v2'
    [debug] livepatch: 'net_v2': initializing patching transition
    [notice] livepatch: 'net_v2': starting patching transition
    [debug] livepatch: 'net_v2': completing patching transition
    [notice] livepatch: 'net_v2': patching complete
    → 0
    listed: none → net_v2
    net_v2 loaded: no → yes
    net_v2 enabled: no → yes
    net_v2 references: 0 → 1
    net_v2 / vmlinux loaded: no → yes
    net_v2 / vmlinux patched: no → yes
    net_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:dev_ioctl: empty → net_v2
    handler vmlinux:dev_ioctl: none → registered
    + /sys/kernel/livepatch/net_v2/
    + /sys/kernel/livepatch/net_v2/enabled: 1
    + /sys/kernel/livepatch/net_v2/force
    + /sys/kernel/livepatch/net_v2/replace_set: 1
    + /sys/kernel/livepatch/net_v2/transition: 0
    + /sys/kernel/livepatch/net_v2/vmlinux/
    + /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v2/vmlinux/patched: 1
  `);
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    → 0
    listed: net_v2 → net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    net_v2 enabled: yes → no
    net_v2 free queued: no → yes
    net_v2 / vmlinux loaded: yes → no
    net_v2 / vmlinux patched: yes → no
    net_v2 / vmlinux callbacks: live → clean
    func_stack vmlinux:dev_ioctl: net_v2 → empty
    handler vmlinux:dev_ioctl: registered → none
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/net_v2/vmlinux/
    - /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    - /sys/kernel/livepatch/net_v2/vmlinux/patched
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 0
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 0
  `);
  step(`
    > free net_v2
    net_v2 references: 1 → 0
    net_v2 free queued: yes → no
    - /sys/kernel/livepatch/net_v2/
    - /sys/kernel/livepatch/net_v2/enabled
    - /sys/kernel/livepatch/net_v2/force
    - /sys/kernel/livepatch/net_v2/replace_set
    - /sys/kernel/livepatch/net_v2/transition
  `);
  step(`
    > unload net_v2
    → 0
    net_v2 loaded: yes → no
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    → 0
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
  `);
  step(`
    > load net_v2
    [notice] livepatch: enabling patch 'net_v2'
    [debug] livepatch: 'net_v2': initializing patching transition
    [notice] livepatch: 'net_v2': starting patching transition
    [debug] livepatch: 'net_v2': completing patching transition
    [notice] livepatch: 'net_v2': patching complete
    → 0
    listed: net_v1 → net_v2
    net_v1 enabled: yes → no
    net_v1 free queued: no → yes
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: live → clean
    net_v2 loaded: no → yes
    net_v2 enabled: no → yes
    net_v2 references: 0 → 1
    net_v2 / vmlinux loaded: no → yes
    net_v2 / vmlinux patched: no → yes
    net_v2 / vmlinux callbacks: clean → live
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    func_stack vmlinux:dev_ioctl: empty → net_v2
    handler vmlinux:dev_ioctl: none → registered
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/net_v1/nic/
    - /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v1/nic/patched
    + /sys/kernel/livepatch/net_v2/
    + /sys/kernel/livepatch/net_v2/enabled: 1
    + /sys/kernel/livepatch/net_v2/force
    + /sys/kernel/livepatch/net_v2/replace_set: 1
    + /sys/kernel/livepatch/net_v2/transition: 0
    + /sys/kernel/livepatch/net_v2/vmlinux/
    + /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v2/vmlinux/patched: 1
  `);
  step(`
    > free extra
    extra references: 1 → 0
    extra free queued: yes → no
    - /sys/kernel/livepatch/extra/
    - /sys/kernel/livepatch/extra/enabled
    - /sys/kernel/livepatch/extra/force
    - /sys/kernel/livepatch/extra/replace_set
    - /sys/kernel/livepatch/extra/transition
  `);
  step(`
    > unload extra
    → 0
    extra loaded: yes → no
  `);
  step(`
    > load extra
    [notice] livepatch: enabling patch 'extra'
    [debug] livepatch: 'extra': initializing patching transition
    callback pre_patch of extra for nic (LIVE)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': starting patching transition
    [debug] livepatch: 'extra': completing patching transition
    callback post_patch of extra for nic (LIVE)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': patching complete
    → 0
    listed: net_v2 → net_v2, extra
    extra loaded: no → yes
    extra enabled: no → yes
    extra references: 0 → 1
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    + /sys/kernel/livepatch/extra/
    + /sys/kernel/livepatch/extra/enabled: 1
    + /sys/kernel/livepatch/extra/force
    + /sys/kernel/livepatch/extra/nic/
    + /sys/kernel/livepatch/extra/nic/nic_poll,1/
    + /sys/kernel/livepatch/extra/nic/patched: 1
    + /sys/kernel/livepatch/extra/replace_set: 2
    + /sys/kernel/livepatch/extra/transition: 0
  `);
  step(`
    > unloadModule nic
    callback pre_unpatch of extra for nic (GOING)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
  `);
});

test('9: write net_v2 enabled 0 reverses; retry completes the reversal to unpatching; load net_v1 completes patching; …', () => {
  const { step } = boot();
  step(`
    > load net_v2
    [notice] livepatch: enabling patch 'net_v2'
    [debug] livepatch: 'net_v2': initializing patching transition
    [notice] livepatch: 'net_v2': starting patching transition
    → 0
    transition: none → net_v2 (to patched)
    listed: none → net_v2
    net_v2 loaded: no → yes
    net_v2 enabled: no → yes
    net_v2 references: 0 → 1
    net_v2 / vmlinux loaded: no → yes
    net_v2 / vmlinux patched: no → yes
    net_v2 / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:dev_ioctl: empty → net_v2
    handler vmlinux:dev_ioctl: none → registered
    + /sys/kernel/livepatch/net_v2/
    + /sys/kernel/livepatch/net_v2/enabled: 1
    + /sys/kernel/livepatch/net_v2/force
    + /sys/kernel/livepatch/net_v2/replace_set: 1
    + /sys/kernel/livepatch/net_v2/transition: 1
    + /sys/kernel/livepatch/net_v2/vmlinux/
    + /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v2/vmlinux/patched: 1
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > write net_v2 enabled 0
    [debug] livepatch: 'net_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'net_v2': starting unpatching transition
    → 0
    transition: net_v2 (to patched) → net_v2 (to unpatched)
    net_v2 enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v2': completing unpatching transition
    [notice] livepatch: 'net_v2': unpatching complete
    transition: net_v2 (to unpatched) → none
    listed: net_v2 → none
    net_v2 free queued: no → yes
    net_v2 / vmlinux loaded: yes → no
    net_v2 / vmlinux patched: yes → no
    net_v2 / vmlinux callbacks: prepared → clean
    worker patch_state: 1 → -1
    worker pending: yes → no
    func_stack vmlinux:dev_ioctl: net_v2 → empty
    handler vmlinux:dev_ioctl: registered → none
    /sys/kernel/livepatch/net_v2/transition: 1 → 0
    - /sys/kernel/livepatch/net_v2/vmlinux/
    - /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    - /sys/kernel/livepatch/net_v2/vmlinux/patched
  `);
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    → 0
    listed: none → net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 0
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 0
  `);
  step(`
    > load extra
    [notice] livepatch: enabling patch 'extra'
    [debug] livepatch: 'extra': initializing patching transition
    [notice] livepatch: 'extra': starting patching transition
    [debug] livepatch: 'extra': completing patching transition
    [notice] livepatch: 'extra': patching complete
    → 0
    listed: net_v1 → net_v1, extra
    extra loaded: no → yes
    extra enabled: no → yes
    extra references: 0 → 1
    + /sys/kernel/livepatch/extra/
    + /sys/kernel/livepatch/extra/enabled: 1
    + /sys/kernel/livepatch/extra/force
    + /sys/kernel/livepatch/extra/nic/
    + /sys/kernel/livepatch/extra/nic/nic_poll,1/
    + /sys/kernel/livepatch/extra/nic/patched: 0
    + /sys/kernel/livepatch/extra/replace_set: 2
    + /sys/kernel/livepatch/extra/transition: 0
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write net_v1 enabled 0
    [debug] livepatch: 'net_v1': initializing unpatching transition
    [notice] livepatch: 'net_v1': starting unpatching transition
    → 0
    transition: none → net_v1 (to unpatched)
    net_v1 enabled: yes → no
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
    /sys/kernel/livepatch/net_v1/transition: 0 → 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    callback pre_unpatch of extra for nic (GOING)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: live → clean
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: prepared → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
  `);
  step(`
    > write net_v1 enabled 1
    [debug] livepatch: 'net_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'net_v1': starting patching transition
    → 0
    transition: net_v1 (to unpatched) → net_v1 (to patched)
    net_v1 enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/net_v1/enabled: 0 → 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    transition: net_v1 (to patched) → none
    net_v1 / nic callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/net_v1/transition: 1 → 0
  `);
  step(`
    > write net_v1 enabled 0
    [debug] livepatch: 'net_v1': initializing unpatching transition
    [notice] livepatch: 'net_v1': starting unpatching transition
    → 0
    transition: none → net_v1 (to unpatched)
    net_v1 enabled: yes → no
    net_v1 / nic callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
    /sys/kernel/livepatch/net_v1/transition: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    callback pre_unpatch of extra for nic (GOING)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: live → clean
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: leaving → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
  `);
  step(`
    > write net_v1 enabled 1
    [debug] livepatch: 'net_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'net_v1': starting patching transition
    → 0
    transition: net_v1 (to unpatched) → net_v1 (to patched)
    net_v1 enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/net_v1/enabled: 0 → 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    transition: net_v1 (to patched) → none
    net_v1 / nic callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/net_v1/transition: 1 → 0
  `);
  step(`
    > write extra enabled 0
    [debug] livepatch: 'extra': initializing unpatching transition
    callback pre_unpatch of extra for nic (LIVE)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': starting unpatching transition
    → 0
    transition: none → extra (to unpatched)
    extra enabled: yes → no
    extra / nic callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/extra/enabled: 1 → 0
    /sys/kernel/livepatch/extra/transition: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: leaving → clean
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → prepared
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'extra': completing unpatching transition
    callback post_unpatch of extra for nic (LIVE)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': unpatching complete
    transition: extra (to unpatched) → none
    listed: net_v1, extra → net_v1
    extra free queued: no → yes
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: prepared → clean
    worker patch_state: 1 → -1
    worker pending: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    - /sys/kernel/livepatch/extra/nic/
    - /sys/kernel/livepatch/extra/nic/nic_poll,1/
    - /sys/kernel/livepatch/extra/nic/patched
    /sys/kernel/livepatch/extra/transition: 1 → 0
  `);
});

test('10: write extra enabled 0 reverses; write extra enabled 0 fails with EINVAL; write extra enabled 1 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load extra
    [notice] livepatch: enabling patch 'extra'
    [debug] livepatch: 'extra': initializing patching transition
    [notice] livepatch: 'extra': starting patching transition
    → 0
    transition: none → extra (to patched)
    listed: none → extra
    extra loaded: no → yes
    extra enabled: no → yes
    extra references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/extra/
    + /sys/kernel/livepatch/extra/enabled: 1
    + /sys/kernel/livepatch/extra/force
    + /sys/kernel/livepatch/extra/nic/
    + /sys/kernel/livepatch/extra/nic/nic_poll,1/
    + /sys/kernel/livepatch/extra/nic/patched: 0
    + /sys/kernel/livepatch/extra/replace_set: 2
    + /sys/kernel/livepatch/extra/transition: 1
  `);
  step(`
    > write extra enabled 0
    [debug] livepatch: 'extra': reversing transition from patching to unpatching
    [notice] livepatch: 'extra': starting unpatching transition
    → 0
    transition: extra (to patched) → extra (to unpatched)
    extra enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/extra/enabled: 1 → 0
  `);
  step(`
    > write extra enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write extra enabled 1
    [debug] livepatch: 'extra': reversing transition from unpatching to patching
    [notice] livepatch: 'extra': starting patching transition
    → 0
    transition: extra (to unpatched) → extra (to patched)
    extra enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/extra/enabled: 0 → 1
  `);
  step(`
    > write extra enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload extra
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: prepared → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
  `);
  step(`
    > retry
  `);
  step(`
    > write extra enabled 0
    [debug] livepatch: 'extra': reversing transition from patching to unpatching
    [notice] livepatch: 'extra': starting unpatching transition
    → 0
    transition: extra (to patched) → extra (to unpatched)
    extra enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/extra/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'extra': completing unpatching transition
    [notice] livepatch: 'extra': unpatching complete
    transition: extra (to unpatched) → none
    listed: extra → none
    extra free queued: no → yes
    worker patch_state: 0 → -1
    - /sys/kernel/livepatch/extra/nic/
    - /sys/kernel/livepatch/extra/nic/nic_poll,1/
    - /sys/kernel/livepatch/extra/nic/patched
    /sys/kernel/livepatch/extra/transition: 1 → 0
  `);
  step(`
    > free extra
    extra references: 1 → 0
    extra free queued: yes → no
    - /sys/kernel/livepatch/extra/
    - /sys/kernel/livepatch/extra/enabled
    - /sys/kernel/livepatch/extra/force
    - /sys/kernel/livepatch/extra/replace_set
    - /sys/kernel/livepatch/extra/transition
  `);
  step(`
    > unload extra
    → 0
    extra loaded: yes → no
  `);
  step(`
    > loadModule nic
    → 0
    module nic loaded: no → yes
  `);
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    → 0
    transition: none → net_v1 (to patched)
    listed: none → net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 1
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 1
  `);
  step(`
    > write net_v1 enabled 0
    [debug] livepatch: 'net_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'net_v1': starting unpatching transition
    → 0
    transition: net_v1 (to patched) → net_v1 (to unpatched)
    net_v1 enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v1': completing unpatching transition
    [notice] livepatch: 'net_v1': unpatching complete
    transition: net_v1 (to unpatched) → none
    listed: net_v1 → none
    net_v1 free queued: no → yes
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: prepared → clean
    worker patch_state: 0 → -1
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    - /sys/kernel/livepatch/net_v1/nic/
    - /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v1/nic/patched
    /sys/kernel/livepatch/net_v1/transition: 1 → 0
  `);
  step(`
    > load extra
    [notice] livepatch: enabling patch 'extra'
    [debug] livepatch: 'extra': initializing patching transition
    callback pre_patch of extra for nic (LIVE)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': starting patching transition
    → 0
    transition: none → extra (to patched)
    listed: none → extra
    extra loaded: no → yes
    extra enabled: no → yes
    extra references: 0 → 1
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    + /sys/kernel/livepatch/extra/
    + /sys/kernel/livepatch/extra/enabled: 1
    + /sys/kernel/livepatch/extra/force
    + /sys/kernel/livepatch/extra/nic/
    + /sys/kernel/livepatch/extra/nic/nic_poll,1/
    + /sys/kernel/livepatch/extra/nic/patched: 1
    + /sys/kernel/livepatch/extra/replace_set: 2
    + /sys/kernel/livepatch/extra/transition: 1
  `);
  step(`
    > write extra enabled 0
    [debug] livepatch: 'extra': reversing transition from patching to unpatching
    [notice] livepatch: 'extra': starting unpatching transition
    → 0
    transition: extra (to patched) → extra (to unpatched)
    extra enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/extra/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'extra': completing unpatching transition
    callback post_unpatch of extra for nic (LIVE)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': unpatching complete
    transition: extra (to unpatched) → none
    listed: extra → none
    extra free queued: no → yes
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: prepared → clean
    worker patch_state: 0 → -1
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    - /sys/kernel/livepatch/extra/nic/
    - /sys/kernel/livepatch/extra/nic/nic_poll,1/
    - /sys/kernel/livepatch/extra/nic/patched
    /sys/kernel/livepatch/extra/transition: 1 → 0
  `);
  step(`
    > unloadModule nic
    → 0
    module nic loaded: yes → no
  `);
  step(`
    > load net_v2
    [notice] livepatch: enabling patch 'net_v2'
    [debug] livepatch: 'net_v2': initializing patching transition
    [notice] livepatch: 'net_v2': starting patching transition
    → 0
    transition: none → net_v2 (to patched)
    listed: none → net_v2
    net_v2 loaded: no → yes
    net_v2 enabled: no → yes
    net_v2 references: 0 → 1
    net_v2 / vmlinux loaded: no → yes
    net_v2 / vmlinux patched: no → yes
    net_v2 / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:dev_ioctl: empty → net_v2
    handler vmlinux:dev_ioctl: none → registered
    + /sys/kernel/livepatch/net_v2/
    + /sys/kernel/livepatch/net_v2/enabled: 1
    + /sys/kernel/livepatch/net_v2/force
    + /sys/kernel/livepatch/net_v2/replace_set: 1
    + /sys/kernel/livepatch/net_v2/transition: 1
    + /sys/kernel/livepatch/net_v2/vmlinux/
    + /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v2/vmlinux/patched: 1
  `);
  step(`
    > write net_v2 enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload net_v2
    → -EAGAIN: Resource temporarily unavailable
  `);
});

test('11: retry completes patching with nic; retry completes unpatching with nic', () => {
  const { step } = boot();
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > load extra
    [notice] livepatch: enabling patch 'extra'
    [debug] livepatch: 'extra': initializing patching transition
    [notice] livepatch: 'extra': starting patching transition
    [debug] livepatch: 'extra': completing patching transition
    [notice] livepatch: 'extra': patching complete
    → 0
    listed: none → extra
    extra loaded: no → yes
    extra enabled: no → yes
    extra references: 0 → 1
    + /sys/kernel/livepatch/extra/
    + /sys/kernel/livepatch/extra/enabled: 1
    + /sys/kernel/livepatch/extra/force
    + /sys/kernel/livepatch/extra/nic/
    + /sys/kernel/livepatch/extra/nic/nic_poll,1/
    + /sys/kernel/livepatch/extra/nic/patched: 0
    + /sys/kernel/livepatch/extra/replace_set: 2
    + /sys/kernel/livepatch/extra/transition: 0
  `);
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    → 0
    listed: extra → extra, net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 0
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 0
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load net_v2
    [notice] livepatch: enabling patch 'net_v2'
    [debug] livepatch: 'net_v2': initializing patching transition
    [notice] livepatch: 'net_v2': starting patching transition
    → 0
    transition: none → net_v2 (to patched)
    listed: extra, net_v1 → extra, net_v1, net_v2
    net_v2 loaded: no → yes
    net_v2 enabled: no → yes
    net_v2 references: 0 → 1
    net_v2 / vmlinux loaded: no → yes
    net_v2 / vmlinux patched: no → yes
    net_v2 / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:dev_ioctl: empty → net_v2
    handler vmlinux:dev_ioctl: none → registered
    + /sys/kernel/livepatch/net_v2/
    + /sys/kernel/livepatch/net_v2/enabled: 1
    + /sys/kernel/livepatch/net_v2/force
    + /sys/kernel/livepatch/net_v2/nic/
    + /sys/kernel/livepatch/net_v2/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v2/nic/patched: 0
    + /sys/kernel/livepatch/net_v2/replace_set: 1
    + /sys/kernel/livepatch/net_v2/transition: 1
    + /sys/kernel/livepatch/net_v2/vmlinux/
    + /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v2/vmlinux/patched: 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    [notice] livepatch: applying patch 'net_v2' to loading module 'nic'
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    func_stack nic:nic_send: empty → net_v2 (nop) over net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v2/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    callback pre_unpatch of extra for nic (GOING)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    [notice] livepatch: reverting patch 'net_v2' on unloading module 'nic'
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: live → clean
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    func_stack nic:nic_send: net_v2 (nop) over net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v2/nic/patched: 1 → 0
  `);
  step(`
    > write net_v2 enabled 0
    [debug] livepatch: 'net_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'net_v2': starting unpatching transition
    → 0
    transition: net_v2 (to patched) → net_v2 (to unpatched)
    net_v2 enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    [notice] livepatch: applying patch 'net_v2' to loading module 'nic'
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    func_stack nic:nic_send: empty → net_v2 (nop) over net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v2/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    callback pre_unpatch of extra for nic (GOING)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    [notice] livepatch: reverting patch 'net_v2' on unloading module 'nic'
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: live → clean
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    func_stack nic:nic_send: net_v2 (nop) over net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v2/nic/patched: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v2': completing unpatching transition
    [notice] livepatch: 'net_v2': unpatching complete
    transition: net_v2 (to unpatched) → none
    listed: extra, net_v1, net_v2 → extra, net_v1
    net_v2 free queued: no → yes
    net_v2 / vmlinux loaded: yes → no
    net_v2 / vmlinux patched: yes → no
    net_v2 / vmlinux callbacks: prepared → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:dev_ioctl: net_v2 → empty
    handler vmlinux:dev_ioctl: registered → none
    - /sys/kernel/livepatch/net_v2/nic/
    - /sys/kernel/livepatch/net_v2/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v2/nic/patched
    /sys/kernel/livepatch/net_v2/transition: 1 → 0
    - /sys/kernel/livepatch/net_v2/vmlinux/
    - /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    - /sys/kernel/livepatch/net_v2/vmlinux/patched
  `);
  step(`
    > write extra enabled 0
    [debug] livepatch: 'extra': initializing unpatching transition
    [notice] livepatch: 'extra': starting unpatching transition
    → 0
    transition: none → extra (to unpatched)
    extra enabled: yes → no
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/extra/enabled: 1 → 0
    /sys/kernel/livepatch/extra/transition: 0 → 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → prepared
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: prepared → clean
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
  `);
  step(`
    > write extra enabled 1
    [debug] livepatch: 'extra': reversing transition from unpatching to patching
    [notice] livepatch: 'extra': starting patching transition
    → 0
    transition: extra (to unpatched) → extra (to patched)
    extra enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/extra/enabled: 0 → 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → prepared
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'extra': completing patching transition
    callback post_patch of extra for nic (LIVE)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': patching complete
    transition: extra (to patched) → none
    extra / nic callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/extra/transition: 1 → 0
  `);
  step(`
    > write extra enabled 0
    [debug] livepatch: 'extra': initializing unpatching transition
    callback pre_unpatch of extra for nic (LIVE)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': starting unpatching transition
    → 0
    transition: none → extra (to unpatched)
    extra enabled: yes → no
    extra / nic callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/extra/enabled: 1 → 0
    /sys/kernel/livepatch/extra/transition: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: leaving → clean
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
  `);
  step(`
    > write extra enabled 1
    [debug] livepatch: 'extra': reversing transition from unpatching to patching
    [notice] livepatch: 'extra': starting patching transition
    → 0
    transition: extra (to unpatched) → extra (to patched)
    extra enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/extra/enabled: 0 → 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → prepared
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'extra': completing patching transition
    callback post_patch of extra for nic (LIVE)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': patching complete
    transition: extra (to patched) → none
    extra / nic callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/extra/transition: 1 → 0
  `);
  step(`
    > write net_v1 enabled 0
    [debug] livepatch: 'net_v1': initializing unpatching transition
    [notice] livepatch: 'net_v1': starting unpatching transition
    → 0
    transition: none → net_v1 (to unpatched)
    net_v1 enabled: yes → no
    net_v1 / nic callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
    /sys/kernel/livepatch/net_v1/transition: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v1': completing unpatching transition
    [notice] livepatch: 'net_v1': unpatching complete
    transition: net_v1 (to unpatched) → none
    listed: extra, net_v1 → extra
    net_v1 free queued: no → yes
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: leaving → clean
    worker patch_state: 1 → -1
    worker pending: yes → no
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    - /sys/kernel/livepatch/net_v1/nic/
    - /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v1/nic/patched
    /sys/kernel/livepatch/net_v1/transition: 1 → 0
  `);
});

test('12: retry completes patching with nic', () => {
  const { step } = boot();
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    → 0
    listed: none → net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 0
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 0
  `);
  step(`
    > load extra
    [notice] livepatch: enabling patch 'extra'
    [debug] livepatch: 'extra': initializing patching transition
    [notice] livepatch: 'extra': starting patching transition
    [debug] livepatch: 'extra': completing patching transition
    [notice] livepatch: 'extra': patching complete
    → 0
    listed: net_v1 → net_v1, extra
    extra loaded: no → yes
    extra enabled: no → yes
    extra references: 0 → 1
    + /sys/kernel/livepatch/extra/
    + /sys/kernel/livepatch/extra/enabled: 1
    + /sys/kernel/livepatch/extra/force
    + /sys/kernel/livepatch/extra/nic/
    + /sys/kernel/livepatch/extra/nic/nic_poll,1/
    + /sys/kernel/livepatch/extra/nic/patched: 0
    + /sys/kernel/livepatch/extra/replace_set: 2
    + /sys/kernel/livepatch/extra/transition: 0
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load net_v2
    [notice] livepatch: enabling patch 'net_v2'
    [debug] livepatch: 'net_v2': initializing patching transition
    [notice] livepatch: 'net_v2': starting patching transition
    → 0
    transition: none → net_v2 (to patched)
    listed: net_v1, extra → net_v1, extra, net_v2
    net_v2 loaded: no → yes
    net_v2 enabled: no → yes
    net_v2 references: 0 → 1
    net_v2 / vmlinux loaded: no → yes
    net_v2 / vmlinux patched: no → yes
    net_v2 / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:dev_ioctl: empty → net_v2
    handler vmlinux:dev_ioctl: none → registered
    + /sys/kernel/livepatch/net_v2/
    + /sys/kernel/livepatch/net_v2/enabled: 1
    + /sys/kernel/livepatch/net_v2/force
    + /sys/kernel/livepatch/net_v2/nic/
    + /sys/kernel/livepatch/net_v2/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v2/nic/patched: 0
    + /sys/kernel/livepatch/net_v2/replace_set: 1
    + /sys/kernel/livepatch/net_v2/transition: 1
    + /sys/kernel/livepatch/net_v2/vmlinux/
    + /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v2/vmlinux/patched: 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'net_v2' to loading module 'nic'
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    func_stack nic:nic_send: empty → net_v2 (nop) over net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v2/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    callback pre_unpatch of extra for nic (GOING)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'net_v2' on unloading module 'nic'
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: live → clean
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    func_stack nic:nic_send: net_v2 (nop) over net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v2/nic/patched: 1 → 0
  `);
  step(`
    > write net_v2 enabled 0
    [debug] livepatch: 'net_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'net_v2': starting unpatching transition
    → 0
    transition: net_v2 (to patched) → net_v2 (to unpatched)
    net_v2 enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'net_v2' to loading module 'nic'
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    func_stack nic:nic_send: empty → net_v2 (nop) over net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v2/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    callback pre_unpatch of extra for nic (GOING)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'net_v2' on unloading module 'nic'
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: live → clean
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    func_stack nic:nic_send: net_v2 (nop) over net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v2/nic/patched: 1 → 0
  `);
  step(`
    > write net_v2 enabled 1
    [debug] livepatch: 'net_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'net_v2': starting patching transition
    → 0
    transition: net_v2 (to unpatched) → net_v2 (to patched)
    net_v2 enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/net_v2/enabled: 0 → 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'net_v2' to loading module 'nic'
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    func_stack nic:nic_send: empty → net_v2 (nop) over net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v2/nic/patched: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v2': completing patching transition
    [notice] livepatch: 'net_v2': patching complete
    transition: net_v2 (to patched) → none
    listed: net_v1, extra, net_v2 → extra, net_v2
    net_v1 enabled: yes → no
    net_v1 free queued: no → yes
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: live → clean
    net_v2 / vmlinux callbacks: prepared → live
    worker patch_state: 0 → -1
    worker pending: yes → no
    func_stack nic:nic_send: net_v2 (nop) over net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/net_v1/nic/
    - /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v1/nic/patched
    - /sys/kernel/livepatch/net_v2/nic/
    - /sys/kernel/livepatch/net_v2/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v2/nic/patched
    /sys/kernel/livepatch/net_v2/transition: 1 → 0
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write extra enabled 0
    [debug] livepatch: 'extra': initializing unpatching transition
    callback pre_unpatch of extra for nic (LIVE)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': starting unpatching transition
    → 0
    transition: none → extra (to unpatched)
    extra enabled: yes → no
    extra / nic callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/extra/enabled: 1 → 0
    /sys/kernel/livepatch/extra/transition: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: leaving → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: prepared → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
  `);
  step(`
    > free net_v1
    net_v1 references: 1 → 0
    net_v1 free queued: yes → no
    - /sys/kernel/livepatch/net_v1/
    - /sys/kernel/livepatch/net_v1/enabled
    - /sys/kernel/livepatch/net_v1/force
    - /sys/kernel/livepatch/net_v1/replace_set
    - /sys/kernel/livepatch/net_v1/transition
  `);
  step(`
    > unload net_v1
    → 0
    net_v1 loaded: yes → no
  `);
  step(`
    > write extra enabled 1
    [debug] livepatch: 'extra': reversing transition from unpatching to patching
    [notice] livepatch: 'extra': starting patching transition
    → 0
    transition: extra (to unpatched) → extra (to patched)
    extra enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/extra/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'extra': completing patching transition
    [notice] livepatch: 'extra': patching complete
    transition: extra (to patched) → none
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/extra/transition: 1 → 0
  `);
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    → 0
    transition: none → net_v1 (to patched)
    listed: extra, net_v2 → extra, net_v2, net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:dev_ioctl: net_v2 → net_v1 (nop) over net_v2
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 0
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 1
    + /sys/kernel/livepatch/net_v1/vmlinux/
    + /sys/kernel/livepatch/net_v1/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v1/vmlinux/patched: 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
  `);
});

test('13: retry completes patching; write net_v2 enabled 1 reverses; retry completes the reversal to patching with nic', () => {
  const { step } = boot();
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    → 0
    transition: none → net_v1 (to patched)
    listed: none → net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 0
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 1
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    transition: net_v1 (to patched) → none
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/net_v1/transition: 1 → 0
  `);
  step(`
    > load net_v2
    [notice] livepatch: enabling patch 'net_v2'
    [debug] livepatch: 'net_v2': initializing patching transition
    [notice] livepatch: 'net_v2': starting patching transition
    → 0
    transition: none → net_v2 (to patched)
    listed: net_v1 → net_v1, net_v2
    net_v2 loaded: no → yes
    net_v2 enabled: no → yes
    net_v2 references: 0 → 1
    net_v2 / vmlinux loaded: no → yes
    net_v2 / vmlinux patched: no → yes
    net_v2 / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:dev_ioctl: empty → net_v2
    handler vmlinux:dev_ioctl: none → registered
    + /sys/kernel/livepatch/net_v2/
    + /sys/kernel/livepatch/net_v2/enabled: 1
    + /sys/kernel/livepatch/net_v2/force
    + /sys/kernel/livepatch/net_v2/nic/
    + /sys/kernel/livepatch/net_v2/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v2/nic/patched: 0
    + /sys/kernel/livepatch/net_v2/replace_set: 1
    + /sys/kernel/livepatch/net_v2/transition: 1
    + /sys/kernel/livepatch/net_v2/vmlinux/
    + /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v2/vmlinux/patched: 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v2': completing patching transition
    [notice] livepatch: 'net_v2': patching complete
    transition: net_v2 (to patched) → none
    listed: net_v1, net_v2 → net_v2
    net_v1 enabled: yes → no
    net_v1 free queued: no → yes
    net_v2 / vmlinux callbacks: prepared → live
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/net_v1/nic/
    - /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v1/nic/patched
    - /sys/kernel/livepatch/net_v2/nic/
    - /sys/kernel/livepatch/net_v2/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v2/nic/patched
    /sys/kernel/livepatch/net_v2/transition: 1 → 0
  `);
  step(`
    > load extra
    [notice] livepatch: enabling patch 'extra'
    [debug] livepatch: 'extra': initializing patching transition
    [notice] livepatch: 'extra': starting patching transition
    [debug] livepatch: 'extra': completing patching transition
    [notice] livepatch: 'extra': patching complete
    → 0
    listed: net_v2 → net_v2, extra
    extra loaded: no → yes
    extra enabled: no → yes
    extra references: 0 → 1
    + /sys/kernel/livepatch/extra/
    + /sys/kernel/livepatch/extra/enabled: 1
    + /sys/kernel/livepatch/extra/force
    + /sys/kernel/livepatch/extra/nic/
    + /sys/kernel/livepatch/extra/nic/nic_poll,1/
    + /sys/kernel/livepatch/extra/nic/patched: 0
    + /sys/kernel/livepatch/extra/replace_set: 2
    + /sys/kernel/livepatch/extra/transition: 0
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write net_v2 enabled 0
    [debug] livepatch: 'net_v2': initializing unpatching transition
    [notice] livepatch: 'net_v2': starting unpatching transition
    → 0
    transition: none → net_v2 (to unpatched)
    net_v2 enabled: yes → no
    net_v2 / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
    /sys/kernel/livepatch/net_v2/transition: 0 → 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    callback pre_unpatch of extra for nic (GOING)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
  `);
  step(`
    > write net_v2 enabled 1
    [debug] livepatch: 'net_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'net_v2': starting patching transition
    → 0
    transition: net_v2 (to unpatched) → net_v2 (to patched)
    net_v2 enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/net_v2/enabled: 0 → 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    callback pre_unpatch of extra for nic (GOING)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v2': completing patching transition
    [notice] livepatch: 'net_v2': patching complete
    transition: net_v2 (to patched) → none
    net_v2 / vmlinux callbacks: leaving → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/net_v2/transition: 1 → 0
  `);
  step(`
    > write extra enabled 0
    [debug] livepatch: 'extra': initializing unpatching transition
    callback pre_unpatch of extra for nic (LIVE)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': starting unpatching transition
    → 0
    transition: none → extra (to unpatched)
    extra enabled: yes → no
    extra / nic callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/extra/enabled: 1 → 0
    /sys/kernel/livepatch/extra/transition: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: leaving → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
  `);
  step(`
    > free net_v1
    net_v1 references: 1 → 0
    net_v1 free queued: yes → no
    - /sys/kernel/livepatch/net_v1/
    - /sys/kernel/livepatch/net_v1/enabled
    - /sys/kernel/livepatch/net_v1/force
    - /sys/kernel/livepatch/net_v1/replace_set
    - /sys/kernel/livepatch/net_v1/transition
  `);
  step(`
    > unload net_v1
    → 0
    net_v1 loaded: yes → no
  `);
  step(`
    > write extra enabled 1
    [debug] livepatch: 'extra': reversing transition from unpatching to patching
    [notice] livepatch: 'extra': starting patching transition
    → 0
    transition: extra (to unpatched) → extra (to patched)
    extra enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/extra/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'extra': completing patching transition
    [notice] livepatch: 'extra': patching complete
    transition: extra (to patched) → none
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/extra/transition: 1 → 0
  `);
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    → 0
    transition: none → net_v1 (to patched)
    listed: net_v2, extra → net_v2, extra, net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:dev_ioctl: net_v2 → net_v1 (nop) over net_v2
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 0
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 1
    + /sys/kernel/livepatch/net_v1/vmlinux/
    + /sys/kernel/livepatch/net_v1/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v1/vmlinux/patched: 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    callback pre_unpatch of extra for nic (GOING)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: live → clean
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: prepared → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
  `);
});

test('14: retry completes unpatching with nic; retry completes patching with nic', () => {
  const { step } = boot();
  step(`
    > load extra
    [notice] livepatch: enabling patch 'extra'
    [debug] livepatch: 'extra': initializing patching transition
    [notice] livepatch: 'extra': starting patching transition
    → 0
    transition: none → extra (to patched)
    listed: none → extra
    extra loaded: no → yes
    extra enabled: no → yes
    extra references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/extra/
    + /sys/kernel/livepatch/extra/enabled: 1
    + /sys/kernel/livepatch/extra/force
    + /sys/kernel/livepatch/extra/nic/
    + /sys/kernel/livepatch/extra/nic/nic_poll,1/
    + /sys/kernel/livepatch/extra/nic/patched: 0
    + /sys/kernel/livepatch/extra/replace_set: 2
    + /sys/kernel/livepatch/extra/transition: 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'extra': completing patching transition
    callback post_patch of extra for nic (LIVE)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': patching complete
    transition: extra (to patched) → none
    extra / nic callbacks: prepared → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/extra/transition: 1 → 0
  `);
  step(`
    > write extra enabled 0
    [debug] livepatch: 'extra': initializing unpatching transition
    callback pre_unpatch of extra for nic (LIVE)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': starting unpatching transition
    → 0
    transition: none → extra (to unpatched)
    extra enabled: yes → no
    extra / nic callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/extra/enabled: 1 → 0
    /sys/kernel/livepatch/extra/transition: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'extra': completing unpatching transition
    callback post_unpatch of extra for nic (LIVE)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': unpatching complete
    transition: extra (to unpatched) → none
    listed: extra → none
    extra free queued: no → yes
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: leaving → clean
    worker patch_state: 1 → -1
    worker pending: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    - /sys/kernel/livepatch/extra/nic/
    - /sys/kernel/livepatch/extra/nic/nic_poll,1/
    - /sys/kernel/livepatch/extra/nic/patched
    /sys/kernel/livepatch/extra/transition: 1 → 0
  `);
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    → 0
    listed: none → net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → live
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 1
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 0
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load net_v2
    [notice] livepatch: enabling patch 'net_v2'
    [debug] livepatch: 'net_v2': initializing patching transition
    [notice] livepatch: 'net_v2': starting patching transition
    → 0
    transition: none → net_v2 (to patched)
    listed: net_v1 → net_v1, net_v2
    net_v2 loaded: no → yes
    net_v2 enabled: no → yes
    net_v2 references: 0 → 1
    net_v2 / vmlinux loaded: no → yes
    net_v2 / vmlinux patched: no → yes
    net_v2 / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack nic:nic_send: net_v1 → net_v2 (nop) over net_v1
    func_stack vmlinux:dev_ioctl: empty → net_v2
    handler vmlinux:dev_ioctl: none → registered
    + /sys/kernel/livepatch/net_v2/
    + /sys/kernel/livepatch/net_v2/enabled: 1
    + /sys/kernel/livepatch/net_v2/force
    + /sys/kernel/livepatch/net_v2/nic/
    + /sys/kernel/livepatch/net_v2/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v2/nic/patched: 1
    + /sys/kernel/livepatch/net_v2/replace_set: 1
    + /sys/kernel/livepatch/net_v2/transition: 1
    + /sys/kernel/livepatch/net_v2/vmlinux/
    + /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v2/vmlinux/patched: 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    [notice] livepatch: reverting patch 'net_v2' on unloading module 'nic'
    → 0
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_send: net_v2 (nop) over net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v2/nic/patched: 1 → 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    [notice] livepatch: applying patch 'net_v2' to loading module 'nic'
    → 0
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_send: empty → net_v2 (nop) over net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v2/nic/patched: 0 → 1
  `);
  step(`
    > write net_v2 enabled 0
    [debug] livepatch: 'net_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'net_v2': starting unpatching transition
    → 0
    transition: net_v2 (to patched) → net_v2 (to unpatched)
    net_v2 enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    [notice] livepatch: reverting patch 'net_v2' on unloading module 'nic'
    → 0
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_send: net_v2 (nop) over net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
    /sys/kernel/livepatch/net_v2/nic/patched: 1 → 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    [notice] livepatch: applying patch 'net_v2' to loading module 'nic'
    → 0
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_send: empty → net_v2 (nop) over net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
    /sys/kernel/livepatch/net_v2/nic/patched: 0 → 1
  `);
  step(`
    > write net_v2 enabled 1
    [debug] livepatch: 'net_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'net_v2': starting patching transition
    → 0
    transition: net_v2 (to unpatched) → net_v2 (to patched)
    net_v2 enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/net_v2/enabled: 0 → 1
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v2': completing patching transition
    [notice] livepatch: 'net_v2': patching complete
    transition: net_v2 (to patched) → none
    listed: net_v1, net_v2 → net_v2
    net_v1 enabled: yes → no
    net_v1 free queued: no → yes
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: live → clean
    net_v2 / vmlinux callbacks: prepared → live
    worker patch_state: 1 → -1
    func_stack nic:nic_send: net_v2 (nop) over net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/net_v1/nic/
    - /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v1/nic/patched
    - /sys/kernel/livepatch/net_v2/nic/
    - /sys/kernel/livepatch/net_v2/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v2/nic/patched
    /sys/kernel/livepatch/net_v2/transition: 1 → 0
  `);
  step(`
    > free extra
    extra references: 1 → 0
    extra free queued: yes → no
    - /sys/kernel/livepatch/extra/
    - /sys/kernel/livepatch/extra/enabled
    - /sys/kernel/livepatch/extra/force
    - /sys/kernel/livepatch/extra/replace_set
    - /sys/kernel/livepatch/extra/transition
  `);
  step(`
    > unload extra
    → 0
    extra loaded: yes → no
  `);
  step(`
    > load extra
    [notice] livepatch: enabling patch 'extra'
    [debug] livepatch: 'extra': initializing patching transition
    callback pre_patch of extra for nic (LIVE)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': starting patching transition
    → 0
    transition: none → extra (to patched)
    listed: net_v2 → net_v2, extra
    extra loaded: no → yes
    extra enabled: no → yes
    extra references: 0 → 1
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    + /sys/kernel/livepatch/extra/
    + /sys/kernel/livepatch/extra/enabled: 1
    + /sys/kernel/livepatch/extra/force
    + /sys/kernel/livepatch/extra/nic/
    + /sys/kernel/livepatch/extra/nic/nic_poll,1/
    + /sys/kernel/livepatch/extra/nic/patched: 1
    + /sys/kernel/livepatch/extra/replace_set: 2
    + /sys/kernel/livepatch/extra/transition: 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: prepared → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'extra': completing patching transition
    callback post_patch of extra for nic (LIVE)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': patching complete
    transition: extra (to patched) → none
    extra / nic callbacks: prepared → live
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/extra/transition: 1 → 0
  `);
});

test('15: retry completes patching with nic; retry completes unpatching with nic; …', () => {
  const { step } = boot();
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    → 0
    transition: none → net_v1 (to patched)
    listed: none → net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 0
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 1
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    → 0
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    transition: net_v1 (to patched) → none
    net_v1 / nic callbacks: prepared → live
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/net_v1/transition: 1 → 0
  `);
  step(`
    > load extra
    [notice] livepatch: enabling patch 'extra'
    [debug] livepatch: 'extra': initializing patching transition
    callback pre_patch of extra for nic (LIVE)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': starting patching transition
    [debug] livepatch: 'extra': completing patching transition
    callback post_patch of extra for nic (LIVE)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': patching complete
    → 0
    listed: net_v1 → net_v1, extra
    extra loaded: no → yes
    extra enabled: no → yes
    extra references: 0 → 1
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    + /sys/kernel/livepatch/extra/
    + /sys/kernel/livepatch/extra/enabled: 1
    + /sys/kernel/livepatch/extra/force
    + /sys/kernel/livepatch/extra/nic/
    + /sys/kernel/livepatch/extra/nic/nic_poll,1/
    + /sys/kernel/livepatch/extra/nic/patched: 1
    + /sys/kernel/livepatch/extra/replace_set: 2
    + /sys/kernel/livepatch/extra/transition: 0
  `);
  step(`
    > load net_v2
    [notice] livepatch: enabling patch 'net_v2'
    [debug] livepatch: 'net_v2': initializing patching transition
    [notice] livepatch: 'net_v2': starting patching transition
    [debug] livepatch: 'net_v2': completing patching transition
    [notice] livepatch: 'net_v2': patching complete
    → 0
    listed: net_v1, extra → extra, net_v2
    net_v1 enabled: yes → no
    net_v1 free queued: no → yes
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: live → clean
    net_v2 loaded: no → yes
    net_v2 enabled: no → yes
    net_v2 references: 0 → 1
    net_v2 / vmlinux loaded: no → yes
    net_v2 / vmlinux patched: no → yes
    net_v2 / vmlinux callbacks: clean → live
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    func_stack vmlinux:dev_ioctl: empty → net_v2
    handler vmlinux:dev_ioctl: none → registered
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/net_v1/nic/
    - /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v1/nic/patched
    + /sys/kernel/livepatch/net_v2/
    + /sys/kernel/livepatch/net_v2/enabled: 1
    + /sys/kernel/livepatch/net_v2/force
    + /sys/kernel/livepatch/net_v2/replace_set: 1
    + /sys/kernel/livepatch/net_v2/transition: 0
    + /sys/kernel/livepatch/net_v2/vmlinux/
    + /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v2/vmlinux/patched: 1
  `);
  step(`
    > unloadModule nic
    callback pre_unpatch of extra for nic (GOING)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write net_v2 enabled 0
    [debug] livepatch: 'net_v2': initializing unpatching transition
    [notice] livepatch: 'net_v2': starting unpatching transition
    → 0
    transition: none → net_v2 (to unpatched)
    net_v2 enabled: yes → no
    net_v2 / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
    /sys/kernel/livepatch/net_v2/transition: 0 → 1
  `);
  step(`
    > unloadModule nic
    callback pre_unpatch of extra for nic (GOING)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
  `);
  step(`
    > write net_v2 enabled 1
    [debug] livepatch: 'net_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'net_v2': starting patching transition
    → 0
    transition: net_v2 (to unpatched) → net_v2 (to patched)
    net_v2 enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/net_v2/enabled: 0 → 1
  `);
  step(`
    > unloadModule nic
    callback pre_unpatch of extra for nic (GOING)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'extra' on unloading module 'nic'
    callback post_unpatch of extra for nic (GOING)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_GOING] Going away
    → 0
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: live → clean
    module nic loaded: yes → no
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    /sys/kernel/livepatch/extra/nic/patched: 1 → 0
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'extra' to loading module 'nic'
    callback pre_patch of extra for nic (COMING)
    [info] extra: pre_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of extra for nic (COMING)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_COMING] Full formed, running module_init
    → 0
    extra / nic loaded: no → yes
    extra / nic patched: no → yes
    extra / nic callbacks: clean → live
    module nic loaded: no → yes
    func_stack nic:nic_poll: empty → extra
    handler nic:nic_poll: none → registered
    /sys/kernel/livepatch/extra/nic/patched: 0 → 1
  `);
  step(`
    > write net_v2 enabled 0
    [debug] livepatch: 'net_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'net_v2': starting unpatching transition
    → 0
    transition: net_v2 (to patched) → net_v2 (to unpatched)
    net_v2 enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v2': completing unpatching transition
    [notice] livepatch: 'net_v2': unpatching complete
    transition: net_v2 (to unpatched) → none
    listed: extra, net_v2 → extra
    net_v2 free queued: no → yes
    net_v2 / vmlinux loaded: yes → no
    net_v2 / vmlinux patched: yes → no
    net_v2 / vmlinux callbacks: leaving → clean
    worker patch_state: 1 → -1
    worker pending: yes → no
    func_stack vmlinux:dev_ioctl: net_v2 → empty
    handler vmlinux:dev_ioctl: registered → none
    /sys/kernel/livepatch/net_v2/transition: 1 → 0
    - /sys/kernel/livepatch/net_v2/vmlinux/
    - /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    - /sys/kernel/livepatch/net_v2/vmlinux/patched
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write extra enabled 0
    [debug] livepatch: 'extra': initializing unpatching transition
    callback pre_unpatch of extra for nic (LIVE)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': starting unpatching transition
    → 0
    transition: none → extra (to unpatched)
    extra enabled: yes → no
    extra / nic callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/extra/enabled: 1 → 0
    /sys/kernel/livepatch/extra/transition: 0 → 1
  `);
  step(`
    > write extra enabled 1
    [debug] livepatch: 'extra': reversing transition from unpatching to patching
    [notice] livepatch: 'extra': starting patching transition
    → 0
    transition: extra (to unpatched) → extra (to patched)
    extra enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/extra/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'extra': completing patching transition
    callback post_patch of extra for nic (LIVE)
    [info] extra: post_patch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': patching complete
    transition: extra (to patched) → none
    extra / nic callbacks: leaving → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/extra/transition: 1 → 0
  `);
  step(`
    > write extra enabled 0
    [debug] livepatch: 'extra': initializing unpatching transition
    callback pre_unpatch of extra for nic (LIVE)
    [info] extra: pre_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': starting unpatching transition
    → 0
    transition: none → extra (to unpatched)
    extra enabled: yes → no
    extra / nic callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/extra/enabled: 1 → 0
    /sys/kernel/livepatch/extra/transition: 0 → 1
  `);
  step(`
    > resched worker
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'extra': completing unpatching transition
    callback post_unpatch of extra for nic (LIVE)
    [info] extra: post_unpatch_callback: nic -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'extra': unpatching complete
    transition: extra (to unpatched) → none
    listed: extra → none
    extra free queued: no → yes
    extra / nic loaded: yes → no
    extra / nic patched: yes → no
    extra / nic callbacks: leaving → clean
    worker patch_state: 0 → -1
    func_stack nic:nic_poll: extra → empty
    handler nic:nic_poll: registered → none
    - /sys/kernel/livepatch/extra/nic/
    - /sys/kernel/livepatch/extra/nic/nic_poll,1/
    - /sys/kernel/livepatch/extra/nic/patched
    /sys/kernel/livepatch/extra/transition: 1 → 0
  `);
});

test('16: write net_v2 enabled 0 completes unpatching; write extra enabled 0 completes unpatching; retry completes unpatching', () => {
  const { step } = boot();
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    → 0
    listed: none → net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 0
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 0
  `);
  step(`
    > write net_v1 enabled 0
    [debug] livepatch: 'net_v1': initializing unpatching transition
    [notice] livepatch: 'net_v1': starting unpatching transition
    [debug] livepatch: 'net_v1': completing unpatching transition
    [notice] livepatch: 'net_v1': unpatching complete
    → 0
    listed: net_v1 → none
    net_v1 enabled: yes → no
    net_v1 free queued: no → yes
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
    - /sys/kernel/livepatch/net_v1/nic/
    - /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v1/nic/patched
  `);
  step(`
    > load net_v2
    [notice] livepatch: enabling patch 'net_v2'
    [debug] livepatch: 'net_v2': initializing patching transition
    [notice] livepatch: 'net_v2': starting patching transition
    [debug] livepatch: 'net_v2': completing patching transition
    [notice] livepatch: 'net_v2': patching complete
    → 0
    listed: none → net_v2
    net_v2 loaded: no → yes
    net_v2 enabled: no → yes
    net_v2 references: 0 → 1
    net_v2 / vmlinux loaded: no → yes
    net_v2 / vmlinux patched: no → yes
    net_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:dev_ioctl: empty → net_v2
    handler vmlinux:dev_ioctl: none → registered
    + /sys/kernel/livepatch/net_v2/
    + /sys/kernel/livepatch/net_v2/enabled: 1
    + /sys/kernel/livepatch/net_v2/force
    + /sys/kernel/livepatch/net_v2/replace_set: 1
    + /sys/kernel/livepatch/net_v2/transition: 0
    + /sys/kernel/livepatch/net_v2/vmlinux/
    + /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v2/vmlinux/patched: 1
  `);
  step(`
    > write net_v2 enabled 0
    [debug] livepatch: 'net_v2': initializing unpatching transition
    [notice] livepatch: 'net_v2': starting unpatching transition
    [debug] livepatch: 'net_v2': completing unpatching transition
    [notice] livepatch: 'net_v2': unpatching complete
    → 0
    listed: net_v2 → none
    net_v2 enabled: yes → no
    net_v2 free queued: no → yes
    net_v2 / vmlinux loaded: yes → no
    net_v2 / vmlinux patched: yes → no
    net_v2 / vmlinux callbacks: live → clean
    func_stack vmlinux:dev_ioctl: net_v2 → empty
    handler vmlinux:dev_ioctl: registered → none
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/net_v2/vmlinux/
    - /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    - /sys/kernel/livepatch/net_v2/vmlinux/patched
  `);
  step(`
    > free net_v2
    net_v2 references: 1 → 0
    net_v2 free queued: yes → no
    - /sys/kernel/livepatch/net_v2/
    - /sys/kernel/livepatch/net_v2/enabled
    - /sys/kernel/livepatch/net_v2/force
    - /sys/kernel/livepatch/net_v2/replace_set
    - /sys/kernel/livepatch/net_v2/transition
  `);
  step(`
    > unload net_v2
    → 0
    net_v2 loaded: yes → no
  `);
  step(`
    > load extra
    [notice] livepatch: enabling patch 'extra'
    [debug] livepatch: 'extra': initializing patching transition
    [notice] livepatch: 'extra': starting patching transition
    [debug] livepatch: 'extra': completing patching transition
    [notice] livepatch: 'extra': patching complete
    → 0
    listed: none → extra
    extra loaded: no → yes
    extra enabled: no → yes
    extra references: 0 → 1
    + /sys/kernel/livepatch/extra/
    + /sys/kernel/livepatch/extra/enabled: 1
    + /sys/kernel/livepatch/extra/force
    + /sys/kernel/livepatch/extra/nic/
    + /sys/kernel/livepatch/extra/nic/nic_poll,1/
    + /sys/kernel/livepatch/extra/nic/patched: 0
    + /sys/kernel/livepatch/extra/replace_set: 2
    + /sys/kernel/livepatch/extra/transition: 0
  `);
  step(`
    > write extra enabled 0
    [debug] livepatch: 'extra': initializing unpatching transition
    [notice] livepatch: 'extra': starting unpatching transition
    [debug] livepatch: 'extra': completing unpatching transition
    [notice] livepatch: 'extra': unpatching complete
    → 0
    listed: extra → none
    extra enabled: yes → no
    extra free queued: no → yes
    /sys/kernel/livepatch/extra/enabled: 1 → 0
    - /sys/kernel/livepatch/extra/nic/
    - /sys/kernel/livepatch/extra/nic/nic_poll,1/
    - /sys/kernel/livepatch/extra/nic/patched
  `);
  step(`
    > load net_v2
    [notice] livepatch: enabling patch 'net_v2'
    [debug] livepatch: 'net_v2': initializing patching transition
    [notice] livepatch: 'net_v2': starting patching transition
    [debug] livepatch: 'net_v2': completing patching transition
    [notice] livepatch: 'net_v2': patching complete
    → 0
    listed: none → net_v2
    net_v2 loaded: no → yes
    net_v2 enabled: no → yes
    net_v2 references: 0 → 1
    net_v2 / vmlinux loaded: no → yes
    net_v2 / vmlinux patched: no → yes
    net_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:dev_ioctl: empty → net_v2
    handler vmlinux:dev_ioctl: none → registered
    + /sys/kernel/livepatch/net_v2/
    + /sys/kernel/livepatch/net_v2/enabled: 1
    + /sys/kernel/livepatch/net_v2/force
    + /sys/kernel/livepatch/net_v2/replace_set: 1
    + /sys/kernel/livepatch/net_v2/transition: 0
    + /sys/kernel/livepatch/net_v2/vmlinux/
    + /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v2/vmlinux/patched: 1
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
    > wake worker
    worker running: no → yes
  `);
  step(`
    > write net_v2 enabled 0
    [debug] livepatch: 'net_v2': initializing unpatching transition
    [notice] livepatch: 'net_v2': starting unpatching transition
    → 0
    transition: none → net_v2 (to unpatched)
    net_v2 enabled: yes → no
    net_v2 / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
    /sys/kernel/livepatch/net_v2/transition: 0 → 1
  `);
  step(`
    > write net_v2 enabled 1
    [debug] livepatch: 'net_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'net_v2': starting patching transition
    → 0
    transition: net_v2 (to unpatched) → net_v2 (to patched)
    net_v2 enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/net_v2/enabled: 0 → 1
  `);
  step(`
    > write net_v2 enabled 0
    [debug] livepatch: 'net_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'net_v2': starting unpatching transition
    → 0
    transition: net_v2 (to patched) → net_v2 (to unpatched)
    net_v2 enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
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
    > write net_v2 enabled 1
    [debug] livepatch: 'net_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'net_v2': starting patching transition
    → 0
    transition: net_v2 (to unpatched) → net_v2 (to patched)
    net_v2 enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/net_v2/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v2': completing patching transition
    [notice] livepatch: 'net_v2': patching complete
    transition: net_v2 (to patched) → none
    net_v2 / vmlinux callbacks: leaving → live
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/net_v2/transition: 1 → 0
  `);
  step(`
    > write net_v2 enabled 0
    [debug] livepatch: 'net_v2': initializing unpatching transition
    [notice] livepatch: 'net_v2': starting unpatching transition
    → 0
    transition: none → net_v2 (to unpatched)
    net_v2 enabled: yes → no
    net_v2 / vmlinux callbacks: live → leaving
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
    /sys/kernel/livepatch/net_v2/transition: 0 → 1
  `);
  step(`
    > resched worker
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > write net_v2 enabled 1
    [debug] livepatch: 'net_v2': reversing transition from unpatching to patching
    [notice] livepatch: 'net_v2': starting patching transition
    → 0
    transition: net_v2 (to unpatched) → net_v2 (to patched)
    net_v2 enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/net_v2/enabled: 0 → 1
  `);
  step(`
    > write net_v2 enabled 0
    [debug] livepatch: 'net_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'net_v2': starting unpatching transition
    → 0
    transition: net_v2 (to patched) → net_v2 (to unpatched)
    net_v2 enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v2': completing unpatching transition
    [notice] livepatch: 'net_v2': unpatching complete
    transition: net_v2 (to unpatched) → none
    listed: net_v2 → none
    net_v2 free queued: no → yes
    net_v2 / vmlinux loaded: yes → no
    net_v2 / vmlinux patched: yes → no
    net_v2 / vmlinux callbacks: leaving → clean
    worker patch_state: 0 → -1
    func_stack vmlinux:dev_ioctl: net_v2 → empty
    handler vmlinux:dev_ioctl: registered → none
    /sys/kernel/livepatch/net_v2/transition: 1 → 0
    - /sys/kernel/livepatch/net_v2/vmlinux/
    - /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    - /sys/kernel/livepatch/net_v2/vmlinux/patched
  `);
});

test('17: write net_v1 enabled 0 fails with EINVAL; write net_v1 enabled 1 fails with EINVAL; unload net_v1 fails with EAGAIN; …', () => {
  const { step } = boot();
  step(`
    > load net_v1
    [notice] livepatch: enabling patch 'net_v1'
    [debug] livepatch: 'net_v1': initializing patching transition
    [notice] livepatch: 'net_v1': starting patching transition
    → 0
    transition: none → net_v1 (to patched)
    listed: none → net_v1
    net_v1 loaded: no → yes
    net_v1 enabled: no → yes
    net_v1 references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/net_v1/
    + /sys/kernel/livepatch/net_v1/enabled: 1
    + /sys/kernel/livepatch/net_v1/force
    + /sys/kernel/livepatch/net_v1/nic/
    + /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    + /sys/kernel/livepatch/net_v1/nic/patched: 0
    + /sys/kernel/livepatch/net_v1/replace_set: 1
    + /sys/kernel/livepatch/net_v1/transition: 1
  `);
  step(`
    > write net_v1 enabled 0
    [debug] livepatch: 'net_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'net_v1': starting unpatching transition
    → 0
    transition: net_v1 (to patched) → net_v1 (to unpatched)
    net_v1 enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
  `);
  step(`
    > write net_v1 enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write net_v1 enabled 1
    [debug] livepatch: 'net_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'net_v1': starting patching transition
    → 0
    transition: net_v1 (to unpatched) → net_v1 (to patched)
    net_v1 enabled: no → yes
    worker pending: no → yes
    /sys/kernel/livepatch/net_v1/enabled: 0 → 1
  `);
  step(`
    > write net_v1 enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload net_v1
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > load net_v2
    → -EBUSY: Device or resource busy
  `);
  step(`
    > load extra
    → -EBUSY: Device or resource busy
  `);
  step(`
    > loadModule nic
    [notice] livepatch: applying patch 'net_v1' to loading module 'nic'
    → 0
    net_v1 / nic loaded: no → yes
    net_v1 / nic patched: no → yes
    net_v1 / nic callbacks: clean → prepared
    module nic loaded: no → yes
    func_stack nic:nic_send: empty → net_v1
    handler nic:nic_send: none → registered
    /sys/kernel/livepatch/net_v1/nic/patched: 0 → 1
  `);
  step(`
    > unloadModule nic
    [notice] livepatch: reverting patch 'net_v1' on unloading module 'nic'
    → 0
    net_v1 / nic loaded: yes → no
    net_v1 / nic patched: yes → no
    net_v1 / nic callbacks: prepared → clean
    module nic loaded: yes → no
    func_stack nic:nic_send: net_v1 → empty
    handler nic:nic_send: registered → none
    /sys/kernel/livepatch/net_v1/nic/patched: 1 → 0
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > write net_v1 enabled 0
    [debug] livepatch: 'net_v1': reversing transition from patching to unpatching
    [notice] livepatch: 'net_v1': starting unpatching transition
    → 0
    transition: net_v1 (to patched) → net_v1 (to unpatched)
    net_v1 enabled: yes → no
    worker pending: no → yes
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
  `);
  step(`
    > write net_v1 enabled 1
    [debug] livepatch: 'net_v1': reversing transition from unpatching to patching
    [notice] livepatch: 'net_v1': starting patching transition
    → 0
    transition: net_v1 (to unpatched) → net_v1 (to patched)
    net_v1 enabled: no → yes
    worker pending: yes → no
    /sys/kernel/livepatch/net_v1/enabled: 0 → 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v1': completing patching transition
    [notice] livepatch: 'net_v1': patching complete
    transition: net_v1 (to patched) → none
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/net_v1/transition: 1 → 0
  `);
  step(`
    > write net_v1 enabled 0
    [debug] livepatch: 'net_v1': initializing unpatching transition
    [notice] livepatch: 'net_v1': starting unpatching transition
    → 0
    transition: none → net_v1 (to unpatched)
    net_v1 enabled: yes → no
    worker patch_state: -1 → 1
    worker pending: no → yes
    /sys/kernel/livepatch/net_v1/enabled: 1 → 0
    /sys/kernel/livepatch/net_v1/transition: 0 → 1
  `);
  step(`
    > resched worker
    worker patch_state: 1 → 0
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'net_v1': completing unpatching transition
    [notice] livepatch: 'net_v1': unpatching complete
    transition: net_v1 (to unpatched) → none
    listed: net_v1 → none
    net_v1 free queued: no → yes
    worker patch_state: 0 → -1
    - /sys/kernel/livepatch/net_v1/nic/
    - /sys/kernel/livepatch/net_v1/nic/nic_send,1/
    - /sys/kernel/livepatch/net_v1/nic/patched
    /sys/kernel/livepatch/net_v1/transition: 1 → 0
  `);
  step(`
    > free net_v1
    net_v1 references: 1 → 0
    net_v1 free queued: yes → no
    - /sys/kernel/livepatch/net_v1/
    - /sys/kernel/livepatch/net_v1/enabled
    - /sys/kernel/livepatch/net_v1/force
    - /sys/kernel/livepatch/net_v1/replace_set
    - /sys/kernel/livepatch/net_v1/transition
  `);
  step(`
    > unload net_v1
    → 0
    net_v1 loaded: yes → no
  `);
  step(`
    > load net_v2
    [notice] livepatch: enabling patch 'net_v2'
    [debug] livepatch: 'net_v2': initializing patching transition
    [notice] livepatch: 'net_v2': starting patching transition
    → 0
    transition: none → net_v2 (to patched)
    listed: none → net_v2
    net_v2 loaded: no → yes
    net_v2 enabled: no → yes
    net_v2 references: 0 → 1
    net_v2 / vmlinux loaded: no → yes
    net_v2 / vmlinux patched: no → yes
    net_v2 / vmlinux callbacks: clean → prepared
    worker patch_state: -1 → 0
    worker pending: no → yes
    func_stack vmlinux:dev_ioctl: empty → net_v2
    handler vmlinux:dev_ioctl: none → registered
    + /sys/kernel/livepatch/net_v2/
    + /sys/kernel/livepatch/net_v2/enabled: 1
    + /sys/kernel/livepatch/net_v2/force
    + /sys/kernel/livepatch/net_v2/replace_set: 1
    + /sys/kernel/livepatch/net_v2/transition: 1
    + /sys/kernel/livepatch/net_v2/vmlinux/
    + /sys/kernel/livepatch/net_v2/vmlinux/dev_ioctl,1/
    + /sys/kernel/livepatch/net_v2/vmlinux/patched: 1
  `);
  step(`
    > load net_v1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write net_v2 enabled 0
    [debug] livepatch: 'net_v2': reversing transition from patching to unpatching
    [notice] livepatch: 'net_v2': starting unpatching transition
    → 0
    transition: net_v2 (to patched) → net_v2 (to unpatched)
    net_v2 enabled: yes → no
    worker pending: yes → no
    /sys/kernel/livepatch/net_v2/enabled: 1 → 0
  `);
  step(`
    > write net_v2 enabled 0
    → -EINVAL: Invalid argument
  `);
});
