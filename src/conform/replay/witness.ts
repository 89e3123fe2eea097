import type { Entry } from './reader.ts';

/**
 * Lines that alone tell of something: that a patch has an object, or a callback that can fail; and the first one about
 * each module, which tells whether it was loaded before. An invented line is one of them more often than not; a real one
 * may be one too.
 */
export function soleWitnesses(entries: readonly Entry[]): readonly number[] {
  const told = new Map<string, number[]>();
  const tell = (what: string, line: number): void => {
    const lines = told.get(what);
    if (lines === undefined) told.set(what, [line]);
    else lines.push(line);
  };
  for (const { kind, number } of entries) {
    if (kind.kind === 'callback' || kind.kind === 'core') {
      const first = `first ${kind.object}`;
      if (kind.object !== undefined && !told.has(first)) tell(first, number);
    }
    if (kind.kind === 'callback') tell(`object ${kind.patch} ${kind.object}`, number);
    if (kind.kind !== 'core') continue;
    if (kind.word === 'callback failed') tell(`fault ${kind.object}`, number);
    else if (kind.patch !== undefined) {
      tell(`patch ${kind.patch}`, number);
      if (kind.object !== undefined) tell(`object ${kind.patch} ${kind.object}`, number);
    }
  }
  return [...new Set([...told.values()].flatMap((lines) => (lines.length === 1 ? lines : [])))];
}
