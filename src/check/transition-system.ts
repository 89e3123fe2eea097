import type { Mirrors } from './identity.ts';

/**
 * What is searched: states, events by number, and which event leads where. A statechart is one (machine-system.ts);
 * so is anything else that can answer these questions, e.g. a compiled chart on packed integers.
 */
export interface TransitionSystem<State, Note = unknown> {
  readonly initial: State;
  /** Events are numbered from 0. */
  readonly events: number;
  /** Equal iff the states are. */
  readonly key: (state: State) => string | number | bigint;
  /**
   * Values that the rest of the state is said to determine, and that the key leaves out. Two states of one key that
   * differ in them are a fault (KLP2103). Absent: there are none.
   */
  readonly mirrors?: (state: State) => Mirrors;
  /** Calls `visit` for every event that is possible in the state, in ascending order. */
  readonly successors: (state: State, visit: Visit<State, Note>) => void;
}

/** One possible event and the state it leads to; the note is what else is known of the step, e.g. the actions. */
export type Visit<State, Note> = (event: number, next: State, note: Note) => void;
