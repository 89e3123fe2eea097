/** Examples for the properties of callbacks. */
import { type Example, examplesOf } from './example.ts';
import { called, coming, errno, live, log, type Made, patch, stack, step } from './made.ts';

const initializing = log("livepatch: 'a': initializing patching transition");
const starting = log("livepatch: 'a': starting patching transition");
const completing = log("livepatch: 'a': completing patching transition");
const complete = log("livepatch: 'a': patching complete");

/** r took a's place. */
const replaced: Made = { list: ['r'], patches: { r: patch('r', 'live') } };

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

  ...examplesOf(
    'callbacks-in-phase',
    [
      'each in its phase',
      step({}, 'load a', live, [
        initializing,
        called('a', 'pre_patch'),
        starting,
        completing,
        called('a', 'post_patch'),
        complete,
      ]),
      true,
      true,
    ],
    [
      'pre_patch after the start',
      step({}, 'load a', coming, [initializing, starting, called('a', 'pre_patch')]),
      false,
    ],
    [
      'pre_patch before all',
      step({}, 'load a', coming, [called('a', 'pre_patch'), initializing, starting]),
      false,
    ],
    [
      'post_patch before completion',
      step(coming, 'retry', live, [called('a', 'post_patch'), completing, complete]),
      false,
    ],
    [
      'post_patch after completion',
      step(coming, 'retry', live, [completing, complete, called('a', 'post_patch')]),
      false,
    ],
    [
      'post_unpatch before the cancelled enabling completes',
      step({}, 'load a', {}, [
        initializing,
        called('a', 'pre_patch'),
        log("livepatch: failed to enable patch 'a'"),
        called('a', 'post_unpatch'),
      ]),
      false,
    ],
    ['nothing', step(coming, 'retry', coming), true, false],
  ),
  ...examplesOf(
    'callbacks-in-order',
    [
      'vmlinux, then mod',
      step({}, 'load a', coming, [called('a', 'pre_patch'), called('a', 'pre_patch', 'mod', 'LIVE')]),
      true,
      true,
    ],
    [
      'mod, then vmlinux',
      step({}, 'load a', coming, [called('a', 'pre_patch', 'mod', 'LIVE'), called('a', 'pre_patch')]),
      false,
    ],
    [
      'vmlinux twice',
      step({}, 'load a', coming, [called('a', 'pre_patch'), called('a', 'pre_patch')]),
      false,
    ],
    ['one', step({}, 'load a', live, [called('a', 'pre_patch'), called('a', 'post_patch')]), true, false],
  ),
  ...examplesOf(
    'callback-module-state',
    ['vmlinux has none', step({}, 'load a', coming, [called('a', 'pre_patch')]), true, false],
    ['vmlinux with one', step({}, 'load a', coming, [called('a', 'pre_patch', 'vmlinux', 'LIVE')]), false],
    ['a live module', step({}, 'load a', coming, [called('a', 'pre_patch', 'mod', 'LIVE')]), true, true],
    [
      'a live module that says it comes',
      step({}, 'load a', coming, [called('a', 'pre_patch', 'mod', 'COMING')]),
      false,
    ],
    ['a module without a state', step({}, 'load a', coming, [called('a', 'pre_patch', 'mod')]), false],
    [
      'a coming module',
      step(live, 'loadModule mod', live, [called('a', 'pre_patch', 'mod', 'COMING')]),
      true,
    ],
    [
      'a coming module that says it is live',
      step(live, 'loadModule mod', live, [called('a', 'pre_patch', 'mod', 'LIVE')]),
      false,
    ],
    [
      'a module whose init failed goes',
      step(live, 'loadModule mod init=-19', live, [called('a', 'post_unpatch', 'mod', 'GOING'), errno(-19)]),
      true,
    ],
    [
      'a going module',
      step(live, 'unloadModule mod', live, [called('a', 'pre_unpatch', 'mod', 'GOING')]),
      true,
    ],
    [
      'a going module that says it is live',
      step(live, 'unloadModule mod', live, [called('a', 'pre_unpatch', 'mod', 'LIVE')]),
      false,
    ],
  ),
  ...examplesOf(
    'only-its-callbacks',
    [
      'only the new one is called',
      step(live, 'load r', replaced, [called('r', 'pre_patch'), called('r', 'post_patch')]),
      true,
      true,
    ],
    [
      'the replaced one is called',
      step(live, 'load r', replaced, [
        called('r', 'pre_patch'),
        called('a', 'post_unpatch'),
        called('r', 'post_patch'),
      ]),
      false,
    ],
    ['a retry calls another patch', step(coming, 'retry', live, [called('b', 'pre_patch')]), false],
    ['force calls', step(coming, 'write a force 1', coming, [called('a', 'post_patch')]), false],
    [
      "a coming module's callback",
      step(live, 'loadModule mod', live, [called('a', 'pre_patch', 'mod', 'COMING')]),
      true,
      false,
    ],
    [
      "vmlinux's callback for a coming module",
      step(live, 'loadModule mod', live, [called('a', 'pre_patch')]),
      false,
    ],
    [
      'a callback of a patch that is not listed',
      step({}, 'loadModule mod', {}, [called('a', 'pre_patch', 'mod', 'COMING')]),
      false,
    ],
  ),
];
