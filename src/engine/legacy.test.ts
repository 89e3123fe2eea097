import { describe, expect, test } from 'vitest';
import { linux_4_0 } from '../../spec/kernels/4.0.ts';
import { linux_4_12 } from '../../spec/kernels/4.12.ts';
import { linux_4_15 } from '../../spec/kernels/4.15.ts';
import { linux_4_16 } from '../../spec/kernels/4.16.ts';
import { linux_5_1 } from '../../spec/kernels/5.1.ts';
import { proposal_2018_v7 } from '../../spec/kernels/proposal-2018-v7.ts';
import type { ModuleDesc } from './description.ts';
import {
  boot,
  callbacksDuring,
  createTask,
  disable,
  enabledFile,
  linesDuring,
  livepatch,
  named,
  object,
  runs,
  sleeper,
  target,
} from './testing.ts';

const EAGAIN = -11;
const EBUSY = -16;
const EINVAL = -22;
const ENOSYS = -38;
const EOPNOTSUPP = -95;

const P = livepatch('P', [object('vmlinux', ['f'])]);
const Q = livepatch('Q', [object('vmlinux', ['f'])]);
const enable = (k: ReturnType<typeof boot>, patch: string): number => k.write(enabledFile(patch), '1');

describe('the mail of November 2014 (profile 4.0)', () => {
  test('a patch registers with the core, then enables: execution is redirected at once', () => {
    const k = boot(linux_4_0);
    sleeper(k, 't', 'vmlinux:f');
    const lines = linesDuring(k, () =>
      expect(
        k.insmod({
          ...P,
          init: (ctx) => {
            expect(ctx.registerPatch()).toBe(0);
            expect(runs(k, 't', 'vmlinux:f')).toBe('vmlinux:f');
            return ctx.enablePatch();
          },
        }),
      ).toBe(0),
    );
    expect(lines).toEqual(["livepatch: enabling patch 'P'"]);
    expect(runs(k, 't', 'vmlinux:f')).toBe('P:new_f');
  });

  test('the hierarchy: /sys/kernel/livepatch/<patch>/{enabled,<object>/<func>}', () => {
    const k = boot(linux_4_0);
    k.insmod(livepatch('P', [object('vmlinux', ['f']), object('mod', ['m'])]));
    expect(k.view({ patches: [], modules: [], tasks: [], sites: [] }).sysfs).toEqual({
      'P/': '',
      'P/enabled': '1',
      'P/vmlinux/': '',
      'P/vmlinux/f/': '',
      'P/mod/': '',
      'P/mod/m/': '',
    });
  });

  test('symbol ambiguity results in a failure', () => {
    const k = boot(linux_4_0, { functions: [named('f'), named('f')] });
    expect(k.insmod(P)).toBe(EINVAL);
    expect(k.isLoaded('P')).toBe(false);
  });

  test('unloading patch modules is not allowed, disabled or not', () => {
    const k = boot(linux_4_0);
    k.insmod(P);
    expect(k.rmmod('P')).toBe(EAGAIN);
    disable(k, 'P');
    expect(k.rmmod('P')).toBe(EAGAIN);
  });

  test('disabling through the enabled attribute; writing 1 enables again', () => {
    const k = boot(linux_4_0);
    createTask(k, { name: 't', kind: 'user' });
    k.insmod(P);
    expect(linesDuring(k, () => expect(disable(k, 'P')).toBe(0))).toEqual(["livepatch: disabling patch 'P'"]);
    expect(runs(k, 't', 'vmlinux:f')).toBe('vmlinux:f');
    expect(k.read(enabledFile('P'))).toBe('0\n');
    expect(disable(k, 'P')).toBe(EINVAL);
    expect(enable(k, 'P')).toBe(0);
    expect(runs(k, 't', 'vmlinux:f')).toBe('P:new_f');
  });

  test('a module that is not loaded is patched when it comes, and unpatched when it goes', () => {
    const k = boot(linux_4_0);
    createTask(k, { name: 't', kind: 'user' });
    k.insmod(livepatch('P', [object('mod', ['m'])]));
    expect(linesDuring(k, () => k.insmod(target('mod', ['m'])))).toEqual([
      "livepatch: applying patch 'P' to loading module 'mod'",
      'mod: mod_init',
    ]);
    expect(runs(k, 't', 'mod:m')).toBe('P:new_m');
    expect(linesDuring(k, () => k.rmmod('mod'))).toEqual([
      'mod: mod_exit',
      "livepatch: reverting patch 'P' on unloading module 'mod'",
    ]);
  });

  test('4.12 to 5.0: a disabled patch whose symbols a coming module lacks refuses it all the same', () => {
    const k = boot(linux_4_16);
    k.insmod(livepatch('P', [object('mod', ['nowhere'])]));
    disable(k, 'P');
    expect(k.insmod(target('mod', ['m']))).toBe(EINVAL);
  });

  test('a disabled patch leaves coming modules alone', () => {
    const k = boot(linux_4_0);
    createTask(k, { name: 't', kind: 'user' });
    k.insmod(livepatch('P', [object('mod', ['m'])]));
    disable(k, 'P');
    expect(linesDuring(k, () => k.insmod(target('mod', ['m'])))).toEqual(['mod: mod_init']);
    expect(enable(k, 'P')).toBe(0);
    expect(runs(k, 't', 'mod:m')).toBe('P:new_m');
  });

  test('a failed enable takes everything back', () => {
    const k = boot(linux_4_0, { functions: [named('f'), { name: 'g', traceable: false }] });
    k.insmod(target('mod', ['m']));
    const lines = linesDuring(k, () =>
      expect(k.insmod(livepatch('P', [object('mod', ['m']), object('vmlinux', ['g'])]))).toBe(EINVAL),
    );
    expect(lines.at(-1)).toBe("livepatch: disabling patch 'P'");
    expect(k.state.sites.size).toBe(0);
    expect(k.isLoaded('P')).toBe(false);
  });

  test('no consistency model: no transition, no patch_state', () => {
    const k = boot(linux_4_0);
    createTask(k, { name: 't', kind: 'user' });
    k.insmod(P);
    expect(k.task('t')?.patchState).toBe(-1);
  });
});

describe('§6 order: a stack until 5.0', () => {
  test('enable only the first disabled one, disable only the last enabled one; else -EBUSY', () => {
    for (const profile of [linux_4_0, linux_4_12, linux_4_16]) {
      const k = boot(profile);
      k.insmod(P);
      k.insmod(Q);
      expect(disable(k, 'P')).toBe(EBUSY);
      expect(disable(k, 'Q')).toBe(0);
      expect(disable(k, 'P')).toBe(0);
      expect(enable(k, 'Q')).toBe(EBUSY);
      expect(enable(k, 'P')).toBe(0);
      expect(enable(k, 'Q')).toBe(0);
    }
  });
});

describe('§6: 4.12 to 5.0', () => {
  test('the directory stays, disabled, until the patch is unregistered; then the module goes', () => {
    const k = boot(linux_4_16);
    k.insmod(P);
    expect(k.rmmod('P')).toBe(EAGAIN);
    disable(k, 'P');
    expect(k.list('/sys/kernel/livepatch')).toEqual(['P']);
    expect(k.rmmod('P')).toBe(0);
    expect(k.list('/sys/kernel/livepatch')).toEqual([]);
    expect(k.state.ledger.size).toBe(0);
  });

  test('an enabled patch cannot be unregistered', () => {
    const k = boot(linux_4_16);
    k.insmod(P);
    expect(k.context('P').unregisterPatch()).toBe(EBUSY);
    disable(k, 'P');
    expect(k.context('P').unregisterPatch()).toBe(0);
    expect(k.context('P').unregisterPatch()).toBe(EINVAL);
    expect(k.context('P').enablePatch()).toBe(EINVAL);
    expect(k.context('P').disablePatch()).toBe(EINVAL);
  });

  test('4.12: the log before 4.15', () => {
    const k = boot(linux_4_12);
    expect(linesDuring(k, () => k.insmod(P))).toEqual([
      "livepatch: enabling patch 'P'",
      "livepatch: 'P': patching...",
      "livepatch: 'P': patching complete",
    ]);
    expect(linesDuring(k, () => disable(k, 'P'))).toEqual([
      "livepatch: 'P': unpatching...",
      "livepatch: 'P': unpatching complete",
    ]);
  });

  test('4.12: an immediate patch switches at once, and its module stays for ever', () => {
    const k = boot(linux_4_12);
    sleeper(k, 't', 'vmlinux:f');
    const immediate: ModuleDesc = { ...P, patch: { ...P.patch, immediate: true } };
    expect(k.insmod(immediate)).toBe(0);
    expect(runs(k, 't', 'vmlinux:f')).toBe('P:new_f');
    expect(k.read('/sys/kernel/livepatch/P/transition')).toBe('0\n');
    disable(k, 'P');
    expect(k.rmmod('P')).toBe(EAGAIN);
  });

  test('a running transition is reversed by the opposite value; a second one is -EBUSY', () => {
    const k = boot(linux_4_12);
    sleeper(k, 't', 'vmlinux:f');
    k.insmod(P);
    expect(k.insmod(Q)).toBe(EBUSY);
    expect(disable(k, 'P')).toBe(0);
    k.retryWork();
    expect(k.read('/sys/kernel/livepatch/P/transition')).toBe('0\n');
    expect(runs(k, 't', 'vmlinux:f')).toBe('vmlinux:f');
  });

  test('callbacks came with 4.15', () => {
    const called = livepatch('P', [object('vmlinux', ['f'], true)]);
    expect(callbacksDuring(boot(linux_4_12), () => boot(linux_4_12).insmod(called))).toEqual([]);
    const k = boot(linux_4_15);
    expect(callbacksDuring(k, () => k.insmod(called))).toEqual([
      'P pre_patch vmlinux',
      'P post_patch vmlinux',
    ]);
  });

  test('a failed enable leaves nothing, in the words of the time', () => {
    const k = boot(linux_4_15);
    const called = livepatch('P', [object('vmlinux', ['f'], true)]);
    expect(linesDuring(k, () => expect(k.insmod(called, { pre_patch_ret: -19 })).toBe(-19))).toContain(
      "livepatch: 'P': canceling transition, going to unpatch",
    );
    expect(k.list('/sys/kernel/livepatch')).toEqual([]);
    expect(k.isLoaded('P')).toBe(false);
  });
});

describe('§6: atomic replace as proposed in February 2018 (v7)', () => {
  const R = livepatch('R', [object('vmlinux', ['g'])], { replace: true });

  test('a replace patch can be enabled although earlier registered patches are not', () => {
    const k = boot(proposal_2018_v7);
    k.insmod(P);
    disable(k, 'P');
    expect(k.insmod(Q)).toBe(EBUSY);
    expect(k.insmod(R)).toBe(0);
  });

  test('replaced patches stay registered, but can never be enabled again', () => {
    const k = boot(proposal_2018_v7);
    createTask(k, { name: 't', kind: 'user', running: false });
    k.insmod(P);
    k.insmod(R);
    expect(runs(k, 't', 'vmlinux:f')).toBe('vmlinux:f');
    expect(k.read(enabledFile('P'))).toBe('0\n');
    expect(k.state.ledger.has('P')).toBe(false);
    expect(enable(k, 'P')).toBe(EINVAL);
    disable(k, 'R');
    expect(enable(k, 'P')).toBe(EINVAL);
    expect(k.context('P').enablePatch()).toBe(EINVAL);
    expect(enable(k, 'R')).toBe(0);
  });

  test('tasks that have moved run the original where the replace patch has no function of its own', () => {
    const k = boot(proposal_2018_v7);
    k.insmod(P);
    createTask(k, { name: 'new', kind: 'user', running: false });
    createTask(k, { name: 'old', kind: 'user' });
    k.insmod(R);
    expect([runs(k, 'old', 'vmlinux:f'), runs(k, 'new', 'vmlinux:f')]).toEqual(['P:new_f', 'vmlinux:f']);
  });

  test('unregistering and loading again is the way back, if the transition was not forced', () => {
    const k = boot(proposal_2018_v7);
    createTask(k, { name: 't', kind: 'user', running: false });
    k.insmod(P);
    k.insmod(R);
    expect(k.rmmod('P')).toBe(0);
    expect(k.list('/sys/kernel/livepatch')).toEqual(['R']);
    expect(k.insmod(P)).toBe(0);
    expect(runs(k, 't', 'vmlinux:f')).toBe('P:new_f');
    k.insmod(livepatch('S', [object('vmlinux', ['f'])]));
    sleeper(k, 'stuck', 'vmlinux:f');
    k.insmod(livepatch('T', [object('vmlinux', ['f'])], { replace: true }));
    k.write('/sys/kernel/livepatch/T/force', '1');
    k.retryWork();
    expect(k.rmmod('S')).toBe(EAGAIN);
  });
});

describe('§6: no reliable stacks', () => {
  const immediate: ModuleDesc = { ...P, patch: { ...P.patch, immediate: true } };
  test.each([
    ['4.0', linux_4_0, P, 0],
    ['4.12', linux_4_12, P, ENOSYS],
    ['4.12, immediate', linux_4_12, immediate, 0],
    ['4.16', linux_4_16, P, ENOSYS],
    ['5.1', linux_5_1, P, EOPNOTSUPP],
  ] as const)('%s', (_name, profile, patch, errno) => {
    expect(boot(profile, { reliableStacks: false }).insmod(patch)).toBe(errno);
  });
});

describe('§6: what forcing pins', () => {
  test('4.16: one global flag: no module can be unloaded afterwards', () => {
    const k = boot(linux_4_16);
    sleeper(k, 't', 'vmlinux:f');
    k.insmod(P);
    k.write('/sys/kernel/livepatch/P/force', '1');
    k.retryWork();
    k.exit('t');
    disable(k, 'P');
    expect(k.rmmod('P')).toBe(EAGAIN);
    expect(k.context('P').unregisterPatch()).toBe(0);
    expect(k.rmmod('P')).toBe(EAGAIN);
    k.insmod(livepatch('L', [object('vmlinux', ['g'])]));
    disable(k, 'L');
    expect(k.rmmod('L')).toBe(EAGAIN);
  });

  test('5.1: every listed patch, those loaded later not', () => {
    const k = boot(linux_5_1);
    sleeper(k, 't', 'vmlinux:f');
    k.insmod(P);
    k.write('/sys/kernel/livepatch/P/force', '1');
    k.retryWork();
    k.exit('t');
    disable(k, 'P');
    k.freeWork('P');
    expect(k.rmmod('P')).toBe(EAGAIN);
    k.insmod(livepatch('L', [object('vmlinux', ['g'])]));
    disable(k, 'L');
    k.freeWork('L');
    expect(k.rmmod('L')).toBe(0);
  });
});
