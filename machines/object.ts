/** A patch × object: where it stands in its callbacks, and its functions on their func_stacks. */
import { errno as errnoOf } from '../spec/errno.ts';
import { type CallbackName, type ModuleState, VMLINUX } from '../spec/vocabulary.ts';
import { type Failure, failures, type Part, type Parts, Sequences, wait } from './callbacks.ts';
import { effectsAt } from './effects.ts';
import { possible, unresolved, untraceable } from './mistakes.ts';
import * as observe from './observe.ts';
import { type ObjectPlan, type PatchPlan, type Plan, replacers } from './plan.ts';
import { clear, relocate, writtenBefore } from './relocations.ts';
import { type ActionRef, all, type Chart, type GuardRef, no, raise, type Transition } from './rules.ts';
import { ambiguous } from './sympos.ts';

export const objectKey = (patch: PatchPlan, object: ObjectPlan): string =>
  `object ${patch.name}/${object.name}`;

/** The first turn of a round through the patch's objects, or what follows the round when there is none. */
export const round = (patch: PatchPlan, name: CallbackName, from = 0) => {
  const object = patch.objects[from];
  if (object !== undefined) return raise({ type: `${name}.${patch.name}.${object.name}` });
  switch (name) {
    case 'pre_patch':
      return raise({ type: patch.registersNops ? `dynamic.${patch.name}` : 'start.patching' });
    case 'pre_unpatch':
      return raise({ type: 'start.unpatching' });
    case 'post_patch':
    case 'post_unpatch':
      return raise({ type: `finish.${patch.name}` });
  }
};

/** The handler of a function cannot be registered (§2.1 step 7). */
export const handlerRefused = ({ profile }: Plan, site: number): GuardRef => ({
  type: 'handlerRefused',
  params: { site, needsFtrace: profile.ftraceDisable === 'busy while patched' },
});

export const notRegistered = (func: string) =>
  observe.core('err', `failed to register ftrace handler for function '${func}' (${errnoOf('EBUSY')})`);

/**
 * The chart of one object of one patch: clean, prepared (pre_patch ran), live (post_patch ran), leaving (pre_unpatch
 * ran). An absent callback counts as one that ran and returned 0. Prepared and leaving mean that its patch is in
 * transition.
 */
export function object(plan: Plan, patch: PatchPlan, index: number): Chart {
  const o = patch.objects[index];
  if (o === undefined) throw new RangeError(`${patch.name} has no object ${index}`);
  const { name, module, sites, nops, spec } = o;
  const A = patch.name;
  const both = { patch: patch.number, patches: plan.patches.length };
  const failing = plan.profile.callbacks ? failures(plan, patch, o) : [];
  const immediate = plan.profile.consistency === 'immediate';
  const registers = plan.profile.api === 'register';
  const sequences = new Sequences(plan, `${A}.${name}`);
  const again = writtenBefore(plan, o);
  const writes = relocate(o);
  const clears = clear(plan, o);
  const missing = unresolved(patch, o) ?? ambiguous(plan, o);
  const reverting = observe.core('notice', `reverting patch '${A}' on unloading module '${name}'`);

  const enter = (which: CallbackName, state: ModuleState, returns = 0) =>
    spec.callbacks[which] === undefined || !plan.profile.callbacks
      ? []
      : observe.callback(A, name, which, module < 0 ? null : state, returns);
  const call = (which: CallbackName, state: ModuleState): readonly Part[] => [
    ...enter(which, state),
    ...(plan.profile.callbacks ? wait(effectsAt(plan, patch.number, name, which)) : []),
  ];
  const callFailing = (state: ModuleState, { value, effects }: Failure): readonly Part[] => [
    ...enter('pre_patch', state, value),
    ...wait(effects),
    observe.core('warning', `pre-patch callback failed for object '${name}'`),
  ];
  const push: readonly Part[] = [
    ...sites.map((site) => ({ type: 'push', params: { patch: patch.number, site } }) as const),
    ...nops.map(
      (site) => ({ type: 'pushNop', params: { ...both, site, nop: patch.firstNop + site, module } }) as const,
    ),
  ];
  const pop: readonly Part[] = [...sites, ...nops].map((site) => ({
    type: 'pop',
    params: { ...both, site },
  }));
  const next = (which: CallbackName) => round(patch, which, index + 1);
  const EBUSY = errnoOf('EBUSY');
  const handlers: readonly {
    readonly guard: GuardRef;
    readonly says: readonly Part[];
    readonly errno: number;
  }[] = [
    ...untraceable(patch, o),
    ...sites.map((site) => ({
      guard: handlerRefused(plan, site),
      says: [notRegistered(plan.funcs[site]?.name ?? '')],
      errno: EBUSY,
    })),
    // Since 5.1 a listed patch is enabled, so what gets a nop has its handler.
    ...(registers ? nops : []).map((site) => ({
      guard: all([{ type: 'hasNop', params: { nop: patch.firstNop + site } }, handlerRefused(plan, site)]),
      says: [notRegistered(plan.funcs[site]?.name ?? '')],
      errno: EBUSY,
    })),
  ];

  const applying = observe.core('notice', `applying patch '${A}' to loading module '${name}'`);
  const refused = (errno: number): readonly ActionRef[] => [
    observe.core('warning', `patch '${A}' failed for module '${name}', refusing to load module '${name}'`),
    observe.errno(errno),
    raise({ type: `refused.${name}` }),
  ];

  const inClean = (parts: Parts): Transition => sequences.transition('clean', parts);
  const guarded = ({ guard }: Failure) => (guard === undefined ? {} : { guard });

  const prePatch: readonly Transition[] = possible([
    ...(module < 0
      ? []
      : [
          inClean({
            guard: no({ type: 'loaded', params: { module } }),
            parts: [next('pre_patch')],
            description: '§2.1 step 7: only loaded objects',
          }),
        ]),
    // Only in 4.0 a module is there although the patch does not fit it.
    ...(missing?.errno === errnoOf('EINVAL') && module >= 0
      ? [
          inClean({
            parts: [observe.errno(missing.errno), raise({ type: `failed.${A}` })],
            description: '§6 coming module, patch fails: 4.0: it ran unpatched, and is not patched later',
          }),
        ]
      : []),
    ...failing.map((failure) =>
      inClean({
        ...guarded(failure),
        parts: [
          ...callFailing('LIVE', failure),
          observe.errno(failure.value),
          raise({ type: `failed.${A}` }),
        ],
        description: '§2.1 step 7: pre_patch returns non-zero',
      }),
    ),
    ...handlers.map(({ guard, says, errno }) =>
      inClean({
        guard,
        target: 'prepared',
        parts: [
          ...call('pre_patch', 'LIVE'),
          ...says,
          ...(immediate ? [] : [observe.core('warning', `failed to patch object '${name}'`)]),
          observe.errno(errno),
          raise({ type: `failed.${A}` }),
        ],
        description: '§2.1 step 7: registration of the handler refused',
      }),
    ),
    inClean({
      target: 'prepared',
      parts: [...call('pre_patch', 'LIVE'), ...push, next('pre_patch')],
      description: '§2.1 step 7: pre_patch, then its functions are pushed',
    }),
  ]);

  /** One turn of a round in which a callback runs and the object goes on to another phase. */
  const turn = (from: string, which: CallbackName, target: string, rule: string) => ({
    [`${which}.${A}.${name}`]: sequences.transition(from, {
      target,
      parts: [...call(which, 'LIVE'), next(which)],
      description: rule,
    }),
  });
  /** A turn in which the object has nothing to do. */
  const pass = (which: CallbackName, rule: string) => ({
    [`${which}.${A}.${name}`]: { actions: [next(which)], description: rule },
  });

  /** A module that calls itself vmlinux comes or goes: that is not what an object of the kernel is about. */
  const ofImpostor: Record<string, Transition> = plan.modules.some((m) => m.name === VMLINUX)
    ? Object.fromEntries(
        (
          [
            [`apply.${A}.${name}`, `applied.${A}.${name}`],
            [`rollback.${A}.${name}`, `rolledBack.${A}.${name}`],
            [`revert.${A}.${name}`, `reverted.${A}.${name}`],
          ] as const
        ).map(([asked, answer]): [string, Transition] => [
          asked,
          { actions: [raise({ type: answer })], description: '§2.6: it has no object of that name' },
        ]),
      )
    : {};

  const states: Record<string, Chart> = {
    clean: {
      on: {
        [`pre_patch.${A}.${name}`]: prePatch,
        ...pass('pre_unpatch', '§2.2: pre_unpatch for each patched object'),
        ...pass('post_patch', '§2.4: only loaded objects'),
        ...pass('post_unpatch', '§2.4: only where pre_patch had succeeded'),
        ...(module < 0 ? ofImpostor : coming()),
      },
    },
    prepared: {
      on: {
        ...turn('prepared', 'post_patch', 'live', '§2.4: target 1 → post_patch'),
        ...turn(
          'prepared',
          'post_unpatch',
          'clean',
          '§2.4: target 0 → post_unpatch, its pre_patch had succeeded',
        ),
        ...(module < 0 ? ofImpostor : going('prepared')),
      },
    },
    live: {
      on: {
        ...turn('live', 'pre_unpatch', 'leaving', '§2.2: pre_unpatch for each patched object'),
        replaced: {
          guard: { type: 'replaced', params: { patch: patch.number, by: replacers(plan, patch) } },
          target: 'clean',
          description: '§2.4: replaced patches leave without callbacks',
        },
        ...(module < 0 ? ofImpostor : going('live')),
      },
    },
    leaving: {
      on: {
        ...turn('leaving', 'post_patch', 'live', '§2.5: a reversed disable ends as a patching'),
        ...turn('leaving', 'post_unpatch', 'clean', '§2.4: target 0 → post_unpatch'),
        ...(module < 0 ? ofImpostor : going('leaving')),
      },
    },
  };
  return { id: objectKey(patch, o), initial: 'clean', states: { ...states, ...sequences.states } };

  /** §2.6 coming: applied, in the order of the list, before the module's init runs. */
  function coming(): Record<string, Transition | readonly Transition[]> {
    const applied = raise({ type: `applied.${A}.${name}` });
    const notInitialized = (errno: number): readonly Part[] => [
      observe.core('warning', `failed to initialize patch '${A}' for module '${name}' (${errno})`),
      ...refused(errno),
    ];
    return {
      ...(registers
        ? {
            [`revert.${A}.${name}`]: [
              ...(plan.profile.comingFailure === 'warns'
                ? [
                    {
                      guard: no({ type: 'dormant', params: { patch: patch.number } }),
                      actions: [reverting, raise({ type: `reverted.${A}.${name}` })],
                      description:
                        '§6 coming module, patch fails: 4.0: it ran unpatched, and is reverted all the same',
                    },
                  ]
                : []),
              {
                actions: [raise({ type: `reverted.${A}.${name}` })],
                description: '§6: registered, but not enabled',
              },
            ],
          }
        : {}),
      [`apply.${A}.${name}`]: possible([
        ...(again === undefined
          ? []
          : [
              inClean({
                guard: again.guard,
                parts: [...again.says, ...notInitialized(again.errno)],
                description: '§6 reload of a patched module with late relocations: they are still written',
              }),
            ]),
        ...(missing === undefined
          ? []
          : [
              inClean({
                parts: [
                  ...writes,
                  ...missing.says,
                  ...(plan.profile.comingFailure === 'warns'
                    ? [
                        observe.core(
                          'warning',
                          `failed to apply patch '${A}' to module '${name}' (${missing.errno})`,
                        ),
                        applied,
                      ]
                    : notInitialized(missing.errno)),
                ],
                description: '§2.6 coming: a symbol is missing, the module is refused',
              }),
            ]),
        ...(registers
          ? [
              {
                guard: { type: 'dormant', params: { patch: patch.number } } as const,
                actions: [...writes, applied],
                description: '§6: registered, but not enabled',
              },
            ]
          : []),
        ...failing.map((failure) =>
          inClean({
            ...guarded(failure),
            parts: [...writes, applying, ...callFailing('COMING', failure), ...refused(failure.value)],
            description: '§2.6 coming: pre_patch fails, the module is refused',
          }),
        ),
        ...handlers.map(({ guard, says, errno }) =>
          inClean({
            guard,
            parts: [
              ...writes,
              applying,
              ...call('pre_patch', 'COMING'),
              ...says,
              observe.core('warning', `failed to apply patch '${A}' to module '${name}' (${errno})`),
              ...call('post_unpatch', 'COMING'),
              ...(plan.profile.comingFailure === 'warns' ? [applied] : refused(errno)),
            ],
            description:
              '§2.6 coming: registration of the handler refused, post_unpatch, the module is refused',
          }),
        ),
        inClean({
          guard: { type: 'inTransition', params: { patch: patch.number } },
          target: 'prepared',
          parts: [...writes, applying, ...call('pre_patch', 'COMING'), ...push, applied],
          description: '§2.6 coming: no post_patch while the patch is in transition',
        }),
        inClean({
          target: 'live',
          parts: [
            ...writes,
            applying,
            ...call('pre_patch', 'COMING'),
            ...push,
            ...call('post_patch', 'COMING'),
            applied,
          ],
          description: '§2.6 coming: pre_patch, push, post_patch',
        }),
      ]),
      [`rollback.${A}.${name}`]: {
        actions: [raise({ type: `rolledBack.${A}.${name}` })],
        description: '§2.6 coming: only the patches already applied are reverted',
      },
    };
  }

  /** §2.6 going, and the rollback of a coming that failed: only the module's state and what follows differ. */
  function going(from: 'prepared' | 'live' | 'leaving'): Record<string, Transition> {
    const revert = (state: 'COMING' | 'GOING'): readonly Part[] => [
      ...(from === 'live' ? call('pre_unpatch', state) : []),
      reverting,
      ...pop,
      ...call('post_unpatch', state),
      ...clears,
    ];
    const why = from === 'live' ? 'pre_unpatch, pop, post_unpatch' : 'in transition: no pre_unpatch';
    return {
      ...(plan.profile.comingFailure === 'refuses'
        ? {
            [`apply.${A}.${name}`]: {
              actions: [
                applying,
                observe.core(
                  'warning',
                  `failed to apply patch '${A}' to module '${name}' (${errnoOf('EINVAL')})`,
                ),
                ...refused(errnoOf('EINVAL')),
              ],
              description:
                '§6 coming module, patch fails: patched since another one refused it (4.6 to 4.13)',
            },
          }
        : {}),
      [`revert.${A}.${name}`]: sequences.transition(from, {
        target: 'clean',
        parts: [...revert('GOING'), raise({ type: `reverted.${A}.${name}` })],
        description: `§2.6 going: ${why}`,
      }),
      [`rollback.${A}.${name}`]: sequences.transition(from, {
        target: 'clean',
        parts: [...revert('COMING'), raise({ type: `rolledBack.${A}.${name}` })],
        description: `§2.6 coming: rolled back, state still COMING; ${why}`,
      }),
    };
  }
}
