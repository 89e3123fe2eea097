import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SystemModel } from '../../../machines/system.ts';
import { KlpError } from '../../../spec/error.ts';
import { profiles } from '../../../spec/kernels/profiles.ts';
import type { Scenario } from '../../../spec/scenario-types.ts';
import { didYouMean } from '../../../spec/suggest.ts';
import type { KernelProfile } from '../../../spec/vocabulary.ts';
import { root } from '../../testgen/shipped.ts';
import { loadedSide, profileSide, type Side } from './side.ts';

/** The sides of a comparison, and how to throw away what was unpacked for them. */
export interface Sides {
  readonly a: Side;
  readonly b: Side;
  readonly dispose: () => void;
}

type Build = (scenario: Scenario, profile: KernelProfile) => SystemModel;

const isBuild = (value: unknown): value is Build => typeof value === 'function';
const isProfiles = (value: unknown): value is readonly KernelProfile[] => Array.isArray(value);

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

class Stages {
  readonly #folders: string[] = [];

  /** A folder of its own in which machines/ and spec/ find each other and their packages. */
  #folder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'klp-diff-'));
    this.#folders.push(folder);
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    // Without it Node takes .ts files for CommonJS.
    cpSync(join(root, 'package.json'), join(folder, 'package.json'));
    return folder;
  }

  dispose(): void {
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }

  /** machines/ and spec/ of a folder; spec/ is ours when it has none. */
  copy(machines: string): string {
    const folder = this.#folder();
    const spec = join(dirname(machines), 'spec');
    const source = (path: string): boolean => !['node_modules', '.git'].includes(basename(path));
    cpSync(machines, join(folder, 'machines'), { recursive: true, filter: source });
    cpSync(isFolder(spec) ? spec : join(root, 'spec'), join(folder, 'spec'), { recursive: true });
    return folder;
  }

  /** machines/ and spec/ of a commit; `undefined` when git knows no such commit. */
  revision(name: string): string | undefined {
    const git = (args: readonly string[], input?: Buffer): Buffer =>
      execFileSync('git', args, {
        cwd: root,
        stdio: ['pipe', 'pipe', 'ignore'],
        maxBuffer: 2 ** 28,
        ...(input === undefined ? {} : { input }),
      });
    let commit: string;
    try {
      commit = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])
        .toString()
        .trim();
    } catch {
      return undefined;
    }
    const folder = this.#folder();
    try {
      const archive = git(['archive', commit, 'machines', 'spec']);
      execFileSync('tar', ['-x', '-C', folder], { input: archive });
    } catch {
      throw new KlpError('KLP2502', `revision ${name} has no machines/ and spec/`, {
        hint: 'name a revision of this repository in which both folders exist',
      });
    }
    return folder;
  }
}

async function load(name: string, what: string, file: string): Promise<Side> {
  const wrong = (why: string): KlpError =>
    new KlpError('KLP2503', `the machines of ${name} cannot be loaded`, { why });
  let module: Record<string, unknown>;
  try {
    module = await import(pathToFileURL(file).href);
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
  const build = module.system;
  if (!isBuild(build)) throw wrong(`${basename(file)} exports no function "system"`);
  const list = join(dirname(file), '../spec/kernels/profiles.ts');
  const theirs: unknown = existsSync(list) ? (await import(pathToFileURL(list).href)).profiles : [];
  return loadedSide(name, what, build, isProfiles(theirs) ? theirs : []);
}

async function sideOf(name: string, stages: Stages): Promise<Side> {
  const profile = profileSide(name);
  if (profile !== undefined) return profile;
  const path = resolve(name);
  if (existsSync(path)) {
    if (!isFolder(path)) {
      if (!/\.[mc]?[jt]s$/.test(path)) {
        throw new KlpError('KLP2503', `the machines of ${name} cannot be loaded`, { why: 'it is no module' });
      }
      // The file's neighbours come with it: a system.ts without its charts is not one.
      const folder = stages.copy(dirname(path));
      return load(name, `the file ${name}`, join(folder, 'machines', basename(path)));
    }
    const machines = [join(path, 'machines'), path].find((p) => existsSync(join(p, 'system.ts')));
    if (machines === undefined) {
      throw new KlpError('KLP2502', `${name} has no machines/system.ts`, {
        hint: 'name a folder that has machines/, or the folder machines/ itself',
      });
    }
    return load(name, `the folder ${name}`, join(stages.copy(machines), 'machines/system.ts'));
  }
  const folder = stages.revision(name);
  if (folder !== undefined) return load(name, `git revision ${name}`, join(folder, 'machines/system.ts'));
  throw new KlpError('KLP2501', `"${name}" is no kernel profile, no file or folder, and no git revision`, {
    hint: didYouMean(
      name,
      profiles.map((p) => p.name),
    ),
  });
}

/**
 * The two sides of a comparison: kernel profiles (`5.0`), folders or files of machines, or git revisions.
 * @throws KlpError KLP2501 (nothing of that name), KLP2502 (no machines in it), KLP2503 (they do not load)
 */
export async function sides(a: string, b: string): Promise<Sides> {
  const stages = new Stages();
  try {
    return { a: await sideOf(a, stages), b: await sideOf(b, stages), dispose: () => stages.dispose() };
  } catch (error) {
    stages.dispose();
    throw error;
  }
}
