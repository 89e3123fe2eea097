import { describe, expect, test } from 'vitest';
import { linux_4_15 } from '../../spec/kernels/4.15.ts';
import { linux_6_12 } from '../../spec/kernels/6.12.ts';
import { boot, disable, linesDuring, livepatch, object } from './testing.ts';

const ENOMEM = -12;

describe('§5 shadow variables', () => {
  const k = boot(linux_6_12);
  const ctx = k.context('vmlinux');
  const obj = {};

  test('are found by object and id', () => {
    const shadow = ctx.shadowAlloc(obj, 1, 'data');
    expect(ctx.shadowGet(obj, 1)).toBe(shadow);
    expect(ctx.shadowGet(obj, 2)).toBeUndefined();
    expect(ctx.shadowGet({}, 1)).toBeUndefined();
  });

  test('alloc of a duplicate warns and returns nothing', () => {
    expect(linesDuring(k, () => expect(ctx.shadowAlloc(obj, 1, 'other')).toBeUndefined())).toEqual([
      `Duplicate shadow variable <${k.pointer(obj)}, 1>`,
    ]);
    expect(ctx.shadowGet(obj, 1)?.data).toBe('data');
  });

  test('get_or_alloc returns the existing one, without running the constructor', () => {
    let constructed = 0;
    const construct = () => {
      constructed++;
      return 0;
    };
    expect(ctx.shadowGetOrAlloc(obj, 1, 'other', construct)?.data).toBe('data');
    expect(constructed).toBe(0);
    const made = ctx.shadowGetOrAlloc(obj, 2, 'two', construct);
    expect(ctx.shadowGetOrAlloc(obj, 2, 'three', construct)).toBe(made);
    expect(constructed).toBe(1);
  });

  test('a constructor that fails leaves nothing', () => {
    const lines = linesDuring(k, () =>
      expect(ctx.shadowAlloc(obj, 0x1234, 'x', () => ENOMEM)).toBeUndefined(),
    );
    expect(lines).toEqual([`livepatch: Failed to construct shadow variable <${k.pointer(obj)}, 1234> (-12)`]);
    expect(ctx.shadowGet(obj, 0x1234)).toBeUndefined();
  });

  test('free and free_all run the destructor; other ids stay', () => {
    const other = {};
    ctx.shadowAlloc(other, 1, 'more');
    const destroyed: unknown[] = [];
    ctx.shadowFree(obj, 2, (_o, s) => destroyed.push(s.data));
    ctx.shadowFree(obj, 2, (_o, s) => destroyed.push(s.data));
    expect(destroyed).toEqual(['two']);
    ctx.shadowAlloc(obj, 3, 'stays');
    ctx.shadowFreeAll(1, (_o, s) => destroyed.push(s.data));
    expect(destroyed).toEqual(['two', 'data', 'more']);
    expect(ctx.shadowGet(obj, 1)).toBeUndefined();
    expect(ctx.shadowGet(obj, 3)?.data).toBe('stays');
  });

  test('they survive the patch that made them', () => {
    const boots = boot(linux_6_12);
    const patch = livepatch('P', [
      {
        ...object('vmlinux', ['f']),
        callbacks: {
          pre_patch: ({ ctx: own }) => {
            own.shadowAlloc(obj, 9, 'kept');
            return 0;
          },
        },
      },
    ]);
    boots.insmod(patch);
    disable(boots, 'P');
    boots.freeWork('P');
    boots.rmmod('P');
    expect(boots.context('vmlinux').shadowGet(obj, 9)?.data).toBe('kept');
  });

  test('a snapshot holds them', () => {
    const boots = boot(linux_6_12);
    const own = boots.context('vmlinux');
    const shadow = own.shadowAlloc(obj, 1, 'before');
    const snapshot = boots.snapshot();
    if (shadow !== undefined) shadow.data = 'after';
    own.shadowFreeAll(1);
    boots.restore(snapshot);
    expect(own.shadowGet(obj, 1)?.data).toBe('before');
  });

  test('4.15 has no constructors: the given one is not run', () => {
    const old = boot(linux_4_15).context('vmlinux');
    expect(old.shadowAlloc(obj, 1, 'plain', () => ENOMEM)?.data).toBe('plain');
  });
});
