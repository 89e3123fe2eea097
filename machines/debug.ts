/**
 * Dynamic debug (Documentation/admin-guide/dynamic-debug-howto): which debug lines of the livepatch core the kernel log
 * takes, as `/sys/kernel/debug/dynamic_debug/control` says it. Scenarios observe every line, so this changes nothing else.
 */
import { bool, oneOf, vec } from '../spec/domain.ts';
import { errno as errnoOf } from '../spec/errno.ts';
import * as observe from './observe.ts';
import type { Plan } from './plan.ts';
import type { Chart } from './rules.ts';

interface DebugLine {
  readonly line: number;
  readonly func: string;
  readonly format: string;
}

const file = 'kernel/livepatch/transition.c';
const owner = 'livepatch';

/** The debug lines of the livepatch core, in the order of the source (Linux 6.12). */
const lines: readonly DebugLine[] = [
  { line: 97, func: 'klp_complete_transition', format: `'%s': completing %s transition\\n` },
  {
    line: 168,
    func: 'klp_cancel_transition',
    format: `'%s': canceling patching transition, going to unpatch\\n`,
  },
  { line: 341, func: 'klp_try_switch_task', format: '%s: %s:%d is running\\n' },
  { line: 345, func: 'klp_try_switch_task', format: '%s: %s:%d has an unreliable stack\\n' },
  { line: 349, func: 'klp_try_switch_task', format: '%s: %s:%d is sleeping on function %s\\n' },
  { line: 574, func: 'klp_init_transition', format: `'%s': initializing %s transition\\n` },
  { line: 641, func: 'klp_reverse_transition', format: `'%s': reversing transition from %s\\n` },
];

/** The queries that the scenario writes, each once. */
const queries = ({ scenario }: Plan): readonly string[] => [
  ...new Set(scenario.alphabet.flatMap((e) => (e.type === 'debug' ? [e.query] : []))),
];

const used = (plan: Plan): boolean => queries(plan).length > 0;

export const domains = (plan: Plan) => ({
  /** Which debug lines the log takes. */
  debug: vec(lines.length, used(plan) ? bool() : oneOf(never)),
});

const never: boolean = false;

export const initialDebug = (): readonly boolean[] => lines.map(() => false);

/** What the control file shows, by place; `undefined` in scenarios that never write to it. */
export const debugView = (plan: Plan, on: readonly boolean[]): Record<string, string> | undefined =>
  used(plan)
    ? Object.fromEntries(
        lines.map(({ line, func, format }, i) => [
          `${file}:${line}`,
          `[${owner}]${func} =${on[i] === true ? 'p' : '_'} "${format}"`,
        ]),
      )
    : undefined;

/** The number of a query in its events. */
export const queryNumber = (plan: Plan, query: string): number => queries(plan).indexOf(query);

/** The chart of the control file; none in scenarios that never write to it. */
export const debug = (plan: Plan): Record<string, Chart> =>
  used(plan)
    ? {
        'dynamic debug': {
          id: 'dynamic debug',
          on: Object.fromEntries(
            queries(plan).map((text, i) => {
              const { on, off, wrong } = effectOf(text);
              return [
                `debug.${i}`,
                {
                  actions: [
                    { type: 'setDebug', params: { on, off } } as const,
                    observe.errno(wrong ? errnoOf('EINVAL') : 0),
                  ],
                  description:
                    'dynamic-debug-howto: each command of the query in turn; a wrong one is skipped',
                },
              ];
            }),
          ),
        },
      }
    : {};

/** What a text does that is written to the control file, whatever was on before. */
function effectOf(text: string): { readonly on: number[]; readonly off: number[]; readonly wrong: boolean } {
  const to = new Map<number, boolean>();
  let wrong = false;
  for (const command of text.split('\n').flatMap((row) => row.split(';'))) {
    const parsed = parse(words(command));
    if (parsed === 'nothing') continue;
    if (parsed === 'wrong') {
      wrong = true;
      continue;
    }
    for (const [i, line] of lines.entries()) {
      if (parsed.to !== undefined && parsed.selects.every((selects) => selects(line))) to.set(i, parsed.to);
    }
  }
  const those = (value: boolean): number[] => [...to].flatMap(([i, is]) => (is === value ? [i] : []));
  return { on: those(true), off: those(false), wrong };
}

/** Words between blanks; one in double quotes may hold blanks. A # starts a comment. */
function words(command: string): readonly string[] {
  const found: string[] = [];
  let rest = command;
  const comment = rest.indexOf('#');
  if (comment >= 0) rest = rest.slice(0, comment);
  while (rest.trimStart() !== '') {
    rest = rest.trimStart();
    const close = rest.startsWith('"') ? rest.indexOf('"', 1) : -1;
    const end = close > 0 ? close : blank(rest);
    found.push(close > 0 ? rest.slice(1, end) : rest.slice(0, end));
    rest = rest.slice(close > 0 ? end + 1 : end);
  }
  return found;
}

const blank = (text: string): number => {
  const at = [...text].findIndex((c) => c === ' ' || c === '\t');
  return at < 0 ? text.length : at;
};

type Selects = (line: DebugLine) => boolean;

interface Command {
  readonly selects: readonly Selects[];
  /** What becomes of the flag p; `undefined`: it stays. */
  readonly to: boolean | undefined;
}

function parse(all: readonly string[]): Command | 'wrong' | 'nothing' {
  const flags = all.at(-1);
  if (flags === undefined) return 'nothing';
  const [operation = '', ...letters] = flags;
  if (!'+-='.includes(operation) || letters.length === 0 || letters.some((c) => !'pfmltd_'.includes(c))) {
    return 'wrong';
  }
  const pairs = all.slice(0, -1);
  if (pairs.length % 2 !== 0) return 'wrong';
  const selects: Selects[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    const one = selection(pairs[i] ?? '', pairs[i + 1] ?? '');
    if (one === undefined) return 'wrong';
    selects.push(one);
  }
  const prints = letters.includes('p');
  switch (operation) {
    case '+':
      return { selects, to: prints ? true : undefined };
    case '-':
      return { selects, to: prints ? false : undefined };
    default:
      return { selects, to: prints };
  }
}

function selection(keyword: string, value: string): Selects | undefined {
  switch (keyword) {
    case 'func':
      return ({ func }) => fits(value, func);
    case 'file':
      return () => fits(value, file) || fits(value, file.slice(file.lastIndexOf('/') + 1));
    case 'module':
      return () => fits(value, owner);
    case 'format':
      return ({ format }) => format.includes(value);
    case 'line': {
      const [first = '', last, ...more] = value.split('-');
      if (more.length > 0 || [first, last ?? ''].some((n) => [...n].some((c) => c < '0' || c > '9'))) {
        return undefined;
      }
      const from = first === '' ? 0 : Number(first);
      const upTo = last === undefined ? from : last === '' ? Infinity : Number(last);
      return ({ line }) => from <= line && line <= upTo;
    }
    default:
      return undefined;
  }
}

/** Whether a text fits a pattern: `*` stands for any characters, `?` for one. */
function fits(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  if (pattern.startsWith('*')) {
    return fits(pattern.slice(1), text) || (text !== '' && fits(pattern, text.slice(1)));
  }
  return (
    text !== '' && (pattern[0] === '?' || pattern[0] === text[0]) && fits(pattern.slice(1), text.slice(1))
  );
}
