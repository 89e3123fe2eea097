/** What a check found, for a person to read. */

import { eventName } from '../../spec/event-name.ts';
import type { CheckedPropertyReport, ScenarioReport } from '../check/scenario-check.ts';
import type { Trace } from '../check/trace.ts';
import type { Paint } from './paint.ts';
import { storyOf, storyText } from './story.ts';
import { tableText } from './table.ts';

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;

/** A command line that does the same again. Words with spaces are quoted for a shell. */
export const commandLine = (...words: readonly string[]): string =>
  ['npx klp', ...words.map((w) => (/^[\w./:=,@%+-]+$/.test(w) ? w : `'${w.replaceAll("'", `'\\''`)}'`))].join(
    ' ',
  );

export function verdictText(verdict: string, paint: Paint): string {
  if (verdict === 'holds') return paint.good(verdict);
  return verdict === 'violated' || verdict === 'deadlock' ? paint.bad(verdict) : paint.warn(verdict);
}

const length = (trace: Trace): string => {
  const n = trace.steps.length;
  return n === 0 ? 'the initial state' : `${n} event${n === 1 ? '' : 's'}`;
};

/** The last words: where it happened. */
const place = (trace: Trace, what: string): string => {
  const last = trace.steps.at(-1);
  return last === undefined
    ? `In the initial state ${what}`
    : `With event ${trace.steps.length}, ${eventName(last.event)}, ${what}`;
};

function violationText(
  report: ScenarioReport,
  property: CheckedPropertyReport,
  trace: Trace,
  paint: Paint,
): string[] {
  return [
    '',
    `${paint.bad('violated')} ${paint.bold(property.id)}: the shortest way to it, ${length(trace)}`,
    ...storyText(storyOf(trace), paint),
    '',
    place(trace, 'this is broken:'),
    `  ${paint.bold(property.statement)}`,
    `  Why it matters: ${property.why}`,
    `  Source: ${property.source}`,
    `  Reproduce: ${commandLine('check', report.file, '--property', property.id)}`,
  ];
}

const deadlockWords = {
  still: 'nothing can change any more: every possible event leads back to the same state.',
  pending: 'the transition can never end: no run from here leads to a state without a transition.',
} as const;

function deadlockText(report: ScenarioReport, paint: Paint): string[] {
  if (report.deadlock === undefined) return [];
  const { kind, trace } = report.deadlock;
  return [
    '',
    `${paint.bad('deadlock')}: the shortest way to it, ${length(trace)}`,
    ...storyText(storyOf(trace), paint),
    '',
    place(trace, deadlockWords[kind]),
    `  Reproduce: ${commandLine('check', report.file)}`,
  ];
}

const boundWords = {
  states: ['the largest number of states was reached', '--max-states'],
  memory: ['the memory bound was reached', '--max-memory'],
  time: ['the time bound was reached', '--timeout'],
  enough: ['it ended at the first violation', 'no --first'],
} as const;

/** Words in lines of at most 100 characters, indented. */
function wrapped(words: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line.length + word.length > 96) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? `  ${word}` : ` ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

function propertiesText({ properties, verdict }: ScenarioReport, paint: Paint): readonly string[] {
  const stake = properties.filter((p) => p.verdict !== 'unwitnessed');
  const vacuous = properties.filter((p) => p.verdict === 'unwitnessed').map((p) => p.id);
  const lines: string[] = [];
  if (stake.length > 0) {
    lines.push(
      '',
      tableText(
        ['property', 'verdict', 'could fail in'],
        stake.map((p) => [p.id, verdictText(p.verdict, paint), String(p.witnesses)]),
        [2],
      ),
    );
  }
  if (vacuous.length > 0 && verdict !== 'unwitnessed') {
    const all = vacuous.map((id, i) => (i < vacuous.length - 1 ? `${id},` : id));
    lines.push(
      '',
      'Unwitnessed: nothing here could have broken these. One counts when asked for with --property.',
    );
    lines.push(...wrapped(all));
  }
  return lines;
}

/** One scenario: verdict, figures, properties, and a story for everything that is wrong. */
export function reportText(report: ScenarioReport, paint: Paint): string {
  const lines = [
    `${paint.bold(report.id)}: ${verdictText(report.verdict, paint)}`,
    `  ${report.title}`,
    `  kernel ${report.kernel}, ${report.states} states, ${report.transitions} transitions, depth ${report.depth}, ${seconds(report.milliseconds)}`,
  ];
  if (report.bound !== undefined) {
    const [what, option] = boundWords[report.bound];
    lines.push(`  not complete: ${what}; try ${option}`);
  }
  lines.push(...propertiesText(report, paint));
  for (const property of report.properties) {
    if (property.trace !== undefined) lines.push(...violationText(report, property, property.trace, paint));
  }
  lines.push(...deadlockText(report, paint));
  if (report.verdict === 'unwitnessed') {
    const ids = report.properties.filter((p) => p.verdict === 'unwitnessed').map((p) => p.id);
    lines.push(
      '',
      `Nothing in this scenario could have broken ${ids.join(', ')}: that it was not broken says nothing.`,
      `  Reproduce: ${commandLine('check', report.file, '--property', ...ids)}`,
    );
  }
  return lines.join('\n');
}
