/**
 * Function sites: func_stack, ftrace handler, and the hot path (semantics.md §2.7).
 *
 * What a call runs is decided when the stack or the transition changes, never per call. `entry` holds the decision:
 * - no handler: the original;
 * - handler, newest func not in transition: that func's code (the original for a nop);
 * - newest func in transition: `split`, which reads the calling task's patch_state and nothing else.
 *
 * handler.ts spells the rule out call by call; a property compares the two.
 *
 * A Site lives as long as its kernel, so that callers may keep it; what it decides is derived from the state.
 */
import { errno } from '../../spec/errno.ts';
import type { FuncId, Version } from '../../spec/vocabulary.ts';
import type { Kernel } from './kernel.ts';
import { known } from './known.ts';
import { klp } from './log.ts';
import type { Body, Code, Func, KernelState, Patch, SiteState, StackFunc, Task } from './state.ts';
import { symbolAt } from './symbols.ts';

const ORIGINAL: Version = 'original';

/** One version of a function, ready to run. */
interface Choice {
  readonly version: Version;
  readonly code: Code | null;
}

/** What calls through a site run. */
interface Decision {
  readonly id: FuncId;
  /** The newest func is in transition: the task's patch_state is read. */
  readonly reads: boolean;
  /** What tasks with patch_state 0 run if it is read. */
  readonly lower: Choice;
  /** What all others run. */
  readonly upper: Choice;
  readonly lowerBody: Body;
  readonly upperBody: Body;
}

/** Small, because in a kernel with thousands of sites the caches are what a call costs. */
export interface Site {
  /** Call it as a method, `site.entry(task, arg)`: in a transition it looks at its site. */
  entry: Body;
  decision: Decision;
}

const gone: Body = () => {
  throw new Error('call of a function whose object is not loaded');
};

/** The entry of every site whose newest func is in transition: one function, so that it costs no memory per site. */
function split(this: Site, task: Task, arg: unknown): unknown {
  return task.patchState === 0 ? this.decision.lowerBody(task, arg) : this.decision.upperBody(task, arg);
}

/** Sites are made many at a time, so that they lie side by side in memory: in large kernels a quarter of a call's cost. */
const SLAB = 512;

/** A site that nobody has yet. What it decides until then is the decision of the first that asks. */
function spareSite(k: Kernel, decision: Decision): Site {
  const spare = k.spareSites.pop();
  if (spare !== undefined) return spare;
  k.spareSites = Array.from({ length: SLAB }, () => ({ entry: decision.upperBody, decision })).reverse();
  return spareSite(k, decision);
}

/** The site of a function, with its current decision. */
export function siteOf(k: Kernel, id: FuncId): Site {
  const there = k.sites.get(id);
  if (there !== undefined) return there;
  const decision = decide(k, id);
  const site = spareSite(k, decision);
  settle(site, decision);
  k.sites.set(id, site);
  return site;
}

/** Whether the funcs of a patch are in transition. */
export const inTransition = (s: KernelState, patch: string): boolean =>
  s.patches.some((p) => p.name === patch && p.inTransition);

/** What calls run now, by the site's stack, its transition, ftrace_enabled, and whether its object is there. */
function decide(k: Kernel, id: FuncId): Decision {
  const s = k.state;
  const stack = s.ftraceEnabled ? s.sites.get(id)?.stack : undefined;
  const [newest, below] = stack ?? [];
  const plain: Choice = { version: ORIGINAL, code: symbolAt(k, id)?.code ?? null };
  const choice = (func: StackFunc | undefined): Choice =>
    func === undefined || func.nop ? plain : { version: func.version, code: func.code };
  const upper = choice(newest);
  const lower = choice(below);
  return {
    id,
    reads: newest !== undefined && inTransition(s, newest.patch),
    lower,
    upper,
    lowerBody: lower.code?.body ?? gone,
    upperBody: upper.code?.body ?? gone,
  };
}

function settle(site: Site, decision: Decision): void {
  site.entry = decision.reads ? split : decision.upperBody;
  site.decision = decision;
}

/** Which version a call by `task` runs, without running it. */
export function choose(site: Site, task: Task): Choice {
  const { upper, lower, reads } = site.decision;
  return reads && task.patchState === 0 ? lower : upper;
}

function refresh(k: Kernel, id: FuncId): void {
  const site = k.sites.get(id);
  if (site !== undefined) settle(site, decide(k, id));
}

/** Decides anew at every site that somebody holds. */
export function refreshAllSites(k: Kernel): void {
  for (const [id, site] of k.sites) settle(site, decide(k, id));
}

/** Sets or clears `transition` of all funcs of a patch. */
export function markTransition(k: Kernel, patch: Patch, value: boolean): void {
  patch.inTransition = value;
  for (const id of k.state.sites.keys()) refresh(k, id);
}

/**
 * Registers the ftrace handler for the first func of a site.
 * @returns 0; -EINVAL when the function cannot be traced, -EBUSY when ftrace is off or a kprobe may change the
 *   instruction pointer there too (IPMODIFY)
 */
function register(k: Kernel, func: Func, site: FuncId): number {
  if (known(symbolAt(k, site), site).desc.traceable === false) {
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
  // Only in 4.0 a module is there although a function was not found in it.
  if (id === null) return errno('EINVAL');
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
  refresh(k, id);
  return 0;
}

/** Takes a func off its func_stack; unregisters the handler with the last. */
export function popFunc(k: Kernel, patch: Patch, func: Func): void {
  const id = known(func.site, func.name);
  const site = known(k.state.sites.get(id), id);
  const rest = site.stack.filter((f) => f.patch !== patch.name);
  if (rest.length === 0) k.state.sites.delete(id);
  else site.stack = rest;
  refresh(k, id);
}

/** The func below a patch's func on the stack: what it takes the place of; `undefined` for the original. */
export function funcBelow(s: KernelState, id: FuncId, patch: string): StackFunc | undefined {
  const { stack } = known(s.sites.get(id), id);
  return stack[stack.findIndex((f) => f.patch === patch) + 1];
}
