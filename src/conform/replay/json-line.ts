import { longestLine } from './line.ts';

/** What a line of a log in JSON says. */
export type JsonLine =
  /** A message, with seconds since boot when its record has them. */
  | { readonly text: string; readonly time: number | undefined }
  /** Another field of a record, or a record of somebody else than the kernel. */
  | 'nothing';

const field = /^\s*"(pri|fac|time|caller|dmesg)":/;
const timeField = /^\s*"time": *(\d{1,12}\.\d{1,9}),?\s*$/;
const message = /^\s*"msg": ("(?:[^"\\]|\\.)*")\s*$/;

/**
 * Logs in JSON: as `dmesg --json` prints them, a field per line; and as `journalctl -o json` does, a record per line. Holds
 * the time of the record whose message comes next.
 */
export class JsonLines {
  #time: number | undefined;

  /** What a line says; `undefined` when it is none of JSON's. */
  read(raw: string): JsonLine | undefined {
    if (raw.startsWith('{"')) return record(raw);
    if (field.test(raw)) {
      const time = timeField.exec(raw)?.[1];
      if (time !== undefined) this.#time = Number(time);
      return 'nothing';
    }
    const quoted = message.exec(raw.slice(0, longestLine))?.[1];
    if (quoted === undefined) return undefined;
    const text = parsed(quoted);
    const time = this.#time;
    this.#time = undefined;
    return typeof text === 'string' ? { text, time } : 'nothing';
  }
}

/** Longest record of a journal that is looked at; it has some forty fields beside the message. */
export const longestRecord = 16 * longestLine;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function record(raw: string): JsonLine | undefined {
  if (raw.length > longestRecord) return undefined;
  const found = parsed(raw);
  if (typeof found !== 'object' || found === null || !('MESSAGE' in found)) return undefined;
  if ('_TRANSPORT' in found && found._TRANSPORT !== 'kernel') return 'nothing';
  const text = found.MESSAGE;
  if (typeof text !== 'string') return 'nothing';
  const since =
    '_SOURCE_MONOTONIC_TIMESTAMP' in found ? Number(found._SOURCE_MONOTONIC_TIMESTAMP) : Number.NaN;
  return { text: text.slice(0, longestLine), time: Number.isFinite(since) ? since / 1e6 : undefined };
}
