import type { SystemModel } from '../../../machines/system.ts';
import { system } from '../../../machines/system.ts';
import { profiles } from '../../../spec/kernels/profiles.ts';
import type { Scenario } from '../../../spec/scenario-types.ts';
import type { KernelProfile } from '../../../spec/vocabulary.ts';
import { profileOf } from '../../testgen/shipped.ts';
import { closestProfile } from '../closest-profile.ts';

/** One of two sets of rules that are compared. */
export interface Side {
  /** As it was named on the command line. */
  readonly name: string;
  /** What kind of thing that was, in words. */
  readonly what: string;
  /** Set when the side is our machines under this profile. */
  readonly profile?: KernelProfile;
  /** The system of a scenario under these rules. */
  readonly model: (scenario: Scenario) => SystemModel;
}

const releaseProfile = (name: string): KernelProfile | undefined =>
  /^\d+\.\d+$/.test(name) ? closestProfile(name) : undefined;

/** Our machines under the rules of one kernel, whatever kernel a scenario names. */
export function profileSide(name: string): Side | undefined {
  const profile = profiles.find((p) => p.name === name) ?? releaseProfile(name);
  if (profile === undefined) return undefined;
  const what = `kernel profile ${profile.name}${profile.name === name ? '' : `, which holds for ${name}`}`;
  return { name, what, profile, model: (scenario) => system(scenario, profile) };
}

/** Machines loaded from somewhere else, under the profile of that place, or ours when it has no such profile. */
export const loadedSide = (
  name: string,
  what: string,
  build: (scenario: Scenario, profile: KernelProfile) => SystemModel,
  theirs: readonly KernelProfile[],
): Side => ({
  name,
  what,
  model: (scenario) => build(scenario, theirs.find((p) => p.name === scenario.kernel) ?? profileOf(scenario)),
});
