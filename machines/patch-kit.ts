/** What every chart of a livepatch module is made of: its lines, its answers, its turns. */
import { errno as errnoOf } from '../spec/errno.ts';
import { VMLINUX } from '../spec/vocabulary.ts';
import { Sequences, wait } from './callbacks.ts';
import { effectsAt } from './effects.ts';
import * as observe from './observe.ts';
import { loads, ownParams, writes } from './patch-params.ts';
import { type PatchPlan, type Plan, replacers } from './plan.ts';
import { forgetRelocations, relocateLoaded } from './relocations.ts';
import { type ActionRef, type GuardRef, raise, type Transition } from './rules.ts';
import type { Written } from './sysfs-text.ts';

export const patchKey = (patch: PatchPlan): string => `patch ${patch.name}`;

export type Kit = ReturnType<typeof kit>;

export function kit(plan: Plan, p: PatchPlan) {
  const A = p.name;
  const self = { patch: p.number };
  const replacing = { ...self, replaces: p.replaces };
  /** It leaves when one of these completes. */
  const replaced = { ...self, by: replacers(plan, p) };
  const both = { patch: p.number, patches: plan.patches.length };
  const slots = plan.states.flatMap((st) => st.slots[p.number - 1] ?? []).filter((slot) => slot >= 0);
  /** Its module is gone, and what was in its memory. */
  const forget: readonly ActionRef[] = [
    { type: 'forgetParams', params: ownParams(p) },
    ...(plan.effects.length > 0 && slots.length > 0
      ? [{ type: 'forgetPointers', params: { slots } } as const]
      : []),
    ...forgetRelocations(p),
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
    return !replace || object < 0 || m.name === VMLINUX || objectsOf(p).includes(object)
      ? []
      : [{ name: m.name, module, object, sites }];
  });
  const dynamicTurns = (moving: boolean): Record<string, Transition[]> =>
    Object.fromEntries(
      dynamic.flatMap(({ name, module, object, sites }) => {
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
                    guard: { type: 'hasDynamic', params: { object: p.firstDynamic + object } },
                    actions: [...done, ...answer],
                    description: '§2.1 step 4, §2.6: a dynamic object has functions but no callbacks',
                  } satisfies Transition,
                ]
              : []),
            { actions: [...answer], description: '§2.6: it has no object of that name' },
          ],
        ];
        const pops = sites.map((site) => ({ type: 'pop', params: { ...both, site } }) as const);
        const reverting = observe.core('notice', `reverting patch '${A}' on unloading module '${name}'`);
        return [
          turn(
            `apply.${A}.${name}`,
            [raise({ type: `applied.${A}.${name}` })],
            [
              observe.core('notice', `applying patch '${A}' to loading module '${name}'`),
              ...sites.map(
                (site) =>
                  ({ type: 'pushNop', params: { ...both, site, nop: p.firstNop + site, module } }) as const,
              ),
            ],
          ),
          turn(`revert.${A}.${name}`, [raise({ type: `reverted.${A}.${name}` })], [reverting, ...pops]),
          turn(`rollback.${A}.${name}`, [raise({ type: `rolledBack.${A}.${name}` })], []),
        ];
      }),
    );

  const popAll: readonly ActionRef[] = [...p.sites, ...p.foreign].map((site) => ({
    type: 'pop',
    params: { ...both, site },
  }));
  const popReplaced: readonly ActionRef[] = replace
    ? [...Array(plan.sites).keys()]
        .filter((site) => p.sites.includes(site) || p.foreign.includes(site))
        .map((site) => ({ type: 'popReplaced', params: { ...both, replaces: p.replaces, site } }))
    : [];
  const ownNops = {
    nops: { from: p.firstNop, to: p.firstNop + plan.sites },
    dynamic: { from: p.firstDynamic, to: p.firstDynamic + plan.objects.length },
  };
  const dropNops: readonly ActionRef[] = replace ? [{ type: 'dropNops', params: ownNops }] : [];

  /** A replace patch gets nops and dynamic objects for what others patch (§2.1 step 4). */
  const addNops: readonly ActionRef[] = replace
    ? [
        {
          type: 'addNops',
          params: {
            ...ownNops,
            foreign: p.foreign,
            sitesOf: plan.patches.map((q) => (p.replaces.includes(q.number) ? q.sites : [])),
            nopsOf: plan.patches.map((q) => q.firstNop),
            objects: objectsOf(p),
            objectsOf: plan.patches.map((q) => (p.replaces.includes(q.number) ? objectsOf(q) : [])),
            dynamicOf: plan.patches.map((q) => q.firstDynamic),
          },
        },
      ]
    : [];
  const pushDynamic: readonly ActionRef[] = p.dynamicSites.map((site) => ({
    type: 'pushNop',
    params: { ...both, site, nop: p.firstNop + site, module: plan.funcs[site]?.module ?? -1 },
  }));

  /** It joins the list of patches, with the nops that it needs then. */
  const join: readonly ActionRef[] = [...relocateLoaded(p), ...addNops, { type: 'list', params: self }];
  const leave: readonly ActionRef[] = [...dropNops, { type: 'unlist', params: self }];

  /** The core did not come up when the system booted: nothing can be registered or enabled. */
  const noCore: readonly Transition[] =
    plan.scenario.initialised === false
      ? [
          {
            target: unloaded,
            actions: [...forget, observe.errno(errnoOf('ENODEV'))],
            description: '§2.1 step 1: the core is not initialised',
          },
        ]
      : [];

  /** What is the same in every state in which the module is loaded. */
  const loaded: Record<string, Transition> = {
    ...writes(plan, p),
    [`unload.${A}`]: refused('EAGAIN', '§2.6: its reference is held'),
  };

  /** What writing to a file of its directory does where no state says otherwise. */
  const files: Record<string, Transition> = {
    [write('enabled', '0')]: refused('EINVAL', '§2.2: equal to the current value'),
    [write('enabled', '1')]: refused('EINVAL', '§2.2: equal, or a disabled patch'),
    ...Object.fromEntries(
      plan.profile.patchFiles.flatMap((file): [string, Transition][] => {
        switch (file) {
          case 'enabled':
          case 'force':
          case 'signal':
            return [
              [write(file, 'bad'), refused('EINVAL', '§3: not a boolean')],
              [write(file, 'nothing'), accepted('§3: a write of zero bytes')],
              ...(file === 'enabled'
                ? []
                : ([
                    [write(file, '0'), accepted(`§2.3 ${file}: writing 0 does nothing`)],
                    [write(file, '1'), refused('EINVAL', `§2.3 ${file}: only while it is in transition`)],
                  ] satisfies [string, Transition][])),
            ];
          default:
            return (['0', '1', 'bad', 'nothing'] as const).map((w) => [
              write(file, w),
              refused('EACCES', '§3: opening against the mode'),
            ]);
        }
      }),
    ),
  };

  /** rmmod: the module's exit, then it is forgotten. */
  const unload = (
    from: string,
    description: string,
    {
      guard,
      first = [],
      last = [],
    }: {
      readonly guard?: GuardRef;
      /** Before its exit has its effects, and after that. */
      readonly first?: readonly ActionRef[];
      readonly last?: readonly ActionRef[];
    } = {},
  ): Transition =>
    exits.transition(from, {
      ...(guard === undefined ? {} : { guard }),
      target: unloaded,
      parts: [
        ...first,
        ...wait(effectsAt(plan, p.number, null, 'exit')),
        ...last,
        ...forget,
        observe.errno(0),
      ],
      description,
    });

  return {
    plan,
    p,
    A,
    self,
    both,
    replacing,
    replaced,
    say,
    refused,
    accepted,
    write,
    replace,
    unloaded,
    forget,
    exits,
    dynamicTurns,
    popAll,
    popReplaced,
    dropNops,
    join,
    leave,
    pushDynamic,
    loads: loads(plan, p),
    noCore,
    loaded,
    files,
    unload,
  };
}
