/** `npm run fuzz -- --runs N [--seed S] [--target NAME]`: no crash, no hang, and a message every time. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { exitCode } from '../cli/exit-code.ts';
import { repeated, whole } from '../cli/options.ts';
import { type Crash, type Fuzzed, inputOf } from './run.ts';
import type { AnyTarget } from './target.ts';
import { targets } from './targets/all.ts';
import { watched } from './watch.ts';

interface Options {
  readonly runs: number;
  readonly seed: number;
  readonly target?: readonly string[];
  readonly path?: string;
  readonly patience: number;
  readonly jobs: number;
}

const child = fileURLToPath(new URL('./child.ts', import.meta.url));

/** A target's part of all runs, by its share; at least one. */
const part = (target: AnyTarget, chosen: readonly AnyTarget[], runs: number): number =>
  Math.max(1, Math.round((runs * target.share) / chosen.reduce((sum, t) => sum + t.share, 0)));

async function run(target: AnyTarget, runs: number, { seed, path, patience }: Options): Promise<Fuzzed> {
  const args = [target.name, String(seed), String(runs), 'PROGRESS', ...(path === undefined ? [] : [path])];
  const { end, stdout, stderr, run: last } = await watched(child, args, patience);
  if (end === 'came back') {
    const found: Fuzzed = JSON.parse(stdout);
    return found;
  }
  const message =
    end === 'stalled' ? `it did not come back within ${patience} seconds` : `its process died\n${stderr}`;
  // While an input is shrunk its number goes on, beyond what can be told from the seed.
  const input = last <= runs ? inputOf(target, seed, last) : '(while shrinking)';
  const crash: Crash = { input, message, path: String(last - 1) };
  return { target: target.name, seed, runs: last, answers: [], crash };
}

const mostAnswers = 5;

function tell({ target, seed, runs, answers, crash }: Fuzzed, ms: number): void {
  const shown = answers.slice(0, mostAnswers).map(([answer, times]) => `${answer} ${times}`);
  const more = answers.length > mostAnswers ? [`${answers.length - mostAnswers} more answers`] : [];
  const seconds = `${(ms / 1000).toFixed(1)} s`;
  console.log(
    `${target.padEnd(16)} ${String(runs).padStart(7)} runs ${seconds.padStart(8)}  ${[...shown, ...more].join(', ')}`,
  );
  if (crash === undefined) return;
  console.log(`  crash: ${crash.message.split('\n').slice(0, 8).join('\n    ')}`);
  console.log(`  input:\n${crash.input.slice(0, 4000).replace(/^/gm, '    ')}`);
  console.log(`  again: npm run fuzz -- --target ${target} --seed ${seed} --path ${crash.path}`);
}

const program = new Command('fuzz')
  .description('give everything that reads files or input what it does not expect')
  .option('--runs <n>', 'inputs tried, over all targets', whole(1, 100_000_000), 10_000)
  .option('--seed <n>', 'default: another one every time', whole(0, 2 ** 31 - 1), Date.now() % 2 ** 31)
  .option(
    '--target <name>',
    `only this one; may be given several times: ${targets.map((t) => t.name).join(', ')}`,
    repeated,
  )
  .option('--path <path>', 'only the input that a crash named')
  .option('--patience <s>', 'longest time for one input', whole(1, 3600), 60)
  .option('--jobs <n>', 'targets run at the same time', whole(1, 64), Math.min(2, availableParallelism()))
  .parse();
const options: Options = program.opts();
const unknown = options.target?.find((name) => !targets.some((t) => t.name === name));
if (unknown !== undefined) program.error(`error: no target is named "${unknown}"`);
const chosen = targets.filter((t) => options.target === undefined || options.target.includes(t.name));
console.log(`seed ${options.seed}`);

const waiting = [...chosen].sort((a, b) => a.share - b.share);
let runs = 0;
let crashes = 0;
await Promise.all(
  Array.from({ length: options.jobs }, async () => {
    for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
      const start = performance.now();
      const found = await run(target, part(target, chosen, options.runs), options);
      tell(found, performance.now() - start);
      runs += found.runs;
      if (found.crash !== undefined) crashes++;
    }
  }),
);
console.log(`${runs} runs, ${crashes} ${crashes === 1 ? 'crash' : 'crashes'}`);
if (crashes > 0) process.exitCode = exitCode.internal;
