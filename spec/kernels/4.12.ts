import type { KernelProfile } from '../vocabulary.ts';
import { linux_4_0 } from './4.0.ts';

/** Linux 4.12: the consistency model, task by task, or `immediate` patches (semantics.md §6). */
export const linux_4_12: KernelProfile = {
  ...linux_4_0,
  name: '4.12',
  status: 'unverified',
  consistency: 'per-task or immediate',
  noReliableStacks: 'needs immediate',
  // Since 4.9.
  tainter: 'loader',
  reversal: true,
  moduleRemoval: 'after disable',
  sysfsAfterDisable: 'until unregister',
  retry: true,
  // Since 4.6; the roll-back came with 4.14.
  comingFailure: 'refuses',
  patchFiles: ['enabled', 'transition'],
  // Since 4.5.
  funcDirectory: 'name,sympos',
  booleans: 'kstrtobool',
};
