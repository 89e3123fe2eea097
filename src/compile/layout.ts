import type { AnyMachineSnapshot, AnyStateNode, StateValue } from 'xstate';
import type { Domains } from '../../spec/domain.ts';
import { type Chart, type ChartNode, isAtomic, isBelow } from './chart.ts';
import { CompileError } from './fault.ts';
import { indicesOf, layOut, type Shape, type Variable, valueIn, variablesOf } from './shape.ts';

/**
 * The states that exclude each other between one parallel state (or the root) and the next: one variable says which
 * leaf is active. A leaf is an atomic, final or parallel state; the regions of a parallel leaf are clusters again.
 */
export interface Cluster {
  readonly top: ChartNode;
  /** In document order; the variable holds the position. */
  readonly leaves: readonly ChartNode[];
  readonly variable: Variable;
  /** The parallel state whose region this is. */
  readonly owner: ChartNode | undefined;
}

/** What a history node has recorded: 0 nothing, else 1 + child (shallow) or 1 + leaf (deep); deep regions beneath. */
export interface HistorySlot {
  readonly node: ChartNode;
  readonly variable: Variable;
  /** For deep history: the clusters beneath the parent, and where their variables are recorded. */
  readonly copies: readonly { readonly cluster: Cluster; readonly variable: Variable }[];
}

export interface Layout {
  readonly chart: Chart;
  readonly variables: readonly Variable[];
  readonly words: number;
  readonly bits: number;
  readonly clusters: readonly Cluster[];
  readonly clusterOf: ReadonlyMap<ChartNode, Cluster>;
  readonly histories: ReadonlyMap<ChartNode, HistorySlot>;
  readonly fields: ReadonlyMap<string, Shape>;
  /** Found so far, see `leafRange`. */
  readonly ranges: Map<ChartNode, LeafRange>;
}

/** Places every part of a state in bits of 32-bit words. */
export function layOutChart(chart: Chart, domains: Domains): Layout {
  const variables: Variable[] = [];
  const make = (name: string, size: number, value?: (index: number) => unknown, lo?: number): Variable => {
    const bits = size <= 1 ? 0 : 32 - Math.clz32(size - 1);
    const made: Variable = { id: variables.length, name, size, lo, value, word: 0, shift: 0, bits };
    variables.push(made);
    return made;
  };
  const clusters: Cluster[] = [];
  const clusterOf = new Map<ChartNode, Cluster>();
  const addCluster = (top: ChartNode, owner: ChartNode | undefined): void => {
    const leaves: ChartNode[] = [];
    const members: ChartNode[] = [];
    const walk = (node: ChartNode): void => {
      members.push(node);
      if (node.kind === 'compound') for (const child of node.children) walk(child);
      else leaves.push(node);
    };
    walk(top);
    const cluster: Cluster = { top, leaves, owner, variable: make(`#${top.id}`, leaves.length) };
    clusters.push(cluster);
    for (const member of members) clusterOf.set(member, cluster);
    for (const leaf of leaves) {
      if (leaf.kind === 'parallel') for (const region of leaf.children) addCluster(region, leaf);
    }
  };
  addCluster(chart.root, undefined);

  const histories = new Map<ChartNode, HistorySlot>();
  for (const node of chart.nodes) {
    if (node.kind !== 'history' || node.parent === undefined) continue;
    const { parent } = node;
    const name = `#${node.id}`;
    const leaves = clusterOf.get(parent)?.leaves.filter((l) => l === parent || isBelow(l, parent)) ?? [];
    const size =
      node.history === 'deep' ? leaves.length : parent.kind === 'parallel' ? 1 : parent.children.length;
    const below =
      node.history === 'deep'
        ? clusters.filter(
            (c) => c.owner !== undefined && isBelow(c.top, parent) && c !== clusterOf.get(parent),
          )
        : [];
    histories.set(node, {
      node,
      variable: make(name, size + 1),
      copies: below.map((cluster) => ({
        cluster,
        variable: make(`${name} ${cluster.top.key}`, cluster.leaves.length),
      })),
    });
  }

  const fields = new Map<string, Shape>();
  for (const [name, domain] of Object.entries(domains)) fields.set(name, layOut(domain, name, make));
  const words = place(variables);
  const bits = variables.reduce((sum, v) => sum + v.bits, 0);
  return { chart, variables, words, bits, clusters, clusterOf, histories, fields, ranges: new Map() };
}

/** First fit in declaration order: fields do not straddle words. @returns the number of words, at least one */
function place(variables: readonly Variable[]): number {
  const used: number[] = [0];
  for (const v of variables) {
    let word = used.findIndex((u) => u + v.bits <= 32);
    if (word < 0) word = used.push(0) - 1;
    v.word = word;
    v.shift = (used[word] ?? 0) % 32;
    used[word] = (used[word] ?? 0) + v.bits;
  }
  return used.length;
}

export const readVariable = (v: Variable, words: ArrayLike<number>, at: number): number =>
  v.bits === 0 ? 0 : ((words[at + v.word] ?? 0) >>> v.shift) & ((2 ** v.bits - 1) | 0);

function writeVariable(v: Variable, words: Int32Array, at: number, index: number): void {
  if (v.bits === 0) return;
  const mask = (2 ** v.bits - 1) << v.shift;
  words[at + v.word] = ((words[at + v.word] ?? 0) & ~mask) | (index << v.shift);
}

/** The first and last leaf of a node in its cluster. */
export function leafRange(layout: Layout, node: ChartNode): LeafRange {
  let range = layout.ranges.get(node);
  if (range === undefined) {
    range = findRange(layout, node);
    layout.ranges.set(node, range);
  }
  return range;
}

type LeafRange = readonly [Cluster, number, number];

function findRange(layout: Layout, node: ChartNode): LeafRange {
  const cluster = layout.clusterOf.get(node);
  if (cluster === undefined) throw new CompileError('construct', `#${node.id}`, 'is in no region');
  let lo = -1;
  let hi = -1;
  for (const [i, leaf] of cluster.leaves.entries()) {
    if (leaf === node || isBelow(leaf, node)) {
      if (lo < 0) lo = i;
      hi = i;
    }
  }
  return [cluster, lo, hi];
}

/**
 * Packs a snapshot of the machine.
 * @throws CompileError `domain` when the context leaves its domains, `snapshot` when the status is neither active nor done
 */
export function encode(layout: Layout, snapshot: AnyMachineSnapshot, out: Int32Array, at: number): void {
  if (snapshot.status !== 'active' && snapshot.status !== 'done') {
    throw new CompileError('snapshot', 'snapshot', `status "${snapshot.status}": ${String(snapshot.error)}`);
  }
  out.fill(0, at, at + layout.words);
  const active = new Set<AnyStateNode>(snapshot._nodes);
  for (const cluster of layout.clusters) {
    const leaf = cluster.leaves.findIndex((l) => active.has(l.source));
    if (leaf > 0) writeVariable(cluster.variable, out, at, leaf);
  }
  for (const slot of layout.histories.values()) encodeHistory(layout, slot, snapshot, out, at);
  const context: unknown = snapshot.context;
  for (const [name, shape] of layout.fields) {
    const indices = indicesOf(
      shape,
      typeof context === 'object' && context !== null ? Reflect.get(context, name) : undefined,
      name,
    );
    if (typeof indices === 'string')
      throw new CompileError('domain', 'context', indices, 'widen the domain, or find the defect');
    for (const [i, v] of variablesOf(shape).entries()) writeVariable(v, out, at, indices[i] ?? 0);
  }
}

function encodeHistory(
  layout: Layout,
  slot: HistorySlot,
  snapshot: AnyMachineSnapshot,
  out: Int32Array,
  at: number,
): void {
  const recorded: unknown = snapshot.historyValue[slot.node.id];
  const { parent } = slot.node;
  if (!Array.isArray(recorded) || parent === undefined) return;
  const nodes = new Set<unknown>(recorded);
  const has = (node: ChartNode): boolean =>
    nodes.has(node.source) || layout.chart.nodes.some((n) => nodes.has(n.source) && isBelow(n, node));
  if (slot.node.history === 'shallow') {
    writeVariable(
      slot.variable,
      out,
      at,
      parent.kind === 'parallel' ? 1 : 1 + parent.children.findIndex((c) => nodes.has(c.source)),
    );
    return;
  }
  const [cluster, lo, hi] = leafRange(layout, parent);
  for (let i = lo; i <= hi; i++) {
    const leaf = cluster.leaves[i];
    if (leaf !== undefined && has(leaf)) writeVariable(slot.variable, out, at, 1 + i - lo);
  }
  for (const copy of slot.copies) {
    const leaf = copy.cluster.leaves.findIndex(has);
    if (leaf > 0) writeVariable(copy.variable, out, at, leaf);
  }
}

/** The nodes a history slot stands for, in document order; `undefined` when nothing is recorded. */
export function recordedNodes(
  layout: Layout,
  slot: HistorySlot,
  read: (variable: Variable) => number,
): readonly ChartNode[] | undefined {
  const index = read(slot.variable);
  const { parent } = slot.node;
  if (index === 0 || parent === undefined) return undefined;
  if (slot.node.history === 'shallow') {
    if (parent.kind === 'parallel') return parent.children;
    const child = parent.children[index - 1];
    return child === undefined ? undefined : [child];
  }
  const [cluster, lo] = leafRange(layout, parent);
  const out: ChartNode[] = [];
  const add = (leaf: ChartNode | undefined): void => {
    if (leaf === undefined) return;
    if (isAtomic(leaf)) {
      out.push(leaf);
      return;
    }
    for (const region of leaf.children) {
      const copy = slot.copies.find((c) => c.cluster.top === region);
      if (copy !== undefined) add(copy.cluster.leaves[read(copy.variable)]);
    }
  };
  add(cluster.leaves[lo + index - 1]);
  return out;
}

/** Unpacks a state into a snapshot that XState's `transition()` accepts, canonical: the same bits, the same snapshot. */
export function decode(layout: Layout, words: ArrayLike<number>, at: number): AnyMachineSnapshot {
  const read = (v: Variable): number => readVariable(v, words, at);
  const valueBelow = (node: ChartNode): StateValue => {
    if (node.kind === 'parallel') {
      return Object.fromEntries(node.children.map((region) => [region.key, valueBelow(region)]));
    }
    const child = node.children.find((c) => {
      const [cluster, lo, hi] = leafRange(layout, c);
      const leaf = read(cluster.variable);
      return leaf >= lo && leaf <= hi;
    });
    if (child === undefined) return {};
    return isAtomic(child) ? child.key : { [child.key]: valueBelow(child) };
  };
  const historyValue: Record<string, AnyStateNode[]> = {};
  for (const slot of layout.histories.values()) {
    const nodes = recordedNodes(layout, slot, read);
    if (nodes !== undefined) historyValue[slot.node.id] = nodes.map((n) => n.source);
  }
  const context = Object.fromEntries([...layout.fields].map(([name, shape]) => [name, valueIn(shape, read)]));
  return layout.chart.machine.resolveState({ value: valueBelow(layout.chart.root), context, historyValue });
}
