/** Shadow variables (semantics.md §5, spec/effects.ts). */
import { int, mirror, vec } from '../spec/domain.ts';
import type { ShadowName } from '../spec/vocabulary.ts';
import { effectEvent, passedOver, seen } from './effects.ts';
import * as observe from './observe.ts';
import { type EffectPlan, type Plan, shadowId } from './plan.ts';
import type { Chart, Transition } from './rules.ts';

export const domains = (plan: Plan) => ({
  /** Which patch made each; 0: it is absent. */
  shadows: mirror(
    vec(plan.shadows.length, int(0, plan.patches.length)),
    'the charts of the shadow variables',
  ),
});

export const shadowKey = (name: ShadowName): string => `shadow ${name}`;

/** As the kernel prints it: the id is an unsigned long. */
const printedAs = (name: ShadowName): string =>
  `<${name.slice(0, name.lastIndexOf('#'))}, ${BigInt.asUintN(64, BigInt(shadowId(name))).toString(16)}>`;

/** The chart of one shadow variable: absent, or made by a patch. It stays until somebody frees it. */
export function shadow(plan: Plan, index: number): Chart {
  const name = plan.shadows[index];
  if (name === undefined) throw new RangeError(`no shadow variable ${index}`);
  const printed = printedAs(name);
  const siblings = plan.shadows.flatMap((n, i) => (shadowId(n) === shadowId(name) ? [i] : []));
  const set = (to: number) => ({ type: 'setShadow', params: { shadow: index, to } }) as const;
  const made = (patch: number): string => `made by ${plan.patches[patch - 1]?.name ?? patch}`;
  const own = plan.effects.filter(({ effect }) =>
    effect.effect === 'freeShadows'
      ? effect.id === shadowId(name)
      : 'shadow' in effect && effect.shadow === name,
  );
  const makers = [
    ...new Set(
      own.flatMap((e) =>
        e.effect.effect === 'allocShadow' || e.effect.effect === 'getOrAllocShadow' ? [e.patch] : [],
      ),
    ),
  ];

  /** freeShadows frees several variables at once and is seen once: the first of them tells. */
  const tells = siblings[0] === index;
  const freeAll = (e: EffectPlan, there: boolean): readonly Transition[] => [
    ...(there
      ? []
      : tells && siblings.length > 1
        ? [
            {
              guard: { type: 'anyShadow', params: { shadows: siblings } } as const,
              actions: seen(e, 'done'),
              description: '§5 free_all: this one was not there, but others were',
            },
          ]
        : []),
    {
      ...(there ? { target: 'absent' } : {}),
      actions: [...(there ? [set(0)] : []), ...(tells ? seen(e, there ? 'done' : 'absent') : [])],
      description: '§5 free_all',
    },
  ];

  const absent = (e: EffectPlan): readonly Transition[] => {
    switch (e.effect.effect) {
      case 'allocShadow':
      case 'getOrAllocShadow': {
        const { ctor } = e.effect;
        if (typeof ctor === 'number' && ctor !== 0 && plan.profile.shadowVariables === 'constructors') {
          return [
            {
              actions: [
                observe.core('err', `Failed to construct shadow variable ${printed} (${ctor})`),
                ...seen(e, 'failed'),
              ],
              description: '§5 alloc, get_or_alloc: its constructor fails and leaves nothing',
            },
          ];
        }
        return [
          {
            target: made(e.patch),
            actions: [set(e.patch), ...seen(e, 'done')],
            description: '§5 alloc, get_or_alloc: made',
          },
        ];
      }
      case 'freeShadow':
        return [{ actions: seen(e, 'absent'), description: '§5 free: there is none' }];
      default:
        return freeAll(e, false);
    }
  };
  const present = (e: EffectPlan): readonly Transition[] => {
    switch (e.effect.effect) {
      case 'allocShadow':
        return [
          {
            actions: [
              observe.log('warning', `Duplicate shadow variable ${printed}`),
              ...seen(e, 'duplicate'),
            ],
            description: '§5 alloc: a duplicate warns and returns nothing',
          },
        ];
      case 'getOrAllocShadow':
        return [{ actions: seen(e, 'found'), description: '§5 get_or_alloc: returns the existing one' }];
      case 'freeShadow':
        return [{ target: 'absent', actions: [set(0), ...seen(e, 'done')], description: '§5 free' }];
      default:
        return freeAll(e, true);
    }
  };
  const handlers = (outcomes: (e: EffectPlan) => readonly Transition[]): Chart => ({
    on: Object.fromEntries(own.map((e) => [effectEvent(e), [...passedOver(plan, e), ...outcomes(e)]])),
  });

  return {
    id: shadowKey(name),
    initial: 'absent',
    states: {
      absent: handlers(absent),
      ...Object.fromEntries(makers.map((patch): [string, Chart] => [made(patch), handlers(present)])),
    },
  };
}
