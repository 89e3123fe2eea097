/** `klp check --report`: the page of a check. */
import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate';
import { system } from '../../machines/system.ts';
import { loadScenario } from '../../spec/scenario.ts';
import { Coverage, type CoveredState } from '../check/coverage.ts';
import { explore, type Limits } from '../check/explore.ts';
import { identityOf } from '../check/identity.ts';
import { handledEvents } from '../check/machine-check.ts';
import { machineSystem } from '../check/machine-system.ts';
import type { ScenarioReport } from '../check/scenario-check.ts';
import { svg } from '../report/chart/svg.ts';
import { type HtmlCheck, htmlReport } from '../report/html/page.ts';
import { type ToldCheck, toldScenario } from '../report/told.ts';
import { profileOf } from '../testgen/shipped.ts';
import type { Io } from './io.ts';
import { writeOutput } from './write-output.ts';

/** Writes the page of several scenarios that were checked with coverage. @throws KlpError KLP2302 */
export async function reportScenarios(
  path: string,
  reports: readonly ScenarioReport[],
  io: Io,
): Promise<void> {
  const checks: HtmlCheck[] = [];
  for (const [i, report] of reports.entries()) {
    if (report.chart === undefined) continue;
    io.progress(`report: ${i + 1} of ${reports.length}`);
    const scenario = loadScenario(report.file);
    const { machine } = system(scenario, profileOf(scenario));
    checks.push({
      told: toldScenario(report),
      unexpected: report.unexpected,
      coverage: report.chart,
      chart: await drawn(machine, report.chart, i),
    });
  }
  io.progress('');
  write(path, checks);
}

/** Writes the page of one machine. @throws KlpError KLP2302 */
export async function reportMachine(
  path: string,
  told: ToldCheck,
  machine: AnyStateMachine,
  events: readonly EventObject[] | undefined,
  limits: Limits,
): Promise<void> {
  const coverage = coverageOf(machine, events ?? handledEvents(machine), limits);
  write(path, [{ told, unexpected: [], coverage, chart: await drawn(machine, coverage, 0) }]);
}

/** Searches a machine once more, and counts. */
function coverageOf(machine: AnyStateMachine, events: readonly EventObject[], limits: Limits): CoveredState {
  const coverage = new Coverage(machine);
  const searched = machineSystem(machine, events, identityOf(machine, 'plain'), (taken, reached) =>
    coverage.take(taken, reached),
  );
  explore<AnyMachineSnapshot, unknown>(searched, { state: (snapshot) => coverage.visit(snapshot) }, limits);
  return coverage.chart();
}

const all = (state: CoveredState): readonly CoveredState[] => [state, ...state.states.flatMap(all)];

const drawn = (machine: AnyStateMachine, coverage: CoveredState, index: number): Promise<string> =>
  svg(machine, {
    visited: new Map(all(coverage).map((s) => [s.id, s.visited])),
    passed: new Set(all(coverage).flatMap((s) => (s.passed ? [s.id] : []))),
    id: `chart${index}`,
  });

function write(path: string, checks: readonly HtmlCheck[]): void {
  const [only, ...others] = checks;
  const what = only !== undefined && others.length === 0 ? only.told.name : `${checks.length} scenarios`;
  writeOutput(path, htmlReport(`klp check: ${what}`, checks));
}
