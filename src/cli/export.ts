import { type Command, Option } from 'commander';
import { checkEvent } from '../../spec/alphabet.ts';
import { KlpError } from '../../spec/error.ts';
import { parseEvent } from '../../spec/event-name.ts';
import { properties } from '../../spec/properties/all.ts';
import { loadScenario } from '../../spec/scenario.ts';
import type { Scenario } from '../../spec/scenario-types.ts';
import { didYouMean } from '../../spec/suggest.ts';
import { checkScenario } from '../check/scenario-check.ts';
import { simulateOnMachine } from '../check/simulate.ts';
import type { Trace } from '../check/trace.ts';
import { itfOf, type TraceOrigin } from '../report/itf.ts';
import { logLines } from '../report/log.ts';
import { mermaidOf } from '../report/mermaid.ts';
import { paintFor } from '../report/paint.ts';
import { shellScriptOf } from '../report/shell-script.ts';
import { storyOf, storyText } from '../report/story.ts';
import { profileOf } from '../testgen/shipped.ts';
import type { ChartOptions } from './export-charts.ts';
import type { Io } from './io.ts';
import { repeated, whole } from './options.ts';
import { pathOf } from './scenario-path.ts';
import { writeOutput } from './write-output.ts';

const forms = ['story', 'json', 'itf', 'mermaid', 'sh', 'log'] as const;

interface Options extends ChartOptions {
  readonly as: (typeof forms)[number];
  readonly property?: string;
  readonly deadlock?: boolean;
  readonly do?: readonly string[];
  readonly maxStates: number;
}

const examples = `
Forms:
  story    numbered events, what was printed, what changed
  json     the same, for programs
  itf      Informal Trace Format, for trace viewers
  mermaid  a sequence diagram
  sh       a script for klp shell
  log      the kernel log alone

Examples:
  klp export callbacks/test-9 --as mermaid
  klp export states/leak-on-failure --property no-space-lost --as itf -o leak.itf.json
  klp export transitions/stuck-task-reversed --as sh -o stuck.sh
  klp shell --scenario spec/scenarios/transitions/stuck-task-reversed.yaml stuck.sh

Statecharts, of a machine (patch, object, task, core, …) or of the system of a scenario; all machines without a name:
  klp export --svg patch -o patch.svg
  klp export --mermaid task
  klp export --stately -o for-stately        one createMachine file and one JSON file each
  klp export --docs --check                  is docs/machines what machines/ says?`;

/** `klp export`: a scenario's story, or the shortest run that breaks a property, in one of several forms. */
export function register(program: Command, io: Io): void {
  program
    .command('export')
    .description("write a scenario's story, a run that breaks a property, or a statechart, for other tools")
    .argument('[file]', 'a scenario file, or the id of a shipped scenario')
    .addOption(new Option('--as <form>', 'the form').choices(forms).default('story'))
    .option('--property <id>', 'the shortest run that breaks this property')
    .option('--deadlock', 'the shortest run into a deadlock')
    .option('--do <event>', 'these events; may be given several times', repeated)
    .option('--svg [machine]', 'a statechart as a picture')
    .option('--mermaid [machine]', 'a statechart as a Mermaid state diagram')
    .option('--stately [machine]', "a statechart for Stately's editor, as TypeScript")
    .option('--json', 'with --stately: as JSON')
    .option('--docs', 'write docs/machines: every machine in every form')
    .option('--check', 'with --docs: only say what differs')
    .option('-o, --output <file>', 'write it there instead of printing it')
    .option('--max-states <n>', 'largest number of states searched', whole(1, 100_000_000), 2_000_000)
    .addHelpText('after', examples)
    .action((arg: string | undefined, options: Options) => exportWhat(arg, options, io));
}

/** Some option asks for a statechart. */
const asksForChart = ({ svg, mermaid, stately, docs, check, json }: Options): boolean =>
  [svg, mermaid, stately, docs, check, json].some((option) => option !== undefined);

async function exportWhat(arg: string | undefined, options: Options, io: Io): Promise<void> {
  if (asksForChart(options)) {
    if (arg !== undefined) {
      throw new KlpError('KLP2200', 'a story and a statechart were asked for at once', {
        hint: `klp export --svg ${arg}`,
      });
    }
    // The layout is loaded when it is needed: it is large.
    const { exportCharts } = await import('./export-charts.ts');
    return exportCharts(options, io);
  }
  if (arg === undefined) {
    throw new KlpError('KLP2200', 'no scenario was named', {
      hint: 'klp export callbacks/test-9, or klp export --svg patch',
    });
  }
  exportTrace(pathOf(arg), options, io);
}

function exportTrace(file: string, options: Options, io: Io): void {
  const scenario = loadScenario(file);
  const { trace, description } = traceFor(scenario, file, options);
  const text = textOf(trace, options.as, { file, kernel: scenario.kernel, description });
  if (options.output === undefined) {
    io.out(text);
    return;
  }
  writeOutput(options.output, `${text}\n`);
}

function textOf(trace: Trace, form: Options['as'], origin: TraceOrigin): string {
  switch (form) {
    case 'story':
      return storyText(storyOf(trace), paintFor(false)).join('\n');
    case 'json':
      return JSON.stringify({ ...origin, story: storyOf(trace) }, null, 2);
    case 'itf':
      return JSON.stringify(itfOf(trace, origin), null, 2);
    case 'mermaid':
      return mermaidOf(trace, origin.description);
    case 'sh':
      return shellScriptOf(trace, origin);
    case 'log':
      return trace.steps.flatMap((step) => logLines(step.event, step.observations)).join('\n');
    default:
      return form satisfies never;
  }
}

interface Found {
  readonly trace: Trace;
  readonly description: string;
}

function traceFor(scenario: Scenario, file: string, options: Options): Found {
  if (options.property !== undefined || options.deadlock === true)
    return counterexample(scenario, file, options);
  const events = options.do?.map((text) => {
    const event = parseEvent(text);
    checkEvent(event, scenario);
    return event;
  });
  const steps = events ?? scenario.story?.steps;
  if (steps === undefined) {
    throw new KlpError('KLP2203', `${scenario.id} tells no story`, {
      file,
      hint: 'name a broken property with --property, or events with --do',
    });
  }
  const run = simulateOnMachine(scenario, profileOf(scenario), steps);
  if (run.refused !== undefined) {
    throw new KlpError('KLP2303', `event ${run.trace.steps.length + 1} is not possible where it stands`, {
      file,
    });
  }
  return { trace: run.trace, description: scenario.title };
}

function counterexample(scenario: Scenario, file: string, options: Options): Found {
  const id = options.property;
  const property = properties.find((p) => p.id === id);
  if (id !== undefined && property === undefined) {
    const hint = didYouMean(
      id,
      properties.map((p) => p.id),
    );
    throw new KlpError('KLP2202', `there is no property "${id}"`, { hint });
  }
  const report = checkScenario(scenario, file, {
    properties: property === undefined ? [] : [property],
    limits: { states: options.maxStates },
    first: property !== undefined && options.deadlock !== true,
  });
  const broken = report.properties[0]?.trace;
  if (property !== undefined && broken !== undefined) {
    return { trace: broken, description: `${scenario.title}. This is broken: ${property.statement}` };
  }
  if (options.deadlock === true && report.deadlock !== undefined) {
    return { trace: report.deadlock.trace, description: `${scenario.title}: deadlock` };
  }
  throw new KlpError('KLP2304', `${id ?? 'a deadlock'} was not found in ${scenario.id}: ${report.verdict}`, {
    file,
    hint: `npx klp check ${file} says what was found`,
  });
}
