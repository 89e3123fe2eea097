import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockersOfProc, readProc } from './blockers.ts';

const grepped = `/proc/1/comm:init
/proc/1/patch_state:1
/proc/7/comm:stuck
/proc/7/patch_state:0
/proc/7/stack:[<0>] schedule_timeout+0x5e/0x110
/proc/7/stack:[<0>] work_func+0x10/0x20
/proc/7/task/8/comm:thread
/proc/7/task/8/patch_state:0
something else`;

const tailed = `==> /proc/7/comm <==
stuck

==> /proc/7/patch_state <==
0

==> /proc/7/stack <==
[<0>] schedule_timeout+0x5e/0x110
[<0>] work_func+0x10/0x20
`;

describe('readProc', () => {
  it('reads what grep prints', () => {
    expect(readProc(grepped)).toEqual([
      { pid: 1, comm: 'init', state: 1, stack: [] },
      { pid: 7, comm: 'stuck', state: 0, stack: ['schedule_timeout', 'work_func'] },
      { pid: 8, comm: 'thread', state: 0, stack: [] },
    ]);
  });

  it('reads what tail prints', () => {
    expect(readProc(tailed)).toEqual([
      { pid: 7, comm: 'stuck', state: 0, stack: ['schedule_timeout', 'work_func'] },
    ]);
  });

  it('reads anything', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readProc(text)).toEqual([]);
      }),
    );
  });
});

describe('blockersOfProc', () => {
  it('are the tasks on the other side; a function that the transition replaces says why', () => {
    expect(blockersOfProc(readProc(grepped), 1, ['vmlinux:work_func']).map((b) => [b.pid, b.why])).toEqual([
      [7, 'it is in work_func, which the transition replaces'],
      [8, 'its patch_state is 0; nothing of the kernel is on its stack, or the stack was not given'],
    ]);
    expect(blockersOfProc(readProc(grepped), 0, []).map((b) => b.pid)).toEqual([1]);
  });
});
