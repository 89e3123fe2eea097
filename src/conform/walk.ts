import fc from 'fast-check';
import type { AnyMachineSnapshot, EventObject } from 'xstate';
import type { SystemModel } from '../../machines/system.ts';
import { eventName } from '../../spec/event-name.ts';
import type { KlpEvent } from '../../spec/vocabulary.ts';
import { Recorder } from '../testgen/macrostep.ts';
import { observationText } from '../testgen/outcome.ts';
import { viewDifference } from './lockstep.ts';
import type { Subject } from './subject.ts';

export interface WalkOptions {
  readonly seed: number;
  /** How many walks. */
  readonly runs: number;
  /** Longest walk, in events offered; those that are impossible are skipped. */
  readonly length: number;
  /** fast-check's path to a counterexample, to replay it alone. */
  readonly path?: string;
}

export interface WalkResult {
  readonly seed: number;
  readonly runs: number;
  /** Events that happened, over all walks, shrinking included. */
  readonly events: number;
  /** The shrunk walk on which the two differ, in event names. */
  readonly counterexample?: {
    readonly trace: readonly string[];
    readonly path: string;
    readonly message: string;
  };
}

class Machine {
  snapshot: AnyMachineSnapshot;
  readonly recorder: Recorder;
  constructor(recorder: Recorder) {
    this.recorder = recorder;
    this.snapshot = recorder.initial;
  }
}

class Difference extends Error {}

/**
 * Long random walks: the machine is the model, the engine the system (fast-check's model-based testing). A difference
 * is shrunk to a short walk.
 */
export function walk(model: SystemModel, boot: () => Subject, options: WalkOptions): WalkResult {
  const recorder = new Recorder(model.machine);
  let events = 0;
  const command = (
    event: KlpEvent,
    send: EventObject,
  ): fc.Command<Machine, { readonly subject: Subject }> => ({
    check: (m) => m.recorder.step(m.snapshot, send).handled,
    run: (m, { subject }) => {
      events++;
      const step = m.recorder.step(m.snapshot, send);
      const name = eventName(event);
      if (!subject.possible(event))
        throw new Difference(`${name}: possible for the machine, not for the engine`);
      compare(
        `${name}: observations`,
        model.observations(step.actions).map(observationText),
        subject.apply(event).map(observationText),
      );
      m.snapshot = step.next;
      const view = viewDifference(model.view(step.next), subject.view());
      if (view !== undefined) compare(`${name}: view`, view.machine, view.engine);
    },
    toString: () => eventName(event),
  });
  const commands = fc.commands<Machine, { readonly subject: Subject }>(
    model.events.map(({ event, send }) => fc.constant(command(event, send))),
    { maxCommands: options.length, size: 'max' },
  );
  const details = fc.check(
    fc.property(commands, (cmds) => {
      fc.modelRun(() => ({ model: new Machine(recorder), real: { subject: boot() } }), cmds);
    }),
    {
      seed: options.seed,
      numRuns: options.runs,
      ...(options.path === undefined ? {} : { path: options.path }),
    },
  );
  const result = { seed: details.seed, runs: details.numRuns, events };
  if (!details.failed) return result;
  const error: unknown = details.errorInstance;
  return {
    ...result,
    counterexample: {
      trace: [...(details.counterexample?.[0] ?? [])].map(String),
      path: details.counterexamplePath ?? '',
      message: error instanceof Error ? error.message : String(error),
    },
  };
}

function compare(what: string, machine: readonly string[], engine: readonly string[]): void {
  if (machine.join('\n') === engine.join('\n')) return;
  throw new Difference([what, '  machine:', ...indent(machine), '  engine:', ...indent(engine)].join('\n'));
}

const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => `    ${line}`);
