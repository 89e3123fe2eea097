import type { AnyMachineSnapshot } from 'xstate';
import type { SystemModel } from '../../machines/system.ts';
import { KlpError } from '../../spec/error.ts';
import type { KlpEvent } from '../../spec/vocabulary.ts';
import type { Identity } from '../check/identity.ts';
import { Recorder, signature } from './macrostep.ts';

/** One macrostep from a state: the event's place in the model's alphabet, where it leads, which signature it has. */
export interface Edge {
  readonly event: number;
  readonly to: number;
  readonly signature: number;
}

/** Every reachable state of a machine, every macrostep between them. State 0 is the initial one. */
export interface Graph {
  readonly states: readonly AnyMachineSnapshot[];
  /** Edges by source, in the order of the alphabet. */
  readonly edges: readonly (readonly Edge[])[];
  /** Signatures by number, each once for each text that is written, and for what dynamic debug has on. */
  readonly signatures: readonly string[];
  readonly transitions: number;
  /** The names of all chart transitions that occurred. */
  readonly taken: ReadonlySet<string>;
}

/**
 * Explores a system machine breadth first.
 *
 * @param limit the largest number of states; more throw KlpError KLP1403, because tests that cover a part would look complete
 */
export function explore(model: SystemModel, identity: Identity, limit: number): Graph {
  const recorder = new Recorder(model.machine);
  const states: AnyMachineSnapshot[] = [recorder.initial];
  const numbers = new Map<string, number>([[identity(recorder.initial), 0]]);
  const signatures = new Map<string, number>();
  const names: string[] = [];
  const debugged = model.events.some(({ event }) => event.type === 'debug');
  const edges: Edge[][] = [];
  let transitions = 0;
  for (let from = 0; from < states.length; from++) {
    const state = states[from];
    if (state === undefined) break;
    const out: Edge[] = [];
    for (const [event, { event: external, send }] of model.events.entries()) {
      const step = recorder.step(state, send);
      if (!step.handled) continue;
      const key = identity(step.next);
      let to = numbers.get(key);
      if (to === undefined) {
        to = states.length;
        if (to >= limit) throw tooManyStates(limit);
        numbers.set(key, to);
        states.push(step.next);
      }
      const text = signature(step);
      // Texts with one meaning are one event of the charts, but not of the engine, which has to read them.
      // What dynamic debug has on takes no other way through the charts, but leaves another log.
      const more = textOf(external, to !== from) ?? (debugged ? state.context.debug : '');
      const shown = external.type === 'debug' ? text : `${JSON.stringify(more)}\n${text}`;
      const number = signatures.get(shown) ?? signatures.size;
      signatures.set(shown, number);
      names[number] = text;
      out.push({ event, to, signature: number });
      transitions++;
    }
    edges.push(out);
  }
  return {
    states,
    edges,
    signatures: names,
    transitions,
    taken: new Set(names.flatMap((s) => s.split('\n'))),
  };
}

/**
 * What is written, or given to insmod; a load without parameters has none. That a parameter has the value already hides
 * what a text means.
 */
function textOf(event: KlpEvent, isChange: boolean): unknown {
  switch (event.type) {
    case 'write':
      return event.value;
    case 'setParam':
      return [event.param, event.value, isChange];
    case 'load':
    case 'loadModule':
      return event.params;
    default:
      return undefined;
  }
}

const tooManyStates = (limit: number): KlpError =>
  new KlpError('KLP1403', `the machine has more than ${limit} states`, {
    why: 'tests that cover a part of them would look complete',
    hint: 'allow more with --states, or explore fewer events in the scenario',
  });
