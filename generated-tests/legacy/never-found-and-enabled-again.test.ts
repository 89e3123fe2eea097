// 4.0: a symbol that was not found when the module came is not found later
//
// Generated from spec/scenarios/legacy/never-found-and-enabled-again.yaml and machines/ by `npx klp generate legacy/never-found-and-enabled-again`; do not edit.
// 6 states, 20 transitions, 14 signatures of macrosteps;
// 2 tests with 16 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('legacy/never-found-and-enabled-again');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    netfix loaded: no
    netfix enabled: no
    netfix forced: no
    netfix references: 0
    netfix free queued: no
    netfix / e1000 loaded: no
    netfix / e1000 patched: no
    netfix / e1000 callbacks: clean
    netfix / vmlinux loaded: no
    netfix / vmlinux patched: no
    netfix / vmlinux callbacks: clean
    module e1000 loaded: no
    func_stack e1000:e1000_xmit_frame: empty
    handler e1000:e1000_xmit_frame: none
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load netfix fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > loadModule e1000
    → 0
    module e1000 loaded: no → yes
  `);
  step(`
    > load netfix
    [err] livepatch: symbol 'e1000_xmit_frame' not found in symbol table
    → -EINVAL: Invalid argument
  `);
  step(`
    > unloadModule e1000
    → 0
    module e1000 loaded: yes → no
  `);
});

test('2: write netfix enabled 0 fails with EINVAL; write netfix enabled 1 fails with EINVAL; unload netfix fails with EAGAIN', () => {
  const { step } = boot();
  step(`
    > load netfix
    [notice] livepatch: enabling patch 'netfix'
    → 0
    listed: none → netfix
    netfix loaded: no → yes
    netfix enabled: no → yes
    netfix references: 0 → 1
    netfix / vmlinux loaded: no → yes
    netfix / vmlinux patched: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → netfix
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/netfix/
    + /sys/kernel/livepatch/netfix/e1000/
    + /sys/kernel/livepatch/netfix/e1000/e1000_xmit_frame/
    + /sys/kernel/livepatch/netfix/enabled: 1
    + /sys/kernel/livepatch/netfix/vmlinux/
    + /sys/kernel/livepatch/netfix/vmlinux/cmdline_proc_show/
  `);
  step(`
    > write netfix enabled 0
    [notice] livepatch: disabling patch 'netfix'
    → 0
    netfix enabled: yes → no
    netfix / vmlinux patched: yes → no
    func_stack vmlinux:cmdline_proc_show: netfix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/netfix/enabled: 1 → 0
  `);
  step(`
    > write netfix enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write netfix enabled 1
    [notice] livepatch: enabling patch 'netfix'
    → 0
    netfix enabled: no → yes
    netfix / vmlinux patched: no → yes
    func_stack vmlinux:cmdline_proc_show: empty → netfix
    handler vmlinux:cmdline_proc_show: none → registered
    /sys/kernel/livepatch/netfix/enabled: 0 → 1
  `);
  step(`
    > write netfix enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload netfix
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > loadModule e1000
    [err] livepatch: symbol 'e1000_xmit_frame' not found in symbol table
    [warning] livepatch: failed to apply patch 'netfix' to module 'e1000' (-22)
    → 0
    netfix / e1000 loaded: no → yes
    module e1000 loaded: no → yes
  `);
  step(`
    > unloadModule e1000
    [notice] livepatch: reverting patch 'netfix' on unloading module 'e1000'
    → 0
    netfix / e1000 loaded: yes → no
    module e1000 loaded: yes → no
  `);
  step(`
    > write netfix enabled 0
    [notice] livepatch: disabling patch 'netfix'
    → 0
    netfix enabled: yes → no
    netfix / vmlinux patched: yes → no
    func_stack vmlinux:cmdline_proc_show: netfix → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/netfix/enabled: 1 → 0
  `);
  step(`
    > unload netfix
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > loadModule e1000
    [err] livepatch: symbol 'e1000_xmit_frame' not found in symbol table
    [warning] livepatch: failed to apply patch 'netfix' to module 'e1000' (-22)
    → 0
    netfix / e1000 loaded: no → yes
    module e1000 loaded: no → yes
  `);
  step(`
    > write netfix enabled 1
    [notice] livepatch: enabling patch 'netfix'
    [notice] livepatch: disabling patch 'netfix'
    → -EINVAL: Invalid argument
  `);
  step(`
    > unloadModule e1000
    → 0
    netfix / e1000 loaded: yes → no
    module e1000 loaded: yes → no
  `);
});
