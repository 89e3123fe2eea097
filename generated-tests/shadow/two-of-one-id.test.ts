// klp_shadow_free_all frees the variables of all objects
//
// Generated from spec/scenarios/shadow/two-of-one-id.yaml and machines/ by `npx klp generate shadow/two-of-one-id`; do not edit.
// 9 states, 30 transitions, 15 signatures of macrosteps;
// 1 test with 22 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('shadow/two-of-one-id');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    shadow_fix loaded: no
    shadow_fix enabled: no
    shadow_fix forced: no
    shadow_fix references: 0
    shadow_fix free queued: no
    shadow_fix / e1000 loaded: no
    shadow_fix / e1000 patched: no
    shadow_fix / e1000 callbacks: clean
    shadow_fix / vmlinux loaded: no
    shadow_fix / vmlinux patched: no
    shadow_fix / vmlinux callbacks: clean
    module e1000 loaded: yes
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load shadow_fix completes patching with e1000; write shadow_fix enabled 0 completes unpatching with e1000; …', () => {
  const { step } = boot();
  step(`
    > load shadow_fix
    [notice] livepatch: enabling patch 'shadow_fix'
    [debug] livepatch: 'shadow_fix': initializing patching transition
    callback pre_patch of shadow_fix for e1000 (LIVE)
    [info] shadow_fix: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    effect getOrAllocShadow second#7 in pre_patch for e1000 of shadow_fix: done
    [notice] livepatch: 'shadow_fix': starting patching transition
    [debug] livepatch: 'shadow_fix': completing patching transition
    callback post_patch of shadow_fix for vmlinux
    [info] shadow_fix: post_patch_callback: vmlinux
    effect getOrAllocShadow first#7 in post_patch for vmlinux of shadow_fix: done
    [notice] livepatch: 'shadow_fix': patching complete
    → 0
    listed: none → shadow_fix
    shadow_fix loaded: no → yes
    shadow_fix enabled: no → yes
    shadow_fix references: 0 → 1
    shadow_fix / e1000 loaded: no → yes
    shadow_fix / e1000 patched: no → yes
    shadow_fix / e1000 callbacks: clean → live
    shadow_fix / vmlinux loaded: no → yes
    shadow_fix / vmlinux patched: no → yes
    shadow_fix / vmlinux callbacks: clean → live
    + shadow first#7: made by shadow_fix
    + shadow second#7: made by shadow_fix
    + /sys/kernel/livepatch/shadow_fix/
    + /sys/kernel/livepatch/shadow_fix/e1000/
    + /sys/kernel/livepatch/shadow_fix/e1000/patched: 1
    + /sys/kernel/livepatch/shadow_fix/enabled: 1
    + /sys/kernel/livepatch/shadow_fix/force
    + /sys/kernel/livepatch/shadow_fix/replace: 0
    + /sys/kernel/livepatch/shadow_fix/transition: 0
    + /sys/kernel/livepatch/shadow_fix/vmlinux/
    + /sys/kernel/livepatch/shadow_fix/vmlinux/patched: 1
  `);
  step(`
    > write shadow_fix enabled 0
    [debug] livepatch: 'shadow_fix': initializing unpatching transition
    [notice] livepatch: 'shadow_fix': starting unpatching transition
    [debug] livepatch: 'shadow_fix': completing unpatching transition
    callback post_unpatch of shadow_fix for vmlinux
    [info] shadow_fix: post_unpatch_callback: vmlinux
    effect freeShadow first#7 in post_unpatch for vmlinux of shadow_fix: done
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_fix: done
    [notice] livepatch: 'shadow_fix': unpatching complete
    → 0
    listed: shadow_fix → none
    shadow_fix enabled: yes → no
    shadow_fix free queued: no → yes
    shadow_fix / e1000 loaded: yes → no
    shadow_fix / e1000 patched: yes → no
    shadow_fix / e1000 callbacks: live → clean
    shadow_fix / vmlinux loaded: yes → no
    shadow_fix / vmlinux patched: yes → no
    shadow_fix / vmlinux callbacks: live → clean
    - shadow first#7
    - shadow second#7
    - /sys/kernel/livepatch/shadow_fix/e1000/
    - /sys/kernel/livepatch/shadow_fix/e1000/patched
    /sys/kernel/livepatch/shadow_fix/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_fix/vmlinux/
    - /sys/kernel/livepatch/shadow_fix/vmlinux/patched
  `);
  step(`
    > write shadow_fix enabled 0
    → -EINVAL: Invalid argument
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
  step(`
    > unloadModule e1000
    → 0
    module e1000 loaded: yes → no
  `);
  step(`
    > load shadow_fix
    [notice] livepatch: enabling patch 'shadow_fix'
    [debug] livepatch: 'shadow_fix': initializing patching transition
    [notice] livepatch: 'shadow_fix': starting patching transition
    [debug] livepatch: 'shadow_fix': completing patching transition
    callback post_patch of shadow_fix for vmlinux
    [info] shadow_fix: post_patch_callback: vmlinux
    effect getOrAllocShadow first#7 in post_patch for vmlinux of shadow_fix: done
    [notice] livepatch: 'shadow_fix': patching complete
    → 0
    listed: none → shadow_fix
    shadow_fix loaded: no → yes
    shadow_fix enabled: no → yes
    shadow_fix references: 0 → 1
    shadow_fix / vmlinux loaded: no → yes
    shadow_fix / vmlinux patched: no → yes
    shadow_fix / vmlinux callbacks: clean → live
    + shadow first#7: made by shadow_fix
    + /sys/kernel/livepatch/shadow_fix/
    + /sys/kernel/livepatch/shadow_fix/e1000/
    + /sys/kernel/livepatch/shadow_fix/e1000/patched: 0
    + /sys/kernel/livepatch/shadow_fix/enabled: 1
    + /sys/kernel/livepatch/shadow_fix/force
    + /sys/kernel/livepatch/shadow_fix/replace: 0
    + /sys/kernel/livepatch/shadow_fix/transition: 0
    + /sys/kernel/livepatch/shadow_fix/vmlinux/
    + /sys/kernel/livepatch/shadow_fix/vmlinux/patched: 1
  `);
  step(`
    > write shadow_fix enabled 0
    [debug] livepatch: 'shadow_fix': initializing unpatching transition
    [notice] livepatch: 'shadow_fix': starting unpatching transition
    [debug] livepatch: 'shadow_fix': completing unpatching transition
    callback post_unpatch of shadow_fix for vmlinux
    [info] shadow_fix: post_unpatch_callback: vmlinux
    effect freeShadow first#7 in post_unpatch for vmlinux of shadow_fix: done
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_fix: absent
    [notice] livepatch: 'shadow_fix': unpatching complete
    → 0
    listed: shadow_fix → none
    shadow_fix enabled: yes → no
    shadow_fix free queued: no → yes
    shadow_fix / vmlinux loaded: yes → no
    shadow_fix / vmlinux patched: yes → no
    shadow_fix / vmlinux callbacks: live → clean
    - shadow first#7
    - /sys/kernel/livepatch/shadow_fix/e1000/
    - /sys/kernel/livepatch/shadow_fix/e1000/patched
    /sys/kernel/livepatch/shadow_fix/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_fix/vmlinux/
    - /sys/kernel/livepatch/shadow_fix/vmlinux/patched
  `);
  step(`
    > loadModule e1000
    → 0
    module e1000 loaded: no → yes
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
  step(`
    > load shadow_fix
    [notice] livepatch: enabling patch 'shadow_fix'
    [debug] livepatch: 'shadow_fix': initializing patching transition
    callback pre_patch of shadow_fix for e1000 (LIVE)
    [info] shadow_fix: pre_patch_callback: e1000 -> [MODULE_STATE_LIVE] Normal state
    effect getOrAllocShadow second#7 in pre_patch for e1000 of shadow_fix: done
    [notice] livepatch: 'shadow_fix': starting patching transition
    [debug] livepatch: 'shadow_fix': completing patching transition
    callback post_patch of shadow_fix for vmlinux
    [info] shadow_fix: post_patch_callback: vmlinux
    effect getOrAllocShadow first#7 in post_patch for vmlinux of shadow_fix: done
    [notice] livepatch: 'shadow_fix': patching complete
    → 0
    listed: none → shadow_fix
    shadow_fix loaded: no → yes
    shadow_fix enabled: no → yes
    shadow_fix references: 0 → 1
    shadow_fix / e1000 loaded: no → yes
    shadow_fix / e1000 patched: no → yes
    shadow_fix / e1000 callbacks: clean → live
    shadow_fix / vmlinux loaded: no → yes
    shadow_fix / vmlinux patched: no → yes
    shadow_fix / vmlinux callbacks: clean → live
    + shadow first#7: made by shadow_fix
    + shadow second#7: made by shadow_fix
    + /sys/kernel/livepatch/shadow_fix/
    + /sys/kernel/livepatch/shadow_fix/e1000/
    + /sys/kernel/livepatch/shadow_fix/e1000/patched: 1
    + /sys/kernel/livepatch/shadow_fix/enabled: 1
    + /sys/kernel/livepatch/shadow_fix/force
    + /sys/kernel/livepatch/shadow_fix/replace: 0
    + /sys/kernel/livepatch/shadow_fix/transition: 0
    + /sys/kernel/livepatch/shadow_fix/vmlinux/
    + /sys/kernel/livepatch/shadow_fix/vmlinux/patched: 1
  `);
  step(`
    > unloadModule e1000
    [notice] livepatch: reverting patch 'shadow_fix' on unloading module 'e1000'
    → 0
    shadow_fix / e1000 loaded: yes → no
    shadow_fix / e1000 patched: yes → no
    shadow_fix / e1000 callbacks: live → clean
    module e1000 loaded: yes → no
    /sys/kernel/livepatch/shadow_fix/e1000/patched: 1 → 0
  `);
  step(`
    > write shadow_fix enabled 0
    [debug] livepatch: 'shadow_fix': initializing unpatching transition
    [notice] livepatch: 'shadow_fix': starting unpatching transition
    [debug] livepatch: 'shadow_fix': completing unpatching transition
    callback post_unpatch of shadow_fix for vmlinux
    [info] shadow_fix: post_unpatch_callback: vmlinux
    effect freeShadow first#7 in post_unpatch for vmlinux of shadow_fix: done
    effect freeShadows 7 in post_unpatch for vmlinux of shadow_fix: done
    [notice] livepatch: 'shadow_fix': unpatching complete
    → 0
    listed: shadow_fix → none
    shadow_fix enabled: yes → no
    shadow_fix free queued: no → yes
    shadow_fix / vmlinux loaded: yes → no
    shadow_fix / vmlinux patched: yes → no
    shadow_fix / vmlinux callbacks: live → clean
    - shadow first#7
    - shadow second#7
    - /sys/kernel/livepatch/shadow_fix/e1000/
    - /sys/kernel/livepatch/shadow_fix/e1000/patched
    /sys/kernel/livepatch/shadow_fix/enabled: 1 → 0
    - /sys/kernel/livepatch/shadow_fix/vmlinux/
    - /sys/kernel/livepatch/shadow_fix/vmlinux/patched
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
  step(`
    > load shadow_fix
    [notice] livepatch: enabling patch 'shadow_fix'
    [debug] livepatch: 'shadow_fix': initializing patching transition
    [notice] livepatch: 'shadow_fix': starting patching transition
    [debug] livepatch: 'shadow_fix': completing patching transition
    callback post_patch of shadow_fix for vmlinux
    [info] shadow_fix: post_patch_callback: vmlinux
    effect getOrAllocShadow first#7 in post_patch for vmlinux of shadow_fix: done
    [notice] livepatch: 'shadow_fix': patching complete
    → 0
    listed: none → shadow_fix
    shadow_fix loaded: no → yes
    shadow_fix enabled: no → yes
    shadow_fix references: 0 → 1
    shadow_fix / vmlinux loaded: no → yes
    shadow_fix / vmlinux patched: no → yes
    shadow_fix / vmlinux callbacks: clean → live
    + shadow first#7: made by shadow_fix
    + /sys/kernel/livepatch/shadow_fix/
    + /sys/kernel/livepatch/shadow_fix/e1000/
    + /sys/kernel/livepatch/shadow_fix/e1000/patched: 0
    + /sys/kernel/livepatch/shadow_fix/enabled: 1
    + /sys/kernel/livepatch/shadow_fix/force
    + /sys/kernel/livepatch/shadow_fix/replace: 0
    + /sys/kernel/livepatch/shadow_fix/transition: 0
    + /sys/kernel/livepatch/shadow_fix/vmlinux/
    + /sys/kernel/livepatch/shadow_fix/vmlinux/patched: 1
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'shadow_fix' to loading module 'e1000'
    callback pre_patch of shadow_fix for e1000 (COMING)
    [info] shadow_fix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    effect getOrAllocShadow second#7 in pre_patch for e1000 of shadow_fix: done
    → 0
    shadow_fix / e1000 loaded: no → yes
    shadow_fix / e1000 patched: no → yes
    shadow_fix / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    /sys/kernel/livepatch/shadow_fix/e1000/patched: 0 → 1
    + shadow second#7: made by shadow_fix
  `);
  step(`
    > unloadModule e1000
    [notice] livepatch: reverting patch 'shadow_fix' on unloading module 'e1000'
    → 0
    shadow_fix / e1000 loaded: yes → no
    shadow_fix / e1000 patched: yes → no
    shadow_fix / e1000 callbacks: live → clean
    module e1000 loaded: yes → no
    /sys/kernel/livepatch/shadow_fix/e1000/patched: 1 → 0
  `);
  step(`
    > loadModule e1000
    [notice] livepatch: applying patch 'shadow_fix' to loading module 'e1000'
    callback pre_patch of shadow_fix for e1000 (COMING)
    [info] shadow_fix: pre_patch_callback: e1000 -> [MODULE_STATE_COMING] Full formed, running module_init
    effect getOrAllocShadow second#7 in pre_patch for e1000 of shadow_fix: found
    → 0
    shadow_fix / e1000 loaded: no → yes
    shadow_fix / e1000 patched: no → yes
    shadow_fix / e1000 callbacks: clean → live
    module e1000 loaded: no → yes
    /sys/kernel/livepatch/shadow_fix/e1000/patched: 0 → 1
  `);
});
