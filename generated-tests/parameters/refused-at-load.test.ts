// Parameters that insmod is given
//
// Generated from spec/scenarios/parameters/refused-at-load.yaml and machines/ by `npx klp generate parameters/refused-at-load`; do not edit.
// 8 states, 44 transitions, 37 signatures of macrosteps;
// 14 tests with 35 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('parameters/refused-at-load');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    livepatch_sample loaded: no
    livepatch_sample enabled: no
    livepatch_sample forced: no
    livepatch_sample references: 0
    livepatch_sample free queued: no
    livepatch_sample / vmlinux loaded: no
    livepatch_sample / vmlinux patched: no
    livepatch_sample / vmlinux callbacks: clean
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: no
    kernel.ftrace_enabled: 1
  `);
});

test('1: load livepatch_sample verbose=2 quiet completes patching', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample verbose=2 quiet
    [notice] livepatch_sample: tainting kernel with TAINT_LIVEPATCH
    [warning] livepatch_sample: unknown parameter 'verbose' ignored
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    → 0
    listed: none → livepatch_sample
    livepatch_sample loaded: no → yes
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux loaded: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    TAINT_LIVEPATCH: no → yes
    + livepatch_sample parameter pids
    + livepatch_sample parameter pre_patch_ret: 0
    + livepatch_sample parameter quiet: Y
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/replace: 0
    + /sys/kernel/livepatch/livepatch_sample/transition: 0
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/patched: 1
  `);
});

test('2: load livepatch_sample pre_patch_ret=4294967296 quiet=maybe fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample pre_patch_ret=4294967296 quiet=maybe
    [notice] livepatch_sample: tainting kernel with TAINT_LIVEPATCH
    [err] livepatch_sample: \`4294967296' invalid for parameter \`pre_patch_ret'
    [err] livepatch_sample: \`maybe' invalid for parameter \`quiet'
    → -EINVAL: Invalid argument
    TAINT_LIVEPATCH: no → yes
  `);
});

test('3: load livepatch_sample pre_patch_ret=nineteen fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample pre_patch_ret=nineteen
    [notice] livepatch_sample: tainting kernel with TAINT_LIVEPATCH
    [err] livepatch_sample: \`nineteen' invalid for parameter \`pre_patch_ret'
    → -EINVAL: Invalid argument
    TAINT_LIVEPATCH: no → yes
  `);
});

test('4: load livepatch_sample quiet=x pre_patch_ret=0x80000000 fails with ERANGE', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample quiet=x pre_patch_ret=0x80000000
    [notice] livepatch_sample: tainting kernel with TAINT_LIVEPATCH
    [err] livepatch_sample: \`x' invalid for parameter \`quiet'
    [err] livepatch_sample: \`0x80000000' invalid for parameter \`pre_patch_ret'
    → -ERANGE: Numerical result out of range
    TAINT_LIVEPATCH: no → yes
  `);
});

test('5: load livepatch_sample verbose=2 pre_patch_ret=x quiet=1 fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample verbose=2 pre_patch_ret=x quiet=1
    [notice] livepatch_sample: tainting kernel with TAINT_LIVEPATCH
    [warning] livepatch_sample: unknown parameter 'verbose' ignored
    [err] livepatch_sample: \`x' invalid for parameter \`pre_patch_ret'
    → -EINVAL: Invalid argument
    TAINT_LIVEPATCH: no → yes
  `);
});

test('6: load livepatch_sample pre-patch=1 pre_patch_ret=-19 fails with ENODEV', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample pre-patch=1 pre_patch_ret=-19
    [notice] livepatch_sample: tainting kernel with TAINT_LIVEPATCH
    [warning] livepatch_sample: unknown parameter 'pre-patch' ignored
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux returns -ENODEV
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [warning] livepatch: pre-patch callback failed for object 'vmlinux'
    [warning] livepatch: failed to enable patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': canceling patching transition, going to unpatch
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    [notice] livepatch: 'livepatch_sample': unpatching complete
    → -ENODEV: No such device
    TAINT_LIVEPATCH: no → yes
  `);
});

test('7: ', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample verbose
    [notice] livepatch_sample: tainting kernel with TAINT_LIVEPATCH
    [warning] livepatch_sample: unknown parameter 'verbose' ignored
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    → 0
    listed: none → livepatch_sample
    livepatch_sample loaded: no → yes
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux loaded: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    TAINT_LIVEPATCH: no → yes
    + livepatch_sample parameter pids
    + livepatch_sample parameter pre_patch_ret: 0
    + livepatch_sample parameter quiet: N
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/replace: 0
    + /sys/kernel/livepatch/livepatch_sample/transition: 0
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/patched: 1
  `);
});

test('8: load livepatch_sample pids=1,2,3 quiet=x fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample pids=1,2,3 quiet=x
    [notice] livepatch_sample: tainting kernel with TAINT_LIVEPATCH
    [err] pids: can only take 2 arguments
    [err] livepatch_sample: \`1' invalid for parameter \`pids'
    [err] livepatch_sample: \`x' invalid for parameter \`quiet'
    → -EINVAL: Invalid argument
    TAINT_LIVEPATCH: no → yes
  `);
});

test('9: load livepatch_sample pids=1,2,x fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample pids=1,2,x
    [notice] livepatch_sample: tainting kernel with TAINT_LIVEPATCH
    [err] pids: can only take 2 arguments
    [err] livepatch_sample: \`1' invalid for parameter \`pids'
    → -EINVAL: Invalid argument
    TAINT_LIVEPATCH: no → yes
  `);
});

test('10: load livepatch_sample pre_patch_ret= fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample pre_patch_ret=
    [notice] livepatch_sample: tainting kernel with TAINT_LIVEPATCH
    [err] livepatch_sample: \`' invalid for parameter \`pre_patch_ret'
    → -EINVAL: Invalid argument
    TAINT_LIVEPATCH: no → yes
  `);
});

test('11: load livepatch_sample pre-patch_ret=1,9 fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample pre-patch_ret=1,9
    [notice] livepatch_sample: tainting kernel with TAINT_LIVEPATCH
    [err] livepatch_sample: \`1,9' invalid for parameter \`pre-patch_ret'
    → -EINVAL: Invalid argument
    TAINT_LIVEPATCH: no → yes
  `);
});

test('12: load livepatch_sample completes patching; write livepatch_sample enabled 0 completes unpatching; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample
    [notice] livepatch_sample: tainting kernel with TAINT_LIVEPATCH
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    → 0
    listed: none → livepatch_sample
    livepatch_sample loaded: no → yes
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux loaded: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    TAINT_LIVEPATCH: no → yes
    + livepatch_sample parameter pids
    + livepatch_sample parameter pre_patch_ret: 0
    + livepatch_sample parameter quiet: N
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/replace: 0
    + /sys/kernel/livepatch/livepatch_sample/transition: 0
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/patched: 1
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
    livepatch_sample / vmlinux loaded: yes → no
    livepatch_sample / vmlinux patched: yes → no
    livepatch_sample / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: livepatch_sample → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_sample/enabled: 1 → 0
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    - /sys/kernel/livepatch/livepatch_sample/vmlinux/patched
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
    - livepatch_sample parameter pids
    - livepatch_sample parameter pre_patch_ret
    - livepatch_sample parameter quiet
  `);
  step(`
    > load livepatch_sample
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    → 0
    listed: none → livepatch_sample
    livepatch_sample loaded: no → yes
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux loaded: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + livepatch_sample parameter pids
    + livepatch_sample parameter pre_patch_ret: 0
    + livepatch_sample parameter quiet: N
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/replace: 0
    + /sys/kernel/livepatch/livepatch_sample/transition: 0
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/patched: 1
  `);
});

test('13: load livepatch_sample pre-patch-ret=-023 fails with ENODEV; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample pre-patch-ret=-023
    [notice] livepatch_sample: tainting kernel with TAINT_LIVEPATCH
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux returns -ENODEV
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [warning] livepatch: pre-patch callback failed for object 'vmlinux'
    [warning] livepatch: failed to enable patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': canceling patching transition, going to unpatch
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    [notice] livepatch: 'livepatch_sample': unpatching complete
    → -ENODEV: No such device
    TAINT_LIVEPATCH: no → yes
  `);
  step(`
    > load livepatch_sample pre-patch=1 pre_patch_ret=-19
    [warning] livepatch_sample: unknown parameter 'pre-patch' ignored
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux returns -ENODEV
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [warning] livepatch: pre-patch callback failed for object 'vmlinux'
    [warning] livepatch: failed to enable patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': canceling patching transition, going to unpatch
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    [notice] livepatch: 'livepatch_sample': unpatching complete
    → -ENODEV: No such device
  `);
  step(`
    > load livepatch_sample verbose=2 pre_patch_ret=x quiet=1
    [warning] livepatch_sample: unknown parameter 'verbose' ignored
    [err] livepatch_sample: \`x' invalid for parameter \`pre_patch_ret'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load livepatch_sample quiet=x pre_patch_ret=0x80000000
    [err] livepatch_sample: \`x' invalid for parameter \`quiet'
    [err] livepatch_sample: \`0x80000000' invalid for parameter \`pre_patch_ret'
    → -ERANGE: Numerical result out of range
  `);
  step(`
    > load livepatch_sample pre_patch_ret=nineteen
    [err] livepatch_sample: \`nineteen' invalid for parameter \`pre_patch_ret'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load livepatch_sample pre_patch_ret=4294967296 quiet=maybe
    [err] livepatch_sample: \`4294967296' invalid for parameter \`pre_patch_ret'
    [err] livepatch_sample: \`maybe' invalid for parameter \`quiet'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load livepatch_sample pids=1,2,3
    [err] pids: can only take 2 arguments
    [err] livepatch_sample: \`1' invalid for parameter \`pids'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load livepatch_sample verbose=2 quiet
    [warning] livepatch_sample: unknown parameter 'verbose' ignored
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    → 0
    listed: none → livepatch_sample
    livepatch_sample loaded: no → yes
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux loaded: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + livepatch_sample parameter pids
    + livepatch_sample parameter pre_patch_ret: 0
    + livepatch_sample parameter quiet: Y
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/replace: 0
    + /sys/kernel/livepatch/livepatch_sample/transition: 0
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/patched: 1
  `);
});

test('14: load livepatch_sample pre_patch_ret=-0x13 fails with ENODEV; load livepatch_sample pre-patch_ret=1,9 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample pre_patch_ret=-0x13
    [notice] livepatch_sample: tainting kernel with TAINT_LIVEPATCH
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux returns -ENODEV
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [warning] livepatch: pre-patch callback failed for object 'vmlinux'
    [warning] livepatch: failed to enable patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': canceling patching transition, going to unpatch
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    [notice] livepatch: 'livepatch_sample': unpatching complete
    → -ENODEV: No such device
    TAINT_LIVEPATCH: no → yes
  `);
  step(`
    > load livepatch_sample pre_patch_ret=-0x13
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux returns -ENODEV
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [warning] livepatch: pre-patch callback failed for object 'vmlinux'
    [warning] livepatch: failed to enable patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': canceling patching transition, going to unpatch
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    [notice] livepatch: 'livepatch_sample': unpatching complete
    → -ENODEV: No such device
  `);
  step(`
    > load livepatch_sample pre-patch-ret=-023
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux returns -ENODEV
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [warning] livepatch: pre-patch callback failed for object 'vmlinux'
    [warning] livepatch: failed to enable patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': canceling patching transition, going to unpatch
    [debug] livepatch: 'livepatch_sample': completing unpatching transition
    [notice] livepatch: 'livepatch_sample': unpatching complete
    → -ENODEV: No such device
  `);
  step(`
    > load livepatch_sample pre-patch_ret=1,9
    [err] livepatch_sample: \`1,9' invalid for parameter \`pre-patch_ret'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load livepatch_sample pre_patch_ret=
    [err] livepatch_sample: \`' invalid for parameter \`pre_patch_ret'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load livepatch_sample pre_patch_ret
    [err] livepatch_sample: \`' invalid for parameter \`pre_patch_ret'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load livepatch_sample pids=1,2,x
    [err] pids: can only take 2 arguments
    [err] livepatch_sample: \`1' invalid for parameter \`pids'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load livepatch_sample pids=1,2,3 quiet=x
    [err] pids: can only take 2 arguments
    [err] livepatch_sample: \`1' invalid for parameter \`pids'
    [err] livepatch_sample: \`x' invalid for parameter \`quiet'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load livepatch_sample verbose
    [warning] livepatch_sample: unknown parameter 'verbose' ignored
    [notice] livepatch: enabling patch 'livepatch_sample'
    [debug] livepatch: 'livepatch_sample': initializing patching transition
    callback pre_patch of livepatch_sample for vmlinux
    [info] livepatch_sample: pre_patch_callback: vmlinux
    [notice] livepatch: 'livepatch_sample': starting patching transition
    [debug] livepatch: 'livepatch_sample': completing patching transition
    [notice] livepatch: 'livepatch_sample': patching complete
    → 0
    listed: none → livepatch_sample
    livepatch_sample loaded: no → yes
    livepatch_sample enabled: no → yes
    livepatch_sample references: 0 → 1
    livepatch_sample / vmlinux loaded: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + livepatch_sample parameter pids
    + livepatch_sample parameter pre_patch_ret: 0
    + livepatch_sample parameter quiet: N
    + /sys/kernel/livepatch/livepatch_sample/
    + /sys/kernel/livepatch/livepatch_sample/enabled: 1
    + /sys/kernel/livepatch/livepatch_sample/force
    + /sys/kernel/livepatch/livepatch_sample/replace: 0
    + /sys/kernel/livepatch/livepatch_sample/transition: 0
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/cmdline_proc_show,1/
    + /sys/kernel/livepatch/livepatch_sample/vmlinux/patched: 1
  `);
});
