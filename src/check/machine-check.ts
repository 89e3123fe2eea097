/** Checks any XState machine: a small model checker for statecharts that have nothing to do with livepatch. */
import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate';
import { type CheckOptions, type CheckResult, check, type Overall, overall } from './check.ts';
import { identityOf } from './identity.ts';
import { machineSystem, type ReturnedAction } from './machine-system.ts';
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

export interface MachineQuestion extends CheckOptions {
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
  readonly properties: readonly PropertyResult[];
  /** The steps of a run, by the event numbers of `result.exploration.path`. */
  readonly steps: (path: readonly number[]) => readonly MachineStep[];
}

/** Event types that the machine handles and XState does not raise itself. */
export const handledEvents = (machine: AnyStateMachine): readonly EventObject[] =>
  machine.events
    .filter((type) => !type.includes('*') && !type.startsWith('xstate.'))
    .map((type) => ({ type }));

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
  const events = question.events ?? handledEvents(machine);
  const system = machineSystem(machine, events, identityOf(machine, 'plain'));
  const eventOf = (number: number): EventObject => {
    const event = events[number];
    if (event === undefined) throw new RangeError(`no event ${number}`);
    return event;
  };
  const result = check<AnyMachineSnapshot, readonly ReturnedAction[], AnyMachineSnapshot, MachineStep>(
    {
      system,
      look: (snapshot) => snapshot,
      step: (before, event, actions, after) => ({
        before: before(),
        event: eventOf(event),
        actions,
        after: after(),
      }),
      properties: (question.properties ?? []).map(bound),
      ends: (snapshot) => snapshot.status === 'done',
      ...(pending === undefined ? {} : { pending }),
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
          if (taken === number) step = { before, event: eventOf(number), actions, after };
        });
      } catch {
        // The fault is reported beside the run.
      }
      if (step === undefined) return [...run, { before, event: eventOf(number), actions: [], after: before }];
      run.push(step);
      before = step.after;
    }
    return run;
  };
  return {
    verdict: overall(result, new Set(question.requested ?? [])),
    result,
    properties: result.properties,
    steps,
  };
}
