/** The kernels that can be booted, by name. */
import { linux_6_12 } from '../../spec/kernels/6.12.ts';
import type { KernelProfile } from '../../spec/vocabulary.ts';

/** Linux 6.1 where an outside observer can tell it from 6.12 (semantics.md §6). */
const linux_6_1: KernelProfile = {
  ...linux_6_12,
  name: '6.1',
  condResched: false,
  reloadWithRelocations: 'refused',
  patchFiles: ['enabled', 'transition', 'force'],
};

const kernels: readonly KernelProfile[] = [linux_6_1, linux_6_12];

export const kernelNames: readonly string[] = kernels.map((k) => k.name);

export const kernelNamed = (name: string): KernelProfile | undefined => kernels.find((k) => k.name === name);
