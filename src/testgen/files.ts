import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file that should stand in the project: its path from the root, and its whole text. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** A file that does not stand as generated; `stray`: nothing generates it. */
export interface Drift {
  readonly path: string;
  readonly how: 'missing' | 'differs' | 'stray';
}

/** Puts right what stands otherwise than generated. */
export function repair(root: string, { path, how }: Drift, files: readonly GeneratedFile[]): void {
  const file = files.find((f) => f.path === path);
  if (file !== undefined) replaceFile(root, file);
  else if (how === 'stray') rmSync(join(root, path));
}

/** Writes a file so that no reader ever sees half of it: a temporary file beside it, then a rename. */
export function replaceFile(root: string, file: GeneratedFile): 'written' | 'unchanged' {
  const path = join(root, file.path);
  if (read(path) === file.text) return 'unchanged';
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, file.text);
  renameSync(temporary, path);
  return 'written';
}

/**
 * What stands otherwise than generated.
 * @param strays a folder in which every `.test.ts` must be one of the files; absent when only some were generated
 */
export function drift(root: string, files: readonly GeneratedFile[], strays?: string): readonly Drift[] {
  const found: Drift[] = [];
  for (const { path, text } of files) {
    const there = read(join(root, path));
    if (there !== text) found.push({ path, how: there === undefined ? 'missing' : 'differs' });
  }
  const known = new Set(files.map((f) => f.path));
  if (strays !== undefined) {
    for (const path of testFiles(root, strays)) if (!known.has(path)) found.push({ path, how: 'stray' });
  }
  return found;
}

const read = (path: string): string | undefined =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path, 'utf8') : undefined;

const testFiles = (root: string, folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
