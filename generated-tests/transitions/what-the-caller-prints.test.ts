// Both versions of a function print, and each is left as it was entered
//
// Generated from spec/scenarios/transitions/what-the-caller-prints.yaml and machines/ by `npx klp generate transitions/what-the-caller-prints`; do not edit.
// 24 states, 118 transitions, 24 signatures of macrosteps;
// 2 tests with 31 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('transitions/what-the-caller-prints');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    hotfix loaded: no
    hotfix enabled: no
    hotfix forced: no
    hotfix references: 0
    hotfix free queued: no
    hotfix / driver loaded: no
    hotfix / driver patched: no
    hotfix / driver callbacks: clean
    module driver loaded: yes
    sender alive: yes
    sender running: yes
    sender patch_state: -1
    sender pending: no
    sender stack: empty
    func_stack driver:driver_xmit: empty
    handler driver:driver_xmit: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load hotfix stays in transition; exitKernel sender moves sender; retry completes patching with driver; …', () => {
  const { step } = boot();
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: none → hotfix (to patched)
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / driver loaded: no → yes
    hotfix / driver patched: no → yes
    hotfix / driver callbacks: clean → prepared
    sender patch_state: -1 → 0
    sender pending: no → yes
    func_stack driver:driver_xmit: empty → hotfix
    handler driver:driver_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/driver/
    + /sys/kernel/livepatch/hotfix/driver/driver_xmit,1/
    + /sys/kernel/livepatch/hotfix/driver/patched: 1
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 1
  `);
  step(`
    > exitKernel sender
    sender patch_state: 0 → 1
    sender pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / driver callbacks: prepared → live
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / driver callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    /sys/kernel/livepatch/hotfix/transition: 0 → 1
  `);
  step(`
    > write hotfix enabled 1
    [debug] livepatch: 'hotfix': reversing transition from unpatching to patching
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: hotfix (to unpatched) → hotfix (to patched)
    hotfix enabled: no → yes
    sender pending: yes → no
    /sys/kernel/livepatch/hotfix/enabled: 0 → 1
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / driver callbacks: leaving → live
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
});

test('2: write hotfix enabled 0 reverses; write hotfix enabled 0 fails with EINVAL; write hotfix enabled 1 reverses; …', () => {
  const { step } = boot();
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: none → hotfix (to patched)
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / driver loaded: no → yes
    hotfix / driver patched: no → yes
    hotfix / driver callbacks: clean → prepared
    sender patch_state: -1 → 0
    sender pending: no → yes
    func_stack driver:driver_xmit: empty → hotfix
    handler driver:driver_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/driver/
    + /sys/kernel/livepatch/hotfix/driver/driver_xmit,1/
    + /sys/kernel/livepatch/hotfix/driver/patched: 1
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 1
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': reversing transition from patching to unpatching
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: hotfix (to patched) → hotfix (to unpatched)
    hotfix enabled: yes → no
    sender pending: yes → no
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
  `);
  step(`
    > write hotfix enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write hotfix enabled 1
    [debug] livepatch: 'hotfix': reversing transition from unpatching to patching
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: hotfix (to unpatched) → hotfix (to patched)
    hotfix enabled: no → yes
    sender pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 0 → 1
  `);
  step(`
    > write hotfix enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload hotfix
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > enter sender driver:driver_xmit
    sender runs driver:driver_xmit, the original
    [info] driver: old call
    sender stack: empty → driver:driver_xmit (original)
  `);
  step(`
    > leave sender
    [info] driver: old return
    sender stack: driver:driver_xmit (original) → empty
  `);
  step(`
    > exitKernel sender
    sender patch_state: 0 → 1
    sender pending: yes → no
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': reversing transition from patching to unpatching
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: hotfix (to patched) → hotfix (to unpatched)
    hotfix enabled: yes → no
    sender pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
  `);
  step(`
    > write hotfix enabled 1
    [debug] livepatch: 'hotfix': reversing transition from unpatching to patching
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: hotfix (to unpatched) → hotfix (to patched)
    hotfix enabled: no → yes
    sender pending: yes → no
    /sys/kernel/livepatch/hotfix/enabled: 0 → 1
  `);
  step(`
    > enter sender driver:driver_xmit
    sender runs driver:driver_xmit, the one of hotfix
    [info] hotfix: fixed call
    sender stack: empty → driver:driver_xmit (hotfix)
  `);
  step(`
    > leave sender
    [info] hotfix: fixed return
    sender stack: driver:driver_xmit (hotfix) → empty
  `);
  step(`
    > exitKernel sender
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing patching transition
    [notice] livepatch: 'hotfix': patching complete
    transition: hotfix (to patched) → none
    hotfix / driver callbacks: prepared → live
    sender patch_state: 1 → -1
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': initializing unpatching transition
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: none → hotfix (to unpatched)
    hotfix enabled: yes → no
    hotfix / driver callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
    /sys/kernel/livepatch/hotfix/transition: 0 → 1
  `);
  step(`
    > exitKernel sender
    sender patch_state: 1 → 0
    sender pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing unpatching transition
    [notice] livepatch: 'hotfix': unpatching complete
    transition: hotfix (to unpatched) → none
    listed: hotfix → none
    hotfix free queued: no → yes
    hotfix / driver loaded: yes → no
    hotfix / driver patched: yes → no
    hotfix / driver callbacks: leaving → clean
    sender patch_state: 0 → -1
    func_stack driver:driver_xmit: hotfix → empty
    handler driver:driver_xmit: registered → none
    - /sys/kernel/livepatch/hotfix/driver/
    - /sys/kernel/livepatch/hotfix/driver/driver_xmit,1/
    - /sys/kernel/livepatch/hotfix/driver/patched
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
  step(`
    > free hotfix
    hotfix references: 1 → 0
    hotfix free queued: yes → no
    - /sys/kernel/livepatch/hotfix/
    - /sys/kernel/livepatch/hotfix/enabled
    - /sys/kernel/livepatch/hotfix/force
    - /sys/kernel/livepatch/hotfix/replace
    - /sys/kernel/livepatch/hotfix/transition
  `);
  step(`
    > unload hotfix
    → 0
    hotfix loaded: yes → no
  `);
  step(`
    > enter sender driver:driver_xmit
    sender runs driver:driver_xmit, the original
    [info] driver: old call
    sender stack: empty → driver:driver_xmit (original)
  `);
  step(`
    > load hotfix
    [notice] livepatch: enabling patch 'hotfix'
    [debug] livepatch: 'hotfix': initializing patching transition
    [notice] livepatch: 'hotfix': starting patching transition
    → 0
    transition: none → hotfix (to patched)
    listed: none → hotfix
    hotfix loaded: no → yes
    hotfix enabled: no → yes
    hotfix references: 0 → 1
    hotfix / driver loaded: no → yes
    hotfix / driver patched: no → yes
    hotfix / driver callbacks: clean → prepared
    sender patch_state: -1 → 0
    sender pending: no → yes
    func_stack driver:driver_xmit: empty → hotfix
    handler driver:driver_xmit: none → registered
    + /sys/kernel/livepatch/hotfix/
    + /sys/kernel/livepatch/hotfix/driver/
    + /sys/kernel/livepatch/hotfix/driver/driver_xmit,1/
    + /sys/kernel/livepatch/hotfix/driver/patched: 1
    + /sys/kernel/livepatch/hotfix/enabled: 1
    + /sys/kernel/livepatch/hotfix/force
    + /sys/kernel/livepatch/hotfix/replace: 0
    + /sys/kernel/livepatch/hotfix/transition: 1
  `);
  step(`
    > retry
  `);
  step(`
    > write hotfix enabled 0
    [debug] livepatch: 'hotfix': reversing transition from patching to unpatching
    [notice] livepatch: 'hotfix': starting unpatching transition
    → 0
    transition: hotfix (to patched) → hotfix (to unpatched)
    hotfix enabled: yes → no
    sender pending: yes → no
    /sys/kernel/livepatch/hotfix/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'hotfix': completing unpatching transition
    [notice] livepatch: 'hotfix': unpatching complete
    transition: hotfix (to unpatched) → none
    listed: hotfix → none
    hotfix free queued: no → yes
    hotfix / driver loaded: yes → no
    hotfix / driver patched: yes → no
    hotfix / driver callbacks: prepared → clean
    sender patch_state: 0 → -1
    func_stack driver:driver_xmit: hotfix → empty
    handler driver:driver_xmit: registered → none
    - /sys/kernel/livepatch/hotfix/driver/
    - /sys/kernel/livepatch/hotfix/driver/driver_xmit,1/
    - /sys/kernel/livepatch/hotfix/driver/patched
    /sys/kernel/livepatch/hotfix/transition: 1 → 0
  `);
});
