import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadScenario } from '../../spec/scenario.ts';
import { klp } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'klp-simulate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const test9 = 'spec/scenarios/callbacks/test-9.yaml';

describe.each(['machine', 'engine'])('on the %s', (on) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'prints the documented log of callbacks test %i, and nothing else',
    async (n) => {
      const file = `spec/scenarios/callbacks/test-${n}.yaml`;
      const { code, out, err } = await klp('simulate', file, '--on', on);
      expect([code, err]).toEqual([0, '']);
      expect(out).toBe(`${loadScenario(file).story?.log.join('\n')}\n`);
    },
  );

  test('exits with 15 and a diff when the log is another one', async () => {
    const path = join(folder, 'changed.yaml');
    const changed = readFileSync(test9, 'utf8').replace(
      "'livepatch_callbacks_demo': unpatching complete",
      'gone',
    );
    writeFileSync(path, changed);
    const { code, err } = await klp('simulate', path, '--on', on);
    expect(code).toBe(15);
    expect(err).toContain('\n-livepatch: gone\n');
    expect(err).toContain("\n+livepatch: 'livepatch_callbacks_demo': unpatching complete\n");
    expect(err).toContain(`Reproduce: npx klp simulate ${path}`);
  });

  test('exits with 15 at an event that is not possible', async () => {
    const { code, err } = await klp('simulate', test9, '--on', on, '--do', 'wake worker', '--do', 'retry');
    expect(code).toBe(15);
    expect(err).toContain('event 2, retry, is not possible here');
  });
});

test('--do runs other events than the story', async () => {
  const { code, out } = await klp('simulate', test9, '--do', 'loadModule livepatch_callbacks_mod');
  expect([code, out]).toEqual([0, 'livepatch_callbacks_mod: livepatch_callbacks_mod_init\n']);
});

test('--do refuses what the scenario does not know', async () => {
  const { code, err } = await klp('simulate', test9, '--do', 'load demo');
  expect(code).toBe(1);
  expect(err).toContain('KLP1102');
});

test('--story tells the events, --json the same', async () => {
  const { out } = await klp('simulate', test9, '--story');
  expect(out).toContain('write livepatch_callbacks_demo enabled 0\n');
  const json = JSON.parse((await klp('simulate', test9, '--json')).out);
  expect(json).toMatchObject({ conforms: true, log: loadScenario(test9).story?.log });
});
