import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReadOptions, readLog } from './reader.ts';

const bytes = (...texts: readonly string[]): Uint8Array[] => texts.map((t) => new TextEncoder().encode(t));
const options: ReadOptions = { keep: () => false, limit: 1000 };
const enabling = "livepatch: enabling patch 'demo'";

describe('readLog', () => {
  it('keeps the lines about livepatch, with their numbers', async () => {
    const log = await readLog(bytes(`usb 1-1: new\n[ 5.1] ${enabling}\nother\n`), options);
    expect(log).toMatchObject({ lines: 3, cut: false });
    expect(log.boots).toHaveLength(1);
    expect(log.boots[0]?.entries.map((e) => [e.number, e.text])).toEqual([[2, enabling]]);
  });

  it('does not care where the chunks of a file end', async () => {
    const whole = new TextEncoder().encode(`[    0.000000] Linux version 6.12 é\n[    5.1] ${enabling}\n`);
    const single = [...whole].map((byte) => Uint8Array.of(byte));
    expect(await readLog(single, options)).toEqual(await readLog([whole], options));
  });

  it('tells boots apart by the banner and by time jumping back', async () => {
    const log = await readLog(
      bytes(
        `[ 900.0] ${enabling}\n[ 0.000000] Linux version 6.12\n[ 5.0] ${enabling}\n[ 4.9] x\n[ 0.5] ${enabling}\n`,
        `Linux version 6.1\n${enabling}`,
      ),
      options,
    );
    expect(log.boots.map((b) => [b.fromStart, b.firstLine, b.entries.length])).toEqual([
      [false, 1, 1],
      [true, 2, 1],
      [true, 5, 1],
      [true, 6, 1],
    ]);
  });

  it('takes a banner that is not the first line of its boot', async () => {
    const log = await readLog(
      bytes(`[ 0.000000] x\n[ 0.000000] Linux version 6.12\n[ 5.0] ${enabling}\n`),
      options,
    );
    expect(log.boots.map((b) => [b.fromStart, b.entries.length])).toEqual([[true, 1]]);
  });

  it('stops at its limit and says so', async () => {
    const log = await readLog(bytes(`${enabling}\n`.repeat(5)), { ...options, limit: 3 });
    expect(log.cut).toBe(true);
    expect(log.boots[0]?.entries).toHaveLength(3);
  });

  it('forgets a line without an end', async () => {
    function* endless(): Iterable<Uint8Array> {
      for (let i = 0; i < 2000; i++) yield new Uint8Array(4096).fill(65);
      yield* bytes(`\n${enabling}\n`);
    }
    const log = await readLog(endless(), options);
    expect(log.boots[0]?.entries.map((e) => e.number)).toEqual([2]);
  });

  it('reads anything', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 }), async (chunks) => {
        await readLog(chunks, options);
      }),
    );
  });
});

describe('logs in JSON', () => {
  const message = "livepatch: enabling patch 'p'";
  const kept = async (text: string) =>
    (await readLog(bytes(text), options)).boots.flatMap((b) =>
      b.entries.map((e) => [e.number, e.text, e.time]),
    );

  it('of dmesg --json', async () => {
    const text = [
      '{',
      '   "dmesg": [',
      '      {',
      '         "pri": 5,',
      '         "time":   843.119003,',
      `         "msg": "${message}"`,
      '      },{',
      '         "pri": 6,',
      '         "time":   843.200000,',
      '         "msg": "livepatch: \\"odd\\""',
      '      }',
      '   ]',
      '}',
    ].join('\n');
    expect(await kept(text)).toEqual([
      [6, message, 843.119003],
      [10, 'livepatch: "odd"', 843.2],
    ]);
  });

  it('of journalctl -o json', async () => {
    const record = (fields: object): string => JSON.stringify({ MESSAGE: message, ...fields });
    const text = [
      record({ _TRANSPORT: 'kernel', _SOURCE_MONOTONIC_TIMESTAMP: '843119003' }),
      record({ _TRANSPORT: 'stdout' }),
      record({ MESSAGE: [1, 2] }),
      '{"broken": ',
    ].join('\n');
    expect(await kept(text)).toEqual([[1, message, 843.119003]]);
  });
});
