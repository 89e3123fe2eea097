/** Writes scenario.schema.json from scenario-schema.ts: `npx tsx spec/write-schema.ts && npx biome format --write spec`. */
import { writeFileSync } from 'node:fs';
import { scenarioJsonSchema } from './scenario-schema.ts';

writeFileSync(
  new URL('./scenario.schema.json', import.meta.url),
  `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`,
);
