import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { catalogue } from '../report/chart/catalogue.ts';
import { klp } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'klp-charts-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('one statechart', () => {
  test('is printed', async () => {
    expect((await klp('export', '--svg', 'core')).out).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    expect((await klp('export', '--mermaid', 'core')).out).toContain('stateDiagram-v2\n');
    expect((await klp('export', '--stately', 'core')).out).toContain('export const core = createMachine({');
    expect(JSON.parse((await klp('export', '--stately', 'core', '--json')).out).id).toBe('core');
  });

  test('or written', async () => {
    const path = join(folder, 'core.svg');
    expect(await klp('export', '--svg', 'core', '-o', path)).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(path, 'utf8')).toBe((await klp('export', '--svg', 'core')).out);
  });

  test('may be the system of a scenario', async () => {
    const { out } = await klp('export', '--mermaid', 'callbacks/test-1');
    // One region per task, module, patch and patch × object, and the core.
    expect(out.match(/^ {4}--$/gm)?.length).toBeGreaterThan(1);
    expect(out).toContain('state "core"');
  });
});

test('all of them go into a folder', async () => {
  const into = join(folder, 'all');
  const { code, out } = await klp('export', '--stately', '-o', into);
  const names = catalogue.flatMap(({ name }) => [`${name}.json`, `${name}.ts`]);
  expect([code, readdirSync(into).sort()]).toEqual([0, names.sort()]);
  expect(out.trim().split('\n')).toHaveLength(names.length);
});

test.each([
  [['--svg', 'cor'], 'KLP2305', 'did you mean "core"'],
  [['--svg', 'core', '--mermaid', 'core'], 'KLP2200', '--svg, --mermaid'],
  [['--svg', 'core', '--json'], 'KLP2200', '--stately'],
  [['--check'], 'KLP2200', '--docs'],
  [['--docs', '--svg', 'core'], 'KLP2200', '--docs'],
  [['callbacks/test-1', '--svg', 'core'], 'KLP2200', 'at once'],
  [[], 'KLP2200', 'no scenario'],
  [['--svg', 'core', '-o', '/nowhere/at/all'], 'KLP2302', '/nowhere'],
])('%j says what is wrong', async (args, code, words) => {
  const ran = await klp('export', ...args);
  expect(ran.code).toBe(1);
  // With --json the error is JSON, too.
  expect(ran.out + ran.err).toContain(code);
  expect(ran.out + ran.err).toContain(words);
});
