import { profiles } from '../../spec/kernels/profiles.ts';
import type { KernelProfile } from '../../spec/vocabulary.ts';

/** `6.1` as a number that grows with the release; `undefined` for what is no release. */
const release = (text: string): number | undefined => {
  const found = /^(\d{1,3})\.(\d{1,3})(?![\d])/.exec(text);
  return found === null ? undefined : Number(found[1]) * 1000 + Number(found[2]);
};

/**
 * The profile of a release, e.g. `5.16` or `6.1.0-18-amd64`: each profile holds until the next one, so it is the newest
 * that is not newer. `undefined` for what is no release, or one older than livepatch.
 */
export function closestProfile(text: string): KernelProfile | undefined {
  const wanted = release(text);
  if (wanted === undefined) return undefined;
  const known = profiles.flatMap((profile) => {
    const number = /^\d+\.\d+$/.test(profile.name) ? release(profile.name) : undefined;
    return number === undefined || number > wanted ? [] : [{ profile, number }];
  });
  return known.sort((a, b) => a.number - b.number).at(-1)?.profile;
}
