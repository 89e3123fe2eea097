import { expect, it } from 'vitest';
import { repairSaid } from './repair.ts';
import { replayOne } from './testing.ts';

const on = ['initializing', 'starting', 'completing'].map((w) => `livepatch: 'p': ${w} patching transition`);
const log = [
  "livepatch: enabling patch 'p'",
  ...on,
  "livepatch: 'p': patching complete",
  ...on.map((l) => l.replace('patching transition', 'unpatching transition')),
  "livepatch: 'p': unpatching complete",
];

const repaired = async (lines: readonly string[]): Promise<string | undefined> => {
  const { rejected } = await replayOne(lines, { start: 'boot', debug: 'on' });
  return rejected?.repair === undefined ? undefined : repairSaid(rejected.repair);
};

it.each([
  ['one line is missing', log.toSpliced(2, 1), 'with one more line before it'],
  ['one is too many', log.toSpliced(3, 0, log[6] ?? ''), 'without it'],
  ['two changed places', log.with(1, log[2] ?? '').with(2, log[1] ?? ''), 'with the line after it first'],
])('%s', async (_what, lines, said) => {
  expect(await repaired(lines)).toContain(said);
});

it('says nothing where two lines are missing, or where too little follows to tell', async () => {
  expect(await repaired(log.toSpliced(2, 2))).toBeUndefined();
  expect(await repaired([...log.slice(0, 4), log[8] ?? ''])).toBeUndefined();
});
