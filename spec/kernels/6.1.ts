import type { KernelProfile } from '../vocabulary.ts';
import { linux_5_18 } from './5.18.ts';

/** Linux 6.1 as Debian ships it: `<object>/patched` (semantics.md §6). */
export const linux_6_1: KernelProfile = {
  ...linux_5_18,
  name: '6.1',
  status: 'judged',
  objectPatchedFile: true,
  // Upstream since 6.19; Debian's 6.1 has it.
  sympos0is1: true,
};
