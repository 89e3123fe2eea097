import { errnoText } from '../../spec/errno.ts';
import { insmodError } from '../../spec/printed.ts';
import type { KlpEvent, Observation } from '../../spec/vocabulary.ts';

/** What one event adds to the log that the kernel's documents show: kernel lines in order, and what insmod says when it was refused. */
export function logLines(event: KlpEvent, observations: readonly Observation[]): readonly string[] {
  return observations.flatMap((o) => {
    if (o.kind === 'log') return [o.line];
    if (o.kind !== 'errno' || o.errno === 0) return [];
    if (event.type === 'load') return [insmodError(event.patch, errnoText(o.errno))];
    return event.type === 'loadModule' ? [insmodError(event.module, errnoText(o.errno))] : [];
  });
}
