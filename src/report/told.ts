/** What a check found, told: runs have become stories. The text, the JSON and the page are made from this. */
import type { Overall } from '../check/check.ts';
import type { Deadlock } from '../check/deadlock.ts';
import type { Bound } from '../check/explore.ts';
import type { Verdict } from '../check/properties.ts';
import type { ScenarioReport } from '../check/scenario-check.ts';
import { type StoryStep, storyOf } from './story.ts';

export interface ToldProperty {
  readonly id: string;
  readonly statement: string;
  readonly why: string;
  readonly source: string;
  readonly verdict: Verdict;
  /** States or steps in which it could have failed; of a property about each task, counted by task. */
  readonly couldFailIn: number;
  /** The shortest run that breaks it. */
  readonly story?: readonly StoryStep[];
}

export interface ToldCheck {
  /** A scenario's id, or a machine's. */
  readonly name: string;
  /** What it is, in a sentence; may be empty. */
  readonly title: string;
  /** The rules that hold, e.g. `kernel 6.12`; may be empty. */
  readonly rules: string;
  /** The words of the command line that checks it again, without `klp`. */
  readonly again: readonly string[];
  readonly verdict: Overall;
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly milliseconds: number;
  readonly bound?: Bound;
  readonly properties: readonly ToldProperty[];
  readonly deadlock?: { readonly kind: Deadlock['kind']; readonly story: readonly StoryStep[] };
}

export const toldScenario = (report: ScenarioReport): ToldCheck => ({
  name: report.id,
  title: report.title,
  rules: `kernel ${report.kernel}`,
  again: ['check', report.file],
  verdict: report.verdict,
  states: report.states,
  transitions: report.transitions,
  depth: report.depth,
  milliseconds: report.milliseconds,
  ...(report.bound === undefined ? {} : { bound: report.bound }),
  properties: report.properties.map(({ trace, witnesses, ...described }) => ({
    ...described,
    couldFailIn: witnesses,
    ...(trace === undefined ? {} : { story: storyOf(trace) }),
  })),
  ...(report.deadlock === undefined
    ? {}
    : { deadlock: { kind: report.deadlock.kind, story: storyOf(report.deadlock.trace) } }),
});
