import type { Step, Version } from '../vocabulary.ts';
import { sameVersion, versionOf } from './looking.ts';
import type { StepProperty } from './property.ts';

/** The code that a call must run; `undefined` when the step is no call. */
function due({ before, event }: Step): Version | undefined {
  if (event.type !== 'enter') return undefined;
  const stack = before.sites[event.func]?.stack ?? [];
  const newest = stack[0];
  const behind = before.transition?.patch === newest?.patch && before.tasks[event.task]?.state === 0;
  return versionOf(newest !== undefined && behind ? stack[1] : newest);
}

/** What redirection is for. */
export const rightCode: StepProperty = {
  kind: 'step',
  id: 'right-code',
  statement:
    'A call runs the newest version of the function; during its transition a task on the unpatched side runs the version before it; a nop stands for the original.',
  why: 'The fix would not work, or a task would run old and new code mixed.',
  source: 'semantics.md §2.7; livepatch.rst, Consistency model',
  holds: (step) => {
    const version = due(step);
    if (version === undefined || step.event.type !== 'enter') return true;
    const { task, func } = step.event;
    const ran = step.observations.flatMap((o) => (o.kind === 'ran' ? [o] : []));
    const frame = step.after.tasks[task]?.frames.at(-1);
    return (
      ran.length === 1 &&
      ran.every((o) => o.task === task && o.func === func && sameVersion(o.version, version)) &&
      frame !== undefined &&
      frame.func === func &&
      sameVersion(frame.version, version)
    );
  },
  witness: ({ before, event }) => event.type === 'enter' && (before.sites[event.func]?.stack.length ?? 0) > 0,
};
