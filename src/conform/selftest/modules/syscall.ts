/** A livepatch of a system call that counts which processes have come over to it: test_klp_syscall. */
import type { ModuleDesc } from '../../../engine/description.ts';
import type { Naming } from './naming.ts';

export function syscall(naming: Naming): ModuleDesc {
  const name = naming('test_klp_syscall');
  const file = `/sys/kernel/${name}/npids`;
  return {
    name,
    params: { klp_pids: { type: 'intArray', initial: [], mode: 0 } },
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
                  const waiting = ctx.paramList('klp_pids');
                  if (waiting.includes(task.pid))
                    ctx.setParam(
                      'klp_pids',
                      waiting.filter((pid) => pid !== task.pid),
                    );
                },
                run: (_ctx, task) => task.pid,
              },
            },
          ],
        },
      ],
    },
    init: (ctx) => {
      ctx.addFile(file, { mode: 0o444, show: () => `${ctx.paramList('klp_pids').length}\n` });
      const result = ctx.enablePatch();
      if (result !== 0) ctx.removeFile(file);
      return result;
    },
    exit: (ctx) => ctx.removeFile(file),
  };
}
