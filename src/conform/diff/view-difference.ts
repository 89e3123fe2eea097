/** Facts of a View by name (src/testgen/outcome.ts). */
export type ViewFacts = ReadonlyMap<string, string>;

/** What each of two sides shows and the other does not, one fact per line; lines at the same place are about the same. */
export interface Facts {
  readonly a: readonly string[];
  readonly b: readonly string[];
}

/** How two Views differ: sysfs, which follows from the rest and the profile, apart from the rest. */
export interface ViewDifference {
  readonly core: Facts;
  readonly sysfs: Facts;
}

export const isSysfs = (fact: string): boolean => fact.startsWith('/sys/');

/** The name of a fact in a line. */
export const factName = (line: string): string => line.split(': ', 1)[0] ?? line;

const none: Facts = { a: [], b: [] };
const equal: ViewDifference = { core: none, sysfs: none };

/** Facts in which two Views differ. */
export function viewDifference(one: ViewFacts, other: ViewFacts): ViewDifference {
  const keys = [...one].filter(([key, value]) => other.get(key) !== value).map(([key]) => key);
  for (const key of other.keys()) if (!one.has(key)) keys.push(key);
  if (keys.length === 0) return equal;
  const show = (wanted: boolean): Facts => {
    const chosen = keys.filter((key) => isSysfs(key) === wanted);
    const of = (side: ViewFacts): readonly string[] =>
      chosen.map((key) => {
        const value = side.get(key);
        return value === undefined ? `${key}: (absent)` : value === '' ? key : `${key}: ${value}`;
      });
    return { a: of(one), b: of(other) };
  };
  return { core: show(false), sysfs: show(true) };
}

/** The facts of `now` that did not differ in the same way before. */
export function news(now: Facts, before: Facts): Facts {
  if (now.a.length === 0 || before.a.length === 0) return now;
  const old = new Set(before.a.map((line, i) => `${line}\n${before.b[i]}`));
  const fresh = now.a.map((line, i) => !old.has(`${line}\n${now.b[i]}`));
  return { a: now.a.filter((_, i) => fresh[i]), b: now.b.filter((_, i) => fresh[i]) };
}

/** Lines that only one of two lists has; all of both when they have the same lines in another order. */
export function onlyIn(a: readonly string[], b: readonly string[]): Facts {
  const own = { a: a.filter((l) => !b.includes(l)), b: b.filter((l) => !a.includes(l)) };
  return own.a.length + own.b.length > 0 ? own : { a, b };
}
