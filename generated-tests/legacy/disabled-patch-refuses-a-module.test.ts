// Before 5.1: a disabled patch refuses a module that it does not fit
//
// Generated from spec/scenarios/legacy/disabled-patch-refuses-a-module.yaml and machines/ by `npx klp generate legacy/disabled-patch-refuses-a-module`; do not edit.
// 14 states, 78 transitions, 34 signatures of macrosteps;
// 2 tests with 49 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('legacy/disabled-patch-refuses-a-module');

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
    sound loaded: no
    sound enabled: no
    sound forced: no
    sound references: 0
    sound free queued: no
    sound / driver loaded: no
    sound / driver patched: no
    sound / driver callbacks: clean
    module driver loaded: no
    func_stack driver:driver_open: empty
    handler driver:driver_open: none
    func_stack driver:driver_xmit: empty
    handler driver:driver_xmit: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load missing completes patching; loadModule driver fails with EINVAL; load sound completes patching; …', () => {
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
    + /sys/kernel/livepatch/missing/driver/driver_xmit,1/
    + /sys/kernel/livepatch/missing/enabled: 1
    + /sys/kernel/livepatch/missing/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: symbol 'driver_xmit' not found in symbol table
    [warning] livepatch: failed to initialize patch 'missing' for module 'driver' (-22)
    [warning] livepatch: patch 'missing' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load sound
    [notice] livepatch: enabling patch 'sound'
    [debug] livepatch: 'sound': initializing patching transition
    [notice] livepatch: 'sound': starting patching transition
    [debug] livepatch: 'sound': completing patching transition
    [notice] livepatch: 'sound': patching complete
    → 0
    listed: missing → missing, sound
    sound loaded: no → yes
    sound enabled: no → yes
    sound references: 0 → 1
    + /sys/kernel/livepatch/sound/
    + /sys/kernel/livepatch/sound/driver/
    + /sys/kernel/livepatch/sound/driver/driver_open,1/
    + /sys/kernel/livepatch/sound/enabled: 1
    + /sys/kernel/livepatch/sound/transition: 0
  `);
  step(`
    > write missing enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > loadModule driver
    [err] livepatch: symbol 'driver_xmit' not found in symbol table
    [warning] livepatch: failed to initialize patch 'missing' for module 'driver' (-22)
    [warning] livepatch: patch 'missing' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
  step(`
    > write sound enabled 0
    [debug] livepatch: 'sound': initializing unpatching transition
    [notice] livepatch: 'sound': starting unpatching transition
    [debug] livepatch: 'sound': completing unpatching transition
    [notice] livepatch: 'sound': unpatching complete
    → 0
    sound enabled: yes → no
    sound references: 1 → 0
    /sys/kernel/livepatch/sound/enabled: 1 → 0
  `);
  step(`
    > write missing enabled 0
    [debug] livepatch: 'missing': initializing unpatching transition
    [notice] livepatch: 'missing': starting unpatching transition
    [debug] livepatch: 'missing': completing unpatching transition
    [notice] livepatch: 'missing': unpatching complete
    → 0
    missing enabled: yes → no
    missing references: 1 → 0
    /sys/kernel/livepatch/missing/enabled: 1 → 0
  `);
  step(`
    > write sound enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > unload sound
    → 0
    listed: missing, sound → missing
    sound loaded: yes → no
    - /sys/kernel/livepatch/sound/
    - /sys/kernel/livepatch/sound/driver/
    - /sys/kernel/livepatch/sound/driver/driver_open,1/
    - /sys/kernel/livepatch/sound/enabled
    - /sys/kernel/livepatch/sound/transition
  `);
  step(`
    > load sound
    → -EBUSY: Device or resource busy
  `);
  step(`
    > unload missing
    → 0
    listed: missing → none
    missing loaded: yes → no
    - /sys/kernel/livepatch/missing/
    - /sys/kernel/livepatch/missing/driver/
    - /sys/kernel/livepatch/missing/driver/driver_xmit,1/
    - /sys/kernel/livepatch/missing/enabled
    - /sys/kernel/livepatch/missing/transition
  `);
  step(`
    > loadModule driver
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > unloadModule driver
    → 0
    module driver loaded: yes → no
  `);
  step(`
    > load sound
    [notice] livepatch: enabling patch 'sound'
    [debug] livepatch: 'sound': initializing patching transition
    [notice] livepatch: 'sound': starting patching transition
    [debug] livepatch: 'sound': completing patching transition
    [notice] livepatch: 'sound': patching complete
    → 0
    listed: none → sound
    sound loaded: no → yes
    sound enabled: no → yes
    sound references: 0 → 1
    + /sys/kernel/livepatch/sound/
    + /sys/kernel/livepatch/sound/driver/
    + /sys/kernel/livepatch/sound/driver/driver_open,1/
    + /sys/kernel/livepatch/sound/enabled: 1
    + /sys/kernel/livepatch/sound/transition: 0
  `);
  step(`
    > write sound enabled 0
    [debug] livepatch: 'sound': initializing unpatching transition
    [notice] livepatch: 'sound': starting unpatching transition
    [debug] livepatch: 'sound': completing unpatching transition
    [notice] livepatch: 'sound': unpatching complete
    → 0
    sound enabled: yes → no
    sound references: 1 → 0
    /sys/kernel/livepatch/sound/enabled: 1 → 0
  `);
  step(`
    > load missing
    → -EBUSY: Device or resource busy
  `);
  step(`
    > loadModule driver
    → 0
    sound / driver loaded: no → yes
    module driver loaded: no → yes
  `);
  step(`
    > unloadModule driver
    → 0
    sound / driver loaded: yes → no
    module driver loaded: yes → no
  `);
  step(`
    > write sound enabled 1
    [notice] livepatch: enabling patch 'sound'
    [debug] livepatch: 'sound': initializing patching transition
    [notice] livepatch: 'sound': starting patching transition
    [debug] livepatch: 'sound': completing patching transition
    [notice] livepatch: 'sound': patching complete
    → 0
    sound enabled: no → yes
    sound references: 0 → 1
    /sys/kernel/livepatch/sound/enabled: 0 → 1
  `);
  step(`
    > load missing
    [notice] livepatch: enabling patch 'missing'
    [debug] livepatch: 'missing': initializing patching transition
    [notice] livepatch: 'missing': starting patching transition
    [debug] livepatch: 'missing': completing patching transition
    [notice] livepatch: 'missing': patching complete
    → 0
    listed: sound → sound, missing
    missing loaded: no → yes
    missing enabled: no → yes
    missing references: 0 → 1
    + /sys/kernel/livepatch/missing/
    + /sys/kernel/livepatch/missing/driver/
    + /sys/kernel/livepatch/missing/driver/driver_xmit,1/
    + /sys/kernel/livepatch/missing/enabled: 1
    + /sys/kernel/livepatch/missing/transition: 0
  `);
  step(`
    > write missing enabled 0
    [debug] livepatch: 'missing': initializing unpatching transition
    [notice] livepatch: 'missing': starting unpatching transition
    [debug] livepatch: 'missing': completing unpatching transition
    [notice] livepatch: 'missing': unpatching complete
    → 0
    missing enabled: yes → no
    missing references: 1 → 0
    /sys/kernel/livepatch/missing/enabled: 1 → 0
  `);
  step(`
    > write sound enabled 0
    [debug] livepatch: 'sound': initializing unpatching transition
    [notice] livepatch: 'sound': starting unpatching transition
    [debug] livepatch: 'sound': completing unpatching transition
    [notice] livepatch: 'sound': unpatching complete
    → 0
    sound enabled: yes → no
    sound references: 1 → 0
    /sys/kernel/livepatch/sound/enabled: 1 → 0
  `);
  step(`
    > write missing enabled 1
    → -EBUSY: Device or resource busy
  `);
  step(`
    > loadModule driver
    [err] livepatch: symbol 'driver_xmit' not found in symbol table
    [warning] livepatch: failed to initialize patch 'missing' for module 'driver' (-22)
    [warning] livepatch: patch 'missing' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('2: write sound enabled 0 fails with EINVAL; write sound enabled 1 fails with EINVAL; unload sound fails with EAGAIN; …', () => {
  const { step } = boot();
  step(`
    > load sound
    [notice] livepatch: enabling patch 'sound'
    [debug] livepatch: 'sound': initializing patching transition
    [notice] livepatch: 'sound': starting patching transition
    [debug] livepatch: 'sound': completing patching transition
    [notice] livepatch: 'sound': patching complete
    → 0
    listed: none → sound
    sound loaded: no → yes
    sound enabled: no → yes
    sound references: 0 → 1
    + /sys/kernel/livepatch/sound/
    + /sys/kernel/livepatch/sound/driver/
    + /sys/kernel/livepatch/sound/driver/driver_open,1/
    + /sys/kernel/livepatch/sound/enabled: 1
    + /sys/kernel/livepatch/sound/transition: 0
  `);
  step(`
    > write sound enabled 0
    [debug] livepatch: 'sound': initializing unpatching transition
    [notice] livepatch: 'sound': starting unpatching transition
    [debug] livepatch: 'sound': completing unpatching transition
    [notice] livepatch: 'sound': unpatching complete
    → 0
    sound enabled: yes → no
    sound references: 1 → 0
    /sys/kernel/livepatch/sound/enabled: 1 → 0
  `);
  step(`
    > write sound enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write sound enabled 1
    [notice] livepatch: enabling patch 'sound'
    [debug] livepatch: 'sound': initializing patching transition
    [notice] livepatch: 'sound': starting patching transition
    [debug] livepatch: 'sound': completing patching transition
    [notice] livepatch: 'sound': patching complete
    → 0
    sound enabled: no → yes
    sound references: 0 → 1
    /sys/kernel/livepatch/sound/enabled: 0 → 1
  `);
  step(`
    > write sound enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload sound
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > load missing
    [notice] livepatch: enabling patch 'missing'
    [debug] livepatch: 'missing': initializing patching transition
    [notice] livepatch: 'missing': starting patching transition
    [debug] livepatch: 'missing': completing patching transition
    [notice] livepatch: 'missing': patching complete
    → 0
    listed: sound → sound, missing
    missing loaded: no → yes
    missing enabled: no → yes
    missing references: 0 → 1
    + /sys/kernel/livepatch/missing/
    + /sys/kernel/livepatch/missing/driver/
    + /sys/kernel/livepatch/missing/driver/driver_xmit,1/
    + /sys/kernel/livepatch/missing/enabled: 1
    + /sys/kernel/livepatch/missing/transition: 0
  `);
  step(`
    > write sound enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > write missing enabled 0
    [debug] livepatch: 'missing': initializing unpatching transition
    [notice] livepatch: 'missing': starting unpatching transition
    [debug] livepatch: 'missing': completing unpatching transition
    [notice] livepatch: 'missing': unpatching complete
    → 0
    missing enabled: yes → no
    missing references: 1 → 0
    /sys/kernel/livepatch/missing/enabled: 1 → 0
  `);
  step(`
    > write missing enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write missing enabled 1
    [notice] livepatch: enabling patch 'missing'
    [debug] livepatch: 'missing': initializing patching transition
    [notice] livepatch: 'missing': starting patching transition
    [debug] livepatch: 'missing': completing patching transition
    [notice] livepatch: 'missing': patching complete
    → 0
    missing enabled: no → yes
    missing references: 0 → 1
    /sys/kernel/livepatch/missing/enabled: 0 → 1
  `);
  step(`
    > write missing enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload missing
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'sound' to loading module 'driver'
    [err] livepatch: symbol 'driver_xmit' not found in symbol table
    [warning] livepatch: failed to initialize patch 'missing' for module 'driver' (-22)
    [warning] livepatch: patch 'missing' failed for module 'driver', refusing to load module 'driver'
    [notice] livepatch: reverting patch 'sound' on unloading module 'driver'
    → -EINVAL: Invalid argument
  `);
  step(`
    > write missing enabled 0
    [debug] livepatch: 'missing': initializing unpatching transition
    [notice] livepatch: 'missing': starting unpatching transition
    [debug] livepatch: 'missing': completing unpatching transition
    [notice] livepatch: 'missing': unpatching complete
    → 0
    missing enabled: yes → no
    missing references: 1 → 0
    /sys/kernel/livepatch/missing/enabled: 1 → 0
  `);
  step(`
    > unload missing
    → 0
    listed: sound, missing → sound
    missing loaded: yes → no
    - /sys/kernel/livepatch/missing/
    - /sys/kernel/livepatch/missing/driver/
    - /sys/kernel/livepatch/missing/driver/driver_xmit,1/
    - /sys/kernel/livepatch/missing/enabled
    - /sys/kernel/livepatch/missing/transition
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'sound' to loading module 'driver'
    → 0
    sound / driver loaded: no → yes
    sound / driver patched: no → yes
    sound / driver callbacks: clean → live
    module driver loaded: no → yes
    func_stack driver:driver_open: empty → sound
    handler driver:driver_open: none → registered
  `);
  step(`
    > write sound enabled 0
    [debug] livepatch: 'sound': initializing unpatching transition
    [notice] livepatch: 'sound': starting unpatching transition
    [debug] livepatch: 'sound': completing unpatching transition
    [notice] livepatch: 'sound': unpatching complete
    → 0
    sound enabled: yes → no
    sound references: 1 → 0
    sound / driver patched: yes → no
    sound / driver callbacks: live → clean
    func_stack driver:driver_open: sound → empty
    handler driver:driver_open: registered → none
    /sys/kernel/livepatch/sound/enabled: 1 → 0
  `);
  step(`
    > write sound enabled 1
    [notice] livepatch: enabling patch 'sound'
    [debug] livepatch: 'sound': initializing patching transition
    [notice] livepatch: 'sound': starting patching transition
    [debug] livepatch: 'sound': completing patching transition
    [notice] livepatch: 'sound': patching complete
    → 0
    sound enabled: no → yes
    sound references: 0 → 1
    sound / driver patched: no → yes
    sound / driver callbacks: clean → live
    func_stack driver:driver_open: empty → sound
    handler driver:driver_open: none → registered
    /sys/kernel/livepatch/sound/enabled: 0 → 1
  `);
  step(`
    > load missing
    [err] livepatch: symbol 'driver_xmit' not found in symbol table
    → -EINVAL: Invalid argument
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'sound' on unloading module 'driver'
    → 0
    sound / driver loaded: yes → no
    sound / driver patched: yes → no
    sound / driver callbacks: live → clean
    module driver loaded: yes → no
    func_stack driver:driver_open: sound → empty
    handler driver:driver_open: registered → none
  `);
  step(`
    > write sound enabled 0
    [debug] livepatch: 'sound': initializing unpatching transition
    [notice] livepatch: 'sound': starting unpatching transition
    [debug] livepatch: 'sound': completing unpatching transition
    [notice] livepatch: 'sound': unpatching complete
    → 0
    sound enabled: yes → no
    sound references: 1 → 0
    /sys/kernel/livepatch/sound/enabled: 1 → 0
  `);
  step(`
    > unload sound
    → 0
    listed: sound → none
    sound loaded: yes → no
    - /sys/kernel/livepatch/sound/
    - /sys/kernel/livepatch/sound/driver/
    - /sys/kernel/livepatch/sound/driver/driver_open,1/
    - /sys/kernel/livepatch/sound/enabled
    - /sys/kernel/livepatch/sound/transition
  `);
  step(`
    > loadModule driver
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > load sound
    [notice] livepatch: enabling patch 'sound'
    [debug] livepatch: 'sound': initializing patching transition
    [notice] livepatch: 'sound': starting patching transition
    [debug] livepatch: 'sound': completing patching transition
    [notice] livepatch: 'sound': patching complete
    → 0
    listed: none → sound
    sound loaded: no → yes
    sound enabled: no → yes
    sound references: 0 → 1
    sound / driver loaded: no → yes
    sound / driver patched: no → yes
    sound / driver callbacks: clean → live
    func_stack driver:driver_open: empty → sound
    handler driver:driver_open: none → registered
    + /sys/kernel/livepatch/sound/
    + /sys/kernel/livepatch/sound/driver/
    + /sys/kernel/livepatch/sound/driver/driver_open,1/
    + /sys/kernel/livepatch/sound/enabled: 1
    + /sys/kernel/livepatch/sound/transition: 0
  `);
});
