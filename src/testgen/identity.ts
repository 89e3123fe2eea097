import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';

/** A text that two snapshots share iff they are the same state of the system (design.md, idea 4). */
export type Identity = (snapshot: AnyMachineSnapshot) => string;

export function identityOf(machine: AnyStateMachine): Identity {
  void machine;
  return (snapshot) => JSON.stringify([snapshot.value, snapshot.context]);
}
