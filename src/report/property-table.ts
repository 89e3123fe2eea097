/** What each property says, and what became of it over several scenarios. */

import type { Verdict } from '../check/properties.ts';
import type { ScenarioReport } from '../check/scenario-check.ts';
import { verdictText } from './check-text.ts';
import type { Paint } from './paint.ts';

export interface PropertySummary {
  readonly id: string;
  readonly statement: string;
  readonly source: string;
  /** Over all scenarios together; violations that a scenario expects do not count against it. */
  readonly verdict: Verdict;
  /** States or steps, over all scenarios, in which it could have failed; of a property about each task, counted by task. */
  readonly couldFailIn: number;
  /** Ids of scenarios in which it could have failed. */
  readonly scenarios: readonly string[];
  /** Ids of scenarios in which it is violated, as they expect. */
  readonly violatedAsExpected: readonly string[];
}

export function propertySummary(reports: readonly ScenarioReport[]): readonly PropertySummary[] {
  const ids = [...new Set(reports.flatMap((r) => r.properties.map((p) => p.id)))];
  return ids.flatMap((id) => {
    const results = reports.flatMap((report) =>
      report.properties.filter((p) => p.id === id).map((property) => ({ report, property })),
    );
    const [first] = results;
    if (first === undefined) return [];
    const expected = results.filter(
      ({ report, property }) => property.verdict === 'violated' && report.expected.verdict === 'violated',
    );
    const couldFailIn = results.reduce((n, { property }) => n + property.witnesses, 0);
    const verdict = ((): Verdict => {
      if (results.some((r) => r.property.verdict === 'violated' && !expected.includes(r))) return 'violated';
      if (results.some((r) => r.property.verdict === 'inconclusive')) return 'inconclusive';
      return couldFailIn > 0 ? 'holds' : 'unwitnessed';
    })();
    const { statement, source } = first.property;
    return [
      {
        id,
        statement,
        source,
        verdict,
        couldFailIn,
        scenarios: results.filter(({ property }) => property.witnesses > 0).map(({ report }) => report.id),
        violatedAsExpected: expected.map(({ report }) => report.id),
      },
    ];
  });
}

const counted = (n: number, of: string): string => `${n} ${of}${n === 1 ? '' : 's'}`;

export const propertyTable = (summary: readonly PropertySummary[], paint: Paint): string =>
  summary
    .map((p) =>
      [
        `${paint.bold(p.id)}: ${verdictText(p.verdict, paint)}`,
        `  ${p.statement}`,
        `  Source: ${p.source}`,
        `  Could have failed ${counted(p.couldFailIn, 'time')}, in ${counted(p.scenarios.length, 'scenario')}.`,
        ...(p.violatedAsExpected.length > 0
          ? [`  Violated, as expected, in ${p.violatedAsExpected.join(', ')}.`]
          : []),
      ].join('\n'),
    )
    .join('\n');
