import { classify, type LineKind } from './grammar.ts';
import { JsonLines, longestRecord } from './json-line.ts';
import { type LogLine, parseLine } from './line.ts';

/** A line of the log that says something about livepatch. */
export interface Entry extends LogLine {
  readonly kind: LineKind;
}

/** The lines of one boot of the machine. */
export interface Boot {
  /** The log has the boot's first lines; otherwise the ring may have lost some, and the system was running already. */
  readonly fromStart: boolean;
  /** What its banner says the kernel is, e.g. `6.12.0-1-amd64`. */
  readonly release?: string;
  /** Its first line in the file. */
  readonly firstLine: number;
  /** Seconds since boot at its last line, when its lines say so. */
  readonly lastTime?: number;
  readonly entries: readonly Entry[];
}

export interface Log {
  readonly boots: readonly Boot[];
  /** Lines read, of whatever subsystem. */
  readonly lines: number;
  /** More lines about livepatch than `limit`: the rest was not read. */
  readonly cut: boolean;
}

export interface ReadOptions {
  /** Whether a line that no rule of the grammar knows may come from a module of interest. */
  readonly keep: (owner: string, text: string) => boolean;
  /** Most lines about livepatch that are kept. */
  readonly limit: number;
}

/** A timestamp this much earlier than the latest one, in seconds, belongs to another boot; CPUs disagree by less. */
const jump = 1;
/** A log whose first timestamp is not later than this, in seconds, has its boot's first lines. */
const earliest = 1;

class BootReader {
  readonly #options: ReadOptions;
  readonly #json = new JsonLines();
  readonly #boots: {
    fromStart: boolean;
    release?: string;
    firstLine: number;
    entries: Entry[];
    latest: number;
    empty: boolean;
  }[] = [];
  lines = 0;
  kept = 0;

  constructor(options: ReadOptions) {
    this.#options = options;
  }

  get full(): boolean {
    return this.kept >= this.#options.limit;
  }

  add(raw: string): void {
    this.lines++;
    const json = this.#json.read(raw);
    if (json === 'nothing') return;
    const line = json === undefined ? parseLine(raw, this.lines) : { ...json, number: this.lines };
    if (line.text === '') return;
    const kind = classify(line.text);
    const latest = this.#boots.at(-1);
    const jumped = latest !== undefined && line.time !== undefined && line.time < latest.latest - jump;
    if (latest === undefined || jumped || (kind.kind === 'boot' && !latest.empty)) {
      this.#boots.push({
        fromStart: kind.kind === 'boot' || (line.time !== undefined && line.time <= earliest),
        firstLine: line.number,
        entries: [],
        latest: line.time ?? 0,
        // The banner is not always the first line that a boot prints.
        empty: kind.kind !== 'boot',
      });
    }
    const boot = this.#boots.at(-1);
    if (boot === undefined) return;
    boot.latest = Math.max(boot.latest, line.time ?? 0);
    if (kind.kind === 'boot') {
      boot.fromStart = true;
      boot.release = kind.release;
      boot.empty = false;
      return;
    }
    if (kind.kind === 'other' && !this.#options.keep(kind.owner, line.text)) return;
    boot.empty = false;
    boot.entries.push({ ...line, kind });
    this.kept++;
  }

  log(cut: boolean): Log {
    const boots = this.#boots.map(
      ({ fromStart, firstLine, entries, release, latest }): Boot => ({
        fromStart,
        firstLine,
        entries,
        ...(latest > 0 ? { lastTime: latest } : {}),
        ...(release === undefined ? {} : { release }),
      }),
    );
    return { boots, lines: this.lines, cut };
  }
}

/**
 * Reads a kernel log of any size and any content as a stream; memory is bounded by `limit` and the longest line.
 * Lines of other subsystems are counted and let go. A banner or a timestamp that jumps back starts another boot.
 */
export async function readLog(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: ReadOptions,
): Promise<Log> {
  const decoder = new TextDecoder('utf-8', { fatal: false });
  const reader = new BootReader(options);
  let rest = '';
  for await (const chunk of chunks) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = (parts.pop() ?? '').slice(0, longestRecord);
    for (const part of parts) {
      if (reader.full) return reader.log(true);
      reader.add(part);
    }
  }
  const last = rest + decoder.decode();
  if (last !== '') {
    if (reader.full) return reader.log(true);
    reader.add(last);
  }
  return reader.log(false);
}
