/** The shipped scenarios at a glance. */
import type { ScenarioReport } from '../check/scenario-check.ts';
import { seconds, verdictText } from './check-text.ts';
import { commandLine } from './command-line.ts';
import type { Paint } from './paint.ts';
import { tableText } from './table.ts';

export function shippedTable(reports: readonly ScenarioReport[], paint: Paint): string {
  const rows = reports.map((r) => [
    r.id,
    r.unexpected.length > 0
      ? paint.bad(r.verdict)
      : verdictText(r.verdict, { ...paint, bad: paint.good, warn: paint.good }),
    r.expected.property === undefined ? r.expected.verdict : `${r.expected.verdict} (${r.expected.property})`,
    String(r.states),
    String(r.transitions),
    String(r.depth),
    seconds(r.milliseconds),
  ]);
  const sum = (of: (r: ScenarioReport) => number): number => reports.reduce((n, r) => n + of(r), 0);
  const all = [
    `${reports.length} scenarios`,
    '',
    '',
    String(sum((r) => r.states)),
    String(sum((r) => r.transitions)),
    String(Math.max(0, ...reports.map((r) => r.depth))),
    seconds(sum((r) => r.milliseconds)),
  ];
  const head = ['scenario', 'verdict', 'expected', 'states', 'transitions', 'depth', 'time'];
  return tableText(head, [...rows, all], [3, 4, 5, 6]);
}

/** How it ended, and what to try next. */
export function shippedNext(reports: readonly ScenarioReport[], paint: Paint): string {
  const unexpected = reports.filter((r) => r.unexpected.length > 0);
  if (unexpected.length > 0) {
    return unexpected
      .flatMap((r) => [
        `${paint.bad('unexpected')}: ${r.id}: ${r.unexpected.join('; ')}`,
        `  Reproduce: ${commandLine('check', r.file)}`,
      ])
      .join('\n');
  }
  const told = reports.find((r) => r.verdict === 'violated') ?? reports.at(-1);
  const story = reports.find((r) => r.id === 'callbacks/test-9') ?? reports[0];
  return [
    `${paint.good('All as expected.')} Try next:`,
    ...(told === undefined
      ? []
      : [
          `  ${commandLine('check', told.file)}   ${told.verdict === 'violated' ? 'a stack with a mistake, and the shortest run that shows it' : 'one scenario in detail'}`,
        ]),
    ...(story === undefined ? [] : [`  ${commandLine('simulate', story.file)}   the kernel log of a run`]),
    `  ${commandLine('check', '--properties')}   what is checked, and why`,
    '  npm test   every test, those generated from the machines among them',
  ].join('\n');
}
