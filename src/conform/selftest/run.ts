/** Runs the kernel's own selftest scripts, as they are, in the shell of a simulated computer. */
import type { KernelProfile } from '../../../spec/vocabulary.ts';
import type { Kernel } from '../../engine/kernel.ts';
import { Computer } from '../../shell/computer.ts';
import { rootShell } from '../../shell/root-shell.ts';
import { runScript } from '../../shell/shell.ts';
import type { Naming } from '../../shell/vmlinux.ts';
import { testModules, testPrograms } from './modules/all.ts';
import type { Script, Suite } from './suite.ts';

export interface TestResult {
  readonly script: string;
  readonly test: string;
  /** `absent`: the script ended before it. */
  readonly outcome: 'ok' | 'not ok' | 'absent';
}

/** Where the first thing differs in a script. */
export interface Difference {
  readonly script: string;
  readonly test: string | undefined;
  /** Line of the kernel log that the script expects; absent when it stopped for another reason. */
  readonly expected?: string;
  readonly got?: string;
  /** The script's own words for its end. */
  readonly reason: string;
}

export interface SuiteResult {
  readonly results: readonly TestResult[];
  readonly differences: readonly Difference[];
}

export interface RunOptions {
  readonly profile: KernelProfile;
  /** Scripts to run: a script's name with or without `.sh`, or a test's title; all when absent. */
  readonly only?: string;
  readonly naming?: Naming;
  readonly cpus?: number;
  /** The kernel to run them on, e.g. a mutated one. */
  readonly kernel?: typeof Kernel;
  /** Gets what the scripts print, as it comes. */
  readonly output?: (text: string) => void;
  /** Stop at the first script that fails. */
  readonly failFast?: boolean;
}

const where = '/selftests/livepatch';

/** Whether `--test` means this script; a title means the one test in it. */
const isMeant = (script: Script, only: string | undefined): boolean =>
  only === undefined ||
  script.name.replace(/\.sh$/, '') === only.replace(/\.sh$/, '') ||
  script.tests.includes(only);

/** The first removed and added lines of a unified diff. */
function firstDifference(text: string): { expected?: string; got?: string } {
  const lines = text.slice(Math.max(0, text.search(/^@@/m))).split('\n');
  const at = lines.findIndex((l) => /^[-+]/.test(l));
  if (at < 0) return {};
  const until = lines.findIndex((l, i) => i > at && !/^[-+]/.test(l));
  const block = lines.slice(at, until < 0 ? undefined : until);
  const expected = block.find((l) => l.startsWith('-'))?.slice(1);
  const got = block.find((l) => l.startsWith('+'))?.slice(1);
  return { ...(expected === undefined ? {} : { expected }), ...(got === undefined ? {} : { got }) };
}

async function runOne(
  suite: Suite,
  script: Script,
  options: RunOptions,
): Promise<{ results: TestResult[]; difference: Difference | undefined }> {
  const computer = new Computer({
    profile: options.profile,
    modules: testModules(options.naming),
    programs: testPrograms(options.naming),
    cpus: options.cpus ?? 2,
    ...(options.naming === undefined ? {} : { naming: options.naming }),
    ...(options.kernel === undefined ? {} : { kernel: options.kernel }),
  });
  let stdout = '';
  let stderr = '';
  const files: Record<string, string> = { [`${where}/${script.name}`]: script.text };
  for (const [name, text] of Object.entries(suite.files)) files[`${where}/${name}`] = text;
  const ended = runScript(
    rootShell({
      computer,
      cwd: where,
      env: {},
      files,
      modulesIn: `${where}/test_modules`,
      stdout: (text) => {
        stdout += text;
        options.output?.(text);
      },
      stderr: (text) => {
        stderr += text;
        options.output?.(text);
      },
    }),
    script.text,
  );
  // The engine throws only when it is broken: the script has failed, the others are still run.
  const status = await ended.catch((error: unknown) => {
    stderr += `\n${error instanceof Error ? error.message : String(error)}`;
    return 2;
  });
  const outcomes = new Map<string, TestResult['outcome']>();
  let last: string | undefined;
  for (const [, title = '', verdict] of stdout.matchAll(/^TEST: (.*?) \.\.\. (ok$|not ok$)?/gm)) {
    outcomes.set(title, verdict === 'ok' ? 'ok' : 'not ok');
    last = title;
  }
  // A script that dies outside a test, or is skipped, has failed all the same.
  const lastFailed = last !== undefined && outcomes.get(last) !== 'ok';
  const results = script.tests.map(
    (test): TestResult => ({ script: script.name, test, outcome: outcomes.get(test) ?? 'absent' }),
  );
  if (status === 0 && results.every((r) => r.outcome === 'ok')) return { results, difference: undefined };
  const reason = stderr.trim().split('\n').at(-1) || `exit status ${status}`;
  return {
    results,
    difference: {
      script: script.name,
      test: lastFailed ? last : undefined,
      ...(lastFailed ? firstDifference(stdout.slice(stdout.lastIndexOf('TEST: '))) : {}),
      reason,
    },
  };
}

/** Runs the scripts of a suite, each on a computer that has just been booted. */
export async function runSuite(suite: Suite, options: RunOptions): Promise<SuiteResult> {
  const results: TestResult[] = [];
  const differences: Difference[] = [];
  for (const script of suite.scripts) {
    if (!isMeant(script, options.only)) continue;
    const one = await runOne(suite, script, options);
    const titled = options.only !== undefined && script.tests.includes(options.only);
    results.push(...(titled ? one.results.filter((r) => r.test === options.only) : one.results));
    if (one.difference === undefined) continue;
    differences.push(one.difference);
    if (options.failFast) break;
  }
  return { results, differences };
}

/** `25 passed, 0 failed`, and the tests that never began. */
export function summary({ results }: SuiteResult): string {
  const count = (outcome: TestResult['outcome']): number =>
    results.filter((r) => r.outcome === outcome).length;
  const absent = count('absent');
  return `${count('ok')} passed, ${count('not ok')} failed${absent === 0 ? '' : `, ${absent} not run`}`;
}

/** Where and how a script first differs, for a person. */
export function describeDifference(difference: Difference): string {
  const { script, test, expected, got, reason } = difference;
  const place = test === undefined ? script : `${script}: "${test}"`;
  if (expected === undefined && got === undefined) return `first difference: ${place}: ${reason}`;
  const lines = [`first difference: ${place}`];
  lines.push(`  expected: ${expected ?? '(nothing more)'}`, `  got:      ${got ?? '(nothing more)'}`);
  return lines.join('\n');
}
