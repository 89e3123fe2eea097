import { describe, expect, test } from 'vitest';
import { linux_6_12 } from '../spec/kernels/6.12.ts';
import { linux_6_14 } from '../spec/kernels/6.14.ts';
import type { PatchSpec } from '../spec/scenario-types.ts';
import { type KernelProfile, VMLINUX } from '../spec/vocabulary.ts';
import { drive } from './testing/drive.ts';
import { alphabet, disable, load, patchOf, scenarioOf, taskOf } from './testing/fixtures.ts';

const EEXIST = -17;

/** A patch that names the function f by a position. */
const naming = (name: string, sympos: number, replace = false): PatchSpec =>
  patchOf(
    name,
    [{ name: VMLINUX, funcs: [{ func: `${VMLINUX}:f`, newFunc: 'new_f', sympos }], callbacks: {} }],
    { replace },
  );

const start = (profile: KernelProfile, ...patches: readonly PatchSpec[]) => {
  const parts = { patches, modules: [], tasks: [taskOf('t1', [], { running: false })] };
  return drive(scenarioOf({ ...parts, alphabet: alphabet(parts) }), profile);
};

describe('positions 0 and 1 (§2.1 step 4, §6)', () => {
  const two = [naming('a', 0), naming('b', 1, true)];

  test('a replace patch cannot be set up where they do not match', () => {
    const k = start(linux_6_14, ...two);
    k.step(load('a'));
    expect(k.step(load('b'))).toEqual([{ kind: 'errno', errno: EEXIST }]);
    expect(k.view()).toMatchObject({ list: ['a'], patches: { b: { loaded: false } } });
    k.step(disable('a'));
    expect(k.step(load('b')).at(-1)).toEqual({ kind: 'errno', errno: 0 });
  });

  test('it is an upgrade where they do', () => {
    const k = start(linux_6_12, ...two);
    k.step(load('a'));
    k.step(load('b'));
    expect(k.view().list).toEqual(['b']);
  });

  test('patches that replace nothing do not mind', () => {
    const k = start(linux_6_14, naming('a', 0), naming('b', 1));
    k.step(load('a'));
    expect(k.step(load('b')).at(-1)).toEqual({ kind: 'errno', errno: 0 });
  });

  test('two nops for one function clash as well', () => {
    const third = patchOf('c', [{ name: VMLINUX, funcs: [], callbacks: {} }], { replace: true });
    const k = start(linux_6_14, naming('a', 0), naming('b', 1), third);
    k.step(load('a'));
    k.step(load('b'));
    expect(k.step(load('c'))).toEqual([{ kind: 'errno', errno: EEXIST }]);
  });
});
