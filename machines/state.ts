/** System states and their versions (semantics.md §4, spec/effects.ts). */
import { int, vec } from '../spec/domain.ts';
import { asksAlone, effectEvent, passedOver, previousSlots, seen } from './effects.ts';
import * as observe from './observe.ts';
import type { EffectPlan, PatchPlan, Plan, StatePlan } from './plan.ts';
import { type Chart, no, type Transition } from './rules.ts';

export const domains = (plan: Plan) => {
  const slots = plan.effects.length === 0 ? 0 : plan.slots;
  const newest = Math.max(0, ...plan.states.flatMap((s) => s.versions));
  return {
    /** `klp_state.data` of each patch that has the state: the patch whose space it points to; 0: null. */
    pointers: vec(slots, int(0, plan.patches.length)),
    /** The space that each of them allocates: 0 none, else one more than the version saved in it. */
    spaces: vec(slots, int(0, newest + 1)),
  };
};

/**
 * The patches with which a patch is not compatible when they are listed: it has one of their states in a lower version,
 * or lacks it although it replaces them. Where there are sets, only those of its own: others have other states.
 */
export const incompatibleWith = (plan: Plan, patch: PatchPlan): readonly number[] =>
  plan.profile.states
    ? plan.patches
        .filter((old) => !plan.profile.replaceSets || old.set === patch.set)
        .filter((old) =>
          old.spec.states.some(({ id, version }) => {
            const own = patch.spec.states.find((s) => s.id === id);
            return own === undefined ? patch.spec.replace : own.version < version;
          }),
        )
        .map((old) => old.number)
    : [];

export const stateKey = ({ id }: StatePlan): string => `state ${id}`;
const named = (version: number): string => (version === 0 ? 'original' : `version ${version}`);

/**
 * The chart of the question whether there is a previous state: the first time that it is asked without a transition, the
 * kernel warns.
 */
export const question = (plan: Plan): Record<string, Chart> =>
  plan.effects.some((e) => asksAlone(plan, e))
    ? {
        'previous state': {
          id: 'previous state',
          initial: 'not warned',
          states: {
            'not warned': {
              on: {
                ask: [
                  {
                    guard: no('busy'),
                    target: 'warned',
                    actions: [
                      observe.log('warning', 'WARNING: at kernel/livepatch/state.c klp_get_prev_state'),
                    ],
                    description: '§4 klp_get_prev_state: only while a transition runs, else a warning',
                  },
                  { description: '§4 klp_get_prev_state: a transition runs' },
                ],
              },
            },
            warned: { on: { ask: { description: '§4 klp_get_prev_state: it warns once per boot' } } },
          },
        },
      }
    : {};

/** The chart of one klp_state id: which variant of the modification the running system carries. */
export function state(plan: Plan, index: number): Chart {
  const s = plan.states[index];
  if (s === undefined) throw new RangeError(`no state ${index}`);
  const { slots } = s;
  const effects = plan.effects.filter(({ effect }) => 'state' in effect && effect.state === s.id);

  const handlers = (now: number): Record<string, readonly Transition[]> =>
    Object.fromEntries(effects.map((e) => [effectEvent(e), [...passedOver(plan, e), ...outcomes(e, now)]]));

  const outcomes = (e: EffectPlan, now: number): readonly Transition[] => {
    const slot = slots[e.patch - 1] ?? -1;
    const own = plan.patches[e.patch - 1]?.spec.states.find((x) => x.id === s.id)?.version ?? 0;
    const useless: readonly Transition[] = [
      {
        guard: { type: 'nullPointer', params: { slot } },
        actions: seen(e, 'null'),
        description: 'its pointer is null',
      },
      {
        guard: { type: 'dangling', params: { slot, slots } },
        actions: seen(e, 'dangling'),
        description: 'its pointer dangles: a use after free',
      },
    ];
    switch (e.effect.effect) {
      case 'allocate':
        return [
          {
            guard: { type: 'allocated', params: { slot } },
            actions: [{ type: 'allocate', params: { slot, patch: e.patch } }, ...seen(e, 'lost')],
            description: 'allocated again: the old space can never be freed',
          },
          {
            actions: [{ type: 'allocate', params: { slot, patch: e.patch } }, ...seen(e, 'done')],
            description: '§4: allocated',
          },
        ];
      case 'set':
        return [
          ...useless,
          {
            target: named(own),
            actions: [{ type: 'save', params: { slot, slots, version: now } }, ...seen(e, 'done')],
            description: '§4: modified, what was there is saved',
          },
        ];
      case 'restore':
        return [
          ...useless,
          ...s.versions.map(
            (version): Transition => ({
              guard: { type: 'saved', params: { slot, slots, version } },
              target: named(version),
              actions: seen(e, 'done'),
              description: '§4: restored to what was saved',
            }),
          ),
        ];
      case 'share':
      case 'takeOver':
        return [
          {
            guard: { type: 'previousPointer', params: { slots: previousSlots(plan, s.id) } },
            ...(e.effect.effect === 'takeOver' ? { target: named(own) } : {}),
            actions: [{ type: 'takeOver', params: { slot, slots } }, ...seen(e, 'done')],
            description: '§4: taken over from the previous patch',
          },
          { actions: seen(e, 'null'), description: '§4: nothing to take over' },
        ];
      case 'free':
        return [
          ...useless,
          {
            actions: [{ type: 'free', params: { slot, slots } }, ...seen(e, 'done')],
            description: '§4: freed',
          },
        ];
      default:
        return [];
    }
  };

  return {
    id: stateKey(s),
    initial: named(0),
    states: Object.fromEntries(
      s.versions.map((version): [string, Chart] => [named(version), { on: handlers(version) }]),
    ),
  };
}
