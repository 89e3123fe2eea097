/**
 * What user space sees of the engine, held against the View: where both show a fact, they must agree. So a test that
 * compares Views also tests the files of /proc and /sys. as-called.ts does the same for calls.
 */
import type { ParamSpec } from '../../spec/parameters.ts';
import type { Scenario } from '../../spec/scenario-types.ts';
import { type FuncId, type ModuleState, type ObjectName, type View, VMLINUX } from '../../spec/vocabulary.ts';
import type { Kernel } from '../engine/kernel.ts';
import { Caller } from './as-called.ts';
import { Contradictions, type Save } from './contradictions.ts';
import { objectOf } from './possible.ts';

/** TAINT_LIVEPATCH in /proc/sys/kernel/tainted (Documentation/admin-guide/tainted-kernels.rst: bit 15). */
const TAINT_LIVEPATCH = 32768;

const ENOENT = -2;
const EACCES = -13;
const EBUSY = -16;
const EEXIST = -17;
const ENOTDIR = -20;
const EISDIR = -21;

const top = '/sys/kernel/livepatch';

/** What was compared, by scenario: comparing costs several times what making a View costs. */
const compared = new Map<string, Set<string>>();

/** Compares everything again from now on: the engine is another one (a mutant was switched on). */
export const forgetComparisons = (): void => compared.clear();

function comparedIn(scenario: string): Set<string> {
  const known = compared.get(scenario) ?? new Set();
  compared.set(scenario, known);
  return known;
}

/** Compares a kernel's files and calls with its View, each part whenever a scenario's View has it for the first time. */
export class Reader {
  readonly #k: Kernel;
  readonly #caller: Caller;
  readonly #scenario: Scenario;
  readonly #seen: Set<string>;
  #wrong = new Contradictions();

  /**
   * @param scenario which the kernel has booted
   * @param sites functions to call, where their objects are loaded
   * @param save of the kernel and of all else that its modules' code changes
   */
  constructor(scenario: Scenario, k: Kernel, sites: readonly FuncId[], save: Save) {
    this.#scenario = scenario;
    this.#seen = comparedIn(scenario.id);
    this.#k = k;
    this.#caller = new Caller(k, sites, save);
  }

  /** Where the engine contradicts its View; what both show stays as it is. */
  contradictions(view: View): Contradictions {
    this.#wrong = new Contradictions();
    const { patches, modules, tasks, sites, sysfs, tainted, ftraceEnabled, transition } = view;
    const known = Object.entries(patches).map(([name, p]) => [name, p.loaded, p.references, p.params]);
    const states = Object.entries(tasks).map(([name, t]) => [name, t.alive, t.state]);
    const can = [
      Object.values(tasks).map((t) => [t.pending, t.frames.map((f) => objectOf(f.func))]),
      Object.values(patches).map((p) => p.freeing),
      transition === null,
    ];
    this.#once([], () => this.#fixed());
    this.#once([tainted, ftraceEnabled], () => this.#switches(view));
    this.#once([known, modules], () => this.#modules(view));
    this.#once(['klp_get_state', known], () => this.#states(view));
    this.#once(states, () => this.#tasks(view));
    this.#once([states, sites, modules, transition, ftraceEnabled], () => {
      this.#caller.calls(view, this.#wrong);
    });
    this.#once([known, modules, states, can], () => {
      this.#caller.impossible(view, this.#wrong);
    });
    this.#once(sysfs, () => this.#tree(sysfs));
    this.#k.takeObservations();
    return this.#wrong;
  }

  /** The same for calls alone, whether or not they have been compared: a restore must not leave sites as they were. */
  contradictionsOfCalls(view: View): Contradictions {
    const wrong = new Contradictions();
    this.#caller.calls(view, wrong);
    return wrong;
  }

  #once(part: unknown, check: () => void): void {
    const key = JSON.stringify(part);
    if (this.#seen.has(key)) return;
    check();
    // What contradicts is told every time.
    if (this.#wrong.lines.length === 0) this.#seen.add(key);
  }

  #same(what: string, seen: unknown, expected: unknown): void {
    this.#wrong.same(what, seen, expected);
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
    const { ftraceEnabled } = view;
    const as = (text: string): number => this.#k.write('/proc/sys/kernel/ftrace_enabled', text);
    for (const text of ['1x', 'x1', '', '-'])
      this.#same(`writing "${text}"`, as(text), text === '' ? 0 : -22);
    // What it is already, in other spellings.
    for (const text of ftraceEnabled ? ['1', '10\n', ' -2 \t\n'] : ['0', '00\n', ' -0 \t\n'])
      this.#same(`writing "${text}"`, as(text), 0);
    this.#reads('/proc/sys/kernel/ftrace_enabled', ftraceEnabled ? '1' : '0');
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
      this.#same(`whether ${name} is loaded`, k.isLoaded(name), loaded.includes(name));
      if (loaded.includes(name)) this.#same(`insmod of ${name} again`, k.insmod({ name }), EEXIST);
      else this.#same(`rmmod of ${name}, which is not there`, k.rmmod(name), ENOENT);
    }
    for (const [name, { params }] of patches) {
      const folder = `/sys/module/${name}/parameters`;
      const specs = this.#scenario.patches.find((p) => p.name === name)?.params ?? {};
      const names = Object.keys(params).filter((param) => specs[param]?.mode !== 0);
      this.#same(folder, k.list(folder), names.length === 0 ? ENOENT : names);
      for (const param of names) this.#parameter(`${folder}/${param}`, specs[param], params[param] ?? '');
    }
  }

  /** klp_get_state of every module. */
  #states({ patches }: View): void {
    const specs = this.#scenario.patches;
    const { name: own } = this.#k.context(VMLINUX);
    for (const id of new Set(specs.flatMap((p) => p.states.map((s) => s.id)))) {
      for (const module of [own, ...specs.map((p) => p.name), ...this.#scenario.modules.map((m) => m.name)]) {
        const state = specs.find((p) => p.name === module)?.states.find((s) => s.id === id);
        const there = patches[module]?.loaded === true ? state?.version : undefined;
        const seen = this.#k.context(own).getState(id, module)?.version;
        this.#same(`klp_get_state(${module}, ${id})`, seen, there);
      }
    }
  }

  /** An array without elements has nothing to show, not even a newline. */
  #parameter(file: string, spec: ParamSpec | undefined, value: string): void {
    const mode = spec?.mode ?? 0o644;
    const shown = spec?.type === 'array of int' && value === '' ? '' : `${value}\n`;
    this.#same(file, this.#k.mode(file), { kind: 'file', mode });
    this.#same(file, this.#k.read(file), (mode & 0o444) === 0 ? EACCES : shown);
    this.#same(`writing ${file}`, this.#k.write(file, ''), (mode & 0o222) === 0 ? EACCES : 0);
  }

  /** /proc/PID. */
  #tasks(view: View): void {
    const k = this.#k;
    const pids: string[] = [];
    for (const [name, task] of Object.entries(view.tasks)) {
      if (!task.alive) continue;
      const found = k.task(name);
      const pid = found?.pid;
      // The idle tasks, and no others, are all number 0, which has no directory.
      this.#same(`whether ${name} is number 0`, pid === 0, found?.kind === 'idle');
      if (pid === 0) continue;
      pids.push(String(pid));
      this.#reads(`/proc/${pid}/comm`, name);
      const state = `/proc/${pid}/patch_state`;
      this.#reads(state, String(task.state));
      this.#same(state, k.mode(state), { kind: 'file', mode: 0o400 });
    }
    this.#same('/proc', sorted(k.list('/proc')), sorted(['modules', 'sys', ...new Set(pids)]));
    this.#same('process numbers', pids.length, new Set(pids).size);
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

const stateWord = { COMING: 'Loading', LIVE: 'Live', GOING: 'Unloading' };

/**
 * What user space sees of a target module while a callback for it runs.
 * @param scenario its id; the same is not looked at twice
 * @throws Error when it is not what the callback was told
 */
export function readDuringCallback(
  scenario: string,
  k: Kernel,
  object: ObjectName,
  state: Exclude<ModuleState, null>,
): void {
  const key = `${object} ${state}`;
  const seen = comparedIn(scenario);
  if (seen.has(key)) return;
  const observed = k.takeObservations();
  const wrong = new Contradictions();
  const file = `/sys/module/${object}/initstate`;
  wrong.same(file, k.read(file), `${state.toLowerCase()}\n`);
  const line = String(k.read('/proc/modules'))
    .split('\n')
    .find((l) => l.startsWith(`${object} `));
  wrong.same('/proc/modules', line, `${object} 16384 0 - ${stateWord[state]} 0x0000000000000000`);
  if (state !== 'LIVE') wrong.same(`rmmod of ${object}, which is ${state}`, k.rmmod(object), EBUSY);
  k.takeObservations();
  k.observations.push(...observed);
  wrong.throwAny();
  seen.add(key);
}

const sorted = (names: readonly string[] | number): readonly string[] | number =>
  typeof names === 'number' ? names : [...names].sort();
