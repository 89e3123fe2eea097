/** A livepatch: loaded, enabled, in transition, disabled, freed (semantics.md §2.1, §2.2, §2.4, §2.5). */
import { bool, int, vec } from '../spec/domain.ts';
import { errno as errnoOf } from '../spec/errno.ts';
import { Sequences, wait } from './callbacks.ts';
import { effectsAt } from './effects.ts';
import { round } from './object.ts';
import * as observe from './observe.ts';
import type { PatchPlan, Plan } from './plan.ts';
import { type ActionRef, type Chart, raise, type Transition } from './rules.ts';
import { incompatibleWith } from './state.ts';
import type { Written } from './sysfs-text.ts';

export const domains = ({ params, patches, objects, sites, scenario }: Plan) => {
  const replace = patches.some((p) => p.spec.replace);
  const force = scenario.alphabet.some((e) => e.type === 'write' && e.file === 'force');
  const most = Math.max(1, ...params.map((p) => p.values.length));
  return {
    /** The value of every module parameter, as an index of its declared values; 0 while its module is not loaded. */
    params: vec(params.length, int(0, most - 1)),
    /** Its module reference is never dropped. */
    forced: vec(patches.length, force ? bool() : int01(false)),
    /** The functions for which the patch in transition has a nop. */
    nops: vec(sites, replace ? bool() : int01(false)),
    /** The objects that the patch in transition has only because it replaces others. */
    dynamic: vec(objects.length, replace ? bool() : int01(false)),
  };
};

/** A flag that this scenario never raises. */
const int01 = (value: false) => ({ kind: 'oneOf', values: [value] }) as const;

export const patchKey = (patch: PatchPlan): string => `patch ${patch.name}`;

/** The chart of one livepatch module. */
export function patch(plan: Plan, index: number): Chart {
  const p = plan.patches[index];
  if (p === undefined) throw new RangeError(`no patch ${index}`);
  const A = p.name;
  const { profile } = plan;
  const self = { patch: p.number };
  const both = { patch: p.number, patches: plan.patches.length };
  const ownParams = { first: p.firstParam, count: p.params.length };
  const slots = plan.states.flatMap((st) => st.slots[p.number - 1] ?? []).filter((slot) => slot >= 0);
  /** Its module is gone, and what was in its memory. */
  const forget: readonly ActionRef[] = [
    { type: 'forgetParams', params: ownParams },
    ...(plan.effects.length > 0 && slots.length > 0
      ? [{ type: 'forgetPointers', params: { slots } } as const]
      : []),
  ];
  const exits = new Sequences(plan, A);
  const say = (level: 'notice' | 'debug', text: string) => observe.core(level, `'${A}': ${text}`);
  const refused = (name: Parameters<typeof errnoOf>[0], description: string): Transition => ({
    actions: [observe.errno(errnoOf(name))],
    description,
  });
  const accepted = (description: string): Transition => ({ actions: [observe.errno(0)], description });
  const write = (file: string, meaning: Written) => `write.${A}.${file}.${meaning}` as const;
  const replace = p.spec.replace;
  const unloaded = `#${patchKey(p)} unloaded`;

  const objectsOf = (q: PatchPlan): readonly number[] => q.objects.map((o) => plan.objects.indexOf(o.name));
  /** Modules that it touches only while it is in transition and others have them: its dynamic objects. */
  const dynamic = plan.modules.flatMap((m, module) => {
    const object = plan.objects.indexOf(m.name);
    const sites = p.foreign.filter((s) => plan.funcs[s]?.module === module);
    return !replace || object < 0 || objectsOf(p).includes(object) ? [] : [{ name: m.name, object, sites }];
  });
  const dynamicSites = p.foreign.filter((s) => !p.objects.some((o) => o.nops.includes(s)));
  const dynamicTurns = (moving: boolean): Record<string, Transition[]> =>
    Object.fromEntries(
      dynamic.flatMap(({ name, object, sites }) => {
        const turn = (
          event: string,
          answer: readonly ActionRef[],
          done: readonly ActionRef[],
        ): [string, Transition[]] => [
          event,
          [
            ...(moving
              ? [
                  {
                    guard: { type: 'hasDynamic', params: { object } },
                    actions: [...done, ...answer],
                    description: '§2.1 step 4, §2.6: a dynamic object has functions but no callbacks',
                  } satisfies Transition,
                ]
              : []),
            { actions: [...answer], description: '§2.6: it has no object of that name' },
          ],
        ];
        const pop = { type: 'pop', params: { ...both, sites } } as const;
        const reverting = observe.core('notice', `reverting patch '${A}' on unloading module '${name}'`);
        return [
          turn(
            `apply.${A}.${name}`,
            [raise({ type: `applied.${A}.${name}` })],
            [
              observe.core('notice', `applying patch '${A}' to loading module '${name}'`),
              { type: 'push', params: { ...both, sites: [], nops: sites } },
            ],
          ),
          turn(`revert.${A}.${name}`, [raise({ type: `reverted.${A}.${name}` })], [reverting, pop]),
          turn(`rollback.${A}.${name}`, [raise({ type: `rolledBack.${A}.${name}` })], []),
        ];
      }),
    );

  const popAll = { type: 'pop', params: { ...both, sites: [...p.sites, ...p.foreign] } } as const;
  const dropNops: readonly ActionRef[] = replace ? ['dropNops'] : [];

  const freed: Chart = {
    id: `${patchKey(p)} freed`,
    on: {
      [`unload.${A}`]: [
        {
          guard: { type: 'forced', params: self },
          ...refused('EAGAIN', '§2.3 force: refused for ever'),
        },
        exits.transition('freed', {
          target: unloaded,
          parts: [...wait(effectsAt(plan, p.number, null, 'exit')), ...forget, observe.errno(0)],
          description: '§2.6: disabled or replaced, its reference dropped, not forced',
        }),
      ],
    },
  };

  return {
    id: patchKey(p),
    initial: 'unloaded',
    states: {
      unloaded: {
        id: unloaded.slice(1),
        on: {
          [`load.${A}`]: [
            {
              guard: 'tainted',
              target: 'loaded',
              actions: [{ type: 'setParams', params: ownParams }, raise({ type: `insert.${A}` })],
              description: '§2.1: insmod',
            },
            {
              target: 'loaded',
              actions: [
                { type: 'setParams', params: ownParams },
                'taint',
                observe.log('notice', `${A}: tainting kernel with TAINT_LIVEPATCH`),
                raise({ type: `insert.${A}` }),
              ],
              description: '§2.1 step 6: the first livepatch since boot',
            },
          ],
        },
      },
      loaded: {
        initial: 'inserting',
        on: {
          [`setParam.${A}`]: {
            actions: [{ type: 'setParam', params: { first: p.firstParam } }, observe.errno(0)],
            description: '/sys/module/<patch>/parameters',
          },
          [`unload.${A}`]: refused('EAGAIN', '§2.6: its reference is held'),
        },
        states: {
          inserting: {
            tags: ['transient'],
            on: {
              [`insert.${A}`]: [
                {
                  guard: { type: 'incompatible', params: { with: incompatibleWith(plan, p) } },
                  target: unloaded,
                  actions: [
                    ...forget,
                    observe.core(
                      'err',
                      `Livepatch patch (${A}) is not compatible with the already installed livepatches.`,
                    ),
                    observe.errno(errnoOf('EINVAL')),
                  ],
                  description: '§2.1 step 2, §4',
                },
                {
                  guard: 'busy',
                  target: unloaded,
                  actions: [...forget, observe.errno(errnoOf('EBUSY'))],
                  description: '§2.1 step 5: another patch in transition',
                },
                {
                  target: 'enabling',
                  actions: [
                    ...(replace
                      ? [
                          {
                            type: 'addNops',
                            params: {
                              foreign: p.foreign,
                              sitesOf: plan.patches.map((q) => q.sites),
                              objects: objectsOf(p),
                              objectsOf: plan.patches.map(objectsOf),
                            },
                          } as const,
                        ]
                      : []),
                    { type: 'list', params: self },
                    observe.core('notice', `enabling patch '${A}'`),
                    { type: 'beginTransition', params: self },
                    say('debug', 'initializing patching transition'),
                    raise({ type: 'init.patching' }),
                    round(p, 'pre_patch'),
                  ],
                  description: '§2.1 steps 4 and 6',
                },
              ],
            },
          },
          enabling: {
            tags: ['transient'],
            on: {
              [`failed.${A}`]: {
                target: 'cancelling',
                actions: [
                  observe.core('warning', `failed to enable patch '${A}'`),
                  say('debug', `${profile.cancelLine}, going to unpatch`),
                  raise({ type: 'complete' }),
                ],
                description: '§2.1 step 7: cancelled',
              },
              'start.patching': {
                target: 'present.patching',
                actions: [
                  ...(dynamicSites.length === 0
                    ? []
                    : [
                        {
                          type: 'pushDynamic',
                          params: {
                            ...both,
                            sites: dynamicSites,
                            modules: dynamicSites.map((s) => plan.funcs[s]?.module ?? -1),
                          },
                        } as const,
                      ]),
                  say('notice', 'starting patching transition'),
                  observe.errno(0),
                ],
                description: '§2.1 step 8',
              },
            },
          },
          cancelling: {
            tags: ['transient'],
            on: {
              complete: {
                actions: [
                  say('debug', 'completing unpatching transition'),
                  popAll,
                  ...dropNops,
                  round(p, 'post_unpatch'),
                ],
                description: '§2.1 step 7: what was patched is unpatched',
              },
              [`finish.${A}`]: {
                actions: [say('notice', 'unpatching complete'), raise({ type: 'done' })],
                description: '§2.4',
              },
              done: {
                target: unloaded,
                actions: [{ type: 'unlist', params: self }, 'endTransition', ...forget],
                description: '§2.1 step 7, §2.4: the module load fails, nothing is left behind',
              },
            },
          },
          /** Its directory is in sysfs. */
          present: {
            initial: 'patching',
            on: {
              [write('enabled', '0')]: refused('EINVAL', '§2.2: equal to the current value'),
              [write('enabled', '1')]: refused('EINVAL', '§2.2: equal, or a disabled patch'),
              [write('force', '0')]: accepted('§2.3 force: writing 0 does nothing'),
              [write('force', '1')]: refused('EINVAL', '§2.3 force: only while it is in transition'),
              ...Object.fromEntries(
                profile.patchFiles.flatMap((file): [string, Transition][] =>
                  file === 'enabled' || file === 'force' || file === 'signal'
                    ? [
                        [write(file, 'bad'), refused('EINVAL', '§3: not a boolean')],
                        [write(file, 'nothing'), accepted('§3: a write of zero bytes')],
                      ]
                    : (['0', '1', 'bad', 'nothing'] as const).map((w) => [
                        write(file, w),
                        refused('EACCES', '§3: opening against the mode'),
                      ]),
                ),
              ),
            },
            states: {
              patching: {
                on: {
                  [write('enabled', '0')]: {
                    target: 'unpatching',
                    actions: [
                      say('debug', 'reversing transition from patching to unpatching'),
                      say('notice', 'starting unpatching transition'),
                      raise({ type: 'reverse' }),
                      observe.errno(0),
                    ],
                    description: '§2.5',
                  },
                  [write('force', '1')]: force(replace ? 'all others' : 'nobody'),
                  complete: {
                    target: 'completing patching',
                    actions: [
                      say('debug', 'completing patching transition'),
                      ...(replace
                        ? [{ type: 'popReplaced', params: both } as const, 'dropNops' as const]
                        : []),
                      round(p, 'post_patch'),
                    ],
                    description: '§2.4 target 1',
                  },
                  ...dynamicTurns(true),
                },
              },
              'completing patching': {
                tags: ['transient'],
                on: {
                  [`finish.${A}`]: {
                    actions: [
                      say('notice', 'patching complete'),
                      ...(replace ? [raise({ type: 'replaced' })] : []),
                      raise({ type: 'done' }),
                    ],
                    description: '§2.4',
                  },
                  done: {
                    target: 'enabled',
                    actions: [
                      ...(replace ? [{ type: 'unlistReplaced', params: self } as const] : []),
                      'endTransition',
                    ],
                    description: '§2.4: transition over',
                  },
                },
              },
              enabled: {
                on: {
                  [write('enabled', '0')]: [
                    {
                      guard: 'busy',
                      ...refused('EBUSY', '§2.2: another patch in transition'),
                    },
                    {
                      target: 'disabling',
                      actions: [
                        { type: 'beginTransition', params: self },
                        say('debug', 'initializing unpatching transition'),
                        raise({ type: 'init.unpatching' }),
                        round(p, 'pre_unpatch'),
                        observe.errno(0),
                      ],
                      description: '§2.2',
                    },
                  ],
                  replaced: {
                    guard: { type: 'replaced', params: self },
                    target: 'freeing',
                    description: '§2.4: replaced by the patch in transition',
                  },
                  ...dynamicTurns(false),
                },
              },
              disabling: {
                tags: ['transient'],
                on: {
                  'start.unpatching': {
                    target: 'unpatching',
                    actions: [say('notice', 'starting unpatching transition')],
                    description: '§2.2',
                  },
                },
              },
              unpatching: {
                on: {
                  [write('enabled', '1')]: {
                    target: 'patching',
                    actions: [
                      say('debug', 'reversing transition from unpatching to patching'),
                      say('notice', 'starting patching transition'),
                      raise({ type: 'reverse' }),
                      observe.errno(0),
                    ],
                    description: '§2.5',
                  },
                  [write('force', '1')]: force('this'),
                  complete: {
                    target: 'completing unpatching',
                    actions: [
                      say('debug', 'completing unpatching transition'),
                      popAll,
                      ...dropNops,
                      round(p, 'post_unpatch'),
                    ],
                    description: '§2.4 target 0',
                  },
                  ...dynamicTurns(true),
                },
              },
              'completing unpatching': {
                tags: ['transient'],
                on: {
                  [`finish.${A}`]: {
                    actions: [say('notice', 'unpatching complete'), raise({ type: 'done' })],
                    description: '§2.4',
                  },
                  done: {
                    target: 'freeing',
                    actions: [{ type: 'unlist', params: self }, 'endTransition'],
                    description: '§2.4: it leaves the list',
                  },
                },
              },
              freeing: {
                on: {
                  [`free.${A}`]: {
                    target: `#${patchKey(p)} freed`,
                    actions: [observe.nothing],
                    description:
                      '§2.4: the worker removes its directory, then drops the reference unless forced',
                  },
                },
              },
            },
          },
          freed,
          ...exits.states,
        },
      },
    },
  };
  function force(which: 'this' | 'all others' | 'nobody'): Transition {
    return {
      actions: [
        observe.core('warning', 'forcing remaining tasks to the patched state'),
        ...(which === 'nobody' ? [] : [{ type: 'markForced', params: { ...self, which } } as const]),
        raise({ type: 'force' }),
        observe.errno(0),
      ],
      description: '§2.3 force: every pending task is moved; what is being removed is marked',
    };
  }
}
