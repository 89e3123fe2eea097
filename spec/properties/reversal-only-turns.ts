import type { Frame, SiteView, Step, TaskView } from '../vocabulary.ts';
import { allOf } from './all-of.ts';
import { callbacksOf, sameVersion } from './looking.ts';

const turned = ({ before, after }: Step): boolean =>
  before.transition !== null &&
  after.transition?.patch === before.transition.patch &&
  after.transition.target !== before.transition.target;

/** The write that turns a transition around. */
const isTurn = ({ before, event }: Step): boolean =>
  event.type === 'write' && event.file === 'enabled' && event.patch === before.transition?.patch;

const sameFrames = (a: readonly Frame[], b: readonly Frame[]): boolean =>
  a.length === b.length &&
  a.every(({ func, version }, i) => func === b[i]?.func && sameVersion(version, b[i].version));

const sameSide = (a: TaskView | undefined, b: TaskView | undefined): boolean =>
  a === undefined || b === undefined ? a === b : a.state === b.state && sameFrames(a.frames, b.frames);

const sameStack = (a: SiteView, b: SiteView | undefined): boolean =>
  a.handler === b?.handler &&
  a.stack.length === b.stack.length &&
  a.stack.every(({ patch, nop }, i) => patch === b.stack[i]?.patch && nop === b.stack[i].nop);

/** Reversal is cheap and safe because it does nothing else. */
export const reversalOnlyTurns = allOf({
  id: 'reversal-only-turns',
  statement:
    'A reversal turns the target around and asks the others to move: no callback runs, no task changes sides, no function is pushed or popped, and it does not complete in the same write.',
  why: 'pre_patch or pre_unpatch run twice would undo or repeat what the author does once per operation.',
  source: 'semantics.md §2.5',
  rules: ({ tasks }) => [
    {
      holds: (step) => {
        if (!isTurn(step)) return !turned(step);
        const { before, after } = step;
        const then = Object.values(after.sites);
        return (
          after.transition?.patch === before.transition?.patch &&
          callbacksOf(step).length === 0 &&
          Object.values(before.sites).every((site, i) => sameStack(site, then[i]))
        );
      },
      witness: turned,
    },
    ...tasks.map(({ name }) => ({
      about: name,
      holds: (step: Step) => !isTurn(step) || sameSide(step.before.tasks[name], step.after.tasks[name]),
      witness: () => false,
    })),
  ],
});
