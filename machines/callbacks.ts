/** How a callback runs inside a chart: what pre_patch may return, and where the chart waits for its effects. */
import type { CallbackSpec } from '../spec/scenario-types.ts';
import { asksAlone, previousSlots, prints, raiseEffects } from './effects.ts';
import type { EffectPlan, ObjectPlan, PatchPlan, Plan } from './plan.ts';
import { type ActionRef, all, type Chart, type GuardRef, raise, type Transition } from './rules.ts';

/** Effects that must have happened before what follows. */
interface Wait {
  readonly effects: readonly EffectPlan[];
}
/** A piece of a transition: an action, or effects to wait for. */
export type Part = ActionRef | Wait;

export const wait = (effects: readonly EffectPlan[]): readonly Part[] =>
  effects.length === 0 ? [] : [{ effects }];

const isWait = (part: Part | undefined): part is Wait => typeof part === 'object' && 'effects' in part;

/** A transition in pieces. */
export type Parts = Omit<Transition, 'actions'> & { readonly parts: readonly Part[] };

/**
 * Makes transitions out of pieces. Where effects are to be waited for, the transition ends in a state of its own, which
 * is left when they have happened. Those states are collected in `states`, beside the chart's others.
 */
export class Sequences {
  readonly states: Record<string, Chart> = {};
  readonly #plan: Plan;
  readonly #returned: `returned.${string}`;

  /** @param owner who is told that the effects have happened: `<patch>.<object>` or `<patch>` */
  constructor(plan: Plan, owner: string) {
    this.#plan = plan;
    this.#returned = `returned.${owner}`;
  }

  /** @param from the state that the transition leaves; a transition without target comes back to it */
  transition(from: string, { parts, ...rest }: Parts): Transition {
    const at = parts.findIndex(isWait);
    const part = parts[at];
    const actions = parts.slice(0, at < 0 ? undefined : at).filter((p): p is ActionRef => !isWait(p));
    if (!isWait(part)) return { ...rest, actions };
    const name = `calling back ${Object.keys(this.states).length + 1}`;
    this.states[name] = {};
    const then = this.transition(from, {
      target: rest.target ?? from,
      parts: parts.slice(at + 1),
      description: rest.description,
    });
    this.states[name] = {
      tags: ['transient'],
      on: { [this.#returned]: then, ...prints(this.#plan, part.effects) },
    };
    return {
      ...rest,
      target: name,
      actions: [...actions, ...raiseEffects(this.#plan, part.effects), raise({ type: this.#returned })],
    };
  }
}

/** One way in which pre_patch fails. */
export interface Failure {
  readonly value: number;
  readonly guard?: GuardRef;
  /** What it did before. */
  readonly effects: readonly EffectPlan[];
}

/** Every way in which pre_patch of an object fails, the first that applies counts (§2.1 step 7, spec/effects.ts). */
export function failures(plan: Plan, patch: PatchPlan, object: ObjectPlan): readonly Failure[] {
  const spec = object.spec.callbacks.pre_patch;
  const found: Failure[] = values(patch, spec?.returns ?? 0).map((f) => ({ ...f, effects: [] }));
  const before: EffectPlan[] = [];
  for (const e of plan.effects) {
    if (e.patch !== patch.number || e.object !== object.name || e.callback !== 'pre_patch') continue;
    if (e.effect.effect !== 'fail' || asksAlone(plan, e)) before.push(e);
    if (e.effect.effect !== 'fail') continue;
    const { when } = e.effect;
    for (const { value, guard } of values(patch, e.effect.errno)) {
      const guards: readonly GuardRef[] = [
        ...(guard === undefined ? [] : [guard]),
        ...(when === undefined
          ? []
          : [
              {
                type: 'previous',
                params: { slots: previousSlots(plan, when.state), finds: when.previous },
              } as const,
            ]),
      ];
      found.push({ value, ...(guards.length === 0 ? {} : { guard: all(guards) }), effects: [...before] });
    }
  }
  const certain = found.findIndex((f) => f.guard === undefined);
  return certain < 0 ? found : found.slice(0, certain + 1);
}

/** The values other than 0 that a constant or a module parameter may have, and when. */
const values = (
  patch: PatchPlan,
  returns: CallbackSpec['returns'],
): readonly { readonly value: number; readonly guard?: GuardRef }[] => {
  if (typeof returns === 'number') return returns === 0 ? [] : [{ value: returns }];
  const at = patch.params.findIndex((p) => p.name === returns.param);
  return (patch.params[at]?.values ?? [])
    .map(Number)
    .flatMap((value, i) =>
      value === 0
        ? []
        : [{ value, guard: { type: 'param', params: { param: patch.firstParam + at, value: i } } as const }],
    );
};
