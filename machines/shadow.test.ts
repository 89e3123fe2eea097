import { expect, test } from 'vitest';
import type { Effect } from '../spec/effects.ts';
import type { Observation } from '../spec/vocabulary.ts';
import { drive } from './testing/drive.ts';
import { alphabet, disable, free, load, patchOf, scenarioOf, unload } from './testing/fixtures.ts';

const callbacks = (pre: readonly Effect[], post: readonly Effect[] = []) => [
  {
    name: 'vmlinux',
    funcs: [],
    callbacks: { pre_patch: { returns: 0, effects: pre }, post_unpatch: { returns: 0, effects: post } },
  },
];
const start = (pre: readonly Effect[], post: readonly Effect[] = []) => {
  const parts = { patches: [patchOf('A', callbacks(pre, post))], modules: [], tasks: [] };
  return drive(scenarioOf({ ...parts, alphabet: alphabet(parts) }));
};
const outcomes = (seen: readonly Observation[]) =>
  seen.flatMap((o) => (o.kind === 'effect' ? [`${o.effect} ${o.subject}: ${o.outcome}`] : []));

test('§5: alloc warns of a duplicate, get_or_alloc finds it', () => {
  const { step, view } = start([
    { effect: 'allocShadow', shadow: 'dev#1' },
    { effect: 'allocShadow', shadow: 'dev#1' },
    { effect: 'getOrAllocShadow', shadow: 'dev#1' },
    { effect: 'getOrAllocShadow', shadow: 'other#1' },
  ]);
  expect(outcomes(step(load('A')))).toEqual([
    'allocShadow dev#1: done',
    'allocShadow dev#1: duplicate',
    'getOrAllocShadow dev#1: found',
    'getOrAllocShadow other#1: done',
  ]);
  expect(view().data?.shadows).toEqual({ 'dev#1': 'A', 'other#1': 'A' });
});

test('§5: they survive the patch that made them', () => {
  const { step, view } = start([{ effect: 'allocShadow', shadow: 'dev#1' }]);
  for (const event of [load('A'), disable('A'), free('A'), unload('A')]) step(event);
  expect(view().data?.shadows).toEqual({ 'dev#1': 'A' });
});

test('§5: free one, or all of an id at once', () => {
  const { step, view } = start(
    [
      { effect: 'allocShadow', shadow: 'a#1' },
      { effect: 'allocShadow', shadow: 'b#1' },
      { effect: 'allocShadow', shadow: 'a#2' },
      { effect: 'freeShadow', shadow: 'a#1' },
      { effect: 'freeShadow', shadow: 'a#1' },
    ],
    [
      { effect: 'freeShadows', id: 1 },
      { effect: 'freeShadows', id: 1 },
      { effect: 'freeShadows', id: 7 },
    ],
  );
  expect(outcomes(step(load('A'))).slice(3)).toEqual(['freeShadow a#1: done', 'freeShadow a#1: absent']);
  expect(outcomes(step(disable('A')))).toEqual([
    'freeShadows 1: done',
    'freeShadows 1: absent',
    'freeShadows 7: absent',
  ]);
  expect(view().data?.shadows).toEqual({ 'a#2': 'A' });
});
