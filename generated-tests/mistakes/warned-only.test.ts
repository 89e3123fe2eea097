// A module that a patch does not fit comes all the same
//
// Generated from spec/scenarios/mistakes/warned-only.yaml and machines/ by `npx klp generate mistakes/warned-only`; do not edit.
// 22 states, 66 transitions, 31 signatures of macrosteps;
// 6 tests with 46 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('mistakes/warned-only');

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
    func_stack driver:missing_xmit: empty
    handler driver:missing_xmit: none
    func_stack driver:untraceable_xmit: empty
    handler driver:untraceable_xmit: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load missing; loadModule driver; unloadModule driver', () => {
  const { step } = boot();
  step(`
    > load missing
    [notice] livepatch: enabling patch 'missing'
    → 0
    listed: none → missing
    missing loaded: no → yes
    missing enabled: no → yes
    missing references: 0 → 1
    + /sys/kernel/livepatch/missing/
    + /sys/kernel/livepatch/missing/driver/
    + /sys/kernel/livepatch/missing/driver/missing_xmit/
    + /sys/kernel/livepatch/missing/enabled: 1
  `);
  step(`
    > loadModule driver
    [err] livepatch: symbol 'missing_xmit' not found in symbol table
    [warning] livepatch: failed to apply patch 'missing' to module 'driver' (-22)
    [info] driver: hello
    → 0
    missing / driver loaded: no → yes
    module driver loaded: no → yes
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'missing' on unloading module 'driver'
    → 0
    missing / driver loaded: yes → no
    module driver loaded: yes → no
  `);
});

test('2: load untraceable; write missing enabled 0; loadModule driver; unloadModule driver', () => {
  const { step } = boot();
  step(`
    > load untraceable
    [notice] livepatch: enabling patch 'untraceable'
    → 0
    listed: none → untraceable
    untraceable loaded: no → yes
    untraceable enabled: no → yes
    untraceable references: 0 → 1
    + /sys/kernel/livepatch/untraceable/
    + /sys/kernel/livepatch/untraceable/driver/
    + /sys/kernel/livepatch/untraceable/driver/untraceable_xmit/
    + /sys/kernel/livepatch/untraceable/enabled: 1
  `);
  step(`
    > load missing
    [notice] livepatch: enabling patch 'missing'
    → 0
    listed: untraceable → untraceable, missing
    missing loaded: no → yes
    missing enabled: no → yes
    missing references: 0 → 1
    + /sys/kernel/livepatch/missing/
    + /sys/kernel/livepatch/missing/driver/
    + /sys/kernel/livepatch/missing/driver/missing_xmit/
    + /sys/kernel/livepatch/missing/enabled: 1
  `);
  step(`
    > write missing enabled 0
    [notice] livepatch: disabling patch 'missing'
    → 0
    missing enabled: yes → no
    /sys/kernel/livepatch/missing/enabled: 1 → 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'untraceable' to loading module 'driver'
    [err] livepatch: failed to find location for function 'untraceable_xmit'
    [warning] livepatch: failed to apply patch 'untraceable' to module 'driver' (-22)
    [err] livepatch: symbol 'missing_xmit' not found in symbol table
    [warning] livepatch: failed to apply patch 'missing' to module 'driver' (-22)
    [info] driver: hello
    → 0
    missing / driver loaded: no → yes
    untraceable / driver loaded: no → yes
    module driver loaded: no → yes
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'untraceable' on unloading module 'driver'
    → 0
    missing / driver loaded: yes → no
    untraceable / driver loaded: yes → no
    module driver loaded: yes → no
  `);
});

test('3: write missing enabled 0 fails with EINVAL; load untraceable fails with EBUSY', () => {
  const { step } = boot();
  step(`
    > load missing
    [notice] livepatch: enabling patch 'missing'
    → 0
    listed: none → missing
    missing loaded: no → yes
    missing enabled: no → yes
    missing references: 0 → 1
    + /sys/kernel/livepatch/missing/
    + /sys/kernel/livepatch/missing/driver/
    + /sys/kernel/livepatch/missing/driver/missing_xmit/
    + /sys/kernel/livepatch/missing/enabled: 1
  `);
  step(`
    > write missing enabled 0
    [notice] livepatch: disabling patch 'missing'
    → 0
    missing enabled: yes → no
    /sys/kernel/livepatch/missing/enabled: 1 → 0
  `);
  step(`
    > write missing enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > load untraceable
    → -EBUSY: Device or resource busy
  `);
  step(`
    > loadModule driver
    [err] livepatch: symbol 'missing_xmit' not found in symbol table
    [warning] livepatch: failed to apply patch 'missing' to module 'driver' (-22)
    [info] driver: hello
    → 0
    missing / driver loaded: no → yes
    module driver loaded: no → yes
  `);
  step(`
    > unloadModule driver
    → 0
    missing / driver loaded: yes → no
    module driver loaded: yes → no
  `);
});

test('4: load missing fails with EBUSY; write untraceable enabled 0 fails with EINVAL; load missing fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load untraceable
    [notice] livepatch: enabling patch 'untraceable'
    → 0
    listed: none → untraceable
    untraceable loaded: no → yes
    untraceable enabled: no → yes
    untraceable references: 0 → 1
    + /sys/kernel/livepatch/untraceable/
    + /sys/kernel/livepatch/untraceable/driver/
    + /sys/kernel/livepatch/untraceable/driver/untraceable_xmit/
    + /sys/kernel/livepatch/untraceable/enabled: 1
  `);
  step(`
    > write untraceable enabled 0
    [notice] livepatch: disabling patch 'untraceable'
    → 0
    untraceable enabled: yes → no
    /sys/kernel/livepatch/untraceable/enabled: 1 → 0
  `);
  step(`
    > load missing
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write untraceable enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > loadModule driver
    [info] driver: hello
    → 0
    untraceable / driver loaded: no → yes
    module driver loaded: no → yes
  `);
  step(`
    > load missing
    [err] livepatch: symbol 'missing_xmit' not found in symbol table
    → -EINVAL: Invalid argument
  `);
  step(`
    > unloadModule driver
    → 0
    untraceable / driver loaded: yes → no
    module driver loaded: yes → no
  `);
});

test('5: write missing enabled 0 fails with EBUSY', () => {
  const { step } = boot();
  step(`
    > load missing
    [notice] livepatch: enabling patch 'missing'
    → 0
    listed: none → missing
    missing loaded: no → yes
    missing enabled: no → yes
    missing references: 0 → 1
    + /sys/kernel/livepatch/missing/
    + /sys/kernel/livepatch/missing/driver/
    + /sys/kernel/livepatch/missing/driver/missing_xmit/
    + /sys/kernel/livepatch/missing/enabled: 1
  `);
  step(`
    > load untraceable
    [notice] livepatch: enabling patch 'untraceable'
    → 0
    listed: missing → missing, untraceable
    untraceable loaded: no → yes
    untraceable enabled: no → yes
    untraceable references: 0 → 1
    + /sys/kernel/livepatch/untraceable/
    + /sys/kernel/livepatch/untraceable/driver/
    + /sys/kernel/livepatch/untraceable/driver/untraceable_xmit/
    + /sys/kernel/livepatch/untraceable/enabled: 1
  `);
  step(`
    > write missing enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > loadModule driver
    [err] livepatch: symbol 'missing_xmit' not found in symbol table
    [warning] livepatch: failed to apply patch 'missing' to module 'driver' (-22)
    [notice] livepatch: applying patch 'untraceable' to loading module 'driver'
    [err] livepatch: failed to find location for function 'untraceable_xmit'
    [warning] livepatch: failed to apply patch 'untraceable' to module 'driver' (-22)
    [info] driver: hello
    → 0
    missing / driver loaded: no → yes
    untraceable / driver loaded: no → yes
    module driver loaded: no → yes
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'missing' on unloading module 'driver'
    [notice] livepatch: reverting patch 'untraceable' on unloading module 'driver'
    → 0
    missing / driver loaded: yes → no
    untraceable / driver loaded: yes → no
    module driver loaded: yes → no
  `);
  step(`
    > write untraceable enabled 0
    [notice] livepatch: disabling patch 'untraceable'
    → 0
    untraceable enabled: yes → no
    /sys/kernel/livepatch/untraceable/enabled: 1 → 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: symbol 'missing_xmit' not found in symbol table
    [warning] livepatch: failed to apply patch 'missing' to module 'driver' (-22)
    [info] driver: hello
    → 0
    missing / driver loaded: no → yes
    untraceable / driver loaded: no → yes
    module driver loaded: no → yes
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'missing' on unloading module 'driver'
    → 0
    missing / driver loaded: yes → no
    untraceable / driver loaded: yes → no
    module driver loaded: yes → no
  `);
  step(`
    > write missing enabled 0
    [notice] livepatch: disabling patch 'missing'
    → 0
    missing enabled: yes → no
    /sys/kernel/livepatch/missing/enabled: 1 → 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: symbol 'missing_xmit' not found in symbol table
    [warning] livepatch: failed to apply patch 'missing' to module 'driver' (-22)
    [info] driver: hello
    → 0
    missing / driver loaded: no → yes
    untraceable / driver loaded: no → yes
    module driver loaded: no → yes
  `);
  step(`
    > unloadModule driver
    → 0
    missing / driver loaded: yes → no
    untraceable / driver loaded: yes → no
    module driver loaded: yes → no
  `);
});

test('6: load untraceable fails with EINVAL; write untraceable enabled 0 fails with EBUSY', () => {
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
    [err] livepatch: failed to find location for function 'untraceable_xmit'
    [notice] livepatch: disabling patch 'untraceable'
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
    → 0
    listed: none → untraceable
    untraceable loaded: no → yes
    untraceable enabled: no → yes
    untraceable references: 0 → 1
    + /sys/kernel/livepatch/untraceable/
    + /sys/kernel/livepatch/untraceable/driver/
    + /sys/kernel/livepatch/untraceable/driver/untraceable_xmit/
    + /sys/kernel/livepatch/untraceable/enabled: 1
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'untraceable' to loading module 'driver'
    [err] livepatch: failed to find location for function 'untraceable_xmit'
    [warning] livepatch: failed to apply patch 'untraceable' to module 'driver' (-22)
    [info] driver: hello
    → 0
    untraceable / driver loaded: no → yes
    module driver loaded: no → yes
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'untraceable' on unloading module 'driver'
    → 0
    untraceable / driver loaded: yes → no
    module driver loaded: yes → no
  `);
  step(`
    > load missing
    [notice] livepatch: enabling patch 'missing'
    → 0
    listed: untraceable → untraceable, missing
    missing loaded: no → yes
    missing enabled: no → yes
    missing references: 0 → 1
    + /sys/kernel/livepatch/missing/
    + /sys/kernel/livepatch/missing/driver/
    + /sys/kernel/livepatch/missing/driver/missing_xmit/
    + /sys/kernel/livepatch/missing/enabled: 1
  `);
  step(`
    > write untraceable enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'untraceable' to loading module 'driver'
    [err] livepatch: failed to find location for function 'untraceable_xmit'
    [warning] livepatch: failed to apply patch 'untraceable' to module 'driver' (-22)
    [err] livepatch: symbol 'missing_xmit' not found in symbol table
    [warning] livepatch: failed to apply patch 'missing' to module 'driver' (-22)
    [info] driver: hello
    → 0
    missing / driver loaded: no → yes
    untraceable / driver loaded: no → yes
    module driver loaded: no → yes
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'untraceable' on unloading module 'driver'
    [notice] livepatch: reverting patch 'missing' on unloading module 'driver'
    → 0
    missing / driver loaded: yes → no
    untraceable / driver loaded: yes → no
    module driver loaded: yes → no
  `);
  step(`
    > write missing enabled 0
    [notice] livepatch: disabling patch 'missing'
    → 0
    missing enabled: yes → no
    /sys/kernel/livepatch/missing/enabled: 1 → 0
  `);
  step(`
    > write untraceable enabled 0
    [notice] livepatch: disabling patch 'untraceable'
    → 0
    untraceable enabled: yes → no
    /sys/kernel/livepatch/untraceable/enabled: 1 → 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: symbol 'missing_xmit' not found in symbol table
    [warning] livepatch: failed to apply patch 'missing' to module 'driver' (-22)
    [info] driver: hello
    → 0
    missing / driver loaded: no → yes
    untraceable / driver loaded: no → yes
    module driver loaded: no → yes
  `);
  step(`
    > unloadModule driver
    → 0
    missing / driver loaded: yes → no
    untraceable / driver loaded: yes → no
    module driver loaded: yes → no
  `);
});
