// A target module is refused for its parameters
//
// Generated from spec/scenarios/parameters/of-a-target-module.yaml and machines/ by `npx klp generate parameters/of-a-target-module`; do not edit.
// 16 states, 124 transitions, 30 signatures of macrosteps;
// 2 tests with 33 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('parameters/of-a-target-module');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    livepatch_sample loaded: no
    livepatch_sample enabled: no
    livepatch_sample forced: no
    livepatch_sample references: 0
    livepatch_sample free queued: no
    livepatch_sample / demo loaded: no
    livepatch_sample / demo patched: no
    livepatch_sample / demo callbacks: clean
    module demo loaded: no
    module plain loaded: no
    func_stack demo:demo_show: empty
    handler demo:demo_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load livepatch_sample completes patching; loadModule demo init=-12 fails with ENOMEM; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    → 0
    listed: none → livepatch_sample
    livepatch_sample loaded: no → yes
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/demo/
    + /sys/kernel/livepatch/livepatch_sample/demo/demo_show,1/
    + /sys/kernel/livepatch/livepatch_sample/demo/patched: 0
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/replace: 0
    + /sys/kernel/livepatch/livepatch_sample/transition: 0
  `);
  step(`
    > loadModule demo
    [notice] livepatch: applying patch 'livepatch_sample' to loading module 'demo'
    callback pre_patch of livepatch_sample for demo (COMING)
    [info] livepatch_sample: pre_patch_callback: demo -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of livepatch_sample for demo (COMING)
    [info] livepatch_sample: post_patch_callback: demo -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] demo: demo_init
    → 0
    livepatch_sample / demo loaded: no → yes
    livepatch_sample / demo patched: no → yes
    livepatch_sample / demo callbacks: clean → live
    module demo loaded: no → yes
    func_stack demo:demo_show: empty → livepatch_sample
    handler demo:demo_show: none → registered
    /sys/kernel/livepatch/livepatch_sample/demo/patched: 0 → 1
  `);
  step(`
    > unloadModule demo
    [info] demo: demo_exit
    callback pre_unpatch of livepatch_sample for demo (GOING)
    [info] livepatch_sample: pre_unpatch_callback: demo -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'livepatch_sample' on unloading module 'demo'
    callback post_unpatch of livepatch_sample for demo (GOING)
    [info] livepatch_sample: post_unpatch_callback: demo -> [MODULE_STATE_GOING] Going away
    → 0
    livepatch_sample / demo loaded: yes → no
    livepatch_sample / demo patched: yes → no
    livepatch_sample / demo callbacks: live → clean
    module demo loaded: yes → no
    func_stack demo:demo_show: livepatch_sample → empty
    handler demo:demo_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/demo/patched: 1 → 0
  `);
  step(`
    > loadModule demo level=0x1 quiet
    [notice] livepatch: applying patch 'livepatch_sample' to loading module 'demo'
    callback pre_patch of livepatch_sample for demo (COMING)
    [info] livepatch_sample: pre_patch_callback: demo -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of livepatch_sample for demo (COMING)
    [info] livepatch_sample: post_patch_callback: demo -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] demo: demo_init
    → 0
    livepatch_sample / demo loaded: no → yes
    livepatch_sample / demo patched: no → yes
    livepatch_sample / demo callbacks: clean → live
    module demo loaded: no → yes
    func_stack demo:demo_show: empty → livepatch_sample
    handler demo:demo_show: none → registered
    /sys/kernel/livepatch/livepatch_sample/demo/patched: 0 → 1
  `);
  step(`
    > unloadModule demo
    [info] demo: demo_exit
    callback pre_unpatch of livepatch_sample for demo (GOING)
    [info] livepatch_sample: pre_unpatch_callback: demo -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'livepatch_sample' on unloading module 'demo'
    callback post_unpatch of livepatch_sample for demo (GOING)
    [info] livepatch_sample: post_unpatch_callback: demo -> [MODULE_STATE_GOING] Going away
    → 0
    livepatch_sample / demo loaded: yes → no
    livepatch_sample / demo patched: yes → no
    livepatch_sample / demo callbacks: live → clean
    module demo loaded: yes → no
    func_stack demo:demo_show: livepatch_sample → empty
    handler demo:demo_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/demo/patched: 1 → 0
  `);
  step(`
    > loadModule demo init=-12
    [notice] livepatch: applying patch 'livepatch_sample' to loading module 'demo'
    callback pre_patch of livepatch_sample for demo (COMING)
    [info] livepatch_sample: pre_patch_callback: demo -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of livepatch_sample for demo (COMING)
    [info] livepatch_sample: post_patch_callback: demo -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] demo: demo_init
    callback pre_unpatch of livepatch_sample for demo (GOING)
    [info] livepatch_sample: pre_unpatch_callback: demo -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'livepatch_sample' on unloading module 'demo'
    callback post_unpatch of livepatch_sample for demo (GOING)
    [info] livepatch_sample: post_unpatch_callback: demo -> [MODULE_STATE_GOING] Going away
    → -ENOMEM: Cannot allocate memory
  `);
  step(`
    > loadModule demo init=-12 level=one
    [notice] livepatch: applying patch 'livepatch_sample' to loading module 'demo'
    callback pre_patch of livepatch_sample for demo (COMING)
    [info] livepatch_sample: pre_patch_callback: demo -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of livepatch_sample for demo (COMING)
    [info] livepatch_sample: post_patch_callback: demo -> [MODULE_STATE_COMING] Full formed, running module_init
    [err] demo: \`one' invalid for parameter \`level'
    callback pre_unpatch of livepatch_sample for demo (GOING)
    [info] livepatch_sample: pre_unpatch_callback: demo -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'livepatch_sample' on unloading module 'demo'
    callback post_unpatch of livepatch_sample for demo (GOING)
    [info] livepatch_sample: post_unpatch_callback: demo -> [MODULE_STATE_GOING] Going away
    → -EINVAL: Invalid argument
  `);
  step(`
    > loadModule demo init=-12 verbose=1 level=1
    [notice] livepatch: applying patch 'livepatch_sample' to loading module 'demo'
    callback pre_patch of livepatch_sample for demo (COMING)
    [info] livepatch_sample: pre_patch_callback: demo -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of livepatch_sample for demo (COMING)
    [info] livepatch_sample: post_patch_callback: demo -> [MODULE_STATE_COMING] Full formed, running module_init
    [warning] demo: unknown parameter 'verbose' ignored
    [info] demo: demo_init
    callback pre_unpatch of livepatch_sample for demo (GOING)
    [info] livepatch_sample: pre_unpatch_callback: demo -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'livepatch_sample' on unloading module 'demo'
    callback post_unpatch of livepatch_sample for demo (GOING)
    [info] livepatch_sample: post_unpatch_callback: demo -> [MODULE_STATE_GOING] Going away
    → -ENOMEM: Cannot allocate memory
  `);
  step(`
    > loadModule demo level=0x100000000
    [notice] livepatch: applying patch 'livepatch_sample' to loading module 'demo'
    callback pre_patch of livepatch_sample for demo (COMING)
    [info] livepatch_sample: pre_patch_callback: demo -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of livepatch_sample for demo (COMING)
    [info] livepatch_sample: post_patch_callback: demo -> [MODULE_STATE_COMING] Full formed, running module_init
    [err] demo: \`0x100000000' invalid for parameter \`level'
    callback pre_unpatch of livepatch_sample for demo (GOING)
    [info] livepatch_sample: pre_unpatch_callback: demo -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'livepatch_sample' on unloading module 'demo'
    callback post_unpatch of livepatch_sample for demo (GOING)
    [info] livepatch_sample: post_unpatch_callback: demo -> [MODULE_STATE_GOING] Going away
    → -ERANGE: Numerical result out of range
  `);
  step(`
    > loadModule demo quiet= level
    [notice] livepatch: applying patch 'livepatch_sample' to loading module 'demo'
    callback pre_patch of livepatch_sample for demo (COMING)
    [info] livepatch_sample: pre_patch_callback: demo -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of livepatch_sample for demo (COMING)
    [info] livepatch_sample: post_patch_callback: demo -> [MODULE_STATE_COMING] Full formed, running module_init
    [err] demo: \`' invalid for parameter \`quiet'
    [err] demo: \`' invalid for parameter \`level'
    callback pre_unpatch of livepatch_sample for demo (GOING)
    [info] livepatch_sample: pre_unpatch_callback: demo -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'livepatch_sample' on unloading module 'demo'
    callback post_unpatch of livepatch_sample for demo (GOING)
    [info] livepatch_sample: post_unpatch_callback: demo -> [MODULE_STATE_GOING] Going away
    → -EINVAL: Invalid argument
  `);
  step(`
    > loadModule demo level=one
    [notice] livepatch: applying patch 'livepatch_sample' to loading module 'demo'
    callback pre_patch of livepatch_sample for demo (COMING)
    [info] livepatch_sample: pre_patch_callback: demo -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of livepatch_sample for demo (COMING)
    [info] livepatch_sample: post_patch_callback: demo -> [MODULE_STATE_COMING] Full formed, running module_init
    [err] demo: \`one' invalid for parameter \`level'
    callback pre_unpatch of livepatch_sample for demo (GOING)
    [info] livepatch_sample: pre_unpatch_callback: demo -> [MODULE_STATE_GOING] Going away
    [notice] livepatch: reverting patch 'livepatch_sample' on unloading module 'demo'
    callback post_unpatch of livepatch_sample for demo (GOING)
    [info] livepatch_sample: post_unpatch_callback: demo -> [MODULE_STATE_GOING] Going away
    → -EINVAL: Invalid argument
  `);
  step(`
    > loadModule demo verbose=1
    [notice] livepatch: applying patch 'livepatch_sample' to loading module 'demo'
    callback pre_patch of livepatch_sample for demo (COMING)
    [info] livepatch_sample: pre_patch_callback: demo -> [MODULE_STATE_COMING] Full formed, running module_init
    callback post_patch of livepatch_sample for demo (COMING)
    [info] livepatch_sample: post_patch_callback: demo -> [MODULE_STATE_COMING] Full formed, running module_init
    [warning] demo: unknown parameter 'verbose' ignored
    [info] demo: demo_init
    → 0
    livepatch_sample / demo loaded: no → yes
    livepatch_sample / demo patched: no → yes
    livepatch_sample / demo callbacks: clean → live
    module demo loaded: no → yes
    func_stack demo:demo_show: empty → livepatch_sample
    handler demo:demo_show: none → registered
    /sys/kernel/livepatch/livepatch_sample/demo/patched: 0 → 1
  `);
});

test('2: write livepatch_sample enabled 0 completes unpatching; write livepatch_sample enabled 0 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    → 0
    listed: none → livepatch_sample
    livepatch_sample loaded: no → yes
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/demo/
    + /sys/kernel/livepatch/livepatch_sample/demo/demo_show,1/
    + /sys/kernel/livepatch/livepatch_sample/demo/patched: 0
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/replace: 0
    + /sys/kernel/livepatch/livepatch_sample/transition: 0
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    [notice] livepatch: 'livepatch_sample': unpatching complete
    → 0
    listed: livepatch_sample → none
    livepatch_sample enabled: yes → no
    livepatch_sample free queued: no → yes
    - /sys/kernel/livepatch/livepatch_sample/demo/
    - /sys/kernel/livepatch/livepatch_sample/demo/demo_show,1/
    - /sys/kernel/livepatch/livepatch_sample/demo/patched
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > write livepatch_sample enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload livepatch_sample
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free livepatch_sample
    livepatch_sample references: 1 → 0
    livepatch_sample free queued: yes → no
    - /sys/kernel/livepatch/livepatch_sample/
    - /sys/kernel/livepatch/livepatch_sample/enabled
    - /sys/kernel/livepatch/livepatch_sample/force
    - /sys/kernel/livepatch/livepatch_sample/replace
    - /sys/kernel/livepatch/livepatch_sample/transition
  `);
  step(`
    > unload livepatch_sample
    → 0
    livepatch_sample loaded: yes → no
  `);
  step(`
    > loadModule demo
    [info] demo: demo_init
    → 0
    module demo loaded: no → yes
  `);
  step(`
    > load livepatch_sample
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for demo (LIVE)
    [info] livepatch_sample: pre_patch_callback: demo -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    callback post_patch of livepatch_sample for demo (LIVE)
    [info] livepatch_sample: post_patch_callback: demo -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_sample': patching complete
    → 0
    listed: none → livepatch_sample
    livepatch_sample loaded: no → yes
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / demo loaded: no → yes
    livepatch_sample / demo patched: no → yes
    livepatch_sample / demo callbacks: clean → live
    func_stack demo:demo_show: empty → livepatch_sample
    handler demo:demo_show: none → registered
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/demo/
    + /sys/kernel/livepatch/livepatch_sample/demo/demo_show,1/
    + /sys/kernel/livepatch/livepatch_sample/demo/patched: 1
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/replace: 0
    + /sys/kernel/livepatch/livepatch_sample/transition: 0
  `);
  step(`
    > write livepatch_sample enabled 0
    [debug] livepatch: 'livepatch_sample': initializing unpatching transition
    callback pre_unpatch of livepatch_sample for demo (LIVE)
    [info] livepatch_sample: pre_unpatch_callback: demo -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_sample': starting unpatching transition
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    callback post_unpatch of livepatch_sample for demo (LIVE)
    [info] livepatch_sample: post_unpatch_callback: demo -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'livepatch_sample': unpatching complete
    → 0
    listed: livepatch_sample → none
    livepatch_sample enabled: yes → no
    livepatch_sample free queued: no → yes
    livepatch_sample / demo loaded: yes → no
    livepatch_sample / demo patched: yes → no
    livepatch_sample / demo callbacks: live → clean
    func_stack demo:demo_show: livepatch_sample → empty
    handler demo:demo_show: registered → none
    - /sys/kernel/livepatch/livepatch_sample/demo/
    - /sys/kernel/livepatch/livepatch_sample/demo/demo_show,1/
    - /sys/kernel/livepatch/livepatch_sample/demo/patched
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
  `);
  step(`
    > unloadModule demo
    [info] demo: demo_exit
    → 0
    module demo loaded: yes → no
  `);
  step(`
    > loadModule demo level=0x1 quiet
    [info] demo: demo_init
    → 0
    module demo loaded: no → yes
  `);
  step(`
    > loadModule plain verbose
    [warning] plain: unknown parameter 'verbose' ignored
    → 0
    module plain loaded: no → yes
  `);
  step(`
    > unloadModule plain
    → 0
    module plain loaded: yes → no
  `);
  step(`
    > unloadModule demo
    [info] demo: demo_exit
    → 0
    module demo loaded: yes → no
  `);
  step(`
    > loadModule demo init=-12
    [info] demo: demo_init
    → -ENOMEM: Cannot allocate memory
  `);
  step(`
    > loadModule demo init=-12 level=one
    [err] demo: \`one' invalid for parameter \`level'
    → -EINVAL: Invalid argument
  `);
  step(`
    > loadModule demo init=-12 verbose=1 level=1
    [warning] demo: unknown parameter 'verbose' ignored
    [info] demo: demo_init
    → -ENOMEM: Cannot allocate memory
  `);
  step(`
    > loadModule demo level=0x100000000
    [err] demo: \`0x100000000' invalid for parameter \`level'
    → -ERANGE: Numerical result out of range
  `);
  step(`
    > loadModule demo quiet= level
    [err] demo: \`' invalid for parameter \`quiet'
    [err] demo: \`' invalid for parameter \`level'
    → -EINVAL: Invalid argument
  `);
  step(`
    > loadModule demo level=one
    [err] demo: \`one' invalid for parameter \`level'
    → -EINVAL: Invalid argument
  `);
  step(`
    > loadModule demo verbose=1
    [warning] demo: unknown parameter 'verbose' ignored
    [info] demo: demo_init
    → 0
    module demo loaded: no → yes
  `);
});
