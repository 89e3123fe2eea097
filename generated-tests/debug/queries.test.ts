// Switching debug lines on and off
//
// Generated from spec/scenarios/debug/queries.yaml and machines/ by `npx klp generate debug/queries`; do not edit.
// 48 states, 2160 transitions, 45 signatures of macrosteps;
// 2 tests with 45 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('debug/queries');

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
    worker running: yes
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

test('1: debug x+p fails with EINVAL; debug p fails with EINVAL; debug +px fails with EINVAL; debug + fails with EINVAL; …', () => {
  const { step } = boot();
  step(`
    > debug "func klp_reverse_transition line 1-99 +p"
    → 0
  `);
  step(`
    > debug "file transition.c format sleeping func klp_try* +plf"
    → 0
    dynamic debug kernel/livepatch/transition.c:349: [livepatch]klp_try_switch_task =_ "%s: %s:%d is sleeping on function %s\\n" → [livepatch]klp_try_switch_task =p "%s: %s:%d is sleeping on function %s\\n"
  `);
  step(`
    > debug +p
    → 0
    dynamic debug kernel/livepatch/transition.c:168: [livepatch]klp_cancel_transition =_ "'%s': canceling patching transition, going to unpatch\\n" → [livepatch]klp_cancel_transition =p "'%s': canceling patching transition, going to unpatch\\n"
    dynamic debug kernel/livepatch/transition.c:341: [livepatch]klp_try_switch_task =_ "%s: %s:%d is running\\n" → [livepatch]klp_try_switch_task =p "%s: %s:%d is running\\n"
    dynamic debug kernel/livepatch/transition.c:345: [livepatch]klp_try_switch_task =_ "%s: %s:%d has an unreliable stack\\n" → [livepatch]klp_try_switch_task =p "%s: %s:%d has an unreliable stack\\n"
    dynamic debug kernel/livepatch/transition.c:574: [livepatch]klp_init_transition =_ "'%s': initializing %s transition\\n" → [livepatch]klp_init_transition =p "'%s': initializing %s transition\\n"
    dynamic debug kernel/livepatch/transition.c:641: [livepatch]klp_reverse_transition =_ "'%s': reversing transition from %s\\n" → [livepatch]klp_reverse_transition =p "'%s': reversing transition from %s\\n"
    dynamic debug kernel/livepatch/transition.c:97: [livepatch]klp_complete_transition =_ "'%s': completing %s transition\\n" → [livepatch]klp_complete_transition =p "'%s': completing %s transition\\n"
  `);
  step(`
    > debug -fl
    → 0
  `);
  step(`
    > debug +mt
    → 0
  `);
  step(`
    > debug =d
    → 0
    dynamic debug kernel/livepatch/transition.c:168: [livepatch]klp_cancel_transition =p "'%s': canceling patching transition, going to unpatch\\n" → [livepatch]klp_cancel_transition =_ "'%s': canceling patching transition, going to unpatch\\n"
    dynamic debug kernel/livepatch/transition.c:341: [livepatch]klp_try_switch_task =p "%s: %s:%d is running\\n" → [livepatch]klp_try_switch_task =_ "%s: %s:%d is running\\n"
    dynamic debug kernel/livepatch/transition.c:345: [livepatch]klp_try_switch_task =p "%s: %s:%d has an unreliable stack\\n" → [livepatch]klp_try_switch_task =_ "%s: %s:%d has an unreliable stack\\n"
    dynamic debug kernel/livepatch/transition.c:349: [livepatch]klp_try_switch_task =p "%s: %s:%d is sleeping on function %s\\n" → [livepatch]klp_try_switch_task =_ "%s: %s:%d is sleeping on function %s\\n"
    dynamic debug kernel/livepatch/transition.c:574: [livepatch]klp_init_transition =p "'%s': initializing %s transition\\n" → [livepatch]klp_init_transition =_ "'%s': initializing %s transition\\n"
    dynamic debug kernel/livepatch/transition.c:641: [livepatch]klp_reverse_transition =p "'%s': reversing transition from %s\\n" → [livepatch]klp_reverse_transition =_ "'%s': reversing transition from %s\\n"
    dynamic debug kernel/livepatch/transition.c:97: [livepatch]klp_complete_transition =p "'%s': completing %s transition\\n" → [livepatch]klp_complete_transition =_ "'%s': completing %s transition\\n"
  `);
  step(`
    > debug x+p
    → -EINVAL: Invalid argument
  `);
  step(`
    > debug p
    → -EINVAL: Invalid argument
  `);
  step(`
    > debug +px
    → -EINVAL: Invalid argument
  `);
  step(`
    > debug +
    → -EINVAL: Invalid argument
  `);
  step(`
    > debug "func +p"
    → -EINVAL: Invalid argument
  `);
  step(`
    > debug "what klp_init_transition +p"
    → -EINVAL: Invalid argument
  `);
  step(`
    > debug "# only a comment"
    → 0
  `);
  step(`
    > debug " line 97 +p # on; func nothing"
    → -EINVAL: Invalid argument
    dynamic debug kernel/livepatch/transition.c:97: [livepatch]klp_complete_transition =_ "'%s': completing %s transition\\n" → [livepatch]klp_complete_transition =p "'%s': completing %s transition\\n"
  `);
  step(`
    > debug "line 168 +p ; wrong +p ; line 641 +p"
    → -EINVAL: Invalid argument
    dynamic debug kernel/livepatch/transition.c:168: [livepatch]klp_cancel_transition =_ "'%s': canceling patching transition, going to unpatch\\n" → [livepatch]klp_cancel_transition =p "'%s': canceling patching transition, going to unpatch\\n"
    dynamic debug kernel/livepatch/transition.c:641: [livepatch]klp_reverse_transition =_ "'%s': reversing transition from %s\\n" → [livepatch]klp_reverse_transition =p "'%s': reversing transition from %s\\n"
  `);
  step(`
    > debug "line 97 -p\\nline 168 -p"
    → 0
    dynamic debug kernel/livepatch/transition.c:168: [livepatch]klp_cancel_transition =p "'%s': canceling patching transition, going to unpatch\\n" → [livepatch]klp_cancel_transition =_ "'%s': canceling patching transition, going to unpatch\\n"
    dynamic debug kernel/livepatch/transition.c:97: [livepatch]klp_complete_transition =p "'%s': completing %s transition\\n" → [livepatch]klp_complete_transition =_ "'%s': completing %s transition\\n"
  `);
  step(`
    > debug ""
    → 0
  `);
  step(`
    > debug " "
    → 0
  `);
  step(`
    > debug "line 574 +p; "
    → 0
    dynamic debug kernel/livepatch/transition.c:574: [livepatch]klp_init_transition =_ "'%s': initializing %s transition\\n" → [livepatch]klp_init_transition =p "'%s': initializing %s transition\\n"
  `);
  step(`
    > debug "format x\\"y\\" +p"
    → 0
  `);
});

test('2: debug "line 1-x +p" fails with EINVAL; debug "line x97 +p" fails with EINVAL', () => {
  const { step } = boot();
  step(`
    > debug "func klp_init_transition +p"
    → 0
    dynamic debug kernel/livepatch/transition.c:574: [livepatch]klp_init_transition =_ "'%s': initializing %s transition\\n" → [livepatch]klp_init_transition =p "'%s': initializing %s transition\\n"
  `);
  step(`
    > debug "func *_transition -p"
    → 0
    dynamic debug kernel/livepatch/transition.c:574: [livepatch]klp_init_transition =p "'%s': initializing %s transition\\n" → [livepatch]klp_init_transition =_ "'%s': initializing %s transition\\n"
  `);
  step(`
    > debug "file kernel/livepatch/* +p"
    → 0
    dynamic debug kernel/livepatch/transition.c:168: [livepatch]klp_cancel_transition =_ "'%s': canceling patching transition, going to unpatch\\n" → [livepatch]klp_cancel_transition =p "'%s': canceling patching transition, going to unpatch\\n"
    dynamic debug kernel/livepatch/transition.c:341: [livepatch]klp_try_switch_task =_ "%s: %s:%d is running\\n" → [livepatch]klp_try_switch_task =p "%s: %s:%d is running\\n"
    dynamic debug kernel/livepatch/transition.c:345: [livepatch]klp_try_switch_task =_ "%s: %s:%d has an unreliable stack\\n" → [livepatch]klp_try_switch_task =p "%s: %s:%d has an unreliable stack\\n"
    dynamic debug kernel/livepatch/transition.c:349: [livepatch]klp_try_switch_task =_ "%s: %s:%d is sleeping on function %s\\n" → [livepatch]klp_try_switch_task =p "%s: %s:%d is sleeping on function %s\\n"
    dynamic debug kernel/livepatch/transition.c:574: [livepatch]klp_init_transition =_ "'%s': initializing %s transition\\n" → [livepatch]klp_init_transition =p "'%s': initializing %s transition\\n"
    dynamic debug kernel/livepatch/transition.c:641: [livepatch]klp_reverse_transition =_ "'%s': reversing transition from %s\\n" → [livepatch]klp_reverse_transition =p "'%s': reversing transition from %s\\n"
    dynamic debug kernel/livepatch/transition.c:97: [livepatch]klp_complete_transition =_ "'%s': completing %s transition\\n" → [livepatch]klp_complete_transition =p "'%s': completing %s transition\\n"
  `);
  step(`
    > debug "file transition.c -p"
    → 0
    dynamic debug kernel/livepatch/transition.c:168: [livepatch]klp_cancel_transition =p "'%s': canceling patching transition, going to unpatch\\n" → [livepatch]klp_cancel_transition =_ "'%s': canceling patching transition, going to unpatch\\n"
    dynamic debug kernel/livepatch/transition.c:341: [livepatch]klp_try_switch_task =p "%s: %s:%d is running\\n" → [livepatch]klp_try_switch_task =_ "%s: %s:%d is running\\n"
    dynamic debug kernel/livepatch/transition.c:345: [livepatch]klp_try_switch_task =p "%s: %s:%d has an unreliable stack\\n" → [livepatch]klp_try_switch_task =_ "%s: %s:%d has an unreliable stack\\n"
    dynamic debug kernel/livepatch/transition.c:349: [livepatch]klp_try_switch_task =p "%s: %s:%d is sleeping on function %s\\n" → [livepatch]klp_try_switch_task =_ "%s: %s:%d is sleeping on function %s\\n"
    dynamic debug kernel/livepatch/transition.c:574: [livepatch]klp_init_transition =p "'%s': initializing %s transition\\n" → [livepatch]klp_init_transition =_ "'%s': initializing %s transition\\n"
    dynamic debug kernel/livepatch/transition.c:641: [livepatch]klp_reverse_transition =p "'%s': reversing transition from %s\\n" → [livepatch]klp_reverse_transition =_ "'%s': reversing transition from %s\\n"
    dynamic debug kernel/livepatch/transition.c:97: [livepatch]klp_complete_transition =p "'%s': completing %s transition\\n" → [livepatch]klp_complete_transition =_ "'%s': completing %s transition\\n"
  `);
  step(`
    > debug "file core.c +p"
    → 0
  `);
  step(`
    > debug "file kernel/livepatch/transition -p"
    → 0
  `);
  step(`
    > debug "func klp_????_transition =_"
    → 0
  `);
  step(`
    > debug "func klp_????_transition +p"
    → 0
    dynamic debug kernel/livepatch/transition.c:574: [livepatch]klp_init_transition =_ "'%s': initializing %s transition\\n" → [livepatch]klp_init_transition =p "'%s': initializing %s transition\\n"
  `);
  step(`
    > debug "func klp.init.transition +p"
    → 0
  `);
  step(`
    > debug "module livepatch =p"
    → 0
    dynamic debug kernel/livepatch/transition.c:168: [livepatch]klp_cancel_transition =_ "'%s': canceling patching transition, going to unpatch\\n" → [livepatch]klp_cancel_transition =p "'%s': canceling patching transition, going to unpatch\\n"
    dynamic debug kernel/livepatch/transition.c:341: [livepatch]klp_try_switch_task =_ "%s: %s:%d is running\\n" → [livepatch]klp_try_switch_task =p "%s: %s:%d is running\\n"
    dynamic debug kernel/livepatch/transition.c:345: [livepatch]klp_try_switch_task =_ "%s: %s:%d has an unreliable stack\\n" → [livepatch]klp_try_switch_task =p "%s: %s:%d has an unreliable stack\\n"
    dynamic debug kernel/livepatch/transition.c:349: [livepatch]klp_try_switch_task =_ "%s: %s:%d is sleeping on function %s\\n" → [livepatch]klp_try_switch_task =p "%s: %s:%d is sleeping on function %s\\n"
    dynamic debug kernel/livepatch/transition.c:641: [livepatch]klp_reverse_transition =_ "'%s': reversing transition from %s\\n" → [livepatch]klp_reverse_transition =p "'%s': reversing transition from %s\\n"
    dynamic debug kernel/livepatch/transition.c:97: [livepatch]klp_complete_transition =_ "'%s': completing %s transition\\n" → [livepatch]klp_complete_transition =p "'%s': completing %s transition\\n"
  `);
  step(`
    > debug "module live -p"
    → 0
  `);
  step(`
    > debug "module * -p"
    → 0
    dynamic debug kernel/livepatch/transition.c:168: [livepatch]klp_cancel_transition =p "'%s': canceling patching transition, going to unpatch\\n" → [livepatch]klp_cancel_transition =_ "'%s': canceling patching transition, going to unpatch\\n"
    dynamic debug kernel/livepatch/transition.c:341: [livepatch]klp_try_switch_task =p "%s: %s:%d is running\\n" → [livepatch]klp_try_switch_task =_ "%s: %s:%d is running\\n"
    dynamic debug kernel/livepatch/transition.c:345: [livepatch]klp_try_switch_task =p "%s: %s:%d has an unreliable stack\\n" → [livepatch]klp_try_switch_task =_ "%s: %s:%d has an unreliable stack\\n"
    dynamic debug kernel/livepatch/transition.c:349: [livepatch]klp_try_switch_task =p "%s: %s:%d is sleeping on function %s\\n" → [livepatch]klp_try_switch_task =_ "%s: %s:%d is sleeping on function %s\\n"
    dynamic debug kernel/livepatch/transition.c:574: [livepatch]klp_init_transition =p "'%s': initializing %s transition\\n" → [livepatch]klp_init_transition =_ "'%s': initializing %s transition\\n"
    dynamic debug kernel/livepatch/transition.c:641: [livepatch]klp_reverse_transition =p "'%s': reversing transition from %s\\n" → [livepatch]klp_reverse_transition =_ "'%s': reversing transition from %s\\n"
    dynamic debug kernel/livepatch/transition.c:97: [livepatch]klp_complete_transition =p "'%s': completing %s transition\\n" → [livepatch]klp_complete_transition =_ "'%s': completing %s transition\\n"
  `);
  step(`
    > debug "line 97 +p"
    → 0
    dynamic debug kernel/livepatch/transition.c:97: [livepatch]klp_complete_transition =_ "'%s': completing %s transition\\n" → [livepatch]klp_complete_transition =p "'%s': completing %s transition\\n"
  `);
  step(`
    > debug "line 341-349 +p"
    → 0
    dynamic debug kernel/livepatch/transition.c:341: [livepatch]klp_try_switch_task =_ "%s: %s:%d is running\\n" → [livepatch]klp_try_switch_task =p "%s: %s:%d is running\\n"
    dynamic debug kernel/livepatch/transition.c:345: [livepatch]klp_try_switch_task =_ "%s: %s:%d has an unreliable stack\\n" → [livepatch]klp_try_switch_task =p "%s: %s:%d has an unreliable stack\\n"
    dynamic debug kernel/livepatch/transition.c:349: [livepatch]klp_try_switch_task =_ "%s: %s:%d is sleeping on function %s\\n" → [livepatch]klp_try_switch_task =p "%s: %s:%d is sleeping on function %s\\n"
  `);
  step(`
    > debug "line -168 -p"
    → 0
    dynamic debug kernel/livepatch/transition.c:97: [livepatch]klp_complete_transition =p "'%s': completing %s transition\\n" → [livepatch]klp_complete_transition =_ "'%s': completing %s transition\\n"
  `);
  step(`
    > debug "line -100 =p"
    → 0
    dynamic debug kernel/livepatch/transition.c:97: [livepatch]klp_complete_transition =_ "'%s': completing %s transition\\n" → [livepatch]klp_complete_transition =p "'%s': completing %s transition\\n"
  `);
  step(`
    > debug "module livepatch +p"
    → 0
    dynamic debug kernel/livepatch/transition.c:168: [livepatch]klp_cancel_transition =_ "'%s': canceling patching transition, going to unpatch\\n" → [livepatch]klp_cancel_transition =p "'%s': canceling patching transition, going to unpatch\\n"
    dynamic debug kernel/livepatch/transition.c:574: [livepatch]klp_init_transition =_ "'%s': initializing %s transition\\n" → [livepatch]klp_init_transition =p "'%s': initializing %s transition\\n"
    dynamic debug kernel/livepatch/transition.c:641: [livepatch]klp_reverse_transition =_ "'%s': reversing transition from %s\\n" → [livepatch]klp_reverse_transition =p "'%s': reversing transition from %s\\n"
  `);
  step(`
    > debug "file transition.c =_"
    → 0
    dynamic debug kernel/livepatch/transition.c:168: [livepatch]klp_cancel_transition =p "'%s': canceling patching transition, going to unpatch\\n" → [livepatch]klp_cancel_transition =_ "'%s': canceling patching transition, going to unpatch\\n"
    dynamic debug kernel/livepatch/transition.c:341: [livepatch]klp_try_switch_task =p "%s: %s:%d is running\\n" → [livepatch]klp_try_switch_task =_ "%s: %s:%d is running\\n"
    dynamic debug kernel/livepatch/transition.c:345: [livepatch]klp_try_switch_task =p "%s: %s:%d has an unreliable stack\\n" → [livepatch]klp_try_switch_task =_ "%s: %s:%d has an unreliable stack\\n"
    dynamic debug kernel/livepatch/transition.c:349: [livepatch]klp_try_switch_task =p "%s: %s:%d is sleeping on function %s\\n" → [livepatch]klp_try_switch_task =_ "%s: %s:%d is sleeping on function %s\\n"
    dynamic debug kernel/livepatch/transition.c:574: [livepatch]klp_init_transition =p "'%s': initializing %s transition\\n" → [livepatch]klp_init_transition =_ "'%s': initializing %s transition\\n"
    dynamic debug kernel/livepatch/transition.c:641: [livepatch]klp_reverse_transition =p "'%s': reversing transition from %s\\n" → [livepatch]klp_reverse_transition =_ "'%s': reversing transition from %s\\n"
    dynamic debug kernel/livepatch/transition.c:97: [livepatch]klp_complete_transition =p "'%s': completing %s transition\\n" → [livepatch]klp_complete_transition =_ "'%s': completing %s transition\\n"
  `);
  step(`
    > debug "format \\"\\" =p"
    → 0
    dynamic debug kernel/livepatch/transition.c:168: [livepatch]klp_cancel_transition =_ "'%s': canceling patching transition, going to unpatch\\n" → [livepatch]klp_cancel_transition =p "'%s': canceling patching transition, going to unpatch\\n"
    dynamic debug kernel/livepatch/transition.c:341: [livepatch]klp_try_switch_task =_ "%s: %s:%d is running\\n" → [livepatch]klp_try_switch_task =p "%s: %s:%d is running\\n"
    dynamic debug kernel/livepatch/transition.c:345: [livepatch]klp_try_switch_task =_ "%s: %s:%d has an unreliable stack\\n" → [livepatch]klp_try_switch_task =p "%s: %s:%d has an unreliable stack\\n"
    dynamic debug kernel/livepatch/transition.c:349: [livepatch]klp_try_switch_task =_ "%s: %s:%d is sleeping on function %s\\n" → [livepatch]klp_try_switch_task =p "%s: %s:%d is sleeping on function %s\\n"
    dynamic debug kernel/livepatch/transition.c:574: [livepatch]klp_init_transition =_ "'%s': initializing %s transition\\n" → [livepatch]klp_init_transition =p "'%s': initializing %s transition\\n"
    dynamic debug kernel/livepatch/transition.c:641: [livepatch]klp_reverse_transition =_ "'%s': reversing transition from %s\\n" → [livepatch]klp_reverse_transition =p "'%s': reversing transition from %s\\n"
    dynamic debug kernel/livepatch/transition.c:97: [livepatch]klp_complete_transition =_ "'%s': completing %s transition\\n" → [livepatch]klp_complete_transition =p "'%s': completing %s transition\\n"
  `);
  step(`
    > debug "line 574- =p"
    → 0
  `);
  step(`
    > debug "line - -p"
    → 0
    dynamic debug kernel/livepatch/transition.c:168: [livepatch]klp_cancel_transition =p "'%s': canceling patching transition, going to unpatch\\n" → [livepatch]klp_cancel_transition =_ "'%s': canceling patching transition, going to unpatch\\n"
    dynamic debug kernel/livepatch/transition.c:341: [livepatch]klp_try_switch_task =p "%s: %s:%d is running\\n" → [livepatch]klp_try_switch_task =_ "%s: %s:%d is running\\n"
    dynamic debug kernel/livepatch/transition.c:345: [livepatch]klp_try_switch_task =p "%s: %s:%d has an unreliable stack\\n" → [livepatch]klp_try_switch_task =_ "%s: %s:%d has an unreliable stack\\n"
    dynamic debug kernel/livepatch/transition.c:349: [livepatch]klp_try_switch_task =p "%s: %s:%d is sleeping on function %s\\n" → [livepatch]klp_try_switch_task =_ "%s: %s:%d is sleeping on function %s\\n"
    dynamic debug kernel/livepatch/transition.c:574: [livepatch]klp_init_transition =p "'%s': initializing %s transition\\n" → [livepatch]klp_init_transition =_ "'%s': initializing %s transition\\n"
    dynamic debug kernel/livepatch/transition.c:641: [livepatch]klp_reverse_transition =p "'%s': reversing transition from %s\\n" → [livepatch]klp_reverse_transition =_ "'%s': reversing transition from %s\\n"
    dynamic debug kernel/livepatch/transition.c:97: [livepatch]klp_complete_transition =p "'%s': completing %s transition\\n" → [livepatch]klp_complete_transition =_ "'%s': completing %s transition\\n"
  `);
  step(`
    > debug "line 1-x +p"
    → -EINVAL: Invalid argument
  `);
  step(`
    > debug "line x97 +p"
    → -EINVAL: Invalid argument
  `);
  step(`
    > debug "format \\"completing %s\\" +p"
    → 0
    dynamic debug kernel/livepatch/transition.c:97: [livepatch]klp_complete_transition =_ "'%s': completing %s transition\\n" → [livepatch]klp_complete_transition =p "'%s': completing %s transition\\n"
  `);
  step(`
    > debug "format running -p"
    → 0
  `);
});
