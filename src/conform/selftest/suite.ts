/** Finds the livepatch selftests in a kernel tree. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { KlpError } from '../../../spec/error.ts';
import { kernelNames } from '../../shell/kernels.ts';

export interface Script {
  /** `test-callbacks.sh` */
  readonly name: string;
  readonly text: string;
  /** Titles of its tests, in order. */
  readonly tests: readonly string[];
}

export interface Suite {
  readonly directory: string;
  /** The profile that comes closest: named by the tree's version, or by what the scripts do. */
  readonly kernel: string;
  readonly scripts: readonly Script[];
  /** The other files of the directory that scripts read. */
  readonly files: Readonly<Record<string, string>>;
}

/** Where a kernel tree keeps them. */
export const selftestsPath = 'tools/testing/selftests/livepatch';

const isDirectory = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** Titles given to start_test. */
const titles = (text: string): string[] =>
  [...text.matchAll(/^\s*start_test\s+"([^"]*)"/gm)].map((found) => found[1] ?? '');

/** Scripts in the order of the Makefile's TEST_PROGS; those it does not name come last. */
function inOrder(names: readonly string[], makefile: string): string[] {
  const listed = /^TEST_PROGS\s*:?=((?:.*\\\n)*.*)$/m.exec(makefile)?.[1] ?? '';
  const order = listed.split(/[\s\\]+/);
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...names].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

/** The newest known kernel that is not newer than `version`, else the oldest. */
function closest(version: string): string {
  const number = (text: string): number => {
    const [major = 0, minor = 0] = text.split('.').map(Number);
    return major * 1000 + minor;
  };
  const known = kernelNames.filter((n) => /^\d+\.\d+$/.test(n)).sort((a, b) => number(a) - number(b));
  return known.filter((n) => number(n) <= number(version)).at(-1) ?? known[0] ?? version;
}

function detectKernel(tree: string | undefined, functions: string): string {
  const makefile = tree === undefined ? undefined : join(tree, 'Makefile');
  if (makefile !== undefined && existsSync(makefile)) {
    const text = readFileSync(makefile, 'utf8');
    const version = /^VERSION\s*=\s*(\d+)/m.exec(text)?.[1];
    const patchlevel = /^PATCHLEVEL\s*=\s*(\d+)/m.exec(text)?.[1];
    if (version !== undefined && patchlevel !== undefined) return closest(`${version}.${patchlevel}`);
  }
  // Since 6.10 the modules are built beside the scripts and loaded from there.
  return closest(functions.includes('insmod "test_modules/') ? '6.12' : '6.1');
}

/**
 * @param path a kernel tree, or its selftests/livepatch folder
 * @throws KlpError when there are no livepatch selftests
 */
export function findSuite(path: string): Suite {
  if (!isDirectory(path))
    throw new KlpError('KLP1501', `${path} is no directory`, {
      hint: 'give a kernel tree, or its tools/testing/selftests/livepatch',
    });
  const inTree = join(path, selftestsPath);
  const directory = isDirectory(inTree) ? inTree : path;
  const tree = isDirectory(inTree)
    ? path
    : directory.replace(/\/+$/, '').endsWith(selftestsPath)
      ? join(directory, '../../../..')
      : undefined;
  const names = readdirSync(directory).filter((n) => /^test-.*\.sh$/.test(n));
  const functionsPath = join(directory, 'functions.sh');
  if (names.length === 0 || !existsSync(functionsPath))
    throw new KlpError('KLP1502', `no livepatch selftests in ${path}`, {
      why: `there are no test-*.sh with a functions.sh in it or in its ${selftestsPath}`,
      hint: 'Debian has them in the package linux-source-6.12; `npm run test:selftests` gets it',
    });
  const read = (name: string): string => readFileSync(join(directory, name), 'utf8');
  const functions = read('functions.sh');
  const makefile = existsSync(join(directory, 'Makefile')) ? read('Makefile') : '';
  return {
    directory,
    kernel: detectKernel(tree, functions),
    scripts: inOrder(names, makefile).map((name) => {
      const text = read(name);
      return { name: basename(name), text, tests: titles(text) };
    }),
    files: { 'functions.sh': functions },
  };
}

/** The same suite with every name in scripts and files replaced. */
export function renamedSuite(suite: Suite, naming: (text: string) => string): Suite {
  return {
    ...suite,
    scripts: suite.scripts.map(({ name, text }) => {
      const renamed = naming(text);
      return { name, text: renamed, tests: titles(renamed) };
    }),
    files: Object.fromEntries(Object.entries(suite.files).map(([name, text]) => [name, naming(text)])),
  };
}
