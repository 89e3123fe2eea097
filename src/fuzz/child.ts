/**
 * Runs one target in a process of its own, which main.ts watches: `child.ts TARGET SEED RUNS PROGRESS [PATH]`. The number
 * of the input that is being tried stands in the file PROGRESS; what was found goes to stdout as JSON.
 */
import { openSync, writeSync } from 'node:fs';
import { fuzz } from './run.ts';
import { targets } from './targets/all.ts';

const [name, seed, runs, progress = '', path] = process.argv.slice(2);
const found = targets.find((t) => t.name === name);
if (found === undefined) throw new Error(`no target ${name}`);
const file = openSync(progress, 'r+');
const number = new BigUint64Array(1);
const result = await fuzz(found, {
  seed: Number(seed),
  runs: Number(runs),
  path,
  started: (run) => {
    number[0] = BigInt(run);
    writeSync(file, number, 0, 8, 0);
  },
});
process.stdout.write(JSON.stringify(result));
process.exit(0);
