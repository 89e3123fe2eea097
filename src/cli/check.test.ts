import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { properties } from '../../spec/properties/all.ts';
import { klp } from './testing.ts';

const holds = 'spec/scenarios/callbacks/test-1.yaml';
const mistaken = 'spec/scenarios/states/leak-on-failure.yaml';
const stuck = 'spec/scenarios/transitions/kthread-never-leaves.yaml';

const folder = mkdtempSync(join(tmpdir(), 'klp-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const story = z.array(
  z.object({
    number: z.number(),
    event: z.string(),
    log: z.array(z.string()),
    seen: z.array(z.string()),
    changed: z.array(z.string()),
  }),
);
const json = z.object({
  scenarios: z.array(
    z.object({
      id: z.string(),
      verdict: z.string(),
      states: z.number(),
      properties: z.array(
        z.object({
          id: z.string(),
          verdict: z.string(),
          statement: z.string(),
          why: z.string(),
          source: z.string(),
          story: story.optional(),
          reproduce: z.string().optional(),
        }),
      ),
      deadlock: z.object({ kind: z.string(), story, reproduce: z.string() }).optional(),
    }),
  ),
});

describe('exit code and verdict', () => {
  test('holds: 0', async () => {
    const { code, out, err } = await klp('check', holds);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^callbacks\/test-1: holds\n/);
    expect(out).toContain('56 states, 350 transitions');
  });

  test('violated: 11, with the story, the statement, and how to reproduce it', async () => {
    const { code, out } = await klp('check', mistaken);
    expect(code).toBe(11);
    const lines = out.trimEnd().split('\n');
    const property = properties.find((p) => p.id === 'no-space-lost');
    expect(lines).toContain(`  ${property?.statement}`);
    expect(lines).toContain(`  Why it matters: ${property?.why}`);
    expect(lines.at(-1)).toBe(`  Reproduce: npx klp check ${mistaken} --property no-space-lost`);
  });

  test('the line that reproduces it does', async () => {
    const { code, out } = await klp('check', mistaken, '--property', 'no-space-lost');
    expect(code).toBe(11);
    expect(out).toContain('violated no-space-lost: the shortest way to it');
  });

  test('several properties broken: the shortest story whole, a line and a command for each of the others', async () => {
    const { out } = await klp('check', 'states/free-on-reversal');
    const told = [...out.matchAll(/^violated (\S+)(:| as well)/gm)].map(([, id, how]) => [id, how]);
    expect(told).toEqual([
      ['owned-data-stays', ':'],
      ['no-dangling-use', ' as well'],
      ['state-restored', ' as well'],
    ]);
    expect(out.match(/^ {2}1 {2}load console_v1$/gm)).toHaveLength(1);
  });

  test('deadlock: 10', async () => {
    const { code, out } = await klp('check', stuck);
    expect(code).toBe(10);
    expect(out).toContain('no run from here leads to a state without a transition');
  });

  test('unwitnessed, of a property asked for by name: 13', async () => {
    const { code, out } = await klp('check', holds, '--property', 'fork-inherits');
    expect(code).toBe(13);
    expect(out).toContain('Nothing here could have broken fork-inherits');
  });

  test('inconclusive: 14', async () => {
    const { code, out } = await klp('check', holds, '--max-states', '20');
    expect(code).toBe(14);
    expect(out).toContain('not complete: the largest number of states was reached; try --max-states');
  });

  test('the gravest of several: 11', async () => {
    expect((await klp('check', holds, stuck, mistaken, '--jobs', '1')).code).toBe(11);
  });
});

describe('--json', () => {
  test('carries the facts of the text', async () => {
    const text = await klp('check', mistaken);
    const { code, out } = await klp('check', mistaken, '--json');
    expect(code).toBe(11);
    const [scenario] = json.parse(JSON.parse(out)).scenarios;
    expect(scenario?.verdict).toBe('violated');
    const violated = scenario?.properties.find((p) => p.verdict === 'violated');
    expect(text.out).toContain(`Reproduce: ${violated?.reproduce}`);
    expect(text.out).toContain(`Source: ${violated?.source}`);
    expect(violated?.story?.length).toBeGreaterThan(0);
    for (const step of violated?.story ?? []) {
      expect(text.out).toContain(`  ${step.number}  ${step.event}\n`);
      for (const line of step.log) expect(text.out).toContain(`| ${line}\n`);
      for (const line of [...step.seen, ...step.changed]) expect(text.out).toContain(`${line}\n`);
    }
  });

  test('is JSON also of an error', async () => {
    const { code, out } = await klp('check', 'nowhere.yaml', '--json');
    expect(code).toBe(1);
    expect(
      z.object({ errors: z.array(z.object({ code: z.string() })) }).parse(JSON.parse(out)).errors[0]?.code,
    ).toBe('KLP1001');
  });
});

describe('bad input: one clear message with place, exit 1, no stack trace', () => {
  const patch = 'patches:\n  p:\n    objects:\n      vmlinux:\n        funcs: [{ name: f }]\n';
  test.each([
    ['unknown key', `title: t\nsource: s\ncolour: red\n${patch}`, /:3:1: .*colour/],
    ['wrong type', `title: 3\nsource: s\n${patch}`, /:1:8: /],
    ['duplicate patch', `title: t\nsource: s\n${patch}  p: {}\n`, /:8:\d+: /],
    ['state id 0', `title: t\nsource: s\npatches:\n  p:\n    states: [{ id: 0, version: 1 }]\n`, /:5:\d+: /],
    ['a func without name', `title: t\nsource: s\n${patch.replace('name: f', 'new: g')}`, /:7:\d+: /],
    ['an object that no module provides', `title: t\nsource: s\n${patch.replace('vmlinux', 'ext4')}`, /ext4/],
    ['not YAML', `title: [`, /KLP10/],
    ['a file of 10 MB', `title: ${'x'.repeat(10_000_000)}\n`, /KLP1002/],
  ])('%s', async (name, text, message) => {
    const { code, out, err } = await klp('check', file(`${name}.yaml`.replaceAll(' ', '-'), text));
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(message);
    expect(err).toMatch(/\[KLP\d{4}\]/);
    expect(err).not.toMatch(/^\s+at /m);
    expect(err.length).toBeLessThan(1000);
  });

  test.each([
    [['check'], 'KLP2200'],
    [['check', '--shipped', holds], 'KLP2200'],
    [['check', holds, '--property', 'code-stay'], 'did you mean "code-stays"'],
    [['check', holds, '--max-states', 'many'], 'whole number'],
    [['check', holds, '--frist'], 'unknown option'],
    [['chek'], 'Did you mean check'],
  ])('%j', async (args, message) => {
    const { code, err } = await klp(...args);
    expect(code).toBe(1);
    expect(err).toContain(message);
  });
});

test('an id of a shipped scenario names its file', async () => {
  expect((await klp('check', 'callbacks/test-1')).out).toMatch(/^callbacks\/test-1: holds\n/);
});

test('help and version end well', async () => {
  for (const args of [['--help'], ['check', '--help'], ['--version']]) {
    const { code, out } = await klp(...args);
    expect([code, out.length > 4]).toEqual([0, true]);
  }
});
