import { system } from '../../../machines/system.ts';
import type { Scenario } from '../../../spec/scenario-types.ts';
import type { KernelProfile } from '../../../spec/vocabulary.ts';
import { Steps } from '../steps.ts';
import { Demands, isSkippedText, skippedOf } from './demands.ts';
import { Evidence } from './evidence.ts';
import { explain, type Rejection } from './explain.ts';
import { type Hypothesis, Inference } from './infer.ts';
import { type Left, leftBy, startsAfter } from './left.ts';
import type { Boot, Entry } from './reader.ts';
import { type Repair, repair, repairSaid } from './repair.ts';
import { runningStarts } from './starts.ts';
import { debugRange, stretches } from './stretches.ts';
import { type Demand, type Validation, Validator } from './validate.ts';
import { withCommands } from './with-commands.ts';
import { soleWitnesses } from './witness.ts';

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
  /** What one line more, one less, or two in the other order would change, when it is rejected. */
  readonly repair: Repair | undefined;
}

export interface BootReplay {
  readonly boot: Boot;
  /** The profile whose rules held. */
  readonly kernel: string;
  readonly outcome: 'accepted' | 'rejected' | 'inconclusive';
  readonly parts: readonly Part[];
  /** Lines that were understood and not checked: the kernel prints them, the rules do not speak of them. */
  readonly skipped: readonly Entry[];
  /** A line that comes right after a skipped one, and that only that one may explain. */
  readonly unjudged?: Entry;
  /** The first line that the rules do not allow. */
  readonly rejected?: {
    readonly entry: Entry;
    readonly rejection: Rejection;
    readonly repair: Repair | undefined;
  };
}

/** Checks one boot's lines against the rules. */
export class BootReplayer {
  readonly #options: ReplayOptions;
  readonly #skippedTexts = new Map<string, boolean>();
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
    const kernel = profile.name;
    const pieces = this.#options.scenario === undefined ? stretches(entries) : [entries];
    const parts: Part[] = [];
    // The loader's line is there once per boot; a log that lost its start may have lost it.
    let tainted = !boot.fromStart && !entries.some(({ kind }) => kind.kind === 'taint');
    let loaded: ReadonlyMap<string, boolean> = new Map();
    const all = new Evidence(entries);
    const range = debugRange(entries, this.#options.debug);
    const skipped = skippedOf(entries, this.#options.scenario);
    const skippedLines = new Set(skipped.map(({ number }) => number));
    let left: readonly Left[] = [];
    const explained = (piece: readonly Entry[]): Part => {
      const first = parts.length === 0;
      return this.#part({
        boot,
        all,
        range,
        piece,
        first,
        commands,
        profile,
        tainted,
        loaded,
        left,
        skippedLines,
      });
    };
    for (let i = 0; i < pieces.length; i++) {
      let piece = pieces[i] ?? [];
      let part = explained(piece);
      // A stretch that leaves patches behind is explained together with the next one; if that does not help, with all.
      for (let joined = 1; part.validation.outcome === 'accepted' && i + 1 < pieces.length; joined++) {
        if (leftBy(part, commands, left).length > 0) break;
        const more = joined > mostJoined ? pieces.slice(i + 1) : pieces.slice(i + 1, i + 2);
        i += more.length;
        piece = [...piece, ...more.flat()];
        part = explained(piece);
      }
      parts.push(part);
      if (part.validation.outcome !== 'accepted') break;
      tainted ||= part.validation.last.some((c) => part.validator.steps.view(c.state).tainted);
      loaded = new Map([...loaded, ...modulesAfter(part)]);
      left = leftBy(part, commands, left);
    }
    const final = parts.at(-1);
    const outcome = final?.validation.outcome ?? 'accepted';
    if (final === undefined || outcome !== 'rejected') return { boot, kernel, outcome, parts, skipped };
    const { demands, validation, validator } = final;
    const demand = demands[validation.allowed];
    const entry = entries.find((e) => e.number === demand?.line);
    if (demand === undefined || entry === undefined) return { boot, kernel, outcome, parts, skipped };
    const before = demands[validation.allowed - 1]?.line ?? 0;
    if (skipped.some(({ number }) => number > before && number < entry.number)) {
      return { boot, kernel, outcome: 'inconclusive', parts, skipped, unjudged: entry };
    }
    const following = demands.slice(validation.allowed + 1, validation.allowed + 3);
    const rejection = explain(validator, validation.closed, demand, following);
    return { boot, kernel, outcome, parts, skipped, rejected: { entry, rejection, repair: final.repair } };
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
   * Explains a piece by what its lines tell. When that fails in a way that no single line's repair would mend, the lines
   * that alone tell of something are doubted, one at a time: an invented one would make other lines look missing.
   */
  #inferred(given: PartInput, running: boolean, clean: Part | undefined): Part {
    const known: Known = new Map();
    let best = this.#guessed(given, given.piece, running, clean, known);
    if (clean !== undefined || best.validation.outcome !== 'rejected') return best;
    for (const doubted of soleWitnesses(given.piece).slice(0, mostDoubted)) {
      if (mends(best)) break;
      const others = given.piece.filter((e) => e.number !== doubted);
      const part = this.#guessed(given, others, running, undefined, known);
      if (isBetter(part, best)) best = part;
    }
    return best;
  }

  /**
   * Tries what the lines do not tell: which callbacks are missing, and which patches replace others, one more at a time as
   * long as it helps.
   * @param witnesses the lines that are believed; all of the piece are checked
   * @param clean what was found when nothing was there before the log; its guess about replacing is taken over
   * @param known what was found already: less evidence often tells of the same patches
   */
  #guessed(
    given: PartInput,
    witnesses: readonly Entry[],
    running: boolean,
    clean: Part | undefined,
    known: Known,
  ): Part {
    const inference = new Inference(witnesses, given.all);
    const loaded = new Set(
      inference.moduleNames.filter((m) => given.loaded.get(m) ?? inference.loadedAtFirst.has(m)),
    );
    const attempt = (replace: ReadonlySet<string>, kinds: Hypothesis['kinds']): Part => {
      const hypothesis: Hypothesis = { replace, loaded, tainted: given.tainted, kinds };
      const { scenario, assumptions } = inference.scenario(hypothesis, given.profile.name);
      const key = JSON.stringify([scenario, [...inference.moduleLines], inference.hiddenLines]);
      const found = known.get(key) ?? this.#check(given, scenario, assumptions, inference, running);
      known.set(key, found);
      return found;
    };
    const guessed = clean?.scenario.patches.filter((p) => p.replace).map((p) => p.name) ?? [];
    let replace: ReadonlySet<string> = new Set(guessed);
    let [kinds = 'all' as const, ...fewer] = inference.kinds;
    let best = attempt(replace, kinds);
    for (const tried of fewer) {
      if (best.validation.outcome !== 'rejected') break;
      const part = attempt(replace, tried);
      if (!isBetter(part, best)) continue;
      best = part;
      kinds = tried;
    }
    // What one line mends is no matter of patches that replace others.
    if (clean !== undefined || mends(best)) return best;
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
        const part = attempt(tried, kinds);
        if (isBetter(part, better?.part ?? best)) better = { part, replace: tried };
      }
      if (better === undefined) break;
      best = better.part;
      replace = better.replace;
    }
    return best;
  }

  #isSkippedText(text: string): boolean {
    let skipped = this.#skippedTexts.get(text);
    if (skipped === undefined) {
      skipped = isSkippedText(text, this.#options.scenario);
      this.#skippedTexts.set(text, skipped);
    }
    return skipped;
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
    { piece, commands, profile, range, left, skippedLines }: PartInput,
    scenario: Scenario,
    assumptions: readonly string[],
    inference: Inference | undefined,
    running: boolean,
  ): Part {
    const steps = this.#stepsOf(scenario, profile);
    const reader = new Demands(scenario, inference?.moduleLines, skippedLines);
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
    const isHidden = (text: string): boolean =>
      inference?.isHidden?.(text) === true || this.#isSkippedText(text);
    const validator = new Validator(steps, {
      debug,
      commands,
      unloadsAtOnce: !commands && profile.api === 'enable',
      limit,
      isHidden,
    });
    const from = running
      ? runningStarts(validator, demands[0], Math.min(limit, mostStarts))
      : startsAfter(validator, left);
    const validation = validator.run(demands, from);
    const mended = validation.outcome === 'rejected' ? repair(validator, validation, demands) : undefined;
    return { scenario, assumptions, running, demands, validation, validator, repair: mended };
  }
}

interface PartInput {
  readonly boot: Boot;
  /** What all lines of the boot tell. */
  readonly all: Evidence;
  /** Lines between which debug lines were printed. */
  readonly range: ReturnType<typeof debugRange>;
  readonly piece: readonly Entry[];
  readonly first: boolean;
  readonly commands: boolean;
  readonly profile: KernelProfile;
  readonly tainted: boolean;
  readonly loaded: ReadonlyMap<string, boolean>;
  readonly left: readonly Left[];
  readonly skippedLines: ReadonlySet<number>;
}

/** Kernels before 5.1 cancel an enabling in other words; the log shows which. */
const profileFor = (entries: readonly Entry[], profile: KernelProfile): KernelProfile =>
  entries.some(({ text }) => text.endsWith(': canceling transition, going to unpatch'))
    ? { ...profile, cancelLine: 'canceling transition' }
    : profile;

/** What was found with a scenario and the lines that it explains, by all of these. */
type Known = Map<string, Part>;

/** A single line's repair makes all of it legal. */
const mends = ({ repair: found }: Part): boolean => found !== undefined && repairSaid(found) !== undefined;

/** Of two explanations of the same lines: one that accepts them, one that lacks a single line, one that gets further. */
const isBetter = (a: Part, b: Part): boolean => {
  const rank = (p: Part): number => (p.validation.outcome === 'accepted' ? 2 : mends(p) ? 1 : 0);
  return rank(a) === rank(b) ? a.validation.allowed > b.validation.allowed : rank(a) > rank(b);
};

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

/** Most patches, the newest ones, of which one after the other is tried to be the one that replaces. */
const mostGuesses = 6;

/** Most lines that are doubted, one at a time. */
const mostDoubted = 12;

/** Most stretches that are joined one by one. */
const mostJoined = 10;

/** Most systems whose states are kept. */
const mostSystems = 20;

/** Most explanations kept at a time when it is only guessed that the log lost its start. */
const mostGuessed = 3000;

/** Most states in which a log that lost its start is tried, nearest to boot first; more would take long and seldom help. */
const mostStarts = 300;
