import type { Command } from 'commander';
import { system } from '../../machines/system.ts';
import { scenarioId } from '../../spec/scenario.ts';
import { identityOf } from '../check/identity.ts';
import { type Coverage, coverage, type Share } from '../testgen/coverage.ts';
import { drift, repair } from '../testgen/files.ts';
import { type Generated, generate } from '../testgen/generate.ts';
import { largeIds, profileOf, root } from '../testgen/shipped.ts';
import { type SuiteOwner, suiteOwner, suiteOwners } from '../testgen/suites.ts';
import { exitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { whole } from './options.ts';

interface Options {
  readonly check?: boolean;
  readonly coverage?: boolean;
  readonly json?: boolean;
  readonly states: number;
}

/** `klp generate`: the tests in generated-tests/ from the machines; `--check` says whether they stand as generated. */
export function register(program: Command, io: Io): void {
  program
    .command('generate')
    .description('generate the tests of shipped scenarios from the machines')
    .argument('[scenario...]', 'ids of shipped scenarios, e.g. callbacks/test-9; all when absent')
    .option('--check', 'write nothing; exit 15 and list the files that do not stand as generated')
    .option('--coverage', 'say what the tests take of the machines')
    .option('--json', 'print JSON')
    .option('--states <n>', 'largest number of states of a machine', whole(1, 10_000_000), 50_000)
    .addHelpText('after', examples)
    .action((args: string[], options: Options) => {
      const all = suiteOwners();
      const owners = args.length > 0 ? new Set(args.map((arg) => suiteOwner(idOf(arg), all))) : all;
      const rows = [...owners].map((owner) => row(owner, options));
      const files = rows.map((r) => r.generated.file);
      const drifted = drift(root, files, args.length > 0 ? undefined : 'generated-tests');
      const written = options.check === true ? 0 : drifted.map((d) => repair(root, d, files)).length;
      if (options.check === true && drifted.length > 0) io.exit(exitCode.conformance);
      if (options.json === true) {
        const scenarios = rows.map(({ id, generated, covered }) => ({
          id,
          ...generated.figures,
          ...(covered === undefined ? {} : { coverage: covered }),
        }));
        io.out(JSON.stringify({ scenarios, drift: options.check === true ? drifted : [], written }, null, 2));
        return;
      }
      io.out(table(rows));
      if (args.length === 0) for (const id of largeIds()) io.out(`${id}: left out, it is large`);
      for (const { id, covered } of rows) if (covered !== undefined) io.out(coverageText(id, covered));
      if (options.check === true) {
        for (const { path, how } of drifted) io.out(`${path}: ${how}`);
        io.out(
          drifted.length === 0
            ? `${files.length} files stand as generated`
            : `${drifted.length} files drifted; write them with: npx klp generate`,
        );
      } else io.out(`${written} of ${files.length} files changed`);
    });
}

const examples = `
Examples:
  klp generate                        write all that changed
  klp generate --check                say what would change, write nothing
  klp generate callbacks/test-9 --coverage`;

/** A shipped scenario's id, also from its file's path. */
const idOf = (arg: string): string => (arg.endsWith('.yaml') ? scenarioId(arg) : arg);

interface Row {
  readonly id: string;
  readonly generated: Generated;
  readonly covered: Coverage | undefined;
}

function row({ scenario, twins }: SuiteOwner, options: Options): Row {
  const model = system(scenario, profileOf(scenario));
  const identity = identityOf(model.machine);
  const generated = generate(scenario, model, identity, options.states, twins);
  return {
    id: scenario.id,
    generated,
    covered: options.coverage === true ? coverage(generated.suite, model, identity) : undefined,
  };
}

function table(rows: readonly Row[]): string {
  const columns = ['states', 'transitions', 'signatures', 'tests', 'steps'] as const;
  const lines = [
    ['scenario', ...columns],
    ...rows.map(({ id, generated }) => [id, ...columns.map((c) => String(generated.figures[c]))]),
    ['all', ...columns.map((c) => String(rows.reduce((n, { generated }) => n + generated.figures[c], 0)))],
  ];
  const widths = [0, 1, 2, 3, 4, 5].map((i) => Math.max(...lines.map((l) => (l[i] ?? '').length)));
  return lines
    .map((l) =>
      l.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n');
}

const share = ({ taken, all }: Share): string => `${taken} of ${all}`;

const coverageText = (id: string, c: Coverage): string =>
  [
    `${id}: states ${share(c.states)}, macrosteps ${share(c.macrosteps)}, signatures ${share(c.signatures)},`,
    `  pairs of signatures ${share(c.pairs)}, charted transitions ${share(c.charted)}, guard answers ${share(c.guards)}`,
    ...(c.unanswered.length > 0 ? [`  answers never given: ${c.unanswered.join(', ')}`] : []),
  ].join('\n');
