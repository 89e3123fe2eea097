import { checkEvent } from '../../../spec/alphabet.ts';
import { eventName } from '../../../spec/event-name.ts';
import type { Scenario } from '../../../spec/scenario-types.ts';
import type { KernelProfile } from '../../../spec/vocabulary.ts';
import { simulateOnMachine } from '../../check/simulate.ts';
import type { ReadTrace } from '../../report/itf.ts';
import type { Paint } from '../../report/paint.ts';
import { observationText } from '../../testgen/outcome.ts';

/** A trace of ours, done again. */
export interface TraceReplay {
  readonly verdict: 'accepted' | 'rejected';
  readonly events: readonly string[];
  /** The first event, from 1, that the rules forbid or answer otherwise. */
  readonly rejected?: {
    readonly number: number;
    readonly event: string;
    readonly reason: string;
    readonly recorded: readonly string[];
    readonly rules: readonly string[];
  };
}

/**
 * Does the events of a trace again on the machine and compares what each shows with what the trace recorded.
 * @throws KlpError KLP1102, KLP1103: an event speaks of something that the scenario does not have
 */
export function replayTrace(trace: ReadTrace, scenario: Scenario, profile: KernelProfile): TraceReplay {
  for (const { event } of trace.steps) checkEvent(event, scenario);
  const events = trace.steps.map((s) => eventName(s.event));
  const run = simulateOnMachine(
    scenario,
    profile,
    trace.steps.map((s) => s.event),
  );
  for (const [i, { observations }] of trace.steps.entries()) {
    const step = run.trace.steps[i];
    const rules = step?.observations.map(observationText) ?? [];
    if (step !== undefined && rules.join('\n') === observations.join('\n')) continue;
    const reason = step === undefined ? 'it is not possible here' : 'it shows something else';
    const event = events[i] ?? '';
    return {
      verdict: 'rejected',
      events,
      rejected: { number: i + 1, event, reason, recorded: observations, rules },
    };
  }
  return { verdict: 'accepted', events };
}

export function traceText(replay: TraceReplay, kernel: string, paint: Paint): readonly string[] {
  const { rejected, events } = replay;
  const lines = events
    .slice(0, rejected?.number ?? events.length)
    .map((event, i) => `  ${String(i + 1).padStart(String(events.length).length)}  ${event}`);
  if (rejected === undefined) {
    return [
      `trace: ${paint.good('accepted')} by the rules of ${kernel}; ${events.length} ${events.length === 1 ? 'event' : 'events'}`,
      ...lines,
    ];
  }
  const side = (name: string, shown: readonly string[]): readonly string[] =>
    (shown.length === 0 ? ['(nothing)'] : shown).map((line) => `      ${name} │ ${line}`);
  return [
    `trace: ${paint.bad('rejected')} by the rules of ${kernel}`,
    ...lines,
    `  event ${rejected.number}, ${rejected.event}: ${rejected.reason}`,
    ...side('recorded', rejected.recorded),
    ...side('rules   ', rejected.rules),
  ];
}
