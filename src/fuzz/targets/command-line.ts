/** Command lines of every verb but `shell`, whose input are scripts. */
import fc from 'fast-check';
import { run } from '../../cli/main.ts';
import { anyText, mostly } from '../mutate.ts';
import { target } from '../target.ts';

/** Small ones: how long a search takes is no question of what is read. */
const scenarios = [
  'transitions/kthread-never-leaves',
  'transitions/idle-cpu',
  'legacy/module-comes-while-disabled',
] as const;

type Words = readonly string[];

/** How each verb's line begins, so that its work is bounded, and what may come after it. */
const verbs: readonly { readonly begin: Words; readonly more: readonly Words[] }[] = [
  {
    begin: ['check', '--jobs', '1', '--max-states', '300'],
    more: [
      ['--property', 'code-stays'],
      ['--property', 'settled'],
      ['--json'],
      ['--first'],
      ['--timeout', '1'],
      ['--max-memory', '16'],
    ],
  },
  {
    begin: ['simulate'],
    more: [['--on', 'engine'], ['--do', 'load livepatch_sample'], ['--do', 'retry'], ['--story'], ['--json']],
  },
  {
    begin: ['export', '--max-states', '300'],
    more: [
      ...[
        ['--as', 'mermaid'],
        ['--as', 'itf'],
        ['--as', 'sh'],
        ['--as', 'log'],
        ['--as', 'json'],
        ['--deadlock'],
      ],
      ...[['--property', 'code-stays'], ['--do', 'retry'], ['--json'], ['--mermaid', 'patch'], ['--mermaid']],
    ],
  },
  { begin: ['diff', '--limit', '20', '--beyond', '2', '6.12', '5.1'], more: [['--json'], ['--markdown']] },
  {
    begin: ['replay', '--limit', '100', '--lines', '100'],
    more: [
      ['--start', 'running'],
      ['--debug', 'on'],
      ['--commands', 'off'],
      ['--kernel', '4.0'],
      ['--scenario', scenarios[0]],
      ['--json'],
    ],
  },
  { begin: ['generate', '--check', '--states', '50'], more: [['--coverage'], ['--json']] },
  {
    begin: ['lockstep', '--limit', '30'],
    more: [['--walks', '2'], ['--length', '20'], ['--seed', '5'], ['--path', '0'], ['--json']],
  },
  { begin: ['selftest'], more: [['--kernel', '6.1'], ['--test', 'x'], ['--cpus', '1'], ['--json']] },
  { begin: ['completion'], more: [['bash'], ['zsh'], ['fish']] },
  { begin: ['help'], more: [['check'], ['replay']] },
];

const words = [
  ...[
    '--help',
    '-h',
    '--version',
    '-V',
    '--json',
    '--property',
    '--do',
    '--as',
    '--limit',
    '--kernel',
    '--start',
    '--check',
  ],
  ...[
    '0',
    '1',
    '5',
    '--',
    '',
    '.',
    'no-such-file.yaml',
    'no.itf.json',
    'package.json',
    'check',
    'simulate',
    'export',
  ],
  ...scenarios,
];

/** Words that write files, open a prompt, read standard input, call git, or search everything. */
const barred = (word: string): boolean =>
  /^-[^-]*o/.test(word) ||
  /^--(output|report|docs|stately|svg|shipped|properties|machine)\b/.test(word) ||
  word === '-' ||
  word.startsWith('/') ||
  word.includes('..') ||
  (/^\d+$/.test(word) && Number(word) > 300);

const line: fc.Arbitrary<Words> = fc
  .constantFrom(...verbs)
  .chain(({ begin, more }) =>
    fc.tuple(
      fc.constant(begin),
      mostly(fc.constantFrom(...scenarios), fc.constantFrom('no-such-scenario', '')),
      fc.array(
        fc.oneof(
          { weight: 5, arbitrary: fc.constantFrom(...more) },
          { weight: 1, arbitrary: anyText(words).map((word) => [word]) },
        ),
        { maxLength: 4 },
      ),
    ),
  )
  .map(([begin, scenario, rest]) => {
    const more = rest.flat().filter((word) => !barred(word));
    // Verbs that take all that is shipped when nothing is named get a name; a completion is for a shell.
    const takesScenario = !['completion', 'help', 'selftest'].includes(begin[0] ?? '');
    return [...begin, ...(takesScenario ? [scenario] : []), ...more];
  });

/** Lines of any words, that begin with no verb. */
const loose = fc
  .array(anyText(words), { maxLength: 5 })
  .map((found) => found.filter((word) => !barred(word)))
  .filter(([first]) => first?.startsWith('-') !== true && first !== 'check' && first !== 'shell');

const documented: ReadonlySet<number> = new Set([0, 1, 10, 11, 12, 13, 14, 15, 16]);

export const commandLineTargets = [
  target<readonly string[]>({
    name: 'command-line',
    what: 'command lines of every verb but shell',
    share: 1,
    input: fc.oneof({ weight: 9, arbitrary: line }, { weight: 1, arbitrary: loose }),
    attempt: async (args) => {
      const out: string[] = [];
      const err: string[] = [];
      const code = await run(args, {
        out: (text) => out.push(text),
        err: (text) => err.push(text),
        progress: () => {},
        color: false,
        exit: () => {},
      });
      const said = [...out, ...err].join('\n');
      if (!documented.has(code) || said.includes('KLP9000')) throw new Error(`exit ${code}: ${said}`);
      if (/^\s+at .*:\d+:\d+/m.test(said)) throw new Error(`it shows our insides: ${said}`);
      if (code === 1 && said.trim() === '') throw new Error('exit 1 without a message');
      return `exit ${code}`;
    },
    show: (args) => `klp ${args.map((a) => JSON.stringify(a)).join(' ')}`,
  }),
];
