// A module has the symbol, but not so often, or nobody knows how large it is
//
// Generated from spec/scenarios/mistakes/position-in-a-module.yaml and machines/ by `npx klp generate mistakes/position-in-a-module`; do not edit.
// 28 states, 96 transitions, 22 signatures of macrosteps;
// 5 tests with 30 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('mistakes/position-in-a-module');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    beyond loaded: no
    beyond enabled: no
    beyond forced: no
    beyond references: 0
    beyond free queued: no
    beyond / driver loaded: no
    beyond / driver patched: no
    beyond / driver callbacks: clean
    size loaded: no
    size enabled: no
    size forced: no
    size references: 0
    size free queued: no
    size / driver loaded: no
    size / driver patched: no
    size / driver callbacks: clean
    module driver loaded: no
    worker alive: yes
    worker running: no
    worker patch_state: -1
    worker pending: no
    worker stack: empty
    func_stack driver:beyond_xmit,2: empty
    handler driver:beyond_xmit,2: none
    func_stack driver:size_xmit: empty
    handler driver:size_xmit: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load beyond completes patching; load size completes patching; loadModule driver fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load beyond
    [notice] livepatch: enabling patch 'beyond'
    [debug] livepatch: 'beyond': initializing patching transition
    [notice] livepatch: 'beyond': starting patching transition
    [debug] livepatch: 'beyond': completing patching transition
    [notice] livepatch: 'beyond': patching complete
    → 0
    listed: none → beyond
    beyond loaded: no → yes
    beyond enabled: no → yes
    beyond references: 0 → 1
    + /sys/kernel/livepatch/beyond/
    + /sys/kernel/livepatch/beyond/driver/
    + /sys/kernel/livepatch/beyond/driver/beyond_xmit,2/
    + /sys/kernel/livepatch/beyond/driver/patched: 0
    + /sys/kernel/livepatch/beyond/enabled: 1
    + /sys/kernel/livepatch/beyond/force
    + /sys/kernel/livepatch/beyond/replace: 0
    + /sys/kernel/livepatch/beyond/transition: 0
  `);
  step(`
    > load size
    [notice] livepatch: enabling patch 'size'
    [debug] livepatch: 'size': initializing patching transition
    [notice] livepatch: 'size': starting patching transition
    [debug] livepatch: 'size': completing patching transition
    [notice] livepatch: 'size': patching complete
    → 0
    listed: beyond → beyond, size
    size loaded: no → yes
    size enabled: no → yes
    size references: 0 → 1
    + /sys/kernel/livepatch/size/
    + /sys/kernel/livepatch/size/driver/
    + /sys/kernel/livepatch/size/driver/patched: 0
    + /sys/kernel/livepatch/size/driver/size_xmit,1/
    + /sys/kernel/livepatch/size/enabled: 1
    + /sys/kernel/livepatch/size/force
    + /sys/kernel/livepatch/size/replace: 0
    + /sys/kernel/livepatch/size/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: symbol position 2 for symbol 'beyond_xmit' in object 'driver' not found
    [warning] livepatch: failed to initialize patch 'beyond' for module 'driver' (-22)
    [warning] livepatch: patch 'beyond' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('2: loadModule driver fails with ENOENT', () => {
  const { step } = boot();
  step(`
    > load size
    [notice] livepatch: enabling patch 'size'
    [debug] livepatch: 'size': initializing patching transition
    [notice] livepatch: 'size': starting patching transition
    [debug] livepatch: 'size': completing patching transition
    [notice] livepatch: 'size': patching complete
    → 0
    listed: none → size
    size loaded: no → yes
    size enabled: no → yes
    size references: 0 → 1
    + /sys/kernel/livepatch/size/
    + /sys/kernel/livepatch/size/driver/
    + /sys/kernel/livepatch/size/driver/patched: 0
    + /sys/kernel/livepatch/size/driver/size_xmit,1/
    + /sys/kernel/livepatch/size/enabled: 1
    + /sys/kernel/livepatch/size/force
    + /sys/kernel/livepatch/size/replace: 0
    + /sys/kernel/livepatch/size/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: kallsyms size lookup failed for 'size_xmit'
    [warning] livepatch: failed to initialize patch 'size' for module 'driver' (-2)
    [warning] livepatch: patch 'size' failed for module 'driver', refusing to load module 'driver'
    → -ENOENT: No such file or directory
  `);
  step(`
    > load beyond
    [notice] livepatch: enabling patch 'beyond'
    [debug] livepatch: 'beyond': initializing patching transition
    [notice] livepatch: 'beyond': starting patching transition
    [debug] livepatch: 'beyond': completing patching transition
    [notice] livepatch: 'beyond': patching complete
    → 0
    listed: size → size, beyond
    beyond loaded: no → yes
    beyond enabled: no → yes
    beyond references: 0 → 1
    + /sys/kernel/livepatch/beyond/
    + /sys/kernel/livepatch/beyond/driver/
    + /sys/kernel/livepatch/beyond/driver/beyond_xmit,2/
    + /sys/kernel/livepatch/beyond/driver/patched: 0
    + /sys/kernel/livepatch/beyond/enabled: 1
    + /sys/kernel/livepatch/beyond/force
    + /sys/kernel/livepatch/beyond/replace: 0
    + /sys/kernel/livepatch/beyond/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: kallsyms size lookup failed for 'size_xmit'
    [warning] livepatch: failed to initialize patch 'size' for module 'driver' (-2)
    [warning] livepatch: patch 'size' failed for module 'driver', refusing to load module 'driver'
    → -ENOENT: No such file or directory
  `);
});

test('3: load beyond fails with EINVAL; load size fails with ENOENT; loadModule driver fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > loadModule driver
    [info] driver: hello
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > load beyond
    [err] livepatch: symbol position 2 for symbol 'beyond_xmit' in object 'driver' not found
    → -EINVAL: Invalid argument
  `);
  step(`
    > load size
    [err] livepatch: kallsyms size lookup failed for 'size_xmit'
    → -ENOENT: No such file or directory
  `);
  step(`
    > unloadModule driver
    → 0
    module driver loaded: yes → no
  `);
  step(`
    > load beyond
    [notice] livepatch: enabling patch 'beyond'
    [debug] livepatch: 'beyond': initializing patching transition
    [notice] livepatch: 'beyond': starting patching transition
    [debug] livepatch: 'beyond': completing patching transition
    [notice] livepatch: 'beyond': patching complete
    → 0
    listed: none → beyond
    beyond loaded: no → yes
    beyond enabled: no → yes
    beyond references: 0 → 1
    + /sys/kernel/livepatch/beyond/
    + /sys/kernel/livepatch/beyond/driver/
    + /sys/kernel/livepatch/beyond/driver/beyond_xmit,2/
    + /sys/kernel/livepatch/beyond/driver/patched: 0
    + /sys/kernel/livepatch/beyond/enabled: 1
    + /sys/kernel/livepatch/beyond/force
    + /sys/kernel/livepatch/beyond/replace: 0
    + /sys/kernel/livepatch/beyond/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: symbol position 2 for symbol 'beyond_xmit' in object 'driver' not found
    [warning] livepatch: failed to initialize patch 'beyond' for module 'driver' (-22)
    [warning] livepatch: patch 'beyond' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('4: load size stays in transition; load beyond fails with EBUSY; resched worker moves worker; retry completes patching; …', () => {
  const { step } = boot();
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load size
    [notice] livepatch: enabling patch 'size'
    [debug] livepatch: 'size': initializing patching transition
    [notice] livepatch: 'size': starting patching transition
    → 0
    transition: none → size (to patched)
    listed: none → size
    size loaded: no → yes
    size enabled: no → yes
    size references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/size/
    + /sys/kernel/livepatch/size/driver/
    + /sys/kernel/livepatch/size/driver/patched: 0
    + /sys/kernel/livepatch/size/driver/size_xmit,1/
    + /sys/kernel/livepatch/size/enabled: 1
    + /sys/kernel/livepatch/size/force
    + /sys/kernel/livepatch/size/replace: 0
    + /sys/kernel/livepatch/size/transition: 1
  `);
  step(`
    > load beyond
    → -EBUSY: Device or resource busy
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'size': completing patching transition
    [notice] livepatch: 'size': patching complete
    transition: size (to patched) → none
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/size/transition: 1 → 0
  `);
  step(`
    > load beyond
    [notice] livepatch: enabling patch 'beyond'
    [debug] livepatch: 'beyond': initializing patching transition
    [notice] livepatch: 'beyond': starting patching transition
    → 0
    transition: none → beyond (to patched)
    listed: size → size, beyond
    beyond loaded: no → yes
    beyond enabled: no → yes
    beyond references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/beyond/
    + /sys/kernel/livepatch/beyond/driver/
    + /sys/kernel/livepatch/beyond/driver/beyond_xmit,2/
    + /sys/kernel/livepatch/beyond/driver/patched: 0
    + /sys/kernel/livepatch/beyond/enabled: 1
    + /sys/kernel/livepatch/beyond/force
    + /sys/kernel/livepatch/beyond/replace: 0
    + /sys/kernel/livepatch/beyond/transition: 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'beyond': completing patching transition
    [notice] livepatch: 'beyond': patching complete
    transition: beyond (to patched) → none
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/beyond/transition: 1 → 0
  `);
});

test('5: load size fails with EBUSY; retry completes patching', () => {
  const { step } = boot();
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load beyond
    [notice] livepatch: enabling patch 'beyond'
    [debug] livepatch: 'beyond': initializing patching transition
    [notice] livepatch: 'beyond': starting patching transition
    → 0
    transition: none → beyond (to patched)
    listed: none → beyond
    beyond loaded: no → yes
    beyond enabled: no → yes
    beyond references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/beyond/
    + /sys/kernel/livepatch/beyond/driver/
    + /sys/kernel/livepatch/beyond/driver/beyond_xmit,2/
    + /sys/kernel/livepatch/beyond/driver/patched: 0
    + /sys/kernel/livepatch/beyond/enabled: 1
    + /sys/kernel/livepatch/beyond/force
    + /sys/kernel/livepatch/beyond/replace: 0
    + /sys/kernel/livepatch/beyond/transition: 1
  `);
  step(`
    > load size
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
    [debug] livepatch: 'beyond': completing patching transition
    [notice] livepatch: 'beyond': patching complete
    transition: beyond (to patched) → none
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/beyond/transition: 1 → 0
  `);
  step(`
    > load size
    [notice] livepatch: enabling patch 'size'
    [debug] livepatch: 'size': initializing patching transition
    [notice] livepatch: 'size': starting patching transition
    → 0
    transition: none → size (to patched)
    listed: beyond → beyond, size
    size loaded: no → yes
    size enabled: no → yes
    size references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/size/
    + /sys/kernel/livepatch/size/driver/
    + /sys/kernel/livepatch/size/driver/patched: 0
    + /sys/kernel/livepatch/size/driver/size_xmit,1/
    + /sys/kernel/livepatch/size/enabled: 1
    + /sys/kernel/livepatch/size/force
    + /sys/kernel/livepatch/size/replace: 0
    + /sys/kernel/livepatch/size/transition: 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'size': completing patching transition
    [notice] livepatch: 'size': patching complete
    transition: size (to patched) → none
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/size/transition: 1 → 0
  `);
});
