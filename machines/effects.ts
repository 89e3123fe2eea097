/** Effects of callbacks on system states and shadow variables (spec/effects.ts), as events for their charts. */
import { type CallbackName, type EffectOutcome, VMLINUX } from '../spec/vocabulary.ts';
import * as observe from './observe.ts';
import type { EffectPlan, Plan } from './plan.ts';
import { type ActionRef, raise, type Transition } from './rules.ts';

/** The effects of one callback, or of a patch module's exit; of those that fail, the question that they ask. */
export const effectsAt = (
  plan: Plan,
  patch: number,
  object: string | null,
  callback: CallbackName | 'exit',
): readonly EffectPlan[] =>
  plan.effects.filter(
    (e) =>
      e.patch === patch &&
      e.object === object &&
      e.callback === callback &&
      (e.effect.effect !== 'fail' || asksAlone(plan, e)),
  );

/** `klp_get_prev_state` is called for it, perhaps without a transition: vmlinux's callbacks run in transitions only. */
export const asksAlone = (plan: Plan, { effect, object }: EffectPlan): boolean =>
  plan.profile.states &&
  object !== VMLINUX &&
  (effect.when !== undefined || effect.effect === 'share' || effect.effect === 'takeOver');

/**
 * Where `klp_get_prev_state` of an id looks, as `StatePlan.slots`; nowhere in a kernel that has no such function (§6 states).
 */
export const previousSlots = (plan: Plan, id: number): readonly number[] =>
  plan.profile.states ? (plan.states.find((s) => s.id === id)?.slots ?? []) : [];

export const effectEvent = ({ effect, place }: EffectPlan): string => `${effect.effect}.${place}`;

/** Raises one event per effect, in order, after the question whether there is a previous state. */
export const raiseEffects = (plan: Plan, effects: readonly EffectPlan[]): readonly ActionRef[] =>
  effects.flatMap((e) => [
    ...(asksAlone(plan, e) ? [raise({ type: 'ask' })] : []),
    ...(e.effect.effect === 'fail' ? [] : [raise({ type: `${e.effect.effect}.${e.place}` })]),
  ]);

/** What is seen of an effect that happens, and what it prints. */
export const seen = (e: EffectPlan, outcome: EffectOutcome): readonly ActionRef[] => {
  const { effect, patchName, object, callback } = e;
  if (effect.effect === 'fail' || effect.effect === 'print') return [];
  const subject = 'state' in effect ? effect.state : 'shadow' in effect ? effect.shadow : effect.id;
  return [
    observe.effect({
      patch: patchName,
      object,
      callback,
      effect: effect.effect,
      subject: String(subject),
      outcome,
    }),
    ...(effect.prints === undefined ? [] : [observe.printed(patchName, effect.prints)]),
  ];
};

/** Effects that only print are taken by the chart that waits: nobody else has to do with them. */
export const prints = (plan: Plan, effects: readonly EffectPlan[]): Record<string, readonly Transition[]> =>
  Object.fromEntries(
    effects.flatMap((e): [string, readonly Transition[]][] =>
      e.effect.effect === 'print'
        ? [
            [
              effectEvent(e),
              [
                ...passedOver(plan, e),
                {
                  actions: [observe.printed(e.patchName, e.effect.prints ?? '')],
                  description: 'it prints',
                },
              ],
            ],
          ]
        : [],
    ),
  );

/** The alternative taken when the effect's condition does not hold. */
export const passedOver = (plan: Plan, { effect }: EffectPlan): readonly Transition[] => {
  const { when } = effect;
  if (when === undefined) return [];
  return [
    {
      guard: { type: 'previous', params: { slots: previousSlots(plan, when.state), finds: !when.previous } },
      description: '§4 klp_get_prev_state: the condition does not hold',
    },
  ];
};
