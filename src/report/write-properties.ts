/** Writes docs/reference/properties.md: `npx tsx src/report/write-properties.ts`. */
import { writeFileSync } from 'node:fs';
import { properties } from '../../spec/properties/all.ts';
import { mutations } from '../check/mutations/all.ts';
import { propertiesPage } from './properties-page.ts';

writeFileSync(
  new URL('../../docs/reference/properties.md', import.meta.url),
  propertiesPage(properties, mutations),
);
