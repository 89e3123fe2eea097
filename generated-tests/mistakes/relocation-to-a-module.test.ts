// Relocations to a module that cannot be written
//
// Generated from spec/scenarios/mistakes/relocation-to-a-module.yaml and machines/ by `npx klp generate mistakes/relocation-to-a-module`; do not edit.
// 28 states, 96 transitions, 22 signatures of macrosteps;
// 5 tests with 30 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('mistakes/relocation-to-a-module');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    rela_missing loaded: no
    rela_missing enabled: no
    rela_missing forced: no
    rela_missing references: 0
    rela_missing free queued: no
    rela_missing / driver loaded: no
    rela_missing / driver patched: no
    rela_missing / driver callbacks: clean
    rela_unmarked loaded: no
    rela_unmarked enabled: no
    rela_unmarked forced: no
    rela_unmarked references: 0
    rela_unmarked free queued: no
    rela_unmarked / driver loaded: no
    rela_unmarked / driver patched: no
    rela_unmarked / driver callbacks: clean
    module driver loaded: no
    worker alive: yes
    worker running: no
    worker patch_state: -1
    worker pending: no
    worker stack: empty
    func_stack driver:rela_missing_xmit: empty
    handler driver:rela_missing_xmit: none
    func_stack driver:rela_unmarked_xmit: empty
    handler driver:rela_unmarked_xmit: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load rela_missing completes patching; load rela_unmarked completes patching; loadModule driver fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load rela_missing
    [notice] livepatch: enabling patch 'rela_missing'
    [debug] livepatch: 'rela_missing': initializing patching transition
    [notice] livepatch: 'rela_missing': starting patching transition
    [debug] livepatch: 'rela_missing': completing patching transition
    [notice] livepatch: 'rela_missing': patching complete
    → 0
    listed: none → rela_missing
    rela_missing loaded: no → yes
    rela_missing enabled: no → yes
    rela_missing references: 0 → 1
    + /sys/kernel/livepatch/rela_missing/
    + /sys/kernel/livepatch/rela_missing/driver/
    + /sys/kernel/livepatch/rela_missing/driver/patched: 0
    + /sys/kernel/livepatch/rela_missing/driver/rela_missing_xmit,1/
    + /sys/kernel/livepatch/rela_missing/enabled: 1
    + /sys/kernel/livepatch/rela_missing/force
    + /sys/kernel/livepatch/rela_missing/replace: 0
    + /sys/kernel/livepatch/rela_missing/transition: 0
  `);
  step(`
    > load rela_unmarked
    [notice] livepatch: enabling patch 'rela_unmarked'
    [debug] livepatch: 'rela_unmarked': initializing patching transition
    [notice] livepatch: 'rela_unmarked': starting patching transition
    [debug] livepatch: 'rela_unmarked': completing patching transition
    [notice] livepatch: 'rela_unmarked': patching complete
    → 0
    listed: rela_missing → rela_missing, rela_unmarked
    rela_unmarked loaded: no → yes
    rela_unmarked enabled: no → yes
    rela_unmarked references: 0 → 1
    + /sys/kernel/livepatch/rela_unmarked/
    + /sys/kernel/livepatch/rela_unmarked/driver/
    + /sys/kernel/livepatch/rela_unmarked/driver/patched: 0
    + /sys/kernel/livepatch/rela_unmarked/driver/rela_unmarked_xmit,1/
    + /sys/kernel/livepatch/rela_unmarked/enabled: 1
    + /sys/kernel/livepatch/rela_unmarked/force
    + /sys/kernel/livepatch/rela_unmarked/replace: 0
    + /sys/kernel/livepatch/rela_unmarked/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: symbol 'no_such_symbol' not found in symbol table
    [warning] livepatch: failed to initialize patch 'rela_missing' for module 'driver' (-22)
    [warning] livepatch: patch 'rela_missing' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('2: loadModule driver fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load rela_unmarked
    [notice] livepatch: enabling patch 'rela_unmarked'
    [debug] livepatch: 'rela_unmarked': initializing patching transition
    [notice] livepatch: 'rela_unmarked': starting patching transition
    [debug] livepatch: 'rela_unmarked': completing patching transition
    [notice] livepatch: 'rela_unmarked': patching complete
    → 0
    listed: none → rela_unmarked
    rela_unmarked loaded: no → yes
    rela_unmarked enabled: no → yes
    rela_unmarked references: 0 → 1
    + /sys/kernel/livepatch/rela_unmarked/
    + /sys/kernel/livepatch/rela_unmarked/driver/
    + /sys/kernel/livepatch/rela_unmarked/driver/patched: 0
    + /sys/kernel/livepatch/rela_unmarked/driver/rela_unmarked_xmit,1/
    + /sys/kernel/livepatch/rela_unmarked/enabled: 1
    + /sys/kernel/livepatch/rela_unmarked/force
    + /sys/kernel/livepatch/rela_unmarked/replace: 0
    + /sys/kernel/livepatch/rela_unmarked/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: symbol .klp.sym.driver.rela_unmarked_xmit,0 is not marked as a livepatch symbol
    [warning] livepatch: failed to initialize patch 'rela_unmarked' for module 'driver' (-22)
    [warning] livepatch: patch 'rela_unmarked' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load rela_missing
    [notice] livepatch: enabling patch 'rela_missing'
    [debug] livepatch: 'rela_missing': initializing patching transition
    [notice] livepatch: 'rela_missing': starting patching transition
    [debug] livepatch: 'rela_missing': completing patching transition
    [notice] livepatch: 'rela_missing': patching complete
    → 0
    listed: rela_unmarked → rela_unmarked, rela_missing
    rela_missing loaded: no → yes
    rela_missing enabled: no → yes
    rela_missing references: 0 → 1
    + /sys/kernel/livepatch/rela_missing/
    + /sys/kernel/livepatch/rela_missing/driver/
    + /sys/kernel/livepatch/rela_missing/driver/patched: 0
    + /sys/kernel/livepatch/rela_missing/driver/rela_missing_xmit,1/
    + /sys/kernel/livepatch/rela_missing/enabled: 1
    + /sys/kernel/livepatch/rela_missing/force
    + /sys/kernel/livepatch/rela_missing/replace: 0
    + /sys/kernel/livepatch/rela_missing/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: symbol .klp.sym.driver.rela_unmarked_xmit,0 is not marked as a livepatch symbol
    [warning] livepatch: failed to initialize patch 'rela_unmarked' for module 'driver' (-22)
    [warning] livepatch: patch 'rela_unmarked' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('3: load rela_missing fails with EINVAL; load rela_unmarked fails with EINVAL; loadModule driver fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > loadModule driver
    [info] driver: hello
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > load rela_missing
    [err] livepatch: symbol 'no_such_symbol' not found in symbol table
    → -EINVAL: Invalid argument
  `);
  step(`
    > load rela_unmarked
    [err] livepatch: symbol .klp.sym.driver.rela_unmarked_xmit,0 is not marked as a livepatch symbol
    → -EINVAL: Invalid argument
  `);
  step(`
    > unloadModule driver
    → 0
    module driver loaded: yes → no
  `);
  step(`
    > load rela_missing
    [notice] livepatch: enabling patch 'rela_missing'
    [debug] livepatch: 'rela_missing': initializing patching transition
    [notice] livepatch: 'rela_missing': starting patching transition
    [debug] livepatch: 'rela_missing': completing patching transition
    [notice] livepatch: 'rela_missing': patching complete
    → 0
    listed: none → rela_missing
    rela_missing loaded: no → yes
    rela_missing enabled: no → yes
    rela_missing references: 0 → 1
    + /sys/kernel/livepatch/rela_missing/
    + /sys/kernel/livepatch/rela_missing/driver/
    + /sys/kernel/livepatch/rela_missing/driver/patched: 0
    + /sys/kernel/livepatch/rela_missing/driver/rela_missing_xmit,1/
    + /sys/kernel/livepatch/rela_missing/enabled: 1
    + /sys/kernel/livepatch/rela_missing/force
    + /sys/kernel/livepatch/rela_missing/replace: 0
    + /sys/kernel/livepatch/rela_missing/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: symbol 'no_such_symbol' not found in symbol table
    [warning] livepatch: failed to initialize patch 'rela_missing' for module 'driver' (-22)
    [warning] livepatch: patch 'rela_missing' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('4: load rela_unmarked stays in transition; load rela_missing fails with EBUSY; resched worker moves worker; …', () => {
  const { step } = boot();
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load rela_unmarked
    [notice] livepatch: enabling patch 'rela_unmarked'
    [debug] livepatch: 'rela_unmarked': initializing patching transition
    [notice] livepatch: 'rela_unmarked': starting patching transition
    → 0
    transition: none → rela_unmarked (to patched)
    listed: none → rela_unmarked
    rela_unmarked loaded: no → yes
    rela_unmarked enabled: no → yes
    rela_unmarked references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/rela_unmarked/
    + /sys/kernel/livepatch/rela_unmarked/driver/
    + /sys/kernel/livepatch/rela_unmarked/driver/patched: 0
    + /sys/kernel/livepatch/rela_unmarked/driver/rela_unmarked_xmit,1/
    + /sys/kernel/livepatch/rela_unmarked/enabled: 1
    + /sys/kernel/livepatch/rela_unmarked/force
    + /sys/kernel/livepatch/rela_unmarked/replace: 0
    + /sys/kernel/livepatch/rela_unmarked/transition: 1
  `);
  step(`
    > load rela_missing
    → -EBUSY: Device or resource busy
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'rela_unmarked': completing patching transition
    [notice] livepatch: 'rela_unmarked': patching complete
    transition: rela_unmarked (to patched) → none
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/rela_unmarked/transition: 1 → 0
  `);
  step(`
    > load rela_missing
    [notice] livepatch: enabling patch 'rela_missing'
    [debug] livepatch: 'rela_missing': initializing patching transition
    [notice] livepatch: 'rela_missing': starting patching transition
    → 0
    transition: none → rela_missing (to patched)
    listed: rela_unmarked → rela_unmarked, rela_missing
    rela_missing loaded: no → yes
    rela_missing enabled: no → yes
    rela_missing references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/rela_missing/
    + /sys/kernel/livepatch/rela_missing/driver/
    + /sys/kernel/livepatch/rela_missing/driver/patched: 0
    + /sys/kernel/livepatch/rela_missing/driver/rela_missing_xmit,1/
    + /sys/kernel/livepatch/rela_missing/enabled: 1
    + /sys/kernel/livepatch/rela_missing/force
    + /sys/kernel/livepatch/rela_missing/replace: 0
    + /sys/kernel/livepatch/rela_missing/transition: 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'rela_missing': completing patching transition
    [notice] livepatch: 'rela_missing': patching complete
    transition: rela_missing (to patched) → none
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/rela_missing/transition: 1 → 0
  `);
});

test('5: load rela_unmarked fails with EBUSY; retry completes patching', () => {
  const { step } = boot();
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load rela_missing
    [notice] livepatch: enabling patch 'rela_missing'
    [debug] livepatch: 'rela_missing': initializing patching transition
    [notice] livepatch: 'rela_missing': starting patching transition
    → 0
    transition: none → rela_missing (to patched)
    listed: none → rela_missing
    rela_missing loaded: no → yes
    rela_missing enabled: no → yes
    rela_missing references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/rela_missing/
    + /sys/kernel/livepatch/rela_missing/driver/
    + /sys/kernel/livepatch/rela_missing/driver/patched: 0
    + /sys/kernel/livepatch/rela_missing/driver/rela_missing_xmit,1/
    + /sys/kernel/livepatch/rela_missing/enabled: 1
    + /sys/kernel/livepatch/rela_missing/force
    + /sys/kernel/livepatch/rela_missing/replace: 0
    + /sys/kernel/livepatch/rela_missing/transition: 1
  `);
  step(`
    > load rela_unmarked
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
    [debug] livepatch: 'rela_missing': completing patching transition
    [notice] livepatch: 'rela_missing': patching complete
    transition: rela_missing (to patched) → none
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/rela_missing/transition: 1 → 0
  `);
  step(`
    > load rela_unmarked
    [notice] livepatch: enabling patch 'rela_unmarked'
    [debug] livepatch: 'rela_unmarked': initializing patching transition
    [notice] livepatch: 'rela_unmarked': starting patching transition
    → 0
    transition: none → rela_unmarked (to patched)
    listed: rela_missing → rela_missing, rela_unmarked
    rela_unmarked loaded: no → yes
    rela_unmarked enabled: no → yes
    rela_unmarked references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/rela_unmarked/
    + /sys/kernel/livepatch/rela_unmarked/driver/
    + /sys/kernel/livepatch/rela_unmarked/driver/patched: 0
    + /sys/kernel/livepatch/rela_unmarked/driver/rela_unmarked_xmit,1/
    + /sys/kernel/livepatch/rela_unmarked/enabled: 1
    + /sys/kernel/livepatch/rela_unmarked/force
    + /sys/kernel/livepatch/rela_unmarked/replace: 0
    + /sys/kernel/livepatch/rela_unmarked/transition: 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'rela_unmarked': completing patching transition
    [notice] livepatch: 'rela_unmarked': patching complete
    transition: rela_unmarked (to patched) → none
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/rela_unmarked/transition: 1 → 0
  `);
});
