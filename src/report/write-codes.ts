/** Writes docs/reference/codes.md: `npx tsx src/report/write-codes.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { codesPage } from './codes-page.ts';

const page = new URL('../../docs/reference/codes.md', import.meta.url);
mkdirSync(new URL('.', page), { recursive: true });
writeFileSync(page, codesPage());
