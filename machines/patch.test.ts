import { describe, expect, test } from 'vitest';
import { errno } from '../spec/errno.ts';
import { intParam } from '../spec/parameters.ts';
import type { KlpEvent, Observation } from '../spec/vocabulary.ts';
import { drive, lines } from './testing/drive.ts';
import {
  disable,
  enable,
  force,
  free,
  load,
  objectOf,
  of,
  patchOf,
  retry,
  returning,
  twoPatches,
  unload,
  withEvents,
  write,
} from './testing/fixtures.ts';

const callbacks = (observations: readonly Observation[]): readonly string[] =>
  observations.flatMap((o) => (o.kind === 'callback' ? [`${o.patch} ${o.callback} ${o.object}`] : []));

/** A then B, one running user task that keeps transitions open until it goes back to user space. */
const stacked = (...more: readonly KlpEvent[]) => drive(withEvents(twoPatches(false), ...more));
const move = of('t1', 'exitKernel');

describe('enable (semantics.md §2.1)', () => {
  test('the first livepatch since boot is announced, also when its enabling fails', () => {
    const scenario = {
      ...twoPatches(false),
      tainted: false,
      patches: [
        patchOf('A', [objectOf('vmlinux', ['f'], returning(-19))]),
        patchOf('B', [objectOf('vmlinux', ['f'])]),
      ],
    };
    const { log, view } = drive(scenario);
    expect(log(load('A'))[0]).toBe('A: tainting kernel with TAINT_LIVEPATCH');
    expect(view().tainted).toBe(true);
    expect(log(load('B'))[0]).toBe("livepatch: enabling patch 'B'");
  });

  test('while another patch is in transition: -EBUSY, silently, and nothing is left', () => {
    const { step, view } = stacked();
    step(load('A'));
    const before = view();
    expect(step(load('B'))).toEqual([{ kind: 'errno', errno: errno('EBUSY') }]);
    expect(view()).toEqual(before);
  });

  test('an incompatible patch is told -EINVAL even during a transition', () => {
    const scenario = {
      ...twoPatches(false),
      patches: [
        patchOf('A', [objectOf('vmlinux', ['f'])], { states: [{ id: 1, version: 2 }] }),
        patchOf('B', [objectOf('vmlinux', ['f'])], { states: [{ id: 1, version: 1 }] }),
      ],
    };
    const { step } = drive(scenario);
    step(load('A'));
    expect(step(load('B'))).toEqual([
      {
        kind: 'log',
        level: 'err',
        line: 'livepatch: Livepatch patch (B) is not compatible with the already installed livepatches.',
      },
      { kind: 'errno', errno: errno('EINVAL') },
    ]);
  });

  test('with nobody to wait for it completes at once, before insmod returns', () => {
    const { step, view } = stacked();
    step(of('t1', 'sleep'));
    const seen = step(load('A'));
    expect(lines(seen).at(-1)).toBe("livepatch: 'A': patching complete");
    expect(seen.at(-1)).toEqual({ kind: 'errno', errno: 0 });
    expect(view().transition).toBe(null);
  });

  test('a failed enable leaves the module unloaded and its parameters forgotten', () => {
    const A = patchOf('A', [objectOf('vmlinux', ['f'], returning({ param: 'ret' }))], {
      params: { ret: intParam(0, -19) },
    });
    const { errno: result, view } = drive(
      withEvents({ ...twoPatches(false), patches: [A] }, load('A', { ret: -19 })),
    );
    expect(result(load('A', { ret: -19 }))).toBe(-19);
    expect(view().patches.A).toMatchObject({ loaded: false, params: {}, references: 0 });
    expect(view().sysfs).toEqual({});
  });
});

describe('disable (semantics.md §2.2, §3)', () => {
  test('refusals', () => {
    const odd = [
      write('A', 'enabled', '2'),
      write('A', 'enabled', ''),
      write('A', 'transition', '1'),
    ] as const;
    const { step, errno: result } = stacked(...odd);
    step(load('A'));
    step(move);
    step(retry);
    expect(result(enable('A'))).toBe(errno('EINVAL'));
    expect(odd.map(result)).toEqual([errno('EINVAL'), 0, errno('EACCES')]);
    step(load('B'));
    expect(result(disable('A'))).toBe(errno('EBUSY'));
  });

  test('any enabled patch may be disabled, not only the newest', () => {
    const { step, view, errno: result } = stacked();
    for (const patch of ['A', 'B']) {
      step(load(patch));
      step(move);
      step(retry);
    }
    expect(result(disable('A'))).toBe(0);
    step(move);
    step(retry);
    expect(view().list).toEqual(['B']);
  });

  test('a disabled patch keeps its directory and its reference until the worker has run', () => {
    const { step, view, errno: result } = stacked();
    step(of('t1', 'sleep'));
    step(load('A'));
    step(disable('A'));
    expect(Object.keys(view().sysfs)).toEqual(['A/', 'A/enabled', 'A/transition', 'A/force', 'A/replace']);
    expect(result(enable('A'))).toBe(errno('EINVAL'));
    expect(result(unload('A'))).toBe(errno('EAGAIN'));
    step(free('A'));
    expect(view().sysfs).toEqual({});
    expect(result(unload('A'))).toBe(0);
  });
});

describe('reverse (semantics.md §2.5)', () => {
  test('no attempt is made inside the write; the scheduled retry completes', () => {
    const { step, view, log } = stacked();
    step(load('A'));
    expect(log(disable('A'))).toEqual([
      "livepatch: 'A': reversing transition from patching to unpatching",
      "livepatch: 'A': starting unpatching transition",
    ]);
    expect(view().tasks.t1).toMatchObject({ state: 0, pending: false });
    expect(view().transition).toEqual({ patch: 'A', target: 0 });
    expect(log(retry).at(-1)).toBe("livepatch: 'A': unpatching complete");
  });

  test('a reversed enable ends with post_unpatch, a reversed disable with post_patch', () => {
    const { step } = stacked();
    expect(callbacks([load('A'), disable('A'), retry].flatMap(step))).toEqual([
      'A pre_patch vmlinux',
      'A post_unpatch vmlinux',
    ]);
    step(free('A'));
    step(unload('A'));
    step(of('t1', 'sleep'));
    step(load('A'));
    step(of('t1', 'wake'));
    expect(callbacks([disable('A'), enable('A'), retry].flatMap(step))).toEqual([
      'A pre_unpatch vmlinux',
      'A post_patch vmlinux',
    ]);
  });

  test('reversed twice, the operation ends as it was meant', () => {
    const { step } = stacked();
    expect(callbacks([load('A'), disable('A'), enable('A'), move, retry].flatMap(step))).toEqual([
      'A pre_patch vmlinux',
      'A post_patch vmlinux',
    ]);
  });
});

describe('force (semantics.md §2.3)', () => {
  const forceful = () => stacked(force('A'), write('A', 'force', '0'));

  test('only while the patch is in transition; writing 0 does nothing', () => {
    const { step, errno: result } = forceful();
    step(of('t1', 'sleep'));
    step(load('A'));
    expect(result(force('A'))).toBe(errno('EINVAL'));
    expect(result(write('A', 'force', '0'))).toBe(0);
  });

  test('moves everybody, and completes at the next attempt only', () => {
    const { step, view, log } = forceful();
    step(load('A'));
    expect(log(force('A'))).toEqual(['livepatch: forcing remaining tasks to the patched state']);
    expect(view().tasks.t1).toMatchObject({ state: 1, pending: false });
    expect(view().transition).not.toBe(null);
    expect(log(retry).at(-1)).toBe("livepatch: 'A': patching complete");
    expect(view().patches.A).toMatchObject({ forced: false });
  });

  test('what is being removed can never be unloaded, even when the removal is reversed', () => {
    const { step, view, errno: result } = forceful();
    for (const event of [load('A'), move, retry, disable('A'), force('A'), enable('A'), move, retry])
      step(event);
    expect(view().patches.A).toMatchObject({ enabled: true, forced: true });
    for (const event of [disable('A'), move, retry, free('A')]) step(event);
    expect(view().patches.A).toMatchObject({ references: 1, freeing: false });
    expect(result(unload('A'))).toBe(errno('EAGAIN'));
  });
});

describe('atomic replace (semantics.md §2.1 step 4, §2.4)', () => {
  const replacing = () => {
    const d = drive(twoPatches(true));
    d.step(of('t1', 'sleep'));
    d.step(load('A'));
    d.step(of('t1', 'wake'));
    return d;
  };

  test('a function that only the old patch has gets a nop, above the old one, shown in sysfs', () => {
    const { step, view } = replacing();
    step(load('B'));
    expect(view().sites).toMatchObject({
      'vmlinux:f': {
        stack: [
          { patch: 'B', nop: false },
          { patch: 'A', nop: false },
        ],
      },
      'vmlinux:g': {
        stack: [
          { patch: 'B', nop: true },
          { patch: 'A', nop: false },
        ],
      },
    });
    expect(Object.keys(view().sysfs)).toContain('B/vmlinux/g,1/');
  });

  test('when it completes the old one is gone without a callback of its own, and so is the nop', () => {
    const { step, view } = replacing();
    step(load('B'));
    step(move);
    expect(callbacks(step(retry))).toEqual(['B post_patch vmlinux']);
    expect(view().list).toEqual(['B']);
    expect(view().patches.A).toMatchObject({ enabled: false, freeing: true });
    expect(view().sites['vmlinux:g']).toEqual({ stack: [], handler: false });
    expect(view().sysfs).not.toHaveProperty('B/vmlinux/g,1/');
  });

  test('reversed, the old one is as it was', () => {
    const { step, view } = replacing();
    const before = view();
    for (const event of [load('B'), disable('B'), retry, free('B'), unload('B')]) step(event);
    expect(view()).toEqual(before);
  });
});
