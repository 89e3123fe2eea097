import { errnoName } from '../../spec/errno.ts';
import { eventName } from '../../spec/event-name.ts';
import type { PathStep } from './model.ts';

/** Longest title, in characters. */
const room = 120;

/**
 * A title that tells what a path is about: the steps that show something no earlier test showed, each with what became
 * of it, as many as there is room for.
 */
export function title(path: readonly PathStep[]): string {
  const heads = path.filter((step) => step.first).map(headline);
  const told: string[] = [];
  let length = 0;
  for (const head of heads) {
    if (told.length > 0 && length + head.length > room) return `${told.join('; ')}; …`;
    told.push(head);
    length += head.length + 2;
  }
  return told.join('; ');
}

/** What one event did, in a few words: the event and the most telling of its observations. */
export function headline(step: PathStep): string {
  const name = eventName(step.event);
  const fate = fateOf(step);
  return fate === undefined ? name : `${name} ${fate}`;
}

function fateOf({ observations, before, after }: PathStep): string | undefined {
  for (const o of observations) {
    if (o.kind === 'errno' && o.errno < 0) return `fails with ${errnoName(o.errno) ?? o.errno}`;
    if (o.kind === 'ran') return o.version === 'original' ? 'runs the original' : `runs ${o.version.patch}'s`;
  }
  const lines = observations.flatMap((o) => (o.kind === 'log' ? [o.line] : []));
  const complete = lines.find((line) => / (un)?patching complete$| complete$/.test(line));
  if (complete !== undefined)
    return complete.includes('unpatching') ? 'completes unpatching' : 'completes patching';
  if (lines.some((line) => line.includes('reversing transition'))) return 'reverses';
  if (lines.some((line) => line.includes('forcing remaining'))) return 'forces';
  if (lines.some((line) => line.includes('signaling remaining'))) return 'signals';
  if (before.transition === null && after.transition !== null) return 'stays in transition';
  const moved = Object.entries(after.tasks).filter(([task, t]) => {
    const was = before.tasks[task];
    return was !== undefined && was.state !== t.state && was.state !== -1 && t.state !== -1;
  });
  return moved.length === 0 ? undefined : `moves ${moved.map(([task]) => task).join(' and ')}`;
}
