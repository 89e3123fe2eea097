import type { StepProperty } from './property.ts';

/** Completion has one place. */
export const endsInAttempt: StepProperty = {
  kind: 'step',
  id: 'ends-in-attempt',
  statement:
    'A transition that is going on ends in the retry work only: not in a write to force or enabled, not when the last task moves, not in a module load.',
  why: 'Completion sleeps and runs callbacks: it must not happen in a task on its way to user space or under another lock.',
  source: "semantics.md §2.3 (the last task's moving by itself completes nothing; force), §2.5",
  holds: ({ before, event, after }) =>
    before.transition === null || after.transition !== null || event.type === 'retry',
  witness: ({ before, event }) => before.transition !== null && event.type !== 'retry',
};
