import type { KernelProfile } from '../vocabulary.ts';
import { linux_6_1 } from './6.1.ts';

/** Linux 6.4: pending tasks check their own stack in cond_resched; relocations are cleared (semantics.md §6). */
export const linux_6_4: KernelProfile = {
  ...linux_6_1,
  name: '6.4',
  status: 'unverified',
  condResched: true,
  // Since 6.3.
  reloadWithRelocations: 'cleared',
  // What Debian's kernels have and upstream's of that time did not.
  sympos0is1: false,
};
