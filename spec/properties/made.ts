/** Views and steps made by hand, for the properties' tests: each says only what differs from a system at rest. */
import { parseEvent } from '../event-name.ts';
import { parseScenario } from '../scenario.ts';
import type { Scenario } from '../scenario-types.ts';
import type {
  CallbackName,
  CallbackPhase,
  FuncId,
  ModuleState,
  Observation,
  PatchView,
  SiteView,
  Step,
  SystemDataView,
  TaskView,
  View,
} from '../vocabulary.ts';

/** Patches a (vmlinux:f, mod:g; all callbacks), b (vmlinux:f; pre_patch only), r (vmlinux:h; replace); module mod; tasks t, k, i. */
export const scenario: Scenario = parseScenario(
  `
title: for the tests of properties
patches:
  a:
    states: [{ id: 1, version: 1 }]
    params: { ret: [0, -19] }
    usesShadows: [7]
    objects:
      vmlinux: { funcs: [f], callbacks: { pre_patch: { returns: ret, effects: [allocate: 1] }, post_patch: [set: 1], pre_unpatch: , post_unpatch: } }
      mod: { funcs: [g], callbacks: all }
  b: { requires: [a], objects: { vmlinux: { funcs: [f], callbacks: [pre_patch] } } }
  r: { replace: true, states: [{ id: 1, version: 2 }], objects: { vmlinux: { funcs: [h], callbacks: all } } }
modules: { mod: }
tasks:
  t: { calls: ['vmlinux:f'] }
  k: { kind: kthread, reliable: false, sleeps: uninterruptible }
  i: { kind: idle }
`,
  'made.yaml',
);

export const task = (more: Partial<TaskView> = {}): TaskView => ({
  alive: true,
  state: -1,
  pending: false,
  running: false,
  frames: [],
  ...more,
});

/** A patch that is not there. */
export const gone: PatchView = {
  loaded: false,
  enabled: false,
  forced: false,
  references: 0,
  freeing: false,
  params: {},
  objects: {},
};

const object = (loaded: boolean, callbacks: CallbackPhase) => ({
  loaded,
  patched: callbacks !== 'clean',
  callbacks,
});

/** A patch's view: its vmlinux object in `phase`; a also has the object mod. */
export const patch = (
  name: string,
  phase: CallbackPhase,
  more: Partial<PatchView> = {},
  mod: CallbackPhase = 'clean',
): PatchView => ({
  ...gone,
  ...(phase === 'clean' ? {} : { loaded: true, enabled: true, references: 1 }),
  objects: {
    vmlinux: object(phase !== 'clean', phase),
    ...(name === 'a' ? { mod: object(mod !== 'clean', mod) } : {}),
  },
  ...more,
});

/** A func_stack, newest first; `~p` is p's nop. */
export const stack = (...entries: readonly string[]): SiteView => ({
  stack: entries.map((e) => ({ patch: e.replace('~', ''), nop: e.startsWith('~') })),
  handler: entries.length > 0,
});

export type Made = Partial<Omit<View, 'patches' | 'tasks' | 'sites' | 'modules'>> & {
  readonly patches?: Readonly<Record<string, PatchView>>;
  readonly tasks?: Readonly<Record<string, TaskView>>;
  readonly sites?: Readonly<Record<FuncId, SiteView>>;
  readonly modules?: Readonly<Record<string, boolean>>;
};

export const noData: SystemDataView = {
  states: { 1: { version: 0, pointers: { a: null, r: null }, spaces: {} } },
  shadows: {},
};

export function view(made: Made = {}): View {
  return {
    transition: null,
    list: [],
    sysfs: {},
    tainted: true,
    ftraceEnabled: true,
    data: noData,
    ...made,
    patches: { a: patch('a', 'clean'), b: patch('b', 'clean'), r: patch('r', 'clean'), ...made.patches },
    modules: { mod: false, ...made.modules },
    tasks: { t: task(), k: task(), i: task({ running: true }), ...made.tasks },
    sites: { 'vmlinux:f': stack(), 'mod:g': stack(), 'vmlinux:h': stack(), ...made.sites },
  };
}

/** Patch a enabled, in vmlinux only. */
export const live: Made = {
  list: ['a'],
  patches: { a: patch('a', 'live') },
  sites: { 'vmlinux:f': stack('a') },
};

/** Patch a on its way in: nobody has moved. */
export const coming: Made = {
  transition: { patch: 'a', target: 1 },
  list: ['a'],
  patches: { a: patch('a', 'prepared') },
  sites: { 'vmlinux:f': stack('a') },
  tasks: {
    t: task({ state: 0, pending: true }),
    k: task({ state: 0, pending: true }),
    i: task({ state: 0, pending: true, running: true }),
  },
};

/** A step from one made view to another. */
export const step = (
  before: Made,
  event: string,
  after: Made,
  observations: readonly Observation[] = [],
): Step => ({ before: view(before), event: parseEvent(event), observations, after: view(after) });

export const log = (line: string): Observation => ({ kind: 'log', level: 'info', line });

export const errno = (number: number): Observation => ({ kind: 'errno', errno: number });

export const called = (
  name: string,
  callback: CallbackName,
  object = 'vmlinux',
  module: ModuleState = null,
  returns = 0,
): Observation => ({ kind: 'callback', patch: name, object, callback, module, returns });
