import type { Command } from 'commander';
import { system } from '../../machines/system.ts';
import { eventName } from '../../spec/event-name.ts';
import { identityOf } from '../check/identity.ts';
import { type Difference, type Lockstep, lockstep } from '../conform/lockstep.ts';
import { bootEngine } from '../conform/subject.ts';
import { type WalkResult, walk } from '../conform/walk.ts';
import { allIds, largeIds, profileOf, scenarioAt, shippedIds } from '../testgen/shipped.ts';

import { exitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { whole } from './options.ts';

interface Options {
  readonly limit: number;
  readonly differences: number;
  readonly walks?: number;
  readonly length: number;
  readonly seed?: number;
  readonly path?: string;
  readonly json?: boolean;
}

const examples = `
Examples:
  klp lockstep                                         every shipped scenario, every transition
  klp lockstep callbacks/test-9 --differences 3
  klp lockstep my-stack.yaml --walks 1000 --seed 7     where every transition would be too many`;

/** `klp lockstep`: machine and engine side by side, every reachable transition or random walks; exit 15 on a difference. */
export function register(program: Command, io: Io): void {
  program
    .command('lockstep')
    .description('run every transition of the machine on the engine and compare all that can be seen')
    .argument('[scenario...]', 'ids of shipped scenarios or paths of scenario files; all shipped when absent')
    .option('--limit <n>', 'largest number of pairs of states per scenario', whole(1, 100_000_000), 200_000)
    .option('--differences <n>', 'stop after so many per scenario', whole(1, 1_000), 1)
    .option('--walks <n>', 'instead of exploring, so many random walks', whole(1, 1_000_000))
    .option('--length <n>', 'longest random walk, in events offered', whole(1, 100_000), 300)
    .option('--seed <n>', 'seed of the random walks', whole(0, 2_147_483_647))
    .option('--path <path>', 'replay one random walk (from a failure)')
    .option('--json', 'print JSON')
    .addHelpText('after', examples)
    .action((args: string[], options: Options) => {
      const results = (args.length > 0 ? args : options.walks === undefined ? shippedIds() : allIds()).map(
        (arg) => {
          const scenario = scenarioAt(arg);
          const profile = profileOf(scenario);
          const model = system(scenario, profile);
          const boot = () => bootEngine(scenario, profile);
          const result =
            options.walks === undefined
              ? lockstep(model, identityOf(model.machine), boot, options)
              : walk(model, boot, {
                  seed: options.seed ?? Math.floor(Math.random() * 2 ** 31),
                  runs: options.walks,
                  length: options.length,
                  ...(options.path === undefined ? {} : { path: options.path }),
                });
          if (options.json !== true) io.out(text(arg, result));
          return { scenario: arg, result };
        },
      );
      if (results.some(({ result }) => fails(result))) io.exit(exitCode.conformance);
      else if (results.some(({ result }) => 'complete' in result && !result.complete))
        io.exit(exitCode.inconclusive);
      if (options.json === true) {
        io.out(
          JSON.stringify(
            results.map(({ scenario, result }) => ({ scenario, ...named(result) })),
            null,
            2,
          ),
        );
        return;
      }
      const left = args.length > 0 || options.walks !== undefined ? [] : largeIds();
      for (const id of left) {
        io.out(`${id}: left out, it is large; a sample of it: npx klp lockstep ${id} --walks 200`);
      }
      const total = results.reduce(
        (n, { result }) => n + ('states' in result ? result.transitions : result.events),
        0,
      );
      const different = results.filter(({ result }) => fails(result)).length;
      io.out(`${results.length} scenarios, ${total} steps compared, ${different} scenarios differ`);
    });
}

const fails = (result: Lockstep | WalkResult): boolean =>
  'states' in result ? result.differences.length > 0 : result.counterexample !== undefined;

const named = (result: Lockstep | WalkResult) =>
  'states' in result
    ? { ...result, differences: result.differences.map((d) => ({ ...d, trace: d.trace.map(eventName) })) }
    : result;

function text(id: string, result: Lockstep | WalkResult): string {
  if (!('states' in result)) {
    const head = `${id}: ${result.runs} walks, ${result.events} events, seed ${result.seed}`;
    const bad = result.counterexample;
    if (bad === undefined) return `${head}: no difference`;
    return [
      `${head}: DIFFERENCE`,
      ...bad.trace.map((event) => `  ${event}`),
      bad.message,
      `run again: npx klp lockstep ${id} --walks 1 --seed ${result.seed} --path ${bad.path}`,
    ].join('\n');
  }
  const head = `${id}: ${result.states} states, ${result.transitions} transitions, ${result.pairs} pairs of states`;
  return [
    `${head}: ${result.differences.length === 0 ? 'no difference' : 'DIFFERENCE'}${result.complete ? '' : ' (stopped at the limit)'}`,
    ...result.differences.flatMap(differenceText),
  ].join('\n');
}

/** A difference as a story: the events, then both sides, the lines that only one has marked. */
function differenceText(d: Difference): readonly string[] {
  const mark = (lines: readonly string[], others: readonly string[]): readonly string[] =>
    lines.map((line) => `    ${others.includes(line) ? ' ' : '!'} ${line}`);
  return [
    d.trace.length === 0 ? '  at the start' : '  after',
    ...d.trace.map((event, i) => `    ${i + 1}. ${eventName(event)}`),
    `  the ${d.what === 'view' ? 'state' : d.what} of the machine`,
    ...mark(d.machine, d.engine),
    `  and of the engine`,
    ...mark(d.engine, d.machine),
  ];
}
