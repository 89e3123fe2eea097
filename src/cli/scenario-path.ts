import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { allIds, root } from '../testgen/shipped.ts';

/** The file of a shipped scenario, from the current folder. */
export const pathOfId = (id: string): string =>
  relative(process.cwd(), join(root, 'spec/scenarios', `${id}.yaml`));

/** A file as it was named, or the file of a shipped scenario named by its id. */
export const pathOf = (arg: string): string =>
  !existsSync(arg) && allIds().includes(arg) ? pathOfId(arg) : arg;
