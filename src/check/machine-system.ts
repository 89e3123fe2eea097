/**
 * An XState machine as a transition system, one external event = one macrostep of XState's own pure transition function.
 *
 * Two things make it quick and change nothing (machine-system.test.ts compares every transition with `transition()`):
 * one actor scope is used for all steps, and whether an event is possible at all is asked before it is tried. Most
 * events of an alphabet are not possible in most states.
 */
import type {
  AnyActorScope,
  AnyMachineSnapshot,
  AnyStateMachine,
  AnyStateNode,
  AnyTransitionDefinition,
  EventObject,
  Snapshot,
} from 'xstate';
import { createActor } from 'xstate';
import { KlpError } from '../../spec/error.ts';
import { type Identity, identityOf, mirrorsOf } from './identity.ts';
import { nodesOf } from './nodes.ts';
import type { TransitionSystem } from './transition-system.ts';

/** An action as XState hands it out, with its parameters resolved. */
export interface ReturnedAction {
  readonly type: string;
  readonly params?: unknown;
}

/** States that may only be passed within a macrostep carry this tag; to rest in one is a mistake. */
export const transientTag = 'transient';

/** Event types XState raises itself; nobody has to handle them. */
const own = /^xstate\./;

/** The nodes that could have a transition for events of a type; `x.*` fits `x` too. */
function ownersOf(nodes: readonly AnyStateNode[], type: string): readonly AnyStateNode[] {
  const fits = (descriptor: string): boolean => {
    if (descriptor === type || descriptor === '*') return true;
    return descriptor.endsWith('.*') && `${type}.`.startsWith(descriptor.slice(0, -1));
  };
  return nodes.filter((node) => [...node.transitions.keys()].some(fits));
}

/**
 * The machine as a transition system over `events`.
 *
 * @param taken told the chart transitions of every microstep and where it led, for coverage
 *
 * A self-loop that does nothing (`on: { x: {} }`) counts as possible: it says that x is ignored on purpose.
 * Lints, as errors thrown at the step that shows them:
 * KLP2101: a macrostep ended in a state tagged `transient`; KLP2102: a raised event that nobody handled, not even
 * with an empty transition. Other errors: those of the identity; KLP2005 when a guard or an action throws.
 */
export function machineSystem(
  machine: AnyStateMachine,
  events: readonly EventObject[],
  identity: Identity = identityOf(machine),
  taken: (transitions: readonly AnyTransitionDefinition[], reached: Snapshot<unknown>) => void = () => {},
): TransitionSystem<AnyMachineSnapshot, readonly ReturnedAction[]> {
  let actions: ReturnedAction[] = [];
  let lost: string | undefined;
  let first = true;
  const actor = createActor(machine, {
    inspect: (inspected) => {
      if (inspected.type !== '@xstate.microstep') return;
      if (!first && inspected._transitions.length === 0 && !own.test(inspected.event.type)) {
        lost ??= inspected.event.type;
      }
      first = false;
      taken(inspected._transitions, inspected.snapshot);
    },
  });
  const scope: AnyActorScope = {
    self: actor,
    id: '',
    sessionId: '',
    logger: () => {},
    defer: () => {},
    stopChild: () => {},
    emit: () => {},
    system: actor.system,
    actionExecutor: (action) => {
      actions.push(action);
    },
  };
  const initial: AnyMachineSnapshot = actor.getSnapshot();

  const mirrors = mirrorsOf(machine);
  const nodes = nodesOf(machine);
  const owners = events.map((event) => ownersOf(nodes, event.type).map((node) => node.order));
  const active = new Uint8Array(nodes.length);
  const transient = nodes.some((node) => node.tags.includes(transientTag));

  const checkStable = (snapshot: AnyMachineSnapshot): void => {
    if (!transient || !snapshot.tags.has(transientTag)) return;
    const node = snapshot._nodes.find((n) => n.tags.includes(transientTag));
    throw new KlpError('KLP2101', `the step ended in the transient state "${node?.id ?? '?'}"`, {
      why: 'a state tagged transient is a phase within one operation; no operation may end there',
      hint: 'look for the event that should have led out of it: raised too early, or refused by a guard',
    });
  };
  checkStable(initial);

  return {
    initial,
    events: events.length,
    key: identity,
    ...(mirrors === undefined ? {} : { mirrors }),
    successors: (state, visit) => {
      if (state.status !== 'active') return;
      active.fill(0);
      for (const node of state._nodes) active[node.order] = 1;
      for (const [number, event] of events.entries()) {
        if (!owners[number]?.some((order) => active[order] === 1)) continue;
        let next: AnyMachineSnapshot;
        try {
          if (machine.getTransitionData(state, event).length === 0) continue;
          actions = [];
          lost = undefined;
          first = true;
          next = machine.transition(state, event, scope);
          if (lost !== undefined) throw unhandled(lost);
          checkStable(next);
        } catch (error) {
          throw new StepError(number, threw(error));
        }
        visit(number, next, actions);
      }
    },
  };
}

/** A mistake of the machine, seen when it took the event of that number. */
export class StepError extends Error {
  readonly event: number;
  readonly fault: KlpError;

  constructor(event: number, fault: KlpError) {
    super(fault.message);
    this.event = event;
    this.fault = fault;
  }
}

const threw = (error: unknown): KlpError =>
  error instanceof KlpError
    ? error
    : new KlpError('KLP2005', `the machine threw: ${error instanceof Error ? error.message : String(error)}`);

const unhandled = (type: string): KlpError =>
  new KlpError('KLP2102', `nobody handled the raised event "${type}"`, {
    why: 'whoever raised it counted on an answer; a macrostep that goes on without it is half an operation',
    hint: 'handle it, or say in the state that it is ignored: on: { event: {} }',
  });
