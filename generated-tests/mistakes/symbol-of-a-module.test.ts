// A module has no such symbol, or several
//
// Generated from spec/scenarios/mistakes/symbol-of-a-module.yaml and machines/ by `npx klp generate mistakes/symbol-of-a-module`; do not edit.
// 28 states, 96 transitions, 22 signatures of macrosteps;
// 5 tests with 30 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('mistakes/symbol-of-a-module');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    ambiguous loaded: no
    ambiguous enabled: no
    ambiguous forced: no
    ambiguous references: 0
    ambiguous free queued: no
    ambiguous / driver loaded: no
    ambiguous / driver patched: no
    ambiguous / driver callbacks: clean
    missing loaded: no
    missing enabled: no
    missing forced: no
    missing references: 0
    missing free queued: no
    missing / driver loaded: no
    missing / driver patched: no
    missing / driver callbacks: clean
    module driver loaded: no
    worker alive: yes
    worker running: no
    worker patch_state: -1
    worker pending: no
    worker stack: empty
    func_stack driver:ambiguous_xmit: empty
    handler driver:ambiguous_xmit: none
    func_stack driver:missing_xmit: empty
    handler driver:missing_xmit: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load missing completes patching; load ambiguous completes patching; loadModule driver fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load missing
    [notice] livepatch: enabling patch 'missing'
    [debug] livepatch: 'missing': initializing patching transition
    [notice] livepatch: 'missing': starting patching transition
    [debug] livepatch: 'missing': completing patching transition
    [notice] livepatch: 'missing': patching complete
    → 0
    listed: none → missing
    missing loaded: no → yes
    missing enabled: no → yes
    missing references: 0 → 1
    + /sys/kernel/livepatch/missing/
    + /sys/kernel/livepatch/missing/driver/
    + /sys/kernel/livepatch/missing/driver/missing_xmit,1/
    + /sys/kernel/livepatch/missing/driver/patched: 0
    + /sys/kernel/livepatch/missing/enabled: 1
    + /sys/kernel/livepatch/missing/force
    + /sys/kernel/livepatch/missing/replace: 0
    + /sys/kernel/livepatch/missing/transition: 0
  `);
  step(`
    > load ambiguous
    [notice] livepatch: enabling patch 'ambiguous'
    [debug] livepatch: 'ambiguous': initializing patching transition
    [notice] livepatch: 'ambiguous': starting patching transition
    [debug] livepatch: 'ambiguous': completing patching transition
    [notice] livepatch: 'ambiguous': patching complete
    → 0
    listed: missing → missing, ambiguous
    ambiguous loaded: no → yes
    ambiguous enabled: no → yes
    ambiguous references: 0 → 1
    + /sys/kernel/livepatch/ambiguous/
    + /sys/kernel/livepatch/ambiguous/driver/
    + /sys/kernel/livepatch/ambiguous/driver/ambiguous_xmit,1/
    + /sys/kernel/livepatch/ambiguous/driver/patched: 0
    + /sys/kernel/livepatch/ambiguous/enabled: 1
    + /sys/kernel/livepatch/ambiguous/force
    + /sys/kernel/livepatch/ambiguous/replace: 0
    + /sys/kernel/livepatch/ambiguous/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: symbol 'missing_xmit' not found in symbol table
    [warning] livepatch: failed to initialize patch 'missing' for module 'driver' (-22)
    [warning] livepatch: patch 'missing' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('2: loadModule driver fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load ambiguous
    [notice] livepatch: enabling patch 'ambiguous'
    [debug] livepatch: 'ambiguous': initializing patching transition
    [notice] livepatch: 'ambiguous': starting patching transition
    [debug] livepatch: 'ambiguous': completing patching transition
    [notice] livepatch: 'ambiguous': patching complete
    → 0
    listed: none → ambiguous
    ambiguous loaded: no → yes
    ambiguous enabled: no → yes
    ambiguous references: 0 → 1
    + /sys/kernel/livepatch/ambiguous/
    + /sys/kernel/livepatch/ambiguous/driver/
    + /sys/kernel/livepatch/ambiguous/driver/ambiguous_xmit,1/
    + /sys/kernel/livepatch/ambiguous/driver/patched: 0
    + /sys/kernel/livepatch/ambiguous/enabled: 1
    + /sys/kernel/livepatch/ambiguous/force
    + /sys/kernel/livepatch/ambiguous/replace: 0
    + /sys/kernel/livepatch/ambiguous/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: unresolvable ambiguity for symbol 'ambiguous_xmit' in object 'driver'
    [warning] livepatch: failed to initialize patch 'ambiguous' for module 'driver' (-22)
    [warning] livepatch: patch 'ambiguous' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load missing
    [notice] livepatch: enabling patch 'missing'
    [debug] livepatch: 'missing': initializing patching transition
    [notice] livepatch: 'missing': starting patching transition
    [debug] livepatch: 'missing': completing patching transition
    [notice] livepatch: 'missing': patching complete
    → 0
    listed: ambiguous → ambiguous, missing
    missing loaded: no → yes
    missing enabled: no → yes
    missing references: 0 → 1
    + /sys/kernel/livepatch/missing/
    + /sys/kernel/livepatch/missing/driver/
    + /sys/kernel/livepatch/missing/driver/missing_xmit,1/
    + /sys/kernel/livepatch/missing/driver/patched: 0
    + /sys/kernel/livepatch/missing/enabled: 1
    + /sys/kernel/livepatch/missing/force
    + /sys/kernel/livepatch/missing/replace: 0
    + /sys/kernel/livepatch/missing/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: unresolvable ambiguity for symbol 'ambiguous_xmit' in object 'driver'
    [warning] livepatch: failed to initialize patch 'ambiguous' for module 'driver' (-22)
    [warning] livepatch: patch 'ambiguous' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('3: load missing fails with EINVAL; load ambiguous fails with EINVAL; loadModule driver fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > loadModule driver
    [info] driver: hello
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > load missing
    [err] livepatch: symbol 'missing_xmit' not found in symbol table
    → -EINVAL: Invalid argument
  `);
  step(`
    > load ambiguous
    [err] livepatch: unresolvable ambiguity for symbol 'ambiguous_xmit' in object 'driver'
    → -EINVAL: Invalid argument
  `);
  step(`
    > unloadModule driver
    → 0
    module driver loaded: yes → no
  `);
  step(`
    > load missing
    [notice] livepatch: enabling patch 'missing'
    [debug] livepatch: 'missing': initializing patching transition
    [notice] livepatch: 'missing': starting patching transition
    [debug] livepatch: 'missing': completing patching transition
    [notice] livepatch: 'missing': patching complete
    → 0
    listed: none → missing
    missing loaded: no → yes
    missing enabled: no → yes
    missing references: 0 → 1
    + /sys/kernel/livepatch/missing/
    + /sys/kernel/livepatch/missing/driver/
    + /sys/kernel/livepatch/missing/driver/missing_xmit,1/
    + /sys/kernel/livepatch/missing/driver/patched: 0
    + /sys/kernel/livepatch/missing/enabled: 1
    + /sys/kernel/livepatch/missing/force
    + /sys/kernel/livepatch/missing/replace: 0
    + /sys/kernel/livepatch/missing/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: symbol 'missing_xmit' not found in symbol table
    [warning] livepatch: failed to initialize patch 'missing' for module 'driver' (-22)
    [warning] livepatch: patch 'missing' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('4: load ambiguous stays in transition; load missing fails with EBUSY; resched worker moves worker; retry completes patching; …', () => {
  const { step } = boot();
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load ambiguous
    [notice] livepatch: enabling patch 'ambiguous'
    [debug] livepatch: 'ambiguous': initializing patching transition
    [notice] livepatch: 'ambiguous': starting patching transition
    → 0
    transition: none → ambiguous (to patched)
    listed: none → ambiguous
    ambiguous loaded: no → yes
    ambiguous enabled: no → yes
    ambiguous references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/ambiguous/
    + /sys/kernel/livepatch/ambiguous/driver/
    + /sys/kernel/livepatch/ambiguous/driver/ambiguous_xmit,1/
    + /sys/kernel/livepatch/ambiguous/driver/patched: 0
    + /sys/kernel/livepatch/ambiguous/enabled: 1
    + /sys/kernel/livepatch/ambiguous/force
    + /sys/kernel/livepatch/ambiguous/replace: 0
    + /sys/kernel/livepatch/ambiguous/transition: 1
  `);
  step(`
    > load missing
    → -EBUSY: Device or resource busy
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'ambiguous': completing patching transition
    [notice] livepatch: 'ambiguous': patching complete
    transition: ambiguous (to patched) → none
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/ambiguous/transition: 1 → 0
  `);
  step(`
    > load missing
    [notice] livepatch: enabling patch 'missing'
    [debug] livepatch: 'missing': initializing patching transition
    [notice] livepatch: 'missing': starting patching transition
    → 0
    transition: none → missing (to patched)
    listed: ambiguous → ambiguous, missing
    missing loaded: no → yes
    missing enabled: no → yes
    missing references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/missing/
    + /sys/kernel/livepatch/missing/driver/
    + /sys/kernel/livepatch/missing/driver/missing_xmit,1/
    + /sys/kernel/livepatch/missing/driver/patched: 0
    + /sys/kernel/livepatch/missing/enabled: 1
    + /sys/kernel/livepatch/missing/force
    + /sys/kernel/livepatch/missing/replace: 0
    + /sys/kernel/livepatch/missing/transition: 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'missing': completing patching transition
    [notice] livepatch: 'missing': patching complete
    transition: missing (to patched) → none
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/missing/transition: 1 → 0
  `);
});

test('5: load ambiguous fails with EBUSY; retry completes patching', () => {
  const { step } = boot();
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load missing
    [notice] livepatch: enabling patch 'missing'
    [debug] livepatch: 'missing': initializing patching transition
    [notice] livepatch: 'missing': starting patching transition
    → 0
    transition: none → missing (to patched)
    listed: none → missing
    missing loaded: no → yes
    missing enabled: no → yes
    missing references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/missing/
    + /sys/kernel/livepatch/missing/driver/
    + /sys/kernel/livepatch/missing/driver/missing_xmit,1/
    + /sys/kernel/livepatch/missing/driver/patched: 0
    + /sys/kernel/livepatch/missing/enabled: 1
    + /sys/kernel/livepatch/missing/force
    + /sys/kernel/livepatch/missing/replace: 0
    + /sys/kernel/livepatch/missing/transition: 1
  `);
  step(`
    > load ambiguous
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
    [debug] livepatch: 'missing': completing patching transition
    [notice] livepatch: 'missing': patching complete
    transition: missing (to patched) → none
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/missing/transition: 1 → 0
  `);
  step(`
    > load ambiguous
    [notice] livepatch: enabling patch 'ambiguous'
    [debug] livepatch: 'ambiguous': initializing patching transition
    [notice] livepatch: 'ambiguous': starting patching transition
    → 0
    transition: none → ambiguous (to patched)
    listed: missing → missing, ambiguous
    ambiguous loaded: no → yes
    ambiguous enabled: no → yes
    ambiguous references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/ambiguous/
    + /sys/kernel/livepatch/ambiguous/driver/
    + /sys/kernel/livepatch/ambiguous/driver/ambiguous_xmit,1/
    + /sys/kernel/livepatch/ambiguous/driver/patched: 0
    + /sys/kernel/livepatch/ambiguous/enabled: 1
    + /sys/kernel/livepatch/ambiguous/force
    + /sys/kernel/livepatch/ambiguous/replace: 0
    + /sys/kernel/livepatch/ambiguous/transition: 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'ambiguous': completing patching transition
    [notice] livepatch: 'ambiguous': patching complete
    transition: ambiguous (to patched) → none
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/ambiguous/transition: 1 → 0
  `);
});
