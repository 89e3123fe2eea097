import { Kernel } from '../../../engine/kernel.ts';
import { kernelNamed } from '../../../shell/kernels.ts';
import { runSuite } from '../../selftest/run.ts';
import { cachedSource, sourceVersions } from '../../selftest/sources.ts';
import { findSuite } from '../../selftest/suite.ts';

/** The kernel log that a selftest script leaves. */
export interface SelftestLog {
  /** `6.12 test-livepatch` */
  readonly name: string;
  /** Profile whose rules hold. */
  readonly kernel: string;
  /** As dmesg prints them. */
  readonly lines: readonly string[];
}

/**
 * The logs of all selftest scripts of the kernels whose sources are in the cache; none when there are no sources.
 * @param name only those whose name begins so
 */
export async function selftestLogs(name = ''): Promise<readonly SelftestLog[]> {
  const logs: SelftestLog[] = [];
  for (const version of sourceVersions) {
    const tree = cachedSource(version);
    if (tree === undefined) continue;
    const suite = findSuite(tree);
    const profile = kernelNamed(suite.kernel);
    if (profile === undefined) throw new Error(`no kernel is named ${suite.kernel}`);
    for (const script of suite.scripts) {
      const called = `${version} ${script.name.replace(/\.sh$/, '')}`;
      if (!called.startsWith(name)) continue;
      const booted: Kernel[] = [];
      class Recorded extends Kernel {
        constructor(...args: ConstructorParameters<typeof Kernel>) {
          super(...args);
          booted.push(this);
        }
      }
      const { differences } = await runSuite(suite, { profile, only: script.name, kernel: Recorded });
      if (differences.length > 0) throw new Error(`${version} ${script.name} fails`);
      const lines = booted.flatMap((kernel) =>
        kernel.log().map(({ time, line }) => `[${(time / 1e6).toFixed(6).padStart(12)}] ${line}`),
      );
      logs.push({ name: called, kernel: suite.kernel, lines });
    }
  }
  return logs;
}
