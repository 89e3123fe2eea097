import { describe, expect, it } from 'vitest';
import { data } from './corpus/data.ts';
import type { CorpusEntry } from './corpus/entry.ts';
import { eventless } from './corpus/eventless.ts';
import { final } from './corpus/final.ts';
import { hierarchy } from './corpus/hierarchy.ts';
import { history } from './corpus/history.ts';
import { observed } from './corpus/observed.ts';
import { parallel } from './corpus/parallel.ts';
import { compareWithXState } from './differential.ts';
import { search } from './search.ts';

const corpus: Readonly<Record<string, readonly CorpusEntry[]>> = {
  hierarchy,
  parallel,
  history,
  eventless,
  data,
  final,
  observed,
};

const custom = ({ type }: { readonly type: string }): boolean => !type.startsWith('xstate.');

it('holds at least forty charts', () => {
  expect(Object.values(corpus).flat().length).toBeGreaterThanOrEqual(40);
});

describe.each(Object.entries(corpus))('%s', (_, entries) => {
  it.each(entries.map((e) => [e.name, e] as const))('compiles %s', (_name, { machine, events, states }) => {
    const found = compareWithXState(machine, { events, observe: custom });
    expect(found.differences).toEqual([]);
    expect(found.stopped).toEqual([]);
    expect(found.states).toBe(states);
    for (const options of [{ order: 'breadth' }, { order: 'depth' }, { translateFrom: 0 }] as const) {
      const { states: searched, transitions, verdict } = search(found.compiled, options);
      expect({ searched, transitions, verdict }).toEqual({
        searched: states,
        transitions: found.transitions,
        verdict: 'complete',
      });
    }
  });
});
