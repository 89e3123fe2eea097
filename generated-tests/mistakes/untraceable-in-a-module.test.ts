// A function of a module that cannot be traced, and new code of unknown size
//
// Generated from spec/scenarios/mistakes/untraceable-in-a-module.yaml and machines/ by `npx klp generate mistakes/untraceable-in-a-module`; do not edit.
// 28 states, 96 transitions, 22 signatures of macrosteps;
// 5 tests with 30 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('mistakes/untraceable-in-a-module');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    new_size loaded: no
    new_size enabled: no
    new_size forced: no
    new_size references: 0
    new_size free queued: no
    new_size / driver loaded: no
    new_size / driver patched: no
    new_size / driver callbacks: clean
    untraceable loaded: no
    untraceable enabled: no
    untraceable forced: no
    untraceable references: 0
    untraceable free queued: no
    untraceable / driver loaded: no
    untraceable / driver patched: no
    untraceable / driver callbacks: clean
    module driver loaded: no
    worker alive: yes
    worker running: no
    worker patch_state: -1
    worker pending: no
    worker stack: empty
    func_stack driver:new_size_xmit: empty
    handler driver:new_size_xmit: none
    func_stack driver:untraceable_xmit: empty
    handler driver:untraceable_xmit: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load untraceable completes patching; load new_size completes patching; loadModule driver fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load untraceable
    [notice] livepatch: enabling patch 'untraceable'
    [debug] livepatch: 'untraceable': initializing patching transition
    [notice] livepatch: 'untraceable': starting patching transition
    [debug] livepatch: 'untraceable': completing patching transition
    [notice] livepatch: 'untraceable': patching complete
    → 0
    listed: none → untraceable
    untraceable loaded: no → yes
    untraceable enabled: no → yes
    untraceable references: 0 → 1
    + /sys/kernel/livepatch/untraceable/
    + /sys/kernel/livepatch/untraceable/driver/
    + /sys/kernel/livepatch/untraceable/driver/patched: 0
    + /sys/kernel/livepatch/untraceable/driver/untraceable_xmit,1/
    + /sys/kernel/livepatch/untraceable/enabled: 1
    + /sys/kernel/livepatch/untraceable/force
    + /sys/kernel/livepatch/untraceable/replace: 0
    + /sys/kernel/livepatch/untraceable/transition: 0
  `);
  step(`
    > load new_size
    [notice] livepatch: enabling patch 'new_size'
    [debug] livepatch: 'new_size': initializing patching transition
    [notice] livepatch: 'new_size': starting patching transition
    [debug] livepatch: 'new_size': completing patching transition
    [notice] livepatch: 'new_size': patching complete
    → 0
    listed: untraceable → untraceable, new_size
    new_size loaded: no → yes
    new_size enabled: no → yes
    new_size references: 0 → 1
    + /sys/kernel/livepatch/new_size/
    + /sys/kernel/livepatch/new_size/driver/
    + /sys/kernel/livepatch/new_size/driver/new_size_xmit,1/
    + /sys/kernel/livepatch/new_size/driver/patched: 0
    + /sys/kernel/livepatch/new_size/enabled: 1
    + /sys/kernel/livepatch/new_size/force
    + /sys/kernel/livepatch/new_size/replace: 0
    + /sys/kernel/livepatch/new_size/transition: 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'untraceable' to loading module 'driver'
    callback pre_patch of untraceable for driver (COMING)
    [info] untraceable: pre_patch_callback: driver -> [MODULE_STATE_COMING] Full formed, running module_init
    [err] livepatch: failed to find location for function 'untraceable_xmit'
    [warning] livepatch: failed to apply patch 'untraceable' to module 'driver' (-22)
    callback post_unpatch of untraceable for driver (COMING)
    [info] untraceable: post_unpatch_callback: driver -> [MODULE_STATE_COMING] Full formed, running module_init
    [warning] livepatch: patch 'untraceable' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('2: loadModule driver fails with ENOENT', () => {
  const { step } = boot();
  step(`
    > load new_size
    [notice] livepatch: enabling patch 'new_size'
    [debug] livepatch: 'new_size': initializing patching transition
    [notice] livepatch: 'new_size': starting patching transition
    [debug] livepatch: 'new_size': completing patching transition
    [notice] livepatch: 'new_size': patching complete
    → 0
    listed: none → new_size
    new_size loaded: no → yes
    new_size enabled: no → yes
    new_size references: 0 → 1
    + /sys/kernel/livepatch/new_size/
    + /sys/kernel/livepatch/new_size/driver/
    + /sys/kernel/livepatch/new_size/driver/new_size_xmit,1/
    + /sys/kernel/livepatch/new_size/driver/patched: 0
    + /sys/kernel/livepatch/new_size/enabled: 1
    + /sys/kernel/livepatch/new_size/force
    + /sys/kernel/livepatch/new_size/replace: 0
    + /sys/kernel/livepatch/new_size/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: kallsyms size lookup failed for 'new_size_xmit' replacement
    [warning] livepatch: failed to initialize patch 'new_size' for module 'driver' (-2)
    [warning] livepatch: patch 'new_size' failed for module 'driver', refusing to load module 'driver'
    → -ENOENT: No such file or directory
  `);
  step(`
    > load untraceable
    [notice] livepatch: enabling patch 'untraceable'
    [debug] livepatch: 'untraceable': initializing patching transition
    [notice] livepatch: 'untraceable': starting patching transition
    [debug] livepatch: 'untraceable': completing patching transition
    [notice] livepatch: 'untraceable': patching complete
    → 0
    listed: new_size → new_size, untraceable
    untraceable loaded: no → yes
    untraceable enabled: no → yes
    untraceable references: 0 → 1
    + /sys/kernel/livepatch/untraceable/
    + /sys/kernel/livepatch/untraceable/driver/
    + /sys/kernel/livepatch/untraceable/driver/patched: 0
    + /sys/kernel/livepatch/untraceable/driver/untraceable_xmit,1/
    + /sys/kernel/livepatch/untraceable/enabled: 1
    + /sys/kernel/livepatch/untraceable/force
    + /sys/kernel/livepatch/untraceable/replace: 0
    + /sys/kernel/livepatch/untraceable/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: kallsyms size lookup failed for 'new_size_xmit' replacement
    [warning] livepatch: failed to initialize patch 'new_size' for module 'driver' (-2)
    [warning] livepatch: patch 'new_size' failed for module 'driver', refusing to load module 'driver'
    → -ENOENT: No such file or directory
  `);
});

test('3: load untraceable fails with EINVAL; load new_size fails with ENOENT; loadModule driver fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > loadModule driver
    [info] driver: hello
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > load untraceable
    [notice] livepatch: enabling patch 'untraceable'
    [debug] livepatch: 'untraceable': initializing patching transition
    callback pre_patch of untraceable for driver (LIVE)
    [info] untraceable: pre_patch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [err] livepatch: failed to find location for function 'untraceable_xmit'
    [warning] livepatch: failed to patch object 'driver'
    [warning] livepatch: failed to enable patch 'untraceable'
    [debug] livepatch: 'untraceable': canceling patching transition, going to unpatch
    [debug] livepatch: 'untraceable': completing unpatching transition
    callback post_unpatch of untraceable for driver (LIVE)
    [info] untraceable: post_unpatch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'untraceable': unpatching complete
    → -EINVAL: Invalid argument
  `);
  step(`
    > load new_size
    [err] livepatch: kallsyms size lookup failed for 'new_size_xmit' replacement
    → -ENOENT: No such file or directory
  `);
  step(`
    > unloadModule driver
    → 0
    module driver loaded: yes → no
  `);
  step(`
    > load untraceable
    [notice] livepatch: enabling patch 'untraceable'
    [debug] livepatch: 'untraceable': initializing patching transition
    [notice] livepatch: 'untraceable': starting patching transition
    [debug] livepatch: 'untraceable': completing patching transition
    [notice] livepatch: 'untraceable': patching complete
    → 0
    listed: none → untraceable
    untraceable loaded: no → yes
    untraceable enabled: no → yes
    untraceable references: 0 → 1
    + /sys/kernel/livepatch/untraceable/
    + /sys/kernel/livepatch/untraceable/driver/
    + /sys/kernel/livepatch/untraceable/driver/patched: 0
    + /sys/kernel/livepatch/untraceable/driver/untraceable_xmit,1/
    + /sys/kernel/livepatch/untraceable/enabled: 1
    + /sys/kernel/livepatch/untraceable/force
    + /sys/kernel/livepatch/untraceable/replace: 0
    + /sys/kernel/livepatch/untraceable/transition: 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'untraceable' to loading module 'driver'
    callback pre_patch of untraceable for driver (COMING)
    [info] untraceable: pre_patch_callback: driver -> [MODULE_STATE_COMING] Full formed, running module_init
    [err] livepatch: failed to find location for function 'untraceable_xmit'
    [warning] livepatch: failed to apply patch 'untraceable' to module 'driver' (-22)
    callback post_unpatch of untraceable for driver (COMING)
    [info] untraceable: post_unpatch_callback: driver -> [MODULE_STATE_COMING] Full formed, running module_init
    [warning] livepatch: patch 'untraceable' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('4: load new_size stays in transition; load untraceable fails with EBUSY; resched worker moves worker; …', () => {
  const { step } = boot();
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load new_size
    [notice] livepatch: enabling patch 'new_size'
    [debug] livepatch: 'new_size': initializing patching transition
    [notice] livepatch: 'new_size': starting patching transition
    → 0
    transition: none → new_size (to patched)
    listed: none → new_size
    new_size loaded: no → yes
    new_size enabled: no → yes
    new_size references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/new_size/
    + /sys/kernel/livepatch/new_size/driver/
    + /sys/kernel/livepatch/new_size/driver/new_size_xmit,1/
    + /sys/kernel/livepatch/new_size/driver/patched: 0
    + /sys/kernel/livepatch/new_size/enabled: 1
    + /sys/kernel/livepatch/new_size/force
    + /sys/kernel/livepatch/new_size/replace: 0
    + /sys/kernel/livepatch/new_size/transition: 1
  `);
  step(`
    > load untraceable
    → -EBUSY: Device or resource busy
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'new_size': completing patching transition
    [notice] livepatch: 'new_size': patching complete
    transition: new_size (to patched) → none
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/new_size/transition: 1 → 0
  `);
  step(`
    > load untraceable
    [notice] livepatch: enabling patch 'untraceable'
    [debug] livepatch: 'untraceable': initializing patching transition
    [notice] livepatch: 'untraceable': starting patching transition
    → 0
    transition: none → untraceable (to patched)
    listed: new_size → new_size, untraceable
    untraceable loaded: no → yes
    untraceable enabled: no → yes
    untraceable references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/untraceable/
    + /sys/kernel/livepatch/untraceable/driver/
    + /sys/kernel/livepatch/untraceable/driver/patched: 0
    + /sys/kernel/livepatch/untraceable/driver/untraceable_xmit,1/
    + /sys/kernel/livepatch/untraceable/enabled: 1
    + /sys/kernel/livepatch/untraceable/force
    + /sys/kernel/livepatch/untraceable/replace: 0
    + /sys/kernel/livepatch/untraceable/transition: 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'untraceable': completing patching transition
    [notice] livepatch: 'untraceable': patching complete
    transition: untraceable (to patched) → none
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/untraceable/transition: 1 → 0
  `);
});

test('5: load new_size fails with EBUSY; retry completes patching', () => {
  const { step } = boot();
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load untraceable
    [notice] livepatch: enabling patch 'untraceable'
    [debug] livepatch: 'untraceable': initializing patching transition
    [notice] livepatch: 'untraceable': starting patching transition
    → 0
    transition: none → untraceable (to patched)
    listed: none → untraceable
    untraceable loaded: no → yes
    untraceable enabled: no → yes
    untraceable references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/untraceable/
    + /sys/kernel/livepatch/untraceable/driver/
    + /sys/kernel/livepatch/untraceable/driver/patched: 0
    + /sys/kernel/livepatch/untraceable/driver/untraceable_xmit,1/
    + /sys/kernel/livepatch/untraceable/enabled: 1
    + /sys/kernel/livepatch/untraceable/force
    + /sys/kernel/livepatch/untraceable/replace: 0
    + /sys/kernel/livepatch/untraceable/transition: 1
  `);
  step(`
    > load new_size
    → -EBUSY: Device or resource busy
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
    > retry
    [debug] livepatch: 'untraceable': completing patching transition
    [notice] livepatch: 'untraceable': patching complete
    transition: untraceable (to patched) → none
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/untraceable/transition: 1 → 0
  `);
  step(`
    > load new_size
    [notice] livepatch: enabling patch 'new_size'
    [debug] livepatch: 'new_size': initializing patching transition
    [notice] livepatch: 'new_size': starting patching transition
    → 0
    transition: none → new_size (to patched)
    listed: untraceable → untraceable, new_size
    new_size loaded: no → yes
    new_size enabled: no → yes
    new_size references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/new_size/
    + /sys/kernel/livepatch/new_size/driver/
    + /sys/kernel/livepatch/new_size/driver/new_size_xmit,1/
    + /sys/kernel/livepatch/new_size/driver/patched: 0
    + /sys/kernel/livepatch/new_size/enabled: 1
    + /sys/kernel/livepatch/new_size/force
    + /sys/kernel/livepatch/new_size/replace: 0
    + /sys/kernel/livepatch/new_size/transition: 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'new_size': completing patching transition
    [notice] livepatch: 'new_size': patching complete
    transition: new_size (to patched) → none
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/new_size/transition: 1 → 0
  `);
});
