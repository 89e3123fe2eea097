// A target module comes, goes and comes again under a patch with late relocations
//
// Generated from spec/scenarios/relocations/come-again.yaml and machines/ by `npx klp generate relocations/come-again`; do not edit.
// 24 states, 114 transitions, 18 signatures of macrosteps;
// 1 test with 23 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('relocations/come-again');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    fix loaded: no
    fix enabled: no
    fix forced: no
    fix references: 0
    fix free queued: no
    fix / driver loaded: no
    fix / driver patched: no
    fix / driver callbacks: clean
    fix / vmlinux loaded: no
    fix / vmlinux patched: no
    fix / vmlinux callbacks: clean
    module driver loaded: no
    func_stack driver:xmit: empty
    handler driver:xmit: none
    func_stack vmlinux:meminfo_proc_show: empty
    handler vmlinux:meminfo_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load fix completes patching; write fix enabled 0 completes unpatching; write fix enabled 0 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load fix
    [notice] livepatch: enabling patch 'fix'
    [debug] livepatch: 'fix': initializing patching transition
    [notice] livepatch: 'fix': starting patching transition
    [debug] livepatch: 'fix': completing patching transition
    [notice] livepatch: 'fix': patching complete
    → 0
    listed: none → fix
    fix loaded: no → yes
    fix enabled: no → yes
    fix references: 0 → 1
    fix / vmlinux loaded: no → yes
    fix / vmlinux patched: no → yes
    fix / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → fix
    handler vmlinux:meminfo_proc_show: none → registered
    + fix parameter ret: 0
    + /sys/kernel/livepatch/fix/
    + /sys/kernel/livepatch/fix/driver/
    + /sys/kernel/livepatch/fix/driver/patched: 0
    + /sys/kernel/livepatch/fix/driver/xmit,1/
    + /sys/kernel/livepatch/fix/enabled: 1
    + /sys/kernel/livepatch/fix/force
    + /sys/kernel/livepatch/fix/replace: 0
    + /sys/kernel/livepatch/fix/transition: 0
    + /sys/kernel/livepatch/fix/vmlinux/
    + /sys/kernel/livepatch/fix/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fix/vmlinux/patched: 1
  `);
  step(`
    > write fix enabled 0
    [debug] livepatch: 'fix': initializing unpatching transition
    [notice] livepatch: 'fix': starting unpatching transition
    [debug] livepatch: 'fix': completing unpatching transition
    [notice] livepatch: 'fix': unpatching complete
    → 0
    listed: fix → none
    fix enabled: yes → no
    fix free queued: no → yes
    fix / vmlinux loaded: yes → no
    fix / vmlinux patched: yes → no
    fix / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: fix → empty
    handler vmlinux:meminfo_proc_show: registered → none
    - /sys/kernel/livepatch/fix/driver/
    - /sys/kernel/livepatch/fix/driver/patched
    - /sys/kernel/livepatch/fix/driver/xmit,1/
    /sys/kernel/livepatch/fix/enabled: 1 → 0
    - /sys/kernel/livepatch/fix/vmlinux/
    - /sys/kernel/livepatch/fix/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fix/vmlinux/patched
  `);
  step(`
    > write fix enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam fix ret 0
    → 0
  `);
  step(`
    > setParam fix ret -19
    → 0
    fix parameter ret: 0 → -19
  `);
  step(`
    > setParam fix ret 0
    → 0
    fix parameter ret: -19 → 0
  `);
  step(`
    > unload fix
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free fix
    fix references: 1 → 0
    fix free queued: yes → no
    - /sys/kernel/livepatch/fix/
    - /sys/kernel/livepatch/fix/enabled
    - /sys/kernel/livepatch/fix/force
    - /sys/kernel/livepatch/fix/replace
    - /sys/kernel/livepatch/fix/transition
  `);
  step(`
    > unload fix
    → 0
    fix loaded: yes → no
    - fix parameter ret
  `);
  step(`
    > loadModule driver
    [info] driver: hello
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > load fix
    [notice] livepatch: enabling patch 'fix'
    [debug] livepatch: 'fix': initializing patching transition
    callback pre_patch of fix for driver (LIVE)
    [info] fix: pre_patch_callback: driver -> [MODULE_STATE_LIVE] Normal state
    [notice] livepatch: 'fix': starting patching transition
    [debug] livepatch: 'fix': completing patching transition
    [notice] livepatch: 'fix': patching complete
    → 0
    listed: none → fix
    fix loaded: no → yes
    fix enabled: no → yes
    fix references: 0 → 1
    fix / driver loaded: no → yes
    fix / driver patched: no → yes
    fix / driver callbacks: clean → live
    fix / vmlinux loaded: no → yes
    fix / vmlinux patched: no → yes
    fix / vmlinux callbacks: clean → live
    func_stack driver:xmit: empty → fix
    handler driver:xmit: none → registered
    func_stack vmlinux:meminfo_proc_show: empty → fix
    handler vmlinux:meminfo_proc_show: none → registered
    + fix parameter ret: 0
    + /sys/kernel/livepatch/fix/
    + /sys/kernel/livepatch/fix/driver/
    + /sys/kernel/livepatch/fix/driver/patched: 1
    + /sys/kernel/livepatch/fix/driver/xmit,1/
    + /sys/kernel/livepatch/fix/enabled: 1
    + /sys/kernel/livepatch/fix/force
    + /sys/kernel/livepatch/fix/replace: 0
    + /sys/kernel/livepatch/fix/transition: 0
    + /sys/kernel/livepatch/fix/vmlinux/
    + /sys/kernel/livepatch/fix/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fix/vmlinux/patched: 1
  `);
  step(`
    > write fix enabled 0
    [debug] livepatch: 'fix': initializing unpatching transition
    [notice] livepatch: 'fix': starting unpatching transition
    [debug] livepatch: 'fix': completing unpatching transition
    [notice] livepatch: 'fix': unpatching complete
    → 0
    listed: fix → none
    fix enabled: yes → no
    fix free queued: no → yes
    fix / driver loaded: yes → no
    fix / driver patched: yes → no
    fix / driver callbacks: live → clean
    fix / vmlinux loaded: yes → no
    fix / vmlinux patched: yes → no
    fix / vmlinux callbacks: live → clean
    func_stack driver:xmit: fix → empty
    handler driver:xmit: registered → none
    func_stack vmlinux:meminfo_proc_show: fix → empty
    handler vmlinux:meminfo_proc_show: registered → none
    - /sys/kernel/livepatch/fix/driver/
    - /sys/kernel/livepatch/fix/driver/patched
    - /sys/kernel/livepatch/fix/driver/xmit,1/
    /sys/kernel/livepatch/fix/enabled: 1 → 0
    - /sys/kernel/livepatch/fix/vmlinux/
    - /sys/kernel/livepatch/fix/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/fix/vmlinux/patched
  `);
  step(`
    > unloadModule driver
    → 0
    module driver loaded: yes → no
  `);
  step(`
    > setParam fix ret -19
    → 0
    fix parameter ret: 0 → -19
  `);
  step(`
    > setParam fix ret -19
    → 0
  `);
  step(`
    > free fix
    fix references: 1 → 0
    fix free queued: yes → no
    - /sys/kernel/livepatch/fix/
    - /sys/kernel/livepatch/fix/enabled
    - /sys/kernel/livepatch/fix/force
    - /sys/kernel/livepatch/fix/replace
    - /sys/kernel/livepatch/fix/transition
  `);
  step(`
    > unload fix
    → 0
    fix loaded: yes → no
    - fix parameter ret
  `);
  step(`
    > load fix
    [notice] livepatch: enabling patch 'fix'
    [debug] livepatch: 'fix': initializing patching transition
    [notice] livepatch: 'fix': starting patching transition
    [debug] livepatch: 'fix': completing patching transition
    [notice] livepatch: 'fix': patching complete
    → 0
    listed: none → fix
    fix loaded: no → yes
    fix enabled: no → yes
    fix references: 0 → 1
    fix / vmlinux loaded: no → yes
    fix / vmlinux patched: no → yes
    fix / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → fix
    handler vmlinux:meminfo_proc_show: none → registered
    + fix parameter ret: 0
    + /sys/kernel/livepatch/fix/
    + /sys/kernel/livepatch/fix/driver/
    + /sys/kernel/livepatch/fix/driver/patched: 0
    + /sys/kernel/livepatch/fix/driver/xmit,1/
    + /sys/kernel/livepatch/fix/enabled: 1
    + /sys/kernel/livepatch/fix/force
    + /sys/kernel/livepatch/fix/replace: 0
    + /sys/kernel/livepatch/fix/transition: 0
    + /sys/kernel/livepatch/fix/vmlinux/
    + /sys/kernel/livepatch/fix/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/fix/vmlinux/patched: 1
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'fix' to loading module 'driver'
    callback pre_patch of fix for driver (COMING)
    [info] fix: pre_patch_callback: driver -> [MODULE_STATE_COMING] Full formed, running module_init
    [info] driver: hello
    → 0
    fix / driver loaded: no → yes
    fix / driver patched: no → yes
    fix / driver callbacks: clean → live
    module driver loaded: no → yes
    func_stack driver:xmit: empty → fix
    handler driver:xmit: none → registered
    /sys/kernel/livepatch/fix/driver/patched: 0 → 1
  `);
  step(`
    > unloadModule driver
    [notice] livepatch: reverting patch 'fix' on unloading module 'driver'
    → 0
    fix / driver loaded: yes → no
    fix / driver patched: yes → no
    fix / driver callbacks: live → clean
    module driver loaded: yes → no
    func_stack driver:xmit: fix → empty
    handler driver:xmit: registered → none
    /sys/kernel/livepatch/fix/driver/patched: 1 → 0
  `);
  step(`
    > setParam fix ret -19
    → 0
    fix parameter ret: 0 → -19
  `);
  step(`
    > loadModule driver
    [notice] livepatch: applying patch 'fix' to loading module 'driver'
    callback pre_patch of fix for driver (COMING) returns -ENODEV
    [info] fix: pre_patch_callback: driver -> [MODULE_STATE_COMING] Full formed, running module_init
    [warning] livepatch: pre-patch callback failed for object 'driver'
    [warning] livepatch: patch 'fix' failed for module 'driver', refusing to load module 'driver'
    → -ENODEV: No such device
  `);
  step(`
    > loadModule driver
    [err] x86/modules: Invalid relocation target, existing value is nonzero
    [warning] livepatch: failed to initialize patch 'fix' for module 'driver' (-8)
    [warning] livepatch: patch 'fix' failed for module 'driver', refusing to load module 'driver'
    → -ENOEXEC: Exec format error
  `);
});
