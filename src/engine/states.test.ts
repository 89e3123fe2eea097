import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linux_5_1 } from '../../spec/kernels/5.1.ts';
import { linux_6_12 } from '../../spec/kernels/6.12.ts';
import type { CallbackContext, ModuleDesc, StateDesc } from './description.ts';
import { boot, disable, linesDuring, livepatch, object, sleeper, target } from './testing.ts';

const EINVAL = -22;

const patch = (name: string, states: readonly StateDesc[], replace = false): ModuleDesc =>
  livepatch(name, [object('vmlinux', ['f'])], { states, replace });

describe('§4 compatibility', () => {
  test.each([
    { installed: 2, version: 2, replace: true, errno: 0 },
    { installed: 2, version: 3, replace: false, errno: 0 },
    { installed: 2, version: 1, replace: false, errno: EINVAL },
    { installed: 2, version: 1, replace: true, errno: EINVAL },
  ])(
    'version $version over $installed, replace $replace: $errno',
    ({ installed, version, replace, errno }) => {
      const k = boot(linux_6_12);
      k.insmod(patch('A', [{ id: 1, version: installed }]));
      expect(k.insmod(patch('N', [{ id: 1, version }], replace))).toBe(errno);
    },
  );

  test('a patch that lacks the state is compatible iff it does not replace', () => {
    const k = boot(linux_6_12);
    k.insmod(patch('A', [{ id: 1, version: 1 }]));
    expect(k.insmod(patch('R', [], true))).toBe(EINVAL);
    expect(k.insmod(patch('N', []))).toBe(0);
  });

  test('new ids are always allowed', () => {
    const k = boot(linux_6_12);
    k.insmod(patch('A', []));
    expect(k.insmod(patch('N', [{ id: 7, version: 0 }], true))).toBe(0);
  });

  test('a replaced patch stops counting when it leaves the list', () => {
    const k = boot(linux_6_12);
    k.insmod(patch('A', [{ id: 1, version: 5 }]));
    k.insmod(patch('R', [{ id: 1, version: 5 }], true));
    disable(k, 'R');
    expect(k.insmod(patch('N', [{ id: 1, version: 1 }], true))).toBe(0);
  });

  test('before 5.5 nothing is compared', () => {
    const k = boot(linux_5_1);
    k.insmod(patch('A', [{ id: 1, version: 2 }]));
    expect(k.insmod(patch('N', [{ id: 1, version: 1 }]))).toBe(0);
  });

  test('as the rule says it, for random stacks', () => {
    const states = fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 3 }), version: fc.nat(2) }), {
      selector: (s) => s.id,
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.array(states, { maxLength: 3 }), states, fc.boolean(), (installed, own, replace) => {
        const k = boot(linux_6_12);
        const listed = installed.filter((s, i) => k.insmod(patch(`A${i}`, s)) === 0);
        const compatible = listed
          .flat()
          .every(
            ({ id, version }) =>
              own.some((o) => o.id === id && o.version >= version) ||
              (!replace && own.every((o) => o.id !== id)),
          );
        expect(k.insmod(patch('N', own, replace))).toBe(compatible ? 0 : EINVAL);
      }),
    );
  });
});

describe('§4 klp_get_state, klp_get_prev_state', () => {
  /** A patch that notes what its callbacks see of the previous state. */
  function noting(name: string, version: number, seen: string[], replace = false): ModuleDesc {
    const note = ({ ctx, callback }: CallbackContext): number => {
      seen.push(`${callback} ${ctx.getPrevState(1)?.version ?? 'none'}`);
      return 0;
    };
    return livepatch(
      name,
      [
        {
          ...object('vmlinux', ['f']),
          callbacks: { pre_patch: note, post_patch: note, pre_unpatch: note, post_unpatch: note },
        },
      ],
      { states: [{ id: 1, version }], replace },
    );
  }

  test('a patch finds its own states', () => {
    const k = boot(linux_6_12);
    k.insmod(patch('A', [{ id: 1, version: 4 }]));
    expect(k.context('A').getState(1)).toEqual({ id: 1, version: 4 });
    expect(k.context('A').getState(2)).toBeUndefined();
  });

  test('the previous state is that of the last patch listed before the one in transition', () => {
    const k = boot(linux_6_12);
    const seen: string[] = [];
    k.insmod(patch('A', [{ id: 1, version: 1 }]));
    k.insmod(patch('B', [{ id: 1, version: 2 }]));
    k.insmod(patch('C', []));
    k.insmod(noting('N', 3, seen));
    expect(seen).toEqual(['pre_patch 2', 'post_patch 2']);
  });

  test('in post_unpatch it tells a reversed replacement from a disabling', () => {
    const k = boot(linux_6_12);
    const seen: string[] = [];
    k.insmod(patch('A', [{ id: 1, version: 1 }]));
    sleeper(k, 't', 'vmlinux:f');
    k.insmod(noting('R', 2, seen, true));
    disable(k, 'R');
    k.retryWork();
    expect(seen).toEqual(['pre_patch 1', 'post_unpatch 1']);
    k.freeWork('R');
    k.rmmod('R');
    k.exit('t');
    seen.length = 0;
    k.insmod(noting('R', 2, seen, true));
    disable(k, 'R');
    expect(seen).toEqual(['pre_patch 1', 'post_patch 1', 'pre_unpatch none', 'post_unpatch none']);
  });

  test('outside a transition it warns, once per boot, and finds nothing', () => {
    const k = boot(linux_6_12);
    k.insmod(patch('A', [{ id: 1, version: 1 }]));
    const ask = (): unknown => k.context('A').getPrevState(1);
    expect(linesDuring(k, () => expect(ask()).toBeUndefined())).toHaveLength(1);
    expect(linesDuring(k, () => expect(ask()).toBeUndefined())).toHaveLength(0);
  });

  test('in a coming callback it answers relative to another patch’s transition', () => {
    const k = boot(linux_6_12);
    const seen: string[] = [];
    k.insmod(patch('A', [{ id: 1, version: 1 }]));
    const own = noting('B', 2, seen);
    k.insmod({
      ...own,
      patch: {
        ...own.patch,
        objects: own.patch?.objects?.map((o) => ({ ...o, name: 'mod', funcs: [] })) ?? [],
      },
    });
    sleeper(k, 't', 'vmlinux:f');
    k.insmod(patch('C', [{ id: 1, version: 3 }]));
    k.insmod(target('mod'));
    expect(seen).toEqual(['pre_patch 2', 'post_patch 2']);
  });
});
