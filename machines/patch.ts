/** A livepatch since 5.1: enabled by its module's init, gone once it is disabled (semantics.md §2.1, §2.2, §2.4, §2.6). */
import { bool, int, mirror, oneOf, vec } from '../spec/domain.ts';
import { errno as errnoOf } from '../spec/errno.ts';
import { checkedIn, possible, refusedLoad } from './mistakes.ts';
import * as observe from './observe.ts';
import { kit, patchKey } from './patch-kit.ts';
import { nopRows, type Plan } from './plan.ts';
import { unreliableStacks } from './reliable-stacks.ts';
import { conflicts } from './replace-set.ts';
import type { ActionRef, Chart, Transition } from './rules.ts';
import { incompatibleWith } from './state.ts';
import { ambiguousLoad, directoryTaken, namedTwice } from './sympos.ts';
import { beginPatching, beginUnpatching, enabling, transition } from './transition.ts';
import { answers, inExit, outOfOrder } from './wrong-calls.ts';

export const domains = (plan: Plan) => {
  const { params, patches, objects, sites, scenario, profile } = plan;
  const rows = nopRows(plan);
  const flag = (used: boolean) => (used ? bool() : oneOf(never));
  const replace = patches.some((p) => p.spec.replace);
  const force = scenario.alphabet.some((e) => e.type === 'write' && e.file === 'force');
  const most = Math.max(1, ...params.map((p) => p.values.length));
  return {
    /** The value of every module parameter, as an index of its declared values; 0 while its module is not loaded. */
    params: vec(params.length, int(0, most - 1)),
    /** Its module reference is never dropped. */
    forced: vec(patches.length, flag(force)),
    /** The functions for which the patch in transition has a nop; in the proposal of 2018, each registered patch. */
    nops: vec(rows * sites, flag(replace)),
    /** The objects that it has only because it replaces others. */
    dynamic: vec(rows * objects.length, flag(replace)),
    /** Which registered patches are enabled; only the interface before 5.1 asks. */
    enabled: mirror(vec(patches.length, flag(profile.api === 'register')), 'the charts of the patches'),
  };
};

/** The value of a flag that a scenario never raises. */
const never: boolean = false;

/** The chart of one livepatch module. */
export function patch(plan: Plan, index: number): Chart {
  const p = plan.patches[index];
  if (p === undefined) throw new RangeError(`no patch ${index}`);
  const k = kit(plan, p);
  const { A, self, forget, unloaded, refused, write } = k;
  const unreliable = unreliableStacks(plan, p, { target: unloaded, actions: forget });
  const beforeBusy = { target: unloaded, before: [...forget, ...unreliable.says] };
  const checked = checkedIn(plan);
  const twice = namedTwice(plan, p);
  const misfit = {
    guard: { type: 'incompatible', params: { with: incompatibleWith(plan, p) } },
    line: `Livepatch patch (${A}) is not compatible with the already installed livepatches.`,
  } as const;
  const ends = {
    cancelled: [{ target: unloaded, actions: [...k.leave, ...forget] }],
    enabled: { actions: [] },
    disabled: [{ target: 'freeing', actions: k.leave, description: '§2.4: it leaves the list' }],
    flips: () => [],
  };
  /** What its exit is told that wants to enable it again: the checks before, then that it is going (§2.1 steps 1 to 3). */
  const asks = (name: 'EINVAL' | 'ENODEV', why: readonly ActionRef[]): readonly ActionRef[] =>
    outOfOrder(p) ? [...unreliable.says, ...why, ...answers(p, inExit(name))] : [];
  const tooLate = outOfOrder(p)
    ? [...conflicts(plan, p), misfit].map(({ guard, line }) =>
        k.unload('freed', '§2.1 steps 2 and 3: its exit cannot enable it again', {
          guard,
          first: asks('EINVAL', [observe.core('err', line)]),
        }),
      )
    : [];
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
                ...refusedLoad(p, checked.first, { target: unloaded, before: forget }),
                ...k.noCore,
                ...unreliable.refusal,
                ...conflicts(plan, p).map(
                  ({ guard, line }): Transition => ({
                    guard,
                    target: unloaded,
                    actions: [
                      ...forget,
                      ...unreliable.says,
                      observe.core('err', line),
                      observe.errno(errnoOf('EINVAL')),
                    ],
                    description: 'replace_set proposal: sets share no function and no state id',
                  }),
                ),
                {
                  guard: misfit.guard,
                  target: unloaded,
                  actions: [
                    ...forget,
                    ...unreliable.says,
                    observe.core('err', misfit.line),
                    observe.errno(errnoOf('EINVAL')),
                  ],
                  description: '§2.1 step 2, §4',
                },
                ...refusedLoad(p, checked.setup, beforeBusy),
                ...twice.flatMap((t) => (t.inFirstObject ? [directoryTaken(t, beforeBusy)] : [])),
                ...refusedLoad(p, ['symbols'], beforeBusy),
                ...ambiguousLoad(plan, p, beforeBusy),
                ...twice.flatMap((t) => (t.inFirstObject ? [] : [directoryTaken(t, beforeBusy)])),
                {
                  guard: 'busy',
                  target: unloaded,
                  actions: [...forget, ...unreliable.says, observe.errno(errnoOf('EBUSY'))],
                  description: '§2.1 step 5: another patch in transition',
                },
                {
                  target: 'enabling',
                  actions: [...unreliable.says, ...k.join, ...beginPatching(k)],
                  description: '§2.1 steps 4 and 6',
                },
              ]),
            },
          },
          ...enabling(k, ends, 'present.patching'),
          /** Its directory is in sysfs. */
          present: {
            initial: 'patching',
            on: k.files,
            states: {
              ...transition(k, ends),
              enabled: {
                on: {
                  [write('enabled', '0')]: [
                    {
                      guard: 'busy',
                      ...refused('EBUSY', '§2.2: another patch in transition'),
                    },
                    {
                      target: 'disabling',
                      actions: beginUnpatching(k),
                      description: '§2.2',
                    },
                  ],
                  replaced: {
                    guard: { type: 'replaced', params: k.replaced },
                    target: 'freeing',
                    description: '§2.4: replaced by the patch in transition',
                  },
                  ...k.dynamicTurns(false),
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
          freed: {
            id: `${patchKey(p)} freed`,
            on: {
              [`unload.${A}`]: [
                {
                  guard: { type: 'forced', params: self },
                  ...refused('EAGAIN', '§2.3 force: refused for ever'),
                },
                ...tooLate,
                k.unload('freed', '§2.6: disabled or replaced, its reference dropped, not forced', {
                  first: asks('ENODEV', []),
                }),
              ],
            },
          },
          ...k.exits.states,
        },
      },
    },
  };
}
