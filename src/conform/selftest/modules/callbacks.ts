/** Livepatches whose callbacks say where they run, and the modules that they patch: test_klp_callbacks_*. */
import type { ModuleDesc } from '../../../engine/description.ts';
import type { LoadableModule } from '../../../shell/computer.ts';
import { usualTask } from '../../../shell/usual.ts';
import { announced, type Naming } from './naming.ts';
import { replacing } from './replacing.ts';

/** vmlinux and two modules; a function only in the busy one. */
export function callbacksDemo(naming: Naming): ModuleDesc {
  const callbacks = announced(naming, { pre_patch: ({ ctx }) => ctx.param('pre_patch_ret') });
  return {
    name: naming('test_klp_callbacks_demo'),
    params: { pre_patch_ret: { type: 'int', initial: 0 } },
    patch: {
      objects: [
        { name: null, funcs: [], callbacks },
        { name: naming('test_klp_callbacks_mod'), funcs: [], callbacks },
        {
          name: naming('test_klp_callbacks_busy'),
          funcs: [
            {
              oldName: naming('busymod_work_func'),
              newFunc: {
                name: naming('patched_work_func'),
                enter: (ctx) => ctx.print(naming('patched_work_func')),
              },
            },
          ],
          callbacks,
        },
      ],
    },
  };
}

export const callbacksDemo2 = (naming: Naming): ModuleDesc => ({
  name: naming('test_klp_callbacks_demo2'),
  params: { replace: { type: 'int', initial: 0 } },
  patch: { objects: [{ name: null, funcs: [], callbacks: announced(naming) }] },
  init: replacing,
});

/** A target that says when it comes and goes. */
export const callbacksMod = (naming: Naming): ModuleDesc => ({
  name: naming('test_klp_callbacks_mod'),
  init: (ctx) => {
    ctx.print(`${ctx.name}_init`);
    return 0;
  },
  exit: (ctx) => ctx.print(`${ctx.name}_exit`),
});

/** A target whose work function runs on a kernel thread, for as long as `block_transition` is on. */
export function callbacksBusy(naming: Naming): LoadableModule {
  const work = naming('busymod_work_func');
  const worker = 'kworker/0:1-events';
  return {
    name: naming('test_klp_callbacks_busy'),
    params: { block_transition: { type: 'bool', initial: false } },
    functions: [
      {
        name: work,
        enter: (ctx) => ctx.print(`${work} enter`),
        leave: (ctx) => ctx.print(`${work} exit`),
      },
    ],
    init: (ctx) => {
      const { kernel } = ctx;
      ctx.print(`${ctx.name}_init`);
      // msleep: no signal ends it.
      if (kernel.task(worker) === undefined)
        kernel.createTask(usualTask({ name: worker, kind: 'kthread', interruptible: false, running: false }));
      kernel.enter(worker, `${ctx.name}:${work}`);
      const loops = kernel.task(worker)?.frames.at(-1)?.version === 'original';
      if (!loops || ctx.param('block_transition') === 0) kernel.leave(worker);
      return 0;
    },
    tick: (ctx) => {
      const isInside = ctx.kernel.task(worker)?.frames.length;
      if (isInside && ctx.param('block_transition') === 0) ctx.kernel.leave(worker);
    },
    exit: (ctx) => {
      ctx.module.params.block_transition = false;
      if (ctx.kernel.task(worker)?.frames.length) ctx.kernel.leave(worker);
      ctx.print(`${ctx.name}_exit`);
    },
  };
}
