import type { Command } from 'commander';
import { KlpError } from '../../spec/error.ts';
import { properties } from '../../spec/properties/all.ts';
import { loadScenario } from '../../spec/scenario.ts';
import { compare, overallRefinement, type ScenarioComparison } from '../conform/diff/compare.ts';
import { type DiffReport, diffJson, diffMarkdown, diffText } from '../conform/diff/report.ts';
import { sides } from '../conform/diff/stage.ts';
import { compareScenarios } from '../conform/diff/two-scenarios.ts';
import { paintFor } from '../report/paint.ts';
import { shippedIds } from '../testgen/shipped.ts';
import { exitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { whole } from './options.ts';
import { pathOf, pathOfId } from './scenario-path.ts';

interface Options {
  readonly limit: number;
  readonly beyond: number;
  readonly json?: boolean;
  readonly markdown?: boolean;
}

const examples = `
A and B are kernel profiles, git revisions of this repository, folders or files of machines; or two
scenario files, which are compared over the events that both have.

Examples:
  klp diff 5.1 5.5                                     two kernels, on every shipped scenario
  klp diff HEAD . my-stack.yaml                        what my change of machines/ does to my patches
  klp diff origin/main HEAD --markdown                 a comment for a review
  klp diff 6.1 6.12 my-stack.yaml --json
  klp diff my-stack.yaml my-next-stack.yaml            what another set of patches does to the same events`;

/** `klp diff`: what behaves differently under two sets of rules, as shortest traces; exit 16 when something does. */
export function register(program: Command, io: Io): void {
  program
    .command('diff')
    .description('compare two sets of rules by behaviour: shortest traces, by rule; exit 16 when they differ')
    .argument('<a>', 'the rules before')
    .argument('<b>', 'the rules after')
    .argument('[scenario...]', 'scenario files, or ids of shipped scenarios; all shipped ones when absent')
    .option('--limit <n>', 'largest number of pairs of states per scenario', whole(1, 100_000_000), 50_000)
    .option(
      '--beyond <n>',
      'pairs of differing states that are followed for what shows only there',
      whole(0, 1_000_000),
      500,
    )
    .option('--markdown', 'print Markdown, made for a review comment')
    .option('--json', 'print JSON')
    .addHelpText('after', examples)
    .action((a: string, b: string, files: readonly string[], options: Options) =>
      diff(a, b, files, options, io),
    );
}

async function diff(a: string, b: string, args: readonly string[], options: Options, io: Io): Promise<void> {
  if (options.json === true && options.markdown === true) {
    throw new KlpError('KLP2500', '--json and --markdown were both given', {
      hint: 'leave one of the two out',
    });
  }
  if (isScenario(a) && isScenario(b)) {
    tell(twoScenarios(a, b, args, options), options, io);
    return;
  }
  const files = args.length > 0 ? args.map(pathOf) : shippedIds().map(pathOfId);
  const scenarios = files.map((file) => loadScenario(file));
  const both = await sides(a, b);
  try {
    const compared: ScenarioComparison[] = [];
    for (const [i, scenario] of scenarios.entries()) {
      io.progress(`${i} of ${scenarios.length} compared: ${scenario.id}`);
      compared.push(compare(scenario, both.a, both.b, { ...options, properties }));
    }
    io.progress('');
    const report: DiffReport = {
      a: { name: both.a.name, what: both.a.what },
      b: { name: both.b.name, what: both.b.what },
      equal: compared.every((s) => s.rules.length === 0),
      complete: compared.every((s) => s.complete),
      refinement: overallRefinement(compared.map((s) => s.refinement)),
      scenarios: compared,
    };
    tell(report, options, io);
  } finally {
    both.dispose();
  }
}

const isScenario = (name: string): boolean => /\.ya?ml$/.test(name);

/** Two scenario files with each other. @throws KlpError KLP2500 (further scenarios are named), else as loadScenario */
function twoScenarios(a: string, b: string, others: readonly string[], options: Options): DiffReport {
  if (others.length > 0) {
    throw new KlpError('KLP2500', 'two scenario files are compared with each other, so no others can be', {
      hint: 'leave the others out, or name rules to compare instead of the two files',
    });
  }
  const [one, other] = [loadScenario(a), loadScenario(b)];
  const compared = compareScenarios(one, other, { ...options, properties });
  return {
    a: { name: a, what: `the scenario ${a}, kernel ${one.kernel}` },
    b: { name: b, what: `the scenario ${b}, kernel ${other.kernel}` },
    equal: compared.rules.length === 0,
    complete: compared.complete,
    refinement: compared.refinement,
    scenarios: [compared],
  };
}

/** Prints it, and says by the exit code what came out. */
function tell(report: DiffReport, options: Options, io: Io): void {
  if (options.json === true) io.out(JSON.stringify(diffJson(report), null, 2));
  else if (options.markdown === true) io.out(diffMarkdown(report).join('\n'));
  else io.out(diffText(report, paintFor(io.color)).join('\n'));
  if (!report.equal) io.exit(exitCode.differs);
  else if (!report.complete) io.exit(exitCode.inconclusive);
}
