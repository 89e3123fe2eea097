import { describe, expect, test } from 'vitest';
import { linux_6_1 } from '../../spec/kernels/6.1.ts';
import { linux_6_12 } from '../../spec/kernels/6.12.ts';
import type { Kernel } from './kernel.ts';
import {
  boot,
  callbacksDuring,
  createTask,
  disable,
  enabledFile,
  fork,
  freeing,
  linesDuring,
  livepatch,
  object,
  runs,
  sleeper,
  target,
} from './testing.ts';

const EINVAL = -22;
const EAGAIN = -11;

const P = livepatch('P', [object('vmlinux', ['f'], true)]);
const Q = livepatch('Q', [object('vmlinux', ['f'], true)]);

const inTransition = (k: Kernel, patch: string): boolean =>
  k.read(`/sys/kernel/livepatch/${patch}/transition`) === '1\n';
const force = (k: Kernel, patch: string, value = '1'): number =>
  k.write(`/sys/kernel/livepatch/${patch}/force`, value);
const stackOf = (k: Kernel): string[] =>
  (k.state.sites.get('vmlinux:f')?.stack ?? []).map((s) => `${s.patch}${s.nop ? ' nop' : ''}`);

describe('§2.3 stack check', () => {
  test('patching: the original on the stack keeps a task, when the patch is the first', () => {
    const k = boot(linux_6_12);
    sleeper(k, 't', 'vmlinux:f');
    k.insmod(P);
    expect(k.task('t')?.patchState).toBe(0);
  });

  test('patching: only the previous version counts, not older ones', () => {
    const k = boot(linux_6_12);
    sleeper(k, 'old', 'vmlinux:f');
    k.insmod(P);
    force(k, 'P');
    k.retryWork();
    sleeper(k, 'new', 'vmlinux:f');
    k.insmod(Q);
    expect(k.task('old')).toMatchObject({ patchState: 1 });
    expect(k.task('new')).toMatchObject({ patchState: 0, pending: true });
  });

  test('unpatching: the new function itself keeps a task', () => {
    const k = boot(linux_6_12);
    k.insmod(P);
    sleeper(k, 't', 'vmlinux:f');
    disable(k, 'P');
    expect(k.task('t')).toMatchObject({ patchState: 1, pending: true });
    k.wake('t');
    k.leave('t');
    k.sleep('t');
    k.retryWork();
    expect(inTransition(k, 'P')).toBe(false);
  });

  test('a function deeper on the stack counts like the innermost', () => {
    const k = boot(linux_6_12);
    createTask(k, { name: 't', kind: 'user' });
    k.enter('t', 'vmlinux:f');
    k.enter('t', 'vmlinux:g');
    k.sleep('t');
    k.insmod(P);
    expect(k.task('t')?.patchState).toBe(0);
  });

  test('only objects that are patched count', () => {
    const k = boot(linux_6_12);
    sleeper(k, 't', 'vmlinux:g');
    k.insmod(livepatch('P', [object('vmlinux', ['f']), object('away', ['g'])]));
    expect(inTransition(k, 'P')).toBe(false);
  });

  test('a running task, or one whose stack is not reliable, is not checked', () => {
    const k = boot(linux_6_12);
    createTask(k, { name: 'running', kind: 'user' });
    createTask(k, { name: 'unreliable', kind: 'user', running: false, reliable: false });
    k.insmod(P);
    expect(k.task('running')?.pending).toBe(true);
    expect(k.task('unreliable')?.pending).toBe(true);
    k.sleep('running');
    k.retryWork();
    expect(k.task('running')?.pending).toBe(false);
    expect(k.task('unreliable')?.pending).toBe(true);
  });
});

describe('§2.3 kernel exit, idle loop, cond_resched', () => {
  test('a pending task moves at kernel exit without a stack check; one that is not pending stays', () => {
    const k = boot(linux_6_12);
    createTask(k, { name: 't', kind: 'user', reliable: false });
    k.exitKernel('t');
    expect(k.task('t')?.patchState).toBe(-1);
    k.insmod(P);
    k.exitKernel('t');
    expect(k.task('t')).toMatchObject({ patchState: 1, pending: false });
  });

  test('a running idle task moves in its loop; that of an offline CPU at once', () => {
    const k = boot(linux_6_12);
    createTask(k, { name: 'swapper/0', kind: 'idle' });
    createTask(k, { name: 'swapper/1', kind: 'idle', offline: true });
    k.insmod(P);
    expect(k.task('swapper/0')).toMatchObject({ patchState: 0, pending: true });
    expect(k.task('swapper/1')).toMatchObject({ patchState: 1, pending: false });
    k.exitKernel('swapper/0');
    k.retryWork();
    expect(inTransition(k, 'P')).toBe(false);
  });

  test('cond_resched: a pending running task, kthreads too, checks its own stack (6.4 to 6.15)', () => {
    const k = boot(linux_6_12);
    createTask(k, { name: 'kt', kind: 'kthread' });
    k.enter('kt', 'vmlinux:f');
    k.insmod(P);
    k.resched('kt');
    expect(k.task('kt')?.pending).toBe(true);
    k.leave('kt');
    k.resched('kt');
    expect(k.task('kt')).toMatchObject({ patchState: 1, pending: false });
  });

  test('before 6.4 cond_resched moves nobody', () => {
    const k = boot(linux_6_1);
    createTask(k, { name: 'kt', kind: 'kthread' });
    k.insmod(P);
    k.resched('kt');
    expect(k.task('kt')?.pending).toBe(true);
  });
});

describe('§2.3 completion attempts', () => {
  test('the last task’s moving completes nothing: the next retry does', () => {
    const k = boot(linux_6_12);
    createTask(k, { name: 't', kind: 'user' });
    k.insmod(P);
    k.exitKernel('t');
    expect(inTransition(k, 'P')).toBe(true);
    k.retryWork();
    expect(inTransition(k, 'P')).toBe(false);
  });

  const signals = (k: Kernel, retries: number): string[] =>
    linesDuring(k, () => {
      for (let i = 0; i < retries; i++) k.retryWork();
    });
  const signalling = 'livepatch: signaling remaining tasks';

  test('the 15th failed retry says it signals; the 30th does it silently', () => {
    const k = boot(linux_6_12);
    sleeper(k, 't', 'vmlinux:f');
    k.insmod(P);
    expect(signals(k, 14)).toEqual([]);
    expect(k.task('t')?.running).toBe(false);
    expect(signals(k, 1)).toEqual([signalling]);
    expect(k.task('t')?.running).toBe(true);
    k.sleep('t');
    expect(signals(k, 14)).toEqual([]);
    expect(k.task('t')?.running).toBe(false);
    expect(signals(k, 1)).toEqual([]);
    expect(k.task('t')?.running).toBe(true);
  });

  test('after a reversal it says so again, on the 16th failed retry', () => {
    const k = boot(linux_6_12);
    sleeper(k, 'a', 'vmlinux:f');
    k.insmod(P);
    createTask(k, { name: 'b', kind: 'user', running: false, reliable: false });
    const b = k.task('b');
    if (b !== undefined) b.patchState = 1;
    signals(k, 15);
    k.sleep('a');
    disable(k, 'P');
    expect(signals(k, 15)).toEqual([]);
    expect(signals(k, 1)).toEqual([signalling]);
  });

  test('the signal wakes pending users and kthreads from interruptible sleep, nobody else', () => {
    const k = boot(linux_6_12);
    for (const kind of ['user', 'kthread'] as const) {
      createTask(k, { name: kind, kind, inside: ['vmlinux:f'], running: false });
      createTask(k, {
        name: `${kind}-deep`,
        kind,
        inside: ['vmlinux:f'],
        running: false,
        interruptible: false,
      });
    }
    createTask(k, { name: 'moved', kind: 'user', running: false });
    k.insmod(P);
    signals(k, 15);
    const running = [...k.state.tasks.values()].filter((t) => t.running).map((t) => t.name);
    expect(running).toEqual(['user', 'kthread']);
  });
});

describe('§2.3 force', () => {
  test('only while P is in transition, else -EINVAL; 0 is accepted and does nothing', () => {
    const k = boot(linux_6_12);
    k.insmod(P);
    expect(force(k, 'P')).toBe(EINVAL);
    expect(linesDuring(k, () => expect(force(k, 'P', '0')).toBe(0))).toEqual([]);
    expect(force(k, 'P', 'x')).toBe(EINVAL);
  });

  test('moves every pending task; the transition completes at the next attempt, not inside the write', () => {
    const k = boot(linux_6_12);
    sleeper(k, 't', 'vmlinux:f');
    k.insmod(P);
    const lines = linesDuring(k, () => expect(force(k, 'P')).toBe(0));
    expect(lines).toEqual(['livepatch: forcing remaining tasks to the patched state']);
    expect(k.task('t')).toMatchObject({ patchState: 1, pending: false });
    expect(inTransition(k, 'P')).toBe(true);
    k.retryWork();
    expect(inTransition(k, 'P')).toBe(false);
  });

  test('forced patching without replace pins nothing', () => {
    const k = boot(linux_6_12);
    sleeper(k, 't', 'vmlinux:f');
    k.insmod(P);
    force(k, 'P');
    k.retryWork();
    disable(k, 'P');
    k.freeWork('P');
    expect(k.rmmod('P')).toBe(0);
  });

  test('forced unpatching pins the module for ever, with the same words', () => {
    const k = boot(linux_6_12);
    k.insmod(P);
    sleeper(k, 't', 'vmlinux:f');
    disable(k, 'P');
    expect(linesDuring(k, () => force(k, 'P'))).toEqual([
      'livepatch: forcing remaining tasks to the patched state',
    ]);
    k.retryWork();
    k.freeWork('P');
    expect(k.list('/sys/kernel/livepatch')).toEqual([]);
    expect(k.rmmod('P')).toBe(EAGAIN);
  });

  test('a forced replacement pins every other listed patch, also after a reversal', () => {
    const k = boot(linux_6_12);
    k.insmod(P);
    sleeper(k, 't', 'vmlinux:f');
    k.insmod(livepatch('R', [object('vmlinux', ['f'])], { replace: true }));
    force(k, 'R');
    disable(k, 'R');
    k.retryWork();
    expect(k.state.patches.map((p) => `${p.name} ${p.forced}`)).toEqual(['P true', 'R false']);
  });
});

describe('§2.4 completing', () => {
  test('target 1: funcs out of transition, tasks at -1, post_patch of each loaded object, then the line', () => {
    const k = boot(linux_6_12);
    createTask(k, { name: 't', kind: 'user' });
    k.insmod(P);
    k.exitKernel('t');
    expect(linesDuring(k, () => k.retryWork())).toEqual([
      "livepatch: 'P': completing patching transition",
      'P: post_patch_callback: vmlinux',
      "livepatch: 'P': patching complete",
    ]);
    expect(k.task('t')).toMatchObject({ patchState: -1, pending: false });
    expect(k.state.patches[0]?.inTransition).toBe(false);
  });

  test('target 0: off the func_stack, post_unpatch, off the list at once; <P>/ and the reference later', () => {
    const k = boot(linux_6_12);
    k.insmod(P);
    disable(k, 'P');
    expect(stackOf(k)).toEqual([]);
    expect(k.state.patches.filter((p) => p.listed)).toEqual([]);
    expect(k.list('/sys/kernel/livepatch/P')).toEqual(['enabled', 'transition', 'force', 'replace']);
    expect(k.rmmod('P')).toBe(EAGAIN);
    expect(freeing(k)).toEqual(['P']);
    k.freeWork('P');
    expect(k.list('/sys/kernel/livepatch')).toEqual([]);
    expect(k.rmmod('P')).toBe(0);
  });

  describe('a replace patch', () => {
    const R = livepatch('R', [object('vmlinux', ['g'], true)], { replace: true });

    test('those before it become disabled without their callbacks; its nops and dynamic objects go', () => {
      const k = boot(linux_6_12);
      k.insmod(target('mod', ['m']));
      k.insmod(livepatch('P', [object('vmlinux', ['f'], true), object('mod', ['m'], true)]));
      createTask(k, { name: 't', kind: 'user', running: false });
      expect(callbacksDuring(k, () => k.insmod(R))).toEqual(['R pre_patch vmlinux', 'R post_patch vmlinux']);
      expect(k.read(enabledFile('P'))).toBe('0\n');
      expect([...k.state.sites.keys()]).toEqual(['vmlinux:g']);
      expect(k.list('/sys/kernel/livepatch/R')).not.toContain('mod');
      expect(k.list('/sys/kernel/livepatch/R/vmlinux')).toEqual(['patched', 'g,1']);
      expect(runs(k, 't', 'vmlinux:f')).toBe('vmlinux:f');
      expect(freeing(k)).toEqual(['P']);
      expect(k.state.ledger.has('P')).toBe(false);
      expect(k.state.patches.filter((p) => p.listed).map((p) => p.name)).toEqual(['R']);
    });

    test('nops’ directories are there during the transition and gone before post_patch runs', () => {
      const k = boot(linux_6_12);
      k.insmod(P);
      createTask(k, { name: 't', kind: 'user' });
      let seen: unknown;
      k.insmod(
        livepatch(
          'R',
          [
            {
              ...object('vmlinux', ['g']),
              callbacks: {
                post_patch: () => {
                  seen = k.list('/sys/kernel/livepatch/R/vmlinux');
                  return 0;
                },
              },
            },
          ],
          { replace: true },
        ),
      );
      expect(k.list('/sys/kernel/livepatch/R/vmlinux')).toEqual(['patched', 'g,1', 'f,1']);
      k.exitKernel('t');
      k.retryWork();
      expect(seen).toEqual(['patched', 'g,1']);
    });

    test('a patch listed after it stays, when the disabling of the replace patch is reversed', () => {
      const k = boot(linux_6_12);
      k.insmod(livepatch('R', [object('vmlinux', ['f'])], { replace: true }));
      k.insmod(livepatch('L', [object('vmlinux', ['g'])]));
      sleeper(k, 't', 'vmlinux:f');
      disable(k, 'R');
      expect(k.write(enabledFile('R'), '1')).toBe(0);
      k.retryWork();
      expect(inTransition(k, 'R')).toBe(false);
      expect(k.state.patches.filter((p) => p.listed).map((p) => `${p.name} ${p.enabled}`)).toEqual([
        'R true',
        'L true',
      ]);
    });
  });
});

describe('§2.5 reversing', () => {
  const stuck = (): Kernel => {
    const k = boot(linux_6_12);
    sleeper(k, 't', 'vmlinux:f');
    k.insmod(P);
    return k;
  };

  test('enabled and target flip, tasks on the other side are pending; nothing is attempted inside the write', () => {
    const k = stuck();
    createTask(k, { name: 'u', kind: 'user', running: false });
    const lines = linesDuring(k, () => expect(disable(k, 'P')).toBe(0));
    expect(lines).toEqual([
      "livepatch: 'P': reversing transition from patching to unpatching",
      "livepatch: 'P': starting unpatching transition",
    ]);
    expect(k.read(enabledFile('P'))).toBe('0\n');
    expect(k.task('t')).toMatchObject({ patchState: 0, pending: false });
    expect(k.task('u')).toMatchObject({ patchState: 1, pending: true });
    expect(inTransition(k, 'P')).toBe(true);
  });

  test('a reversed enable ends as an unpatching: post_unpatch, no pre_unpatch', () => {
    const k = stuck();
    const callbacks = callbacksDuring(k, () => {
      disable(k, 'P');
      k.retryWork();
    });
    expect(callbacks).toEqual(['P post_unpatch vmlinux']);
    expect(stackOf(k)).toEqual([]);
  });

  test('reversed twice: pre_patch … post_patch', () => {
    const k = stuck();
    const callbacks = callbacksDuring(k, () => {
      disable(k, 'P');
      expect(k.write(enabledFile('P'), '1')).toBe(0);
      k.wake('t');
      k.leave('t');
      k.exitKernel('t');
      k.retryWork();
    });
    expect(callbacks).toEqual(['P post_patch vmlinux']);
  });

  test('a reversed disable ends as a patching: post_patch runs again', () => {
    const k = boot(linux_6_12);
    k.insmod(P);
    sleeper(k, 't', 'vmlinux:f');
    const callbacks = callbacksDuring(k, () => {
      disable(k, 'P');
      k.write(enabledFile('P'), '1');
      k.retryWork();
    });
    expect(callbacks).toEqual(['P pre_unpatch vmlinux', 'P post_patch vmlinux']);
    expect(k.read(enabledFile('P'))).toBe('1\n');
  });

  test('a reversed disable, reversed again: pre_unpatch … post_unpatch', () => {
    const k = boot(linux_6_12);
    k.insmod(P);
    sleeper(k, 't', 'vmlinux:f');
    const callbacks = callbacksDuring(k, () => {
      disable(k, 'P');
      k.write(enabledFile('P'), '1');
      disable(k, 'P');
      k.wake('t');
      k.leave('t');
      k.exitKernel('t');
      k.retryWork();
    });
    expect(callbacks).toEqual(['P pre_unpatch vmlinux', 'P post_unpatch vmlinux']);
  });

  test('a reversed replacement leaves the older patches as they were', () => {
    const k = boot(linux_6_12);
    k.insmod(P);
    sleeper(k, 't', 'vmlinux:f');
    k.insmod(livepatch('R', [object('vmlinux', ['f'])], { replace: true }));
    disable(k, 'R');
    k.retryWork();
    expect(k.state.patches.filter((p) => p.listed).map((p) => `${p.name} ${p.enabled}`)).toEqual(['P true']);
    expect(stackOf(k)).toEqual(['P']);
  });

  test('while a replacement is reversed, tasks inside the original of a nop are stuck', () => {
    const k = boot(linux_6_12);
    k.insmod(P);
    sleeper(k, 'held', 'vmlinux:f');
    createTask(k, { name: 't', kind: 'user', running: false });
    k.insmod(livepatch('R', [object('vmlinux', ['g'])], { replace: true }));
    expect(k.task('t')?.patchState).toBe(1);
    k.wake('t');
    k.enter('t', 'vmlinux:f');
    expect(k.task('t')?.frames[0]?.version).toBe('original');
    k.sleep('t');
    disable(k, 'R');
    k.retryWork();
    expect(k.task('t')).toMatchObject({ patchState: 1, pending: true });
    expect(inTransition(k, 'R')).toBe(true);
  });
});

describe('§1: patch_state of tasks', () => {
  test('-1 when nothing is in transition; the file’s mode is 0400', () => {
    const k = boot(linux_6_12);
    const { pid } = createTask(k, { name: 't', kind: 'user' });
    expect(k.read(`/proc/${pid}/patch_state`)).toBe('-1\n');
    expect(k.mode(`/proc/${pid}/patch_state`)).toEqual({ kind: 'file', mode: 0o400 });
    k.insmod(P);
    expect(k.read(`/proc/${pid}/patch_state`)).toBe('0\n');
  });

  test('a forked task inherits patch_state and the pending flag', () => {
    const k = boot(linux_6_12);
    createTask(k, { name: 't', kind: 'user' });
    fork(k, 't', { name: 'before', kind: 'user' });
    expect(k.task('before')).toMatchObject({ patchState: -1, pending: false });
    k.exit('before');
    k.insmod(P);
    fork(k, 't', { name: 'pending', kind: 'user' });
    expect(k.task('pending')).toMatchObject({ patchState: 0, pending: true });
    k.exitKernel('t');
    fork(k, 't', { name: 'moved', kind: 'user' });
    expect(k.task('moved')).toMatchObject({ patchState: 1, pending: false });
    k.retryWork();
    expect(inTransition(k, 'P')).toBe(true);
  });

  test('a task that ends no longer holds the transition up', () => {
    const k = boot(linux_6_12);
    createTask(k, { name: 't', kind: 'user' });
    k.insmod(P);
    k.exit('t');
    k.retryWork();
    expect(inTransition(k, 'P')).toBe(false);
  });
});
