import fc from 'fast-check';
import { parseScenario } from '../../spec/scenario.ts';
import type { Scenario } from '../../spec/scenario-types.ts';
import type { CallbackName } from '../../spec/vocabulary.ts';
import { randomEffects } from './random-effects.ts';

/**
 * Scenarios nobody thought of: one to three patches over vmlinux and up to two target modules, with and without
 * replace, replace sets, callbacks that fail or do something, states, tasks of every kind, and every event that is possible with them.
 * @param kernels names of kernel profiles
 * They go through the scenario file's own loader, so they are legal.
 */
export const randomScenario = (kernels: readonly [string, ...string[]]): fc.Arbitrary<Scenario> =>
  fc
    .record({
      kernel: fc.constantFrom(...kernels),
      modules: fc.constantFrom([], ['m'], ['m', 'n']),
      patches: fc.integer({ min: 1, max: 3 }),
      tasks: fc.integer({ min: 1, max: 2 }),
      signals: fc.boolean(),
      tainted: fc.boolean(),
      reliableStacks: fc.constantFrom(true, true, true, true, true, false),
    })
    .chain(({ kernel, modules, patches, tasks, signals, tainted, reliableStacks }) => {
      const objects = ['vmlinux', ...modules];
      const functions = objects.flatMap((o) => [`${o}:f`, `${o}:g`]);
      return fc
        .record({
          patches: fc.tuple(...many(patches, patch(objects))),
          tasks: fc.tuple(...many(tasks, task(functions))),
          loaded: fc.tuple(...many(modules.length, fc.boolean())),
          prints: fc.boolean(),
        })
        .map((r) => ({
          title: 'A random scenario',
          source: 'src/conform/random-scenario.ts',
          kernel,
          signals,
          tainted,
          reliableStacks,
          patches: named('p', r.patches),
          modules: Object.fromEntries(
            modules.map((name, i) => [
              name,
              {
                functions: [
                  'f',
                  { name: 'g', ...(r.prints ? { prints: { enter: 'in g', leave: 'out of g' } } : {}) },
                ],
                loaded: r.loaded[i] ?? false,
                ...(r.prints ? { init: `${name}_init`, exit: `${name}_exit` } : {}),
              },
            ]),
          ),
          tasks: { ...named('t', r.tasks), child: { alive: false, calls: ['vmlinux:f'], sleeps: 'never' } },
          explore: [
            'default',
            'write * force *',
            'fork *',
            'exit *',
            'sysctl *',
            ...(r.patches.some((p) => 'params' in p) ? ['setParam * * *'] : []),
            ...(r.patches.some((p) => Object.values(p.objects).some((o) => o.funcs.length > 0))
              ? ['kprobe *']
              : []),
            ...modules.map((m) => `loadModule ${m} init=-12`),
            ...oddWrites(r.patches.length),
            ...r.patches.flatMap((p, i) => ('params' in p ? oddTexts(`p${i + 1}`) : [])),
          ],
        }));
    })
    .map((file) => parseScenario(JSON.stringify(file), 'random.yaml'));

/** Writes that are refused, or accepted in another spelling. */
const oddWrites = (patches: number): readonly string[] =>
  Array.from({ length: patches }, (_, i) => `p${i + 1}`).flatMap((p) => [
    `write ${p} enabled yes`,
    `write ${p} enabled off`,
    `write ${p} enabled 2`,
    `write ${p} enabled ""`,
    `write ${p} force 2`,
    `write ${p} transition 1`,
    `write ${p} replace_set 1`,
  ]);

/** What a parameter is given: refused, or the same value in another spelling. */
const oddTexts = (p: string): readonly string[] => [
  `load ${p} ret=-0x13`,
  `load ${p} ret=nineteen`,
  `setParam ${p} ret -023`,
  `setParam ${p} ret 0x80000000`,
];

const many = <T>(count: number, of: fc.Arbitrary<T>): fc.Arbitrary<T>[] =>
  Array.from({ length: count }, () => of);

const named = <T>(prefix: string, values: readonly T[]): Readonly<Record<string, T>> =>
  Object.fromEntries(values.map((value, i) => [`${prefix}${i + 1}`, value]));

const patch = (objects: readonly string[]) =>
  fc
    .record({
      replace: fc.boolean(),
      replaceSet: fc.constantFrom(undefined, undefined, 0, 1, 2),
      immediate: fc.constantFrom(false, false, true),
      fails: fc.constantFrom('never', 'param', 'always'),
      states: fc.constantFrom([], [{ id: 1, version: 1 }], [{ id: 1, version: 2 }], [{ id: 2, version: 1 }]),
      objects: fc.subarray([...objects], { minLength: 1 }).chain((names) =>
        fc
          .tuple(
            ...many(
              names.length,
              fc.record({
                funcs: fc.subarray(['f', 'g']),
                sympos: fc.constantFrom(0, 0, 1),
                callbacks: callbackNames,
              }),
            ),
          )
          .map((specs) => names.map((name, i) => [name, specs[i]] as const)),
      ),
    })
    .chain((p) => fc.record({ p: fc.constant(p), does: randomEffects(p.states[0]?.id) }))
    .map(({ p: { replace, replaceSet, immediate, fails, states, objects: chosen }, does }) => ({
      replace,
      ...(replaceSet === undefined ? {} : { replaceSet }),
      immediate,
      states,
      ...(fails === 'param' ? { params: { ret: [0, -19] } } : {}),
      ...(does.exit.length > 0 ? { exit: does.exit } : {}),
      objects: Object.fromEntries(
        chosen.map(([name, spec]) => [
          name,
          {
            // A function alone of its name is the first and only one.
            funcs: (spec?.funcs ?? []).map((name) => ({ name, sympos: spec?.sympos ?? 0 })),
            callbacks: Object.fromEntries(
              (spec?.callbacks ?? []).map((callback) => [
                callback,
                {
                  ...(callback === 'pre_patch' && fails !== 'never'
                    ? { returns: fails === 'param' ? 'ret' : -12 }
                    : {}),
                  effects: does[callback],
                },
              ]),
            ),
          },
        ]),
      ),
    }));

const callbackNames = fc.subarray<CallbackName>(['pre_patch', 'post_patch', 'pre_unpatch', 'post_unpatch']);

const task = (functions: readonly string[]) =>
  fc
    .record({
      kind: fc.constantFrom('user', 'kthread', 'idle'),
      calls: fc.subarray([...functions], { maxLength: 2 }),
      depth: fc.integer({ min: 1, max: 2 }),
      sleeps: fc.constantFrom('never', 'interruptible', 'uninterruptible'),
      reliable: fc.boolean(),
      running: fc.boolean(),
      inside: fc.boolean(),
    })
    .map(({ inside, ...t }) => ({
      ...t,
      ...(t.kind === 'idle' ? { sleeps: 'never', running: true } : {}),
      ...(inside ? { inside: ['vmlinux:g'] } : {}),
    }));
