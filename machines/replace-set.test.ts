import { describe, expect, test } from 'vitest';
import { proposal_replace_set } from '../spec/kernels/proposal-replace-set.ts';
import type { PatchSpec } from '../spec/scenario-types.ts';
import { VMLINUX } from '../spec/vocabulary.ts';
import { drive, lines } from './testing/drive.ts';
import {
  alphabet,
  disable,
  free,
  load,
  objectOf,
  of,
  patchOf,
  retry,
  scenarioOf,
  taskOf,
  unload,
} from './testing/fixtures.ts';

const EINVAL = -22;
const EBUSY = -16;
const force = (patch: string) => ({ type: 'write', patch, file: 'force', value: '1' }) as const;

/** A patch of a set; without a number it is as one of today, with `replace` or not. */
const inSet = (
  name: string,
  set: number | undefined,
  funcs: readonly string[],
  more: Partial<PatchSpec> = {},
) =>
  patchOf(name, [objectOf(VMLINUX, funcs)], {
    ...(set === undefined ? {} : { replaceSet: set }),
    ...more,
  });

const start = (...patches: readonly PatchSpec[]) => {
  const parts = { patches, modules: [], tasks: [taskOf('t1', [], { running: false })] };
  const events = alphabet(
    parts,
    patches.map((p) => force(p.name)),
  );
  return drive(scenarioOf({ ...parts, alphabet: events }), proposal_replace_set);
};
const conflict = (patch: string, other: string, what: string): string =>
  `livepatch: Livepatch patch (${patch}) conflicts with (${other}) of another replace set: ${what}`;

describe('loading (docs/explanation/replace-set.md)', () => {
  test('a function of another set is refused, with the first listed patch that has one', () => {
    const k = start(inSet('a', 1, ['f', 'g']), inSet('b', 2, ['h']), inSet('c', 3, ['h', 'g']));
    k.step(load('a'));
    k.step(load('b'));
    const seen = k.step(load('c'));
    expect(lines(seen)).toEqual([conflict('c', 'a', "function 'g' of object 'vmlinux'")]);
    expect(seen.at(-1)).toEqual({ kind: 'errno', errno: EINVAL });
    expect(k.view().list).toEqual(['a', 'b']);
  });

  test('functions are asked for before state ids, and these before versions', () => {
    const state = (version: number) => ({ states: [{ id: 1, version }] });
    const k = start(
      inSet('a', 1, ['f'], state(1)),
      inSet('b', 2, ['f'], state(2)),
      inSet('c', 3, ['g'], state(2)),
      inSet('d', 1, ['g']),
    );
    k.step(load('a'));
    expect(k.log(load('b'))).toEqual([conflict('b', 'a', "function 'f' of object 'vmlinux'")]);
    expect(k.log(load('c'))).toEqual([conflict('c', 'a', 'state id 1')]);
    expect(k.log(load('d'))).toEqual([
      'livepatch: Livepatch patch (d) is not compatible with the already installed livepatches.',
    ]);
  });

  test('a conflict is told before -EBUSY, and until the other one has left the list', () => {
    const k = start(inSet('a', 1, ['f']), inSet('b', 2, ['f']), inSet('c', 3, ['g']));
    k.step(of('t1', 'wake'));
    k.step(load('a'));
    expect(k.errno(load('b'))).toBe(EINVAL);
    expect(k.errno(load('c'))).toBe(EBUSY);
    k.step(disable('a'));
    expect(k.errno(load('b'))).toBe(EINVAL);
    k.step(of('t1', 'sleep'));
    k.step(retry);
    expect(k.errno(load('b'))).toBe(0);
  });

  test('patches of today: one common set with replace, and one of its own each without', () => {
    const k = start(
      inSet('fix', undefined, ['f']),
      inSet('other', undefined, ['f']),
      inSet('v1', undefined, ['g'], { replace: true }),
      inSet('v2', undefined, ['g'], { replace: true }),
    );
    k.step(load('fix'));
    expect(k.errno(load('other'))).toBe(EINVAL);
    k.step(load('v1'));
    k.step(load('v2'));
    expect(k.view().list).toEqual(['fix', 'v2']);
    expect(k.view().sysfs).toMatchObject({ 'fix/replace_set': '1', 'v2/replace_set': '0' });
    expect(Object.keys(k.view().sysfs).filter((path) => path.endsWith('/replace'))).toEqual([]);
  });
});

describe('replacing', () => {
  const upgrade = () => start(inSet('v1', 1, ['f', 'g']), inSet('tool', 2, ['h']), inSet('v2', 1, ['f']));

  test('nops are for what its own set patches', () => {
    const k = upgrade();
    k.step(load('v1'));
    k.step(load('tool'));
    k.step(of('t1', 'wake'));
    k.step(load('v2'));
    const { sites, sysfs } = k.view();
    expect(sites['vmlinux:g']?.stack).toEqual([
      { patch: 'v2', nop: true },
      { patch: 'v1', nop: false },
    ]);
    expect(sites['vmlinux:h']?.stack).toEqual([{ patch: 'tool', nop: false }]);
    expect(sysfs).not.toHaveProperty('v2/vmlinux/h,1/');
  });

  test('its completion takes the patch of its own set away, wherever the others are listed', () => {
    const k = upgrade();
    for (const patch of ['v1', 'tool', 'v2']) k.step(load(patch));
    expect(k.view().list).toEqual(['tool', 'v2']);
    expect(k.view().patches).toMatchObject({ v1: { enabled: false }, tool: { enabled: true } });
    k.step(free('v1'));
    expect(k.errno(unload('v1'))).toBe(0);
  });

  test('force marks the one that leaves, and only in its set', () => {
    const k = upgrade();
    k.step(load('tool'));
    k.step(load('v1'));
    k.step(of('t1', 'wake'));
    k.step(load('v2'));
    k.step(force('v2'));
    expect(k.view().patches).toMatchObject({
      v1: { forced: true },
      tool: { forced: false },
      v2: { forced: false },
    });
  });

  test('a reversed upgrade leaves both as they were', () => {
    const k = upgrade();
    k.step(load('v1'));
    k.step(load('tool'));
    const before = k.view();
    k.step(of('t1', 'wake'));
    for (const event of [load('v2'), disable('v2'), of('t1', 'sleep'), retry, free('v2'), unload('v2')])
      k.step(event);
    expect(k.view()).toEqual(before);
  });
});
