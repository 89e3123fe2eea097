import { positionOf, symbolOf } from '../../spec/func-id.ts';
import {
  answer,
  type Call,
  LONGEST_MODULE,
  LONGEST_SYMBOL,
  type Mistake,
  relocation,
} from '../../spec/mistakes.ts';
import type { PatchSpec } from '../../spec/scenario-types.ts';
import type { ModuleContext } from '../engine/context.ts';
import type {
  FuncDesc,
  FunctionDesc,
  ModuleDesc,
  ObjectDesc,
  RelocationDesc,
} from '../engine/description.ts';
import { objectOf } from './possible.ts';

/** The module of a patch with its author's mistake in it (spec/mistakes.ts). */
export function mistakenModule(spec: PatchSpec, sound: ModuleDesc): ModuleDesc {
  const { mistake } = spec;
  const [first, ...others] = sound.patch?.objects ?? [];
  if (mistake === undefined || first === undefined) return sound;
  const withPatch = (patch: ModuleDesc['patch']): ModuleDesc => ({ ...sound, ...(patch && { patch }) });
  const withFirst = (object: ObjectDesc): ModuleDesc =>
    withPatch({ ...sound.patch, objects: [object, ...others] });
  const func = first.funcs?.[0];
  const withFunc = (change: (func: FuncDesc) => FuncDesc): ModuleDesc =>
    withFirst({ ...first, funcs: (first.funcs ?? []).map((f, i) => (i === 0 ? change(f) : f)) });
  const related = relocationOf(mistake, first.name ?? 'vmlinux', func?.oldName ?? '');
  if (related !== undefined) return withPatch({ ...sound.patch, relocations: [related] });
  switch (mistake) {
    case 'no objects': {
      const { objects: _, ...rest } = sound.patch ?? {};
      return withPatch(rest);
    }
    case 'no function array': {
      const { funcs: _, ...rest } = first;
      // An unnamed object without functions would end the list.
      return withFirst({ ...rest, name: rest.name ?? 'unnamed' });
    }
    case 'calls out of order':
      return callingOutOfOrder(sound);
    case 'not marked as a livepatch':
      return { ...sound, livepatch: false };
    case 'function without a name':
      return withFunc(({ oldName: _, ...rest }) => rest);
    case 'function without new code':
      return withFunc(({ newFunc: _, ...rest }) => rest);
    case 'function name too long':
      return withFunc((f) => ({ ...f, oldName: 'f'.repeat(LONGEST_SYMBOL) }));
    case 'object name too long':
      return withFirst({ ...first, name: 'm'.repeat(LONGEST_MODULE) });
    case 'function twice':
      return withFirst({ ...first, funcs: [...(first.funcs ?? []), ...(func === undefined ? [] : [func])] });
    case 'object twice':
      return withPatch({ ...sound.patch, objects: [first, first, ...others] });
    case 'size of the new code unknown':
      return withFunc((f) => ({ ...f, ...(f.newFunc && { newFunc: { ...f.newFunc, sized: false } }) }));
    default:
      return sound;
  }
}

/** Its init and exit call what they shall, and some more; they print what they are answered then. */
function callingOutOfOrder(sound: ModuleDesc): ModuleDesc {
  const asks = (ctx: ModuleContext, ...calls: readonly Call[]): void => {
    for (const call of calls) ctx.print(answer(call, ctx[`${call}Patch`]()));
  };
  const leave = (ctx: ModuleContext): void => {
    if (sound.exit !== undefined) sound.exit(ctx);
    else if (registers(ctx)) ctx.unregisterPatch();
  };
  return {
    ...sound,
    init: (ctx) => {
      if (!registers(ctx)) return ctx.enablePatch();
      asks(ctx, 'enable', 'disable', 'unregister');
      const registered = ctx.registerPatch();
      if (registered !== 0) return registered;
      asks(ctx, 'disable');
      const enabled = ctx.enablePatch();
      if (enabled !== 0) ctx.unregisterPatch();
      return enabled;
    },
    exit: (ctx) => {
      if (registers(ctx)) asks(ctx, 'disable');
      asks(ctx, 'enable');
      leave(ctx);
      if (registers(ctx)) asks(ctx, 'unregister', 'disable', 'enable');
    },
  };
}

const registers = (ctx: ModuleContext): boolean => ctx.kernel.profile.api === 'register';

function relocationOf(mistake: Mistake, object: string, func: string): RelocationDesc | undefined {
  const section = relocation.section(object);
  const symbol = relocation.symbol(object, func);
  switch (mistake) {
    case 'relocation to a missing symbol':
      return { section, symbol: relocation.symbol(object, relocation.missing) };
    case 'relocation to an unmarked symbol':
      return { section, symbol, marked: false };
    case 'relocation to a malformed symbol':
      return { section, symbol: relocation.malformedSymbol };
    case 'relocation to a prefixed symbol':
      return { section, symbol: relocation.prefix + symbol };
    case 'relocation to a position beyond the last':
      return { section, symbol: relocation.symbol(object, func, relocation.beyond) };
    case 'relocation in a prefixed section':
      return { section: relocation.prefix + section, symbol };
    case 'relocation in a malformed section':
      return { section: relocation.malformedSection, symbol };
    case 'relocation of a module to vmlinux':
      return { section, symbol: relocation.symbol('vmlinux', func) };
    default:
      return undefined;
  }
}

/** The functions of an object, as the kernel has them where a patch expects something else. */
export function mistakenTable(
  spec: PatchSpec,
  object: string,
  functions: readonly FunctionDesc[],
): readonly FunctionDesc[] {
  const func = spec.objects[0]?.funcs[0]?.func;
  if (func === undefined || objectOf(func) !== object) return functions;
  const it = functions.filter(({ name }) => name === symbolOf(func))[positionOf(func) - 1];
  const change = (to: (f: FunctionDesc) => readonly FunctionDesc[]): readonly FunctionDesc[] =>
    functions.flatMap((f) => (f === it ? to(f) : [f]));
  switch (spec.mistake) {
    case 'symbol missing':
    case 'symbol position beyond the last':
      return change(() => []);
    case 'symbol ambiguous':
      return change((f) => [f, f]);
    case 'size of the symbol unknown':
      return change((f) => [{ ...f, sized: false }]);
    case 'function untraceable':
      return change((f) => [{ ...f, traceable: false }]);
    default:
      return functions;
  }
}
