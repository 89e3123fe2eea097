/** Functions by position: which of several of one name a patch means (semantics.md §1 func, §2.1 step 4, §6). */
import { errno as errnoOf } from '../spec/errno.ts';
import type { FuncId } from '../spec/vocabulary.ts';
import * as observe from './observe.ts';
import type { ObjectPlan, PatchPlan, Plan } from './plan.ts';
import type { ActionRef, GuardRef, Transition } from './rules.ts';

export interface NamedTwice {
  /** Refused before anything of the patch's first object is resolved. */
  readonly inFirstObject: boolean;
  readonly guard: GuardRef;
}

/**
 * What keeps a replace patch from being set up where 0 and 1 do not match: the nop for the one position and the function, or
 * another nop, for the other would have the same directory.
 */
export function namedTwice(plan: Plan, p: PatchPlan): readonly NamedTwice[] {
  if (plan.profile.sympos0is1 || !p.spec.replace) return [];
  const involved = plan.patches.filter((q) => q === p || p.replaces.includes(q.number));
  const at = (position: number, func: FuncId): readonly number[] =>
    involved
      .filter((q) =>
        q.spec.objects.some((o) => o.funcs.some((f) => f.func === func && f.sympos === position)),
      )
      .map((q) => q.number);
  return plan.funcs.flatMap(({ id, object }): readonly NamedTwice[] => {
    const [zero, one] = [at(0, id), at(1, id)];
    if (zero.length === 0 || one.length === 0) return [];
    return [
      {
        inFirstObject: p.objects[0]?.name === object,
        guard: { type: 'bothThere', params: { patch: p.number, zero, one } },
      },
    ];
  });
}

/** The load is refused: a directory of that name is there already. */
export const directoryTaken = (
  { guard }: NamedTwice,
  end: { readonly target: string; readonly before: readonly ActionRef[] },
): Transition => ({
  guard,
  target: end.target,
  actions: [...end.before, observe.errno(errnoOf('EEXIST'))],
  description: '§2.1 step 4, §6: positions 0 and 1 are one directory, but not one function',
});

/** Why an object's symbols cannot be resolved: a function is said to be the only one of its name, and is not. */
export function ambiguous(
  plan: Plan,
  { name, module, sites, spec }: ObjectPlan,
): { readonly says: readonly ActionRef[]; readonly errno: number } | undefined {
  const at = spec.funcs.findIndex(
    ({ sympos }, i) => sympos === 0 && (plan.funcs[sites[i] ?? -1]?.alike ?? 1) > 1,
  );
  const func = plan.funcs[sites[at] ?? -1];
  if (func === undefined) return undefined;
  const shown = module < 0 ? '(null)' : name;
  return {
    says: [observe.core('err', `unresolvable ambiguity for symbol '${func.name}' in object '${shown}'`)],
    errno: errnoOf('EINVAL'),
  };
}

/** The load is refused where such an object is there. */
export const ambiguousLoad = (
  plan: Plan,
  p: PatchPlan,
  end: { readonly target: string; readonly before: readonly ActionRef[] },
): readonly Transition[] =>
  p.objects.flatMap((object): readonly Transition[] => {
    const wrong = ambiguous(plan, object);
    if (wrong === undefined) return [];
    return [
      {
        ...(object.module < 0
          ? {}
          : { guard: { type: 'loaded', params: { module: object.module } } as const }),
        target: end.target,
        actions: [...end.before, ...wrong.says, observe.errno(wrong.errno)],
        description: '§2.1 step 4: position 0, but there are several of that name',
      },
    ];
  });
