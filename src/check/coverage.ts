/** What a search saw of a statechart: how often each state was rested in, how often each transition was taken. */
import type {
  AnyMachineSnapshot,
  AnyStateMachine,
  AnyStateNode,
  AnyTransitionDefinition,
  Snapshot,
} from 'xstate';
import { nodesOf } from './nodes.ts';

export interface CoveredTransition {
  /** The event's type; empty for an eventless transition. */
  readonly event: string;
  /** Name of the guard, if it has one. */
  readonly guard?: string;
  /** Ids of the targets; none: the state is kept. */
  readonly targets: readonly string[];
  /** Macrosteps, over all explored transitions, in which it was taken. */
  readonly taken: number;
}

export interface CoveredState {
  readonly id: string;
  readonly key: string;
  readonly kind: AnyStateNode['type'];
  /** It may only be passed within a macrostep. */
  readonly transient: boolean;
  /** Explored states in which it is active. */
  readonly visited: number;
  /** Active between two microsteps. */
  readonly passed: boolean;
  readonly states: readonly CoveredState[];
  readonly transitions: readonly CoveredTransition[];
}

/** Counts while a search runs. */
export class Coverage {
  readonly #machine: AnyStateMachine;
  readonly #visited: Int32Array;
  readonly #passed: Uint8Array;
  readonly #taken = new Map<AnyTransitionDefinition, number>();

  constructor(machine: AnyStateMachine) {
    this.#machine = machine;
    const { length } = nodesOf(machine);
    this.#visited = new Int32Array(length);
    this.#passed = new Uint8Array(length);
  }

  visit(snapshot: AnyMachineSnapshot): void {
    for (const { order } of snapshot._nodes) this.#visited[order] = (this.#visited[order] ?? 0) + 1;
  }

  /** One microstep: its transitions, and the configuration it led to. */
  take(transitions: readonly AnyTransitionDefinition[], reached: Snapshot<unknown>): void {
    for (const transition of transitions) {
      this.#taken.set(transition, (this.#taken.get(transition) ?? 0) + 1);
    }
    if (!('_nodes' in reached) || !Array.isArray(reached._nodes)) return;
    for (const { order } of reached._nodes) this.#passed[order] = 1;
  }

  /** The chart with its counts, as plain data. */
  chart(): CoveredState {
    return this.#state(this.#machine.root);
  }

  #state(node: AnyStateNode): CoveredState {
    const all = [...node.transitions.values()].flat();
    return {
      id: node.id,
      key: node.key,
      kind: node.type,
      transient: node.tags.includes('transient'),
      visited: this.#visited[node.order] ?? 0,
      passed: this.#passed[node.order] === 1,
      states: Object.values(node.states).map((child) => this.#state(child)),
      transitions: [...all, ...(node.always ?? [])].map((t) => this.#transition(t)),
    };
  }

  #transition(transition: AnyTransitionDefinition): CoveredTransition {
    const { eventType, guard, target } = transition;
    const name = guardName(guard);
    return {
      event: eventType,
      targets: (target ?? []).map((t) => t.id),
      taken: this.#taken.get(transition) ?? 0,
      ...(name === undefined ? {} : { guard: name }),
    };
  }
}

function guardName(guard: unknown): string | undefined {
  if (guard === undefined || guard === null) return undefined;
  if (typeof guard === 'string') return guard;
  if (typeof guard === 'function') return guard.name === '' ? 'a function' : guard.name;
  return typeof guard === 'object' && 'type' in guard ? String(guard.type) : 'a guard';
}
