import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLine } from './line.ts';

describe('parseLine', () => {
  const text = "livepatch: enabling patch 'demo'";
  it.each([
    ['dmesg', `[    5.123456] ${text}`, 5.123456],
    ['with the printing task', `[    5.123456][  T123] ${text}`, 5.123456],
    ['with the printing CPU', `[   15.000001][C1] ${text}`, 15.000001],
    ['raw priority', `<5>[    5.123456] ${text}`, 5.123456],
    ['priority only', `<5>${text}`, undefined],
    ['dmesg -x', `kern  :notice: [    5.123456] ${text}`, 5.123456],
    ['dmesg -T', `[Mon Jan  5 10:00:00 2026] ${text}`, undefined],
    ['dmesg -d', `[  +0.000012] ${text}`, undefined],
    ['dmesg -e', `[Jan 5 10:00] ${text}`, undefined],
    ['dmesg --time-format iso', `2026-01-05T10:00:00,123456+00:00 ${text}`, undefined],
    ['syslog', `Jan  5 10:00:00 box kernel: [    5.123456] ${text}`, 5.123456],
    ['journalctl', `Jan 05 10:00:00 box kernel: ${text}`, undefined],
    ['rsyslog', `2026-01-05T10:00:00.123456+00:00 box kernel: [    5.123456] ${text}`, 5.123456],
    ['journalctl -o short-monotonic', `[    5.123456] box kernel: ${text}`, 5.123456],
    ['journalctl -o short-full', `Mon 2026-01-05 10:00:00 UTC box kernel: ${text}`, undefined],
    ['journalctl -o short-unix', `1767607200.123456 box kernel: ${text}`, undefined],
    ['journalctl -o short-iso', `2026-01-05T10:00:00+0000 box kernel: ${text}`, undefined],
    ['journalctl -o export', `MESSAGE=${text}`, undefined],
    ['journalctl -o verbose', `    MESSAGE=${text}`, undefined],
    ['/dev/kmsg', `5,1234,5123456,-;${text}`, 5.123456],
    [
      'colours',
      `\u001b[32m[    5.123456] \u001b[0m\u001b[33mlivepatch: \u001b[0menabling patch 'demo'`,
      5.123456,
    ],
    ['a carriage return', `[    5.123456] ${text}\r`, 5.123456],
    ['nothing', text, undefined],
  ])('%s', (_shape, raw, time) => {
    expect(parseLine(raw, 7)).toEqual({ number: 7, text, time });
  });

  it('leaves text that only looks like a prefix', () => {
    expect(parseLine('[drm] initialized', 1).text).toBe('[drm] initialized');
    expect(parseLine('livepatch: [x] y', 1).text).toBe('livepatch: [x] y');
  });

  it('accepts anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 6000 }), (raw) => {
        expect(parseLine(raw, 1).text.length).toBeLessThanOrEqual(4096);
      }),
    );
  });
});
