/** `klp check --report`: the page of a check. */
import type { AnyStateMachine, EventObject } from 'xstate';
import { system } from '../../machines/system.ts';
import { KlpError } from '../../spec/error.ts';
import { eventName } from '../../spec/event-name.ts';
import { loadScenario } from '../../spec/scenario.ts';
import type { Limits } from '../check/explore.ts';
import { identityOf } from '../check/identity.ts';
import { handledEvents } from '../check/machine-check.ts';
import type { ScenarioReport } from '../check/scenario-check.ts';
import { writeWhole } from '../report/chart/docs.ts';
import { svg } from '../report/chart/svg.ts';
import { type HtmlCheck, htmlReport } from '../report/html/page.ts';
import { type Visits, visitsOf } from '../report/html/visits.ts';
import { type ToldCheck, toldScenario } from '../report/told.ts';
import { profileOf } from '../testgen/shipped.ts';
import type { Io } from './io.ts';

/** Writes the page of several scenarios. @throws KlpError KLP2302 */
export async function reportScenarios(
  path: string,
  reports: readonly ScenarioReport[],
  limits: Limits,
  io: Io,
): Promise<void> {
  const checks: HtmlCheck[] = [];
  for (const [i, report] of reports.entries()) {
    io.progress(`report: ${i + 1} of ${reports.length}`);
    const scenario = loadScenario(report.file);
    const { machine, events } = system(scenario, profileOf(scenario));
    const visits = visitsOf(
      machine,
      events.map((e) => e.send),
      limits,
    );
    checks.push({
      told: toldScenario(report),
      unexpected: report.unexpected,
      events: events.map((e) => eventName(e.event)),
      visits,
      chart: await chart(machine, visits, i),
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
  given: readonly EventObject[] | undefined,
  limits: Limits,
): Promise<void> {
  const events = given ?? handledEvents(machine);
  const visits = visitsOf(machine, events, limits, identityOf(machine, 'plain'));
  const named = ({ type, ...payload }: EventObject): string =>
    Object.keys(payload).length === 0 ? type : `${type} ${JSON.stringify(payload)}`;
  write(path, [
    { told, unexpected: [], events: events.map(named), visits, chart: await chart(machine, visits, 0) },
  ]);
}

const chart = (machine: AnyStateMachine, { visited }: Visits, index: number): Promise<string> =>
  svg(machine, { visited, id: `chart${index}`, title: machine.id });

function write(path: string, checks: readonly HtmlCheck[]): void {
  const [only, ...others] = checks;
  const title =
    only !== undefined && others.length === 0
      ? `klp check: ${only.told.name}`
      : `klp check: ${checks.length} scenarios`;
  try {
    writeWhole(path, htmlReport(title, checks));
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new KlpError('KLP2302', `the report cannot be written: ${why}`, { file: path });
  }
}
