import type { Outcome } from './behaviour.ts';
import type { Condition } from './condition.ts';
import type { Env } from './env.ts';
import { CompileError } from './fault.ts';
import { follow, isLarger, testedBy } from './forest.ts';
import type { Frame } from './frame.ts';
import type { Variable } from './shape.ts';
import { kidsByValues, type Tree } from './tree.ts';

/** What writes conditions into a frame. */
export interface ConditionWriter {
  readonly frame: Frame;
  readonly table: (values: readonly number[]) => string;
  /** Code of an expression that stops the search with a message. */
  readonly stop: (kind: 'throws', place: string, why: string) => string;
}

/** A condition as a JavaScript expression. */
export function codeOf(c: Condition, env: Env, to: ConditionWriter): string {
  if (typeof c === 'boolean') return String(c);
  switch (c.kind) {
    case 'and':
      return `(${c.of.map((x) => codeOf(x, env, to)).join('&&')})`;
    case 'or':
      return `(${c.of.map((x) => codeOf(x, env, to)).join('||')})`;
    case 'not':
      return `!${codeOf(c.of, env, to)}`;
    case 'code':
      return c.code((v) => to.frame.expr(v, env));
    case 'range':
      return member(
        c.variable,
        env.possible(c.variable).filter((i) => i >= c.lo && i <= c.hi),
        env,
        to,
      );
    case 'tree':
      return tableOf(c.tree, env, to) ?? codeOfTree(c.tree, c.place, env, to);
  }
}

/** A large tree over few variables, as a table. */
function tableOf(tree: Tree<Outcome<boolean>>, env: Env, to: ConditionWriter): string | undefined {
  if (!isLarger(tree, longestChain)) return undefined;
  const tests = [...(testedBy(tree) ?? [])];
  const size = tests.reduce((n, v) => n * v.size, 1);
  if (tests.length === 0 || size > largestTable) return undefined;
  const values: number[] = [];
  const at = new Map<Variable, number>();
  for (let i = 0; i < size; i++) {
    let rest = i;
    for (let t = tests.length - 1; t >= 0; t--) {
      const v = tests[t];
      if (v === undefined) continue;
      at.set(v, rest % v.size);
      rest = Math.floor(rest / v.size);
    }
    const outcome = follow(tree, (v) => at.get(v) ?? 0);
    // Where the function throws, a table would hide it.
    if (outcome?.ok !== true) return undefined;
    values.push(outcome.value ? 1 : 0);
  }
  const index = tests.reduce((code, v) => {
    const x = to.frame.expr(v, env);
    return code === '' ? x : `(${code})*${v.size}+${x}`;
  }, '');
  return `(${to.table(values)}[${index}]!==0)`;
}

const largestTable = 1 << 20;

/** Trees up to this many tests are written as tests. */
const longestChain = 24;

function codeOfTree(tree: Tree<Outcome<boolean>>, place: string, env: Env, to: ConditionWriter): string {
  if (tree.kind === 'leaf')
    return tree.value.ok ? String(tree.value.value) : to.stop('throws', place, tree.value.why);
  if (tree.kind === 'check') throw new CompileError('construct', place, 'a guard that checks guards');
  const order = kidsByValues(tree.kids, env.possible(tree.variable)).sort(
    (a, b) => a[1].length - b[1].length,
  );
  let code = '';
  for (const [i, [kid, values]] of order.entries()) {
    const inner = codeOfTree(kid, place, env.narrow(tree.variable, values), to);
    if (i === order.length - 1) {
      code += inner;
      break;
    }
    const test = member(tree.variable, values, env, to);
    const last = order.length === i + 2;
    const other = last ? order[i + 1] : undefined;
    const otherCode =
      other === undefined ? undefined : codeOfTree(other[0], place, env.narrow(tree.variable, other[1]), to);
    if (otherCode === 'false') return `(${code}${inner === 'true' ? test : `(${test}&&${inner})`})`;
    if (otherCode === 'true' && inner === 'false') return `(${code}!${test})`;
    if (inner === 'true' && otherCode !== undefined) return `(${code}(${test}||${otherCode}))`;
    if (inner === 'false' && otherCode !== undefined) return `(${code}(!${test}&&${otherCode}))`;
    code += `${test}?${inner}:`;
  }
  return `(${code})`;
}

/** Is the variable one of `values`? Written as the cheapest test. */
export function member(
  v: Variable,
  values: readonly number[],
  env: Env,
  to: Pick<ConditionWriter, 'frame' | 'table'>,
): string {
  const possible = env.possible(v);
  if (values.length === 0) return 'false';
  if (values.length === possible.length) return 'true';
  const x = to.frame.expr(v, env);
  if (values.length === 1) return `(${x}===${values[0]})`;
  const others = possible.filter((i) => !values.includes(i));
  if (others.length === 1) return `(${x}!==${others[0]})`;
  const first = values[0] ?? 0;
  const final = values[values.length - 1] ?? 0;
  if (!others.some((i) => i >= first && i <= final)) {
    const low = others.some((i) => i < first) ? `${x}>=${first}` : '';
    const high = others.some((i) => i > final) ? `${x}<=${final}` : '';
    return `(${[low, high].filter((s) => s !== '').join('&&')})`;
  }
  if (v.size <= 32) return `(((${values.reduce((m, i) => m | (1 << i), 0)}>>>${x})&1)!==0)`;
  const set = new Set(values);
  return `(${to.table(Array.from({ length: v.size }, (_, i) => (set.has(i) ? 1 : 0)))}[${x}]!==0)`;
}
