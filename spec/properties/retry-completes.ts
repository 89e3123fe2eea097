import { tasksOf } from './looking.ts';
import type { StepProperty } from './property.ts';

/** A transition ends as soon as it can. */
export const retryCompletes: StepProperty = {
  kind: 'step',
  id: 'retry-completes',
  statement: 'A retry after which nobody is pending has completed the transition.',
  why: 'A transition that is not completed blocks every other one, and its post callbacks never run.',
  source: 'semantics.md §2.3 completion attempt; historic-bugs.md L1',
  holds: ({ event, after }) =>
    event.type !== 'retry' || after.transition === null || tasksOf(after).some(([, t]) => t.pending),
  witness: ({ before, event, after }) =>
    event.type === 'retry' && before.transition !== null && after.transition === null,
};
