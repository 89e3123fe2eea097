import { expect, test } from 'vitest';
import type { Effect } from '../spec/effects.ts';
import { linux_6_12 } from '../spec/kernels/6.12.ts';
import type { CallbackName, Observation } from '../spec/vocabulary.ts';
import { plan } from './plan.ts';
import { incompatibleWith } from './state.ts';
import { drive } from './testing/drive.ts';
import {
  alphabet,
  disable,
  free,
  load,
  of,
  patchOf,
  retry,
  scenarioOf,
  taskOf,
  unload,
} from './testing/fixtures.ts';

type Effects = Partial<Record<CallbackName, readonly Effect[]>>;
const withEffects = (name: string, version: number, effects: Effects, exit: readonly Effect[] = []) =>
  patchOf(
    name,
    [
      {
        name: 'vmlinux',
        funcs: [],
        callbacks: Object.fromEntries(
          Object.entries(effects).map(([callback, list]) => [callback, { returns: 0, effects: list }]),
        ),
      },
    ],
    { replace: true, states: [{ id: 1, version }], exit },
  );
const start = (patches: readonly ReturnType<typeof patchOf>[]) => {
  const parts = { patches, modules: [], tasks: [taskOf('t1', [], { running: false })] };
  return drive(scenarioOf({ ...parts, alphabet: alphabet(parts) }));
};
const outcomes = (seen: readonly Observation[]) =>
  seen.flatMap((o) => (o.kind === 'effect' ? [`${o.callback} ${o.effect}: ${o.outcome}`] : []));

const first: Effects = {
  pre_patch: [{ effect: 'allocate', state: 1 }],
  post_patch: [{ effect: 'set', state: 1 }],
  pre_unpatch: [{ effect: 'restore', state: 1 }],
  post_unpatch: [{ effect: 'free', state: 1 }],
};
const previous = { state: 1, previous: true };
const upgrade: Effects = {
  pre_patch: [{ effect: 'allocate', state: 1, when: { state: 1, previous: false } }],
  post_patch: [
    { effect: 'takeOver', state: 1, when: previous },
    { effect: 'set', state: 1, when: { state: 1, previous: false } },
  ],
  post_unpatch: [{ effect: 'free', state: 1 }],
};

test('§4: new, modified, restored, freed', () => {
  const { step, view } = start([withEffects('A', 1, first)]);
  expect(outcomes(step(load('A')))).toEqual(['pre_patch allocate: done', 'post_patch set: done']);
  expect(view().data?.states).toEqual({ 1: { version: 1, pointers: { A: 'A' }, spaces: { A: 0 } } });
  expect(outcomes(step(disable('A')))).toEqual(['pre_unpatch restore: done', 'post_unpatch free: done']);
  expect(view().data?.states).toEqual({ 1: { version: 0, pointers: { A: null }, spaces: {} } });
});

test('§4: the newer patch takes over what the older one had; the replaced one does nothing', () => {
  const { step, view } = start([withEffects('A', 1, first), withEffects('B', 2, upgrade)]);
  step(load('A'));
  expect(outcomes(step(load('B')))).toEqual(['post_patch takeOver: done']);
  expect(view().data?.states).toEqual({ 1: { version: 2, pointers: { A: 'A', B: 'A' }, spaces: { A: 0 } } });
});

test('§4: klp_get_prev_state finds something in post_unpatch iff the enabling was reversed', () => {
  const kept = withEffects('B', 2, {
    post_unpatch: [{ effect: 'free', state: 1, when: { state: 1, previous: false } }],
  });
  const { step } = start([withEffects('A', 1, first), kept]);
  step(load('A'));
  step(of('t1', 'wake'));
  expect(outcomes([load('B'), disable('B'), retry].flatMap(step))).toEqual([]);
  for (const event of [free('B'), unload('B'), load('B'), of('t1', 'exitKernel'), retry]) step(event);
  expect(outcomes([disable('B'), of('t1', 'exitKernel'), retry].flatMap(step))).toEqual([
    'post_unpatch free: null',
  ]);
});

test('a pointer may dangle, and a space be lost', () => {
  const careless = withEffects('B', 1, {
    pre_patch: [{ effect: 'share', state: 1 }],
    post_patch: [
      { effect: 'free', state: 1 },
      { effect: 'free', state: 1 },
    ],
  });
  const again = withEffects('A', 1, { pre_patch: [{ effect: 'allocate', state: 1 }] });
  const { step } = start([again, careless]);
  step(load('A'));
  expect(outcomes(step(load('B')))).toEqual([
    'pre_patch share: done',
    'post_patch free: done',
    'post_patch free: null',
  ]);
});

test('a failing effect ends pre_patch; what it did before stays done; the pointer goes with the module', () => {
  const failing = withEffects('A', 1, {
    pre_patch: [
      { effect: 'allocate', state: 1, prints: 'allocated' },
      { effect: 'fail', errno: -12 },
      { effect: 'set', state: 1 },
    ],
  });
  const { step, view } = start([failing]);
  const seen = step(load('A'));
  expect(outcomes(seen)).toEqual(['pre_patch allocate: done']);
  expect(seen.flatMap((o) => (o.kind === 'callback' ? [o.returns] : []))).toEqual([-12]);
  expect(seen.flatMap((o) => (o.kind === 'log' ? [o.line] : [])).slice(2, 5)).toEqual([
    'A: pre_patch_callback: vmlinux',
    'A: allocated',
    "livepatch: pre-patch callback failed for object 'vmlinux'",
  ]);
  expect(seen.at(-1)).toEqual({ kind: 'errno', errno: -12 });
  expect(view().data?.states).toEqual({ 1: { version: 0, pointers: { A: null }, spaces: { A: 0 } } });
});

test('the exit of a module has effects too, before its pointers are forgotten', () => {
  const { step } = start([
    withEffects('A', 1, { pre_patch: [{ effect: 'allocate', state: 1 }] }, [{ effect: 'free', state: 1 }]),
  ]);
  for (const event of [load('A'), disable('A'), free('A')]) step(event);
  expect(outcomes(step(unload('A')))).toEqual(['exit free: done']);
});

test('§4 compatibility: same id with a version at least as high, or an id that is lacking without replace', () => {
  const states = (name: string, replace: boolean, ...list: { id: number; version: number }[]) =>
    patchOf(name, [], { replace, states: list });
  const patches = [
    states('old', false, { id: 1, version: 2 }),
    states('same', true, { id: 1, version: 2 }),
    states('lower', false, { id: 1, version: 1 }),
    states('lacks', false),
    states('replaces without it', true),
    states('new id', true, { id: 1, version: 3 }, { id: 2, version: 1 }),
  ];
  const p = plan(scenarioOf({ patches, alphabet: [] }), linux_6_12);
  const refusedOver = (name: string) =>
    p.patches
      .filter((x) => x.name === name)
      .flatMap((x) => incompatibleWith(p, x))
      .includes(1);
  expect(patches.slice(1).map(({ name }) => [name, refusedOver(name)])).toEqual([
    ['same', false],
    ['lower', true],
    ['lacks', false],
    ['replaces without it', true],
    ['new id', false],
  ]);
});
