import type { StepProperty } from './property.ts';

/** A child is where its parent is. */
export const forkInherits: StepProperty = {
  kind: 'step',
  id: 'fork-inherits',
  statement: "A forked task has its parent's patch_state and is pending exactly when its parent is.",
  why: "The child returns on a copy of its parent's stack: on another side it would mix old and new code, or never be asked to move.",
  source: 'semantics.md §1; historic-bugs.md A01',
  holds: ({ event, after }) => {
    if (event.type !== 'fork') return true;
    const parent = after.tasks[event.task];
    const child = after.tasks[event.child];
    return child?.alive === true && child.state === parent?.state && child.pending === parent.pending;
  },
  witness: ({ event, before }) => event.type === 'fork' && before.transition !== null,
};
