/**
 * M(T,P) by every checker, side by side in one run: ours from XState source, xstate/graph on the same source, SPIN,
 * rumur, and C by hand. Figures are CPU seconds, medians; every tool must count exactly the states of the model.
 *
 * What is counted: of ours and xstate/graph, from the machine's source to the result, in a process that has its modules
 * loaded, generating and translating code included. Of SPIN and rumur, the process that searches; making and compiling it
 * is not counted. Of the C, the search. What takes less than the clock can tell is repeated until it does not.
 *
 *     npm run bench -- peers [--models 5,3:8,3:10,2] [--repeat N] [--no-graph] [--json]
 *
 * Tools that are not installed are skipped by name (Debian: spin, rumur, gcc).
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { peerStates } from './machine.ts';
import { murphi } from './murphi.ts';
import { promela } from './promela.ts';

interface Figure {
  readonly tool: string;
  readonly cpu: number;
  readonly states: number | undefined;
  readonly transitions?: number | undefined;
  readonly detail?: Readonly<Record<string, unknown>>;
}

interface Ran {
  readonly out: string;
  readonly cpu: number;
  readonly failed: boolean;
}

const here = import.meta.dirname;

/** Runs a command and takes the CPU time of its whole process tree from the shell's `times`. */
function shell(command: string, cwd: string): Ran {
  const done = spawnSync('sh', ['-c', `${command}\nstatus=$?; times >&2; exit $status`], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const last = done.stderr.trim().split('\n').at(-1) ?? '';
  const cpu = [...last.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, m, s]) => sum + Number(m) * 60 + Number(s),
    0,
  );
  return { out: `${done.stdout}\n${done.stderr}`, cpu, failed: done.status !== 0 };
}

/** The least that is measured; the grain of `times` is a hundredth of a second. */
const measurable = 0.2;

/** CPU time of one run; short ones are repeated in one shell. */
function timed(command: string, cwd: string): Ran {
  const once = shell(command, cwd);
  if (once.failed || once.cpu >= measurable) return once;
  const times = Math.ceil(measurable / Math.max(once.cpu, 0.005));
  const { cpu } = shell(`i=0; while [ $i -lt ${times} ]; do ${command} >/dev/null; i=$((i+1)); done`, cwd);
  return { ...once, cpu: cpu / times };
}

const installed = (tool: string): boolean => spawnSync('which', [tool]).status === 0;

const median = (of: readonly number[]): number =>
  [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.NaN;

/** The figure of the median run. */
function medianOf(figures: readonly Figure[]): Figure | undefined {
  const middle = median(figures.map((f) => f.cpu));
  return figures.find((f) => f.cpu === middle);
}

function ours(
  what: string,
  tasks: number,
  patches: number,
  defect = false,
): Figure & { readonly detail: Record<string, unknown> } {
  const args = [
    '--expose-gc',
    '--import',
    'tsx',
    join(here, 'ours.ts'),
    what,
    `${tasks}`,
    `${patches}`,
    ...(defect ? ['defect'] : []),
  ];
  const done = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  const line = done.stdout.trim().split('\n').at(-1) ?? '';
  if (done.status !== 0 || line === '') throw new Error(`ours ${what}: ${done.stderr}`);
  const detail: Record<string, unknown> = JSON.parse(line);
  const states = typeof detail.states === 'number' ? detail.states : undefined;
  const transitions = typeof detail.transitions === 'number' ? detail.transitions : undefined;
  return { tool: what, cpu: Number(detail.cpu), states, transitions, detail };
}

const number = (text: string, pattern: RegExp): number | undefined => {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found.replaceAll(',', ''));
};

/** SPIN's variants of a full search; the best is compared. */
const spinVariants: readonly (readonly [string, string, string])[] = [
  ['BFS', '-O2 -DSAFETY -DNOREDUCE -DBFS', '-w22'],
  ['DFS', '-O2 -DSAFETY -DNOREDUCE', '-m20000000 -w22'],
  ['DFS -O3, native', '-O3 -march=native -DSAFETY -DNOREDUCE -DNOFAIR', '-m20000000 -w22'],
];

function spin(
  dir: string,
  tasks: number,
  patches: number,
  repeat: number,
  defect = false,
): readonly Figure[] {
  writeFileSync(join(dir, 'm.pml'), promela(tasks, patches, defect));
  shell('spin -a m.pml', dir);
  return spinVariants.flatMap(([name, flags, options]) => {
    if (shell(`gcc ${flags} pan.c -o pan`, dir).failed) return [];
    const figures = Array.from({ length: repeat }, (): Figure => {
      const { out, cpu } = timed(`./pan ${options} ${defect ? '' : '-E'}`, dir);
      return {
        tool: `SPIN ${name}`,
        cpu,
        states: number(out, /^\s*(\d+) states, stored/m),
        transitions: number(out, /^\s*(\d+) transitions/m),
        detail: { errors: number(out, /errors: (\d+)/) },
      };
    });
    return medianOf(figures) ?? [];
  });
}

function rumur(
  dir: string,
  tasks: number,
  patches: number,
  repeat: number,
  defect = false,
): Figure | undefined {
  writeFileSync(join(dir, 'm.m'), murphi(tasks, patches, defect));
  shell('rumur m.m --threads 1 --deadlock-detection off -o m.c', dir);
  if (shell('gcc -std=c11 -O3 -march=native -mcx16 m.c -o rumur-m -lpthread', dir).failed) return undefined;
  return medianOf(
    Array.from({ length: repeat }, () => {
      const { out, cpu } = timed('./rumur-m', dir);
      return {
        tool: 'rumur',
        cpu,
        states: number(out, /Explored:\s*(\d+) states/),
        transitions: number(out, /Explored:\s*\d+ states, (\d+) rules fired/),
        detail: { errors: number(out, /(\d+) error/) },
      };
    }),
  );
}

function byHand(dir: string, tasks: number, patches: number, repeat: number): Figure | undefined {
  copyFileSync(join(here, 'peers.c'), join(dir, 'peers.c'));
  if (shell(`gcc -O3 -march=native -DT=${tasks} -DP=${patches} peers.c -o peers`, dir).failed)
    return undefined;
  return medianOf(
    Array.from({ length: repeat }, () => {
      const { out } = shell('./peers', dir);
      return {
        tool: 'C by hand',
        cpu: number(out, /([\d.]+) seconds/) ?? Number.NaN,
        states: number(out, /(\d+) states/),
        transitions: number(out, /(\d+) transitions/),
      };
    }),
  );
}

interface Claim {
  readonly claim: string;
  readonly figure: string;
  readonly met: boolean;
}

/** Runs the benchmark and prints a table and the claims; the exit code is 1 when a tool counted wrongly. */
export function run(args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: {
      models: { type: 'string', default: '5,3:8,3:10,2' },
      repeat: { type: 'string', default: '5' },
      'no-graph': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const repeat = Number(values.repeat);
  const dir = mkdtempSync(join(tmpdir(), 'peers-'));
  const claims: Claim[] = [];
  const rows: Record<string, unknown>[] = [];
  const gcc = installed('gcc');
  for (const tool of ['gcc', 'spin', 'rumur']) {
    if (!installed(tool)) console.error(`skipped: ${tool} is not installed`);
  }
  try {
    const idle = median(Array.from({ length: 3 }, () => Number(ours('idle', 1, 1).detail.peak)));
    for (const model of values.models.split(':')) {
      const [tasks = 0, patches = 0] = model.split(',').map(Number);
      const expected = peerStates(tasks, patches);
      console.error(`M(${tasks},${patches}): ${expected} states expected`);
      const figures: Figure[] = [];
      const mine = medianOf(Array.from({ length: repeat }, () => ours('search', tasks, patches)));
      const lean = medianOf(Array.from({ length: repeat }, () => ours('lean', tasks, patches)));
      if (mine === undefined || lean === undefined) continue;
      figures.push({ ...mine, tool: 'ours' }, { ...lean, tool: 'ours, no parents' });
      const c = gcc ? byHand(dir, tasks, patches, repeat) : undefined;
      if (c !== undefined) figures.push(c);
      const spins = gcc && installed('spin') ? spin(dir, tasks, patches, repeat) : [];
      figures.push(...spins);
      const best = [...spins].sort((a, b) => a.cpu - b.cpu)[0];
      const r = gcc && installed('rumur') ? rumur(dir, tasks, patches, repeat) : undefined;
      if (r !== undefined) figures.push(r);
      if (model === '5,3' && !values['no-graph']) {
        const graph = medianOf(Array.from({ length: repeat }, () => ours('graph', tasks, patches)));
        if (graph !== undefined) {
          figures.push({ ...graph, tool: 'xstate/graph getAdjacencyMap' });
          claims.push(atLeast('xstate/graph getAdjacencyMap / ours on M(5,3)', graph.cpu / mine.cpu, 200));
        }
      }
      for (const f of figures) {
        const exact = f.states === expected;
        if (!exact) process.exitCode = 1;
        rows.push({
          model: `M(${model})`,
          tool: f.tool,
          cpu: short(f.cpu),
          'to ours': short(f.cpu / mine.cpu),
          states: f.states,
          exact,
        });
      }
      const perState = (f: Figure): number => (Number(f.detail?.peak) - idle) / expected;
      rows.push({
        model: `M(${model})`,
        tool: 'ours: peak bytes per state, less idle',
        cpu: perState(mine).toFixed(1),
      });
      rows.push({ model: `M(${model})`, tool: 'ours, no parents: the same', cpu: perState(lean).toFixed(1) });
      const compiling = Number(mine.detail?.compiling);
      const share = (part: number): string => `${short(part)} (${Math.round((100 * part) / mine.cpu)}%)`;
      rows.push(
        { model: `M(${model})`, tool: 'ours: of it compiling', cpu: share(compiling) },
        { model: `M(${model})`, tool: 'ours: of it searching', cpu: share(mine.cpu - compiling) },
      );
      if (best !== undefined && model === '8,3')
        claims.push(atMost(`ours / ${best.tool} on M(8,3)`, mine.cpu / best.cpu, 1 / 3));
      if (best !== undefined && model === '10,2')
        claims.push(atMost(`ours / ${best.tool} on M(10,2)`, mine.cpu / best.cpu, 1 / 4));
      if (model === '10,2') {
        claims.push(atMost('peak bytes per state on M(10,2)', perState(mine), 48));
        claims.push(atMost('stretch: peak bytes per state on M(10,2), no parents', perState(lean), 16));
      }
      // On a smaller one nearly all of ours is making the code.
      if (c !== undefined && model !== '5,3')
        claims.push(atMost(`stretch: ours / C by hand on M(${model})`, mine.cpu / c.cpu, 2.5));
      claims.push(...defects(dir, tasks, patches, gcc));
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  if (values.json) console.log(JSON.stringify({ rows, claims }, null, 2));
  else {
    console.table(rows);
    for (const { claim, figure, met } of claims)
      console.log(`${met ? 'met    ' : 'NOT MET'} ${claim}: ${figure}`);
  }
}

/** The defective model (a task may switch while inside): who finds it, and how long the trace is. */
function defects(dir: string, tasks: number, patches: number, gcc: boolean): readonly Claim[] {
  const mine = ours('search', tasks, patches, true);
  const claims: Claim[] = [
    {
      claim: `the defect of M(${tasks},${patches}) is found by ours`,
      figure: `${mine.detail.verdict} after ${mine.states} states, ${mine.detail.steps} steps, ${mine.cpu.toFixed(2)} s`,
      met: mine.detail.verdict === 'violated',
    },
  ];
  if (gcc && installed('spin')) {
    const first = spin(dir, tasks, patches, 1, true)[0];
    const met = Number(first?.detail?.errors) > 0;
    claims.push({
      claim: `… by ${first?.tool}`,
      figure: `${first?.states} states, ${first?.cpu.toFixed(2)} s`,
      met,
    });
  }
  if (gcc && installed('rumur')) {
    const found = rumur(dir, tasks, patches, 1, true);
    claims.push({
      claim: '… by rumur',
      figure: `${found?.cpu.toFixed(2)} s`,
      met: Number(found?.detail?.errors) > 0,
    });
  }
  return claims;
}

/** Three digits that say something. */
const short = (value: number): string => String(Number(value.toPrecision(3)));

const atMost = (claim: string, value: number, limit: number): Claim => ({
  claim,
  figure: `${value.toFixed(2)}, at most ${limit.toFixed(2)}`,
  met: value <= limit,
});
const atLeast = (claim: string, value: number, limit: number): Claim => ({
  claim,
  figure: `${value.toFixed(0)}, at least ${limit}`,
  met: value >= limit,
});
