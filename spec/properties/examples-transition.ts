/** Examples for the properties of moving tasks. */
import type { Observation, Version } from '../vocabulary.ts';
import { type Example, examplesOf } from './example.ts';
import { called, coming, live, log, patch, stack, step, task, view } from './made.ts';

const inF = (version: 'original' | { patch: string }) => [{ func: 'vmlinux:f' as const, version }];

const ran = (name: string, version: Version): Observation => ({
  kind: 'ran',
  task: name,
  func: 'vmlinux:f',
  version,
});

/** Patch a leaving; t has not moved. */
const leaving = {
  transition: { patch: 'a', target: 0 as const },
  list: ['a'],
  patches: { a: patch('a', 'leaving', { enabled: false }) },
  sites: { 'vmlinux:f': stack('a') },
};

export const transitionExamples: readonly Example[] = [
  ...examplesOf(
    'task-consistency',
    [
      'a task in the old function stays where it is',
      step({ ...coming, tasks: { t: task({ state: 0, pending: true, frames: inF('original') }) } }, 'retry', {
        ...coming,
        tasks: { t: task({ state: 0, pending: true, frames: inF('original') }) },
      }),
      true,
      true,
    ],
    [
      'a task in the old function is moved',
      step({ ...coming, tasks: { t: task({ state: 0, pending: true, frames: inF('original') }) } }, 'retry', {
        ...coming,
        tasks: { t: task({ state: 1, frames: inF('original') }) },
      }),
      false,
    ],
    [
      'it is moved by force',
      step(
        { ...coming, tasks: { t: task({ state: 0, pending: true, frames: inF('original') }) } },
        'write a force 1',
        { ...coming, tasks: { t: task({ state: 1, frames: inF('original') }) } },
      ),
      true,
      false,
    ],
    [
      'it is moved by a retry that completes',
      step(
        { ...coming, tasks: { t: task({ state: 0, pending: true, frames: inF('original') }) } },
        'retry',
        { ...live, tasks: { t: task({ frames: inF('original') }) } },
        [log("livepatch: 'a': completing patching transition")],
      ),
      false,
    ],
    [
      'it was forced before, the retry only completes',
      step(
        { ...coming, tasks: { t: task({ state: 1, frames: inF('original') }) } },
        'retry',
        { ...live, tasks: { t: task({ frames: inF('original') }) } },
        [log("livepatch: 'a': completing patching transition")],
      ),
      true,
    ],
    [
      'it is moved by the load itself',
      step({ tasks: { t: task({ frames: inF('original') }) } }, 'load a', {
        ...coming,
        tasks: { t: task({ state: 1, frames: inF('original') }) },
      }),
      false,
    ],
    [
      'the load completes over its head',
      step(
        { tasks: { t: task({ frames: inF('original') }) } },
        'load a',
        { ...live, tasks: { t: task({ frames: inF('original') }) } },
        [log("livepatch: 'a': completing patching transition")],
      ),
      false,
    ],
    [
      'a cancelled load moves nobody',
      step(
        { tasks: { t: task({ frames: inF('original') }) } },
        'load a',
        { tasks: { t: task({ frames: inF('original') }) } },
        [log("livepatch: 'a': completing unpatching transition")],
      ),
      true,
    ],
    [
      'a task in the new function is moved out of it',
      step(
        { ...leaving, tasks: { t: task({ state: 1, pending: true, frames: inF({ patch: 'a' }) }) } },
        'retry',
        { ...leaving, tasks: { t: task({ state: 0, frames: inF({ patch: 'a' }) }) } },
      ),
      false,
    ],
    [
      'a task in the original may leave the patch',
      step(
        { ...leaving, tasks: { t: task({ state: 1, pending: true, frames: inF('original') }) } },
        'retry',
        { ...leaving, tasks: { t: task({ state: 0, frames: inF('original') }) } },
      ),
      true,
    ],
    [
      'a newer patch excludes the older one, not the original',
      step(
        {
          ...coming,
          transition: { patch: 'b', target: 1 },
          sites: { 'vmlinux:f': stack('b', 'a') },
          tasks: { t: task({ state: 0, pending: true, frames: inF('original') }) },
        },
        'retry',
        {
          ...coming,
          transition: { patch: 'b', target: 1 },
          sites: { 'vmlinux:f': stack('b', 'a') },
          tasks: { t: task({ state: 1, frames: inF('original') }) },
        },
      ),
      true,
      false,
    ],
    [
      'a replace that completes at once over a task in the code it takes back',
      step(
        { ...live, tasks: { t: task({ frames: inF({ patch: 'a' }) }) } },
        'load r',
        {
          list: ['r'],
          patches: { r: patch('r', 'live') },
          sites: { 'vmlinux:h': stack('r') },
          tasks: { t: task({ frames: inF({ patch: 'a' }) }) },
        },
        [log("livepatch: 'r': completing patching transition")],
      ),
      false,
    ],
    [
      'a reversal moves nobody',
      step(
        { ...coming, tasks: { t: task({ state: 0, pending: true, frames: inF('original') }) } },
        'write a enabled 0',
        {
          ...coming,
          transition: { patch: 'a', target: 0 },
          tasks: { t: task({ state: 0, frames: inF('original') }) },
        },
      ),
      true,
      false,
    ],
    [
      'a reversed nop excludes the original',
      step(
        {
          transition: { patch: 'r', target: 0 },
          list: ['a', 'r'],
          sites: { 'vmlinux:f': stack('~r', 'a') },
          tasks: { t: task({ state: 1, pending: true, frames: inF('original') }) },
        },
        'retry',
        {
          transition: { patch: 'r', target: 0 },
          list: ['a', 'r'],
          sites: { 'vmlinux:f': stack('~r', 'a') },
          tasks: { t: task({ state: 0, frames: inF('original') }) },
        },
      ),
      false,
    ],
  ),

  ...examplesOf(
    'only-self-when-running',
    [
      'a running task stays behind',
      step({ ...coming, tasks: { t: task({ state: 0, pending: true, running: true }) } }, 'retry', {
        ...coming,
        tasks: { t: task({ state: 0, pending: true, running: true }) },
      }),
      true,
      true,
    ],
    [
      'a running task is moved by the retry',
      step({ ...coming, tasks: { t: task({ state: 0, pending: true, running: true }) } }, 'retry', {
        ...coming,
        tasks: { t: task({ state: 1, running: true }) },
      }),
      false,
    ],
    [
      'it moves itself',
      step({ ...coming, tasks: { t: task({ state: 0, pending: true, running: true }) } }, 'exitKernel t', {
        ...coming,
        tasks: { t: task({ state: 1, running: true }) },
      }),
      true,
      false,
    ],
    [
      'another one moves it',
      step({ ...coming, tasks: { t: task({ state: 0, pending: true, running: true }) } }, 'resched k', {
        ...coming,
        tasks: { t: task({ state: 1, running: true }) },
      }),
      false,
    ],
    [
      'it is forced',
      step({ ...coming, tasks: { t: task({ state: 0, pending: true, running: true }) } }, 'write a force 1', {
        ...coming,
        tasks: { t: task({ state: 1, running: true }) },
      }),
      true,
    ],
  ),
  ...examplesOf(
    'unreliable-stays',
    ['k is asleep and stays behind', step(coming, 'retry', coming), true, true],
    [
      'k is moved by the retry',
      step(coming, 'retry', { ...coming, tasks: { ...coming.tasks, k: task({ state: 1 }) } }),
      false,
    ],
    [
      'k is moved by cond_resched',
      step(coming, 'resched k', { ...coming, tasks: { ...coming.tasks, k: task({ state: 1 }) } }),
      false,
    ],
    ['t is moved', step(coming, 'retry', { ...coming, tasks: { t: task({ state: 1 }) } }), true],
    ['nothing is going on', step(live, 'retry', live), true, false],
  ),
  ...examplesOf(
    'pending-iff-behind',
    ['nobody has moved', view(coming), true, true],
    ['one has moved', view({ ...coming, tasks: { ...coming.tasks, t: task({ state: 1 }) } }), true],
    [
      'one is behind and not pending',
      view({ ...coming, tasks: { ...coming.tasks, t: task({ state: 0 }) } }),
      false,
    ],
    [
      'one is pending for nothing',
      view({ ...coming, tasks: { ...coming.tasks, t: task({ state: 1, pending: true }) } }),
      false,
    ],
    ['one is on no side', view({ ...coming, tasks: { ...coming.tasks, t: task() } }), false],
    ['no transition', view(live), true, false],
  ),
  ...examplesOf(
    'right-code',
    [
      'a patched function',
      step(live, 'enter t vmlinux:f', { ...live, tasks: { t: task({ frames: inF({ patch: 'a' }) }) } }, [
        ran('t', { patch: 'a' }),
      ]),
      true,
      true,
    ],
    [
      'a patched function runs the original',
      step(live, 'enter t vmlinux:f', { ...live, tasks: { t: task({ frames: inF('original') }) } }, [
        ran('t', 'original'),
      ]),
      false,
    ],
    [
      'who is behind runs the original',
      step(coming, 'enter t vmlinux:f', { ...coming, tasks: { t: task({ frames: inF('original') }) } }, [
        ran('t', 'original'),
      ]),
      true,
    ],
    [
      'who is behind runs the new code',
      step(coming, 'enter t vmlinux:f', { ...coming, tasks: { t: task({ frames: inF({ patch: 'a' }) }) } }, [
        ran('t', { patch: 'a' }),
      ]),
      false,
    ],
    [
      'what ran is not what is on the stack',
      step(live, 'enter t vmlinux:f', { ...live, tasks: { t: task({ frames: inF('original') }) } }, [
        ran('t', { patch: 'a' }),
      ]),
      false,
    ],
    [
      'the older patch under one that is leaving',
      step(
        {
          transition: { patch: 'b', target: 0 },
          sites: { 'vmlinux:f': stack('b', 'a') },
          tasks: { t: task({ state: 0 }) },
        },
        'enter t vmlinux:f',
        { tasks: { t: task({ frames: inF({ patch: 'a' }) }) } },
        [ran('t', { patch: 'a' })],
      ),
      true,
    ],
    [
      'the newer patch over one that is leaving',
      step(
        {
          transition: { patch: 'a', target: 0 },
          sites: { 'vmlinux:f': stack('b', 'a') },
          tasks: { t: task({ state: 0 }) },
        },
        'enter t vmlinux:f',
        { tasks: { t: task({ frames: inF({ patch: 'b' }) }) } },
        [ran('t', { patch: 'b' })],
      ),
      true,
    ],
    [
      'a nop',
      step(
        {
          transition: { patch: 'r', target: 1 },
          sites: { 'vmlinux:f': stack('~r', 'a') },
          tasks: { t: task({ state: 1 }) },
        },
        'enter t vmlinux:f',
        { tasks: { t: task({ frames: inF('original') }) } },
        [ran('t', 'original')],
      ),
      true,
    ],
    [
      'nothing was seen to run',
      step(live, 'enter t vmlinux:f', { ...live, tasks: { t: task({ frames: inF({ patch: 'a' }) }) } }),
      false,
    ],
    [
      'a function that nobody patched',
      step({}, 'enter t vmlinux:f', { tasks: { t: task({ frames: inF('original') }) } }, [
        ran('t', 'original'),
      ]),
      true,
      false,
    ],
  ),
  ...examplesOf(
    'reversal-only-turns',
    [
      'it turns',
      step(coming, 'write a enabled 0', { ...coming, transition: { patch: 'a', target: 0 } }),
      true,
      true,
    ],
    [
      'a callback runs',
      step(coming, 'write a enabled 0', { ...coming, transition: { patch: 'a', target: 0 } }, [
        called('a', 'pre_unpatch'),
      ]),
      false,
    ],
    [
      'a task changes sides',
      step(coming, 'write a enabled 0', {
        ...coming,
        transition: { patch: 'a', target: 0 },
        tasks: { ...coming.tasks, t: task({ state: 1, pending: true }) },
      }),
      false,
    ],
    [
      'a function is popped',
      step(coming, 'write a enabled 0', { ...coming, transition: { patch: 'a', target: 0 }, sites: {} }),
      false,
    ],
    ['it completes', step(coming, 'write a enabled 0', {}), false],
    [
      'the target turns by itself',
      step(coming, 'retry', { ...coming, transition: { patch: 'a', target: 0 } }),
      false,
    ],
    ['the value is the current one', step(coming, 'write a enabled 1', coming), true, false],
  ),
  ...examplesOf(
    'retry-completes',
    ['somebody is pending', step(coming, 'retry', coming), true, false],
    ['it completes', step(coming, 'retry', live), true, true],
    [
      'nobody is pending and it goes on',
      step(coming, 'retry', {
        ...coming,
        tasks: { t: task({ state: 1 }), k: task({ state: 1 }), i: task({ state: 1, running: true }) },
      }),
      false,
    ],
  ),
  ...examplesOf(
    'ends-in-attempt',
    ['a retry ends it', step(coming, 'retry', live), true, false],
    ['force ends it', step(coming, 'write a force 1', live), false],
    ['the last task ends it', step(coming, 'exitKernel t', live), false],
    ['it goes on', step(coming, 'exitKernel t', coming), true, true],
  ),
  ...examplesOf(
    'fork-inherits',
    [
      'the child is like its parent',
      step({ ...coming, tasks: { k: task({ alive: false }) } }, 'fork t k', {
        ...coming,
        tasks: { t: task({ state: 0, pending: true }), k: task({ state: 0, pending: true }) },
      }),
      true,
      true,
    ],
    [
      'the child is not pending',
      step(coming, 'fork t k', {
        ...coming,
        tasks: { t: task({ state: 0, pending: true }), k: task({ state: 0 }) },
      }),
      false,
    ],
    [
      'the child is on another side',
      step(coming, 'fork t k', {
        ...coming,
        tasks: { t: task({ state: 0, pending: true }), k: task({ state: 1, pending: true }) },
      }),
      false,
    ],
    ['there is no child', step(live, 'fork t k', { ...live, tasks: { k: task({ alive: false }) } }), false],
    ['outside a transition', step(live, 'fork t k', live), true, false],
  ),
  ...examplesOf(
    'wakes-only-interruptible',
    [
      'a signal wakes t',
      step(
        coming,
        'retry',
        { ...coming, tasks: { ...coming.tasks, t: task({ state: 0, pending: true, running: true }) } },
        [log('livepatch: signaling remaining tasks')],
      ),
      true,
      true,
    ],
    [
      'a signal wakes k, which sleeps uninterruptibly',
      step(coming, 'retry', {
        ...coming,
        tasks: { ...coming.tasks, k: task({ state: 0, pending: true, running: true }) },
      }),
      false,
    ],
    [
      'it wakes one that is not pending',
      step({ ...coming, tasks: { t: task({ state: 1 }) } }, 'retry', {
        ...coming,
        tasks: { t: task({ state: 1, running: true }) },
      }),
      false,
    ],
    [
      'a write wakes t',
      step(live, 'write a enabled 0', { ...live, tasks: { t: task({ running: true }) } }),
      false,
    ],
    ['t wakes', step(live, 'wake t', { ...live, tasks: { t: task({ running: true }) } }), true, false],
    [
      'k wakes when t should',
      step(live, 'wake t', { ...live, tasks: { k: task({ running: true }) } }),
      false,
    ],
  ),
];
