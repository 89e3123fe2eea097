// 4.6 to 4.13: what an earlier patch did to a refused module stays
//
// Generated from spec/scenarios/mistakes/stays-on-a-refused-module.yaml and machines/ by `npx klp generate mistakes/stays-on-a-refused-module`; do not edit.
// 8 states, 15 transitions, 11 signatures of macrosteps;
// 4 tests with 13 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('mistakes/stays-on-a-refused-module');

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

test('1: loadModule driver; unloadModule driver', () => {
  const { step } = boot();
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
});

test('2: load missing completes patching; loadModule driver fails with EINVAL', () => {
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
});

test('3: load sound completes patching; loadModule driver fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load sound
    [notice] livepatch: enabling patch 'sound'
    [notice] livepatch: 'sound': patching...
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
    > load missing
    [notice] livepatch: enabling patch 'missing'
    [notice] livepatch: 'missing': patching...
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
    > loadModule driver
    [notice] livepatch: applying patch 'sound' to loading module 'driver'
    [err] livepatch: symbol 'driver_xmit' not found in symbol table
    [warning] livepatch: failed to initialize patch 'missing' for module 'driver' (-22)
    [warning] livepatch: patch 'missing' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
    sound / driver patched: no → yes
    sound / driver callbacks: clean → live
    func_stack driver:driver_open: empty → sound
    handler driver:driver_open: none → registered
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'sound' to loading module 'driver'
    [warning] livepatch: failed to apply patch 'sound' to module 'driver' (-22)
    [warning] livepatch: patch 'sound' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('4: load sound completes patching with driver; load missing fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > loadModule driver
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > load sound
    [notice] livepatch: enabling patch 'sound'
    [notice] livepatch: 'sound': patching...
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
});
