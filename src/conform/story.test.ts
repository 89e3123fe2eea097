import { expect, test } from 'vitest';
import { errnoText } from '../../spec/errno.ts';
import { insmodError } from '../../spec/printed.ts';
import type { KlpEvent, Observation } from '../../spec/vocabulary.ts';
import { profileOf, shippedIds, shippedScenario } from '../testgen/shipped.ts';
import { bootEngine } from './subject.ts';

/** The kernel log of an event, and what insmod says when it was refused. */
const logOf = (event: KlpEvent, observations: readonly Observation[]): readonly string[] =>
  observations.flatMap((o) => {
    if (o.kind === 'log') return [o.line];
    if (o.kind !== 'errno' || o.errno === 0) return [];
    if (event.type === 'load') return [insmodError(event.patch, errnoText(o.errno))];
    return event.type === 'loadModule' ? [insmodError(event.module, errnoText(o.errno))] : [];
  });

for (const id of shippedIds()) {
  const scenario = shippedScenario(id);
  const { story } = scenario;
  if (story === undefined) continue;
  test(`the engine tells the story of ${id}, line for line`, () => {
    const subject = bootEngine(scenario, profileOf(scenario));
    const log = story.steps.flatMap((event) => {
      expect(subject.possible(event), JSON.stringify(event)).toBe(true);
      return logOf(event, subject.apply(event));
    });
    expect(log).toEqual(story.log);
  });
}
