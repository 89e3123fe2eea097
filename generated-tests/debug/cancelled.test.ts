// The log tells that an enabling was cancelled
//
// Generated from spec/scenarios/debug/cancelled.yaml and machines/ by `npx klp generate debug/cancelled`; do not edit.
// 2 states, 6 transitions, 4 signatures of macrosteps;
// 1 test with 4 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('debug/cancelled');

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
    worker alive: yes
    worker running: no
    worker patch_state: -1
    worker pending: no
    worker stack: empty
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    dynamic debug kernel/livepatch/transition.c:168: [livepatch]klp_cancel_transition =_ "'%s': canceling patching transition, going to unpatch\\n"
    dynamic debug kernel/livepatch/transition.c:341: [livepatch]klp_try_switch_task =_ "%s: %s:%d is running\\n"
    dynamic debug kernel/livepatch/transition.c:345: [livepatch]klp_try_switch_task =_ "%s: %s:%d has an unreliable stack\\n"
    dynamic debug kernel/livepatch/transition.c:349: [livepatch]klp_try_switch_task =_ "%s: %s:%d is sleeping on function %s\\n"
    dynamic debug kernel/livepatch/transition.c:574: [livepatch]klp_init_transition =_ "'%s': initializing %s transition\\n"
    dynamic debug kernel/livepatch/transition.c:641: [livepatch]klp_reverse_transition =_ "'%s': reversing transition from %s\\n"
    dynamic debug kernel/livepatch/transition.c:97: [livepatch]klp_complete_transition =_ "'%s': completing %s transition\\n"
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load livepatch_sample fails with ENODEV', () => {
  const { step } = boot();
  step(`
    > load livepatch_sample
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
    > debug "func klp_cancel_transition +p"
    → 0
    dynamic debug kernel/livepatch/transition.c:168: [livepatch]klp_cancel_transition =_ "'%s': canceling patching transition, going to unpatch\\n" → [livepatch]klp_cancel_transition =p "'%s': canceling patching transition, going to unpatch\\n"
  `);
  step(`
    > load livepatch_sample
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
    > debug "func klp_cancel_transition -p"
    → 0
    dynamic debug kernel/livepatch/transition.c:168: [livepatch]klp_cancel_transition =p "'%s': canceling patching transition, going to unpatch\\n" → [livepatch]klp_cancel_transition =_ "'%s': canceling patching transition, going to unpatch\\n"
  `);
});
