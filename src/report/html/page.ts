/** A check as one HTML file that opens without a server: verdicts, stories, coverage, statecharts with visited states. */
import type { CoveredState } from '../../check/coverage.ts';
import { escaped } from '../chart/svg.ts';
import { commandLine } from '../command-line.ts';
import type { StoryStep } from '../story.ts';
import type { ToldCheck, ToldProperty } from '../told.ts';
import { script, style } from './style.ts';

/** One check on the page. */
export interface HtmlCheck {
  readonly told: ToldCheck;
  /** How the result differs from what was expected, in words. */
  readonly unexpected: readonly string[];
  /** What the search saw of the statechart. */
  readonly coverage: CoveredState;
  /** The statechart, as SVG. */
  readonly chart: string;
}

/** Pixels; a wider chart cannot be read when it is made as narrow as the page. */
const legible = 1600;

const verdict = (word: string): string => `<span class="verdict ${escaped(word)}">${escaped(word)}</span>`;

const number = (n: number): string => n.toLocaleString('en-US');

const deadlockWords = {
  still: 'Nothing can change any more: every possible event leads back to the same state.',
  pending: 'The transition can never end: no run from here leads to a state without a transition.',
} as const;

/** @param open one story is enough to begin with: the others wait to be unfolded */
function storyHtml(heading: string, story: readonly StoryStep[], broken: string, open: boolean): string {
  const steps = story.map(({ event, log, seen, changed }) => {
    const printed = log.length === 0 ? '' : `<pre>${escaped(log.join('\n'))}</pre>`;
    const lines = [...seen, ...changed].map((line) => `<div class="changed mono">${escaped(line)}</div>`);
    // What was printed stands beside what changed, where the page is wide enough.
    return `<li><span class="event mono">${escaped(event)}</span><div class="step">${printed}<div>${lines.join('')}</div></div></li>`;
  });
  return `<details class="story"${open ? ' open' : ''}><summary><b>${heading}</b></summary><div class="broken">${broken}</div>${
    steps.length === 0 ? '<p>The initial state.</p>' : `<ol>${steps.join('')}</ol>`
  }</details>`;
}

const count = (story: readonly StoryStep[]): string =>
  `${story.length} event${story.length === 1 ? '' : 's'}`;

function violation({ again }: ToldCheck, property: ToldProperty, open: boolean): string {
  const { id, statement, why, source, story } = property;
  if (story === undefined) return '';
  const told = [
    `<p><b>${escaped(statement)}</b></p>`,
    why === '' ? '' : `<p>Why it matters: ${escaped(why)}</p>`,
    source === '' ? '' : `<p class="quiet">Source: ${escaped(source)}</p>`,
    `<p>Reproduce: <code>${escaped(commandLine(...again, '--property', id))}</code></p>`,
  ];
  return storyHtml(
    `${verdict('violated')} ${escaped(id)}: the shortest way to it, ${count(story)}`,
    story,
    told.join(''),
    open,
  );
}

function deadlock({ again, deadlock: found }: ToldCheck, open: boolean): string {
  if (found === undefined) return '';
  return storyHtml(
    `${verdict('deadlock')} the shortest way to it, ${count(found.story)}`,
    found.story,
    `<p><b>${deadlockWords[found.kind]}</b></p><p>Reproduce: <code>${escaped(commandLine(...again))}</code></p>`,
    open,
  );
}

function properties(told: ToldCheck): string {
  const row = ({ id, verdict: v, couldFailIn, statement }: ToldProperty): string =>
    `<tr><td class="mono">${escaped(id)}</td><td>${verdict(v)}</td><td class="number">${number(couldFailIn)}</td><td>${escaped(statement)}</td></tr>`;
  const table = (rows: readonly ToldProperty[]): string =>
    `<table><thead><tr><th>property</th><th>verdict</th><th class="number">could fail in</th><th>statement</th></tr></thead><tbody>${rows.map(row).join('')}</tbody></table>`;
  const vacuous = told.properties.filter((p) => p.verdict === 'unwitnessed');
  const atStake = told.properties.filter((p) => p.verdict !== 'unwitnessed');
  const stake = [
    ...atStake.filter((p) => p.verdict === 'violated'),
    ...atStake.filter((p) => p.verdict !== 'violated'),
  ];
  return [
    '<h3>Properties</h3>',
    stake.length === 0 ? '<p class="quiet">Nothing here could have failed.</p>' : table(stake),
    vacuous.length === 0
      ? ''
      : `<details><summary>${vacuous.length} unwitnessed: nothing here could have broken them</summary>${table(vacuous)}</details>`,
  ].join('');
}

const share = (what: string, all: number, missed: readonly string[]): string => {
  const seen = all - missed.length;
  const percent = all === 0 ? 100 : (100 * seen) / all;
  return `<tr><td>${what}</td><td><span class="bar"><span style="width:${percent.toFixed(1)}%"></span></span>${number(seen)} of ${number(all)}</td></tr>`;
};

const missing = (what: readonly [one: string, several: string], missed: readonly string[]): string =>
  missed.length === 0
    ? ''
    : `<details><summary>${missed.length} ${missed.length === 1 ? what[0] : what[1]}</summary><ul class="plain mono">${missed.map((m) => `<li>${escaped(m)}</li>`).join('')}</ul></details>`;

const statesOf = (state: CoveredState): readonly CoveredState[] => [state, ...state.states.flatMap(statesOf)];

const transitionWords = (
  from: CoveredState,
  { event, guard, targets }: CoveredState['transitions'][number],
): string =>
  [
    `${from.id}:`,
    event === '' ? 'always' : event,
    ...(guard === undefined ? [] : [`[${guard}]`]),
    ...(targets.length === 0 ? [] : [`→ ${targets.join(', ')}`]),
  ].join(' ');

function coverageHtml({ coverage }: HtmlCheck): string {
  // The root, and history, are nowhere that one could be or not be.
  const states = statesOf(coverage);
  const inside = states.slice(1).filter((s) => s.kind !== 'history');
  const rests = inside.filter((s) => !s.transient);
  const phases = inside.filter((s) => s.transient);
  const missed = (of: readonly CoveredState[], seen: (s: CoveredState) => boolean): readonly string[] =>
    of.filter((s) => !seen(s)).map((s) => s.id);
  const never = missed(rests, (s) => s.visited > 0);
  const unpassed = missed(phases, (s) => s.passed);
  const untaken = states.flatMap((s) =>
    s.transitions.filter((t) => t.taken === 0).map((t) => transitionWords(s, t)),
  );
  const transitions = states.reduce((sum, s) => sum + s.transitions.length, 0);
  return [
    '<h3>Coverage</h3><table><tbody>',
    share('states of the charts in which the system was', rests.length, never),
    phases.length === 0 ? '' : share('phases within operations that were passed', phases.length, unpassed),
    share('transitions of the charts that were taken', transitions, untaken),
    '</tbody></table>',
    missing(['state of the charts never seen', 'states of the charts never seen'], never),
    missing(['phase never passed', 'phases never passed'], unpassed),
    missing(['transition of the charts never taken', 'transitions of the charts never taken'], untaken),
  ].join('');
}

const figures = ({ rules, states, transitions, depth, bound }: ToldCheck): string =>
  [
    ...(rules === '' ? [] : [escaped(rules)]),
    `${number(states)} states`,
    `${number(transitions)} transitions`,
    `depth ${number(depth)}`,
    ...(bound === undefined ? [] : [`<b>not complete: a bound (${bound}) ended the search</b>`]),
  ].join(', ');

function section(check: HtmlCheck, index: number): string {
  const { told, unexpected, chart } = check;
  const lengthOf = ({ story }: ToldProperty): number => story?.length ?? 0;
  const broken = told.properties
    .filter((p) => p.story !== undefined)
    .sort((a, b) => lengthOf(a) - lengthOf(b));
  const wide = Number(/ width="(\d+)"/.exec(chart)?.[1] ?? 0) > legible;
  return [
    `<section class="check" id="check-${index}">`,
    `<h2>${escaped(told.name)} ${verdict(told.verdict)}</h2>`,
    told.title === '' ? '' : `<p>${escaped(told.title)}</p>`,
    `<p class="quiet">${figures(told)}</p>`,
    ...unexpected.map((line) => `<p><b>Unexpected:</b> ${escaped(line)}</p>`),
    ...broken.map((property, i) => violation(told, property, i === 0)),
    deadlock(told, broken.length === 0),
    properties(told),
    coverageHtml(check),
    '<h3>Statecharts</h3>',
    '<p class="quiet">Green: the search was there, in as many states as the figure says. Grey and dashed: it never was. ',
    'Yellow: passed within one operation. Point at a label for its rule and parameters.</p>',
    `<button type="button" data-chart="chart-${index}">${wide ? 'fit to the page' : 'full size'}</button>`,
    `<div class="chart${wide ? '' : ' fit'}" id="chart-${index}">${chart}</div>`,
    '</section>',
  ].join('\n');
}

/** How many checks ended how, the gravest first. */
const tally = (checks: readonly HtmlCheck[]): string => {
  const verdicts = checks.map(({ told }) => told.verdict);
  return gravest
    .map((word) => [word, verdicts.filter((v) => v === word).length] as const)
    .filter(([, n]) => n > 0)
    .map(([word, n]) => `${n} ${verdict(word)}`)
    .join(' ');
};

const gravest: readonly ToldCheck['verdict'][] = [
  'violated',
  'deadlock',
  'inconclusive',
  'unwitnessed',
  'holds',
];

const summary = (checks: readonly HtmlCheck[]): string => {
  const row = ({ told, unexpected }: HtmlCheck, i: number): string =>
    `<tr><td><a href="#check-${i}">${escaped(told.name)}</a></td><td>${verdict(told.verdict)}${unexpected.length === 0 ? '' : ' unexpected'}</td><td class="number">${number(told.states)}</td><td class="number">${number(told.transitions)}</td><td class="number">${number(told.depth)}</td><td>${escaped(told.title)}</td></tr>`;
  return `<table><thead><tr><th>checked</th><th>verdict</th><th class="number">states</th><th class="number">transitions</th><th class="number">depth</th><th>what it is</th></tr></thead><tbody>${checks.map(row).join('')}</tbody></table>`;
};

/** @param title of the page */
export const htmlReport = (title: string, checks: readonly HtmlCheck[]): string =>
  [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<link rel="icon" href="data:,">',
    `<title>${escaped(title)}</title><style>${style}</style></head><body>`,
    `<h1>${escaped(title)}</h1>`,
    checks.length > 1 ? `<p>${tally(checks)}</p>` : '',
    summary(checks),
    ...checks.map(section),
    `<script>${script}</script>`,
    '</body></html>',
    '',
  ].join('\n');
