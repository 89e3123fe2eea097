/** Checks any XState machine: a small model checker for statecharts that have nothing to do with livepatch. */
import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate';
import { CompileError } from '../compile/fault.ts';
import { type CheckResult, eventOf, type Overall, overall } from './check.ts';
import { checkWith, compiledFor, type EngineOptions, type Made } from './engine.ts';
import { identityOf } from './identity.ts';
import { machineSystem, type ReturnedAction } from './machine-system.ts';
import { nodesOf } from './nodes.ts';
import type { CheckedProperty, PropertyResult } from './properties.ts';

/** One step of a machine, as step properties see it. */
export interface MachineStep {
  readonly before: AnyMachineSnapshot;
  readonly event: EventObject;
  /** Custom actions, in order, with their parameters. */
  readonly actions: readonly ReturnedAction[];
  readonly after: AnyMachineSnapshot;
}

interface Described {
  readonly id: string;
  readonly statement: string;
  readonly why?: string;
  readonly source?: string;
}

/** A property of an XState user: of snapshots, or of steps. Without a witness it counts as witnessed everywhere. */
export type MachineProperty =
  | (Described & {
      readonly kind: 'invariant';
      readonly holds: (snapshot: AnyMachineSnapshot) => boolean;
      readonly witness?: (snapshot: AnyMachineSnapshot) => boolean;
    })
  | (Described & {
      readonly kind: 'step';
      readonly holds: (step: MachineStep) => boolean;
      readonly witness?: (step: MachineStep) => boolean;
    });

export interface MachineQuestion extends EngineOptions {
  readonly machine: AnyStateMachine;
  /** Every event that may come from outside, with every payload; default: each type that the machine handles. */
  readonly events?: readonly EventObject[];
  readonly properties?: readonly MachineProperty[];
  /** A state in which something is going on that must be able to end. */
  readonly pending?: (snapshot: AnyMachineSnapshot) => boolean;
  /** Ids of properties asked for by name: unwitnessed ones count. */
  readonly requested?: readonly string[];
}

export interface MachineResult {
  readonly verdict: Overall;
  readonly result: CheckResult;
  readonly made: Made;
  readonly properties: readonly PropertyResult[];
  /** The steps of a run, by the event numbers of `result.exploration.path`. */
  readonly steps: (path: readonly number[]) => readonly MachineStep[];
}

/** Event types that the machine handles and XState does not raise itself. */
export const handledEvents = (machine: AnyStateMachine): readonly EventObject[] =>
  machine.events
    .filter((type) => !type.includes('*') && !type.startsWith('xstate.'))
    .map((type) => ({ type }));

/** The ends of a machine's delays (`after`), as events. */
const timeoutsOf = (machine: AnyStateMachine): readonly EventObject[] =>
  [...new Set(nodesOf(machine).flatMap((node) => node.after.map((t) => t.eventType)))].map((type) => ({
    type,
  }));

/** Actions of the machine's author: XState hands out some of its own, too. */
const custom = (actions: readonly ReturnedAction[]): readonly ReturnedAction[] =>
  actions.filter(({ type }) => !type.startsWith('xstate.'));

/** Where one of the events is handled by doing nothing. */
function ignored(machine: AnyStateMachine, events: readonly EventObject[]): string | undefined {
  const node = nodesOf(machine).find((n) =>
    [...n.transitions].some(
      ([descriptor, list]) =>
        events.some(({ type }) => type === descriptor || descriptor.endsWith('*')) &&
        list.some((t) => t.target === undefined && t.actions.length === 0),
    ),
  );
  return node === undefined ? undefined : `#${node.id}`;
}

const bound = (property: MachineProperty): CheckedProperty<AnyMachineSnapshot, MachineStep> => {
  const described = {
    id: property.id,
    statement: property.statement,
    why: property.why ?? '',
    source: property.source ?? '',
  };
  return property.kind === 'invariant'
    ? { ...described, kind: 'invariant', holds: property.holds, witness: property.witness ?? (() => true) }
    : { ...described, kind: 'step', holds: property.holds, witness: property.witness ?? (() => true) };
};

/**
 * Searches every state that a machine can reach. Context fields without a declared domain are told apart by their
 * plain data. Final states are no deadlocks.
 * @throws KlpError when the context cannot be encoded; faults of the machine are in `result.exploration.fault`
 */
export function checkMachine(question: MachineQuestion): MachineResult {
  const { machine, pending } = question;
  const listed = question.events ?? handledEvents(machine);
  // The compiler lists them, too, in this order: they may happen at any time in their state.
  const events = [...listed, ...timeoutsOf(machine)];
  const system = machineSystem(machine, events, identityOf(machine, 'plain'));
  const { result, made } = checkWith<AnyMachineSnapshot, EventObject, MachineStep>(
    {
      system,
      look: (snapshot) => snapshot,
      live: (state) => state.snapshot,
      events,
      step: (before, event, actions, after) => ({
        get before() {
          return before();
        },
        get event() {
          return event();
        },
        get actions() {
          return custom(actions());
        },
        get after() {
          return after();
        },
      }),
      properties: (question.properties ?? []).map(bound),
      ends: (snapshot) => snapshot.status === 'done',
      ...(pending === undefined ? {} : { pending }),
    },
    () => {
      const place = ignored(machine, listed);
      if (place !== undefined) {
        throw new CompileError(
          'construct',
          place,
          'an event that is ignored on purpose counts as a step, which compiled code does not see',
        );
      }
      return compiledFor(machine, listed, () => true);
    },
    question,
  );
  const steps = (path: readonly number[]): readonly MachineStep[] => {
    const run: MachineStep[] = [];
    let before = system.initial;
    for (const number of path) {
      let step: MachineStep | undefined;
      try {
        system.successors(before, (taken, after, actions) => {
          if (taken === number)
            step = { before, event: eventOf(events, number), actions: custom(actions), after };
        });
      } catch {
        // The fault is reported beside the run.
      }
      if (step === undefined)
        return [...run, { before, event: eventOf(events, number), actions: [], after: before }];
      run.push(step);
      before = step.after;
    }
    return run;
  };
  return {
    verdict: overall(result, new Set(question.requested ?? [])),
    result,
    made,
    properties: result.properties,
    steps,
  };
}
