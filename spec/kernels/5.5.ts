import type { KernelProfile } from '../vocabulary.ts';
import { linux_5_1 } from './5.1.ts';

/** Linux 5.5: system states; ftrace cannot be switched off under a patch (semantics.md §6). */
export const linux_5_5: KernelProfile = {
  ...linux_5_1,
  name: '5.5',
  // Since 5.2.
  noReliableStacks: 'warning',
  replacedUntilPostPatch: true,
  states: true,
  ftraceDisable: 'busy while patched',
};
