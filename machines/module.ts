/** A target module: absent, coming, live, going (semantics.md §2.6). */
import { bool, mirror, vec } from '../spec/domain.ts';
import { errno as errnoOf } from '../spec/errno.ts';
import { VMLINUX } from '../spec/vocabulary.ts';
import * as observe from './observe.ts';
import { type Given, givenParams, remarkable, remarkOf } from './parameters.ts';
import type { Plan } from './plan.ts';
import { type Chart, raise, type Transition } from './rules.ts';
import { probed } from './site.ts';

export const domains = ({ modules }: Plan) => ({
  loaded: mirror(vec(modules.length, bool()), 'the modules whose charts are not absent'),
});

export const moduleKey = (name: string): string => `module ${name}`;

/** The parameters of a module, and what insmod may be given that the kernel has something to say about. */
export function moduleParams({ scenario, modules }: Plan, name: string) {
  const specs = modules.find((m) => m.name === name)?.params ?? {};
  const module = { name, params: Object.entries(specs).map(([param, spec]) => ({ name: param, spec })) };
  return { ...module, remarkable: remarkable(module, scenario.alphabet) };
}

/** One way to load a module: what its init returns, and what its parameters come to. */
interface Load {
  /** What follows the module's name in the type of its event. */
  readonly key: string;
  readonly init: number;
  readonly given?: Given;
}

/** The ways in which the scenario loads it; the plain one first. */
function loadsOf(plan: Plan, name: string): readonly Load[] {
  const params = moduleParams(plan, name);
  const found = new Map<string, Load>([['0', { key: '0', init: 0 }]]);
  for (const e of plan.scenario.alphabet) {
    if (e.type !== 'loadModule' || e.module !== name) continue;
    const init = e.init ?? 0;
    const given = givenParams(params, e.params);
    const said = given.lines.length > 0;
    const key = said ? `${init}.${remarkOf(params.remarkable, given)}` : `${init}`;
    found.set(key, { key, init, ...(said ? { given } : {}) });
  }
  return [...found.values()];
}

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
      p.objects.some((o) => (impostor ? o.module < 0 : o.module === index)) ||
      (p.spec.replace && plan.objects.includes(spec.name) && !impostor),
  );
  const among = touching.map((p) => p.number);
  const loads = loadsOf(plan, M);
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
  const loading = ({ init, key, given }: Load): string => {
    const parameters = given === undefined ? '' : `, parameters ${key.split('.')[1]}`;
    return `loading${init === 0 ? '' : `, init will return ${init}`}${parameters}`;
  };
  /** Its parameters are read and its init runs, once the patches were applied. */
  const arrives = ({ init, given }: Load): Transition => {
    const says = (given?.lines ?? []).map(({ level, text }) => observe.log(level, text));
    const isRefused = given !== undefined && given.errno !== 0;
    const result = isRefused ? given.errno : init;
    const actions = [...says, ...(isRefused ? [] : prints(spec.init)), observe.errno(result)];
    return result === 0
      ? { target: 'live', actions, description: '§2.6: its init runs' }
      : {
          target: 'going',
          actions: [...actions, raise({ type: `going.${M}` })],
          description: `§2.6 going: after its ${isRefused ? 'parameters' : 'init'} failed`,
        };
  };

  return {
    id: moduleKey(M),
    initial: spec.loaded ? 'live' : 'absent',
    states: {
      absent: {
        on: Object.fromEntries(
          loads.map((load): [string, Transition] => [
            `loadModule.${M}.${load.key}`,
            impostor && plan.profile.refusesModuleVmlinux
              ? {
                  actions: [
                    observe.core('err', 'vmlinux.ko: invalid module name'),
                    observe.errno(errnoOf('EINVAL')),
                  ],
                  description: '§2.6: a module named vmlinux is refused',
                }
              : {
                  target: loading(load),
                  actions: [setLoaded(true), raise({ type: `coming.${M}` })],
                  description: '§2.6 coming: before its init runs',
                },
          ]),
        ),
      },
      ...Object.fromEntries(
        loads.map((load): [string, Chart] => [
          loading(load),
          {
            tags: ['transient'],
            on: {
              ...turns(
                'apply',
                `coming.${M}`,
                'applied',
                arrives(load),
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
