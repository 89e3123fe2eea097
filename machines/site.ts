/** A function site: its func_stack, its ftrace handler, and a kprobe that wants the function too. */
import { bool, int, list, mirror, oneOf, vec } from '../spec/domain.ts';
import { errno as errnoOf } from '../spec/errno.ts';
import * as observe from './observe.ts';
import type { Plan } from './plan.ts';
import { all, type Chart, type GuardRef } from './rules.ts';

export const domains = (plan: Plan) => {
  const count = Math.max(1, plan.patches.length);
  return {
    /**
     * func_stacks, newest first: a patch's number, or that plus the number of patches for a nop. One handler is
     * registered iff the stack is not empty.
     */
    stacks: vec(plan.sites, list(count, int(1, 2 * count), { distinct: true })),
    /** Kprobes with a post handler, by function. */
    kprobes: mirror(
      vec(plan.funcs.length, probed(plan).length > 0 ? bool() : oneOf(true, false)),
      'the sites whose charts are in probed',
    ),
  };
};

/** The functions on which the scenario may put a kprobe. */
export const probed = (plan: Plan): readonly number[] =>
  plan.funcs.flatMap((f, i) =>
    plan.scenario.alphabet.some((e) => e.type === 'kprobe' && e.func === f.id) ? [i] : [],
  );

export const siteKey = (plan: Plan, func: number): string => `site ${plan.funcs[func]?.id ?? func}`;

/**
 * The chart of a function on which somebody may put a kprobe with a post handler. Such a kprobe and the livepatch
 * handler both want to change where the call goes (IPMODIFY): whoever comes second is refused.
 */
export function site(plan: Plan, func: number): Chart {
  const f = plan.funcs[func];
  if (f === undefined) throw new RangeError(`no function ${func}`);
  const there: readonly GuardRef[] = f.module < 0 ? [] : [{ type: 'loaded', params: { module: f.module } }];
  const owner = plan.modules[f.module]?.name;
  const set = (to: boolean) => ({ type: 'setKprobe', params: { func, to } }) as const;
  return {
    id: siteKey(plan, func),
    initial: 'plain',
    states: {
      plain: {
        on: {
          [`kprobe.${f.id}.on`]: [
            {
              guard: all([...there, { type: 'hasHandler', params: { site: func } }]),
              actions: [observe.errno(errnoOf('EBUSY'))],
              description: '§2.1 step 7: IPMODIFY conflict, the livepatch handler was first',
            },
            {
              ...(there.length === 0 ? {} : { guard: all(there) }),
              target: 'probed',
              actions: [set(true), observe.errno(0)],
              description: '§2.1 step 7: a kprobe with a post handler',
            },
          ],
          ...(owner === undefined
            ? {}
            : { [`gone.${owner}`]: { description: 'its module is gone: nothing on it' } }),
        },
      },
      probed: {
        on: {
          [`kprobe.${f.id}.off`]: {
            ...(there.length === 0 ? {} : { guard: all(there) }),
            target: 'plain',
            actions: [set(false), observe.errno(0)],
            description: 'the kprobe is taken off',
          },
          ...(owner === undefined
            ? {}
            : {
                [`gone.${owner}`]: {
                  target: 'plain',
                  actions: [set(false)],
                  description: 'its module is gone, and the kprobe with it',
                },
              }),
        },
      },
    },
  };
}
