/** A scenario file whose form is right → the scenario: short forms expanded, defaults filled in, names checked. */
import { Alphabet } from './alphabet.ts';
import type { Effect, EffectCondition } from './effects.ts';
import { KlpError } from './error.ts';
import { isFuncId, parseEvent } from './event-name.ts';
import { profiles } from './kernels/profiles.ts';
import type { EffectFile, ScenarioFile } from './scenario-schema.ts';
import type {
  CallbackSpec,
  FuncSpec,
  ModuleSpec,
  ObjectSpec,
  PatchSpec,
  Scenario,
  TaskSpec,
} from './scenario-types.ts';
import type { Path, Source } from './scenario-yaml.ts';
import { didYouMean, nearest } from './suggest.ts';
import { type CallbackName, type FuncId, type KlpEvent, type ShadowName, VMLINUX } from './vocabulary.ts';

const callbackNames: readonly CallbackName[] = ['pre_patch', 'post_patch', 'pre_unpatch', 'post_unpatch'];

type PatchFile = ScenarioFile['patches'][string];
type ObjectFile = NonNullable<PatchFile['objects'][string]>;
type FuncFile = NonNullable<ObjectFile['funcs']>[number];
type CallbacksFile = NonNullable<ObjectFile['callbacks']>;
type Prints = { readonly prints?: { readonly enter?: string; readonly leave?: string } };

const printsOf = (
  prints: string | { enter?: string | undefined; leave?: string | undefined } | undefined,
): Prints => {
  if (prints === undefined) return {};
  if (typeof prints === 'string') return { prints: { enter: prints } };
  return {
    prints: {
      ...(prints.enter === undefined ? {} : { enter: prints.enter }),
      ...(prints.leave === undefined ? {} : { leave: prints.leave }),
    },
  };
};

const funcId = (object: string, func: string): FuncId => `${object}:${func}`;

class Builder {
  readonly #source: Source;
  readonly #file: ScenarioFile;

  constructor(source: Source, file: ScenarioFile) {
    this.#source = source;
    this.#file = file;
  }

  /** A name that must be one of those there are. */
  #known(what: string, name: string, known: readonly string[], path: Path, key = false): void {
    if (known.includes(name)) return;
    throw this.#source.fail('KLP1014', path, `there is no ${what} "${name}"`, {
      key,
      hint: didYouMean(name, known),
    });
  }

  #twice(what: string, values: readonly (string | number)[], path: Path): void {
    for (const [i, value] of values.entries()) {
      if (values.indexOf(value) !== i) {
        throw this.#source.fail('KLP1013', [...path, i], `${what} ${value} is declared twice`);
      }
    }
  }

  // -------------------------------------------------------------------------------------------- patches

  #func(object: string, func: FuncFile): FuncSpec {
    const f = typeof func === 'string' ? { name: func } : func;
    return {
      func: funcId(object, f.name),
      newFunc: f.new ?? `livepatch_${f.name}`,
      sympos: f.sympos ?? 0,
      ...printsOf(f.prints),
    };
  }

  #param(patch: PatchFile, value: number | string, path: Path): number | { readonly param: string } {
    if (typeof value === 'number') return value;
    this.#known('parameter', value, Object.keys(patch.params ?? {}), path);
    return { param: value };
  }

  #condition(when: string, own: number | undefined, path: Path): EffectCondition {
    const digits = /\d+$/.exec(when)?.[0];
    const state = digits === undefined ? own : Number(digits);
    if (state === undefined) {
      throw this.#source.fail('KLP1011', path, `"${when}" does not say of which state`, {
        hint: `name its id: ${when} 1`,
      });
    }
    return { state, previous: !when.startsWith('no ') };
  }

  #shadow(text: string, path: Path): ShadowName {
    const [pointer, id, ...rest] = text.split('#');
    if (
      pointer === undefined ||
      !/^\w+$/.test(pointer) ||
      id === undefined ||
      !/^\d+$/.test(id) ||
      rest.length > 0
    ) {
      throw this.#source.fail('KLP1011', path, `"${text}" is not a shadow variable`, {
        hint: 'write it as pointer#id, e.g. dummy#1',
      });
    }
    return `${pointer}#${Number(id)}`;
  }

  #effect(patch: PatchFile, at: CallbackName | 'exit', effect: EffectFile, path: Path): Effect {
    const { when, prints, ...kinds } = effect;
    const named = Object.keys(kinds);
    const [kind] = named;
    if (kind === undefined && prints !== undefined) {
      const condition =
        when === undefined ? {} : { when: this.#condition(when, undefined, [...path, 'when']) };
      return { effect: 'print', prints, ...condition };
    }
    if (kind === undefined || named.length > 1) {
      throw this.#source.fail(
        'KLP1011',
        path,
        `an effect is one thing; this is ${named.length === 0 ? 'none' : named.join(' and ')}`,
        {
          hint: 'make each an item of its own',
        },
      );
    }
    const own =
      effect.allocate ?? effect.set ?? effect.restore ?? effect.share ?? effect.takeOver ?? effect.free;
    const ids = (patch.states ?? []).map((s) => String(s.id));
    if (own !== undefined) this.#known('state of this patch with id', String(own), ids, [...path, kind]);
    if (when !== undefined && at === 'exit') {
      throw this.#source.fail(
        'KLP1016',
        [...path, 'when'],
        "a module's exit has no previous state to look at",
      );
    }
    const conditional = {
      ...(when === undefined ? {} : { when: this.#condition(when, own, [...path, 'when']) }),
      ...(prints === undefined ? {} : { prints }),
    };
    if (effect.fail !== undefined) {
      if (at !== 'pre_patch') {
        throw this.#source.fail('KLP1016', [...path, 'fail'], `${at} cannot fail`, {
          why: 'only pre_patch returns a result',
        });
      }
      return { effect: 'fail', errno: this.#param(patch, effect.fail, [...path, 'fail']), ...conditional };
    }
    if (effect.freeShadows !== undefined)
      return { effect: 'freeShadows', id: effect.freeShadows, ...conditional };
    for (const name of ['allocate', 'set', 'restore', 'share', 'takeOver', 'free'] as const) {
      if (effect[name] !== undefined) return { effect: name, state: effect[name], ...conditional };
    }
    for (const name of ['allocShadow', 'getOrAllocShadow', 'freeShadow'] as const) {
      const text = effect[name];
      if (text !== undefined) {
        return { effect: name, shadow: this.#shadow(text, [...path, name]), ...conditional };
      }
    }
    throw this.#source.fail('KLP1011', path, 'an effect without a kind');
  }

  #callback(
    patch: PatchFile,
    name: CallbackName,
    file: Exclude<CallbacksFile, 'all' | readonly CallbackName[]>[CallbackName],
    path: Path,
  ): CallbackSpec {
    const spec = Array.isArray(file) ? { effects: file } : (file ?? {});
    const returns = this.#param(patch, spec.returns ?? 0, [...path, 'returns']);
    if (returns !== 0 && name !== 'pre_patch') {
      throw this.#source.fail('KLP1016', [...path, 'returns'], `${name} returns nothing`, {
        why: 'only pre_patch has a result (struct klp_callbacks)',
      });
    }
    const base = Array.isArray(file) ? path : [...path, 'effects'];
    const effects = spec.effects?.map((e, i) => this.#effect(patch, name, e, [...base, i]));
    return { returns, ...(effects === undefined || effects.length === 0 ? {} : { effects }) };
  }

  #callbacks(patch: PatchFile, file: CallbacksFile | undefined, path: Path): ObjectSpec['callbacks'] {
    const callbacks: Partial<Record<CallbackName, CallbackSpec>> = {};
    if (file === undefined) return callbacks;
    for (const name of callbackNames) {
      if (file === 'all' || (Array.isArray(file) && file.includes(name))) callbacks[name] = { returns: 0 };
      else if (!Array.isArray(file) && Object.hasOwn(file, name)) {
        callbacks[name] = this.#callback(patch, name, file[name], [...path, name]);
      }
    }
    return callbacks;
  }

  #object(patch: PatchFile, name: string, file: ObjectFile, path: Path): ObjectSpec {
    if (name !== VMLINUX) {
      const modules = Object.keys(this.#file.modules ?? {});
      if (!modules.includes(name)) {
        throw this.#source.fail('KLP1014', path, `no module provides the object "${name}"`, {
          key: true,
          why: 'an object is vmlinux or a module of the scenario',
          hint:
            nearest(name, [VMLINUX, ...modules]) === undefined
              ? `declare it: modules: { ${name}: }`
              : didYouMean(name, [VMLINUX, ...modules]),
        });
      }
    }
    const funcs = (file.funcs ?? []).map((f) => this.#func(name, f));
    for (const [i, { func }] of funcs.entries()) this.#provided(func, [...path, 'funcs', i]);
    this.#twice(
      'function',
      funcs.map((f) => `${f.func}${f.sympos > 1 ? `,${f.sympos}` : ''}`),
      [...path, 'funcs'],
    );
    return { name, funcs, callbacks: this.#callbacks(patch, file.callbacks, [...path, 'callbacks']) };
  }

  #patch(name: string, file: PatchFile): PatchSpec {
    const path: Path = ['patches', name];
    if (name === VMLINUX || Object.hasOwn(this.#file.modules ?? {}, name)) {
      throw this.#source.fail('KLP1013', path, `"${name}" is also the name of a target module`, {
        key: true,
        why: 'a kernel has one module of a name',
      });
    }
    const objects = Object.entries(file.objects);
    if (objects.length === 0) {
      throw this.#source.fail('KLP1012', [...path, 'objects'], `patch ${name} has no object`, {
        why: 'a patch without objects is refused with -EINVAL by the kernel too',
      });
    }
    const states = file.states ?? [];
    this.#twice(
      'state id',
      states.map((s) => s.id),
      [...path, 'states'],
    );
    const params: Record<string, [number, ...number[]]> = {};
    for (const [param, values] of Object.entries(file.params ?? {})) {
      const [first, ...others] = typeof values === 'number' ? [values] : values;
      this.#twice(`value of parameter ${param}`, [first ?? 0, ...others], [...path, 'params', param]);
      params[param] = [first ?? 0, ...others];
    }
    const patches = Object.keys(this.#file.patches);
    for (const [i, other] of (file.requires ?? []).entries()) {
      this.#known(
        'other patch',
        other,
        patches.filter((p) => p !== name),
        [...path, 'requires', i],
      );
    }
    const exit = file.exit?.map((e, i) => this.#effect(file, 'exit', e, [...path, 'exit', i]));
    return {
      name,
      replace: file.replace ?? false,
      states,
      params,
      objects: objects.map(([o, spec]) => this.#object(file, o, spec ?? {}, [...path, 'objects', o])),
      ...(exit === undefined ? {} : { exit }),
      ...(file.requires === undefined ? {} : { requires: file.requires }),
      ...(file.usesShadows === undefined ? {} : { usesShadows: file.usesShadows }),
    };
  }

  // -------------------------------------------------------------------------------------------- modules, tasks

  /** A function that a patch or a task names: its module must be there, and have it when it says what it has. */
  #provided(func: FuncId, path: Path): void {
    const [object = '', name = ''] = func.split(':');
    if (object === VMLINUX) return;
    const modules = this.#file.modules ?? {};
    if (!Object.hasOwn(modules, object)) {
      throw this.#source.fail('KLP1014', path, `no module provides ${func}`, {
        hint: didYouMean(object, [VMLINUX, ...Object.keys(modules)]),
      });
    }
    const declared = modules[object]?.functions?.map((f) => (typeof f === 'string' ? f : f.name));
    if (declared !== undefined) this.#known(`function of module ${object}`, name, declared, path);
  }

  /** What a module has: what it says, else what patches and tasks name. */
  #functions(module: string): ModuleSpec['functions'] {
    const declared = this.#file.modules?.[module]?.functions;
    if (declared !== undefined) {
      return declared.map((f) =>
        typeof f === 'string'
          ? { func: funcId(module, f) }
          : { func: funcId(module, f.name), ...printsOf(f.prints) },
      );
    }
    const patched = Object.values(this.#file.patches).flatMap((p) =>
      (p.objects[module]?.funcs ?? []).map((f) => funcId(module, typeof f === 'string' ? f : f.name)),
    );
    const called = Object.values(this.#file.tasks ?? {}).flatMap((t) =>
      [...(t?.calls ?? []), ...(t?.inside ?? [])].filter(isFuncId).filter((f) => f.startsWith(`${module}:`)),
    );
    return [...new Set([...patched, ...called])].map((func) => ({ func }));
  }

  #module(name: string): ModuleSpec {
    const file = this.#file.modules?.[name] ?? {};
    if (name === VMLINUX) {
      throw this.#source.fail('KLP1016', ['modules', name], 'vmlinux is the kernel, not a module', {
        key: true,
      });
    }
    return {
      name,
      functions: this.#functions(name),
      ...(file.init === undefined ? {} : { init: file.init }),
      ...(file.exit === undefined ? {} : { exit: file.exit }),
      loaded: file.loaded ?? false,
    };
  }

  #task(name: string): TaskSpec {
    const file = this.#file.tasks?.[name] ?? {};
    const path: Path = ['tasks', name];
    const kind = file.kind ?? 'user';
    const sleeps = file.sleeps ?? (kind === 'idle' ? 'never' : 'interruptible');
    const running = file.running ?? sleeps === 'never';
    const calls = (file.calls ?? []).filter(isFuncId);
    const inside = (file.inside ?? []).filter(isFuncId);
    const alive = file.alive ?? true;
    for (const [i, func] of calls.entries()) this.#provided(func, [...path, 'calls', i]);
    for (const [i, func] of inside.entries()) {
      this.#provided(func, [...path, 'inside', i]);
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
    this.#twice('function', calls, [...path, 'calls']);
    const depth = file.depth ?? Math.max(inside.length, calls.length > 0 ? 1 : 0);
    const inconsistent = (key: string, what: string): KlpError =>
      this.#source.fail('KLP1016', [...path, key], `task ${name}: ${what}`);
    if (depth < inside.length)
      throw inconsistent('depth', `it is ${inside.length} deep at the start, its depth is ${depth}`);
    if (kind === 'idle' && (sleeps !== 'never' || !running)) {
      throw inconsistent(sleeps === 'never' ? 'running' : 'sleeps', 'an idle task is always on its CPU');
    }
    if (!alive && inside.length > 0) throw inconsistent('inside', 'it does not exist at the start');
    return { name, kind, calls, depth, sleeps, reliable: file.reliable ?? true, running, inside, alive };
  }

  // -------------------------------------------------------------------------------------------- events

  /** Runs `read`, and gives an error it throws the place of `path`. */
  #placed<T>(path: Path, read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof KlpError)) throw error;
      throw this.#source.fail(error.code, path, error.message, { why: error.why, hint: error.hint });
    }
  }

  build(id: string): Scenario {
    const file = this.#file;
    const patches = Object.entries(file.patches).map(([name, p]) => this.#patch(name, p));
    if (patches.length === 0) throw this.#source.fail('KLP1012', ['patches'], 'there is no patch');
    const modules = Object.keys(file.modules ?? {}).map((m) => this.#module(m));
    const tasks = Object.keys(file.tasks ?? {}).map((t) => this.#task(t));
    const alphabet = new Alphabet({ patches, modules, tasks });

    if (file.explore === undefined) alphabet.addUsual();
    else if (typeof file.explore === 'string') {
      const line = file.explore;
      this.#placed(['explore'], () => alphabet.addLine(line));
    } else {
      for (const [i, line] of file.explore.entries())
        this.#placed(['explore', i], () => alphabet.addLine(line));
    }

    const steps: KlpEvent[] = [];
    const log: string[] = [];
    for (const [i, step] of (file.story ?? []).entries()) {
      const text = typeof step === 'string' ? step : step.do;
      const path = typeof step === 'string' ? ['story', i] : ['story', i, 'do'];
      const event = this.#placed(path, () => parseEvent(text));
      this.#placed(path, () => alphabet.add(event));
      steps.push(event);
      if (typeof step !== 'string') log.push(...linesOf(step.log));
    }

    const kernel = file.kernel ?? '6.12';
    this.#known(
      'kernel profile',
      kernel,
      profiles.map((p) => p.name),
      ['kernel'],
    );
    const { verdict, property, states, transitions, depth } = file.expect ?? { verdict: 'holds' };
    if (property !== undefined && verdict !== 'violated') {
      throw this.#source.fail(
        'KLP1016',
        ['expect', 'property'],
        `a property is violated only when the verdict is`,
      );
    }
    return {
      id,
      title: file.title,
      source: file.source ?? '',
      kernel,
      tainted: file.tainted ?? false,
      signals: file.signals ?? false,
      patches,
      modules,
      tasks,
      alphabet: alphabet.events,
      ...(steps.length === 0 ? {} : { story: { steps, log } }),
      expect: {
        verdict,
        ...(property === undefined ? {} : { property }),
        ...(states === undefined ? {} : { states }),
        ...(transitions === undefined ? {} : { transitions }),
        ...(depth === undefined ? {} : { depth }),
      },
    };
  }
}

/** The lines of a block of text, or of a list; a list's items are lines. */
const linesOf = (log: string | readonly string[]): readonly string[] =>
  typeof log === 'string' ? log.split('\n').filter((line) => line !== '') : log;

/**
 * The scenario that a file describes.
 * @throws KlpError KLP1011 to KLP1016 and, for events, KLP1100 to KLP1104
 */
export const buildScenario = (source: Source, file: ScenarioFile, id: string): Scenario =>
  new Builder(source, file).build(id);
