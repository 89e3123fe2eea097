/** Where a search came by: how many states were in each state node, which chart transitions and events it took. */
import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate';
import { explore, type Limits } from '../../check/explore.ts';
import { type Identity, identityOf } from '../../check/identity.ts';
import { machineSystem, transientTag } from '../../check/machine-system.ts';
import { nodesOf } from '../../check/nodes.ts';
import { chartedTransitions } from '../../testgen/coverage.ts';
import { transitionName } from '../../testgen/macrostep.ts';

export interface Visits {
  readonly states: number;
  /** States of the search by the id of a state node that they are in. */
  readonly visited: ReadonlyMap<string, number>;
  /** State nodes that an operation may end in, and those among them in which no state was. */
  readonly nodes: { readonly all: number; readonly missed: readonly string[] };
  /** Transitions of the charts, and those among them that were never taken. */
  readonly transitions: { readonly all: number; readonly missed: readonly string[] };
  /** How often each event was possible, in the order in which they were given. */
  readonly events: readonly number[];
}

/**
 * Searches once more, and counts. The check itself stays as fast as it is.
 * @param identity default: the declared domains
 */
export function visitsOf(
  machine: AnyStateMachine,
  events: readonly EventObject[],
  limits: Limits,
  identity: Identity = identityOf(machine),
): Visits {
  const visited = new Map<string, number>();
  const times = events.map(() => 0);
  const taken = new Set<string>();
  const system = machineSystem(machine, events, identity, (transitions) => {
    for (const t of transitions) taken.add(transitionName(t));
  });
  const found = explore<AnyMachineSnapshot, unknown>(
    system,
    {
      state: (snapshot) => {
        for (const { id } of snapshot._nodes) visited.set(id, (visited.get(id) ?? 0) + 1);
      },
      step: (_from, _number, event) => {
        times[event] = (times[event] ?? 0) + 1;
      },
    },
    limits,
  );
  // The root, and history, are nowhere that one could be or not be.
  const nodes = nodesOf(machine).filter(
    (node) => node.parent !== undefined && node.type !== 'history' && !node.tags.includes(transientTag),
  );
  const charted = chartedTransitions(machine);
  return {
    states: found.states,
    visited,
    nodes: { all: nodes.length, missed: nodes.flatMap((node) => (visited.has(node.id) ? [] : [node.id])) },
    transitions: { all: charted.length, missed: charted.filter((name) => !taken.has(name)) },
    events: times,
  };
}
