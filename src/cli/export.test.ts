import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { eventName } from '../../spec/event-name.ts';
import { loadScenario } from '../../spec/scenario.ts';
import { readItf } from '../report/itf.ts';
import { klp } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'klp-export-'));
afterAll(() => rmSync(folder, { recursive: true }));

const test9 = 'spec/scenarios/callbacks/test-9.yaml';
const leak = ['states/leak-on-failure', '--property', 'no-space-lost'] as const;

describe('what is exported', () => {
  test('is the story of the file', async () => {
    const { code, out } = await klp('export', test9, '--as', 'log');
    expect([code, out]).toEqual([0, `${loadScenario(test9).story?.log.join('\n')}\n`]);
  });

  test('or the shortest run that breaks a property: the one that check tells', async () => {
    const { out } = await klp('export', ...leak);
    expect(out.split('\n')[0]).toBe('  1  load console_v1 broken=-22');
    expect((await klp('check', leak[0])).out).toContain(out.trimEnd());
  });

  test('or the run into a deadlock', async () => {
    const { out } = await klp('export', 'transitions/kthread-never-leaves', '--deadlock');
    expect(out).toContain('  1  load livepatch_sample');
  });

  test.each([
    [['--property', 'no-such'], 'KLP2202'],
    [['--property', 'code-stays'], 'KLP2304'],
    [['--deadlock'], 'KLP2304'],
    [['--do', 'retry'], 'KLP2303'],
    [['--do', 'load nothing'], 'KLP1102'],
    [['--as', 'dance'], 'Allowed choices'],
    [['-o', '/nowhere/at/all'], 'KLP2302'],
  ])('else says why not: %j', async (args, message) => {
    const { code, err } = await klp('export', 'callbacks/test-1', ...args);
    expect(code).toBe(1);
    expect(err).toContain(message);
  });
});

describe('ITF', () => {
  test('can be read back: same events, same observations', async () => {
    const path = join(folder, 'trace.itf.json');
    expect(await klp('export', test9, '--as', 'itf', '-o', path)).toMatchObject({ code: 0, out: '' });
    const trace = readItf(readFileSync(path, 'utf8'), path);
    expect([trace.file, trace.kernel]).toEqual([test9, 'callbacks-doc']);
    expect(trace.steps.map((s) => eventName(s.event))).toEqual(
      loadScenario(test9).story?.steps.map(eventName),
    );
    expect(trace.steps[0]?.observations).toEqual([
      '[info] livepatch_callbacks_busymod: livepatch_callbacks_mod_init',
      '→ 0',
    ]);
  });

  test('has the form that viewers read: vars, states with an index, no null, no undefined', async () => {
    const { out } = await klp('export', ...leak, '--as', 'itf');
    const itf = JSON.parse(out);
    expect(itf['#meta'].format).toBe('ITF');
    expect(itf.states).toHaveLength(2);
    for (const [i, state] of itf.states.entries()) {
      expect(state['#meta'].index).toBe(i);
      expect(Object.keys(state).filter((k) => k !== '#meta')).toEqual(itf.vars);
    }
    expect(out).not.toContain('null');
  });

  test.each(['', '{}', '[1]', '{"#meta":{"klp":{"version":2}}}', '{"#meta":{"klp":{"version":1}}}'])(
    'of other origin is refused: %s',
    (text) => {
      expect(() => readItf(text, 'x.json')).toThrow(/not a trace of klp/);
    },
  );
});

test('Mermaid shows who did what', async () => {
  const { out } = await klp('export', ...leak, '--as', 'mermaid');
  expect(out).toContain('sequenceDiagram\n');
  expect(out).toContain('participant p2 as console_v1\n');
  expect(out).toContain('p0->>p1: 1. load console_v1 broken=-22\n');
  expect(out).toContain('p1->>p2: pre_patch vmlinux returns -22\n');
  expect(out).toContain('p1-->>p0: -EINVAL\n');
});

/** A script printed for the virtual shell, run there. */
function inShell(scenario: string, kernel: string, script: string): string {
  const args = ['bin/klp.js', 'shell', '--scenario', scenario, '--kernel', kernel, script];
  return spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 }).stdout;
}

test.each(['callbacks/test-2', 'callbacks/test-9', 'transitions/stuck-task-reversed'])(
  'the shell script of %s prints the same log in the virtual shell',
  async (id) => {
    const path = join(folder, 'story.sh');
    await klp('export', id, '--as', 'sh', '-o', path);
    const scenario = loadScenario(`spec/scenarios/${id}.yaml`);
    const lines = inShell(`spec/scenarios/${id}.yaml`, scenario.kernel, path)
      .split('\n')
      .map((line) => line.replace(/^\[[^\]]*\] /, ''))
      .filter((line) => /^livepatch/.test(line))
      // The computer was never tainted before, and says of each waiting task why it waits.
      .filter((line) => !/TAINT_LIVEPATCH|klp_try_switch_task/.test(line));
    const log = scenario.story?.log.filter((line) => !/^insmod|TAINT_LIVEPATCH/.test(line));
    expect(lines).toEqual(log);
  },
);

test.each(['bash', 'zsh', 'fish'])('completion for %s knows every verb and its options', async (shell) => {
  const { code, out } = await klp('completion', shell);
  expect(code).toBe(0);
  for (const word of ['check', 'simulate', 'export', 'replay', 'max-states']) expect(out).toContain(word);
});
