/** Late relocations to target modules: written when the module is there, into the patch's own module (semantics.md §2.6, §6). */
import { bool, vec } from '../spec/domain.ts';
import { errno as errnoOf } from '../spec/errno.ts';
import * as observe from './observe.ts';
import type { ObjectPlan, PatchPlan, Plan } from './plan.ts';
import type { ActionRef, GuardRef } from './rules.ts';

export const domains = ({ relocated }: Plan) => ({
  /** Those of these objects are written: their places in the patch's code hold something. */
  relocated: vec(relocated, bool()),
});

/** They are written: the object came, or the patch did. */
export const relocate = ({ relocated }: ObjectPlan): readonly ActionRef[] =>
  relocated < 0 ? [] : [{ type: 'relocate', params: { object: relocated, to: true } }];

/** Those of every object that is there when the patch is set up. */
export const relocateLoaded = (patch: PatchPlan): readonly ActionRef[] =>
  patch.objects.flatMap(({ relocated, module }) =>
    relocated < 0 ? [] : [{ type: 'relocateLoaded', params: { object: relocated, module } } as const],
  );

/** The object goes (6.3+). */
export const clear = ({ profile }: Plan, { relocated }: ObjectPlan): readonly ActionRef[] =>
  relocated < 0 || profile.reloadWithRelocations !== 'cleared'
    ? []
    : [{ type: 'relocate', params: { object: relocated, to: false } }];

/** The patch's module is gone, and its code with it. */
export const forgetRelocations = (patch: PatchPlan): readonly ActionRef[] =>
  patch.objects.flatMap(({ relocated }) =>
    relocated < 0 ? [] : [{ type: 'relocate', params: { object: relocated, to: false } } as const],
  );

/** The architecture does not write over what it wrote before: the place must be empty. */
export function writtenBefore(
  { profile }: Plan,
  { relocated }: ObjectPlan,
): { readonly guard: GuardRef; readonly says: readonly ActionRef[]; readonly errno: number } | undefined {
  if (relocated < 0 || profile.reloadWithRelocations === 'works') return undefined;
  const what = profile.reloadWithRelocations === 'refused' ? 'Skipping invalid' : 'Invalid';
  return {
    guard: { type: 'relocated', params: { object: relocated } },
    says: [observe.log('err', `x86/modules: ${what} relocation target, existing value is nonzero`)],
    errno: errnoOf('ENOEXEC'),
  };
}
