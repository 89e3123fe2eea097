import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { scenarioJsonSchema } from './scenario-schema.ts';

it('scenario.schema.json is what the schema says (npx tsx spec/write-schema.ts)', () => {
  const committed: unknown = JSON.parse(
    readFileSync(new URL('./scenario.schema.json', import.meta.url), 'utf8'),
  );
  expect(committed).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())));
});
