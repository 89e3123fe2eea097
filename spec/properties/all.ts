import { busyIffAnother } from './busy-iff-another.ts';
import { callbackModuleState } from './callback-module-state.ts';
import { callbackPairing } from './callback-pairing.ts';
import { callbacksInOrder } from './callbacks-in-order.ts';
import { callbacksInPhase } from './callbacks-in-phase.ts';
import { codeStays } from './code-stays.ts';
import { compatibleAccepted } from './compatible-accepted.ts';
import { compatibleList } from './compatible-list.ts';
import { endsInAttempt } from './ends-in-attempt.ts';
import { forceMarksLeaving } from './force-marks-leaving.ts';
import { forcedForEver } from './forced-for-ever.ts';
import { forkInherits } from './fork-inherits.ts';
import { ftraceOnWhilePatched } from './ftrace-on-while-patched.ts';
import { handlerIffStack } from './handler-iff-stack.ts';
import { loadedIffPatched } from './loaded-iff-patched.ts';
import { modulePinned } from './module-pinned.ts';
import { neededPatchStays } from './needed-patch-stays.ts';
import { noDanglingUse } from './no-dangling-use.ts';
import { noShadowLeft } from './no-shadow-left.ts';
import { noSpaceLost } from './no-space-lost.ts';
import { nothingLeft } from './nothing-left.ts';
import { oneTransition } from './one-transition.ts';
import { onlyItsCallbacks } from './only-its-callbacks.ts';
import { onlySelfWhenRunning } from './only-self-when-running.ts';
import { ownedDataStays } from './owned-data-stays.ts';
import { pendingIffBehind } from './pending-iff-behind.ts';
import type { Property } from './property.ts';
import { refusalChangesNothing } from './refusal-changes-nothing.ts';
import { replacedAreGone } from './replaced-are-gone.ts';
import { retryCompletes } from './retry-completes.ts';
import { reversalOnlyTurns } from './reversal-only-turns.ts';
import { rightCode } from './right-code.ts';
import { setsApart } from './sets-apart.ts';
import { settled } from './settled.ts';
import { stateInEffect } from './state-in-effect.ts';
import { stateRestored } from './state-restored.ts';
import { sysfsTrue } from './sysfs-true.ts';
import { taintOnce } from './taint-once.ts';
import { taskConsistency } from './task-consistency.ts';
import { unloadIffFree } from './unload-iff-free.ts';
import { unreliableStays } from './unreliable-stays.ts';
import { usedShadowStays } from './used-shadow-stays.ts';
import { wakesOnlyInterruptible } from './wakes-only-interruptible.ts';

/** Every property, in the order in which they are shown: the core's first, then what authors promise each other. */
export const properties: readonly Property[] = [
  oneTransition,
  busyIffAnother,
  taskConsistency,
  onlySelfWhenRunning,
  unreliableStays,
  pendingIffBehind,
  rightCode,
  codeStays,
  callbackPairing,
  callbacksInPhase,
  callbacksInOrder,
  callbackModuleState,
  onlyItsCallbacks,
  settled,
  handlerIffStack,
  loadedIffPatched,
  reversalOnlyTurns,
  retryCompletes,
  endsInAttempt,
  forkInherits,
  wakesOnlyInterruptible,
  modulePinned,
  unloadIffFree,
  forceMarksLeaving,
  forcedForEver,
  replacedAreGone,
  compatibleList,
  compatibleAccepted,
  setsApart,
  ftraceOnWhilePatched,
  sysfsTrue,
  refusalChangesNothing,
  nothingLeft,
  taintOnce,
  neededPatchStays,
  ownedDataStays,
  noDanglingUse,
  noSpaceLost,
  stateRestored,
  stateInEffect,
  usedShadowStays,
  noShadowLeft,
];
