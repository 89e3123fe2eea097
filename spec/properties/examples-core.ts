/** Examples for the properties of the core's bookkeeping. */
import { type Example, examplesOf } from './example.ts';
import { coming, errno, gone, live, patch, stack, step, task, view } from './made.ts';

export const coreExamples: readonly Example[] = [
  ...examplesOf(
    'one-transition',
    [
      'a second load is refused',
      step(
        { ...coming, sysfs: { 'a/transition': '1' } },
        'load b',
        { ...coming, sysfs: { 'a/transition': '1' } },
        [errno(-16)],
      ),
      true,
      true,
    ],
    [
      'a second patch takes the transition over',
      step({ ...coming, sysfs: { 'a/transition': '1' } }, 'load b', {
        ...coming,
        transition: { patch: 'b', target: 1 },
        sysfs: { 'b/transition': '1' },
      }),
      false,
    ],
    [
      'two patches say they are in transition',
      step(live, 'retry', { ...coming, sysfs: { 'a/transition': '1', 'b/transition': '1' } }),
      false,
    ],
    ['a patch says so when none is', step(live, 'retry', { ...live, sysfs: { 'a/transition': '1' } }), false],
    ['nothing is going on', step(live, 'retry', live), true, false],
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
];
