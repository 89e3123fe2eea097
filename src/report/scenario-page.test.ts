import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { eventTypes } from '../../spec/event-name.ts';
import { scenarioPage } from './scenario-page.ts';

test('docs/reference/scenario.md stands as the schema says it (npx tsx src/report/write-scenario-page.ts)', () => {
  const page = readFileSync(new URL('../../docs/reference/scenario.md', import.meta.url), 'utf8');
  expect(page).toBe(scenarioPage());
});

test('the page has every kind of event', () => {
  const listed = [...scenarioPage().matchAll(/^\| `(\w+)[^|`]*(?:\\\|[^|`]*)*` \| [^|]+ \| [^|]+ \|$/gm)].map(
    ([, t]) => t,
  );
  for (const type of eventTypes) expect(listed).toContain(type);
});
