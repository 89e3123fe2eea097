import type { KernelProfile } from '../vocabulary.ts';
import { linux_6_12 } from './6.12.ts';

/**
 * Numbered replace sets, as posted in June 2026 and not merged: a patch replaces the one of its own set, and sets share no
 * function and no state id (docs/explanation/replace-set.md). All else as in 6.12, so that a comparison shows only this.
 */
export const proposal_replace_set: KernelProfile = {
  ...linux_6_12,
  name: 'proposal-replace-set',
  status: 'unverified',
  replaceSets: true,
  patchFiles: ['enabled', 'transition', 'force', 'replace_set'],
};
