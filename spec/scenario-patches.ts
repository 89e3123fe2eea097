/** The patches of a scenario file: objects, functions, callbacks and what these do. */
import type { Effect, EffectCondition } from './effects.ts';
import { funcIdAt } from './func-id.ts';
import { Names, printsOf } from './scenario-names.ts';
import { buildParams } from './scenario-params.ts';
import type { EffectFile, ScenarioFile } from './scenario-schema.ts';
import type { CallbackSpec, FuncSpec, ObjectSpec, PatchSpec } from './scenario-types.ts';
import type { Path, Source } from './scenario-yaml.ts';
import { didYouMean, nearest } from './suggest.ts';
import { type CallbackName, type ShadowName, VMLINUX } from './vocabulary.ts';

const callbackNames: readonly CallbackName[] = ['pre_patch', 'post_patch', 'pre_unpatch', 'post_unpatch'];

type PatchFile = ScenarioFile['patches'][string];
type ObjectFile = NonNullable<PatchFile['objects'][string]>;
type FuncFile = NonNullable<ObjectFile['funcs']>[number];
type CallbacksFile = NonNullable<ObjectFile['callbacks']>;
export class PatchBuilder {
  readonly #source: Source;
  readonly #file: ScenarioFile;
  readonly #names: Names;

  constructor(source: Source, file: ScenarioFile) {
    this.#source = source;
    this.#file = file;
    this.#names = new Names(source, file);
  }

  #func(object: string, func: FuncFile): FuncSpec {
    const f = typeof func === 'string' ? { name: func } : func;
    return {
      func: funcIdAt(object, f.name, f.sympos ?? 0),
      newFunc: f.new ?? `livepatch_${f.name}`,
      sympos: f.sympos ?? 0,
      ...printsOf(f.prints),
    };
  }

  #param(patch: PatchFile, value: number | string, path: Path): number | { readonly param: string } {
    if (typeof value === 'number') return value;
    this.#names.known('parameter', value, Object.keys(patch.params ?? {}), path);
    const param = patch.params?.[value];
    if (typeof param === 'object' && 'type' in param && param.type !== 'int') {
      throw this.#source.fail('KLP1016', path, `${value} is no integer, and a callback returns one`);
    }
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
      !/^-?\d+$/.test(id) ||
      rest.length > 0
    ) {
      throw this.#source.fail('KLP1011', path, `"${text}" is not a shadow variable`, {
        hint: 'write it as pointer#id, e.g. dummy#1',
      });
    }
    return `${pointer}#${Number(id)}`;
  }

  #effect(patch: PatchFile, at: CallbackName | 'exit', effect: EffectFile, path: Path): Effect {
    const { when, prints, ctor, dtor, ...kinds } = effect;
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
    if (own !== undefined)
      this.#names.known('state of this patch with id', String(own), ids, [...path, kind]);
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
    const frees = dtor === undefined ? {} : { dtor };
    if (effect.freeShadows !== undefined)
      return { effect: 'freeShadows', id: effect.freeShadows, ...frees, ...conditional };
    for (const name of ['allocate', 'set', 'restore', 'share', 'takeOver', 'free'] as const) {
      if (effect[name] !== undefined) return { effect: name, state: effect[name], ...conditional };
    }
    for (const name of ['allocShadow', 'getOrAllocShadow', 'freeShadow'] as const) {
      const text = effect[name];
      if (text !== undefined) {
        const makes = ctor === undefined ? {} : { ctor };
        return {
          effect: name,
          shadow: this.#shadow(text, [...path, name]),
          ...makes,
          ...frees,
          ...conditional,
        };
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
    for (const [i, { func }] of funcs.entries()) this.#names.provided(func, [...path, 'funcs', i]);
    this.#names.twice(
      'function',
      funcs.map((f) => f.func),
      [...path, 'funcs'],
    );
    const relocations = file.relocations?.map((r) => {
      const { name: symbol, sympos = 0 } = typeof r === 'string' ? { name: r } : r;
      return { func: funcIdAt(name, symbol, sympos), sympos };
    });
    for (const [i, { func }] of (relocations ?? []).entries())
      this.#names.provided(func, [...path, 'relocations', i]);
    const related = relocations === undefined ? {} : { relocations };
    return {
      name,
      funcs,
      ...related,
      callbacks: this.#callbacks(patch, file.callbacks, [...path, 'callbacks']),
    };
  }

  /** The patch of that name, short forms expanded. @throws KlpError KLP1011 to KLP1016 */
  patch(name: string, file: PatchFile): PatchSpec {
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
    this.#names.twice(
      'state id',
      states.map((s) => s.id),
      [...path, 'states'],
    );
    const patches = Object.keys(this.#file.patches);
    for (const [i, other] of (file.requires ?? []).entries()) {
      this.#names.known(
        'other patch',
        other,
        patches.filter((p) => p !== name),
        [...path, 'requires', i],
      );
    }
    const exit = file.exit?.map((e, i) => this.#effect(file, 'exit', e, [...path, 'exit', i]));
    return {
      name,
      replace: file.replace ?? file.replaceSet !== undefined,
      ...(file.replaceSet === undefined ? {} : { replaceSet: file.replaceSet }),
      ...(file.immediate === undefined ? {} : { immediate: file.immediate }),
      states,
      params: buildParams(this.#source, this.#names, file.params, [...path, 'params']),
      ...(file.unknownParams === undefined ? {} : { unknownParams: file.unknownParams }),
      objects: objects.map(([o, spec]) => this.#object(file, o, spec ?? {}, [...path, 'objects', o])),
      ...(file.mistake === undefined ? {} : { mistake: file.mistake }),
      ...(exit === undefined ? {} : { exit }),
      ...(file.requires === undefined ? {} : { requires: file.requires }),
      ...(file.usesShadows === undefined ? {} : { usesShadows: file.usesShadows }),
    };
  }
}
