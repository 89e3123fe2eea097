import type { KernelProfile } from '../vocabulary.ts';
import { linux_4_12 } from './4.12.ts';

/** Linux 4.15: callbacks, shadow variables (semantics.md §6). */
export const linux_4_15: KernelProfile = {
  ...linux_4_12,
  name: '4.15',
  callbacks: true,
  shadowVariables: 'plain',
  // Since 4.14.
  comingFailure: 'refuses and rolls back',
  reloadWithRelocations: 'refused',
};
