import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exitCode } from './exit-code.ts';
import { verbsPage } from './verbs-page.ts';

test('docs/reference/verbs.md stands as the verbs say it (npx tsx src/cli/write-verbs.ts)', async () => {
  const page = readFileSync(new URL('../../docs/reference/verbs.md', import.meta.url), 'utf8');
  expect(page).toBe(await verbsPage());
});

test('the page lists every exit code', async () => {
  const listed = [...(await verbsPage()).matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
  expect(listed).toEqual(Object.values(exitCode));
});
