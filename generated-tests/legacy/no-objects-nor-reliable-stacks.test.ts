// 4.16 on an architecture that cannot unwind stacks: that is told before what the patch lacks
//
// Generated from spec/scenarios/legacy/no-objects-nor-reliable-stacks.yaml and machines/ by `npx klp generate legacy/no-objects-nor-reliable-stacks`; do not edit.
// 2 states, 4 transitions, 3 signatures of macrosteps;
// 1 test with 3 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('legacy/no-objects-nor-reliable-stacks');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    empty_fix loaded: no
    empty_fix enabled: no
    empty_fix forced: no
    empty_fix references: 0
    empty_fix free queued: no
    empty_fix / vmlinux loaded: no
    empty_fix / vmlinux patched: no
    empty_fix / vmlinux callbacks: clean
    module driver loaded: no
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load empty_fix fails with ENOSYS', () => {
  const { step } = boot();
  step(`
    > load empty_fix
    [err] livepatch: This architecture doesn't have support for the livepatch consistency model.
    → -ENOSYS: Function not implemented
  `);
  step(`
    > loadModule driver
    → 0
    module driver loaded: no → yes
  `);
  step(`
    > unloadModule driver
    → 0
    module driver loaded: yes → no
  `);
});
