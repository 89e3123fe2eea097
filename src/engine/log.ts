/** The kernel log: a list that grows at its head, so that snapshots share it. */
import type { LogLevel } from '../../spec/vocabulary.ts';
import type { Kernel } from './kernel.ts';
import type { LogRecord } from './state.ts';

/** Appends a line to the log without observing it (what user space writes to /dev/kmsg). */
export function record(k: Kernel, level: LogLevel, line: string): void {
  const { log, time } = k.state;
  k.state.log = { seq: log === null ? 0 : log.seq + 1, time, level, line, previous: log };
}

/** A line of the kernel. Every line is observed, also one that the log's reader cannot see. */
export function print(k: Kernel, level: LogLevel, line: string): void {
  record(k, level, line);
  k.observations.push({ kind: 'log', level, line });
}

/** A debug line of the livepatch core: observed always, in the log only if dynamic debug has it on for `site`. */
export function debug(k: Kernel, site: string, line: string): void {
  if (k.state.debug.has(site)) record(k, 'debug', `livepatch: ${line}`);
  k.observations.push({ kind: 'log', level: 'debug', line: `livepatch: ${line}` });
}

/** A line of the livepatch core. */
export function klp(k: Kernel, level: LogLevel, line: string): void {
  print(k, level, `livepatch: ${line}`);
}

/** Records from the oldest on, those after `seq` only. */
export function recordsAfter(newest: LogRecord | null, seq: number): LogRecord[] {
  const records: LogRecord[] = [];
  for (let r = newest; r !== null && r.seq > seq; r = r.previous) records.push(r);
  return records.reverse();
}
