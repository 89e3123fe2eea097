import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeGroups } from '../../spec/error-codes.ts';
import { codesPage } from './codes-page.ts';

const root = join(import.meta.dirname, '../..');

/** Codes in quotes in the sources, with a file each. */
function usedCodes(): ReadonlyMap<string, string> {
  const used = new Map<string, string>();
  for (const folder of ['spec', 'machines', 'src']) {
    for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!path.endsWith('.ts') || path.endsWith('.test.ts') || path === 'error-codes.ts') continue;
      const text = readFileSync(join(root, folder, path), 'utf8');
      for (const [, code] of text.matchAll(/['[](KLP\d{4})['\]]/g))
        if (code !== undefined) used.set(code, `${folder}/${path}`);
    }
  }
  return used;
}

const described = codeGroups.flatMap((g) => g.codes.map((c) => c.code));

test('every code in the sources is described in spec/error-codes.ts', () => {
  const missing = [...usedCodes()].filter(([code]) => !described.some((d) => d === code));
  expect(missing).toEqual([]);
});

test('every described code is used, and described once, in ascending order', () => {
  const used = usedCodes();
  expect(described.filter((code) => !used.has(code))).toEqual([]);
  expect(described).toEqual([...new Set(described)].sort());
});

test('docs/reference/codes.md stands as it is written from the table', () => {
  expect(readFileSync(join(root, 'docs/reference/codes.md'), 'utf8')).toBe(codesPage());
});
