import { intParam, type ParamSpec } from '../../../spec/parameters.ts';
import type {
  CallbackSpec,
  ModuleSpec,
  ObjectSpec,
  PatchSpec,
  Scenario,
  TaskSpec,
} from '../../../spec/scenario-types.ts';
import { type CallbackName, type FuncId, type KlpEvent, VMLINUX } from '../../../spec/vocabulary.ts';
import { Evidence, type PatchEvidence } from './evidence.ts';
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
  /**
   * A patch whose callbacks print has for each object of which one was seen: all four kinds; or the kinds that the boot
   * shows of any of its objects; or those that it shows of that object.
   */
  readonly kinds: 'all' | 'seen' | 'seen by object';
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

/** 0, or what made pre_patch fail. */
const failing = (values: ReadonlySet<number>): ParamSpec =>
  intParam(0, ...[...values].filter((v) => v !== 0));

/** Begins the name of a parameter that is made up for a pre_patch that fails, for whatever reason. */
export const faultParam = 'fails_for_';

const callbackNames: readonly CallbackName[] = ['pre_patch', 'post_patch', 'pre_unpatch', 'post_unpatch'];

/** The scenario that the lines of a log tell of: patches, their objects and callbacks, target modules, faults. */
export class Inference {
  readonly evidence: Evidence;
  readonly #entries: readonly Entry[];

  /**
   * @param entries the lines to explain
   * @param boot what all lines of the boot tell
   */
  constructor(entries: readonly Entry[], boot?: Evidence) {
    this.evidence = new Evidence(entries, boot);
    this.#entries = entries;
  }

  /** What to try about callbacks, the strictest first: only what may say something else than the one before it. */
  get kinds(): readonly Hypothesis['kinds'][] {
    const lacks = (seen: ReadonlySet<CallbackName>): boolean => seen.size < callbackNames.length;
    const patches = [...this.evidence.patches.values()].filter((p) => p.called.size > 0);
    const tried: Hypothesis['kinds'][] = ['all'];
    if (patches.some((p) => lacks(p.kinds))) tried.push('seen');
    if (patches.some((p) => [...p.called.values()].some((own) => own.size < p.kinds.size))) {
      tried.push('seen by object');
    }
    return tried;
  }

  get patchNames(): readonly string[] {
    return [...this.evidence.patches.keys()];
  }

  get moduleNames(): readonly string[] {
    return [...this.evidence.modules.keys()];
  }

  /** Texts that a target module's init or exit prints, as whole lines. */
  get moduleLines(): ReadonlySet<string> {
    const lines = [...this.evidence.modules].flatMap(([name, { init, exit }]) =>
      [init, exit].flatMap((said) => (said === undefined ? [] : [`${name}: ${said}`])),
    );
    return new Set(lines);
  }

  /** How the lines begin of callbacks that do not print theirs. */
  get hiddenLines(): readonly string[] {
    return [...this.evidence.patches].flatMap(([name, { silent }]) =>
      [...silent].map((object) => `${name}: pre_patch_callback: ${object}`),
    );
  }

  /** Whether a line is one of those. */
  get isHidden(): ((text: string) => boolean) | undefined {
    const hidden = this.hiddenLines;
    if (hidden.length === 0) return undefined;
    return (text) => hidden.some((line) => text === line || text.startsWith(`${line} -> `));
  }

  /** Target modules whose first mention shows that they were there before it. */
  get loadedAtFirst(): ReadonlySet<string> {
    const lines = this.moduleLines;
    const first = new Map<string, boolean>();
    const mention = (module: string, loaded: boolean): void => {
      if (this.evidence.modules.has(module) && !first.has(module)) first.set(module, loaded);
    };
    for (const { kind, text } of this.#entries) {
      if (kind.kind === 'callback') mention(kind.object, kind.module !== 'COMING');
      if (kind.kind === 'core' && kind.object !== undefined) mention(kind.object, kind.word === 'reverting');
      if (kind.kind === 'other' && lines.has(text)) mention(kind.owner, /_exit$/.test(text));
      if (kind.kind === 'command' && 'module' in kind.command) {
        mention(kind.command.module, kind.command.verb === 'rmmod');
      }
    }
    return new Set([...first].filter(([, loaded]) => loaded).map(([name]) => name));
  }

  #ranks(): ReadonlyMap<string, number> {
    const refused = [...this.evidence.patches].filter(([, { refusedFor }]) => refusedFor.size > 0);
    const rank = (patch: string, above: ReadonlySet<string>): number => {
      if (above.has(patch)) return 1;
      const older = refused.filter(([, { refusedFor }]) => refusedFor.has(patch)).map(([name]) => name);
      return 1 + Math.max(0, ...older.map((name) => rank(name, new Set([...above, patch]))));
    };
    const names = new Set(refused.flatMap(([older, { refusedFor }]) => [older, ...refusedFor]));
    return new Map([...names].map((name) => [name, rank(name, new Set())]));
  }

  #patchSpec(name: string, draft: PatchEvidence, hypothesis: Hypothesis): PatchSpec {
    const order = orderOf(draft.rounds);
    const objects = [...draft.objects, ...(draft.objects.has(VMLINUX) ? [] : [VMLINUX])].sort(order);
    const ranks = this.#ranks();
    const replace = draft.replace || hypothesis.replace.has(name);
    const version = ranks.get(name);
    const top = Math.max(0, ...ranks.values());
    const states =
      version !== undefined ? [{ id: 1, version }] : replace && top > 0 ? [{ id: 1, version: top }] : [];
    const params: Record<string, ParamSpec> = {};
    // A parameter that a script set decides for every object, as in the selftests; otherwise each object has its own.
    const [shared] = draft.params;
    if (shared !== undefined) params[shared[0]] = failing(shared[1]);
    for (const [object, values] of draft.faults) {
      if (shared === undefined) params[`${faultParam}${object}`] = failing(values);
    }
    const returns = (object: string): CallbackSpec['returns'] => {
      if (shared !== undefined) return { param: shared[0] };
      return draft.faults.has(object) ? { param: `${faultParam}${object}` } : 0;
    };
    return {
      name,
      replace,
      states,
      params,
      objects: objects.map((object): ObjectSpec => {
        const named = [...(draft.funcs.get(object) ?? [])];
        const funcs =
          named.length === 0 && this.evidence.ftrace && object === VMLINUX ? [`of_${name}`] : named;
        return {
          name: object,
          funcs: funcs.map((func) => ({
            func: `${object}:${func}` satisfies FuncId,
            newFunc: `new_${func}`,
            sympos: 0,
          })),
          callbacks: Object.fromEntries(
            kindsOf(draft, object, hypothesis.kinds).map((c): [CallbackName, CallbackSpec] => [
              c,
              { returns: c === 'pre_patch' ? returns(object) : 0 },
            ]),
          ),
        };
      }),
    };
  }

  /** The scenario under a hypothesis. `kernel` is the profile's name. */
  scenario(hypothesis: Hypothesis, kernel: string): Inferred {
    const patches = [...this.evidence.patches].map(([name, draft]) =>
      this.#patchSpec(name, draft, hypothesis),
    );
    const modules = [...this.evidence.modules].map(
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
        signals: this.evidence.signals,
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
    const { force, ftrace, writes: asked } = this.evidence;
    const events: KlpEvent[] = [];
    for (const { name: patch, params } of patches) {
      events.push({ type: 'load', patch });
      for (const [param, { values }] of Object.entries(params)) {
        for (const value of values.slice(1)) events.push({ type: 'load', patch, params: { [param]: value } });
        for (const value of values) events.push({ type: 'setParam', patch, param, value });
      }
      const writes: KlpEvent[] = ['0', '1'].map((value) => ({
        type: 'write',
        patch,
        file: 'enabled',
        value,
      }));
      if (force) writes.push({ type: 'write', patch, file: 'force', value: '1' });
      events.push(...writes, { type: 'unload', patch }, { type: 'free', patch });
      for (const [key, event] of asked) {
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
    if (ftrace) {
      events.push(
        { type: 'sysctl', name: 'kernel.ftrace_enabled', value: 0 },
        { type: 'sysctl', name: 'kernel.ftrace_enabled', value: 1 },
      );
    }
    return events;
  }

  #assumptions(hypothesis: Hypothesis): readonly string[] {
    const { patches, modules } = this.evidence;
    const said: string[] = [];
    for (const [name, draft] of patches) {
      said.push(...callbacksSaid(name, draft, hypothesis.kinds));
      if (hypothesis.replace.has(name) && !draft.replace) said.push(`${name} replaces all older patches`);
      for (const [object] of draft.faults) {
        const shared = draft.params.keys().next().value;
        said.push(
          shared === undefined
            ? `${name}'s pre_patch for ${object} can be made to fail${draft.silent.has(object) ? ', and prints nothing' : ''}`
            : `${name}'s parameter ${shared} is what its pre_patch callbacks return`,
        );
      }
      if (draft.refusedFor.size > 0) {
        const newer = [...draft.refusedFor].join(', ');
        said.push(`${newer} changes a system state in a version that ${name} does not know`);
      }
    }
    for (const [name, { init, exit }] of modules) {
      if (init !== undefined && exit !== undefined) said.push(`${name} prints "${init}" and "${exit}"`);
    }
    for (const name of hypothesis.loaded) said.push(`${name} is loaded at the first line`);
    return said;
  }
}

/** Callbacks of one object: none of an object that none was seen of, unless one failed that prints nothing. */
function kindsOf(patch: PatchEvidence, object: string, kinds: Hypothesis['kinds']): readonly CallbackName[] {
  if (patch.silent.has(object)) return ['pre_patch'];
  const own = patch.called.get(object);
  if (own === undefined) return [];
  if (kinds === 'all') return callbackNames;
  const seen = kinds === 'seen' ? patch.kinds : own;
  return callbackNames.filter((c) => seen.has(c));
}

/** Which callbacks a patch has, a sentence for all objects that have the same. */
function callbacksSaid(name: string, patch: PatchEvidence, kinds: Hypothesis['kinds']): readonly string[] {
  const alike = new Map<string, string[]>();
  for (const object of patch.called.keys()) {
    const own = kindsOf(patch, object, kinds);
    const words =
      own.length === callbackNames.length ? 'all four callbacks' : `only ${own.join(', ')} callbacks`;
    alike.set(words, [...(alike.get(words) ?? []), object]);
  }
  return [...alike].map(
    ([words, objects]) => `${name} has ${words} for ${objects.join(', ')}, and each prints its line`,
  );
}
