/** A target module: absent, coming, live, going (semantics.md §2.6). */
import { bool, mirror, vec } from '../spec/domain.ts';
import { errno as errnoOf } from '../spec/errno.ts';
import { VMLINUX } from '../spec/vocabulary.ts';
import * as observe from './observe.ts';
import type { Plan } from './plan.ts';
import { type Chart, raise, type Transition } from './rules.ts';
import { probed } from './site.ts';

export const domains = ({ modules }: Plan) => ({
  loaded: mirror(vec(modules.length, bool()), 'the modules whose charts are not absent'),
});

export const moduleKey = (name: string): string => `module ${name}`;

/** What the inits of a module return in the scenario, 0 first. */
export const initValues = (plan: Plan, name: string): readonly number[] => [
  ...new Set([
    0,
    ...plan.scenario.alphabet.flatMap((e) =>
      e.type === 'loadModule' && e.module === name ? [e.init ?? 0] : [],
    ),
  ]),
];

/**
 * The chart of a target module. The listed patches with an object of its name take their turns in the order of the
 * list: each answer is followed by the turn of the next one.
 */
export function module(plan: Plan, index: number): Chart {
  const spec = plan.modules[index];
  if (spec === undefined) throw new RangeError(`no module ${index}`);
  const M = spec.name;
  const impostor = M === VMLINUX;
  const touching = plan.patches.filter(
    (p) =>
      p.objects.some((o) => o.module === index) ||
      (p.spec.replace && plan.objects.includes(spec.name) && !impostor),
  );
  const among = touching.map((p) => p.number);
  const inits = initValues(plan, M);
  const code = plan.funcs.flatMap((f, i) => (f.module === index ? [i] : []));

  /** Turns of the touching patches in list order, then `last`. */
  const turns = (
    turn: 'apply' | 'rollback' | 'revert',
    first: string,
    answer: 'applied' | 'rolledBack' | 'reverted',
    last: Transition,
    rule: string,
  ): Record<string, Transition[]> => {
    const after = (number: number): Transition[] => [
      ...touching
        .filter((p) => p.number !== number)
        .map(
          (p): Transition => ({
            guard: { type: 'next', params: { after: number, patch: p.number, among } },
            actions: [raise({ type: `${turn}.${p.name}.${M}` })],
            description: rule,
          }),
        ),
      last,
    ];
    return {
      [first]: after(0),
      ...Object.fromEntries(touching.map((p) => [`${answer}.${p.name}.${M}`, after(p.number)])),
    };
  };

  const setLoaded = (to: boolean) => ({ type: 'setLoaded', params: { module: index, to } }) as const;
  const gone = probed(plan).some((func) => plan.funcs[func]?.module === index)
    ? [raise({ type: `gone.${M}` })]
    : [];
  const prints = (text: string | undefined) => (text === undefined ? [] : [observe.printed(M, text)]);
  const loading = (init: number): string => (init === 0 ? 'loading' : `loading, init will return ${init}`);

  return {
    id: moduleKey(M),
    initial: spec.loaded ? 'live' : 'absent',
    states: {
      absent: {
        on: Object.fromEntries(
          inits.map((init): [string, Transition] => [
            `loadModule.${M}.${init}`,
            impostor && plan.profile.refusesModuleVmlinux
              ? {
                  actions: [
                    observe.core('err', 'vmlinux.ko: invalid module name'),
                    observe.errno(errnoOf('EINVAL')),
                  ],
                  description: '§2.6: a module named vmlinux is refused',
                }
              : {
                  target: loading(init),
                  actions: [setLoaded(true), raise({ type: `coming.${M}` })],
                  description: '§2.6 coming: before its init runs',
                },
          ]),
        ),
      },
      ...Object.fromEntries(
        inits.map((init): [string, Chart] => [
          loading(init),
          {
            tags: ['transient'],
            on: {
              ...turns(
                'apply',
                `coming.${M}`,
                'applied',
                init === 0
                  ? {
                      target: 'live',
                      actions: [...prints(spec.init), observe.errno(0)],
                      description: '§2.6: its init runs',
                    }
                  : {
                      target: 'going',
                      actions: [...prints(spec.init), observe.errno(init), raise({ type: `going.${M}` })],
                      description: '§2.6 going: after its init failed',
                    },
                '§2.6 coming: the next listed patch with an object of that name',
              ),
              [`refused.${M}`]:
                plan.profile.comingFailure === 'refuses'
                  ? {
                      target: 'absent',
                      actions: [setLoaded(false)],
                      description:
                        '§6 coming module, patch fails: what earlier patches did stays (4.6 to 4.13)',
                    }
                  : {
                      target: 'rolling back',
                      actions: [raise({ type: `rollback.${M}` })],
                      description: '§2.6 coming: the module load fails',
                    },
            },
          },
        ]),
      ),
      'rolling back': {
        tags: ['transient'],
        on: turns(
          'rollback',
          `rollback.${M}`,
          'rolledBack',
          { target: 'absent', actions: [setLoaded(false)], description: '§2.6 coming: refused' },
          '§2.6 coming: the patches already applied, oldest first',
        ),
      },
      live: {
        on: {
          [`unloadModule.${M}`]: {
            guard: { type: 'unused', params: { funcs: code, versions: plan.versions } },
            target: 'going',
            actions: [...prints(spec.exit), observe.errno(0), raise({ type: `going.${M}` })],
            description: '§2.6 going: after its exit ran; never refused',
          },
        },
      },
      going: {
        tags: ['transient'],
        on: turns(
          'revert',
          `going.${M}`,
          'reverted',
          { target: 'absent', actions: [setLoaded(false), ...gone], description: '§2.6 going: gone' },
          '§2.6 going: the next listed patch with that object',
        ),
      },
    },
  };
}
