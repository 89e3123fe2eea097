/** The replace_set proposal (docs/explanation/replace-set.md): sets replace within themselves and share nothing. */
import { describe, expect, test } from 'vitest';
import { errno } from '../../spec/errno.ts';
import { linux_6_12 } from '../../spec/kernels/6.12.ts';
import { proposal_replace_set } from '../../spec/kernels/proposal-replace-set.ts';
import type { PatchDesc } from './description.ts';
import type { Kernel } from './kernel.ts';
import {
  boot,
  createTask,
  disable,
  freeing,
  linesDuring,
  linesOf,
  livepatch,
  object,
  runs,
  sleeper,
  target,
} from './testing.ts';

const at = (patch: string, file: string): string => `/sys/kernel/livepatch/${patch}/${file}`;

const listed = (k: Kernel): readonly string[] =>
  k.view({ patches: [], modules: [], tasks: [], sites: [] }).list;

/** A patch of a set, on functions of vmlinux. */
const ofSet = (set: number | undefined, name: string, funcs: readonly string[], more: PatchDesc = {}) =>
  livepatch(name, [object('vmlinux', funcs)], {
    ...(set === undefined ? {} : { replaceSet: set }),
    ...more,
  });

/** One task, off its CPU and in no function, so that a transition completes at once. */
function quiet(): Kernel {
  const k = boot(proposal_replace_set);
  createTask(k, { name: 't', kind: 'user', running: false });
  return k;
}

describe('replacing', () => {
  test('stays within the set', () => {
    const k = quiet();
    k.insmod(ofSet(1, 'A1', ['f']));
    k.insmod(ofSet(2, 'B1', ['g']));
    expect(k.insmod(ofSet(1, 'A2', ['f']))).toBe(0);
    expect(listed(k)).toEqual(['B1', 'A2']);
    expect(freeing(k)).toEqual(['A1']);
    expect([runs(k, 't', 'vmlinux:f'), runs(k, 't', 'vmlinux:g')]).toEqual(['A2:new_f', 'B1:new_g']);
  });

  test('needs no replace flag, and takes back what the new one does not patch', () => {
    const k = quiet();
    k.insmod(ofSet(1, 'A1', ['f', 'g'], { replace: false }));
    expect(k.insmod(ofSet(1, 'A2', ['g'], { replace: false }))).toBe(0);
    expect(listed(k)).toEqual(['A2']);
    expect(runs(k, 't', 'vmlinux:f')).toBe('vmlinux:f');
  });

  test('adds nops and dynamic objects for patches of the set only', () => {
    const k = boot(proposal_replace_set);
    k.insmod(ofSet(2, 'B1', ['g']));
    k.insmod(livepatch('A1', [object('vmlinux', ['f']), object('mod', ['m'])], { replaceSet: 1 }));
    createTask(k, { name: 'busy', kind: 'user' });
    k.insmod(livepatch('A2', [object('vmlinux', ['h'])], { replaceSet: 1 }));
    expect(k.list(at('A2', 'vmlinux'))).toEqual(['patched', 'h,1', 'f,1']);
    expect(k.list(at('A2', 'mod'))).toEqual(['patched', 'm,1']);
  });

  test('a patch that says nothing is in set 0', () => {
    const k = quiet();
    k.insmod(ofSet(undefined, 'A1', ['f']));
    k.insmod(ofSet(0, 'A2', ['g']));
    expect(listed(k)).toEqual(['A2']);
  });

  test('force marks the patches of the set', () => {
    const k = quiet();
    k.insmod(ofSet(1, 'A1', ['f']));
    k.insmod(ofSet(2, 'B1', ['g']));
    sleeper(k, 'inside', 'vmlinux:f');
    k.insmod(ofSet(1, 'A2', ['f']));
    k.write(at('A2', 'force'), '1\n');
    k.retryWork();
    k.freeWork('A1');
    expect(k.rmmod('A1')).toBe(errno('EAGAIN'));
    disable(k, 'B1');
    k.freeWork('B1');
    expect(k.rmmod('B1')).toBe(0);
  });
});

describe('what sets may not share', () => {
  /** The lines and the result of an insmod. */
  const loading = (k: Kernel, ...load: Parameters<Kernel['insmod']>) => {
    k.takeObservations();
    const ret = k.insmod(...load);
    return { ret, lines: linesOf(k.takeObservations()) };
  };

  test('a function: the first patch listed, the first function of the new one', () => {
    const k = quiet();
    k.insmod(ofSet(1, 'A', ['f', 'g']));
    k.insmod(ofSet(2, 'B', ['h']));
    expect(loading(k, ofSet(3, 'C', ['h', 'g', 'f']))).toEqual({
      ret: errno('EINVAL'),
      lines: [
        "livepatch: Livepatch patch (C) conflicts with (A) of another replace set: function 'g' of object 'vmlinux'",
      ],
    });
    expect(listed(k)).toEqual(['A', 'B']);
    expect(k.isLoaded('C')).toBe(false);
  });

  test('a function of a module that is not loaded, whichever symbol', () => {
    const k = quiet();
    k.insmod(livepatch('A', [object('mod', ['m,1'])], { replaceSet: 1 }));
    const second = livepatch('B', [object('vmlinux', ['f']), object('mod', ['m,2'])], { replaceSet: 2 });
    expect(loading(k, second).lines).toEqual([
      "livepatch: Livepatch patch (B) conflicts with (A) of another replace set: function 'm' of object 'mod'",
    ]);
  });

  test('the same name in another object is another function', () => {
    const k = quiet();
    k.insmod(target('mod', ['f']));
    k.insmod(livepatch('A', [object('mod', ['f'])], { replaceSet: 1 }));
    expect(k.insmod(ofSet(2, 'B', ['f']))).toBe(0);
  });

  test('an object without functions', () => {
    const k = quiet();
    k.insmod(livepatch('A', [object('vmlinux', ['f']), object('mod', [], true)], { replaceSet: 1 }));
    expect(k.insmod(livepatch('B', [object('mod', [], true)], { replaceSet: 2 }))).toBe(0);
  });

  const state = (id: number, version: number) => ({ states: [{ id, version }] });

  test('a state id, in whichever version; a function is told first', () => {
    const k = quiet();
    k.insmod(ofSet(1, 'A', ['f'], state(7, 1)));
    k.insmod(ofSet(2, 'B', ['g']));
    expect(loading(k, ofSet(3, 'C', ['h'], state(7, 2)))).toEqual({
      ret: errno('EINVAL'),
      lines: ['livepatch: Livepatch patch (C) conflicts with (A) of another replace set: state id 7'],
    });
    expect(loading(k, ofSet(3, 'C', ['g'], state(7, 2))).lines).toEqual([
      "livepatch: Livepatch patch (C) conflicts with (B) of another replace set: function 'g' of object 'vmlinux'",
    ]);
  });

  test('told even while another patch is in transition', () => {
    const k = boot(proposal_replace_set);
    createTask(k, { name: 'busy', kind: 'user' });
    k.insmod(ofSet(1, 'A', ['f']));
    expect(k.insmod(ofSet(2, 'B', ['f']))).toBe(errno('EINVAL'));
    expect(k.insmod(ofSet(2, 'B', ['g']))).toBe(errno('EBUSY'));
  });

  test('versions count within the set, where every id must be taken over', () => {
    const k = quiet();
    k.insmod(ofSet(1, 'A1', ['f'], state(7, 2)));
    k.insmod(ofSet(2, 'B1', ['g'], state(8, 2)));
    const refused =
      'livepatch: Livepatch patch (A2) is not compatible with the already installed livepatches.';
    expect(loading(k, ofSet(1, 'A2', ['f'], state(7, 1))).lines).toEqual([refused]);
    expect(loading(k, ofSet(1, 'A2', ['f'])).lines).toEqual([refused]);
    expect(k.insmod(ofSet(1, 'A2', ['f'], state(7, 2)))).toBe(0);
  });

  test('what a disabled patch had is free once it has left the list', () => {
    const k = quiet();
    k.insmod(ofSet(1, 'A', ['f']));
    disable(k, 'A');
    expect(freeing(k)).toEqual(['A']);
    expect(k.insmod(ofSet(2, 'B', ['f']))).toBe(0);
  });
});

test('a target module is handled for every listed patch, whichever its set', () => {
  const k = quiet();
  k.insmod(livepatch('A', [object('mod', ['m'])], { replaceSet: 1 }));
  k.insmod(livepatch('B', [object('mod', ['n'])], { replaceSet: 2 }));
  expect(linesDuring(k, () => k.insmod(target('mod', ['m', 'n'])))).toEqual([
    "livepatch: applying patch 'A' to loading module 'mod'",
    "livepatch: applying patch 'B' to loading module 'mod'",
    'mod: mod_init',
  ]);
});

test('replace_set shows the set and cannot be written; replace and stack_order are not there', () => {
  const k = quiet();
  k.insmod(ofSet(12, 'A', ['f']));
  expect(k.read(at('A', 'replace_set'))).toBe('12\n');
  expect(k.mode(at('A', 'replace_set'))).toEqual({ kind: 'file', mode: 0o444 });
  expect(k.write(at('A', 'replace_set'), '1\n')).toBe(errno('EACCES'));
  expect(k.list(at('A', ''))).toEqual(['enabled', 'transition', 'force', 'replace_set', 'vmlinux']);
});

test('without sets the number means nothing', () => {
  const k = boot(linux_6_12);
  createTask(k, { name: 't', kind: 'user', running: false });
  k.insmod(ofSet(1, 'A', ['f']));
  expect(k.insmod(ofSet(2, 'B', ['f']))).toBe(0);
  expect(k.insmod(ofSet(3, 'C', ['f'], { replace: true }))).toBe(0);
  expect(listed(k)).toEqual(['C']);
});
