// A parameter that is a list
//
// Generated from spec/scenarios/parameters/lists.yaml and machines/ by `npx klp generate parameters/lists`; do not edit.
// 19 states, 368 transitions, 48 signatures of macrosteps;
// 3 tests with 50 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('parameters/lists');

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

test('1: load livepatch_sample pids=1,2,x fails with EINVAL; load livepatch_sample pids=1,2,3,4 fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample pids=1,2,x
    [err] livepatch_sample: \`1' invalid for parameter \`pids'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load livepatch_sample pids=1,2,3,4
    [err] pids: can only take 3 arguments
    [err] livepatch_sample: \`1' invalid for parameter \`pids'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load livepatch_sample pids=1,2147483648
    [err] livepatch_sample: \`1' invalid for parameter \`pids'
    → -ERANGE: Numerical result out of range
  `);
  step(`
    > load livepatch_sample pids=
    [err] livepatch_sample: \`' invalid for parameter \`pids'
    → -EINVAL: Invalid argument
  `);
  step(`
    > load livepatch_sample pids
    [err] livepatch_sample: \`' invalid for parameter \`pids'
    → -EINVAL: Invalid argument
  `);
});

test('2: load livepatch_sample pids=7 cpus=4 completes patching; setParam livepatch_sample pids "7 1" fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample pids=7 cpus=4
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
    + livepatch_sample parameter cpus: 4
    + livepatch_sample parameter pids: 7
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
    > setParam livepatch_sample pids "7 1"
    → -EINVAL: Invalid argument
    livepatch_sample parameter pids: 7 → 
  `);
  step(`
    > setParam livepatch_sample pids 7,x,3
    → -EINVAL: Invalid argument
    livepatch_sample parameter pids:  → 7
  `);
  step(`
    > setParam livepatch_sample pids "\\n"
    → -EINVAL: Invalid argument
    livepatch_sample parameter pids: 7 → 
  `);
  step(`
    > setParam livepatch_sample pids "7, 1"
    → -EINVAL: Invalid argument
    livepatch_sample parameter pids:  → 7
  `);
  step(`
    > setParam livepatch_sample pids 1,2,3,4
    [err] pids: can only take 3 arguments
    → -EINVAL: Invalid argument
    livepatch_sample parameter pids: 7 → 1,2,3
  `);
  step(`
    > setParam livepatch_sample pids 7,2147483648,x
    → -ERANGE: Numerical result out of range
    livepatch_sample parameter pids: 1,2,3 → 7
  `);
  step(`
    > setParam livepatch_sample pids 1,2,3,x
    [err] pids: can only take 3 arguments
    → -EINVAL: Invalid argument
    livepatch_sample parameter pids: 7 → 1,2,3
  `);
  step(`
    > setParam livepatch_sample pids 1,2,3,4
    [err] pids: can only take 3 arguments
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample pids 1,2,3,x
    [err] pids: can only take 3 arguments
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample pids "1\\n,2\\n,3\\n"
    → 0
  `);
  step(`
    > setParam livepatch_sample cpus 4,5,6
    [err] cpus: can only take 2 arguments
    → -EINVAL: Invalid argument
    livepatch_sample parameter cpus: 4 → 4,5
  `);
  step(`
    > setParam livepatch_sample cpus 4,5,6
    [err] cpus: can only take 2 arguments
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample pids 7
    → 0
    livepatch_sample parameter pids: 1,2,3 → 7
  `);
  step(`
    > setParam livepatch_sample pids "1\\n,2\\n,3\\n"
    → 0
    livepatch_sample parameter pids: 7 → 1,2,3
  `);
  step(`
    > setParam livepatch_sample pids ,1,2,3
    → -EINVAL: Invalid argument
    livepatch_sample parameter pids: 1,2,3 → 
  `);
  step(`
    > setParam livepatch_sample pids ,1,2,3
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample pids none
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample pids "7 1"
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample pids "\\n"
    → -EINVAL: Invalid argument
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
    + livepatch_sample parameter cpus: 4,5
    + livepatch_sample parameter pids
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
    > setParam livepatch_sample pids ""
    → 0
  `);
  step(`
    > setParam livepatch_sample pids 1,2,3
    → 0
    livepatch_sample parameter pids:  → 1,2,3
  `);
  step(`
    > setParam livepatch_sample pids 1,2,3
    → 0
  `);
  step(`
    > setParam livepatch_sample pids 7
    → 0
    livepatch_sample parameter pids: 1,2,3 → 7
  `);
  step(`
    > setParam livepatch_sample pids 7
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
    - livepatch_sample parameter cpus
    - livepatch_sample parameter pids
  `);
  step(`
    > load livepatch_sample pids=0x1,02,+3
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
    + livepatch_sample parameter cpus: 4,5
    + livepatch_sample parameter pids: 1,2,3
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
    > setParam livepatch_sample pids "0x1,02,+3\\n"
    → 0
  `);
  step(`
    > setParam livepatch_sample pids "7\\n"
    → 0
    livepatch_sample parameter pids: 1,2,3 → 7
  `);
  step(`
    > setParam livepatch_sample pids "0x1,02,+3\\n"
    → 0
    livepatch_sample parameter pids: 7 → 1,2,3
  `);
  step(`
    > setParam livepatch_sample pids 7,
    → -EINVAL: Invalid argument
    livepatch_sample parameter pids: 1,2,3 → 7
  `);
  step(`
    > setParam livepatch_sample pids "7\\n"
    → 0
  `);
  step(`
    > setParam livepatch_sample pids 7,
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample pids 7,,1
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample pids 7,x,3
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample pids "7, 1"
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample pids 7,2147483648,x
    → -ERANGE: Numerical result out of range
  `);
  step(`
    > setParam livepatch_sample pids ,1,2,3
    → -EINVAL: Invalid argument
    livepatch_sample parameter pids: 7 → 
  `);
  step(`
    > setParam livepatch_sample pids 7,,1
    → -EINVAL: Invalid argument
    livepatch_sample parameter pids:  → 7
  `);
  step(`
    > setParam livepatch_sample pids none
    → -EINVAL: Invalid argument
    livepatch_sample parameter pids: 7 → 
  `);
});
