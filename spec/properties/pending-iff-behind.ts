import { tasksOf } from './looking.ts';
import type { Invariant } from './property.ts';

/** The flag that makes a task move says the truth. */
export const pendingIffBehind: Invariant = {
  kind: 'invariant',
  id: 'pending-iff-behind',
  statement:
    'During a transition every task is on one of its two sides, and pending exactly when it is not yet on the target side.',
  why: 'A task that is behind but not pending is never asked to move: the transition hangs. One that is pending for nothing moves to the wrong side.',
  source: 'semantics.md §1, §2.1 step 8, §2.5',
  holds: (view) => {
    const { transition } = view;
    if (transition === null) return true;
    return tasksOf(view).every(([, t]) => t.state !== -1 && t.pending === (t.state !== transition.target));
  },
  witness: (view) => view.transition !== null && tasksOf(view).some(([, t]) => t.pending),
};
