/** Examples for the properties of the core's bookkeeping. */
import { type Example, examplesOf } from './example.ts';
import { coming, errno, gone, live, log, type Made, patch, stack, step, task, view } from './made.ts';

const incompatible = log(
  'livepatch: Livepatch patch (a) is not compatible with the already installed livepatches.',
);

/** r enabled alone; a declares state 1 in version 1, r in version 2. */
const onlyR: Made = { list: ['r'], patches: { r: patch('r', 'live') }, sites: { 'vmlinux:h': stack('r') } };

const files = {
  'a/': '',
  'a/enabled': '1',
  'a/transition': '0',
  'a/force': '',
  'a/replace': '0',
  'a/vmlinux/': '',
  'a/vmlinux/patched': '1',
  'a/vmlinux/f,1/': '',
  'a/mod/': '',
  'a/mod/patched': '0',
  'a/mod/g,1/': '',
};

/** a is in transition, r is enabled. */
const two: Made = {
  ...coming,
  list: ['r', 'a'],
  patches: { ...coming.patches, ...onlyR.patches },
  sites: { ...coming.sites, ...onlyR.sites },
};

const filesOfTwo = (transition: string): Readonly<Record<string, string>> => ({
  ...files,
  'a/transition': '1',
  'r/': '',
  'r/enabled': '1',
  'r/transition': transition,
  'r/vmlinux/': '',
  'r/vmlinux/h,1/': '',
});

const without = (name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(files).filter(([path]) => path !== name));

export const coreExamples: readonly Example[] = [
  ...examplesOf(
    'one-transition',
    ['a second load is refused', step(coming, 'load b', coming, [errno(-16)]), true, true],
    [
      'a second patch takes the transition over',
      step(coming, 'load b', { ...coming, transition: { patch: 'b', target: 1 } }),
      false,
    ],
    ['nothing is going on', step(live, 'retry', live), true, false],
  ),
  ...examplesOf(
    'busy-iff-another',
    ['a second load is refused', step(coming, 'load b', coming, [errno(-16)]), true, true],
    ['it is refused as invalid', step(coming, 'load b', coming, [errno(-22)]), false, true],
    ['a sound patch is busy with nothing', step(live, 'load b', live, [errno(-16)]), false, false],
    [
      'ftrace is busy',
      step(live, 'load b', live, [
        log("livepatch: failed to register ftrace handler for function 'f' (-16)"),
        errno(-16),
      ]),
      true,
    ],
    [
      'an incompatible patch is told so first',
      step({ ...onlyR, transition: { patch: 'r', target: 1 } }, 'load a', onlyR, [incompatible, errno(-22)]),
      true,
    ],
    ['one that is let in is no refusal', step(coming, 'load b', coming, [errno(0)]), true],
    [
      'disabling another one is refused',
      step(
        { ...coming, list: ['b', 'a'], patches: { ...coming.patches, b: patch('b', 'live') } },
        'write b enabled 0',
        coming,
        [errno(-16)],
      ),
      true,
      true,
    ],
    [
      'disabling another one is no mistake',
      step(
        { ...coming, list: ['b', 'a'], patches: { ...coming.patches, b: patch('b', 'live') } },
        'write b enabled 0',
        coming,
        [errno(-22)],
      ),
      false,
    ],
    ['turning it round is never busy', step(coming, 'write a enabled 0', coming, [errno(0)]), true, false],
  ),
  ...examplesOf(
    'code-stays',
    ['nobody is in new code', view(live), true, false],
    [
      'a task is in it and the module is there',
      view({ ...live, tasks: { t: task({ frames: [{ func: 'vmlinux:f', version: { patch: 'a' } }] }) } }),
      true,
      true,
    ],
    [
      'a task is in it and the module is gone',
      view({ tasks: { t: task({ frames: [{ func: 'vmlinux:f', version: { patch: 'a' } }] }) } }),
      false,
    ],
    [
      'a task is in the original',
      view({ tasks: { t: task({ frames: [{ func: 'vmlinux:f', version: 'original' }] }) } }),
      true,
      false,
    ],
  ),
  ...examplesOf(
    'settled',
    ['nothing is enabled', view(), true, false],
    ['one patch', view(live), true, true],
    ['a transition is going on', view(coming), true, false],
    ['a task is still pending', view({ ...live, tasks: { t: task({ pending: true }) } }), false],
    ['a task kept its state', view({ ...live, tasks: { t: task({ state: 1 }) } }), false],
    [
      'two patches, newest first',
      view({
        list: ['a', 'b'],
        patches: { a: patch('a', 'live'), b: patch('b', 'live') },
        sites: { 'vmlinux:f': stack('b', 'a') },
      }),
      true,
    ],
    [
      'two patches, oldest first',
      view({
        list: ['a', 'b'],
        patches: { a: patch('a', 'live'), b: patch('b', 'live') },
        sites: { 'vmlinux:f': stack('a', 'b') },
      }),
      false,
    ],
    ['an entry is missing', view({ ...live, sites: {} }), false],
    ['a nop stayed', view({ ...live, sites: { 'vmlinux:f': stack('~a') } }), false],
    ['an entry of a disabled patch stayed', view({ sites: { 'vmlinux:f': stack('a') } }), false],
    [
      'the module is not loaded, so neither is its function patched',
      view({ ...live, sites: { ...live.sites, 'mod:g': stack('a') } }),
      false,
    ],
  ),
  ...examplesOf(
    'nothing-left',
    ['the last one goes', step({ patches: { a: { ...gone, loaded: true } } }, 'unload a', {}), true, true],
    ['another is still there', step(live, 'unload b', live), true, false],
    ['a load is refused', step({}, 'load a', {}, [errno(-19)]), true, true],
    ['a handler stays', step({}, 'load a', { sites: { 'vmlinux:f': { stack: [], handler: true } } }), false],
    ['a file stays', step({}, 'load a', { sysfs: { 'a/': '' } }), false],
    ['a task stays pending', step({}, 'load a', { tasks: { t: task({ pending: true }) } }), false],
    ['a list entry stays', step({}, 'load a', { list: ['a'] }), false],
    ['a reference stays', step({}, 'load a', { patches: { a: { ...gone, references: 1 } } }), false],
  ),

  ...examplesOf(
    'handler-iff-stack',
    ['nothing', view(), true, false],
    ['both', view(live), true, true],
    ['a stack without a handler', view({ sites: { 'vmlinux:f': { ...stack('a'), handler: false } } }), false],
    ['a handler without a stack', view({ sites: { 'vmlinux:f': { stack: [], handler: true } } }), false],
  ),
  ...examplesOf(
    'loaded-iff-patched',
    ['the module is not there', view(live), true, false],
    [
      'it is there and patched',
      view({ ...live, modules: { mod: true }, patches: { a: patch('a', 'live', {}, 'live') } }),
      true,
      true,
    ],
    ['it is there and not patched', view({ ...live, modules: { mod: true } }), false],
    ['it is patched and not there', view({ ...live, patches: { a: patch('a', 'live', {}, 'live') } }), false],
    ['in transition', view({ ...coming, modules: { mod: true } }), false],
  ),
  ...examplesOf(
    'module-pinned',
    ['enabled', view(live), true, true],
    [
      'enabled without a reference',
      view({ ...live, patches: { a: patch('a', 'live', { references: 0 }) } }),
      false,
    ],
    ['freed', view({ patches: { a: patch('a', 'clean', { loaded: true }) } }), true, false],
    [
      'freed with a reference',
      view({ patches: { a: patch('a', 'clean', { loaded: true, references: 1 }) } }),
      false,
    ],
    [
      'to be freed',
      view({ patches: { a: patch('a', 'clean', { loaded: true, freeing: true, references: 1 }) } }),
      true,
    ],
    [
      'to be freed, reference gone',
      view({ patches: { a: patch('a', 'clean', { loaded: true, freeing: true }) } }),
      false,
    ],
    [
      'forced',
      view({ patches: { a: patch('a', 'clean', { loaded: true, forced: true, references: 1 }) } }),
      true,
    ],
    [
      'forced, reference gone',
      view({ patches: { a: patch('a', 'clean', { loaded: true, forced: true }) } }),
      false,
    ],
    [
      'a reference on a module that is gone',
      view({ list: ['a'], patches: { a: { ...gone, references: 1 } } }),
      false,
    ],
  ),
  ...examplesOf(
    'unload-iff-free',
    ['refused', step(live, 'unload a', live, [errno(-11)]), true, true],
    ['removed under a reference', step(live, 'unload a', {}, [errno(0)]), false],
    ['removed', step({ patches: { a: { ...gone, loaded: true } } }, 'unload a', {}, [errno(0)]), true, false],
    [
      'refused without a reference',
      step(
        { patches: { a: { ...gone, loaded: true } } },
        'unload a',
        { patches: { a: { ...gone, loaded: true } } },
        [errno(-11)],
      ),
      false,
    ],
    ['said to be removed', step(live, 'unload a', live, [errno(0)]), false],
  ),
  ...examplesOf(
    'forced-for-ever',
    [
      'it stays',
      step({ patches: { a: patch('a', 'live', { forced: true }) } }, 'retry', {
        patches: { a: patch('a', 'clean', { loaded: true, forced: true }) },
      }),
      true,
      true,
    ],
    ['the mark goes', step({ patches: { a: patch('a', 'live', { forced: true }) } }, 'retry', live), false],
    [
      'the module goes',
      step({ patches: { a: patch('a', 'live', { forced: true }) } }, 'unload a', {
        patches: { a: { ...gone, forced: true } },
      }),
      false,
    ],
    ['nothing is forced', step(live, 'retry', live), true, false],
  ),
  ...examplesOf(
    'force-marks-leaving',
    [
      'enabling without replace marks nobody',
      step(coming, 'write a force 1', coming, [errno(0)]),
      true,
      true,
    ],
    [
      'enabling marks the patch itself',
      step(
        coming,
        'write a force 1',
        { ...coming, patches: { a: patch('a', 'prepared', { forced: true }) } },
        [errno(0)],
      ),
      false,
    ],
    [
      'disabling marks it',
      step(
        { ...coming, transition: { patch: 'a', target: 0 } },
        'write a force 1',
        {
          ...coming,
          patches: { a: patch('a', 'prepared', { forced: true }) },
        },
        [errno(0)],
      ),
      true,
    ],
    [
      'disabling does not mark it',
      step({ ...coming, transition: { patch: 'a', target: 0 } }, 'write a force 1', coming, [errno(0)]),
      false,
    ],
    [
      'replacing marks the others',
      step(
        { transition: { patch: 'r', target: 1 }, list: ['a', 'r'] },
        'write r force y',
        {
          list: ['a', 'r'],
          patches: { a: patch('a', 'live', { forced: true }) },
        },
        [errno(0)],
      ),
      true,
    ],
    [
      'a refused write marks',
      step(live, 'write a force 1', { ...live, patches: { a: patch('a', 'live', { forced: true }) } }, [
        errno(-22),
      ]),
      false,
    ],
    [
      'a no marks',
      step(
        { ...coming, transition: { patch: 'a', target: 0 } },
        'write a force 0',
        {
          ...coming,
          patches: { a: patch('a', 'prepared', { forced: true }) },
        },
        [errno(0)],
      ),
      false,
    ],
    [
      'a retry marks',
      step(coming, 'retry', { ...coming, patches: { a: patch('a', 'prepared', { forced: true }) } }),
      false,
      false,
    ],
  ),
  ...examplesOf(
    'refusal-changes-nothing',
    ['refused', step(coming, 'load b', coming, [errno(-16)]), true, true],
    ['refused, and tainted', step({ tainted: false }, 'load a', { tainted: true }, [errno(-19)]), true],
    ['refused, and listed', step({}, 'load a', { list: ['a'] }, [errno(-19)]), false],
    [
      'refused, and a module is there',
      step({}, 'loadModule mod', { modules: { mod: true } }, [errno(-19)]),
      false,
    ],
    ['accepted', step({}, 'load a', live, [errno(0)]), true, false],
  ),
  ...examplesOf(
    'taint-once',
    [
      'said the first time',
      step({ tainted: false }, 'load a', live, [log('a: tainting kernel with TAINT_LIVEPATCH')]),
      true,
      true,
    ],
    ['not said the first time', step({ tainted: false }, 'load a', live), false],
    ['said again', step({}, 'load a', live, [log('a: tainting kernel with TAINT_LIVEPATCH')]), false],
    ['the taint goes', step({}, 'unload a', { tainted: false }), false],
    [
      'said and not tainted',
      step({ tainted: false }, 'load a', { tainted: false }, [
        log('a: tainting kernel with TAINT_LIVEPATCH'),
      ]),
      false,
    ],
    ['nothing', step({ tainted: false }, 'retry', { tainted: false }), true, false],
  ),
  ...examplesOf(
    'replaced-are-gone',
    ['r alone', view(onlyR), true, true],
    [
      'a under r',
      view({ list: ['a', 'r'], patches: { a: patch('a', 'live'), r: patch('r', 'live') } }),
      false,
    ],
    ['a over r', view({ list: ['r', 'a'], patches: { a: patch('a', 'live'), r: patch('r', 'live') } }), true],
    [
      'still in transition',
      view({
        transition: { patch: 'r', target: 1 },
        list: ['a', 'r'],
        patches: { a: patch('a', 'live'), r: patch('r', 'prepared') },
      }),
      true,
      false,
    ],
  ),
  ...examplesOf(
    'compatible-list',
    ['a alone', step({}, 'load a', live, [errno(0)]), true, false],
    ['a newer version over an older one', step(live, 'load r', onlyR, [errno(0)]), true, false],
    ['an older version over a newer one', step(onlyR, 'load a', live, [errno(0)]), false, true],
    ['an older version is refused', step(onlyR, 'load a', onlyR, [incompatible, errno(-22)]), true, true],
    ['a patch that leaves the state alone', step(live, 'load b', live, [errno(0)]), true, false],
  ),
  ...examplesOf(
    'compatible-accepted',
    ['r over a', step(live, 'load r', onlyR, [errno(0)]), true, true],
    ['a over r', step(onlyR, 'load a', onlyR, [incompatible, errno(-22)]), true, true],
    ['a over r for another reason', step(onlyR, 'load a', onlyR, [errno(-16)]), false],
    ['a over r with another number', step(onlyR, 'load a', onlyR, [incompatible, errno(-16)]), false],
    ['a alone is refused', step({}, 'load a', {}, [incompatible, errno(-22)]), false, false],
  ),
  ...examplesOf(
    'ftrace-on-while-patched',
    ['on', view(live), true, false],
    ['off and nothing patched', view({ ftraceEnabled: false }), true, true],
    ['off and patched', view({ ...live, ftraceEnabled: false }), false],
  ),
  ...examplesOf(
    'sysfs-true',
    ['nothing', view(), true, false],
    ['all there', view({ ...live, sysfs: files }), true, true],
    ['nothing there', view(live), false],
    ['enabled says no', view({ ...live, sysfs: { ...files, 'a/enabled': '0' } }), false],
    ['transition says yes', view({ ...live, sysfs: { ...files, 'a/transition': '1' } }), false],
    ['one is in transition, and says so', view({ ...two, sysfs: filesOfTwo('0') }), true],
    ['two say that they are in transition', view({ ...two, sysfs: filesOfTwo('1') }), false],
    ['replace says yes', view({ ...live, sysfs: { ...files, 'a/replace': '1' } }), false],
    ['patched says no', view({ ...live, sysfs: { ...files, 'a/vmlinux/patched': '0' } }), false],
    ['an object is missing', view({ ...live, sysfs: without('a/mod/') }), false],
    ['a function is missing', view({ ...live, sysfs: without('a/vmlinux/f,1/') }), false],
    ['a directory stayed', view({ sysfs: { 'a/': '' } }), false],
    [
      'to be freed: the directory only',
      view({
        patches: { a: patch('a', 'clean', { loaded: true, freeing: true, references: 1 }) },
        sysfs: { 'a/': '', 'a/enabled': '0' },
      }),
      true,
    ],
    [
      'to be freed: an object stayed',
      view({
        patches: { a: patch('a', 'clean', { loaded: true, freeing: true, references: 1 }) },
        sysfs: { ...files, 'a/enabled': '0' },
      }),
      false,
    ],
  ),
];
