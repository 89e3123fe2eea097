/**
 * What user space and the hot path see of the engine, held against the View: where both show a fact, they must agree.
 * So a test that compares Views also tests the files of /proc and /sys and the calls that tasks make.
 */
import { type FuncId, type View, VMLINUX } from '../../spec/vocabulary.ts';
import { runHandler } from '../engine/handler.ts';
import type { Kernel } from '../engine/kernel.ts';
import { objectOf } from './possible.ts';

/** TAINT_LIVEPATCH in /proc/sys/kernel/tainted (Documentation/admin-guide/tainted-kernels.rst: bit 15). */
const TAINT_LIVEPATCH = 32768;

const ENOENT = -2;
const EACCES = -13;
const EEXIST = -17;
const ENOTDIR = -20;
const EISDIR = -21;

const top = '/sys/kernel/livepatch';

/** What was compared, by scenario: comparing costs several times what making a View costs. */
const compared = new Map<string, Set<string>>();

/** Compares everything again from now on: the engine is another one (a mutant was switched on). */
export const forgetComparisons = (): void => compared.clear();

/** Compares a kernel's files and calls with its View, each part whenever a scenario's View has it for the first time. */
export class Reader {
  readonly #k: Kernel;
  readonly #sites: readonly FuncId[];
  readonly #seen: Set<string>;
  #wrong: string[] = [];

  /**
   * @param scenario its id
   * @param sites functions to call, where their objects are loaded
   */
  constructor(scenario: string, k: Kernel, sites: readonly FuncId[]) {
    this.#seen = compared.get(scenario) ?? new Set();
    compared.set(scenario, this.#seen);
    this.#k = k;
    this.#sites = sites;
  }

  /** @returns a line for each place where the engine contradicts its View; what both show stays as it is */
  contradictions(view: View): readonly string[] {
    this.#wrong = [];
    const { patches, modules, tasks, sites, sysfs, tainted, ftraceEnabled } = view;
    const known = Object.entries(patches).map(([name, p]) => [name, p.loaded, p.references, p.params]);
    const states = Object.entries(tasks).map(([name, t]) => [name, t.alive, t.state]);
    this.#once([], () => this.#fixed());
    this.#once([tainted, ftraceEnabled], () => this.#switches(view));
    this.#once([known, modules], () => this.#modules(view));
    const frames = Object.values(tasks).map((t) => t.frames.map((f) => objectOf(f.func)));
    this.#once([modules, frames], () => this.#busy(view));
    this.#once(states, () => this.#tasks(view));
    this.#once([states, sites, modules, view.transition, ftraceEnabled], () => this.#calls(view));
    this.#once(sysfs, () => this.#tree(sysfs));
    this.#k.takeObservations();
    return this.#wrong;
  }

  #once(part: unknown, check: () => void): void {
    const key = JSON.stringify(part);
    if (this.#seen.has(key)) return;
    check();
    // What contradicts is told every time.
    if (this.#wrong.length === 0) this.#seen.add(key);
  }

  #same(what: string, seen: unknown, expected: unknown): void {
    if (seen === expected) return;
    const [a, b] = [JSON.stringify(seen), JSON.stringify(expected)];
    if (a !== b) this.#wrong.push(`${what} is ${a}, but should be ${b}`);
  }

  #reads(path: string, text: string): void {
    this.#same(path, this.#k.read(path), `${text}\n`);
  }

  /** What is no file cannot be read, what is no directory cannot be listed. */
  #fixed(): void {
    const k = this.#k;
    this.#same('/', k.list('/'), ['proc', 'sys']);
    this.#same(`reading ${top}`, k.read(top), EISDIR);
    this.#same(`writing ${top}`, k.write(top, ''), EISDIR);
    const file = '/proc/sys/kernel/tainted';
    this.#same(`writing ${file}`, k.write(file, ''), EACCES);
    this.#same(`listing ${file}`, k.list(file), ENOTDIR);
    for (const none of [`${file}/x`, '/sys/kernel/./absent']) {
      this.#same(`reading ${none}`, k.read(none), ENOENT);
      this.#same(`writing ${none}`, k.write(none, ''), ENOENT);
      this.#same(`listing ${none}`, k.list(none), ENOENT);
      this.#same(none, k.mode(none), undefined);
    }
  }

  #switches(view: View): void {
    this.#reads('/proc/sys/kernel/tainted', view.tainted ? String(TAINT_LIVEPATCH) : '0');
    this.#reads('/proc/sys/kernel/ftrace_enabled', view.ftraceEnabled ? '1' : '0');
    this.#same('writing letters', this.#k.write('/proc/sys/kernel/ftrace_enabled', '1x'), -22);
  }

  /** /proc/modules as lsmod reads it, and /sys/module. */
  #modules(view: View): void {
    const k = this.#k;
    const patches = Object.entries(view.patches);
    const loaded = [
      ...patches.flatMap(([name, p]) => (p.loaded ? [name] : [])),
      ...Object.entries(view.modules).flatMap(([name, is]) => (is ? [name] : [])),
    ];
    const references = (name: string): number => {
      const text = String(k.read(`/sys/module/${name}/refcnt`));
      return /^\d+\n$/.test(text) ? Number(text) : -1;
    };
    const listed = k.list('/sys/module');
    this.#same('/sys/module', sorted(listed), sorted(loaded));
    const newestFirst = typeof listed === 'number' ? [] : [...listed].reverse();
    const lines = newestFirst.map((m) => `${m} 16384 ${references(m)} - Live 0x0000000000000000\n`);
    this.#same('/proc/modules', k.read('/proc/modules'), lines.join(''));
    for (const name of loaded) {
      this.#reads(`/sys/module/${name}/initstate`, 'live');
      this.#reads(`/sys/module/${name}/taint`, Object.hasOwn(view.patches, name) ? 'K' : '');
      // Held or not, as the View has it: old kernels take more than one after a force.
      const held = view.patches[name]?.references ?? 0;
      this.#same(`references of ${name}`, Math.min(1, references(name)), held);
    }
    // What the vocabulary calls impossible, the module loader refuses.
    for (const name of [...patches.map(([patch]) => patch), ...Object.keys(view.modules)]) {
      if (loaded.includes(name)) this.#same(`insmod of ${name} again`, k.insmod({ name }), EEXIST);
      else this.#same(`rmmod of ${name}, which is not there`, k.rmmod(name), ENOENT);
    }
    for (const [name, { params }] of patches) {
      const folder = `/sys/module/${name}/parameters`;
      const names = Object.keys(params);
      this.#same(folder, k.list(folder), names.length === 0 ? ENOENT : names);
      for (const param of names) {
        this.#reads(`${folder}/${param}`, String(params[param]));
        this.#same(`${folder}/${param}`, k.mode(`${folder}/${param}`), { kind: 'file', mode: 0o644 });
      }
    }
  }

  /** Whoever removes a module has to wait until its code is left. */
  #busy(view: View): void {
    const k = this.#k;
    const busy = new Set(Object.values(view.tasks).flatMap((t) => t.frames.map((f) => objectOf(f.func))));
    for (const name of busy) {
      if (view.modules[name] !== true) continue;
      const before = k.snapshot();
      let said: unknown;
      try {
        k.rmmod(name);
      } catch (error) {
        said = error instanceof Error ? error.message : error;
      }
      k.restore(before);
      this.#same(`rmmod of ${name} too early`, said, `rmmod ${name}: a task is still in its code`);
    }
  }

  /** /proc/PID. */
  #tasks(view: View): void {
    const k = this.#k;
    const pids: string[] = [];
    for (const [name, task] of Object.entries(view.tasks)) {
      if (!task.alive) continue;
      const pid = String(k.task(name)?.pid);
      pids.push(pid);
      this.#reads(`/proc/${pid}/comm`, name);
      const state = `/proc/${pid}/patch_state`;
      this.#reads(state, String(task.state));
      this.#same(state, k.mode(state), { kind: 'file', mode: 0o400 });
    }
    this.#same('/proc', sorted(k.list('/proc')), sorted(['modules', 'sys', ...new Set(pids)]));
    this.#same('process numbers', pids.length, new Set(pids).size);
  }

  /** What a call runs now, by the hot path and by the handler spelled out (semantics.md §2.7). */
  #calls(view: View): void {
    const k = this.#k;
    for (const func of this.#sites) {
      const object = objectOf(func);
      if (object !== VMLINUX && view.modules[object] !== true) continue;
      for (const [name, { alive }] of Object.entries(view.tasks)) {
        const task = alive ? k.task(name) : undefined;
        if (task === undefined) continue;
        const version = view.ftraceEnabled ? runHandler(k, func, task, 'task') : 'original';
        this.#same(`a call of ${func} by ${name}`, k.call(func, name), version);
      }
    }
  }

  /** /sys/kernel/livepatch, with modes. */
  #tree(sysfs: View['sysfs']): void {
    const k = this.#k;
    const inside = (dir: string): readonly string[] =>
      Object.keys(sysfs)
        .filter((path) => path.startsWith(dir) && /^[^/]+\/?$/.test(path.slice(dir.length)))
        .map((path) => path.slice(dir.length).replace('/', ''))
        .sort();
    this.#same(top, sorted(k.list(top)), inside(''));
    for (const [path, value] of Object.entries(sysfs)) {
      const file = `${top}/${path}`;
      if (path.endsWith('/')) {
        this.#same(file, sorted(k.list(file)), inside(path));
        this.#once(file, () => this.#same(file, k.mode(file), { kind: 'dir', mode: 0o755 }));
        continue;
      }
      const writeOnly = value === '';
      this.#same(`reading ${file}`, k.read(file), writeOnly ? EACCES : `${value}\n`);
      const mode = writeOnly ? 0o200 : path.endsWith('/enabled') ? 0o644 : 0o444;
      this.#once(file, () => {
        this.#same(file, k.mode(file), { kind: 'file', mode });
        // Nothing written to a file does nothing, but the file must allow it.
        this.#same(`writing ${file}`, k.write(file, ''), mode === 0o444 ? EACCES : 0);
      });
    }
  }
}

const sorted = (names: readonly string[] | number): readonly string[] | number =>
  typeof names === 'number' ? names : [...names].sort();
