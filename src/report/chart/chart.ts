/** A machine as a drawing sees it: states in states, with what each may do. */
import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { isRaised, type Named, type PlainAction, plainAction, plainGuard } from './plain.ts';

export interface ChartTransition {
  /** An event type; `after …`, `done` and `always` for what comes by itself. */
  readonly event: string;
  readonly guard?: Named;
  readonly actions: readonly PlainAction[];
  /** Ids of states; none: it stays where it is. */
  readonly targets: readonly string[];
  readonly description?: string;
}

export interface ChartState {
  /** As XState names it: unique in the machine. */
  readonly id: string;
  /** Its name among its siblings. */
  readonly key: string;
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly tags: readonly string[];
  readonly description?: string;
  /** Id of the state it starts in. */
  readonly initial?: string;
  readonly entry: readonly PlainAction[];
  readonly exit: readonly PlainAction[];
  readonly transitions: readonly ChartTransition[];
  readonly states: readonly ChartState[];
}

const eventWord = (type: string): string => {
  if (type === '') return 'always';
  const after = /^xstate\.after\.([^.]*)/.exec(type);
  if (after !== null) return `after ${after[1]}`;
  if (type.startsWith('xstate.done.')) return 'done';
  return type.startsWith('xstate.error.') ? 'error' : type;
};

const transition = (t: AnyTransitionDefinition): ChartTransition => ({
  event: eventWord(t.eventType),
  ...(t.guard === undefined ? {} : { guard: plainGuard(t.guard) }),
  actions: t.actions.map(plainAction),
  targets: (t.target ?? []).map((target: AnyStateNode) => target.id),
  ...(t.description === undefined ? {} : { description: t.description }),
});

/** Without the timers that XState itself starts and stops for `after`. */
const actions = (of: AnyStateNode['entry']): readonly PlainAction[] =>
  of
    .map(plainAction)
    .filter((a) => a.type !== 'xstate.cancel' && !(isRaised(a) && a.event.type.startsWith('xstate.after.')));

const state = (node: AnyStateNode): ChartState => {
  const initial: AnyStateNode | undefined = node.type === 'compound' ? node.initial.target?.[0] : undefined;
  return {
    id: node.id,
    key: node.parent === undefined ? node.id : node.key,
    kind: node.type,
    tags: node.tags,
    ...(node.description === undefined ? {} : { description: node.description }),
    ...(initial === undefined ? {} : { initial: initial.id }),
    entry: actions(node.entry),
    exit: actions(node.exit),
    transitions: [...[...node.transitions.values()].flat(), ...(node.always ?? [])].map(transition),
    states: Object.values(node.states).map((child) => state(child)),
  };
};

/** What there is to draw of a machine. */
export const chartOf = (machine: AnyStateMachine): ChartState => state(machine.root);

/** A state and all that are inside it, outermost first. */
export const statesOf = (chart: ChartState): readonly ChartState[] => [
  chart,
  ...chart.states.flatMap((child) => statesOf(child)),
];
