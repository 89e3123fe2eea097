/** Whether data has the form of a scenario file; if not, the first thing that is wrong, in words, at its place. */
import { z } from 'zod';
import type { KlpError } from './error.ts';
import { type ScenarioFile, scenarioFile, scenarioJsonSchema } from './scenario-schema.ts';
import type { Path, Source } from './scenario-yaml.ts';
import { didYouMean } from './suggest.ts';

type Issue = z.core.$ZodIssue;

/** The part of JSON Schema that names the keys of a map. */
const keysSchema: z.ZodType<KeysSchema> = z.lazy(() =>
  z.object({
    properties: z.record(z.string(), keysSchema).optional(),
    additionalProperties: z.union([keysSchema, z.boolean()]).optional(),
    items: keysSchema.optional(),
    anyOf: z.array(keysSchema).optional(),
  }),
);
interface KeysSchema {
  readonly properties?: Record<string, KeysSchema> | undefined;
  readonly additionalProperties?: KeysSchema | boolean | undefined;
  readonly items?: KeysSchema | undefined;
  readonly anyOf?: KeysSchema[] | undefined;
}

let root: KeysSchema | undefined;

/** The keys that a map at `path` may have. */
function keysAt(path: Path): readonly string[] {
  root ??= keysSchema.parse(scenarioJsonSchema());
  let here: readonly KeysSchema[] = [root];
  const flatten = (schemas: readonly KeysSchema[]): readonly KeysSchema[] =>
    schemas.flatMap((s) => [s, ...flatten(s.anyOf ?? [])]);
  for (const part of path) {
    here = flatten(here).flatMap((s) => {
      if (typeof part === 'number') return s.items === undefined ? [] : [s.items];
      const own = s.properties?.[String(part)];
      if (own !== undefined) return [own];
      return typeof s.additionalProperties === 'object' ? [s.additionalProperties] : [];
    });
  }
  return [...new Set(flatten(here).flatMap((s) => Object.keys(s.properties ?? {})))];
}

const valueAt = (data: unknown, path: Path): unknown => {
  let here = data;
  for (const part of path) {
    if (here === null || typeof here !== 'object') return undefined;
    here = Reflect.get(here, part);
  }
  return here;
};

const shown = (value: unknown): string => {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  const text = typeof value === 'string' ? `"${value}"` : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  record: 'a map',
  array: 'a list',
  null: 'nothing',
};

/** What the part at `path` is called: its last name, e.g. `states[0].id of patch demo`. */
export function called(path: Path): string {
  const [top, name, ...rest] = path;
  const owner =
    top === 'patches' || top === 'modules' || top === 'tasks'
      ? { patches: 'patch', modules: 'module', tasks: 'task' }[top]
      : undefined;
  if (owner === undefined || name === undefined) return path.length === 0 ? 'the file' : joined(path);
  return rest.length === 0 ? `${owner} ${String(name)}` : `${joined(rest)} of ${owner} ${String(name)}`;
}

const joined = (path: Path): string =>
  path.map((p, i) => (typeof p === 'number' ? `[${p}]` : i === 0 ? String(p) : `.${String(p)}`)).join('');

/** The issue that matters among those of a union: of the branch that the value's own type fits. */
function innermost(issue: Issue, base: Path): { readonly issue: Issue; readonly path: Path } {
  const path = [...base, ...issue.path];
  if (issue.code !== 'invalid_union') return { issue, path };
  const branch = issue.errors.find((issues) => !issues.some((i) => i.path.length === 0 && wrongAtRoot(i)));
  const next = branch === undefined ? undefined : first(branch);
  return next === undefined ? { issue, path } : innermost(next, path);
}

const wrongAtRoot = (issue: Issue): boolean =>
  issue.code === 'invalid_type' || issue.code === 'invalid_value';

/** A mistyped key also makes the right one missing: the mistyped one is the thing to say. */
const first = (issues: readonly Issue[]): Issue | undefined =>
  issues.find((i) => i.code === 'unrecognized_keys') ?? issues[0];

/** What a union would have taken, in words. */
const wanted = (issue: Issue): string => {
  if (issue.code === 'invalid_type') return typeNames[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_value') return issue.values.map((v) => `"${String(v)}"`).join(', ');
  if (issue.code === 'invalid_union') {
    return [...new Set(issue.errors.flatMap((e) => e.map(wanted)))]
      .filter((w) => w !== 'nothing')
      .join(' or ');
  }
  return 'something else';
};

function explain(source: Source, issue: Issue, path: Path): KlpError {
  const value = valueAt(source.data, path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const key = issue.keys[0] ?? '';
      return source.fail('KLP1010', [...path, key], `"${key}" is not a key of ${called(path)}`, {
        key: true,
        hint: didYouMean(key, keysAt(path)),
      });
    }
    case 'invalid_type':
    case 'invalid_union':
      if (value === undefined) {
        return source.fail('KLP1012', path, `${called(path)} is missing`, {
          hint: `give it as ${wanted(issue)}`,
        });
      }
      return source.fail('KLP1011', path, `${called(path)} is ${shown(value)}`, {
        why: `it must be ${wanted(issue)}`,
      });
    case 'invalid_value':
      return source.fail('KLP1011', path, `${called(path)} is ${shown(value)}`, {
        why: `it must be one of ${wanted(issue)}`,
        hint: didYouMean(String(value), issue.values.map(String)),
      });
    case 'invalid_key':
      return source.fail('KLP1011', path, `"${String(path.at(-1))}" cannot be a name`, {
        key: true,
        why: 'a name is letters, digits, _, . and -, does not start with a digit, and is no word of JavaScript objects',
      });
    case 'too_small':
      return source.fail('KLP1011', path, `${called(path)} is ${shown(value)}`, {
        why:
          path.at(-1) === 'id' && path.includes('states')
            ? 'the id of a klp_state is not zero: id 0 ends the array (include/linux/livepatch.h)'
            : `it must be at least ${String(issue.minimum)}${issue.origin === 'array' || issue.origin === 'string' ? ' long' : ''}`,
      });
    case 'too_big':
      return source.fail('KLP1011', path, `${called(path)} is ${shown(value)}`, {
        why: `it must be at most ${String(issue.maximum)}`,
      });
    case 'invalid_format':
      return source.fail('KLP1011', path, `${called(path)} is ${shown(value)}`, {
        why: issue.format === 'regex' ? `it must match ${String(issue.pattern)}` : issue.message,
        hint:
          typeof value === 'string' &&
          /^\w+$/.test(value) &&
          path.some((p) => p === 'calls' || p === 'inside')
            ? `write it as object:function, e.g. vmlinux:${value}`
            : undefined,
      });
    default:
      return source.fail('KLP1011', path, `${called(path)} is ${shown(value)}`, { why: issue.message });
  }
}

/**
 * The data as a scenario file.
 * @throws KlpError KLP1010 (unknown key), KLP1011 (wrong value), KLP1012 (missing key)
 */
export function checkForm(source: Source): ScenarioFile {
  const result = scenarioFile.safeParse(source.data);
  if (result.success) return result.data;
  const issue = first(result.error.issues);
  if (issue === undefined) throw source.fail('KLP1011', [], 'this is not a scenario');
  const inner = innermost(issue, []);
  throw explain(source, inner.issue, inner.path);
}
