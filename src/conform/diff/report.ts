import { eventName } from '../../../spec/event-name.ts';
import type { Paint } from '../../report/paint.ts';
import type { Refinement, ScenarioComparison } from './compare.ts';
import type { BehaviourDifference } from './product.ts';

/** Everything that a comparison found. */
export interface DiffReport {
  readonly a: { readonly name: string; readonly what: string };
  readonly b: { readonly name: string; readonly what: string };
  readonly equal: boolean;
  readonly complete: boolean;
  readonly refinement: Refinement;
  readonly scenarios: readonly ScenarioComparison[];
}

type RuleGroup = ScenarioComparison['rules'][number];

/** Most facts of one difference that are shown as text. */
const shown = 12;
/** Most files that are shown beside other facts of a state. */
const few = 4;

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const what: Readonly<Record<BehaviourDifference['what'], string>> = {
  start: 'the initial states differ',
  possible: 'only one side can do it',
  observations: 'what is seen differs',
  state: 'the state afterwards differs',
  sysfs: 'the sysfs tree afterwards differs',
  fault: 'a machine breaks off in the middle of it',
};

/** The comparison as plain data. */
export const diffJson = (report: DiffReport): unknown => ({
  ...report,
  scenarios: report.scenarios.map((s) => ({
    ...s,
    rules: s.rules.map(({ rule, differences }) => ({
      rule,
      differences: differences.map(({ changed: _, ...d }) => ({
        ...d,
        event: eventName(d.event),
        trace: d.trace.map(eventName),
        ...(d.shows === undefined ? {} : { shows: { ...d.shows, events: d.shows.events.map(eventName) } }),
      })),
    })),
  })),
});

const apart = (d: BehaviourDifference): string => (d.apart ? ', in states that differ already' : '');

/** The beginning and the last fact: of an operation that is its result. */
function capped(lines: readonly string[], most = shown): readonly string[] {
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 2), `… ${lines.length - most + 1} more`, ...lines.slice(-1)];
}

const times = (d: BehaviourDifference): string => (d.count === 1 ? '' : ` (met ${d.count} times)`);

const seenLater = 'seen from outside later:';

/** The parts of one difference: its own trace and facts, and how it comes to be seen when it was not. */
const parts = (d: BehaviourDifference): readonly Part[] => {
  const { files = { a: [], b: [] }, shows } = d;
  const own = {
    events: d.trace.map(eventName),
    a: [...capped(d.a), ...capped(files.a.filter(isThere), few)],
    b: [...capped(d.b), ...capped(files.b.filter(isThere), few)],
  };
  if (shows === undefined) return [own];
  return [own, { events: shows.events.map(eventName), a: capped(shows.a), b: capped(shows.b) }];
};

interface Part {
  readonly events: readonly string[];
  readonly a: readonly string[];
  readonly b: readonly string[];
}

/** Of files beside other facts, the side that lacks one need not say so. */
const isThere = (line: string): boolean => !line.endsWith(': (absent)');

const orNothing = (lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? ['(nothing)'] : lines;

/** What stands before each side's lines: its name, when that is short. */
const labels = ({ a, b }: DiffReport): readonly [string, string] =>
  Math.max(a.name.length, b.name.length) > 12 ? ['A', 'B'] : [a.name, b.name];

function differenceText(d: BehaviourDifference, a: string, b: string, paint: Paint): readonly string[] {
  const width = Math.max(a.length, b.length);
  const side = (
    name: string,
    lines: readonly string[],
    colour: (text: string) => string,
  ): readonly string[] => orNothing(lines).map((line) => colour(`        ${name.padEnd(width)} │ ${line}`));
  let number = 0;
  return [
    `    ${d.what === 'start' ? 'start' : paint.bold(eventName(d.event))}: ${what[d.what]}${apart(d)}${times(d)}`,
    ...parts(d).flatMap((part, i) => [
      ...(i === 0 ? [] : [`      ${seenLater}`]),
      ...part.events.map((event) => `      ${++number}. ${event}`),
      ...side(a, part.a, paint.bad),
      ...side(b, part.b, paint.good),
    ]),
  ];
}

/** The differences by one rule that no scenario before has shown. */
function fresh(seen: Set<string>, { rule, differences }: RuleGroup): readonly BehaviourDifference[] {
  const news = differences.filter((d) => !seen.has(`${rule}\n${d.signature}`));
  for (const d of news) seen.add(`${rule}\n${d.signature}`);
  return news;
}

/** Events that only one of two scenarios has. */
const onlyLines = ({ only }: ScenarioComparison): readonly string[] =>
  (['a', 'b'] as const).flatMap((side) => {
    const names = only?.[side] ?? [];
    return names.length === 0 ? [] : [`  only ${side.toUpperCase()} has: ${names.join(', ')}`];
  });

function scenarioText(
  s: ScenarioComparison,
  report: DiffReport,
  seenBefore: Set<string>,
  paint: Paint,
): readonly string[] {
  const seen = `${count(s.pairs, 'pair')} of states, ${count(s.transitions, 'transition')}`;
  const partly = s.complete ? '' : paint.warn(', stopped by the limit');
  const differences = s.rules.reduce((n, r) => n + r.differences.length, 0);
  if (differences === 0) return [`${s.scenario}: ${paint.good('equal')} (${seen}${partly})`, ...onlyLines(s)];
  const by = `${count(differences, 'difference')} by ${count(s.rules.length, 'rule')}`;
  return [
    `${s.scenario}: ${paint.bad('differs')}: ${by}; ${s.refinement} (${seen}${partly})`,
    ...s.rules.flatMap((group) => {
      const { rule, differences: of } = group;
      const news = fresh(seenBefore, group);
      const known = news.length === of.length ? '' : paint.dim(` (${of.length - news.length} seen above)`);
      return [
        `  ${paint.bold(rule)}: ${count(of.length, 'difference')}${known}`,
        ...news.flatMap((d) => differenceText(d, ...labels(report), paint)),
      ];
    }),
    ...onlyLines(s),
    ...s.properties.map((p) => `  property ${p.id}: ${p.a} → ${p.b}`),
  ];
}

const verdict = (report: DiffReport): string =>
  report.equal
    ? report.complete
      ? 'equal'
      : 'no difference as far as they were compared'
    : report.refinement === 'neither'
      ? 'behaviour differs; neither refines the other'
      : `behaviour differs; ${report.refinement}`;

interface RuleRow {
  differences: number;
  met: number;
  readonly events: Set<string>;
  readonly scenarios: Set<string>;
}

/** The rules over all scenarios. */
function ruleRows(report: DiffReport): ReadonlyMap<string, RuleRow> {
  const rows = new Map<string, RuleRow>();
  const seen = new Set<string>();
  for (const s of report.scenarios) {
    for (const group of s.rules) {
      const row = rows.get(group.rule) ?? { differences: 0, met: 0, events: new Set(), scenarios: new Set() };
      rows.set(group.rule, row);
      row.scenarios.add(s.scenario);
      row.differences += fresh(seen, group).length;
      for (const d of group.differences) {
        row.met += d.count;
        row.events.add(d.event.type);
      }
    }
  }
  return rows;
}

function ruleLines(report: DiffReport): readonly string[] {
  if (report.scenarios.length < 2 || report.equal) return [];
  const rows = [...ruleRows(report)].map(([rule, row]) => {
    const where = count(row.scenarios.size, 'scenario');
    return `  ${rule}: ${count(row.differences, 'difference')} in ${where} (${[...row.events].join(', ')})`;
  });
  return ['', 'By rule, over all scenarios:', ...rows];
}

/** The comparison as text for a terminal. A difference that an earlier scenario has shown is counted, not told again. */
export function diffText(report: DiffReport, paint: Paint): readonly string[] {
  const seen = new Set<string>();
  return [
    `A: ${report.a.what}`,
    `B: ${report.b.what}`,
    ...report.scenarios.flatMap((s) => scenarioText(s, report, seen, paint)),
    ...ruleLines(report),
    report.equal ? paint.good(verdict(report)) : paint.bad(verdict(report)),
  ];
}

/** Text between backticks in Markdown, whatever is in it. */
const code = (text: string): string => `\`${text.replaceAll('`', "'")}\``;

/** Text in a summary: GitHub renders no Markdown there. */
const html = (text: string): string =>
  `<code>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</code>`;

/** A line that cannot end the fence around it. */
const fenced = (line: string): string => line.replaceAll('```', "'''").replaceAll('\n', ' ');

function differenceMarkdown(d: BehaviourDifference, scenario: string): readonly string[] {
  const event = d.what === 'start' ? 'start' : eventName(d.event);
  let number = 0;
  return [
    `<details><summary>${html(event)}: ${what[d.what]}${apart(d)}${times(d)} (${html(scenario)})</summary>`,
    '',
    `By ${code(d.rule)}:`,
    '',
    ...parts(d).flatMap((part, i) => [
      ...(i === 0 ? [] : [`${seenLater[0]?.toUpperCase()}${seenLater.slice(1)}`, '']),
      ...part.events.map((e) => `${++number}. ${code(e)}`),
      '',
      '```diff',
      ...orNothing(part.a).map((line) => `- ${fenced(line)}`),
      ...orNothing(part.b).map((line) => `+ ${fenced(line)}`),
      '```',
      '',
    ]),
    '</details>',
    '',
  ];
}

/** GitHub refuses a comment of more than 65,536 characters. */
const mostCharacters = 65_000;

/** A few names, and how many there are. */
const some = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')}, … (${names.length})` : names.join(', ');

const ruleTable = (report: DiffReport): readonly string[] => [
  '| rule | events | differences | met | scenarios |',
  '|---|---|---|---|---|',
  ...[...ruleRows(report)].map(([rule, row]) => {
    const name = code(rule.replaceAll('|', '/'));
    return `| ${name} | ${[...row.events].join(', ')} | ${row.differences} | ${row.met} | ${some([...row.scenarios])} |`;
  }),
];

function propertyTable(report: DiffReport): readonly string[] {
  const rows = new Map<string, string[]>();
  for (const s of report.scenarios) {
    for (const { id, a, b } of s.properties) {
      const row = `| ${id} | ${a} | ${b} |`;
      rows.set(row, [...(rows.get(row) ?? []), s.scenario]);
    }
  }
  if (rows.size === 0) return [];
  return [
    '',
    '| property | A | B | scenarios |',
    '|---|---|---|---|',
    ...[...rows].map(([row, scenarios]) => `${row} ${some(scenarios)} |`),
  ];
}

/**
 * The comparison for a review comment: a table of rules, then each difference folded away. What does not fit into one
 * comment is left out, with a line that says so.
 * @param most the largest number of characters
 */
export function diffMarkdown(report: DiffReport, most = mostCharacters): readonly string[] {
  const compared = report.scenarios.reduce((n, s) => n + s.transitions, 0);
  const [a, b] = [code(report.a.name), code(report.b.name)];
  const lines = [
    `### Behaviour: ${a} → ${b}`,
    '',
    `**${verdict(report)}**: ${count(report.scenarios.length, 'scenario')}, ${count(compared, 'transition')} compared${report.complete ? '' : ' (not all: a limit stopped it)'}.`,
    '',
  ];
  if (report.equal) return lines;
  lines.push(
    ...ruleTable(report),
    ...propertyTable(report),
    '',
    `In each difference, \`-\` is ${a} and \`+\` is ${b}.`,
    '',
  );
  const seen = new Set<string>();
  const details = report.scenarios.flatMap((s) =>
    s.rules.flatMap((group) => fresh(seen, group).map((d) => differenceMarkdown(d, s.scenario))),
  );
  // Room for the last line is kept.
  let left = most - 200 - lines.join('\n').length;
  for (const [i, detail] of details.entries()) {
    left -= detail.join('\n').length + 1;
    if (left < 0) {
      lines.push(
        `${count(details.length - i, 'more difference')} left out here: \`klp diff\` prints them all.`,
        '',
      );
      break;
    }
    lines.push(...detail);
  }
  return lines;
}
