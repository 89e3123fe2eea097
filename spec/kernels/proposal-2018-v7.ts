import type { KernelProfile } from '../vocabulary.ts';
import { linux_4_16 } from './4.16.ts';

/**
 * Atomic replace as it was proposed in February 2018 (v7), on the kernel of that time: replaced patches stay registered,
 * but can never be enabled again (semantics.md §6).
 */
export const proposal_2018_v7: KernelProfile = {
  ...linux_4_16,
  name: 'proposal-2018-v7',
  status: 'unverified',
  replace: true,
};
