/** The kernels that can be booted, by name. */
import { profiles } from '../../spec/kernels/profiles.ts';
import type { KernelProfile } from '../../spec/vocabulary.ts';

export const kernelNames: readonly string[] = profiles.map((k) => k.name);

export const kernelNamed = (name: string): KernelProfile | undefined => profiles.find((k) => k.name === name);
