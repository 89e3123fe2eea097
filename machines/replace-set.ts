/** What keeps patches of different replace sets apart (docs/explanation/replace-set.md, Loading). */
import { anyPosition, symbolOf } from '../spec/func-id.ts';
import type { FuncId } from '../spec/vocabulary.ts';
import type { PatchPlan, Plan } from './plan.ts';
import type { GuardRef } from './rules.ts';

/** What refuses to load a patch, and the line that says so. */
interface Conflict {
  readonly guard: GuardRef;
  readonly line: string;
}

/** The conflicts of a patch with patches of other sets, in the order of the checks: functions, then state ids. */
export function conflicts(plan: Plan, p: PatchPlan): readonly Conflict[] {
  if (!plan.profile.replaceSets) return [];
  const others = plan.patches.filter((q) => q.set !== p.set);
  const line = (q: PatchPlan, what: string): string =>
    `Livepatch patch (${p.name}) conflicts with (${q.name}) of another replace set: ${what}`;
  const of = (
    type: 'sharesFunction' | 'sharesState',
    shared: (q: PatchPlan) => string | undefined,
  ): readonly Conflict[] => {
    const found = others.flatMap((q) => {
      const what = shared(q);
      return what === undefined ? [] : [{ q, what }];
    });
    const among = found.map(({ q }) => q.number);
    return found.map(({ q, what }) => ({
      guard: { type, params: { first: q.number, among } },
      line: line(q, what),
    }));
  };
  return [
    ...of('sharesFunction', (q) => {
      // A function is `object:name` here, whichever of its symbols.
      const theirs = functionsOf(q).map(anyPosition);
      const func = functionsOf(p).find((f) => theirs.includes(anyPosition(f)));
      return func === undefined ? undefined : functionText(func);
    }),
    ...of('sharesState', (q) => {
      const state = p.spec.states.find((s) => q.spec.states.some((other) => other.id === s.id));
      return state === undefined ? undefined : `state id ${state.id}`;
    }),
  ];
}

const functionsOf = (p: PatchPlan): readonly FuncId[] =>
  p.spec.objects.flatMap((o) => o.funcs.map((f) => f.func));

const functionText = (func: FuncId): string =>
  `function '${symbolOf(func)}' of object '${func.slice(0, func.indexOf(':'))}'`;
