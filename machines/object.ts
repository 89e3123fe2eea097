/** A patch × object: where it stands in its callbacks, and its functions on their func_stacks. */
import { errno as errnoOf } from '../spec/errno.ts';
import type { CallbackName, ModuleState } from '../spec/vocabulary.ts';
import * as observe from './observe.ts';
import type { ObjectPlan, PatchPlan, Plan } from './plan.ts';
import { type ActionRef, type Chart, type GuardRef, no, raise, type Transition } from './rules.ts';

export const objectKey = (patch: PatchPlan, object: ObjectPlan): string =>
  `object ${patch.name}/${object.name}`;

/** The first turn of a round through the patch's objects, or what follows the round when there is none. */
export const round = (patch: PatchPlan, name: CallbackName, from = 0) => {
  const object = patch.objects[from];
  if (object !== undefined) return raise({ type: `${name}.${patch.name}.${object.name}` });
  switch (name) {
    case 'pre_patch':
      return raise({ type: 'start.patching' });
    case 'pre_unpatch':
      return raise({ type: 'start.unpatching' });
    case 'post_patch':
    case 'post_unpatch':
      return raise({ type: `finish.${patch.name}` });
  }
};

/**
 * The chart of one object of one patch: clean, prepared (pre_patch ran), live (post_patch ran), leaving (pre_unpatch
 * ran). An absent callback counts as one that ran and returned 0. Prepared and leaving mean that its patch is in transition.
 */
export function object(plan: Plan, patch: PatchPlan, index: number): Chart {
  const o = patch.objects[index];
  if (o === undefined) throw new RangeError(`${patch.name} has no object ${index}`);
  const { name, module, sites, spec } = o;
  const A = patch.name;
  const count = plan.patches.length;

  const call = (which: CallbackName, state: ModuleState, returns = 0): readonly ActionRef[] =>
    spec.callbacks[which] === undefined
      ? []
      : observe.callback(A, name, which, module < 0 ? null : state, returns);
  const push = {
    type: 'push',
    params: { patch: patch.number, patches: count, sites, nops: o.nops },
  } as const;
  const pop = {
    type: 'pop',
    params: { patch: patch.number, patches: count, sites: [...sites, ...o.nops] },
  } as const;
  const next = (round_: CallbackName) => round(patch, round_, index + 1);

  /** What pre_patch may return besides 0, and when. */
  const failures = (): readonly { readonly value: number; readonly guard?: GuardRef }[] => {
    const returns = spec.callbacks.pre_patch?.returns ?? 0;
    if (typeof returns === 'number') return returns === 0 ? [] : [{ value: returns }];
    const at = patch.params.findIndex((p) => p.name === returns.param);
    return (patch.params[at]?.values ?? []).flatMap((value, i) =>
      value === 0
        ? []
        : [{ value, guard: { type: 'param', params: { param: patch.firstParam + at, value: i } } as const }],
    );
  };
  const refusable = sites.map((site) => ({ site, func: plan.funcs[site]?.name ?? '' }));

  const prePatch: Transition[] = [
    ...(module < 0
      ? []
      : [
          {
            guard: no({ type: 'loaded', params: { module } }),
            actions: [next('pre_patch')],
            description: '§2.1 step 7: only loaded objects',
          } satisfies Transition,
        ]),
    ...failures().map(
      ({ value, guard }): Transition => ({
        ...(guard === undefined ? {} : { guard }),
        actions: [
          ...call('pre_patch', 'LIVE', value),
          observe.core('warning', `pre-patch callback failed for object '${name}'`),
          observe.errno(value),
          raise({ type: `failed.${A}` }),
        ],
        description: '§2.1 step 7: pre_patch returns non-zero',
      }),
    ),
    ...refusable.map(
      ({ site, func }): Transition => ({
        guard: { type: 'handlerRefused', params: { site } },
        target: 'prepared',
        actions: [
          ...call('pre_patch', 'LIVE'),
          observe.core(
            'err',
            `failed to register ftrace handler for function '${func}' (${errnoOf('EBUSY')})`,
          ),
          observe.core('warning', `failed to patch object '${name}'`),
          observe.errno(errnoOf('EBUSY')),
          raise({ type: `failed.${A}` }),
        ],
        description: '§2.1 step 7: registration of the handler refused',
      }),
    ),
    {
      target: 'prepared',
      actions: [...call('pre_patch', 'LIVE'), push, next('pre_patch')],
      description: '§2.1 step 7: pre_patch, then its functions are pushed',
    },
  ];

  return {
    id: objectKey(patch, o),
    initial: 'clean',
    states: {
      clean: {
        on: {
          [`pre_patch.${A}.${name}`]: prePatch,
          [`pre_unpatch.${A}.${name}`]: {
            actions: [next('pre_unpatch')],
            description: '§2.2: pre_unpatch for each patched object',
          },
          [`post_patch.${A}.${name}`]: {
            actions: [next('post_patch')],
            description: '§2.4: only loaded objects',
          },
          [`post_unpatch.${A}.${name}`]: {
            actions: [next('post_unpatch')],
            description: '§2.4: only where pre_patch had succeeded',
          },
          ...(module < 0 ? {} : moduleComing()),
        },
      },
      prepared: {
        on: {
          [`post_patch.${A}.${name}`]: {
            target: 'live',
            actions: [...call('post_patch', 'LIVE'), next('post_patch')],
            description: '§2.4: target 1 → post_patch',
          },
          [`post_unpatch.${A}.${name}`]: {
            target: 'clean',
            actions: [...call('post_unpatch', 'LIVE'), next('post_unpatch')],
            description: '§2.4: target 0 → post_unpatch, its pre_patch had succeeded',
          },
          ...(module < 0 ? {} : moduleGoing(false)),
        },
      },
      live: {
        on: {
          [`pre_unpatch.${A}.${name}`]: {
            target: 'leaving',
            actions: [...call('pre_unpatch', 'LIVE'), next('pre_unpatch')],
            description: '§2.2: pre_unpatch for each patched object',
          },
          replaced: {
            guard: { type: 'replaced', params: { patch: patch.number } },
            target: 'clean',
            description: '§2.4: replaced patches leave without callbacks',
          },
          ...(module < 0 ? {} : moduleGoing(true)),
        },
      },
      leaving: {
        on: {
          [`post_patch.${A}.${name}`]: {
            target: 'live',
            actions: [...call('post_patch', 'LIVE'), next('post_patch')],
            description: '§2.5: a reversed disable ends as a patching',
          },
          [`post_unpatch.${A}.${name}`]: {
            target: 'clean',
            actions: [...call('post_unpatch', 'LIVE'), next('post_unpatch')],
            description: '§2.4: target 0 → post_unpatch',
          },
          ...(module < 0 ? {} : moduleGoing(false)),
        },
      },
    },
  };

  /** §2.6 coming: applied, in the order of the list, before the module's init runs. */
  function moduleComing(): Record<string, Transition | readonly Transition[]> {
    const applying = observe.core('notice', `applying patch '${A}' to loading module '${name}'`);
    const refusing = observe.core(
      'warning',
      `patch '${A}' failed for module '${name}', refusing to load module '${name}'`,
    );
    const refused = (value: number): readonly ActionRef[] => [
      observe.errno(value),
      raise({ type: `refused.${name}` }),
    ];
    return {
      [`apply.${A}.${name}`]: [
        ...failures().map(
          ({ value, guard }): Transition => ({
            ...(guard === undefined ? {} : { guard }),
            actions: [
              applying,
              ...call('pre_patch', 'COMING', value),
              observe.core('warning', `pre-patch callback failed for object '${name}'`),
              refusing,
              ...refused(value),
            ],
            description: '§2.6 coming: pre_patch fails, the module is refused',
          }),
        ),
        ...refusable.map(
          ({ site, func }): Transition => ({
            guard: { type: 'handlerRefused', params: { site } },
            actions: [
              applying,
              ...call('pre_patch', 'COMING'),
              observe.core(
                'err',
                `failed to register ftrace handler for function '${func}' (${errnoOf('EBUSY')})`,
              ),
              observe.core(
                'warning',
                `failed to apply patch '${A}' to module '${name}' (${errnoOf('EBUSY')})`,
              ),
              ...call('post_unpatch', 'COMING'),
              refusing,
              ...refused(errnoOf('EBUSY')),
            ],
            description:
              '§2.6 coming: registration of the handler refused, post_unpatch, the module is refused',
          }),
        ),
        {
          guard: { type: 'inTransition', params: { patch: patch.number } },
          target: 'prepared',
          actions: [applying, ...call('pre_patch', 'COMING'), push, raise({ type: `applied.${A}.${name}` })],
          description: '§2.6 coming: no post_patch while the patch is in transition',
        },
        {
          target: 'live',
          actions: [
            applying,
            ...call('pre_patch', 'COMING'),
            push,
            ...call('post_patch', 'COMING'),
            raise({ type: `applied.${A}.${name}` }),
          ],
          description: '§2.6 coming: pre_patch, push, post_patch',
        },
      ],
      [`rollback.${A}.${name}`]: {
        actions: [raise({ type: `rolledBack.${A}.${name}` })],
        description: '§2.6 coming: only the patches already applied are reverted',
      },
    };
  }

  /** §2.6 going, and the rollback of a coming that failed: only the module's state and what follows differ. */
  function moduleGoing(unpatchFirst: boolean): Record<string, Transition> {
    const revert = (state: 'COMING' | 'GOING'): readonly ActionRef[] => [
      ...(unpatchFirst ? call('pre_unpatch', state) : []),
      observe.core('notice', `reverting patch '${A}' on unloading module '${name}'`),
      pop,
      ...call('post_unpatch', state),
    ];
    const why = unpatchFirst ? 'pre_unpatch, pop, post_unpatch' : 'in transition: no pre_unpatch';
    return {
      [`revert.${A}.${name}`]: {
        target: 'clean',
        actions: [...revert('GOING'), raise({ type: `reverted.${A}.${name}` })],
        description: `§2.6 going: ${why}`,
      },
      [`rollback.${A}.${name}`]: {
        target: 'clean',
        actions: [...revert('COMING'), raise({ type: `rolledBack.${A}.${name}` })],
        description: `§2.6 coming: rolled back, state still COMING; ${why}`,
      },
    };
  }
}
