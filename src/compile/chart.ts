import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { type Action, type ActionScope, type Observe, readActions } from './action.ts';
import { CompileError } from './fault.ts';
import { type Guard, readGuard } from './guard.ts';

/** A state node as the compiler sees it. `order` is document order, `last` that of its last descendant. */
export interface ChartNode {
  readonly id: string;
  readonly key: string;
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly order: number;
  readonly last: number;
  readonly parent: ChartNode | undefined;
  readonly source: AnyStateNode;
  /** All but history nodes, in document order. */
  readonly children: readonly ChartNode[];
  readonly histories: readonly ChartNode[];
  readonly history: 'shallow' | 'deep';
  entry: readonly Action[];
  exit: readonly Action[];
  initialActions: readonly Action[];
  initial: ChartNode | undefined;
  /** Only of a history node: where it leads when nothing is recorded. */
  defaultTargets: readonly ChartNode[];
  defaultIsParentInitial: boolean;
  handlers: ReadonlyMap<string, readonly ChartTransition[]>;
  /** The descriptors among the handlers that may match several types. */
  wildcards: readonly string[];
  always: readonly ChartTransition[];
}

export interface ChartTransition {
  readonly index: number;
  readonly source: ChartNode;
  readonly targets: readonly ChartNode[] | undefined;
  readonly reenter: boolean;
  readonly guard: Guard | undefined;
  readonly actions: readonly Action[];
  /** For messages: `#id on EVENT`. */
  readonly place: string;
}

export interface Chart {
  readonly machine: AnyStateMachine;
  readonly root: ChartNode;
  /** In document order; the index is the `order`. */
  readonly nodes: readonly ChartNode[];
  readonly transitions: readonly ChartTransition[];
  /** Timeouts: the event types of `after`, offered as events that may happen at any time. */
  readonly timeouts: readonly string[];
  readonly observe: Observe;
}

/** Is `inner` below `outer`? `undefined` stands for what is above the root. */
export const isBelow = (inner: ChartNode, outer: ChartNode | undefined): boolean =>
  outer === undefined || (inner.order > outer.order && inner.order <= outer.last);

const isAtomic = (node: ChartNode): boolean => node.kind === 'atomic' || node.kind === 'final';

export { isAtomic };

/**
 * Reads an XState v5 machine into the compiler's own form.
 * @throws CompileError naming the place of what the subset excludes: invoke, spawn, sendTo, delayed raise, route
 */
export function readChart(machine: AnyStateMachine, observe: Observe = () => false): Chart {
  const nodes: ChartNode[] = [];
  const byNode = new Map<AnyStateNode, ChartNode>();
  const root = readNode(machine.root, undefined, nodes, byNode);
  nodes.sort((a, b) => a.order - b.order);
  const transitions: ChartTransition[] = [];
  const timeouts: string[] = [];

  const find = (source: AnyStateNode, place: string): ChartNode => {
    const found = byNode.get(source);
    if (found === undefined) throw new CompileError('construct', place, 'a target outside the machine');
    return found;
  };
  for (const node of nodes) {
    const { source } = node;
    const place = `#${node.id}`;
    const scope: ActionScope = { machine, place, observe };
    node.entry = readActions(source.entry, { ...scope, place: `${place} entry` }, true);
    node.exit = readActions(source.exit, { ...scope, place: `${place} exit` }, true);
    if (node.kind === 'history') readHistory(node, find);
    if (node.kind === 'compound') {
      const initial = source.initial;
      const target = initial.target?.[0];
      if (target === undefined)
        throw new CompileError('construct', place, 'a compound state without an initial state');
      node.initial = find(target, place);
      node.initialActions = readActions(initial.actions, { ...scope, place: `${place} initial` });
    }
    const readTransition = (t: (typeof source.always & object)[number], event: string): ChartTransition => {
      const at = `${place} ${event === '' ? 'always' : `on ${event}`}`;
      const made: ChartTransition = {
        index: transitions.length,
        source: node,
        targets: t.target?.map((n) => find(n, at)),
        reenter: t.reenter,
        guard: t.guard === undefined ? undefined : readGuard(t.guard, machine, at),
        actions: readActions(t.actions, { ...scope, place: at }),
        place: at,
      };
      transitions.push(made);
      return made;
    };
    const handlers = new Map<string, ChartTransition[]>();
    for (const [descriptor, list] of source.transitions) {
      if (descriptor === 'xstate.route')
        throw new CompileError('construct', place, '`route` is outside the subset');
      handlers.set(
        descriptor,
        list.map((t) => readTransition(t, descriptor)),
      );
    }
    for (const t of source.after) {
      if (!timeouts.includes(t.eventType)) timeouts.push(t.eventType);
      checkDelay(machine, t.delay, place);
    }
    node.handlers = handlers;
    node.wildcards = [...handlers.keys()].filter((d) => d.endsWith('*'));
    node.always = (source.always ?? []).map((t) => readTransition(t, ''));
  }
  return { machine, root, nodes, transitions, timeouts, observe };
}

function readNode(
  source: AnyStateNode,
  parent: ChartNode | undefined,
  nodes: ChartNode[],
  byNode: Map<AnyStateNode, ChartNode>,
): ChartNode {
  const place = `#${source.id}`;
  if (source.invoke.length > 0) {
    throw new CompileError(
      'invoke',
      place,
      `invokes ${source.invoke.map((i) => `"${i.id}"`).join(', ')}: actors are outside the subset`,
      'model what the actor answers as events of this machine',
    );
  }
  const children: ChartNode[] = [];
  const histories: ChartNode[] = [];
  const node: ChartNode & { last: number } = {
    id: source.id,
    key: source.key,
    kind: source.type,
    order: source.order,
    last: source.order,
    parent,
    source,
    children,
    histories,
    history: source.history === 'deep' ? 'deep' : 'shallow',
    entry: [],
    exit: [],
    initialActions: [],
    initial: undefined,
    defaultTargets: [],
    defaultIsParentInitial: false,
    handlers: new Map(),
    wildcards: [],
    always: [],
  };
  nodes.push(node);
  byNode.set(source, node);
  for (const child of Object.values(source.states)) {
    const read = readNode(child, node, nodes, byNode);
    (read.kind === 'history' ? histories : children).push(read);
    node.last = read.last;
  }
  if (node.kind === 'parallel' && children.length === 0) {
    throw new CompileError('construct', place, 'a parallel state without regions');
  }
  return node;
}

/** As XState resolves the default of a history node: its `target`, else the parent (parallel) or the parent's initial. */
function readHistory(node: ChartNode, find: (source: AnyStateNode, place: string) => ChartNode): void {
  const { parent, source } = node;
  if (parent === undefined) throw new CompileError('construct', `#${node.id}`, 'a history state at the root');
  const target: unknown = Reflect.get(source.config, 'target');
  if (target === undefined || target === '') {
    if (parent.kind === 'parallel') {
      node.defaultTargets = [parent];
      return;
    }
    const initial = parent.source.initial.target?.[0];
    if (initial === undefined) throw new CompileError('construct', `#${node.id}`, 'no default');
    node.defaultTargets = [find(initial, `#${node.id}`)];
    node.defaultIsParentInitial = true;
    return;
  }
  node.defaultTargets = (Array.isArray(target) ? target : [target]).map((t: unknown) => {
    const found = typeof t === 'string' ? nodeByPath(parent.source, t) : undefined;
    if (found === undefined)
      throw new CompileError('construct', `#${node.id}`, `default target ${String(t)} not found`);
    return find(found, `#${node.id}`);
  });
}

function nodeByPath(from: AnyStateNode, path: string): AnyStateNode | undefined {
  if (path.startsWith('#')) return from.machine.getStateNodeById(path);
  let at: AnyStateNode | undefined = from;
  for (const key of path.split('.')) at = key === '' ? at : at?.states[key];
  return at;
}

function checkDelay(machine: AnyStateMachine, delay: unknown, place: string): void {
  if (typeof delay !== 'string') return;
  const known: unknown = Reflect.get(machine.implementations.delays, delay);
  if (known === undefined) {
    throw new CompileError(
      'missing',
      place,
      `the delay "${delay}" is not implemented: XState would not wait at all`,
    );
  }
}

/** The handlers of `node` for an event type, in the order XState tries them: exact, then wildcards, longest first. */
export function candidatesOf(node: ChartNode, type: string): readonly ChartTransition[] {
  const exact = node.handlers.get(type) ?? [];
  if (node.wildcards.length === 0) return exact;
  const wild = node.wildcards
    .filter((d) => d !== type && matchesDescriptor(type, d))
    .sort((a, b) => b.length - a.length)
    .flatMap((d) => node.handlers.get(d) ?? []);
  return [...exact, ...wild];
}

function matchesDescriptor(type: string, descriptor: string): boolean {
  if (descriptor === '*') return true;
  if (!descriptor.endsWith('.*')) return false;
  const wanted = descriptor.split('.');
  const tokens = type.split('.');
  for (const [i, token] of wanted.entries()) {
    if (token === '*') return i === wanted.length - 1;
    if (token !== tokens[i]) return false;
  }
  return true;
}
