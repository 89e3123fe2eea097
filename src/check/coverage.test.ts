import { expect, test } from 'vitest';
import { Coverage, type CoveredState } from './coverage.ts';
import { explore } from './explore.ts';
import { machineSystem } from './machine-system.ts';
import { operation, player, toEvents } from './toys.ts';

function cover(
  machine: ReturnType<typeof player>,
  events: readonly string[],
): ReadonlyMap<string, CoveredState> {
  const coverage = new Coverage(machine);
  const system = machineSystem(machine, toEvents(events), undefined, (taken, reached) =>
    coverage.take(taken, reached),
  );
  explore(system, { state: (snapshot) => coverage.visit(snapshot) });
  const states = new Map<string, CoveredState>();
  const walk = (state: CoveredState): void => {
    states.set(state.key, state);
    state.states.forEach(walk);
  };
  walk(coverage.chart());
  return states;
}

test('counts the states in which each node is active, and the transitions taken', () => {
  // 8 states: stopped and playing with three memories each, off with two.
  const states = cover(player(), ['play', 'stop', 'power']);
  expect(states.get('on')?.visited).toBe(6);
  expect(states.get('playing')?.visited).toBe(3);
  expect(states.get('off')?.visited).toBe(2);
  expect(states.get('stopped')?.transitions).toEqual([
    { event: 'play', targets: ['(machine).on.playing'], taken: 3 },
  ]);
});

test('what no event reaches is never visited', () => {
  const states = cover(player(), ['power']);
  expect(states.get('playing')).toMatchObject({ visited: 0, passed: false });
  expect(states.get('stopped')?.transitions[0]?.taken).toBe(0);
});

test('a transient phase is passed, not visited', () => {
  expect(cover(operation('answers'), ['go']).get('busy')).toMatchObject({
    visited: 0,
    passed: true,
    transient: true,
  });
});
