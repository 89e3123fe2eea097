import type { KernelProfile } from '../vocabulary.ts';
import { linux_6_12 } from './6.12.ts';

/** Linux 6.12 with the one line worded as in the 4.15 to 5.0 documents from which the nine callback test cases come. */
export const callbacksDoc: KernelProfile = {
  ...linux_6_12,
  name: 'callbacks-doc',
  status: 'judged',
  cancelLine: 'canceling transition',
};
