import type { KernelProfile } from '../spec/vocabulary.ts';

/** What a text written to a boolean file means. */
export type Written = '1' | '0' | 'bad' | 'nothing';

/**
 * How the kernel reads a boolean (semantics.md §3): the first character decides, or the first two for `on` and `off`.
 * Before 4.15's kstrtobool only the numbers 0 and 1.
 */
export function written(text: string, profile: Pick<KernelProfile, 'booleans'>): Written {
  if (text === '') return 'nothing';
  if (profile.booleans === '0 or 1') {
    const number = /^\+?0*([01])\n?$/.exec(text)?.[1];
    return number === '0' || number === '1' ? number : 'bad';
  }
  const [first = '', second = ''] = text;
  if ('1yYtT'.includes(first)) return '1';
  if ('0nNfF'.includes(first)) return '0';
  if ('oO'.includes(first) && second !== '') {
    if ('nN'.includes(second)) return '1';
    if ('fF'.includes(second)) return '0';
  }
  return 'bad';
}
