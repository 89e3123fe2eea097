/** Where everything of a drawn statechart stands: boxes in boxes, edges around them, labels on the edges. */
import elkModule, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import { type ChartState, type ChartTransition, statesOf } from './chart.ts';
import { boxLines, heightOf, type Line, linesOf, metric, stays, together, widthOf } from './lines.ts';
import { gap, moved, rows } from './rows.ts';

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
