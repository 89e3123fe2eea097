/** A livepatch before 5.1: registered, enabled, disabled and enabled again, unregistered (semantics.md §6). */
import { type ErrnoName, errno as errnoOf } from '../spec/errno.ts';
import { checkedIn, possible, refusedLoad } from './mistakes.ts';
import { round } from './object.ts';
import * as observe from './observe.ts';
import { kit, patchKey } from './patch-kit.ts';
import type { Plan } from './plan.ts';
import { unreliableStacks } from './reliable-stacks.ts';
import { type ActionRef, all, type Chart, type GuardRef, type Transition } from './rules.ts';
import { ambiguousLoad, directoryTaken, namedTwice } from './sympos.ts';
import { tainting } from './taint.ts';
import { beginPatching, beginUnpatching, type Cancelled, enabling, transition } from './transition.ts';
import {
  afterUnregister,
  answers,
  beforeEnable,
  beforeRegister,
  beforeUnregister,
  outOfOrder,
} from './wrong-calls.ts';

/**
 * The chart of one livepatch module whose init registers and enables it. Disabling leaves it registered, with its
 * directory in sysfs; it may be enabled again in the order of the stack. Its module's exit unregisters it.
 */
export function legacy(plan: Plan, index: number): Chart {
  const p = plan.patches[index];
  if (p === undefined) throw new RangeError(`no patch ${index}`);
  const { profile } = plan;
  const own = p;
  const k = kit(plan, p);
  const { A, self, forget, unloaded, refused, write } = k;
  const immediate = profile.consistency === 'immediate';
  const forcible = profile.moduleRemoval === 'unless forced';
  const flips = (to: boolean): readonly ActionRef[] => [{ type: 'setEnabled', params: { ...self, to } }];

  /** What refuses to enable it or to disable it; a replace patch does not wait for those below. */
  const obstacles = (to: 'enable' | 'disable'): readonly GuardRef[] => [
    'busy',
    ...(profile.order === 'stack' && !(to === 'enable' && k.replace)
      ? [{ type: to === 'enable' ? 'belowDisabled' : 'aboveEnabled', params: self } as const]
      : []),
  ];
  const EBUSY = (to: 'enable' | 'disable'): readonly Transition[] =>
    obstacles(to).map((guard) => ({
      guard,
      ...refused(
        'EBUSY',
        `§6 order: ${to === 'enable' ? 'only the first disabled one' : 'only the last enabled one'}`,
      ),
    }));

  /** Where it goes when it is disabled, or when enabling it again failed. */
  const resting: readonly Cancelled[] = ((): readonly Cancelled[] => {
    const kept: Cancelled = { target: 'kept', actions: [] };
    const disabled: Cancelled = { target: 'disabled', actions: [] };
    if (p.spec.immediate === true) return [kept];
    if (!forcible) return [disabled];
    return [{ ...kept, guard: { type: 'forced', params: self } }, disabled];
  })();
  const ends = {
    cancelled: [{ target: unloaded, actions: [...k.leave, ...forget] }],
    enabled: { actions: [] },
    disabled: resting.map(
      (end): Transition => ({
        ...end,
        description:
          '§6: disabled, still registered; no module reference is dropped of an immediate patch, or after a force',
      }),
    ),
    flips,
  };
  const begin: readonly ActionRef[] = immediate
    ? [observe.core('notice', `enabling patch '${A}'`), round(p, 'pre_patch')]
    : beginPatching(k);
  /** Until 4.8 the core taints the kernel, and says so, when it enables the first livepatch since boot. */
  const announced = (t: Transition): readonly Transition[] =>
    profile.tainter === 'core' && t.target === 'enabling' ? tainting('livepatch', t) : [t];
  const beginDisable: readonly ActionRef[] = immediate
    ? [
        observe.core('notice', `disabling patch '${A}'`),
        ...k.popAll,
        round(p, 'pre_unpatch'),
        observe.errno(0),
      ]
    : beginUnpatching(k);
  const entering = (cancelled: readonly Cancelled[], to: string): Record<string, Chart> =>
    immediate
      ? {
          enabling: atOnce(to.replace('patching', 'enabled')),
          cancelling: {
            tags: ['transient'],
            on: {
              [`finish.${A}`]: cancelled.map(
                (end): Transition => ({
                  ...end,
                  description: '§6: the module load fails, or it stays disabled',
                }),
              ),
            },
          },
        }
      : enabling(k, { ...ends, cancelled }, to);

  /** @param enabling why its exit cannot enable it any more */
  const removed = (from: string, enabling: ErrnoName, guard?: GuardRef): Transition =>
    k.unload(from, '§6: unregistered by its exit', {
      ...(guard === undefined ? {} : { guard }),
      first: answers(p, beforeUnregister(enabling)),
      last: [...k.leave, ...answers(p, afterUnregister)],
    });
  const removal = (from: 'disabled' | 'replaced'): readonly Transition[] => {
    if (profile.moduleRemoval === 'never') return [refused('EAGAIN', '§6: the module can never be removed')];
    if (from === 'replaced') return [removed(from, 'EINVAL')];
    return [
      ...(outOfOrder(p) ? obstacles('enable').map((guard) => removed(from, 'EBUSY', guard)) : []),
      removed(from, 'ENODEV'),
    ];
  };

  const disabled: Record<string, Transition | readonly Transition[]> = {
    ...(profile.reenable
      ? {
          [write('enabled', '1')]: [
            ...EBUSY('enable'),
            {
              target: 'enabling',
              actions: begin,
              description: '§6: writing 1 to a disabled patch enables it',
            },
          ].flatMap(announced),
        }
      : {}),
    ...k.dynamicTurns(false),
  };
  const replaced = (target: string, actions: readonly ActionRef[]): Transition => ({
    guard: { type: 'replaced', params: k.replaced },
    target,
    actions,
    description: '§6 proposal of 2018: replaced, enabled or not; still registered',
  });

  /** Its init asks for this before it goes on. */
  const asking =
    (of: typeof beforeRegister) =>
    (t: Transition): Transition => ({ ...t, actions: [...answers(p, of), ...(t.actions ?? [])] });

  return {
    id: patchKey(p),
    initial: 'unloaded',
    states: {
      unloaded: { id: unloaded.slice(1), on: k.loads },
      loaded: {
        initial: 'inserting',
        on: k.loaded,
        states: {
          inserting: {
            tags: ['transient'],
            on: {
              [`insert.${A}`]: possible([
                ...refusedLoad(p, checkedIn(plan).first, { target: unloaded, before: forget }),
                ...[
                  ...k.noCore,
                  ...unreliableStacks(plan, p, { target: unloaded, actions: forget }).refusal,
                ].map(asking(beforeRegister)),
                ...refusedLoad(p, [...checkedIn(plan).setup, 'symbols'], {
                  target: unloaded,
                  before: forget,
                }),
                ...[
                  ...ambiguousLoad(plan, p, { target: unloaded, before: forget }),
                  ...namedTwice(plan, p).map((t) => directoryTaken(t, { target: unloaded, before: forget })),
                ].map(asking(beforeRegister)),
                ...[
                  ...obstacles('enable').map(
                    (guard): Transition => ({
                      guard,
                      target: unloaded,
                      actions: [...forget, observe.errno(errnoOf('EBUSY'))],
                      description: '§6: registered, but it cannot be enabled, so its init fails',
                    }),
                  ),
                  {
                    target: 'enabling',
                    actions: [...k.join, ...begin],
                    description: '§6: registered and enabled',
                  },
                ]
                  .flatMap(announced)
                  .map(asking([...beforeRegister, ...beforeEnable])),
              ]),
            },
          },
          ...entering(ends.cancelled, 'present.patching'),
          /** Registered: its directory is in sysfs. */
          present: {
            initial: 'disabled',
            on: k.files,
            states: {
              ...entering(resting, 'patching'),
              ...(immediate ? { disabling: disablingAtOnce() } : transition(k, ends)),
              enabled: {
                on: {
                  [write('enabled', '0')]: [
                    ...EBUSY('disable'),
                    {
                      target: 'disabling',
                      actions: beginDisable,
                      description: '§2.2, §6: disabled, but still registered',
                    },
                  ],
                  replaced: [
                    ...(forcible
                      ? [
                          {
                            ...replaced('replaced, kept', flips(false)),
                            guard: all([
                              { type: 'replaced', params: k.replaced },
                              { type: 'forced', params: self },
                            ]),
                          },
                        ]
                      : []),
                    replaced('replaced', flips(false)),
                  ],
                  ...k.dynamicTurns(false),
                },
              },
              disabled: {
                on: { ...disabled, replaced: replaced('replaced', []), [`unload.${A}`]: removal('disabled') },
              },
              /** It left the stack, and can never be enabled again. */
              replaced: { on: { [`unload.${A}`]: removal('replaced') } },
              /** Immediate, or after a force: disabled or replaced too, but the module stays for ever. */
              ...(resting.some((end) => end.target === 'kept')
                ? {
                    kept: {
                      on: {
                        ...disabled,
                        ...(forcible ? { replaced: replaced('replaced, kept', []) } : {}),
                      },
                    },
                  }
                : {}),
              ...(forcible ? { 'replaced, kept': {} } : {}),
              ...k.exits.states,
            },
          },
        },
      },
    },
  };

  /** §6 consistency: none. Every object is patched, nobody is waited for. */
  function atOnce(enabled: string): Chart {
    return {
      tags: ['transient'],
      on: {
        'start.patching': { actions: [round(own, 'post_patch')], description: '§6: a switch is immediate' },
        [`finish.${A}`]: {
          target: enabled,
          actions: [...flips(true), observe.errno(0)],
          description: '§6: a switch is immediate',
        },
        [`failed.${A}`]: {
          target: 'cancelling',
          actions: [
            observe.core('notice', `disabling patch '${A}'`),
            ...k.popAll,
            round(own, 'post_unpatch'),
          ],
          description: '§6: what was patched is unpatched at once',
        },
      },
    };
  }

  function disablingAtOnce(): Chart {
    return {
      tags: ['transient'],
      on: {
        'start.unpatching': {
          actions: [round(own, 'post_unpatch')],
          description: '§6: a switch is immediate',
        },
        [`finish.${A}`]: {
          target: 'disabled',
          actions: flips(false),
          description: '§6: a switch is immediate',
        },
      },
    };
  }
}
