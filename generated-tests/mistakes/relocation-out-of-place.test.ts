// Relocations with wrong names, and to vmlinux from the section of a module
//
// Generated from spec/scenarios/mistakes/relocation-out-of-place.yaml and machines/ by `npx klp generate mistakes/relocation-out-of-place`; do not edit.
// 28 states, 96 transitions, 22 signatures of macrosteps;
// 5 tests with 30 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('mistakes/relocation-out-of-place');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    rela_symbol loaded: no
    rela_symbol enabled: no
    rela_symbol forced: no
    rela_symbol references: 0
    rela_symbol free queued: no
    rela_symbol / driver loaded: no
    rela_symbol / driver patched: no
    rela_symbol / driver callbacks: clean
    rela_vmlinux loaded: no
    rela_vmlinux enabled: no
    rela_vmlinux forced: no
    rela_vmlinux references: 0
    rela_vmlinux free queued: no
    rela_vmlinux / driver loaded: no
    rela_vmlinux / driver patched: no
    rela_vmlinux / driver callbacks: clean
    module driver loaded: no
    worker alive: yes
    worker running: no
    worker patch_state: -1
    worker pending: no
    worker stack: empty
    func_stack driver:rela_symbol_xmit: empty
    handler driver:rela_symbol_xmit: none
    func_stack driver:rela_vmlinux_xmit: empty
    handler driver:rela_vmlinux_xmit: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load rela_symbol completes patching; load rela_vmlinux completes patching; loadModule driver fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load rela_symbol
    [notice] livepatch: enabling patch 'rela_symbol'
    [debug] livepatch: 'rela_symbol': initializing patching transition
    [notice] livepatch: 'rela_symbol': starting patching transition
    [debug] livepatch: 'rela_symbol': completing patching transition
    [notice] livepatch: 'rela_symbol': patching complete
    → 0
    listed: none → rela_symbol
    rela_symbol loaded: no → yes
    rela_symbol enabled: no → yes
    rela_symbol references: 0 → 1
    + /sys/kernel/livepatch/rela_symbol/
    + /sys/kernel/livepatch/rela_symbol/driver/
    + /sys/kernel/livepatch/rela_symbol/driver/patched: 0
    + /sys/kernel/livepatch/rela_symbol/driver/rela_symbol_xmit,1/
    + /sys/kernel/livepatch/rela_symbol/enabled: 1
    + /sys/kernel/livepatch/rela_symbol/force
    + /sys/kernel/livepatch/rela_symbol/replace: 0
    + /sys/kernel/livepatch/rela_symbol/transition: 0
  `);
  step(`
    > load rela_vmlinux
    [notice] livepatch: enabling patch 'rela_vmlinux'
    [debug] livepatch: 'rela_vmlinux': initializing patching transition
    [notice] livepatch: 'rela_vmlinux': starting patching transition
    [debug] livepatch: 'rela_vmlinux': completing patching transition
    [notice] livepatch: 'rela_vmlinux': patching complete
    → 0
    listed: rela_symbol → rela_symbol, rela_vmlinux
    rela_vmlinux loaded: no → yes
    rela_vmlinux enabled: no → yes
    rela_vmlinux references: 0 → 1
    + /sys/kernel/livepatch/rela_vmlinux/
    + /sys/kernel/livepatch/rela_vmlinux/driver/
    + /sys/kernel/livepatch/rela_vmlinux/driver/patched: 0
    + /sys/kernel/livepatch/rela_vmlinux/driver/rela_vmlinux_xmit,1/
    + /sys/kernel/livepatch/rela_vmlinux/enabled: 1
    + /sys/kernel/livepatch/rela_vmlinux/force
    + /sys/kernel/livepatch/rela_vmlinux/replace: 0
    + /sys/kernel/livepatch/rela_vmlinux/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: symbol .klp.sym.vmlinux has an incorrectly formatted name
    [warning] livepatch: failed to initialize patch 'rela_symbol' for module 'driver' (-22)
    [warning] livepatch: patch 'rela_symbol' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('2: loadModule driver fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load rela_vmlinux
    [notice] livepatch: enabling patch 'rela_vmlinux'
    [debug] livepatch: 'rela_vmlinux': initializing patching transition
    [notice] livepatch: 'rela_vmlinux': starting patching transition
    [debug] livepatch: 'rela_vmlinux': completing patching transition
    [notice] livepatch: 'rela_vmlinux': patching complete
    → 0
    listed: none → rela_vmlinux
    rela_vmlinux loaded: no → yes
    rela_vmlinux enabled: no → yes
    rela_vmlinux references: 0 → 1
    + /sys/kernel/livepatch/rela_vmlinux/
    + /sys/kernel/livepatch/rela_vmlinux/driver/
    + /sys/kernel/livepatch/rela_vmlinux/driver/patched: 0
    + /sys/kernel/livepatch/rela_vmlinux/driver/rela_vmlinux_xmit,1/
    + /sys/kernel/livepatch/rela_vmlinux/enabled: 1
    + /sys/kernel/livepatch/rela_vmlinux/force
    + /sys/kernel/livepatch/rela_vmlinux/replace: 0
    + /sys/kernel/livepatch/rela_vmlinux/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: invalid access to vmlinux symbol 'rela_vmlinux_xmit' from module-specific livepatch relocation section
    [warning] livepatch: failed to initialize patch 'rela_vmlinux' for module 'driver' (-22)
    [warning] livepatch: patch 'rela_vmlinux' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load rela_symbol
    [notice] livepatch: enabling patch 'rela_symbol'
    [debug] livepatch: 'rela_symbol': initializing patching transition
    [notice] livepatch: 'rela_symbol': starting patching transition
    [debug] livepatch: 'rela_symbol': completing patching transition
    [notice] livepatch: 'rela_symbol': patching complete
    → 0
    listed: rela_vmlinux → rela_vmlinux, rela_symbol
    rela_symbol loaded: no → yes
    rela_symbol enabled: no → yes
    rela_symbol references: 0 → 1
    + /sys/kernel/livepatch/rela_symbol/
    + /sys/kernel/livepatch/rela_symbol/driver/
    + /sys/kernel/livepatch/rela_symbol/driver/patched: 0
    + /sys/kernel/livepatch/rela_symbol/driver/rela_symbol_xmit,1/
    + /sys/kernel/livepatch/rela_symbol/enabled: 1
    + /sys/kernel/livepatch/rela_symbol/force
    + /sys/kernel/livepatch/rela_symbol/replace: 0
    + /sys/kernel/livepatch/rela_symbol/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: invalid access to vmlinux symbol 'rela_vmlinux_xmit' from module-specific livepatch relocation section
    [warning] livepatch: failed to initialize patch 'rela_vmlinux' for module 'driver' (-22)
    [warning] livepatch: patch 'rela_vmlinux' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('3: load rela_symbol fails with EINVAL; load rela_vmlinux fails with EINVAL; loadModule driver fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > loadModule driver
    [info] driver: hello
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > load rela_symbol
    [err] livepatch: symbol .klp.sym.vmlinux has an incorrectly formatted name
    → -EINVAL: Invalid argument
  `);
  step(`
    > load rela_vmlinux
    [err] livepatch: invalid access to vmlinux symbol 'rela_vmlinux_xmit' from module-specific livepatch relocation section
    → -EINVAL: Invalid argument
  `);
  step(`
    > unloadModule driver
    → 0
    module driver loaded: yes → no
  `);
  step(`
    > load rela_symbol
    [notice] livepatch: enabling patch 'rela_symbol'
    [debug] livepatch: 'rela_symbol': initializing patching transition
    [notice] livepatch: 'rela_symbol': starting patching transition
    [debug] livepatch: 'rela_symbol': completing patching transition
    [notice] livepatch: 'rela_symbol': patching complete
    → 0
    listed: none → rela_symbol
    rela_symbol loaded: no → yes
    rela_symbol enabled: no → yes
    rela_symbol references: 0 → 1
    + /sys/kernel/livepatch/rela_symbol/
    + /sys/kernel/livepatch/rela_symbol/driver/
    + /sys/kernel/livepatch/rela_symbol/driver/patched: 0
    + /sys/kernel/livepatch/rela_symbol/driver/rela_symbol_xmit,1/
    + /sys/kernel/livepatch/rela_symbol/enabled: 1
    + /sys/kernel/livepatch/rela_symbol/force
    + /sys/kernel/livepatch/rela_symbol/replace: 0
    + /sys/kernel/livepatch/rela_symbol/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: symbol .klp.sym.vmlinux has an incorrectly formatted name
    [warning] livepatch: failed to initialize patch 'rela_symbol' for module 'driver' (-22)
    [warning] livepatch: patch 'rela_symbol' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('4: load rela_vmlinux stays in transition; load rela_symbol fails with EBUSY; resched worker moves worker; …', () => {
  const { step } = boot();
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load rela_vmlinux
    [notice] livepatch: enabling patch 'rela_vmlinux'
    [debug] livepatch: 'rela_vmlinux': initializing patching transition
    [notice] livepatch: 'rela_vmlinux': starting patching transition
    → 0
    transition: none → rela_vmlinux (to patched)
    listed: none → rela_vmlinux
    rela_vmlinux loaded: no → yes
    rela_vmlinux enabled: no → yes
    rela_vmlinux references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/rela_vmlinux/
    + /sys/kernel/livepatch/rela_vmlinux/driver/
    + /sys/kernel/livepatch/rela_vmlinux/driver/patched: 0
    + /sys/kernel/livepatch/rela_vmlinux/driver/rela_vmlinux_xmit,1/
    + /sys/kernel/livepatch/rela_vmlinux/enabled: 1
    + /sys/kernel/livepatch/rela_vmlinux/force
    + /sys/kernel/livepatch/rela_vmlinux/replace: 0
    + /sys/kernel/livepatch/rela_vmlinux/transition: 1
  `);
  step(`
    > load rela_symbol
    → -EBUSY: Device or resource busy
  `);
  step(`
    > resched worker
    worker patch_state: 0 → 1
    worker pending: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'rela_vmlinux': completing patching transition
    [notice] livepatch: 'rela_vmlinux': patching complete
    transition: rela_vmlinux (to patched) → none
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/rela_vmlinux/transition: 1 → 0
  `);
  step(`
    > load rela_symbol
    [notice] livepatch: enabling patch 'rela_symbol'
    [debug] livepatch: 'rela_symbol': initializing patching transition
    [notice] livepatch: 'rela_symbol': starting patching transition
    → 0
    transition: none → rela_symbol (to patched)
    listed: rela_vmlinux → rela_vmlinux, rela_symbol
    rela_symbol loaded: no → yes
    rela_symbol enabled: no → yes
    rela_symbol references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/rela_symbol/
    + /sys/kernel/livepatch/rela_symbol/driver/
    + /sys/kernel/livepatch/rela_symbol/driver/patched: 0
    + /sys/kernel/livepatch/rela_symbol/driver/rela_symbol_xmit,1/
    + /sys/kernel/livepatch/rela_symbol/enabled: 1
    + /sys/kernel/livepatch/rela_symbol/force
    + /sys/kernel/livepatch/rela_symbol/replace: 0
    + /sys/kernel/livepatch/rela_symbol/transition: 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'rela_symbol': completing patching transition
    [notice] livepatch: 'rela_symbol': patching complete
    transition: rela_symbol (to patched) → none
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/rela_symbol/transition: 1 → 0
  `);
});

test('5: load rela_vmlinux fails with EBUSY; retry completes patching', () => {
  const { step } = boot();
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > load rela_symbol
    [notice] livepatch: enabling patch 'rela_symbol'
    [debug] livepatch: 'rela_symbol': initializing patching transition
    [notice] livepatch: 'rela_symbol': starting patching transition
    → 0
    transition: none → rela_symbol (to patched)
    listed: none → rela_symbol
    rela_symbol loaded: no → yes
    rela_symbol enabled: no → yes
    rela_symbol references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/rela_symbol/
    + /sys/kernel/livepatch/rela_symbol/driver/
    + /sys/kernel/livepatch/rela_symbol/driver/patched: 0
    + /sys/kernel/livepatch/rela_symbol/driver/rela_symbol_xmit,1/
    + /sys/kernel/livepatch/rela_symbol/enabled: 1
    + /sys/kernel/livepatch/rela_symbol/force
    + /sys/kernel/livepatch/rela_symbol/replace: 0
    + /sys/kernel/livepatch/rela_symbol/transition: 1
  `);
  step(`
    > load rela_vmlinux
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
    [debug] livepatch: 'rela_symbol': completing patching transition
    [notice] livepatch: 'rela_symbol': patching complete
    transition: rela_symbol (to patched) → none
    worker patch_state: 1 → -1
    /sys/kernel/livepatch/rela_symbol/transition: 1 → 0
  `);
  step(`
    > load rela_vmlinux
    [notice] livepatch: enabling patch 'rela_vmlinux'
    [debug] livepatch: 'rela_vmlinux': initializing patching transition
    [notice] livepatch: 'rela_vmlinux': starting patching transition
    → 0
    transition: none → rela_vmlinux (to patched)
    listed: rela_symbol → rela_symbol, rela_vmlinux
    rela_vmlinux loaded: no → yes
    rela_vmlinux enabled: no → yes
    rela_vmlinux references: 0 → 1
    worker patch_state: -1 → 0
    worker pending: no → yes
    + /sys/kernel/livepatch/rela_vmlinux/
    + /sys/kernel/livepatch/rela_vmlinux/driver/
    + /sys/kernel/livepatch/rela_vmlinux/driver/patched: 0
    + /sys/kernel/livepatch/rela_vmlinux/driver/rela_vmlinux_xmit,1/
    + /sys/kernel/livepatch/rela_vmlinux/enabled: 1
    + /sys/kernel/livepatch/rela_vmlinux/force
    + /sys/kernel/livepatch/rela_vmlinux/replace: 0
    + /sys/kernel/livepatch/rela_vmlinux/transition: 1
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'rela_vmlinux': completing patching transition
    [notice] livepatch: 'rela_vmlinux': patching complete
    transition: rela_vmlinux (to patched) → none
    worker patch_state: 0 → -1
    worker pending: yes → no
    /sys/kernel/livepatch/rela_vmlinux/transition: 1 → 0
  `);
});
