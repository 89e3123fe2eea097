// A shadow variable is told by its object and its id, both
//
// Generated from spec/scenarios/shadow/objects-and-ids.yaml and machines/ by `npx klp generate shadow/objects-and-ids`; do not edit.
// 4 states, 7 transitions, 6 signatures of macrosteps;
// 1 test with 6 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('shadow/objects-and-ids');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    shadow_fix loaded: no
    shadow_fix enabled: no
    shadow_fix forced: no
    shadow_fix references: 0
    shadow_fix free queued: no
    shadow_fix / vmlinux loaded: no
    shadow_fix / vmlinux patched: no
    shadow_fix / vmlinux callbacks: clean
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load shadow_fix completes patching; write shadow_fix enabled 0 completes unpatching; …', () => {
  const { step } = boot();
  step(`
    > load shadow_fix
    [notice] livepatch: enabling patch 'shadow_fix'
    [debug] livepatch: 'shadow_fix': initializing patching transition
    callback pre_patch of shadow_fix for vmlinux
    [info] shadow_fix: pre_patch_callback: vmlinux
    effect allocShadow dev#1 in pre_patch for vmlinux of shadow_fix: done
    effect allocShadow dev#2 in pre_patch for vmlinux of shadow_fix: done
    effect allocShadow disk#1 in pre_patch for vmlinux of shadow_fix: done
    effect getOrAllocShadow dev#-1 in pre_patch for vmlinux of shadow_fix: done
    [notice] livepatch: 'shadow_fix': starting patching transition
    [debug] livepatch: 'shadow_fix': completing patching transition
    callback post_patch of shadow_fix for vmlinux
    [info] shadow_fix: post_patch_callback: vmlinux
    [warning] Duplicate shadow variable <dev, 1>
    effect allocShadow dev#1 in post_patch for vmlinux of shadow_fix: duplicate
    effect getOrAllocShadow dev#2 in post_patch for vmlinux of shadow_fix: found
    [warning] Duplicate shadow variable <disk, 1>
    effect allocShadow disk#1 in post_patch for vmlinux of shadow_fix: duplicate
    [warning] Duplicate shadow variable <dev, ffffffffffffffff>
    effect allocShadow dev#-1 in post_patch for vmlinux of shadow_fix: duplicate
    effect allocShadow disk#4294967298 in post_patch for vmlinux of shadow_fix: done
    [warning] Duplicate shadow variable <disk, 100000002>
    effect allocShadow disk#4294967298 in post_patch for vmlinux of shadow_fix: duplicate
    [notice] livepatch: 'shadow_fix': patching complete
    → 0
    listed: none → shadow_fix
    shadow_fix loaded: no → yes
    shadow_fix enabled: no → yes
    shadow_fix references: 0 → 1
    shadow_fix / vmlinux loaded: no → yes
    shadow_fix / vmlinux patched: no → yes
    shadow_fix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → shadow_fix
    handler vmlinux:cmdline_proc_show: none → registered
    + shadow dev#-1: made by shadow_fix
    + shadow dev#1: made by shadow_fix
    + shadow dev#2: made by shadow_fix
    + shadow disk#1: made by shadow_fix
    + shadow disk#4294967298: made by shadow_fix
    + /sys/kernel/livepatch/shadow_fix/
    + /sys/kernel/livepatch/shadow_fix/enabled: 1
    + /sys/kernel/livepatch/shadow_fix/force
    + /sys/kernel/livepatch/shadow_fix/replace: 0
    + /sys/kernel/livepatch/shadow_fix/transition: 0
    + /sys/kernel/livepatch/shadow_fix/vmlinux/
    + /sys/kernel/livepatch/shadow_fix/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/shadow_fix/vmlinux/patched: 1
  `);
  step(`
    > write shadow_fix enabled 0
    [debug] livepatch: 'shadow_fix': initializing unpatching transition
    callback pre_unpatch of shadow_fix for vmlinux
    [info] shadow_fix: pre_unpatch_callback: vmlinux
    effect freeShadow dev#1 in pre_unpatch for vmlinux of shadow_fix: done
    effect freeShadow dev#1 in pre_unpatch for vmlinux of shadow_fix: absent
    effect freeShadow disk#2 in pre_unpatch for vmlinux of shadow_fix: absent
    [notice] livepatch: 'shadow_fix': starting unpatching transition
    [debug] livepatch: 'shadow_fix': completing unpatching transition
    callback post_unpatch of shadow_fix for vmlinux
    [info] shadow_fix: post_unpatch_callback: vmlinux
    effect freeShadows 1 in post_unpatch for vmlinux of shadow_fix: done
    effect freeShadows 2 in post_unpatch for vmlinux of shadow_fix: done
    effect freeShadows 2 in post_unpatch for vmlinux of shadow_fix: absent
    effect freeShadow dev#-1 in post_unpatch for vmlinux of shadow_fix: done
    effect freeShadows 4294967298 in post_unpatch for vmlinux of shadow_fix: done
    [notice] livepatch: 'shadow_fix': unpatching complete
    → 0
    listed: shadow_fix → none
    shadow_fix enabled: yes → no
    shadow_fix free queued: no → yes
    shadow_fix / vmlinux loaded: yes → no
    shadow_fix / vmlinux patched: yes → no
    shadow_fix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: shadow_fix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    - shadow dev#-1
    - shadow dev#1
    - shadow dev#2
    - shadow disk#1
    - shadow disk#4294967298
    /sys/kernel/livepatch/shadow_fix/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_fix/vmlinux/
    - /sys/kernel/livepatch/shadow_fix/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/shadow_fix/vmlinux/patched
  `);
  step(`
    > write shadow_fix enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload shadow_fix
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free shadow_fix
    shadow_fix references: 1 → 0
    shadow_fix free queued: yes → no
    - /sys/kernel/livepatch/shadow_fix/
    - /sys/kernel/livepatch/shadow_fix/enabled
    - /sys/kernel/livepatch/shadow_fix/force
    - /sys/kernel/livepatch/shadow_fix/replace
    - /sys/kernel/livepatch/shadow_fix/transition
  `);
  step(`
    > unload shadow_fix
    → 0
    shadow_fix loaded: yes → no
  `);
});
