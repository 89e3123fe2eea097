import { errnoText } from '../../../spec/errno.ts';
import type {
  CallbackSpec,
  ModuleSpec,
  ObjectSpec,
  PatchSpec,
  Scenario,
  TaskSpec,
} from '../../../spec/scenario-types.ts';
import { type CallbackName, type FuncId, type KlpEvent, VMLINUX } from '../../../spec/vocabulary.ts';
import type { CommandLine } from './grammar.ts';
import { orderOf } from './order.ts';
import type { Entry } from './reader.ts';

/** What cannot be read from the lines, and is tried out. */
export interface Hypothesis {
  /** Patches that replace all older ones, beyond those whose insmod says so. */
  readonly replace: ReadonlySet<string>;
  /** Target modules that are loaded at the first line. */
  readonly loaded: ReadonlySet<string>;
  /** A livepatch was loaded before. */
  readonly tainted: boolean;
  /** A patch whose callbacks print has all four kinds for each such object, or only the kinds that the boot shows. */
  readonly kinds: 'all' | 'seen';
}

export interface Inferred {
  readonly scenario: Scenario;
  /** What was assumed, one sentence each. */
  readonly assumptions: readonly string[];
}

/** Somebody who is on a CPU holds a transition up, whatever the reason was. */
export const someTask: TaskSpec = {
  name: 'some_task',
  kind: 'user',
  calls: [],
  depth: 1,
  sleeps: 'interruptible',
  reliable: true,
  running: false,
  inside: [],
  alive: true,
};

const callbackNames: readonly CallbackName[] = ['pre_patch', 'post_patch', 'pre_unpatch', 'post_unpatch'];

/** What a module prints in its init or exit, by the selftests' habit of naming the function; both, when one is seen. */
const moduleText = /^(\w{1,200})_(?:init|exit)$/;

/** Whether a line may be one that an inferred scenario explains, though no rule of the grammar knows it. */
export const mayBeModuleText = (owner: string, text: string): boolean =>
  owner !== '' && moduleText.test(text.slice(owner.length + 2));

interface Draft {
  readonly objects: Set<string>;
  /** Objects of which some callback was seen. */
  readonly called: Set<string>;
  /** Kinds of callbacks that were seen. */
  readonly kinds: Set<CallbackName>;
  /** Functions by object, as far as a line names them. */
  readonly funcs: Map<string, Set<string>>;
  /** What its pre_patch returned for an object, when it failed; the default stands first. */
  readonly faults: Map<string, Set<number>>;
  /** Values of the module parameters that its insmod and later writes gave, those of a callback's result only. */
  readonly params: Map<string, Set<number>>;
  replace: boolean;
}

const integer = (text: string): number | undefined => (/^-?\d{1,9}$/.test(text) ? Number(text) : undefined);

/** A parameter that decides what the callbacks return, by the selftests' habit. */
const isReturnParam = (name: string): boolean => /(?:^|_)(?:ret|return|errno)$/.test(name);

/** The scenario that the lines of a log tell of: patches, their objects and callbacks, target modules, faults. */
export class Inference {
  readonly #patches = new Map<string, Draft>();
  readonly #modules = new Map<string, { init?: string; exit?: string }>();
  readonly #rounds = new Map<string, string[][]>();
  readonly #versions = new Map<string, Set<string>>();
  readonly #entries: readonly Entry[];
  readonly #boot: Inference;
  #ftrace = false;
  #signals = false;
  #force = false;
  readonly #writes = new Map<string, KlpEvent>();

  /**
   * @param entries the lines to explain
   * @param boot what all lines of the boot tell: a command here may be about a patch or a module that only others name
   */
  constructor(entries: readonly Entry[], boot?: Inference) {
    this.#entries = entries;
    for (const entry of entries) this.#patchesOf(entry);
    this.#boot = boot ?? this;
    if (boot !== undefined) this.#mentioned(boot);
    this.#readDetails();
  }

  /** Takes over what the boot knows about the modules that a command or a module's own line here is about. */
  #mentioned(boot: Inference): void {
    const names = this.#entries.flatMap(({ kind, text }) => {
      if (kind.kind === 'command') {
        if ('module' in kind.command) return [kind.command.module];
        return 'patch' in kind.command ? [kind.command.patch] : [];
      }
      return kind.kind === 'other' && mayBeModuleText(kind.owner, text) ? [kind.owner] : [];
    });
    for (const name of names) {
      if (boot.#patches.has(name)) this.#patch(name);
      if (boot.#modules.has(name) && !this.#modules.has(name)) this.#modules.set(name, {});
    }
    for (const [name, module] of this.#modules) Object.assign(module, boot.#modules.get(name));
    // What called back once calls back each time, where its object plays a part here.
    for (const [name, draft] of this.#patches) {
      for (const object of boot.#patches.get(name)?.called ?? []) {
        if (object !== VMLINUX && !draft.objects.has(object)) continue;
        draft.objects.add(object);
        draft.called.add(object);
      }
    }
  }

  #patch(name: string): Draft {
    let draft = this.#patches.get(name);
    if (draft === undefined) {
      draft = {
        objects: new Set(),
        called: new Set(),
        kinds: new Set(),
        funcs: new Map(),
        faults: new Map(),
        params: new Map(),
        replace: false,
      };
      this.#patches.set(name, draft);
    }
    return draft;
  }

  #object(patch: Draft, object: string): void {
    patch.objects.add(object);
    if (object !== VMLINUX && !this.#modules.has(object)) this.#modules.set(object, {});
  }

  /** First pass: every name of a patch. */
  #patchesOf({ kind }: Entry): void {
    if (kind.kind === 'core' && kind.patch !== undefined && kind.word !== 'not marked') {
      const patch = this.#patch(kind.patch);
      if (kind.object !== undefined) this.#object(patch, kind.object);
    }
    if (kind.kind === 'callback') {
      const patch = this.#patch(kind.patch);
      this.#object(patch, kind.object);
      patch.called.add(kind.object);
      patch.kinds.add(kind.callback);
    }
  }

  /** Second pass: what needs the names, and the lines before it. */
  #readDetails(): void {
    let enabling: string | undefined;
    let callback: { patch: string; object: string } | undefined;
    let round: { key: string; objects: string[] } | undefined;
    const listed: string[] = [];
    for (const { kind, text } of this.#entries) {
      if (kind.kind === 'callback') {
        callback = kind;
        const key = `${kind.patch} ${kind.callback}`;
        if (round?.key !== key) {
          round = { key, objects: [] };
          const rounds = this.#rounds.get(kind.patch);
          if (rounds === undefined) this.#rounds.set(kind.patch, [round.objects]);
          else rounds.push(round.objects);
        }
        round.objects.push(kind.object);
        continue;
      }
      round = undefined;
      if (kind.kind === 'command') this.#command(kind);
      if (kind.kind === 'other') this.#moduleText(kind.owner, text);
      if (kind.kind !== 'core') continue;
      switch (kind.word) {
        case 'enabling':
          enabling = kind.patch;
          if (kind.patch !== undefined) listed.push(kind.patch);
          break;
        case 'callback failed':
          if (callback !== undefined && callback.object === kind.object) this.#fault(callback);
          break;
        case 'handler failed':
        case 'location missing':
          if (enabling !== undefined && kind.func !== undefined) this.#func(enabling, kind.func);
          this.#ftrace = true;
          break;
        case 'not compatible': {
          const newest = listed.at(-1);
          if (kind.patch !== undefined && newest !== undefined && newest !== kind.patch) {
            this.#versions.set(kind.patch, (this.#versions.get(kind.patch) ?? new Set()).add(newest));
          }
          break;
        }
        case 'complete':
          if (/unpatching complete$/.test(text) && kind.patch !== undefined) {
            const at = listed.lastIndexOf(kind.patch);
            if (at >= 0) listed.splice(at, 1);
          }
          break;
        case 'signaling':
          this.#signals = true;
          break;
        case 'forcing':
          this.#force = true;
          break;
        default:
          break;
      }
    }
  }

  #command({ command }: CommandLine): void {
    switch (command.verb) {
      case 'insmod': {
        const patch = this.#patches.get(command.module);
        if (patch === undefined) return;
        const replace = command.args.replace;
        if (replace !== undefined && /^[1yYtT]/.test(replace)) patch.replace = true;
        for (const [name, value] of Object.entries(command.args)) this.#param(patch, name, value);
        return;
      }
      case 'setParam': {
        const patch = this.#patches.get(command.module);
        if (patch !== undefined) this.#param(patch, command.param, command.value);
        return;
      }
      case 'write': {
        const { patch, file, value } = command;
        if (this.#patches.has(patch)) {
          this.#writes.set(`${patch} ${file} ${value}`, { type: 'write', patch, file, value });
        }
        return;
      }
      case 'ftrace':
        this.#ftrace = true;
        return;
      case 'rmmod':
        return;
      default:
        command satisfies never;
    }
  }

  #param(patch: Draft, name: string, value: string): void {
    const number = integer(value);
    if (number === undefined || !isReturnParam(name)) return;
    patch.params.set(name, (patch.params.get(name) ?? new Set([0])).add(number));
  }

  #fault({ patch, object }: { readonly patch: string; readonly object: string }): void {
    const draft = this.#patch(patch);
    // -19 is what the selftests use; the number itself is not in the log, unless a script wrote it.
    draft.faults.set(object, (draft.faults.get(object) ?? new Set([0])).add(-19));
  }

  #func(patch: string, func: string): void {
    const draft = this.#patch(patch);
    this.#object(draft, VMLINUX);
    draft.funcs.set(VMLINUX, (draft.funcs.get(VMLINUX) ?? new Set()).add(func));
  }

  #moduleText(owner: string, text: string): void {
    const module = this.#modules.get(owner);
    if (module === undefined) return;
    const said = moduleText.exec(text.slice(owner.length + 2))?.[1];
    if (said === undefined) return;
    module.init ??= `${said}_init`;
    module.exit ??= `${said}_exit`;
  }

  /** Target modules whose first mention shows that they were there before it. */
  get loadedAtFirst(): ReadonlySet<string> {
    const first = new Map<string, boolean>();
    const mention = (module: string, loaded: boolean): void => {
      if (this.#modules.has(module) && !first.has(module)) first.set(module, loaded);
    };
    for (const { kind, text } of this.#entries) {
      if (kind.kind === 'callback') mention(kind.object, kind.module !== 'COMING');
      if (kind.kind === 'core' && kind.object !== undefined) mention(kind.object, kind.word === 'reverting');
      if (kind.kind === 'other' && this.moduleLines.has(text)) mention(kind.owner, /_exit$/.test(text));
      if (kind.kind === 'command' && 'module' in kind.command) {
        mention(kind.command.module, kind.command.verb === 'rmmod');
      }
    }
    return new Set([...first].filter(([, loaded]) => loaded).map(([name]) => name));
  }

  get patchNames(): readonly string[] {
    return [...this.#patches.keys()];
  }

  /** Whether some patch shows some kinds of callbacks and, in the whole boot, never another one. */
  get lacksKinds(): boolean {
    return [...this.#patches.keys()].some((name) => {
      const seen = this.#kindsOf(name, 'seen').length;
      return seen > 0 && seen < callbackNames.length;
    });
  }

  #kindsOf(patch: string, kinds: Hypothesis['kinds']): readonly CallbackName[] {
    const seen = this.#boot.#patches.get(patch)?.kinds;
    return kinds === 'all' ? callbackNames : callbackNames.filter((c) => seen?.has(c) === true);
  }

  get moduleNames(): readonly string[] {
    return [...this.#modules.keys()];
  }

  /** Texts that a target module's init or exit prints, as whole lines. */
  get moduleLines(): ReadonlySet<string> {
    const lines = [...this.#modules].flatMap(([name, { init, exit }]) =>
      [init, exit].flatMap((said) => (said === undefined ? [] : [`${name}: ${said}`])),
    );
    return new Set(lines);
  }

  #ranks(): ReadonlyMap<string, number> {
    const rank = (patch: string, above: ReadonlySet<string>): number => {
      if (above.has(patch)) return 1;
      const older = [...this.#versions].filter(([, newer]) => newer.has(patch)).map(([name]) => name);
      return 1 + Math.max(0, ...older.map((name) => rank(name, new Set([...above, patch]))));
    };
    const names = new Set([...this.#versions].flatMap(([older, newer]) => [older, ...newer]));
    return new Map([...names].map((name) => [name, rank(name, new Set())]));
  }

  #patchSpec(name: string, draft: Draft, hypothesis: Hypothesis): PatchSpec {
    const order = orderOf(this.#rounds.get(name) ?? []);
    const objects = [...draft.objects, ...(draft.objects.has(VMLINUX) ? [] : [VMLINUX])].sort(order);
    const ranks = this.#ranks();
    const replace = draft.replace || hypothesis.replace.has(name);
    const version = ranks.get(name);
    const top = Math.max(0, ...ranks.values());
    const states =
      version !== undefined ? [{ id: 1, version }] : replace && top > 0 ? [{ id: 1, version: top }] : [];
    const params: Record<string, readonly [number, ...number[]]> = {};
    // A parameter that a script set decides for every object, as in the selftests; otherwise each object has its own.
    const [shared] = draft.params;
    if (shared !== undefined) params[shared[0]] = [0, ...[...shared[1]].filter((value) => value !== 0)];
    for (const [object, values] of draft.faults) {
      if (shared === undefined) params[`fails_for_${object}`] = [0, ...[...values].filter((v) => v !== 0)];
    }
    const returns = (object: string): CallbackSpec['returns'] => {
      if (shared !== undefined) return { param: shared[0] };
      return draft.faults.has(object) ? { param: `fails_for_${object}` } : 0;
    };
    return {
      name,
      replace,
      states,
      params,
      objects: objects.map((object): ObjectSpec => {
        const named = [...(draft.funcs.get(object) ?? [])];
        const funcs = named.length === 0 && this.#ftrace && object === VMLINUX ? [`of_${name}`] : named;
        return {
          name: object,
          funcs: funcs.map((func) => ({
            func: `${object}:${func}` satisfies FuncId,
            newFunc: `new_${func}`,
            sympos: 0,
          })),
          callbacks: draft.called.has(object)
            ? Object.fromEntries(
                this.#kindsOf(name, hypothesis.kinds).map((c): [CallbackName, CallbackSpec] => [
                  c,
                  { returns: c === 'pre_patch' ? returns(object) : 0 },
                ]),
              )
            : {},
        };
      }),
    };
  }

  /** The scenario under a hypothesis. `kernel` is the profile's name. */
  scenario(hypothesis: Hypothesis, kernel: string): Inferred {
    const patches = [...this.#patches].map(([name, draft]) => this.#patchSpec(name, draft, hypothesis));
    const modules = [...this.#modules].map(
      ([name, { init, exit }]): ModuleSpec => ({
        name,
        functions: [],
        loaded: hypothesis.loaded.has(name),
        ...(init === undefined ? {} : { init }),
        ...(exit === undefined ? {} : { exit }),
      }),
    );
    return {
      scenario: {
        id: 'inferred',
        title: 'What a log tells of',
        source: 'the log itself',
        kernel,
        tainted: hypothesis.tainted,
        signals: this.#signals,
        patches,
        modules,
        tasks: [someTask],
        alphabet: this.#alphabet(patches, modules),
        expect: { verdict: 'holds' },
      },
      assumptions: this.#assumptions(hypothesis),
    };
  }

  #alphabet(patches: readonly PatchSpec[], modules: readonly ModuleSpec[]): readonly KlpEvent[] {
    const events: KlpEvent[] = [];
    for (const { name: patch, params } of patches) {
      events.push({ type: 'load', patch });
      for (const [param, [, ...values]] of Object.entries(params)) {
        for (const value of values) events.push({ type: 'load', patch, params: { [param]: value } });
        for (const value of [0, ...values]) events.push({ type: 'setParam', patch, param, value });
      }
      const writes: KlpEvent[] = ['0', '1'].map((value) => ({
        type: 'write',
        patch,
        file: 'enabled',
        value,
      }));
      if (this.#force) writes.push({ type: 'write', patch, file: 'force', value: '1' });
      events.push(...writes, { type: 'unload', patch }, { type: 'free', patch });
      for (const [key, event] of this.#writes) {
        const usual = writes.some((w) => w.type === 'write' && `${w.patch} ${w.file} ${w.value}` === key);
        if (!usual && event.type === 'write' && event.patch === patch) events.push(event);
      }
    }
    for (const { name: module } of modules) {
      events.push(
        { type: 'loadModule', module },
        { type: 'loadModule', module, init: -19 },
        { type: 'unloadModule', module },
      );
    }
    events.push(
      { type: 'sleep', task: someTask.name },
      { type: 'wake', task: someTask.name },
      { type: 'retry' },
    );
    if (this.#ftrace) {
      events.push(
        { type: 'sysctl', name: 'kernel.ftrace_enabled', value: 0 },
        { type: 'sysctl', name: 'kernel.ftrace_enabled', value: 1 },
      );
    }
    return events;
  }

  #assumptions(hypothesis: Hypothesis): readonly string[] {
    const said: string[] = [];
    for (const [name, draft] of this.#patches) {
      if (draft.called.size > 0) {
        const which = this.#kindsOf(name, hypothesis.kinds);
        const kinds =
          which.length === callbackNames.length ? 'all four callbacks' : `only ${which.join(', ')} callbacks`;
        said.push(`${name} has ${kinds} for ${[...draft.called].join(', ')}, and each prints its line`);
      }
      if (hypothesis.replace.has(name) && !draft.replace) said.push(`${name} replaces all older patches`);
      for (const [object] of draft.faults) {
        const shared = draft.params.keys().next().value;
        said.push(
          shared === undefined
            ? `${name}'s pre_patch for ${object} can be made to fail (${errnoText(-19)})`
            : `${name}'s parameter ${shared} is what its pre_patch callbacks return`,
        );
      }
    }
    for (const [older, newer] of this.#versions) {
      said.push(`${[...newer].join(', ')} changes a system state in a version that ${older} does not know`);
    }
    for (const [name, { init, exit }] of this.#modules) {
      if (init !== undefined && exit !== undefined) said.push(`${name} prints "${init}" and "${exit}"`);
    }
    for (const name of hypothesis.loaded) said.push(`${name} is loaded at the first line`);
    return said;
  }
}
