import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { klp } from '../../cli/testing.ts';
import { root } from '../../testgen/shipped.ts';
import { drift, machineDocs, writeFiles } from './docs.ts';

const folder = mkdtempSync(join(tmpdir(), 'klp-machines-'));
afterAll(() => rmSync(folder, { recursive: true }));

const files = await machineDocs();

test('docs/machines is what machines/ says: else run `npx klp export --docs` and read the difference', () => {
  expect(drift(join(root, 'docs/machines'), files)).toEqual([]);
});

describe('drift', () => {
  test('is found: a change, a file that is missing, a file that nobody writes', () => {
    const to = join(folder, 'a');
    expect(writeFiles(to, files)).toHaveLength(files.size);
    expect(drift(to, files)).toEqual([]);
    writeFileSync(join(to, 'core.svg'), `${readFileSync(join(to, 'core.svg'), 'utf8')} `);
    rmSync(join(to, 'stately/task.ts'));
    writeFileSync(join(to, 'old.svg'), '<svg/>');
    expect(drift(to, files)).toEqual([
      'stately/task.ts: missing',
      'core.svg: differs',
      'old.svg: no longer written',
    ]);
    expect(writeFiles(to, files)).toEqual(['stately/task.ts', 'core.svg', 'old.svg']);
    expect(drift(to, files)).toEqual([]);
  });

  test('exits 15', async () => {
    const to = join(folder, 'b');
    mkdirSync(to);
    writeFiles(to, files);
    expect(await klp('export', '--docs', '--check', '-o', to)).toMatchObject({ code: 0 });
    writeFileSync(join(to, 'task.mmd'), '');
    const { code, err } = await klp('export', '--docs', '--check', '-o', to);
    expect(code).toBe(15);
    expect(err).toContain('task.mmd: differs');
  });
});

test('every machine has a picture and a sentence on the page', () => {
  const page = files.get('README.md') ?? '';
  for (const name of [...files.keys()].filter((f) => f.endsWith('.svg')))
    expect(page).toContain(`](${name})`);
});
