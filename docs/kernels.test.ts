import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { profiles } from '../spec/kernels/profiles.ts';

test('the page of kernel profiles lists each with its status', () => {
  const page = readFileSync(new URL('reference/kernels.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| (\S+) +\| (judged|unverified) +\|/gm)].map(
    ([, name, status]) => `${name} ${status}`,
  );
  expect(rows).toEqual(profiles.map((p) => `${p.name} ${p.status}`));
});
