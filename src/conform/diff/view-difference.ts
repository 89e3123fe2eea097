import type { View } from '../../../spec/vocabulary.ts';
import { facts } from '../../testgen/outcome.ts';

/** What each of two sides shows and the other does not, one fact per line. */
export interface Facts {
  readonly a: readonly string[];
  readonly b: readonly string[];
}

/** Facts in which two Views differ: sysfs, which follows from the rest and the profile, apart from the rest. */
export function viewDifference(a: View, b: View): { readonly core: Facts; readonly sysfs: Facts } {
  const [one, other] = [facts(a), facts(b)];
  const keys = [...new Set([...one.keys(), ...other.keys()])].filter((k) => one.get(k) !== other.get(k));
  const isSysfs = (key: string): boolean => key.startsWith('/sys/');
  const show = (wanted: boolean): Facts => {
    const chosen = keys.filter((key) => isSysfs(key) === wanted);
    const of = (side: ReadonlyMap<string, string>): readonly string[] =>
      chosen.map((key) => {
        const value = side.get(key);
        return value === undefined ? `${key}: (absent)` : value === '' ? key : `${key}: ${value}`;
      });
    return { a: of(one), b: of(other) };
  };
  return { core: show(false), sysfs: show(true) };
}

/** Lines that only one of two lists has; all of both when they have the same lines in another order. */
export function onlyIn(a: readonly string[], b: readonly string[]): Facts {
  const own = { a: a.filter((l) => !b.includes(l)), b: b.filter((l) => !a.includes(l)) };
  return own.a.length + own.b.length > 0 ? own : { a, b };
}
