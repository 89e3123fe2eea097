/** All charts of a scenario, what they declare, and where they start. */
import type { Context } from './context.ts';
import * as core from './core.ts';
import * as debug from './debug.ts';
import { legacy } from './legacy.ts';
import * as module from './module.ts';
import * as object from './object.ts';
import * as patch from './patch.ts';
import { patchKey } from './patch-kit.ts';
import { frameCode, nopRows, type Plan } from './plan.ts';
import * as relocations from './relocations.ts';
import type { Chart } from './rules.ts';
import * as shadow from './shadow.ts';
import * as site from './site.ts';
import * as state from './state.ts';
import * as task from './task.ts';

export type Charts = Record<string, Chart>;

/** One region per patch, patch × object, target module and task, and the core. */
export const charts = (plan: Plan): Charts => ({
  ...Object.fromEntries(plan.tasks.map((t, i) => [task.taskKey(t), task.task(plan, i)])),
  ...Object.fromEntries(plan.modules.map((m, i) => [module.moduleKey(m.name), module.module(plan, i)])),
  ...Object.fromEntries(
    plan.patches.flatMap((p, i) => [
      [patchKey(p), plan.profile.api === 'register' ? legacy(plan, i) : patch.patch(plan, i)],
      ...p.objects.map((o, k) => [object.objectKey(p, o), object.object(plan, p, k)]),
    ]),
  ),
  ...Object.fromEntries(site.probed(plan).map((func) => [site.siteKey(plan, func), site.site(plan, func)])),
  ...(plan.effects.length === 0
    ? {}
    : Object.fromEntries([
        ...plan.states.map((s, i) => [state.stateKey(s), state.state(plan, i)]),
        ...plan.shadows.map((name, i) => [shadow.shadowKey(name), shadow.shadow(plan, i)]),
      ])),
  ...state.question(plan),
  ...debug.debug(plan),
  core: core.core(plan),
});

/** Every context field with the values it may take. */
export const domains = (plan: Plan) => ({
  ...core.domains(plan),
  ...debug.domains(plan),
  ...patch.domains(plan),
  ...site.domains(plan),
  ...state.domains(plan),
  ...relocations.domains(plan),
  ...shadow.domains(plan),
  ...module.domains(plan),
  ...task.domains(plan),
});

/** As the scenario says it starts. */
export const initialContext = (plan: Plan): Context => ({
  list: [],
  transition: 0,
  attempts: 0,
  tainted: plan.scenario.tainted,
  ftraceEnabled: true,
  debug: debug.initialDebug(),
  kprobes: plan.funcs.map(() => false),
  params: plan.params.map(() => 0),
  forced: plan.patches.map(() => false),
  nops: Array.from({ length: nopRows(plan) * plan.sites }, () => false),
  dynamic: Array.from({ length: nopRows(plan) * plan.objects.length }, () => false),
  enabled: plan.patches.map(() => false),
  stacks: plan.funcs.slice(0, plan.sites).map(() => []),
  // Without effects nobody allocates, and the states' fields hold nothing (state.ts).
  pointers: Array.from({ length: plan.effects.length === 0 ? 0 : plan.slots }, () => 0),
  spaces: Array.from({ length: plan.effects.length === 0 ? 0 : plan.slots }, () => 0),
  relocated: Array.from({ length: plan.relocated }, () => false),
  shadows: plan.shadows.map(() => 0),
  loaded: plan.modules.map((m) => m.loaded),
  frames: plan.tasks.map((t) =>
    t.inside.map((id) =>
      frameCode(
        plan,
        plan.funcs.findIndex((f) => f.id === id),
        0,
      ),
    ),
  ),
  running: plan.tasks.map((t) => t.alive && t.running),
  alive: plan.tasks.map((t) => t.alive),
});
