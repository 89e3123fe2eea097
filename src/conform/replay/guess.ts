import { type Hypothesis, Inference } from './infer.ts';
import { isBetter, mends, type Part, type PartChecker, type Stretch } from './part.ts';
import type { Entry } from './reader.ts';
import { soleWitnesses } from './witness.ts';

/** What was found with a scenario and the lines that it explains, by all of these. */
type Known = Map<string, Part>;

/**
 * Explains a stretch by what its lines tell. When that fails in a way that no single line's repair would mend, the lines
 * that alone tell of something are doubted, one at a time: an invented one would make other lines look missing.
 * @param clean what was found when nothing was there before the log
 */
export function inferredPart(
  checker: PartChecker,
  given: Stretch,
  running: boolean,
  clean: Part | undefined,
): Part {
  const known: Known = new Map();
  let best = guessed(checker, given, given.entries, running, clean, known);
  if (clean !== undefined || best.validation.outcome !== 'rejected') return best;
  for (const doubted of soleWitnesses(given.entries).slice(0, mostDoubted)) {
    if (mends(best)) break;
    const others = given.entries.filter((e) => e.number !== doubted);
    const part = guessed(checker, given, others, running, undefined, known);
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
function guessed(
  checker: PartChecker,
  given: Stretch,
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
    const found = known.get(key) ?? checker.check(given, scenario, assumptions, inference, running);
    known.set(key, found);
    return found;
  };
  const replacing = clean?.scenario.patches.filter((p) => p.replace).map((p) => p.name) ?? [];
  let replace: ReadonlySet<string> = new Set(replacing);
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
    for (const name of enabled.length > 1 ? enabled.filter((n) => !replace.has(n)).slice(-mostGuesses) : []) {
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

/** Most patches, the newest ones, of which one after the other is tried to be the one that replaces. */
const mostGuesses = 6;

/** Most lines that are doubted, one at a time. */
const mostDoubted = 12;
