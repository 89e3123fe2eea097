/** Examples for the properties of callbacks. */
import { type Example, examplesOf } from './example.ts';
import { called, coming, live, patch, stack, step } from './made.ts';

export const callbackExamples: readonly Example[] = [
  ...examplesOf(
    'callback-pairing',
    [
      'enabled at once',
      step({}, 'load a', live, [called('a', 'pre_patch'), called('a', 'post_patch')]),
      true,
      true,
    ],
    ['nothing ran, nothing changed', step(live, 'retry', live), true, false],
    ['post_patch is left out', step({}, 'load a', live, [called('a', 'pre_patch')]), false],
    [
      'post_patch comes twice',
      step({}, 'load a', live, [
        called('a', 'pre_patch'),
        called('a', 'post_patch'),
        called('a', 'post_patch'),
      ]),
      false,
    ],
    ['refused by pre_patch', step({}, 'load a', {}, [called('a', 'pre_patch', 'vmlinux', null, -19)]), true],
    [
      'post_unpatch after a refusal',
      step({}, 'load a', {}, [called('a', 'pre_patch', 'vmlinux', null, -19), called('a', 'post_unpatch')]),
      false,
    ],
    [
      'refused later: post_unpatch',
      step({}, 'load a', {}, [called('a', 'pre_patch'), called('a', 'post_unpatch')]),
      true,
    ],
    ['refused later: post_unpatch left out', step({}, 'load a', {}, [called('a', 'pre_patch')]), false],
    ['reversed: post_unpatch alone', step(coming, 'retry', {}, [called('a', 'post_unpatch')]), true],
    [
      'reversed: pre_unpatch too',
      step(coming, 'retry', {}, [called('a', 'pre_unpatch'), called('a', 'post_unpatch')]),
      false,
    ],
    [
      'replaced: silent',
      step({ ...live, list: ['a'] }, 'load r', { list: ['r'], patches: { r: patch('r', 'live') } }, [
        called('r', 'pre_patch'),
        called('r', 'post_patch'),
      ]),
      true,
    ],
    [
      'silent without being replaced',
      step(live, 'retry', { ...live, patches: { a: patch('a', 'clean') } }),
      false,
    ],
    [
      'a callback that the author did not write is not missed',
      step(
        {},
        'load b',
        { list: ['b'], patches: { b: patch('b', 'live') }, sites: { 'vmlinux:f': stack('b') } },
        [called('b', 'pre_patch')],
      ),
      true,
    ],
    [
      'a callback that the author did write is missed',
      step({}, 'load b', {
        list: ['b'],
        patches: { b: patch('b', 'live') },
        sites: { 'vmlinux:f': stack('b') },
      }),
      false,
    ],
    [
      "a coming module's callbacks, beside those of vmlinux",
      step(live, 'loadModule mod', { ...live, patches: { a: patch('a', 'live', {}, 'live') } }, [
        called('a', 'pre_patch', 'mod', 'COMING'),
        called('a', 'post_patch', 'mod', 'COMING'),
      ]),
      true,
    ],
  ),
];
