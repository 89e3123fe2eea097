import { describe, expect, it } from 'vitest';
import type { Compiled } from './compile.ts';
import { data } from './corpus/data.ts';
import type { CorpusEntry } from './corpus/entry.ts';
import { eventless } from './corpus/eventless.ts';
import { final } from './corpus/final.ts';
import { hierarchy } from './corpus/hierarchy.ts';
import { history } from './corpus/history.ts';
import { observed } from './corpus/observed.ts';
import { parallel } from './corpus/parallel.ts';
import { compareWithXState } from './differential.ts';
import { Explorer } from './explorer.ts';
import { stopped } from './explorer-source.ts';
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
    for (const translateFrom of [Number.POSITIVE_INFINITY, 0])
      expect(explored(found.compiled, translateFrom)).toEqual(expanded(found.compiled));
  });
});

/** Every step as a search notes it: from which state to which, what it shows, by which event. */
function explored(compiled: Compiled, translateFrom: number): readonly string[] {
  const steps: string[] = [];
  const classes: string[] = [];
  const explorer = new Explorer(compiled, {
    masks: new Int32Array(compiled.words).fill(-1),
    passing: compiled.tagged('no state has this tag'),
    classOf: (event, trace, ...changed) => classes.push(`${event} ${trace} ${changed.join()}`) - 1,
    maxBytes: 2 ** 24,
    translateFrom,
  });
  explorer.find(compiled.initial, 0, 0);
  while (explorer.head < explorer.count) {
    expect(explorer.run(Number.POSITIVE_INFINITY, 100)).toBe(stopped.slice);
    const { found, log, words } = explorer;
    for (let i = 0; i < found.steps; i++) {
      const at = (found.from[i] ?? 0) * words;
      steps.push(`${log.slice(at, at + words).join()}: ${classes[found.classes[i] ?? -1]}`);
    }
  }
  return steps;
}

/** The same, state by state. */
function expanded(compiled: Compiled): readonly string[] {
  const { words, successors } = compiled;
  const steps: string[] = [];
  const states = [compiled.initial];
  const known = new Set([compiled.initial.join()]);
  for (const state of states) {
    const count = compiled.expandAt(state, 0);
    for (let i = 0; i < count; i++) {
      const next = successors.slice(i * words, (i + 1) * words);
      const changed = next.map((word, j) => word ^ (state[j] ?? 0));
      steps.push(
        `${state.join()}: ${compiled.successorEvents[i]} ${compiled.successorTraces[i]} ${changed.join()}`,
      );
      if (!known.has(next.join())) states.push(next);
      known.add(next.join());
    }
  }
  return steps;
}
