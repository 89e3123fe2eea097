import { linesOf } from './looking.ts';
import type { StepProperty } from './property.ts';

/** Who debugs a crash must know. */
export const taintOnce: StepProperty = {
  kind: 'step',
  id: 'taint-once',
  statement:
    'The first livepatch since boot taints the kernel and says so; the taint stays and is not said again.',
  why: 'A crash report from a patched kernel must be recognisable as one.',
  source: 'semantics.md §2.1 step 6',
  holds: (step) => {
    const said = linesOf(step).filter((l) => l.endsWith(': tainting kernel with TAINT_LIVEPATCH')).length;
    if (step.before.tainted) return step.after.tainted && said === 0;
    return said === (step.after.tainted ? 1 : 0);
  },
  witness: ({ event }) => event.type === 'load',
};
