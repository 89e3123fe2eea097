import { errnoName } from '../../spec/errno.ts';
import { eventName } from '../../spec/event-name.ts';
import type { View } from '../../spec/vocabulary.ts';
import type { PathStep } from './model.ts';

/** Longest title, in characters. */
const room = 120;

/**
 * A title that tells what a path is about: the steps that show something no earlier test showed, each with what became
 * of it, as many as there is room for; steps without an outcome worth a word only where there are no others.
 */
export function title(path: readonly PathStep[]): string {
  const shorten = shortNames(path);
  const news = path.filter((step) => step.first);
  const eventful = news.filter((step) => fateOf(step) !== undefined);
  const heads = new Set((eventful.length > 0 ? eventful : news).map((step) => shorten(headline(step))));
  const told: string[] = [];
  let length = 0;
  for (const head of heads) {
    if (told.length > 0 && length + head.length > room) return `${told.join('; ')}; …`;
    told.push(head);
    length += head.length + 2;
  }
  return told.join('; ');
}

/** Leaves out what the names of all patches and modules begin with: `livepatch_callbacks_demo` is told as `demo`. */
function shortNames(path: readonly PathStep[]): (text: string) => string {
  const view = path[0]?.before;
  const names = [...Object.keys(view?.patches ?? {}), ...Object.keys(view?.modules ?? {})];
  const [first = '', ...others] = names;
  const parts = first.split('_');
  const common = (n: number): string =>
    parts
      .slice(0, n)
      .map((part) => `${part}_`)
      .join('');
  let n = others.length === 0 ? 0 : parts.length - 1;
  while (n > 0 && !others.every((name) => name.startsWith(common(n)))) n--;
  const prefix = common(n);
  return prefix === '' ? (text) => text : (text) => text.replaceAll(prefix, '');
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
    if (o.kind === 'ran')
      return o.version === 'original' ? 'runs the original' : `runs the one of ${o.version.patch}`;
  }
  const lines = observations.flatMap((o) => (o.kind === 'log' ? [o.line] : []));
  if (lines.some((line) => line.endsWith('patching complete'))) return completion(lines, before);
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

/** Which way a transition completed, whether that is the way it started, and which modules were there. */
function completion(lines: readonly string[], before: View): string {
  const target = lines.some((line) => line.endsWith(': unpatching complete')) ? 0 : 1;
  const objects = Object.values(before.patches[before.transition?.patch ?? '']?.objects ?? {});
  // What was prepared had begun as a patching, what is leaving as an unpatching.
  const turned = objects.some((o) => o.callbacks === (target === 1 ? 'leaving' : 'prepared'));
  const modules = Object.entries(before.modules).flatMap(([name, loaded]) => (loaded ? [name] : []));
  return [
    `completes ${turned ? 'the reversal to ' : ''}${target === 1 ? 'patching' : 'unpatching'}`,
    ...(modules.length === 0 ? [] : [`with ${modules.join(' and ')}`]),
  ].join(' ');
}
