/** Small scenarios for the tests of the charts. */
import { linux_6_12 } from '../../spec/kernels/6.12.ts';
import { intParam } from '../../spec/parameters.ts';
import type {
  CallbackSpec,
  ModuleSpec,
  ObjectSpec,
  PatchSpec,
  Scenario,
  TaskSpec,
} from '../../spec/scenario-types.ts';
import { type FuncId, type KlpEvent, VMLINUX } from '../../spec/vocabulary.ts';

export const profile = linux_6_12;

export const returning = (returns: CallbackSpec['returns'] = 0): ObjectSpec['callbacks'] => ({
  pre_patch: { returns },
  post_patch: { returns: 0 },
  pre_unpatch: { returns: 0 },
  post_unpatch: { returns: 0 },
});

export const objectOf = (
  name: string,
  funcs: readonly string[],
  callbacks: ObjectSpec['callbacks'] = {},
): ObjectSpec => ({
  name,
  funcs: funcs.map((f) => ({ func: `${name}:${f}`, newFunc: `new_${f}`, sympos: 0 })),
  callbacks,
});

export const patchOf = (
  name: string,
  objects: readonly ObjectSpec[],
  more: Partial<PatchSpec> = {},
): PatchSpec => ({ name, replace: false, states: [], params: {}, objects, ...more });

export const moduleOf = (name: string, more: Partial<ModuleSpec> = {}): ModuleSpec => ({
  name,
  functions: [],
  loaded: false,
  ...more,
});

export const taskOf = (name: string, calls: readonly FuncId[], more: Partial<TaskSpec> = {}): TaskSpec => ({
  name,
  kind: 'user',
  calls,
  depth: 1,
  sleeps: 'interruptible',
  reliable: true,
  running: true,
  inside: [],
  alive: true,
  ...more,
});

export const scenarioOf = (more: Partial<Scenario> & Pick<Scenario, 'alphabet'>): Scenario => ({
  id: 'fixture',
  title: 'fixture',
  source: 'machines/testing/fixtures.ts',
  kernel: '6.12',
  tainted: true,
  signals: false,
  patches: [],
  modules: [],
  tasks: [],
  expect: { verdict: 'holds' },
  ...more,
});

/** Every event of these kinds that the parts of a scenario allow; faults and administrators' tools only on request. */
export function alphabet(
  parts: Pick<Scenario, 'patches' | 'modules' | 'tasks'>,
  extra: readonly KlpEvent[] = [],
): readonly KlpEvent[] {
  return [
    ...parts.patches.flatMap(({ name, params }): KlpEvent[] => [
      { type: 'load', patch: name },
      ...Object.entries(params).flatMap(([param, { values }]) =>
        values.slice(1).map((value): KlpEvent => ({ type: 'load', patch: name, params: { [param]: value } })),
      ),
      { type: 'write', patch: name, file: 'enabled', value: '0' },
      { type: 'write', patch: name, file: 'enabled', value: '1' },
      { type: 'unload', patch: name },
      { type: 'free', patch: name },
    ]),
    ...parts.modules.flatMap(({ name }): KlpEvent[] => [
      { type: 'loadModule', module: name },
      { type: 'unloadModule', module: name },
    ]),
    ...parts.tasks.flatMap((t): KlpEvent[] => [
      ...t.calls.map((func): KlpEvent => ({ type: 'enter', task: t.name, func })),
      { type: 'leave', task: t.name },
      ...(t.kind === 'kthread' ? [] : [{ type: 'exitKernel', task: t.name } as const]),
      { type: 'resched', task: t.name },
      { type: 'sleep', task: t.name },
      { type: 'wake', task: t.name },
    ]),
    { type: 'retry' },
    ...extra,
  ];
}

// ------------------------------------------------------------------------------- Documentation/livepatch/callbacks

export const DEMO = 'livepatch_callbacks_demo';
export const MOD = 'livepatch_callbacks_mod';
export const BUSY = 'livepatch_callbacks_busymod';
export const WORK: FuncId = `${BUSY}:busymod_work_func`;

/** The modules of the documented callback tests; the worker of the busy module is a kthread. */
export function callbackTests(seconds: number): Scenario {
  const preRet = { param: 'pre_patch_ret' };
  const parts = {
    patches: [
      patchOf(
        DEMO,
        [
          objectOf(VMLINUX, [], returning(preRet)),
          objectOf(MOD, [], returning(preRet)),
          objectOf(BUSY, ['busymod_work_func'], returning(preRet)),
        ],
        { params: { pre_patch_ret: intParam(0, -19) } },
      ),
    ],
    modules: [
      moduleOf(MOD, { init: 'livepatch_callbacks_mod_init', exit: 'livepatch_callbacks_mod_exit' }),
      moduleOf(BUSY, {
        init: 'livepatch_callbacks_mod_init',
        exit: 'livepatch_callbacks_mod_exit',
        functions: [
          {
            func: WORK,
            prints: {
              enter: `busymod_work_func, sleeping ${seconds} seconds ...`,
              leave: 'busymod_work_func exit',
            },
          },
        ],
      }),
    ],
    tasks: [taskOf('worker', [WORK], { kind: 'kthread', running: false })],
  };
  return scenarioOf({
    ...parts,
    alphabet: alphabet(parts, [{ type: 'setParam', patch: DEMO, param: 'pre_patch_ret', value: '-19' }]),
  });
}

/** Two tasks that call a function of vmlinux and one of a module, both patched by A. */
export function onePatch(): Scenario {
  const calls = [`${VMLINUX}:f`, 'mod:g'] as const;
  const parts = {
    patches: [
      patchOf(
        'A',
        [objectOf(VMLINUX, ['f'], returning()), objectOf('mod', ['g'], returning({ param: 'ret' }))],
        {
          params: { ret: intParam(0, -19) },
        },
      ),
    ],
    modules: [moduleOf('mod')],
    tasks: [
      taskOf('t1', calls),
      taskOf('t2', [`${VMLINUX}:f`], { kind: 'kthread', sleeps: 'uninterruptible' }),
    ],
  };
  return scenarioOf({ ...parts, alphabet: alphabet(parts) });
}

/** A and, on top of it, B; `replace` decides whether B takes A's place. */
export function twoPatches(replace: boolean, tasks = 1): Scenario {
  const parts = {
    patches: [
      patchOf('A', [objectOf(VMLINUX, ['f', 'g'], returning())]),
      patchOf('B', [objectOf(VMLINUX, ['f'], returning())], { replace }),
    ],
    modules: [],
    tasks: Array.from({ length: tasks }, (_, i) => taskOf(`t${i + 1}`, [`${VMLINUX}:f`, `${VMLINUX}:g`])),
  };
  return scenarioOf({ ...parts, alphabet: alphabet(parts) });
}

/** The same scenario with more that may happen. */
export const withEvents = (scenario: Scenario, ...events: readonly KlpEvent[]): Scenario => ({
  ...scenario,
  alphabet: [...scenario.alphabet, ...events],
});

// Events in the tests' words.
export const load = (patch: string, params?: Record<string, number>): KlpEvent =>
  params === undefined
    ? { type: 'load', patch }
    : {
        type: 'load',
        patch,
        params: Object.fromEntries(Object.entries(params).map(([k, v]) => [k, String(v)])),
      };
export const write = (patch: string, file: string, value: string): KlpEvent => ({
  type: 'write',
  patch,
  file,
  value,
});
export const disable = (patch: string): KlpEvent => write(patch, 'enabled', '0');
export const enable = (patch: string): KlpEvent => write(patch, 'enabled', '1');
export const force = (patch: string): KlpEvent => write(patch, 'force', '1');
export const unload = (patch: string): KlpEvent => ({ type: 'unload', patch });
export const free = (patch: string): KlpEvent => ({ type: 'free', patch });
export const insmod = (module: string, init?: number): KlpEvent =>
  init === undefined ? { type: 'loadModule', module } : { type: 'loadModule', module, init };
export const rmmod = (module: string): KlpEvent => ({ type: 'unloadModule', module });
export const retry: KlpEvent = { type: 'retry' };
export const of = (
  task: string,
  type: 'leave' | 'exitKernel' | 'resched' | 'sleep' | 'wake' | 'exit',
): KlpEvent => ({ type, task });
export const enter = (task: string, func: FuncId): KlpEvent => ({ type: 'enter', task, func });
