import { type CallbackName, type KlpEvent, VMLINUX } from '../../../spec/vocabulary.ts';
import type { CommandLine } from './grammar.ts';
import type { Entry } from './reader.ts';
import { ofMistakes } from './wordings.ts';

/** What a module prints in its init or exit, by the selftests' habit of naming the function; both, when one is seen. */
const moduleText = /^(\w{1,200})_(?:init|exit)$/;

/** Whether a line may be one that an inferred scenario explains, though no rule of the grammar knows it. */
export const mayBeModuleText = (owner: string, text: string): boolean =>
  owner !== '' && moduleText.test(text.slice(owner.length + 2));

/** What the lines tell about one patch. */
export interface PatchEvidence {
  readonly objects: Set<string>;
  /** The kinds of callbacks that were seen, of all objects and by object. */
  readonly kinds: Set<CallbackName>;
  readonly called: Map<string, Set<CallbackName>>;
  /** Functions by object, as far as a line names them. */
  readonly funcs: Map<string, Set<string>>;
  /** Objects whose pre_patch failed without having printed a line. */
  readonly silent: Set<string>;
  /** What its pre_patch returned for an object, when it failed; the default stands first. */
  readonly faults: Map<string, Set<number>>;
  /** Values of the module parameters that its insmod and later writes gave, those of a callback's result only. */
  readonly params: Map<string, Set<number>>;
  /** Objects in the order in which they were called, round by round of a kind of callback. */
  readonly rounds: string[][];
  /** Newest listed patches that it was refused for. */
  readonly refusedFor: Set<string>;
  /** Its insmod asked for it. */
  replace: boolean;
}

/** What the lines tell about one target module: what its init and exit print. */
export interface ModuleEvidence {
  init?: string;
  exit?: string;
}

const integer = (text: string): number | undefined => (/^-?\d{1,9}$/.test(text) ? Number(text) : undefined);

/** A parameter that decides what the callbacks return, by the selftests' habit. */
const isReturnParam = (name: string): boolean => /(?:^|_)(?:ret|return|errno)$/.test(name);

/** What stands in the lines of a log about patches, their objects and callbacks, target modules, faults. */
export class Evidence {
  readonly patches = new Map<string, PatchEvidence>();
  readonly modules = new Map<string, ModuleEvidence>();
  /** Writes that scripts made, by their text. */
  readonly writes = new Map<string, KlpEvent>();
  /** Whether something is about `kernel.ftrace_enabled`, the fake signal, a force. */
  ftrace = false;
  signals = false;
  force = false;
  readonly #entries: readonly Entry[];

  /**
   * @param entries the lines to read
   * @param boot what all lines of the boot tell: a command here may be about a patch or a module that only others name
   */
  constructor(entries: readonly Entry[], boot?: Evidence) {
    this.#entries = entries;
    for (const entry of entries) this.#names(entry);
    if (boot !== undefined) this.#mentioned(boot);
    this.#details();
  }

  /** Takes over what the boot knows about the modules that a command or a module's own line here is about. */
  #mentioned(boot: Evidence): void {
    const names = this.#entries.flatMap(({ kind, text }) => {
      if (kind.kind === 'command') {
        if ('module' in kind.command) return [kind.command.module];
        return 'patch' in kind.command ? [kind.command.patch] : [];
      }
      return kind.kind === 'other' && mayBeModuleText(kind.owner, text) ? [kind.owner] : [];
    });
    for (const name of names) {
      if (boot.patches.has(name)) this.#patch(name);
      if (boot.modules.has(name) && !this.modules.has(name)) this.modules.set(name, {});
    }
    for (const [name, module] of this.modules) Object.assign(module, boot.modules.get(name));
    // What called back once calls back each time, where its object plays a part here.
    for (const [name, draft] of this.patches) {
      const known = boot.patches.get(name);
      for (const kind of known?.kinds ?? []) draft.kinds.add(kind);
      for (const [object, kinds] of known?.called ?? []) {
        if (object !== VMLINUX && !draft.objects.has(object)) continue;
        draft.objects.add(object);
        draft.called.set(object, new Set(kinds));
      }
    }
  }

  #patch(name: string): PatchEvidence {
    let draft = this.patches.get(name);
    if (draft === undefined) {
      draft = {
        objects: new Set(),
        kinds: new Set(),
        called: new Map(),
        funcs: new Map(),
        silent: new Set(),
        faults: new Map(),
        params: new Map(),
        rounds: [],
        refusedFor: new Set(),
        replace: false,
      };
      this.patches.set(name, draft);
    }
    return draft;
  }

  #object(patch: PatchEvidence, object: string): void {
    patch.objects.add(object);
    if (object !== VMLINUX && !this.modules.has(object)) this.modules.set(object, {});
  }

  /** First pass: every name of a patch. */
  #names({ kind }: Entry): void {
    if (kind.kind === 'core' && kind.patch !== undefined && !ofMistakes.has(kind.word)) {
      const patch = this.#patch(kind.patch);
      if (kind.object !== undefined) this.#object(patch, kind.object);
    }
    if (kind.kind === 'callback') {
      const patch = this.#patch(kind.patch);
      this.#object(patch, kind.object);
      patch.kinds.add(kind.callback);
      patch.called.set(kind.object, (patch.called.get(kind.object) ?? new Set()).add(kind.callback));
    }
  }

  /** Second pass: what needs the names, and the lines before it. */
  #details(): void {
    /** The patch that is being enabled, or applied to a module, and the objects that it has called back for. */
    let current: { readonly patch: string; readonly called: Set<string> } | undefined;
    let round: { key: string; objects: string[] } | undefined;
    const listed: string[] = [];
    for (const { kind, text } of this.#entries) {
      if (kind.kind === 'callback') {
        if (current?.patch === kind.patch) current.called.add(kind.object);
        const key = `${kind.patch} ${kind.callback}`;
        if (round?.key !== key) {
          round = { key, objects: [] };
          this.#patch(kind.patch).rounds.push(round.objects);
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
          if (kind.patch === undefined) break;
          current = { patch: kind.patch, called: new Set() };
          listed.push(kind.patch);
          break;
        case 'applying':
          if (kind.patch !== undefined) current = { patch: kind.patch, called: new Set() };
          break;
        case 'callback failed':
          if (current === undefined || kind.object === undefined) break;
          this.#fault(current.patch, kind.object, current.called.has(kind.object));
          break;
        case 'handler failed':
        case 'location missing':
          if (current !== undefined && kind.func !== undefined) this.#func(current.patch, kind.func);
          this.ftrace = true;
          break;
        case 'not compatible': {
          const newest = listed.at(-1);
          if (kind.patch !== undefined && newest !== undefined && newest !== kind.patch) {
            this.#patch(kind.patch).refusedFor.add(newest);
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
          this.signals = true;
          break;
        case 'forcing':
          this.force = true;
          break;
        default:
          break;
      }
    }
  }

  #command({ command }: CommandLine): void {
    switch (command.verb) {
      case 'insmod': {
        const patch = this.patches.get(command.module);
        if (patch === undefined) return;
        const replace = command.args.replace;
        if (replace !== undefined && /^[1yYtT]/.test(replace)) patch.replace = true;
        for (const [name, value] of Object.entries(command.args)) this.#param(patch, name, value);
        return;
      }
      case 'setParam': {
        const patch = this.patches.get(command.module);
        if (patch !== undefined) this.#param(patch, command.param, command.value);
        return;
      }
      case 'write': {
        const { patch, file, value } = command;
        if (this.patches.has(patch)) {
          this.writes.set(`${patch} ${file} ${value}`, { type: 'write', patch, file, value });
        }
        return;
      }
      case 'ftrace':
        this.ftrace = true;
        return;
      case 'rmmod':
        return;
      default:
        command satisfies never;
    }
  }

  #param(patch: PatchEvidence, name: string, value: string): void {
    const number = integer(value);
    if (number === undefined || !isReturnParam(name)) return;
    patch.params.set(name, (patch.params.get(name) ?? new Set([0])).add(number));
  }

  #fault(patch: string, object: string, printed: boolean): void {
    const draft = this.#patch(patch);
    this.#object(draft, object);
    if (!printed && !draft.called.has(object)) draft.silent.add(object);
    // -19 is what the selftests use; the number itself is not in the log, unless a script wrote it.
    draft.faults.set(object, (draft.faults.get(object) ?? new Set([0])).add(-19));
  }

  #func(patch: string, func: string): void {
    const draft = this.#patch(patch);
    this.#object(draft, VMLINUX);
    draft.funcs.set(VMLINUX, (draft.funcs.get(VMLINUX) ?? new Set()).add(func));
  }

  #moduleText(owner: string, text: string): void {
    const module = this.modules.get(owner);
    if (module === undefined) return;
    const said = moduleText.exec(text.slice(owner.length + 2))?.[1];
    if (said === undefined) return;
    module.init ??= `${said}_init`;
    module.exit ??= `${said}_exit`;
  }
}
