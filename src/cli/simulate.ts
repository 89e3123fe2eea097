import { type Command, Option } from 'commander';
import { checkEvent } from '../../spec/alphabet.ts';
import { KlpError } from '../../spec/error.ts';
import { eventName, parseEvent } from '../../spec/event-name.ts';
import { loadScenario } from '../../spec/scenario.ts';
import type { Scenario } from '../../spec/scenario-types.ts';
import type { KlpEvent } from '../../spec/vocabulary.ts';
import { type Simulation, simulateOnEngine, simulateOnMachine } from '../check/simulate.ts';
import { commandLine } from '../report/command-line.ts';
import { lineDifference } from '../report/line-difference.ts';
import { logLines } from '../report/log.ts';
import { paintFor } from '../report/paint.ts';
import { storyOf, storyText } from '../report/story.ts';
import { profileOf } from '../testgen/shipped.ts';
import { exitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { repeated } from './options.ts';
import { pathOf } from './scenario-path.ts';

interface Options {
  readonly on: 'machine' | 'engine';
  readonly do?: readonly string[];
  readonly story?: boolean;
  readonly json?: boolean;
}

const examples = `
Examples:
  klp simulate spec/scenarios/callbacks/test-9.yaml              the log, as the kernel's documents show it
  klp simulate spec/scenarios/callbacks/test-9.yaml --on engine  the same from the simulated kernel
  klp simulate my-stack.yaml --story                             with events and what they change
  klp simulate my-stack.yaml --do "load demo" --do retry         other events than the file's story`;

/** `klp simulate`: the log of one run; exit 15 when it is not the log that the scenario's story tells. */
export function register(program: Command, io: Io): void {
  program
    .command('simulate')
    .description(
      "run a scenario's story and print the kernel log; exit 15 when it is not the log that the file expects",
    )
    .argument('<file>', 'a scenario file, or the id of a shipped scenario')
    .addOption(
      new Option('--on <what>', 'what runs it: the statecharts or the simulated kernel')
        .choices(['machine', 'engine'])
        .default('machine'),
    )
    .option('--do <event>', 'an event instead of the story; may be given several times', repeated)
    .option('--story', 'print the events and what they change, not only the log')
    .option('--json', 'print JSON')
    .addHelpText('after', examples)
    .action((arg: string, options: Options) => simulate(pathOf(arg), options, io));
}

function simulate(file: string, options: Options, io: Io): void {
  const scenario = loadScenario(file);
  const events = eventsOf(scenario, file, options);
  const profile = profileOf(scenario);
  const run: Simulation =
    options.on === 'machine'
      ? simulateOnMachine(scenario, profile, events)
      : simulateOnEngine(scenario, profile, events);
  const log = run.trace.steps.flatMap((step) => logLines(step.event, step.observations));
  const told = options.do === undefined ? scenario.story?.log : undefined;
  const expected = told?.length === 0 ? undefined : told; // a story that gives no log at all has nothing to compare
  const difference = expected === undefined ? [] : lineDifference(expected, log);
  const conforms = run.refused === undefined && difference.length === 0;
  const reproduce = commandLine(
    'simulate',
    file,
    ...(options.on === 'machine' ? [] : ['--on', options.on]),
    ...(options.do ?? []).flatMap((event) => ['--do', event]),
  );
  if (options.json === true) {
    io.out(
      JSON.stringify(
        {
          file,
          on: options.on,
          conforms,
          log,
          ...(expected === undefined ? {} : { expected }),
          ...(run.refused === undefined ? {} : { notPossible: eventName(run.refused) }),
          story: storyOf(run.trace),
          ...(conforms ? {} : { reproduce }),
        },
        null,
        2,
      ),
    );
  } else if (options.story === true) io.out(storyText(storyOf(run.trace), paintFor(io.color)).join('\n'));
  else if (log.length > 0) io.out(log.join('\n'));
  if (conforms) return;
  io.exit(exitCode.conformance);
  if (options.json === true) return;
  if (run.refused !== undefined) {
    io.err(`event ${run.trace.steps.length + 1}, ${eventName(run.refused)}, is not possible here`);
  }
  if (difference.length > 0)
    io.err(['the log is not the expected one (- expected, + printed):', ...difference].join('\n'));
  io.err(`  Reproduce: ${reproduce}`);
}

function eventsOf(scenario: Scenario, file: string, options: Options): readonly KlpEvent[] {
  if (options.do !== undefined) {
    return options.do.map((text) => {
      const event = parseEvent(text);
      checkEvent(event, scenario);
      return event;
    });
  }
  if (scenario.story !== undefined) return scenario.story.steps;
  throw new KlpError('KLP2203', `${scenario.id} tells no story`, {
    file,
    hint: `name events: ${commandLine('simulate', file, '--do', eventName(scenario.alphabet[0] ?? { type: 'retry' }))}`,
  });
}
