/** A run told as a story: event by event, what was printed, what came of it, what changed. */
import { eventName } from '../../spec/event-name.ts';
import type { Step, View } from '../../spec/vocabulary.ts';
import type { Trace } from '../check/trace.ts';
import { changes, observationText } from '../testgen/outcome.ts';
import type { Paint } from './paint.ts';

export interface StoryStep {
  /** From 1. */
  readonly number: number;
  /** Its name, as scenario files and `klp simulate --do` take it. */
  readonly event: string;
  /** Lines of the kernel log. */
  readonly log: readonly string[];
  /** Which code ran, effects of callbacks, the errno of a refusal. */
  readonly seen: readonly string[];
  /** How the visible state changed; sysfs, which follows from the rest, aside. */
  readonly changed: readonly string[];
}

const withoutSysfs = (view: View): View => ({ ...view, sysfs: {} });

const seen = ({ observations }: Step): readonly string[] =>
  observations
    .filter(
      (o) =>
        o.kind === 'ran' || o.kind === 'effect' || o.kind === 'kick' || (o.kind === 'errno' && o.errno !== 0),
    )
    .map(observationText);

export const storyOf = (trace: Trace): readonly StoryStep[] =>
  trace.steps.map((step, i) => ({
    number: i + 1,
    event: eventName(step.event),
    log: step.observations.flatMap((o) => (o.kind === 'log' ? [o.line] : [])),
    seen: seen(step),
    changed: changes(withoutSysfs(step.before), withoutSysfs(step.after)),
  }));

/** The story as text: log lines stand after `|`, changes are indented. */
export function storyText(story: readonly StoryStep[], paint: Paint): readonly string[] {
  const width = String(story.length).length;
  const indent = ' '.repeat(width + 4);
  return story.flatMap((step) => [
    `  ${String(step.number).padStart(width)}  ${paint.bold(step.event)}`,
    ...step.log.map((line) => `${indent}| ${line}`),
    ...step.seen.map((line) => `${indent}${line}`),
    ...step.changed.map((line) => `${indent}${paint.dim(line)}`),
  ]);
}
