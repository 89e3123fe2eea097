import type { AnyMachineSnapshot } from 'xstate';
import type { SystemModel } from '../../machines/system.ts';
import type { KlpEvent, LogLevel, Observation, View } from '../../spec/vocabulary.ts';
import { machineSystem } from '../check/machine-system.ts';
import type { TransitionSystem } from '../check/transition-system.ts';
import { Recorder } from '../testgen/macrostep.ts';
import { type GuardNote, noteGuards } from './guard-notes.ts';

type System = TransitionSystem<AnyMachineSnapshot, Parameters<SystemModel['observations']>[0]>;

/** A line of the kernel log that a step prints. */
export interface PrintedLine {
  readonly text: string;
  readonly level: LogLevel;
}

/** One event taken in one state. */
export interface Edge {
  /** Its own among all steps of one `Steps`. */
  readonly id: number;
  /** Its place in the model's alphabet. */
  readonly number: number;
  readonly event: KlpEvent;
  readonly to: number;
  readonly lines: readonly PrintedLine[];
  readonly observations: readonly Observation[];
  /** The operation's result; `undefined` for events that have none. */
  readonly errno: number | undefined;
}

/**
 * The states and steps of a system machine, found as they are asked for and kept: whoever walks through the same state
 * twice pays for it once. States are small integers; 0 is the initial one.
 */
export class Steps {
  readonly model: SystemModel;
  readonly #system: System;
  readonly #recorder: Recorder;
  readonly #during: (run: () => void) => readonly GuardNote[];
  readonly #states: AnyMachineSnapshot[] = [];
  readonly #numbers = new Map<string | number | bigint, number>();
  readonly #edges: (readonly Edge[] | undefined)[] = [];

  constructor(model: SystemModel) {
    const noted = noteGuards(model);
    this.model = noted.model;
    this.#during = noted.during;
    this.#recorder = new Recorder(noted.model.machine);
    this.#system = machineSystem(
      noted.model.machine,
      noted.model.events.map(({ send }) => send),
    );
    this.#intern(this.#system.initial);
  }

  /** How many states were seen so far. */
  get size(): number {
    return this.#states.length;
  }

  #intern(snapshot: AnyMachineSnapshot): number {
    const key = this.#system.key(snapshot);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#states.length);
    this.#states.push(snapshot);
    return this.#states.length - 1;
  }

  snapshot(state: number): AnyMachineSnapshot {
    const snapshot = this.#states[state];
    if (snapshot === undefined) throw new RangeError(`no state ${state}`);
    return snapshot;
  }

  view(state: number): View {
    return this.model.view(this.snapshot(state));
  }

  /** Every step out of a state, in the order of the alphabet; events that are impossible there have none. */
  edges(state: number): readonly Edge[] {
    const known = this.#edges[state];
    if (known !== undefined) return known;
    const edges: Edge[] = [];
    this.#system.successors(this.snapshot(state), (number, next, actions) => {
      const event = this.model.events[number]?.event;
      if (event === undefined) return;
      const observations = this.model.observations(actions);
      edges.push({
        id: state * this.model.events.length + number,
        number,
        event,
        to: this.#intern(next),
        observations,
        lines: observations.flatMap((o) => (o.kind === 'log' ? [{ text: o.line, level: o.level }] : [])),
        errno: observations.find((o) => o.kind === 'errno')?.errno,
      });
    });
    this.#edges[state] = edges;
    return edges;
  }

  /** The guards that an event asks in a state, and their answers. */
  guards(state: number, number: number): readonly GuardNote[] {
    const named = this.model.events[number];
    if (named === undefined) throw new RangeError(`no event ${number}`);
    return this.#during(() => this.#recorder.step(this.snapshot(state), named.send));
  }
}
