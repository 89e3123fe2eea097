/** A statechart as a picture: nested boxes, regions in dashed frames, transitions as labelled arrows. */
import type { AnyStateMachine } from 'xstate';
import { chartOf } from './chart.ts';
import { type Box, type Edge, type Layout, layoutOf, type Point } from './layout.ts';
import { heightOf, type Line, metric, widthOf } from './lines.ts';

export interface SvgOptions {
  /** How many states of a search were in each state node, by its id; absent: nothing is coloured. */
  readonly visited?: ReadonlyMap<string, number>;
  /** With `visited`: ids of transient states through which an operation went; absent: any may have been. */
  readonly passed?: ReadonlySet<string>;
  /** What the picture shows; default: the machine's id. */
  readonly title?: string;
  /** Makes the picture's ids its own, when several stand on one page. */
  readonly id?: string;
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const margin = 16;
const n = (x: number): string => String(Math.round(x * 10) / 10);

const style = `
.klp { font-family: 'DejaVu Sans Mono', 'Liberation Mono', Menlo, Consolas, monospace; font-size: 11px; fill: #1e293b }
.klp text { white-space: pre; paint-order: stroke; stroke: #fcfdfe; stroke-width: 3px; stroke-linejoin: round }
.klp .t { font-size: 13px; font-weight: bold; fill: #0f172a }
.klp .e { font-weight: bold }
.klp .g { fill: #9a3412 }
.klp .a { fill: #1d4ed8 }
.klp .box { fill: #f8fafc; stroke: #475569; stroke-width: 1.3 }
.klp .in1 { fill: #f1f5f9 } .klp .in2 { fill: #ffffff }
.klp .transient { fill: #fefce8; stroke: #a16207 }
.klp .region { stroke-dasharray: 7 5 }
.klp .seen { fill: #dcfce7; stroke: #15803d }
.klp .seen-in { stroke: #15803d }
.klp .unseen { fill: #f3f4f6; stroke: #9ca3af; stroke-dasharray: 3 3 }
.klp .badge { fill: #15803d; stroke: #ffffff; stroke-width: 1 }
.klp text.count { fill: #ffffff; font-weight: bold; text-anchor: end; stroke: none }
.klp .edge { fill: none; stroke: #475569; stroke-width: 1.3 }
.klp .label { fill: #ffffff; fill-opacity: 0.94; stroke: #cbd5e1; stroke-width: 0.6 }
.klp .behind { fill: #f8fafc; fill-opacity: 0.8 }
.klp .start { fill: #0f172a }
`;

const classes = { title: 't', event: 'e', guard: 'g', action: 'a', note: '' } as const;

/** Lines under each other; those of one transition share a tooltip. */
function texts(lines: readonly Line[], x: number, y: number): string {
  let at = y;
  const out: string[] = [];
  let tip: string | undefined;
  for (const line of lines) {
    if (line.tip !== tip) {
      if (tip !== undefined) out.push('</g>');
      out.push(`<g><title>${escaped(line.tip)}</title>`);
      tip = line.tip;
    }
    at += line.style === 'title' ? metric.title : metric.line;
    out.push(
      `<text class="${classes[line.style]}" x="${n(x)}" y="${n(at - 4)}">${escaped(line.text)}</text>`,
    );
  }
  if (tip !== undefined) out.push('</g>');
  return out.join('');
}

function box(b: Box, { visited, passed }: SvgOptions): string {
  const { state, x, y, width, height } = b;
  const count = visited?.get(state.id) ?? 0;
  const look = [
    'box',
    ...(b.depth === 0 ? [] : [`in${((b.depth - 1) % 2) + 1}`]),
    ...(state.tags.includes('transient') ? ['transient'] : []),
    ...(b.region ? ['region'] : []),
    // A phase within one operation is never rested in, and a search sees only where an operation ends.
    ...(visited === undefined || b.depth === 0
      ? []
      : count > 0
        ? [state.states.length === 0 ? 'seen' : 'seen-in']
        : state.tags.includes('transient') && passed?.has(state.id) !== false
          ? []
          : ['unseen']),
  ];
  const final =
    state.kind === 'final'
      ? `<rect class="edge" x="${n(x + 3)}" y="${n(y + 3)}" width="${n(width - 6)}" height="${n(height - 6)}" rx="5"/>`
      : '';
  return `<rect class="${look.join(' ')}" x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="8"/>${final}`;
}

/** What is written in a box; arrows that pass behind it fade. */
function writing(b: Box): string {
  const own = texts(b.lines, b.x + metric.padding, b.y);
  if (b.state.states.length === 0) return own;
  return `<rect class="behind" x="${n(b.x + metric.padding - 3)}" y="${n(b.y + 4)}" width="${n(widthOf(b.lines) + 6)}" height="${n(heightOf(b.lines))}"/>${own}`;
}

/** How many states of a search were here, on the box's upper edge. */
function badge({ state, x, y, width }: Box, visited: SvgOptions['visited']): string {
  const count = visited?.get(state.id) ?? 0;
  if (count === 0) return '';
  const text = String(count);
  const wide = text.length * metric.char + 10;
  return `<rect class="badge" x="${n(x + width - wide - 6)}" y="${n(y - 7)}" width="${n(wide)}" height="14" rx="7"/><text class="count" x="${n(x + width - 11)}" y="${n(y + 4)}">${text}</text>`;
}

/** A path with rounded corners. */
function path(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let d = `M${n(first.x)} ${n(first.y)}`;
  let at = first;
  for (const [i, p] of rest.entries()) {
    const next = rest[i + 1];
    if (next === undefined) d += `L${n(p.x)} ${n(p.y)}`;
    else {
      const before = towards(p, at);
      const after = towards(p, next);
      d += `L${n(before.x)} ${n(before.y)}Q${n(p.x)} ${n(p.y)} ${n(after.x)} ${n(after.y)}`;
    }
    at = p;
  }
  return d;
}

const towards = (from: Point, to: Point): Point => {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = length === 0 ? 0 : Math.min(6, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
};

const arrow = (e: Edge, id: string): string =>
  `<path class="edge" d="${path(e.points)}" marker-end="url(#${id}-arrow)"/>`;

const label = (e: Edge): string =>
  e.lines.length === 0
    ? ''
    : `<rect class="label" x="${n(e.x)}" y="${n(e.y)}" width="${n(e.width)}" height="${n(e.height)}" rx="3"/>${texts(e.lines, e.x + 4, e.y + 1)}`;

/** The picture of a layout. */
export function svgOf(layout: Layout, options: SvgOptions): string {
  const { title = '', visited, id = 'klp' } = options;
  const width = Math.ceil(layout.width + 2 * margin);
  const height = Math.ceil(layout.height + 2 * margin);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="klp" role="img" width="${width}" height="${height}" viewBox="${-margin} ${-margin} ${width} ${height}">`,
    `<title>${escaped(title)}</title>`,
    `<style>${style}</style>`,
    `<defs><marker id="${escaped(id)}-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0.5L10 5L0 9.5z" fill="#475569"/></marker></defs>`,
    `<rect x="${-margin}" y="${-margin}" width="${width}" height="${height}" fill="#ffffff"/>`,
    ...layout.boxes.map((b) => box(b, options)),
    ...layout.edges.map((e) => arrow(e, escaped(id))),
    ...layout.starts.map((s) => `<circle class="start" cx="${n(s.x)}" cy="${n(s.y)}" r="5"/>`),
    ...layout.boxes.map(writing),
    ...layout.edges.map(label),
    ...layout.boxes.map((b) => badge(b, visited)),
    '</svg>',
    '',
  ].join('\n');
}

/**
 * A machine as an SVG picture, readable by itself.
 * @returns the same text for the same machine
 */
export async function svg(machine: AnyStateMachine, options: SvgOptions = {}): Promise<string> {
  return svgOf(await layoutOf(chartOf(machine)), { title: machine.id, ...options });
}
