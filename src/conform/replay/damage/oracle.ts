import { system } from '../../../../machines/system.ts';
import type { KernelProfile } from '../../../../spec/vocabulary.ts';
import { Steps } from '../../steps.ts';
import { Demands } from '../demands.ts';
import { Evidence } from '../evidence.ts';
import { Inference } from '../infer.ts';
import type { Part } from '../part.ts';
import type { Boot, Entry } from '../reader.ts';
import type { BootReplay } from '../replay.ts';
import { Validator } from '../validate.ts';

/** Tests of one log that one set of patches and modules explains together. */
interface Group {
  /** Its first line, and the one after its last. */
  readonly from: number;
  readonly to: number;
  /** The first line that is not allowed. */
  readonly rejects: (entries: readonly Entry[]) => number | undefined;
}

/**
 * Somebody who knows the patches and modules, because he has seen the log before it was damaged. What he cannot tell, no
 * log tells.
 */
export class Oracle {
  readonly #groups: readonly Group[];

  /**
   * @param whole the replay of the log as it was
   * @throws Error when nothing explains a part of it
   */
  constructor(whole: BootReplay, profile: KernelProfile) {
    const { entries } = whole.boot;
    const boot = new Evidence(entries);
    const { parts } = whole;
    const starts = parts.map((part) => part.demands[0]?.line ?? 0);
    const groups: Group[] = [];
    // As many parts at a time as go together: the same patch may have another parameter in another test.
    for (let first = 0; first < parts.length; ) {
      let found: Group | undefined;
      let next = first + 1;
      for (let end = first + 1; end <= parts.length; end++) {
        const from = first === 0 ? 0 : (starts[first] ?? 0);
        const to = end === parts.length ? Number.POSITIVE_INFINITY : (starts[end] ?? 0);
        const group = groupOf(parts.slice(first, end), entries, boot, { from, to }, profile);
        if (group === undefined) break;
        found = group;
        next = end;
      }
      if (found === undefined) throw new Error('nothing explains the log as it was');
      groups.push(found);
      first = next;
    }
    this.#groups = groups;
  }

  /**
   * The first line that is not allowed, in the group of a damage; `undefined` when all are.
   * @param line the damaged line
   * @param more how many lines the damage has added, below 0 when one is missing
   */
  firstKnown({ entries }: Boot, line: number, more: number): number | undefined {
    const group = this.#groups.find(({ from, to }) => line >= from && line < to);
    if (group === undefined) return undefined;
    const { from, to, rejects } = group;
    return rejects(entries.filter(({ number }) => number >= from && number < to + more));
  }
}

function groupOf(
  parts: readonly Part[],
  entries: readonly Entry[],
  boot: Evidence,
  { from, to }: { readonly from: number; readonly to: number },
  profile: KernelProfile,
): Group | undefined {
  const own = entries.filter(({ number }) => number >= from && number < to);
  const inference = new Inference(own, boot);
  const scenarios = parts.map((part) => part.scenario);
  const replace = new Set(
    scenarios.flatMap(({ patches }) => patches.filter((p) => p.replace).map((p) => p.name)),
  );
  const { scenario } = inference.scenario(
    {
      replace,
      loaded: inference.loadedAtFirst,
      tainted: scenarios[0]?.tainted ?? false,
      kinds: inference.kinds.at(-1) ?? 'all',
    },
    profile.name,
  );
  const steps = new Steps(system(scenario, profile));
  const reader = new Demands(scenario, inference.moduleLines);
  const rejects = (piece: readonly Entry[]): number | undefined => {
    const demands = piece.flatMap((entry) => reader.of(entry, true) ?? []);
    const debug = { first: 0, last: Number.MAX_SAFE_INTEGER };
    const validator = new Validator(steps, { debug, commands: true, unloadsAtOnce: false, limit: 20_000 });
    const { outcome, allowed } = validator.run(demands, validator.start(0));
    return outcome === 'accepted' ? undefined : demands[allowed]?.line;
  };
  return rejects(own) === undefined ? { from, to, rejects } : undefined;
}
