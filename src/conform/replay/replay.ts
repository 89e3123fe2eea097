import { system } from '../../../machines/system.ts';
import type { Scenario } from '../../../spec/scenario-types.ts';
import { type EventType, type KernelProfile, VMLINUX } from '../../../spec/vocabulary.ts';
import { type Edge, Steps } from '../steps.ts';
import { announce } from './commands.ts';
import { explain, type Rejection } from './explain.ts';
import { type Hypothesis, Inference } from './infer.ts';
import type { Boot, Entry } from './reader.ts';
import { type Config, type Demand, type Validation, Validator } from './validate.ts';

export interface ReplayOptions {
  readonly profile: KernelProfile;
  /** The patches and modules; otherwise they are inferred from the log. */
  readonly scenario: Scenario | undefined;
  /** Whether the log has the first lines of each boot; `auto`: as the log shows. */
  readonly start: 'auto' | 'boot' | 'running';
  /** Whether debug lines were printed; `auto`: as the log shows. */
  readonly debug: 'auto' | 'on' | 'off';
  /** Whether the `% …` lines of test scripts are all that was done; `auto`: when there are any. */
  readonly commands: 'auto' | 'on' | 'off';
  /** Most explanations kept at a time, and most states of a system that starts running. */
  readonly limit: number;
}

/** One stretch of a boot, explained by one scenario. */
export interface Part {
  readonly scenario: Scenario;
  readonly assumptions: readonly string[];
  /** It began in a system that was running already. */
  readonly running: boolean;
  readonly demands: readonly Demand[];
  readonly validation: Validation;
  readonly validator: Validator;
}

export interface BootReplay {
  readonly boot: Boot;
  readonly outcome: 'accepted' | 'rejected' | 'inconclusive';
  readonly parts: readonly Part[];
  /** Lines that were understood and not checked: the kernel prints them, the rules do not speak of them. */
  readonly skipped: readonly Entry[];
  /** The first line that the rules do not allow. */
  readonly rejected?: { readonly entry: Entry; readonly rejection: Rejection };
}

/** What a patch or module of a scenario never prints itself, though its name stands in front. */
const loaderLine =
  /: (?:loading out-of-tree module taints kernel\.|module verification failed: .*|tainting kernel with .*|module license .*)$/;

/** The lines of a log that a scenario must explain, as demands; the others are skipped. */
class Demands {
  readonly #scenario: Scenario;
  readonly #owners: ReadonlySet<string>;
  readonly #texts: ReadonlySet<string>;
  readonly #inferred: ReadonlySet<string> | undefined;

  /** @param inferred the lines of target modules' own code that an inferred scenario explains */
  constructor(scenario: Scenario, inferred: ReadonlySet<string> | undefined) {
    this.#scenario = scenario;
    this.#inferred = inferred;
    this.#owners = new Set([...scenario.patches, ...scenario.modules].map((m) => m.name));
    const prints = scenario.modules.flatMap((m) => (m.name === VMLINUX ? m.functions : []));
    this.#texts = new Set(
      prints.flatMap((f) => [f.prints?.enter, f.prints?.leave]).filter((t) => t !== undefined),
    );
  }

  of(entry: Entry, commands: boolean): Demand | undefined {
    const { kind, text, number: line } = entry;
    switch (kind.kind) {
      case 'core':
        return kind.word === 'not modelled' ? undefined : { kind: 'line', line, text };
      case 'callback':
      case 'unknown':
        return { kind: 'line', line, text };
      case 'taint':
        return this.#scenario.tainted ? undefined : { kind: 'line', line, text };
      case 'command': {
        if (!commands) return undefined;
        const command = announce(kind, this.#scenario, text);
        return command === undefined ? undefined : { kind: 'command', line, text, command };
      }
      case 'result':
        return commands && [...this.#owners].some((name) => mentions(text, name))
          ? { kind: 'result', line, text }
          : undefined;
      case 'other':
        if (this.#inferred !== undefined) {
          return this.#inferred.has(text) ? { kind: 'line', line, text } : undefined;
        }
        if (this.#texts.has(text)) return { kind: 'line', line, text };
        return this.#owners.has(kind.owner) && !loaderLine.test(text)
          ? { kind: 'line', line, text }
          : undefined;
      case 'blocker':
      case 'boot':
      case 'test':
        return undefined;
      default:
        return kind satisfies never;
    }
  }
}

const mentions = (text: string, module: string): boolean =>
  text
    .replaceAll('-', '_')
    .split(/[\s/:'"]/)
    .some((word) => word.replace(/\.ko$/, '') === module);

/** Fewer lines than a patch's enabling prints without debug lines do not show that debug lines were switched off. */
const enough = 3;

function debugRange(
  entries: readonly Entry[],
  mode: ReplayOptions['debug'],
): { readonly first: number; readonly last: number } | undefined {
  if (mode === 'off') return undefined;
  const everywhere = { first: 0, last: Number.MAX_SAFE_INTEGER };
  if (mode === 'on') return everywhere;
  const core = entries.flatMap(({ kind, number }) =>
    kind.kind === 'core' ? [{ level: kind.level, number }] : [],
  );
  const debug = entries.flatMap(({ kind, number }) =>
    kind.kind === 'blocker' || (kind.kind === 'core' && kind.level === 'debug') ? [number] : [],
  );
  const [first] = debug;
  const last = debug.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const before = core.filter((c) => c.number < first).length;
  const after = core.filter((c) => c.number > last).length;
  return { first: before < enough ? 0 : first, last: after < enough ? everywhere.last : last };
}

/** Where a new stretch can begin: nothing of the earlier patches is left, as far as the lines tell. */
function stretches(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const parts: Entry[][] = [[]];
  const listed = new Set<string>();
  let idle = false;
  for (const entry of entries) {
    const { kind } = entry;
    const begins =
      kind.kind === 'test' ||
      (kind.kind === 'command' && (kind.command.verb === 'insmod' || kind.command.verb === 'ftrace')) ||
      (kind.kind === 'core' && kind.word === 'enabling');
    if (idle && begins) {
      parts.push([]);
      idle = false;
    }
    parts.at(-1)?.push(entry);
    if (kind.kind === 'core' && kind.patch !== undefined) {
      if (kind.word === 'enabling') listed.add(kind.patch);
      if (kind.word === 'complete' && entry.text.endsWith('unpatching complete')) {
        listed.delete(kind.patch);
        idle = listed.size === 0;
      }
    }
    if (kind.kind === 'command' && kind.command.verb === 'rmmod' && listed.delete(kind.command.module)) {
      idle = listed.size === 0;
    }
  }
  return parts;
}

/** Checks one boot's lines against the rules. */
export class BootReplayer {
  readonly #options: ReplayOptions;
  readonly #steps = new Map<string, Steps>();

  constructor(options: ReplayOptions) {
    this.#options = options;
  }

  run(boot: Boot): BootReplay {
    const { entries } = boot;
    const commands =
      this.#options.commands === 'auto'
        ? entries.some(({ kind }) => kind.kind === 'command' && kind.command.verb !== 'ftrace')
        : this.#options.commands === 'on';
    const profile = profileFor(entries, this.#options.profile);
    const pieces = this.#options.scenario === undefined ? stretches(entries) : [entries];
    const parts: Part[] = [];
    // The loader's line is there once per boot; a log that lost its start may have lost it.
    let tainted = !boot.fromStart && !entries.some(({ kind }) => kind.kind === 'taint');
    let loaded: ReadonlyMap<string, boolean> = new Map();
    const all = new Inference(entries);
    const range = debugRange(entries, this.#options.debug);
    const explained = (piece: readonly Entry[]): Part =>
      this.#part({ boot, all, range, piece, first: parts.length === 0, commands, profile, tainted, loaded });
    for (let i = 0; i < pieces.length; i++) {
      let piece = pieces[i] ?? [];
      let part = explained(piece);
      // A stretch that leaves something behind is explained together with the next one; if that does not help, with all.
      for (let joined = 1; part.validation.outcome === 'accepted' && i + 1 < pieces.length; joined++) {
        if (isClean(part, commands)) break;
        const more = joined > mostJoined ? pieces.slice(i + 1) : pieces.slice(i + 1, i + 2);
        i += more.length;
        piece = [...piece, ...more.flat()];
        part = explained(piece);
      }
      parts.push(part);
      if (part.validation.outcome !== 'accepted') break;
      tainted ||= part.validation.last.some((c) => part.validator.steps.view(c.state).tainted);
      loaded = new Map([...loaded, ...modulesAfter(part)]);
    }
    const skipped = entries.filter(({ kind }) => kind.kind === 'core' && kind.word === 'not modelled');
    const final = parts.at(-1);
    const outcome = final?.validation.outcome ?? 'accepted';
    if (final === undefined || outcome !== 'rejected') return { boot, outcome, parts, skipped };
    const { demands, validation, validator } = final;
    const demand = demands[validation.allowed];
    const entry = entries.find((e) => e.number === demand?.line);
    if (demand === undefined || entry === undefined) return { boot, outcome, parts, skipped };
    const following = demands.slice(validation.allowed + 1, validation.allowed + 3);
    const rejection = explain(validator, validation.closed, demand, following);
    return { boot, outcome, parts, skipped, rejected: { entry, rejection } };
  }

  #part(given: PartInput): Part {
    const { scenario } = this.#options;
    const fixed = scenario === undefined ? undefined : { ...scenario, tainted: given.tainted };
    const starts: readonly boolean[] =
      this.#options.start === 'running'
        ? [true]
        : this.#options.start === 'boot' || given.boot.fromStart || !given.first
          ? [false]
          : [false, true];
    let best: Part | undefined;
    for (const running of starts) {
      const part =
        fixed === undefined ? this.#inferred(given, running, best) : this.#known(given, fixed, running);
      if (best === undefined || isBetter(part, best)) best = part;
      if (best.validation.outcome === 'accepted') break;
    }
    if (best === undefined) throw new Error('no way to start was tried');
    return best;
  }

  #known(given: PartInput, scenario: Scenario, running: boolean): Part {
    const full = withCommands(scenario, given.piece);
    return this.#check(given, full, [], undefined, running);
  }

  /**
   * Tries what the lines do not tell: which patches replace others. One more at a time, as long as it helps.
   * @param clean what was found when nothing was there before the log; its guess about replacing is taken over
   */
  #inferred(given: PartInput, running: boolean, clean: Part | undefined): Part {
    const inference = new Inference(given.piece, given.all);
    const loaded = new Set(
      inference.moduleNames.filter((m) => given.loaded.get(m) ?? inference.loadedAtFirst.has(m)),
    );
    let kinds: Hypothesis['kinds'] = 'all';
    const attempt = (replace: ReadonlySet<string>): Part => {
      const hypothesis: Hypothesis = { replace, loaded, tainted: given.tainted, kinds };
      const { scenario, assumptions } = inference.scenario(hypothesis, given.profile.name);
      return this.#check(given, scenario, assumptions, inference.moduleLines, running);
    };
    const guessed = clean?.scenario.patches.filter((p) => p.replace).map((p) => p.name) ?? [];
    let replace: ReadonlySet<string> = new Set(guessed);
    let best = attempt(replace);
    if (best.validation.outcome === 'rejected' && inference.lacksKinds) {
      kinds = 'seen';
      const fewer = attempt(replace);
      if (isBetter(fewer, best)) best = fewer;
      else kinds = 'all';
    }
    if (clean !== undefined) return best;
    while (best.validation.outcome === 'rejected') {
      // Only a patch that came upon another one can have replaced it.
      const seen = best.demands.slice(0, best.validation.allowed).map((d) => d.text);
      const enabled = inference.patchNames.filter((name) =>
        seen.includes(`livepatch: enabling patch '${name}'`),
      );
      let better: { readonly part: Part; readonly replace: ReadonlySet<string> } | undefined;
      for (const name of enabled.length > 1
        ? enabled.filter((n) => !replace.has(n)).slice(-mostGuesses)
        : []) {
        const tried = new Set([...replace, name]);
        const part = attempt(tried);
        if (isBetter(part, better?.part ?? best)) better = { part, replace: tried };
      }
      if (better === undefined) break;
      best = better.part;
      replace = better.replace;
    }
    return best;
  }

  /** Stretches of a log often tell of the same system: its states and steps are found once. */
  #stepsOf(scenario: Scenario, profile: KernelProfile): Steps {
    const key = JSON.stringify([scenario, profile]);
    const known = this.#steps.get(key);
    if (known !== undefined) return known;
    if (this.#steps.size >= mostSystems) this.#steps.clear();
    const steps = new Steps(system(scenario, profile));
    this.#steps.set(key, steps);
    return steps;
  }

  #check(
    { piece, commands, profile, range }: PartInput,
    scenario: Scenario,
    assumptions: readonly string[],
    moduleLines: ReadonlySet<string> | undefined,
    running: boolean,
  ): Part {
    const steps = this.#stepsOf(scenario, profile);
    const reader = new Demands(scenario, moduleLines);
    const demands = piece.flatMap((entry) => {
      const demand = reader.of(entry, commands);
      return demand === undefined ? [] : [demand];
    });

    // Line numbers become places among the demands.
    const place = (line: number): number => {
      const at = demands.findIndex((d) => d.line >= line);
      return at < 0 ? demands.length : at;
    };
    const debug =
      range === undefined
        ? undefined
        : { first: place(range.first), last: range.last > 1e15 ? range.last : place(range.last) };
    // A start that was only guessed is not worth all the time that one that was asked for may take.
    const guessed = running && this.#options.start === 'auto';
    const limit = guessed ? Math.min(this.#options.limit, mostGuessed) : this.#options.limit;
    const validator = new Validator(steps, { debug, commands, limit });
    const from = running
      ? runningStarts(validator, demands[0], Math.min(limit, mostStarts))
      : validator.start(0);
    return { scenario, assumptions, running, demands, validation: validator.run(demands, from), validator };
  }
}

interface PartInput {
  readonly boot: Boot;
  /** What all lines of the boot tell. */
  readonly all: Inference;
  /** Lines between which debug lines were printed. */
  readonly range: ReturnType<typeof debugRange>;
  readonly piece: readonly Entry[];
  readonly first: boolean;
  readonly commands: boolean;
  readonly profile: KernelProfile;
  readonly tainted: boolean;
  readonly loaded: ReadonlyMap<string, boolean>;
}

/** Kernels before 5.1 cancel an enabling in other words; the log shows which. */
const profileFor = (entries: readonly Entry[], profile: KernelProfile): KernelProfile =>
  entries.some(({ text }) => text.endsWith(': canceling transition, going to unpatch'))
    ? { ...profile, cancelLine: 'canceling transition' }
    : profile;

const isBetter = (a: Part, b: Part): boolean => {
  const accepted = (p: Part): number => Number(p.validation.outcome === 'accepted');
  if (accepted(a) !== accepted(b)) return accepted(a) > accepted(b);
  return a.validation.allowed > b.validation.allowed;
};

/** Nothing is left of its patches in some explanation of it. */
const isClean = ({ validation, validator }: Part, commands: boolean): boolean =>
  validation.closed.some((config) => {
    if (validator.rest(config).length > 0) return false;
    const view = validator.steps.view(config.state);
    return (
      view.list.length === 0 &&
      view.ftraceEnabled &&
      Object.values(view.patches).every((p) => !p.forced && !(commands && p.loaded))
    );
  });

/** Target modules whose state all explanations agree on. */
function modulesAfter({ validation, validator }: Part): ReadonlyMap<string, boolean> {
  const views = validation.last.map((c) => validator.steps.view(c.state));
  const names = Object.keys(views[0]?.modules ?? {});
  return new Map(
    names.flatMap((name) => {
      const first = views[0]?.modules[name];
      return first !== undefined && views.every((v) => v.modules[name] === first)
        ? [[name, first] as const]
        : [];
    }),
  );
}

/** A scenario that can be asked everything that the log's commands ask. */
function withCommands(scenario: Scenario, entries: readonly Entry[]): Scenario {
  const alphabet = [...scenario.alphabet];
  const known = new Set(alphabet.map((e) => JSON.stringify(e)));
  const add = (event: Scenario['alphabet'][number]): void => {
    const key = JSON.stringify(event);
    if (known.has(key)) return;
    known.add(key);
    alphabet.push(event);
  };
  for (const { kind } of entries) {
    if (kind.kind !== 'command') continue;
    const { command } = kind;
    if (command.verb === 'insmod') {
      const patch = scenario.patches.find((p) => p.name === command.module);
      if (patch !== undefined) {
        const params = Object.entries(command.args).flatMap(([name, text]) =>
          patch.params[name]?.includes(Number(text)) === true ? [[name, Number(text)] as const] : [],
        );
        add(
          params.length === 0
            ? { type: 'load', patch: patch.name }
            : { type: 'load', patch: patch.name, params: Object.fromEntries(params) },
        );
      } else if (scenario.modules.some((m) => m.name === command.module)) {
        add({ type: 'loadModule', module: command.module });
      }
    }
    if (command.verb === 'rmmod') {
      if (scenario.patches.some((p) => p.name === command.module))
        add({ type: 'unload', patch: command.module });
      if (scenario.modules.some((m) => m.name === command.module)) {
        add({ type: 'unloadModule', module: command.module });
      }
    }
    if (command.verb === 'write' && scenario.patches.some((p) => p.name === command.patch)) {
      add({ type: 'write', patch: command.patch, file: command.file, value: command.value });
    }
    if (command.verb === 'setParam') {
      const patch = scenario.patches.find((p) => p.name === command.module);
      const value = Number(command.value);
      if (patch?.params[command.param]?.includes(value) === true) {
        add({ type: 'setParam', patch: patch.name, param: command.param, value });
      }
    }
    if (command.verb === 'ftrace')
      add({ type: 'sysctl', name: 'kernel.ftrace_enabled', value: command.value });
  }
  // A log with the fake signal's line tells of 15 failed retries; that a scenario does not count them is its author's economy.
  const signals =
    scenario.signals || entries.some(({ text }) => text === 'livepatch: signaling remaining tasks');
  return { ...scenario, alphabet, signals };
}

/** Most patches, the newest ones, of which one after the other is tried to be the one that replaces. */
const mostGuesses = 6;

/** Most stretches that are joined one by one. */
const mostJoined = 10;

/** Most systems whose states are kept. */
const mostSystems = 20;

/** Most explanations kept at a time when it is only guessed that the log lost its start. */
const mostGuessed = 3000;

/** Most states in which a log that lost its start is tried, nearest to boot first; more would take long and seldom help. */
const mostStarts = 300;

/** What brings a system from boot to where it may be when its log begins, faults and tasks' steps aside. */
const settling: ReadonlySet<EventType> = new Set<EventType>([
  'load',
  'unload',
  'free',
  'write',
  'loadModule',
  'unloadModule',
]);

/**
 * Where a log that lost its start can begin: with any patches enabled in any order and any modules loaded, at rest or with
 * a transition held up, or in the middle of an operation whose next line is the log's first.
 */
function runningStarts(validator: Validator, first: Demand | undefined, limit: number): readonly Config[] {
  const { steps } = validator;
  const starts: Config[] = [];
  const queue: { readonly state: number; readonly heldUp: boolean }[] = [{ state: 0, heldUp: false }];
  const seen = new Set([0]);
  for (let i = 0; i < queue.length && i < limit; i++) {
    const at = queue[i];
    if (at === undefined) break;
    starts.push(...validator.start(at.state));
    for (const edge of steps.edges(at.state)) {
      starts.push(...within(validator, edge, first));
      if (seen.has(edge.to)) continue;
      const { event } = edge;
      // Somebody on a CPU holds up the operation that comes next; from there nothing more is tried.
      if (event.type === 'wake' && !at.heldUp) queue.push({ state: edge.to, heldUp: true });
      else if (settling.has(event.type) && (event.type !== 'load' || event.params === undefined)) {
        if (at.heldUp) {
          starts.push(...validator.start(edge.to));
          for (const next of steps.edges(edge.to)) starts.push(...within(validator, next, first));
        } else queue.push({ state: edge.to, heldUp: false });
      } else continue;
      seen.add(edge.to);
    }
  }
  return starts;
}

/** The places inside a step at which its next line is this one. */
function within(validator: Validator, edge: Edge, first: Demand | undefined): readonly Config[] {
  return ([0, 1] as const).flatMap((phase) =>
    validator
      .visible(edge, phase)
      .flatMap((line, offset) =>
        offset > 0 && line.text === first?.text
          ? validator.start(edge.to).map((config) => ({ ...config, edge, offset, phase }))
          : [],
      ),
  );
}
