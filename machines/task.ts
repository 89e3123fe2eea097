/** A task: its patch_state and pending flag, and what it does on its kernel stack (semantics.md §2.3, §2.7). */
import { bool, int, list, mirror, oneOf, vec } from '../spec/domain.ts';
import type { TaskSpec } from '../spec/scenario-types.ts';
import * as observe from './observe.ts';
import { frameCode, type Plan } from './plan.ts';
import { type ActionRef, all, type Chart, raise, type Transition } from './rules.ts';

export const domains = (plan: Plan) => {
  const { tasks, funcs, versions, scenario } = plan;
  const may = (...types: readonly string[]): boolean => scenario.alphabet.some((e) => types.includes(e.type));
  return {
    /** Functions the task is in, outermost first, as frame codes. */
    frames: vec(
      tasks.length,
      list(
        Math.max(1, ...tasks.map((t) => Math.max(t.depth, t.inside.length))),
        int(0, Math.max(0, funcs.length * versions - 1)),
      ),
    ),
    /** On a CPU. */
    running: vec(tasks.length, bool()),
    alive: mirror(
      vec(tasks.length, may('fork', 'exit') ? bool() : oneOf(true, false)),
      'the tasks whose charts are not absent',
    ),
  };
};

export const taskKey = (task: TaskSpec): string => `task ${task.name}`;
/** The ids of the states in which a task is pending. */
export const pendingIds = (task: TaskSpec): readonly string[] => [
  `${taskKey(task)} unpatched pending`,
  `${taskKey(task)} patched pending`,
];

/** The chart of one task. What it is in, and whether it runs, is data; where it stands in a transition is the chart. */
export function task(plan: Plan, index: number): Chart {
  const spec = plan.tasks[index];
  if (spec === undefined) throw new RangeError(`no task ${index}`);
  const T = spec.name;
  const self = { task: index };
  const patches = plan.patches.length;
  const forkable = plan.tasks.flatMap((child, i) =>
    plan.scenario.alphabet.some((e) => e.type === 'fork' && e.task === T && e.child === child.name)
      ? [{ name: child.name, task: i }]
      : [],
  );

  /** The functions that may be on its stack and may be replaced. */
  const stackSites = plan.funcs.flatMap((f, i) =>
    i < plan.sites && [...spec.calls, ...spec.inside].includes(f.id) ? [i] : [],
  );

  /** One alternative per version that the function may have (§2.7). */
  const calls = (state: -1 | 0 | 1): Record<string, Transition[]> =>
    Object.fromEntries(
      spec.calls.map((id): [string, Transition[]] => {
        const func = plan.funcs.findIndex((f) => f.id === id);
        const f = plan.funcs[func];
        if (f === undefined) throw new RangeError(`${T} calls ${id}, which is unknown`);
        const can = [
          { type: 'canCall', params: { ...self, depth: spec.depth } } as const,
          ...(f.module < 0 ? [] : [{ type: 'loaded', params: { module: f.module } } as const]),
        ];
        const call = (version: number): readonly ActionRef[] => {
          const patch = plan.patches[version - 1];
          const text =
            version === 0 ? originalPrints(plan, id)?.enter : f.versions.get(version)?.prints?.enter;
          return [
            { type: 'call', params: { ...self, frame: frameCode(plan, func, version) } },
            observe.ran({
              task: T,
              func: id,
              version: patch === undefined ? 'original' : { patch: patch.name },
            }),
            ...(text === undefined ? [] : [observe.printed(patch?.name ?? f.object, text)]),
          ];
        };
        return [
          `enter.${T}.${id}`,
          [
            ...[...f.versions.keys()].map(
              (version): Transition => ({
                guard: all([...can, { type: 'runs', params: { site: func, version, state, patches } }]),
                actions: [...call(version)],
                description: '§2.7: the new function runs',
              }),
            ),
            { guard: all(can), actions: [...call(0)], description: '§2.7: the original runs' },
          ],
        ];
      }),
    );

  const leaves = (): Transition[] => {
    const frames = plan.funcs.flatMap((f, func) =>
      [0, ...f.versions.keys()].flatMap((version) => {
        const text =
          version === 0 ? originalPrints(plan, f.id)?.leave : f.versions.get(version)?.prints?.leave;
        const owner = plan.patches[version - 1]?.name ?? f.object;
        return text === undefined ? [] : [{ frame: frameCode(plan, func, version), text, owner }];
      }),
    );
    const back = { type: 'return', params: self } as const;
    return [
      ...frames.map(
        ({ frame, text, owner }): Transition => ({
          guard: all([
            { type: 'inFunction', params: self },
            { type: 'innermost', params: { ...self, frame } },
          ]),
          actions: [back, observe.printed(owner, text)],
          description: 'the function prints when it is left',
        }),
      ),
      { guard: { type: 'inFunction', params: self }, actions: [back], description: 'it returns' },
    ];
  };

  /** The same in every state of an alive task; a pending one does more where it says so. */
  const always: Record<string, Transition | readonly Transition[]> = {
    ...calls(1),
    [`leave.${T}`]: leaves(),
    ...(spec.kind === 'idle'
      ? {}
      : {
          [`sleep.${T}`]: {
            guard: { type: 'running', params: self },
            actions: [{ type: 'leaveCpu', params: self }],
            description: 'it blocks or is preempted',
          },
        }),
    [`wake.${T}`]: {
      guard: { type: 'sleeping', params: self },
      actions: [{ type: 'takeCpu', params: self }],
      description: 'it is on a CPU again',
    },
    ...(spec.kind === 'kthread'
      ? {}
      : {
          [`exitKernel.${T}`]: {
            guard: { type: 'atBoundary', params: self },
            actions: [observe.nothing],
            description: '§2.3 kernel exit: not pending, nothing to do',
          },
        }),
    [`exit.${T}`]: {
      guard: { type: 'atBoundary', params: self },
      target: `#${taskKey(spec)} absent`,
      actions: [{ type: 'die', params: self }],
      description: 'it ends',
    },
  };

  const fork = (where: string): Record<string, Transition> =>
    Object.fromEntries(
      forkable.map((child): [string, Transition] => [
        `fork.${T}.${child.name}`,
        {
          guard: all([
            { type: 'running', params: self },
            { type: 'absent', params: { task: child.task } },
          ]),
          actions: [observe.nothing, raise({ type: `born.${child.name}.${where}` })],
          description: '§1: the child inherits patch_state and pending together',
        },
      ]),
    );

  const settled = (side: 'unpatched' | 'patched'): Chart => ({
    id: `${taskKey(spec)} ${side} settled`,
    on: {
      reverse: { target: 'pending', description: '§2.5: its state is not the new target' },
      ...(side === 'unpatched'
        ? { 'start.patching': { target: 'pending', description: '§2.1 step 8: state ≠ target' } }
        : { 'start.unpatching': { target: 'pending', description: '§2.2: state ≠ target' } }),
      ...fork(`${side} settled`),
    },
  });

  const pending = (side: 'unpatched' | 'patched'): Chart => {
    const to = side === 'unpatched' ? 1 : 0;
    const moved = `#${taskKey(spec)} ${to === 1 ? 'patched' : 'unpatched'} settled`;
    const reliable = spec.reliable && plan.scenario.reliableStacks !== false;
    const kicked: readonly Transition[] =
      spec.kind === 'idle' && spec.offline !== true && plan.profile.kicksIdle
        ? [{ actions: [observe.kick({ task: T })], description: '§2.3: on a CPU, which is woken' }]
        : [];
    const clear = stackSites.map(
      (site) => ({ type: 'clear', params: { ...self, site, to, patches } }) as const,
    );
    return {
      id: `${taskKey(spec)} ${side} pending`,
      on: {
        ...(spec.offline === true
          ? { attempt: { target: moved, description: '§2.3: its CPU is offline, it moves at once' } }
          : {}),
        ...(spec.offline !== true && (reliable || kicked.length > 0)
          ? {
              attempt: [
                ...(reliable
                  ? [
                      {
                        guard: all([{ type: 'sleeping', params: self }, ...clear]),
                        target: moved,
                        description: '§2.3 stack check: off the CPU, no function to be replaced on its stack',
                      } satisfies Transition,
                    ]
                  : []),
                ...kicked,
              ],
            }
          : {}),
        ...(spec.kind === 'kthread'
          ? {}
          : {
              [`exitKernel.${T}`]: {
                guard: { type: 'atBoundary', params: self },
                target: moved,
                description: '§2.3 kernel exit, idle loop: moves without a stack check',
              },
            }),
        ...(plan.profile.condResched
          ? {
              [`resched.${T}`]: [
                ...(reliable
                  ? [
                      {
                        guard: all([{ type: 'running', params: self }, ...clear]),
                        target: moved,
                        description: '§2.3: cond_resched, a stack check of itself',
                      } satisfies Transition,
                    ]
                  : []),
                {
                  guard: { type: 'running', params: self },
                  actions: [observe.nothing],
                  description: '§2.3: cond_resched, in a function to be replaced',
                },
              ],
            }
          : {}),
        ...(spec.kind !== 'idle' && spec.sleeps === 'interruptible'
          ? {
              signal: {
                guard: { type: 'sleeping', params: self },
                actions: [{ type: 'takeCpu', params: self }],
                description: '§2.3: woken from interruptible sleep',
              },
            }
          : {}),
        force: { target: moved, description: '§2.3 force: moved, safe or not' },
        reverse: { target: 'settled', description: '§2.5: its state is the new target' },
        ...fork(`${side} pending`),
      },
    };
  };

  return {
    id: taskKey(spec),
    initial: spec.alive ? 'alive' : 'absent',
    states: {
      absent: {
        id: `${taskKey(spec)} absent`,
        on: Object.fromEntries(
          ['idle', 'unpatched settled', 'unpatched pending', 'patched settled', 'patched pending'].map(
            (where): [string, Transition] => [
              `born.${T}.${where}`,
              {
                target: `#${taskKey(spec)} ${where}`,
                actions: [{ type: 'beBorn', params: self }],
                description: '§1: it stands where its parent stands',
              },
            ],
          ),
        ),
      },
      alive: {
        initial: 'idle',
        on: always,
        states: {
          /** patch_state -1 */
          idle: {
            id: `${taskKey(spec)} idle`,
            on: {
              'init.patching': {
                target: 'unpatched',
                description: '§2.1 step 6: every task patch_state = 0',
              },
              'init.unpatching': { target: 'patched', description: '§2.2: tasks patch_state = 1' },
              ...fork('idle'),
            },
          },
          /** patch_state 0 */
          unpatched: {
            initial: 'settled',
            on: {
              ...calls(0),
              complete: { target: 'idle', description: '§2.4: every task patch_state = -1' },
            },
            states: { settled: settled('unpatched'), pending: pending('unpatched') },
          },
          /** patch_state 1 */
          patched: {
            initial: 'settled',
            on: { complete: { target: 'idle', description: '§2.4: every task patch_state = -1' } },
            states: { settled: settled('patched'), pending: pending('patched') },
          },
        },
      },
    },
  };
}

const originalPrints = (plan: Plan, id: string) =>
  plan.modules.flatMap((m) => m.functions).find((f) => f.func === id)?.prints;
