/** All kernel profiles, by name. */
import type { KernelProfile } from '../vocabulary.ts';
import { linux_4_0 } from './4.0.ts';
import { linux_4_12 } from './4.12.ts';
import { linux_4_15 } from './4.15.ts';
import { linux_4_16 } from './4.16.ts';
import { linux_5_1 } from './5.1.ts';
import { linux_5_5 } from './5.5.ts';
import { linux_5_18 } from './5.18.ts';
import { linux_6_1 } from './6.1.ts';
import { linux_6_4 } from './6.4.ts';
import { linux_6_12 } from './6.12.ts';
import { linux_6_14 } from './6.14.ts';
import { callbacksDoc } from './callbacks-doc.ts';
import { proposal_2018_v7 } from './proposal-2018-v7.ts';
import { proposal_replace_set } from './proposal-replace-set.ts';

/** Oldest first; then what is no release. */
export const profiles: readonly KernelProfile[] = [
  linux_4_0,
  linux_4_12,
  linux_4_15,
  linux_4_16,
  linux_5_1,
  linux_5_5,
  linux_5_18,
  linux_6_1,
  linux_6_4,
  linux_6_12,
  linux_6_14,
  callbacksDoc,
  proposal_2018_v7,
  proposal_replace_set,
];

/** The profile of that name. @throws RangeError that lists the known names */
export function profile(name: string): KernelProfile {
  const found = profiles.find((p) => p.name === name);
  if (found === undefined) {
    throw new RangeError(`no kernel profile '${name}'; known are ${profiles.map((p) => p.name).join(', ')}`);
  }
  return found;
}
