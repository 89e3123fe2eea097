import { isDeepStrictEqual } from 'node:util';
import type { Step, View } from '../vocabulary.ts';
import { callbacksOf } from './looking.ts';
import type { StepProperty } from './property.ts';

const turned = ({ before, after }: Step): boolean =>
  before.transition !== null &&
  after.transition?.patch === before.transition.patch &&
  after.transition.target !== before.transition.target;

const sides = (view: View): readonly unknown[] =>
  Object.entries(view.tasks).map(([name, t]) => [name, t.state, t.frames]);

/** Reversal is cheap and safe because it does nothing else. */
export const reversalOnlyTurns: StepProperty = {
  kind: 'step',
  id: 'reversal-only-turns',
  statement:
    'A reversal turns the target around and asks the others to move: no callback runs, no task changes sides, no function is pushed or popped, and it does not complete in the same write.',
  why: 'pre_patch or pre_unpatch run twice would undo or repeat what the author does once per operation.',
  source: 'semantics.md §2.5',
  holds: (step) => {
    const { before, event, after } = step;
    const { transition } = before;
    const written = event.type === 'write' && event.file === 'enabled' && event.patch === transition?.patch;
    if (!written) return !turned(step);
    return (
      after.transition?.patch === transition?.patch &&
      callbacksOf(step).length === 0 &&
      isDeepStrictEqual(sides(before), sides(after)) &&
      isDeepStrictEqual(before.sites, after.sites)
    );
  },
  witness: turned,
};
