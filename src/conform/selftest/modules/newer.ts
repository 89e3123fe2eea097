/**
 * Modules that the suite has had since 6.13: test_klp_kprobe, test_klp_mod_target, test_klp_mod_patch.
 *
 * A kprobe without a post handler shares a function with a livepatch; the engine knows only those that do not.
 */
import type { FuncId } from '../../../../spec/vocabulary.ts';
import type { ModuleDesc } from '../../../engine/description.ts';
import { showFile } from '../../../shell/computer.ts';
import { extraFiles } from '../../../shell/extra-files.ts';
import { seqPrintf } from '../../../shell/vmlinux.ts';
import type { Naming } from './naming.ts';

export function kprobe(naming: Naming): ModuleDesc {
  const probed: FuncId = `vmlinux:${naming('cmdline_proc_show')}`;
  return {
    name: naming('test_klp_kprobe'),
    params: { has_post_handler: { type: 'bool', initial: true } },
    init: (ctx) => (ctx.param('has_post_handler') === 0 ? 0 : ctx.kernel.kprobe(probed, true)),
    exit: (ctx) => {
      if (ctx.param('has_post_handler') !== 0) ctx.kernel.kprobe(probed, false);
    },
  };
}

/** A target with a file in /proc that its own function fills. */
export function modTarget(naming: Naming): ModuleDesc {
  const show = naming('test_klp_mod_target_show');
  const file = `/proc/${naming('test_klp_mod_target')}`;
  return {
    name: naming('test_klp_mod_target'),
    functions: [{ name: show, run: (ctx, _task, seq) => seqPrintf(seq, `${ctx.name}: original output\n`) }],
    init: (ctx) => {
      ctx.print(`${ctx.name}_init`);
      extraFiles(ctx.kernel).set(file, showFile(ctx.kernel, `${ctx.name}:${show}`));
      return 0;
    },
    exit: (ctx) => {
      ctx.print(`${ctx.name}_exit`);
      extraFiles(ctx.kernel).delete(file);
    },
  };
}

export const modPatch = (naming: Naming): ModuleDesc => ({
  name: naming('test_klp_mod_patch'),
  patch: {
    objects: [
      {
        name: naming('test_klp_mod_target'),
        funcs: [
          {
            oldName: naming('test_klp_mod_target_show'),
            newFunc: {
              name: naming('livepatch_mod_target_show'),
              run: (ctx, _task, seq) => seqPrintf(seq, `${ctx.name}: this has been live patched\n`),
            },
          },
        ],
      },
    ],
  },
});
