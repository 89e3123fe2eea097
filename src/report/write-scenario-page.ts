/** Writes docs/reference/scenario.md: `npx tsx src/report/write-scenario-page.ts`. */
import { writeFileSync } from 'node:fs';
import { scenarioPage } from './scenario-page.ts';

writeFileSync(new URL('../../docs/reference/scenario.md', import.meta.url), scenarioPage());
