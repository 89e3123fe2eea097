/**
 * A test runner for StrykerJS that runs the generated tests in one process: they are loaded once as functions, every
 * mutant is switched on by Stryker's `activeMutant` and costs milliseconds.
 */
import { readdirSync, statSync } from 'node:fs';
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
  type KilledMutantRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
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
  readonly #suites = suiteFiles();
  readonly #loaded = new Map<string, readonly GeneratedTest[]>();

  constructor(options: StrykerOptions) {
    this.#lockstep = ours.parse(options.klp).lockstep;
  }

  /** Modules are loaded once per process: Stryker starts a new one for a mutant of code that runs at loading. */
  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: false };
  }

  async dryRun(options: DryRunOptions): Promise<DryRunResult> {
    const stryker = namespace();
    for (const suite of this.#suites) await this.#load(suite);
    const tests = await this.#run(() => true, options.disableBail);
    const { mutantCoverage } = stryker;
    return {
      status: DryRunStatus.Complete,
      tests,
      ...(mutantCoverage === undefined ? {} : { mutantCoverage }),
    };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const stryker = namespace();
    delete stryker.mutantCoverage;
    const { activeMutant, hitLimit, testFilter } = options;
    if (options.mutantActivation === 'runtime') {
      for (const suite of this.#suites) await this.#load(suite);
      const { forgetComparisons }: typeof import('../as-read.ts') = await import(
        here('src/conform/as-read.ts')
      );
      forgetComparisons();
    }
    stryker.activeMutant = activeMutant.id;
    limitHits(stryker, hitLimit);
    const covering = testFilter && new Set(testFilter);
    let tests: TestResults;
    try {
      tests = await this.#run(({ id }) => covering?.has(id) ?? true, options.disableBail);
    } catch (error) {
      // With the mutant in it the engine cannot even be loaded.
      const failureMessage = String(error);
      return { status: MutantRunStatus.Killed, killedBy: ['loading'], failureMessage, nrOfTests: 0 };
    }
    const result = toMutantRunResult(
      determineHitLimitReached(stryker.hitCount, hitLimit) ?? { status: DryRunStatus.Complete, tests },
    );
    return this.#lockstep && result.status === MutantRunStatus.Killed
      ? await this.#alsoDiffers(result)
      : result;
  }

  /** Adds the lockstep in which machine and engine part ways to what killed the mutant: of the killing test's scenario first. */
  async #alsoDiffers(result: KilledMutantRunResult): Promise<KilledMutantRunResult> {
    limitHits(namespace(), undefined);
    const killer = [...this.#loaded.values()].flat().find(({ id }) => id === result.killedBy[0]);
    if (killer === undefined) return result;
    const { lockstepDifference }: typeof import('./lockstep-of.ts') = await import(
      here('src/conform/mutation/lockstep-of.ts')
    );
    // The killing test may hold it against something that only another scenario does.
    const others = this.#suites.filter((suite) => suite !== killer.scenario);
    for (const scenario of [killer.scenario, ...others].slice(0, mostLocksteps)) {
      if (lockstepDifference(scenario) !== undefined)
        return { ...result, killedBy: [...result.killedBy, lockstepKiller(scenario)] };
    }
    return result;
  }

  /** The tests of one suite, as functions that can be called again and again. */
  async #load(suite: string): Promise<readonly GeneratedTest[]> {
    const known = this.#loaded.get(suite);
    if (known !== undefined) return known;
    await import(here(join(folder, `${suite}${ending}`)));
    const tests = takeTests().map((test) => ({ ...test, scenario: suite, id: `${suite} ${test.name}` }));
    this.#loaded.set(suite, tests);
    return tests;
  }

  /** Loads what is not loaded yet only when it comes to it: where an early test fails, most of a new process is spared. */
  async #run(wanted: (test: GeneratedTest) => boolean, disableBail: boolean): Promise<TestResults> {
    const results: TestResults = [];
    for (const suite of this.#suites) {
      for (const test of await this.#load(suite)) {
        if (!wanted(test)) continue;
        const result = runTest(test);
        results.push(result);
        if (result.status === TestStatus.Failed && !disableBail) return results;
      }
    }
    return results;
  }
}

/** A file of the sandbox, which is the working folder. */
const here = (path: string): string => pathToFileURL(join(process.cwd(), path)).href;

/** Scenarios in which a killed mutant is looked for in lockstep. */
const mostLocksteps = 60;

const folder = 'generated-tests';
const ending = '.test.ts';

/** Paths below the folder, without the ending: ids of scenarios; small suites first, since any of them may do. */
const suiteFiles = (): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => ({
      id: file.slice(0, -ending.length).replaceAll('\\', '/'),
      size: statSync(join(folder, file)).size,
    }))
    .sort((a, b) => a.size - b.size || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);

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

type TestResults = TestResult[];

function runTest({ id, name, run }: GeneratedTest): TestResult {
  const stryker = namespace();
  const start = performance.now();
  stryker.currentTestId = id;
  let failureMessage: string | undefined;
  try {
    run();
  } catch (error) {
    failureMessage = error instanceof Error ? error.message : String(error);
  }
  delete stryker.currentTestId;
  const common = { id, name, timeSpentMs: performance.now() - start };
  return failureMessage === undefined
    ? { ...common, status: TestStatus.Success }
    : { ...common, status: TestStatus.Failed, failureMessage };
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'generated-tests', GeneratedTestsRunner),
];
