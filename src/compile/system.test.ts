import { describe, expect, it } from 'vitest';
import { system } from '../../machines/system.ts';
import { profileOf, shippedIds, shippedScenario } from '../testgen/shipped.ts';
import { compareWithXState } from './differential.ts';
import { search } from './search.ts';

/** States of each scenario whose every transition is repeated with XState: all of the small ones; COMPARED=5000 for all. */
const compared = Number(process.env.COMPARED ?? 60);

describe('the system machine of every shipped scenario', () => {
  it.each(shippedIds())('%s: generated code steps as XState does', (id) => {
    const scenario = shippedScenario(id);
    const { machine, events } = system(scenario, profileOf(scenario));
    const found = compareWithXState(
      machine,
      { events: events.map((e) => e.send), observe: ({ type }) => type.startsWith('observe.') },
      compared,
    );
    expect(found.differences).toEqual([]);
    expect(found.stopped).toEqual([]);
    const { states, transitions, depth, verdict } = search(
      found.compiled,
      // Translating half a megabyte of code for a handful of states takes longer than all the rest.
      found.compiled.report.sourceLength < 200_000 ? { translateFrom: 0 } : {},
    );
    expect(verdict).toBe('complete');
    const { expect: counted } = scenario;
    if (counted.states !== undefined) expect(states).toBe(counted.states);
    if (counted.transitions !== undefined) expect(transitions).toBe(counted.transitions);
    if (counted.depth !== undefined) expect(depth).toBe(counted.depth);
  });
});
