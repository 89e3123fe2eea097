import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import { KlpError } from '../../spec/error.ts';
import { properties as allProperties } from '../../spec/properties/all.ts';
import { didYouMean } from '../../spec/suggest.ts';
import type { Engine } from '../check/engine.ts';
import type { Limits, Progress } from '../check/explore.ts';
import type { ScenarioReport } from '../check/scenario-check.ts';
import { reportJson } from '../report/check-json.ts';
import { reportText } from '../report/check-text.ts';
import { errorJson, errorText } from '../report/error.ts';
import { fellBack, madeText } from '../report/made-text.ts';
import { paintFor } from '../report/paint.ts';
import { type PropertySummary, propertySummary, propertyTable } from '../report/property-table.ts';
import { shippedNext, shippedTable } from '../report/shipped-table.ts';
import { toldScenario } from '../report/told.ts';
import { allIds } from '../testgen/shipped.ts';
import { type CheckJob, revived } from './check-job.ts';
import { checkMachineModule } from './check-machine.ts';
import { runJobs } from './check-pool.ts';
import { exitCode, exitCodeOf } from './exit-code.ts';
import type { Io } from './io.ts';
import { several, whole } from './options.ts';
import { pathOf, pathOfId } from './scenario-path.ts';

interface Options {
  readonly shipped?: boolean;
  readonly property?: readonly string[];
  readonly properties?: boolean;
  readonly json?: boolean;
  readonly first?: boolean;
  readonly maxStates: number;
  readonly maxMemory?: number;
  readonly timeout?: number;
  readonly jobs: number;
  readonly engine: Engine;
  readonly verbose?: boolean;
  readonly machine?: string;
  readonly report?: string;
}

const examples = `
Verdicts:
  holds         every reachable state and step was seen, and nothing is wrong
  violated      a property is broken; the shortest run that breaks it is told
  deadlock      nothing can change any more, or a transition can never end
  unwitnessed   a property asked for by name could not have failed: that it held says nothing
  inconclusive  a bound ended the search

Examples:
  klp check spec/scenarios/callbacks/test-9.yaml
  klp check my-stack.yaml --property code-stays
  klp check --shipped --jobs 2
  klp check --properties                     what each property says, and where it could have failed
  klp check my-stack.yaml --report out.html
  klp check my-stack.yaml --json | jq .scenarios[0].verdict
  klp check --machine my-machine.ts          export machine, and if you like events, properties, pending`;

const engines: readonly Engine[] = ['compiled', 'interpreted'];

/** `klp check`: every state that a scenario can reach, against every property. */
export function register(program: Command, io: Io): void {
  program
    .command('check')
    .description(
      'search every state that a scenario can reach; say what is broken, with the shortest run to it',
    )
    .argument('[files...]', 'scenario files, or ids of shipped scenarios')
    .option('--shipped', 'every shipped scenario, compared with what it expects')
    .option('--property <id>', 'only this property; may be given several times', several)
    .option('--properties', 'list the properties, with the verdict of each over all scenarios together')
    .option(
      '--machine <module>',
      'any XState machine instead: a module that exports it, its events, its properties',
    )
    .option('--json', 'print JSON')
    .option('--report <file>', 'write a page with verdicts, stories and statecharts (HTML)')
    .option('--first', 'end at the first violation')
    .option('--max-states <n>', 'largest number of states of a scenario', whole(1, 100_000_000), 2_000_000)
    .option('--max-memory <MB>', 'largest heap', whole(16, 1_000_000))
    .option('--timeout <s>', 'longest time for a scenario', whole(1, 1_000_000))
    .addOption(
      new Option('--jobs <n>', 'scenarios checked at the same time')
        .argParser(whole(1, 256))
        .default(Math.min(2, availableParallelism()), '2, or 1 on one CPU'),
    )
    .addOption(
      new Option('--engine <name>', 'how machines are stepped; the results are the same')
        .choices(engines)
        .default('compiled', 'compiled, where the machine allows it'),
    )
    .option('--verbose', 'say how each search was made, and what it took')
    .addHelpText('after', examples)
    .action((files: readonly string[], options: Options) => check(files, options, io));
}

/** States, states per second, frontier and depth on one line of a terminal. */
function progressLine(io: Io): (progress: Progress) => void {
  const start = performance.now();
  return ({ states, transitions, frontier, depth }) => {
    const perSecond = Math.round((1000 * states) / (performance.now() - start));
    const memory = Math.round(process.memoryUsage().heapUsed / 2 ** 20);
    io.progress(
      `${states} states (${perSecond}/s), ${transitions} transitions, frontier ${frontier}, depth ${depth}, ${memory} MB`,
    );
  };
}

/** Where a search ends. */
const limitsOf = (options: Options): Limits => ({
  states: options.maxStates,
  ...(options.maxMemory === undefined ? {} : { memory: options.maxMemory * 2 ** 20 }),
  ...(options.timeout === undefined ? {} : { time: options.timeout * 1000 }),
});

async function check(args: readonly string[], options: Options, io: Io): Promise<void> {
  if (options.machine !== undefined) {
    if (args.length > 0 || options.shipped === true || options.properties === true) {
      throw new KlpError('KLP2200', '--machine checks one machine, and scenarios were asked for too', {
        hint: 'leave one of the two out',
      });
    }
    const { machine, property, first, json, report, engine, verbose } = options;
    await checkMachineModule(
      { file: machine, requested: property, first, json, report, engine, verbose, limits: limitsOf(options) },
      io,
    );
    return;
  }
  const shipped = options.shipped === true || (args.length === 0 && options.properties === true);
  if (args.length === 0 && !shipped) {
    throw new KlpError('KLP2200', 'no scenario was named', {
      hint: 'klp check spec/scenarios/callbacks/test-9.yaml, or klp check --shipped',
    });
  }
  if (args.length > 0 && shipped) {
    throw new KlpError('KLP2200', 'scenarios were named, and --shipped says all shipped ones', {
      hint: 'leave one of the two out',
    });
  }
  const files = shipped ? allIds().map(pathOfId) : args.map(pathOf);
  const jobs = files.map((file) => jobFor(file, options));
  const results = await runJobs(
    jobs,
    options.jobs,
    (ended) => io.progress(`${ended} of ${jobs.length} checked`),
    progressLine(io),
  );
  io.progress('');
  const reports = results.flatMap((result) => ('report' in result ? [result.report] : []));
  const errors = results.flatMap((result) => ('error' in result ? [revived(result.error)] : []));
  const summary = propertySummary(reports);
  if (options.json === true) {
    const found = {
      scenarios: reports.map(reportJson),
      ...(options.properties === true ? { properties: summary } : {}),
      ...(errors.length > 0 ? { errors: errors.map(errorJson) } : {}),
    };
    io.out(JSON.stringify(found, null, 2));
  } else {
    if (reports.length > 0) show(reports, summary, shipped, options, io);
    for (const { id, made } of reports) {
      const note = fellBack(id, made);
      if (note !== undefined) io.err(note);
    }
    for (const error of errors) io.err(errorText(error, paintFor(io.color)));
  }
  if (options.report !== undefined) {
    // What draws is loaded when it is needed: it is large.
    const { reportScenarios } = await import('./check-report.ts');
    await reportScenarios(options.report, reports, io);
  }
  io.exit(errors.length > 0 ? exitCode.usage : codeFor(reports, summary, shipped, options));
}

function jobFor(file: string, options: Options): CheckJob {
  const ids = allProperties.map((p) => p.id);
  const requested = options.property ?? [];
  const unknown = requested.find((id) => !ids.includes(id));
  if (unknown !== undefined) {
    throw new KlpError('KLP2202', `there is no property "${unknown}"`, { hint: didYouMean(unknown, ids) });
  }
  return {
    file,
    properties: requested.length > 0 ? requested : ids,
    requested,
    first: options.first === true,
    engine: options.engine,
    coverage: options.report !== undefined,
    limits: limitsOf(options),
  };
}

function show(
  reports: readonly ScenarioReport[],
  summary: readonly PropertySummary[],
  shipped: boolean,
  options: Options,
  io: Io,
): void {
  const paint = paintFor(io.color);
  if (shipped) io.out(shippedTable(reports, paint));
  else io.out(reports.map((report) => reportText(toldScenario(report), paint)).join('\n\n'));
  if (options.verbose === true) {
    io.out(`\n${reports.map((r) => `${r.id}: ${madeText(r.made, r.states)}`).join('\n')}`);
  }
  if (options.properties === true) io.out(`\n${propertyTable(summary, paint)}`);
  if (shipped) io.out(`\n${shippedNext(reports, paint)}`);
}

function codeFor(
  reports: readonly ScenarioReport[],
  summary: readonly PropertySummary[],
  shipped: boolean,
  options: Options,
): number {
  const unwitnessed = options.properties === true && summary.some((p) => p.verdict === 'unwitnessed');
  if (!shipped) {
    const code = exitCodeOf(reports.map((r) => r.verdict));
    return code === exitCode.holds && unwitnessed ? exitCode.unwitnessed : code;
  }
  const unexpected = reports.filter((r) => r.unexpected.length > 0);
  if (unexpected.length === 0) return unwitnessed ? exitCode.unwitnessed : exitCode.holds;
  const code = exitCodeOf(unexpected.filter((r) => r.verdict !== r.expected.verdict).map((r) => r.verdict));
  return code === exitCode.holds ? exitCode.conformance : code;
}
