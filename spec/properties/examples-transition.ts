/** Examples for the properties of moving tasks. */
import { type Example, examplesOf } from './example.ts';
import { coming, live, log, patch, stack, step, task } from './made.ts';

const inF = (version: 'original' | { patch: string }) => [{ func: 'vmlinux:f' as const, version }];

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
];
