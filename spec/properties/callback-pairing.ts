import type { ObjectSpec } from '../scenario-types.ts';
import type { CallbackName, CallbackPhase, Step } from '../vocabulary.ts';
import { callbacksOf, type SeenCallback, wasReplaced } from './looking.ts';
import type { StepProperty } from './property.ts';

/** One callback more; `undefined` when it must not run in this phase (vocabulary.ts, CallbackPhase). */
function next(phase: CallbackPhase, callback: CallbackName, returns: number): CallbackPhase | undefined {
  switch (callback) {
    case 'pre_patch':
      if (phase !== 'clean') return undefined;
      return returns === 0 ? 'prepared' : 'clean';
    case 'post_patch':
      return phase === 'prepared' || phase === 'leaving' ? 'live' : undefined;
    case 'pre_unpatch':
      return phase === 'live' ? 'leaving' : undefined;
    case 'post_unpatch':
      return phase === 'prepared' || phase === 'leaving' ? 'clean' : undefined;
    default:
      return callback satisfies never;
  }
}

const names: readonly CallbackName[] = ['pre_patch', 'post_patch', 'pre_unpatch', 'post_unpatch'];

/** The phases that can be reached without being seen: callbacks that the author did not write. */
function unseen(from: ReadonlySet<CallbackPhase>, object: ObjectSpec): ReadonlySet<CallbackPhase> {
  const all = new Set(from);
  for (const phase of all) {
    for (const name of names) {
      const to = object.callbacks[name] === undefined ? next(phase, name, 0) : undefined;
      // A Set is walked in insertion order, additions included.
      if (to !== undefined) all.add(to);
    }
  }
  return all;
}

function leadsTo(
  from: CallbackPhase,
  seen: readonly SeenCallback[],
  object: ObjectSpec,
  replaced: boolean,
): ReadonlySet<CallbackPhase> {
  let phases = unseen(new Set([from]), object);
  for (const { callback, returns } of seen) {
    const after = new Set<CallbackPhase>();
    for (const phase of phases) {
      const to = next(phase, callback, returns);
      if (to !== undefined) after.add(to);
    }
    phases = unseen(after, object);
  }
  // A replaced patch's callbacks never run again: its objects are clean without any (semantics.md §2.4).
  return replaced && phases.has('live') ? new Set([...phases, 'clean']) : phases;
}

const of = (step: Step, patch: string, object: string): readonly SeenCallback[] =>
  callbacksOf(step).filter((c) => c.patch === patch && c.object === object);

/** Every callback runs in its turn: pre_patch, post_patch, pre_unpatch, post_unpatch, with the shortcuts of failure and reversal. */
export const callbackPairing: StepProperty = {
  kind: 'step',
  id: 'callback-pairing',
  statement:
    'Callbacks of an object run in turn: post_patch and pre_unpatch as a pair between pre_patch and post_unpatch, and post_unpatch exactly once after each pre_patch that returned 0, also on failure and reversal.',
  why: 'Callbacks allocate, register and free: one that is left out leaks, one that comes twice frees twice.',
  source: 'semantics.md §2.1 step 7, §2.4, §2.5, §2.6; callbacks.rst',
  holds: (step, scenario) =>
    scenario.patches.every((patch) =>
      patch.objects.every((object) => {
        const from = step.before.patches[patch.name]?.objects[object.name]?.callbacks;
        const to = step.after.patches[patch.name]?.objects[object.name]?.callbacks;
        if (from === undefined || to === undefined) return false;
        const seen = of(step, patch.name, object.name);
        if (seen.length === 0 && to === from) return true;
        return leadsTo(from, seen, object, wasReplaced(step, patch.name)).has(to);
      }),
    ),
  witness: (step) => callbacksOf(step).length > 0,
};
