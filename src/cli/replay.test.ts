import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { loadScenario } from '../../spec/scenario.ts';
import { klp } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'klp-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));

const scenario = 'spec/scenarios/callbacks/test-9.yaml';
const log = loadScenario(scenario).story?.log ?? [];
const file = (name: string, lines: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
};

describe('klp replay', () => {
  test('tells the story of a log that the rules allow', async () => {
    const { code, out, err } = await klp('replay', file('ok.log', log), '--scenario', scenario);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('log: accepted by the rules of callbacks-doc; all');
    expect(out).toMatch(
      /line \d+ {2}load livepatch_callbacks_demo {2}→ livepatch_callbacks_demo is becoming patched/,
    );
    expect(out).toContain('at the end: no patch; no transition');
  });

  test('exits with 15 at the line that they do not', async () => {
    const at = log.findIndex((l) => l.endsWith('starting patching transition'));
    const damaged = file('damaged.log', log.toSpliced(at, 1));
    const { code, out } = await klp('replay', damaged, '--scenario', scenario, '--start', 'boot');
    expect(code).toBe(15);
    expect(out).toContain(`not allowed: line ${at + 1}: ${log[at + 1]}`);
    expect(out).toContain('"load livepatch_callbacks_demo" is going on');
    const json = await klp('replay', damaged, '--scenario', scenario, '--start', 'boot', '--json');
    expect(json.code).toBe(15);
    expect(JSON.parse(json.out)).toMatchObject({
      verdict: 'rejected',
      boots: [{ outcome: 'rejected', rejected: { line: at + 1, text: log[at + 1] } }],
    });
  });

  test('names who blocks', async () => {
    const stalled = log.slice(0, log.findIndex((l) => l.includes('starting patching transition')) + 1);
    const proc = file('proc.txt', ['/proc/7/comm:stuck', '/proc/7/patch_state:0', '/proc/8/patch_state:1']);
    const { code, out } = await klp(
      'replay',
      file('stalled.log', stalled),
      '--scenario',
      scenario,
      '--proc',
      proc,
    );
    expect(code).toBe(0);
    expect(out).toContain('livepatch_callbacks_demo is becoming patched');
    expect(out).toContain('blocks: stuck (pid 7)');
    expect(out).not.toContain('pid 8');
  });

  test('says so when nothing is about livepatch', async () => {
    const { code, out } = await klp(
      'replay',
      file('other.log', ['[    0.000000] Linux version 6.12.0', 'usb 1-1']),
    );
    expect([code, out]).toEqual([0, 'log: nothing about livepatch\n']);
  });

  test.each([
    [['replay', join(folder, 'absent.log')], 'KLP2401'],
    [['replay', folder], 'KLP2401'],
    [['replay', file('x.log', []), '--kernel', '6.13x'], 'KLP2402'],
    [['replay', file('x.log', []), '--proc', folder], 'KLP2403'],
    [['replay', file('x.json', ['{}'])], 'KLP2301'],
    [['replay', join(folder, 'absent.json')], 'KLP2401'],
  ])('%j is a usage error', async (args, known) => {
    const { code, err } = await klp(...args);
    expect(code).toBe(1);
    expect(err).toContain(known);
  });
});

describe('klp replay of a trace', () => {
  test('of ours is accepted, and rejected where it was changed', async () => {
    const exported = await klp('export', scenario, '--as', 'itf');
    const path = join(folder, 'run.itf.json');
    writeFileSync(path, exported.out);
    const { code, out } = await klp('replay', path);
    expect([code, out.split('\n')[0]]).toEqual([0, expect.stringContaining('trace: accepted')]);

    writeFileSync(path, exported.out.replace('starting patching transition', 'starting nothing'));
    const changed = await klp('replay', path);
    expect(changed.code).toBe(15);
    expect(changed.out).toContain('it shows something else');
    expect(changed.out).toContain('starting nothing');
  });

  test('that is anything else is a usage error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        const path = join(folder, 'junk.json');
        writeFileSync(path, text);
        const { code, err } = await klp('replay', path);
        expect(code).toBe(1);
        expect(err).toContain('KLP2301');
      }),
      { numRuns: 30 },
    );
  });
});
