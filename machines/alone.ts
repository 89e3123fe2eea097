/**
 * Each chart as a machine of its own, for a small example: to be read, drawn, or opened in Stately.
 * What a chart waits for from the others arrives as an event; what it raises goes nowhere.
 */
import type { AnyStateMachine } from 'xstate';
import { linux_4_16 } from '../spec/kernels/4.16.ts';
import { linux_6_12 } from '../spec/kernels/6.12.ts';
import { intParam } from '../spec/parameters.ts';
import type { PatchSpec, Scenario } from '../spec/scenario-types.ts';
import { VMLINUX } from '../spec/vocabulary.ts';
import { charts, domains, initialContext } from './charts.ts';
import { moduleKey } from './module.ts';
import { objectKey } from './object.ts';
import { patchKey } from './patch-kit.ts';
import { type Plan, plan as planned } from './plan.ts';
import { rules, stateNode } from './rules.ts';
import { siteKey } from './site.ts';
import { taskKey } from './task.ts';

const callbacks = {
  pre_patch: { returns: { param: 'pre_patch_ret' } },
  post_patch: { returns: 0 },
  pre_unpatch: { returns: 0 },
  post_unpatch: { returns: 0 },
};

/** One patch that touches vmlinux and a module, one task that forks another. */
const example: Scenario = {
  id: 'example',
  title: 'One patch, one module, one task',
  source: 'semantics.md',
  kernel: '6.12',
  tainted: false,
  signals: true,
  patches: [
    {
      name: 'patch',
      replace: false,
      states: [{ id: 1, version: 1 }],
      params: { pre_patch_ret: intParam(0, -19) },
      objects: [
        { name: VMLINUX, funcs: [{ func: `${VMLINUX}:f`, newFunc: 'new_f', sympos: 0 }], callbacks },
        { name: 'module', funcs: [{ func: 'module:g', newFunc: 'new_g', sympos: 0 }], callbacks },
      ],
    },
  ],
  modules: [{ name: 'module', functions: [], init: 'init', exit: 'exit', loaded: false }],
  tasks: [true, false].map((alive, i) => ({
    name: alive ? 'task' : 'child',
    kind: 'user',
    calls: i === 0 ? [`${VMLINUX}:f`] : [],
    depth: 1,
    sleeps: 'interruptible',
    reliable: true,
    running: true,
    inside: [],
    alive,
  })),
  alphabet: [
    { type: 'loadModule', module: 'module', init: -12 },
    { type: 'fork', task: 'task', child: 'child' },
    { type: 'sysctl', name: 'kernel.ftrace_enabled', value: 0 },
    { type: 'kprobe', func: `${VMLINUX}:f`, on: true },
    { type: 'write', patch: 'patch', file: 'force', value: '1' },
  ],
  expect: { verdict: 'holds' },
};

const plan = planned(example, linux_6_12);

/** The same patch as a cumulative one, and its successor, which takes over its state and its shadow variable. */
const upgrade: Scenario = {
  ...example,
  patches: ([1, 2] as const).map((version): PatchSpec => {
    const previous = { state: 1, previous: true };
    const none = { state: 1, previous: false };
    return {
      name: version === 1 ? 'patch' : 'successor',
      replace: true,
      states: [{ id: 1, version }],
      params: {},
      objects: [
        {
          name: VMLINUX,
          funcs: [],
          callbacks: {
            pre_patch: {
              returns: 0,
              effects: [
                { effect: 'allocate', state: 1, when: none },
                { effect: 'getOrAllocShadow', shadow: 'object#1' },
              ],
            },
            post_patch: {
              returns: 0,
              effects: [
                { effect: 'set', state: 1, when: none },
                { effect: 'takeOver', state: 1, when: previous },
              ],
            },
            pre_unpatch: { returns: 0, effects: [{ effect: 'restore', state: 1 }] },
            post_unpatch: {
              returns: 0,
              effects: [
                { effect: 'free', state: 1, when: none },
                { effect: 'freeShadows', id: 1, when: none },
              ],
            },
          },
        },
      ],
    };
  }),
};

const one = (key: string, plan: Plan): AnyStateMachine => {
  const chart = charts(plan)[key];
  if (chart === undefined) throw new RangeError(`no chart "${key}"`);
  return rules.createMachine({
    ...stateNode(chart),
    context: initialContext(plan),
    meta: { domains: domains(plan) },
  });
};

const [patch] = plan.patches;
const [, inModule] = patch?.objects ?? [];
const [task] = plan.tasks;
if (patch === undefined || inModule === undefined || task === undefined) {
  throw new Error('the example has a patch with two objects, and a task');
}

/** By the name of the file that describes the chart. */
export const alone: Readonly<Record<string, AnyStateMachine>> = {
  core: one('core', plan),
  patch: one(patchKey(patch), plan),
  object: one(objectKey(patch, inModule), plan),
  module: one(moduleKey('module'), plan),
  task: one(taskKey(task), plan),
  site: one(siteKey(plan, 0), plan),
  state: one('state 1', planned(upgrade, linux_6_12)),
  shadow: one('shadow object#1', planned(upgrade, linux_6_12)),
  legacy: one(patchKey(patch), planned(example, linux_4_16)),
};
