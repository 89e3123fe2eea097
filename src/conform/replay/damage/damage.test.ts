import { describe, expect, it, test } from 'vitest';
import { cachedSource } from '../../selftest/sources.ts';
import { damagesOf } from './damage.ts';
import { selftestLogs } from './selftest-logs.ts';
import { type End, trials } from './trial.ts';

test('every line is damaged in each way that changes the log', () => {
  const log = [
    "[    1.000000] livepatch: enabling patch 'p'",
    '[    1.000001] p: hello',
    "[    1.000002] livepatch: 'p': starting patching transition",
  ];
  const found = damagesOf(log, 1);
  expect(found.filter((d) => d.line === 1).map((d) => d.kind)).toEqual(['drop', 'swap', 'double', 'invent']);
  // The last one has no next; what is put in says something about livepatch and is not what stands there.
  expect(found.filter((d) => d.line === 3).map((d) => d.kind)).toEqual(['drop', 'double', 'invent']);
  expect(found.find((d) => d.line === 3 && d.kind === 'invent')?.other).toBe("livepatch: enabling patch 'p'");
  expect(found.find((d) => d.line === 1 && d.kind === 'swap')?.lines.slice(0, 2)).toEqual([
    '[    1.000000] p: hello',
    "[    1.000001] livepatch: enabling patch 'p'",
  ]);
  for (const { lines } of found) expect(lines).not.toEqual(log);
});

/** Where a damage may end that somebody who knows the patches sees. */
const seen: ReadonlySet<End> = new Set<End>(['exact', 'first']);

/** Of all damages this many are tried in a test run; `damage/main.ts` tries all. */
const every = 29;
const version = '6.12';
const seed = 20_141_125;

describe(`damaged logs of the selftests of Linux ${version} (seed ${seed}, one in ${every})`, () => {
  if (cachedSource(version) === undefined) {
    it.skip('not run: no sources in the cache; `npm run test:selftests` gets them', () => {});
    return;
  }
  it('are rejected at the damaged line, unless nobody can tell', async () => {
    let told = 0;
    for (const log of await selftestLogs(version)) {
      for await (const { damaged, of, end, at } of trials(log, seed, every)) {
        if (end === 'untold') continue;
        told++;
        // A callback that is printed once and then no more may be one that the patch does not have.
        if (end === 'accepted' && of === 'callback' && damaged.kind === 'drop') continue;
        const where = `${log.name}, ${damaged.kind} of line ${damaged.line}, "${damaged.text}", at ${at}: ${end}`;
        expect(seen.has(end), where).toBe(true);
      }
    }
    expect(told).toBeGreaterThan(60);
  });
});
