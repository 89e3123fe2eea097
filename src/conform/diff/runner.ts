import type { AnyMachineSnapshot, AnyTransitionDefinition } from 'xstate';
import type { SystemModel } from '../../../machines/system.ts';
import { KlpError } from '../../../spec/error.ts';
import { identityOf } from '../../check/identity.ts';
import { machineSystem, StepError } from '../../check/machine-system.ts';
import { Recorder } from '../../testgen/macrostep.ts';
import { facts, observationText } from '../../testgen/outcome.ts';
import { noteGuards } from '../guard-notes.ts';
import type { Walked } from './rule.ts';
import type { ViewFacts } from './view-difference.ts';

/** Where an event leads, and what shows of it. */
export interface Reached {
  readonly next: AnyMachineSnapshot;
  /** Identity of `next`; empty when the machine is wrong here. */
  readonly key: string;
  readonly observations: readonly string[];
  readonly errno: number | undefined;
  /** The machine is wrong here; nothing else is known of the step. */
  readonly fault?: string;
}

/** One of the two systems, run step by step. */
export class Runner {
  readonly model: SystemModel;
  readonly #system: ReturnType<typeof machineSystem>;
  readonly #recorder: Recorder;
  readonly #during: ReturnType<typeof noteGuards>['during'];
  readonly #key: ReturnType<typeof identityOf>;
  /** By state: many transitions lead into few states, and a View costs more than a step. */
  readonly #facts = new Map<string, ViewFacts>();
  #from: AnyMachineSnapshot | undefined;
  #steps: ReadonlyMap<number, Reached> = new Map();

  /** Another one that takes the same steps, though they may be seen otherwise. */
  readonly #leader: Runner | undefined;

  /** Facts that are not looked at. */
  readonly #except: ReadonlySet<string>;

  constructor(model: SystemModel, leader?: Runner, except: ReadonlySet<string> = new Set()) {
    this.#leader = leader;
    this.#except = except;
    const noted = noteGuards(model);
    this.model = noted.model;
    this.#during = noted.during;
    this.#recorder = new Recorder(noted.model.machine);
    this.#system = machineSystem(
      noted.model.machine,
      noted.model.events.map(({ send }) => send),
    );
    this.#key = identityOf(noted.model.machine);
  }

  get initial(): AnyMachineSnapshot {
    return this.#system.initial;
  }

  key(state: AnyMachineSnapshot): string {
    return this.#key(state);
  }

  /** All that can be seen of a state. @param key its identity */
  facts(state: AnyMachineSnapshot, key: string): ViewFacts {
    const known = this.#facts.get(key);
    if (known !== undefined) return known;
    const seen = new Map([...facts(this.model.view(state))].filter(([name]) => !this.#except.has(name)));
    this.#facts.set(key, seen);
    return seen;
  }

  steps(state: AnyMachineSnapshot): ReadonlyMap<number, Reached> {
    if (this.#leader !== undefined) return this.#leader.steps(state);
    if (this.#from === state) return this.#steps;
    const steps = new Map<number, Reached>();
    const add = (
      number: number,
      next: AnyMachineSnapshot,
      actions: Parameters<SystemModel['observations']>[0],
    ): void => {
      const observations = this.model.observations(actions);
      const errno = observations.find((o) => o.kind === 'errno')?.errno;
      const seen = { observations: observations.map(observationText), errno };
      try {
        steps.set(number, { next, key: this.key(next), ...seen });
      } catch (error) {
        if (!(error instanceof KlpError)) throw error;
        steps.set(number, {
          next: state,
          key: '',
          ...seen,
          fault: `the machine breaks off: ${error.message}`,
        });
      }
    };
    try {
      this.#system.successors(state, add);
    } catch (error) {
      if (!(error instanceof StepError)) throw error;
      const fault = `the machine breaks off: ${error.message}`;
      steps.set(error.event, { next: state, key: '', observations: [], errno: undefined, fault });
      this.#after(error.event, state, add);
    }
    this.#from = state;
    this.#steps = steps;
    return steps;
  }

  /** The events behind one at which the machine broke off, one by one. */
  #after(
    faulty: number,
    state: AnyMachineSnapshot,
    add: (
      number: number,
      next: AnyMachineSnapshot,
      actions: Parameters<SystemModel['observations']>[0],
    ) => void,
  ): void {
    for (const [number, { send }] of this.model.events.entries()) {
      if (number <= faulty) continue;
      try {
        const { next, actions, handled } = this.#recorder.step(state, send);
        if (handled) add(number, next, actions);
      } catch {
        // A second fault in the same state tells nothing new.
      }
    }
  }

  /** The guards asked and the chart transitions taken at an event. */
  walk(state: AnyMachineSnapshot, number: number): Walked {
    const named = this.model.events[number];
    if (named === undefined) throw new RangeError(`no event ${number}`);
    let taken: readonly AnyTransitionDefinition[] = [];
    const guards = this.#during(() => {
      taken = this.#recorder.step(state, named.send).taken;
    });
    return { guards, taken };
  }
}
