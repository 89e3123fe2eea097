import type { KernelProfile } from '../vocabulary.ts';
import { linux_6_12 } from './6.12.ts';

/** Linux 6.14: `stack_order` (semantics.md §6). */
export const linux_6_14: KernelProfile = {
  ...linux_6_12,
  name: '6.14',
  status: 'unverified',
  patchFiles: [...linux_6_12.patchFiles, 'stack_order'],
  // What Debian's 6.12 has and upstream's 6.14 does not.
  sympos0is1: false,
};
