// Parameters that cannot be read, written, or seen
//
// Generated from spec/scenarios/parameters/file-modes.yaml and machines/ by `npx klp generate parameters/file-modes`; do not edit.
// 108 states, 1451 transitions, 28 signatures of macrosteps;
// 2 tests with 31 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('parameters/file-modes');

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
    livepatch_second loaded: no
    livepatch_second enabled: no
    livepatch_second forced: no
    livepatch_second references: 0
    livepatch_second free queued: no
    livepatch_second / vmlinux loaded: no
    livepatch_second / vmlinux patched: no
    livepatch_second / vmlinux callbacks: clean
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    func_stack vmlinux:meminfo_proc_show: empty
    handler vmlinux:meminfo_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load sample hidden=one fails with EINVAL; load sample completes patching', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample hidden=one
    [err] livepatch_sample: \`one' invalid for parameter \`hidden'
    → -EINVAL: Invalid argument
  `);
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
    livepatch_sample / vmlinux loaded: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + livepatch_sample parameter closed: 0
    + livepatch_sample parameter fixed: 0
    + livepatch_sample parameter hidden: 0
    + livepatch_sample parameter open: 0
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
    > setParam livepatch_sample open 1
    → 0
    livepatch_sample parameter open: 0 → 1
  `);
  step(`
    > setParam livepatch_sample open 1
    → 0
  `);
  step(`
    > setParam livepatch_sample closed 1
    → 0
    livepatch_sample parameter closed: 0 → 1
  `);
  step(`
    > setParam livepatch_sample closed 1
    → 0
  `);
});

test('2: write sample enabled 0 completes unpatching; write sample enabled 0 fails with EINVAL; unload sample fails with EAGAIN; …', () => {
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
    livepatch_sample / vmlinux loaded: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + livepatch_sample parameter closed: 0
    + livepatch_sample parameter fixed: 0
    + livepatch_sample parameter hidden: 0
    + livepatch_sample parameter open: 0
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
    > setParam livepatch_sample open 0
    → 0
  `);
  step(`
    > setParam livepatch_sample open 1
    → 0
    livepatch_sample parameter open: 0 → 1
  `);
  step(`
    > setParam livepatch_sample open 0
    → 0
    livepatch_sample parameter open: 1 → 0
  `);
  step(`
    > setParam livepatch_sample closed 0
    → 0
  `);
  step(`
    > setParam livepatch_sample closed 1
    → 0
    livepatch_sample parameter closed: 0 → 1
  `);
  step(`
    > setParam livepatch_sample closed 0
    → 0
    livepatch_sample parameter closed: 1 → 0
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
    - livepatch_sample parameter closed
    - livepatch_sample parameter fixed
    - livepatch_sample parameter hidden
    - livepatch_sample parameter open
  `);
  step(`
    > load livepatch_second
    [notice] livepatch: enabling patch 'livepatch_second'
    [debug] livepatch: 'livepatch_second': initializing patching transition
    [notice] livepatch: 'livepatch_second': starting patching transition
    [debug] livepatch: 'livepatch_second': completing patching transition
    [notice] livepatch: 'livepatch_second': patching complete
    → 0
    listed: none → livepatch_second
    livepatch_second loaded: no → yes
    livepatch_second enabled: no → yes
    livepatch_second references: 0 → 1
    livepatch_second / vmlinux loaded: no → yes
    livepatch_second / vmlinux patched: no → yes
    livepatch_second / vmlinux callbacks: clean → live
    func_stack vmlinux:meminfo_proc_show: empty → livepatch_second
    handler vmlinux:meminfo_proc_show: none → registered
    + livepatch_second parameter hidden: 0
    + /sys/kernel/livepatch/livepatch_second/
    + /sys/kernel/livepatch/livepatch_second/enabled: 1
    + /sys/kernel/livepatch/livepatch_second/force
    + /sys/kernel/livepatch/livepatch_second/replace: 0
    + /sys/kernel/livepatch/livepatch_second/transition: 0
    + /sys/kernel/livepatch/livepatch_second/vmlinux/
    + /sys/kernel/livepatch/livepatch_second/vmlinux/meminfo_proc_show,1/
    + /sys/kernel/livepatch/livepatch_second/vmlinux/patched: 1
  `);
  step(`
    > write livepatch_second enabled 0
    [debug] livepatch: 'livepatch_second': initializing unpatching transition
    [notice] livepatch: 'livepatch_second': starting unpatching transition
    [debug] livepatch: 'livepatch_second': completing unpatching transition
    [notice] livepatch: 'livepatch_second': unpatching complete
    → 0
    listed: livepatch_second → none
    livepatch_second enabled: yes → no
    livepatch_second free queued: no → yes
    livepatch_second / vmlinux loaded: yes → no
    livepatch_second / vmlinux patched: yes → no
    livepatch_second / vmlinux callbacks: live → clean
    func_stack vmlinux:meminfo_proc_show: livepatch_second → empty
    handler vmlinux:meminfo_proc_show: registered → none
    /sys/kernel/livepatch/livepatch_second/enabled: 1 → 0
    - /sys/kernel/livepatch/livepatch_second/vmlinux/
    - /sys/kernel/livepatch/livepatch_second/vmlinux/meminfo_proc_show,1/
    - /sys/kernel/livepatch/livepatch_second/vmlinux/patched
  `);
  step(`
    > write livepatch_second enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload livepatch_second
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free livepatch_second
    livepatch_second references: 1 → 0
    livepatch_second free queued: yes → no
    - /sys/kernel/livepatch/livepatch_second/
    - /sys/kernel/livepatch/livepatch_second/enabled
    - /sys/kernel/livepatch/livepatch_second/force
    - /sys/kernel/livepatch/livepatch_second/replace
    - /sys/kernel/livepatch/livepatch_second/transition
  `);
  step(`
    > unload livepatch_second
    → 0
    livepatch_second loaded: yes → no
    - livepatch_second parameter hidden
  `);
  step(`
    > load livepatch_sample fixed=1 hidden=1
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
    livepatch_sample / vmlinux loaded: no → yes
    livepatch_sample / vmlinux patched: no → yes
    livepatch_sample / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → livepatch_sample
    handler vmlinux:cmdline_proc_show: none → registered
    + livepatch_sample parameter closed: 0
    + livepatch_sample parameter fixed: 1
    + livepatch_sample parameter hidden: 1
    + livepatch_sample parameter open: 0
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
    > setParam livepatch_sample open ""
    → 0
  `);
  step(`
    > setParam livepatch_sample fixed 0
    → -EACCES: Permission denied
  `);
  step(`
    > setParam livepatch_sample fixed one
    → -EACCES: Permission denied
  `);
  step(`
    > setParam livepatch_sample fixed ""
    → -EACCES: Permission denied
  `);
  step(`
    > setParam livepatch_sample closed ""
    → 0
  `);
  step(`
    > setParam livepatch_sample closed one
    → -EINVAL: Invalid argument
  `);
});
