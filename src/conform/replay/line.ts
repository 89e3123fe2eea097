/** One line of a kernel log, without what the tool that printed it put in front. */
export interface LogLine {
  /** Counts from 1, in the file as it is. */
  readonly number: number;
  /** What the kernel printed. */
  readonly text: string;
  /** Seconds since boot, when the line has such a timestamp. */
  readonly time: number | undefined;
}

// Colours of `dmesg --color`; the escape character is what they are told by.
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminals' escape sequences start with one
const colour = /\u001b\[[0-9;]*m/g;

/** `<6>`, `kern  :notice: ` (dmesg -x), at most one. */
const level = /^(?:<\d{1,3}>|[a-z]{2,8} *: ?[a-z]{2,6} *: )/;
/** /dev/kmsg: `6,1234,5123456,-;` with microseconds. */
const record = /^\d{1,5},\d{1,20},(\d{1,20}),[^;\s]{1,40};/;
/**
 * journalctl, rsyslog: `Jan  1 00:00:00 host kernel: `, `2026-01-01T00:00:00.123456+00:00 host kernel: `, and
 * journalctl's short-full (`Thu 2026-01-01 00:00:00 UTC`) and short-unix (seconds since 1970).
 */
const syslog =
  /^(?:[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d(?:\.\d+)?|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.,]?\d*(?:Z|[+-]\d\d:?\d\d)?|[A-Z][a-z]{2} \d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)? [A-Z0-9:+-]{1,9}|\d{9,11}\.\d{6}) \S{1,255} kernel(?:\[\d+\])?: ?/;
/** journalctl -o export, -o verbose: one field of a record per line. */
const messageField = /^ *MESSAGE=/;
/** journalctl -o short-monotonic: the host and the program after the seconds. */
const program = /^\S{1,255} kernel: /;
/** dmesg --time-format iso: the time and a space, no host. */
const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.,]\d+(?:Z|[+-]\d\d:?\d\d) /;
/** `[    5.123456] `, followed by the printing task or CPU when the kernel shows it: `[  T123]`, `[C1]`. */
const seconds = /^\[ *(\d{1,12}\.\d{1,9})\](?:\[ *[TC]\d+\])? ?/;
/** dmesg -T, -d, -e, --reltime: a time that says nothing about the time since boot. */
const otherTime =
  /^\[(?:[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \d{4}|<? *\+?\d+\.\d+>?|[A-Z][a-z]{2} ?\d{1,2} \d\d:\d\d)\](?:\[ *[TC]\d+\])? ?/;

/** Longest line that is looked at; the kernel's own lines are shorter than a kilobyte. */
export const longestLine = 4096;

/**
 * Takes off timestamps, priorities, host and program names, colours and line ends, in the shapes of dmesg, journalctl,
 * rsyslog, /dev/kmsg and a serial console. Accepts any text.
 */
export function parseLine(raw: string, number: number): LogLine {
  let text = raw.slice(0, longestLine).replace(colour, '').trimEnd();
  let time: number | undefined;
  const cut = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(text);
    if (found !== null) text = text.slice(found[0].length);
    return found;
  };
  const kmsg = cut(record);
  if (kmsg !== null) return { number, text, time: Number(kmsg[1]) / 1e6 };
  cut(messageField);
  if (cut(syslog) === null) cut(iso);
  cut(level);
  const since = cut(seconds);
  if (since !== null) {
    time = Number(since[1]);
    cut(program);
  } else cut(otherTime);
  return { number, text, time };
}
