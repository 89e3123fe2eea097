/** A livepatch of a system call that counts which processes have come over to it: test_klp_syscall. */
import type { ModuleContext } from '../../../engine/context.ts';
import type { ModuleDesc } from '../../../engine/description.ts';
import { extraFiles } from '../../../shell/extra-files.ts';
import type { Naming } from './naming.ts';

/** The processes that have not come over yet. */
function waitingIn(ctx: ModuleContext): readonly number[] {
  const { klp_pids } = ctx.module.params;
  return typeof klp_pids === 'object' ? klp_pids : [];
}

export function syscall(naming: Naming): ModuleDesc {
  const name = naming('test_klp_syscall');
  const file = `/sys/kernel/${name}/npids`;
  return {
    name,
    params: { klp_pids: { type: 'intArray', initial: [], max: 8192, mode: 0 } },
    patch: {
      objects: [
        {
          name: null,
          funcs: [
            {
              oldName: naming('__x64_sys_getpid'),
              newFunc: {
                name: naming('lp_sys_getpid'),
                enter: (ctx, task) => {
                  ctx.module.params.klp_pids = waitingIn(ctx).filter((pid) => pid !== task.pid);
                },
                run: (_ctx, task) => task.pid,
              },
            },
          ],
        },
      ],
    },
    init: (ctx) => {
      extraFiles(ctx.kernel).set(file, { mode: 0o444, show: () => `${waitingIn(ctx).length}\n` });
      const result = ctx.enablePatch();
      if (result !== 0) extraFiles(ctx.kernel).delete(file);
      return result;
    },
    exit: (ctx) => {
      extraFiles(ctx.kernel).delete(file);
    },
  };
}
