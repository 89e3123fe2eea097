/** What a check found, for a person to read. */

import { commandLine } from './command-line.ts';
import type { Paint } from './paint.ts';
import { type StoryStep, storyText } from './story.ts';
import { tableText } from './table.ts';
import type { ToldCheck, ToldProperty } from './told.ts';

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;

export function verdictText(verdict: string, paint: Paint): string {
  if (verdict === 'holds') return paint.good(verdict);
  return verdict === 'violated' || verdict === 'deadlock' ? paint.bad(verdict) : paint.warn(verdict);
}

const length = (story: readonly StoryStep[]): string =>
  story.length === 0 ? 'the initial state' : `${story.length} event${story.length === 1 ? '' : 's'}`;

/** The last words: where it happened. */
const place = (story: readonly StoryStep[], what: string): string => {
  const last = story.at(-1);
  return last === undefined
    ? `In the initial state ${what}`
    : `With event ${last.number}, ${last.event}, ${what}`;
};

const violationText = (
  { again }: ToldCheck,
  property: ToldProperty,
  story: readonly StoryStep[],
  paint: Paint,
): readonly string[] => [
  '',
  `${paint.bad('violated')} ${paint.bold(property.id)}: the shortest way to it, ${length(story)}`,
  ...storyText(story, paint),
  '',
  place(story, 'this is broken:'),
  `  ${paint.bold(property.statement)}`,
  ...(property.why === '' ? [] : [`  Why it matters: ${property.why}`]),
  ...(property.source === '' ? [] : [`  Source: ${property.source}`]),
  `  Reproduce: ${commandLine(...again, '--property', property.id)}`,
];

/** The shortest story whole; of the others, which mostly begin alike, one line and how to read them. */
function violationsText(report: ToldCheck, paint: Paint): readonly string[] {
  const broken = report.properties
    .flatMap((property) => (property.story === undefined ? [] : [{ property, story: property.story }]))
    .sort((a, b) => a.story.length - b.story.length);
  const [first, ...others] = broken;
  if (first === undefined) return [];
  return [
    ...violationText(report, first.property, first.story, paint),
    ...others.flatMap(({ property, story }) => [
      '',
      `${paint.bad('violated')} ${paint.bold(property.id)} as well, in ${length(story)}: ${property.statement}`,
      `  Reproduce: ${commandLine(...report.again, '--property', property.id)}`,
    ]),
  ];
}

const deadlockWords = {
  still: 'nothing can change any more: every possible event leads back to the same state.',
  pending: 'the transition can never end: no run from here leads to a state without a transition.',
} as const;

function deadlockText(report: ToldCheck, paint: Paint): readonly string[] {
  if (report.deadlock === undefined) return [];
  const { kind, story } = report.deadlock;
  return [
    '',
    `${paint.bad('deadlock')}: the shortest way to it, ${length(story)}`,
    ...storyText(story, paint),
    '',
    place(story, deadlockWords[kind]),
    `  Reproduce: ${commandLine(...report.again)}`,
  ];
}

const boundWords = {
  states: ['the largest number of states was reached', '--max-states'],
  memory: ['the memory bound was reached', '--max-memory'],
  time: ['the time bound was reached', '--timeout'],
  enough: ['it ended at the first violation', 'it without --first'],
  fault: ['the machine itself is at fault further on', 'again once this is mended'],
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

function propertiesText({ properties, verdict }: ToldCheck, paint: Paint): readonly string[] {
  const stake = properties.filter((p) => p.verdict !== 'unwitnessed');
  const vacuous = properties.filter((p) => p.verdict === 'unwitnessed').map((p) => p.id);
  const lines: string[] = [];
  if (stake.length > 0) {
    lines.push(
      '',
      tableText(
        ['property', 'verdict', 'could fail in'],
        stake.map((p) => [p.id, verdictText(p.verdict, paint), String(p.couldFailIn)]),
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

/** One scenario: verdict, figures, properties, and the shortest story of what is wrong. */
export function reportText(report: ToldCheck, paint: Paint): string {
  const lines = [
    `${paint.bold(report.name)}: ${verdictText(report.verdict, paint)}`,
    ...(report.title === '' ? [] : [`  ${report.title}`]),
    `  ${report.rules === '' ? '' : `${report.rules}, `}${report.states} states, ${report.transitions} transitions, depth ${report.depth}, ${seconds(report.milliseconds)}`,
  ];
  if (report.bound !== undefined) {
    const [what, option] = boundWords[report.bound];
    lines.push(`  not complete: ${what}; try ${option}`);
  }
  lines.push(...propertiesText(report, paint));
  lines.push(...violationsText(report, paint));
  lines.push(...deadlockText(report, paint));
  if (report.verdict === 'unwitnessed') {
    const ids = report.properties.filter((p) => p.verdict === 'unwitnessed').map((p) => p.id);
    lines.push(
      '',
      `Nothing here could have broken ${ids.join(', ')}: that it was not broken says nothing.`,
      `  Reproduce: ${commandLine(...report.again, ...ids.flatMap((id) => ['--property', id]))}`,
    );
  }
  return lines.join('\n');
}
