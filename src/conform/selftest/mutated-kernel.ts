/** The engine with a mistake in its source text: a copy of it outside the project, loaded beside the real one. */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Kernel } from '../../engine/kernel.ts';
import { type Mutant, mutate } from '../mutants.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** What the engine imports from outside its folder. */
const outside = ['spec/errno.ts', 'spec/vocabulary.ts'];

/**
 * @returns the mutant's Kernel
 * @throws Error when the mutation's place is not there exactly once
 */
export async function mutatedKernel(mutant: Mutant): Promise<typeof Kernel> {
  const copy = mkdtempSync(join(tmpdir(), 'klp-mutant-'));
  try {
    for (const directory of ['spec', 'src/engine']) mkdirSync(join(copy, directory), { recursive: true });
    writeFileSync(join(copy, 'package.json'), '{ "type": "module" }\n');
    for (const file of outside) copyFileSync(join(root, file), join(copy, file));
    for (const name of readdirSync(join(root, 'src/engine'))) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
      const text = readFileSync(join(root, 'src/engine', name), 'utf8');
      writeFileSync(join(copy, 'src/engine', name), name === mutant.file ? mutate(mutant, text) : text);
    }
    const loaded: { readonly Kernel: typeof Kernel } = await import(
      pathToFileURL(join(copy, 'src/engine/kernel.ts')).href
    );
    return loaded.Kernel;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
