/** A statechart as nested boxes in SVG, coloured by what a search saw of it. */
import type { CoveredState } from '../check/coverage.ts';
import { escapeHtml } from './escape.ts';

interface Box {
  readonly state: CoveredState;
  readonly width: number;
  readonly height: number;
  /** With their places inside. */
  readonly inner: readonly { readonly box: Box; readonly x: number; readonly y: number }[];
}

const letter = 6.6;
const head = 22;
const gap = 8;
/** Boxes are set in rows of about this width. */
const rowWidth = 900;

const isBox = (state: CoveredState): boolean => state.kind !== 'history';

function layOut(state: CoveredState, room: number): Box {
  const own = Math.max(60, state.key.length * letter + 2 * gap);
  const children = state.states.filter(isBox).map((child) => layOut(child, room - 2 * gap));
  if (children.length === 0) return { state, width: own, height: head + 6, inner: [] };
  const inner: { box: Box; x: number; y: number }[] = [];
  let x = gap;
  let y = head + gap;
  let row = 0;
  let width = own;
  for (const box of children) {
    if (x > gap && x + box.width > room) {
      x = gap;
      y += row + gap;
      row = 0;
    }
    inner.push({ box, x, y });
    x += box.width + gap;
    width = Math.max(width, x);
    row = Math.max(row, box.height);
  }
  return { state, width, height: y + row + gap, inner };
}

function colour(state: CoveredState): string {
  if (state.visited > 0) return 'seen';
  if (state.transient) return state.passed ? 'passed' : 'unseen';
  return 'unseen';
}

const words = (state: CoveredState): string => {
  if (state.visited > 0) return `active in ${state.visited} states`;
  return state.passed ? 'passed within operations' : 'never';
};

function draw(box: Box, x: number, y: number): readonly string[] {
  const { state } = box;
  const style = state.kind === 'parallel' ? `${colour(state)} parallel` : colour(state);
  return [
    `<g transform="translate(${x} ${y})"><title>${escapeHtml(`${state.id}: ${words(state)}`)}</title>`,
    `<rect class="${style}" width="${box.width.toFixed(1)}" height="${box.height.toFixed(1)}" rx="5"/>`,
    `<text x="${gap}" y="15">${escapeHtml(state.key)}</text>`,
    ...box.inner.flatMap((inner) => draw(inner.box, inner.x, inner.y)),
    '</g>',
  ];
}

/** One chart; `seen`, `passed`, `unseen` and `parallel` are classes for a style sheet. */
export function chartSvg(chart: CoveredState): string {
  const box = layOut(chart, rowWidth);
  const width = Math.ceil(box.width + 2);
  const height = Math.ceil(box.height + 2);
  return [
    `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeHtml(chart.key)}">`,
    ...draw(box, 1, 1),
    '</svg>',
  ].join('\n');
}
