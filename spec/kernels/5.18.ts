import type { KernelProfile } from '../vocabulary.ts';
import { linux_5_5 } from './5.5.ts';

/** Linux 5.18: forcing pins only the patches that are being removed (semantics.md §6). */
export const linux_5_18: KernelProfile = {
  ...linux_5_5,
  name: '5.18',
  forced: 'patches being removed',
  kicksIdle: true,
  // Since 5.17.
  missingObjects: 'first',
  // Since 5.8.
  refusesModuleVmlinux: true,
};
