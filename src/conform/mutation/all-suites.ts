/**
 * Every generated test in one vitest file, for the mutation run: the engine is then loaded once per mutant and not once
 * per file, which is most of the time that a mutant costs.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../testgen/shipped.ts';

const folder = join(root, 'generated-tests');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) =>
  f.endsWith('.test.ts'),
);
for (const file of files.sort()) await import(join(folder, file));
