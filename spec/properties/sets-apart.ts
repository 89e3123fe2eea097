import { anyPosition } from '../func-id.ts';
import type { Scenario } from '../scenario-types.ts';
import type { PatchName, View } from '../vocabulary.ts';
import { patchSpec, setsOf } from './looking.ts';
import type { Invariant } from './property.ts';

/** Two patches of different replace sets have a function or a state id in common. */
export function conflict(scenario: Scenario, one: PatchName, other: PatchName): boolean {
  const sets = setsOf(scenario);
  const [a, b] = [patchSpec(scenario, one), patchSpec(scenario, other)];
  if (sets === undefined || a === undefined || b === undefined || sets.get(one) === sets.get(other))
    return false;
  const theirs = new Set(b.objects.flatMap((o) => o.funcs.map((f) => anyPosition(f.func))));
  return (
    a.objects.some((o) => o.funcs.some((f) => theirs.has(anyPosition(f.func)))) ||
    a.states.some((s) => b.states.some((t) => t.id === s.id))
  );
}

const pairs = ({ list }: View): readonly (readonly [PatchName, PatchName])[] =>
  list.flatMap((one, i) => list.slice(i + 1).map((other) => [one, other] as const));

/** What lets sets be upgraded without knowing of each other. */
export const setsApart: Invariant = {
  kind: 'invariant',
  id: 'sets-apart',
  statement:
    'With replace sets, no two listed patches of different sets have a function or a state id in common, and outside a transition no two of one set are listed.',
  why: 'A set is upgraded as if it were alone: what it shared with another would be taken from under that one.',
  source: 'docs/explanation/replace-set.md, Loading; the replace_set proposal of June 2026',
  holds: (view, scenario) => {
    const sets = setsOf(scenario);
    return (
      sets === undefined ||
      pairs(view).every(
        ([one, other]) =>
          !conflict(scenario, one, other) && (view.transition !== null || sets.get(one) !== sets.get(other)),
      )
    );
  },
  witness: (view, scenario) => setsOf(scenario) !== undefined && view.list.length > 1,
};
