/**
 * Debian's kernel sources, in a cache outside the project: of linux-source-X only the livepatch selftests are kept.
 *
 * They are GPL and none of ours: they are read and run, never committed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { selftestsPath } from './suite.ts';

/** The kernels whose selftests judge the engine. */
export const sourceVersions: readonly string[] = ['6.1', '6.12'];

/** `$XDG_CACHE_HOME/klp-spec`, by default below `~/.cache`. */
export const cacheDirectory = (): string =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'klp-spec');

const treeOf = (version: string): string => join(cacheDirectory(), `linux-source-${version}`);

/** The cached tree of a version; `undefined` when it is not in the cache. Never goes to the network. */
export function cachedSource(version: string): string | undefined {
  const tree = treeOf(version);
  return existsSync(join(tree, selftestsPath, 'functions.sh')) ? tree : undefined;
}

export type Source =
  | { readonly tree: string; readonly missing?: never }
  | { readonly tree?: never; readonly missing: string };

/** Runs a program; the reason why it failed, in one line, else `undefined`. */
function run(program: string, args: readonly string[], cwd: string): string | undefined {
  const result = spawnSync(program, args, { cwd, encoding: 'utf8', timeout: 1_200_000 });
  if (result.error !== undefined) return `${program}: ${result.error.message}`;
  if (result.status === 0) return undefined;
  const words = result.stderr.trim().split('\n').at(-1) ?? '';
  return `${program} ${args[0]}: ${words === '' ? `exit status ${result.status}` : words}`;
}

/**
 * The tree of a version, got with apt if the cache has none.
 * @param say progress for a person; downloading 150 MB and unpacking take a while
 */
export function source(version: string, say: (text: string) => void): Source {
  const cached = cachedSource(version);
  if (cached !== undefined) return { tree: cached };
  const name = `linux-source-${version}`;
  mkdirSync(cacheDirectory(), { recursive: true });
  const work = mkdtempSync(join(cacheDirectory(), 'unpacking-'));
  try {
    say(`getting ${name} from Debian …`);
    // As root apt would fetch as another user, who may not write here.
    const downloaded = run('apt-get', ['download', '-o', 'APT::Sandbox::User=root', name], work);
    if (downloaded !== undefined) return { missing: downloaded };
    const deb = readdirSync(work).find((f) => f.endsWith('.deb'));
    if (deb === undefined) return { missing: `apt-get download ${name} left no package` };
    say(`unpacking ${name} …`);
    const archive = join('usr', 'src', `${name}.tar.xz`);
    const unpacked =
      run('dpkg-deb', ['-x', deb, 'package'], work) ??
      run('tar', ['-xJf', join('package', archive), `${name}/Makefile`, `${name}/${selftestsPath}`], work);
    if (unpacked !== undefined) return { missing: unpacked };
    rmSync(treeOf(version), { recursive: true, force: true });
    renameSync(join(work, name), treeOf(version));
    return { tree: treeOf(version) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
