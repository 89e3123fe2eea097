import { expect, test } from 'vitest';
import { eventName } from '../../spec/event-name.ts';
import { toyIdentity, toyModel, toySubject } from '../testgen/fixtures/toy.ts';
import { lockstep } from './lockstep.ts';
import { walk } from './walk.ts';

const all = { limit: 1000, differences: 1 };

test('runs every transition of the machine on the subject', () => {
  expect(lockstep(toyModel, toyIdentity, toySubject, all)).toEqual({
    states: 4,
    pairs: 4,
    transitions: 12,
    impossible: 4,
    differences: [],
    complete: true,
  });
});

test('a subject that remembers more than the machine is followed into each of its states', () => {
  const result = lockstep(toyModel, toyIdentity, () => toySubject({ counts: true }), all);
  expect(result).toMatchObject({ states: 4, pairs: 12, transitions: 12, differences: [] });
});

test('reports a shortest trace to a difference, and both sides', () => {
  const { differences } = lockstep(toyModel, toyIdentity, () => toySubject({ forgets: true }), all);
  expect(differences.map((d) => ({ ...d, trace: d.trace.map(eventName) }))).toEqual([
    {
      trace: ['sysctl kernel.ftrace_enabled 0', 'loadModule m'],
      what: 'observations',
      machine: ['→ -EBUSY: Device or resource busy'],
      engine: ['→ 0'],
    },
  ]);
});

test('a limit that stops it is said', () => {
  expect(lockstep(toyModel, toyIdentity, toySubject, { ...all, limit: 2 }).complete).toBe(false);
});

test('random walks agree, and shrink to the shortest difference', () => {
  const options = { seed: 7, runs: 50, length: 40 };
  const agreed = walk(toyModel, toySubject, options);
  expect(agreed.counterexample).toBeUndefined();
  expect(agreed.events).toBeGreaterThan(500);
  const found = walk(toyModel, () => toySubject({ forgets: true }), options);
  expect(found.seed).toBe(7);
  expect(found.counterexample?.trace).toEqual(['sysctl kernel.ftrace_enabled 0', 'loadModule m']);
  expect(found.counterexample?.message).toContain('-EBUSY');
});
