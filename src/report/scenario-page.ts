/**
 * docs/reference/scenario.md: every key of a scenario file, from the schema that reads it; events and effects from the tables
 * in spec/vocabulary.ts and spec/effects.ts.
 */
import { readFileSync } from 'node:fs';
import { scenarioJsonSchema } from '../../spec/scenario-schema.ts';

type Schema = ReturnType<typeof scenarioJsonSchema>;
type Part = Schema | boolean | undefined;

const isSchema = (part: unknown): part is Schema =>
  typeof part === 'object' && part !== null && !Array.isArray(part);
const one = (part: unknown): Schema => (isSchema(part) ? part : {});

/** Ways to write a value. */
const choices = (schema: Schema): readonly Schema[] => (schema.anyOf ?? [schema]).filter(isSchema);

/** The long form: the one with keys. */
const long = (schema: Schema): Schema | undefined => choices(schema).find((s) => s.properties !== undefined);

function typeOf(schema: Schema): string {
  if (schema.anyOf !== undefined)
    return choices(schema)
      .map(typeOf)
      .filter((t) => t !== 'nothing')
      .join(' or ');
  if (schema.enum !== undefined) return schema.enum.map((e) => `\`${String(e)}\``).join(', ');
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  switch (schema.type) {
    case 'array':
      return `list of ${typeOf(one(schema.items)).replace(/ or .*/, (rest) => rest.replaceAll(' or ', ' or of '))}`;
    case 'object': {
      const { properties, additionalProperties: any } = schema;
      const keys = Object.values(properties ?? {});
      const simple =
        keys.length <= 3 && keys.every((k) => one(k).properties === undefined && long(one(k)) === undefined);
      if (properties !== undefined) {
        return simple ? `\`{ ${Object.keys(properties).join(', ')} }\`` : 'keys, below';
      }
      return long(one(any)) === undefined
        ? `names, each with ${typeOf(one(any))}`
        : 'names, each with keys, below';
    }
    case 'integer':
      return 'integer';
    case 'null':
      return 'nothing';
    case 'boolean':
      return '`true`, `false`';
    case undefined:
      return 'anything';
    default:
      return 'text';
  }
}

/** A cell of a table; what is not code is taken by the letter. */
const cell = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, i) => (i % 2 === 1 ? part : part.replaceAll('<', '\\<').replaceAll('*', '\\*')))
    .join('')
    .replaceAll('|', '\\|');

function table(schema: Schema): string {
  const required = new Set(schema.required ?? []);
  const rows = Object.entries(schema.properties ?? {}).map(([key, part]: [string, Part]) => {
    const value = one(part);
    const must = required.has(key) ? ' (required)' : '';
    return `| \`${key}\`${must} | ${cell(typeOf(value))} | ${cell(value.description ?? '')} |`;
  });
  return ['| key | value | what it says |', '|---|---|---|', ...rows].join('\n');
}

/** The part of the schema that a path leads to; `*` is any name or item. */
function at(schema: Schema, ...path: readonly string[]): Schema {
  let here = schema;
  for (const step of path) {
    const next = choices(here).flatMap((s) =>
      step === '*' ? [s.additionalProperties, s.items] : [s.properties?.[step]],
    );
    const found = next.find(isSchema);
    if (found === undefined) throw new Error(`the schema has no ${path.join('.')}`);
    here = found;
  }
  return long(here) ?? here;
}

/** Rows of the tables in a file's comments whose first cell looks like `first`. */
function rowsOf(file: string, first: RegExp): readonly (readonly string[])[] {
  const text = readFileSync(new URL(`../../spec/${file}`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .flatMap((line) =>
      line.startsWith(' * |')
        ? [
            line
              .slice(4, -1)
              .split('|')
              .map((text) => text.trim()),
          ]
        : [],
    )
    .filter((cells) => first.test(cells[0] ?? ''));
}

const markdown = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** How an event is written, in the order of spec/event-name.ts. */
function written(): ReadonlyMap<string, string> {
  const text = readFileSync(new URL('../../spec/event-name.ts', import.meta.url), 'utf8');
  return new Map(
    [...text.matchAll(/^ {2}(\w+): '(.+)',$/gm)].map(([, type = '', usage = '']) => [type, usage]),
  );
}

export function scenarioPage(): string {
  const schema = scenarioJsonSchema();
  const usage = written();
  const events = rowsOf('vocabulary.ts', /^(?!event$)\w+$/).map(([type = '', what = '', when = '']) => {
    const form = usage.get(type);
    if (form === undefined) throw new Error(`spec/event-name.ts does not say how ${type} is written`);
    return [`\`${form}\``, what, when].map(cell);
  });
  const effects = rowsOf('effects.ts', /^/)
    .filter(([name]) => name !== 'effect' && !/^-+/.test(name ?? ''))
    .map((cells) => cells.map(cell));
  return `# The scenario file

A YAML file that names livepatches, target modules and tasks, and says what may happen to them. This page is written from
spec/scenario-schema.ts by \`npx tsx src/report/write-scenario-page.ts\`; [write a scenario](../how-to/write-a-scenario.md)
shows the keys at work. Where a short form says all there is to say, it may stand for the long one. Unknown keys are refused.

Shipped scenarios lie in spec/scenarios. Those in its folder \`large\` are checked, but no tests are generated from them and
\`klp lockstep\` does not step through all of their transitions; both name what they leave out.

## The file

${table(schema)}

## patches: a livepatch

${table(at(schema, 'patches', '*'))}

### params: a module parameter

A number, or a list of numbers: an integer with these values. Or:

${table(at(schema, 'patches', '*', 'params', '*'))}

An event gives a parameter a text, as user space does. A plain number must be one of the values; any other text stands for
what the kernel reads in it:

| type | texts | refused |
|---|---|---|
| \`int\` | a sign, then digits: hexadecimal after \`0x\`, octal after \`0\`, else decimal; one newline may follow | -EINVAL what is no number, -ERANGE what no int holds |
| \`bool\` | \`Y\`, \`y\`, \`T\`, \`t\`, \`1\`, \`on\`, or \`N\`, \`n\`, \`F\`, \`f\`, \`0\`, \`off\`, whatever follows; for insmod also the name alone | -EINVAL anything else |
| \`array of int\` | integers between commas | as \`int\`, and -EINVAL one too many; the elements before it are the new list |

insmod is refused with the errno of the last fault, and the kernel logs a line for each. A name of \`unknownParams\` is a warning.
A file is opened against its mode with -EACCES. View and generated tests show values as the kernel does: \`-19\`, \`Y\`, \`1,2\`. The
scenarios in [spec/scenarios/parameters/](../../spec/scenarios/parameters/) show all of it.

### objects: what it changes in vmlinux or a module

${table(at(schema, 'patches', '*', 'objects', '*'))}

### funcs: a function

A name alone, or:

${table(at(schema, 'patches', '*', 'objects', '*', 'funcs', '*'))}

### callbacks: what one does

Each of \`pre_patch\`, \`post_patch\`, \`pre_unpatch\` and \`post_unpatch\`: a list of effects, or

${table(at(schema, 'patches', '*', 'objects', '*', 'callbacks', 'pre_patch'))}

### effects

${table(at(schema, 'patches', '*', 'exit', '*'))}

What each does, to the data of patch P, v being P's version of state i (spec/effects.ts says it in full):

${markdown(['effect', 'outcome', 'what it does'], effects)}

## modules: a target module

${table(at(schema, 'modules', '*'))}

## tasks

${table(at(schema, 'tasks', '*'))}

## explore and story: events

An event is one operation under \`klp_mutex\`, or one step of one task. In \`explore\`, a pattern stands for all that it matches,
word by word (\`write * enabled 0\`); a last word \`*\` also stands for several. \`default\` is what happens without \`explore\`:
everything but \`force\`, \`setParam\`, \`fork\`, \`exit\`, \`sysctl\` and \`kprobe\`.

${markdown(['event', 'stands for', 'possible when'], events)}

A step of the \`story\` is an event, or an event and the lines it logs:

${table(at(schema, 'story', '*'))}

## expect

${table(at(schema, 'expect'))}
`;
}
