// A parameter that is on or off
//
// Generated from spec/scenarios/parameters/booleans.yaml and machines/ by `npx klp generate parameters/booleans`; do not edit.
// 13 states, 294 transitions, 49 signatures of macrosteps;
// 3 tests with 48 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('parameters/booleans');

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
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load livepatch_sample quiet= fails with EINVAL; load livepatch_sample strict=-1 fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample quiet=
    [err] livepatch_sample: \`' invalid for parameter \`quiet'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load livepatch_sample strict=-1
    [err] livepatch_sample: \`-1' invalid for parameter \`strict'
    → -EINVAL: Invalid argument
  `);
});

test('2: load livepatch_sample quiet=on strict=off completes patching; setParam livepatch_sample quiet 2 fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample quiet=on strict=off
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
    + livepatch_sample parameter quiet: Y
    + livepatch_sample parameter strict: N
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
    > setParam livepatch_sample quiet f
    → 0
    livepatch_sample parameter quiet: Y → N
  `);
  step(`
    > setParam livepatch_sample quiet True
    → 0
    livepatch_sample parameter quiet: N → Y
  `);
  step(`
    > setParam livepatch_sample quiet False
    → 0
    livepatch_sample parameter quiet: Y → N
  `);
  step(`
    > setParam livepatch_sample quiet on
    → 0
    livepatch_sample parameter quiet: N → Y
  `);
  step(`
    > setParam livepatch_sample quiet off
    → 0
    livepatch_sample parameter quiet: Y → N
  `);
  step(`
    > setParam livepatch_sample quiet ONE
    → 0
    livepatch_sample parameter quiet: N → Y
  `);
  step(`
    > setParam livepatch_sample quiet OF
    → 0
    livepatch_sample parameter quiet: Y → N
  `);
  step(`
    > setParam livepatch_sample quiet no
    → 0
  `);
  step(`
    > setParam livepatch_sample quiet "0\\n"
    → 0
  `);
  step(`
    > setParam livepatch_sample quiet 0x1
    → 0
  `);
  step(`
    > setParam livepatch_sample quiet f
    → 0
  `);
  step(`
    > setParam livepatch_sample quiet False
    → 0
  `);
  step(`
    > setParam livepatch_sample quiet off
    → 0
  `);
  step(`
    > setParam livepatch_sample quiet OF
    → 0
  `);
  step(`
    > setParam livepatch_sample quiet 2
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample quiet -1
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample quiet o
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample quiet " 1"
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample quiet "\\n"
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample quiet ""
    → 0
  `);
});

test('3: write livepatch_sample enabled 0 completes unpatching; write livepatch_sample enabled 0 fails with EINVAL; …', () => {
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
    + livepatch_sample parameter quiet: N
    + livepatch_sample parameter strict: Y
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
    > setParam livepatch_sample quiet N
    → 0
  `);
  step(`
    > setParam livepatch_sample strict N
    → 0
    livepatch_sample parameter strict: Y → N
  `);
  step(`
    > setParam livepatch_sample strict N
    → 0
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
    - livepatch_sample parameter quiet
    - livepatch_sample parameter strict
  `);
  step(`
    > load livepatch_sample quiet
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
    + livepatch_sample parameter quiet: Y
    + livepatch_sample parameter strict: Y
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
    > setParam livepatch_sample quiet N
    → 0
    livepatch_sample parameter quiet: Y → N
  `);
  step(`
    > setParam livepatch_sample quiet Y
    → 0
    livepatch_sample parameter quiet: N → Y
  `);
  step(`
    > setParam livepatch_sample quiet Y
    → 0
  `);
  step(`
    > setParam livepatch_sample quiet y
    → 0
  `);
  step(`
    > setParam livepatch_sample quiet "1\\n"
    → 0
  `);
  step(`
    > setParam livepatch_sample quiet t
    → 0
  `);
  step(`
    > setParam livepatch_sample quiet True
    → 0
  `);
  step(`
    > setParam livepatch_sample quiet on
    → 0
  `);
  step(`
    > setParam livepatch_sample quiet ONE
    → 0
  `);
  step(`
    > setParam livepatch_sample quiet no
    → 0
    livepatch_sample parameter quiet: Y → N
  `);
  step(`
    > setParam livepatch_sample quiet y
    → 0
    livepatch_sample parameter quiet: N → Y
  `);
  step(`
    > setParam livepatch_sample quiet "0\\n"
    → 0
    livepatch_sample parameter quiet: Y → N
  `);
  step(`
    > setParam livepatch_sample quiet "1\\n"
    → 0
    livepatch_sample parameter quiet: N → Y
  `);
  step(`
    > setParam livepatch_sample quiet 0x1
    → 0
    livepatch_sample parameter quiet: Y → N
  `);
  step(`
    > setParam livepatch_sample quiet t
    → 0
    livepatch_sample parameter quiet: N → Y
  `);
});
