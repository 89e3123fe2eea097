/**
 * A test runner for StrykerJS that runs the generated tests in one process: they are loaded once as functions, every
 * mutant is switched on by Stryker's `activeMutant` and costs milliseconds.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  INSTRUMENTER_CONSTANTS,
  type InstrumenterContext,
  type StrykerOptions,
} from '@stryker-mutator/api/core';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestRunner,
  type TestRunnerCapabilities,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { z } from 'zod';
import { type Collected, takeTests } from './collector.ts';

declare global {
  var __stryker__: InstrumenterContext | undefined;
}

/** Options of ours among Stryker's, below `klp`. `lockstep`: try whether each killed mutant also shows in lockstep. */
const ours = z.object({ lockstep: z.boolean() });

/** What `killedBy` names besides the test when machine and engine part ways under the mutant. */
export const lockstepKiller = (scenario: string): string => `lockstep ${scenario}`;

interface GeneratedTest extends Collected {
  /** File and name. */
  readonly id: string;
  /** Id of the scenario that it was generated from. */
  readonly scenario: string;
}

export class GeneratedTestsRunner implements TestRunner {
  static readonly inject = tokens(commonTokens.options);
  readonly #lockstep: boolean;
  #tests: readonly GeneratedTest[] | undefined;

  constructor(options: StrykerOptions) {
    this.#lockstep = ours.parse(options.klp).lockstep;
  }

  /** Modules are loaded once per process: Stryker starts a new one for a mutant of code that runs at loading. */
  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: false };
  }

  async dryRun(options: DryRunOptions): Promise<DryRunResult> {
    const stryker = namespace();
    const results = run(await this.#load(), options.disableBail);
    const { mutantCoverage } = stryker;
    return {
      status: DryRunStatus.Complete,
      tests: results,
      ...(mutantCoverage === undefined ? {} : { mutantCoverage }),
    };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const stryker = namespace();
    delete stryker.mutantCoverage;
    const { activeMutant, hitLimit, testFilter } = options;
    if (options.mutantActivation === 'static') stryker.activeMutant = activeMutant.id;
    let all: readonly GeneratedTest[];
    try {
      all = await this.#load();
    } catch (error) {
      return {
        status: MutantRunStatus.Killed,
        killedBy: ['loading'],
        failureMessage: String(error),
        nrOfTests: 0,
      };
    }
    stryker.activeMutant = activeMutant.id;
    limitHits(stryker, hitLimit);
    const covering = testFilter && new Set(testFilter);
    const results = run(
      all.filter(({ id }) => covering?.has(id) ?? true),
      options.disableBail,
    );
    const result = toMutantRunResult(
      determineHitLimitReached(stryker.hitCount, hitLimit) ?? {
        status: DryRunStatus.Complete,
        tests: results,
      },
    );
    if (this.#lockstep && result.status === MutantRunStatus.Killed) {
      limitHits(stryker, undefined);
      const killer = all.find(({ id }) => id === result.killedBy[0]);
      if (killer === undefined) return result;
      const { lockstepDifference }: typeof import('./lockstep-of.ts') = await import(
        here('src/conform/mutation/lockstep-of.ts')
      );
      if (lockstepDifference(killer.scenario) !== undefined) {
        return { ...result, killedBy: [...result.killedBy, lockstepKiller(killer.scenario)] };
      }
    }
    return result;
  }

  async #load(): Promise<readonly GeneratedTest[]> {
    this.#tests ??= await loadTests();
    return this.#tests;
  }
}

/** A file of the sandbox, which is the working folder. */
const here = (path: string): string => pathToFileURL(join(process.cwd(), path)).href;

const ending = '.test.ts';

async function loadTests(): Promise<readonly GeneratedTest[]> {
  const folder = 'generated-tests';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  const tests: GeneratedTest[] = [];
  for (const file of files) {
    await import(here(join(folder, file)));
    const scenario = file.slice(0, -ending.length);
    tests.push(...takeTests().map((test) => ({ ...test, scenario, id: `${scenario} ${test.name}` })));
  }
  return tests;
}

function namespace(): InstrumenterContext {
  const known = globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ?? {};
  globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] = known;
  return known;
}

/** Lets the instrumented code throw once the mutant has been reached so often: it loops for ever. */
function limitHits(stryker: InstrumenterContext, limit: number | undefined): void {
  delete stryker.hitCount;
  delete stryker.hitLimit;
  if (limit === undefined) return;
  stryker.hitCount = 0;
  stryker.hitLimit = limit;
}

type TestResults = Extract<DryRunResult, { status: DryRunStatus.Complete }>['tests'];

function run(tests: readonly GeneratedTest[], disableBail: boolean): TestResults {
  const stryker = namespace();
  const results: TestResults = [];
  for (const test of tests) {
    const { id, name } = test;
    const start = performance.now();
    stryker.currentTestId = id;
    let failureMessage: string | undefined;
    try {
      test.run();
    } catch (error) {
      failureMessage = error instanceof Error ? error.message : String(error);
    }
    delete stryker.currentTestId;
    const common = { id, name, timeSpentMs: performance.now() - start };
    if (failureMessage === undefined) {
      results.push({ ...common, status: TestStatus.Success });
    } else {
      results.push({ ...common, status: TestStatus.Failed, failureMessage });
      if (!disableBail) break;
    }
  }
  return results;
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'generated-tests', GeneratedTestsRunner),
];
