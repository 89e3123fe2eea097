/** Bookkeeping of callback phases for View: written by the rules, read by none of them. */
import type { CallbackName, CallbackPhase, ObjectName, PatchName } from '../../spec/vocabulary.ts';
import type { KernelState } from './state.ts';

const after: Record<CallbackName, CallbackPhase> = {
  pre_patch: 'prepared',
  post_patch: 'live',
  pre_unpatch: 'leaving',
  post_unpatch: 'clean',
};

/** Notes that a callback ran, or would have run if the author had given one. */
export function noteCallback(
  s: KernelState,
  patch: PatchName,
  object: ObjectName,
  callback: CallbackName,
  ret: number,
): void {
  const phase = ret === 0 ? after[callback] : 'clean';
  let phases = s.ledger.get(patch);
  if (phases === undefined) {
    phases = new Map();
    s.ledger.set(patch, phases);
  }
  phases.set(object, phase);
}

/** Notes that a patch left the system; without callbacks if it was replaced. */
export function noteGone(s: KernelState, patch: PatchName): void {
  s.ledger.delete(patch);
}

export const phaseOf = (s: KernelState, patch: PatchName, object: ObjectName): CallbackPhase =>
  s.ledger.get(patch)?.get(object) ?? 'clean';
