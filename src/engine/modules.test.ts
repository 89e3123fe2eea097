import { describe, expect, test } from 'vitest';
import { linux_4_0 } from '../../spec/kernels/4.0.ts';
import { linux_4_12 } from '../../spec/kernels/4.12.ts';
import { linux_6_12 } from '../../spec/kernels/6.12.ts';
import type { ModuleDesc } from './description.ts';
import type { Kernel } from './kernel.ts';
import {
  boot,
  callbacksDuring,
  createTask,
  disable,
  linesDuring,
  linesOf,
  livepatch,
  object,
  runs,
  sleeper,
  target,
} from './testing.ts';

const ENOENT = -2;
const EAGAIN = -11;
const EEXIST = -17;
const ENODEV = -19;
const EINVAL = -22;

const patchOf = (name: string, funcs: readonly string[] = ['m']): ModuleDesc =>
  livepatch(name, [object('mod', funcs, true)]);
const mod = target('mod', ['m', 'n']);
const inTransitionBy = (k: Kernel, task: string): void => sleeper(k, task, 'vmlinux:f');

describe('§2.6: an object counts as loaded from its coming to its going, its init and exit included', () => {
  test('calls in init and exit run the new code', () => {
    const k = boot(linux_6_12);
    createTask(k, { name: 't', kind: 'user', running: false });
    const ran: unknown[] = [];
    k.insmod(patchOf('P'));
    k.insmod({
      ...mod,
      init: () => {
        ran.push(runs(k, 't', 'mod:m'));
        return 0;
      },
      exit: () => {
        ran.push(runs(k, 't', 'mod:m'));
      },
    });
    k.rmmod('mod');
    expect(ran).toEqual(['P:new_m', 'P:new_m']);
  });

  test('a patch that is loaded from its init or exit sees the module', () => {
    const k = boot(linux_6_12);
    const seen: string[] = [];
    k.insmod({
      ...mod,
      init: () => {
        seen.push(...callbacksDuring(k, () => k.insmod(patchOf('P'))));
        return 0;
      },
      exit: () => {
        seen.push(...callbacksDuring(k, () => k.insmod(patchOf('Q'))));
      },
    });
    k.rmmod('mod');
    expect(seen).toEqual([
      'P pre_patch mod COMING',
      'P post_patch mod COMING',
      'Q pre_patch mod GOING',
      'Q post_patch mod GOING',
    ]);
  });
});

describe('§2.6 coming', () => {
  test('for each listed patch in order: resolve, applying, pre_patch, push, post_patch', () => {
    const k = boot(linux_6_12);
    createTask(k, { name: 't', kind: 'user', running: false });
    for (const name of ['P', 'Q']) k.insmod(patchOf(name));
    const lines = linesDuring(k, () => expect(k.insmod(mod)).toBe(0));
    const coming = '[MODULE_STATE_COMING] Full formed, running module_init';
    expect(lines).toEqual([
      "livepatch: applying patch 'P' to loading module 'mod'",
      `P: pre_patch_callback: mod -> ${coming}`,
      `P: post_patch_callback: mod -> ${coming}`,
      "livepatch: applying patch 'Q' to loading module 'mod'",
      `Q: pre_patch_callback: mod -> ${coming}`,
      `Q: post_patch_callback: mod -> ${coming}`,
      'mod: mod_init',
    ]);
    expect(runs(k, 't', 'mod:m')).toBe('Q:new_m');
    expect(k.read('/sys/kernel/livepatch/P/mod/patched')).toBe('1\n');
  });

  test('no post_patch while P is in transition: it runs at completion', () => {
    const k = boot(linux_6_12);
    inTransitionBy(k, 't');
    k.insmod(livepatch('P', [object('vmlinux', ['f']), object('mod', ['m'], true)]));
    expect(callbacksDuring(k, () => k.insmod(mod))).toEqual(['P pre_patch mod COMING']);
    k.wake('t');
    k.leave('t');
    k.exitKernel('t');
    expect(callbacksDuring(k, () => k.retryWork())).toEqual(['P post_patch mod LIVE']);
  });

  test('a patch that is just being unpatched: applying, pre_patch; post_unpatch at completion', () => {
    const k = boot(linux_6_12);
    k.insmod(livepatch('P', [object('vmlinux', ['f']), object('mod', ['m'], true)]));
    inTransitionBy(k, 't');
    disable(k, 'P');
    expect(callbacksDuring(k, () => k.insmod(mod))).toEqual(['P pre_patch mod COMING']);
    k.exitKernel('t');
    expect(callbacksDuring(k, () => k.retryWork())).toEqual(['P post_unpatch mod LIVE']);
  });

  test('failure: the load is refused, and the patches applied before are reverted, oldest first', () => {
    const k = boot(linux_6_12);
    for (const name of ['A', 'B', 'C']) k.insmod(patchOf(name));
    k.write('/sys/module/C/parameters/pre_patch_ret', '-19');
    const coming = '[MODULE_STATE_COMING] Full formed, running module_init';
    k.takeObservations();
    const lines = linesDuring(k, () => expect(k.insmod(mod)).toBe(ENODEV));
    expect(lines.slice(6)).toEqual([
      "livepatch: applying patch 'C' to loading module 'mod'",
      `C: pre_patch_callback: mod -> ${coming}`,
      "livepatch: pre-patch callback failed for object 'mod'",
      "livepatch: patch 'C' failed for module 'mod', refusing to load module 'mod'",
      `A: pre_unpatch_callback: mod -> ${coming}`,
      "livepatch: reverting patch 'A' on unloading module 'mod'",
      `A: post_unpatch_callback: mod -> ${coming}`,
      `B: pre_unpatch_callback: mod -> ${coming}`,
      "livepatch: reverting patch 'B' on unloading module 'mod'",
      `B: post_unpatch_callback: mod -> ${coming}`,
    ]);
    expect(k.isLoaded('mod')).toBe(false);
    expect(k.state.sites.size).toBe(0);
    k.write('/sys/module/C/parameters/pre_patch_ret', '0');
    expect(k.insmod(mod)).toBe(0);
  });

  test('a registration that is refused: failed to apply, post_unpatch', () => {
    const k = boot(linux_6_12);
    k.insmod(patchOf('P'));
    const lines = linesDuring(k, () =>
      expect(k.insmod({ ...mod, functions: [{ name: 'm', traceable: false }] })).toBe(EINVAL),
    );
    const coming = '[MODULE_STATE_COMING] Full formed, running module_init';
    expect(lines).toEqual([
      "livepatch: applying patch 'P' to loading module 'mod'",
      `P: pre_patch_callback: mod -> ${coming}`,
      "livepatch: failed to find location for function 'm'",
      "livepatch: failed to apply patch 'P' to module 'mod' (-22)",
      `P: post_unpatch_callback: mod -> ${coming}`,
      "livepatch: patch 'P' failed for module 'mod', refusing to load module 'mod'",
    ]);
  });

  test('a symbol that is missing: failed to initialize, no applying, no callback', () => {
    const k = boot(linux_6_12);
    k.insmod(patchOf('P', ['nowhere']));
    expect(linesDuring(k, () => expect(k.insmod(mod)).toBe(EINVAL))).toEqual([
      "livepatch: symbol 'nowhere' not found in symbol table",
      "livepatch: failed to initialize patch 'P' for module 'mod' (-22)",
      "livepatch: patch 'P' failed for module 'mod', refusing to load module 'mod'",
    ]);
  });

  test('4.0: a warning, and the module loads unpatched', () => {
    const k = boot(linux_4_0);
    k.insmod(patchOf('P', ['nowhere']));
    expect(linesDuring(k, () => expect(k.insmod(mod)).toBe(0))).toContain(
      "livepatch: failed to apply patch 'P' to module 'mod' (-22)",
    );
    expect(k.isLoaded('mod')).toBe(true);
  });

  test('4.12: the load is refused, but earlier patches are not rolled back', () => {
    const k = boot(linux_4_12);
    k.insmod(patchOf('P'));
    k.insmod(patchOf('Q', ['nowhere']));
    expect(linesDuring(k, () => expect(k.insmod(mod)).toBe(EINVAL))).not.toContain(
      "livepatch: reverting patch 'P' on unloading module 'mod'",
    );
  });

  test('a module named vmlinux is refused', () => {
    const k = boot(linux_6_12);
    expect(linesDuring(k, () => expect(k.insmod({ name: 'vmlinux' })).toBe(EINVAL))).toEqual([
      'livepatch: vmlinux.ko: invalid module name',
    ]);
    expect(boot(linux_4_12).insmod({ name: 'vmlinux' })).toBe(0);
  });
});

describe('§2.6 going', () => {
  test('after its exit: pre_unpatch, reverting, post_unpatch, for each listed patch in order', () => {
    const k = boot(linux_6_12);
    for (const name of ['P', 'Q']) k.insmod(patchOf(name));
    k.insmod(mod);
    const going = '[MODULE_STATE_GOING] Going away';
    expect(linesDuring(k, () => expect(k.rmmod('mod')).toBe(0))).toEqual([
      'mod: mod_exit',
      `P: pre_unpatch_callback: mod -> ${going}`,
      "livepatch: reverting patch 'P' on unloading module 'mod'",
      `P: post_unpatch_callback: mod -> ${going}`,
      `Q: pre_unpatch_callback: mod -> ${going}`,
      "livepatch: reverting patch 'Q' on unloading module 'mod'",
      `Q: post_unpatch_callback: mod -> ${going}`,
    ]);
    expect(k.state.sites.size).toBe(0);
    expect(k.read('/sys/kernel/livepatch/P/mod/patched')).toBe('0\n');
  });

  test('no pre_unpatch while P is in transition, in either direction', () => {
    const k = boot(linux_6_12);
    inTransitionBy(k, 't');
    k.insmod(mod);
    k.insmod(livepatch('P', [object('vmlinux', ['f']), object('mod', ['m'], true)]));
    expect(callbacksDuring(k, () => k.rmmod('mod'))).toEqual(['P post_unpatch mod GOING']);
  });

  test('after its init failed', () => {
    const k = boot(linux_6_12);
    k.insmod(patchOf('P'));
    expect(callbacksDuring(k, () => expect(k.insmod(target('mod', ['m'], -12))).toBe(-12))).toEqual([
      'P pre_patch mod COMING',
      'P post_patch mod COMING',
      'P pre_unpatch mod GOING',
      'P post_unpatch mod GOING',
    ]);
    expect(k.isLoaded('mod')).toBe(false);
  });

  test('after its parameters failed', () => {
    const k = boot(linux_6_12);
    k.insmod(patchOf('P'));
    const bad: ModuleDesc = { ...mod, params: { n: { type: 'int', initial: 0 } } };
    k.takeObservations();
    expect(k.insmod(bad, { n: 'many' })).toBe(EINVAL);
    expect(linesOf(k.takeObservations())).toContain("mod: `many' invalid for parameter `n'");
    expect(k.state.sites.size).toBe(0);
  });

  test('a task that is still in its code is the caller’s to wait for', () => {
    const k = boot(linux_6_12);
    k.insmod({ ...mod, exit: () => {} });
    sleeper(k, 't', 'mod:m');
    expect(() => k.rmmod('mod')).toThrow('a task is still in its code');
  });
});

describe('§2.6: what a module leaves behind when it goes', () => {
  const scope = {
    patches: [{ name: 'P', objects: ['mod'] }],
    modules: ['mod'],
    tasks: [],
    sites: ['mod:m' as const],
  };

  test('its object is not loaded any more, after going and after a refused coming', () => {
    const k = boot(linux_6_12);
    k.insmod(patchOf('P'));
    k.insmod(mod);
    expect(k.view(scope).patches.P?.objects.mod).toEqual({ loaded: true, patched: true, callbacks: 'live' });
    k.rmmod('mod');
    const gone = { loaded: false, patched: false, callbacks: 'clean' };
    expect(k.view(scope).patches.P?.objects.mod).toEqual(gone);
    k.write('/sys/module/P/parameters/pre_patch_ret', '-19');
    k.insmod(mod);
    expect(k.view(scope).patches.P?.objects.mod).toEqual(gone);
    expect(k.view(scope).sites['mod:m']).toEqual({ stack: [], handler: false });
  });

  test('a kprobe on its function goes with it', () => {
    const k = boot(linux_6_12);
    k.insmod(mod);
    k.kprobe('mod:m', true);
    k.rmmod('mod');
    k.insmod(patchOf('P'));
    expect(k.insmod(mod)).toBe(0);
  });

  test('a site that somebody holds runs the code that is there now, or none', () => {
    const k = boot(linux_6_12);
    const task = createTask(k, { name: 't', kind: 'user', running: false });
    const site = k.site('mod:m');
    expect(() => site.entry(task, undefined)).toThrow('not loaded');
    k.insmod(mod);
    expect(site.entry(task, undefined)).toBe('mod:m');
    k.rmmod('mod');
    expect(() => site.entry(task, undefined)).toThrow('not loaded');
  });
});

describe('§2.6: loading and unloading modules', () => {
  test('twice: -EEXIST; one that is not there: -ENOENT', () => {
    const k = boot(linux_6_12);
    k.insmod(mod);
    expect(k.insmod(mod)).toBe(EEXIST);
    expect(k.rmmod('nowhere')).toBe(ENOENT);
  });

  test('a patch module goes only when disabled or replaced, its reference dropped', () => {
    const k = boot(linux_6_12);
    k.insmod(livepatch('P', [object('vmlinux', ['f'])]));
    expect(k.rmmod('P')).toBe(EAGAIN);
    k.insmod(livepatch('R', [object('vmlinux', ['f'])], { replace: true }));
    expect(k.rmmod('P')).toBe(EAGAIN);
    k.freeWork('P');
    expect(k.rmmod('P')).toBe(0);
    disable(k, 'R');
    expect(k.rmmod('R')).toBe(EAGAIN);
    k.freeWork('R');
    expect(k.rmmod('R')).toBe(0);
  });

  test('parameters: unknown ones are ignored with a line, known ones are in their file', () => {
    const k = boot(linux_6_12);
    const lines = linesDuring(k, () =>
      expect(k.insmod(patchOf('P'), { pre_patch_ret: '-0x10', other: 1 })).toBe(0),
    );
    expect(lines[0]).toBe("P: unknown parameter 'other' ignored");
    expect(k.read('/sys/module/P/parameters/pre_patch_ret')).toBe('-16\n');
  });

  test('an init that fails after enabling its patch would crash a kernel', () => {
    const k = boot(linux_6_12);
    const careless: ModuleDesc = {
      ...livepatch('P', [object('vmlinux', ['f'])]),
      init: (ctx) => {
        ctx.enablePatch();
        return EINVAL;
      },
    };
    expect(() => k.insmod(careless)).toThrow('freed while its livepatch is still known');
  });

  test('everything unloaded is as it was at the start', () => {
    const k = boot(linux_6_12);
    const before = JSON.stringify({ ...k.state, log: null });
    k.insmod(patchOf('P'));
    k.insmod(mod);
    k.insmod(livepatch('R', [object('vmlinux', ['f'])], { replace: true }));
    disable(k, 'R');
    for (const p of ['P', 'R']) {
      k.freeWork(p);
      k.rmmod(p);
    }
    k.rmmod('mod');
    expect(JSON.stringify({ ...k.state, log: null })).toBe(before);
    expect([k.state.modules.size, k.state.sites.size, k.state.ledger.size]).toEqual([0, 0, 0]);
  });
});
