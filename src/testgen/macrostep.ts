import type {
  AnyActorScope,
  AnyMachineSnapshot,
  AnyStateMachine,
  AnyTransitionDefinition,
  EventObject,
  ExecutableActionObject,
} from 'xstate';
import { createActor } from 'xstate';

/** What one external event did: XState's macrostep. */
export interface Macrostep {
  readonly next: AnyMachineSnapshot;
  /** Custom actions in execution order, as `transition()` returns them. */
  readonly actions: readonly ExecutableActionObject[];
  /** The chart transitions taken, in order; the lists of one microstep stand beside each other. */
  readonly taken: readonly AnyTransitionDefinition[];
  /** Some chart has a transition for the event. The snapshot does not tell: a refusal that only says no keeps it. */
  readonly handled: boolean;
}

/** More microsteps than any operation has: a mutated rule may raise events for ever. */
const mostMicrosteps = 10_000;

/**
 * Runs macrosteps of one machine and says which chart transitions each took.
 *
 * XState reports every microstep to the inspectors of the actor system with the transitions it selected
 * (`@xstate.microstep`). An actor that is never started serves as scope for the pure `machine.transition`, so that its
 * public `inspect` option delivers those reports; nothing in the machine is instrumented, and the charts stay as they
 * are. One scope for all calls is also three times faster than `transition()`, which builds an actor for each.
 */
export class Recorder {
  readonly machine: AnyStateMachine;
  readonly initial: AnyMachineSnapshot;
  readonly #scope: AnyActorScope;
  #microsteps = 0;
  #taken: AnyTransitionDefinition[] = [];
  #actions: ExecutableActionObject[] = [];

  constructor(machine: AnyStateMachine) {
    this.machine = machine;
    const actor = createActor(machine, {
      inspect: (event) => {
        if (event.type !== '@xstate.microstep') return;
        this.#taken.push(...event._transitions);
        if (++this.#microsteps > mostMicrosteps) throw new Error('a macrostep that does not end');
      },
    });
    this.#scope = {
      self: actor,
      id: '',
      sessionId: '',
      logger: () => {},
      defer: () => {},
      stopChild: () => {},
      emit: () => {},
      system: actor.system,
      actionExecutor: (action) => {
        this.#actions.push(action);
      },
    };
    this.initial = actor.getSnapshot();
  }

  step(snapshot: AnyMachineSnapshot, event: EventObject): Macrostep {
    this.#microsteps = 0;
    this.#taken = [];
    this.#actions = [];
    const next = this.machine.transition(snapshot, event, this.#scope);
    return { next, actions: this.#actions, taken: this.#taken, handled: this.#taken.length > 0 };
  }
}

/**
 * The name of a chart transition: where it starts, on what, and which of the alternatives there it is, e.g.
 * `system.core.idle load#1`.
 */
export function transitionName(t: AnyTransitionDefinition): string {
  const known = names.get(t);
  if (known !== undefined) return known;
  const alternatives =
    t.eventType === '' ? (t.source.always ?? []) : (t.source.transitions.get(t.eventType) ?? []);
  const index = alternatives.indexOf(t);
  const name = `${t.source.id} ${t.eventType === '' ? 'always' : t.eventType}#${index}`;
  names.set(t, name);
  return name;
}

const names = new WeakMap<AnyTransitionDefinition, string>();

/** A macrostep's signature: the names of the chart transitions it took, in order. */
export const signature = (step: Macrostep): string => step.taken.map(transitionName).join('\n');
