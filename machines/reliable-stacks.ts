/** What enabling says on an architecture that cannot unwind stacks reliably (semantics.md §2.1 step 1, §6). */
import { errno as errnoOf } from '../spec/errno.ts';
import * as observe from './observe.ts';
import type { PatchPlan, Plan } from './plan.ts';
import type { ActionRef, Transition } from './rules.ts';

const LINE = "This architecture doesn't have support for the livepatch consistency model.";

/**
 * What is said before anything else is looked at, or how the load ends there.
 * @param unloaded where the chart goes when the load is refused, and what is forgotten then
 */
export function unreliableStacks(
  plan: Plan,
  patch: PatchPlan,
  unloaded: { readonly target: string; readonly actions: readonly ActionRef[] },
): { readonly says: readonly ActionRef[]; readonly refusal: readonly Transition[] } {
  const rule = plan.profile.noReliableStacks;
  if (plan.scenario.reliableStacks !== false || rule === 'ignored') return { says: [], refusal: [] };
  if (rule === 'warning') {
    const second = observe.core('warning', 'The livepatch transition may never complete.');
    return { says: [observe.core('warning', LINE), second], refusal: [] };
  }
  if (rule === 'needs immediate' && patch.spec.immediate === true) return { says: [], refusal: [] };
  const errno = rule === 'needs immediate' ? errnoOf('ENOSYS') : rule;
  return {
    says: [],
    refusal: [
      {
        target: unloaded.target,
        actions: [...unloaded.actions, observe.core('err', LINE), observe.errno(errno)],
        description: '§2.1 step 1, §6: no reliable stacks',
      },
    ],
  };
}
