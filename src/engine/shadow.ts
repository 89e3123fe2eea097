/** Shadow variables: data attached to objects from outside, by (object, id) (semantics.md §5). */
import type { Kernel } from './kernel.ts';
import { klp, print } from './log.ts';
import type { ShadowVariable } from './state.ts';

/** Fills new data in under the lock; a non-zero result refuses the variable. */
export type Constructor = (obj: unknown, shadow: ShadowVariable) => number;
export type Destructor = (obj: unknown, shadow: ShadowVariable) => void;

const find = (k: Kernel, obj: unknown, id: number): ShadowVariable | undefined =>
  k.state.shadows.find((v) => v.obj === obj && v.id === id);

const named = (k: Kernel, obj: unknown, id: number): string =>
  `<${k.pointer(obj)}, ${BigInt.asUintN(64, BigInt(id)).toString(16)}>`;

/** `klp_shadow_get` */
export const shadowGet = find;

function make(
  k: Kernel,
  obj: unknown,
  id: number,
  data: unknown,
  construct: Constructor | undefined,
): ShadowVariable | undefined {
  const shadow: ShadowVariable = { obj, id, data };
  if (construct !== undefined && k.profile.shadowVariables === 'constructors') {
    const ret = construct(obj, shadow);
    if (ret !== 0) {
      klp(k, 'err', `Failed to construct shadow variable ${named(k, obj, id)} (${ret})`);
      return undefined;
    }
  }
  k.state.shadows.push(shadow);
  return shadow;
}

/** `klp_shadow_alloc`: a duplicate warns and gives nothing. */
export function shadowAlloc(
  k: Kernel,
  obj: unknown,
  id: number,
  data: unknown,
  construct?: Constructor,
): ShadowVariable | undefined {
  if (find(k, obj, id) !== undefined) {
    print(k, 'warning', `Duplicate shadow variable ${named(k, obj, id)}`);
    return undefined;
  }
  return make(k, obj, id, data, construct);
}

/** `klp_shadow_get_or_alloc`: the existing one, or a new one. */
export const shadowGetOrAlloc = (
  k: Kernel,
  obj: unknown,
  id: number,
  data: unknown,
  construct?: Constructor,
): ShadowVariable | undefined => find(k, obj, id) ?? make(k, obj, id, data, construct);

/** `klp_shadow_free` */
export function shadowFree(k: Kernel, obj: unknown, id: number, destruct?: Destructor): void {
  const shadow = find(k, obj, id);
  if (shadow === undefined) return;
  k.state.shadows = k.state.shadows.filter((v) => v !== shadow);
  destruct?.(obj, shadow);
}

/** `klp_shadow_free_all`: of every object. */
export function shadowFreeAll(k: Kernel, id: number, destruct?: Destructor): void {
  const freed = k.state.shadows.filter((v) => v.id === id);
  k.state.shadows = k.state.shadows.filter((v) => v.id !== id);
  for (const shadow of freed) destruct?.(shadow.obj, shadow);
}
