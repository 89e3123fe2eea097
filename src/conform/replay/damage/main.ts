/**
 * How much a replay sees: every line of every selftest's log, damaged in each of four ways, replayed without a scenario.
 *
 * `npx tsx src/conform/replay/damage/main.ts`; `--log 6.12` only logs whose name begins so; `--show accepted` prints each
 * damage that had this end (may be given several times); `--seed N` puts in other lines.
 */
import { parseArgs } from 'node:util';
import { damageKinds } from './damage.ts';
import { selftestLogs } from './selftest-logs.ts';
import { ends, type Trial, trials } from './trial.ts';

const { values } = parseArgs({
  options: {
    log: { type: 'string', default: '' },
    seed: { type: 'string', default: '20141125' },
    show: { type: 'string', multiple: true, default: [] },
  },
});

const table = new Map<string, number[]>();
const count = ({ damaged, of, end }: Trial): void => {
  for (const key of [`${damaged.kind.padEnd(7)} ${of}`, 'all']) {
    const row = table.get(key) ?? ends.map(() => 0);
    row[ends.indexOf(end)] = (row[ends.indexOf(end)] ?? 0) + 1;
    table.set(key, row);
  }
};

for (const log of await selftestLogs(values.log)) {
  const started = performance.now();
  let number = 0;
  for await (const trial of trials(log, Number(values.seed))) {
    number++;
    count(trial);
    if (!values.show.includes(trial.end)) continue;
    const { damaged, of, end, at } = trial;
    const place = `${log.name}:${damaged.line}${at === undefined ? '' : ` seen at ${at}`}`;
    const other = damaged.other === undefined ? '' : `  <> ${damaged.other}`;
    console.log(`${end}: ${place} ${damaged.kind} [${of}] ${damaged.text}${other}`);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${log.name}: ${log.lines.length} lines, ${number} damages, ${seconds} s`);
}

const rank = (key: string): number => [...damageKinds, 'all'].findIndex((kind) => key.startsWith(kind));
const line = (key: string, cells: readonly (string | number)[]): string =>
  `${key.padEnd(28)}${cells.map((cell) => String(cell).padStart(9)).join('')}`;
console.log(line(`seed ${values.seed}`, ends));
for (const [key, row] of [...table].sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b))) {
  console.log(line(key, row));
}
