/**
 * What a call through a site costs, beside a bare indirect call in the same run (semantics.md §2.7).
 *
 * Every figure is the median over rounds; in each round the case and its baseline run right after one another over
 * equally many targets, so that caches and clock changes hit both. Both loops are made megamorphic first: otherwise the
 * baseline would be inlined and no call be measured at all.
 *
 *     npm run bench -- hot-path [--rounds N] [--calls N] [--json]
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { linux_6_12 } from '../spec/kernels/6.12.ts';
import type { FunctionDesc, ModuleDesc } from '../src/engine/description.ts';
import { Kernel } from '../src/engine/kernel.ts';
import { choose } from '../src/engine/site.ts';
import type { Body, Task } from '../src/engine/state.ts';
import { usualKernel, usualTask } from '../src/shell/usual.ts';

interface Target {
  target: Body;
}

interface Case {
  readonly name: string;
  /** What the figure is. */
  readonly unit: 'x' | 'ns' | 'bytes';
  readonly limit: number;
  readonly figure: number;
}

const original = (_ctx: unknown, _task: Task, arg: unknown): unknown => arg;
const replacement = (_ctx: unknown, _task: Task, arg: unknown): unknown => arg;

const functionNames = (n: number): string[] => Array.from({ length: n }, (_, i) => `f${i}`);
const functionsOf = (names: readonly string[]): FunctionDesc[] =>
  names.map((name) => ({ name, run: original }));

const patchOf = (name: string, names: readonly string[]): ModuleDesc => ({
  name,
  patch: {
    objects: [
      { name: null, funcs: names.map((f) => ({ oldName: f, newFunc: { name: f, run: replacement } })) },
    ],
  },
});

interface Callable {
  readonly entry: Body;
}

interface World {
  readonly targets: readonly Callable[];
  /** The code that `task` gets at each of them. */
  readonly bodies: readonly Body[];
  readonly task: Task;
}

/** A kernel with `n` functions, `depth` patches over each; `transition`: a task keeps the last patch in transition. */
function kernelWith(n: number, depth: number, transition: boolean): World {
  const names = functionNames(n);
  const k = new Kernel({ ...usualKernel, profile: linux_6_12, functions: functionsOf(names) });
  const task = k.createTask(usualTask({ name: 't', kind: 'kthread', running: false }));
  for (let d = 0; d < depth; d++) {
    if (transition && d === depth - 1) k.wake('t');
    k.insmod(patchOf(`p${d}`, names));
  }
  const targets = names.map((f) => k.site(`vmlinux:${f}`));
  return { targets, bodies: targets.map((site) => choose(site, task).code?.body ?? nothing), task };
}

/** The cheapest thing a call through a table can be: as many objects, each with the code that `task` gets there. */
const bare = (targets: readonly Callable[], bodies: readonly Body[]): Target[] =>
  targets.map((_, i) => ({ target: bodies[i] ?? nothing }));

const nothing: Body = () => undefined;

function spinBare(targets: readonly Target[], task: Task, calls: number): number {
  let sum = 0;
  let i = 0;
  for (let c = 0; c < calls; c++) {
    const t = targets[i];
    if (t !== undefined && t.target(task, c) === c) sum++;
    i = i + 1 === targets.length ? 0 : i + 1;
  }
  return sum;
}

function spinSites(sites: readonly Callable[], task: Task, calls: number): number {
  let sum = 0;
  let i = 0;
  for (let c = 0; c < calls; c++) {
    const s = sites[i];
    if (s !== undefined && s.entry(task, c) === c) sum++;
    i = i + 1 === sites.length ? 0 : i + 1;
  }
  return sum;
}

/** Shows both loops many kinds of functions, so that neither can assume one. */
function makeMegamorphic(task: Task): void {
  const kinds: Body[] = [
    (_t, arg) => arg,
    (_t, arg) => (arg === 7 ? 8 : arg),
    (t, arg) => (t.pending ? 0 : arg),
    (t, arg) => (t.running ? arg : arg),
    (_t, arg) => [arg][0],
    (_t, arg) => (String(arg).length > 99 ? 0 : arg),
  ];
  spinBare(
    kinds.map((target) => ({ target })),
    task,
    200_000,
  );
  for (const transition of [false, true]) {
    const some = kernelWith(6, 1, transition);
    spinSites(some.targets, some.task, 200_000);
    some.targets.forEach((site, i) => {
      Object.assign(site, { entry: kinds[i] });
    });
    spinSites(some.targets, task, 200_000);
  }
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

function timed(spin: () => number, calls: number): number {
  const start = process.hrtime.bigint();
  if (spin() !== calls) throw new Error('a call computed something else');
  return Number(process.hrtime.bigint() - start) / calls;
}

interface Options {
  readonly rounds: number;
  /** Calls per round and case. */
  readonly calls: number;
  /** Calls over which allocations are counted. */
  readonly allocationCalls: number;
}

/** Nanoseconds per call of both, and their quotient; medians over the rounds. */
function compare(
  a: () => number,
  b: () => number,
  { rounds, calls }: Options,
): { a: number; b: number; ratio: number } {
  const as: number[] = [];
  const bs: number[] = [];
  const ratios: number[] = [];
  for (let r = 0; r < rounds + 2; r++) {
    // Taking turns at going first, so that neither profits from the other's warming up.
    const first = r % 2 === 0;
    let x = first ? timed(a, calls) : 0;
    const y = timed(b, calls);
    if (!first) x = timed(a, calls);
    if (r < 2) continue;
    as.push(x);
    bs.push(y);
    ratios.push(x / y);
  }
  return { a: median(as), b: median(bs), ratio: median(ratios) };
}

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/**
 * Bytes of heap that calls take, beyond what measuring takes: in portions small enough that no collection falls into
 * one and hides what it freed.
 */
export function allocated(targets: readonly Callable[], task: Task, calls: number): number {
  const portion = 50_000;
  const measure = (n: number): number => {
    const before = process.memoryUsage().heapUsed;
    spinSites(targets, task, n);
    return process.memoryUsage().heapUsed - before;
  };
  // What a call allocates is there every time; what the engine's compiler allocates beside it is not.
  const once = (): number => {
    collectGarbage();
    measure(0);
    const overhead = measure(0);
    return measure(portion) - overhead;
  };
  let bytes = 0;
  for (let done = 0; done < calls; done += portion) {
    let taken = once();
    for (let again = 0; again < 3 && taken > 0; again++) taken = Math.min(taken, once());
    bytes += Math.max(0, taken);
  }
  return bytes;
}

/** A kernel's sites against a bare call of the same code. */
function againstBare(kernel: World, options: Options): { a: number; b: number; ratio: number } {
  const direct = bare(kernel.targets, kernel.bodies);
  // What lives on is moved together now, and not while one of the two is measured.
  collectGarbage();
  collectGarbage();
  const { calls } = options;
  return compare(
    () => spinSites(kernel.targets, kernel.task, calls),
    () => spinBare(direct, kernel.task, calls),
    options,
  );
}

/** Measures everything. */
export function measureHotPath(options: Options): Case[] {
  const cases: Case[] = [];
  makeMegamorphic(kernelWith(1, 0, false).task);
  for (const n of [1, 100, 10_000]) {
    cases.push({
      name: `unpatched call, ${n} sites`,
      unit: 'x',
      limit: 1.1,
      figure: againstBare(kernelWith(n, 0, false), options).ratio,
    });
    cases.push({
      name: `patched call, ${n} patched functions`,
      unit: 'x',
      limit: 1.25,
      figure: againstBare(kernelWith(n, 1, false), options).ratio,
    });
    const moving = againstBare(kernelWith(n, 1, true), options);
    cases.push({
      name: `in transition, ${n} patched functions: more than a bare call`,
      unit: 'ns',
      limit: 10,
      figure: moving.a - moving.b,
    });
  }
  const deep = kernelWith(100, 8, false);
  cases.push({
    name: 'func_stack of depth 8 beside depth 1',
    unit: 'x',
    limit: 1.1,
    figure: againstBare(deep, options).ratio / againstBare(kernelWith(100, 1, false), options).ratio,
  });
  const moving = kernelWith(100, 8, true);
  for (const [name, kernel] of [
    ['patched', deep],
    ['in transition', moving],
  ] as const) {
    cases.push({
      name: `allocated over 10^${Math.log10(options.allocationCalls)} calls, ${name}`,
      unit: 'bytes',
      limit: 0,
      figure: allocated(kernel.targets, kernel.task, options.allocationCalls),
    });
  }
  return cases;
}

const met = (c: Case): boolean => c.figure <= c.limit;

function show(c: Case): string {
  const digits = c.unit === 'x' ? 2 : c.unit === 'ns' ? 1 : 0;
  const unit = c.unit === 'x' ? '×' : ` ${c.unit}`;
  const sign = met(c) ? 'met' : 'NOT MET';
  return `${c.name.padEnd(58)} ${(c.figure.toFixed(digits) + unit).padStart(10)}   limit ${c.limit}${unit}   ${sign}`;
}

function option(args: readonly string[], name: string, initial: number): number {
  const at = args.indexOf(name);
  const value = at < 0 ? initial : Number(args[at + 1]);
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`${name} needs a positive whole number`);
  return value;
}

/** Runs the benchmark and prints its figures, met or not. */
export function run(args: readonly string[]): void {
  const cases = measureHotPath({
    rounds: option(args, '--rounds', 31),
    calls: option(args, '--calls', 2_000_000),
    allocationCalls: 10_000_000,
  });
  if (args.includes('--json')) console.log(JSON.stringify(cases.map((c) => ({ ...c, met: met(c) }))));
  else for (const c of cases) console.log(show(c));
}
