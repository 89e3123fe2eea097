import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { properties } from '../../spec/properties/all.ts';
import { mutations } from '../check/mutations/all.ts';
import { propertiesPage } from './properties-page.ts';

test('docs/reference/properties.md stands as it is written from the properties and their mutations', () => {
  const page = join(import.meta.dirname, '../../docs/reference/properties.md');
  expect(readFileSync(page, 'utf8')).toBe(propertiesPage(properties, mutations));
});
