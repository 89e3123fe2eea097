import type { Scenario } from '../../../spec/scenario-types.ts';
import type { KernelProfile } from '../../../spec/vocabulary.ts';
import { skippedOf } from './demands.ts';
import { Evidence } from './evidence.ts';
import { explain, type Rejection } from './explain.ts';
import { inferredPart } from './guess.ts';
import { type Left, leftBy } from './left.ts';
import { isBetter, type Part, PartChecker, type Stretch } from './part.ts';
import type { Boot, Entry } from './reader.ts';
import type { Repair } from './repair.ts';
import { debugRange, stretches } from './stretches.ts';
import { withCommands } from './with-commands.ts';

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
  readonly #checker: PartChecker;

  constructor(options: ReplayOptions) {
    this.#options = options;
    const { scenario, start, limit } = options;
    this.#checker = new PartChecker({ scenario, guessesStart: start === 'auto', limit });
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
      const stretch = { all, range, entries: piece, commands, profile, tainted, loaded, left, skippedLines };
      return this.#part(stretch, parts.length === 0 && !boot.fromStart);
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

  /** @param mayRun the system may have been running before the log */
  #part(given: Stretch, mayRun: boolean): Part {
    const { scenario } = this.#options;
    const fixed = scenario === undefined ? undefined : { ...scenario, tainted: given.tainted };
    const starts: readonly boolean[] =
      this.#options.start === 'running'
        ? [true]
        : this.#options.start === 'boot' || !mayRun
          ? [false]
          : [false, true];
    let best: Part | undefined;
    for (const running of starts) {
      const part =
        fixed === undefined
          ? inferredPart(this.#checker, given, running, best)
          : this.#checker.check(given, withCommands(fixed, given.entries), [], undefined, running);
      if (best === undefined || isBetter(part, best)) best = part;
      if (best.validation.outcome === 'accepted') break;
    }
    if (best === undefined) throw new Error('no way to start was tried');
    return best;
  }
}

/** Kernels before 5.1 cancel an enabling in other words; the log shows which. */
const profileFor = (entries: readonly Entry[], profile: KernelProfile): KernelProfile =>
  entries.some(({ text }) => text.endsWith(': canceling transition, going to unpatch'))
    ? { ...profile, cancelLine: 'canceling transition' }
    : profile;

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

/** Most stretches that are joined one by one. */
const mostJoined = 10;
