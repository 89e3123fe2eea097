import type { CallbackName } from '../vocabulary.ts';
import { callbacksOf } from './looking.ts';
import type { StepProperty } from './property.ts';

type Phase = 'before the start' | 'at completion' | 'elsewhere';

const due: Readonly<Record<CallbackName, Phase>> = {
  pre_patch: 'before the start',
  pre_unpatch: 'before the start',
  post_patch: 'at completion',
  post_unpatch: 'at completion',
};

/** The phase that a log line of the core begins; `undefined` when it begins none. */
function begins(line: string): Phase | undefined {
  if (/: initializing (un)?patching transition$/.test(line)) return 'before the start';
  if (/: completing (un)?patching transition$/.test(line)) return 'at completion';
  if (/: starting (un)?patching transition$/.test(line)) return 'elsewhere';
  if (/: (un)?patching complete$/.test(line)) return 'elsewhere';
  if (/^livepatch: failed to enable patch /.test(line)) return 'elsewhere';
  return undefined;
}

/** pre callbacks see a system in which nothing has moved, post callbacks one in which all has. */
export const callbacksInPhase: StepProperty = {
  kind: 'step',
  id: 'callbacks-in-phase',
  statement:
    'In a transition pre callbacks run between its initialising and its start, post callbacks within its completion.',
  why: 'post_patch switches on what only the new code can handle: run too early, tasks in old code meet it.',
  source: 'semantics.md §2.1, §2.2, §2.4; callbacks.rst',
  holds: (step) => {
    if (step.event.type === 'loadModule' || step.event.type === 'unloadModule') return true;
    let phase: Phase = 'elsewhere';
    for (const o of step.observations) {
      if (o.kind === 'log') phase = begins(o.line) ?? phase;
      else if (o.kind === 'callback' && due[o.callback] !== phase) return false;
    }
    return true;
  },
  witness: (step) =>
    step.event.type !== 'loadModule' && step.event.type !== 'unloadModule' && callbacksOf(step).length > 0,
};
