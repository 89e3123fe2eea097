/**
 * Each chart as a machine of its own, for a small example: to be read, drawn, or opened in Stately.
 * What a chart waits for from the others arrives as an event; what it raises goes nowhere.
 */
import type { AnyStateMachine } from 'xstate';
import { linux_6_12 } from '../spec/kernels/6.12.ts';
import type { Scenario } from '../spec/scenario-types.ts';
import { VMLINUX } from '../spec/vocabulary.ts';
import { charts, domains, initialContext } from './charts.ts';
import { moduleKey } from './module.ts';
import { objectKey } from './object.ts';
import { patchKey } from './patch-kit.ts';
import { plan as planned } from './plan.ts';
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
      params: { pre_patch_ret: [0, -19] },
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

const one = (key: string): AnyStateMachine => {
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
  core: one('core'),
  patch: one(patchKey(patch)),
  object: one(objectKey(patch, inModule)),
  module: one(moduleKey('module')),
  task: one(taskKey(task)),
  site: one(siteKey(plan, 0)),
};
