/** TAINT_LIVEPATCH, announced once since boot (semantics.md §2.1 step 6). */
import * as observe from './observe.ts';
import type { Transition } from './rules.ts';

/**
 * A transition that taints the kernel first, where that is not tainted yet.
 * @param by the livepatch, told by the module loader, or `livepatch`, by the core (before 4.9)
 * @param rule what is said of it where it taints
 */
export const tainting = (by: string, t: Transition, rule = t.description): readonly Transition[] => [
  { ...t, guard: 'tainted' },
  {
    ...t,
    actions: [
      'taint',
      observe.log('notice', `${by}: tainting kernel with TAINT_LIVEPATCH`),
      ...(t.actions ?? []),
    ],
    ...(rule === undefined ? {} : { description: rule }),
  },
];
