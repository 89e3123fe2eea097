// Which of several functions of one name
//
// Generated from spec/scenarios/symbols/several-of-one-name.yaml and machines/ by `npx klp generate symbols/several-of-one-name`; do not edit.
// 232 states, 1074 transitions, 81 signatures of macrosteps;
// 15 tests with 155 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('symbols/several-of-one-name');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    first_xmit loaded: no
    first_xmit enabled: no
    first_xmit forced: no
    first_xmit references: 0
    first_xmit free queued: no
    first_xmit / driver loaded: no
    first_xmit / driver patched: no
    first_xmit / driver callbacks: clean
    second_xmit loaded: no
    second_xmit enabled: no
    second_xmit forced: no
    second_xmit references: 0
    second_xmit free queued: no
    second_xmit / driver loaded: no
    second_xmit / driver patched: no
    second_xmit / driver callbacks: clean
    unsure loaded: no
    unsure enabled: no
    unsure forced: no
    unsure references: 0
    unsure free queued: no
    unsure / driver loaded: no
    unsure / driver patched: no
    unsure / driver callbacks: clean
    module driver loaded: yes
    sender alive: yes
    sender running: no
    sender patch_state: -1
    sender pending: no
    sender stack: empty
    func_stack driver:stop: empty
    handler driver:stop: none
    func_stack driver:xmit: empty
    handler driver:xmit: none
    func_stack driver:xmit,2: empty
    handler driver:xmit,2: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load second_xmit completes patching with driver; write second_xmit enabled 0 stays in transition', () => {
  const { step } = boot();
  step(`
    > load second_xmit
    [notice] livepatch: enabling patch 'second_xmit'
    [debug] livepatch: 'second_xmit': initializing patching transition
    [notice] livepatch: 'second_xmit': starting patching transition
    [debug] livepatch: 'second_xmit': completing patching transition
    [notice] livepatch: 'second_xmit': patching complete
    → 0
    listed: none → second_xmit
    second_xmit loaded: no → yes
    second_xmit enabled: no → yes
    second_xmit references: 0 → 1
    second_xmit / driver loaded: no → yes
    second_xmit / driver patched: no → yes
    second_xmit / driver callbacks: clean → live
    func_stack driver:xmit,2: empty → second_xmit
    handler driver:xmit,2: none → registered
    + /sys/kernel/livepatch/second_xmit/
    + /sys/kernel/livepatch/second_xmit/driver/
    + /sys/kernel/livepatch/second_xmit/driver/patched: 1
    + /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    + /sys/kernel/livepatch/second_xmit/enabled: 1
    + /sys/kernel/livepatch/second_xmit/force
    + /sys/kernel/livepatch/second_xmit/replace: 0
    + /sys/kernel/livepatch/second_xmit/transition: 0
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > write second_xmit enabled 0
    [debug] livepatch: 'second_xmit': initializing unpatching transition
    [notice] livepatch: 'second_xmit': starting unpatching transition
    → 0
    transition: none → second_xmit (to unpatched)
    second_xmit enabled: yes → no
    second_xmit / driver callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/second_xmit/enabled: 1 → 0
    /sys/kernel/livepatch/second_xmit/transition: 0 → 1
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'second_xmit' on unloading module 'driver'
    → 0
    second_xmit / driver loaded: yes → no
    second_xmit / driver patched: yes → no
    second_xmit / driver callbacks: leaving → clean
    module driver loaded: yes → no
    func_stack driver:xmit,2: second_xmit → empty
    handler driver:xmit,2: registered → none
    /sys/kernel/livepatch/second_xmit/driver/patched: 1 → 0
  `);
});

test('2: load unsure completes patching; load first_xmit completes patching; load second_xmit completes patching; …', () => {
  const { step } = boot();
  step(`
    > unloadModule driver
    → 0
    module driver loaded: yes → no
  `);
  step(`
    > load unsure
    [notice] livepatch: enabling patch 'unsure'
    [debug] livepatch: 'unsure': initializing patching transition
    [notice] livepatch: 'unsure': starting patching transition
    [debug] livepatch: 'unsure': completing patching transition
    [notice] livepatch: 'unsure': patching complete
    → 0
    listed: none → unsure
    unsure loaded: no → yes
    unsure enabled: no → yes
    unsure references: 0 → 1
    + /sys/kernel/livepatch/unsure/
    + /sys/kernel/livepatch/unsure/driver/
    + /sys/kernel/livepatch/unsure/driver/patched: 0
    + /sys/kernel/livepatch/unsure/driver/stop,1/
    + /sys/kernel/livepatch/unsure/enabled: 1
    + /sys/kernel/livepatch/unsure/force
    + /sys/kernel/livepatch/unsure/replace: 0
    + /sys/kernel/livepatch/unsure/transition: 0
  `);
  step(`
    > load first_xmit
    [notice] livepatch: enabling patch 'first_xmit'
    [debug] livepatch: 'first_xmit': initializing patching transition
    [notice] livepatch: 'first_xmit': starting patching transition
    [debug] livepatch: 'first_xmit': completing patching transition
    [notice] livepatch: 'first_xmit': patching complete
    → 0
    listed: unsure → unsure, first_xmit
    first_xmit loaded: no → yes
    first_xmit enabled: no → yes
    first_xmit references: 0 → 1
    + /sys/kernel/livepatch/first_xmit/
    + /sys/kernel/livepatch/first_xmit/driver/
    + /sys/kernel/livepatch/first_xmit/driver/patched: 0
    + /sys/kernel/livepatch/first_xmit/driver/xmit,1/
    + /sys/kernel/livepatch/first_xmit/enabled: 1
    + /sys/kernel/livepatch/first_xmit/force
    + /sys/kernel/livepatch/first_xmit/replace: 0
    + /sys/kernel/livepatch/first_xmit/transition: 0
  `);
  step(`
    > load second_xmit
    [notice] livepatch: enabling patch 'second_xmit'
    [debug] livepatch: 'second_xmit': initializing patching transition
    [notice] livepatch: 'second_xmit': starting patching transition
    [debug] livepatch: 'second_xmit': completing patching transition
    [notice] livepatch: 'second_xmit': patching complete
    → 0
    listed: unsure, first_xmit → unsure, first_xmit, second_xmit
    second_xmit loaded: no → yes
    second_xmit enabled: no → yes
    second_xmit references: 0 → 1
    + /sys/kernel/livepatch/second_xmit/
    + /sys/kernel/livepatch/second_xmit/driver/
    + /sys/kernel/livepatch/second_xmit/driver/patched: 0
    + /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    + /sys/kernel/livepatch/second_xmit/enabled: 1
    + /sys/kernel/livepatch/second_xmit/force
    + /sys/kernel/livepatch/second_xmit/replace: 0
    + /sys/kernel/livepatch/second_xmit/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: unresolvable ambiguity for symbol 'stop' in object 'driver'
    [warning] livepatch: failed to initialize patch 'unsure' for module 'driver' (-22)
    [warning] livepatch: patch 'unsure' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('3: load first_xmit completes patching with driver; loadModule driver fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load first_xmit
    [notice] livepatch: enabling patch 'first_xmit'
    [debug] livepatch: 'first_xmit': initializing patching transition
    [notice] livepatch: 'first_xmit': starting patching transition
    [debug] livepatch: 'first_xmit': completing patching transition
    [notice] livepatch: 'first_xmit': patching complete
    → 0
    listed: none → first_xmit
    first_xmit loaded: no → yes
    first_xmit enabled: no → yes
    first_xmit references: 0 → 1
    first_xmit / driver loaded: no → yes
    first_xmit / driver patched: no → yes
    first_xmit / driver callbacks: clean → live
    func_stack driver:xmit: empty → first_xmit
    handler driver:xmit: none → registered
    + /sys/kernel/livepatch/first_xmit/
    + /sys/kernel/livepatch/first_xmit/driver/
    + /sys/kernel/livepatch/first_xmit/driver/patched: 1
    + /sys/kernel/livepatch/first_xmit/driver/xmit,1/
    + /sys/kernel/livepatch/first_xmit/enabled: 1
    + /sys/kernel/livepatch/first_xmit/force
    + /sys/kernel/livepatch/first_xmit/replace: 0
    + /sys/kernel/livepatch/first_xmit/transition: 0
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'first_xmit' on unloading module 'driver'
    → 0
    first_xmit / driver loaded: yes → no
    first_xmit / driver patched: yes → no
    first_xmit / driver callbacks: live → clean
    module driver loaded: yes → no
    func_stack driver:xmit: first_xmit → empty
    handler driver:xmit: registered → none
    /sys/kernel/livepatch/first_xmit/driver/patched: 1 → 0
  `);
  step(`
    > load unsure
    [notice] livepatch: enabling patch 'unsure'
    [debug] livepatch: 'unsure': initializing patching transition
    [notice] livepatch: 'unsure': starting patching transition
    [debug] livepatch: 'unsure': completing patching transition
    [notice] livepatch: 'unsure': patching complete
    → 0
    listed: first_xmit → first_xmit, unsure
    unsure loaded: no → yes
    unsure enabled: no → yes
    unsure references: 0 → 1
    + /sys/kernel/livepatch/unsure/
    + /sys/kernel/livepatch/unsure/driver/
    + /sys/kernel/livepatch/unsure/driver/patched: 0
    + /sys/kernel/livepatch/unsure/driver/stop,1/
    + /sys/kernel/livepatch/unsure/enabled: 1
    + /sys/kernel/livepatch/unsure/force
    + /sys/kernel/livepatch/unsure/replace: 0
    + /sys/kernel/livepatch/unsure/transition: 0
  `);
  step(`
    > load second_xmit
    [notice] livepatch: enabling patch 'second_xmit'
    [debug] livepatch: 'second_xmit': initializing patching transition
    [notice] livepatch: 'second_xmit': starting patching transition
    [debug] livepatch: 'second_xmit': completing patching transition
    [notice] livepatch: 'second_xmit': patching complete
    → 0
    listed: first_xmit, unsure → first_xmit, unsure, second_xmit
    second_xmit loaded: no → yes
    second_xmit enabled: no → yes
    second_xmit references: 0 → 1
    + /sys/kernel/livepatch/second_xmit/
    + /sys/kernel/livepatch/second_xmit/driver/
    + /sys/kernel/livepatch/second_xmit/driver/patched: 0
    + /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    + /sys/kernel/livepatch/second_xmit/enabled: 1
    + /sys/kernel/livepatch/second_xmit/force
    + /sys/kernel/livepatch/second_xmit/replace: 0
    + /sys/kernel/livepatch/second_xmit/transition: 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'first_xmit' to loading module 'driver'
    [err] livepatch: unresolvable ambiguity for symbol 'stop' in object 'driver'
    [warning] livepatch: failed to initialize patch 'unsure' for module 'driver' (-22)
    [warning] livepatch: patch 'unsure' failed for module 'driver', refusing to load module 'driver'
    [notice] livepatch: reverting patch 'first_xmit' on unloading module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('4: retry completes unpatching with driver', () => {
  const { step } = boot();
  step(`
    > load second_xmit
    [notice] livepatch: enabling patch 'second_xmit'
    [debug] livepatch: 'second_xmit': initializing patching transition
    [notice] livepatch: 'second_xmit': starting patching transition
    [debug] livepatch: 'second_xmit': completing patching transition
    [notice] livepatch: 'second_xmit': patching complete
    → 0
    listed: none → second_xmit
    second_xmit loaded: no → yes
    second_xmit enabled: no → yes
    second_xmit references: 0 → 1
    second_xmit / driver loaded: no → yes
    second_xmit / driver patched: no → yes
    second_xmit / driver callbacks: clean → live
    func_stack driver:xmit,2: empty → second_xmit
    handler driver:xmit,2: none → registered
    + /sys/kernel/livepatch/second_xmit/
    + /sys/kernel/livepatch/second_xmit/driver/
    + /sys/kernel/livepatch/second_xmit/driver/patched: 1
    + /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    + /sys/kernel/livepatch/second_xmit/enabled: 1
    + /sys/kernel/livepatch/second_xmit/force
    + /sys/kernel/livepatch/second_xmit/replace: 0
    + /sys/kernel/livepatch/second_xmit/transition: 0
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > write second_xmit enabled 0
    [debug] livepatch: 'second_xmit': initializing unpatching transition
    [notice] livepatch: 'second_xmit': starting unpatching transition
    → 0
    transition: none → second_xmit (to unpatched)
    second_xmit enabled: yes → no
    second_xmit / driver callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/second_xmit/enabled: 1 → 0
    /sys/kernel/livepatch/second_xmit/transition: 0 → 1
  `);
  step(`
    > sleep sender
    sender running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second_xmit': completing unpatching transition
    [notice] livepatch: 'second_xmit': unpatching complete
    transition: second_xmit (to unpatched) → none
    listed: second_xmit → none
    second_xmit free queued: no → yes
    second_xmit / driver loaded: yes → no
    second_xmit / driver patched: yes → no
    second_xmit / driver callbacks: leaving → clean
    sender patch_state: 1 → -1
    sender pending: yes → no
    func_stack driver:xmit,2: second_xmit → empty
    handler driver:xmit,2: registered → none
    - /sys/kernel/livepatch/second_xmit/driver/
    - /sys/kernel/livepatch/second_xmit/driver/patched
    - /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    /sys/kernel/livepatch/second_xmit/transition: 1 → 0
  `);
});

test('5: load second_xmit stays in transition; write second_xmit enabled 0 reverses; retry completes unpatching; …', () => {
  const { step } = boot();
  step(`
    > unloadModule driver
    → 0
    module driver loaded: yes → no
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > load second_xmit
    [notice] livepatch: enabling patch 'second_xmit'
    [debug] livepatch: 'second_xmit': initializing patching transition
    [notice] livepatch: 'second_xmit': starting patching transition
    → 0
    transition: none → second_xmit (to patched)
    listed: none → second_xmit
    second_xmit loaded: no → yes
    second_xmit enabled: no → yes
    second_xmit references: 0 → 1
    sender patch_state: -1 → 0
    sender pending: no → yes
    + /sys/kernel/livepatch/second_xmit/
    + /sys/kernel/livepatch/second_xmit/driver/
    + /sys/kernel/livepatch/second_xmit/driver/patched: 0
    + /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    + /sys/kernel/livepatch/second_xmit/enabled: 1
    + /sys/kernel/livepatch/second_xmit/force
    + /sys/kernel/livepatch/second_xmit/replace: 0
    + /sys/kernel/livepatch/second_xmit/transition: 1
  `);
  step(`
    > write second_xmit enabled 0
    [debug] livepatch: 'second_xmit': reversing transition from patching to unpatching
    [notice] livepatch: 'second_xmit': starting unpatching transition
    → 0
    transition: second_xmit (to patched) → second_xmit (to unpatched)
    second_xmit enabled: yes → no
    sender pending: yes → no
    /sys/kernel/livepatch/second_xmit/enabled: 1 → 0
  `);
  step(`
    > retry
    [debug] livepatch: 'second_xmit': completing unpatching transition
    [notice] livepatch: 'second_xmit': unpatching complete
    transition: second_xmit (to unpatched) → none
    listed: second_xmit → none
    second_xmit free queued: no → yes
    sender patch_state: 0 → -1
    - /sys/kernel/livepatch/second_xmit/driver/
    - /sys/kernel/livepatch/second_xmit/driver/patched
    - /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    /sys/kernel/livepatch/second_xmit/transition: 1 → 0
  `);
  step(`
    > load first_xmit
    [notice] livepatch: enabling patch 'first_xmit'
    [debug] livepatch: 'first_xmit': initializing patching transition
    [notice] livepatch: 'first_xmit': starting patching transition
    → 0
    transition: none → first_xmit (to patched)
    listed: none → first_xmit
    first_xmit loaded: no → yes
    first_xmit enabled: no → yes
    first_xmit references: 0 → 1
    sender patch_state: -1 → 0
    sender pending: no → yes
    + /sys/kernel/livepatch/first_xmit/
    + /sys/kernel/livepatch/first_xmit/driver/
    + /sys/kernel/livepatch/first_xmit/driver/patched: 0
    + /sys/kernel/livepatch/first_xmit/driver/xmit,1/
    + /sys/kernel/livepatch/first_xmit/enabled: 1
    + /sys/kernel/livepatch/first_xmit/force
    + /sys/kernel/livepatch/first_xmit/replace: 0
    + /sys/kernel/livepatch/first_xmit/transition: 1
  `);
});

test('6: write second_xmit enabled 0 completes unpatching with driver; write second_xmit enabled 0 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load second_xmit
    [notice] livepatch: enabling patch 'second_xmit'
    [debug] livepatch: 'second_xmit': initializing patching transition
    [notice] livepatch: 'second_xmit': starting patching transition
    [debug] livepatch: 'second_xmit': completing patching transition
    [notice] livepatch: 'second_xmit': patching complete
    → 0
    listed: none → second_xmit
    second_xmit loaded: no → yes
    second_xmit enabled: no → yes
    second_xmit references: 0 → 1
    second_xmit / driver loaded: no → yes
    second_xmit / driver patched: no → yes
    second_xmit / driver callbacks: clean → live
    func_stack driver:xmit,2: empty → second_xmit
    handler driver:xmit,2: none → registered
    + /sys/kernel/livepatch/second_xmit/
    + /sys/kernel/livepatch/second_xmit/driver/
    + /sys/kernel/livepatch/second_xmit/driver/patched: 1
    + /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    + /sys/kernel/livepatch/second_xmit/enabled: 1
    + /sys/kernel/livepatch/second_xmit/force
    + /sys/kernel/livepatch/second_xmit/replace: 0
    + /sys/kernel/livepatch/second_xmit/transition: 0
  `);
  step(`
    > write second_xmit enabled 0
    [debug] livepatch: 'second_xmit': initializing unpatching transition
    [notice] livepatch: 'second_xmit': starting unpatching transition
    [debug] livepatch: 'second_xmit': completing unpatching transition
    [notice] livepatch: 'second_xmit': unpatching complete
    → 0
    listed: second_xmit → none
    second_xmit enabled: yes → no
    second_xmit free queued: no → yes
    second_xmit / driver loaded: yes → no
    second_xmit / driver patched: yes → no
    second_xmit / driver callbacks: live → clean
    func_stack driver:xmit,2: second_xmit → empty
    handler driver:xmit,2: registered → none
    - /sys/kernel/livepatch/second_xmit/driver/
    - /sys/kernel/livepatch/second_xmit/driver/patched
    - /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    /sys/kernel/livepatch/second_xmit/enabled: 1 → 0
  `);
  step(`
    > write second_xmit enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > load first_xmit
    [notice] livepatch: enabling patch 'first_xmit'
    [debug] livepatch: 'first_xmit': initializing patching transition
    [notice] livepatch: 'first_xmit': starting patching transition
    [debug] livepatch: 'first_xmit': completing patching transition
    [notice] livepatch: 'first_xmit': patching complete
    → 0
    listed: none → first_xmit
    first_xmit loaded: no → yes
    first_xmit enabled: no → yes
    first_xmit references: 0 → 1
    first_xmit / driver loaded: no → yes
    first_xmit / driver patched: no → yes
    first_xmit / driver callbacks: clean → live
    func_stack driver:xmit: empty → first_xmit
    handler driver:xmit: none → registered
    + /sys/kernel/livepatch/first_xmit/
    + /sys/kernel/livepatch/first_xmit/driver/
    + /sys/kernel/livepatch/first_xmit/driver/patched: 1
    + /sys/kernel/livepatch/first_xmit/driver/xmit,1/
    + /sys/kernel/livepatch/first_xmit/enabled: 1
    + /sys/kernel/livepatch/first_xmit/force
    + /sys/kernel/livepatch/first_xmit/replace: 0
    + /sys/kernel/livepatch/first_xmit/transition: 0
  `);
  step(`
    > load unsure
    [err] livepatch: unresolvable ambiguity for symbol 'stop' in object 'driver'
    → -EINVAL: Invalid argument
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'first_xmit' on unloading module 'driver'
    → 0
    first_xmit / driver loaded: yes → no
    first_xmit / driver patched: yes → no
    first_xmit / driver callbacks: live → clean
    module driver loaded: yes → no
    func_stack driver:xmit: first_xmit → empty
    handler driver:xmit: registered → none
    /sys/kernel/livepatch/first_xmit/driver/patched: 1 → 0
  `);
  step(`
    > load unsure
    [notice] livepatch: enabling patch 'unsure'
    [debug] livepatch: 'unsure': initializing patching transition
    [notice] livepatch: 'unsure': starting patching transition
    [debug] livepatch: 'unsure': completing patching transition
    [notice] livepatch: 'unsure': patching complete
    → 0
    listed: first_xmit → first_xmit, unsure
    unsure loaded: no → yes
    unsure enabled: no → yes
    unsure references: 0 → 1
    + /sys/kernel/livepatch/unsure/
    + /sys/kernel/livepatch/unsure/driver/
    + /sys/kernel/livepatch/unsure/driver/patched: 0
    + /sys/kernel/livepatch/unsure/driver/stop,1/
    + /sys/kernel/livepatch/unsure/enabled: 1
    + /sys/kernel/livepatch/unsure/force
    + /sys/kernel/livepatch/unsure/replace: 0
    + /sys/kernel/livepatch/unsure/transition: 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'first_xmit' to loading module 'driver'
    [err] livepatch: unresolvable ambiguity for symbol 'stop' in object 'driver'
    [warning] livepatch: failed to initialize patch 'unsure' for module 'driver' (-22)
    [warning] livepatch: patch 'unsure' failed for module 'driver', refusing to load module 'driver'
    [notice] livepatch: reverting patch 'first_xmit' on unloading module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('7: retry completes patching; write second_xmit enabled 0 stays in transition; loadModule driver fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > unloadModule driver
    → 0
    module driver loaded: yes → no
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > load second_xmit
    [notice] livepatch: enabling patch 'second_xmit'
    [debug] livepatch: 'second_xmit': initializing patching transition
    [notice] livepatch: 'second_xmit': starting patching transition
    → 0
    transition: none → second_xmit (to patched)
    listed: none → second_xmit
    second_xmit loaded: no → yes
    second_xmit enabled: no → yes
    second_xmit references: 0 → 1
    sender patch_state: -1 → 0
    sender pending: no → yes
    + /sys/kernel/livepatch/second_xmit/
    + /sys/kernel/livepatch/second_xmit/driver/
    + /sys/kernel/livepatch/second_xmit/driver/patched: 0
    + /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    + /sys/kernel/livepatch/second_xmit/enabled: 1
    + /sys/kernel/livepatch/second_xmit/force
    + /sys/kernel/livepatch/second_xmit/replace: 0
    + /sys/kernel/livepatch/second_xmit/transition: 1
  `);
  step(`
    > sleep sender
    sender running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second_xmit': completing patching transition
    [notice] livepatch: 'second_xmit': patching complete
    transition: second_xmit (to patched) → none
    sender patch_state: 0 → -1
    sender pending: yes → no
    /sys/kernel/livepatch/second_xmit/transition: 1 → 0
  `);
  step(`
    > load unsure
    [notice] livepatch: enabling patch 'unsure'
    [debug] livepatch: 'unsure': initializing patching transition
    [notice] livepatch: 'unsure': starting patching transition
    [debug] livepatch: 'unsure': completing patching transition
    [notice] livepatch: 'unsure': patching complete
    → 0
    listed: second_xmit → second_xmit, unsure
    unsure loaded: no → yes
    unsure enabled: no → yes
    unsure references: 0 → 1
    + /sys/kernel/livepatch/unsure/
    + /sys/kernel/livepatch/unsure/driver/
    + /sys/kernel/livepatch/unsure/driver/patched: 0
    + /sys/kernel/livepatch/unsure/driver/stop,1/
    + /sys/kernel/livepatch/unsure/enabled: 1
    + /sys/kernel/livepatch/unsure/force
    + /sys/kernel/livepatch/unsure/replace: 0
    + /sys/kernel/livepatch/unsure/transition: 0
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > write second_xmit enabled 0
    [debug] livepatch: 'second_xmit': initializing unpatching transition
    [notice] livepatch: 'second_xmit': starting unpatching transition
    → 0
    transition: none → second_xmit (to unpatched)
    second_xmit enabled: yes → no
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/second_xmit/enabled: 1 → 0
    /sys/kernel/livepatch/second_xmit/transition: 0 → 1
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'second_xmit' to loading module 'driver'
    [err] livepatch: unresolvable ambiguity for symbol 'stop' in object 'driver'
    [warning] livepatch: failed to initialize patch 'unsure' for module 'driver' (-22)
    [warning] livepatch: patch 'unsure' failed for module 'driver', refusing to load module 'driver'
    [notice] livepatch: reverting patch 'second_xmit' on unloading module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('8: loadModule driver fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load second_xmit
    [notice] livepatch: enabling patch 'second_xmit'
    [debug] livepatch: 'second_xmit': initializing patching transition
    [notice] livepatch: 'second_xmit': starting patching transition
    [debug] livepatch: 'second_xmit': completing patching transition
    [notice] livepatch: 'second_xmit': patching complete
    → 0
    listed: none → second_xmit
    second_xmit loaded: no → yes
    second_xmit enabled: no → yes
    second_xmit references: 0 → 1
    second_xmit / driver loaded: no → yes
    second_xmit / driver patched: no → yes
    second_xmit / driver callbacks: clean → live
    func_stack driver:xmit,2: empty → second_xmit
    handler driver:xmit,2: none → registered
    + /sys/kernel/livepatch/second_xmit/
    + /sys/kernel/livepatch/second_xmit/driver/
    + /sys/kernel/livepatch/second_xmit/driver/patched: 1
    + /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    + /sys/kernel/livepatch/second_xmit/enabled: 1
    + /sys/kernel/livepatch/second_xmit/force
    + /sys/kernel/livepatch/second_xmit/replace: 0
    + /sys/kernel/livepatch/second_xmit/transition: 0
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'second_xmit' on unloading module 'driver'
    → 0
    second_xmit / driver loaded: yes → no
    second_xmit / driver patched: yes → no
    second_xmit / driver callbacks: live → clean
    module driver loaded: yes → no
    func_stack driver:xmit,2: second_xmit → empty
    handler driver:xmit,2: registered → none
    /sys/kernel/livepatch/second_xmit/driver/patched: 1 → 0
  `);
  step(`
    > load unsure
    [notice] livepatch: enabling patch 'unsure'
    [debug] livepatch: 'unsure': initializing patching transition
    [notice] livepatch: 'unsure': starting patching transition
    [debug] livepatch: 'unsure': completing patching transition
    [notice] livepatch: 'unsure': patching complete
    → 0
    listed: second_xmit → second_xmit, unsure
    unsure loaded: no → yes
    unsure enabled: no → yes
    unsure references: 0 → 1
    + /sys/kernel/livepatch/unsure/
    + /sys/kernel/livepatch/unsure/driver/
    + /sys/kernel/livepatch/unsure/driver/patched: 0
    + /sys/kernel/livepatch/unsure/driver/stop,1/
    + /sys/kernel/livepatch/unsure/enabled: 1
    + /sys/kernel/livepatch/unsure/force
    + /sys/kernel/livepatch/unsure/replace: 0
    + /sys/kernel/livepatch/unsure/transition: 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'second_xmit' to loading module 'driver'
    [err] livepatch: unresolvable ambiguity for symbol 'stop' in object 'driver'
    [warning] livepatch: failed to initialize patch 'unsure' for module 'driver' (-22)
    [warning] livepatch: patch 'unsure' failed for module 'driver', refusing to load module 'driver'
    [notice] livepatch: reverting patch 'second_xmit' on unloading module 'driver'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load first_xmit
    [notice] livepatch: enabling patch 'first_xmit'
    [debug] livepatch: 'first_xmit': initializing patching transition
    [notice] livepatch: 'first_xmit': starting patching transition
    [debug] livepatch: 'first_xmit': completing patching transition
    [notice] livepatch: 'first_xmit': patching complete
    → 0
    listed: second_xmit, unsure → second_xmit, unsure, first_xmit
    first_xmit loaded: no → yes
    first_xmit enabled: no → yes
    first_xmit references: 0 → 1
    + /sys/kernel/livepatch/first_xmit/
    + /sys/kernel/livepatch/first_xmit/driver/
    + /sys/kernel/livepatch/first_xmit/driver/patched: 0
    + /sys/kernel/livepatch/first_xmit/driver/xmit,1/
    + /sys/kernel/livepatch/first_xmit/enabled: 1
    + /sys/kernel/livepatch/first_xmit/force
    + /sys/kernel/livepatch/first_xmit/replace: 0
    + /sys/kernel/livepatch/first_xmit/transition: 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'second_xmit' to loading module 'driver'
    [err] livepatch: unresolvable ambiguity for symbol 'stop' in object 'driver'
    [warning] livepatch: failed to initialize patch 'unsure' for module 'driver' (-22)
    [warning] livepatch: patch 'unsure' failed for module 'driver', refusing to load module 'driver'
    [notice] livepatch: reverting patch 'second_xmit' on unloading module 'driver'
    → -EINVAL: Invalid argument
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > write second_xmit enabled 0
    [debug] livepatch: 'second_xmit': initializing unpatching transition
    [notice] livepatch: 'second_xmit': starting unpatching transition
    → 0
    transition: none → second_xmit (to unpatched)
    second_xmit enabled: yes → no
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/second_xmit/enabled: 1 → 0
    /sys/kernel/livepatch/second_xmit/transition: 0 → 1
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'second_xmit' to loading module 'driver'
    [err] livepatch: unresolvable ambiguity for symbol 'stop' in object 'driver'
    [warning] livepatch: failed to initialize patch 'unsure' for module 'driver' (-22)
    [warning] livepatch: patch 'unsure' failed for module 'driver', refusing to load module 'driver'
    [notice] livepatch: reverting patch 'second_xmit' on unloading module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('9: loadModule driver fails with EINVAL; write second_xmit enabled 0 completes unpatching', () => {
  const { step } = boot();
  step(`
    > unloadModule driver
    → 0
    module driver loaded: yes → no
  `);
  step(`
    > load unsure
    [notice] livepatch: enabling patch 'unsure'
    [debug] livepatch: 'unsure': initializing patching transition
    [notice] livepatch: 'unsure': starting patching transition
    [debug] livepatch: 'unsure': completing patching transition
    [notice] livepatch: 'unsure': patching complete
    → 0
    listed: none → unsure
    unsure loaded: no → yes
    unsure enabled: no → yes
    unsure references: 0 → 1
    + /sys/kernel/livepatch/unsure/
    + /sys/kernel/livepatch/unsure/driver/
    + /sys/kernel/livepatch/unsure/driver/patched: 0
    + /sys/kernel/livepatch/unsure/driver/stop,1/
    + /sys/kernel/livepatch/unsure/enabled: 1
    + /sys/kernel/livepatch/unsure/force
    + /sys/kernel/livepatch/unsure/replace: 0
    + /sys/kernel/livepatch/unsure/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: unresolvable ambiguity for symbol 'stop' in object 'driver'
    [warning] livepatch: failed to initialize patch 'unsure' for module 'driver' (-22)
    [warning] livepatch: patch 'unsure' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load second_xmit
    [notice] livepatch: enabling patch 'second_xmit'
    [debug] livepatch: 'second_xmit': initializing patching transition
    [notice] livepatch: 'second_xmit': starting patching transition
    [debug] livepatch: 'second_xmit': completing patching transition
    [notice] livepatch: 'second_xmit': patching complete
    → 0
    listed: unsure → unsure, second_xmit
    second_xmit loaded: no → yes
    second_xmit enabled: no → yes
    second_xmit references: 0 → 1
    + /sys/kernel/livepatch/second_xmit/
    + /sys/kernel/livepatch/second_xmit/driver/
    + /sys/kernel/livepatch/second_xmit/driver/patched: 0
    + /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    + /sys/kernel/livepatch/second_xmit/enabled: 1
    + /sys/kernel/livepatch/second_xmit/force
    + /sys/kernel/livepatch/second_xmit/replace: 0
    + /sys/kernel/livepatch/second_xmit/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: unresolvable ambiguity for symbol 'stop' in object 'driver'
    [warning] livepatch: failed to initialize patch 'unsure' for module 'driver' (-22)
    [warning] livepatch: patch 'unsure' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load first_xmit
    [notice] livepatch: enabling patch 'first_xmit'
    [debug] livepatch: 'first_xmit': initializing patching transition
    [notice] livepatch: 'first_xmit': starting patching transition
    [debug] livepatch: 'first_xmit': completing patching transition
    [notice] livepatch: 'first_xmit': patching complete
    → 0
    listed: unsure, second_xmit → unsure, second_xmit, first_xmit
    first_xmit loaded: no → yes
    first_xmit enabled: no → yes
    first_xmit references: 0 → 1
    + /sys/kernel/livepatch/first_xmit/
    + /sys/kernel/livepatch/first_xmit/driver/
    + /sys/kernel/livepatch/first_xmit/driver/patched: 0
    + /sys/kernel/livepatch/first_xmit/driver/xmit,1/
    + /sys/kernel/livepatch/first_xmit/enabled: 1
    + /sys/kernel/livepatch/first_xmit/force
    + /sys/kernel/livepatch/first_xmit/replace: 0
    + /sys/kernel/livepatch/first_xmit/transition: 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: unresolvable ambiguity for symbol 'stop' in object 'driver'
    [warning] livepatch: failed to initialize patch 'unsure' for module 'driver' (-22)
    [warning] livepatch: patch 'unsure' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
  step(`
    > write second_xmit enabled 0
    [debug] livepatch: 'second_xmit': initializing unpatching transition
    [notice] livepatch: 'second_xmit': starting unpatching transition
    [debug] livepatch: 'second_xmit': completing unpatching transition
    [notice] livepatch: 'second_xmit': unpatching complete
    → 0
    listed: unsure, second_xmit, first_xmit → unsure, first_xmit
    second_xmit enabled: yes → no
    second_xmit free queued: no → yes
    - /sys/kernel/livepatch/second_xmit/driver/
    - /sys/kernel/livepatch/second_xmit/driver/patched
    - /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    /sys/kernel/livepatch/second_xmit/enabled: 1 → 0
  `);
  step(`
    > loadModule driver
    [err] livepatch: unresolvable ambiguity for symbol 'stop' in object 'driver'
    [warning] livepatch: failed to initialize patch 'unsure' for module 'driver' (-22)
    [warning] livepatch: patch 'unsure' failed for module 'driver', refusing to load module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('10: load second_xmit stays in transition; enter sender driver:xmit runs the one of first_xmit; …', () => {
  const { step } = boot();
  step(`
    > load first_xmit
    [notice] livepatch: enabling patch 'first_xmit'
    [debug] livepatch: 'first_xmit': initializing patching transition
    [notice] livepatch: 'first_xmit': starting patching transition
    [debug] livepatch: 'first_xmit': completing patching transition
    [notice] livepatch: 'first_xmit': patching complete
    → 0
    listed: none → first_xmit
    first_xmit loaded: no → yes
    first_xmit enabled: no → yes
    first_xmit references: 0 → 1
    first_xmit / driver loaded: no → yes
    first_xmit / driver patched: no → yes
    first_xmit / driver callbacks: clean → live
    func_stack driver:xmit: empty → first_xmit
    handler driver:xmit: none → registered
    + /sys/kernel/livepatch/first_xmit/
    + /sys/kernel/livepatch/first_xmit/driver/
    + /sys/kernel/livepatch/first_xmit/driver/patched: 1
    + /sys/kernel/livepatch/first_xmit/driver/xmit,1/
    + /sys/kernel/livepatch/first_xmit/enabled: 1
    + /sys/kernel/livepatch/first_xmit/force
    + /sys/kernel/livepatch/first_xmit/replace: 0
    + /sys/kernel/livepatch/first_xmit/transition: 0
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > load second_xmit
    [notice] livepatch: enabling patch 'second_xmit'
    [debug] livepatch: 'second_xmit': initializing patching transition
    [notice] livepatch: 'second_xmit': starting patching transition
    → 0
    transition: none → second_xmit (to patched)
    listed: first_xmit → first_xmit, second_xmit
    second_xmit loaded: no → yes
    second_xmit enabled: no → yes
    second_xmit references: 0 → 1
    second_xmit / driver loaded: no → yes
    second_xmit / driver patched: no → yes
    second_xmit / driver callbacks: clean → prepared
    sender patch_state: -1 → 0
    sender pending: no → yes
    func_stack driver:xmit,2: empty → second_xmit
    handler driver:xmit,2: none → registered
    + /sys/kernel/livepatch/second_xmit/
    + /sys/kernel/livepatch/second_xmit/driver/
    + /sys/kernel/livepatch/second_xmit/driver/patched: 1
    + /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    + /sys/kernel/livepatch/second_xmit/enabled: 1
    + /sys/kernel/livepatch/second_xmit/force
    + /sys/kernel/livepatch/second_xmit/replace: 0
    + /sys/kernel/livepatch/second_xmit/transition: 1
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'first_xmit' on unloading module 'driver'
    [notice] livepatch: reverting patch 'second_xmit' on unloading module 'driver'
    → 0
    first_xmit / driver loaded: yes → no
    first_xmit / driver patched: yes → no
    first_xmit / driver callbacks: live → clean
    second_xmit / driver loaded: yes → no
    second_xmit / driver patched: yes → no
    second_xmit / driver callbacks: prepared → clean
    module driver loaded: yes → no
    func_stack driver:xmit: first_xmit → empty
    handler driver:xmit: registered → none
    func_stack driver:xmit,2: second_xmit → empty
    handler driver:xmit,2: registered → none
    /sys/kernel/livepatch/first_xmit/driver/patched: 1 → 0
    /sys/kernel/livepatch/second_xmit/driver/patched: 1 → 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'first_xmit' to loading module 'driver'
    [notice] livepatch: applying patch 'second_xmit' to loading module 'driver'
    → 0
    first_xmit / driver loaded: no → yes
    first_xmit / driver patched: no → yes
    first_xmit / driver callbacks: clean → live
    second_xmit / driver loaded: no → yes
    second_xmit / driver patched: no → yes
    second_xmit / driver callbacks: clean → prepared
    module driver loaded: no → yes
    func_stack driver:xmit: empty → first_xmit
    handler driver:xmit: none → registered
    func_stack driver:xmit,2: empty → second_xmit
    handler driver:xmit,2: none → registered
    /sys/kernel/livepatch/first_xmit/driver/patched: 0 → 1
    /sys/kernel/livepatch/second_xmit/driver/patched: 0 → 1
  `);
  step(`
    > enter sender driver:xmit
    sender runs driver:xmit, the one of first_xmit
    sender stack: empty → driver:xmit (first_xmit)
  `);
  step(`
    > sleep sender
    sender running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second_xmit': completing patching transition
    [notice] livepatch: 'second_xmit': patching complete
    transition: second_xmit (to patched) → none
    second_xmit / driver callbacks: prepared → live
    sender patch_state: 0 → -1
    sender pending: yes → no
    /sys/kernel/livepatch/second_xmit/transition: 1 → 0
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > write second_xmit enabled 0
    [debug] livepatch: 'second_xmit': initializing unpatching transition
    [notice] livepatch: 'second_xmit': starting unpatching transition
    → 0
    transition: none → second_xmit (to unpatched)
    second_xmit enabled: yes → no
    second_xmit / driver callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/second_xmit/enabled: 1 → 0
    /sys/kernel/livepatch/second_xmit/transition: 0 → 1
  `);
  step(`
    > leave sender
    sender stack: driver:xmit (first_xmit) → empty
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'first_xmit' on unloading module 'driver'
    [notice] livepatch: reverting patch 'second_xmit' on unloading module 'driver'
    → 0
    first_xmit / driver loaded: yes → no
    first_xmit / driver patched: yes → no
    first_xmit / driver callbacks: live → clean
    second_xmit / driver loaded: yes → no
    second_xmit / driver patched: yes → no
    second_xmit / driver callbacks: leaving → clean
    module driver loaded: yes → no
    func_stack driver:xmit: first_xmit → empty
    handler driver:xmit: registered → none
    func_stack driver:xmit,2: second_xmit → empty
    handler driver:xmit,2: registered → none
    /sys/kernel/livepatch/first_xmit/driver/patched: 1 → 0
    /sys/kernel/livepatch/second_xmit/driver/patched: 1 → 0
  `);
});

test('11: enter sender driver:xmit runs the one of first_xmit; enter sender driver:xmit,2 runs the original; …', () => {
  const { step } = boot();
  step(`
    > unloadModule driver
    → 0
    module driver loaded: yes → no
  `);
  step(`
    > load second_xmit
    [notice] livepatch: enabling patch 'second_xmit'
    [debug] livepatch: 'second_xmit': initializing patching transition
    [notice] livepatch: 'second_xmit': starting patching transition
    [debug] livepatch: 'second_xmit': completing patching transition
    [notice] livepatch: 'second_xmit': patching complete
    → 0
    listed: none → second_xmit
    second_xmit loaded: no → yes
    second_xmit enabled: no → yes
    second_xmit references: 0 → 1
    + /sys/kernel/livepatch/second_xmit/
    + /sys/kernel/livepatch/second_xmit/driver/
    + /sys/kernel/livepatch/second_xmit/driver/patched: 0
    + /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    + /sys/kernel/livepatch/second_xmit/enabled: 1
    + /sys/kernel/livepatch/second_xmit/force
    + /sys/kernel/livepatch/second_xmit/replace: 0
    + /sys/kernel/livepatch/second_xmit/transition: 0
  `);
  step(`
    > write second_xmit enabled 0
    [debug] livepatch: 'second_xmit': initializing unpatching transition
    [notice] livepatch: 'second_xmit': starting unpatching transition
    [debug] livepatch: 'second_xmit': completing unpatching transition
    [notice] livepatch: 'second_xmit': unpatching complete
    → 0
    listed: second_xmit → none
    second_xmit enabled: yes → no
    second_xmit free queued: no → yes
    - /sys/kernel/livepatch/second_xmit/driver/
    - /sys/kernel/livepatch/second_xmit/driver/patched
    - /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    /sys/kernel/livepatch/second_xmit/enabled: 1 → 0
  `);
  step(`
    > load first_xmit
    [notice] livepatch: enabling patch 'first_xmit'
    [debug] livepatch: 'first_xmit': initializing patching transition
    [notice] livepatch: 'first_xmit': starting patching transition
    [debug] livepatch: 'first_xmit': completing patching transition
    [notice] livepatch: 'first_xmit': patching complete
    → 0
    listed: none → first_xmit
    first_xmit loaded: no → yes
    first_xmit enabled: no → yes
    first_xmit references: 0 → 1
    + /sys/kernel/livepatch/first_xmit/
    + /sys/kernel/livepatch/first_xmit/driver/
    + /sys/kernel/livepatch/first_xmit/driver/patched: 0
    + /sys/kernel/livepatch/first_xmit/driver/xmit,1/
    + /sys/kernel/livepatch/first_xmit/enabled: 1
    + /sys/kernel/livepatch/first_xmit/force
    + /sys/kernel/livepatch/first_xmit/replace: 0
    + /sys/kernel/livepatch/first_xmit/transition: 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'first_xmit' to loading module 'driver'
    → 0
    first_xmit / driver loaded: no → yes
    first_xmit / driver patched: no → yes
    first_xmit / driver callbacks: clean → live
    module driver loaded: no → yes
    func_stack driver:xmit: empty → first_xmit
    handler driver:xmit: none → registered
    /sys/kernel/livepatch/first_xmit/driver/patched: 0 → 1
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > enter sender driver:xmit
    sender runs driver:xmit, the one of first_xmit
    sender stack: empty → driver:xmit (first_xmit)
  `);
  step(`
    > leave sender
    sender stack: driver:xmit (first_xmit) → empty
  `);
  step(`
    > enter sender driver:xmit,2
    sender runs driver:xmit,2, the original
    [info] driver: second
    sender stack: empty → driver:xmit,2 (original)
  `);
  step(`
    > leave sender
    sender stack: driver:xmit,2 (original) → empty
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'first_xmit' on unloading module 'driver'
    → 0
    first_xmit / driver loaded: yes → no
    first_xmit / driver patched: yes → no
    first_xmit / driver callbacks: live → clean
    module driver loaded: yes → no
    func_stack driver:xmit: first_xmit → empty
    handler driver:xmit: registered → none
    /sys/kernel/livepatch/first_xmit/driver/patched: 1 → 0
  `);
  step(`
    > load unsure
    [notice] livepatch: enabling patch 'unsure'
    [debug] livepatch: 'unsure': initializing patching transition
    [notice] livepatch: 'unsure': starting patching transition
    → 0
    transition: none → unsure (to patched)
    listed: first_xmit → first_xmit, unsure
    unsure loaded: no → yes
    unsure enabled: no → yes
    unsure references: 0 → 1
    sender patch_state: -1 → 0
    sender pending: no → yes
    + /sys/kernel/livepatch/unsure/
    + /sys/kernel/livepatch/unsure/driver/
    + /sys/kernel/livepatch/unsure/driver/patched: 0
    + /sys/kernel/livepatch/unsure/driver/stop,1/
    + /sys/kernel/livepatch/unsure/enabled: 1
    + /sys/kernel/livepatch/unsure/force
    + /sys/kernel/livepatch/unsure/replace: 0
    + /sys/kernel/livepatch/unsure/transition: 1
  `);
  step(`
    > retry
  `);
  step(`
    > sleep sender
    sender running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'unsure': completing patching transition
    [notice] livepatch: 'unsure': patching complete
    transition: unsure (to patched) → none
    sender patch_state: 0 → -1
    sender pending: yes → no
    /sys/kernel/livepatch/unsure/transition: 1 → 0
  `);
});

test('12: load first_xmit stays in transition; write second_xmit enabled 0 fails with EBUSY; …', () => {
  const { step } = boot();
  step(`
    > load second_xmit
    [notice] livepatch: enabling patch 'second_xmit'
    [debug] livepatch: 'second_xmit': initializing patching transition
    [notice] livepatch: 'second_xmit': starting patching transition
    [debug] livepatch: 'second_xmit': completing patching transition
    [notice] livepatch: 'second_xmit': patching complete
    → 0
    listed: none → second_xmit
    second_xmit loaded: no → yes
    second_xmit enabled: no → yes
    second_xmit references: 0 → 1
    second_xmit / driver loaded: no → yes
    second_xmit / driver patched: no → yes
    second_xmit / driver callbacks: clean → live
    func_stack driver:xmit,2: empty → second_xmit
    handler driver:xmit,2: none → registered
    + /sys/kernel/livepatch/second_xmit/
    + /sys/kernel/livepatch/second_xmit/driver/
    + /sys/kernel/livepatch/second_xmit/driver/patched: 1
    + /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    + /sys/kernel/livepatch/second_xmit/enabled: 1
    + /sys/kernel/livepatch/second_xmit/force
    + /sys/kernel/livepatch/second_xmit/replace: 0
    + /sys/kernel/livepatch/second_xmit/transition: 0
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > load first_xmit
    [notice] livepatch: enabling patch 'first_xmit'
    [debug] livepatch: 'first_xmit': initializing patching transition
    [notice] livepatch: 'first_xmit': starting patching transition
    → 0
    transition: none → first_xmit (to patched)
    listed: second_xmit → second_xmit, first_xmit
    first_xmit loaded: no → yes
    first_xmit enabled: no → yes
    first_xmit references: 0 → 1
    first_xmit / driver loaded: no → yes
    first_xmit / driver patched: no → yes
    first_xmit / driver callbacks: clean → prepared
    sender patch_state: -1 → 0
    sender pending: no → yes
    func_stack driver:xmit: empty → first_xmit
    handler driver:xmit: none → registered
    + /sys/kernel/livepatch/first_xmit/
    + /sys/kernel/livepatch/first_xmit/driver/
    + /sys/kernel/livepatch/first_xmit/driver/patched: 1
    + /sys/kernel/livepatch/first_xmit/driver/xmit,1/
    + /sys/kernel/livepatch/first_xmit/enabled: 1
    + /sys/kernel/livepatch/first_xmit/force
    + /sys/kernel/livepatch/first_xmit/replace: 0
    + /sys/kernel/livepatch/first_xmit/transition: 1
  `);
  step(`
    > write second_xmit enabled 0
    → -EBUSY: Device or resource busy
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'second_xmit' on unloading module 'driver'
    [notice] livepatch: reverting patch 'first_xmit' on unloading module 'driver'
    → 0
    first_xmit / driver loaded: yes → no
    first_xmit / driver patched: yes → no
    first_xmit / driver callbacks: prepared → clean
    second_xmit / driver loaded: yes → no
    second_xmit / driver patched: yes → no
    second_xmit / driver callbacks: live → clean
    module driver loaded: yes → no
    func_stack driver:xmit: first_xmit → empty
    handler driver:xmit: registered → none
    func_stack driver:xmit,2: second_xmit → empty
    handler driver:xmit,2: registered → none
    /sys/kernel/livepatch/first_xmit/driver/patched: 1 → 0
    /sys/kernel/livepatch/second_xmit/driver/patched: 1 → 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'second_xmit' to loading module 'driver'
    [notice] livepatch: applying patch 'first_xmit' to loading module 'driver'
    → 0
    first_xmit / driver loaded: no → yes
    first_xmit / driver patched: no → yes
    first_xmit / driver callbacks: clean → prepared
    second_xmit / driver loaded: no → yes
    second_xmit / driver patched: no → yes
    second_xmit / driver callbacks: clean → live
    module driver loaded: no → yes
    func_stack driver:xmit: empty → first_xmit
    handler driver:xmit: none → registered
    func_stack driver:xmit,2: empty → second_xmit
    handler driver:xmit,2: none → registered
    /sys/kernel/livepatch/first_xmit/driver/patched: 0 → 1
    /sys/kernel/livepatch/second_xmit/driver/patched: 0 → 1
  `);
  step(`
    > enter sender driver:xmit,2
    sender runs driver:xmit,2, the one of second_xmit
    [info] second_xmit: new xmit
    sender stack: empty → driver:xmit,2 (second_xmit)
  `);
  step(`
    > leave sender
    sender stack: driver:xmit,2 (second_xmit) → empty
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'second_xmit' on unloading module 'driver'
    [notice] livepatch: reverting patch 'first_xmit' on unloading module 'driver'
    → 0
    first_xmit / driver loaded: yes → no
    first_xmit / driver patched: yes → no
    first_xmit / driver callbacks: prepared → clean
    second_xmit / driver loaded: yes → no
    second_xmit / driver patched: yes → no
    second_xmit / driver callbacks: live → clean
    module driver loaded: yes → no
    func_stack driver:xmit: first_xmit → empty
    handler driver:xmit: registered → none
    func_stack driver:xmit,2: second_xmit → empty
    handler driver:xmit,2: registered → none
    /sys/kernel/livepatch/first_xmit/driver/patched: 1 → 0
    /sys/kernel/livepatch/second_xmit/driver/patched: 1 → 0
  `);
  step(`
    > sleep sender
    sender running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first_xmit': completing patching transition
    [notice] livepatch: 'first_xmit': patching complete
    transition: first_xmit (to patched) → none
    sender patch_state: 0 → -1
    sender pending: yes → no
    /sys/kernel/livepatch/first_xmit/transition: 1 → 0
  `);
  step(`
    > load unsure
    [notice] livepatch: enabling patch 'unsure'
    [debug] livepatch: 'unsure': initializing patching transition
    [notice] livepatch: 'unsure': starting patching transition
    [debug] livepatch: 'unsure': completing patching transition
    [notice] livepatch: 'unsure': patching complete
    → 0
    listed: second_xmit, first_xmit → second_xmit, first_xmit, unsure
    unsure loaded: no → yes
    unsure enabled: no → yes
    unsure references: 0 → 1
    + /sys/kernel/livepatch/unsure/
    + /sys/kernel/livepatch/unsure/driver/
    + /sys/kernel/livepatch/unsure/driver/patched: 0
    + /sys/kernel/livepatch/unsure/driver/stop,1/
    + /sys/kernel/livepatch/unsure/enabled: 1
    + /sys/kernel/livepatch/unsure/force
    + /sys/kernel/livepatch/unsure/replace: 0
    + /sys/kernel/livepatch/unsure/transition: 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'second_xmit' to loading module 'driver'
    [notice] livepatch: applying patch 'first_xmit' to loading module 'driver'
    [err] livepatch: unresolvable ambiguity for symbol 'stop' in object 'driver'
    [warning] livepatch: failed to initialize patch 'unsure' for module 'driver' (-22)
    [warning] livepatch: patch 'unsure' failed for module 'driver', refusing to load module 'driver'
    [notice] livepatch: reverting patch 'second_xmit' on unloading module 'driver'
    [notice] livepatch: reverting patch 'first_xmit' on unloading module 'driver'
    → -EINVAL: Invalid argument
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > write second_xmit enabled 0
    [debug] livepatch: 'second_xmit': initializing unpatching transition
    [notice] livepatch: 'second_xmit': starting unpatching transition
    → 0
    transition: none → second_xmit (to unpatched)
    second_xmit enabled: yes → no
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/second_xmit/enabled: 1 → 0
    /sys/kernel/livepatch/second_xmit/transition: 0 → 1
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'second_xmit' to loading module 'driver'
    [notice] livepatch: applying patch 'first_xmit' to loading module 'driver'
    [err] livepatch: unresolvable ambiguity for symbol 'stop' in object 'driver'
    [warning] livepatch: failed to initialize patch 'unsure' for module 'driver' (-22)
    [warning] livepatch: patch 'unsure' failed for module 'driver', refusing to load module 'driver'
    [notice] livepatch: reverting patch 'second_xmit' on unloading module 'driver'
    [notice] livepatch: reverting patch 'first_xmit' on unloading module 'driver'
    → -EINVAL: Invalid argument
  `);
});

test('13: load first_xmit fails with EBUSY; enter sender driver:xmit runs the original; …', () => {
  const { step } = boot();
  step(`
    > unloadModule driver
    → 0
    module driver loaded: yes → no
  `);
  step(`
    > loadModule driver
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > load second_xmit
    [notice] livepatch: enabling patch 'second_xmit'
    [debug] livepatch: 'second_xmit': initializing patching transition
    [notice] livepatch: 'second_xmit': starting patching transition
    → 0
    transition: none → second_xmit (to patched)
    listed: none → second_xmit
    second_xmit loaded: no → yes
    second_xmit enabled: no → yes
    second_xmit references: 0 → 1
    second_xmit / driver loaded: no → yes
    second_xmit / driver patched: no → yes
    second_xmit / driver callbacks: clean → prepared
    sender patch_state: -1 → 0
    sender pending: no → yes
    func_stack driver:xmit,2: empty → second_xmit
    handler driver:xmit,2: none → registered
    + /sys/kernel/livepatch/second_xmit/
    + /sys/kernel/livepatch/second_xmit/driver/
    + /sys/kernel/livepatch/second_xmit/driver/patched: 1
    + /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    + /sys/kernel/livepatch/second_xmit/enabled: 1
    + /sys/kernel/livepatch/second_xmit/force
    + /sys/kernel/livepatch/second_xmit/replace: 0
    + /sys/kernel/livepatch/second_xmit/transition: 1
  `);
  step(`
    > write second_xmit enabled 0
    [debug] livepatch: 'second_xmit': reversing transition from patching to unpatching
    [notice] livepatch: 'second_xmit': starting unpatching transition
    → 0
    transition: second_xmit (to patched) → second_xmit (to unpatched)
    second_xmit enabled: yes → no
    sender pending: yes → no
    /sys/kernel/livepatch/second_xmit/enabled: 1 → 0
  `);
  step(`
    > load first_xmit
    → -EBUSY: Device or resource busy
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'second_xmit' on unloading module 'driver'
    → 0
    second_xmit / driver loaded: yes → no
    second_xmit / driver patched: yes → no
    second_xmit / driver callbacks: prepared → clean
    module driver loaded: yes → no
    func_stack driver:xmit,2: second_xmit → empty
    handler driver:xmit,2: registered → none
    /sys/kernel/livepatch/second_xmit/driver/patched: 1 → 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'second_xmit' to loading module 'driver'
    → 0
    second_xmit / driver loaded: no → yes
    second_xmit / driver patched: no → yes
    second_xmit / driver callbacks: clean → prepared
    module driver loaded: no → yes
    func_stack driver:xmit,2: empty → second_xmit
    handler driver:xmit,2: none → registered
    /sys/kernel/livepatch/second_xmit/driver/patched: 0 → 1
  `);
  step(`
    > enter sender driver:xmit
    sender runs driver:xmit, the original
    [info] driver: first
    sender stack: empty → driver:xmit (original)
  `);
  step(`
    > retry
    [debug] livepatch: 'second_xmit': completing unpatching transition
    [notice] livepatch: 'second_xmit': unpatching complete
    transition: second_xmit (to unpatched) → none
    listed: second_xmit → none
    second_xmit free queued: no → yes
    second_xmit / driver loaded: yes → no
    second_xmit / driver patched: yes → no
    second_xmit / driver callbacks: prepared → clean
    sender patch_state: 0 → -1
    func_stack driver:xmit,2: second_xmit → empty
    handler driver:xmit,2: registered → none
    - /sys/kernel/livepatch/second_xmit/driver/
    - /sys/kernel/livepatch/second_xmit/driver/patched
    - /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    /sys/kernel/livepatch/second_xmit/transition: 1 → 0
  `);
  step(`
    > load first_xmit
    [notice] livepatch: enabling patch 'first_xmit'
    [debug] livepatch: 'first_xmit': initializing patching transition
    [notice] livepatch: 'first_xmit': starting patching transition
    → 0
    transition: none → first_xmit (to patched)
    listed: none → first_xmit
    first_xmit loaded: no → yes
    first_xmit enabled: no → yes
    first_xmit references: 0 → 1
    first_xmit / driver loaded: no → yes
    first_xmit / driver patched: no → yes
    first_xmit / driver callbacks: clean → prepared
    sender patch_state: -1 → 0
    sender pending: no → yes
    func_stack driver:xmit: empty → first_xmit
    handler driver:xmit: none → registered
    + /sys/kernel/livepatch/first_xmit/
    + /sys/kernel/livepatch/first_xmit/driver/
    + /sys/kernel/livepatch/first_xmit/driver/patched: 1
    + /sys/kernel/livepatch/first_xmit/driver/xmit,1/
    + /sys/kernel/livepatch/first_xmit/enabled: 1
    + /sys/kernel/livepatch/first_xmit/force
    + /sys/kernel/livepatch/first_xmit/replace: 0
    + /sys/kernel/livepatch/first_xmit/transition: 1
  `);
  step(`
    > leave sender
    sender stack: driver:xmit (original) → empty
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'first_xmit' on unloading module 'driver'
    → 0
    first_xmit / driver loaded: yes → no
    first_xmit / driver patched: yes → no
    first_xmit / driver callbacks: prepared → clean
    module driver loaded: yes → no
    func_stack driver:xmit: first_xmit → empty
    handler driver:xmit: registered → none
    /sys/kernel/livepatch/first_xmit/driver/patched: 1 → 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'first_xmit' to loading module 'driver'
    → 0
    first_xmit / driver loaded: no → yes
    first_xmit / driver patched: no → yes
    first_xmit / driver callbacks: clean → prepared
    module driver loaded: no → yes
    func_stack driver:xmit: empty → first_xmit
    handler driver:xmit: none → registered
    /sys/kernel/livepatch/first_xmit/driver/patched: 0 → 1
  `);
  step(`
    > enter sender driver:xmit,2
    sender runs driver:xmit,2, the original
    [info] driver: second
    sender stack: empty → driver:xmit,2 (original)
  `);
  step(`
    > sleep sender
    sender running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first_xmit': completing patching transition
    [notice] livepatch: 'first_xmit': patching complete
    transition: first_xmit (to patched) → none
    first_xmit / driver callbacks: prepared → live
    sender patch_state: 0 → -1
    sender pending: yes → no
    /sys/kernel/livepatch/first_xmit/transition: 1 → 0
  `);
});

test('14: load unsure fails with EBUSY; enter sender driver:xmit,2 runs the one of second_xmit; …', () => {
  const { step } = boot();
  step(`
    > load second_xmit
    [notice] livepatch: enabling patch 'second_xmit'
    [debug] livepatch: 'second_xmit': initializing patching transition
    [notice] livepatch: 'second_xmit': starting patching transition
    [debug] livepatch: 'second_xmit': completing patching transition
    [notice] livepatch: 'second_xmit': patching complete
    → 0
    listed: none → second_xmit
    second_xmit loaded: no → yes
    second_xmit enabled: no → yes
    second_xmit references: 0 → 1
    second_xmit / driver loaded: no → yes
    second_xmit / driver patched: no → yes
    second_xmit / driver callbacks: clean → live
    func_stack driver:xmit,2: empty → second_xmit
    handler driver:xmit,2: none → registered
    + /sys/kernel/livepatch/second_xmit/
    + /sys/kernel/livepatch/second_xmit/driver/
    + /sys/kernel/livepatch/second_xmit/driver/patched: 1
    + /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    + /sys/kernel/livepatch/second_xmit/enabled: 1
    + /sys/kernel/livepatch/second_xmit/force
    + /sys/kernel/livepatch/second_xmit/replace: 0
    + /sys/kernel/livepatch/second_xmit/transition: 0
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'second_xmit' on unloading module 'driver'
    → 0
    second_xmit / driver loaded: yes → no
    second_xmit / driver patched: yes → no
    second_xmit / driver callbacks: live → clean
    module driver loaded: yes → no
    func_stack driver:xmit,2: second_xmit → empty
    handler driver:xmit,2: registered → none
    /sys/kernel/livepatch/second_xmit/driver/patched: 1 → 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'second_xmit' to loading module 'driver'
    → 0
    second_xmit / driver loaded: no → yes
    second_xmit / driver patched: no → yes
    second_xmit / driver callbacks: clean → live
    module driver loaded: no → yes
    func_stack driver:xmit,2: empty → second_xmit
    handler driver:xmit,2: none → registered
    /sys/kernel/livepatch/second_xmit/driver/patched: 0 → 1
  `);
  step(`
    > load first_xmit
    [notice] livepatch: enabling patch 'first_xmit'
    [debug] livepatch: 'first_xmit': initializing patching transition
    [notice] livepatch: 'first_xmit': starting patching transition
    [debug] livepatch: 'first_xmit': completing patching transition
    [notice] livepatch: 'first_xmit': patching complete
    → 0
    listed: second_xmit → second_xmit, first_xmit
    first_xmit loaded: no → yes
    first_xmit enabled: no → yes
    first_xmit references: 0 → 1
    first_xmit / driver loaded: no → yes
    first_xmit / driver patched: no → yes
    first_xmit / driver callbacks: clean → live
    func_stack driver:xmit: empty → first_xmit
    handler driver:xmit: none → registered
    + /sys/kernel/livepatch/first_xmit/
    + /sys/kernel/livepatch/first_xmit/driver/
    + /sys/kernel/livepatch/first_xmit/driver/patched: 1
    + /sys/kernel/livepatch/first_xmit/driver/xmit,1/
    + /sys/kernel/livepatch/first_xmit/enabled: 1
    + /sys/kernel/livepatch/first_xmit/force
    + /sys/kernel/livepatch/first_xmit/replace: 0
    + /sys/kernel/livepatch/first_xmit/transition: 0
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'second_xmit' on unloading module 'driver'
    [notice] livepatch: reverting patch 'first_xmit' on unloading module 'driver'
    → 0
    first_xmit / driver loaded: yes → no
    first_xmit / driver patched: yes → no
    first_xmit / driver callbacks: live → clean
    second_xmit / driver loaded: yes → no
    second_xmit / driver patched: yes → no
    second_xmit / driver callbacks: live → clean
    module driver loaded: yes → no
    func_stack driver:xmit: first_xmit → empty
    handler driver:xmit: registered → none
    func_stack driver:xmit,2: second_xmit → empty
    handler driver:xmit,2: registered → none
    /sys/kernel/livepatch/first_xmit/driver/patched: 1 → 0
    /sys/kernel/livepatch/second_xmit/driver/patched: 1 → 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'second_xmit' to loading module 'driver'
    [notice] livepatch: applying patch 'first_xmit' to loading module 'driver'
    → 0
    first_xmit / driver loaded: no → yes
    first_xmit / driver patched: no → yes
    first_xmit / driver callbacks: clean → live
    second_xmit / driver loaded: no → yes
    second_xmit / driver patched: no → yes
    second_xmit / driver callbacks: clean → live
    module driver loaded: no → yes
    func_stack driver:xmit: empty → first_xmit
    handler driver:xmit: none → registered
    func_stack driver:xmit,2: empty → second_xmit
    handler driver:xmit,2: none → registered
    /sys/kernel/livepatch/first_xmit/driver/patched: 0 → 1
    /sys/kernel/livepatch/second_xmit/driver/patched: 0 → 1
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > write second_xmit enabled 0
    [debug] livepatch: 'second_xmit': initializing unpatching transition
    [notice] livepatch: 'second_xmit': starting unpatching transition
    → 0
    transition: none → second_xmit (to unpatched)
    second_xmit enabled: yes → no
    second_xmit / driver callbacks: live → leaving
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/second_xmit/enabled: 1 → 0
    /sys/kernel/livepatch/second_xmit/transition: 0 → 1
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'second_xmit' on unloading module 'driver'
    [notice] livepatch: reverting patch 'first_xmit' on unloading module 'driver'
    → 0
    first_xmit / driver loaded: yes → no
    first_xmit / driver patched: yes → no
    first_xmit / driver callbacks: live → clean
    second_xmit / driver loaded: yes → no
    second_xmit / driver patched: yes → no
    second_xmit / driver callbacks: leaving → clean
    module driver loaded: yes → no
    func_stack driver:xmit: first_xmit → empty
    handler driver:xmit: registered → none
    func_stack driver:xmit,2: second_xmit → empty
    handler driver:xmit,2: registered → none
    /sys/kernel/livepatch/first_xmit/driver/patched: 1 → 0
    /sys/kernel/livepatch/second_xmit/driver/patched: 1 → 0
  `);
  step(`
    > load unsure
    → -EBUSY: Device or resource busy
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'second_xmit' to loading module 'driver'
    [notice] livepatch: applying patch 'first_xmit' to loading module 'driver'
    → 0
    first_xmit / driver loaded: no → yes
    first_xmit / driver patched: no → yes
    first_xmit / driver callbacks: clean → live
    second_xmit / driver loaded: no → yes
    second_xmit / driver patched: no → yes
    second_xmit / driver callbacks: clean → prepared
    module driver loaded: no → yes
    func_stack driver:xmit: empty → first_xmit
    handler driver:xmit: none → registered
    func_stack driver:xmit,2: empty → second_xmit
    handler driver:xmit,2: none → registered
    /sys/kernel/livepatch/first_xmit/driver/patched: 0 → 1
    /sys/kernel/livepatch/second_xmit/driver/patched: 0 → 1
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'second_xmit' on unloading module 'driver'
    [notice] livepatch: reverting patch 'first_xmit' on unloading module 'driver'
    → 0
    first_xmit / driver loaded: yes → no
    first_xmit / driver patched: yes → no
    first_xmit / driver callbacks: live → clean
    second_xmit / driver loaded: yes → no
    second_xmit / driver patched: yes → no
    second_xmit / driver callbacks: prepared → clean
    module driver loaded: yes → no
    func_stack driver:xmit: first_xmit → empty
    handler driver:xmit: registered → none
    func_stack driver:xmit,2: second_xmit → empty
    handler driver:xmit,2: registered → none
    /sys/kernel/livepatch/first_xmit/driver/patched: 1 → 0
    /sys/kernel/livepatch/second_xmit/driver/patched: 1 → 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'second_xmit' to loading module 'driver'
    [notice] livepatch: applying patch 'first_xmit' to loading module 'driver'
    → 0
    first_xmit / driver loaded: no → yes
    first_xmit / driver patched: no → yes
    first_xmit / driver callbacks: clean → live
    second_xmit / driver loaded: no → yes
    second_xmit / driver patched: no → yes
    second_xmit / driver callbacks: clean → prepared
    module driver loaded: no → yes
    func_stack driver:xmit: empty → first_xmit
    handler driver:xmit: none → registered
    func_stack driver:xmit,2: empty → second_xmit
    handler driver:xmit,2: none → registered
    /sys/kernel/livepatch/first_xmit/driver/patched: 0 → 1
    /sys/kernel/livepatch/second_xmit/driver/patched: 0 → 1
  `);
  step(`
    > enter sender driver:xmit,2
    sender runs driver:xmit,2, the one of second_xmit
    [info] second_xmit: new xmit
    sender stack: empty → driver:xmit,2 (second_xmit)
  `);
  step(`
    > leave sender
    sender stack: driver:xmit,2 (second_xmit) → empty
  `);
  step(`
    > sleep sender
    sender running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second_xmit': completing unpatching transition
    [notice] livepatch: 'second_xmit': unpatching complete
    transition: second_xmit (to unpatched) → none
    listed: second_xmit, first_xmit → first_xmit
    second_xmit free queued: no → yes
    second_xmit / driver loaded: yes → no
    second_xmit / driver patched: yes → no
    second_xmit / driver callbacks: prepared → clean
    sender patch_state: 1 → -1
    sender pending: yes → no
    func_stack driver:xmit,2: second_xmit → empty
    handler driver:xmit,2: registered → none
    - /sys/kernel/livepatch/second_xmit/driver/
    - /sys/kernel/livepatch/second_xmit/driver/patched
    - /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    /sys/kernel/livepatch/second_xmit/transition: 1 → 0
  `);
});

test('15: enter sender driver:xmit runs the original; load second_xmit fails with EBUSY; loadModule driver fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > enter sender driver:xmit
    sender runs driver:xmit, the original
    [info] driver: first
    sender stack: empty → driver:xmit (original)
  `);
  step(`
    > load first_xmit
    [notice] livepatch: enabling patch 'first_xmit'
    [debug] livepatch: 'first_xmit': initializing patching transition
    [notice] livepatch: 'first_xmit': starting patching transition
    → 0
    transition: none → first_xmit (to patched)
    listed: none → first_xmit
    first_xmit loaded: no → yes
    first_xmit enabled: no → yes
    first_xmit references: 0 → 1
    first_xmit / driver loaded: no → yes
    first_xmit / driver patched: no → yes
    first_xmit / driver callbacks: clean → prepared
    sender patch_state: -1 → 0
    sender pending: no → yes
    func_stack driver:xmit: empty → first_xmit
    handler driver:xmit: none → registered
    + /sys/kernel/livepatch/first_xmit/
    + /sys/kernel/livepatch/first_xmit/driver/
    + /sys/kernel/livepatch/first_xmit/driver/patched: 1
    + /sys/kernel/livepatch/first_xmit/driver/xmit,1/
    + /sys/kernel/livepatch/first_xmit/enabled: 1
    + /sys/kernel/livepatch/first_xmit/force
    + /sys/kernel/livepatch/first_xmit/replace: 0
    + /sys/kernel/livepatch/first_xmit/transition: 1
  `);
  step(`
    > load second_xmit
    → -EBUSY: Device or resource busy
  `);
  step(`
    > leave sender
    sender stack: driver:xmit (original) → empty
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'first_xmit' on unloading module 'driver'
    → 0
    first_xmit / driver loaded: yes → no
    first_xmit / driver patched: yes → no
    first_xmit / driver callbacks: prepared → clean
    module driver loaded: yes → no
    func_stack driver:xmit: first_xmit → empty
    handler driver:xmit: registered → none
    /sys/kernel/livepatch/first_xmit/driver/patched: 1 → 0
  `);
  step(`
    > sleep sender
    sender running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'first_xmit': completing patching transition
    [notice] livepatch: 'first_xmit': patching complete
    transition: first_xmit (to patched) → none
    sender patch_state: 0 → -1
    sender pending: yes → no
    /sys/kernel/livepatch/first_xmit/transition: 1 → 0
  `);
  step(`
    > load second_xmit
    [notice] livepatch: enabling patch 'second_xmit'
    [debug] livepatch: 'second_xmit': initializing patching transition
    [notice] livepatch: 'second_xmit': starting patching transition
    [debug] livepatch: 'second_xmit': completing patching transition
    [notice] livepatch: 'second_xmit': patching complete
    → 0
    listed: first_xmit → first_xmit, second_xmit
    second_xmit loaded: no → yes
    second_xmit enabled: no → yes
    second_xmit references: 0 → 1
    + /sys/kernel/livepatch/second_xmit/
    + /sys/kernel/livepatch/second_xmit/driver/
    + /sys/kernel/livepatch/second_xmit/driver/patched: 0
    + /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    + /sys/kernel/livepatch/second_xmit/enabled: 1
    + /sys/kernel/livepatch/second_xmit/force
    + /sys/kernel/livepatch/second_xmit/replace: 0
    + /sys/kernel/livepatch/second_xmit/transition: 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'first_xmit' to loading module 'driver'
    [notice] livepatch: applying patch 'second_xmit' to loading module 'driver'
    → 0
    first_xmit / driver loaded: no → yes
    first_xmit / driver patched: no → yes
    first_xmit / driver callbacks: clean → live
    second_xmit / driver loaded: no → yes
    second_xmit / driver patched: no → yes
    second_xmit / driver callbacks: clean → live
    module driver loaded: no → yes
    func_stack driver:xmit: empty → first_xmit
    handler driver:xmit: none → registered
    func_stack driver:xmit,2: empty → second_xmit
    handler driver:xmit,2: none → registered
    /sys/kernel/livepatch/first_xmit/driver/patched: 0 → 1
    /sys/kernel/livepatch/second_xmit/driver/patched: 0 → 1
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'first_xmit' on unloading module 'driver'
    [notice] livepatch: reverting patch 'second_xmit' on unloading module 'driver'
    → 0
    first_xmit / driver loaded: yes → no
    first_xmit / driver patched: yes → no
    first_xmit / driver callbacks: live → clean
    second_xmit / driver loaded: yes → no
    second_xmit / driver patched: yes → no
    second_xmit / driver callbacks: live → clean
    module driver loaded: yes → no
    func_stack driver:xmit: first_xmit → empty
    handler driver:xmit: registered → none
    func_stack driver:xmit,2: second_xmit → empty
    handler driver:xmit,2: registered → none
    /sys/kernel/livepatch/first_xmit/driver/patched: 1 → 0
    /sys/kernel/livepatch/second_xmit/driver/patched: 1 → 0
  `);
  step(`
    > load unsure
    [notice] livepatch: enabling patch 'unsure'
    [debug] livepatch: 'unsure': initializing patching transition
    [notice] livepatch: 'unsure': starting patching transition
    [debug] livepatch: 'unsure': completing patching transition
    [notice] livepatch: 'unsure': patching complete
    → 0
    listed: first_xmit, second_xmit → first_xmit, second_xmit, unsure
    unsure loaded: no → yes
    unsure enabled: no → yes
    unsure references: 0 → 1
    + /sys/kernel/livepatch/unsure/
    + /sys/kernel/livepatch/unsure/driver/
    + /sys/kernel/livepatch/unsure/driver/patched: 0
    + /sys/kernel/livepatch/unsure/driver/stop,1/
    + /sys/kernel/livepatch/unsure/enabled: 1
    + /sys/kernel/livepatch/unsure/force
    + /sys/kernel/livepatch/unsure/replace: 0
    + /sys/kernel/livepatch/unsure/transition: 0
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'first_xmit' to loading module 'driver'
    [notice] livepatch: applying patch 'second_xmit' to loading module 'driver'
    [err] livepatch: unresolvable ambiguity for symbol 'stop' in object 'driver'
    [warning] livepatch: failed to initialize patch 'unsure' for module 'driver' (-22)
    [warning] livepatch: patch 'unsure' failed for module 'driver', refusing to load module 'driver'
    [notice] livepatch: reverting patch 'first_xmit' on unloading module 'driver'
    [notice] livepatch: reverting patch 'second_xmit' on unloading module 'driver'
    → -EINVAL: Invalid argument
  `);
  step(`
    > wake sender
    sender running: no → yes
  `);
  step(`
    > write second_xmit enabled 0
    [debug] livepatch: 'second_xmit': initializing unpatching transition
    [notice] livepatch: 'second_xmit': starting unpatching transition
    → 0
    transition: none → second_xmit (to unpatched)
    second_xmit enabled: yes → no
    sender patch_state: -1 → 1
    sender pending: no → yes
    /sys/kernel/livepatch/second_xmit/enabled: 1 → 0
    /sys/kernel/livepatch/second_xmit/transition: 0 → 1
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'first_xmit' to loading module 'driver'
    [notice] livepatch: applying patch 'second_xmit' to loading module 'driver'
    [err] livepatch: unresolvable ambiguity for symbol 'stop' in object 'driver'
    [warning] livepatch: failed to initialize patch 'unsure' for module 'driver' (-22)
    [warning] livepatch: patch 'unsure' failed for module 'driver', refusing to load module 'driver'
    [notice] livepatch: reverting patch 'first_xmit' on unloading module 'driver'
    [notice] livepatch: reverting patch 'second_xmit' on unloading module 'driver'
    → -EINVAL: Invalid argument
  `);
  step(`
    > sleep sender
    sender running: yes → no
  `);
  step(`
    > retry
    [debug] livepatch: 'second_xmit': completing unpatching transition
    [notice] livepatch: 'second_xmit': unpatching complete
    transition: second_xmit (to unpatched) → none
    listed: first_xmit, second_xmit, unsure → first_xmit, unsure
    second_xmit free queued: no → yes
    sender patch_state: 1 → -1
    sender pending: yes → no
    - /sys/kernel/livepatch/second_xmit/driver/
    - /sys/kernel/livepatch/second_xmit/driver/patched
    - /sys/kernel/livepatch/second_xmit/driver/xmit,2/
    /sys/kernel/livepatch/second_xmit/transition: 1 → 0
  `);
});
