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

/** The relation that holds over several scenarios. */
export function overallRefinement(all: readonly Refinement[]): Refinement {
  const kinds = new Set(all.filter((r) => r !== 'equal'));
  if (kinds.size === 0) return 'equal';
  const [only] = kinds;
  return kinds.size === 1 && only !== undefined ? only : 'neither';
}

type RuleGroup = ScenarioComparison['rules'][number];

/** Most facts of one difference that are shown as text. */
const shown = 12;

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
      differences: differences.map((d) => ({
        ...d,
        event: eventName(d.event),
        trace: d.trace.map(eventName),
      })),
    })),
  })),
});

const apart = (d: BehaviourDifference): string => (d.apart ? ', in states that differ already' : '');

/** The beginning and the last fact: of an operation that is its result. */
function capped(lines: readonly string[]): readonly string[] {
  if (lines.length <= shown) return lines;
  return [...lines.slice(0, shown - 2), `… ${lines.length - shown + 1} more`, ...lines.slice(-1)];
}

function differenceText(d: BehaviourDifference, a: string, b: string, paint: Paint): readonly string[] {
  const times = d.count === 1 ? '' : ` (met ${d.count} times)`;
  const width = Math.max(a.length, b.length);
  const side = (
    name: string,
    lines: readonly string[],
    colour: (text: string) => string,
  ): readonly string[] =>
    capped(lines.length === 0 ? ['(nothing)'] : lines).map((line) =>
      colour(`        ${name.padEnd(width)} │ ${line}`),
    );
  return [
    `    ${d.what === 'start' ? 'start' : paint.bold(eventName(d.event))}: ${what[d.what]}${apart(d)}${times}`,
    ...d.trace.map((event, i) => `      ${i + 1}. ${eventName(event)}`),
    ...side(a, d.a, paint.bad),
    ...side(b, d.b, paint.good),
  ];
}

/** The differences by one rule that no scenario before has shown. */
function fresh(seen: Set<string>, { rule, differences }: RuleGroup): readonly BehaviourDifference[] {
  const news = differences.filter((d) => !seen.has(`${rule}\n${d.signature}`));
  for (const d of news) seen.add(`${rule}\n${d.signature}`);
  return news;
}

function scenarioText(
  s: ScenarioComparison,
  report: DiffReport,
  seenBefore: Set<string>,
  paint: Paint,
): readonly string[] {
  const seen = `${count(s.pairs, 'pair')} of states, ${count(s.transitions, 'transition')}`;
  const partly = s.complete ? '' : paint.warn(', stopped by the limit');
  const differences = s.rules.reduce((n, r) => n + r.differences.length, 0);
  if (differences === 0) return [`${s.scenario}: ${paint.good('equal')} (${seen}${partly})`];
  const by = `${count(differences, 'difference')} by ${count(s.rules.length, 'rule')}`;
  return [
    `${s.scenario}: ${paint.bad('differs')}: ${by}; ${s.refinement} (${seen}${partly})`,
    ...s.rules.flatMap((group) => {
      const { rule, differences: of } = group;
      const news = fresh(seenBefore, group);
      const known = news.length === of.length ? '' : paint.dim(` (${of.length - news.length} seen above)`);
      return [
        `  ${paint.bold(rule)}: ${count(of.length, 'difference')}${known}`,
        ...news.flatMap((d) => differenceText(d, report.a.name, report.b.name, paint)),
      ];
    }),
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

function differenceMarkdown(d: BehaviourDifference, scenario: string, report: DiffReport): readonly string[] {
  const lines = (name: string, sign: string, side: readonly string[]): readonly string[] => [
    `# ${name}`,
    ...capped(side.length === 0 ? ['(nothing)'] : side).map((line) => `${sign} ${line}`),
  ];
  const event = d.what === 'start' ? 'start' : eventName(d.event);
  const times = d.count === 1 ? '' : `, met ${d.count} times`;
  return [
    `<details><summary>${code(event)}: ${what[d.what]}${apart(d)}${times} (${scenario})</summary>`,
    '',
    ...d.trace.map((e, i) => `${i + 1}. ${code(eventName(e))}`),
    '',
    '```diff',
    ...lines(`A: ${report.a.name}`, '-', d.a),
    ...lines(`B: ${report.b.name}`, '+', d.b),
    '```',
    '',
    '</details>',
    '',
  ];
}

/** The comparison for a review comment: a table of rules, then each difference folded away. */
export function diffMarkdown(report: DiffReport): readonly string[] {
  const compared = report.scenarios.reduce((n, s) => n + s.transitions, 0);
  const lines = [
    `### Behaviour: ${code(report.a.name)} → ${code(report.b.name)}`,
    '',
    `**${verdict(report)}**: ${count(report.scenarios.length, 'scenario')}, ${count(compared, 'transition')} compared${report.complete ? '' : ' (not all: a limit stopped it)'}.`,
    '',
  ];
  if (report.equal) return lines;
  lines.push('| rule | events | differences | met | scenarios |', '|---|---|---|---|---|');
  for (const [rule, row] of ruleRows(report)) {
    const names = [...row.scenarios];
    const where =
      names.length > 3 ? `${names.slice(0, 3).join(', ')}, … (${names.length})` : names.join(', ');
    lines.push(
      `| ${code(rule.replaceAll('|', '/'))} | ${[...row.events].join(', ')} | ${row.differences} | ${row.met} | ${where} |`,
    );
  }
  const changes = report.scenarios.flatMap((s) => s.properties.map((p) => ({ ...p, scenario: s.scenario })));
  if (changes.length > 0) {
    lines.push('', '| property | A | B | scenario |', '|---|---|---|---|');
    for (const p of changes) lines.push(`| ${p.id} | ${p.a} | ${p.b} | ${p.scenario} |`);
  }
  lines.push('');
  const seen = new Set<string>();
  for (const s of report.scenarios) {
    for (const group of s.rules) {
      for (const d of fresh(seen, group)) lines.push(...differenceMarkdown(d, s.scenario, report));
    }
  }
  return lines;
}
