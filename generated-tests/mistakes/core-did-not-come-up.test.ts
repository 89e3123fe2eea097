// A kernel whose livepatch core did not come up
//
// Generated from spec/scenarios/mistakes/core-did-not-come-up.yaml and machines/ by `npx klp generate mistakes/core-did-not-come-up`; do not edit.
// 8 states, 30 transitions, 8 signatures of macrosteps;
// 1 test with 8 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('mistakes/core-did-not-come-up');

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
    unmarked loaded: no
    unmarked enabled: no
    unmarked forced: no
    unmarked references: 0
    unmarked free queued: no
    unmarked / vmlinux loaded: no
    unmarked / vmlinux patched: no
    unmarked / vmlinux callbacks: clean
    reader alive: yes
    reader running: no
    reader patch_state: -1
    reader pending: no
    reader stack: empty
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    func_stack vmlinux:meminfo_proc_show: empty
    handler vmlinux:meminfo_proc_show: none
    TAINT_LIVEPATCH: no
    kernel.ftrace_enabled: 1
  `);
});

test('1: load unmarked fails with EINVAL; load livepatch_sample fails with ENODEV; …', () => {
  const { step } = boot();
  step(`
    > load unmarked
    [err] livepatch: module unmarked is not marked as a livepatch module
    → -EINVAL: Invalid argument
  `);
  step(`
    > load livepatch_sample
    [notice] livepatch_sample: tainting kernel with TAINT_LIVEPATCH
    → -ENODEV: No such device
    TAINT_LIVEPATCH: no → yes
  `);
  step(`
    > load livepatch_sample
    → -ENODEV: No such device
  `);
  step(`
    > wake reader
    reader running: no → yes
  `);
  step(`
    > enter reader vmlinux:meminfo_proc_show
    reader runs vmlinux:meminfo_proc_show, the original
    reader stack: empty → vmlinux:meminfo_proc_show (original)
  `);
  step(`
    > leave reader
    reader stack: vmlinux:meminfo_proc_show (original) → empty
  `);
  step(`
    > exitKernel reader
  `);
  step(`
    > sleep reader
    reader running: yes → no
  `);
});
