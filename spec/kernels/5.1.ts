import { errno } from '../errno.ts';
import type { KernelProfile } from '../vocabulary.ts';
import { linux_4_16 } from './4.16.ts';

/** Linux 5.1: one life cycle – load, enable, disable, unload –, atomic replace, automatic signals (semantics.md §6). */
export const linux_5_1: KernelProfile = {
  ...linux_4_16,
  name: '5.1',
  status: 'unverified',
  api: 'enable',
  noReliableStacks: errno('EOPNOTSUPP'),
  order: 'any',
  reenable: false,
  forced: 'every patch',
  sysfsAfterDisable: 'goes',
  replace: true,
  // Since 4.17.
  shadowVariables: 'constructors',
  fakeSignal: 'automatic',
  patchFiles: ['enabled', 'transition', 'force'],
  cancelLine: 'canceling patching transition',
};
