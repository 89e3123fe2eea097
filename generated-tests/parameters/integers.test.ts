// What counts as an integer
//
// Generated from spec/scenarios/parameters/integers.yaml and machines/ by `npx klp generate parameters/integers`; do not edit.
// 16 states, 946 transitions, 89 signatures of macrosteps;
// 4 tests with 94 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('parameters/integers');

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

test('1: load livepatch_sample completes patching; setParam livepatch_sample level --16 fails with EINVAL', () => {
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
    + livepatch_sample parameter level: 0
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
    > setParam livepatch_sample level --16
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level +-16
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level -+16
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level ++16
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level 0x
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level 0xg
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level 0x10g
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level 00x10
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level x10
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level 0o20
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level 0b10000
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level 08
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level 0198
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level ff
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level ""
    → 0
  `);
  step(`
    > setParam livepatch_sample level -19
    → 0
    livepatch_sample parameter level: 0 → -19
  `);
  step(`
    > setParam livepatch_sample level -0x13
    → 0
  `);
  step(`
    > setParam livepatch_sample level -023
    → 0
  `);
});

test('2: setParam livepatch_sample level 9223372036854775808 fails with ERANGE', () => {
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
    + livepatch_sample parameter level: 0
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
    > setParam livepatch_sample level -0
    → 0
  `);
  step(`
    > setParam livepatch_sample level +00
    → 0
  `);
  step(`
    > setParam livepatch_sample level 0x0
    → 0
  `);
  step(`
    > setParam livepatch_sample level -020000000000
    → 0
    livepatch_sample parameter level: 0 → -2147483648
  `);
  step(`
    > setParam livepatch_sample level 9223372036854775808
    → -ERANGE: Numerical result out of range
  `);
  step(`
    > setParam livepatch_sample level -9223372036854775808
    → -ERANGE: Numerical result out of range
  `);
  step(`
    > setParam livepatch_sample level 18446744073709551615
    → -ERANGE: Numerical result out of range
  `);
  step(`
    > setParam livepatch_sample level -18446744073709551600
    → -ERANGE: Numerical result out of range
  `);
  step(`
    > setParam livepatch_sample level 18446744073709551632
    → -ERANGE: Numerical result out of range
  `);
  step(`
    > setParam livepatch_sample level 18446744073709551616x
    → -ERANGE: Numerical result out of range
  `);
  step(`
    > setParam livepatch_sample level 18446744073709551615x
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level "\\n"
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level "16\\n\\n"
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level " 16"
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level "16 "
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level 16x
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level x16
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level x18446744073709551616
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level 1.6
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level 1e1
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level 1,6
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level sixteen
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level +
    → -EINVAL: Invalid argument
  `);
  step(`
    > setParam livepatch_sample level -
    → -EINVAL: Invalid argument
  `);
});

test('3: ', () => {
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
    + livepatch_sample parameter level: 0
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
    > setParam livepatch_sample level "16\\n"
    → 0
    livepatch_sample parameter level: 0 → 16
  `);
  step(`
    > setParam livepatch_sample level +00020
    → 0
  `);
  step(`
    > setParam livepatch_sample level -0x13
    → 0
    livepatch_sample parameter level: 16 → -19
  `);
  step(`
    > setParam livepatch_sample level 0x10
    → 0
    livepatch_sample parameter level: -19 → 16
  `);
  step(`
    > setParam livepatch_sample level -023
    → 0
    livepatch_sample parameter level: 16 → -19
  `);
  step(`
    > setParam livepatch_sample level 0X10
    → 0
    livepatch_sample parameter level: -19 → 16
  `);
  step(`
    > setParam livepatch_sample level -0
    → 0
    livepatch_sample parameter level: 16 → 0
  `);
  step(`
    > setParam livepatch_sample level +0x0010
    → 0
    livepatch_sample parameter level: 0 → 16
  `);
  step(`
    > setParam livepatch_sample level +00
    → 0
    livepatch_sample parameter level: 16 → 0
  `);
  step(`
    > setParam livepatch_sample level "0x10\\n"
    → 0
    livepatch_sample parameter level: 0 → 16
  `);
  step(`
    > setParam livepatch_sample level 0x0
    → 0
    livepatch_sample parameter level: 16 → 0
  `);
  step(`
    > setParam livepatch_sample level 020
    → 0
    livepatch_sample parameter level: 0 → 16
  `);
  step(`
    > setParam livepatch_sample level 0x7FFFffff
    → 0
    livepatch_sample parameter level: 16 → 2147483647
  `);
  step(`
    > setParam livepatch_sample level +00020
    → 0
    livepatch_sample parameter level: 2147483647 → 16
  `);
  step(`
    > setParam livepatch_sample level 017777777777
    → 0
    livepatch_sample parameter level: 16 → 2147483647
  `);
  step(`
    > setParam livepatch_sample level 0x7FFFffff
    → 0
  `);
  step(`
    > setParam livepatch_sample level 017777777777
    → 0
  `);
  step(`
    > setParam livepatch_sample level -0x80000000
    → 0
    livepatch_sample parameter level: 2147483647 → -2147483648
  `);
  step(`
    > setParam livepatch_sample level -0x80000000
    → 0
  `);
  step(`
    > setParam livepatch_sample level -020000000000
    → 0
  `);
  step(`
    > setParam livepatch_sample level 2147483648
    → -ERANGE: Numerical result out of range
  `);
  step(`
    > setParam livepatch_sample level -2147483649
    → -ERANGE: Numerical result out of range
  `);
  step(`
    > setParam livepatch_sample level 0x80000000
    → -ERANGE: Numerical result out of range
  `);
  step(`
    > setParam livepatch_sample level 4294967312
    → -ERANGE: Numerical result out of range
  `);
});

test('4: write livepatch_sample enabled 0 completes unpatching; write livepatch_sample enabled 0 fails with EINVAL; …', () => {
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
    + livepatch_sample parameter level: 0
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
    > setParam livepatch_sample level 0
    → 0
  `);
  step(`
    > setParam livepatch_sample level 16
    → 0
    livepatch_sample parameter level: 0 → 16
  `);
  step(`
    > setParam livepatch_sample level 0
    → 0
    livepatch_sample parameter level: 16 → 0
  `);
  step(`
    > setParam livepatch_sample level -19
    → 0
    livepatch_sample parameter level: 0 → -19
  `);
  step(`
    > setParam livepatch_sample level -19
    → 0
  `);
  step(`
    > setParam livepatch_sample level 2147483647
    → 0
    livepatch_sample parameter level: -19 → 2147483647
  `);
  step(`
    > setParam livepatch_sample level 2147483647
    → 0
  `);
  step(`
    > setParam livepatch_sample level -2147483648
    → 0
    livepatch_sample parameter level: 2147483647 → -2147483648
  `);
  step(`
    > setParam livepatch_sample level -2147483648
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
    - livepatch_sample parameter level
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
    + livepatch_sample parameter level: 0
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
    > setParam livepatch_sample level +16
    → 0
    livepatch_sample parameter level: 0 → 16
  `);
  step(`
    > setParam livepatch_sample level 16
    → 0
  `);
  step(`
    > setParam livepatch_sample level +16
    → 0
  `);
  step(`
    > setParam livepatch_sample level "16\\n"
    → 0
  `);
  step(`
    > setParam livepatch_sample level 0x10
    → 0
  `);
  step(`
    > setParam livepatch_sample level 0X10
    → 0
  `);
  step(`
    > setParam livepatch_sample level +0x0010
    → 0
  `);
  step(`
    > setParam livepatch_sample level "0x10\\n"
    → 0
  `);
  step(`
    > setParam livepatch_sample level 020
    → 0
  `);
});
