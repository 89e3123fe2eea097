// A module that a patch does not fit is refused
//
// Generated from spec/scenarios/mistakes/refused-without-rollback.yaml and machines/ by `npx klp generate mistakes/refused-without-rollback`; do not edit.
// 20 states, 64 transitions, 17 signatures of macrosteps;
// 4 tests with 22 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('mistakes/refused-without-rollback');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    missing loaded: no
    missing enabled: no
    missing forced: no
    missing references: 0
    missing free queued: no
    missing / driver loaded: no
    missing / driver patched: no
    missing / driver callbacks: clean
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
    func_stack driver:missing_xmit: empty
    handler driver:missing_xmit: none
    func_stack driver:untraceable_xmit: empty
    handler driver:untraceable_xmit: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load missing stays in transition; load untraceable fails with EBUSY', () => {
  const { step } = boot();
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load missing
    [notice] livepatch: enabling patch 'missing'
    [notice] livepatch: 'missing': patching...
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
    + /sys/kernel/livepatch/missing/enabled: 1
    + /sys/kernel/livepatch/missing/transition: 1
  `);
  step(`
    > load untraceable
    → -EBUSY: Device or resource busy
  `);
});

test('2: load missing completes patching; load untraceable completes patching; loadModule driver fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load missing
    [notice] livepatch: enabling patch 'missing'
    [notice] livepatch: 'missing': patching...
    [notice] livepatch: 'missing': patching complete
    → 0
    listed: none → missing
    missing loaded: no → yes
    missing enabled: no → yes
    missing references: 0 → 1
    + /sys/kernel/livepatch/missing/
    + /sys/kernel/livepatch/missing/driver/
    + /sys/kernel/livepatch/missing/driver/missing_xmit,1/
    + /sys/kernel/livepatch/missing/enabled: 1
    + /sys/kernel/livepatch/missing/transition: 0
  `);
  step(`
    > load untraceable
    [notice] livepatch: enabling patch 'untraceable'
    [notice] livepatch: 'untraceable': patching...
    [notice] livepatch: 'untraceable': patching complete
    → 0
    listed: missing → missing, untraceable
    untraceable loaded: no → yes
    untraceable enabled: no → yes
    untraceable references: 0 → 1
    + /sys/kernel/livepatch/untraceable/
    + /sys/kernel/livepatch/untraceable/driver/
    + /sys/kernel/livepatch/untraceable/driver/untraceable_xmit,1/
    + /sys/kernel/livepatch/untraceable/enabled: 1
    + /sys/kernel/livepatch/untraceable/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: symbol 'missing_xmit' not found in symbol table
    [warning] livepatch: failed to initialize patch 'missing' for module 'driver' (-22)
    [warning] livepatch: patch 'missing' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('3: load untraceable stays in transition; load missing fails with EBUSY; retry completes patching', () => {
  const { step } = boot();
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load untraceable
    [notice] livepatch: enabling patch 'untraceable'
    [notice] livepatch: 'untraceable': patching...
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
    + /sys/kernel/livepatch/untraceable/driver/untraceable_xmit,1/
    + /sys/kernel/livepatch/untraceable/enabled: 1
    + /sys/kernel/livepatch/untraceable/transition: 1
  `);
  step(`
    > load missing
    → -EBUSY: Device or resource busy
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [notice] livepatch: 'untraceable': patching complete
    transition: untraceable (to patched) → none
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/untraceable/transition: 1 → 0
  `);
});

test('4: load missing fails with EINVAL; load untraceable fails with EINVAL; loadModule driver fails with EINVAL; …', () => {
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
    > load untraceable
    [notice] livepatch: enabling patch 'untraceable'
    [err] livepatch: failed to find location for function 'untraceable_xmit'
    [warning] livepatch: failed to patch object 'driver'
    [warning] livepatch: failed to enable patch 'untraceable'
    → -EINVAL: Invalid argument
  `);
  step(`
    > unloadModule driver
    → 0
    module driver loaded: yes → no
  `);
  step(`
    > load untraceable
    [notice] livepatch: enabling patch 'untraceable'
    [notice] livepatch: 'untraceable': patching...
    [notice] livepatch: 'untraceable': patching complete
    → 0
    listed: none → untraceable
    untraceable loaded: no → yes
    untraceable enabled: no → yes
    untraceable references: 0 → 1
    + /sys/kernel/livepatch/untraceable/
    + /sys/kernel/livepatch/untraceable/driver/
    + /sys/kernel/livepatch/untraceable/driver/untraceable_xmit,1/
    + /sys/kernel/livepatch/untraceable/enabled: 1
    + /sys/kernel/livepatch/untraceable/transition: 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'untraceable' to loading module 'driver'
    [err] livepatch: failed to find location for function 'untraceable_xmit'
    [warning] livepatch: failed to apply patch 'untraceable' to module 'driver' (-22)
    [warning] livepatch: patch 'untraceable' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load missing
    [notice] livepatch: enabling patch 'missing'
    [notice] livepatch: 'missing': patching...
    → 0
    transition: none → missing (to patched)
    listed: untraceable → untraceable, missing
    missing loaded: no → yes
    missing enabled: no → yes
    missing references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/missing/
    + /sys/kernel/livepatch/missing/driver/
    + /sys/kernel/livepatch/missing/driver/missing_xmit,1/
    + /sys/kernel/livepatch/missing/enabled: 1
    + /sys/kernel/livepatch/missing/transition: 1
  `);
  step(`
    > retry
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [notice] livepatch: 'missing': patching complete
    transition: missing (to patched) → none
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/missing/transition: 1 → 0
  `);
});
