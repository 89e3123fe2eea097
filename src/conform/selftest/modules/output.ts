/** Livepatches that change what a file of /proc shows: test_klp_livepatch, test_klp_atomic_replace. */
import type { CodeDesc, ModuleDesc } from '../../../engine/description.ts';
import { seqPrintf } from '../../../shell/vmlinux.ts';
import type { Naming } from './naming.ts';
import { replacing } from './replacing.ts';

const saysPatched = (name: string): CodeDesc => ({
  name,
  run: (ctx, _task, seq) => seqPrintf(seq, `${ctx.name}: this has been live patched\n`),
});

const patching = (naming: Naming, func: string): { oldName: string; newFunc: CodeDesc } => ({
  oldName: naming(func),
  newFunc: saysPatched(naming(`livepatch_${func}`)),
});

export const livepatch = (naming: Naming): ModuleDesc => ({
  name: naming('test_klp_livepatch'),
  patch: { objects: [{ name: null, funcs: [patching(naming, 'cmdline_proc_show')] }] },
});

export const atomicReplace = (naming: Naming): ModuleDesc => ({
  name: naming('test_klp_atomic_replace'),
  params: { replace: { type: 'int', initial: 0 } },
  patch: { objects: [{ name: null, funcs: [patching(naming, 'meminfo_proc_show')] }] },
  init: replacing,
});
