import type { ModuleContext } from '../../../engine/context.ts';

/** The init of a livepatch that replaces others when its parameter `replace` is not 0. */
export const replacing = (ctx: ModuleContext): number =>
  ctx.enablePatch({ ...ctx.patch, replace: ctx.param('replace') !== 0 });
