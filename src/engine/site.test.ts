import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linux_5_1 } from '../../spec/kernels/5.1.ts';
import { linux_6_12 } from '../../spec/kernels/6.12.ts';
import type { ModuleContext } from './context.ts';
import { runHandler, walk } from './handler.ts';
import type { Kernel } from './kernel.ts';
import { print } from './log.ts';
import { choose } from './site.ts';
import type { Task } from './state.ts';
import {
  boot,
  createTask,
  disable,
  enabledFile,
  freeing,
  linesDuring,
  livepatch,
  object,
  runs,
  sleeper,
  target,
} from './testing.ts';

const P = livepatch('P', [object('vmlinux', ['f'])]);
const Q = livepatch('Q', [object('vmlinux', ['f'])]);

/** Two tasks that stay on either side of a transition of `last`, loaded on top of `below`. */
function between(below: readonly (typeof P)[], last: typeof P): Kernel {
  const k = boot(linux_6_12);
  for (const patch of below) k.insmod(patch);
  createTask(k, { name: 'new', kind: 'user', running: false });
  createTask(k, { name: 'old', kind: 'user' });
  k.insmod(last);
  return k;
}

describe('§2.7 which code runs', () => {
  test('a site without a handler is nothing but the call', () => {
    const k = boot(linux_6_12);
    createTask(k, { name: 't', kind: 'user' });
    expect(k.site('vmlinux:f').entry).toBe(k.vmlinux.get('f')?.[0]?.code.body);
    expect(runs(k, 't', 'vmlinux:f')).toBe('vmlinux:f');
  });

  test('outside a transition the newest func runs, and the entry is its code', () => {
    const k = boot(linux_6_12);
    createTask(k, { name: 't', kind: 'user', running: false });
    k.insmod(P);
    k.insmod(Q);
    expect(runs(k, 't', 'vmlinux:f')).toBe('Q:new_f');
    expect(k.site('vmlinux:f').entry).toBe(k.state.patches[1]?.objects[0]?.funcs[0]?.code?.body);
  });

  test('in transition: tasks not moved yet run the next one down, or the original', () => {
    const first = between([], P);
    expect([runs(first, 'old', 'vmlinux:f'), runs(first, 'new', 'vmlinux:f')]).toEqual([
      'vmlinux:f',
      'P:new_f',
    ]);
    const second = between([P], Q);
    expect([runs(second, 'old', 'vmlinux:f'), runs(second, 'new', 'vmlinux:f')]).toEqual([
      'P:new_f',
      'Q:new_f',
    ]);
  });

  test('a site that is held follows every step: enabling, moving, disabling, leaving', () => {
    const k = boot(linux_6_12);
    const task = createTask(k, { name: 't', kind: 'user' });
    const site = k.site('vmlinux:f');
    const steps: [string, () => unknown][] = [
      ['vmlinux:f', () => k.insmod(P)],
      ['P:new_f', () => k.exitKernel('t')],
      ['P:new_f', () => k.retryWork()],
      ['P:new_f', () => disable(k, 'P')],
      ['vmlinux:f', () => k.exitKernel('t')],
      ['vmlinux:f', () => k.retryWork()],
    ];
    for (const [expected, step] of steps) {
      step();
      expect(site.entry(task, undefined)).toBe(expected);
    }
    expect(site.entry).toBe(k.vmlinux.get('f')?.[0]?.code.body);
  });

  test('outside a transition the entry is the code itself again: no dispatcher is left behind', () => {
    const k = boot(linux_6_12);
    const sites = [k.site('vmlinux:f'), k.site('vmlinux:g')];
    const original = (name: string) => k.vmlinux.get(name)?.[0]?.code.body;
    k.insmod(P);
    expect(sites[0]?.entry).toBe(k.state.patches[0]?.objects[0]?.funcs[0]?.code?.body);
    k.insmod(livepatch('R', [object('vmlinux', ['g'])], { replace: true }));
    expect(sites[0]?.entry).toBe(original('f'));
    disable(k, 'R');
    expect(sites.map((s) => s.entry)).toEqual([original('f'), original('g')]);
  });

  test('a site first asked for outside a transition is decided anew when one starts', () => {
    const k = boot(linux_6_12);
    k.insmod(P);
    const site = k.site('vmlinux:f');
    const task = createTask(k, { name: 't', kind: 'user' });
    disable(k, 'P');
    k.exitKernel('t');
    expect(site.entry(task, undefined)).toBe('vmlinux:f');
  });

  test('post_unpatch of a module that goes finds the original', () => {
    const k = boot(linux_6_12);
    createTask(k, { name: 't', kind: 'user', running: false });
    const seen: unknown[] = [];
    const note = () => {
      seen.push(runs(k, 't', 'mod:m'));
      return 0;
    };
    k.insmod(
      livepatch('P', [{ ...object('mod', ['m']), callbacks: { pre_unpatch: note, post_unpatch: note } }]),
    );
    k.insmod(target('mod', ['m']));
    k.rmmod('mod');
    expect(seen).toEqual(['P:new_m', 'mod:m']);
  });

  test('a nop runs the original', () => {
    const k = between([P], livepatch('R', [object('vmlinux', ['g'])], { replace: true }));
    expect([runs(k, 'old', 'vmlinux:f'), runs(k, 'new', 'vmlinux:f')]).toEqual(['P:new_f', 'vmlinux:f']);
  });

  test('only the newest func’s transition is looked at: disabling a patch below a newer one changes nothing', () => {
    const k = boot(linux_6_12);
    k.insmod(livepatch('P', [object('vmlinux', ['f', 'g'])]));
    k.insmod(Q);
    createTask(k, { name: 'moved', kind: 'user', running: false });
    createTask(k, { name: 'waits', kind: 'user' });
    disable(k, 'P');
    expect([runs(k, 'moved', 'vmlinux:g'), runs(k, 'waits', 'vmlinux:g')]).toEqual(['vmlinux:g', 'P:new_g']);
    expect([runs(k, 'moved', 'vmlinux:f'), runs(k, 'waits', 'vmlinux:f')]).toEqual(['Q:new_f', 'Q:new_f']);
  });

  test('which version ran is observed, and stands on the stack until it is left', () => {
    const k = between([], P);
    k.wake('new');
    k.takeObservations();
    k.enter('new', 'vmlinux:f');
    k.enter('old', 'vmlinux:f');
    expect(k.takeObservations()).toEqual([
      { kind: 'ran', task: 'new', func: 'vmlinux:f', version: { patch: 'P' } },
      { kind: 'ran', task: 'old', func: 'vmlinux:f', version: 'original' },
    ]);
  });

  test('what the code does on entering and leaving is that of the version that runs', () => {
    const says = (ctx: ModuleContext, line: string): void => print(ctx.kernel, 'info', line);
    const k = boot(linux_6_12, {
      functions: [
        { name: 'f', enter: (ctx) => says(ctx, 'f enters'), leave: (ctx) => says(ctx, 'f leaves') },
      ],
    });
    const newF = {
      name: 'new_f',
      enter: (ctx: ModuleContext) => ctx.print('enters'),
      leave: (ctx: ModuleContext) => ctx.print('leaves'),
    };
    createTask(k, { name: 'old', kind: 'user' });
    createTask(k, { name: 'new', kind: 'user', running: false });
    k.enter('old', 'vmlinux:f');
    k.insmod(livepatch('P', [{ name: null, funcs: [{ oldName: 'f', newFunc: newF }] }]));
    const lines = linesDuring(k, () => {
      k.wake('new');
      k.enter('new', 'vmlinux:f');
      k.leave('new');
      k.leave('old');
    });
    expect(lines).toEqual(['P: enters', 'P: leaves', 'f leaves']);
  });

  test('where ftrace_enabled = 0 drops the redirection (before 5.5), the original runs until it is 1 again', () => {
    const k = boot(linux_5_1);
    createTask(k, { name: 't', kind: 'user', running: false });
    k.insmod(P);
    expect(k.write('/proc/sys/kernel/ftrace_enabled', '0')).toBe(0);
    expect(runs(k, 't', 'vmlinux:f')).toBe('vmlinux:f');
    k.write('/proc/sys/kernel/ftrace_enabled', '1');
    expect(runs(k, 't', 'vmlinux:f')).toBe('P:new_f');
  });

  test('recursion in the same context warns once and runs the original; in another context it does not', () => {
    const k = boot(linux_6_12);
    const t = createTask(k, { name: 't', kind: 'user', running: false });
    k.insmod(P);
    const versions: unknown[] = [];
    const recurse = () =>
      runHandler(k, 'vmlinux:f', t, 'task', () => {
        versions.push(runHandler(k, 'vmlinux:f', t, 'task'), runHandler(k, 'vmlinux:f', t, 'irq'));
      });
    expect(linesDuring(k, recurse)).toHaveLength(1);
    expect(linesDuring(k, recurse)).toHaveLength(0);
    expect(versions).toEqual(['original', { patch: 'P' }, 'original', { patch: 'P' }]);
  });
});

describe('§2.7: the choice made ahead is the walk of the func_stack, call by call', () => {
  const names = ['f', 'g', 'h'] as const;
  const patchNames = ['A', 'B', 'C', 'D'] as const;
  const patch = fc.record({
    funcs: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 }),
    replace: fc.boolean(),
  });
  const operation = fc.oneof(
    fc.record({ do: fc.constant('load' as const), patch: fc.nat(3) }),
    fc.record({ do: fc.constant('disable' as const), patch: fc.nat(3) }),
    fc.record({ do: fc.constant('enable' as const), patch: fc.nat(3) }),
    fc.record({ do: fc.constant('retry' as const) }),
    fc.record({ do: fc.constant('settle' as const) }),
    fc.record({ do: fc.constant('free' as const) }),
    fc.record({ do: fc.constant('exitKernel' as const), task: fc.nat(2) }),
    fc.record({ do: fc.constant('force' as const) }),
    fc.record({ do: fc.constant('restore' as const) }),
  );

  function expectSame(k: Kernel, tasks: readonly Task[]): void {
    for (const name of names) {
      const site = k.site(`vmlinux:${name}`);
      const stack = k.state.sites.get(`vmlinux:${name}`)?.stack ?? [];
      const newest = k.state.patches.find((p) => p.name === stack[0]?.patch);
      for (const task of tasks) {
        const version = walk(stack, newest?.inTransition ?? false, task.patchState);
        expect(choose(site, task).version).toEqual(version);
        const who = version === 'original' ? `vmlinux:${name}` : `${version.patch}:new_${name}`;
        expect(site.entry(task, undefined)).toBe(who);
      }
    }
  }

  test('on random stacks and task states', () => {
    fc.assert(
      fc.property(
        fc.array(patch, { minLength: 4, maxLength: 4 }),
        fc.array(operation, { maxLength: 40 }),
        (patches, operations) => {
          const k = boot(linux_6_12);
          const descs = patches.map(({ funcs, replace }, i) =>
            livepatch(patchNames[i] ?? '', [object('vmlinux', funcs)], { replace }),
          );
          for (const name of ['x', 'y', 'z']) createTask(k, { name, kind: 'user' });
          const start = k.snapshot();
          for (const op of operations) {
            if (op.do === 'load') k.insmod(descs[op.patch] ?? P);
            if (op.do === 'disable') disable(k, patchNames[op.patch] ?? '');
            if (op.do === 'enable') k.write(enabledFile(patchNames[op.patch] ?? ''), '1');
            const retry = (): void => {
              if (k.state.transition !== null) k.retryWork();
            };
            if (op.do === 'retry') retry();
            if (op.do === 'settle') {
              for (const name of k.state.tasks.keys()) k.exitKernel(name);
              retry();
            }
            if (op.do === 'force') k.write(`/sys/kernel/livepatch/${k.state.transition ?? ''}/force`, '1');
            if (op.do === 'free') for (const p of freeing(k)) k.freeWork(p);
            if (op.do === 'exitKernel') k.exitKernel(['x', 'y', 'z'][op.task] ?? 'x');
            if (op.do === 'restore') k.restore(start);
            expectSame(k, [...k.state.tasks.values()]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('the property can fail: a choice that is not made anew at the start of a transition', () => {
    const k = boot(linux_6_12);
    sleeper(k, 't', 'vmlinux:f');
    const site = k.site('vmlinux:f');
    const stale = { ...site };
    k.insmod(P);
    Object.assign(site, stale, { entry: k.vmlinux.get('f')?.[0]?.code.body });
    const moved = createTask(k, { name: 'u', kind: 'user' });
    expect(() => expectSame(k, [moved])).toThrow();
  });
});
