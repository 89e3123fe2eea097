// 5.1: where stacks cannot be unwound, no livepatch is taken
//
// Generated from spec/scenarios/transitions/refused-without-reliable-stacks.yaml and machines/ by `npx klp generate transitions/refused-without-reliable-stacks`; do not edit.
// 8 states, 28 transitions, 8 signatures of macrosteps;
// 2 tests with 8 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('transitions/refused-without-reliable-stacks');

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
    quick_fix loaded: no
    quick_fix enabled: no
    quick_fix forced: no
    quick_fix references: 0
    quick_fix free queued: no
    quick_fix / vmlinux loaded: no
    quick_fix / vmlinux patched: no
    quick_fix / vmlinux callbacks: clean
    worker alive: yes
    worker running: no
    worker patch_state: -1
    worker pending: no
    worker stack: empty
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: no
    kernel.ftrace_enabled: 1
  `);
});

test('1: load quick_fix fails with EOPNOTSUPP', () => {
  const { step } = boot();
  step(`
    > load quick_fix
    [notice] quick_fix: tainting kernel with TAINT_LIVEPATCH
    [err] livepatch: This architecture doesn't have support for the livepatch consistency model.
    → -EOPNOTSUPP: Operation not supported
    TAINT_LIVEPATCH: no → yes
  `);
});

test('2: load livepatch_sample fails with EOPNOTSUPP; load quick_fix fails with EOPNOTSUPP; …', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample
    [notice] livepatch_sample: tainting kernel with TAINT_LIVEPATCH
    [err] livepatch: This architecture doesn't have support for the livepatch consistency model.
    → -EOPNOTSUPP: Operation not supported
    TAINT_LIVEPATCH: no → yes
  `);
  step(`
    > load livepatch_sample
    [err] livepatch: This architecture doesn't have support for the livepatch consistency model.
    → -EOPNOTSUPP: Operation not supported
  `);
  step(`
    > load quick_fix
    [err] livepatch: This architecture doesn't have support for the livepatch consistency model.
    → -EOPNOTSUPP: Operation not supported
  `);
  step(`
    > wake worker
    worker running: no → yes
  `);
  step(`
    > enter worker vmlinux:cmdline_proc_show
    worker runs vmlinux:cmdline_proc_show, the original
    worker stack: empty → vmlinux:cmdline_proc_show (original)
  `);
  step(`
    > leave worker
    worker stack: vmlinux:cmdline_proc_show (original) → empty
  `);
  step(`
    > sleep worker
    worker running: yes → no
  `);
});
