/** A check as one HTML page that needs nothing else: verdicts, stories, statecharts with what the search saw of them. */
import type { CoveredState } from '../check/coverage.ts';
import { chartSvg } from './chart-svg.ts';
import { commandLine } from './command-line.ts';
import { escapeHtml } from './escape.ts';
import type { StoryStep } from './story.ts';
import type { ToldCheck, ToldProperty } from './told.ts';

export interface PageCheck {
  readonly told: ToldCheck;
  readonly chart?: CoveredState | undefined;
}

const style = `
:root { color-scheme: light dark; --good: #1a7f37; --bad: #cf222e; --warn: #9a6700; --line: #8886; }
body { font: 15px/1.45 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem } h2 { font-size: 1.2rem; margin-top: 2.2rem } h3 { font-size: 1rem }
table { border-collapse: collapse } td, th { padding: .15rem .8rem .15rem 0; text-align: left; vertical-align: top }
td.n, th.n { text-align: right } code, pre, ol.story { font-family: ui-monospace, monospace; font-size: .85rem }
.holds { color: var(--good) } .violated, .deadlock { color: var(--bad) } .unwitnessed, .inconclusive { color: var(--warn) }
ol.story > li { margin: .5rem 0 } ol.story b { font-size: .95rem } .log { opacity: .85 } .changed { opacity: .65 }
ol.story div { white-space: pre-wrap } .broken { border-left: 3px solid var(--bad); padding-left: .8rem }
.chart { overflow-x: auto } svg { font: 11px ui-monospace, monospace } svg text { fill: currentColor }
svg rect { stroke: var(--line); fill: none } svg .seen { fill: #2da44e33 } svg .passed { fill: #bf870033 }
svg .unseen { fill: #cf222e22; stroke-dasharray: 4 3 } svg .parallel { stroke-width: 1.6 } details { margin: .6rem 0 }`;

const tag = (name: string, content: string, classes = ''): string =>
  `<${name}${classes === '' ? '' : ` class="${classes}"`}>${content}</${name}>`;

const lines = (texts: readonly string[], classes: string, before = ''): string =>
  texts.map((text) => tag('div', escapeHtml(before + text), classes)).join('');

const storyHtml = (story: readonly StoryStep[]): string =>
  tag(
    'ol',
    story
      .map((s) =>
        tag(
          'li',
          tag('b', escapeHtml(s.event)) +
            lines(s.log, 'log', '| ') +
            lines(s.seen, 'seen') +
            lines(s.changed, 'changed'),
        ),
      )
      .join('\n'),
    'story',
  );

const brokenHtml = (told: ToldCheck, property: ToldProperty, story: readonly StoryStep[]): string =>
  tag('h3', `Violated: ${escapeHtml(property.id)}`) +
  storyHtml(story) +
  tag(
    'div',
    tag('p', `The last event breaks this: ${tag('strong', escapeHtml(property.statement))}`) +
      (property.why === '' ? '' : tag('p', `Why it matters: ${escapeHtml(property.why)}`)) +
      (property.source === '' ? '' : tag('p', `Source: ${escapeHtml(property.source)}`)) +
      tag('p', tag('code', escapeHtml(commandLine(...told.again, '--property', property.id)))),
    'broken',
  );

function deadlockHtml({ deadlock, again }: ToldCheck): string {
  if (deadlock === undefined) return '';
  const what =
    deadlock.kind === 'still'
      ? 'From here every possible event leads back to the same state.'
      : 'From here no run leads to a state without a transition.';
  return (
    tag('h3', 'Deadlock') +
    storyHtml(deadlock.story) +
    tag('div', tag('p', what) + tag('p', tag('code', escapeHtml(commandLine(...again)))), 'broken')
  );
}

const propertiesHtml = (properties: readonly ToldProperty[]): string =>
  tag(
    'table',
    tag('tr', '<th>property</th><th>verdict</th><th class="n">could fail in</th><th>statement</th>') +
      properties
        .map((p) =>
          tag(
            'tr',
            tag('td', tag('code', escapeHtml(p.id))) +
              tag('td', p.verdict, p.verdict) +
              tag('td', String(p.couldFailIn), 'n') +
              tag('td', escapeHtml(p.statement)),
          ),
        )
        .join('\n'),
  );

const allStates = (chart: CoveredState): readonly CoveredState[] => [
  chart,
  ...chart.states.flatMap(allStates),
];

function chartHtml(chart: CoveredState): string {
  const states = allStates(chart).filter((s) => s.kind !== 'history');
  const transitions = states.flatMap((s) => s.transitions.map((t) => ({ from: s.id, ...t })));
  const never = transitions.filter((t) => t.taken === 0);
  const seen = states.filter((s) => s.visited > 0 || s.passed).length;
  const rows = never.map((t) =>
    tag(
      'tr',
      [t.from, t.event === '' ? '(always)' : t.event, t.guard ?? '', t.targets.join(', ')]
        .map((text) => tag('td', tag('code', escapeHtml(text))))
        .join(''),
    ),
  );
  const taken = transitions.length - never.length;
  return (
    tag('h3', 'Statecharts') +
    tag(
      'p',
      `${seen} of ${states.length} states were entered, ${taken} of ${transitions.length} transitions taken. Green: rested in; amber: passed within an operation; dashed: never.`,
    ) +
    chart.states.map((region) => tag('div', chartSvg(region), 'chart')).join('\n') +
    (rows.length === 0
      ? ''
      : `<details>${tag('summary', `${rows.length} transitions were never taken`)}${tag('table', `<tr><th>state</th><th>event</th><th>guard</th><th>targets</th></tr>${rows.join('\n')}`)}</details>`)
  );
}

function checkHtml({ told, chart }: PageCheck): string {
  const figures = `${told.states} states, ${told.transitions} transitions, depth ${told.depth}, ${(told.milliseconds / 1000).toFixed(2)} s`;
  return tag(
    'section',
    tag('h2', `${escapeHtml(told.name)}: ${tag('span', told.verdict, told.verdict)}`) +
      (told.title === '' ? '' : tag('p', escapeHtml(told.title))) +
      tag(
        'p',
        [told.rules, figures, ...(told.bound === undefined ? [] : [`not complete: ${told.bound}`])]
          .filter((t) => t !== '')
          .map(escapeHtml)
          .join('; '),
      ) +
      told.properties.map((p) => (p.story === undefined ? '' : brokenHtml(told, p, p.story))).join('') +
      deadlockHtml(told) +
      tag('h3', 'Properties') +
      propertiesHtml(told.properties) +
      (chart === undefined ? '' : chartHtml(chart)),
  );
}

/** The page's text. */
export const page = (title: string, checks: readonly PageCheck[]): string =>
  [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${escapeHtml(title)}</title><style>${style}</style></head>`,
    `<body><h1>${escapeHtml(title)}</h1>`,
    ...checks.map(checkHtml),
    '</body></html>',
  ].join('\n');
