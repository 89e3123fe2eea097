// Before 5.8 a module may be named vmlinux
//
// Generated from spec/scenarios/modules/named-vmlinux-before-5.8.yaml and machines/ by `npx klp generate modules/named-vmlinux-before-5.8`; do not edit.
// 32 states, 144 transitions, 17 signatures of macrosteps;
// 1 test with 21 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('modules/named-vmlinux-before-5.8');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    fix loaded: no
    fix enabled: no
    fix forced: no
    fix references: 0
    fix free queued: no
    fix / vmlinux loaded: no
    fix / vmlinux patched: no
    fix / vmlinux callbacks: clean
    more loaded: no
    more enabled: no
    more forced: no
    more references: 0
    more free queued: no
    more / driver loaded: no
    more / driver patched: no
    more / driver callbacks: clean
    module driver loaded: yes
    module vmlinux loaded: no
    func_stack driver:xmit: empty
    handler driver:xmit: none
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load fix completes patching with driver; write fix enabled 0 completes unpatching with driver; …', () => {
  const { step } = boot();
  step(`
    > load fix
    [notice] livepatch: enabling patch 'fix'
    [debug] livepatch: 'fix': initializing patching transition
    callback pre_patch of fix for vmlinux
    [info] fix: pre_patch_callback: vmlinux
    [notice] livepatch: 'fix': starting patching transition
    [debug] livepatch: 'fix': completing patching transition
    callback post_patch of fix for vmlinux
    [info] fix: post_patch_callback: vmlinux
    [notice] livepatch: 'fix': patching complete
    → 0
    listed: none → fix
    fix loaded: no → yes
    fix enabled: no → yes
    fix references: 0 → 1
    fix / vmlinux loaded: no → yes
    fix / vmlinux patched: no → yes
    fix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fix
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix/
    + /sys/kernel/livepatch/fix/enabled: 1
    + /sys/kernel/livepatch/fix/force
    + /sys/kernel/livepatch/fix/transition: 0
    + /sys/kernel/livepatch/fix/vmlinux/
    + /sys/kernel/livepatch/fix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write fix enabled 0
    [debug] livepatch: 'fix': initializing unpatching transition
    callback pre_unpatch of fix for vmlinux
    [info] fix: pre_unpatch_callback: vmlinux
    [notice] livepatch: 'fix': starting unpatching transition
    [debug] livepatch: 'fix': completing unpatching transition
    callback post_unpatch of fix for vmlinux
    [info] fix: post_unpatch_callback: vmlinux
    [notice] livepatch: 'fix': unpatching complete
    → 0
    listed: fix → none
    fix enabled: yes → no
    fix free queued: no → yes
    fix / vmlinux loaded: yes → no
    fix / vmlinux patched: yes → no
    fix / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: fix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/fix/enabled: 1 → 0
    - /sys/kernel/livepatch/fix/vmlinux/
    - /sys/kernel/livepatch/fix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write fix enabled 0
    → -EINVAL: Invalid argument
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
    - /sys/kernel/livepatch/fix/transition
  `);
  step(`
    > unload fix
    → 0
    fix loaded: yes → no
  `);
  step(`
    > load more
    [notice] livepatch: enabling patch 'more'
    [debug] livepatch: 'more': initializing patching transition
    [notice] livepatch: 'more': starting patching transition
    [debug] livepatch: 'more': completing patching transition
    [notice] livepatch: 'more': patching complete
    → 0
    listed: none → more
    more loaded: no → yes
    more enabled: no → yes
    more references: 0 → 1
    more / driver loaded: no → yes
    more / driver patched: no → yes
    more / driver callbacks: clean → live
    func_stack driver:xmit: empty → more
    handler driver:xmit: none → registered
    + /sys/kernel/livepatch/more/
    + /sys/kernel/livepatch/more/driver/
    + /sys/kernel/livepatch/more/driver/xmit,1/
    + /sys/kernel/livepatch/more/enabled: 1
    + /sys/kernel/livepatch/more/force
    + /sys/kernel/livepatch/more/transition: 0
  `);
  step(`
    > write more enabled 0
    [debug] livepatch: 'more': initializing unpatching transition
    [notice] livepatch: 'more': starting unpatching transition
    [debug] livepatch: 'more': completing unpatching transition
    [notice] livepatch: 'more': unpatching complete
    → 0
    listed: more → none
    more enabled: yes → no
    more free queued: no → yes
    more / driver loaded: yes → no
    more / driver patched: yes → no
    more / driver callbacks: live → clean
    func_stack driver:xmit: more → empty
    handler driver:xmit: registered → none
    - /sys/kernel/livepatch/more/driver/
    - /sys/kernel/livepatch/more/driver/xmit,1/
    /sys/kernel/livepatch/more/enabled: 1 → 0
  `);
  step(`
    > write more enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload more
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free more
    more references: 1 → 0
    more free queued: yes → no
    - /sys/kernel/livepatch/more/
    - /sys/kernel/livepatch/more/enabled
    - /sys/kernel/livepatch/more/force
    - /sys/kernel/livepatch/more/transition
  `);
  step(`
    > unload more
    → 0
    more loaded: yes → no
  `);
  step(`
    > loadModule vmlinux
    → 0
    module vmlinux loaded: no → yes
  `);
  step(`
    > unloadModule vmlinux
    → 0
    module vmlinux loaded: yes → no
  `);
  step(`
    > load fix
    [notice] livepatch: enabling patch 'fix'
    [debug] livepatch: 'fix': initializing patching transition
    callback pre_patch of fix for vmlinux
    [info] fix: pre_patch_callback: vmlinux
    [notice] livepatch: 'fix': starting patching transition
    [debug] livepatch: 'fix': completing patching transition
    callback post_patch of fix for vmlinux
    [info] fix: post_patch_callback: vmlinux
    [notice] livepatch: 'fix': patching complete
    → 0
    listed: none → fix
    fix loaded: no → yes
    fix enabled: no → yes
    fix references: 0 → 1
    fix / vmlinux loaded: no → yes
    fix / vmlinux patched: no → yes
    fix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fix
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix/
    + /sys/kernel/livepatch/fix/enabled: 1
    + /sys/kernel/livepatch/fix/force
    + /sys/kernel/livepatch/fix/transition: 0
    + /sys/kernel/livepatch/fix/vmlinux/
    + /sys/kernel/livepatch/fix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > load more
    [notice] livepatch: enabling patch 'more'
    [debug] livepatch: 'more': initializing patching transition
    [notice] livepatch: 'more': starting patching transition
    [debug] livepatch: 'more': completing patching transition
    [notice] livepatch: 'more': patching complete
    → 0
    listed: fix → more
    fix enabled: yes → no
    fix free queued: no → yes
    fix / vmlinux loaded: yes → no
    fix / vmlinux patched: yes → no
    fix / vmlinux callbacks: live → clean
    more loaded: no → yes
    more enabled: no → yes
    more references: 0 → 1
    more / driver loaded: no → yes
    more / driver patched: no → yes
    more / driver callbacks: clean → live
    func_stack driver:xmit: empty → more
    handler driver:xmit: none → registered
    func_stack vmlinux:cmdline_proc_show: fix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/fix/enabled: 1 → 0
    - /sys/kernel/livepatch/fix/vmlinux/
    - /sys/kernel/livepatch/fix/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/more/
    + /sys/kernel/livepatch/more/driver/
    + /sys/kernel/livepatch/more/driver/xmit,1/
    + /sys/kernel/livepatch/more/enabled: 1
    + /sys/kernel/livepatch/more/force
    + /sys/kernel/livepatch/more/transition: 0
  `);
  step(`
    > free fix
    fix references: 1 → 0
    fix free queued: yes → no
    - /sys/kernel/livepatch/fix/
    - /sys/kernel/livepatch/fix/enabled
    - /sys/kernel/livepatch/fix/force
    - /sys/kernel/livepatch/fix/transition
  `);
  step(`
    > unload fix
    → 0
    fix loaded: yes → no
  `);
  step(`
    > load fix
    [notice] livepatch: enabling patch 'fix'
    [debug] livepatch: 'fix': initializing patching transition
    callback pre_patch of fix for vmlinux
    [info] fix: pre_patch_callback: vmlinux
    [notice] livepatch: 'fix': starting patching transition
    [debug] livepatch: 'fix': completing patching transition
    callback post_patch of fix for vmlinux
    [info] fix: post_patch_callback: vmlinux
    [notice] livepatch: 'fix': patching complete
    → 0
    listed: more → more, fix
    fix loaded: no → yes
    fix enabled: no → yes
    fix references: 0 → 1
    fix / vmlinux loaded: no → yes
    fix / vmlinux patched: no → yes
    fix / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → fix
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/fix/
    + /sys/kernel/livepatch/fix/enabled: 1
    + /sys/kernel/livepatch/fix/force
    + /sys/kernel/livepatch/fix/transition: 0
    + /sys/kernel/livepatch/fix/vmlinux/
    + /sys/kernel/livepatch/fix/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > loadModule vmlinux
    → 0
    module vmlinux loaded: no → yes
  `);
  step(`
    > unloadModule vmlinux
    → 0
    module vmlinux loaded: yes → no
  `);
});
