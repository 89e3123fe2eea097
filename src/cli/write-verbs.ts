/** Writes docs/reference/verbs.md: `npx tsx src/cli/write-verbs.ts`. */
import { writeFileSync } from 'node:fs';
import { verbsPage } from './verbs-page.ts';

writeFileSync(new URL('../../docs/reference/verbs.md', import.meta.url), await verbsPage());
