import type { StepProperty } from './property.ts';

/** A callback works on data that are there. */
export const noDanglingUse: StepProperty = {
  kind: 'step',
  id: 'no-dangling-use',
  statement:
    'No callback reads, writes or frees data that are freed, or reads or writes data that were never allocated.',
  why: 'The kernel crashes or puts a wrong value back.',
  source: 'semantics.md §4 (the expected role of each callback); spec/effects.ts',
  holds: ({ observations }) =>
    observations.every(
      (o) =>
        o.kind !== 'effect' ||
        !(
          o.outcome === 'dangling' ||
          (o.outcome === 'null' && (o.effect === 'set' || o.effect === 'restore'))
        ),
    ),
  witness: ({ observations }) =>
    observations.some((o) => o.kind === 'effect' && ['set', 'restore', 'free'].includes(o.effect)),
};
