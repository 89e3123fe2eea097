// Shadow variables before there were constructors
//
// Generated from spec/scenarios/shadow/before-constructors.yaml and machines/ by `npx klp generate shadow/before-constructors`; do not edit.
// 3 states, 7 transitions, 7 signatures of macrosteps;
// 1 test with 8 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('shadow/before-constructors');

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
    effect allocShadow state#1 in pre_patch for vmlinux of shadow_fix: done
    effect getOrAllocShadow state#2 in pre_patch for vmlinux of shadow_fix: done
    [notice] livepatch: 'shadow_fix': starting patching transition
    [debug] livepatch: 'shadow_fix': completing patching transition
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
    + shadow state#1: made by shadow_fix
    + shadow state#2: made by shadow_fix
    + /sys/kernel/livepatch/shadow_fix/
    + /sys/kernel/livepatch/shadow_fix/enabled: 1
    + /sys/kernel/livepatch/shadow_fix/transition: 0
    + /sys/kernel/livepatch/shadow_fix/vmlinux/
    + /sys/kernel/livepatch/shadow_fix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write shadow_fix enabled 0
    [debug] livepatch: 'shadow_fix': initializing unpatching transition
    [notice] livepatch: 'shadow_fix': starting unpatching transition
    [debug] livepatch: 'shadow_fix': completing unpatching transition
    callback post_unpatch of shadow_fix for vmlinux
    [info] shadow_fix: post_unpatch_callback: vmlinux
    effect freeShadow state#1 in post_unpatch for vmlinux of shadow_fix: done
    effect freeShadow state#2 in post_unpatch for vmlinux of shadow_fix: done
    [notice] livepatch: 'shadow_fix': unpatching complete
    → 0
    shadow_fix enabled: yes → no
    shadow_fix references: 1 → 0
    shadow_fix / vmlinux patched: yes → no
    shadow_fix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: shadow_fix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    - shadow state#1
    - shadow state#2
    /sys/kernel/livepatch/shadow_fix/enabled: 1 → 0
  `);
  step(`
    > write shadow_fix enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write shadow_fix enabled 1
    [notice] livepatch: enabling patch 'shadow_fix'
    [debug] livepatch: 'shadow_fix': initializing patching transition
    callback pre_patch of shadow_fix for vmlinux
    [info] shadow_fix: pre_patch_callback: vmlinux
    effect allocShadow state#1 in pre_patch for vmlinux of shadow_fix: done
    effect getOrAllocShadow state#2 in pre_patch for vmlinux of shadow_fix: done
    [notice] livepatch: 'shadow_fix': starting patching transition
    [debug] livepatch: 'shadow_fix': completing patching transition
    [notice] livepatch: 'shadow_fix': patching complete
    → 0
    shadow_fix enabled: no → yes
    shadow_fix references: 0 → 1
    shadow_fix / vmlinux patched: no → yes
    shadow_fix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → shadow_fix
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/shadow_fix/enabled: 0 → 1
    + shadow state#1: made by shadow_fix
    + shadow state#2: made by shadow_fix
  `);
  step(`
    > write shadow_fix enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload shadow_fix
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > write shadow_fix enabled 0
    [debug] livepatch: 'shadow_fix': initializing unpatching transition
    [notice] livepatch: 'shadow_fix': starting unpatching transition
    [debug] livepatch: 'shadow_fix': completing unpatching transition
    callback post_unpatch of shadow_fix for vmlinux
    [info] shadow_fix: post_unpatch_callback: vmlinux
    effect freeShadow state#1 in post_unpatch for vmlinux of shadow_fix: done
    effect freeShadow state#2 in post_unpatch for vmlinux of shadow_fix: done
    [notice] livepatch: 'shadow_fix': unpatching complete
    → 0
    shadow_fix enabled: yes → no
    shadow_fix references: 1 → 0
    shadow_fix / vmlinux patched: yes → no
    shadow_fix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: shadow_fix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    - shadow state#1
    - shadow state#2
    /sys/kernel/livepatch/shadow_fix/enabled: 1 → 0
  `);
  step(`
    > unload shadow_fix
    → 0
    listed: shadow_fix → none
    shadow_fix loaded: yes → no
    shadow_fix / vmlinux loaded: yes → no
    - /sys/kernel/livepatch/shadow_fix/
    - /sys/kernel/livepatch/shadow_fix/enabled
    - /sys/kernel/livepatch/shadow_fix/transition
    - /sys/kernel/livepatch/shadow_fix/vmlinux/
    - /sys/kernel/livepatch/shadow_fix/vmlinux/cmdline_proc_show,1/
  `);
});
