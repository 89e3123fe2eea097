/** The transition: starting, moving tasks, completing, reversing, forcing (semantics.md §2.1–§2.5). */

import { postPatch, postUnpatch } from './callbacks.ts';
import type { Kernel } from './kernel.ts';
import { noteGone } from './ledger.ts';
import { debug, klp } from './log.ts';
import { discardNops, unpatchObjects } from './object.ts';
import { dropReference, listed, listedOfSet, transitionPatch } from './patch.ts';
import { startLine } from './profile-rules.ts';
import { markTransition } from './site.ts';
import { trySwitchTask } from './stack-check.ts';
import type { Patch, Task } from './state.ts';

/** Failed retries between two fake signals. */
const SIGNALS_TIMEOUT = 15;

const direction = (target: -1 | 0 | 1): string => (target === 1 ? 'patching' : 'unpatching');

/** Whom a transition of the patch asks to move: for an immediate patch nobody (semantics.md §6 consistency). */
const asked = (k: Kernel, patch: Patch): Iterable<Task> => (patch.immediate ? [] : k.state.tasks.values());

/** Announces a transition and sets all tasks and funcs up for it; nothing moves yet. */
export function initTransition(k: Kernel, patch: Patch, target: 0 | 1): void {
  const s = k.state;
  s.transition = patch.name;
  s.target = target;
  if (k.rules.debugLines) {
    debug(k, 'klp_init_transition', `'${patch.name}': initializing ${direction(target)} transition`);
  }
  for (const task of asked(k, patch)) task.patchState = target === 1 ? 0 : 1;
  markTransition(k, patch, !patch.immediate);
}

/** Asks every task that is on the wrong side to move. */
export function startTransition(k: Kernel, patch: Patch): void {
  const s = k.state;
  klp(k, 'notice', startLine(k, patch.name, direction(s.target)));
  for (const task of asked(k, patch)) if (task.patchState !== s.target) task.pending = true;
  s.signals = 0;
}

/** A task is where nothing of the kernel is on its stack: it moves without a check. One that is not pending has moved. */
export function updateTask(k: Kernel, task: Task): void {
  task.pending = false;
  task.patchState = k.state.target;
}

/**
 * Stragglers: pending tasks that sleep interruptibly are woken, so that they leave the kernel. Idle tasks never sleep.
 * @param announce once per start when automatic; every time when asked for by hand (4.16 to 5.0)
 */
export function sendSignals(k: Kernel, announce: boolean): void {
  if (announce) klp(k, 'notice', 'signaling remaining tasks');
  for (const task of k.state.tasks.values()) {
    if (task.pending && task.interruptible) task.running = true;
  }
}

/** Tries to move every task; completes when all are there, else queues the next retry. */
export function tryComplete(k: Kernel): void {
  const s = k.state;
  const patch = transitionPatch(k);
  let complete = true;
  for (const task of asked(k, patch)) {
    if (task.offline) {
      task.pending = false;
      task.patchState = s.target;
    } else if (!trySwitchTask(k, patch, task, false)) {
      complete = false;
      // So that it passes the idle loop soon, where it moves.
      if (task.kind === 'idle' && k.profile.kicksIdle) k.observations.push({ kind: 'kick', task: task.name });
    }
  }
  if (!complete) {
    if (k.profile.fakeSignal === 'automatic' && s.signals > 0 && s.signals % SIGNALS_TIMEOUT === 0)
      sendSignals(k, s.signals === SIGNALS_TIMEOUT);
    s.signals++;
    return;
  }
  if (!k.rules.cancelledCompletes) completed(k, patch);
  completeTransition(k, patch);
  if (k.profile.api === 'register') return;
  if (!patch.enabled) freeAsync(k, patch);
  else if (patch.replace && k.profile.replacedUntilPostPatch) discardReplaced(k, patch);
}

/** Patches that a replace patch takes the place of: those of its set listed before it. */
const replacedBy = (k: Kernel, patch: Patch): Patch[] => {
  const list = listedOfSet(k, patch);
  return list.slice(0, list.indexOf(patch));
};

function discardReplaced(k: Kernel, patch: Patch): void {
  if (k.profile.api === 'enable') {
    for (const old of replacedBy(k, patch)) freeAsync(k, old);
    return;
  }
  // Where patches are registered they stay so, but off the list they can never be enabled again.
  for (const old of replacedBy(k, patch)) {
    old.listed = false;
    noteGone(k.state, old.name);
    dropReference(k, old);
  }
}

const completed = (k: Kernel, patch: Patch): void =>
  klp(k, 'notice', `'${patch.name}': ${direction(k.state.target)} complete`);

/** Cleans up behind the last task (semantics.md §2.4). */
function completeTransition(k: Kernel, patch: Patch): void {
  const s = k.state;
  if (k.rules.debugLines) {
    debug(k, 'klp_complete_transition', `'${patch.name}': completing ${direction(s.target)} transition`);
  }
  if (patch.replace && s.target === 1) {
    for (const old of replacedBy(k, patch)) {
      old.enabled = false;
      unpatchObjects(k, old);
    }
    if (!k.profile.replacedUntilPostPatch) discardReplaced(k, patch);
    discardNops(k, patch);
  }
  if (s.target === 0) unpatchObjects(k, patch);
  markTransition(k, patch, false);
  for (const task of s.tasks.values()) {
    task.patchState = -1;
    task.pending = false;
  }
  for (const obj of patch.objects) {
    if (!obj.loaded) continue;
    if (s.target === 1) postPatch(k, patch, obj);
    else postUnpatch(k, patch, obj);
  }
  if (k.rules.cancelledCompletes) completed(k, patch);
  if (k.profile.api === 'register' && s.target === 0) dropReference(k, patch);
  s.target = -1;
  s.transition = null;
}

/** Enabling failed before any task was asked to move. */
export function cancelTransition(k: Kernel, patch: Patch): void {
  if (k.rules.debugLines) {
    debug(k, 'klp_cancel_transition', `'${patch.name}': ${k.profile.cancelLine}, going to unpatch`);
  }
  k.state.target = 0;
  completeTransition(k, patch);
}

/** Turns a running transition round; the retry that is queued completes it (semantics.md §2.5). */
export function reverseTransition(k: Kernel, patch: Patch): void {
  const s = k.state;
  if (k.rules.debugLines) {
    const to = s.target === 1 ? 0 : 1;
    debug(
      k,
      'klp_reverse_transition',
      `'${patch.name}': reversing transition from ${direction(s.target)} to ${direction(to)}`,
    );
  }
  for (const task of s.tasks.values()) task.pending = false;
  patch.enabled = !patch.enabled;
  s.target = s.target === 1 ? 0 : 1;
  startTransition(k, patch);
}

/** Moves every pending task, safe or not, and marks the patches that may never be unloaded (semantics.md §2.3). */
export function forceTransition(k: Kernel, patch: Patch): void {
  const s = k.state;
  klp(k, 'warning', 'forcing remaining tasks to the patched state');
  for (const task of s.tasks.values()) updateTask(k, task);
  switch (k.profile.forced) {
    case 'one flag':
      s.everForced = true;
      break;
    case 'every patch':
      for (const p of listed(k)) p.forced = true;
      break;
    case 'patches being removed':
      if (s.target === 0) patch.forced = true;
      else if (patch.replace) for (const p of listedOfSet(k, patch)) if (p !== patch) p.forced = true;
      break;
  }
}

/** Takes a patch off the list, with its objects' directories; the caller sees to the rest. */
export function freeStart(k: Kernel, patch: Patch): void {
  patch.listed = false;
  patch.objects = [];
  noteGone(k.state, patch.name);
}

/** Removes `<P>/` and drops the reference, unless forced. */
export function freeFinish(k: Kernel, patch: Patch): void {
  patch.freeing = false;
  patch.inSysfs = false;
  dropReference(k, patch);
}

function freeAsync(k: Kernel, patch: Patch): void {
  freeStart(k, patch);
  patch.freeing = true;
}
