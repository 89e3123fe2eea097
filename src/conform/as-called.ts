/**
 * What calls of a patched function run, held against the View, and what the engine says to calls and other operations
 * that cannot happen.
 */
import { type FuncId, type Observation, type Version, type View, VMLINUX } from '../../spec/vocabulary.ts';
import { runHandler } from '../engine/handler.ts';
import type { Kernel } from '../engine/kernel.ts';
import type { Site } from '../engine/site.ts';
import type { Contradictions, Save } from './contradictions.ts';
import { objectOf } from './possible.ts';

/** Calls functions of a kernel. */
export class Caller {
  readonly #k: Kernel;
  readonly #funcs: readonly FuncId[];
  readonly #save: Save;
  /** Sites as a caller holds them who asked for them once, when they were first there. */
  readonly #sites = new Map<FuncId, Site>();
  /** Whose handler was called from inside itself. */
  readonly #recursed = new Set<FuncId>();

  constructor(k: Kernel, funcs: readonly FuncId[], save: Save) {
    this.#k = k;
    this.#funcs = funcs;
    this.#save = save;
  }

  /** What calls run now: by the hot path, and by the handler spelled out (semantics.md §2.7). */
  calls(view: View, wrong: Contradictions): void {
    const k = this.#k;
    for (const func of this.#funcs) {
      let site = this.#sites.get(func);
      if (site === undefined) {
        if (!isThere(view, func)) continue;
        site = k.site(func);
        this.#sites.set(func, site);
      }
      for (const [name, { alive }] of Object.entries(view.tasks)) {
        const task = alive ? k.task(name) : undefined;
        if (task === undefined) continue;
        const what = `a call of ${func} by ${name}`;
        if (!isThere(view, func)) {
          wrong.refuses(
            this.#save,
            what,
            () => k.call(func, name),
            'call of a function whose object is not loaded',
          );
          wrong.refuses(this.#save, what, () => k.enter(name, func), `${func} is not there`);
          continue;
        }
        const version = view.ftraceEnabled ? runHandler(k, func, task, 'task') : 'original';
        wrong.same(what, k.call(func, name), version);
        wrong.same(`${what}, through a site held since it was there`, site.entry(task, undefined), version);
        if (view.ftraceEnabled) this.#recursion(func, name, version, wrong);
      }
    }
  }

  /** Called from inside itself, in the same context, the handler warns once and has the original run (semantics.md §2.7). */
  #recursion(func: FuncId, name: string, version: Version, wrong: Contradictions): void {
    const k = this.#k;
    const task = k.task(name);
    if (task === undefined || version === 'original' || this.#recursed.has(func)) return;
    this.#recursed.add(func);
    const restore = this.#save();
    k.takeObservations();
    const versions: Version[] = [];
    const logged: Observation[][] = [];
    const handle = (): void => {
      for (const context of ['task', 'irq', 'task'] as const) {
        versions.push(runHandler(k, func, task, context));
        logged.push([...k.takeObservations()]);
      }
    };
    versions.push(runHandler(k, func, task, 'task', handle));
    const expected: readonly Version[] = ['original', version, 'original', version];
    wrong.same(`what runs when ${func} is called by its handler`, versions, expected);
    const line = 'WARNING: at kernel/livepatch/patch.c klp_ftrace_handler';
    const warning: Observation = { kind: 'log', level: 'warning', line };
    wrong.same(`what ${func} called by its handler logs`, logged, [[warning], [], []]);
    restore();
  }

  /** Before 5.1 nobody is signalled by itself, however often the completion fails (semantics.md §6, stragglers). */
  #waitsOn(wrong: Contradictions): void {
    const k = this.#k;
    const restore = this.#save();
    k.takeObservations();
    for (let retry = 0; retry < 16 && k.state.transition !== null; retry++) k.retryWork();
    const signals = k.takeObservations().filter((o) => o.kind === 'log' && o.line.includes('signaling'));
    wrong.same('signals that nobody sent', signals, []);
    restore();
  }

  /** Before 5.1 a module's own code may disable its patch, with the same result as the file (semantics.md §6, API). */
  #asModule(view: View, wrong: Contradictions): void {
    const k = this.#k;
    for (const name of Object.keys(view.patches)) {
      const file = `/sys/kernel/livepatch/${name}/enabled`;
      if (k.mode(file) === undefined) continue;
      const results = [() => k.write(file, '0'), () => k.context(name).disablePatch()].map((disable) => {
        const restore = this.#save();
        const errno = disable();
        const enabled = k.read(file);
        restore();
        return { errno, enabled };
      });
      wrong.same(`what ${name} gets when it disables itself`, results[1], results[0]);
    }
  }

  /** What cannot happen (the table in spec/vocabulary.ts) is refused, as a defect of whoever asks for it. */
  impossible(view: View, wrong: Contradictions): void {
    const k = this.#k;
    const refuses = (what: string, operation: () => unknown, message: string): void =>
      wrong.refuses(this.#save, what, operation, message);
    for (const [name, { alive, frames }] of Object.entries(view.tasks)) {
      if (!alive) refuses(`waking ${name}`, () => k.wake(name), `${name} is not there`);
      else if (frames.length === 0)
        refuses(`a return of ${name}`, () => k.leave(name), `a function that ${name} is in is not there`);
    }
    // Where there is no hook in it, and for who has moved, cond_resched does nothing.
    for (const [name, { alive, pending, state }] of Object.entries(view.tasks)) {
      if (!alive || (pending && k.profile.condResched)) continue;
      const restore = this.#save();
      k.resched(name);
      const task = k.task(name);
      wrong.same(`${name} in cond_resched`, [task?.pending, task?.patchState], [pending, state]);
      restore();
    }
    for (const [name, { loaded, freeing }] of Object.entries(view.patches)) {
      if (!loaded) refuses(`code of ${name}`, () => k.context(name).get('x'), `${name} is not there`);
      if (!freeing) refuses(`freeing ${name}`, () => k.freeWork(name), `${name} is not there`);
    }
    const inside = new Set(Object.values(view.tasks).flatMap((t) => t.frames.map((f) => objectOf(f.func))));
    for (const name of Object.keys(view.modules)) {
      const message = `rmmod ${name}: a task is still in its code`;
      if (inside.has(name)) refuses(`rmmod of ${name}`, () => k.rmmod(name), message);
    }
    if (view.transition === null && k.profile.api === 'register') this.#asModule(view, wrong);
    if (view.transition !== null && k.profile.fakeSignal !== 'automatic') this.#waitsOn(wrong);
    if (view.transition === null)
      refuses('a retry', () => k.retryWork(), 'a transition that is going on is not there');
  }
}

const isThere = (view: View, func: FuncId): boolean =>
  objectOf(func) === VMLINUX || view.modules[objectOf(func)] === true;
