import { type ChartNode, isAtomic } from './chart.ts';
import { all, type Condition } from './condition.ts';
import { CompileError } from './fault.ts';
import { isRecord } from './guard.ts';
import { type Layout, leafRange } from './layout.ts';

const known = new WeakMap<ChartNode, Condition>();

/** Is a node in the configuration? */
export function activeWhen(layout: Layout, node: ChartNode): Condition {
  let condition = known.get(node);
  if (condition === undefined) {
    condition = findActive(layout, node);
    known.set(node, condition);
  }
  return condition;
}

function findActive(layout: Layout, node: ChartNode): Condition {
  const [cluster, lo, hi] = leafRange(layout, node);
  const owner = cluster.owner === undefined ? true : activeWhen(layout, cluster.owner);
  if (lo === 0 && hi === cluster.leaves.length - 1) return owner;
  return all([owner, { kind: 'range', variable: cluster.variable, lo, hi }]);
}

/**
 * `stateIn`, as XState's matchesState decides it.
 * @throws CompileError when an `#id` does not exist
 */
export function inWhen(
  layout: Layout,
  value: unknown,
  place: string,
  warn: (text: string) => void,
): Condition {
  const { chart } = layout;
  if (typeof value === 'string' && value.startsWith('#')) {
    const id = value.slice(1);
    const node = chart.nodes.find((n) => n.id === id) ?? byPath(layout, value);
    if (node === undefined) throw new CompileError('missing', place, `stateIn("${value}") names no state`);
    return activeWhen(layout, node);
  }
  const expanded = typeof value === 'string' ? fromPath(value.split('.')) : value;
  return matches(layout, chart.root, expanded, place, warn);
}

function byPath(layout: Layout, id: string): ChartNode | undefined {
  try {
    const source = layout.chart.machine.getStateNodeById(id);
    return layout.chart.nodes.find((n) => n.source === source);
  } catch {
    return undefined;
  }
}

const fromPath = (path: readonly string[]): unknown => {
  const [head, ...tail] = path;
  return tail.length === 0 ? head : { [head ?? '']: fromPath(tail) };
};

function matches(
  layout: Layout,
  node: ChartNode,
  value: unknown,
  place: string,
  warn: (text: string) => void,
): Condition {
  if (typeof value === 'string') {
    const found = childOf(node, value, place, warn);
    return found === undefined ? false : activeWhen(layout, found);
  }
  if (!isRecord(value)) return false;
  return all(
    Object.keys(value).map((key) => {
      const found = childOf(node, key, place, warn);
      if (found === undefined) return false;
      const inner = value[key];
      if (isAtomic(found))
        return node.kind === 'parallel' && isRecord(inner) && Object.keys(inner).length === 0;
      return all([activeWhen(layout, found), matches(layout, found, inner, place, warn)]);
    }),
  );
}

function childOf(
  node: ChartNode,
  key: string,
  place: string,
  warn: (text: string) => void,
): ChartNode | undefined {
  const found = node.children.find((c) => c.key === key);
  if (found === undefined)
    warn(`${place}: stateIn names "${key}", which #${node.id} does not have: never true`);
  return found;
}
