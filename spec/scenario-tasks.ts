/** The modules and tasks of a scenario file, with their defaults. */
import type { KlpError } from './error.ts';
import { isFuncId } from './event-name.ts';
import { funcIdAt } from './func-id.ts';
import { Names, printsOf } from './scenario-names.ts';
import { buildParams } from './scenario-params.ts';
import type { ScenarioFile } from './scenario-schema.ts';
import type { ModuleSpec, TaskSpec } from './scenario-types.ts';
import type { Path, Source } from './scenario-yaml.ts';
import { VMLINUX } from './vocabulary.ts';

export class TaskBuilder {
  readonly #source: Source;
  readonly #file: ScenarioFile;
  readonly #names: Names;

  constructor(source: Source, file: ScenarioFile) {
    this.#source = source;
    this.#file = file;
    this.#names = new Names(source, file);
  }

  /** What a module has: what it says, else what patches and tasks name. */
  #functions(module: string): ModuleSpec['functions'] {
    const declared = this.#file.modules?.[module]?.functions;
    if (declared !== undefined) {
      return declared.map((f) =>
        typeof f === 'string'
          ? { func: `${module}:${f}` as const }
          : { func: `${module}:${f.name}` as const, ...printsOf(f.prints) },
      );
    }
    const patched = Object.values(this.#file.patches).flatMap((p) =>
      [...(p.objects[module]?.funcs ?? []), ...(p.objects[module]?.relocations ?? [])].map((f) =>
        typeof f === 'string' ? funcIdAt(module, f, 1) : funcIdAt(module, f.name, f.sympos ?? 0),
      ),
    );
    const called = Object.values(this.#file.tasks ?? {}).flatMap((t) =>
      [...(t?.calls ?? []), ...(t?.inside ?? [])].filter(isFuncId).filter((f) => f.startsWith(`${module}:`)),
    );
    return [...new Set([...patched, ...called])].map((func) => ({ func }));
  }

  /** @throws KlpError KLP1011 to KLP1014, KLP1016 */
  module(name: string): ModuleSpec {
    const file = this.#file.modules?.[name] ?? {};
    if (name === VMLINUX && (file.functions?.length !== 0 || file.loaded === true)) {
      throw this.#source.fail('KLP1016', ['modules', name], 'vmlinux is the kernel, not a module', {
        key: true,
        why: 'a module that takes its name has no functions that could be told from those of the kernel',
        hint: 'functions: [] if it is about such a module',
      });
    }
    return {
      name,
      functions: this.#functions(name),
      ...(file.params === undefined
        ? {}
        : { params: buildParams(this.#source, this.#names, file.params, ['modules', name, 'params']) }),
      ...(file.unknownParams === undefined ? {} : { unknownParams: file.unknownParams }),
      ...(file.init === undefined ? {} : { init: file.init }),
      ...(file.exit === undefined ? {} : { exit: file.exit }),
      loaded: file.loaded ?? false,
    };
  }

  /** @throws KlpError KLP1013, KLP1014, KLP1016 */
  task(name: string): TaskSpec {
    const file = this.#file.tasks?.[name] ?? {};
    const path: Path = ['tasks', name];
    const kind = file.kind ?? 'user';
    const sleeps = file.sleeps ?? (kind === 'idle' ? 'never' : 'interruptible');
    const offline = file.offline ?? false;
    const running = file.running ?? (sleeps === 'never' && !offline);
    const calls = (file.calls ?? []).filter(isFuncId);
    const inside = (file.inside ?? []).filter(isFuncId);
    const alive = file.alive ?? true;
    for (const [i, func] of calls.entries()) this.#names.provided(func, [...path, 'calls', i]);
    for (const [i, func] of inside.entries()) {
      this.#names.provided(func, [...path, 'inside', i]);
      const [object = ''] = func.split(':');
      if (object !== VMLINUX && this.#file.modules?.[object]?.loaded !== true) {
        throw this.#source.fail(
          'KLP1016',
          [...path, 'inside', i],
          `${name} cannot be in ${func} at the start`,
          {
            why: `module ${object} is not loaded then`,
            hint: `loaded: true`,
          },
        );
      }
    }
    this.#names.twice('function', calls, [...path, 'calls']);
    const depth = file.depth ?? Math.max(inside.length, calls.length > 0 ? 1 : 0);
    const inconsistent = (key: string, what: string): KlpError =>
      this.#source.fail('KLP1016', [...path, key], `task ${name}: ${what}`);
    if (depth < inside.length)
      throw inconsistent('depth', `it is ${inside.length} deep at the start, its depth is ${depth}`);
    if (offline && kind !== 'idle') throw inconsistent('offline', 'only the idle task of a CPU can be that');
    if (offline && (running || depth > 0)) {
      throw inconsistent(running ? 'running' : 'calls', 'nothing runs on a CPU that is offline');
    }
    if (kind === 'idle' && (sleeps !== 'never' || running === offline)) {
      throw inconsistent(sleeps === 'never' ? 'running' : 'sleeps', 'an idle task is always on its CPU');
    }
    if (!alive && inside.length > 0) throw inconsistent('inside', 'it does not exist at the start');
    return {
      name,
      kind,
      calls,
      depth,
      sleeps,
      reliable: file.reliable ?? true,
      ...(offline ? { offline } : {}),
      running,
      inside,
      alive,
    };
  }
}
