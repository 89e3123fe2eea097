import type { AnyStateMachine } from 'xstate';
import type { ListedEvent } from '../compile.ts';

/** A small chart that shows one feature of the subset. */
export interface CorpusEntry {
  /** The feature, as a sentence that completes "it compiles …". */
  readonly name: string;
  readonly machine: AnyStateMachine;
  readonly events: readonly ListedEvent[];
  /** Reachable states, counted by hand. */
  readonly states: number;
}

/** An entry; events are given by type, or as objects where they carry a payload. */
export const entry = (
  name: string,
  states: number,
  events: readonly (string | ListedEvent)[],
  machine: AnyStateMachine,
): CorpusEntry => ({
  name,
  machine,
  states,
  events: events.map((e) => (typeof e === 'string' ? { type: e } : e)),
});
