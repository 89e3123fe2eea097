/** The abstract state of the kernel, in the words of spec/vocabulary.ts. */
import type {
  FuncId,
  ModuleName,
  ObjectName,
  ObjectView,
  PatchName,
  PatchView,
  SiteView,
  TaskName,
  TaskView,
  View,
} from '../../spec/vocabulary.ts';
import { flatten } from './files.ts';
import type { Kernel } from './kernel.ts';
import { phaseOf } from './ledger.ts';
import { showParam } from './params.ts';
import { listed, patchNamed } from './patch.ts';
import { livepatchDir } from './sysfs.ts';

/** Whom to show, loaded or not: the names a scenario declares. */
export interface ViewScope {
  readonly patches: readonly { readonly name: PatchName; readonly objects: readonly ObjectName[] }[];
  readonly modules: readonly ModuleName[];
  readonly tasks: readonly TaskName[];
  readonly sites: readonly FuncId[];
}

const absent: ObjectView = { loaded: false, patched: false, callbacks: 'clean' };
const dead: TaskView = { alive: false, state: -1, pending: false, running: false, frames: [] };
const unpatched: SiteView = { stack: [], handler: false };

function patchView(k: Kernel, name: PatchName, objects: readonly ObjectName[]): PatchView {
  const patch = patchNamed(k, name);
  const module = k.state.modules.get(name);
  const params: Record<string, string> = {};
  for (const [param, value] of Object.entries(module?.params ?? {})) {
    params[param] = showParam(value).trimEnd();
  }
  const views: Record<ObjectName, ObjectView> = {};
  for (const object of objects) {
    const obj = patch?.listed ? patch.objects.find((o) => o.name === object) : undefined;
    views[object] =
      obj === undefined
        ? absent
        : {
            loaded: obj.loaded,
            patched: obj.patched,
            callbacks: k.profile.consistency === 'immediate' ? 'clean' : phaseOf(k.state, name, object),
          };
  }
  return {
    loaded: module !== undefined,
    enabled: patch?.enabled ?? false,
    forced: (patch?.forced ?? false) || (k.state.everForced && patch !== undefined),
    // Held or not: after a force some old kernels take one more with every enabling and never give one back.
    references: Math.min(1, module?.references ?? 0),
    freeing: patch?.freeing ?? false,
    params,
    objects: views,
  };
}

function taskView(k: Kernel, name: TaskName): TaskView {
  const task = k.state.tasks.get(name);
  if (task === undefined) return dead;
  return {
    alive: true,
    state: task.patchState,
    pending: task.pending,
    running: task.running,
    frames: task.frames.map((f) => ({ func: f.func, version: f.version })),
  };
}

function siteView(k: Kernel, id: FuncId): SiteView {
  const site = k.state.sites.get(id);
  if (site === undefined) return unpatched;
  return { stack: site.stack.map((f) => ({ patch: f.patch, nop: f.nop })), handler: site.handler };
}

function byName<T>(names: readonly string[], of: (name: string) => T): Record<string, T> {
  const record: Record<string, T> = {};
  for (const name of names) record[name] = of(name);
  return record;
}

export function viewOf(k: Kernel, scope: ViewScope): View {
  const s = k.state;
  const patches: Record<PatchName, PatchView> = {};
  for (const { name, objects } of scope.patches) patches[name] = patchView(k, name, objects);
  const sites: Record<FuncId, SiteView> = {};
  for (const id of scope.sites) sites[id] = siteView(k, id);
  return {
    transition: s.transition === null ? null : { patch: s.transition, target: s.target === 1 ? 1 : 0 },
    list: listed(k).map((p) => p.name),
    patches,
    modules: byName(scope.modules, (name) => s.modules.has(name)),
    tasks: byName(scope.tasks, (name) => taskView(k, name)),
    sites,
    sysfs: flatten(livepatchDir(k)),
    tainted: s.tainted,
    ftraceEnabled: s.ftraceEnabled,
  };
}
