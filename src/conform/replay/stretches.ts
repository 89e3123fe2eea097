import type { Entry } from './reader.ts';
import type { ReplayOptions } from './replay.ts';

/** Fewer lines than a patch's enabling prints without debug lines do not show that debug lines were switched off. */
const enough = 3;

/** The lines between which debug lines were printed, by number; `undefined`: none are. */
export function debugRange(
  entries: readonly Entry[],
  mode: ReplayOptions['debug'],
): { readonly first: number; readonly last: number } | undefined {
  if (mode === 'off') return undefined;
  const everywhere = { first: 0, last: Number.MAX_SAFE_INTEGER };
  if (mode === 'on') return everywhere;
  const core = entries.flatMap(({ kind, number }) =>
    kind.kind === 'core' ? [{ level: kind.level, number }] : [],
  );
  const debug = entries.flatMap(({ kind, number }) =>
    kind.kind === 'blocker' || (kind.kind === 'core' && kind.level === 'debug') ? [number] : [],
  );
  const [first] = debug;
  const last = debug.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const before = core.filter((c) => c.number < first).length;
  const after = core.filter((c) => c.number > last).length;
  return { first: before < enough ? 0 : first, last: after < enough ? everywhere.last : last };
}

/** Where a new stretch can begin: nothing of the earlier patches is left, as far as the lines tell. */
export function stretches(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const parts: Entry[][] = [[]];
  const listed = new Set<string>();
  let idle = false;
  for (const entry of entries) {
    const { kind } = entry;
    const begins =
      kind.kind === 'test' ||
      (kind.kind === 'command' && (kind.command.verb === 'insmod' || kind.command.verb === 'ftrace')) ||
      (kind.kind === 'core' && kind.word === 'enabling');
    if (idle && begins) {
      parts.push([]);
      idle = false;
    }
    parts.at(-1)?.push(entry);
    if (kind.kind === 'core' && kind.patch !== undefined) {
      if (kind.word === 'enabling') listed.add(kind.patch);
      if (kind.word === 'complete' && entry.text.endsWith('unpatching complete')) {
        listed.delete(kind.patch);
        idle = listed.size === 0;
      }
    }
    if (kind.kind === 'command' && kind.command.verb === 'rmmod' && listed.delete(kind.command.module)) {
      idle = listed.size === 0;
    }
  }
  return parts;
}
