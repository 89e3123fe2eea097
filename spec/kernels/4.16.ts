import { errno } from '../errno.ts';
import type { KernelProfile } from '../vocabulary.ts';
import { linux_4_15 } from './4.15.ts';

/** Linux 4.16: no immediate patches any more; stragglers are signalled or forced by hand (semantics.md §6). */
export const linux_4_16: KernelProfile = {
  ...linux_4_15,
  name: '4.16',
  consistency: 'per-task',
  noReliableStacks: errno('ENOSYS'),
  moduleRemoval: 'unless forced',
  forced: 'one flag',
  fakeSignal: 'manual',
  force: true,
  patchFiles: ['enabled', 'transition', 'signal', 'force'],
};
