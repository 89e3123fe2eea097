/** Examples for what livepatch authors promise. */
import type { EffectName, EffectOutcome, Observation, StateView, SystemDataView } from '../vocabulary.ts';
import { type Example, examplesOf } from './example.ts';
import { coming, gone, live, type Made, patch, step, view } from './made.ts';

const effect = (name: EffectName, outcome: EffectOutcome): Observation => ({
  kind: 'effect',
  patch: 'a',
  object: 'vmlinux',
  callback: 'post_patch',
  effect: name,
  subject: '1',
  outcome,
});

/** State 1 as given; a and r point to nothing unless said. */
const state = (more: Partial<StateView>, shadows: SystemDataView['shadows'] = {}): SystemDataView => ({
  states: {
    1: { version: 0, spaces: {}, ...more, pointers: { a: null, r: null, ...more.pointers } },
  },
  shadows,
});

/** a is enabled and has modified the state. */
const modified: Made = { ...live, data: state({ version: 1, pointers: { a: 'a' }, spaces: { a: 0 } }) };

const withShadow = (made: Made): Made => ({
  ...made,
  data: state({ version: 1, pointers: { a: 'a' }, spaces: { a: 0 } }, { 'x#7': 'a' }),
});

const both: Made = { list: ['a', 'b'], patches: { a: patch('a', 'live'), b: patch('b', 'live') } };

export const authorExamples: readonly Example[] = [
  ...examplesOf(
    'needed-patch-stays',
    [
      'a goes from under b',
      step(both, 'write a enabled 0', {
        ...both,
        patches: { a: patch('a', 'leaving', { enabled: false }), b: patch('b', 'live') },
      }),
      false,
      true,
    ],
    [
      'b goes',
      step(both, 'write b enabled 0', {
        ...both,
        patches: { a: patch('a', 'live'), b: patch('b', 'leaving', { enabled: false }) },
      }),
      true,
      true,
    ],
    ['both go at once', step(both, 'load r', { list: ['r'] }), true],
    ['a goes alone', step(live, 'write a enabled 0', {}), true, false],
  ),
  ...examplesOf(
    'owned-data-stays',
    ['nothing is kept', view(live), true, false],
    ['its own', view(modified), true, false],
    [
      'shared',
      view({ list: ['a', 'r'], data: state({ pointers: { a: 'a', r: 'a' }, spaces: { a: 0 } }) }),
      true,
      true,
    ],
    ['freed under it', view({ ...live, data: state({ version: 1, pointers: { a: 'a' } }) }), false],
    [
      'a replaced patch may keep a stale pointer',
      view({ list: ['r'], data: state({ pointers: { a: 'a' } }) }),
      true,
    ],
  ),
  ...examplesOf(
    'no-dangling-use',
    [
      'all is well',
      step({}, 'load a', modified, [effect('allocate', 'done'), effect('set', 'done')]),
      true,
      true,
    ],
    ['set through freed data', step({}, 'load a', live, [effect('set', 'dangling')]), false],
    ['freed twice', step(modified, 'retry', live, [effect('free', 'dangling')]), false],
    ['restore without data', step(modified, 'retry', live, [effect('restore', 'null')]), false],
    ['free without data is harmless', step(modified, 'retry', live, [effect('free', 'null')]), true],
    ['nothing to take over is harmless', step({}, 'load a', live, [effect('takeOver', 'null')]), true, false],
  ),
  ...examplesOf(
    'no-space-lost',
    ['owned', view(modified), true, true],
    ['its owner is gone', view({ data: state({ spaces: { a: 0 } }) }), false],
    [
      'taken over',
      view({ list: ['r'], data: state({ pointers: { a: 'a', r: 'a' }, spaces: { a: 0 } }) }),
      true,
    ],
    [
      'only a replaced patch points to it',
      view({ list: ['r'], data: state({ pointers: { a: 'a' }, spaces: { a: 0 } }) }),
      false,
    ],
    ['in transition', view({ ...coming, data: state({ spaces: { a: 0 } }) }), true, false],
  ),
  ...examplesOf(
    'state-restored',
    ['at rest', view(), true, false],
    ['modified by a', view(modified), true, false],
    ['restored', view({ patches: { a: { ...gone, loaded: true } } }), true, true],
    ['left behind', view({ patches: { a: { ...gone, loaded: true } }, data: state({ version: 1 }) }), false],
    [
      'still in transition',
      view({ transition: { patch: 'b', target: 0 }, data: state({ version: 1 }) }),
      true,
    ],
  ),
  ...examplesOf(
    'state-in-effect',
    ['nothing enabled', view(), true, false],
    ['in effect', view(modified), true, true],
    ['not in effect', view(live), false],
    ['in another version', view({ ...live, data: state({ version: 2 }) }), false],
    ['on its way', view(coming), true, false],
  ),
  ...examplesOf(
    'used-shadow-stays',
    ['freed under a', step(withShadow(live), 'unload r', live), false, true],
    ['freed when a is disabled', step(withShadow(live), 'retry', {}), true, false],
    ['it stays', step(withShadow(live), 'retry', withShadow(live)), true, true],
    ['nobody enabled uses it', step(withShadow({ list: ['b'] }), 'retry', { list: ['b'] }), true, false],
  ),
  ...examplesOf(
    'no-shadow-left',
    ['used', view(withShadow(live)), true, true],
    ['left behind', view(withShadow({})), false],
    ['left to a patch that does not use it', view(withShadow({ list: ['b'] })), false],
    ['none', view(live), true, false],
    ['on its way', view(withShadow({ transition: { patch: 'b', target: 0 } })), true, false],
  ),
];
