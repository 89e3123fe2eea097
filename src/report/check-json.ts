/** What a check found, for a program to read: the facts of check-text.ts under stable names. */
import type { ScenarioReport } from '../check/scenario-check.ts';
import { commandLine } from './check-text.ts';
import { storyOf } from './story.ts';

export const reportJson = (report: ScenarioReport) => ({
  file: report.file,
  id: report.id,
  title: report.title,
  kernel: report.kernel,
  verdict: report.verdict,
  states: report.states,
  transitions: report.transitions,
  depth: report.depth,
  milliseconds: Math.round(report.milliseconds),
  ...(report.bound === undefined ? {} : { bound: report.bound }),
  properties: report.properties.map(({ trace, witnesses, ...property }) => ({
    ...property,
    couldFailIn: witnesses,
    ...(trace === undefined
      ? {}
      : {
          story: storyOf(trace),
          reproduce: commandLine('check', report.file, '--property', property.id),
        }),
  })),
  ...(report.deadlock === undefined
    ? {}
    : {
        deadlock: {
          kind: report.deadlock.kind,
          story: storyOf(report.deadlock.trace),
          reproduce: commandLine('check', report.file),
        },
      }),
  expected: report.expected,
  unexpected: report.unexpected,
});
