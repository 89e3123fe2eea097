import { describe, expect, test } from 'vitest';
import { linux_6_12 } from '../../spec/kernels/6.12.ts';
import type { ObjectDesc } from './description.ts';
import type { Kernel } from './kernel.ts';
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

const EBUSY = -16;
const EEXIST = -17;
const ENODEV = -19;
const EINVAL = -22;
const ENOENT = -2;

const P = livepatch('P', [object('vmlinux', ['f'])]);

/** A refused load leaves nothing behind. */
function expectNothingLeft(k: Kernel): void {
  expect(k.isLoaded('P')).toBe(false);
  expect(k.list('/sys/kernel/livepatch')).toEqual([]);
  expect(k.state.patches).toEqual([]);
  expect(k.state.sites.size).toBe(0);
}

describe('§2.1 step 1: what is wrong with the patch itself is -EINVAL', () => {
  test('no objects', () => {
    const k = boot(linux_6_12);
    expect(k.insmod({ name: 'P', patch: {} })).toBe(EINVAL);
    expectNothingLeft(k);
  });

  test('a named object without funcs', () => {
    const k = boot(linux_6_12);
    const lines = linesDuring(k, () => expect(k.insmod(livepatch('P', [{ name: 'mod' }]))).toBe(EINVAL));
    expect(lines).toEqual([]);
    expectNothingLeft(k);
  });

  test('an unnamed object without funcs ends the list: what follows is not there', () => {
    const k = boot(linux_6_12);
    expect(k.insmod(livepatch('P', [object('vmlinux', ['f']), { name: null }, { name: 'mod' }]))).toBe(0);
    expect(k.mode('/sys/kernel/livepatch/P/mod')).toBeUndefined();
  });

  test('an empty funcs array is fine', () => {
    expect(boot(linux_6_12).insmod(livepatch('P', [object('mod', [])]))).toBe(0);
  });

  test('a module not marked as livepatch', () => {
    const k = boot(linux_6_12);
    const lines = linesDuring(k, () => expect(k.insmod({ ...P, livepatch: false })).toBe(EINVAL));
    expect(lines).toEqual(['livepatch: module P is not marked as a livepatch module']);
    expectNothingLeft(k);
  });

  test('the core not initialised: -ENODEV', () => {
    expect(boot(linux_6_12, { initialised: false }).insmod(P)).toBe(ENODEV);
  });

  test('no reliable stacks: two warnings, not an error; tasks move at kernel exit only', () => {
    const k = boot(linux_6_12, { reliableStacks: false });
    createTask(k, { name: 't', kind: 'user', running: false });
    const lines = linesDuring(k, () => expect(k.insmod(P)).toBe(0));
    expect(lines.slice(0, 2)).toEqual([
      "livepatch: This architecture doesn't have support for the livepatch consistency model.",
      'livepatch: The livepatch transition may never complete.',
    ]);
    k.retryWork();
    expect(k.read('/sys/kernel/livepatch/P/transition')).toBe('1\n');
    k.exitKernel('t');
    k.retryWork();
    expect(k.read('/sys/kernel/livepatch/P/transition')).toBe('0\n');
  });
});

describe('§2.1 step 2: states', () => {
  const withState = (name: string, version: number) =>
    livepatch(name, [object('vmlinux', ['f'])], { states: [{ id: 1, version }] });

  test('an incompatible patch is -EINVAL', () => {
    const k = boot(linux_6_12);
    k.insmod(withState('Q', 2));
    const lines = linesDuring(k, () => expect(k.insmod(withState('P', 1))).toBe(EINVAL));
    expect(lines).toEqual([
      'livepatch: Livepatch patch (P) is not compatible with the already installed livepatches.',
    ]);
    expect(k.isLoaded('P')).toBe(false);
  });

  test('also while another patch is in transition (step 5 comes later)', () => {
    const k = boot(linux_6_12);
    sleeper(k, 't', 'vmlinux:f');
    k.insmod(withState('Q', 2));
    expect(k.insmod(withState('P', 1))).toBe(EINVAL);
    expect(k.insmod(withState('P', 2))).toBe(EBUSY);
  });
});

describe('§2.1 step 3: the reference on the patch module', () => {
  test('a module that goes away: -ENODEV', () => {
    const k = boot(linux_6_12);
    let seen = 0;
    k.insmod({
      ...P,
      init: () => 0,
      exit: (ctx) => {
        seen = ctx.enablePatch();
      },
    });
    k.rmmod('P');
    expect(seen).toBe(ENODEV);
  });

  test('the core holds one while the patch is there', () => {
    const k = boot(linux_6_12);
    k.insmod(P);
    expect(k.read('/sys/module/P/refcnt')).toBe('1\n');
    expect(k.rmmod('P')).toBe(-11);
  });
});

describe('§2.1 step 4: directories and symbols', () => {
  const functions = [named('f'), named('twice'), named('twice')];
  const refused = (objects: readonly ObjectDesc[], errno: number): string[] => {
    const k = boot(linux_6_12, { functions });
    k.insmod(target('mod', ['m', 'm']));
    const lines = linesDuring(k, () => expect(k.insmod(livepatch('P', objects))).toBe(errno));
    expectNothingLeft(k);
    return lines;
  };

  test('a symbol that is not there', () => {
    expect(refused([object('vmlinux', ['nowhere'])], EINVAL)).toEqual([
      "livepatch: symbol 'nowhere' not found in symbol table",
    ]);
  });

  test('an ambiguous symbol: of vmlinux it says (null), of a module its name', () => {
    expect(refused([object('vmlinux', ['twice'])], EINVAL)).toEqual([
      "livepatch: unresolvable ambiguity for symbol 'twice' in object '(null)'",
    ]);
    expect(refused([object('mod', ['m'])], EINVAL)).toEqual([
      "livepatch: unresolvable ambiguity for symbol 'm' in object 'mod'",
    ]);
  });

  test('a position that is not there', () => {
    expect(refused([object('vmlinux', ['twice,3'])], EINVAL)).toEqual([
      "livepatch: symbol position 3 for symbol 'twice' in object 'vmlinux' not found",
    ]);
  });

  test('a position chooses one of several functions of the same name', () => {
    const k = boot(linux_6_12, { functions });
    createTask(k, { name: 't', kind: 'user', running: false });
    expect(k.insmod(livepatch('P', [object('vmlinux', ['twice,2'])]))).toBe(0);
    expect(runs(k, 't', 'vmlinux:twice')).toBe('vmlinux:twice');
    expect(runs(k, 't', 'vmlinux:twice,2')).toBe('P:new_twice');
  });

  test('an object that is not loaded is resolved when it comes', () => {
    const k = boot(linux_6_12);
    expect(k.insmod(livepatch('P', [object('mod', ['nowhere'])]))).toBe(0);
  });

  test('a failing size lookup: -ENOENT', () => {
    const k = boot(linux_6_12, { functions: [{ name: 'f', sized: false }] });
    const lines = linesDuring(k, () => expect(k.insmod(P)).toBe(ENOENT));
    expect(lines).toEqual(["livepatch: kallsyms size lookup failed for 'f'"]);
  });

  test('a func without old_name or new_func: -EINVAL', () => {
    expect(refused([{ name: null, funcs: [{ newFunc: named('new_f') }] }], EINVAL)).toEqual([]);
    expect(refused([{ name: null, funcs: [{ oldName: 'f' }] }], EINVAL)).toEqual([]);
  });

  test('the same func twice: -EEXIST; sympos 0 and 1 are the same directory', () => {
    expect(refused([object('vmlinux', ['f', 'f'])], EEXIST)).toEqual([]);
    expect(refused([object('vmlinux', ['f', 'f,1'])], EEXIST)).toEqual([]);
  });

  test('the same object twice: -EEXIST', () => {
    expect(refused([object('mod', []), object('mod', [])], EEXIST)).toEqual([]);
  });

  test('names at the kernel’s limits: -EINVAL', () => {
    expect(refused([object('m'.repeat(56), [])], EINVAL)).toEqual([]);
    expect(refused([object('vmlinux', ['x'.repeat(512)])], EINVAL)).toEqual([]);
    expect(boot(linux_6_12).insmod(livepatch('P', [object('m'.repeat(55), ['x'.repeat(511)])]))).toBe(0);
  });

  test('a replace patch gets a nop for every func of the listed patches that it has not itself', () => {
    const k = boot(linux_6_12);
    k.insmod(livepatch('A', [object('vmlinux', ['f', 'g']), object('mod', ['m'])]));
    sleeper(k, 't', 'vmlinux:f');
    k.insmod(livepatch('P', [object('vmlinux', ['f'])], { replace: true }));
    expect(k.list('/sys/kernel/livepatch/P/vmlinux')).toEqual(['patched', 'f,1', 'g,1']);
    expect(k.list('/sys/kernel/livepatch/P/mod')).toEqual(['patched', 'm,1']);
    expect(k.state.sites.get('vmlinux:g')?.stack.map((s) => `${s.patch} ${s.nop}`)).toEqual([
      'P true',
      'A false',
    ]);
  });

  test('for nops sympos 0 and 1 match; where they do not, the second directory is -EEXIST', () => {
    const old = livepatch('A', [object('vmlinux', ['f'])]);
    const replacing = livepatch('P', [object('vmlinux', ['f,1'])], { replace: true });
    const k = boot(linux_6_12);
    k.insmod(old);
    expect(k.insmod(replacing)).toBe(0);
    const upstream = boot({ ...linux_6_12, sympos0is1: false });
    upstream.insmod(old);
    expect(upstream.insmod(replacing)).toBe(EEXIST);
  });

  test('the patch joins the end of the list', () => {
    const k = boot(linux_6_12);
    k.insmod(livepatch('Z', [object('vmlinux', ['f'])]));
    k.insmod(livepatch('A', [object('vmlinux', ['f'])]));
    expect(k.state.patches.filter((p) => p.listed).map((p) => p.name)).toEqual(['Z', 'A']);
  });
});

describe('§2.1: a refused patch leaves nothing behind', () => {
  test('also when its module stays loaded, because its init does not mind', () => {
    const k = boot(linux_6_12);
    k.insmod({
      ...livepatch('P', [object('vmlinux', ['f', 'nowhere'])]),
      init: (ctx) => {
        expect(ctx.enablePatch()).toBe(EINVAL);
        expect(ctx.enablePatch()).toBe(EINVAL);
        return 0;
      },
    });
    expect(k.isLoaded('P')).toBe(true);
    expect(k.state.patches).toEqual([]);
    expect(k.list('/sys/kernel/livepatch')).toEqual([]);
    expect(k.read('/sys/module/P/refcnt')).toBe('0\n');
    expect(k.rmmod('P')).toBe(0);
  });
});

describe('§2.1 step 5: another patch in transition', () => {
  test('-EBUSY without a line, and step 4 is undone', () => {
    const k = boot(linux_6_12);
    sleeper(k, 't', 'vmlinux:f');
    k.insmod(livepatch('Q', [object('vmlinux', ['f'])]));
    const lines = linesDuring(k, () => expect(k.insmod(P)).toBe(EBUSY));
    expect(lines).toEqual([]);
    expect(k.list('/sys/kernel/livepatch')).toEqual(['Q']);
    expect(k.isLoaded('P')).toBe(false);
  });
});

describe('§2.1 step 6: the transition is announced', () => {
  test('the first livepatch since boot taints the kernel, even if enabling fails; later ones say nothing', () => {
    const k = boot(linux_6_12, { tainted: false });
    const missing = livepatch('P', [object('vmlinux', ['nowhere'])]);
    expect(linesDuring(k, () => k.insmod(missing))[0]).toBe('P: tainting kernel with TAINT_LIVEPATCH');
    expect(k.read('/proc/sys/kernel/tainted')).toBe('32768\n');
    expect(linesDuring(k, () => k.insmod(P))[0]).toBe("livepatch: enabling patch 'P'");
  });

  test('every task gets patch_state 0 and every func is in transition before the first callback', () => {
    const k = boot(linux_6_12);
    createTask(k, { name: 't', kind: 'user' });
    const seen: unknown[] = [];
    k.insmod(
      livepatch('P', [
        {
          ...object('vmlinux', ['f']),
          callbacks: {
            pre_patch: () => {
              seen.push(k.task('t')?.patchState, k.state.patches[0]?.inTransition, k.task('t')?.pending);
              return 0;
            },
          },
        },
      ]),
    );
    expect(seen).toEqual([0, true, false]);
  });
});

describe('§2.1 step 7: callbacks and redirection, object by object', () => {
  test('each loaded object in order; an object that is not loaded is left alone', () => {
    const k = boot(linux_6_12);
    k.insmod(target('mod'));
    const callbacks = callbacksDuring(k, () =>
      k.insmod(
        livepatch('P', [object('away', [], true), object('mod', [], true), object('vmlinux', ['f'], true)]),
      ),
    );
    expect(callbacks).toEqual([
      'P pre_patch mod LIVE',
      'P pre_patch vmlinux',
      'P post_patch mod LIVE',
      'P post_patch vmlinux',
    ]);
  });

  test('a failing pre_patch unpatches what was patched; post_unpatch runs exactly where pre_patch returned 0', () => {
    const k = boot(linux_6_12);
    k.insmod(target('mod', ['m']));
    k.insmod(target('last', ['l']));
    const failing: ObjectDesc = {
      ...object('mod', ['m'], true),
      callbacks: { ...object('mod', [], true).callbacks, pre_patch: () => ENODEV },
    };
    k.takeObservations();
    const callbacks = callbacksDuring(k, () =>
      expect(
        k.insmod(livepatch('P', [object('vmlinux', ['f'], true), failing, object('last', ['l'], true)])),
      ).toBe(ENODEV),
    );
    expect(callbacks).toEqual(['P pre_patch vmlinux', 'P pre_patch mod LIVE', 'P post_unpatch vmlinux']);
    expectNothingLeft(k);
  });

  test('kernel.ftrace_enabled = 0 refuses', () => {
    const k = boot(linux_6_12);
    k.write('/proc/sys/kernel/ftrace_enabled', '0');
    const lines = linesDuring(k, () => expect(k.insmod(P)).toBe(EBUSY));
    expect(lines).toEqual([
      "livepatch: enabling patch 'P'",
      "livepatch: 'P': initializing patching transition",
      "livepatch: failed to register ftrace handler for function 'f' (-16)",
      "livepatch: failed to patch object 'vmlinux'",
      "livepatch: failed to enable patch 'P'",
      "livepatch: 'P': canceling patching transition, going to unpatch",
      "livepatch: 'P': completing unpatching transition",
      "livepatch: 'P': unpatching complete",
    ]);
    expectNothingLeft(k);
  });

  test('the sysctl cannot be switched off while something is patched', () => {
    const k = boot(linux_6_12);
    k.insmod(P);
    expect(k.write('/proc/sys/kernel/ftrace_enabled', '0')).toBe(EBUSY);
    disable(k, 'P');
    expect(k.write('/proc/sys/kernel/ftrace_enabled', '0')).toBe(0);
  });

  test('a kprobe with a post handler on the function refuses (IPMODIFY), and the other way round', () => {
    const k = boot(linux_6_12);
    expect(k.kprobe('vmlinux:f', true)).toBe(0);
    const callbacks = callbacksDuring(k, () =>
      expect(k.insmod(livepatch('P', [object('vmlinux', ['g', 'f'], true)]))).toBe(EBUSY),
    );
    expect(callbacks).toEqual(['P pre_patch vmlinux', 'P post_unpatch vmlinux']);
    expectNothingLeft(k);
    k.kprobe('vmlinux:f', false);
    expect(k.insmod(P)).toBe(0);
    expect(k.kprobe('vmlinux:f', true)).toBe(EBUSY);
    expect(k.kprobe('vmlinux:g', true)).toBe(0);
  });

  test('where a handler is already, registration is not asked again', () => {
    const k = boot(linux_6_12);
    k.insmod(P);
    k.state.kprobes.add('vmlinux:f');
    expect(k.insmod(livepatch('Q', [object('vmlinux', ['f'])]))).toBe(0);
  });

  test('a function that cannot be traced', () => {
    const k = boot(linux_6_12, { functions: [{ name: 'f', traceable: false }] });
    const lines = linesDuring(k, () => expect(k.insmod(P)).toBe(EINVAL));
    expect(lines).toContain("livepatch: failed to find location for function 'f'");
    expectNothingLeft(k);
  });
});

describe('§2.1 step 8: the transition starts', () => {
  test('tasks whose state is not the target are pending; enabled is 1; the first attempt comes at once', () => {
    const k = boot(linux_6_12);
    sleeper(k, 'inside', 'vmlinux:f');
    createTask(k, { name: 'outside', kind: 'user', running: false });
    const lines = linesDuring(k, () => expect(k.insmod(P)).toBe(0));
    expect(lines.at(-1)).toBe("livepatch: 'P': starting patching transition");
    expect(k.task('inside')).toMatchObject({ patchState: 0, pending: true });
    expect(k.task('outside')).toMatchObject({ patchState: 1, pending: false });
    expect(k.read(enabledFile('P'))).toBe('1\n');
  });

  test('without tasks it completes in the load', () => {
    const k = boot(linux_6_12);
    expect(linesDuring(k, () => k.insmod(P))).toEqual([
      "livepatch: enabling patch 'P'",
      "livepatch: 'P': initializing patching transition",
      "livepatch: 'P': starting patching transition",
      "livepatch: 'P': completing patching transition",
      "livepatch: 'P': patching complete",
    ]);
  });
});

describe('§2.2: writing to enabled', () => {
  test('the current value, or no bool: -EINVAL without a line', () => {
    const k = boot(linux_6_12);
    k.insmod(P);
    const lines = linesDuring(k, () => {
      expect(k.write(enabledFile('P'), '1')).toBe(EINVAL);
      expect(k.write(enabledFile('P'), 'x')).toBe(EINVAL);
    });
    expect(lines).toEqual([]);
  });

  test('1 to a disabled patch: -EINVAL', () => {
    const k = boot(linux_6_12);
    k.insmod(P);
    disable(k, 'P');
    expect(k.read(enabledFile('P'))).toBe('0\n');
    expect(k.write(enabledFile('P'), '1')).toBe(EINVAL);
    expect(k.write(enabledFile('P'), '0')).toBe(EINVAL);
  });

  test('another patch in transition: -EBUSY without a line', () => {
    const k = boot(linux_6_12);
    k.insmod(P);
    sleeper(k, 't', 'vmlinux:g');
    k.insmod(livepatch('Q', [object('vmlinux', ['g'])]));
    expect(linesDuring(k, () => expect(disable(k, 'P')).toBe(EBUSY))).toEqual([]);
  });

  test('any enabled patch may be disabled, not only the newest', () => {
    const k = boot(linux_6_12);
    createTask(k, { name: 't', kind: 'user', running: false });
    k.insmod(P);
    k.insmod(livepatch('Q', [object('vmlinux', ['f'])]));
    expect(disable(k, 'P')).toBe(0);
    expect(runs(k, 't', 'vmlinux:f')).toBe('Q:new_f');
    expect(disable(k, 'Q')).toBe(0);
    expect(runs(k, 't', 'vmlinux:f')).toBe('vmlinux:f');
  });

  test('pre_unpatch of each patched object in order, then the start, then enabled is 0, then the attempt', () => {
    const k = boot(linux_6_12);
    k.insmod(target('mod'));
    k.insmod(
      livepatch('P', [object('mod', [], true), object('away', [], true), object('vmlinux', ['f'], true)]),
    );
    sleeper(k, 't', 'vmlinux:f');
    const lines = linesDuring(k, () => expect(disable(k, 'P')).toBe(0));
    expect(lines).toEqual([
      "livepatch: 'P': initializing unpatching transition",
      'P: pre_unpatch_callback: mod -> [MODULE_STATE_LIVE] Normal state',
      'P: pre_unpatch_callback: vmlinux',
      "livepatch: 'P': starting unpatching transition",
    ]);
    expect(k.task('t')).toMatchObject({ patchState: 1, pending: true });
    expect(k.read(enabledFile('P'))).toBe('0\n');
    expect(k.read('/sys/kernel/livepatch/P/transition')).toBe('1\n');
  });
});
