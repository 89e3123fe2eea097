/** Where everything of a drawn statechart stands: boxes in boxes, edges around them, labels on the edges. */
import elkModule, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { ChartState, ChartTransition } from './chart.ts';
import { statesOf } from './chart.ts';
import { fullText, labelOf, wrap } from './label.ts';

/** One line of text in a box or at an edge; all lines are set in one fixed-width font. */
export interface Line {
  readonly text: string;
  readonly style: 'title' | 'event' | 'guard' | 'action' | 'note';
  /** Shown when pointed at; it belongs to all lines with the same text. */
  readonly tip: string;
}

export interface Box {
  readonly state: ChartState;
  /** 0: the outermost. */
  readonly depth: number;
  /** It is one of the regions of a parallel state. */
  readonly region: boolean;
  readonly lines: readonly Line[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
  /** Where a chart begins. */
  readonly initial: boolean;
  readonly lines: readonly Line[];
  /** The place of the lines. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly edges: readonly Edge[];
  /** Centres of the marks where charts begin. */
  readonly starts: readonly Point[];
}

/** Pixels. */
export const metric = { line: 15, char: 6.65, titleChar: 8.1, padding: 9, title: 22, start: 12 } as const;

const across = 46;
const gap = 24;

/** Of lines under each other, in pixels. */
export const widthOf = (lines: readonly Line[]): number =>
  Math.max(0, ...lines.map((l) => l.text.length * (l.style === 'title' ? metric.titleChar : metric.char)));

/** Of lines under each other, in pixels. */
export const heightOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, l) => sum + (l.style === 'title' ? metric.title : metric.line), 0);

/** Transitions that differ in nothing but their event are told together. */
function together(transitions: readonly ChartTransition[]): readonly ChartTransition[] {
  const found = new Map<string, ChartTransition>();
  for (const t of transitions) {
    const key = JSON.stringify([t.guard, t.actions, t.targets, t.description]);
    const same = found.get(key);
    found.set(key, same === undefined ? t : { ...same, event: `${same.event}, ${t.event}` });
  }
  return [...found.values()];
}

const linesOf = (t: ChartTransition, prefix: string): readonly Line[] => {
  const { event, guard, actions } = labelOf(t);
  const tip = fullText(t);
  const indent = prefix === '' ? '' : '  ';
  return [
    ...wrap(`${prefix}${event}`, across, 4).map((text): Line => ({ text, style: 'event', tip })),
    ...wrap(guard, across, 3).map((text): Line => ({ text: indent + text, style: 'guard', tip })),
    ...wrap(actions, across, 3).map((text): Line => ({ text: indent + text, style: 'action', tip })),
  ];
};

const stays = (state: ChartState, t: ChartTransition): boolean =>
  t.targets.length === 0 || (t.targets.length === 1 && t.targets[0] === state.id);

/** What is written in the box: its name, then what it does without leaving. */
function boxLines(state: ChartState): readonly Line[] {
  const marks = [...(state.kind === 'history' ? ['history'] : []), ...state.tags];
  const note = marks.length === 0 ? '' : ` «${marks.join(', ')}»`;
  const own = together(state.transitions.filter((t) => stays(state, t)));
  return [
    { text: `${state.key}${note}`, style: 'title', tip: state.description ?? state.id },
    ...actionsLine('entry', state.entry),
    ...actionsLine('exit', state.exit),
    ...own.flatMap((t) => linesOf(t, t.targets.length === 0 ? '·\u00a0' : '↻\u00a0')),
  ];
}

const actionsLine = (event: string, actions: ChartState['entry']): readonly Line[] =>
  actions.length === 0 ? [] : linesOf({ event, actions, targets: [] }, '·\u00a0');

/** Sizes that the layout gives and we keep. */
interface Sketch {
  readonly lines: ReadonlyMap<string, readonly Line[]>;
  readonly edges: readonly { readonly from: string; readonly to: string; readonly lines: readonly Line[] }[];
}

function sketch(chart: ChartState): Sketch {
  const states = statesOf(chart);
  const lines = new Map(states.map((s) => [s.id, boxLines(s)]));
  const known = new Set(states.map((s) => s.id));
  const edges = states.flatMap((s) => {
    const to = new Map<string, ChartTransition[]>();
    for (const t of together(s.transitions)) {
      if (stays(s, t)) continue;
      for (const target of t.targets) {
        if (known.has(target)) to.set(target, [...(to.get(target) ?? []), t]);
      }
    }
    return [...to].map(([target, ts]) => ({
      from: s.id,
      to: target,
      lines: ts.flatMap((t) => linesOf(t, '')),
    }));
  });
  return { lines, edges };
}

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.edgeLabel': '4',
  'elk.spacing.labelNode': '8',
  'elk.layered.spacing.nodeNodeBetweenLayers': '26',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.randomSeed': '1',
} as const;

/** Not inherited by what is inside. */
const {
  'elk.hierarchyHandling': _h,
  'elk.json.shapeCoords': _s,
  'elk.json.edgeCoords': _e,
  ...inner
} = options;

const startOf = (state: ChartState): string => `${state.id}\u0000start`;

function elkNode(state: ChartState, lines: Sketch['lines'], wider: ReadonlyMap<string, number>): ElkNode {
  const own = lines.get(state.id) ?? [];
  const width = Math.ceil(widthOf(own) + 2 * metric.padding);
  const height = Math.ceil(heightOf(own) + metric.padding);
  if (state.states.length === 0) return { id: state.id, width: Math.max(70, width), height };
  return {
    id: state.id,
    children: [
      ...(state.initial === undefined
        ? []
        : [{ id: startOf(state), width: metric.start, height: metric.start }]),
      ...state.states.map((child) => elkNode(child, lines, wider)),
    ],
    layoutOptions: {
      ...inner,
      'elk.padding': `[top=${height + 12},left=16,bottom=16,right=${16 + (wider.get(state.id) ?? 0)}]`,
    },
  };
}

const elk = new elkModule.default();

/**
 * One chart whose edges stay inside it.
 * @param wider what must be added to the width of states, by id
 */
async function block(
  chart: ChartState,
  depth: number,
  region: boolean,
  wider: ReadonlyMap<string, number> = new Map(),
): Promise<Layout> {
  const drawn = sketch(chart);
  const states = statesOf(chart);
  const starts = states.flatMap((s) => (s.initial === undefined ? [] : [{ state: s, initial: s.initial }]));
  const whole: ElkNode = {
    id: '\u0000root',
    layoutOptions: { ...options, 'elk.padding': '[top=0,left=0,bottom=0,right=0]' },
    children: [elkNode(chart, drawn.lines, wider)],
    edges: [
      ...starts.map(
        ({ state, initial }, i): ElkExtendedEdge => ({
          id: `s${i}`,
          sources: [startOf(state)],
          targets: [initial],
          layoutOptions: { 'elk.layered.priority.direction': '10' },
        }),
      ),
      ...drawn.edges.map(
        (edge, i): ElkExtendedEdge => ({
          id: `e${i}`,
          sources: [edge.from],
          targets: [edge.to],
          labels: [
            {
              id: `l${i}`,
              text: '·',
              width: Math.ceil(widthOf(edge.lines) + 8),
              height: Math.ceil(heightOf(edge.lines) + 4),
              layoutOptions: { 'elk.edgeLabels.inline': 'true' },
            },
          ],
        }),
      ),
    ],
  };
  const graph: ElkNode = await elk.layout(whole);

  const boxes: Box[] = [];
  const dots: Point[] = [];
  const byId = new Map(states.map((s) => [s.id, s]));
  const walk = (node: ElkNode, level: number, inParallel: boolean): void => {
    const { x = 0, y = 0, width = 0, height = 0 } = node;
    const state = byId.get(node.id);
    if (state === undefined) {
      if (node.id.endsWith('\u0000start')) dots.push({ x: x + metric.start / 2, y: y + metric.start / 2 });
    } else {
      boxes.push({
        state,
        depth: level,
        region: inParallel,
        lines: drawn.lines.get(node.id) ?? [],
        x,
        y,
        width,
        height,
      });
    }
    for (const child of node.children ?? []) walk(child, level + 1, state?.kind === 'parallel');
  };
  for (const child of graph.children ?? []) walk(child, depth, region);

  // The algorithm makes a state as wide as what is inside; its own text may need more.
  const narrow = boxes.flatMap((b): [string, number][] => {
    const lacks = Math.ceil(widthOf(b.lines) + 2 * metric.padding - b.width);
    return lacks > 0 && !wider.has(b.state.id) ? [[b.state.id, lacks]] : [];
  });
  if (narrow.length > 0) return block(chart, depth, region, new Map([...wider, ...narrow]));

  const edges = (graph.edges ?? []).flatMap((e): readonly Edge[] => {
    const points = (e.sections ?? []).flatMap((s) => [s.startPoint, ...(s.bendPoints ?? []), s.endPoint]);
    const number = Number(e.id.slice(1));
    const label = e.labels?.[0];
    return [
      {
        from: e.sources[0] ?? '',
        to: e.targets[0] ?? '',
        points,
        initial: e.id.startsWith('s'),
        lines: e.id.startsWith('s') ? [] : (drawn.edges[number]?.lines ?? []),
        x: label?.x ?? 0,
        y: label?.y ?? 0,
        width: label?.width ?? 0,
        height: label?.height ?? 0,
      },
    ];
  });
  return { width: graph.width ?? 0, height: graph.height ?? 0, boxes, edges, starts: dots };
}

const moved = (l: Layout, dx: number, dy: number): Layout => {
  const by = <P extends Point>(p: P): P => ({ ...p, x: p.x + dx, y: p.y + dy });
  return {
    ...l,
    boxes: l.boxes.map(by),
    starts: l.starts.map(by),
    edges: l.edges.map((e) => ({ ...by(e), points: e.points.map(by) })),
  };
};

/** Room under a region that is shorter than its row. */
interface Room {
  readonly x: number;
  y: number;
  readonly width: number;
  readonly bottom: number;
}

/** Regions side by side in rows, small ones under each other where they find room; about as wide as high together. */
function rows(regions: readonly Layout[]): Layout {
  const area = regions.reduce((sum, r) => sum + (r.width + gap) * (r.height + gap), 0);
  const wide = Math.max(Math.sqrt(area) * 1.3, ...regions.map((r) => r.width));
  const placed: Layout[] = [];
  const rooms: Room[] = [];
  let x = 0;
  let top = 0;
  let bottom = 0;
  for (const region of [...regions].sort((a, b) => b.height - a.height)) {
    const room = rooms.find((r) => r.width >= region.width && r.bottom - r.y >= region.height);
    if (room !== undefined) {
      placed.push(moved(region, room.x, room.y));
      room.y += region.height + gap;
      continue;
    }
    if (x > 0 && x + region.width > wide) {
      top = bottom + gap;
      x = 0;
    }
    if (x === 0) bottom = top + region.height;
    placed.push(moved(region, x, top));
    rooms.push({ x, y: top + region.height + gap, width: region.width, bottom });
    x += region.width + gap;
  }
  return {
    width: Math.max(0, ...placed.flatMap((p) => p.boxes.map((b) => b.x + b.width))),
    height: bottom,
    boxes: placed.flatMap((p) => p.boxes),
    edges: placed.flatMap((p) => p.edges),
    starts: placed.flatMap((p) => p.starts),
  };
}

const leads = ({ targets }: ChartTransition): boolean => targets.length > 0;

/** No transition leads out of it. */
function keepsToItself(region: ChartState): boolean {
  const inside = new Set(statesOf(region).map((s) => s.id));
  return statesOf(region).every((s) => s.transitions.every((t) => t.targets.every((id) => inside.has(id))));
}

/** Lays a chart out. The same chart gives the same numbers. */
export async function layoutOf(chart: ChartState): Promise<Layout> {
  if (chart.kind !== 'parallel' || !chart.states.every(keepsToItself) || chart.transitions.some(leads)) {
    return block(chart, 0, false);
  }
  // Regions have nothing to do with each other but raised events: each is laid out by itself.
  const regions: Layout[] = [];
  for (const region of chart.states) regions.push(await block(region, 1, true));
  const inside = rows(regions);
  const lines = boxLines(chart);
  const top = heightOf(lines) + metric.padding + 12;
  const width = Math.max(inside.width, widthOf(lines)) + 2 * gap;
  const height = inside.height + top + gap;
  const { boxes, edges, starts } = moved(inside, gap, top);
  return {
    width,
    height,
    boxes: [{ state: chart, depth: 0, region: false, lines, x: 0, y: 0, width, height }, ...boxes],
    edges,
    starts,
  };
}
