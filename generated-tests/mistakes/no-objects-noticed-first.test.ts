// Since 5.17: what a patch lacks is looked at before anything else
//
// Generated from spec/scenarios/mistakes/no-objects-noticed-first.yaml and machines/ by `npx klp generate mistakes/no-objects-noticed-first`; do not edit.
// 4 states, 13 transitions, 8 signatures of macrosteps;
// 1 test with 8 steps take every signature.
import { test } from 'vitest';
import { engine } from '../../src/testgen/run.ts';

const boot = engine('mistakes/no-objects-noticed-first');

test('0: the system as it starts', () => {
  boot().looks(`
    transition: none
    listed: none
    empty_v1 loaded: no
    empty_v1 enabled: no
    empty_v1 forced: no
    empty_v1 references: 0
    empty_v1 free queued: no
    empty_v1 / vmlinux loaded: no
    empty_v1 / vmlinux patched: no
    empty_v1 / vmlinux callbacks: clean
    sound_v2 loaded: no
    sound_v2 enabled: no
    sound_v2 forced: no
    sound_v2 references: 0
    sound_v2 free queued: no
    sound_v2 / vmlinux loaded: no
    sound_v2 / vmlinux patched: no
    sound_v2 / vmlinux callbacks: clean
    func_stack vmlinux:cmdline_proc_show: empty
    handler vmlinux:cmdline_proc_show: none
    TAINT_LIVEPATCH: yes
    kernel.ftrace_enabled: 1
  `);
});

test('1: load empty_v1 fails with EINVAL; load sound_v2 completes patching; write sound_v2 enabled 0 completes unpatching; …', () => {
  const { step } = boot();
  step(`
    > load empty_v1
    → -EINVAL: Invalid argument
  `);
  step(`
    > load sound_v2
    [warning] livepatch: This architecture doesn't have support for the livepatch consistency model.
    [warning] livepatch: The livepatch transition may never complete.
    [notice] livepatch: enabling patch 'sound_v2'
    [debug] livepatch: 'sound_v2': initializing patching transition
    [notice] livepatch: 'sound_v2': starting patching transition
    [debug] livepatch: 'sound_v2': completing patching transition
    [notice] livepatch: 'sound_v2': patching complete
    → 0
    listed: none → sound_v2
    sound_v2 loaded: no → yes
    sound_v2 enabled: no → yes
    sound_v2 references: 0 → 1
    sound_v2 / vmlinux loaded: no → yes
    sound_v2 / vmlinux patched: no → yes
    sound_v2 / vmlinux callbacks: clean → live
    func_stack vmlinux:cmdline_proc_show: empty → sound_v2
    handler vmlinux:cmdline_proc_show: none → registered
    + /sys/kernel/livepatch/sound_v2/
    + /sys/kernel/livepatch/sound_v2/enabled: 1
    + /sys/kernel/livepatch/sound_v2/force
    + /sys/kernel/livepatch/sound_v2/transition: 0
    + /sys/kernel/livepatch/sound_v2/vmlinux/
    + /sys/kernel/livepatch/sound_v2/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write sound_v2 enabled 0
    [debug] livepatch: 'sound_v2': initializing unpatching transition
    [notice] livepatch: 'sound_v2': starting unpatching transition
    [debug] livepatch: 'sound_v2': completing unpatching transition
    [notice] livepatch: 'sound_v2': unpatching complete
    → 0
    listed: sound_v2 → none
    sound_v2 enabled: yes → no
    sound_v2 free queued: no → yes
    sound_v2 / vmlinux loaded: yes → no
    sound_v2 / vmlinux patched: yes → no
    sound_v2 / vmlinux callbacks: live → clean
    func_stack vmlinux:cmdline_proc_show: sound_v2 → empty
    handler vmlinux:cmdline_proc_show: registered → none
    /sys/kernel/livepatch/sound_v2/enabled: 1 → 0
    - /sys/kernel/livepatch/sound_v2/vmlinux/
    - /sys/kernel/livepatch/sound_v2/vmlinux/cmdline_proc_show,1/
  `);
  step(`
    > write sound_v2 enabled 0
    → -EINVAL: Invalid argument
  `);
  step(`
    > write sound_v2 enabled 1
    → -EINVAL: Invalid argument
  `);
  step(`
    > unload sound_v2
    → -EAGAIN: Resource temporarily unavailable
  `);
  step(`
    > free sound_v2
    sound_v2 references: 1 → 0
    sound_v2 free queued: yes → no
    - /sys/kernel/livepatch/sound_v2/
    - /sys/kernel/livepatch/sound_v2/enabled
    - /sys/kernel/livepatch/sound_v2/force
    - /sys/kernel/livepatch/sound_v2/transition
  `);
  step(`
    > unload sound_v2
    → 0
    sound_v2 loaded: yes → no
  `);
});
