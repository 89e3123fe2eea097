/**
 * Function sites: func_stack, ftrace handler, and the hot path (semantics.md §2.7).
 *
 * What a call runs is decided when the stack or the transition changes, never per call. `entry` holds the decision:
 * - no handler: the original;
 * - handler, newest func not in transition: that func's code (the original for a nop);
 * - newest func in transition: `split`, which reads the calling task's patch_state and nothing else.
 *
 * A Site lives as long as its kernel, so that callers may keep it; what it decides is derived from the state.
 */
import { errno } from '../../spec/errno.ts';
import type { FuncId, Version } from '../../spec/vocabulary.ts';
import type { Kernel } from './kernel.ts';
import { klp } from './log.ts';
import type { Body, Code, Func, KernelState, Patch, SiteState, StackFunc, Task } from './state.ts';
import { symbolAt } from './symbols.ts';

const ORIGINAL: Version = 'original';

/** One version of a function, ready to run. */
export interface Choice {
  readonly version: Version;
  readonly code: Code | null;
}

export interface Site {
  readonly id: FuncId;
  /** Call this: `site.entry(task, arg)`. */
  entry: Body;
  /** What a task with patch_state 0 gets while `reads`; else unused. */
  lower: Choice;
  lowerBody: Body;
  /** What every other call gets. */
  upper: Choice;
  upperBody: Body;
  /** The newest func is in transition: the task's patch_state is read. */
  reads: boolean;
  /** The dispatcher of this site, made once. */
  readonly split: Body;
}

const gone: Body = () => {
  throw new Error('call of a function whose object is not loaded');
};

/** The site of a function, with its current decision. */
export function siteOf(k: Kernel, id: FuncId): Site {
  const known = k.sites.get(id);
  if (known !== undefined) return known;
  const none: Choice = { version: ORIGINAL, code: null };
  const site: Site = {
    id,
    entry: gone,
    lower: none,
    lowerBody: gone,
    upper: none,
    upperBody: gone,
    reads: false,
    split: (task, arg) => (task.patchState === 0 ? site.lowerBody(task, arg) : site.upperBody(task, arg)),
  };
  k.sites.set(id, site);
  refreshSite(k, site);
  return site;
}

/** Whether the funcs of a patch are in transition. */
export const inTransition = (s: KernelState, patch: string): boolean =>
  s.patches.some((p) => p.name === patch && p.inTransition);

/** Decides anew, after the site's stack, its transition, ftrace_enabled or its object changed. */
export function refreshSite(k: Kernel, site: Site): void {
  const s = k.state;
  const original = symbolAt(k, site.id)?.code ?? null;
  const stack = s.ftraceEnabled ? s.sites.get(site.id)?.stack : undefined;
  const newest = stack?.[0];
  const plain: Choice = { version: ORIGINAL, code: original };
  const choice = (func: StackFunc | undefined): Choice =>
    func === undefined || func.nop ? plain : { version: func.version, code: func.code };
  site.upper = choice(newest);
  site.upperBody = site.upper.code?.body ?? gone;
  site.reads = newest !== undefined && inTransition(s, newest.patch);
  site.lower = site.reads ? choice(stack?.[1]) : site.upper;
  site.lowerBody = site.lower.code?.body ?? gone;
  site.entry = site.reads ? site.split : site.upperBody;
}

/** Which version a call by `task` runs, without running it. */
export const choose = (site: Site, task: Task): Choice =>
  site.reads && task.patchState === 0 ? site.lower : site.upper;

/**
 * The rule of semantics.md §2.7 as it stands, walking the func_stack: the reference for `choose`.
 * @param transition whether the newest func is in transition
 */
export function walk(stack: readonly StackFunc[], transition: boolean, patchState: -1 | 0 | 1): Version {
  let at = 0;
  if (transition && stack.length > 0 && patchState === 0) at = 1;
  const func = stack[at];
  if (func === undefined || func.nop) return ORIGINAL;
  return func.version;
}

function refresh(k: Kernel, id: FuncId): void {
  const site = k.sites.get(id);
  if (site !== undefined) refreshSite(k, site);
}

/** Decides anew at every site that somebody holds. */
export function refreshAllSites(k: Kernel): void {
  for (const site of k.sites.values()) refreshSite(k, site);
}

/** Decides anew at the sites of one object (its code came or went). */
export function refreshSitesOf(k: Kernel, object: string): void {
  const prefix = `${object}:`;
  for (const site of k.sites.values()) if (site.id.startsWith(prefix)) refreshSite(k, site);
}

/** Sets or clears `transition` of all funcs of a patch. */
export function markTransition(k: Kernel, patch: Patch, value: boolean): void {
  patch.inTransition = value;
  for (const obj of patch.objects)
    for (const func of obj.funcs) if (func.site !== null) refresh(k, func.site);
}

/**
 * Registers the ftrace handler for the first func of a site.
 * @returns 0; -EINVAL when the function cannot be traced, -EBUSY when ftrace is off or a kprobe may change the
 *   instruction pointer there too (IPMODIFY)
 */
function register(k: Kernel, func: Func, site: FuncId): number {
  if (symbolAt(k, site)?.desc.traceable === false) {
    klp(k, 'err', `failed to find location for function '${func.name}'`);
    return errno('EINVAL');
  }
  const off = !k.state.ftraceEnabled && k.profile.ftraceDisable === 'busy while patched';
  if (off || k.state.kprobes.has(site)) {
    const ret = errno('EBUSY');
    klp(k, 'err', `failed to register ftrace handler for function '${func.name}' (${ret})`);
    return ret;
  }
  return 0;
}

/** Pushes a func on its func_stack; registers the handler on the first. @returns 0 or a negative errno */
export function pushFunc(k: Kernel, patch: Patch, func: Func): number {
  const id = func.site;
  if (id === null || func.patched) return errno('EINVAL');
  const entry: StackFunc = {
    patch: patch.name,
    nop: func.nop,
    code: func.code,
    version: { patch: patch.name },
  };
  const site = k.state.sites.get(id);
  if (site === undefined) {
    const ret = register(k, func, id);
    if (ret !== 0) return ret;
    const first: SiteState = { stack: [entry], handler: true };
    k.state.sites.set(id, first);
  } else {
    site.stack = [entry, ...site.stack];
  }
  func.patched = true;
  refresh(k, id);
  return 0;
}

/** Takes a func off its func_stack; unregisters the handler with the last. */
export function popFunc(k: Kernel, patch: Patch, func: Func): void {
  const id = func.site;
  if (id === null || !func.patched) return;
  const site = k.state.sites.get(id);
  if (site !== undefined) {
    const rest = site.stack.filter((f) => f.patch !== patch.name);
    if (rest.length === 0) k.state.sites.delete(id);
    else site.stack = rest;
  }
  func.patched = false;
  refresh(k, id);
}

/** The func below a patch's func on the stack: what it takes the place of; `undefined` for the original. */
export function funcBelow(s: KernelState, id: FuncId, patch: string): StackFunc | undefined {
  const stack = s.sites.get(id)?.stack ?? [];
  return stack[stack.findIndex((f) => f.patch === patch) + 1];
}
