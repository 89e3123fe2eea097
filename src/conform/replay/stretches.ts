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
  const core = entries.filter(({ kind }) => kind.kind === 'core');
  const isDebug = ({ kind }: Entry): boolean =>
    kind.kind === 'blocker' || (kind.kind === 'core' && kind.level === 'debug');
  const firstDebug = entries.find(isDebug);
  const last = entries.findLast(isDebug)?.number;
  if (firstDebug === undefined || last === undefined) return undefined;
  const first = operationOf(core, firstDebug);
  const before = core.filter((c) => c.number < first).length;
  const after = core.filter((c) => c.number > last).length;
  return { first: before < enough ? 0 : first, last: after < enough ? everywhere.last : last };
}

/** The first line of the enabling that a debug line belongs to; nobody switches debug lines on in the middle of one. */
function operationOf(core: readonly Entry[], { kind, number }: Entry): number {
  if (kind.kind !== 'core' || (kind.word !== 'initializing' && kind.word !== 'canceling')) return number;
  const from = core.findLast(
    (c) => c.number < number && c.kind.kind === 'core' && c.kind.word === 'enabling',
  );
  return from?.kind.kind === 'core' && from.kind.patch === kind.patch ? from.number : number;
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
